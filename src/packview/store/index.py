"""An index of words in SQLite's full-text search: in memory for one pack, in a file for the library. It is derived: deleting it loses nothing."""

import json
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from packview.errors import PackviewError

FILE = "index.sqlite3"
_VERSION = 1
_BEGIN, _END = "\x02", "\x03"
"""Around what was found; cleaned text has no such sign."""
_TOKENS = 32
"""Words of context of a place that are shown; 64 is the most that SQLite takes."""
_RANKED = 1500
"""Places up to which the best come first; working that out for all places of a common word takes a tenth of a second."""
_WAIT = 20.0
"""Seconds to wait for another window that writes the index."""
_TABLES = """
create table pack(id integer primary key, pack_id text unique not null, stamp text not null);
create table place(id integer primary key, pack integer not null, kind text not null, item text not null, ref text not null,
    page text, pdf_page integer, procedure integer not null);
create index place_pack on place(pack);
create virtual table said using fts5(body, tokenize = "porter unicode61 remove_diacritics 2 tokenchars '\ufffd'", prefix = '2 3');
create table word(text text primary key) without rowid;
"""


class IndexedPlace(NamedTuple):
    """Something that can be found: a page, a minute, an indicator, a term, a note.

    ``procedure``: it belongs to an item that every meeting has, apologies for example, and comes last.
    """

    kind: str
    item: str
    ref: str
    page: str | None
    pdf_page: int | None
    body: str
    procedure: bool = False


class FoundPlace(NamedTuple):
    """A place of a pack with the words around what was found, and what that was, as printed."""

    pack_id: str
    place: IndexedPlace
    matched: tuple[str, ...]


class WordIndex:
    """The places of packs by their words; word forms, accents and case do not matter.

    Raises:
        PackviewError: the file cannot be made or read.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        try:
            self._base = self._opened()
        except (sqlite3.Error, OSError):
            try:
                if path is not None:  # damaged, or of another version of SQLite: it is made again
                    path.unlink(missing_ok=True)
                self._base = self._opened()
            except (sqlite3.Error, OSError) as error:
                raise PackviewError(f"The search index cannot be used: {error}", "Check the disk") from error

    def _opened(self) -> sqlite3.Connection:
        if self._path is not None and not self._path.exists():
            with suppress(FileExistsError):
                os.close(os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        base = sqlite3.connect(
            self._path or ":memory:", timeout=_WAIT, check_same_thread=False, isolation_level=None
        )
        base.execute("pragma synchronous = off")
        (version,) = base.execute("pragma user_version").fetchone()
        if version != _VERSION:
            with _changing(base):
                if base.execute("pragma user_version").fetchone() != (_VERSION,):
                    names = base.execute(
                        "select name from sqlite_master where type = 'table' and name not like 'said_%'"
                    )
                    for (name,) in names.fetchall():
                        base.execute(f'drop table "{name}"')
                    for line in _TABLES.split(";"):
                        base.execute(line)
                    base.execute(f"pragma user_version = {_VERSION}")
        base.execute("select count(*) from pack, said where said match 'word'").fetchone()
        return base

    def close(self) -> None:
        self._base.close()

    def stamps(self) -> dict[str, str]:
        """The packs that are in it, each with what it was indexed as."""
        return dict(self._base.execute("select pack_id, stamp from pack"))

    def put(self, pack_id: str, places: Iterable[IndexedPlace], *, stamp: str = "") -> None:
        """Take a pack in, in place of what was there of it; ``stamp`` says of which state it is."""
        found = list(places)
        words = {word for one in found for word in one.body.casefold().split() if word.isalpha()}
        with _changing(self._base) as base:
            self._drop(pack_id)
            at = base.execute("insert into pack(pack_id, stamp) values(?, ?)", (pack_id, stamp)).lastrowid
            for one in found:
                fields = (at, one.kind, one.item, one.ref, one.page, one.pdf_page, one.procedure)
                row = base.execute("insert into place values(null, ?, ?, ?, ?, ?, ?, ?)", fields).lastrowid
                base.execute("insert into said(rowid, body) values(?, ?)", (row, one.body))
            base.executemany("insert or ignore into word values(?)", ((word,) for word in sorted(words)))

    def drop(self, pack_ids: Iterable[str]) -> None:
        """Leave packs out from here on."""
        with _changing(self._base):
            for pack_id in pack_ids:
                self._drop(pack_id)

    def _drop(self, pack_id: str) -> None:
        (at,) = self._base.execute("select max(id) from pack where pack_id = ?", (pack_id,)).fetchone()
        if at is not None:
            self._base.execute("delete from said where rowid in (select id from place where pack = ?)", (at,))
            self._base.execute("delete from place where pack = ?", (at,))
            self._base.execute("delete from pack where id = ?", (at,))

    def having(self, words: str) -> set[int]:
        """The places that have what an expression of FTS5 asks for."""
        return {row for (row,) in self._base.execute("select rowid from said where said match ?", (words,))}

    def count(self, words: str) -> int:
        """How many places have what an expression of FTS5 asks for."""
        (number,) = self._base.execute("select count(*) from said where said match ?", (words,)).fetchone()
        return int(number)

    def has(self, words: str) -> bool:
        """Whether a place has what an expression of FTS5 asks for."""
        return (
            self._base.execute("select 1 from said where said match ? limit 1", (words,)).fetchone()
            is not None
        )

    def best(self, words: str, most: int | None, among: Collection[int] | None = None) -> list[int]:
        """The first ``most`` places of an expression, those of procedure last: the best, or of very many those taken in last.

        ``among``: only these places.
        """
        limit = -1 if most is None or among is not None else most
        joined = "from said join place on place.id = said.rowid where said match ?"
        if among is not None or self.count(words) <= _RANKED:
            asked = f"select place.id {joined} order by procedure, rank, place.id limit ?"
            found = [
                row for (row,) in self._base.execute(asked, (words, limit)) if among is None or row in among
            ]
            return found[:most]
        found = []
        for procedure in (0, 1):
            asked = f"select place.id {joined} and procedure = ? order by said.rowid desc limit ?"
            found += [row for (row,) in self._base.execute(asked, (words, procedure, limit))]
        return found[:most]

    def shown(self, places: Sequence[int], words: str) -> Iterator[FoundPlace]:
        """The places, in the order given, each with the words around what was found."""
        asked = f"""select said.rowid, pack_id, kind, item, ref, page, pdf_page, procedure,
            snippet(said, 0, '{_BEGIN}', '{_END}', '', {_TOKENS})
            from said join place on place.id = said.rowid join pack on pack.id = place.pack
            where said match ? and said.rowid in (select value from json_each(?))"""  # noqa: S608  signs of ours
        rows = self._base.execute(asked, (words, json.dumps(places))) if places else ()
        found = {at: (pack_id, rest, text) for at, pack_id, *rest, text in rows}
        for pack_id, rest, around in (found[place] for place in places):
            # behind a form feed stand pieces of the same page once more: no words are shown across it
            text = max(around.split("\f"), key=lambda piece: piece.count(_BEGIN))
            marked = [part.partition(_END)[0] for part in text.split(_BEGIN)[1:]]
            kind, item, ref, page, pdf_page, procedure = rest
            body = text.replace(_BEGIN, "").replace(_END, "")
            shown = IndexedPlace(kind, item, ref, page, pdf_page, body, bool(procedure))
            yield FoundPlace(pack_id, shown, tuple(dict.fromkeys(marked)))

    def words(self) -> list[str]:
        """Every word of letters, as it is printed, in lower case."""
        return [word for (word,) in self._base.execute("select text from word")]

    def words_from(self, beginning: str, *, longer: int, most: int) -> list[str]:
        """Words that begin so and are at most so many letters ``longer``."""
        asked = "select text from word where text >= ? and text < ? and length(text) <= ? limit ?"
        bounds = (beginning, f"{beginning}\U0010ffff", len(beginning) + longer, most)
        return [word for (word,) in self._base.execute(asked, bounds)]


@contextmanager
def _changing(base: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A change of the index that is made whole or not at all."""
    base.execute("begin immediate")
    try:
        yield base
    except BaseException:
        base.execute("rollback")
        raise
    base.execute("commit")
