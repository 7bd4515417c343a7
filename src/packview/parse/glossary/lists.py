"""A glossary in two columns, a table or not: short forms or terms on the left, what they mean on the right.

Acronyms: what they look like, which words they stand for, and the names in one cell of a glossary.

A glossary of terms: a heading for each term, and below it what it means, in paragraphs and bullet points. The terms stand in
the order of the alphabet. That is what tells them from other headings, and where they end.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from packview.model import Page
from packview.parse.tables.ruled import Grid, read_grids
from packview.parse.tables.words import flowing, single
from packview.parse.text.heading_ranks import heading_ranks
from packview.parse.text.lines import Line, join, paragraphs, width_of
from packview.parse.text.patterns import one_of
from packview.parse.text.theme_words import is_acronym
from packview.text import fold, one_line

SMALL = frozenset(
    {"and", "of", "the", "for", "in", "on", "to", "with", "a", "an", "at", "by", "or", "from", "as"}
)
_WORD = re.compile("[^\\W_]+(?:['\u2019][^\\W\\d_]+)?")
_POSSESSIVE = re.compile("['\u2019]s?$")
_PLURAL = re.compile("(?<=[A-Z])(?:['\u2019]?s)$")
_COMPOUND = re.compile("(multi|inter|intra|cross|anti|socio|neuro|tele)(?=[a-z]{3})")
_PARTS = re.compile(r"\s*(?:/|\bor\b|;)\s*")
_BRACKET = re.compile(r"^(?P<long>[^()]+?)\s*\((?P<short>[^()]{2,40})\)$")


def bare(short: str) -> str:
    """An acronym without the ending of a plural or possessive: 'LSCBs' and 'CYP's' are 'LSCB' and 'CYP'."""
    return _PLURAL.sub("", short)


def initials(text: str) -> list[tuple[str, bool, int]]:
    """The initials of a text's words: letter in capitals, whether the word may be passed over, and where the word starts.

    Parts of a word joined by a hyphen have one each, and so has a joined prefix: 'Multi-agency', 'Multiagency'.
    """
    found: list[tuple[str, bool, int]] = []
    for match in _WORD.finditer(text):
        word = match[0]
        small = word.casefold() in SMALL
        found.append((word[0].upper(), small, match.start()))
        prefix = _COMPOUND.match(word.casefold())
        if prefix:
            found.append((word[prefix.end()].upper(), True, match.start() + prefix.end()))
    return found


def stands_for(short: str, letters: Sequence[tuple[str, bool, int]]) -> bool:
    """Whether an acronym is made of these initials, all of them but those that may be passed over.

    A figure in an acronym stands for itself and is passed over.
    """
    wanted = [letter.upper() for letter in bare(short) if letter.isalpha()]
    if len(wanted) < 2 or not letters or letters[0][0] != wanted[0]:
        return False
    reach = {0}  # how many letters of the acronym may be used up so far
    for letter, optional, _ in letters:
        further = {at + 1 for at in reach if at < len(wanted) and wanted[at] == letter}
        reach = further | (reach if optional else set())
        if not reach:
            return False
    return len(wanted) in reach


def aliases_of(term: str) -> tuple[str, ...]:
    """The names in a cell or heading: ('LAC', 'CLA') for 'LAC/CLA', () for a single one.

    A longer name with its acronym in brackets is two names; a slash within a name of words is part of it.
    """
    bracket = _BRACKET.match(term)
    if bracket:
        shorts = [part for part in _PARTS.split(bracket["short"]) if part]
        if all(is_acronym(bare(part)) for part in shorts):
            return (bracket["long"], *shorts)
        return ()
    parts = [one_line(part) for part in _PARTS.split(term)]
    if len(parts) > 1 and all(parts) and any(is_acronym(bare(part.split()[0])) for part in parts):
        return tuple(dict.fromkeys(parts))
    return ()


def split_row(text: str) -> tuple[str, str] | None:
    """An acronym and its meaning from a line on which a space is all that parts them; None where it begins with no acronym.

    The meaning begins where its initials are those of an acronym before it; else after the first acronym.
    """
    words = text.split()
    short = 0  # how many words the term takes at least: up to and with its first acronym
    for index, word in enumerate(words[:4]):
        if _names(word):
            short = index + 1
            break
        if not word[:1].isupper():
            return None
    if not short or short >= len(words):
        return None
    while short < len(words) - 1 and (words[short - 1].endswith("/") or words[short].startswith("/")):
        short += 1
    names = [name for word in words[:short] for name in _names(word)]
    for length in range(short, min(short + 3, len(words))):
        if any(_begins(name, words[length:], words[:short]) for name in names):
            return " ".join(words[:length]), " ".join(words[length:])
    return " ".join(words[:short]), " ".join(words[short:])


def _names(word: str) -> list[str]:
    """The acronyms of a word such as 'LAC/CLA' or 'CYP's/CYP'; none where a part of it is an ordinary word."""
    parts = [bare(_POSSESSIVE.sub("", part.strip(",:"))) for part in word.split("/") if part]
    return parts if parts and all(is_acronym(part) for part in parts) else []


def _begins(short: str, words: Sequence[str], before: Sequence[str]) -> bool:
    """Whether a meaning's first words, after those the term begins with too, have the acronym's initials."""
    same = 0
    while same < min(len(words), len(before)) and words[same].casefold() == before[same].casefold():
        same += 1
    letters = initials(" ".join(words[same:]))
    return any(stands_for(short, letters[:length]) for length in range(2, len(letters) + 1))


_TERM_NAMES = re.compile(
    r"(?:acronyms?|abbreviations?|terms?|initials|short (?:form|title)|jargon|words?|phrase|acronym abbreviation|acronym term|term acronym"
    r"|abbreviation term|term abbreviation|acronym or abbreviation)s?"
)
_MEANINGS = one_of(
    "meaning", "definition", "description", "explanation", "full title", "full name", "title", "name", "full", "in full",
    "what it means", "expansion", "stands for", "interpretation", "plain english",
)  # fmt: skip
_MEANING_NAMES = re.compile(
    f"(?:full )?{_MEANINGS}s?|what (?:it|this) (?:means|stands for)|full (?:term|form|version)"
)
_NEAR = 3.0
"""Points."""
_FEWEST = 3
_SIGN = re.compile(r"\s+[-\u2013\u2014=:]\s+|\s*[:=]\s+|\t+|\s{2,}")
_LETTER = re.compile(r"[A-Z](?:\s*[-\u2013]\s*[A-Z])?")
_LOWER = re.compile("[a-z(]")


@dataclass(slots=True)
class Entry:
    """An entry while it is being read.

    Attributes:
        term: as printed, on one line.
        meaning: its lines, or paragraphs where ``whole``.
        page: PDF page.
        whole: each of ``meaning`` is a paragraph rather than a line.
    """

    term: str
    meaning: list[str]
    page: int
    whole: bool = False

    @property
    def definition(self) -> str:
        """The meaning with its wrapped lines joined."""
        return "\n".join(self.meaning) if self.whole else join(self.meaning)


def table_listing(page: Page, start: float = 0.0, *, titled: bool = False) -> list[Entry]:
    """Entries of the tables of a page: whose header says that they explain terms, or of two columns in a glossary.

    Args:
        page: with its words and ruling lines.
        start: tables above this height are left out, points down the page.
        titled: the page is of a glossary.
    """
    found: list[Entry] = []
    for grid in read_grids(page):
        pairs = _pairs(grid)
        if pairs and not titled:
            found += _grid_entries(grid, pairs, 1)
        elif titled and grid.columns == 2 and grid.ys[0] > start:
            found += _grid_entries(grid, [(0, 1)], 1 if pairs else 0)
    return found


def _pairs(grid: Grid) -> list[tuple[int, int]]:
    """Columns of term and meaning, side by side, by the names in the header."""
    names = [cell.text for cell in grid.cells[0]]
    return [(at, at + 1) for at, pair in enumerate(pairwise(names)) if _is_header(*pair)]


def _is_header(term: str, meaning: str) -> bool:
    return bool(_TERM_NAMES.fullmatch(fold(term)) and _MEANING_NAMES.fullmatch(fold(meaning)))


def _grid_entries(grid: Grid, pairs: Sequence[tuple[int, int]], first: int) -> list[Entry]:
    found: list[Entry] = []
    for left, right in pairs:
        for row in grid.cells[first:]:
            term, meaning = single(row[left].text), flowing(row[right].words)
            if row[left] is row[right] or not meaning or _LETTER.fullmatch(term):
                continue
            if term:
                found.append(Entry(term, meaning.split("\n"), grid.page, whole=True))
            elif found:  # the row goes on from the page before, or from the row above
                found[-1].meaning += meaning.split("\n")
    return found


def line_listing(lines: Sequence[tuple[int, str]]) -> tuple[list[Entry], int]:
    """Entries of a list whose columns are gone, or were never there: 'CQC Care Quality Commission', 'CQC - Care ...'.

    Args:
        lines: page and text, from the line after the title on; empty ones too.

    Returns:
        The entries, none where there are fewer than three, and how many lines they take.
    """
    entries: list[Entry] = []
    taken = 0
    gap = False
    for index, (page, text) in enumerate(lines):
        if not text.strip():
            gap = True
            continue
        parts = _parted(text) or _between(entries, text, lines[index + 1 :])
        if parts and not _is_header(*parts):
            entries.append(Entry(parts[0], [parts[1]], page))
        elif entries and not gap and _wraps(entries[-1], text):
            entries[-1].meaning.append(text)
        elif entries or index > 6:
            break
        taken = index + 1
        gap = False
    sure = sum(_is_sure(entry) for entry in entries)
    return (entries, taken) if len(entries) >= _FEWEST and 2 * sure > len(entries) else ([], 0)


def _parted(text: str) -> tuple[str, str] | None:
    """A term and its meaning where a sign or a wide space parts them, or where the term is an acronym."""
    parts = _SIGN.split(text.strip(), maxsplit=1)
    if len(parts) == 2 and all(parts) and len(parts[0].split()) <= 5 and parts[0][0].isalnum():
        wide = re.search(r"\t|\s{2,}", text.strip()) is not None and parts[0][0].isupper()
        if wide or any(is_acronym(each) for each in re.findall(r"\w+", parts[0])):
            return parts[0], parts[1]
    return split_row(text)


def _between(entries: Sequence[Entry], text: str, after: Sequence[tuple[int, str]]) -> tuple[str, str] | None:
    """A word that is no acronym, in its place in the alphabet between two entries: 'Transition' between 'SVS' and 'UBB'."""
    following = next((parts for _, line in after[:3] if line.strip() and (parts := split_row(line))), None)
    term, _, meaning = text.strip().partition(" ")
    if not entries or following is None or not meaning[:1].isupper() or not term[:1].isupper():
        return None
    return (term, meaning) if fold(entries[-1].term) < fold(term) < fold(following[0]) else None


def _wraps(entry: Entry, text: str) -> bool:
    return bool(_LOWER.match(text.strip())) or entry.meaning[-1].endswith(
        (",", " and", " of", " for", "/", "-", "the")
    )


def _is_sure(entry: Entry) -> bool:
    """Whether the meaning's initials are the acronym's, or at least begin as it does."""
    letters = initials(entry.definition)
    names = [each for each in re.findall(r"[\w\u2019']+", entry.term) if is_acronym(each)]
    return any(stands_for(name, letters) or (letters and letters[0][0] == name[0].upper()) for name in names)


_ENDS = re.compile("[.;:,?!\u2026]$")
_LINK = re.compile(r"https?:|www\.|@|\.{4,}")
_QUANTITY = re.compile(r"\d{3}|=")
"""What stands in figures and no term: 'Ashley: Total population = 20,004'."""
_MOST_WORDS = 14
_FEWEST_UNTITLED = 8
_OPENING = 25
"""Lines between the title of a glossary and its first term."""


class _Head(NamedTuple):
    """A line, or several, that may be a term."""

    text: str
    start: int
    end: int

    @property
    def letter(self) -> str:
        return fold(self.text)[:1]


def read_terms(lines: Sequence[Line], *, titled: bool) -> list[Entry]:
    """The terms of a glossary, each with its paragraphs, a bullet before each point.

    Args:
        lines: from the title of the glossary on; or of a whole text.
        titled: a title says that a glossary follows; without one, more is asked of what looks like one.
    """
    found: list[Entry] = []
    for group, end in _alphabetical(list(_heads(lines)), len(lines)):
        terms = list(_terms(group, end, lines))
        if titled and group[0].start <= _OPENING and len(terms) >= _FEWEST and _says_enough(terms):
            return terms
        if not titled:
            own = [at for at, term in enumerate(terms) if _speaks_of_itself(term)]
            terms = terms[own[0] : own[-1] + 1] if own else []
            if _is_glossary(terms):
                found += terms
    return found


def _heads(lines: Sequence[Line]) -> Iterator[_Head]:
    """What may be a term: headings, those over several lines joined."""
    ranks = heading_ranks(lines, shapes=True)
    index = 0
    while index < len(lines):
        rest = range(index + 1, min(index + 3, len(lines)) if ranks[index] else 0)
        end = next((at for at in rest if ranks[at] != ranks[index] or lines[at].gap), max([index, *rest]) + 1)
        text = join(line.text for line in lines[index:end])
        if ranks[index] and _may_be_term(text) and not lines[index].bullet:
            yield _Head(text, index, end)
        index = end


def _may_be_term(text: str) -> bool:
    if not (text[0].isupper() or text[0] in "'\"\u2018\u201c" or text[0].isdigit()):
        return False
    return (
        len(text.split()) <= _MOST_WORDS
        and not _ENDS.search(text)
        and not _LINK.search(text)
        and not _QUANTITY.search(text)
        and fold(text)[:1].isalpha()
    )


def _alphabetical(heads: Sequence[_Head], last: int) -> Iterator[tuple[list[_Head], int]]:
    """Headings in runs whose first letters do not go back, one that stands out of order left in; and where each run ends."""
    group: list[_Head] = []
    for index, head in enumerate(heads):
        if group and head.letter < group[-1].letter:
            after = heads[index + 1].letter if index + 1 < len(heads) else ""
            if after < group[-1].letter or len(group) < _FEWEST:
                yield group, head.start
                group = []
        if not group or head.letter >= group[-1].letter:
            group.append(head)
    if group:
        yield group, last


def _terms(group: Sequence[_Head], end: int, lines: Sequence[Line]) -> Iterator[Entry]:
    width = width_of(lines[group[0].start : end])
    for head, stop in zip(group, [*(head.start for head in group[1:]), end], strict=True):
        points = [
            f"\u2022 {part.text}" if part.bullet else part.text
            for part in paragraphs(lines[head.end : stop], width=width)
            if part.text
        ]
        if points:
            yield Entry(head.text, points, lines[head.start].page, whole=True)


def _says_enough(terms: Sequence[Entry]) -> bool:
    """Whether most definitions are sentences rather than the cells of a table or the points of a form."""
    return 2 * sum(len(term.definition) >= 40 for term in terms) > len(terms)


def _speaks_of_itself(term: Entry) -> bool:
    """Whether a definition soon says a word of its term, as most do."""
    said = set(fold(term.definition).split()[:25]) - SMALL
    return any(word in said or word + "s" in said for word in fold(term.term).split() if len(word) > 2)


def _is_glossary(terms: Sequence[Entry]) -> bool:
    return (
        len(terms) >= _FEWEST_UNTITLED
        and len({fold(term.term)[:1] for term in terms}) >= 5
        and _says_enough(terms)
        and 2 * sum(map(_speaks_of_itself, terms)) > len(terms)
    )
