"""Whether a tracker's answer answers: what it tells, held against what was asked for.

An answer is put off when every clause of it points to later, to somebody else or to nothing, and none tells a deed, a figure, a
refusal or where to look. Whatever is not understood counts as an answer.
"""

import re
from typing import Literal

from packview.insight.prose.lexicon import vocabulary, word_set
from packview.wording.periods import MONTH_LETTERS, MONTHS_BUT_MAY
from packview.wording.words import phrases, telling_words

Lack = Literal["nothing", "put off", "no figure"]
"""What is missing: any answer, an answer now, the figure asked for."""

_SAID = {name: phrases(text, whole=name == "bare") for name, text in vocabulary("answers").items()}
"""What an answer may say, by the names of the vocabulary."""
_DATES = (
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s(?:of\s)?|-)(?:{MONTH_LETTERS})[a-z]*\.?(?:,?\s\d{{4}}|\s\d\d)?\b",
    rf"\b(?:{MONTH_LETTERS})[a-z]*\.?\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?\d{{2,4}}\b",
    r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b20\d\d\s?[/-]\s?\d{2,4}\b|\b(?:19|20)\d\d\b|\bq[1-4]\b",
    r"\b\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b|\b\d{1,2}(?:st|nd|rd|th)\b",
)
_DATE = re.compile("|".join(_DATES), re.IGNORECASE)
"""Figures that only say when."""
_WHEN = re.compile(
    rf"\b(?:{MONTHS_BUT_MAY}|may\s\d|spring|summer|autumn|winter|easter|christmas|quarter|week|month|year)\b",
    re.IGNORECASE,
)

_NO_DEEDS, _IRREGULAR = (word_set(words) for words in vocabulary("deeds").values())
_ASKS = {name: phrases(text) for name, text in vocabulary("asks").items()}
"""What can be asked for, by the words of it."""
_IN_MONTH = re.compile(rf"\bin\s(?:{MONTHS_BUT_MAY})\b", re.IGNORECASE)
_CLAUSES = re.compile(
    r"(?<=[.;:!?])\s+|\n|\s+[\u2010-\u2015-]\s+|;|,\s(?=but\b)|\s(?=(?:but|although|however)\b)"
)
_ASSENT = re.compile(r"noted|agreed|accepted|acknowledged|understood", re.IGNORECASE)
_NOT_YET = re.compile(r"\b(?:be|being|will|shall|not|until|once|when)\b", re.IGNORECASE)
_REPORT = re.compile(r"(?:an?\s|the\s)?\w*\s?(?:update|report)", re.IGNORECASE)
_ASKED_BY = re.compile(
    r"^(?:that\s)?(?:(?:a|the)\s)?(?:members?|panel|committee|board|chair(?:man)?|councillors?|cllr\s\w+)\s(?:also\s)?(?:asked|requested|queried)\s(?!\w+(?:\s\w+)?\sto\b)(?:for\s)?",
    re.IGNORECASE,
)  # fmt: skip
"""'Members asked how many': what follows is asked for, asking is not the task."""
_LONGEST = 45
"""Words; a longer answer tells something."""
_ASIDE = 4
"""Words of a clause that may go unexplained: 'staffing pressures'."""


def lack_of(asked: str, response: str) -> Lack | None:
    """What an answer lacks of what was asked for; None where it answers, or nobody can tell.

    Args:
        asked: the recommendation or action.
        response: what is reported back on it.
    """
    asked = _ASKED_BY.sub("Provide ", asked)
    response = response.replace("\u2019", "'")
    text = " ".join(response.split())
    if not re.search(r"\w", text):
        return "nothing"
    clauses = (" ".join(one.split()).strip(" .,;:!?\u2013-()[]'\"*") for one in _CLAUSES.split(response))
    parts = [part for part in clauses if part]
    wanted = {kind for kind, pattern in _ASKS.items() if pattern.search(asked)}
    wanted |= {"later"} if _IN_MONTH.search(asked) else set()
    if len(text.split()) > _LONGEST or _answers_what_was_asked(asked, wanted, text, parts):
        return None
    if "number" in wanted and _lacks_figure(text):
        return "no figure"
    if any(_tells(part, wanted) for part in parts):
        return None
    kinds = [_says_nothing(part) or _says(part, *_LATER, *_OTHERS) for part in parts]
    plain = all(off or len(part.split()) <= _ASIDE for off, part in zip(kinds, parts, strict=True))
    return "put off" if any(kinds) and plain else None


_LATER, _OTHERS = ("later", "under_way", "waited_for"), ("chased", "courteous")


def _says(text: str, *names: str) -> bool:
    """Whether a text holds a phrase that the vocabulary has under one of these names."""
    return any(_SAID[name].search(text) for name in names)


def _says_nothing(part: str) -> bool:
    bare = " ".join(_SAID["filler"].sub(" ", part).split()).strip(" ,")
    return any(_SAID["bare"].fullmatch(one) for one in (bare, part))


def _tells(part: str, wanted: set[str]) -> bool:
    """Whether a clause tells something: a deed, a figure, a refusal, a reason, a place to look."""
    waits = _SAID["waited_for"].search(part)
    if _says_nothing(part) or (waits is not None and waits.start() == 0 and not wanted & {"why", "whether"}):
        return False
    reason = "why" in wanted and _says(part, "reason", "under_way", "waited_for")
    denied = "whether" in wanted and re.search(r"\b(?:not|no)\b", part, re.IGNORECASE)
    refused = not waits and _says(part, "refused")
    if reason or denied or refused or _says(part, "settled") or _says(_DATE.sub(" ", part), "number"):
        return True
    if _says(part, *_OTHERS):
        return "ask" in wanted and _says(part, "chased") and not _says(part, "later")
    return _has_deed(part) or (not _says(part, *_LATER) and _says(part, "given"))


def _has_deed(clause: str) -> bool:
    """Whether a clause tells of something done: 'Circulated 20 November', 'The team has visited'; not 'to be circulated'."""
    for found in re.finditer(r"[a-z]+(?:-[a-z]+)?", clause, re.IGNORECASE):
        word, before = found.group().casefold(), clause[: found.start()].split()[-3:]
        past = word in _IRREGULAR or (word.endswith("ed") and len(word) > 4 and word not in _NO_DEEDS)
        if (
            past
            and not _says(" ".join(before[-1:]), "before_a_deed")
            and not _NOT_YET.search(" ".join(before))
        ):
            return True
    return False


def _answers_what_was_asked(asked: str, wanted: set[str], text: str, parts: list[str]) -> bool:
    """Whether what points to later is what was asked for: a date, a plan, assent, something to go on with, work on the thing itself."""
    if all(map(_says_nothing, parts)):
        return "go_on" in wanted or ("assent" in wanted and _ASSENT.search(text) is not None)
    later, under_way, long = _says(text, "later"), _says(text, "under_way"), len(text.split())
    dated = _DATE.search(text) or re.search(rf"\b(?:{MONTHS_BUT_MAY})\b", text, re.IGNORECASE)
    named = set(telling_words(asked)) & set(telling_words(text))
    on_it = under_way and not later and not _says(text, "waited_for", *_OTHERS)
    answered = {
        "when": dated or _WHEN.search(text),
        "meet": dated,
        "later": later and long > 3,
        "what": later and not _says(text, "of_answering"),
        "decide": later and not _says(text, "of_answering"),
        "go_on": under_way,
        "how": (under_way or later) and long > 5 and not _REPORT.match(text),
    }
    asks = later and _says(asked, "asks_somebody_to") and not _says(text, "asking")
    return bool(asks or (on_it and named) or any(answered.get(kind) for kind in wanted))


def _lacks_figure(text: str) -> bool:
    """Whether a whole sentence came back with no figure in it, nor a place to find one."""
    said = re.sub(r",?\s\b(?:which|who|where)\b[^,.;]*", " ", _DATE.sub(" ", text))
    nowhere = not _says(said, "number", "quantity", "given", "refused", "pointed_to")
    return len(text.split()) > 4 and nowhere and not _says(text, *_LATER, "chased") and not _has_deed(said)
