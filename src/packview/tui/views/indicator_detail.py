"""One indicator whole: plot, figures, what it is for, who answers for it, commentary, related ones, your questions.

In the plot each level has a sign of its own, so that none is told by its colour alone.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from itertools import groupby

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from packview.export.committee import over_meetings
from packview.model import Indicator, Note, Trend
from packview.model.comparison import compared_words
from packview.model.notes import Draft, page_words
from packview.model.words import figure, moved_words, place_words, target_of
from packview.services.analysis.findings import how_far_to_trust, shown_limits, signal_points
from packview.tui.base.lists import joined
from packview.tui.base.screen import KeyFooter, RestingScreen, Wanted
from packview.tui.base.side_view import WorkspaceState, draft_about
from packview.tui.keys import bindings, pressed
from packview.tui.text import content, label, notify, one_line
from packview.tui.views.indicators import (
    copied,
    facts,
    indicator_entry,
    latest_figure,
    latest_words,
    period_words,
    value_table,
)
from packview.wording.plot import Level, Plot
from packview.wording.sparkline import sparkline
from packview.wording.words import distinct_letters

_AT_LEAST, _AT_MOST = 8, 16
"""Rows of a plot, without its axis."""
_LOOKS = {"axis": "$text-muted", "level": "$text-muted", "line": "$foreground", "point": "bold $text-primary"}
_SIGNALS = {True: "bold $text-success", False: "bold $text-error", None: "bold $text-warning"}


class IndicatorPlot(Static):
    """The plot with target, comparators, mean and limits, as wide as there is room; the signs it is drawn with are named below it."""

    def __init__(self, indicator: Indicator, trend: Trend | None, *, braille: bool = True) -> None:
        super().__init__(classes="part")
        self._plot, self._trend = plot_of(indicator, trend, braille=braille), trend

    def on_mount(self) -> None:
        self.on_resize()

    def on_resize(self) -> None:
        rows = min(_AT_MOST, max(_AT_LEAST, self.app.size.height // 3))
        self.update(self._drawn(self.size.width or self.app.size.width - 4, rows))

    def _drawn(self, width: int, height: int) -> Content:
        trend, plot = self._trend, self._plot
        looks = _LOOKS | {"signal": _SIGNALS[trend.good if trend else None]}
        lines = [
            Content("").join(
                content("".join(sign for sign, _ in cells), looks.get(what, ""))
                for what, cells in groupby(row, key=lambda cell: cell[1])
            )
            for row in plot.rows(width, height)
        ]
        lines += [content(words, "$text-muted") for words in named_below(plot, trend)]
        return Content("\n").join(lines or [content("No figures are printed for this indicator.")])


def plot_of(indicator: Indicator, trend: Trend | None, *, braille: bool = True) -> Plot:
    """The plot of an indicator; in ``braille`` the line from figure to figure is finer."""

    def level(sign: str, name: str, value: float, fill: str = " ") -> Level:
        return Level(sign, f"{figure(round(value, 1), indicator.unit)} {name}", value, fill)

    found = [level(*one) for one in levels(indicator)]
    centre, limit = "\u2500\u2504" if braille else "-="
    if trend is not None and trend.centre is not None:
        found.append(level(centre, "mean" if trend.method == "xmr" else "median", trend.centre, centre))
    limits = shown_limits(trend, indicator) if trend is not None else None
    for name, value in zip(("lower limit", "upper limit"), limits or (), strict=False):
        found.append(level(limit, name, value, limit))
    return Plot(
        values=list(indicator.values.values()),
        names=[period_words(period) for period in indicator.values],
        signals=signal_points(trend, indicator) if trend is not None else frozenset(),
        levels=found,
        words=lambda value: figure(value, indicator.unit),
        braille=braille,
    )


def named_below(plot: Plot, trend: Trend | None) -> list[str]:
    """What marks stand for, and which levels lie too far off to be drawn."""
    good = {True: ", for the better", False: ", for the worse", None: ""}[trend.good if trend else None]
    signal = f"{plot.sign_of_signal} figures of the signal{good}" if plot.signals else ""
    gaps = "a gap in the line: no figure is printed" if None in plot.values else ""
    off = ", ".join(f"{level.sign} {level.name}" for level in plot.off_scale)
    return [line for line in (joined(signal, gaps), f"Off the scale: {off}" if off else "") if line]


def levels(indicator: Indicator) -> list[tuple[str, str, float]]:
    """Target and comparators that are known: the letter, the name and the figure of each."""
    target, letters = target_of(indicator), distinct_letters(indicator.benchmarks, taken="T")
    found = [("T", one_line(target[0]), target[1])] if target else []
    named = zip(letters, indicator.benchmarks.items(), strict=True)
    return found + [(letter, one_line(name), value) for letter, (name, value) in named if value is not None]


class IndicatorScreen(RestingScreen[Wanted | None]):
    """An indicator in detail. It answers with what the workspace is to do, None for nothing.

    Next and previous go through the positions ``among``; ``write`` shows a draft over the plot, which stays, and ``match`` asks whether an
    indicator of the member's own files is the one at a position.
    """

    BINDINGS = bindings("detail")
    AUTO_FOCUS = "#whole"
    DEFAULT_CSS = """
    IndicatorScreen #whole { height: 1fr; padding: 0 1; }
    IndicatorScreen .part { margin-bottom: 1; height: auto; }
    IndicatorScreen #name { text-style: bold; }
    IndicatorScreen #doubtful { text-style: bold; border: round $warning; padding: 0 1; }
    """

    def __init__(
        self,
        seen: WorkspaceState,
        position: int,
        among: Sequence[int] = (),
        write: Callable[[Draft], Awaitable[None]] | None = None,
        match: Callable[[int], Awaitable[WorkspaceState]] | None = None,
        *,
        braille: bool = True,
    ) -> None:
        super().__init__()
        self._write, self._match, self._braille = write, match, braille
        self.does["show_notes"] = self._show_notes
        self._seen = seen
        self.position = position
        self._among = tuple(among) or tuple(range(len(seen.pack.indicators)))

    @property
    def indicator(self) -> Indicator:
        return self._seen.pack.indicators[self.position]

    @property
    def related(self) -> tuple[int, ...]:
        """Positions of its number, percentage and rate."""
        return self._seen.twins.get(self.position, ())

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="whole"):
            yield from self._parts()
        yield KeyFooter()

    def _parts(self) -> ComposeResult:
        one = self.indicator
        trend = self._seen.trends.get(self.position)
        head = [f"{one.ref} {one.name}", joined(latest_words(one), page_words(one.page, one.pdf_page))]
        yield Static(content("\n".join(one_line(line) for line in head if line)), id="name", classes="part")
        if one.doubtful:
            reasons = "\n".join(f"- {one_line(reason)}" for reason in one.doubtful)
            yield Static(
                content(f"DOUBTFUL: look at the page itself ({pressed('detail.page')}).\n{reasons}"),
                id="doubtful",
                classes="part",
            )
        if one.put_right:
            yield self._part(f"Put right by a member: {', '.join(map(one_line, one.put_right))}")
        yield IndicatorPlot(one, trend, braille=self._braille)
        yield self._part("\n".join(facts(one, trend)))
        yield Static(self._figures(), id="figures", classes="part")
        yield self._own_figures()
        yield from self._over_meetings()
        yield self._part(one.outcome, "Why it matters")
        yield self._part(one.commentary or "None is printed beside it.", "Commentary, as printed")
        others = (self._seen.pack.indicators[place] for place in self.related)
        related = [
            f"{other.ref} {other.name}: {latest_figure(other)[0]}, {moved_words(other)}" for other in others
        ]
        words = f"Related ({pressed('detail.related')} shows it)"
        yield self._part("\n".join(map(one_line, related)), words)
        notes = [note for note in self._seen.notes if _is_about(note, one.ref)]
        lines = [f"- {one_line(note.text)}" + (f" ({note.status})" if note.asks else "") for note in notes]
        none = f"None yet. Press {pressed('detail.question')} to ask one."
        yield self._part("\n".join(lines) or none, "Your notes and questions about it")
        if trend is not None and trend.method != "none":
            yield self._part(how_far_to_trust(), "How far to trust a signal")

    def _own_figures(self) -> Static:
        """Figures of other areas from the member's files, and what there might be."""
        lines = [
            compared_words(each, self.indicator) for each in self._seen.comparison.get(self.position, ())
        ]
        lines += [
            f"Your files have '{one.name}'. Press {pressed('detail.compare')} if that is the same"
            for one in self._seen.proposals
            if one.position == self.position
        ]
        return self._part(
            "\n".join(map(one_line, lines)), "Beside your own figures of other areas, with 95% intervals"
        )

    def _over_meetings(self) -> ComposeResult:
        """What earlier packs of the committee add: the long series, its breaks, revised figures, what each pack said."""
        series = self._seen.series.get(self.position)
        if series is None:
            return
        shape = " | ".join(
            sparkline(list(part.values())) for part in (series.earlier, series.indicator.values) if part
        )
        yield self._part(
            "\n".join(map(one_line, (shape, *over_meetings(series)))), "Over the committee's meetings"
        )
        said = [
            f"{place_words(each.at)}: {one_line(each.commentary)}"
            for each in series.said[:-1]
            if each.commentary
        ]
        yield self._part("\n".join(said), "What earlier papers said")

    def _part(self, text: str, heading: str = "") -> Static:
        shown = content(text)
        if heading:
            shown = content(f"{heading}\n", "bold") + shown
        part = Static(shown, classes="part")
        part.display = bool(text)
        return part

    def on_mount(self) -> None:
        self.title = str(label(f"{self.indicator.ref} {self.indicator.name}"))

    def on_resize(self) -> None:
        for table in self.query("#figures").results(Static):
            table.update(self._figures())

    def _figures(self) -> Content:
        return content("\n".join(value_table(self.indicator, max(40, self.app.size.width - 4))))

    async def action_step(self, by: int) -> None:
        """The next indicator of the list, or the one before; from the last to the first."""
        places = self._among
        here = places.index(self.position) if self.position in places else 0
        await self._go(places[(here + by) % len(places)])

    async def action_related(self) -> None:
        """The number of a percentage, its rate; then the next of them, and back."""
        if not self.related:
            notify(self, "No other indicator counts the same thing")
            return
        circle = sorted({self.position, *self.related})
        await self._go(circle[(circle.index(self.position) + 1) % len(circle)])

    async def _go(self, position: int) -> None:
        self.position = position
        whole = self.query_one("#whole", VerticalScroll)
        async with self.batch():
            await whole.remove_children()
            await whole.mount_all(list(self._parts()))
        whole.scroll_home(animate=False)

    async def _show_notes(self, notes: tuple[Note, ...]) -> None:
        self._seen = replace(self._seen, notes=notes)
        await self._go(self.position)

    async def action_ask(self) -> None:
        entry = indicator_entry(self.indicator, self.position, None)
        if self._write is not None:
            await self._write(draft_about(self._seen, entry, "question"))

    @work(exclusive=True, group="match")
    async def action_compare(self) -> None:
        if self._match is not None:
            self._seen = await self._match(self.position)
            await self._go(self.position)

    def action_open_page(self) -> None:
        if self.indicator.pdf_page is None:
            notify(self, "The page of this is not known")
            return
        self.dismiss(Wanted("show_quote", self.indicator.pdf_page))

    def action_copy(self, form: str) -> None:
        text, words = copied(self._seen.pack, self.indicator, form)
        self.app.copy_to_clipboard(text)
        notify(self, f"{words} is copied, where your terminal allows it")

    def action_close(self) -> None:
        self.dismiss(None)


def _is_about(note: Note, ref: str) -> bool:
    rests_on = {one.ref for one in note.evidence if one.kind == "indicator"}
    return bool(ref) and ref in {note.indicator, *rests_on}
