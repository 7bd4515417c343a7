"""The order of findings by substance, one fact told once, and what is not for the public."""

from dataclasses import replace
from typing import Any

import pytest

import planted_packs
from packview.insight.finding import MOST_WORDS, fitted, plain_name
from packview.insight.ranking import is_of_few_people, ranked
from packview.model import Finding, Indicator, Note
from packview.model.notes import findings_taken

WEIGHTS = {"comparator": 4, "claim": 16}


def made(key: str, **fields: Any) -> Finding:
    plain = Finding(
        key=key, kind="comparator", rule=key, severity="ask", sure="likely", explanation="E", question="Why?"
    )
    return replace(plain, **fields)


def order(*findings: Finding) -> list[str]:
    return [one.key for one in ranked(findings, WEIGHTS)]


@pytest.mark.parametrize(
    "weighty",
    [
        {"gap": 0.5},
        {"people": 400.0},
        {"explanation": "A statutory timescale."},
        {"printed": "\u00a34.2 million"},
        {"printed": "34% higher", "computed": "51% higher: (104 - 69) / 69"},
    ],
)
def test_what_weighs_more_comes_first_whatever_its_page(weighty: dict[str, Any]) -> None:
    assert order(made("a", pdf_page=1), made("b", pdf_page=9, **weighty)) == ["b", "a"]


@pytest.mark.parametrize("lighter", [{"explained": True}, {"author_first": True}, {"sure": "possible"}])
def test_what_is_explained_or_for_the_author_comes_later(lighter: dict[str, Any]) -> None:
    assert order(made("a", pdf_page=1, **lighter), made("b", pdf_page=9)) == ["b", "a"]


def test_findings_of_one_rule_stand_by_the_size_of_their_gap_not_by_page() -> None:
    rows = [
        made(f"k{at}", rule="short of its target", gap=gap, pdf_page=at)
        for at, gap in enumerate((0.1, 0.4, 0.2))
    ]
    assert order(*rows) == ["k1", "k2", "k0"]


def test_the_same_figures_from_the_same_working_on_two_pages_are_one_fact() -> None:
    one = made(
        "a",
        kind="claim",
        rule="wrong base",
        printed="34% higher",
        computed="51% higher",
        page="14",
        pdf_page=19,
    )
    other = replace(one, key="b", page="22", pdf_page=27)
    (told,) = ranked([other, one], WEIGHTS)
    assert (told.key, told.same) == ("a", ("b",))
    assert told.explanation == "E The same is said on page 22."
    assert told.is_taken({"b"})
    assert not told.is_taken({"c"})
    assert len(ranked([one, replace(other, computed="52% higher")], WEIGHTS)) == 2
    assert len(ranked([replace(one, refs=("A",)), replace(other, refs=("B",))], WEIGHTS)) == 2


def test_nothing_is_offered_to_ask_in_public_of_an_item_taken_in_private() -> None:
    pack, _ = planted_packs.pack_of([])
    closed = replace(pack, items=(replace(pack.items[0], exempt=True),))
    one = made("a", item=closed.items[0].key)
    (told,) = ranked([one], WEIGHTS, closed)
    assert (told.severity, told.question, told.author_first) == ("look", "", True)
    assert ranked([one], WEIGHTS, pack)[0].question


def test_a_count_of_fewer_than_ten_people_is_for_the_author() -> None:
    few = made(
        "a", explanation="No number out of 4 comes to 20%.", quote="20% of the deaths took place at night"
    )
    assert is_of_few_people(few)
    assert not is_of_few_people(replace(few, explanation="No number out of 44 comes to 20%."))
    assert not is_of_few_people(replace(few, quote="20% of the buses"))


def test_a_finding_is_taken_by_a_question_that_rests_on_it_and_was_not_withdrawn(note: Any) -> None:
    asked: Note = note
    assert findings_taken([asked]) == {"claim-1"}
    assert findings_taken([replace(asked, status="withdrawn")]) == frozenset()
    assert findings_taken([replace(asked, kind="note")]) == frozenset()


@pytest.fixture
def note() -> Note:
    from datetime import UTC, datetime

    from packview.model import Anchor, Evidence

    now = datetime(2018, 11, 29, tzinfo=UTC)
    return Note(
        id="1",
        kind="question",
        text="Why?",
        anchor=Anchor(),
        evidence=(Evidence(kind="finding", ref="claim-1"), Evidence(kind="page", pdf_page=3)),
        created=now,
        updated=now,
    )


@pytest.mark.parametrize(
    ("name", "most", "short"),
    [
        (
            "Percentage of Single Assessments (SA) completed in 45 working days",
            9,
            "Single Assessments completed in 45 working days",
        ),
        ("Rate per 10,000 Initial Conferences (ICPCs)", 9, "Initial Conferences"),
        ("Number of carers at the end of the month, excluding those on leave", 3, "this measure"),
        ("Number of foster carers at the end of period", 9, "foster carers"),
        (
            "Percentage of cases dealt with by the hub where the time from receipt to completion was a day",
            8,
            "cases dealt with by the hub",
        ),
        ("Percentage of Initial Conferences held within timescales", 3, "Initial Conferences"),
        (
            "Percentage of plans issued within 20 weeks \u2013 rolling 12 months",
            9,
            "plans issued within 20 weeks",
        ),
        ("[REDACTED] [/ [b]x[/b]", 9, "x"),
    ],
)
def test_a_name_to_be_said_aloud_has_no_code_no_brackets_and_is_cut_between_phrases(
    name: str, most: int, short: str
) -> None:
    assert plain_name(Indicator(ref="K1", name=name), most) == short


def test_a_question_has_at_most_so_many_words_whatever_the_names() -> None:
    long = Indicator(ref="K1", name="Number of " + " ".join(f"word{at} of" for at in range(40)))
    for question in (
        "Page 1 gives 3 for {name}. Why?",
        "{name}?",
        "One {name} and then another that is longer. Why?",
    ):
        assert len(fitted(question, long).split()) <= MOST_WORDS
    assert len(fitted("Page 1 has {name} and {name}. Why?", long, long).split()) <= MOST_WORDS
