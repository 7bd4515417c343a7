"""A library, imports and a workspace that live in memory."""

import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from packview.config import Config
from packview.errors import PackviewError
from packview.model import (
    AgendaItem,
    Anchor,
    LibraryEntry,
    Meeting,
    Note,
    Pack,
    PageInfo,
    Preferences,
    ReadingState,
    Source,
)
from packview.model.import_events import AgendaRead, Imported, ImportEvent, Opened, PagesRead
from packview.model.open_pack import OpenPack
from packview.model.reading import Counts
from packview.services.analysis.client import Analysis
from packview.services.imports.client import ImportFeed
from packview.services.library.library import Library, save_preferences
from packview.services.library.overview import Overview
from packview.tui.app import PackviewApp, Start
from packview.tui.workspace.following import MeetingLinks
from tui import waiting

until = waiting.until
TODAY = date(2018, 11, 26)
NASTY = "[REDACTED] [/ [b]x[/b]"
"""Text that Textual would read as markup, or fall over."""

ENTRIES = (
    LibraryEntry(
        pack_id="children-2018-11-29",
        committee="Children and Families Scrutiny Panel",
        council="Southampton City Council",
        date=date(2018, 11, 29),
        time="5.30 pm",
        pages=75,
        notes=3,
        questions_open=2,
        read=0.16,
    ),
    LibraryEntry(
        pack_id="cabinet-2018-11-27",
        revision=2,
        committee=f"Cabinet {NASTY}",
        date=date(2018, 11, 27),
        pages=1,
    ),
    LibraryEntry(
        pack_id="audit-2017-01-12", committee="Audit Committee", date=date(2017, 1, 12), pages=210, read=1.0
    ),
    LibraryEntry(pack_id="lost-2016-01-01", broken="Its file pack.json is not whole"),
)

PACK = Pack(
    pack_id="children-2018-11-29",
    source=Source(kind="pdf", name="children.pdf", sha256="0" * 64, size=1),
    meeting=Meeting(committee="Children and Families Scrutiny Panel", date=date(2018, 11, 29)),
    items=(AgendaItem(key="1-apologies", number="1", title="Apologies"),),
    pages=(PageInfo(number=1), PageInfo(number=2, label="1"), PageInfo(number=3, label="2")),
)
PAGES = (("Front sheet",), ("Agenda",), ("Paper",))


@dataclass
class FakeOverview:
    """What is worked out of a pack, None for nothing."""

    found: Overview | None = None
    asked: int = 0
    cancelled: bool = False

    def run(self) -> Overview | None:
        self.asked += 1
        return self.found

    def cancel(self) -> None:
        self.cancelled = True


class FakeLibrary(Library):
    """Holds entries; remembers what was asked of it."""

    def __init__(self, home: Path, entries: tuple[LibraryEntry, ...] = ENTRIES, **keys: str) -> None:
        super().__init__(
            home, Config(member="Test Member", keys={k.replace("__", "."): v for k, v in keys.items()})
        )
        save_preferences(home, Preferences(toured=True))
        self.held = list(entries)
        self.problem: PackviewError | None = None
        self.calls: list[tuple[str, str]] = []
        self.files: dict[Path, str] = {}
        self.overviews: dict[str, FakeOverview] = {}

    def entries(self) -> tuple[LibraryEntry, ...]:
        if self.problem:
            raise self.problem
        return tuple(self.held)

    def load(self, pack_id: str) -> OpenPack:
        self.calls.append(("load", pack_id))
        if self.problem:
            raise self.problem
        return OpenPack(pack=PACK, pages=PAGES)

    def counted(self, entries: Sequence[LibraryEntry]) -> tuple[LibraryEntry, ...]:
        return tuple(entries)

    def overview(self, pack_id: str) -> Any:
        return self.overviews.get(pack_id) or FakeOverview()

    def remove(self, pack_id: str) -> None:
        self.calls.append(("remove", pack_id))
        if self.problem:
            raise self.problem
        self.held = [entry for entry in self.held if entry.pack_id != pack_id]

    def known(self, path: Path) -> str | None:
        return self.files.get(path)

    def carry_notes(self, known_as: str, pack_id: str) -> int:
        self.calls.append(("carry", pack_id))
        return 0

    def reading(self, pack_id: str) -> ReadingState:
        return ReadingState()

    def save_reading(self, pack_id: str, state: ReadingState) -> None:
        self.calls.append(("save", pack_id))


def overview_of(library: FakeLibrary, pack_id: str, **fields: object) -> FakeOverview:
    found = Overview(
        opened=OpenPack(pack=PACK, pages=PAGES),
        analysis=Analysis(),
        left=ReadingState(),
        notes=(),
        changes=None,
        counts=Counts(stamp="", signals=4, findings=5, changes=6),
    )
    made = library.overviews[pack_id] = FakeOverview(replace(found, **fields))  # type: ignore[arg-type]  # a test's own
    return made


class FakeImport:
    """An import that reports what the test wants, when the test wants it.

    Args:
        events: what comes; a ``threading.Event`` among them holds the rest back until it is set.
    """

    def __init__(self, *events: ImportEvent | threading.Event | Exception) -> None:
        self.events = events
        self.cancelled = threading.Event()

    def __iter__(self) -> Iterator[ImportEvent]:
        for event in self.events:
            if isinstance(event, threading.Event):
                while not (event.wait(0.01) or self.cancelled.is_set()):
                    pass
            elif isinstance(event, Exception):
                raise event
            elif self.cancelled.is_set():
                return
            else:
                yield event

    def cancel(self) -> None:
        self.cancelled.set()


OPENED = Opened(name="children.pdf", page_count=3)
SOME_PAGES = PagesRead(first=1, labels=(None, "1"), pages=PAGES[:2], done=2, total=3)
LAST_PAGE = PagesRead(first=3, labels=("2",), pages=PAGES[2:], done=3, total=3)
AGENDA = AgendaRead(pack=PACK)
IMPORTED = Imported(pack=PACK, pages=PAGES, seconds=0.1, stored=True)
WHOLE: tuple[ImportEvent, ...] = (OPENED, SOME_PAGES, AGENDA, LAST_PAGE, IMPORTED)


@dataclass
class FakeImporter:
    """Hands out imports in turn, and remembers for what."""

    imports: list[FakeImport] = field(default_factory=list)
    asked: list[tuple[Path, bool, str | None, bool | None]] = field(default_factory=list)

    def __call__(self, path: Path, stored: bool, password: str | None, revision: bool | None) -> FakeImport:
        self.asked.append((path, stored, password, revision))
        return self.imports[len(self.asked) - 1]


class FakeWorkspace(Screen[None]):
    """Stands where a pack would be read; remembers with what it was made."""

    def __init__(
        self,
        library: Library,
        opened: OpenPack,
        *,
        item: str | None = None,
        page: str | None = None,
        briefed: bool = False,
        running: ImportFeed | None = None,
        today: Callable[[], date] = date.today,
        links: MeetingLinks | None = None,
    ) -> None:
        super().__init__()
        self.opened, self.item, self.page, self.running = opened, item, page, running
        self.briefed = briefed

    def compose(self) -> ComposeResult:
        yield Static("workspace")


def use_fake_workspace(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the fake in the place the app imports from."""
    module = ModuleType("packview.tui.workspace.screen")
    module.WorkspaceScreen = FakeWorkspace  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)


def make_app(
    library: Library, *imports: FakeImport, start: Start | None = None
) -> tuple[PackviewApp, FakeImporter]:
    """The app, on a day that does not change."""
    importer = FakeImporter(list(imports))
    return PackviewApp(library, importer, start=start, today=lambda: TODAY), importer


def toasts(app: PackviewApp) -> list[str]:
    """What the app has told in toasts."""
    return [notification.message for notification in app._notifications]


def shown(screen: Screen[Any], selector: str) -> str:
    """The text of a Static."""
    return str(screen.query_one(selector, Static).visual)


def painted(app: App[Any]) -> str:
    """What stands on the screen, line by line."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def note(**changes: Any) -> Note:
    """A question with text that Textual would read as markup."""
    moment = datetime(2018, 11, 20, 9, 0, tzinfo=UTC)
    values: dict[str, Any] = {
        "id": "000000000001",
        "kind": "question",
        "text": f"Why? {NASTY}",
        "anchor": Anchor(item="7-x", item_number="7", item_title=f"Youth {NASTY}", page="47", pdf_page=52),
        "to": "Rob Sanders",
        "created": moment,
        "updated": moment,
    }
    return Note(**(values | changes))
