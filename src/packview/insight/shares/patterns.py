"""Part, whole and share by the shape of the sentence: '£52m, 68% of the £87m', 'a third of the 84 replies (28)'."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from packview.insight.prose.quantities import Quantity
from packview.wording.numbers import figure

_FEW_WORDS = r"[^.;:()%#\d]"
_FILL = r"(?:(?:the|a|an|all|its|our|these|those|total|of|some|just|only|estimated|approved|overall)\s){0,4}\u00a3?"
_OF_WHOLE = re.compile(
    rf"\s?\)?\s(?:out\s)?of\s{_FILL}(?:{_FEW_WORDS}{{2,40}}\sof\s)?\u00a3?$", re.IGNORECASE
)
_PART_AFTER = re.compile(rf"{_FEW_WORDS}{{0,60}}\(\s?(?:or\s|i\.e\.\s|just\s|only\s|some\s)?$", re.IGNORECASE)
_CLOSES = re.compile(r"(?:\s(?!of\b)[\w'\u2019-]+){0,3}\s?[),;]")
_PART_BEFORE = re.compile(
    rf"(?:{_FEW_WORDS}{{0,40}}(?:,|\s[-\u2013\u2014]|\()\s?|\s(?:is|was|are|were|represents?|makes?\sup|accounts?\sfor|equals)\s)(?:or\s|i\.e\.\s|which\sis\s|just\s|only\s|"
    r"equivalent\sto\s|equal\sto\s|a\sshare\sof\s)?$",
    re.IGNORECASE,
)
_NOUN_THEN_PAIR = re.compile(
    r"(?:\s?(?:of\b)?[^.;:()%#\d]{2,70})?(?:\s?\(|\s[-\u2013\u2014]|,|:)\s?(?:just\s|only\s|or\s|i\.e\.\s|that\sis,?\s)?\u00a3?$",
    re.IGNORECASE,
)
_PAIR_OF = re.compile(
    rf"{_FEW_WORDS}{{0,40}}\b(?:of|out\sof|from|against|in|among)\s{_FILL}(?:(?:establishment|total|base|sample|cohort|possible|budget)\s(?:of|sum\sof)\s)?\u00a3?$",
    re.IGNORECASE,
)
_ELLIPTIC = re.compile(
    r"(?:\sof\s(?:them|these|those|whom|which))?(?:\s\w+ed)?(?:\s\(\s?(?:or\s|i\.e\.\s|about\s)?|,?\s(?:or|i\.e\.|that\sis|equal\sto)\s)$",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"(?:\b(?:of\s(?:which|whom|these|those|them)|and|but|with)|[,:;])\s(?:a\sfurther\s|only\s|just\s|the\s)?$",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"\b(?:compared|previously|against|increase[ds]?|decrease[ds]?|rise|rose|risen|fall|fell|fallen|reduction|reduced|target|average|between)\b"
    r"|\b(?:from|to|by|than)\s(?:a\s|the\s|just\s|only\s)?$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"\sof\s(?:them|these|those|the\w*)(?:\s[a-z]+){0,2}(?:\s\(\s?|,\s(?:or|i\.e\.|that\sis)\s|\s[-\u2013]\s)",
    re.IGNORECASE,
)
_OF_NAMED = re.compile(
    r"\sof\s(?:the|that|our|its|this)\s(?P<what>target|total|budget|capacity|establishment|goal|plan|maximum|allocation)\b",
    re.IGNORECASE,
)
_LEAVING = re.compile(r",?\s(?:leaving|so|with|and)\s(?:some\s|just\s)?$", re.IGNORECASE)
_LEFT = re.compile(
    r"\s(?:\w+\s)?(?:outstanding|remaining|unresolved|left|to\sbe\s\w+|still\s\w+|not\s\w+|incomplete|open|unspent|unfilled|vacant|in\sprogress)\b",
    re.IGNORECASE,
)
_OF_OPENS = re.compile(
    r"(?:^|[.;:]\s)(?:out\s)?of\s(?:(?:the|these|those|all|our|a|total|of)\s){0,3}\u00a3?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Part, whole and what share of it the part is said to be."""

    part: Quantity
    whole: Quantity
    percent: Quantity


def share_told(text: str, here: Sequence[Quantity], percent: Quantity) -> Share | None:
    """The share a percentage or a share in words is said to be, by the figures right beside it.

    Args:
        text: of the passage.
        here: the figures of the sentence in order, shares in words among them.
        percent: one of them.
    """
    if len(here) < 3:
        return None
    at = here.index(percent)
    before, after = here[:at][::-1], here[at + 1 :]
    found = (
        _whole_follows(text, percent, before, after)
        or _pair_follows(text, percent, after)
        or _elliptic(text, percent, before)
        or _rest(text, percent, before)
        or _of_target(text, percent, before)
    )
    return found if found is not None and found.part.value <= found.whole.value else None


def _counts(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit and (one.unit == "\u00a3" or (one.whole and other.whole))


def _whole_follows(
    text: str, percent: Quantity, before: Sequence[Quantity], after: Sequence[Quantity]
) -> Share | None:
    """'a third of the 84 replies (41)', 'two thirds (79) of the 151', '£52m, 68% of the £87m'."""
    if not after:
        return None
    whole = after[0]
    if _OF_WHOLE.fullmatch(text[percent.last : whole.first]):
        if (
            len(after) > 1
            and _counts(after[1], whole)
            and after[1].bracket
            and _PART_AFTER.fullmatch(text[whole.last : after[1].first])
            and _CLOSES.match(text, after[1].last)
        ):
            return Share(part=after[1], whole=whole, percent=percent)
        if (
            before
            and _counts(before[0], whole)
            and _PART_BEFORE.fullmatch(text[before[0].last : percent.first])
        ):
            return Share(part=before[0], whole=whole, percent=percent)
        return None
    if len(after) > 1 and _counts(whole, after[1]) and whole.bracket:
        inside = re.fullmatch(r"\s\(", text[percent.last : whole.first])
        if inside and _OF_WHOLE.fullmatch(text[whole.last : after[1].first]):
            return Share(part=whole, whole=after[1], percent=percent)
    return None


def _pair_follows(text: str, percent: Quantity, after: Sequence[Quantity]) -> Share | None:
    """'three quarters of respondents (254 of 412)', '84% of staff - 1,292 of 1,700 -', 'a 24% vacancy level (24 posts against 150)'."""
    if len(after) < 2 or not _counts(after[0], after[1]):
        return None
    part, whole = after[0], after[1]
    lead = text[percent.last : part.first]
    if not _NOUN_THEN_PAIR.fullmatch(lead) or _CHANGES.search(lead):
        return None
    between = text[part.last : whole.first]
    if re.search(r"\b(?:from|against|in|among)\s", between) and not part.bracket:
        return None
    return Share(part=part, whole=whole, percent=percent) if _PAIR_OF.fullmatch(between) else None


def _elliptic(text: str, percent: Quantity, before: Sequence[Quantity]) -> Share | None:
    """'190 applications ... and 171 (81%) were granted': the part has no noun of its own, so it is of what was counted before it."""
    if (
        len(before) < 2
        or not (before[0].whole or before[0].unit == "\u00a3")
        or not _ELLIPTIC.fullmatch(text[before[0].last : percent.first])
    ):
        return None
    part = before[0]
    wholes = [
        one
        for one, nearer in pairwise(reversed(before))
        if _counts(one, part) and one.value >= part.value and not (nearer.unit == "%" and nearer.bracket)
    ][::-1]
    if not wholes:
        return None
    whole = wholes[0]
    opens_of = _OF_OPENS.search(text[max(0, whole.first - 40) : whole.first]) is not None
    if not opens_of and _HEADED.search(text[max(0, part.first - 30) : part.first]) is None:
        return None
    if any(one.value > whole.value for one in wholes[1:]):
        return None
    if _CHANGES.search(text[whole.last : part.first]) or _CHANGES.search(
        text[max(0, whole.first - 12) : whole.first]
    ):
        return None
    return Share(part=part, whole=whole, percent=percent)


def share_of_earlier(text: str, earlier: Sequence[Quantity], here: Sequence[Quantity]) -> Share | None:
    """'There were 380 cases. 95 of them (25%) ...': the whole stands in the sentence before.

    Args:
        text: of the passage.
        earlier: the figures of the sentence before.
        here: the figures of the sentence, shares in words among them.
    """
    wholes = [one for one in earlier if one.whole and not one.vague]
    if (
        len(wholes) != 1
        or len(here) < 2
        or not here[0].whole
        or here[1].unit != "%"
        or here[0].vague
        or here[1].vague
    ):
        return None
    part, percent = here[0], here[1]
    if part.value > wholes[0].value or not _OF_THEM.fullmatch(text[part.last : percent.first]):
        return None
    return Share(part=part, whole=wholes[0], percent=percent)


def _of_target(text: str, percent: Quantity, before: Sequence[Quantity]) -> Share | None:
    """'Against a target of 250, we recruited 175, which is 70% of the target'."""
    named = _OF_NAMED.match(text, percent.last)
    if named is None or len(before) != 2 or not _counts(*before):
        return None
    called = re.compile(rf"\b{named['what']}\s(?:of|was|is)\s(?:just\s|only\s)?\u00a3?$", re.IGNORECASE)
    wholes = [one for one in before if called.search(text[max(0, one.first - 30) : one.first])]
    if len(wholes) != 1:
        return None
    part = before[0] if before[1] is wholes[0] else before[1]
    return Share(part=part, whole=wholes[0], percent=percent)


def _rest(text: str, percent: Quantity, before: Sequence[Quantity]) -> Share | None:
    """'Of the 56 actions, 42 are done, leaving 25% outstanding'."""
    if (
        len(before) != 2
        or not all(one.whole for one in before)
        or not _LEAVING.search(text[before[0].last : percent.first])
    ):
        return None
    part, whole = before
    if (
        not _LEFT.match(text, percent.last)
        or not _OF_OPENS.search(text[max(0, whole.first - 40) : whole.first])
        or part.value > whole.value
    ):
        return None
    left = whole.value - part.value
    shown = Quantity(
        value=left,
        low=left,
        high=left,
        places=0,
        whole=True,
        first=part.first,
        last=part.last,
        text=f"{figure(left, places=0)} left",
    )
    return Share(part=shown, whole=whole, percent=percent)
