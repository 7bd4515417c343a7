"""A pack's figures beside those of other areas that a member has, with 95% intervals: Wilson's for shares, Byar's for rates.

Nobody is better or worse where the two intervals meet, and nothing is judged where either side's cases are not known: a month
of another area is one draw of chance as much as the pack's own.
"""

import re
from collections.abc import Iterator, Sequence

from packview.insight.indicators import Dataset, Polarities, figures_of, measure_of, subject_words
from packview.insight.intervals import Interval, byar, wilson
from packview.model import Indicator
from packview.model.comparison import Compared, OtherFigure, Verdict
from packview.text import fold

_PER = re.compile(r"(?i)\bper\s+(?P<many>[\d,]+|thousand|million)\b")
_IN_WORDS = {"thousand": 1e3, "million": 1e6}
_LIKE = 0.6
"""Share of the words of both names that two indicators must share to be proposed as one."""


def is_like(indicator: Indicator, other: OtherFigure) -> float:
    """How well another's indicator may be one of the pack's, 0 for not: the words that both names share, of one measure."""
    named = Indicator(ref="", name=other.indicator, unit=other.unit)
    if fold(other.indicator) == fold(indicator.name) and measure_of(indicator) != "money" != other.unit:
        return 1.0
    if measure_of(named) != measure_of(indicator):
        return 0.0
    words, others = subject_words(indicator.name), subject_words(other.indicator)
    figures = {word for word in words ^ others if word[0].isdigit()}
    share = len(words & others) / len(words | others) if words | others else 0.0
    return share if share >= _LIKE and not figures else 0.0


def compared(dataset: Dataset, position: int, others: Sequence[OtherFigure], polarities: Polarities) -> Iterator[Compared]:  # fmt: skip
    """Each of the other figures beside the indicator's own of the same period."""
    one = dataset.rows[position]
    own, measure, good = figures_of(one), measure_of(one), dataset.good(position, polarities)
    parts, wholes = dataset.parts_and_wholes(position)
    for other in others:
        range_ = _range(measure, other.value, other.denominator, one.name)
        value = own.get(other.period) if one.reliable else None
        mine = None
        if value is not None and other.period in wholes and measure in ("percent", "rate"):
            part, whole = parts.get(other.period, 0.0), wholes[other.period]
            mine = wilson(part, whole) if measure == "percent" and 0 <= part <= whole and whole else None
            mine = byar(part).times(1 / whole) if measure == "rate" and whole else mine
        why = _unlike(one, other) or _why_not(measure, value, range_, mine)
        range_ = None if _unlike(one, other) else range_
        yield Compared(
            other=other, range=_pair(range_), own=value, own_range=_pair(mine), why=why,
            verdict=_verdict(range_, mine, good) if range_ and mine and not why else "",
        )  # fmt: skip


def _pair(interval: Interval | None) -> tuple[float, float] | None:
    return (interval.low, interval.high) if interval else None


def _range(measure: str, value: float, whole: float | None, name: str) -> Interval | None:
    """The 95% interval of a share of ``whole`` cases, or of a rate among ``whole`` people; None where it cannot be told."""
    if not whole or value < 0:
        return None
    if measure == "percent":
        return wilson(value * whole / 100, whole) if value <= 100 else None
    per = _base(name)
    return byar(value * whole / per).times(per / whole) if measure == "rate" and per else None


def _base(name: str) -> float:
    """How many people the rate of a name is of: 10,000 for 'rate per 10,000'; 0 where it does not say."""
    said = _PER.search(name)
    many = said["many"].casefold().replace(",", "") if said else ""
    return _IN_WORDS.get(many) or (float(many) if many.isdigit() else 0.0)


def _unlike(one: Indicator, other: OtherFigure) -> str:
    """Why another figure cannot be set against an indicator's, whatever the member said of their names; '' where it can."""
    measure = measure_of(one)
    if other.unit != ("percent" if measure == "percent" else "money" if measure == "money" else "count"):
        if measure != "percent" or other.unit != "count":
            return "its file gives another unit"
        if 0 < other.value < 1:
            return "its file may give a part of 1, not per cent"
    bases = {_base(one.name), _base(other.indicator)} - {0.0}
    return "its rate is of another number of people" if measure == "rate" and len(bases) > 1 else ""


def _why_not(measure: str, own: float | None, other: Interval | None, mine: Interval | None) -> str:
    if own is None:
        return "the pack has no figure of that time"
    if measure not in ("percent", "rate"):
        return "numbers of places of different size"
    if other is None:
        return "its file gives no denominator"
    return "" if mine is not None else "the pack does not print how many cases its figure is of"


def _verdict(other: Interval, mine: Interval, good: str) -> Verdict:
    if mine.meets(other):
        return "similar"
    higher = mine.low > other.high
    if good not in ("high", "low"):
        return "higher" if higher else "lower"
    return "better" if higher == (good == "high") else "worse"
