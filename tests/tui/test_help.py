"""Help: every key by group, the ones that work here first, and a field to find one."""

from pathlib import Path

import pytest
from textual.containers import VerticalScroll

from packview.tui.base.screen import HelpScreen
from packview.tui.keys import GROUPS, KEYS, found, key_words
from packview.tui.library.screen import LibraryScreen
from tui.fakes_library import FakeLibrary, make_app, shown, until


@pytest.fixture
def library(tmp_path: Path) -> FakeLibrary:
    return FakeLibrary(tmp_path)


def test_every_row_is_there_once() -> None:
    rows = [key for _, keys in found("", (), {}) for key in keys]
    assert sorted(key.id for key in rows) == sorted(key.id for key in KEYS)


def test_live_groups_come_first_in_the_order_given() -> None:
    headings = [heading for heading, _ in found("", ("library", "app"), {})]
    assert headings[:3] == [GROUPS["library"], GROUPS["app"], GROUPS["workspace"]]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("sample", ["library.sample"]),
        ("LIBRARY notes stay", ["library.remove"]),
        ("f5", ["library.refresh"]),
        ("no such words", []),
    ],
)
def test_words_find_rows(typed: str, ids: list[str]) -> None:
    assert [
        key.id for _, keys in found(typed, (), {}) for key in keys if key.group in ("app", "library")
    ] == ids


def test_a_changed_key_is_found_and_shown_as_changed() -> None:
    assert [key.id for _, keys in found("ctrl+alt+f7", (), {"app.help": "ctrl+alt+f7"}) for key in keys] == [
        "app.help"
    ]


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_opens_and_closes(library: FakeLibrary, key: str) -> None:
    app, _ = make_app(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        words = shown(app.screen, "#table")
        assert all(word in words for row in KEYS for word in key_words(row.key).split(", "))
        assert words.index(GROUPS["library"]) < words.index(GROUPS["dialog"])
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.press("f1", "f1")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))


async def test_typing_narrows_the_table(library: FakeLibrary) -> None:
    app, _ = make_app(library)
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.press("question_mark", *"sample")
        await until(pilot, lambda: "Quit" not in shown(app.screen, "#table"))
        assert "Open the sample pack" in shown(app.screen, "#table")
        await pilot.press(*"qqq")
        await until(pilot, lambda: "No key does that" in shown(app.screen, "#table"))


async def test_keys_and_wheel_move_the_table(library: FakeLibrary) -> None:
    app, _ = make_app(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen) and shown(app.screen, "#table"))
        await pilot.pause()
        keys = app.screen.query_one("#keys", VerticalScroll)
        await pilot.press("down", "down")
        await until(pilot, lambda: keys.scroll_offset.y == 2)
        await pilot.press("up")
        await until(pilot, lambda: keys.scroll_offset.y == 1)
        await pilot.press("pagedown")
        await until(pilot, lambda: keys.scroll_offset.y == min(keys.max_scroll_y, keys.size.height))
        await pilot.press("pageup", "pageup")
        await until(pilot, lambda: keys.scroll_offset.y == 0)
