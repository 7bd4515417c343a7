"""The member's notes and questions on one pack: the files they are in, their order, reading and writing them.

Which of them may leave this machine is told by the papers, by the log of the meeting, and by the settings.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import KW_ONLY, dataclass, replace
from pathlib import Path
from threading import RLock
from typing import Any

import msgspec

from packview.errors import NotFoundError, PackviewError, require
from packview.files import read_json, read_there, stamp
from packview.model import Anchor, BinnedNote, Evidence, Note, NoteKind, Pack, PlacedNote, StatusChange
from packview.model.leaving import Closed
from packview.model.meeting import exempt_items
from packview.model.notes import Draft, beside
from packview.model.open_pack import OpenPack
from packview.services.editions.corrections import Corrections
from packview.services.editions.relocate import Places
from packview.services.notes import fields as note_fields
from packview.services.notes.fields import find, now
from packview.services.notes.history import History, called
from packview.services.notes.outside_editor import edited
from packview.store import packs
from packview.store.atomic import lock_file, locked, saving, sync_folder, write_atomic
from packview.store.meeting_log import decode, log_path
from packview.store.notes.backups import Backup, note_backups
from packview.store.notes.notes import Change, Leaving, NoteStore
from packview.text import clean, one_line

_Decide = Callable[[Mapping[str, Note]], Sequence[Change]]


def moved(note: Note, before: Note | None, notes: Mapping[str, Note]) -> list[tuple[Note, Note]]:
    """The changes that put a note before another one, or last. Raises PackviewError: the other one is of another item, priority or parent."""
    others = beside(note, notes.values())
    ids = [one.id for one in others]
    if before is not None and before.id == note.id:
        return [(note, note)]
    told = "Questions are moved within their item and priority"
    require(before is None or before.id in ids, told, "Change the item or the priority first")
    place = len(others) if before is None else ids.index(before.id)
    order = _between(others[:place], others[place:])
    if order is not None:
        return [(note, _ordered(note, order))]
    wanted = [*others[:place], note, *others[place:]]
    changes = [(one, _ordered(one, float(number))) for number, one in enumerate(wanted, start=1)]
    return sorted(changes, key=lambda pair: pair[0].id != note.id)  # the moved one gives the change its name


def _between(before: list[Note], after: list[Note]) -> float | None:
    """A number between the last and the first of two stretches, None where there is none."""
    if before and after:
        low, high = before[-1].order, after[0].order
        return (low + high) / 2 if low < (low + high) / 2 < high else None
    return before[-1].order + 1.0 if before else after[0].order - 1.0 if after else 0.0


def _ordered(note: Note, order: float) -> Note:
    return note if note.order == order else replace(note, order=order, updated=max(now(), note.updated))


def _cleaned(draft: Draft, *, key: str) -> Draft:
    evidence = tuple(replace(one, ref=one_line(one.ref), text=one_line(one.text)) for one in draft.evidence)
    names = note_fields.TEXTS | note_fields.LINES
    texts: dict[str, Any] = {name: clean(getattr(draft, name)) for name in names}
    return replace(draft, key=key, evidence=evidence, **texts)


@dataclass(eq=False, repr=False)
class Notebook:
    """Reads and writes one member's notes on one pack. A call that returns has the change on disk.

    Every writing method raises PackviewError when the change could not be saved, and then nothing changed. Any thread may
    call any method.

    Attributes:
        home: the library's folder.
        member: the member's name as shown, ``member_id`` as a file name.
        places: where its notes stand in the papers as they are now; None shows each where it was noted.
        shared: the folder of notes that are shared, where that is not the library's own.
        leaving: which notes may stand in that folder; None for all but private ones.
    """

    home: Path
    pack_id: str
    _: KW_ONLY
    member: str
    member_id: str
    places: Places | None = None
    shared: Path | None = None
    leaving: Leaving | None = None

    def __post_init__(self) -> None:
        self._lock = RLock()
        self._opened: tuple[NoteStore, History] | None = None
        self._shown: object = None

    def notes(self) -> tuple[Note, ...]:
        """All of this member's notes, private ones too, oldest first; always what is on disk now."""
        self._shown = self.token()
        return self._at_place(self._store.all())

    def token(self) -> object:
        """What is another value once anybody's notes on the pack changed on disk, colleagues' shared ones too.

        It looks at the files' sizes and times only, so it may be asked several times a second.
        """
        return self._store.stamps()

    def changed(self) -> bool:
        """Whether anything changed on disk since ``notes`` was last called: in another window, or at a colleague's."""
        return self._shown != self.token()

    def reports(self) -> tuple[str, ...]:
        """What had to be put right in the member's files since the last call, for the member to know.

        Each is a sentence without a full stop: a damaged file was kept aside and its newest backup used, or a note
        cannot be understood and was left where it is.
        """
        files = self._open()
        found = tuple(report for one in files for report in one.reports)
        for one in files:
            one.reports.clear()
        return found

    def that_may_leave(self, notes: Sequence[Note], *, to_panel: bool = True) -> list[Note]:
        """Those notes, be they a colleague's, that may leave this machine; one of which that cannot be told may not.

        ``to_panel``: they go to the panel, to which the settings may let notes on what is closed go.
        """
        if self.leaving is None:
            return [note for note in notes if not note.private]
        may = self.leaving.may_leave(notes, to_panel=to_panel)
        return [note for note, leaves in zip(notes, may, strict=True) if leaves]

    def save_draft(self, draft: Draft) -> None:
        """Keep what is being typed, each draft in a file of its own; on return it is on the disk."""
        write_atomic(self._draft_path(draft.key), msgspec.json.encode(draft))

    @contextmanager
    def writing(self, draft: Draft) -> Iterator[None]:
        """Have a draft to oneself while it is typed: until then, or until this process ends however it does, ``drafts`` leave it out."""
        with ExitStack() as held:
            with suppress(PackviewError):  # a full disk, say: typing goes on
                held.enter_context(locked(self.home, *self._lock_of(draft.key), what="this draft", wait=0))
            yield
        with suppress(OSError):  # an empty file
            lock_file(self.home, *self._lock_of(draft.key)).unlink(missing_ok=True)

    def _lock_of(self, key: str) -> tuple[str, str, str]:
        return "drafts", self.pack_id, f"{self.member_id}.{key}"

    def _is_typed(self, key: str) -> bool:
        if not lock_file(self.home, *self._lock_of(key)).exists():
            return False
        try:
            with locked(self.home, *self._lock_of(key), what="this draft", wait=0):
                return False
        except PackviewError:
            return True

    def drafts(self) -> tuple[Draft, ...]:
        """What was begun and is neither saved nor thrown away nor typed just now, the one that was typed last at the end."""
        old = self.home / "drafts" / self.pack_id / f"{self.member_id}.json"  # of an earlier version
        with suppress(OSError):  # there is none, or nothing can be written: then it waits
            old.rename(self._draft_path(Draft().key))
        paths = old.parent.glob(self._draft_path("[0-9a-f]" * 12).name)
        found = sorted(paths, key=lambda path: (stamp(path) or (0, 0, 0))[2])
        read = [(path.suffixes[-2][1:], read_json(path, Draft)) for path in found]
        return tuple(_cleaned(draft, key=key) for key, draft in read if draft and not self._is_typed(key))

    def forget_draft(self, draft: Draft) -> None:
        """Forget a draft: it was saved as a note, or thrown away. Raises PackviewError: it could not be removed."""
        path = self._draft_path(draft.key)
        with saving(path):
            path.unlink(missing_ok=True)
        with suppress(OSError):  # else a power cut may bring it back, and it is offered once more
            sync_folder(path.parent)

    def _draft_path(self, key: str) -> Path:
        return self.home / "drafts" / self.pack_id / f"{self.member_id}.{key}.json"

    def edited_outside(self, text: str) -> str:
        """Have a text changed in the member's own editor; see ``outside_editor.edited``."""
        return edited(text, self.home / "drafts" / self.pack_id)

    def placed(self) -> tuple[PlacedNote, ...]:
        """The same with what became of each note's place when the papers were published again; the lost ones first."""
        return self.places.placed(self._store.all()) if self.places else ()

    def agree(self, placed: PlacedNote) -> Note:
        """Take a note's place in the papers as they are now for its own. Raises NotFoundError: the note is gone."""
        evidence = tuple(one.evidence for one in placed.evidence)
        fields = {"anchor": placed.placed.agreed, "evidence": evidence, "text": placed.text}
        return self.change(placed.original.id, fields)

    def merge(self, notes: Sequence[Note]) -> tuple[int, int]:
        """Bring in notes of this member from another file; of each the newer state stays, and what was deleted since.

        Returns how many are new, and how many took the place of an older state.
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

        def decide(notes: Mapping[str, Note]) -> Sequence[Change]:
            time = now()
            orders = (one.order for one in self._at_place(notes.values()) if one.anchor.item == anchor.item)
            plain = Note(
                id=self._store.new_id(notes),
                kind="question",
                text=checked["text"],
                anchor=anchor,
                member=self.member,
                order=max(orders, default=0.0),
                created=time,
                updated=time,
            )
            note = note_fields.altered(plain, checked, notes)
            history = () if note.status == "draft" else (StatusChange(status=note.status, at=time),)
            return [(None, replace(note, updated=time, history=history))]

        return _made(self._make(decide))

    def change(self, note_id: str, changes: Mapping[str, Any]) -> Note:
        """Change fields of a note: any that ``add`` takes. A change of status is kept with its time.

        Raises NotFoundError: no such note (an id may be shortened to a unique prefix), or no question it could follow;
        PackviewError: the text is empty, a plain note is given a status, a question would follow itself, or it could not be
        saved.
        """
        fields = self._checked(changes)

        def decide(notes: Mapping[str, Note]) -> Sequence[Change]:
            before = find(notes, note_id)
            worded = {"worded": before.worded or before.anchor.edition} if "anchor" in fields else {}
            after = note_fields.altered(before, {**worded, **fields}, notes)
            left = note_fields.orphaned(after, notes) if before.asks and not after.asks else []
            return [(before, after), *left]

        return self._at_place([_made(self._make(decide))])[0]

    def reorder(self, note_id: str, before: str | None) -> Note:
        """Move a question within its item and priority.

        ``note_id``: the question; ``before``: the one it shall stand before, None for the end. Raises NotFoundError: no such
        note; PackviewError: the other one is of another item or priority, or it could not be saved.
        """

        def decide(notes: Mapping[str, Note]) -> Sequence[Change]:
            there = {note.id: note for note in self._at_place(notes.values())}
            other = find(there, before) if before is not None else None
            changes = moved(find(there, note_id), other, there)
            return [(notes[old.id], _ordered(notes[old.id], new.order)) for old, new in changes]

        return self._at_place([_made(self._make(decide))])[0]

    def delete(self, note_id: str) -> Note:
        """Put a note into the bin (NotFoundError: no such note). Questions that followed it become questions of their own."""

        def decide(notes: Mapping[str, Note]) -> Sequence[Change]:
            note = find(notes, note_id)
            self._history.put_in_bin([note])
            return [(note, None), *note_fields.orphaned(note, notes)]

        return _made(self._make(decide))

    def bin(self) -> tuple[BinnedNote, ...]:
        """The deleted notes, the last deleted first. They stay for a year, unless the bin is emptied."""
        there = {note.id for note in self._store.all()}
        return tuple(one for one in self._history.bin() if one.note.id not in there)

    def restore_from_bin(self, note_id: str) -> Note:
        """Bring a deleted note back, as it was. Raises NotFoundError: no such note in the bin (an id may be shortened)."""
        note = find({one.note.id: one.note for one in self.bin()}, note_id)
        self.restore([note], f"Brought back {called(note)}")
        return note

    def empty_bin(self, note_ids: Collection[str] | None = None) -> int:
        """Delete notes of the bin for good, all or some; says how many. This cannot be taken back."""
        ids = {one.note.id for one in self.bin()}
        chosen = ids if note_ids is None else ids & set(note_ids)
        with self._lock:
            self._history.empty_bin(chosen)
        return len(chosen)

    def restore(self, notes: Iterable[Note], name: str) -> int:
        """Have notes as they once were, in one step; says how many are different now. Others stay.

        A note that is private now stays so. ``notes``: as they were; ``name``: what was done, in words.
        """

        def decide(there: Mapping[str, Note]) -> Sequence[Change]:
            pairs = [(there.get(note.id), note) for note in notes]
            changes = [(before, note_fields.as_private_as(before, note)) for before, note in pairs]
            return [(before, after) for before, after in changes if before != after]

        return len(self._make(decide, name))

    def bring_back(self) -> int:
        """Have back, in one step, what the newest backups have and the files do not any more; says how many notes."""
        return self.restore(self._store.missing(), "Brought back what was missing")

    def backups(self) -> list[tuple[Backup, int]]:
        """The backups, newest first, each with how many of its notes are different now, or not there."""
        there = {note.id: note for note in self.notes()}
        found = note_backups(self.home, self.pack_id, self.member_id)
        return [(one, sum(there.get(note.id) != note for note in one.notes)) for one in found]

    def restore_backup(self, backup: Backup) -> int:
        """Have the notes of a backup as they were; says how many changed. Those made since stay, and it can be taken back.

        What is there now becomes a backup first.
        """
        self._store.back_up()
        return self.restore(backup.notes, f"Brought back the backup of {backup.time:%Y-%m-%d %H:%M}")

    def absorb(self, other: "Notebook") -> int:
        """Move another notebook's notes here, ids and all; says how many. A crash on the way leaves none out."""
        store, history = other._open()  # noqa: SLF001  of the same class
        notes, steps, binned = store.all(), history.steps(), history.bin()
        with self._lock:
            self._store.apply(lambda there: [(there.get(note.id), note) for note in notes])
            self._history.absorb(steps, binned)
            store.apply(lambda there: [(there[note.id], None) for note in notes if note.id in there])
            history.clear()
        return len(notes)

    def undo(self) -> str | None:
        """Take back the newest change; says which in words, None when there is none.

        That is the newest made through this notebook; then those made before it was opened, whenever that was. Raises
        NotFoundError: the note is gone meanwhile; the next undo goes on with the change before.
        """
        with self._lock:
            return self._history.turn(self._store, undone=True)

    def redo(self) -> str | None:
        """Make the change that was taken back last again; otherwise as ``undo``."""
        with self._lock:
            return self._history.turn(self._store, undone=False)

    def _open(self) -> tuple[NoteStore, History]:
        """The notes, and what can be taken back, with the bin; opened when they are first needed."""
        if self.shared is not None:
            told = (
                f"The shared folder {one_line(str(self.shared))} is not there, and your notes are kept in it"
            )
            way_out = "Connect its drive, or correct the line with shared in config.toml"
            require(self.shared.is_dir(), told, way_out)  # it must not pass for an empty one
        with self._lock:
            if self._opened is None:
                store = NoteStore(
                    self.home,
                    self.pack_id,
                    self.member_id,
                    self.shared,
                    name=self.member,
                    leaving=self.leaving,
                )
                self._opened = store, History(self.home, self.pack_id, self.member_id)
            return self._opened

    def _at_place(self, notes: Iterable[Note]) -> tuple[Note, ...]:
        return self.places.shown(tuple(notes)) if self.places else tuple(notes)

    def _checked(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        """The fields as they are kept; new evidence with the edition of the papers it was found in."""
        fields = note_fields.checked(changes)
        edition = self.places.edition if self.places and {"evidence", "text"} & fields.keys() else ""
        if edition and "text" in fields:
            fields["worded"] = edition
        if edition and "evidence" in fields:
            found: Iterable[Evidence] = fields["evidence"]
            fields["evidence"] = tuple(one if one.edition else replace(one, edition=edition) for one in found)
        return fields

    def _make(self, decide: _Decide, name: str = "") -> Sequence[Change]:
        with self._lock:
            store, history = self._open()
            changes = store.apply(decide)
            history.made(changes, name)
        return changes

    @property
    def _store(self) -> NoteStore:
        return self._open()[0]

    @property
    def _history(self) -> History:
        return self._open()[1]


def _made(changes: Sequence[Change]) -> Note:
    """The note that the first of some changes is on."""
    note = changes[0][1] or changes[0][0]
    assert note is not None
    return note


@dataclass(eq=False, repr=False)
class PackLeaving:
    """The rule for the notes on one pack.

    Attributes:
        home: the library's folder.
        member_id: the member, as a file name, whose log of the meeting counts.
        places: where notes stand in the papers as they are now.
        opened: the pack as it is read, where that is not the one of the library.
        share_closed: whether notes on what is closed to the public may leave too.
        corrections: what was put right in the pack.
    """

    home: Path
    pack_id: str
    member_id: str
    _: KW_ONLY
    places: Places | None = None
    opened: OpenPack | None = None
    share_closed: bool = False
    corrections: Corrections | None = None

    def __post_init__(self) -> None:
        self._log = log_path(self.home, self.pack_id, self.member_id)
        self._thread = RLock()
        self._seen = packs.revision_stamp(self.home, self.pack_id)
        self._known: tuple[object, Closed | None] = (None, None)
        self._in_meeting: tuple[object, frozenset[str]] = (None, frozenset())

    def token(self) -> object:
        """What is another value once the papers, or what is closed in the meeting, changed."""
        try:
            return self._state()
        except PackviewError as error:
            return str(error)

    def may_leave(self, notes: Sequence[Note], *, to_panel: bool = True) -> list[bool | None]:
        """Whether each note may leave; None where the papers or the log are there and cannot be read.

        ``to_panel``: it goes to the panel, to which the settings may let notes on what is closed go.
        """
        closed = unknown = None
        if not (to_panel and self.share_closed):
            try:
                closed = self._closed()
            except PackviewError as error:
                unknown = error
        if closed is None:
            return [False if note.private else None if unknown else True for note in notes]
        shown = self.places.shown(notes) if self.places else notes
        return [
            closed.note_may_leave(note) and (place is note or closed.note_may_leave(place))
            for note, place in zip(notes, shown, strict=True)
        ]

    def _closed(self) -> Closed | None:
        """What is closed to the press and public; None where the papers are not known."""
        with self._thread:
            state = self._state()
            if self._known[0] != state:
                pack = self._pack()
                self._known = state, Closed(pack, state[1]) if pack else None
            return self._known[1]

    def _state(self) -> tuple[object, frozenset[str]]:
        """What the papers are with what was put right, and the items closed in the meeting."""
        papers = packs.revision_stamp(self.home, self.pack_id)
        return (papers, self.corrections.token() if self.corrections else None), self._closed_in_meeting()

    def _closed_in_meeting(self) -> frozenset[str]:
        seen = stamp(self._log)
        if self._in_meeting[0] != (seen,):
            acts = decode(read_there(self._log) or b"")
            self._in_meeting = (seen,), exempt_items(acts, ())
        return self._in_meeting[1]

    def _pack(self) -> Pack | None:
        if self.opened is not None and packs.revision_stamp(self.home, self.pack_id) == self._seen:
            return self._corrected(self.opened)
        try:
            pack, pages = packs.load(self.home, self.pack_id)
            return self._corrected(OpenPack(pack=pack, pages=pages))
        except NotFoundError:
            return None

    def _corrected(self, opened: OpenPack) -> Pack:
        return self.corrections.applied(opened).pack if self.corrections else opened.pack
