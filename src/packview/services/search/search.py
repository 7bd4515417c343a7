"""Finding words in a whole pack: its pages, minutes, indicators and glossary by the index, the member's notes as they are.

Beside that, where on its page a finding stands that quotes no words: at the row of the indicator it is about.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from typing import Literal, cast

from packview.errors import PackviewError
from packview.model import Finding, GlossaryEntry, Indicator, MinuteItem, Note, Pack
from packview.model.import_events import PageLines
from packview.model.open_pack import OpenPack
from packview.store.search_index import Place, SearchIndex
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


_Way = tuple[re.Pattern[str], re.Pattern[str]]
"""A way to write a term: whole, which is quickly looked for, and broken at the ends of lines."""
_Patterns = Sequence[Sequence[_Way]]
"""For each term, the ways to write it."""
HitKind = Literal["page", "note", "minute", "indicator", "glossary"]
_SHORTEST_GUESS = 4
"""Letters from which on another spelling is guessed at."""
_GUESSES = 3
_ALIKE = 80.0
"""Of 100, how alike a word must be to be taken for what was meant."""
_BEFORE, _AFTER = 60, 120
"""Characters of context that are shown of a place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place that has all that was looked for.

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Hits by kind, each in the order it stands; ``total`` counts those beyond the limit too, ``instead`` the respelt words."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    instead: dict[str, tuple[str, ...]]


class Searcher:
    """Searches packs. The index is kept in ``home``, or in memory where that is None or cannot be written."""

    def __init__(self, home: Path | None) -> None:
        self._home = home
        self._index: SearchIndex | None = None
        self._prepared: dict[str, str] = {}
        self._vocabulary: list[str] = []

    def prepare(self, opened: OpenPack) -> None:
        """Have a pack in the index as it is now; may be called from any thread. A PackviewError where no index can be kept."""
        pack_id, stamp = opened.pack.pack_id, _stamp(opened.pack)
        if self._prepared.get(pack_id) == stamp:
            return
        # Loaded while nobody waits for an answer: the first word that is not found would.
        import rapidfuzz.process  # noqa: F401, PLC0415  start-up stays quick without it

        try:
            self._put(opened, stamp)
        except PackviewError:
            if self._home is None:
                raise
            self._home, self._index = None, None  # a library that can only be read is searched all the same
            self._put(opened, stamp)
        self._prepared[pack_id] = stamp
        self._vocabulary = []

    def search(
        self, pack: Pack, terms: Sequence[Term], notes: Sequence[Note] = (), *, limit: int | None = None
    ) -> Found:
        """What has all the terms in a prepared pack and the member's notes, at most ``limit`` hits; a PackviewError for no index."""
        if not terms:
            return Found(instead={})
        ways = [self._ways(pack.pack_id, term, notes) for term in terms]
        instead = {
            term.text: tuple(words for words, _ in way)
            for term, way in zip(terms, ways, strict=True)
            if (term.text, term.prefix) not in way
        }
        patterns = [[_pattern(words, prefix=prefix) for words, prefix in way] for way in ways]
        found = self._the_index().find(pack.pack_id, ways)
        noted = [_note_hit(note) for note in notes if _note_has(note, patterns)]
        hits = [_hit(place, patterns) for place in self._the_index().places(found[:limit])]
        return Found(hits=(*hits, *noted)[:limit], total=len(found) + len(noted), instead=instead)

    def close(self) -> None:
        if self._index is not None:
            self._index.close()

    def _the_index(self) -> SearchIndex:
        if self._index is None:
            self._index = SearchIndex(self._home / "index.sqlite3" if self._home else None)
        return self._index

    def _put(self, opened: OpenPack, stamp: str) -> None:
        index = self._the_index()
        if not index.has(opened.pack.pack_id, stamp):
            index.put(opened.pack.pack_id, stamp, places_of(opened.pack, opened.pages))

    def _ways(self, pack_id: str, term: Term, notes: Sequence[Note]) -> list[tuple[str, bool]]:
        """How a term may be written: as it was, or where that stands nowhere, what comes nearest."""
        own = [(way, term.prefix) for way in (term.text, *unread_ways(term.text))]
        sure = term.phrase or len(term.text) < _SHORTEST_GUESS
        if sure or any(self._the_index().knows(pack_id, way, prefix=term.prefix) for way, _ in own):
            return own
        pattern = _pattern(term.text, prefix=term.prefix)
        if any(_note_has(note, [[pattern]]) for note in notes):
            return own
        return [(word, False) for word in self._guesses(term.text.casefold())] or own

    def _guesses(self, word: str) -> list[str]:
        from rapidfuzz import fuzz, process  # noqa: PLC0415  only a word that is not found needs it

        if not self._vocabulary:
            self._vocabulary = self._the_index().vocabulary()
        best = process.extract(word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_GUESSES)
        top = best[0][1] if best else 0.0
        return [found for found, score, _ in best if score >= top - 5]


def places_of(pack: Pack, pages: Sequence[PageLines]) -> Iterator[Place]:
    numbers = {item.key: item.number for item in pack.items}
    for info, lines in zip(pack.pages, pages, strict=False):
        item, body = numbers.get(info.item or "", ""), _with_whole_words(lines)
        yield Place(kind="page", item=item, page=info.label, pdf_page=info.number, body=body)
    found: list[tuple[str, str, str, MinuteItem | Indicator | GlossaryEntry, Iterable[str]]] = []
    for one in pack.minutes.items if pack.minutes else ():
        body_of = (one.title, *one.discussion, *(resolution.text for resolution in one.resolutions))
        found.append(("minute", one.number, one.number, one, body_of))
    for row in pack.indicators:
        body_of = (f"{row.ref} {row.name}", row.outcome, row.commentary, row.owner, row.reporter)
        found.append(("indicator", numbers.get(row.item, ""), row.ref, row, body_of))
    for entry in pack.glossary:
        body_of = (" ".join((entry.term, *entry.aliases, entry.definition)),)
        found.append(("glossary", "", entry.term, entry, body_of))
    for kind, item, ref, where, parts in found:
        body = "\n".join(parts)
        yield Place(kind=kind, item=item, ref=ref, page=where.page, pdf_page=where.pdf_page, body=body)


def _with_whole_words(lines: Sequence[str]) -> str:
    """The text of a page; behind a form feed, words that a hyphen parts at the end of a line, without it."""
    pairs = ((before.rstrip(), after.lstrip()) for before, after in pairwise(lines))
    broken = [(before.split()[-1], after.split()[0]) for before, after in pairs if broken_word(before, after)]
    whole = [f"{begin[:-1]}{end}" for begin, end in broken]
    text = "\n".join(lines)
    return "\f".join((text, " ".join(whole))) if whole else text


def _stamp(pack: Pack) -> str:
    """Tells a state of a pack from every other that a member could search."""
    files = (pack.source.sha256, *(one.source.sha256 for one in pack.supplements))
    counts = (len(pack.pages), len(pack.indicators), len(pack.glossary))
    return "|".join((*files, str(pack.revision), *map(str, counts)))


def _hit(place: Place, patterns: _Patterns) -> Hit:
    text = place.body.partition("\f")[0]
    found = [match for ways in patterns if (match := _first(text, ways)) is not None]
    first = min(found, key=re.Match.start, default=None)
    start, end = first.span() if first else (0, 0)
    return Hit(
        kind=cast(HitKind, place.kind),
        item=place.item,
        page=place.page,
        pdf_page=place.pdf_page,
        text=_around(text, start, end),
        matched=tuple(dict.fromkeys(match[0] for match in found)),
        ref=place.ref,
    )


def _first(text: str, ways: Sequence[_Way]) -> re.Match[str] | None:
    found = [
        match for whole, broken in ways if (match := whole.search(text) or broken.search(text)) is not None
    ]
    return min(found, key=re.Match.start, default=None)


def _around(text: str, start: int, end: int) -> str:
    """What stands around a find, on one line, in whole words."""
    first, last = max(0, start - _BEFORE), min(len(text), end + _AFTER)
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        last = max(text.rfind(" ", end, last), end)
    return one_line(text[first:last])


def _note_hit(note: Note) -> Hit:
    return Hit(
        kind="note",
        item=note.anchor.item_number,
        page=note.anchor.page,
        pdf_page=note.anchor.pdf_page,
        text=_around(note.text, 0, 0),
        ref=note.id,
    )


def _note_has(note: Note, patterns: _Patterns) -> bool:
    text = f"{note.text}\n{note.answer}\n{note.follow_up}\n{note.anchor.quote}\n{note.to}"
    return all(_first(text, ways) is not None for ways in patterns)


def _pattern(words: str, *, prefix: bool) -> _Way:
    """Whole words as the index takes them: letters and digits, whatever stands between, and broken at a line's end or not."""
    parts = [re.escape(part) for part in re.findall(r"[^\W_]+", words)]
    broken = [r"(?:-\s*\n\s*)?".join(part) for part in parts]
    end = "" if prefix else r"(?![^\W_])"
    bodies = (r"[\W_]+".join(each) for each in (parts, broken))
    whole, over_lines = (re.compile(rf"(?<![^\W_]){body}{end}", re.IGNORECASE) for body in bodies)
    return whole, over_lines


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
