"""The one table of keys: bindings, footer, palette, help screen and docs/keys.md are all made from it.

A row's ``id`` is what config.toml calls it under [keys]; once published it stays.
"""

from collections.abc import Mapping

from textual.binding import Binding, BindingType

from packview.tui.keys import (
    rows,
    rows_indicators,
    rows_meeting,
    rows_pack,
    rows_panel,
    rows_planner,
    rows_reader,
    rows_side,
)
from packview.tui.keys.row import Key

__all__ = [
    "GROUPS",
    "KEYS",
    "TOGETHER",
    "Key",
    "bindings",
    "clashes",
    "key_names",
    "key_words",
    "keymap_problems",
]


# Groups in the order of the help screen, with their headings.
GROUPS: Mapping[str, str] = {
    "app": "Everywhere",
    "library": "Library",
    "workspace": "Reading a pack",
    "reader": "Pages",
    "agenda": "Agenda",
    "list": "Agenda, notes and indicators as lists",
    "notes": "Notes and questions",
    "room": "In the room",
    "people": "Who is in the room",
    "entry": "Jotting in the room",
    "side": "Views beside the pages",
    "findings": "Findings",
    "colleagues": "Colleagues' notes and questions",
    "panel": "The panel's questions together",
    "placing": "Notes after the papers were published again",
    "planner": "All questions",
    "indicators": "Indicators",
    "detail": "One indicator in detail",
    "printed": "The page as printed",
    "importing": "While a file is read",
    "dialog": "Dialogs",
    "confirm": "A question with yes and no",
    "field": "A field with a list below it",
    "writing": "Writing a note or an answer",
    "note_dialog": "Writing a note",
    "help": "This help",
}

# Groups whose keys are live at the same time: a key may stand in only one of them.
TOGETHER: tuple[frozenset[str], ...] = (
    frozenset({"app", "library"}),
    frozenset({"app", "workspace", "reader"}),
    frozenset({"app", "workspace", "agenda", "list"}),
    frozenset({"app", "workspace", "notes", "list"}),
    frozenset({"app", "workspace", "side", "findings"}),
    frozenset({"app", "workspace", "colleagues", "list"}),
    frozenset({"app", "workspace", "side", "panel"}),
    frozenset({"app", "workspace", "side", "placing"}),
    frozenset({"app", "workspace", "side", "planner"}),
    frozenset({"app", "workspace", "indicators", "list"}),
    frozenset({"app", "detail"}),
    frozenset({"app", "printed"}),
    frozenset({"app", "importing"}),
    frozenset({"dialog", "confirm"}),
    frozenset({"dialog", "writing", "field", "note_dialog"}),
    frozenset({"help"}),
    frozenset({"app", "room", "reader"}),
    frozenset({"app", "room", "people"}),
    frozenset({"entry"}),
)


KEYS: tuple[Key, ...] = (
    *rows.APP,
    *rows.LIBRARY,
    *rows.LISTS,
    *rows_pack.WORKSPACE,
    *rows_side.WORKSPACE,
    *rows_reader.WORKSPACE,
    *rows_panel.WORKSPACE,
    *rows_planner.WORKSPACE,
    *rows_pack.READER,
    *rows_reader.READER,
    *rows_pack.AGENDA,
    *rows_pack.NOTES,
    *rows_meeting.WORKSPACE,
    *rows_meeting.ROOM,
    *rows_meeting.PEOPLE,
    *rows_meeting.ENTRY,
    *rows_side.SIDE,
    *rows_side.FINDINGS,
    *rows_panel.COLLEAGUES,
    *rows_panel.PANEL,
    *rows_panel.PLACING,
    *rows_planner.PLANNER,
    *rows_indicators.INDICATORS,
    *rows_indicators.DETAIL,
    *rows_reader.PRINTED,
    *rows.IMPORTING,
    *rows.DIALOGS,
    *rows_planner.WRITING,
)


def bindings(*names: str) -> list[BindingType]:
    """The bindings of some groups, or of single keys by their ids, for a class's BINDINGS."""
    return [
        Binding(
            key.key,
            key.action,
            key.label,
            show=key.show,
            priority=key.priority,
            tooltip=key.help,
            id=key.id,
        )
        for key in KEYS
        if key.group in names or key.id in names
    ]


_NAMES: Mapping[str, str] = {
    "question_mark": "?",
    "slash": "/",
    "backslash": "\\",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "full_stop": ".",
    "comma": ",",
    "number_sign": "#",
    "plus": "+",
    "minus": "-",
    "vertical_line": "|",
    "equals_sign": "=",
    "asterisk": "*",
    "exclamation_mark": "!",
    "colon": ":",
    "semicolon": ";",
    "underscore": "_",
    "apostrophe": "'",
    "escape": "esc",
    "pageup": "page up",
    "pagedown": "page down",
}


_NAMES_OF: Mapping[str, str] = {sign: name for name, sign in _NAMES.items() if len(sign) == 1}


def key_words(keys: str) -> str:
    """Keys as a member reads them: 'question_mark,f1' is '?, F1'."""
    return ", ".join(_key_word(key.strip()) for key in keys.split(","))


def key_names(keys: str) -> str:
    """Keys as they are heard: a sign that a screen reader may pass over has its name, '} (right curly bracket)'."""
    return " or ".join(_key_name(key.strip()) for key in keys.split(","))


def _key_name(key: str) -> str:
    shown = _key_word(key)
    sign = shown.rsplit("+", 1)[-1] or shown
    if sign.isalnum() or " " in sign or len(sign) > 1:
        return f"capital {shown}" if len(shown) == 1 and shown.isupper() else shown
    name = _NAMES_OF.get(sign, "").replace("_", " ")
    return f"{shown} ({name})" if name else shown


def _key_word(key: str) -> str:
    *held, last = key.split("+")
    if last[:1] == "f" and last[1:].isdigit():
        last = last.upper()
    return "+".join([*held, _NAMES.get(last, last)])


def keymap_problems(changed: Mapping[str, str]) -> list[str]:
    """What is wrong with the keys of config.toml, as sentences without a full stop.

    Args:
        changed: key id to keys, as under [keys].
    """
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
    """Rows of groups that are live together and ask for the same key: two ids and the key.

    Args:
        changed: key id to the keys that replace ours.
    """
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
    return [_NAMES_OF.get(key.strip(), key.strip()) for key in keys.split(",")]
