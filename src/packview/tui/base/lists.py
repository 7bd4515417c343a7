"""Lists, and parts of the screen, that are not drawn or styled anew where nothing about them has changed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, Literal, TypeVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from packview.tui.text import content


def set_classes(widget: Widget, classes: Mapping[str, bool], *restyled: Widget, looks: bool = True) -> None:
    """Set classes on which the look of a few widgets depends, and of nothing that is in those.

    Textual works out the styles of everything in a widget whose classes change, which for a pane takes longer than a
    frame of the terminal. Only ``restyled``, or without any the widget itself, looks different with them; where ``looks`` is
    False nothing does so now, and what does so later is restyled then.
    """
    changed = {name: on for name, on in classes.items() if widget.has_class(name) != on}
    if not changed:
        return
    for name, on in changed.items():
        widget.set_class(on, name, update=False)
    if looks and widget.is_attached:
        for one in restyled or (widget,):
            widget.app.stylesheet.apply(one, animate=True)


def clicked_twice(view: OptionList, event: events.Click) -> bool:
    """Choose the row that was clicked, in place of what Textual does; whether that was the second click on it."""
    event.prevent_default()
    place = option_under(event)
    if place is None or view.get_option_at_index(place).disabled:
        return False
    view.highlighted = place
    return event.chain == 2


def option_under(event: events.MouseEvent) -> int | None:
    """The place of the row that the mouse is on, from 0; None beside the rows."""
    place = event.style.meta.get("option")
    return place if isinstance(place, int) else None


Look = Literal["", "bold", "dim", "italic dim"]
Part = tuple[str, Look]
"""Some text and how it looks. The text comes through the text door: nothing in it is markup here."""

_STYLES: dict[Look, Style] = {
    "": Style(),
    "bold": Style(bold=True),
    "dim": Style(dim=True),
    "italic dim": Style(dim=True, italic=True),
}


Lines = Sequence[Sequence[Part]]


class ListLines(Visual):
    """What an option of a list shows, broken into lines already: Textual would do that again at every change of the list.

    Lines may be made once they are shown; then ``count`` says how many there are.
    """

    def __init__(self, lines: Lines | Callable[[], Lines], count: int = 0) -> None:
        self._given = lines
        self._strips: tuple[object, list[Strip]] | None = None
        self._count = count if callable(lines) else len(lines)

    @property
    def _lines(self) -> Lines:
        if callable(self._given):
            self._given = self._given()
        return self._given

    @property
    def plain(self) -> str:
        """The text alone."""
        return "\n".join("".join(text for text, _ in line) for line in self._lines)

    def render_strips(
        self,
        width: int,
        height: int | None,
        style: Style,
        options: RenderOptions,  # noqa: ARG002  a list's lines are not selected
    ) -> list[Strip]:
        """The lines, each as wide as the list."""
        if self._strips is None or self._strips[0] != (width, style):
            self._strips = ((width, style), self._render(width, style))
        strips = self._strips[1]
        return strips if height is None else strips[:height]

    def _render(self, width: int, style: Style) -> list[Strip]:
        styles = {look: (style + own).rich_style for look, own in _STYLES.items()}
        return [
            Strip([Segment(text, styles[look]) for text, look in line if text]).adjust_cell_length(
                width, styles[""]
            )
            for line in self._lines
        ]

    def get_optimal_width(self, rules: object, container_width: int) -> int:  # noqa: ARG002  Textual's signature
        return max((sum(cell_len(text) for text, _ in line) for line in self._lines), default=0)

    def get_height(self, rules: object, width: int) -> int:  # noqa: ARG002  Textual's signature
        return self._count


def bars(view: ScrollView, virtual_size: Size) -> object:
    """All that the scrollbars of a view depend on.

    Textual paints the bars of every list anew whenever anything on the screen is laid out; who compares this with what
    it was can leave that out.
    """
    shown = (view.show_vertical_scrollbar, view.show_horizontal_scrollbar)
    if shown[0] and not view.vertical_scrollbar.is_mounted:
        return object()  # until then Textual keeps what it painted of it first, whatever it is told
    return virtual_size, view.container_size, view.scroll_offset, view.styles.scrollbar_size_vertical, shown


RowT = TypeVar("RowT")


class SteadyList(OptionList, Generic[RowT]):
    """A list without a frame, drawn anew only where its width has changed.

    Textual draws all of a list anew at every resize, also when only its height changes or it is shown again.

    Attributes:
        rows: what each option stands for.
    """

    DEFAULT_CSS = """
    SteadyList { height: 1fr; border: none; padding: 0; scrollbar-size-vertical: 1; background: $background; }
    SteadyList:focus { border: none; background-tint: $foreground 0%; }
    SteadyList > .option-list--option-highlighted { color: $foreground; background: $background; text-style: none; }
    SteadyList:focus > .option-list--option-highlighted {
        color: $block-cursor-foreground; background: $block-cursor-background;
    }
    SteadyList > .option-list--option-disabled { color: $text-muted; }
    """

    _bars: object = None

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id, markup=False)
        self.auto_links = False  # there are none in it, and every row would be looked through for them
        self.rows: Sequence[RowT] = ()
        self._drawn_at = 0
        self._stands: object = None

    def stands(self, *given: object) -> bool:
        """Whether this is written already, for the width there is; there is nothing to write for no width."""
        before, width = self._stands, self.scrollable_content_region.width
        if width > 0:
            self._stands = (given, width)
        return width <= 0 or self._stands == before

    def key_of(self, row: RowT) -> object:
        """By what a row is known when the list is written anew."""
        return row

    @property
    def chosen(self) -> RowT | None:
        """The highlighted row."""
        place = self.highlighted
        return self.rows[place] if place is not None and place < len(self.rows) else None

    def place_of(self, key: object) -> int | None:
        """Where the row with a key stands, from 0."""
        return next((place for place, row in enumerate(self.rows) if self.key_of(row) == key), None)

    def choose(self, key: object) -> None:
        """Highlight a row by its key; where there is none, nothing changes."""
        place = self.place_of(key)
        if place is not None:
            self.highlighted = place

    def write(
        self, rows: Sequence[RowT], options: Iterable[Option | None], *, to: object = None, otherwise: int = 0
    ) -> None:
        """Show other rows without moving the list.

        Args:
            rows: what the options stand for.
            options: as Textual takes them; None is a line between two.
            to: key of the row to highlight; None for the one that was.
            otherwise: place of the row to highlight where that is not there.
        """
        wanted = self.key_of(self.chosen) if to is None and self.chosen is not None else to
        top = self.scroll_y
        self.rows = rows
        self.set_options(options)
        self.scroll_to(y=top, animate=False)
        place = self.place_of(wanted)
        self.highlighted = min(otherwise, len(rows) - 1) if place is None and rows else place

    def say(self, words: str) -> None:
        """Say why there are no rows."""
        self.rows = ()
        self.set_options([Option(content(words), disabled=True)])

    def on_resize(self, event: events.Resize) -> None:
        """What there is to be done was done for the first paint at this size."""
        event.prevent_default()
        self._fit()
        self.resized()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in view; text is broken anew for another width before, or it would be wrong for one paint."""
        if self._fit():
            self.resized()
        return super().render_lines(crop)

    def _fit(self) -> bool:
        """Forget what was drawn at another width; says whether there was that."""
        width = self.scrollable_content_region.width
        if width == self._drawn_at or width <= 0:
            return False
        self._drawn_at = width
        self._clear_caches()
        return True

    def resized(self) -> None:
        """Text may be broken at another width now, or the list is shown and was not."""

    def _scroll_update(self, virtual_size: Size) -> None:
        if bars(self, virtual_size) != self._bars:
            super()._scroll_update(virtual_size)
            self._bars = bars(self, virtual_size)
