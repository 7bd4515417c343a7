"""The packs of the library, each a folder that appears whole or not at all.

A pack is built in a folder whose name starts with a dot and renamed into place. To add a revision, the pack that is
there is renamed to ``.old-<pack-id>`` first; whatever is found under such a name later is put back, or cleared away when
the new one made it. Nothing else in the library's folder starts with a dot.

In a pack's folder are pack.json, pages.txt, and the source as it was published. How the pages are set out is in a file that can
be made anew from the source (MessagePack: version, CRC-32 of pages.txt, the blocks of each page, decoded when they are asked for).

What reads a pack raises NotFoundError where there is none of that id, DamagedPackError where a file is missing or cannot be
understood, and NewerPackError where a newer packview wrote it. What writes one raises PackviewError where it could not be
written, a helper of it OSError; the library is then as it was.
"""

import hashlib
import os
import re
import shlex
import shutil
import tempfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from packview.errors import AlreadyImportedError, NotFoundError, PackviewError, SameMeetingError, require
from packview.files import MOST, NOT_UNDERSTOOD, read_file, stamp
from packview.model import SCHEMA_VERSION, Layout, Meeting, Pack, Source, Supplement, Warned, edition_of
from packview.store.atomic import WAIT, locked, make_folder, saving, sync_file, sync_folder, write_atomic
from packview.store.recognised import forget_recognised
from packview.text import clean, fold, one_line, slug

NAME, PACK, PAGES = "layout.msgpack", "pack.json", "pages.txt"
REVISIONS = "revisions"
"""The folder of a pack's earlier revisions, each under its number."""
SUPPLEMENTS = "supplements"
"""The folder of the files that were put into a pack later, each under a number: 1.pdf, 2.txt."""
NEW, OLD, GONE = ".new-", ".old-", ".gone-"
"""Starts of the name of a pack's folder: not finished yet, while the new one takes its place, and while it is removed."""
Pages = tuple[tuple[str, ...], ...]
_LAYOUTS_VERSION = 1
_BREAK = re.compile("[\n\f]")


class StoredLayouts(Sequence[Layout]):
    """The layouts of a file, decoded one by one; a page whose blocks cannot be understood has none."""

    def __init__(self, pages: Sequence[msgspec.Raw]) -> None:
        self._pages = pages

    def __len__(self) -> int:
        return len(self._pages)

    def __getitem__(self, index: Any) -> Any:
        """The blocks of a page, counted from 0, or of several pages."""
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        try:
            return msgspec.msgpack.decode(self._pages[index], type=Layout)
        except NOT_UNDERSTOOD:
            return ()


def encode_layouts(layouts: Sequence[Layout], text: bytes) -> bytes:
    """The file's bytes."""
    return msgspec.msgpack.encode((_LAYOUTS_VERSION, zlib.crc32(text), layouts))


def read_layouts(folder: Path) -> Sequence[Layout]:
    """The layouts kept in a pack folder; () where there are none, or they are of another text."""
    form = tuple[int, int, tuple[msgspec.Raw, ...]]
    try:
        version, check, pages = msgspec.msgpack.decode(read_file(folder / NAME, MOST), type=form)
        if version == _LAYOUTS_VERSION and check == zlib.crc32(read_file(folder / PAGES, MOST)):
            return StoredLayouts(pages)
    except (OSError, *NOT_UNDERSTOOD):  # the text can be read without
        pass
    return ()


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
    """What the library lists of the pack in a folder."""
    return _decoded(_read(folder, PACK), Head, folder)


def read_pack(folder: Path, *, foreign: bool = False) -> tuple[Pack, Pages]:
    """The pack in a folder, and the lines of each of its pages.

    ``foreign``: it was not written here, so its text is cleaned like that of any file from outside.
    """
    data = _read(folder, PACK)
    pack = _decoded(data, Pack, folder)
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
    folder: Path, pack: Pack, pages: Sequence[Sequence[str]], layouts: Sequence[Layout] = ()
) -> None:
    """Write what was read of a pack into an empty folder; on return it is on the disk. Its source is written beside it."""
    text = encode_pages(pages)
    write_atomic(folder / PAGES, text)
    if any(layouts):
        write_atomic(folder / NAME, encode_layouts(layouts, text))
    write_atomic(folder / PACK, msgspec.json.encode(pack))


def source_suffix(source: Source) -> str:
    """How the name of the file of a source ends in a pack's folder."""
    return "pdf" if source.kind == "pdf" else "txt"


def _copy_source(path: Path, target: Path, source: Source) -> None:
    shutil.copyfile(path, target)
    target.chmod(0o600)
    sync_file(target)
    same = not source.sha256 or sha256_of(target) == source.sha256
    require(same, f"{one_line(path.name)} was changed while it was read", "Import it again")


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal, by which the library knows it again. Raises OSError: it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _source_sha256(folder: Path) -> str:
    """The SHA-256 of the source kept in a pack folder, '' where there is none that can be read."""
    for path in sorted(folder.glob("source.*")):
        with suppress(OSError):  # as good as none
            return sha256_of(path)
    return ""


def encode_pages(pages: Sequence[Sequence[str]]) -> bytes:
    """The text of all pages: each line ended by a line feed, a form feed between pages."""
    text = "\f".join("".join(f"{_BREAK.sub(' ', line)}\n" for line in page) for page in pages)
    return text.encode("utf-8", "replace")


def decode_pages(data: bytes) -> Pages:
    """The lines of all pages, one page at least. Raises UnicodeDecodeError: it is not UTF-8."""
    return tuple(tuple(page.split("\n")[:-1]) for page in data.decode("utf-8").split("\f"))


def _decoded(data: bytes, kind: type[_Kind], folder: Path) -> _Kind:
    name = one_line(folder.resolve().name)
    try:
        if msgspec.json.decode(data, type=_Version).schema_version > SCHEMA_VERSION:
            raise NewerPackError(f"A newer packview wrote the pack {name}", "Update packview to open it")
        value = msgspec.json.decode(data, type=kind)
    except NOT_UNDERSTOOD as error:
        raise _damaged(folder, f"{PACK} cannot be understood") from error
    if not value.pack_id or slug(value.pack_id) != value.pack_id:  # it names folders of notes
        raise _damaged(folder, f"{PACK} has no usable pack id")
    return value


def _damaged(folder: Path, why: str, hint: str = "") -> DamagedPackError:
    kept = next(iter(sorted(folder.glob("source.*"))), "FILE")
    return DamagedPackError(
        f"The pack {one_line(folder.resolve().name)} is damaged: {why}",
        hint or f"Import its file again, with: packview import {shlex.quote(str(kept))}",
    )


def _read(folder: Path, name: str) -> bytes:
    try:
        return read_file(folder / name, MOST)
    except FileNotFoundError as error:
        raise _damaged(folder, f"{name} is missing") from error
    except OSError as error:
        why = f"{name} cannot be read: {one_line(error.strerror or type(error).__name__)}"
        raise _damaged(folder, why, "Check that file's permissions and the disk") from error


def _cleaned(value: Any) -> Any:
    """Every text in a JSON value made safe."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(part) for part in value]
    if isinstance(value, dict):
        return {clean(key): _cleaned(part) for key, part in value.items()}
    return value


@contextmanager
def _built(folder: Path) -> Iterator[Path]:
    """An empty folder, which when it is filled takes the place of a pack's; where that fails, all is as it was."""
    with saving(folder):
        make_folder(folder.parent)
        built = Path(tempfile.mkdtemp(prefix=NEW, dir=folder.parent))
        try:
            yield built
            sync_folder(built)
            _put_in_place(built, folder)
        except BaseException:
            shutil.rmtree(built, ignore_errors=True)
            raise


def _keep_revision(folder: Path, built: Path, number: int | None) -> None:
    """Give the new folder the old one's earlier revisions, and the old pack itself as one of them.

    ``number``: the old pack's, None where the new one mends it: then the files of its supplements are kept.
    """
    if number is not None:
        make_folder(built / REVISIONS)
        _link(folder, built / REVISIONS / str(number), without=REVISIONS)
    elif folder.is_dir():
        _link(folder / SUPPLEMENTS, built / SUPPLEMENTS)
    _link(folder / REVISIONS, built / REVISIONS)


def _link(source: Path, target: Path, *, without: str = "") -> None:
    """Link a file, or the files in a folder, where it is there. Raises OSError: they can be neither linked nor copied."""
    if source.is_dir():
        make_folder(target)
        for path in sorted(path for path in source.iterdir() if path.name != without):
            _link(path, target / path.name)
        sync_folder(target)
    elif source.is_file():
        try:
            os.link(source, target)
        except OSError:  # the file system has no links
            shutil.copyfile(source, target)
            sync_file(target)


def _put_in_place(built: Path, folder: Path) -> None:
    """Rename the new folder into place; where that fails, all is as it was. Raises OSError: it cannot be renamed."""
    old = folder.with_name(f"{OLD}{folder.name}")
    try:
        if folder.is_dir():
            folder.rename(old)
        built.rename(folder)
        sync_folder(folder.parent)
    except OSError:
        if folder.is_dir() and not built.is_dir():
            folder.rename(built)
        if old.is_dir():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)  # what stays is swept later


def source_files(folder: Path, pack: Pack) -> tuple[Path, ...]:
    """The pack's file and its supplements' files as kept in its folder, whether they are there or not."""
    late = (
        folder / SUPPLEMENTS / f"{number}.{source_suffix(supplement.source)}"
        for number, supplement in enumerate(pack.supplements, start=1)
    )
    return folder / f"source.{source_suffix(pack.source)}", *late


def _next_revision(folder: Path, pack: Pack, *, revision: bool | None) -> tuple[int, int | None]:
    """The number a pack will have, and under which number the one in the folder is kept (None: not at all).

    ``revision``: whether it may follow one of another file; None: unless it is one of its earlier revisions.
    """
    if not folder.is_dir():
        return 1, None
    earlier = {number: folder / REVISIONS / str(number) for number in _numbers(folder / REVISIONS)}
    try:
        current = _of_this_name(read_head(folder), folder)
    except DamagedPackError:
        number, held = max(earlier, default=0) + 1, _source_sha256(folder) or pack.source.sha256
    else:
        number, held = current.revision, current.source.sha256
    if pack.source.sha256 and held == pack.source.sha256:  # the same file again: this mends the pack
        return number, None
    for known, path in earlier.items() if not revision else ():
        if pack.source.sha256 and _source_sha256(path) == pack.source.sha256:
            raise AlreadyImportedError(
                f"This file is revision {known} of {pack.pack_id}, which has a newer one",
                f"Read it with: packview page {pack.pack_id}@{known} PAGE",
                pack_id=pack.pack_id,
            )
    if revision is False:
        raise SameMeetingError(
            f"The library holds another file of this meeting, as {pack.pack_id}",
            "To add this one as its next revision: packview import FILE --revision; a late supplement goes in with --into",
            pack_id=pack.pack_id,
        )
    return number + 1, number


def earlier_revisions(home: Path, pack_id: str) -> tuple[int, ...]:
    """The numbers of a pack's earlier revisions, lowest first; () for a pack published once, or not there."""
    return _numbers(home / "packs" / pack_id / REVISIONS)


def editions(home: Path, pack_id: str) -> dict[str, int]:
    """The editions of a pack's earlier revisions that can be read, with their numbers; of equal ones the latest."""
    found: dict[str, int] = {}
    for number in earlier_revisions(home, pack_id):
        with suppress(PackviewError):  # a damaged one cannot be compared with
            found[read_head(home / "packs" / pack_id / REVISIONS / str(number)).edition] = number
    return found


def revision_stamp(home: Path, pack_id: str) -> object:
    """What tells whether a pack was changed, cheap to ask for; None where it is not there."""
    return stamp(home / "packs" / pack_id / PACK)


def _numbers(folder: Path) -> tuple[int, ...]:
    """The numbers that name the files in a folder, lowest first."""
    try:
        names = [path.stem for path in folder.iterdir()]
    except OSError:  # there are none, or they may not be read: then they cannot be offered
        return ()
    return tuple(sorted(int(name) for name in names if name.isascii() and name.isdigit()))


def _lost_supplements(folder: Path, keep_as: int | None) -> tuple[Warned, ...]:
    """What to know of a pack that takes the place of one with supplements, which the new file may not hold."""
    names = sorted(path.name for path in (folder / SUPPLEMENTS).glob("*") if path.is_file())
    if not names:
        return ()
    if keep_as is None:
        said, where = "which are not in it now", SUPPLEMENTS
    else:
        said, where = "which may not be in the new papers", f"{REVISIONS}/{keep_as}/{SUPPLEMENTS}"
    message = (
        f"This pack had supplements, {said}; their files are kept in its folder {where}:"
        f" {', '.join(names)}; put them in again with packview import FILE --into {folder.name}"
    )
    return (Warned(message=message),)


def pack_ids(home: Path) -> tuple[str, ...]:
    """The ids of all packs, sorted; damaged ones too."""
    names = _names(home)
    if any(name.startswith(".") for name in names):
        with suppress(PackviewError):  # another process is at it, or nothing can be written
            _put_right(home, wait=0)
        names = _names(home)
    return tuple(sorted(name for name in names if not name.startswith(".")))


def head(home: Path, pack_id: str) -> Head:
    """What the library lists of a pack."""
    folder = folder_of(home, pack_id)
    return _of_this_name(read_head(folder), folder)


def heads(home: Path, *, having: str = "") -> Iterator[tuple[str, Head]]:
    """The packs that can be read, by their ids. ``having``: part of the id."""
    for pack_id in pack_ids(home):
        if having in pack_id:
            with suppress(PackviewError):
                yield pack_id, head(home, pack_id)


def earlier_meetings(home: Path, pack: Pack) -> list[str]:
    """The ids of the packs of the same committee's earlier meetings, newest first; of all its others where a pack has no date."""
    meeting, found = pack.meeting, []
    for pack_id, known in heads(home):
        held = known.meeting
        same = (fold(held.council), fold(held.committee)) == (fold(meeting.council), fold(meeting.committee))
        if (
            same
            and held.date
            and pack_id != pack.pack_id
            and not (meeting.date and held.date >= meeting.date)
        ):
            with suppress(PackviewError):  # opening that pack says what is wrong with it
                check_pages(home, pack_id)
                found.append((held.date, pack_id))
    return [pack_id for _, pack_id in sorted(found, reverse=True)]


def _of_this_name(value: _Kind, folder: Path) -> _Kind:
    """The pack that stands in a folder. Raises PackviewError: its name is another's."""
    told = f"The folder {folder.name} holds the pack {value.pack_id}"
    require(value.pack_id == folder.name, told, f"Rename that folder to {value.pack_id} to open it")
    return value


def check_pages(home: Path, pack_id: str) -> None:
    """Whether the text of a pack is there, without reading it."""
    folder = folder_of(home, pack_id)
    if not (folder / PAGES).is_file():
        raise _damaged(folder, f"{PAGES} is missing")


def load(home: Path, pack_id: str) -> tuple[Pack, Pages]:
    """A pack and the lines of each of its pages."""
    folder = folder_of(home, pack_id)
    pack, pages = read_pack(folder)
    return _of_this_name(pack, folder), pages


def revision_folder(home: Path, pack_id: str, number: int) -> Path:
    """The pack folder of an earlier revision."""
    folder = folder_of(home, pack_id)
    known = earlier_revisions(home, pack_id)
    if number not in known:
        told = f"Earlier ones are {', '.join(map(str, known))}" if known else "It was published once"
        raise NotFoundError(f"There is no earlier revision {number} of {pack_id}", told)
    return folder / REVISIONS / str(number)


def is_pack_folder(path: Path) -> bool:
    """Whether a pack was kept in a folder."""
    return (path / PACK).is_file()


def read_folder(path: Path) -> tuple[Pack, Pages]:
    """The pack in a folder anywhere on this machine."""
    told = f"{one_line(str(path))} is a folder without a pack in it"
    require(is_pack_folder(path), told, "Name a PDF, a text file or a pack folder")
    return read_pack(path, foreign=True)


def find_by_sha256(home: Path, sha256: str) -> str | None:
    """The id of the pack that was read from this very file; None where there is none, or it is damaged."""
    for pack_id, found in heads(home) if sha256 else ():
        if found.source.sha256 == sha256:
            with suppress(DamagedPackError, NotFoundError):  # a damaged pack is to be imported again
                load(home, pack_id)
                return pack_id
    return None


def every_sha256(home: Path) -> frozenset[str]:
    """Of every file the library was read from, supplements and earlier revisions too."""
    found: set[str] = set()
    for pack_id, newest in heads(home):
        every = [newest]
        for number in earlier_revisions(home, pack_id):
            with suppress(PackviewError):  # a damaged one
                every.append(read_head(revision_folder(home, pack_id, number)))
        found.update(
            one.sha256 for head in every for one in (head.source, *(late.source for late in head.supplements))
        )
    return frozenset(found)


def refuse_twin(home: Path, sha256: str) -> None:
    """Raises AlreadyImportedError where the library has a pack that was read from this very file."""
    twin = find_by_sha256(home, sha256)
    if twin is not None:
        raise AlreadyImportedError(
            f"This file is already in the library as {twin}",
            f"Open it with: packview open {twin}",
            pack_id=twin,
        )


def add_pack(
    home: Path,
    pack: Pack,
    pages: Sequence[Sequence[str]],
    source_path: Path,
    *,
    revision: bool | None,
    layouts: Sequence[Layout] = (),
) -> Pack:
    """Add a pack; on return it is on the disk. Until then, and when that fails, the library is as it was.

    Args:
        home: the library's folder.
        pack: as read.
        pages: the lines of every page.
        source_path: the file it was read from; a copy is kept.
        revision: add it as the next revision where the library holds another file of the same meeting; None: unless
            it is one of the earlier revisions.
        layouts: how its pages are set out.

    Returns the pack with its revision.
    """
    with _changing(home):
        folder = home / "packs" / pack.pack_id
        refuse_twin(home, pack.source.sha256)
        number, keep_as = _next_revision(folder, pack, revision=revision)
        lost = _lost_supplements(folder, keep_as)
        numbered = replace(pack, revision=number, warnings=(*pack.warnings, *lost))
        with _built(folder) as built:
            _copy_source(source_path, built / f"source.{source_suffix(pack.source)}", pack.source)
            write_pack(built, numbered, pages, layouts)
            _keep_revision(folder, built, keep_as)
    return numbered


def add_supplement(
    home: Path,
    before: Pack,
    merged: Pack,
    pages: Sequence[Sequence[str]],
    source_path: Path,
    *,
    layouts: Sequence[Layout] = (),
) -> None:
    """Put the next revision of a pack in its place, with a supplement in it; the same guarantees as of ``add_pack``.

    Args:
        home: the library's folder.
        before: the pack as the library holds it, which becomes an earlier revision.
        merged: the pack with the supplement, which is the last of its ``supplements``.
        pages: the lines of every page of it.
        source_path: the supplement's file; a copy is kept.
        layouts: how the pages of the whole are set out.
    """
    with _changing(home):
        folder = folder_of(home, before.pack_id)
        told = f"The pack {before.pack_id} was changed while the supplement was read"
        require(load(home, before.pack_id)[0] == before, told, "Import it again")
        with _built(folder) as built:
            for path in folder.glob("source.*"):
                _link(path, built / path.name)
            late, source = built / SUPPLEMENTS, merged.supplements[-1].source
            make_folder(late)
            _link(folder / SUPPLEMENTS, late)
            number = max(_numbers(late), default=0) + 1
            _copy_source(source_path, late / f"{number}.{source_suffix(source)}", source)
            sync_folder(late)
            write_pack(built, merged, pages, layouts)
            _keep_revision(folder, built, before.revision)


def add_whole(home: Path, pack_id: str, files: Mapping[str, bytes]) -> None:
    """Add a pack as its folder was, by the paths of its files; a pack of that id that is here stays as it is.

    Raises PackviewError: the files are no pack of that id, or cannot be written; then the library is as it was.
    """
    with _changing(home):
        folder = home / "packs" / pack_id
        if folder.exists():
            return
        with _built(folder) as built:
            for name, data in files.items():
                write_atomic(built / name, data)
            _of_this_name(read_head(built), folder)


def remove(home: Path, pack_id: str) -> None:
    """Take a pack out, with its earlier revisions. Notes are kept elsewhere and stay."""
    with _changing(home):
        folder = folder_of(home, pack_id)
        gone = folder.with_name(f"{GONE}{pack_id}")
        with saving(folder):
            folder.rename(gone)
            sync_folder(folder.parent)
        shutil.rmtree(gone, ignore_errors=True)  # what stays is swept later
    forget_recognised(
        home,
        (
            one.sha256
            for _, known in heads(home)
            for one in (known.source, *(more.source for more in known.supplements))
        ),
    )


@contextmanager
def _changing(home: Path, *, wait: float = WAIT) -> Iterator[None]:
    """Hold the library's lock, with what a change that was cut short left put back or cleared away."""
    folder = home / "packs"
    with locked(home, "library", what="the library", wait=wait):
        for name in sorted(name for name in _names(home) if name.startswith((NEW, OLD, GONE))):
            left, place = folder / name, folder / name.removeprefix(OLD)
            if name.startswith(OLD) and not place.exists():
                with saving(place):
                    left.rename(place)
                    sync_folder(folder)
            else:
                shutil.rmtree(left, ignore_errors=True)
        yield


def _put_right(home: Path, *, wait: float) -> None:
    with _changing(home, wait=wait):
        pass


def _names(home: Path) -> list[str]:
    try:
        return [path.name for path in (home / "packs").iterdir() if path.is_dir()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise PackviewError(
            f"{home / 'packs'} cannot be listed: {one_line(error.strerror or '')}", "Check its permissions"
        ) from error


def folder_of(home: Path, pack_id: str) -> Path:
    """The folder of a pack, put back first where a change was cut short."""
    folder = home / "packs" / pack_id
    is_name = bool(pack_id) and not pack_id.startswith(".") and Path(pack_id).name == pack_id
    if is_name and not folder.is_dir() and folder.with_name(f"{OLD}{pack_id}").is_dir():
        _put_right(home, wait=5)
    if not is_name or not folder.is_dir():
        raise NotFoundError(
            f"There is no pack {one_line(pack_id)} in the library", "packview list shows the packs there are"
        )
    return folder
