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

from packview.insight.finding import between, named, of_indicator, sign_of
from packview.insight.indicators import Dataset, Rated, Share, figures_of, halves_of, measure_of, periods_of
from packview.insight.intervals import Interval, relative_change, rounded_or_cut, total
from packview.insight.tables.grid import short
from packview.model import Finding, Indicator
from packview.wording.numbers import figure, places_of
from packview.wording.periods import earlier_in, in_a_year, spoken

_ENOUGH = 6
_FITS, _FOR_EACH = 3, 2
"""How many indicators of a table must fit before a misfit in the same column is told, and for each misfit."""
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

    def shows(self, period: str) -> str:
        """A figure as printed."""
        return figure(self.values[period], self.sign)

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
    """Every printed change, average and maximum that no unrounded figures could give, where its column is understood.

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
            measure: str = measure_of(row.indicator) if "average" in rule else ""
            group = row.indicator.item, measure.replace("count", "")
            if isinstance(verdict, tuple):
                wrong[group].append((row.indicator, rule, verdict))
            else:
                fitting[group] += bool(verdict)
        for group, misfits in wrong.items():
            found += misfits if fitting[group] >= max(_FITS, _FOR_EACH * len(misfits)) else []
    torn = Counter(id(one) for one, _, _ in found)
    for one, rule, (printed, right, working) in found:
        if torn[id(one)] < _TORN:
            yield of_indicator(
                one, rule, one.name, printed, printed=printed, computed=f"{right}{working}", severity="ask", sure="certain",
                explanation=f"The {rule} of {named(one)} is printed as {printed}, which the figures beside it do not give.",
                question=f"For {short(one.name)} the {rule} is {printed}. I make it {right}. Which is right?",
            )  # fmt: skip


def _changed(row: _Row, *, yearly: bool) -> Verdict:
    latest = row.periods[-1]
    printed = row.indicator.change_year if yearly else row.indicator.change_month
    base = earlier_in(row.values, latest, back=in_a_year(latest) if yearly else 1)
    if printed is None or base is None or latest not in row.values:
        return None
    now, then, slack = row.ranges[latest], row.ranges[base], 10.0 ** -places_of(printed)
    relative, backwards = relative_change(now, then), relative_change(then, now)
    if relative is None:
        return None
    if relative.holds(printed, slack) or now.minus(then).holds(printed, slack):
        return True
    slip = ", so the sign is the wrong way round" if printed and relative.holds(-printed, slack) else ""
    if backwards and Interval(-backwards.high, -backwards.low).holds(printed, slack):
        slip = ", so it was divided by the newer figure instead of the older"
    places = max(1, places_of(printed))
    right = 100 * (row.values[latest] - row.values[base]) / row.values[base]
    both = f"from {row.shows(base)} in {spoken(base)} to {row.shows(latest)} in {spoken(latest)}"
    working = f": {both} is {between(relative, '%', places=places)}{slip}"
    return figure(printed, "%", signed=True), figure(right, "%", places=places, signed=True), working


def _averaged(row: _Row) -> Verdict:
    printed = row.indicator.average_12m
    if printed is None or len(row.values) < _ENOUGH:
        return None
    means = (total(map(row.ranges.__getitem__, window)).times(1 / len(window)) for window in row.windows())
    if any(mean.holds(printed, 10.0 ** -places_of(printed)) for mean in means):
        return True
    window, places = next(row.windows()), min(2, max(1, places_of(printed)))
    mean = figure(fmean(map(row.values.__getitem__, window)), row.sign, places=places)
    working = f": the mean of the {len(window)} figures from {spoken(window[0])} to {spoken(window[-1])}"
    return figure(printed, row.sign), mean, working


def _highest(row: _Row) -> Verdict:
    printed = row.indicator.max_12m
    if printed is None or len(row.values) < _ENOUGH:
        return None
    slack = (
        10.0 ** -places_of(printed) if places_of(printed) < max(map(places_of, row.values.values())) else 0.0
    )
    held = ([row.ranges[period] for period in window] for window in row.windows())
    if any(max(ranges, key=lambda each: each.high).holds(printed, slack) for ranges in held):
        return True
    period = max(next(row.windows()), key=row.values.__getitem__)
    return figure(printed, row.sign), row.shows(period), f", the figure of {spoken(period)}"


_CHECKS: dict[str, Callable[[_Row], Verdict]] = {
    "change on the period before": partial(_changed, yearly=False),
    "change on the year before": partial(_changed, yearly=True),
    "average over 12 months": _averaged,
    "maximum over 12 months": _highest,
}


def _of_share(indicators: Sequence[Indicator], share: Share) -> Iterator[Finding]:
    percent, part, whole = rows = [indicators[at] for at in (share.percent, share.part, share.whole)]
    for period in share.wrong:
        value, of, over = (figures_of(one)[period] for one in rows)
        right = figure(100 * of / over if over else 0.0, "%", places=max(1, places_of(value)))
        printed, when, pair = figure(value, "%"), spoken(period), f"{figure(of)} of {figure(over)}"
        yield of_indicator(
            percent, "percentage of a whole", percent.name, period, printed, also=rows[1:], severity="ask", printed=printed,
            computed=f"{right}: {pair} in {when}",
            explanation=f"In {share.periods - len(share.wrong)} of {share.periods} periods {named(percent)} is {named(part)} out of "
            f"{named(whole)}. In {when} {pair} would be {right}; printed is {printed}. One of the three figures is off, or was "
            "counted in another way that time.",
            question=f"For {when} {pair} would be {right}, not {printed}. Which figure is right?",
        )  # fmt: skip


def _of_rate(indicators: Sequence[Indicator], rated: Rated) -> Iterator[Finding]:
    rate, count = indicators[rated.rate], indicators[rated.cases]
    for period in rated.wrong:
        value, cases = figures_of(rate)[period], figures_of(count)[period]
        printed, when, shown = figure(value), spoken(period), figure(cases)
        about = figure(cases / rated.people.middle, places=places_of(value))
        yield of_indicator(
            rate, "rate and number", rate.name, period, printed, also=[count], severity="look", printed=printed,
            computed=f"about {about}: {shown} in {when}, at the population the other months tell of",
            explanation=f"{named(rate)} and {named(count)} move together, as one population does. In {when} {shown} would be a "
            f"rate of about {about}; printed is {printed}.",
            question=f"For {when} {shown} cases would be a rate of about {about}, not {printed}. Which is right?",
        )  # fmt: skip
