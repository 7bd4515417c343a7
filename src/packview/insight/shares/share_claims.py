"""Shares in prose: 'x of y (p%)', 'p% (x out of y)', 'of the y cases, x (p%) ...', recalculated."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from packview.insight.finding import in_prose, where
from packview.insight.prose.fractions import IN_WORDS, fractions_in
from packview.insight.prose.passages import Passage
from packview.insight.prose.quantities import Quantity
from packview.insight.shares.patterns import Share, share_of_earlier, share_told
from packview.model import Finding
from packview.wording.numbers import figure

_OF = re.compile(
    r"^\s*\)?\s*(?:[a-z]+\s){0,2}(?:out\s)?of\s(?:(?:the|a|all|total|these|those|its|our)\s){0,4}\(?$",
    re.IGNORECASE,
)
_NEAR_BRACKET = re.compile(r"^[^.;:()%]{0,60}\(\s*(?:i\.e\.\s|or\s|about\s)?$")
_OR = re.compile(
    r"^[^.;:()%]{0,50},\s(?:or|i\.e\.|that\sis|which\sis|an?\s(?!(?:rise|increase|fall|drop|reduction|decrease|growth|cut|change)\b)(?:\w+\s){1,2}of|equal\sto|equivalent\sto)\s$",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(r"^\s(?:of\b)?[^.;:()%]{0,60}\(\s*(?:just\s)?$", re.IGNORECASE)
_OF_HEAD = re.compile(
    r"\b(?:of|out\sof|among)\s(?:(?:the|these|those|a|total|of|all|our|its)\s){0,4}$", re.IGNORECASE
)
_REPRESENTS = re.compile(
    r"\b(?:represent(?:s|ing|ed)?|account(?:s|ed|ing)?\sfor|equat(?:es|ing)\sto|make(?:s)?\sup|equal\sto|equivalent\sto)\s$",
    re.IGNORECASE,
)
_THAT_IS = re.compile(
    r"[^.:()%]{0,50}[,;]\s(?:that\sis|this\sis|which\sis|i\.e\.|or|a\s(?:rate|share|proportion)\sof)\s",
    re.IGNORECASE,
)
_OF_BASE = re.compile(r"^\sof\b[^.;:()%]{0,60}(?:\(|\bthe\s|\bof\s)$", re.IGNORECASE)
_SLASHED = re.compile(r"(?<![\w/.,])(?P<part>\d[\d,]*)\s?/\s?(?P<whole>\d[\d,]*)(?![\w/.,]\d)\)?")
_OTHER_BASE = re.compile(r"\bof\s(?:which|whom|these|those|them)\b", re.IGNORECASE)


_ABOUT = frozenset(["some", "about", "around", "approximately", "roughly", "circa"])
"""Words that leave a share open by a few points, not more."""
_VAGUELY = 5.0


def share_findings(passages: Sequence[Passage]) -> list[Finding]:
    """The shares in the passages that their own part and whole do not give, in order."""
    found: list[Finding] = []
    for passage in passages:
        words = fractions_in(passage.text)
        if words or "%" in passage.text or "cent" in passage.text:
            numbers = _with_words(passage.quantities, words)
            if not any(one.unit == "%" for one in numbers):
                continue
            found += _slashed(passage, numbers)
            found += [_finding(passage, share) for share in _by_sentence(passage, numbers)]
    return found


def _by_sentence(passage: Passage, numbers: Sequence[Quantity]) -> Iterator[Share]:
    """The wrong shares of each sentence."""
    earlier: list[Quantity] = []
    places = [one.first for one in numbers]
    for first, last in passage.sentences:
        here = list(numbers[bisect_left(places, first) : bisect_left(places, last)])
        if len(here) >= 3:
            yield from (share for share in shares(passage.text, here) if _wrong(share, here))
        later = share_of_earlier(passage.text, earlier, here) if earlier and len(here) > 1 else None
        if later is not None and _wrong(later, [*earlier, *here]):
            yield later
        earlier = here


def shares(text: str, here: Sequence[Quantity]) -> Iterator[Share]:
    """The shares a sentence states, by its grammar."""
    for percent in [one for one in here if one.unit == "%"]:
        found = (
            _of_pair(text, here, percent)
            or _of_the_whole(text, here, percent)
            or _represents(text, here, percent)
            or share_told(text, here, percent)
        )
        if (
            found is not None
            and found.part is not found.whole
            and not (found.part.vague or found.whole.vague)
            and (not percent.vague or percent.before in _ABOUT)
        ):
            yield found


def _slashed(passage: Passage, numbers: Sequence[Quantity]) -> Iterator[Finding]:
    """'90% (195/261)' and '195/261 (90%)'."""
    for found in _SLASHED.finditer(passage.text) if "/" in passage.text else ():
        part, whole = (_plain(found, name) for name in ("part", "whole"))
        for percent in numbers:
            beside = found.start() - percent.last in range(3) or percent.first - found.end() in range(4)
            share = Share(part=part, whole=whole, percent=percent)
            if percent.unit == "%" and beside and part.value <= whole.value and _wrong(share, ()):
                yield _finding(passage, share)


def _plain(found: re.Match[str], name: str) -> Quantity:
    value = float(found[name].replace(",", ""))
    return Quantity(
        value=value,
        low=value,
        high=value,
        places=0,
        whole=True,
        first=found.start(name),
        last=found.end(name),
        text=found[name],
    )


def _with_words(numbers: Sequence[Quantity], words: Sequence[Quantity]) -> Sequence[Quantity]:
    """The figures and the shares in words, in order; 'one in five' is not one."""
    if not words:
        return numbers
    outside = [one for one in numbers if not any(word.first <= one.first < word.last for word in words)]
    return sorted((*outside, *words), key=lambda one: one.first)


def _of_pair(text: str, here: Sequence[Quantity], percent: Quantity) -> Share | None:
    """'x of y (p%)', 'x of the y cases, or p%', 'p% of cases (x out of y)', 'x (p%) of the y cases'."""
    plain = [one for one in here if one.whole]
    at = here.index(percent)
    for one, two in pairwise(plain):
        between = text[one.last : two.first]
        if not _OF.match(
            between.replace(text[percent.first : percent.last], "").replace("()", "").replace("(", "")
        ):
            continue
        tail, head = text[two.last : percent.first], text[percent.last : one.first]
        beside = here[at - 1] is two if at else False
        if percent.first > two.last and beside and (_NEAR_BRACKET.match(tail) or _OR.match(tail)):
            return Share(part=one, whole=two, percent=percent)
        after = here[at + 1] is one if at + 1 < len(here) else False
        if one.first > percent.last and after and one.bracket and _SHARE_OF.match(head):
            return Share(part=one, whole=two, percent=percent)
        if one.last < percent.first < two.first and re.fullmatch(r"\s\(\s*", text[one.last : percent.first]):
            return Share(part=one, whole=two, percent=percent)
    return None


def _of_the_whole(text: str, here: Sequence[Quantity], percent: Quantity) -> Share | None:
    """'Of the y cases, x (p%) were new and z (q%) were not'."""
    at = here.index(percent)
    if at == 0 or not here[at - 1].whole:
        return None
    part = here[at - 1]
    between = text[part.last : percent.first]
    beside = re.fullmatch(r"[^.;:()%,]{0,30}\(\s*", between)
    equals = _REPRESENTS.search(between) and re.fullmatch(r"[^.;:()%]{0,60}", between)
    if not beside and not equals and not _THAT_IS.fullmatch(between):
        return None
    for whole in here:
        if whole.first >= part.first:
            return None
        head = text[max(0, whole.first - 30) : whole.first]
        if whole.whole and _OF_HEAD.search(head) and _starts(head, text, whole.first):
            broken = _OTHER_BASE.search(text, whole.last, part.first)
            return None if broken else Share(part=part, whole=whole, percent=percent)
    return None


def _starts(head: str, text: str, place: int) -> bool:
    """Whether the 'of the ...' opens its sentence or clause."""
    found = _OF_HEAD.search(head)
    if found is None:
        return False
    before = text[: place - len(head) + found.start()].rstrip()
    return not before or before[-1] in ".,;:!?"


def _represents(text: str, here: Sequence[Quantity], percent: Quantity) -> Share | None:
    """'x visits, which represents p% of those due (y)'."""
    at = here.index(percent)
    if at == 0 or at + 1 >= len(here):
        return None
    part, whole = here[at - 1], here[at + 1]
    between = text[part.last : percent.first]
    if not (part.whole and whole.whole and _REPRESENTS.search(between) and not re.search(r"[.;:(]", between)):
        return None
    if not _OF_BASE.match(text[percent.last : whole.first]):
        return None
    return Share(part=part, whole=whole, percent=percent)


def _wrong(share: Share, here: Sequence[Quantity]) -> bool:
    """Whether neither its own figures nor any others of the sentence give the share."""
    if not share.whole.value or share.part.value > 10 * share.whole.value:
        return False
    own = (share.part.value, share.whole.value)
    others = [
        one.value
        for one in here
        if one.unit == share.whole.unit and (one.unit or one.whole) and one.value and one.value not in own
    ]
    wholes = {share.whole.value, *others, *(share.part.value + one for one in others)}
    return not any(_gives(share, whole) for whole in wholes if whole >= share.part.value)


def _gives(share: Share, whole: float) -> bool:
    percent, right = share.percent, 100 * share.part.value / whole
    if percent.places == IN_WORDS:
        return percent.low - 1e-9 <= right <= percent.high + 1e-9
    if percent.vague:
        return abs(right - percent.value) < _VAGUELY
    if share.part.unit and share.whole.high:  # sums of money are rounded
        least, most = (
            100 * share.part.low / (whole * share.whole.high / share.whole.value),
            100 * share.part.high / (whole * share.whole.low / share.whole.value),
        )
        return least - 10.0**-percent.places <= percent.value <= most + 10.0**-percent.places
    return abs(right - percent.value) < 10.0**-percent.places + 1e-9


def _finding(passage: Passage, share: Share) -> Finding:
    right = 100 * share.part.value / share.whole.value
    said = f"{figure(right, places=max(0, share.percent.places))}%"
    rest = 100 - right
    other = share.percent.places >= 0 and abs(rest - share.percent.value) < 10.0**-share.percent.places
    ends = (share.part, share.whole, share.percent)
    first, last = min(one.first for one in ends), max(one.last for one in ends)
    last += passage.text[last : last + 1] == ")"
    at = where(passage.page, passage.pdf_page)
    why = f" {share.percent.text} would be the share of all the others." if other else ""
    return in_prose(
        passage,
        rule="share of the rest" if other else "share of a whole",
        severity="ask",
        sure="certain",
        span=(first, last),
        printed=share.percent.text,
        computed=f"{said}: {share.part.text} / {share.whole.text}",
        explanation=f"{share.part.text} of {share.whole.text} is {said}, not {share.percent.text} as {at} says.{why}",
        question=f"On {at} the paper gives {share.part.text} of {share.whole.text} as {share.percent.text}. "
        f"I make that {said}. Could you tell us which of the three figures needs correcting?",
    )
