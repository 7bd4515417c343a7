"""Rows as lines to read one after the other, aloud too: no columns, no lines drawn, no sign that carries a meaning alone."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date  # noqa: N812  as in the model
from datetime import datetime
from typing import TYPE_CHECKING, Any

from packview.export.rows import (
    Row,
    correction_words,
    fields_of,
    finding_rows,
    laid_cells,
    note_rows,
    value_words,
)
from packview.export.tables import pages, wrap
from packview.model import Finding, Indicator, Note, Pack, Table, Theme, Trend
from packview.model.corrections import Standing
from packview.model.layout import Block, Layout
from packview.model.notes import UNPLACED, Grouping, depth, evidence_words, grouped_questions, rests_on
from packview.model.pack import item_heading, printed_ref
from packview.model.reading_plan import duration
from packview.model.words import (
    AUTHOR_FIRST,
    PRIORITY,
    SEVERITY,
    STATUS,
    SURE,
    TAKEN,
    change_words,
    figure,
    latest,
    moved_words,
    polarity_words,
    trend_words,
)
from packview.wording.dates import date_in_words, month_in_words
from packview.wording.words import capital, counted, plural

if TYPE_CHECKING:  # who has a meeting has loaded it; it takes as long as all the rest
    from packview.model.meeting import MeetingPlan, MeetingState

_NARROWEST = 20
_NUMBER = 8
"""Characters from which what stands for an item is its title, not a number."""


@dataclass(frozen=True, slots=True)
class Form:
    """How rows of one kind, ``one`` or ``many``, are read out; ``lines`` has the heading first, deeper ones are indented."""

    one: str
    lines: Callable[[Row], Iterable[str]]
    many: str = ""
    group: Callable[[Row], str] = lambda row: row.get("group", "")
    nothing: str = ""


def read_out(rows: Sequence[Row], form: Form, *, width: int | None = None) -> str:
    """Rows as lines of at most ``width`` columns, None for as long as they are; how many there are comes first."""
    if not rows:
        return f"{form.nothing or f'There are no {plural(0, form.one, form.many)}.'}\n"
    entries = [[head, *(f"  {line}" for line in more)] for head, *more in map(form.lines, rows)]
    apart = any(len(lines) > 1 for lines in entries)
    found = [f"{counted(len(rows), form.one, form.many)}."]
    before = ""
    for row, lines in zip(rows, entries, strict=True):
        group = form.group(row)
        if group != before:
            found += ["", group] if group else [""]
            before = group
        if apart or len(found) == 1:
            found.append("")
        found += lines
    return in_width(found, width)


def in_width(lines: Iterable[str], width: int | None) -> str:
    """Lines broken at spaces where a terminal is narrower; what goes on is as far in as its beginning."""
    if width is None:
        return "\n".join(lines) + "\n"
    return "\n".join(part for line in lines for part in _broken(line, width)) + "\n"


def named(name: str, value: Any) -> Iterator[str]:
    """'Name: value'; nothing for an empty value, the parts of a list or text of several lines below the name."""
    parts = _parts(value)
    if len(parts) == 1:
        yield f"{name}: {parts[0]}"
    elif parts:
        yield f"{name}:"
        yield from (f"  {part}" for part in parts)


def told(row: Row, **names: str) -> Iterator[str]:
    """The fields of a row that have a value, each with its name as in ``named``: ``told(row, text="It says")``."""
    for field, name in names.items():
        yield from named(name, row[field])


def page(row: Row) -> str:
    """'page 47, PDF page 52' of a row with both; '' where none is known."""
    pdf = f"PDF page {row['pdf_page']}" if row.get("pdf_page") else ""
    unplaced = UNPLACED if "pdf_page" in row and not pdf else ""
    return joined(f"page {row['page']}{unplaced}" if row.get("page") else "", pdf)


def joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def given(words: str, value: object) -> str:
    """Words with a value in place of '{}'; '' for an empty value."""
    return words.format(value) if value else ""


def _parts(value: Any) -> list[str]:
    if value is None:
        return []
    if isinstance(value, list | tuple):
        return [part for one in value for part in _parts(one)]
    return [line.strip() for line in str(value).splitlines() if line.strip()]


def _broken(line: str, width: int) -> Iterator[str]:
    indent = len(line) - len(line.lstrip(" "))
    for part in wrap(line, max(_NARROWEST, width - indent)):
        yield " " * indent + part if part else ""


_LONG = 100
"""Characters of a table's row from which each of its cells gets a line of its own."""


def indicators_text(pack: Pack, trends: Mapping[int, Trend]) -> list[str]:
    if not pack.indicators:
        return ["No performance indicators were found in this pack."]
    each = (_indicator(pack, one, trends.get(place)) for place, one in enumerate(pack.indicators))
    told = (line for lines in each for line in ("", *lines))
    return [f"{counted(len(pack.indicators), 'indicator')}.", *told]


def indicator_text(
    pack: Pack, position: int, trend: Trend | None, twins: Sequence[int] = (), notes: Sequence[Note] = ()
) -> list[str]:
    """One indicator with a line for each month, its relatives (positions, as its own) and the member's questions about it."""
    one = pack.indicators[position]
    lines = [*_indicator(pack, one, trend, whole=True)]
    relatives = [pack.indicators[twin] for twin in twins]
    lines += [f"  Says the same in another way: {each.ref} {each.name}" for each in relatives]
    for note in notes:
        if note.indicator and note.indicator == one.ref:
            what = f"Your question, {STATUS[note.status]}" if note.asks else "Your note"
            lines += [f"  {line}" for line in named(what, note.text)]
    return lines


def _indicator(pack: Pack, one: Indicator, trend: Trend | None, *, whole: bool = False) -> Iterator[str]:
    ref = printed_ref(one.ref)
    yield f"{ref}: {one.name}" if ref else one.name
    yield from (f"  {line}" for line in named("For commands", one.ref if not ref else ""))
    yield from (f"  {line}" for line in _facts(pack, one, trend, whole=whole))


def _facts(pack: Pack, one: Indicator, trend: Trend | None, *, whole: bool) -> Iterator[str]:
    period, value = latest(one)
    if period:
        said = f"{figure(value, one.unit, one.marks.get(period, ''))} in {month_in_words(period)}"
        moved = joined(moved_words(one), change_words(one.change_year, "the year before"))
        yield f"Latest: {joined(said, moved if value is not None else '')}"
    yield from named("What the series says", trend_words(trend))
    yield from named("Which way is good", capital(polarity_words(one, trend)))
    yield from named("Arrow printed", one.direction)
    yield from named("Colour printed", one.rag)
    yield from _course(one)
    yield from _months(one, whole=whole)
    twelve = {"average": one.average_12m, "highest": one.max_12m}
    year = [f"{name} {figure(value, one.unit)}" for name, value in twelve.items() if value is not None]
    yield from named("Printed for 12 months", joined(*year))
    beside, empty = (("Compared with", one.benchmarks), ("Target", one.targets)), dict[str, list[str]]()
    for name, figures in beside:
        for column, printed in figures.items():
            called = column if column.casefold().startswith(name.casefold()) else f"{name} {column}"
            words = _with_mark(printed, one.unit, one.marks.get(column, ""))
            if printed is None and not whole:
                empty.setdefault(words, []).append(called)
            else:
                yield f"{called}: {words}"
    yield from (f"{capital(words)}: {'; '.join(columns)}" for words, columns in empty.items())
    for column in (name for name in one.marks if name in _PRINTED):
        yield f"{_PRINTED[column]}: no figure, printed as {one.marks[column]}"
    yield from named("Owner", one.owner)
    yield from named("Reported by", one.reporter)
    yield from named("Why it matters", one.outcome)
    yield from named("Commentary", one.commentary)
    yield from named("Where", _where(pack, one))
    yield from named("Doubtful, look at the page", one.doubtful)
    yield from named("Put right", ", ".join(one.put_right))


_PRINTED = {
    "change_month": "Change on the month before",
    "change_year": "Change on the year before",
    "average_12m": "Average of 12 months",
    "max_12m": "Highest of 12 months",
}


def _course(one: Indicator) -> Iterator[str]:
    """The line of a chart in words: how many figures, the lowest, the highest, the gaps."""
    known = [(period, value) for period, value in one.values.items() if value is not None]
    if len(known) < 2:
        return
    lowest, highest = min(known, key=lambda pair: pair[1]), max(known, key=lambda pair: pair[1])
    gaps = len(one.values) - len(known)
    periods = list(one.values)
    yield "Course: " + joined(
        f"{counted(len(known), 'figure')} from {month_in_words(periods[0])} to {month_in_words(periods[-1])}",
        f"lowest {figure(lowest[1], one.unit)} in {month_in_words(lowest[0])}",
        f"highest {figure(highest[1], one.unit)} in {month_in_words(highest[0])}",
        f"{gaps} without a figure" if gaps else "",
    )


def _months(one: Indicator, *, whole: bool) -> Iterator[str]:
    said = [
        (month_in_words(period), _with_mark(value, one.unit, one.marks.get(period, "")))
        for period, value in one.values.items()
    ]
    if whole:
        yield from (f"{month}: {words}" for month, words in said)
    elif said:
        yield f"Figures: {'; '.join(f'{month} {words}' for month, words in said)}"


def _with_mark(value: float | None, unit: str, mark: str) -> str:
    """A figure, or that there is none and what is printed in its place."""
    if value is not None:
        return figure(value, unit, mark)
    return f"no figure, printed as {mark}" if mark else "no figure"


def tables_text(pack: Pack, tables: Sequence[Table]) -> list[str]:
    """Tables that are not of indicators, a row after the other with the name of its column before each cell."""
    each = (_table(pack, number, table) for number, table in enumerate(tables, start=1))
    told = (line for lines in each for line in ("", *lines))
    nothing = "No tables were found beside those of indicators."
    return [f"{counted(len(tables), 'table')}.", *told] if tables else [nothing]


def _table(pack: Pack, number: int, table: Table) -> Iterator[str]:
    title = f"Table {number}: {table.title}" if table.title else f"Table {number}"
    yield joined(title, _where(pack, table))
    yield from (f"  Doubtful, look at the page: {reason}" for reason in table.doubtful)
    for place, row in enumerate(table.rows, start=1):
        if any(cell.strip() for cell in row):
            yield from (f"  {line}" for line in table_row(place, row, table.header))


def table_row(place: int, row: Sequence[str], header: Sequence[str]) -> Iterator[str]:
    """'Referrals. 2015/16: 69; 2016/17: 37; 2017/18: empty'; a line for each cell where that is long.

    A single column without a name, wherever it stands, says what a row is about; without names the first does.
    """
    cells = [" ".join(cell.split()) for cell in row]
    names = [" ".join(name.split()).removesuffix(":") for name in [*header, *[""] * len(row)][: len(row)]]
    nameless = [column for column, name in enumerate(names) if not name]
    about = nameless[0] if len(nameless) == 1 or 0 in nameless else None
    head = f"Row {place}" if about is None else cells[about] or f"Row {place}"
    rest = [column for column in range(len(cells)) if column != about]
    if not any(cells[column] for column in rest):
        yield head
        return
    told = [f"{names[column] or f'Column {column + 1}'}: {cells[column] or 'empty'}" for column in rest]
    if sum(len(part) + 2 for part in (head, *told)) <= _LONG:
        yield f"{head}. {'; '.join(told)}"
        return
    yield head
    yield from (f"  {part}" for part in told)


def _where(pack: Pack, one: Indicator | Table) -> str:
    return joined(page(fields_of(one, "page pdf_page")), given("item {}", pack.item_number(one.item)))


def page_text(lines: Sequence[str], layout: Layout) -> list[str]:
    """A page's lines to read: a paragraph a line, each cell with the name of its column; what no block has stays as it is."""
    found: list[str] = []
    shown = 0
    tabled = {span.line for block in layout for row in block.rows for cell in row for span in cell.spans}
    for block in layout:
        found += _between(lines, shown, block.first, tabled)
        found += _block(lines, block)
        shown = max(shown, block.last + 1)
    return [*found, *_between(lines, shown, len(lines), tabled)]


def _between(lines: Sequence[str], first: int, last: int, tabled: set[int]) -> Iterator[str]:
    for number in range(first, min(last, len(lines))):
        if lines[number].strip() and number not in tabled:
            yield lines[number].strip()


def _block(lines: Sequence[str], block: Block) -> Iterator[str]:
    if block.kind == "table":
        yield from _page_table(lines, block)
        return
    words = " ".join(line.strip() for line in lines[block.first : block.last + 1] if line.strip())
    if words:
        yield f"Heading: {words}" if block.kind == "heading" else words


def _page_table(lines: Sequence[str], block: Block) -> Iterator[str]:
    names, rows = laid_cells(lines, block)
    yield f"Table of {block.columns} columns and {len(rows)} rows:"
    for place, cells in enumerate(rows, start=1):
        if any(cells):
            yield from (f"  {line}" for line in table_row(place, cells, names))
    yield "End of the table"


def course_rows(plan: "MeetingPlan", state: "MeetingState", notes: Sequence[Note]) -> list[Row]:
    """The items in agenda order: minutes planned and taken, whether they were reached, questions still open."""
    open_questions = Counter(note.anchor.item for note in notes if note.open)
    stands = dict.fromkeys((one.item for one in state.taken), "taken")
    stands |= dict.fromkeys((one.item for one in state.deferred), "deferred") | {state.current: "in hand"}
    return [
        {
            "item": item.number,
            "title": item.title,
            "stands": stands.get(item.key, "to come"),
            "minutes_planned": round(item.minutes, 1),
            "minutes_taken": round(state.elapsed.get(item.key, 0.0) / 60, 1),
            "questions_open": open_questions[item.key],
            "exempt": item.exempt or item.key in state.exempt_items,
        }
        for item in plan.items
    ]


def standing(state: "MeetingState") -> Iterator[str]:
    """Where the meeting stands as its log left it: opened, quorum, who is there."""
    yield "The meeting was not opened yet." if state.phase == "before" else f"The meeting is {state.phase}."
    if state.opened is None:
        return
    closed = given(", closed at {:%H:%M}", state.closed and state.closed.astimezone())
    yield f"Opened at {state.opened.astimezone():%H:%M}{closed}, {duration(state.total)} without pauses"
    here = [one.name for one in state.people if one.here]
    yield f"In the room: {', '.join(here) or 'no one marked present'}"
    away = [one.name for one in state.people if one.apologies]
    yield from named("Apologies", ", ".join(away))
    if state.quorum is not None:
        met = "met" if state.quorate else "not met"
        yield f"Quorum: {met}, {state.counted} of the {state.quorum} that are needed"
    yield from named("Speaking", state.speaker)
    yield from named("Waiting to speak", ", ".join(state.queue))
    if state.exempt:
        yield "The press and public are excluded now"


def _item(row: Row) -> Iterator[str]:
    closed = "closed to the press and public" if row["exempt"] else ""
    yield joined(item_heading(row["item"], row["title"]), row["stands"], closed)
    yield f"Planned: {duration(row['minutes_planned'] * 60)}"
    over = row["minutes_taken"] - row["minutes_planned"]
    if row["minutes_taken"]:
        more = f", {duration(over * 60)} over" if over >= 1 else ""
        yield f"Taken: {duration(row['minutes_taken'] * 60)}{more}"
    yield from named("Your open questions", row["questions_open"] or None)


COURSE = Form("item", _item, nothing="No agenda was found in this pack.")


def question_rows(
    pack: Pack, notes: Sequence[Note], themes: Sequence[Theme], grouping: Grouping
) -> list[Row]:
    """``note_rows`` of the questions as they are asked: ``place`` in the group, ``follows`` the depth, ``follows_place`` whose."""
    rows: list[Row] = []
    for head, group in grouped_questions(pack, notes, themes, grouping):
        places = {note.id: place for place, note in enumerate(group, start=1)}
        for note, row in zip(group, note_rows(group), strict=True):
            del row["history"], row["order"], row["evidence"]
            follows = {"follows": depth(note, group), "follows_place": places.get(note.parent)}
            rests = [evidence_words(one) for one in rests_on(note)]
            rows.append({"group": head, "place": places[note.id], **follows, **row, "rests_on": rests})
    return rows


def _belongs(row: Row) -> str:
    item = row["item"]
    return given("item {}" if item[:1].isdigit() or len(item) < _NUMBER else "{}", item) or "the whole pack"


def _private(row: Row) -> str:
    return "private" if row["private"] else ""


def _note(row: Row) -> Iterator[str]:
    asks = row["kind"] != "note"
    kind = "Supplementary question" if row["kind"] == "supplementary" else capital(row["kind"])
    status, to = STATUS[row["status"]] if asks else "", given("for {}", row["to"])
    yield joined(kind, _belongs(row), page(row), status, to, _private(row))
    yield from told(row, text="It says")
    if asks and row["priority"] != "normal":
        yield f"How much it matters: {PRIORITY[row['priority']].lower()}"
    yield from told(row, indicator="About the indicator", theme="Theme", answer="Answer")
    yield from told(row, follow_up="To follow", parent="Follows the question with the id", id="Id")


def _question(row: Row) -> Iterator[str]:
    what = PRIORITY[row["priority"]]
    if row["kind"] == "supplementary":
        what = given("Supplementary to {}", row["follows_place"]) or "Supplementary"
    status, to = STATUS[row["status"]], given("for {}", row["to"])
    yield f"{row['place']}. " + joined(what, status, to, _belongs(row), _private(row))
    yield from told(row, text="Ask", rests_on="Rests on", theme="Theme", answer="Answer")
    yield from told(row, follow_up="To follow", id="Id")


def _binned(row: Row) -> Iterator[str]:
    deleted = f"deleted {_moment(row['deleted'])}"
    yield joined(capital(row["kind"]), _belongs(row), _private(row), deleted)
    yield from told(row, text="It says", id="Id")


def _backup(row: Row) -> Iterator[str]:
    private = ", your private notes" if row["private"] else ""
    yield f"Number {row['number']}, written {_moment(row['written'])}{private}"
    yield f"Notes: {row['notes']}, of which {row['questions']} are questions"
    yield f"Different now: {row['different_now'] or 'none'}"


_THAT = {
    "exact": "has not moved",
    "moved": "moved",
    "changed": "has changed words",
    "orphaned": "lost its place",
}


def _place(row: Row) -> Iterator[str]:
    yield joined(
        f"{capital(row['kind'])} that {_THAT[row['verdict']]}", given("item {}", row["item"]), page(row)
    )
    yield from told(row, text="It says", reason="Why")
    was = joined(given("item {}", row["was_item"]), given("page {}", row["was_page"]))
    yield from named("It was at", was)
    yield from told(row, quote="The words it quotes")
    yield from named("The words now", row["quote_now"] if row["quote_now"] != row["quote"] else "")
    yield from told(row, id="Id")


def _panel(row: Row) -> Iterator[str]:
    to = given("for {}", " and ".join(row["to"]))
    yield joined(capital(_belongs(row)), page(row), STATUS[row["status"]], to)
    yield from told(row, text="Ask")
    yield f"Asked by: {', '.join(row['asked_by']) or 'nobody named'}"
    yield from told(row, also="In other words")


def _moment(written: str) -> str:
    at = datetime.fromisoformat(written).astimezone()
    return f"{date_in_words(at.date())} at {at:%H:%M}"


NOTES = Form(
    "note or question",
    _note,
    many="notes and questions",
    nothing="You have no notes or questions on this pack. packview note add PACK ITEM TEXT adds one.",
)
QUESTIONS = Form(
    "question",
    _question,
    nothing="You have no questions on this pack. packview note add PACK ITEM TEXT --question adds one.",
)
BIN = Form("deleted note", _binned, nothing="The bin is empty.")
BACKUPS = Form("backup", _backup, nothing="There are no backups of your notes yet.")
PLACES = Form("note", _place)
PANEL = Form(
    "question of the panel",
    _panel,
    many="questions of the panel",
    nothing="Nobody on the panel has shared a question on this pack.",
)


def _library(row: Row) -> Iterator[str]:
    when = date_in_words(Date.fromisoformat(row["date"])) if row["date"] else "no date known"
    yield joined(row["name"], when, row["apart"])
    yield f"Id: {row['pack_id']}"
    if row["broken"]:
        yield f"Cannot be opened: {row['broken']}"
        return
    yield f"Pages: {row['pages']}, {row['read']:.0%} read"
    yield f"Notes and questions: {row['notes']}, of which {row['questions_open']} are questions still open"
    if row["revision"] > 1:
        yield f"Published again: revision {row['revision']}"


def _front(row: Row) -> Iterator[str]:
    value = {None: "not found", True: "yes", False: "no"}.get(row["value"], row["value"])
    if row["value"] and row["fact"] in {"date", "date_last"}:
        value = date_in_words(Date.fromisoformat(row["value"]))
    yield f"{capital(row['fact'].replace('_', ' '))}: {value}"
    yield from named("Printed", joined(row["words"], page(row), row["how"]))


def _agenda(row: Row) -> Iterator[str]:
    closed = "closed to the press and public" if row["exempt"] else ""
    yield joined(item_heading(row["number"], row["title"]), closed, row["status"] or "")
    yield from told(row, parent="Under item")
    yield from named("Taken", "with others, without debate" if row["consent"] else "")
    yield from told(row, kind="Kind")
    yield from named("Where", pages(row))
    yield from named("Put right", ", ".join(row["put_right"]))
    for paper in row["papers"]:
        yield f"Paper: {joined(paper['title'], paper['kind'], pages(paper))}"


def _correction(row: Row) -> Iterator[str]:
    yield correction_words(row)
    yield f"Read as: {value_words(row['printed'])}"
    standing = Standing[row["standing"].upper()]
    yield from named("Not applied", standing.value if standing is not Standing.APPLIED else "")
    yield f"By: {joined(row['member'], _moment(row['at']))}"


def _paper(row: Row) -> Iterator[str]:
    yield joined(given("Item {}", row["item"]), row["kind"]) + f": {row['title']}"
    yield from named("Where", pages(row))
    yield from named("Put right", ", ".join(row["put_right"]))
    for name, value in row["fields"].items():
        yield from named(name, value)
    yield from told(row, recommendations="Recommends")


def _recommendation(row: Row) -> Iterator[str]:
    title = row["title"] or "Without a title"
    yield joined(title, given("number {}", row["number"]), given("of {}", row["date"]))
    yield from told(row, action_proposed="Proposed")
    yield from named("What was done", row["action_taken"] or "nothing is written")
    yield from told(row, status="Status", owner="Owner", due="Due")
    yield from named("Where", page(row))


def _term(row: Row) -> Iterator[str]:
    also = given(" (also {})", ", ".join(row["aliases"]))
    yield f"{row['term']}{also}: {row['definition'] or 'not explained'}{given(' ({})', page(row))}"


def _attendance(row: Row) -> Iterator[str]:
    came = {True: "present", False: "apologies", None: "not named in the minutes"}[row["present"]]
    came = "absent" if row["absent"] else came
    yield f"{joined(row['name'], row['role'])}: {joined(came, row['note'])}"


def _passage(row: Row) -> Iterator[str]:
    if row["kind"] == "passage":
        yield joined(given("Passage of item {}", row["ref"]) or "Passage", page(row))
        yield from told(row, text="It says")
    else:
        name = {"recommendation": "Row of the tracker, number"}.get(row["kind"], capital(row["kind"]))
        yield joined(f"{name} {row['ref']}".strip() + given(": {}", row["text"]), page(row))
    yield from told(row, words="Known by the words")


def _finding(row: Row) -> Iterator[str]:
    marks = TAKEN if row["taken"] else "", AUTHOR_FIRST if row["author_first"] else ""
    what = SEVERITY[row["severity"]], row["label"], SURE[row["sure"]], given("item {}", row["item"])
    yield f"{row['place']}. {joined(*what, page(row), *marks)}"
    yield from told(row, about="About", question="Ask")
    yield f"If pressed: {row['explanation']}" if row["question"] else row["explanation"]
    quote = " ".join(row["quote"].split())
    yield from named("The paper says", "" if quote == row["printed"] else quote)
    yield from told(row, printed="Printed", computed="Worked out")


def _carried(row: Row) -> Iterator[str]:
    yield f"{capital(row['kind'])}{given(' of item {}', row['item'])}: {row['text']}"
    yield from told(row, owner="Owner", due="Due")
    yield from named("In the tracker", row["tracker"] or "no row mentions it")
    yield from told(row, status="Status", action_taken="What was done")
    yield from named("Where", page(row))


def _hit(row: Row) -> Iterator[str]:
    what = row["kind"] if row["kind"] in {"page", "note"} else f"{row['kind']} {row['ref']}".strip()
    yield f"{joined(capital(what), given('item {}', row['item']), page(row))}: {row['text']}"


def _plan(row: Row) -> Iterator[str]:
    yield item_heading(row["item"], row["title"])
    yield f"Left to read: {row['pages_left']} of {row['pages']} pages, about {row['takes']}"
    yield from named("Begin at", page(row))
    yield from named("Signals in the figures", row["signals"] or None)
    yield from named("Findings worth asking about", row["findings"] or None)
    yield from named("Your open questions", row["questions"] or None)


def _bookmark(row: Row) -> Iterator[str]:
    yield f"{row['text'] or 'Without words'}: {joined(page(row), given('item {}', row['item']))}"


def _key(row: Row) -> Iterator[str]:
    yield f"{capital(row['spoken'])}: {row['does']}"


def _colours(row: Row) -> Iterator[str]:
    look = "light letters on a dark ground" if row["dark"] else "dark letters on a light ground"
    used = "in use" if row["used"] else ""
    setting = f'colours = "{row["key"]}" in config.toml'
    yield f"{row['title']}: {joined(look, used, setting)}"


INBOX = Form(
    "new file",
    lambda row: [f"{row['file']}: {row['text']}"],
    nothing="There is nothing new in the inbox.",
)
LIBRARY = Form("pack", _library, nothing="The library is empty. Add a pack with: packview import FILE")
FRONT = Form("fact", _front)
CORRECTIONS = Form(
    "correction",
    _correction,
    nothing="Nothing was put right in this pack. packview fix PACK item NUMBER --title TITLE does it; see packview fix --help.",
)
AGENDA = Form("agenda item", _agenda, nothing="No agenda was found in this pack.")
PAPERS = Form("paper", _paper)
RECOMMENDATIONS = Form("earlier recommendation", _recommendation)
GLOSSARY = Form("term", _term, nothing="This pack explains no terms.")
ATTENDANCE = Form(
    "person",
    _attendance,
    many="people",
    nothing="The minutes of the previous meeting name nobody, or there are none.",
)
THEMES = Form(
    "place that mentions a theme",
    _passage,
    many="places that mention a theme",
    group=lambda row: f"Theme: {row['theme']}",
)
FINDINGS = Form(
    "finding",
    _finding,
    nothing="Nothing was noticed. This does not prove that all is well: packview doctor PACK lists the pages to read yourself.",
)
CARRIED = Form(
    "action or resolution",
    _carried,
    many="actions and resolutions",
    nothing="No log of the committee's last meeting is on this machine, or it left nothing.",
)
HITS = Form("place", _hit, group=lambda row: row.get("pack_id", ""), nothing="No matches.")
KEYS = Form("key", _key)
COLOURS = Form("colour theme", _colours)
PLAN = Form(
    "item with something left to read",
    _plan,
    many="items with something left to read",
    nothing="Nothing on the agenda is left to read.",
)
NO_PLAN = replace(PLAN, nothing="No agenda was found in this pack, so there are no items to plan by.")
BOOKMARKS = Form(
    "place",
    _bookmark,
    nothing="There are no bookmarks. packview keys bookmark says how to add one.",
)


def finding_rows_in_order(
    pack: Pack, findings: Sequence[Finding], first: int, taken: Collection[str] = ()
) -> list[Row]:
    """Findings, ranked, with their place in the list, and the heading each stands under; ``first`` 0 leaves the headings out."""
    asked = min(first, sum(one.severity == "ask" for one in findings))
    whole = not asked or len(findings) <= asked
    return [
        {
            **row,
            "label": one.label,
            "about": "" if one.bare_refs else ", ".join(filter(None, map(printed_ref, one.refs))),
            "place": place,
            "group": "" if whole else "The first five minutes" if place <= asked else "Then",
        }
        for place, (one, row) in enumerate(
            zip(findings, finding_rows(pack, findings, taken), strict=True), start=1
        )
    ]
