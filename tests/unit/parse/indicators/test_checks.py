"""Rows whose own figures do not add up are marked, in words."""

from packview.parse.indicators.rows import reasons_to_doubt
from packview.wording.numbers import Figure, read_figure

MONTHS = ["2017-10", "2017-11", "2017-12", *(f"2018-{month:02}" for month in range(1, 11))]
COUNTS = [1378, 1215, 997, 1421, 1309, 1376, 1649, 1554, 1433, 1494, 1754, 1441, 1620]
PERIODS = {period: read_figure(str(count)) for period, count in zip(MONTHS, COUNTS, strict=True)}


def test_few_months_can_still_contradict_a_maximum() -> None:
    months = {f"2024-{month}": read_figure(text) for month, text in (("10", "10"), ("11", "11"), ("12", "9"))}
    assert reasons_to_doubt(months, read_figure("10"), read_figure("12")) == []
    assert reasons_to_doubt(months, read_figure("10"), read_figure("8")) == [
        "The printed maximum, 8, is lower than one of the months",
        "The printed average, 10, is higher than the printed maximum",
    ]
    assert reasons_to_doubt({}, read_figure("10"), read_figure("12")) == []


def test_an_average_and_a_maximum_of_the_last_twelve_months_agree() -> None:
    assert reasons_to_doubt(PERIODS, read_figure("1439"), read_figure("1,754")) == []


def test_what_the_months_cannot_give_is_said() -> None:
    assert reasons_to_doubt(PERIODS, read_figure("1,500"), read_figure("1,800")) == [
        "The printed average, 1,500, is not that of the months",
        "The printed maximum, 1,800, is not that of the months",
    ]


def test_rounding_is_no_reason() -> None:
    shares = {
        period: read_figure(f"{count / 100:.0f}%") for period, count in zip(MONTHS, COUNTS, strict=True)
    }
    assert reasons_to_doubt(shares, read_figure("14.4%"), read_figure("17.54%")) == []
    assert reasons_to_doubt(shares, read_figure("16.4%"), Figure())


def test_missing_months_are_left_out_and_too_few_say_nothing() -> None:
    gaps = {
        period: Figure(mark="-") if number % 2 else figure
        for number, (period, figure) in enumerate(PERIODS.items())
    }
    assert reasons_to_doubt(gaps, read_figure("1460"), Figure()) == []
    assert reasons_to_doubt(dict(list(PERIODS.items())[:4]), read_figure("900"), read_figure("2,000")) == []
