"""Numbers of cases in prose: '14 deaths', 'of the 30', 'n = 12', and whether they were asked or looked at."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from packview.insight.prose.quantities import Quantity
from packview.text import fold

COUNTED_WORDS = """
people person children child pupils pupil students student residents resident families family households household cases case
deaths death referrals referral young adults adult carers carer leavers leaver schools school tenants tenant staff
respondents respondent responses response patients patient files file plans plan assessments assessment complaints complaint
visits visit inspections inspection applications application interviews interview members councillors women men boys girls
males females placements placement cla lac ehcps ehcp cohort sample records record homes providers services contacts calls
incidents projects sites vehicles buildings roads bridges parents mothers fathers babies infants teachers foster
"""
COUNTED = frozenset(COUNTED_WORDS.split())
WHOLE_BEFORE = re.compile(
    r"\b(?:of|among|amongst|out\sof|sample\sof|total\sof|n\s?=|cohort(?:\sis|\sof|\swas)?|reviewed|surveyed|asked|interviewed|audited|inspected|"
    r"sampled)\s(?:(?:the|these|those|all|just|only|a|total|of)\s){0,3}$|\b(?:n\s?=|base\s?[:=]?)\s?$",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:reviewed|surveyed|asked|interviewed|audited|inspected|sampled|visited|consulted|questioned)\s(?:(?:a|the|total|of|just|only)\s){0,3}$"
    r"|\bsample\sof\s$",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"^\s(?:\w+\s){0,3}?(?:(?:were|was|have\sbeen|had\sbeen)\s(?:\w+ly\s)?(?:inspected|reviewed|audited|surveyed|asked|interviewed|sampled|"
    r"consulted|visited|tested|checked|examined|returned|completed)|(?:who\s|that\s|which\s)?(?:replied|responded|answered|took\spart))\b",
    re.IGNORECASE,
)
_HEARD = re.compile(
    r"\b(?:feedback|responses?|replies|answers|returns|views|comments)\s(?:\w+\s){0,3}from\s(?:(?:a|the|total|of|just|only)\s){0,3}$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^.,;:(]*")
_PART_OF = re.compile(r"^\sof\s(?:the|these|those|all)\s$", re.IGNORECASE)
_LEADS = re.compile(
    r"(?:of|among|amongst|=|:|base|is|was|the|these|those|all|just|only|a|total|from|for|reviewed|surveyed|asked|interviewed|audited|"
    r"inspected|sampled|cohort|visited|consulted|questioned)$"
)
"""The word before a figure that the patterns for wholes can end with: a quick look before the slow ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleSize:
    """A number of cases, what they are, and whether it was said of all that were asked or looked at."""

    number: Quantity
    noun: str
    asked: bool


def sample_sizes(text: str, numbers: Sequence[Quantity]) -> list[SampleSize]:
    found = []
    for at, one in enumerate(numbers):
        if not one.whole or one.vague or one.value < 2:
            continue
        noun = _noun(text, one)
        before = text[max(0, one.first - 40) : one.first] if _LEADS.search(one.before) else ""
        after = text[one.last : one.last + 60]
        asked = (
            noun != ""
            and (_ASKED.search(before) or _HEARD.search(before) or _ANSWERED.match(after)) is not None
        )
        part = at + 1 < len(numbers) and _PART_OF.match(text[one.last : numbers[at + 1].first]) is not None
        if noun or part or WHOLE_BEFORE.search(before):
            found.append(SampleSize(number=one, noun=noun, asked=asked))
    return found


def _noun(text: str, one: Quantity) -> str:
    """The counted thing a number stands before: 'deaths' of '14 reported deaths', '' for none."""
    clause = _CLAUSE.match(text, one.last, one.last + 40)
    words = fold(clause.group()).split()[:3] if clause is not None else ()
    return next((word for word in words if word in COUNTED), "")
