"""The workspace: a pack's agenda, its pages and the member's notes side by side, or one at a time."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date as Date  # noqa: N812  as in the model
from functools import partial
from typing import Any, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import Reactive
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from packview.errors import PackviewError
from packview.model import Note, NoteKind, SideLayout
from packview.model.notes import Draft
from packview.model.open_pack import OpenPack
from packview.services.imports.client import ImportFeed
from packview.services.library.library import Library
from packview.services.search.links import Links
from packview.services.search.terms import Term, Terms
from packview.tui.base.lists import set_classes
from packview.tui.base.screen import KeyFooter, RestingScreen, Wanted
from packview.tui.base.side_view import SideView, WorkspaceState
from packview.tui.keys import bindings, pressed
from packview.tui.reader.finder import FindBar
from packview.tui.reader.pages import PackText, Quote
from packview.tui.reader.reader import PageReader
from packview.tui.text import label, notify, one_line, tell, truncate
from packview.tui.workspace.agenda import LEGEND, AgendaList, Pauses, ReadingProgress
from packview.tui.workspace.chrome import PANES, PaneTabs, PlaceLines, place_of
from packview.tui.workspace.fixing import Fixing
from packview.tui.workspace.following import (
    ChairLink,
    CommitteeYear,
    Following,
    MeetingLinks,
    OwnFigures,
    Relocation,
)
from packview.tui.workspace.importing import AnalysisRunner, Importing, page_infos
from packview.tui.workspace.navigation import Bookmarks, Navigation
from packview.tui.workspace.notes import Notes
from packview.tui.workspace.search import Find, Search
from packview.tui.workspace.side import (
    BRIEFING,
    LAYOUTS,
    ROOMY,
    SideColumn,
    SideController,
    at_first,
    make_ready,
    pane_tabs,
    view_row,
)
from packview.tui.workspace.state import Store
from packview.wording.words import capital

Answer = TypeVar("Answer")

WIDE = 110
"""Cells from which on the three panes stand side by side."""
_SAID_FOR = 5.0
"""Seconds."""
_TICK = 1.0
"""Seconds between two looks at what is being read."""


class WorkspaceScreen(RestingScreen[None]):
    """A pack, open: agenda, pages, side column. It owns the state and holds its parts, to which keys and messages are handed.

    Args:
        item: number of the agenda item to start at, None for where the member left off.
        page: printed label, or '#' and the PDF page, to start at.
        briefed: begin with the briefing, not at that place.
        running: the import that still brings pages.
        today: from where 'in 3 days' counts.
    """

    AUTO_FOCUS = "#pages"
    focused: Reactive[Widget | None] = Reactive(
        None, repaint=False
    )  # else all is painted anew at every change
    BINDINGS = bindings("workspace")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012  as Textual declares it
    DEFAULT_CSS = """
    WorkspaceScreen {
        #panes { height: 1fr; layers: below above; visibility: hidden; }
        .pane { height: 1fr; visibility: visible; }
        #pages { width: 1fr; }
        .view { padding: 0 1; }
        FindBar { dock: bottom; visibility: visible; }
        &.-wide FindBar { layer: above; }
        &.-wide .framed { border: round $foreground 30%; border-title-color: $foreground 80%; }
        &.-wide #agenda { border-subtitle-color: $foreground 75%; }
        &.-wide .framed:focus, &.-wide .view:focus-within {
            border: heavy $border; border-title-style: bold; border-title-color: $text;
        }
        &.-wide #agenda { width: 20%; min-width: 26; max-width: 40; }
        &.-wide #side { width: 36%; min-width: 46; }
        &.-wide.-compare #side { width: 50%; }
        &.-wide.-compare.-middling #agenda { display: none; }
        &.-wide.-compare.-middling #agenda.-open { display: block; }
        &.-wide.-read #side { display: none; }
        #briefing { display: none; width: 1fr; }
        &.-whole #briefing { display: block; }
        &.-wide.-whole #agenda, &.-wide.-whole #pages, &.-wide.-whole #side { display: none; }
        &.-narrow .pane { display: none; width: 1fr; }
        &.-narrow .pane.-open { display: block; }
        &.-low KeyFooter { display: none; }
        &.-asking #tabs { display: none; }
        &.-asking.-wide.-middling .pane { display: none; }
        &.-asking.-wide.-middling .pane.-open { display: block; }
        &.-asking.-wide.-middling #side.-open { width: 1fr; max-width: 100%; }
    }
    """

    def __init__(
        self,
        library: Library,
        opened: OpenPack,
        *,
        item: str | None = None,
        page: str | None = None,
        briefed: bool = False,
        running: ImportFeed | None = None,
        today: Callable[[], Date] = Date.today,
        links: MeetingLinks | None = None,
    ) -> None:
        super().__init__()
        self.library, self.files = library, opened.files
        self.feed, self.links = running, links or MeetingLinks()
        self.store = Store(
            WorkspaceState(
                pack=opened.pack,
                pages=opened.pages,
                infos=page_infos(opened.pack, running),
                layouts=opened.layouts,
                reading=running is not None and running.running,
                notes_read=False,
                printed=opened.printed,
                corrections=opened.corrections,
                today=today(),
                braille=library.config.draws_braille,
            )
        )
        self.place = PlaceLines(id="place")
        self.tabs = PaneTabs(id="tabs")
        self.agenda = AgendaList(id="agenda")
        self.reader = PageReader(id="pages")
        self.side = SideColumn(id="side")
        self.front = SideColumn(BRIEFING.name, id="briefing")
        self.find_bar = FindBar(id="find")
        self.navigation = Navigation(self)
        self.bookmarks = Bookmarks(self)
        self.progress = ReadingProgress(self)
        self.views = SideController(self)
        self.find = Find(self)
        self.search = Search(self)
        self.notes = Notes(self)
        self.relocation = Relocation(self)
        self.committee_year = CommitteeYear(self)
        self.own_figures = OwnFigures(self)
        self.following = Following(self)
        self.importing = Importing(self)
        self.fixing = Fixing(self)
        self.analysis = AnalysisRunner(self)
        self.chair = ChairLink(self)
        self._start, self._briefed = (item, page), briefed
        self._today = today
        self._pauses = Pauses()
        self._saying: Timer | None = None
        self.serve(self.find, "step")
        self.serve(self.navigation, "step_item travel go_to_item page_shown follow_link say_where show_quote")
        self.serve(self.progress, "mark_read")
        self.serve(self.notes, "undo redo change move")
        self.serve(self.views, "step_pane lay_out")
        self.serve(self.importing, "stop_import")
        self.serve(self.bookmarks, "bookmark")
        self.serve(self.chair, "enter follow")
        self.serve(self.search, "search_for")
        self.serve(self.relocation, "agree put_here")
        self.serve(self, "say close_one find_words search_all open_tab tell_selection explain look_for")
        self.serve(self, "go_to_found copy_entry write_about act_on_note show_detail")
        self.does |= {
            "goto": partial(self._show_dialog, self.begin, "goto", self.navigation.ask_page, alone=True),
            "places": partial(
                self._show_dialog, self.begin, "places", self.navigation.choose_place, alone=True
            ),
            "put_right": partial(self._show_dialog, self.begin, "put_right", self.fixing.choose, alone=True),
            "printed": partial(self._show_dialog, self.navigation.show_printed),
            "show_view": partial(self.views.show_view, focus=True),
            "reread_notes": self.notes.reread,
            **{name: partial(self.views.lay_out, name) for name in LAYOUTS},
            "go_to_paper": lambda pdf_page: self.navigation.go_to_page(pdf_page, item=self.state.item_key),
        }

    @property
    def state(self) -> WorkspaceState:
        return self.store.state

    def compose(self) -> ComposeResult:
        wide = self.app.size.width >= WIDE  # Textual sets these only after it has painted once
        self.set_class(wide, "-wide").set_class(not wide, "-narrow")
        yield self.place
        yield self.tabs
        with Horizontal(id="panes"):
            yield self.find_bar  # before the panes: what is below it need not be painted anew when it comes and goes
            for pane in (self.front, self.agenda, self.reader, self.side):
                pane.add_class("pane").set_class(pane in (self.agenda, self.reader), "framed")
                yield pane
        yield KeyFooter()

    # From the first paint to the last.

    async def on_mount(self) -> None:
        """Go to where the member left off or asked for, and paint; notes come right after."""
        if not self.side.is_attached:  # the app was left before there was anything to show
            return
        self.open("briefing" if self._briefed else "pages", focus=False)
        left = self.progress.begin()
        self.notes.marks_offered = left.marks
        self.views.begin(at_first(left.side, self.library.config.layout), left.entries)
        self._show_state()
        self.navigation.begin(left, *self._start)
        if self.state.layout == SideLayout():  # other views are made after the first paint
            await self.views.apply_side_layout(self.state.layout)
        self.call_after_refresh(self._after_first_paint)

    def _show_state(self) -> None:
        """Show the state from now on, the text first: marks in the margin are places in it."""
        show = self.store.subscribe
        show(self._show_text, "pack", "pages", "infos", "layouts", "stopped")
        show(self._show_place, "pack", "infos", "pdf_page", "item_key", "told", "reading", "today")
        show(self._show_agenda, "pack", "item_key", "pages_read", "items_done", "notes")
        show(
            self._show_tabs, "pack", "item_key", "notes", "shared", "placed", "changes", "layout", "open_pane"
        )
        show(self._show_layout, "layout")
        show(self.refresh_bindings, "reading")
        self.bookmarks.follow_state()

    async def _after_first_paint(self) -> None:
        """Begin what is not to be seen at once. It is told of changes later than what shows them, so that a paint waits for no work."""
        self.navigation.begin_waiting()
        if self._briefed:
            await self.views.show_briefing()
        await self.views.apply_side_layout(self.state.layout)
        self.notes.follow_state()
        self.relocation.follow_state()
        self.committee_year.follow_state()
        self.own_figures.follow_state()
        self.following.begin()
        self.find.follow_state()
        self.search.follow_state()
        self.importing.begin()
        self.fixing.begin()
        self.chair.begin()
        self.analysis.follow_state()
        self.progress.begin_saving()
        self.set_interval(_TICK, self._tick)
        self._pauses.begin()
        self.run_worker(make_ready, thread=True, group="views")

    def _tick(self) -> None:
        if self._today() != self.state.today:
            self.store.change(today=self._today())
        if self.progress.tick(self.app.focused):
            self._pauses.rest()

    def on_screen_suspend(self) -> None:
        """Something lies over the pack, or it is being closed."""
        self.progress.save_now()

    def on_screen_resume(self) -> None:
        self.chair.go_along()
        self.chair.enter_when_read()

    def on_unmount(self) -> None:
        self.importing.end()
        self.analysis.end()
        self._pauses.end()
        self.progress.save_now()

    # What the state looks like.

    def _show_text(self) -> None:
        state, remarks = self.state, dict[int, tuple[str, ...]]()
        for warning in state.pack.warnings:
            page = warning.pdf_page or 1
            remarks[page] = (*remarks.get(page, ()), f"(packview: {one_line(warning.message)})")
        self.reader.border_title = label(f"{pressed('workspace.pages')} Pages")
        self.reader.load(
            PackText(
                pages=state.pages,
                infos=state.infos,
                names={item.key: capital(item.name) for item in state.pack.items},
                remarks=remarks,
                stopped=state.stopped,
                layouts=state.layouts,
            )
        )
        self.reader.know(Links(state.pack, state.pages), Terms(state.pack.glossary))

    def _show_place(self) -> None:
        self.place.show(place_of(self.state, self._today()))

    def _show_agenda(self) -> None:
        found, named = self.state.pack.papers_found
        some = f": papers of {found} of {named} items found"
        missing = some if 2 * found < named and not self.state.reading else ""
        self.agenda.border_title = label(f"{pressed('workspace.agenda')} Agenda{missing}")
        self.agenda.border_subtitle = LEGEND
        self.agenda.show(self.progress.rows())

    def _show_tabs(self) -> None:
        self.tabs.show(pane_tabs(self.state, self.side.names, narrow=self.narrow))

    def _show_layout(self) -> None:
        layout = self.state.layout
        gives_way = (self.agenda,) if self.has_class("-middling") else ()
        look = {f"-{name}": name == layout.name for name in ("read", "compare")}
        set_classes(self, look, *gives_way, self.side)

    def on_resize(self, event: events.Resize) -> None:
        """A low terminal keeps its rows for the text."""
        width, height = event.size
        self.set_class(height < 10, "-low").set_class(width < ROOMY, "-middling")
        self.place.set_class(height < 16, "-one")
        self.tabs.keep_short(height < 16)
        if self.side.children:
            self.begin("layout", self.views.apply_side_layout, self.state.layout, alone=True)
        self._show_tabs()

    # What the parts may ask of the screen.

    @property
    def narrow(self) -> bool:
        """Whether there is room for one pane only."""
        return self.has_class("-narrow")

    def say(self, words: str) -> None:
        """Say something for a few seconds, above the panes where it hides no text."""
        if self._saying is not None:
            self._saying.stop()
        self.store.news("said", words)
        self._saying = self.set_timer(_SAID_FOR, lambda: self.store.news("said", ""))

    def toast(
        self, words: str, title: str = "", timeout: float | None = None, *, warning: bool = True
    ) -> None:
        """Show a warning or an information in a toast, for ``timeout`` seconds or the usual time."""
        notify(self, words, title=title, severity="warning" if warning else "information", timeout=timeout)

    def complain(self, error: PackviewError) -> None:
        tell(self, error)

    def copy(self, text: str) -> None:
        """Put a text on the clipboard, where the terminal allows it."""
        self.app.copy_to_clipboard(text)

    def open(self, pane: str, *, focus: bool = True) -> None:
        """Open a pane, or go to it where all are open."""
        set_classes(self, {"-whole": pane == "briefing"}, self.front, self.agenda, self.reader, self.side)
        for part in (self.agenda, self.reader, self.side, self.front):
            looks = self.narrow or (part is self.agenda and self.has_class("-middling"))
            set_classes(part, {"-open": part.id == pane}, looks=looks)
        self.store.change(open_pane=pane)
        if focus:
            view = (
                {"side": self.side, "briefing": self.front}[pane].used
                if pane in ("side", "briefing")
                else None
            )
            target = self.query_one(f"#{pane}") if view is None else view.list
            self.set_focus(target, scroll_visible=False)  # at once: the next key is for what was gone to

    def begin(
        self,
        group: str,
        work: Callable[..., Awaitable[None]],
        *values: Any,
        alone: bool = False,
        **named: Any,
    ) -> None:
        """Begin what takes a while; ``alone``: what goes on of the same group ends."""
        waiting: Callable[[], Awaitable[None]] = partial(work, *values, **named)
        self.run_worker(waiting, group=group, exclusive=alone)

    async def ask(self, dialog: Screen[Answer]) -> Answer | None:
        """Show a dialog and wait for its answer; only in work that was begun."""
        return await self.app.push_screen_wait(dialog)

    async def painted(self) -> None:
        painted = asyncio.Event()
        self.call_after_refresh(painted.set)
        await painted.wait()

    async def uncovered(self) -> None:
        """Wait until nothing lies over the pack: a question asked here must not cover what is shown there."""
        changed = asyncio.Event()
        self.app.screen_change_signal.subscribe(self, lambda _: changed.set())
        while not self.is_current or self.chair.enter_at is not None:
            changed.clear()
            await changed.wait()
        self.app.screen_change_signal.unsubscribe(self)

    def enter_meeting(self, speed: float) -> None:
        """Show the chair's view, with the speed of a rehearsal, 0 for the meeting itself."""
        self.post_message(Wanted("enter_room", self, speed))

    async def wait_for_dialog(self, over: Screen[Any] | None = None) -> None:
        """Wait for a dialog that was asked for ``over`` a screen, this one or that: what is typed ahead must not be taken for its keys.

        The app handles no key while an action waits.
        """
        for _ in range(1000):  # turns of the event loop, far more than it takes
            if self.app.screen is not (over or self) and self.app.screen.is_mounted:
                return
            await asyncio.sleep(0)

    @property
    def to_export(self) -> tuple[OpenPack | str, str] | None:
        return OpenPack(pack=self.state.pack, pages=tuple(self.state.pages)), ""

    # Keys.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no next place before something was looked for, and nothing to stop when nothing is being read."""
        if action == "do" and parameters[0] == "step":
            return self.find.used
        if parameters == ("stop_import",):
            return self.state.reading
        return super().check_action(action, parameters)

    async def _show_dialog(self, ask: Callable[..., object], *values: Any, **named: Any) -> None:
        await self.finish(ask(*values, **named))
        await self.wait_for_dialog()

    @property
    def _view_in_use(self) -> SideView | None:
        return self.side.view_of(self.focused) or self.front.view_of(self.focused)

    def close_one(self) -> None:
        """Close the field in use, go back from a side list to the pages, then close a selection, the find bar and the pack."""
        view = self._view_in_use
        if view is not None and view.field.has_focus:
            view.close_find()
        elif self.side.view_of(self.focused) is not None:
            self.open("pages")
        elif not (
            (self.find_bar.has_focus_within and self.find.close())
            or self.reader.clear_selection()
            or self.find.close()
        ):
            self.progress.save_now()
            self.dismiss(None)

    def find_words(self) -> None:
        """Find in what is in front of the member: in the view in use, or in the pages."""
        view = self._view_in_use
        if view is None or not view.find():
            self.find_bar.open()

    async def search_all(self) -> None:
        await self.views.show_view("search", focus=False)
        self.open("side", focus=False)
        self.search.type()

    async def action_write(self, kind: NoteKind) -> None:
        """Write a note or question on what is chosen in the view in use, on what is selected, or on the current item."""
        view = self._view_in_use
        if view is None or not view.note(kind):
            self.notes.write_new(kind)
        await self.wait_for_dialog()

    async def action_show_pane(self, pane: str) -> None:
        await self.open_tab(pane)

    async def action_show_view(self, name: str) -> None:
        await self.views.show_view(name)

    # What panes, reader and find bar tell.

    async def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane that is used stays open when the terminal becomes narrow."""
        widget = event.widget
        view = self.side.view_of(widget) or self.front.view_of(widget)
        if view is not None:
            self.views.used(view)
        elif widget.id != self.state.open_pane and widget.id in {pane for pane, _, _ in PANES}:
            self.open(widget.id, focus=False)

    async def open_tab(self, pane: str) -> None:
        if pane == "search":
            await self.search_all()  # the next key is a letter
        elif view_row(pane) is not None:
            await self.views.show_view(pane, focus=True)
        elif pane in self.does:
            await self.action_do(pane)
        else:
            self.open(pane)

    def tell_selection(self, quote: Quote | None, lines: bool) -> None:
        """Say what can be done with a selection, which is made with the keys where it is of ``lines``."""
        words = ""
        if self.reader.link is not None:
            return  # where it leads is told already
        if lines:
            words = f"Selecting lines; left, right: words; {pressed('reader.select')} keeps the start; {pressed('reader.meaning')} meaning, {pressed('workspace.note')} note, {pressed('workspace.question')} ask, {pressed('workspace.close')} leaves"
        elif quote is not None:
            words = f"Selected: {pressed('workspace.note')} writes a note on it, {pressed('workspace.question')} asks, {pressed('workspace.close')} leaves"
        self.store.news("selection", words)

    async def explain(self, term: Term) -> None:
        """Show what a term means, or say that this pack does not explain it."""
        if term.entry is None:
            self.say(f"\u201c{truncate(term.text, 40)}\u201d is not explained in this pack")
            return
        await self.views.show_view("glossary", term.entry.term, focus=self.narrow)
        self.say(
            f"{one_line(term.entry.term)}: {truncate(term.entry.definition, 70)}. {pressed('reader.meaning')} shows the next"
        )

    def look_for(self, words: str) -> None:
        if not self.find.used:
            self.call_after_refresh(self.refresh_bindings)  # from now on there is a next place
        self.find.look_for(words)

    def go_to_found(self) -> None:
        """Go to the first place from here on, and let the letter keys be keys again."""
        self.open("pages")
        self.find.step(1)

    def copy_entry(self, text: str, words: str, ref: str = "") -> None:
        """Copy what ``words`` say it is, of the entry ``ref``, unless that is a note that may not leave."""
        state = self.store.state
        notes = {note.id: note for note in (*state.shared, *state.notes)}
        note = notes.get(ref.rpartition("/q")[2])
        if note is not None and not self.notes.require().that_may_leave([note], to_panel=False):
            why = "private" if note.private else "on what is closed to the press and public"
            self.say(f"Not copied: it is {why}. To hand it on all the same: packview export --help")
            return
        self.copy(text)
        self.say(f"{one_line(words)} is copied, where your terminal allows it")

    async def write_about(self, draft: Draft, at_once: bool = False) -> None:
        """Let the member write on, or keep a question ``at_once`` as it is offered."""
        if at_once and draft.text.strip():
            self.notes.keep(draft)
        else:
            over = self.app.screen
            self.notes.write(draft)
            await self.wait_for_dialog(over)

    async def act_on_note(self, action: str, note: Note) -> None:
        if self.notes.act(action, note):
            await self.wait_for_dialog()

    def show_detail(self, position: int, among: tuple[int, ...]) -> None:
        self.begin("detail", self._until_detail_left, position, among)

    async def _until_detail_left(self, position: int, among: tuple[int, ...]) -> None:
        from packview.tui.views.indicator_detail import IndicatorScreen  # noqa: PLC0415  start-up stays quick without it

        braille = self.state.braille
        detail = IndicatorScreen(
            self.state, position, among, self.write_about, self.own_figures.match, braille=braille
        )
        wanted = await self.ask(detail)
        if wanted is not None:
            self.post_message(wanted)
