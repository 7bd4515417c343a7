"""What a notebook is made of: the member's files on one pack, opened when they are first needed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from packview.model import BinnedNote, Note
from packview.services import note_fields, sharing
from packview.services.drafts import Draft, Drafts
from packview.services.undoing import Undoing

if TYPE_CHECKING:  # at run time they are loaded when first needed: the first paint needs none of them
    from packview.services.places import Places
    from packview.store.history import History
    from packview.store.notes import Change, NoteStore


class NotebookFiles:
    """Reads one member's notes on one pack, and the draft of the next one.

    Args:
        home: the library's folder.
        pack_id: the pack.
        member: the member's name as shown.
        member_id: the same as a file name.
        places: where its notes stand in the papers as they are now; None shows each where it was noted.
        shared: the folder of notes that are shared, where that is not the library's own.
    """

    def __init__(
        self,
        home: Path,
        pack_id: str,
        *,
        member: str,
        member_id: str,
        places: "Places | None" = None,
        shared: Path | None = None,
    ) -> None:
        self.home = home
        self.pack_id = pack_id
        self.member_id = member_id
        self._member = member
        self._places = places
        self._shared = shared
        self._drafts = Drafts(home / "drafts" / pack_id / f"{member_id}.json")
        self._thread = RLock()
        self._opened: tuple[NoteStore, History, Undoing] | None = None
        self._shown: object = None

    def notes(self) -> tuple[Note, ...]:
        """All of this member's notes, private ones too, oldest first; always what is on disk now."""
        self._shown = self.token()
        return self._at_place(self._store.all())

    def token(self) -> object:
        """What is another value once anybody's notes on the pack changed on disk, colleagues' shared ones too.

        It looks at the files' sizes and times only, so it may be asked several times a second.
        """
        from packview.store.notes import stamps_in  # noqa: PLC0415  start-up stays quick without it

        return self._store.stamps(), stamps_in((self._shared or self.home / "notes") / self.pack_id)

    def changed(self) -> bool:
        """Whether anything changed on disk since ``notes`` was last called: in another window, or at a colleague's."""
        return self._shown != self.token()

    def reports(self) -> tuple[str, ...]:
        """What had to be put right in the member's files since the last call, for the member to know.

        Each is a sentence without a full stop: a damaged file was kept aside and its newest backup used, or a note
        cannot be understood and was left where it is.
        """
        store, history, undoing = self._all
        found = (*store.reports, *history.reports, *undoing.reports)
        for one in (store, history, undoing):
            one.reports.clear()
        return found

    def save_draft(self, draft: Draft) -> None:
        """Keep what is being typed."""
        self._drafts.save(draft)

    def draft(self) -> Draft | None:
        """What was being typed when the app was last killed, None when nothing was."""
        return self._drafts.read()

    def clear_draft(self) -> None:
        """Forget the draft: it was saved as a note, or given up."""
        self._drafts.clear()

    def edited_outside(self, text: str) -> str:
        """Have a text changed in the member's own editor; see ``outside_editor.edited``.

        Raises:
            PackviewError: there is no editor, or it failed; nothing is lost.
        """
        from packview.services.outside_editor import edited  # noqa: PLC0415  start-up stays quick without it

        return edited(text, self.home / "drafts" / self.pack_id)

    def _at_place(self, notes: Iterable[Note]) -> tuple[Note, ...]:
        return self._places.shown(tuple(notes)) if self._places else tuple(notes)

    def _checked(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        """The fields as they are kept; new evidence with the edition of the papers it was found in."""
        fields = note_fields.checked(changes)
        edition = self._places.edition if self._places and fields.get("evidence") else ""
        if edition:
            fields["evidence"] = note_fields.of_edition(fields["evidence"], edition)
        return fields

    def _make(
        self, decide: "Callable[[Mapping[str, Note]], Sequence[Change]]", name: str = ""
    ) -> "Sequence[Change]":
        with self._thread:
            undoing = self._undoing
            changes = self._store.apply(decide)
            undoing.made(changes, name)
        return changes

    def _keep(self, notes: Sequence[Note]) -> None:
        """Put notes into the bin; this comes before they are taken out, so that a crash between loses none."""
        time = note_fields.now()
        self._history.put_in_bin([BinnedNote(note=note, deleted=time) for note in notes])

    @staticmethod
    def _find(notes: Mapping[str, Note], note_id: str) -> Note:
        from packview.store.notes import find  # noqa: PLC0415  start-up stays quick without it

        return find(notes, note_id)

    @property
    def _store(self) -> "NoteStore":
        return self._all[0]

    @property
    def _history(self) -> "History":
        return self._all[1]

    @property
    def _undoing(self) -> Undoing:
        return self._all[2]

    @property
    def _all(self) -> "tuple[NoteStore, History, Undoing]":
        if self._shared is not None:
            sharing.check_there(self._shared)
        with self._thread:
            if self._opened is None:
                from packview.store.history import History  # noqa: PLC0415  start-up stays quick without them
                from packview.store.notes import NoteStore  # noqa: PLC0415

                history = History(self.home, self.pack_id, self.member_id)
                store = NoteStore(self.home, self.pack_id, self.member_id, self._shared)
                if self._shared is not None:
                    sharing.bring_over(self.home, self.pack_id, self.member_id, store)
                self._opened = store, history, Undoing(history, self._keep)
            return self._opened
