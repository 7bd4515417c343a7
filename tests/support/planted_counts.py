"""Paragraphs whose percentages no number of cases gives, or whose parts do not make up their whole, where asked; else right."""

from random import Random

from planted_prose import PEOPLE, THINGS, Shape, figure


def _possible(whole: int, places: int) -> set[str]:
    return {f"{100 * k / whole:.{places}f}" for k in range(whole + 1)}


def of_whole(rng: Random, whole: int, places: int, wrong: bool) -> str:
    """A percentage that some number of ``whole`` cases gives, or none, well away from any that does."""
    right = sorted(_possible(whole, places), key=float)
    if not wrong:
        return rng.choice(right[1:-1])
    step = 10.0**-places
    while True:
        value = f"{rng.uniform(3, 97):.{places}f}"
        if all(abs(float(value) - float(one)) > 1.5 * step for one in right):
            return value


def _small(rng: Random) -> tuple[int, int]:
    places = rng.choice((0, 1))
    return (rng.randint(4, 22), 0) if places == 0 else (rng.randint(6, 90), 1)


def _of_the_n(rng: Random, wrong: bool) -> str:
    whole, places = _small(rng)
    return f"{of_whole(rng, whole, places, wrong)}% of the {whole} {rng.choice(PEOPLE)} asked were content with the service."


def _n_were_asked(rng: Random, wrong: bool) -> str:
    whole, places = _small(rng)
    people = rng.choice(PEOPLE)
    return f"We asked {whole} {people}. {of_whole(rng, whole, places, wrong)}% of {people} said that they felt safer."


def _cases_reviewed(rng: Random, wrong: bool) -> str:
    whole, places = _small(rng)
    one, two = (of_whole(rng, whole, places, wrong) for _ in range(2))
    return (
        f"The panel reviewed {whole} cases in the year. {one}% of the cases had been expected. {two}% of cases had factors "
        "that could be changed, such as smoking."
    )


def _of_the_n_asked(rng: Random, wrong: bool) -> str:
    whole, places = _small(rng)
    return f"Of the {whole} schools inspected, {of_whole(rng, whole, places, wrong)}% were found to be good or better."


def _n_equals(rng: Random, wrong: bool) -> str:
    whole, places = _small(rng)
    return f"Satisfied or very satisfied: {of_whole(rng, whole, places, wrong)}% (n = {whole})."


def _cohort(rng: Random, wrong: bool) -> str:
    whole = rng.randint(20, 60)
    one, two = (of_whole(rng, whole, 1, wrong) for _ in range(2))
    return f"The cohort is {whole} young people.\n{one}% of cohort learn nearby\n{two}% of cohort learn elsewhere"


def _sample_of(rng: Random, wrong: bool) -> str:
    whole, places = _small(rng)
    return f"In a sample of {whole} files, {of_whole(rng, whole, places, wrong)} per cent lacked a plan."


IMPOSSIBLE: tuple[Shape, ...] = (
    _of_the_n, _n_were_asked, _cases_reviewed, _of_the_n_asked, _n_equals, _cohort, _sample_of,
)  # fmt: skip

NUMBERS = (
    "none",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def split(rng: Random, whole: int, parts: int, wrong: bool) -> list[int]:
    cuts = sorted(rng.sample(range(1, whole), parts - 1))
    found = [high - low for low, high in zip([0, *cuts], [*cuts, whole], strict=True)]
    if wrong:
        place = rng.randrange(parts)
        found[place] += rng.choice((-1, 1, 2, 3, 10)) if found[place] > 1 else rng.choice((1, 2, 3, 10))
    return found


def _male_female(rng: Random, wrong: bool) -> str:
    whole = rng.randint(200, 300_000)
    men, women = split(rng, whole, 2, wrong)
    return f"The population is {whole:,}, of which {men:,} are male and {women:,} are female."


def _made_up_of(rng: Random, wrong: bool) -> str:
    whole = rng.randint(30, 900)
    one, two, three = split(rng, whole, 3, wrong)
    return f"The total of {figure(whole)} is made up of {figure(one)} visits, {figure(two)} calls and {figure(three)} letters."


def _words(rng: Random, wrong: bool) -> str:
    while True:
        whole = rng.randint(5, 12)
        parts = split(rng, whole, 3, wrong)
        if all(0 < one <= 12 for one in parts):
            break
    one, two, three = (NUMBERS[part] for part in parts)
    return (
        f"The group received {NUMBERS[whole]} referrals. {one.capitalize()} of these referrals were agreed as reviews, {two} "
        f"led to a partnership review and {three} others needed no further action."
    )


def _remaining(rng: Random, wrong: bool) -> str:
    whole = rng.randint(15, 400)
    one, two = split(rng, whole, 2, wrong)
    return f"Of the {whole} {rng.choice(PEOPLE)}, {one} are educated in the city and the remaining {two} outside it."


def _comprising(rng: Random, wrong: bool) -> str:
    whole = rng.randint(40, 4000)
    one, two = split(rng, whole, 2, wrong)
    return f"There were {figure(whole)} {rng.choice(THINGS)}, comprising {figure(one)} new and {figure(two)} repeat ones."


def _split_between(rng: Random, wrong: bool) -> str:
    whole = rng.randint(40, 4000)
    one, two, three = split(rng, whole, 3, wrong)
    return (
        f"In total {figure(whole)} {rng.choice(THINGS)} came in: {figure(one)} from schools, {figure(two)} from the police "
        f"and {figure(three)} from health."
    )


def _in_total(rng: Random, wrong: bool) -> str:
    whole = rng.randint(40, 4000)
    one, two = split(rng, whole, 2, wrong)
    return f"{figure(one)} adults and {figure(two)} children came, {figure(whole)} in total."


PARTS: tuple[Shape, ...] = (
    _male_female,
    _made_up_of,
    _words,
    _remaining,
    _comprising,
    _split_between,
    _in_total,
)
