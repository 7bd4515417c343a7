"""Percentages that no whole number of cases can give: the GRIM test (Brown and Heathers 2017) applied to shares.

Of a whole of n cases printed to d digits only some percentages are possible: 20% of 14 is not, since 2 of 14 is 14% and 3 of
14 is 21%. A percentage is reported only where none of the wholes its paragraph states makes it possible.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from packview.insight.finding import in_prose, where
from packview.insight.prose.passages import Passage
from packview.insight.prose.quantities import Quantity
from packview.insight.prose.sample_sizes import COUNTED, WHOLE_BEFORE, SampleSize, sample_sizes
from packview.insight.shares.denominators import denominators
from packview.model import Finding
from packview.text import fold
from packview.wording.numbers import figure

_LARGEST = 1000
"""Of more cases than this every percentage printed in council papers is possible."""
_OF_WHAT = re.compile(r"^\s?of\b\s(?P<words>(?:[\w'\u2019-]+\s){0,3}[\w'\u2019-]+)", re.IGNORECASE)
_RIGHT_AFTER = re.compile(
    r"\s(?:of|out\sof)\s(?:(?:the|these|those|all|our|its|a)\s){0,2}(?:(?:sample|total|group|cohort|panel)\sof\s)?"
    r"|\s?\(\s?(?:n\s?=|base\s?[:=]?|sample\s?[:=]|out\sof|of)\s?(?:the\s)?",
    re.IGNORECASE,
)
_RIGHT_BEFORE = re.compile(r"[^.;:,()%\d]{1,60},\s(?:\w+\s){0,2}")
_OF_THESE = re.compile(
    r"\bof\s(?:(?:the|these|those|all)\s(?P<words>(?:[\w'\u2019-]+\s?){1,4})|(?P<them>these|those|them)),\s?$",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(r"(?:[.!?]\s(?:in\s)?|\band\s)$", re.IGNORECASE)
_DEFINITE = re.compile(r"^(?:the|these|those|all|our|its)\s", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\sof\s(?:all\s|the\s)?(?:[\w'\u2019-]+\s){1,2}(?:in|across|within|nationally|locally|aged|of|from|under|over|at|per)\b"
    r"(?!\s(?:the|this|our)\s(?:sample|cohort|survey|audit|study|year|review))",
    re.IGNORECASE,
)
_THEM = re.compile(
    r"^(?:them|these|those|(?:the\s)?(?:cohort|sample|respondents))$"
    r"|^(?:them|(?:the\s)?(?:cohort|sample|respondents))\b"
    r"|^(?:these|those)\s(?:were|was|are|is|have|had|has|said|say|felt|feel|did|do|would|agreed|came|went|live|lived|reported|showed)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"^\s?(?:(?!an?\b|the\b|\w+ed\b)\w+\s){0,2}(?:increase|rise|growth|decrease|reduction|drop|fall|higher|lower|more|less|fewer|above|below|up|down|points?)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:by|target\sof|average\sof|target|floor|than|nationally|England|national\saverage(?:\sof)?)\s?\(?$",
    re.IGNORECASE,
)
_BEFORE_CHANGED = ("by", "of", "average", "target", "floor", "than", "nationally", "england", "(")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Statement:
    """A percentage and the wholes it may be of; ``bound`` where grammar says which, else it has only its noun in common."""

    percent: Quantity
    bound: bool
    wholes: tuple[int, ...]


def impossible_findings(passages: Sequence[Passage]) -> list[Finding]:
    """For each passage with percentages that no number of the cases stated there can give, one finding."""
    found = []
    for passage in passages:
        if "%" in passage.text or "cent" in passage.text:
            said = _impossible(passage)
            groups = dict.fromkeys(one.wholes for one in said)
            found += [_finding(passage, [one for one in said if one.wholes == wholes]) for wholes in groups]
    return found


def possible(percent: float, places: int, whole: int) -> bool:
    """Whether some whole number of ``whole`` cases gives ``percent``, rounded up or down at the half or cut off.

    >>> possible(20, 0, 14), possible(21, 0, 14), possible(63.4, 1, 30)
    (False, True, False)
    """
    if whole <= 0:
        return True
    unit = 10.0**-places
    near = percent * whole / 100
    return any(
        -1e-9 <= (share := 100 * cases / whole) - percent <= unit - 1e-9
        or abs(share - percent) <= unit / 2 + 1e-9
        for cases in range(max(0, int(near) - 1), int(near) + 3)
    )


def _impossible(passage: Passage) -> list[_Statement]:
    numbers = passage.quantities
    percents = [one for one in numbers if _is_share(passage.text, one)]
    # Of a hundred cases every whole percentage is possible, of a thousand every one with a decimal.
    fewest = 100 * 10 ** max((one.places for one in percents), default=0)
    may_be = percents and any(one.whole and 2 <= one.value < fewest for one in numbers)
    if not may_be:
        return []
    wholes = sample_sizes(passage.text, numbers)
    if any(one.number.value > _LARGEST for one in wholes):
        return []
    sums = _sums_up(passage, percents)
    said: list[_Statement] = []
    for number in percents:
        one = _said(passage.text, number, wholes, sums=sums, follows=bool(said)) if wholes else None
        if one is None or not one.bound:
            one = _joined(one, _by_sentence(passage, number, numbers))
        if one is not None:
            said.append(one)
    wrong = [one for one in said if not any(_fits(one.percent, whole) for whole in one.wholes)]
    free = [one for one in wrong if not one.bound]
    # A loose tie has to be seen twice: one odd percentage may be of something else, several are of the cases named.
    return [one for one in wrong if one.bound or len(free) > 1]


def _joined(loose: _Statement | None, told: _Statement | None) -> _Statement | None:
    """Both readings of one percentage: it is possible if either allows it."""
    if loose is None or told is None:
        return told or loose
    return _Statement(percent=told.percent, bound=True, wholes=tuple(sorted({*loose.wholes, *told.wholes})))


def _by_sentence(passage: Passage, percent: Quantity, numbers: Sequence[Quantity]) -> _Statement | None:
    """The percentage with the cases its sentence or the one before counts; see ``denominators``."""
    wholes = denominators(passage.text, percent, numbers, passage.sentences)
    if not wholes or max(wholes) > _LARGEST:
        return None
    return _Statement(percent=percent, bound=True, wholes=wholes)


def _fits(percent: Quantity, whole: int) -> bool:
    return possible(percent.value, percent.places, whole)


def _is_share(text: str, one: Quantity) -> bool:
    return (
        one.unit == "%"
        and not one.vague
        and one.value <= 100
        and not _CHANGE.match(text[one.last : one.last + 60])
        and not (
            one.before.endswith(_BEFORE_CHANGED) and _CHANGED.search(text[max(0, one.first - 40) : one.first])
        )
    )


def _sums_up(passage: Passage, percents: Sequence[Quantity]) -> bool:
    """Whether the lines of a cell each start with a percentage and these come to 100: shares of one whole."""
    heads = [one for one in percents if one.first == 0 or passage.raw[one.first - 1] == "\n"]
    return (
        passage.cell
        and len(heads) > 1
        and heads == list(percents)
        and abs(sum(one.value for one in heads) - 100) < 0.5
    )


def _said(
    text: str, percent: Quantity, wholes: Sequence[SampleSize], *, sums: bool, follows: bool
) -> _Statement | None:
    bound = _bound(text, percent, wholes)
    every = tuple(sorted({int(one.number.value) for one in wholes}))
    if bound is not None:
        same = [one.number for one in wholes if one is not bound and _clause(text, one.number, percent)]
        mine = {int(bound.number.value), *(int(one.value) for one in same)}
        return _Statement(percent=percent, bound=True, wholes=tuple(sorted(mine)))
    words = _of_what(text, percent)
    nouns = [
        one for one in wholes if one.noun and any(_alike(word, one.noun) for word in fold(words).split())
    ]
    follows = follows and _FOLLOWS.search(text[max(0, percent.first - 12) : percent.first]) is not None
    if _ELSEWHERE.match(text, percent.last) and not (sums or _THEM.match(words)):
        return None
    definite = nouns and (_DEFINITE.match(words) is not None or any(one.asked for one in nouns))
    if sums or _THEM.match(words) or definite or follows:
        asked = len(wholes) == 1 and (wholes[0].asked if nouns else _THEM.match(words) is not None)
        return _Statement(percent=percent, bound=asked, wholes=every)
    return None


def _of_what(text: str, percent: Quantity) -> str:
    """What the percentage is of: 'the deaths' of '20% of the deaths' and of 'of the deaths, 20%'."""
    after = _OF_WHAT.match(text[percent.last : percent.last + 60])
    if after is not None:
        return after["words"]
    before = _OF_THESE.search(text[max(0, percent.first - 60) : percent.first])
    return (before["words"] or before["them"]) if before is not None else ""


def _alike(word: str, noun: str) -> bool:
    return word.rstrip("s") == noun.rstrip("s") or (noun in ("case", "cases") and word in COUNTED)


def _clause(text: str, one: Quantity, percent: Quantity) -> bool:
    first, last = sorted((one.first, percent.first))
    return not re.search(r"[.;]\s", text[first:last])


def _bound(text: str, percent: Quantity, wholes: Sequence[SampleSize]) -> SampleSize | None:
    """The whole the percentage's own clause names: '20% of the 14', '33% (n = 14)', 'of the 14 schools, 20%'."""
    for whole in wholes:
        one = whole.number
        if one.first > percent.last:
            if _RIGHT_AFTER.fullmatch(text[percent.last : one.first]):
                return whole
        elif WHOLE_BEFORE.search(text[max(0, one.first - 30) : one.first]) and _RIGHT_BEFORE.fullmatch(
            text[one.last : percent.first]
        ):
            return whole
    return None


def _finding(passage: Passage, said: Sequence[_Statement]) -> Finding:
    wholes, head = said[0].wholes, said[0].percent
    percents = [one.percent for one in said]
    printed = ", ".join(dict.fromkeys(f"{figure(one.value, places=one.places)}%" for one in percents))
    of = " or ".join(str(whole) for whole in wholes[-2:])
    gap = max(
        min(abs(_nearest(one, whole) - one.value) / 10.0**-one.places for whole in wholes) for one in percents
    )
    first, last = head.first, head.last
    tail = re.match(r"\s(?:of\s)?[^.;,()]{0,40}(?=[\s.;,()]|$)", passage.text[last:])
    last += tail.end() if tail is not None else 0
    each = " or to ".join(dict.fromkeys(f"{figure(one.value, places=one.places)}%" for one in percents))
    at = where(passage.page, passage.pdf_page)
    return in_prose(
        passage,
        rule="no number of cases gives it",
        severity="ask" if gap > 1.01 else "look",
        sure="certain" if said[0].bound else "likely",
        span=(first, last),
        printed=printed,
        computed=_computed(percents, wholes),
        explanation=f"No whole number of cases out of {of} comes to {each}. Either the percentages or the number of "
        "cases must be of something else.",
        question=f"On {at} the paper gives {' and '.join(printed.rsplit(', ', 1))} where the cases number {of}. No whole number out of {of} comes to "
        f"{'those shares' if ', ' in printed else 'that share'}. Could you tell us how many cases were counted, and out of how many?",
    )


def _computed(percents: Sequence[Quantity], wholes: Sequence[int]) -> str:
    near = "; ".join(f"of {whole}: {_around(percents[0], whole)}" for whole in wholes[-2:])
    fitting = next((n for n in range(2, 61) if all(_fits(one, n) for one in percents)), None)
    return f"{near}; all are possible of {fitting}" if fitting is not None and len(percents) > 1 else near


def _nearest(percent: Quantity, whole: int) -> float:
    return 100 * round(percent.value * whole / 100) / whole


def _around(percent: Quantity, whole: int) -> str:
    cases = min(int(percent.value * whole / 100), whole - 1)
    return " or ".join(
        f"{figure(100 * one / whole, places=percent.places)}% ({one})" for one in (cases, cases + 1)
    )
