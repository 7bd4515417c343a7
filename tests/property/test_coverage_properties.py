"""Whatever a pack's pages are, each page that was not understood is in one stretch, and no page that was is in any."""

from hypothesis import given, settings
from hypothesis import strategies as st

from packview.model import AgendaItem, Meeting, Pack, PageInfo, PageState, Paper, Source
from packview.services.analysis.coverage import text_only, unclaimed

STATES: st.SearchStrategy[PageState] = st.sampled_from(
    ["text", "text", "blank", "image", "garbled", "damaged"]
)
PAGES = st.lists(
    st.builds(
        PageInfo,
        number=st.just(0),
        label=st.sampled_from([None, "1", "2", "iv"]),
        item=st.sampled_from([None, "3-benches", "gone"]),
        state=STATES,
        read_as=st.sampled_from([(), ("report",), ("agenda", "table")]),
    ),
    max_size=20,
)
PAPERS = st.lists(st.tuples(st.integers(1, 20), st.integers(1, 20)), max_size=3)


@settings(max_examples=80)
@given(PAGES, PAPERS)
def test_every_page_that_was_not_understood_is_told_once(
    infos: list[PageInfo], ranges: list[tuple[int, int]]
) -> None:
    pages = tuple(
        PageInfo(number=number, label=info.label, item=info.item, state=info.state, read_as=info.read_as)
        for number, info in enumerate(infos, start=1)
    )
    papers = tuple(
        Paper(title=f"Appendix {first}", kind="appendix", pdf_first=first, pdf_last=last)
        for first, last in ranges
    )
    pack = Pack(
        pack_id="a-pack",
        source=Source(kind="pdf", name="a.pdf", sha256="a", size=1),
        meeting=Meeting(committee="Parks Committee"),
        items=(AgendaItem(key="3-benches", number="3", title="Benches", papers=papers),),
        pages=pages,
    )
    stretches = unclaimed(pack)
    told = [number for one in stretches for number in range(one.first.number, one.last.number + 1)]
    unread = {
        page.number
        for page in pages
        if page.state in {"image", "garbled", "damaged"} or (page.state == "text" and not page.read_as)
    }
    blank = {page.number for page in pages if page.state == "blank"}
    assert sorted(set(told) - blank) == sorted(unread)
    assert len(told) == len(set(told))
    assert all(str(one) for one in stretches)
    assert text_only(pages) <= unread
