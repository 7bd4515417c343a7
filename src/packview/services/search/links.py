"""Places in a page's text that lead elsewhere: other pages, items, appendices and paragraphs of the pack, addresses.

Precision comes first: what may mean another document's page or paragraph is no link, and neither is what leads nowhere.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from packview.model import Pack, Paper, WebLink
from packview.model.import_events import PageLines
from packview.text import fold, in_lines, line_starts, one_line

_Target = tuple[int | None, int]
LinkKind = Literal["page", "item", "appendix", "paragraph", "web", "mail"]

_REFERENCE = re.compile(
    r"\b(?P<kind>pages?|(?:agenda\s+)?items?(?:\s+no\.?)?|appendix|paragraphs?|paras?\.?)\s+"
    r"(?P<name>\d{1,4}(?:\.\d{1,2}){0,3}[a-z]?|[A-Z]\d?|[IVX]{1,4})(?![\w'\u2019])(?!\.\d)(?!\s+of\s+\d)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\s*(?:\([a-z0-9]+\)\s*)?of\s+(?!this\b|the\s+(?:attached\s+)?(?:report|appendix)\b)", re.IGNORECASE
)
"""What follows a paragraph's number where it is one of another document: 'of Schedule 12A'."""
_WEB = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"\u201c\u201d]+", re.IGNORECASE)
_PART = r"[a-z0-9][a-z0-9-]*"
_MAIL = re.compile(
    rf"[\w.+'-]*\w@\n?{_PART}(?:\.(?:\n(?=(?:\w{{2,6}}\.)?uk\b|com\b|org\b))?{_PART})*\.[a-z]{{2,}}",
    re.IGNORECASE,
)
"""An e-mail address; of one that is broken over two lines behind '@' or a full stop the second line is no word."""
_CUT = re.compile(r"[-/_=?&%#~]$|(?://|^)www\.$", re.IGNORECASE)
"""An address that ends a line so goes on in the next one."""
_NEXT = re.compile(r"\n[^\s<>\"\u201c\u201d]+")
_REST = re.compile(
    r"\n(?!https?:|www\.)(?:\w+[^\s/]*/\S*[/_.-]\w|\S*[_=&%#?]\w|\S+\.(?:pdf|html?|aspx?|docx?|xlsx?)\b)",
    re.IGNORECASE,
)
"""The next line begins as no word does, but as the rest of an address."""
_TAIL = ".,;:!?)]}'\u2019"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A place that leads elsewhere, from a character of one line to one of another; ``target_line`` 0 is the page's top."""

    line: int
    start: int
    end_line: int
    end: int
    kind: LinkKind
    name: str
    pdf_page: int | None = None
    target_line: int = 0


def references(lines: Sequence[str]) -> tuple[Link, ...]:
    """All places of a page that name another place or an address, in order, whether they lead anywhere or not."""
    text = "\n".join(lines)
    starts = line_starts(lines)
    links: list[Link] = []
    taken: list[tuple[int, int]] = []
    for start, end, kind, name in (*_addresses(text), *_named(text)):
        if not any(start < last and first < end for first, last in taken):
            taken.append((start, end))
            line, first, end_line, last = in_lines(starts, start, end)
            links.append(Link(line=line, start=first, end_line=end_line, end=last, kind=kind, name=name))
    return _in_order(links)


def _in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: (link.line, link.start)))


def _addresses(text: str) -> Iterator[tuple[int, int, LinkKind, str]]:
    for found in _WEB.finditer(text):
        end = found.end()
        while (_CUT.search(text[found.start() : end]) or _REST.match(text, end)) and (
            rest := _NEXT.match(text, end)
        ):
            end = rest.end()
        address = text[found.start() : end]
        # a line feed at the end: what went on in the next line was only its full stop
        while address.endswith((*_TAIL, "\n")) and not (
            address.endswith(")") and address.count("(") >= address.count(")")
        ):
            address = address[:-1]
        name = address.replace("\n", "")
        if "." in name[4:]:
            yield found.start(), found.start() + len(address), "web", name
    for found in _MAIL.finditer(text) if "@" in text else ():
        yield found.start(), found.end(), "mail", found[0].replace("\n", "")


def _laid_on(found: Sequence[WebLink]) -> list[Link]:
    """The links that the file lays on words of a page, whatever these say."""
    return [
        Link(
            line=one.line,
            start=one.start,
            end_line=one.end_line,
            end=one.end,
            kind="mail" if one.target.casefold().startswith("mailto:") else "web",
            name=re.sub("^mailto:", "", one.target, flags=re.IGNORECASE),
        )
        for one in found
        if one.line is not None
    ]


def _meet(one: Link, other: Link) -> bool:
    begins, ends = (one.line, one.start), (one.end_line, one.end)
    return begins < (other.end_line, other.end) and (other.line, other.start) < ends


def _named(text: str) -> Iterator[tuple[int, int, LinkKind, str]]:
    for found in _REFERENCE.finditer(text):
        word, name = found["kind"].casefold(), found["name"]
        number = name[:1].isdigit()
        if word.startswith("page"):
            if number and name.isdigit():
                yield found.start(), found.end(), "page", name
        elif word.startswith("para"):
            if number and not _OTHER.match(text, found.end()):
                yield found.start(), found.end(), "paragraph", name
        elif word == "appendix":
            if (number and "." not in name) or name.isupper():
                yield found.start(), found.end(), "appendix", f"Appendix {name}"
        elif number and "." not in name:
            yield found.start(), found.end(), "item", name


class Links:
    """The links of a pack's pages; only those that lead somewhere."""

    def __init__(self, pack: Pack, pages: Sequence[PageLines]) -> None:
        self._pack = pack
        self._pages = pages
        self._known: dict[int, tuple[Link, ...]] = {}
        labelled = [page for page in pack.pages if page.label]
        self._labels = {str(page.label).casefold(): page.number for page in reversed(labelled)}

    def of_page(self, pdf_page: int) -> tuple[Link, ...]:
        """The links of a page, 1..n, in order."""
        if not 1 <= pdf_page <= len(self._pages):
            return ()
        found = self._known.get(pdf_page)
        if found is None:
            own = _laid_on(self._pack.pages[pdf_page - 1].links)
            named = (self._led(link, pdf_page) for link in references(self._pages[pdf_page - 1]))
            free = (link for link in named if link and not any(_meet(link, one) for one in own))
            found = self._known[pdf_page] = _in_order((*own, *free))
        return found

    def _led(self, link: Link, here: int) -> Link | None:
        line = 0
        match link.kind:
            case "web" | "mail":
                return link
            case "page":
                page = self._page(link.name, here)
            case "item":
                page = self._item(link.name, here)
            case "appendix":
                page, line = self._appendix(link.name, here, link.line)
            case "paragraph":
                page, line = self._paragraph(link.name, here)
        if page is None or (page, line) == (here, link.line) or (page == here and line == 0):
            return None
        return replace(link, pdf_page=page, target_line=line)

    def _page(self, label: str, here: int) -> int | None:
        """A printed page; an appendix may be a document with page numbers of its own."""
        paper = self._paper(here)
        return None if paper is not None and paper.kind == "appendix" else self._labels.get(label)

    def _item(self, number: str, here: int) -> int | None:
        """An item of this agenda; in the minutes of the last meeting, one of theirs."""
        item = self._pack.item_of_page(here)
        if item is not None and item.kind == "minutes":
            minutes = self._pack.minutes.items if self._pack.minutes else ()
            same = [minute.pdf_page for minute in minutes if minute.number == number]
            return same[0] if len(same) == 1 else None
        found = self._pack.item_by_number(number)
        return None if found is None or found is item else found.pdf_first

    def _appendix(self, name: str, here: int, line: int) -> _Target:
        """A paper of the same item with that title; within an appendix, its own heading of that name."""
        wanted = f"{fold(name)} "
        own = self._paper(here)
        if own is not None and own.kind == "appendix":
            return _only(
                place
                for place, text in self._lines(own)
                if place != (here, line) and f"{fold(text)} ".startswith(wanted) and len(text) < 90
            )
        item = self._pack.item_of_page(here)
        return _only(
            (paper.pdf_first, 0)
            for paper in (item.papers if item else ())
            if paper.pdf_first and f"{fold(paper.title)} ".startswith(wanted)
        )

    def _paragraph(self, number: str, here: int) -> _Target:
        """The one line of the same paper that begins with that number."""
        paper = self._paper(here)
        begins = re.compile(rf"\(?{re.escape(number)}(?:[.):]|\s|$)(?!\d)")
        return _only(place for place, text in (self._lines(paper) if paper else ()) if begins.match(text))

    def _paper(self, pdf_page: int) -> Paper | None:
        item = self._pack.item_of_page(pdf_page)
        return next((paper for paper in (item.papers if item else ()) if pdf_page in paper.pdf_pages), None)

    def _lines(self, paper: Paper) -> Iterator[tuple[tuple[int, int], str]]:
        for page in paper.pdf_pages:
            for index, line in enumerate(self._pages[page - 1] if page <= len(self._pages) else ()):
                yield (page, index), one_line(line)


def _only(places: Iterable[tuple[int, int]]) -> _Target:
    """The only one of some places, page and line."""
    found = list(places)
    return found[0] if len(found) == 1 else (None, 0)
