"""Themes from TOML files: those that come with packview and the member's own.

A file holds one or more themes::

    [[theme]]
    title = "Neglect"
    summary = "Spot neglect sooner and answer it better."
    phrases = ["neglect", "home conditions"]
    words = ["hygiene", "unkempt"]

``key`` may be given too; without it the title makes one. A theme of the member's with the key of a shipped one takes its
place.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packview.errors import PackviewError
from packview.model import Theme
from packview.text import fold, one_line, slug

_FIELDS = ("key", "title", "summary", "phrases", "words")
_HEAD = re.compile(r"^[ \t]*\[\[[ \t]*theme[ \t]*\]\]", re.MULTILINE)


def load_themes(shipped: Path, own: Path) -> tuple[tuple[Theme, ...], tuple[PackviewError, ...]]:
    """Every theme that can be read, and what is wrong with the rest; never raises for what a file holds.

    Args:
        shipped: folder of the themes that come with packview.
        own: folder of the member's; it need not exist.

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
        text, data = _read(path)
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


def _read(path: Path) -> tuple[str, dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:  # its words name the line and column
        raise PackviewError(
            f"{path.name} is not a well-formed file of themes: {one_line(str(error))}", "Correct that line"
        ) from error
    except (OSError, UnicodeDecodeError, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text in UTF-8"
        raise PackviewError(
            f"{path.name} cannot be read: {reason}", "Save it again as plain text, or delete it"
        ) from error


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
