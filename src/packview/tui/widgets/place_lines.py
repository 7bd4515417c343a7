"""The lines over the panes: which meeting, where in it, and what is going on."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.widgets import Static

from packview.tui.text import content, one_line, truncate


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What the lines say.

    Attributes:
        meeting: committee.
        when: '29 November 2018, in 3 days'.
        page: 'Page 47 of 70 · PDF 52 of 75'.
        item: 'Item 8: Youth justice plan'.
        news: what is going on: 'Reading page 120 of 1,000', a selection; '' for nothing.
    """

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
    """Printed label and PDF page as always shown: 'Page 47 of 70 · PDF 52 of 75'.

    Args:
        label: printed on the page or None.
        last_label: the highest that is printed, None where none is known.
        pdf_page: 1..n.
        pages: n.
    """
    pdf = f"PDF {pdf_page:,} of {pages:,}"
    if label is None:
        return f"{pdf} (no printed number)" if last_label is not None else pdf
    of_all = f" of {one_line(last_label)}" if last_label is not None else ""
    return f"Page {one_line(label)}{of_all} \u00b7 {pdf}"


class PlaceLines(Static):
    """Two lines, or one where there is little room; the page is never cut away before anything else is."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PlaceLines { height: 2; padding: 0 1; background: $panel; color: $foreground; }
    PlaceLines.-one { height: 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self.place = Place()

    def show(self, place: Place) -> None:
        """Say something else."""
        if place != self.place:
            self.place = place
            self._write()

    def on_resize(self) -> None:
        """Make it fit."""
        self._write()

    def _write(self) -> None:
        width = self.size.width or self.app.size.width - 2  # it is in the first paint, before it has a size
        place = self.place
        second = _sides(place.page, place.item, width, strong=True)
        if self.has_class("-one"):
            self.update(_sides(place.page, place.news or place.item, width, strong=True), layout=False)
            return
        meeting = " \u00b7 ".join(part for part in (place.meeting, place.when) if part)
        first = _news(meeting, place.news, width) if place.news else content(truncate(meeting, width))
        self.update(Content("\n").join([first, second]), layout=False)


def _sides(left: str, right: str, width: int, *, strong: bool) -> Content:
    """What must be read at the left, the rest after it."""
    first = content(truncate(left, width), "bold" if strong else "")
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
