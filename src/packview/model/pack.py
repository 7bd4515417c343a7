"""The pack: facts only, each with the page it came from."""

from dataclasses import dataclass
from typing import Literal

from packview.model.dataset import Indicator, Table
from packview.model.meeting import AgendaItem, Meeting
from packview.model.minutes import Minutes
from packview.model.pages import Bookmark
from packview.model.tracker import GlossaryEntry, TrackedRecommendation

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """Something in the file that was not understood; the text itself stays readable.

    Attributes:
        page: printed label, None where none is printed or the whole file is meant.
        pdf_page: PDF page, None where the whole file is meant.
        message: a sentence for a councillor.
    """

    page: str | None = None
    pdf_page: int | None = None
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageInfo:
    """What is kept of a page beside its text.

    Attributes:
        number: PDF page, 1..n.
        label: printed label or None.
        item: key of the agenda item it belongs to, None for the front sheet and what no item claims.
        state: as in Page.
        read_as: what the parsers understood it as: 'front sheet', 'agenda', 'minutes', 'report', 'indicators', 'table',
            'tracker', 'glossary'; empty for a page that is plain text to them.
    """

    number: int
    label: str | None = None
    item: str | None = None
    state: Literal["text", "blank", "image", "garbled"] = "text"
    read_as: tuple[str, ...] = ()


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
        pdf_last: the same of its last page.
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
        page_first: printed label of its first page, None where none is printed.
        page_last: the same of its last page.
        pdf_first: PDF page in the pack, None for an item without pages.
        pdf_last: the same of its last page.
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

    @property
    def edition(self) -> str:
        """Which publication of the meeting's papers it is, the same for every member, whatever they imported before.

        Made of the first letters of its files' SHA-256; a supplement adds to it, for it moves no page.
        """
        return edition_of(self.source, self.supplements)

    def item(self, key: str) -> AgendaItem | None:
        """The agenda item with this key."""
        return next((item for item in self.items if item.key == key), None)

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

    def page_by_label(self, label: str) -> PageInfo | None:
        """The first page with this printed label; '#52' is PDF page 52."""
        wanted = label.strip()
        if wanted.startswith("#"):
            number = int(wanted[1:]) if wanted[1:].isascii() and wanted[1:].isdigit() else 0
            return self.pages[number - 1] if 1 <= number <= len(self.pages) else None
        return next(
            (page for page in self.pages if page.label and page.label.casefold() == wanted.casefold()), None
        )
