"""Indicators and finance tables whose figures are right and rounded as councils round them, and errors to plant in them.

Everything comes from a seed. The figures behind the printed ones are kept unrounded until they are printed, so that changes,
averages and totals differ from those of the printed figures as far as rounding lets them, and no further.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import floor
from random import Random
from typing import Literal

from packview.model import Indicator, Meeting, Pack, Source, Table

Kind = Literal["change", "average", "maximum", "total"]
KINDS: tuple[Kind, ...] = ("change", "average", "maximum", "total")

MONTHS = tuple(f"{2017 + (9 + month) // 12}-{(9 + month) % 12 + 1:02}" for month in range(13))
_SUBJECTS = (
    "Repairs", "Visits", "Assessments", "Complaints", "Enquiries", "Inspections", "Plans", "Referrals", "Applications", "Reviews",
    "Placements", "Licences", "Collections", "Calls", "Loans", "Appeals", "Grants", "Permits", "Notices", "Surveys",
)  # fmt: skip
_DONE = ("answered", "finished", "agreed", "opened", "checked", "renewed")


@dataclass(frozen=True, slots=True)
class Planted:
    """A pack with an error in it, and where: the reference of the indicator, or the label of the total."""

    pack: Pack
    kind: Kind
    place: str


@dataclass(frozen=True, slots=True)
class _Style:
    """How a council works its figures out and prints them.

    Attributes:
        cut: whether it cuts figures off rather than rounding them.
        printed: whether changes are worked out from the printed figures rather than those behind them.
        months: over how many months averages and maxima go.
        points: whether changes of percentages are in points.
        gaps: share of months without a figure.
    """

    cut: bool
    printed: bool
    months: int
    points: bool
    gaps: float

    @staticmethod
    def of(random: Random) -> "_Style":
        return _Style(
            random.random() < 0.2, random.random() < 0.4, random.choice((12, 12, 13)), random.random() < 0.2,
            random.choice((0.0, 0.0, 0.08)),
        )  # fmt: skip

    def show(self, value: float, places: int) -> float:
        """A figure as printed: halves go up, as in a spreadsheet, or everything beyond the last digit is cut off."""
        scaled = abs(value) * 10**places
        whole = floor(scaled + 1e-9) if self.cut else floor(scaled + 0.5 + 1e-9)
        return float(whole) / 10.0**places * (-1 if value < 0 else 1)


def right_pack(seed: int, *, groups: int = 10, tables: int = 4, plain: bool = False) -> Pack:
    """A pack of right figures: four indicators a group (whole, part, percentage, rate) and finance tables.

    Args:
        seed: the same for the same pack.
        groups: of indicators.
        tables: of money.
        plain: work everything out before rounding, and leave no month out; else the seed says how this council does it.
    """
    random = Random(seed)
    style = (
        _Style(cut=False, printed=False, months=12, points=False, gaps=0.0) if plain else _Style.of(random)
    )
    indicators = [row for group in range(groups) for row in _group(random, group, style)]
    return _pack(tuple(indicators), tuple(right_table(random, number) for number in range(tables)))


def figures_in(pack: Pack) -> int:
    """How many printed figures of a pack others determine: changes, averages, maxima, percentages, rates, totals."""
    derived = sum(
        figure is not None
        for row in pack.indicators
        for figure in (row.change_month, row.change_year, row.average_12m, row.max_12m)
    )
    shares = sum(len(row.values) for row in pack.indicators if row.unit != "count")
    totals = sum(len(row) - 1 for table in pack.tables for row in table.rows if "otal" in row[0])
    return derived + shares + totals


def _pack(indicators: tuple[Indicator, ...], tables: tuple[Table, ...]) -> Pack:
    return Pack(
        pack_id="planted",
        source=Source(kind="text", name="planted.txt", sha256="0" * 64, size=1),
        meeting=Meeting(committee="Planted"),
        indicators=indicators,
        tables=tables,
    )


def _group(random: Random, group: int, style: _Style) -> list[Indicator]:
    subject = f"{_SUBJECTS[group % len(_SUBJECTS)]} of kind {group}"
    done = random.choice(_DONE)
    level, share, people = random.uniform(60, 1500), random.uniform(0.1, 0.9), random.uniform(2, 20)
    whole = [float(max(5, round(random.gauss(level, level**0.5 * 1.5)))) for _ in MONTHS]
    part = [float(sum(random.random() < share for _ in range(int(of)))) for of in whole]
    percent = [100 * some / of for some, of in zip(part, whole, strict=True)]
    rate = [of / people for of in whole]
    places = random.choice((0, 1, 1))
    gaps = {month for month in MONTHS[1:-2] if random.random() < style.gaps}
    rows = (
        (f"P{group}", f"Number of {subject}", "count", whole, 0),
        (f"P{group}a (val)", f"Number of {subject} {done}", "count", part, 0),
        (f"P{group}a", f"Percentage of {subject} {done}", "percent", percent, places),
        (f"P{group}-NI", f"{subject}, rate per 10,000", "rate", rate, random.choice((0, 1))),
    )
    return [_row(*row, style=style, gaps=gaps) for row in rows]


def _row(
    ref: str, name: str, unit: str, values: list[float], places: int, *, style: _Style, gaps: set[str]
) -> Indicator:
    """An indicator printed with so many decimals, its derived figures worked out as the council does."""
    shown = [style.show(value, places) for value in values]
    base = shown if style.printed else values
    points = style.points and unit == "percent"
    kept = [at for at, month in enumerate(MONTHS) if month not in gaps and at >= len(MONTHS) - style.months]
    return Indicator(
        ref=ref,
        name=name,
        unit="percent" if unit == "percent" else "rate" if unit == "rate" else "count",
        item="8",
        page="47",
        pdf_page=52,
        values={month: None if month in gaps else value for month, value in zip(MONTHS, shown, strict=True)},
        change_month=_change(base[-1], base[-2], style, points=points),
        change_year=_change(base[-1], base[0], style, points=points),
        average_12m=style.show(sum(base[at] for at in kept) / len(kept), places if unit == "count" else 1),
        max_12m=style.show(max(base[at] for at in kept), places),
    )


def _change(new: float, old: float, style: _Style, *, points: bool) -> float | None:
    if points:
        return style.show(new - old, 1)
    return style.show(100 * (new / old - 1), 0) if old else None


def right_table(random: Random, number: int) -> Table:
    """A budget in thousands: sections with totals and a grand total, two columns and their sum; or one plain column."""
    if number % 4 == 2:
        return _plain_table(random, number)
    if number % 4 == 3:
        return _cost_table(random, number)
    rows: list[tuple[str, ...]] = []
    everything: list[tuple[float, float]] = []
    for section in range(random.randint(2, 4)):
        lines = [(random.uniform(-900, 4000), random.uniform(0, 900)) for _ in range(random.randint(2, 7))]
        rows += [_line(f"Service {section}.{at}", *line) for at, line in enumerate(lines)]
        rows.append(_line(f"Total section {section}", *map(sum, zip(*lines, strict=True))))
        everything += lines
    rows.append(_line("Total budget", *map(sum, zip(*everything, strict=True))))
    header = ("", "Core \u00a3000s", "External \u00a3000s", "Total \u00a3000s")
    return Table(title=f"Budget {number}", header=header, rows=tuple(rows), page="60", pdf_page=65)


def _line(label: str, core: float, external: float) -> tuple[str, ...]:
    return label, f"{core:,.1f}", f"{external:,.1f}", f"{core + external:,.1f}"


def _cost_table(random: Random, number: int) -> Table:
    """Numbers and money that add up, and a cost for each that does not."""
    lines = [(random.randint(5, 400), random.randint(2000, 900_000)) for _ in range(random.randint(3, 8))]
    total = (sum(places for places, _ in lines), sum(cost for _, cost in lines))
    rows = [
        (f"Home {at}", f"{places:,}", f"{cost:,}", f"{cost / places:,.0f}")
        for at, (places, cost) in enumerate(lines)
    ]
    rows.append(("Total homes", f"{total[0]:,}", f"{total[1]:,}", f"{total[1] / total[0]:,.0f}"))
    header = ("Home", "Places", "Cost £", "Unit cost £")
    return Table(title=f"Homes {number}", header=header, rows=tuple(rows), pdf_page=10 * number)


def _plain_table(random: Random, number: int) -> Table:
    amounts = [random.randint(300, 90_000) for _ in range(random.randint(4, 9))]
    rows = [(f"Partner {at}", f"\u00a3{amount:,}") for at, amount in enumerate(amounts)]
    rows.append(("Total", f"\u00a3{sum(amounts):,}"))
    return Table(
        title=f"Contributions {number}",
        header=("Partner", "Contribution"),
        rows=tuple(rows),
        pdf_page=10 * number,
    )


def plant(pack: Pack, kind: Kind, seed: int) -> Planted:
    """The pack with one error of a kind, as a slip of the hand makes it."""
    random = Random(seed)
    if kind == "total":
        return _plant_total(pack, random)
    position = random.randrange(len(pack.indicators))
    row = pack.indicators[position]
    wrong = _PLANTING[kind](row, random)
    indicators = (*pack.indicators[:position], wrong, *pack.indicators[position + 1 :])
    return Planted(replace(pack, indicators=indicators), kind, row.ref)


def _plant_change(row: Indicator, random: Random) -> Indicator:
    right = row.change_month or 0.0
    choices = [right + sign * random.randint(3, 15) for sign in (1, -1)]
    if abs(right) >= 3:
        choices.append(-right)
    return replace(row, change_month=random.choice(choices))


def _plant_average(row: Indicator, random: Random) -> Indicator:
    assert row.average_12m is not None
    return replace(row, average_12m=slipped(row.average_12m, random))


def _plant_maximum(row: Indicator, random: Random) -> Indicator:
    """A maximum of another time: the highest but one, or a slip."""
    assert row.max_12m is not None
    months = sorted({value for value in list(row.values.values())[1:] if value is not None}, reverse=True)
    return replace(row, max_12m=random.choice((slipped(row.max_12m, random), months[2])))


def slipped(value: float, random: Random) -> float:
    """A figure mistyped: two digits swapped, one digit another, or a digit lost; never the same to within a fiftieth."""
    places = 1 if value % 1 else 0
    digits = f"{abs(value):.{places}f}".replace(".", "")
    while True:
        typed = list(digits)
        at = random.randrange(len(typed))
        way = random.choice(("swap", "other", "lost"))
        if way == "swap" and at:
            typed[at - 1], typed[at] = typed[at], typed[at - 1]
        elif way == "other":
            typed[at] = random.choice("0123456789")
        elif len(typed) > 1:
            del typed[at]
        wrong = int("".join(typed)) / 10.0**places
        if abs(wrong - value) > max(0.02 * abs(value), 2 * 10**-places):
            return wrong


def _plant_total(pack: Pack, random: Random) -> Planted:
    number = random.choice(
        [at for at, table in enumerate(pack.tables) if not table.title.startswith("Homes")]
    )
    table = pack.tables[number]
    at = random.choice([row for row, line in enumerate(table.rows) if line[0].startswith("Total")])
    line = list(table.rows[at])
    column = random.randrange(1, len(line))
    plain = line[column].replace("\u00a3", "").replace(",", "")
    wrong = slipped(float(plain), random) * (-1 if plain.startswith("-") else 1)
    line[column] = f"\u00a3{wrong:,.0f}" if "\u00a3" in line[column] else f"{wrong:,.1f}"
    rows = (*table.rows[:at], tuple(line), *table.rows[at + 1 :])
    tables = (*pack.tables[:number], replace(table, rows=rows), *pack.tables[number + 1 :])
    return Planted(replace(pack, tables=tables), "total", table.rows[at][0])


_PLANTING: dict[Kind, Callable[[Indicator, Random], Indicator]] = {
    "change": _plant_change,
    "average": _plant_average,
    "maximum": _plant_maximum,
}
