"""The agenda: every item with how far it was read and what was noted, the papers of the current item below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from packview.tui.base.lists import ListLines, Look, Part, SteadyList
from packview.tui.base.screen import Wanted
from packview.tui.keys import bindings
from packview.tui.text import ELLIPSIS, one_line, truncate, wrap
from packview.wording.words import counted

ReadState = Literal["unread", "part", "read", "nothing"]
MARKS: dict[ReadState, str] = {"unread": "\u25cb", "part": "\u25d0", "read": "\u25cf", "nothing": "\u00b7"}
"""Shape carries the meaning, colour does not: unread, read in part, read, nothing to read."""
LEGEND = f"{MARKS['unread']} unread {MARKS['part']} part {MARKS['read']} read"

_DEEPEST = 3
"""Cells by which an item under others is set in at most."""
_TITLE_LINES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """A paper of the current item, by its first page."""

    title: str
    page: str | None
    pdf_page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaRow:
    """An agenda item, or what stands before the first, whose key and number are ''.

    Attributes:
        pages: 'page 5', 'pages 5 to 44', '' for none.
        questions: how many are still to be asked or answered; ``settled``: asked, answered or withdrawn.
        consent: whether it is decided together with others, without debate.
        level: how many items stand above it, 0 at the top.
        papers: shown for the current item.
    """

    key: str
    number: str
    title: str
    pages: str = ""
    state: ReadState = "unread"
    notes: int = 0
    questions: int = 0
    settled: int = 0
    exempt: bool = False
    withdrawn: bool = False
    consent: bool = False
    level: int = 0
    current: bool = False
    papers: Sequence[PaperRow] = ()


def row_content(row: AgendaRow, width: int, number_width: int) -> ListLines:
    """An item: mark, number and title, below it what there is to know.

    ``number_width`` are the cells numbers take, so that titles stand below each other.
    """
    mark = f"{'>' if row.current else ' '}{MARKS[row.state]} " + " " * min(row.level, _DEEPEST)
    number = truncate(row.number, number_width)
    hang = len(mark) + number_width + 1 if number_width else len(mark)
    room = max(6, width - hang)
    lines = _title(row.title, room)
    head = mark + (number.ljust(number_width) + " " if number_width else "")
    look: Look = "bold" if row.current else ""
    shown: list[list[Part]] = [[(head + lines[0], look)]]
    shown += [[(" " * hang + line, look)] for line in lines[1:]]
    shown += [[(" " * hang + line, "dim")] for line in _facts(row, room)]
    return ListLines(shown)


def paper_content(paper: PaperRow, width: int) -> ListLines:
    """A paper on one or two lines, its page at the end."""
    page = f" p. {one_line(paper.page)}" if paper.page is not None else f" #{paper.pdf_page}"
    room = max(6, width - 5)
    lines = _title(paper.title, room)
    if cell_len(lines[-1]) + len(page) > room:
        if len(lines) < _TITLE_LINES:
            lines.append("")
        else:
            lines[-1] = truncate(lines[-1].rstrip(ELLIPSIS) + ELLIPSIS, room - len(page))
    shown: list[list[Part]] = [[("     " + line, "")] for line in lines]
    shown[0] = [("   - " + lines[0], "")]
    shown[-1].append((page if lines[-1] else page.strip(), "dim"))
    return ListLines(shown)


def number_width(rows: Sequence[AgendaRow]) -> int:
    """Cells the numbers of an agenda take; a long one is cut."""
    return min(6, max((len(one_line(row.number)) for row in rows), default=0))


def _title(title: str, room: int) -> list[str]:
    """A title on two lines at most."""
    line = one_line(title) or "(no title)"
    spans = wrap(line, room)
    lines = [line[start:end] for start, end in spans[:_TITLE_LINES]]
    if len(spans) > _TITLE_LINES:
        lines[-1] = truncate(line[spans[_TITLE_LINES - 1][0] :], room)
    return lines


def _facts(row: AgendaRow, room: int) -> list[str]:
    """What there is to know, broken between two facts only."""
    lines: list[str] = []
    for fact in (
        row.pages,
        "withdrawn" if row.withdrawn else "",
        "without debate" if row.consent else "",
        "exempt" if row.exempt else "",
        counted(row.notes, "note") if row.notes else "",
        f"{row.questions} to ask" if row.questions else "",
        f"{row.settled} asked" if row.settled else "",
    ):
        if lines and fact and cell_len(lines[-1]) + cell_len(fact) + 3 <= room:
            lines[-1] += f" \u00b7 {fact}"
        elif fact:
            lines.append(truncate(fact, room))
    return lines


class AgendaList(SteadyList[AgendaRow | PaperRow]):
    """A list to choose an item or a paper from. It shows what it is given and says what was chosen."""

    BINDINGS = bindings("agenda", "list")
    DEFAULT_CSS = """
    AgendaList > .option-list--option-highlighted { text-style: reverse; }
    AgendaList:focus > .option-list--option-highlighted { text-style: bold; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self._items: Sequence[AgendaRow] = ()
        self._drawn: dict[tuple[AgendaRow, int, int], ListLines] = {}

    def key_of(self, row: AgendaRow | PaperRow) -> object:
        """The key of an item, the page of a paper."""
        return row.key if isinstance(row, AgendaRow) else row.pdf_page

    def show(self, rows: Sequence[AgendaRow]) -> None:
        """Show an agenda; the highlight goes to the current item unless the list is being used."""
        if rows != self._items:
            moved = _current(rows) != _current(self._items)
            self._items = rows
            self._write(follow=moved and not self.has_focus)

    def resized(self) -> None:
        self._write(follow=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        row = self.rows[event.option_index]
        self.post_message(Wanted("item" if isinstance(row, AgendaRow) else "paper", self.key_of(row)))

    def _write(self, *, follow: bool) -> None:
        width = self.scrollable_content_region.width
        if self.stands(self._items):
            return
        columns = number_width(self._items)
        rows: list[AgendaRow | PaperRow] = []
        options: list[Option] = []
        drawn, self._drawn = self._drawn, {}
        for row in self._items:
            key = (row, width, columns)
            self._drawn[key] = drawn.get(key) or row_content(row, width, columns)
            papers = row.papers if row.current else ()
            rows += [row, *papers]
            options += [Option(self._drawn[key]), *(Option(paper_content(paper, width)) for paper in papers)]
        current = _current(self._items)
        places = [place for place, row in enumerate(rows) if self.key_of(row) == current]
        self.write(rows, options, to=current if follow else None, otherwise=places[0] if places else 0)


def _current(rows: Sequence[AgendaRow]) -> str | None:
    return next((row.key for row in rows if row.current), None)
