"""A text whose columns are kept by spaces and whose pages end with a bare number: read like the PDF it was saved from."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from packview.extract.plaintext import LETTER, MARGIN, has_columns, runs_of
from packview.extract.source import TextSource
from packview.extract.stamps import settle_labels
from packview.insight.claims.relation import broken_in
from packview.insight.claims.shares import SHARES
from packview.insight.promises.detect import promise_findings
from packview.insight.prose.passages import Passage, passages_of
from packview.model import Finding, Pack
from packview.parse.pipeline import run_stages
from packview.parse.tracker.read import read_tracker
from parse_pages import TEXT_SOURCE

MONTHS = [
    "Jan-23",
    "Feb-23",
    "Mar-23",
    "Apr-23",
    "May-23",
    "Jun-23",
    "Jul-23",
    "Aug-23",
    "Sep-23",
    "Oct-23",
    "Nov-23",
    "Dec-23",
    "Jan-24",
]
FIGURES = {
    "Number of allotments let": range(400, 413),
    "Plots without water (%)": range(30, 43),
    "Ponds cleared": range(17, 30),
}
FRONT = """\
WEALDSHIRE COUNCIL

Allotments Panel

Agenda

Date: Thursday, 14 March 2024
Time: 5.00 pm

1.  Welcome
2.  Minutes of the previous meeting            (Page 2)
3.  Action tracker                             (Page 3)
4.  Quarterly figures                          (Page 4)
"""
MINUTES = """\
Agenda Item 2

ALLOTMENTS PANEL
MINUTES OF THE MEETING HELD ON 18 JANUARY 2024

Present: Councillors Marsh (Chair), Okafor, Lewis

8. WATER
    Members heard how the pumps had fared.
    RESOLVED:
    (i)  that the Head of Parks list the plots without water by ward; and
    (ii) that the report be noted.

9. PONDS
    RESOLVED: that the Head of Parks circulate the cost of clearing each pond within four weeks.
"""


def aligned(rows: Sequence[Sequence[str]], words: int) -> str:
    """Rows in columns as wide as their widest cell, the first ``words`` of them words and the others figures."""
    widths = [max(map(len, column)) + 2 for column in zip(*rows, strict=True)]
    return "\n".join(
        "".join(
            cell.ljust(width) if at < words else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


TRACKER = "Agenda Item 3\n\nACTION TRACKER\n\n" + aligned(
    [
        ["Ref", "Meeting", "Item", "Action", "Owner", "Update"],
        ["1", "18 Jan 2024", "Water", "List the plots without water by ward", "Head of Parks", "To follow."],
        ["2", "16 Nov 2023", "Sheds", "Count the sheds", "Head of Parks", "Done, there are 51."],
        ["3", "16 Nov 2023", "Paths", "Mend the path by the brook", "Head of Roads", ""],
    ],
    6,
)
DATASET = "Agenda Item 4\n\nALLOTMENTS DATASET\n\n" + aligned(
    [
        ["Ref", "Indicator", *MONTHS, "% change month", "% change year", "12 month average", "Target"],
        *(
            [f"AL{at}", name, *map(str, run), "0.2%", "3%", str(run[6]), "450"]
            for at, (name, run) in enumerate(FIGURES.items(), start=1)
        ),
    ],
    2,
)
PAGES = (FRONT, MINUTES, TRACKER, DATASET)


def read(between: str, number: str = "{n:>60}") -> tuple[Pack, tuple[tuple[str, ...], ...]]:
    """A pack of the four pages, each with its number at the foot and something between them."""
    text = between.join(
        f"{page}\n\n{number.format(n=n)}\n" if number else f"{page}\n"
        for n, page in enumerate(PAGES, start=1)
    )
    source = TextSource(text.encode())
    pages = [source.page(number) for number in range(1, source.document.page_count + 1)]
    return run_stages(source.document, settle_labels(pages), source=TEXT_SOURCE).pack(), tuple(
        page.lines for page in pages
    )


@pytest.mark.parametrize("between", ["\f", "\n"], ids=["form feeds", "numbers alone"])
def test_it_is_read_like_the_paper_it_was(between: str) -> None:
    pack, _ = read(between)
    assert [page.label for page in pack.pages] == ["1", "2", "3", "4"]
    assert [one.name for one in pack.indicators] == list(FIGURES)
    assert [list(one.values.values()) for one in pack.indicators] == [list(run) for run in FIGURES.values()]
    assert [one.unit for one in pack.indicators] == ["count", "percent", "count"]
    first = pack.indicators[0]
    assert (first.ref, first.change_month, first.change_year, first.average_12m) == ("AL1", 0.2, 3, 406)
    assert list(first.targets.values()) == [450]
    assert [(row.number, row.title, row.action_taken, row.owner) for row in pack.recommendations] == [
        ("1", "Water", "To follow.", "Head of Parks"),
        ("2", "Sheds", "Done, there are 51.", "Head of Parks"),
        ("3", "Paths", "", "Head of Roads"),
    ]
    assert pack.recommendations[0].action_proposed == "List the plots without water by ward"
    assert not any("lies outside" in warning.message for warning in pack.warnings)


def test_a_report_that_was_to_be_noted_is_no_dropped_promise() -> None:
    pack, pages = read("\f")
    dropped = [one for one in promise_findings(pack, pages) if one.rule == "resolution without a row"]
    assert [one.refs for one in dropped] == [("9",)]


def test_words_stand_where_the_spaces_put_them() -> None:
    runs = runs_of(["Ref  Name of it", "  12"])
    assert [(run.text, (run.x - MARGIN) / LETTER) for run in runs] == [
        ("Ref", 0),
        ("Name", 5),
        ("of", 10),
        ("it", 13),
        ("12", 2),
    ]
    assert runs[0].y == runs[1].y < runs[-1].y


@pytest.mark.parametrize(
    ("lines", "columns"),
    [
        (["a  b  c", "d  e  f", "g  h  i"], True),
        (["a  b  c", "d  e  f"], False),
        (["a  b", "d  e", "g  h", "i  k"], False),
        (["a  b  c", "d  e  f", "   e"], False),
        (["a  b  c", "d  e  f", "g  h"], True),
        (["one  two   three", "a     b  c", "first        of      all"], False),
        (["Words that run on.  Then a gap.  And more of it here."] * 2 + ["No gap at all."], False),
        ([], False),
    ],
)
def test_columns_are_cells_under_one_another(lines: list[str], columns: bool) -> None:
    assert has_columns(lines) is columns


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("2.3 Ponds have been cleared since October", []),
        ("1.4.2 Of 180 pupils, 63 (31%) stayed", ["180", "63", "31%"]),
        ("14. The Panel met 12 times", []),
        ("14. The Panel saw 12 people", ["12"]),
        ("7 The Panel saw 12 people", ["12"]),
        ("12 people came", ["12"]),
        ("2.3 per cent of 80 people came", ["2.3 per cent", "80"]),
        ("3.5 million came", ["3.5 million"]),
    ],
)
def test_a_paragraphs_own_number_is_no_figure(text: str, figures: list[str]) -> None:
    assert [one.text for one in Passage(text=text, raw=text).quantities] == figures


def test_numbered_paragraphs_are_passages_of_their_own_without_blank_lines() -> None:
    lines = (
        "1.1 The ponds were dry.",
        "1.2 Of 40 plots, 12",
        "2.5 of them small, lay idle.",
        "1.3 Sheds rot.",
    )
    pack, _ = read("\f")
    whole = replace(pack, pages=())
    assert [one.text for one in passages_of(whole, [lines])] == [
        "The ponds were dry.",
        "Of 40 plots, 12 2.5 of them small, lay idle.",
        "Sheds rot.",
    ]


def test_a_share_that_opens_a_numbered_paragraph_is_reckoned() -> None:
    pack, _ = read("\f")
    lines = ("2.1 Ponds are fine.", "2.2 Of 180 sheds seen, 63 (31%) leaked.")
    paper = [*passages_of(replace(pack, pages=()), [lines])]
    assert [(one.printed, one.quote) for _, one in broken_in(paper, SHARES) if isinstance(one, Finding)] == [
        ("31%", "180 sheds seen, 63 (31%)")
    ]


def test_points_of_one_row_are_rows_where_each_stands_beside_its_own_answer() -> None:
    rows = [
        ["Date", "Title", "Action proposed", "Action taken", "Progress status"],
        ["27/09/18", "Ponds", "1) That the ponds be", "All nine were cleared in May", ""],
        ["", "", "cleared.", "and looked at again in June", ""],
        ["", "", "", "as the Panel had asked", ""],
        ["", "", "2) That ducks be counted.", "There are 40", ""],
        ["02/10/18", "Sheds", "1) That sheds be listed.", "The list is on the website.", ""],
        ["", "", "2) That they be locked.", "They are.", ""],
        ["03/10/18", "Paths", "1) That paths be mended.", "Two were mended, and", ""],
        ["", "", "2) That they be lit.", "both are lit", ""],
    ]
    source = TextSource(f"SCRUTINY MONITORING\n\n{aligned(rows, 5)}\n".encode())
    found = read_tracker([source.page(1)]).recommendations
    assert [(row.title, row.number, " ".join(row.action_taken.split())) for row in found] == [
        ("Ponds", "1", "All nine were cleared in May and looked at again in June as the Panel had asked"),
        ("Ponds", "2", "There are 40"),
        ("Sheds", "1", "The list is on the website."),
        ("Sheds", "2", "They are."),
        ("Paths", "1", "Two were mended, and both are lit"),
        ("Paths", "2", "Two were mended, and both are lit"),
    ]
