"""Dialogs: every key, every button, every state; at sizes down to the smallest."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Button, Input, OptionList, Select, TextArea

from packview.errors import PackviewError
from packview.model import STATUSES, Anchor, Evidence
from packview.model.notes import Draft
from packview.services.library.file_completion import Listing
from packview.tui.base.screen import Pace
from packview.tui.dialogs.base import ConfirmDialog, Dialog, ImportDialog, page_dialog, password_dialog
from packview.tui.dialogs.note import (
    STATUS_WORDS,
    AnswerDialog,
    NoteDialog,
    Tick,
    advice,
    matching,
    place,
)
from tui.fakes_library import NASTY, note, shown, until
from tui.fakes_workspace import seen
from tui.waiting import at_once

ANCHOR = Anchor(
    item="7-x", item_number="7", item_title=f"Youth {NASTY}", page="47", pdf_page=52, quote=f"Quote {NASTY}"
)
NAMES = ["Councillor Taggart", "Councillor Mitchell", "Rob Sanders"]


class Host(App[None]):
    """Shows a dialog and keeps its answers."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[Any] = []

    async def ask(self, dialog: Dialog[Any]) -> None:
        await self.push_screen(dialog, self.answers.append)


@pytest.fixture
def host() -> Host:
    return Host()


def nothing(_: Draft) -> None:
    """A journal nobody reads."""


def note_dialog(on_draft: Callable[[Draft], None] = nothing, **changes: Any) -> NoteDialog:
    return NoteDialog(replace(Draft(kind="question", anchor=ANCHOR), **changes), NAMES, on_draft)


def field(host: Host, selector: str) -> Input:
    return host.screen.query_one(selector, Input)


# Confirm


@pytest.mark.parametrize(
    ("presses", "answer"),
    [
        (["y"], True),
        (["n"], False),
        (["escape"], None),
        (["enter"], False),
        (["left", "enter"], True),
        (["right", "right", "enter"], False),
    ],
)
async def test_confirm(host: Host, presses: list[str], answer: bool | None) -> None:
    async with host.run_test() as pilot:
        await host.ask(ConfirmDialog(f"Delete {NASTY}?", yes="Delete", no="Keep"))
        assert [str(button.label) for button in host.screen.query(Button)] == ["Delete", "Keep"]
        await pilot.press(*presses)
        await until(pilot, lambda: host.answers)
        assert host.answers == [answer]


@pytest.mark.parametrize(("button", "answer"), [("#yes", True), ("#no", False)])
async def test_confirm_by_mouse(host: Host, button: str, answer: bool) -> None:
    async with host.run_test(size=(40, 10)) as pilot:
        await host.ask(ConfirmDialog("Really?"))
        await pilot.pause()
        await pilot.click(button)
        await until(pilot, lambda: host.answers)
        assert host.answers == [answer]


# One line


@pytest.mark.parametrize(
    ("presses", "answer"),
    [(["4", "7", "enter"], "47"), ([" ", "#", "5", "2", " ", "enter"], "#52"), (["escape"], None)],
)
async def test_goto(host: Host, presses: list[str], answer: str | None) -> None:
    async with host.run_test() as pilot:
        await host.ask(page_dialog("Printed pages 1 to 212"))
        await pilot.press(*presses)
        await until(pilot, lambda: host.answers)
        assert host.answers == [answer]


async def test_goto_says_that_nothing_was_typed(host: Host) -> None:
    async with host.run_test(size=(40, 12)) as pilot:
        await host.ask(page_dialog())
        await pilot.press("enter")
        await until(pilot, lambda: "Type a page number" in shown(host.screen, "#problem"))
        await pilot.press("9")
        await pilot.click("#accept")
        await until(pilot, lambda: host.answers)
        assert host.answers == ["9"]


async def test_a_password_keeps_its_spaces_and_is_not_shown(host: Host) -> None:
    async with host.run_test() as pilot:
        await host.ask(password_dialog(f"a {NASTY}", wrong=False))
        await pilot.press(" ", "a", "enter")
        await until(pilot, lambda: host.answers)
        assert host.answers == [" a"]
        assert "problem" not in str(host.screen)


async def test_a_wrong_password_is_told(host: Host) -> None:
    async with host.run_test() as pilot:
        await host.ask(password_dialog("a.pdf", wrong=True))
        await until(pilot, lambda: "does not open it" in shown(host.screen, "#problem"))
        assert field(host, "#line").password
        await pilot.click("#close")
        await until(pilot, lambda: host.answers)
        assert host.answers == [None]


# Notes


async def test_a_new_question_is_written_and_saved_with_the_key(host: Host) -> None:
    async with host.run_test() as pilot:
        await host.ask(note_dialog())
        assert str(host.screen.query_one("#box").border_title) == "New question, item 7, page 47"
        assert shown(host.screen, "#place") == f"Item 7: Youth {NASTY}, page 47 (PDF page 52)"
        assert shown(host.screen, "#quote") == f"“Quote {NASTY}”"
        await pilot.press(*"Why", "enter", "?", "tab", *"tag", "down", "enter", "ctrl+s")
        await until(pilot, lambda: host.answers)
        assert host.answers == [Draft(kind="question", text="Why\n?", to="Councillor Taggart", anchor=ANCHOR)]


async def test_a_note_is_changed_and_saved_with_the_button(host: Host) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        await host.ask(note_dialog(note_id="1", kind="note", text="Old"))
        assert str(host.screen.query_one("#box").border_title) == "Change this note, item 7, page 47"
        assert not host.screen.query_one("#to-row").display
        await pilot.press("!")
        await pilot.click("#private")
        host.screen.query_one("#kind", Select).value = "question"
        await until(pilot, lambda: host.screen.query_one("#to-row").display)
        await pilot.click("#save")
        await until(pilot, lambda: host.answers)
        assert host.answers == [Draft(note_id="1", kind="question", text="Old!", private=True, anchor=ANCHOR)]


async def test_the_panel_leaves_the_screen_below_in_view_and_names_its_keys(host: Host) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        below = host.screen
        evidence = (Evidence(kind="page", page="4", pdf_page=4),) * 4
        await host.ask(note_dialog(text="Why?", evidence=evidence))
        await pilot.pause()
        assert below.styles.padding.bottom == 12
        assert "Save ctrl+s" in seen(host)
        assert host.screen.query_one("#box").region.y == 12
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert (below.styles.padding.bottom, below.styles.padding.right) == (0, 58)
        assert host.screen.query_one("#box").region.x == 62
        assert "Save ctrl+s" in seen(host)
        await pilot.press("escape")
        await until(pilot, lambda: host.answers)
        await until(pilot, lambda: below.styles.padding.right == 0)


async def test_a_starter_begins_an_empty_question(host: Host) -> None:
    async with host.run_test() as pilot:
        await host.ask(note_dialog())
        await pilot.press("ctrl+n", "ctrl+n", *"halve it")
        assert host.screen.query_one("#text", TextArea).text == "What would it take to halve it?"
        await pilot.press("ctrl+n")
        assert host.screen.query_one("#text", TextArea).text == "What would it take to halve it?"
        assert "a starter is for an empty question" in shown(host.screen, "#problem")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What will be done, and by when?", "7 words"),
        ("Is the plan on time?", "Yes or no may be the whole answer: begin with what, how or why?"),
        ("Page 4 says 12. Does it? Why?", "2 questions in one: the first may be all that is answered"),
        (f"{'word ' * 25}why?", "26 words: easier to say with at most 25"),
        ("Page 4 says 12. Which is right?", "7 words"),
    ],
)
def test_a_gentle_word_on_a_question(text: str, words: str) -> None:
    assert advice(text) == words


async def test_typing_can_be_undone(host: Host) -> None:
    async with host.run_test() as pilot:
        await host.ask(note_dialog(note_id="1", text="Old"))
        await pilot.press("x", "ctrl+z")
        assert host.screen.query_one("#text", TextArea).text == "Old"
        await pilot.press("escape")
        await until(pilot, lambda: host.answers)
        assert host.answers == [None]


async def test_nothing_is_not_saved(host: Host) -> None:
    async with host.run_test() as pilot:
        await host.ask(note_dialog())
        await pilot.press(" ", "enter", "ctrl+s")
        await until(pilot, lambda: "nothing to save" in shown(host.screen, "#problem"))
        assert host.answers == []


@pytest.mark.parametrize("how", ["escape", "click"])
async def test_what_was_written_is_not_thrown_away_unasked(host: Host, how: str) -> None:
    async with host.run_test() as pilot:
        dialog = note_dialog()
        await host.ask(dialog)
        await pilot.press("x")
        for answer in ("n", "y"):
            await until(pilot, lambda: not dialog.query("Button.-active"))  # still down from the click before
            await (pilot.press("escape") if how == "escape" else pilot.click("#close"))
            await until(pilot, lambda: isinstance(host.screen, ConfirmDialog))
            assert host.answers == []
            await pilot.press(answer)
            await until(pilot, lambda: not isinstance(host.screen, ConfirmDialog))
        await until(pilot, lambda: host.answers)
        assert host.answers == [None]


async def test_an_earlier_draft_is_not_thrown_away_unasked(host: Host) -> None:
    async with host.run_test() as pilot:
        draft = Draft(kind="question", text="From before the machine stopped", anchor=ANCHOR)
        await host.ask(NoteDialog(draft, NAMES, nothing, begun=True))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(host.screen, ConfirmDialog))


@pytest.mark.parametrize("text", ["", "A question that a finding offers?"])
async def test_what_was_not_touched_closes_at_once(host: Host, text: str) -> None:
    async with host.run_test() as pilot:
        await host.ask(note_dialog(text=text))
        await pilot.press("escape")
        await until(pilot, lambda: host.answers)
        assert host.answers == [None]


async def test_the_journal_hears_of_the_first_change_at_once_and_of_none_before(host: Host) -> None:
    drafts: list[Draft] = []
    async with host.run_test() as pilot:
        await host.ask(note_dialog(drafts.append, note_id="1", text="Old"))
        await pilot.pause()
        assert drafts == []
        await pilot.press("x")
        await until(pilot, lambda: drafts)
        assert drafts == [Draft(note_id="1", kind="question", text="Oldx", anchor=ANCHOR)]


async def test_the_journal_hears_of_the_rest_after_the_interval(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("packview.tui.dialogs.base.DRAFT_EVERY", 0.01)
    drafts: list[Draft] = []
    async with host.run_test() as pilot:
        await host.ask(note_dialog(drafts.append))
        await pilot.press(*"Why")
        await until(pilot, lambda: drafts and drafts[-1].text == "Why")


async def test_a_journal_that_cannot_be_written_is_told_in_the_dialog(host: Host) -> None:
    def fail(_: Draft) -> None:
        raise PackviewError(f"The disk is full {NASTY}")

    async with host.run_test() as pilot:
        await host.ask(note_dialog(fail))
        await pilot.press("x")
        await until(pilot, lambda: f"The disk is full {NASTY}" in shown(host.screen, "#problem"))


def test_a_draft_is_kept_at_once_then_at_most_once_an_interval() -> None:
    kept: list[int] = []
    timers: list[Callable[[], None]] = []
    changes = 0
    pace = Pace(lambda: kept.append(changes), timers.append)
    assert not pace.begun
    for changes in (1, 2, 3):  # noqa: B007  the lambda above reads it
        pace.change()
    assert (kept, len(timers), pace.begun) == ([1], 1, True)
    timers.pop()()
    assert (kept, len(timers)) == ([1, 3], 1)
    timers.pop()()
    assert (kept, len(timers)) == ([1, 3], 0)
    changes = 4
    pace.change()
    assert kept == [1, 3, 4]


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        (Anchor(), "The whole pack"),
        (Anchor(item="7-x", item_number="7", item_title="Youth"), "Item 7: Youth"),
        (Anchor(pdf_page=3), "The whole pack, PDF page 3"),
        (Anchor(item="7-x", item_number="7", item_title="Youth", page="47"), "Item 7: Youth, page 47"),
    ],
)
def test_place(anchor: Anchor, words: str) -> None:
    assert place(anchor) == words


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", NAMES),
        ("tag", ["Councillor Taggart"]),
        ("s rob", ["Rob Sanders"]),
        ("Rob Sanders", []),
        ("agg", []),
    ],
)
def test_names_are_found_by_the_start_of_any_word(typed: str, found: list[str]) -> None:
    assert matching(NAMES, typed) == found


async def test_a_name_nobody_knows_may_be_typed(host: Host) -> None:
    async with host.run_test() as pilot:
        await host.ask(note_dialog(text="Why"))
        await pilot.press("tab", *"Xi", "down", "ctrl+s")
        await until(pilot, lambda: host.answers)
        assert host.answers[0].to == "Xi"


async def test_a_name_is_chosen_with_the_mouse(host: Host) -> None:
    async with host.run_test() as pilot:
        await host.ask(note_dialog(text="Why"))
        await pilot.press("tab")
        names = host.screen.query_one("#names", OptionList)
        await until(pilot, lambda: names.display and names.size.height == 3)
        await pilot.click("#names", offset=(2, 2))
        await until(pilot, lambda: field(host, "#name").value == "Rob Sanders")
        assert host.focused is field(host, "#name")


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (40, 12)])
async def test_the_note_dialog_can_be_used_where_there_is_little_room(
    host: Host, size: tuple[int, int]
) -> None:
    async with host.run_test(size=size) as pilot:
        await host.ask(note_dialog(text="Why"))
        save = host.screen.query_one("#save")
        await until(pilot, lambda: isinstance(host.focused, TextArea))  # the dialog has set its own focus
        save.focus()
        await until(pilot, lambda: save.has_focus)
        await pilot.press("enter")
        await until(pilot, lambda: host.answers)
        assert host.answers[0].text == "Why"


# Answers


def given(host: Host) -> tuple[str, str, str]:
    (draft,) = host.answers
    return draft.status, draft.answer, draft.follow_up


async def test_an_answer_marks_the_question_answered(host: Host) -> None:
    async with host.run_test() as pilot:
        await host.ask(AnswerDialog(Draft.of(note()), lambda _: None))
        assert shown(host.screen, "#question") == f"Why? {NASTY}"
        assert shown(host.screen, "#place").endswith(". For Rob Sanders")
        await pilot.press(*"Yes")
        await until(pilot, lambda: host.screen.query_one("#status", Select).value == "answered")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: host.answers)
        assert given(host) == ("answered", "Yes", "")


async def test_a_chosen_status_is_not_overruled_by_an_answer(host: Host) -> None:
    async with host.run_test() as pilot:
        await host.ask(AnswerDialog(Draft.of(note(status="ready")), lambda _: None))
        host.screen.query_one("#status", Select).value = "deferred"
        host.screen.query_one(TextArea).focus()
        await pilot.press("x")
        await pilot.click("#save")
        await until(pilot, lambda: host.answers)
        assert given(host) == ("deferred", "x", "")


async def test_the_status_is_chosen_with_the_keys_from_where_it_stands(host: Host) -> None:
    async with host.run_test() as pilot:
        await host.ask(AnswerDialog(Draft.of(note(status="asked")), lambda _: None))
        await pilot.press("shift+tab", "enter", "down", "enter", "ctrl+s")
        await until(pilot, lambda: host.answers)
        assert given(host) == ("answered", "", "")


async def test_an_answer_is_not_thrown_away_unasked(host: Host) -> None:
    async with host.run_test() as pilot:
        await host.ask(AnswerDialog(Draft.of(note(status="answered", answer="Old")), lambda _: None))
        await pilot.press("escape")
        await until(pilot, lambda: host.answers)
        await host.ask(AnswerDialog(Draft.of(note()), lambda _: None))
        await pilot.press("x", "escape")
        await until(pilot, lambda: isinstance(host.screen, ConfirmDialog))


def test_every_status_has_words() -> None:
    assert list(STATUS_WORDS) == list(STATUSES)


def test_marks_can_be_told_apart_without_colour() -> None:
    assert Tick("x", True, id="a").BUTTON_INNER != Tick("x", False, id="a").BUTTON_INNER


# Files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "deep.txt").write_text("x", encoding="utf-8")
    for name in ("a.pdf", "B [x] [.PDF", "notes.txt", "photo.png", ".hidden.pdf"):
        (tmp_path / name).write_bytes(b"x")
    return tmp_path


def listed(host: Host) -> list[str]:
    entries = host.screen.query_one("#entries", OptionList)
    return [str(entries.get_option_at_index(index).prompt) for index in range(1, entries.option_count)]


async def ask_for_file(host: Host, pilot: Pilot[None], start: str) -> None:
    await host.ask(ImportDialog(start))
    await until(pilot, lambda: host.screen.query_one("#entries", OptionList).option_count)


async def test_a_dialog_for_files_that_is_left_before_its_field_is_there_does_no_harm(host: Host) -> None:
    """A key that asks for another dialog takes its place: what was composed is gone when it is mounted."""
    async with host.run_test() as pilot:
        await ask_for_file(host, pilot, "~/")
        dialog = host.screen
        assert isinstance(dialog, ImportDialog)
        await dialog.query("#box").remove()
        dialog.on_mount()
        await pilot.press("escape")
        await until(pilot, lambda: host.answers == [None])


async def test_the_folder_is_listed_and_narrowed_by_what_is_typed(host: Host, folder: Path) -> None:
    async with host.run_test() as pilot:
        await ask_for_file(host, pilot, f"{folder}/")
        assert listed(host) == ["inner/", "a.pdf", "B [x] [.PDF", "notes.txt"]
        await pilot.press("n")
        await until(pilot, lambda: listed(host) == ["inner/", "notes.txt"])
        await pilot.press("o")
        await until(pilot, lambda: listed(host) == ["notes.txt"])
        await pilot.press("down", "enter")
        await until(pilot, lambda: host.answers)
        assert host.answers == [(folder / "notes.txt",)]


async def test_folders_are_walked_in_and_out(host: Host, folder: Path) -> None:
    async with host.run_test() as pilot:
        await ask_for_file(host, pilot, f"{folder}/")
        await pilot.press("down", "up", "enter")
        await until(pilot, lambda: listed(host) == ["deep.txt"])
        await pilot.press("home", "enter")
        await until(pilot, lambda: "inner/" in listed(host))
        await pilot.click("#entries", offset=(3, 2))
        await until(pilot, lambda: host.answers)
        assert host.answers == [(folder / "a.pdf",)]


async def test_a_pasted_path_is_taken(host: Host, folder: Path) -> None:
    async with host.run_test() as pilot:
        await ask_for_file(host, pilot, "")
        field(host, "#path").value = f"'{folder}/B [x] [.PDF'"
        await pilot.press("enter")
        await until(pilot, lambda: host.answers)
        assert host.answers == [(folder / "B [x] [.PDF",)]


@pytest.mark.parametrize(
    ("typed", "words"),
    [("", "No file is named yet"), ("/inner", "is a folder"), ("/c [/.pdf", "There is no file")],
)
async def test_what_is_no_file_is_told_in_the_dialog(
    host: Host, folder: Path, typed: str, words: str
) -> None:
    async with host.run_test(size=(60, 18)) as pilot:
        await ask_for_file(host, pilot, f"{folder}/")
        field(host, "#path").value = f"{folder}{typed}" if typed else ""
        await pilot.pause()
        await pilot.click("#accept")
        await until(pilot, lambda: words in shown(host.screen, "#problem"))
        assert host.answers == []
        await pilot.press("x")
        await until(pilot, lambda: not shown(host.screen, "#problem"))
        await pilot.click("#close")
        await until(pilot, lambda: host.answers)
        assert host.answers == [None]


async def test_a_dialog_closed_while_a_folder_is_listed_is_no_fault(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()

    def slow(typed: str) -> Listing:
        gate.wait()
        return Listing(folder=Path(typed))

    monkeypatch.setattr("packview.tui.dialogs.base.listing", slow)
    async with host.run_test() as pilot:
        await host.ask(ImportDialog("/"))
        await pilot.press("escape")
        await until(pilot, lambda: host.answers)
        gate.set()
        await pilot.pause()
    assert host.answers == [None]


async def test_a_folder_that_is_not_there_is_told(host: Host, folder: Path) -> None:
    async with host.run_test() as pilot:
        await ask_for_file(host, pilot, f"{folder}/none/")
        assert "there is no such folder" in shown(host.screen, "#folder")
        assert listed(host) == []


async def test_tab_completes_a_name_and_then_goes_to_the_files(host: Host, folder: Path) -> None:
    (folder / "notes-of-may.txt").write_bytes(b"x")
    async with host.run_test() as pilot:
        await ask_for_file(host, pilot, f"{folder}/")
        at_once(host, Key("N", "N"), Key("o", "o"), Key("tab", None))
        await until(pilot, lambda: len(field(host, "#path").value) > len(f"{folder}/No"))
        assert field(host, "#path").value == f"{folder}/notes"
        await until(pilot, lambda: len(listed(host)) == 2)
        await pilot.press("tab")
        assert host.focused is host.screen.query_one("#entries")


async def test_several_files_are_marked_and_opened_at_once(host: Host, folder: Path) -> None:
    async with host.run_test() as pilot:
        await host.ask(ImportDialog(f"{folder}/", several=True))
        await until(pilot, lambda: len(listed(host)) == 4)
        await pilot.press("down", "space", "down", "space", "space", "down", "space")
        assert listed(host) == ["inner/", "x a.pdf", "B [x] [.PDF", "x notes.txt"]
        await pilot.click("#accept")
        await until(pilot, lambda: host.answers)
        assert host.answers == [(folder / "a.pdf", folder / "notes.txt")]


@pytest.mark.parametrize("several", [True, False])
async def test_several_files_dropped_at_once(host: Host, folder: Path, *, several: bool) -> None:
    async with host.run_test(size=(160, 24)) as pilot:
        await host.ask(ImportDialog("", several=several))
        field(host, "#path").value = f"'{folder}/B [x] [.PDF' file://{folder}/a.pdf"
        await pilot.press("enter")
        await pilot.pause()
        both = (folder / "B [x] [.PDF", folder / "a.pdf")
        assert host.answers == ([both] if several else [])
        assert several or "Only one file" in shown(host.screen, "#problem")


# Keys that come before what was typed


@pytest.mark.parametrize(
    ("made", "of"),
    [
        (note_dialog, lambda answer: answer.text),
        (lambda: AnswerDialog(Draft.of(note(answer="")), lambda _: None), lambda answer: answer.answer),
    ],
)
async def test_what_is_typed_right_before_saving_is_saved(
    host: Host, made: Callable[[], Dialog[Any]], of: Callable[[Any], str]
) -> None:
    async with host.run_test() as pilot:
        await host.ask(made())
        await pilot.press("W", "h", "y")
        at_once(host, Key("question_mark", "?"), Key("ctrl+s", None))
        await until(pilot, lambda: host.answers)
        assert of(host.answers[0]) == "Why?"
