"""Packs with a dataset, minutes and a tracker in which all is in order but what was planted.

Each function returns the pack, its page lines, and what a reader with a pencil would name: the references of the rows that
are wrong. Written before the rules that find it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date as Date  # noqa: N812  as in the model
from random import Random
from typing import Literal

from packview.model import (
    AgendaItem,
    Indicator,
    Meeting,
    Minutes,
    Pack,
    PageInfo,
    ReadAs,
    Source,
    TrackedRecommendation,
)

MONTHS = tuple(f"{2017 + month // 12}-{month % 12 + 1:02}" for month in range(9, 22))
NAMES = (
    "Number of missing person reports", "Percentage of school attendance orders enforced", "Number of foster carers approved",
    "Number of potholes repaired", "Percentage of bins collected on time", "Number of housing applications received",
    "Number of homeless households in hotels", "Percentage of planning appeals dismissed", "Number of library loans",
    "Number of speech therapy sessions", "Percentage of stairlifts fitted within target", "Number of adoption enquiries",
    "Number of asylum claims supported", "Percentage of street lights working", "Number of noise complaints",
    "Number of empty garages let", "Percentage of invoices paid promptly", "Number of blue badges issued",
    "Number of swimming lessons taught", "Percentage of flu jabs given", "Number of truancy fines",
    "Number of care home beds", "Percentage of tenants in arrears", "Number of apprenticeships begun",
)  # fmt: skip
GOOD: dict[str, Literal["high", "low"]] = {
    "Number of missing person reports": "low", "Number of potholes repaired": "high", "Percentage of bins collected on time": "high",
    "Number of noise complaints": "low", "Percentage of invoices paid promptly": "high", "Percentage of tenants in arrears": "low",
}  # fmt: skip
CAUSES = (
    "Two vacancies in the team have now been filled and the backlog is being cleared before winter.",
    "The half term holiday explains some of this, and managers expect it to settle by spring.",
    "A new supplier began in September, and staff needed time to learn its system and forms.",
    "Cold weather brought more demand than had been planned for, as it did a year ago.",
    "We have written to partners and will meet them in January to agree how to proceed.",
    "An audit of forty files found good practice, with some recording to be improved.",
    "The contract ends in March and officers are preparing options for members to consider.",
    "Sickness among staff was high, and agency workers could be found for one post only.",
    "Training for managers took place in October and will be repeated for newcomers.",
    "Residents used the new website more than the telephone, which frees officers for visits.",
    "Funding from the health service runs out next summer, and talks about it go on.",
    "The figure moves with the number of families who come forward, which nobody can foresee.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A pack and the references of what is wrong in it."""

    pack: Pack
    pages: tuple[tuple[str, ...], ...]
    wrong: frozenset[str]


def thing(name: str) -> str:
    return name.split(" of ", 1)[1]


def moved(indicator: Indicator) -> int:
    values = [value for value in indicator.values.values() if value is not None]
    return (values[-1] > values[-2]) - (values[-1] < values[-2])


def comment(rng: Random, indicator: Indicator, *, up: bool) -> str:
    """What an officer might say of the last month, true or not."""
    subject, kind = thing(indicator.name), indicator.name.split(" of ", 1)[0].casefold()
    said = rng.choice(
        (
            f"There has been {'an increase' if up else 'a decrease'} in {subject} this month.",
            f"The {kind} of {subject} has {'risen' if up else 'fallen'} compared to the previous month.",
            f"{subject.capitalize()} {'went up' if up else 'went down'} in October.",
            f"The {kind} of {subject} is {'higher' if up else 'lower'} than last month.",
            f"A further {'rise' if up else 'drop'} in {subject} was seen this month.",
        )
    )
    return f"{said} {rng.choice(CAUSES)}"


def moved_on_the_year(indicator: Indicator) -> int:
    values = [value for value in indicator.values.values() if value is not None]
    return (values[-1] > values[0]) - (values[-1] < values[0])


def remark(rng: Random, indicator: Indicator, *, up: bool) -> str:
    """The same in other words: verbs, nouns and adjectives, against the month, the year or nothing, by what is good."""
    subject, kind = thing(indicator.name), indicator.name.split(" of ", 1)[0].casefold()
    better = up == (indicator.polarity == "high")
    shapes = [
        f"The {kind} of {subject} crept {'up' if up else 'down'} over the month.",
        f"{'Up' if up else 'Down'} on September.",
        f"The figure {'picked up' if up else 'eased'} during the month.",
        f"We have seen {'growth' if up else 'a dip'} in the {kind} of {subject} since last month.",
        f"This is {'above' if up else 'below'} last month's level, for which there are several reasons.",
        f"An {'upturn' if up else 'easing'} in the {kind} of {subject} was recorded this month owing to the weather.",
        f"Compared with the previous month, the {kind} of {subject} {'climbed' if up else 'shrank'} slightly.",
    ]
    if moved(indicator) == moved_on_the_year(indicator):
        shapes += [
            f"The {kind} of {subject} is {'growing' if up else 'dwindling'}.",
            f"{'Higher' if up else 'Lower'} than both last month and the same month a year ago.",
            f"A marked {'jump' if up else 'slump'}, thanks to changes made in the summer.",
            f"It is {'up' if up else 'down'} on the month and on the year.",
        ]
    if indicator.polarity:
        shapes += [
            f"Performance {'strengthened' if better else 'weakened'} in the month.",
            f"This is {'an improvement' if better else 'a deterioration'} on last month.",
            f"The position has {'got better' if better else 'got worse'} since September.",
        ]
    return f"{rng.choice(shapes)} {rng.choice(CAUSES)} Those who look after {subject} meet each week."


def dataset(rng: Random, *, say: Callable[..., str] = comment) -> list[Indicator]:
    """Twenty-four indicators on three pages, all with true commentaries of their own."""
    found = []
    for at, name in enumerate(NAMES):
        percent = name.startswith("Percentage")
        level = rng.uniform(40, 90) if percent else rng.uniform(100, 900)
        values: dict[str, float | None] = {
            month: round(level * rng.uniform(0.9, 1.1), 1 if percent else 0) for month in MONTHS
        }
        values[MONTHS[-2]] = round(level, 1 if percent else 0)
        values[MONTHS[-1]] = round(level * rng.choice((0.85, 0.9, 1.1, 1.08)), 1 if percent else 0)
        made = Indicator(
            ref=f"K{at + 1}",
            name=name,
            unit="percent" if percent else "count",
            values=values,
            page=str(20 + at // 8),
            pdf_page=3 + at // 8,
            item="8-performance",
            polarity=GOOD.get(name, ""),
        )
        found.append(replace(made, commentary=say(rng, made, up=moved(made) > 0)))
    return found


def pack_of(
    indicators: list[Indicator],
    *,
    prose: tuple[str, ...] = (),
    minutes: Minutes | None = None,
    recommendations: tuple[TrackedRecommendation, ...] = (),
) -> tuple[Pack, tuple[tuple[str, ...], ...]]:
    """A pack of six pages: prose on page 18, the dataset on 20 to 22, the tracker on 23."""
    pages: list[tuple[str, ...]] = [("Front",), prose or ("Nothing to report.",)]
    pages += [
        tuple(f"{one.ref} {one.name} {one.commentary}" for one in indicators if one.pdf_page == number)
        for number in (3, 4, 5)
    ]
    pages.append(tuple(f"{row.number} {row.action_proposed} {row.action_taken}" for row in recommendations))
    item = AgendaItem(
        key="8-performance", number="8", title="Performance", kind="report", pdf_first=2, pdf_last=6
    )
    read_as: tuple[tuple[ReadAs, ...], ...] = (
        ("front sheet",), ("report",), ("indicators",), ("indicators",), ("indicators",), ("tracker",),
    )  # fmt: skip
    infos = tuple(
        PageInfo(number=at, label=str(17 + at), item="8-performance" if at > 1 else None, read_as=understood)
        for at, understood in enumerate(read_as, start=1)
    )
    pack = Pack(
        pack_id="hillford-2018-11-29",
        source=Source(kind="pdf", name="x.pdf", sha256="0" * 64, size=1),
        meeting=Meeting(committee="Scrutiny Panel", date=Date(2018, 11, 29)),
        items=(item,),
        minutes=minutes,
        indicators=tuple(indicators),
        recommendations=recommendations,
        pages=infos,
    )
    return pack, tuple(pages)


def in_order(rng: Random) -> Planted:
    pack, pages = pack_of(dataset(rng, say=rng.choice((comment, remark))))
    return Planted(pack=pack, pages=pages, wrong=frozenset())


def pasted(rng: Random) -> Planted:
    """One commentary stands at another indicator too, a word or two changed."""
    rows = dataset(rng)
    source, target = rng.sample(range(len(rows)), 2)
    text = rows[source].commentary
    if rng.random() < 0.5:
        text = text.replace(" and ", " & ").replace("  ", " ")
    rows[target] = replace(rows[target], commentary=text)
    pack, pages = pack_of(rows)
    return Planted(pack=pack, pages=pages, wrong=frozenset({rows[target].ref}))


def contrary(rng: Random) -> Planted:
    """A commentary says up where the figure went down, or down where it went up."""
    say = rng.choice((comment, remark))
    rows = dataset(rng, say=say)
    at = rng.randrange(len(rows))
    rows[at] = replace(rows[at], commentary=say(rng, rows[at], up=moved(rows[at]) < 0))
    pack, pages = pack_of(rows)
    return Planted(pack=pack, pages=pages, wrong=frozenset({rows[at].ref}))


def shifted(rng: Random) -> Planted:
    """The commentaries of a page stand a row too low, as when a cell was put in."""
    rows = dataset(rng)
    first = rng.choice((0, 8, 16))
    block = rows[first : first + 8]
    for at in range(1, 8):
        rows[first + at] = replace(block[at], commentary=block[at - 1].commentary)
    rows[first] = replace(block[0], commentary="")
    pack, pages = pack_of(rows)
    return Planted(pack=pack, pages=pages, wrong=frozenset(row.ref for row in block[1:]))


def said_of(rng: Random, indicator: Indicator, value: float, month: str) -> str:
    """A report's sentence about a figure of the dataset."""
    names = {"10": "October", "09": "September", "08": "August", "07": "July"}
    year, number = month.split("-")
    when = f"{names[number]} {year}"
    printed = f"{value:g}%" if indicator.unit == "percent" else f"{value:,.0f}"
    subject, kind = thing(indicator.name), indicator.name.split(" of ", 1)[0].casefold()
    return rng.choice(
        (
            f"The {kind} of {subject} was {printed} in {when}.",
            f"In {when} the {kind} of {subject} stood at {printed}, which the service watches closely.",
            f"At the end of {when} the {kind} of {subject} had reached {printed}.",
        )
    )


def conflicting(rng: Random, *, wrong: bool = True) -> Planted:
    """A report tells a figure of the dataset, and tells it differently."""
    rows = dataset(rng)
    at = rng.randrange(len(rows))
    month = rng.choice(("2018-10", "2018-09", "2018-08", "2018-07"))
    value = rows[at].values[month] or 0.0
    told = (
        round(value * rng.choice((0.8, 0.9, 1.12, 1.3)), 1 if rows[at].unit == "percent" else 0)
        if wrong
        else value
    )
    pack, pages = pack_of(
        rows, prose=("The Board met in the autumn.", "", said_of(rng, rows[at], told, month))
    )
    return Planted(pack=pack, pages=pages, wrong=frozenset({rows[at].ref} if wrong else ()))
