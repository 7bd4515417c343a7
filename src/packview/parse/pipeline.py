"""Pages in, a pack out, stage by stage. A stage that fails gives a warning with its name; the rest is read all the same.

``STAGES`` lists the stages in the order in which they run. Each takes the reading as it stands and gives it back with its
own part filled in; what a failed one would have found stays empty for those that come after it.
"""

import re
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from textwrap import shorten
from typing import Any, Literal

from packview.model import (
    AgendaItem,
    Document,
    Meeting,
    Minutes,
    Pack,
    Page,
    PageInfo,
    Paper,
    ReadAs,
    Source,
    StageName,
    Warned,
    WarningKind,
)
from packview.model.import_events import StageTime
from packview.model.pack import item_key
from packview.parse.agenda.items import Entry
from packview.parse.agenda.read import Agenda, find_agenda
from packview.parse.attempt import attempt
from packview.parse.columns import by_column
from packview.parse.glossary.read import GlossaryResult, read_glossary
from packview.parse.headings import TypedPages
from packview.parse.indicators.read import (
    FoundIndicators,
    FoundTables,
    OtherTables,
    find_indicators,
    find_other_tables,
    find_tables,
)
from packview.parse.meeting.evidence import Witnesses
from packview.parse.meeting.facts import facts_of
from packview.parse.meeting.front_sheet import read_front_sheet
from packview.parse.meeting.minute_items import find_items
from packview.parse.meeting.minutes import read_minutes, tells_each_item
from packview.parse.meeting.names import is_body_name, short_council
from packview.parse.one_language import in_english
from packview.parse.papers import checks
from packview.parse.papers.places import (
    Places,
    Span,
    entries_from_outline,
    entries_from_stamps,
    locate,
    owners,
)
from packview.parse.papers.read import papers_of, single_report
from packview.parse.papers.records import Listing, Record, find_records, read_form
from packview.parse.papers.report import subject_of
from packview.parse.supplement import APART
from packview.parse.text.headers_footers import without_headers_and_footers
from packview.parse.text.lines import Line, flow
from packview.parse.text.numbering import numbers_of
from packview.parse.text.patterns import any_case
from packview.parse.text.titles import is_minutes_title
from packview.parse.tracker.read import TrackerResult, read_tracker
from packview.parse.understood_pages import front_pages, lost_numbers, paper_pages, with_understood, with_used
from packview.text import ascii_slug, one_line
from packview.wording.periods import first_date
from packview.wording.words import counted

_FRONT_PAGES = 4
"""Pages taken for a front sheet where there is no agenda."""
_FRONT_LINES, _LATER_PAGES = 60, 12
_MINUTES_PAGES = 60
_LISTED_PAGES = 60
"""Pages looked through for the records of a list."""
_FIRST_OF_MINUTES = 3
"""Page by which minutes begin in a file that is minutes."""
_PAST = re.compile(
    r"\b(?:was|were|had|said|asked|discussed|decided|agreed|reported|welcomed|thanked|resolved|attendance|elected|presented|noted)\b"
)
_TITLED_MINUTES = any_case(r"(?!agenda|(?:last|previous) )(?:(?!of )\w+ ){1,3}minutes")
_TITLE_LINES = 20
_SUPPLEMENT = any_case(r"supplement(?:ary|al)?\b.{0,30}(?:agenda|papers?|pack|items?)")
_LETTER = any_case(r"dear (?:member|councillor)\b")
_SUMMONS = any_case(r"\bsummoned\b|\b(?:invited|requested) to attend\b|\b(?:to|will) be held\b|\bhereby\b")
"""A letter that calls the meeting brings its agenda, not later papers."""
_NO_TITLE = any_case(r"microsoft|untitled|template|\.(?:docx?|pdf|xlsx?|pptx?)\b|@|https?:|:$")
_LONGEST_ID = 90
"""Characters of a pack's id before its date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is known of a file so far. Each stage gives the next one with its own part filled in.

    Attributes:
        document: what is known of the file before its pages are read.
        pages: in order, as far as they were read.
        source: the file.
        infos: one for each page of the file; the item is filled in where papers are located.
        typed: the type of the pages' lines, as far as a stage asked for it.
        agenda: as printed, None where none was found.
        entries: the items of the agenda, else of the outline or of stamps.
        places: where things are in the file; None until the papers were located.
        spans: for each entry the pages of its papers, None where it has none.
        items: the same items for the pack.
        lists: what a file without an agenda lists, '' where it is no list.
        minutes: of the last meeting.
        meeting: the front sheet, and the facts of the meeting.
        what: 'minutes' or 'supplement' for a file that is not the meeting's main pack.
        title: what a file without a committee calls itself.
        tracker: recommendations of earlier meetings.
        glossary: what is explained.
        tables: all tables as found on the pages.
        indicators: those that are of indicators.
        other_tables: the others.
        warnings: of all stages so far, each with the name of its stage.
        times: how long each stage took.
    """

    document: Document
    pages: Sequence[Page]
    source: Source
    infos: tuple[PageInfo, ...]
    typed: TypedPages = field(default_factory=TypedPages, compare=False)
    agenda: Agenda | None = None
    entries: tuple[Entry, ...] = ()
    places: Places | None = None
    spans: tuple[Span | None, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    lists: Listing | Literal[""] = ""
    minutes: Minutes | None = None
    meeting: Meeting = Meeting(committee="")
    what: str = ""
    title: str = ""
    tracker: TrackerResult = TrackerResult()
    glossary: GlossaryResult = GlossaryResult()
    tables: FoundTables = FoundTables()
    indicators: FoundIndicators = FoundIndicators()
    other_tables: OtherTables = OtherTables()
    warnings: tuple[Warned, ...] = ()
    times: tuple[StageTime, ...] = ()

    @property
    def labels(self) -> dict[int, str | None]:
        """Printed label by PDF page."""
        return {page.number: page.label for page in self.pages}

    def failed(self, stage: StageName) -> bool:
        """Whether a stage, or some of it, could not be read."""
        return any(warned.stage is stage and warned.kind is WarningKind.FAILED for warned in self.warnings)

    def told(self, warnings: Iterable[Warned]) -> "Reading":
        """The reading with more warnings."""
        return replace(self, warnings=(*self.warnings, *warnings))

    def pack(self) -> Pack:
        """The pack as far as it is known."""
        items = {info.number: info.item or "" for info in self.infos}
        return Pack(
            pack_id=pack_id_of(
                self.meeting,
                self.source.sha256,
                what=self.what,
                title=self.title or PurePath(self.source.name).stem,
            ),
            source=self.source,
            meeting=self.meeting,
            items=self.items,
            minutes=self.minutes,
            indicators=tuple(
                replace(each, item=items.get(each.pdf_page or 0, "")) for each in self.indicators.indicators
            ),
            tables=tuple(
                replace(each, item=items.get(each.pdf_page or 0, "")) for each in self.other_tables.tables
            ),
            recommendations=self.tracker.recommendations,
            glossary=self.glossary.entries,
            pages=self.infos,
            bookmarks=self.document.bookmarks,
            warnings=self.warnings,
        )


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of reading a file.

    Attributes:
        name: as warnings and times name it.
        label: in words, as in 'The glossary could not be read'.
        run: fills in its part of the reading.
        early: whether the first look at a file that is still being read runs it too.
    """

    name: StageName
    label: str
    run: Callable[[Reading], Reading]
    early: bool = False


def run_stages(
    document: Document, pages: Sequence[Page], *, source: Source, typed: TypedPages | None = None
) -> Reading:
    """Read a pack from its pages, stage by stage.

    Args:
        document: what is known of the file.
        pages: all of them, in order.
        source: the file.
        typed: what is known of the type of their lines.

    Raises:
        MemoryError: there is too little memory; nothing else that a stage raises gets out of it.
    """
    reading = _begin(document, pages, source, typed)
    for stage in STAGES:
        reading = _tried(stage, reading)
    return reading


def parse_agenda_preview(
    document: Document, pages_so_far: Sequence[Page], *, source: Source, typed: TypedPages | None = None
) -> Pack | None:
    """Read what a pack's first pages tell, as soon as the agenda is known to be whole.

    Args:
        document: what is known of the file.
        pages_so_far: from the first, in order.
        source: the file.
        typed: what is known of the type of their lines.

    Returns:
        A pack with an entry for every page of the file and without warnings; None while the agenda may go on.
    """
    reading = _begin(document, pages_so_far, source, typed)
    for stage in STAGES:
        if stage.early:
            reading = _tried(stage, reading)
        if stage.name is StageName.AGENDA and not _agenda_has_ended(reading):
            return None
    return replace(reading, warnings=()).pack()


def _begin(document: Document, pages: Sequence[Page], source: Source, typed: TypedPages | None) -> Reading:
    infos = [
        PageInfo(
            number=page.number,
            label=page.label,
            state=page.state,
            links=page.links,
            marks=page.marks,
            recognised=page.recognised,
            confidence=page.confidence,
        )
        for page in pages
    ]
    infos += [PageInfo(number=number) for number in range(len(pages) + 1, document.page_count + 1)]
    return Reading(
        document=document, pages=pages, source=source, infos=tuple(infos), typed=typed or TypedPages()
    )


def _tried(stage: Stage, reading: Reading) -> Reading:
    """The reading after a stage; as it was, but for a warning, where the stage failed."""
    started = time.perf_counter()
    failure: list[Warned] = []
    found = reading
    with attempt(failure, stage.name, stage.label):
        found = stage.run(reading)
    known = len(reading.warnings)
    return replace(
        found,
        warnings=(
            *reading.warnings,
            *(replace(each, stage=each.stage or stage.name) for each in found.warnings[known:]),
            *failure,
        ),
        times=(*reading.times, StageTime(stage=stage.name, seconds=time.perf_counter() - started)),
    )


def _headers_footers(reading: Reading) -> Reading:
    return replace(reading, pages=without_headers_and_footers(reading.pages))


def _agenda(reading: Reading) -> Reading:
    return replace(reading, agenda=find_agenda(reading.document, reading.pages, reading.typed))


def _agenda_has_ended(reading: Reading) -> bool:
    """Whether no more of the agenda can follow: the page after it was read, or the outline leads there to a paper."""
    agenda, document = reading.agenda, reading.document
    if agenda is None:
        return False
    if len(reading.pages) > agenda.last or len(reading.pages) >= document.page_count:
        return True
    return any(
        mark.page == agenda.last + 1 and any(map(str.isdigit, mark.title[:3])) for mark in document.bookmarks
    )


def _items(reading: Reading) -> Reading:
    """The items of the agenda, else of the outline, else of the stamps; their papers are not located yet."""
    document, pages = reading.document, reading.pages
    entries = (
        reading.agenda.entries
        if reading.agenda
        else entries_from_outline(document, pages) or entries_from_stamps(pages)
    )
    return _with_items(reading, entries, (None,) * len(entries))


def _with_items(reading: Reading, entries: Sequence[Entry], spans: Sequence[Span | None]) -> Reading:
    """The reading with an item for each entry, and the item of each page."""
    keys = item_keys((entry.number, entry.title) for entry in entries)
    owned = owners(spans, reading.pages, len(reading.infos))
    return replace(
        reading,
        entries=tuple(entries),
        spans=tuple(spans),
        items=tuple(_item(*one, keys) for one in zip(entries, spans, keys, strict=True)),
        infos=tuple(
            info if owner is None else replace(info, item=keys[owner])
            for info, owner in zip(reading.infos, owned, strict=True)
        ),
    )


def _item(entry: Entry, span: Span | None, key: str, keys: Sequence[str]) -> AgendaItem:
    minutes = is_minutes_title(entry.title)
    return AgendaItem(
        key=key,
        number=entry.number,
        title=entry.title,
        page_first=entry.first,
        page_last=entry.last,
        pdf_first=span.first if span else None,
        pdf_last=span.last if span else None,
        description=entry.description,
        kind="minutes" if minutes else "report" if entry.first or span else "procedural",
        exempt=entry.exempt,
        parent=keys[entry.parent] if entry.parent is not None else "",
        consent=entry.consent,
        status=entry.status,
    )


def _places(reading: Reading) -> Reading:
    """The pages of each item's papers."""
    agenda = reading.agenda
    titles = [entry.title for entry in reading.entries]
    places = Places(reading.document, reading.pages, agenda.last if agenda else 0, titles)
    return replace(_with_items(reading, reading.entries, locate(reading.entries, places)), places=places)


def _papers(reading: Reading) -> Reading:
    """The papers of each item; an item whose papers fail loses its own only."""
    items: list[AgendaItem] = []
    warnings: list[Warned] = []
    labels = reading.labels
    for item, entry, span in zip(reading.items, reading.entries, reading.spans, strict=True):
        papers: tuple[Paper, ...] = ()
        if span is not None:
            page = labels.get(span.first)
            what = f"the papers of {item.name}"
            with attempt(warnings, StageName.PAPERS, what, page=page, pdf_page=span.first):
                papers = papers_of(entry, span, reading.document, reading.pages, labels, typed=reading.typed)
        items.append(replace(item, papers=papers))
    return replace(reading, items=tuple(items)).told(warnings)


def _minutes(reading: Reading) -> Reading:
    """The last minutes; where the agenda is the titles of minutes, the file has no other."""
    unread: list[str] = []
    minutes = _find_minutes(reading, unread)
    if minutes and minutes.present:
        named = (shorten(text, _MOST_TOLD, placeholder=" ...") for text in dict.fromkeys(unread))
        lost = (f"A list of people in the minutes could not be read: {text}" for text in named)
        page, pdf_page = minutes.page_first, minutes.pdf_first
        reading = reading.told(Warned(page=page, pdf_page=pdf_page, message=message) for message in lost)
    titled = reading.agenda is not None and _is_titled_minutes(reading.agenda)
    if (minutes or titled) and _is_only_minutes(reading):
        return replace(reading, minutes=minutes, agenda=None, entries=(), spans=(), items=())
    return replace(reading, minutes=minutes)


_MOST_TOLD = 80
"""Letters of a list that could not be read."""


def _find_minutes(reading: Reading, unread: list[str]) -> Minutes | None:
    """The minutes of the item that holds them; of a file without items, the whole of it where it is minutes."""
    pages, labels = reading.pages, reading.labels
    for entry, span in zip(reading.entries, reading.spans, strict=True):
        if span and (is_minutes_title(entry.title) or reading.agenda is None):
            unread.clear()
            found = read_minutes(reading.typed.lines(span.pages(pages)[:_MINUTES_PAGES]), labels, unread)
            if found and (found.items or found.present or found.apologies):
                return found
    if reading.entries and not _is_only_minutes(reading):
        ended = reading.agenda.last if reading.agenda and not any(reading.spans) else len(pages)
        behind = [page for page in pages if page.number > ended and page.state == "text"][:_MINUTES_PAGES]
        return read_minutes(reading.typed.lines(behind), labels, unread) if behind else None
    whole = [page for page in pages if page.state == "text"]
    # Type costs a look at every word: in a volume of minutes the rest has to tell.
    lines = reading.typed.lines(whole) if len(whole) <= _MINUTES_PAGES else flow(whole)
    found = read_minutes(lines, labels, unread)
    begin = found is not None and (found.pdf_first or 1) <= _FIRST_OF_MINUTES
    return found if found and begin and (found.items or found.present) else None


def _single_report(reading: Reading) -> Reading:
    """The items of a file without an agenda: what it lists, else one for a file that is a report by itself."""
    if reading.entries or reading.agenda or reading.minutes:
        return reading
    text = [page for page in reading.pages if page.state == "text"]
    lines = reading.typed.lines(text[:_LISTED_PAGES])
    report = single_report(reading.pages, reading.typed)
    # The tables of a report that recommends something list no decisions.
    sheets = () if report and report.recommendations else reading.tables.sheets
    listed = find_records(lines, sheets)
    if listed is None and (form := read_form(lines, sheets)):
        listed = "decisions", (form,)
    if listed:
        return _with_records(replace(reading, lists=listed[0]), listed[1])
    if report is None:
        return reading
    called = _file_title(reading, Meeting(committee=""))
    title = subject_of(report.fields) or (called if ":" not in called else "") or "Report"
    whole = Span(first=1, last=reading.document.page_count)
    return _papers(_with_items(reading, [Entry(number="", title=one_line(title))], [whole]))


def _with_records(reading: Reading, records: Sequence[Record]) -> Reading:
    """An item for each question or decision of a list, with one paper that holds what is said of it."""
    entries = [Entry(number=one.number, title=one.title, page=one.page) for one in records]
    found = _with_items(reading, entries, [Span(first=one.page, last=one.last) for one in records])
    papers = (
        Paper(
            title=one.title,
            kind="other",
            page_first=reading.labels.get(one.page),
            page_last=reading.labels.get(one.last),
            pdf_first=one.page,
            pdf_last=one.last,
            fields=one.fields,
            recommendations=one.decided,
        )
        for one in records
    )
    items = (replace(item, papers=(paper,)) for item, paper in zip(found.items, papers, strict=True))
    return replace(found, items=tuple(items))


def _is_titled_minutes(agenda: Agenda) -> bool:
    return any(_TITLED_MINUTES.fullmatch(line.text.strip("* ")) for line in agenda.head[:_TITLE_LINES])


def _is_only_minutes(reading: Reading) -> bool:
    """Whether what looks like an agenda is the titles of minutes: there are no pages to it, and its text says what was done."""
    agenda = reading.agenda
    if agenda is None or any(entry.first for entry in reading.entries) or any(reading.spans):
        return False
    text = [page for page in reading.pages if page.state == "text"]
    if _is_titled_minutes(agenda) or tells_each_item(flow(text[:_FIRST_OF_MINUTES])):
        return True
    said = " ".join(entry.description for entry in reading.entries)
    return len(_PAST.findall(said)) >= max(3, len(reading.entries) // 3)


def _front_sheet(reading: Reading) -> Reading:
    """Who sits on the committee, whom to ask, and whether the public may come."""
    pages, agenda = reading.pages, reading.agenda
    notices = flow(pages[: agenda.last])[:1500] if agenda else reading.typed.lines(pages[:_FRONT_PAGES])[:150]
    sheet = read_front_sheet(agenda.head if agenda else notices, notices)
    if reading.minutes and not reading.items:
        sheet = replace(sheet, members=())  # who came, which the minutes tell
    return replace(reading, meeting=sheet)


def _witnesses(reading: Reading) -> Witnesses:
    pages, agenda = reading.pages, reading.agenda
    if agenda:
        head: Sequence[Line] = agenda.head
        later = reading.typed.lines(pages[agenda.first - 1 : agenda.first + 1])
    else:
        lines = in_english(reading.typed.lines(pages[:_FRONT_PAGES]))
        items = find_items(lines) if reading.minutes else []
        numbered = (
            index
            for index, line in enumerate(lines)
            if index > 4 and any(number.marked for number in numbers_of(line.text))
        )
        # Behind the first few lines a text begins with its first numbered line.
        first = items[0].index if items else next(numbered, len(lines))
        head, later = lines[: min(first, _FRONT_LINES)], lines[first:]
    return Witnesses(
        document=reading.document,
        file_name=re.sub(r"\.\w{2,4}$", "", reading.source.name),
        head=by_column(head),
        later=[*later, *flow(pages[(agenda.last if agenda else _FRONT_PAGES) : _LATER_PAGES])],
        bounded=agenda is not None or reading.minutes is not None,
        record=reading.minutes is not None and not reading.items,
    )


def _meeting(reading: Reading) -> Reading:
    """Whose meeting it is, what kind of file it is, and what it calls itself."""
    meeting = facts_of(_witnesses(reading), reading.meeting)
    only_minutes = reading.minutes is not None and not reading.items
    what = "minutes" if only_minutes else "supplement" if _is_supplement(reading) else ""
    return replace(reading, meeting=meeting, what=what, title=_file_title(reading, meeting))


def _is_supplement(reading: Reading) -> bool:
    title = reading.document.title.casefold()
    if "agenda supplement" in title or "supplementary" in title:
        return True
    head = (reading.agenda.head if reading.agenda else flow(reading.pages[:1]))[:60]
    letter = any(_LETTER.match(line.text) for line in head) and not any(
        _SUMMONS.search(line.text) for line in head
    )
    return letter or any(_SUPPLEMENT.match(line.text) for line in head)


def _file_title(reading: Reading, meeting: Meeting) -> str:
    """What a file without a committee calls itself: its first line that is not the council's name."""
    lines = [line.text for page in reading.pages[:1] for line in flow([page])][:6]
    for text in (reading.document.title, *lines):
        words = re.findall(r"[^\W\d_]{3,}", text)
        if (
            2 <= len(words) <= 10
            and text.casefold() != meeting.council.casefold()
            and not (_NO_TITLE.search(text) or is_body_name(text) or (len(words) == 2 and first_date(text)))
        ):
            return text
    return ""


def _checks(reading: Reading) -> Reading:
    """What the agenda promises and the file does not keep."""
    return reading.told(_broken_promises(reading))


def _broken_promises(reading: Reading) -> Iterator[Warned]:
    entries, spans, pages, places = reading.entries, reading.spans, reading.pages, reading.places
    yield from _about_the_agenda(reading)
    yield from checks.check_numbers(entries)
    yield from checks.check_ranges(entries)
    if reading.agenda and entries:
        yield from () if reading.what == "supplement" else checks.check_start(entries)
        sheet = pages[reading.agenda.first - 1 : reading.agenda.last]
        yield from checks.check_ranged_lines(flow(sheet), entries)
        for page in sheet:
            lost = lost_numbers(page.lines, reading.items)
            if lost:
                what = f"{counted(len(lost), 'numbered line')} of the agenda became no item: {one_line(page.lines[lost[0]])[:80]}"
                yield Warned(page=page.label, pdf_page=page.number, message=what)
    if places is not None:
        yield from checks.check_labels(entries, spans, places)
        if reading.document.kind == "pdf":
            yield from checks.check_twice(pages, places.after)
        if entries:
            yield from checks.check_stamps(entries, spans, pages)
    yield from checks.check_states(pages)


def _about_the_agenda(reading: Reading) -> Iterator[Warned]:
    if reading.agenda is None and not reading.failed(StageName.AGENDA):
        if reading.lists:
            message = f"No agenda was found; the items are the {reading.lists} this file lists"
        elif reading.items and not any(item.number for item in reading.items):
            message = "No agenda was found; the file is read as one report"
        elif reading.items:
            message = "No printed agenda was found; the items are those of the file's bookmarks or stamps"
        elif reading.minutes:
            message = "This file holds minutes and no agenda"
        else:
            message = "No agenda was found; the whole text can be read page by page"
        yield Warned(message=message)
    last = next((item for item in reading.items if item.kind == "minutes" and item.pdf_first), None)
    if last and reading.minutes is None and not reading.failed(StageName.MINUTES):
        yield Warned(
            page=last.page_first,
            pdf_page=last.pdf_first,
            message="The minutes of the last meeting could not be read as minutes; their text is there",
        )
    if (read := reading.minutes) and not read.present:
        message = "No list of who was present could be read in the minutes; see the page itself"
        yield Warned(page=read.page_first, pdf_page=read.pdf_first, message=message)


def _with_figures(pages: Sequence[Page]) -> Sequence[Page]:
    """The pages whose figures count: one whose text was recognised in a picture is a picture here."""
    if not any(page.recognised for page in pages):
        return pages
    return [replace(page, lines=(), runs=(), state="image") if page.recognised else page for page in pages]


def _part(name: str, read: Callable[[Sequence[Page], TypedPages], Any]) -> Callable[[Reading], Reading]:
    """A stage that fills in a part of the reading with what is read of the pages, and tells its warnings."""

    def run(reading: Reading) -> Reading:
        found = read(_with_figures(reading.pages), reading.typed)
        return replace(reading, **{name: found}).told(found.warnings)

    return run


def _indicators(reading: Reading) -> Reading:
    found = find_indicators(reading.tables, _with_figures(reading.pages))
    return replace(reading, indicators=found).told(found.warnings)


def _other_tables(reading: Reading) -> Reading:
    """The tables that are not of indicators, nor the tracker, a glossary or the agenda's pages without papers."""
    found = find_other_tables(reading.tables, reading.indicators.readings, _with_figures(reading.pages))
    sheet = reading.infos[reading.agenda.first - 1 : reading.agenda.last] if reading.agenda else ()
    bare = {info.number for info in sheet if info.state == "text" and not info.item}
    known = reading.tracker.pages | reading.glossary.pages | bare
    tables = tuple(table for table in found.tables if table.pdf_page not in known)
    return replace(reading, other_tables=found._replace(tables=tables)).told(found.warnings)


def _understood_pages(reading: Reading) -> Reading:
    """What each page was understood as."""
    pack, agenda = reading.pack(), reading.agenda
    figures = {one.pdf_page for one in pack.indicators if one.pdf_page}
    tables = {one.pdf_page for one in pack.tables if one.pdf_page}
    mostly = reading.indicators.pages | reading.other_tables.pages
    understood: dict[ReadAs, Collection[int]] = {
        **front_pages(pack, agenda.first if agenda else 0, agenda.last if agenda else 0),
        **paper_pages(pack),
        "indicators": figures,
        # A page of prose with a small table in it is not understood for that.
        "table": mostly - (figures - tables) - reading.tracker.pages - reading.glossary.pages,
        "tracker": reading.tracker.pages,
        "glossary": reading.glossary.pages,
    }
    pack = with_understood(pack, understood)
    return replace(reading, infos=with_used(pack, [page.lines for page in reading.pages]).pages)


STAGES: tuple[Stage, ...] = (
    Stage(StageName.HEADERS_FOOTERS, "the headers and footers", _headers_footers, early=True),
    Stage(StageName.AGENDA, "the agenda", _agenda, early=True),
    Stage(StageName.ITEMS, "the items of the agenda", _items, early=True),
    Stage(StageName.PLACES, "the places of the papers", _places, early=True),
    Stage(StageName.PAPERS, "the papers", _papers, early=True),
    Stage(StageName.MINUTES, "the minutes", _minutes, early=True),
    Stage(StageName.TABLES, "the tables", _part("tables", find_tables)),
    Stage(StageName.SINGLE_REPORT, "the report", _single_report),
    Stage(StageName.FRONT_SHEET, "the front sheet", _front_sheet, early=True),
    Stage(StageName.MEETING, "the name of the meeting", _meeting, early=True),
    Stage(StageName.CHECKS, "the list of missing pages and numbers", _checks),
    Stage(StageName.TRACKER, "the tracker", _part("tracker", read_tracker)),
    Stage(StageName.GLOSSARY, "the glossary", _part("glossary", read_glossary)),
    Stage(StageName.INDICATORS, "the indicators", _indicators),
    Stage(StageName.OTHER_TABLES, "the tables that are not of indicators", _other_tables),
    Stage(StageName.UNDERSTOOD_PAGES, "the list of understood pages", _understood_pages),
)
"""In the order in which they run; warnings come in the same order."""


def pack_id_of(meeting: Meeting, sha256: str, *, what: str = "", title: str = "") -> str:
    """The id of a pack: council's short name, committee and date, as far as they are known, and what meeting it was besides the usual.

    Args:
        meeting: the front sheet.
        sha256: of the file; its beginning stands for a date that is not known.
        what: 'minutes' or 'supplement' for a file that is not the meeting's main pack.
        title: of the file, for one that names no committee.
    """
    council, committee = ascii_slug(short_council(meeting.council)), ascii_slug(meeting.committee or title)
    if committee.startswith(f"{council}-"):
        council = ""
    name = "-".join(part for part in (council, committee) if part)[:_LONGEST_ID].rstrip("-")
    day = meeting.date.isoformat() if meeting.date else ""
    kind = meeting.kind if day and meeting.kind in APART else ""
    return "-".join(part for part in (name or "untitled", day or sha256[:8], what, kind) if part)


def item_keys(items: Iterable[tuple[str, str]]) -> list[str]:
    """Keys of agenda items: number and up to five words of the title; a second one of the same gets '-2'.

    Args:
        items: number and title of each.
    """
    found: list[str] = []
    for number, title in items:
        found.append(item_key(number, title, found))
    return found
