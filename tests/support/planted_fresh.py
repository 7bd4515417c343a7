"""A third set of sentences, written when the rules were done: what to expect of packs nobody has seen.

At their first reading 71 of 100 wrong claims were found, none of the impossible percentages and 67 of 100 wrong sums, and nothing right
was told; what they had in common with each other was then taught to the rules.
"""

from random import Random

from planted_counts import of_whole, split
from planted_prose import PEOPLE, RIVALS, THINGS, Shape, change, figure, percent, slipped


def _two(rng: Random) -> tuple[int, int]:
    low = rng.randint(50, 5000)
    return low, round(low * rng.uniform(1.1, 1.7))


def _said(rng: Random, old: float, new: float, wrong: bool) -> str:
    places = rng.choice((0, 1))
    return slipped(rng, old, new, places) if wrong else percent(change(old, new), places)


def _exceeding(rng: Random, wrong: bool) -> str:
    low, high = _two(rng)
    return f"With {figure(high)} {rng.choice(THINGS)}, this year saw {_said(rng, low, high, wrong)}% more than last year's {figure(low)}."


def _gone_from(rng: Random, wrong: bool) -> str:
    low, high = _two(rng)
    return f"Waiting lists have gone from {figure(high)} people to {figure(low)} people, which is a reduction of {_said(rng, high, low, wrong)}%."


def _year_on_year(rng: Random, wrong: bool) -> str:
    low, high = _two(rng)
    return f"Year on year, {rng.choice(THINGS)} increased by {_said(rng, low, high, wrong)}% ({figure(low)} in 2016/17, {figure(high)} in 2017/18)."


def _to_now(rng: Random, wrong: bool) -> str:
    low, high = _two(rng)
    return f"There has been a {_said(rng, high, low, wrong)} per cent fall in {rng.choice(THINGS)}, from {figure(high)} in Q1 to {figure(low)} in Q4."


def _rival(rng: Random, wrong: bool) -> str:
    low, high = rng.randint(40, 90), rng.randint(110, 160)
    return f"The city ({high}) is {_said(rng, low, high, wrong)}% above {rng.choice(RIVALS)} ({low})."


def _some_of(rng: Random, wrong: bool) -> str:
    whole = rng.randint(100, 2000)
    part = rng.randint(whole // 10, whole - whole // 10)
    right = part / whole * 100
    said = percent(abs(right + rng.choice((-1, 1)) * max(4, right * 0.2)) if wrong else right)
    return f"A total of {figure(part)} {rng.choice(PEOPLE)} out of {figure(whole)} took part ({said}%)."


def _equating(rng: Random, wrong: bool) -> str:
    whole = rng.randint(100, 2000)
    part = rng.randint(whole // 10, whole - whole // 10)
    right = part / whole * 100
    said = percent(abs(right + rng.choice((-1, 1)) * max(4, right * 0.2)) if wrong else right)
    return (
        f"Of {figure(whole)} {rng.choice(THINGS)} received, {figure(part)} were upheld, equating to {said}%."
    )


FRESH_CLAIMS: tuple[Shape, ...] = (
    _exceeding,
    _gone_from,
    _year_on_year,
    _to_now,
    _rival,
    _some_of,
    _equating,
)


def _panel(rng: Random, wrong: bool) -> str:
    whole = rng.randint(6, 22)
    return f"{whole} schools were inspected during the year, and {of_whole(rng, whole, 0, wrong)}% of them were rated good."


def _feedback(rng: Random, wrong: bool) -> str:
    whole = rng.randint(6, 22)
    return f"Feedback came from {whole} parents; {of_whole(rng, whole, 0, wrong)}% of parents were positive."


def _among(rng: Random, wrong: bool) -> str:
    whole = rng.randint(7, 22)
    return f"Among the {whole} residents who replied, {of_whole(rng, whole, 0, wrong)}% were in favour of the scheme."


FRESH_IMPOSSIBLE: tuple[Shape, ...] = (_panel, _feedback, _among)


def _bracketed(rng: Random, wrong: bool) -> str:
    whole = rng.randint(40, 900)
    one, two, three = split(rng, whole, 3, wrong)
    return f"{figure(whole)} homes were built (made up of {figure(one)} flats, {figure(two)} houses and {figure(three)} bungalows)."


def _plus(rng: Random, wrong: bool) -> str:
    whole = rng.randint(40, 900)
    one, two = split(rng, whole, 2, wrong)
    return f"The {figure(one)} permanent posts plus {figure(two)} agency posts make {figure(whole)} posts altogether."


def _votes(rng: Random, wrong: bool) -> str:
    whole = rng.randint(40, 900)
    one, two = split(rng, whole, 2, wrong)
    return f"Of the {figure(whole)} appeals heard, {figure(one)} were allowed and the other {figure(two)} dismissed."


FRESH_PARTS: tuple[Shape, ...] = (_bracketed, _plus, _votes)
