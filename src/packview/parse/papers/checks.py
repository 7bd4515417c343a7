"""Does the file keep what its agenda promises? Each thing that does not becomes a warning in plain words."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from packview.model import Page, Warned
from packview.model.pack import item_name
from packview.parse.agenda.items import Entry
from packview.parse.papers.places import Places, Span
from packview.parse.text.lines import Line, figure
from packview.parse.text.numbering import numbers_of, step
from packview.parse.text.patterns import RANGE
from packview.parse.text.titles import stamped_item

_FURTHEST_JUMP = 3
"""How many numbers an agenda may skip; where more are missing, the second is of another list."""
_LATEST_START = 9
"""Number of a first item that shows that others were lost; councils whose numbers run through the year have higher ones."""
_EACH = 3
"""How many faults of a kind are told one by one."""


def check_start(entries: Sequence[Entry]) -> Iterator[Warned]:
    """An agenda of a whole meeting that does not begin with its first item."""
    start = figure(entries[0].number) if len(entries) > 1 else None
    if start and 1 < start <= _LATEST_START:
        message = f"The agenda begins with {_name(entries[0])}: what stands before it was not read as an item"
        yield Warned(pdf_page=entries[0].page, message=message)


def check_numbers(entries: Sequence[Entry]) -> Iterator[Warned]:
    """Gaps in the numbering of the agenda, among items that stand under the same one."""
    last: dict[int | None, Entry] = {}
    for entry in entries:
        before = last.get(entry.parent)
        ones = numbers_of(before.number) if before else ()
        steps = [step(one, other) for one in ones for other in numbers_of(entry.number)]
        if before and 1 < max(steps, default=0) <= _FURTHEST_JUMP:
            message = f"The agenda goes from {_name(before)} to {_name(entry)}"
            yield Warned(pdf_page=entry.page, message=message)
        last[entry.parent] = entry


def check_ranges(entries: Sequence[Entry]) -> Iterator[Warned]:
    """Page ranges that run backwards or into each other."""
    before: tuple[Entry, int] | None = None
    for entry in entries:
        first, last = _figures(entry)
        if first is None or last is None:
            continue
        if last < first:
            message = f"The agenda's pages for {_name(entry)} run backwards: {entry.first} to {entry.last}"
            yield Warned(pdf_page=entry.page, message=message)
            continue
        if before and first <= before[1]:
            message = f"The agenda gives page {entry.first} to both {_name(before[0])} and {_name(entry)}"
            yield Warned(pdf_page=entry.page, message=message)
        before = (entry, max(last, before[1] if before else 0))


def _name(entry: Entry) -> str:
    return item_name(entry.number, entry.title)


def check_ranged_lines(lines: Sequence[Line], entries: Sequence[Entry]) -> Iterator[Warned]:
    """Lines of the agenda's pages with a page range that lies in no item's, each once."""
    known = [
        (first, max(first, last or first)) for first, last in map(_figures, entries) if first is not None
    ]
    if any(entry.first and not entry.last for entry in entries):
        return  # it only says where papers begin
    for above, line in zip((None, *lines), lines, strict=False):
        found = RANGE.search(line.text)
        first, last = (
            (figure(found["first"]), figure(found["last"] or found["first"])) if found else (None, None)
        )
        if found is None or first is None or last is None or last < first:
            continue
        if not any(low <= first and last <= high for low, high in known):
            known.append((first, last))
            title = line.text[: found.start()].strip() or (above.text if above else "")
            what = f"{_named('page', first, last)} to a line that was read as no item: {title[:80]}"
            yield Warned(pdf_page=line.page, message=f"The agenda gives {what}")


def _figures(entry: Entry) -> tuple[int | None, int | None]:
    return figure(entry.first), figure(entry.last)


def check_labels(entries: Sequence[Entry], spans: Sequence[Span | None], places: Places) -> Iterator[Warned]:
    """Pages the agenda promises and the file does not have, in a file whose pages are numbered."""
    ranged = [entry for entry in entries if entry.first]
    if not ranged:
        return
    if all(span is None for span in spans):
        message = "The papers could not be told apart: no page numbers, stamps or bookmarks were found"
        if places.document.page_count <= places.after + 1:
            message = "This file holds the agenda without its papers"
        yield Warned(message=message)
        return
    numbered = any(page.label for page in places.pages[places.after :])
    if places.document.kind == "pdf" and not numbered:
        yield Warned(message="No printed page numbers were found; pages are shown by their place in the file")
    for entry, span in zip(entries, spans, strict=True):
        if entry.first and span is None:
            what = f"The papers of {_name(entry)} ({_named('page', entry.first, entry.last or entry.first)})"
            yield Warned(pdf_page=entry.page, message=f"{what} were not found in this file")
        elif span and numbered and places.document.kind == "pdf":
            yield from _missing(entry, span, places)


def _missing(entry: Entry, span: Span, places: Places) -> Iterator[Warned]:
    first, last = _figures(entry)
    if first is None or last is None or last - first > 5000:
        return
    absent: list[int] = []
    unprinted: list[tuple[int, int]] = []
    for number in range(first, last + 1):
        if str(number) in places.labels:
            continue
        page = places.page_of_label(str(number))
        if page is None or page > len(places.pages):
            absent.append(number)
        elif places.pages[page - 1].state not in {"blank", "image", "garbled", "damaged"}:
            unprinted.append((number, page))
    for low, high in _runs(absent):
        what = f"{_named('Page', low, high)} of {_name(entry)} {'is' if low == high else 'are'}"
        yield Warned(pdf_page=span.first, page=entry.first, message=f"{what} missing from this file")
    for low, high in _runs([page for _, page in unprinted]):
        label = next(number for number, page in unprinted if page == low)
        what = _named("page", label, label + high - low)
        yield Warned(pdf_page=low, message=f"No page number is printed where the agenda expects {what}")


def _named(word: str, low: int | str, high: int | str) -> str:
    return f"{word} {low}" if low == high else f"{word}s {low} to {high}"


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rising numbers as stretches without gaps."""
    for _, group in groupby(enumerate(numbers), lambda one: one[1] - one[0]):
        stretch = [number for _, number in group]
        yield stretch[0], stretch[-1]


def check_twice(pages: Sequence[Page], after: int) -> Iterator[Warned]:
    """Numbers that are printed on two pages; one sentence for many."""
    seen: dict[str, int] = {}
    twice = [
        page
        for page in pages[after:]
        if page.label and seen.setdefault(page.label, page.number) != page.number
    ]
    for page in twice[: 1 if len(twice) > _EACH else _EACH]:
        what = f"The number {page.label} is printed on PDF page {seen[page.label or '']} and on PDF page {page.number}"
        more = f"; {len(twice)} pages repeat a number" if len(twice) > _EACH else ""
        yield Warned(page=page.label, pdf_page=page.number, message=what + more)


def check_stamps(
    entries: Sequence[Entry], spans: Sequence[Span | None], pages: Sequence[Page]
) -> Iterator[Warned]:
    """'Agenda Item 7' on a page that is not item 7's; once for each number."""
    numbers = {entry.number.casefold(): index for index, entry in enumerate(entries)}
    told: set[str] = set()
    for page in pages:
        number = stamped_item(page)
        if number is None or number.casefold() in told:
            continue
        index = numbers.get(number.casefold())
        span = spans[index] if index is not None else None
        if index is None:
            message = f"This page is stamped Agenda Item {number}, and the agenda has no such item"
        elif span is None or not span.first <= page.number <= span.last:
            message = f"This page is stamped Agenda Item {number}, and lies outside that item's pages"
        else:
            continue
        told.add(number.casefold())
        yield Warned(page=page.label, pdf_page=page.number, message=message)


def check_states(pages: Sequence[Page]) -> Iterator[Warned]:
    """Pages without readable text, neighbours in one sentence."""
    says = {
        "image": ("is a scanned picture without text", "are scanned pictures without text"),
        "garbled": (
            "has text that cannot be read, because its font has no true map of its characters",
            "have text that cannot be read, because their fonts lack character maps",
        ),
    }
    for state, (one, many) in says.items():
        yield from _of_pages([page for page in pages if page.state == state], one, many)
    if any(page.state == "image" for page in pages):
        yield Warned(message=_RECOGNISE)
    check = "check it against the picture; no figure of it is used"
    seen = [page for page in pages if page.recognised]
    yield from _of_pages(
        seen,
        f"is a picture, its text was recognised: {check}",
        f"are pictures, their text was recognised: {check}",
    )
    readable = [page for page in pages if page.state == "text"]
    for sign, what in _UNREAD.items():
        found = [page for page in readable if any(sign in line for line in page.lines)]
        yield from _of_pages(found, f"has {what}", f"have {what}")


_RECOGNISE = (
    "The text of scanned pages can be recognised: packview doctor says how to install the extra 'ocr'; then remove this pack and import it again; "
    "your notes stay"
)
_UNREAD = {
    "\ufffd": "letters that the file does not name, shown as \ufffd. Search finds most of their words all the same",
    "####": "figures hidden by a spreadsheet, printed as ####. Ask for them: their column was too narrow",
}
"""What stands in place of letters and figures, and what it means."""


def _of_pages(found: Sequence[Page], one: str, many: str) -> Iterator[Warned]:
    by_number = {page.number: page for page in found}
    for low, high in _runs(list(by_number)):
        first, last = by_number[low].label, by_number[high].label
        names = _named("Page", first, last) if first and last else _named("PDF page", low, high)
        yield Warned(page=first, pdf_page=low, message=f"{names} {one if low == high else many}")
