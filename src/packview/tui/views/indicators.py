"""The indicators, each with its sparkline: sorted, filtered, the way to one in detail; how each is shown and copied."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal, get_args

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
    trend_words,
)
from packview.text import natural
from packview.tui.base.lists import Entry, Line, ListLines, Look, Part, evidence, joined
from packview.tui.base.screen import Wanted
from packview.tui.base.side_view import MOVES, SideView, WorkspaceState
from packview.tui.keys import bindings, pressed
from packview.tui.text import ELLIPSIS, one_line, truncate
from packview.wording.dates import month_in_words
from packview.wording.sparkline import sparkline


def period_words(period: str) -> str:
    """'Oct 18' for '2018-10'; a quarter or a year stays as it is."""
    return one_line(month_in_words(period, short=True))


def latest_words(indicator: Indicator) -> str:
    """The latest figure: '1,620 in Oct 18'; '' for an indicator without periods."""
    words, period = latest_figure(indicator)
    return f"{words} in {period}" if period else ""


def latest_figure(indicator: Indicator) -> tuple[str, str]:
    """The latest figure and its period: '1,620' and 'Oct 18'; the period is '' for an indicator without periods."""
    period, value = latest(indicator)
    return figure(value, indicator.unit, indicator.marks.get(period, "")), period_words(period)


def verdict(indicator: Indicator, trend: Trend | None) -> str:
    """What is to be known of the latest figure in a few words: 'UNUSUALLY HIGH (worse)', 'RED', 'DOUBTFUL'."""
    signal = ""
    if trend is not None and trend.method != "none" and trend.signal:
        good = {True: " (better)", False: " (worse)", None: ""}[trend.good]
        where = {"up": "UNUSUALLY HIGH", "down": "UNUSUALLY LOW"}.get(trend.direction, "UNUSUAL")
        signal = f"{where}{good}"
    return joined(signal, indicator.rag.upper(), "DOUBTFUL" if indicator.doubtful else "")


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
    """The figures under the names of their columns, as many columns in a line as there is room for, all as wide as the widest."""
    cells = cells_of(indicator)
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
    people = {"Owner": indicator.owner, "Reported by": indicator.reporter}
    year = change_words(indicator.change_year, "the same month a year before")
    arrow = f"the printed arrow points {indicator.direction}" if indicator.direction in ("up", "down") else ""
    said = (
        ", ".join(filter(None, (moved_words(indicator), year, arrow))),
        trend_words(trend),
        polarity_words(indicator, trend),
        f"Rated {indicator.rag.upper()} in the pack" if indicator.rag else "",
        "; ".join(f"{name}: {one_line(value)}" for name, value in people.items() if value),
    )
    return [part for part in said if part]


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


ROOMY = 60
"""Cells from which on there is room for more than what a side panel of 44 has."""
_FULL, _FULLEST = 100, 130
"""Cells from which on the period and the whole verdict are shown, and how it moved in words."""


def indicator_lines(indicator: Indicator, trend: Trend | None, width: int) -> ListLines:
    """An indicator on one line of a list; what its series says is None while that is being worked out."""
    return ListLines(partial(_lines, indicator, trend, width), 1)


def _lines(indicator: Indicator, trend: Trend | None, width: int) -> list[list[Part]]:
    """Name, every month, latest figure, change, verdict, in columns that are as wide in every row."""
    look, months = look_of(indicator, trend), 13 if width >= ROOMY else 6
    spark = sparkline(list(indicator.values.values()), width=months).rjust(months)
    words, period = latest_figure(indicator)
    if width >= _FULL:
        figures, said = f"{words} ({period})" if period else "", verdict(indicator, trend)
        moved = (moved_words(indicator), 31) if width >= _FULLEST else (_moved(indicator), -5)
        cells = ((figures, -21), moved, (said, 22))
    else:
        room = (9, 5, 14) if width >= ROOMY else (7, 5, 8)
        said = verdict_in_a_word(indicator, trend, words=width >= ROOMY)
        figures = words if cell_len(words) <= room[0] else _millions(indicator)
        cells = ((figures if period else "", -room[0]), (_moved(indicator), -room[1]), (said, room[2]))
    row = [
        ("".join(f" {_padded(text, room)}" for text, room in cells[:2]), ""),
        (f" {_padded(*cells[2])}", look),
    ]
    name = f"{one_line(indicator.ref)} {one_line(indicator.name)}".strip()
    taken = sum(cell_len(text) for text, _ in row) + months + 1
    return [
        [
            (_padded(name, max(1, width - taken)) + " ", "bold"),
            (spark[:-1], ""),
            (spark[-1:], look),
            *row,
        ]
    ]


_SIGNAL_LOOKS: Mapping[bool | None, Look] = {True: "better", False: "worse", None: "signal"}
_RAG_LOOKS: Mapping[str, Look] = {"red": "worse", "amber": "signal", "green": "better"}


def look_of(indicator: Indicator, trend: Trend | None) -> Look:
    """The colour of a latest figure: better, worse, a signal of which that is not known; of what is rated in the pack likewise."""
    signal = trend is not None and trend.method != "none" and trend.signal
    return _SIGNAL_LOOKS[trend.good] if trend and signal else _RAG_LOOKS.get(indicator.rag, "")


def verdict_in_a_word(indicator: Indicator, trend: Trend | None, *, words: bool = False) -> str:
    """The verdict where there is little room: '\u25b2 worse', with ``words`` '\u25b2 high, worse'; a sign and a word, never colour alone."""
    if trend is None or trend.method == "none" or not trend.signal:
        return indicator.rag.upper() or ("doubt" if indicator.doubtful else "")
    sign, high = {"up": ("\u25b2", "high"), "down": ("\u25bc", "low")}.get(trend.direction, ("\u25c6", "odd"))
    good = {True: "better", False: "worse", None: ""}[trend.good]
    return f"{sign} {', '.join(filter(None, (high, good))) if words else good or high}"


def _millions(indicator: Indicator) -> str:
    """The latest figure in millions: a long one is rounded, never cut."""
    value = latest(indicator)[1] or 0.0
    return f"{figure(round(value / 1e6, 1), indicator.unit)}m" if abs(value) >= 1e6 else ELLIPSIS


def _moved(indicator: Indicator) -> str:
    """The printed change on the month before, '+12%'; else whether the latest figure is above or below the one before."""
    if indicator.change_month is not None:
        return f"{indicator.change_month:+.0f}%" if indicator.change_month else "="
    figures = list(indicator.values.values())[-2:]
    if len(figures) < 2 or None in figures:
        return ""
    before, last = figures
    return "=" if before == last else "up" if last > before else "down"  # type: ignore[operator]  # both are there


def _padded(words: str, cells: int) -> str:
    """As wide as the cells, at the right where those are negative."""
    shown = truncate(words, abs(cells))
    blanks = " " * (abs(cells) - cell_len(shown))
    return blanks + shown if cells < 0 else shown + blanks


Order = Literal["as printed", "reference", "change"]
ORDERS: tuple[Order, ...] = get_args(Order)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the member chose to see; ``signals``: only those whose latest point is one."""

    signals: bool = False
    order: Order = "as printed"


def chosen(
    indicators: Sequence[Indicator],
    choice: Choice,
    *,
    trends: Mapping[int, Trend],
) -> list[int]:
    """Positions of the indicators to show, in order; trends go by position."""
    found = [
        position
        for position in range(len(indicators))
        if (not choice.signals or (position in trends and trends[position].signal))
    ]
    match choice.order:
        case "reference":
            found.sort(key=lambda position: natural(indicators[position].ref))
        case "change":
            changes = {place: indicators[place].change_month for place in found}
            found.sort(key=lambda place: (changes[place] is None, -abs(changes[place] or 0.0)))
    return found


def indicator_entry(indicator: Indicator, position: int, trend: Trend | None) -> Entry:
    """An indicator by its position in the pack; a question about it rests on its latest figure."""
    text = ", ".join(part for part in (f"{indicator.ref} {indicator.name}", latest_words(indicator)) if part)
    return Entry(
        ref=str(position),
        lines=tuple(Line(words) for words in (text, indicator.owner, indicator.reporter, indicator.outcome)),
        drawn=partial(indicator_lines, indicator, trend),
        pdf_page=indicator.pdf_page,
        indicator=indicator.ref,
        evidence=evidence("indicator", indicator, text, indicator.ref),
        items=(indicator.item,),
    )


def copied(pack: Pack, indicator: Indicator, form: str) -> tuple[str, str]:
    """An indicator as 'markdown' or 'csv' for the clipboard, and how that is called."""
    name = one_line(indicator.ref) or "the indicator"
    if form == "csv":
        return as_csv(pack, indicator), f"{name} as CSV"
    return as_markdown(indicator), f"{name} as Markdown"


class IndicatorsView(SideView, inherit_bindings=False):
    """A list of indicators and what is chosen of them."""

    name_of_view = "indicators"
    follows_page = True
    shows = ("pack.indicators", "trends", "studied")
    choices = ("choice",)
    BINDINGS = bindings("indicators", "side.item", "side.pin", *MOVES)
    DEFAULT_CSS = """
    IndicatorsView > .above { max-height: 5; display: block; }
    """

    choice = Choice()

    @property
    def indicator(self) -> Indicator | None:
        entry = self.chosen
        return self.seen.pack.indicators[int(entry.ref)] if self.seen and entry else None

    @property
    def entry(self) -> str:
        return self.indicator.ref if self.indicator else ""

    def entries_of(self, seen: WorkspaceState) -> Sequence[Entry]:
        """Those that are chosen, in the order that is chosen."""
        indicators = seen.pack.indicators
        positions = chosen(indicators, self.choice, trends=seen.trends)
        return [indicator_entry(indicators[place], place, seen.trends.get(place)) for place in positions]

    def reveal(self, ref: str) -> None:
        """Go to an indicator by its reference; what is chosen is forgotten where it hides that."""
        wanted = ref.strip().casefold()
        indicators = self.seen.pack.indicators if self.seen else ()
        found = next((place for place, one in enumerate(indicators) if one.ref.casefold() == wanted), None)
        if found is None:
            return
        if all(entry.ref != str(found) for entry in self.listed):
            self.choice = Choice(order=self.choice.order)
            self.show_again()
        super().reveal(str(found))

    def action_open_entry(self) -> None:
        if self.chosen is not None:
            among = tuple(int(entry.ref) for entry in self.listed)
            self.post_message(Wanted("show_detail", int(self.chosen.ref), among))

    def action_sort(self) -> None:
        following = ORDERS[(ORDERS.index(self.choice.order) + 1) % len(ORDERS)]
        self._change(order=following)

    def action_signals(self) -> None:
        self._change(signals=not self.choice.signals)

    def action_open_page(self) -> None:
        if self.chosen is not None and self.chosen.pdf_page is not None:
            self.show_words(self.chosen.pdf_page, "")

    def action_copy(self, form: str) -> None:
        if self.seen and self.indicator is not None:
            self.post_message(Wanted("copy_entry", *copied(self.seen.pack, self.indicator, form)))

    def _change(self, **fields: Any) -> None:
        self.choice = replace(self.choice, **fields)
        self.show_again()

    def says(self, seen: WorkspaceState) -> str:
        choice, count, shown = self.choice, len(seen.pack.indicators), len(self.listed)
        if not count:
            return ""
        parts = [
            f"{shown} of {count}" if shown < count else f"{count}",
            f"sorted {'' if choice.order == 'as printed' else 'by '}{choice.order}",
            "only signals" if choice.signals else "",
            "" if seen.studied else "signals are being worked out",
        ]
        return ", ".join(part for part in parts if part)

    def empty(self, seen: WorkspaceState) -> str:
        if not seen.pack.indicators:
            return (
                "No performance indicators were found in this pack. If it has a table of them, "
                "it is shown page by page; packview doctor lists what was not understood."
            )
        if self.choice.signals and not seen.studied:
            return "The signals are still being worked out."
        return f"No indicator fits. {pressed('indicators.signals')} changes what is shown."
