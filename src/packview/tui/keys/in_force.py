"""The keys as the member's settings have them, for words on the screen that name a key."""

import re
from collections.abc import Collection, Mapping, Sequence
from contextvars import ContextVar
from types import MappingProxyType

from packview.tui.keys.table import GROUPS, KEYS, TOGETHER, Key, key_words, name_of_sign

_KEYS: Mapping[str, str] = MappingProxyType({key.id: key.key for key in KEYS})
_CHANGED: ContextVar[Mapping[str, str]] = ContextVar("changed_keys", default=MappingProxyType({}))
_NAMED = re.compile(r"\{key:([a-z_]+\.[a-z_]+)\}")


def use_keys(changed: Mapping[str, str]) -> None:
    """Take up the member's keys, as under [keys] in config.toml, for everything that is begun from here on."""
    _CHANGED.set(MappingProxyType(dict(changed)))


def changed_keys() -> Mapping[str, str]:
    """What ``use_keys`` took up."""
    return _CHANGED.get()


def pressed(key_id: str) -> str:
    """What is pressed, as a member reads it: 'z' for 'workspace.undo', or what the settings say; of several the first."""
    first = (_CHANGED.get().get(key_id) or _KEYS[key_id]).split(",")[0]
    return key_words(first)


def with_keys(words: str) -> str:
    """Words with the keys that they name by id: '{key:workspace.undo} to undo' is 'z to undo'.

    Services and the table of keys name a key this way, because they cannot know what it is at the time it is read.
    """
    return _NAMED.sub(lambda named: pressed(named[1]) if named[1] in _KEYS else named[0], words)


def found(
    typed: str, live: Collection[str] = (), keymap: Mapping[str, str] = MappingProxyType({})
) -> list[tuple[str, list[Key]]]:
    """Headings and rows that have all words typed, whatever the case; groups that are ``live`` where the member is come first."""
    words = typed.casefold().split()
    groups = sorted(GROUPS, key=lambda group: group not in live)
    rows = {
        group: [key for key in KEYS if key.group == group and _has(key, words, keymap)] for group in groups
    }
    return [(GROUPS[group], keys) for group, keys in rows.items() if keys]


def _has(key: Key, words: Sequence[str], keymap: Mapping[str, str]) -> bool:
    shown = key_words(keymap.get(key.id, key.key))
    told = f"{GROUPS[key.group]} {shown} {key.label} {with_keys(key.help)}".casefold()
    return all(word in told for word in words)


def keymap_problems(changed: Mapping[str, str]) -> list[str]:
    """What is wrong with the keys of config.toml, as sentences without a full stop."""
    known = {key.id for key in KEYS}
    problems = [
        f"The settings name a key called {name}, which packview does not have"
        if name not in known
        else f"The settings give {name} no key"
        for name, keys in changed.items()
        if name not in known or not all(_key_names(keys))
    ]
    return problems + [
        f"The settings give {key} to {first} and to {second}; only one of them will hear it"
        for first, second, key in clashes(changed)
        if first in changed or second in changed
    ]


def clashes(changed: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Rows of groups that are live together and ask for the same key: two ids and the key."""
    found: dict[tuple[str, str, str], None] = {}
    for together in TOGETHER:
        owner: dict[str, str] = {}
        for row in KEYS:
            if row.group in together:
                for key in _key_names(changed.get(row.id, row.key)):
                    first = owner.setdefault(key, row.id)
                    if first != row.id and key:
                        found[first, row.id, key] = None
    return list(found)


def _key_names(keys: str) -> list[str]:
    return [name_of_sign(key.strip()) for key in keys.split(",")]
