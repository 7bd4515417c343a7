"""An archive's tables as one SQLite database or as Parquet by council and year, with a description after Frictionless.

The same rows give the same bytes. Each is made beside what is there and takes its place when it is whole.
"""

import hashlib
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from datetime import date as Date  # noqa: N812  as in the model
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import msgspec

from packview.errors import PackviewError
from packview.extras import how_to_add
from packview.model.archive import PROBLEMS, TABLES, Column, Reference, Tables, references, told_apart
from packview.store.atomic import saving, sync_file, sync_folder

SQLITE, PARQUET, PACKAGE = "archive.sqlite", "parquet", "datapackage.json"
_SQL_TYPES = {"integer": "integer", "number": "real", "boolean": "integer"}
_SEARCHED = {"pages": "text"}
"""Tables with an index of words, and the column that it is of."""
_INDEXES = {"indicators": ("name, date", "ref")}
_AT_ONCE = 20_000
"""Rows of a Parquet file that are held in memory."""
_NOWHERE = "__HIVE_DEFAULT_PARTITION__"
"""How Hive calls the folder of rows without a value; engines read it as null."""


class Rows(NamedTuple):
    """The rows of one pack, or of none: problems of sources that gave no pack."""

    pack: str | None
    edition: str | None
    council: str
    year: int | None
    tables: Tables

    def of(self, table: str, columns: Iterable[str]) -> list[tuple[Any, ...]]:
        head = {"pack": self.pack, "edition": self.edition}
        return [
            tuple(head[name] if name in head else row.get(name) for name in columns)
            for row in self.tables.get(table, ())
        ]


def write_sqlite(folder: Path, rows: Iterable[Rows]) -> None:
    """Write ``archive.sqlite`` and its description. Raises PackviewError: it cannot be written."""
    path, beside = folder / SQLITE, folder / f".{SQLITE}.part"
    with saving(path):
        beside.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(beside, isolation_level=None)) as base:
                _fill(base, rows)
        except sqlite3.Error as error:
            raise OSError(None, str(error)) from error
        sync_file(beside)
        beside.replace(path)
        sync_folder(folder)
        described = _described(path)
    resources = [
        {
            **_named(table, table, SQLITE),
            **described,
            "format": "sqlite",
            "mediatype": "application/vnd.sqlite3",
            "dialect": {"table": table},
            "schema": _schema((Column("id", "integer"), *TABLES[table]), ("id",), references(table)),
        }
        for table in TABLES
    ]
    _describe(folder, resources)


def _fill(base: sqlite3.Connection, rows: Iterable[Rows]) -> None:
    for line in ("page_size = 4096", "encoding = 'UTF-8'", "journal_mode = off", "synchronous = off"):
        base.execute(f"pragma {line}")
    base.execute("begin")
    inserts = {}
    for table, columns in TABLES.items():
        lines = ["id integer primary key"]
        lines += [f"{one.name} {_SQL_TYPES.get(one.type, 'text')}" for one in columns]
        lines += [f"unique ({', '.join(names)})" for names in told_apart(table)]
        for to, here, there in references(table):
            lines.append(f"foreign key ({', '.join(here)}) references {to} ({', '.join(there)})")
        base.execute(f"create table {table} ({', '.join(lines)})")
        listed, marks = [column.name for column in columns], ", ".join("?" * len(columns))
        inserts[table] = listed, f"insert into {table} ({', '.join(listed)}) values ({marks})"  # noqa: S608  names of ours
    for one in rows:
        for table, (listed, insert) in inserts.items():
            base.executemany(insert, one.of(table, listed))
    for table, indexes in _INDEXES.items():
        for number, by in enumerate(indexes, start=1):
            base.execute(f"create index {table}_{number} on {table} ({by})")
    for table, column in _SEARCHED.items():
        words = f"{table}_fts"
        base.execute(
            f"create virtual table {words} using fts5({column}, content=\"{table}\", content_rowid='id', tokenize='porter unicode61')"
        )
        base.execute(f"insert into {words}({words}) values ('rebuild')")  # noqa: S608  names of ours
    base.execute("commit")


def write_parquet(folder: Path, rows: Iterable[Rows]) -> None:
    """Write ``parquet/TABLE/council=C/year=Y/rows.parquet`` and their description; ``rows`` come by council and year.

    Raises PackviewError: pyarrow is not installed, or something cannot be written.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415  an extra
        from pyarrow import parquet  # noqa: PLC0415  the same
    except ImportError as error:
        told = "Writing Parquet needs pyarrow, which is not installed"
        raise PackviewError(told, f"Add it with: {how_to_add('archive')}") from error

    types = {"string": pa.string(), "integer": pa.int32(), "number": pa.float64()}
    types |= {"boolean": pa.bool_(), "date": pa.date32()}
    place, beside = folder / PARQUET, folder / f".{PARQUET}.part"
    resources: list[dict[str, Any]] = []
    with saving(place):
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir()
        for (council, year), group in groupby(rows, lambda one: (one.council, one.year)):
            below = f"council={quote(council, safe='') or _NOWHERE}/year={year or _NOWHERE}"
            writers: dict[str, Any] = {}
            for table, made in _batches(group):
                columns = _without_council(table)
                kinds = pa.schema([(one.name, types[one.type]) for one in columns])
                if table not in writers:
                    path = beside / table / below / "rows.parquet"
                    path.parent.mkdir(parents=True)
                    writers[table] = parquet.ParquetWriter(path, kinds, compression="zstd")
                cells = zip(*made, strict=True)
                arrays = [
                    pa.array(_values(one, cell), types[one.type])
                    for one, cell in zip(columns, cells, strict=True)
                ]
                writers[table].write_table(pa.Table.from_arrays(arrays, schema=kinds))
            for table, writer in writers.items():
                writer.close()
                name = f"{PARQUET}/{table}/{below}/rows.parquet"
                path = beside / table / below / "rows.parquet"
                sync_file(path)
                columns = _without_council(table)
                key = () if table == PROBLEMS else ("pack", "edition", "position")
                known = _named(table, f"{table}-{len(resources)}", name)
                schema = _schema(columns, key, ())
                resources.append({**known, **_described(path), "format": "parquet", "schema": schema})
        old = folder / f".{PARQUET}.old"
        shutil.rmtree(old, ignore_errors=True)
        with suppress(FileNotFoundError):
            place.rename(old)
        beside.rename(place)
        shutil.rmtree(old, ignore_errors=True)
        sync_folder(folder)
    _describe(folder, resources)


def _without_council(table: str) -> list[Column]:
    """The columns of a table but the one that the name of its folder gives."""
    return [one for one in TABLES[table] if one.name != "council"]


def _batches(group: Iterable[Rows]) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """The rows of some packs by table, many at a time."""
    held: dict[str, list[tuple[Any, ...]]] = {table: [] for table in TABLES}
    for one in group:
        for table in TABLES:
            names = [column.name for column in _without_council(table)]
            held[table] += one.of(table, names)
            if len(held[table]) >= _AT_ONCE:
                yield table, held[table]
                held[table] = []
    yield from ((table, rows) for table, rows in held.items() if rows)


def _values(column: Column, cells: Iterable[Any]) -> list[Any]:
    return [Date.fromisoformat(cell) if cell and column.type == "date" else cell for cell in cells]


def _named(table: str, name: str, path: str) -> dict[str, Any]:
    title = table.replace("_", " ")
    return {
        "profile": "tabular-data-resource",
        "name": name.replace("_", "-"),
        "title": title,
        "path": path,
    }


def _described(file: Path) -> dict[str, Any]:
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    return {"bytes": file.stat().st_size, "hash": f"sha256:{digest}"}


def _schema(columns: Iterable[Column], key: Sequence[str], keys: Sequence[Reference]) -> dict[str, Any]:
    fields = [{"name": column.name, "type": column.type} for column in columns]
    found: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if key:
        found["primaryKey"] = key
    if keys:
        found["foreignKeys"] = [
            {"fields": here, "reference": {"resource": to.replace("_", "-"), "fields": there}}
            for to, here, there in keys
        ]
    return found


def _describe(folder: Path, resources: list[dict[str, Any]]) -> None:
    told = {"profile": "tabular-data-package", "name": "packview-archive", "resources": resources}
    path, beside = folder / PACKAGE, folder / f".{PACKAGE}.part"
    with saving(path):
        beside.write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n")
        sync_file(beside)
        beside.replace(path)
        sync_folder(folder)
