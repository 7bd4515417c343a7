"""What a newer file of a meeting changed."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anchor_packs import pair
from editions import BENCHES, FRONT, NASTY, PONDS, again, edition
from packview.export.revisions import change_counts, change_lines, change_rows
from packview.model import Indicator, Paper
from packview.model.open_pack import OpenPack
from packview.services.editions.changes import what_changed

OLD = edition(("", FRONT), ("1", BENCHES), ("2", PONDS), ("2", NASTY))


def told(new: OpenPack, old: OpenPack = OLD) -> list[tuple[str, ...]]:
    return [
        (change.part, change.how, change.item, change.before, change.after, change.page or "")
        for change in what_changed(old, new).changes
    ]


def with_papers(opened: OpenPack, **papers: Any) -> OpenPack:
    """Papers of items by number: _1=[('Report', 2, 2)]."""
    items = tuple(
        replace(
            item,
            papers=tuple(
                Paper(title=title, kind="report", pdf_first=first, pdf_last=last)
                for title, first, last in papers.get(f"_{item.number}", ())
            ),
        )
        for item in opened.pack.items
    )
    return replace(opened, pack=replace(opened.pack, items=items))


def test_the_same_papers_changed_nothing() -> None:
    found = what_changed(OLD, again(("", FRONT), ("1", BENCHES), ("2", PONDS), ("2", NASTY)))
    assert (found.changes, found.same_pages) == ((), 4)
    assert change_lines(found) == ["Nothing changed since revision 1 but the file itself."]


def test_pages_are_added_removed_changed_and_moved() -> None:
    assert told(again(("", FRONT), ("1", "Quite new words"), ("1", BENCHES), ("2", PONDS))) == [
        ("page", "added", "1", "", "", "1"),
        ("page", "removed", "2", "", "", "3"),
    ]
    assert told(again(("", FRONT), ("1", BENCHES), ("2", PONDS.replace("four", "five")), ("2", NASTY))) == [
        ("page", "changed", "2", "", "", "2")
    ]
    assert told(again(("", FRONT), ("1", BENCHES), ("2", NASTY), ("2", PONDS))) == [
        ("page", "moved", "2", "page 3", "page 2", "2")
    ] or told(again(("", FRONT), ("1", BENCHES), ("2", NASTY), ("2", PONDS))) == [
        ("page", "moved", "2", "page 2", "page 3", "3")
    ]


def test_items_are_added_removed_renamed_renumbered_and_closed() -> None:
    titles = {"2": "Benches", "3": "Still waters", "4": "Swings"}
    new = again(("", FRONT), ("2", BENCHES), ("3", PONDS), ("3", NASTY), titles=titles)
    closed = tuple(replace(item, exempt=item.number == "3") for item in new.pack.items)
    found = told(replace(new, pack=replace(new.pack, items=closed)))
    assert found == [
        ("item", "moved", "2", "1", "2", "1"),
        ("item", "renamed", "3", "Ponds", "Still waters", "2"),
        ("item", "moved", "3", "2", "3", "2"),
        ("item", "changed", "3", "open to the press and public", "closed to the press and public", "2"),
        ("item", "added", "4", "", "", ""),
    ]
    gone = again(("", FRONT), ("1", BENCHES), titles={"1": "Benches"})
    assert ("item", "removed", "2", "", "", "2") in told(gone)


def test_papers_are_added_removed_renamed_and_moved() -> None:
    old = with_papers(OLD, _1=[("Report", 2, 2)], _2=[("Report", 3, 3), ("Appendix", 4, 4)])
    new = again(("", FRONT), ("1", BENCHES), ("1", NASTY), ("2", PONDS), ("2", "A late page"))
    new = with_papers(
        new, _1=[("Report", 2, 2), ("Appendix", 3, 3)], _2=[("Revised report", 4, 4), ("Map", 5, 5)]
    )
    assert [one for one in told(new, old) if one[0] == "paper"] == [
        ("paper", "moved", "1", "item 2", "item 1", "2"),
        ("paper", "renamed", "2", "Report", "Revised report", "3"),
        ("paper", "added", "2", "", "", "4"),
    ]
    assert [one[:3] for one in told(old, new) if one[0] == "paper"][-1] == ("paper", "removed", "2")


def row(ref: str, name: str = "Contacts", **fields: Any) -> Indicator:
    return Indicator(ref=ref, name=name, page="1", pdf_page=2, **fields)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ({"values": {"2019-05": 1620}}, {"values": {"2019-05": 1640}}, ("changed", "M1 Contacts, 2019-05", "1,620", "1,640")),
        ({"values": {"2019-05": 14.5}}, {"values": {"2019-05": None}, "marks": {"2019-05": "n/a"}},
         ("changed", "M1 Contacts, 2019-05", "14.5", "n/a")),
        ({"values": {}}, {"values": {"2019-06": 0}}, ("added", "M1 Contacts, 2019-06", "", "0")),
        ({"targets": {"Target": 5}}, {}, ("removed", "M1 Contacts, Target", "5", "")),
        ({"rag": "red"}, {"rag": "green"}, ("changed", "M1 Contacts, rating", "red", "green")),
        ({}, {"name": "Contacts made"}, ("renamed", "M1 Contacts made", "Contacts", "Contacts made")),
    ],
)  # fmt: skip
def test_each_figure_that_differs_is_told(
    old: dict[str, Any], new: dict[str, Any], said: tuple[str, ...]
) -> None:
    before = edition(("", FRONT), ("1", BENCHES), indicators=(row("M1", **old),))
    after = again(("", FRONT), ("1", BENCHES), indicators=(row("M1", **new),))
    found = what_changed(before, after).changes
    assert [(one.how, one.name, one.before, one.after) for one in found] == [said]


def test_rows_come_and_go_and_equal_references_are_told_apart_by_name() -> None:
    before = edition(("", FRONT), indicators=(row("M1"), row("M1", "Visits", values={"2019": 1}), row("M2")))
    after = again(("", FRONT), indicators=(row("M1", "Visits", values={"2019": 2}), row("M1"), row("M3")))
    assert [(one.how, one.name) for one in what_changed(before, after).changes] == [
        ("changed", "M1 Visits, 2019"),
        ("added", "M3 Contacts"),
        ("removed", "M2 Contacts"),
    ]


def test_changes_are_told_in_stretches_and_not_all_of_many() -> None:
    pages = [("1", f"{BENCHES} sheet {number} of many, numbered {number * 7}") for number in range(20)]
    old = edition(("", FRONT), *pages[:3], indicators=tuple(row(f"M{n}") for n in range(20)))
    found = what_changed(old, again(("", FRONT), *pages))
    lines = change_lines(found, more="packview changes town")
    assert "  Pages added: 4 to 20" in lines
    assert "  and 9 more of the figures; all: packview changes town" in lines
    assert len(change_lines(found)) > len(lines)
    assert change_counts(found) == {"page added": 17, "figure removed": 20}
    assert len(change_rows(found)) == 37


@settings(max_examples=25)
@given(st.integers(0, 2**32))
def test_every_page_and_item_is_accounted_for_once(seed: int) -> None:
    old, new, _ = pair(seed)
    found = what_changed(old, new)

    def count(part: str, *how: str) -> int:
        return sum(one.part == part and one.how in how for one in found.changes)

    added, removed = count("page", "added"), count("page", "removed")
    assert len(old.pages) - removed == len(new.pages) - added >= found.same_pages
    kept = len(old.pages) - removed
    assert kept == found.same_pages + count("page", "changed")
    assert len(old.pack.items) - count("item", "removed") == len(new.pack.items) - count("item", "added")
    papers = [sum(len(item.papers) for item in one.pack.items) for one in (old, new)]
    assert papers[0] - count("paper", "removed") == papers[1] - count("paper", "added")
    assert what_changed(old, old).changes == ()
