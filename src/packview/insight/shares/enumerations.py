"""Lists of parts beside their whole, by the shape of the sentence: '42 referrals: 20 from schools, 22 from the police'.

A list is taken for all there is where nothing but the list stands behind a colon, a dash or in a bracket, or where the parts are kinds of
one thing ('on time' and 'late'). What is only set off by commas has to come close to the whole besides: parts that overlap
('30 under five, 22 disabled') seldom do.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from packview.insight.prose.quantities import Quantity

_FILLERS = r"(?:(?:a|an|the|further|another|only|just|remaining|other|of|which|or|at|some)\s){0,3}"
_WORDS = r"[^#.;:()%\n]"
_LEAD = re.compile(
    r"(?P<strong>[^#%\n]{0,90}?(?::|\s[-\u2013\u2014]|\(|\b(?:made\sup|consist(?:s|ed|ing)?|composed|comprised)\sof|\bcompris(?:es?|ed|ing)"
    r"|\b(?:split|divided|shared|broken\sdown)(?:\s(?:as|into|between|among|by|follows))?|\bnamely|\bi\.e\.,?)\s?)"
    rf"|(?P<which>{_WORDS}{{1,60}}?,?\s(?:of\s(?:which|whom|these|them|those)|with)\s)"
    rf"|(?P<comma>{_WORDS}{{0,80}}?[,;]\s)"
    rf"|(?P<near>{_WORDS}{{1,50}}?\s)",
    re.IGNORECASE,
)
_FIRST_PART = re.compile(r"(?:(?:these|they|which)\s(?:are|were)\s)?" + _FILLERS + r"£?$", re.IGNORECASE)
_NEXT = re.compile(
    rf"(?P<own>{_WORDS}{{1,70}}?)(?:,\sand|,|;|\band|\bor|\bplus|\bwith|\sand\sto)\s{_FILLERS}$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:\sof\s\w+)?(?:,|;|,?\sand|,?\sor)\s?(?:and\s|or\s|at\s|in\s|for\s)?(?:[A-Za-z][\w'\u2019&/-]*\s){1,4}$"
)
_BRACKETED = re.compile(r"\)(?:,|;|,?\sand|,?\sor)\s[^#.;:()%]{2,50}\($", re.IGNORECASE)
_NESTED = re.compile(r"\s(?:of\s(?:them|these|those|which|whom)|who|that)\b", re.IGNORECASE)
"""What tells a part of a part: '41 on Monday, with 37 of them upheld'."""
_EACH = re.compile(
    r"\b(?:each|apiece|daily|weekly|monthly|yearly|(?:an?|per|every)\s(?:day|week|month|quarter|year|night|hour|session|person|head))\b",
    re.IGNORECASE,
)
_BEFORE_COUNT = frozenset(
    ["the", "these", "our", "all", "in", "into", "across", "over", "of", "between", "from", "both"]
)
_REST = re.compile(
    r"\b(?:the\s(?:rest|remainder|balance|others)|others|rest|(?:still|yet|waiting)\sto\sbe\s\w+|(?:the\s)?remaining\s(?!#)[a-z])",
    re.IGNORECASE,
)
"""Words for parts that have no figure of their own."""
_OPENS_OF = re.compile(
    r"(?:^|[.:;,]\s)(?:in\stotal,?\s)?of\s(?:(?:the|these|those|all|our|a|total|of)\s){0,3}£?$", re.IGNORECASE
)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|did|do|does|will|would|can|could)\b", re.IGNORECASE)
_MADE_TOTAL = re.compile(
    r"\b(?:making|giving|bringing|totalling|makes?|making\sup|adding\sup\sto|for)\s(?:(?:a|an|the|overall|annual|combined|grand|its|it|yearly|"
    r"full-year|total|sum)\s){1,5}(?:to\s|of\s)?£?$"
    r"|\b(?:bring(?:s|ing)?|take(?:s)?|taking)\sthe\s(?:\w+\s){0,3}total\sto\s£?$|\b(?:totalling|totals|making)\s£?$|,\s(?:a|in)\s(?:grand\s|combined\s)?total(?:\sof)?\s£?$",
    re.IGNORECASE,
)
_OVERALL = re.compile(r"\s(?:\w+\s){0,4}(?:in\stotal|in\sall|altogether|overall|all\stold)\b", re.IGNORECASE)
_CONTRASTS = (
    (r"males?|men|boys", r"females?|women|girls"),
    (r"in\stime|on\stime|within\s\w+", r"late|out\sof\stime|outside|overdue"),
    (r"full[-\s]time", r"part[-\s]time"),
    (r"open|remain\w*|outstanding", r"closed|complete\w*"),
    (r"filled|occupied|let|in\suse", r"vacant|empty|void|unfilled"),
    (r"upheld|granted|approved|allowed|accepted|agreed|successful|supported", r"not\s\w+|refused|dismissed|rejected|declined|discounted|withdrawn|unsuccessful"),
    (r"adults?", r"children|young\speople"),
    (r"permanent|employees|new", r"temporary|agency|fixed[-\s]term|repeat|existing"),
    (r"passed|met|compliant", r"failed|missed|non-compliant"),
    (r"for|in\sfavour", r"against"),
)  # fmt: skip
_OPPOSED = tuple(
    (re.compile(rf"\b(?:{one})\b", re.IGNORECASE), re.compile(rf"\b(?:{other})\b", re.IGNORECASE))
    for one, other in _CONTRASTS
)
_SHEET_LABEL = re.compile(r"(?:^|[.;\n\u2022]\s*|\s[-\u2022]\s)[A-Z][^.;:#%()\d]{2,45}:\s?$")
_SHEET_END = re.compile(r"(?:\s[a-z]+){0,2}\s?(?:[.;,]|\u2022|$|\s(?=[A-Z\u2022-]))")
_SHEET_WHOLE = re.compile(
    r"\b(?:total|all|overall|establishment|number|received|posts|caseload|budget)\b", re.IGNORECASE
)
_CLOSE, _CLOSER, _LISTED, _FAR = 0.16, 0.08, 0.22, 0.3
"""How far the parts may be from their whole, of the whole: after a comma, with two parts, after a colon, after 'made up of'."""
_ELLIPTIC = re.compile(
    r"\s(?:\w+ly\s)?(?:\w+ed|\w+en|\w+wn|turned|sent|not|by|in|on|at|to|from|for|with|under|over|outside|elsewhere|still)\b",
    re.IGNORECASE,
)
"""A part that has its verb from the part before it: '26 were taken forward and 59 discounted'."""
_SIBLING = re.compile(r"\s[\w'\u2019-]+(?:\s[\w'\u2019-]+)?,\s")
"""'72 moves, ': one more of a list rather than its whole."""
_WERE = re.compile(r"\s(?:were|are)\s$")
_ONE_WORD = re.compile(r"\s[\w'\u2019-]+(?:,|\sand|,\sand)\s")
_LIKES = re.compile(
    r"\s(?:\w+\s)?(?:liked|wanted|mentioned|said|named|cited|raised|chose|picked|used|felt|thought)\b",
    re.IGNORECASE,
)
"""What many may do at once: such numbers overlap."""
_SHORT_LABEL = re.compile(
    r"\s[\w'\u2019-]*[a-rt-z](?:\s[\w'\u2019-]*[a-rt-z])?(?:,|\sand|,\sand)\s", re.IGNORECASE
)
_MANY = 10
_MADE_UP = re.compile(r"\b(?:made|consist|compos|compris|split|divid|shar|broken|namely)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A total and what is said to make it up."""

    total: Quantity
    parts: tuple[Quantity, ...]


def enumeration_in(text: str, here: Sequence[Quantity], first: int, last: int) -> Sum | None:
    """The whole and the parts a sentence lists; figures of one unit only.

    Args:
        text: of the passage.
        here: the figures of the sentence, percentages and dates left out.
        first: where the sentence starts.
        last: where it ends.
    """
    alike = [one for one in here if one.unit == here[0].unit]
    if (
        here
        and here[0].unit
        and len(alike) < len(here)
        and all(one.value == len(alike) - 1 for one in here if one not in alike)
    ):
        here = alike  # '... in 3 groups: \u00a30.5m to ...'
    here = _without_the_count(text, here)
    if len(here) < 3 or any(one.unit != here[0].unit for one in here):
        return None
    if (
        _EACH.search(text, here[1].last, last)
        or _REST.search(text, here[1].last, last)
        or _NESTED.search(text, here[2].last, last)
    ):
        return None
    found = Sum(total=here[0], parts=tuple(here[1:]))
    if _opened(text, found, first, last):
        return found
    total_last = Sum(total=here[-1], parts=tuple(here[:-1]))
    return total_last if _ended(text, total_last, last) else None


def _without_the_count(text: str, here: Sequence[Quantity]) -> Sequence[Quantity]:
    """The figures without the one that says how many parts there are: 'in three strands', 'one of three ways', 'the two wards'."""
    for at, one in enumerate(here):
        counts = (
            at < 2
            and one.value == len(here) - 2
            and one.value >= 2
            and not one.unit
            and one.before in _BEFORE_COUNT
        )
        if counts and re.match(r"\s[a-z]+s\b", text[one.last :]):
            return [*here[:at], *here[at + 1 :]]
        of_one = at > 0 and here[at - 1].value == 1 and text[here[at - 1].last : one.first] == " of "
        if of_one and one.value == len(here) - 3:
            return [*here[: at - 1], *here[at + 1 :]]
    return here


def _opened(text: str, found: Sum, first: int, last: int) -> bool:
    """Whether the whole comes first and its parts are listed behind it."""
    total, parts = found.total, found.parts
    kind = _list_kind(text, parts, last)
    if not kind or total.bracket or max(one.value for one in parts) >= total.value:
        return False
    between = text[total.last : parts[0].first]
    gap = abs(sum(one.value for one in parts) - total.value)
    if kind != "number":
        return gap <= _CLOSE * total.value and _LEAD.match(between) is not None
    lead = _lead(between)
    if lead is None or (lead["strong"] is not None and _LIKES.match(text, parts[0].last)):
        return False
    return gap <= _leeway(text, found, lead, (first, last))


def _lead(between: str) -> re.Match[str] | None:
    """How the words between a whole and its first part open the list."""
    whole = _LEAD.fullmatch(between)
    if whole is not None:
        return whole
    for cut in range(len(between) - 1, 0, -1):
        if _FIRST_PART.match(between, cut) and (found := _LEAD.fullmatch(between, 0, cut)) is not None:
            return found
    return None


def _leeway(text: str, found: Sum, lead: re.Match[str], sentence: tuple[int, int]) -> float:
    """How far the parts may be from their whole to be taken for all of it; -1 where they are not."""
    total, parts = found.total, found.parts
    first, last = sentence
    several = len(parts) > 2
    if lead["strong"] is not None:
        share = _FAR if _MADE_UP.search(lead.group()) else _LISTED if several else _CLOSE - 0.04
        return max(2.0 if total.value >= _MANY else 0.0, share * total.value)
    contrast, one_verb = _contrasting(text, parts, last), _one_verb(text, parts, last)
    opens_of = _OPENS_OF.search(text[max(first, total.first - 30) : total.first]) is not None
    share = -1.0
    if lead["which"] is not None or opens_of:
        if contrast or (one_verb and (several or _without_verb(text, parts, last))):
            share = _CLOSE if several else _CLOSER + 0.01
    elif several and _WERE.search(lead.group()):
        share = _CLOSE
    elif one_verb and lead["comma"] is not None and not _siblings(text, parts, lead):
        share = _CLOSE if several or contrast else _CLOSER / 2
    elif one_verb and several and _short_labels(text, parts):
        share = _CLOSER
    return share * total.value


def _without_verb(text: str, parts: Sequence[Quantity], last: int) -> bool:
    """Whether the last part has its verb from the one before: '52 were accidental and 37 deliberate'."""
    if _ELLIPTIC.match(text, parts[-1].last):
        return True
    tail = text[parts[-1].last : last].split()
    return _FINITE.search(text, parts[-2].last, parts[-1].first) is not None and len(tail) <= 3


def _siblings(text: str, parts: Sequence[Quantity], lead: re.Match[str]) -> bool:
    """Whether the whole is but the first of a list of things: '72 moves, 38 swaps, 21 sales and 16 lets'."""
    if not _SIBLING.fullmatch(lead.group()):
        return False
    return all(_ONE_WORD.fullmatch(text[one.last : two.first]) for one, two in pairwise(parts))


def _short_labels(text: str, parts: Sequence[Quantity]) -> bool:
    """Whether the parts are told by a word or two that are no things: '92 good, 38 fair and 21 poor'."""
    return all(_SHORT_LABEL.fullmatch(text[one.last : two.first]) for one, two in pairwise(parts))


def _ended(text: str, found: Sum, last: int) -> bool:
    """Whether the parts come first and their whole behind them: '..., making 126 overall'."""
    total, parts = found.total, found.parts
    between = text[parts[-1].last : total.first]
    said = _MADE_TOTAL.search(between) or (
        _OVERALL.match(text, total.last, last)
        and re.search(r"(?:,|\bmaking|\bgiving|:|\bthere\s(?:are|were)|\bwe\shave)\s£?$", between)
    )
    if not said or len(between) > 90:
        return False
    gap = abs(sum(one.value for one in parts) - total.value)
    return _list_kind(text, parts, last, open_end=True) != "" and gap <= _FAR * total.value


def sheet_in(passages: str, found: Sequence[Quantity]) -> Sum | None:
    """'Establishment: 212 posts. Filled: 171. Vacant: 37.': a short sheet of labels and figures that begins with the whole."""
    labelled = [
        (one, label)
        for one in found
        if (label := _SHEET_LABEL.search(passages, max(0, one.first - 50), one.first)) is not None
        and _SHEET_END.match(passages, one.last)
    ]
    if len(labelled) < 3 or len(labelled) != len(found) or labelled[0][0].bracket:
        return None
    total, *parts = (one for one, _ in labelled)
    gap = abs(sum(one.value for one in parts) - total.value)
    most = _CLOSE if _SHEET_WHOLE.search(labelled[0][1].group()) else _CLOSER / 2
    largest = all(one.value < total.value for one in parts)
    return Sum(total=total, parts=tuple(parts)) if largest and gap <= most * total.value else None


def _list_kind(text: str, parts: Sequence[Quantity], last: int, *, open_end: bool = False) -> str:
    """How a list is set: 'number' for '20 from schools, 12 ...', 'label' for 'KS1 4, KS2 17', 'bracket' for 'schools (905), ...'."""
    between = [text[one.last : two.first] for one, two in pairwise(parts)]
    if all(one.bracket for one in parts):
        return "bracket" if all(_BRACKETED.fullmatch(gap) for gap in between) else ""
    tail = text[parts[-1].last : last]
    if all(_NEXT.fullmatch(gap) for gap in between) and not any(_LABEL.fullmatch(gap) for gap in between):
        return "number" if open_end or re.match(r"[^#%]{0,90}$", tail) else ""
    if all(_LABEL.fullmatch(gap) for gap in between):
        return "label" if open_end or re.match(r"\W{0,3}$", tail) else ""
    return ""


def _labels(text: str, parts: Sequence[Quantity], last: int) -> Iterator[str]:
    for one, two in pairwise(parts):
        yield text[one.last : two.first]
    yield text[parts[-1].last : min(last, parts[-1].last + 60)]


def _contrasting(text: str, parts: Sequence[Quantity], last: int) -> bool:
    """Whether two of the parts are said to be opposite or to have a word in common: 'upheld' and 'not upheld'."""
    labels = list(_labels(text, parts, last))
    for one, two in pairwise(labels):
        if any((a.search(one) and b.search(two)) or (b.search(one) and a.search(two)) for a, b in _OPPOSED):
            return True
    heads = [re.match(r"\s(from|in|for|to|on|at|by|with)\s", label) for label in labels]
    if all(heads) and len({head[1] for head in heads if head is not None}) == 1:
        return True
    shared = [set(re.findall(r"[a-z]{5,}", label.casefold())) for label in labels]
    return len(shared) > 1 and bool(set.intersection(*shared))


def _one_verb(text: str, parts: Sequence[Quantity], last: int) -> bool:
    """Whether the verb of the first part goes for all: '26 were taken forward and 59 discounted'."""
    labels = list(_labels(text, parts, last))
    return not any(_FINITE.match(label.lstrip()) for label in labels[1:])
