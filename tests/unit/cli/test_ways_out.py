"""The way out of an error: a command that its hint names is there and, run as printed, leads on."""

import ast
import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

import packview
from packview.cli.commands import packview as packview_group
from packview.paths import sample_pack
from packview.tui.keys import KEYS
from unit.test_guides import missing

SOURCE = Path(packview.__file__).parent
GAP = "\N{HORIZONTAL ELLIPSIS}"
"""Stands for what an f-string works out."""
COMMAND = re.compile(r"packview(?: (?:[a-z][\w@-]*|--?\w[\w-]*|[A-Z_]{2,}(?:\.zip)?))+")
VERBS = "lists|adds|shows|opens|writes|says|puts|made|for|to"
"""What a sentence goes on with behind a command."""
PROSE = {"writes", "cannot", "there", "wrote", "or", "stopped", "to", "made", "noticed", "may", "opens"}
"""What follows the name in a sentence about packview, where no command does."""


def pieces(node: ast.AST) -> Iterator[str]:
    """Every text below a node, an f-string as one."""
    inside = {id(part) for one in ast.walk(node) if isinstance(one, ast.JoinedStr) for part in one.values}
    for one in ast.walk(node):
        if isinstance(one, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else GAP for part in one.values)
        elif isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in inside:
            yield one.value


def said(call: ast.Call, named: dict[str, list[ast.expr]]) -> Iterator[str]:
    """The texts of a call's arguments, and of what the module gave the names in them."""
    todo, seen = [*call.args], set[str]()
    while todo:
        yield from pieces(node := todo.pop())
        new = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)} - seen
        todo += [value for name in new for value in named.get(name, [])]
        seen |= new


@cache
def ways_out() -> dict[str, str]:
    """Every text of an error that names a command or a key, and its module."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named: dict[str, list[ast.expr]] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign):
                for name in (
                    one.id
                    for one in ast.walk(node)
                    if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
                ):
                    named.setdefault(name, []).append(node.value)
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            if re.search(r"(?:^|\.)(?:require|\w*Error)$", ast.unparse(call.func)):
                for text in said(call, named):
                    if names(text) or "{key:" in text:
                        found[text] = path.relative_to(SOURCE).as_posix()
    return found


def names(text: str) -> list[str]:
    """The commands that a text names, without the words that go on from there."""
    found = [one for one in COMMAND.findall(text) if one.split()[1] not in PROSE]
    return [re.split(rf" (?:{VERBS})\b", one, maxsplit=1)[0] for one in found]


ROWS = {
    "committee hillford --series ZZ": "packview committee NAME --part series --all lists",
    "note restore hill 9": "packview note restore PACK lists",
    "note agree hill zz": "packview note places hill lists",
    "note take hill 99": "packview findings PACK lists",
    "fix hill outline": "packview fix PACK add-item NUMBER TITLE adds",
    "fix hill paper 3 Zebras --title Z": "packview papers PACK lists",
    "fix hill undo": "packview fix PACK lists",
    "keys zebras": "packview keys for",
    "note agree town.txt zz": "packview list shows",
    "import other.txt --into hill": "packview import FILE.",
    "import town.txt": "packview open hillford-parks-committee-2019-06-03.",
    "fix hill meeting --date Soon": "packview fix --help lists",
    "fix hill indicator ZZ --unit count": "packview indicators PACK lists",
    "export hill --only log": "packview open hillford-parks-committee-2019-06-03 --chair opens",
    "agenda 'two papers.zip'": "packview import 'two papers.zip'.",
    "agenda nowhere": "packview list shows",
    "agenda nowhere.pdf": "packview list shows",
    "note merge town.txt": "packview export PACK --format json writes",
    "committee zebras": "packview committee lists",
    "note status hill zz asked": "packview note list PACK shows",
    "note merge other.txt --pack zz": "packview list shows",
    "calendar undated.txt -o c.ics": "packview fix PACK meeting --date DAY puts",
    "restore town.txt": "packview backup FILE.zip made",
}  # fmt: skip
"""Commands that fail, and what the error names up to the word or sign after it."""
WORDS = {
    "PACK": "hill", "NAME": "hillford", "NUMBER": "9", "TITLE": "Benches", "FILE": "other.txt",
    "DAY": "2019-06-03", "FILE.zip": "kept.zip",
}  # fmt: skip


@pytest.fixture
def files(a_library: Path, town_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a library of the town's pack, and files of this and other meetings."""
    text = town_file.read_text(encoding="utf-8")
    (tmp_path / "other.txt").write_text(
        text.replace("PARKS", "ROADS").replace("JUNE", "JULY"), encoding="utf-8"
    )
    (tmp_path / "third.txt").write_text(
        text.replace("PARKS", "PONDS").replace("JUNE", "MAY"), encoding="utf-8"
    )
    undated = re.sub(r"(?i)3(?:rd)? June,? 2019", "", text)
    (tmp_path / "undated.txt").write_text(undated, encoding="utf-8")
    with ZipFile(tmp_path / "two papers.zip", "w") as archive:
        archive.write(tmp_path / "third.txt", "third.txt")
        archive.write(tmp_path / "other.txt", "other.txt")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("packview.tui.app.run", lambda *_: None)
    return a_library


@pytest.mark.parametrize("failing", ROWS)
@pytest.mark.usefixtures("files")
def test_the_command_that_an_error_names_leads_on(run: Any, failing: str) -> None:
    code, _, error = run(*shlex.split(failing))
    printed = ROWS[failing]
    assert (code, printed in " ".join(error.split())) == (1, True), error
    command = re.sub(rf"(?: (?:{VERBS})|\.)$", "", printed)
    words = [WORDS.get(word, word) for word in shlex.split(command)[1:]]
    assert run(*words)[0] == 0, words


def test_a_damaged_pack_is_whole_again_after_the_import_that_its_error_names(files: Path, run: Any) -> None:
    pack = next((files / "packs").iterdir())
    (pack / "pages.txt").unlink()
    code, _, error = run("agenda", "hill")
    printed = re.search(r"packview (import .*\.txt)", error)
    assert (code, printed is not None) == (1, True), error
    assert printed is not None
    assert run(*shlex.split(printed[1]))[0] == 0
    assert run("agenda", "hill")[0] == 0


@pytest.mark.usefixtures("files")
def test_notes_of_papers_that_are_not_here_come_in_once_the_pack_is_named(run: Any, tmp_path: Path) -> None:
    run("note", "add", "other.txt", "3", "Ask about paint")
    (tmp_path / "n.json").write_text(run("export", "other.txt", "--format", "json")[1], encoding="utf-8")
    code, _, error = run("note", "merge", "n.json")
    assert (code, "name the pack: packview note merge FILE --pack PACK." in error) == (1, True), error
    code, _, error = run("note", "merge", "n.json", "--pack", "hill")
    assert (code, "add --mine." in error) == (1, True), error
    assert run("note", "merge", "n.json", "--pack", "hill", "--mine")[0] == 0
    assert "Ask about paint" in run("note", "list", "hill")[1]


def test_a_finding_that_was_taken_is_among_the_questions_the_error_names(a_library: Path, run: Any) -> None:
    assert a_library
    assert run("import", str(sample_pack()))[0] == 0
    code, taken, _ = run("note", "take", "southampton", "1")
    assert code == 0
    code, _, error = run("note", "take", "southampton", "1")
    assert (code, "packview questions PACK lists them" in error) == (1, True), error
    assert taken.strip() in run("questions", "southampton")[1]


def test_what_is_wrong_with_every_pack_of_a_committee_is_told_by_the_doctor(files: Path, run: Any) -> None:
    for pack in (files / "packs").iterdir():
        (pack / "pages.txt").unlink()
    code, _, error = run("committee", "hillford")
    assert code == 1, error
    assert "pages.txt is missing" in run("doctor")[1]


@pytest.mark.usefixtures("files")
def test_a_command_without_what_it_is_about_names_where_that_is_listed(run: Any) -> None:
    code, _, error = run("note", "agree", "hill")
    assert (code, "packview note places PACK shows" in error) == (2, True), error
    assert run("note", "places", "hill")[0] == 0


@pytest.mark.usefixtures("files")
def test_an_error_that_names_a_key_names_it_as_the_settings_have_it(run: Any) -> None:
    code, _, error = run("inbox")
    assert (code, "F9 in the app chooses one" in error) == (1, True), error


def test_every_command_and_key_of_an_error_is_there() -> None:
    keys = {key.id for key in KEYS}
    told = ways_out()
    assert len(told) > 40
    lacking = {text: lack for text in told for one in names(text) if (lack := missing(one))}
    unknown = {text for text in told for one in names(text) if one.split()[1] not in packview_group.commands}
    assert (lacking, unknown) == ({}, set())
    assert {key for text in told for key in re.findall(r"\{key:([^}]*)\}", text)} <= keys


def test_a_way_out_that_is_gone_is_seen() -> None:
    assert names("packview cannot open it; packview note vanish PACK lists them") == [
        "packview note vanish PACK"
    ]
    assert missing("packview note vanish PACK") == ["vanish"]
