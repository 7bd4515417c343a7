"""Rows of a performance table as indicators."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from packview.model import Indicator
from packview.parse.dataset_arrows import Direction, direction_of
from packview.parse.dataset_checks import reasons_to_doubt
from packview.parse.dataset_columns import Column, Kind
from packview.parse.dataset_names import Polarity, polarity_of, split_name, unit_of
from packview.parse.dataset_sheet import Rating, SheetRow, rating_of
from packview.parse.figures import Figure, read_figure
from packview.parse.grid import Cell
from packview.parse.grid_words import single

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
        doubts = (*hand.doubts, *reasons_to_doubt(periods, average, highest))
        return replace(indicator, doubtful=tuple(dict.fromkeys(doubts)))


class _Hand:
    """A row in hand.

    Attributes:
        marks: what is printed where no figure is, as found so far.
        doubts: reasons to look at the page, as found so far.
    """

    def __init__(self, row: SheetRow, columns: Sequence[Column], first: dict[Kind, Column]) -> None:
        self.marks: dict[str, str] = {}
        self.doubts: list[str] = []
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
                self.doubts.append(f"{text} is printed across several columns")
            figure = Figure(mark=text)
        if figure.mark:
            self.marks[key] = figure.mark
            words = text.split()
            if len(words) > 1 and all(read_figure(word).value is not None for word in words):
                self.doubts.append(f"Several figures stand in one cell: {text}")
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
