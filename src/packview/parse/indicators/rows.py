"""Rows of a performance table as indicators, and what in a row does not add up.

A printed average or maximum that its own months cannot give makes a row doubtful.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from math import inf, log
from typing import NamedTuple, TypeVar

from packview.model import Doubt, Indicator, StageName, Warned
from packview.parse.attempt import attempt_page
from packview.parse.indicators.columns import (
    Column,
    Kind,
    is_finance,
    polarity_of,
    read_columns,
    split_name,
    unit_of,
)
from packview.parse.tables.marks import Direction, direction_of, is_code
from packview.parse.tables.ruled import Cell
from packview.parse.tables.sheet import Sheet, SheetRow, rating_of
from packview.parse.tables.words import single
from packview.parse.text.patterns import any_case
from packview.wording.numbers import Figure, is_mark, read_figure
from packview.wording.periods import before, is_month, is_quarter, length_of, order_of

_ENOUGH = 6


def reasons_to_doubt(
    periods: Mapping[str, Figure], average: Figure, highest: Figure, *, least: int = _ENOUGH
) -> list[str]:
    """Why a row's printed average and maximum are not those of its months, in words; nothing where they are.

    The months are rounded as printed, the average was mostly worked out before rounding: what rounding can explain is no
    reason. Both may be of the last twelve months or of all that are printed.

    Args:
        periods: period to figure, as printed.
        average: the printed average over twelve months.
        highest: the printed maximum over twelve months.
        least: figures from which on they are enough to say so.
    """
    counted = [period for period in periods if is_month(period) or is_quarter(period)]
    ordered = [periods[period] for period in sorted(counted, key=order_of)]
    windows = list(_windows(ordered))
    if sum(figure.value is not None for figure in ordered) < least:
        return _impossible(windows, average, highest)
    reasons = []
    if average.value is not None and not any(_gives_average(window, average) for window in windows):
        reasons.append(f"The printed average, {average}, is not that of the months")
    if highest.value is not None and not any(_gives_highest(window, highest) for window in windows):
        reasons.append(f"The printed maximum, {highest}, is not that of the months")
    return reasons


def _impossible(windows: Sequence[Sequence[Figure]], average: Figure, highest: Figure) -> list[str]:
    """What cannot be, however many months are not printed: a maximum below one of the months, or below the average."""
    reasons = []
    if highest.value is not None and windows and all(_tops(window, highest) for window in windows):
        reasons.append(f"The printed maximum, {highest}, is lower than one of the months")
    if average.value is not None and highest.value is not None and _tops([average], highest):
        reasons.append(f"The printed average, {average}, is higher than the printed maximum")
    return reasons


def _tops(window: Sequence[Figure], highest: Figure) -> bool:
    """Whether one of the figures is higher than what is printed as the highest."""
    return any(
        (figure.value or 0.0) > (highest.value or 0.0) + highest.step + figure.step + 1e-9
        for figure in window
    )


def _windows(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The stretches a '12 month' figure may be of: the last twelve, all, and the twelve before the latest."""
    for window in (figures[-12:], figures, figures[:-1][-12:], figures[-13:]):
        known = [figure for figure in window if figure.value is not None]
        if known:
            yield known


def _gives_average(window: Sequence[Figure], average: Figure) -> bool:
    mean = sum(figure.value or 0.0 for figure in window) / len(window)
    slack = average.step + max(figure.step for figure in window) + 1e-9
    return abs(mean - (average.value or 0.0)) <= slack


def _gives_highest(window: Sequence[Figure], highest: Figure) -> bool:
    top = max(window, key=lambda figure: figure.value or 0.0)
    return abs((top.value or 0.0) - (highest.value or 0.0)) <= highest.step + top.step + 1e-9


_WORDS = frozenset(("ref", "name", "owner", "reporter", "outcome", "commentary", "unit", ""))
_LONGEST_FIGURE = 24
_Told = TypeVar("_Told", bound=str)


def read_row(row: SheetRow, columns: Sequence[Column]) -> Indicator | None:
    """The indicator of a row, None for a heading within the table and for a row with nothing but words."""
    hand = _Hand(row, columns)
    ref, name = hand.text("ref"), hand.text("name")
    values = any(row.cells[column.number] for column in columns if column.kind not in _WORDS)
    if len({id(cell) for cell in row.cells if cell}) < 2 or not (
        (values and (ref or name)) or (ref and name)
    ):
        return None
    ref, name = split_name(ref, name)
    periods = hand.figures("period")
    average, highest = hand.figure("average_12m"), hand.figure("max_12m")
    indicator = Indicator(
        ref=ref,
        name=name,
        owner=hand.text("owner"),
        reporter=hand.text("reporter"),
        outcome=hand.text("outcome"),
        unit=unit_of(list(periods.values()), name, hand.text("unit")),
        values={period: figure.value for period, figure in periods.items()},
        direction=hand.or_mark("direction", hand.pointed("direction")),
        change_month=hand.figure("change_month").value,
        change_year=hand.figure("change_year").value,
        average_12m=average.value,
        max_12m=highest.value,
        benchmarks={key: figure.value for key, figure in hand.figures("benchmark").items()},
        targets={key: figure.value for key, figure in hand.figures("target").items()},
        rag=hand.or_mark("rag", rating_of(hand.text("rag"))),
        polarity=hand.or_mark("polarity", polarity_of(hand.text("polarity"), hand.pointed("polarity"))),
        commentary=hand.commentary(),
        marks=hand.marks,
        page=row.label,
        pdf_page=row.page,
    )
    doubts = hand.doubts | dict.fromkeys(reasons_to_doubt(periods, average, highest), Doubt.DERIVED)
    return replace(indicator, doubtful=tuple(doubts), doubts=tuple(doubts.values()))


class _Hand:
    """A row in hand.

    Attributes:
        marks: what is printed where no figure is, as found so far.
        doubts: reasons to look at the page, as found so far, and what each touches.
    """

    def __init__(self, row: SheetRow, columns: Sequence[Column]) -> None:
        self.marks: dict[str, str] = {}
        self.doubts = dict(row.doubts)
        self._row = row
        self._columns = columns

    def cell(self, kind: Kind) -> Cell:
        """The cell in the first column of a kind, an empty one where there is none; of ratings of several periods the last counts."""
        found = [column for column in self._columns if column.kind == kind]
        if kind == "rag":
            found = [column for column in found if "previous" not in column.name.casefold()]
            found = [column for column in found if column.period][-1:] or found
        return self._row.cells[found[0].number] if found else Cell()

    def text(self, kind: Kind) -> str:
        """What stands in the first column of a kind, on one line."""
        return single(self.cell(kind).text)

    def commentary(self) -> str:
        """All commentary, a column after the other."""
        cells = (self._row.cells[column.number] for column in self._columns if column.kind == "commentary")
        return "\n".join({id(cell): cell.prose for cell in cells if cell}.values())

    def figure(self, kind: Kind) -> Figure:
        """The figure in the first column of a kind."""
        return self._read(self.cell(kind), kind)

    def figures(self, kind: Kind) -> dict[str, Figure]:
        """The figures in all columns of a kind, by period or heading."""
        found: dict[str, Figure] = {}
        for column in self._columns:
            key = column.period if kind == "period" else column.name
            if column.kind == kind and key not in found:
                found[key] = self._read(self._row.cells[column.number], key)
        return found

    def or_mark(self, kind: Kind, told: _Told) -> _Told:
        """What a cell tells; one that tells nothing known leaves its mark."""
        if not told and (text := self.text(kind)):
            self.marks[kind] = text
        return told

    def pointed(self, kind: Kind) -> Direction:
        """Where the arrow in a cell points."""
        cell = self.cell(kind)
        return direction_of((word.run for word in cell.words), single(cell.text))

    def _read(self, cell: Cell, key: str) -> Figure:
        if not cell:
            return Figure()
        text = single(cell.text)
        figure = read_cell(cell, text)
        if cell.columns > 1:
            if figure.value is not None:
                self.doubts[f"{text} is printed across several columns"] = Doubt.FIGURES
            figure = Figure(mark=text)
        if figure.mark or figure.beside:
            self.marks[key] = figure.mark or f"({figure.beside})"
        words = text.split(" ")
        if len(words) > 1 and all(read_figure(word).value is not None for word in words):
            several = "Several figures stand in one cell"
            said = several if figure.mark else "One figure or several stand in a cell"
            self.doubts[f"{said}: {text}"] = Doubt.FIGURES
        return figure


def read_cell(cell: Cell, text: str) -> Figure:
    """The figure in a cell, an arrow or a rating beside it left aside.

    Args:
        cell: with its words.
        text: of the cell, on one line.
    """
    figure = read_figure(text)
    if not figure.mark or len(text) > _LONGEST_FIGURE:
        return figure
    drawn = {word.text: word.run for word in cell.words}
    values: list[Figure] = []
    for word in text.split():
        value = read_figure(word)
        if value.value is not None:
            values.append(value)
        elif not rating_of(word.strip("()")) and not direction_of(
            [drawn[word]] if word in drawn else [], word
        ):
            return figure
    return values[0] if len(values) == 1 else figure


_INDICATORS = any_case(r"indicator|performance|\bkpis?\b|scorecard|dataset|data set|measures?\b|dashboard")
_EVIDENCE: tuple[Kind, ...] = (
    "ref", "target", "rag", "polarity", "direction", "change_month", "change_year", "average_12m", "max_12m", "benchmark", "unit",
)  # fmt: skip
_NAMED: tuple[Kind, ...] = ("period", "target", "benchmark")
_VALUES = frozenset(("period", "latest", "rag"))
_SAMPLE = 40
"""Rows of a column that are looked at to see what it holds."""


class SheetReading(NamedTuple):
    """A table's indicators, whether all its columns found a place in them, and reasons to look at the page for all of it."""

    indicators: tuple[Indicator, ...]
    whole: bool
    doubtful: tuple[str, ...]


def read_sheet(sheet: Sheet, warnings: list[Warned], *, period: str = "") -> SheetReading | None:
    """The indicators of a table, None where it is not one of indicators.

    Args:
        sheet: the table.
        warnings: pages on which a row fails are added to them; the other rows are read.
        period: what the report is about, '2018/19 Q3', for columns headed 'Latest' and 'Previous'.
    """
    if not sheet.headed or not sheet.rows:
        return None
    columns = read_columns(sheet.headings, year=period[:7] if "/" in period else "")
    if not {column.kind for column in columns} & _VALUES:
        return None
    columns = _settle(columns, sheet, period)
    if not _are_indicators(columns, sheet):
        return None
    found: list[Indicator] = []
    for row in sheet.rows:
        with attempt_page(warnings, StageName.INDICATORS, row.label, row.page):
            if (indicator := read_row(row, columns)) is not None:
                found.append(indicator)
    if not found:
        return None
    left = [
        column
        for column in columns
        if column.kind in {"", "other", "latest", "previous"} and _is_of_figures(column, sheet)
    ]
    if left:
        names = ", ".join(
            column.name or f"column {column.number + 1}, which has no heading" for column in left
        )
        message = f"Figures that are of no known period, in the table {sheet.title or 'here'}: {names}"
        warnings.append(Warned(page=sheet.label, pdf_page=sheet.page, message=message))
    shared = _doubt_columns(columns)
    touched = (Doubt.FIGURES,) * len(shared)
    return SheetReading(
        indicators=tuple(
            replace(each, doubtful=each.doubtful + shared, doubts=each.doubts + touched) for each in found
        ),
        whole=not left and all(column.kind not in ("other", "latest", "previous") for column in columns),
        doubtful=(*sheet.doubtful, *shared),
    )


def _settle(columns: Sequence[Column], sheet: Sheet, period: str) -> list[Column]:
    """Columns in the light of what stands in them: a 'Status' without ratings is none."""
    found = [_settled(column, sheet, period) for column in columns]
    for column in found:
        texts = _texts(column, sheet) if column.kind in ("name", "other") else []
        kinds = {each.kind for each in found}
        if texts and "rag" not in kinds and all(map(rating_of, texts)):
            found[column.number] = replace(column, kind="rag")
        elif texts and column.kind == "name" and "ref" not in kinds:
            coded = all(is_code(text.replace(" ", "")) and text[0].isalpha() for text in texts)
            others = (each for each in found if each is not column and each.kind in ("name", "other", ""))
            if coded and any(_is_text(each, sheet) for each in others):
                found[column.number] = replace(column, kind="ref")
    if not any(column.kind == "name" for column in found):
        unnamed = (column for column in found if column.kind in ("", "other", "outcome"))
        first = next((column for column in unnamed if _is_text(column, sheet)), None)
        if first is not None:
            found[first.number] = replace(first, kind="name")
    return _of_one_series(found, sheet)


def _of_one_series(columns: list[Column], sheet: Sheet) -> list[Column]:
    """Where each period has two columns, 'Number' and '%', those of the target's size as the figures; both where none tells."""
    periods = Counter(column.period for column in columns if column.kind == "period")
    target = next((column for column in columns if column.kind == "target"), None)
    series: dict[str, list[Column]] = {}
    for column in columns:
        if column.kind == "period" and periods[column.period] > 1:
            series.setdefault(sheet.headings[column.number][-1], []).append(column)
    if target is None or len(series) < 2:
        return columns
    apart = {name: _apart(group, target, sheet) for name, group in series.items()}
    nearest = min(apart, key=apart.__getitem__)
    if not all(apart[name] - apart[nearest] > log(2) for name in apart if name != nearest):
        return columns
    left = [column for name, group in series.items() if name != nearest for column in group]
    return [replace(column, kind="other", period="") if column in left else column for column in columns]


def _apart(group: Sequence[Column], target: Column, sheet: Sheet) -> float:
    """How far figures are from their targets in size, as the mean logarithm of how many times; infinite where none can be compared."""
    times: list[float] = []
    for row in sheet.rows:
        aim = read_figure(single(row.cells[target.number].text)).value or 0.0
        values = [read_figure(single(row.cells[column.number].text)).value or 0.0 for column in group]
        times += [abs(log(value / aim)) for value in values if value > 0 < aim]
    return sum(times) / len(times) if times else inf


def _settled(column: Column, sheet: Sheet, period: str) -> Column:
    """A column as what its own cells show it to be; 'Latest' is of the period that the report is about."""
    kind = column.kind
    if kind == "previous" and sheet.card:
        return replace(column, kind="benchmark")
    if kind in ("latest", "previous") and period:
        said = [word for word in ("month", "quarter", "year") if word in column.name.casefold()]
        if said and length_of(period) not in said:
            return replace(column, kind="other")  # 'Last year' in the report of a quarter
        return replace(column, kind="period", period=period if kind == "latest" else before(period))
    texts = _texts(column, sheet) if kind in ("rag", "ref", "direction", "") else []
    count = len(texts)
    long = max(map(len, texts), default=0)
    if kind == "rag" and not texts:
        kind = "" if column.period else kind  # of a quarter still to come
    elif kind == "rag" and 2 * sum(bool(rating_of(text)) for text in texts) < count:
        kind = kind if all(is_mark(text) or len(text) == 1 for text in texts) else "other"
    elif kind == "ref" and sum(len(text) > 30 for text in texts) > 0.3 * count:
        kind = "name"
    elif kind == "direction" and sum(len(text) > 14 for text in texts) > 0.3 * count:
        kind = "commentary" if long > 60 else "other"
    elif kind == "" and any(text[0].isalpha() for text in texts) and sum(map(is_code, texts)) > 0.7 * count:
        kind = "ref"
    return replace(column, kind=kind)


def _texts(column: Column, sheet: Sheet) -> list[str]:
    """What stands in a column, as far as is needed to see what it is."""
    cells = (row.cells[column.number] for row in sheet.rows)
    return [single(cell.text) for cell in islice((cell for cell in cells if cell), _SAMPLE)]


def _is_text(column: Column, sheet: Sheet) -> bool:
    texts = _texts(column, sheet)
    words = sum(len(text) > 6 and read_figure(text).value is None for text in texts)
    return bool(texts) and 2 * words >= len(texts)


def _is_of_figures(column: Column, sheet: Sheet) -> bool:
    texts = _texts(column, sheet)
    return sum(read_figure(text).value is not None for text in texts) > len(texts) / 2


def _are_indicators(columns: Sequence[Column], sheet: Sheet) -> bool:
    kinds = Counter(column.kind for column in columns)
    if not kinds["name"] and not kinds["ref"]:
        return False
    values = kinds["period"] + kinds["latest"]
    strong = sum(1 for kind in _EVIDENCE if kinds[kind])
    named = any(column.kind == "name" and _INDICATORS.search(column.name) for column in columns)
    if is_finance(columns) and not (named and strong):
        return False
    if not values:
        return kinds["rag"] > 0 and (kinds["direction"] > 0 or named or strong > 1)
    return strong > 0 or named or (values > 2 and bool(_INDICATORS.search(sheet.title)))


def _doubt_columns(columns: Sequence[Column]) -> tuple[str, ...]:
    """Why the columns of a table may not be what their headings say, in words."""
    names = Counter(column.period or column.name for column in columns if column.kind in _NAMED)
    reasons = [f"Two columns are headed {name}" for name, count in names.items() if count > 1]
    months = [
        order_of(column.period) for column in columns if column.kind == "period" and is_month(column.period)
    ]
    if months != sorted(months) and months != sorted(months, reverse=True):
        reasons.append("The months in the headings are not in order")
    return tuple(reasons)
