"""How the house is built: a class of ours has at most one other of ours above it, and holds the rest as parts."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import packview


def classes_of_ours() -> Iterator[type]:
    """Every class of every module, those inside classes too."""
    for module in pkgutil.walk_packages(packview.__path__, "packview."):
        if not module.name.endswith(".__main__"):
            yield from _classes(importlib.import_module(module.name), module.name)


def _classes(owner: object, module: str) -> Iterator[type]:
    for value in vars(owner).values():
        if inspect.isclass(value) and value.__module__ == module:
            yield value
            yield from _classes(value, module)


def ancestors(cls: type) -> list[type]:
    """The classes of ours above a class."""
    return [one for one in cls.__mro__[1:] if one.__module__.partition(".")[0] == "packview"]


def test_a_class_has_at_most_one_ancestor_of_ours() -> None:
    found = {
        f"{cls.__module__}.{cls.__qualname__}: {', '.join(one.__name__ for one in ancestors(cls))}"
        for cls in classes_of_ours()
        if len(ancestors(cls)) > 1
        and not issubclass(cls, Exception)  # a hierarchy of errors is what `except` needs
    }
    assert not found, "hold parts instead of inheriting them: " + "; ".join(sorted(found))


def test_a_class_with_two_ancestors_is_seen() -> None:
    frame = type("Frame", (), {"__module__": "packview.tui.dialogs.frame"})
    asking = type("Asking", (frame,), {"__module__": "packview.tui.dialogs.asking"})
    both = type("Both", (asking, dict), {"__module__": "packview.tui.dialogs.both"})
    assert ancestors(both) == [asking, frame]
