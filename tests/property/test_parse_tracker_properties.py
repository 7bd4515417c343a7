"""Whatever stands on a page, a tracker's reader gives a result; what was drawn is what is read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from drawn_tables import table_page
from packview.model import Page, Rule, Run
from packview.parse.tracker.read import TrackerResult, read_tracker

HEADER = ("Date", "Title", "Action proposed", "Action Taken", "Progress Status")
WIDTHS = (60.0, 90.0, 200.0, 200.0, 70.0)
WORDS = st.sampled_from(
    [
        "Date",
        "Title",
        "Action",
        "proposed",
        "taken",
        "Status",
        "1)",
        "(ii)",
        "27/09/18",
        "ponds",
        "",
        "|",
        "\t",
        "That",
        "Owner",
        "DUE",
    ]
)
LINES = st.lists(st.lists(WORDS, max_size=7).map(" ".join), max_size=25)
NUMBERS = st.floats(min_value=-50, max_value=900, allow_nan=False)
RUNS = st.lists(
    st.builds(
        Run,
        text=WORDS.filter(bool),
        x=NUMBERS,
        y=NUMBERS,
        width=st.floats(min_value=0, max_value=80),
        size=st.sampled_from([0.0, 8.0, 11.0]),
        rotation=st.sampled_from([0, 90, 180, 270]),
        bold=st.booleans(),
    ),
    max_size=40,
)
RULES = st.lists(st.builds(Rule, x0=NUMBERS, y0=NUMBERS, x1=NUMBERS, y1=NUMBERS), max_size=20)
WORD = st.text(alphabet="abcdefghijklmnop", min_size=2, max_size=9)
CELL = st.lists(WORD, min_size=1, max_size=14).map(" ".join)


@given(st.lists(st.tuples(LINES, RUNS, RULES), max_size=3))
@settings(max_examples=80)
def test_no_pages_make_it_raise(drawn: list[tuple[list[str], list[Run], list[Rule]]]) -> None:
    pages = [
        Page(number=number, lines=tuple(lines), width=595, height=842, runs=tuple(runs), rules=tuple(rules))
        for number, (lines, runs, rules) in enumerate(drawn, 1)
    ]
    result = read_tracker(pages)
    assert isinstance(result, TrackerResult)
    assert not any(warned.error for warned in result.warnings)
    assert all(row.action_proposed for row in result.recommendations)
    assert result.pages <= {page.number for page in pages}


@given(st.lists(LINES, max_size=3))
@settings(max_examples=80)
def test_no_text_makes_it_raise(drawn: list[list[str]]) -> None:
    pages = [Page(number=number, lines=tuple(lines)) for number, lines in enumerate(drawn, 1)]
    result = read_tracker(pages)
    assert not any(warned.error for warned in result.warnings)
    assert result.pages <= {page.number for page in pages}


@given(
    st.lists(
        st.tuples(
            CELL,
            CELL,
            st.lists(st.tuples(CELL, CELL, st.sampled_from(["", "done", "amber"])), min_size=1, max_size=3),
        ),
        min_size=1,
        max_size=3,
    )
)
@settings(max_examples=40)
def test_a_drawn_tracker_is_read_back(groups: list[tuple[str, str, list[tuple[str, str, str]]]]) -> None:
    rows: list[tuple[str | None, ...]] = []
    wanted = []
    for date, title, actions in groups:
        for number, (proposed, taken, status) in enumerate(actions, 1):
            rows.append(
                (
                    date if number == 1 else None,
                    title if number == 1 else None,
                    f"{number}) {proposed}",
                    taken,
                    status,
                )
            )
            wanted.append((date, title, str(number), proposed, taken, status))
    found = read_tracker([table_page([HEADER, *rows], WIDTHS)]).recommendations
    assert [
        (row.date, row.title, row.number, row.action_proposed, row.action_taken, row.status) for row in found
    ] == wanted
