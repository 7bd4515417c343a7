"""Finding a quote in another edition of its pack: first word for word, then by likeness and by what stands around it."""

from dataclasses import dataclass

from rapidfuzz import fuzz

from packview.model import Anchor
from packview.services.folding import HYPHENS, ends_inside, fold
from packview.services.page_matching import Editions

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
    """A stretch of the new edition's folded text.

    Attributes:
        start: in PageIndex.text.
        end: behind its last character.
        same: whether the words are the same.
        around: how alike is what stands around it, 0 to 1; None where nothing is known of that.
        rivals: other places that have as good a claim.
    """

    start: int
    end: int
    same: bool
    around: float | None
    rivals: int = 0


def find_quote(editions: Editions, anchor: Anchor) -> Finding | None:
    """The place of an anchor's quote; None where it stands nowhere, nor anything like it."""
    words = fold(anchor.quote)
    if words[-1:] == "-" and words[-2:-1].isalpha():  # a line's end in the middle of a word
        words = words[:-1]
    if not words:
        return None
    return _word_for_word(editions, anchor, words) or _alike(editions, anchor, words)


def _word_for_word(editions: Editions, anchor: Anchor, words: str) -> Finding | None:
    index = editions.index
    before, after = fold(anchor.before), fold(anchor.after)
    found: list[tuple[float, float | None, int]] = []
    for start in index.occurrences(words):
        if len(found) == _MOST:
            break
        end = start + len(words)
        if not _whole(index.text, start, end, anchor):
            continue
        around = _around(before, after, *index.around(start, end))
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
    if not before and not after:
        return None
    sides = []
    if before:
        sides.append((len(before), fuzz.ratio(before, now_before.strip()[-len(before) :])))
    if after:
        sides.append((len(after), fuzz.ratio(after, now_after.strip()[: len(after)])))
    weighed = sum(length * score for length, score in sides) / sum(length for length, _ in sides)
    best = max(score for length, score in sides if 2 * length >= max(one for one, _ in sides))
    return (0.7 * weighed + 0.3 * best) / 100


def _standing(editions: Editions, anchor: Anchor, start: int) -> float:
    """Whether item, printed number and PDF page speak for a place."""
    number = editions.index.page_at(start)
    page = editions.new.pages[number - 1]
    item = editions.item(anchor.item, anchor.item_number, anchor.item_title) if anchor.item else None
    score = 0.6 if item is not None and page.item == item.key else 0.0
    if anchor.page is not None and page.label == anchor.page:
        score += 0.3
    if anchor.pdf_page is not None:
        score += 0.2 / (1 + abs(anchor.pdf_page - number))
    return score


def _at_home(editions: Editions, anchor: Anchor, start: int) -> bool:
    """Whether a place is on the page that the old page is now, or at least in the same item."""
    number = editions.index.page_at(start)
    found = editions.page(anchor.pdf_page) if anchor.pdf_page is not None else None
    if found is not None and found[0] == number:
        return True
    item = editions.item(anchor.item, anchor.item_number, anchor.item_title) if anchor.item else None
    return item is not None and editions.new.pages[number - 1].item == item.key


def _alike(editions: Editions, anchor: Anchor, words: str) -> Finding | None:
    """The place most like the quote, on the pages that share its rarest words and on its own."""
    index = editions.index
    before, after = fold(anchor.before), fold(anchor.after)
    numbers = index.sharing(f"{before} {words} {after}", 6)
    if anchor.pdf_page is not None and (own := editions.page(anchor.pdf_page)) is not None:
        numbers.insert(0, own[0])
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
    while start > 0 and text[start - 1] != " ":
        start -= 1
    while end < len(text) and text[end] != " ":
        end += 1
    while quote[-1:].isalnum() and end > start and text[end - 1] in ".,;:":
        end -= 1
    return start, end
