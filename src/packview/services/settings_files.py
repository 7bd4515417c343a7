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

Problems = list[PackviewError]
_LISTS = ("phrases", "words")
_FIELDS = ("key", "title", "summary", *_LISTS)
_HEAD = re.compile(r"^[ \t]*\[\[[ \t]*theme[ \t]*\]\]", re.MULTILINE)
NEEDED = ("primary", "foreground", "background")
_COLOURS = (*NEEDED, "secondary", "accent", "surface", "panel", "success", "warning", "error")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_VARIABLE = re.compile(r"[a-z][a-z0-9-]{0,60}")
_COLOUR_FIELDS = ("title", "dark", "colours", "variables")


def load_themes(shipped: Path, own: Path) -> tuple[tuple[Theme, ...], tuple[PackviewError, ...]]:
    """Every theme that can be read, and what is wrong with the rest; never raises for what a file holds.

    Returns:
        The themes, shipped ones first, each key once; and one problem for each theme or file that was left out, with the
        file's name, the line where it is known, and what to do.
    """
    problems: Problems = []
    themes: dict[str, Theme] = {}
    for folder in (shipped, own):
        here: set[str] = set()
        for path, text, data in _files(folder, problems):
            for theme in _themes(path, text, data, problems):
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


def load_colours(shipped: Path, own: Path) -> tuple[tuple[ColourTheme, ...], tuple[PackviewError, ...]]:
    """Every colour theme that can be read, and what is wrong with the rest; never raises for what a file holds.

    Returns the themes, 'dark' first, then by title; and one problem for each file that was left out.
    """
    problems: Problems = []
    themes: dict[str, ColourTheme] = {}
    for folder in (shipped, own):
        for path, _, data in _files(folder, problems):
            try:
                theme = _colour_theme(path, data)
            except PackviewError as error:
                problems.append(error)
            else:
                themes[theme.key] = theme
    ordered = sorted(themes.values(), key=lambda theme: (theme.key != "dark", theme.title.casefold()))
    return tuple(ordered), tuple(problems)


def _files(folder: Path, problems: Problems) -> Iterator[tuple[Path, str, dict[str, Any]]]:
    """The TOML files of a folder that can be read, with their text and what it says."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        told = f"The folder of themes {folder} cannot be read: {error.strerror}"
        problems.append(PackviewError(told, "Make it readable, or delete it"))
        return
    for path in paths:
        try:
            text = read_text(path)
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:  # its words name the line and column
            told = f"{path.name} is not well formed: {one_line(str(error))}"
            problems.append(PackviewError(told, "Correct that line"))
        except (OSError, UnicodeDecodeError, RecursionError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not text in UTF-8"
            told = f"{path.name} cannot be read: {reason}"
            problems.append(PackviewError(told, "Save it again as plain text, or delete it"))
        else:
            yield path, text, data


def _themes(path: Path, text: str, data: dict[str, Any], problems: Problems) -> Iterator[Theme]:
    found = data.get("theme")
    if not isinstance(found, list) or not found or not all(isinstance(entry, dict) for entry in found):
        hint = "Begin each theme with a line that says [[theme]], and a title under it"
        problems.append(PackviewError(f"{path.name} holds no themes", hint))
        return
    for name in sorted(set(data) - {"theme"})[:1]:
        told = f"{path.name} has '{one_line(name)}' outside a theme; it was passed over"
        problems.append(PackviewError(told, "Move it below the line [[theme]] it belongs to"))
    heads = [text.count("\n", 0, head.end()) + 1 for head in _HEAD.finditer(text)]
    for index, entry in enumerate(found):
        line = f" (line {heads[index]})" if len(heads) == len(found) else ""
        try:
            yield _theme(entry, f"{path.name}, theme {index + 1}{line}")
        except PackviewError as error:
            problems.append(error)


def _theme(entry: dict[str, Any], where: str) -> Theme:
    _check_names(entry, _FIELDS, where)
    for name, value in entry.items():
        if name not in _LISTS:
            if not isinstance(value, str):
                raise PackviewError(
                    f"{where} has a {name} that is not text", f'Write it in quotation marks: {name} = "..."'
                )
        elif not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise PackviewError(
                f"{where} has {name} that are not a list of texts",
                f'Write them as {name} = ["one", "another"]',
            )
        elif not all(map(fold, value)):
            raise PackviewError(f"{where} has an entry without letters among its {name}", "Take it out")
    key, title, summary = (one_line(entry.get(name, "")) for name in ("key", "title", "summary"))
    phrases, words = (tuple(dict.fromkeys(map(one_line, entry.get(name, ())))) for name in _LISTS)
    if not title:
        raise PackviewError(f"{where} has no title", 'Add a line such as title = "Neglect"')
    key = slug(key or title)
    if not key:
        raise PackviewError(f"{where} has a title that makes no key", 'Add a line such as key = "neglect"')
    if not phrases and len(words) < 2:
        raise PackviewError(
            f"{where} has too few words to find anything by",
            'Add at least one phrase, or two words: phrases = ["home conditions"]',
        )
    return Theme(key=key, title=title, summary=summary, phrases=phrases, words=words)


def _check_names(entry: dict[str, Any], known: tuple[str, ...], where: str) -> None:
    for name in sorted(set(entry) - set(known))[:1]:
        raise PackviewError(
            f"{where} has '{one_line(name)}', which means nothing here", f"It may have {', '.join(known)}"
        )


def _colour_theme(path: Path, data: dict[str, Any]) -> ColourTheme:
    where = f"The colour theme {path.name}"
    _check_names(data, _COLOUR_FIELDS, where)
    title, dark, key = data.get("title", ""), data.get("dark", True), slug(path.stem)
    if not isinstance(title, str) or not isinstance(dark, bool) or not key:
        raise PackviewError(
            f"{where} has a title that is not text, or a 'dark' that is neither true nor false",
            'Write title = "Paper" and dark = false',
        )
    colours, variables = (_colours(data.get(name, {}), name, where) for name in ("colours", "variables"))
    _check_names(colours, _COLOURS, where)
    for part in NEEDED:
        if part not in colours:
            raise PackviewError(
                f"{where} has no colour '{part}'", f'Add it under [colours]: {part} = "#0b4f8a"'
            )
    return ColourTheme(key=key, title=one_line(title) or key, dark=dark, colours=colours, variables=variables)


def _colours(table: Any, name: str, where: str) -> dict[str, str]:
    if not isinstance(table, dict):
        raise PackviewError(f"{where} has a '{name}' that is no table", f"Write [{name}]")
    for part, colour in table.items():
        if not isinstance(colour, str) or not _COLOUR.fullmatch(colour) or not _VARIABLE.fullmatch(part):
            raise PackviewError(
                f"{where} has '{one_line(part)} = {one_line(str(colour))}', which is no colour",
                'Write colours as in primary = "#0b4f8a"',
            )
    return dict(table)
