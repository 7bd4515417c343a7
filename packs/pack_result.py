"""What the renderer gives back: the file, and where in it a reader should find what."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRange:
    """Where a paper was printed; a blank page that fills it up to an even number belongs to it.

    ``title`` is the outline's: 'Appendix 2 Glossary of terms'; the item's title for an item's first paper.
    """

    item: str
    title: str
    kind: Literal["report", "appendix", "minutes"]
    pdf_first: int
    pdf_last: int
    page_first: str | None
    page_last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRange:
    """Where an item's papers were printed, as the agenda says; all None for an item without papers."""

    number: str
    pdf_first: int | None = None
    pdf_last: int | None = None
    page_first: str | None = None
    page_last: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedPack:
    """The PDF and what a reader of it should find.

    Attributes:
        data: the file.
        labels: printed label of each PDF page, None where none is stamped.
        items: one for each item of the agenda.
        papers: in page order.
    """

    data: bytes
    labels: tuple[str | None, ...]
    items: tuple[ItemRange, ...]
    papers: tuple[PaperRange, ...]
