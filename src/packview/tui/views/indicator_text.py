"""An indicator in text: as a list shows it, with sparkline, latest figure and movement, and as it is copied."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from rich.cells import cell_len

from packview.export.markdown import inline
from packview.export.rows import indicator_cells
from packview.export.tables import to_csv
from packview.model import Indicator, Pack, Trend
from packview.model.words import (
    change_words,
    figure,
    latest,
    moved_words,
    polarity_words,
    target_of,
    trend_words,
)
from packview.tui.base.lists import ListLines, Part
from packview.tui.text import one_line, truncate
from packview.wording.periods import month_in_words

BLOCKS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588"
GAP = "\u00b7"
"""Where no figure is printed: a dot in the middle, which no figure looks like."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What the lowest and the highest block stand for. Equal ends mean that nothing moves."""

    low: float
    high: float

    def block(self, value: float | None) -> str:
        """The block of a figure, the gap for none; a figure beyond the ends gets the end's."""
        if value is None:
            return GAP
        if self.high <= self.low:
            return BLOCKS[3]
        share = (value - self.low) / (self.high - self.low)
        return BLOCKS[min(len(BLOCKS) - 1, max(0, int(share * len(BLOCKS))))]


def scale_of(figures: Iterable[float | None]) -> Scale | None:
    """The scale that holds all the figures; None where there is none."""
    known = [figure for figure in figures if figure is not None]
    return Scale(min(known), max(known)) if known else None


def sparkline(values: Sequence[float | None], scale: Scale | None = None, *, width: int = 0) -> str:
    """The series, oldest at the left, None as a gap; of one longer than ``width`` cells the latest figures are shown."""
    shown = values[-width:] if width else values
    scale = scale or scale_of(shown)
    return "".join(scale.block(value) for value in shown) if scale else GAP * len(shown)


def chart(values: Sequence[float | None], *, rows: int, step: int = 2) -> list[str]:
    """The series as columns of several rows, ``step`` cells apart, highest row first; a gap is a dot in the lowest row."""
    scale = scale_of(values)
    lines = []
    for row in range(rows - 1, -1, -1):
        cells = [_cell(value, scale, row, rows) for value in values]
        lines.append("".join(cell.ljust(step) for cell in cells).rstrip())
    return lines


def _cell(value: float | None, scale: Scale | None, row: int, rows: int) -> str:
    if value is None or scale is None:
        return GAP if row == 0 else " "
    span = scale.high - scale.low
    share = (value - scale.low) / span if span else 0.5
    eighths = max(1, round(share * rows * len(BLOCKS))) - row * len(BLOCKS)
    return " " if eighths <= 0 else BLOCKS[min(eighths, len(BLOCKS)) - 1]


def period_words(period: str) -> str:
    """'Oct 18' for '2018-10'; a quarter or a year stays as it is."""
    return one_line(month_in_words(period, short=True))


def latest_words(indicator: Indicator) -> str:
    """The latest figure: '1,620 in Oct 18'; '' for an indicator without periods."""
    period, value = latest(indicator)
    words = figure(value, indicator.unit, indicator.marks.get(period, ""))
    return f"{words} in {period_words(period)}" if period else ""


def short_trend(trend: Trend | None) -> str:
    """What the series says in a word or two, for a row."""
    if trend is None or trend.method == "none" or not trend.signal:
        return ""
    good = {True: ", better", False: ", worse", None: ""}[trend.good]
    where = {"up": " high", "down": " low"}.get(trend.direction, "")
    return f"SIGNAL{where}{good}"


def initials(names: Sequence[str]) -> dict[str, str]:
    """A different letter or digit for each comparator, from its name where that is possible: 'England' is E."""
    taken: dict[str, str] = {}
    for name in names:
        wanted = [character.upper() for character in name if character.isalnum()]
        spare = [chr(code) for code in range(ord("A"), ord("Z") + 1)]
        taken[name] = next(
            (letter for letter in (*wanted, *spare) if letter not in taken.values() and letter != "T"), "?"
        )
    return taken


def cells_of(indicator: Indicator) -> list[tuple[str, str]]:
    """Every printed figure with the name of its column."""
    found = [
        (period_words(period), figure(value, indicator.unit, indicator.marks.get(period, "")))
        for period, value in indicator.values.items()
    ]
    for name, value, unit in (
        ("Change on month", indicator.change_month, "percent"),
        ("Change on year", indicator.change_year, "percent"),
        ("12-month average", indicator.average_12m, indicator.unit),
        ("12-month maximum", indicator.max_12m, indicator.unit),
    ):
        if value is not None:
            found.append((name, figure(value, unit)))
    for names in (indicator.benchmarks, indicator.targets):
        found += [
            (one_line(name), figure(value, indicator.unit, indicator.marks.get(name, "")))
            for name, value in names.items()
            if value is not None or indicator.marks.get(name)
        ]
    return found


def value_table(indicator: Indicator, width: int) -> list[str]:
    """The figures under the names of their columns, as many columns in a line as there is room for."""
    return columns(cells_of(indicator), width)


def columns(cells: Sequence[tuple[str, str]], width: int) -> list[str]:
    """Pairs of heading and value as lines, headings over values, all as wide as the widest."""
    if not cells:
        return []
    each = max(cell_len(text) for pair in cells for text in pair) + 2
    at_once = max(1, width // each)
    lines: list[str] = []
    for start in range(0, len(cells), at_once):
        row = cells[start : start + at_once]
        lines += [
            "".join(" " * (each - 2 - cell_len(pair[part])) + pair[part] + "  " for pair in row)
            for part in (0, 1)
        ]
        lines.append("")
    return lines[:-1]


def facts(indicator: Indicator, trend: Trend | None) -> list[str]:
    """What is said of the indicator, a sentence or two each; nothing that is not known."""
    who = [
        f"{name}: {one_line(value)}"
        for name, value in (("Owner", indicator.owner), ("Reported by", indicator.reporter))
        if value
    ]
    changes = [
        words
        for words in (
            moved_words(indicator),
            change_words(indicator.change_year, "the same month a year before"),
        )
        if words
    ]
    arrow = f"the printed arrow points {indicator.direction}" if indicator.direction in ("up", "down") else ""
    return [
        part
        for part in (
            ", ".join([*changes, arrow] if arrow else changes),
            trend_words(trend),
            polarity_words(indicator, trend),
            f"Rated {indicator.rag.upper()} in the pack" if indicator.rag else "",
            "; ".join(who),
        )
        if part
    ]


def as_markdown(indicator: Indicator) -> str:
    """A heading, and the figures as a table of one row."""
    cells = cells_of(indicator)
    page = f", page {one_line(indicator.page)}" if indicator.page else ""
    lines = [f"**{inline(f'{indicator.ref} {indicator.name}')}**{inline(page)}", ""]
    if cells:
        lines += [
            "| " + " | ".join(inline(name) for name, _ in cells) + " |",
            "|" + " ---: |" * len(cells),
            "| " + " | ".join(inline(value) for _, value in cells) + " |",
        ]
    return "\n".join(lines) + "\n"


def as_csv(pack: Pack, indicator: Indicator) -> str:
    """Names of columns and figures, as `packview indicators --format csv` writes them."""
    return to_csv(indicator_cells(replace(pack, indicators=(indicator,))))


ROOMY = 150
"""Cells from which on an indicator takes one line."""
_TWO_LINES = 76
"""Cells from which on it takes two."""
_POINTS = 13


def indicator_lines(indicator: Indicator, trend: Trend | None, width: int) -> ListLines:
    """An indicator in a list; what its series says is None while that is being worked out."""
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
