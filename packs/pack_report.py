"""An officer's report: the ruled header, then numbered paragraphs in the same table."""

from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.colors import HexColor, black
from reportlab.platypus import Table, TableStyle

from pack_deck import Deck, Layout, NewPage, Sheet, para
from pack_plain_report import plain_report_sheets
from pack_prose import bullets
from pack_spec import ContactSpec, ReportSpec
from pack_style import Style, text

_GREY, _PALE = HexColor("#c0c0c0"), HexColor("#e6e6e6")
_COLUMNS = (0.07, 0.2, 0.15, 0.36, 0.22)


@dataclass(slots=True)
class _Rows:
    """Rows of the report's table, each cell spanning the columns it needs."""

    style: Style
    width: float
    cells: list[list[Any]] = field(default_factory=list)
    looks: list[tuple[Any, ...]] = field(default_factory=list)

    def add(self, *parts: tuple[Any, int], shade: Any = None, above: bool = True) -> None:
        """A row of (content, columns it spans); ``above`` draws the line over it."""
        row, at, number = [], 0, len(self.cells)
        for content, span in parts:
            row += [content, *([""] * (span - 1))]
            self.looks.append(("SPAN", (at, number), (at + span - 1, number)))
            if at:
                self.looks.append(("LINEBEFORE", (at, number), (at, number), 0.5, black))
            at += span
        self.cells.append(row)
        if shade is not None:
            self.looks.append(("BACKGROUND", (0, number), (-1, number), shade))
        if above:
            self.looks.append(("LINEABOVE", (0, number), (-1, number), 0.5, black))

    def words(self, value: str, *, bold: bool = False, centred: bool = False) -> Any:
        return para(value, text(self.style.face, self.style.size, bold=bold, centred=centred, spaceAfter=0))

    def heading(self, value: str, *, shade: Any = _GREY, centred: bool = False) -> None:
        self.add((self.words(value, bold=True, centred=centred), 5), shade=shade)

    def table(self) -> Any:
        table = Table(
            self.cells,
            colWidths=[self.width * share for share in _COLUMNS],
            hAlign="LEFT",
            splitInRow=1,
        )
        table.setStyle(
            TableStyle(
                [
                    ("BOX", (0, 0), (-1, -1), 0.5, black),
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("TOPPADDING", (0, 0), (-1, -1), 1.5),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
                    ("LEFTPADDING", (0, 0), (-1, -1), 4),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
                    *self.looks,
                ]
            )
        )
        return table


def _officer(rows: _Rows, officer: ContactSpec) -> None:
    rows.add(
        (rows.words(f"{officer.role}:", bold=True), 2),
        (rows.words("Name:"), 1),
        (rows.words(officer.name), 1),
        (rows.words(f"Tel: {officer.telephone}".strip()), 1),
    )
    if officer.email:
        rows.add((rows.words(""), 2), (rows.words("E-mail:"), 1), (rows.words(officer.email), 2))


def _header(rows: _Rows, paper: ReportSpec) -> None:
    for name, value in paper.fields:
        rows.add((rows.words(f"{name}:", bold=True), 2), (rows.words(value), 3))
    if paper.officers:
        rows.heading("CONTACT DETAILS", centred=True)
        for officer in paper.officers:
            _officer(rows, officer)
    if paper.confidentiality:
        rows.heading("STATEMENT OF CONFIDENTIALITY")
        rows.add((rows.words(paper.confidentiality), 5))
    if paper.summary:
        rows.heading(rows.style.summary)
        for number, line in enumerate(paper.summary):
            rows.add((rows.words(line), 5), above=not number)
    if paper.recommendations:
        rows.heading(rows.style.recommended)
        for recommendation in paper.recommendations:
            rows.add((rows.words(recommendation.ref), 1), (rows.words(recommendation.text), 4))


def _body(rows: _Rows, paper: ReportSpec) -> None:
    for section in paper.sections:
        rows.heading(section.heading, shade=_GREY if section.level == 1 else _PALE)
        for entry in section.entries:
            words: list[Any] = [rows.words(entry.text)]
            if entry.points:
                words.append(bullets(entry.points, rows.style.face, rows.style.size))
            rows.add((rows.words(f"{entry.number}."), 1), (words, 4))
    for name, value in paper.closing:
        rows.add((rows.words(name, bold=True), 3), (rows.words(value), 2))


def _documents(rows: _Rows, paper: ReportSpec) -> None:
    rows.heading("SUPPORTING DOCUMENTATION", centred=True)
    for heading, lines in paper.documents:
        rows.heading(heading, shade=_PALE)
        for number, line in enumerate(lines, 1):
            rows.add((rows.words(f"{number}."), 1), (rows.words(line), 4))
    if paper.questions:
        rows.heading("Equality Impact Assessment", shade=_PALE)
        for question, answer in paper.questions:
            rows.add((rows.words(question), 4), (rows.words(answer, bold=True), 1))


def report_sheets(deck: Deck, paper: ReportSpec, style: Style) -> list[Sheet]:
    """The report on its pages; in a ruled table its supporting documentation starts a page of its own."""
    if style.report == "plain":
        return plain_report_sheets(deck, paper, style)
    layout = Layout(left=62, right=62)
    rows = _Rows(style, layout.width)
    _header(rows, paper)
    _body(rows, paper)
    story: list[Any] = [rows.table()]
    if paper.documents:
        documents = _Rows(style, layout.width)
        _documents(documents, paper)
        story += [NewPage(), documents.table()]
    return deck.flow(story, layout)
