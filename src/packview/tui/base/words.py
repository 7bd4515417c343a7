"""How the library writes a pack on a line or two."""

from datetime import date as Date  # noqa: N812  as in the model
from datetime import timedelta

from textual.content import Content

from packview.model import LibraryEntry
from packview.tui.keys import pressed
from packview.tui.text import content, label, truncate
from packview.wording.periods import short_date
from packview.wording.words import counted

WIDE = 104
"""Cells from which on every pack has one line with columns."""
_COLUMNS = (("Date", 15), ("", 13), ("Read", 17), ("Notes", 5), ("To ask", 6))
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


def pages_read(entry: LibraryEntry) -> str:
    """How far it was read: '12 of 75 pages'."""
    pages = counted(entry.pages, "page")
    if entry.read <= 0 or not entry.pages:
        return f"{pages}, unread"
    read = min(entry.pages, max(1, round(entry.read * entry.pages)))
    return f"all {pages}" if read == entry.pages else f"{read} of {pages}"


def name(entry: LibraryEntry) -> str:
    """What a pack is called: its committee, and which revision when there are several."""
    apart = f", {entry.apart}" if entry.apart else ""
    revision = f" (revision {entry.revision})" if entry.revision > 1 else ""
    return f"{entry.name}{apart}{revision}"


def header(width: int) -> Content:
    """The headings of the columns, nothing where there are none."""
    if width < WIDE:
        return Content("")
    first = "Committee".ljust(_first(width))
    return Content(first + _GAP + _GAP.join(words.ljust(cells) for words, cells in _COLUMNS))


def row(entry: LibraryEntry, today: Date, width: int) -> Content:
    """A pack in one line of columns, or two lines where the terminal is narrow; 'in 3 days' counts from ``today``."""
    if entry.broken:
        why = f"{entry.broken}. Press {pressed('library.open')} for the way out"
        return label(f"{name(entry)}: cannot be opened", width, "bold") + "\n" + label(why, width, "dim")
    day, soon, read = day_words(entry.date), when(entry.date, today), pages_read(entry)
    wide = width >= WIDE
    room = _first(width) if wide else max(10, width - len(day) - 2)
    first = content(truncate(name(entry), room), "bold")
    first = first.pad_right(room - first.cell_length)
    if wide:
        values = (day, soon, read, str(entry.notes or ""), str(entry.questions_open or ""))
        cells = [
            label(value, cells).pad_right(max(0, cells - len(value)))
            for value, (_, cells) in zip(values, _COLUMNS, strict=True)
        ]
        return Content(_GAP).join([first, *cells])
    notes = counted(entry.notes, "note") if entry.notes else ""
    questions = counted(entry.questions_open, "open question") if entry.questions_open else ""
    facts = " \u00b7 ".join(fact for fact in (soon, read, notes, questions) if fact)
    return first + _GAP + day + "\n" + label(facts, width, "dim")


def _first(width: int) -> int:
    return width - sum(len(_GAP) + cells for _, cells in _COLUMNS)
