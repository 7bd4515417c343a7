"""Finding a file on this machine from what a member types, pastes or drops."""

import os
import re
import shlex
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from packview.errors import require
from packview.paths import is_there, shown_path
from packview.text import clean, one_line

SUFFIXES = (".pdf", ".txt")
LIMIT = 300
"""Entries listed of one folder; typing more of the name shows the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    path: Path
    is_folder: bool

    @property
    def name(self) -> str:
        """As shown: a folder ends in a slash."""
        return f"{self.path.name}/" if self.is_folder else self.path.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What ``folder`` holds, folders first; ``more`` there are beside the entries; ``problem`` says why nothing can be listed."""

    folder: Path
    entries: tuple[Entry, ...] = ()
    more: int = 0
    problem: str = ""


def typed_path(typed: str) -> Path:
    """The path a member means, relative to the current folder; quotes, '~', 'file://' and a shell's backslashes are understood, and a whole path behind another counts alone."""
    text = clean(typed).strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    begun = [text.rfind(start, 1) for start in ("file://", "//", "~/")]  # pasted behind what stood there
    whole = next((text[one:] for one in begun if one > 0), "")
    whole = whole[1:] if whole.startswith("//") else whole
    if whole.startswith("file://") or (whole and is_there(Path(whole).expanduser())):
        text = whole
    if text.startswith("file://"):
        text = unquote(urlsplit(text).path)
    elif os.sep == "/" and not is_there(Path(text)):  # a file dropped on a terminal has escaped spaces
        text = re.sub(r"\\(.)", r"\1", text)
    try:
        return Path(text).expanduser().absolute()
    except (RuntimeError, ValueError):  # '~nobody'
        return Path(text).absolute()


def listing(typed: str) -> Listing:
    """What could complete a path being typed: what its folder holds whose name has the part behind the last slash in it."""
    path = typed_path(typed)
    inside = not typed.strip() or typed.rstrip(" '\"").endswith(("/", os.sep, "~"))
    folder, part = (path, "") if inside else (path.parent, path.name.casefold())
    try:
        with os.scandir(folder) as found:
            entries = [entry for item in found if (entry := _entry(item, part)) is not None]
    except OSError as error:
        gone = isinstance(error, FileNotFoundError)
        reason = "there is no such folder" if gone else one_line(error.strerror or "")
        return Listing(folder=folder, problem=f"{shown_path(folder)} cannot be listed: {reason}")
    entries.sort(key=lambda entry: (not entry.is_folder, entry.path.name.casefold()))
    return Listing(folder=folder, entries=tuple(entries[:LIMIT]), more=max(0, len(entries) - LIMIT))


def _entry(item: os.DirEntry[str], part: str) -> Entry | None:
    name = item.name.casefold()
    hidden = name.startswith(".") and not part.startswith(".")
    if part not in name or hidden or clean(item.name) != item.name:  # control characters cannot be shown
        return None
    try:
        is_folder = item.is_dir()
    except OSError:  # a link into nothing, or a folder of somebody else
        return None
    return Entry(path=Path(item.path), is_folder=is_folder) if is_folder or name.endswith(SUFFIXES) else None


def completion(typed: str, entries: Sequence[Entry]) -> str:
    """What is typed, with its last name as long as all entries that begin so agree; as it is where none does."""
    start = max(typed.rfind("/"), typed.rfind(os.sep)) + 1
    part = typed[start:].casefold()
    names = [entry.name for entry in entries if entry.name.casefold().startswith(part)]
    shared = os.path.commonprefix([name.casefold() for name in names])  # noqa: RUF071  characters are wanted
    return typed[:start] + names[0][: len(shared)] if len(shared) > len(part) else typed


def chosen_files(typed: str) -> tuple[Path, ...]:
    """The files a member asked for: one, or several that were dropped at once; a PackviewError as of ``chosen_file``."""
    with suppress(ValueError, RuntimeError):  # an apostrophe in a name; '~nobody'
        whole = is_there(Path(clean(typed).strip()).expanduser())
        parts = [part for line in clean(typed).splitlines() for part in shlex.split(line)]
        paths = [typed_path(part) for part in parts]
        if len(paths) > 1 and all(map(is_there, paths)) and not whole:
            return tuple(dict.fromkeys(chosen_file(str(path)) for path in paths))
    return (chosen_file(typed),)


def chosen_file(typed: str) -> Path:
    """The file a member asked for; a PackviewError where there is none, or it is a folder."""
    require(typed.strip(), "No file is named yet", "Type its path, or choose it in the list")
    path = typed_path(typed)
    no_file = f"There is no file {one_line(str(path))[-200:]}"
    require(is_there(path), no_file, "Check the spelling, or choose it in the list")
    require(not path.is_dir(), f"{shown_path(path)} is a folder", "Choose a file in it")
    return path
