"""Between which figures prose claims a change or a difference in per cent."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from packview.insight.claims.before_and_after import pair_of
from packview.insight.claims.check import fits
from packview.insight.claims.patterns import Claim, Direction, bare_claims
from packview.insight.prose.change_words import CLAUSE_END, DOWN, UP
from packview.insight.prose.fractions import multiples_in
from packview.insight.prose.quantities import Quantity

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
_RANGES = re.compile(
    r"\b(?:rang(?:es?|ed|ing)|var(?:y|ies|ied|ying)|anything|anywhere)\sfrom\s[^.,;]{0,20}$", re.IGNORECASE
)
_BY_MORE = re.compile(r"\bby\s(?:a\sfurther\s|another\s)?\u00a3?\d")
_OPENS = re.compile(r"[^.;:()]{0,30}\((?:from\s)?")
_THEN = re.compile(r"^[^.;()]{0,30}?(?:[,;]|to|then|,\s(?:and|to|then))\s$")


def with_figures(
    text: str, found: Sequence[Quantity], first: int, last: int, *, multiples: bool = True
) -> list[Claim]:
    """The claims of a sentence, each with the figures the sentence gives it by its grammar."""
    claims = bare_claims(text, found, first, last)
    words = _in_words(text, first, last) if multiples and not claims else []
    if not claims and not words:
        return []
    here = [one for one in found if first <= one.first < last and one.unit != "points"]
    shares = {claim.share.first for claim in claims if not claim.bare}
    filled = []
    for claim in (*claims, *words):
        stop = min([other.first for other in claims if other.first > claim.last and not other.bare] or [last])
        window = _window(text, claim, first, last)
        one = _filled(text, claim, here, stop, window)
        if one.end is None:
            one = _by_roles(text, one, here, shares, window)
        turned = _turned(text, one, window[0])
        if turned is not None:
            filled.append(turned)
    return filled


def _in_words(text: str, first: int, last: int) -> list[Claim]:
    """'has doubled': only where a sentence makes one such claim and no other."""
    words = [
        Claim(share=one.share, direction=one.direction, first=one.share.first, last=one.share.last)
        for one in multiples_in(text[first:last])
    ]
    return [_moved(one, first) for one in words] if len(words) == 1 else []


def _moved(claim: Claim, by: int) -> Claim:
    share = replace(claim.share, first=claim.share.first + by, last=claim.share.last + by)
    return replace(claim, share=share, first=claim.first + by, last=claim.last + by)


def _window(text: str, claim: Claim, first: int, last: int) -> tuple[int, int]:
    """The clause a claim stands in."""
    for found in CLAUSE_END.finditer(text, first, last):
        if found.end() <= claim.first:
            first = found.end()
        elif found.start() >= claim.last:
            return first, found.start()
    return first, last


def _turned(text: str, claim: Claim, first: int) -> Claim | None:
    """A claim that does not say which way ('a change of 12%', '(12%)') goes as its verb does, else as its figures do."""
    if not claim.neutral:
        return claim
    if claim.start is None or claim.end is None:
        return None
    head = text[first : max(claim.first, claim.end.first)]
    up, down = (max((one.start() for one in way.finditer(head)), default=-1) for way in (UP, DOWN))
    rises = up > down if up != down else claim.end.value >= claim.start.value
    return replace(claim, direction="up" if rises else "down")


def _by_roles(
    text: str, claim: Claim, here: Sequence[Quantity], shares: AbstractSet[int], window: tuple[int, int]
) -> Claim:
    """The claim with the two figures of its clause, where the words beside them say which was first."""
    if claim.bare:
        return claim
    mine = [
        one
        for one in here
        if window[0] <= one.first < window[1]
        and one.first not in shares
        and one.first != claim.share.first
        and (one.value > 1 or one.unit)
    ]
    plain = [one for one in mine if one.unit != "%"]
    if len(mine) < 2 or len(plain) > 3 or _right(claim, mine):
        return claim
    pair = pair_of(text, plain, *window) if plain and claim.share.unit == "%" else None
    if pair is None and not plain:
        pair = pair_of(text, [one for one in mine if one.unit == "%"], *window)
    if pair is None or (claim.start is not None and claim.start.first != pair[0].first and not pair[2]):
        return claim
    return replace(claim, start=pair[0], end=pair[1], by_roles=not pair[2])


def _right(claim: Claim, figures: Sequence[Quantity]) -> bool:
    """Whether two of the figures make the claim right, in either order where it does not say which way: then all is well."""
    ways: tuple[Direction, ...] = ("up", "down") if claim.neutral else (claim.direction,)
    return any(
        fits(claim.share, way, one, two)
        for one in figures
        for two in figures
        if one is not two and one.unit == two.unit
        for way in ways
    )


def _filled(text: str, claim: Claim, found: Sequence[Quantity], stop: int, window: tuple[int, int]) -> Claim:
    here = [one for one in found if one.first != claim.share.first]
    pair = _from_to(text, claim, [one for one in here if window[0] <= one.first < window[1]]) or _in_brackets(
        text, claim, here
    )
    if pair is not None:
        return replace(claim, start=pair[0], end=pair[1])
    if claim.bare:
        return claim
    stop = min(stop, window[1])
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
    heads = [
        one for one in reversed(here) if window[0] <= one.first and one.last <= claim.first <= one.last + 60
    ]
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
        and not _RANGES.search(text[max(0, one.first - 40) : one.first])
        and not _BY_MORE.search(text[one.last : two.first])
        and not (claim.share.first > one.last and claim.share.last < two.first)
    ]
    near = [
        pair
        for pair in pairs
        if (0 <= claim.first - pair[1].last <= 40 if claim.bare else _apart(claim, pair) <= 90)
    ]
    return near[0] if len(pairs) == 1 and near else None


def _apart(claim: Claim, pair: tuple[Quantity, Quantity]) -> int:
    return min(abs(claim.first - pair[1].last), abs(pair[0].first - claim.last))


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
