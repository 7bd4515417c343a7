"""However the words of a file are set, every stage returns, and what is shown is what its validator lets through."""

from datetime import date

from hypothesis import event, given, settings
from hypothesis import strategies as st

from any_lines import FRAGMENTS, LABELS, STAMPS, TEXTS
from packview.model import Bookmark, Document, Meeting, Pack, Page, Rule, Run
from packview.parse.layout import layout_of
from packview.parse.meeting.committee import body_at
from packview.parse.meeting.names import council_name, plain_name
from packview.parse.meeting.place import is_place
from packview.parse.pipeline import run_stages
from packview.wording.periods import times_in
from parse_pages import SOURCE, TEXT_SOURCE

HEADS = [
    "Hillford Borough Council", "Parks Committee", "MEETING OF THE PARKS COMMITTEE", "the Committee of the Council was",
    "Tuesday 14 March 2023 at 6.00 pm", "at 6.00 pm in the Town Hall", "Venue: Council Chamber", "to be held on 3 June 2019",
    "Place: 3 Minutes", "Quorum: 4", "The quorum is 7 of its members.", "EXTRAORDINARY MEETING", "CANCELLED", "14th-15th March 2023",
    "Dated 3rd September 2019", "Report to: Cabinet, 30 January 2025", "Committee: above Council", "31/02/2020", "AGENDA",
    "1. Apologies", "2. Roads (Pages 1 - 4)", "3. Bridges (Pages 3 - 9)", "2A. Ponds (Pages 2 - 2)", "4. Minutes (Pages 1 - 1)",
    "Ref Indicator Q1 2018/19 Q2 2018/19 Target", "P1 Children in care 71 72.5 60", "Recommendations", "That the report be noted.",
]  # fmt: skip
LINE = (
    st.sampled_from(HEADS)
    | st.sampled_from(FRAGMENTS)
    | st.text(max_size=30).map(lambda text: " ".join(text.split()))
)


@st.composite
def drawn_pages(draw: st.DrawFn) -> tuple[Document, list[Page]]:
    """Pages whose words stand where they are put: in columns, over one another, slanted, between lines and off the page."""
    pages = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        texts = draw(st.lists(LINE, max_size=14))
        runs: list[Run] = []
        for row, text in enumerate(texts):
            left = draw(st.sampled_from([50.0, 50.0, 50.0, 120.0, 300.0, -20.0]))
            size = draw(st.sampled_from([10.0, 10.0, 14.0, 0.1]))
            step = draw(st.sampled_from([6.0, 6.0, 6.0, 30.0]))
            bold, turned = draw(st.booleans()), draw(st.sampled_from([0, 0, 0, 0, 90]))
            for word in text.split():
                width = len(word) * size / 2
                runs.append(
                    Run(
                        text=word,
                        x=left,
                        y=60.0 + 15 * row,
                        width=width,
                        size=size,
                        bold=bold,
                        rotation=turned,
                    )
                )
                left += width + step
        level = st.builds(
            lambda y, x0, x1: Rule(x0=x0, y0=y, x1=x1, y1=y),
            st.sampled_from([50.0, 65.0, 80.0, 95.0, 200.0]), st.sampled_from([40.0, 100.0]), st.sampled_from([40.0, 500.0]),
        )  # fmt: skip
        upright = st.builds(
            lambda x, y0, y1: Rule(x0=x, y0=y0, x1=x, y1=y1),
            st.sampled_from([40.0, 100.0, 290.0, 500.0]), st.just(50.0), st.sampled_from([50.0, 200.0]),
        )  # fmt: skip
        pages.append(
            Page(
                number=number,
                label=draw(LABELS),
                lines=tuple(draw(st.sampled_from(["", "", " "])) + text for text in texts),
                width=595.0,
                height=842.0,
                runs=tuple(runs),
                rules=tuple(draw(st.lists(level | upright, max_size=8))),
                stamps=tuple(draw(STAMPS)),
            )
        )
    title = st.sampled_from(["2 Roads", "Bridges", "Minutes", "Roads", "Agenda", ""])
    mark = st.builds(
        Bookmark, title=title, page=st.none() | st.integers(1, len(pages)), level=st.integers(0, 2)
    )
    marks = draw(st.lists(mark, max_size=4))
    return Document(kind="pdf", page_count=len(pages), bookmarks=tuple(marks)), pages


@st.composite
def written_pages(draw: st.DrawFn) -> tuple[Document, list[Page]]:
    """The same of a text file: real pages cut at any line and put together again, with lines of any kind between them."""
    lines = [line for text in draw(st.lists(st.sampled_from(TEXTS), max_size=4)) for line in text.split("\n")]
    for _ in range(draw(st.integers(0, 10))):
        lines.insert(draw(st.integers(0, len(lines))), draw(LINE))
    cuts = sorted(draw(st.lists(st.integers(0, len(lines)), max_size=4)))
    parts = [lines[first:last] for first, last in zip([0, *cuts], [*cuts, len(lines)], strict=True)]
    pages = [Page(number=at, label=draw(LABELS), lines=tuple(part)) for at, part in enumerate(parts, 1)]
    return Document(kind="text", page_count=len(pages)), pages


def check_meeting(meeting: Meeting) -> None:
    assert not meeting.council or council_name(meeting.council) == meeting.council
    assert not meeting.committee or body_at(meeting.committee) or plain_name(meeting.committee)
    assert not meeting.place or is_place(meeting.place)
    assert not meeting.time or meeting.time in [printed for _, printed in times_in(meeting.time)]
    assert meeting.date is None or date(1900, 1, 1) < meeting.date < date(2100, 1, 1)
    assert meeting.quorum is None or 2 <= meeting.quorum <= 60
    for name in ("council", "committee", "kind", "date", "time", "place", "status", "quorum"):
        assert bool(getattr(meeting, name)) <= (name in meeting.evidence), name


def check_items(pack: Pack) -> None:
    """Each page of an item belongs to one item, which has it among its pages; other pages belong to none."""
    spans = {
        item.key: range(item.pdf_first, (item.pdf_last or item.pdf_first) + 1)
        for item in pack.items
        if item.pdf_first is not None
    }
    for page in pack.pages:
        holders = [key for key, span in spans.items() if page.number in span]
        assert page.item in holders if holders else page.item is None
    for item in pack.items:
        last = (item.pdf_first or 1) - 1
        for paper in item.papers:
            assert paper.pdf_first is not None
            assert paper.pdf_first in spans[item.key]
            assert paper.pdf_last in spans[item.key]
            assert pack.source.kind == "text" or paper.pdf_first > last, "no page belongs to two papers"
            last = paper.pdf_last or 0


@settings(max_examples=150)
@given(drawn_pages())
def test_any_layout_makes_a_pack_of_facts_that_can_be_true(made: tuple[Document, list[Page]]) -> None:
    document, pages = made
    for page in pages:
        layout_of(page)
    pack = run_stages(document, pages, source=SOURCE).pack()
    assert not pack.failures
    event(
        f"{bool(pack.items)} items, {bool(pack.meeting.date)} date, {bool(pack.tables or pack.indicators)} tables"
    )
    check_meeting(pack.meeting)
    check_items(pack)
    assert all(page.used is not None and 0 <= page.used <= 1 for page in pack.pages)


@settings(max_examples=100)
@given(written_pages())
def test_any_text_makes_a_pack_of_facts_that_can_be_true(made: tuple[Document, list[Page]]) -> None:
    document, pages = made
    pack = run_stages(document, pages, source=TEXT_SOURCE).pack()
    assert not pack.failures
    event(f"{bool(pack.items)} items, {bool(pack.meeting.date)} date, {pack.minutes is not None} minutes")
    check_meeting(pack.meeting)
    check_items(pack)
