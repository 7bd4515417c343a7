"""The whole sample meeting, played with the keys; the draft minutes are those of a file, word for word."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from meetings import START, FakeClock
from packview.model.open_pack import OpenPack
from packview.paths import sample_pack
from packview.services.exporting import export_log
from packview.services.imports.client import Import
from packview.services.library.library import finish
from tui.fakes_meeting import MeetingApp, question, typed
from tui.fakes_workspace import seen, until

MINUTES = Path(__file__).with_name("minutes_of_the_sample.md")
QUESTIONS: dict[str, list[tuple[str, str, str | None]]] = {
    "5": [("What may be said of the case in public, and when?", "Hilary Brooks", None)],
    "6": [("Which actions of September are still open?", "Mark Pirnie", "1")],
    "7": [
        ("Which of last year's priorities has the Board not met, and why?", "Keith Makin", "9"),
        ("How many children waited longer than a school term?", "Keith Makin", "11"),
        ("Who checks that the lessons of a case review are learnt?", "Hilary Brooks", "12"),
        ("What will be lost when the Board is replaced?", "Keith Makin", "13"),
        ("When will the Panel see the new arrangements?", "Hilary Brooks", "14"),
    ],
    "8": [
        ("Why did contacts rise in October?", "Hilary Brooks", "23"),
        ("Is 14.5% of re-referrals good or bad?", "Hilary Brooks", "24"),
        ("What does [REDACTED] stand for?", "", "25"),
    ],
    "9": [
        ("Why is row 2 marked as done?", "Mark Pirnie", "41"),
        ("Who owns the rows without a name?", "Mark Pirnie", "42"),
    ],
}


@pytest.fixture(scope="module")
def sample() -> OpenPack:
    done = finish(Import(sample_pack()))
    return OpenPack(pack=done.pack, pages=done.pages)


class Chair:
    """Plays the meeting: keys, and the time that passes."""

    def __init__(self, pilot: Pilot[None], app: MeetingApp) -> None:
        self.pilot = pilot
        self.app = app

    async def at(self, clock: str, *keys: str) -> None:
        hour, minute = clock.split(":")
        self.app.clock.now = START.replace(hour=int(hour), minute=int(minute))
        await self.pilot.press(*keys)

    async def jot(self, clock: str, key: str, *entries: str) -> None:
        await self.at(clock, key)
        await typed(self.pilot, *entries)

    async def ask(self, clock: str, answer: str = "") -> None:
        """The next question is asked, and answered where there is an answer."""
        view = self.app.view
        await until(self.pilot, lambda: any(row.note.open for row in view.list.rows))
        note = next(row.note for row in view.list.rows if row.note.open)
        view.list.highlighted = [row.note.id for row in view.list.rows].index(note.id)
        await self.at(clock, "x")
        if answer:
            await self.jot(clock, "r", answer)


async def people(chair: Chair) -> None:
    await chair.at("17:25", "W", "space", "down", "space", "down", "space", "down", "space", "down", "minus")
    await chair.at("17:26", "down", "down", "down", "minus", "down", "space")
    await chair.at("17:27", "plus")
    await typed(chair.pilot, "Hilary Brooks", "in attendance")
    await chair.at("17:28", "escape")


async def first_items(chair: Chair) -> None:
    await chair.at("17:30", "S", "n")
    await chair.at("17:34", "right_curly_bracket")
    await chair.jot("17:35", "D", "Guthrie", "8", "Works for a school the report names", "leaves")
    await chair.at("17:36", "n")


async def item_seven(chair: Chair) -> None:
    await chair.jot("17:38", "I", "7")
    await chair.jot("17:40", "h", "Mitchell")
    await chair.at("17:41", "c")
    await chair.at("17:44", "f")
    await chair.ask("17:45", "Two of five: neglect and missing children.\n\nA plan is due.")
    await chair.ask("17:50", "31 children.")
    await chair.ask("17:54", "The Director does.")
    await chair.ask("17:57")
    await chair.jot("17:58", "u", "An answer in writing by January")
    await chair.ask("18:01", "In March 2019.")
    await chair.jot("18:04", "A", "Send the figures by ward", "Hilary", "10 January 2019")
    await chair.at("18:06", "M")
    await until(chair.pilot, lambda: chair.app.view.bar.asking)
    await chair.pilot.press("down", "enter", "enter")
    await typed(chair.pilot, "Taggart", "Mitchell", "4 1 0")


async def adjourned_and_nine(chair: Chair) -> None:
    await chair.at("18:10", "T")
    await chair.at("18:20", "T")
    await chair.jot("18:21", "I", "9")
    await chair.ask("18:24", "It was sent to members in October.")
    await chair.ask("18:27", "Each row will have one.")
    await chair.jot("18:29", "M", "the tracker | name an owner for every row.", "Sanders", "J Baillie", "")
    await chair.jot("18:30", "A", "Give every row of the tracker an owner", "Mark Pirnie", "the next meeting")


async def exempt_and_six(chair: Chair) -> None:
    await chair.at("18:32", "n")
    await chair.at("18:34", "n")
    await chair.at("18:35", "E")
    assert "EXEMPT" in seen(chair.app)
    await chair.ask("18:38", "SECRET answer")
    await chair.jot("18:40", "M", "SECRET decision", "", "", "3 0 0")
    await chair.jot("18:41", "A", "SECRET action", "Hilary Brooks", "now")
    await chair.at("18:45", "n")
    assert "EXEMPT" not in seen(chair.app)
    await chair.ask("18:47", "None but row 5.")
    await chair.jot("18:49", "w", "A word on page 3 was put right.")
    await chair.jot("18:50", "M", "the minutes be signed.", "Mitchell", "Sanders", "5 0 0")


async def item_eight(chair: Chair) -> None:
    await chair.at("18:52", "n")
    assert "MUST LEAVE NOW: Councillor Guthrie" in seen(chair.app)
    await chair.at("18:53", "W", "home", "down", "down", "down", "space")
    await chair.at("19:00", "home", "down", "down", "space")
    await chair.at("19:02", "home", "down", "space")
    assert "2 present, quorum of 3 NOT MET" in seen(chair.app)
    await chair.at("19:05", "home", "down", "down", "down", "down", "down", "space", "escape")
    assert "3 present, quorum of 3 met" in seen(chair.app)
    await chair.ask("19:08", "More came from schools.")
    await chair.ask("19:12", "Neither: it moves within its usual range.")
    await chair.ask("19:14", "[/ nothing [b]x[/b]")
    await chair.jot("19:18", "M", "a report come back in June.", "Laurent", "Sanders", "1 2 0")
    await chair.at("19:25", "X")


async def test_the_whole_sample_meeting(tmp_path: Path, sample: OpenPack) -> None:
    clock = FakeClock(START)
    app = MeetingApp(tmp_path, pack=sample.pack, pages=sample.pages, clock=clock)
    for number, questions in QUESTIONS.items():
        item = sample.pack.item_by_number(number)
        assert item
        for text, to, page in questions:
            question(app, text, item.key, to=to, page=page)
    async with app.run_test(size=(80, 24)) as pilot:
        chair = Chair(pilot, app)
        for part in (people, first_items, item_seven, adjourned_and_nine, exempt_and_six, item_eight):
            await part(chair)
        await pilot.pause()
        state = app.meeting.state()
        assert len({one.item for one in state.taken}) == 9
        assert sum(one.out_of_order for one in state.taken) == 2
        assert (len(state.questions), len(state.decisions), len(state.adjournments)) == (12, 5, 1)
        assert state.phase == "closed"
        statuses = [note.status for note in app.notebook.notes()]
        assert (statuses.count("answered"), statuses.count("asked")) == (11, 1)
    minutes = export_log(app.library, sample.pack)
    assert minutes == MINUTES.read_text(encoding="utf-8")
    assert "SECRET" not in minutes
    assert "SECRET" in export_log(app.library, sample.pack, include_exempt=True)
