"""A finding without a quote is marked at its indicator's row, where that is certain."""

from dataclasses import replace

import pytest

from packview.model import Finding, Indicator, Meeting, Pack, PageInfo, Source
from packview.services.search.search import line_of
from packview.tui.base.side_view import WorkspaceState
from packview.tui.workspace.navigation import margin_marks

FINDING = Finding(
    key="k", kind="signal", rule="r", severity="look", refs=("M6",), pdf_page=1, explanation="E"
)
PACK = Pack(
    pack_id="p",
    meeting=Meeting(committee="Parks"),
    source=Source(name="p.txt", kind="text", sha256="0" * 64, size=1),
    pages=(PageInfo(number=1),),
    indicators=(
        Indicator(ref="M6", name="Share of benches that were painted", pdf_page=1),
        Indicator(ref="M6 (val)", name="Number of benches that were painted", pdf_page=1),
    ),
)


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (("Ref", "M6 (val)", "Number of benches", "M6", "Share of benches", "that were painted"), 3),
        (
            ("M6 (val) Number of benches 4", "M6 Share of benches that were 40%"),
            1,
        ),  # the name goes on elsewhere
        (("Share of benches that were painted", "M6"), 0),  # the reference stands behind the name
        (("Benches", "M6"), 1),
        (("M6 Share of benches that were painted", "see M6 Share of benches that were painted"), None),
        (("X-M6 Share of benches that were painted", "and M60"), None),
        ((), None),
    ],
)
def test_the_row_is_found_or_the_page_is_marked(lines: tuple[str, ...], line: int | None) -> None:
    assert line_of(FINDING, PACK, lines) == line


def test_without_one_indicator_of_that_reference_on_the_page_nothing_is_guessed() -> None:
    page = ("M6 Share of benches that were painted",)
    assert line_of(replace(FINDING, refs=()), PACK, page) is None
    assert line_of(replace(FINDING, refs=("14(iv)",)), PACK, page) is None
    assert line_of(replace(FINDING, pdf_page=2), PACK, page) is None
    twice = replace(PACK, indicators=(*PACK.indicators, PACK.indicators[0]))
    assert line_of(FINDING, twice, page) is None


def test_the_margin_marks_that_row_and_a_quote_where_there_is_one() -> None:
    quoted = replace(FINDING, key="q", quote="Benches")
    lost = replace(FINDING, key="l", refs=("no such",))
    shown = WorkspaceState(pack=PACK, pages=(("Benches", "M6"),), findings=(FINDING, quoted, lost))
    marks = {mark.ref: (mark.line, mark.quote) for mark in margin_marks(shown)}
    assert marks == {"k": (1, ""), "q": (None, "Benches"), "l": (None, "")}


def test_a_reference_made_of_the_name_is_looked_for_by_the_name() -> None:
    made = replace(
        PACK,
        indicators=(Indicator(ref="number-of-foster-house", name="Number of foster households", pdf_page=1),),
    )
    finding = replace(FINDING, refs=("number-of-foster-house",))
    assert line_of(finding, made, ("Targets", "Number of foster", "households 12")) == 1
    assert line_of(finding, made, ("Number of foster households", "Number of foster households")) is None
