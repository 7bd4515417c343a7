"""Clock, plan, notes that follow the log, what is carried over, and the draft minutes on the command line."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from meetings import FakeClock
from packview.cli.commands import packview
from packview.config import Config
from packview.errors import PackviewError
from packview.model import AgendaItem, Anchor, Meeting, Note, TrackedRecommendation
from packview.services.library.library import Library
from packview.services.meeting.commands import LiveMeeting, RoomClock, rehearsal_clock, resolved
from packview.services.meeting.committee import committee_named, committee_over
from packview.services.meeting.opening import (
    PlanKeeper,
    PlanSettings,
    carried_over,
    open_meeting,
    plan_of,
    rehearse,
    with_minutes,
)
from packview.services.notes.notebook import Notebook
from packview.store import packs
from stored import PAGES, published

NOW = datetime(2019, 6, 3, 18, 0, tzinfo=UTC)
ITEMS = (
    AgendaItem(key="1-benches", number="1", title="Benches"),
    AgendaItem(key="2-trees", number="2", title="Trees", exempt=True),
)


def a_library(tmp_path: Path, shared: Path | None = None) -> Library:
    return Library(tmp_path / "home", Config(member="Robin Ash", shared=shared))


def a_pack(library: Library, tmp_path: Path, day: date, **fields: object) -> str:
    pack, path = published(tmp_path, f"%PDF {day}".encode())
    meeting = Meeting(committee="Parks Committee", council="Town", date=day, quorum=2)
    made = replace(pack, pack_id=f"parks-{day}", meeting=meeting, items=ITEMS, **fields)  # type: ignore[arg-type]
    return packs.add_pack(library.home, made, PAGES, path, revision=False).pack_id


def the_meeting(library: Library, pack_id: str, clock: FakeClock | None = None) -> LiveMeeting:
    return open_meeting(library, library.load(pack_id).pack, clock=clock or FakeClock(NOW))


def test_the_clock_of_the_room_does_not_jump() -> None:
    wall, steady = FakeClock(NOW), [100.0]
    clock = RoomClock(wall, lambda: steady[0], sleeps=False)
    steady[0] += 60
    wall.on(hours=-2)
    assert clock() == NOW + timedelta(seconds=60)
    wall.on(hours=9)
    steady[0] += 60
    assert clock() == NOW + timedelta(seconds=120)


def test_where_the_steady_clock_sleeps_the_time_of_day_is_believed() -> None:
    wall, steady = FakeClock(NOW), [0.0]
    clock = RoomClock(wall, lambda: steady[0], sleeps=True)
    wall.on(minutes=10)
    assert clock() == NOW + timedelta(minutes=10)
    wall.on(minutes=-20)
    steady[0] += 5
    assert clock() == NOW + timedelta(minutes=10, seconds=5)


def test_a_rehearsal_runs_faster() -> None:
    steady = [7.0]
    clock = rehearsal_clock(NOW, 60, lambda: steady[0])
    steady[0] += 2
    assert clock() == NOW + timedelta(minutes=2)


def test_the_plan_is_kept(tmp_path: Path) -> None:
    library = a_library(tmp_path)
    pack = library.load(a_pack(library, tmp_path, date(2019, 6, 3))).pack
    keeper = PlanKeeper(library, pack)
    assert keeper.load() == PlanSettings()
    settings = with_minutes(with_minutes(keeper.load(), "", 60), "1-benches", 45)
    keeper.save(settings)
    assert [item.minutes for item in plan_of(pack, keeper.load()).items] == [45, 15]
    keeper.save(with_minutes(settings, "1-benches", None))
    assert [item.minutes for item in plan_of(pack, keeper.load()).items] == [30, 30]


def test_a_rehearsal_writes_nothing(tmp_path: Path) -> None:
    library = a_library(tmp_path)
    pack_id = a_pack(library, tmp_path, date(2019, 6, 3))
    before = sorted(tmp_path.rglob("*"))
    meeting = rehearse(library, library.load(pack_id).pack, speed=60)
    meeting.next()
    meeting.jot("nothing")
    assert meeting.state().current == "2-trees"
    assert sorted(tmp_path.rglob("*")) == before


def test_notes_follow_the_log_even_when_the_app_ended_between_the_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = a_library(tmp_path)
    pack_id = a_pack(library, tmp_path, date(2019, 6, 3))
    book = library.notebook(pack_id)
    note = book.add(kind="question", text="Why?", anchor=Anchor(item="1-benches", item_number="1"))
    clock = FakeClock(datetime.now(UTC) + timedelta(minutes=1))
    meeting = the_meeting(library, pack_id, clock)
    meeting.start_or_pause()
    with monkeypatch.context() as patched:
        patched.setattr(
            type(book), "change", lambda *_: (_ for _ in ()).throw(PackviewError("The disk is full"))
        )
        meeting.answered(note, "Because.")
    assert "does not say so yet: The disk is full" in meeting.log.reports[0]
    assert book.notes()[0].status == "draft"
    the_meeting(library, pack_id, clock)
    assert (book.notes()[0].status, book.notes()[0].answer) == ("answered", "Because.")


def test_a_shared_folder_that_is_gone_keeps_nobody_out_of_the_room(tmp_path: Path) -> None:
    shared = tmp_path / "gone"
    library = a_library(tmp_path, shared)
    pack_id = a_pack(library, tmp_path, date(2019, 6, 3))
    meeting = the_meeting(library, pack_id)
    meeting.start_or_pause()
    meeting.log.share()
    assert meeting.state().phase == "running"
    assert meeting.log.reports


def test_a_question_on_closed_papers_stays_out_of_the_minutes(tmp_path: Path) -> None:
    library = a_library(tmp_path)
    pack_id = a_pack(library, tmp_path, date(2019, 6, 3))
    note = library.notebook(pack_id).add(
        kind="question", text="SECRET", anchor=Anchor(item="2-trees", item_number="2")
    )
    meeting = the_meeting(library, pack_id)
    meeting.start_or_pause()
    meeting.next()
    meeting.asked(note)
    (asked,) = meeting.state().questions.values()
    assert (asked.item, asked.closed) == ("1-benches", True)


def test_actions_and_resolutions_go_to_the_next_pack(tmp_path: Path) -> None:
    library = a_library(tmp_path)
    first = a_pack(library, tmp_path, date(2019, 6, 3))
    tracker = (
        TrackedRecommendation(
            title="Benches", number="1", action_proposed="That the benches be painted green."
        ),
    )
    second = a_pack(library, tmp_path, date(2019, 9, 2), recommendations=tracker)
    later = library.load(second).pack
    assert carried_over(library, later) == ()
    meeting = the_meeting(library, first)
    meeting.start_or_pause()
    meeting.next()
    meeting.action("Count the ducks", "Dana Elm", "July")
    meeting.decide("RESOLVED that the benches be painted green.", "", "", None)
    meeting.next()
    meeting.action("SECRET", "", "")
    rows = carried_over(library, later)
    assert [(row.kind, row.text, row.owner, row.exempt) for row in rows] == [
        ("action", "Count the ducks", "Dana Elm", False),
        ("action", "SECRET", "", True),
        ("resolution", "RESOLVED that the benches be painted green.", "", False),
    ]
    assert [row.beside for row in rows] == [None, None, later.recommendations[0]]
    assert carried_over(library, library.load(first).pack) == ()
    packs = committee_named(library, first)
    seen = {
        one.seen[0].text: [each.where for each in one.seen] for one in committee_over(library, packs).promises
    }
    assert seen == {
        "Count the ducks": ["log"],
        "RESOLVED that the benches be painted green.": ["log", "tracker"],
    }
    assert "SECRET" in {one.last.text for one in committee_over(library, packs, include_exempt=True).promises}


def test_the_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PACKVIEW_HOME", str(tmp_path / "home"))
    library = a_library(tmp_path)
    first = a_pack(library, tmp_path, date(2019, 6, 3))
    second = a_pack(library, tmp_path, date(2019, 9, 2))
    run = CliRunner()
    nothing = run.invoke(packview, ["export", first, "--only", "log"])
    assert isinstance(nothing.exception, PackviewError)
    meeting = the_meeting(library, first)
    meeting.start_or_pause()
    meeting.next()
    meeting.action("Count the ducks", "Dana Elm", "July")
    meeting.next()
    meeting.jot("SECRET")
    minutes = run.invoke(packview, ["export", first, "--only", "log"]).output
    assert "| Count the ducks | Dana Elm | July | 1 |" in minutes
    assert "SECRET" not in minutes
    assert "SECRET" in run.invoke(packview, ["export", first, "--only", "log", "--include-exempt"]).output
    assert "Count the ducks" in run.invoke(packview, ["carried", second]).output
    assert isinstance(
        run.invoke(packview, ["export", first, "--only", "log", "--format", "csv"]).exception, PackviewError
    )


def a_question(library: Library, tmp_path: Path) -> tuple[Notebook, Note, LiveMeeting]:
    """Asked in the room; the notebook is another window's."""
    pack_id = a_pack(library, tmp_path, date(2019, 6, 3))
    book = library.notebook(pack_id)
    note = book.add(kind="question", text="Why?", anchor=Anchor(item="1-benches", item_number="1"))
    meeting = the_meeting(library, pack_id, FakeClock(datetime.now(UTC)))
    meeting.start_or_pause()
    return book, note, meeting


def own(book: Notebook) -> tuple[str, str, str]:
    (note,) = book.notes()
    return note.status, note.answer, note.follow_up


def test_an_answer_that_is_taken_back_is_gone_from_the_note_too(tmp_path: Path) -> None:
    book, note, meeting = a_question(a_library(tmp_path), tmp_path)
    meeting.asked(note)
    meeting.answered(book.notes()[0], "Because.")
    meeting.follow_up(book.notes()[0], "Figures by May.")
    meeting.undo()
    assert own(book) == ("answered", "Because.", "")
    meeting.undo()
    assert own(book) == ("asked", "", "")
    meeting.undo()
    assert own(book) == ("draft", "", "")
    for _ in range(3):
        meeting.redo()
    assert own(book) == ("answered", "Because.", "Figures by May.")


@pytest.mark.parametrize("back", [1, 2])
def test_what_another_window_wrote_meanwhile_stays_when_something_is_taken_back(
    tmp_path: Path, back: int
) -> None:
    book, note, meeting = a_question(a_library(tmp_path), tmp_path)
    meeting.asked(note)
    meeting.answered(book.notes()[0], "Because.")
    for _ in range(back):
        meeting.undo()
    book.change(note.id, {"answer": "They said that it was cheaper.", "status": "answered"})
    for _ in range(back):
        meeting.redo()
    assert own(book) == ("answered", "They said that it was cheaper.", "")
    for _ in range(back):
        meeting.undo()
    assert own(book)[1] == "They said that it was cheaper."


def test_an_answer_given_twice_keeps_both(tmp_path: Path) -> None:
    book, note, meeting = a_question(a_library(tmp_path), tmp_path)
    book.change(note.id, {"answer": "Theirs.", "status": "answered"})
    meeting.answered(note, "Ours.")  # as the room knew it
    assert own(book) == ("answered", "Ours.\n\nTheirs.", "")
    meeting.answered(book.notes()[0], "Better.")
    assert own(book) == ("answered", "Better.", "")


def an_item(key: str, title: str, pages: int = 0, **fields: object) -> AgendaItem:
    papers: dict[str, object] = {"kind": "report", "pdf_first": 3, "pdf_last": 2 + pages} if pages else {}
    return AgendaItem(key=key, number=key, title=title, **papers | fields)  # type: ignore[arg-type]


def test_the_first_plan_goes_by_pages_and_questions(tmp_path: Path) -> None:
    pack, _ = published(tmp_path, b"%PDF")
    reports = (an_item("3", "Ponds", 4), an_item("4", "Roads", 100), an_item("5", "Budgets", 4))
    items = (an_item("1", "Apologies"), an_item("2", "A word from the mayor"), *reports)
    meeting = Meeting(committee="Parks", council="Town", time="2.30")
    made = replace(pack, items=items, meeting=meeting)
    asked = Note(id="0" * 12, kind="question", text="Why?", anchor=Anchor(item="5"), created=NOW, updated=NOW)
    plan = plan_of(made, PlanSettings(), [asked])
    apologies, mayor, ponds, roads, budgets = (item.minutes for item in plan.items)
    assert (apologies, mayor) == (2, 2)
    assert ponds < budgets < roads
    assert sum(item.minutes for item in plan.items) == pytest.approx(120)
    assert plan.start == time(14, 30)
    assert plan_of(replace(made, meeting=replace(meeting, time="")), PlanSettings()).start is None
    alone = tuple(an_item(key, title) for key, title in (("1", "Apologies"), ("2", "Ponds"), ("3", "Roads")))
    assert [item.minutes for item in plan_of(replace(made, items=alone), PlanSettings()).items] == [2, 59, 59]
    above = (*items, an_item("3.1", "Ponds in the park", 2, parent="3"))
    assert plan_of(replace(made, items=above), PlanSettings()).items[2].minutes == 2


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("RESOLVED that That the minutes be signed.", "RESOLVED that the minutes be signed."),
        ("RESOLVED that To note it.", "RESOLVED to note it."),
        ("RESOLVED that That's be it", "RESOLVED that That's be it"),
        ("RESOLVED that total spending falls.", "RESOLVED that total spending falls."),
    ],
)
def test_what_is_resolved_has_one_that(typed: str, kept: str) -> None:
    assert resolved(typed) == kept
