"""The folder that new papers are put into: what of it is new, what it is to the library, and importing it when the member says so."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

import msgspec

from packview.errors import NotFoundError, PackviewError, SameMeetingError
from packview.extract.archives import begins_like_zip
from packview.files import read_json
from packview.model import Pack
from packview.model.pack import pack_name
from packview.parse.supplement import check_republished
from packview.paths import shown_path
from packview.services.imports.client import Import, ImportRequest
from packview.services.imports.files import files_to_import
from packview.services.imports.one_meeting import glance, of_one_meeting
from packview.services.imports.packing import of_its_meeting
from packview.services.library.library import Library
from packview.store import packs
from packview.store.atomic import write_atomic
from packview.text import natural, one_line
from packview.wording.dates import date_in_words

Sort = Literal["meeting", "supplement", "revision", "archive", "unreadable"]
_WORDS: dict[Sort, str] = {
    "meeting": "New meeting",
    "supplement": "Supplement",
    "revision": "Published again",
    "archive": "ZIP of files",
    "unreadable": "Cannot be read",
}
_FILE = "inbox.json"
_MOST = 200
"""New files that are offered at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file of the inbox.

    Attributes:
        sort: what it is to the library, None until it was looked into; ``words`` say so, with the meeting or the reason.
        pack_id: of the pack it supplements, '' for none.
    """

    path: Path
    sha256: str
    sort: Sort | None = None
    words: str = ""
    pack_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What is kept of the inbox: SHA-256 of files not to be offered, and of each file its size, time and SHA-256 by its name."""

    done: frozenset[str] = frozenset()
    files: dict[str, tuple[int, int, str]] = field(default_factory=dict)


class Inbox:
    """The inbox of a library; nothing in it is imported unless it is asked for. Any thread may call any method."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._folder = library.config.inbox
        self._file = library.home / _FILE

    def look(self) -> tuple[NewFile, ...]:
        """The PDFs and ZIPs that the library does not have and the member did not decline, by name.

        PackviewError: the folder is gone, or cannot be listed.
        """
        folder = self._folder
        if folder is None:
            return ()
        try:
            paths = [one for one in folder.iterdir() if one.suffix.casefold() in {".pdf", ".zip"}]
        except OSError as error:
            gone = isinstance(error, FileNotFoundError | NotADirectoryError)
            why = "is not there" if gone else f"cannot be listed: {one_line(error.strerror or str(error))}"
            told = f"The inbox {shown_path(folder)} {why}"
            raise PackviewError(told, "Press {key:app.settings} to choose another folder") from error
        kept = read_json(self._file, _Kept) or _Kept()
        hashes: dict[str, tuple[int, int, str]] = {}
        for path in sorted(paths, key=lambda one: natural(one.name)):
            with suppress(OSError):  # it went away, or is being written: the next look finds it
                if path.name.startswith(".") or not path.is_file():
                    continue
                state, known = path.stat(), kept.files.get(path.name)
                same = known is not None and known[:2] == (state.st_size, state.st_mtime_ns)
                sha256 = known[2] if known and same else packs.sha256_of(path)
                hashes[path.name] = (state.st_size, state.st_mtime_ns, sha256)
        if hashes != kept.files:
            self._keep(replace(kept, files=hashes))
        new = {name: sha256 for name, (_, _, sha256) in hashes.items() if sha256 not in kept.done}
        held = packs.every_sha256(self._library.home) if new else frozenset()
        offered: dict[str, NewFile] = {}
        for name, sha256 in new.items():
            if sha256 not in held:  # a copy under another name is the same file
                offered.setdefault(sha256, NewFile(path=folder / name, sha256=sha256))
        return tuple(offered.values())[:_MOST]

    def decline(self, files: Sequence[NewFile]) -> None:
        """Offer these files no more. PackviewError: that could not be saved."""
        kept = read_json(self._file, _Kept) or _Kept()
        self._keep(replace(kept, done=kept.done | {one.sha256 for one in files}))

    def _keep(self, kept: _Kept) -> None:
        write_atomic(self._file, msgspec.json.encode(kept, order="deterministic"))

    def sorted(self, file: NewFile) -> NewFile:
        """The file with what it is to the library: its first pages are read, in a process of its own, up to the agenda."""
        try:
            with file.path.open("rb") as opened:
                is_zip = begins_like_zip(opened.read(4))
            if is_zip:
                with files_to_import(file.path) as found:
                    names = ", ".join(one_line(one.name) for one in found.files)
                return replace(file, sort="archive", words=f"{_WORDS['archive']}: {names}")
            pack = glance(file.path)
            sort, pack_id = self._sort(pack)
        except (OSError, PackviewError) as error:
            reason = error.message if isinstance(error, PackviewError) else error.strerror or str(error)
            return replace(file, sort="unreadable", words=f"{_WORDS['unreadable']}: {one_line(reason)}")
        meeting = pack.meeting
        day = date_in_words(meeting.date, weekday=False) if meeting.date else "no date"
        name = pack_name(meeting.committee, meeting.council, pack.source.name)
        words = f"{_WORDS[sort]}: {one_line(name)}, {day}"
        return replace(file, sort=sort, words=words, pack_id=pack_id if sort == "supplement" else "")

    def _sort(self, pack: Pack) -> tuple[Sort, str]:
        home = self._library.home
        pack_id = of_its_meeting(home, pack, ImportRequest(path=b"")).pack_id
        try:
            check_republished(packs.load(home, pack_id)[0], pack)
        except NotFoundError:
            return "meeting", ""
        except SameMeetingError as error:
            return "supplement", error.pack_id
        return "revision", pack_id

    def imports(
        self, file: NewFile, until: ExitStack
    ) -> Iterator[tuple[Path, Callable[[str | None], Import]]]:
        """What to import for a file: each with a function of the password that begins it. Unpacked files last as long as ``until``."""
        home, revision = self._library.home, True if file.sort == "revision" else None
        found = until.enter_context(files_to_import(file.path))
        joined = of_one_meeting(found.files) if found.collected else {}
        for path in (file.path,) if joined else found.files:

            def begin(password: str | None, path: Path = path) -> Import:
                into = file.pack_id or None
                how = {"password": password, "revision": revision, "into": into, "parts": joined}
                return Import(path, home=home, **how)  # type: ignore[arg-type]

            yield path, begin
