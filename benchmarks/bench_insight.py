"""What the checks of a pack find and miss: errors planted among right, rounded figures, and false alarms on figures that only chance moves.

    PYTHONPATH=packs:tests/support python benchmarks/bench_insight.py [PACKS]

One function for each kind of finding; each prints its own line, and the last the time of each detector. Aims: at least 90 of 100 planted errors of each kind found, at most 1
false finding in 1,000 right figures.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from math import exp
from random import Random
from typing import Literal

from bench_insight_prose import thousand_pages

from detected import found_in
from packview.insight.detectors import Context
from packview.insight.trends.xmr import trend_of
from packview.model import Finding, Indicator
from packview.services.analysis.findings import detect
from planted_figures import KINDS, MONTHS, Kind, figures_in, plant, right_pack

_RULES: dict[Kind, tuple[str, ...]] = {
    "change": ("growth of a column", "difference of two columns"),
    "average": ("average of a row",),
    "maximum": ("maximum of a row",),
    "total": ("total of a ",),
}


Unit = Literal["count", "percent", "rate", "money"]


@dataclass(frozen=True, slots=True)
class Score:
    """How many of the planted errors were found, and how many findings there were of right figures."""

    planted: int
    found: int
    false: int


def figures_score(kind: Kind, packs: int, *, groups: int = 10) -> Score:
    """One error of a kind in each of so many packs."""
    found = false = 0
    for seed in range(packs):
        planted = plant(right_pack(seed, groups=groups), kind, seed)
        findings = found_in(Context(pack=planted.pack, pages=()), "derived")
        here = [
            each
            for each in findings
            if planted.place in each.refs or each.explanation.startswith(f"The figure for '{planted.place}'")
        ]
        found += any(each.rule.startswith(_RULES[kind]) for each in here)
        false += len(findings) - len(here)
    return Score(packs, found, false)


def right_figures(packs: int, *, groups: int = 10) -> tuple[int, list[Finding]]:
    """Findings in packs without an error, and how many derived figures those hold."""
    figures = 0
    findings: list[Finding] = []
    for seed in range(packs):
        pack = right_pack(1_000_000 + seed, groups=groups)
        figures += figures_in(pack)
        findings += found_in(Context(pack=pack, pages=()), "derived")
    return figures, findings


def signal_recall(series: int, *, sigmas: float) -> float:
    """Share of steady series in which a latest figure so many standard deviations off is a signal."""
    random = Random(3)
    return sum(bool(trend_of(0, _steady(random, shift=sigmas)).rules) for _ in range(series)) / series


def _noise(random: Random, points: int) -> list[float]:
    return [random.gauss(100, 8) for _ in range(points)]


def _poisson(random: Random, mean: float) -> int:
    """A count of what happens by chance so often on average (Knuth's way)."""
    limit, product, count = exp(-mean), random.random(), 0
    while product > limit:
        product *= random.random()
        count += 1
    return count


def _cases(random: Random, points: int) -> list[float]:
    return [float(_poisson(random, 30)) for _ in range(points)]


def _stock(random: Random, points: int) -> list[float]:
    """500 people; each month some come and some leave, at random."""
    values = [500.0]
    while len(values) < points:
        values.append(values[-1] + _poisson(random, 17) - _poisson(random, 17))
    return values


def _walk(random: Random, points: int) -> list[float]:
    return [round(each, 1) for each in accumulate(random.gauss(0, 8) for _ in range(points))]


def _leaning(random: Random, points: int) -> list[float]:
    """Each figure half what the one before was off, and half news (AR 0.5)."""
    off = [random.gauss(0, 8)]
    while len(off) < points:
        off.append(0.5 * off[-1] + random.gauss(0, 8) * 0.75**0.5)
    return [100 + each for each in off]


_CHANCE: dict[str, tuple[str, Unit, Callable[[Random, int], list[float]]]] = {
    "independent": ("Rate of deliveries per 1,000", "rate", _noise),
    "Poisson, mean 30": ("Number of deliveries received", "count", _cases),
    "stock, 17 come and go": ("Number of boats at end of period", "count", _stock),
    "the same, not named a stock": ("Number of boats", "count", _stock),
    "random walk, a rate at the end of a period": ("Rate of boats at period end", "rate", _walk),
    "AR 0.5, not named": ("Number of boats", "count", _leaning),
    "AR 0.5, a rate": ("Rate of deliveries per 1,000", "rate", _leaning),
}


def signal_alarms(series: int, points: int) -> dict[str, float]:
    """Share of series that only chance moves in which a rule fires at the latest figure, by how chance moves them."""
    periods = [f"{2000 + at // 12}-{at % 12 + 1:02}" for at in range(points)]
    found = {}
    for label, (name, unit, draw) in _CHANCE.items():
        random = Random(4)
        fired = 0
        for _ in range(series):
            values: dict[str, float | None] = dict(zip(periods, draw(random, points), strict=True))
            fired += bool(trend_of(0, Indicator(ref="C", name=name, unit=unit, values=values)).rules)
        found[label] = fired / series
    return found


def _steady(random: Random, *, shift: float) -> Indicator:
    values = [round(random.gauss(200, 12), 1) for _ in MONTHS]
    values[-1] = round(200 + random.choice((-1, 1)) * shift * 12, 1)
    return Indicator(ref="S", name="Steady", unit="rate", values=dict(zip(MONTHS, values, strict=True)))


def figures(packs: int) -> None:
    for kind in KINDS:
        score = figures_score(kind, packs)
        print(
            f"{kind}: {score.found} of {score.planted} planted errors found, {score.false} false findings beside them"
        )
    count, findings = right_figures(packs)
    print(f"right figures: {len(findings)} findings in {count:,} (aim: at most 1 in 1,000)")


def signals() -> None:
    for sigmas in (3, 4, 5, 6):
        print(
            f"signal: a latest figure {sigmas} standard deviations off is found {100 * signal_recall(2000, sigmas=sigmas):.0f} times in 100"
        )
    for points in (9, 13, 25):
        for label, share in signal_alarms(4000, points).items():
            print(f"signal, {points} figures, {label}: {100 * share:.1f} false alarms in 100")


def speed() -> None:
    pack = right_pack(7, groups=200, tables=60)
    started = time.perf_counter()
    found_in(Context(pack=pack, pages=()), "derived")
    print(
        f"{len(pack.indicators)} indicators and {len(pack.tables)} tables checked in {time.perf_counter() - started:.2f} s"
    )


def detectors() -> None:
    opened = thousand_pages(2018)
    checks = detect(opened).checks
    print(f"1,000 pages, all detectors: {sum(check.seconds for check in checks):.2f} s")
    for check in checks:
        print(
            f"  {check.name:36} {1000 * check.seconds:7.1f} ms{f'  FAILED: {check.error}' if check.error else ''}"
        )


def main() -> None:
    packs = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    figures(packs)
    signals()
    speed()
    detectors()


if __name__ == "__main__":
    main()
