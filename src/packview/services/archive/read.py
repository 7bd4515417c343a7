"""One source of an archive made into rows: in a process of its own, here or on a cluster, and kept in a file of its own.

A file is read once for each version of what reads it. No note is ever at hand here, and what is closed to the press and public is
cut from a pack before any row is made of it.
"""

import hashlib
import io
import zlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import msgspec

import packview
from packview import paths
from packview.config import Config
from packview.errors import PackviewError, require
from packview.export.archive import archive_tables
from packview.files import NOT_UNDERSTOOD, read_there
from packview.model.archive import Tables
from packview.model.import_events import Failed, Imported, Working
from packview.model.leaving import Closed, public
from packview.model.meeting import exempt_items
from packview.model.open_pack import OpenPack
from packview.services.analysis.findings import detect
from packview.services.imports.client import Import
from packview.services.imports.files import files_to_import
from packview.services.library.library import Library
from packview.services.worker_process import read_frame, write_frame
from packview.store import packs
from packview.store.atomic import write_atomic
from packview.store.meeting_log import decode, log_path
from packview.text import one_line

_PATIENCE = 300.0
"""Seconds without a page read after which a file is given up."""
_ROOMS = ("extract", "parse", "insight", "model", "wording", "export")
_AGAIN = "Read the file with packview import FILE to see more"


class Unit(NamedTuple):
    """A source: a file, or where ``pack_id`` is given a pack of the library in the folder ``path``."""

    path: Path
    pack_id: str = ""

    @property
    def name(self) -> str:
        return self.pack_id or one_line(self.path.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What every source is read with: the folder of parts, the version of what reads, the member's library and settings."""

    parts: Path
    version: str
    home: Path
    config: Config
    known: str
    """What changes when a pack comes to the library or goes."""


class Part(NamedTuple):
    """What a source gave: the file of its rows and whose they are; or, without a file, why there are none."""

    name: str
    pack: str = ""
    edition: str = ""
    council: str = ""
    year: int | None = None
    pages: int = 0
    source: str = ""
    message: str = ""
    hint: str = ""


def failed(name: str, error: PackviewError) -> Part:
    return Part("", source=name, message=error.message, hint=error.hint)


@lru_cache(maxsize=1)
def reader_version(languages: str) -> str:
    """What changes with any rule that reads, and with settings that decide what is read."""
    found = hashlib.sha256()
    code = Path(packview.__file__).parent
    files = sorted(file for room in _ROOMS for file in (code / room).rglob("*.py"))
    files += [Path(__file__), paths.shipped("themes", "polarity.toml"), paths.config_home() / "polarity.toml"]
    for file in files:
        found.update(read_there(file) or b"")
    found.update(f"{languages} {find_spec('tesserocr') is not None}".encode())
    return found.hexdigest()[:12]


def read_unit(reading: Reading, unit: Unit) -> list[Part]:
    """Read a source, unless its part is there already; what cannot be read is told."""
    other = "The machine that reads has another packview or other settings than this one"
    try:
        same = reader_version(reading.config.ocr_languages) == reading.version
        require(same, other, "Install the same packview there, with the same settings")
        if unit.pack_id:
            return [_of_library(reading, Library(unit.path, reading.config), unit.pack_id)]
        with files_to_import(unit.path) as found:
            return [_tried(reading, path) for path in found.files]
    except PackviewError as error:
        return [failed(unit.name, error)]


def _tried(reading: Reading, path: Path) -> Part:
    """The part of a file; of one that the member's library has, that of the pack, for that knows what was put right."""
    try:
        sha256 = packs.sha256_of(path)
        if pack_id := _known(reading.home, reading.known).get(sha256):
            return _of_library(reading, Library(reading.home, reading.config), pack_id)
        return _part(reading, sha256, path)
    except OSError as error:
        told = f"{one_line(path.name)} could not be read: {one_line(error.strerror or str(error))}"
        return failed(one_line(path.name), PackviewError(told, "Check the file, then try again"))
    except PackviewError as error:
        return failed(one_line(path.name), error)


@lru_cache(maxsize=1)
def _known(home: Path, _stamp: str) -> dict[str, str]:
    """The packs of the library by the SHA-256 of their files."""
    return {head.source.sha256: pack_id for pack_id, head in packs.heads(home)}


def _of_library(reading: Reading, library: Library, pack_id: str) -> Part:
    """The part of a pack as the member has it, with what was put right."""
    roots = {library.home, library.config.shared or library.home}
    folder = packs.folder_of(library.home, pack_id)
    files = [folder / packs.PACK, folder / packs.PAGES]
    files += [log_path(library.home, pack_id, library.config.member_id)]
    files += sorted(file for root in roots for file in (root / "corrections" / pack_id).rglob("*.json"))
    found = hashlib.sha256()
    for file in files:
        data = read_there(file) or b""
        found.update(b"%d " % len(data) + data)
    return _part(reading, found.hexdigest(), (library, pack_id))


def _part(reading: Reading, sha256: str, source: Path | tuple[Library, str]) -> Part:
    path = reading.parts / f"{sha256}-{reading.version}"
    if path.is_file():
        with path.open("rb") as file:
            return msgspec.json.decode(read_frame(file) or b"", type=Part)
    if isinstance(source, Path):
        opened = _read(source)
        closed = Closed(opened.pack)
    else:
        library, pack_id = source
        opened = library.load(pack_id)
        acts = decode(read_there(log_path(library.home, pack_id, library.config.member_id)) or b"")
        closed = Closed(opened.pack, exempt_items(acts, ()))
    opened = public(opened, closed)
    detection = detect(opened)
    problems = [check.problem for check in detection.checks if check.problem]
    tables = archive_tables(opened, detection.findings, problems)
    pack = opened.pack
    day = pack.meeting.date
    made = Part(
        path.name,
        pack.pack_id,
        pack.edition,
        pack.meeting.council,
        day.year if day else None,
        len(pack.pages),
    )
    data = io.BytesIO()
    write_frame(data, msgspec.json.encode(made))
    write_frame(data, zlib.compress(msgspec.msgpack.encode(tables)))
    write_atomic(path, data.getvalue())
    return made


def _read(path: Path) -> OpenPack:
    """Read a file in a process of its own, which alone ends where the file is hostile."""
    running = Import(path)
    for event in running:
        if isinstance(event, Failed):
            raise event.error
        if isinstance(event, Imported):
            return OpenPack(pack=event.pack, pages=event.pages, stored=False, layouts=event.layouts)
        if isinstance(event, Working) and event.seconds > _PATIENCE:
            running.cancel()
            told = f"Reading it was given up after {_PATIENCE / 60:.0f} minutes without a page"
            raise PackviewError(told, _AGAIN)
    raise PackviewError("Reading it stopped early", _AGAIN)


def rows_of(path: Path) -> Tables:
    """The rows of a part. PackviewError: it cannot be read."""
    try:
        with path.open("rb") as file:
            read_frame(file)
            return msgspec.msgpack.decode(zlib.decompress(read_frame(file) or b""), type=Tables)
    except (OSError, zlib.error, *NOT_UNDERSTOOD) as error:
        told = f"{path.name} in {one_line(str(path.parent))} is damaged"
        raise PackviewError(told, "Delete it, then run the command again") from error
