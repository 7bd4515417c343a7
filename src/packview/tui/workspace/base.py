"""The workspace's panes and what they show: everything that only looks at the state and writes it on the screen."""

import asyncio
from collections.abc import Callable
from datetime import date as Date  # noqa: N812  as in the model

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import Reactive
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from packview.model import AgendaItem, Note, Pack
from packview.model.carried import CarriedOver
from packview.services.analysis.client import Analysis
from packview.services.imports.client import ImportFeed
from packview.services.library.library import OpenPack
from packview.tui.base.key_footer import KeyFooter
from packview.tui.base.side_view import Seen
from packview.tui.base.words import day_words, when
from packview.tui.error_toasts import error_toasts
from packview.tui.keys.in_force import pressed
from packview.tui.keys.table import bindings
from packview.tui.reader.find_bar import FindBar
from packview.tui.reader.reader import PackText, PageReader
from packview.tui.text import label, one_line
from packview.tui.workspace.agenda import LEGEND, AgendaList, AgendaRow
from packview.tui.workspace.chrome import PANES, PaneTabs, Place, PlaceLines, Tab, highest, page_words
from packview.tui.workspace.reading import FRONT, Pace, agenda_rows, pages_of_items
from packview.tui.workspace.services import LibraryService, NotebookService
from packview.tui.workspace.side_column import SideColumn
from packview.tui.workspace.side_views import VIEWS

WIDE = 110
"""Cells from which on the three panes stand side by side."""
TOPICS = ("said", "selection", "placing", "chair", "import")
"""What is told above the panes, the most fleeting first: there may not be room for all."""
_SAID_FOR = 5.0
"""Seconds."""


@error_toasts
class WorkspaceBase(Screen[None]):
    """Agenda, pages, notes.

    Args:
        library: keeps notes and place.
        opened: the pack and its text, as far as it is known.
        item: number of the agenda item to start at, None for where the member left off.
        page: printed label, or '#' and the PDF page, to start at.
        running: the import that still brings pages.
        today: from where 'in 3 days' counts.

    Attributes:
        pack: the pack.
        notes: the member's notes on it.
        study: themes, findings and trends; None until they are worked out.
        in_hand: key of the item in hand, '' for front sheet and notices.
        pages_read: PDF pages that were read.
        items_done: keys of items marked as read.
        pace: how long the member takes for a page.
        open_pane: the pane that is shown where there is room for one only.
    """

    AUTO_FOCUS = "#pages"
    focused: Reactive[Widget | None] = Reactive(
        None, repaint=False
    )  # else all is painted anew at every change
    carried: tuple[CarriedOver, ...] = ()
    offered: frozenset[str] = frozenset()
    BINDINGS = bindings("workspace")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012  as Textual declares it
    DEFAULT_CSS = """
    WorkspaceBase {
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
        &.-wide #agenda { width: 20%; min-width: 28; max-width: 40; }
        &.-wide #side { width: 25%; min-width: 30; max-width: 50; }
        &.-wide.-big #side { width: 50%; max-width: 100%; }
        &.-wide.-big.-middling #agenda { display: none; }
        &.-wide.-big.-middling #agenda.-open { display: block; }
        &.-wide.-put-away #side { display: none; }
        &.-narrow .pane { display: none; width: 1fr; }
        &.-narrow .pane.-open { display: block; }
        &.-low KeyFooter { display: none; }
    }
    """

    def __init__(
        self,
        library: LibraryService,
        opened: OpenPack,
        *,
        item: str | None = None,
        page: str | None = None,
        running: ImportFeed | None = None,
        today: Callable[[], Date] = Date.today,
    ) -> None:
        super().__init__()
        self.library = library
        self.pack: Pack = opened.pack
        self.text = PackText()
        self._opened_pages = opened.pages
        self.stored = opened.stored
        self.layouts = opened.layouts
        self.files = opened.files
        self.feed = running
        self.notebook: NotebookService | None = None
        self.notes: tuple[Note, ...] = ()
        self.study: Analysis | None = None
        self.in_hand = ""
        self.pages_read: set[int] = set()
        self.items_done: set[str] = set()
        self.pace = Pace()
        self.open_pane = "pages"
        self.start = (item, page)
        self.today = today
        self.item_pages = pages_of_items(self.pack)
        self.place = PlaceLines(id="place")
        self.tabs = PaneTabs(id="tabs")
        self.agenda = AgendaList(id="agenda")
        self.reader = PageReader(id="pages")
        self.side = SideColumn(id="side")
        self.find_bar = FindBar(id="find")
        self.told: dict[str, str] = {}
        self._saying: Timer | None = None

    def compose(self) -> ComposeResult:
        """Place, tabs, panes, find bar, keys."""
        wide = self.app.size.width >= WIDE  # Textual sets these only after it has painted once
        self.set_class(wide, "-wide").set_class(not wide, "-narrow")
        yield self.place
        yield self.tabs
        with Horizontal(id="panes"):
            yield self.find_bar  # before the panes: what is below it need not be painted anew when it comes and goes
            for pane in (self.agenda, self.reader, self.side):
                pane.add_class("pane").set_class(pane is not self.side, "framed")
                yield pane
        yield KeyFooter()

    @property
    def item(self) -> AgendaItem | None:
        """The item in hand."""
        return self.pack.item(self.in_hand) if self.in_hand else None

    @property
    def reading_on(self) -> bool:
        """Whether more pages are still coming."""
        return self.feed is not None and self.feed.running

    @property
    def labels(self) -> list[str]:
        """The printed page numbers as far as they are known."""
        return [info.label for info in self.text.infos if info.label is not None]

    def show_text(self) -> None:
        """Hand the pages to the reader."""
        self.reader.border_title = label(f"{pressed('workspace.pages')} Pages")
        self.reader.load(self.text)

    def news(self, topic: str, words: str) -> None:
        """Say something above the panes for as long as it is so; '' takes it away.

        Args:
            topic: what it is about, one of TOPICS; a topic says one thing at a time.
            words: for the member.
        """
        if words:
            self.told[topic] = words
        else:
            self.told.pop(topic, None)
        self.show_place()

    def say(self, words: str) -> None:
        """Say something for a few seconds, above the panes where it hides no text."""
        if self._saying is not None:
            self._saying.stop()
        self.news("said", words)
        self._saying = self.set_timer(_SAID_FOR, lambda: self.news("said", ""))

    def show_place(self) -> None:
        """Write meeting, page and item above the panes."""
        meeting = self.pack.meeting
        pdf_page = self.reader.pdf_page
        info = self.text.info(pdf_page - 1)
        last = None if self.reading_on else highest(self.labels)
        item = self.item
        name = f"Item {one_line(item.number)}: {one_line(item.title)}" if item else FRONT
        if not self.pack.items:
            name = "no agenda was found in this file"
        elif item is not None and item.pdf_first is None:
            name = f"{name} (no papers)"
        day = when(meeting.date, self.today())
        self.place.show(
            Place(
                meeting=one_line(meeting.committee) or self.pack.source.name,
                when=f"{day_words(meeting.date)}, {day}" if day else "",
                page=page_words(info.label, last, pdf_page, max(1, len(self.text))),
                item=name,
                news=" \u00b7 ".join(self.told[topic] for topic in TOPICS if topic in self.told),
            )
        )

    def agenda_rows(self) -> tuple[AgendaRow, ...]:
        """The agenda with its marks."""
        return agenda_rows(
            self.pack,
            pages=self.item_pages,
            in_hand=self.in_hand,
            read=self.pages_read,
            done=self.items_done,
            notes=self.notes,
        )

    def show_agenda(self) -> None:
        """Write the agenda."""
        self.agenda.border_title = label(f"{pressed('workspace.agenda')} Agenda")
        self.agenda.border_subtitle = LEGEND
        self.agenda.show(self.agenda_rows())

    def seen(self) -> Seen:
        """What there is to see in the side column."""
        study = self.study or Analysis()
        return Seen(
            pack=self.pack,
            pages=self.text.pages,
            item=self.item,
            pdf_page=self.reader.pdf_page,
            notes=self.notes,
            notes_read=self.notebook is not None,
            themes=study.themes,
            links=study.links,
            findings=study.findings,
            unchecked=tuple(check.name for check in study.checks if check.error),
            trends=study.trends,
            twins=study.related,
            followups=study.followups,
            last_time=study.last_time,
            carried=self.carried,
            studied=self.study is not None,
            pages_read=frozenset(self.pages_read),
            items_done=frozenset(self.items_done),
            pace=self.pace.a_page,
            pace_known=self.pace.known,
        )

    def show_side(self) -> None:
        """Hand the side column what there is to see."""
        self.side.show(self.seen())
        self.show_tabs()

    def show_tabs(self) -> None:
        """Say which panes and views there are, which are shown, and which is in use."""
        layout, narrow = self.side.layout_of_views, self.has_class("-narrow")
        item = self.item
        notes = sum(1 for note in self.notes if item is None or note.anchor.item == item.key)
        tabs = [
            Tab(pane=pane, key=pressed(key), name=name, used=pane == self.open_pane, shown=not narrow)
            for pane, key, name in PANES
        ]
        for row in VIEWS:
            if not (row.always or row.name in self.offered or row.name in layout.views):
                continue
            name = f"{row.title} ({notes})" if row.name == "notes" and notes else row.title
            there = row.name in layout.views and not (narrow or layout.hidden)
            used = self.open_pane == "side" and layout.views[layout.used] == row.name
            tabs.append(Tab(pane=row.name, key=pressed(row.key), name=name, used=used, shown=there))
        if not narrow:
            tabs.append(
                Tab(
                    pane="widen_side",
                    key=pressed("workspace.wider"),
                    name="Narrow" if layout.wide else "Wide",
                    hint=True,
                )
            )
            tabs.append(
                Tab(
                    pane="split_side",
                    key=pressed("workspace.split"),
                    name="One" if len(layout.views) > 1 else "Two",
                    hint=True,
                )
            )
            tabs.append(
                Tab(
                    pane="hide_side",
                    key=pressed("workspace.hide"),
                    name="Show" if layout.hidden else "Hide",
                    hint=True,
                )
            )
        self.tabs.show(tabs)

    def show_all(self) -> None:
        """Write everything anew."""
        self.show_place()
        self.show_agenda()
        self.show_side()

    def take_in_hand(self, key: str) -> None:
        """Another item is in hand."""
        if key != self.in_hand:
            self.in_hand = key
            self.show_agenda()
            self.show_side()
        self.show_place()

    async def until_uncovered(self) -> None:
        """Wait until nothing lies over the pack: what is asked here must not cover what is shown there."""
        changed = asyncio.Event()
        self.app.screen_change_signal.subscribe(self, lambda _: changed.set())
        while not self.is_current or getattr(self, "chair_at_start", None) is not None:
            changed.clear()
            await changed.wait()
        self.app.screen_change_signal.unsubscribe(self)

    async def until_covered(self) -> None:
        """Wait for a dialog that was asked for: what is typed ahead must not be taken for keys of ours.

        The app handles no key while an action waits.
        """
        for _ in range(1000):  # turns of the event loop, far more than it takes
            if not self.is_current and self.app.screen.is_mounted:
                return
            await asyncio.sleep(0)
