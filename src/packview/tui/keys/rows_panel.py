"""The table of keys: the panel's questions, and notes whose place is not as it was."""

from packview.tui.keys.row import Key

_ACTIONS = {"page": "open_page", "copy": "copy_note"}


def _row(group: str, name: str, key: str, label: str, sentence: str) -> Key:
    return Key(
        id=f"{group}.{name}",
        key=key,
        label=label,
        help=sentence,
        action=_ACTIONS.get(name, name),
        group=group,
    )


WORKSPACE = (
    Key(
        id="workspace.panel",
        key="G",
        label="Panel",
        help="Show the questions of the whole panel, those that ask the same as one; once more goes there.",
        action="show_view('panel')",
        group="workspace",
        show=False,
    ),
    Key(
        id="workspace.placing",
        key="R",
        label="Placing",
        help="Go through the notes whose place changed when the papers were published again, and what else changed.",
        action="show_view('placing')",
        group="workspace",
        show=False,
    ),
)

COLLEAGUES = (
    _row("colleagues", "page", "o,enter", "Its page", "Go to the page of the chosen note of a colleague."),
    _row("colleagues", "copy", "y", "Copy", "Copy the chosen note of a colleague as Markdown."),
)

PANEL = (
    _row(
        "panel",
        "wordings",
        "e",
        "All wordings",
        "Show every wording of questions that ask the same, or one only.",
    ),
    _row(
        "panel",
        "item",
        "c",
        "This item",
        "Show the questions of the item in hand only, or of the whole pack.",
    ),
)

PLACING = (
    _row(
        "placing",
        "agree",
        "t",
        "Agree",
        "Take the new place for the chosen note's own; that can be taken back.",
    ),
    _row(
        "placing",
        "here",
        "h",
        "Put it here",
        "Put the chosen note on the page in view, or on the words selected there.",
    ),
    _row(
        "placing", "later", "s", "Later", "Leave the chosen note for later: it goes to the end of the list."
    ),
)
