"""The parts that lists of entries are made of, without a screen."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast

import pytest
from textual.geometry import Size
from textual.widgets.option_list import Option

from packview.tui.base.lists import (
    Entry,
    EntryList,
    EntryRows,
    Line,
    SteadyList,
    fitting,
    heading,
    place_of,
)


def entry(ref: str, text: str = "") -> Entry:
    return Entry(ref=ref, lines=(Line(text=text or ref),))


ENTRIES = [heading("First"), entry("ducks"), entry("ponds", "Dry ponds"), heading("Then"), entry("trees")]


@pytest.mark.parametrize(("ref", "place"), [("ponds", 2), ("trees", 4), ("gone", 1), ("", 1)])
def test_an_entry_is_found_by_its_reference_else_the_first_that_can_be_chosen(ref: str, place: int) -> None:
    assert place_of(ENTRIES, ref) == place


def test_headings_alone_have_nothing_to_choose() -> None:
    assert place_of([heading("First")], "ducks") is None
    assert place_of([], "") is None


def test_headings_stay_over_what_fits_and_go_with_what_does_not() -> None:
    assert [one.ref for one in fitting(ENTRIES, "PONDS dry")] == ["", "ponds"]
    assert [one.ref for one in fitting(ENTRIES, "trees")] == ["", "trees"]
    assert fitting(ENTRIES, "trees")[0].words == "then"
    assert fitting(ENTRIES, "wolves") == []


class FakeList:
    """As much of a list as is filled: two rows for each entry, five rows in view."""

    def __init__(self) -> None:
        self.options: list[Option] = []
        self.later: list[Callable[[], None]] = []
        self.highlighted: int | None = None
        self.size = Size(20, 5)
        self.rows: Sequence[Entry] = ()

    @property
    def option_count(self) -> int:
        return len(self.options)

    @property
    def virtual_size(self) -> Size:
        return Size(20, 2 * len(self.options))

    def set_options(self, options: Iterable[Option]) -> None:
        self.options = list(options)

    def add_options(self, options: Iterable[Option]) -> None:
        self.options += options

    def clear_options(self) -> None:
        self.options.clear()

    def call_after_refresh(self, callback: Callable[[], None]) -> None:
        self.later.append(callback)


@pytest.fixture
def shown_in() -> Any:
    return FakeList()


AT_ONCE = 50
MANY = [entry(str(number)) for number in range(1000)]


def test_of_many_entries_some_are_there_at_once_and_the_rest_after_the_paint(shown_in: Any) -> None:
    EntryRows(cast(EntryList, shown_in)).write(MANY, 20, first=0, rows=5)
    assert shown_in.option_count == AT_ONCE
    while shown_in.later:
        shown_in.later.pop()()
    assert shown_in.option_count == len(MANY)


def test_as_many_are_there_at_once_as_are_asked_for(shown_in: Any) -> None:
    rows = EntryRows(cast(EntryList, shown_in))
    rows.write(MANY, 20, first=350, rows=5)
    assert shown_in.option_count == 350 + AT_ONCE
    rows.write(MANY, 20, first=0, rows=900)
    assert shown_in.option_count == 400 + AT_ONCE
    rows.write(MANY[:3], 20, first=0, rows=900)
    assert shown_in.option_count == 3


@pytest.mark.parametrize(
    ("here", "where", "count"),
    [
        (0, "last", 1000),
        (0, "up", 1000),
        (40, "up", AT_ONCE),
        (40, "down", AT_ONCE),
        (AT_ONCE - 1, "page_down", 2 * AT_ONCE + 5),
    ],
)
def test_what_a_movement_leads_to_is_there(shown_in: Any, here: int, where: str, count: int) -> None:
    rows = EntryRows(cast(EntryList, shown_in))
    rows.write(MANY, 20, first=0, rows=5)
    shown_in.highlighted = here
    rows.be_ready(where)
    assert shown_in.option_count == count


def test_words_in_place_of_entries_cannot_be_chosen_and_nothing_follows_them(shown_in: Any) -> None:
    rows = EntryRows(cast(EntryList, shown_in))
    rows.write(MANY, 20, first=0, rows=5)
    SteadyList.say(cast(EntryList, shown_in), "Nothing here")
    shown_in.later.pop()()
    assert [option.disabled for option in shown_in.options] == [True]
