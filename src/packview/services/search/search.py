"""Finding words in a whole pack: its pages, minutes, indicators and glossary, and the member's notes.

Beside that, where on its page a finding stands that quotes no words: at the row of the indicator it is about.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Literal, cast

from packview.model import Finding, GlossaryEntry, Indicator, MinuteItem, Note, Pack
from packview.model.import_events import PageLines
from packview.store.index import FoundPlace, IndexedPlace, WordIndex
from packview.text import in_lines, line_starts, one_line, slug
from packview.wording.words import broken_word

_PARTS = re.compile(r'"([^"]*)"?|\u201c([^\u201d]*)\u201d?|(\S+)')
_LETTERS = re.compile(r"\w", re.UNICODE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word, or words side by side; ``prefix`` finds what begins so. Another spelling is never guessed for a ``phrase``."""

    text: str
    prefix: bool = False
    phrase: bool = False


def terms_of(query: str, *, typing: bool = False) -> tuple[Term, ...]:
    """The terms of a query; what has neither letter nor digit is left out. While it is being typed, the last word may go on."""
    terms = tuple(_terms(query))
    if typing and terms and query[-1:].isalnum() and not terms[-1].phrase:
        last = terms[-1]
        return (*terms[:-1], Term(text=last.text, prefix=True))
    return terms


def terms_of_words(words: tuple[str, ...]) -> tuple[Term, ...]:
    """The terms of words as a command line gives them: one with spaces in it is a phrase."""
    phrased = (len(word.split()) > 1 and '"' not in word for word in words)
    found = ((_phrase if phrase else _terms)(word) for word, phrase in zip(words, phrased, strict=True))
    return tuple(chain.from_iterable(found))


def _terms(query: str) -> Iterator[Term]:
    for straight, curly, word in _PARTS.findall(one_line(query)):
        if straight or curly:
            yield from _phrase(straight or curly)
        elif _LETTERS.search(word):
            yield Term(text=word.rstrip("*"), prefix=word.endswith("*"))


def _phrase(text: str) -> Iterator[Term]:
    words = " ".join(text.split())
    if _LETTERS.search(words):
        yield Term(text=words.rstrip("*").rstrip(), prefix=words.endswith("*"), phrase=True)


_LIGATURES = ("ffi", "ffl", "tti", "ff", "fi", "fl", "fj", "tt", "ti", "tf", "ft", "th", "ct", "st")
"""Letters that fonts draw as one sign; where a file does not say what it is, it is shown as U+FFFD."""
_MOST_WAYS = 64
_WITHIN = re.compile(r"(?<=[^\W\d_])(?=[^\W\d_])")
"""Between two letters of a word, where a line may end with a hyphen."""
_VARIANTS = {
    "'": "['\u2018\u2019]",
    '"': '["\u201c\u201d]',
    "-": r"[-\u2010-\u2015](?:\n\s*)?",
    "\0": r"(?:-\n\s*)?",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Where words were found: from a character of one line of a page to the one before ``end`` of the same line or a later."""

    pdf_page: int
    line: int
    start: int
    end_line: int
    end: int


def pattern(words: str) -> re.Pattern[str] | None:
    """A pattern for words as typed: any case, any kind of quotation mark and dash, across line ends, also within a word; None for nothing."""
    parts = words.split()
    if not parts:
        return None
    ways = (map(_spelt, (part, *unread_ways(part))) for part in parts)
    return re.compile(r"\s+".join(f"(?:{'|'.join(each)})" for each in ways), re.IGNORECASE)


def _spelt(part: str) -> str:
    return "".join(_VARIANTS.get(letter, re.escape(letter)) for letter in _WITHIN.sub("\0", part))


def unread_ways(words: str) -> list[str]:
    """How words stand in a text where ligatures could not be read: 'matters' as 'ma\ufffders'; few ways of very many."""
    small = words.casefold()
    ways: list[list[str]] = [[""], *([] for _ in words)]
    for place, letter in enumerate(words):
        signs = ((found, "\ufffd") for found in _LIGATURES if small.startswith(found, place))
        for drawn, sign in ((letter, letter), *signs):
            longer = ways[place + len(drawn)]
            longer += [way + sign for way in ways[place]][: _MOST_WAYS - len(longer)]
    return [way for way in ways[len(words)] if way != words]


def find(pages: Sequence[PageLines], words: str) -> Iterator[Match]:
    """Every place where the words stand together, in page order."""
    wanted = pattern(words)
    if wanted is None:
        return
    for number, lines in enumerate(pages, start=1):
        starts = line_starts(lines)
        for found in wanted.finditer("\n".join(lines)):
            line, start, end_line, end = in_lines(starts, *found.span())
            yield Match(pdf_page=number, line=line, start=start, end_line=end_line, end=end)


def count(lines: PageLines, wanted: re.Pattern[str]) -> int:
    """How many places ``find`` would find on a page for a ``pattern``; several times as quick."""
    return len(wanted.findall("\n".join(lines)))


HitKind = Literal["page", "note", "minute", "indicator", "glossary"]
_SHORTEST_GUESS = 4
"""Letters from which on another spelling is guessed at."""
_TOO_SHORT = 2
"""Letters of a word that is never what was meant."""
_GUESSES = 3
_ALIKE = 80.0
"""Of 100, how alike a word must be to be taken for what was meant."""
_FORMS, _LONGER = 40, 3
"""Words that a beginning stands for beside itself, and letters they are longer: 'vacancie*' has to find 'vacancies', which is indexed as 'vacanc'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place that has what was looked for.

    ``item`` and ``ref`` are '' where there is none, ``pdf_page`` is 1..n and None for a note on the whole pack. ``ref`` is
    the number of a minute, the reference of an indicator, the term, or the id of a note.
    """

    kind: HitKind
    item: str
    page: str | None
    pdf_page: int | None
    text: str
    matched: tuple[str, ...] = ()
    ref: str = ""
    pack_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Hits, the best first and those of procedure last; notes come after what is printed.

    Attributes:
        total: how many there are beyond the limit too.
        instead: what was looked for instead of words that stand nowhere.
        most: where no place has all the terms, how many of them each hit has; 0 where each has all.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    instead: dict[str, tuple[str, ...]]
    most: int = 0


class Searcher:
    """Searches one pack. Making it takes a moment, which a thread may have."""

    def __init__(self, pack: Pack, pages: Sequence[PageLines]) -> None:
        self.pack = pack
        self._index = WordIndex()
        self._index.put(pack.pack_id, places_of(pack, pages))

    def search(
        self, terms: Sequence[Term], notes: Sequence[Note] = (), *, limit: int | None = None, skip: int = 0
    ) -> Found:
        """What of the pack and the member's notes has all the terms, or where nothing has, most of them; at most ``limit`` hits."""
        return search_in(self._index, terms, {self.pack.pack_id: notes}, limit=limit, skip=skip)


def search_in(
    index: WordIndex,
    terms: Sequence[Term],
    notes: Mapping[str, Sequence[Note]],
    *,
    limit: int | None = None,
    skip: int = 0,
) -> Found:
    """What of the packs of an index and of their notes has all the terms, or where nothing has, most of them.

    ``skip`` leaves out so many of the first hits.
    """
    if not terms:
        return Found(instead={})
    both = [index]
    if any(notes.values()):
        both.append(WordIndex())
        for pack_id, written in notes.items():
            both[1].put(pack_id, map(_place_of_note, written))
    ways = [_ways(term, both) for term in terms]
    instead = {
        term.text: tuple(words for words, _ in way)
        for term, way in zip(terms, ways, strict=True)
        if (term.text, term.prefix) not in way
    }
    asked = [" OR ".join(_asked(*way) for way in each) for each in ways]
    every, most = " AND ".join(f"({words})" for words in asked), 0
    counts = [one.count(every) for one in both]
    among: list[Collection[int] | None] = [None] * len(both)
    if not any(counts) and len(terms) > 1:
        having = [Counter(place for words in asked for place in one.having(words)) for one in both]
        most = max((number for each in having for number in each.values()), default=0)
        among = [{place for place, number in each.items() if number == most} for each in having]
        counts, every = [len(each or ()) for each in among], " OR ".join(asked)
    hits: list[Hit] = []
    for one, these in zip(both, among, strict=True):
        wanted = None if limit is None else skip + limit - len(hits)
        hits += map(_hit, one.shown(one.best(every, wanted, these), every))
    return Found(hits=tuple(hits[skip:]), total=sum(counts), instead=instead, most=most)


def _asked(words: str, prefix: bool) -> str:
    """A way to write a term for the index: its words side by side, the last of which may go on."""
    plain = " ".join(_WORD.findall(words))
    return f'"{plain}"{"*" * prefix}' if plain else '""'


def _ways(term: Term, indexes: Sequence[WordIndex]) -> list[tuple[str, bool]]:
    """How a term may be written: as it was, or where that stands nowhere, what comes nearest."""
    own = [(way, term.prefix) for way in (term.text, *unread_ways(term.text), *_other_figures(term.text))]
    if term.prefix and not term.phrase and len(term.text) >= _SHORTEST_GUESS:
        begins = term.text.casefold()
        own += [
            (word, False) for one in indexes for word in one.words_from(begins, longer=_LONGER, most=_FORMS)
        ]
    if term.phrase or len(term.text) < _SHORTEST_GUESS:
        return own
    if any(one.has(_asked(*way)) for one in indexes for way in own):
        return own
    return [(word, False) for word in _guesses(term.text.casefold(), indexes)] or own


def _other_figures(text: str) -> list[str]:
    """A whole number with a sign between its thousands, or without: 5000 for 5,000."""
    if not _FIGURE.fullmatch(text):
        return []
    bare = text.replace(",", "")
    return [way for way in (bare, f"{int(bare):,}") if way != text and len(bare) > len("999")]


def _guesses(word: str, indexes: Sequence[WordIndex]) -> list[str]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only a word that is not found needs it

    known = sorted({one for index in indexes for one in index.words() if len(one) > _TOO_SHORT})
    best = process.extract(word, known, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_GUESSES)
    top = best[0][1] if best else 0.0
    return [found for found, score, _ in best if score >= top - 5]


def places_of(pack: Pack, pages: Sequence[PageLines]) -> Iterator[IndexedPlace]:
    """Everything of a pack that can be found."""
    items = {item.key: item for item in pack.items}
    for info, lines in zip(pack.pages, pages, strict=False):
        item, body = items.get(info.item or ""), _with_whole_words(lines)
        if body:
            number, procedure = (item.number, item.kind == "procedural") if item else ("", False)
            yield IndexedPlace("page", number, "", info.label, info.number, body, procedure)
    found: list[tuple[HitKind, str, str, MinuteItem | Indicator | GlossaryEntry, Iterable[str]]] = []
    for one in pack.minutes.items if pack.minutes else ():
        body_of = (one.title, *one.discussion, *(resolution.text for resolution in one.resolutions))
        found.append(("minute", one.number, one.number, one, body_of))
    for row in pack.indicators:
        body_of = (f"{row.ref} {row.name}", row.outcome, row.commentary, row.owner, row.reporter)
        of = items.get(row.item)
        found.append(("indicator", of.number if of else "", row.ref, row, body_of))
    for entry in pack.glossary:
        body_of = (" ".join((entry.term, *entry.aliases, entry.definition)),)
        found.append(("glossary", "", entry.term, entry, body_of))
    for kind, number, ref, where, parts in found:
        yield IndexedPlace(kind, number, ref, where.page, where.pdf_page, "\n".join(parts))


def _with_whole_words(lines: Sequence[str]) -> str:
    """The text of a page; behind it once more the lines between which hyphens part words, joined: a hyphen may be the word's own."""
    joined, broken = list[str](), False
    for before, after in pairwise(line.strip() for line in lines):
        goes_on, broken = broken, broken_word(before, after)
        if broken and goes_on:
            joined[-1] = f"{joined[-1][:-1]}{after}"
        elif broken:
            joined.append(f"{before[:-1]}{after}")
    return "\f".join(("\n".join(lines), *joined)).strip()


def _place_of_note(note: Note) -> IndexedPlace:
    body = f"{note.text}\n{note.answer}\n{note.follow_up}\n{note.anchor.quote}\n{note.to}"
    return IndexedPlace(
        "note", note.anchor.item_number, note.id, note.anchor.page, note.anchor.pdf_page, body
    )


def _hit(found: FoundPlace) -> Hit:
    place = found.place
    return Hit(
        kind=cast("HitKind", place.kind),
        item=place.item,
        page=place.page,
        pdf_page=place.pdf_page,
        text=one_line(place.body),
        matched=tuple(one_line(words) for words in found.matched),
        ref=place.ref,
        pack_id=found.pack_id,
    )


_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_WORD = re.compile("(?:[^\\W_]|\ufffd)+")
"""Letters and digits, and the sign for a letter that could not be read."""


_WORDS = 4
"""Words of an indicator's name that are enough beside its reference."""


def line_of(finding: Finding, pack: Pack, lines: Sequence[str]) -> int | None:
    """The line of a finding's page where the row of its indicator begins; None where that cannot be told for certain."""
    ref = finding.refs[0] if finding.refs else ""
    named = [one for one in pack.indicators if one.ref == ref and one.pdf_page == finding.pdf_page]
    if not ref or len(named) != 1:
        return None
    words = named[0].name.split()
    text = "\n".join(lines)
    if slug(named[0].name).startswith(ref):  # no reference is printed: it was made of the name
        return _only(" ".join(words), text)
    if _only(ref, text, once=False) is None:
        return None  # the row may be another indicator's of the same name
    for wanted in (" ".join((ref, *words)), " ".join((ref, *words[:_WORDS])), " ".join(words)):
        place = _only(wanted, text)
        if place is not None:
            return place
    alone = [number for number, line in enumerate(lines) if line.strip() == ref]
    return alone[0] if len(alone) == 1 else None


def _only(words: str, text: str, *, once: bool = True) -> int | None:
    """The line of the only place, or of the first, that has these words between white space."""
    wanted = pattern(words)
    places = [
        found.start()
        for found in (wanted.finditer(text) if wanted else ())
        if not text[: found.start()][-1:].strip() and not text[found.end() :][:1].strip()
    ]
    return text.count("\n", 0, places[0]) if len(places) == 1 or (places and not once) else None
