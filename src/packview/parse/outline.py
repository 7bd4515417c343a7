"""Agenda items of a file that prints no agenda: from its outline, or from the stamps on its papers."""

from collections.abc import Sequence

from packview.model import Document, Page
from packview.parse.entries import Entry
from packview.parse.lines import flow
from packview.parse.report import read_fields
from packview.parse.titles import split_number, stamped_item
from packview.text import fold, one_line


def entries_from_outline(document: Document, pages: Sequence[Page]) -> tuple[Entry, ...]:
    """The numbered top entries of an outline, where an 'Agenda' among them or a stamp shows that they are items."""
    marks = [mark for mark in document.bookmarks if mark.page and mark.title.strip()]
    if not marks:
        return ()
    top = min(mark.level for mark in marks)
    numbered = [(mark, *split_number(mark.title)) for mark in marks if mark.level == top]
    stamped = {(stamped_item(page) or "").casefold() for page in pages} - {""}
    items = [
        (number, title)
        for mark, number, title in numbered
        if number and (any(map(str.isdigit, number)) or number.casefold() in stamped)
    ]
    called = any(
        fold(mark.title) in {"agenda", "front sheet", "agenda front sheet"} for mark, _, _ in numbered
    )
    if not called and not any(number.casefold() in stamped for number, _ in items):
        return ()
    return tuple(Entry(number=number, title=one_line(title)) for number, title in items)


def entries_from_stamps(pages: Sequence[Page]) -> tuple[Entry, ...]:
    """An item for each 'Agenda Item 7' stamp, its title from the report's subject or the first line of the page."""
    found: dict[str, Entry] = {}
    for page in pages:
        number = stamped_item(page)
        if number and number.casefold() not in found:
            lines = flow([page])
            fields, _ = read_fields(lines, ())
            title = fields.get("Subject") or fields.get("Title") or (lines[0].text if lines else "")
            found[number.casefold()] = Entry(number=number, title=one_line(title)[:200] or f"Item {number}")
    return tuple(found.values())
