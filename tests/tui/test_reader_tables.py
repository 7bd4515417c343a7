"""Pages set out as on paper: no word lost, every character knows its line, tables fit or become cards."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from packview.model import Block, LaidCell, Layout, Span
from packview.tui.reader.layout import PageLayout
from packview.tui.reader.paragraphs import shown
from tui.fakes_workspace import NASTY

LINES = (
    "Birds of the town",
    "Ref",
    "What is counted",
    "May-18",
    "Jun-18",
    "P1",
    "Ducks on the pond, which are counted every morning",
    "by the keeper",
    "14",
    "16",
    "",
    NASTY,
)
CELLS = (
    (
        LaidCell(0, 1, (Span(1, 0, 3),), strong=True),
        LaidCell(1, 1, (Span(2, 0, 15),)),
        LaidCell(2, 1, (Span(3, 0, 6),)),
        LaidCell(3, 1, (Span(4, 0, 6),)),
    ),
    (
        LaidCell(0, 1, (Span(5, 0, 2),)),
        LaidCell(1, 1, (Span(6, 0, 50), Span(7, 0, 13))),
        LaidCell(2, 1, (Span(8, 0, 2),)),
        LaidCell(3, 1, (Span(9, 0, 2),)),
    ),
)
LAYOUT: Layout = (
    Block("heading", 0, 0),
    Block("table", 1, 9, rows=CELLS, columns=4, heads=1),
    Block("text", 11, 11),
)


def drawn(width: int, room: int = 0) -> list[str]:
    return [row.text for row in PageLayout(LINES, "text", width, layout=LAYOUT, room=room).rows]


def test_a_table_that_fits_stands_in_columns() -> None:
    rows = drawn(80)
    head = next(row for row in rows if "Ref" in row)
    assert [part.strip() for part in head.split("\u2502")] == ["Ref", "What is counted", "May-18", "Jun-18"]
    assert any(row.startswith("P1") and row.rstrip().endswith("16") for row in rows)
    assert NASTY in rows


def test_a_table_that_does_not_fit_becomes_cards() -> None:
    rows = drawn(30)
    assert "Ref: P1" in rows
    labels = next(index for index, row in enumerate(rows) if "May-18" in row)
    assert rows[labels].index("Jun-18") == rows[labels + 1].index("16")
    assert max(map(len, rows)) <= 30


def test_a_wide_table_reaches_out_over_the_margin() -> None:
    layout = PageLayout(LINES, "text", 60, layout=LAYOUT, room=120)
    row = next(row for row in layout.rows if row.text.startswith("P1"))
    assert row.indent < 0
    assert "counted every morning by the keeper" in row.text


def test_a_layout_that_does_not_fit_the_lines_is_not_used() -> None:
    wrong = (Block("text", 0, 99),)
    assert [row.text for row in PageLayout(LINES, "text", 80, layout=wrong).rows] == [
        row.text for row in PageLayout(LINES, "text", 80).rows
    ]


def test_what_stands_beside_a_cell_in_its_line_is_shown() -> None:
    lines = ("P1 and a remark", "14")
    layout = (
        Block(
            "table",
            0,
            1,
            rows=((LaidCell(0, 1, (Span(0, 0, 2),)), LaidCell(1, 1, (Span(1, 0, 2),))),),
            columns=2,
        ),
    )
    assert "and a remark" in [row.text for row in PageLayout(lines, "text", 40, layout=layout).rows]


def test_a_place_in_a_cell_leads_to_its_row_and_back() -> None:
    for width in (30, 80):
        layout = PageLayout(LINES, "text", width, layout=LAYOUT)
        row, at = layout.locate(8, 0)
        assert layout.rows[row].text[at : at + 2] == "14"
        assert layout.source(row, at) == (8, 0)


def test_what_is_selected_within_a_cell_is_of_that_cell_only() -> None:
    layout = PageLayout(LINES, "text", 60, layout=LAYOUT)
    start, end = layout.locate(6, 0), layout.locate(7, 13)
    assert end[0] > start[0]
    assert layout.between(start, end) == ((6, 0), (7, 13))
    spans = layout.spans((6, 0), (7, 13))
    assert not any("14" in layout.rows[row].text[a:b] for row, found in spans.items() for a, b in found)


def test_what_is_selected_over_cells_is_all_that_lies_between() -> None:
    layout = PageLayout(LINES, "text", 60, layout=LAYOUT)
    assert layout.between(layout.locate(5, 0), layout.locate(9, 2)) == ((5, 0), (9, 2))


WORDS = st.text(st.sampled_from("abc [/]14%\u2022"), max_size=30)


@st.composite
def pages(draw: st.DrawFn) -> tuple[list[str], Layout]:
    """Lines, some of which are a table's cells, whole or in part, and some of which are no block's."""
    lines = draw(st.lists(WORDS, min_size=1, max_size=14))
    first = draw(st.integers(0, len(lines) - 1))
    last = draw(st.integers(first, len(lines) - 1))
    columns = draw(st.integers(1, 4))
    rows: list[tuple[LaidCell, ...]] = []
    row: list[LaidCell] = []
    for index in range(first, last + 1):
        start = draw(st.integers(0, len(lines[index])))
        end = draw(st.integers(start, len(lines[index])))
        column = row[-1].column + row[-1].columns if row else 0
        if column >= columns or draw(st.booleans()):
            rows.append(tuple(row))
            row, column = [], 0
        wide = draw(st.integers(1, columns - column))
        row.append(LaidCell(column, wide, (Span(index, start, end, draw(st.booleans())),)))
    rows.append(tuple(row))
    table = Block(
        "table", first, last, rows=tuple(filter(None, rows)), columns=columns, heads=draw(st.integers(0, 2))
    )
    texts = [
        Block(draw(st.sampled_from(["text", "heading"])), line, line, draw(st.integers(0, 6)))
        for line in range(first)
        if draw(st.booleans())
    ]
    return lines, (*texts, table)


@given(pages(), st.integers(8, 100))
@settings(max_examples=120)
def test_no_word_is_lost_and_every_character_knows_its_place(
    page: tuple[list[str], Layout], width: int
) -> None:
    lines, found = page
    layout = PageLayout(lines, "text", width, layout=found, room=width + 20)
    places: Counter[tuple[int, int]] = Counter()
    for number, row in enumerate(layout.rows):
        for piece in row.pieces:
            there = shown(lines[piece.line])[piece.column : piece.column + piece.length]
            assert row.text[piece.at : piece.at + piece.length] == there
            for step in range(piece.length):
                places[piece.line, piece.column + step] += 1
                assert layout.locate(piece.line, piece.column + step) == (number, piece.at + step)
    wanted = {
        (index, column)
        for index, line in enumerate(lines)
        for column, character in enumerate(line)
        if not character.isspace()
    }
    assert wanted <= set(places)
    assert max(places.values(), default=1) == 1


@given(pages(), st.integers(8, 100), st.data())
@settings(max_examples=60)
def test_a_quote_that_is_shown_again_is_selected_whole(
    page: tuple[list[str], Layout], width: int, data: st.DataObject
) -> None:
    lines, found = page
    layout = PageLayout(lines, "text", width, layout=found, room=width + 20)
    places = sorted(
        (piece.line, piece.column + step)
        for row in layout.rows
        for piece in row.pieces
        for step in range(piece.length)
    )
    if places:
        first = data.draw(st.sampled_from(places))
        last = data.draw(st.sampled_from([place for place in places if place >= first]))
        cover = layout.cover(first, (last[0], last[1] + 1))
        assert cover
        between = layout.between(*cover)
        assert between
        assert between[0] <= first
        assert between[1] > last
