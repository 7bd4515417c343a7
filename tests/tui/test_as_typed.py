"""A pack and notes in which every word is hostile to markup: each view and dialog of the workspace shows it as it is typed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widget import Widget

from packview.model import (
    AgendaItem,
    Anchor,
    Bookmark,
    Contact,
    Finding,
    Meeting,
    Member,
    Paper,
    Placed,
    PlacedNote,
    PlaceMark,
    ReadingState,
)
from packview.model.committee import Committee, FollowedPromise, InPack, Sighting
from packview.model.open_pack import OpenPack
from packview.services.notes.sharing import SharedNotes
from packview.tui.dialogs.base import LineDialog, PlacesDialog
from packview.tui.dialogs.note import NameField, NoteDialog
from packview.tui.keys import KEYS
from packview.tui.printed.page import PrintedScreen
from packview.tui.views.indicator_detail import IndicatorScreen
from packview.tui.workspace.following import MeetingLinks
from packview.tui.workspace.side import VIEWS
from tui.fakes_workspace import NASTY, PAGES, FakeLibrary, WorkspaceApp, note, seen, until
from tui.indicator_values import NASTY_ONE
from tui.side_values import FULL, STUDY
from unit.services.library.test_printed import drawn

ITEMS = tuple(
    AgendaItem(
        key=item.key,
        number=item.number,
        title=f"{NASTY} {item.number}",
        page_first=item.page_first,
        page_last=item.page_last,
        pdf_first=item.pdf_first,
        pdf_last=item.pdf_last,
        papers=tuple(
            Paper(title=NASTY, kind=paper.kind, pdf_first=paper.pdf_first, pdf_last=paper.pdf_last)
            for paper in item.papers
        ),
    )
    for item in FULL.pack.items
)
OPENED = OpenPack(
    pack=replace(
        FULL.pack,
        meeting=Meeting(
            committee=NASTY,
            date=FULL.pack.meeting.date,
            members=(Member(name=NASTY),),
            contacts=(Contact(name=NASTY),),
        ),
        items=ITEMS,
        bookmarks=(Bookmark(title=NASTY, page=3),),
        indicators=(NASTY_ONE,),
        pages=tuple(
            replace(info, label=NASTY if info.number == 5 else info.label) for info in FULL.pack.pages
        ),
    ),
    pages=(*PAGES[:4], (NASTY, "", f"Twelve benches {NASTY}."), *PAGES[5:]),
)
ANCHOR = Anchor(
    item="3-benches",
    item_number="3",
    item_title=NASTY,
    page=NASTY,
    pdf_page=5,
    quote=NASTY,
    edition=OPENED.pack.edition,
)
MINE = replace(note(f"Why? {NASTY}", kind="question", to=NASTY), anchor=ANCHOR)
THEIRS = replace(note(f"Who? {NASTY}", number=2, kind="question", member=NASTY), anchor=ANCHOR)
LOST = PlacedNote(
    original=MINE,
    placed=Placed(anchor=ANCHOR, agreed=ANCHOR, verdict="orphaned", reason=f"Gone {NASTY}"),
    text=MINE.text,
)


def hostile(files: tuple[Path, ...] = ()) -> WorkspaceApp:
    library = FakeLibrary(MINE, state=ReadingState(bookmarks=(PlaceMark(pdf_page=3, line=1, text=NASTY),)))
    library.others.shared = SharedNotes(notes=(THEIRS,))
    library.book.moved = (LOST,)
    library.studied = replace(
        STUDY,
        findings=(
            Finding(
                key="f", kind="claim", rule="r", severity="ask", pdf_page=5, quote=NASTY, explanation=NASTY
            ),
        ),
    )
    at = InPack(pack_id=NASTY, date=date(2019, 5, 6))
    asked = FollowedPromise(
        made=None, seen=(Sighting(at=at, where="tracker", text=NASTY, title=NASTY),), state="open"
    )
    found = Committee(council=NASTY, name=NASTY, packs=(at,), promises=(asked,))
    links = MeetingLinks(committee=lambda: found)
    return WorkspaceApp(library, replace(OPENED, files=files), item="3", links=links)


def within(app: App[Any], widget: Widget) -> str:
    """What stands where a widget is."""
    region = widget.region
    return "\n".join(
        line[region.x : region.right] for line in seen(app).split("\n")[region.y : region.bottom]
    )


async def test_every_view() -> None:
    app = hostile()
    work = app.workspace

    keys = {key.id: key.key.split(",")[0] for key in KEYS}

    def shows(name: str) -> bool:
        view = work.side.view(name)
        return view in work.side.shown and NASTY in within(app, view)

    async with app.run_test(size=(200, 60)) as pilot:
        await until(pilot, lambda: work.state.studied)
        await until(pilot, lambda: len(work.state.shared) == 1 and len(work.state.placed) == 1)
        await pilot.press("f8")
        for place in (work.reader, work.place, work.agenda):
            assert NASTY in within(app, place), place
        for row in VIEWS:
            if row.name != "search":
                await pilot.press(keys[row.key])
                await until(pilot, lambda: shows(row.name))  # noqa: B023  waited for at once
        await pilot.press("0", *"benches")
        await until(pilot, lambda: f"benches {NASTY}" in seen(app))


async def opened(pilot: Pilot[Any], key: str, dialog: type[object], shows: Callable[[], str]) -> None:
    """A key opens a dialog, which shows the words; escape closes it."""
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, dialog))
    await until(pilot, lambda: NASTY in shows())
    await pilot.press("escape")


@pytest.mark.filterwarnings("ignore:Image.Image.getdata:DeprecationWarning")  # textual-image's, not ours
async def test_every_dialog(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    pytest.importorskip("textual_image")
    app = hostile((drawn(tmp_path / "parks.pdf", 8),))
    work = app.workspace
    async with app.run_test(size=(120, 50)) as pilot:

        def shown(where: str = "#box") -> str:
            return within(app, app.screen.query_one(where))

        await until(pilot, lambda: work.state.studied)
        await opened(pilot, "apostrophe", PlacesDialog, shown)
        await until(pilot, lambda: app.screen is work)
        await pilot.press("g")
        await until(pilot, lambda: isinstance(app.screen, LineDialog))
        await pilot.press(*NASTY)
        assert NASTY in shown()
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is work and work.reader.pdf_page == 5)
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, NoteDialog))
        app.screen.query_one("#name").focus()
        await until(pilot, lambda: NASTY in within(app, app.screen.query_one(NameField)))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is work)
        await opened(pilot, "p", PrintedScreen, lambda: within(app, app.screen.query_one("#title")))
        await until(pilot, lambda: app.screen is work)
        await pilot.press("6", "6")
        await opened(pilot, "enter", IndicatorScreen, lambda: seen(app))
        await until(pilot, lambda: app.screen is work)
        await pilot.press("Q", "Q")
        await opened(pilot, "t", PlacesDialog, shown)
        await until(pilot, lambda: app.screen is work)
        await pilot.press("2", "slash", *NASTY)
        await until(pilot, lambda: NASTY in within(app, work.find_bar))
