"""A number and the rate that belongs to it, told together in prose, against the same two in the dataset."""

import re
from collections.abc import Sequence

from packview.insight.finding import in_prose, where
from packview.insight.indicators import measure_of, related_measures
from packview.insight.own_words import Fit
from packview.insight.prose.passages import Passage
from packview.insight.prose.quantities import Quantity
from packview.model import Finding, Indicator, Pack
from packview.wording.numbers import figure
from packview.wording.periods import spoken

_RATE = re.compile(r"\brates?\b", re.IGNORECASE)
_LEAST = 100
"""A smaller number may stand in a sentence by chance."""
_NEAR = 0.15
"""The rate told must be this close to the dataset's, or it is of something else."""


def number_and_rate_findings(pack: Pack, passages: Sequence[Passage]) -> list[Finding]:
    """'522 children, a rate of 104', where the dataset has 522 in one month only and another rate beside it."""
    rows, fit = pack.indicators, Fit(pack.indicators)
    pairs = [
        (at, other)
        for at, related in related_measures(rows).items()
        for other in related
        if measure_of(rows[at]) == "count" and measure_of(rows[other]) == "rate"
    ]
    found: list[Finding] = []
    if not pairs:
        return found
    for passage in passages:
        if passage.cell or not _RATE.search(passage.text):
            continue
        numbers = passage.quantities
        for first, last in passage.sentences:
            text = passage.text[first:last]
            here = [one for one in numbers if first <= one.first < last and not one.unit and not one.vague]
            if len(here) < 2 or not _RATE.search(text):
                continue
            for at, rate in pairs:
                if fit.share_of(text, at) < 0.75:
                    continue
                told = _told(rows[at], rows[rate], here)
                if told is not None:
                    found.append(_finding(passage, rows[at], rows[rate], told))
    return found


def _told(
    one: Indicator, rates: Indicator, here: Sequence[Quantity]
) -> tuple[Quantity, Quantity, str] | None:
    """Number, rate and month where the sentence has the number of that month alone, and no figure that could be its rate there."""
    for count in here:
        months = [period for period, value in one.values.items() if value == count.value >= _LEAST]
        if len(months) != 1 or (rate := rates.values.get(months[0])) is None:
            continue
        others = [other for other in here if other is not count]
        if any(_could_be(other, rate) for other in others):
            return None
        near = [
            other for other in others if abs(other.value - rate) <= _NEAR * rate and other.first > count.last
        ]
        if len(near) == 1:
            return count, near[0], months[0]
    return None


def _could_be(told: Quantity, rate: float) -> bool:
    half = 0.5 if rate == int(rate) else 0.05
    return rate + half > told.low and told.high > rate - half


def _finding(
    passage: Passage, one: Indicator, rates: Indicator, told: tuple[Quantity, Quantity, str]
) -> Finding:
    count, rate, month = told
    value = rates.values[month] or 0.0
    shown = figure(value, places=0 if value == int(value) else 1)
    at, there = where(passage.page, passage.pdf_page), where(rates.page, rates.pdf_page)
    return in_prose(
        passage,
        rule="number and rate",
        severity="look",
        sure="possible",
        span=(count.first, rate.last),
        printed=rate.text,
        computed=f"{shown} beside {count.text} for {spoken(month)} in the table on {there}",
        refs=(one.ref, rates.ref),
        explanation=f"{at[0].upper()}{at[1:]} gives {count.text} a rate of {rate.text}; the table on {there} has {count.text} for "
        f"{spoken(month)} only, with a rate of {shown}. Another figure for the population may explain it.",
        question=f"On {at}, {count.text} is given a rate of {rate.text}; {rates.ref} on {there} has {shown} for the same number in "
        f"{spoken(month)}. Which of the two should we use?",
    )
