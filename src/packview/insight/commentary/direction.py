"""Commentaries that say one thing where the figures beside them say the other: up for down, above for below, the same for another."""

import re
from collections.abc import Iterator, Mapping, Sequence

from packview.insight.commentary.statements import Statement, own_statements, ways_of
from packview.insight.finding import fitted, named, of_indicator, sentence, sign_of, where
from packview.insight.indicators import Dataset, Good, Polarities, figures_of, halves_of, measure_of
from packview.insight.prose.passages import on_the_page
from packview.insight.trends.targets import latest_of, target_of
from packview.insight.trends.xmr import is_running_total, is_sum
from packview.model import Finding, Indicator
from packview.text import fold
from packview.wording.numbers import figure
from packview.wording.periods import MONTH_NAMES, earlier_in, in_a_year, spoken

_COLUMNS = {"stat": ("stat", "neighbour"), "england": ("england", "national"), "region": ("region", " se ")}
_CLEAR = 0.05
"""Share by which a figure must be on the other side of another's average; less is left to rounding and to the month."""
_MATERIAL = 0.02
"""Share by which a figure of an earlier month must have moved before its commentary is held against it."""
_FIRST = 900
_MORE = "since highest lowest months year target average neighbours national change performance timeliness"
_FURTHER = frozenset([*MONTH_NAMES.split("|"), *_MORE.split()])
"""Words that compare with more than the last figure and the one a year ago, or need to be told which way is good."""
_FROM_TO = re.compile(r"\b(?:from|to|at)\s\u00a3?(?P<figure>\d[\d,]*(?:\.\d+)?)")
_PLACED = {"up": "above", "down": "below"}


def direction_findings(
    dataset: Dataset,
    pages: Sequence[Sequence[str]],
    *,
    leave: frozenset[str] = frozenset(),
    known: Polarities | None = None,
) -> list[Finding]:
    """The commentaries that contradict the figures they stand beside.

    ``leave`` are references of indicators whose commentary is known to be another's; ``known`` says which way is good.
    """
    known = known or Polarities()
    rows, related = dataset.rows, dataset.related
    found: list[Finding] = []
    for at, one in enumerate(rows):
        if one.ref not in leave and one.commentary and not one.doubtful and latest_of(one) is not None:
            found += _of_row(rows, at, related.get(at, ()), pages, known.of(one))
    return _once(found, rows, related)


def _once(
    found: Sequence[Finding], rows: Sequence[Indicator], related: Mapping[int, tuple[int, ...]]
) -> list[Finding]:
    """One finding where related measures share the commentary."""
    kept: list[Finding] = []
    position = {one.ref: at for at, one in enumerate(rows)}
    for one in found:
        beside = {rows[at].ref for at in related.get(position[one.refs[0]], ())}
        if not any(
            other.refs[0] in beside and (other.rule, other.printed) == (one.rule, one.printed)
            for other in kept
        ):
            kept.append(one)
    return kept


def _of_row(
    rows: Sequence[Indicator], at: int, beside: Sequence[int], pages: Sequence[Sequence[str]], good: Good
) -> Iterator[Finding]:
    """The first statement that the figures of a row contradict, and those of its related measures do not bear out."""
    one = rows[at]
    if not _may_be_denied(one):
        return
    told: set[str] = set()
    for said in own_statements(rows, at, beside):
        rule = "commentary against benchmark" if said.whom else "commentary against figure"
        against = (_others_denying if said.whom else _figures_denying)(said, one, good)
        borne_out = any(
            not (_others_denying if said.whom else _figures_denying)(said, rows[other], good)
            for other in beside
        )
        if against and not borne_out and rule not in told:
            told.add(rule)
            yield _finding(one, said, rule, against, pages)


def _may_be_denied(one: Indicator) -> bool:
    """Whether a commentary has a word that goes against its figures at all, which is quickly seen."""
    tokens = re.findall(r"[a-z]+", one.commentary[:_FIRST].casefold())
    ways = ways_of(tokens)
    if _FURTHER & set(tokens) or ways & {"better", "worse", "same"}:
        return True
    *_, latest = figures_of(one).values()
    before = list(figures_of(one).values())[-13:-1]
    usual = [before[-1], before[0]] if len(before) == 12 else before
    return ("up" in ways and latest < max(usual, default=latest)) or (
        "down" in ways and latest > min(usual, default=latest)
    )


def _figures_denying(said: Statement, one: Indicator, good: Good) -> list[tuple[str, float]]:
    """The periods and figures a statement contradicts, the latest last; none where any reading of it may be right."""
    values = figures_of(one)
    periods = list(values)
    now = said.at or periods[-1]
    stated = [float(found["figure"].replace(",", "")) for found in _FROM_TO.finditer(said.sentence)]
    anothers = any(all(abs(each - value) >= 1 for value in values.values()) for each in stated)
    if anothers or is_sum(one) or is_running_total(periods, list(values.values())):
        return []
    earlier = [period for period in _compared(said, periods[: periods.index(now) + 1]) if period in values]
    latest = values[now]
    if said.extreme:
        up = said.way == "up" if said.way in ("up", "down") else (said.way == "better") == (good == "high")
        if said.way in ("better", "worse") and not good:
            return []
        beyond = [
            period for period in earlier if (values[period] > latest if up else values[period] < latest)
        ]
        denied = (
            len(beyond) > 0
            if said.against & {"all", "year"} or said.months
            else periods[-2:-1] == beyond[-1:]
        )
        return [(beyond[-1], values[beyond[-1]]), (now, latest)] if denied and beyond else []
    if not earlier or not all(_denies(said, values[period], latest, one, good) for period in earlier):
        return []
    return [*((period, values[period]) for period in earlier), (now, latest)]


def _denies(said: Statement, before: float, latest: float, one: Indicator, good: Good) -> bool:
    """Whether two figures go against a statement, whatever they were before they were rounded."""
    moved = latest - before
    if said.way == "same":
        halves = halves_of(one)
        return abs(moved) > max(_MATERIAL * abs(before), 2 * max(halves.values(), default=0.0))
    if said.way in ("better", "worse") and not good:
        return False
    up = said.way == "up" if said.way in ("up", "down") else (said.way == "better") == (good == "high")
    return (moved < 0 if up else moved > 0) and (not said.at or abs(moved) > _MATERIAL * abs(before))


def _compared(said: Statement, periods: Sequence[str]) -> list[str]:
    """The periods that must all say the contrary, the one to be told first; of those up to the one that is spoken of."""
    last, back = earlier_in(periods, periods[-1]), in_a_year(periods[-1])
    year = earlier_in(periods, periods[-1], back=back) if back > 1 else None
    if said.extreme:
        return [period for period in periods[:-1] if period >= min(said.months, default=periods[0])]
    if said.months or "all" in said.against:
        return list(said.months or reversed(periods[:-1]))
    if said.against and said.against <= {"period", "year"}:
        wanted = [one for key, one in (("period", last), ("year", year)) if key in said.against]
        return [one for one in wanted if one] if None not in wanted else []
    if last is None or year is None:
        return list(reversed(periods[:-1])) if len(periods) >= 3 else []
    return [last, *(periods[-4:-2] if "trend" in said.against else []), year]


def _others_denying(said: Statement, one: Indicator, good: Good) -> list[tuple[str, float]]:
    """The other's figure a statement contradicts, and the latest of this indicator; none where it may be right."""
    latest = latest_of(one)
    if latest is None or (said.way in ("better", "worse") and not good) or said.at:
        return []
    others = {
        name: value for name, value in one.benchmarks.items() if value is not None and _is_meant(name, said)
    }
    target = target_of(one, latest) if "target" in said.whom else None
    if target is not None:
        others[target.name] = target.value
    if said.value is not None and (not others or said.value not in others.values()):
        others = {
            f"the {said.whom[0]}".replace("the stat", "similar councils").replace(
                "the england", "England"
            ): said.value
        }
    up = said.way == "up" if said.way in ("up", "down") else (said.way == "better") == (good == "high")
    for name, value in others.items():
        off = latest.value - value
        clear = abs(off) > (0.0 if said.value is not None or "target" in said.whom else _CLEAR * abs(value))
        outside = not latest.range.holds(value)
        if said.way != "same" and clear and outside and (off < 0 if up else off > 0):
            return [(name, value), (latest.period, latest.value)]
    return []


def _is_meant(name: str, said: Statement) -> bool:
    column = f" {fold(name)} "
    return any(word in column for whom in said.whom for word in _COLUMNS.get(whom, ()))


def _finding(
    one: Indicator,
    said: Statement,
    rule: str,
    against: Sequence[tuple[str, float]],
    pages: Sequence[Sequence[str]],
) -> Finding:
    lines = pages[one.pdf_page - 1] if one.pdf_page and one.pdf_page <= len(pages) else ()
    at, sign = where(one.page, one.pdf_page), sign_of(one)
    (before, old), (now, new) = against[0], against[-1]
    old_shown, new_shown = figure(old, sign), figure(new, sign)
    if said.whom:
        whom = "similar councils" if before.casefold().startswith("stat") else before
        claim = {**_PLACED, "better": "better than", "worse": "worse than"}.get(said.way, "")
        computed = f"{new_shown} against {old_shown} ({before})"
        explanation = f"says that it is {claim} the figure for {before}; the figures are {new_shown} against {old_shown}"
        question = f"{sentence(at)} puts {{name}} {claim} {whom}, but the figures are {new_shown} and {old_shown}. Which is right?"
    else:
        claim = {
            "up": "went up",
            "down": "went down",
            "better": "got better",
            "worse": "got worse",
            "same": "stayed the same",
        }[said.way]
        claim = (
            {"up": "is the highest", "down": "is the lowest"}.get(said.way, claim) if said.extreme else claim
        )
        really = "up" if new > old else "down"
        way = {"better": ", which is worse", "worse": ", which is better"}.get(said.way, "")
        also = (
            f"; it was {figure(against[-2][1], sign)} in {spoken(against[-2][0])}" if len(against) > 2 else ""
        )
        computed = f"{before} to {now}: {old_shown} to {new_shown}"
        explanation = f"says that it {claim}; the figures went {really}, from {old_shown} in {spoken(before)} to {new_shown} in {spoken(now)}{way}{also}"
        question = f"{sentence(at)} says that {{name}} {claim}, but prints {old_shown} and then {new_shown}. Which is right?"
    return of_indicator(
        one,
        rule,
        said.sentence,
        severity="ask",
        quote=on_the_page(said.sentence, lines),
        printed=said.sentence,
        computed=computed,
        explanation=f"The commentary of {named(one)} on {at} {explanation}.",
        question=fitted(question, one),
        gap=abs(new - old) / abs(old) if old else 0.0,
        people=abs(new - old) * (measure_of(one) == "count"),
    )
