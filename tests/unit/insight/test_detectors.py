"""Every detector finds something and may fail alone; adding one is a row of the table."""

import json
from pathlib import Path
from typing import Any

import pytest

from detected import with_one_broken, with_one_more
from one_of_each import one_of_each
from packview.insight import detectors
from packview.insight.detectors import DETECTORS, Context, Detector, detect
from packview.model import Finding

OPENED = one_of_each()
EACH = pytest.mark.parametrize("detector", DETECTORS, ids=lambda one: one.name)


def context() -> Context:
    return Context(pack=OPENED.pack, pages=OPENED.pages)


@pytest.fixture(scope="module")
def by_detector() -> dict[str, set[str]]:
    """Keys of the findings of each detector."""
    shared = context()
    return {detector.name: {one.key for one in detector.run(shared)} for detector in DETECTORS}


@EACH
def test_each_detector_finds_its_kind(detector: Detector) -> None:
    found = detector.run(context())
    assert found
    assert {(one.kind, one.label) for one in found} == {(detector.kind, detector.label)}
    assert all(one.key.startswith(f"{detector.kind}-") for one in found)


def test_the_table_says_one_thing_of_each_kind_and_calls_no_two_detectors_alike() -> None:
    assert len({one.name for one in DETECTORS}) == len(DETECTORS)
    kinds = {(one.kind, one.label, one.weight) for one in DETECTORS}
    assert len(kinds) == len({one.kind for one in DETECTORS})


def test_all_is_found_and_timed(by_detector: dict[str, set[str]]) -> None:
    detection = detect(context())
    assert {one.key for one in detection.findings} == set().union(*by_detector.values())
    assert [check.name for check in detection.checks] == [one.name for one in DETECTORS]
    assert all(check.seconds > 0 and not check.error and not check.problem for check in detection.checks)


@EACH
def test_a_detector_that_fails_loses_its_own_findings_alone(
    detector: Detector, by_detector: dict[str, set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(detectors, "DETECTORS", with_one_broken(detector.name))
    detection = detect(context())
    rest = set().union(*(keys for name, keys in by_detector.items() if name != detector.name))
    assert {one.key for one in detection.findings} == rest
    (failed,) = [check for check in detection.checks if check.error]
    assert (failed.name, failed.error) == (detector.name, "ValueError")
    assert (
        failed.problem == f"{detector.name.capitalize()} could not be checked (ValueError). Please report it"
    )
    assert failed.seconds > 0


@pytest.mark.parametrize(
    ("shared", "needed_by"),
    [
        (
            "passages_of",
            {"words beside tables", "numbers and captions", "percentage claims", "shares of a whole", "impossible percentages", "parts of a total",
             "reports against the dataset", "period labels", "one figure in two places", "runs, targets and budgets", "impossible figures and dates"},
        ),
        ("trends_of", {"signals", "comparisons with others and targets"}),
        ("misplaced_commentaries", {"misplaced commentaries", "commentaries against their figures", "signals"}),
    ],
)  # fmt: skip
def test_what_detectors_share_is_made_once_and_costs_those_that_need_it(
    shared: str, needed_by: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    real = getattr(detectors, shared)

    def counted(*arguments: Any) -> Any:
        made.append(1)
        return real(*arguments)

    monkeypatch.setattr(detectors, shared, counted)
    whole = detect(context())
    assert len(made) == 1

    def fail(*_: Any) -> Any:
        raise KeyError(shared)

    monkeypatch.setattr(detectors, shared, fail)
    rest = detect(context())
    assert {check.name for check in rest.checks if check.error} == needed_by
    lost = {one.key for one in whole.findings} - {one.key for one in rest.findings}
    kinds = {one.kind for one in DETECTORS if one.name in needed_by}
    assert lost
    assert {key.partition("-")[0] for key in lost} <= kinds


def test_a_detector_that_is_added_to_the_table_is_found_and_ranked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detectors, "DETECTORS", with_one_more())
    detection = detect(context())
    first: Finding = detection.findings[0]
    assert (first.kind, first.label, first.rule) == ("weather", "rain or shine", "rain")
    assert len(detection.findings) == len({one.key for one in detection.findings})
    assert detection.checks[-1].name == "weather"


def test_a_kind_is_as_sure_as_what_was_judged_of_it() -> None:
    judged = json.loads(
        (Path(__file__).parents[3] / "benchmarks" / "judged_findings.json").read_text("utf-8")
    )
    verdicts: dict[str, list[bool]] = {}
    for one in judged:
        assert set(one) == {"file", "page", "kind", "true"}
        verdicts.setdefault(one["kind"], []).append(one["true"])
    measured = {kind: 100 * sum(each) // len(each) for kind, each in verdicts.items()}
    assert measured == detectors.PRECISION
    assert set(measured) <= {one.kind for one in DETECTORS}


@pytest.mark.parametrize(
    ("precision", "sure"), [(96, ["certain"]), (95, ["likely"]), (80, ["likely"]), (79, [])]
)
def test_certain_is_only_what_proved_to_be(
    precision: int, sure: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(detectors, "PRECISION", {"weather": precision})
    found = Finding(key="k", rule="rain", severity="ask", sure="certain", explanation="It rains.")
    detector = Detector("weather", "weather", "rain or shine", 99, lambda _: [found])
    assert [one.sure for one in detector.run(context())] == sure
