"""How a list writes an indicator: reference and name, sparkline, latest figure, movement, and what it is set against."""

from collections.abc import Sequence
from functools import partial

from rich.cells import cell_len

from packview.model import Indicator, Trend
from packview.model.indicator_words import figure, latest, moved_words, target_of
from packview.tui.text import one_line, truncate
from packview.tui.widgets.indicator_words import initials, period_words, short_trend
from packview.tui.widgets.list_lines import ListLines, Part
from packview.tui.widgets.sparkline import Scale, scale_of, sparkline

ROOMY = 150
"""Cells from which on an indicator takes one line."""
_TWO_LINES = 76
"""Cells from which on it takes two."""
_POINTS = 13


def indicator_lines(indicator: Indicator, trend: Trend | None, width: int) -> ListLines:
    """An indicator in a list.

    Args:
        indicator: the indicator.
        trend: what its series says, None while that is being worked out.
        width: cells of a line.
    """
    if width >= ROOMY:
        return ListLines(partial(_wide, indicator, trend, width), 1)
    return ListLines(partial(_tall, indicator, trend, width), 2 if width >= _TWO_LINES else 3)


def marks(indicator: Indicator, scale: Scale) -> str:
    """Target and comparators, each a letter and its block on the sparkline's scale: 'T▅ S▃ E>'."""
    target = target_of(indicator)
    parts = [f"T{_block(target[1], scale)}"] if target else []
    letters = initials(list(indicator.benchmarks))
    parts += [
        f"{letters[name]}{_block(value, scale)}"
        for name, value in indicator.benchmarks.items()
        if value is not None
    ]
    return " ".join(parts)


def _block(value: float, scale: Scale) -> str:
    """The block on the scale; '>' above it, '<' below."""
    if value > scale.high:
        return ">"
    return "<" if value < scale.low else scale.block(value)


def legend(indicators: Sequence[Indicator]) -> str:
    """What the letters of ``marks`` stand for."""
    parts = ["T target"] if any(target_of(one) for one in indicators) else []
    seen: dict[str, None] = {}
    for one in indicators:
        for name, letter in initials(list(one.benchmarks)).items():
            if one.benchmarks[name] is not None:
                seen[f"{letter} {one_line(name)}"] = None
    names = ", ".join([*parts, *seen])
    return f"{names}; > above what is drawn, < below" if names else ""


def common_scale(indicator: Indicator) -> Scale | None:
    """A scale that holds the series, and its target and comparators where they do not lie so far off that it would be flat."""
    own = scale_of(indicator.values.values())
    if own is None:
        return None
    target = target_of(indicator)
    reach = own.high - own.low
    others = (*indicator.benchmarks.values(), target[1] if target else None)
    near = [value for value in others if value is not None and own.low - reach <= value <= own.high + reach]
    return scale_of([own.low, own.high, *near])


def _spark(indicator: Indicator) -> tuple[str, str]:
    scale = common_scale(indicator)
    if scale is None:
        return "no figures", ""
    return sparkline(list(indicator.values.values()), scale, width=_POINTS), marks(indicator, scale)


def _figure_words(indicator: Indicator) -> str:
    period, value = latest(indicator)
    words = figure(value, indicator.unit, indicator.marks.get(period, ""))
    return f"{words} ({period_words(period)})" if period else ""


def _name(indicator: Indicator) -> str:
    return f"{one_line(indicator.ref)} {one_line(indicator.name)}".strip()


def _tags(indicator: Indicator, trend: Trend | None) -> list[str]:
    polarity = {"high": "high is good", "low": "low is good"}.get(indicator.polarity, "")
    rag = indicator.rag.upper()
    return [
        part for part in (short_trend(trend), rag, polarity, "DOUBTFUL" if indicator.doubtful else "") if part
    ]


def _tall(indicator: Indicator, trend: Trend | None, width: int) -> list[list[Part]]:
    name: list[Part] = [(truncate(_name(indicator), width), "bold")]
    if width >= _TWO_LINES:
        return [name, [(truncate(_row(indicator, trend), width), "")]]
    spark, against = _spark(indicator)
    first = f"{spark} {_figure_words(indicator)}"
    if against and cell_len(first) + cell_len(against) + 2 <= width:
        first = f"{first}  {against}"
        against = ""
    rest = " \u00b7 ".join(
        part for part in (*_tags(indicator, trend), moved_words(indicator), against) if part
    )
    return [name, [(truncate(first, width), "")], [(truncate(rest, width), "dim")]]


def _wide(indicator: Indicator, trend: Trend | None, width: int) -> list[list[Part]]:
    row = _row(indicator, trend)
    name = _padded(_name(indicator), width - cell_len(row) - 2)
    return [[(name, "bold"), (f"  {row}", "")]]


def _row(indicator: Indicator, trend: Trend | None) -> str:
    """Everything but the name, in columns that are as wide in every row."""
    spark, against = _spark(indicator)
    columns = (
        (spark, _POINTS),
        (_figure_words(indicator), 18),
        (against, 11),
        (" \u00b7 ".join(_tags(indicator, trend)), 22),
        (moved_words(indicator), 31),
    )
    return " ".join(_padded(words, cells) for words, cells in columns)


def _padded(words: str, cells: int) -> str:
    shown = truncate(words, cells)
    return shown + " " * (cells - cell_len(shown))
