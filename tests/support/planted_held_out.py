"""The same errors in sentences no rule was written against; see ``planted_prose``."""

from random import Random

from planted_counts import of_whole, split
from planted_prose import PEOPLE, RIVALS, THINGS, Shape, change, figure, percent, slipped


def _two(rng: Random) -> tuple[int, int]:
    low = rng.randint(50, 5000)
    return low, round(low * rng.uniform(1.1, 1.7))


def _said(rng: Random, old: float, new: float, wrong: bool) -> str:
    places = rng.choice((0, 1))
    return slipped(rng, old, new, places) if wrong else percent(change(old, new), places)


def _against(rng: Random, wrong: bool) -> str:
    low, high = _two(rng)
    return (
        f"Demand keeps growing: {figure(high)} {rng.choice(THINGS)} this year against {figure(low)} last year, "
        f"a rise of {_said(rng, low, high, wrong)}%."
    )


def _down_by(rng: Random, wrong: bool) -> str:
    low, high = _two(rng)
    return f"{rng.choice(THINGS).capitalize()} are down by {_said(rng, high, low, wrong)}%, from {figure(high)} to {figure(low)}."


def _bracketed_change(rng: Random, wrong: bool) -> str:
    low, high = _two(rng)
    return (
        f"Over the year the number of {rng.choice(THINGS)} has increased from {figure(low)} to {figure(high)} "
        f"({_said(rng, low, high, wrong)}% increase) and is expected to stay there."
    )


def _exceeds(rng: Random, wrong: bool) -> str:
    low, high = rng.randint(40, 90), rng.randint(110, 160)
    return (
        f"Southampton's rate, {high} per 10,000, is {_said(rng, low, high, wrong)}% greater than the {rng.choice(RIVALS)} "
        f"average, which stands at {low}."
    )


def _which_is(rng: Random, wrong: bool) -> str:
    low, high = _two(rng)
    return (
        f"In March there were {figure(low)} open cases, which is {_said(rng, high, low, wrong)}% fewer than the "
        f"{figure(high)} open in March of the year before."
    )


def _have_fallen(rng: Random, wrong: bool) -> str:
    low, high = _two(rng)
    return (
        f"Complaints have fallen {_said(rng, high, low, wrong)}% since last year ({figure(high)}) "
        f"and now number {figure(low)}."
    )


def _share_that_is(rng: Random, wrong: bool) -> str:
    whole = rng.randint(100, 2000)
    part = rng.randint(whole // 10, whole - whole // 10)
    right = part / whole * 100
    said = percent(right + rng.choice((-1, 1)) * max(4, right * 0.2) if wrong else right)
    return f"Out of {figure(whole)} {rng.choice(PEOPLE)}, {figure(part)} ({said.lstrip('-')}%) had a plan in place by the end of March."


def _n_of_n(rng: Random, wrong: bool) -> str:
    whole = rng.randint(30, 400)
    part = rng.randint(whole // 5, whole - whole // 10)
    right = part / whole * 100
    said = percent(right + rng.choice((-1, 1)) * max(4, right * 0.2) if wrong else right)
    return f"{said.lstrip('-')}% ({part}/{whole}) of audits were judged good."


HELD_CLAIMS: tuple[Shape, ...] = (
    _against, _down_by, _bracketed_change, _exceeds, _which_is, _have_fallen, _share_that_is, _n_of_n,
)  # fmt: skip


def _interviews(rng: Random, wrong: bool) -> str:
    whole = rng.randint(6, 22)
    return f"Twelve questions were put. Of {whole} carers interviewed, {of_whole(rng, whole, 0, wrong)}% would foster again."


def _returned(rng: Random, wrong: bool) -> str:
    whole = rng.randint(20, 80)
    one, two = (of_whole(rng, whole, 1, wrong) for _ in range(2))
    return f"There were {whole} respondents to the survey. Of these, {one}% felt listened to and {two}% would recommend the service."


def _base(rng: Random, wrong: bool) -> str:
    whole = rng.randint(7, 22)
    return f"Agreed that the plan was clear: {of_whole(rng, whole, 0, wrong)}% (base: {whole} parents)."


def _out_of(rng: Random, wrong: bool) -> str:
    whole = rng.randint(7, 22)
    return f"The audit found that {of_whole(rng, whole, 0, wrong)}% of the sample of {whole} files had no chronology."


HELD_IMPOSSIBLE: tuple[Shape, ...] = (_interviews, _returned, _base, _out_of)


def _girls_boys(rng: Random, wrong: bool) -> str:
    whole = rng.randint(40, 900)
    one, two = split(rng, whole, 2, wrong)
    return f"{figure(whole)} children ({figure(one)} girls and {figure(two)} boys) were looked after at 31 March."


def _equals(rng: Random, wrong: bool) -> str:
    whole = rng.randint(40, 900)
    one, two, three = split(rng, whole, 3, wrong)
    return (
        f"Visits consisted of {figure(one)} by health visitors, {figure(two)} by midwives and {figure(three)} by nurses, "
        f"giving a total of {figure(whole)}."
    )


def _divided(rng: Random, wrong: bool) -> str:
    whole = rng.randint(40, 900)
    one, two = split(rng, whole, 2, wrong)
    return f"The {figure(whole)} new homes are divided into {figure(one)} flats and {figure(two)} houses."


def _left(rng: Random, wrong: bool) -> str:
    whole = rng.randint(40, 400)
    one, two = split(rng, whole, 2, wrong)
    return f"Of {whole} recommendations, {one} have been carried out and {two} remain open."


HELD_PARTS: tuple[Shape, ...] = (_girls_boys, _equals, _divided, _left)
