"""Corrections come together in any order, and taken back they leave the pack as it was read; no page is two items'."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editions import edition
from packview.model import Attendee, Indicator, Member, Minutes, Pack, Paper
from packview.model.corrections import Correction, Standing, Value, corrected, values_of
from packview.model.open_pack import OpenPack
from packview.services.editions.corrections import Corrections
from packview.services.editions.wanted import Wanted, added_item

PAGES = 9
PLACES = ("", "1", "1", "2", "2", "2", "3", "3", "")
TITLES = {"1": "Benches", "2": "Ponds", "3": "Paths"}
KEYS = ("1-benches", "2-ponds", "3-paths", "4-trees", "nobody")


def papers() -> OpenPack:
    """Three items with papers on nine pages, the second closed to the public; a member, minutes with two people, an indicator."""
    plain = edition(*((number, f"page {at}") for at, number in enumerate(PLACES)), titles=TITLES)
    items = tuple(
        replace(
            item,
            exempt=item.number == "2",
            papers=tuple(
                Paper(title=f"Paper {page}", kind="report", pdf_first=page, pdf_last=page)
                for page in item.pdf_pages
            ),
        )
        for item in plain.pack.items
    )
    pack = replace(
        plain.pack,
        items=items,
        meeting=replace(plain.pack.meeting, members=(Member(name="Councillor Ash"),)),
        minutes=Minutes(
            present=(Attendee(name="Councillor Ash"),),
            apologies=(Attendee(name="Jo Elm"),),
            page_first="1",
            pdf_first=8,
        ),
        indicators=(
            Indicator(
                ref="M1", name="Calls", values={"2018-10": 4.0, "2018-11": None}, targets={"Target": 5.0}
            ),
        ),
    )
    return replace(plain, pack=pack)


pages = st.one_of(st.none(), st.integers(1, PAGES + 3))
keys = st.sampled_from(KEYS)
fields: st.SearchStrategy[tuple[str, Value]] = st.one_of(
    st.tuples(st.sampled_from(["first", "last"]), pages),
    st.tuples(st.just("title"), st.sampled_from(["Trees", "Ducks", " "])),
    st.tuples(st.just("number"), st.sampled_from(["4", "2A", ""])),
    st.tuples(st.sampled_from(["parent", "after"]), st.sampled_from([*KEYS, ""])),
    st.tuples(st.sampled_from(["dropped", "added", "exempt"]), st.booleans()),
)


@st.composite
def corrections(draw: st.DrawFn) -> list[Correction]:
    """Up to a dozen of items, each made of what the papers say or of something else."""
    pack, found = papers().pack, {}
    for at in range(draw(st.integers(0, 12))):
        key, (name, value) = draw(keys), draw(fields)
        printed = (values_of(pack, "item", key) or {}).get(name)
        one = Correction(
            subject="item",
            key=key,
            field=name,
            value=value,
            printed=draw(st.sampled_from([printed, printed, printed, "else"])),
            at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=at),
        )
        found[one.identity] = one
    return list(found.values())


def owners(pack: Pack) -> dict[int, set[str]]:
    """The items that have a page, but for those above another one that has it too."""
    above = {item.key: item.parent for item in pack.items}
    found: dict[int, set[str]] = {}
    for item in pack.items:
        for page in item.pdf_pages:
            found.setdefault(page, set()).add(item.key)
    for keys_of_page in found.values():
        for key in list(keys_of_page):
            seen: set[str] = set()
            while (key := above.get(key, "")) and key not in seen:
                seen.add(key)
                keys_of_page.discard(key)
    return found


@given(corrections(), st.randoms())
def test_any_order_gives_the_same_pack(made: list[Correction], random: object) -> None:
    pack = papers().pack
    shuffled = made.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a Random

    assert corrected(pack, made) == corrected(pack, shuffled)
    assert corrected(pack, []).pack is pack or corrected(pack, []).pack == pack


@given(corrections())
@settings(max_examples=300)
def test_no_page_is_two_items_and_none_is_lost_or_opened(made: list[Correction]) -> None:
    pack = papers().pack
    found = corrected(pack, made)

    assert set(found.standings) == {one.identity for one in made}
    assert all(len(keys_of_page) == 1 for keys_of_page in owners(found.pack).values())
    ends = {page for item in found.pack.items for page in (item.pdf_first, item.pdf_last) if page is not None}
    assert ends <= set(range(1, PAGES + 1))
    assert len({item.key for item in found.pack.items}) == len(found.pack.items)
    assert all(item.parent in {"", *(one.key for one in found.pack.items)} for item in found.pack.items)
    if found.pack != pack:
        assert {4, 5, 6} <= set(found.pack.closed_pages)
        assert "2-ponds" in found.pack.closed_items
    applied = [
        one for one in made if found.standings[one.identity] is Standing.APPLIED and one.field == "title"
    ]
    shown = {item.key: item.title for item in found.pack.items}
    assert all(shown.get(one.key, one.value) == one.value for one in applied)


OTHERS: list[Wanted] = [
    {("meeting", "", "date"): "2026-05-01", ("meeting", "", "place"): "Town Hall"},
    {("meeting", "", "minutes"): 9},
    {("paper", "1-benches: Paper 2", "title"): "Plan", ("paper", "1-benches: Paper 2", "last"): 3},
    {("member", "Councillor Ash", "role"): "Chair"},
    {("member", "Councillor Ash", "listed"): False},
    {("member", "Councillor Oak", "listed"): True},
    {("attendee", "Jo Elm", "list"): "present"},
    {("attendee", "Councillor Ash", "list"): "absent"},
    {("indicator", "M1", "period 2018-11"): 7.0},
    {("indicator", "M1", "target Target"): 6.0, ("indicator", "M1", "unit"): "percent"},
    {("indicator", "M1", "polarity"): "low"},
]
wanted = st.lists(
    st.one_of(
        st.builds(
            lambda key, title: {("item", key, "title"): title},
            st.sampled_from(KEYS[:3]),
            st.sampled_from(["A", "B"]),
        ),
        st.builds(
            lambda key, page: {("item", key, "first"): page}, st.sampled_from(KEYS[:3]), st.integers(1, PAGES)
        ),
        st.builds(lambda key: {("item", key, "dropped"): True}, st.sampled_from(KEYS[:3])),
        st.builds(lambda page: added_item(papers().pack, "4", "Trees", first=page), st.integers(1, PAGES)),
        st.sampled_from(OTHERS),
    ),
    max_size=4,
)


@given(wanted, wanted, st.lists(st.booleans(), max_size=8))
@settings(max_examples=40)
def test_two_members_meet_and_taken_back_all_is_as_printed(
    mine: list[Wanted], theirs: list[Wanted], turns: list[bool]
) -> None:
    closed = papers()  # corrections of closed items stay with who made them
    items = tuple(replace(item, exempt=False) for item in closed.pack.items)
    opened = replace(closed, pack=replace(closed.pack, items=items))
    with TemporaryDirectory() as folder:
        shared = Path(folder, "shared")
        shared.mkdir()
        me = Corrections(Path(folder, "a"), "town", "Robin Ash", "robin-ash", shared)
        them = Corrections(Path(folder, "b"), "town", "Kim Day", "kim-day", shared)
        queues = {True: list(mine), False: list(theirs)}
        for turn in [*turns, *([True] * 4), *([False] * 4)]:
            if queues[turn]:
                (me if turn else them).put(opened, queues[turn].pop(0))
        assert me.applied(opened).pack == them.applied(opened).pack

        while me.undo() or them.undo():
            pass

        assert me.applied(opened) == opened
        assert them.applied(opened).pack == opened.pack


@pytest.mark.parametrize("wish", OTHERS, ids=lambda wish: "-".join(next(iter(wish))[::2]))
def test_each_of_them_changes_the_pack(wish: Wanted, tmp_path: Path) -> None:
    opened = papers()
    made = Corrections(tmp_path, "town", "Robin Ash", "robin-ash", None)
    made.put(opened, wish)
    assert made.applied(opened).pack != opened.pack
