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
from packview.model.words import failed_parts
from packview.services.library.library import Library
from packview.store.notes.documents import note_of
from packview.store.notes.folder import read_notes_file
from packview.text import one_line
from packview.wording.words import counted

_FOLDERS = ("notes", "private")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at: whether it is as it should be, and what was found, or what to do."""

    name: str
    ok: bool
    message: str


def _good(name: str, message: str) -> Finding:
    return Finding(name=name, ok=True, message=message)


def _bad(name: str, message: str) -> Finding:
    return Finding(name=name, ok=False, message=message)


def check() -> Iterator[Finding]:
    """Look at the terminal, the settings, the store and every pack in it."""
    yield _terminal()
    yield _encoding()
    yield _sample()
    try:
        settings = config.load()
    except PackviewError as error:
        yield _bad("settings", str(error))
        settings = config.Config(member="member")
    else:
        yield _good("settings", f"notes are kept under the name {settings.member}")
    home = paths.data_home()
    yield _folder(home)
    if settings.shared is not None:
        yield _shared(settings.shared)
    if home.exists():
        yield from _packs(Library(home, settings))
    for extra, module in (("plots", "textual_plotext"), ("images", "pypdfium2"), ("web", "textual_serve")):
        there = find_spec(module) is not None
        message = (
            "installed"
            if there
            else f"not installed, and not needed; pip install 'packview[{extra}]' adds it"
        )
        yield _good(f"extra {extra}", message)


def _terminal() -> Finding:
    if not sys.stdout.isatty():
        return _good("terminal", "output goes to a file or pipe")
    size = shutil.get_terminal_size()
    kind = os.environ.get("TERM", "")
    if kind in {"", "dumb"}:
        return _bad("terminal", "TERM is not set; use a terminal window, or set TERM=xterm-256color")
    if size.columns < 80 or size.lines < 24:
        return _bad("terminal", f"{size.columns} columns and {size.lines} lines; make it 80 by 24 or more")
    return _good("terminal", f"{kind}, {size.columns} columns and {size.lines} lines")


def _encoding() -> Finding:
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    if encoding == "utf8":
        return _good("characters", "UTF-8")
    return _bad("characters", f"{encoding or 'unknown'}; set LANG to a UTF-8 locale such as C.UTF-8")


def _sample() -> Finding:
    there = paths.sample_pack().is_file()
    return Finding(
        name="sample pack", ok=there, message="there" if there else "missing; install packview again"
    )


def _folder(home: Path) -> Finding:
    nearest = home
    while not nearest.exists():
        nearest = nearest.parent
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        return _bad("library", f"{home} cannot be written; set PACKVIEW_HOME to a folder of your own")
    free = shutil.disk_usage(nearest).free
    if free < 100 * 1024 * 1024:
        return _bad("library", f"{home}: less than 100 MB left on the disk; make room")
    return _good("library", f"{home}, {free // 1024**3} GB free")


def _shared(folder: Path) -> Finding:
    if not folder.is_dir():
        message = (
            f"{folder} is not there, and notes are kept in it; connect its drive, or correct config.toml"
        )
    elif not os.access(folder, os.W_OK | os.X_OK):
        message = f"{folder} cannot be written, so no note can be saved; change its permissions"
    else:
        return _good("shared folder", f"{folder}")
    return _bad("shared folder", message)


def _packs(library: Library) -> Iterator[Finding]:
    yield from _notes_files(library.home)  # before anything is opened, which puts it right
    entries = library.entries()
    for entry in entries:
        name = f"pack {entry.pack_id}"
        if entry.broken:
            yield _bad(name, entry.broken)
            continue
        try:
            failed = failed_parts(library.load(entry.pack_id).pack)
            notebook = library.notebook(entry.pack_id)
            notes = notebook.notes()
        except PackviewError as error:
            yield _bad(name, str(error))
        else:
            told = f"{counted(entry.pages, 'page')}, {len(notes)} notes and questions"
            more = f". {failed}; packview doctor {entry.pack_id} says more" if failed else ""
            yield _good(name, told + more)
            for report in notebook.reports():
                yield _bad(name, report)
    if not entries:
        yield _good("packs", "none yet; packview import FILE adds one")


def _notes_files(home: Path) -> Iterator[Finding]:
    """Every file of notes, of every pack and member there is, and the damaged ones that were kept; none is changed."""
    checked = 0
    for folder in _FOLDERS:
        journals = {path.with_suffix(".json") for path in (home / folder).glob("*/*.journal")}
        for path in sorted({*(home / folder).glob("*/*.json"), *journals}):
            checked += 1
            try:
                problem = _problem_of(path)
            except PackviewError as error:
                problem = str(error)
            if problem:
                yield _bad(one_line(f"notes file {path.relative_to(home)}"), problem)
        for path in sorted((home / "backups" / folder).glob("*/*/*.corrupt-*")):
            yield _bad(
                one_line(f"file {path.relative_to(home)}"),
                "a damaged file that was kept; when nothing of it is missed, delete it",
            )
    if checked:
        yield _good("notes files", f"{checked} looked at")


def _problem_of(path: Path) -> str:
    """What is wrong with a file and what to do, '' for nothing; raises PackviewError where it cannot be read."""
    file = read_notes_file(path)
    lost = sum(
        one.note is not None and note_of(identity, one.note) is None for identity, one in file.records.items()
    )
    if file.damaged:
        return (
            "it is damaged; opening the pack puts it right from its backup as far as can be, and keeps what was damaged;"
            " packview note restore PACK lists the backups"
        )
    if lost:
        return f"{lost} of its notes cannot be understood and are left there; packview note restore PACK lists earlier states"
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0
    if os.name != "nt" and mode & 0o077 and path.parents[1].name != "notes":
        return f"others on this machine may read it; chmod 600 {path}"
    return ""
