"""Going from place to place, without a screen."""

from dataclasses import replace

import pytest

from packview.model import Anchor, Position, ReadingState
from packview.services.search.links import Link
from packview.tui.workspace.navigation import Bookmarks, Navigation
from tui.fakes_workspace import BENCHES, OPENED, PACK
from workspace_parts import FakeHost, FakeReader, store_of


class Trial:
    """A navigation with what it works on."""

    def __init__(self, **fields: object) -> None:
        self.store = store_of(OPENED, **fields)
        self.reader, self.host = FakeReader(), FakeHost()
        self.navigation = Navigation(self.host.of(self.store, reader=self.reader))

    @property
    def place(self) -> tuple[str, int]:
        return self.store.state.item_key, self.reader.pdf_page


@pytest.mark.parametrize(
    ("left", "item", "page", "place"),
    [
        (ReadingState(), None, None, ("", 1)),
        (ReadingState(item="2-minutes", position=Position(pdf_page=4)), None, None, ("2-minutes", 4)),
        (ReadingState(item="gone", position=Position(pdf_page=4)), None, None, ("2-minutes", 4)),
        (ReadingState(), "3", None, ("3-benches", 5)),
        (ReadingState(), "4", None, ("4-trees", 1)),
        (ReadingState(), None, "page 4", ("3-benches", 6)),
        (ReadingState(), "2", "#8", ("2-minutes", 8)),
    ],
)
def test_it_begins_where_asked_or_where_the_member_left(
    left: ReadingState, item: str | None, page: str | None, place: tuple[str, int]
) -> None:
    trial = Trial()
    trial.navigation.begin(left, item, page)
    assert trial.place == place
    assert not trial.host.toasts


def test_what_there_is_not_is_said_with_what_there_is() -> None:
    trial = Trial()
    trial.navigation.begin(ReadingState(), "12", "99")
    assert trial.host.toasts == [
        "There is no item 12. The items are 1, 2, 3, 4",
        "There is no page 99. The printed numbers go from 1 to 6; #1 to #8 are the pages of the file.",
    ]


def test_a_page_that_has_not_been_read_is_waited_for_unless_the_member_moves() -> None:
    unlabelled = tuple(replace(info, label=None) for info in PACK.pages)
    for moves, page in ((False, 7), (True, 2)):
        trial = Trial(reading=True, infos=unlabelled)
        trial.navigation.begin(ReadingState(), None, "5")
        trial.navigation.begin_waiting()
        if moves:
            trial.reader.show_place(Position(pdf_page=2))
        trial.store.change(infos=PACK.pages)
        assert trial.reader.pdf_page == page


def test_back_and_forward_find_item_and_place_again() -> None:
    trial = Trial()
    trial.navigation.step_item(1)  # it has no papers, so only the item changes
    trial.navigation.step_item(1)
    assert trial.place == ("2-minutes", 3)
    trial.navigation.travel("back")
    assert trial.place == ("1-apologies", 1)
    assert trial.host.said[-1].startswith("1 more place back (<), 1 forward (>)")
    trial.navigation.travel("back")
    trial.navigation.travel("back")
    assert trial.place == ("", 1)
    assert trial.host.said[-1] == "There is nothing to go back to"
    trial.navigation.travel("forward")
    assert trial.place == ("1-apologies", 1)


def test_the_item_follows_the_page_unless_it_was_chosen_there() -> None:
    trial = Trial()
    trial.navigation.jump(Position(pdf_page=4), item="4-trees")
    trial.navigation.page_shown(4)
    assert trial.place == ("4-trees", 4)
    trial.reader.show_place(Position(pdf_page=5))
    trial.navigation.page_shown(5)
    assert trial.place == ("3-benches", 5)
    assert trial.store.state.pdf_page == 5


def test_a_note_leads_to_its_quote_its_item_or_nowhere() -> None:
    trial = Trial()
    trial.navigation.show_anchor(Anchor(item="3-benches", pdf_page=5, quote=BENCHES[1]))
    assert trial.place == ("3-benches", 5)
    assert trial.reader.quoted == [(5, BENCHES[1])]
    trial.navigation.show_anchor(Anchor(item="4-trees", pdf_page=99))
    assert trial.place == ("4-trees", 5)
    trial.navigation.show_anchor(Anchor())
    assert trial.host.said == ["This note is on the pack as a whole, not on a page"]


def test_an_address_is_copied_and_never_opened() -> None:
    trial = Trial()
    trial.navigation.follow_link(
        Link(line=0, start=0, end_line=0, end=9, kind="web", name="https://example.org")
    )
    assert trial.host.copied == ["https://example.org"]
    assert trial.place == ("", 1)


async def test_a_page_is_asked_for() -> None:
    trial = Trial()
    trial.host.answers = ["3", None]
    for _ in range(2):
        await trial.navigation.ask_page()
        await trial.host.done()
    assert trial.place == ("3-benches", 5)
    assert trial.host.opened == ["pages"]


def test_a_bookmark_is_set_at_the_top_of_the_view_and_removed_again() -> None:
    trial = Trial()
    bookmarks = Bookmarks(trial.host)
    bookmarks.follow_state()
    trial.reader.show_place(Position(pdf_page=5))
    bookmarks.bookmark()
    trial.reader.show_place(Position(pdf_page=3))
    bookmarks.bookmark()
    assert [(mark.pdf_page, mark.line) for mark in trial.store.state.bookmarks] == [(3, 0), (5, 0)]
    assert [mark.pdf_page for mark in trial.reader.marks] == [3, 5]
    bookmarks.bookmark()
    assert [mark.text for mark in trial.store.state.bookmarks] == [BENCHES[0]]
    assert [mark.pdf_page for mark in trial.reader.marks] == [5]
