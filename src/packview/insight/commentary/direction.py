"""Commentaries that say one thing where the figures beside them say the other: up for down, above for below, the same for another."""

import re
from collections.abc import Iterator, Sequence

from packview.insight.commentary.statements import Statement, own_statements
from packview.insight.finding import fitted, named, of_indicator, sign_of, where
from packview.insight.indicators import Dataset, Good, Polarities, figures_of, latest_of, measure_of
from packview.insight.prose.passages import on_the_page
from packview.insight.trends.targets import target_of
from packview.insight.trends.xmr import is_sum
from packview.model import Finding, Indicator
from packview.text import fold
from packview.wording.numbers import figure
from packview.wording.periods import earlier_in, in_a_year, spoken

_COLUMNS = {"stat": ("stat", "neighbour"), "england": ("england", "national"), "region": ("region", "se")}
_CALLED = {"stat": "similar councils", "england": "England", "region": "the region", "target": "the target"}
_CLEAR = 0.05
"""Share by which a figure must be on the other side of another's average; less is left to rounding and to the month."""
_MATERIAL = 0.02
"""Share by which a figure of an earlier month must have moved before its commentary is held against it."""
_FROM_TO = re.compile(r"\b(?:from|to|at)\s\u00a3?(?P<figure>\d[\d,]*(?:\.\d+)?)")
_PLACED = {"up": "above", "down": "below", "better": "better than", "worse": "worse than"}
_MOVED = {"up": "went up", "down": "went down", "better": "got better", "worse": "got worse", "same": "stayed the same"}  # fmt: skip
_EXTREME = {**_MOVED, "up": "is the highest", "down": "is the lowest"}
_REALLY = {"better": ", which is worse", "worse": ", which is better"}

Against = list[tuple[str, float]]
"""The periods, or the other, and the figures that contradict a statement, the latest of the indicator last; none where it may be right."""


def direction_findings(
    dataset: Dataset,
    pages: Sequence[Sequence[str]],
    *,
    leave: frozenset[str] = frozenset(),
    known: Polarities | None = None,
) -> list[Finding]:
    """The commentaries that contradict the figures they stand beside, once where related measures share one.

    ``leave`` are references of indicators whose commentary is known to be another's; ``known`` says which way is good.
    """
    rows = dataset.rows
    found: dict[tuple[int, str, str], Finding] = {}
    for at, one in enumerate(rows):
        if one.ref in leave or not one.commentary or one.doubtful or latest_of(one) is None:
            continue
        beside = dataset.related.get(at, ())
        for finding in _of_row(rows, at, beside, pages, (known or Polarities()).of(one)):
            if not any((other, finding.rule, finding.printed) in found for other in beside):
                found[at, finding.rule, finding.printed] = finding
    return list(found.values())


def _of_row(
    rows: Sequence[Indicator], at: int, beside: Sequence[int], pages: Sequence[Sequence[str]], good: Good
) -> Iterator[Finding]:
    """The first statement of each kind that the figures of a row contradict, and those of its related measures do not bear out."""
    told: set[str] = set()
    for said in own_statements(rows, at, beside):
        rule = "commentary against benchmark" if said.whom else "commentary against figure"
        denying = _others_denying if said.whom else _figures_denying
        against = denying(said, rows[at], good)
        if against and rule not in told and all(denying(said, rows[other], good) for other in beside):
            told.add(rule)
            yield _finding(rows[at], said, rule, against, pages)


def _goes_up(said: Statement, good: Good) -> bool | None:
    """Whether what is said is that the figure is higher; None where nobody knows which way is good, or it is said to be the same."""
    if said.way in ("up", "down"):
        return said.way == "up"
    return (said.way == "better") == (good == "high") if said.way != "same" and good else None


def _figures_denying(said: Statement, one: Indicator, good: Good) -> Against:
    values, up = figures_of(one), _goes_up(said, good)
    periods = list(values)
    now = said.at or periods[-1]
    stated = [float(found["figure"].replace(",", "")) for found in _FROM_TO.finditer(said.sentence)]
    anothers = any(all(abs(each - value) >= 1 for value in values.values()) for each in stated)
    if anothers or is_sum(one) or (up is None and said.way != "same"):
        return []
    latest = values[now]
    earlier = [period for period in _compared(said, periods[: periods.index(now) + 1]) if period in values]
    if said.extreme:
        earlier = [each for each in earlier if (values[each] > latest if up else values[each] < latest)][-1:]
        alone = not said.against & {"all", "year"} and not said.months
        return [] if not earlier or (alone and periods[-2:-1] != earlier) else _pairs(values, [*earlier, now])
    slack = _MATERIAL if said.way == "same" or said.at else 0.0
    shown = latest_of(one)
    halves = shown.range.width if shown and said.way == "same" else 0.0
    moved = [(latest - values[each], max(slack * abs(values[each]), halves)) for each in earlier]
    denied = all(abs(by) > least and (up is None or (by < 0) == up) for by, least in moved)
    return _pairs(values, [*earlier, now]) if earlier and denied else []


def _pairs(values: dict[str, float], periods: Sequence[str]) -> Against:
    return [(period, values[period]) for period in periods]


def _compared(said: Statement, periods: Sequence[str]) -> Sequence[str]:
    """The periods that must all say the contrary, the one to be told first; of those up to the one that is spoken of."""
    last, back = earlier_in(periods, periods[-1]), in_a_year(periods[-1])
    year = earlier_in(periods, periods[-1], back=back) if back > 1 else None
    if said.extreme:
        return [period for period in periods[:-1] if period >= min(said.months, default=periods[0])]
    if said.months or "all" in said.against:
        return said.months or periods[-2::-1]
    if said.against and said.against <= {"period", "year"}:
        wanted = [one for key, one in (("period", last), ("year", year)) if key in said.against]
        return [one for one in wanted if one] if None not in wanted else []
    if last is None or year is None:
        return periods[-2::-1] if len(periods) >= 3 else []
    return [last, *(periods[-4:-2] if "trend" in said.against else []), year]


def _others_denying(said: Statement, one: Indicator, good: Good) -> Against:
    latest, up = latest_of(one), _goes_up(said, good)
    if latest is None or up is None or said.at:
        return []
    columns = {word for whom in said.whom for word in _COLUMNS.get(whom, ())}
    others = {
        name: value
        for name, value in one.benchmarks.items()
        if value is not None and any(word.startswith(each) for word in fold(name).split() for each in columns)
    }
    target = target_of(one, latest) if "target" in said.whom else None
    if target is not None:
        others[target.name] = target.value
    if said.value is not None and said.value not in others.values():
        others = {_CALLED[said.whom[0]]: said.value}
    exact = said.value is not None or "target" in said.whom
    for name, value in others.items():
        off = latest.value - value
        clear = abs(off) > (0.0 if exact else _CLEAR * abs(value)) and not latest.range.holds(value)
        if clear and (off < 0) == up:
            return [(name, value), (latest.period, latest.value)]
    return []


def _finding(
    one: Indicator, said: Statement, rule: str, against: Against, pages: Sequence[Sequence[str]]
) -> Finding:
    lines = pages[one.pdf_page - 1] if one.pdf_page and one.pdf_page <= len(pages) else ()
    (before, old), (now, new) = against[0], against[-1]
    then, latest = figure(old, sign_of(one)), figure(new, sign_of(one))
    if said.whom:
        whom = "similar councils" if before.casefold().startswith("stat") else before
        claim = _PLACED[said.way]
        computed = f"{latest} against {then} ({before})"
        shows = f"it is {claim} the figure for {before}; the figures are {latest} against {then}"
        question = (
            f"{{page}} puts {{name}} {claim} {whom}, but the figures are {latest} and {then}. Which is right?"
        )
    else:
        claim = (_EXTREME if said.extreme else _MOVED)[said.way]
        computed = f"{before} to {now}: {then} to {latest}"
        shows = f"it {claim}; the figures went {'up' if new > old else 'down'}, from {then} in {spoken(before)} to {latest} in {spoken(now)}"
        shows += _REALLY.get(said.way, "")
        for period, value in against[1:-1][-1:]:
            shows += f"; it was {figure(value, sign_of(one))} in {spoken(period)}"
        question = (
            f"{{page}} says that {{name}} {claim}, but prints {then} and then {latest}. Which is right?"
        )
    return of_indicator(
        one, rule, said.sentence, severity="ask", quote=on_the_page(said.sentence, lines), printed=said.sentence, computed=computed,
        explanation=f"The commentary of {named(one)} on {where(one.page, one.pdf_page)} says that {shows}.", question=fitted(question, one),
        gap=abs(new - old) / abs(old) if old else 0.0, people=abs(new - old) * (measure_of(one) == "count")
    )  # fmt: skip
