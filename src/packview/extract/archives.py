"""ZIP archives: told by their first bytes, and unpacked with limits, for an archive may come from anywhere."""

import io
import re
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from packview.errors import PackviewError, require
from packview.text import natural, one_line

SUFFIXES = (".pdf", ".txt")
"""Endings, in lower case, of the files that are taken out of an archive."""
MEMBERS = 200
"""Files an archive may hold."""
UNPACKED = 500_000_000
"""Bytes its files may have together."""
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OTHERS = (b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_TAR = slice(257, 262)
"""Where a tar says 'ustar'."""
_ARCHIVE_SUFFIXES = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz")
_PIECE = 1 << 20
_LONGEST_STEM = 60
_BY_HAND = "Unpack it, then import the folder it makes, or its files by name"
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError)
"""NotImplementedError: a method of compression Python has not; RuntimeError: a password."""


def begins_like_zip(head: bytes) -> bool:
    """Whether these first bytes of a file are those of a ZIP, which office documents are too."""
    return head.startswith(_ZIP)


def begins_like_archive(head: bytes) -> bool:
    """Whether these first bytes of a file, 262 at least, are those of an archive of any common kind."""
    return begins_like_zip(head) or head.startswith(_OTHERS) or head[_TAR] == b"ustar"


def is_plain_archive(data: bytes) -> bool:
    """Whether a whole file is a ZIP that can be listed and is no office document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return not _office(archive)
    except _DAMAGE:
        return False


def unpack(path: Path, folder: Path) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Unpack the PDFs and text files of a ZIP into ``folder``, each into one of its own, so that equal names do not meet.

    Nothing is written outside it, whatever the names in the archive say. Returns the files in natural order of their names,
    and the names of those left out. Raises PackviewError where it is damaged, encrypted, too large, an office document, or
    holds another archive or no PDF, OSError where it cannot be read or its files cannot be written.
    """
    name = one_line(path.name)
    size = f"{name} is too large: more than {UNPACKED // 1_000_000} MB", "Unpack it, then import its files"
    require(path.stat().st_size <= UNPACKED, *size)
    files: list[Path] = []
    try:
        with zipfile.ZipFile(path) as archive:
            require(
                not _office(archive), f"{name} is an office document, not a PDF", "Save it as a PDF first"
            )
            members = sorted(
                (one for one in archive.infolist() if not one.is_dir()), key=lambda one: natural(one.filename)
            )
            few = len(members) <= MEMBERS
            require(few, f"{name} holds {len(members):,} files, more than {MEMBERS}", _BY_HAND)
            locked = any(one.flag_bits & 1 for one in members)
            unlock = "Unpack it with its password, then import the folder it makes"
            require(not locked, f"{name} is encrypted", unlock)
            for member in members:
                _refuse_nested(name, member, member.filename.casefold().endswith(_ARCHIVE_SUFFIXES))
            taken = [one for one in members if _is_taken(one)]
            require(sum(one.file_size for one in taken) <= UNPACKED, *size)
            require(taken, f"There is no PDF or text file in {name}", "Check that it is the right file")
            room = UNPACKED
            for number, member in enumerate(taken, start=1):
                place = folder / str(number) / _safe_name(member.filename)
                place.parent.mkdir()
                with archive.open(member) as packed, place.open("xb") as written:
                    room = _copy(packed, written, room)
                require(room >= 0, *size)  # the sizes an archive states need not be true
                with place.open("rb") as written:
                    _refuse_nested(name, member, begins_like_archive(written.read(_TAR.stop)))
                files.append(place)
    except _DAMAGE as error:
        raise PackviewError(
            f"{name} is damaged, or packed in a way that cannot be read", f"Download it again. {_BY_HAND}"
        ) from error
    left_out = (one for one in members if one not in taken and not _of_the_system(one.filename))
    return tuple(files), tuple(one_line(one.filename) for one in left_out)


def _refuse_nested(name: str, member: zipfile.ZipInfo, is_archive: bool) -> None:
    require(not is_archive, f"{name} holds another archive, {one_line(member.filename)}", _BY_HAND)


def _office(archive: zipfile.ZipFile) -> bool:
    """Whether it is an office document: those of Microsoft and of OpenDocument each have a file that says so."""
    return bool({"[Content_Types].xml", "mimetype"} & set(archive.namelist()))


def _of_the_system(name: str) -> bool:
    """Whether it is what a Mac adds of its own accord, as '__MACOSX/._a.pdf'."""
    path = PurePosixPath(name)
    return "__MACOSX" in path.parts or path.name.startswith("._") or path.name == ".DS_Store"


def _is_taken(member: zipfile.ZipInfo) -> bool:
    link = stat.S_ISLNK(member.external_attr >> 16)
    return not link and not _of_the_system(member.filename) and member.filename.casefold().endswith(SUFFIXES)


def _safe_name(name: str) -> str:
    """The last part of a name, as any file system takes it; the ending stays."""
    last = PurePosixPath(name.replace("\\", "/")).name
    plain = PurePosixPath(re.sub(r'[\x00-\x1f\x7f<>:"|?*]', "_", last))
    return f"{plain.stem[:_LONGEST_STEM]}{plain.suffix}"


def _copy(source: IO[bytes], target: BinaryIO, room: int) -> int:
    """Copy until the end, or until there is no more room; returns the room left, in bytes, below 0 for too much."""
    while room >= 0 and (piece := source.read(_PIECE)):
        room -= len(piece)
        if room >= 0:
            target.write(piece)
    return room
