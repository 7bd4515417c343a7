"""A pack as the press and public may see it."""

from dataclasses import replace

from archived import SECRET, a_pack
from packview.model import AgendaItem, Block
from packview.model.leaving import Closed, public
from packview.model.open_pack import OpenPack

PAGES = (("open",), ("open",), ("open",), (SECRET,), (SECRET,), (SECRET,))


def test_a_pack_without_anything_closed_stays_as_it_is() -> None:
    pack = replace(a_pack(), items=(AgendaItem(key="1-apologies", number="1", title="Apologies"),))
    opened = OpenPack(pack=replace(pack, pages=pack.pages[:2]), pages=PAGES[:2])
    assert public(opened, Closed(opened.pack)) is opened


def test_no_word_of_what_is_closed_is_left_anywhere_in_it() -> None:
    layouts = ((),) * 3 + ((Block("text", 0, 0),),) * 3
    opened = OpenPack(pack=a_pack(), pages=PAGES, layouts=layouts)
    left = public(opened, Closed(opened.pack))
    assert SECRET not in repr(left)
    assert left.pages == (("open",), ("open",), ("open",), (), (), ())
    assert list(left.layouts) == [()] * 6
    assert [item.number for item in left.pack.items] == ["1", "3"]
    assert [paper.title for paper in left.pack.items[1].papers] == ["Report"]
    assert [one.ref for one in left.pack.indicators] == ["B1"]
    assert left.pack.minutes is not None
    assert [one.number for one in left.pack.minutes.items] == ["8"]


def test_what_lies_below_a_closed_item_goes_with_it_and_what_the_meeting_closed() -> None:
    pack = a_pack()
    below = AgendaItem(key="3a-oak", number="3a", title="Oak", parent="3-benches")
    opened = OpenPack(pack=replace(pack, items=(*pack.items, below)), pages=PAGES)
    left = public(opened, Closed(opened.pack, frozenset({"3-benches"})))
    assert [item.key for item in left.pack.items] == ["1-apologies"]
    assert left.pages == (("open",), ("open",), (), (), (), ())
    assert left.pack.indicators == ()
