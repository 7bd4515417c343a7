"""A file of notes that came by mail: brought in any number of times, in any order, with the same result.

It is a colleague's file of notes, or the JSON that ``packview export`` writes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from packview.errors import NotFoundError, PackviewError, require
from packview.files import NOT_UNDERSTOOD, read_there
from packview.model import Note, Pack
from packview.services.library.library import Library
from packview.services.notes.sharing import received_folder
from packview.store import packs
from packview.store.atomic import locked, write_atomic
from packview.store.notes.documents import cleaned, document, notes_in
from packview.store.notes.file import Head, encode, record
from packview.store.notes.folder import read_notes_file
from packview.text import fold, member_file, one_line, slug

_BY_MAIL = "received"
"""Stands for the installation in the head of a file of received notes."""
_NOT_NOTES = "It is neither a file of notes nor what packview export PACK --format json writes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What a file brought.

    Attributes:
        pack_id: the pack its notes are on.
        members: whose notes came, by name.
        added: colleagues' notes that were not here.
        updated: colleagues' notes that were here in an older state.
        own_added: the member's own notes that were not here.
        own_updated: the member's own that were here in an older state; undo brings that back.
        private: how many were left out because they are private to somebody else.
        conflicts: how many of a colleague's have the id of one of yours; yours is as it was.
    """

    pack_id: str
    members: tuple[str, ...] = ()
    added: int = 0
    updated: int = 0
    own_added: int = 0
    own_updated: int = 0
    private: int = 0
    conflicts: int = 0


def merge_file(library: Library, path: Path, *, pack_id: str | None = None, mine: bool = False) -> Merged:
    """Bring in the notes of a file.

    A colleague's notes are kept beside the member's own; of each the newest state stays. What a note says of its author
    counts for nothing: only a file that the member calls their own changes their notes. Then those come in that are missing
    or older here; what the member changed or deleted later stays as it is.

    Args:
        library: the library.
        path: the file.
        pack_id: the pack they are on; None finds it by the papers they speak of.
        mine: the file is the member's own, from another machine.

    Raises:
        PackviewError: the file is none of notes, is on other papers, says it is the member's own without being called so,
            or what it brings cannot be saved.
    """
    found, member, name = _read(path)
    spoken = {one.anchor.edition if isinstance(one, Note) else str(one.get("edition") or "") for one in found}
    pack_id = _pack_of(library, spoken, path, pack_id)
    pack = packs.load(library.home, pack_id)[0]
    notes = _newest([one if isinstance(one, Note) else _note_of(one, pack, path) for one in found])
    notebook = library.notebook(pack_id)
    if mine:
        own_added, own_updated = notebook.merge(list(notes.values()))
        return Merged(pack_id=pack_id, own_added=own_added, own_updated=own_updated)
    told = f"{one_line(path.name)} says that it is yours"
    way_out = "If you made it on another machine, add --mine"
    require(member != library.config.member_id, told, way_out)
    known = {note.id for note in notebook.notes()}
    theirs = [note for note in notes.values() if not note.private]
    added, updated = _keep(library.home, pack_id, member, name, theirs) if theirs else (0, 0)
    return Merged(
        pack_id=pack_id,
        members=(name,) if theirs else (),
        added=added,
        updated=updated,
        private=len(notes) - len(theirs),
        conflicts=sum(note.id in known for note in theirs),
    )


def _newest(notes: Iterable[Note]) -> dict[str, Note]:
    """Of each note its newest state, whatever order they come in; of two of the same time, the same one always."""
    by_age = sorted(notes, key=lambda note: (note.updated.timestamp(), msgspec.json.encode(note)))
    return dict(sorted({note.id: note for note in by_age}.items()))


def _keep(home: Path, pack_id: str, member: str, name: str, sent: Iterable[Note]) -> tuple[int, int]:
    """Keep notes that a colleague sent, beside what they sent before; how many are new, and how many newer than before."""
    with locked(home, pack_id, "received", what="the notes you received"):
        path = received_folder(home, pack_id) / f"{member}.json"
        before = notes_in(read_notes_file(path).records)
        after = _newest((*before.values(), *(replace(note, member=name) for note in sent)))
        if after != before:
            records = {
                key: record(
                    key, int(note.updated.timestamp() * 1_000_000), msgspec.json.encode(document(note))
                )
                for key, note in after.items()
            }
            write_atomic(path, encode(Head(member=member, name=name, device=_BY_MAIL), records))
    added = len(after.keys() - before.keys())
    return added, sum(after[identity] != note for identity, note in before.items())


def _read(path: Path) -> tuple[Sequence[Note | Mapping[str, Any]], str, str]:
    """The notes of a file of notes, or the rows of an export; and whose it is, as a file name and by name.

    An export is its author's where all its rows name the same one; else it goes by its own name.
    """
    if path.suffix == ".journal":
        path = path.with_suffix(".json")
    elif not path.exists():
        raise NotFoundError(f"There is no file {one_line(str(path))}", "Check the spelling")
    rows = _exported(path)
    found: Sequence[Note | Mapping[str, Any]]
    if rows is not None:
        found = rows
        names = {one_line(str(row.get("member") or "")) for row in rows}
        name = names.pop() if len(names) == 1 else ""
        name = name or slug(path.stem) or "colleague"
        member = member_file(name)
    else:
        file = read_notes_file(path)
        found = list(notes_in(file.records).values())
        require(not file.damaged, f"{one_line(path.name)} is damaged", "Ask for it to be sent again")
        member, name = file.head.member, file.head.name or file.head.member
    require(found, f"{one_line(path.name)} has no notes in it", "Ask for it to be sent again")
    return found, member, name


def _exported(path: Path) -> Sequence[Mapping[str, Any]] | None:
    """The rows of an export, None for a file of another form, which may be one of notes; a PackviewError for no JSON at all."""
    name = one_line(path.name)
    try:
        content = msgspec.json.decode(read_there(path) or b"{}")
    except NOT_UNDERSTOOD as error:
        raise PackviewError(f"{name} cannot be understood", _NOT_NOTES) from error
    if isinstance(content, dict) and isinstance(content.get("notes"), list):
        content = content["notes"]
    if isinstance(content, list) and all(isinstance(row, dict) for row in content):
        whole = all({"id", "kind", "text", "updated"} <= row.keys() for row in content)
        require(whole, f"{name} contains something that is not a note", _NOT_NOTES)
        return content
    file_of_notes = isinstance(content, dict) and (
        "schema_version" in content or isinstance(content.get("notes"), dict) or not content
    )
    require(file_of_notes, f"{name} has no notes in it", _NOT_NOTES)
    return None


def _note_of(row: Mapping[str, Any], pack: Pack, path: Path) -> Note:
    """The note that a row of an export tells of; a PackviewError where it is none."""
    anchor = {
        **_item(pack, str(row.get("item") or ""), str(row.get("item_title") or "")),
        **{name: row.get(name) for name in ("page", "pdf_page")},
        **{name: row.get(name) or "" for name in ("quote", "edition")},
    }
    try:
        note = msgspec.convert({**row, "anchor": anchor}, Note)
    except msgspec.ValidationError as error:
        told = f"{one_line(path.name)} contains something that is not a note"
        raise PackviewError(told, _NOT_NOTES) from error
    usable = note.id and slug(note.id) == note.id
    require(usable, f"{one_line(path.name)} has a note without a usable id", _NOT_NOTES)
    return cleaned(note)


def _item(pack: Pack, number: str, title: str) -> Mapping[str, str]:
    """The item a row speaks of: by its title, for other papers may have another number 9."""
    titled = [item for item in pack.items if title and fold(item.title) == fold(title)]
    by_number = pack.item_by_number(number) if number and not title else None
    found = next((item for item in titled if item.number == number), titled[0] if titled else by_number)
    if found is not None:
        return {"item": found.key, "item_number": found.number, "item_title": found.title}
    key = "-".join(part for part in (slug(number), slug(title)) if part)
    return {"item": key, "item_number": number, "item_title": title}


def _pack_of(library: Library, spoken: set[str], path: Path, pack_id: str | None) -> str:
    """The pack that notes are on, by the editions they speak of; a PackviewError where that is another, several or none.

    An edition may have another supplement here.
    """
    homes = {one: _editions(library.home, one) for one in packs.pack_ids(library.home)}
    files = {edition.partition("-")[0] for edition in spoken} - {""}
    found = [
        one for one, here in homes.items() if not files.isdisjoint(known.partition("-")[0] for known in here)
    ]
    name = one_line(path.name)
    if pack_id is not None:
        told = f"The notes in {name} are on another pack, {''.join(found[:1])}"
        require(not found or pack_id in found, told, "Name that one, or none")
        return pack_id
    if len(found) == 1:
        return found[0]
    if path.parent.name in homes:  # a member's own folder of a pack
        return path.parent.name
    raise PackviewError(
        f"The notes in {name} are on several packs"
        if found
        else f"{name} does not say which papers its notes are on, or on ones that are not in the library",
        "Import the papers it is on, or name the pack: packview note merge FILE --pack PACK",
    )


def _editions(home: Path, pack_id: str) -> set[str]:
    try:
        return {packs.head(home, pack_id).edition, *packs.editions(home, pack_id)}
    except (packs.DamagedPackError, NotFoundError):
        return set(packs.editions(home, pack_id))
