"""What packview doctor looks at: each thing ok, or what to do."""

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from packview import config, paths
from packview.errors import PackviewError
from packview.extras import how_to_add
from packview.model.words import failed_parts
from packview.services.library.library import Library
from packview.store.notes.documents import note_of
from packview.store.notes.folder import read_notes_file
from packview.text import one_line
from packview.wording.words import counted

_Seen = tuple[bool, str]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is as it should be, and what was found, or what to do."""

    name: str
    ok: bool
    message: str


def check() -> Iterator[Finding]:
    """Look at the terminal, the settings, the store and every pack in it."""
    yield Finding("terminal", *_terminal())
    yield Finding("characters", *_encoding())
    there = paths.sample_pack().is_file()
    yield Finding("sample pack", there, "there" if there else "missing; install packview again")
    try:
        settings = config.load()
    except PackviewError as error:
        yield Finding("settings", False, str(error))
        settings = config.Config(member="member")
    else:
        yield Finding(
            "settings", True, f"your name is {settings.name or 'not set'}; your files: {settings.member_id}"
        )
    home = paths.data_home()
    yield Finding("library", *_folder(home))
    if settings.shared is not None:
        yield Finding("shared folder", *_shared(settings.shared))
    if home.exists():
        yield from _packs(Library(home, settings))
    for extra, module in (
        ("images", "pypdfium2"),
        ("ocr", "tesserocr"),
        ("word", "docx"),
        ("web", "textual_serve"),
    ):
        missing = f"not installed, and not needed; {how_to_add(extra)} adds it"
        yield Finding(f"extra {extra}", True, "installed" if find_spec(module) is not None else missing)


def _terminal() -> _Seen:
    if not sys.stdout.isatty():
        return True, "output goes to a file or pipe"
    size, kind = shutil.get_terminal_size(), os.environ.get("TERM", "")
    if kind in {"", "dumb"}:
        return False, "TERM is not set; use a terminal window, or set TERM=xterm-256color"
    if size.columns < 80 or size.lines < 24:
        return False, f"{size.columns} columns and {size.lines} lines; make it 80 by 24 or more"
    return True, f"{kind}, {size.columns} columns and {size.lines} lines"


def _encoding() -> _Seen:
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    if encoding == "utf8":
        return True, "UTF-8"
    return False, f"{encoding or 'unknown'}; set LANG to a UTF-8 locale such as C.UTF-8"


def _folder(home: Path) -> _Seen:
    nearest = next(folder for folder in (home, *home.parents) if folder.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        return False, f"{home} cannot be written; set PACKVIEW_HOME to a folder of your own"
    free = shutil.disk_usage(nearest).free
    if free < 100 * 1024 * 1024:
        return False, f"{home}: less than 100 MB left on the disk; make room"
    return True, f"{home}, {free // 1024**3} GB free"


def _shared(folder: Path) -> _Seen:
    if not folder.is_dir():
        way_out = "connect its drive, or correct config.toml"
        return False, f"{folder} is not there, and notes are kept in it; {way_out}"
    if not os.access(folder, os.W_OK | os.X_OK):
        return False, f"{folder} cannot be written, so no note can be saved; change its permissions"
    return True, f"{folder}"


def _packs(library: Library) -> Iterator[Finding]:
    yield from _notes_files(library.home)  # before anything is opened, which puts it right
    entries = library.entries()
    for entry in entries:
        name = f"pack {entry.pack_id}"
        if entry.broken:
            yield Finding(name, False, entry.broken)
            continue
        try:
            failed = failed_parts(library.load(entry.pack_id).pack)
            notebook = library.notebook(entry.pack_id)
            notes = notebook.notes()
        except PackviewError as error:
            yield Finding(name, False, str(error))
        else:
            told = f"{counted(entry.pages, 'page')}, {len(notes)} notes and questions"
            more = f". {failed}; packview doctor {entry.pack_id} says more" if failed else ""
            yield Finding(name, True, told + more)
            yield from (Finding(name, False, report) for report in notebook.reports())
    if not entries:
        yield Finding("packs", True, "none yet; packview import FILE adds one")


def _notes_files(home: Path) -> Iterator[Finding]:
    """Every file of notes, of every pack and member there is, and the damaged ones that were kept; none is changed."""
    checked = 0
    for folder in ("notes", "private"):
        journals = {path.with_suffix(".json") for path in (home / folder).glob("*/*.journal")}
        for path in sorted({*(home / folder).glob("*/*.json"), *journals}):
            checked += 1
            try:
                problem = _problem_of(path)
            except PackviewError as error:
                problem = str(error)
            if problem:
                yield Finding(one_line(f"notes file {path.relative_to(home)}"), False, problem)
        for path in sorted((home / "backups" / folder).glob("*/*/*.corrupt-*")):
            kept = "a damaged file that was kept; delete it if nothing is missing"
            yield Finding(one_line(f"file {path.relative_to(home)}"), False, kept)
    if checked:
        yield Finding("notes files", True, f"{checked} looked at")


def _problem_of(path: Path) -> str:
    """What is wrong with a file and what to do, '' for nothing; raises PackviewError where it cannot be read."""
    file = read_notes_file(path)
    if file.damaged:
        return (
            "it is damaged; opening the pack repairs it from its backup as far as possible and keeps the damaged file;"
            " packview note restore PACK lists the backups"
        )
    notes = [(identity, one.note) for identity, one in file.records.items() if one.note]
    lost = sum(note_of(identity, note) is None for identity, note in notes)
    if lost:
        return f"{lost} of its notes cannot be read and are left there; packview note restore PACK lists earlier states"
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0
    if os.name != "nt" and mode & 0o077 and path.parents[1].name != "notes":
        return f"others on this machine may read it; chmod 600 {path}"
    return ""
