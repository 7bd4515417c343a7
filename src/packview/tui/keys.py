"""The one table of keys: bindings, footer, palette, help screen and docs/keys.md are all made from it.

A row's ``id`` is what config.toml calls it under [keys]; once published it stays.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One row.

    Attributes:
        id: 'group.name', unique; the name it has in config.toml.
        key: as Textual writes keys; several for one action with commas: 'question_mark,f1'.
        label: one or two words for the footer and the palette.
        help: a sentence for the help screen and docs/keys.md.
        action: the method without 'action_' on the class that has the group's bindings, with arguments in brackets.
        group: which class has it: see GROUPS.
        show: whether the footer shows it.
        priority: whether it acts before what the focused widget would do with the key.
    """

    id: str
    key: str
    label: str
    help: str
    action: str
    group: str
    show: bool = True
    priority: bool = False


# Groups in the order of the help screen, with their headings.
GROUPS: Mapping[str, str] = {
    "app": "Everywhere",
    "library": "Library",
    "workspace": "Reading a pack",
    "reader": "Pages",
    "agenda": "Agenda",
    "notes": "Notes and questions",
    "importing": "While a file is read",
    "dialog": "Dialogs",
    "confirm": "A question with yes and no",
    "field": "A field with a list below it",
    "writing": "Writing a note or an answer",
    "help": "This help",
}

# Groups whose keys are live at the same time: a key may stand in only one of them.
TOGETHER: tuple[frozenset[str], ...] = (
    frozenset({"app", "library"}),
    frozenset({"app", "workspace", "reader"}),
    frozenset({"app", "workspace", "agenda"}),
    frozenset({"app", "workspace", "notes"}),
    frozenset({"app", "importing"}),
    frozenset({"dialog", "confirm"}),
    frozenset({"dialog", "writing", "field"}),
    frozenset({"help"}),
)

_APP = (
    Key(
        id="app.help",
        key="question_mark,f1",
        label="Help",
        help="Show every key and what it does.",
        action="help",
        group="app",
    ),
    Key(
        id="app.palette",
        key="ctrl+p",
        label="Commands",
        help="Find a command or a pack by typing part of its name.",
        action="command_palette",
        group="app",
        show=False,
        priority=True,
    ),
    Key(
        id="app.quit",
        key="q",
        label="Quit",
        help="Close packview; everything is saved already. While you type, it is ctrl+q.",
        action="quit",
        group="app",
    ),
)

_LIBRARY = (
    Key(
        id="library.open",
        key="enter",
        label="Open",
        help="Open the chosen pack where you left off.",
        action="open_pack",
        group="library",
        priority=True,
    ),
    Key(
        id="library.import",
        key="i",
        label="Import",
        help="Add a meeting pack from a PDF or text file.",
        action="import_file",
        group="library",
    ),
    Key(
        id="library.read",
        key="o",
        label="Read a file",
        help="Read a file without adding it to the library.",
        action="read_file",
        group="library",
    ),
    Key(
        id="library.sample",
        key="s",
        label="Sample",
        help="Open the sample pack that comes with packview.",
        action="open_sample",
        group="library",
        show=False,
    ),
    Key(
        id="library.remove",
        key="d,delete",
        label="Remove",
        help="Take the chosen pack out of the library; its notes stay.",
        action="remove_pack",
        group="library",
    ),
    Key(
        id="library.refresh",
        key="r,f5",
        label="Refresh",
        help="Look at the library's folder again.",
        action="refresh_packs",
        group="library",
        show=False,
    ),
)

_WORKSPACE = (
    Key(
        id="workspace.goto",
        key="g",
        label="Go to",
        help="Go to a page: 47 as printed on the paper, #52 for page 52 of the file.",
        action="goto",
        group="workspace",
    ),
    Key(
        id="workspace.find",
        key="slash,ctrl+f",
        label="Find",
        help="Find words in the whole pack.",
        action="find",
        group="workspace",
    ),
    Key(
        id="workspace.find_next",
        key="n,f3",
        label="Next",
        help="Go to the next place of the words looked for.",
        action="find_next",
        group="workspace",
    ),
    Key(
        id="workspace.find_previous",
        key="N,shift+f3",
        label="Previous",
        help="Go to the place before.",
        action="find_previous",
        group="workspace",
        show=False,
    ),
    Key(
        id="workspace.note",
        key="w",
        label="Note",
        help="Write a note on this item, or on what is selected.",
        action="write_note",
        group="workspace",
    ),
    Key(
        id="workspace.question",
        key="a",
        label="Ask",
        help="Write a question to ask, on this item or on what is selected.",
        action="write_question",
        group="workspace",
    ),
    Key(
        id="workspace.next_item",
        key="right_curly_bracket,J,ctrl+down",
        label="Next item",
        help="Go to the next agenda item.",
        action="next_item",
        group="workspace",
    ),
    Key(
        id="workspace.previous_item",
        key="left_curly_bracket,K,ctrl+up",
        label="Previous item",
        help="Go to the agenda item before.",
        action="previous_item",
        group="workspace",
        show=False,
    ),
    Key(
        id="workspace.mark_read",
        key="m",
        label="Mark read",
        help="Mark the item in hand as read, or as unread again.",
        action="mark_read",
        group="workspace",
        show=False,
    ),
    Key(
        id="workspace.back",
        key="less_than_sign,backspace,alt+left,ctrl+o",
        label="Back",
        help="Go back to where you were before the last jump.",
        action="back",
        group="workspace",
        show=False,
    ),
    Key(
        id="workspace.forward",
        key="greater_than_sign,alt+right",
        label="Forward",
        help="Go forward again after going back.",
        action="forward",
        group="workspace",
        show=False,
    ),
    Key(
        id="workspace.undo",
        key="z,ctrl+z",
        label="Undo",
        help="Take back the last change to your notes.",
        action="undo",
        group="workspace",
        show=False,
    ),
    Key(
        id="workspace.redo",
        key="Z,ctrl+y",
        label="Redo",
        help="Make the change again that was taken back.",
        action="redo",
        group="workspace",
        show=False,
    ),
    Key(
        id="workspace.agenda",
        key="1",
        label="Agenda",
        help="Go to the agenda.",
        action="show_pane('agenda')",
        group="workspace",
        show=False,
    ),
    Key(
        id="workspace.pages",
        key="2",
        label="Pages",
        help="Go to the pages.",
        action="show_pane('pages')",
        group="workspace",
        show=False,
    ),
    Key(
        id="workspace.notes",
        key="3",
        label="Notes",
        help="Go to the notes and questions of the item in hand.",
        action="show_pane('notes')",
        group="workspace",
        show=False,
    ),
    Key(
        id="workspace.next_pane",
        key="tab",
        label="Next pane",
        help="Go from the agenda to the pages, from there to the notes, and round again.",
        action="next_pane",
        group="workspace",
        show=False,
    ),
    Key(
        id="workspace.previous_pane",
        key="shift+tab",
        label="Previous pane",
        help="Go through agenda, pages and notes the other way.",
        action="previous_pane",
        group="workspace",
        show=False,
    ),
    Key(
        id="workspace.stop_import",
        key="ctrl+x",
        label="Stop reading",
        help="Stop reading the rest of the file; the library stays as it was.",
        action="stop_import",
        group="workspace",
    ),
    Key(
        id="workspace.close",
        key="escape",
        label="Close",
        help="Close what is open: the find bar, a selection, and at last the pack. Your place is kept.",
        action="close",
        group="workspace",
    ),
)

_READER = (
    Key(
        id="reader.line_down",
        key="down,j",
        label="Line down",
        help="Move down one line.",
        action="line_down",
        group="reader",
        show=False,
    ),
    Key(
        id="reader.line_up",
        key="up,k",
        label="Line up",
        help="Move up one line.",
        action="line_up",
        group="reader",
        show=False,
    ),
    Key(
        id="reader.screen_down",
        key="space,pagedown",
        label="Screen down",
        help="Move down one screen.",
        action="screen_down",
        group="reader",
        show=False,
    ),
    Key(
        id="reader.screen_up",
        key="b,pageup",
        label="Screen up",
        help="Move up one screen.",
        action="screen_up",
        group="reader",
        show=False,
    ),
    Key(
        id="reader.next_page",
        key="right,right_square_bracket",
        label="Page",
        help="Go to the top of the next page.",
        action="next_page",
        group="reader",
    ),
    Key(
        id="reader.previous_page",
        key="left,left_square_bracket",
        label="Page before",
        help="Go to the top of this page, or of the page before.",
        action="previous_page",
        group="reader",
        show=False,
    ),
    Key(
        id="reader.first",
        key="home",
        label="Start",
        help="Go to the first page.",
        action="first",
        group="reader",
        show=False,
    ),
    Key(
        id="reader.last",
        key="end",
        label="End",
        help="Go to the end of the last page.",
        action="last",
        group="reader",
        show=False,
    ),
    Key(
        id="reader.select",
        key="v",
        label="Select",
        help="Select lines to quote: move with up and down, v again keeps the start, then write a note or question.",
        action="select_lines",
        group="reader",
    ),
    Key(
        id="reader.extend_down",
        key="shift+down",
        label="Select down",
        help="Select one more line below.",
        action="extend_down",
        group="reader",
        show=False,
    ),
    Key(
        id="reader.extend_up",
        key="shift+up",
        label="Select up",
        help="Select one more line above.",
        action="extend_up",
        group="reader",
        show=False,
    ),
)

_AGENDA = (
    Key(
        id="agenda.open",
        key="enter",
        label="Open",
        help="Read the chosen item or paper.",
        action="select",
        group="agenda",
    ),
)

_NOTES = (
    Key(
        id="notes.edit",
        key="enter,e",
        label="Change",
        help="Change the chosen note or question.",
        action="edit",
        group="notes",
    ),
    Key(
        id="notes.asked",
        key="x",
        label="Asked",
        help="Mark the chosen question as asked; once more takes that back.",
        action="asked",
        group="notes",
    ),
    Key(
        id="notes.answer",
        key="r",
        label="Answer",
        help="Write down what was answered, or choose another status.",
        action="answer",
        group="notes",
    ),
    Key(
        id="notes.later",
        key="l",
        label="Later",
        help="Put the chosen question off to a later meeting; once more takes that back.",
        action="later",
        group="notes",
        show=False,
    ),
    Key(
        id="notes.page",
        key="o",
        label="Its page",
        help="Go to the page the note belongs to.",
        action="open_page",
        group="notes",
    ),
    Key(
        id="notes.delete",
        key="d,delete",
        label="Delete",
        help="Delete the chosen note or question; z brings it back.",
        action="delete",
        group="notes",
    ),
)

_IMPORTING = (
    Key(
        id="importing.cancel",
        key="escape",
        label="Cancel",
        help="Stop reading the file; the library stays as it was.",
        action="cancel",
        group="importing",
    ),
)

_DIALOGS = (
    Key(
        id="dialog.close",
        key="escape",
        label="Close",
        help="Close the dialog and change nothing.",
        action="close",
        group="dialog",
    ),
    Key(
        id="confirm.yes",
        key="y",
        label="Yes",
        help="Go ahead.",
        action="yes",
        group="confirm",
    ),
    Key(
        id="confirm.no",
        key="n",
        label="No",
        help="Leave everything as it is.",
        action="no",
        group="confirm",
    ),
    Key(
        id="confirm.other",
        key="left,right",
        label="Other button",
        help="Go to the other button.",
        action="app.focus_next",
        group="confirm",
        show=False,
    ),
    Key(
        id="field.list",
        key="down",
        label="List",
        help="Go from the field to the list below it.",
        action="to_list",
        group="field",
        show=False,
    ),
    Key(
        id="writing.save",
        key="ctrl+s",
        label="Save",
        help="Save what you wrote.",
        action="save",
        group="writing",
        priority=True,
    ),
    Key(
        id="help.close",
        key="escape,f1",
        label="Close",
        help="Close this help.",
        action="close",
        group="help",
    ),
    Key(
        id="help.down",
        key="down",
        label="Down",
        help="Move down a line.",
        action="scroll_keys(1, 0)",
        group="help",
        show=False,
    ),
    Key(
        id="help.up",
        key="up",
        label="Up",
        help="Move up a line.",
        action="scroll_keys(-1, 0)",
        group="help",
        show=False,
    ),
    Key(
        id="help.page_down",
        key="pagedown",
        label="Page down",
        help="Move down a screen.",
        action="scroll_keys(0, 1)",
        group="help",
    ),
    Key(
        id="help.page_up",
        key="pageup",
        label="Page up",
        help="Move up a screen.",
        action="scroll_keys(0, -1)",
        group="help",
    ),
)

KEYS: tuple[Key, ...] = _APP + _LIBRARY + _WORKSPACE + _READER + _AGENDA + _NOTES + _IMPORTING + _DIALOGS


def bindings(*groups: str) -> list[BindingType]:
    """The bindings of some groups, for a class's BINDINGS."""
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
        if key.group in groups
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
