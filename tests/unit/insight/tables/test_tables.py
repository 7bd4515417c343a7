"""Totals, percentages of 100 and other figures that a table determines: what is told of each small table, and that nothing else is."""

from dataclasses import replace

import pytest

from detected import prose
from grids import grid
from packview.insight.indicators import Polarities
from packview.insight.prose.passages import Passage
from packview.insight.tables.grid import Grid, grids_of, joined, read_cell
from packview.insight.tables.relations import is_slip, relation_findings
from packview.insight.tables.words import told_findings, verdict_findings
from packview.model import Finding, PageInfo

KNOWN = Polarities({"built": "high", "missed bins": "low", "recycled": "high", "collected": "high"})
TEXT = "Castlebay has the lowest rate of the three councils. Vacancies have fallen every quarter. Castlebay saw the largest rise in its rate."


def found(*tables: Grid) -> list[Finding]:
    """Everything that is told of tables, and of sentences beside them that may be right."""
    told = told_findings([Passage(text=TEXT, raw=TEXT, pdf_page=11)], tables, KNOWN)
    return [
        *relation_findings([*tables, *joined(tables)]),
        *verdict_findings(tables, (), KNOWN),
        *told,
    ]


YEARS = "Service|2023|2024|2025 / Roads|100|120|90 / Parks|20|30|41 / Bins|7|8|9 / "
PARTS = "Item|2016|2017|2018 / Children||| / Homes|10.1|20.2|- / Visits|5.0|5.0|7.5 / Total children|15.1|25.2|7.5 / Adults||| / Care|(2.5)|1.0|3.0 / Day|4.0|1.0|1.0 / Sub-total adults|1.5|2.0|4.0 / "
ROWS = "Service|Core|External|Total / Roads|1.5|2.5|4.0 / Parks|3.0|1.0|4.0 / Bins|0.5|0.5|1.0 / Trees|2.0|2.5|4.5 / "
QUARTERS = "Measure|Q1|Q2|Q3|Q4|Year / Calls|98|112|91|111|412 / Thanks|41|38|52|60|191 / Visits|20|22|27|25|94 / Forms|5|6|7|8|26 / Average days|8|7|9|8|8 / "
GROWN = "Ward|2015|2025|Growth / East|5,000|5,600|12% / Full|8,000|8,800|10% / Har|4,000|4,600|{}"
TAKEN = "Year|Referrals|Accepted|Rate / 2024/25|860|602|70% / 2025/26|940|611|{}"
CRIME = "Area|People|Offences|Offences per 1,000 / North|40,000|1,200|30.0 / Mid|25,000|900|36.0 / South|50,000|1,400|{}"
TIPS = "Ward|Apr-Jun|Jul-Sep|Oct-Dec|Jan-Mar|2024/25 / Abbey|41|39|47|52|179 / Bridge|20|26|18|23|87 / Castle|65|58|71|60|{}"
EVERY = "Ward|Homes|Clinics / Adur|34|112 / Bourne|51|96 / Castle|29|140 / "
ORDERS = "Measure|Q1|Q2|Q3|Year to date / Made|40|35|50|125 / Matched|31|28|33|92 / Closed|12|9|14|{}"
HEARD = "Answer|Parents|Per cent / Visitor|64|20.0 / School|128|40.0 / Friend|48|{} / Website|160|50.0"
CAUSES = "Cause|Persons|of whom women / Falls|120|61 / Fires|85|40 / Floods|30|{}"
POSTS = "Group|Number / Workers|140 / of which qualified|95 / of which new|{} / Support|60"
PLAIN = "Partner|Contribution / A|\u00a382,200 / B|\u00a334,196 / C|\u00a313,482 / D|\u00a3445 / "
FORMS = "Form|Returned / Online|68 / Printed|479 / "
WARDS = "Ward|Referrals|Plans / Total|{}|93 / North|112|31 / South|98|22 / East|75|40"
THOUSANDS = "Area|x|y|z / A|26|24|100 / B|18|18|75 / C|16|13|61 / D|9|9|9 / Total (thousands)|"
TENS = "Area|x|y|z / A|1,210|400|30 / B|1,350|210|1,010 / C|980|1,000|570 / Total|"
SITES = "Infection|Site A|Site B|Site C|Trust / Aureus|2|1|0|3 / Other|26|19|14|59 / Sepsis|12|9|6|27 / "
RESERVES = "Reserve|Opening|Added|Used|Closing / Risks|3,400|250|(410)|3,240 / Change|5,120|0|(1,880)|3,240 / Health|1,905|310|(265)|1,950 / "
JOINERS = "Team|Staff in May|Joined|Left|Staff in June / North|120|14|9|125 / South|86|5|11|80 / West|203|21|17|207 / "
POSTED = "Team|Posts|In post|Vacant / North|120|108|12 / South|95|90|5 / East|77|61|{} / West|130|121|9"
SEXES = "Ward|Girls|Boys|All / A|12|8|20 / B|9|7|{} / C|11|6|17"
ABSENCE = "School|Attendance %|Absence % / Ash|94.6|5.4 / Birch|95.1|4.9 / Dale|95.7|4.3 / Elm|92.9|7.1 / "
SAVINGS = "Month|In month|Running total / April|120|120 / May|140|260 / "

VARIANCES = "Service|Budget|Forecast|Variance / Children|10,200|10,950|{} / Adults|24,100|24,480|{} / Housing|3,300|3,120|{} / Resources|5,050|5,010|{}"

TOLD = f"""
{VARIANCES.format("(750)", "380", "(180)", "(40)")} => difference of two columns: (750), 750: 10,950 (Forecast) less 10,200 (Budget)
{YEARS}Total|127|158|114 => total of a column: 114, 140: the 3 figures above it, 26 more
{YEARS}Total|127|185|140 => total of a column: 185, 158: the 3 figures above it, 27 less
{YEARS}of which schools|10|10|10 / Total|127|185|140 => total of a column: 185, 158: the 3 figures above it
{PARTS}Grand total|16.6|72.2|11.5 => total of a column: 72.2, 27.2
{THOUSANDS}69|64|265 => total of a column: 265, 245
{ROWS}Lamps|6.0|1.0|8.0 => total of a row: 8.0, 7: the 2 figures before it, 1 less
{QUARTERS}Letters|71|80|66|90|317 => total of a row: 317, 307
{PLAIN}Total:|\u00a3130,823 => total of a column: \u00a3130,823, 130,323
Funding|£m / Grant|12.4 / Tax|31.7 / of which parishes|1.9 / Rates|8.6 / Total|54.6 => part counted twice: 54.6, 52.7: the 3 figures above it
{FORMS}Total returned|557 => total of a column: 557, 547
{WARDS.format(385)} => total of a column: 385, 285: the 3 figures below it, 100 less
Ward|Referrals / All (total)|305 / North|112 / South|98 / East|75 => total of a column: 305, 285
{TENS}3,540|1,160|1,610 => total of a column: 1,160, 1,610
Ward|Good|Fair|Poor|Total / North|50%|35%|20%|100% / South|40%|40%|20%|100% => percentages make 100: 100%, 105%
Group|Share / A|22% / B|27% / C|30% / D|26% / Total|100% => percentages make 100: 100%, 105%
Group|Share / A|31.3% / B|33.3% / C|33.3% / Total|100% => percentages make 100: 100%, 97.9%
Answer|Number|Percentage / Yes|73|31.6% / No|397|73.9% / Too young|67|12.5% => share of one base: 31.6%, 13.6%
{GROWN.format("25%")} => growth of a column: 25%, 15%
{TAKEN.format("75%")} => share of a column: 75%, 65%
{CRIME.format("38.0")} => rate of two columns: 38.0, 28
{TIPS.format(245)} => total of a row: 245, 254: the 4 figures before it, 9 more
{EVERY}All wards|114|384 => total of a column: 384, 348
Boys|Girls|Total / 214|188|420 => total of a column: 420, 402
{ORDERS.format(53)} => total of a row: 53, 35
Answer|No|Yes|Later|All / Number|30|54|36|120 / Per cent|25%|57%|30%|100% => share of one base: 57%, 45%
{CAUSES.format(80)} => part of a row: 80, 30: the whole of which
{POSTS.format(54)} => part of a row: 54, 45
{SITES}Coli|18|11|9|48 => total of a row: 48, 38: the 3 figures before it, 10 less
{RESERVES}Elections|160|80|0|280 => total of a row: 280, 240: the 3 figures before it, 40 less
{JOINERS}Court|30|8|6|36 => balance of a row: 36, 32: the 2 figures before 6 (Left), less that
{POSTED.format(61)} => difference of two columns: 61, 16: 77 (Posts) less 61 (In post)
{SEXES.format(61)} => total of a row: 61, 16
{ABSENCE}Cedar|93.8|7.2 => shares of 100: 7.2, 6.2
{SAVINGS}June|205|485 / July|190|655 => running sum: 485, 465: the sum of its column so far, 20 less
Scheme|Before|After|Variance / Roads|10.0|12.0|2.0 / Paths|5.5|9.0|3.5 / Bridges|4.5|4.0|-0.5 / Total|24.0|25.0|1.0 => row left out of a table: 24.0, 20: the 3 figures above it, 4 less
Quarter|Adults|Children|Place / Q1|310|442|95 / Q2|335|468|102 / Q3|352|491|88 / Q4|341|455|91 / Year|1,338|1,956|376 => total of a column: 1,956, 1,856
"""

RIGHT = f"""
rounded cuts: Cut|a|b|c|d|e|f|Total / A|-161|-158|-172|-149|-163|-161|-966 / B|-21|-32|-43|-54|-65|-76|-291 / C|-31|-42|-53|-64|-75|-86|-351 / D|-30|-40|-50|-60|-70|-80|-330
right variances: {VARIANCES.format("750", "380", "(180)", "(40)")}
rounded variances: {VARIANCES.format("750", "381", "(180)", "(40)")}
two of four mean something else: {VARIANCES.format("750", "830", "(810)", "(40)")}
nothing proves it: {VARIANCES.format("(750)", "-", "n/a", "")}
right totals: {YEARS}Total|127|158|140
a table of another kind: {YEARS}Total|999|888|777
the mean of a column without a sum: {YEARS}Total|127|158|38
a part of a row among the rows: {YEARS}of which schools|10|10|10 / Total|127|158|140
whole numbers may be rounded: {YEARS}Total|127|158|139
one row left out: {YEARS}Total|127|158|99
no figure: {YEARS}Total|127|158|
a row without a figure: Service|a|b|c / Roads|100|120|x / Parks|20|30|41 / Total|120|150|999
one row: Service|a|b|c / Roads|1|2|3 / Total|5|6|7
sections, grand totals and dashes: {PARTS}Grand total|16.6|27.2|11.5
thousands off by their rounding: {THOUSANDS}69|64|243
numbers of rows, and rates: Ref|Service|2024|Share / 1|Roads|100|50% / 2|Parks|30|40% / 3|Bins|7|45% / 4|Total|137|47%
a part beside its whole: Funding|£m / Grant|12.4 / Tax|31.7 / of which parishes|1.9 / Rates|8.6 / Total|52.7
right totals of rows: {ROWS}Lamps|6.0|1.0|7.0
rows that only copy a figure prove no sum: Case|Wait|State|Time / A|84|0|84 / B|321|0|321 / C|57|0|57 / D|640|0|640 / E|17|12|46
a year beside its quarters: {QUARTERS}Letters|71|80|66|90|307
a right plain total: {PLAIN}Total:|\u00a3130,323
rounded pounds: {PLAIN}Total:|\u00a3130,322
a page may be missing: {PLAIN}Total:|\u00a3430,823
a total in thousands: {PLAIN}Total:|130
a part told beside: {PLAIN}E, of which F|\u00a35 / Total:|\u00a3130,828
two rows and some not known: {FORMS}Total returned|561
two rows and a missing page: {FORMS}Total returned|616
the second row is part of the first: {FORMS}Total returned|68
some not recorded: Sex|Returned / Male|68 / Female|479 / Sex not recorded for some| / Total|557
a right total that stands first: {WARDS.format(285)}
thousands right among millions: Heading|\u00a3m / Staff|2.10 / Homes|3.40 / Buses|0.64 / Total|6.14
estimates rounded to tens: {TENS}3,530|1,620|1,620
right percentages of rows: Ward|Good|Fair|Poor|Total / North|50%|30%|20%|100%
rounded percentages: Group|Share / A|33.3% / B|33.3% / C|33.3% / Total|100%
whole percentages: Group|Share / A|33% / B|33% / C|33% / Total|100%
several answers could be given: Group|Share / A|60% / B|55% / C|40% / Total|100%
one percentage is part of another: Group|Share / A|80% / B|5% / C|20% / Total|100%
two percentages are too few: Group|Share / A|51% / B|52% / Total|100%
sex not recorded of some: Area|Persons|Males|Females / Adur|326|113|213 / Arun|1,043|312|731 / Crawley|406|126|280 / England|211,928|67,965|143,956
rounded to tens: Area|2016|2021 / North|1,210|1,350 / South|980|1,010 / East|400|570 / Total|2,600|2,920
several answers: Reason|Number|% / Cost|120|60% / Time|90|45% / Distance|50|25% / Total answering|200|100%
an average of averages: Service|Cost|Users|Cost per user / Ash|1,200|40|30 / Birch|900|45|20 / Cole|2,100|70|30 / Average|1,400|52|27
income in brackets: Item|2017|2018 / Staff|410|420 / Premises|98|100 / Income|(77)|(81) / Net total|431|439
a part of a row: Group|Number / Looked after|455 / of which refugees|60 / In need|1,210 / Total|1,665
the year's target: Measure|Target|To date|RAG / Homes built|600|350|Green / Bins recycled (%)|41|42|Green / Tax collected (%)|57|51|Red
England is no council: Authority|Rate / Marshwick|14.2 / Northam|16.0 / Castlebay|11.9 / England|9.9
variance of the forecast: Service|Budget|Actual|Forecast|Variance / Children|900|450|950|50 / Adults|800|390|760|(40) / Housing|300|160|310|10
favourable is positive: Service|Budget|Outturn|Variance / Children|900|950|(50) / Adults|800|760|40 / Income|(300)|(310)|10 / Waste|200|190|10
nearly one base: Year|Places|Pupils|Surplus|% / 1|1,820|1,688|132|7.3% / 2|1,820|1,702|118|6.5% / 3|1,820|1,751|69|3.8% / 4|1,850|1,799|51|2.8% / 5|1,850|1,860|-10|-0.5% / All|9,160|8,800|360|3.9%
a rating times another: Risk|Chance|Harm|Score|Aim|Trend / Attack|4|5|20|12|Up / Budget|4|4|16|9|Up / Staff|3|4|12|8|Down / Flood|2|4|8|8|Same
two bases: Group|Number|% / Girls 5|40|20% / Girls 10|60|30% / Girls 16|100|50% / Boys 5|30|30% / Boys 10|30|30% / Boys 16|40|40%
two other bases: Ward|Number|% / W0|12|24% / W1|20|40% / W2|18|36% / W3|30|38% / W4|22|28% / W5|27|34%
the sum of the counts is a base: Answer|Number|Percentage / Yes|73|14% / No|397|73.9% / Too young|67|12.5%
an arrow for better: Measure|Last|Now|Trend / Missed bins|90|70|\u2191 / Visits|11,100|12,400|\u2191 / Theatres|8,050|8,200|\u2191 / Pools|31,000|30,000|\u2193
totals of totals: Item|2017|2018 / Care|10|20 / Homes|30|40 / Total children|40|60 / Day care|5|6 / Total adults|5|6 / Total|45|66
level is no rise: Quarter|Vacancies / Q1|48 / Q2|45 / Q3|45 / Q4|40
an average among its figures: Team|Q1|Q2|Q3|Q4|Average / North|61|64|66|69|69
an average of more: Team|Q1|Q2|Q3|Q4|12 month average / North|61|64|66|69|74
a right growth of three: {GROWN.format("15%")}
a right share of two: {TAKEN.format("65%")}
a right rate of three: {CRIME.format("28.0")}
two rows of which none fits: {TAKEN.replace("70%", "7%").format("75%")}
a year of four quarters: {TIPS.format(254)}
turnout with spoilt papers: Ward|Electorate|Votes|Turnout rate / A|4,200|1,512|36.0% / C|5,100|1,734|34.4%
nothing follows from nothing: Unit|Income|Spending|Net / A|100|90|10 / B|80|95|(15) / C|70|60|10 / Reserve|0|0|30
all wards added up: {EVERY}All wards|114|348
all is an average: Ward|Homes|Score / Adur|34|61 / Bourne|51|55 / Castle|29|70 / All wards|114|60
all others are no total: {EVERY}All other|99|210
no single row's total: Boys|Girls|Total / 214|188|402
three parts of a year: {ORDERS.format(35)}
parts within their wholes: {CAUSES.format(12)}
parts of a whole that may overlap: {POSTS.format(60)}
right sums of rows: {SITES}Coli|18|11|9|38
right reserves: {RESERVES}Elections|160|80|0|240
a period is no sum of others: Year|2021|2022|2023 / Roads|2|1|3 / Parks|26|19|45 / Bins|12|9|21 / Trees|18|11|39
sex not known of one: Ward|Men|Women|Total / North|212|240|452 / South|180|171|351 / East|322|301|624 / West|95|101|196
right vacancies: {POSTED.format(16)}
all added up: {SEXES.format(16)}
attendance and absence: {ABSENCE}Cedar|93.8|6.2
three shares, of which one is mostly nothing: Land|Known|Imported|Unknown / A|100%|0%|0% / B|90.5%|9.5%|0% / C|80.1%|19.9%|0% / D|76.2%|14.3%|9.5% / E|100%|0%|0%
the months of a cumulative table may fall: {SAVINGS}June|205|465 / July|190|655
parts that overlap: Need|Children / Speech|210 / Autism|180 / Social|160 / Some have more than one need| / Total children|455
an aim is no share: Measure|Cases|% of cases|Target / A|110|20%|20% / B|220|40%|40% / C|165|30%|30% / D|55|10%|60%
a target is no average: Team|Q1|Q2|Q3|Q4|Target / North|61|64|66|69|74
"""


def table(text: str, title: str = "Spending [REDACTED]") -> Grid:
    return grid(text.replace(" / ", "\n"), title=title)


@pytest.mark.parametrize("case", TOLD.strip().splitlines())
def test_what_is_wrong_is_told_and_nothing_else(case: str) -> None:
    text, _, expected = case.partition(" => ")
    (one,) = found(table(text))
    assert f"{one.rule}: {one.printed}, {one.computed}".startswith(expected)
    assert len(one.question.split()) <= 25


@pytest.mark.parametrize("case", RIGHT.strip().splitlines())
def test_what_looks_wrong_and_is_right(case: str) -> None:
    assert [one.explanation for one in found(table(case.partition(": ")[2]))] == []


def test_a_finding_says_where_and_what_and_asks() -> None:
    (one,) = found(table(f"{YEARS}Total|127|185|140"))
    assert (one.printed, one.page, one.pdf_page, one.sure) == ("185", "9", 11, "likely")
    assert one.question == "On page 9 the table gives 185 for Total. I make it 158. Which is right?"
    assert "'Total' under '2024' of the table 'Spending [REDACTED]'" in one.explanation
    assert one.explanation.endswith("The other rows follow from the same figures.")
    (plain,) = found(table(f"{PLAIN}Total:|\u00a3130,823"))
    assert plain.sure == "likely"


def test_a_base_that_the_page_gives_proves_its_shares() -> None:
    for notes, share, told in (("320 parents", 51.0, 1), ("320 parents", 15.0, 0), ("310 parents", 51.0, 0)):
        made = grid(HEARD.format(share).replace(" / ", "\n"), notes=f"A total of {notes} replied.")
        assert len(found(made)) == told


BESIDE = """
Area|Ward|Places / Coast|A|120 / Coast|B|95 / Inland|C|88 / Inland|D|165 | Area|Places / Coast|251 / Inland|253 | sum of another table: 251, 215
Area|Ward|Places / Coast|A|120 / Coast|B|95 / Inland|C|88 / Inland|D|165 | Area|Places / Coast|215 / Inland|253 |
Area|Ward|Places / Coast|A|120 / Coast|B|95 / Inland|C|88 / Inland|D|165 | Area|Pupils / Coast|251 / Inland|253 |
Area|Ward|Places / Coast|A|120 / Coast|B|95 / Inland|C|88 / Inland|D|165 | Area|Places / Coast|301 / Inland|253 |
School|Pupils / A|4,500 / B|1,200 / C|1,700 / D|1,400 | School|Absent|Rate % / A|90|2.0 / B|36|3.9 / C|51|3.0 / D|28|2.0 | share of a column: 3.9, 3
School|Pupils / A|4,500 / B|1,200 / C|1,700 / D|1,400 | School|Absent|Rate % / A|90|2.0 / B|36|3.0 / C|51|3.0 / D|28|2.0 |
School|Pupils / A|4,500 / B|1,200 / C|1,700 / D|1,400 | School|Absent|Rate % / A|90|2.0 / B|36|3.9 / C|51|2.4 / D|28|2.0 |
Ward|Cases / A|31 / B|42 / C|57 | Ward|Cases|Children / A|31|22 / B|24|30 / C|57|35 | two tables differ: 42, 24
Ward|Cases / A|31 / B|42 / C|57 | Ward|Cases|Children / A|31|22 / B|44|30 / C|57|35 |
Area|Boys|Girls / A|212|198 / B|180|171 / C|95|104 | Area|Children / A|410 / B|315 / C|199 | sum of two tables: 315, 351
Area|Boys|Girls / A|212|198 / B|180|171 / C|95|104 | Area|Children / A|410 / B|360 / C|199 |
Ward|Cases / A|31 / B|42 / C|57 | Ward|Cases, 2016|Children / A|31|22 / B|24|30 / C|57|35 |
"""


@pytest.mark.parametrize("case", BESIDE.strip().splitlines())
def test_tables_that_name_the_same_rows_are_read_side_by_side(case: str) -> None:
    one, other, expected = (part.strip() for part in f"{case} ".split(" | "))
    told = found(table(one), grid(other.replace(" / ", "\n"), title="Spending"))
    assert [
        f"{each.rule}: {each.printed}, {each.computed}".startswith(expected)
        for each in told
        if each.quote or expected
    ] == [True] * bool(expected)


def test_of_two_tables_that_differ_none_is_called_wrong() -> None:
    rows = "Ward|Cases / A|31 / B|{} / C|57"
    (one,) = found(table(rows.format(42), "Cases by ward"), table(rows.format(24), "Cases by ward"))
    assert one.question == "On page 9 one table gives 42 for B, another 24. Which is right?"
    assert "should" not in one.explanation


def test_another_version_of_a_table_may_differ() -> None:
    rows = "Service|Budget / Roads|{} / Parks|310 / Bins|902"
    for title, told in (
        ("Budget by service", 1),
        ("Revised budget by service", 0),
        ("Budget by service, 2025", 0),
    ):
        assert (
            len(found(table(rows.format("1,204"), "Budget by service"), table(rows.format("1,240"), title)))
            == told
        )


def test_a_table_may_begin_on_the_page_before() -> None:
    assert found(table(PLAIN.removesuffix(" / ")), table(f"{PLAIN}Total:|\u00a3130,823")) == []


@pytest.mark.parametrize(
    ("right", "printed", "slip"),
    [
        (134428, 134482, True),
        (134428, 13442, True),
        (134428, 134429, True),
        (134428, 143482, False),
        (12, 21, False),
        (1234.5, 1243.5, True),
        (1234.5, 9999, False),
    ],
)
def test_slips_of_the_hand(right: float, printed: float, *, slip: bool) -> None:
    assert is_slip(right, printed) is slip


def test_cells() -> None:
    for text, value, half in (
        ("1,234.5", 1234.5, 0.05), ("(1,234)", -1234, 0), ("-\u00a33.2m", -3.2e6, 5e4), ("12%", 12, 0.5), ("\u2013", 0, 0),
        ("\u00a3-5", -5, 0), ("1,084*", 1084, 0),
    ):  # fmt: skip
        cell = read_cell(text)
        assert cell
        assert [cell.value, cell.half] == pytest.approx([value, half])
    for text in ("", "n/a", "c", "(12", "9,570.4 -23,335.3", "2024/25", "[REDACTED]"):
        assert read_cell(text) is None


def test_names_with_one_figure_each_under_a_heading_are_a_table_of_a_text() -> None:
    blocks = (
        "Table 4: visits\nWard     Visits\nHillside   221\nMeadow   188",
        "Area Recycling rate\nAsh 44.1%\nBirch 47.8%",
        "Rooms were let in 12\nof the 14 weeks, all but 2",  # prose
        "Hillside 221\nMeadow 188",  # no heading
        "Ward Visits\nHillside 221",  # one row
        "Ward Visits\nHillside 221\nnot counted\nMeadow 188",
    )
    lines = "\n\n".join(blocks).split("\n")
    pack = replace(prose([]).pack, pages=(PageInfo(number=1, label="9"),))
    found = [(one.title, one.header, len(one.rows), one.page) for one in grids_of(pack, [lines], [()])]
    assert found == [
        ("Table 4: visits", ("Ward", "Visits"), 2, "9"),
        ("", ("Area", "Recycling rate"), 2, "9"),
    ]
