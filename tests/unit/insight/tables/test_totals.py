"""Totals of tables: what is wrong, and what only looks so."""

import pytest

from packview.insight.tables.grid import Grid, read_cell
from packview.insight.tables.totals import is_slip, total_findings
from packview.model import Finding


def table(*rows: str, header: str = "Service|2023|2024|2025", title: str = "Spending [REDACTED]") -> Grid:
    """A table from lines of cells with bars between them."""
    return Grid(
        title=title,
        header=tuple(header.split("|")),
        rows=tuple(tuple(row.split("|")) for row in rows),
        page="9",
        pdf_page=11,
        lines=rows,
    )


def wrong(*rows: str, header: str = "Service|2023|2024|2025", title: str = "Spending") -> list[Finding]:
    return list(total_findings([table(*rows, header=header, title=title)]))


GOOD = ("Roads|100|120|90", "Parks|20|30|41", "Bins|7|8|9")


def test_a_wrong_total_is_told_where_the_others_add_up() -> None:
    (found,) = wrong(*GOOD, "Total|127|158|114")
    assert (found.rule, found.printed, found.sure) == ("total of a column", "114", "certain")
    assert found.computed == "140: the 3 figures above it, 26 more"
    assert found.explanation.endswith("Other totals of this table add up in the same way (2).")


def test_right_totals_are_left_alone() -> None:
    assert wrong(*GOOD, "Total|127|158|140") == []


def test_a_finding_says_where_and_what_and_asks() -> None:
    (finding,) = total_findings([table(*GOOD, "Total|127|185|140")])
    assert (finding.printed, finding.page, finding.pdf_page, finding.sure) == ("185", "9", 11, "certain")
    assert finding.computed == "158: the 3 figures above it, 27 less"
    assert finding.question == "On page 9 the total is 185, but its figures make 158. Which is right?"
    assert "'Total' under '2024' of the table 'Spending [REDACTED]'" in finding.explanation


@pytest.mark.parametrize(
    "rows",
    [
        (*GOOD, "Total|999|888|777"),  # nothing adds up: the table is of another kind
        (*GOOD, "Total|127|158|38"),  # the mean of a column that has no sum
        (*GOOD, "of which schools|10|10|10", "Total|127|158|140"),
        (*GOOD, "Total|127|158|139"),  # whole numbers may be rounded
        (*GOOD, "Total|127|158|99"),  # one row left out: 140 less 41
        (*GOOD, "Total|127|158|"),
        ("Roads|100|120|x", "Parks|20|30|41", "Total|120|150|999"),
        ("Roads|1|2|3", "Total|5|6|7"),
    ],
)
def test_what_may_be_meant_so_is_not_told(rows: tuple[str, ...]) -> None:
    assert wrong(*rows) == []


def test_sections_grand_totals_and_dashes() -> None:
    rows = (
        "Children|||", "Homes|10.1|20.2|-", "Visits|5.0|5.0|7.5", "Total children|15.1|25.2|7.5",
        "Adults|||", "Care|(2.5)|1.0|3.0", "Day|4.0|1.0|1.0", "Sub-total adults|1.5|2.0|4.0",
        "Grand total|16.6|27.2|11.5",
    )  # fmt: skip
    assert wrong(*rows) == []
    (found,) = wrong(*rows[:-1], "Grand total|16.6|72.2|11.5")
    assert (found.printed, found.computed.split(":")[0]) == ("72.2", "27.2")


def test_thousands_may_be_off_by_their_rounding() -> None:
    rows = ("A|26|24|100", "B|18|18|75", "C|16|13|61", "D|9|9|9")
    assert wrong(*rows, "Total (thousands)|69|64|243") == []
    assert len(wrong(*rows, "Total (thousands)|69|64|265")) == 1


def test_numbers_of_rows_and_rates_have_no_sum() -> None:
    rows = ("1|Roads|100|50%", "2|Parks|30|40%", "3|Bins|7|45%", "4|Total|137|47%")
    assert wrong(*rows, header="Ref|Service|2024|Share") == []


def test_totals_at_the_end_of_rows() -> None:
    rows = (
        "Roads|1.5|2.5|4.0",
        "Parks|3.0|1.0|4.0",
        "Bins|0.5|0.5|1.0",
        "Trees|2.0|2.5|4.5",
        "Lamps|6.0|1.0|7.0",
    )
    header = "Service|Core|External|Total"
    assert wrong(*rows, header=header) == []
    (found,) = wrong(*rows[:-1], "Lamps|6.0|1.0|8.0", header=header)
    assert (found.rule, found.quote, found.printed) == ("total of a row", "Lamps", "8.0")
    assert found.computed == "7: the 2 figures before it, 1 less"


def test_a_plain_column_must_be_plain() -> None:
    rows = ("A|\u00a382,200", "B|\u00a334,196", "C|\u00a313,482", "D|\u00a3445")
    header = "Partner|Contribution"
    assert wrong(*rows, "Total:|\u00a3130,323", header=header) == []
    (found,) = wrong(*rows, "Total:|\u00a3130,823", header=header)
    assert (found.sure, found.computed.split(":")[0]) == ("likely", "130,323")
    assert wrong(*rows, "Total:|\u00a3130,322", header=header) == []  # pounds may be rounded
    assert wrong(*rows, "Total:|\u00a3430,823", header=header) == []  # a page of the table may be missing
    assert wrong(*rows, "Total:|130", header=header) == []  # in thousands
    assert wrong(*rows, "E, of which F|\u00a35", "Total:|\u00a3130,828", header=header) == []
    first, second = table(*rows, header=header), table(*rows, "Total:|\u00a3130,823", header=header)
    assert list(total_findings([first, second])) == []  # the first may be its beginning


def test_two_rows_are_told_only_for_a_slip_of_one_digit() -> None:
    header = "Form|Returned"
    assert len(wrong("Online|68", "Printed|479", "Total returned|557", header=header)) == 1
    for total in (
        "547",
        "561",
        "616",
        "68",
    ):  # right; some not known; a page missing; the second row is part of the first
        assert wrong("Online|68", "Printed|479", f"Total returned|{total}", header=header) == []
    assert wrong("Male|68", "Female|479", "Sex not recorded for some|", "Total|557", header=header) == []


def test_thousands_among_millions_are_named() -> None:
    rows = ("Staff|2.10", "Homes|3.40")
    (found,) = wrong(*rows, "Buses|640", "Total|6.14", header="Heading|\u00a3m")
    assert (found.sure, "once 640 is in the same unit" in found.explanation) == ("certain", True)
    assert wrong(*rows, "Buses|0.64", "Total|6.14", header="Heading|\u00a3m") == []


def test_a_total_that_stands_first() -> None:
    rows = ("North|112|31", "South|98|22", "East|75|40")
    assert wrong("Total|285|93", *rows, header="Ward|Referrals|Plans") == []
    (found,) = wrong("Total|385|93", *rows, header="Ward|Referrals|Plans")
    assert (found.printed, found.computed) == ("385", "285: the 3 figures below it, 100 less")
    (found,) = wrong("All (total)|305", *(row.rpartition("|")[0] for row in rows), header="Ward|Referrals")
    assert found.computed.startswith("285")


def test_thousands_among_millions_where_another_column_adds_up() -> None:
    rows = ("Staff|2.10|1.90", "Homes|3.40|3.00")
    (found,) = wrong(*rows, "Buses|300|0.20", "Total|5.80|5.10", header="Heading (\u00a3m)|2017|2018")
    assert (found.printed, found.sure) == ("5.80", "certain")


def test_percentages_of_a_row_that_should_make_100() -> None:
    header = "Ward|Good|Fair|Poor|Total"
    assert wrong("North|50%|30%|20%|100%", header=header) == []
    (found,) = wrong("North|50%|35%|20%|100%", "South|40%|40%|20%|100%", header=header)
    assert (found.rule, found.computed.split(":")[0]) == ("percentages make 100", "105%")


def test_estimates_rounded_to_tens_make_no_wrong_total() -> None:
    rows = ("A|1,210|400|30", "B|1,350|210|1,010", "C|980|1,000|570")
    assert wrong(*rows, "Total|3,530|1,620|1,620", header="Area|x|y|z") == []
    assert len(wrong(*rows, "Total|3,540|1,160|1,610", header="Area|x|y|z")) == 1


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        ("22% 27% 30% 26%", True),
        ("31.3% 33.3% 33.3%", True),
        ("33.3% 33.3% 33.3%", False),  # rounding
        ("33% 33% 33%", False),
        ("60% 55% 40%", False),  # several answers could be given
        ("80% 5% 20%", False),  # one is a part of another
        ("51% 52%", False),  # two are too few
    ],
)
def test_percentages_that_should_make_100(shares: str, *, told: bool) -> None:
    rows = [f"Group {at}|{share}" for at, share in enumerate(shares.split())]
    found = wrong(*rows, "Total|100%", header="Group|Share")
    assert [one.rule for one in found] == (["percentages make 100"] if told else [])


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
def test_slips_of_the_hand(right: float, printed: float, slip: bool) -> None:
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


def test_a_year_beside_its_quarters_is_their_sum_where_the_other_rows_say_so() -> None:
    rows = ["Calls|98|112|91|111|412", "Thanks|41|38|52|60|191", "Visits|20|22|27|25|94", "Forms|5|6|7|8|26"]
    days = "Average days|8|7|9|8|8"
    (found,) = wrong(*rows, "Letters|71|80|66|90|317", days, header="Measure|Q1|Q2|Q3|Q4|Year")
    assert (found.printed, found.computed.partition(":")[0]) == ("317", "307")
    assert wrong(*rows, "Letters|71|80|66|90|307", days, header="Measure|Q1|Q2|Q3|Q4|Year") == []
