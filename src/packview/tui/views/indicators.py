"""The indicators, each with its sparkline: sorted, filtered, and the way to one in detail."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal, get_args

from textual import events
from textual.widgets import Input

from packview.model import Indicator, Pack, Trend
from packview.model.words import latest, target_of
from packview.text import natural
from packview.tui.base.lists import Entry, SteadyList, clicked_twice, evidence
from packview.tui.base.screen import Wanted
from packview.tui.base.side_view import SideView, WorkspaceState
from packview.tui.keys import bindings, pressed
from packview.tui.text import one_line
from packview.tui.views.indicator_text import as_csv, as_markdown, indicator_lines, latest_words, legend

Order = Literal["as printed", "reference", "change", "distance from target", "distance from others"]
ORDERS: tuple[Order, ...] = get_args(Order)
_STOCK = re.compile(r"\b(at (the )?end|current|open|as at|on roll|caseload)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the member chose to see.

    Attributes:
        words: all of them must stand in reference, name, owner, reporter or outcome; any case.
        owner: '' for everyone's; ``theme`` is a key, '' for all.
        signals: only those whose latest point is a signal.
    """

    words: str = ""
    owner: str = ""
    theme: str = ""
    signals: bool = False
    order: Order = "as printed"


def chosen(
    indicators: Sequence[Indicator],
    choice: Choice,
    *,
    trends: Mapping[int, Trend],
    of_theme: Collection[int] = (),
) -> list[int]:
    """Positions of the indicators to show, in order; trends go by position, ``of_theme`` are those of the chosen theme."""
    words = choice.words.casefold().split()
    found = [
        position
        for position, indicator in enumerate(indicators)
        if (not words or _has(indicator, words))
        and (not choice.owner or choice.owner in (indicator.owner, indicator.reporter))
        and (not choice.theme or position in of_theme)
        and (not choice.signals or (position in trends and trends[position].signal))
    ]
    match choice.order:
        case "reference":
            found.sort(key=lambda position: natural(indicators[position].ref))
        case "change":
            changes = {place: indicators[place].change_month for place in found}
            found.sort(key=lambda place: (changes[place] is None, -abs(changes[place] or 0.0)))
        case "distance from target":
            found.sort(key=lambda position: _worst(indicators[position], target_distance))
        case "distance from others":
            found.sort(key=lambda position: _worst(indicators[position], others_distance))
    return found


def target_distance(indicator: Indicator) -> float | None:
    """How far the latest figure is from the target of its year, as a share of the target; None where that is unfair.

    A count of what happened in a month is not set against a target that may be of the year.
    """
    target = target_of(indicator)
    if target is None or (indicator.unit in ("count", "money") and not _STOCK.search(indicator.name)):
        return None
    return _share(latest(indicator)[1], target[1])


def others_distance(indicator: Indicator) -> float | None:
    """How far the latest figure is from the nearest comparator's, as a share of it; None where counts would be compared."""
    if indicator.unit in ("count", "money"):
        return None
    shares = [_share(latest(indicator)[1], value) for value in indicator.benchmarks.values()]
    known = [share for share in shares if share is not None]
    return min(known, key=abs, default=None)


def _share(value: float | None, other: float | None) -> float | None:
    return None if value is None or not other else (value - other) / abs(other)


def _worst(indicator: Indicator, distance: Callable[[Indicator], float | None]) -> tuple[int, float]:
    """Those on the wrong side first where the polarity is printed, else the farthest; those without a distance last."""
    share = distance(indicator)
    if share is None:
        return 2, 0.0
    if not indicator.polarity:
        return 1, -abs(share)
    wrong = share if indicator.polarity == "low" else -share
    return (0 if wrong > 0 else 1), -abs(share)


def _has(indicator: Indicator, words: Sequence[str]) -> bool:
    one = indicator
    text = f"{one.ref} {one.name} {one.owner} {one.reporter} {one.outcome}".casefold()
    return all(word in text for word in words)


class IndicatorList(SteadyList[Entry]):
    """The list itself; the view around it has the keys that are not the list's own."""

    BINDINGS = bindings("list", "indicators.detail")
    DEFAULT_CSS = "IndicatorList { scrollbar-gutter: stable; }"

    def __init__(self, fitted: Callable[[], None], entered: Callable[[], None]) -> None:
        super().__init__()
        self._fitted = fitted
        self._entered = entered

    def action_detail(self) -> None:
        """The footer says what enter does here, which OptionList's own binding would not."""
        self._entered()

    def action_select(self) -> None:
        self._entered()

    def on_click(self, event: events.Click) -> None:
        """A click highlights, and only a second one is as good as enter."""
        if clicked_twice(self, event):
            self._entered()

    def resized(self) -> None:
        self._fitted()


def indicator_entry(indicator: Indicator, position: int, trend: Trend | None) -> Entry:
    """An indicator by its position in the pack; a question about it rests on its latest figure."""
    text = ", ".join(part for part in (f"{indicator.ref} {indicator.name}", latest_words(indicator)) if part)
    return Entry(
        ref=str(position),
        drawn=partial(indicator_lines, indicator, trend),
        pdf_page=indicator.pdf_page,
        indicator=indicator.ref,
        evidence=evidence("indicator", indicator, text, indicator.ref),
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
    shows = ("pack.indicators", "trends", "themes", "links", "studied")
    BINDINGS = bindings("indicators")
    DEFAULT_CSS = """
    IndicatorsView > .above { max-height: 5; display: block; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id, rows=IndicatorList(self.show_again, self.action_detail))
        self.field.placeholder = "words in reference, name, owner or outcome"
        self.choice = Choice()

    @property
    def indicator(self) -> Indicator | None:
        entry = self.chosen
        return self.seen.pack.indicators[int(entry.ref)] if self.seen and entry else None

    @property
    def entry(self) -> str:
        """The chosen indicator's reference."""
        return self.indicator.ref if self.indicator else ""

    def choices(self, seen: WorkspaceState) -> object:  # noqa: ARG002  as the base has it
        return self.choice

    def filter_words(self) -> str:
        """The words are a part of the choice."""
        return ""

    def entries_of(self, seen: WorkspaceState) -> Sequence[Entry]:
        """Those that are chosen, in the order that is chosen."""
        of_theme = {
            link.position
            for links in seen.links
            if links.theme == self.choice.theme
            for link in links.indicators
        }
        indicators = seen.pack.indicators
        positions = chosen(indicators, self.choice, trends=seen.trends, of_theme=of_theme)
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

    def action_detail(self) -> None:
        if self.chosen is not None:
            among = tuple(int(entry.ref) for entry in self.listed)
            self.post_message(Wanted("detail", int(self.chosen.ref), among))

    def action_sort(self) -> None:
        following = ORDERS[(ORDERS.index(self.choice.order) + 1) % len(ORDERS)]
        self._change(order=following)

    def action_signals(self) -> None:
        self._change(signals=not self.choice.signals)

    def action_theme(self) -> None:
        keys = [theme.key for theme in self.seen.themes] if self.seen else []
        self._change(theme=_following(keys, self.choice.theme))

    def action_owner(self) -> None:
        indicators = self.seen.pack.indicators if self.seen else ()
        names = {name for one in indicators for name in (one.owner, one.reporter) if name}
        self._change(owner=_following(sorted(names), self.choice.owner))

    def action_open_page(self) -> None:
        if self.chosen is not None and self.chosen.pdf_page is not None:
            self.show_words(self.chosen.pdf_page, "")

    def action_copy(self, form: str) -> None:
        if self.seen and self.indicator is not None:
            self.post_message(Wanted("copy", *copied(self.seen.pack, self.indicator, form)))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        event.prevent_default()
        self._change(words=event.value)

    def on_key(self, event: events.Key) -> None:
        if self.field.has_focus and event.key == "escape":
            event.stop()
            self.close_find()

    def _change(self, **fields: Any) -> None:
        self.choice = replace(self.choice, **fields)
        self.show_again()

    def says(self, seen: WorkspaceState) -> str:
        """What is shown, and what the marks mean."""
        choice, count, shown = self.choice, len(seen.pack.indicators), len(self.listed)
        if not count:
            return ""
        titles = {theme.key: theme.title for theme in seen.themes}
        parts = [
            f"{shown} of {count}" if shown < count else f"{count}",
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

    def empty(self, seen: WorkspaceState) -> str:
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
