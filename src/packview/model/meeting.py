"""The meeting and what is on its agenda. Names follow OParl 1.1 where it has them."""

from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812  'date' is also a field
from typing import Literal


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The front sheet.

    Attributes:
        committee: as a title: 'Children and Families Scrutiny Panel'.
        council: 'Southampton City Council', or '' where the pack does not say.
        date: None where it could not be read.
        time: as printed: '5.30 pm'.
        place: as printed.
        members: everyone listed, chair first as printed.
        contacts: officers listed on the front sheet.
        quorum: how many members must be there, or None where the pack does not say.
        open_to_public: as the front sheet says, None where it does not.
    """

    committee: str
    council: str = ""
    date: Date | None = None
    time: str = ""
    place: str = ""
    members: tuple[Member, ...] = ()
    contacts: tuple[Contact, ...] = ()
    quorum: int | None = None
    open_to_public: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """What a report asks the committee to decide. ``ref`` is '(i)', '1', 'A' or '' as printed."""

    ref: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A report, appendix or minutes within an agenda item.

    Attributes:
        title: from the bookmark, the stamp or the heading.
        kind: what it is.
        page_first: printed label of its first page, None where none is printed.
        page_last: the same of its last page.
        pdf_first: PDF page of its first page, 1..n.
        pdf_last: the same of its last page.
        fields: the report's header table, as printed: 'Decision-maker', 'Subject', 'Date of decision',
            'Report of', 'Author', 'Director', 'Statement of confidentiality', 'From', 'To', ...
        summary: the brief summary, '' where there is none.
        recommendations: in order.
        exempt: not for publication.
    """

    title: str
    kind: Literal["report", "appendix", "minutes", "other"]
    page_first: str | None = None
    page_last: str | None = None
    pdf_first: int | None = None
    pdf_last: int | None = None
    fields: dict[str, str] = field(default_factory=dict)
    summary: str = ""
    recommendations: tuple[Recommendation, ...] = ()
    exempt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """A numbered item of the agenda.

    Attributes:
        key: number and normalised title, unique in the pack: '7-local-safeguarding-children-board'.
        number: a free string: '7', '4a', 'C'.
        title: as printed, on one line, without the page range.
        page_first: label of the range the agenda prints ('Pages 5 - 44'), None where it prints none.
        page_last: the same.
        pdf_first: PDF page where its papers start, None where it has none.
        pdf_last: PDF page where they end.
        description: the officer's line under the title, '' where there is none.
        kind: 'report' for an item with papers, 'minutes' for the last meeting's, else 'procedural'.
        exempt: the press and public are to be excluded.
        papers: in page order.
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
