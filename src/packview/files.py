"""Reading files that others may have put there: only what is a file, and only as much as can be meant."""

import codecs
import errno
import os
import stat
from pathlib import Path
from typing import TypeVar

import msgspec

from packview.errors import PackviewError
from packview.text import one_line

Kind = TypeVar("Kind")
NOT_UNDERSTOOD = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What is raised where the content of a file is not of the form it should be."""
Stamp = tuple[int, int, int] | None
"""Inode, size and time of change of a file, by which a change is noticed; None where it is not there."""
MOST = 100_000_000
"""Bytes of the largest file that is read whole."""
_MOST_TEXT = 4_000_000
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_file(path: Path, most: int) -> bytes:
    """The bytes of a file. A pipe or a device, which may never end, is never waited for.

    Args:
        path: the file.
        most: bytes it may have.

    Raises:
        OSError: it cannot be read, is no file, or is larger.
    """
    descriptor = os.open(
        path,
        os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0),
    )
    with open(descriptor, "rb") as file:  # noqa: PTH123  a descriptor, which a pipe or a device cannot hold up
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "it is not a file but a folder, a pipe or a device", str(path))
        # one that is too large already need not be read to be told; room for more is asked for where it grew meanwhile
        data = file.read(found.st_size + 1) if found.st_size <= most else None
        if data is not None and len(data) > found.st_size:
            data += file.read(most + 1 - len(data))
    if data is None or len(data) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most // 1_000_000:,} MB", str(path))
    return data


def read_text(path: Path) -> str:
    """The text of a small file in UTF-8, or in UTF-16 as Windows saves it, with or without a byte order mark.

    Raises:
        OSError: as ``read_file``.
        UnicodeDecodeError: it is not such text.
    """
    data = read_file(path, _MOST_TEXT)
    form = "utf-16" if data.startswith(_UTF_16) else "utf-8-sig"
    if b"\0" in data[:2]:  # a text begins with a letter of the alphabet, of which UTF-16 makes two bytes
        form = "utf-16-be" if data[0] == 0 else "utf-16-le"
    return data.decode(form).replace("\r\n", "\n")


def read_json(path: Path, kind: type[Kind]) -> Kind | None:
    """What a file of JSON holds; None where there is none, or it cannot be read or understood."""
    try:
        return msgspec.json.decode(read_file(path, MOST), type=kind)
    except (OSError, *NOT_UNDERSTOOD):
        return None


def read_there(path: Path) -> bytes | None:
    """A file's content, None where it is not there. Raises PackviewError: it cannot be read."""
    try:
        return read_file(path, MOST)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unreadable(path, error) from error


def stamp(path: Path) -> Stamp:
    """What tells whether a file was changed."""
    try:
        seen = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:  # reading it says what is wrong
        return (0, 0, 0)
    return seen.st_ino, seen.st_size, seen.st_mtime_ns


def unreadable(path: Path, error: OSError) -> PackviewError:
    """The error that says that a file cannot be read."""
    reason = one_line(error.strerror or type(error).__name__)
    return PackviewError(
        f"{one_line(path.name)} in {one_line(str(path.parent))} cannot be read: {reason}",
        "Check that file's permissions and the disk",
    )
