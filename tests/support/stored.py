"""Packs and notes to store, and a look at what is stored."""

import hashlib
import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from packview.model import AgendaItem, Anchor, Meeting, Note, Pack, PageInfo, Paper, Source, Supplement
from packview.services.notes.fields import find
from packview.store import packs
from packview.store.notes import notes
from packview.store.notes.file import encode, file_name, record
from packview.store.notes.folder import device_of, read_notes_file
from packview.store.notes.notes import Change


class NoteStore(notes.NoteStore):
    """The store, with what a test does to one note."""

    def add(self, make: Callable[[str], Note]) -> Note:
        """Keep a new note, which is made of its identity."""
        ((_, note),) = self.apply(lambda there: [(None, make(self.new_id(there)))])
        assert note is not None
        return note

    def change(self, note_id: str, alter: Callable[[Note], Note]) -> tuple[Note, Note]:
        """Change a note; it before and after. Raises NotFoundError: there is none of that identity, or beginning of one."""

        def decide(there: Mapping[str, Note]) -> Sequence[Change]:
            before = find(there, note_id)
            return [(before, alter(before))]

        ((before, after),) = self.apply(decide)
        assert before is not None
        assert after is not None
        return before, after

    def remove(self, note_id: str) -> Note:
        """Take a note out. Raises NotFoundError: there is no such note."""
        ((note, _),) = self.apply(lambda there: [(find(there, note_id), None)])
        assert note is not None
        return note


NOW = datetime(2026, 8, 1, 12, 0, tzinfo=UTC)
ID = "town-parks-committee-2019-06-03"
PAGES = (("TOWN", "", "  indented"), (), ("last",))


def published(tmp_path: Path, content: bytes = b"%PDF first", **fields: Any) -> tuple[Pack, Path]:
    """A file as published, and the pack read from it."""
    path = tmp_path / "published.pdf"
    path.write_bytes(content)
    pack = Pack(
        pack_id=ID,
        source=Source(
            kind="pdf", name=path.name, sha256=hashlib.sha256(content).hexdigest(), size=len(content)
        ),
        meeting=Meeting(committee="Parks Committee", council="Town", date=date(2019, 6, 3), time="6.00 pm"),
        items=(
            AgendaItem(
                key="1-benches",
                number="1",
                title="Benches",
                papers=(Paper(title="Report", kind="report", fields={"Subject": "Bänke"}),),
            ),
        ),
        pages=tuple(PageInfo(number=number) for number in (1, 2, 3)),
    )
    return replace(pack, **fields), path


def add(home: Path, tmp_path: Path, content: bytes = b"%PDF first", *, revision: bool = False) -> Pack:
    pack, path = published(tmp_path, content)
    return packs.add_pack(home, pack, PAGES, path, revision=revision)


def supplemented(pack: Pack, tmp_path: Path, content: bytes = b"%PDF late") -> tuple[Pack, Path]:
    """The next revision of a pack, with one page of a supplement, and the supplement's file."""
    path = tmp_path / f"{content[5:].decode()}.pdf"
    path.write_bytes(content)
    source = Source(kind="pdf", name=path.name, sha256=hashlib.sha256(content).hexdigest(), size=len(content))
    number = len(pack.pages) + 1
    merged = replace(
        pack,
        revision=pack.revision + 1,
        supplements=(*pack.supplements, Supplement(source=source, pdf_first=number, pdf_last=number)),
        pages=(*pack.pages, PageInfo(number=number)),
    )
    return merged, path


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def make(text: str, **fields: Any) -> Callable[[str], Note]:
    plain = Note(id="", kind="note", text=text, anchor=Anchor(), created=NOW, updated=NOW)
    return lambda identity: replace(plain, id=identity, **fields)


def notes_path(home: Path, pack: str, member: str, kind: str = "notes", root: Path | None = None) -> Path:
    """Where this installation's file of a member's notes is."""
    return (root or home / kind) / pack / file_name(member, device_of(home, make=True))


def tables(path: Path) -> dict[str, dict[str, Any]]:
    """The notes that a file has, by identity, as JSON; marks are left out."""
    records = read_notes_file(path).records
    return {"notes": {identity: json.loads(bytes(one.note)) for identity, one in records.items() if one.note}}


def rewrite(path: Path, content: dict[str, dict[str, Any]]) -> None:
    """Put other notes into a file, as another program might that knows the form."""
    file = read_notes_file(path)
    records = {
        identity: record(
            identity,
            file.records[identity].stamp if identity in file.records else 1,
            json.dumps(note, separators=(",", ":")).encode(),
        )
        for identity, note in content["notes"].items()
    }
    path.write_bytes(encode(file.head, records))


def texts(path: Path) -> list[str]:
    return [note["text"] for note in tables(path)["notes"].values()]


def old_form(
    path: Path, notes: dict[str, Any], *, version: int = 2, generation: int = 1, folded: int = 0
) -> None:
    """A file of notes as earlier versions wrote it."""
    facts = (
        {"schema_version": 1}
        if version == 1
        else {"schema_version": 2, "generation": generation, "folded": folded}
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({**facts, "notes": notes}), encoding="utf-8")


def old_journal(path: Path, follows: int, *changes: dict[str, Any], torn: bytes = b"") -> bytes:
    """The journal of a file of form 2: each change is of whole notes by identity, None for one taken out."""
    lines = b""
    for line in ({"schema_version": 2, "follows": follows}, *({"change": {"notes": one}} for one in changes)):
        body = json.dumps(line, separators=(",", ":")).encode()
        lines += b"%08x %s\n" % (zlib.crc32(body), body)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".journal").write_bytes(lines + torn)
    return lines


def old_note(
    identity: str, text: str, *, minute: int = 0, member: str = "Robin Ash", **fields: Any
) -> dict[str, Any]:
    """A note as it stands in a file of an older form."""
    time = f"2026-08-01T12:{minute:02}:00Z"
    plain = {"id": identity, "kind": "note", "text": text, "anchor": {}, "member": member}
    return {**plain, "created": time, "updated": time, **fields}
