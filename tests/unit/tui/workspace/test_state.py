"""The state of the workspace: replaced as a whole, told to those whom it concerns."""

import pytest

from tui.fakes_workspace import OPENED, PACK, note
from workspace_parts import store_of


def test_a_subscriber_is_told_at_once_and_of_its_own_fields_only() -> None:
    store = store_of(OPENED)
    told: list[int] = []
    store.subscribe(lambda: told.append(store.state.pdf_page), "pdf_page", "notes")
    assert told == [1]
    before = store.state
    store.change(pdf_page=4)
    store.change(open_pane="side")
    assert told == [1, 4]
    assert before.pdf_page == 1, "what was handed out stays as it was"
    store.change(notes=(note("Why?"),), open_pane="pages")
    assert told == [1, 4, 4]


def test_what_is_set_again_is_no_change() -> None:
    store = store_of(OPENED)
    told: list[str] = []
    store.subscribe(lambda: told.append("pack"), "pack")
    store.change(pack=PACK)
    assert told == ["pack"]


def test_a_subscriber_may_change_the_state_itself() -> None:
    store = store_of(OPENED)
    told: list[tuple[str, int]] = []

    def to_the_benches() -> None:
        if store.state.item_key == "3-benches":
            store.change(pdf_page=5)

    store.subscribe(to_the_benches, "item_key")
    store.subscribe(lambda: told.append((store.state.item_key, store.state.pdf_page)), "item_key", "pdf_page")
    store.change(item_key="3-benches")
    assert told[-1] == ("3-benches", 5)


def test_a_field_that_there_is_not_is_refused() -> None:
    store = store_of(OPENED)
    with pytest.raises(AttributeError):
        store.subscribe(lambda: None, "page")
    with pytest.raises(AttributeError):
        store.change(page=2)


def test_news_stay_until_they_are_taken_away() -> None:
    store = store_of(OPENED)
    store.news("chair", "The chair is at item 2")
    store.news("import", "Reading page 5")
    store.news("import", "Reading page 6")
    assert store.state.told == {"chair": "The chair is at item 2", "import": "Reading page 6"}
    told: list[str] = []
    store.subscribe(lambda: told.append("news"), "told")
    store.news("chair", "")
    store.news("chair", "")
    assert store.state.told == {"import": "Reading page 6"}
    assert told == ["news", "news"]
