"""Putting a finished pack folder in place of the one that is there."""

import os
import shutil
from pathlib import Path

from packview.store.atomic import make_folder, sync_file, sync_folder

OLD = ".old-"
"""Start of the name a pack's folder has while the new one takes its place."""
REVISIONS = "revisions"
"""The folder of a pack's earlier revisions, each under its number."""


def keep_revisions(folder: Path, built: Path, keep_as: int | None) -> None:
    """Give the new folder what the old one holds: its earlier revisions, and itself as one of them.

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
        _link_files(earlier, revisions / earlier.name)
    if keep_as is not None:
        _link_files(folder, revisions / str(keep_as))
    if revisions.is_dir():
        sync_folder(revisions)


def _link_files(source: Path, target: Path) -> None:
    make_folder(target)
    for path in sorted(path for path in source.iterdir() if path.is_file()):
        try:
            os.link(path, target / path.name)
        except OSError:  # the file system has no links
            shutil.copyfile(path, target / path.name)
            sync_file(target / path.name)
    sync_folder(target)


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
