"""The member's settings: config.toml in the settings folder."""

import getpass
import os
import re
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from packview import paths
from packview.errors import PackviewError, require
from packview.files import read_text
from packview.text import member_file, one_line

OCR_LANGUAGE = "eng"


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What config.toml may say.

    Attributes:
        member: the name notes are kept under, the login name unless one was ``chosen``; also the name of the notes file.
        notes_file: what the member's files are called, where they were begun before the name was chosen.
        colours: key of the colour theme to begin with, '' for the one chosen in the app.
        keys: key id to the keys that replace the shipped ones: {"library.import": "a"}.
        shared: the folder that the members of a panel share their notes in; None for the library's own.
        ocr_languages: of the text that is recognised in scanned pages, as tesseract names them: 'eng+cym'.
        braille: whether the terminal can show braille, of which lines of plots are made; None where that is told by TERM.
        start: what a pack is opened with: its 'briefing', or the place where it was left 'last'.
        inbox: the folder that is looked through for new papers; None for none.
        layout: the layout of a pack that is opened for the first time, '' for the usual one.
        share_notes_on_closed_items: whether notes on items closed to the press and public may stand in it too.
    """

    member: str
    chosen: bool = True
    notes_file: str = ""
    colours: str = ""
    keys: dict[str, str] = field(default_factory=dict)
    shared: Path | None = None
    ocr_languages: str = OCR_LANGUAGE
    share_notes_on_closed_items: bool = False
    braille: bool | None = None
    start: str = "briefing"
    layout: str = ""
    inbox: Path | None = None

    @property
    def draws_braille(self) -> bool:
        """Whether plots are drawn with braille: as chosen, else unless the terminal is the Linux console or has no name."""
        lacks = os.environ.get("TERM", "") in ("", "dumb", "linux") and os.name == "posix"
        return not lacks if self.braille is None else self.braille

    @property
    def member_id(self) -> str:
        """What the member's files are called: the name as a file name."""
        return member_file(self.notes_file or self.member)

    @property
    def name(self) -> str:
        """The name that stands beside what the member wrote, '' where none was chosen: the login name is nobody's affair."""
        return self.member if self.chosen else ""


def load(text: str | None = None) -> Config:
    """Read the settings, of the file or of this ``text``; without a file, the defaults. PackviewError: they cannot be understood."""
    path = paths.config_home() / "config.toml"
    try:
        data = tomllib.loads(read_text(path) if text is None else text)
    except FileNotFoundError:
        data = {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        told = f"The settings in {path} cannot be read: {reason}"
        raise PackviewError(told, "Correct or delete that file") from error
    member, keys, shared = data.get("member", ""), data.get("keys", {}), data.get("shared", "")
    colours, closed = data.get("colours", ""), data.get("share_notes_on_closed_items", False)
    braille, notes_file, layout = data.get("braille"), data.get("notes_file", ""), data.get("layout", "")
    languages, start = data.get("ocr_languages", ""), data.get("start", "briefing")
    inbox = data.get("inbox", "")
    if (
        not all(
            isinstance(one, str) for one in (member, shared, inbox, colours, languages, notes_file, layout)
        )
        or not isinstance(closed, bool)
        or not isinstance(braille, bool | None)
        or start not in ("briefing", "last")
        or not isinstance(keys, dict)
        or not all(isinstance(key, str) for key in keys.values())
    ):
        raise PackviewError(
            f"The settings in {path} have the wrong shape",
            'They want member = "Your Name", perhaps colours = "paper", start = "last" and shared = "/a/folder", and, under [keys], lines '
            'such as "library.import" = "a"',
        )
    name = one_line(os.environ.get("PACKVIEW_MEMBER", "") or member)
    return Config(
        member=name or _login_name(),
        chosen=bool(name),
        notes_file="" if os.environ.get("PACKVIEW_MEMBER") else notes_file,
        colours=one_line(colours),
        keys=dict(keys),
        shared=_folder(shared, path, "the shared folder"),
        inbox=_folder(inbox, path, "the inbox"),
        ocr_languages="".join(languages.split()) or OCR_LANGUAGE,
        share_notes_on_closed_items=closed,
        braille=braille,
        start=start,
        layout=layout,
    )


def edited(text: str, changes: Mapping[str, str]) -> str:
    """A settings file with other texts, '' to take a line away; comments and all else stay.

    ``changes``: by name, 'keys.library.import' for one under [keys]. Raises PackviewError: the file is written in a way that
    has to be changed by hand.
    """
    wanted, result = tomllib.loads(text), f"\n{text.strip()}\n"
    for name, value in changes.items():
        key, place, head = name.removeprefix("keys."), wanted, ""
        if key != name:
            place, head = wanted.setdefault("keys", {}), r"(?s:.*?\n\[keys\][^\n]*)"
            result += "" if re.match(head, result) else "\n[keys]\n"
        part = re.match(rf"{head}(?:\n(?!\s*\[)[^\n]*(?=\n))*", result)
        before, rest = (part[0].rstrip() if part else ""), result[part.end() if part else 0 :]
        quoted, called = _quoted(value), _quoted(key) if "." in key else key
        line = rf"""(\n\s*["']?{re.escape(key)}["']?\s*=\s*)(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*')([^\n]*)"""
        now, found = re.subn(line, lambda old: f"{old[1]}{quoted}{old[2]}" if value else "", before)  # noqa: B023  used at once
        result = (now if found or not value else f"{before}\n{called} = {quoted}") + rest
        place.pop(key, None)
        place |= {key: value} if value else {}
    result = result.lstrip("\n")
    with suppress(tomllib.TOMLDecodeError):
        if tomllib.loads(result) == wanted:
            return result
    by_hand = f"Change {paths.config_home() / 'config.toml'} by hand"
    raise PackviewError("The settings are written in a way that cannot be changed here", by_hand)


def _quoted(text: str) -> str:
    """A text between quotation marks, as JSON and TOML have it."""
    return msgspec.json.encode(text).decode()


def _folder(shared: str, settings: Path, called: str) -> Path | None:
    """A folder; one that is named without its whole path would be another one in every folder.

    Raises PackviewError: it is no whole path.
    """
    if not shared.strip():
        return None
    try:
        path = Path(shared.strip()).expanduser()
    except RuntimeError:  # '~nobody'
        path = Path(shared.strip())
    told = f"The settings in {settings} name {called} {one_line(shared)}, which is not a whole path"
    require(path.is_absolute(), told, 'Write it from the root, as in shared = "/home/robin/panel"')
    return path


def _login_name() -> str:
    try:
        return one_line(getpass.getuser()) or "member"
    except (KeyError, OSError):  # a container's user may have no name
        return "member"
