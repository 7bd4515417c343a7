"""Errors in the wordings of real papers are found, and the same words with other figures, or about something else, are left alone."""

import pytest

from detected import found_in, prose
from packview.insight.prose.fractions import fractions_in, multiples_in
from packview.insight.prose.passages import Passage
from packview.insight.prose.quantities import amounts_in, quantities_in
from packview.insight.shares.enumerations import enumeration_in
from packview.model import Finding


def findings(text: str) -> list[Finding]:
    paper = [Passage(text=text, raw=text, page="7", pdf_page=9)]
    return found_in(prose(paper), "claim", "impossible", "parts")


@pytest.mark.parametrize(
    ("text", "rule", "computed"),
    [
        ("Visits to the hub came to 360, against 300 the summer before (up 17%).", "wrong base", "20% higher"),
        ("The queue grew by 50 to 250, a rise of 20%.", "wrong base", "25% higher"),
        ("Loans: 1,200 in 2019, 1,500 in 2020 (+20%).", "wrong base", "25% higher"),
        ("Overtime was cut by 50%, from \u00a33.0m to \u00a32.0m.", "wrong base", "33% lower"),
        ("Repairs now take 30 days, down 33% from 40 days.", "wrong base", "25% lower"),
        ("Swimming tickets have doubled, from 210 to 290.", "percentage claim", "38% higher"),
        ("Thefts have more than halved, from 318 to 207.", "percentage claim", "35% lower"),
        ("Fines are a third fewer, at 90 compared with 100.", "percentage claim", "10% lower"),
        ("A fifth of the 365 posts (104) are vacant.", "share of a whole", "28%"),
        ("Nine in ten of the 420 checks (315) went well.", "share of a whole", "75%"),
        ("Two thirds (50) of the 150 benches are new.", "share of a whole", "33%"),
        ("So far \u00a312.0m has gone out, 45% of the \u00a340.0m set aside.", "share of a whole", "30%"),
        ("We met 90 tenants and 36 (60%) wanted a visit.", "share of the rest", "40%"),
        ("Of the 80 tasks, 60 are done, leaving 35% outstanding.", "share of a whole", "25%"),
        ("Against a target of 250 we found 175 homes, 60% of the target.", "share of a whole", "70%"),
        ("There are 400 trees in the park. 100 of them (35%) are limes.", "share of a whole", "25%"),
    ],
)  # fmt: skip
def test_a_wrong_claim_is_found_whatever_its_wording(text: str, rule: str, computed: str) -> None:
    (found,) = findings(text)
    assert (found.kind, found.rule) == ("claim", rule)
    assert found.computed.startswith(computed)
    assert found.quote in text


@pytest.mark.parametrize(
    "text",
    [
        "Calls rose by 20%, and letters fell from 60 to 54.",
        "Letters fell from 60 to 54 whereas calls climbed 20%.",
        "Crime went up by 3% across the county although the town saw it drop from 1,260 to 1,197.",
        "Costs are up 38% since 2016; in the last year alone they rose from \u00a34.1m to \u00a34.4m.",
        "The bill goes up by 3%, plus 2% for the fire service, from \u00a31,500.00 to \u00a31,575.00.",
        "Visits went up from 100 to 150 in spring and are now 20% above plan.",
        "Our rate of 52 is 8% above the region, where rates range from 40 to 61.",
        "The share rose by 4 points to 31%, and the number by 16% to 870 (from 750).",
        "Young people aged 16 to 24 are 21% of the town and 34% of those out of work.",
        "Reviews held on time were 91% in May, 3% short of the 94% target.",
        "Our 18 sites were 6% cheaper to run than in 2019, when there were 21.",
        "Demand grew 4% a year from 2015, from 1,000 to 1,217 in 2020.",
        "The price rose 10% in May and 10% in June, from \u00a3100 to \u00a3121.",
        "Half of our 120 buses (70 of them electric) run at night.",
        "Beds were cut from 85 to 68 as demand fell by 30%.",
        "It costs twice as much as in 2010: \u00a380 against \u00a340.",
        "More than half (53%) of the 610 people who wrote in live in the north.",
        "Roughly a fifth of the 1,050 invited, around 200 people, came.",
    ],
)
def test_a_claim_about_something_else_is_left_alone(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "17 appeals were decided and 33% were allowed.",
        "The audit looked at 24 files; 73% were in order.",
        "We took on 19 apprentices, 35% of whom live nearby.",
        "The panel saw 18 plans, upholding 65%.",
        "In the seven reviews finished so far, drink was a feature in 40%.",
        "Reviews due: 23. Held on time: 72%.",
        "33% of councillors (out of 31) have been trained.",
    ],
)
def test_a_percentage_of_cases_counted_just_before_is_tried_against_them(text: str) -> None:
    assert [one.kind for one in findings(text)] == ["impossible"]


@pytest.mark.parametrize(
    "text",
    [
        "There are 14 parks and 33% of residents use them.",
        "The 12 schools have 4,000 pupils, 33% of whom have free meals.",
        "The 17 workers spend 33% of their time on visits.",
        "Nine staff left, and sickness was 33%.",
        "In the 7 weeks to May 40% of calls were lost.",
        "We held 12 meetings and 55% of those invited came.",
        "There are 22 schools. 33% is the share of pupils with a bus pass.",
        "17 sites were visited. 20% of the budget has been spent.",
        "The bid covers 7 wards, where 45% are in fuel poverty.",
        "Of the 16 to 17 year olds known to us, 22% were out of work.",
    ],
)
def test_a_percentage_of_other_cases_is_left_alone(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("There were 42 calls: 20 on Monday, 12 on Tuesday and 9 on Friday.", "20 + 12 + 9 = 41"),
        ("The depot has 118 staff (76 full time and 34 part time).", "76 + 34 = 110"),
        ("The gap of \u00a33.6m is made up of \u00a31.2m in care, \u00a30.9m in transport and \u00a30.8m in parks.", "\u00a31.2m + \u00a30.9m + \u00a30.8m = \u00a32.9m"),
        ("184 roads were treated, 46 by hand, 72 by lorry and 58 by tractor.", "46 + 72 + 58 = 176"),
        ("The 135 letters were about bins (71), dogs (36) and noise (21).", "71 + 36 + 21 = 128"),
        ("The two halls have 148 seats: Eastfield 63, Northgate 75.", "63 + 75 = 138"),
        ("Posts in all: 212. Filled: 171. Vacant: 37.", "171 + 37 = 208"),
        ("We gave 51 warnings, 27 fines and 18 bans, 98 notices in all.", "51 + 27 + 18 = 96"),
        ("Of the 83 bids 26 were taken forward and 59 turned down.", "26 + 59 = 85"),
    ],
)  # fmt: skip
def test_a_list_of_parts_is_added_up(text: str, computed: str) -> None:
    (found,) = findings(text)
    assert (found.kind, found.computed) == ("parts", computed)


@pytest.mark.parametrize(
    "text",
    [
        "There were 64 calls, including 20 on Monday, 12 on Tuesday and 9 on Friday.",
        "19 papers came: 12 for decision, 4 for information and the rest to note.",
        "Of those 48 pupils, 30 were under five, 22 had a plan and 9 were from abroad.",
        "52 people replied: 30 liked the park and 25 the pool.",
        "The gap of \u00a38.0m is made up of \u00a33.4m, \u00a32.6m and \u00a31.9m.",
        "The 150 plots have 40 sheds, 60 ponds and 45 trees.",
        "We visited 20 homes, spoke to 30 people and read 45 files.",
        "93 cases were heard: 41 on Monday, with 37 of them upheld and 4 put off.",
        "There were 72 moves, 38 swaps, 21 sales and 16 lets.",
        "Of the 60 pupils 35 play an instrument and 28 sing.",
        "A total of 60 talks were given: 24 a month in spring, 12 a month in summer.",
        "2 workers were hired: one is here, one comes in May; 2 more talks follow.",
    ],
)
def test_figures_that_are_no_parts_are_not_added_up(text: str) -> None:
    assert findings(text) == []


def test_shares_in_words_are_as_wide_as_the_words() -> None:
    (third,) = fractions_in("a third of them")
    assert third.low < 33.3 < third.high < 40
    (under,) = fractions_in("just under half of them")
    assert under.high < 50.5
    (often,) = fractions_in("nine in ten of them")
    assert often.value == pytest.approx(90)
    (doubled,) = multiples_in("have doubled")
    assert (doubled.share.value, doubled.direction) == (100, "up")
    (fewer,) = multiples_in("a quarter fewer")
    assert (fewer.share.value, fewer.direction) == (25, "down")


def test_a_dash_before_a_figure_is_no_minus_and_no_range() -> None:
    assert [one.text for one in quantities_in("closed 158 cases - 83 with a plan")] == ["158", "83"]
    assert [one.text for one in quantities_in("the total was 436 - 21% more")] == ["436", "21%"]
    assert quantities_in("10 - 15%") == ()


def test_times_are_amounts_and_no_quantities() -> None:
    text = "from 12.5 days to 10.0 days within 20 days"
    assert [one.text for one in amounts_in(text)] == ["12.5", "10.0"]
    assert quantities_in(text) == ()


def test_a_list_needs_a_whole_and_two_parts() -> None:
    text = "42 calls: 20 on Monday"
    assert enumeration_in(text, quantities_in(text), 0, len(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Thirty offers were made between July and September: 11 in July and 8 in August.",
        "The team reached 640 carers, made up of 410 with advice and 305 with a payment.",
    ],
)
def test_some_of_the_months_and_those_who_may_count_twice_are_left_alone(text: str) -> None:
    assert findings(text) == []
