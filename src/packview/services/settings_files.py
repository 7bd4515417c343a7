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
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec

from packview import paths
from packview.errors import PackviewError, require
from packview.files import read_text
from packview.model import ColourTheme, Page, Theme, ThemeLinks
from packview.model.open_pack import OpenPack
from packview.text import fold, one_line, slug

AnyTheme = TypeVar("AnyTheme", Theme, ColourTheme)
Form = TypeVar("Form")
Problems = list[PackviewError]
_HEAD = re.compile(r"^[ \t]*\[\[[ \t]*theme[ \t]*\]\]", re.MULTILINE)
_FIELD = re.compile(r"field `(\w+)|`\$\.(\w+)")
"""Where msgspec says which field is unknown, missing or wrong."""
_NAMED = "ansi_(?:default|(?:bright_)?(?:black|red|green|yellow|blue|magenta|cyan|white))"
"""The terminal's own colours, which a theme with ansi = true may name."""
_Colour = Annotated[str, msgspec.Meta(pattern=f"^(?:#[0-9a-fA-F]{{6}}|{_NAMED})$")]
_Variable = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9-]{0,60}$")]


class _Theme(msgspec.Struct, forbid_unknown_fields=True):
    key: str = ""
    title: str = ""
    summary: str = ""
    phrases: list[str] = []
    words: list[str] = []


class _Colours(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    primary: _Colour
    foreground: _Colour
    background: _Colour
    secondary: _Colour = ""
    accent: _Colour = ""
    surface: _Colour = ""
    panel: _Colour = ""
    success: _Colour = ""
    warning: _Colour = ""
    error: _Colour = ""


class _ColourTheme(msgspec.Struct, forbid_unknown_fields=True):
    colours: _Colours
    title: str = ""
    dark: bool = True
    ansi: bool = False
    variables: dict[_Variable, _Colour] = {}


def load_themes(shipped: Path, own: Path) -> tuple[tuple[Theme, ...], tuple[PackviewError, ...]]:
    """Every theme that can be read, and what is wrong with the rest; never raises for what a file holds.

    Returns:
        The themes, shipped ones first, each key once; and one problem for each theme or file that was left out, with the
        file's name, the line where it is known, and what to do.
    """
    problems: Problems = []
    themes = {theme.key: theme for folder in (shipped, own) for theme in _read(folder, _themes, problems)}
    return tuple(themes.values()), tuple(problems)


def themes_of(
    opened: OpenPack,
) -> tuple[tuple[Theme, ...], tuple[ThemeLinks, ...], tuple[PackviewError, ...]]:
    """The themes, the member's own under scrutiny/ included, what speaks of each, and what was wrong with those left out."""
    from packview.parse.themes import link_themes  # noqa: PLC0415  keeping a note needs the list of themes alone

    themes, problems = _known()
    pack = opened.pack
    links = link_themes(
        themes,
        pages=[
            Page(number=info.number, label=info.label, lines=tuple(lines), state=info.state)
            for info, lines in zip(pack.pages, opened.pages, strict=True)
        ],
        page_items={page.number: page.item for page in pack.pages if page.item},
        indicators=pack.indicators,
        recommendations=pack.recommendations,
        minutes=pack.minutes,
        glossary=pack.glossary,
    )
    return themes, links, problems


def known_themes() -> tuple[Theme, ...]:
    return _known()[0]


def _known() -> tuple[tuple[Theme, ...], tuple[PackviewError, ...]]:
    return load_themes(paths.shipped("themes", "scrutiny"), paths.config_home() / "scrutiny")


def load_colours(shipped: Path, own: Path) -> tuple[tuple[ColourTheme, ...], tuple[PackviewError, ...]]:
    """Every colour theme that can be read, and what is wrong with the rest; never raises for what a file holds.

    Returns the themes, 'dark' first, then by title; and one problem for each file that was left out.
    """
    problems: Problems = []
    themes = {theme.key: theme for folder in (shipped, own) for theme in _read(folder, _colours, problems)}
    ordered = sorted(themes.values(), key=lambda theme: (theme.key != "dark", theme.title.casefold()))
    return tuple(ordered), tuple(problems)


def _read(
    folder: Path, make: Callable[[Path, str], Iterator[AnyTheme | PackviewError]], problems: Problems
) -> Iterator[AnyTheme]:
    """The themes in a folder that can be read, each key once."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        told = f"The folder of themes {folder} cannot be read: {error.strerror}"
        problems.append(PackviewError(told, "Make it readable, or delete it"))
        return
    keys: set[str] = set()
    for path in paths:
        try:
            for found in make(path, read_text(path)):
                if isinstance(found, PackviewError):
                    problems.append(found)
                elif found.key in keys:
                    told = f"The theme '{found.title}' in {path.name} has the key '{found.key}', which another theme has too"
                    hint = f'Give one of them another, with a line such as key = "{found.key}-2"'
                    problems.append(PackviewError(told, hint))
                else:
                    keys.add(found.key)
                    yield found
        except tomllib.TOMLDecodeError as error:  # its words name the line and column
            told = f"{path.name} is not well formed: {one_line(str(error))}"
            problems.append(PackviewError(told, "Correct that line"))
        except (OSError, UnicodeDecodeError, RecursionError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
            told = f"{path.name} cannot be read: {reason}"
            problems.append(PackviewError(told, "Save it again as plain text, or delete it"))


def _themes(path: Path, text: str) -> Iterator[Theme | PackviewError]:
    data = tomllib.loads(text)
    found = data.pop("theme", None)
    if not isinstance(found, list) or not found or not all(isinstance(entry, dict) for entry in found):
        hint = "Begin each theme with a line that says [[theme]], and a title under it"
        yield PackviewError(f"{path.name} holds no themes", hint)
        return
    for name in sorted(data)[:1]:
        told = f"{path.name} has '{one_line(name)}' outside a theme; it was ignored"
        yield PackviewError(told, "Move it below the line [[theme]] it belongs to")
    heads = [text.count("\n", 0, head.end()) + 1 for head in _HEAD.finditer(text)]
    for index, entry in enumerate(found):
        line = f" (line {heads[index]})" if len(heads) == len(found) else ""
        try:
            yield _theme(entry, f"{path.name}, theme {index + 1}{line}")
        except PackviewError as error:
            yield error


def _theme(entry: Any, where: str) -> Theme:
    found = _taken(entry, _Theme, where, 'title = "Neglect", and phrases = ["one", "another"]')
    title = one_line(found.title)
    key = slug(one_line(found.key) or title)
    phrases, words = (tuple(dict.fromkeys(map(one_line, each))) for each in (found.phrases, found.words))
    lettered = all(map(fold, (*phrases, *words)))
    require(lettered, f"{where} has a phrase or word without letters", "Take it out")
    require(title, f"{where} has no title", 'Add a line such as title = "Neglect"')
    require(key, f"{where} has a title that makes no key", 'Add a line such as key = "neglect"')
    way_out = 'Add at least one phrase, or two words: phrases = ["home conditions"]'
    require(phrases or len(words) > 1, f"{where} has too few words to find anything by", way_out)
    return Theme(key=key, title=title, summary=one_line(found.summary), phrases=phrases, words=words)


def _colours(path: Path, text: str) -> Iterator[ColourTheme | PackviewError]:
    where, key = f"The colour theme {path.name}", slug(path.stem)
    try:
        hint = 'title = "Paper", dark = false and, under [colours], primary = "#0b4f8a"'
        found = _taken(tomllib.loads(text), _ColourTheme, where, hint)
        require(key, f"{where} has a name that makes no key", "Name it with letters from a to z")
    except PackviewError as error:
        yield error
        return
    colours, title = msgspec.to_builtins(found.colours), one_line(found.title) or key
    yield ColourTheme(
        key=key, title=title, dark=found.dark, ansi=found.ansi, colours=colours, variables=found.variables
    )


def _taken(entry: Any, form: type[Form], where: str, like: str) -> Form:
    """A theme in its form. Raises PackviewError: it has another; ``like``: how it is written."""
    try:
        return msgspec.convert(entry, form)
    except msgspec.ValidationError as error:
        field, told = _FIELD.search(str(error)), "cannot be used"
        if "unknown" in str(error):
            told = "means nothing here"
        elif "required" in str(error):
            told = "is missing"
        name = field[1] or field[2] if field else ""
        raise PackviewError(f"{where}: '{name}' {told}", f"Write it as in {like}") from error
