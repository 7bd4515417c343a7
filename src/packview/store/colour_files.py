"""Colour themes from TOML files: those that come with packview and the member's own.

A file holds one theme and is called after its key::

    title = "Paper"
    dark = false

    [colours]
    primary = "#0b4f8a"
    foreground = "#1d1b16"
    background = "#fbf8f1"

    [variables]
    block-cursor-background = "#0b4f8a"

A theme of the member's with the name of a shipped one takes its place.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

from packview.errors import PackviewError
from packview.model import ColourTheme
from packview.text import one_line, slug

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
_FIELDS = ("title", "dark", "colours", "variables")


def load_colours(shipped: Path, own: Path) -> tuple[tuple[ColourTheme, ...], tuple[PackviewError, ...]]:
    """Every colour theme that can be read, and what is wrong with the rest; never raises for what a file holds.

    Args:
        shipped: folder of the themes that come with packview.
        own: folder of the member's; it need not exist.

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
                theme = _theme(path)
            except PackviewError as error:
                problems.append(error)
            else:
                themes[theme.key] = theme
    ordered = sorted(themes.values(), key=lambda theme: (theme.key != "dark", theme.title.casefold()))
    return tuple(ordered), tuple(problems)


def _theme(path: Path) -> ColourTheme:
    data = _read(path)
    unknown = sorted(set(data) - set(_FIELDS))
    if unknown:
        raise PackviewError(
            f"The colour theme {path.name} has '{one_line(unknown[0])}', which means nothing here",
            f"It may have {', '.join(_FIELDS)}",
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


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:  # its words name the line and column
        raise PackviewError(
            f"The colour theme {path.name} is not well formed: {one_line(str(error))}", "Correct that line"
        ) from error
    except (OSError, UnicodeDecodeError, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text in UTF-8"
        raise PackviewError(
            f"The colour theme {path.name} cannot be read: {reason}",
            "Save it again as plain text, or delete it",
        ) from error


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
