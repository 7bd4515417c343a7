"""A committee over its meetings as rows, as lines to read, and as a document."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, get_args

from packview.export.markdown import heading, line, tabled
from packview.export.readout import Form, joined, named, read_out
from packview.export.rows import Row
from packview.model.committee import Committee, FollowedPromise, InPack, LongSeries
from packview.model.pack import pack_name
from packview.model.words import (
    break_words,
    figure,
    place_words,
    promise_words,
    revised_words,
    trend_words,
    wording_words,
)
from packview.wording.dates import date_in_words, month_in_words
from packview.wording.words import capital, counted

CommitteePart = Literal["meetings", "promises", "series", "attendance", "questions"]
PARTS: tuple[CommitteePart, ...] = get_args(CommitteePart)
_STATES = ("open", "dropped", "unknown", "closed")
"""Promises in the order they are shown: what is still to be done first."""


def ordered(promises: Sequence[FollowedPromise]) -> list[FollowedPromise]:
    """Promises, those still to be kept first, the oldest of each sort first."""
    return sorted(promises, key=lambda one: (_STATES.index(one.state), one.since))


def rows_of(committee: Committee, part: CommitteePart) -> list[Row]:
    """The rows of one part."""
    match part:
        case "meetings":
            return [_at(one) for one in committee.packs]
        case "promises":
            return [_promise_row(one) for one in ordered(committee.promises)]
        case "series":
            return [_series_row(one) for one in committee.series]
        case "attendance":
            return [
                {"name": one.name, "role": one.role, "present": one.present, "of": one.of, "away": one.away}
                for one in committee.people
            ]
    return [{**_at(one.at), "written": one.written, "asked": one.asked, "answered": one.answered} for one in committee.questions]  # fmt: skip


def cells_of(committee: Committee, part: CommitteePart) -> list[Row]:
    """The rows of one part as a table has them: of series a row for each figure, of promises without every sighting."""
    if part == "series":
        return [
            {"ref": one.indicator.ref, "name": one.indicator.name, "unit": one.indicator.unit, "period": period, "value": value, "broken_off": broken}
            for one in committee.series
            for broken, values in ((True, one.earlier), (False, one.indicator.values))
            for period, value in values.items()
        ]  # fmt: skip
    return [{name: cell for name, cell in row.items() if name != "seen"} for row in rows_of(committee, part)]


def committee_value(committee: Committee) -> dict[str, Any]:
    """All of it, for JSON."""
    return {
        "council": committee.council,
        "committee": committee.name,
        **{part: rows_of(committee, part) for part in PARTS},
        "undated": committee.undated,
        "unread": [{"pack": pack_id, "problem": problem} for pack_id, problem in committee.unread],
        "left_out": committee.left_out,
    }


def _at(at: InPack) -> Row:
    return {"pack": at.pack_id, "date": at.date, "page": at.page, "pdf_page": at.pdf_page}


def _promise_row(one: FollowedPromise) -> Row:
    return {
        "state": one.state, "since": one.since, "meetings": one.meetings, "title": one.last.title, "number": one.last.number,
        "text": one.last.text, "answer": one.last.answer, "owner": one.last.owner, "due": one.last.due, "stands": promise_words(one),
        "wording": wording_words(one), "closed_by": one.closed_by,
        "seen": [{**_at(seen.at), "where": seen.where, "text": seen.text, "answer": seen.answer} for seen in one.seen],
    }  # fmt: skip


def _series_row(one: LongSeries) -> Row:
    row, trend = one.indicator, one.trend
    return {
        "ref": row.ref, "name": row.name, "unit": row.unit, "papers": len(one.said), "values": row.values, "earlier": one.earlier,
        "trend": trend_words(trend), "signal": trend is not None and trend.signal,
        "breaks": [{**_at(each.at), "kind": each.kind, "since": each.since, "words": break_words(each)} for each in one.breaks],
        "revised": [
            {"period": each.period, "before": each.before, "after": each.after, "first": _at(each.first), "then": _at(each.then), "words": revised_words(each, row.unit)}
            for each in one.revised
        ],
        "said": [{**_at(each.at), "period": each.period, "value": each.value, "commentary": each.commentary} for each in one.said],
    }  # fmt: skip


# As lines to read.
_LONGEST_ANSWER = 20
"""Words of an answer that is read out beside each of the papers that have it."""


def _meeting(row: Row) -> Iterator[str]:
    yield joined(date_in_words(row["date"], weekday=False), row["pack"])


def _promise(row: Row) -> Iterator[str]:
    yield joined(f"{row['title']} {row['number']}".strip(), capital(row["stands"]))
    yield row["text"]
    yield from row["wording"]
    yield from named("Owner", row["owner"])
    yield from named("Due", row["due"])
    yield "In the papers of: " + "; ".join(_seen(each) for each in row["seen"])


def _seen(row: Mapping[str, Any]) -> str:
    place = place_words(InPack(pack_id=row["pack"], date=row["date"], page=row["page"], pdf_page=row["pdf_page"]))  # fmt: skip
    words = len(row["answer"].split())
    answer = (
        f", answer: {row['answer']}"
        if 0 < words <= _LONGEST_ANSWER
        else ", answered at length"
        if words
        else ""
    )
    return f"{place} ({row['where']}{answer})"


def _series(row: Row) -> Iterator[str]:
    values = row["values"]
    span = f"{counted(len(values), 'figure')} from {month_in_words(min(values))} to {month_in_words(max(values))}" if values else "no figure"  # fmt: skip
    yield f"{row['ref']}: {row['name']}" if row["ref"] else row["name"]
    yield joined(f"{capital(span)} in {counted(row['papers'], 'pack')}", row["trend"])
    yield from (each["words"] for each in row["breaks"])
    yield from (f"Revised: {each['words']}" for each in row["revised"])


def _person(row: Row) -> Iterator[str]:
    yield joined(row["name"], row["role"], f"{row['present']} of {counted(row['of'], 'meeting')}")


def _questions(row: Row) -> Iterator[str]:
    said = f"{counted(row['written'], 'question')} written, {row['asked']} asked, {row['answered']} answered"
    yield f"{date_in_words(row['date'], weekday=False)}: {said}"


def _listed(row: Row) -> Iterator[str]:
    undated = f"{counted(row['undated'], 'pack')} without a date" if row["undated"] else ""
    yield joined(row["committee"], counted(row["meetings"], "meeting"), undated)


COMMITTEES = Form(
    "committee", _listed, nothing="The library has no committee. Add a pack with: packview import FILE"
)
FORMS: Mapping[CommitteePart, Form] = {
    "meetings": Form("meeting", _meeting),
    "promises": Form("promise", _promise, nothing="No promise was found in minutes or trackers."),
    "series": Form("series", _series, "series", nothing="No indicator was found."),
    "attendance": Form(
        "person in the minutes", _person, "people in the minutes", nothing="No minutes say who came."
    ),
    "questions": Form("meeting with its questions", _questions, "meetings with your questions"),
}


def series_lines(one: LongSeries) -> Iterator[str]:
    """One series whole: every figure, what breaks it, what was revised, and what each pack said."""
    row = one.indicator
    yield f"{row.ref}: {row.name}" if row.ref else row.name
    yield from (f"  {each}" for each in over_meetings(one))
    for when, values in (
        ("Before the break", one.earlier),
        ("Since then" if one.earlier else "Figures", row.values),
    ):
        if values:
            yield f"  {when}: " + "; ".join(f"{month_in_words(period)} {figure(value, row.unit)}" for period, value in values.items())  # fmt: skip
    for said in one.said:
        latest = (
            f"{figure(said.value, row.unit)} in {month_in_words(said.period)}" if said.period else "no figure"
        )
        yield f"  The papers of {place_words(said.at)}: {latest}"
        yield from (f"    {part}" for part in said.commentary.splitlines())


def over_meetings(one: LongSeries) -> list[str]:
    """What several packs say of one indicator, a sentence each."""
    values = list(one.indicator.values)
    span = f", {month_in_words(values[0])} to {month_in_words(values[-1])}" if values else ""
    said = f"{counted(len(one.said), 'pack')}, {counted(len(values), 'figure')}{span}"
    trend = trend_words(one.trend)
    revised = (f"Revised: {revised_words(each, one.indicator.unit)}" for each in one.revised)
    return [joined(said, trend), *map(break_words, one.breaks), *revised]


def told(row: Row) -> bool:
    """Whether a series has something to tell beyond its newest pack: more than one pack, a signal, a break, a revised figure."""
    return bool(row["breaks"] or row["revised"] or (row["signal"] and row["papers"] > 1))


def read_committee(
    committee: Committee, parts: Sequence[CommitteePart], *, every: bool, width: int | None
) -> str:
    """Lines to read; of the series those with a signal, a break or a revised figure, unless ``every``, and of promises those not closed."""
    title = pack_name(committee.name, committee.council, "")
    shown = [f"{title}: {counted(len(committee.days), 'meeting')}.\n"]
    for part in parts:
        rows = rows_of(committee, part)
        kept = [row for row in rows if every or _is_shown(part, row)]
        left = f"{len(rows) - len(kept)} more with --all.\n" if len(kept) < len(rows) else ""
        shown.append(
            f"{capital(part)}\n{read_out(kept, FORMS[part], width=width) if kept or not left else ''}{left}"
        )
    shown += [f"{line}\n" for line in left_out(committee)]
    return "\n".join(shown)


def _is_shown(part: CommitteePart, row: Row) -> bool:
    return told(row) if part == "series" else row["state"] != "closed" if part == "promises" else True


def left_out(committee: Committee) -> Iterator[str]:
    """What is not in it, and why, and what to be careful of."""
    if not committee.council and len(committee.days) > 1:
        yield "These papers name no council: look whether they are all of one."
    if committee.left_out:
        yield f"{committee.left_out} on items closed to the press and public left out; --include-exempt adds them."
    if committee.undated:
        yield f"Left out, for they have no date: {', '.join(committee.undated)}. packview fix PACK meeting --date DAY puts it right."
    yield from (
        f"Left out, for it cannot be read: {pack_id} ({problem})." for pack_id, problem in committee.unread
    )


def committee_markdown(committee: Committee) -> str:
    """A document of all of it: every promise, what each series says and its figures, who came, questions counted."""
    papers = "; ".join(date_in_words(day, weekday=False) for day in committee.days)
    parts = [f"# {heading(pack_name(committee.name, committee.council, ''))}", line(f"Meetings: {papers}")]
    rows = rows_of(committee, "promises")
    cells = [[capital(row["stands"]), f"{row['title']} {row['number']}".strip(), "\n".join([row["text"], *row["wording"]])] for row in rows]  # fmt: skip
    parts += tabled("Promises", ("Where it stands", "Of", "What was asked for"), cells)
    series = [
        [f"{one.indicator.ref} {one.indicator.name}".strip(), _figures(one), "; ".join(filter(None, (trend_words(one.trend), *map(break_words, one.breaks), *(f"revised: {revised_words(each, one.indicator.unit)}" for each in one.revised))))]
        for one in committee.series
    ]  # fmt: skip
    parts += tabled("Indicators over the meetings", ("Indicator", "Figures", "What they say"), series)
    people = [[one.name, one.role, f"{one.present} of {one.of}"] for one in committee.people]
    parts += tabled("Attendance", ("Name", "Role", "Present"), people)
    asked = [[date_in_words(one.at.date, weekday=False), str(one.written), str(one.asked), str(one.answered)] for one in committee.questions]  # fmt: skip
    parts += tabled("Questions of mine", ("Meeting", "Written", "Asked", "Answered"), asked)
    parts += [line(each) for each in left_out(committee)]
    return "\n\n".join(parts) + "\n"


def _figures(one: LongSeries) -> str:
    values = one.indicator.values
    return ", ".join(
        f"{month_in_words(period, short=True)} {figure(value, one.indicator.unit)}"
        for period, value in values.items()
    )
