"""A pack that is still being read: pages come in behind, and nothing in view moves."""

from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot

from packview.errors import PackviewError
from packview.model import Pack
from packview.model.import_events import AgendaRead, Failed, Imported, ImportEvent, Opened, PagesRead, Working
from packview.model.open_pack import OpenPack
from packview.services.imports.client import ImportFeed
from tui.fakes_workspace import LABELS, PACK, PAGES, FakeLibrary, WorkspaceApp, note, seen

SIZE = (120, 24)
BARE_PAGES = tuple(replace(page, label=None) for page in PACK.pages)


class FakeSource:
    """Only cancelling is asked of it here; the events are handed to the feed by the test."""

    def __init__(self) -> None:
        self.cancelled = False

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(())

    def cancel(self) -> None:
        self.cancelled = True


def pages_read(first: int, last: int) -> PagesRead:
    return PagesRead(
        first=first,
        labels=LABELS[first - 1 : last],
        pages=PAGES[first - 1 : last],
        done=last,
        total=len(PAGES),
    )


def half_read(pack: Pack = PACK, *, stored: bool = True) -> ImportFeed:
    """A feed that knows the agenda and five pages."""
    feed = ImportFeed(FakeSource(), path=Path("parks.pdf"), stored=stored)
    early = replace(pack, pages=BARE_PAGES)
    for event in (Opened(name="parks.pdf", page_count=8), pages_read(1, 5), AgendaRead(pack=early)):
        feed.apply(event)
    return feed


def started(feed: ImportFeed, library: FakeLibrary | None = None, item: str | None = "3") -> WorkspaceApp:
    assert feed.pack
    opened = OpenPack(pack=feed.pack, pages=tuple(feed.pages), stored=feed.stored)
    return WorkspaceApp(library, opened, item=item, running=feed)


async def heard(pilot: Pilot[None], feed: ImportFeed, event: ImportEvent) -> None:
    feed.apply(event)
    await pilot.pause()


async def test_progress_is_said_and_how_to_stop() -> None:
    feed = half_read()
    app = started(feed)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "Reading page 5 of 8, ctrl+x stops" in seen(app)
        assert "Page 3 \u00b7 PDF 5 of 8" in seen(app), (
            "labels come with the pages; the last is not known yet"
        )
        await heard(pilot, feed, pages_read(6, 7))
        assert "Reading page 7 of 8" in seen(app)
        await heard(pilot, feed, Working(page=8, seconds=3.1))
        assert "Reading page 8 of 8, 3 s so far, ctrl+x stops" in seen(app)


async def test_pages_that_have_not_come_say_so_and_fill_in() -> None:
    feed = half_read()
    app = started(feed)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("end")
        assert "(still being read)" in seen(app)
        await heard(pilot, feed, pages_read(6, 8))
        assert "Colours of benches line" in seen(app)


async def test_the_end_of_the_import_does_not_move_the_reader() -> None:
    feed = half_read()
    app = started(feed)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "down", "down")
        before = app.workspace.reader.position
        await heard(pilot, feed, pages_read(6, 8))
        await heard(pilot, feed, Imported(pack=PACK, pages=PAGES, seconds=0.1, stored=True))
        assert app.workspace.reader.position == before
        text = seen(app)
        assert "Reading page" not in text
        assert "All 8 pages of parks.pdf are read; it is in your library now" in text
        assert app.workspace.state.pack is PACK
        assert "stops" not in text


async def test_a_file_opened_in_place_is_not_said_to_be_in_the_library() -> None:
    feed = half_read(stored=False)
    app = started(feed)
    async with app.run_test(size=SIZE) as pilot:
        await heard(pilot, feed, Imported(pack=PACK, pages=PAGES, seconds=0.1, stored=False))
        assert "All 8 pages" in seen(app)
        assert "library" not in seen(app)


async def test_reading_is_stopped() -> None:
    feed = half_read()
    app = started(feed)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+x")
        assert isinstance(feed.source, FakeSource)
        assert feed.source.cancelled
        assert "Stopped after page 5 of 8; not in the library" in seen(app)
        await pilot.press("end")
        assert "(not read: reading the file was stopped)" in seen(app)
        assert "still being read" not in seen(app)
        await pilot.press("ctrl+x")


async def test_a_failure_is_said_and_what_came_can_be_read() -> None:
    feed = half_read()
    app = started(feed)
    async with app.run_test(size=SIZE) as pilot:
        await heard(
            pilot, feed, Failed(error=PackviewError("The file is damaged after page 5", "Get it again"))
        )
        assert "Not all could be read: The file is damaged after page 5" in seen(app)
        assert "Twelve benches need paint" in seen(app)


async def test_notes_are_written_while_pages_come() -> None:
    feed = half_read()
    library = FakeLibrary(note("already there"))
    app = started(feed, library)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "already there" in seen(app)
        await heard(pilot, feed, pages_read(6, 8))
        await heard(pilot, feed, Imported(pack=PACK, pages=PAGES, seconds=0.1, stored=True))
        assert "already there" in seen(app)


async def test_finding_says_how_far_it_could_look_and_looks_again_at_the_end() -> None:
    feed = half_read()
    app = started(feed)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", *"colours")
        await app.workers.wait_for_complete([worker for worker in app.workers if worker.group == "find"])
        await pilot.pause()
        assert "nothing found in the 5 pages read so far" in seen(app)
        await heard(pilot, feed, pages_read(6, 8))
        await heard(pilot, feed, Imported(pack=PACK, pages=PAGES, seconds=0.1, stored=True))
        await app.workers.wait_for_complete([worker for worker in app.workers if worker.group == "find"])
        await pilot.pause()
        assert "60 found" in seen(app)


async def test_an_import_that_ended_before_the_screen_was_shown() -> None:
    feed = half_read()
    app = started(feed)
    feed.apply(Imported(pack=PACK, pages=PAGES, seconds=0.1, stored=True))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert app.workspace.state.pack is PACK
        assert len(app.workspace.state.pages) == 8
        assert "Reading page" not in seen(app)


async def test_leaving_hears_no_more() -> None:
    feed = half_read()
    app = started(feed)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("escape")
        await pilot.pause()
        assert feed.running, "the import itself goes on; whoever started it decides"
        assert feed._listeners == []


async def test_pages_that_have_not_come_are_not_read() -> None:
    feed = half_read()
    app = started(feed)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("end")
        app.workspace.progress.clock.tick({6, 7, 8}, -1000.0)
        app.workspace.progress.see(None)
        assert app.workspace.state.pages_read.isdisjoint({6, 7, 8})


async def test_a_page_is_found_by_a_label_that_came_with_the_pages() -> None:
    feed = half_read()
    app = started(feed, item=None)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("g", "2", "enter")
        await pilot.pause()
        assert app.workspace.reader.pdf_page == 4


async def test_a_page_asked_for_at_the_start_is_gone_to_once_it_is_read() -> None:
    feed = half_read()
    assert feed.pack
    opened = OpenPack(pack=feed.pack, pages=tuple(feed.pages), stored=True)
    app = WorkspaceApp(None, opened, page=LABELS[6], running=feed)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert app.workspace.reader.pdf_page == 1
        assert "There is no page" not in seen(app)
        await heard(pilot, feed, pages_read(6, 8))
        assert app.workspace.reader.pdf_page == 7


async def test_a_member_who_went_elsewhere_is_left_there() -> None:
    feed = half_read()
    assert feed.pack
    opened = OpenPack(pack=feed.pack, pages=tuple(feed.pages), stored=True)
    app = WorkspaceApp(None, opened, page=LABELS[6], running=feed)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("right", "right")
        page = app.workspace.reader.pdf_page
        assert page > 1
        await heard(pilot, feed, pages_read(6, 8))
        assert app.workspace.reader.pdf_page == page


async def test_a_page_that_never_comes_is_told_at_the_end() -> None:
    feed = half_read()
    assert feed.pack
    opened = OpenPack(pack=feed.pack, pages=tuple(feed.pages), stored=True)
    app = WorkspaceApp(None, opened, page="777", running=feed)
    async with app.run_test(size=SIZE) as pilot:
        await heard(pilot, feed, pages_read(6, 8))
        assert "There is no page 777" not in seen(app)
        await heard(pilot, feed, Imported(pack=PACK, pages=PAGES, seconds=1, stored=True))
        assert any("There is no page 777" in note.message for note in app._notifications)


async def test_notes_follow_a_pack_to_its_final_id() -> None:
    feed = half_read(replace(PACK, pack_id="not-yet-known"))
    library = FakeLibrary()
    app = started(feed, library)
    async with app.run_test(size=SIZE) as pilot:
        await heard(pilot, feed, Imported(pack=PACK, pages=PAGES, seconds=1, stored=True))
        assert library.carried == [("not-yet-known", PACK.pack_id)]


async def test_an_item_asked_for_at_the_start_is_gone_to_once_its_papers_are_located() -> None:
    located = next(item for item in PACK.items if item.number == "3")
    early = replace(PACK, items=tuple(replace(item, pdf_first=None, pdf_last=None) for item in PACK.items))
    feed = half_read(early)
    app = started(feed)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert app.workspace.reader.pdf_page == 1
        await heard(pilot, feed, Imported(pack=PACK, pages=PAGES, seconds=1, stored=True))
        assert app.workspace.reader.pdf_page == located.pdf_first
        assert app.workspace.state.item_key == located.key


async def test_marks_of_words_that_were_closed_do_not_come_back_when_reading_ends() -> None:
    feed = half_read()
    app = started(feed)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", *"pond", "enter", "escape")
        await heard(pilot, feed, pages_read(6, 8))
        await heard(pilot, feed, Imported(pack=PACK, pages=PAGES, seconds=0.1, stored=True))
        assert app.workspace.reader.marks.finder is None
        await pilot.press("n")
        marked = app.workspace.reader.marks.finder
        assert marked is not None
        assert len(marked.pages) == len(PAGES), "the same words again are looked for in all pages"
