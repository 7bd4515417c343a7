"""The papers of an agenda item: report, appendices, minutes, each with its pages."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile
from typing import Literal

from packview.model import Bookmark, Document, Page, Paper
from packview.parse.agenda.items import Entry
from packview.parse.headings import TypedPages
from packview.parse.papers.places import Span
from packview.parse.papers.report import (
    CHECKED,
    Report,
    begins_as_report,
    is_part_heading,
    read_report,
    subject_of,
)
from packview.parse.text.lines import figure, flow
from packview.parse.text.patterns import any_case
from packview.parse.text.titles import alike, is_minutes_title, split_number
from packview.text import fold, one_line

Kind = Literal["report", "appendix", "minutes", "other"]

_REPORT_PAGES = 30
"""Pages of a report that are read for its parts."""
_BOLD_PAGES = 6
"""Pages of a report of which bold type is looked at: it tells where the recommendations end."""
_APPENDIX = any_case(
    r"(?P<word>appendix|app\.|annexe?|schedule|enclosure|attachment)\s*(?:no\.?\s*)?(?P<ref>\d{1,2}[A-Za-z]?|[A-Z]{1,2}\d{0,2})(?![\w-])"
)
_APPENDICES = any_case(r"\b(?:appendi(?:x|ces)|annex(?:es|e)?)\b")
_NAMED = any_case(rf"{_APPENDICES.pattern}(?P<refs>(?:\s*(?:,|and|&|to|\d{{1,2}}[A-Z]?\b|[A-Z]\b))+)")
"""The appendices a sentence speaks of: 'Appendices 2, 3 and 5 are not for publication'."""
_REF = re.compile(r"\b(?:\d{1,2}[A-Za-z]?|[A-Z])\b")
_EXEMPT_TITLE = any_case(r"\b(?:exempt|restricted|not for publication)\b|\(confidential\)")
_EXEMPT_HEAD = any_case(r"not for publication|exempt\b(?! items?:)|restricted\b|confidential$")
_REPORT_TITLE = any_case(r"\b(?:report|paper|briefing|proposal)\b")
_NOT_PUBLIC = any_case(r"\b(?:exempt|not for publication|restricted|confidential)\b")
_PUBLIC = any_case(
    r"\b(?:none|no|not (?:exempt|confidential|applicable)|n/?a|unrestricted|open|public|non-?exempt|part 1|part a)\b"
)
_MARKED_KEYS = ("Exempt", "Exempt information", "Confidentiality")
_CONFIDENTIAL = (*_MARKED_KEYS, "Statement of confidentiality", "Classification", "Status")
_YES = any_case(r"yes\b")
_PAGE_OF = any_case(r"page (\d{1,3}) of (\d{1,3})")
_REPORT_BEGINS = any_case(r"(?:decision[- ]?maker|report (?:to|of|by)|from)\s*:")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """The beginning of a paper."""

    page: int
    title: str
    ref: str = ""  # of an appendix: '1', 'B'


def papers_of(
    entry: Entry,
    span: Span,
    document: Document,
    pages: Sequence[Page],
    labels: Mapping[int, str | None],
    *,
    typed: TypedPages | None = None,
) -> tuple[Paper, ...]:
    """The papers of an item, in page order, as far as its pages were read.

    Args:
        entry: the item.
        span: its pages.
        document: with its outline.
        pages: of the file.
        labels: printed ones by PDF page.
        typed: what is known of the tables on the pages.
    """
    parts = _parts(entry, span, document, pages)
    end = next((part.page - 1 for part in parts if part.page > span.first), span.last)
    report = _report(span.pages(pages)[: min(end - span.first + 1, _REPORT_PAGES)], typed)
    if document.kind == "text" and report.appendices:
        parts = [parts[0], *_unmarked(report, span, pages)]
    papers = []
    for index, part in enumerate(parts):
        last = parts[index + 1].page - 1 if index + 1 < len(parts) else span.last
        listed = next((title for ref, title in report.appendices if ref == part.ref), "")
        paper = Paper(
            title=_title(part, listed, entry, report if index == 0 else None),
            kind=_kind(part, entry, first=index == 0),
            pdf_first=part.page,
            pdf_last=_without_blanks(part.page, max(last, part.page), pages),
        )
        if paper.kind == "report":
            own = (
                report
                if index == 0
                else _report(pages[part.page - 1 : min(last, part.page - 1 + _REPORT_PAGES)], typed)
            )
            paper = replace(paper, fields=own.fields, recommendations=own.recommendations)
        papers.append(_labelled(paper, labels, document, ends=index + 1 == len(parts)))
    return _exempt(papers, parts, entry, report, pages)


def single_report(pages: Sequence[Page], typed: TypedPages | None = None) -> Report | None:
    """The report a file without an agenda is; None where it does not begin as one, or neither recommends nor names anything."""
    if not pages or not begins_as_report((typed or TypedPages()).lines(pages[:1])):
        return None
    report = _report(pages[:_REPORT_PAGES], typed)
    return report if report.recommendations or subject_of(report.fields) else None


def _report(pages: Sequence[Page], typed: TypedPages | None) -> Report:
    readable = {page.number: page for page in pages if page.state == "text"}
    first = [*readable.values()][:_BOLD_PAGES]
    known = typed or TypedPages()
    lines = [*known.lines(first), *flow([*readable.values()][_BOLD_PAGES:])]
    return read_report(lines, cache(lambda page: known.figures(readable[page])))


def _labelled(paper: Paper, labels: Mapping[int, str | None], document: Document, *, ends: bool) -> Paper:
    first, last = labels.get(paper.pdf_first or 0), labels.get(paper.pdf_last or 0)
    if document.kind == "text" and not ends and paper.pdf_first and paper.pdf_last:
        # Its last page may be a stretch of many, whose label is that of the last of them.
        expected = (figure(first) or 0) + paper.pdf_last - paper.pdf_first
        last = last if figure(last) == expected else None
    return replace(paper, page_first=first, page_last=last)


def _parts(entry: Entry, span: Span, document: Document, pages: Sequence[Page]) -> list[_Part]:
    """Where papers begin within an item, each page once: from the outline, else stamps, else headings."""
    parts = (
        _from_outline(entry, span, document.bookmarks)
        or _from_pages(span, pages, lambda page: page.stamps)
        or _from_pages(span, pages, _head)
    )
    found = {part.page: part for part in reversed(parts)}
    found.setdefault(span.first, _Part(page=span.first, title=""))
    return [found[page] for page in sorted(found)]


def _from_outline(entry: Entry, span: Span, bookmarks: Sequence[Bookmark]) -> list[_Part]:
    """Entries one level below the item's own, or beside it; headings that came along from a word processor are left out."""
    within = [mark for mark in bookmarks if mark.page and span.first <= mark.page <= span.last]
    numbered = (mark for mark in within if split_number(mark.title)[0].casefold() == entry.number.casefold())
    own = next((mark for mark in bookmarks if mark.page == span.first), None) or next(numbered, None)
    if own is None:  # only its appendices have bookmarks
        children = [mark for mark in within if _APPENDIX.match(mark.title)]
    else:
        at = next(index for index, mark in enumerate(bookmarks) if mark is own)
        behind = [mark for mark in within if mark is not own]
        below = takewhile(lambda mark: mark.level > own.level, bookmarks[at + 1 :])
        children = [mark for mark in below if mark.level == own.level + 1 and mark in behind]
        if not children and alike(fold(split_number(own.title)[1]), fold(entry.title)) >= 0.5:
            children = [mark for mark in behind if mark.level == own.level and mark.page != own.page]
    children = [mark for mark in children if (title := one_line(mark.title)) and not is_part_heading(title)]
    if len({mark.page for mark in children}) < len(children) or len(children) > 60:
        children = [mark for mark in children if _APPENDIX.search(mark.title) or is_minutes_title(mark.title)]
    return [_part(mark.page or 0, mark.title) for mark in children]


def _part(page: int, title: str) -> _Part:
    return _Part(page=page, title=one_line(title), ref=_ref(title))


def _from_pages(span: Span, pages: Sequence[Page], names: Callable[[Page], Iterable[str]]) -> list[_Part]:
    """Pages behind the first that begin an appendix by one of their ``names``, or another report by a header table."""
    found: list[_Part] = []
    for page in pages[span.first : span.last]:
        lines = [*names(page)]
        name = next((line for line in lines if _APPENDIX.match(line) and not CHECKED.search(line)), "")
        if name and len(name) < 80 and not (found and found[-1].ref == _ref(name)):
            found.append(_part(page.number, name))
        elif not name and lines and _REPORT_BEGINS.match(lines[0]):
            found.append(_Part(page=page.number, title=""))
    return found


def _head(page: Page, most: int = 3) -> list[str]:
    """The first lines of a page."""
    return [one_line(line) for line in page.lines[:14] if line and not line.isspace()][:most]


def _ref(title: str) -> str:
    found = _APPENDIX.search(title)
    return found["ref"].upper() if found else ""


def _unmarked(report: Report, span: Span, pages: Sequence[Page]) -> list[_Part]:
    """Appendices of a text source, which shows no stamps: found in order by their titles, or behind 'Page 7 of 7'.

    One whose beginning cannot be told is put where the one before it begins: its pages are not known better.
    """
    found: list[_Part] = []
    here = min((report.last_page or span.first) + 1, span.last)
    for ref, title in report.appendices:
        behind = pages[here if found else here - 1 : span.last]
        wanted = fold(title)
        titled = (page.number for page in behind if alike(wanted, fold(" ".join(_head(page, 4)))) >= 0.75)
        ended = (page.number + 1 for page in pages[here - 1 : span.last - 1] if found and _is_last(page))
        here = next(titled, None) or next(ended, here)
        found.append(_Part(page=here, title=f"Appendix {ref}", ref=ref))
    return found


def _is_last(page: Page) -> bool:
    """Whether a page calls itself the last: 'Page 7 of 7'."""
    lines = [one_line(line) for line in page.lines if line and not line.isspace()]
    ends = (_PAGE_OF.fullmatch(line) for line in (*lines[:2], *lines[-2:]))
    return any(last and last[1] == last[2] for last in ends)


def _title(part: _Part, listed: str, entry: Entry, report: Report | None) -> str:
    if part.title:
        bare = _APPENDIX.fullmatch(part.title)
        return f"{part.title} {listed}" if bare and listed else part.title
    return one_line((report.fields.get("Subject") if report else None) or entry.title)


def _kind(part: _Part, entry: Entry, *, first: bool) -> Kind:
    if is_minutes_title(part.title or (entry.title if first else "")):
        return "minutes"
    if part.ref or _APPENDICES.search(part.title):
        return "appendix"
    if not part.title or first or _REPORT_TITLE.search(part.title):
        return "report"
    return "other"


def _without_blanks(first: int, last: int, pages: Sequence[Page]) -> int:
    """The last page of a paper; blank pages without a printed number, put in for the printer, are not part of it."""
    while first < last <= len(pages) and pages[last - 1].state == "blank" and pages[last - 1].label is None:
        last -= 1
    return last


def _exempt(
    papers: Sequence[Paper], parts: Sequence[_Part], entry: Entry, report: Report, pages: Sequence[Page]
) -> tuple[Paper, ...]:
    statement = " ".join(text for key, text in report.fields.items() if key in _CONFIDENTIAL)
    statement += f" {entry.description}" if _APPENDICES.search(entry.description) else ""
    hidden = bool(_NOT_PUBLIC.search(statement)) and not _PUBLIC.match(statement.strip())
    hidden = hidden or any(_YES.match(report.fields.get(key, "")) for key in _MARKED_KEYS)
    named = {ref.upper() for found in _NAMED.finditer(statement) for ref in _REF.findall(found["refs"])}
    return tuple(
        replace(
            paper,
            exempt=entry.exempt
            or _says_so(paper, pages)
            or (hidden and (part.ref in named if named else paper.kind == "report")),
        )
        for paper, part in zip(papers, parts, strict=True)
    )


def _says_so(paper: Paper, pages: Sequence[Page]) -> bool:
    """Whether the title or the head of the first page marks a paper as not for the public."""
    first = paper.pdf_first or 0
    head = _head(pages[first - 1]) if 0 < first <= len(pages) else []
    return bool(_EXEMPT_TITLE.search(paper.title)) or any(
        len(line) < 90 and _EXEMPT_HEAD.match(line) for line in head
    )
