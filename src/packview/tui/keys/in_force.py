"""The keys as the member's settings have them, for words on the screen that name a key."""

from collections.abc import Mapping
from contextvars import ContextVar
from types import MappingProxyType

from packview.tui.keys.table import KEYS, key_words

_KEYS: Mapping[str, str] = MappingProxyType({key.id: key.key for key in KEYS})
_CHANGED: ContextVar[Mapping[str, str]] = ContextVar("changed_keys", default=MappingProxyType({}))


def use_keys(changed: Mapping[str, str]) -> None:
    """Take up the member's keys, for everything that is begun from here on.

    Args:
        changed: id of a key to the keys that replace ours, as under [keys] in config.toml.
    """
    _CHANGED.set(MappingProxyType(dict(changed)))


def changed_keys() -> Mapping[str, str]:
    """What ``use_keys`` took up."""
    return _CHANGED.get()


def pressed(key_id: str) -> str:
    """What is pressed, as a member reads it: 'z' for 'workspace.undo', or what the settings say; of several the first.

    Raises:
        KeyError: there is no key of this id.
    """
    first = (_CHANGED.get().get(key_id) or _KEYS[key_id]).split(",")[0]
    return key_words(first)
