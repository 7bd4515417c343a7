"""Pages for members: short, and every command, option, key, extra and link in them is there."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from packview.cli.commands import packview
from packview.tui.keys import KEYS, key_words

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PAGES = sorted(
    {README, *(ROOT / "docs").glob("*.md")} - {ROOT / "docs" / "architecture.md", ROOT / "docs" / "keys.md"}
)
_FENCED = re.compile(r"^```[a-z]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


def commands(page: str, *, inline: bool = True) -> Iterator[str]:
    """Every command line that a page shows, without the words that explain it; not ``inline``: those in blocks alone."""
    blocks = "\n".join(_FENCED.findall(page))
    lines = re.sub(r"\n {4,}(?=[\[(])", " ", blocks).splitlines()  # a line that goes on below
    for text in [*lines, *(_CODE.findall(_FENCED.sub("", page)) if inline else ())]:
        if re.match(r"packview( |$)", text):
            parts = re.split(r" {2,}(?![\[(])|[;,] (?=packview )|;", text)
            yield from (part for part in parts if re.match(r"packview( |$)", part))


def missing(line: str) -> list[str]:
    """What a command line names that packview does not have: the command, its part, options."""
    words = [word for word in line.split()[1:] if word not in {"PACK", "southampton"}]
    found: click.Command = packview
    while isinstance(found, click.Group) and words and re.fullmatch(r"[a-z][a-z-]*", words[0]):
        if words[0] not in found.commands:
            return [words[0]]
        name, words = words[0], words[1:]
        found = found.resolve_command(click.Context(found), [name])[1] or found
    offered = {name for one in found.params for name in (*one.opts, *one.secondary_opts)} | {"--help"}
    return [name for name in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", " ".join(words)) if name not in offered]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_command_and_option_of_a_page_is_there(path: Path) -> None:
    shown = list(commands(path.read_text(encoding="utf-8")))
    assert {line: lack for line in shown if (lack := missing(line))} == {}


def test_a_command_that_is_gone_is_seen() -> None:
    assert missing("packview open x --chair") == []
    assert missing("packview note vanish PACK") == ["vanish"]
    assert missing("packview export PACK --only log -o FILE --sideways") == ["--sideways"]
    assert list(commands("```\npackview list      the library\n```\nand `packview doctor PACK`")) == [
        "packview list", "packview doctor PACK",
    ]  # fmt: skip


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_link_and_picture_of_a_page_is_there(path: Path) -> None:
    targets = [one for one in _LINK.findall(path.read_text(encoding="utf-8")) if "://" not in one]
    assert [one for one in targets if not (path.parent / one).exists()] == []


def test_the_readme_is_short_and_its_keys_do_what_they_did() -> None:
    page = README.read_text(encoding="utf-8")
    assert len(page.split()) < 1200
    table = page.split("## Keys to begin with")[1].split("\n## ")[0]
    rows = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    assert len(rows) > 10
    assert {key for row in rows for key in _CODE.findall(row)} - KNOWN_KEYS == set()


KNOWN_KEYS = {word.strip() for key in KEYS for word in key_words(key.key).split(", ")} | {"→", "←"}
_KEY = re.compile(
    r"\S|F\d+|(?:ctrl|shift|alt)\+\S+|esc|enter|tab|space|page (?:up|down)|home|end|backspace|delete"
)


def unknown_keys(page: str) -> set[str]:
    """What a page shows as a key to press and is none; a number is what is typed where one is asked for."""
    shown = {code for code in _CODE.findall(_FENCED.sub("", page)) if _KEY.fullmatch(code)}
    return shown - KNOWN_KEYS


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_key_of_a_page_is_in_the_table_of_keys(path: Path) -> None:
    assert unknown_keys(path.read_text(encoding="utf-8")) == set()


def test_a_key_that_is_gone_is_seen() -> None:
    assert unknown_keys("`F9` or `ctrl+alt+x`, `\u00a7`, `F19`, `esc`, not `--key` or\n```\nF20\n```\n") == {
        "ctrl+alt+x", "\u00a7", "F19",
    }  # fmt: skip


def test_the_extras_of_the_readme_are_those_for_members() -> None:
    page = README.read_text(encoding="utf-8")
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
    table = page.split("| extra |")[1].split("\n\n")[0]
    named = set(_CODE.findall(table)) & set(re.findall(r"^\| `(\w+)`", table, re.MULTILINE))
    assert named == set(extras) - {"bench", "browser", "dev"}
    assert {one for group in re.findall(r"\.\[([\w,]+)\]", page) for one in group.split(",")} <= named
