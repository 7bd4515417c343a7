"""Titles printed in capitals, in sentence case: names and acronyms as the same words stand elsewhere.

What a word is called is learnt from running text: 'the Cabinet agreed' speaks for a name, 'the cabinet agreed' against it, 'an EHC
plan' for an acronym. A word that stands nowhere and is no ordinary one stays as it is printed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from packview.wording.dates import MONTHS, WEEKDAYS
from packview.wording.words import SMALL_WORDS, stem

_TOKEN = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*['\u2019]?|[.!?:;\u2022]")
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_BRACKETS = re.compile(r"\([^()]*\)")
_CAPITALS = 0.7
"""Share of a title's letters, outside brackets, that are capitals from which on it was printed in them."""
_LONGEST = 6
"""Words of a name that are looked for together."""
_MOST = 1_000_000
"""Characters of running text that are looked through."""
_ORDINARY_FILE = Path(__file__).with_name("ordinary_words.txt")
"""Words that stand in lower case in the papers of councils and hardly ever as part of a name, one of each stem."""
_PART = re.compile(r"(?:PART|APPENDIX|ANNEX|SECTION|SCHEDULE|OPTION)\s*$")
_CALENDAR = {name.upper(): name for name in (*MONTHS, *WEEKDAYS)}


def is_capitals(title: str) -> bool:
    """Whether a title was printed in capitals."""
    letters = [letter for letter in _BRACKETS.sub("", title) if letter.isalpha()]
    return len(letters) > 3 and sum(map(str.isupper, letters)) >= _CAPITALS * len(letters)


class SentenceCase:
    """Knows how the words of some titles stand in running text.

    Args:
        titles: those that may be asked for.
        lines: the text; what it has in capitals or as a heading says nothing.
        names: of people, bodies and terms, as they are written.
    """

    def __init__(self, titles: Iterable[str], lines: Iterable[str], names: Iterable[str] = ()) -> None:
        capitals = [title for title in titles if is_capitals(title)]
        self._names = {_folded(name): name for name in names if not is_capitals(name)}
        self._forms: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        self._acronyms: set[str] = set()
        grams = {gram for title in capitals for gram in _grams(_WORD.findall(title))}
        if grams:
            self._learn(grams, lines)

    def __call__(self, title: str) -> str:
        """A title in sentence case; one that was not printed in capitals as it is."""
        if not is_capitals(title):
            return title
        found = list(_WORD.finditer(title))
        words = [match[0] for match in found]
        shown, at, place = "", 0, 0
        while place < len(words):
            count, text = next(self._name_at(words, place), (1, ""))
            start, end = found[place].start(), found[place + count - 1].end()
            begins = not any(map(str.isalpha, title[:start])) or title[:start].rstrip()[-1] in ".?!"
            text = text or self._word(words[place], title[:start], title[end:])
            shown += title[at:start] + (text[:1].upper() + text[1:] if begins else text)
            at, place = end, place + count
        return shown + title[at:]

    def _learn(self, grams: set[tuple[str, ...]], lines: Iterable[str]) -> None:
        running, size = list[str](), 0
        for line in lines:
            if size < _MOST and not line.isupper():
                running.append(line)
                size += len(line)
        tokens = _TOKEN.findall("\n".join(running).replace("\u2019", "'"))
        folded = [token.casefold() for token in tokens]
        capitals = {small.upper() for small in SMALL_WORDS}
        self._acronyms = {word for before, word in pairwise(tokens) if word in capitals and before.islower()}
        begins = {gram[0] for gram in grams}
        for place in [place for place, token in enumerate(folded) if token in begins]:
            if place and not (tokens[place].islower() or tokens[place - 1].islower()):
                continue  # at the beginning of a sentence, or in a heading, a capital says nothing
            for count in range(1, _LONGEST + 1):
                gram = tuple(folded[place : place + count])
                if gram in grams:
                    self._forms[gram][" ".join(tokens[place : place + count])] += 1

    def _name_at(self, words: Sequence[str], place: int) -> Iterator[tuple[int, str]]:
        """The names that begin at a word, the longest first: how many words they have, and how they are written."""
        for count in range(min(_LONGEST, len(words) - place), 1, -1):
            gram = tuple(_folded(word) for word in words[place : place + count])
            known = self._names.get(" ".join(gram).removesuffix("'s"))
            if known:
                yield (
                    count,
                    known + (words[place + count - 1][-2:].lower() if gram[-1].endswith("'s") else ""),
                )
            elif gram in self._forms:
                (best, often), *_ = self._forms[gram].most_common(1)
                capital = all(
                    word[:1].isupper() for word in best.split() if word.casefold() not in SMALL_WORDS
                )
                if often > 1 and capital and 2 * often > self._forms[gram].total() and not best.isupper():
                    yield count, best

    def _word(self, word: str, before: str, after: str) -> str:
        if not word.isupper() or any(map(str.isdigit, word)) or _ROMAN.fullmatch(word):
            return word
        if len(word) == 1 and (word != "A" or not after.strip(" )") or _PART.search(before)):
            return word  # 'PART A', but 'REVIEW OF A POLICY'
        if word in _CALENDAR and (word != "MAY" or any(map(str.isdigit, before[-3:] + after[:5]))):
            return _CALENDAR[word]
        return self._as_in_text(word) or self._as_known(word)

    def _as_in_text(self, word: str) -> str:
        """A word as it stands in running text; '' where it does not."""
        folded = _folded(word)
        if folded in SMALL_WORDS:
            return word if word in self._acronyms else word.lower()
        forms = self._forms[(folded,)]
        small, capitals = forms[folded], forms[word.replace("\u2019", "'")]
        if capitals > small:
            return word
        (best, often), *_ = forms.most_common(1) or [("", 0)]
        if often > 2 * small:
            return best
        return word.lower() if small else ""

    def _as_known(self, word: str) -> str:
        """A word that is part of a name, or an ordinary one; any other as it is printed."""
        folded = _folded(word)
        owner = folded.removesuffix("'s")
        if owner != folded and self._as_in_text(word[: len(owner)]):
            return self._as_in_text(word[: len(owner)]) + word[len(owner) :].lower()
        return self._names.get(folded) or (word.lower() if stem(folded) in _ordinary() else word)


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    return frozenset(map(stem, _ORDINARY_FILE.read_text(encoding="utf-8").split())) | SMALL_WORDS


def _folded(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").casefold().split())


def _grams(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    folded = [_folded(word) for word in words]
    for start in range(len(folded)):
        for end in range(start + 1, min(len(folded), start + _LONGEST) + 1):
            if not {folded[start], folded[end - 1]} & SMALL_WORDS:
                yield tuple(folded[start:end])
        if folded[start].endswith("'s"):
            yield (folded[start][:-2],)
