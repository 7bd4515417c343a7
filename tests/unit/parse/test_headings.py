"""What type says of lines: which are headings, and which of them is the higher."""

from dataclasses import replace

from packview.model import Block, LaidCell, Layout, Page, Run, Span
from packview.parse.headings import TypedPages
from packview.parse.text.heading_ranks import body_size, heading_ranks
from packview.parse.text.lines import Line

BODY = Line(
    text="The panel considered the report of the director and asked about its figures", page=1, size=11
)


def test_size_weight_and_capitals_make_a_hierarchy() -> None:
    lines = [
        replace(BODY, text="Minutes of the panel", size=16, bold=True),
        *[BODY] * 3,
        replace(BODY, text="MATTERS ARISING", bold=True),
        replace(BODY, text="Apologies", bold=True),
        replace(BODY, text="PLEDGE OF ALLEGIANCE"),
        *[BODY] * 3,
    ]
    assert heading_ranks(lines) == [1, 0, 0, 0, 2, 3, 4, 0, 0, 0]
    assert body_size(lines) == 11


def test_sentences_tables_bullets_and_small_type_are_no_headings() -> None:
    heading = replace(BODY, text="Apologies", bold=True)
    others = [
        replace(heading, text="It was agreed."),
        replace(heading, table=True),
        replace(heading, bullet=True),
        replace(heading, size=8),
        replace(heading, text="word " * 40),
    ]
    assert heading_ranks([heading, *others, *[BODY] * 6])[:6] == [1, 0, 0, 0, 0, 0]


def test_bold_tells_nothing_where_most_is_bold() -> None:
    lines = [replace(BODY, bold=True)] * 5 + [replace(BODY, text="A light line")]
    assert heading_ranks(lines) == [0] * 6


def test_a_text_file_has_capitals_only() -> None:
    lines = [Line(text="MATTERS ARISING", page=1), *[replace(BODY, size=0)] * 3]
    assert heading_ranks(lines) == [1, 0, 0, 0]


def test_shape_tells_the_lowest_headings_where_type_tells_of_few() -> None:
    texts = [
        "ROADS",
        "Surface",
        "The surface is worn in three places.",
        "Kerbs",
        "They are sound.",
        "No kerbs",
    ]
    text_lines = [Line(text=text, page=1, gap=text == "Surface") for text in texts]
    assert heading_ranks(text_lines, shapes=True) == [1, 2, 0, 2, 0, 0]
    assert heading_ranks(text_lines) == [1, 0, 0, 0, 0, 0]
    typed = [replace(line, size=11, bold=line.text in {"ROADS", "Kerbs", "No kerbs"}) for line in text_lines]
    assert heading_ranks(typed, shapes=True) == heading_ranks(typed) == [1, 0, 0, 2, 0, 2]


def test_lines_of_a_page_get_the_type_of_their_words() -> None:
    def word(text: str, x: float, y: float, *, bold: bool, size: float = 12) -> Run:
        return Run(text=text, x=x, y=y, width=7.0 * len(text), size=size, bold=bold)

    page = Page(
        number=1,
        lines=("65. Police report: No report.", "", "RESOLVED"),
        width=595,
        height=842,
        runs=(
            word("65.", 72, 100, bold=True),
            word("Police", 100, 100, bold=True),
            word("report:", 150, 100, bold=True),
            word("No", 210, 100, bold=False),
            word("report.", 230, 100, bold=False),
            word("RESOLVED", 300, 130, bold=True, size=14),
        ),
    )
    first, second = TypedPages().lines([page])
    assert (first.size, first.left, first.bold, first.text[: first.lead]) == (
        12,
        72,
        False,
        "65. Police report:",
    )
    assert (second.size, second.left, second.bold, second.gap) == (14, 300, True, True)
    assert TypedPages().lines([Page(number=1, lines=("Only text",))]) == [
        Line(text="Only text", page=1, top=True, index=0)
    ]


def test_a_page_that_changed_since_is_looked_at_again() -> None:
    runs = (Run(text="Budget", x=72, y=100, width=42, size=12),)
    page = Page(number=1, lines=("Budget",), width=595, height=842, runs=runs)
    typed = TypedPages()
    bold = replace(page, runs=(runs[0]._replace(bold=True),))
    assert [line.bold for line in typed.lines([page])] == [False]
    assert [line.bold for line in typed.lines([bold])] == [True]
    assert [line.text for line in typed.lines([replace(page, lines=("", "Budget"))])] == ["Budget"]


def table(gap: float, first: str = "Elm") -> tuple[Page, Layout]:
    """A page with a line of two cells that stand some points apart, and a line over it that may belong to the same table."""
    page = Page(
        number=1,
        lines=("4. Trees", f"{first} 45"),
        runs=(
            Run(text="4.", x=72, y=100, width=9, size=12, bold=True),
            Run(text="Trees", x=84, y=100, width=42, size=12, bold=True),
            Run(text=first, x=72, y=140, width=24, size=12),
            Run(text="45", x=96 + gap, y=140, width=12, size=12),
        ),
    )
    title = LaidCell(0, 2, (Span(0, 0, 8),), strong=True)
    cells = LaidCell(0, 1, (Span(1, 0, 3),), strong=False), LaidCell(1, 1, (Span(1, 4, 6),), strong=False)
    return page, (Block("table", 0, 1, rows=((title,), cells), columns=2),)


def test_a_layout_is_taken_for_its_own_page_only() -> None:
    page, layout = table(40)
    typed = TypedPages()
    typed.know([page], [layout], [None])
    assert [line.table for line in typed.lines([page])] == [False, True], "its title is no cell"
    changed = replace(page, lines=("", *page.lines))
    assert [line.table for line in typed.lines([changed])] == [False] * 2


def test_text_whose_words_stand_no_further_apart_than_words_do_is_in_no_table() -> None:
    page, layout = table(3)
    typed = TypedPages()
    typed.know([page], [layout], [None])
    assert [line.table for line in typed.lines([page])] == [False] * 2
