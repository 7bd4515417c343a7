"""Whatever two packs hold, putting one into the other loses no page, moves none and gives none to two items."""

from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from packview.model import AgendaItem, Meeting, Pack, PageInfo, Paper, Source
from packview.parse.pipeline import item_keys
from packview.parse.supplement import merge_supplement

TITLES = st.sampled_from(["Benches", "Ponds", "Ponds (updated)", "Appendix A", "Appendix B", ""])
KINDS: st.SearchStrategy[Literal["report", "appendix", "other"]] = st.sampled_from(
    ["report", "appendix", "other"]
)
NUMBERS = st.sampled_from(["1", "2", "2a", "7", "C", ""])


@st.composite
def any_pack(draw: st.DrawFn, name: str) -> Pack:
    count = draw(st.integers(1, 8))
    heads = draw(st.lists(st.tuples(NUMBERS, TITLES), max_size=4))
    keys = item_keys(heads)
    pages = tuple(
        PageInfo(
            number=number,
            label=draw(st.sampled_from([None, "1", "2", "3", "iv"])),
            item=draw(st.sampled_from([None, *keys])),
        )
        for number in range(1, count + 1)
    )
    items = tuple(
        AgendaItem(
            key=key,
            number=number,
            title=title,
            pdf_first=1,
            pdf_last=count,
            papers=tuple(
                Paper(title=draw(TITLES), kind=draw(KINDS), pdf_first=at, pdf_last=at)
                for at in draw(st.lists(st.integers(1, count), max_size=3))
            ),
        )
        for key, (number, title) in zip(keys, heads, strict=True)
    )
    return Pack(
        pack_id="a-pack",
        source=Source(kind="pdf", name=f"{name}.pdf", sha256=name, size=1),
        meeting=Meeting(committee="Parks Committee"),
        items=items,
        pages=pages,
    )


@settings(max_examples=80)
@given(any_pack("main"), any_pack("late"))
def test_no_page_is_lost_moved_or_shared(main: Pack, late: Pack) -> None:
    merged, changes = merge_supplement(main, late)
    offset = len(main.pages)
    assert merged.pages[:offset] == main.pages
    assert [page.label for page in merged.pages[offset:]] == [page.label for page in late.pages]
    assert [page.number for page in merged.pages] == list(range(1, offset + len(late.pages) + 1))

    keys = [item.key for item in merged.items]
    assert len(set(keys)) == len(keys)
    assert {page.item for page in merged.pages} <= {None, *keys}
    assert [bool(page.item) for page in merged.pages[offset:]] == [bool(page.item) for page in late.pages]
    known = [item.key for item in main.items]
    assert [key for key in keys if key in known] == known

    every = [paper.pdf_first for item in merged.items for paper in item.papers]
    before = [paper.pdf_first for item in main.items for paper in item.papers]
    after = [paper.pdf_first + offset for item in late.items for paper in item.papers if paper.pdf_first]
    assert sorted(number or 0 for number in every) == sorted([*(number or 0 for number in before), *after])
    told = [change for change in changes if change.kind in {"paper added", "paper replaced"}]
    assert len(told) == len(after)
