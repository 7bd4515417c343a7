"""One member's notes on one pack, from all the files that the member's machines wrote.

The state of a note is the newest among the member's own files: those in the folder that may be shared, and private ones,
which stay on this machine. Of these this installation writes one each, and never another's. A deletion is kept as a mark.
What differs is decided by a stamp that is greater than that of any state it was made from, so a clock may go back. A note
that was made private on one machine stays private, whatever another changed that did not know of it.

Each change is made under a lock, on what is on the disk at that moment, so that two windows of packview keep both their
notes. A change of both files is made by the second one: until that is saved, the first one counts as it was before.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import RLock
from typing import Any, Protocol

import msgspec
from msgspec import structs

from packview.errors import PackviewError
from packview.files import stamp
from packview.model import Note
from packview.model.notes import new_id
from packview.store.atomic import locked, sweep_beside
from packview.store.notes.backups import Backups, note_backups
from packview.store.notes.documents import document, note_of, notes_in
from packview.store.notes.file import (
    TABLE,
    Head,
    NotesFile,
    NotesStorage,
    NotesTable,
    Record,
    encode,
    file_name,
    newest_records,
    record,
)
from packview.store.notes.folder import NotesFolder, device_of, token_of
from packview.store.notes.old_forms import journal_of
from packview.text import one_line
from packview.wording.words import counted

_TIES = ("", "~")
"""Of the same state shared and private, as a move that was cut short once left it, the private one counts."""
_OFTEN = 1 << 62
"""How often a file was saved that is there and does not say it any more."""
Change = tuple[Note | None, Note | None]
"""A note before and after: None before where it is new, None after where it is removed."""


class Leaving(Protocol):
    """Which notes may stand in the folder that may be shared."""

    def token(self) -> object:
        """What is another value once the answers may be others."""

    def may_leave(self, notes: Sequence[Note], *, to_panel: bool = True) -> Sequence[bool | None]:
        """Whether each may, to the panel or elsewhere; None where that is not known: then it stays where it is, and a new one on this machine."""


Puts = tuple[dict[str, Record | None], dict[str, Record | None]]
"""What is to be put into this installation's shared and private file, by identity; None takes a record out."""


class _Side:
    """The member's files in the folder that may be shared, or the private ones.

    Attributes:
        files: the member's, of all installations; ``own``: this installation's among them.
        others: folders of files from before this one was named.
        newest: the record of each note that counts among them.
        lacking: what the newest backup has more, or newer.
        checked: the files as they were when that was found out.
    """

    def __init__(self, home: Path, root: Path, names: tuple[str, str], *, private: bool) -> None:
        self.root = root
        self.private = private
        self.folder = NotesFolder(root / names[0])
        self.others = (
            [NotesFolder(home / "notes" / names[0])] if not private and root != home / "notes" else []
        )
        self.backups = Backups(home.joinpath("backups", "private" if private else "notes", *names))
        self.files: list[NotesFile] = []
        self.own: NotesFile | None = None
        self.newest: dict[str, Record] = {}
        self.lacking: dict[str, Record] = {}
        self.checked: object = None

    @property
    def own_records(self) -> Mapping[str, Record]:
        """What this installation's file has."""
        return self.own.records if self.own else {}

    def write(self, head: Head, puts: Mapping[str, Record | None], *, after: int = 0) -> None:
        """Put records into this installation's file. Raises PackviewError: it is as it was. ``after``: see Record."""
        path = self.folder.path / file_name(head.member, head.device)
        storage = NotesStorage(path, head, self.root, known=self.own or NotesFile(path=path))

        def alter(records: dict[str, Record]) -> None:
            if len(self.files) > 1 or self.private:  # only what counts stays, and no other file has newer
                there = {identity: self.newest[identity] for identity in records if identity in self.newest}
                records.clear()
                records.update(there)
            for identity, one in puts.items():
                was = records.pop(identity, None) if one is None or after else None
                if one is not None:
                    records[identity] = one.again(identity, after=after, was=was) if after else one

        NotesTable(storage, TABLE, cache_size=0).change(alter)
        self.own = storage.file
        self.folder.know(self.own)
        self.files = [self.own, *(one for one in self.files if one.path != path)]

    def look_for_lacking(self, best: Mapping[str, Record]) -> bool:
        """Whether the newest backup has what the files do not, or only older; looked for where others changed files."""
        stamps = self.folder.stamps()
        if self.checked != stamps:
            same = self.own is not None and self.backups.newest_is(self.own.data)
            backup = None if same else self.backups.newest()
            there = backup.records if backup else {}
            self.lacking = _older(best, {identity: one for identity, one in there.items() if one.note})
            self.checked = stamps
        return bool(self.lacking)

    def back_up(self, head: Head, best: Mapping[str, Record]) -> None:
        """Keep the state of the side as a backup, with what is missing from it."""
        self.lacking = _older(best, self.lacking)
        everything = {**self.newest, **self.lacking}
        if self.own and everything == self.own.records:
            self.backups.add(self.own.data)
        elif everything:
            self.backups.add(encode(head, everything))


class NoteStore:
    """Reads and writes one member's notes on one pack. May be used by several threads.

    Every method raises PackviewError when a file cannot be read, or the change could not be saved; then nothing changed.

    Args:
        home: the library's folder.
        pack_id: the pack.
        member_id: the member, as a file name.
        shared: the folder of notes that may be shared, where that is not the library's own.
        name: the member's name as shown; it stands as the author of every note.
        leaving: which notes may stand in that folder; None for all but private ones.

    Attributes:
        reports: what had to be put right, is missing or could not be understood, in sentences without full stop.
    """

    def __init__(
        self,
        home: Path,
        pack_id: str,
        member_id: str,
        shared: Path | None = None,
        *,
        name: str | None = None,
        leaving: Leaving | None = None,
    ) -> None:
        self.reports: list[str] = []
        self._home = home
        self._names = (pack_id, member_id)
        self._name = name
        self._leaving = leaving
        self._thread = RLock()
        self._shared = _Side(home, shared or home / "notes", self._names, private=False)
        self._private = _Side(home, home / "private", self._names, private=True)
        self._sides = (self._shared, self._private)
        self._folders = [folder for side in self._sides for folder in (side.folder, *side.others)]
        self._device = ""
        self._swept = self._was_read = False
        self._rule: object = self
        self._best: dict[str, Record] = {}
        self._stays: set[str] = set()
        self._decoded: dict[str, tuple[Record, Note | None]] = {}
        self._notes: dict[str, Note] = {}
        self._known: tuple[object, tuple[Note, ...]] = (None, ())

    def all(self) -> tuple[Note, ...]:
        """The notes that are on the disk now, oldest first."""
        with self._thread:
            before = self.stamps()
            if self._known[0] != before:
                self._device = self._device or device_of(self._home, make=False)
                self._sweep()
                self._read()
                if self.stamps() != before or self._unsettled():
                    try:
                        self.apply(lambda _: ())
                    except PackviewError:  # reading must work where nothing can be written
                        self._read()
                    before = self.stamps()
                whole = all(
                    folder.unchanged() for folder in self._folders
                )  # what could not be read is tried again
                self._known = before if whole else None, tuple(self._notes.values())
            return self._known[1]

    def stamps(self) -> object:
        """What tells whether anybody changed notes on the pack; cheap enough to ask several times a second."""
        return token_of(side.folder for side in self._sides), self._token()  # reading says what is wrong

    def apply(self, decide: Callable[[Mapping[str, Note]], Sequence[Change]]) -> Sequence[Change]:
        """Change notes together, on what is on the disk at that moment; the changes, as made.

        ``decide``: makes them from all notes by their identities; it may raise, and then nothing changes.
        """
        with self._thread, locked(self._home, *self._names, what="your notes"):
            device = device_of(self._home, make=True)
            if device != self._device:  # which file is this installation's own may be another now
                self._was_read = False
            self._device = device
            self._read()
            self._settle()
            changes = decide(self._notes)
            puts: Puts = ({}, {})
            for before, after in changes:
                if after is not None and after != before:
                    self._put(after, puts)
                elif after is None and before is not None:
                    stamp, hidden = self._next(before.id)
                    puts[before.id in self._stays][before.id] = record(before.id, stamp, hidden=hidden)
            self._write(puts)
        return changes

    def new_id(self, notes: Mapping[str, Note]) -> str:
        """An identity for a note that comes after those there are, and that no note has which cannot be understood."""
        identity = new_id(after=max(notes, default=""))
        while identity in self._best:
            identity = new_id(after=identity)
        return identity

    def back_up(self) -> None:
        """Have what is there now among the backups."""
        with self._thread:
            self.apply(lambda _: ())
            self._back_up()

    def missing(self) -> tuple[Note, ...]:
        """What the newest backups have, and the files do not, or only older."""
        with self._thread:
            self.all()
            return tuple(note for side in self._sides for note in notes_in(side.lacking).values())

    def _may_leave(self, *notes: Note) -> Sequence[bool | None]:
        return self._leaving.may_leave(notes) if self._leaving else [not note.private for note in notes]

    def _token(self) -> object:
        return self._leaving.token() if self._leaving else None

    # Reading

    def _read(self) -> None:
        """Have what is on the disk now."""
        if self._was_read and all(folder.unchanged() for folder in self._folders):
            return
        self._was_read = False
        for side in self._sides:
            side.files = self._own_files(side.folder)
            mine = (one for one in side.files if one.canonical and one.head.device == self._device)
            side.own = next(mine, None) if self._device else None
            side.files += [file for folder in side.others for file in self._own_files(folder)]
        self._combine()
        self._was_read = True

    def _own_files(self, folder: NotesFolder) -> list[NotesFile]:
        """The member's files, second copies too. Raises PackviewError: this installation's, or an old one, cannot be read."""
        member = self._names[1]
        here, old = file_name(member, self._device), file_name(member, "")
        found = []
        for path, file in folder.files().items():
            if isinstance(file, PackviewError):
                if path.name in {here, old}:
                    raise file
                if path.name.startswith(f"{member}."):
                    self._report(f"The notes of another of your machines are not shown: {file.message}")
            elif path.name == here != old and not file.canonical:
                head = structs.replace(self._head(), saved=file.head.saved)
                found.append(replace(file, head=head, damaged=True))
            elif file.head.member == member and not file.forged:
                found.append(file)
        return found

    def _combine(self) -> None:
        """Find out the state of each note from the files that were read."""
        here = self._shared.folder.path
        shared = (one for one in self._shared.files if one.canonical and one.path.parent == here)
        saved = {one.head.device: one.head.saved or _OFTEN for one in shared}
        for side in self._sides:
            side.newest = newest_records(
                (
                    _that_count(one.records, saved.get(one.head.device)) if side.private else one.records,
                    one.head.device,
                )
                for one in side.files
            )
        self._best = newest_records(zip((side.newest for side in self._sides), _TIES, strict=True))
        known, self._decoded = self._decoded, {}
        self._notes, self._stays = {}, set()
        for identity in sorted(self._best):
            best, one = self._best[identity], known.get(identity)
            if one is None or one[0] != best:
                one = best, self._note(identity, best)
            self._decoded[identity] = one
            if one[1] is not None:
                self._notes[identity] = one[1]
            if best.note and best is self._private.newest.get(identity):
                self._stays.add(identity)

    def _note(self, identity: str, best: Record) -> Note | None:
        """The note of a record, by the member, whatever it says of its author."""
        if not best.note:
            return None
        note = note_of(identity, best.note)
        if note is None:
            self._report("A note in your notes files cannot be understood; it is left there as it is")
        elif self._name is not None and note.member != self._name:
            note = replace(note, member=self._name)
        return note

    # Putting right

    def _unsettled(self) -> bool:
        """Whether something is to be done under the lock before the notes are shown."""
        return (
            (self._rule is not self and self._rule != self._token())
            or any(self._sources(side) or (side.own and side.own.damaged) for side in self._sides)
            or bool(self._withdrawn())
            or any(side.look_for_lacking(self._best) for side in self._sides)
        )

    def _sources(self, side: _Side) -> list[NotesFile]:
        """The files that are to be brought over: of an older form, second copies of this installation's, or left behind."""
        return [
            file
            for file in side.files
            if file.old
            or (file.head.device == self._device and not file.canonical)
            or file.path.parent != side.folder.path
        ]

    def _withdrawn(self) -> dict[str, Record]:
        """The notes in this installation's shared file that another machine deleted or made private, with the marks."""
        side = self._shared
        live = (identity for identity, one in side.own_records.items() if one.note)
        marks = ((identity, side.newest[identity]) for identity in live) if len(side.files) > 1 else ()
        return {identity: mark for identity, mark in marks if not mark.note}

    def _withdraw(self, puts: Puts) -> None:
        """Take those out, and have their text among the private ones where it is private now."""
        for identity, mark in self._withdrawn().items():
            put = puts[False].get(identity)
            if put is None or put.rank("") < mark.rank(""):
                puts[False][identity] = mark
            if mark.private and identity not in self._private.newest:
                text = _made_private(self._shared.own_records[identity].note)
                puts[True].setdefault(identity, record(identity, mark.stamp, text, hidden=mark.hidden))

    def _settle(self) -> None:
        """Bring over what older versions and synchronisers left, mend damage, and take home what may not leave."""
        puts: Puts = ({}, {})
        for side in self._sides:
            side.look_for_lacking(self._best)
            if side.own and side.own.damaged:
                mended, there = self._mended(side, side.own), side.own.records
                of_others = {one for one in mended.keys() - there if self._is_older(one, mended[one])}
                puts[side.private].update({one: mended.get(one) for one in {*there, *mended} - of_others})
                side.own = replace(side.own, damaged=False)
        sources = [(side, file) for side in self._sides for file in self._sources(side)]
        for side, file in sources:
            self._bring_over(side, file, puts)
        self._withdraw(puts)
        token = self._token()
        if self._rule != token:
            self._move(puts)
        self._write(puts)
        self._rule = token
        for side, file in sources:
            self._remove(side, file)
        self._read()
        for side in self._sides:
            side.lacking, side.checked = _older(self._best, side.lacking), side.folder.stamps()
            if side.lacking:
                self._report_missing(side)

    def _move(self, puts: Puts) -> None:
        """Take home notes on what was closed to the public since, and out those on what was opened."""
        leave = self._may_leave(*self._notes.values())
        for (identity, note), leaves in zip(self._notes.items(), leave, strict=True):
            moves = leaves is (identity in self._stays)
            if moves and identity not in puts[False] and identity not in puts[True]:
                self._put(note, puts)

    def _mended(self, side: _Side, file: NotesFile) -> dict[str, Record]:
        """The notes of a damaged file, with what it lost from the newest backup; the file as it is is kept."""
        paths = [path for path in (file.path, journal_of(file.path)) if stamp(path)]
        aside = ", ".join(str(side.backups.keep_damaged(path)) for path in paths)
        kept = side.backups.newest(old=file.old) or side.backups.newest()
        instead = "what it had lost is as in its newest backup" if kept else "there is no backup of it"
        self._report(
            f"The notes file {one_line(file.path.name)} was damaged; {instead}, and the damaged file is kept as "
            f"{aside}; packview note restore {self._names[0]} lists earlier states"
        )
        found = {identity: one for identity, one in file.records.items() if one.check}
        found |= _older(found, kept.records if kept else {})
        for identity, one in file.records.items():
            fields = msgspec.json.decode(one.note, type=dict[str, Any]) if one.note else {}
            if not found.keys() & {
                identity,
                fields.get("id"),
            }:  # of what is damaged, either may be its identity
                found[identity] = one.again(identity)
        return found

    def _is_older(self, identity: str, one: Record) -> bool:
        """Whether another state of a note counts, not this one."""
        best = self._best.get(identity)
        return best is not None and best.rank("") > one.rank("")

    def _bring_over(self, side: _Side, file: NotesFile, puts: Puts) -> None:
        """Take the notes of a file into this installation's own where they are the newest."""
        records = self._mended(side, file) if file.damaged else file.records
        for identity, one in records.items():
            if self._is_older(identity, one):
                continue
            if not one.note:
                puts[side.private].setdefault(identity, one)
                continue
            text = _made_private(one.note) if side.private and file.old else bytes(one.note)
            note = note_of(identity, msgspec.Raw(text))
            leaves = self._may_leave(note)[0] if note else not side.private
            stays = side.private if leaves is None else not leaves
            puts[stays][identity] = record(identity, one.stamp, text, hidden=one.hidden)
            self._best[identity] = one

    def _remove(self, side: _Side, file: NotesFile) -> None:
        """Take away a file that was brought over; where that fails, the next reading tries again."""
        try:
            if file.old:
                side.backups.keep_old_form(file.path)
            for path in (journal_of(file.path), file.path):
                path.unlink(missing_ok=True)
        except (OSError, PackviewError):
            folder = one_line(str(file.path.parent))
            self._report(
                f"{one_line(file.path.name)} is brought over, but could not be removed from {folder}"
            )

    def _report_missing(self, side: _Side) -> None:
        backups = note_backups(self._home, *self._names)
        number = next((at for at, one in enumerate(backups, 1) if one.private == side.private), 1)
        time = f"{backups[number - 1].time:%Y-%m-%d %H:%M}" if backups else ""
        what, count = "private notes" if side.private else "notes", counted(len(side.lacking), "note")
        told = f"The backup of {time} has {count} that your files of {what} do not have, or only older"
        if not side.own:
            folder = one_line(str(side.folder.path))
            told = f"Your file of {what} is not in {folder}, but its backup of {time} has {count}"
        self._report(
            f"{told}. To bring back what is missing: packview note restore {self._names[0]} {number}, or in the app"
            " 'Bring back missing notes' in the command palette"
        )

    def _report(self, report: str) -> None:
        if report not in self.reports:
            self.reports.append(report)

    # Writing

    def _put(self, note: Note, puts: Puts) -> None:
        """Have a note in the file it belongs to, and out of the other."""
        identity, best = note.id, self._best.get(note.id)
        there = best.note if best is not None else None
        fields = msgspec.json.decode(there, type=dict[str, Any]) if there else {}  # unknown ones stay
        text = msgspec.json.encode({**fields, **document(note)})
        stamp, hidden = self._next(identity)
        (leaves,) = self._may_leave(note)
        if leaves or (leaves is None and there and identity not in self._stays):
            puts[False][identity] = record(identity, stamp, text, hidden=hidden)
            return
        shared = self._shared.newest.get(identity)
        if shared is not None and shared.note:
            hidden = stamp
            puts[False][identity] = record(identity, stamp, private=True, hidden=hidden)
        puts[True][identity] = record(identity, stamp, text, hidden=hidden)

    def _next(self, identity: str) -> tuple[int, int]:
        """For a new state of a note the stamp, greater than that of any other, and what is known of when it was made private."""
        found = (states.get(identity) for side in self._sides for states in (side.newest, side.lacking))
        known = [one for one in found if one is not None]
        after = max((one.stamp + 1 for one in known), default=1)
        return max(time.time_ns() // 1000, after), max((one.hidden for one in known), default=0)

    def _write(self, puts: Puts) -> None:
        """Change this installation's files, all or nothing: the shared one, which is saved last, decides."""
        to_shared, to_private = puts
        if not to_shared and not to_private:
            return
        private, shared = self._private, self._shared
        prepared = any(one.after for one in private.own_records.values())
        try:
            if to_private or prepared:
                after = (shared.own.head.saved if shared.own else 0) + 1 if to_shared else 0
                private.write(self._head(), to_private, after=after)
            if to_shared:
                shared.write(self._head(), to_shared)
        except BaseException:
            self._known, self._was_read = (None, ()), False
            raise
        self._combine()
        public = {one for one, put in to_shared.items() if put and put.note} & private.own_records.keys()
        if public:
            with suppress(PackviewError):  # what is public now is older there, and does no harm
                private.write(self._head(), dict.fromkeys(public))
                self._combine()
        for side in self._sides:
            with suppress(PackviewError):  # what is saved is saved; the next reading looks again
                side.checked = side.folder.stamps()
        self._back_up()

    def _head(self) -> Head:
        return Head(member=self._names[1], name=self._name or "", device=self._device)

    def _back_up(self) -> None:
        for side in self._sides:
            side.back_up(self._head(), self._best)

    def _sweep(self) -> None:
        """Take away, the first time, what writes left behind that were ended halfway."""
        if not self._swept:
            self._swept = True
            own = [side.folder.path / file_name(self._names[1], self._device) for side in self._sides]
            sweep_beside(self._home, self._names, [*own, *(side.backups.folder for side in self._sides)])


def _that_count(records: Mapping[str, Record], saved: int | None) -> Mapping[str, Record]:
    """Private records as they count, where the shared file of the same installation was saved so often; None: is not there."""
    if not any(one.after for one in records.values()):
        return records
    counting: dict[str, Record | None] = dict(records)
    for identity, one in records.items():
        if one.after:
            made = one.after <= saved if saved is not None else one.after != 1
            counting[identity] = one.again(identity, after=0, was=None) if made else one.was
    return {identity: one for identity, one in counting.items() if one is not None}


def _older(best: Mapping[str, Record], records: Mapping[str, Record]) -> dict[str, Record]:
    """The records that are newer than the states there are, or of notes there are none of: a mark that one is private is none."""
    found = ((identity, one, best.get(identity)) for identity, one in records.items())
    return {
        identity: one
        for identity, one, here in found
        if here is None or here.stamp < one.stamp + (here.private and bool(one.note))
    }


def _made_private(text: msgspec.Raw) -> bytes:
    fields = msgspec.json.decode(text, type=dict[str, Any])
    return bytes(text) if fields.get("private") else msgspec.json.encode({**fields, "private": True})
