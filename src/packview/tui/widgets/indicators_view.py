"""The indicators, each with its sparkline: sorted, filtered, and the way to one in detail."""

from collections.abc import Iterator
from dataclasses import replace

from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from packview.model import Indicator, NoteKind
from packview.tui.keys import bindings
from packview.tui.keys_in_force import pressed
from packview.tui.text import content, one_line
from packview.tui.widgets.indicator_actions import asking, copying
from packview.tui.widgets.indicator_list import IndicatorList
from packview.tui.widgets.indicator_order import ORDERS, Choice, chosen
from packview.tui.widgets.indicator_rows import indicator_lines, legend
from packview.tui.widgets.side_view import Seen, SideView


class IndicatorsView(SideView):
    """A list of indicators and what is chosen of them."""

    name_of_view = "indicators"
    title = "Indicators"
    BINDINGS = bindings("indicators")
    DEFAULT_CSS = """
    IndicatorsView { layout: vertical; height: 1fr; }
    IndicatorsView > #chosen { height: auto; max-height: 5; color: $text-muted; }
    IndicatorsView > Input { display: none; }
    IndicatorsView > Input.-open { display: block; }
    """

    class DetailWanted(Message):
        """One indicator is to be shown whole.

        Attributes:
            position: in the pack's own list.
            among: positions of those in the list, in its order.
        """

        def __init__(self, position: int, among: tuple[int, ...]) -> None:
            super().__init__()
            self.position = position
            self.among = among

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self.choice = Choice()
        self.list = IndicatorList(self.fit)
        self._seen: Seen | None = None
        self._positions: tuple[int, ...] = ()
        self._wanted: int | None = None
        self._written: object = None

    def compose(self) -> ComposeResult:
        """What is chosen, the field for words, the list."""
        yield Static(id="chosen")
        yield Input(placeholder="words in reference, name, owner or outcome", compact=True)
        yield self.list

    @property
    def position(self) -> int | None:
        """The chosen indicator's place in the pack's list."""
        index = self.list.highlighted
        return self._positions[index] if index is not None and index < len(self._positions) else None

    @property
    def indicator(self) -> Indicator | None:
        """The chosen indicator."""
        position = self.position
        return self._seen.pack.indicators[position] if self._seen and position is not None else None

    def show(self, seen: Seen) -> None:
        """Show what there is; the highlight stays on the indicator it was on."""
        self._seen = seen
        width = self.list.size.width  # 0 while it is not shown
        written = (seen.pack.indicators, seen.trends, seen.links, self.choice, width)
        if width > 0 and written != self._written:
            self._written = written
            self._write()

    def reveal(self, ref: str) -> None:
        """Highlight the indicator with this reference, showing all again where the filter hides it."""
        if self._seen is None:
            return
        wanted = ref.strip().casefold()
        found = [
            position
            for position, indicator in enumerate(self._seen.pack.indicators)
            if indicator.ref.casefold() == wanted
        ]
        if found and found[0] not in self._positions:
            self._choose(Choice(order=self.choice.order))
        if found and not self._positions:  # it was opened this very moment and has no width yet
            self._wanted = found[0]
        elif found:
            self.list.highlighted = self._positions.index(found[0])

    @property
    def place_to_type(self) -> Widget:
        """The list."""
        return self.list

    @property
    def entry(self) -> str:
        """The chosen indicator's reference."""
        return self.indicator.ref if self.indicator else ""

    def note(self, kind: NoteKind) -> bool:
        """Write a note or question about the chosen indicator."""
        if self.indicator is None or not self.list.has_focus:
            return False
        self.post_message(asking(self.indicator, kind))
        return True

    def find(self) -> bool:
        """Let the member type words."""
        self.action_filter()
        return True

    def close_find(self) -> bool:
        """Take the words away; says whether there were any."""
        field = self.query_one(Input)
        if not field.has_class("-open"):
            return False
        field.value = ""
        self._leave_field("")
        return True

    def action_detail(self) -> None:
        """Show the chosen one whole."""
        position = self.position
        if position is not None:
            self.post_message(self.DetailWanted(position, self._positions))

    def action_sort(self) -> None:
        """Sort by the next order."""
        following = ORDERS[(ORDERS.index(self.choice.order) + 1) % len(ORDERS)]
        self._choose(replace(self.choice, order=following))

    def action_signals(self) -> None:
        """Only those with a signal, or all."""
        self._choose(replace(self.choice, signals=not self.choice.signals))

    def action_theme(self) -> None:
        """The next theme, at last all."""
        keys = [theme.key for theme in self._seen.themes] if self._seen else []
        self._choose(replace(self.choice, theme=_following(keys, self.choice.theme)))

    def action_owner(self) -> None:
        """The next owner or reporter, at last all."""
        names = sorted(set(self._owners()))
        self._choose(replace(self.choice, owner=_following(names, self.choice.owner)))

    def action_filter(self) -> None:
        """Type words."""
        field = self.query_one(Input)
        field.add_class("-open")
        field.focus()

    def action_open_page(self) -> None:
        """Go to its page."""
        indicator = self.indicator
        if indicator is not None and indicator.pdf_page is not None:
            self.post_message(self.PageWanted(indicator.pdf_page))

    def action_copy(self, form: str) -> None:
        """Copy it."""
        if self._seen and self.indicator is not None:
            self.post_message(copying(self._seen.pack, self.indicator, form))

    def fit(self) -> None:
        """Break the lines anew."""
        if self._seen is not None:
            self.show(self._seen)

    def on_indicator_list_entered(self, event: IndicatorList.Entered) -> None:
        """Show it whole."""
        event.stop()
        self.action_detail()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Nobody needs to know."""
        event.stop()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter while it is typed."""
        event.stop()
        self._choose(replace(self.choice, words=event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Back to the list, filtered."""
        event.stop()
        self._leave_field(event.value)

    def on_key(self, event: events.Key) -> None:
        """From the field, down goes to the list, escape takes the filter away."""
        field = self.query_one(Input)
        if field.has_focus and event.key in ("down", "escape"):
            event.stop()
            if event.key == "escape":
                field.value = ""
            self._leave_field(field.value)

    def _leave_field(self, words: str) -> None:
        self.query_one(Input).set_class(bool(words.strip()), "-open")
        self.list.focus()

    def _owners(self) -> Iterator[str]:
        for indicator in self._seen.pack.indicators if self._seen else ():
            yield from (name for name in (indicator.owner, indicator.reporter) if name)

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        if self._seen is not None:
            self.show(self._seen)

    def _of_theme(self, seen: Seen) -> set[int]:
        return {
            link.position
            for links in seen.links
            if links.theme == self.choice.theme
            for link in links.indicators
        }

    def _write(self) -> None:
        seen, width = self._seen, self.list.scrollable_content_region.width
        if seen is None or width <= 0:
            return
        before, top = self._wanted if self._wanted is not None else self.position, self.list.scroll_y
        self._wanted = None
        indicators = seen.pack.indicators
        self._positions = tuple(
            chosen(indicators, self.choice, trends=seen.trends, of_theme=self._of_theme(seen))
        )
        self.query_one("#chosen", Static).update(content(self._words(seen)))
        if not self._positions:
            self.list.set_options([Option(content(self._empty(seen)), disabled=True)])
            return
        self.list.set_options(
            Option(indicator_lines(indicators[place], seen.trends.get(place), width))
            for place in self._positions
        )
        self.list.scroll_to(y=top, animate=False)
        self.list.highlighted = self._positions.index(before) if before in self._positions else 0

    def _words(self, seen: Seen) -> str:
        """What is shown, and what the marks mean."""
        choice, count = self.choice, len(seen.pack.indicators)
        if not count:
            return ""
        titles = {theme.key: theme.title for theme in seen.themes}
        parts = [
            f"{len(self._positions)} of {count}" if len(self._positions) < count else f"{count}",
            f"sorted {'' if choice.order == 'as printed' else 'by '}{choice.order}",
            f"theme {titles.get(choice.theme, choice.theme)}" if choice.theme else "",
            f"owner {choice.owner}" if choice.owner else "",
            "only signals" if choice.signals else "",
            f"with {one_line(choice.words)}" if choice.words.strip() else "",
            "" if seen.studied else "signals are being worked out",
        ]
        words = ", ".join(part for part in parts if part)
        letters = legend(seen.pack.indicators)
        return f"{words}\n{letters}" if letters else words

    def _empty(self, seen: Seen) -> str:
        if not seen.pack.indicators:
            return (
                "No performance indicators were found in this pack. If it has a table of them, "
                "it is shown page by page; packview doctor lists what was not understood."
            )
        if self.choice.signals and not seen.studied:
            return "The signals are still being worked out."
        return f"No indicator fits. Escape in the words takes them away; {pressed('indicators.signals')} {pressed('indicators.theme')} {pressed('indicators.owner')} change what is shown."


def _following(names: list[str], name: str) -> str:
    """The name after this one, '' after the last."""
    place = names.index(name) + 1 if name in names else 0
    return names[place] if place < len(names) else ""
