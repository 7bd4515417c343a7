"""The notes panel: what stands where a question stands, and what the keys ask for."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from packview.model import Anchor, Note
from packview.tui.base.lists import drawn
from packview.tui.views.notes import NotesView, empty_words, note_entry, ordered
from tui.fakes_workspace import NASTY, FakeLibrary, WorkspaceApp, note, seen, until

QUESTION = note("Why grey?", number=1, kind="question", to="Head of Parks")
PLAIN = note("Ducks.", number=2, private=True)


def the_app(*notes: Note) -> WorkspaceApp:
    return WorkspaceApp(FakeLibrary(*notes), item="3")


async def opened(app: WorkspaceApp, pilot: Pilot[None]) -> tuple[NotesView, list[tuple[str, str]]]:
    """The view, with the keys on it, and what is asked of the screen from there."""
    await until(pilot, lambda: app.workspace.state.notes_read)
    await pilot.press("3")
    view, told = app.workspace.side.used, list[tuple[str, str]]()
    assert isinstance(view, NotesView)
    app.workspace.does["act_on_note"] = lambda action, one: told.append((action, one.text))
    return view, told


def lines(shown: Note, width: int = 60, *, show_item: bool = False) -> list[str]:
    return drawn(note_entry(shown, show_item=show_item), width).plain.rstrip("\n").split("\n")


def test_a_question_says_whom_for_and_where_it_stands() -> None:
    assert lines(QUESTION) == ["Question for Head of Parks \u00b7 to ask \u00b7 page 3", "Why grey?"]
    assert lines(PLAIN) == ["Note \u00b7 private \u00b7 page 3", "Ducks."]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("ready", "ready to ask"),
        ("asked", "asked, no answer yet"),
        ("answered", "answered"),
        ("deferred", "deferred"),
        ("withdrawn", "withdrawn"),
    ],
)
def test_every_status_is_said_in_words(status: str, words: str) -> None:
    assert words in lines(replace(QUESTION, status=status))[0]  # type: ignore[arg-type]


def test_quote_answer_item_and_pdf_page_are_shown() -> None:
    anchor = replace(QUESTION.anchor, page=None, pdf_page=9, quote="grey\nbenches")
    shown = lines(replace(QUESTION, anchor=anchor, answer="Nobody\nknows", status="answered"), show_item=True)
    assert shown == [
        "Question for Head of Parks \u00b7 answered \u00b7 item 3 \u00b7 PDF page 9",
        "\u201cgrey benches\u201d",
        "Why grey?",
        "Answer: Nobody knows",
    ]


def test_long_text_is_cut_and_says_so() -> None:
    assert lines(replace(PLAIN, text="duck\n" * 30))[-1] == "(more: press enter)"


def test_notes_stand_in_the_order_of_the_agenda() -> None:
    whole = replace(note("whole", number=9), anchor=Anchor())
    gone = replace(note("gone", number=8), anchor=Anchor(item="9-gone", pdf_page=2))
    first = note("first", number=7, item="2-minutes")
    found = ordered([QUESTION, whole, gone, first, PLAIN], ["2-minutes", "3-benches"])
    assert [entry.text for entry in found] == ["whole", "gone", "first", "Why grey?", "Ducks."]


async def test_nothing_there_says_what_to_do() -> None:
    app = the_app()
    async with app.run_test(size=(80, 24)) as pilot:
        _, told = await opened(app, pilot)
        text = seen(app)
        assert "No notes or questions on item 3 yet." in text
        assert "Press w" in text
        await pilot.press("enter", "d", "x", "o", "r", "e", "delete")
        assert told == []


def test_notes_that_were_not_read_are_not_said_to_be_none() -> None:
    assert "not been read yet" in empty_words("", ready=False)
    assert "in this pack" in empty_words("", ready=True)


async def test_keys_ask_for_what_they_say() -> None:
    app = the_app(QUESTION, PLAIN)
    async with app.run_test(size=(80, 24)) as pilot:
        _, told = await opened(app, pilot)
        for key, action in (
            ("enter", "edit"),
            ("e", "edit"),
            ("x", "asked"),
            ("r", "answer"),
            ("U", "later"),
            ("o", "page"),
            ("d", "delete"),
            ("delete", "delete"),
        ):
            await pilot.press(key)
            assert told[-1] == (action, "Why grey?"), key


async def test_a_plain_note_is_not_asked_or_answered() -> None:
    app = the_app(PLAIN)
    async with app.run_test(size=(80, 24)) as pilot:
        _, told = await opened(app, pilot)
        await pilot.press("x", "r", "U", "e")
        assert told == [("edit", "Ducks.")]


async def test_a_click_chooses_and_a_double_click_changes() -> None:
    app = the_app(QUESTION, PLAIN)
    async with app.run_test(size=(80, 24)) as pilot:
        view, told = await opened(app, pilot)
        await pilot.click(view.list, offset=(3, 4))
        assert (view.entry, told) == (PLAIN.id, [])
        await pilot.click(view.list, offset=(3, 4), times=2)
        assert told == [("edit", "Ducks.")]


async def test_text_is_shown_as_it_is() -> None:
    app = the_app(replace(QUESTION, text=NASTY, to=NASTY, answer=NASTY))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        assert seen(app).count(NASTY) == 3
