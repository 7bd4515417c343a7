"""How the workspace looks. After a wanted change: make snapshots, then look at them."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from packview.model import Position, ReadingState
from packview.model.open_pack import OpenPack
from packview.services.analysis.client import Analysis
from tui.fakes_workspace import NASTY, OPENED, FakeLibrary, WorkspaceApp, bare, note
from tui.side_values import FULL, STUDY

Compare = Callable[..., bool]
Before = Callable[[Pilot[Any]], Awaitable[None]]
NOTES = (
    note(
        f"Why were three benches ever painted grey, and by whom? {NASTY}", kind="question", to="Head of Parks"
    ),
    note("Count the ducks before the meeting.", number=2, private=True),
    replace(
        note(
            "What does the wood cost?",
            number=3,
            kind="question",
            status="answered",
            answer="Nobody has asked.",
        ),
        anchor=replace(note("").anchor, quote="The benches at the pond need wood as well"),
    ),
)
STATE = ReadingState(
    item="3-benches", position=Position(pdf_page=5), pages_read=frozenset({1, 3, 4}), items_done=frozenset()
)


def app_with(*notes: Any, opened: OpenPack = OPENED, study: Analysis | None = None) -> WorkspaceApp:
    library = FakeLibrary(*notes, state=STATE)
    library.studied = study or Analysis()
    return WorkspaceApp(library, opened)


def pressing(*keys: str) -> Before:
    async def before(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False
        await pilot.press(*keys)
        await pilot.app.workers.wait_for_complete(
            [worker for worker in pilot.app.workers if worker.group in ("find", "study")]
        )
        await pilot.pause()

    return before


@pytest.mark.parametrize("key", ["1", "3"])
def test_tabs(snap_compare: Compare, key: str) -> None:
    assert snap_compare(app_with(*NOTES), terminal_size=(80, 24), run_before=pressing(key))


@pytest.mark.parametrize(("size", "keys"), [((80, 24), "9"), ((120, 40), "48"), ((200, 60), "5")])
def test_side_column(snap_compare: Compare, size: tuple[int, int], keys: str) -> None:
    app = app_with(*NOTES, opened=FULL, study=STUDY)
    pressed = ["f8" if key == "8" else key for key in keys]
    assert snap_compare(app, terminal_size=size, run_before=pressing(*pressed))


def test_no_notes_yet(snap_compare: Compare) -> None:
    assert snap_compare(app_with(), terminal_size=(120, 40), run_before=pressing("3"))


def test_finding(snap_compare: Compare) -> None:
    keys = ("slash", *"benches", "enter", "n", "n")
    assert snap_compare(app_with(*NOTES), terminal_size=(80, 24), run_before=pressing(*keys))


def test_selecting(snap_compare: Compare) -> None:
    keys = ("v", "down", "v", "down", "down")
    assert snap_compare(app_with(*NOTES), terminal_size=(120, 40), run_before=pressing(*keys))


def test_no_agenda(snap_compare: Compare) -> None:
    app = WorkspaceApp(FakeLibrary(), bare((("A page of a file without an agenda",), ())))
    assert snap_compare(app, terminal_size=(120, 40), run_before=pressing())


def test_tiny(snap_compare: Compare) -> None:
    assert snap_compare(app_with(*NOTES), terminal_size=(20, 5), run_before=pressing())
