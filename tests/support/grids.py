"""Tables for tests: of lines of cells with bars between them, and made from a seed with columns that others determine."""

from collections.abc import Callable
from random import Random

from packview.insight.tables.grid import Grid

WARDS = ("Adur", "Bourne", "Castle", "Dene", "Eastgate", "Fairfield", "Grange", "Hillside", "Kingsway")


def grid(text: str, *, title: str = "", page: str = "9", notes: str = "") -> Grid:
    """A table from lines of cells with bars between them, the first of them its headings."""
    header, *rows = (tuple(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines())
    lines = [*(" ".join(row) for row in rows), notes]
    return Grid(title=title, header=header, rows=tuple(rows), page=page, pdf_page=11, lines=lines)


Make = Callable[[Random], tuple[str, ...]]


def _budget(random: Random) -> tuple[str, ...]:
    budget, spent = random.randint(2000, 90000), 0
    spent = budget + random.randint(-budget // 9, budget // 9)
    return f"{budget:,}", f"{spent:,}", f"{spent - budget:,}"


def _growth(random: Random) -> tuple[str, ...]:
    old = random.randint(200, 9000)
    new = round(old * random.uniform(0.7, 1.6))
    return f"{old:,}", f"{new:,}", f"{100 * (new - old) / old:.1f}%"


def _share(random: Random) -> tuple[str, ...]:
    whole = random.randint(150, 4000)
    part = random.randint(20, whole - 10)
    return f"{part:,}", f"{whole:,}", f"{100 * part / whole:.1f}%"


def _rate(random: Random) -> tuple[str, ...]:
    people, cases = random.randint(20_000, 90_000), random.randint(40, 900)
    return f"{people:,}", f"{cases:,}", f"{10_000 * cases / people:.1f}"


def _mean(random: Random) -> tuple[str, ...]:
    values = [random.randint(30, 900) for _ in range(4)]
    return (*map(str, values), f"{sum(values) / 4:.1f}")


def _base(random: Random) -> tuple[str, ...]:
    part = random.randint(20, 500)
    return f"{part}", f"{100 * part / 613:.1f}%"


MADE: dict[str, tuple[str, Make]] = {
    "difference of two columns": ("Budget|Outturn|Variance", _budget),
    "growth of a column": ("2016|2017|Change (%)", _growth),
    "share of a column": ("On time|All|% on time", _share),
    "rate of two columns": ("Population|Cases|Rate per 10,000", _rate),
    "average of a row": ("Q1|Q2|Q3|Q4|Average", _mean),
    "share of one base": ("Number|Percentage", _base),
}


def made(rule: str, seed: int, *, turned: bool = False) -> Grid:
    """A right table of seven wards in which the last column is determined as a rule says; ``turned``: the wards are columns."""
    random = Random(f"{rule} {seed}")
    header, make = MADE[rule]
    rows = [(f"Ward|{header}").split("|"), *([ward, *make(random)] for ward in random.sample(WARDS, 7))]
    if turned:
        rows = [list(row) for row in zip(*rows, strict=True)]
    return grid("\n".join("|".join(row) for row in rows))


def with_slip(table: Grid, seed: int, *, turned: bool = False) -> tuple[Grid, str]:
    """The same with a digit of a figure of its last column changed, and the figure as it is printed then."""
    random = Random(seed)
    if turned:
        row, column = len(table.rows) - 1, random.randrange(1, len(table.header))
    else:
        row, column = random.randrange(len(table.rows)), len(table.header) - 1
    text = table.rows[row][column]
    at = next(at for at, letter in enumerate(text) if letter.isdigit())
    changed = f"{text[:at]}{(int(text[at]) + random.randint(2, 7)) % 9 + 1}{text[at + 1 :]}"
    if changed == text:
        changed = f"{text[:at]}{(int(text[at]) + 1) % 9 + 1}{text[at + 1 :]}"
    rows = [list(each) for each in table.rows]
    rows[row][column] = changed
    lines = ["|".join(table.header), *("|".join(each) for each in rows)]
    return grid("\n".join(lines)), changed
