"""The agenda: every item with how far it was read and what was noted, the papers of the item in hand below it."""

from collections.abc import Sequence

from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from packview.tui.keys import bindings
from packview.tui.widgets.agenda_rows import AgendaRow, number_width, paper_content, row_content
from packview.tui.widgets.list_lines import ListLines
from packview.tui.widgets.steady_list import SteadyList


class AgendaList(SteadyList):
    """A list to choose an item or a paper from. It shows what it is given and says what was chosen."""

    BINDINGS = bindings("agenda", "list")
    DEFAULT_CSS = """
    AgendaList { height: 1fr; border: none; padding: 0; scrollbar-size-vertical: 1; background: $background; }
    AgendaList:focus { border: none; background-tint: $foreground 0%; }
    AgendaList > .option-list--option-highlighted { text-style: reverse; color: $foreground; background: $background; }
    AgendaList:focus > .option-list--option-highlighted {
        text-style: bold; color: $block-cursor-foreground; background: $block-cursor-background;
    }
    """

    class ItemSelected(Message):
        """An item was chosen; ``key`` is '' for front sheet and notices."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class PaperSelected(Message):
        """A paper of the item in hand was chosen; ``pdf_page`` is its first page."""

        def __init__(self, pdf_page: int) -> None:
            super().__init__()
            self.pdf_page = pdf_page

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self._rows: Sequence[AgendaRow] = ()
        self._targets: list[AgendaRow | int] = []
        self._drawn: dict[tuple[AgendaRow, int, int], ListLines] = {}
        self._written: tuple[Sequence[AgendaRow], int] = ((), 0)

    def show(self, rows: Sequence[AgendaRow]) -> None:
        """Show an agenda; the highlight goes to the item in hand unless the list is being used."""
        if rows != self._rows:
            moved = _current(rows) != _current(self._rows)
            self._rows = rows
            self._write(follow=moved and not self.has_focus)

    def resized(self) -> None:
        """Titles are broken by width."""
        if (self._rows, self.scrollable_content_region.width) != self._written:
            self._write(follow=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Say what was chosen."""
        event.stop()
        target = self._targets[event.option_index]
        if isinstance(target, AgendaRow):
            self.post_message(self.ItemSelected(target.key))
        else:
            self.post_message(self.PaperSelected(target))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Nobody needs to know."""
        event.stop()

    def _write(self, *, follow: bool) -> None:
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        self._written = (self._rows, width)
        before = self._target_key(self.highlighted)
        columns = number_width(self._rows)
        options: list[Option] = []
        self._targets = []
        drawn, self._drawn = self._drawn, {}
        for row in self._rows:
            key = (row, width, columns)
            self._drawn[key] = drawn.get(key) or row_content(row, width, columns)
            options.append(Option(self._drawn[key]))
            self._targets.append(row)
            if row.current:
                for paper in row.papers:
                    options.append(Option(paper_content(paper, width)))
                    self._targets.append(paper.pdf_page)
        top = self.scroll_y
        self.set_options(options)
        wanted = _current(self._rows) if follow or before is None else before
        keys = [self._target_key(index) for index in range(len(options))]
        fallback = _current(self._rows)
        place = wanted if wanted in keys else fallback
        self.scroll_to(y=top, animate=False)
        self.highlighted = keys.index(place) if place in keys else (0 if keys else None)

    def _target_key(self, index: int | None) -> str | int | None:
        """What an option stands for, as something that outlives the option."""
        if index is None or index >= len(self._targets):
            return None
        target = self._targets[index]
        return target.key if isinstance(target, AgendaRow) else target


def _current(rows: Sequence[AgendaRow]) -> str | None:
    return next((row.key for row in rows if row.current), None)
