"""Rows of pages drawn as strips, without a screen."""

import pytest
from rich.style import Style

from packview.model import PageInfo
from packview.tui.reader.pages import Drawing, Margin, MarginMark, PackText, PageBook

NAMES = ("rule", "label", "heading", "remark", "margin", "match", "selected")
STYLES = {"": Style(), **{f"page-reader--{name}": Style(meta={"name": name}) for name in NAMES}}
WIDTH = 40


@pytest.fixture
def book() -> PageBook:
    book = PageBook()
    book.load(PackText(pages=(("Ponds are dry.",), ("Trees fell.",)), infos=(PageInfo(number=1, label="7"),)))
    book.resize(30)
    return book


@pytest.fixture
def margin(book: PageBook) -> Margin:
    return Margin(book)


def text(drawing: Drawing, row: int, spans: tuple[tuple[int, int, str], ...] = ()) -> str:
    strip = drawing.strip(0, row, spans, width=WIDTH, styles=STYLES)
    assert strip.cell_length == WIDTH
    return strip.text


def test_rows_are_as_wide_as_the_view_and_stand_in_its_middle(book: PageBook, margin: Margin) -> None:
    drawing = Drawing(book, margin)
    assert text(drawing, 0).strip().startswith("\u2500\u2500 Page 7 \u00b7 PDF page 1 \u2500")
    assert text(drawing, 2) == f"{' ' * 5}Ponds are dry.".ljust(WIDTH)
    assert text(drawing, 99) == " " * WIDTH, "after the last row of the page"


def test_marked_stretches_have_their_own_look(book: PageBook, margin: Margin) -> None:
    strip = Drawing(book, margin).strip(0, 2, ((6, 9, "page-reader--match"),), width=WIDTH, styles=STYLES)
    looks = {
        segment.text: (segment.style.meta or {}).get("name") for segment in strip if segment.style is not None
    }
    assert (looks["are"], looks[" dry."]) == ("match", None)


def test_signs_and_their_legend_are_drawn_anew_once_forgotten(book: PageBook, margin: Margin) -> None:
    drawing = Drawing(book, margin)
    assert text(drawing, 1).strip() == ""
    margin.take([MarginMark(pdf_page=1, sign="N", name="Neglect", quote="Ponds are")])
    assert text(drawing, 1).strip() == "", "it keeps what it drew"
    drawing.forget()
    assert text(drawing, 1).strip() == "N Neglect"
    assert text(drawing, 2) == "  N  Ponds are dry.".ljust(WIDTH)


def test_what_is_in_view_is_told_page_by_page(book: PageBook) -> None:
    heights = [len(book.layout(page).rows) for page in (0, 1)]
    assert heights == [4, 4]
    assert list(book.in_view(0, 0, 4)) == [(0, 0, 3)]
    assert list(book.in_view(0, 2, 5)) == [(0, 2, 3), (1, 0, 2)]
    assert list(book.in_view(1, 3, 50)) == [(1, 3, 3)]
    assert list(book.in_view(2, 0, 50)) == []
    assert list(book.in_view(0, 0, 0)) == []


def test_a_row_knows_its_paragraph_and_what_is_printed(book: PageBook) -> None:
    layout = book.layout(0)
    assert layout.paragraph(2) == ((2, 0), (2, len("Ponds are dry.")))
    assert layout.paragraph(0) is None, "the rule belongs to none"
    assert layout.printed(2, 6) == (0, 6)
    assert layout.printed(2, 14) is None, "after its last character"
    assert layout.printed(0, 0) is None
    assert layout.printed(99, 0) is None, "below the page"
