"""The files of one pack folder: pack.json, pages.txt, and the source as it was published."""

import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from packview.errors import PackviewError
from packview.model import SCHEMA_VERSION, Layout, Meeting, Pack, Source, Supplement, edition_of
from packview.store import page_layouts
from packview.store.atomic import make_folder, sync_folder
from packview.text import clean, one_line, slug

PACK, PAGES = "pack.json", "pages.txt"
Pages = tuple[tuple[str, ...], ...]
_BREAK = re.compile("[\n\f]")


class _Version(msgspec.Struct):
    schema_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the library lists of a pack; decoding it skips the rest.

    Attributes:
        pages: how many the file has; what is kept of each is not looked at.
    """

    schema_version: int
    pack_id: str
    revision: int = 1
    source: Source
    meeting: Meeting
    supplements: tuple[Supplement, ...] = ()
    pages: tuple[msgspec.Raw, ...] = ()

    @property
    def edition(self) -> str:
        """See Pack.edition."""
        return edition_of(self.source, self.supplements)


class DamagedPackError(PackviewError):
    """A pack's files cannot be understood."""


class NewerPackError(PackviewError):
    """A newer packview wrote the pack."""


_Kind = TypeVar("_Kind", Head, Pack)


def read_head(folder: Path) -> Head:
    """What the library lists of the pack in a folder.

    Raises:
        DamagedPackError: pack.json is missing or cannot be understood.
        NewerPackError: a newer packview wrote it.
    """
    return _decode(_read(folder, PACK), Head, folder)


def check_pages(folder: Path) -> None:
    """Whether the text of a pack is there, without reading it.

    Raises:
        DamagedPackError: it is not.
    """
    if not (folder / PAGES).is_file():
        raise _damaged(folder, f"{PAGES} is missing")


def read_pack(folder: Path, *, foreign: bool = False) -> tuple[Pack, Pages]:
    """The pack in a folder, and the lines of each of its pages.

    Args:
        folder: the pack folder.
        foreign: it was not written here, so its text is cleaned like that of any file from outside.

    Raises:
        DamagedPackError: a file is missing or cannot be understood.
        NewerPackError: a newer packview wrote it.
    """
    data = _read(folder, PACK)
    pack = _decode(data, Pack, folder)
    if foreign:
        pack = msgspec.convert(_cleaned(msgspec.json.decode(data)), Pack)
    try:
        pages = decode_pages(_read(folder, PAGES)) if pack.pages else ()
    except UnicodeDecodeError as error:
        raise _damaged(folder, f"{PAGES} is not text") from error
    if len(pages) != len(pack.pages):
        raise _damaged(folder, f"{PAGES} has {len(pages)} pages instead of {len(pack.pages)}")
    if foreign:
        pages = tuple(tuple(clean(line).replace("\n", " ") for line in page) for page in pages)
    return pack, pages


def write_pack(
    folder: Path, pack: Pack, pages: Sequence[Sequence[str]], source: Path, layouts: Sequence[Layout] = ()
) -> None:
    """Write a pack into an empty folder; on return its files are on the disk.

    Raises:
        OSError: a file cannot be read or written.
        PackviewError: the source is not the file the pack was read from any more.
    """
    _copy_source(source, folder / f"source.{suffix(pack.source)}", pack.source)
    write_values(folder, pack, pages, layouts)


def write_values(
    folder: Path, pack: Pack, pages: Sequence[Sequence[str]], layouts: Sequence[Layout] = ()
) -> None:
    """Write what was read of a pack, without its source, into an empty folder; on return it is on the disk.

    Raises:
        OSError: a file cannot be written.
    """
    text = encode_pages(pages)
    _write(folder / PAGES, text)
    if any(layouts):
        _write(folder / page_layouts.NAME, page_layouts.encode(layouts, text))
    _write(folder / PACK, msgspec.json.encode(pack))


def keep_supplement(folder: Path, source: Source, path: Path) -> None:
    """Copy a supplement's file, byte for byte, under the next number into the folder of them; made where there is none.

    Raises:
        OSError: it cannot be read or written.
        PackviewError: it is not the file that was read any more.
    """
    make_folder(folder)
    taken = [int(known.stem) for known in folder.iterdir() if known.stem.isascii() and known.stem.isdigit()]
    _copy_source(path, folder / f"{max(taken, default=0) + 1}.{suffix(source)}", source)
    sync_folder(folder)


def suffix(source: Source) -> str:
    """How the name of the file of a source ends in a pack's folder."""
    return "pdf" if source.kind == "pdf" else "txt"


def _copy_source(path: Path, target: Path, source: Source) -> None:
    digest = _copy(path, target)
    if source.sha256 and digest != source.sha256:
        raise PackviewError(f"{one_line(path.name)} was changed while it was read", "Import it again")


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal, by which the library knows it again.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def source_sha256(folder: Path) -> str:
    """The SHA-256 of the source kept in a pack folder, '' where there is none that can be read."""
    for path in sorted(folder.glob("source.*")):
        try:
            return sha256_of(path)
        except OSError:  # as good as none
            continue
    return ""


def encode_pages(pages: Sequence[Sequence[str]]) -> bytes:
    """The text of all pages: each line ended by a line feed, a form feed between pages."""
    text = "\f".join("".join(f"{_BREAK.sub(' ', line)}\n" for line in page) for page in pages)
    return text.encode("utf-8", "replace")


def decode_pages(data: bytes) -> Pages:
    """The lines of all pages, one page at least.

    Raises:
        UnicodeDecodeError: it is not UTF-8.
    """
    return tuple(tuple(page.split("\n")[:-1]) for page in data.decode("utf-8").split("\f"))


def _decode(data: bytes, kind: type[_Kind], folder: Path) -> _Kind:
    try:
        value = msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        _refuse_newer(data, folder)
        raise _damaged(folder, f"{PACK} cannot be understood") from error
    if value.schema_version > SCHEMA_VERSION:
        raise _newer(folder)
    if not value.pack_id or slug(value.pack_id) != value.pack_id:  # it names folders of notes
        raise _damaged(folder, f"{PACK} has no usable pack id")
    return value


def _refuse_newer(data: bytes, folder: Path) -> None:
    """Where a file cannot be understood because a newer packview wrote it, say that."""
    try:
        version = msgspec.json.decode(data, type=_Version).schema_version
    except (msgspec.DecodeError, UnicodeDecodeError):
        return
    if version > SCHEMA_VERSION:
        raise _newer(folder)


def _newer(folder: Path) -> NewerPackError:
    return NewerPackError(f"A newer packview wrote the pack {_name(folder)}", "Update packview to open it")


def _damaged(folder: Path, why: str) -> DamagedPackError:
    kept = next(iter(sorted(folder.glob("source.*"))), None)
    again = f"packview import {kept}" if kept else "packview import FILE"
    return DamagedPackError(
        f"The pack {_name(folder)} is damaged: {why}", f"Import its file again, with: {again}"
    )


def _name(folder: Path) -> str:
    return one_line(folder.resolve().name)


def _read(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except FileNotFoundError as error:
        raise _damaged(folder, f"{name} is missing") from error
    except OSError as error:
        reason = one_line(error.strerror or type(error).__name__)
        raise DamagedPackError(
            f"The pack {_name(folder)} cannot be opened: {name} cannot be read: {reason}",
            "Check that file's permissions and the disk",
        ) from error


def _copy(source: Path, target: Path) -> str:
    """Copy a file byte for byte; its SHA-256."""
    digest = hashlib.sha256()
    with source.open("rb") as reading, target.open("xb") as writing:
        while block := reading.read(1 << 20):
            digest.update(block)
            writing.write(block)
        writing.flush()
        os.fsync(writing.fileno())
    target.chmod(0o600)
    return digest.hexdigest()


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o600)


def _cleaned(value: Any) -> Any:
    """Every text in a JSON value made safe."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(part) for part in value]
    if isinstance(value, dict):
        return {clean(key): _cleaned(part) for key, part in value.items()}
    return value
