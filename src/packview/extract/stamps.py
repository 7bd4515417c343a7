"""Stamps: what a council's system, or a file numbered through, prints on the edge of each page."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from packview.extract.words import Word
from packview.model import Page, Run

_NUMBER = re.compile(
    r"(?:[-\u2013\u2014~|]\s?)?(?:Page\s(?:\|\s)?|P\s?a\s?g\s?e\s\|\s|p\.?\s)?(?P<number>[1-9]\d{0,3})"
    r"(?:\s(?:of|/)\s\d{1,4}|\s?\|\s?P\s?a\s?g\s?e)?(?:\s?[-\u2013\u2014~|])?",
    re.IGNORECASE,
)
_EDGE_LINES = 2
_FEWEST = 4
"""Pages that must carry a number."""
_AGREEING = 0.8
"""Of the numbered pages: so many must count on from one another, which papers with numbers of their own do not."""
_OF_ALL = 0.6
"""Of the pages with text: the same."""


def with_unstamped_page_numbers(pages: Sequence[Page]) -> Sequence[Page]:
    """The pages with numbers that stand alone as labels (and no text), where the whole file is numbered through.

    The 'Page 1' that a paper prints beside it is kept as another stamp of its page.
    """
    written = [page for page in pages if page.lines]
    if len(written) < _FEWEST:
        return pages
    found = {page.number: _standing_alone(page) for page in written}
    offsets = Counter(offset for each in found.values() for offset in each)
    if not offsets:
        return pages
    offset, count = offsets.most_common(1)[0]
    numbered = sum(map(bool, found.values()))
    if count < max(_FEWEST, _AGREEING * numbered, _OF_ALL * len(written)):
        return pages
    if any(page.label is not None and offset not in found[page.number] for page in written):
        return pages  # a stamped page without the number that would be its own
    return [_labelled(page, found.get(page.number, {}).get(offset)) for page in pages]


def _standing_alone(page: Page) -> dict[int, tuple[int, re.Match[str]]]:
    """Lines at the foot and head of a page that are a number, by its distance from the PDF page: which line, and what it says."""
    filled = [index for index, line in enumerate(page.lines) if line.strip()]
    places: dict[int, tuple[int, re.Match[str]]] = {}
    for index in (*reversed(filled[-_EDGE_LINES:]), *filled[:_EDGE_LINES]):
        if found := _NUMBER.fullmatch(page.lines[index].strip()):
            places.setdefault(page.number - int(found["number"]), (index, found))
    return places


def _labelled(page: Page, place: tuple[int, re.Match[str]] | None) -> Page:
    if page.label is not None:
        page = replace(page, label=None, stamps=(*page.stamps, f"Page {page.label}"))
    if place is None:
        return page
    index, found = place
    rest = tuple(line for at, line in enumerate(page.lines) if at != index)
    runs = _without(page.runs, found.group().split(), foot=index > len(page.lines) // 2)
    return replace(page, label=found["number"], lines=rest, runs=runs)


def _without(runs: tuple[Run, ...], words: Sequence[str], *, foot: bool) -> tuple[Run, ...]:
    """The runs without those of the number: of the places that read so, the one nearest the foot or head."""
    length = len(words)
    places = [
        at
        for at in range(len(runs) - length + 1)
        if all(run.text == word for run, word in zip(runs[at : at + length], words, strict=True))
    ]
    if not places:
        return runs
    at = (max if foot else min)(places, key=lambda place: runs[place].y)
    return (*runs[:at], *runs[at + length :])


PAGE_NUMBER = r"(?:[A-Z]{0,2}\d{1,5}[A-Za-z]?|[ivxlc]{1,6})"
ITEM_NUMBER = r"(?:[A-Za-z]{0,2}\d{1,4}(?:[./]\d{1,3})*[A-Za-z]?|[A-Z]{1,2}|[ivxlcIVXLC]{1,6})"
_STAMP = re.compile(
    rf"(?P<kind>Page)\s(?P<label>{PAGE_NUMBER})|(?P<other>(?:Agenda Item|Appendix)\s{ITEM_NUMBER})"
)
_LENGTHS = {"Page": 2, "Agenda": 3, "Appendix": 2}
_EDGE = 62.0
"""Points from the edge of the page within which a stamp stands."""
_NEIGHBOURS = 6
"""Pages before and after that are looked at to tell the stamp from a paper's own page number."""


def split_stamps(
    words: Sequence[Word], width: float, height: float
) -> tuple[list[Word], str | None, tuple[str, ...]]:
    """A page's words without the stamps on its edge, the number and the others; of several numbers the last, stamped on finished papers."""
    taken: set[int] = set()
    labels: list[str] = []
    others: list[str] = []
    for start, word in enumerate(words):
        end = start + _LENGTHS.get(word.text, 0)
        if start == end or not _on_edge(word, width, height):
            continue
        found = _STAMP.fullmatch(" ".join(each.text for each in words[start:end]))
        if found is not None and _stands_alone(words, start, end):
            taken.update(range(start, end))
            (labels if found["label"] else others).append(found["label"] or found["other"])
    body = [word for index, word in enumerate(words) if index not in taken]
    others += [f"Page {label}" for label in labels[:-1]]  # the papers' own
    return body, labels[-1] if labels else None, tuple(dict.fromkeys(others))


def _on_edge(word: Word, width: float, height: float) -> bool:
    """Whether a word stands along an edge: at the top or bottom, or turned at the left or right."""
    if word.rotation % 180 == 0:
        return min(word.y, height - word.y) <= _EDGE
    return min(word.x, width - word.x) <= _EDGE


def _stands_alone(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether its words belong together, and nothing else is written right before or after them."""
    within = zip(words[start : end - 1], words[start + 1 : end], strict=True)
    before, after = words[max(start - 1, 0) : start], words[end : end + 1]
    return (
        all(_adjoins(left, right) for left, right in within)
        and not (before and _adjoins(before[0], words[start]))
        and not (after and _adjoins(words[end - 1], after[0]))
    )


def _adjoins(left: Word, right: Word) -> bool:
    if left.rotation != right.rotation:
        return False
    across, down = right.x - left.x, right.y - left.y
    along, off = (across, abs(down)) if left.rotation % 180 == 0 else (abs(down), abs(across))
    size = max(left.size, right.size)
    return off < 0.5 * size and abs(along) - left.width < 1.5 * size


def settle_labels(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with their final printed labels, from what stands on each and on its neighbours; no label is made up.

    Of two numbers the one that goes on from page to page is the label. Where nothing is stamped, numbers that count through
    the file are the labels.
    """
    pages = with_unstamped_page_numbers(pages)
    # how far each printed number is from the PDF page
    offsets = [
        [page.number - int(label) if label.isdecimal() and label.isascii() else None for label in labels]
        for page, labels in zip(pages, map(_candidates, pages), strict=True)
    ]
    settled = list(pages)
    for index, page in enumerate(pages):
        candidates = _candidates(page)
        if len(candidates) < 2:
            continue
        near = offsets[max(index - _NEIGHBOURS, 0) : index] + offsets[index + 1 : index + 1 + _NEIGHBOURS]
        votes = [sum(offset in each for each in near if offset is not None) for offset in offsets[index]]
        best = votes.index(max(votes))
        if best:
            others = [stamp for stamp in page.stamps if stamp != f"Page {candidates[best]}"]
            settled[index] = replace(page, label=candidates[best], stamps=(*others, f"Page {candidates[0]}"))
    return tuple(settled)


def _candidates(page: Page) -> list[str]:
    others = [stamp.removeprefix("Page ") for stamp in page.stamps if stamp.startswith("Page ")]
    return [page.label, *others] if page.label is not None else []
