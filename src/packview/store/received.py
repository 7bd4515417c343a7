"""Notes that colleagues sent by mail, in a file for each of them."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import msgspec

from packview.model import Note
from packview.store.atomic import locked, write_atomic
from packview.store.notes.documents import document, notes_in
from packview.store.notes.file import Head, encode, record
from packview.store.notes.folder import read_notes_file

_BY_MAIL = "received"
"""Stands for the installation in the head of a file of received notes."""


def newest(notes: Iterable[Note]) -> dict[str, Note]:
    """Of each note its newest state, whatever order they come in; of two of the same time, the same one always."""
    by_age = sorted(notes, key=lambda note: (note.updated.timestamp(), msgspec.json.encode(note)))
    return dict(sorted({note.id: note for note in by_age}.items()))


def keep_received(home: Path, pack_id: str, member: str, name: str, sent: Iterable[Note]) -> tuple[int, int]:
    """Keep notes that a colleague sent, beside what they sent before; of each note the newest state stays.

    ``member``: whose file it is, as a file name.

    Returns how many notes are new, and how many newer than before.

    Raises PackviewError: they could not be kept, or what is there cannot be read.
    """
    with locked(home, pack_id, "received", what="the notes you received"):
        path = received_folder(home, pack_id) / f"{member}.json"
        before = notes_in(read_notes_file(path).records)
        after = newest((*before.values(), *(replace(note, member=name) for note in sent)))
        if after != before:
            stamps = {key: int(note.updated.timestamp() * 1_000_000) for key, note in after.items()}
            records = {
                key: record(key, stamps[key], msgspec.json.encode(document(note)))
                for key, note in after.items()
            }
            write_atomic(path, encode(Head(member=member, name=name, device=_BY_MAIL), records))
    added = len(after.keys() - before.keys())
    return added, sum(after[identity] != note for identity, note in before.items())


def received_folder(home: Path, pack_id: str) -> Path:
    """Where notes are kept that came by mail; nothing but packview writes there, and it is not shared."""
    return home / "received" / pack_id
