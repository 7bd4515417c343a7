"""The monthly dataset as a spreadsheet prints it: landscape A3, header and names turned, ruling lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.pagesizes import A3
from reportlab.lib.utils import simpleSplit

from pack_deck import Deck, Sheet, para
from pack_spec import DatasetSpec, IndicatorSpec
from pack_style import Style, colour, faces, text

_WIDE = (A3[1], A3[0])
_LEFT, _RIGHT, _TOP, _FOOT = 36.0, 30.0, 58.0, 44.0
_HEADER, _LEAST = 62.0, 50.0
_FIGURES, _WORDS = 6.7, 7.0
_ARROWS = {"up": "\u2191", "down": "\u2193", "level": "\u2192"}

_Kind = Literal["bold", "words", "turned", "figure", "latest", "arrow"]


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its header, width in points, how its cells are drawn, whether the header is turned."""

    header: str
    width: float
    kind: _Kind
    turned: bool = True


def _columns(data: DatasetSpec) -> list[_Column]:
    fixed = [
        _Column("Ref.", 38, "bold"),
        _Column("Indicator", 100, "words", turned=False),
        _Column("Owner", 19, "turned"),
        _Column("Reporter", 19, "turned"),
        _Column("Outcome\n(what difference watching this\nmeasure should make)", 100, "words", turned=False),
        *(_Column(month, 25, "figure") for month in data.months[:-1]),
        *(_Column(month, 25, "latest") for month in data.months[-1:]),
        _Column("DoT", 19, "arrow"),
        _Column("% change from\nprevious month", 26, "figure"),
        _Column("% change from\nsame month\nprev. yr", 26, "figure"),
        _Column("12 month\naverage", 26, "figure"),
        _Column("12-mnth\nmax value", 26, "figure"),
        _Column("Percentage?", 17, "figure"),
        *(_Column(name, 26, "figure") for name in data.benchmarks),
        *(_Column(name, 22, "figure") for name in data.targets),
    ]
    rest = _WIDE[0] - _LEFT - _RIGHT - sum(column.width for column in fixed)
    return [*fixed, _Column(data.commentary, rest, "words", turned=False)]


def _cells(row: IndicatorSpec) -> list[str]:
    return [
        row.ref,
        row.name,
        row.owner,
        row.reporter,
        row.outcome,
        *row.months,
        _ARROWS.get(row.arrow, ""),
        row.change_month,
        row.change_year,
        row.average_12m,
        row.max_12m,
        row.percentage,
        *row.benchmarks,
        *row.targets,
        row.commentary,
    ]


@dataclass(frozen=True, slots=True)
class _Row:
    indicator: IndicatorSpec
    height: float


def _measured(data: DatasetSpec, columns: list[_Column], style: Style) -> Iterator[_Row]:
    line = text(style.face, _WORDS, spaceAfter=0)
    room = _WIDE[1] - _TOP - _FOOT - _HEADER
    for indicator in data.indicators:
        cells = [
            (para(cell, line), column.width)
            for column, cell in zip(columns, _cells(indicator), strict=True)
            if column.kind == "words"
        ]
        tallest = max(cell.wrap(width - 6, 10_000)[1] for cell, width in cells)
        if tallest + 14 > room:
            raise ValueError(f"the row of {indicator.ref} is taller than a page")
        yield _Row(indicator, max(_LEAST, tallest + 14))


def _pages(rows: Iterator[_Row]) -> list[list[_Row]]:
    pages: list[list[_Row]] = [[]]
    room = full = _WIDE[1] - _TOP - _FOOT - _HEADER
    for row in rows:
        if row.height > room:
            pages.append([])
            room = full
        pages[-1].append(row)
        room -= row.height
    return pages


def _turned(canvas: Any, value: str, font: str, size: float, *, x: float, y: float, room: float) -> None:
    """Text that reads upwards, centred on (x, y), wrapped where ``room`` is too short."""
    lines = [part for line in value.split("\n") for part in simpleSplit(line, font, size, room)]
    step = size * 1.15
    canvas.setFont(font, size)
    for number, line in enumerate(lines):
        canvas.saveState()
        canvas.translate(x + (number - (len(lines) - 1) / 2) * step + size * 0.34, y)
        canvas.rotate(90)
        canvas.drawCentredString(0, 0, line)
        canvas.restoreState()


class _Painter:
    """Draws one page of the dataset."""

    def __init__(self, canvas: Any, columns: list[_Column], style: Style) -> None:
        self.canvas, self.columns, self.style = canvas, columns, style
        self.names = faces(style.face)
        self.edges = [_LEFT]
        for column in columns:
            self.edges.append(self.edges[-1] + column.width)

    def header(self, top: float) -> None:
        canvas = self.canvas
        canvas.setFillColor(HexColor(self.style.header_colour))
        canvas.rect(_LEFT, top - _HEADER, self.edges[-1] - _LEFT, _HEADER, stroke=0, fill=1)
        canvas.setFillColor(white)
        for column, left in zip(self.columns, self.edges, strict=False):
            middle = left + column.width / 2
            if column.turned:
                _turned(
                    canvas,
                    column.header,
                    self.names.bold,
                    6.4,
                    x=middle,
                    y=top - _HEADER / 2,
                    room=_HEADER - 4,
                )
                continue
            lines = column.header.split("\n")
            canvas.setFont(self.names.bold, 6.6)
            for number, line in enumerate(lines):
                canvas.drawCentredString(
                    middle, top - _HEADER / 2 + 4 * (len(lines) - 1) - 8 * number - 2, line
                )
        canvas.setFillColor(black)

    def rules(self, heights: list[float], top: float) -> None:
        canvas = self.canvas
        canvas.setLineWidth(0.45)
        bottom = top - sum(heights)
        for edge in self.edges:
            canvas.line(edge, top, edge, bottom)
        y = top
        for height in [0.0, *heights]:
            y -= height
            canvas.line(_LEFT, y, self.edges[-1], y)

    def row(self, row: _Row, top: float) -> None:
        middle = top - row.height / 2
        cells = zip(self.columns, self.edges, _cells(row.indicator), strict=False)
        for column, left, value in cells:
            x = left + column.width / 2
            if column.kind == "latest":
                self.canvas.setFillColor(HexColor("#fff2cc"))
                self.canvas.rect(left, top - row.height, column.width, row.height, stroke=0, fill=1)
                self.canvas.setFillColor(black)
            if not value:
                continue
            if column.kind == "words":
                block = para(value, text(self.style.face, _WORDS, spaceAfter=0))
                height = block.wrap(column.width - 6, 10_000)[1]
                block.drawOn(self.canvas, left + 3, middle - height / 2)
            elif column.kind == "turned":
                room = row.height - 6
                _turned(self.canvas, value, self.names.plain, 7, x=x, y=middle, room=room)
            else:
                self._figure(column, value, row.indicator, x=x, y=middle)

    def _figure(self, column: _Column, value: str, indicator: IndicatorSpec, *, x: float, y: float) -> None:
        canvas = self.canvas
        if column.kind == "arrow":
            canvas.setFillColor(colour(indicator.colour or "grey"))
            canvas.setFont("Symbol", 12)
            canvas.drawCentredString(x, y - 4, value)
            canvas.setFillColor(black)
            return
        font = self.names.plain if column.kind == "figure" else self.names.bold
        lines = simpleSplit(value, font, _FIGURES, column.width - 2)
        canvas.setFont(font, _FIGURES)
        for number, line in enumerate(lines):
            canvas.drawCentredString(x, y - 2.5 + 4 * (len(lines) - 1) - 8 * number, line)


def dataset_sheets(deck: Deck, data: DatasetSpec, style: Style) -> list[Sheet]:
    """The dataset on as many landscape pages as its rows need, each with its own 'Page 1 of 7' at the foot."""
    columns = _columns(data)
    pages = _pages(_measured(data, columns, style))
    sheets = []
    for number, rows in enumerate(pages, 1):

        def paint(canvas: Any, number: int = number, rows: list[_Row] = rows) -> None:
            painter = _Painter(canvas, columns, style)
            top = _WIDE[1] - _TOP
            if number == 1:
                _heading(canvas, data, painter)
            painter.header(top)
            y = top - _HEADER
            for row in rows:
                painter.row(row, y)
                y -= row.height
            painter.rules([_HEADER, *(row.height for row in rows)], top)
            canvas.setFont(painter.names.plain, 7)
            canvas.drawCentredString(_WIDE[0] / 2, 26, f"Page {number} of {len(pages)}")

        sheets.append(deck.draw(_WIDE, paint))
    return sheets


def _heading(canvas: Any, data: DatasetSpec, painter: _Painter) -> None:
    canvas.setFont(painter.names.bold, 11)
    for number, line in enumerate(data.heading):
        canvas.drawString(_LEFT, _WIDE[1] - 34 - 16 * number, line)
    if not data.benchmarks or not data.benchmark_note:
        return
    first = len(data.months) + 11
    left, right = painter.edges[first], painter.edges[first + len(data.benchmarks)]
    lines = ["Benchmarking", *simpleSplit(data.benchmark_note, painter.names.bold, 6, right - left + 30)]
    canvas.setFont(painter.names.bold, 6)
    for number, line in enumerate(lines):
        canvas.drawCentredString((left + right) / 2, _WIDE[1] - 36 - 7 * number, line)
