"""Which row of the tracker follows up which resolution, and what was said the last time about an item.

Precision comes before completeness: a resolution shown beside the wrong row would be asked about in public. Two texts belong
together when they share most of their telling words, no figure of one is missing from the other, and no date speaks against it.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812  as in the model

from packview.model import AgendaItem, FollowUp, Minutes, TrackedRecommendation
from packview.text import fold
from packview.wording.periods import MONTH_NUMBERS
from packview.wording.words import BODY_WORDS, SMALL_WORDS, telling_words

_ALIKE = 0.75
"""Share of telling words (Dice) from which two texts say the same, whatever stands around them."""
_ALIKE_UNDER_ONE_TITLE = 0.6
"""The same where date and title, or date and number, agree."""
_CLEAR = 0.1
"""How far the best must be before the next best."""
_FEWEST = 3
"""Telling words a text must have to be told from another."""
_SAME_SUBJECT = 0.75
_LEFT_OUT = SMALL_WORDS | BODY_WORDS | {"resolved", "recommended", "recommendation"}
_ROUTINE = re.compile(
    r"\b(?:apolog\w+|declarations?|disclosures?|interests?|exclusion|press and public|minutes|urgent business|chair'?s?|"
    r"statements? from|any other|date of (?:the )?next|membership|deputations?|petitions?|public questions?)\b",
    re.IGNORECASE,
)
_COMMON = _LEFT_OUT | {
    "report", "reports", "update", "updates", "item", "items", "review", "monitoring", "briefing", "presentation", "progress", "annual",
    "quarterly",
}  # fmt: skip
"""Words that titles of reports have, whatever they are about."""
_DATE = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[\s./-]+(\d{1,2}|[A-Za-z]{3,9})[\s.,/-]+(\d{4}|\d{2})\b")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


def followups_of(minutes: Minutes | None, rows: Sequence[TrackedRecommendation]) -> tuple[FollowUp, ...]:
    """The pairs that certainly belong together, in the order of the minutes; each resolution and each row in at most one.

    Args:
        minutes: of the previous meeting.
        rows: of the tracker.
    """
    if minutes is None or not rows:
        return ()
    pairs: list[tuple[float, int, int, int]] = []
    prepared = [_Row.of(row) for row in rows]
    for place, item in enumerate(minutes.items):
        title = _subject(item.title)
        for number, resolution in enumerate(item.resolutions):
            words, figures = _words(resolution.text), _figures(resolution.text)
            for position, row in enumerate(prepared):
                if row.other_meeting(minutes.meeting_date) or row.figures != figures:
                    continue
                alike = _dice(words, row.words)
                one_title = row.dated and (
                    _dice(title, row.title) >= _SAME_SUBJECT or _same_number(resolution.ref, row.number)
                )
                if alike >= (_ALIKE_UNDER_ONE_TITLE if one_title else _ALIKE):
                    pairs.append((alike + 0.5 * one_title, place, number, position))
    return _one_to_one(pairs)


def last_time(items: Sequence[AgendaItem], minutes: Minutes | None) -> Mapping[str, int]:
    """Key of an agenda item to the position of the minute of the same subject; routine items are left out.

    Args:
        items: of the agenda.
        minutes: of the previous meeting.
    """
    if minutes is None:
        return {}
    found: dict[str, int] = {}
    subjects = [_subject(minute.title) for minute in minutes.items]
    for item in items:
        subject = Counter[str]() if item.kind == "minutes" else _subject(item.title)
        scores = [
            (_dice(subject, other), -place) for place, other in enumerate(subjects) if subject and other
        ]
        best = sorted(scores, reverse=True)[:2]
        if best and best[0][0] >= _SAME_SUBJECT and (len(best) == 1 or best[0][0] - best[1][0] >= _CLEAR):
            found[item.key] = -best[0][1]
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the tracker with its words counted."""

    words: Counter[str]
    title: Counter[str]
    figures: frozenset[str]
    date: Date | None
    dated: bool
    number: str

    @classmethod
    def of(cls, row: TrackedRecommendation) -> "_Row":
        date = _date(row.date)
        return cls(
            _words(row.action_proposed),
            _subject(row.title),
            _figures(row.action_proposed),
            date,
            date is not None,
            row.number,
        )

    def other_meeting(self, date: Date | None) -> bool:
        return date is not None and self.date is not None and self.date != date


def _one_to_one(pairs: list[tuple[float, int, int, int]]) -> tuple[FollowUp, ...]:
    """Only pairs that are clearly the best for both."""
    found = []
    for score, minute, resolution, row in pairs:
        rivals = [
            other
            for other, a, b, c in pairs
            if ((a, b) == (minute, resolution)) != (c == row) and other > score - _CLEAR
        ]
        if not rivals:
            found.append(FollowUp(minute=minute, resolution=resolution, row=row))
    return tuple(sorted(found, key=lambda one: (one.minute, one.resolution)))


def _subject(title: str) -> Counter[str]:
    """The words of a title that say what it is about; none of a routine item's."""
    if _ROUTINE.search(title):
        return Counter()
    words = Counter(word for word in fold(title).split() if word not in _COMMON)
    return words if any(len(word) > 2 for word in words) else Counter()


def _words(text: str) -> Counter[str]:
    return Counter(telling_words(text, without=_LEFT_OUT))


def _figures(text: str) -> frozenset[str]:
    """The figures in a text: '10' and '45' keep 'within 10 days' and 'within 45 days' apart."""
    return frozenset(re.findall(r"\d+(?:[.,]\d+)*", text))


def _dice(one: Counter[str], other: Counter[str]) -> float:
    """Twice what they share through what they have together (Dice 1945); 0 where one has too few words to tell."""
    total = one.total() + other.total()
    if not total or (min(one.total(), other.total()) < _FEWEST and one != other):
        return 0.0
    return 2 * (one & other).total() / total


def _same_number(ref: str, number: str) -> bool:
    """Whether '(ii)' and '2' are the same."""
    return bool(ref.strip()) and _number(ref) == _number(number)


def _number(ref: str) -> str:
    bare = ref.strip("(). ").casefold()
    return str(_ROMAN.get(bare, bare))


def _date(text: str) -> Date | None:
    """The date in '27/09/18' or '27 September 2018'; None for anything else."""
    match = _DATE.search(text)
    if match is None:
        return None
    day, month, year = match.groups()
    number = int(month) if month.isdigit() else MONTH_NUMBERS.get(month[:3].casefold(), 0)
    try:
        return Date(int(year) + (2000 if len(year) == 2 else 0), number, int(day))
    except ValueError:
        return None
