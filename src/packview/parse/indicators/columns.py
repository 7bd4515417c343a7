"""What the columns of a performance table hold, told from their headings: small named rules that can be added to.

What indicators are called, counted in and aimed at: references, units, polarity.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from packview.parse.tables.marks import CODE, Direction
from packview.parse.text.patterns import HEADINGS, any_case, one_of
from packview.text import fold, one_line, slug
from packview.wording.numbers import Figure, Unit
from packview.wording.periods import before, read_month, read_period, read_periods

UnitOfMeasure = Literal["count", "percent", "rate", "money"]
Polarity = Literal["high", "low", ""]

_LEADING_CODE = re.compile(
    rf"(?P<ref>(?=[A-Z])(?:{CODE.pattern}))\s*[:\u2013-]?\s+(?P<name>[A-Z%\u00a3(].{{3,}})"
)
_RATE = any_case(r"\brates?\b|\bper (?:1|10|100),?000\b|\bper (?:1,?000|head|capita|thousand|million)")
_PERCENT = any_case(r"^(?:the )?(?:%|percentages?\b|percent\b|per cent\b|proportion\b)|\(%\)|%$")
_UNITS: dict[str, UnitOfMeasure] = {
    **dict.fromkeys(("p", "percent", "percentage", "per cent", "pct", "y", "yes"), "percent"),
    **dict.fromkeys(("number", "count", "no", "num", "n", "days", "weeks", "hours"), "count"),
    **dict.fromkeys(("rate", "ratio", "per 10 000", "per 1 000", "per 100 000"), "rate"),
    **dict.fromkeys(("money", "currency", "gbp", "cost"), "money"),
}
_HIGH = any_case(r"\b(?:high(?:er)?|bigger|more|maximi[sz]e|max|increas\w+|up)\b|^[h+]$")
_LOW = any_case(r"\b(?:low(?:er)?|smaller|less|fewer|minimi[sz]e|min|reduc\w+|decreas\w+|down)\b|^[l-]$")


def unit_of(figures: Sequence[Figure], name: str, mark: str = "") -> UnitOfMeasure:
    """What the figures of a row are.

    Args:
        figures: of its periods.
        name: of the indicator.
        mark: in the column that says so: 'P', '%', 'Number'.
    """
    signs = Counter(figure.unit for figure in figures if figure.value is not None)
    if signs[Unit.PERCENT]:
        return "percent"
    if signs[Unit.MONEY] or mark.strip() == "\u00a3":
        return "money"
    told = "percent" if mark.strip() == "%" else _UNITS.get(fold(mark))
    if told:
        return told
    if _PERCENT.search(name):
        return "percent"
    return "rate" if _RATE.search(name) else "count"


def polarity_of(text: str, direction: Direction = "") -> Polarity:
    """'high' or 'low' where a cell says which is good, '' otherwise."""
    high = bool(_HIGH.search(text.strip())) or direction == "up"
    low = bool(_LOW.search(text.strip())) or direction == "down"
    return "" if high == low else "high" if high else "low"


def split_name(ref: str, name: str) -> tuple[str, str]:
    """Reference and name; a code printed before the name is the reference, and without one the name in short."""
    if ref:
        return ref, name
    found = _LEADING_CODE.fullmatch(name)
    if found:
        return found["ref"], found["name"]
    return slug(name)[:60].strip("-"), name


Kind = Literal[
    "ref", "name", "owner", "reporter", "outcome", "period", "direction", "change_month", "change_year", "average_12m", "max_12m",
    "unit", "benchmark", "target", "rag", "polarity", "commentary", "latest", "previous", "other", "",
]  # fmt: skip

"""Words in the headings of figures of other places."""
# Tried in turn over the folded heading (lower case, words only): what is more particular stands first.
_COMPILED = tuple(
    (cast(Kind, kind), re.compile(one_of(*patterns))) for kind, *patterns in HEADINGS["columns"]
)
_PERIOD_WORDS = re.compile(
    r"^(?:q(?:tr|uarter)?\s*[1-4]|[1-4](?:st|nd|rd|th) (?:quarter|qtr)|(?:end )?year(?: end)?$)\b"
)
_BENCH_GROUP = any_case(r"benchmark|comparator|comparison|neighbour|national|similar")
_TARGET_GROUP = any_case(r"\b(?<!confidence )(?<!time )(?:targets?|limits?|minimum|minima)\b")
_MONEY = any_case(
    r"\u00a3|\b000s?\b|\bbudget|\bspend|\bexpenditure|\bincome\b|\bforecast outturn|\bvariance\b|\bsaving"
)
_BROKEN_WORD = re.compile(r"(?P<head>[A-Za-z]{1,12})\s+(?P<tail>[a-z]{1,12})")
_LONGEST = 160
_OF_PERIOD: tuple[Kind, ...] = ("latest", "rag", "target", "direction", "name", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table.

    Attributes:
        kind: what it holds; '' for one without a heading, 'other' for one whose heading is not known.
        name: the heading on one line; of a target its year is part of it.
        period: of a column of figures, or of the ratings of one.
        number: 0.. from the left.
    """

    kind: Kind = ""
    name: str = ""
    period: str = ""
    number: int = 0


def read_columns(headings: Sequence[Sequence[str]], *, year: str = "") -> list[Column]:
    """The columns under headings.

    Args:
        headings: for each column its headings from top to bottom, a heading over several columns with each of them.
        year: financial year the table is of, '2018/19', where its title says so; for headings like 'Q1' or 'Apr'.
    """
    headings = [[_whole(part) for part in parts] for parts in headings]
    names = [one_line(" ".join(parts)) for parts in headings]
    periods = _periods(headings, names, year)
    found: list[Column] = []
    for number, (parts, name, period) in enumerate(zip(headings, names, periods, strict=True)):
        kind = _kind(parts, name, period)
        own = (period or "") if kind in ("period", "rag") else ""
        found.append(_in_context(Column(kind=kind, name=name, period=own, number=number), found))
    return found


def _whole(heading: str) -> str:
    """A heading that a narrow column broke in the middle of its word, 'Re', 'f', is whole again."""
    broken = _BROKEN_WORD.fullmatch(heading.strip())
    if broken is None or kind_of(heading) not in ("other", ""):
        return heading
    joined = f"{broken['head']}{broken['tail']}"
    return joined if kind_of(joined) not in ("other", "") or read_month(joined) else heading


def is_finance(columns: Sequence[Column]) -> bool:
    """Whether headings are those of a finance table."""
    figures = [column for column in columns if column.kind in ("period", "other", "latest")]
    return sum(_MONEY.search(column.name) is not None for column in figures) >= max(1, len(figures) // 3)


@lru_cache(maxsize=1024)
def kind_of(heading: str) -> Kind:
    """What a heading alone says of its column: '' for none, 'other' for one that is not known."""
    folded = fold(heading[:_LONGEST].replace("%", " percent "))
    if not folded:
        return "direction" if heading.strip() and not heading.strip().isascii() else ""
    for kind, pattern in _COMPILED:
        if pattern.fullmatch(folded) or pattern.fullmatch(folded.removeprefix("percent ")):
            return kind
    return "other"


def _kind(parts: Sequence[str], name: str, period: str | None) -> Kind:
    if not name:
        return ""
    group, own = " ".join(parts[:-1]), parts[-1] if parts else ""
    whole = kind_of(name)
    if _TARGET_GROUP.search(name):
        return "target"
    compared = _BENCH_GROUP.search(group)
    if period and whole in ("other", "latest", "name", "unit", "previous", "") and not compared:
        return "period"
    if compared and kind_of(own) in ("other", "benchmark", "average_12m", "latest"):
        return "benchmark"
    if group and whole in ("other", "name"):
        inner = kind_of(own)
        if inner not in ("other", ""):
            return inner
    return whole


def _periods(headings: Sequence[Sequence[str]], names: Sequence[str], year: str) -> list[str | None]:
    """The period of each heading, by itself, with the heading over it, or with the year of the whole table."""
    found = read_periods(names)
    for number, parts in enumerate(headings):
        if found[number] or not names[number]:
            continue
        own = parts[-1]
        over = " ".join(parts[:-1])
        timed = read_month(own) or _PERIOD_WORDS.match(own.strip().casefold()) or read_period(own)
        for context in (over, year):
            if context and timed:
                found[number] = read_period(f"{own} {context}") or read_period(f"{context} {own}")
            if found[number]:
                break
        if not found[number] and over and kind_of(own) in _OF_PERIOD:
            # 'Q1 2018/19' over 'Actual', 'Target', 'RAG': all three are of the quarter; a 'Numerator' is no figure of its own.
            found[number] = read_period(own) or next(
                (period for part in reversed(parts[:-1]) if (period := _period_over(part, year))), None
            )
    return found


def _period_over(heading: str, year: str) -> str | None:
    """The period of a heading over several columns: 'Q1 2018/19', or 'Quarter 1' in a table of 2018/19."""
    bare = year and (_PERIOD_WORDS.match(heading.strip().casefold()) or read_month(heading))
    return read_period(heading) or (read_period(f"{heading} {year}") if bare else None)


def _in_context(column: Column, earlier: Sequence[Column]) -> Column:
    """A column in the light of those to its left: bare years after a target are targets too."""
    if column.kind == "period" and "/" in column.period and earlier and earlier[-1].kind == "target":
        known = [each.period for each in earlier if each.kind == "period"]
        finer = any("-" in each or "Q" in each for each in known)
        if (column.period in known or finer) and before(column.period) not in known:
            return Column(kind="target", name=f"Target {column.name}", number=column.number)
    return column
