"""What the acronyms and terms of a pack mean: its glossaries, and what its running text explains.

Running text explains an acronym where it first uses it: 'Multi Agency Safeguarding Hub (MASH)'.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from packview.model import GlossaryEntry, Page, StageName, Warned
from packview.parse.attempt import attempt_page
from packview.parse.glossary.lists import (
    SMALL,
    Entry,
    aliases_of,
    bare,
    initials,
    line_listing,
    read_terms,
    stands_for,
    table_listing,
)
from packview.parse.headings import TypedPages
from packview.parse.tables.words import line_text, lines_of, words_of
from packview.parse.text.lines import Line, flow
from packview.parse.text.patterns import any_case, listed, one_of
from packview.parse.text.theme_words import is_acronym
from packview.text import fold, one_line
from packview.wording.words import stem

_HINTS = ("glossar", "acronym", "abbreviation", "jargon", "terminology", "definitions", "key terms")
_PLACE = r"(?:(?:appendix|annex|schedule|section|part)\s+\w{1,3}\s*[:.\-\u2013\u2014]?\s*)?(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?"
_LEADS = one_of("an? ", "the ", "list of ", "key ", "common ", "useful ", "explanation of ")
_NAMES = listed("glossary acronyms? abbreviations? jargon(?:[_-]?buster)? terminology definitions key_terms")
_MORE = one_of(
    "of", "and", "&", "for", "used", "terms?", "acronyms?", "abbreviations?", "definitions?", "in", "this", "the", "report", "document",
    "phrases", "words", "key", "common", "commonly", "continued", r"\(continued\)", r"\(cont(?:d|'d)?\.?\)",
)  # fmt: skip
_TITLE = any_case(rf"{_PLACE}{_LEADS}*{_NAMES}(?:(?: |/| / |, ){_MORE})*\s*:?")
_LONGEST_TITLE = 90
_MOST_PAGES = 60
_BULLET_STEP = 3.0
"""Points by which the text of a bullet point stands further in than the text around it."""


class GlossaryResult(NamedTuple):
    """What a pack explains, in page order, glossaries before running text; PDF pages of glossaries."""

    entries: tuple[GlossaryEntry, ...] = ()
    warnings: tuple[Warned, ...] = ()
    pages: frozenset[int] = frozenset()


def read_glossary(pages: Sequence[Page], typed: TypedPages | None = None) -> GlossaryResult:
    """Find and read every glossary, and the acronyms that running text defines; a page that fails loses its own only.

    Args:
        pages: of one pack, from a PDF or a text file.
        typed: what is known of the type of their lines.
    """
    placed = [page for page in pages if page.runs]
    plain = [page for page in pages if not page.runs and page.lines]
    labels = {page.number: page.label for page in pages}
    warnings: list[Warned] = []
    found = [*_from_pages(placed, typed or TypedPages(), labels, warnings), *_from_text(plain, labels)]
    # Where two glossaries say the same, the last of them counts.
    entries = list({(entry.term, entry.definition): entry for entry in reversed(found)}.values())[::-1]
    known = frozenset(
        bare(name).casefold()
        for entry in entries
        for name in (entry.term, *entry.aliases)
        if is_acronym(bare(name))
    )
    told = _acronyms_in(pages, known, warnings)
    return GlossaryResult(
        entries=(*entries, *told),
        warnings=tuple(warnings),
        pages=frozenset(entry.pdf_page for entry in entries if entry.pdf_page is not None),
    )


_Labels = dict[int, str | None]


def _from_pages(
    pages: Sequence[Page], typed: TypedPages, labels: _Labels, warnings: list[Warned]
) -> list[GlossaryEntry]:
    """Glossaries on pages with words in their places."""
    found: list[GlossaryEntry] = []
    done = 0  # the last page that was read as part of a glossary
    for index, page in enumerate(pages):
        if page.number <= done or page.state != "text" or not _hints(page.text):
            continue
        read: list[GlossaryEntry] = []
        with attempt_page(warnings, StageName.GLOSSARY, page.label, page.number):
            title = next((place for place, line in enumerate(page.lines) if _is_title(line)), None)
            alone = title is not None and _stands_out(page, title, typed)
            read = _titled(pages[index:], title, typed, labels, alone=alone) if title is not None else []
            if not read and page.rules:
                read = _entries(table_listing(page), labels)
            if not read and alone:
                message = (
                    "There is a glossary here whose entries could not be told apart; see the page itself"
                )
                warnings.append(Warned(page=page.label, pdf_page=page.number, message=message))
        found += read
        done = max((entry.pdf_page or 0 for entry in read), default=done)
    return found


def _hints(text: str) -> bool:
    low = text.casefold()
    return any(hint in low for hint in _HINTS)


def _is_title(line: str) -> bool:
    return 0 < len(line) <= _LONGEST_TITLE and _hints(line) and bool(_TITLE.fullmatch(one_line(line)))


def _stands_out(page: Page, title: int, typed: TypedPages) -> bool:
    """Whether a title is the first thing on its page or set in bold: in a list of appendices it is neither."""
    lines = typed.lines([page])
    return lines[0].text == one_line(page.lines[title]) or any(
        line.index == title and line.bold for line in lines
    )


def _titled(
    pages: Sequence[Page], title: int, typed: TypedPages, labels: _Labels, *, alone: bool
) -> list[GlossaryEntry]:
    """The glossary that begins below a title: in two columns, with a heading for each term, or line by line."""
    region = _region(pages)
    height = _height(region[0], title)
    if not height:  # other words stand beside it: the header of a table, or a sentence
        return []
    listing = [
        entry
        for page in region
        for entry in table_listing(page, height if page is region[0] else 0.0, titled=True)
    ]
    if len(listing) > 2:
        return _entries(listing, labels)
    if alone:  # 'Glossary' in a list of appendices is not
        below = [line for line in typed.lines(region) if line.page > region[0].number or line.index > title]
        if terms := read_terms(_with_breaks(below), titled=True):
            return _entries(terms, labels, kind="term")
    first = replace(region[0], lines=region[0].lines[title + 1 :])
    lines = [(page.number, line) for page in (first, *region[1:3]) for line in page.lines]
    return _entries(line_listing(lines)[0], labels)


def _region(pages: Sequence[Page]) -> list[Page]:
    """Pages that may belong to one glossary: up to a blank page, another agenda item or another appendix."""
    region = [pages[0]]
    for page in pages[1:_MOST_PAGES]:
        if page.state != "text" or page.number != region[-1].number + 1 or page.stamps:
            break
        region.append(page)
    return region


def _height(page: Page, title: int) -> float:
    """Where the baseline of a title is, in points from the top; 0 where it is not found among the words."""
    wanted = one_line(page.lines[title]).replace(" ", "")
    lines = lines_of([word for word in words_of(page) if word.turn == 0])
    return next((line[0].y for line in lines if line_text(line).replace(" ", "") == wanted), 0.0)


def _with_breaks(lines: Iterable[Line]) -> list[Line]:
    """The lines, where one that stands no further in than the bullet point above it begins a paragraph."""
    found: list[Line] = []
    inner = 0.0  # where the bullet point in hand begins, 0 outside one
    for line in lines:
        out = not line.bullet and bool(inner) and line.left < inner + _BULLET_STEP
        inner = line.left if line.bullet else 0.0 if out else inner
        found.append(replace(line, gap=True) if out else line)
    return found


def _from_text(pages: Sequence[Page], labels: _Labels) -> list[GlossaryEntry]:
    """Glossaries in a text file: below a title, and lists of terms that lost theirs."""
    found: list[GlossaryEntry] = []
    lines = [(page.number, line) for page in pages for line in page.lines]
    skip = 0
    for index, (_, line) in enumerate(lines):
        if index < skip or not _is_title(line):
            continue
        entries, taken = line_listing(lines[index + 1 : index + 1500])
        found += _entries(entries, labels)
        skip = index + 1 + taken
    return found + _entries(read_terms(flow(pages), titled=False), labels, kind="term")


def _entries(
    entries: Sequence[Entry], labels: _Labels, *, kind: Literal["acronym", "term", ""] = ""
) -> list[GlossaryEntry]:
    """Entries for the pack; a list most of whose terms are short forms is one of acronyms, where nothing else is said."""
    short = sum(any(is_acronym(each) for each in re.findall(r"\w+", entry.term)) for entry in entries)
    return [
        GlossaryEntry(
            term=entry.term,
            definition=entry.definition,
            kind=kind or ("acronym" if 2 * short > len(entries) else "term"),
            aliases=aliases_of(entry.term),
            page=labels.get(entry.page),
            pdf_page=entry.page,
        )
        for entry in entries
        if any(map(str.isalpha, entry.term))
    ]


_SHORT = re.compile(r"\((?P<short>[A-Z0-9][A-Za-z0-9&]{1,9}(?:['\u2019]?s)?)\)")
_LONG = re.compile(r"\((?P<long>[A-Za-z][^()\n]{5,90})\)")
_LAST_WORD = re.compile(r"(?<![\w&])[A-Z][A-Za-z&]{1,8}$")
_BREAK = re.compile('[.;:!?()\u2022\uf0b7"\u201c\u201d\\[\\]]|\\s[-\u2013\u2014]\\s')
_BROKEN = re.compile(r"(?<=\w-)\n+(?=\w)")
_TAIL = re.compile("(?:['\u2019\u201d\"]|['\u2019]s)$")
_ROOM = 140
"""Characters before a bracket in which the words of an acronym stand."""
_LEADING = frozenset({"The", "A", "An", "Our", "This", "That", "Its", "Their"})


def _acronyms_in(pages: Sequence[Page], known: frozenset[str], warnings: list[Warned]) -> list[GlossaryEntry]:
    """Acronyms that the text of pages defines, each once for each meaning, with the page that defines it first.

    The initials of the words must be those of the acronym; words such as 'and' or 'of' may be passed over.

    Args:
        pages: in order.
        known: acronyms in a glossary already, in lower case and singular.
        warnings: pages that fail are added to them.
    """
    found: dict[tuple[str, str], GlossaryEntry] = {}
    for page in pages:
        text = page.text
        if page.state != "text" or "(" not in text:
            continue
        with attempt_page(warnings, StageName.GLOSSARY, page.label, page.number):
            for short, meaning in _defined(_BROKEN.sub("", text).replace("\n", " ")):
                key = (short.casefold(), _folded(meaning))
                if key[0] not in known and key not in found:
                    found[key] = GlossaryEntry(
                        term=short,
                        definition=meaning,
                        kind="acronym",
                        page=page.label,
                        pdf_page=page.number,
                        in_text=True,
                    )
    named = [key for key, entry in found.items() if _may_be_initials(entry)]
    small = {word for page in pages for word in _SMALL_WORD.findall(page.text)} if named else set()
    for key in named:
        if not any(word.casefold() in small for word in found[key].definition.split()):
            del found[key]
    return list(found.values())


_SMALL_WORD = re.compile(r"(?<![\w'\u2019-])[a-z]{2,}")


def _may_be_initials(entry: GlossaryEntry) -> bool:
    """Whether a short form may be a person's initials: two letters of two names. Where one is used as a word elsewhere, it is none."""
    words = entry.definition.split()
    return len(words) == len(entry.term) == 2 and all(word.isalpha() and word.istitle() for word in words)


def _folded(meaning: str) -> str:
    """A form in which singular, plural, hyphens and small words do not matter."""
    return "".join(stem(word) for word in fold(meaning).split() if word not in SMALL)


def _defined(text: str) -> Iterator[tuple[str, str]]:
    """Acronyms and meanings in the order in which the text defines them."""
    place = text.find("(")
    while place >= 0:
        before = text[max(0, place - _ROOM) : place].rstrip()
        if found := _SHORT.match(text, place):
            short = bare(found["short"])
            if is_acronym(short) and (meaning := _words_before(before, short)):
                yield short, meaning
        elif (found := _LONG.match(text, place)) and (last := _LAST_WORD.search(before[-10:])):
            short, meaning = bare(last[0]), one_line(found["long"])
            if short.isupper() and stands_for(short, initials(meaning)) and _fits(short, meaning):
                yield short, meaning
        place = text.find("(", place + 1)


def _words_before(before: str, short: str) -> str:
    """The fewest words right before a bracket that an acronym stands for, '' where there are none."""
    part = _BREAK.split(before)[-1]
    letters = initials(part)
    wanted = short[0].upper() if short[0].isalpha() else ""
    for index in range(len(letters) - 2, -1, -1):
        letter, small, at = letters[index]
        if letter != wanted or (small and short[:1].isupper()):
            continue
        meaning = _TAIL.sub("", one_line(part[at:]))
        if stands_for(short, letters[index:]) and _fits(short, meaning):
            return meaning
    return ""


def _fits(short: str, meaning: str) -> bool:
    """Whether the words look like a name: two letters are little to go by, so their words must begin with capitals."""
    words = meaning.split()
    if words[0] in _LEADING or len(words) > 2 * len(short) + 2:
        return False
    capitals = sum(word[0].isupper() for word in words)
    return capitals >= 2 or len(short) > 2
