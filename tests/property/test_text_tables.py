"""A table gives the same cells from a text that keeps its columns by spaces as from a page it is drawn on."""

from hypothesis import given, settings
from hypothesis import strategies as st

from drawn_tables import table_page
from packview.extract.source import TextSource
from packview.model import Page
from packview.parse.indicators.read import find_tables

WORD = st.text(alphabet="abcdefghij", min_size=3, max_size=8).map(str.title)
NAME = st.lists(WORD, min_size=1, max_size=3).map(" ".join)
FIGURE = st.one_of(
    st.integers(min_value=10, max_value=99_999).map("{:,}".format),
    st.floats(min_value=1, max_value=99, allow_nan=False).map("{:.1f}%".format),
)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    columns = draw(st.integers(min_value=3, max_value=5))
    headings = draw(st.lists(WORD, min_size=columns + 1, max_size=columns + 1, unique=True))
    names = draw(st.lists(NAME, min_size=3, max_size=7, unique=True))
    rows = [[name, *draw(st.lists(FIGURE, min_size=columns, max_size=columns))] for name in names]
    return [headings, *rows]


def cells_of(page: Page) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in (*sheet.head, *sheet.rows)]
        for sheet in find_tables([page]).sheets
    ]


@given(tables())
@settings(max_examples=60)
def test_a_table_of_a_text_has_the_cells_of_the_drawn_one(rows: list[list[str]]) -> None:
    widths = [max(map(len, column)) + 3 for column in zip(*rows, strict=True)]
    text = "\n".join(
        "".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
    drawn = table_page(rows, tuple(6.0 * width for width in widths), ruled=False)
    assert cells_of(TextSource(text.encode()).page(1)) == [rows]
    assert cells_of(drawn) == [rows]
