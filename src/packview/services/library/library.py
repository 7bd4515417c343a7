"""The packs on this machine: listing, opening, importing to the end, removing; settings of the app, and files to write."""

import os
import shlex
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date as Date  # noqa: N812  as in the model
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from packview import config, paths
from packview.config import Config
from packview.errors import NotFoundError, PackviewError, require
from packview.files import read_json, read_text
from packview.model import ColourTheme, LibraryEntry, Note, Preferences, ReadingState, RevisionChanges
from packview.model.import_events import Failed, Imported, ImportEvent, StageTime
from packview.model.open_pack import OpenPack
from packview.paths import is_there
from packview.services.analysis.client import AnalysisJob
from packview.services.imports.client import Import
from packview.services.imports.files import files_to_import
from packview.services.settings_files import load_colours
from packview.store import packs
from packview.store.atomic import write_atomic
from packview.text import one_line, slug
from packview.wording.words import listed

if TYPE_CHECKING:  # loaded at their doors in Library, for listing and reading packs needs none of them
    from packview.services.editions.corrections import Corrections
    from packview.services.editions.relocate import Places
    from packview.services.library.overview import OverviewJob
    from packview.services.notes.notebook import Notebook
    from packview.services.notes.sharing import Colleagues


Listener = Callable[[ImportEvent], None]
_PREFERENCES = "preferences.json"


def write_new(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write a file, whole or not at all; a PackviewError where it is there without ``force``, or cannot be written."""
    other = "Choose another name, or add --force to overwrite it"
    require(not path.is_dir(), f"{path} is a folder", "Name a file in it")
    require(force or not path.exists(), f"{path} is there already", other)
    there = path.absolute().parent.is_dir()
    require(there, f"The folder {path.parent} is not there", "Make it first, or choose another")
    write_atomic(path, data)


def colours() -> tuple[tuple[ColourTheme, ...], tuple[PackviewError, ...]]:
    """The colour themes, the member's own under colour/ included, and what was wrong with those left out."""
    return load_colours(paths.shipped("themes", "colour"), paths.config_home() / "colour")


def preferences(home: Path) -> Preferences:
    """What the member chose; the defaults where there is nothing, or nothing readable."""
    return read_json(home / _PREFERENCES, Preferences) or Preferences()


def save_preferences(home: Path, chosen: Preferences) -> None:
    """Remember what the member chose; a PackviewError where it cannot be saved."""
    write_atomic(home / _PREFERENCES, msgspec.json.encode(chosen))


class Library:
    """The packs in the folder ``home``, made when first written to; meetings are past or to come as seen from ``today``."""

    def __init__(self, home: Path, config: Config, *, today: Callable[[], Date] = Date.today) -> None:
        self.home = home
        self.config = config
        self._today = today
        self._in_place: dict[str, OpenPack] = {}
        self._take_names_along()

    def _take_names_along(self) -> None:
        """Rename the member's files that earlier versions gave the same name as another member's; notes name their author."""
        old, new = slug(self.config.notes_file or self.config.member) or "member", self.config.member_id
        if old == new:
            return
        roots = [self.home / name for name in ("meetings", "drafts", "history")]
        roots += [self.config.shared / "meetings"] if self.config.shared else []
        found = [path for root in roots for path in root.glob(f"*/{old}.*")]
        if old != "member":  # several were called so: whose backups those are, nobody can say
            found += (self.home / "backups").glob(f"*/*/{old}")
        for path in found:
            place = path.with_name(new + path.name.removeprefix(old))
            with suppress(OSError):  # it is tried again
                if not place.exists():
                    path.rename(place)

    def change_settings(self, changes: Mapping[str, str]) -> None:
        """Write settings to config.toml and go by them; what was noted under another name stays in files called as they are."""
        path, old = paths.config_home() / "config.toml", self.config
        roots = ("notes", "private", "drafts", "meetings", "history")
        begun = any(any(self.home.glob(f"{root}/*/{old.member_id}.*")) for root in roots)
        kept = {"notes_file": old.member} if begun and "member" in changes and not old.notes_file else {}
        text = config.edited(read_text(path) if path.exists() else "", {**changes, **kept})
        after = config.load(text)
        for folder in (after.shared, after.inbox if "inbox" in changes else None):
            gone = folder is not None and not folder.is_dir()
            require(not gone, f"There is no folder {folder}", "Make it first, or leave the field empty")
        write_atomic(path, text.encode())
        self.config = after

    def entries(self) -> tuple[LibraryEntry, ...]:
        """All packs, next meeting first, then the past ones, newest first; broken ones are listed too."""
        found = [self._entry(pack_id) for pack_id in sorted(packs.pack_ids(self.home))]
        meetings = {(entry.committee, entry.date, entry.apart) for entry in found}
        several = Counter((committee, day) for committee, day, _ in meetings)
        told = [
            entry if several[entry.committee, entry.date] > 1 else replace(entry, apart="") for entry in found
        ]
        today = self._today()

        def nearness(entry: LibraryEntry) -> tuple[bool, bool, int]:
            """Coming meetings, the nearest first, then past ones, the newest first, then those without a date."""
            away = (entry.date - today).days if entry.date else 0
            return entry.date is None, away < 0, abs(away)

        return tuple(sorted(told, key=nearness))

    def _entry(self, pack_id: str) -> LibraryEntry:
        head, broken = None, ""
        try:
            head = packs.head(self.home, pack_id)
            packs.check_pages(self.home, pack_id)
        except PackviewError as error:
            broken = error.message
        if head is None:
            return LibraryEntry(pack_id=pack_id, broken=broken)
        notes, pages = self.notes(pack_id), len(head.pages)
        meeting = head.meeting
        if self._has_corrections(pack_id):
            meeting = self.corrections(pack_id).meeting(meeting, head.source)
        left = read_json(self._reading_file(pack_id), ReadingState) or ReadingState()
        read = sum(1 for page in left.pages_read if 1 <= page <= pages)
        return LibraryEntry(
            pack_id=pack_id,
            revision=head.revision,
            committee=meeting.committee,
            council=meeting.council,
            date=meeting.date,
            time=meeting.time,
            apart=meeting.kind or meeting.time,
            pages=pages,
            notes=len(notes),
            questions_open=sum(note.open for note in notes),
            read=read / pages if pages else 0.0,
            broken=broken,
            file=head.source.name,
            status=meeting.status,
        )

    def noted(self) -> set[str]:
        """The packs that have notes, and other folders beside theirs."""
        return {path.name for root in self._roots() if root.is_dir() for path in root.iterdir()}

    def _roots(self) -> tuple[Path, ...]:
        """The folders in which a pack's notes may be."""
        return (self.home / "notes", self.home / "private", self.config.shared or self.home / "notes")

    def notes(self, pack_id: str) -> tuple[Note, ...]:
        """The member's notes on a pack, cheap to ask for where there are none; () where they cannot be read."""
        if not any((root / pack_id).is_dir() for root in self._roots()):
            return ()
        try:
            return self.notebook(pack_id).notes()
        except PackviewError:  # opening the pack says what is wrong with them; the list is no place for it
            return ()

    def resolve(self, reference: str) -> str | Path:
        """The pack id, or the path of a file or pack folder to read in place, for a pack id, a unique prefix or a path.

        What looks like a path and is one comes first, then ids. '@1' behind an id or a prefix means the pack's first revision,
        which is read from its folder. Raises NotFoundError for neither, or a prefix of several.
        """
        path = Path(reference)
        with suppress(RuntimeError):  # '~nobody'
            path = path.expanduser()
        like_a_path = path.suffix != "" or any(one and one in reference for one in ("/", os.sep, os.altsep))
        if like_a_path and is_there(path):
            return path
        ids = packs.pack_ids(self.home)
        wanted = reference.strip().casefold()
        name, _, number = wanted.rpartition("@")
        revision = int(number) if name and number.isascii() and number.isdigit() else None
        wanted = wanted if revision is None else name
        found = [wanted] if wanted in ids else [one for one in ids if wanted and one.startswith(wanted)]
        if len(found) == 1:
            if revision is None or packs.head(self.home, found[0]).revision == revision:
                return found[0]
            return packs.revision_folder(self.home, found[0], revision)
        if wanted and is_there(path):
            return path
        raise _not_found(one_line(reference), found, like_a_path=like_a_path)

    def known(self, path: Path) -> str | None:
        """The id of the pack the library read from this very file, None where it has none."""
        try:
            size = path.stat().st_size
            if all(head.source.size != size for _, head in packs.heads(self.home)):
                return None  # which spares reading a large file
            return packs.find_by_sha256(self.home, packs.sha256_of(path))
        except OSError:  # whoever reads the file itself says what is wrong with it
            return None

    def load(self, pack_id: str) -> OpenPack:
        """Read a pack; a NotFoundError where the library has none of that id, else a PackviewError where its files are damaged."""
        pack, pages = packs.load(self.home, pack_id)
        folder = packs.folder_of(self.home, pack_id)
        layouts, files = packs.read_layouts(folder), packs.source_files(folder, pack)
        return self.put_right(OpenPack(pack=pack, pages=pages, layouts=layouts, files=files))

    def corrections(self, pack_id: str) -> "Corrections":
        """What members put right in a pack."""
        from packview.services.editions.corrections import Corrections  # noqa: PLC0415  start-up stays quick without it

        config = self.config
        return Corrections(self.home, pack_id, config.name, config.member_id, config.shared)

    def put_right(self, opened: OpenPack) -> OpenPack:
        """A pack with the corrections there are now and its titles as they are shown, which the library knows as the one that was read last."""
        pack_id = opened.pack.pack_id
        if opened.printed is not None or self._has_corrections(pack_id):
            opened = self.corrections(pack_id).applied(opened)
        from packview.model.titles import with_titles  # noqa: PLC0415  start-up stays quick without it

        opened = replace(opened, pack=with_titles(opened.pack, opened.pages))
        self.remember(opened)
        return opened

    def _has_corrections(self, pack_id: str) -> bool:
        roots = (self.home, self.config.shared or self.home)
        return any((root / "corrections" / pack_id).is_dir() for root in roots)

    def stamp(self, pack_id: str) -> str:
        """What tells whether a pack, or what was put right in it, was changed; cheap to ask for."""
        roots = {self.home, self.config.shared or self.home} if self._has_corrections(pack_id) else set()
        files = sorted(file for root in roots for file in (root / "corrections" / pack_id).rglob("*.json"))
        changed = [
            packs.revision_stamp(self.home, pack_id),
            *((str(file), file.stat().st_mtime_ns) for file in files),
        ]
        return repr(changed)

    def study(self, opened: OpenPack) -> AnalysisJob:
        """Themes, findings and trends of a pack, to be worked out beside everything else unless they are kept."""
        return AnalysisJob(opened, self.home)

    def overview(self, pack_id: str) -> "OverviewJob":
        """What a briefing shows of a pack, to be worked out beside everything else."""
        from packview.services.library.overview import OverviewJob  # noqa: PLC0415  start-up stays quick without it

        return OverviewJob(self, pack_id)

    def counted(self, entries: Sequence[LibraryEntry]) -> tuple[LibraryEntry, ...]:
        """The entries with signals, findings and changes where they were worked out before."""
        from packview.services.library.overview import counted  # noqa: PLC0415  the same

        return counted(self, entries)

    def changes(self, pack_id: str, since: int | None = None) -> RevisionChanges | None:
        """What the newest revision changed since revision ``since``, None for the one before; None for a pack published once."""
        from packview.services.editions.changes import what_changed  # noqa: PLC0415  start-up stays quick without it

        earlier = packs.earlier_revisions(self.home, pack_id)
        if since is None and not earlier:
            return None
        number = earlier[-1] if since is None else since
        pack, pages = packs.read_folder(packs.revision_folder(self.home, pack_id, number))
        return what_changed(OpenPack(pack=pack, pages=tuple(pages), stored=False), self.load(pack_id))

    def remove(self, pack_id: str) -> None:
        """Take a pack out of the library; its notes stay."""
        packs.remove(self.home, pack_id)
        for path in (self.home / "overviews").glob(f"{pack_id}.*"):
            path.unlink(missing_ok=True)

    def notebook(self, pack_id: str, opened: OpenPack | None = None) -> "Notebook":
        """The member's notes on a pack, each where it stands in the papers now; ``opened`` is a file that is read in place."""
        from packview.services.notes.notebook import Notebook, PackLeaving  # noqa: PLC0415  start-up stays quick without it

        member_id = self.config.member_id
        places = self._places(pack_id, member_id, opened)
        return Notebook(
            self.home,
            pack_id,
            member=self.config.name,
            member_id=member_id,
            places=places,
            shared=self.config.shared,
            leaving=PackLeaving(
                self.home,
                pack_id,
                member_id,
                places=places,
                opened=opened or self._in_place.get(pack_id),
                share_closed=self.config.share_notes_on_closed_items,
                corrections=self.corrections(pack_id),
            ),
        )

    def remember(self, opened: OpenPack) -> None:
        """Know the pack that was read last: what of it is closed to the public decides where notes are kept."""
        self._in_place = {opened.pack.pack_id: opened}

    def colleagues(self, pack_id: str, opened: OpenPack | None = None) -> "Colleagues":
        """What colleagues share on a pack; arguments as of ``notebook``."""
        from packview.services.notes.sharing import Colleagues  # noqa: PLC0415  the same

        member_id = self.config.member_id
        places = self._places(pack_id, f"{member_id}.colleagues", opened)
        return Colleagues(self.home, self.config.shared or self.home / "notes", pack_id, member_id, places)

    def _places(self, pack_id: str, known_as: str, opened: OpenPack | None) -> "Places":
        from packview.services.editions.relocate import Places  # noqa: PLC0415  the same

        return Places(self.home, pack_id, known_as, opened, self.corrections(pack_id).with_added)

    def carry_notes(self, known_as: str, pack_id: str) -> int:
        """Move what was noted while a file was read, if its end gave another id and the library lacks the first; how many notes."""
        if (self.home / "packs" / known_as).exists() or known_as == pack_id:
            return 0
        return self.notebook(pack_id).absorb(self.notebook(known_as))

    def reading(self, pack_id: str) -> ReadingState:
        """Where the member left off; of a pack never opened only the layout, which is that of the pack read last."""
        if left := read_json(self._reading_file(pack_id), ReadingState):
            return left
        files = [(path.stat().st_mtime, path) for path in (self.home / "reading").glob("*.json")]
        last = read_json(max(files)[1], ReadingState) if files else None
        return ReadingState(side=last.side) if last else ReadingState()

    def save_reading(self, pack_id: str, state: ReadingState) -> None:
        """Remember where the member is; a PackviewError where it cannot be saved."""
        write_atomic(self._reading_file(pack_id), msgspec.json.encode(state, order="deterministic"))

    def _reading_file(self, pack_id: str) -> Path:
        return self.home / "reading" / f"{pack_id}.json"


def _not_found(reference: str, found: Sequence[str], *, like_a_path: bool) -> NotFoundError:
    if found:
        several = ", ".join(found[:5]) + (f" and {len(found) - 5} more" if len(found) > 5 else "")
        return NotFoundError(f"{reference} fits several packs: {several}", "Type more of its name")
    shown = "packview list shows the packs"
    if like_a_path:
        return NotFoundError(f"There is no file {reference}", f"Check the spelling; {shown} of the library")
    return NotFoundError(f"There is no pack {reference!r} in the library", f"{shown} there are")


def finish(running: Import, on_event: Listener | None = None) -> Imported:
    """Run an import to its end; what it fails with is raised."""
    for event in running:
        if on_event is not None:
            on_event(event)
        if isinstance(event, Failed):
            raise event.error
        if isinstance(event, Imported):
            return event
    raise PackviewError("The import was cancelled")


def open_pack(
    library: Library, reference: str, *, password: str | None = None, on_event: Listener | None = None
) -> OpenPack:
    """A pack by id, unique prefix of one, file or pack folder; a file is read in place, not added to the library."""
    found = library.resolve(reference)
    if isinstance(found, str):
        return library.load(found)
    return read_in_place(library, found, password=password, on_event=on_event)


def read_in_place(
    library: Library, path: Path, *, password: str | None = None, on_event: Listener | None = None
) -> OpenPack:
    """A file, the only one in a folder or ZIP, or a pack folder, without adding it; one the library holds is not read again."""
    if not packs.is_pack_folder(path):
        with files_to_import(path) as found:
            if found.collected:
                names = listed(one_line(one.name) for one in found.files)
                only = f"Name one of them, or import all: packview import {shlex.quote(one_line(str(path)))}"
                require(len(found.files) == 1, f"{one_line(path.name)} holds several files: {names}", only)
                opened = read_in_place(library, found.files[0], password=password, on_event=on_event)
                return opened if found.files[0].parent == path else replace(opened, files=())
    if path.is_dir():
        pack, pages = packs.read_folder(path)
        layouts, files = packs.read_layouts(path), packs.source_files(path, pack)
        opened = OpenPack(pack=pack, pages=tuple(pages), stored=False, layouts=layouts, files=files)
    elif (known := library.known(path)) is not None:
        return library.load(known)
    else:
        done = finish(Import(path, password=password), on_event)
        read = OpenPack(pack=done.pack, pages=done.pages, stored=False, layouts=done.layouts)
        opened = replace(read, files=(path,), times=done.times)
    return library.put_right(opened)


def stage_times(opened: OpenPack, *, password: str | None = None) -> tuple[StageTime, ...]:
    """How long each part of reading a pack's file takes, in order; one read earlier is read again; () for a file not kept."""
    if opened.times or not opened.files:
        return opened.times
    return finish(Import(opened.files[0], password=password)).times
