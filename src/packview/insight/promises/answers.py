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
    parts = [
        part
        for one in _CLAUSES.split(response)
        if (part := " ".join(one.split()).strip(" .,;:!?\u2013-()[]'\"*"))
    ]
    wanted = {kind for kind, pattern in _ASKS.items() if pattern.search(asked)}
    wanted |= {"later"} if _IN_MONTH.search(asked) else set()
    if len(text.split()) > _LONGEST or _answers_what_was_asked(asked, wanted, text, parts):
        return None
    if "number" in wanted and _lacks_figure(text):
        return "no figure"
    if any(_tells(part, wanted) for part in parts):
        return None
    kinds = [_says_nothing(part) or _is_later(part) or _is_for_others(part) for part in parts]
    plain = all(off or len(part.split()) <= _ASIDE for off, part in zip(kinds, parts, strict=True))
    return "put off" if any(kinds) and plain else None


def _says_nothing(part: str) -> bool:
    return (
        _SAID["bare"].fullmatch(" ".join(_SAID["filler"].sub(" ", part).split()).strip(" ,")) is not None
        or _SAID["bare"].fullmatch(part) is not None
    )


def _is_later(part: str) -> bool:
    return any(one.search(part) for one in (_SAID["later"], _SAID["under_way"], _SAID["waited_for"]))


def _is_for_others(part: str) -> bool:
    return any(one.search(part) for one in (_SAID["chased"], _SAID["courteous"]))


def _tells(part: str, wanted: set[str]) -> bool:
    """Whether a clause tells something: a deed, a figure, a refusal, a reason, a place to look."""
    waits, asked = _SAID["waited_for"].search(part), _is_for_others(part)
    if _says_nothing(part) or (waits is not None and waits.start() == 0 and not wanted & {"why", "whether"}):
        return False
    reason = "why" in wanted and any(
        one.search(part) for one in (_SAID["reason"], _SAID["under_way"], _SAID["waited_for"])
    )
    denied = "whether" in wanted and re.search(r"\b(?:not|no)\b", part, re.IGNORECASE)
    refused = _SAID["refused"].search(part) and not waits
    if (
        reason
        or denied
        or refused
        or _SAID["settled"].search(part)
        or _SAID["number"].search(_DATE.sub(" ", part))
    ):
        return True
    if asked:
        return (
            "ask" in wanted and _SAID["chased"].search(part) is not None and not _SAID["later"].search(part)
        )
    return _has_deed(part) or (not _is_later(part) and _SAID["given"].search(part) is not None)


def _has_deed(clause: str) -> bool:
    """Whether a clause tells of something done: 'Circulated 20 November', 'The team has visited'; not 'to be circulated'."""
    for found in re.finditer(r"[a-z]+(?:-[a-z]+)?", clause, re.IGNORECASE):
        word, before = found.group().casefold(), clause[: found.start()].split()[-3:]
        past = word in _IRREGULAR or (word.endswith("ed") and len(word) > 4 and word not in _NO_DEEDS)
        if (
            past
            and not _SAID["before_a_deed"].search(" ".join(before[-1:]))
            and not re.search(
                r"\b(?:be|being|will|shall|not|until|once|when)\b", " ".join(before), re.IGNORECASE
            )
        ):
            return True
    return False


def _answers_what_was_asked(asked: str, wanted: set[str], text: str, parts: list[str]) -> bool:
    """Whether what points to later is what was asked for: a date, a plan, assent, something to go on with, work on the thing itself."""
    if all(_says_nothing(part) for part in parts):
        return (
            "assent" in wanted
            and re.search(r"noted|agreed|accepted|acknowledged|understood", text, re.IGNORECASE) is not None
        ) or ("go_on" in wanted)
    later, under_way = _SAID["later"].search(text), _SAID["under_way"].search(text)
    dated = _DATE.search(text) or re.search(rf"\b(?:{MONTHS_BUT_MAY})\b", text, re.IGNORECASE)
    answering = _SAID["of_answering"].search(text)
    named = set(telling_words(asked)) & set(telling_words(text))
    waits = _SAID["waited_for"].search(text) or _is_for_others(text)
    return any(
        (
            (dated or _WHEN.search(text)) and "when" in wanted,
            dated and "meet" in wanted,
            later and len(text.split()) > 3 and "later" in wanted,
            later and not answering and wanted & {"what", "decide"},
            later and _SAID["asks_somebody_to"].search(asked) and not _SAID["asking"].search(text),
            under_way and "go_on" in wanted,
            under_way and named and not waits and not later,
            (under_way or later)
            and len(text.split()) >= 6
            and "how" in wanted
            and not re.match(r"(?:an?\s|the\s)?\w*\s?(?:update|report)", text, re.IGNORECASE),
        )
    )


def _lacks_figure(text: str) -> bool:
    """Whether a whole sentence came back with no figure in it, nor a place to find one."""
    said = re.sub(r",?\s\b(?:which|who|where)\b[^,.;]*", " ", _DATE.sub(" ", text))
    nowhere = not any(
        one.search(said)
        for one in (_SAID["number"], _SAID["quantity"], _SAID["given"], _SAID["refused"], _SAID["pointed_to"])
    )
    return (
        len(text.split()) >= 5
        and nowhere
        and not _is_later(text)
        and not _SAID["chased"].search(text)
        and not _has_deed(said)
    )
