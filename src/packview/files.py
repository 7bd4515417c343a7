"""Reading files that others may have put there: only what is a file, and only as much as can be meant."""

import codecs
import errno
import os
import stat
from pathlib import Path

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
        # it may grow while it is read; one that is too large already need not be read to be told
        data = file.read(most + 1) if found.st_size <= most else None
    if data is None or len(data) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most // 1_000_000:,} MB", str(path))
    return data


def read_text(path: Path) -> str:
    """The text of a small file in UTF-8, or in UTF-16 as Windows saves it, without its byte order mark.

    Raises:
        OSError: as ``read_file``.
        UnicodeDecodeError: it is not such text.
    """
    data = read_file(path, _MOST_TEXT)
    return data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig").replace("\r\n", "\n")
