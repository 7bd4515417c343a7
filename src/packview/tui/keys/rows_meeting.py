"""The table of keys: in the room."""

from packview.tui.keys.row import Key


def _row(  # noqa: PLR0917  a row reads like a line of a table
    group: str,
    name: str,
    key: str,
    label: str,
    sentence: str,
    action: str = "",
    *,
    show: bool = False,
    spare: bool = False,
) -> Key:
    return Key(
        id=f"{group}.{name}",
        key=key,
        label=label,
        help=sentence,
        action=action or name,
        group=group,
        show=show,
        spare=spare,
    )


WORKSPACE = (
    _row(
        "workspace",
        "chair",
        "C",
        "Chair",
        "Go into the room: the chair's view of the meeting as it goes on.",
        spare=True,
    ),
    _row(
        "workspace",
        "follow",
        "f",
        "Follow",
        "Follow the chair from item to item; going elsewhere ends it, the same key goes on with it.",
        "follow_chair",
    ),
)

ROOM = (
    _row("room", "next_item", "n", "Next item", "Begin the next item.", show=True),
    _row(
        "room",
        "start",
        "s",
        "Start, pause",
        "Open the meeting; after that, pause its clock and let it go on.",
        show=True,
    ),
    _row(
        "room",
        "asked",
        "x",
        "Asked",
        "Mark the chosen question as asked; once more takes that back.",
        show=True,
    ),
    _row("room", "answer", "r", "Answer", "Jot down what was answered to the chosen question.", show=True),
    _row("room", "act", "a", "Action", "Jot down an action with its owner and by when.", show=True),
    _row(
        "room",
        "decide",
        "m",
        "Decision",
        "Record a decision, who moved and seconded it, and the votes.",
        show=True,
    ),
    _row("room", "undo", "z,ctrl+z", "Undo", "Take back the last thing that was logged.", show=True),
    _row("room", "call", "c", "Call", "Give the floor to the next who waits to speak.", show=True),
    _row(
        "room",
        "page",
        "g",
        "Page",
        "Show the page somebody names; esc comes back to the questions.",
        show=True,
    ),
    _row("room", "people", "i", "People", "Mark who comes, goes or sent apologies.", show=True),
    _row(
        "room",
        "evidence",
        "o",
        "Evidence",
        "Show the page the chosen question rests on; again for its next page.",
    ),
    _row("room", "raise_hand", "h", "Wants to speak", "Put somebody on the list of those who want to speak."),
    _row("room", "finished", "f", "Has spoken", "The speaker is done."),
    _row("room", "follow_up", "u", "Follow up", "Jot down what is still to come of the chosen question."),
    _row("room", "jot", "w", "Jot", "Jot down a remark for the minutes."),
    _row(
        "room",
        "previous_item",
        "p",
        "Previous",
        "Go back to the item before; this one is then still to come.",
    ),
    _row("room", "take", "t", "Take an item", "Take any item, in its turn or out of it."),
    _row("room", "defer", "d", "Defer", "Put an item off."),
    _row(
        "room", "exempt", "E", "Exempt", "Exclude the press and public for this item, or let them in again."
    ),
    _row(
        "room",
        "declare",
        "e",
        "Declaration",
        "Note an interest somebody declares, and whether they leave for the item.",
    ),
    _row("room", "adjourn", "A", "Adjourn", "Adjourn the meeting, or resume it."),
    _row("room", "close_meeting", "X", "Close", "Close the meeting."),
    _row(
        "room",
        "what_if",
        "y",
        "What if",
        "Show what is left for each question if the meeting ends on time or later.",
    ),
    _row("room", "plan", "M", "Minutes", "Set how many minutes an item, or the whole meeting, is to take."),
    _row("room", "redo", "Z,ctrl+y", "Redo", "Log again what was taken back."),
    _row(
        "room",
        "leave",
        "escape",
        "Back",
        "Close what is open, and at last this view; the meeting goes on, and C comes back to it.",
    ),
)

PEOPLE = (
    _row("people", "in_or_out", "space", "In or out", "The chosen person comes in, or leaves.", show=True),
    _row("people", "apologies", "minus", "Apologies", "The chosen person sent apologies.", show=True),
    _row("people", "other", "plus", "Somebody else", "Somebody who is not on the list comes in.", show=True),
)

ENTRY = (
    Key(
        id="entry.accept",
        key="enter",
        label="OK",
        help="Go on with what is typed or chosen.",
        action="accept",
        group="entry",
        priority=True,
    ),
    Key(
        id="entry.leave",
        key="escape",
        label="Leave",
        help="Leave it; what was typed is there again the next time.",
        action="leave",
        group="entry",
        priority=True,
    ),
    Key(
        id="entry.down",
        key="down",
        label="Choose",
        help="Go to the next of the lines to choose from.",
        action="choose(1)",
        group="entry",
        priority=True,
    ),
    Key(
        id="entry.up",
        key="up",
        label="Choose",
        help="Go to the line before.",
        action="choose(-1)",
        group="entry",
        show=False,
        priority=True,
    ),
    Key(
        id="entry.fill",
        key="tab",
        label="Take over",
        help="Take the chosen line over, to change it.",
        action="fill",
        group="entry",
        priority=True,
    ),
)
