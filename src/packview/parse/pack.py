"""Pages in, a pack out. Whatever the pages hold, what is not understood becomes a warning and never an exception."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from packview.model import AgendaItem, Document, Meeting, Minutes, Pack, Page, PageInfo, Paper, Source, Warned
from packview.parse.agenda.items import Entry
from packview.parse.agenda.read import Agenda, find_agenda
from packview.parse.meeting.committees import council_in, tidy_body
from packview.parse.meeting.front_sheet import read_front_sheet
from packview.parse.meeting.identity import item_keys, pack_id_of
from packview.parse.meeting.minutes import read_minutes
from packview.parse.papers import checks
from packview.parse.papers.contents import with_contents
from packview.parse.papers.places import (
    Places,
    Span,
    entries_from_outline,
    entries_from_stamps,
    locate,
    owners,
)
from packview.parse.papers.read import papers_of
from packview.parse.text.headers_footers import without_running
from packview.parse.text.lines import flow
from packview.parse.text.titles import is_minutes_title
from packview.parse.understood_pages import head_claims, with_claims
from packview.wording.periods import first_date

_FRONT_PAGES = 4
"""Pages taken for a front sheet where there is no agenda."""
_MINUTES_PAGES = 60
_SUPPLEMENT = re.compile(
    r"supplement(?:ary|al)?\b.{0,30}(?:agenda|papers?|pack|items?)|dear (?:member|councillor)\b",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"microsoft|untitled|template|\.(?:docx?|pdf|xlsx?|pptx?)\b|@|https?:|:$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What is known once the agenda was read and its papers were located."""

    document: Document
    pages: Sequence[Page]
    source: Source
    agenda: Agenda | None
    entries: Sequence[Entry]
    places: Places
    spans: Sequence[Span | None]


def parse_pack(document: Document, pages: Sequence[Page], *, source: Source, revision: int = 1) -> Pack:
    """Read a pack from its pages.

    Args:
        document: what is known of the file.
        pages: all of them, in order.
        source: the file.
        revision: of the pack.
    """
    pages = without_running(pages)
    reading = _read(document, pages, source, find_agenda(document, pages))
    pack = _assemble(reading)
    pack = replace(pack, revision=revision, warnings=tuple(_warnings(reading, pack)))
    agenda = reading.agenda
    head = head_claims(pack, agenda.first, agenda.last) if agenda else head_claims(pack, 0, 0)
    return with_contents(with_claims(pack, head), pages)


def parse_agenda_preview(document: Document, pages_so_far: Sequence[Page], *, source: Source) -> Pack | None:
    """Read what a pack's first pages tell, as soon as the agenda is known to be whole.

    Args:
        document: what is known of the file.
        pages_so_far: from the first, in order.
        source: the file.

    Returns:
        A pack with an entry for every page of the file and without warnings; None while the agenda may go on.
    """
    pages_so_far = without_running(pages_so_far)
    agenda = find_agenda(document, pages_so_far)
    if agenda is None or not _has_ended(agenda, document, pages_so_far):
        return None
    return _assemble(_read(document, pages_so_far, source, agenda))


def _has_ended(agenda: Agenda, document: Document, pages: Sequence[Page]) -> bool:
    """Whether no more of the agenda can follow: the page after it was read, or the outline leads there to a paper."""
    if len(pages) > agenda.last or len(pages) >= document.page_count:
        return True
    return any(
        mark.page == agenda.last + 1 and any(map(str.isdigit, mark.title[:3])) for mark in document.bookmarks
    )


def _read(document: Document, pages: Sequence[Page], source: Source, agenda: Agenda | None) -> _Reading:
    entries = (
        agenda.entries if agenda else entries_from_outline(document, pages) or entries_from_stamps(pages)
    )
    places = Places(document, pages, agenda.last if agenda else 0)
    return _Reading(
        document=document,
        pages=pages,
        source=source,
        agenda=agenda,
        entries=entries,
        places=places,
        spans=locate(entries, places),
    )


def _assemble(reading: _Reading) -> Pack:
    document, pages, spans = reading.document, reading.pages, reading.spans
    labels = {page.number: page.label for page in pages}
    count = max(document.page_count, len(pages))
    keys = item_keys((entry.number, entry.title) for entry in reading.entries)
    items = tuple(
        _item(entry, key, papers_of(entry, span, document, pages, labels) if span else (), span)
        for entry, key, span in zip(reading.entries, keys, spans, strict=True)
    )
    minutes = _minutes(reading, labels)
    meeting = _meeting(reading, items, minutes)
    owned = owners(spans, pages, count)
    what = "minutes" if minutes and not items else "supplement" if _is_supplement(reading) else ""
    title = _file_title(document, pages, meeting)
    return Pack(
        pack_id=pack_id_of(meeting, reading.source.sha256, what=what, title=title),
        source=reading.source,
        meeting=meeting,
        items=items,
        minutes=minutes,
        pages=tuple(_page_info(number, pages, keys, owned) for number in range(1, count + 1)),
        bookmarks=document.bookmarks,
    )


def _page_info(
    number: int, pages: Sequence[Page], keys: Sequence[str], owned: Sequence[int | None]
) -> PageInfo:
    owner = owned[number - 1]
    key = keys[owner] if owner is not None else None
    if number > len(pages):
        return PageInfo(number=number, item=key)
    page = pages[number - 1]
    return PageInfo(number=number, label=page.label, item=key, state=page.state)


def _item(entry: Entry, key: str, papers: tuple[Paper, ...], span: Span | None) -> AgendaItem:
    return AgendaItem(
        key=key,
        number=entry.number,
        title=entry.title,
        page_first=entry.first,
        page_last=entry.last,
        pdf_first=span.first if span else None,
        pdf_last=span.last if span else None,
        description=entry.description,
        kind="minutes"
        if is_minutes_title(entry.title)
        else "report"
        if span or entry.first
        else "procedural",
        exempt=entry.exempt,
        papers=papers,
    )


def _minutes(reading: _Reading, labels: dict[int, str | None]) -> Minutes | None:
    """The minutes of the item that holds them; of a file without items, the whole of it where it is minutes."""
    pages = reading.pages
    for entry, span in zip(reading.entries, reading.spans, strict=True):
        if span and is_minutes_title(entry.title):
            found = read_minutes(flow(span.pages(pages)[:_MINUTES_PAGES], weights=True), labels)
            if found:
                return found
    if reading.entries or not any("minutes" in line.text.casefold() for line in flow(pages[:2])[:25]):
        return None
    # Bold type costs a look at every word: in a volume of minutes the rest has to tell.
    found = read_minutes(flow(pages, weights=len(pages) <= _MINUTES_PAGES), labels)
    return found if found and (found.items or found.present) else None


def _meeting(reading: _Reading, items: Sequence[AgendaItem], minutes: Minutes | None) -> Meeting:
    """The front sheet, its gaps filled from reports and minutes."""
    pages, agenda = reading.pages, reading.agenda
    notices = flow(pages[: agenda.last])[:1500] if agenda else flow(pages[:_FRONT_PAGES])[:150]
    meeting = read_front_sheet(reading.document, agenda.head if agenda else notices, notices)
    fields = [paper.fields for item in items for paper in item.papers]
    committee, when = meeting.committee, meeting.date
    for key in ("Decision-maker", "Decision maker", "To", "Report to", "Committee", "Meeting"):
        committee = committee or next((_body(values[key]) for values in fields if key in values), "")
    for key in ("Date of decision", "Date of meeting", "Meeting date", "To", "Date"):
        dates = (first_date(values[key]) for values in fields if key in values)
        when = when or next((found for found in dates if found), None)
    if minutes:
        sentence = re.match(r"(?:draft )?minutes of\b", committee, re.IGNORECASE)
        committee = (minutes.committee if sentence else committee) or minutes.committee or committee
        when = when or (minutes.meeting_date if not items else None)
    if reading.agenda is None and not committee:
        when = None  # a date in a file that names no meeting is a date of something else
    council = meeting.council or council_in(reading.document, flow(pages[:12]))
    return replace(meeting, committee=committee, date=when, council=council)


def _body(text: str) -> str:
    """'Cabinet' of 'Cabinet - 30 January 2025'."""
    return tidy_body(re.split(r"\s+[-\u2013,]\s+(?=\d|[A-Z][a-z]+day)|\n", text)[0])


def _is_supplement(reading: _Reading) -> bool:
    title = reading.document.title.casefold()
    if "agenda supplement" in title or "supplementary" in title:
        return True
    head = reading.agenda.head if reading.agenda else flow(reading.pages[:1])
    return any(_SUPPLEMENT.match(line.text) for line in head[:60])


def _file_title(document: Document, pages: Sequence[Page], meeting: Meeting) -> str:
    """What a file without a committee calls itself: its first line that is not the council's name."""
    lines = [line.text for page in pages[:1] for line in flow([page])][:6]
    for text in (document.title, *lines):
        words = re.findall(r"[^\W\d_]{3,}", text)
        if (
            2 <= len(words) <= 10
            and text.casefold() != meeting.council.casefold()
            and not _NO_TITLE.search(text)
        ):
            return text
    return ""


def _warnings(reading: _Reading, pack: Pack) -> Iterator[Warned]:
    entries, spans, pages = reading.entries, reading.spans, reading.pages
    yield from _about_the_agenda(reading, pack)
    yield from checks.check_numbers(entries)
    yield from checks.check_ranges(entries)
    yield from checks.check_labels(entries, spans, reading.places)
    if reading.document.kind == "pdf":
        yield from checks.check_twice(pages, reading.places.after)
    if entries:
        yield from checks.check_stamps(entries, spans, pages)
    yield from checks.check_states(pages)


def _about_the_agenda(reading: _Reading, pack: Pack) -> Iterator[Warned]:
    if reading.agenda is None:
        if pack.items:
            yield Warned(
                message="No printed agenda was found; the items are those of the file's bookmarks or stamps"
            )
        elif pack.minutes:
            yield Warned(message="This file holds minutes and no agenda")
        else:
            yield Warned(message="No agenda was found; the whole text can be read page by page")
    last = next((item for item in pack.items if item.kind == "minutes" and item.pdf_first), None)
    if last and pack.minutes is None:
        yield Warned(
            page=last.page_first,
            pdf_page=last.pdf_first,
            message="The minutes of the last meeting could not be read as minutes; their text is there",
        )
