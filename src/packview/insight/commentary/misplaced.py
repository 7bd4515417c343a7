"""Commentaries beside the wrong figures: pasted at another subject, a row or a page too low."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from packview.insight.finding import fitted, named, of_indicator, sentence, where
from packview.insight.indicators import Dataset, Fit
from packview.insight.prose.passages import on_the_page
from packview.model import Finding, Indicator
from packview.text import fold
from packview.wording.words import counted

_SAME = 0.94
"""Likeness from which two commentaries are nearly the same."""
_SHORT = 60
"""Shorter commentaries ('no change this month') may well stand twice."""
_SHORTEST = 30
"""Shorter ones are the same paste only where they name what one row measures and nothing of the other."""
_NAMES_ONE = 0.45
_FAMILY = 0.4
"""Indicators whose names share this much may share a commentary."""
_RUN = 3
"""Rows in a row that make a shift."""
_PLAINLY = 0.3
_FURTHEST = 15
_MINE = 0.5
"""Commentaries that name this much of their own indicators are a form filled in, not a paste."""
_OWN = 0.3
_OTHERS = 0.55
"""A commentary with less than the one of its own name and more than the other of another row's speaks of that row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """Commentaries that stand beside the wrong rows, all by as many: row ``first`` has what belongs to ``first + by``."""

    first: int
    last: int
    by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Misplaced:
    """Commentaries that stand beside the wrong indicators, by position in the pack's list.

    Attributes:
        shifts: runs of rows whose commentaries belong to rows further up or down.
        copies: pairs of rows with one commentary, the row it fits less first.
    """

    shifts: tuple[Shift, ...] = ()
    copies: tuple[tuple[int, int], ...] = ()

    def refs(self, rows: Sequence[Indicator]) -> frozenset[str]:
        """References of the indicators whose commentary is another's."""
        shifted = (at for one in self.shifts for at in range(one.first, one.last + 1))
        return frozenset(rows[at].ref for at in (*shifted, *(worse for worse, _ in self.copies)))


def misplaced_commentaries(dataset: Dataset) -> Misplaced:
    """The commentaries of a dataset that stand beside the wrong indicators."""
    rows = dataset.rows
    fit = Fit(rows)
    pairs = _same(rows, dataset.related, fit)
    found = shifts(rows, fit, pairs)
    moved = {at for one in found for at in range(one.first, one.last + 1)}
    return Misplaced(shifts=tuple(found), copies=tuple(pair for pair in pairs if not moved & set(pair)))


def misplaced_findings(
    rows: Sequence[Indicator], pages: Sequence[Sequence[str]], misplaced: Misplaced
) -> list[Finding]:
    """A finding for each shift and each copied commentary."""
    return [
        *(_shift_finding(rows, one, pages) for one in misplaced.shifts),
        *(_same_finding(rows, *pair, pages) for pair in misplaced.copies),
    ]


def _same(
    rows: Sequence[Indicator], related: Mapping[int, tuple[int, ...]], fit: Fit
) -> list[tuple[int, int]]:
    """Pairs with one commentary and different subjects: the one it fits less first."""
    texts = [plain(one.commentary) for one in rows]
    long = [at for at, text in enumerate(texts) if len(text) >= _SHORTEST]
    pairs = []
    for place, one in enumerate(long):
        for other in long[place + 1 :]:
            if (
                not _alike(texts[one], texts[other])
                or other in related.get(one, ())
                or fit.alike(one, other) >= _FAMILY
            ):
                continue
            if fit.share(one, one) >= _MINE and fit.share(other, other) >= _MINE:
                continue
            better, worse = sorted((one, other), key=lambda at: (-fit.share(one, at), at))
            if min(len(texts[one]), len(texts[other])) < _SHORT and (
                fit.share(one, better) < _NAMES_ONE or fit.share(one, worse)
            ):
                continue
            pairs.append((worse, better))
    return _once(pairs, related)


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    shorter, longer = sorted((len(one), len(other)))
    return (
        shorter >= _SAME * longer * 0.95
        and Indel.normalized_similarity(one, other, score_cutoff=_SAME) >= _SAME
    )


def _once(pairs: Sequence[tuple[int, int]], related: Mapping[int, tuple[int, ...]]) -> list[tuple[int, int]]:
    """One pair for each commentary that is out of place: the related measures of the other end say nothing new."""
    kept: dict[int, int] = {}
    for worse, better in pairs:
        if not any(other in kept for other in related.get(worse, ())):
            kept.setdefault(worse, better)
    return list(kept.items())


def shifts(rows: Sequence[Indicator], fit: Fit, pairs: Sequence[tuple[int, int]]) -> list[Shift]:
    """Runs of rows whose commentaries all belong to rows as far up or down."""
    copied = {frozenset(pair) for pair in pairs}
    possible = [
        (first, last, by) for by in range(1, _FURTHEST + 1) for first, last in _runs(rows, fit, copied, by)
    ]
    found: list[Shift] = []
    taken: set[int] = set()
    # The longest first, those that repeat other rows word for word before those that only speak of them.
    for first, last, by in sorted(possible, key=lambda run: (-_weight(run, copied), run)):
        one = _widened(rows, _right_way(first, last, by, fit), fit)
        if not taken & set(range(one.first, one.last + 1)):
            found.append(one)
            taken.update(range(one.first, one.last + 1))
    return sorted(found, key=lambda one: one.first)


def _weight(run: tuple[int, int, int], copied: set[frozenset[int]]) -> int:
    first, last, by = run
    return sum(1 + 2 * (frozenset((at, at + by)) in copied) for at in range(first, last + 1))


def _right_way(first: int, last: int, by: int, fit: Fit) -> Shift:
    """Which of the two runs has the commentaries of the other: the one whose own names they fit less."""
    lower = sum(fit.share(at, at + by) - fit.share(at, at) for at in range(first, last + 1))
    upper = sum(fit.share(at + by, at) - fit.share(at + by, at + by) for at in range(first, last + 1))
    return (
        Shift(first=first + by, last=last + by, by=-by)
        if upper > lower
        else Shift(first=first, last=last, by=by)
    )


def _widened(rows: Sequence[Indicator], one: Shift, fit: Fit) -> Shift:
    """The run with the rows at its ends whose commentaries plainly fit the other rows better than their own."""

    def belongs(at: int) -> bool:
        other = at + one.by
        return (
            min(at, other) >= 0
            and max(at, other) < len(rows)
            and len(rows[at].commentary) >= _SHORT
            and rows[at].item == rows[other].item
            and fit.alike(at, other) < _FAMILY
            and fit.share(at, other) >= fit.share(at, at) + _PLAINLY
        )

    first, last = one.first, one.last
    while belongs(first - 1):
        first -= 1
    while belongs(last + 1):
        last += 1
    return Shift(first=first, last=last, by=one.by)


def _runs(
    rows: Sequence[Indicator], fit: Fit, copied: set[frozenset[int]], by: int
) -> Iterator[tuple[int, int]]:
    """First and last position of the runs whose commentaries belong ``by`` rows further down, or those to these."""
    for down in (True, False):
        start: int | None = None
        for at in range(len(rows) + 1):
            fits = at + by < len(rows) and _belongs(
                rows, fit, copied, *((at, at + by) if down else (at + by, at))
            )
            if fits and start is None:
                start = at
            if not fits and start is not None:
                if at - start >= _RUN:
                    yield start, at - 1
                start = None


def _belongs(rows: Sequence[Indicator], fit: Fit, copied: set[frozenset[int]], at: int, other: int) -> bool:
    """Whether the commentary of one row is that of another, or speaks of it and not of its own."""
    if len(rows[at].commentary) < _SHORT or rows[at].item != rows[other].item:
        return False
    if frozenset((at, other)) in copied:
        return True
    return fit.alike(at, other) < _FAMILY and fit.share(at, at) < _OWN and fit.share(at, other) >= _OTHERS


def _shift_finding(rows: Sequence[Indicator], one: Shift, pages: Sequence[Sequence[str]]) -> Finding:
    here, there = rows[one.first : one.last + 1], rows[one.first + one.by : one.last + one.by + 1]
    first = here[0]
    at = where(first.page, first.pdf_page)
    way = f"{counted(abs(one.by), 'row')} {'further down' if one.by > 0 else 'further up'}"
    names = f"{here[0].ref} to {here[-1].ref}"
    others = f"{there[0].ref} to {there[-1].ref}"
    return of_indicator(
        first,
        "commentary shifted",
        *(row.ref for row in here[1:]),
        also=here[1:],
        severity="ask",
        quote=_quote(first, pages),
        printed=opening(first.commentary),
        explanation=f"The commentaries of {names} ({len(here)} rows from {at} on) speak of {others}, {way}. They seem to have "
        f"slipped, so that {names} have no commentary of their own.",
        question=f"From {at} on, {len(here)} commentaries seem to stand beside the wrong rows. Could we have the right ones?",
    )


def _same_finding(
    rows: Sequence[Indicator], worse: int, better: int, pages: Sequence[Sequence[str]]
) -> Finding:
    one, other = rows[worse], rows[better]
    at, there = where(one.page, one.pdf_page), where(other.page, other.pdf_page)
    return of_indicator(
        one,
        "same commentary",
        other.ref,
        also=[other],
        severity="ask",
        quote=_quote(one, pages),
        printed=opening(one.commentary),
        explanation=f"{named(one)} on {at} and {named(other)} on {there} have the same commentary, though they measure "
        "different things. One of them seems to have been pasted.",
        question=fitted(
            f"{sentence(at)} gives {{name}} and {{name}} the same commentary. Which of them does it belong to?",
            one,
            other,
        ),
    )


def _quote(one: Indicator, pages: Sequence[Sequence[str]]) -> str:
    if one.pdf_page is None or not 1 <= one.pdf_page <= len(pages):
        return ""
    return on_the_page(opening(one.commentary), pages[one.pdf_page - 1])


def plain(text: str) -> str:
    """A commentary for comparing: words and figures only, small letters."""
    return fold(text.replace("&", " and "))


def opening(text: str, words: int = 9) -> str:
    """The first words of a commentary."""
    return " ".join(text.split()[:words])
