"""Which figure of a clause was before and which is after, by the words beside each: 'from', 'now', 'last year', '2017/18'."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from packview.insight.prose.change_words import DOWN, UP
from packview.insight.prose.quantities import Quantity
from packview.wording.numbers import figure
from packview.wording.periods import MONTH_LETTERS, MONTH_NUMBERS

Role = Literal["old", "new", ""]
Pair = tuple[Quantity, Quantity, bool]
"""The figure before, the figure after, and whether words beside both say so."""

_FILL = (
    r"(?:(?:a|an|the|that|its|our|we|had|have|there|were|it|is|was|saw|just|only|some|high|low|peak|figure|level|total|number|rate|average|of|in|for|at|original|previous|last|prior|year|year's|"
    r"month|quarter|national|england|regional|budget|target|establishment|baseline|corresponding)\s){0,5}\(?\u00a3?$"
)
_OLD_BEFORE = re.compile(
    r"(?:\bfrom|\bthan|\b(?:compared|comparison)\s(?:with|to)|\bas\sagainst|\bas\sopposed\sto|\bagainst|\bversus|\bvs\.?|\bon|\bover|\babove|\bbelow|\bpreviously|\bformerly|"
    r"\boriginally|\b(?:having|had)\sbeen|\bpeaked\sat|\bpeak\sof|\bstarted\sat|\bwhich\snumbered|\b(?:it|they|there|figure)\s(?:was|were)|\b(?:previous|last|prior)\s\w+:|"
    r"\b(?:previously|formerly):|\b(?:previous|last|prior)\s(?:year|month|quarter|period)(?:['\u2019]s)?\s\(?|\((?:in\s)?(?:(?:19|20)\d\d(?:[/-]\d\d)?|q[1-4](?:\s[\d/]+)?):)\s?"
    + _FILL,
    re.IGNORECASE,
)
_NEW_BEFORE = re.compile(
    r"(?:\bto|\bthis\s(?:year|month|quarter)|\breach(?:ed|es|ing)?|\bnow\s(?:is|at|number|numbers|stands?\sat)?|\bis\snow|\bare\snow|\bstands?\sat|\bstood\sat|\bcurrently|\bhit|\bat)\s?"
    + _FILL,
    re.IGNORECASE,
)
_OLD_AFTER = re.compile(
    r"[\s,]\s?\(?(?:(?!and\b)[\w'\u2019-]+\s){0,4}?(?:last\s(?:year|month|quarter|time)|(?:year|month|quarter)\s(?:before|earlier|previously|ago)|previous(?:ly)?|"
    r"prior\syear|budgeted|originally\splanned|planned|for\slast|in\sthe\ssame\s(?:month|quarter|period))\b",
    re.IGNORECASE,
)
_NEW_AFTER = re.compile(
    r"[\s,]\s?\(?(?:(?!and\b)[\w'\u2019-]+\s){0,4}?(?:this\s(?:year|quarter|month|time|period)|now|currently|today|for\sthis)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<![\w/\u00a3,.])(?:(?P<year>(?:19|20)\d\d)(?:\s?[/\u2013-]\s?\d{2,4})?|(?P<nth>first|second|third|fourth)(?:\s(?:quarter|half|term|period|month|year))?|q(?:uarter\s)?(?P<quarter>[1-4])(?:\s(?:of\s)?(?P<of>(?:19|20)\d\d)(?:/\d\d)?)?"
    rf"|(?P<month>{MONTH_LETTERS})[a-z]*(?:\s(?P<in>(?:19|20)\d\d))?)(?![\w%])",
    re.IGNORECASE,
)
_TAG_AFTER = re.compile(
    r"[\s,]?\s?\(?(?:(?!and\b)[a-z][\w'\u2019-]*\s){0,5}?(?:in|by|at|for|during|of|since|on|the|end)\s(?:the\s)?$|\s?\(?(?:in\s)?$",
    re.IGNORECASE,
)
_BEFORE_DIFFERENCE = frozenset(["by", "a", "some", "just", "only", "further", "another"])
_STOP = re.compile(r"[;:(]|\)\W|\.\s")
_STRIPPED = "(),:;.\u2018\u2019'"
_OLD_WORDS = frozenset(
    ["from", "than", "with", "to", "opposed", "against", "versus", "vs", "on", "over", "above", "below", "previously", "formerly", "originally",
     "been", "at", "peak", "of", "numbered", "was", "were", "previous", "last", "prior"]
)  # fmt: skip
_NEW_WORDS = frozenset(
    [
        "to",
        "reach",
        "reached",
        "reaches",
        "reaching",
        "now",
        "stand",
        "stands",
        "stood",
        "currently",
        "hit",
        "at",
    ]
)
"""Words the patterns for roles cannot do without: a quick look before a slow one."""
_DIFFERENCE = re.compile(r"\bby\s(?:(?:a|some|just|only|a\sfurther|another)\s)?\u00a3?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A figure with its role and what stands before and after it."""

    figure: Quantity
    role: Role
    before: str
    after: str
    difference: bool

    def time(self) -> tuple[str, int]:
        """The time said of it: behind it ('520 in 2018'), else before it ('2018: 520', 'Q3 saw 168')."""
        return _time(self.before, self.after)


def pair_of(text: str, figures: Sequence[Quantity], first: int, last: int) -> Pair | None:
    """The figure before and the figure after of a clause with two figures of one unit, or one and a difference.

    Args:
        text: of the passage.
        figures: of the clause, percentages claimed left out.
        first: where the clause starts.
        last: where it ends.
    """
    if not 2 <= len(figures) <= 3 or any(one.unit != figures[0].unit for one in figures):
        return None
    placed = [
        _placed(
            text,
            one,
            first if at == 0 else figures[at - 1].last,
            last if at + 1 == len(figures) else figures[at + 1].first,
        )
        for at, one in enumerate(figures)
    ]
    differences = [one for one in placed if one.difference]
    others = [one for one in placed if not one.difference]
    if len(others) == 1 and len(differences) == 1 and differences[0].figure.unit == others[0].figure.unit:
        return _from_difference(text, differences[0].figure, others[0], first)
    if len(others) != 2 or others[0].figure.unit != others[1].figure.unit or len(differences) > 1:
        return None
    return _by_role(*others)


def _by_role(one: _Placed, two: _Placed) -> Pair | None:
    by_words: Pair | None = None
    if (
        {one.role, two.role} == {"old", "new"}
        or (one.role == "" and two.role == "old")
        or (one.role == "old" and two.role == "")
    ):
        both = one.role != "" and two.role != ""
        by_words = (one.figure, two.figure, both) if one.role == "old" else (two.figure, one.figure, both)
    if by_words is not None and by_words[2]:
        return by_words
    (kind, first), (other, second) = one.time(), two.time()
    if by_words is None and one.role == "" and two.role == "new" and kind:
        by_words = (one.figure, two.figure, False)
    if kind and kind == other and first != second:
        by_time = (one.figure, two.figure) if first < second else (two.figure, one.figure)
        return (*by_time, True) if by_words is None or by_words[:2] == by_time else None
    return by_words


def _placed(text: str, one: Quantity, first: int, last: int) -> _Placed:
    before, after = text[max(first, one.first - 60) : one.first], text[one.last : min(last, one.last + 60)]
    role: Role = ""
    words = {word.strip(_STRIPPED) for word in before.casefold().split()}
    if (not words.isdisjoint(_OLD_WORDS) or ":" in before) and _OLD_BEFORE.search(before):
        role = "old"
    elif not words.isdisjoint(_NEW_WORDS) and _NEW_BEFORE.search(before):
        role = "new"
    if not role:
        stop = _STOP.search(after, 1)
        near = after[: stop.start()] if stop is not None else after
        role = "old" if _OLD_AFTER.match(near) else "new" if _NEW_AFTER.match(near) else ""
    difference = one.before in _BEFORE_DIFFERENCE and _DIFFERENCE.search(before) is not None
    return _Placed(one, role, before, after, difference)


def _time(before: str, after: str) -> tuple[str, int]:
    for found in _TIME.finditer(after):
        if _TAG_AFTER.fullmatch(after[: found.start()]):
            return _tag(found)
        break
    ahead = list(_TIME.finditer(before))
    if ahead and re.fullmatch(
        r"(?:[\s:,(]|(?!and\b)[a-z][\w'\u2019]*){0,9}", before[ahead[-1].end() :], re.IGNORECASE
    ):
        return _tag(ahead[-1])
    return "", 0


def _tag(found: re.Match[str]) -> tuple[str, int]:
    if found["year"]:
        return "year", int(found["year"])
    if found["nth"]:
        return "nth", ("first", "second", "third", "fourth").index(found["nth"].casefold())
    if found["quarter"]:
        return (
            ("quarter of year", 4 * int(found["of"]) + int(found["quarter"]))
            if found["of"]
            else ("quarter", int(found["quarter"]))
        )
    return (
        ("year", int(found["in"])) if found["in"] else ("month", MONTH_NUMBERS[found["month"][:3].casefold()])
    )


def _from_difference(text: str, by: Quantity, other: _Placed, first: int) -> Pair | None:
    """'grew by 72 to 552': what it was before follows from the difference."""
    head = text[first : by.first]
    up, down = _latest(UP.finditer(head)), _latest(DOWN.finditer(head))
    if up == down or other.role != "new" or other.figure.first < by.first:
        return None
    new, sign = other.figure, -1 if up > down else 1
    value = new.value + sign * by.value
    if value <= 0:
        return None
    half = (new.high - new.low + by.high - by.low) / 2 if new.places or new.unit else 0.5
    printed = figure(value / (new.value / _plain(new)), places=new.places)
    return replace(new, value=value, low=value - half, high=value + half, text=_like(new, printed)), new, True


def _plain(one: Quantity) -> float:
    """The figure as printed, its millions aside."""
    return float(re.sub(r"[^\d.]", "", one.text) or one.value) or 1.0


def _like(one: Quantity, printed: str) -> str:
    """A figure with the sign and the 'm' of another."""
    tail = re.search(r"(?<=\d)\s?[a-z]+$", one.text, re.IGNORECASE)
    return ("\u00a3" if one.unit == "\u00a3" else "") + printed + (tail.group() if tail is not None else "")


def _latest(found: Iterable[re.Match[str]]) -> int:
    return max((one.start() for one in found), default=-1)
