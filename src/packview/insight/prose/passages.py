"""The prose of a pack, paragraph by paragraph, each with its place: page lines in, passages out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from operator import itemgetter

from packview.insight.prose.quantities import Quantity, Sentence, read_sentences
from packview.model import Layout, Pack, PageInfo
from packview.model.layout import lines_of_tables

_FOOTER = re.compile(r"^\s*(?:\d{1,4}\s*\|\s*P\s?a\s?g\s?e|Page\s+\d+(?:\s+of\s+\d+)?|-?\s*\d{1,4}\s*-?)\s*$", re.IGNORECASE)  # fmt: skip
_BULLET = re.compile(r"^\s*(?:[•◦▪‣●○■□➢➤✓\u2013\u2014*\-\uf0a7\uf0b7o]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[\"\u201c\u2018(]?[A-Z]))")  # fmt: skip
_BLANKS = re.compile(r"\s+")
_KEPT = re.compile(r"\S|(?<=\S)\s(?=\s*\S)")
_LONG, _FEW = 60, 5
_NOT_PROSE = frozenset({"front sheet", "agenda", "glossary", "tracker"})
_STOP = re.compile(r"[.!?][\"”\u2019)]?\s+(?=[\"“\u2018(]?[A-Z0-9£])")
_SHORT = re.compile(r"(?:\b(?:Stat|No|Nos|approx|e\.g|i\.e|etc|vs|incl|Dr|Mr|Mrs|Ms|Cllr|St|para|p|pp|Fig|Ref)|\b[A-Z])\.$")  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A paragraph, a bullet point or the cell of a table that holds words.

    Its sentences and figures are found when a rule first asks for them, and kept as long as the passage is. ``text`` is on one line, blanks
    made one, ``raw`` the same as it stands on the page, with its line feeds and blanks, ``item`` the key of the agenda item ('' for none),
    ``page`` the printed label, ``pdf_page`` 1..n, ``cell`` whether it is the cell of a table, which stands on the page in pieces, ``table``
    whether it is rows of a table as the page has them, which are no prose, ``refs`` what it belongs to (reference of the indicator, number
    of the tracker's row), and ``lines`` those of the page a cell stands on.
    """

    text: str
    raw: str
    item: str = ""
    page: str | None = None
    pdf_page: int | None = None
    cell: bool = False
    table: bool = False
    refs: tuple[str, ...] = ()
    lines: Sequence[str] = ()

    def quote(self, first: int, last: int) -> str:
        """What stands between two places of the text, as on the page; of a cell that the page breaks up, the best piece."""
        said = self._raw(first, last)
        return (on_the_page(said, self.lines) or said) if self.cell else said

    def _raw(self, first: int, last: int) -> str:
        if len(self.text) == len(self.raw):
            return self.raw[first:last].strip()
        places = [found.start() for found in _KEPT.finditer(self.raw)]
        return self.raw[places[first] : places[last - 1] + 1].strip() if first < last <= len(places) else ""

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """First and last place of each sentence."""
        stops = (one for one in _STOP.finditer(self.text) if not _is_short(self.text, one.start() + 1))
        return tuple(pairwise([0, *(one.end() for one in stops), len(self.text)]))

    def sentence_at(self, place: int) -> tuple[int, int]:
        """First and last place of the sentence that a place is in."""
        return next(span for span in self.sentences if span[0] <= place < span[1])

    @cached_property
    def read(self) -> tuple[Sentence, ...]:
        """Those of its sentences that hold a figure."""
        return read_sentences(self.text, self.sentences, after_number(self.text))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities of all its sentences."""
        return tuple(one for sentence in self.read for one in sentence.quantities)


# '2.3 Referrals fell', '14. The Panel', '7 The Director': the number of a paragraph is no figure of it.
_OPENINGS = (
    "The A An In Of At On For From By With Since During Between There This These That It We As Our All Both"
)
_NUMBER = re.compile(
    r"\s*(?:\d{1,3}(?:\.\d{1,3}){1,4}\.?\s+(?=[\"\u201c\u2018(]?[A-Z])|\d{1,3}[.)]\s+"
    rf"|\d{{1,3}}\s+(?=(?:{'|'.join(_OPENINGS.split())})\b))"
)


def after_number(text: str) -> int:
    """Where a paragraph's words begin, past its own number: 4 in '2.3 Referrals fell', 0 in '12 people came'."""
    found = _NUMBER.match(text)
    return found.end() if found else 0


def _is_short(text: str, stop: int) -> bool:
    """Whether the full stop before a place ends a short form, 'No.' or an initial, rather than a sentence."""
    end = text[max(0, stop - 8) : stop]
    return (len(end) < 8 or " " in end or "(" in end) and _SHORT.search(end) is not None


def passages_of(pack: Pack, pages: Sequence[Sequence[str]], layouts: Sequence[Layout] = ()) -> Iterator[Passage]:  # fmt: skip
    """The text of the pages in order, without the numbers of paragraphs: front sheets, agendas, glossaries and trackers are left out."""
    for number, shown in enumerate(pages, start=1):
        info = pack.pages[number - 1] if number <= len(pack.pages) else None
        if info is not None and info.state != "text":
            continue
        if info is not None and is_front(info, shown):
            continue
        front = info is not None and "front sheet" in info.read_as
        label, item = (info.label, info.item or "") if info is not None else (None, "")
        tables = lines_of_tables(layouts[number - 1]) if number <= len(layouts) else frozenset[int]()
        for table, part in groupby(((at in tables, line) for at, line in enumerate(shown)), itemgetter(0)):
            for block in _blocks([line for _, line in part]):
                if front and not table and not _is_sentence(block):
                    continue
                raw = block[after_number(block) :]
                text = " ".join(raw.split())
                yield Passage(text=text, raw=raw, item=item, page=label, pdf_page=number, table=table)


def is_front(info: PageInfo, lines: Sequence[str]) -> bool:
    """Whether a page is a front sheet, agenda, glossary or tracker; a front sheet with paragraphs is the first page of a report."""
    paper = info.read_as == ("front sheet",) and any(map(_is_sentence, _blocks(lines)))
    return not paper and not _NOT_PROSE.isdisjoint(info.read_as)


def _is_sentence(block: str) -> bool:
    """Whether a paragraph is words in a sentence, no line of a letterhead."""
    words = block.split()
    small = sum(word[:1].islower() for word in words)
    return len(words) > _FEW and 2 * small >= len(words) and block.rstrip()[-1] in ".!?"


def _blocks(lines: Sequence[str]) -> Iterator[str]:
    """Paragraphs; a blank line after a full line that ends in the middle of a sentence is wide spacing, not a new paragraph."""
    block: list[str] = []
    gap = False
    for line in lines:
        blank = not line.strip()
        anew = (gap and block and not _runs_on(block, line)) or _BULLET.match(line) or _FOOTER.match(line)
        if block and not blank and (anew or _is_heading(block, line)):
            yield "\n".join(block).strip()
            block = []
        if _FOOTER.match(line):
            continue
        gap = blank
        if block or not blank:
            block.append(line)
    if block:
        yield "\n".join(block).strip()


def _is_heading(block: Sequence[str], line: str) -> bool:
    """Whether a block is one short line without a full stop over a longer line that begins anew."""
    first, below = block[-1].strip(), line.strip()
    begins = below[:1].isupper() and len(block) == 1 and first[-1:].isalpha()
    return begins and (first.isupper() or len(first) < len(below) / 2)


def _runs_on(block: Sequence[str], line: str) -> bool:
    last = next(one for one in reversed(block) if one.strip()).rstrip()
    return len(last) >= _LONG and len(line) >= _LONG // 3 and last[-1] not in ".:;!?"


def cells_of(pack: Pack, pages: Sequence[Sequence[str]] = ()) -> tuple[Passage, ...]:
    """The words within tables: what was done about each tracked recommendation, and the commentary of each indicator."""

    def cell(raw: str, page: str | None, pdf_page: int | None, ref: str) -> Passage:
        item = pack.item_of_page(pdf_page) if pdf_page is not None else None
        lines = pages[pdf_page - 1] if pdf_page is not None and 1 <= pdf_page <= len(pages) else ()
        return Passage(
            text=_BLANKS.sub(" ", raw.strip()), raw=raw.strip(), item=item.key if item is not None else "", page=page,
            pdf_page=pdf_page, cell=True, refs=(ref,) if ref else (), lines=lines,
        )  # fmt: skip

    answered = (row for row in pack.recommendations if row.action_taken.strip())
    rows = [cell(row.action_taken, row.page, row.pdf_page, row.number) for row in answered]
    first = {one.commentary: one for one in reversed(pack.indicators) if one.commentary.strip()}
    return (*rows, *(cell(text, one.page, one.pdf_page, one.ref) for text, one in reversed(first.items())))


def on_the_page(words: str, lines: Sequence[str]) -> str:
    """The words as the page has them, blanks and line ends aside; the best piece where a table breaks them up, '' where there is none."""
    text, tokens = "\n".join(lines), words.split()
    pieces = [piece for line in words.splitlines() for piece in (line, *re.split(r"(?<=[.;:,])\s+", line))]
    for many in (6, 3):
        pieces += [" ".join(tokens[at : at + many]) for at in range(max(1, len(tokens) - many + 1))]
    for piece in (words, *(one for one in pieces if len(one) > 3)):
        found = re.search(r"\s+".join(map(re.escape, piece.split())), text)
        if found and found.group():
            return found.group()
    return ""
