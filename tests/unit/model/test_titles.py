"""The titles of a pack as they are shown and as they are printed."""

from dataclasses import replace

from packview.model import AgendaItem, Bookmark, MinuteItem, Minutes, Paper
from packview.model.titles import as_printed, with_titles
from packview.services.notes.anchors import anchor_at
from tui.fakes_workspace import PACK

PAGES = (("The cost of benches was discussed in Quackton.",),)
ITEM = AgendaItem(
    key="1", number="1", title="COST OF BENCHES", papers=(Paper(title="BENCHES IN QUACKTON", kind="report"),)
)
TYPED = AgendaItem(key="2", number="2", title="BENCHES", put_right=("title",))
CAPITALS = replace(
    PACK,
    bookmarks=(Bookmark(title="3 BENCHES IN QUACKTON", page=1),),
    items=(ITEM, TYPED),
    minutes=Minutes(items=(MinuteItem(number="", title="BENCHES OF OAK"),)),
)


def test_titles_in_capitals_are_shown_in_sentence_case_and_kept_as_printed() -> None:
    pack = with_titles(CAPITALS, PAGES)
    item, typed = pack.items
    assert (item.title, item.shown, item.heading) == (
        "COST OF BENCHES",
        "Cost of benches",
        "Item 1: Cost of benches",
    )
    assert item.papers[0].shown == "Benches in Quackton"
    assert typed.shown == "BENCHES", "a member wrote it so"
    assert pack.minutes
    assert pack.minutes.items[0].name == "Benches of OAK"
    assert [one.shown for one in pack.bookmarks] == ["3 Benches in Quackton"]
    assert anchor_at(pack, item=item).item_title == "Cost of benches"
    assert pack == CAPITALS, "what is shown is no fact of the pack"


def test_they_are_shown_as_printed_on_demand() -> None:
    assert as_printed(with_titles(CAPITALS, PAGES)).items[0].heading == "Item 1: COST OF BENCHES"


def test_a_pack_without_capitals_is_left_alone() -> None:
    assert with_titles(PACK, PAGES) is PACK
