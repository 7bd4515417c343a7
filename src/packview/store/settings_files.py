"""A board's themes and the app's colour themes, from TOML files: those that come with packview and the member's own.

A file in scrutiny/ holds one or more themes of a board::

    [[theme]]
    title = "Neglect"
    summary = "Spot neglect sooner and answer it better."
    phrases = ["neglect", "home conditions"]
    words = ["hygiene", "unkempt"]

``key`` may be given too; without it the title makes one.

A file in colour/ holds one colour theme and is called after its key::

    title = "Paper"
    dark = false

    [colours]
    primary = "#0b4f8a"
    foreground = "#1d1b16"
    background = "#fbf8f1"

    [variables]
    block-cursor-background = "#0b4f8a"

A theme of the member's with the key of a shipped one takes its place.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packview.errors import PackviewError
from packview.files import read_text
from packview.model import ColourTheme, Theme
from packview.text import fold, one_line, slug

_FIELDS = ("key", "title", "summary", "phrases", "words")
_HEAD = re.compile(r"^[ \t]*\[\[[ \t]*theme[ \t]*\]\]", re.MULTILINE)


def load_themes(shipped: Path, own: Path) -> tuple[tuple[Theme, ...], tuple[PackviewError, ...]]:
    """Every theme that can be read, and what is wrong with the rest; never raises for what a file holds.

    Returns:
        The themes, shipped ones first, each key once; and one problem for each theme or file that was left out, with the
        file's name, the line where it is known, and what to do.
    """
    problems: list[PackviewError] = []
    themes: dict[str, Theme] = {}
    for folder in (shipped, own):
        here: set[str] = set()
        for path in _files(folder, problems):
            for theme in _of_file(path, problems):
                if theme.key in here:
                    problems.append(
                        PackviewError(
                            f"The theme '{theme.title}' in {path.name} has the key '{theme.key}', which another theme has too",
                            f'Give one of them another, with a line such as key = "{theme.key}-2"',
                        )
                    )
                    continue
                here.add(theme.key)
                themes[theme.key] = theme
    return tuple(themes.values()), tuple(problems)


def _files(folder: Path, problems: list[PackviewError]) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        problems.append(
            PackviewError(
                f"The folder of themes {folder} cannot be read: {error.strerror}",
                "Make it readable, or delete it",
            )
        )
        return []


def _of_file(path: Path, problems: list[PackviewError]) -> Iterator[Theme]:
    try:
        text, data = _read(path, path.name, "is not a well-formed file of themes")
        found = _entries(path, data)
    except PackviewError as error:
        problems.append(error)
        return
    unknown = sorted(set(data) - {"theme"})
    if unknown:
        problems.append(
            PackviewError(
                f"{path.name} has '{one_line(unknown[0])}' outside a theme; it was passed over",
                "Move it below the line [[theme]] it belongs to",
            )
        )
    heads = [text.count("\n", 0, head.end()) + 1 for head in _HEAD.finditer(text)]
    for index, entry in enumerate(found):
        line = f" (line {heads[index]})" if len(heads) == len(found) else ""
        try:
            yield _theme(entry, f"{path.name}, theme {index + 1}{line}")
        except PackviewError as error:
            problems.append(error)


def _entries(path: Path, data: dict[str, Any]) -> list[dict[str, Any]]:
    found = data.get("theme")
    if not isinstance(found, list) or not found or not all(isinstance(entry, dict) for entry in found):
        raise PackviewError(
            f"{path.name} holds no themes",
            "Begin each theme with a line that says [[theme]], and a title under it",
        )
    return found


def _theme(entry: dict[str, Any], where: str) -> Theme:
    unknown = [name for name in entry if name not in _FIELDS]
    if unknown:
        raise PackviewError(
            f"{where} has '{one_line(unknown[0])}', which means nothing here",
            f"It may have {', '.join(_FIELDS)}",
        )
    title = _string(entry, "title", where)
    if not title:
        raise PackviewError(f"{where} has no title", 'Add a line such as title = "Neglect"')
    key = slug(_string(entry, "key", where) or title)
    if not key:
        raise PackviewError(f"{where} has a title that makes no key", 'Add a line such as key = "neglect"')
    phrases, words = _strings(entry, "phrases", where), _strings(entry, "words", where)
    if not phrases and len(words) < 2:
        raise PackviewError(
            f"{where} has too few words to find anything by",
            'Add at least one phrase, or two words: phrases = ["home conditions"]',
        )
    return Theme(key=key, title=title, summary=_string(entry, "summary", where), phrases=phrases, words=words)


def _string(entry: dict[str, Any], name: str, where: str) -> str:
    value = entry.get(name, "")
    if not isinstance(value, str):
        raise PackviewError(
            f"{where} has a {name} that is not text", f'Write it in quotation marks: {name} = "..."'
        )
    return one_line(value)


def _strings(entry: dict[str, Any], name: str, where: str) -> tuple[str, ...]:
    values = entry.get(name, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise PackviewError(
            f"{where} has {name} that are not a list of texts", f'Write them as {name} = ["one", "another"]'
        )
    empty = next((value for value in values if not fold(value)), None)
    if empty is not None:
        raise PackviewError(f"{where} has an entry without letters among its {name}", "Take it out")
    return tuple(dict.fromkeys(one_line(value) for value in values))


PARTS = (
    "primary",
    "secondary",
    "accent",
    "foreground",
    "background",
    "surface",
    "panel",
    "success",
    "warning",
    "error",
)
NEEDED = ("primary", "foreground", "background")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_VARIABLE = re.compile(r"[a-z][a-z0-9-]{0,60}")
_COLOUR_FIELDS = ("title", "dark", "colours", "variables")


def load_colours(shipped: Path, own: Path) -> tuple[tuple[ColourTheme, ...], tuple[PackviewError, ...]]:
    """Every colour theme that can be read, and what is wrong with the rest; never raises for what a file holds.

    Returns:
        The themes, 'dark' first, then by title; and one problem for each file that was left out.
    """
    themes: dict[str, ColourTheme] = {}
    problems: list[PackviewError] = []
    for folder in (shipped, own):
        try:
            paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
        except OSError:  # the member has no such folder, or it may not be read: the shipped ones do
            continue
        for path in paths:
            try:
                theme = _colour_theme(path)
            except PackviewError as error:
                problems.append(error)
            else:
                themes[theme.key] = theme
    ordered = sorted(themes.values(), key=lambda theme: (theme.key != "dark", theme.title.casefold()))
    return tuple(ordered), tuple(problems)


def _colour_theme(path: Path) -> ColourTheme:
    _, data = _read(path, f"The colour theme {path.name}", "is not well formed")
    unknown = sorted(set(data) - set(_COLOUR_FIELDS))
    if unknown:
        raise PackviewError(
            f"The colour theme {path.name} has '{one_line(unknown[0])}', which means nothing here",
            f"It may have {', '.join(_COLOUR_FIELDS)}",
        )
    title, dark = data.get("title", ""), data.get("dark", True)
    key = slug(path.stem)
    if not isinstance(title, str) or not isinstance(dark, bool) or not key:
        raise PackviewError(
            f"The colour theme {path.name} has a title that is not text, or a 'dark' that is neither true nor false",
            'Write title = "Paper" and dark = false',
        )
    colours, variables = _table(data, "colours", path), _table(data, "variables", path)
    missing = next((part for part in NEEDED if part not in colours), None)
    odd = next((part for part in colours if part not in PARTS), None)
    if missing or odd:
        raise PackviewError(
            f"The colour theme {path.name} has no colour '{missing}'"
            if missing
            else f"The colour theme {path.name} has a colour '{one_line(odd or '')}', which means nothing here",
            f"Under [colours] it may have {', '.join(PARTS)}; it must have {', '.join(NEEDED)}",
        )
    return ColourTheme(key=key, title=one_line(title) or key, dark=dark, colours=colours, variables=variables)


def _table(data: dict[str, Any], name: str, path: Path) -> dict[str, str]:
    table = data.get(name, {})
    if not isinstance(table, dict):
        raise PackviewError(
            f"The colour theme {path.name} has a '{name}' that is no table", f"Write [{name}]"
        )
    for part, colour in table.items():
        if not isinstance(colour, str) or not _COLOUR.fullmatch(colour) or not _VARIABLE.fullmatch(part):
            raise PackviewError(
                f"The colour theme {path.name} has '{one_line(str(part))} = {one_line(str(colour))}', which is no colour",
                'Write colours as in primary = "#0b4f8a"',
            )
    return dict(table)


def _read(path: Path, what: str, malformed: str) -> tuple[str, dict[str, Any]]:
    """The text of a TOML file, and what it holds. Raises PackviewError: it cannot be read or understood."""
    try:
        text = read_text(path)
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:  # its words name the line and column
        raise PackviewError(f"{what} {malformed}: {one_line(str(error))}", "Correct that line") from error
    except (OSError, UnicodeDecodeError, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text in UTF-8"
        raise PackviewError(
            f"{what} cannot be read: {reason}", "Save it again as plain text, or delete it"
        ) from error
