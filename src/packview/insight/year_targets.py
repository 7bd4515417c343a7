"""Targets of a whole year: a count that will not come near its own, and a target that is still to be set."""

from collections.abc import Iterator

from packview.insight.comparing import comparator
from packview.insight.periods import before, in_order, spoken, year_of
from packview.insight.polarities import Good
from packview.insight.targets import Latest, open_target, yearly_target
from packview.insight.telling import figure, named
from packview.model import Finding, Indicator

_OFF = 0.25
"""Share of a year's target by which the pace must fall behind before it is told."""
_LEAST_MONTHS = 3


def against_year(indicator: Indicator, latest: Latest, good: Good) -> Iterator[Finding]:
    """What there is to say about an indicator's target for the whole year."""
    if good != "low":
        yield from _pace(indicator, latest)
    yield from _not_set(indicator, latest)


def _pace(indicator: Indicator, latest: Latest) -> Iterator[Finding]:
    """A number counted month by month whose year so far would not come near the year's target."""
    target = yearly_target(indicator, latest)
    months = _months_of_year(indicator, latest)
    if target is None or len(months) < _LEAST_MONTHS:
        return
    total = sum(months)
    pace = 12 * total / len(months)
    if pace >= (1 - _OFF) * target.value:
        return
    working = f"{figure(total)} in the {len(months)} months since April, which at this pace makes about {figure(pace, places=0)} in the year"
    aim = figure(target.value)
    yield comparator(
        indicator,
        latest,
        "pace to the year's target",
        severity="look",
        sure="possible",
        printed=aim,
        computed=working,
        explanation=(
            f"{named(indicator)}: {working}. The column '{target.name}' says {aim}, which looks like a target for the whole year."
        ),
        question=(
            f"{named(indicator)} comes to {figure(total)} since April, and the target for the year is given as {aim}. Is that a target "
            "for the whole year, and if so, do you expect to reach it?"
        ),
    )


def _months_of_year(indicator: Indicator, latest: Latest) -> list[float]:
    """The figures from April to the latest month, latest first; none where one of them is missing."""
    periods = in_order(indicator)
    values: list[float] = []
    period: str | None = latest.period
    while period and year_of(period) == year_of(latest.period):
        value = indicator.values[period]
        if value is None:
            return []
        values.append(value)
        first, period = period, before(periods, period)
    return values if first.endswith("-04") else []


def _not_set(indicator: Indicator, latest: Latest) -> Iterator[Finding]:
    unset = open_target(indicator, latest)
    if unset is None:
        return
    name, mark = unset
    year = f"{year_of(latest.period)}/{(year_of(latest.period) + 1) % 100:02}"
    yield comparator(
        indicator,
        latest,
        "target not set",
        severity="look",
        printed=mark,
        explanation=(
            f"{named(indicator)} had a target the year before. For {year} the column '{name}' says '{mark}', though the figures go to "
            f"{spoken(latest.period)}."
        ),
        question=f"When will the target for {year} be set for {named(indicator)}, and what is it measured against until then?",
    )
