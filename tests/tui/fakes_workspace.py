"""A pack, a notebook and a library in memory for the workspace's tests."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from textual.app import App

from packview.config import Config
from packview.errors import NotFoundError, PackviewError
from packview.model import (
    AgendaItem,
    Anchor,
    Contact,
    Meeting,
    Member,
    Note,
    NoteKind,
    Pack,
    PageInfo,
    Paper,
    PlacedNote,
    ReadingState,
    RevisionChanges,
    Source,
)
from packview.model.import_events import PageLines
from packview.model.notes import Draft
from packview.model.open_pack import OpenPack
from packview.services.analysis.client import Analysis, AnalysisJob
from packview.services.editions.corrections import Corrections
from packview.services.imports.client import ImportFeed
from packview.services.library.library import Library
from packview.services.notes.notebook import Notebook, moved
from packview.services.notes.sharing import Colleagues, SharedNotes
from packview.tui.keys import bindings
from packview.tui.text import tell
from packview.tui.workspace.following import MeetingLinks
from packview.tui.workspace.screen import WorkspaceScreen
from tui import waiting

until = waiting.until
TODAY = date(2019, 6, 1)
NASTY = "[REDACTED] [/ [b]x[/b]"
NOON = datetime(2019, 6, 1, 12, tzinfo=UTC)

FRONT: PageLines = ("TOWN COUNCIL", "", "PARKS COMMITTEE", "Monday, 3rd June, 2019 at 6.00 pm")
AGENDA: PageLines = (
    "AGENDA",
    "",
    "1 APOLOGIES",
    "2 MINUTES (Pages 1 - 2)",
    "3 BENCHES (Pages 3 - 6)",
    "4 TREES",
)
MINUTES: PageLines = (
    "MINUTES OF THE MEETING HELD ON 6 MAY 2019",
    "",
    "7. PONDS",
    "The Committee considered the report of the Head of Parks on the state of the ponds, and",
    "noted that four of the nine had been dry since the summer and that ducks had left them.",
    "RESOLVED",
    "(i) That the ponds be cleaned before the winter and that the cost be met from what was",
    "left of the year's money.",
    "(ii) That a report come back in a year.",
)
BENCHES: PageLines = (
    "DECISION-MAKER: PARKS COMMITTEE",
    "SUBJECT: BENCHES",
    "REPORT OF: HEAD OF PARKS",
    "",
    "BRIEF SUMMARY",
    "Twelve benches need paint. The benches at the pond need wood as well, which the price of",
    "wood has made a matter for this Committee.",
    "",
    "\u2022 Nine benches are green.",
    "\u2022 Three benches are grey, and nobody remembers why they were ever painted in a colour that",
    "shows every mark a duck leaves.",
)


def page_of(words: str, lines: int = 60) -> PageLines:
    """A page of numbered lines."""
    return tuple(f"{words} line {number}" for number in range(1, lines + 1))


PAGES: tuple[PageLines, ...] = (
    FRONT,
    AGENDA,
    MINUTES,
    page_of("Minutes"),
    BENCHES,
    (),
    (),
    page_of("Colours of benches"),
)
LABELS = (None, None, "1", "2", "3", "4", "5", "6")
ITEMS = (
    AgendaItem(key="1-apologies", number="1", title="Apologies"),
    AgendaItem(
        key="2-minutes",
        number="2",
        title="Minutes of the previous meeting, including matters arising from them",
        page_first="1",
        page_last="2",
        pdf_first=3,
        pdf_last=4,
        kind="minutes",
        papers=(
            Paper(title="Minutes", kind="minutes", page_first="1", page_last="2", pdf_first=3, pdf_last=4),
        ),
    ),
    AgendaItem(
        key="3-benches",
        number="3",
        title="Benches",
        page_first="3",
        page_last="6",
        pdf_first=5,
        pdf_last=8,
        kind="report",
        papers=(
            Paper(
                title="Benches in the parks",
                kind="report",
                page_first="3",
                page_last="4",
                pdf_first=5,
                pdf_last=6,
                fields={"Report of": "Head of Parks", "Author": "Robin Ash"},
            ),
            Paper(
                title="Appendix 1: colours",
                kind="appendix",
                page_first="5",
                page_last="6",
                pdf_first=7,
                pdf_last=8,
            ),
        ),
    ),
    AgendaItem(key="4-trees", number="4", title="Trees that fall on benches", exempt=True),
)
_OWNERS = (None, None, "2-minutes", "2-minutes", "3-benches", "3-benches", "3-benches", "3-benches")
PACK = Pack(
    pack_id="parks-committee-2019-06-03",
    source=Source(kind="pdf", name="parks.pdf", sha256="0" * 64, size=1),
    meeting=Meeting(
        committee="Parks Committee",
        date=date(2019, 6, 3),
        members=(Member(name="Councillor Ash", role="Chair"), Member(name="Councillor Birch")),
        contacts=(Contact(name="Dana Elm"),),
    ),
    items=ITEMS,
    pages=tuple(
        PageInfo(
            number=number,
            label=label,
            item=owner,
            state={6: "blank", 7: "image"}.get(number, "text"),  # type: ignore[arg-type]
        )
        for number, (label, owner) in enumerate(zip(LABELS, _OWNERS, strict=True), start=1)
    ),
)
OPENED = OpenPack(pack=PACK, pages=PAGES)


def bare(pages: tuple[PageLines, ...], **fields: Any) -> OpenPack:
    """A pack without an agenda."""
    return OpenPack(
        pack=replace(
            PACK,
            items=(),
            pages=tuple(PageInfo(number=number, **fields) for number in range(1, len(pages) + 1)),
        ),
        pages=pages,
    )


def note(text: str, *, number: int = 1, item: str = "3-benches", **fields: Any) -> Note:
    """A note on an item."""
    found = PACK.item(item)
    anchor = Anchor(
        item=item,
        item_number=found.number if found else "",
        item_title=found.title if found else "",
        page="3" if item == "3-benches" else None,
        pdf_page=5 if item == "3-benches" else None,
    )
    made = NOON + timedelta(minutes=number)
    values: dict[str, Any] = {
        "id": f"note{number:08}",
        "kind": "note",
        "text": text,
        "anchor": anchor,
        "created": made,
        "updated": made,
        **fields,
    }
    return Note(**values)


class FakeNotebook(Notebook):
    """Notes in memory, with undo; ``problem`` is raised by what would write."""

    def __init__(self, *notes: Note) -> None:
        self.held = {note.id: note for note in notes}
        self.lost: tuple[Note, ...] = ()
        self.problem: PackviewError | None = None
        self.kept: dict[str, Draft] = {}
        self.closed: set[str] = {"4-trees"}
        self.typed: list[Draft] = []
        self.being_typed: list[str] = []
        self.told: tuple[str, ...] = ()
        self.moved: tuple[PlacedNote, ...] = ()
        self._read = self.held
        self._before: list[tuple[str, dict[str, Note]]] = []
        self._after: list[tuple[str, dict[str, Note]]] = []

    def notes(self) -> tuple[Note, ...]:
        self._read = self.held
        return tuple(self.held.values())

    def that_may_leave(self, notes: Sequence[Note], *, to_panel: bool = True) -> list[Note]:
        return [note for note in notes if not note.private and note.anchor.item not in self.closed]

    def placed(self) -> tuple[PlacedNote, ...]:
        return tuple(one for one in self.moved if self.held.get(one.original.id) == one.original)

    def agree(self, placed: PlacedNote) -> Note:
        return self.change(placed.original.id, {"anchor": placed.placed.agreed})

    def changed(self) -> bool:
        return self._read is not self.held

    def reports(self) -> tuple[str, ...]:
        told, self.told = self.told, ()
        return told

    def add(
        self,
        *,
        kind: NoteKind,
        text: str,
        anchor: Anchor,
        **fields: Any,
    ) -> Note:
        new = note(text, number=100 + len(self.held), kind=kind, anchor=anchor, **fields)
        self._write(f"{kind} added", {**self.held, new.id: new})
        return new

    def change(self, note_id: str, changes: Mapping[str, Any]) -> Note:
        if note_id not in self.held:
            raise NotFoundError("There is no such note")
        new = replace(self.held[note_id], **changes)
        self._write("note changed", {**self.held, note_id: new})
        return new

    def reorder(self, note_id: str, before: str | None) -> Note:
        found = moved(self.held[note_id], self.held[before] if before else None, self.held)
        self._write("note moved", {**self.held, **{new.id: new for _, new in found}})
        return self.held[note_id]

    def edited_outside(self, text: str) -> str:
        if self.problem is not None:
            raise self.problem
        return f"{text} {NASTY}"

    def delete(self, note_id: str) -> Note:
        gone = self.held[note_id]
        self._write("note deleted", {key: value for key, value in self.held.items() if key != note_id})
        return gone

    def undo(self) -> str | None:
        return self._swap(self._before, self._after)

    def redo(self) -> str | None:
        return self._swap(self._after, self._before)

    def bring_back(self) -> int:
        self.held |= {note.id: note for note in self.lost}
        return len(self.lost)

    def save_draft(self, draft: Draft) -> None:
        self.kept[draft.key] = draft
        self.typed.append(draft)

    @contextmanager
    def writing(self, draft: Draft) -> Iterator[None]:
        self.being_typed.append(draft.key)
        yield
        self.being_typed.remove(draft.key)

    def drafts(self) -> tuple[Draft, ...]:
        return tuple(self.kept.values())

    def forget_draft(self, draft: Draft) -> None:
        self.kept.pop(draft.key, None)

    def _write(self, words: str, held: dict[str, Note]) -> None:
        if self.problem is not None:
            raise self.problem
        self._before.append((words, self.held))
        self._after.clear()
        self.held = held

    def _swap(
        self, source: list[tuple[str, dict[str, Note]]], target: list[tuple[str, dict[str, Note]]]
    ) -> str | None:
        if not source:
            return None
        words, held = source.pop()
        target.append((words, self.held))
        self.held = held
        return words


class FakeStudying(AnalysisJob):
    """Has its answer ready."""

    def __init__(self, answer: Analysis | PackviewError) -> None:
        self.answer = answer
        self.cancelled = False

    def run(self) -> Analysis | None:
        if isinstance(self.answer, PackviewError):
            raise self.answer
        return None if self.cancelled else self.answer

    def cancel(self) -> None:
        self.cancelled = True


class FakeColleagues(Colleagues):
    """What others share, in memory; ``problem`` is raised by what would read."""

    def __init__(self) -> None:
        self.shared = SharedNotes()
        self.problem: PackviewError | None = None

    def token(self) -> object:
        return self.shared, self.problem

    def notes(self, mine: Iterable[Note] = ()) -> SharedNotes:
        if self.problem is not None:
            raise self.problem
        own = {note.id for note in mine}
        return replace(self.shared, notes=tuple(note for note in self.shared.notes if note.id not in own))


class FakeLibrary(Library):
    """Hands out one notebook and keeps the member's place."""

    def __init__(self, *notes: Note, state: ReadingState | None = None) -> None:
        self.config = Config(member="Test Member", braille=True)
        self.book = FakeNotebook(*notes)
        self.state = state or ReadingState()
        self.saved: list[ReadingState] = []
        self.carried: list[tuple[str, str]] = []
        self.problem: PackviewError | None = None
        self.others = FakeColleagues()
        self.revised: RevisionChanges | PackviewError | None = None
        self.studied: Analysis | PackviewError = Analysis()
        self.studies: list[tuple[OpenPack, FakeStudying]] = []

    def study(self, opened: OpenPack) -> FakeStudying:
        studying = FakeStudying(self.studied)
        self.studies.append((opened, studying))
        return studying

    def notebook(self, pack_id: str, opened: OpenPack | None = None) -> FakeNotebook:
        return self.book

    def colleagues(self, pack_id: str, opened: OpenPack | None = None) -> FakeColleagues:
        return self.others

    def changes(self, pack_id: str, since: int | None = None) -> RevisionChanges | None:
        if isinstance(self.revised, PackviewError):
            raise self.revised
        return self.revised

    def corrections(self, pack_id: str) -> Corrections:
        return Corrections(Path("/nowhere"), pack_id, "Robin Ash", "robin-ash")

    def put_right(self, opened: OpenPack) -> OpenPack:
        return opened

    def carry_notes(self, known_as: str, pack_id: str) -> int:
        self.carried.append((known_as, pack_id))
        return 0

    def reading(self, pack_id: str) -> ReadingState:
        return self.state

    def save_reading(self, pack_id: str, state: ReadingState) -> None:
        if self.problem is not None:
            raise self.problem
        self.saved.append(state)


class WorkspaceApp(App[None]):
    """Shows a workspace and nothing else."""

    BINDINGS = bindings("app")

    def __init__(
        self,
        library: FakeLibrary | None = None,
        opened: OpenPack = OPENED,
        *,
        item: str | None = None,
        page: str | None = None,
        running: ImportFeed | None = None,
        links: MeetingLinks | None = None,
    ) -> None:
        super().__init__()
        self.library = library or FakeLibrary()
        self.workspace = WorkspaceScreen(
            self.library, opened, item=item, page=page, running=running, today=lambda: TODAY, links=links
        )

    def on_mount(self) -> None:
        self.push_screen(self.workspace)

    async def run_action(self, action: Any, default_namespace: Any = None, namespaces: Any = None) -> bool:
        """As in the real app."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except PackviewError as error:
            tell(self, error)
            return True

    def action_help(self) -> None:
        """Not here."""


def seen(app: App[None]) -> str:
    """What is on the screen."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)
