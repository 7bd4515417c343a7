"""Finding quotes, pages and items of one edition of a pack in another.

Line breaks, hyphenation and typographic marks are set aside; case, punctuation and every figure count: '1,620' is not
'1620', and 'Agreed' is not 'AGREED'.
"""

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, islice, pairwise

from rapidfuzz import fuzz

from packview.model import AgendaItem, Anchor, Pack
from packview.model.import_events import PageLines
from packview.model.open_pack import OpenPack
from packview.text import fold
from packview.wording.words import broken_word

HYPHENS = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_MARKS = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2026": "...", "\ufb00": "ff", "\ufb01": "fi",
                        "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\u2010": "-", "\u2011": "-", "\u2012": "-",
                        "\u2013": "-", "\u2014": "-", "\u2212": "-"})  # fmt: skip
_LETTER = r"[^\W\d_]"
_HYPHEN = rf"(?<={_LETTER})-\s*(?={_LETTER})"
_DROPPED = re.compile(_HYPHEN)
_PIECES = re.compile(rf"{_HYPHEN}|(\s+)")
_INSIDE = re.compile(r"\d[.,]")


def normalise(text: str) -> str:
    """The words with single spaces; a hyphen between letters is dropped, be it at the end of a line or not."""
    text = text.translate(_MARKS)
    if "-" in text:
        text = _DROPPED.sub("", text)
    return " ".join(text.split())


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """The same, and for each of its characters where it stands in ``text``; with the end as one more."""
    marked = [(one, place) for place, letter in enumerate(text) for one in letter.translate(_MARKS)]
    whole = "".join(one for one, _ in marked)
    kept: list[tuple[str, int]] = []
    done = 0
    for piece in _PIECES.finditer(whole):
        kept += marked[done : piece.start()]
        if piece.group(1) and kept and piece.end() < len(whole):
            kept.append((" ", marked[piece.start()][1]))
        done = piece.end()
    kept += marked[done:]
    places = [place for _, place in kept]
    return "".join(one for one, _ in kept), [*places, places[-1] + 1 if places else len(text)]


def ends_inside(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether folded text begins, and ends, inside a word or a figure, as '620' in '1,620', '5' in '-5' and '12.5'."""
    first, last = text[start : start + 1], text[end - 1 : end]
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    begins = first.isalnum() and (before[-1:].isalnum() or (before[-1:] == "-" and first.isdigit()))
    ends = last.isalnum() and after[:1].isalnum()
    begins = begins or (first.isdigit() and _INSIDE.fullmatch(before) is not None)
    return begins, ends or (last.isdigit() and _INSIDE.fullmatch(after[::-1]) is not None)


_CONTEXT = 80


class PageIndex:
    """The folded text of all pages, joined by a space, or by nothing where a word is broken between them."""

    def __init__(self, pages: Sequence[PageLines]) -> None:
        self._lines = pages
        self.pages = tuple(normalise("\n".join(lines)) for lines in pages)
        parts = [
            page[:-1] if broken_word(page, following) else f"{page} "
            for page, following in pairwise((*self.pages, ""))
        ]
        self.starts = [0, *accumulate(map(len, parts))][: len(parts)]
        self.text = "".join(parts)

    def page_at(self, place: int) -> int:
        """The page, 1..n, that holds a place of ``text``."""
        return bisect_right(self.starts, place)

    def occurrences(self, words: str) -> Iterator[int]:
        place = self.text.find(words) if words else -1
        while place >= 0:
            yield place
            place = self.text.find(words, place + 1)

    def around(self, start: int, end: int) -> tuple[str, str]:
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

    def twins(self, page: str) -> list[int]:
        """The pages with exactly this folded text."""
        return [number for number, text in enumerate(self.pages, start=1) if text == page]

    def sharing(self, words: str, most: int) -> list[int]:
        """The pages that share the rarest of these folded words, best first."""
        score: defaultdict[int, float] = defaultdict(float)
        count = len(self.pages)
        for word in set(words.split()):
            found = self._by_word.get(word, ())
            for number in found if len(found) <= max(8, count // 2) else ():
                score[number] += math.log1p(count / len(found))
        return sorted(score, key=lambda number: (-score[number], number))[:most]

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, page in enumerate(self.pages, start=1):
            for word in set(page.split()):
                found[word].append(number)
        return found


_LIKE_PAGE = 0.6
"""Likeness from which a page is the same page, rewritten."""
_LITTLE = 40
"""Characters below which a page's text does not tell which page it is."""
_TITLE, _TITLE_AND_NUMBER = 85.0, 60.0


class Editions:
    """Two editions of a pack, set beside each other; ``old`` is None where it is not there any more."""

    def __init__(self, old: OpenPack | None, new: OpenPack) -> None:
        self.old = old.pack if old else None
        self.new = new.pack
        self._old_pages = old.pages if old else ()
        self.index = PageIndex(new.pages)
        self.likeness = cache(self._likeness)
        self.page = cache(self._page)

    @cached_property
    def earlier(self) -> PageIndex:
        return PageIndex(self._old_pages)

    def _likeness(self, old: int, new: int) -> float:
        """How alike two pages are in their text, 0 to 1; 0 where one is not there."""
        if not (1 <= old <= len(self._old_pages) and 1 <= new <= len(self.index.pages)):
            return 0.0
        ours, theirs = self.earlier.pages[old - 1], self.index.pages[new - 1]
        return 1.0 if ours == theirs else fuzz.ratio(ours, theirs) / 100

    def neighbourhood(self, old: int, new: int) -> float:
        """The same, looking at the pages before and after as well."""
        around = (self.likeness(old - 1, new - 1) + self.likeness(old + 1, new + 1)) / 2
        return 0.7 * self.likeness(old, new) + 0.3 * around

    def _page(self, old: int | None) -> tuple[int, float] | None:
        """The page that an old page is now, and how alike they are; None where it is gone, or there was none."""
        if old is None or not 1 <= old <= len(self._old_pages):
            return None
        text = self.earlier.pages[old - 1]
        twins = self.index.twins(text)
        if len(twins) == 1:
            return twins[0], 1.0
        if twins:
            return max(twins, key=lambda new: (self._standing(old, new), -abs(new - old))), 1.0
        if len(text) < _LITTLE:
            return None
        # a page that is there unchanged is no other one
        found = [
            one for one in self.index.sharing(text, 6) if not self.earlier.twins(self.index.pages[one - 1])
        ]
        best = max(found, key=lambda new: (self.likeness(old, new), -abs(new - old)), default=0)
        like = self.likeness(old, best)
        return (best, like) if like >= _LIKE_PAGE else None

    def _standing(self, old: int, new: int) -> float:
        """Of pages with the same text: whether the pages around, the item and the number speak for it."""
        assert self.old is not None
        before, after = self.old.pages[old - 1], self.new.pages[new - 1]
        item = self.item(before.item) if before.item is not None else None
        score = 3 * self.neighbourhood(old, new)
        score += 1.0 if item is not None and item.key == after.item else 0.0
        return score + (0.5 if before.label and before.label == after.label else 0.0)

    def item(self, key: str, number: str = "", title: str = "") -> AgendaItem | None:
        """The item that an old item is now, by key, title, number; None where it is gone or it cannot be told."""
        before = self.old.item(key) if self.old else None
        number, title = (before.number, before.title) if before else (number, title)
        return self.new.item(key) or _by_title(self.new, number, title)

    def item_of(self, anchor: Anchor) -> AgendaItem | None:
        """The item of an anchor as it is now; None where it has none, or that is gone."""
        return self.item(anchor.item, anchor.item_number, anchor.item_title) if anchor.item else None


def _by_title(pack: Pack, number: str, title: str) -> AgendaItem | None:
    wanted = fold(title)
    if not wanted:
        return None
    exact = [item for item in pack.items if fold(item.title) == wanted]
    if exact:
        numbered = [item for item in exact if item.number == number]
        return numbered[0] if numbered else (exact[0] if len(exact) == 1 else None)
    likeness = [(fuzz.token_sort_ratio(wanted, fold(item.title)), item) for item in pack.items]
    scored = sorted(likeness, key=lambda pair: -pair[0])
    for score, item in scored:
        if score >= _TITLE_AND_NUMBER and item.number == number:
            return item
    best = [item for score, item in scored if score >= max(scored[0][0], _TITLE)]
    return best[0] if len(best) == 1 else None


def item_of_pages(editions: Editions, key: str) -> AgendaItem | None:
    """The item that most of an old item's pages belong to now; None where no page of it is left."""
    if editions.old is None:
        return None
    votes: Counter[str] = Counter()
    for page in editions.old.pages:
        if page.item == key and (found := editions.page(page.number)) is not None:
            votes[editions.new.pages[found[0] - 1].item or ""] += 1
    (winner, count), *_ = votes.most_common(1) or [("", 0)]
    return editions.new.item(winner) if winner and 2 * count > sum(votes.values()) else None


_MOST = 2000
"""Occurrences looked at of words that stand everywhere."""
_CLOSE_CALLS = 24
"""Of these, those whose pages are compared as well."""
_SHORT = 24
"""Folded characters below which words alone do not tell which place is meant."""
_LIKE, _LIKE_IN_CONTEXT = 82.0, 65.0
_AROUND = 0.75
"""Likeness of what stands around from which it speaks for a place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A stretch of ``PageIndex.text``; ``around`` is how alike its surroundings are, 0 to 1, None where that is not known."""

    start: int
    end: int
    same: bool
    around: float | None
    rivals: int = 0


def find_quote(editions: Editions, anchor: Anchor) -> Finding | None:
    """The place of an anchor's quote; None where it stands nowhere, nor anything like it."""
    words = normalise(anchor.quote)
    if words[-1:] == "-" and words[-2:-1].isalpha():  # a line's end in the middle of a word
        words = words[:-1]
    if not words:
        return None
    return _word_for_word(editions, anchor, words) or _alike(editions, anchor, words)


def _word_for_word(editions: Editions, anchor: Anchor, words: str) -> Finding | None:
    index = editions.index
    before, after = normalise(anchor.before), normalise(anchor.after)
    found: list[tuple[float, float | None, int]] = []
    whole = (at for at in index.occurrences(words) if _whole(index.text, at, at + len(words), anchor))
    for start in islice(whole, _MOST):
        around = _around(before, after, *index.around(start, start + len(words)))
        found.append((3 * (around or 0.0) + _standing(editions, anchor, start), around, start))
    if not found:
        return None
    found.sort(key=lambda one: (-one[0], one[2]))
    if len(found) > 1 and anchor.pdf_page is not None:
        close = [
            (score + 3 * editions.neighbourhood(anchor.pdf_page, index.page_at(start)), around, start)
            for score, around, start in found[:_CLOSE_CALLS]
        ]
        found = sorted(close, key=lambda one: (-one[0], one[2]))
    best, around, start = found[0]
    if around is not None and around < 0.4 and len(words) < _SHORT and not _at_home(editions, anchor, start):
        return None  # a few common words, and nothing around them is as it was
    rivals = sum(score > best - 0.05 for score, _, _ in found[1:])
    return Finding(start=start, end=start + len(words), same=True, around=around, rivals=rivals)


def _whole(text: str, start: int, end: int, anchor: Anchor) -> bool:
    """Whether a stretch ends between words, or where the quote itself was cut out of one."""
    begins, ends = ends_inside(text, start, end)
    cut_before, cut_after = anchor.before[-1:], anchor.after[:1]
    if begins and not (cut_before == text[start - 1] or anchor.before.rstrip()[-1:] in HYPHENS):
        return False
    return not ends or cut_after == text[end] or anchor.quote.rstrip()[-1:] in HYPHENS


def _around(before: str, after: str, now_before: str, now_after: str) -> float | None:
    """How alike is what stands around, 0 to 1; None where nothing stood around."""
    before, after = before[-60:], after[:60]
    pairs = (before, now_before.strip()[-len(before) :]), (after, now_after.strip()[: len(after)])
    sides = [(len(was), fuzz.ratio(was, now)) for was, now in pairs if was]
    if not sides:
        return None
    weighed = sum(length * score for length, score in sides) / sum(length for length, _ in sides)
    best = max(score for length, score in sides if 2 * length >= max(one for one, _ in sides))
    return (0.7 * weighed + 0.3 * best) / 100


def _standing(editions: Editions, anchor: Anchor, start: int) -> float:
    """Whether item, printed number and PDF page speak for a place."""
    number = editions.index.page_at(start)
    page = editions.new.pages[number - 1]
    item = editions.item_of(anchor)
    score = 0.6 if item is not None and page.item == item.key else 0.0
    if anchor.page is not None and page.label == anchor.page:
        score += 0.3
    if anchor.pdf_page is not None:
        score += 0.2 / (1 + abs(anchor.pdf_page - number))
    return score


def _at_home(editions: Editions, anchor: Anchor, start: int) -> bool:
    """Whether a place is on the page that the old page is now, or at least in the same item."""
    number = editions.index.page_at(start)
    found, item = editions.page(anchor.pdf_page), editions.item_of(anchor)
    in_item = item is not None and editions.new.pages[number - 1].item == item.key
    return in_item or (found is not None and found[0] == number)


def _alike(editions: Editions, anchor: Anchor, words: str) -> Finding | None:
    """The place most like the quote, on the pages that share its rarest words and on its own."""
    index = editions.index
    before, after = normalise(anchor.before), normalise(anchor.after)
    numbers = index.sharing(f"{before} {words} {after}", 6)
    own = editions.page(anchor.pdf_page)
    numbers = [own[0], *numbers] if own is not None else numbers
    best: tuple[float, Finding] | None = None
    for number in dict.fromkeys(numbers):
        first = index.starts[number - 1]
        last = index.starts[number] if number < len(index.starts) else len(index.text)
        text = index.text[first : last + len(words)]
        match = fuzz.partial_ratio_alignment(words, text, score_cutoff=_LIKE_IN_CONTEXT)
        if match is None or len(text) < len(words) // 2:
            continue
        start, end = _to_words(text, match.dest_start, match.dest_end, words)
        around = _around(before, after, text[max(0, start - 80) : start], text[end : end + 80])
        near = around is not None and around >= _AROUND
        if match.score < (_LIKE_IN_CONTEXT if near else _LIKE) or (len(words) < _SHORT and not near):
            continue
        score = match.score / 100 + (around or 0.0)
        if best is None or score > best[0]:
            best = (score, Finding(start=first + start, end=first + end, same=False, around=around))
    return best[1] if best else None


def _to_words(text: str, start: int, end: int, quote: str) -> tuple[int, int]:
    """A stretch, widened to whole words, without space at its ends, nor a stop that the quote has not."""
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    start = text.rfind(" ", 0, start) + 1
    end = text.find(" ", end) if " " in text[end:] else len(text)
    while quote[-1:].isalnum() and end > start and text[end - 1] in ".,;:":
        end -= 1
    return start, end
