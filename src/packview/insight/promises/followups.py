"""Which row of the tracker follows up which resolution, and what was said the last time about an item.

Precision comes before completeness: a resolution shown beside the wrong row would be asked about in public. Two texts belong
together when they share most of their telling words, no figure of one is missing from the other, and no date speaks against it.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from packview.insight.prose.lexicon import vocabulary, word_set
from packview.model import AgendaItem, FollowUp, Minutes, TrackedRecommendation
from packview.text import fold
from packview.wording.periods import first_date
from packview.wording.words import BODY_WORDS, SMALL_WORDS, phrases, telling_words

ALIKE = 0.75
"""Share of telling words (Dice) from which two texts say the same, whatever stands around them."""
ALIKE_UNDER_ONE_TITLE = 0.6
"""The same where date and title, or date and number, agree."""
CLEAR = 0.1
"""How far the best must be before the next best."""
_FEWEST = 3
"""Telling words a text must have to be told from another."""
SAME_SUBJECT = 0.75
_LEFT_OUT = SMALL_WORDS | BODY_WORDS | {"resolved", "recommended", "recommendation"}
_ROUTINE = phrases(vocabulary("promises")["routine"])
_COMMON = _LEFT_OUT | word_set(vocabulary("common")["titles"])
"""Words that titles of reports have, whatever they are about."""
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


def followups_of(minutes: Minutes | None, rows: Sequence[TrackedRecommendation]) -> tuple[FollowUp, ...]:
    """The pairs that certainly belong together, in the order of the minutes; each resolution and each row in at most one."""
    if minutes is None or not rows:
        return ()
    pairs: list[tuple[float, int, int, int]] = []
    dates = [first_date(row.date) for row in rows]
    asked = [(words_asked(row.action_proposed), figures_asked(row.action_proposed)) for row in rows]
    for place, item in enumerate(minutes.items):
        title = subject_of(item.title)
        for number, resolution in enumerate(item.resolutions):
            words, figures = words_asked(resolution.text), figures_asked(resolution.text)
            for position, row in enumerate(rows):
                day = dates[position]
                other_day = minutes.meeting_date and day and day != minutes.meeting_date
                if other_day or asked[position][1] != figures:
                    continue
                alike = dice(words, asked[position][0])
                same = dice(title, subject_of(row.title)) >= SAME_SUBJECT
                one_title = day is not None and (same or same_number(resolution.ref, row.number))
                if alike >= (ALIKE_UNDER_ONE_TITLE if one_title else ALIKE):
                    pairs.append((alike + 0.5 * one_title, place, number, position))
    return _one_to_one(pairs)


def last_time(items: Sequence[AgendaItem], minutes: Minutes | None) -> Mapping[str, int]:
    """Key of an agenda item to the position of the minute of the same subject; routine items are left out."""
    if minutes is None:
        return {}
    found: dict[str, int] = {}
    subjects = [subject_of(minute.title) for minute in minutes.items]
    for item in items:
        subject = Counter[str]() if item.kind == "minutes" else subject_of(item.title)
        others = enumerate(subjects) if subject else ()
        best = sorted(((dice(subject, other), -place) for place, other in others if other), reverse=True)[:2]
        if best and best[0][0] >= SAME_SUBJECT and (len(best) == 1 or best[0][0] - best[1][0] >= CLEAR):
            found[item.key] = -best[0][1]
    return found


def _one_to_one(pairs: list[tuple[float, int, int, int]]) -> tuple[FollowUp, ...]:
    """Only pairs that are clearly the best for both."""
    found = []
    for score, minute, resolution, row in pairs:
        near = [(a, b, c) for other, a, b, c in pairs if other > score - CLEAR]
        rivals = [one for one in near if (one[:2] == (minute, resolution)) != (one[2] == row)]
        if not rivals:
            found.append(FollowUp(minute=minute, resolution=resolution, row=row))
    return tuple(sorted(found, key=lambda one: (one.minute, one.resolution)))


def subject_of(title: str) -> Counter[str]:
    """The words of a title that say what it is about; none of a routine item's."""
    if _ROUTINE.search(title):
        return Counter()
    words = Counter(word for word in fold(title).split() if word not in _COMMON)
    return words if any(len(word) > 2 for word in words) else Counter()


def words_asked(text: str) -> Counter[str]:
    """The telling words of what is asked for, counted."""
    return Counter(telling_words(text, without=_LEFT_OUT))


def figures_asked(text: str) -> frozenset[str]:
    """The figures in what is asked for: '10' and '45' keep 'within 10 days' and 'within 45 days' apart."""
    return frozenset(re.findall(r"\d+(?:[.,]\d+)*", text))


def dice(one: Counter[str], other: Counter[str]) -> float:
    """Twice what they share through what they have together (Dice 1945); 0 where one has too few words to tell."""
    total = one.total() + other.total()
    if not total or (min(one.total(), other.total()) < _FEWEST and one != other):
        return 0.0
    return 2 * (one & other).total() / total


def same_number(ref: str, number: str) -> bool:
    """Whether '(ii)' and '2' are the same."""
    one, other = (each.strip("(). ").casefold() for each in (ref, number))
    return bool(ref.strip()) and str(_ROMAN.get(one, one)) == str(_ROMAN.get(other, other))
