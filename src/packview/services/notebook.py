"""The member's notes and questions on one pack."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from packview.model import Anchor, BinnedNote, Note, NoteKind, PlacedNote
from packview.services import note_fields, note_order
from packview.services.drafts import Draft
from packview.services.note_names import called
from packview.services.notebook_files import NotebookFiles

if TYPE_CHECKING:  # at run time it is loaded when first needed
    from packview.store.notes import Change

__all__ = ["Draft", "Notebook"]


class Notebook(NotebookFiles):
    """Reads and writes one member's notes on one pack. A call that returns has the change on disk.

    Every writing method raises PackviewError when the change could not be saved, and then nothing changed. Any thread may
    call any method.
    """

    def placed(self) -> tuple[PlacedNote, ...]:
        """The same with what became of each note's place when the papers were published again; the lost ones first."""
        return self._places.placed(self._store.all()) if self._places else ()

    def agree(self, placed: PlacedNote) -> Note:
        """Take a note's place in the papers as they are now for its own.

        Raises:
            NotFoundError: the note is gone.
        """
        evidence = tuple(one.evidence for one in placed.evidence)
        return self.change(placed.original.id, {"anchor": placed.placed.agreed, "evidence": evidence})

    def take_in(self, notes: Sequence[Note]) -> tuple[int, int]:
        """Bring in notes of this member from another file; of each the newer state stays, and what was deleted since.

        Returns:
            How many are new, and how many took the place of an older state.
        """
        deleted = {one.note.id: one.deleted for one in self.bin()}
        wanted = [note for note in notes if note.id not in deleted or note.updated > deleted[note.id]]
        changes = self._make(lambda there: note_fields.newer(there, wanted), "Brought in notes from a file")
        added = sum(before is None for before, _ in changes)
        return added, len(changes) - added

    def add(self, *, kind: NoteKind, text: str, anchor: Anchor, **fields: Any) -> Note:
        """Keep a new note; its texts are cleaned.

        Args:
            kind: a supplementary question needs its ``parent``.
            text: what the member wrote.
            anchor: where it belongs.
            fields: to, indicator, private, status, answer, follow_up, parent, evidence, theme, priority, order; without
                ``order`` it comes last in its item.

        Raises:
            NotFoundError: there is no question it could follow.
            PackviewError: it has no text, or could not be saved.
        """
        checked = self._checked({"kind": kind, "text": text, "anchor": anchor, **fields})

        def decide(notes: Mapping[str, Note]) -> "Sequence[Change]":
            time = note_fields.now()
            plain = Note(
                id=self._store.new_id(notes),
                kind="question",
                text=checked["text"],
                anchor=anchor,
                member=self._member,
                order=note_order.last_order(anchor, self._at_place(notes.values())),
                created=time,
                updated=time,
            )
            note = note_fields.altered(plain, checked, notes)
            return [(None, note_fields.as_new(note, time))]

        ((_, note),) = self._make(decide)
        assert note is not None
        return note

    def change(self, note_id: str, changes: Mapping[str, Any]) -> Note:
        """Change fields of a note: any that ``add`` takes. A change of status is kept with its time.

        Raises:
            NotFoundError: no such note (an id may be shortened to a unique prefix), or no question it could follow.
            PackviewError: the text is empty, a plain note is given a status, a question would follow itself, or it could
                not be saved.
        """
        fields = self._checked(changes)

        def decide(notes: Mapping[str, Note]) -> "Sequence[Change]":
            before = self._find(notes, note_id)
            after = note_fields.altered(before, fields, notes)
            left = note_fields.orphaned(after, notes) if before.asks and not after.asks else []
            return [(before, after), *left]

        ((_, note), *_) = self._make(decide)
        assert note is not None
        return self._at_place([note])[0]

    def reorder(self, note_id: str, before: str | None) -> Note:
        """Move a question within its item and priority.

        Args:
            note_id: the question.
            before: the one it shall stand before, None for the end.

        Raises:
            NotFoundError: no such note.
            PackviewError: the other one is of another item or priority, or it could not be saved.
        """

        def decide(notes: Mapping[str, Note]) -> "Sequence[Change]":
            there = {note.id: note for note in self._at_place(notes.values())}
            other = self._find(there, before) if before is not None else None
            changes = note_order.moved(self._find(there, note_id), other, there)
            return [(notes[old.id], note_order.ordered_as(notes[old.id], new)) for old, new in changes]

        ((_, note), *_) = self._make(decide)
        assert note is not None
        return self._at_place([note])[0]

    def delete(self, note_id: str) -> Note:
        """Put a note into the bin; ``undo`` brings it back too. Questions that followed it become questions of their own.

        Raises:
            NotFoundError: no such note.
        """

        def decide(notes: Mapping[str, Note]) -> "Sequence[Change]":
            note = self._find(notes, note_id)
            self._keep([note])
            return [(note, None), *note_fields.orphaned(note, notes)]

        ((note, _), *_) = self._make(decide)
        assert note is not None
        return note

    def bin(self) -> tuple[BinnedNote, ...]:
        """The deleted notes, the last deleted first. They stay for a year, unless the bin is emptied."""
        there = {note.id for note in self._store.all()}
        return tuple(one for one in self._history.bin() if one.note.id not in there)

    def restore_from_bin(self, note_id: str) -> Note:
        """Bring a deleted note back, as it was.

        Raises:
            NotFoundError: no such note in the bin (an id may be shortened).
        """
        note = self._find({one.note.id: one.note for one in self.bin()}, note_id)
        self.put_back([note], f"Brought back {called(note)}")
        return note

    def empty_bin(self, note_ids: Collection[str] | None = None) -> int:
        """Delete notes of the bin for good, all or some; says how many. This cannot be taken back."""
        ids = {one.note.id for one in self.bin()}
        chosen = ids if note_ids is None else ids & set(note_ids)
        with self._thread:
            self._history.take_from_bin(chosen, leave_no_trace=True)
        return len(chosen)

    def put_back(self, notes: Iterable[Note], name: str) -> int:
        """Have notes as they once were, in one step; says how many are different now. Others stay.

        A note that is private now stays so.

        Args:
            notes: as they were.
            name: what was done, in words.
        """

        def decide(there: Mapping[str, Note]) -> "Sequence[Change]":
            changes = [
                (there.get(note.id), note_fields.as_private_as(there.get(note.id), note)) for note in notes
            ]
            return [(before, after) for before, after in changes if before != after]

        return len(self._make(decide, name))

    def back_up(self) -> None:
        """Have what is there now among the backups."""
        self._store.back_up()

    def take_over(self, other: "Notebook") -> int:
        """Move another notebook's notes here, ids and all; says how many. A crash on the way leaves none out."""
        store, history, _ = other._all  # noqa: SLF001  of the same class
        notes, steps, binned = store.all(), history.steps(), history.bin()
        with self._thread:
            self._store.apply(lambda there: [(there.get(note.id), note) for note in notes])
            self._history.put_in_bin(binned)
            self._undoing.take_over(steps)
            store.apply(lambda there: [(there[note.id], None) for note in notes if note.id in there])
            history.clear()
        return len(notes)

    def undo(self) -> str | None:
        """Take back the newest change; says which in words, None when there is none.

        That is the newest made through this notebook; then those made before it was opened, whenever that was.

        Raises:
            NotFoundError: the note is gone meanwhile; the next undo goes on with the change before.
        """
        with self._thread:
            return self._undoing.undo(self._store)

    def redo(self) -> str | None:
        """Make the change that was taken back last again; says which in words, None when there is none.

        Raises:
            NotFoundError: the note is gone meanwhile.
        """
        with self._thread:
            return self._undoing.redo(self._store)
