"""One indicator whole: plot, figures, what it is for, who answers for it, commentary, related ones, your questions.

Each line of the plot is drawn with a sign of its own, so that none is told by its colour alone.
"""

from collections.abc import Sequence
from itertools import groupby

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from packview.model import Indicator, Note, Trend
from packview.model.notes import page_words
from packview.model.words import figure, moved_words
from packview.services.analysis.findings import how_far_to_trust
from packview.tui.base.lists import joined
from packview.tui.base.screen import KeyFooter, RestingScreen, Wanted
from packview.tui.base.side_view import WorkspaceState, draft_about
from packview.tui.keys import bindings, pressed
from packview.tui.text import content, label, notify, one_line
from packview.tui.views.indicators import (
    chart,
    common_scale,
    copied,
    facts,
    indicator_entry,
    latest_figure,
    latest_words,
    levels,
    period_words,
    value_table,
)

HOW_TO_GET_IT = "A finer plot comes with the extra 'plots': pip install 'packview[plots]'"
_ROWS = 6


class IndicatorPlot(Widget):
    """The plot, with middle and limits where they are known. Without the extra ``plots`` it is drawn in columns of blocks."""

    DEFAULT_CSS = """
    IndicatorPlot { height: 16; }
    IndicatorPlot PlotextPlot { height: 1fr; }
    IndicatorPlot.-plain { height: auto; }
    IndicatorPlot.-plain Static { height: auto; }
    """

    def __init__(self, indicator: Indicator, trend: Trend | None) -> None:
        super().__init__()
        self._indicator = indicator
        self._trend = trend

    def compose(self) -> ComposeResult:
        drawn = _plotext(self._indicator, self._trend)
        self.set_class(drawn is None, "-plain")
        yield Static(content(plain_plot(self._indicator))) if drawn is None else drawn


def lines_of(indicator: Indicator, trend: Trend | None) -> list[tuple[str, str, float]]:
    """The level lines of a plot: sign, name, figure. Those that would make the series flat are left out, and named."""
    scale, found = common_scale(indicator), levels(indicator)
    if trend is not None and trend.centre is not None:
        found.insert(0, ("-", "mean" if trend.method == "xmr" else "median", trend.centre))
    return [line for line in found if scale and scale.low <= line[2] <= scale.high]


def plain_plot(indicator: Indicator) -> str:
    """Columns of blocks over the first and the last period, highest and lowest figure beside them."""
    values = list(indicator.values.values())
    known = [value for value in values if value is not None]
    if not known:
        return "No figures are printed for this indicator."
    names = [period_words(period) for period in indicator.values]
    high, low = figure(max(known), indicator.unit), figure(min(known), indicator.unit)
    side = max(len(high), len(low))
    drawn = chart(values, rows=_ROWS)
    heads = [high, *[""] * (len(drawn) - 2), low]
    lines = [f"{head:>{side}} {line}" for head, line in zip(heads, drawn, strict=True)]
    room = max(len(names[0]) + 1, 2 * len(values) - len(names[-1]))
    lines.append(f"{'':>{side}} {names[0]:<{room}}{names[-1]}")
    return "\n".join([*lines, "", HOW_TO_GET_IT])


def _plotext(indicator: Indicator, trend: Trend | None) -> Widget | None:
    """The plot by plotext; None where the extra is not there or there is nothing to draw."""
    values = list(indicator.values.values())
    if not any(value is not None for value in values):
        return None
    try:
        from textual_plotext import PlotextPlot  # noqa: PLC0415  an extra, and slow to load
    except ImportError:
        return None
    widget = PlotextPlot()
    plt = widget.plt
    places = [float(place) for place in range(1, len(values) + 1)]
    known = [(place, value) for place, value in zip(places, values, strict=True) if value is not None]
    for there, stretch in groupby(zip(places, values, strict=True), key=lambda point: point[1] is not None):
        if there:
            plt.plot(*zip(*stretch, strict=True), marker="braille", color="blue")
    plt.scatter(*zip(*known, strict=True), marker="o", color="blue")
    for sign, name, level in lines_of(indicator, trend):
        across = places if len(places) > 1 else [1.0, 2.0]
        steps = 3 * (len(across) - 1)
        spread = [across[0] + (across[-1] - across[0]) * step / steps for step in range(steps + 1)]
        plt.scatter(
            spread,
            [level] * len(spread),
            marker=sign,
            label=f"{sign} {name} {figure(round(level, 1), indicator.unit)}",
        )
    plt.xticks(places, [period_words(period) for period in indicator.values])
    return widget


class IndicatorScreen(RestingScreen[Wanted | None]):
    """An indicator in detail. It answers with what the workspace is to do, None for nothing.

    Next and previous go through the positions ``among``.
    """

    BINDINGS = bindings("detail")
    AUTO_FOCUS = "#whole"
    DEFAULT_CSS = """
    IndicatorScreen #whole { height: 1fr; padding: 0 1; }
    IndicatorScreen .part { margin-bottom: 1; height: auto; }
    IndicatorScreen #name { text-style: bold; }
    IndicatorScreen #doubtful { text-style: bold; border: round $warning; padding: 0 1; }
    """

    def __init__(self, seen: WorkspaceState, position: int, among: Sequence[int] = ()) -> None:
        super().__init__()
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
        yield IndicatorPlot(one, trend)
        yield self._part("\n".join(facts(one, trend)))
        yield Static(self._figures(), id="figures", classes="part")
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

    def action_ask(self) -> None:
        entry = indicator_entry(self.indicator, self.position, None)
        self.dismiss(Wanted("write_about", draft_about(self._seen, entry, "question")))

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
