"""Corrections of one pack: a file a member and machine, of the form of notes files, in a folder that may be shared.

Each is the newest word on its field, whoever's it is. A correction that was taken back is kept as a mark, so that it does not
come back from another machine.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import msgspec

from packview.files import NOT_UNDERSTOOD
from packview.model.corrections import Correction
from packview.store.atomic import locked
from packview.store.notes.backups import Backups
from packview.store.notes.documents import cleaned
from packview.store.notes.file import (
    TABLE,
    Head,
    NotesFile,
    NotesStorage,
    NotesTable,
    Record,
    file_name,
    newest_records,
    record,
)
from packview.store.notes.folder import NotesFolder, device_of, token_of
from packview.text import member_file, one_line

_NAME = "corrections"
Puts = Mapping[str, Correction | None]
"""By identity; None takes a correction back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a correction is kept as. ``own``: this member made it."""

    correction: Correction
    own: bool


class CorrectionStore:
    """Reads everybody's corrections of a pack, and writes one member's.

    Args:
        home: the library's folder.
        pack_id: the pack.
        member_id: the member, as a file name.
        name: the member's name as shown.
        shared: the folder that may be shared, where that is not the library's own.

    Attributes:
        problems: what could not be read, in sentences without full stop.
    """

    def __init__(
        self, home: Path, pack_id: str, member_id: str, *, name: str = "", shared: Path | None = None
    ) -> None:
        self.problems: list[str] = []
        self._home = home
        self._names = (pack_id, member_id)
        self._name = name if member_file(name) == member_id else ""
        self._roots = [*dict.fromkeys((home, shared or home))]
        self._folders = [NotesFolder(root / _NAME / pack_id) for root in self._roots]

    def stamps(self) -> object:
        """What tells whether anybody changed corrections."""
        return token_of(self._folders)

    def all(self) -> dict[str, Kept]:
        """The correction of each field that counts, by identity; what cannot be read is told in ``problems``."""
        self.problems.clear()
        found: dict[str, Kept] = {}
        files = self._files()
        for identity, one in sorted(self._newest(files).items()):
            correction = _correction_of(one)
            if correction is None or correction.identity != identity:
                if one.note:
                    self._report("A correction cannot be understood; it is left there as it is")
                continue
            writer = next(file.head for file in files if file.records.get(identity) is one)
            name = one_line(writer.name) or writer.member
            found[identity] = Kept(
                correction=replace(correction, member=name), own=writer.member == self._names[1]
            )
        return found

    def change(self, decide: Callable[[Mapping[str, Kept]], Puts]) -> Puts:
        """Change corrections together, on what is on the disk at that moment; the changes, as made.

        Raises PackviewError: nothing changed.
        """
        with locked(self._home, _NAME, *self._names, what="your corrections"):
            head = Head(member=self._names[1], name=self._name, device=device_of(self._home, make=True))
            puts = decide(self.all())
            if puts:
                self._write(head, puts)
        return puts

    def _write(self, head: Head, puts: Puts) -> None:
        """Put records into this installation's files: what is closed into the one that stays here, the rest into the shared one."""
        files = self._files()
        stamps = {identity: one.stamp for identity, one in self._newest(files).items()}
        now = time.time_ns() // 1000
        made = {
            identity: record(
                identity,
                max(now, stamps.get(identity, 0) + 1),
                msgspec.json.encode(replace(one, member="")) if one else b"",
            )
            for identity, one in puts.items()
        }
        for root, folder in zip(self._roots, self._folders, strict=True):
            path = folder.path / file_name(head.member, head.device)
            own = next((file for file in files if file.path == path), NotesFile(path=path))
            here = {
                identity: made[identity]
                for identity, one in puts.items()
                if (identity in own.records if one is None else (not one.closed) is (root == self._roots[-1]))
                or len(self._roots) == 1
            }
            if here:
                self._save(path, head, root, own, here)

    def _save(self, path: Path, head: Head, root: Path, own: NotesFile, made: Mapping[str, Record]) -> None:
        if own.damaged:
            aside = Backups(self._home.joinpath("backups", _NAME, *self._names)).keep_damaged(path)
            self._report(
                f"The file of corrections {path.name} was damaged; what was whole is kept, the rest is in {aside}"
            )

        def alter(records: dict[str, Record]) -> None:
            for identity in [identity for identity, one in records.items() if not one.check]:
                del records[identity]
            records.update(made)

        NotesTable(NotesStorage(path, head, root, known=own), TABLE, cache_size=0).change(alter)

    def _files(self) -> list[NotesFile]:
        folders = (folder.of_members("corrections", self._report) for folder in self._folders)
        return [*chain.from_iterable(folders)]

    def _newest(self, files: Iterable[NotesFile]) -> dict[str, Record]:
        whole = ({identity: one for identity, one in file.records.items() if one.check} for file in files)
        devices = [f"{file.head.member}.{file.head.device}" for file in files]
        return newest_records(zip(whole, devices, strict=True))

    def _report(self, problem: str) -> None:
        if problem not in self.problems:
            self.problems.append(problem)


def _correction_of(one: Record) -> Correction | None:
    try:
        found = cleaned(msgspec.json.decode(one.note or b"null", type=Correction | None))
    except NOT_UNDERSTOOD:
        return None
    return found if found is not None and found.valid else None
