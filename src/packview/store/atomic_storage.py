"""TinyDB's storage on files that are written whole or not at all, with backups."""

from pathlib import Path
from typing import Any

import msgspec
from tinydb import Storage

from packview.errors import PackviewError
from packview.store.atomic import write_atomic
from packview.store.backups import Backups, stamp
from packview.text import one_line

SCHEMA_VERSION = 1
"""Of the file. A file with a higher one is refused and left as it is."""
_VERSION = "schema_version"
Tables = dict[str, dict[str, Any]]


class DamagedError(PackviewError):
    """The file is there and cannot be understood."""


class AtomicStorage(Storage):
    """A JSON file: ``schema_version``, and each table as an object of documents by their ids.

    Whoever changes the file holds its lock from reading to writing; see store.notes.

    Args:
        path: the file; it need not be there.
        backups: the folder of its backups.
        holding_lock: the caller holds the file's lock for as long as it uses this storage. Then a damaged file is
            put right, and the file is read from the disk only once.

    Attributes:
        reports: what was put right, in sentences for the member, without full stop.
    """

    def __init__(self, path: Path, backups: Path, *, holding_lock: bool) -> None:
        self.path = path
        self.reports: list[str] = []
        self._backups = Backups(backups)
        self._holding_lock = holding_lock
        self._tables: Tables | None = None

    def read(self) -> Tables | None:
        """The tables, None for a file that is not there; a damaged file is kept aside, its newest backup used.

        Raises:
            DamagedError: the file is damaged, and ``holding_lock`` is off.
            PackviewError: the file cannot be read, or a newer packview wrote it.
        """
        if not self._holding_lock:
            return self._from_disk()
        if self._tables is None:
            self._tables = self._from_disk()
        return self._tables

    def _from_disk(self) -> Tables | None:
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            reason = one_line(error.strerror or type(error).__name__)
            raise PackviewError(
                f"{self.path.name} in {self.path.parent} cannot be read: {reason}",
                "Check that file's permissions and the disk",
            ) from error
        tables = _decode(data, self.path)
        if tables is None and not self._holding_lock:
            raise DamagedError(f"{self.path.name} in {self.path.parent} is damaged")
        return self._mend(data) if tables is None else tables

    def write(self, data: Tables) -> None:
        """Replace the tables; on return they are on the disk.

        Raises:
            PackviewError: they could not be written; the file is as it was.
        """
        encoded = _encode(data)
        self._tables = (
            None  # TinyDB changes documents in place: what was read is no longer what is on the disk
        )
        write_atomic(self.path, encoded, locked=True)
        self._tables = data
        self._backups.add(encoded)

    def _mend(self, data: bytes) -> Tables:
        """Put the newest good backup in place; the damaged file is copied first, so nothing is ever missing."""
        aside = self.path.with_name(f"{self.path.name}.corrupt-{stamp()}")
        write_atomic(aside, data)
        tables, encoded = self._newest_good()
        write_atomic(self.path, encoded, locked=True)
        instead = "its newest backup is used" if tables else "there is no backup, so it starts empty"
        self.reports.append(
            f"The notes file {self.path.name} was damaged; {instead}, and the damaged file is kept as {aside}"
        )
        return tables

    def _newest_good(self) -> tuple[Tables, bytes]:
        for encoded in self._backups.newest_first():
            tables = _decode(encoded, self.path)
            if tables is not None:
                return tables, encoded
        return {}, _encode({})


def _decode(data: bytes, path: Path) -> Tables | None:
    """The tables of a file's content, None where it is damaged.

    Raises:
        PackviewError: a newer packview wrote it.
    """
    try:
        content = msgspec.json.decode(data, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    version = content.pop(_VERSION, None)
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise PackviewError(
            f"A newer packview wrote {path.name} in {path.parent}", "Update packview to read and change it"
        )
    whole = all(
        isinstance(table, dict) and all(isinstance(document, dict) for document in table.values())
        for table in content.values()
    )
    return content if version == SCHEMA_VERSION and whole else None


def _encode(tables: Tables) -> bytes:
    """One document a line, so that what compares two files shows which note changed."""
    lines = msgspec.json.Encoder().encode_lines
    parts = [b'{"%s":%d' % (_VERSION.encode(), SCHEMA_VERSION)]
    for name, table in tables.items():
        # A line feed within a text is written as an escape, so one that stands there as it is ends a document.
        documents = lines([{key: document} for key, document in table.items()]).replace(b"}\n{", b",\n")
        parts.append(b",\n%s:%s" % (msgspec.json.encode(name), documents or b"{}\n"))
    return b"".join((*parts, b"}\n"))
