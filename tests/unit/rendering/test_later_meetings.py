"""The sample committee's three meetings: a promise open at all of them, one dropped, one closed, series over 17 months, revised figures."""

import re
from pathlib import Path

import pytest

import render
from packview.config import Config
from packview.model.committee import Committee, FollowedPromise, LongSeries
from packview.model.words import promise_words, wording_words
from packview.services.analysis.worker import analyse
from packview.services.imports.client import Import
from packview.services.library.library import Library, finish
from packview.services.meeting.committee import committee_over, committees
from three_meetings import meeting_files


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library(tmp_path_factory.mktemp("meetings") / "home", Config(member="Robin Ash"))
    for file in meeting_files():
        finish(Import(file, home=library.home))
    return library


@pytest.fixture(scope="module")
def found(library: Library) -> Committee:
    [packs] = committees(library)
    return committee_over(library, packs)


def series(found: Committee, ref: str) -> LongSeries:
    return next(one for one in found.series if one.indicator.ref == ref)


def promise(found: Committee, words: str) -> FollowedPromise:
    [one] = [one for one in found.promises if words in one.seen[0].text]
    return one


def test_the_three_packs_are_of_one_committee_and_the_later_ones_say_that_they_are_invented(
    library: Library, found: Committee
) -> None:
    assert [str(one.date) for one in found.packs] == ["2018-11-29", "2019-01-31", "2019-03-28"]
    for one in found.packs[1:]:
        opened = library.load(one.pack_id)
        assert any("Invented for testing" in line for page in opened.pages for line in page)
        assert (len(opened.pack.items), len(opened.pack.indicators)) == (9, 58)
    for edits in render.LATER:
        assert "invented for testing" in edits.read_text(encoding="utf-8").splitlines()[0]


def test_series_go_on_over_17_months_and_say_what_no_single_pack_shows(
    library: Library, found: Committee
) -> None:
    whole = [one for one in found.series if len(one.indicator.values) == 17]
    assert len(whole) == 56
    signals = [one.indicator.ref for one in found.series if one.trend is not None and one.trend.signal]
    assert signals == ["CP9"]
    opened = library.load(found.packs[-1].pack_id)
    study = analyse(opened, library.home)
    alone = {opened.pack.indicators[place].ref: trend for place, trend in study.trends.items()}
    assert not alone["CP9"].signal, "thirteen months do not show it"
    assert {len(one.indicator.values) for one in study.series.values()} == {17, 15, 2}


def test_revised_figures_another_name_and_another_definition(found: Committee) -> None:
    revised = {one.indicator.ref: one.revised for one in found.series if one.revised}
    assert {ref: [(one.period, one.before, one.after) for one in each] for ref, each in revised.items()} == {
        "M1": [("2018-09", 1441, 1514)], "EH3": [("2018-11", 115, 119)],
    }  # fmt: skip
    assert [str(one.then.date) for each in revised.values() for one in each] == ["2019-01-31", "2019-03-28"]
    breaks = {one.indicator.ref: [each.kind for each in one.breaks] for one in found.series if one.breaks}
    assert breaks == {"M4": ["redefined"], "EH1b": ["renamed"]}
    assert list(series(found, "M4").indicator.values) == ["2019-01", "2019-02"]


def test_promises_open_at_three_meetings_closed_reworded_asked_again_and_dropped(
    library: Library, found: Committee
) -> None:
    open_one = promise(found, "Year 11 to Year 12")
    assert promise_words(open_one) == "outstanding since 27 September 2018, 3 meetings"
    assert re.match("Asked again: 28 March 2019, page ", wording_words(open_one)[0])
    assert promise(found, "FE colleges").state == "dropped"
    reworded = promise(found, "SEND action plan as it now stands")
    assert (reworded.state, len(reworded.wordings)) == ("closed", 2)
    assert "'Sent on 14/03/2019'" in promise_words(reworded)
    assert "'Sent on 14/12/2018'" in promise_words(promise(found, "audit of contacts"))
    assert promise(found, "training reached").state == "open"
    study = analyse(library.load(found.packs[-1].pack_id), library.home)
    assert {one.last.text for one in study.owed} == {
        open_one.last.text,
        promise(found, "training reached").last.text,
    }


def test_attendance_over_the_meetings(found: Committee) -> None:
    came = {one.name: (one.present, one.of) for one in found.people}
    assert came["Councillor Taggart"] == (3, 3)
    assert came["Catherine Hobbs"] == (1, 3)


def test_a_row_that_is_not_there_is_refused(tmp_path: Path) -> None:
    text = '[[rows]]\nref = "XX"\n'
    (tmp_path / "edits.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="no row XX"):
        render.render_edited(tmp_path / "edits.toml")
