"""Where prose claims a change or a difference in per cent, and between which figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from packview.insight.quantities import Quantity

Direction = Literal["up", "down"]

_UP = "higher|more|greater|above|larger|bigger|up|increase|rise|growth|uplift|jump|upturn|rose|risen|increased|grew|grown|climbed|gone up|went up|increasing|rising"
_DOWN = "lower|fewer|less|below|smaller|down|decrease|reduction|drop|fall|decline|cut|downturn|fell|fallen|decreased|reduced|dropped|declined|gone down|went down|decreasing|falling|reducing"
_COMPARATIVE = re.compile(
    r"^\s*(?:(?!(?:and|or|of|to|with|in|for|from|but)\b)[a-z]+\s)?(?:(?P<up>higher|more|greater|above|larger|bigger|up)|(?P<down>lower|fewer|less|below|smaller|down))\b",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"^\s*(?:(?!(?:and|or|of|to|with|in|for|from|the|a|an|by|but)\b)[a-z]+\s){0,2}(?:(?P<up>increase|rise|growth|uplift|jump|upturn)|(?P<down>decrease|reduction|drop|fall|decline|cut|downturn))\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:\s(?:of|by|to))?(?:\s(?:around|about|a\sfurther|a|just|an\sextra))?\s*$",
    re.IGNORECASE,
)
_FILLERS = "of|by|to|around|about|further|a|just|extra"
_BEFORE_CHANGE = frozenset(f"{_UP}|{_DOWN}|{_FILLERS}".replace(" ", "|").split("|"))
"""Words ``_CHANGED`` can end with: a quick look before the slow one."""
_BASE_HEAD = re.compile(
    r"\b(?:than|compared|comparison|against|versus|from|since|on|above|below|that|average|over|relative|of)\b",
    re.IGNORECASE,
)
_BEFORE_BASE = re.compile(
    r"\b(?:of|the|than|from|on|against|to|with|was|were|is|at|figure|average|last|year|neighbours?['\u2019]?|['\u2019]s|England|\()\s*\(?\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\bfrom\s(?:(?:a|an|the|its|their|just|high|low|peak|total|figure|of)\s){0,4}£?\s?$", re.IGNORECASE
)
_TO = re.compile(
    r"^[^.;:()]{0,50}?\bto\s(?:(?:a|an|the|its|their|just|only|total|figure|of|reach)\s){0,4}£?\s?$",
    re.IGNORECASE,
)
_SET_AGAINST = re.compile(
    r"\b(?:against|versus|compared\s(?:to|with)|in\scomparison\s(?:to|with)|(?:up|down)\sfrom)\s(?:(?:a|an|the|only|just|figure|total|of)\s){0,4}£?$",
    re.IGNORECASE,
)
_OPENS = re.compile(r"[^.;:()]{0,30}\((?:from\s)?")
_THEN = re.compile(r"^[^.;()]{0,30}?(?:,|to|then|,\s(?:and|to|then))\s$")
_BREAK = re.compile(r"[;]|\b(?:whereas|while|whilst)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claimed change or difference.

    Attributes:
        share: the percentage claimed.
        direction: which way.
        first: where the claim's own words start.
        last: where they end.
        start: the figure before, or compared with; None where only the base is not printed.
        end: the figure after, or compared; None where it has to be looked for.
        change: the difference where printed beside the percentage: '(-784)'.
    """

    share: Quantity
    direction: Direction
    first: int
    last: int
    start: Quantity | None = None
    end: Quantity | None = None
    change: Quantity | None = None


def cores(text: str, found: Sequence[Quantity], first: int, last: int) -> list[Claim]:
    """The claims of a sentence, without the figures they are about."""
    claims = []
    for one in found:
        if one.unit not in ("%", "points") or one.vague or not first <= one.first < last:
            continue
        after, before = text[one.last : last], text[max(first, one.first - 40) : one.first]
        word_before = one.before.lstrip("(\u2018\u201c'\"")
        if word_before in ("to", "from"):
            continue
        word = _COMPARATIVE.match(after) or _NOUN.match(after)
        if word is not None:
            up = word["up"] is not None
            claims.append(
                Claim(
                    share=one, direction="up" if up else "down", first=one.first, last=one.last + word.end()
                )
            )
        elif word_before in _BEFORE_CHANGE and (word := _CHANGED.search(before)) is not None:
            up = word["up"] is not None
            place = one.first - len(before) + word.start()
            claims.append(Claim(share=one, direction="up" if up else "down", first=place, last=one.last))
    return claims


def with_figures(text: str, found: Sequence[Quantity], first: int, last: int) -> list[Claim]:
    """The claims of a sentence, each with the figures the sentence gives it by its grammar."""
    claims = cores(text, found, first, last)
    if not claims:
        return []
    here = [one for one in found if first <= one.first < last and one.unit != "points"]
    return [
        _filled(
            text, claim, here, min([other.first for other in claims if other.first > claim.last] or [last])
        )
        for claim in claims
    ]


def _filled(text: str, claim: Claim, found: Sequence[Quantity], stop: int) -> Claim:
    here = [one for one in found if one.first != claim.share.first]
    pair = _from_to(text, claim, here) or _in_brackets(text, claim, here)
    if pair is not None:
        return replace(claim, start=pair[0], end=pair[1])
    broken = _BREAK.search(text, claim.last, stop)
    stop = broken.start() if broken is not None else stop
    plain = [one for one in here if one.unit in ("", "£")]
    after = [one for one in plain if claim.last <= one.first < stop]
    change = next((one for one in after if _is_change(text, claim, one)), None)
    near = [
        one
        for one in after
        if one is not change and one.first < claim.last + 140 and _is_base(text, claim, one)
    ]
    percents = [one for one in here if one.unit == "%" and one.bracket and claim.last <= one.first < stop]
    near += [one for one in percents if _is_base(text, claim, one)]
    before = [one for one in reversed(plain) if one.bracket and 0 <= claim.first - one.last <= 12]
    near += [one for one in before if _joined(text, one, claim)]
    heads = [one for one in reversed(here) if one.last <= claim.first <= one.last + 60]
    near += [one for one in heads if _SET_AGAINST.search(text[max(0, one.first - 50) : one.first])]
    return replace(claim, start=near[0] if near else None, change=change)


def _from_to(text: str, claim: Claim, here: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    pairs = [
        (one, two)
        for at, one in enumerate(here)
        for two in here[at + 1 : at + 3]
        if one.unit == two.unit
        and _FROM.search(text[max(0, one.first - 40) : one.first])
        and _TO.match(text[one.last : two.first])
        and not (claim.share.first > one.last and claim.share.last < two.first)
    ]
    near = [
        pair for pair in pairs if min(abs(claim.first - pair[1].last), abs(pair[0].first - claim.last)) <= 90
    ]
    return near[0] if len(pairs) == 1 and near else None


def _in_brackets(text: str, claim: Claim, here: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """'increased by 31% (1,150 in 2016/17, 1,506 in 2017/18)': both figures in the bracket after the claim, the earlier first."""
    opened = _OPENS.match(text, claim.last)
    closed = text.find(")", opened.end()) if opened is not None else -1
    if opened is None or closed < 0:
        return None
    inside = [one for one in here if opened.end() <= one.first < closed and one.unit in ("", "£")]
    if len(inside) != 2 or inside[0].first != opened.end() or inside[0].unit != inside[1].unit:
        return None
    between = text[inside[0].last : inside[1].first]
    return (inside[0], inside[1]) if _THEN.match(between) else None


def _is_change(text: str, claim: Claim, one: Quantity) -> bool:
    return re.fullmatch(
        r"\s*(?:[a-z]+\s){0,3}\(\s*[-+\u2013\u2212]?", text[claim.last : one.first]
    ) is not None and (text[one.first - 1] in "-+\u2013\u2212")


def _is_base(text: str, claim: Claim, one: Quantity) -> bool:
    between = text[claim.last : one.first]
    return _BASE_HEAD.search(text[claim.share.last : one.first]) is not None and (
        one.bracket or _BEFORE_BASE.search(between) is not None
    )


def _joined(text: str, one: Quantity, claim: Claim) -> bool:
    return (
        re.fullmatch(
            r"\s*\)\s*[,:\u2013\u2014-]?\s*(?:a|an|or|some|which\sis)?\s*", text[one.last : claim.first]
        )
        is not None
    )
