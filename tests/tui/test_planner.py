"""All questions of a pack in one view: their order, what is shown of each, and every key."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Select, TextArea

from packview.errors import PackviewError
from packview.model import Anchor, Evidence, Note, StatusChange
from packview.model.notes import GROUPINGS, evidence_words, grouped_questions, rests_on
from packview.model.open_pack import OpenPack
from packview.tui.base.side_view import WorkspaceState
from packview.tui.dialogs.base import ConfirmDialog, PlacesDialog
from packview.tui.dialogs.note import AnswerDialog, NoteDialog
from packview.tui.views.planner import PlannerView, place_of, places, planner_entries, target
from tui.fakes_workspace import NASTY, NOON, FakeLibrary, WorkspaceApp, note, seen, until
from tui.side_values import FINDINGS, FULL, ROWS, STUDY, THEMES

SIZE, NARROW = (120, 40), (80, 24)
FIGURE = Evidence(kind="indicator", ref="B1", text="B1 Benches painted", page="3", pdf_page=5)
FIRST = note("Who paints?", number=1, kind="question", order=1.0, to="Dana Elm", theme="water")
SECOND = note("Which wood?", number=2, kind="question", order=2.0, to=f"Robin {NASTY}")
BIG = note(f"Why grey? {NASTY}", number=3, kind="question", order=3.0, priority="main", evidence=(FIGURE,))
AFTER = note("Since when?", number=4, kind="supplementary", parent=FIRST.id, to="dana elm")
PONDS = note("Dry?", number=5, kind="question", item="2-minutes", to="Dana Elm", status="asked")
PLAIN = note("Ducks.", number=6)
WHOLE = replace(note("How long?", number=7, kind="question"), anchor=Anchor())
GONE = replace(
    note("And hedges?", number=8, kind="question", theme="hedges"),
    anchor=Anchor(item="9-hedges", item_number="9", item_title="Hedges"),
)
ALL = (FIRST, SECOND, BIG, AFTER, PONDS, PLAIN, WHOLE, GONE)
SEEN = WorkspaceState(pack=FULL.pack, pages=FULL.pages, notes=ALL, findings=FINDINGS, themes=THEMES)


def order(*notes: Note, grouping: Any = "item") -> list[tuple[str, list[str]]]:
    found = grouped_questions(SEEN.pack, notes or ALL, SEEN.themes, grouping)
    return [(head, [one.text for one in group]) for head, group in found]


def app_with(*notes: Note, opened: OpenPack = FULL) -> WorkspaceApp:
    library = FakeLibrary(*notes)
    library.studied = STUDY
    return WorkspaceApp(library, opened, item="3")


def book(app: WorkspaceApp) -> dict[str, Note]:
    assert isinstance(app.library, FakeLibrary)
    return app.library.book.held


def view(app: WorkspaceApp) -> PlannerView:
    used = app.workspace.side.used
    assert isinstance(used, PlannerView)
    return used


def listed(app: WorkspaceApp) -> list[str]:
    """The questions as they stand on the screen, by id."""
    return [entry.ref for entry in view(app).list.rows if entry.ref]


async def to(app: WorkspaceApp, pilot: Pilot[None], chosen: Note | None = None) -> None:
    """Go to the planner, and to a question in it."""
    await until(pilot, lambda: app.workspace.state.studied)
    await pilot.press("Q", "Q")
    await pilot.pause()
    if chosen is not None:
        view(app).reveal(chosen.id)
        await pilot.pause()
        assert view(app).entry == chosen.id


def said(app: WorkspaceApp) -> str:
    return " ".join(
        [app.workspace.state.told.get("said", ""), *(toast.message for toast in app._notifications)]
    )


def test_by_item_the_big_question_comes_first_and_supplementaries_follow_theirs() -> None:
    assert order() == [
        ("The whole pack", ["How long?"]),
        ("Item 2: Minutes of the previous meeting, including matters arising from them", ["Dry?"]),
        ("Item 3: Benches", [BIG.text, "Who paints?", "Since when?", "Which wood?"]),
        ("Item 9: Hedges (not in these papers)", ["And hedges?"]),
    ]
    indents = {entry.ref: entry.lines[0].indent for entry in planner_entries(SEEN, "item")}
    assert (indents[FIRST.id], indents[AFTER.id]) == (0, 2)


def test_questions_that_follow_each_other_in_a_circle_are_all_there() -> None:
    one = replace(AFTER, parent=SECOND.id)
    other = replace(SECOND, kind="supplementary", parent=AFTER.id)
    ((_, texts),) = order(one, other)
    assert sorted(texts) == ["Since when?", "Which wood?"]
    assert len(planner_entries(replace(SEEN, notes=(one, other)), "item")) == 3


def test_by_person_and_by_theme_what_names_none_comes_last() -> None:
    assert order(grouping="person") == [
        ("For Dana Elm", ["Dry?", "Who paints?", "Since when?"]),
        (f"For Robin {NASTY}", ["Which wood?"]),
        ("For nobody in particular", ["How long?", BIG.text, "And hedges?"]),
    ]
    heads = [head for head, _ in order(grouping="theme")]
    assert heads == [f"Theme: Water {NASTY}", "Theme: hedges", "Without a theme"]


def test_a_question_says_where_it_stands_what_it_rests_on_and_what_came_of_it() -> None:
    told = replace(
        BIG,
        status="answered",
        history=(StatusChange(status="answered", at=NOON),),
        answer="Paint.",
        follow_up="A list.",
        private=True,
        theme="water",
    )
    entry = next(one for one in planner_entries(replace(SEEN, notes=(told,)), "person") if one.ref)
    words = "\n".join(line.text for line in entry.lines)
    local = NOON.astimezone()
    assert f"Big question \u00b7 answered ({local.day} Jun {local:%H:%M}) \u00b7 private" in words
    for part in ("item 3", f"theme Water {NASTY}", "- page 3", "- Indicator B1 Benches painted, page 3"):
        assert part in words
    assert "Answer: Paint." in words
    assert "To follow: A list." in words
    assert "To follow: A list." in entry.markdown


def test_evidence_leads_to_what_shows_it_or_else_to_its_page() -> None:
    row = Evidence(kind="recommendation", ref="1", text=f"Ponds: {ROWS[0].action_proposed}", pdf_page=8)
    for one, where in (
        (FIGURE, ("indicators", "B1", None)),
        (Evidence(kind="finding", ref="ask-1"), ("findings", "ask-1", None)),
        (Evidence(kind="minute", ref="8", pdf_page=4), ("minutes", "1", None)),
        (row, ("tracker", "0", None)),
        (replace(row, text="1", pdf_page=None), ("tracker", "0", None)),
        (Evidence(kind="page", pdf_page=5), (None, "", 5)),
        (Evidence(kind="finding", ref="gone", pdf_page=3), (None, "", 3)),
    ):
        found = place_of(one, SEEN)
        assert found is not None
        assert (found.view, found.ref, found.pdf_page) == where
        assert evidence_words(one)
    for nowhere in ("indicator", "finding", "minute", "recommendation", "page", "quote"):
        assert place_of(Evidence(kind=nowhere, ref="?", pdf_page=99), SEEN) is None


def test_of_two_rows_with_one_number_none_is_guessed() -> None:
    rows = (ROWS[0], replace(ROWS[1], number="1"))
    there = replace(SEEN, pack=replace(FULL.pack, recommendations=rows))
    assert place_of(Evidence(kind="recommendation", ref="1", text="Recommendation 1"), there) is None
    hedges = Evidence(kind="recommendation", ref="1", text=f"Hedges: {rows[1].action_proposed}")
    found = place_of(hedges, there)
    assert found is not None
    assert found.ref == "1"


def test_an_indicator_is_named_once() -> None:
    about = replace(BIG, indicator="B1")
    assert [one.kind for one in rests_on(about)] == ["page", "indicator"]
    assert len(places(replace(about, evidence=()), SEEN)) == 2


def test_a_question_takes_the_place_of_one_beside_it() -> None:
    notes = (FIRST, SECOND, replace(BIG, priority="normal"))
    last = notes[2]
    assert target(FIRST, SECOND, notes) == last.id
    assert target(FIRST, last, notes) == ""
    assert target(last, FIRST, notes) == FIRST.id
    assert target(FIRST, FIRST, notes) is None
    assert target(FIRST, BIG, ALL) is None
    assert target(AFTER, FIRST, ALL) is None


@pytest.mark.parametrize("size", [SIZE, NARROW])
async def test_everything_is_shown_as_it_is_written(size: tuple[int, int]) -> None:
    app = app_with(*ALL)
    async with app.run_test(size=size) as pilot:
        await to(app, pilot, BIG)
        assert NASTY in seen(app).replace("\n", "").replace("  ", "") or "[REDACTED]" in seen(app)
        assert "7 questions" in str(view(app).above.content)
        await pilot.press("end", "home")
        await pilot.pause()
        assert "The whole pack" in seen(app), "the heading above the first one is shown"
        view(app).reveal(BIG.id)
        for _ in GROUPINGS:
            await pilot.press("s")
            assert sorted(listed(app)) == sorted(one.id for one in ALL if one.asks)
        assert view(app).entry == BIG.id, "the highlight stays on its question"


async def test_without_questions_it_says_what_to_do_and_keys_do_nothing() -> None:
    app = app_with(PLAIN)
    async with app.run_test(size=SIZE) as pilot:
        await to(app, pilot)
        assert "No questions yet" in seen(app)
        await pilot.press(*"eiptxrdVl", "enter", "alt+up", "alt+down", "shift+up")
        await pilot.pause()
        assert app.screen is app.workspace
        assert book(app) == {PLAIN.id: PLAIN}


async def test_a_key_changes_a_question_and_z_takes_it_back() -> None:
    keys: list[tuple[str, str, list[Any]]] = [
        ("exclamation_mark", "priority", ["main", "low", "normal"]),
        ("V", "private", [True, False]),
        ("x", "status", ["asked", "draft"]),
    ]
    app = app_with(*ALL)
    async with app.run_test(size=SIZE) as pilot:
        await to(app, pilot, SECOND)
        for key, field, values in keys:
            for value in values:
                await pilot.press(key)
                await pilot.pause()
                assert getattr(book(app)[SECOND.id], field) == value
                assert view(app).entry == SECOND.id
                assert "z to undo" in said(app)
            for value in [*values[-2::-1], getattr(SECOND, field)]:
                await pilot.press("z")
                await pilot.pause()
                assert getattr(book(app)[SECOND.id], field) == value


async def test_a_question_is_moved_down_and_up() -> None:
    app = app_with(*ALL)
    async with app.run_test(size=SIZE) as pilot:
        await to(app, pilot, FIRST)
        before = listed(app)
        await pilot.press("shift+down")
        await pilot.pause()
        assert listed(app)[2:6] == [BIG.id, SECOND.id, FIRST.id, AFTER.id]
        assert view(app).entry == FIRST.id
        await pilot.press("alt+down")
        await pilot.pause()
        assert "the last of its item" in said(app)
        await pilot.press("shift+up")
        await pilot.pause()
        assert listed(app) == before
        await pilot.press("alt+up")
        await pilot.pause()
        assert "the first of its item" in said(app)
        await pilot.press("z", "z")
        await pilot.pause()
        assert book(app)[FIRST.id].order == FIRST.order


def row_of(app: WorkspaceApp, words: str) -> tuple[int, int]:
    lines = seen(app).split("\n")
    row = next(number for number, line in enumerate(lines) if words in line)
    return lines[row].index(words), row


async def drag(app: WorkspaceApp, pilot: Pilot[None], words: str, onto: str) -> None:
    assert await pilot.mouse_down(offset=row_of(app, words))
    assert await pilot.hover(offset=row_of(app, onto))
    await pilot.mouse_up(offset=row_of(app, onto))
    await pilot.pause()


async def test_a_question_is_dragged_with_the_mouse() -> None:
    app = app_with(FIRST, SECOND, BIG)
    async with app.run_test(size=SIZE) as pilot:
        await to(app, pilot)
        await drag(app, pilot, "Which wood?", "Who paints?")
        assert listed(app) == [BIG.id, SECOND.id, FIRST.id]
        assert view(app).entry == SECOND.id
        await drag(app, pilot, "Who paints?", "Why grey?")
        assert listed(app) == [BIG.id, SECOND.id, FIRST.id]
        assert "within their item and priority" in said(app)
        await pilot.click(offset=row_of(app, "Which wood?"))
        assert view(app).entry == SECOND.id, "a click only chooses"


async def test_status_is_chosen_from_a_list() -> None:
    app = app_with(*ALL)
    async with app.run_test(size=NARROW) as pilot:
        await to(app, pilot, PONDS)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, PlacesDialog))
        await pilot.pause()
        await pilot.press("end", "enter")
        await until(pilot, lambda: app.screen is app.workspace)
        await until(pilot, lambda: book(app)[PONDS.id].status == "withdrawn")
        assert "Status: withdrawn" in said(app)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, PlacesDialog))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.workspace)
        assert book(app)[PONDS.id].status == "withdrawn"


async def test_what_could_not_be_saved_is_said() -> None:
    app = app_with(*ALL)
    async with app.run_test(size=SIZE) as pilot:
        await to(app, pilot, SECOND)
        assert isinstance(app.library, FakeLibrary)
        app.library.book.problem = PackviewError("The disk is full", "Make room")
        for key in ("exclamation_mark", "V", "alt+up"):
            await pilot.press(key)
            await pilot.pause()
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, PlacesDialog))
        await pilot.press("end", "enter")
        await until(pilot, lambda: said(app).count("The disk is full. Make room") == 4)
        assert book(app)[SECOND.id] == SECOND


async def test_a_supplementary_is_written_to_the_chosen_question() -> None:
    app = app_with(*ALL)
    async with app.run_test(size=NARROW) as pilot:
        await to(app, pilot, FIRST)
        await pilot.press("i", *"Until")
        await until(pilot, lambda: isinstance(app.screen, NoteDialog))
        await pilot.pause()
        assert "Follows:" in seen(app)
        assert "Who paints?" in seen(app)
        assert app.screen.query_one(TextArea).text == "Until"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is app.workspace)
        new = list(book(app).values())[-1]
        assert (new.kind, new.parent, new.text, new.to) == ("supplementary", FIRST.id, "Until", "Dana Elm")
        assert (new.anchor, new.theme) == (FIRST.anchor, "water")
        await pilot.pause()
        assert view(app).entry == new.id


async def test_a_question_is_changed_answered_and_deleted() -> None:
    app = app_with(*ALL)
    async with app.run_test(size=SIZE) as pilot:
        await to(app, pilot, SECOND)
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, NoteDialog))
        app.screen.query_one(TextArea).text = "Oak?"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is app.workspace)
        assert book(app)[SECOND.id] == replace(SECOND, text="Oak?")
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, AnswerDialog))
        app.screen.query_one("#answer", TextArea).text = "Oak."
        app.screen.query_one("#follow_up", TextArea).text = f"A list {NASTY}"
        await until(pilot, lambda: app.screen.query_one("#status", Select).value == "answered")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is app.workspace)
        await until(pilot, lambda: book(app)[SECOND.id].status == "answered")
        kept = book(app)[SECOND.id]
        assert (kept.answer, kept.follow_up) == ("Oak.", f"A list {NASTY}")
        for key in ("d", "delete"):
            await pilot.press(key)
            await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
            await pilot.press("y")
            await until(pilot, lambda: SECOND.id not in book(app))
            await until(pilot, lambda: app.screen is app.workspace)
            await pilot.press("z")
            await pilot.pause()
            assert book(app)[SECOND.id] == kept
            await to(app, pilot, kept)


async def test_evidence_is_followed_one_after_the_other_and_enter_goes_to_the_page() -> None:
    finding = Evidence(kind="finding", ref="ask-1", text="The ponds are not clean")
    app = app_with(replace(BIG, evidence=(FIGURE, finding)), PONDS)
    async with app.run_test(size=SIZE) as pilot:
        await to(app, pilot, BIG)
        await pilot.press("l")
        await pilot.pause()
        assert (app.workspace.state.open_pane, app.workspace.reader.pdf_page) == ("pages", 5)
        for name in ("indicators", "findings"):
            await to(app, pilot, BIG)
            await pilot.press("l")
            await pilot.pause()
            assert app.workspace.side.used is not None
            assert app.workspace.side.used.name_of_view == name
        await to(app, pilot, BIG)
        await pilot.press("enter")
        await pilot.pause()
        assert app.workspace.state.open_pane == "pages"


async def test_a_new_question_is_on_the_item_in_hand_and_words_are_looked_for() -> None:
    app = app_with(*ALL)
    async with app.run_test(size=SIZE) as pilot:
        await to(app, pilot, PONDS)
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, NoteDialog))
        assert "Item 3: Benches" in seen(app)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.workspace)
        await pilot.press("slash", *"paints")
        await pilot.pause()
        assert listed(app) == [FIRST.id]
        await pilot.press("escape")
        await pilot.pause()
        assert len(listed(app)) == 7


async def test_notes_that_come_later_are_shown() -> None:
    app = app_with(FIRST)
    async with app.run_test(size=SIZE) as pilot:
        await to(app, pilot, FIRST)
        assert isinstance(app.library, FakeLibrary)
        app.library.book.held[SECOND.id] = replace(SECOND, updated=NOON + timedelta(hours=1))
        app.workspace.notes.reload()
        await pilot.pause()
        assert listed(app) == [FIRST.id, SECOND.id]
        assert view(app).entry == FIRST.id
