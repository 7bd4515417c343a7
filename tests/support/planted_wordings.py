"""A fourth set of sentences, in as many different wordings as came to mind: shares and changes in words, money, lists of every form.

Written after the rules had been widened by another writer's sentences, before they had read any of these. At the first reading 408 of
540 wrong claims, 270 of 300 impossible percentages and all 360 wrong sums were found, and one of 4,000 right sentences was told; what the
misses had in common was then taught to the rules. '15 day nurseries' is still read as a time.
"""

from random import Random

from planted_counts import of_whole, split
from planted_prose import PEOPLE, THINGS, Shape, change, figure, percent, slipped

NOUNS = ("cases", "visits", "complaints", "grants", "inspections", "licences", "repairs", "placements")


def _two(rng: Random) -> tuple[int, int]:
    low = rng.randint(60, 5000)
    return low, round(low * rng.uniform(1.15, 1.7))


def _said(rng: Random, old: float, new: float, wrong: bool) -> str:
    places = rng.choice((0, 1))
    return slipped(rng, old, new, places) if wrong else percent(change(old, new), places)


def _million(value: float) -> str:
    return f"\u00a3{value:.1f}m"


def _money(rng: Random) -> tuple[float, float]:
    low = round(rng.uniform(8, 60), 1)
    return low, round(low * rng.uniform(1.2, 1.6), 1)


def _share_said(rng: Random, part: float, whole: float, wrong: bool) -> str:
    right = part / whole * 100
    return percent(abs(right + rng.choice((-1, 1)) * max(6, right * 0.25)) if wrong else right)


def _part(rng: Random) -> tuple[int, int]:
    whole = rng.randint(100, 2000)
    return rng.randint(whole // 5, whole - whole // 5), whole


def _arrow_then(rng: Random, wrong: bool) -> str:
    low, high = _two(rng)
    return f"{rng.choice(THINGS).capitalize()} climbed to {figure(high)} from {figure(low)} the year before, up {_said(rng, low, high, wrong)}%."


def _signed(rng: Random, wrong: bool) -> str:
    low, high = _two(rng)
    return f"{rng.choice(THINGS).capitalize()} this quarter: {figure(low)} (last quarter: {figure(high)}, -{_said(rng, high, low, wrong)}%)."


def _passive(rng: Random, wrong: bool) -> str:
    low, high = _two(rng)
    return f"The number of {rng.choice(THINGS)} has been cut by {_said(rng, high, low, wrong)}%, from {figure(high)} in 2019 to {figure(low)} in 2021."


def _years_in_turn(rng: Random, wrong: bool) -> str:
    low, high = _two(rng)
    return (
        f"In 2018/19 there were {figure(high)} {rng.choice(THINGS)} and in 2019/20 there were {figure(low)}, a drop of "
        f"{_said(rng, high, low, wrong)}%."
    )


def _now_then(rng: Random, wrong: bool) -> str:
    low, high = _two(rng)
    return f"We now support {figure(high)} families; a year ago it was {figure(low)}, so demand is {_said(rng, low, high, wrong)}% higher."


def _difference(rng: Random, wrong: bool) -> str:
    low, high = _two(rng)
    return f"The list shrank by {figure(high - low)} to {figure(low)}, a decrease of {_said(rng, high, low, wrong)}%."


def _spending(rng: Random, wrong: bool) -> str:
    low, high = _money(rng)
    return f"Spending on care grew from {_million(low)} to {_million(high)}, growth of {_said(rng, low, high, wrong)}%."


def _budgeted(rng: Random, wrong: bool) -> str:
    low, high = _money(rng)
    return f"The outturn of {_million(high)} was {_said(rng, low, high, wrong)}% above the {_million(low)} that had been budgeted."


def _points(rng: Random, wrong: bool) -> str:
    old = round(rng.uniform(30, 60), 1)
    up = round(rng.uniform(3, 15), 1)
    said = up + rng.choice((2.4, 5.1)) if wrong else up
    return f"Attendance improved by {said:.1f} percentage points to {old + up:.1f}%, having been {old:.1f}% the year before."


def _days(rng: Random, wrong: bool) -> str:
    low = rng.randint(20, 60)
    high = round(low * rng.uniform(1.2, 1.7))
    return f"The average wait went down from {high} days to {low} days, {_said(rng, high, low, wrong)}% shorter than before."


def _doubled(rng: Random, wrong: bool) -> str:
    low = rng.randint(60, 900)
    high = round(low * (rng.choice((1.4, 1.6)) if wrong else rng.uniform(1.96, 2.04)))
    return f"{rng.choice(THINGS).capitalize()} have doubled since 2017, going from {figure(low)} to {figure(high)}."


def _trebled(rng: Random, wrong: bool) -> str:
    low = rng.randint(60, 900)
    high = round(low * (rng.choice((2.0, 2.3)) if wrong else rng.uniform(2.95, 3.05)))
    return f"The number of {rng.choice(THINGS)} has tripled ({figure(low)} in 2016, {figure(high)} in 2019)."


def _fraction(rng: Random, wrong: bool) -> str:
    words, share = rng.choice(
        (
            ("A quarter", 0.25),
            ("Two thirds", 2 / 3),
            ("Three in ten", 0.3),
            ("Half", 0.5),
            ("One in four", 0.25),
        )
    )
    whole = rng.randint(90, 900)
    part = round(whole * share * (rng.choice((0.6, 1.4)) if wrong else 1))
    return f"{words} of the {whole} {rng.choice(PEOPLE)} ({part}) had moved in the year."


def _accounts(rng: Random, wrong: bool) -> str:
    part, whole = _part(rng)
    return f"Of {figure(whole)} {rng.choice(NOUNS)}, {figure(part)} were new; that is {_share_said(rng, part, whole, wrong)}%."


def _elliptic(rng: Random, wrong: bool) -> str:
    part, whole = _part(rng)
    return f"Officers dealt with {figure(whole)} {rng.choice(NOUNS)} last year, and {figure(part)} ({_share_said(rng, part, whole, wrong)}%) went to appeal."


def _money_share(rng: Random, wrong: bool) -> str:
    whole = round(rng.uniform(20, 90), 1)
    part = round(whole * rng.uniform(0.2, 0.8), 1)
    return f"So far {_million(part)} has been spent, {_share_said(rng, part, whole, wrong)}% of the {_million(whole)} budget."


def _out_of(rng: Random, wrong: bool) -> str:
    part, whole = _part(rng)
    return f"{_share_said(rng, part, whole, wrong)}% of tenants, {figure(part)} out of {figure(whole)}, have paid in full."


def _next_sentence(rng: Random, wrong: bool) -> str:
    part, whole = _part(rng)
    return f"There were {figure(whole)} {rng.choice(NOUNS)} in the year. {figure(part)} of these ({_share_said(rng, part, whole, wrong)}%) came from schools."


CLAIMS: tuple[Shape, ...] = (
    _arrow_then, _signed, _passive, _years_in_turn, _now_then, _difference, _spending, _budgeted, _points, _days, _doubled, _trebled,
    _fraction, _accounts, _elliptic, _money_share, _out_of, _next_sentence,
)  # fmt: skip


def _of(rng: Random, wrong: bool) -> tuple[int, str]:
    whole = rng.randint(7, 24)
    return whole, of_whole(rng, whole, 0, wrong)


def _were_heard(rng: Random, wrong: bool) -> str:
    whole, said = _of(rng, wrong)
    return f"{whole} appeals were heard in the spring and {said}% were dismissed."


def _sample_taken(rng: Random, wrong: bool) -> str:
    whole, said = _of(rng, wrong)
    return f"The auditor looked at {whole} invoices; {said}% had been paid late."


def _of_whom(rng: Random, wrong: bool) -> str:
    whole, said = _of(rng, wrong)
    return f"We took on {whole} apprentices, {said}% of whom live in the borough."


def _bracket_base(rng: Random, wrong: bool) -> str:
    whole, said = _of(rng, wrong)
    return f"Among the social workers who left ({whole}), {said}% gave workload as the reason."


def _then_them(rng: Random, wrong: bool) -> str:
    whole, said = _of(rng, wrong)
    return f"The inspectors visited {whole} kitchens. {said}% of them were rated 5."


def _for_the(rng: Random, wrong: bool) -> str:
    whole, said = _of(rng, wrong)
    return f"In the {whole} child protection conferences observed, parents were present in {said}%."


def _parted(rng: Random, wrong: bool) -> str:
    whole, said = _of(rng, wrong)
    return f"The panel decided {whole} applications, approving {said}%."


def _labels(rng: Random, wrong: bool) -> str:
    whole, said = _of(rng, wrong)
    return f"Reviews due: {whole}. Held on time: {said}%."


def _all_asked(rng: Random, wrong: bool) -> str:
    whole, said = _of(rng, wrong)
    return f"All {whole} day nurseries replied, and {said}% said they had vacancies."


def _in_brackets(rng: Random, wrong: bool) -> str:
    whole, said = _of(rng, wrong)
    return f"{said}% of councillors (out of {whole}) have had the training."


IMPOSSIBLE: tuple[Shape, ...] = (
    _were_heard, _sample_taken, _of_whom, _bracket_base, _then_them, _for_the, _parted, _labels, _all_asked, _in_brackets,
)  # fmt: skip


def _colon(rng: Random, wrong: bool) -> str:
    whole = rng.randint(40, 900)
    one, two, three = split(rng, whole, 3, wrong)
    return f"The team closed {whole} {rng.choice(NOUNS)} in the quarter: {one} in the north, {two} in the centre and {three} in the south."


def _dash(rng: Random, wrong: bool) -> str:
    whole = rng.randint(40, 900)
    one, two = split(rng, whole, 2, wrong)
    return f"There are {whole} allotments - {one} let and {two} vacant."


def _brackets(rng: Random, wrong: bool) -> str:
    whole = rng.randint(40, 900)
    one, two, three = split(rng, whole, 3, wrong)
    return f"We have {whole} volunteers ({one} drivers, {two} cooks and {three} befrienders)."


def _money_list(rng: Random, wrong: bool) -> str:
    parts = [round(rng.uniform(1, 9), 1) for _ in range(3)]
    whole = sum(parts) + (rng.choice((-0.8, 0.9, 1.4)) if wrong else 0)
    one, two, three = map(_million, parts)
    return f"The shortfall is {_million(whole)}: {one} in adult care, {two} in children's services and {three} in transport."


def _comma(rng: Random, wrong: bool) -> str:
    whole = rng.randint(90, 900)
    one, two, three = split(rng, whole, 3, wrong)
    return f"{whole} homes were inspected, {one} by council officers, {two} by contractors and {three} by the fire service."


def _which(rng: Random, wrong: bool) -> str:
    whole = rng.randint(90, 900)
    one, two = split(rng, whole, 2, wrong)
    return f"The council received {whole} appeals, of which {one} were allowed and {two} were dismissed."


def _named(rng: Random, wrong: bool) -> str:
    whole = rng.randint(90, 900)
    one, two, three = split(rng, whole, 3, wrong)
    return f"The three libraries lent {whole} tablets: Central {one}, Portswood {two} and Shirley {three}."


def _labelled(rng: Random, wrong: bool) -> str:
    whole = rng.randint(90, 900)
    one, two, three = split(rng, whole, 3, wrong)
    return f"The {whole} comments were about parking ({one}), litter ({two}) and noise ({three})."


def _total_last(rng: Random, wrong: bool) -> str:
    whole = rng.randint(90, 900)
    one, two, three = split(rng, whole, 3, wrong)
    return f"We issued {one} warnings, {two} fines and {three} orders, {whole} notices altogether."


def _halves(rng: Random, wrong: bool) -> str:
    whole = rng.randint(90, 900)
    one, two = split(rng, whole, 2, wrong)
    return f"{one} plans were agreed in the first quarter and {two} in the second, which makes a total of {whole}."


def _sheet(rng: Random, wrong: bool) -> str:
    whole = rng.randint(300, 900)
    one, two, three = split(rng, whole, 3, wrong)
    return f"Total requests: {whole}. Answered: {one}. Refused: {two}. Withdrawn: {three}."


def _graded(rng: Random, wrong: bool) -> str:
    whole = rng.randint(60, 300)
    one, two, three = split(rng, whole, 3, wrong)
    return f"Of the {whole} actions, {one} are green, {two} amber and {three} red."


PARTS: tuple[Shape, ...] = (
    _colon, _dash, _brackets, _money_list, _comma, _which, _named, _labelled, _total_last, _halves, _sheet, _graded,
)  # fmt: skip
