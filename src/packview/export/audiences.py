"""Questions for those who need them in another form: the chair before the meeting, the clerk after it."""

from collections.abc import Iterator, Sequence

from packview.export import escaping
from packview.export.markdown import by_item, heading_of
from packview.export.note_text import NoteWriter, labelled, page_of
from packview.model import Note, Pack
from packview.model.meeting_state import MeetingState
from packview.model.running_order import running_order


def for_chair(pack: Pack, notes: Sequence[Note]) -> str:
    """The running order: under each item its questions, the big one first; then by person.

    Args:
        pack: the pack.
        notes: that may be shown; notes that are no questions are left out.
    """
    questions = [note for note in notes if note.asks and note.status != "withdrawn"]
    parts = [*heading_of(pack), "Running order of questions."]
    several = len({note.member for note in questions}) > 1
    writer = NoteWriter(several_members=several)
    for title, of_item, lost in by_item(pack, questions):
        parts.extend(writer.section(title, of_item, with_item=lost))
    if not questions:
        parts.append("There are no questions.")
    parts.extend(_by_person("Questions by whom they are for", questions, writer, asked=False))
    if several:
        parts.extend(_by_person("Questions by who asks", questions, writer, asked=True))
    return "\n\n".join(parts) + "\n"


def for_clerk(pack: Pack, notes: Sequence[Note], meeting: MeetingState | None = None) -> str:
    """What came of the questions: answers, what is to follow, decisions and actions, and what was not reached.

    Args:
        pack: the pack.
        notes: that may be shown; notes that are no questions are left out.
        meeting: as its log says; what of it may not be shown is left out already. None where there is no log.
    """
    questions = [note for note in notes if note.asks]
    answered = [note for note in questions if note.answer.strip() or note.status == "answered"]
    open_ones = [
        note for note in questions if note not in answered and note.status not in ("withdrawn", "deferred")
    ]
    deferred = [note for note in questions if note.status == "deferred" and note not in answered]
    parts = [*heading_of(pack), "After the meeting: answers, actions, decisions."]
    for title, of_item, _ in by_item(pack, answered):
        parts.append(f"## {escaping.heading(title)}")
        for note in running_order(of_item):
            parts.extend(_answered(note))
    if not answered:
        parts.append("No question has an answer yet.")
    parts.extend(_follow_ups(questions))
    if meeting is not None:
        parts.extend(_decisions(pack, meeting))
        parts.extend(_actions(pack, meeting))
    parts.extend(_listed("Put off to a later meeting", deferred))
    parts.extend(_listed("Not answered", open_ones))
    return "\n\n".join(parts) + "\n"


def _answered(note: Note) -> Iterator[str]:
    facts = [
        f"to {note.to}" if note.to else "",
        f"by {note.member}" if note.member else "",
        page_of(note).lower(),
    ]
    known = ", ".join(fact for fact in facts if fact)
    yield f"**Question{f' {escaping.inline(known)}' if known else ''}:**"
    yield from escaping.paragraphs(note.text)
    yield from labelled("Answer", note.answer)
    yield from labelled("To follow", note.follow_up)


def _by_person(heading: str, questions: Sequence[Note], writer: NoteWriter, *, asked: bool) -> Iterator[str]:
    people: dict[str, list[int]] = {}
    for note in questions:
        name = (note.member if asked else note.to) or "Nobody in particular"
        people.setdefault(name, []).append(writer.numbers[note.id])
    if not questions or set(people) == {"Nobody in particular"}:
        return
    yield f"## {heading}"
    yield "\n".join(
        f"- {escaping.inline(name)}: {'question' if len(numbers) == 1 else 'questions'} {_and(sorted(numbers))}"
        for name, numbers in sorted(
            people.items(), key=lambda one: (one[0] == "Nobody in particular", one[0])
        )
    )


def _follow_ups(questions: Sequence[Note]) -> Iterator[str]:
    following = [note for note in questions if note.follow_up.strip()]
    if not following:
        return
    yield "## To follow"
    yield _table(
        ("Item", "What", "From whom"),
        [(note.anchor.item_number, note.follow_up, note.to) for note in following],
    )


def _decisions(pack: Pack, meeting: MeetingState) -> Iterator[str]:
    if not meeting.decisions:
        return
    yield "## Decisions"
    yield _table(
        ("Item", "Decision", "Moved", "Seconded", "For / against / abstained"),
        [
            (
                _number(pack, one.item),
                one.text,
                one.mover,
                one.seconder,
                f"{one.votes.in_favour} / {one.votes.against} / {one.votes.abstained}" if one.votes else "",
            )
            for one in meeting.decisions
        ],
    )


def _actions(pack: Pack, meeting: MeetingState) -> Iterator[str]:
    if not meeting.actions:
        return
    yield "## Actions"
    yield _table(
        ("Item", "Action", "Owner", "Due"),
        [(_number(pack, one.item), one.text, one.owner, one.due) for one in meeting.actions],
    )


def _listed(heading: str, questions: Sequence[Note]) -> Iterator[str]:
    if questions:
        yield f"## {heading}"
        yield "\n".join(
            f"- {escaping.inline(f'Item {note.anchor.item_number}: {note.text}' if note.anchor.item_number else note.text)}"
            for note in running_order(questions)
        )


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    lines += ["| " + " | ".join(escaping.inline(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def _number(pack: Pack, key: str) -> str:
    item = pack.item(key)
    return item.number if item else ""


def _and(numbers: Sequence[int]) -> str:
    words = [str(number) for number in numbers]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
