"""Acronyms and terms in a pack's text, and what its glossary says of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from packview.model import GlossaryEntry
from packview.text import fold

_WORD = re.compile(r"[^\W_](?:[\w&/'\u2019-]*[^\W_])?")
_ACRONYM = re.compile(r"(?:[A-Z][a-z]{0,2}){0,4}[A-Z][A-Z0-9&/]*[A-Z0-9](?:s|[-/][A-Z0-9]+)*")
_LONGEST = 12
_MOST_WORDS = 6
_SHORTEST = 60
"""Characters of a line from which capitals are no heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word or words of a line, as printed; ``entry`` is what the glossary says, None where it knows nothing of it."""

    start: int
    end: int
    text: str
    entry: GlossaryEntry | None = None


class Terms:
    """Looks terms up. Acronyms are told apart by capitals: 'IT' is one, 'it' is not; of two for one acronym the first counts."""

    def __init__(self, glossary: Iterable[GlossaryEntry] = ()) -> None:
        self._exact: dict[str, GlossaryEntry] = {}
        self._folded: dict[str, GlossaryEntry] = {}
        for entry in glossary:
            for name in (entry.term, *entry.aliases):
                if _is_acronym(name):
                    self._exact.setdefault(name, entry)
                else:
                    self._folded.setdefault(fold(name), entry)
        self._most = min(max((len(name.split()) for name in self._folded), default=1), _MOST_WORDS)

    def look_up(self, text: str) -> GlossaryEntry | None:
        """What the glossary says of some words, in the plural or possessive too."""
        for form in _forms(" ".join(text.split()).strip(".,;:()[]\u2018\u2019\u201c\u201d'\"")):
            found = self._exact.get(form) or self._folded.get(fold(form) or "-")
            if found is not None:
                return found
        return None

    def at(self, line: str, column: int) -> Term | None:
        """The term that stands at a place of a line: the longest the glossary knows, else an acronym; None for neither."""
        words = list(_WORD.finditer(line))
        here = next((index for index, word in enumerate(words) if word.start() <= column < word.end()), None)
        if here is None:
            return None
        for length in range(self._most, 0, -1):
            for first in range(max(0, here - length + 1), min(here, len(words) - length) + 1):
                start, end = words[first].start(), words[first + length - 1].end()
                entry = self.look_up(line[start:end])
                if entry is not None:
                    return Term(start=start, end=end, text=line[start:end], entry=entry)
        word = words[here]
        return Term(start=word.start(), end=word.end(), text=word[0]) if _is_acronym(word[0]) else None

    def acronyms(self, line: str) -> Iterator[Term]:
        """The acronyms of a line that the glossary explains, in order; none in a heading, where all is in capitals."""
        if line.isupper() and len(line) < _SHORTEST and len(line.split()) > 1:
            return
        for word in _WORD.finditer(line):
            entry = self.look_up(word[0]) if _is_acronym(word[0]) else None
            if entry is not None:
                yield Term(start=word.start(), end=word.end(), text=word[0], entry=entry)


def _is_acronym(word: str) -> bool:
    return 2 <= len(word) <= _LONGEST and _ACRONYM.fullmatch(word) is not None


def _forms(text: str) -> Iterator[str]:
    yield text
    for ending in ("'s", "\u2019s", "s'", "s\u2019", "s"):
        if text.endswith(ending) and len(text) > len(ending) + 1:
            yield text.removesuffix(ending)
