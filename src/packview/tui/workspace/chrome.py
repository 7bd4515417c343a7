"""The lines over the panes (which meeting, where in it, what is going on), and the names of panes and views with their keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812  as in the model

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widgets import Static

from packview.model.pack import pack_name
from packview.tui.base.screen import Wanted
from packview.tui.base.side_view import WorkspaceState
from packview.tui.base.words import day_words, when
from packview.tui.keys import pressed
from packview.tui.text import content, one_line, truncate
from packview.tui.workspace.agenda import FRONT

TOPICS = ("said", "selection", "placing", "chair", "import")
"""What is said above the panes, the most fleeting first: there may not be room for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What the lines say: committee, day, 'Page 47 of 70 · PDF 52 of 75', 'Item 8: Youth justice plan', what is going on."""

    meeting: str = ""
    when: str = ""
    page: str = ""
    item: str = ""
    news: str = ""


def highest(labels: Sequence[str]) -> str | None:
    """The last page number in the sense of 'page 47 of 70': the greatest, or the last where they are no numbers."""
    numbers = [label for label in labels if label.isascii() and label.isdecimal()]
    return max(numbers, key=int) if numbers else next(reversed(labels), None)


def page_words(label: str | None, last_label: str | None, pdf_page: int, pages: int) -> str:
    """Printed label and PDF page as always shown: 'Page 47 of 70 · PDF 52 of 75'; ``last_label`` is the highest printed."""
    pdf = f"PDF {pdf_page:,} of {pages:,}"
    if label is None:
        return f"{pdf} (no printed number)" if last_label is not None else pdf
    of_all = f" of {one_line(last_label)}" if last_label is not None else ""
    return f"Page {one_line(label)}{of_all} \u00b7 {pdf}"


def place_of(state: WorkspaceState, today: Date) -> Place:
    """Meeting, page and item, and what there is to say; 'in 3 days' counts from ``today``."""
    meeting, item = state.pack.meeting, state.item
    last = None if state.reading else highest(state.labels)
    name = item.heading if item else FRONT
    if not state.pack.items:
        name = f"no agenda was found in this file; click here, or press {pressed('workspace.put_right')}"
    elif item is not None and item.pdf_first is None:
        name = f"{name} (no papers)"
    day = when(meeting.date, today)
    return Place(
        meeting=one_line(pack_name(meeting.committee, meeting.council, state.pack.source.name)),
        when=f"{day_words(meeting.date)}, {day}" if day else "",
        page=page_words(state.info(state.pdf_page).label, last, state.pdf_page, max(1, state.page_count)),
        item=name,
        news=" \u00b7 ".join(state.told[topic] for topic in TOPICS if topic in state.told),
    )


class PlaceLines(Static):
    """Two lines, or one where there is little room; the page is never cut away before anything else is. A click puts right."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PlaceLines { height: 2; padding: 0 1; background: $panel; color: $foreground; }
    PlaceLines.-one { height: 1; }
    """

    place = Place()

    def show(self, place: Place) -> None:
        if place != self.place:
            self.place = place
            self._write()

    def on_resize(self) -> None:
        self._write()

    def on_click(self) -> None:
        """Where something is wrong here, it can be put right."""
        self.post_message(Wanted("open_tab", "put_right"))

    def _write(self) -> None:
        width = self.size.width or self.app.size.width - 2  # it is in the first paint, before it has a size
        place = self.place
        second = _sides(place.page, place.item, width)
        if self.has_class("-one"):
            self.update(_sides(place.page, place.news or place.item, width), layout=False)
            return
        meeting = " \u00b7 ".join(part for part in (place.meeting, place.when) if part)
        first = _news(meeting, place.news, width) if place.news else content(truncate(meeting, width))
        self.update(Content("\n").join([first, second]), layout=False)


def _sides(left: str, right: str, width: int) -> Content:
    """What must be read at the left, the rest after it."""
    first = content(truncate(left, width), "bold")
    room = width - first.cell_length - 3
    return first + content(" \u00b7 " + truncate(right, room)) if right and room > 3 else first


def _news(meeting: str, news: str, width: int) -> Content:
    """News at the right; the meeting gives way."""
    last = content(truncate(news, width), "bold")
    room = width - last.cell_length - 2
    if room < 8:
        return last
    first = content(truncate(meeting, room))
    return first + content(" " * (width - first.cell_length - last.cell_length)) + last


PANES = (("agenda", "workspace.agenda", "Agenda"), ("pages", "workspace.pages", "Pages"))
"""Id, id of the key and name of the panes at the left of the side column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One name: of a pane, a view or, as a ``hint``, a key that does something with the column."""

    pane: str
    key: str
    name: str
    shown: bool = False
    used: bool = False
    hint: bool = False

    @property
    def words(self) -> str:
        """Key and name; what stands round them says whether it is in use."""
        return f"{self.key} {self.name}".strip()

    @property
    def style(self) -> str:
        return "bold reverse" if self.used else "bold" if self.shown else "dim" if self.hint else ""


class PaneTabs(Static):
    """'1 Agenda  2 Read  3 Notes (2)  4 Minutes', the open one in brackets; on a second line where one is too short."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PaneTabs { height: auto; padding: 0 1; background: $panel; text-wrap: nowrap; }
    PaneTabs.-one { height: 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self._tabs: tuple[Tab, ...] = ()
        self._places: list[tuple[int, int, int, str]] = []
        self._lines = 0

    def show(self, tabs: Sequence[Tab]) -> None:
        """Show these; hints are left out where they would take another line."""
        if tuple(tabs) != self._tabs:
            self._tabs = tuple(tabs)
            self._write()

    def keep_short(self, short: bool) -> None:
        if short != self.has_class("-one"):
            self.set_class(short, "-one")
            self._write()

    def on_resize(self) -> None:
        self._write()

    def _write(self) -> None:
        width = self.size.width or self.app.size.width - 2  # it is in the first paint, before it has a size
        tabs = [tab for tab in self._tabs if not tab.hint]
        hints = [tab for tab in self._tabs if tab.hint]
        rows: list[list[Tab]] = [[]]
        if self.has_class("-one"):
            rows = [_short(tabs, width)]
        else:
            for tab in tabs:
                if rows[-1] and _cells((*rows[-1], tab)) > width:
                    rows.append([])
                rows[-1].append(tab)
            for hint in hints:
                if _cells((*rows[-1], hint)) <= width:
                    rows[-1].append(hint)
        self._places = []
        lines = []
        for number, row in enumerate(rows):
            line = Content("")
            before = " "
            for tab in row:
                start = line.cell_length
                line += content("[" if tab.used else before, tab.style if tab.used else "")
                line += content(tab.words, tab.style)
                before = " "
                if tab.used:
                    line += content("]", tab.style)
                    before = ""
                self._places.append((number, start, line.cell_length, tab.pane))
            lines.append(line)
        if len(lines) != self._lines:
            self._lines = len(lines)
            self.styles.height = len(lines)  # Textual would keep the height it reckoned for the text before
        self.update(Content("\n").join(lines), layout=False)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        x, y = event.x - self.gutter.left, event.y - self.gutter.top
        for line, start, end, pane in self._places:
            if line == y and start <= x < end:
                self.post_message(Wanted("open_tab", pane))
                return


def _cells(tabs: Sequence[Tab]) -> int:
    """What they take side by side: a space before each, or a bracket, and one behind the last."""
    return sum(cell_len(tab.words) + 1 for tab in tabs) + 1


def _short(tabs: Sequence[Tab], width: int) -> list[Tab]:
    """On one line: of those at the end only the keys, until the rest fits; the one in use keeps its name."""
    row = list(tabs)
    for place in reversed(range(len(row))):
        if _cells(row) <= width:
            break
        tab = row[place]
        if not tab.used:
            row[place] = Tab(pane=tab.pane, key=tab.key, name="", shown=tab.shown)
    used = next((tab for tab in row if tab.used), row[0]) if row else None
    while len(row) > 1 and _cells(row) > width:  # those that are farthest from the one in use go
        del row[-1 if row[-1] is not used else 0]
    return row
