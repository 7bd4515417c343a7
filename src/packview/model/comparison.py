"""A member's own figures of other areas, and what becomes of them beside a pack's indicator."""

from dataclasses import dataclass
from typing import Literal

from packview.model.pack import Indicator
from packview.model.words import figure
from packview.text import one_line
from packview.wording.dates import month_in_words

Verdict = Literal["better", "similar", "worse", "higher", "lower", ""]
"""How the pack's figure stands to another area's; 'higher' and 'lower' where nobody says which way is good, '' where it cannot be judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherFigure:
    """A line of a member's file: the figure of another area.

    Attributes:
        indicator: as the file calls it.
        period: as of an indicator's figures: '2018-10', '2018/19 Q3', '2018/19'.
        unit: by the sign beside the value; a rate's by its name.
        denominator: how many it is of: the whole of a share, the people of a rate; None where it is not given.
        date: of the source, as written.
    """

    indicator: str
    area: str
    period: str
    value: float
    unit: Literal["count", "percent", "money"] = "count"
    denominator: float | None = None
    source: str = ""
    date: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Another area's figure beside the pack's of the same period.

    Attributes:
        range: the 95% interval of the other figure, None where no denominator is given.
        own: the pack's figure of that period, None where it has none; ``own_range`` its interval, None where its cases are not printed.
        why: why there is no verdict, '' where there is one.
    """

    other: OtherFigure
    range: tuple[float, float] | None = None
    own: float | None = None
    own_range: tuple[float, float] | None = None
    verdict: Verdict = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An indicator of the pack, by position, and what a file may call it; ``files`` have it."""

    position: int
    name: str
    files: tuple[str, ...] = ()


def compared_words(one: Compared, indicator: Indicator) -> str:
    """'Portsmouth, October 2018: 21.3% (19% to 23.7%); here 14.5%, better. Local statistics, 2019-01-05'."""
    other, unit = one.other, indicator.unit

    def shown(value: float) -> str:
        return figure(round(value, 1), unit)

    def spread(of: tuple[float, float] | None) -> str:
        return f" ({shown(of[0])} to {shown(of[1])})" if of else ""

    place = f"{one_line(other.area)}, {month_in_words(other.period)}"
    here = f"; here {shown(one.own)}{spread(one.own_range)}" if one.own is not None else ""
    said = f", {one.verdict}" if one.verdict else f"; not judged: {one.why}" if one.why else ""
    source = ", ".join(one_line(each) for each in (other.source, other.date) if each)
    return f"{place}: {figure(other.value, unit)}{spread(one.range)}{here}{said}. {source or 'No source is given'}"
