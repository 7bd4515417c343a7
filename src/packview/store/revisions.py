"""Which revision a pack becomes, beside the ones that are there."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from packview.errors import AlreadyImportedError, PackviewError, SameMeetingError
from packview.model import Pack, Warned
from packview.store.pack_files import PACK, DamagedPackError, read_head, source_sha256
from packview.store.placing import REVISIONS, SUPPLEMENTS


def check_name(inside: str, pack_id: str) -> None:
    """Whether a pack stands in the folder of its own name.

    Raises:
        PackviewError: it does not.
    """
    if inside != pack_id:
        raise PackviewError(
            f"The folder {pack_id} holds the pack {inside}", f"Rename that folder to {inside} to open it"
        )


def next_revision(
    folder: Path, pack: Pack, *, twin: str | None, revision: bool | None
) -> tuple[int, int | None]:
    """The number the pack will have, and under which number the one that is there is kept (None: not at all).

    Args:
        folder: the pack's, which need not be there.
        pack: to be added.
        twin: the id of the pack that was read from the same file, None where there is none.
        revision: whether the pack may follow one of another file; None: unless it is one of its earlier revisions.

    Raises:
        AlreadyImportedError: the library holds this very file.
        SameMeetingError: it holds another file of the same meeting, and ``revision`` is False.
    """
    if twin is not None:
        raise _already(f"This file is already in the library as {twin}", twin)
    if not folder.is_dir():
        return 1, None
    earlier = {int(path.name): path for path in (folder / REVISIONS).glob("*") if path.name.isdigit()}
    try:
        current = read_head(folder)
        check_name(current.pack_id, folder.name)
    except DamagedPackError:
        number = max(earlier, default=0) + 1
        if source_sha256(folder) in {pack.source.sha256, ""}:  # the same file again: this mends the pack
            return number, None
    else:
        number = current.revision
        if pack.source.sha256 and current.source.sha256 == pack.source.sha256:  # only its text is damaged
            return number, None
    if not revision:
        _check_newer(pack, earlier, may_follow=revision is None)
    return number + 1, number


def _check_newer(pack: Pack, earlier: Mapping[int, Path], *, may_follow: bool) -> None:
    for known, path in earlier.items():
        if pack.source.sha256 and source_sha256(path) == pack.source.sha256:
            raise _already(
                f"This file is revision {known} of {pack.pack_id}, which has a newer one",
                pack.pack_id,
                hint=f"Read it with: packview page {pack.pack_id}@{known} PAGE",
            )
    if not may_follow:
        raise SameMeetingError(
            f"The library holds another file of this meeting, as {pack.pack_id}",
            "To add this one as its next revision: packview import FILE --revision; a late supplement goes in with --into",
            pack_id=pack.pack_id,
        )


def earlier_revisions(home: Path, pack_id: str) -> tuple[int, ...]:
    """The numbers of a pack's earlier revisions, lowest first; () for a pack published once, or not there."""
    try:
        with os.scandir(home / "packs" / pack_id / REVISIONS) as found:
            return tuple(sorted(int(entry.name) for entry in found if _is_number(entry.name)))
    except OSError:  # there are none, or they may not be read: then they cannot be offered
        return ()


def editions(home: Path, pack_id: str) -> dict[str, int]:
    """The editions of a pack's earlier revisions that can be read, with their numbers; of equal ones the latest."""
    found: dict[str, int] = {}
    for number in earlier_revisions(home, pack_id):
        with suppress(PackviewError):  # a damaged one cannot be compared with
            found[read_head(home / "packs" / pack_id / REVISIONS / str(number)).edition] = number
    return found


def stamp(home: Path, pack_id: str) -> object:
    """What tells whether a pack was changed, cheap to ask for; None where it is not there."""
    try:
        seen = (home / "packs" / pack_id / PACK).stat()
    except OSError:  # whoever reads it says what is wrong
        return None
    return seen.st_ino, seen.st_size, seen.st_mtime_ns


def _is_number(name: str) -> bool:
    return name.isascii() and name.isdigit()


def lost_supplements(folder: Path, keep_as: int | None) -> tuple[Warned, ...]:
    """What to know of a pack that takes the place of one with supplements, which the new file may not hold.

    Args:
        folder: the pack's, as it is before that.
        keep_as: the number under which the pack is kept as an earlier revision; None where it is mended.
    """
    names = sorted(path.name for path in (folder / SUPPLEMENTS).glob("*") if path.is_file())
    if not names:
        return ()
    if keep_as is None:
        said, where = "which are not in it now", SUPPLEMENTS
    else:
        said, where = "which may not be in the new papers", f"{REVISIONS}/{keep_as}/{SUPPLEMENTS}"
    message = (
        f"This pack had supplements, {said}; their files are kept in its folder {where}:"
        f" {', '.join(names)}; put them in again with packview import FILE --into {folder.name}"
    )
    return (Warned(message=message),)


def _already(message: str, pack_id: str, *, hint: str = "") -> AlreadyImportedError:
    return AlreadyImportedError(message, hint or f"Open it with: packview open {pack_id}", pack_id=pack_id)
