"""Counts that are said to make up a total and do not: 'nine referrals: six ..., one ... and three ...'.

Only sentences are judged that say the parts are all there is ('made up of', 'male and female', 'the remaining', 'in total'),
since 'of which' often names some parts only. More than the whole is wrong in any case.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from packview.insight.finding import in_prose, where
from packview.insight.prose.passages import Passage
from packview.insight.prose.quantities import Quantity
from packview.insight.shares.enumerations import Sum, enumeration_in, sheet_in
from packview.model import Finding
from packview.wording.numbers import figure
from packview.wording.periods import MONTH_LETTERS

_ALL = re.compile(
    r"\b(?:made\sup\sof|consist(?:s|ed|ing)?\sof|compris(?:es|ed|ing)|composed\sof|split\s(?:between|into|as)|divided\s(?:between|into))\b",
    re.IGNORECASE,
)
_TOTAL_BEFORE = re.compile(
    r"\b(?:in\stotal|a\stotal\sof|total\sof|in\sall|altogether|overall\stotal\sof|totalling)[,:]?\s(?:there\swere\s|of\s)?$",
    re.IGNORECASE,
)
_TOTAL_LAST = re.compile(
    r"\b(?:giving|making|bringing|for|adding\sup\sto|totalling|which\smakes)\s(?:(?:a|an|the|overall|it|combined|us|to|grand)\s){0,3}(?:total\sof\s|totalling\s)?$",
    re.IGNORECASE,
)
_STILL = re.compile(
    r"\s(?:others?|remain(?:ing|s|ed)?|did\snot|were\snot|are\snot|was\snot|have\snot|had\snot)\b",
    re.IGNORECASE,
)
_TOTAL_AFTER = re.compile(r"^\s(?:\w+\s)?(?:in\stotal|in\sall|altogether|overall)\b", re.IGNORECASE)
_PAIRS = (
    (
        re.compile(r"\b(?:males?|men|boys)\b", re.IGNORECASE),
        re.compile(r"\b(?:females?|women|girls)\b", re.IGNORECASE),
    ),
    (re.compile(r"\b(?:in\sfavour|for)\b", re.IGNORECASE), re.compile(r"\bagainst\b", re.IGNORECASE)),
)
_REST = re.compile(r"\b(?:remaining|remainder|the\srest|the\sother|(?:the\s)?others?)\b", re.IGNORECASE)
_REST_BEFORE = re.compile(r"\b(?:the\sremaining|the\sother|remaining)\s$", re.IGNORECASE)
_OF_THE = re.compile(r"\bof\s(?:the|these|those|all|a\stotal\sof)\s(?:total\sof\s)?$", re.IGNORECASE)
_OF = re.compile(r"(?:^|[.:;]\s|[,]\s)of\s$", re.IGNORECASE)
_OF_THESE = re.compile(r"^\s?(?:of\s(?:these|them|those|which|whom|the)\b)", re.IGNORECASE)
_LIST = re.compile(
    r"^[^.;:()%]{0,60}?(?:,|;|\band|,\sand|\bplus|\bwith)\s(?:(?:a|the|further|another|only|just|remaining|other)\s){0,2}$",
    re.IGNORECASE,
)
_IN_A_MONTH = re.compile(rf"\s(?:in|during|for)\s(?:{MONTH_LETTERS})[a-z]*\b", re.IGNORECASE)
_WITH = re.compile(r"\s(?:\w+\s)?with\s(?!no\b|none\b|neither\b)", re.IGNORECASE)
_FEW = 20
"""Below this, some of the parts may make up the total by chance."""
_NOT_PARTS = re.compile(
    r"\b(?:both|some|overlap\w*|several|more\sthan\sonce|twice|including|at\sleast|more\sthan|such\sas|for\sexample|e\.g|among\sthem|target|average|compared|(?:an?|per|each|every)\s(?:day|week|month|quarter|year))\b",
    re.IGNORECASE,
)


def part_findings(passages: Sequence[Passage]) -> list[Finding]:
    """The totals of the passages that their parts do not make up, in order."""
    found = []
    for passage in passages:
        numbers = [one for one in passage.quantities if one.whole or one.unit == "£"]
        if len(numbers) >= 3:
            found += [_finding(passage, one) for one in _sums(passage, numbers) if _wrong(one, numbers)]
            sheet = sheet_in(passage.text, numbers) if ":" in passage.text else None
            if sheet is not None and _wrong(sheet, numbers):
                found.append(_finding(passage, sheet))
    return found


def _sums(passage: Passage, numbers: Sequence[Quantity]) -> Iterator[Sum]:
    bounds = passage.sentences
    for at, (first, last) in enumerate(bounds):
        here = [one for one in numbers if first <= one.first < last]
        if len(here) < 2 or any(one.vague for one in here):
            continue
        whole = [one for one in here if one.whole]
        found = _in_sentence(passage.text, whole, first, last) or enumeration_in(
            passage.text, here, first, last
        )
        if found is None and at:
            before = [one for one in numbers if bounds[at - 1][0] <= one.first < first and one.whole]
            found = _over_two(passage.text, before, whole, first, last)
        if (
            found is not None
            and not _NOT_PARTS.search(passage.text[first:last])
            and not _leaves_open(found, passage.text)
        ):
            yield found


def _leaves_open(found: Sum, text: str) -> bool:
    """Whether parts may be some of the months only, or count somebody twice: '410 with advice and 305 with a payment'."""
    after = [text[one.last :] for one in found.parts]
    if sum(one.value for one in found.parts) < found.total.value:
        return all(_IN_A_MONTH.match(words) for words in after)
    return any(_WITH.match(words) for words in after)


def _in_sentence(text: str, here: Sequence[Quantity], first: int, last: int) -> Sum | None:
    """A total with its parts in one sentence."""
    if len(here) < 3:
        return None
    *parts, final = here
    ends = _TOTAL_AFTER.match(text[final.last : last]) or _TOTAL_LAST.search(
        text[parts[-1].last : final.first]
    )
    if ends and _listed(text, parts):
        return Sum(total=final, parts=tuple(parts))
    total, *rest = here
    if not _listed(text, rest):
        return None
    between = text[total.last : rest[0].first]
    heads = _TOTAL_BEFORE.search(text[first : total.first]) and re.search(r"[:;\u2013\u2014]\s*$", between)
    halves = len(rest) == 2 and (_halves(text, rest, last) or _remaining(text, total, rest, last))
    if _ALL.search(between) or heads or (halves and "%" not in text[first:last]):
        return Sum(total=total, parts=tuple(rest))
    return None


def _listed(text: str, parts: Sequence[Quantity]) -> bool:
    """Whether the figures stand in a list: 'a ..., b ... and c'."""
    return all(_LIST.match(text[one.last : two.first]) for one, two in pairwise(parts))


def _halves(text: str, parts: Sequence[Quantity], last: int) -> bool:
    """'129,879 are male and 124,396 female': two parts that leave nothing over."""
    one, two = text[parts[0].last : parts[1].first], text[parts[1].last : min(last, parts[1].last + 40)]
    return any(
        (a.search(one) and b.search(two)) or (b.search(one) and a.search(two)) for a, b in _PAIRS[:1]
    ) and not re.search(r"\bof\swh(?:ich|om)\b", one)


def _remaining(text: str, total: Quantity, parts: Sequence[Quantity], last: int) -> bool:
    """'Of the 30 pupils, 12 ... and the remaining 18 ...'."""
    opens = _OF_THE.search(text[max(0, total.first - 24) : total.first]) is not None or (
        _OF.search(text[max(0, total.first - 24) : total.first]) is not None
    )
    rest = _REST_BEFORE.search(text[: parts[1].first]) or _STILL.match(text, parts[1].last, last)
    return opens and rest is not None


def _over_two(
    text: str, before: Sequence[Quantity], here: Sequence[Quantity], first: int, last: int
) -> Sum | None:
    """'The group received nine referrals. Six of these ..., one ... and two others ...'."""
    if len(before) != 1 or len(here) < 2 or before[0].vague or not _listed(text, here):
        return None
    opens = here[0].first - first <= 10 and _OF_THESE.match(text[here[0].last : last])
    tail = text[here[-1].last : last]
    rest = re.match(r"\s(?:others?|remaining)\b", tail) or _REST_BEFORE.search(text[: here[-1].first])
    return Sum(total=before[0], parts=tuple(here)) if opens and rest else None


def _wrong(found: Sum, numbers: Sequence[Quantity]) -> bool:
    """Whether the parts do not make up the total, nor any other figure near it."""
    values = [one.value for one in found.parts]
    total = found.total.value
    if sum(values) == total or max(values) > total * 3:
        return False
    if _may_be_rounded(found) if found.total.unit else _rounded(found):
        return False
    if total >= _FEW and any(
        sum(chosen) == total for size in range(2, len(values)) for chosen in combinations(values, size)
    ):
        return False
    return not any(one.value == sum(values) for one in numbers if one.first != found.total.first)


def _may_be_rounded(found: Sum) -> bool:
    """Whether sums of money may come to their whole before they were rounded."""
    least, most = sum(one.low for one in found.parts), sum(one.high for one in found.parts)
    return least <= found.total.high + 1e-6 and found.total.low <= most + 1e-6


def _rounded(found: Sum) -> bool:
    """Whether rounding to hundreds or thousands may explain the difference."""
    step = 1.0
    while step < 1e6 and all(one.value % (step * 10) == 0 for one in (found.total, *found.parts)):
        step *= 10
    gap = abs(sum(one.value for one in found.parts) - found.total.value)
    return step > 1 and gap <= (step * (len(found.parts) + 1) / 2 if step > 10 else step)


def _said(value: float, like: Quantity) -> str:
    """A number, or a sum of money in what another is told in: '£3.1m' beside '£3.6m'."""
    if not like.unit:
        return figure(value, places=0)
    said = re.search(r"\s?[a-z]+$", like.text, re.IGNORECASE)
    size = like.value / float(re.sub(r"[^\d.]", "", like.text))
    return f"£{figure(value / size, places=like.places)}{said.group() if said is not None else ''}"


def _finding(passage: Passage, found: Sum) -> Finding:
    made = sum(one.value for one in found.parts)
    gap = made - found.total.value
    names = " + ".join(one.text if one.unit else figure(one.value, places=0) for one in found.parts)
    everything = (found.total, *found.parts)
    at = where(passage.page, passage.pdf_page)
    total, sum_of_parts = _said(found.total.value, found.total), _said(made, found.total)
    fewer = "less" if found.total.unit else "fewer"
    short = f"{_said(abs(gap), found.total)} {'more' if gap > 0 else fewer}"
    return in_prose(
        passage,
        rule="parts and whole",
        severity="ask",
        sure="likely",
        span=(min(one.first for one in everything), max(one.last for one in everything)),
        printed=total,
        computed=f"{names} = {sum_of_parts}",
        explanation=f"{names} makes {sum_of_parts}, {short} than the {total} that {at} gives as the whole.",
        question=f"On {at} the parts given are {names}, which I make {sum_of_parts}, but the whole is given as {total}. "
        "Could you tell us which of these figures is right?",
    )
