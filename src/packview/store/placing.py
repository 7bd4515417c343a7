"""Building a pack folder, and putting it in place of the one that is there."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from packview.model import Pack
from packview.store import pack_files
from packview.store.atomic import in_words, make_folder, sync_file, sync_folder

NEW = ".new-"
"""Start of the name of a pack's folder that is not finished yet."""
OLD = ".old-"
"""Start of the name a pack's folder has while the new one takes its place."""
REVISIONS = "revisions"
"""The folder of a pack's earlier revisions, each under its number."""
SUPPLEMENTS = "supplements"
"""The folder of the files that were put into a pack later, each under a number: 1.pdf, 2.txt."""


def build_in_place(folder: Path, fill: Callable[[Path], None]) -> None:
    """Make a pack's folder whole, then put it in place; where that fails, all is as it was.

    Args:
        folder: the pack's.
        fill: writes into the empty folder it is given.

    Raises:
        PackviewError: it could not be written.
    """
    try:
        make_folder(folder.parent)
        built = Path(tempfile.mkdtemp(prefix=NEW, dir=folder.parent))
        try:
            fill(built)
            sync_folder(built)
            put_in_place(built, folder)
        except BaseException:
            shutil.rmtree(built, ignore_errors=True)
            raise
    except OSError as error:
        raise in_words(error, folder) from error


def keep_revisions(folder: Path, built: Path, keep_as: int | None) -> None:
    """Give the new folder what the old one holds: its earlier revisions, and itself as one of them.

    Where the old pack is not kept, because the new one mends it, its supplements' files are.

    Args:
        folder: the pack's folder, which need not be there.
        built: the new one.
        keep_as: the number under which the old pack itself is kept, None for not at all.

    Raises:
        OSError: the files cannot be linked or copied.
    """
    if not folder.is_dir():
        return
    revisions = built / REVISIONS
    for earlier in sorted(path for path in (folder / REVISIONS).glob("*") if path.is_dir()):
        _link_pack(earlier, revisions / earlier.name)
    if keep_as is None:
        keep_supplements(folder, built)
    else:
        _link_pack(folder, revisions / str(keep_as))
    if revisions.is_dir():
        sync_folder(revisions)


def keep_supplements(folder: Path, built: Path) -> None:
    """Give the new folder the files of the old one's supplements.

    Raises:
        OSError: they cannot be linked or copied.
    """
    if (folder / SUPPLEMENTS).is_dir():
        _link_files(folder / SUPPLEMENTS, built / SUPPLEMENTS)


def keep_source(folder: Path, built: Path) -> None:
    """Give the new folder the old one's source.

    Raises:
        OSError: it cannot be linked or copied.
    """
    for path in sorted(folder.glob("source.*")):
        _link(path, built / path.name)


def _link_pack(source: Path, target: Path) -> None:
    """Link the files of a pack, and of its supplements."""
    _link_files(source, target)
    keep_supplements(source, target)


def _link_files(source: Path, target: Path) -> None:
    make_folder(target)
    for path in sorted(path for path in source.iterdir() if path.is_file()):
        _link(path, target / path.name)
    sync_folder(target)


def _link(path: Path, target: Path) -> None:
    try:
        os.link(path, target)
    except OSError:  # the file system has no links
        shutil.copyfile(path, target)
        sync_file(target)


def put_in_place(built: Path, folder: Path) -> None:
    """Rename the new folder into place; where that fails, all is as it was.

    Raises:
        OSError: it cannot be renamed.
    """
    old = folder.with_name(f"{OLD}{folder.name}")
    try:
        if folder.is_dir():
            folder.rename(old)
        built.rename(folder)
        sync_folder(folder.parent)
    except OSError:
        if folder.is_dir() and not built.is_dir():
            folder.rename(built)
        if old.is_dir():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)  # what stays is swept later


def files(folder: Path, pack: Pack) -> tuple[Path, ...]:
    """The pack's file and its supplements' files as kept in its folder, whether they are there or not."""
    late = (
        folder / SUPPLEMENTS / f"{number}.{pack_files.suffix(supplement.source)}"
        for number, supplement in enumerate(pack.supplements, start=1)
    )
    return folder / f"source.{pack_files.suffix(pack.source)}", *late
