"""Colour themes from files: the shipped ones, the member's own, and those that cannot be used."""

from pathlib import Path

import pytest

from packview import paths
from packview.model import Preferences
from packview.services.library.library import preferences, save_preferences
from packview.services.settings_files import load_colours

SHIPPED = paths.shipped("themes", "colour")
GOOD = 'title = "Mine"\ndark = false\n[colours]\nprimary = "#000001"\nforeground = "#000002"\nbackground = "#fffffe"\n'


def test_the_shipped_themes_dark_first(tmp_path: Path) -> None:
    themes, problems = load_colours(SHIPPED, tmp_path / "none")
    assert problems == ()
    assert [theme.key for theme in themes] == [
        "dark",
        "colour-blind-safe",
        "high-contrast",
        "paper",
        "ansi-dark",
        "ansi-light",
    ]
    assert all({"primary", "foreground", "background"} <= set(theme.colours) for theme in themes)
    assert [theme.dark for theme in themes] == [True, True, True, False, True, False]
    assert [theme.ansi for theme in themes] == [False] * 4 + [True] * 2


def test_a_members_own_theme_is_added_or_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "paper.toml").write_text(GOOD, encoding="utf-8")
    themes, problems = load_colours(SHIPPED, tmp_path)
    assert problems == ()
    assert {theme.key: theme.title for theme in themes}["paper"] == "Mine"
    assert len(themes) == 7


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title = ", "not well formed"),
        (GOOD.replace('primary = "#000001"\n', ""), "'primary' is missing"),
        (GOOD.replace("#000001", "red"), "cannot be used"),
        (GOOD + 'sky = "#00f000"\n', "'sky' means nothing"),
        ("shape = 1\n" + GOOD, "'shape' means nothing"),
        (GOOD.replace("false", '"no"'), "'dark' cannot be used"),
        ("colours = 3\n", "'colours' cannot be used"),
        (GOOD + '[variables]\n"bad name[/" = "#000000"\n', "cannot be used"),
    ],
)
def test_a_broken_file_is_told_of_and_the_others_are_there(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "broken.toml").write_text(text, encoding="utf-8")
    themes, (problem,) = load_colours(SHIPPED, tmp_path)
    assert len(themes) == 6
    assert "broken.toml" in problem.message
    assert words in problem.message
    assert problem.hint


def test_a_file_that_is_no_text_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_bytes(b"\xff\xfe\x00")
    _, (problem,) = load_colours(SHIPPED, tmp_path)
    assert "not UTF-8 text" in problem.message


def test_preferences_are_kept_and_a_spoilt_file_gives_the_defaults(tmp_path: Path) -> None:
    assert preferences(tmp_path) == Preferences()
    save_preferences(tmp_path, Preferences(colours="paper", toured=True))
    assert preferences(tmp_path) == Preferences(colours="paper", toured=True)
    (tmp_path / "preferences.json").write_bytes(b"{")
    assert preferences(tmp_path) == Preferences()
