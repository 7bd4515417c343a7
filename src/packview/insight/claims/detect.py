"""Percentage claims in prose: 'p% higher than B (n)', 'fell from x to y, a p% drop', recalculated.

A claim is reported only where no pair of figures in its neighbourhood makes it right, and either its own sentence says what
it is about, or a slip that people make (a share taken of the wrong figure) explains it exactly.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from packview.insight.claims.check import Slip, fits, off_by, slip_of
from packview.insight.claims.explain import claim_finding
from packview.insight.claims.grammar import with_figures
from packview.insight.claims.patterns import Claim
from packview.insight.prose.fractions import may_multiply
from packview.insight.prose.passages import Passage
from packview.insight.prose.quantities import Quantity, quantities_in
from packview.model import Finding, Indicator
from packview.wording.numbers import figure

_OF_PRICE = re.compile(r"\b(?:cheaper|dearer)\b", re.IGNORECASE)
_BESIDE = re.compile(r"^\s(?:above|below|over|under)$", re.IGNORECASE)
_OWN_BASE = re.compile(
    r"\s?(?:on|than(?!\s(?:before|previously|earlier|then)\b)|over|compared\s(?:with|to)|since|against|from|above|below|under)\s[^.,;:()]*",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:now|currently|stands?\sat|to)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_BACK = 4
"""Paragraphs before a claim that may say what it is about."""
_SHARES = ("%", "points")
_FOLD = 10
"""Figures further apart than this are hardly of one thing."""
_FAR = 400
"""Characters of the paragraph before that still belong to what a claim speaks of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """A sentence and what stands around it.

    Attributes:
        passage: the paragraph.
        numbers: its figures.
        earlier: where the sentence before starts.
        first: where the sentence starts.
        last: where it ends.
        bases: where the figures start that claims of the sentence compare with.
        before: the passages before this one.
        indicators: of the pack.
    """

    passage: Passage
    numbers: Sequence[Quantity]
    earlier: int
    first: int
    last: int
    bases: frozenset[int]
    before: Sequence[Passage]
    indicators: Sequence[Indicator]

    def here(self) -> list[Quantity]:
        """The figures of the sentence."""
        return [one for one in self.numbers if self.first <= one.first < self.last]

    def subjects(self, claim: Claim, first: int) -> list[Quantity]:
        """The figures from a place on to the end of the sentence that the claim may be about."""
        base = claim.start
        return [
            one
            for one in self.numbers
            if base is not None
            and one.unit == base.unit
            and first <= one.first < self.last
            and one.first not in (base.first, claim.share.first)
            and one.first not in self.bases
            and one.value > 1
        ]


def claim_findings(passages: Sequence[Passage], indicators: Sequence[Indicator] = ()) -> list[Finding]:
    """The claims of the passages that no figures near them make right, in order."""
    found: list[Finding] = []
    for at, passage in enumerate(passages):
        text = passage.text
        if "%" in text or "cent" in text or "point" in text or "pp" in text or may_multiply(text):
            found.extend(_of_passage(passage, passages[max(0, at - _BACK) : at], indicators))
    return found


def _of_passage(
    passage: Passage, before: Sequence[Passage], indicators: Sequence[Indicator]
) -> Iterator[Finding]:
    numbers = passage.amounts
    multiples = may_multiply(passage.text)
    if not multiples and not any(one.unit in _SHARES for one in numbers):
        return
    bounds = passage.sentences
    places = [one.first for one in numbers]
    for at, (first, last) in enumerate(bounds):
        here = numbers[bisect_left(places, first) : bisect_left(places, last)]
        if not multiples and not [one for one in here if one.unit in _SHARES]:
            continue
        claims = with_figures(passage.text, here, first, last, multiples=multiples)
        if not claims:
            continue
        setting = _Setting(
            passage=passage,
            numbers=numbers,
            earlier=bounds[at - 1][0] if at else first,
            first=first,
            last=last,
            bases=frozenset(one.start.first for one in claims if one.start is not None),
            before=before,
            indicators=indicators,
        )
        for claim in claims:
            judged = _judge(claim, setting)
            if judged is not None:
                yield claim_finding(judged, passage, numbers, (first, last))


def _judge(claim: Claim, setting: _Setting) -> Claim | None:
    """The claim with both its figures where it is wrong, None where it is right or cannot be told."""
    base = claim.start
    if base is None or base.vague or claim.change is not None or _of_another_kind(claim, base, setting):
        return None
    if claim.end is not None:
        right = fits(claim.share, claim.direction, base, claim.end) or _right_elsewhere(claim, setting.here())
        return None if right or _in_doubt(claim, base, claim.end, setting) else claim
    near = setting.subjects(claim, setting.earlier)
    if any(fits(claim.share, claim.direction, base, one) for one in near):
        return None
    strict = _subject(claim, near, setting)
    if len({one.value for one in strict}) == 1:
        return None if strict[-1].vague or _far_apart(base, strict[-1]) else replace(claim, end=strict[-1])
    return _loose(claim, setting)


def _far_apart(base: Quantity, end: Quantity) -> bool:
    """Whether two figures are too different to be of one thing."""
    return not base.value or not 1 / _FOLD <= end.value / base.value <= _FOLD


def _of_another_kind(claim: Claim, base: Quantity, setting: _Setting) -> bool:
    """Whether the figure compared with is none that the claim can be about: points of a count, prices of what is no sum."""
    if claim.share.unit == "points" and base.unit != "%":
        return True
    text = setting.passage.text
    return base.unit != "\u00a3" and _OF_PRICE.search(text, claim.first, claim.last) is not None


def _in_doubt(claim: Claim, base: Quantity, end: Quantity, setting: _Setting) -> bool:
    """Whether the claim may be about other figures than those found for it, or its figures are not of its kind."""
    if end.vague or _far_apart(base, end):
        return True
    low, high = sorted((claim.first, min(base.first, end.first)))
    if claim.end is not None and any(
        one.unit == "%" != base.unit and low < one.first < high and one.first != claim.share.first
        for one in setting.here()
    ):
        return True  # '10% in May and 10% in June, from ... to ...'
    slip = slip_of(claim.share, claim.direction, base, end)
    if claim.by_roles and (slip is Slip.DIRECTION or fits(claim.share, claim.direction, end, base)):
        return (
            not claim.neutral and base.last <= end.first
        )  # which of the two came first may have been read the wrong way
    text = setting.passage.text
    place = claim.share.last if _BESIDE.search(text[claim.share.last : claim.last]) else claim.last
    told = _OWN_BASE.match(text, place, setting.last)
    own = told is not None and not any(claim.last <= one.first < told.end() for one in setting.numbers)
    return own and max(base.last, end.last) <= claim.first and slip is Slip.UNEXPLAINED


def _subject(claim: Claim, near: Sequence[Quantity], setting: _Setting) -> list[Quantity]:
    """What the claim is about, by the grammar of its sentence: figures before it, 'now n' after it, or the sentence before."""
    text = setting.passage.text
    own = [one for one in near if setting.first <= one.first < claim.first]
    own = own or [
        one for one in near if one.first >= claim.last and _NOW.search(text[claim.last : one.first])
    ]
    if own or not _points_back(text[setting.first : claim.first]):
        return own
    return [one for one in near if one.first < setting.first]


def _points_back(words: str) -> bool:
    """Whether a sentence speaks of what the one before it said."""
    return (
        words.strip()
        .casefold()
        .startswith(
            (
                "this",
                "that",
                "these",
                "it ",
                "which",
                "the rate",
                "the figure",
                "the number",
                "the total",
                "a ",
                "an ",
            )
        )
    )


def _right_elsewhere(claim: Claim, numbers: Sequence[Quantity]) -> bool:
    """Whether two other figures of the same sentence, in this order, make the claim right."""
    usable = [
        one for one in numbers if one.unit != "points" and one.first != claim.share.first and one.value > 1
    ]
    if claim.start is None or claim.end is None:
        return False
    pair = {claim.start.first, claim.end.first}
    return any(
        fits(claim.share, claim.direction, one, two)
        for one in usable
        for two in usable
        if one.unit == two.unit and one is not two and {one.first, two.first} != pair
    )


def _loose(claim: Claim, setting: _Setting) -> Claim | None:
    """A claim whose subject stands somewhere before it, or in the dataset: only a share taken of the wrong figure is told."""
    base = claim.start
    if base is None or base.unit:
        return None
    pool = setting.subjects(claim, 0)
    for passage in setting.before:
        if passage.item == setting.passage.item:
            pool += [
                one for one in quantities_in(passage.text[-_FAR:]) if one.unit == base.unit and one.value > 1
            ]
    beside = [one for one in setting.numbers if one.unit == base.unit]
    pool += [_as_quantity(value) for value in _series_with(base, beside, setting.indicators)]
    if any(fits(claim.share, claim.direction, base, one) for one in pool):
        return None
    slipped = [one for one in pool if slip_of(claim.share, claim.direction, base, one) is Slip.WRONG_BASE]
    if not slipped:
        return None
    often = Counter(one.value for one in slipped)
    end = min(slipped, key=lambda one: (-often[one.value], off_by(claim.share, base, one)))
    return replace(claim, end=end)


def _series_with(base: Quantity, beside: Sequence[Quantity], indicators: Sequence[Indicator]) -> list[float]:
    """The figures of the indicators that are compared with the same figures as the claim: its base and another beside it."""
    said = {one.value for one in beside}
    found: list[float] = []
    for indicator in indicators:
        compared = {value for value in indicator.benchmarks.values() if value is not None}
        if base.value in compared and len(compared & said) >= 2:
            found += [value for value in indicator.values.values() if value is not None]
    return found


def _as_quantity(value: float) -> Quantity:
    places = 0 if value == int(value) else 1
    half = 0.5 * 10**-places
    return Quantity(
        value=value,
        low=value - half,
        high=value + half,
        places=places,
        whole=not places,
        first=-1,
        last=-1,
        text=figure(value, places=places),
    )
