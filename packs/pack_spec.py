"""What a pack holds, as plain values: the sample's sources and the tests' generators both make these.

A spec says what is printed, never where: the renderer lays it out and gives back the page ranges.
"""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812  'date' is also a field
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberSpec:
    """Somebody on the front sheet. ``role`` is 'Chair', 'Vice-Chair', 'Appointed Member' or ''."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactSpec:
    """An officer on the front sheet or in a report's header; what is '' is not printed."""

    role: str
    name: str = ""
    telephone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of level 1, 2 or 3."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Para:
    """A paragraph."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """Bullet points."""

    points: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """Paragraphs with their own number or letter, as printed: ('(i)', 'text')."""

    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A ruled table. ``widths`` are shares of the text's width; none means equal."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Short forms with what they stand for, in two columns without ruling lines."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """A cover page: lines in the middle of a page of their own, the first the largest."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """The next block starts on a new page."""


Block: TypeAlias = Heading | Para | Bullets | Numbered | Grid | Pairs | Cover | PageBreak


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendeeSpec:
    """Somebody present or absent. ``name`` is 'Councillor J Baillie' or 'Rob Sanders'."""

    name: str
    role: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationSpec:
    """A recommendation or a resolution with its reference: '(i)' or '' for a single one."""

    ref: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteItemSpec:
    """One numbered minute.

    Attributes:
        number: without the full stop.
        title: printed in capitals as given.
        discussion: paragraphs and bullets before the resolution, in order.
        resolutions: one without a reference is printed after RESOLVED on the same line.
        after: paragraphs that follow the resolution.
        chair_change: 'COUNCILLOR X IN THE CHAIR', printed centred at the end.
        word: what resolutions begin with: 'RESOLVED', 'RECOMMENDED', 'AGREED'.
    """

    number: str
    title: str
    discussion: tuple[Para | Bullets, ...] = ()
    resolutions: tuple[RecommendationSpec, ...] = ()
    after: tuple[str, ...] = ()
    chair_change: str = ""
    word: str = "RESOLVED"


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesSpec:
    """Minutes of an earlier meeting. Chair's role is printed in brackets behind the name."""

    title: str
    committee: str
    date: Date
    present: tuple[AttendeeSpec, ...]
    apologies: tuple[AttendeeSpec, ...] = ()
    items: tuple[MinuteItemSpec, ...] = ()
    appendix: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySpec:
    """A numbered paragraph of a report, with bullets under it."""

    number: str
    text: str
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSpec:
    """A part of a report under a grey heading; a ``level`` of 2 is a lighter one."""

    heading: str
    entries: tuple[EntrySpec, ...] = ()
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSpec:
    """An officer's report with its ruled header table.

    Attributes:
        title: for the bookmark of the item.
        fields: rows of the header in order: ('DECISION-MAKER', '...'), ('SUBJECT', '...').
        officers: author and director under CONTACT DETAILS.
        confidentiality: under STATEMENT OF CONFIDENTIALITY.
        summary: paragraphs under BRIEF SUMMARY.
        recommendations: under RECOMMENDATIONS.
        sections: numbered paragraphs under their headings.
        closing: rows after them: ('KEY DECISION', 'No').
        documents: supporting documentation: (heading, lines).
        questions: impact assessments asked for: (question, answer).
    """

    title: str
    fields: tuple[tuple[str, str], ...]
    officers: tuple[ContactSpec, ...] = ()
    confidentiality: str = "None"
    summary: tuple[str, ...] = ()
    recommendations: tuple[RecommendationSpec, ...] = ()
    sections: tuple[SectionSpec, ...] = ()
    closing: tuple[tuple[str, str], ...] = ()
    documents: tuple[tuple[str, tuple[str, ...]], ...] = ()
    questions: tuple[tuple[str, str], ...] = ()
    appendix: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseSpec:
    """A paper of running text or tables: an annual report, a glossary, a scorecard.

    Attributes:
        face: the house's own typeface or its second.
        columns: of text on a page.
        wide: whether its pages are landscape.
        garbled: whether the font of all but its headings has a broken map, so that what can be seen cannot be read.
    """

    title: str
    blocks: tuple[Block, ...]
    face: Literal["body", "second"] = "second"
    columns: Literal[1, 2] = 1
    wide: bool = False
    garbled: bool = False
    appendix: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorSpec:
    """A row of the dataset; every figure as it is printed, '' for an empty cell.

    Attributes:
        arrow: direction of travel.
        colour: of the arrow.
        months: as many as the dataset has months.
        benchmarks: as many as it has benchmarks.
        targets: as many as it has targets.
        percentage: the mark in the column 'Percentage?'.
    """

    ref: str
    name: str
    owner: str
    reporter: str
    outcome: str
    months: tuple[str, ...]
    arrow: Literal["up", "down", "level", ""]
    colour: Literal["red", "green", "grey", ""]
    change_month: str
    change_year: str
    average_12m: str
    max_12m: str
    percentage: str
    benchmarks: tuple[str, ...]
    targets: tuple[str, ...]
    commentary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetSpec:
    """Indicators in a landscape table over several pages."""

    title: str
    heading: tuple[str, ...]
    months: tuple[str, ...]
    benchmarks: tuple[str, ...]
    benchmark_note: str
    targets: tuple[str, ...]
    commentary: str
    indicators: tuple[IndicatorSpec, ...]
    appendix: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedSpec:
    """A recommendation the panel follows up."""

    date: str
    title: str
    number: str
    action_proposed: str
    action_taken: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackerSpec:
    """What became of earlier recommendations, in a landscape table."""

    title: str
    heading: tuple[str, ...]
    rows: tuple[TrackedSpec, ...]
    appendix: int | None = None


PaperSpec: TypeAlias = MinutesSpec | ReportSpec | ProseSpec | DatasetSpec | TrackerSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSpec:
    """An item of the agenda; one without papers is procedural, an ``exempt`` one closed to the public.

    ``description`` is the officer's line.
    """

    number: str
    title: str
    description: str = ""
    papers: tuple[PaperSpec, ...] = ()
    exempt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSpec:
    """The front sheet. ``notices`` are the pages between it and the agenda, ``remark`` a line at its foot."""

    council: str
    committee: str
    date: Date
    time: str
    place: str
    members: tuple[MemberSpec, ...]
    contacts: tuple[ContactSpec, ...] = ()
    open_to_public: bool = True
    notices: tuple[Block, ...] = ()
    published: Date | None = None
    signed: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSpec:
    """A whole pack."""

    meeting: MeetingSpec
    items: tuple[ItemSpec, ...]
