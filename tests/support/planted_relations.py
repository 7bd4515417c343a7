"""Sentences that tell a relation between figures, right or wrong: one list of wordings for each relation, and values made for it.

A relation makes values that hold and, in the same places, values that do not; its wordings are filled with either. So each wording gives
right and wrong twins, and a wording added is tried at once both ways.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

Values = Mapping[str, object]
THINGS = (
    "referrals",
    "complaints",
    "visits",
    "requests",
    "inspections",
    "applications",
    "library loans",
    "incidents",
    "placements",
)
PEOPLE = ("children", "pupils", "residents", "families", "tenants", "carers", "patients", "young people")


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation.

    Attributes:
        name: what it relates.
        values: for a random source, and whether they are to be wrong.
        wordings: with the names of values in braces.
    """

    name: str
    values: Callable[[Random, bool], Values]
    wordings: tuple[str, ...]

    def text(self, wording: str, rng: Random, *, wrong: bool) -> str:
        """One of its wordings, filled."""
        return wording.format(
            **{"things": rng.choice(THINGS), "people": rng.choice(PEOPLE)} | dict(self.values(rng, wrong))
        )


def _count(value: float) -> str:
    return f"{int(value):,}"


def _fall(rng: Random, wrong: bool) -> Values:
    before = rng.randint(200, 4000)
    after = round(before * rng.uniform(0.4, 0.8))
    right = 100 * (before - after) / before
    claim = 100 * (before - after) / after if rng.random() < 0.5 else right * rng.choice((0.6, 1.5))
    return {"before": _count(before), "after": _count(after), "claim": f"{claim if wrong else right:.0f}"}


def _rise(rng: Random, wrong: bool) -> Values:
    before = rng.randint(200, 4000)
    after = round(before * rng.uniform(1.3, 1.8))
    right = 100 * (after - before) / before
    claim = 100 * (after - before) / after if rng.random() < 0.5 else right * rng.choice((0.6, 1.5))
    return {"before": _count(before), "after": _count(after), "claim": f"{claim if wrong else right:.0f}"}


def _points(rng: Random, wrong: bool) -> Values:
    before = round(rng.uniform(30, 60), 1)
    after = round(before + rng.uniform(4, 15), 1)
    gap = after - before
    return {
        "before": before,
        "after": after,
        "claim": f"{gap + rng.choice((-1.3, 1.7)) if wrong else gap:.1f}",
    }


def _percent_for_points(rng: Random, wrong: bool) -> Values:
    before = round(rng.uniform(30, 60), 1)
    after = round(before + rng.uniform(4, 15), 1)
    gap = after - before
    return {"before": before, "after": after, "claim": f"{gap if wrong else 100 * gap / before:.1f}"}


def _difference(rng: Random, wrong: bool) -> Values:
    low, gap = rng.randint(200, 900), rng.randint(20, 150)
    return {
        "low": _count(low),
        "high": _count(low + gap),
        "gap": gap + rng.choice((-10, 10, 7)) if wrong else gap,
    }


def _money(rng: Random, wrong: bool) -> Values:
    low, gap = rng.randint(60, 300), rng.randint(12, 55)
    said = gap + rng.choice((-10, 10)) if wrong else gap
    return {"low": f"\u00a3{low / 10}m", "high": f"\u00a3{(low + gap) / 10}m", "gap": f"\u00a3{said / 10}m"}


def _multiple(rng: Random, wrong: bool) -> Values:
    before = rng.randint(40, 400)
    return {
        "before": before,
        "after": round(before * (rng.uniform(1.3, 1.6) if wrong else rng.uniform(1.96, 2.04))),
    }


def _halved(rng: Random, wrong: bool) -> Values:
    before = rng.randint(100, 800)
    return {
        "before": before,
        "after": round(before * (rng.uniform(0.65, 0.8) if wrong else rng.uniform(0.49, 0.51))),
    }


def _direction(rng: Random, wrong: bool) -> Values:
    low = rng.randint(40, 400)
    pair = (low, low + rng.randint(8, 90))
    return {"first": pair[1] if wrong else pair[0], "second": pair[0] if wrong else pair[1]}


def _share(rng: Random, wrong: bool) -> Values:
    whole = rng.randint(40, 900)
    part = rng.randint(whole // 5, whole * 3 // 5)
    right = 100 * part / whole
    return {
        "part": part,
        "whole": whole,
        "share": f"{right + rng.choice((-9, 8, 14)) if wrong else right:.0f}",
    }


def _third(rng: Random, wrong: bool) -> Values:
    part = rng.randint(20, 90)
    return {"part": part, "whole": round(part * (rng.choice((1.6, 2.0, 4.4)) if wrong else 3))}


def _cases(rng: Random, wrong: bool) -> Values:
    whole = rng.randint(6, 19)
    shares = [round(100 * some / whole) for some in range(whole + 1)]
    bad = [
        value
        for value in range(10, 95)
        if all(abs(value - 100 * some / whole) > 1.5 for some in range(whole + 1))
    ]
    return {"whole": whole, "share": rng.choice(bad or [101]) if wrong else rng.choice(shares[1:-1])}


def _parts(rng: Random, wrong: bool) -> Values:
    parts = [rng.randint(20, 300) for _ in range(3)]
    whole = sum(parts) + (rng.choice((-10, 10, 7)) if wrong else 0)
    return {"a": parts[0], "b": parts[1], "c": parts[2], "whole": _count(whole)}


def _money_parts(rng: Random, wrong: bool) -> Values:
    a, b, c = rng.randint(10, 90) * 10, rng.randint(10, 90) * 10, rng.randint(11, 40) / 10
    whole = round((a + b) / 1000 + c, 2) + (rng.choice((-0.3, 0.4)) if wrong else 0)
    return {"a": f"\u00a3{a}k", "b": f"\u00a3{b}k", "c": f"\u00a3{c}m", "whole": f"\u00a3{whole:.2f}m"}


def _hundred(rng: Random, wrong: bool) -> Values:
    a, b = rng.randint(20, 45), rng.randint(15, 30)
    return {"a": a, "b": b, "c": 100 - a - b + (rng.choice((-6, 5, 8)) if wrong else 0)}


def _mean(rng: Random, wrong: bool) -> Values:
    low = rng.randint(12, 60)
    high = low + rng.randint(6, 20)
    return {"low": low, "high": high, "mean": high + rng.randint(2, 9) if wrong else (low + high) // 2}


def _variance(rng: Random, wrong: bool) -> Values:
    plan, gap = rng.randint(40, 200), rng.randint(3, 12)
    over = (rng.random() < 0.5) != wrong
    spent = plan + gap if over else plan - gap
    return {
        "plan": f"\u00a3{plan / 10}m", "spent": f"\u00a3{spent / 10}m", "gap": f"\u00a3{gap / 10}m",
        "way": "overspend" if over != wrong else "underspend", "verb": "overspent" if over != wrong else "underspent",
    }  # fmt: skip


def _to_date(rng: Random, wrong: bool) -> Values:
    first = rng.randint(100, 900)
    second = round(first * (rng.uniform(0.6, 0.9) if wrong else rng.uniform(1.2, 1.6)))
    return {"first": first, "second": second}


def _run(rng: Random, wrong: bool) -> Values:
    values = [rng.randint(100, 200)]
    for _ in range(3):
        values.append(values[-1] + rng.randint(3, 20))
    if wrong:
        values[2] = values[1] - rng.randint(2, 9)
    return dict(zip("abcd", values, strict=True))


def _target(rng: Random, wrong: bool) -> Values:
    target = rng.randint(70, 95)
    return {"target": target, "actual": target - rng.randint(2, 9) if wrong else target + rng.randint(1, 4)}


def _missed(rng: Random, wrong: bool) -> Values:
    target = rng.randint(70, 90)
    return {"target": target, "actual": target + rng.randint(1, 8) if wrong else target - rng.randint(2, 9)}


def _staff(rng: Random, wrong: bool) -> Values:
    people = rng.randint(20, 90)
    return {
        "people": people,
        "fte": people + rng.randint(2, 9) + 0.6 if wrong else people - rng.randint(3, 9) + 0.4,
    }


def _rate(rng: Random, wrong: bool) -> Values:
    rate, whole = rng.randint(20, 120), rng.randint(12, 60) * 1000
    part = round(rate * whole / 10_000)
    return {
        "part": _count(part),
        "whole": _count(whole),
        "rate": rate + rng.choice((-8, 9)) if wrong else rate,
    }


def _weekday(rng: Random, wrong: bool) -> Values:
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    day = rng.randint(1, 28)
    right = (day + 3) % 7  # 1 February 2019 was a Friday
    return {"weekday": days[(right + rng.randint(1, 6)) % 7 if wrong else right], "day": day}


def _no_day(rng: Random, wrong: bool) -> Values:
    month = rng.choice(("April", "June", "September", "November"))
    return {"date": f"{31 if wrong else 30} {month}"}


RELATIONS: tuple[Relation, ...] = (
    Relation("fall", _fall, (
        "The number of {things} fell from {before} to {after} over the year, a reduction of {claim}%.",
        "{after} {things} were received, down {claim}% from {before} the year before.",
        "There were {after} {things} this year compared with {before} last year, a fall of {claim} per cent.",
        "A {claim}% drop in {things}, from {before} to {after}, was recorded.",
        "We saw {things} decline by {claim}%, from {before} in 2016/17 to {after} in 2017/18.",
        "At {after}, {things} are {claim}% lower than a year ago ({before}).",
        "{before} {things} were made in 2015 and {after} in 2016, {claim}% fewer.",
        "Numbers went down to {after} from {before}, which is a decrease of {claim}%.",
        "Against {before} {things} last year there were {after} this year ({claim}% less).",
        "The total dropped by {claim}% to {after}, having been {before} in the previous year.",
        "The service dealt with {after} {things}, which is {claim}% below the {before} of the year before.",
        "{things} reduced from {before} to {after} (-{claim}%).",
    )),
    Relation("rise", _rise, (
        "The number of {things} rose from {before} to {after}, an increase of {claim}%.",
        "{after} {things} were received, up {claim}% on the {before} received a year earlier.",
        "There has been a {claim}% rise in {things}: {before} last year and {after} this year.",
        "{things} have grown by {claim} per cent, from {before} to {after}.",
        "{after} {things} were logged in the quarter against {before} in the same quarter last year, {claim}% more.",
        "{before} {things} were expected but {after} came, {claim}% more than expected.",
        "In 2017 we had {before} {things}. This climbed to {after} in 2018, a {claim}% increase.",
        "Our figure of {after} is {claim}% higher than that of similar councils ({before}).",
        "{things} were {claim}% above last year's level at {after}, compared to {before}.",
        "The figure stands at {after}, which represents a growth of {claim}% since last year, when it stood at {before}.",
        "{things} went up by {claim}%, moving from {before} to {after}.",
        "The rate is {after} per 10,000 against {before} for England, so ours is {claim}% higher.",
    )),
    Relation("points", _points, (
        "The share seen in time rose from {before}% to {after}%, an increase of {claim} percentage points.",
        "Satisfaction improved by {claim} percentage points, from {before}% to {after}%.",
        "At {after}% attendance is {claim} percentage points higher than last year ({before}%).",
        "The proportion was {before}% in 2016/17 and {after}% in 2017/18, a rise of {claim} percentage points.",
        "Performance went up {claim} percentage points to {after}%, from {before}%.",
        "Take-up is now {after}% compared with {before}% a year ago, up {claim} percentage points.",
    )),
    Relation("per cent for points", _percent_for_points, (
        "The share seen in time rose from {before}% to {after}%, an increase of {claim}%.",
        "Satisfaction was {after}%, {claim}% higher than last year ({before}%).",
        "The rate went up by {claim}%, from {before}% to {after}%.",
        "Take-up grew to {after}% this year. This is a {claim}% increase on the level of {before}% in 2016.",
        "The proportion is {after}%, a {claim}% rise on the {before}% of a year ago.",
    )),
    Relation("difference", _difference, (
        "There were {high} {things} in the year, {gap} more than the {low} in the year before.",
        "{things} rose by {gap}, from {low} to {high}.",
        "{low} {things} were received this quarter, {gap} fewer than last quarter's {high}.",
        "We dealt with {high} {things}, an increase of {gap} on the previous year's {low}.",
        "The number of {things} increased by {gap} to {high} from {low}.",
        "The list fell from {high} to {low}, a drop of {gap}.",
        "{high} people were waiting in May and {low} in June, a reduction of {gap}.",
        "The {high} {things} this year are {gap} more than the {low} of last year.",
    )),
    Relation("money", _money, (
        "Reserves will fall by {gap} in the year, from {high} to {low}.",
        "The budget rises from {low} to {high}, an increase of {gap}.",
        "Spend was {high}, {gap} more than the {low} spent in 2016/17.",
        "The cost increased by {gap} to {high}, from {low}.",
        "Income went down from {high} to {low}, a reduction of {gap}.",
    )),
    Relation("doubled", _multiple, (
        "The number of {things} has doubled, from {before} to {after}.",
        "{things} doubled from {before} to {after} in three years.",
        "There were {after} {things}, twice as many as the {before} of last year.",
        "With {after} {things} against {before} a year ago, demand has doubled.",
        "A doubling of {things}, from {before} to {after}, has been seen.",
        "{before} {things} were made in 2015 and {after} in 2017: the number has doubled.",
        "{things} went from {before} to {after}, double the number.",
    )),
    Relation("halved", _halved, (
        "The number of {things} has halved, from {before} to {after}.",
        "{things} were halved from {before} to {after}.",
        "{things} have been reduced by half, from {before} to {after}.",
        "There are {after} on the list where there were {before} a year ago, so it has halved.",
    )),
    Relation("direction", _direction, (
        "{things} rose from {first} to {second}.",
        "The backlog has increased from {first} to {second} since May.",
        "There was a rise from {first} to {second}.",
        "The number of {things} grew from {first} in 2016 to {second} in 2017.",
        "{things} climbed from {first} in May to {second} in June.",
        "The total went up from {first} to {second}.",
    )),
    Relation("share", _share, (
        "{part} of the {whole} {people} ({share}%) were seen in time.",
        "{share}% of {people} ({part} of {whole}) were seen in time.",
        "Of the {whole} {people}, {part} ({share}%) live in the north.",
        "{part} out of {whole} {people} responded, {share}%.",
        "In total {part} of {whole} {people}, or {share}%, agreed.",
        "We wrote to {whole} {people} and {part} ({share}%) replied.",
        "Of {whole} {people} asked, {part} were content, which is {share} per cent.",
        "{share} per cent of {people}, {part} out of {whole}, have a plan.",
        "A total of {part} {people} out of {whole} took part ({share}%).",
        "Out of {whole} {people}, {part} moved on; this equates to {share}%.",
        "There were {whole} {people} on the list, of whom {part} ({share}%) had waited a month.",
        "Some {share}% ({part} of {whole}) of the {people} came back.",
    )),
    Relation("fraction", _third, (
        "A third of the {whole} {people} ({part}) said that repairs were slow.",
        "{part} of the {whole} {people}, a third, live alone.",
        "One third ({part}) of the {whole} {people} came.",
        "Of the {whole} {people}, {part} (a third) came.",
        "One in three of the {whole} {people} ({part}) had moved.",
    )),
    Relation("cases", _cases, (
        "{share}% of the {whole} {people} asked were content.",
        "Of the {whole} {people} interviewed, {share}% agreed.",
        "{whole} schools were inspected and {share}% were rated good.",
        "The panel reviewed {whole} cases. {share}% of the cases had been expected.",
        "{whole} {people} left in the year; {share}% of them had asked for help.",
        "There were {whole} {people}, {share}% of whom had a plan.",
        "{share} per cent of {people} (out of {whole}) had been trained.",
        "We spoke to {whole} {people}. Of these, {share}% felt safer.",
        "Among the {whole} {people}, {share}% were new.",
    )),
    Relation("parts", _parts, (
        "The Council received {whole} {things}: {a} about waste, {b} about housing and {c} about highways.",
        "There were {whole} {things} in all ({a} in the north, {b} in the centre and {c} in the south).",
        "The {whole} {things} were made up of {a} by post, {b} by telephone and {c} online.",
        "Of the {whole} {things}, {a} were approved, {b} were refused and {c} were withdrawn.",
        "{a} {things} came from schools, {b} from the police and {c} from health, making {whole} in total.",
        "{whole} homes were inspected, {a} by officers, {b} by contractors and {c} by the fire service.",
        "The {whole} {things} were about parking ({a}), litter ({b}) and noise ({c}).",
        "The service carried out {whole} {things}, comprising {a} planned, {b} urgent and {c} repeat ones.",
    )),
    Relation("money parts", _money_parts, (
        "The three grants of {a}, {b} and {c} total {whole}.",
        "Funding of {whole} is made up of {a} from the county, {b} from fees and {c} from grants.",
        "The {whole} consists of {a} for roads, {b} for parks and {c} for schools.",
        "Savings of {a} in care, {b} in transport and {c} in property give a total of {whole}.",
    )),
    Relation("hundred", _hundred, (
        "Work was split between the north ({a}%), the centre ({b}%) and the south ({c}%).",
        "{a}% agreed, {b}% disagreed and {c}% did not know.",
        "The breakdown by tenure is {a}% owned, {b}% rented and {c}% shared.",
    )),
    Relation("mean", _mean, (
        "Monthly admissions ranged from {low} to {high}, with an average of {mean}.",
        "The average was {mean}, with scores between {low} and {high}.",
        "Waits of {low} days in the north and {high} days in the south give an overall average of {mean} days.",
        "Scores varied from {low} to {high} and averaged {mean}.",
        "The lowest score was {low} and the highest {high}, giving a mean of {mean}.",
    )),
    Relation("variance", _variance, (
        "Spending of {spent} against a budget of {plan} leaves an {way} of {gap}.",
        "The service spent {spent} against its budget of {plan}, an {way} of {gap}.",
        "Against a budget of {plan}, {spent} was spent, so the service {verb} by {gap}.",
        "The outturn was {spent} compared with a budget of {plan}: an {way} of {gap}.",
        "With a budget of {plan} and expenditure of {spent} there is an {way}.",
    )),
    Relation("to date", _to_date, (
        "By the end of June {first} homes had been completed in the year to date; by the end of September the year to date total was {second}.",
        "The cumulative total was {first} in July and {second} in October.",
        "In the year to date {first} had been let by August and {second} by November.",
    )),
    Relation("run", _run, (
        "{things} rose for the third month running: {a} in July, {b} in August, {c} in September and {d} in October.",
        "{things} have increased in each month ({a}, {b}, {c} and {d}).",
        "This is the third successive quarter in which {things} have gone up ({a}, {b}, {c}, {d}).",
        "{things} have grown for three consecutive years: {a}, {b}, {c}, {d}.",
        "For the third year in a row {things} rose: {a}, {b}, {c} and {d}.",
    )),
    Relation("target met", _target, (
        "The target of {target}% was met, with {actual}% of {things} completed on time.",
        "We exceeded our target of {target}%, reaching {actual}%.",
        "At {actual}% the {target}% target has been achieved.",
        "Performance of {actual}% was above the target of {target}%.",
        "{actual}% of {things} were answered on time, meeting the target of {target}%.",
        "{actual}% were seen in time, beating the {target}% target.",
        "The {target}% target was exceeded at {actual}%.",
    )),
    Relation("target missed", _missed, (
        "The target of {target}% was missed, with {actual}% completed on time.",
        "Performance of {actual}% is below the target of {target}%.",
        "At {actual}% we did not meet the target of {target}%.",
        "{actual}% fell short of the {target}% target.",
    )),
    Relation("staff", _staff, (
        "The service employed {people} people, equivalent to {fte} FTE.",
        "The team has {people} staff ({fte} FTE).",
        "There are {fte} FTE posts, held by {people} people.",
        "{people} employees ({fte} full-time equivalents) work there.",
    )),
    Relation("rate", _rate, (
        "There were {part} exclusions among {whole} pupils, a rate of {rate} per 10,000.",
        "{part} of {whole} children were admitted, which is {rate} per 10,000.",
        "With {part} cases in a population of {whole} the rate is {rate} per 10,000.",
    )),
    Relation("weekday", _weekday, (
        "The task group will meet on {weekday} {day} February 2019.",
        "The deadline was {weekday}, {day} February 2019 at noon.",
        "Members visited the home on {weekday} the {day}th of February 2019.",
        "A meeting was held ({weekday} {day} February 2019).",
    )),
    Relation("no such day", _no_day, ("The consultation closed on {date} 2017.", "Replies are due by {date}.", "It runs until the {date} 2018.")),
)  # fmt: skip
