"""What a resolution or a row of the tracker asks for, and whether what is reported back answers it.

An answer is put off when every clause of it points to later, to somebody else or to nothing, and none tells a deed, a figure, a
refusal or where to look. Whatever is not understood counts as an answer.
"""

import re
from datetime import date as Date  # noqa: N812  as in the model
from typing import Literal

from packview.insight.promises.followups import subject_of
from packview.insight.prose.lexicon import vocabulary, word_set
from packview.model import Pack, TrackedRecommendation
from packview.wording.periods import MONTH_LETTERS, MONTHS_BUT_MAY, days_in
from packview.wording.words import phrases, telling_words

SAID = {name: phrases(text, whole=name == "status") for name, text in vocabulary("promises").items()}
_PAPER = re.compile(r"(?i)\b(?:the|this|that|these|those|an?|its|their)\s(?:[\w'\u2019&/-]+\s){0,8}?(?:reports?|updates?|reviews?|letters?)\b(?!\sback)")  # fmt: skip
"""'The report on fostering' is a paper, 'officers report on fostering' a deed."""


# Whether an answer answers.
Lack = Literal["nothing", "put off"]
"""What is missing: any answer, or an answer now."""

_ANSWERS = {name: phrases(text, whole=name == "bare") for name, text in vocabulary("answers").items()}
"""What an answer may say, by the names of the vocabulary."""
_DATES = (
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s(?:of\s)?|-)(?:{MONTH_LETTERS})[a-z]*\b",
    r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b20\d\d\s?[/-]\s?\d{2,4}\b|\b(?:19|20)\d\d\b",
    r"\bq[1-4]\b|\b\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b|\b\d{1,2}(?:st|nd|rd|th)\b",
)
_DATE = re.compile("|".join(_DATES), re.IGNORECASE)
"""Figures that only say when."""
_NO_DEEDS, _IRREGULAR = (word_set(words) for words in vocabulary("deeds").values())
_IN_MONTH = re.compile(rf"\bin\s(?:{MONTHS_BUT_MAY})\b", re.IGNORECASE)
_CLAUSES = re.compile(r"(?<=[.;:!?])\s+|\n|\s+[\u2010-\u2015-]\s+|;|,\s(?=but\b)|\s(?=(?:but|although|however)\b)")  # fmt: skip
_ASKED_BY = re.compile(r"(?i)^(?:that\s)?(?:(?:a|the)\s)?(?:members?|panel|committee|board|chair(?:man)?|councillors?|cllr\s\w+)\s(?:also\s)?(?:asked|requested|queried)\s(?!\w+(?:\s\w+)?\sto\b)(?:for\s)?")  # fmt: skip
"""'Members asked how many': what follows is asked for, asking is not the task."""
_LONGEST, _ASIDE = 45, 4
"""Words from which on an answer tells something, and up to which a clause may go unexplained: 'staffing pressures'."""
_EMPTY = ("later", "under_way", "waited_for", "chased", "courteous")


def lack_of(asked: str, response: str) -> Lack | None:
    """What an answer lacks of what was asked for; None where it answers, or nobody can tell.

    Args:
        asked: the recommendation or action.
        response: what is reported back on it.
    """
    response = response.replace("\u2019", "'")
    if not re.search(r"\w", response):
        return "nothing"
    asked = _ASKED_BY.sub("Provide ", asked)
    # Of what lies ahead or goes on an answer may well say that it will come, and of the thing itself that it is in hand.
    # 'News to follow' says nothing of what somebody was to be asked.
    found = _ANSWERS["ahead"].search(asked)
    awaited = found is not None and found[0].casefold() in {"ask", "asks"} and _says(response, "bare")
    ahead = (found or _IN_MONTH.search(asked)) and not (awaited or _says(response, "update"))
    in_hand = _says(response, "under_way") and not _says(response, "later")
    in_hand = in_hand and not {*telling_words(asked)}.isdisjoint(telling_words(response))
    if ahead or in_hand or len(response.split()) > _LONGEST:
        return None
    clauses = (" ".join(one.split()).strip(" .,;:!?\u2013-()[]'\"*") for one in _CLAUSES.split(response))
    # An empty clause points to later, to somebody else or to nothing.
    parts = {part: _says_nothing(part) or _says(part, *_EMPTY) for part in clauses if part}
    plain = all(empty or len(part.split()) <= _ASIDE for part, empty in parts.items())
    told = any(map(_tells, parts)) or ("whether" in asked.casefold() and " not " in response)
    return "put off" if plain and any(parts.values()) and not told else None


def _says(text: str, *names: str) -> bool:
    """Whether a text holds a phrase that the vocabulary has under one of these names."""
    return any(_ANSWERS[name].search(text) for name in names)


def _says_nothing(part: str) -> bool:
    bare = " ".join(_ANSWERS["filler"].sub(" ", part).split()).strip(" ,")
    return any(_ANSWERS["bare"].fullmatch(one) for one in (bare, part))


def _tells(part: str) -> bool:
    """Whether a clause tells something: a deed, a figure, a refusal, a reason, a place to look."""
    if _says_nothing(part) or _ANSWERS["waited_for"].match(part):
        return False
    if _says(_DATE.sub(" ", part), "number") or _says(part, "reason") or _has_deed(part):
        return True
    given = not _says(part, "later", "under_way", "waited_for", "chased") and _says(part, "settled", "given")
    return given or (not _says(part, "waited_for") and _says(part, "refused"))


def _has_deed(clause: str) -> bool:
    """Whether a clause tells of something done: 'Circulated 20 November', 'The team has visited'; not 'to be circulated'."""
    for found in re.finditer(r"[a-z]+(?:-[a-z]+)?", clause, re.IGNORECASE):
        word, before = found.group().casefold(), clause[: found.start()].split()[-3:]
        past = word in _IRREGULAR or (word.endswith("ed") and len(word) > 4 and word not in _NO_DEEDS)
        if past and not any(_says(one, "before_a_deed") for one in before):
            return True
    return False


# What is asked for, and what became of it.
def asks(text: str) -> bool:
    """Whether a resolution asks for something that can be followed up: not procedure, not assent to a paper alone."""
    if SAID["procedure"].search(text):
        return False
    clauses = re.split(r"[;,]|\band\b", text) if SAID["assent"].search(text) else [text]
    asked = [one for one in clauses if not SAID["assent"].search(one)]
    left = (one if len(clauses) == 1 else _PAPER.sub(" ", one) for one in asked)
    return any(SAID["deeds"].search(one) for one in left)


def on_this_agenda(pack: Pack, text: str) -> bool:
    """Whether an item of this agenda is about what was asked for, in public or not."""
    asked = subject_of(text)
    subjects = (subject_of(item.title) for item in pack.items if item.kind != "minutes")
    return any(subject and (subject & asked).total() >= _ON_AGENDA * subject.total() for subject in subjects)


_ON_AGENDA = 0.75
"""Share of the words of an item's title that a request has too, from which the item is its answer."""


def status_of(row: TrackedRecommendation) -> str:
    """The status of a row, which may stand where its answer is expected: 'Completed', 'In progress'."""
    answer = row.action_taken.strip(" .\n")
    return row.status.strip() or (answer if SAID["status"].fullmatch(answer) else "")


def is_done(row: TrackedRecommendation) -> bool:
    status = status_of(row)
    return SAID["done"].search(status) is not None and SAID["not_done"].search(status) is None


def is_to_come(pack: Pack, row: TrackedRecommendation) -> bool:
    """Whether a row names a day after the meeting: until then nothing is late."""
    meeting = pack.meeting.date or Date.max
    return any(day > meeting for text in (row.due, row.action_taken) for day, _, _ in days_in(text, meeting))
