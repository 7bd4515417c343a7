"""Performance indicators and tables read out line by line: their course in words, gaps said as gaps."""

from collections.abc import Iterator, Mapping, Sequence

from packview.export.lines import capital, joined, named
from packview.export.markdown import month_in_words
from packview.model import Indicator, Note, Pack, Table, Trend
from packview.model.indicator_words import (
    change_words,
    figure,
    latest,
    moved_words,
    polarity_words,
    trend_words,
)
from packview.model.words import STATUS

_LONG = 100
"""Characters of a table's row from which each of its cells gets a line of its own."""


def indicators_text(pack: Pack, trends: Mapping[int, Trend]) -> list[str]:
    """All indicators in the pack's order, the months of each on one line."""
    if not pack.indicators:
        return ["No performance indicators were found in this pack."]
    count = len(pack.indicators)
    lines = [f"{count:,} {'indicator' if count == 1 else 'indicators'}."]
    for place, one in enumerate(pack.indicators):
        lines += ["", *_indicator(pack, one, trends.get(place))]
    return lines


def indicator_text(
    pack: Pack, position: int, trend: Trend | None, twins: Sequence[int] = (), notes: Sequence[Note] = ()
) -> list[str]:
    """One indicator with a line for each month, its relatives and the member's questions about it.

    Args:
        pack: the pack.
        position: of the indicator in the pack's list, from 0.
        trend: what its series says.
        twins: positions of those of its number, percentage or rate.
        notes: the member's, of the whole pack.
    """
    one = pack.indicators[position]
    lines = [*_indicator(pack, one, trend, whole=True)]
    for twin in twins:
        relative = pack.indicators[twin]
        lines.append(f"  Says the same in another way: {relative.ref} {relative.name}")
    for note in notes:
        if note.indicator and note.indicator == one.ref:
            what = f"Your question, {STATUS[note.status]}" if note.asks else "Your note"
            lines += [f"  {line}" for line in named(what, note.text)]
    return lines


def _indicator(pack: Pack, one: Indicator, trend: Trend | None, *, whole: bool = False) -> Iterator[str]:
    yield f"{one.ref}: {one.name}" if one.ref else one.name
    for line in _facts(pack, one, trend, whole=whole):
        yield f"  {line}"


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
    twelve = joined(
        f"average {figure(one.average_12m, one.unit)}" if one.average_12m is not None else "",
        f"highest {figure(one.max_12m, one.unit)}" if one.max_12m is not None else "",
    )
    yield from named("Printed for 12 months", twelve)
    for name, figures in (("Compared with", one.benchmarks), ("Target", one.targets)):
        for column, printed in figures.items():
            called = column if column.casefold().startswith(name.casefold()) else f"{name} {column}"
            yield f"{called}: {_with_mark(printed, one.unit, one.marks.get(column, ''))}"
    for column in (name for name in one.marks if name in _PRINTED):
        yield f"{_PRINTED[column]}: no figure, printed as {one.marks[column]}"
    yield from named("Owner", one.owner)
    yield from named("Reported by", one.reporter)
    yield from named("Watched for", one.outcome)
    yield from named("Commentary", one.commentary)
    yield from named("Where", _where(pack, one.page, one.pdf_page, one.item))
    yield from named("Doubtful, look at the page", one.doubtful)


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
        f"{len(known)} figures from {month_in_words(periods[0])} to {month_in_words(periods[-1])}",
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
        return figure(value, unit)
    return f"no figure, printed as {mark}" if mark else "no figure"


def tables_text(pack: Pack, tables: Sequence[Table]) -> list[str]:
    """Tables that are not of indicators, a row after the other with the name of its column before each cell."""
    if not tables:
        return ["No tables were found beside those of indicators."]
    lines = [f"{len(tables):,} {'table' if len(tables) == 1 else 'tables'}."]
    for number, table in enumerate(tables, start=1):
        lines += ["", *_table(pack, number, table)]
    return lines


def _table(pack: Pack, number: int, table: Table) -> Iterator[str]:
    title = f"Table {number}: {table.title}" if table.title else f"Table {number}"
    yield joined(title, _where(pack, table.page, table.pdf_page, table.item))
    yield from (f"  Doubtful, look at the page: {reason}" for reason in table.doubtful)
    for place, row in enumerate(table.rows, start=1):
        if any(cell.strip() for cell in row):
            yield from (f"  {line}" for line in table_row(place, row, table.header))


def table_row(place: int, row: Sequence[str], header: Sequence[str]) -> Iterator[str]:
    """'Referrals. 2015/16: 69; 2016/17: 37; 2017/18: empty'; a line for each cell where that is long.

    The only column without a name says what a row is about, wherever it stands; without names it is the first.
    """
    cells = [" ".join(cell.split()) for cell in row]
    names = [" ".join(name.split()) for name in [*header, *[""] * len(row)][: len(row)]]
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


def _where(pack: Pack, label: str | None, pdf_page: int | None, item: str) -> str:
    found = pack.item(item) if item else None
    return joined(
        f"page {label}" if label else "",
        f"PDF page {pdf_page}" if pdf_page else "",
        f"item {found.number}" if found else "",
    )
