"""With NO_COLOR nothing depends on colour: what is chosen, in use, found and selected is still seen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.pilot import Pilot

from packview.services.library.library import colours
from packview.tui.app import textual_theme
from tui.fakes_library import FakeLibrary as LibraryOfNone
from tui.fakes_library import make_app
from tui.fakes_workspace import FakeLibrary, WorkspaceApp, note, seen, until
from tui.side_values import FULL, STUDY
from tui.test_colours import AA, contrast

MARKED = 3.0
"""Least contrast of what is marked with what is not, WCAG 2.1, success criterion 1.4.11."""


@dataclass(frozen=True)
class Cell:
    """What is seen of a cell's look by somebody who sees no colour."""

    text: str
    grey: int
    ground: int
    marks: tuple[bool, bool, bool]
    contrast: float


def cells(app: WorkspaceApp) -> Iterator[list[Cell]]:
    """The screen, row by row, as it is sent to the terminal."""
    background = app.screen.styles.background
    for strip in app.screen._compositor.render_strips():
        sent = reduce(lambda part, filter_: part.apply_filter(filter_, background), app._filters, strip)
        yield [cell for segment in sent for cell in _cells(segment)]


def _cells(segment: Segment) -> Iterator[Cell]:
    style = segment.style
    assert style is not None
    front = style.color.get_truecolor() if style.color else (255, 255, 255)
    back = style.bgcolor.get_truecolor() if style.bgcolor else (0, 0, 0)
    assert len(set(front)) == len(set(back)) == 1, f"{segment.text!r} is in colour: {style}"
    marks = (bool(style.bold), bool(style.reverse), bool(style.underline))
    ratio = contrast(style.color, style.bgcolor) if style.color and style.bgcolor else 21.0
    for character in segment.text:
        yield Cell(character, front[0], back[0], marks, ratio)


def told_apart(before: Cell, after: Cell) -> bool:
    """Whether somebody who sees no colour sees that a cell was marked, or is not any more."""
    if before.marks != after.marks:
        return True
    lighter, darker = max(before.ground, after.ground) / 255, min(before.ground, after.ground) / 255
    return (_linear(lighter) + 0.05) / (_linear(darker) + 0.05) >= MARKED


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def the_app() -> WorkspaceApp:
    asked = [note(f"Why {number}?", number=number, kind="question", theme="water") for number in range(3)]
    library = FakeLibrary(*asked)
    library.studied = STUDY
    one = FULL.pack.indicators[0]
    pack = replace(FULL.pack, indicators=(one, *(replace(one, ref=f"X{number}") for number in range(3))))
    app = WorkspaceApp(library, replace(FULL, pack=pack), item="3")
    for theme in colours()[0]:
        app.register_theme(textual_theme(theme, plain=True))
    return app


async def test_what_is_chosen_and_in_use_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = the_app()
    async with app.run_test(size=(120, 30)) as pilot:
        await until(pilot, lambda: app.workspace.state.studied)
        for theme, keys in (
            ("dark", "134567Q"),
            ("colour-blind-safe", "16"),
            ("high-contrast", "16"),
            ("paper", "16"),
        ):
            app.theme = f"packview-{theme}"
            for key in keys:
                await pilot.press(key, key)
                await _the_choice_is_seen(app, pilot, key)


async def _the_choice_is_seen(app: WorkspaceApp, pilot: Pilot[None], key: str) -> None:
    assert f"[{key} " in seen(app), key  # the tab in use stands in brackets
    thick = [line.split("\u250f")[1] for line in seen(app).splitlines() if "\u250f" in line]
    assert any(f" {key} " in line for line in thick), key
    await pilot.press("down")  # which may scroll; the way back does not
    await pilot.pause()
    before = list(cells(app))
    await pilot.press("up")
    await pilot.pause()
    changed = [
        (old, new)
        for old_row, new_row in zip(before, cells(app), strict=True)
        for old, new in zip(old_row, new_row, strict=False)
        if old.text == new.text and old.text.isalnum() and old != new
    ]
    assert changed, f"{key}: nothing looks chosen"
    assert any(told_apart(old, new) for old, new in changed), f"{key}: the choice is seen by its colour only"
    assert min(cell.contrast for _, cell in changed) >= AA, key


async def test_what_is_found_and_selected_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = the_app()
    async with app.run_test(size=(120, 30)) as pilot:
        await until(pilot, lambda: app.workspace.state.studied)
        await pilot.press("2")
        plain = list(cells(app))
        await pilot.press("v")
        await pilot.pause()
        assert any(
            told_apart(old, new)
            for row, marked in zip(plain[4:], list(cells(app))[4:], strict=True)
            for old, new in zip(row, marked, strict=False)
            if old.text == new.text and old.text.isalnum()
        ), "the selected line"
        await pilot.press("escape", "slash", *"the", "enter")
        await until(pilot, lambda: " of " in seen(app).splitlines()[-2])
        found = [cell for row in cells(app) for cell in row if cell.text in "the"]
        grounds = {cell.ground for cell in found}
        assert len(grounds) > 1 or any(cell.marks[1] or cell.marks[2] for cell in found), "the words found"


async def test_the_app_exchanges_text_and_ground_of_what_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app, _ = make_app(LibraryOfNone(tmp_path))
    async with app.run_test():
        theme = app.current_theme
        assert theme.variables["block-cursor-background"] == theme.foreground
        assert theme.variables["block-cursor-foreground"] == theme.background
