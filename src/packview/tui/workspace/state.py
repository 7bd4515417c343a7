"""What the parts of the workspace share: its state, and how they are made."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, dataclass_transform

from packview.tui.base.side_view import WorkspaceState

if TYPE_CHECKING:
    from packview.tui.workspace.screen import WorkspaceScreen

Part = TypeVar("Part")


class Store:
    """Holds the state of a workspace, which is replaced as a whole, and tells subscribers what concerns them."""

    def __init__(self, state: WorkspaceState) -> None:
        self.state = state
        self._subscribers: list[tuple[Callable[[], None], frozenset[str]]] = []

    def change(self, **fields: Any) -> None:
        """Replace the state by one in which these fields have other values."""
        replaced = {name for name, value in fields.items() if getattr(self.state, name) is not value}
        self.state = replace(self.state, **fields)
        for tell, of in self._subscribers:
            if not replaced.isdisjoint(of):
                tell()

    def subscribe(self, tell: Callable[[], None], *fields: str) -> None:
        """Call ``tell`` now, and again whenever one of these fields of the state is replaced by another object.

        Objects are compared, not values: comparing two packs of a thousand pages would cost more than a paint.
        Subscribers are told in the order in which they came.
        """
        attrgetter(*fields)(self.state)
        self._subscribers.append((tell, frozenset(fields)))
        tell()

    def news(self, topic: str, words: str) -> None:
        """Show something above the panes for as long as it is true; '' removes it. A topic (``chrome.TOPICS``) says one thing at a time."""
        if words != self.state.told.get(topic, ""):
            others = {key: value for key, value in self.state.told.items() if key != topic}
            self.change(told={**others, topic: words} if words else others)


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def part(cls: type[Part]) -> type[Part]:
    """Make a class a part of the workspace: it is made with its fields, and is equal to itself only.

    It has no repr of its own: Textual writes one down for every worker, and that of a whole pack takes longer than a paint.
    """
    return dataclass(eq=False, repr=False)(cls)


Host: TypeAlias = "WorkspaceScreen"
"""The screen that a part works for."""
