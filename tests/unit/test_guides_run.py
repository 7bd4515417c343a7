"""Every command that a page shows runs as it is printed, on the sample pack in a library of its own."""

import io
import json
import re
import shlex
import shutil
import sqlite3
import sys
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import product
from pathlib import Path

import click
import pytest
from reportlab.pdfgen.canvas import Canvas

from drawn_pdfs import drawn_pdf, paragraph
from packview import cli, paths
from packview.cli.commands import packview
from packview.config import Config
from packview.services.library.library import Library
from packview.services.meeting.opening import open_meeting
from render import render_edited
from unit.test_guides import PAGES, ROOT, commands

SAMPLE = "southampton"
ELSEWHERE = {
    "serve": "it answers a browser until it is stopped: tests/unit/cli/test_web_server.py and tests/browser",
    "--scheduler": "it needs a cluster: tests/crash/test_archive_killed.py",
    "--copy": "it needs the clipboard of a terminal",
    "--template": "it needs a template of the member's own: tests/unit/cli/test_commands.py",
}
"""Commands and options that cannot run here, and where they are tried."""
WORDS = {
    "PACK": SAMPLE, "NAME": "Children and Families", "ITEM": "8", "TEXT": "Why?", "REF": "M1", "LABEL": "25", "47": "25", "WORDS": "page",
    "WORDS...": "page", "N": "1", "KEY": "think-family", "STATUS": "ready", "PART": "series", "SOURCE...": "meeting.pdf", "DIR": "tables",
    "FILE.ics": "m.ics", "FILE.pdf": "m.pdf", "DAY": "2018-11-29", "NUMBER": "1",
}  # fmt: skip
"""What stands for each word of the pages; the sample has no page 47."""
FILES = {"import": "meeting.pdf", "restore": "kept.zip", "merge": "theirs.json"}
"""What FILE is where it is read."""
NAMED = "Number of contacts received (includes contacts that become referrals)"
"""An indicator of the sample."""


def runs(line: str) -> Iterator[list[str]]:
    """The arguments of a printed command: without what is in brackets, then with each of those, each choice once."""
    groups = [part for group in re.findall(r"\[([^\[\]]+)\]", line) for part in group.split(" | ")]
    base = re.sub(r"\[[^\[\]]+\]", "", line)
    for group in ("", *groups):
        choices = [word.split("|") for word in shlex.split(f"{base} {group}")[1:]]
        yield from map(list, product(*choices))


def test_what_is_in_brackets_and_each_choice_is_run() -> None:
    assert list(runs("packview questions PACK [--by item|theme] [--restore ID | --empty]")) == [
        ["questions", "PACK"],
        ["questions", "PACK", "--by", "item"],
        ["questions", "PACK", "--by", "theme"],
        ["questions", "PACK", "--restore", "ID"],
        ["questions", "PACK", "--empty"],
    ]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library of the sample, some notes, and the files that the pages name."""
    folder = tmp_path_factory.mktemp("guides")
    shutil.copy(paths.sample_pack(), folder / "meeting.pdf")
    (folder / "newer.pdf").write_bytes(render_edited().data)
    late = [
        "Children and Families Scrutiny Panel",
        "Agenda Item 8: late appendix",
        "Contacts by ward, October 2018.",
    ]

    def draw(canvas: Canvas) -> None:
        paragraph(canvas, 70, 700, late)

    (folder / "late.pdf").write_bytes(drawn_pdf(draw))
    (folder / "papers").mkdir()
    shutil.copy(folder / "late.pdf", folder / "papers")
    (folder / "settings" / "comparison").mkdir(parents=True)
    others = "indicator,area,period,value,source,date\nChildren and Families,Made-up Town,Oct-18,21,made up,2019-01-05\n"
    (folder / "settings" / "comparison" / "areas.csv").write_text(others, encoding="utf-8")
    (folder / "settings" / "config.toml").write_text(f'inbox = "{folder / "papers"}"\n', encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        at(folder, patch)
        for words in (
            ["import", "meeting.pdf"],
            ["note", "add", SAMPLE, "8", "Why did contacts rise?", "--question", "--page", "25"],
            ["note", "add", SAMPLE, "7", "Compare with last year"],
            ["note", "add", SAMPLE, "7", "Not needed"],
            ["fix", SAMPLE, "meeting", "--place", "Council Chamber"],
            ["export", SAMPLE, "--format", "json", "-o", "own.json"],
            ["backup", "kept.zip"],
        ):
            assert ran(words, patch) == 0
        theirs = (folder / "own.json").read_text(encoding="utf-8").replace("Robin Ash", "Sam Elm")
        (folder / "theirs.json").write_text(theirs, encoding="utf-8")
        ids = [note["id"] for note in json.loads((folder / "own.json").read_text(encoding="utf-8"))]
        assert ran(["note", "delete", SAMPLE, ids[-1]], patch) == 0
        (folder / "ids").write_text(" ".join(ids), encoding="utf-8")
        library = Library(folder / "library", Config(member="Robin Ash"))
        meeting = open_meeting(library, library.load(library.entries()[0].pack_id).pack)
        meeting.start_or_pause()
    return folder


def at(folder: Path, patch: pytest.MonkeyPatch) -> None:
    patch.chdir(folder)
    for name, value in {"HOME": "", "PACKVIEW_HOME": "library", "PACKVIEW_CONFIG": "settings"}.items():
        patch.setenv(name, str(folder / value))
    patch.setenv("PACKVIEW_MEMBER", "Robin Ash")


def ran(words: Sequence[str], patch: pytest.MonkeyPatch) -> int:
    """The exit code of a command; of one that opens the app, when it has found what to show."""
    patch.setattr("packview.tui.app.run", lambda *_: None)
    patch.setattr(sys, "argv", ["packview", *words])
    with pytest.raises(SystemExit) as end:
        cli.main()
    return int(end.value.code or 0)


def filled(words: Sequence[str], note: str) -> list[str]:
    """Arguments with what stands for the words in capitals; what is written is new, with the ending of its format."""
    style = next((word for word in words if word in {"docx", "html", "csv", "json"}), "md")
    read = "late.pdf" if "--into" in words else next((FILES[word] for word in words if word in FILES), "")
    known = {**WORDS, "NOTE_ID": note, "FILE": read or f"new.{style}"}
    out = ["-o", "FILE"] if style == "docx" else []  # no terminal shows a file for Word
    return [known.get(word, word) for word in (*words, *out)]


def is_a_name(words: Sequence[str]) -> bool:
    """Whether a page only names a command that wants more: then its help is what there is to run."""
    found: click.Command = packview
    for word in words:
        if not isinstance(found, click.Group) or word not in found.commands:
            return False
        found = found.resolve_command(click.Context(found), [word])[1] or found
    return isinstance(found, click.Group) or any(one.required for one in found.params)


SHOWN = {line: path.name for path in reversed(PAGES) for line in commands(path.read_text(encoding="utf-8"))}
"""Every command of every page, and the first page that shows it."""
IN_BLOCKS = {line for path in PAGES for line in commands(path.read_text(encoding="utf-8"), inline=False)}


@pytest.mark.parametrize("line", SHOWN)
def test_a_command_of_a_page_runs_as_it_is_printed(
    line: str, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, *_, binned = (kept / "ids").read_text(encoding="utf-8").split()
    for number, words in enumerate(runs(line)):
        if ELSEWHERE.keys() & set(words):
            continue
        folder = Path(shutil.copytree(kept, tmp_path / str(number)))
        if words[:2] == ["import", "meeting.pdf"]:
            shutil.rmtree(folder / "library")
        at(folder, monkeypatch)
        if words[:2] == ["note", "merge"]:
            shutil.copy("theirs.json", "notes.json")
        if "--from" in words:
            assert ran(["import", "newer.pdf"], monkeypatch) == 0
        note = binned if "--restore" in words else first
        full = [*words, "--help"] if line not in IN_BLOCKS and is_a_name(words) else filled(words, note)
        monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
        assert ran(full, monkeypatch) == 0, (SHOWN[line], full, capsys.readouterr())


def blocks(path: Path, language: str) -> list[str]:
    """The blocks of a page that are in a language, '' for what is typed in a terminal."""
    found = re.findall(
        r"^```([a-z]*)\n(.*?)^```$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    return [block for one, block in found if one == language]


def test_every_line_of_a_block_without_a_language_is_a_command_that_is_run() -> None:
    lines = (line for path in PAGES for block in blocks(path, "") for line in block.splitlines())
    assert [line for line in lines if line.strip() and not re.match(r"packview( |$)| {7,}", line)] == []


def test_what_a_page_says_make_does_make_knows() -> None:
    made = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for path in (*PAGES, ROOT / "CONTRIBUTING.md"):
        assert set(re.findall(r"`make ([\w-]+)", path.read_text(encoding="utf-8"))) <= made, path.name


def test_settings_of_a_page_can_be_read() -> None:
    assert all(tomllib.loads(block) for path in PAGES for block in blocks(path, "toml"))


def test_the_query_of_the_archive_finds_figures(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(kept, monkeypatch)
    assert ran(["archive", "meeting.pdf", "-o", str(tmp_path / "tables")], monkeypatch) == 0
    query = blocks(ROOT / "docs" / "archive.md", "sql")[0]
    with closing(sqlite3.connect(tmp_path / "tables" / "archive.sqlite")) as tables:
        query = query.replace("Number of children looked after", NAMED)
        assert len(tables.execute(query).fetchall()) == 13
