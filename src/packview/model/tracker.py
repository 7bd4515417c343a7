"""Recommendations that are followed up, and what terms mean."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedRecommendation:
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
        page: printed label.
        pdf_page: 1..n.
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
class GlossaryEntry:
    """An acronym or a term and its meaning.

    Attributes:
        term: as printed.
        definition: paragraphs and bullets joined by line feeds.
        kind: what it is.
        aliases: other ways to say it: ('LAC', 'CLA') for 'LAC/CLA'.
        page: printed label.
        pdf_page: 1..n.
        in_text: it was defined in running text, not in a glossary.
    """

    term: str
    definition: str
    kind: Literal["acronym", "term"]
    aliases: tuple[str, ...] = ()
    page: str | None = None
    pdf_page: int | None = None
    in_text: bool = False
