"""How much of a pack was understood: the pages that no parser claimed, which a member has to read for themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from packview.model import Pack, PageInfo, Table
from packview.model.import_events import PageLines
from packview.parse.text.numbering import numbers_of
from packview.parse.text.patterns import RANGE
from packview.parse.understood_pages import lost_numbers, used_lines

_END = tuple[str | None, int | None]
_Why = Literal["text", "partly", "image", "garbled", "damaged"]
WHY: dict[str, str] = {
    "text": "plain text",
    "partly": "mostly plain text",
    "image": "a scanned picture",
    "garbled": "letters that cannot be made out",
    "damaged": "damaged, some of it or all is missing",
}
"""What to say of pages that were not understood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Pages in a row, of one item and paper, that no parser claimed; less than half was used where ``why`` is 'partly'."""

    first: PageInfo
    last: PageInfo
    why: _Why
    item: str = ""
    paper: str = ""

    @property
    def pages(self) -> str:
        """'pages 13 to 24 (PDF 17 to 28)'."""
        return pages_in_words((self.first.label, self.first.number), (self.last.label, self.last.number))

    def __str__(self) -> str:
        """'pages 13 to 24 (PDF 17 to 28): plain text, item 7, Appendix 1'."""
        parts = dict.fromkeys((WHY[self.why], self.item, self.paper))
        return f"{self.pages}: {', '.join(part for part in parts if part)}"


def unclaimed(pack: Pack) -> tuple[Stretch, ...]:
    """Every stretch of pages that no parser claimed, in page order."""
    names = {item.key: item.name for item in pack.items}
    papers = {
        number: paper.title for item in pack.items for paper in item.papers for number in paper.pdf_pages
    }

    def kind(page: PageInfo) -> tuple[_Why, str, str] | None:
        if page.state == "blank" or (page.state == "text" and page.understood):
            return None
        why: _Why = "partly" if page.used and page.read_as else page.state
        return why, names.get(page.item or "", ""), papers.get(page.number, "")

    found = []
    for known, group in groupby((page for page in pack.pages if page.state != "blank"), key=kind):
        if known is not None:
            pages = list(group)
            why, item, paper = known
            found.append(Stretch(first=pages[0], last=pages[-1], why=why, item=item, paper=paper))
    return tuple(found)


def unused(pack: Pack, pages: Sequence[PageLines]) -> list[tuple[PageInfo, str]]:
    """Lines of agenda and minutes with a number or a page range that became no item and no part of one."""
    found = []
    for info, lines, known in zip(pack.pages, pages, used_lines(pack, pages), strict=False):
        if (
            "agenda" in info.read_as
        ):  # there a number is an item's, also where its line holds more: a ward, another language
            numbered = {*lost_numbers(lines, pack.items)}
        else:
            marked = (any(one.marked for one in numbers_of(line.strip())) for line in lines)
            numbered = {at for at, is_marked in enumerate(marked) if is_marked and "minutes" in info.read_as}
        ranged = {
            at
            for at, line in enumerate(lines)
            if {"agenda", "minutes"} & {*info.read_as} and RANGE.search(line)
        }
        found += [(info, lines[at].strip()) for at in sorted(numbered | ranged) if not known[at]]
    return found


def headless(pack: Pack) -> list[tuple[Table, int]]:
    """Columns of tables that hold something and have no heading, beside others that have one; the first needs none."""
    return [
        (table, column)
        for table in pack.tables
        for column in range(1, len(table.header))
        if any(table.header) and not table.header[column] and any(row[column].strip() for row in table.rows)
    ]


def text_only(pages: Sequence[PageInfo]) -> frozenset[int]:
    """PDF pages in papers of which only the text was read; none where nothing is understood (yet): all would be marked."""
    if not any(page.read_as for page in pages):
        return frozenset()
    in_papers = (page for page in pages if page.item and page.state == "text")
    return frozenset(page.number for page in in_papers if not page.read_as or page.used == 0)


def pages_in_words(first: _END, last: _END) -> str:
    """'page 13 (PDF 17)', 'pages 13 to 24 (PDF 17 to 28)', or 'PDF pages 17 to 28' where none has a printed number."""
    several = last[1] is not None and first[1] != last[1]
    pages = "pages" if several else "page"
    pdf = f"{first[1]} to {last[1]}" if several else f"{first[1]}"
    if first[0] is None or last[0] is None:
        return f"PDF {pages} {pdf}"
    label = first[0] if first[0] == last[0] else f"{first[0]} to {last[0]}"
    return f"{pages} {label} (PDF {pdf})"
