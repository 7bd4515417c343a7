"""Notes that are not where they were: gone through one by one, agreed to, put elsewhere, left for later."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from packview.errors import PackviewError
from packview.model import Anchor, Placed, PlacedNote, RevisionChange, RevisionChanges, Verdict
from packview.tui.views.placing import PlacingView
from tui.fakes_workspace import BENCHES, NASTY, PACK, FakeLibrary, WorkspaceApp, note, seen, until

SIZE = (130, 45)
LOST = note(f"Lost {NASTY}", number=1)
DUCKS = note("Ducks.", number=2, kind="question")
TREES = note("Trees.", number=3)
CHANGES = RevisionChanges(
    old_revision=1,
    new_revision=PACK.revision,
    changes=(
        RevisionChange(
            part="item", how="renamed", item="3", name=f"Benches {NASTY}", before="Seats", after="Benches"
        ),
        RevisionChange(part="paper", how="added", item="3", name="Appendix 1: colours", page="5", pdf_page=7),
        RevisionChange(
            part="figure", how="changed", name="Ducks, May", before="620", after="640", page="3", pdf_page=5
        ),
    ),
)


def placed(one: object, verdict: Verdict, reason: str, **fields: object) -> PlacedNote:
    original = one
    there = Anchor(item="3-benches", item_number="3", item_title="Benches", edition=PACK.edition, **fields)  # type: ignore[arg-type]
    return PlacedNote(
        original=original,  # type: ignore[arg-type]
        placed=Placed(anchor=there, agreed=there, verdict=verdict, reason=reason),
        text=original.text,  # type: ignore[attr-defined]
    )


MOVED = (
    placed(LOST, "orphaned", f"The page is not in the new papers; kept with item 3 {NASTY}"),
    placed(DUCKS, "changed", "The words read differently now", page="3", pdf_page=5, quote=BENCHES[1]),
    placed(TREES, "moved", "Now on page 6, was page 3", page="6", pdf_page=8),
)


def app_with(*moved: PlacedNote, changes: RevisionChanges | None = CHANGES) -> WorkspaceApp:
    library = FakeLibrary(LOST, DUCKS, TREES)
    library.book.moved = moved
    library.revised = changes
    return WorkspaceApp(library, item="3")


async def opened(app: WorkspaceApp, pilot: Pilot[None]) -> PlacingView:
    """The view, with the focus in it."""
    await until(pilot, lambda: app.workspace.state.notes_read)
    await until(pilot, lambda: app.workspace.state.changes is app.library.revised)
    await pilot.press("R", "R")
    view = app.workspace.side.used
    assert isinstance(view, PlacingView)
    await until(pilot, lambda: bool(view.listed) or app.library.revised is None)
    await until(pilot, lambda: view.entry != "" or not view.listed)
    return view


async def test_a_pack_says_once_that_notes_are_not_where_they_were() -> None:
    app = app_with(*MOVED)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "3 notes may have moved. Press R to check" in seen(app))
        await pilot.press("R")
        await until(pilot, lambda: "may have moved" not in seen(app))
        await pilot.press("3")
        app.workspace.notes.reload()
        await pilot.pause()
        assert "may have moved" not in seen(app)


async def test_where_every_note_is_in_its_place_nothing_is_said() -> None:
    app = app_with(changes=None)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.workspace.state.notes_read)
        await pilot.pause()
        assert "0 shows" not in seen(app)
        assert "0 Placing" not in seen(app)
        await pilot.press("R", "f8")
        await until(pilot, lambda: "published once" in seen(app))


async def test_each_note_has_verdict_reason_old_words_and_new_place() -> None:
    app = app_with(*MOVED)
    async with app.run_test(size=SIZE) as pilot:
        view = await opened(app, pilot)
        assert [entry.ref for entry in view.listed if entry.ref][:3] == [LOST.id, DUCKS.id, TREES.id]
        words = {entry.ref: [line.text for line in entry.lines] for entry in view.listed}
        assert words[LOST.id][0] == "Note \u00b7 Lost its place"
        assert words[LOST.id][1].startswith("The page is not in the new papers")
        assert f"Lost {NASTY}" in words[LOST.id]
        assert words[DUCKS.id][0] == "Question \u00b7 Changed"
        assert "Was: item 3 \u00b7 page 3" in words[DUCKS.id]
        assert "Now: item 3 \u00b7 page 3" in words[DUCKS.id]
        around = words[DUCKS.id][-1]
        assert all(line in around for line in BENCHES[:3])
        assert "Now: item 3 \u00b7 page 6" in words[TREES.id]
        assert "Colours of benches line 1" in words[TREES.id][-1]
        await pilot.press("f8")
        await until(pilot, lambda: NASTY in seen(app))


async def test_what_else_changed_stands_below() -> None:
    app = app_with(*MOVED)
    async with app.run_test(size=SIZE) as pilot:
        view = await opened(app, pilot)
        heads = [entry.lines[0].text for entry in view.listed if not entry.ref]
        assert heads[1:] == [f"{part} that changed (1)" for part in ("Items", "Papers", "Figures")]
        await pilot.press("end")
        assert view.entry == "change-2"
        assert "was 620, now 640" in view.listed[-1].words
        await pilot.press("t")
        assert app.library.book.held[LOST.id] == LOST  # a change is nothing to agree to
        await pilot.press("enter")
        await until(pilot, lambda: app.workspace.reader.pdf_page == 5)


async def test_agreeing_takes_the_new_place_goes_on_and_can_be_taken_back() -> None:
    app = app_with(*MOVED)
    async with app.run_test(size=SIZE) as pilot:
        view = await opened(app, pilot)
        await pilot.press("t")
        await until(pilot, lambda: view.entry == DUCKS.id)
        assert app.library.book.held[LOST.id].anchor == MOVED[0].placed.agreed
        assert "z to undo" in seen(app)
        await until(pilot, lambda: all(entry.ref != LOST.id for entry in view.listed))
        await pilot.press("z")
        await until(pilot, lambda: any(entry.ref == LOST.id for entry in view.listed))
        assert app.library.book.held[LOST.id] == LOST
        assert view.entry == DUCKS.id


async def test_the_last_one_leaves_only_the_changes() -> None:
    app = app_with(MOVED[2])
    async with app.run_test(size=SIZE) as pilot:
        await opened(app, pilot)
        await pilot.press("t")
        await until(pilot, lambda: "Every note is in its place" in seen(app))


async def test_a_note_is_put_on_the_page_in_view() -> None:
    app = app_with(*MOVED)
    async with app.run_test(size=SIZE) as pilot:
        view = await opened(app, pilot)
        await pilot.press("h")
        await until(pilot, lambda: view.entry == DUCKS.id)
        kept = app.library.book.held[LOST.id].anchor
        assert (kept.item, kept.page, kept.pdf_page, kept.quote) == ("3-benches", "3", 5, "")
        assert kept.edition == PACK.edition
        assert "is now on page 3" in seen(app)
        await pilot.press("z")
        assert app.library.book.held[LOST.id] == LOST


async def test_a_note_is_put_on_what_is_selected() -> None:
    app = app_with(*MOVED)
    async with app.run_test(size=SIZE) as pilot:
        await opened(app, pilot)
        await pilot.press("2", "v", "down", "down", "R", "R", "h")
        await until(pilot, lambda: app.library.book.held[LOST.id] != LOST)
        assert app.library.book.held[LOST.id].anchor.quote == BENCHES[2]
        assert app.workspace.reader.quote is None


async def test_later_puts_a_note_last() -> None:
    app = app_with(*MOVED)
    async with app.run_test(size=SIZE) as pilot:
        view = await opened(app, pilot)
        await pilot.press("U")
        await until(pilot, lambda: view.entry == DUCKS.id)
        assert [entry.ref for entry in view.listed if entry.ref][:3] == [DUCKS.id, TREES.id, LOST.id]
        assert "left for later" in view.listed[3].lines[0].text
        assert app.library.book.held[LOST.id] == LOST


async def test_next_previous_and_the_page() -> None:
    app = app_with(*MOVED)
    async with app.run_test(size=SIZE) as pilot:
        view = await opened(app, pilot)
        await pilot.press("down", "down")
        assert view.entry == TREES.id
        await pilot.press("up")
        assert view.entry == DUCKS.id
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.workspace.reader.pdf_page == 8)


@pytest.mark.parametrize("key", ["t", "h"])
async def test_what_cannot_be_saved_is_said_and_stays(key: str) -> None:
    app = app_with(*MOVED)
    app.library.book.problem = PackviewError("The disk is full", "Make room")
    async with app.run_test(size=SIZE) as pilot:
        view = await opened(app, pilot)
        await pilot.press(key)
        await until(pilot, lambda: any("disk is full" in toast.message for toast in app._notifications))
        assert any(entry.ref == LOST.id for entry in view.listed)
        assert app.library.book.held[LOST.id] == LOST


async def test_an_earlier_edition_that_is_open_offers_nothing() -> None:
    elsewhere = replace(MOVED[0].placed, agreed=replace(MOVED[0].placed.agreed, edition="another"))
    app = app_with(replace(MOVED[0], placed=elsewhere), changes=None)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.workspace.state.notes_read)
        assert app.workspace.state.placed == ()


async def test_what_changed_may_be_unreadable() -> None:
    app = app_with(*MOVED, changes=None)
    app.library.revised = PackviewError(f"The earlier papers are damaged {NASTY}")
    async with app.run_test(size=(200, 45)) as pilot:
        await until(pilot, lambda: "could not be read" in seen(app))
        await pilot.press("R")
        await until(pilot, lambda: "3 notes to check" in seen(app))


async def test_a_newer_file_that_was_just_read_shows_what_it_did() -> None:
    app = app_with()
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.workspace.state.notes_read)
        app.library.book.moved = MOVED
        app.workspace.importing.take_pack(replace(PACK))
        await until(pilot, lambda: "3 notes may have moved" in seen(app))
