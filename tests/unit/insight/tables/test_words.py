"""Ratings, arrows and sentences against the figures of a table: each wrong one beside a right twin."""

from dataclasses import replace

import pytest

from grids import grid
from packview.insight.indicators import Polarities
from packview.insight.prose.passages import Passage
from packview.insight.tables.grid import Grid, indicator_grids
from packview.insight.tables.words import hidden_findings, told_findings, verdict_findings
from packview.model import Finding, Indicator, Meeting, Pack, PageInfo, Source

KNOWN = Polarities(
    {"answered in time": "high", "missed bins": "low", "visits": "high", "visits on time": "high"}
)
PACK = Pack(
    pack_id="p",
    source=Source(kind="text", name="p.txt", sha256="0" * 64, size=1),
    meeting=Meeting(committee="C"),
    pages=(PageInfo(number=1, label="9"),),
)


def verdicts(table: Grid, *lines: str, pack: Pack = PACK) -> list[Finding]:
    grids = [table, *indicator_grids(pack.indicators, KNOWN)]
    return [*verdict_findings(grids, [lines], KNOWN), *hidden_findings(pack, [lines])]


def said(text: str, *tables: Grid) -> list[Finding]:
    return list(told_findings([Passage(text=text, raw=text, page="9", pdf_page=11)], tables, KNOWN))


EMPTY = grid("A|B\nx|y")


RATED = """
Calls answered in time | 80% | 71% | Green | told
Calls answered in time | 80% | 76.5% | G | told
Calls answered in time | 80% | 79% | Green | silent
Calls answered in time | 80% | 84% | Green | silent
Calls answered in time | 80% | 84% | Red | told
Calls answered in time | 80% | 71% | Red | silent
Calls answered in time | 80% | 84% | Amber | silent
Missed bins | 60 | 72 | Green | told
Missed bins | 60 | 52 | Green | silent
Missed bins | 60 | 52 | Red | told
Visits | 600 | 350 | Green | silent
Visits on time (%) | 95 | 81 | Green | told
Contacts received | 600 | 350 | Green | silent
Calls answered in time | 80% | n/a | Red | silent
Calls answered in time | 80 | 84% | Red | silent
"""


@pytest.mark.parametrize("case", RATED.strip().splitlines())
def test_a_rating_against_its_target(case: str) -> None:
    name, target, actual, rating, said = case.split(" | ")
    told = said == "told"
    table = grid(
        f"Measure|Target|Actual|RAG\n{name}|{target}|{actual}|{rating}\nBins|60%|72%|Green\nRoads|85%|81%|Amber"
    )
    assert [one.rule for one in verdicts(table)] == (["rating against target"] if told else [])
    one = Indicator(
        ref="M1",
        name=name,
        values={"2018-01": 70.0, "2018-02": float(actual.strip("%")) if actual != "n/a" else None},
        unit="percent" if "%" in target else "count",
        targets={"Target": float(target.strip("%"))},
        rag={"G": "green", "Green": "green", "Red": "red", "Amber": "amber"}[rating],  # type: ignore[arg-type]
    )
    if target != "80":
        found = verdicts(EMPTY, pack=replace(PACK, indicators=(one,)))
        assert [each.rule for each in found] == (["rating against target"] if told else [])


def test_a_tolerance_that_is_printed_excuses_a_green() -> None:
    table = grid("Measure|Target|Actual|RAG\nCalls answered in time|80%|76%|Green\nBins|60%|72%|Green")
    assert len(verdicts(table)) == 1
    assert verdicts(table, "Green: within 5% of target") == []


TIMES = "Grade|Target (minutes)|Median (minutes)|Rating / Town|15|12|Green / Village|20|{}|Green / Priority|60|75|Red / Later|48|{}|Green"
TICKED = "Measure|Target|Actual|Target met? / Held on time (%)|80|84|{0} / In touch (%)|90|{2}|{0} / Made on time (%)|85|81|{1}"
SHARES = (
    "Measure|Target|Actual|RAG / Held on time (%)|80|84|Green / In touch (%)|90|{}|Red / {} (%)|85|96|Red"
)
TERMS = "Contract|Start|End / Advice|1 April 2017|31 March {} / Mentors|1 June 2016|{} / Buses|1 January 2018|31 December 2018"
LATEST = "Measure|Q1|Q2|Target|Status / Calls answered in time|81%|{}%|80%|Red / Visits|88|91|90|Green"
GOOD = "Measure|{}|{}|Actual|RAG / Calls|Higher|80|71|Red / Plans|Higher|85|91|Green / Missed bins|Lower|60|72|Red / Visits|Higher|9|12|Green"
OWN = "Measure|Good is|Target|Actual|RAG / Contacts|{}|80%|60%|{} / Bins|Higher|60%|72%|Green"
MOVED = "Measure|Previous|Latest|Direction / Libraries|12,400|11,100|{} / Pools|30,100|31,900|Up / Theatres|8,200|8,450|Up / Parks|90|70|{}"
OVER = "Service|Variance|Position / A|120|{}spend / B|{}|{}spend / C|{}|{} / D|15|{}"
CHANGE = "Measure|Last|Now|Change / Visits|70|80|Better / Missed bins|9|7|{} / Letters answered in time|60|50|Worse"
SPENT = "Heading|{} / {}|{}"
QUARTERS, MONTHS_2017, NEW_YEAR = "Q1|Q2|Q3|Q4", "Apr-17|May-17|Jun-17|Jul-17", "Feb-17|Mar-17|Apr-17|May-17"
STAFF = "Team|Headcount|FTE / North|12|10.5 / South|9|{} / West|20|17.25"
VERDICTS = f"""
rating against target     {TIMES.format(24, 41)}
-                         {TIMES.format(18, 41)}
- measures nobody knows   {TIMES.format(24, 41).replace("(minutes)", "")}
- two of four             {TIMES.format(24, 59)}
rating against target     {TICKED.format(chr(0x2713), chr(0x2717), 86)}
-                         {TICKED.format(chr(0x2713), chr(0x2717), 96)}
rating against target     {TICKED.format("Y", "N", 86)}
rating against target     {SHARES.format(81, "Made on time")}
- to be kept low          {SHARES.format(81, "Beds occupied")}
- two of three            {SHARES.format(94, "Made on time")}
rating against target     {LATEST.format(84)}
-                         {LATEST.format(78)}
- says which way is good   {GOOD.format("Good is", "Target")}
- says which way is good   {GOOD.format("Polarity", "Last year")}
rating against target     {OWN.format("Higher", "Green")}
-                         {OWN.format("Lower", "Green")}
rating against target     {OWN.format("Lower", "Red")}
-                         {OWN.format("", "Red")}
end before start          {TERMS.format(2020, "31 May 2015")}
-                         {TERMS.format(2020, "31 May 2018")}
- two of three            {TERMS.format(2012, "31 May 2015")}
direction against figures {MOVED.format("Up", "Down")}
direction against figures {MOVED.format(chr(0x2191), chr(0x2193))}
-                         {MOVED.format("Down", "Down")}
-                         {MOVED.format(chr(0x2193), chr(0x2193))}
direction against figures {MOVED.format(chr(0x2197), chr(0x2198))}
- two of four             {MOVED.format("Up", "Up")}
-                         {MOVED.format("", "Down")}
direction against figures {OVER.format("Over", "(80)", "Under", "(30)", "Overspend", "Over")}
-                         {OVER.format("Over", "(80)", "Under", "(30)", "Under", "Over")}
- the other convention    {OVER.format("Under", "(80)", "Over", "(30)", "Overspend", "Under")}
- no signs                {OVER.format("Over", "80", "Under", "30", "Underspend", "Over")}
direction against figures {CHANGE.format("Worse")}
-                         {CHANGE.format("Better")}
year to date falls        {SPENT.format(QUARTERS, "Spending, year to date", "210|455|430|610")}
year to date falls        {SPENT.format(MONTHS_2017, "Homes built (cumulative)", "3|9|8|14")}
-                         {SPENT.format(QUARTERS, "Spending, year to date", "210|455|530|610")}
-                         {SPENT.format(MONTHS_2017, "Spending", "210|455|430|610")}
- a share may fall        {SPENT.format(QUARTERS, "Answered in time, year to date", "81%|80%|82%|79%")}
- it falls twice          {SPENT.format(QUARTERS, "Spending, year to date", "210|455|430|400")}
-                         {SPENT.format(QUARTERS, "Spending, year to date", "210|n/a|430|")}
- a new year              {SPENT.format(NEW_YEAR, "Spending, year to date", "455|610|40|90")}
heading twice             Type|2014/15|2016/17|2016/17|2017/18 / Primary|4|6|5|7 / Secondary|21|19|25|24
heading twice             Month|Calls / April|41 / June|38 / June|52 / July|47
- two columns of a year   Type|2014/15|2014/15|2015/16|2015/16 / Primary|4|6|5|7 / Secondary|21|19|25|24
- the latest twice        Type|2014/15|2015/16|2016/17|2016/17 / Primary|4|6|5|7 / Secondary|21|19|25|24
more FTE than people      {STAFF.format("9.4")}
-                         {STAFF.format("9.0")}
"""


@pytest.mark.parametrize("case", VERDICTS.strip().splitlines())
def test_a_word_or_sign_against_the_figures_of_its_row(case: str) -> None:
    """Each with the rule by which it is told, or '-' and why it may be right."""
    rule, text = case[:25].strip(), case[25:]
    told = [] if rule.startswith("-") else [rule]
    assert [one.rule for one in verdicts(grid(text.strip().replace(" / ", "\n")))] == told


def test_a_title_speaks_for_no_row_that_says_otherwise() -> None:
    rows = "{}|120|140|205|190"
    for label, told in (("In month", False), ("Savings", True)):
        table = replace(
            grid(f"Heading|April|May|June|July\n{rows.format(label)}"), title="Cumulative savings"
        )
        assert bool(verdicts(table)) is told


def test_arrows_of_indicators_are_checked_however_they_were_read() -> None:
    names = ("Visits", "Letters", "Loans", "Calls", "Classes")
    rows = [
        Indicator(
            ref=f"L{at}",
            name=name,
            values={"2018-01": 60.0, "2018-02": 70.0},
            direction="up",
            page=f"{at}",
            pdf_page=at,
        )
        for at, name in enumerate(names, start=1)
    ]
    assert verdicts(EMPTY, pack=replace(PACK, indicators=tuple(rows))) == []
    rows[2] = replace(rows[2], direction="down")
    (found,) = verdicts(EMPTY, pack=replace(PACK, indicators=tuple(rows)))
    assert (found.refs, found.page, found.computed) == (("L3",), "3", "goes from 60 to 70")


def test_hidden_figures() -> None:
    (hidden,) = verdicts(EMPTY, "Total 12 ##### 40", "#### Item #4, #100 and C# ##")
    assert (hidden.rule, hidden.printed, hidden.page) == ("hidden figure", "#####", "9")
    assert verdicts(EMPTY, "Item #4, #100 and C# ##") == []


RATES = grid(
    "Authority|Rate\nMarshwick|14.2\nNortham|16.0\nCastlebay|11.9\nRiverton|13.1\nHillbrook|18.4",
    title="Table 1: Exclusions",
)
YEARS = grid(
    "Year|Offences\n2013/14|5,120\n2014/15|4,980\n2015/16|5,040\n2016/17|4,890",
    title="Table 1: Recorded crime",
)
BOTH = grid(
    "Authority|2015/16|2016/17\nMarshwick|12.2|14.2\nNortham|17.0|16.0\nRiverton|13.1|18.1",
    title="Exclusions by area",
)
PLANS = grid(
    "Year|Plans\n2014/15|274\n2015/16|298\n2016/17|312", title="Table 1: Child protection plans at year end"
)
MONTHS = grid(
    "Month|Missed bins\nOctober|1,197\nNovember|1,284\nDecember|1,355", title="Missed bins by month"
)
GRANTS = grid(
    "Grant|£m\nGrant for schools|15.2\nHealth|6.1\nOther|1.7", title="Table 2: Grants received (£m)"
)
WARDS = grid(
    "Ward|Episodes\nNetley|31\nWeston|42\nHarefield|57\nMidanbury|18", title="Table 4: Missing episodes"
)
COSTS = grid(
    "Service|Budget\nFostering|1,150\nAdoption|640\nTotal|1,790",
    title="Table 2: Budget by service, \u00a3000",
)
SCORES = grid(
    "Measure|Target|Actual\nCalls answered in time|80%|83%\nLetters answered in time|90%|84%\nMissed bins|60|52"
)


SAID = """
RATES  rank   Marshwick has the lowest rate in the region.
RATES  -      Castlebay has the lowest rate in the region.
RATES  rank   The highest rate was in Northam.
RATES  -      The highest rate was in Hillbrook.
RATES  rank   Marshwick has the second lowest rate.
RATES  -      Marshwick has the third lowest rate of the five authorities.
RATES  -      Marshwick has the second lowest rate of the four districts.
RATES  rank   The highest rate was in Hillbrook and the lowest in Northam.
RATES  -      The highest rate was in Hillbrook and the lowest in Castlebay.
RATES  rank   Northam had the highest rate (16.0), while Castlebay had the lowest (11.9).
RATES  -      Northam had the highest rate (17.7), while Castlebay had the lowest (11.9).
RATES  -      Marshwick has one of the lowest rates.
RATES  -      Marshwick is not the lowest rate.
RATES  -      Marshwick has its lowest rate since 2010.
RATES  -      Marshwick saw the largest increase in the rate.
RATES  -      Marshwick and Northam have the lowest rates.
RATES  -      Marshwick has the lowest unemployment.
YEARS  rank   2014/15 had the highest number of offences.
YEARS  run    Recorded crime has fallen in every year since 2013/14.
YEARS  -      Recorded crime has fallen each year since 2015/16.
YEARS  run    Recorded crime has fallen for three consecutive years.
YEARS  -      Anti-social behaviour has fallen in every year since 2013/14.
BOTH   rank   In 2016/17 Northam had the highest rate of exclusions.
BOTH   -      In 2015/16 Northam had the highest rate of exclusions.
BOTH   -      Northam had the highest rate of exclusions.
BOTH   figure Exclusions in Northam stood at 17.0 in 2016/17.
BOTH   -      Exclusions in Northam stood at 16.0 in 2016/17.
BOTH   -      Exclusions in Northam stood at 15.2 in 2016/17.
PLANS  -      Child protection plans have risen in every year.
PLANS  figure Child protection plans stood at 321 at the end of 2016/17.
PLANS  -      Child protection plans stood at 312 at the end of 2016/17.
PLANS  figure There were 321 child protection plans at the end of 2016/17.
PLANS  -      There were 321 new child protection plans in 2016/17.
RATES  rank   Marshwick's rate is the lowest.
RATES  -      Castlebay's rate is the lowest.
PLANS  -      Child protection plans stood at about 321 at the end of 2016/17.
PLANS  -      Children in need stood at 321 at the end of 2016/17.
PLANS  figure The council recorded 321 child protection plans in 2016/17.
PLANS  -      The council recorded 312 child protection plans in 2016/17.
PLANS  -      The council stopped 321 child protection plans in 2016/17.
RATES  -      Among the northern authorities, Northam has the highest rate.
RATES  rank   Among the authorities, Northam has the highest rate.
MONTHS -      October had the highest rate of missed bins for each round.
MONTHS rank   October had the highest number of missed bins.
MONTHS figure There were 1,248 missed bins in November.
MONTHS -      There were 1,284 missed bins in November.
MONTHS -      There were 1,248 missed bins and bags in November.
GRANTS figure Of this, grant for schools was £12.5m.
GRANTS -      Of this, grant for schools was £15.2m.
GRANTS -      Of this, grant for schools in the north was £12.5m.
WARDS  figure Table 4 shows that Harefield recorded 75 missing episodes.
WARDS  -      Table 4 shows that Harefield recorded 57 missing episodes.
WARDS  figure Table 4 shows 75 missing episodes in Harefield.
WARDS  -      Table 4 shows 57 missing episodes in Harefield.
WARDS  -      Table 4 shows that Harefield recorded 75 more.
WARDS  -      Table 4 shows that Harefield had 75 long missing episodes.
WARDS  -      Harefield had 75 episodes with police (Table 4).
WARDS  -      75 missing episodes were in Harefield (Table 4).
WARDS  -      Table 4 shows that Harefield lost 75 missing episodes.
WARDS  -      Table 4 shows that Harefield will have 75 missing episodes.
WARDS  -      Table 5 shows that Harefield recorded 75 missing episodes.
WARDS  -      Harefield recorded 75 missing episodes.
WARDS  rank   Weston ranked first for missing episodes.
WARDS  rank   Midanbury had the second most missing episodes.
WARDS  -      Midanbury ranked first for missing episodes.
WARDS  -      Weston came first in the programme of visits.
WARDS  rank   Midanbury had more missing episodes than Weston.
WARDS  -      Midanbury had fewer missing episodes than Weston.
WARDS  -      Midanbury had no more missing episodes than Weston.
WARDS  -      Midanbury had more missing bins than Weston.
WARDS  -      Midanbury had more missing episodes by day than Weston.
WARDS  -      Midanbury is expected to have more missing episodes than Weston.
WARDS  -      Midanbury had more missing episodes than the police of Weston.
COSTS  figure Table 2 shows that the total budget is £1.97m.
COSTS  -      Table 2 shows that the total budget is £1.79m.
WAYS   figure The most common answer was walking, given by 13 per cent (Table 3).
WAYS   -      The most common answer was walking, given by 31 per cent (Table 3).
YEARS  run    Recorded crime fell in 2015/16.
YEARS  -      Recorded crime rose in 2015/16.
YEARS  -      Recorded crime fell in 2013/14.
YEARS  -      Recorded crime will fall in 2015/16.
YEARS  -      Violent crime fell in 2015/16.
YEARS  run    Recorded crime has fallen year on year.
BOTH   run    Exclusions in Northam rose in 2016/17.
BOTH   -      Exclusions in Northam fell in 2016/17.
SCORES target All three measures met their targets.
SCORES target Two of the three measures missed their target.
SCORES -      One of the three measures missed its target.
SCORES target None of the targets was met.
SCORES -      All of the missed targets are reviewed each month.
SCORES target All three targets were met in the quarter.
SCORES -      Not all of the targets were met in the quarter.
SCORES -      All the targets will be met if money is found.
SCORES target The service met every one of its targets.
SCORES -      Two of the three targets were met.
SCORES target One of the three targets was met.
SCORES target Letters answered in time met its target.
SCORES -      Letters answered in time missed its target.
SCORES -      Missed bins fell short of its target.
SCORES target The target was missed for missed bins.
SCORES -      The target for letters answered in time was not met.
"""
RULES = {"rank": "highest or lowest of a table", "run": "run of a table", "figure": "figure of a table", "target": "target of a table"}  # fmt: skip
WAYS = grid("Mode|Pupils %\nWalking|31\nBus|27\nCar|24", title="Table 3: How pupils travel")
TABLES = {name: globals()[name] for name in {line.split()[0] for line in SAID.strip().splitlines()}}


@pytest.mark.parametrize("case", SAID.strip().splitlines())
def test_what_prose_says_of_a_table(case: str) -> None:
    """Each with the table beside it and what is told: '-' where it is right, of another measure, time or source, or not meant so."""
    name, rule, text = case.split(maxsplit=2)
    found = said(text, TABLES[name])
    assert [one.rule for one in found] == ([RULES[rule]] if rule != "-" else [])
    assert all(len(one.question.split()) <= 25 for one in found)
    assert said(text, grid("A|B|C\nMarshwick|1|9\nx|2|5\n2014/15|3|1", title="Nothing of the kind")) == []


def test_another_column_that_makes_a_sentence_right_silences_it() -> None:
    text = "Marshwick has the lowest rate in the region."
    other = grid(
        "Authority|Rate of fixed periods\nMarshwick|3.1\nNortham|4.0\nCastlebay|4.4",
        title="Table 2: Exclusions",
    )
    assert said(text, RATES, other) == []
    england = grid(
        "Authority|Rate\nMarshwick|14.2\nNortham|16.0\nRiverton|15.1\nEngland|11.0",
        title="Table 1: Exclusions",
    )
    assert said(text, england) == []
