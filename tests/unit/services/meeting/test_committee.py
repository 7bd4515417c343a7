"""A committee over its meetings, from a library: which packs are its, what they hold together, and the command that prints it."""

import json
from pathlib import Path
from typing import Any

import pytest

from committee_year import DAYS, FENCE, LAMPS, meeting, months, resolved, row, visits
from editions import publish
from packview.cli.commands import packview
from packview.config import Config
from packview.errors import NotFoundError, PackviewError
from packview.model import AgendaItem, Anchor, Attendee, Meeting, Minutes
from packview.services.analysis.worker import analyse
from packview.services.library.library import Library
from packview.services.meeting.committee import committee_named, committee_over, committees

FIRST, SECOND = months(1, [40, 42, 41, 43, 44]), months(3, [41, 49, 44, 45, 47])
CLOSED = AgendaItem(key="1-benches", number="1", title="Benches", pdf_first=2, pdf_last=2, exempt=True)


def came(day: Any, present: tuple[str, ...], apologies: tuple[str, ...] = ()) -> Minutes:
    return Minutes(
        committee="Parks", meeting_date=day, present=tuple(Attendee(name=one) for one in present),
        apologies=tuple(Attendee(name=one) for one in apologies),
    )  # fmt: skip


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("PACKVIEW_HOME", str(tmp_path / "home"))
    return Library(tmp_path / "home", Config(member="Robin Ash"))


def take_in(library: Library, *fields: dict[str, Any]) -> list[str]:
    return [
        publish(library, meeting(place, **own), name=str(place)).pack.pack_id
        for place, own in enumerate(fields)
    ]


def test_the_packs_of_a_committee_are_found_by_its_name_words_of_it_or_a_pack(library: Library) -> None:
    ids = take_in(library, {}, {})
    other = Meeting(committee="Parks and Lakes", council="Town", date=DAYS[0])
    publish(library, meeting(2, meeting=other, pack_id="lakes"), name="lakes")
    assert [(one.name, one.dated) for one in committees(library)] == [
        ("Parks", ids),
        ("Parks and Lakes", ["lakes"]),
    ]
    assert committee_named(library, "parks").dated == ids
    assert committee_named(library, "lakes").dated == ["lakes"]
    assert committee_named(library, ids[1]).dated == ids
    nameless = Meeting(committee="Parks", date=DAYS[2])
    publish(library, meeting(2, meeting=nameless, pack_id="nameless"), name="n")
    assert committee_named(library, "Parks").dated == ["nameless"], "as it is listed"
    assert committee_named(library, "Parks, Town").dated == ids
    library.remove("nameless")
    with pytest.raises(NotFoundError, match="No committee of your library is called 'Housing'"):
        committee_named(library, "Housing")
    with pytest.raises(NotFoundError, match="could be 'Parks, Town' and 'Parks and Lakes, Town'"):
        committee_named(library, "town")


def test_what_the_packs_hold_together(library: Library) -> None:
    asked = row(FENCE, "To follow")
    first = {
        "indicators": (visits(FIRST),),
        "recommendations": (asked,),
        "minutes": came(DAYS[0], ("Cllr Ash", "Cllr Birch")),
    }
    then = {
        "indicators": (visits(SECOND),),
        "recommendations": (asked,),
        "minutes": came(DAYS[1], ("Cllr Ash",), ("Cllr Birch",)),
    }
    ids = take_in(library, first, then)
    notebook = library.notebook(ids[1])
    notebook.add(kind="question", text="What does a fence cost?", anchor=Anchor(), status="asked")
    found = committee_over(library, committee_named(library, ids[0]))
    assert [one.date for one in found.packs] == [DAYS[0], DAYS[1]]
    [series] = found.series
    assert [(one.period, one.after) for one in series.revised] == [("2018-04", 49)]
    [promise] = found.promises
    assert (promise.state, promise.meetings) == ("open", 2)
    assert [(one.name, one.present, one.of) for one in found.people] == [
        ("Cllr Ash", 2, 2),
        ("Cllr Birch", 1, 2),
    ]
    assert found.people[1].away == (DAYS[1],)
    assert [(one.written, one.asked, one.answered) for one in found.questions] == [(0, 0, 0), (1, 1, 0)]


def test_what_is_closed_to_the_public_is_left_out_unless_it_is_asked_for(library: Library) -> None:
    closed = {
        "items": (CLOSED,),
        "indicators": (visits(FIRST),),
        "recommendations": (row(FENCE, "To follow"),),
    }
    packs = committee_named(library, take_in(library, closed)[0])
    found = committee_over(library, packs)
    assert (found.series, found.promises, found.left_out) == ((), (), 2)
    found = committee_over(library, packs, include_exempt=True)
    assert (len(found.series), len(found.promises), found.left_out) == (1, 1, 0)


def test_a_pack_that_cannot_be_read_or_has_no_date_is_named(library: Library) -> None:
    ids = take_in(library, {}, {})
    publish(
        library, meeting(2, pack_id="undated", meeting=Meeting(committee="Parks", council="Town")), name="u"
    )
    (library.home / "packs" / ids[0] / "pack.json").write_text("{", encoding="utf-8")
    found = committee_over(library, committee_named(library, ids[1]))
    assert found.undated == ("undated",)
    assert [one.pack_id for one in found.packs] == [ids[1]]


def test_a_figure_put_right_in_an_earlier_pack_is_no_revised_figure(library: Library) -> None:
    ids = take_in(library, {"indicators": (visits(FIRST),)}, {"indicators": (visits(SECOND),)})
    opened = library.load(ids[1])
    [series] = analyse(opened, library.home).series.values()
    assert [one.period for one in series.revised] == ["2018-04"]
    _put_right(ids[0], "49")
    opened = library.load(ids[1])
    [series] = analyse(opened, library.home).series.values()
    assert series.revised == ()


def _put_right(pack_id: str, value: str) -> None:
    packview(["fix", pack_id, "indicator", "P1", "--period", "2018-04", value], standalone_mode=False)


def test_an_analysis_knows_what_is_outstanding_since_an_earlier_meeting(library: Library) -> None:
    asked = {"recommendations": (row(FENCE, "To follow"),)}
    ids = take_in(library, asked, asked, asked)
    [owed] = analyse(library.load(ids[2]), library.home).owed
    assert (owed.last.text, owed.meetings) == (FENCE, 3)
    assert analyse(library.load(ids[0]), library.home).owed == ()


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    packview(["committee", *arguments], standalone_mode=False)
    return capsys.readouterr().out


def test_the_command_prints_all_of_it_and_parts(
    library: Library, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    kept = row(LAMPS, "To follow", number="2", title="Lamps")
    first = {
        "indicators": (visits(FIRST),),
        "recommendations": (row(FENCE, "To follow"), kept),
        "minutes": came(DAYS[0], ("Cllr Ash",)),
    }
    take_in(
        library,
        first,
        {"indicators": (visits(SECOND),), "recommendations": (kept,), "minutes": resolved(DAYS[1], LAMPS)},
    )
    whole = said(capsys)
    assert whole.startswith("Parks: 2 meetings.")
    assert "Lamps 2, Outstanding since 7 March 2019, 2 meetings" in whole
    assert "Gone from the tracker after 7 March 2019" in whole
    assert "Revised: April 2018: 43 in the papers of 7 March 2019" in whole
    assert "Cllr Ash, 1 of 1 meeting" in whole
    value = json.loads(said(capsys, "parks", "--format", "json"))
    assert value["committee"] == "Parks"
    assert {*value} >= {"meetings", "promises", "series", "attendance", "questions"}
    assert [one["state"] for one in value["promises"]] == ["open", "dropped"]
    assert (
        said(capsys, "--part", "series", "--format", "csv").splitlines()[1].startswith("P1,Number of visits")
    )
    assert "  Figures: January 2018 40" in said(capsys, "--series", "p1")
    for suffix in ("md", "html", "json", "docx"):
        said(capsys, "-o", str(tmp_path / f"year.{suffix}"))
        assert (tmp_path / f"year.{suffix}").stat().st_size > 500
    assert "| Outstanding since 7 March 2019, 2 meetings | Lamps 2 |" in (tmp_path / "year.md").read_text(
        encoding="utf-8"
    )
    for wrong in (("--series", "P9"), ("-o", str(tmp_path / "year.txt")), ("-o", str(tmp_path / "year.md"))):
        with pytest.raises(PackviewError):
            said(capsys, *wrong)


def test_several_committees_are_listed(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    assert "The library has no committee" in said(capsys)
    take_in(library, {}, {})
    publish(
        library,
        meeting(2, meeting=Meeting(committee="Lakes", council="Town", date=DAYS[2]), pack_id="lakes"),
        name="lakes",
    )
    assert "Parks, Town, 2 meetings" in said(capsys)
