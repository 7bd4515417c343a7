"""The member's notes and questions on one pack."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packview.model import Anchor, Note, NoteKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is being typed and not yet saved; kept so that a crash does not lose it.

    Attributes:
        note_id: the note being edited, '' for a new one.
        kind: of the note.
        text: as typed so far.
        to: as typed so far.
        private: as ticked so far.
        anchor: where the note will belong.
    """

    note_id: str = ""
    kind: NoteKind = "note"
    text: str = ""
    to: str = ""
    private: bool = False
    anchor: Anchor = Anchor()


class Notebook:
    """Reads and writes one member's notes on one pack. A call that returns has the change on disk.

    Args:
        home: the library's folder.
        pack_id: the pack.
        member: the member's name as shown.
        member_id: the same as a file name.

    Every writing method raises PackviewError when the change could not be saved, and then nothing changed.
    """

    def __init__(self, home: Path, pack_id: str, *, member: str, member_id: str) -> None:
        raise NotImplementedError

    def notes(self) -> tuple[Note, ...]:
        """All of this member's notes, private ones too, oldest first; always what is on disk now."""
        raise NotImplementedError

    def add(
        self,
        *,
        kind: NoteKind,
        text: str,
        anchor: Anchor,
        to: str = "",
        indicator: str = "",
        private: bool = False,
    ) -> Note:
        """Keep a new note; its text is cleaned."""
        raise NotImplementedError

    def change(self, note_id: str, changes: Mapping[str, Any]) -> Note:
        """Change fields of a note: text, to, kind, status, answer, private, indicator, anchor.

        Raises:
            NotFoundError: no such note (an id may be shortened to a unique prefix).
        """
        raise NotImplementedError

    def delete(self, note_id: str) -> Note:
        """Take a note out; ``undo`` brings it back."""
        raise NotImplementedError

    def undo(self) -> str | None:
        """Take back the newest change made through this notebook; says which in words, None when there is none."""
        raise NotImplementedError

    def redo(self) -> str | None:
        """Make the change that was taken back last again; says which in words, None when there is none."""
        raise NotImplementedError

    def save_draft(self, draft: Draft) -> None:
        """Keep what is being typed."""
        raise NotImplementedError

    def draft(self) -> Draft | None:
        """What was being typed when the app was last killed, None when nothing was."""
        raise NotImplementedError

    def clear_draft(self) -> None:
        """Forget the draft: it was saved as a note, or given up."""
        raise NotImplementedError
