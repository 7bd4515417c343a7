"""How the library writes a pack on a line or two."""

from collections.abc import Sequence
from datetime import date as Date  # noqa: N812  as in the model
from datetime import timedelta

from textual.content import Content

from packview.model import LibraryEntry
from packview.tui.keys import pressed
from packview.tui.text import content, label, truncate
from packview.wording.dates import short_date
from packview.wording.words import counted

WIDE = 120
"""Cells from which on every pack has one line with columns."""
_COLUMNS = (
    *(("Council", 22), ("Date", 15), ("", 11), ("Unread", 6), ("Signals", 7)),
    *(("Findings", 8), ("New", 3), ("To ask", 6)),
)
_RIGHT = 3
"""From which column on there are figures, at the right under their headings."""
_GAP = "  "


def when(day: Date | None, today: Date) -> str:
    """A meeting's day as seen from today: 'in 3 days', 'tomorrow', '8 years ago'; '' without a date."""
    if day is None:
        return ""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(days)
    if near:
        return near
    from humanize import naturaldelta  # noqa: PLC0415  the first paint is quicker without it

    span = naturaldelta(timedelta(days=abs(days))).split(",")[0]
    return f"in {span}" if days > 0 else f"{span} ago"


def day_words(day: Date | None) -> str:
    """A day as the library writes it: 'Thu 29 Nov 2018'."""
    return "no date" if day is None else short_date(day)


def unread(entry: LibraryEntry) -> int:
    """How many pages are still to be read."""
    return entry.pages - min(entry.pages, round(entry.read * entry.pages))


def name(entry: LibraryEntry) -> str:
    """What a pack is called: its committee, and which revision when there are several."""
    apart = f", {entry.apart}" if entry.apart else ""
    revision = f" (revision {entry.revision})" if entry.revision > 1 else ""
    return f"{entry.name}{apart}{revision}"


def header(width: int) -> Content:
    """The headings of the columns, nothing where there are none."""
    return _columns("Committee", [words for words, _ in _COLUMNS], width) if width >= WIDE else Content("")


def row(entry: LibraryEntry, today: Date, width: int) -> Content:
    """A pack in one line of columns, or two or three lines where the terminal is narrow; 'in 3 days' counts from ``today``."""
    if entry.broken:
        why = f"{entry.broken}. Press {pressed('library.open')} for the way out"
        return label(f"{name(entry)}: cannot be opened", width, "bold") + "\n" + label(why, width, "dim")
    day, soon, left = day_words(entry.date), entry.status or when(entry.date, today), unread(entry)
    known = entry.counts
    counts = (known.signals, known.findings, known.changes) if known else (None, None, None)
    if width >= WIDE:
        found = ["\u2026" if count is None else str(count or "\u00b7") for count in counts]
        figures = [str(left or "\u00b7"), *found, str(entry.questions_open or "\u00b7")]
        return _columns(name(entry), [entry.council, day, soon, *figures], width, "bold")
    first = _padded(name(entry), max(10, width - len(day) - 2), "bold")
    names = ("signal", "finding", "change")
    told = (counted(count, thing) for count, thing in zip(counts, names, strict=True) if count)
    ask = f"{entry.questions_open} to ask" if entry.questions_open else ""
    read = f"{left} unread" if left else "all read"
    lines = (" \u00b7 ".join(filter(None, facts)) for facts in ((entry.council, soon, read), (*told, ask)))
    return Content("\n").join([first + _GAP + day, *(label(line, width, "dim") for line in lines if line)])


def _columns(first: str, cells: Sequence[str], width: int, look: str = "") -> Content:
    room = width - sum(len(_GAP) + space for _, space in _COLUMNS)
    shown = [
        _padded(cell, space, right=place >= _RIGHT)
        for place, (cell, (_, space)) in enumerate(zip(cells, _COLUMNS, strict=True))
    ]
    return Content(_GAP).join([_padded(first, room, look), *shown])


def _padded(words: str, cells: int, look: str = "", *, right: bool = False) -> Content:
    shown = content(truncate(words, cells), look)
    blanks = cells - shown.cell_length
    return shown.pad_left(blanks) if right else shown.pad_right(blanks)
