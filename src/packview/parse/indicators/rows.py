"""Rows of a performance table as indicators, and what in a row does not add up.

A printed average or maximum that its own months cannot give makes a row doubtful.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from packview.model import Doubt, Indicator, StageName, Warned
from packview.parse.attempt import attempt_page
from packview.parse.indicators.columns import (
    Column,
    Kind,
    Polarity,
    is_finance,
    polarity_of,
    read_columns,
    split_name,
    unit_of,
)
from packview.parse.tables.marks import Direction, direction_of, is_code
from packview.parse.tables.ruled import Cell
from packview.parse.tables.sheet import Rating, Sheet, SheetRow, rating_of
from packview.parse.tables.words import single
from packview.wording.numbers import Figure, is_mark, read_figure
from packview.wording.periods import before, is_month, is_quarter, order_of

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
    ordered = [
        figure
        for period, figure in sorted(periods.items(), key=lambda each: order_of(each[0]))
        if _counts(period)
    ]
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
    assert highest.value is not None
    return any(
        figure.value is not None and figure.value > highest.value + highest.step + figure.step + 1e-9
        for figure in window
    )


def _counts(period: str) -> bool:
    return is_month(period) or is_quarter(period)


def _windows(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The stretches a '12 month' figure may be of: the last twelve, all, and the twelve before the latest."""
    for window in (figures[-12:], figures, figures[:-1][-12:], figures[-13:]):
        known = [figure for figure in window if figure.value is not None]
        if known:
            yield known


def _gives_average(window: Sequence[Figure], average: Figure) -> bool:
    values = [figure.value for figure in window if figure.value is not None]
    mean = sum(values) / len(values)
    slack = average.step + max(figure.step for figure in window) + 1e-9
    return average.value is not None and abs(mean - average.value) <= slack


def _gives_highest(window: Sequence[Figure], highest: Figure) -> bool:
    top = max(window, key=lambda figure: figure.value or 0.0)
    if top.value is None or highest.value is None:
        return False
    return abs(top.value - highest.value) <= highest.step + top.step + 1e-9


_WORDS = frozenset(("ref", "name", "owner", "reporter", "outcome", "commentary", "unit", ""))
_LONGEST_FIGURE = 24


class RowReader:
    """Makes indicators of the rows of a table.

    Args:
        columns: of the table.
    """

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = columns
        self._first: dict[Kind, Column] = {}
        for column in columns:
            if column.kind == "rag" and "previous" in column.name.casefold():
                continue
            if column.kind == "rag" and column.period:
                self._first["rag"] = column  # of several periods the last counts
            self._first.setdefault(column.kind, column)
        self._filled = [column.number for column in columns if column.kind not in _WORDS]

    def read(self, row: SheetRow) -> Indicator | None:
        """The indicator of a row, None for a heading within the table and for a row with nothing but words."""
        hand = _Hand(row, self._columns, self._first)
        ref, name = hand.text("ref"), hand.text("name")
        values = any(row.cells[number] for number in self._filled)
        if len({id(cell) for cell in row.cells if cell}) < 2 or not (
            (values and (ref or name)) or (ref and name)
        ):
            return None
        ref, name = split_name(ref, name)
        periods = hand.figures("period", lambda column: column.period)
        average, highest = hand.figure("average_12m"), hand.figure("max_12m")
        indicator = Indicator(
            ref=ref,
            name=name,
            owner=hand.text("owner"),
            reporter=hand.text("reporter"),
            outcome=hand.text("outcome"),
            unit=unit_of(list(periods.values()), name, hand.text("unit")),
            values={period: figure.value for period, figure in periods.items()},
            direction=hand.direction(),
            change_month=hand.figure("change_month").value,
            change_year=hand.figure("change_year").value,
            average_12m=average.value,
            max_12m=highest.value,
            benchmarks={key: figure.value for key, figure in hand.figures("benchmark", _name).items()},
            targets={key: figure.value for key, figure in hand.figures("target", _name).items()},
            rag=hand.rag(),
            polarity=hand.polarity(),
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

    def __init__(self, row: SheetRow, columns: Sequence[Column], first: dict[Kind, Column]) -> None:
        self.marks: dict[str, str] = {}
        self.doubts: dict[str, Doubt] = {}
        self._row = row
        self._columns = columns
        self._first = first

    def text(self, kind: Kind) -> str:
        """What stands in the first column of a kind, on one line."""
        cell = self._cell(kind)
        return single(cell.text) if cell is not None else ""

    def commentary(self) -> str:
        """All commentary, a column after the other."""
        cells = (self._row.cells[column.number] for column in self._columns if column.kind == "commentary")
        return "\n".join({id(cell): cell.prose for cell in cells if cell}.values())

    def figure(self, kind: Kind) -> Figure:
        """The figure in the first column of a kind."""
        column = self._first.get(kind)
        return self._read(column, kind) if column is not None else Figure()

    def figures(self, kind: Kind, key: Callable[[Column], str]) -> dict[str, Figure]:
        """The figures in all columns of a kind."""
        found: dict[str, Figure] = {}
        for column in self._columns:
            if column.kind == kind and key(column) not in found:
                found[key(column)] = self._read(column, key(column))
        return found

    def direction(self) -> Direction:
        """Where the arrow points; an arrow that is not known leaves its mark."""
        found = self._pointed("direction")
        if not found:
            self._mark("direction")
        return found

    def rag(self) -> Rating:
        """The rating; another word leaves its mark."""
        found = rating_of(self.text("rag"))
        if not found:
            self._mark("rag")
        return found

    def polarity(self) -> Polarity:
        """Which is good; what says neither leaves its mark."""
        text = self.text("polarity")
        found = polarity_of(text, self._pointed("polarity") if len(text) == 1 else "")
        if not found:
            self._mark("polarity")
        return found

    def _mark(self, kind: Kind) -> None:
        text = self.text(kind)
        if text:
            self.marks[kind] = text

    def _pointed(self, kind: Kind) -> Direction:
        cell = self._cell(kind)
        return direction_of((word.run for word in cell.words), single(cell.text)) if cell is not None else ""

    def _cell(self, kind: Kind) -> Cell | None:
        column = self._first.get(kind)
        return (self._row.cells[column.number] or None) if column is not None else None

    def _read(self, column: Column, key: str) -> Figure:
        cell = self._row.cells[column.number]
        if not cell:
            return Figure()
        text = single(cell.text)
        figure = read_cell(cell, text)
        if cell.columns > 1:
            if figure.value is not None:
                self.doubts[f"{text} is printed across several columns"] = Doubt.FIGURES
            figure = Figure(mark=text)
        if figure.mark:
            self.marks[key] = figure.mark
        elif figure.beside:
            self.marks[key] = f"({figure.beside})"
        words = text.split()
        if len(words) > 1 and all(read_figure(word).value is not None for word in words):
            several = (
                "Several figures stand in one cell"
                if figure.mark
                else "One figure or several stand in a cell"
            )
            self.doubts[f"{several}: {text}"] = Doubt.FIGURES
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


def _name(column: Column) -> str:
    return column.name


_INDICATORS = re.compile(
    r"indicator|performance|\bkpis?\b|scorecard|dataset|data set|measures?\b|dashboard", re.IGNORECASE
)
_EVIDENCE: tuple[Kind, ...] = (
    "ref", "target", "rag", "polarity", "direction", "change_month", "change_year", "average_12m", "max_12m", "benchmark", "unit",
)  # fmt: skip
_NAMED: tuple[Kind, ...] = ("period", "target", "benchmark")
_VALUES = frozenset(("period", "latest", "rag"))
_SAMPLE = 40
"""Rows of a column that are looked at to see what it holds."""


@dataclass(slots=True)
class SheetReading:
    """A table read as indicators.

    Attributes:
        indicators: one for each row with figures or a reference.
        whole: whether all its columns found a place in them.
        doubtful: reasons to look at the page that hold for the whole table.
    """

    indicators: list[Indicator]
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
    year = period[:7] if "/" in period else ""
    columns = read_columns(sheet.headings, year=year)
    if not {column.kind for column in columns} & _VALUES:
        return None
    columns = _settle(columns, sheet, period)
    if not _are_indicators(columns, sheet):
        return None
    doubtful = _doubt_columns(columns)
    builder = RowReader(columns)
    found: list[Indicator] = []
    for row in sheet.rows:
        with attempt_page(warnings, StageName.INDICATORS, row.label, row.page):
            if (indicator := builder.read(row)) is not None:
                found.append(indicator)
    if not found:
        return None
    left = [column for column in columns if column.kind in {"", "other"} and _is_of_figures(column, sheet)]
    if left:
        names = ", ".join(
            column.name or f"column {column.number + 1}, which has no heading" for column in left
        )
        message = f"Figures that are of no known period, in the table {sheet.title or 'here'}: {names}"
        warnings.append(Warned(page=sheet.label, pdf_page=sheet.page, message=message))
    shared = tuple(doubtful)
    touched = (Doubt.FIGURES,) * len(shared)
    return SheetReading(
        indicators=[
            replace(each, doubtful=each.doubtful + shared, doubts=each.doubts + touched) for each in found
        ],
        whole=not left and all(column.kind not in ("other", "latest", "previous") for column in columns),
        doubtful=(*sheet.doubtful, *shared),
    )


def _settle(columns: list[Column], sheet: Sheet, period: str) -> list[Column]:
    """Columns in the light of what stands in them: a 'Status' without ratings is none."""
    found: list[Column] = []
    for column in columns:
        kind: Kind = column.kind
        if kind in ("latest", "previous") and period:
            found.append(
                replace(column, kind="period", period=period if kind == "latest" else before(period))
            )
            continue
        texts = _sample(column, sheet) if kind in ("rag", "ref", "direction", "") else []
        if (
            kind == "rag"
            and texts
            and sum(map(bool, map(rating_of, texts))) < len(texts) * 0.5
            and not _all_blank_or_marks(texts)
        ):
            kind = "other"
        elif kind == "rag" and column.period and not texts:
            kind = ""  # of a quarter still to come
        elif kind == "ref" and sum(len(text) > 30 for text in texts) > len(texts) * 0.3:
            kind = "name"
        elif kind == "direction" and sum(len(text) > 14 for text in texts) > len(texts) * 0.3:
            kind = "commentary" if any(len(text) > 60 for text in texts) else "other"
        elif (
            kind == ""
            and texts
            and sum(map(is_code, texts)) > len(texts) * 0.7
            and any(text[0].isalpha() for text in texts)
        ):
            kind = "ref"
        found.append(replace(column, kind=kind))
    _settle_names(found, sheet)
    kinds = {column.kind for column in found}
    if "name" not in kinds:
        candidates = [
            column for column in found if column.kind in ("", "other", "outcome") and _is_text(column, sheet)
        ]
        if candidates:
            found[candidates[0].number] = replace(candidates[0], kind="name")
    return found


def _settle_names(columns: list[Column], sheet: Sheet) -> None:
    """A column named 'KPI' of nothing but codes is the reference; one named 'Performance' of nothing but ratings the rating."""
    kinds = {column.kind for column in columns}
    for column in columns:
        if column.kind not in ("name", "other"):
            continue
        texts = _sample(column, sheet)
        others = [each for each in columns if each is not column and each.kind in ("name", "other", "")]
        if not texts:
            continue
        if "rag" not in kinds and all(map(rating_of, texts)):
            columns[column.number] = replace(column, kind="rag")
        elif (
            "ref" not in kinds
            and column.kind == "name"
            and all(is_code(text.replace(" ", "")) and text[0].isalpha() for text in texts)
            and any(_is_text(each, sheet) for each in others)
        ):
            columns[column.number] = replace(column, kind="ref")
        kinds = {each.kind for each in columns}


def _sample(column: Column, sheet: Sheet) -> list[str]:
    """What stands in a column, as far as is needed to see what it is."""
    cells = (row.cells[column.number] for row in sheet.rows)
    return [single(cell.text) for cell in islice((cell for cell in cells if cell), _SAMPLE)]


def _all_blank_or_marks(texts: Sequence[str]) -> bool:
    return all(is_mark(text) or len(text) == 1 for text in texts)


def _is_text(column: Column, sheet: Sheet) -> bool:
    texts = _sample(column, sheet)
    return (
        bool(texts)
        and sum(len(text) > 6 and read_figure(text).value is None for text in texts) >= len(texts) * 0.5
    )


def _is_of_figures(column: Column, sheet: Sheet) -> bool:
    texts = _sample(column, sheet)
    return sum(read_figure(text).value is not None for text in texts) > max(1, len(texts) // 2)


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


def _doubt_columns(columns: Sequence[Column]) -> list[str]:
    """Why the columns of a table may not be what their headings say, in words."""
    names = Counter(column.period or column.name for column in columns if column.kind in _NAMED)
    reasons = [f"Two columns are headed {name}" for name, count in names.items() if count > 1]
    months = [
        order_of(column.period) for column in columns if column.kind == "period" and is_month(column.period)
    ]
    if months != sorted(months) and months != sorted(months, reverse=True):
        reasons.append("The months in the headings are not in order")
    return reasons
