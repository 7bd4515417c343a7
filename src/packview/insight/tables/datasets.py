"""Figures of indicators that their other figures determine: changes, averages, maxima, percentages, rates.

The sums are done with what the printed figures may have been before they were rounded; only what none of those could give is a
finding. What a column means is never guessed from its heading alone: a misfit is a finding only where the same column of the
same table fits for most other indicators, so a table worked out in another way raises no alarm. Every usual way of working a
figure out is tried before it is called wrong: change in per cent or in points, average and maximum of the last twelve months, of
those before the latest, or of all that are printed; rounded or cut off.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

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
from packview.insight.intervals import Interval, relative_change, rounded_or_cut
from packview.insight.tables.grid import short
from packview.model import Finding, Indicator, Pack, Severity, Sureness
from packview.wording.numbers import figure, places_of
from packview.wording.periods import earlier_in, in_a_year, in_order, spoken

Column = Literal["change_month", "change_year", "average_12m", "max_12m", "direction"]
NAMES: dict[Column, str] = {
    "change_month": "change on the period before",
    "change_year": "change on the year before",
    "average_12m": "average over 12 months",
    "max_12m": "maximum over 12 months",
    "direction": "arrow",
}
_ENOUGH = 6
_FITS = 3
"""How many indicators of a table must fit before a misfit in the same column is told."""
_SURER: dict[Column, int] = {"direction": 10}
"""Fits wanted for each misfit, where more than two: an arrow may also stand for better and worse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """A printed figure that the figures beside it cannot give.

    Attributes:
        position: of the indicator.
        column: that is wrong.
        printed: as printed, with its sign.
        computed: what the figures give, with the working.
        slip: what may have happened, as a sentence; '' where nothing usual explains it.
    """

    position: int
    column: Column
    printed: str
    computed: str
    slip: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """An indicator's latest figures, ready for the sums."""

    position: int
    indicator: Indicator
    periods: list[str]
    ranges: dict[str, Interval]

    @property
    def latest(self) -> str:
        return self.periods[-1]

    def value(self, period: str) -> float:
        found = self.indicator.values[period]
        assert found is not None
        return found

    @property
    def sign(self) -> str:
        return sign_of(self.indicator)


def misfits_of(indicators: Sequence[Indicator]) -> list[Misfit]:
    """Every printed change, average and maximum that no unrounded figures could give, where its column is understood."""
    rows = [row for position, indicator in enumerate(indicators) if (row := _row(position, indicator))]
    found: list[Misfit] = []
    for column, check in _CHECKS.items():
        fitting: dict[tuple[str, str], int] = defaultdict(int)
        wrong: dict[tuple[str, str], list[Misfit]] = defaultdict(list)
        for row in rows:
            verdict = check(row, column)
            if verdict is None:
                continue
            group = _group(row, column)
            if isinstance(verdict, Misfit):
                wrong[group].append(verdict)
            else:
                fitting[group] += 1
        for group, misfits in wrong.items():
            if fitting[group] >= max(_FITS, _SURER.get(column, 2) * len(misfits)):
                found += misfits
    return sorted(_not_torn(found), key=lambda misfit: misfit.position)


def _group(row: _Row, column: Column) -> tuple[str, str]:
    """Rows of one table whose column was worked out in one way: an average of percentages may be weighted."""
    plain = column in ("change_month", "change_year", "max_12m") or measure_of(row.indicator) == "count"
    return row.indicator.item, "" if plain else measure_of(row.indicator)


def _not_torn(misfits: list[Misfit]) -> Iterator[Misfit]:
    """Without those of a row in which three columns or more are off: that row was rather read wrongly than printed so."""
    count: dict[int, int] = defaultdict(int)
    for misfit in misfits:
        count[misfit.position] += 1
    return (misfit for misfit in misfits if count[misfit.position] < 3)


def _row(position: int, indicator: Indicator) -> _Row | None:
    if not indicator.reliable:
        return None
    periods = in_order(indicator.values)
    halves = halves_of(indicator)
    ranges = {
        period: rounded_or_cut(value, halves[period])
        for period in periods
        if (value := indicator.values[period]) is not None
    }
    return _Row(position=position, indicator=indicator, periods=periods, ranges=ranges) if ranges else None


def _changed(row: _Row, column: Column) -> Misfit | bool | None:
    printed = row.indicator.change_month if column == "change_month" else row.indicator.change_year
    back = 1 if column == "change_month" else in_a_year(row.latest)
    base = earlier_in(row.periods, row.latest, back=back)
    if printed is None or base is None or base not in row.ranges or row.latest not in row.ranges:
        return None
    now, then = row.ranges[row.latest], row.ranges[base]
    relative = relative_change(now, then)
    if relative is None:
        return None
    slack = unit_of(printed)
    if relative.holds(printed, slack) or now.minus(then).holds(printed, slack):
        return True
    new, old = row.value(row.latest), row.value(base)
    working = (
        f"from {figure(old, row.sign)} in {spoken(base)} to {figure(new, row.sign)} in {spoken(row.latest)} "
        f"is {between(relative, '%', places=max(1, places_of(printed)))}"
    )
    return Misfit(
        position=row.position,
        column=column,
        printed=figure(printed, "%", signed=True),
        computed=f"{figure(100 * (new - old) / old, '%', places=max(1, places_of(printed)), signed=True)}: {working}",
        slip=_slip(row, base, printed, relative),
    )


def _slip(row: _Row, base: str, printed: float, relative: Interval) -> str:
    """What may have gone wrong with a change, in a sentence, where one of the usual slips gives what is printed."""
    slack = unit_of(printed)
    now = row.ranges[row.latest]
    if printed and relative.holds(-printed, slack):
        return "The sign is the wrong way round"
    backwards = relative_change(row.ranges[base], now)
    if backwards and Interval(-backwards.high, -backwards.low).holds(printed, slack):
        return "It was divided by the newer figure instead of the older"
    for other in row.periods[:-1]:
        against = relative_change(now, row.ranges[other]) if other != base and other in row.ranges else None
        if against and abs(printed) >= 2 and against.holds(printed, 0.5 * slack):
            return f"It would be right against {spoken(other)}"
    return ""


def _averaged(row: _Row, column: Column) -> Misfit | bool | None:
    printed = row.indicator.average_12m
    if printed is None or len(row.ranges) < _ENOUGH:
        return None
    slack = unit_of(printed)
    windows = [[row.ranges[period] for period in window] for window in _windows(row)]
    if any(_mean(window).holds(printed, slack) for window in windows):
        return True
    window = next(_windows(row))
    values = [row.value(period) for period in window]
    places = min(2, max(1, places_of(printed)))
    mean = figure(sum(values) / len(values), row.sign, places=places)
    return Misfit(
        position=row.position,
        column=column,
        printed=figure(printed, row.sign),
        computed=f"{mean}: the mean of the {len(values)} figures from {spoken(window[0])} to {spoken(window[-1])}",
    )


def _highest(row: _Row, column: Column) -> Misfit | bool | None:
    printed = row.indicator.max_12m
    if printed is None or len(row.ranges) < _ENOUGH:
        return None
    slack = unit_of(printed) if places_of(printed) < _most_places(row) else 0.0
    for window in _windows(row):
        top = max((row.ranges[period] for period in window), key=lambda each: each.high)
        if top.holds(printed, slack):
            return True
    window = next(_windows(row))
    period = max(window, key=row.value)
    return Misfit(
        position=row.position,
        column=column,
        printed=figure(printed, row.sign),
        computed=f"{figure(row.value(period), row.sign)}, the figure of {spoken(period)}",
    )


def _pointed(row: _Row, column: Column) -> Misfit | bool | None:
    arrow, base = row.indicator.direction, earlier_in(row.periods, row.latest)
    if arrow not in ("up", "down") or base not in row.ranges or row.latest not in row.ranges:
        return None
    moved = row.ranges[row.latest].minus(row.ranges[base])
    if moved.holds(0.0):
        return None
    if (moved.low > 0) == (arrow == "up"):
        return True
    old, new = (figure(row.value(period), row.sign) for period in (base, row.latest))
    return Misfit(
        position=row.position,
        column=column,
        printed=f"an arrow that points {arrow}",
        computed=f"from {old} in {spoken(base)} to {new} in {spoken(row.latest)}",
    )


def _most_places(row: _Row) -> int:
    return max(places_of(row.value(period)) for period in row.ranges)


def _windows(row: _Row) -> Iterator[list[str]]:
    """The stretches that a '12 month' figure may be of, as periods with a figure: the last year first."""
    year = in_a_year(row.latest)
    for window in (
        row.periods[-year:], row.periods, row.periods[:-1][-year:], row.periods[-year - 1 :], row.periods[:-1]
    ):  # fmt: skip
        known = [period for period in window if period in row.ranges]
        if known:
            yield known


def _mean(window: Sequence[Interval]) -> Interval:
    return Interval(
        sum(each.low for each in window) / len(window), sum(each.high for each in window) / len(window)
    )


_CHECKS: dict[Column, Callable[[_Row, Column], Misfit | bool | None]] = {
    "change_month": _changed,
    "change_year": _changed,
    "average_12m": _averaged,
    "max_12m": _highest,
    "direction": _pointed,
}


def dataset_findings(pack: Pack) -> list[Finding]:
    """Every printed figure of the pack's indicators that their other figures cannot give, in the order of the pack."""
    related = related_measures(pack.indicators)
    found = [_of_misfit(pack.indicators[each.position], each) for each in misfits_of(pack.indicators)]
    for share in shares_of(pack.indicators, related):
        found += _of_share(pack, share)
    for rated in rates_of(pack.indicators, related):
        found += _of_rate(pack, rated)
    return sorted(found, key=lambda finding: (finding.pdf_page or 0, finding.refs))


def _finding(
    rows: Sequence[Indicator],
    place: tuple[str, ...],
    *,
    rule: str,
    severity: Severity,
    sure: Sureness,
    computed: str,
    explanation: str,
    question: str,
) -> Finding:
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


def _of_misfit(indicator: Indicator, misfit: Misfit) -> Finding:
    rule = NAMES[misfit.column]
    sentence = f"The {rule} of {named(indicator)} is printed as {misfit.printed}, which the figures beside it do not give."
    if misfit.slip:
        sentence += f" {misfit.slip}."
    arrow = misfit.column == "direction"
    name = short(indicator.name)
    return _finding(
        (indicator,),
        (misfit.printed,),
        rule=rule,
        severity="look" if arrow else "ask",
        sure="likely" if arrow else "certain",
        computed=misfit.computed,
        explanation=sentence,
        question=(
            f"{name} has {misfit.printed}, though it goes {misfit.computed}. What does the arrow mean?"
            if arrow
            else f"For {name} the {rule} is {misfit.printed}. I make it {_short(misfit)}. Which is right?"
        ),
    )


def _short(misfit: Misfit) -> str:
    """What is computed, without its working."""
    for end in (": ", ", the figure of"):
        if end in misfit.computed:
            return misfit.computed[: misfit.computed.index(end)]
    return misfit.computed


def _of_share(pack: Pack, share: Share) -> Iterator[Finding]:
    percent, part, whole = rows = [pack.indicators[at] for at in (share.percent, share.part, share.whole)]
    for period in share.wrong:
        value = percent.values[period]
        assert value is not None
        of, over, result = worked_out(share, pack.indicators, period)
        printed, right = figure(value, "%"), figure(result, "%", places=max(1, places_of(value)))
        yield _finding(
            rows,
            (period, printed),
            rule="percentage of a whole",
            severity="ask",
            sure="likely",
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
            (period, printed),
            rule="rate and number",
            severity="look",
            sure="likely",
            computed=f"about {about}: {figure(cases)} in {spoken(period)}, at the population the other months tell of",
            explanation=(
                f"{named(rate)} and {named(count)} move together, as one population does. In {spoken(period)} {figure(cases)} "
                f"would be a rate of about {about}; printed is {printed}."
            ),
            question=f"For {spoken(period)} {figure(cases)} cases would be a rate of about {about}, not {printed}. Which is right?",
        )
