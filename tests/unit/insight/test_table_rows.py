"""Rows of tables are no prose, and what is printed in their cells is checked all the same."""

from collections.abc import Sequence
from datetime import date

from drawn_tables import table_page
from packview.insight.claims.calendar import period_label_findings
from packview.insight.detectors import Context
from packview.model import Meeting, Pack, PageInfo, Source
from packview.parse.layout import layout_of

ROWS = [
    ("Year", "Homes let", "Of which new"),
    ("2017 - 17", "Triple the 40", "120"),
    ("2018/19", "Half of 60", "20"),
]
PROSE = "The council let homes to many people, and it will let more of them in each of the next five years."


def context(rows: Sequence[tuple[str, ...]], widths: tuple[float, ...]) -> Context:
    page = table_page(rows, widths)
    pack = Pack(
        pack_id="p",
        source=Source(kind="pdf", name="p.pdf", sha256="0" * 64, size=1),
        meeting=Meeting(committee="Homes Panel", date=date(2019, 6, 1)),
        pages=(PageInfo(number=1),),
    )
    return Context(pack=pack, pages=[page.lines], layouts=[layout_of(page)])


def test_rows_of_short_cells_are_no_prose_and_their_labels_are_checked() -> None:
    of = context(ROWS, (100.0, 120.0, 100.0))
    assert of.passages == ()
    assert {passage.table for passage in of.texts} == {True}
    found = list(period_label_findings(of.pack, of.texts))
    assert [one.rule for one in found] == ["years the wrong way round"]


def test_prose_that_a_table_frames_is_prose() -> None:
    of = context([("Summary", PROSE), ("Note", PROSE)], (80.0, 400.0))
    assert any(PROSE[:20] in passage.text for passage in of.passages)
