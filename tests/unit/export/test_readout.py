"""What the commands say line by line: no columns, no boxes, no colour; every view of the app has its command."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from packview.export import readout
from packview.model import (
    AgendaItem,
    Anchor,
    Finding,
    Indicator,
    Meeting,
    Note,
    Pack,
    PageInfo,
    PlaceMark,
    Position,
    ReadingState,
    Source,
    Table,
    Trend,
)
from packview.model.layout import Block, LaidCell, Span
from packview.model.meeting import MeetingPlan, MeetingState, Person, PlannedItem
from packview.model.reading_plan import every_item, pages_left, reading_plan
from packview.tui.workspace.side import VIEWS

NASTY = "[REDACTED] [/ [b]x[/b]"
NOON = datetime(2019, 6, 1, 12, tzinfo=UTC)
PAGE = (Path(__file__).parents[3] / "docs" / "accessibility.md").read_text(encoding="utf-8")

PACK = Pack(
    pack_id="p",
    meeting=Meeting(committee="Parks"),
    source=Source(name="p.txt", kind="text", sha256="0" * 64, size=1),
    items=(
        AgendaItem(key="1-a", number="1", title="Apologies"),
        AgendaItem(key="3-b", number="3", title="Benches", page_first="1", page_last="2"),
    ),
    pages=(
        PageInfo(number=1),
        PageInfo(number=2, label="1", item="3-b"),
        PageInfo(number=3, label="2", item="3-b"),
    ),
    indicators=(
        Indicator(
            ref="B1",
            name="Benches painted",
            unit="percent",
            values={"2019-03": 40.0, "2019-04": None, "2019-05": 44.5},
            marks={"2019-04": "n/a", "Neighbours": "Local"},
            benchmarks={"Neighbours": None, "England": 50.0},
            targets={"Target 19-20": 60.0},
            commentary="First.\nSecond.",
            pdf_page=3,
            page="2",
            item="3-b",
        ),
        Indicator(ref="B2", name="Benches painted, number", values={"2019-05": 12.0}),
    ),
)


def note(text: str, **fields: Any) -> Note:
    fields.setdefault("anchor", Anchor(item="3-b", item_number="3", page="2", pdf_page=3))
    return Note(
        id=fields.pop("id", text[:12]),
        kind=fields.pop("kind", "note"),
        text=text,
        created=NOON,
        updated=NOON,
        **fields,
    )


COMMANDS = (
    "list",
    "agenda hillford",
    "papers hillford",
    "minutes hillford",
    "attendance hillford",
    "briefing hillford",
    "briefing hillford --minutes 1",
    "fix hillford",
    "indicators hillford",
    "recommendations hillford",
    "glossary hillford",
    "themes hillford",
    "findings hillford",
    "findings hillford --first",
    "tables hillford",
    "plan hillford",
    "bookmarks hillford",
    "bookmarks hillford --outline",
    "questions hillford",
    "questions hillford --by person",
    "questions hillford --by theme",
    "meeting hillford",
    "carried hillford",
    "changes hillford",
    "search benches",
    "search benches --pack hillford",
    "page hillford 2",
    "page hillford 2 --set-out",
    "note list hillford",
    "note bin hillford",
    "note restore hillford",
    "note places hillford --all",
    "note panel hillford",
    "keys",
    "keys bookmark",
    "tour",
    "colours",
)


@pytest.mark.usefixtures("a_library")
def test_no_command_draws_boxes_colours_or_columns(run: Any) -> None:
    run("note", "add", "hillford", "3", f"Why green? {NASTY}", "--question", "--to", "Head of Parks")
    run("note", "add", "hillford", "3", "Bring glasses")
    for command in COMMANDS:
        code, out, err = run(*command.split())
        assert code == 0, (command, err)
        assert not re.search("[\x1b\u2500-\u25ff\u2800-\u28ff|]", out.replace("| (vertical line)", "")), (
            command
        )
        assert not re.search(r"\S {2,}\S", out), command  # a gap inside a line is a column
        assert out or err, command
    assert NASTY in run("note", "list", "hillford")[1]
    assert NASTY in run("questions", "hillford")[1]


def test_every_view_of_the_app_and_its_command_stand_on_the_page(run: Any) -> None:
    table = PAGE
    commands = set(re.findall(r"`packview ([a-z]+)", table))
    for row in VIEWS:
        assert re.search(rf"^\| {row.title}\b.*`packview ", table, re.MULTILINE), row.title
    assert {"list", "agenda", "page", "plan", "bookmarks", "questions", "meeting", "keys"} <= commands
    code, help_text, _ = run("--help")
    assert code == 0
    assert commands <= set(re.findall(r"^  ([a-z]+) ", help_text, re.MULTILINE))


def test_an_entry_is_a_heading_and_its_facts_by_name() -> None:
    form = readout.Form(
        one="thing",
        many="things",
        lines=lambda row: [
            row["name"],
            *readout.named("Text", row["text"]),
            *readout.named("Parts", row["parts"]),
        ],
        group=lambda row: row["of"],
    )
    rows = [
        {"name": "First", "text": "one\ntwo", "parts": ["a"], "of": "A"},
        {"name": "Second", "text": "", "parts": [], "of": "B"},
    ]
    assert readout.read_out(rows, form).splitlines() == [
        "2 things.", "", "A", "", "First", "  Text:", "    one", "    two", "  Parts: a", "", "B", "", "Second",
    ]  # fmt: skip
    assert readout.read_out([], form) == "There are no things.\n"
    assert readout.in_width(["  one two three four five six"], 20) == "  one two three four\n  five six\n"


def test_an_indicator_says_its_course_its_gaps_and_whose_figures_it_is_compared_with() -> None:
    trend = Trend(position=0, ref="B1", method="none", reason="too few figures")
    told = readout.indicators_text(PACK, {0: trend})
    assert told[0] == "2 indicators."
    assert "  Latest: 44.5% in May 2019, change not known" in told
    assert (
        "  Course: 2 figures from March 2019 to May 2019, lowest 40% in March 2019, highest 44.5% in May 2019, 1 without a figure"
        in told
    )
    assert "  Figures: March 2019 40%; April 2019 no figure, printed as n/a; May 2019 44.5%" in told
    assert "  No figure, printed as Local: Compared with Neighbours" in told
    assert "  Compared with England: 50%" in told
    assert "  Target 19-20: 60%" in told
    assert "  What the series says: not judged: too few figures" in told
    assert told[told.index("  Commentary:") + 1 :][:2] == ["    First.", "    Second."]
    assert "  Where: page 2, PDF page 3, item 3" in told


def test_a_reference_that_was_made_of_the_name_is_for_commands_alone() -> None:
    pack = replace(PACK, indicators=(replace(PACK.indicators[0], ref="benches-painted"),))
    told = readout.indicators_text(pack, {})
    assert told[2:4] == ["Benches painted", "  For commands: benches-painted"]
    one = Finding(
        key="k", kind="claim", rule="r", severity="ask", explanation="E", refs=("benches-painted", "B2")
    )
    (row,) = readout.finding_rows_in_order(pack, [one], 5)
    assert row["about"] == "B2"


def test_one_indicator_in_detail_has_a_line_for_each_month_its_twins_and_questions() -> None:
    asked = note("Why so few?", kind="question", indicator="B1", status="asked")
    told = readout.indicator_text(PACK, 0, None, twins=(1,), notes=(asked, note("Other")))
    assert [line for line in told if "2019: " in line] == [
        "  March 2019: 40%",
        "  April 2019: no figure, printed as n/a",
        "  May 2019: 44.5%",
    ]
    assert "  Says the same in another way: B2 Benches painted, number" in told
    assert "  Your question, asked, no answer yet: Why so few?" in told
    assert not [line for line in told if "Other" in line]


def test_a_table_names_the_column_of_each_cell_and_says_where_one_is_empty() -> None:
    short = Table(
        title="Ducks", header=("", "2018", "2019"), rows=(("Ponds", "4", ""),), page="2", pdf_page=3
    )
    long = Table(header=("What", "Why"), rows=(("a" * 60, "b" * 60),), doubtful=("The sums differ",))
    bare = Table(rows=(("Ponds", "4"),))
    middle = Table(header=("2018", "", "2019"), rows=(("1", "Base", "2"), ("", "SPENDING", "")))
    assert readout.tables_text(PACK, (short, long, bare, middle)) == [
        "4 tables.",
        "",
        "Table 1: Ducks, page 2, PDF page 3",
        "  Ponds. 2018: 4; 2019: empty",
        "",
        "Table 2",
        "  Doubtful, look at the page: The sums differ",
        "  Row 1",
        f"    What: {'a' * 60}",
        f"    Why: {'b' * 60}",
        "",
        "Table 3",
        "  Ponds. Column 2: 4",
        "",
        "Table 4",
        "  Base. 2018: 1; 2019: 2",
        "  SPENDING",
    ]
    assert readout.tables_text(PACK, ()) == ["No tables were found beside those of indicators."]


def test_findings_come_with_their_place_and_the_first_five_minutes_apart() -> None:
    from packview.model.words import first_of

    asks = [
        Finding(
            key=str(n),
            kind="claim",
            label="text and figures disagree",
            rule="r",
            severity="ask",
            item="3-b",
            page="2",
            pdf_page=3,
            explanation=f"E{n}",
            question="Why?",
        )
        for n in range(6)
    ]
    found = [*asks, Finding(key="x", kind="parts", rule="r", severity="look", explanation="L")]
    assert first_of(found) == tuple(asks[:5])
    rows = readout.finding_rows_in_order(PACK, found, 5)
    told = readout.read_out(rows, readout.FINDINGS).splitlines()
    assert told[2] == "The first five minutes"
    assert told[4] == "1. Worth asking, text and figures disagree, item 3, page 2, PDF page 3"
    assert told.index("Then") > told.index("  If pressed: E4")
    assert told.index("  If pressed: E5") > told.index("Then")
    assert told[told.index("  Ask: Why?") + 1] == "  If pressed: E0"
    assert "  L" in told, "without a question there is nobody to press"
    marked = readout.finding_rows_in_order(PACK, [replace(asks[0], author_first=True)], 5, {"0"})
    assert (
        readout.read_out(marked, readout.FINDINGS)
        .splitlines()[2]
        .endswith("page 2, PDF page 3, taken as a question, raise with the author first")
    )
    alone = readout.finding_rows_in_order(PACK, asks[:2], 5)
    assert {row["group"] for row in alone} == {""}


def test_what_is_left_to_read_counts_what_waits_on_each_item() -> None:
    (one,) = reading_plan(
        every_item(
            PACK,
            pages_left(PACK, {2}, ()),
            findings=(Finding(key="k", kind="claim", rule="r", severity="ask", item="3-b", explanation="E"),),
            trends={0: Trend(position=0, ref="B1", method="xmr", rules=("outside",))},
            notes=(note("Q", kind="question"),),
        )
    )
    assert (one.item.number, one.pages, one.signals, one.findings, one.questions) == ("3", (3,), 1, 1, 1)


def test_without_an_agenda_there_is_nothing_to_plan_by() -> None:
    assert readout.read_out([], readout.NO_PLAN).startswith("No agenda was found")
    assert readout.read_out([], readout.PLAN) == "Nothing on the agenda is left to read.\n"


@pytest.mark.usefixtures("a_library")
def test_the_plan_of_a_pack_as_json_and_in_words(run: Any) -> None:
    rows = json.loads(run("plan", "hillford", "--format", "json")[1])
    assert [row["item"] for row in rows] == ["2", "3"]
    assert set(rows[0]) == {
        "item", "title", "pages_left", "pages", "minutes", "takes", "page", "pdf_page", "signals", "findings", "questions",
    }  # fmt: skip
    assert (rows[1]["pages_left"], rows[1]["page"], rows[1]["minutes"]) == (1, "2", 1.5)
    assert run("plan", "hillford")[1].startswith("2 pages left in all, about 3 minutes at the usual pace")
    assert "pages left" in run("plan", "hillford", "--format", "table")[1]
    assert run("plan", "nowhere")[0] == 1
    code, _, err = run("indicators", "hillford", "M1")
    assert code == 1
    assert "There is no indicator 'M1'" in err
    assert run("plan")[0] == 2


def test_bookmarks_and_where_the_member_left_off(run: Any, a_library: Path) -> None:
    from packview.config import load
    from packview.services.library.library import Library

    assert "no bookmarks" in run("bookmarks", "hillford")[1]
    pack_id = json.loads(run("list", "--format", "json")[1])[0]["pack_id"]
    Library(a_library, load()).save_reading(
        pack_id,
        ReadingState(position=Position(pdf_page=3), bookmarks=(PlaceMark(pdf_page=3, line=1, text=NASTY),)),
    )
    rows = json.loads(run("bookmarks", "hillford", "--format", "json")[1])
    assert [(row["kind"], row["page"], row["pdf_page"], row["item"]) for row in rows] == [
        ("left off", "2", 3, "3"),
        ("bookmark", "2", 3, "3"),
    ]
    assert f"{NASTY}: page 2, PDF page 3, item 3" in run("bookmarks", "hillford")[1]


def test_questions_stand_in_the_order_they_are_asked() -> None:
    first = note("Big", id="1", kind="question", priority="main", to="Head")
    second = note("Line", id="2", kind="question", indicator="B1")
    third = note("More", id="3", kind="supplementary", parent="2", status="answered", answer="Yes")
    rows = readout.question_rows(PACK, (third, second, first, note("plain")), (), "item")
    told = readout.read_out(rows, readout.QUESTIONS).splitlines()
    assert [line for line in told if line[:1].isdigit()] == [
        "3 questions.",
        "1. Big question, to ask, for Head, item 3",
        "2. Line of enquiry, to ask, item 3",
        "3. Supplementary to 2, answered, item 3",
    ]
    assert told[2] == "Item 3: Benches"
    assert "  Answer: Yes" in told
    assert (rows[2]["follows"], rows[2]["follows_place"], rows[1]["rests_on"]) == (
        1,
        2,
        ["page 2", "Indicator B1"],
    )


def test_how_a_meeting_stands() -> None:
    plan = MeetingPlan(
        items=(
            PlannedItem(key="1-a", number="1", title="Apologies", minutes=5),
            PlannedItem(key="3-b", number="3", title="Benches", minutes=10),
        )
    )
    state = MeetingState(
        now=NOON,
        opened=NOON,
        current="3-b",
        elapsed={"3-b": 900.0},
        total=900.0,
        people=(Person(name="Cllr Ash", here=True), Person(name="Cllr Elm", apologies=True)),
        quorum=3,
    )
    told = list(readout.standing(state))
    assert told[0] == "The meeting is running."
    assert told[2:] == [
        "In the room: Cllr Ash",
        "Apologies: Cllr Elm",
        "Quorum: not met, 1 of the 3 that are needed",
    ]
    rows = readout.course_rows(plan, state, (note("Q", kind="question"),))
    assert [(row["stands"], row["questions_open"]) for row in rows] == [("to come", 0), ("in hand", 1)]
    assert "  Taken: 15 minutes, 5 minutes over" in readout.read_out(rows, readout.COURSE).splitlines()


def test_a_page_is_read_out_as_it_is_set_out() -> None:
    page = ("PONDS", "Four of nine", "were dry.", "Year Dry", "2018 4", "2019", "foot")
    layout = (
        Block("heading", 0, 0),
        Block("text", 1, 2),
        Block(
            "table",
            3,
            5,
            rows=(
                (LaidCell(0, 1, (Span(3, 0, 4),)), LaidCell(1, 1, (Span(3, 5, 8),))),
                (LaidCell(0, 1, (Span(4, 0, 4),)), LaidCell(1, 1, (Span(4, 5, 6),))),
                (LaidCell(0, 1, (Span(5, 0, 4),)),),
            ),
            columns=2,
            heads=1,
        ),
    )
    assert readout.page_text(page, layout) == [
        "Heading: PONDS",
        "Four of nine were dry.",
        "Table of 2 columns and 2 rows:",
        "  Row 1. Year: 2018; Dry: 4",
        "  Row 2. Year: 2019; Dry: empty",
        "End of the table",
        "foot",
    ]
    assert readout.page_text(page, ()) == list(page)


def test_keys_are_those_of_the_settings_and_signs_have_names(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from packview import config

    monkeypatch.setattr(
        config,
        "load",
        lambda: config.Config(
            member="M",
            keys={
                "workspace.note": "f9",
                "workspace.next_item": "right_curly_bracket",
                "workspace.chair": "f8",
            },
        ),
    )
    (found,) = json.loads(run("keys", "write", "a", "note", "item", "--format", "json")[1])
    assert (found["id"], found["keys"]) == ("workspace.note", "F9")
    assert "} (right curly bracket): " in run("keys", "next", "agenda", "item")[1]
    assert "Press F9 to write a note" in run("tour")[1]
    assert "and F8 returns to it" in run("keys", "close", "then", "this", "view")[1]
    code, out, err = run("keys", "zzzz")
    assert (code, out) == (1, "")
    assert "packview keys" in err


def test_colours_say_which_are_in_use(run: Any) -> None:
    rows = json.loads(run("colours", "--format", "json")[1])
    assert [row["key"] for row in rows if row["used"]] == ["dark"]
    assert "Paper: dark letters on a light ground" in run("colours")[1]


def test_a_pack_that_cannot_be_opened_says_why(run: Any, a_library: Path) -> None:
    (a_library / "packs" / "hillford-parks-committee-2019-06-03" / "pack.json").write_text(
        "{", encoding="utf-8"
    )
    told = run("list")[1].splitlines()
    assert told[2] == "hillford-parks-committee-2019-06-03, no date known"
    assert told[4].startswith("  Cannot be opened: ")
    assert readout.read_out([], readout.LIBRARY).startswith(
        "The library is empty. Add a pack with: packview import"
    )
