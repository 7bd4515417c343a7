"""What the workspace asks of the services; a test hands it values in memory."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from packview.model import Anchor, Note, NoteKind, PlacedNote, ReadingState, RevisionChanges
from packview.model.notes import Draft
from packview.services.analysis.client import Analysis
from packview.services.library.library import OpenPack
from packview.services.search.search import Searcher

if TYPE_CHECKING:
    from packview.services.notes.sharing import SharedNotes


class NotebookService(Protocol):
    """The member's notes on one pack: services.notebook.Notebook. What could not be saved raises PackviewError."""

    def notes(self) -> tuple[Note, ...]:
        """All notes, oldest first."""
        ...

    def placed(self) -> tuple[PlacedNote, ...]:
        """The same with what became of each note's place when the papers were published again; the lost ones first."""
        ...

    def agree(self, placed: PlacedNote) -> Note:
        """Take a note's place in the papers as they are now for its own."""
        ...

    def changed(self) -> bool:
        """Whether anything changed on disk since ``notes`` was last called; cheap, from any thread."""
        ...

    def reports(self) -> tuple[str, ...]:
        """What had to be put right in the member's files since the last call, as sentences."""
        ...

    def add(
        self,
        *,
        kind: NoteKind,
        text: str,
        anchor: Anchor,
        **fields: Any,
    ) -> Note:
        """Keep a new note."""
        ...

    def change(self, note_id: str, changes: Mapping[str, Any]) -> Note:
        """Change fields of a note."""
        ...

    def reorder(self, note_id: str, before: str | None) -> Note:
        """Have a question stand before another one, or last."""
        ...

    def edited_outside(self, text: str) -> str:
        """Have a text changed in the member's own editor."""
        ...

    def delete(self, note_id: str) -> Note:
        """Take a note out."""
        ...

    def undo(self) -> str | None:
        """Take back the newest change."""
        ...

    def redo(self) -> str | None:
        """Make it again."""
        ...

    def save_draft(self, draft: Draft) -> None:
        """Keep what is being typed."""
        ...

    def draft(self) -> Draft | None:
        """What was being typed."""
        ...

    def clear_draft(self) -> None:
        """Forget it."""
        ...


class StudyService(Protocol):
    """What works out themes, findings and trends of one pack: services.analysis.client.AnalysisJob."""

    def run(self) -> Analysis | None:
        """Work it out, which takes a while; None after ``cancel``. What cannot be done raises PackviewError."""
        ...

    def cancel(self) -> None:
        """Stop; safe from any thread."""
        ...


class ColleaguesService(Protocol):
    """What colleagues share on one pack: services.colleagues.Colleagues. May be called from any thread."""

    def token(self) -> object:
        """What is another value once somebody changed something; cheap."""
        ...

    def notes(self, mine: Iterable[Note] = ()) -> "SharedNotes":
        """What they share now, without the member's own."""
        ...


class LibraryService(Protocol):
    """Where the notes and the member's place are kept: services.library.Library."""

    def study(self, opened: OpenPack) -> StudyService:
        """Work out what a pack holds beyond its facts."""
        ...

    def searcher(self, *, stored: bool) -> Searcher:
        """What searches packs; ``stored``: its index may be kept in the library."""
        ...

    def notebook(self, pack_id: str) -> NotebookService:
        """The member's notes on a pack."""
        ...

    def colleagues(self, pack_id: str) -> ColleaguesService:
        """What colleagues share on a pack."""
        ...

    def changes(self, pack_id: str, since: int | None = None) -> RevisionChanges | None:
        """What the pack's newest publication changed; None for a pack published once."""
        ...

    def carry_notes(self, known_as: str, pack_id: str) -> int:
        """Move what was noted under the id that a file's first pages gave."""
        ...

    def reading(self, pack_id: str) -> ReadingState:
        """Where the member left off."""
        ...

    def save_reading(self, pack_id: str, state: ReadingState) -> None:
        """Remember where the member is."""
        ...
