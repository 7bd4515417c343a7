"""Performance tables in text files, told by the shape of their rows."""

from datasets import read_datasets
from packview.model import Doubt, Indicator, Page
from packview.parse.indicators.read import FoundTables, find_indicators

TORN = """
 Page 1 of 2
R
ef
. Indicator

O
w
ne
r

Re
po
rt
er Outcome

Oct-17 Nov-17 Dec-17 Jan-18 DoT 12 month
average

12-mnth
max value

Percentage
?

Stat.
Neighbour

England Target 17-
18

Target 18-
19

Commentary (Jan-18):

T1
Number of trees planted in the
borough

An
n

B
ir
ch

Bo
C
ed
ar

Streets are green.

10 20 30 40 33% 300% 25 40 - Local 12 50 60

Planting went well and the volunteers who came in the autumn have said that they will
come again.

% change
from previous
month

% change
from same month prev.
yr

T2 (val) Share of trees alive

An
n

B
ir
ch

Bo
C
ed
ar Trees are watered. 50.0% - 60.0% 70.0% 17% n/a 60.0% 70.0% P 55.0% Local

T3
Trees felled

An
n

B
ir
ch

Bo
C
ed
ar

Few trees are felled.

1 2 3 4 33% 300% 2.5 4 - Local Local 9
"""


def read(text: str) -> list[Indicator]:
    page = Page(number=3, label="12", lines=tuple(text.strip("\n").split("\n")))
    return list(read_datasets([page]).indicators)


def test_a_table_that_a_converter_tore_apart_is_put_together() -> None:
    one, two, three = read(TORN)
    assert (one.ref, two.ref, three.ref) == ("T1", "T2 (val)", "T3")
    assert one.name == "Number of trees planted in the borough"
    assert {(each.owner, each.reporter) for each in (one, two, three)} == {("Ann Birch", "Bo Cedar")}
    assert [each.outcome for each in (one, two, three)] == [
        "Streets are green.",
        "Trees are watered.",
        "Few trees are felled.",
    ]
    assert one.values == {"2017-10": 10.0, "2017-11": 20.0, "2017-12": 30.0, "2018-01": 40.0}
    # The headings of the changes stand at the end of the page; the rows show where the columns are.
    assert (one.change_month, one.change_year, one.average_12m, one.max_12m) == (33.0, 300.0, 25.0, 40.0)
    assert one.benchmarks == {"Stat. Neighbour": None, "England": 12.0}
    assert one.targets == {"Target 17-18": 50.0, "Target 18-19": 60.0}
    assert one.commentary.startswith("Planting went well")
    assert one.commentary.endswith("come again.")
    assert (one.page, one.pdf_page) == ("12", 3)


def test_a_missing_month_and_blank_targets_are_no_figures() -> None:
    two = read(TORN)[1]
    assert two.unit == "percent"
    assert two.values["2017-11"] is None
    assert two.marks == {"2017-11": "-", "change_year": "n/a", "England": "Local"}
    assert two.targets == {"Target 17-18": None, "Target 18-19": None}
    assert two.doubtful == ()
    assert two.reliable


def test_a_target_whose_year_the_text_lost_is_not_guessed() -> None:
    three = read(TORN)[2]
    assert three.targets == {"Target 17-18, 18-19": 9.0}
    assert three.doubtful == ("The text does not tell which of the targets 17-18, 18-19 is 9",)
    assert three.doubts == (Doubt.TARGET,)
    assert three.reliable


def test_where_a_name_ends_is_in_doubt_and_its_figures_are_not() -> None:
    text, _, figures = TORN.partition("Trees felled\n")
    row = figures[figures.index("1 2 3 4") :]
    three = read(f"{text}Trees felled\nby us\nFew trees are felled.\n\n{row}")[2]
    assert (three.name, three.outcome) == ("Trees felled by us", "Few trees are felled.")
    assert three.doubts == (Doubt.NAME, Doubt.TARGET)
    assert three.reliable


def test_rows_on_one_line_are_read_with_their_names() -> None:
    found = read(
        """
Ref Indicator Apr-18 May-18 Jun-18 Jul-18 Average Target 18/19 RAG
M1 Number of visits 10 12 14 16 13 15 Green
M2 Visits within 10 days 50.0% 60.0% n/a 70.0% 60.0% 65% Amber
A note under the row.
M3 Long name of an indicator that
wraps here
1,000 1,200 1,100 1,300 1,150 1,400 R
"""
    )
    assert [(each.ref, each.name) for each in found] == [
        ("M1", "Number of visits"),
        ("M2", "Visits within 10 days"),
        ("M3", "Long name of an indicator that wraps here"),
    ]
    assert [each.rag for each in found] == ["green", "amber", "red"]
    assert found[1].values["2018-06"] is None
    assert found[1].commentary == "A note under the row."
    assert found[2].targets == {"Target 18/19": 1400.0}


def test_a_row_with_more_entries_than_columns_is_doubtful() -> None:
    (found,) = read("Ref Indicator Apr-18 May-18 Jun-18 Target\nM1 Number of visits 10 12 14 15 99 98")
    assert found.doubtful == (
        "The row has more entries than there are columns, so they may stand in the wrong ones",
    )
    assert found.doubts == (Doubt.FIGURES,)


def test_marks_alone_are_a_row_without_figures() -> None:
    """Two marks taken as one left fewer entries than periods."""
    (found,) = read("Ref Indicator Apr-18 May-18 Jun-18 Target\nM1 Number of visits - n/a 0")
    assert found.values == {"2018-04": None, "2018-05": None, "2018-06": 0.0}
    assert found.targets == {"Target": None}


def test_sentences_and_small_tables_are_not_indicators() -> None:
    assert (
        read(
            "The figures for Oct-17 Nov-17 Dec-17 were 12 13 14\nand rose. In 2018/19 2019/20 2020/21 there were 1 2 3"
        )
        == []
    )
    assert read("2015/16 2016/17 2017/18\nReferrals 69 37 29\nMeetings 43 17 5") == []


def test_periods_that_repeat_or_do_not_follow_name_no_columns() -> None:
    """A finance table prints its years once for each part: which figure is of which could only be guessed."""
    rows = "M1 Reserves 10 20 30 40 50 60\nM2 Balances 11 21 31 41 51 61"
    assert read(f"Ref Indicator 2022/23 2023/24 2024/25 2022/23 2023/24 2024/25\n{rows}") == []
    assert read("Ref Indicator Jan-22 Mar-27 Feb-22 Target\nM1 Bridges 1 2 3 4") == []


def test_a_table_whose_rows_do_not_fit_its_headings_is_left_in_the_text() -> None:
    rows = "\n".join(f"Homes built in ward {row} 10 20 30 40 50 60 70 80" for row in "ABCDE")
    page = Page(number=1, lines=("Ref Indicator 2022/23 2023/24 2024/25 Budget Target", *rows.split("\n")))
    found = find_indicators(FoundTables(), [page])
    assert found.indicators == ()
    assert [warned.pdf_page for warned in found.warnings] == [1]
