"""The briefing as rows and lines: each part with its most important lines, what fits into a time first."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from packview.export.briefing import BRIEFING, Briefed, briefing_rows, heading
from packview.export.readout import read_out
from packview.model import (
    AgendaItem,
    Anchor,
    Finding,
    Indicator,
    Meeting,
    Note,
    Pack,
    PageInfo,
    RevisionChange,
    RevisionChanges,
    Source,
    TrackedRecommendation,
    Trend,
)
from packview.model.committee import FollowedPromise, InPack, Sighting
from packview.model.pack import CarriedOver
from packview.model.reading_plan import every_item, pages_left
from packview.model.words import promise_words

NOON = datetime(2019, 6, 1, 12, tzinfo=UTC)
PACK = Pack(
    pack_id="p",
    meeting=Meeting(council="Hillford", committee="Parks", date=date(2019, 6, 3), status="cancelled"),
    source=Source(name="p.txt", kind="text", sha256="0" * 64, size=1),
    items=(
        AgendaItem(key="1-a", number="1", title="APOLOGIES", shown_title="Apologies"),
        AgendaItem(key="3-b", number="3", title="Benches", page_first="1", pdf_first=2, exempt=True),
        AgendaItem(key="4-c", number="4", title="Ponds", page_first="3", pdf_first=4),
    ),
    pages=(
        PageInfo(number=1),
        *(PageInfo(number=page, label=str(page - 1), item="3-b") for page in (2, 3)),
        PageInfo(number=4, label="3", item="4-c"),
    ),
    indicators=(
        Indicator(ref="B1", name="Good", unit="percent", values={"2019-05": 44.5}, pdf_page=2, page="1"),
        Indicator(ref="B2", name="Bad", values={"2019-04": 3.0, "2019-05": 12.0}, pdf_page=3, page="2"),
    ),
    recommendations=(
        TrackedRecommendation(action_proposed="Paint the gate", pdf_page=4, page="3"),
        TrackedRecommendation(action_proposed="Mow", action_taken="Mown"),
    ),
)
SIGNAL = Trend(position=0, ref="B1", method="xmr", rules=("outside",), direction="up", good=True)


def finding(number: int, **fields: Any) -> Finding:
    return Finding(
        key=str(number), kind="claim", rule="r", severity="ask", item="4-c", pdf_page=4, page="3", explanation="E",
        question=f"Why {number}?", **fields,
    )  # fmt: skip


def briefed(**fields: Any) -> Briefed:
    parts: dict[str, Any] = {
        "findings": tuple(finding(number, sure="likely") for number in range(6)),
        "trends": {0: SIGNAL, 1: replace(SIGNAL, position=1, ref="B2", good=False)},
        "notes": (
            Note(
                id="n", kind="question", text="Why\ngreen?", created=NOON, updated=NOON,
                anchor=Anchor(item="3-b", item_number="3", page="1", pdf_page=2),
            ),
        ),
        "owed": (),
        "changes": RevisionChanges(
            old_revision=1,
            new_revision=2,
            changes=(
                RevisionChange(part="page", how="changed", page="2", pdf_page=3),
                RevisionChange(part="item", how="added", item="4", name="Ponds"),
            ),
        ),
    }  # fmt: skip
    parts |= fields
    items = every_item(PACK, pages_left(PACK, {2}, ()), findings=parts["findings"], trends=parts["trends"])
    left = CarriedOver(kind="action", date=None, item_number="2", item_title="", text="Ask the county")
    return Briefed(pack=PACK, items=items, pace=60.0, pace_known=True, carried=(left,), **parts)


def test_each_part_has_its_heading_and_a_line_for_each_thing() -> None:
    told = read_out(briefing_rows(briefed()), BRIEFING).splitlines()
    assert [line for line in told if line][1:5] == [
        "The agenda",
        "Item 1: Apologies",
        "Item 3: Benches, closed to the press and public, 1 page left, about 1 minute (page 2, PDF page 3)",
        "Item 4: Ponds, 1 page left, about 1 minute, 6 findings (page 3, PDF page 4)",
    ]
    moved = told.index("Figures that moved: 2. All of it: packview indicators PACK")
    assert told[moved + 1].startswith("B2 Bad: 12 in May 2019, up from 3, for the worse; signal (high): ")
    assert told[moved + 2].startswith("B1 Good: 44.5% in May 2019, change not known, for the better; ")
    asked = told.index("Worth asking about: the first 5 of 6. All of it: packview findings PACK")
    assert told[asked + 1] == "Why 0? (likely, page 3, PDF page 4)"
    assert told[asked + 6] == ""
    owed = told.index("Promised, and no answer yet: 2. All of it: packview recommendations PACK")
    assert told[owed + 1 : owed + 3] == [
        "Paint the gate (page 3, PDF page 4)",
        "Action in your log of the last meeting, not in the tracker: Ask the county",
    ]
    assert "Why green? (to ask, page 1, PDF page 2)" in told
    assert told[-2:] == ["Page changed: 2", 'Item 4 added: "Ponds"']


def test_what_is_open_since_earlier_meetings_comes_first_and_once() -> None:
    seen = tuple(
        Sighting(
            at=InPack(pack_id=str(month), date=date(2019, month, 3)), where="tracker", text="Paint the gate"
        )
        for month in (4, 5)
    )
    owed = FollowedPromise(made=date(2019, 3, 1), seen=seen, state="open")
    told = read_out(briefing_rows(briefed(owed=(owed,))), BRIEFING).splitlines()
    (line,) = [line for line in told if "Paint the gate" in line]
    assert line.endswith(": Paint the gate (page 3, PDF page 4)")
    assert promise_words(owed)[1:] in line


def test_what_fits_into_the_time_comes_first() -> None:
    rows = briefing_rows(briefed(), 1)
    groups = [(row["group"], row["item"]) for row in rows if row["part"] == "agenda"]
    assert groups == [("To read in 1 minute", "4"), ("Not in that time", "1"), ("Not in that time", "3")]


def test_the_heading_says_which_meeting_and_how_long_it_takes() -> None:
    assert list(heading(briefed())) == [
        "Hillford, Parks",
        "Cancelled, Monday 3 June 2019",
        "2 pages left to read, about 2 minutes at your pace.",
    ]
    unknown = replace(
        briefed(), pack=replace(PACK, meeting=Meeting(committee="")), items=(), pace_known=False
    )
    assert list(heading(unknown)) == ["Whose meeting this is was not found.", "Date not found"]
    assert briefing_rows(
        replace(
            unknown,
            pack=replace(PACK, indicators=(), recommendations=()),
            trends={}, findings=(), notes=(), owed=(), carried=(), changes=None,
        )
    ) == []  # fmt: skip


@pytest.mark.usefixtures("a_library")
def test_the_command_prints_the_briefing_of_a_pack_and_of_a_file(run: Any, town_file: Any) -> None:
    for pack in ("hillford", str(town_file)):
        code, out, err = run("briefing", pack)
        assert (code, err) == (0, "")
        assert out.startswith(
            "Hillford Town Council, Parks Committee\nMonday 3 June 2019, 6.00 pm, Town Hall\n"
        )
        assert "Item 3: Benches, 1 page left, about 2 minutes (page 2, PDF page 3)" in out.splitlines()
