"""Promises: what was resolved and is not followed up, and rows of the tracker that do not answer.

Rows of one rule with the same words make one finding: two answers promised for one day are one fact. Nothing is asked about what
is on this agenda, and nothing about what was resolved or is reported in private.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date as Date  # noqa: N812  as in the model
from typing import Any, NamedTuple

from packview.insight.finding import MOST_WORDS, Pages, Place, finding_on, lines_at, where
from packview.insight.promises.answers import (
    SAID,
    asks,
    is_done,
    is_to_come,
    lack_of,
    on_this_agenda,
    status_of,
)
from packview.insight.promises.followed import outstanding
from packview.insight.prose.passages import on_the_page
from packview.model import Finding, MinuteItem, Pack, Resolution, Severity, TrackedRecommendation
from packview.wording.dates import date_in_words
from packview.wording.periods import days_in
from packview.wording.words import Likeness, capital, listed

_MATCHED = 0.45
"""Share of the telling words of a resolution that its row in the tracker has in common with it."""
_BY = re.compile(
    r"\b(?:by|before|prior\sto|ahead\sof|in\stime\sfor|no\slater\sthan|until|due|due\sin|due\son|in|for|on)\s(?:the\s)?(?:meeting\s(?:of|on)\s)?"
    r"(?:(?:the\s)?end\sof\s)?(?:the\s)?$",
    re.IGNORECASE,
)  # fmt: skip
_BEFORE = re.compile(r"\b(?:prior|before|ahead|by)\b")
_LONGEST_QUOTE = 60
"""Words of a recommendation that is quoted; a longer one is named."""
_MOST_NAMED = 3


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
    recurring = list(_recurring(pack, earlier))
    again = [one.row for one in recurring]  # that it is still open says that it was not answered
    of_rows = (one for row in pack.recommendations for one in _of_row(pack, row))
    of_rows = (one for one in of_rows if one.rule != "not answered" or one.row not in again)
    told = (*_without_status(pack), *of_rows, *recurring)
    for place, one in enumerate(told):
        lapses.setdefault((one.rule, one.printed, 0 if one.all else 1 + place), []).append(one)
    return [*_untracked(pack, pages), *(_finding_of(pack, each, pages) for each in lapses.values())]


# Resolutions.
def _untracked(pack: Pack, pages: Pages) -> Iterator[Finding]:
    """Resolutions of the last minutes with no row in a tracker that follows that meeting."""
    if pack.minutes is None or not pack.recommendations:
        return
    every = [(item, one) for item in pack.minutes.items for one in item.resolutions if asks(one.text)]
    public = [(item, one) for item, one in every if not SAID["private"].search(f"{item.title} {one.text}")]
    made = [(item, one) for item, one in public if not on_this_agenda(pack, one.text)]
    rows = [f"{row.title} {row.action_proposed}" for row in pack.recommendations]
    likeness = Likeness([*(one.text for _, one in made), *rows])
    followed = [max(likeness.of(one.text, row) for row in rows) >= _MATCHED for _, one in made]
    near, dates = pack.minutes.meeting_date, (row.date for row in pack.recommendations)
    dated = near is not None and any(day == near for date in dates for day, _, _ in days_in(date, near))
    for (item, one), found in zip(made, followed, strict=True):
        if not found and (dated or any(followed)):
            yield _untracked_finding(pack, item, one, pages)


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
def _without_status(pack: Pack) -> Iterator[_Lapse]:
    """Rows with no status, where there are several rows."""
    rows = pack.recommendations
    blank = [row for row in rows if not status_of(row)] if len(rows) > 1 else []
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
    if is_done(row) or (lack == "nothing" and not has_answers):
        return
    late = None if lack == "nothing" else _late(pack, row)
    if late is not None:
        yield _past_its_date(pack, row, *late)
    elif lack is not None and not on_this_agenda(pack, row.action_proposed) and not is_to_come(pack, row):
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
        will = SAID["will"].search(part)
        for day, first, last in days_in(part, meeting) if will else ():
            before = part[max(0, first - 40) : first]
            # On the day of the meeting it is due for the meeting, or before it.
            due = re.match(r"\s(?:meeting|panel|committee)", part[last:]) or _BEFORE.search(before)
            late = day < meeting or (day == meeting and due)
            if will and will.start() < first and late and _BY.search(before):
                return day, part
    return None


def _recurring(pack: Pack, earlier: Sequence[Pack]) -> Iterator[_Lapse]:
    """Rows that stood in the trackers of earlier meetings too and are still not done."""
    for promise in outstanding(pack, earlier):
        row = next(row for row in pack.recommendations if row.action_proposed == promise.last.text)
        rows = {one.at.pack_id for one in promise.seen if one.where == "tracker"}
        if is_done(row) or len(rows) < 2:
            continue
        since, name = date_in_words(promise.seen[0].at.date, weekday=False), _said_name(row)
        said = f"has been on the list since the meeting of {since} and is not done"
        question = f"{_page_of(row)} still lists {name}, open since {since}. Who will see it through?"
        severity: Severity = "ask" if len(rows) > 2 else "look"
        yield _Lapse("comes back", row, severity, f"{len(rows)} meetings", said, question)


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
