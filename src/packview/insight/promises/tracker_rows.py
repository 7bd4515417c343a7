"""Rows of the tracker that do not answer: no status, put off or beside the question, past the date promised."""

import re
from collections.abc import Iterator, Sequence
from datetime import date as Date  # noqa: N812  as in the model

from packview.insight.finding import where
from packview.insight.promises.answers import Lack, lack_of
from packview.insight.promises.explain import about_row, finding, line_of, name_of, short
from packview.model import Finding, Pack, TrackedRecommendation
from packview.wording.periods import date_in_words, days_in

_DONE = re.compile(
    r"\b(?:complete[d]?|closed|done|achieved|implemented|fulfilled|discharged|resolved|no\sfurther\saction|accepted|rejected|superseded|removed)\b",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(r"\b(?:not|in|partly|partially|nearly|yet|incomplete|to\sbe)\b", re.IGNORECASE)
_WILL = re.compile(
    r"\b(?:will|to\sbe|shall|due|expected|planned|scheduled|aim(?:s|ing)?|intend(?:s|ed)?|target|by\sthe\send)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|before|prior\sto|ahead\sof|in\stime\sfor|no\slater\sthan|until|due|due\sin|due\son|in|for|on)\s(?:the\s)?(?:meeting\s(?:of|on)\s)?"
    r"(?:(?:the\s)?end\sof\s)?(?:the\s)?$",
    re.IGNORECASE,
)


def without_status(pack: Pack, pages: Sequence[Sequence[str]]) -> Iterator[Finding]:
    """Rows with no status: one finding where no row has one."""
    rows = pack.recommendations
    blank = [row for row in rows if not row.status.strip()]
    if not blank:
        return
    if len(blank) == len(rows) and len(rows) > 1:
        first = rows[0]
        at = where(first.page, first.pdf_page)
        yield finding(
            pack,
            rule="no status at all",
            severity="look",
            sure="certain",
            page=first.page,
            pdf_page=first.pdf_page,
            refs=tuple(row.number or row.title for row in rows),
            quote=line_of(first.action_proposed, first, pages),
            printed="no status",
            explanation=f"None of the {len(rows)} recommendations from {at} on has a progress status, so the Panel cannot tell which "
            "are called done.",
            question=f"None of the {len(rows)} recommendations from {at} on has a status. Could officers say of each whether it is "
            "completed, under way or not begun?",
        )
        return
    for row in blank:
        at = where(row.page, row.pdf_page)
        yield about_row(
            pack,
            row,
            pages,
            rule="no status",
            severity="look",
            words=row.action_proposed,
            printed="no status",
            explanation=f"{name_of(row)} on {at} has no status, though others have.",
            question=f"{name_of(row)} on {at} ('{short(row.action_proposed)}') has no status. Is it completed, or what is "
            "still to be done?",
        )


def of_row(pack: Pack, row: TrackedRecommendation, pages: Sequence[Sequence[str]]) -> Iterator[Finding]:
    """What is wrong with one row that is not called done: past its date, or an answer that does not answer."""
    if is_done(row.status):
        return
    lack = lack_of(row.action_proposed, row.action_taken)
    if lack == "nothing" and _has_no_answers(pack):
        return
    late = None if lack == "nothing" else _late(pack, row)
    if late is not None:
        yield _past_its_date(pack, row, pages, *late)
    elif lack is not None:
        yield _lacking(pack, row, pages, lack)


def _has_no_answers(pack: Pack) -> bool:
    """Whether the tracker has no answers at all, as where it has no column for them."""
    return len(pack.recommendations) > 1 and not any(row.action_taken.strip() for row in pack.recommendations)


def _lacking(pack: Pack, row: TrackedRecommendation, pages: Sequence[Sequence[str]], lack: Lack) -> Finding:
    at, asked = where(row.page, row.pdf_page), short(row.action_proposed)
    answer = " ".join(row.action_taken.split())
    said = "nothing" if lack == "nothing" else f"'{short(answer)}'"
    figure = lack == "no figure"
    return about_row(
        pack,
        row,
        pages,
        rule="no figure given" if figure else "not answered",
        severity="look" if figure else "ask",
        words=row.action_taken if lack != "nothing" else row.action_proposed,
        printed=answer or "no answer",
        explanation=f"{name_of(row)} on {at} asked '{asked}'. What is reported back is {said}"
        + (", without a figure." if figure else "."),
        question=f"On {at} the answer to our recommendation '{asked}' is {said}. "
        + (
            "Could we have the figure itself?"
            if figure
            else "What has been done so far, and when will it be finished?"
        ),
    )


def _past_its_date(
    pack: Pack, row: TrackedRecommendation, pages: Sequence[Sequence[str]], day: Date, words: str
) -> Finding:
    at, asked = where(row.page, row.pdf_page), short(row.action_proposed)
    when = date_in_words(day, weekday=False)
    past = pack.meeting.date is not None and day < pack.meeting.date
    return about_row(
        pack,
        row,
        pages,
        rule="past its date" if past else "promised before this meeting",
        severity="ask" if past else "look",
        words=words,
        printed=when,
        explanation=f"{name_of(row)} on {at} was promised for {when}, "
        + (
            "which is past; it is not called done."
            if past
            else "the day of this meeting; it is not called done."
        ),
        question=f"On {at} our recommendation '{asked}' was promised for {when}. Has it been done, and if not, what is the new "
        "date?",
    )


def _late(pack: Pack, row: TrackedRecommendation) -> tuple[Date, str] | None:
    """The date a row was promised for, where it has come, with the words that say so."""
    meeting = pack.meeting.date
    if meeting is None:
        return None
    for day, _, _ in days_in(row.due, meeting):
        if day < meeting:
            return day, row.due
    for part in re.split(r"(?<=[.;])\s+|\n", row.action_taken):
        will = _WILL.search(part)
        for day, first, last in days_in(part, meeting):
            before = part[max(0, first - 40) : first]
            if will is not None and will.start() < first and _BY.search(before) and day <= meeting:
                meant = re.match(r"\s(?:meeting|panel|committee)", part[last:]) is not None
                if day < meeting or meant or re.search(r"\b(?:prior|before|ahead|by)\b", before):
                    return day, part
    return None


def is_done(status: str) -> bool:
    return _DONE.search(status) is not None and _NOT_DONE.search(status) is None
