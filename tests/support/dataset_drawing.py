"""Performance tables, drawn as a PDF in any layout, with what should be read from them."""

import random
from dataclasses import dataclass, field
from io import BytesIO

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from dataset_layouts import Layout, periods
from packview.extract.pdf import PdfSource
from packview.model import Page

NOUNS = (
    "referrals",
    "contacts",
    "assessments",
    "visits",
    "plans",
    "complaints",
    "repairs",
    "appeals",
    "foster carers",
    "meals",
    "library loans",
    "potholes",
)
VERBS = (
    "received",
    "completed in time",
    "open at the end of the period",
    "closed within ten days",
    "started in the month",
    "overdue",
    "answered first time",
)
PEOPLE = ("Ann Birch", "Bo Cedar", "Cy Elm", "Di Hazel", "Ed Larch", "Flo Maple")
SENTENCES = (
    "Demand was higher than in the month before.",
    "Two posts are vacant and cover has been found for one of them.",
    "The figure is small and moves a great deal.",
    "A review with partners reports in spring.",
    "Work continues.",
)
MARKS = ("-", "n/a", "TBC", "*", "c", "..", "Local")


@dataclass(kw_only=True)
class Drawn:
    """A drawn table.

    Attributes:
        pdf: the file.
        header: one heading for each column.
        rows: what stands in each column, by reference.
    """

    pdf: bytes
    header: list[str]
    rows: dict[str, dict[str, str]] = field(default_factory=dict)

    def pages(self) -> list[Page]:
        """The pages, extracted."""
        with PdfSource(self.pdf) as source:
            return [source.page(number) for number in range(1, source.document.page_count + 1)]


def draw(layout: Layout, seed: int, rows: int = 12) -> Drawn:
    """A table of invented indicators.

    Args:
        layout: how.
        seed: of what stands in it.
        rows: how many.
    """
    return _Drawing(layout, random.Random(seed)).draw(rows)


class _Drawing:
    def __init__(self, layout: Layout, chance: random.Random) -> None:
        self.layout, self.chance = layout, chance
        self.size, self.pad = layout.size, layout.pad
        left = [each for each in layout.extras if each in ("Owner", "Outcome")]
        right = [each for each in layout.extras if each not in left]
        self.periods = periods(layout.spelling, layout.months)
        self.header = ["Ref", "Indicator", *left, *self.periods, *right]
        self.widths = [self._width(name) for name in self.header]
        self.page = (max(landscape(A4)[0], sum(self.widths) + 60), landscape(A4)[1])
        self.buffer = BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=self.page, invariant=1)
        self.y = 0.0

    def draw(self, rows: int) -> Drawn:
        drawn = Drawn(pdf=b"", header=self.header)
        self._new_page(first=True)
        for number in range(rows):
            if self.layout.sections and number % 4 == 0:
                self._section(f"Theme {number // 4 + 1}")
            row = self._row(number)
            drawn.rows[row["Ref"]] = row
            cells = [
                self._wrapped(row[name], width, name)
                for name, width in zip(self.header, self.widths, strict=True)
            ]
            height = max(
                self._height(lines, name, row[name]) for lines, name in zip(cells, self.header, strict=True)
            )
            if self.y - height < 40:
                self._close_table()
                self.canvas.showPage()
                self._new_page(first=False)
            self._draw_row(cells, row, height)
        self._close_table()
        self.canvas.save()
        drawn.pdf = self.buffer.getvalue()
        return drawn

    def _width(self, name: str) -> float:
        em = self.size
        if (
            name in self.periods
            or name in ("DoT", "RAG", "Good is")
            or name.startswith(("%", "12", "Target", "England", "South"))
        ):
            word = max(stringWidth(part, "Helvetica-Bold", em) for part in name.split())
            return max(4.2 * em, 0.0 if self.layout.turned else word + 2) + 2 * self.pad
        return {
            "Ref": 5 * em,
            "Indicator": 17 * em,
            "Owner": 5 * em,
            "Outcome": 16 * em,
            "Commentary": 26 * em,
        }.get(name, 20 * em) + 2 * self.pad

    def _row(self, number: int) -> dict[str, str]:
        chance = self.chance
        rate = number % 3 == 0
        row = {"Ref": f"{chance.choice(('CS', 'HW', 'EN'))}{number + 1}", "Indicator": self._name(rate=rate)}
        for name in self.header[2:]:
            row[name] = self._entry(name, rate=rate)
        if rate and not self.layout.percent:
            row["Indicator"] = "% of " + row["Indicator"].removeprefix("Percentage of ")
        return row

    def _name(self, *, rate: bool) -> str:
        start = "Percentage of " if rate else self.chance.choice(("Number of ", ""))
        name = start + self.chance.choice(NOUNS) + " " + self.chance.choice(VERBS)
        if self.chance.random() < 0.4:
            name += " for children aged " + str(self.chance.randint(5, 16)) + " and over in the borough"
        return name[0].upper() + name[1:]

    def _entry(self, name: str, *, rate: bool) -> str:
        chance = self.chance
        roll = chance.random()
        fixed = {
            "Owner": PEOPLE,
            "DoT": ("Up", "Down", "Same"),
            "RAG": ("Red", "Amber", "Green"),
            "Good is": ("High", "Low"),
        }
        if name in fixed:
            return chance.choice(fixed[name])
        if name in ("Outcome", "Commentary", "Comments"):
            return "" if roll < 0.25 else " ".join(chance.sample(SENTENCES, chance.randint(1, 3)))
        if roll < 0.08 or (name.startswith("Target") and roll < 0.4):
            return ""
        return chance.choice(MARKS) if roll < 0.16 else self._figure(name, rate=rate)

    def _figure(self, name: str, *, rate: bool) -> str:
        chance = self.chance
        if name.startswith("%"):
            return f"{chance.randint(-90, 250)}%"
        if rate:
            return f"{chance.randint(0, 1000) / 10:.1f}" + ("%" if self.layout.percent else "")
        return (
            f"{chance.choice((chance.randint(0, 9), chance.randint(10, 999), chance.randint(1000, 19999))):,}"
        )

    def _turned(self, name: str) -> bool:
        return self.layout.turned and name == "Owner"

    def _wrapped(self, text: str, width: float, name: str, font: str = "Helvetica") -> list[str]:
        room = 1e9 if self._turned(name) else width - 2 * self.pad
        lines: list[str] = []
        for word in text.split():
            if lines and stringWidth(f"{lines[-1]} {word}", font, self.size) <= room:
                lines[-1] += " " + word
            else:
                lines.append(word)
        return lines

    def _height(self, lines: list[str], name: str, text: str) -> float:
        if self._turned(name):
            return float(stringWidth(text, "Helvetica", self.size)) + 2 * self.pad
        return max(len(lines), 1) * self.size * 1.15 + 2 * self.pad

    def _new_page(self, *, first: bool) -> None:
        self.y = self.page[1] - 60
        if first:
            self.canvas.setFont("Helvetica-Bold", self.size + 4)
            self.canvas.drawString(30, self.y + 16, "Performance scorecard")
        self.canvas.setFont("Helvetica", 8)
        self.canvas.drawCentredString(self.page[0] / 2, 20, f"{self.canvas.getPageNumber()}")
        self.top = self.y
        if first or self.layout.repeat:
            self._draw_head()

    def _draw_head(self) -> None:
        bold = "Helvetica-Bold" if self.layout.bold_head else "Helvetica"
        turned = [self.layout.turned and width < 12 * self.size for width in self.widths]
        cells = [
            [name] if turn else self._wrapped(name, width, "", bold)
            for name, width, turn in zip(self.header, self.widths, turned, strict=True)
        ]
        height = max(
            stringWidth(lines[0], bold, self.size) + 2 * self.pad
            if turn
            else len(lines) * self.size * 1.15 + 2 * self.pad
            for lines, turn in zip(cells, turned, strict=True)
        )
        self._rule_row(height, head=True)
        self.canvas.setFont(bold, self.size)
        x = 30.0
        for lines, width, turn in zip(cells, self.widths, turned, strict=True):
            if turn:
                self._draw_turned(lines[0], x, width, height)
            else:
                across = "centre" if width < 12 * self.size else "left"
                self._draw_lines(lines, (x, width, height), (across, "bottom"), bold)
            x += width
        self.y -= height

    def _draw_turned(self, text: str, x: float, width: float, height: float) -> None:
        self.canvas.saveState()
        self.canvas.translate(x + width / 2 + 0.35 * self.size, self.y - height + self.pad)
        self.canvas.rotate(90)
        self.canvas.drawString(0, 0, text)
        self.canvas.restoreState()

    def _draw_lines(
        self, lines: list[str], room: tuple[float, float, float], place: tuple[str, str], font: str
    ) -> None:
        """Lines in a cell that begins at x, so wide and so high, aligned across and down."""
        (x, width, height), (across, down) = room, place
        leading = 1.15 * self.size
        free = height - 2 * self.pad - len(lines) * leading
        y = self.y - self.pad - 0.9 * self.size - {"top": 0.0, "middle": free / 2, "bottom": free}[down]
        for line in lines:
            wide = stringWidth(line, font, self.size)
            offset = {"left": self.pad, "centre": (width - wide) / 2, "right": width - self.pad - wide}[
                across
            ]
            self.canvas.drawString(x + offset, y, line)
            y -= leading

    def _draw_row(self, cells: list[list[str]], row: dict[str, str], height: float) -> None:
        self._rule_row(height)
        self.canvas.setFont("Helvetica", self.size)
        x = 30.0
        for lines, name, width in zip(cells, self.header, self.widths, strict=True):
            if self._turned(name):
                self._draw_turned(row[name], x, width, height)
            else:
                wide = name in ("Indicator", "Outcome", "Commentary", "Comments", "Owner")
                across = "left" if wide else self.layout.figures
                self._draw_lines(lines, (x, width, height), (across, self.layout.words), "Helvetica")
            x += width
        self.y -= height

    def _section(self, text: str) -> None:
        height = self.size * 1.15 + 2 * self.pad
        if self.layout.ruling in ("all", "level"):
            self.canvas.rect(30, self.y - height, sum(self.widths), height)
        self.canvas.setFont("Helvetica-Bold", self.size)
        self.canvas.drawString(30 + self.pad, self.y - self.pad - 0.9 * self.size, text)
        self.y -= height

    def _rule_row(self, height: float, *, head: bool = False) -> None:
        right = 30 + sum(self.widths)
        ruling = self.layout.ruling
        if ruling == "all":
            x = 30.0
            for width in self.widths:
                self.canvas.rect(x, self.y - height, width, height)
                x += width
        elif ruling == "level" or (head and ruling in ("head", "box")):
            self.canvas.line(30, self.y, right, self.y)
            self.canvas.line(30, self.y - height, right, self.y - height)

    def _close_table(self) -> None:
        if self.layout.ruling == "box":
            self.canvas.rect(30, self.y, sum(self.widths), self.top - self.y)
