"""How a page is set out: headings, paragraphs and tables told from where words and ruling lines stand."""

from dataclasses import replace
from pathlib import Path

import pytest

from drawn_tables import LEADING, SIZE, table_page, width_of, words_at
from packview.model import Block, LaidCell, Page, Run
from packview.parse.headings import TypedPages
from packview.parse.layout import layout_of, line_places
from packview.parse.text.heading_ranks import heading_ranks

DUCKS: list[list[str | None]] = [
    ["Ref", "What is counted", "May"],
    ["P1", "Ducks on the pond", "14"],
    [None, "Geese beside the pond, which are counted by hand", "3"],
    ["P2", "Benches", "9"],
]
WIDTHS = [60.0, 130.0, 60.0]


def set_page(*rows: tuple[float, str, bool], gap_after: tuple[int, ...] = ()) -> Page:
    """A page of lines: where each begins, its words, whether it is bold; a blank line after some."""
    runs: list[Run] = []
    lines: list[str] = []
    y = 80.0
    for index, (left, text, bold) in enumerate(rows):
        runs += words_at(text, left, y, bold=bold)
        lines.append(text)
        y += LEADING
        if index in gap_after:
            lines.append("")
            y += LEADING
    return Page(number=1, lines=tuple(lines), width=595, height=842, runs=tuple(runs))


def told(page: Page) -> list[tuple[str, str]]:
    """Kind and first line of each block."""
    return [(block.kind, page.lines[block.first]) for block in layout_of(page)]


def cell_words(page: Page, cell: LaidCell) -> str:
    return " ".join(page.lines[span.line][span.start : span.end] for span in cell.spans)


def table_of(page: Page) -> Block:
    return next(block for block in layout_of(page) if block.kind == "table")


def test_a_cell_knows_the_rows_it_spans_and_a_table_its_title() -> None:
    table = table_of(table_page(DUCKS, WIDTHS, above="Birds and benches"))
    assert table.title == "Birds and benches"
    assert [cell.rows for row in table.rows for cell in row if cell.column == 0] == [1, 2, 1]


def test_a_table_keeps_its_cells() -> None:
    page = table_page(DUCKS, WIDTHS, above="Birds and benches")
    table = table_of(page)
    assert (table.columns, table.heads) == (3, 1)
    words = [[cell_words(page, cell) for cell in row] for row in table.rows]
    assert words == [
        ["Ref", "What is counted", "May"],
        ["P1", "Ducks on the pond", "14"],
        ["Geese beside the pond, which are counted by hand", "3"],
        ["P2", "Benches", "9"],
    ]
    assert [cell.column for cell in table.rows[2]] == [1, 2]
    assert told(page)[0] == ("heading", "Birds and benches")


def test_a_turned_page_is_the_same_table() -> None:
    page = table_page(DUCKS, WIDTHS)
    turned = replace(
        page,
        width=page.height,
        height=page.width,
        runs=tuple(run._replace(x=run.y, y=page.width - run.x, rotation=90) for run in page.runs),
        rules=tuple(
            replace(rule, x0=rule.y0, y0=page.width - rule.x1, x1=rule.y1, y1=page.width - rule.x0)
            for rule in page.rules
        ),
    )
    table = table_of(turned)
    assert [[cell_words(turned, cell) for cell in row] for row in table.rows][1] == [
        "P1",
        "Ducks on the pond",
        "14",
    ]


def test_a_cell_in_every_column_is_spanned() -> None:
    rows: list[list[str | None]] = [["Birds of the town"], ["Ref", "Name", "May"], ["P1", "Ducks", "14"]]
    page = table_page(rows, WIDTHS)
    first = table_of(page).rows[0]
    assert [(cell.column, cell.columns) for cell in first] == [(0, 3)]


def test_a_table_whose_words_are_not_in_the_lines_is_left_as_lines() -> None:
    page = replace(table_page(DUCKS, WIDTHS), lines=("something else",))
    assert [block.kind for block in layout_of(page)] == []


def test_sentences_are_joined_where_the_paper_broke_them() -> None:
    full = "The Panel considered the state of the ponds and asked why so few of them had been"
    page = set_page((60, full, False), (60, "Cleaned since May.", False), (60, "A new paragraph.", False))
    blocks = layout_of(page)
    assert [(block.first, block.last) for block in blocks] == [(0, 1), (2, 2)]


def test_headings_bullets_and_numbers() -> None:
    full = "and a line that is as long as the paper is wide so that the next one goes on with it"
    page = set_page(
        (60, "Ponds", True),
        (60, full, False),
        (78, "\u2022 Ducks, which were", False),
        (60, "2.1 Geese", False),
        (60, "CONCLUSIONS", False),
        (60, full, False),
        (60, "it ends", False),
    )
    assert told(page) == [
        ("heading", "Ponds"),
        ("text", full),
        ("text", "\u2022 Ducks, which were"),
        ("text", "2.1 Geese"),
        ("heading", "CONCLUSIONS"),
        ("text", full),
    ]
    assert layout_of(page)[2].indent > 0


def test_a_blank_line_ends_a_paragraph() -> None:
    full = "The Panel considered the state of the ponds and asked why so few of them had been"
    page = set_page((60, full, False), (60, "and that is all", False), gap_after=(0,))
    assert [block.first for block in layout_of(page)] == [0, 2]


def test_a_bold_page_has_no_headings_but_in_capitals() -> None:
    page = set_page(*[(60, f"Line {number} of a page that is bold", True) for number in range(6)])
    assert {block.kind for block in layout_of(page)} == {"text"}


def test_a_page_shows_as_headings_what_every_stage_takes_for_headings() -> None:
    full = "and a line that is as long as the paper is wide so that the next one goes on with it"
    page = set_page(
        (60, "Ponds", True),
        (60, full, False),
        (60, "It was agreed.", True),
        (60, full, False),
        (60, "DUCKS", False),
    )
    lines = TypedPages().lines([page])
    ranked = [line.text for line, rank in zip(lines, heading_ranks(lines), strict=True) if rank]
    assert [text for kind, text in told(page) if kind == "heading"] == ranked == ["Ponds", "DUCKS"]


def test_text_files_have_no_layout() -> None:
    assert layout_of(Page(number=1, lines=("DUCKS", "are counted"))) == ()


def test_words_of_a_line_in_another_order_are_found_by_their_height() -> None:
    runs = (*words_at("first line", 60, 80), *words_at("pond", 110, 100), *words_at("the", 60, 100))
    page = Page(number=1, lines=("first line", "the pond"), width=595, height=842, runs=runs)
    places = line_places(page)
    assert [tuple(places[number][:3]) for number in range(4)] == [(0, 0, 5), (0, 6, 10), (1, 4, 8), (1, 0, 3)]


def test_the_same_words_are_found_where_they_were_drawn() -> None:
    runs = tuple(run for y in (80, 100, 120) for run in words_at("3%", 60, float(y)))
    page = Page(number=1, lines=("3%", "3%", "3%"), width=595, height=842, runs=runs)
    assert [line_places(page)[number].line for number in range(3)] == [0, 1, 2]


def test_signs_of_symbol_fonts_are_found() -> None:
    runs = (Run(text="\uf0b7", x=60, y=80, width=4, size=SIZE), *words_at("ducks", 70, 80))
    page = Page(number=1, lines=("\u2022 ducks",), width=595, height=842, runs=runs)
    assert line_places(page)[0][:3] == (0, 0, 1)
    assert width_of("x") > 0


@pytest.mark.parametrize("name", ["southampton-2018-11-29.pdf", "kent-performance-report-q3-2024-25.pdf"])
def test_every_line_of_real_pages_is_found_again(real_packs: Path, name: str) -> None:
    from packview.extract.source import open_source

    with open_source(real_packs / name) as source:
        for number in range(1, source.document.page_count + 1, 5):
            page = source.page(number)
            found = {span.line for span in line_places(page).values()}
            assert found == {index for index, line in enumerate(page.lines) if line.strip()}
