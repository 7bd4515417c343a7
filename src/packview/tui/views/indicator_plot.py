"""The plot of an indicator over its months, with its middle, limits, target and comparators.

Each line is drawn with a sign of its own, so that none is told by its colour alone.
"""

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from packview.model import Indicator, Trend
from packview.model.words import figure, target_of
from packview.tui.text import content, one_line
from packview.tui.views.indicator_text import chart, common_scale, initials, period_words

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
        if drawn is not None:
            yield drawn
            return
        self.add_class("-plain")
        yield Static(content(plain_plot(self._indicator)))


def lines_of(indicator: Indicator, trend: Trend | None) -> list[tuple[str, str, float]]:
    """The level lines of a plot: sign, name, figure. Those that would make the series flat are left out, and named."""
    scale = common_scale(indicator)
    target = target_of(indicator)
    letters = initials(list(indicator.benchmarks))
    found = []
    if trend is not None and trend.centre is not None:
        found.append(("-", "mean" if trend.method == "xmr" else "median", trend.centre))
    if target:
        found.append(("T", one_line(target[0]), target[1]))
    found += [
        (letters[name], one_line(name), value)
        for name, value in indicator.benchmarks.items()
        if value is not None
    ]
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
    for start, stretch in _stretches(values):
        plt.plot(range(start + 1, start + 1 + len(stretch)), stretch, marker="braille", color="blue")
    plt.scatter(
        [place for place, value in zip(places, values, strict=True) if value is not None],
        [value for value in values if value is not None],
        marker="o",
        color="blue",
    )
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


def _stretches(values: list[float | None]) -> list[tuple[int, list[float]]]:
    """The series between its gaps: where each part starts, and its figures."""
    found: list[tuple[int, list[float]]] = []
    for place, value in enumerate(values):
        if value is None:
            continue
        if found and found[-1][0] + len(found[-1][1]) == place:
            found[-1][1].append(value)
        else:
            found.append((place, [value]))
    return found
