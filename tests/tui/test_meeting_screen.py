"""Every key of the chair's view, what it says when there is nothing to do, and text from outside on it."""

from dataclasses import FrozenInstanceError, replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.events import Key
from textual.widgets import TextArea

from meetings import FakeClock
from packview.model import AgendaItem, Anchor, Member, Note
from packview.tui.meeting.control import MeetingControl, RoomState
from packview.tui.meeting.panes import QuestionList, _parts, left_words
from packview.tui.text import notify
from tui.fakes_library import FakeLibrary, make_app
from tui.fakes_meeting import CLOCK_START, NAMES, PARKS, MeetingApp, paste, question, typed
from tui.fakes_workspace import note, seen, until
from tui.waiting import at_once

HOSTILE = "[REDACTED] [/ [b]x[/b]"
SMALL = (80, 24)


def kinds(app: MeetingApp) -> list[str]:
    return [act.kind for act in app.meeting.log.acts()]


async def test_the_course_of_a_meeting(tmp_path: Path) -> None:
    app = MeetingApp(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "NOT OPENED YET" in seen(app)
        await pilot.press("n")
        assert "not open yet" in seen(app)
        await pilot.press("S", "n", "n", "left_curly_bracket")
        assert app.view.state.current == "1-apologies"
        await pilot.press("left_curly_bracket")
        assert "No item was taken before this one" in seen(app)
        await pilot.press("S")
        assert "CLOCK PAUSED" in seen(app)
        app.clock.on(minutes=5)
        await pilot.press("S", "T")
        assert "ADJOURNED" in seen(app)
        assert app.view.state.total == 0
        await pilot.press("n")
        assert "Resume it first" in seen(app)
        await pilot.press("T", "U")
        await typed(pilot, "2", "the next meeting")
        assert [one.text for one in app.view.state.deferred] == ["the next meeting"]
        await pilot.press("I")
        await typed(pilot, "4")
        assert app.view.state.current == "4-trees"
        assert app.view.state.taken[-1].out_of_order
        await pilot.press("n", "n")
        assert "That was the last item" in seen(app)
        await pilot.press("X")
        phases = [app.view.state.phase]
        for key in ("z", "Z", "ctrl+z", "ctrl+y"):
            await pilot.press(key)
            phases.append(app.view.state.phase)
        assert phases == ["closed", "running", "closed", "running", "closed"]


async def test_capital_letters_go_from_item_to_item_too(tmp_path: Path) -> None:
    app = MeetingApp(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        items = []
        for key in ("S", "n", "J", "H"):
            await pilot.press(key)
            items.append(app.view.state.current)
        assert items == ["", "1-apologies", "2-minutes", "1-apologies"]


async def test_exempt_is_shown_unmistakably(tmp_path: Path) -> None:
    app = MeetingApp(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("E")
        assert "not open yet" in seen(app)
        await pilot.press("S", "n", "E")
        assert "PRESS AND PUBLIC EXCLUDED" in seen(app)
        await pilot.press("E")
        assert "PRESS AND PUBLIC EXCLUDED" not in seen(app)
        assert app.view.state.exempt_items == {"1-apologies", "4-trees"}
        await pilot.press("z", "z")
        assert app.view.state.exempt_items == {"4-trees"}


async def test_people_come_and_go(tmp_path: Path) -> None:
    app = MeetingApp(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("W", "space", "down", "enter", "down", "minus", "plus")
        await typed(pilot, "Sam Oak", "substitute")
        people = {one.name: one for one in app.view.state.people}
        assert [one.name for one in people.values() if one.here] == [*NAMES[:2], "Sam Oak"]
        assert people[NAMES[2]].apologies
        assert "3 present, quorum of 3 met" in seen(app)
        await pilot.press("home", "space", "escape")
        assert "2 present, quorum of 3 NOT MET" in seen(app)
        await pilot.press("S", "n", "D")
        await typed(pilot, "Birch", "3 Benches", "owns one", "leaves")
        assert "leaves for item 3: Councillor Birch" in seen(app)
        await pilot.press("I")
        await typed(pilot, "3")
        assert "MUST LEAVE NOW: Councillor Birch" in seen(app)


async def test_lists_are_gone_through_with_j_and_k(tmp_path: Path) -> None:
    app = MeetingApp(tmp_path)
    first, second = question(app, "Why green?"), question(app, "Why wood?")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("W", "j", "j", "k", "space", "escape")
        assert [one.name for one in app.view.state.people if one.here] == [NAMES[1]]
        questions = app.view.query_one(QuestionList)
        await pilot.press("S", "I")
        await typed(pilot, "3")
        for key, chosen in (("j", second), ("k", first)):
            await pilot.press(key)
            assert questions.question == chosen


async def test_speakers(tmp_path: Path) -> None:
    app = MeetingApp(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("S", "n", "f")
        assert "Nobody is speaking" in seen(app)
        for name in ("Ash", "Birch"):
            await pilot.press("h")
            await typed(pilot, name)
        assert app.view.state.queue == NAMES[:2]
        await pilot.press("c")
        app.clock.on(seconds=125)
        app.view.tick()
        app.view._hush()
        await pilot.pause()
        assert "Speaking: Councillor Ash 2:05" in seen(app)
        assert "waiting: 1. Councillor Birch" in seen(app)
        await pilot.press("f", "c", "f", "c")
        await typed(pilot, "A guest")
        assert app.view.state.speaker == "A guest"
        assert app.view.state.spoken[NAMES[0]] == 125


async def test_questions_are_asked_answered_and_followed_up(tmp_path: Path) -> None:
    app = MeetingApp(tmp_path)
    kept = question(app, "Why green?", quote="")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("S", "I")
        await typed(pilot, "3")
        await pilot.press("x")
        assert app.notebook.notes()[0].status == "asked"
        await pilot.press("x")
        assert app.notebook.notes()[0].status == "draft"
        await pilot.press("r")
        await typed(pilot, "It hides dirt.")
        assert (app.notebook.notes()[0].status, app.notebook.notes()[0].answer) == (
            "answered",
            "It hides dirt.",
        )
        await pilot.press("u")
        await typed(pilot, "Costs in May")
        assert "To follow up: Costs in May" in seen(app)
        await pilot.press("z", "z")
        assert (app.notebook.notes()[0].status, app.notebook.notes()[0].answer) == ("draft", "")
        await pilot.press("o")
        assert app.view.has_class("-page")
        assert app.view.reader.pdf_page == kept.anchor.pdf_page
        assert "3 Benches" in seen(app)
        await pilot.press("escape", "enter")
        assert app.view.has_class("-page")
        await pilot.press("escape")
        assert app.view.list.has_focus


async def test_without_a_question_the_keys_say_so(tmp_path: Path) -> None:
    app = MeetingApp(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        for key in ("x", "r", "u", "o"):
            await pilot.press(key)
            assert "No question is chosen" in seen(app)
        assert kinds(app) == []


async def test_jotting_deciding_and_undo(tmp_path: Path) -> None:
    app = MeetingApp(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("S", "I")
        await typed(pilot, "3")
        await pilot.press("w")
        await typed(pilot, "A remark")
        await pilot.press("A")
        await typed(pilot, "Paint them", "Elm", "May")
        field = app.view.bar.query_one(TextArea)
        await pilot.press("M", "up", "tab")
        assert field.text == app.view.bar._shown[-1], "up from none is the last line"
        await pilot.press("ctrl+u", "down", "down", "down", "up", "enter")
        assert field.text == "RESOLVED that the benches be painted."
        await paste(pilot, " Green.")
        await pilot.press("enter")
        await typed(pilot, "Ash", "Birch", "2 2 0", "No casting vote")
        assert "VOTES EQUAL, NOT CARRIED" in seen(app)
        parts = dict(_parts(app.view.state, app.view.room.meeting.plan))
        assert parts["Decided on this item"] == []
        assert parts["Not carried on this item"] == [
            "Votes equal, not carried: that the benches be painted. Green."
        ]
        state = app.view.state
        assert [one.text for one in state.remarks] == ["A remark"]
        assert [(one.text, one.owner, one.due) for one in state.actions] == [
            ("Paint them", "Dana Elm", "May")
        ]
        (decision,) = state.decisions
        assert (decision.text, decision.mover, decision.seconder, decision.outcome) == (
            "RESOLVED that the benches be painted. Green.",
            *NAMES[:2],
            "tied",
        )
        await pilot.press("z", "z", "z")
        state = app.view.state
        assert (state.remarks, state.actions, state.decisions) == ((), (), ())


async def test_what_was_typed_and_left_is_there_again_even_after_a_crash(tmp_path: Path) -> None:
    app = MeetingApp(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("S", "w")
        await paste(pilot, "Half a rem")
        await pilot.press("escape")
        assert kinds(app) == ["opened"]
        await pilot.press("w")
        assert app.view.bar.query_one(TextArea).text == "Half a rem"
        await until(pilot, lambda: app.view.room.plans.drafts() == {"remark": "Half a rem"})
    again = MeetingApp(tmp_path)
    async with again.run_test(size=SMALL) as pilot:
        await pilot.press("w")
        assert again.view.bar.query_one(TextArea).text == "Half a rem"
        await pilot.press("enter")
        await pilot.pause()
        assert [one.text for one in again.view.state.remarks] == ["Half a rem"]


async def test_wrong_entries_are_told_in_the_bar(tmp_path: Path) -> None:
    app = MeetingApp(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("S", "w", "enter")
        assert "Type something" in seen(app)
        await pilot.press("escape", "g", *"99", "enter")
        assert "There is no such page" in seen(app)
        await pilot.press("backspace", "backspace", "3", "enter")
        await until(pilot, lambda: app.view.has_class("-page"))
        assert app.view.reader.pdf_page == 5
        await pilot.press("escape", "equals_sign")
        await typed(pilot, "3 Benches")
        await pilot.press("x", "enter")
        assert "Type a number of minutes" in seen(app)
        await pilot.press("backspace", "4", "5", "enter")
        await pilot.pause()
        item = app.meeting.plan.item("3-benches")
        assert item
        assert item.minutes == 45


@pytest.mark.parametrize("size", [(50, 30), SMALL, (120, 40)])
async def test_the_times_stand_in_columns(tmp_path: Path, size: tuple[int, int]) -> None:
    app = MeetingApp(tmp_path)
    async with app.run_test(size=size) as pilot:
        await pilot.press("S", "n")
        app.clock.on(minutes=4)
        await pilot.press("S")
        await pilot.pause()
        state, plan = app.view.state, app.view.room.meeting.plan
        assert (
            left_words(state, plan, 2)
            == "2 questions left on this item, about 13 min each if it keeps to plan"
        )
        late = replace(state, elapsed={state.current: 3600.0})
        assert left_words(late, plan, 1) == "1 question left on this item, whose time is used up"
        rows = seen(app).split("\n")
        times = [
            next(row for row in rows if row.lstrip().startswith(name)) for name in ("This item", "Meeting  ")
        ]
        assert len({row.index("4:00") for row in times}) == 1


@pytest.mark.parametrize("key", ["w", "A", "M", "h", "D", "I", "U", "g", "equals_sign", "W", "question_mark"])
async def test_nothing_covers_item_and_clock(tmp_path: Path, key: str) -> None:
    app = MeetingApp(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("S", "n")
        before = seen(app).split("\n")[:5]
        await pilot.press(key)
        await pilot.pause()
        assert seen(app).split("\n")[:5] == before
        assert app.screen is app.view


async def test_a_killed_app_stands_at_the_same_item(tmp_path: Path) -> None:
    clock = FakeClock(CLOCK_START)
    app = MeetingApp(tmp_path, clock=clock)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("S", "n", "n")
    clock.on(minutes=4)
    again = MeetingApp(tmp_path, clock=clock)
    async with again.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert again.view.state.current == "2-minutes"
        assert "This item 4:00 of 30 min" in seen(again)


@pytest.mark.parametrize(
    ("presses", "phase", "seconds"),
    [((), "running", 60), (("down",), "closed", 60), (("down", "down"), "before", 0)],
)
async def test_on_another_day_it_asks(
    tmp_path: Path, presses: tuple[str, ...], phase: str, seconds: float
) -> None:
    clock = FakeClock(CLOCK_START)
    app = MeetingApp(tmp_path, clock=clock)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("S", "n")
        clock.on(minutes=1)
        await pilot.press("n")
    clock.on(days=1)
    again = MeetingApp(tmp_path, clock=clock)
    async with again.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: again.view.bar.asking)
        await pilot.pause()
        assert "in progress on Mon 3 Jun 2019 at 18:01, at item 2" in seen(again)
        await pilot.press(*presses, "enter")
        await until(pilot, lambda: not again.view.course.undecided)
        assert (again.view.state.phase, again.view.state.total) == (phase, seconds)


async def test_colleagues_questions_come_in_marked_as_new(tmp_path: Path) -> None:
    colleagues = [note("Old one", kind="question", member="Birch", to="Head")]
    app = MeetingApp(tmp_path, colleagues=colleagues)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("S", "I")
        await typed(pilot, "3")
        app.view.questions.look_at_colleagues()
        await pilot.pause()
        assert "Birch asks Head" in seen(app)
        assert "NEW" not in seen(app)
        colleagues.append(note("Fresh one", number=2, kind="question", member="Cedar"))
        app.view.questions.look_at_colleagues()
        await pilot.pause()
        assert "NEW Cedar asks" in seen(app)
        await pilot.press("x")
        assert "asked, no answer yet" in seen(app)


async def test_text_from_outside_is_shown_as_it_is_written(tmp_path: Path) -> None:
    items = tuple(
        replace(item, title=f"{HOSTILE} {item.number}") if isinstance(item, AgendaItem) else item
        for item in PARKS.items
    )
    pack = replace(PARKS, items=items, meeting=replace(PARKS.meeting, members=(Member(name=HOSTILE),)))
    app = MeetingApp(tmp_path, pack=pack)
    question(app, HOSTILE, to=HOSTILE, item="1-apologies", page=None)
    async with app.run_test(size=(200, 60)) as pilot:
        await pilot.press("W", "space", "escape", "S", "n", "r")
        await typed(pilot, HOSTILE)
        await pilot.press("h")
        await typed(pilot, HOSTILE)
        await pilot.press("c", "w")
        await typed(pilot, HOSTILE)
        await pilot.press("D")
        await typed(pilot, HOSTILE, "2", HOSTILE, "leaves")
        await pilot.press("I")
        await pilot.pause()
        shown = seen(app)
        for place in (f"1 {HOSTILE} 1", f"Next: 2 {HOSTILE} 2", f"Answer: {HOSTILE}", f"asks {HOSTILE}"):
            assert place in shown
        assert shown.count(HOSTILE) > 12


async def test_leaving_and_quitting(tmp_path: Path) -> None:
    app = MeetingApp(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("S")
        assert app.view.does_instead("quit")
        assert not app.view.does_instead("quit")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is not app.view)
        assert kinds(app) == ["opened"]


async def test_the_projected_end_moves_with_the_clock(tmp_path: Path) -> None:
    app = MeetingApp(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("S", "n")
        app.clock.now = CLOCK_START + timedelta(minutes=45)
        app.view.tick()
        await pilot.pause()
        assert "OVER by 15 min" in seen(app)
        assert "ends about 20:15, 15 min LATE" in seen(app)


def test_a_supplementary_question_follows_its_own() -> None:
    from packview.model.notes import running_order

    first = note("first", number=1, kind="question", order=2.0)
    second = note("second", number=2, kind="question", order=1.0)
    main = note("main", number=3, kind="question", order=9.0, priority="main")
    after = note("after", number=4, kind="supplementary", parent=first.id)
    found: list[Note] = running_order([first, second, main, after])
    assert [one.text for one in found] == ["main", "second", "first", "after"]


async def test_the_app_lays_nothing_over_the_view(tmp_path: Path) -> None:
    view = MeetingApp(tmp_path / "room").view
    app, _ = make_app(FakeLibrary(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(view)
        await pilot.press("S", "ctrl+p")
        assert app.screen is view
        assert "The commands would cover the item and the clock" in seen(app)
        notify(app, f"Saved {HOSTILE}")
        await pilot.pause()
        assert f"Saved {HOSTILE}" in seen(app)
        assert not app._notifications
        await pilot.press("question_mark")
        assert app.screen is view
        assert view.has_class("-keys")
        await pilot.press("q")
        assert "The meeting is still open" in seen(app)
        assert not app._exit
        await pilot.press("q")
        assert app._exit


def test_a_command_is_published_said_and_shared(tmp_path: Path) -> None:
    said: list[str] = []
    published: list[tuple[RoomState, RoomState]] = []
    shared: list[bool] = []
    control = MeetingControl(MeetingApp(tmp_path).view.room, said.append, lambda: shared.append(True))
    control.changed.append(lambda before, now: published.append((before, now)))
    first = control.state
    control.do(control.live.start_or_pause)
    assert published == [(first, control.state)]
    assert (first.meeting.phase, control.meeting.phase, control.state.acts) == ("before", "running", 1)
    assert (said, shared) == (["Logged: opened the meeting. z to undo"], [True])
    with pytest.raises(FrozenInstanceError):
        control.state.acts = 2  # type: ignore[misc]


def test_what_a_listener_raises_is_heard(tmp_path: Path) -> None:
    def broken(before: RoomState, now: RoomState) -> None:
        raise ValueError("a fault of ours")

    control = MeetingControl(MeetingApp(tmp_path).view.room, lambda _: None, lambda: None)
    control.changed.append(broken)
    with pytest.raises(ValueError, match="a fault of ours"):
        control.refresh()


def test_a_question_that_colleagues_share_too_is_the_chairs_own(tmp_path: Path) -> None:
    own, theirs = note("own", number=1, kind="question"), note("theirs", number=2, kind="question")
    state = RoomState(
        meeting=MeetingApp(tmp_path).meeting.state(),
        own=(own,),
        theirs=(theirs, replace(own, text="as it was shared")),
    )
    assert list(state.kept.values()) == [own, theirs]
    assert state.questions == (own, theirs)


async def test_what_is_typed_right_before_enter_or_escape_counts(tmp_path: Path) -> None:
    app = MeetingApp(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("S", "w", *"Why")
        at_once(app, Key("question_mark", "?"), Key("enter", "\r"))
        await until(pilot, lambda: [one.text for one in app.view.state.remarks] == ["Why?"])
        await pilot.press("w", *"And")
        at_once(app, Key("question_mark", "?"), Key("escape", "\x1b"))
        await until(pilot, lambda: not app.view.bar.asking)
        assert app.view.bar.drafts["remark"] == "And?"


async def test_a_point_of_order_goes_first_and_a_name_leaves_the_list(tmp_path: Path) -> None:
    app = MeetingApp(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("S", "h")
        await typed(pilot, "Ash")
        await pilot.press("h")
        await typed(pilot, "Birch")
        await pilot.press("O")
        await typed(pilot, "Cedar")
        assert [*app.view.state.queue] == [NAMES[2], NAMES[0], NAMES[1]]
        await pilot.press("h")
        await typed(pilot, "Ash: take off")
        assert [*app.view.state.queue] == [NAMES[2], NAMES[1]]
        app.view._hush()
        await pilot.pause()
        assert "1. Councillor Cedar (point of order), 2. Councillor Birch" in seen(app)


async def test_before_the_start_the_questions_stand_by_item_with_the_times_of_the_plan(
    tmp_path: Path,
) -> None:
    app = MeetingApp(tmp_path, pack=replace(PARKS, meeting=replace(PARKS.meeting, time="6.15 pm")))
    for number, item in ((1, "4-trees"), (2, "3-benches")):
        anchor = Anchor(item=item, item_number=item[0], item_title=item[2:])
        app.notebook.add(kind="question", text=f"Question {number}?", anchor=anchor)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "Meeting planned for 2 h, 18:15 to about 20:15" in seen(app)
        assert "18:45 2 Minutes" in seen(app)
        assert [row.note.text for row in app.view.list.rows] == ["Question 2?", "Question 1?"]
        assert "1. item 3" in seen(app)
        assert seen(app).index("19:15 3 ") < seen(app).index("19:45 4 ")
