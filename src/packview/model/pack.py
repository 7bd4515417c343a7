"""The pack: facts only, each with the page it came from. Names follow OParl 1.1 where it has them.

Wherever they stand, ``page`` is the printed label of a page, None where none is printed, ``pdf_page`` the same page by its place
in the file, 1..n, and ``item`` the key of an agenda item. ``page_first``, ``page_last``, ``pdf_first`` and ``pdf_last`` are
those of the first and last page; they are None where nothing is printed, or there are no pages.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812  used as a type beside a field of that name
from enum import StrEnum
from itertools import chain, count
from typing import Literal

from packview.model.pages import Bookmark, Mark, PageState, Titled, WebLink
from packview.text import ascii_slug, one_line


class Doubt(StrEnum):
    """What a reason to look at the page of an indicator touches."""

    FIGURES = "figures"
    """A figure of a period may be another one than is printed there."""
    DERIVED = "derived"
    """The printed average or maximum does not follow from the figures."""
    TARGET = "target"
    """Which year a target is for."""
    NAME = "name"
    """Where its name ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A row of a performance table.

    A figure is None where none is printed, or what is printed is no figure ('-', 'n/a', 'Local', 'TBC', a suppressed
    cell); the mark itself is then in ``marks``. Percentages are as printed: 14.5 for '14.5%'.

    Attributes:
        ref: reference as printed: 'M1', 'NI147', 'LAC9 (val)'.
        name: on one line.
        owner: who answers for it, '' where not printed.
        reporter: who reports it.
        outcome: what it is watched for.
        unit: what the figures are.
        values: period to figure, in the order printed; a period is '2018-10', '2018/19 Q3' (financial year) or '2018/19'.
        direction: the printed arrow: 'up', 'down', 'level', or '' for none or one that could not be resolved.
        change_month: printed change on the period before.
        change_year: printed change on the same period a year before.
        average_12m: printed.
        max_12m: printed.
        benchmarks: column name to figure.
        targets: column name to figure.
        rag: 'red', 'amber', 'green' or '' as printed.
        polarity: 'high', 'low' (is good) or '' as printed; never guessed.
        commentary: as printed, paragraphs joined by line feeds.
        marks: column (period, 'change_month', benchmark or target name) to the printed mark of a cell that is no figure, or what is in brackets behind one.
        doubtful: reasons to look at the page itself, in words; empty when all agrees.
        doubts: what each of these reasons touches, in the same order; () in a pack kept before that was known.
        put_right: periods, targets and fields that a member put right.
    """

    ref: str
    name: str
    owner: str = ""
    reporter: str = ""
    outcome: str = ""
    unit: Literal["count", "percent", "rate", "money"] = "count"
    values: dict[str, float | None] = field(default_factory=dict)
    direction: Literal["up", "down", "level", ""] = ""
    change_month: float | None = None
    change_year: float | None = None
    average_12m: float | None = None
    max_12m: float | None = None
    benchmarks: dict[str, float | None] = field(default_factory=dict)
    targets: dict[str, float | None] = field(default_factory=dict)
    rag: Literal["red", "amber", "green", ""] = ""
    polarity: Literal["high", "low", ""] = ""
    commentary: str = ""
    marks: dict[str, str] = field(default_factory=dict)
    page: str | None = None
    pdf_page: int | None = None
    item: str = ""
    doubtful: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    put_right: tuple[str, ...] = ()

    @property
    def reliable(self) -> bool:
        """Whether the figures of its periods can be taken as printed; not where it is unknown what a reason touches."""
        return len(self.doubts) == len(self.doubtful) and Doubt.FIGURES not in self.doubts


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that is not of indicators: finance, attendance, an action log.

    Attributes:
        title: the caption or heading over it, '' for none.
        header: column names; () where none is printed.
        rows: cells as printed, as many in each row as there are columns.
        doubtful: reasons to look at the page itself, in words.
    """

    title: str = ""
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    page: str | None = None
    pdf_page: int | None = None
    item: str = ""
    doubtful: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedRecommendation(Titled):
    """A row of the tracker of earlier recommendations, or of an action log.

    Attributes:
        date: of the meeting that made it, as printed: '27/09/18'.
        title: of the item it came from.
        number: as printed, without brackets: '1', '41.2'.
        action_proposed: what was recommended.
        action_taken: what is reported back.
        status: as printed, '' where the cell is blank.
        owner: who is to do it, '' where there is no such column.
        due: by when, as printed.
    """

    date: str = ""
    title: str = ""
    number: str = ""
    action_proposed: str = ""
    action_taken: str = ""
    status: str = ""
    owner: str = ""
    due: str = ""
    page: str | None = None
    pdf_page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOver:
    """An action or a resolution of the last meeting, whose ``date`` it has.

    Attributes:
        owner: who is to do it, '' for a resolution; ``due`` is by when, as typed.
        exempt: the press and public were excluded.
        beside: the row of the new pack's tracker that speaks of it, None where none does.
    """

    kind: Literal["action", "resolution"]
    date: Date | None
    item_number: str
    item_title: str
    text: str
    owner: str = ""
    due: str = ""
    exempt: bool = False
    beside: TrackedRecommendation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryEntry:
    """An acronym or a term and its meaning.

    Attributes:
        term: as printed.
        definition: paragraphs and bullets joined by line feeds.
        kind: what it is.
        aliases: other ways to say it: ('LAC', 'CLA') for 'LAC/CLA'.
        in_text: it was defined in running text, not in a glossary.
    """

    term: str
    definition: str
    kind: Literal["acronym", "term"]
    aliases: tuple[str, ...] = ()
    page: str | None = None
    pdf_page: int | None = None
    in_text: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One person at one meeting.

    Attributes:
        name: as printed, with the title: 'Councillor Guthrie'.
        role: 'Chair', 'Appointed Member' or ''.
        present: False for apologies and for absence; None where the minutes name the person as neither.
        absent: listed as absent, not among those who sent apologies.
        note: what is printed about it: 'except items 15, 16 and 17', or ''.
        page: printed label of the minutes' first page.
    """

    name: str
    role: str = ""
    present: bool | None = None
    absent: bool = False
    note: str = ""
    page: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Somebody the minutes name as present, absent or in attendance.

    Attributes:
        name: with the title as printed, singular: 'Councillor J Baillie', 'Rob Sanders', 'Mr R W Gough'.
        role: 'Chair', 'Appointed Member', 'Director of Public Health' or ''.
        note: what is printed about the attendance: 'except items 15, 16 and 17', or ''.
    """

    name: str
    role: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What was resolved. ``ref`` is '(i)', '1', 'a' as printed, '' for a single one."""

    ref: str
    text: str


ItemStatus = Literal["", "withdrawn", "deferred"]
MotionResult = Literal["", "carried", "lost", "withdrawn", "noted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """How a motion was voted on. A number is None where it is not printed; names stand only where they are."""

    for_: int | None = None
    against: int | None = None
    abstained: int | None = None
    names_for: tuple[str, ...] = ()
    names_against: tuple[str, ...] = ()
    names_abstained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """What was moved and what became of it.

    Attributes:
        text: what was moved, as printed.
        mover: who moved it, '' where nobody is named.
        seconder: likewise.
        result: '' where the minutes do not say.
        votes: None where no vote is recorded.
    """

    text: str
    mover: str = ""
    seconder: str = ""
    result: MotionResult = ""
    votes: Votes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteItem(Titled):
    """A numbered minute.

    Attributes:
        number: as printed, without the full stop: '14', 'C23/18'.
        title: on one line.
        discussion: paragraphs and bullet points, in order.
        attendees: who spoke or attended for the item, as printed.
        resolutions: in order.
        motions: what was moved, seconded or voted on, in order; a motion that was carried may be a resolution too.
    """

    number: str
    title: str
    page: str | None = None
    pdf_page: int | None = None
    discussion: tuple[str, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    motions: tuple[Motion, ...] = ()

    @property
    def name(self) -> str:
        """'minute 14'; the title where no number is printed."""
        return f"minute {one_line(self.number)}" if self.number.strip() else one_line(self.shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Minutes of one meeting.

    Attributes:
        present: members who came.
        apologies: who sent apologies or was excused.
        absent: who is listed as absent, without a word of apologies.
        in_attendance: officers, guests and whoever else came.
    """

    committee: str = ""
    meeting_date: Date | None = None
    present: tuple[Attendee, ...] = ()
    apologies: tuple[Attendee, ...] = ()
    absent: tuple[Attendee, ...] = ()
    in_attendance: tuple[Attendee, ...] = ()
    items: tuple[MinuteItem, ...] = ()
    page_first: str | None = None
    pdf_first: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A resolution and the row that follows it up.

    Attributes:
        minute: position of the item in the minutes, from 0.
        resolution: position among its resolutions, from 0.
        row: position of the row in the pack's tracker, from 0.
    """

    minute: int
    resolution: int
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody who sits on the committee. ``role`` is 'Chair', 'Vice-Chair', 'Appointed Member' or ''."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """An officer to ask about the meeting or a paper, as printed."""

    name: str
    role: str = ""
    telephone: str = ""
    email: str = ""


MeetingKind = Literal["", "ordinary", "special", "extraordinary", "annual"]
MeetingStatus = Literal["", "cancelled", "moved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """The evidence for a fact of the meeting.

    Attributes:
        pdf_page: 1..n, None where it stands on no page, as the file's own title.
        words: as they are printed.
        how: which witness gave it: 'the letterhead', 'a label'.
    """

    pdf_page: int | None = None
    words: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The front sheet.

    Attributes:
        committee: as a title: 'Children and Families Scrutiny Panel'.
        council: 'Southampton City Council', or '' where the pack does not say.
        kind: as the papers call it, '' where they do not.
        date: None where it could not be read.
        date_last: the last day of a meeting of several days, None for one day.
        time: as printed: '5.30 pm'.
        place: as printed.
        members: everyone listed, chair first as printed.
        contacts: officers listed on the front sheet.
        quorum: how many members must be there, or None where the pack does not say.
        open_to_public: as the front sheet says, None where it does not.
        status: cancelled or moved to another day, '' for neither.
        evidence: name of a fact to where it stands.
    """

    committee: str
    council: str = ""
    kind: MeetingKind = ""
    date: Date | None = None
    date_last: Date | None = None
    time: str = ""
    place: str = ""
    members: tuple[Member, ...] = ()
    contacts: tuple[Contact, ...] = ()
    quorum: int | None = None
    open_to_public: bool | None = None
    status: MeetingStatus = ""
    evidence: dict[str, Fact] = field(default_factory=dict)


def pack_name(committee: str, council: str, file: str) -> str:
    """What a pack is called: its committee; where that is not known, its council and its file."""
    return committee or ", ".join(part for part in (council, file) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """What a report asks the committee to decide. ``ref`` is '(i)', '1', 'A' or '' as printed."""

    ref: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Titled):
    """A report, appendix or minutes within an agenda item.

    Attributes:
        title: from the bookmark, the stamp or the heading.
        kind: what it is.
        fields: the report's header table, as printed: 'Decision-maker', 'Subject', 'Date of decision',
            'Report of', 'Author', 'Director', 'Statement of confidentiality', 'From', 'To', ...
        recommendations: in order.
        exempt: not for publication.
        put_right: as of an item.
    """

    title: str
    kind: Literal["report", "appendix", "minutes", "other"]
    page_first: str | None = None
    page_last: str | None = None
    pdf_first: int | None = None
    pdf_last: int | None = None
    fields: dict[str, str] = field(default_factory=dict)
    recommendations: tuple[Recommendation, ...] = ()
    exempt: bool = False
    put_right: tuple[str, ...] = ()

    @property
    def pdf_pages(self) -> range:
        """Its PDF pages; none where they are not known."""
        return _range(self)


def _range(one: "Paper | AgendaItem") -> range:
    return range(one.pdf_first, (one.pdf_last or one.pdf_first) + 1) if one.pdf_first else range(0)


def printed_ref(ref: str) -> str:
    """The reference of an indicator as it is printed; '' for one that was made of the name where none is."""
    return "" if len(ref) > 16 or ref.islower() else ref


def item_name(number: str, title: str) -> str:
    """'item 7'; the title where the agenda prints no number. On one line, as the next."""
    return f"item {one_line(number)}" if number.strip() else one_line(title)


def item_heading(number: str, title: str) -> str:
    """'Item 7: Benches'; the title alone where the agenda prints no number."""
    return one_line(f"Item {number}: {title}" if number.strip() else title)


def free_key(key: str, taken: Collection[str]) -> str:
    """A key that is not ``taken``: a second one of the same gets '-2'."""
    keys = chain((key,), (f"{key}-{number}" for number in count(2)))
    return next(one for one in keys if one not in taken)


def item_key(number: str, title: str, taken: Collection[str] = ()) -> str:
    """The key of an agenda item: number and up to five words of the title; a second one of the same gets '-2'."""
    words = ascii_slug(title).split("-")[:5]
    return free_key("-".join(part for part in (ascii_slug(number), *words) if part) or "item", taken)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Titled):
    """A numbered item of the agenda.

    Attributes:
        key: number and normalised title, unique in the pack: '7-local-safeguarding-children-board'.
        number: a free string: '7', '4a', 'C'.
        title: as printed, on one line, without the page range.
        page_first: label of the range the agenda prints ('Pages 5 - 44'), None where it prints none.
        pdf_first: PDF page where its papers start, None where it has none.
        description: the officer's line under the title, '' where there is none.
        kind: 'report' for an item with papers, 'minutes' for the last meeting's, else 'procedural'.
        exempt: the press and public are to be excluded.
        papers: in page order.
        parent: key of the item above, '' at the top.
        consent: it is decided together with others, without debate.
        status: 'withdrawn' where the agenda says that it was taken off, 'deferred' where it says that it will be taken later.
        put_right: what of it a member put right, which is not as it was read: 'title', 'pages'; 'added' for an item that was not read.
    """

    key: str
    number: str
    title: str
    page_first: str | None = None
    page_last: str | None = None
    pdf_first: int | None = None
    pdf_last: int | None = None
    description: str = ""
    kind: Literal["report", "minutes", "procedural"] = "procedural"
    exempt: bool = False
    papers: tuple[Paper, ...] = ()
    parent: str = ""
    consent: bool = False
    status: ItemStatus = ""
    put_right: tuple[str, ...] = ()

    @property
    def pdf_pages(self) -> range:
        """Its PDF pages; none where they are not known."""
        return _range(self)

    @property
    def heading(self) -> str:
        """See ``item_heading``."""
        return item_heading(self.number, self.shown)

    @property
    def name(self) -> str:
        """See ``item_name``."""
        return item_name(self.number, self.shown)


SCHEMA_VERSION = 1


class StageName(StrEnum):
    """A part of reading a file, which may fail while the others stand. Names are stored: add to them, rename none."""

    TEXT = "text"
    LAYOUT = "layout"
    PAGE_NUMBERS = "page numbers"
    HEADERS_FOOTERS = "headers and footers"
    AGENDA = "agenda"
    ITEMS = "agenda items"
    PLACES = "places of papers"
    PAPERS = "papers"
    MINUTES = "minutes"
    SINGLE_REPORT = "single report"
    FRONT_SHEET = "front sheet"
    MEETING = "meeting"
    CHECKS = "checks"
    TRACKER = "tracker"
    GLOSSARY = "glossary"
    TABLES = "tables"
    INDICATORS = "indicators"
    OTHER_TABLES = "other tables"
    UNDERSTOOD_PAGES = "understood pages"


class WarningKind(StrEnum):
    """What a warning is about: the file, or a part of reading it that failed. Stored, like StageName."""

    FILE = "file"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """Something in the file that was not understood; the text itself stays readable.

    Attributes:
        page: printed label, None where none is printed or the whole file is meant.
        message: a sentence for a councillor.
        kind: whether a part of reading the file failed.
        stage: the part of reading that gave it; None in packs of earlier versions, and where it came later.
        error: the type of the exception of a part that failed, '' otherwise.
    """

    page: str | None = None
    pdf_page: int | None = None
    message: str
    kind: WarningKind = WarningKind.FILE
    stage: StageName | None = None
    error: str = ""


ReadAs = Literal["front sheet", "agenda", "minutes", "report", "indicators", "table", "tracker", "glossary"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageInfo:
    """What is kept of a page beside its text.

    Attributes:
        number: PDF page, 1..n.
        label: printed label or None.
        item: key of the agenda item it belongs to, None for the front sheet and what no item claims.
        state: as in Page.
        read_as: what the parsers understood it as; empty for a page that is plain text to them.
        links: to addresses, from top to bottom.
        marks: as in Page.
        used: share of its lines that a parser used, 0 to 1; None in a pack kept before that was known.
        recognised: as in Page.
        confidence: as in Page.
    """

    number: int
    label: str | None = None
    item: str | None = None
    state: PageState = "text"
    read_as: tuple[ReadAs, ...] = ()
    links: tuple[WebLink, ...] = ()
    marks: tuple[Mark, ...] = ()
    used: float | None = None
    recognised: bool = False
    confidence: int | None = None

    @property
    def understood(self) -> bool:
        """Whether a parser used at least half of its lines."""
        return bool(self.read_as) and (self.used is None or self.used >= 0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file the pack was read from. ``name`` is its file name only, never its folder."""

    kind: Literal["pdf", "text"]
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement:
    """A file that came after the pack and was put into it.

    Attributes:
        source: the file.
        pdf_first: PDF page of the pack that its first page became.
    """

    source: Source
    pdf_first: int
    pdf_last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a supplement changed in a pack.

    Attributes:
        kind: what happened; 'pages added' says it of the whole supplement.
        item: number of the agenda item, '' for none.
        title: of the item or paper, '' for pages.
        pdf_first: PDF page in the pack, None for an item without pages.
    """

    kind: Literal["item added", "paper added", "paper replaced", "pages added"]
    item: str = ""
    title: str = ""
    page_first: str | None = None
    page_last: str | None = None
    pdf_first: int | None = None
    pdf_last: int | None = None


def edition_of(source: Source, supplements: tuple[Supplement, ...]) -> str:
    """See Pack.edition."""
    files = (source, *(supplement.source for supplement in supplements))
    return "-".join(file.sha256[:12] for file in files)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A meeting pack, read.

    Attributes:
        schema_version: of the format; a reader refuses a newer one.
        pack_id: reads well: 'southampton-children-and-families-scrutiny-panel-2018-11-29'.
        revision: 1 for the first, more when a meeting's pack was published again.
        source: the file.
        supplements: files put into the pack later, in order; their pages follow its own.
        meeting: the front sheet.
        items: the agenda in order.
        minutes: of the previous meeting, None where the pack has none.
        indicators: of the performance tables, in page order.
        tables: that are not of indicators, in page order.
        recommendations: of earlier meetings, as the tracker follows them up.
        glossary: acronyms and terms.
        pages: one for each page of the file and of its supplements, in order.
        bookmarks: the file's outline.
        warnings: what was not understood.
        closed_items: keys of items that the papers close to the public, whatever was put right since.
        closed_pages: PDF pages likewise.
    """

    schema_version: int = SCHEMA_VERSION
    pack_id: str
    revision: int = 1
    source: Source
    supplements: tuple[Supplement, ...] = ()
    meeting: Meeting
    items: tuple[AgendaItem, ...] = ()
    minutes: Minutes | None = None
    indicators: tuple[Indicator, ...] = ()
    tables: tuple[Table, ...] = ()
    recommendations: tuple[TrackedRecommendation, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()
    pages: tuple[PageInfo, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    warnings: tuple[Warned, ...] = ()
    closed_items: tuple[str, ...] = ()
    closed_pages: tuple[int, ...] = ()

    @property
    def edition(self) -> str:
        """Which publication of the meeting's papers it is, the same for every member, whatever they imported before.

        Made of the first letters of its files' SHA-256; a supplement adds to it, for it moves no page.
        """
        return edition_of(self.source, self.supplements)

    @property
    def failures(self) -> tuple[Warned, ...]:
        """The warnings that tell of a part of reading the file that failed."""
        return tuple(warned for warned in self.warnings if warned.kind is WarningKind.FAILED)

    @property
    def papers_found(self) -> tuple[int, int]:
        """Of how many items the papers were found, and for how many the agenda names pages."""
        named = [item for item in self.items if item.page_first]
        return sum(item.pdf_first is not None for item in named), len(named)

    def item(self, key: str) -> AgendaItem | None:
        """The agenda item with this key."""
        return next((item for item in self.items if item.key == key), None)

    def item_number(self, key: str) -> str:
        """The number of the agenda item with this key, '' where there is no such item."""
        item = self.item(key)
        return item.number if item else ""

    def item_by_number(self, number: str) -> AgendaItem | None:
        """The agenda item with this number, whatever the case: '4A' finds '4a'."""
        wanted = number.strip().rstrip(".").casefold()
        return next((item for item in self.items if item.number.casefold() == wanted), None)

    def item_of_page(self, number: int) -> AgendaItem | None:
        """The agenda item a PDF page belongs to."""
        if not 1 <= number <= len(self.pages):
            return None
        key = self.pages[number - 1].item
        return self.item(key) if key else None

    def item_by_label(self, label: str) -> AgendaItem | None:
        """The agenda item in whose printed range a page number lies, wherever its page is."""
        for item in self.items:
            first, last = item.page_first or "", item.page_last or ""
            if all(one.isascii() and one.isdigit() for one in (label, first, last)):
                if int(first) <= int(label) <= int(last):
                    return item
            elif label and label in {first, last}:
                return item
        return None

    def page_by_label(self, label: str) -> PageInfo | None:
        """The first page with this printed label; '#52' is PDF page 52."""
        wanted = label.strip()
        if wanted.startswith("#"):
            number = int(wanted[1:]) if wanted[1:].isascii() and wanted[1:].isdigit() else 0
            return self.pages[number - 1] if 1 <= number <= len(self.pages) else None
        return next(
            (page for page in self.pages if page.label and page.label.casefold() == wanted.casefold()), None
        )
