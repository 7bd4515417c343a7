"""Which parsers understood a page, and how much of it, so that a member knows where there is nothing but its text.

A line is used where its words stand in what was read of its page: a fact that is shown, or a table's cells.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import get_args

from packview.model import AgendaItem, Indicator, Minutes, Pack, Paper, ReadAs
from packview.model.import_events import PageLines
from packview.parse.text.numbering import Alphabet, Number, is_first, numbers_of, step
from packview.parse.text.titles import alike
from packview.text import fold

_ORDER: tuple[ReadAs, ...] = get_args(ReadAs)
_REPORT_PAGES = 30
"""Pages of a report that are looked at for its parts."""


def with_understood(pack: Pack, understood: Mapping[ReadAs, Collection[int]]) -> Pack:
    """The pack with what each page was understood as, 'agenda', 'minutes', ..., added to what is known of it."""
    pages = []
    for page in pack.pages:
        here = (what for what in _ORDER if what in page.read_as or page.number in understood.get(what, ()))
        pages.append(replace(page, read_as=tuple(here)) if page.state == "text" else page)
    return replace(pack, pages=tuple(pages))


def front_pages(pack: Pack, first: int, last: int) -> dict[ReadAs, Collection[int]]:
    """The pages of front sheet and agenda, which goes from PDF page ``first``, 0 where there is none, to ``last``."""
    known = bool(pack.meeting.committee or pack.meeting.date)
    if first:
        return {"front sheet": range(1, first + 1) if known else (), "agenda": range(first, last + 1)}
    return {"front sheet": [page.number for page in pack.pages[:1] if known and not page.item]}


def paper_pages(pack: Pack) -> dict[ReadAs, Collection[int]]:
    """The pages of reports of which header or recommendations were read, of records, and of the minutes that were."""
    reports: set[int] = set()
    for item in pack.items:
        for paper in item.papers:
            if paper.kind in ("report", "other") and (paper.fields or paper.recommendations):
                reports.update(paper.pdf_pages[:_REPORT_PAGES])
    return {"report": reports, "minutes": _minutes_pages(pack)}


def _minutes_pages(pack: Pack) -> Collection[int]:
    minutes = pack.minutes
    if minutes is None:
        return ()
    first = minutes.pdf_first or 1
    papers = (paper for item in pack.items for paper in item.papers if paper.kind == "minutes")
    holders: Iterator[Paper | AgendaItem] = chain(papers, pack.items)
    holder = next((one for one in holders if first in one.pdf_pages), None)
    last = max(holder.pdf_pages) if holder else len(pack.pages) if not pack.items else first
    seen = [item.pdf_page for item in minutes.items if item.pdf_page]
    return range(first, max([last, *seen]) + 1)


_TABULAR = frozenset({"indicators", "table", "tracker", "glossary"})
_WORDS = re.compile(r"[^\W\d_]{2,}")
_BEYOND = 9
"""How far a number may lie beyond the last item's and still be thought an item's."""
_OF_A_LINE = 0.8
"""How many of a line's words must stand in a table's cells, or among the names of people."""


@dataclass(slots=True)
class _Read:
    """What was read of a page: running text without spaces, and the words of cells and names."""

    text: str = ""
    words: set[str] = field(default_factory=set)
    tabular: bool = False

    def holds(self, line: str) -> bool:
        said = fold(line).split()
        # A number and 'RESOLVED' before what is kept of a line are no part of it.
        begins = range(1 + min(3, len(said) // 3)) if self.text else ()
        if not said or any("".join(said[at:]) in self.text for at in begins):
            return True
        words = [word for part in said for word in _words_of(part)] if self.words or self.tabular else ()
        known = sum(word in self.words for word in words)
        return known >= _OF_A_LINE * len(words) if words else self.tabular


def _words_of(part: str) -> Sequence[str]:
    """The words of two letters and more in letters and figures without space."""
    if part.isalpha():
        return (part,) if len(part) > 1 else ()
    return _WORDS.findall(part)


def used_lines(pack: Pack, pages: Sequence[PageLines]) -> list[list[bool]]:
    """For each line of each page whether a parser used it, where the pack knows what its pages were read as; blank ones count."""
    read = _read_by_page(pack)
    nothing = _Read()
    agenda = {info.number for info in pack.pages if "agenda" in info.read_as}
    found = []
    for number, lines in enumerate(pages, start=1):
        lost = lost_numbers(lines, pack.items) if number in agenda else ()
        found.append(
            [at not in lost and read.get(number, nothing).holds(line) for at, line in enumerate(lines)]
        )
    return found


def lost_numbers(lines: Sequence[str], items: Sequence[AgendaItem]) -> list[int]:
    """Lines of an agenda's page that are numbered as its items are, became none of them, and stand in no list from 1 on."""
    shapes = {shape for item in items for shape in _shapes(f"{item.number}.")}
    titles = [(item.number, fold(item.title), fold(item.description)) for item in items]
    highest = max((one.parts[0] for item in items for one in numbers_of(f"{item.number}.")), default=0)
    found: list[int] = []
    last: Number | None = None
    told = ""  # the number of the line before, where that was lost
    for at, line in enumerate(lines):
        # '13 - 18)' is the end of a range of pages that wraps
        named = (one for one in numbers_of(line.strip()) if one.marked and any(map(str.isalpha, one.rest)))
        number = next(named, None)
        if number is None or not shapes & {*_shapes(f"{number.printed}.")}:
            continue
        said = fold(number.rest)
        if any(
            number.printed == one and (_names(title, said) or said in text) for one, title, text in titles
        ):
            if told == number.printed:
                found.pop()  # the same item in another language
            last, told = None, ""
        elif number.parts[0] > highest + _BEYOND:
            continue  # '239. (2) (k)' of an Act
        elif is_first(number) or (last and step(last, number) == 1):
            last = number
        else:
            found.append(at)
            told = number.printed
    return found


def _names(title: str, said: str) -> bool:
    return title.partition(" ")[0] == said.partition(" ")[0] or title in said or alike(title, said) >= 0.5


def _shapes(text: str) -> Iterator[tuple[str, Alphabet]]:
    yield from ((number.shape, number.alphabet) for number in numbers_of(text))


def with_used(pack: Pack, pages: Sequence[PageLines]) -> Pack:
    """The pack with the share of each page's lines that were used."""
    infos = []
    for info, lines, used in zip(pack.pages, pages, used_lines(pack, pages), strict=True):
        known = [one for line, one in zip(lines, used, strict=True) if line.strip()]
        share = round(sum(known) / len(known), 2) if known else 1.0
        infos.append(replace(info, used=share) if info.state == "text" else info)
    return replace(pack, pages=tuple(infos))


def _read_by_page(pack: Pack) -> dict[int, _Read]:
    """What was read of each page that something was read of."""
    found = {
        info.number: _Read(tabular=bool(_TABULAR & {*info.read_as})) for info in pack.pages if info.read_as
    }
    by_kind: dict[ReadAs, list[_Read]] = {
        kind: [found[info.number] for info in pack.pages if kind in info.read_as] for kind in _ORDER
    }
    meeting = pack.meeting
    sheet = [fact.words for fact in meeting.evidence.values()]
    agenda = ["Agenda", *(text for item in pack.items for text in _item_texts(item))]
    people = [f"{one.name} {one.role}" for one in meeting.members]
    people += [f"{one.name} {one.role} {one.email}" for one in meeting.contacts]
    for kind in ("front sheet", "agenda"):
        _add(by_kind[kind], (*sheet, *agenda), people)
    if pack.minutes:
        came = (
            *pack.minutes.present,
            *pack.minutes.apologies,
            *pack.minutes.absent,
            *pack.minutes.in_attendance,
        )
        names = [f"{one.name} {one.role} {one.note}" for one in came]
        _add(by_kind["minutes"], _minutes_texts(pack.minutes), names)
    for paper in (paper for item in pack.items for paper in item.papers):
        _add([found[number] for number in paper.pdf_pages if number in found], _paper_texts(paper), ())
    rows = ("title", "action_proposed", "action_taken", "status", "owner", "due")
    _add(by_kind["tracker"], (), (getattr(one, name) for one in pack.recommendations for name in rows))
    _add(by_kind["glossary"], (), (f"{one.term} {one.definition}" for one in pack.glossary))
    cells = [(one.pdf_page, _indicator_cells(one)) for one in pack.indicators]
    cells += [(one.pdf_page, chain((one.title, *one.header), *one.rows)) for one in pack.tables]
    for pdf_page, texts in cells:
        _add([found.setdefault(pdf_page or 0, _Read(tabular=True))], (), texts)
    for number, here in sorted(found.items()):
        before = found.get(number - 1)
        if before and before.tabular and here.tabular:  # only its first page is known of a table
            here.words |= before.words
    return found


def _add(read: Iterable[_Read], texts: Iterable[str], cells: Iterable[str]) -> None:
    close = "\n".join(fold(text).replace(" ", "") for text in texts)
    words = {word for cell in cells for word in _WORDS.findall(fold(cell))}
    for one in read:
        one.text = f"{one.text}\n{close}" if one.text else close
        one.words |= words


def _item_texts(item: AgendaItem) -> Iterator[str]:
    for pages in {f"{item.page_first} {item.page_last}", item.page_first}:
        yield f"{item.number} {item.title} (Pages {pages}) {item.description}"
        yield f"{item.number} {item.title} {item.description} (Page {pages})"


def _minutes_texts(minutes: Minutes) -> Iterator[str]:
    for item in minutes.items:
        yield f"{item.number} {item.title} {' '.join(item.discussion)}"
        yield from (f"{one.ref} {one.text}" for one in item.resolutions)
        yield from (one.text for one in item.motions)


def _paper_texts(paper: Paper) -> Iterator[str]:
    yield paper.title
    yield " ".join(f"{key} {value}" for key, value in paper.fields.items())
    yield from (f"{one.ref} {one.text}" for one in paper.recommendations)
    yield "Recommendations" if paper.recommendations else ""


def _indicator_cells(one: Indicator) -> Iterator[str]:
    yield from (one.ref, one.name, one.owner, one.reporter, one.outcome, one.commentary)
    yield from (*one.marks.values(), *one.benchmarks, *one.targets)
