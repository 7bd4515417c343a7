"""From a spec to a PDF: papers merged, stamped and bookmarked as a council's system does it.

The same spec and style give the same bytes. Beside the file come the page ranges a reader should find in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from reportlab.lib.pagesizes import A4

from pack_dataset import dataset_sheets
from pack_deck import Deck, Layout, Sheet
from pack_front import document_title, front_sheets
from pack_minutes import minutes_sheets
from pack_prose import story_of
from pack_report import report_sheets
from pack_result import ItemRange, PaperRange, RenderedPack
from pack_spec import (
    Block,
    DatasetSpec,
    Heading,
    ItemSpec,
    MinutesSpec,
    PackSpec,
    PaperSpec,
    ProseSpec,
    ReportSpec,
    TrackerSpec,
)
from pack_style import SOUTHAMPTON, Style
from pack_tracker import tracker_sheets


@dataclass(frozen=True, slots=True)
class _Bound:
    """A paper laid out: its sheets, blank ones included, and where in the run of papers they start (0..)."""

    item: ItemSpec
    paper: PaperSpec
    sheets: list[Sheet]
    start: int


def _laid_out(deck: Deck, paper: PaperSpec, style: Style) -> list[Sheet]:
    match paper:
        case MinutesSpec():
            return minutes_sheets(deck, paper, style)
        case ReportSpec():
            return report_sheets(deck, paper, style)
        case DatasetSpec():
            return dataset_sheets(deck, paper, style)
        case TrackerSpec():
            return tracker_sheets(deck, paper, style)
        case ProseSpec():
            return _prose_sheets(deck, paper, style)


def _prose_sheets(deck: Deck, paper: ProseSpec, style: Style) -> list[Sheet]:
    face: str = style.face if paper.face == "body" else style.second_face
    size = style.size if face == style.face else style.size - 2
    layout = Layout(size=(A4[1], A4[0]) if paper.wide else A4, columns=paper.columns)
    story = [
        piece
        for block in paper.blocks
        for piece in story_of([block], _face(block, paper, face), size, layout.width)
    ]
    return deck.flow(story, layout)


def _face(block: Block, paper: ProseSpec, face: str) -> str:
    return "Garbled" if paper.garbled and not isinstance(block, Heading) else face


def _bound(deck: Deck, pack: PackSpec, style: Style) -> list[_Bound]:
    bound: list[_Bound] = []
    start = 0
    papers = [(item, number, paper) for item in pack.items for number, paper in enumerate(item.papers)]
    for index, (item, number, paper) in enumerate(papers):
        sheets = _laid_out(deck, paper, style)
        if number == 0:
            sheets[0].stamps.append(f"Agenda Item {item.number}")
        if paper.appendix is not None:
            sheets[0].stamps.append(f"Appendix {paper.appendix}")
        last = index == len(papers) - 1
        if style.odd_starts and not last and (start + len(sheets)) % 2:
            sheets.append(deck.blank(style))
        bound.append(_Bound(item, paper, sheets, start))
        start += len(sheets)
    return bound


def _kind(paper: PaperSpec) -> Literal["report", "appendix", "minutes"]:
    if paper.appendix is not None:
        return "appendix"
    return "minutes" if isinstance(paper, MinutesSpec) else "report"


def _title(part: _Bound) -> str:
    """What the outline calls the paper: an item's first paper has the item's title, an appendix its number too."""
    if part.paper.appendix is not None:
        return f"Appendix {part.paper.appendix} {part.paper.title}"
    return part.item.title if part.paper is part.item.papers[0] else part.paper.title


def _label(position: int, style: Style) -> str | None:
    return None if style.stamp == "none" else str(style.first_label + position)


def _paper_ranges(bound: Iterable[_Bound], front: int, style: Style) -> tuple[PaperRange, ...]:
    return tuple(
        PaperRange(
            item=part.item.number,
            title=_title(part),
            kind=_kind(part.paper),
            pdf_first=front + part.start + 1,
            pdf_last=front + part.start + len(part.sheets),
            page_first=_label(part.start, style),
            page_last=_label(part.start + len(part.sheets) - 1, style),
        )
        for part in bound
    )


def _item_ranges(pack: PackSpec, papers: Iterable[PaperRange]) -> dict[str, ItemRange]:
    ranges = {item.number: ItemRange(number=item.number) for item in pack.items}
    for paper in papers:
        first = ranges[paper.item]
        ranges[paper.item] = ItemRange(
            number=paper.item,
            pdf_first=first.pdf_first or paper.pdf_first,
            pdf_last=paper.pdf_last,
            page_first=first.page_first or paper.page_first,
            page_last=paper.page_last,
        )
    return ranges


def _bookmark(deck: Deck, part: _Bound, style: Style) -> None:
    first = part.paper is part.item.papers[0]
    if first:
        deck.bookmark(f"{part.item.number} {part.item.title}", 0)
    if part.paper.appendix is not None or not first:
        deck.bookmark(_title(part), 1)
    if style.stray_bookmarks:
        deck.bookmark("Introduction", 1)
        deck.bookmark("", 1)
        deck.bookmark("_Hlk183000000", 1, dead=True)


def render_pack(pack: PackSpec, style: Style = SOUTHAMPTON) -> RenderedPack:
    """The pack as a PDF.

    Raises:
        ValueError: two items have one number, or something is larger than a page.
    """
    if len({item.number for item in pack.items}) < len(pack.items):
        raise ValueError("two items of the agenda have the same number")
    deck = Deck(document_title(pack.meeting), pack.meeting.council)
    bound = _bound(deck, pack, style)
    # The agenda prints labels, never PDF pages, so its own length does not matter to it.
    items = _item_ranges(pack, _paper_ranges(bound, 0, style))
    front = front_sheets(deck, pack, items, style)
    for number, sheet in enumerate(front):
        deck.deal(sheet, label=None, style=style)
        if style.bookmarks and number == 0:
            deck.bookmark("Agenda", 0)
        deck.finish_page()
    for part in bound:
        for number, sheet in enumerate(part.sheets):
            deck.deal(sheet, label=_label(part.start + number, style), style=style)
            if style.bookmarks and number == 0:
                _bookmark(deck, part, style)
            deck.finish_page()
    papers = _paper_ranges(bound, len(front), style)
    total = sum(len(part.sheets) for part in bound)
    return RenderedPack(
        data=deck.save(),
        labels=(*(None for _ in front), *(_label(position, style) for position in range(total))),
        items=tuple(_item_ranges(pack, papers).values()),
        papers=papers,
    )
