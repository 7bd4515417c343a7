"""How the agenda writes an item, its marks and its papers on the lines of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len

from packview.tui.text import ELLIPSIS, one_line, truncate
from packview.tui.widgets.list_lines import ListLines, Look, Part
from packview.tui.widgets.wrapping import wrap

ReadState = Literal["unread", "part", "read", "nothing"]
MARKS: dict[ReadState, str] = {"unread": "\u25cb", "part": "\u25d0", "read": "\u25cf", "nothing": "\u00b7"}
"""Shape carries the meaning, colour does not: unread, read in part, read, nothing to read."""
LEGEND = f"{MARKS['unread']} unread {MARKS['part']} part {MARKS['read']} read"

_TITLE_LINES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """A paper of the item in hand.

    Attributes:
        title: as in the pack.
        page: printed label of its first page or None.
        pdf_page: its first page, 1..n.
    """

    title: str
    page: str | None
    pdf_page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaRow:
    """An agenda item, or what stands before the first.

    Attributes:
        key: of the item, '' for front sheet and notices.
        number: as printed, '' for front sheet and notices.
        title: as printed.
        pages: 'page 5', 'pages 5 to 44', '' for none.
        state: how far it was read.
        notes: how many notes it has.
        questions: how many questions are still to be asked or answered.
        settled: how many questions were asked, answered or withdrawn.
        exempt: whether press and public are to be excluded.
        current: whether it is the item in hand.
        papers: shown for the item in hand.
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
    current: bool = False
    papers: Sequence[PaperRow] = ()


def row_content(row: AgendaRow, width: int, number_width: int) -> ListLines:
    """An item: mark, number and title, below it what there is to know.

    Args:
        row: the item.
        width: cells of a line.
        number_width: cells the numbers take, so that titles stand below each other.
    """
    mark = f"{'>' if row.current else ' '}{MARKS[row.state]} "
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
    for fact in (row.pages, "exempt" if row.exempt else "", *counted(row.notes, row.questions, row.settled)):
        if lines and fact and cell_len(lines[-1]) + cell_len(fact) + 3 <= room:
            lines[-1] += f" \u00b7 {fact}"
        elif fact:
            lines.append(truncate(fact, room))
    return lines


def counted(notes: int, questions: int, settled: int) -> list[str]:
    """Notes and questions in words: '2 notes', '1 to ask', '1 asked'; nothing for none."""
    return [
        words
        for count, words in (
            (notes, "1 note" if notes == 1 else f"{notes} notes"),
            (questions, f"{questions} to ask"),
            (settled, f"{settled} asked"),
        )
        if count
    ]
