"""Paragraphs with percentages that are right or, where asked, wrong in a known way; ``planted_counts`` has those with counts.

Written before the rules that find the errors, and kept apart from them: a rule that learns only these sentences is seen
by ``HELD_OUT``, shapes written after the rules were done.
"""

from collections.abc import Callable
from random import Random

Shape = Callable[[Random, bool], str]

THINGS = (
    "referrals", "contacts", "assessments", "complaints", "visits", "requests", "inspections", "applications",
    "bin collections", "potholes", "planning appeals", "library loans", "calls", "incidents", "placements",
)  # fmt: skip
PEOPLE = (
    "children",
    "pupils",
    "residents",
    "care leavers",
    "families",
    "tenants",
    "carers",
    "staff",
    "young people",
)
RIVALS = ("the statistical neighbours", "England", "the South East", "comparable councils", "the county", "similar authorities")  # fmt: skip


def figure(value: float) -> str:
    """'1,620', '48.5'."""
    return f"{value:,.1f}" if isinstance(value, float) and not value.is_integer() else f"{int(value):,}"


def percent(value: float, places: int = 0) -> str:
    return f"{value:.{places}f}"


def change(old: float, new: float) -> float:
    return abs(new - old) / old * 100


def slipped(rng: Random, old: float, new: float, places: int) -> str:
    """A wrong percentage for the change from old to new: taken of the wrong base, or misreckoned."""
    right = change(old, new)
    wrong = abs(new - old) / new * 100
    unit = 10**-places
    if rng.random() < 0.5 and abs(wrong - right) > 2.5 * unit:
        return percent(wrong, places)
    off = rng.choice((-1, 1)) * max(3 * unit, right * rng.uniform(0.12, 0.4))
    return percent(right + off if right + off > 0 else right + abs(off), places)


def _pair(rng: Random) -> tuple[int, int]:
    old = rng.randint(40, 4000)
    return old, max(5, round(old * rng.choice((rng.uniform(0.5, 0.93), rng.uniform(1.07, 1.8)))))


def _grown(rng: Random) -> tuple[int, int]:
    low, high = sorted(_pair(rng))
    return low, high


def _said(rng: Random, old: float, new: float, wrong: bool) -> str:
    places = rng.choice((0, 0, 1))
    return slipped(rng, old, new, places) if wrong else percent(change(old, new), places)


def _higher_bracket(rng: Random, wrong: bool) -> str:
    low, high = _grown(rng)
    return (
        f"Our rate of {high} is {_said(rng, low, high, wrong)}% higher than that of {rng.choice(RIVALS)} ({low}). "
        "Officers look into it each quarter."
    )


def _lower_bracket(rng: Random, wrong: bool) -> str:
    low, high = _grown(rng)
    return f"At {low} per 10,000 the rate is {_said(rng, high, low, wrong)} per cent below the average for {rng.choice(RIVALS)} of {high}."


def _fell_from_to(rng: Random, wrong: bool) -> str:
    low, high = _grown(rng)
    return f"The number of {rng.choice(THINGS)} fell from {figure(high)} to {figure(low)}, a {_said(rng, high, low, wrong)}% drop."


def _rose_by_from_to(rng: Random, wrong: bool) -> str:
    low, high = _grown(rng)
    return (
        f"{rng.choice(THINGS).capitalize()} rose by {_said(rng, low, high, wrong)}% from {figure(low)} in 2016/17 "
        f"to {figure(high)} in 2017/18, as in other cities."
    )


def _compared_to_previous(rng: Random, wrong: bool) -> str:
    low, high = _grown(rng)
    return (
        f"There were {figure(high)} {rng.choice(THINGS)} in the quarter, an increase of {_said(rng, low, high, wrong)}% "
        f"when compared to the previous quarter ({figure(low)})."
    )


def _two_comparisons(rng: Random, wrong: bool) -> str:
    now, before, last = rng.randint(300, 900), 0, 0
    before, last = round(now * rng.uniform(0.6, 0.9)), round(now * rng.uniform(1.1, 1.6))
    first = rng.random() < 0.5
    return (
        f"Help went to {figure(now)} families at the end of December. This is {_said(rng, before, now, wrong and first)}% more than "
        f"at the end of the quarter before ({figure(before)}), but {_said(rng, last, now, wrong and not first)}% fewer "
        f"than in Quarter 3 last year ({figure(last)})."
    )


def _part(rng: Random) -> tuple[int, int]:
    whole = rng.randint(120, 3000)
    return rng.randint(max(5, whole // 20), whole * 9 // 10), whole


def _share(rng: Random, part: int, whole: int, wrong: bool) -> str:
    places = rng.choice((0, 0, 1))
    right = part / whole * 100
    if not wrong:
        return percent(right, places)
    other = (whole - part) / whole * 100
    if rng.random() < 0.3 and abs(other - right) > 3:
        return percent(other, places)
    return percent(
        max(0.5, right + rng.choice((-1, 1)) * max(3 * 10**-places, right * rng.uniform(0.1, 0.3))), places
    )


def _of_bracket(rng: Random, wrong: bool) -> str:
    part, whole = _part(rng)
    return f"In all {figure(part)} of {figure(whole)} {rng.choice(THINGS)} ({_share(rng, part, whole, wrong)}%) were closed in time."


def _bracket_out_of(rng: Random, wrong: bool) -> str:
    part, whole = _part(rng)
    return f"{_share(rng, part, whole, wrong)}% of {rng.choice(THINGS)} ({figure(part)} out of {figure(whole)}) met the standard."


def _of_the_whole(rng: Random, wrong: bool) -> str:
    part, whole = _part(rng)
    return f"Of the {figure(whole)} {rng.choice(PEOPLE)}, {figure(part)} ({_share(rng, part, whole, wrong)}%) live outside the city."


def _or_percent(rng: Random, wrong: bool) -> str:
    part, whole = _part(rng)
    return f"{figure(part)} of the {figure(whole)} {rng.choice(THINGS)}, or {_share(rng, part, whole, wrong)}%, came from schools."


def _representing(rng: Random, wrong: bool) -> str:
    part, whole = _part(rng)
    return f"We carried out {figure(part)} {rng.choice(THINGS)}, which represents {_share(rng, part, whole, wrong)}% of those due ({figure(whole)})."


def _next_sentence(rng: Random, wrong: bool) -> str:
    low = rng.randint(40, 900)
    high = round(low * rng.uniform(1.25, 1.8))  # so that the wrong base shows in whole per cent
    return (
        f"The rate of children on a plan went up to {high} at the end of Q4. "
        f"This rate is {_wrong_base(low, high) if wrong else percent(change(low, high))}% higher than the neighbours' ({low})."
    )


def _wrong_base(low: int, high: int) -> str:
    return percent((high - low) / high * 100)


def _loose(rng: Random, wrong: bool) -> str:
    low, high = rng.randint(40, 90), rng.randint(110, 160)
    said = _wrong_base(low, high) if wrong else percent(change(low, high))
    return (
        f"At the year's end the rate stood at {high}, the lowest in years.\n\nEven so it remains much above that of "
        f"{rng.choice(RIVALS)} ({low}): {said}% higher."
    )


def _points(rng: Random, wrong: bool) -> str:
    old = round(rng.uniform(20, 60), 1)
    new = round(old + rng.choice((-1, 1)) * rng.uniform(4, 15), 1)
    word = "rose" if new > old else "fell"
    said = f"{abs(new - old):.1f}"
    unit = "%" if wrong else " percentage points"
    return f"The share of {rng.choice(PEOPLE)} seen in time {word} by {said}{unit}, from {old}% to {new}%."


def _swapped(rng: Random, wrong: bool) -> str:
    low, high = _grown(rng)
    old, new = (low, high) if rng.random() < 0.5 else (high, low)
    up = (new > old) != wrong
    return (
        f"{rng.choice(THINGS).capitalize()} went from {figure(old)} to {figure(new)}, "
        f"{'an increase' if up else 'a decrease'} of {percent(change(old, new), 1)}%."
    )


def _compares(rng: Random, wrong: bool) -> str:
    low, high = _grown(rng)
    return (
        f"{figure(high)} {rng.choice(THINGS)} were recorded, {_said(rng, low, high, wrong)}% up on the {figure(low)} "
        "recorded a year earlier."
    )


CLAIMS: tuple[Shape, ...] = (
    _higher_bracket, _lower_bracket, _fell_from_to, _rose_by_from_to, _compared_to_previous, _two_comparisons, _of_bracket,
    _bracket_out_of, _of_the_whole, _or_percent, _representing, _next_sentence, _loose, _points, _swapped, _compares,
)  # fmt: skip


PLAIN = (
    "The Board met four times in 2017/18 and heard from 14 agencies. It set up 2 groups.",
    "In 2015 the city was placed 67th of 326 authorities, and 19 of its neighbourhoods are among the most deprived tenth.",
    "More pupils speak another language: 25.7% now, against 18% in 2010. Attendance stood at 94%.",
    "Savings of £3.2m are planned for 2019/20, of which £1.1m falls to Children's Services.",
    "Training runs over 2 days, Level 3 over one. In all 100 practitioners came to the conference in November 2017.",
    "The target is 92% and the floor 85%. The service reached 90% in Q2 and 91% in Q3.",
    "About 20% of the population are between 15 and 24 years old, compared to 12.4% nationally.",
    "The 6 part-time posts cost £120,000. Council tax will rise by 2.99%, and by 2% for social care.",
    "Between 10 and 15 families took part. Four of the five groups have reported, and the fifth will by 31 March.",
    "Over the 12 months to December 2024 complaints have decreased by 4% compared to the 12 months before.",
    "The share fell to 14.9%, better than the target of 15.0% and close to England's 15.3%.",
    "Nearly half the calls come before 10am; 64% of enquiries are made online, 10 percentage points more than in 2019.",
    "In total 40 people came: 25 on Monday and 22 on Tuesday, some on both days.",
    "We visited 12 schools. 45% of schools in the city are academies.",
    "Twelve pupils were excluded. 3% of pupils have a plan and 17% of pupils get free meals.",
    "There were 120 referrals in Q1, 20% more than in Q2 (100) and 50% more than in Q3 (80).",
    "Of the 30 children, 12 (40%) were boys and 18 (60%) girls; 10 of them (33%) had a plan.",
    "Of the 30 children, 12 (40%) were boys. Of these, 3 (25%) had a plan and 9 (75%) did not.",
    "We spent £450,000, 10% less than the budget of £500,000, and 200 homes (10% of the 2,000) are empty.",
    "Numbers went from 100 to 150 and then to 120, a 20% increase overall since 2014.",
    "Calls answered stood at 94%, 2% above the target (92%). The average wait was 3 minutes, 25% shorter than last year (4 minutes).",
    "A total of 30 children attended: 12 boys, 18 girls and 5 parents. The 5 year plan has 3 themes and 12 actions.",
    "Of the 40 recommendations, 35 are complete and 12 were late. Two of the three officers have left.",
    "The rate is 20% lower than in 2016 (50) and now stands at 40. England's is 31, a third lower than in 2010.",
    "Council tax rises by 4.99% from £1,610 to £1,690.34. Of the increase, 2% is for adult social care.",
    "Up to 20 places were offered, and 15 families (75%) took one. The remaining 8 went to neighbours.",
    "The target of 90% was missed by 3 percentage points (87%); a year ago it was 84%, 6 points short.",
    "Demand grew by a third, from 300 to 400 a month, and by 5% in March alone (410 to 431).",
    "About 60% of the 25 parents who replied were content; nearly 30% of them wanted longer hours.",
    "The 2017/18 outturn was £52.3m, £1.1m (2%) over the budget of £51.2m.",
)  # fmt: skip
"""Sentences with figures that nothing can be reckoned from."""
