"""Promises: what was resolved and is not followed up, and rows of the tracker that do not answer.

Rows of one rule with the same words make one finding: two answers promised for one day are one fact. Nothing is asked about what
is on this agenda, and nothing about what was resolved or is reported in private.

An answer is put off when every clause of it points to later, to somebody else or to nothing, and none tells a deed, a figure, a
refusal or where to look. Whatever is not understood counts as an answer.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date as Date  # noqa: N812  as in the model
from functools import partial
from typing import Any, Literal, NamedTuple

from packview.insight.finding import MOST_WORDS, Pages, Place, finding_on, lines_at, where
from packview.insight.promises.followups import subject_of
from packview.insight.prose.lexicon import vocabulary, word_set
from packview.insight.prose.passages import on_the_page
from packview.model import Finding, MinuteItem, Pack, Resolution, Severity, TrackedRecommendation
from packview.wording.dates import date_in_words
from packview.wording.periods import MONTH_LETTERS, MONTHS_BUT_MAY, days_in
from packview.wording.words import Likeness, capital, listed, phrases, telling_words

_SAID = {name: phrases(text, whole=name == "status") for name, text in vocabulary("promises").items()}
_PAPER = re.compile(r"(?i)\b(?:the|this|that|these|those|an?|its|their)\s(?:[\w'\u2019&/-]+\s){0,8}?(?:reports?|updates?|reviews?|letters?)\b(?!\sback)")  # fmt: skip
"""'The report on fostering' is a paper, 'officers report on fostering' a deed."""
_MATCHED = 0.45
"""Share of the telling words of a resolution that its row in the tracker has in common with it."""
_SAME_ROW = 0.85
_BY = re.compile(
    r"\b(?:by|before|prior\sto|ahead\sof|in\stime\sfor|no\slater\sthan|until|due|due\sin|due\son|in|for|on)\s(?:the\s)?(?:meeting\s(?:of|on)\s)?"
    r"(?:(?:the\s)?end\sof\s)?(?:the\s)?$",
    re.IGNORECASE,
)  # fmt: skip
_BEFORE = re.compile(r"\b(?:prior|before|ahead|by)\b")
_LONGEST_QUOTE = 60
"""Words of a recommendation that is quoted; a longer one is named."""
_MOST_NAMED = 3


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


# What was promised.
class _Lapse(NamedTuple):
    """What is wrong with a row: by which rule, how much it matters, what is printed, the same for rows that make one finding.

    ``said`` is the matter as a sentence without the row's name, ``one`` the question, ``all`` that of several rows, with '{page}' and
    '{count}' ('' where each is a finding of its own), ``words`` those of the row it rests on; what it proposed where '' is given.
    """

    rule: str
    row: TrackedRecommendation
    severity: Severity
    printed: str
    said: str
    one: str
    all: str = ""
    words: str = ""


def promise_findings(pack: Pack, pages: Pages, earlier: Sequence[Pack] = ()) -> list[Finding]:
    """What was promised and dropped, put off or not answered; ``earlier`` are packs of earlier meetings, in any order."""
    lapses: dict[tuple[str, str, int], list[_Lapse]] = {}
    of_rows = (one for row in pack.recommendations for one in _of_row(pack, row))
    told = (*_without_status(pack), *of_rows, *_recurring(pack, earlier))
    for place, one in enumerate(told):
        lapses.setdefault((one.rule, one.printed, 0 if one.all else 1 + place), []).append(one)
    return [*_untracked(pack, pages), *(_finding_of(pack, each, pages) for each in lapses.values())]


# Resolutions.
def _untracked(pack: Pack, pages: Pages) -> Iterator[Finding]:
    """Resolutions of the last minutes with no row in a tracker that follows that meeting."""
    if pack.minutes is None or not pack.recommendations:
        return
    every = [(item, one) for item in pack.minutes.items for one in item.resolutions if _asks(one.text)]
    public = [(item, one) for item, one in every if not _SAID["private"].search(f"{item.title} {one.text}")]
    made = [(item, one) for item, one in public if not _on_this_agenda(pack, one.text)]
    rows = [f"{row.title} {row.action_proposed}" for row in pack.recommendations]
    likeness = Likeness([*(one.text for _, one in made), *rows])
    followed = [max(likeness.of(one.text, row) for row in rows) >= _MATCHED for _, one in made]
    near, dates = pack.minutes.meeting_date, (row.date for row in pack.recommendations)
    dated = near is not None and any(day == near for date in dates for day, _, _ in days_in(date, near))
    for (item, one), found in zip(made, followed, strict=True):
        if not found and (dated or any(followed)):
            yield _untracked_finding(pack, item, one, pages)


def _asks(text: str) -> bool:
    """Whether a resolution asks for something that can be followed up: not procedure, not assent to a paper alone."""
    if _SAID["procedure"].search(text):
        return False
    clauses = re.split(r"[;,]|\band\b", text) if _SAID["assent"].search(text) else [text]
    asked = [one for one in clauses if not _SAID["assent"].search(one)]
    left = (one if len(clauses) == 1 else _PAPER.sub(" ", one) for one in asked)
    return any(_SAID["deeds"].search(one) for one in left)


def _on_this_agenda(pack: Pack, text: str) -> bool:
    """Whether an item of this agenda is about what was asked for, in public or not."""
    asked = subject_of(text)
    subjects = (subject_of(item.title) for item in pack.items if item.kind != "minutes")
    return any(subject and (subject & asked).total() >= _ON_AGENDA * subject.total() for subject in subjects)


_ON_AGENDA = 0.75
"""Share of the words of an item's title that a request has too, from which the item is its answer."""
_QUOTED = re.compile(r"[\u2018'\"\u201c]([^\u2018\u2019'\"\u201c\u201d]{3,40})[\u2019'\"\u201d]")


def _untracked_finding(pack: Pack, item: MinuteItem, one: Resolution, pages: Pages) -> Finding:
    pdf_page, quote = _place(one.text, item.pdf_page, pages)
    page = pack.pages[pdf_page - 1].label if pdf_page and pdf_page <= len(pack.pages) else item.page
    at, quoted = where(page, pdf_page), _QUOTED.search(one.text)
    members = re.match(r"\W*(?:that\s)?(?:the\s)?members\b", one.text, re.IGNORECASE)
    about = f"resolution {item.number} {one.ref.strip('()')}".rstrip()
    about = f"our resolution on '{quoted[1]}'" if quoted else about
    return _finding(
        pack, (page, pdf_page), "resolution without a row", (f"{item.number}{one.ref}",), quote=quote, printed=quote or one.text,
        severity="look" if members else "ask",
        explanation=f"The last meeting resolved under minute {item.number} ({at}): '{_whole(one.text)}'. The list of "
        "recommendations has no row for it.",
        question=f"{capital(at)} records {about}, which the list of recommendations leaves out. What has been done about it?",
    )  # fmt: skip


def _place(text: str, first: int | None, pages: Pages) -> tuple[int | None, str]:
    """The page on which words stand that belong to an item starting on ``first``, and how they stand there."""
    head = " ".join(text.split()[:9])
    for number in range(first, min(first + 4, len(pages) + 1)) if first else ():
        found = on_the_page(head, pages[number - 1])
        if len(found.split()) >= 6:
            return number, found
    return first, ""


# Rows of the tracker.
def _status_of(row: TrackedRecommendation) -> str:
    """The status of a row, which may stand where its answer is expected: 'Completed', 'In progress'."""
    answer = row.action_taken.strip(" .\n")
    return row.status.strip() or (answer if _SAID["status"].fullmatch(answer) else "")


def _is_done(row: TrackedRecommendation) -> bool:
    status = _status_of(row)
    return _SAID["done"].search(status) is not None and _SAID["not_done"].search(status) is None


def _without_status(pack: Pack) -> Iterator[_Lapse]:
    """Rows with no status, where there are several rows."""
    rows = pack.recommendations
    blank = [row for row in rows if not _status_of(row)] if len(rows) > 1 else []
    none = len(blank) == len(rows)
    rule, others = ("no status at all", "") if none else ("no status", ", though others have")
    several = "From {page} on, {count} recommendations have no status. Which of them are completed?"
    for row in blank:
        one = f"{_page_of(row)} gives no status for {_said_name(row)}. Is it completed, or what is still to be done?"
        yield _Lapse(rule, row, "look", "no status", f"has no status{others}", one, several)


def _of_row(pack: Pack, row: TrackedRecommendation) -> Iterator[_Lapse]:
    """What is wrong with a row that is not called done: past its date, or an answer that does not answer."""
    rows = pack.recommendations
    has_answers = len(rows) < 2 or any(one.action_taken.strip() for one in rows)
    lack = lack_of(row.action_proposed, row.action_taken)
    if _is_done(row) or (lack == "nothing" and not has_answers):
        return
    late = None if lack == "nothing" else _late(pack, row)
    if late is not None:
        yield _past_its_date(pack, row, *late)
    elif lack is not None and not _on_this_agenda(pack, row.action_proposed) and not _is_to_come(pack, row):
        answer = " ".join(row.action_taken.split()) if lack == "put off" else ""
        at, name, ask = _page_of(row), _said_name(row), "What has been done so far?"
        question = f"{at} answers {name} with '{answer}'. {ask}"
        if not answer or len(question.split()) > MOST_WORDS:
            question = f"{at} gives no answer {'yet ' * bool(answer)}to {name}. {ask}"
        back = f"'{answer}'" if answer else "no answer"
        said = f"asked '{_whole(row.action_proposed)}'. What is reported back is {back}"
        yield _Lapse("not answered", row, "ask", answer or back, said, question, words=row.action_taken)


def _past_its_date(pack: Pack, row: TrackedRecommendation, day: Date, words: str) -> _Lapse:
    when = date_in_words(day, weekday=False)
    past = pack.meeting.date is not None and day < pack.meeting.date
    return _Lapse(
        "past its date" if past else "promised before this meeting", row, "ask" if past else "look", when,
        f"was promised for {when}, {'which is past' if past else 'the day of this meeting'}; it is not called done",
        f"{_page_of(row)} promised {_said_name(row)} for {when}. Has it been done?",
        f"From {{page}} on, {{count}} answers were promised for {when}. Have they come?", words,
    )  # fmt: skip


def _late(pack: Pack, row: TrackedRecommendation) -> tuple[Date, str] | None:
    """The date a row was promised for, where it has come, with the words that say so."""
    meeting = pack.meeting.date
    if meeting is None:
        return None
    for day, _, _ in days_in(row.due, meeting):
        if day < meeting:
            return day, row.due
    for part in re.split(r"(?<=[.;])\s+|\n", row.action_taken):
        will = _SAID["will"].search(part)
        for day, first, last in days_in(part, meeting) if will else ():
            before = part[max(0, first - 40) : first]
            # On the day of the meeting it is due for the meeting, or before it.
            due = re.match(r"\s(?:meeting|panel|committee)", part[last:]) or _BEFORE.search(before)
            late = day < meeting or (day == meeting and due)
            if will and will.start() < first and late and _BY.search(before):
                return day, part
    return None


def _is_to_come(pack: Pack, row: TrackedRecommendation) -> bool:
    """Whether a row names a day after the meeting: until then nothing is late."""
    meeting = pack.meeting.date or Date.max
    return any(day > meeting for text in (row.due, row.action_taken) for day, _, _ in days_in(text, meeting))


def _recurring(pack: Pack, earlier: Sequence[Pack]) -> Iterator[_Lapse]:
    """Rows that stood in the trackers of earlier meetings too and are still not done."""
    now = pack.meeting.date
    dated = ((one.meeting.date, one.recommendations) for one in earlier)
    before = [(day, rows) for day, rows in dated if day is not None and (now is None or day < now)]
    if not before:
        return
    every = (*(rows for _, rows in before), pack.recommendations)
    likeness = Likeness(row.action_proposed for rows in every for row in rows)
    for row in pack.recommendations:
        alike = partial(likeness.of, row.action_proposed)
        seen = [day for day, rows in before if any(alike(one.action_proposed) >= _SAME_ROW for one in rows)]
        if seen and not _is_done(row):
            since, name = date_in_words(min(seen), weekday=False), _said_name(row)
            said = f"has been on the list since the meeting of {since} and is not done"
            question = f"{_page_of(row)} still lists {name}, open since {since}. Who will see it through?"
            severity: Severity = "ask" if len(seen) > 1 else "look"
            yield _Lapse("comes back", row, severity, f"{len(seen) + 1} meetings", said, question)


def _finding_of(pack: Pack, lapses: Sequence[_Lapse], pages: Pages) -> Finding:
    """One finding of what is wrong with one row, or in the same way with several."""
    first, row = lapses[0], lapses[0].row
    lines = lines_at(pages, row.pdf_page)
    at, called = where(row.page, row.pdf_page), [_name(each.row) for each in lapses]
    several = listed(called) if len(lapses) <= _MOST_NAMED else f"{len(lapses)} recommendations"
    single = len(lapses) == 1
    question = first.one if single else first.all.format(page=at, count=len(lapses))
    return _finding(
        pack, (row.page, row.pdf_page), first.rule, tuple(each.row.number or each.row.title for each in lapses),
        *(text for each in lapses for text in (each.row.date, each.row.title, each.row.action_proposed)),
        severity=first.severity, sure="certain" if first.rule == "no status at all" else "likely",
        quote=on_the_page(" ".join((first.words or row.action_proposed).split()[:9]), lines), printed=first.printed,
        explanation=f"{called[0]} on {at} {first.said}." if single else f"{several}, from {at} on: each {first.said}.", question=question,
    )  # fmt: skip


def _page_of(row: TrackedRecommendation) -> str:
    return capital(where(row.page, row.pdf_page))


def _name(row: TrackedRecommendation) -> str:
    """'Recommendation 2 (SEND)', as numbers start anew under each title; 'A recommendation' without either."""
    if row.number and row.title:
        return f"Recommendation {row.number} ({row.title})"
    name = row.number or row.title
    return f"Recommendation {name}" if name else "A recommendation"


def _said_name(row: TrackedRecommendation) -> str:
    """The same to be said aloud: 'recommendation 2 on SEND'; a long title is left out."""
    on = f" on {row.title}" if row.title and len(row.title.split()) <= 5 else ""
    return f"recommendation {row.number}{on}" if row.number else f"our recommendation{on}"


def _whole(text: str) -> str:
    """A request without its 'That', whole, or its first sentence where it is very long."""
    words = re.sub(r"^That\b,?\s*(?=\w)", "", " ".join(text.split())).rstrip(".")
    return words if len(words.split()) <= _LONGEST_QUOTE else re.split(r"(?<=[.;])\s", words)[0].rstrip(".;")


def _finding(pack: Pack, place: tuple[str | None, int | None], rule: str, refs: tuple[str, ...], *apart: str, **fields: Any) -> Finding:  # fmt: skip
    """A finding on a page, its printed label and PDF page given; ``apart`` tells it from others of its rule and rows."""
    item = pack.item_of_page(place[1]) if place[1] is not None else None
    key = item.key if item is not None else ""
    at = Place(key, *place)
    return finding_on(at, rule, *refs, *apart, refs=refs, bare_refs=True, **{"sure": "likely", **fields})
