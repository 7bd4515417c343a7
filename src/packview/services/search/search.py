"""Finding words in a whole pack: its pages, minutes, indicators and glossary, and the member's notes.

Beside that, where on its page a finding stands that quotes no words: at the row of the indicator it is about.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from typing import Literal, NamedTuple
from unicodedata import normalize

from packview.model import Finding, GlossaryEntry, Indicator, MinuteItem, Note, Pack
from packview.model.import_events import PageLines
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
HitKind = Literal["page", "note", "minute", "indicator", "glossary"]
_SHORTEST_GUESS = 4
"""Letters from which on another spelling is guessed at."""
_TOO_SHORT = 2
"""Letters of a word that is never what was meant."""
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


class _Place(NamedTuple):
    """Something that can be found."""

    kind: HitKind
    item: str
    ref: str
    page: str | None
    pdf_page: int | None
    body: str


class Searcher:
    """Searches one pack. Making it takes a moment, which a thread may have."""

    def __init__(self, pack: Pack, pages: Sequence[PageLines]) -> None:
        # Loaded while nobody waits for an answer: the first word that is not found would.
        import rapidfuzz.process  # noqa: F401, PLC0415  start-up stays quick without it

        self.pack = pack
        self._places = list(_places_of(pack, pages))
        said = [_words(place.body) for place in self._places]
        self._starts = [0, *accumulate(map(len, said))]
        self._text = "".join(said)  # in one piece, which is looked through in a millisecond
        self._vocabulary = sorted(one for one in {*self._text.split()} if len(one) > _TOO_SHORT)

    def search(self, terms: Sequence[Term], notes: Sequence[Note] = (), *, limit: int | None = None) -> Found:
        """What of the pack and the member's notes has all the terms, at most ``limit`` hits."""
        if not terms:
            return Found(instead={})
        noted = {place: _words(_text_of(note)) for place, note in enumerate(notes)}
        ways = [self._ways(term, noted.values()) for term in terms]
        instead = {
            term.text: tuple(words for words, _ in way)
            for term, way in zip(terms, ways, strict=True)
            if (term.text, term.prefix) not in way
        }
        places = [{way: self._having(_wanted(*way)) for way in each} for each in ways]
        found = sorted(set.intersection(*(set().union(*each.values()) for each in places)))
        of_notes = [
            _note_hit(notes[place])
            for place, said in noted.items()
            if all(any(_wanted(*way) in said for way in each) for each in ways)
        ]
        hits = [
            _hit(self._places[one], [[_pattern(*way) for way in each if one in each[way]] for each in places])
            for one in found[:limit]
        ]
        return Found(hits=(*hits, *of_notes)[:limit], total=len(found) + len(of_notes), instead=instead)

    def _having(self, words: str) -> set[int]:
        """The places that have words as ``_wanted`` gives them."""
        found: set[int] = set()
        at = self._text.find(words)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            found.add(place)
            at = self._text.find(words, self._starts[place + 1])
        return found

    def _ways(self, term: Term, noted: Iterable[str]) -> list[tuple[str, bool]]:
        """How a term may be written: as it was, or where that stands nowhere, what comes nearest."""
        own = [(way, term.prefix) for way in (term.text, *unread_ways(term.text))]
        if term.phrase or len(term.text) < _SHORTEST_GUESS:
            return own
        if any(_wanted(*way) in text for text in (self._text, *noted) for way in own):
            return own
        return [(word, False) for word in self._guesses(_plain(term.text))] or own

    def _guesses(self, word: str) -> list[str]:
        from rapidfuzz import fuzz, process  # noqa: PLC0415  only a word that is not found needs it

        best = process.extract(word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_GUESSES)
        top = best[0][1] if best else 0.0
        return [found for found, score, _ in best if score >= top - 5]


def _places_of(pack: Pack, pages: Sequence[PageLines]) -> Iterator[_Place]:
    numbers = {item.key: item.number for item in pack.items}
    for info, lines in zip(pack.pages, pages, strict=False):
        item, body = numbers.get(info.item or "", ""), _with_whole_words(lines)
        if body:
            yield _Place("page", item, "", info.label, info.number, body)
    found: list[tuple[HitKind, str, str, MinuteItem | Indicator | GlossaryEntry, Iterable[str]]] = []
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
        yield _Place(kind, item, ref, where.page, where.pdf_page, body)


def _with_whole_words(lines: Sequence[str]) -> str:
    """The text of a page; behind a form feed, words that a hyphen parts at the end of a line, without it."""
    pairs = ((before.rstrip(), after.lstrip()) for before, after in pairwise(lines))
    broken = [(before.split()[-1], after.split()[0]) for before, after in pairs if broken_word(before, after)]
    whole = [f"{begin[:-1]}{end}" for begin, end in broken]
    text = "\n".join(lines)
    return "\f".join((text, " ".join(whole))) if whole else text


def _hit(place: _Place, patterns: Sequence[Sequence[_Way]]) -> Hit:
    text = place.body.partition("\f")[0]
    plain = _plain(text)
    plain = plain if len(plain) == len(text) else text
    found = [match.span() for ways in patterns if (match := _first(plain, ways)) is not None]
    return Hit(
        kind=place.kind,
        item=place.item,
        page=place.page,
        pdf_page=place.pdf_page,
        text=_around(text, *min(found, default=(0, 0))),
        matched=tuple(dict.fromkeys(text[start:end] for start, end in found)),
        ref=place.ref,
    )


def _first(text: str, ways: Sequence[_Way]) -> re.Match[str] | None:
    found = (whole.search(text) or broken.search(text) for whole, broken in ways)
    return min(filter(None, found), key=re.Match.start, default=None)


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


def _text_of(note: Note) -> str:
    return f"{note.text}\n{note.answer}\n{note.follow_up}\n{note.anchor.quote}\n{note.to}"


_ACCENTS = re.compile("[\u0300-\u036f]+")
_WORD = re.compile("(?:[^\\W_]|\ufffd)+")
"""Letters and digits, and the sign for a letter that could not be read."""


def _plain(text: str) -> str:
    """A text as words of it are compared: in lower case, without accents."""
    small = text.casefold()
    return small if small.isascii() else _ACCENTS.sub("", normalize("NFD", small))


def _words(text: str) -> str:
    """The words of a text, a space before each, a line feed at the end."""
    return f" {' '.join(_WORD.findall(_plain(text)))} \n"


def _wanted(words: str, prefix: bool) -> str:
    """What stands in the ``_words`` of a text that has these words side by side, the last of which may go on; a NUL for none."""
    found = _words(words).rstrip("\n " if prefix else "\n")
    return found if found.strip() else "\0"


@lru_cache(maxsize=256)
def _pattern(words: str, prefix: bool) -> _Way:
    """The same for a text as it stands, whatever is between the words."""
    parts = _WORD.findall(_plain(words))
    broken = [r"(?:-\s*\n\s*)?".join(map(re.escape, part)) for part in parts]
    end = "" if prefix else "(?![^\\W_]|\ufffd)"
    bodies = (r"[\W_]+".join(each) for each in (map(re.escape, parts), broken))
    whole, over_lines = (re.compile(rf"(?<![^\W_]){body}{end}") for body in bodies)
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
