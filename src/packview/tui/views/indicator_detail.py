"""One indicator whole: plot, figures, what it is for, who answers for it, commentary, related ones, your questions."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from packview.model import Indicator, Note
from packview.model.notes import page_words
from packview.model.words import figure, latest, moved_words
from packview.services.analysis.findings import how_far_to_trust
from packview.tui.base.entries import joined
from packview.tui.base.key_footer import KeyFooter
from packview.tui.base.screen import RestingScreen, Wanted
from packview.tui.base.side_view import WorkspaceState, draft_about
from packview.tui.keys.in_force import pressed
from packview.tui.keys.table import bindings
from packview.tui.text import content, error_toasts, label, notify, one_line
from packview.tui.views.indicator_plot import IndicatorPlot
from packview.tui.views.indicator_text import facts, latest_words, value_table
from packview.tui.views.indicators import copied, indicator_entry


@error_toasts
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
        """The one shown."""
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
        yield IndicatorPlot(one, trend)
        yield self._part("\n".join(facts(one, trend)))
        table = Static(id="figures", classes="part")
        table.update(content("\n".join(value_table(one, max(40, self.app.size.width - 4)))))
        yield table
        yield self._part(one.outcome, "What it is watched for")
        yield self._part(one.commentary or "None is printed beside it.", "Commentary, as printed")
        if self.related:
            yield self._part(
                "\n".join(self._related_words(place) for place in self.related),
                f"Related ({pressed('detail.related')} shows it)",
            )
        yield self._part(self._note_words(), "Your notes and questions about it")
        if trend is not None and trend.method != "none":
            yield self._part(how_far_to_trust(), "How far to trust a signal")

    def _part(self, text: str, heading: str = "") -> Static:
        shown = content(text)
        if heading:
            shown = content(f"{heading}\n", "bold") + shown
        part = Static(shown, classes="part")
        part.display = bool(text)
        return part

    def _related_words(self, place: int) -> str:
        one = self._seen.pack.indicators[place]
        period, value = latest(one)
        words = figure(value, one.unit, one.marks.get(period, ""))
        return one_line(f"{one.ref} {one.name}: {words}, {moved_words(one)}")

    def _note_words(self) -> str:
        found = [note for note in self._seen.notes if _is_about(note, self.indicator.ref)]
        lines = [f"- {one_line(note.text)}" + (f" ({note.status})" if note.asks else "") for note in found]
        return "\n".join(lines) or f"None yet. Press {pressed('detail.question')} to ask one."

    def on_mount(self) -> None:
        self.title = str(label(f"{self.indicator.ref} {self.indicator.name}"))

    async def on_resize(self) -> None:
        width = max(40, self.app.size.width - 4)
        for table in self.query("#figures").results(Static):
            table.update(content("\n".join(value_table(self.indicator, width))))

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
            notify(self, "It is not known on which page this stands")
            return
        self.dismiss(Wanted("show_quote", self.indicator.pdf_page))

    def action_copy(self, form: str) -> None:
        text, words = copied(self._seen.pack, self.indicator, form)
        self.app.copy_to_clipboard(text)
        notify(self, f"{words} is copied, where your terminal allows it")

    def action_close(self) -> None:
        self.dismiss(None)


def _is_about(note: Note, ref: str) -> bool:
    return bool(ref) and (
        note.indicator == ref or any(one.kind == "indicator" and one.ref == ref for one in note.evidence)
    )
