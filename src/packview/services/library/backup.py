"""Everything a member keeps in one file, and back from it: packs, notes, corrections, where they read, logs, settings.

The file is a ZIP with a list of checksums. What is derived, and what belongs to this machine alone, stays out. Bringing it back
replaces nothing: a file that is not here is written, notes and corrections that are here as well are put beside them under
another name, where the newest state of each counts, and everything else stays as it is here.
"""

import hashlib
import os
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import IO

import msgspec

from packview import __version__, paths
from packview.errors import PackviewError, require
from packview.files import NOT_UNDERSTOOD, read_there
from packview.services.library.library import Library
from packview.store import packs
from packview.store.atomic import saving, write_atomic
from packview.store.index import FILE as INDEX
from packview.store.notes.folder import NotesFolder
from packview.text import one_line

_LIST = "backup.json"
_DATA, _SHARED, _SETTINGS, _PACKS = "data", "shared", "settings", "packs"
_NOT_KEPT = {"locks", "devices.json", "overviews", INDEX, f"{INDEX}-journal"}
_MERGED = {"notes", "private", "corrections"}
"""Folders of the data whose files come together by what is in them, whatever they are called."""
_UNREADABLE = (KeyError, OSError, RuntimeError, EOFError, zipfile.BadZipFile, zlib.error)
"""What a ZIP that is none, or is damaged, raises; one with a password RuntimeError."""
_NOT_A_BACKUP = "Name a file that packview backup FILE.zip made"


class _List(msgspec.Struct):
    """What a backup holds: the checksum of each file by its name."""

    packview: str
    made: str
    files: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What came back.

    Attributes:
        written: files that were not here, those of packs among them.
        merged: files of notes and corrections that were put beside those here.
        kept: what is here in another state and stayed so, by its name in the backup.
        packs: the packs that were not here.
    """

    written: int = 0
    merged: int = 0
    kept: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()


def back_up(library: Library, path: Path) -> int:
    """Write everything into one file, whole or not at all; returns how many files it holds.

    Raises:
        PackviewError: something cannot be read, or the file cannot be written.
    """
    require(not path.exists(), f"{path} is there already", "Choose another name")
    require(
        path.parent.is_dir(), f"The folder {path.parent} is not there", "Make it first, or choose another"
    )
    beside = path.with_name(f".{path.name}.part")
    listed: dict[str, str] = {}
    with saving(path):
        try:
            beside.unlink(missing_ok=True)  # of a backup that was ended halfway
            descriptor = os.open(
                beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
            )
            with (
                open(descriptor, "wb") as file,  # noqa: PTH123  for the member's eyes only from its first byte
                zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made,
            ):
                for name, source in sorted(_files(library)):
                    data = read_there(source)
                    if data is not None:  # it went away meanwhile
                        listed[name] = hashlib.sha256(data).hexdigest()
                        made.writestr(name, data)
                told = _List(packview=__version__, made=datetime.now(UTC).isoformat(), files=listed)
                made.writestr(_LIST, msgspec.json.encode(told))
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    return len(listed)


def _files(library: Library) -> Iterator[tuple[str, Path]]:
    """Each file that is kept, with its name in the backup."""
    for top, folder in ((_DATA, library.home), (_SETTINGS, paths.config_home())):
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            parts = path.relative_to(folder).parts
            settings = top == _DATA and paths.config_home() in (
                path,
                *path.parents,
            )  # they may lie within the data
            if path.is_file() and not settings and not _left_out(top, parts):
                yield PurePosixPath(top, *parts).as_posix(), path
    shared = library.config.shared
    for folder in sorted({*shared.glob("*/"), *shared.glob("corrections/*/")}) if shared else ():
        for path, file in NotesFolder(folder).files().items():
            if not isinstance(file, PackviewError) and file.head.member == library.config.member_id:
                yield PurePosixPath(_SHARED, *path.relative_to(shared or folder).parts).as_posix(), path


def _left_out(top: str, parts: tuple[str, ...]) -> bool:
    own = top == _DATA and parts[0] in _NOT_KEPT
    return own or any(part.startswith((".", "~")) for part in parts)


def restore(library: Library, path: Path) -> Restored:
    """Bring back what a backup holds and is not here; nothing that is here is replaced.

    Raises:
        PackviewError: the file is no backup or is damaged, and then nothing was changed; or something cannot be written.
    """
    with closing(_opened(path)) as made:
        listed = _checked(made, path)
        written, merged = 0, 0
        kept: list[str] = []
        new_packs: list[str] = []
        whole: dict[str, dict[str, str]] = {}
        for name in listed:
            top, *parts = PurePosixPath(name).parts
            if top == _DATA and parts[0] == _PACKS:
                whole.setdefault(parts[1], {})[name] = "/".join(parts[2:])
                continue
            target, joins = _target(library, top, parts)
            here, data = read_there(target), made.read(name)
            if here == data:
                continue
            if here is not None and not joins:
                kept.append(name)
                continue
            if here is not None:
                target = target.with_name(f"{target.stem}.{listed[name][:12]}{target.suffix}")
                merged += not target.exists()
            else:
                written += 1
            write_atomic(target, data)
        for pack_id, names in whole.items():
            if (library.home / _PACKS / pack_id).exists():
                kept += [
                    name for name, within in names.items() if _differs(library, pack_id, within, listed[name])
                ]
                continue
            packs.add_whole(
                library.home, pack_id, {within: made.read(name) for name, within in names.items()}
            )
            written, new_packs = written + len(names), [*new_packs, pack_id]
    return Restored(written=written, merged=merged, kept=tuple(kept), packs=tuple(new_packs))


def _differs(library: Library, pack_id: str, within: str, checksum: str) -> bool:
    data = read_there(library.home / _PACKS / pack_id / within)
    return within == packs.PACK and (data is None or hashlib.sha256(data).hexdigest() != checksum)


def _target(library: Library, top: str, parts: list[str]) -> tuple[Path, bool]:
    """Where a file belongs, and whether it may stand beside another of the same name."""
    if top == _SETTINGS:
        return paths.config_home().joinpath(*parts), False
    if top == _DATA:
        return library.home.joinpath(*parts), parts[0] in _MERGED
    shared, corrections = library.config.shared, parts[0] == "corrections"
    root = shared or (library.home if corrections else library.home / "notes")
    return root.joinpath(*parts), True


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise PackviewError(f"There is no file {path}", "Check the spelling") from error
    except (OSError, zipfile.BadZipFile) as error:
        raise PackviewError(f"{path} is not a backup: {one_line(str(error))}", _NOT_A_BACKUP) from error


def _checked(made: zipfile.ZipFile, path: Path) -> Mapping[str, str]:
    """The checksums of a backup, all of which are right. Raises PackviewError: one is not, or a name leads elsewhere."""
    try:
        listed = msgspec.json.decode(made.read(_LIST), type=_List).files
    except (*_UNREADABLE, *NOT_UNDERSTOOD) as error:
        raise PackviewError(f"{path} is not a backup", _NOT_A_BACKUP) from error
    for name, checksum in listed.items():
        parts = PurePosixPath(name).parts
        deep = len(parts) >= (4 if parts[1:2] == (_PACKS,) else 2)
        safe = (
            deep
            and not {"..", "/", ""} & {*parts}
            and "\\" not in name
            and not PurePosixPath(name).is_absolute()
        )
        require(
            safe and parts[0] in (_DATA, _SHARED, _SETTINGS) and not _left_out(parts[0], parts[1:]),
            f"{path} holds a file with the name {one_line(name)}, which no backup has",
            _NOT_A_BACKUP,
        )
        try:
            with made.open(name) as file:
                right = _sha256(file) == checksum
        except _UNREADABLE as error:
            raise PackviewError(
                f"{path} is damaged: {one_line(name)} cannot be read", "Use another backup"
            ) from error
        require(
            right, f"{path} is damaged: {one_line(name)} has changed since it was saved", "Use another backup"
        )
    return listed


def _sha256(file: IO[bytes]) -> str:
    found = hashlib.sha256()
    while part := file.read(1 << 20):
        found.update(part)
    return found.hexdigest()
