"""Layouts of performance tables, by choice or by chance."""

import random
from dataclasses import dataclass
from typing import Literal

Ruling = Literal["all", "level", "head", "box", "none"]


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How a table is drawn.

    Attributes:
        ruling: which lines are drawn.
        turned: whether the headings over figures and the names of people are turned.
        figures: alignment of figures in their columns.
        words: alignment of words in their rows, from the top.
        spelling: of periods.
        size: of the font.
        pad: white space in a cell.
        repeat: whether headings are drawn on every page.
        extras: columns beside reference, name and periods.
        months: how many periods.
        sections: whether headings stand between rows.
        percent: whether percentages have signs.
    """

    ruling: Ruling = "all"
    turned: bool = False
    figures: Literal["left", "centre", "right"] = "right"
    words: Literal["top", "middle", "bottom"] = "middle"
    spelling: str = "Oct-17"
    size: float = 7.0
    pad: float = 3.0
    repeat: bool = True
    extras: tuple[str, ...] = ("DoT", "Target 2018/19", "Comments")
    months: int = 6
    sections: bool = False
    percent: bool = True
    bold_head: bool = True


def some_layout(seed: int) -> Layout:
    """A layout by chance, the same for the same seed."""
    chance = random.Random(seed)
    extras = [name for name in ("Owner", "Outcome") if chance.random() < 0.3]
    extras += [
        name
        for name in (
            "DoT",
            "% change from previous month",
            "12 month average",
            "RAG",
            "England",
            "South East region",
        )
        if chance.random() < 0.4
    ]
    extras += chance.sample(["Target 2017/18", "Target 2018/19"], chance.randint(0, 2))
    extras += [name for name in ("Good is", "Commentary") if chance.random() < 0.5]
    return Layout(
        ruling=chance.choice(("all", "level", "head", "box", "none")),
        turned=chance.random() < 0.3,
        figures=chance.choice(("left", "centre", "right")),
        words=chance.choice(("top", "middle", "bottom")),
        spelling=chance.choice(("Oct-17", "Oct 2017", "10/17", "2017/18 Q3", "Q3 17/18", "2017/18")),
        size=chance.choice((5.5, 7.0, 8.0)),
        pad=chance.choice((2.0, 3.0, 5.0)),
        repeat=chance.random() < 0.7,
        extras=tuple(extras) or ("England",),
        months=chance.choice((4, 6, 13)),
        sections=chance.random() < 0.3,
        percent=chance.random() < 0.7,
        bold_head=chance.random() < 0.7,
    )


def periods(spelling: str, count: int) -> list[str]:
    """Headings for consecutive periods in the manner of a spelling."""
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    found = []
    for step in range(count):
        year, month = divmod(2017 * 12 + 9 + step, 12)
        begins, quarter = 2015 + step // 4, step % 4 + 1
        found.append(
            {
                "Oct-17": f"{months[month]}-{year % 100}",
                "Oct 2017": f"{months[month]} {year}",
                "10/17": f"{month + 1:02}/{year % 100}",
                "2017/18 Q3": f"{begins}/{(begins + 1) % 100} Q{quarter}",
                "Q3 17/18": f"Q{quarter} {begins % 100}/{(begins + 1) % 100}",
                "2017/18": f"{2005 + step}/{(2006 + step) % 100:02}",
            }[spelling]
        )
    return found
