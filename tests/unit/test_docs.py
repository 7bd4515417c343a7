"""Pages for developers name only what exists, and every room says what it is for."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "packview"
ARCHITECTURE = "docs/architecture.md"
PAGES = {ARCHITECTURE: SRC, "CONTRIBUTING.md": SRC, "packs/README.md": ROOT / "packs"}
"""Each page, and the folder at which its paths start; all may start at the top of the repository too."""
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"[\w.-]+\.(?:py|md|toml|txt|json|pdf|csv)")


def named(page: str) -> Iterator[tuple[str, str]]:
    """Every word in code font outside fenced blocks, with the room that its row of a table begins with, else ''."""
    for part in re.split(r"\n(?=\||\n)", _FENCED.sub("", page)):  # rows of tables, and paragraphs
        row = re.match(r"\| `([\w/]+/)`", part)
        for code in re.findall(r"`([^`]+)`", part):
            yield from ((word, row[1] if row else "") for word in re.findall(r"[\w./-]*\w/?", code))


def missing(page: str, start: Path, known: frozenset[str]) -> list[str]:
    """What a page names and is not there: paths, and names that no code has."""
    found = []
    for word, room in named(page):
        if "/" in word or _FILE.fullmatch(word):
            path = word if "/" in word else f"{room}{word}"
            there = any((top / path).exists() for top in (start, ROOT))
        else:
            path, there = word, known.issuperset(re.findall(r"[A-Za-z_]\w+", word))
        if not there:
            found.append(path)
    return found


@pytest.fixture(scope="module")
def known() -> frozenset[str]:
    """Every word of the code, of this file none."""
    files = [file for folder in ("src", "tests", "packs") for file in (ROOT / folder).rglob("*.py")]
    files += [ROOT / "Makefile", ROOT / "pyproject.toml"]
    texts = (file.read_text(encoding="utf-8") for file in files if file != Path(__file__))
    return frozenset(word for text in texts for word in re.findall(r"\w+", text))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_only_what_exists(page: str, known: frozenset[str]) -> None:
    assert not missing((ROOT / page).read_text(encoding="utf-8"), PAGES[page], known)


def test_a_name_that_is_gone_is_seen(known: frozenset[str]) -> None:
    page = (
        "| `parse/agenda/` | `read.py` has `find_agenda`; `gone.py` has `find_nothing_at_all` |\n"
        "\n`parse/nowhere/`, `tests/unit/test_docs.py`, `read.py`\n```\nsome/folder\n```\n"
    )
    assert missing(page, SRC, known) == [
        "parse/agenda/gone.py", "find_nothing_at_all", "parse/nowhere/", "read.py",
    ]  # fmt: skip


def test_the_architecture_page_lists_every_room() -> None:
    page = (ROOT / ARCHITECTURE).read_text(encoding="utf-8")
    rows = {room for _, room in named(page)}
    rooms = {f"{file.parent.relative_to(SRC)}/" for file in SRC.rglob("__init__.py") if file.parent != SRC}
    assert rooms - rows == set()


def test_every_room_says_where_to_begin_reading() -> None:
    for file in SRC.rglob("__init__.py"):
        if file.parent != SRC:
            head = file.read_text(encoding="utf-8").split('"""')[1]
            modules = re.findall(r"``([\w/]+\.py)``", head)
            assert modules, f"{file}: name a module to begin with"
            assert all((file.parent / name).exists() or (SRC / name).exists() for name in modules), file
