"""The words of the packs, in an SQLite full-text index. It is derived: deleting it loses nothing."""

import sqlite3
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from packview.errors import PackviewError
from packview.store.atomic import make_folder, saving

_SCHEMA = """
CREATE TABLE IF NOT EXISTS packs (pack_id TEXT PRIMARY KEY, stamp TEXT, first INTEGER, last INTEGER);
CREATE VIRTUAL TABLE IF NOT EXISTS places USING fts5 (
    kind UNINDEXED, item UNINDEXED, ref UNINDEXED, page UNINDEXED, pdf_page UNINDEXED, body,
    prefix = '2 3', tokenize = "unicode61 remove_diacritics 2 tokenchars '\ufffd'"
);
CREATE VIRTUAL TABLE IF NOT EXISTS every_term USING fts5vocab ('places', 'row');
CREATE TABLE IF NOT EXISTS terms (term TEXT PRIMARY KEY) WITHOUT ROWID;
"""
"""A pack's places stand together, from ``first`` to ``last``."""
_VERSION = 4
"""Of this schema. An index of another version is made anew."""

Result = TypeVar("Result")


class Place(NamedTuple):
    """Something that can be found.

    Attributes:
        kind: 'page', 'minute', 'indicator' or 'glossary'.
        item: number of the agenda item, '' for none.
        ref: number of the minute, reference of the indicator, the term; '' for a page.
        page: printed label or None.
        pdf_page: 1..n or None.
        body: its text.
    """

    kind: str
    item: str = ""
    ref: str = ""
    page: str | None = None
    pdf_page: int | None = None
    body: str = ""


class SearchIndex:
    """The index of all packs of a library, or of one pack in memory.

    ``path``: the file; None keeps it in memory, for a pack that is not in the library.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None

    def has(self, pack_id: str, stamp: str) -> bool:
        """Whether the pack is indexed as it is now."""
        query = "SELECT 1 FROM packs WHERE pack_id = ? AND stamp = ?"
        return self._run(lambda db: db.execute(query, (pack_id, stamp)).fetchone()) is not None

    def put(self, pack_id: str, stamp: str, places: Iterable[Place]) -> None:
        """Index a pack anew. ``stamp``: tells this state of the pack from any other."""
        rows = [one for one in places if one.body]

        def write(db: sqlite3.Connection) -> None:
            with db:
                db.execute(
                    "DELETE FROM places WHERE rowid BETWEEN (SELECT first FROM packs WHERE pack_id = ?1) "
                    "AND (SELECT last FROM packs WHERE pack_id = ?1)",
                    (pack_id,),
                )
                (last,) = db.execute("SELECT coalesce(max(last), 0) FROM packs").fetchone()
                db.executemany(
                    "INSERT INTO places (rowid, kind, item, ref, page, pdf_page, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    ((last + number, *row) for number, row in enumerate(rows, 1)),
                )
                values = (pack_id, stamp, last + 1, last + len(rows))
                db.execute("REPLACE INTO packs VALUES (?, ?, ?, ?)", values)
                db.execute("DELETE FROM terms")
                db.execute("INSERT INTO terms SELECT term FROM every_term WHERE length(term) > 2")

        self._run(write)

    def find(
        self, pack_id: str, alternatives: Sequence[Sequence[tuple[str, bool]]], *, limit: int = -1
    ) -> list[int]:
        """Places of a pack that have one of each group of words, in the order they were put in; see ``places``.

        Args:
            pack_id: the pack.
            alternatives: for each term the ways to write it: words side by side, and whether the last may go on.
            limit: at most so many; -1 for all.
        """
        groups = (
            " OR ".join(_phrase(words, prefix=prefix) for words, prefix in ways) for ways in alternatives
        )
        match = " AND ".join(f"({group})" for group in groups if group)
        if not match:
            return []
        rows = self._run(
            lambda db: db.execute(
                "SELECT rowid FROM places WHERE places MATCH ?1 AND rowid BETWEEN "
                "(SELECT first FROM packs WHERE pack_id = ?2) AND (SELECT last FROM packs WHERE pack_id = ?2) "
                "ORDER BY rowid LIMIT ?3",
                (match, pack_id, limit),
            ).fetchall()
        )
        return [found for (found,) in rows]

    def places(self, ids: Sequence[int]) -> list[Place]:
        """What is kept of some places, in the order they were put in; those of a pack put anew meanwhile are left out."""
        query = "SELECT * FROM places WHERE rowid = ?"
        rows = self._run(lambda db: [db.execute(query, (one,)).fetchone() for one in sorted(ids)])
        return [Place(*row) for row in rows if row]

    def knows(self, pack_id: str, words: str, *, prefix: bool) -> bool:
        """Whether the pack has these words side by side anywhere."""
        return bool(self.find(pack_id, [[(words, prefix)]], limit=1))

    def vocabulary(self) -> list[str]:
        """Every word of three letters and more in the packs indexed."""
        rows = self._run(lambda db: db.execute("SELECT term FROM terms").fetchall())
        return [term for (term,) in rows]

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _run(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
        """Do something with the database; a damaged one is made anew, empty, and asked again."""
        with self._lock:
            try:
                return work(self._open())
            except sqlite3.OperationalError as error:
                raise _in_words(error) from error
            except sqlite3.DatabaseError:
                self._start_anew()
            try:
                return work(self._open())
            except sqlite3.Error as error:
                raise _in_words(error) from error

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            if self._path is not None:
                with saving(self._path):
                    make_folder(self._path.parent)
                    self._path.touch(mode=0o600)
            opened = sqlite3.connect(self._path or ":memory:", timeout=10, check_same_thread=False)
            self._connection = opened
            opened.execute("PRAGMA synchronous = OFF")  # what a power cut spoils is made anew
            if opened.execute("PRAGMA user_version").fetchone()[0] not in {0, _VERSION}:
                raise sqlite3.DatabaseError("it is of another version")
            with opened:
                opened.executescript(_SCHEMA)
                opened.execute(f"PRAGMA user_version = {_VERSION}")
        return self._connection

    def _start_anew(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None
        for end in ("", "-journal", "-wal") if self._path else ():
            with suppress(OSError):
                Path(f"{self._path}{end}").unlink()


def _phrase(words: str, *, prefix: bool) -> str:
    """Words as the index's own language takes them: nothing in them is an operator."""
    quoted = '"{}"'.format(words.replace('"', " "))
    return f"{quoted} *" if prefix else quoted


def _in_words(error: sqlite3.Error) -> PackviewError:
    return PackviewError(
        f"The search index cannot be used: {error}",
        "Close other windows of packview; if that does not help, delete index.sqlite3, nothing is lost with it",
    )
