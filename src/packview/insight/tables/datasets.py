"""Figures of indicators that their other figures determine: changes, averages, maxima, percentages, rates.

The sums are done with what the printed figures may have been before they were rounded; only what none of those could give is a
finding. What a column means is never guessed from its heading alone: a misfit is a finding only where the same column of the
same table fits for most other indicators, so a table worked out in another way raises no alarm. Every usual way of working a
figure out is tried before it is called wrong: change in per cent or in points, average and maximum of the last twelve months, of
those before the latest, or of all that are printed; rounded or cut off.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from statistics import fmean
from typing import Any

from packview.insight.finding import between, named, of_indicator, sign_of
from packview.insight.indicators import (
    Dataset,
    Rated,
    Share,
    figures_of,
    halves_of,
    measure_of,
    periods_of,
    unit_of,
)
from packview.insight.intervals import Interval, relative_change, rounded_or_cut, total
from packview.insight.tables.grid import short
from packview.model import Finding, Indicator
from packview.wording.numbers import figure, places_of
from packview.wording.periods import earlier_in, in_a_year, spoken

_ARROW = "arrow"
_ENOUGH = 6
_FITS = 3
"""How many indicators of a table must fit before a misfit in the same column is told."""
_FOR_EACH, _FOR_EACH_ARROW = 2, 10
"""Fits wanted for each misfit: an arrow may also stand for better and worse."""
_TORN = 3

Verdict = tuple[str, str, str] | bool | None
"""What is printed, what it should be and the working, where it is wrong; True where it fits, None where nobody can say."""


class _Row:
    """An indicator's figures, ready for the sums, and what each of them may have been."""

    def __init__(self, indicator: Indicator) -> None:
        self.indicator = indicator
        self.sign = sign_of(indicator)
        self.periods = periods_of(indicator)
        self.values = figures_of(indicator)

    @cached_property
    def ranges(self) -> dict[str, Interval]:
        halves = halves_of(self.indicator)
        return {period: rounded_or_cut(value, halves[period]) for period, value in self.values.items()}

    def before(self, back: int) -> str | None:
        """The period so many before the latest, where both have a figure."""
        latest = self.periods[-1]
        base = earlier_in(self.periods, latest, back=back) if latest in self.values else None
        return base if base in self.values else None

    def shows(self, period: str, *, when: bool = True) -> str:
        """A figure as printed, with its period."""
        return figure(self.values[period], self.sign) + (f" in {spoken(period)}" if when else "")

    def windows(self) -> Iterator[list[str]]:
        """The stretches that a '12 month' figure may be of, as periods with a figure: the last year first."""
        year, periods = in_a_year(self.periods[-1]), self.periods
        for window in (periods[-year:], periods, periods[:-1][-year:], periods[-year - 1 :], periods[:-1]):
            known = [period for period in window if period in self.values]
            if known:
                yield known


def dataset_findings(dataset: Dataset) -> list[Finding]:
    """Every printed figure of the pack's indicators that their other figures cannot give, in the order of the pack."""
    found = list(_misfits(dataset.rows))
    for share in dataset.shares.values():
        found += _of_share(dataset.rows, share)
    for rated in dataset.rates:
        found += _of_rate(dataset.rows, rated)
    return sorted(found, key=lambda finding: (finding.pdf_page or 0, finding.refs))


def _misfits(indicators: Sequence[Indicator]) -> Iterator[Finding]:
    """Every printed change, average, maximum and arrow that no unrounded figures could give, where its column is understood.

    A row in which three columns or more are off was rather read wrongly than printed so.
    """
    rows = [row for one in indicators if one.reliable and (row := _Row(one)).values]
    found: list[tuple[Indicator, str, tuple[str, str, str]]] = []
    for rule, check in _CHECKS.items():
        fitting: Counter[tuple[str, str]] = Counter()
        wrong = defaultdict(list)
        for row in rows:
            verdict = check(row)
            # An average of percentages may be weighted, so each measure is judged by its own kind.
            measure: str = measure_of(row.indicator) if "average" in rule or rule == _ARROW else ""
            group = row.indicator.item, measure.replace("count", "")
            if isinstance(verdict, tuple):
                wrong[group].append((row.indicator, rule, verdict))
            else:
                fitting[group] += bool(verdict)
        each = _FOR_EACH_ARROW if rule == _ARROW else _FOR_EACH
        for group, misfits in wrong.items():
            found += misfits if fitting[group] >= max(_FITS, each * len(misfits)) else []
    torn = Counter(id(one) for one, _, _ in found)
    return (_of_misfit(one, rule, *wrong) for one, rule, wrong in found if torn[id(one)] < _TORN)


def _changed(row: _Row, *, yearly: bool) -> Verdict:
    printed = row.indicator.change_year if yearly else row.indicator.change_month
    latest = row.periods[-1]
    base = row.before(in_a_year(latest) if yearly else 1)
    if printed is None or base is None or not row.values[base]:
        return None
    now, then = row.ranges[latest], row.ranges[base]
    relative = relative_change(now, then)
    if relative is None:
        return None
    slack = unit_of(printed)
    if relative.holds(printed, slack) or now.minus(then).holds(printed, slack):
        return True
    places = max(1, places_of(printed))
    slip = ", so the sign is the wrong way round" if printed and relative.holds(-printed, slack) else ""
    backwards = relative_change(then, now)
    if backwards and Interval(-backwards.high, -backwards.low).holds(printed, slack):
        slip = ", so it was divided by the newer figure instead of the older"
    right = 100 * (row.values[latest] - row.values[base]) / row.values[base]
    return (
        figure(printed, "%", signed=True),
        figure(right, "%", places=places, signed=True),
        f": from {row.shows(base)} to {row.shows(latest)} is {between(relative, '%', places=places)}{slip}",
    )


def _averaged(row: _Row) -> Verdict:
    printed = row.indicator.average_12m
    if printed is None or len(row.values) < _ENOUGH:
        return None
    means = (total(map(row.ranges.__getitem__, window)).times(1 / len(window)) for window in row.windows())
    if any(mean.holds(printed, unit_of(printed)) for mean in means):
        return True
    window = next(row.windows())
    mean = figure(
        fmean(map(row.values.__getitem__, window)), row.sign, places=min(2, max(1, places_of(printed)))
    )
    working = f": the mean of the {len(window)} figures from {spoken(window[0])} to {spoken(window[-1])}"
    return figure(printed, row.sign), mean, working


def _highest(row: _Row) -> Verdict:
    printed = row.indicator.max_12m
    if printed is None or len(row.values) < _ENOUGH:
        return None
    slack = unit_of(printed) if places_of(printed) < max(map(places_of, row.values.values())) else 0.0
    tops = (
        max((row.ranges[period] for period in window), key=lambda each: each.high) for window in row.windows()
    )
    if any(top.holds(printed, slack) for top in tops):
        return True
    period = max(next(row.windows()), key=row.values.__getitem__)
    return (
        figure(printed, row.sign),
        figure(row.values[period], row.sign),
        f", the figure of {spoken(period)}",
    )


def _pointed(row: _Row) -> Verdict:
    arrow, base, latest = row.indicator.direction, row.before(1), row.periods[-1]
    if arrow not in ("up", "down") or base is None:
        return None
    moved = row.ranges[latest].minus(row.ranges[base])
    if moved.holds(0.0):
        return None
    wrong = f"an arrow that points {arrow}", f"from {row.shows(base)} to {row.shows(latest)}", ""
    return (moved.low > 0) == (arrow == "up") or wrong


_CHECKS: dict[str, Callable[[_Row], Verdict]] = {
    "change on the period before": partial(_changed, yearly=False),
    "change on the year before": partial(_changed, yearly=True),
    "average over 12 months": _averaged,
    "maximum over 12 months": _highest,
    _ARROW: _pointed,
}


def _of_misfit(one: Indicator, rule: str, printed: str, right: str, working: str) -> Finding:
    arrow, name = rule == _ARROW, short(one.name)
    asks = (
        f"{name} has {printed}, though it goes {right}. What does the arrow mean?"
        if arrow
        else f"For {name} the {rule} is {printed}. I make it {right}. Which is right?"
    )
    return of_indicator(
        one, rule, one.name, printed, printed=printed, computed=f"{right}{working}", question=asks,
        severity="look" if arrow else "ask", sure="likely" if arrow else "certain",
        explanation=f"The {rule} of {named(one)} is printed as {printed}, which the figures beside it do not give.",
    )  # fmt: skip


def _in_a_period(rows: Sequence[Indicator], rule: str, period: str, printed: str, **fields: Any) -> Finding:
    return of_indicator(
        rows[0], rule, rows[0].name, period, printed, also=rows[1:], printed=printed, **fields
    )


def _of_share(indicators: Sequence[Indicator], share: Share) -> Iterator[Finding]:
    percent, part, whole = rows = [indicators[at] for at in (share.percent, share.part, share.whole)]
    for period in share.wrong:
        value, of, over = (figures_of(one)[period] for one in rows)
        right = figure(100 * of / over if over else 0.0, "%", places=max(1, places_of(value)))
        printed, when, pair = figure(value, "%"), spoken(period), f"{figure(of)} of {figure(over)}"
        yield _in_a_period(
            rows, "percentage of a whole", period, printed, severity="ask", computed=f"{right}: {pair} in {when}",
            explanation=f"In {share.periods - len(share.wrong)} of {share.periods} periods {named(percent)} is {named(part)} out of "
            f"{named(whole)}. In {when} {pair} would be {right}; printed is {printed}. One of the three figures is off, or was "
            "counted in another way that time.",
            question=f"For {when} {pair} would be {right}, not {printed}. Which figure is right?",
        )  # fmt: skip


def _of_rate(indicators: Sequence[Indicator], rated: Rated) -> Iterator[Finding]:
    rate, count = rows = [indicators[at] for at in (rated.rate, rated.count)]
    for period in rated.wrong:
        value, cases = (figures_of(one)[period] for one in rows)
        printed, when, shown = figure(value), spoken(period), figure(cases)
        about = figure(cases / rated.people.middle, places=places_of(value))
        yield _in_a_period(
            rows, "rate and number", period, printed, severity="look",
            computed=f"about {about}: {shown} in {when}, at the population the other months tell of",
            explanation=f"{named(rate)} and {named(count)} move together, as one population does. In {when} {shown} would be a "
            f"rate of about {about}; printed is {printed}.",
            question=f"For {when} {shown} cases would be a rate of about {about}, not {printed}. Which is right?",
        )  # fmt: skip
