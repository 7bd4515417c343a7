"""Which questions the chair sees for an item, in which order; and whom and what may be chosen from."""

from collections.abc import Collection, Sequence

from packview.model import AgendaItem, Note
from packview.model.meeting_state import MeetingState
from packview.model.running_order import running_order
from packview.tui.widgets.question_list import QuestionRow


def question_rows(
    questions: Sequence[Note], item: str, *, own: Collection[str], new: Collection[str]
) -> list[QuestionRow]:
    """The questions of an item in running order, then those on the pack as a whole; without an item all of them.

    Args:
        questions: with the status they have in the meeting.
        item: key of the item in hand, '' for none.
        own: ids of the chair's own.
        new: ids of those that are marked as new.
    """
    shown = [
        note
        for note in running_order(questions)
        if note.status != "withdrawn" and (not item or note.anchor.item in {"", item})
    ]
    if item:
        shown.sort(key=lambda note: note.anchor.item == "")
    return [
        QuestionRow(
            note=note, new=note.id in new, own=note.id in own, whole=bool(item) and note.anchor.item == ""
        )
        for note in shown
    ]


def questions_left(questions: Sequence[Note]) -> dict[str, int]:
    """How many are still to be asked, by item key."""
    found: dict[str, int] = {}
    for note in questions:
        if note.open and note.status != "deferred":
            found[note.anchor.item] = found.get(note.anchor.item, 0) + 1
    return found


def resolutions(item: AgendaItem | None) -> dict[str, bool]:
    """'RESOLVED that ...' from the item's own recommendations: all at once, then each; and whether it is from a closed paper."""
    if item is None:
        return {}
    found: dict[str, bool] = {}
    every = [(paper, one) for paper in item.papers for one in paper.recommendations]
    if len(every) > 1:
        lines = [f"{one.ref} {one.text}".strip() for _, one in every]
        found["\n".join(["RESOLVED", *lines])] = any(paper.exempt for paper, _ in every)
    for paper, one in every:
        found[f"RESOLVED {_that(one.text)}"] = paper.exempt
    return found


def _that(text: str) -> str:
    """'that the Panel ...' of 'That the Panel ...', 'to note ...' of 'To note ...'."""
    first, _, rest = text.strip().partition(" ")
    if first.casefold() in {"that", "to"}:
        return f"{first.casefold()} {rest}"
    return f"that {text.strip()}"


def people_here(state: MeetingState, *, voting: bool = False) -> list[str]:
    """Names of those in the room, where nobody is marked of everybody who was expected."""
    here = [one.name for one in state.people if one.here and (one.counts or not voting)]
    return here or [one.name for one in state.people]
