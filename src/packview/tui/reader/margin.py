"""The margin of the pages: which themes a paragraph speaks to, where a finding rests, and the member's bookmarks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from packview.services.search.search import pattern
from packview.tui.base.side_view import ViewName
from packview.tui.reader.pages import PageBook
from packview.tui.text import one_line
from packview.wording.words import counted

_WORDS = (8, 4)
"""Words of a quote that are looked for: the first of them will do, and paragraphs are joined in more ways than one."""
FINDING = "!"
BOOKMARK = "\u00bb"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginMark:
    """A mark at a paragraph.

    Attributes:
        sign: one character: a theme's letter, '!' for a finding, a bookmark's sign.
        name: of what it stands for, for the legend: 'Neglect'.
        words: what the member reads who points at it.
        quote: words of the page; '' for the page as a whole. ``line`` is the page's line instead, where that is known.
        view: the view that a click opens, '' for none; ``ref`` is what in it.
    """

    pdf_page: int
    sign: str
    name: str
    words: str = ""
    quote: str = ""
    line: int | None = None
    view: ViewName | Literal[""] = ""
    ref: str = ""


class Margin:
    """Knows which marks stand beside a row, and what the signs of a page stand for (``legends``, by page from 0)."""

    def __init__(self, book: PageBook) -> None:
        self._book = book
        self.legends: Mapping[int, str] = {}
        self._marks: dict[int, list[MarginMark]] = {}
        self._rows: dict[int, dict[int, tuple[MarginMark, ...]]] = {}

    def take(self, marks: Iterable[MarginMark]) -> None:
        """Show these marks and no others."""
        self._marks.clear()
        for mark in marks:
            self._marks.setdefault(mark.pdf_page - 1, []).append(mark)
        self.forget()
        self.legends = {page: _legend(found) for page, found in self._marks.items()}

    def forget(self) -> None:
        """Find the rows anew: pages or width have changed."""
        self._rows.clear()

    def of_row(self, page: int, row: int) -> tuple[MarginMark, ...]:
        """The marks beside a row; findings first, a theme once."""
        if page not in self._marks:
            return ()
        rows = self._rows.get(page)
        if rows is None:
            rows = self._rows[page] = self._of_page(page)
        return rows.get(row, ())

    def _of_page(self, page: int) -> dict[int, tuple[MarginMark, ...]]:
        lines = self._book.text.lines(page)
        layout = self._book.layout(page)
        text = "\n".join(lines)
        rows: dict[int, list[MarginMark]] = {}
        for mark in self._marks[page]:
            place = (mark.line, 0) if mark.line is not None else _find(mark.quote, text)
            row = 0 if place is None else layout.locate(*place)[0]
            rows.setdefault(row, []).append(mark)
        return {row: tuple(sorted(found, key=lambda mark: mark.sign)) for row, found in rows.items()}


def signs(marks: Sequence[MarginMark]) -> str:
    """What stands in the margin's two cells; a plus where there is more."""
    found = list(dict.fromkeys(mark.sign for mark in marks))
    return "".join(found) if len(found) <= 2 else f"{found[0]}+"


def _find(quote: str, text: str) -> tuple[int, int] | None:
    """Line and column of a quote's first words; None where they are not on the page, or there is no quote."""
    words = quote.split()
    for count in _WORDS:
        wanted = pattern(" ".join(words[:count]))
        found = wanted.search(text) if wanted else None
        if found is not None:
            before = text[: found.start()]
            return before.count("\n"), found.start() - (before.rfind("\n") + 1)
    return None


def _legend(marks: Sequence[MarginMark]) -> str:
    """What the signs of a page stand for: '! 2 findings · A Neglect'."""
    counts: dict[tuple[str, str], int] = {}
    for mark in marks:
        counts[mark.sign, mark.name] = counts.get((mark.sign, mark.name), 0) + 1
    words = []
    for (sign, name), count in sorted(counts.items()):
        said = counted(count, one_line(name)) if sign == FINDING and count > 1 else one_line(name)
        words.append(f"{sign} {said}")
    return " \u00b7 ".join(words)
