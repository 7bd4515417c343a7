"""The packs of the library, each a folder that appears whole or not at all.

A pack is built in a folder whose name starts with a dot and renamed into place. To add a revision, the pack that is
there is renamed to ``.old-<pack-id>`` first; whatever is found under such a name later is put back, or cleared away when
the new one made it. Nothing else in the library's folder starts with a dot.
"""

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from packview.errors import NotFoundError, PackviewError
from packview.model import Layout, Pack
from packview.store import pack_files, page_layouts
from packview.store.atomic import in_words, sync_folder
from packview.store.locks import locked
from packview.store.pack_files import (
    DamagedPackError,
    Head,
    Pages,
    keep_supplement,
    read_head,
    read_pack,
    write_pack,
    write_values,
)
from packview.store.placing import (
    NEW,
    OLD,
    REVISIONS,
    SUPPLEMENTS,
    build_in_place,
    keep_revisions,
    keep_source,
    keep_supplements,
)
from packview.store.revisions import check_name, earlier_revisions, lost_supplements, next_revision
from packview.text import one_line

_GONE = ".gone-"
_WHAT = "the library"


def pack_ids(home: Path) -> tuple[str, ...]:
    """The ids of all packs, sorted; damaged ones too."""
    names = _names(home)
    if any(name.startswith(".") for name in names):
        with suppress(
            PackviewError
        ):  # another process is at it, or nothing can be written: the rest can be read
            recover(home, wait=0)
        names = _names(home)
    return tuple(sorted(name for name in names if not name.startswith(".")))


def head(home: Path, pack_id: str) -> Head:
    """What the library lists of a pack.

    Raises:
        NotFoundError: there is no such pack.
        PackviewError: it is damaged, or a newer packview wrote it.
    """
    found = read_head(_there(home, pack_id))
    check_name(found.pack_id, pack_id)
    return found


def check_pages(home: Path, pack_id: str) -> None:
    """Whether the text of a pack is there, without reading it.

    Raises:
        NotFoundError: there is no such pack.
        PackviewError: its text is missing.
    """
    pack_files.check_pages(_there(home, pack_id))


def load(home: Path, pack_id: str) -> tuple[Pack, Pages]:
    """A pack and the lines of each of its pages.

    Raises:
        NotFoundError: there is no such pack.
        PackviewError: it is damaged, or a newer packview wrote it.
    """
    pack, pages = read_pack(_there(home, pack_id))
    check_name(pack.pack_id, pack_id)
    return pack, pages


def revision_folder(home: Path, pack_id: str, number: int) -> Path:
    """The pack folder of an earlier revision.

    Raises:
        NotFoundError: there is no such pack, or no such earlier revision of it.
    """
    folder = _there(home, pack_id)
    known = earlier_revisions(home, pack_id)
    if number not in known:
        told = f"Earlier ones are {', '.join(map(str, known))}" if known else "It was published once"
        raise NotFoundError(f"There is no earlier revision {number} of {pack_id}", told)
    return folder / REVISIONS / str(number)


def layouts(home: Path, pack_id: str) -> Sequence[Layout]:
    """How the pages of a pack are set out; () where that is not known.

    Raises:
        NotFoundError: there is no such pack.
        PackviewError: it may not be read.
    """
    return page_layouts.read(_there(home, pack_id))


def folder_of(home: Path, pack_id: str) -> Path:
    """Where the files of a pack are.

    Raises:
        NotFoundError: there is no such pack.
        PackviewError: it may not be read.
    """
    return _there(home, pack_id)


def read_folder(path: Path) -> tuple[Pack, Pages]:
    """The pack in a folder anywhere on this machine.

    Raises:
        PackviewError: there is none, it is damaged, or a newer packview wrote it.
    """
    if not (path / "pack.json").is_file():
        raise PackviewError(
            f"{one_line(str(path))} is a folder without a pack in it",
            "Name a PDF, a text file or a pack folder",
        )
    return read_pack(path, foreign=True)


def find_by_sha256(home: Path, sha256: str) -> str | None:
    """The id of the pack that was read from this very file; None where there is none, or it is damaged."""
    for pack_id in pack_ids(home) if sha256 else ():
        with suppress(DamagedPackError, NotFoundError):
            if head(home, pack_id).source.sha256 == sha256:
                load(home, pack_id)  # a damaged pack is to be imported again
                return pack_id
    return None


def has_size(home: Path, size: int) -> bool:
    """Whether a pack was read from a file of this many bytes."""
    for pack_id in pack_ids(home):
        with suppress(PackviewError):
            if head(home, pack_id).source.size == size:
                return True
    return False


def add_pack(
    home: Path,
    pack: Pack,
    pages: Sequence[Sequence[str]],
    source_path: Path,
    *,
    revision: bool | None,
    layouts: Sequence[Layout] = (),
) -> Pack:
    """Add a pack; on return it is on the disk. Until then, and when that fails, the library is as it was.

    Args:
        home: the library's folder.
        pack: as read.
        pages: the lines of every page.
        source_path: the file it was read from; a copy is kept.
        revision: add it as the next revision where the library holds another file of the same meeting; None: unless
            it is one of the earlier revisions.
        layouts: how its pages are set out.

    Returns:
        The pack with its revision.

    Raises:
        AlreadyImportedError: the library holds this very file.
        SameMeetingError: it holds another file of the same meeting, and ``revision`` is False.
        PackviewError: it could not be written.
    """
    with locked(home, "library", what=_WHAT):
        _settle(home)
        folder = home / "packs" / pack.pack_id
        twin = find_by_sha256(home, pack.source.sha256)
        number, keep_as = next_revision(folder, pack, twin=twin, revision=revision)
        lost = lost_supplements(folder, keep_as)
        numbered = replace(pack, revision=number, warnings=(*pack.warnings, *lost))

        def fill(built: Path) -> None:
            write_pack(built, numbered, pages, source_path, layouts)
            keep_revisions(folder, built, keep_as)

        build_in_place(folder, fill)
    return numbered


def add_supplement(
    home: Path,
    before: Pack,
    merged: Pack,
    pages: Sequence[Sequence[str]],
    source_path: Path,
    *,
    layouts: Sequence[Layout] = (),
) -> None:
    """Put the next revision of a pack in its place, with a supplement in it; the same guarantees as of ``add_pack``.

    Args:
        home: the library's folder.
        before: the pack as the library holds it, which becomes an earlier revision.
        merged: the pack with the supplement, which is the last of its ``supplements``.
        pages: the lines of every page of it.
        source_path: the supplement's file; a copy is kept.
        layouts: how the pages of the whole are set out.

    Raises:
        NotFoundError: the library does not hold the pack any more.
        PackviewError: the pack was changed meanwhile, or the new one could not be written.
    """
    with locked(home, "library", what=_WHAT):
        _settle(home)
        folder = _there(home, before.pack_id)
        if load(home, before.pack_id)[0] != before:
            raise PackviewError(
                f"The pack {before.pack_id} was changed while the supplement was read", "Import it again"
            )

        def fill(built: Path) -> None:
            keep_source(folder, built)
            keep_supplements(folder, built)
            keep_supplement(built / SUPPLEMENTS, merged.supplements[-1].source, source_path)
            write_values(built, merged, pages, layouts)
            keep_revisions(folder, built, before.revision)

        build_in_place(folder, fill)


def remove(home: Path, pack_id: str) -> None:
    """Take a pack out, with its earlier revisions. Notes are kept elsewhere and stay.

    Raises:
        NotFoundError: there is no such pack.
        PackviewError: it may not be removed.
    """
    with locked(home, "library", what=_WHAT):
        folder = _there(home, pack_id)
        gone = folder.with_name(f"{_GONE}{pack_id}")
        try:
            shutil.rmtree(gone, ignore_errors=True)
            folder.rename(gone)
            sync_folder(folder.parent)
        except OSError as error:
            raise in_words(error, folder) from error
        shutil.rmtree(gone, ignore_errors=True)  # what stays is swept later


def recover(home: Path, *, wait: float) -> None:
    """Bring the library's folder in order after a process ended in the middle of a change.

    Args:
        home: the library's folder.
        wait: seconds to wait for another process that is changing it.

    Raises:
        PackviewError: another process is, or it may not be written.
    """
    with locked(home, "library", what=_WHAT, wait=wait):
        _settle(home)


def _settle(home: Path) -> None:
    """Put back or clear away what a change that was cut short left; the caller holds the lock."""
    folder = home / "packs"
    for name in sorted(_names(home)):
        if not name.startswith((NEW, OLD, _GONE)):
            continue
        left = folder / name
        place = folder / name.removeprefix(OLD)
        if name.startswith(OLD) and not place.exists():
            try:
                left.rename(place)
                sync_folder(folder)
            except OSError as error:
                raise in_words(error, place) from error
        else:
            shutil.rmtree(left, ignore_errors=True)


def _names(home: Path) -> list[str]:
    try:
        with os.scandir(home / "packs") as found:
            return [entry.name for entry in found if entry.is_dir()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise PackviewError(
            f"{home / 'packs'} cannot be listed: {one_line(error.strerror or '')}", "Check its permissions"
        ) from error


def _there(home: Path, pack_id: str) -> Path:
    """The folder of a pack, put back first where a change was cut short."""
    folder = home / "packs" / pack_id
    is_name = bool(pack_id) and not pack_id.startswith(".") and Path(pack_id).name == pack_id
    if is_name and not folder.is_dir() and folder.with_name(f"{OLD}{pack_id}").is_dir():
        recover(home, wait=5)
    if not is_name or not folder.is_dir():
        raise NotFoundError(
            f"There is no pack {one_line(pack_id)} in the library", "packview list shows the packs there are"
        )
    return folder
