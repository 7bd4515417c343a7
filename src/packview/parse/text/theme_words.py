"""Finds the words of themes in a text: phrases and single words, in any form, and acronyms by what they stand for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from packview.model import GlossaryEntry, Theme
from packview.text import one_line
from packview.wording.words import root_of, stem

# A word, or an end of a sentence or a bracket, over which no phrase goes.
_TOKEN = re.compile(
    "(?P<word>[^\\W_]+(?:['\u2019][^\\W\\d_]{1,2})?)|(?P<stop>[.!?;:](?=\\s|$)|[()\\[\\]\u2022\uf0b7])"
)
_SMALL = frozenset({"and", "or", "of", "the", "a", "an"})
_ACRONYM = re.compile("[A-Z][A-Za-z]*[A-Z][A-Za-z]*|[A-Z]{2,}[A-Z0-9]*|\\d[A-Z]{2,}")
_PLURAL = re.compile("['\u2019]?s$")
_LONGEST = 10
"""Words of a meaning; a longer one explains an acronym rather than spelling it out."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A phrase or word of a theme.

    Attributes:
        theme: its place.
        stems: of the words.
        strong: enough for a link.
        commas: after which words a comma may stand: a list may be printed with or without, other phrases end at one.
    """

    theme: int
    stems: Words
    strong: bool
    commas: frozenset[int] = frozenset()


class _Token(NamedTuple):  # made for every word of a pack, so it has to be cheap
    text: str
    stem: str  # '' for a stop
    start: int
    end: int

    def comma(self, text: str) -> bool:
        return text.startswith(",", self.end)


def is_acronym(word: str) -> bool:
    """Whether a word is set as an acronym: 'MASH', 'CiN', '4LSCB', but neither 'Child' nor 'A'."""
    return len(word) <= 8 and bool(_ACRONYM.fullmatch(word)) and 2 * sum(map(str.isupper, word)) >= len(word)


def tokens(text: str) -> Iterator[_Token]:
    """The words of a text with their stems, and the stops between them; small words are left out."""
    for found in _TOKEN.finditer(text):
        word = found["word"]
        if word is None:
            yield _Token("", "", found.start(), found.end())
        elif word.casefold() not in _SMALL:
            yield _Token(word, stem(word), found.start(), found.end())


@dataclass(frozen=True, slots=True)
class Sieve:
    """A quick look at plain text, because most of a pack speaks of no theme.

    Attributes:
        acronyms: each enough for a link.
        strong: for each phrase what its words begin with, the longest first.
        weak: for each word what it begins with.
    """

    acronyms: Words
    strong: tuple[Words, ...]
    weak: Words

    def passes(self, text: str) -> bool:
        """False when no theme can be linked to any part of the text."""
        low = text.casefold()
        return (
            any(short in text for short in self.acronyms)
            or any(all(root in low for root in roots) for roots in self.strong)
            or len([*islice((root for root in self.weak if root in low), 2)]) > 1
        )

    def narrowed(self, text: str) -> "Sieve":
        """A sieve for parts of this text."""
        low = text.casefold()
        return Sieve(
            tuple(short for short in self.acronyms if short in text),
            tuple(roots for roots in self.strong if all(root in low for root in roots)),
            tuple(root for root in self.weak if root in low),
        )


class Vocabulary:
    """The words of some themes, with the acronyms of a glossary, made ready to be looked for.

    Attributes:
        sieve: to find what may be linked at all.
    """

    def __init__(self, themes: Sequence[Theme], glossary: Iterable[GlossaryEntry] = ()) -> None:
        self._first: dict[str, list[_Entry]] = {}
        self._acronyms: dict[str, list[tuple[_Entry, str]]] = {}
        for index, theme in enumerate(themes):
            listed = [(text, True) for text in theme.phrases] + [(text, False) for text in theme.words]
            for text, strong in listed:
                self._learn(index, text, strong=strong)
        entries = [entry for listed in self._first.values() for entry in listed]
        spelled = [pair for entry in glossary for pair in meanings(entry)]
        meant = [(short, meaning, self.links(meaning)) for short, meaning in spelled]
        for short, meaning, found in meant:
            self._expand(short, meaning, found)
        self.sieve = Sieve(
            tuple(self._acronyms),
            tuple({_roots(entry) for entry in entries if entry.strong}),
            tuple({_roots(entry)[0] for entry in entries if not entry.strong}),
        )

    def _learn(self, theme: int, text: str, *, strong: bool) -> None:
        listed = [token for token in tokens(text) if token.stem]
        if is_acronym(text):
            self._acronyms.setdefault(text, []).append((_Entry(theme, (text,), strong), ""))
        elif listed:
            stems = tuple(token.stem for token in listed)
            commas = frozenset(place for place, token in enumerate(listed) if token.comma(text))
            self._first.setdefault(stems[0], []).append(_Entry(theme, stems, strong, commas))

    def _expand(self, short: str, meaning: str, found: Iterable[int]) -> None:
        """An acronym whose meaning links to themes is enough for a link to them."""
        known = [(entry, shown or meaning) for entry, shown in self._acronyms.get(short, ())]
        by_itself = {entry.theme for entry, _ in known}
        known += [
            (_Entry(theme, (short,), strong=True), meaning) for theme in found if theme not in by_itself
        ]
        if known:
            self._acronyms[short] = known

    def links(self, text: str) -> dict[int, Words]:
        """Themes a paragraph speaks of, by their place, each with the words as printed that make the link."""
        strong: dict[int, dict[str, str]] = {}
        weak: dict[int, dict[Words, str]] = {}
        covered: dict[int, int] = {}
        for entry, start, shown in self._entries(text):
            if entry.strong and covered.get(entry.theme, -1) < start:
                # 'child sexual exploitation' is one hit, not two: the longest at each place comes first
                covered[entry.theme] = start + len(entry.stems) - 1
                strong.setdefault(entry.theme, {}).setdefault(shown.casefold(), shown)
            elif not entry.strong:
                weak.setdefault(entry.theme, {}).setdefault(entry.stems, shown)
        found = {theme: tuple(words.values()) for theme, words in strong.items()}
        for theme, words in weak.items():
            if theme not in found and len(words) > 1:
                found[theme] = tuple(dict.fromkeys(words.values()))
        return dict(sorted(found.items()))

    def _entries(self, text: str) -> Iterator[tuple[_Entry, int, str]]:
        """What stands in a text, each with the number of the word it begins at and as printed."""
        listed = list(tokens(text))
        for place, token in enumerate(listed):
            here = [
                (entry, place, printed)
                for entry in self._first.get(token.stem, ())
                if (printed := _phrase_at(text, listed[place : place + len(entry.stems)], entry))
            ]
            if not token.text.islower() and self._acronyms:
                short = token.text if token.text in self._acronyms else _PLURAL.sub("", token.text)
                for entry, meaning in self._acronyms.get(short, ()):
                    here.append((entry, place, f"{short} ({meaning})" if meaning else short))
            if len(here) > 1:
                here.sort(key=lambda hit: -len(hit[0].stems))
            yield from here


def _roots(entry: _Entry) -> Words:
    """What the words of a phrase begin with, the longest first: it is the rarest."""
    return tuple(sorted({root_of(part) for part in entry.stems}, key=lambda root: (-len(root), root)))


def _phrase_at(text: str, part: Sequence[_Token], entry: _Entry) -> str:
    """The phrase as printed where these words are it, else ''."""
    if len(part) < len(entry.stems) or any(
        token.stem != wanted for token, wanted in zip(part, entry.stems, strict=True)
    ):
        return ""
    if any(token.comma(text) and place not in entry.commas for place, token in enumerate(part[:-1])):
        return ""
    return one_line(text[part[0].start : part[-1].end])


def meanings(entry: GlossaryEntry) -> Iterator[tuple[str, str]]:
    """Each acronym of a glossary entry and what it stands for: ('LAC', 'Looked After Child') and ('CLA', 'Child Looked After')."""
    names = entry.aliases or (entry.term,)
    whole = one_line(entry.definition)
    if entry.kind == "term":  # 'Local Authority Designated Officer (LADO)'
        long = next((name for name in names if not is_acronym(name)), "")
        meant = [long] * len(names)
    else:
        parts = [one_line(part) for part in whole.split("/")]
        meant = parts if len(parts) == len(names) else [whole] * len(names)
        meant = [meaning if len(meaning.split()) <= _LONGEST else "" for meaning in meant]
    yield from (
        (name, meaning) for name, meaning in zip(names, meant, strict=True) if meaning and is_acronym(name)
    )
