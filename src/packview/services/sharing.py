"""A member's notes in a folder of the panel's own, outside the library."""

from pathlib import Path
from typing import TYPE_CHECKING

from packview.errors import PackviewError
from packview.services.note_fields import newer
from packview.text import one_line

if TYPE_CHECKING:  # start-up stays quick without it
    from packview.store.notes import NoteStore


def check_there(shared: Path) -> None:
    """Whether the shared folder is there: one that is not must not pass for an empty one.

    Raises:
        PackviewError: it is not.
    """
    if not shared.is_dir():
        raise PackviewError(
            f"The shared folder {one_line(str(shared))} is not there, and your notes are kept in it",
            "Connect its drive, or correct the line with shared in config.toml",
        )


def bring_over(home: Path, pack_id: str, member_id: str, store: "NoteStore") -> None:
    """Move the notes from before the folder was named; a crash on the way leaves none out.

    Args:
        home: the library's folder.
        pack_id: the pack.
        member_id: the member, as a file name.
        store: the notes in the shared folder.

    Raises:
        PackviewError: they could not be moved; none is lost.
    """
    from packview.store.notes import NoteStore  # noqa: PLC0415  start-up stays quick without it

    if not any((home / "notes" / pack_id / f"{member_id}{end}").exists() for end in (".json", ".journal")):
        return
    before = NoteStore(home, pack_id, member_id)
    notes = [
        note for note in before.all() if not note.private
    ]  # the private ones are in the same file for both
    if notes:
        store.apply(lambda known: newer(known, notes))
        before.apply(lambda known: [(known[note.id], None) for note in notes if note.id in known])
