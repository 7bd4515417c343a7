"""The briefing of a pack as rows and as lines to read: what to read, what moved, what to ask, what is owed, what changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from packview.export.readout import Form, given, joined, page
from packview.export.revisions import change_text
from packview.export.rows import Row, fields_of
from packview.model import Finding, Indicator, Note, Pack, RevisionChanges, Trend
from packview.model.committee import FollowedPromise
from packview.model.notes import running_order
from packview.model.pack import CarriedOver, item_heading, printed_ref
from packview.model.reading_plan import MOST, ItemLeft, duration, in_time, moved, unanswered
from packview.model.words import (
    STATUS,
    SURE,
    figure,
    first_of,
    latest,
    moved_words,
    promise_words,
    trend_words,
)
from packview.text import one_line
from packview.wording.dates import date_in_words, month_in_words
from packview.wording.words import capital, counted

BRIEFING = Form(
    "line",
    lambda row: [
        row["text"] + given(" ({})", joined(row["state"], "" if row["part"] == "changes" else page(row)))
    ],
    nothing="There is nothing to brief you on: no agenda was found, and no figures. packview doctor PACK says what was read.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefed:
    """What a briefing is made of.

    Attributes:
        items: every item of the agenda with what is left of it.
        pace: seconds a page, the member's own where ``pace_known``.
        trends: by the position in ``pack.indicators``.
        findings: ranked.
        owed: what was promised in earlier meetings and is open.
        carried: what the log of the last meeting left, without what may not be shown.
    """

    pack: Pack
    items: Sequence[ItemLeft]
    pace: float
    pace_known: bool
    trends: dict[int, Trend]
    findings: Sequence[Finding]
    notes: Sequence[Note]
    owed: Sequence[FollowedPromise]
    carried: Sequence[CarriedOver]
    changes: RevisionChanges | None


def heading(seen: Briefed) -> Iterator[str]:
    """Which meeting it is, when and where, and how long the rest takes to read."""
    meeting = seen.pack.meeting
    yield one_line(joined(meeting.council, meeting.committee)) or "Whose meeting this is was not found."
    day = date_in_words(meeting.date) if meeting.date else "date not found"
    yield one_line(capital(joined(meeting.status, day, meeting.time, meeting.place)))
    left = sum(len(one.pages) for one in seen.items)
    pace = "at your pace" if seen.pace_known else "at the usual pace, until yours is known"
    if seen.items:
        takes = f"{counted(left, 'page')} left to read, about {duration(left * seen.pace)} {pace}."
        yield takes if left else "Everything is read."


def briefing_rows(seen: Briefed, minutes: int = 0) -> list[Row]:
    """A row for each line: ``part``, the heading over it (``group``), item, page, text, ``state`` of a question or a finding; with ``minutes``, what fits into them first."""
    return [
        *_agenda(seen, minutes),
        *_part("Figures that moved", "indicators", list(_signals(seen))),
        *_part("Worth asking about", "findings", list(_findings(seen))),
        *_part("Promised, and no answer yet", "recommendations", list(_owed(seen))),
        *_part("Your questions", "questions", list(_own(seen))),
        *_part("Changed since the papers were published before", "changes", list(_changes(seen))),
    ]


def _part(title: str, command: str, rows: Sequence[Row]) -> Iterator[Row]:
    shown = f"the first {MOST} of {len(rows)}" if len(rows) > MOST else str(len(rows))
    group = f"{title}: {shown}. All of it: packview {command} PACK"
    yield from ({"part": command, "group": group, "state": "", **row} for row in rows[:MOST])


def _agenda(seen: Briefed, minutes: int) -> Iterator[Row]:
    chosen = in_time(seen.items, int(minutes * 60 // seen.pace)) if minutes else []
    keys = {one.item.key for one in chosen}
    rest = [one for one in seen.items if one.item.key not in keys]
    groups = (
        (f"To read in {counted(minutes, 'minute')}", chosen),
        ("Not in that time" if chosen else "The agenda", rest),
    )
    for group, items in groups:
        for one in items:
            yield {"part": "agenda", "group": group, "state": "", **_item(seen, one)}


def _item(seen: Briefed, one: ItemLeft) -> Row:
    pages, item = len(one.pages), one.item
    unread = f"{counted(pages, 'page')} left, about {duration(pages * seen.pace)}" if pages else ""
    names = ("signal", "finding", "question of yours", "change")
    counts = (one.signals, one.findings, one.questions, one.changes)
    told = (
        counted(count, name, "questions of yours" if "your" in name else "")
        for count, name in zip(counts, names, strict=True)
        if count
    )
    read = "read" if item.pdf_first and not pages else ""
    closed = "closed to the press and public" if item.exempt else ""
    first = seen.pack.pages[one.pages[0] - 1] if one.pages else None
    return {
        "item": item.number,
        "page": first.label if first else item.page_first,
        "pdf_page": first.number if first else item.pdf_first,
        "text": joined(item_heading(item.number, item.shown), closed, unread, read, *told),
    }  # fmt: skip


def _signals(seen: Briefed) -> Iterator[Row]:
    for _, one, trend in moved(seen.pack, seen.trends):
        period, value = latest(one)
        said = f"{figure(value, one.unit, one.marks.get(period, ''))} in {month_in_words(period)}"
        good = {True: "for the better", False: "for the worse", None: ""}[trend.good]
        yield _row(
            seen,
            one,
            f"{one_line(f'{printed_ref(one.ref)} {one.name}')}: {joined(said, moved_words(one), good)}; {trend_words(trend)}",
        )


def _findings(seen: Briefed) -> Iterator[Row]:
    asked = [one for one in seen.findings if one.severity == "ask"]
    first = first_of(asked)
    for one in (*first, *(one for one in asked if one not in first)):
        yield {**_row(seen, one, one.question or one.explanation), "state": SURE[one.sure]}


def _owed(seen: Briefed) -> Iterator[Row]:
    since = {one.last.text: one for one in seen.owed if one.meetings > 1}
    for row in seen.pack.recommendations:
        if row.action_proposed in since:
            words = capital(promise_words(since[row.action_proposed]))
            yield _row(seen, row, f"{words}: {row.action_proposed}")
    for _, row in unanswered(seen.pack):
        if row.action_proposed not in since:
            yield _row(seen, row, row.action_proposed)
    for one in seen.carried:
        if one.beside is None:
            text = f"{capital(one.kind)} in your log of the last meeting, not in the tracker: {one_line(one.text)}"
            yield {"item": one.item_number, "page": None, "pdf_page": None, "text": text}


def _own(seen: Briefed) -> Iterator[Row]:
    for note in running_order(seen.notes):
        if note.open:
            where = fields_of(note.anchor, "page pdf_page")
            text, state = one_line(note.text), STATUS[note.status]
            yield {"item": note.anchor.item_number, **where, "text": text, "state": state}


def _changes(seen: Briefed) -> Iterator[Row]:
    for one in seen.changes.changes if seen.changes else ():
        yield {**fields_of(one, "item page pdf_page"), "text": change_text(one)}


def _row(seen: Briefed, one: Indicator | Finding | object, text: str) -> Row:
    item = seen.pack.item_number(getattr(one, "item", ""))
    return {"item": item, **fields_of(one, "page pdf_page"), "text": one_line(text)}
