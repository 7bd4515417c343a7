"""Datasets: no page makes the reader raise, figures and periods come back as printed, drawn tables cell by cell."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dataset_drawing import draw
from dataset_layouts import some_layout
from dataset_score import score
from datasets import read_datasets
from packview.model import Page, Rule, Run
from packview.parse.indicators.text import split_row
from packview.wording.numbers import read_figure
from packview.wording.periods import before, order_of, periods_in, read_period

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WORDS = st.sampled_from(
    ["Ref", "Indicator", "Oct-17", "Nov-17", "2017/18", "Target", "18-19", "DoT", "RAG", "Commentary", "Latest:", "97%", "M1", "NI147", "(val)", "12", "1,234",
     "-", "n/a", "Local", "*", "\uf0e9", "\u25b2", "Green", "R", "\u00a3000", "£1.2m", "children", "in", "care.", "Page", "47", "\u00b2", "\u0663", "x" * 60, "%"]
) | st.text(min_size=1, max_size=8)  # fmt: skip
PLACES = st.floats(allow_nan=True, allow_infinity=True) | st.integers(0, 60).map(lambda step: step * 12.5)
RUNS = st.builds(
    Run,
    text=WORDS | st.just(""),
    x=PLACES,
    y=PLACES,
    width=st.floats(0, 90) | PLACES,
    size=st.sampled_from([5.0, 8.0, 12.0, 0.0, -3.0]),
    rotation=st.sampled_from([0, 0, 0, 90, 270, 180, 45]),
    font=st.sampled_from(["Arial", "Wingdings", "Symbol", ""]),
    bold=st.booleans(),
)
RULES = st.builds(Rule, x0=PLACES, y0=PLACES, x1=PLACES, y1=PLACES)
LINES = st.lists(st.lists(WORDS, max_size=9).map(" ".join), max_size=30)
PAGES = st.builds(
    Page,
    number=st.integers(1, 9),
    label=st.none() | st.sampled_from(["47", ""]),
    lines=LINES.map(tuple),
    width=st.sampled_from([0.0, 595.0]),
    height=st.sampled_from([0.0, 842.0]),
    runs=st.lists(RUNS, max_size=60).map(tuple),
    rules=st.lists(RULES, max_size=30).map(tuple),
    stamps=st.sampled_from([(), ("Agenda Item 5", ""), ("Appendix 1",)]),
)


@settings(max_examples=120)
@given(st.lists(PAGES, max_size=3))
def test_no_page_makes_it_raise(pages: list[Page]) -> None:
    result = read_datasets(pages)
    assert result.pages <= {page.number for page in pages}
    for table in result.tables:
        assert all(len(row) == len(table.header) for row in table.rows)


@st.composite
def gridded(draw_one: st.DrawFn) -> Page:
    """A page with words in rows and columns, and ruling lines among them, of which any may be missing."""
    columns, rows = draw_one(st.integers(2, 7)), draw_one(st.integers(2, 7))
    runs = [
        Run(
            text=draw_one(WORDS),
            x=40.0 + 70 * column,
            y=60.0 + 14 * row,
            width=draw_one(st.sampled_from([8.0, 30.0, 80.0])),
            size=8.0,
        )
        for row in range(rows)
        for column in range(columns)
        if draw_one(st.booleans())
    ]
    upright = [
        Rule(x0=36.0 + 70 * column, y0=48.0, x1=36.0 + 70 * column, y1=50.0 + 14 * rows)
        for column in range(columns + 1)
    ]
    level = [
        Rule(x0=36.0, y0=50.0 + 14 * row, x1=36.0 + 70 * columns, y1=50.0 + 14 * row)
        for row in range(rows + 1)
    ]
    rules = [rule for rule in (*upright, *level) if draw_one(st.booleans())]
    return Page(number=1, lines=(), width=595.0, height=842.0, runs=tuple(runs), rules=tuple(rules))


@settings(max_examples=100)
@given(gridded())
def test_no_table_makes_it_raise_or_loses_its_shape(page: Page) -> None:
    for table in read_datasets([page]).tables:
        assert all(len(row) == len(table.header) for row in table.rows)


@settings(max_examples=60)
@given(LINES)
def test_no_text_makes_it_raise(lines: list[str]) -> None:
    head = "Ref Indicator Oct-17 Nov-17 Dec-17 Average Target 17-18 18-19 Commentary"
    result = read_datasets([Page(number=1, lines=(head, *lines))])
    assert all(list(each.values) == ["2017-10", "2017-11", "2017-12"] for each in result.indicators)


@given(
    st.integers(-999_999, 999_999),
    st.integers(0, 3),
    st.sampled_from(["", "%", " %", "*", " (p)"]),
    st.booleans(),
)
def test_a_printed_figure_comes_back(number: int, places: int, after: str, pound: bool) -> None:
    value = number / 10**places
    printed = f"{abs(value):,.{places}f}{after}"
    if pound and "%" not in after:
        printed = "\u00a3" + printed
    if value < 0:
        printed = "-" + printed
    figure = read_figure(printed)
    if printed.lstrip("-") == "\u00a3000":
        return
    assert figure.value == round(value, places)
    assert figure.places == places
    assert figure.mark == ""


@given(st.integers(1, 12), st.integers(2000, 2049), st.integers(1, 4))
def test_a_printed_period_comes_back(month: int, year: int, quarter: int) -> None:
    name, short = MONTHS[month - 1], f"{year % 100:02}"
    wanted = f"{year}-{month:02}"
    for printed in (
        f"{name[:3]}-{short}",
        f"{name} {year}",
        f"{name[:3]} '{short}",
        f"{month:02}/{year}",
        f"{name[:3].upper()}{short}",
    ):
        assert read_period(printed) == wanted
    financial = f"{year}/{(year + 1) % 100:02}"
    for printed in (
        f"{financial} Q{quarter}",
        f"Q{quarter} {short}/{(year + 1) % 100:02}",
        f"Qtr {quarter} {year}-{(year + 1) % 100:02}",
    ):
        assert read_period(printed) == f"{financial} Q{quarter}"
    assert read_period(financial) == financial
    assert order_of(before(wanted)) < order_of(wanted)


@given(st.text(max_size=70))
def test_any_heading_may_be_asked_for_its_period(text: str) -> None:
    for period, start, end in periods_in(text):
        assert read_period(period) == period
        assert text[start:end].strip()
    assert read_period(text) is None or read_period(read_period(text) or "") == read_period(text)


@given(
    st.lists(
        st.sampled_from(["12", "1,234", "5.5%", "-", "n/a", "Local", "TBC", "P", "Green"]),
        min_size=1,
        max_size=20,
    )
)
def test_the_entries_of_a_row_come_back_behind_any_name(entries: list[str]) -> None:
    wanted = entries[
        next((place for place, entry in enumerate(entries) if entry not in ("P", "Green")), len(entries)) :
    ]
    assert split_row("Number of visits " + " ".join(entries))[1] == wanted


@settings(max_examples=15)
@given(st.integers(0, 10**6))
def test_every_cell_of_any_ruled_table_comes_back(seed: int) -> None:
    drawn = draw(replace(some_layout(seed), ruling="all"), seed, rows=7)
    result = score(drawn, read_datasets(drawn.pages()).indicators)
    assert result.wrong == []
    assert result.extra == []
