"""A file of lines that are added one by one, each with a checksum, so that of a damaged file every whole line still counts."""

import os
import zlib
from contextlib import suppress
from pathlib import Path

import msgspec

from packview.files import read_there, stamp
from packview.store.atomic import make_folder, saving, sync_folder, write_all, write_atomic

Documents = dict[str, msgspec.Raw]
Tables = dict[str, Documents]
"""Documents as JSON by their identities, by the names of tables."""
GONE = msgspec.Raw(b"null")
"""In a change of tables: the document was taken out."""


def change_tables(tables: Tables, change: Tables) -> None:
    """Make a change of whole documents."""
    for name, documents in change.items():
        table = tables.setdefault(name, {})
        table.update(documents)
        for identity in [identity for identity, raw in documents.items() if raw == GONE]:
            del table[identity]


def checked_line(body: bytes) -> bytes:
    """A line: eight digits of checksum, a space, what it says, a line feed."""
    return b"%08x %s\n" % (zlib.crc32(body), body)


def checked_lines(data: bytes) -> tuple[list[bytes | None], int]:
    """What the whole lines say, None for a damaged one; and how many bytes they are: what follows was torn."""
    whole = data.rfind(b"\n") + 1
    lines = [line.removesuffix(b"\r") for line in data[:whole].split(b"\n")[:-1]]
    return [line[9:] if line[:9] == b"%08x " % zlib.crc32(line[9:]) else None for line in lines], whole


class CheckedLog:
    """Reads and writes such a file. What a crash tore off at its end is cut before the next line is added.

    Every method raises PackviewError where the file cannot be read or written; it is then as it was.

    Attributes:
        bodies: what the lines say, None for a damaged one.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.bodies: list[bytes | None] = []
        self._size = 0
        self._seen: object = self

    def read(self) -> bool:
        """Read the file where it changed; whether it did."""
        seen = stamp(self.path)
        if seen == self._seen:
            return False
        self.bodies, self._size = checked_lines(read_there(self.path) or b"")
        self._seen = seen
        return True

    def append(self, body: bytes, *, durable: bool = True) -> None:
        """Add a line; on return it is on the disk, if it is to be ``durable``: else the system decides when."""
        line, self._seen = checked_line(body), self
        with saving(self.path):
            make_folder(self.path.parent)
            self._append(line, durable=durable)
        self._size += len(line)
        self.bodies.append(body)
        self._seen = stamp(self.path)

    def rewrite(self, body: bytes) -> None:
        """Have one line in place of all; on return it is on the disk."""
        line, self._seen = checked_line(body), self
        write_atomic(self.path, line, locked=True)
        self.bodies, self._size, self._seen = [body], len(line), stamp(self.path)

    def _append(self, line: bytes, *, durable: bool) -> None:
        flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)
        descriptor = os.open(self.path, flags, 0o600)
        try:
            try:
                if os.fstat(descriptor).st_size != self._size:
                    os.ftruncate(descriptor, self._size)
                os.lseek(descriptor, self._size, os.SEEK_SET)
                write_all(descriptor, line)
                if durable:
                    os.fsync(descriptor)
                    if not self._size:  # it may be new
                        sync_folder(self.path.parent)
            except OSError:
                with suppress(OSError):  # where that fails too, a checksum tells whether the line is whole
                    os.ftruncate(descriptor, self._size)
                    os.fsync(descriptor)
                raise
        finally:
            with suppress(OSError):  # what was synced is on the disk, however the closing goes
                os.close(descriptor)
