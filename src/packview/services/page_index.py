"""The text of a pack, laid out for finding quotes and pages of another edition in it."""

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from packview.services.events import PageLines
from packview.services.folding import HYPHENS, fold, fold_with_places

_CONTEXT = 80


class PageIndex:
    """The folded text of all pages, one after another.

    Args:
        pages: the lines of every page.

    Attributes:
        pages: the folded text of each.
        text: all of it, pages joined by a space, or by nothing where a word is broken between them.
        starts: where in ``text`` each page starts.
    """

    def __init__(self, pages: Sequence[PageLines]) -> None:
        self._lines = pages
        self.pages = tuple(fold("\n".join(lines)) for lines in pages)
        parts: list[str] = []
        self.starts: list[int] = []
        length = 0
        for number, page in enumerate(self.pages):
            following = self.pages[number + 1][:1] if number + 1 < len(self.pages) else ""
            broken = page[-1:] == "-" and page[-2:-1].isalpha() and following.islower()
            part = page[:-1] if broken else f"{page} "
            self.starts.append(length)
            parts.append(part)
            length += len(part)
        self.text = "".join(parts)

    def page_at(self, place: int) -> int:
        """The page, 1..n, that holds a place of ``text``."""
        return bisect_right(self.starts, place)

    def occurrences(self, words: str) -> Iterator[int]:
        """Where folded words stand in ``text``."""
        place = self.text.find(words) if words else -1
        while place >= 0:
            yield place
            place = self.text.find(words, place + 1)

    def around(self, start: int, end: int) -> tuple[str, str]:
        """The folded text before and after a stretch."""
        return self.text[max(0, start - _CONTEXT) : start], self.text[end : end + _CONTEXT]

    def printed(self, start: int, end: int) -> tuple[str, str, str]:
        """A stretch as it stands on its page, with up to 80 characters before and after it; it ends with the page."""
        number = self.page_at(start)
        text = "\n".join(self._lines[number - 1])
        folded, places = fold_with_places(text)
        first = start - self.starts[number - 1]
        last = min(end - self.starts[number - 1], len(folded))
        if first >= last:
            return "", "", ""
        begin, stop = places[first], places[last - 1] + 1
        if last < len(folded) and places[last] > stop and text[stop] in HYPHENS:  # it ends in a broken word
            stop += 1
        return text[begin:stop], text[max(0, begin - _CONTEXT) : begin], text[stop : stop + _CONTEXT]

    def twins(self, page: str) -> tuple[int, ...]:
        """The pages with exactly this folded text."""
        return tuple(self._by_text.get(page, ()))

    def sharing(self, words: str, most: int) -> list[int]:
        """The pages that share the rarest of these folded words, best first."""
        wanted = set(words.split())
        score: Counter[int] = Counter()
        count = len(self.pages)
        for word in wanted:
            found = self._by_word.get(word, ())
            if found and len(found) <= max(8, count // 2):
                weight = math.log1p(count / len(found))
                for number in found:
                    score[number] += weight  # type: ignore[assignment]  # a Counter of floats
        return [number for number, _ in sorted(score.items(), key=lambda pair: (-pair[1], pair[0]))[:most]]

    @cached_property
    def _by_text(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, page in enumerate(self.pages, start=1):
            found[page].append(number)
        return found

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, page in enumerate(self.pages, start=1):
            for word in set(page.split()):
                found[word].append(number)
        return found
