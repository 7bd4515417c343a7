"""Commentaries beside the wrong figures: pasted at another subject, a row or a page too low."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby
from typing import Any, NamedTuple

from rapidfuzz.distance import Indel

from packview.insight.finding import Pages, fitted, lines_at, named, of_indicator, where
from packview.insight.indicators import Dataset, Fit
from packview.insight.prose.passages import on_the_page
from packview.model import Finding, Indicator
from packview.text import fold
from packview.wording.words import counted

_SAME = 0.94
"""Likeness from which two commentaries are nearly the same."""
_SHORT, _SHORTEST, _NAMES_ONE = 60, 30, 0.45
"""Characters of a commentary that may not stand twice; a shorter one is a paste only where it names so much of what one row measures and
nothing of the other, one of less characters never."""
_FAMILY, _MINE = 0.4, 0.5
"""Indicators whose names share so much may share a commentary; commentaries that name so much of their own are a form filled in."""
_RUN, _FURTHEST, _PLAINLY = 3, 15, 0.3
"""Rows in a row that make a shift, how far, and how much better a commentary fits the other row at its ends."""
_OWN, _OTHERS = 0.3, 0.55
"""A commentary with less than the one of its own name and more than the other of another row's speaks of that row."""


class Shift(NamedTuple):
    """Commentaries that stand beside the wrong rows, all by as many: row ``first`` has what belongs to ``first + by``."""

    first: int
    last: int
    by: int


class Misplaced(NamedTuple):
    """Commentaries that stand beside the wrong indicators, by position in the pack's list.

    ``shifts`` are runs of rows whose commentaries belong to rows further up or down; ``copies`` pairs of rows with one commentary, the
    row it fits less first.
    """

    shifts: tuple[Shift, ...] = ()
    copies: tuple[tuple[int, int], ...] = ()

    def refs(self, rows: Sequence[Indicator]) -> frozenset[str]:
        """References of the indicators whose commentary is another's."""
        return frozenset(rows[at].ref for at in (*_moved(self.shifts), *(worse for worse, _ in self.copies)))


def _moved(shifts: Sequence[Shift]) -> set[int]:
    return {at for one in shifts for at in range(one.first, one.last + 1)}


def misplaced_commentaries(dataset: Dataset) -> Misplaced:
    """The commentaries of a dataset that stand beside the wrong indicators."""
    fit = Fit(dataset.rows)
    pairs = _copies(dataset, fit)
    shifts = _shifts(dataset.rows, fit, {frozenset(pair) for pair in pairs})
    copies = (pair for pair in pairs if _moved(shifts).isdisjoint(pair))
    return Misplaced(shifts=tuple(shifts), copies=tuple(copies))


def _copies(dataset: Dataset, fit: Fit) -> list[tuple[int, int]]:
    """Pairs with one commentary and different subjects, the one it fits less first; each commentary out of place once."""
    related, texts = dataset.related, [fold(one.commentary.replace("&", " and ")) for one in dataset.rows]
    kept: dict[int, int] = {}
    for one, other in combinations([at for at, text in enumerate(texts) if len(text) >= _SHORTEST], 2):
        if not _alike(texts[one], texts[other]) or other in related.get(one, ()):
            continue
        form = min(fit.share(one, one), fit.share(other, other)) >= _MINE
        better, worse = sorted((one, other), key=lambda at: (-fit.share(one, at), at))
        names_one = fit.share(one, better) >= _NAMES_ONE and not fit.share(one, worse)
        few = min(len(texts[one]), len(texts[other])) < _SHORT
        if form or fit.alike(one, other) >= _FAMILY or (few and not names_one):
            continue
        if not any(at in kept for at in related.get(worse, ())):
            kept.setdefault(worse, better)
    return list(kept.items())


def _alike(one: str, other: str) -> bool:
    shorter, longer = sorted((len(one), len(other)))
    likely = shorter >= _SAME * longer * 0.95  # far quicker than a comparison
    return one == other or (likely and Indel.normalized_similarity(one, other, score_cutoff=_SAME) >= _SAME)


def _shifts(rows: Sequence[Indicator], fit: Fit, copied: set[frozenset[int]]) -> list[Shift]:
    """Runs of rows whose commentaries all belong to rows as far up or down.

    Those that repeat other rows word for word come before those that only speak of them, long ones before short ones; of the two
    runs of a repetition the one whose own names the commentaries fit less.
    """

    def grade(at: int, by: int) -> int:
        """3 where a row and the one so far below have one commentary, 2 where the row's speaks of the other and not of its own, 1 where it fits better."""
        one, other = rows[at], rows[at + by] if 0 <= at + by < len(rows) else None
        if other is None or len(one.commentary) < _SHORT or one.item != other.item:
            return 0
        if frozenset((at, at + by)) in copied:
            return 3
        own, theirs = fit.share(at, at), fit.share(at, at + by)
        better = 1 if theirs >= own + _PLAINLY else 0
        return 0 if fit.alike(at, at + by) >= _FAMILY else 2 if own < _OWN and theirs >= _OTHERS else better

    possible = []
    for by in (*range(1, _FURTHEST + 1), *range(-1, -_FURTHEST - 1, -1)):
        grades = [grade(at, by) for at in range(len(rows))]
        for _, group in groupby(range(len(rows)), key=lambda at: grades[at] > 0):
            held = list(group)
            marks = "".join(str(grades[at]) for at in held)
            if re.search(rf"[23]{{{_RUN}}}", marks):
                gain = sum(fit.share(at, at + by) - fit.share(at, at) for at in held)
                weight = len(held) + 2 * marks.count("3")
                possible.append((-weight, -gain, Shift(held[0], held[-1], by)))
    found: list[Shift] = []
    for _, _, run in sorted(possible):
        there = range(run.first + run.by, run.last + run.by + 1)
        mirrored = _moved([other for other in found if other.by == -run.by])
        if _moved(found).isdisjoint(_moved([run])) and mirrored.isdisjoint(there):
            found.append(run)
    return sorted(found)


def misplaced_findings(rows: Sequence[Indicator], pages: Pages, misplaced: Misplaced) -> Iterator[Finding]:
    """A finding for each shift and each copied commentary."""
    for first, last, by in misplaced.shifts:
        one, *rest = here = rows[first : last + 1]
        others, at = f"{rows[first + by].ref} to {rows[last + by].ref}", where(one.page, one.pdf_page)
        names, way = f"{one.ref} to {here[-1].ref}", "further down" if by > 0 else "further up"
        yield _finding(
            one, "commentary shifted", *(row.ref for row in rest), also=rest, pages=pages,
            explanation=f"The commentaries of {names} ({len(here)} rows from {at} on) speak of {others}, {counted(abs(by), 'row')} {way}. "
            f"They seem to have slipped, so that {names} have no commentary of their own.",
            question=f"From {at} on, {len(here)} commentaries seem to stand beside the wrong rows. Could we have the right ones?",
        )  # fmt: skip
    for worse, better in misplaced.copies:
        one, other = rows[worse], rows[better]
        ask = "{page} gives {name} and {name} the same commentary. Which of them does it belong to?"
        yield _finding(
            one, "same commentary", other.ref, also=[other], pages=pages,
            explanation=f"{named(one)} on {where(one.page, one.pdf_page)} and {named(other)} on {where(other.page, other.pdf_page)} have "
            "the same commentary, though they measure different things. One of them seems to have been pasted.",
            question=fitted(ask, one, other),
        )  # fmt: skip


def _finding(one: Indicator, rule: str, *apart: str, pages: Pages, **fields: Any) -> Finding:
    opening = " ".join(one.commentary.split()[:9])
    quote = on_the_page(opening, lines_at(pages, one.pdf_page))
    return of_indicator(one, rule, *apart, severity="ask", quote=quote, printed=opening, **fields)
