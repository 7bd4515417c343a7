"""Whether a tracker's answer answers: what it tells, held against what was asked for.

An answer is put off when every clause of it points to later, to somebody else or to nothing, and none tells a deed, a figure, a
refusal or where to look. Whatever is not understood counts as an answer.
"""

import re
from typing import Literal

from packview.insight.promises.answer_words import (
    AMOUNT,
    BARE,
    CHASED,
    COURTEOUS,
    DATE,
    FUTURE,
    GIVEN,
    NOTHING,
    NUMBER,
    REFUSED,
    SOMEBODY_TO,
    UNDER_WAY,
    WAITED_FOR,
    WHEN,
    deed,
)
from packview.wording.periods import MONTH_LETTERS, MONTH_NAMES, MONTHS_BUT_MAY

Lack = Literal["nothing", "put off", "no figure"]
"""What is missing: any answer, an answer now, the figure asked for."""

_LONGEST = 45
"""Words; a longer answer tells something."""
_ASIDE = 4
"""Words of a clause that may go unexplained: 'staffing pressures'."""
_CLAUSES = re.compile(
    r"(?<=[.;:!?])\s+|\n|\s+[\u2010-\u2015-]\s+|;|,\s(?=but\b)|\s(?=(?:but|although|however)\b)"
)
_ASKS_TO_ASK = re.compile(
    r"\b(?:ask|request|write|contact|raise|invite|remind|lobby|lobbie|press|urge|approach|refer|forward|pass|passe|escalate|feed|chase|thank|"
    r"acknowledge|meet|arrange|organi[sz]e|discuss|discusse|speak|seek|task|instruct)(?:s|d|ed)?\b|\b(?:fed|referred|thanks)\b",
    re.IGNORECASE,
)
_ASKS_FOR_ASSENT = re.compile(
    r"\b(?:notes?|noted|agree[sd]?|accept(?:s|ed)?|approve[sd]?|endorse[sd]?|support(?:s|ed)?|recogni[sz]e[sd]?|acknowledge[sd]?|welcome[sd]?|"
    r"recommend(?:s|ed)?|consider(?:s|ed|ation)?|bear|principle)\b",
    re.IGNORECASE,
)
_ASKS_TO_GO_ON = re.compile(
    r"\b(?:continu\w+|ongoing|monitor\w*|keep|kept|remain\w*|maintain\w*|work(?:s|ing)?\s(?:with|closely|together|towards?)|"
    r"liais\w+|engage\w*|encourag\w+|promot\w+|regular(?:ly)?|oversee|seeks?|start|begin|commence|lobby|lobbies|campaign\w*)\b",
    re.IGNORECASE,
)
_ASKS_HOW_IT_STANDS = re.compile(
    r"\b(?:updates?\s(?:on|about|regarding)|progress|status|steps|measures|arrangements|position|plans?\s(?:for|to)|what\s(?:is|are|action|steps|work)|"
    r"how\s(?:the|it|this|officers|they)\s\w+|being\s(?:done|taken)|intentions?|will|would|intends?)\b",
    re.IGNORECASE,
)
_ASKS_WHEN = re.compile(
    r"\b(?:dates?|when|timetable|timeline|timescales?|timings?|schedule[sd]?|deadline|how\s(?:long|soon)|programme|milestones?|roadmap|a\splan|"
    r"plan\s(?:is|be)\s(?:drawn|made|set|agreed)|set\sout\s(?:its|the|a)\splan)\b",
    re.IGNORECASE,
)
_ASKS_TO_MEET = re.compile(
    r"\b(?:arrange[sd]?|organi[sz]e[sd]?|book(?:ed)?|invite[sd]?|attends?|visit(?:s|ed)?|meets?|sessions?|workshops?|training|briefings?|seminars?)\b",
    re.IGNORECASE,
)
_A_MONTH = re.compile(rf"\b(?:{MONTHS_BUT_MAY})\b", re.IGNORECASE)
_ASKS_FOR_LATER = re.compile(
    r"\b(?:(?:next|future|forthcoming|upcoming|later|subsequent|following)\s\w+|work\sprogramme|agenda|forward\splan|in\s(?:\w+\s)?"
    r"(?:months|weeks)(?:'\stime|\u2019\stime)?|(?:in|by|at|to)\s(?:the\s)?(?:\w+\s)?"
    rf"(?:{MONTH_NAMES}|spring|summer|autumn|winter)|annual(?:ly)?|quarterly|monthly|weekly|six-monthly|(?:each|every)\s(?:\w+\s)?(?:reports?|meeting|month|quarter|year|week|time|agenda|update|cycle|term|scorecard|pack))\b",
    re.IGNORECASE,
)
_ASKS_WHY = re.compile(r"\b(?:explain\w*|why|reasons?|explanation|justif\w+)\b", re.IGNORECASE)
_ASKS_WHETHER = re.compile(r"\b(?:whether|if|confirm\sthat|has|have|did)\b", re.IGNORECASE)
_ASSENTS = re.compile(r"\b(?:noted|agreed|accepted|acknowledged|understood)\b", re.IGNORECASE)
_ASKS_WHAT = re.compile(
    r"(?:^|\b(?:clarif|explain|advis|confirm|say|stat|ask|know|set\sout|t[eo]ll?d?|inform|report|detail)\w*\s(?:\w+\s){0,2}?)"
    r"(?:who|whom|what|which|where|how(?!\s(?:many|much)))\b",
    re.IGNORECASE,
)
_ASKS_ANOTHER = re.compile(
    r"\b(?:ask|invite|request|urge|press)(?:s|d|ed)?\s(?:\w+\s){1,6}?to\b", re.IGNORECASE
)
_WILL_ASK = re.compile(r"\b(?:be|ask|invite|write|request|raise|contact|send|officers?)\b", re.IGNORECASE)
_OF_ANSWERING = re.compile(
    r"\b(?:provid|confirm|circulat|advis|report|updat|respon|repl|answer|follow|brought|bring|shar|sen[dt]|look|check|find|suppl|clarif|"
    r"come|meeting|expect|consider|review|discuss|information|details?|paper|note|briefing)\w*",
    re.IGNORECASE,
)
_OF_NEWS = re.compile(
    r"(?:an?\s|the\s|this\s)?(?:\w+\s){0,2}(?:updates?|reports?|papers?|notes?|briefings?|will|to)\s(?:will|to|is|are|due|expected|be|come)\b",
    re.IGNORECASE,
)
_SETTLED = re.compile(
    r"\b(?:already|from\snow\son|in\sfuture|henceforth|going\sforward|with\seffect\sfrom|in\splace)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|due\sto|owing\sto|as\sa\sresult|since|caused|reflects?|so\sthat|in\sorder)\b",
    re.IGNORECASE,
)
_ASKS_NUMBER = re.compile(
    r"(?:\b(?:provid|suppl|giv|stat|confirm|clarif|advis|report|t[eo]ld?l?|receiv|inform|ask|shar|know|obtain|find|set\sout)\w*\s(?:[\w'\u2019]+\s){0,5}?|^)"
    r"(?:the\s)?(?:(?:exact|total|current|latest|average)\s)?(?:numbers?|figures?|percentages?|proportions?|how\s(?:many|much)|costs?|totals?|amounts?|"
    r"averages?)\b",
    re.IGNORECASE,
)


_COUNT = re.compile(
    rf"(?<![\w/.,-])\d[\d,.]*\s(?!(?:{MONTH_LETTERS}|days?|weeks?|months?|years?|am|pm|of\s(?:jan|feb|mar))[a-z]*\b)"
    r"[a-z]+[^.]*\b(?:is|are|was|were|has|have|had)\b",
    re.IGNORECASE,
)
_BESIDES = re.compile(r",?\s\b(?:which|who|where)\b[^,.;]*", re.IGNORECASE)
"""What is told by the way: 'which was adopted in 2019'."""


_REPORTED = re.compile(
    r"^(?:that\s)?(?:(?:a|the)\s)?(?:members?|panel|committee|board|chair(?:man)?|councillors?|cllr\s\w+)\s(?:also\s)?(?:asked|requested|queried)\s(?!\w+(?:\s\w+)?\sto\b)(?:for\s)?",
    re.IGNORECASE,
)
"""'Members asked how many': what follows is asked for, asking is not the task."""
_POINTED_TO = re.compile(
    r"\b(?:reports?|scorecards?|papers?|dashboards?|packs?|agendas?|minutes|registers?|statistics|data(?:set)?|tables?|charts?|part\sof)\b",
    re.IGNORECASE,
)
"""Where a figure may be found."""


_NEWS = re.compile(
    r"^(?:an?\s|the\s)?(?:(?:verbal|oral|further|written|full|fuller|more|brief|detailed)\s)*(?:updates?|reports?|responses?|replys?|replies|news|information|details?|"
    r"answers?|date|dates|paper|briefing|note)(?:\s(?:at|in|on|by|from)\s(?:the\s|this\s|a\s)?(?:\w+\s){0,3}(?:meeting|committee|panel|course|night|"
    r"evening))?$",
    re.IGNORECASE,
)


_ONTO_A_LIST = re.compile(
    r"(?:added|put|placed|included)\s(?:to|on|in)\s(?:\w+\s){0,3}(?:plan|programme|list|agenda|schedule)$",
    re.IGNORECASE,
)
_KEPT_UP = re.compile(r"\b(?:is|are)\s(?:\w+ly\s)?\w+ed\b", re.IGNORECASE)
"""'Is monitored': what always goes on, nothing that was done."""
_ASKS_TO_DECIDE = re.compile(
    r"\b(?:reconsider|rethink|decide|decision|consider|review)(?:s|d|ed)?\b", re.IGNORECASE
)


def lack_of(asked: str, response: str) -> Lack | None:
    """What an answer lacks of what was asked for; None where it answers, or nobody can tell.

    Args:
        asked: the recommendation or action.
        response: what is reported back on it.
    """
    asked = _REPORTED.sub("Provide ", asked)
    text = " ".join(response.replace("\u2019", "'").split())
    if NOTHING.match(text):
        return "nothing"
    parts = [part for one in _CLAUSES.split(response.replace("\u2019", "'")) if (part := _bare(one))]
    if len(text.split()) > _LONGEST or _answers_what_was_asked(asked, text, parts):
        return None
    if _lacks_figure(asked, text):
        return "no figure"
    if any(_tells(part, asked) for part in parts) or _gives_number(asked, text):
        return None
    kinds = [_puts_off(part) for part in parts]
    plain = all(off or len(part.split()) <= _ASIDE for off, part in zip(kinds, parts, strict=True))
    return "put off" if any(kinds) and plain else None


def _gives_number(asked: str, text: str) -> bool:
    """Whether a number was asked for and the answer has one that is no date: '27 children are waiting'."""
    return _ASKS_NUMBER.search(asked) is not None and _COUNT.search(text) is not None


def _bare(text: str) -> str:
    return " ".join(text.split()).strip(" .,;:!?\u2013-()[]'\"*")


def _tells(part: str, asked: str) -> bool:
    """Whether a clause tells something: a deed, a figure, a refusal, a place to look."""
    if BARE.match(part):
        return False
    waits, asks = WAITED_FOR.search(part), CHASED.search(part)
    if WAITED_FOR.match(part):
        return _ASKS_WHETHER.search(asked) is not None
    if NUMBER.search(DATE.sub(" ", part)) or _SETTLED.search(part) or (REFUSED.search(part) and not waits):
        return True
    if asks or COURTEOUS.search(part):
        return asks is not None and _ASKS_TO_ASK.search(asked) is not None and not FUTURE.search(part)
    given = not _is_later(part) and GIVEN.search(part) is not None
    done = deed(part) and not _ONTO_A_LIST.match(part)
    return _gives_a_reason(part, asked) or done or given


def _gives_a_reason(part: str, asked: str) -> bool:
    """Whether a clause says why, or says no, where that was asked."""
    if _ASKS_WHY.search(asked) and any(one.search(part) for one in (_REASON, UNDER_WAY, WAITED_FOR)):
        return True
    return (
        _ASKS_WHETHER.search(asked) is not None
        and re.search(r"\b(?:not|no)\b", part, re.IGNORECASE) is not None
    )


def _is_later(part: str) -> bool:
    return SOMEBODY_TO.match(part) is not None or any(
        one.search(part) for one in (FUTURE, UNDER_WAY, WAITED_FOR)
    )


def _puts_off(part: str) -> bool:
    """Whether a clause points to later, to somebody else or to nothing."""
    return _says_nothing(part) or _is_later(part) or any(one.search(part) for one in (CHASED, COURTEOUS))


def _says_nothing(part: str) -> bool:
    return BARE.match(part) is not None or _NEWS.match(part) is not None


def _answers_what_was_asked(asked: str, text: str, parts: list[str]) -> bool:
    """Whether what points to later is what was asked for: a date, a plan, assent, something to go on with."""
    if all(_says_nothing(part) for part in parts):
        assents = _ASSENTS.search(text) is not None and _ASKS_FOR_ASSENT.search(asked) is not None
        return assents or _ASKS_TO_GO_ON.search(asked) is not None
    length = len(text.split())
    later, under_way = FUTURE.search(text) is not None, UNDER_WAY.search(text) is not None
    dated = DATE.search(text) is not None or _A_MONTH.search(text) is not None
    return any(
        (
            (dated or WHEN.search(text)) and _ASKS_WHEN.search(asked),
            dated and _ASKS_TO_MEET.search(asked),
            later and length > 3 and _ASKS_FOR_LATER.search(asked),
            later and _ASKS_WHAT.search(asked) and not _OF_ANSWERING.search(text),
            later and _ASKS_ANOTHER.search(asked) and not _WILL_ASK.search(text),
            re.search(r"\bwill\b", text) and _ASKS_TO_DECIDE.search(asked) and not _OF_ANSWERING.search(text),
            under_way and _ASKS_TO_GO_ON.search(asked),
            (under_way or later)
            and length >= 6
            and _ASKS_HOW_IT_STANDS.search(asked)
            and not _OF_NEWS.match(text),
        )
    )


def _lacks_figure(asked: str, text: str) -> bool:
    """Whether a number was asked for and a whole sentence came back with none."""
    said = _BESIDES.sub(" ", DATE.sub(" ", text))
    return (
        _ASKS_NUMBER.search(asked) is not None
        and len(text.split()) >= 5
        and not any(pattern.search(said) for pattern in (NUMBER, AMOUNT, GIVEN, REFUSED))
        and not any(pattern.search(text) for pattern in (_POINTED_TO, FUTURE, UNDER_WAY, WAITED_FOR, CHASED))
        and not deed(_KEPT_UP.sub(" ", said))
    )
