"""What comes in behind the pages, the chair, and the member's place: parts of the workspace, without a screen."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from packview.errors import PackviewError
from packview.model import Position, ReadingState, SideLayout, Theme
from packview.model.import_events import Failed, Imported, Opened, PagesRead
from packview.model.notes import Draft
from packview.services.analysis.client import Analysis
from packview.services.imports.client import ImportFeed
from packview.services.meeting.opening import ChairWatch, Followed
from packview.services.notes.sharing import SharedNotes
from packview.tui.dialogs.note import NoteDialog
from packview.tui.workspace.agenda import READ_AFTER, ReadingProgress
from packview.tui.workspace.following import ChairLink, Following, MeetingLinks, Relocation
from packview.tui.workspace.importing import AnalysisRunner, Importing
from packview.tui.workspace.notes import Notes
from packview.tui.workspace.side import SideController, pane_tabs
from packview.tui.workspace.state import Store
from tui.fakes_workspace import LABELS, OPENED, PACK, PAGES, FakeLibrary, note
from tui.test_placing_view import MOVED
from tui.test_workspace_importing import BARE_PAGES, FakeSource
from workspace_parts import FakeHost, FakeReader, store_of

MINE, THEIRS = note("Why grey?", kind="question"), note("Which ducks?", number=2, kind="question")


def notes_of(store: Store, library: FakeLibrary, host: FakeHost) -> Notes:
    side = SimpleNamespace(reveal=lambda view, ref: None)
    host.of(store, library, FakeReader(), side=side)
    host.notes = notes = Notes(host)
    notes.follow_state()
    return notes


async def test_a_pack_is_analysed_once_all_its_pages_are_there() -> None:
    store, library, host = store_of(OPENED, reading=True), FakeLibrary(), FakeHost()
    library.studied = Analysis(themes=(Theme(key="care", title="Care"),), problems=("No trends",))
    analysis = AnalysisRunner(host.of(store, library))
    analysis.follow_state()
    await host.done()
    assert not library.studies
    store.change(reading=False, pages=PAGES[:3])
    await host.done()
    assert [theme.key for theme in store.state.themes] == ["care"]
    assert store.state.studied
    assert host.toasts == ["No trends."]
    assert len(library.studies[0][0].pages) == len(PACK.pages), "pages that never came are empty"


async def test_an_analysis_that_fails_is_said_and_views_wait_no_longer() -> None:
    store, library, host = store_of(OPENED), FakeLibrary(), FakeHost()
    library.studied = PackviewError("It ended")
    AnalysisRunner(host.of(store, library)).follow_state()
    await host.done()
    assert host.toasts == ["It ended"]
    assert store.state.studied


async def test_nobody_hears_of_an_analysis_that_was_ended() -> None:
    store, library, host = store_of(OPENED), FakeLibrary(), FakeHost()
    analysis = AnalysisRunner(host.of(store, library))
    analysis.follow_state()
    analysis.end()
    await host.done()
    assert library.studies[0][1].cancelled
    assert not store.state.studied


def half_read(library: FakeLibrary) -> tuple[Store, FakeHost, ImportFeed, Importing]:
    pack = replace(PACK, pages=BARE_PAGES, pack_id="early")
    store, host = store_of(replace(OPENED, pack=pack, pages=()), reading=True), FakeHost()
    feed = ImportFeed(FakeSource(), path=Path("parks.pdf"), stored=True)
    importing = Importing(host.of(store, library, feed=feed))
    importing.begin()
    feed.apply(Opened(name="parks.pdf", page_count=8))
    feed.apply(PagesRead(first=1, labels=LABELS[:5], pages=PAGES[:5], done=5, total=8))
    return store, host, feed, importing


def test_pages_come_with_their_labels_and_at_the_end_the_pack_with_its_id() -> None:
    library = FakeLibrary()
    store, host, feed, _ = half_read(library)
    assert len(store.state.pages) == 5
    assert store.state.labels == ["1", "2", "3"]
    assert store.state.told["import"].startswith("Reading page 5 of 8")
    feed.apply(Imported(pack=PACK, pages=PAGES, seconds=0.1, stored=True))
    assert (store.state.pack, store.state.pages, store.state.reading) == (PACK, PAGES, False)
    assert library.carried == [("early", PACK.pack_id)]
    assert not store.state.told
    assert host.said == ["All 8 pages of parks.pdf are read; it is in your library now"]


@pytest.mark.parametrize("fails", [True, False])
def test_what_came_before_the_end_stays_with_its_labels(fails: bool) -> None:
    store, _, feed, importing = half_read(FakeLibrary())
    if fails:
        feed.apply(Failed(error=PackviewError("It is damaged")))
    else:
        importing.stop_import()
    assert (store.state.reading, store.state.stopped) == (False, True)
    assert store.state.labels == ["1", "2", "3"]
    words = (
        "Not all could be read: It is damaged" if fails else "Stopped after page 5 of 8; not in the library"
    )
    assert store.state.told["import"] == words
    assert not feed._listeners


class Chair(ChairWatch):
    """A chair who goes where the test says."""

    def __init__(self) -> None:
        self.at: Followed | None = None

    def look(self, now: datetime) -> Followed | None:
        return self.at


def at(item: str) -> Followed:
    return Followed(member="chair", item=item, phase="running")


def test_the_chair_is_followed_until_the_member_goes_elsewhere() -> None:
    store, host, chair = store_of(OPENED), FakeHost(), Chair()
    going = SimpleNamespace(go_to_item=lambda key: store.change(item_key=key))
    link = ChairLink(host.of(store, navigation=going, links=MeetingLinks(watch=chair)))
    link.begin()
    link.follow()
    assert "has not opened this meeting yet" in host.said[-1]
    chair.at = at("2-minutes")
    host.repeated[0]()
    assert store.state.told["chair"] == "The chair is at item 2: f follows"
    assert store.state.item_key == ""
    link.follow()
    assert store.state.item_key == "2-minutes"
    host.is_current = False
    chair.at = at("3-benches")
    link.look()
    assert store.state.item_key == "2-minutes", "a dialog is in the way"
    link.go_along()
    assert store.state.item_key == "3-benches"
    assert store.state.told["chair"].endswith("you follow")
    store.change(item_key="4-trees")
    assert not link.following
    assert store.state.told["chair"].endswith("f follows")


@pytest.mark.parametrize("asked_at_start", [True, False])
def test_the_meeting_is_entered_once_all_pages_are_read(asked_at_start: bool) -> None:
    store, host = store_of(OPENED, reading=True), FakeHost()
    links = MeetingLinks(enter_at=60.0 if asked_at_start else None)
    link = ChairLink(host.of(store, links=links))
    link.begin()
    if not asked_at_start:
        link.enter()
        assert host.said == ["The chair's view opens when all pages are read"]
    assert not host.entered
    store.change(reading=False)
    assert host.entered == [60.0 if asked_at_start else 0.0]


async def test_notes_of_colleagues_are_shown_without_the_members_own() -> None:
    store, library, host = store_of(OPENED), FakeLibrary(MINE), FakeHost()
    library.others.shared = SharedNotes(notes=(THEIRS,), problems=("One file is torn",))
    notes_of(store, library, host)
    following = Following(host)
    following.begin()
    await host.done()
    assert store.state.shared == (THEIRS,)
    assert not store.state.groups, "nobody sees them"
    library.book.held = {**library.book.held, THEIRS.id: THEIRS}
    following.look()
    await host.done()
    assert [one.id for one in store.state.notes] == [MINE.id, THEIRS.id]
    assert not store.state.shared
    assert host.toasts == ["One file is torn"]


async def test_questions_are_put_together_where_the_panel_is_shown() -> None:
    store, library, host = store_of(OPENED), FakeLibrary(MINE), FakeHost()
    library.others.shared = SharedNotes(notes=(THEIRS,))
    notes_of(store, library, host)
    Following(host).begin()
    await host.done()
    store.change(layout=replace(store.state.layout, views=("panel",)))
    await host.done()
    assert len(store.state.groups) == 2


async def test_moved_notes_are_said_once_and_no_more_when_their_view_is_opened() -> None:
    library, host = FakeLibrary(*(one.original for one in MOVED)), FakeHost()
    library.book.moved = MOVED
    store = store_of(OPENED)
    notes = notes_of(store, library, host)
    Relocation(host).follow_state()
    await host.done()
    assert store.state.placed == MOVED
    assert store.state.told == {"placing": "3 notes may have moved. Press R to check"}
    store.change(layout=replace(store.state.layout, views=("placing",)))
    assert not store.state.told
    library.book.moved = ()
    notes.reload()
    await host.done()
    assert not store.state.placed


async def test_what_cannot_be_saved_comes_back_with_the_dialog() -> None:
    store, library, host = store_of(OPENED, item_key="3-benches", pdf_page=5), FakeLibrary(), FakeHost()
    notes = notes_of(store, library, host)
    await host.done()
    library.book.problem = PackviewError("The disk is full")

    def room_is_made(dialog: NoteDialog) -> Draft:
        library.book.problem = None
        return replace(dialog._first, to="Head of Parks")

    host.answers = [lambda dialog: replace(dialog._first, text="Why?"), room_is_made]
    notes.write_new("question")
    await host.done()
    assert [dialog._first.text for dialog in host.dialogs] == ["", "Why?"]
    assert [(one.text, one.to, one.anchor.item) for one in store.state.notes] == [
        ("Why?", "Head of Parks", "3-benches")
    ]
    assert host.toasts == ["The disk is full"]
    assert host.said == ["The question is saved"]


class Column:
    """A side column that draws nothing."""

    def __init__(self) -> None:
        self.layout_of_views = SideLayout()
        self.children, self.most = [object()], 1
        self.made: set[str] = set()
        self.fed: list[tuple[str, ...]] = []
        self.revealed: list[tuple[str, str]] = []

    def remember(self, entries: object) -> None: ...

    @property
    def names(self) -> tuple[str, ...]:
        return self.layout_of_views.views[: self.most]

    def view(self, name: str) -> object:
        return name if name in self.made else None

    async def apply(self, layout: SideLayout) -> None:
        self.layout_of_views = layout
        self.made |= set(layout.views)

    def use(self, place: int) -> None:
        self.layout_of_views = replace(self.layout_of_views, used=place)

    def reveal(self, name: str, ref: str) -> None:
        self.revealed.append((name, ref))

    def show(self, state: object) -> None:
        self.fed.append(self.layout_of_views.views)


async def test_views_take_turns_in_the_side_column_and_are_told_what_they_show() -> None:
    store, host, column = store_of(OPENED), FakeHost(), Column()
    views = SideController(host.of(store, side=column, front=Column()))
    views.begin(SideLayout(views=("tracker", "of a newer packview")), {})
    await views.apply_side_layout(store.state.layout)
    await views.show_view("no view")
    await views.show_view("themes", ref="care")
    assert store.state.layout.views[0] == "themes"
    assert column.revealed == [("themes", "care")]
    assert not host.opened, "it was not shown before, and another pane is in use"
    await views.show_view("themes")
    assert host.opened == ["side"]
    await views.lay_out("room")
    assert (store.state.layout.name, column.most) == ("room", 2)
    await views.lay_out("evidence")
    assert store.state.layout.views[0] == "themes", "as they were left"
    store.change(open_pane="side")
    await views.lay_out("read")
    assert host.opened[-1] == "pages"
    fed = len(column.fed)
    store.news("said", "Hidden")
    store.change(open_pane="pages")
    assert len(column.fed) == fed, "views show nothing of that"
    store.change(notes=(MINE,))
    assert len(column.fed) == fed + 1


class Reading:
    """The progress of a member with what it works on."""

    def __init__(self, library: FakeLibrary) -> None:
        self.store, self.host, self.reader = store_of(OPENED), FakeHost(), FakeReader()
        side = SimpleNamespace(entries={})
        self.progress = ReadingProgress(self.host.of(self.store, library, self.reader, side=side))
        self.progress.begin()


async def test_a_page_in_view_becomes_read_and_is_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    library, now = FakeLibrary(), [0.0]
    monkeypatch.setattr("packview.tui.workspace.agenda.time.monotonic", lambda: now[0])
    trial = Reading(library)
    trial.reader.show_place(Position(pdf_page=3))
    for now[0] in (0.0, READ_AFTER / 2, READ_AFTER):
        trial.progress.tick(None)
    assert trial.store.state.pages_read == {3}
    await trial.host.done()
    assert library.saved[-1] == trial.progress.place
    assert library.saved[-1].pages_read == {3}


def test_an_item_is_marked_as_read_and_back_and_survives_a_full_disk() -> None:
    library = FakeLibrary(state=ReadingState(pages_read=frozenset({3})))
    library.problem = PackviewError("The disk is full")
    trial = Reading(library)
    trial.store.change(item_key="2-minutes")
    states = []
    for _ in range(2):
        states.append(next(row.state for row in trial.progress.rows() if row.current))
        trial.progress.mark_read()
        trial.progress.save_now()
    assert states == ["part", "read"]
    assert trial.store.state.pages_read == frozenset()
    assert trial.host.toasts == ["The disk is full"], "once is enough"


def test_the_tabs_say_what_is_offered_and_what_is_in_use() -> None:
    state = store_of(OPENED, notes=(MINE,), shared=(THEIRS,), open_pane="side").state
    tabs = {tab.pane: tab for tab in pane_tabs(state, ("notes",), narrow=False)}
    assert tabs["notes"].words == "3 Notes (1)"
    assert [name for name, tab in tabs.items() if tab.used] == ["notes"]
    assert {"panel", "compare"} <= set(tabs)
    assert "placing" not in tabs
    hidden = replace(state, shared=(), layout=SideLayout(name="read", views=("placing",)))
    tabs = {tab.pane: tab for tab in pane_tabs(hidden, ("placing",), narrow=True)}
    assert not any(tab.shown for tab in tabs.values())
    assert "placing" in tabs
    assert not {"panel", "compare"} & set(tabs)
