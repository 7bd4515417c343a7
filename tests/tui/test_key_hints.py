"""No sentence names a key by its letter: the member may have given it another one."""

import ast
import contextvars
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from textual.app import App
from textual.widgets import Button

import packview
from packview import cli
from packview.errors import PackviewError
from packview.tui.keys import KEYS, use_keys
from packview.tui.text import error_words
from tui.fakes_library import FakeLibrary, make_app
from tui.fakes_meeting import MeetingApp, typed
from tui.fakes_workspace import FakeLibrary as FakeWorkspaceLibrary
from tui.fakes_workspace import WorkspaceApp, note, seen, until

SOURCE = Path(packview.__file__).parent
TABLE = SOURCE / "tui" / "keys.py"
GAP = "\N{HORIZONTAL ELLIPSIS}"
"""Stands for what an f-string works out."""

_VERB = r"(?!as\b|is\b|was\b|has\b|its\b|this\b)[a-z]{2,}s\b"
_LETTER = r"[b-zB-HJ-Z]"
_SIGN = r"[][/\\?!<>|{}+*=#~_'-]"
_NAMED = r"(?i:esc(?:ape)?|enter|tab|space|backspace|page ?(?:up|down)|(?:ctrl|shift|alt)\+\S+|f\d{1,2})"
_BEFORE = r"(?:^|[.;:,\u00b7\u2026-] |\(|\b(?:or|and|then) )"
_AFTER = r"(?=[.,;:)]|$)"
BY_LETTER = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_BEFORE}(?:{_LETTER}|{_SIGN}|{_NAMED}) {_VERB}",  # 's opens it', '? shows every key'
        rf"{_BEFORE}[aAI0-9] (?:asks|opens|shows|takes|puts|goes|marks|writes|begins|calls|closes)\b",
        rf"{_BEFORE}(?:{_LETTER}|a|[0-9]|{_SIGN}|{_NAMED}) to [a-z]",  # 'z to undo'
        rf"{_BEFORE}(?:{_LETTER}|{_SIGN}|{_NAMED}) (?:and|or|then|again|alone|for|in) [a-z]",  # 'z and record it again'
        rf"\b(?:[Pp]ress|[Hh]it)(?:es|ing)? (?:{_LETTER}|[0-9]|{_SIGN}|{_NAMED})(?=[\s.,;:)]|$)",
        r"\b(?:[Pp]ress|[Hh]it)(?:es|ing)? [aAI](?= (?:to|for|again|then)\b|[.,;:)]|$)",
        rf"\b[Kk]eys? (?:{_LETTER}|{_SIGN}){_AFTER}",
        rf"\b(?:then|or|and) (?:{_LETTER}|[aI]|{_SIGN}|{_NAMED}){_AFTER}",  # 'Select a word, then K'
        rf"\w \((?:[A-Za-z0-9]|{_SIGN}|{_NAMED})\)",  # 'Open the sample pack (s)', 'in the pages (2)'
        rf"\bwords with {_SIGN}(?=[\s.,;:)]|$)",  # 'find words with /'
        r"(?:^|(?<!=)\s)(['\"`\u2018\u201c])[A-Za-z?/]['\"`\u2019\u201d](?=[\s.,;:)]|$)",  # "'r' to answer"
    )
)


FIXED = {
    "(more: press enter)",
    "words to find in the whole pack, then enter",
    f"{GAP} found{GAP} \u00b7 enter goes there",
}
"""They name a key that is no row of the table: enter of a list or a field, escape of a field."""


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Every text in a module with its line, an f-string as one; no docstrings, except what a command shows as its help."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    if "cli" not in path.relative_to(SOURCE).parts:
        skipped |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield (
                node.lineno,
                "".join(str(part.value) if isinstance(part, ast.Constant) else GAP for part in node.values),
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.lineno, node.value


def by_letter(text: str) -> str:
    """What names a key by its letter in a text, '' where nothing does."""
    return next((found.group() for pattern in BY_LETTER if (found := pattern.search(text))), "")


@cache
def everywhere() -> tuple[tuple[str, str], ...]:
    """Every text of ours outside the table with where it stands, and every help of the table with its id."""
    found = [
        (f"{path.relative_to(SOURCE)}:{line}", text)
        for path in sorted(SOURCE.rglob("*.py"))
        if path != TABLE
        for line, text in texts(path)
    ]
    return (*found, *((key.id, key.help) for key in KEYS))


def test_no_text_names_a_key_by_its_letter() -> None:
    found = [(where, text) for where, text in everywhere() if text not in FIXED and by_letter(text)]
    assert found == [], "name it by its id: {key:room.start}, or pressed('room.start') in the interface"
    assert {text for _, text in everywhere()} >= FIXED


@pytest.mark.parametrize(
    "text",
    [
        "s opens it",
        "X closes the meeting; t takes an item again",
        "No item was taken before this one. t takes any item.",
        "c calls the next speaker",
        "press s",
        "Press s to start",
        "s to start",
        "Press a to ask",
        "or a to write a question",
        "z to undo",
        f"{GAP}. z to undo",
        f"{GAP} \u00b7 t takes it",
        "No one marked present. Press i",
        "no one is marked (i marks people)",
        "2 notes may have moved. Press R to check",
        "NOT OPENED YET - s opens the meeting",
        "TIED: with a casting vote, z and record it again",
        "Tied. Press v to record the chair's casting vote",
        "Side panel hidden. \\ to show it",
        "/ in the pages finds where a term is used.",
        "? shows every key",
        "4 shows minutes, 5 themes",
        "Select a word, then K",
        "Import a pack (i)",
        "DOUBTFUL: look at the page itself (o).\n",
        "'r' to answer",
        "Type 'r' for another",
        "Its text can be read in the pages; p goes back there",
        "Type something, or press escape",
        "F1 shows every key",
        "ctrl+s saves",
        "Close packview with the key q.",
    ],
)
def test_a_key_named_by_its_letter_is_found(text: str) -> None:
    assert by_letter(text)


@pytest.mark.parametrize(
    "text",
    [
        "a note",
        "Write a note, or a question",
        "I cannot, I was away",
        "(a) the first of 3 parts, (b) the second",
        "page(s) 4 to 6",
        "Which page? 47 as printed, #52 of the file",
        "Votes for, against, abstained, such as 5 1 0",
        "excluded the press and public from item 4",
        "1 question left on this item, about 13 min if it keeps to plan",
        "{key:room.start} opens it",
        f"{GAP} opens it; press {GAP} to go on",
        'under [keys], lines such as "library.import" = "a"',
        "Compare with revision N; by default the previous one.",
        "Appendix A and Appendix B. 5 notes",
        "plan B is not a plan",
    ],
)
def test_other_words_are_no_keys(text: str) -> None:
    assert by_letter(text) == ""


def test_every_key_that_is_named_by_its_id_is_in_the_table() -> None:
    ids = {key.id for key in KEYS}
    named = [(where, name) for where, text in everywhere() for name in re.findall(r"\{key:([^}]*)\}", text)]
    assert len(named) > 10
    assert [(where, name) for where, name in named if name not in ids] == []


def test_the_interface_shows_no_error_as_it_comes() -> None:
    """``str(error)`` and ``error.hint`` have the ids in them: ``error_words`` and ``with_keys`` resolve them."""
    raw = []
    for path in sorted((SOURCE / "tui").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {
            node.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ExceptHandler) and "PackviewError" in ast.unparse(node.type or node)
        }
        for node in (one for one in ast.walk(tree) if isinstance(one, ast.expr)):
            words = ast.unparse(node.value) if isinstance(node, ast.FormattedValue) else ""
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"str", "content", "label"}:
                words = ast.unparse(node.args[0]) if node.args else ""
            if words in names or words.endswith("error.hint"):
                raw.append(f"{path.relative_to(SOURCE)}:{node.lineno}")
    assert raw == []


OWN = {
    "room.start": "o",
    "room.evidence": "s",
    "room.undo": "f9",
    "room.close_meeting": "B",
    "room.take": "f7",
    "room.call": "f8",
    "room.raise_hand": "W",
    "entry.leave": "f10",
}


@contextmanager
def in_force(app: App[None], keys: Mapping[str, str]) -> Iterator[None]:
    """The app with keys of the member's own; also where a test paints, which it does in a task of its own."""
    app.set_keymap(keys)
    use_keys(keys)
    try:
        yield
    finally:
        use_keys({})


async def test_what_a_meeting_refuses_names_the_keys_of_the_settings(tmp_path: Path) -> None:
    app = MeetingApp(tmp_path)
    with in_force(app, OWN):
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.press("n")
            assert "The meeting is not open yet, so there is nothing to continue. o opens it." in seen(app)
            await pilot.press("f")
            assert "Nobody is speaking. F8 calls the next speaker." in seen(app)
            await pilot.press("o", "n", "left_curly_bracket")
            assert app.view.state.phase == "running"
            assert "No item was taken before this one. F7 takes any item." in seen(app)
            await pilot.press("n", "n", "n", "n")
            assert "That was the last item. B closes the meeting; F7 takes an item again." in seen(app)
            await pilot.press("M")
            await typed(pilot, "RESOLVED that it be so.", "Ash", "Birch", "2 2 0", "No casting")
            await until(pilot, lambda: "VOTES EQUAL, NOT CARRIED" in seen(app) and "F9 to undo" in seen(app))
            await pilot.press("B", "n")
            assert "The meeting is closed. F9 reopens it." in seen(app)


def test_every_hint_of_the_meeting_follows_the_settings(tmp_path: Path) -> None:
    """Those that the view has no way to meet, too."""
    meeting = MeetingApp(tmp_path).meeting

    def refused(*commands: Callable[[], object]) -> list[str]:
        use_keys(OWN)
        found = []
        for command in commands:
            with pytest.raises(PackviewError) as error:
                command()
            found.append(error_words(error.value).split(". ", 1)[1])
        return found

    assert contextvars.Context().run(refused, meeting.close, meeting.call, lambda: meeting.jot(" ")) == [
        "o opens it.",
        "W adds somebody to the list.",
        "Type something, or press F10.",
    ]
    with pytest.raises(PackviewError) as error:
        meeting.close()
    assert error_words(error.value) == "The meeting is not open. S opens it."


async def test_glossary_pages_and_notes_name_the_keys_of_the_settings() -> None:
    app = WorkspaceApp(FakeWorkspaceLibrary(note("Who paid?", kind="question")), item="3")
    with in_force(app, {"workspace.find": "f8", "reader.meaning": "f9", "workspace.undo": "f7"}):
        async with app.run_test(size=(200, 60)) as pilot:
            await pilot.press("8")
            await until(pilot, lambda: "F8 in the pages finds" in seen(app))
            await pilot.press("2", "f9")
            await until(pilot, lambda: "Select a word, then F9" in seen(app))
            await pilot.press("3", "3", "x")
            await until(pilot, lambda: "F7 to undo" in seen(app))
            await pilot.press("f7")
            await until(pilot, lambda: "Z to redo" in seen(app))


async def test_the_empty_librarys_buttons_name_the_keys_of_the_settings(tmp_path: Path) -> None:
    app, _ = make_app(FakeLibrary(tmp_path, (), library__import="f8", library__sample="f9"))
    async with app.run_test() as pilot:
        await until(pilot, lambda: bool(app.screen.query("#empty Button")))
        assert [str(button.label) for button in app.screen.query("#empty Button").results(Button)] == [
            "Import a pack (F8)",
            "Open the sample pack (F9)",
        ]


def test_a_command_names_the_key_that_the_app_has_without_settings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(**_: object) -> None:
        raise PackviewError("The meeting is not open", "{key:room.start} opens it")

    monkeypatch.setattr("packview.cli.commands.packview", fail)
    with pytest.raises(SystemExit, match="1"):
        cli.main()
    assert capsys.readouterr().err == "packview: The meeting is not open. S opens it.\n"
