"""What the dialog of a note has beside its text: what it follows, priority, theme, evidence, another editor."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
from textual.widget import Widget
from textual.widgets import Checkbox, Select, Static, TextArea

from packview.errors import PackviewError
from packview.model import Anchor, Evidence
from packview.model.notes import Draft
from packview.tui.dialogs.note import AnswerDialog, NoteDialog, Offers
from tui.fakes_library import NASTY, note, until
from tui.fakes_workspace import seen
from tui.test_dialogs import Host

ANCHOR = Anchor(item="7-x", item_number="7", item_title=f"Youth {NASTY}", page="47", pdf_page=52)
EVIDENCE = (
    Evidence(kind="indicator", ref="M1", text=f"M1 Contacts {NASTY}", page="9", pdf_page=12),
    Evidence(kind="page", page="10", pdf_page=13),
)
OFFERS = Offers(
    themes=(("water", f"Water {NASTY}"), ("wood", "Wood")),
    questions=(("a", "First?"), ("b", f"Second? {NASTY}")),
)
FULL = Draft(
    note_id="n",
    kind="supplementary",
    text="Until when?",
    anchor=ANCHOR,
    parent="b",
    theme="wood",
    priority="low",
    evidence=EVIDENCE,
    private=True,
    to="Rob Sanders",
    answer="kept",
    follow_up="kept too",
    indicator="M1",
)


def ignore(_: Draft) -> None:
    """Nobody keeps it."""


def dialog(
    draft: Draft = FULL, offers: Offers = OFFERS, keep: Callable[[Draft], None] = ignore
) -> NoteDialog:
    return NoteDialog(draft, [], keep, offers)


class PutAside:
    """As where a terminal lets another program have the screen: like Textual's, it comes back only where nothing is raised."""

    def __init__(self) -> None:
        self.back = 0

    @contextmanager
    def suspend(self) -> Iterator[None]:
        yield
        self.back += 1


def choose(host: Host, name: str, value: str) -> None:
    host.screen.query_one(f"#{name}", Select).value = value


def _on_the_screen(widget: Widget) -> bool:
    return bool(widget.region.height) and widget.screen.region.contains_region(widget.region)


@pytest.mark.parametrize("size", [(80, 24), (50, 16), (120, 40)])
async def test_nothing_changes_unless_it_is_changed(size: tuple[int, int]) -> None:
    host = Host()
    async with host.run_test(size=size) as pilot:
        await host.ask(dialog())
        await pilot.pause()
        screen = host.screen
        assert isinstance(screen, NoteDialog)
        assert screen.current() == FULL
        assert not screen.unsaved()
        for name in ("private", "parent", "text", "name", "priority", "theme", "evidence-1", "save"):
            widget = screen.query_one(f"#{name}")
            widget.focus()
            await until(pilot, partial(_on_the_screen, widget))
        await pilot.press("escape")
        await until(pilot, lambda: host.answers == [None])


async def test_all_that_is_chosen_comes_back_and_is_kept_as_a_draft() -> None:
    host = Host()
    drafts: list[Draft] = []
    async with host.run_test(size=(120, 40)) as pilot:
        await host.ask(dialog(keep=drafts.append))
        await pilot.pause()
        shown = seen(host)
        for words in ("M1 Contacts", f"Second? {NASTY}", "If time allows", "Wood"):
            assert words in shown
        choose(host, "parent", "a")
        choose(host, "priority", "main")
        choose(host, "theme", "water")
        await pilot.pause()
        assert f"Water {NASTY}" in seen(host)
        assert drafts, "a choice is kept as what is typed is"
        host.screen.query_one("#evidence-0", Checkbox).focus()
        await pilot.press("space", "ctrl+s")
        await until(pilot, lambda: bool(host.answers))
        found = host.answers[0]
        assert (found.kind, found.parent, found.priority, found.theme) == (
            "supplementary",
            "a",
            "main",
            "water",
        )
        assert found.evidence == EVIDENCE[1:]
        assert (found.answer, found.follow_up, found.indicator) == ("kept", "kept too", "M1")


async def test_the_lists_open_with_the_keys_and_escape_closes_only_the_list() -> None:
    host = Host()
    async with host.run_test(size=(80, 24)) as pilot:
        await host.ask(dialog())
        await pilot.pause()
        host.screen.query_one("#priority").focus()
        await pilot.press("enter", "up", "enter")
        await pilot.pause()
        assert host.screen.query_one("#priority", Select).value == "normal"
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert isinstance(host.screen, NoteDialog)


async def test_a_question_becomes_a_supplementary_and_a_note_follows_nothing() -> None:
    host = Host()
    async with host.run_test(size=(120, 40)) as pilot:
        await host.ask(dialog(Draft(kind="question", text="Why?", anchor=ANCHOR)))
        await pilot.pause()
        assert "Follows:" not in seen(host)
        choose(host, "kind", "supplementary")
        await pilot.pause()
        assert "Follows:" in seen(host)
        assert "New supplementary question" in seen(host)
        screen = host.screen
        assert isinstance(screen, NoteDialog)
        assert screen.current().parent == "a"
        choose(host, "kind", "note")
        await pilot.pause()
        assert (screen.current().kind, screen.current().parent) == ("note", "")
        assert "Priority:" not in seen(host)


async def test_what_followed_a_question_that_is_gone_is_a_question() -> None:
    host = Host()
    async with host.run_test(size=(120, 40)) as pilot:
        await host.ask(dialog(offers=Offers()))
        await pilot.pause()
        screen = host.screen
        assert isinstance(screen, NoteDialog)
        now = screen.current()
        assert (now.kind, now.parent, now.theme) == ("question", "", "wood"), "a theme nobody knows is kept"
        assert screen.query_one("#kind", Select).value == "question"


async def test_the_own_editor_gives_its_text_back_and_undo_takes_it_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    host = Host()
    aside = PutAside()
    monkeypatch.setattr(host, "suspend", aside.suspend)
    drafts: list[Draft] = []
    edit = Offers(edit=lambda text: f"{text}\n{NASTY}")
    async with host.run_test(size=(80, 24)) as pilot:
        await host.ask(dialog(Draft(text="Why?", anchor=ANCHOR), edit, drafts.append))
        await pilot.press("ctrl+e")
        await pilot.pause()
        area = host.screen.query_one("#text", TextArea)
        assert area.text == f"Why?\n{NASTY}"
        assert area.has_focus
        await until(pilot, lambda: bool(drafts) and drafts[-1].text == area.text)
        await pilot.press("ctrl+z")
        assert area.text == "Why?"


@pytest.mark.parametrize("problem", ["editor", "none", "terminal"])
async def test_without_another_editor_the_text_stays_and_the_reason_is_said(
    problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: str) -> str:
        raise PackviewError(f"The editor ended {NASTY}", "Your text is here")

    host = Host()
    aside = PutAside()
    if problem == "editor":
        monkeypatch.setattr(host, "suspend", aside.suspend)
    offers: dict[str, Any] = {} if problem == "none" else {"edit": fails}
    words = {
        "editor": f"The editor ended {NASTY}. Your text is here",
        "none": "No other editor can be used here",
        "terminal": "Another editor can only be used in a terminal",
    }
    async with host.run_test(size=(120, 40)) as pilot:
        await host.ask(dialog(Draft(text="Why?", anchor=ANCHOR), Offers(**offers)))
        await pilot.press("ctrl+e")
        await pilot.pause()
        assert words[problem] in str(host.screen.query_one("#problem", Static).content)
        assert aside.back == (problem == "editor"), "the terminal is packview's again"
        assert host.screen.query_one("#text", TextArea).text == "Why?"


async def test_what_is_to_follow_is_written_beside_the_answer() -> None:
    host = Host()
    async with host.run_test(size=(80, 24)) as pilot:
        await host.ask(
            AnswerDialog(Draft.of(note(status="asked", follow_up=f"Before {NASTY}")), lambda _: None)
        )
        await pilot.pause()
        assert "To follow:" in seen(host)
        area = host.screen.query_one("#follow_up", TextArea)
        assert area.text == f"Before {NASTY}"
        area.text = "A list by May"
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert not host.answers, "it is not thrown away unasked"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: bool(host.answers))
        (draft,) = host.answers
        assert (draft.status, draft.answer, draft.follow_up) == ("asked", "", "A list by May")
