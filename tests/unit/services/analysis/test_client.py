"""What is worked out beside the interface: by the process itself, and what becomes of what fails."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from detected import with_one_broken
from one_of_each import one_of_each
from packview.errors import PackviewError
from packview.insight import detectors
from packview.insight.detectors import DETECTORS
from packview.model import Indicator, Meeting, Pack, PageInfo, Source
from packview.model.open_pack import OpenPack
from packview.services.analysis import client, worker
from packview.services.analysis.client import Analysis, AnalysisJob

WORDS = "Children looked after and care leavers were discussed, and neglect was named as a priority."
PACK = Pack(
    pack_id="x",
    source=Source(kind="text", name="x.txt", sha256="0" * 64, size=1),
    meeting=Meeting(committee="Panel"),
    pages=(PageInfo(number=1, label="1"),),
    indicators=(
        Indicator(ref="M1", name="Number of contacts", unit="count"),
        Indicator(ref="M1", name="Percentage of contacts", unit="percent"),
    ),
)
OPENED = OpenPack(pack=PACK, pages=((WORDS,),))


def test_the_process_works_out_what_a_call_does() -> None:
    found = AnalysisJob(OPENED).run()
    assert found is not None
    here = worker.analyse(OPENED)
    assert replace(found, checks=()) == replace(here, checks=())
    assert [replace(check, seconds=0) for check in found.checks] == [
        replace(check, seconds=0) for check in here.checks
    ]
    assert [check.name for check in found.checks] == [detector.name for detector in DETECTORS]
    assert all(check.seconds > 0 for check in found.checks)
    assert [links.theme for links in found.links] == [theme.key for theme in found.themes] != []
    assert found.related == {0: (1,), 1: (0,)}
    assert found.problems == ()


def test_a_file_that_is_read_in_place_is_worked_out_and_nothing_of_it_is_kept(tmp_path: Path) -> None:
    found = AnalysisJob(replace(OPENED, stored=False), tmp_path).run()
    assert found is not None
    assert found.problems == ()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_nothing_comes_after_a_cancel() -> None:
    studying = AnalysisJob(OPENED)
    studying.cancel()
    studying.cancel()
    assert studying.run() is None


def test_a_process_that_ends_without_an_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "_WORKER", (sys.executable, "-c", "pass"))
    with pytest.raises(PackviewError, match="could not be worked out"):
        AnalysisJob(OPENED).run()


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (PackviewError("A file is wrong", "Mend it"), "A file is wrong. Mend it"),
        (ValueError("secret"), "(ValueError)"),
    ],
)
def test_one_part_that_fails_is_told_and_takes_no_other_with_it(
    monkeypatch: pytest.MonkeyPatch, fault: Exception, words: str
) -> None:
    def fail(_: OpenPack) -> None:
        raise fault

    monkeypatch.setattr(worker, "themes_of", fail)
    found = worker.analyse(OPENED)
    assert isinstance(found, Analysis)
    assert words in found.problems[0]
    assert "secret" not in found.problems[0]
    assert found.themes == ()
    assert found.related == {0: (1,), 1: (0,)}


@pytest.mark.parametrize("name", [detector.name for detector in DETECTORS])
def test_a_detector_that_fails_is_a_problem_and_all_the_rest_is_there(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = one_of_each()
    whole = worker.analyse(opened)
    monkeypatch.setattr(detectors, "DETECTORS", with_one_broken(name))
    found = worker.analyse(opened)
    assert found.problems == (f"{name.capitalize()} could not be checked (ValueError). Please report it",)
    assert {one.key for one in found.findings} < {one.key for one in whole.findings}
    assert len({one.rule for one in found.findings}) > 10
    assert replace(found, findings=(), checks=(), problems=()) == replace(
        whole, findings=(), checks=(), problems=()
    )


def test_earlier_meetings_that_cannot_be_read_cost_no_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("secret")

    monkeypatch.setattr(worker, "earlier_packs", fail)
    found = worker.analyse(one_of_each(), tmp_path)
    assert len(found.findings) > 10
    (problem,) = found.problems
    assert "earlier meetings" in problem
    assert "(OSError)" in problem
