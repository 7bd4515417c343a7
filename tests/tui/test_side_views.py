"""Minutes, themes, tracker, glossary and findings: what stands in them, and what their keys do."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from packview.model import Attendee, Finding
from packview.services.notes.anchors import printed_words
from packview.tui.base.side_view import SideView, WorkspaceState
from packview.tui.dialogs.note import NoteDialog
from packview.tui.views.minutes import MinutesView
from tui.fakes_workspace import NASTY, PAGES, FakeLibrary, WorkspaceApp, seen, until
from tui.side_values import FINDINGS, FULL, STUDY
from tui.test_side_column import HUGE, WIDE, app_with, in_use, ready


def view(app: WorkspaceApp) -> SideView:
    used = app.workspace.side.used
    assert isinstance(used, SideView)
    return used


def words(app: WorkspaceApp) -> str:
    """What the used view says, on one line."""
    return " ".join(line.text for entry in view(app).list.rows for line in entry.lines)


async def go(app: WorkspaceApp, pilot: Pilot[None], *keys: str) -> None:
    await ready(app, pilot)
    await pilot.press(*keys)
    await pilot.pause()


def test_words_are_found_as_they_are_printed() -> None:
    text = "That the ponds be cleaned before the winter and that the cost be met from what was left"
    page, quote = printed_words(PAGES, 3, text)
    assert (page, quote) == (3, text.replace("what was left", "what was\nleft"))
    assert printed_words(PAGES, 2, text) == (page, quote), "on a page that follows"
    assert printed_words(PAGES, 3, "ducks in hats") == (3, "")
    assert printed_words(PAGES, 3, "") == (3, "")
    assert printed_words(PAGES, 99, "ducks") == (99, "")


async def test_a_resolution_leads_to_its_row_and_back() -> None:
    app = app_with()
    async with app.run_test(size=WIDE) as pilot:
        await go(app, pilot, "4", "4", "home", "j", "j", "down")
        assert view(app).entry == "0/r0"
        assert "Followed up in the tracker: an answer is printed" in words(app)
        await pilot.press("l")
        assert (in_use(app), view(app).entry) == ("tracker", "0")
        await pilot.press("l")
        assert (in_use(app), view(app).entry) == ("minutes", "0/r0")
        await pilot.press("down", "l")
        assert (in_use(app), view(app).entry) == ("minutes", "0/r1"), "nothing follows this one up"


async def test_a_view_that_is_opened_for_an_entry_goes_there() -> None:
    app = app_with()
    async with app.run_test(size=WIDE) as pilot:
        await go(app, pilot)
        for name, ref in (("tracker", "1"), ("minutes", "8"), ("findings", "look-1"), ("themes", "wood")):
            await app.workspace.views.show_view(name, ref=ref)
            wanted = "1" if name == "minutes" else ref
            await until(pilot, lambda wanted=wanted: view(app).entry == wanted)  # type: ignore[misc]  # a default


async def test_an_item_of_the_last_agenda_opens_at_its_minute() -> None:
    app = app_with()
    async with app.run_test(size=WIDE) as pilot:
        await go(app, pilot, "4")
        assert "Last time: minute 8" in seen(app)
        assert view(app).entry == "1"
        await pilot.press("H")
        assert "Last time" not in seen(app)
        await pilot.press("7", "J")
        assert "4 shows minute 8 beside it" in seen(app)


async def test_enter_goes_to_the_words_on_their_page_and_back_comes_back() -> None:
    app = app_with()
    async with app.run_test(size=WIDE) as pilot:
        await go(app, pilot, "4", "4", "home", "down", "enter")
        assert app.workspace.state.open_pane == "pages"
        assert app.workspace.reader.pdf_page == 3
        quote = app.workspace.reader.quote
        assert quote is not None
        assert quote.text.startswith("four of the nine had been dry")


@pytest.mark.parametrize(
    ("keys", "kind", "ref"),
    [
        (("4", "4", "home"), "minute", "7"),
        (("7", "7"), "recommendation", "1"),
        (("8", "8"), "page", ""),
        (("9", "9", "home"), "finding", "ask-1"),
        (("5", "5", "enter"), "quote", ""),
    ],
)
async def test_a_question_takes_its_evidence_along_and_an_entry_is_copied(
    keys: tuple[str, ...], kind: str, ref: str
) -> None:
    app = app_with()
    async with app.run_test(size=WIDE) as pilot:
        await go(app, pilot, *keys)
        entry = view(app).chosen
        assert entry is not None
        await pilot.press("y")
        assert app.clipboard == entry.markdown
        assert app.clipboard.startswith("**")
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, NoteDialog))
        await pilot.pause()
        app.screen.query_one(TextArea).text = "Is that so?"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is app.workspace)
        assert isinstance(app.library, FakeLibrary)
        kept = list(app.library.book.held.values())[-1]
        assert (kept.kind, kept.text) == ("question", "Is that so?")
        assert [(one.kind, one.ref) for one in kept.evidence] == [(kind, ref)]
        assert kept.theme == ("water" if kind == "quote" else "")


async def test_w_writes_a_note_on_the_entry_too() -> None:
    app = app_with()
    async with app.run_test(size=WIDE) as pilot:
        await go(app, pilot, "9", "9", "w")
        await until(pilot, lambda: isinstance(app.screen, NoteDialog))
        await pilot.pause()
        assert app.screen.query_one(TextArea).text == "", "a note does not begin with the question"
        await pilot.press("escape")


async def test_findings_are_ranked_and_taken_with_one_key() -> None:
    app = app_with()
    async with app.run_test(size=WIDE) as pilot:
        await go(app, pilot, "9", "9")
        assert view(app).entry == "look-1", "it begins with what is on the page in hand"
        await pilot.press("home")
        assert [entry.ref for entry in view(app).list.rows] == ["ask-1", "look-1", "info-1"]
        assert "Worth a look \u00b7 text and figures disagree \u00b7 likely" in words(app)
        assert "Printed: 12 \u00b7 Worked out: 13 = 9 + 4" in words(app)
        await pilot.press("t")
        assert isinstance(app.library, FakeLibrary)
        kept = list(app.library.book.held.values())[-1]
        assert kept.text == f"When will the ponds be clean? {NASTY}"
        assert (kept.anchor.pdf_page, kept.evidence[0].ref) == (3, "ask-1")
        await until(pilot, lambda: "\u2713 taken as a question" in words(app))
        held = len(app.library.book.held)
        await pilot.press("t")
        await pilot.pause()
        assert len(app.library.book.held) == held, "it is not taken twice"
        await pilot.press("z")
        assert len(app.library.book.held) == 1
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, NoteDialog))
        await pilot.pause()
        assert app.screen.query_one(TextArea).text == kept.text
        await pilot.press("escape")


async def test_findings_of_a_kind_and_of_the_item_in_hand() -> None:
    app = app_with()
    async with app.run_test(size=WIDE) as pilot:
        await go(app, pilot, "9", "9", "c")
        assert [entry.ref for entry in view(app).list.rows] == ["look-1"]
        await pilot.press("s", "s")
        assert "belongs to this item" in str(view(app).list.get_option_at_index(0).prompt)
        await pilot.press("c")
        assert [entry.ref for entry in view(app).list.rows] == ["ask-1"]
        await pilot.press("s", "s")
        assert len(view(app).list.rows) == 3


async def test_a_theme_opens_with_its_parts_and_leads_on() -> None:
    app = app_with()
    async with app.run_test(size=HUGE) as pilot:
        await go(app, pilot, "5", "5")
        assert (
            "2 passages \u00b7 1 indicator \u00b7 1 tracked recommendation \u00b7 1 minute \u00b7 1 note"
            in words(app)
        )
        await pilot.press("enter")
        refs = [entry.ref for entry in view(app).list.rows if entry.ref]
        assert refs[:2] == ["all", "water"]
        assert refs[2:7] == ["water/p0", "water/p1", "water/i0", "water/r0", "water/m0"]
        assert view(app).entry == "water/p1", "the first passage of the current item"
        text = words(app)
        assert f"Because of: ponds, {NASTY}" in text
        assert "\u2581\u00b7\u2588" in text, "the missing month is a gap"
        await pilot.press("down", "l")
        assert in_use(app) == "indicators"
        assert app.workspace.side.used is not None
        await pilot.pause()
        assert app.workspace.side.used.entry == "B1"
        await pilot.press("5", "home", "enter")
        assert [entry.ref for entry in view(app).list.rows] == ["water", "wood"]


async def test_terms_are_revealed_by_any_of_their_names() -> None:
    app = app_with()
    async with app.run_test(size=WIDE) as pilot:
        await go(app, pilot, "8")
        for name, ref in (("pond", "POND"), ("mallard", "Duck"), ("goose", "Duck")):
            await app.workspace.views.show_view("glossary", ref=name)
            assert view(app).entry == ref


async def test_the_mouse_chooses_and_a_second_click_opens() -> None:
    app = app_with()
    async with app.run_test(size=WIDE) as pilot:
        await go(app, pilot, "7")
        rows = seen(app).split("\n")
        y = next(number for number, row in enumerate(rows) if "Hedges" in row)
        x = rows[y].index("Hedges")
        await pilot.click(offset=(x, y))
        assert view(app).entry == "1"
        assert in_use(app) == "tracker"
        await pilot.press("up")
        y = next(number for number, row in enumerate(seen(app).split("\n")) if "Ponds" in row[x:])
        await pilot.click(offset=(x, y), times=2)
        assert app.workspace.reader.pdf_page == 8


async def test_every_key_of_a_list_moves() -> None:
    app = app_with()
    async with app.run_test(size=WIDE) as pilot:
        await go(app, pilot, "4", "4", "home")
        for key, ref in (
            ("j", "0/d0"),
            ("down", "0/d1"),
            ("k", "0/d0"),
            ("up", "0"),
            ("end", "1/d0"),
            ("home", "0"),
        ):
            await pilot.press(key)
            assert view(app).entry == ref, key
        for there, back in (("space", "b"), ("pagedown", "pageup")):
            await pilot.press(there)
            assert view(app).entry not in ("0", "0/d0"), "a screen further"
            await pilot.press(back)
            assert view(app).entry == "0"


async def test_text_is_shown_as_it_is() -> None:
    app = app_with()
    async with app.run_test(size=HUGE) as pilot:
        await go(app, pilot, "f8")
        for key in "456789":
            await pilot.press(key)
            await pilot.pause()
            assert NASTY in seen(app), key


async def test_a_finding_is_one_line_until_it_is_chosen_and_a_second_click_goes_to_its_page() -> None:
    library = FakeLibrary()
    library.studied = replace(STUDY, findings=tuple(_finding(number) for number in range(1, 9)))
    app = WorkspaceApp(library, FULL)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.workspace.state.studied)
        await pilot.press("9", "9")
        await until(pilot, lambda: "If pressed: working 1" in seen(app))
        assert all(f"Why {number}?" in seen(app) for number in range(1, 9))
        assert "working 2" not in seen(app)
        await pilot.press("down")
        await until(pilot, lambda: "If pressed: working 2" in seen(app))
        assert "working 1" not in seen(app)
        await pilot.press("up")
        await until(pilot, lambda: "If pressed: working 1" in seen(app))
        y, line = next((y, line) for y, line in enumerate(seen(app).split("\n")) if "Why 4?" in line)
        page = app.workspace.reader.pdf_page
        await pilot.click(offset=(line.index("Why 4?"), y), times=2)
        await until(pilot, lambda: "If pressed: working 4" in seen(app))
        assert app.workspace.side.entries["findings"] == _finding(4).key
        assert (page, app.workspace.reader.pdf_page) == (1, 4)


def _finding(number: int) -> Finding:
    words = f"working {number}. " + "It takes many more words to say how this was worked out. " * 3
    key = f"look-{number}"
    return replace(
        FINDINGS[0], key=key, item="", question=f"Why {number}?", explanation=words, pdf_page=number, quote=""
    )


@pytest.mark.parametrize(
    ("present", "said"), [(("Councillor Ash",), "1 present"), ((), "who was there was not read")]
)
def test_the_minutes_say_how_many_were_there_or_that_it_is_not_known(
    present: tuple[str, ...], said: str
) -> None:
    assert FULL.pack.minutes
    people = tuple(Attendee(name=name) for name in present)
    pack = replace(FULL.pack, minutes=replace(FULL.pack.minutes, present=people))
    assert said in MinutesView().says(WorkspaceState(pack=pack))
