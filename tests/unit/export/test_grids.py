"""Tables printed to read and cell by cell, with the page's own text beside what is doubtful."""

import csv
import io

from packview.export import tables
from packview.export import tables as grids
from packview.model import Indicator, Meeting, Pack, Source, Table

NASTY = "[REDACTED] [/ [b]x[/b]"
FINANCE = Table(
    title="Budget",
    header=("Service", "Budget", "", "Variance"),
    rows=(("Parks", "1,200", "", "-\u00a31,150"), ("=SUM(A1)", "", NASTY, "-2.5%")),
    page="9",
    pdf_page=2,
)
DOUBTFUL = Table(header=(), rows=(("Calls", "10"),), pdf_page=1, doubtful=("Its rows have no headings",))
PAGES = (("Calls 10", "", NASTY), ("Budget",))


def pack(*found: Table) -> Pack:
    return Pack(
        pack_id="p",
        meeting=Meeting(committee="Board"),
        source=Source(kind="pdf", name="p.pdf", sha256="0" * 64, size=1),
        tables=found,
    )


def test_a_table_is_printed_with_its_columns_side_by_side() -> None:
    lines = grids.tables_text(pack(FINANCE), PAGES, width=100).splitlines()
    assert lines[0] == "Budget (page 9, PDF 2)"
    assert lines[1].split() == ["Service", "Budget", "Variance"]
    assert lines[1].index("Variance") == lines[2].index("-\u00a31,150")
    assert NASTY in lines[3]


def test_below_a_doubtful_table_stands_what_its_page_says() -> None:
    printed = grids.tables_text(pack(DOUBTFUL, FINANCE), PAGES, width=100)
    first, second = printed.split("\n\n")
    assert "Doubtful: Its rows have no headings" in first
    assert first.endswith(f"The text of PDF page 1:\n  Calls 10\n  {NASTY}")
    assert "The text of" not in second


def test_a_spreadsheet_gets_a_cell_for_each_cell() -> None:
    rows = list(csv.DictReader(io.StringIO(tables.to_csv(grids.table_cells(pack(FINANCE, DOUBTFUL))))))
    assert [[row[f"column {number}"] for number in range(1, 5)] for row in rows] == [
        ["Service", "Budget", "", "Variance"],
        ["Parks", "1,200", "", "-\u00a31,150"],
        ["'=SUM(A1)", "", NASTY, "-2.5%"],
        ["Calls", "10", "", ""],
    ]
    assert [row["table"] for row in rows] == ["1", "1", "1", "2"]
    assert grids.table_cells(pack()) == []


def test_the_page_of_doubtful_indicators_is_shown_once() -> None:
    sure = Indicator(ref="A", name="Sure", pdf_page=2)
    one = Indicator(ref="B", name="One", page="5", pdf_page=1, doubtful=("It does not add up",))
    two = Indicator(ref="C", name="Two", page="5", pdf_page=1, doubtful=("Neither does it",))
    printed = grids.doubtful_text((sure, one, two), PAGES)
    assert printed.splitlines()[1:4] == [
        "B: It does not add up",
        "C: Neither does it",
        "The text of page 5, PDF 1:",
    ]
    assert grids.doubtful_text((sure,), PAGES) == ""


def test_a_long_page_is_cut_and_says_so() -> None:
    page = tuple(f"line {number}" for number in range(100))
    printed = grids.tables_text(pack(DOUBTFUL), (page,), width=80)
    assert printed.endswith("  line 59\n  ... and 40 more lines\n")
    assert "The text of PDF page 1:\n" in grids.tables_text(pack(DOUBTFUL), (), width=80)
