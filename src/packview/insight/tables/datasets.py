"""Figures of indicators that their other figures determine: changes, averages, maxima, percentages, rates.

The sums are done with what the printed figures may have been before they were rounded; only what none of those could give is a
finding. What a column means is never guessed from its heading alone: a misfit is a finding only where the same column of the
same table fits for most other indicators, so a table worked out in another way raises no alarm. Every usual way of working a
figure out is tried before it is called wrong: change in per cent or in points, average and maximum of the last twelve months, of
those before the latest, or of all that are printed; rounded or cut off.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from packview.insight.finding import between, identity, named, sign_of
from packview.insight.indicators import (
    Rated,
    Share,
    halves_of,
    measure_of,
    rates_of,
    related_measures,
    shares_of,
    unit_of,
    worked_out,
)
from packview.insight.intervals import Interval, relative_change, rounded_or_cut, total
from packview.insight.tables.grid import short
from packview.model import Finding, Indicator, Pack, Severity, Sureness
from packview.wording.numbers import figure, places_of
from packview.wording.periods import earlier_in, in_a_year, in_order, spoken

_ARROW = "arrow"
_ENOUGH = 6
_FITS = 3
"""How many indicators of a table must fit before a misfit in the same column is told."""
_FOR_EACH, _FOR_EACH_ARROW = 2, 10
"""Fits wanted for each misfit: an arrow may also stand for better and worse."""
_TORN = 3


@dataclass(frozen=True, slots=True)
class _Row:
    """An indicator's figures, ready for the sums."""

    indicator: Indicator
    periods: list[str]
    ranges: dict[str, Interval]

    @property
    def latest(self) -> str:
        return self.periods[-1]

    def shown(self, period: str) -> str:
        """A figure as printed."""
        return figure(self.value(period), sign_of(self.indicator))

    def value(self, period: str) -> float:
        found = self.indicator.values[period]
        assert found is not None
        return found


Verdict = tuple[str, str, str] | bool | None
"""What is printed, what it should be and the working, where it is wrong; True where it fits, None where nobody can say."""


def dataset_findings(pack: Pack) -> list[Finding]:
    """Every printed figure of the pack's indicators that their other figures cannot give, in the order of the pack."""
    related = related_measures(pack.indicators)
    found = list(_misfits(pack.indicators))
    for share in shares_of(pack.indicators, related):
        found += _of_share(pack, share)
    for rated in rates_of(pack.indicators, related):
        found += _of_rate(pack, rated)
    return sorted(found, key=lambda finding: (finding.pdf_page or 0, finding.refs))


def _misfits(indicators: Sequence[Indicator]) -> Iterator[Finding]:
    """Every printed change, average, maximum and arrow that no unrounded figures could give, where its column is understood.

    A row in which three columns or more are off was rather read wrongly than printed so.
    """
    rows = [row for indicator in indicators if indicator.reliable and (row := _row(indicator)).ranges]
    found: list[tuple[_Row, str, tuple[str, str, str]]] = []
    for rule, check in _CHECKS.items():
        fitting: Counter[tuple[str, str]] = Counter()
        wrong: dict[tuple[str, str], list[tuple[_Row, str, tuple[str, str, str]]]] = defaultdict(list)
        for row in rows:
            verdict = check(row)
            # An average of percentages may be weighted, so each measure is judged by its own kind.
            plain = "average" not in rule and rule != _ARROW
            measure: str = measure_of(row.indicator)
            group = row.indicator.item, "" if plain or measure == "count" else measure
            if isinstance(verdict, tuple):
                wrong[group].append((row, rule, verdict))
            else:
                fitting[group] += bool(verdict)
        for group, misfits in wrong.items():
            each = _FOR_EACH_ARROW if rule == _ARROW else _FOR_EACH
            if fitting[group] >= max(_FITS, each * len(misfits)):
                found += misfits
    torn = Counter(id(row) for row, _, _ in found)
    return (_of_misfit(row.indicator, rule, *wrong) for row, rule, wrong in found if torn[id(row)] < _TORN)


def _row(indicator: Indicator) -> _Row:
    periods, halves = in_order(indicator.values), halves_of(indicator)
    known = ((period, indicator.values[period]) for period in periods)
    return _Row(
        indicator,
        periods,
        {period: rounded_or_cut(value, halves[period]) for period, value in known if value is not None},
    )


def _changed(row: _Row, printed: float | None, back: int) -> Verdict:
    base = earlier_in(row.periods, row.latest, back=back)
    if printed is None or base is None or base not in row.ranges or row.latest not in row.ranges:
        return None
    now, then, slack = row.ranges[row.latest], row.ranges[base], unit_of(printed)
    relative = relative_change(now, then)
    if relative is None:
        return None
    if relative.holds(printed, slack) or now.minus(then).holds(printed, slack):
        return True
    places = max(1, places_of(printed))
    right = 100 * (row.value(row.latest) - row.value(base)) / row.value(base)
    working = (
        f"from {row.shown(base)} in {spoken(base)} to {row.shown(row.latest)} in {spoken(row.latest)} "
        f"is {between(relative, '%', places=places)}"
    )
    slip = ", so the sign is the wrong way round" if printed and relative.holds(-printed, slack) else ""
    backwards = relative_change(then, now)
    if backwards and Interval(-backwards.high, -backwards.low).holds(printed, slack):
        slip = ", so it was divided by the newer figure instead of the older"
    return (
        figure(printed, "%", signed=True),
        figure(right, "%", places=places, signed=True),
        f": {working}{slip}",
    )


def _averaged(row: _Row) -> Verdict:
    printed = row.indicator.average_12m
    if printed is None or len(row.ranges) < _ENOUGH:
        return None
    means = [
        total(row.ranges[period] for period in window).times(1 / len(window)) for window in _windows(row)
    ]
    if any(mean.holds(printed, unit_of(printed)) for mean in means):
        return True
    window = next(_windows(row))
    sign, places = sign_of(row.indicator), min(2, max(1, places_of(printed)))
    mean = figure(sum(map(row.value, window)) / len(window), sign, places=places)
    working = f": the mean of the {len(window)} figures from {spoken(window[0])} to {spoken(window[-1])}"
    return figure(printed, sign), mean, working


def _highest(row: _Row) -> Verdict:
    printed = row.indicator.max_12m
    if printed is None or len(row.ranges) < _ENOUGH:
        return None
    coarse = places_of(printed) < max(places_of(row.value(period)) for period in row.ranges)
    for window in _windows(row):
        top = max((row.ranges[period] for period in window), key=lambda each: each.high)
        if top.holds(printed, unit_of(printed) if coarse else 0.0):
            return True
    period = max(next(_windows(row)), key=row.value)
    return figure(printed, sign_of(row.indicator)), row.shown(period), f", the figure of {spoken(period)}"


def _pointed(row: _Row) -> Verdict:
    arrow, base = row.indicator.direction, earlier_in(row.periods, row.latest)
    if arrow not in ("up", "down") or base not in row.ranges or row.latest not in row.ranges:
        return None
    moved = row.ranges[row.latest].minus(row.ranges[base])
    if moved.holds(0.0):
        return None
    if (moved.low > 0) == (arrow == "up"):
        return True
    shows = f"from {row.shown(base)} in {spoken(base)} to {row.shown(row.latest)} in {spoken(row.latest)}"
    return f"an arrow that points {arrow}", shows, ""


def _windows(row: _Row) -> Iterator[list[str]]:
    """The stretches that a '12 month' figure may be of, as periods with a figure: the last year first."""
    year = in_a_year(row.latest)
    for window in (
        row.periods[-year:], row.periods, row.periods[:-1][-year:], row.periods[-year - 1 :], row.periods[:-1]
    ):  # fmt: skip
        known = [period for period in window if period in row.ranges]
        if known:
            yield known


_CHECKS: dict[str, Callable[[_Row], Verdict]] = {
    "change on the period before": lambda row: _changed(row, row.indicator.change_month, 1),
    "change on the year before": lambda row: _changed(row, row.indicator.change_year, in_a_year(row.latest)),
    "average over 12 months": _averaged,
    "maximum over 12 months": _highest,
    _ARROW: _pointed,
}


def _finding(rows: Sequence[Indicator], *place: str, rule: str, severity: Severity = "ask", sure: Sureness = "likely",
             computed: str, explanation: str, question: str) -> Finding:  # fmt: skip
    """A finding about the first of some indicators; ``place`` ends with what is printed."""
    first = rows[0]
    return Finding(
        key=identity(rule, first.item, first.ref, first.name, *place),
        rule=rule,
        severity=severity,
        sure=sure,
        item=first.item,
        page=first.page,
        pdf_page=first.pdf_page,
        refs=tuple(row.ref for row in rows),
        printed=place[-1],
        computed=computed,
        explanation=explanation,
        question=question,
    )


def _of_misfit(indicator: Indicator, rule: str, printed: str, right: str, working: str) -> Finding:
    arrow, name = rule == _ARROW, short(indicator.name)
    asks = (
        f"{name} has {printed}, though it goes {right}. What does the arrow mean?"
        if arrow
        else f"For {name} the {rule} is {printed}. I make it {right}. Which is right?"
    )
    return _finding(
        (indicator,), printed, rule=rule, computed=f"{right}{working}", question=asks,
        severity="look" if arrow else "ask", sure="likely" if arrow else "certain",
        explanation=f"The {rule} of {named(indicator)} is printed as {printed}, which the figures beside it do not give.",
    )  # fmt: skip


def _of_share(pack: Pack, share: Share) -> Iterator[Finding]:
    percent, part, whole = rows = [pack.indicators[at] for at in (share.percent, share.part, share.whole)]
    for period in share.wrong:
        value = percent.values[period]
        assert value is not None
        of, over, result = worked_out(share, pack.indicators, period)
        printed, right = figure(value, "%"), figure(result, "%", places=max(1, places_of(value)))
        yield _finding(
            rows,
            period,
            printed,
            rule="percentage of a whole",
            computed=f"{right}: {figure(of)} of {figure(over)} in {spoken(period)}",
            explanation=(
                f"In {share.periods - len(share.wrong)} of {share.periods} periods {named(percent)} is {named(part)} out of {named(whole)}. In "
                f"{spoken(period)} {figure(of)} of {figure(over)} would be {right}; printed is {printed}. "
                "One of the three figures is off, or was counted in another way that time."
            ),
            question=f"For {spoken(period)} {figure(of)} of {figure(over)} would be {right}, not {printed}. Which figure is right?",
        )


def _of_rate(pack: Pack, rated: Rated) -> Iterator[Finding]:
    rate, count = rows = [pack.indicators[at] for at in (rated.rate, rated.count)]
    people = (rated.people.low + rated.people.high) / 2
    for period in rated.wrong:
        value, cases = rate.values[period], count.values[period]
        assert value is not None
        assert cases is not None
        printed, about = figure(value), figure(cases / people, places=max(0, places_of(value)))
        yield _finding(
            rows,
            period,
            printed,
            rule="rate and number",
            severity="look",
            computed=f"about {about}: {figure(cases)} in {spoken(period)}, at the population the other months tell of",
            explanation=(
                f"{named(rate)} and {named(count)} move together, as one population does. In {spoken(period)} {figure(cases)} "
                f"would be a rate of about {about}; printed is {printed}."
            ),
            question=f"For {spoken(period)} {figure(cases)} cases would be a rate of about {about}, not {printed}. Which is right?",
        )
