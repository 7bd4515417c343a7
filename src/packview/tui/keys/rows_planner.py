"""The table of keys: all questions of the pack, and the dialogs in which they are written."""

from packview.tui.keys.row import Key

WORKSPACE = (
    Key(
        id="workspace.planner",
        key="Q",
        label="Questions",
        help="Show all questions of the pack in the order they are asked; once more goes there.",
        action="show_view('planner')",
        group="workspace",
        show=False,
    ),
)


def _row(name: str, key: str, label: str, sentence: str, action: str = "", *, show: bool = True) -> Key:
    return Key(
        id=f"planner.{name}",
        key=key,
        label=label,
        help=sentence,
        action=action or name,
        group="planner",
        show=show,
    )


PLANNER = (
    _row("group", "s", "Group", "Group the questions by item, by person asked, or by theme."),
    _row("edit", "e", "Change", "Change the chosen question."),
    _row("supplement", "i", "Supplementary", "Write a supplementary to the chosen question."),
    _row(
        "priority",
        "exclamation_mark",
        "Priority",
        "Make it the big question, a line of enquiry, or one for spare time.",
    ),
    _row("status", "t", "Status", "Choose where the question stands: draft, ready, asked and so on."),
    _row("up", "shift+up,U", "Up", "Move the chosen question up among those of its item.", "shift(-1)"),
    _row("down", "shift+down,D", "Down", "Move the chosen question down; a mouse drags it.", "shift(1)"),
    _row("asked", "x", "Asked", "Mark the question as asked, or as still to be asked.", show=False),
    _row("answer", "r", "Answer", "Write down what was answered, and what is to follow.", show=False),
    _row("private", "v", "Private", "Keep the question to yourself, or share it again.", show=False),
    _row(
        "delete",
        "d,delete",
        "Delete",
        "Delete the question, after a yes; that can be taken back.",
        show=False,
    ),
)

WRITING = (
    Key(
        id="note_dialog.editor",
        key="ctrl+e",
        label="Own editor",
        help="Go on writing in the editor that EDITOR names, and come back with the text.",
        action="editor",
        group="note_dialog",
        priority=True,
    ),
)
