"""Promises: what was resolved and is not followed up, and rows of the tracker that do not answer.

Rows of one rule with the same words make one finding: two answers promised for one day are one fact. Nothing is asked about what
is on this agenda, and nothing about what was resolved or is reported in private.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812  as in the model

from packview.insight.finding import MOST_WORDS, identity, sentence, where
from packview.insight.promises.answers import lack_of
from packview.insight.promises.followups import subject_of
from packview.insight.prose.passages import on_the_page
from packview.model import Finding, MinuteItem, Pack, Resolution, Severity, Sureness, TrackedRecommendation
from packview.wording.periods import date_in_words, days_in
from packview.wording.words import Likeness, listed, phrases

_PROCEDURES = (
    r"minutes?\b.*\b(?:approved?|agreed?|confirmed?|signed|correct\srecord|accurate)",
    r"(?:press|public)\b.*\b(?:excluded|leave|withdraw)",
    r"standing\sorders?|elected|appointed|meeting\sbe\sadjourned|apologies",
)
_PROCEDURE = re.compile(rf"\b(?:{'|'.join(_PROCEDURES)})", re.IGNORECASE | re.DOTALL)
_DEEDS = phrases(r"""
circulat*, provid*, supply, supplied, sent, send*, report(?:s|ed)? (?:back|to|on), (?:report|paper|update|briefing|note) (?:\w+ ){0,8}(?:be|is|are|come|go) \w+, consider,
considers, be considered, be reviewed, reviews?, writ*, be presented, brings?, brought, updates? (?:on|be), updated (?:on|at|by), visit*, consult*, investigat*, discuss,
be discussed, develop, be developed, prepare*, produce*, offer, raise*, speaks?, ask*, invit*, explor*, receives? \w+ data, look into, publish*, arrang*, contact*, explain*,
examine*, meet with, share, be shared, clarify, be clarified, confirm (?:whether|that|how|when), data be, information (?:on|be), inform, be informed, lobby, monitor,
be monitored, install*, remind*, establish, be established, identify, be identified, assess, be assessed, advise, be advised, undertake, be undertaken, comes? (?:back )?to (?:a|the|its|our) (?:\w+ )?meeting
""")
"""What somebody is to do, and others can ask after."""
_ASSENT = re.compile(
    r"\b(?:note[ds]?|received?|welcomed?|endorsed?|thanked|approved?|agreed?(?!\s(?:that|to)\b)|adopted|accepted?|confirmed|supported)\b",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\b(?:the|this|that|these|those|an?|its|their)\s(?:[\w'\u2019&/-]+\s){0,8}?(?:reports?|updates?|reviews?|letters?)\b(?!\sback)",
    re.IGNORECASE,
)
"""'The report on fostering' is a paper, 'officers report on fostering' a deed."""
_PRIVATE = re.compile(r"\b(?:exempt|confidential|part\s(?:ii|2|b)|private\ssession)\b", re.IGNORECASE)
_MATCHED = 0.45
"""Share of the telling words of a resolution that its row in the tracker has in common with it."""
_SAME_ROW = 0.85
_DONE = phrases(
    "complete[d]?, closed, done, achieved, implemented, fulfilled, discharged, resolved, no further action, accepted, rejected, superseded, removed"
)
_NOT_DONE = phrases("not, in, partly, partially, nearly, yet, incomplete, to be")
_STATUS = phrases(
    """
complete[d]?, closed, done, achieved, implemented, in progress, on-?going, (?:not )?(?:yet )?started, open, on track, outstanding, overdue, delayed, red, amber, green
""",
    whole=True,
)
_WILL = phrases(
    "will, to be, shall, due, expected, planned, scheduled, aim(?:s|ing)?, intend(?:s|ed)?, target, by the end"
)
_BY = re.compile(
    r"\b(?:by|before|prior\sto|ahead\sof|in\stime\sfor|no\slater\sthan|until|due|due\sin|due\son|in|for|on)\s(?:the\s)?(?:meeting\s(?:of|on)\s)?"
    r"(?:(?:the\s)?end\sof\s)?(?:the\s)?$",
    re.IGNORECASE,
)  # fmt: skip
_LONGEST_QUOTE = 60
"""Words of a recommendation that is quoted; a longer one is named."""
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lapse:
    """What is wrong with a row.

    Attributes:
        rule: that found it.
        row: of the tracker.
        severity: what it deserves.
        words: of the row that it rests on.
        printed: what is printed, the same for rows that make one finding.
        said: what is the matter with the row, as a sentence without its name.
        one: the question, with '{name}' for the row; all: the same of several, with '{count}'.
    """

    rule: str
    row: TrackedRecommendation
    severity: Severity
    words: str
    printed: str
    said: str
    one: str
    all: str


def promise_findings(
    pack: Pack, pages: Sequence[Sequence[str]], earlier: Sequence[Pack] = ()
) -> list[Finding]:
    """What was promised and dropped, put off or not answered; ``earlier`` are packs of earlier meetings, in any order."""
    lapses: dict[tuple[str, str, str], list[_Lapse]] = {}
    for one in (*_without_status(pack), *_of_rows(pack), *_recurring(pack, earlier)):
        apart = (
            ""
            if one.rule in _MANY_AT_ONCE
            else f"{one.row.date} {one.row.title} {one.row.number} {one.row.action_proposed}"
        )
        lapses.setdefault((one.rule, one.printed, apart), []).append(one)
    return [*_untracked(pack, pages), *(_finding_of(pack, each, pages) for each in lapses.values())]


_MANY_AT_ONCE = ("no status", "no status at all", "past its date", "promised before this meeting")
"""Rules whose rows are one fact where they print the same."""


# Resolutions.
def _untracked(pack: Pack, pages: Sequence[Sequence[str]]) -> Iterator[Finding]:
    """Resolutions of the last minutes with no row in a tracker that follows that meeting."""
    if pack.minutes is None or not pack.recommendations:
        return
    made = [
        (item, one)
        for item in pack.minutes.items
        for one in item.resolutions
        if _asks(one.text)
        and not _PRIVATE.search(f"{item.title} {one.text}")
        and not _on_this_agenda(pack, one.text)
    ]
    rows = [f"{row.title} {row.action_proposed}" for row in pack.recommendations]
    likeness = Likeness([*(one.text for _, one in made), *rows])
    followed = [max(likeness.of(one.text, row) for row in rows) >= _MATCHED for _, one in made]
    near = pack.minutes.meeting_date
    dated = near is not None and any(
        day == near for row in pack.recommendations for day, _, _ in days_in(row.date, near)
    )
    for (item, one), found in zip(made, followed, strict=True):
        if not found and (dated or any(followed)):
            yield _untracked_finding(pack, item, one, pages)


def _asks(text: str) -> bool:
    """Whether a resolution asks for something that can be followed up: not procedure, not assent to a paper alone."""
    if _PROCEDURE.search(text):
        return False
    clauses = re.split(r"[;,]|\band\b", text) if _ASSENT.search(text) else [text]
    left = (one if len(clauses) == 1 else _PAPER.sub(" ", one) for one in clauses if not _ASSENT.search(one))
    return any(_DEEDS.search(one) for one in left)


def _on_this_agenda(pack: Pack, text: str) -> bool:
    """Whether an item of this agenda is about what was asked for, in public or not."""
    asked = subject_of(text)
    subjects = (subject_of(item.title) for item in pack.items if item.kind != "minutes")
    return any(subject and (subject & asked).total() >= _ON_AGENDA * subject.total() for subject in subjects)


_ON_AGENDA = 0.75
"""Share of the words of an item's title that a request has too, from which the item is its answer."""


def _untracked_finding(
    pack: Pack, item: MinuteItem, one: Resolution, pages: Sequence[Sequence[str]]
) -> Finding:
    pdf_page, quote = _place(one.text, item.pdf_page, pages)
    page = pack.pages[pdf_page - 1].label if pdf_page and pdf_page <= len(pack.pages) else item.page
    at = where(page, pdf_page)
    members = re.match(r"\W*(?:that\s)?(?:the\s)?members\b", one.text, re.IGNORECASE) is not None
    quoted = re.search(r"[\u2018'\"\u201c]([^\u2018\u2019'\"\u201c\u201d]{3,40})[\u2019'\"\u201d]", one.text)
    about = (
        f"our resolution on '{quoted[1]}'"
        if quoted
        else f"resolution {item.number} {one.ref.strip('()')}".rstrip()
    )
    return _finding(
        pack,
        rule="resolution without a row",
        severity="look" if members else "ask",
        place=(page, pdf_page),
        refs=(f"{item.number}{one.ref}",),
        quote=quote,
        printed=quote or one.text,
        explanation=f"The last meeting resolved under minute {item.number} ({at}): '{_whole(one.text)}'. The list of "
        "recommendations has no row for it.",
        question=f"{sentence(at)} records {about}, which the list of recommendations leaves out. What has been done about it?",
    )


def _place(text: str, first: int | None, pages: Sequence[Sequence[str]]) -> tuple[int | None, str]:
    """The page on which words stand that belong to an item starting on ``first``, and how they stand there."""
    if first is None:
        return None, ""
    head = " ".join(text.split()[:9])
    for number in range(first, min(first + 4, len(pages) + 1)):
        found = on_the_page(head, pages[number - 1])
        if len(found.split()) >= 6:
            return number, found
    return first, ""


# Rows of the tracker.
def status_of(row: TrackedRecommendation) -> str:
    """The status of a row, which may stand where its answer is expected: 'Completed', 'In progress'."""
    answer = row.action_taken.strip(" .\n")
    return row.status.strip() or (answer if _STATUS.fullmatch(answer) else "")


def is_done(row: TrackedRecommendation) -> bool:
    """Whether a row is called done."""
    status = status_of(row)
    return _DONE.search(status) is not None and _NOT_DONE.search(status) is None


def _without_status(pack: Pack) -> Iterator[_Lapse]:
    """Rows with no status, where there are several rows."""
    rows = pack.recommendations
    blank = [row for row in rows if not status_of(row)]
    every = len(blank) == len(rows)
    if len(rows) < 2:
        return
    for row in blank:
        yield _Lapse(
            rule="no status at all" if every else "no status",
            row=row,
            severity="look",
            words=row.action_proposed,
            printed="no status",
            said="has no status" if every else "has no status, though others have",
            one="{page} gives no status for {name}. Is it completed, or what is still to be done?",
            all="From {page} on, {count} recommendations have no status. Which of them are completed?",
        )


def _of_rows(pack: Pack) -> Iterator[_Lapse]:
    """What is wrong with rows that are not called done: past the date, or an answer that does not answer."""
    has_answers = len(pack.recommendations) < 2 or any(
        row.action_taken.strip() for row in pack.recommendations
    )
    for row in pack.recommendations:
        lack = lack_of(row.action_proposed, row.action_taken)
        if is_done(row) or (lack == "nothing" and not has_answers):
            continue
        late = None if lack == "nothing" else _late(pack, row)
        answer = " ".join(row.action_taken.split())
        if late is not None:
            yield _past_its_date(pack, row, *late)
        elif (
            lack is not None and not _on_this_agenda(pack, row.action_proposed) and not _is_to_come(pack, row)
        ):
            said = {
                "nothing": "no answer",
                "put off": f"'{answer}'",
                "no figure": f"'{answer}', without a figure",
            }[lack]
            ask = "Could we have the figure itself?" if lack == "no figure" else "What has been done so far?"
            told = {
                "nothing": "gives no answer to {name}",
                "no figure": "answers {name} without a figure",
            }.get(lack, f"answers {{name}} with '{answer}'")
            yield _Lapse(
                rule="no figure given" if lack == "no figure" else "not answered",
                row=row,
                severity="look" if lack == "no figure" else "ask",
                words=row.action_proposed if lack == "nothing" else row.action_taken,
                printed=answer or "no answer",
                said=f"asked '{_whole(row.action_proposed)}'. What is reported back is {said}",
                one=f"{{page}} {told}. {ask}",
                all="",
            )


def _past_its_date(pack: Pack, row: TrackedRecommendation, day: Date, words: str) -> _Lapse:
    when = date_in_words(day, weekday=False)
    past = pack.meeting.date is not None and day < pack.meeting.date
    day_of = "which is past" if past else "the day of this meeting"
    return _Lapse(
        rule="past its date" if past else "promised before this meeting",
        row=row,
        severity="ask" if past else "look",
        words=words,
        printed=when,
        said=f"was promised for {when}, {day_of}; it is not called done",
        one=f"{{page}} promised {{name}} for {when}. Has it been done?",
        all=f"From {{page}} on, {{count}} answers were promised for {when}. Have they come?",
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


def _is_to_come(pack: Pack, row: TrackedRecommendation) -> bool:
    """Whether a row names a day after the meeting: until then nothing is late."""
    meeting = pack.meeting.date
    return meeting is not None and any(
        day > meeting for text in (row.due, row.action_taken) for day, _, _ in days_in(text, meeting)
    )


def _recurring(pack: Pack, earlier: Sequence[Pack]) -> Iterator[_Lapse]:
    """Rows that stood in the trackers of earlier meetings too and are still not done."""
    now = pack.meeting.date
    before = [
        (day, one.recommendations)
        for one in earlier
        if (day := one.meeting.date) and (now is None or day < now)
    ]
    if not before or not pack.recommendations:
        return
    texts = (
        row.action_proposed for rows in (*(rows for _, rows in before), pack.recommendations) for row in rows
    )
    likeness = Likeness(texts)
    for row in pack.recommendations:
        seen = sorted(
            day
            for day, others in before
            if any(likeness.of(row.action_proposed, other.action_proposed) >= _SAME_ROW for other in others)
        )
        if not seen or is_done(row):
            continue
        since = date_in_words(seen[0], weekday=False)
        yield _Lapse(
            rule="comes back",
            row=row,
            severity="ask" if len(seen) > 1 else "look",
            words=row.action_proposed,
            printed=f"{len(seen) + 1} meetings",
            said=f"has been on the list since the meeting of {since} and is not done",
            one=f"{{page}} still lists {{name}}, open since {since}. Who will see it through?",
            all="",
        )


def _finding_of(pack: Pack, lapses: Sequence[_Lapse], pages: Sequence[Sequence[str]]) -> Finding:
    """One finding of what is wrong with one row, or in the same way with several."""
    first, row = lapses[0], lapses[0].row
    lines = pages[row.pdf_page - 1] if row.pdf_page and row.pdf_page <= len(pages) else ()
    at = where(row.page, row.pdf_page)
    called = [_name(each.row) for each in lapses]
    several = listed(called) if len(lapses) <= _MOST_NAMED else f"{len(lapses)} recommendations"
    single = len(lapses) == 1
    fields = {"page": sentence(at), "name": _said_name(row), "count": f"{len(lapses)}"}
    question = first.one if single else first.all.replace("{page}", at)
    return _finding(
        pack,
        rule=first.rule,
        severity=first.severity,
        sure="certain" if first.rule == "no status at all" else "likely",
        place=(row.page, row.pdf_page),
        refs=tuple(each.row.number or each.row.title for each in lapses),
        quote=on_the_page(" ".join(first.words.split()[:9]), lines),
        printed=first.printed,
        explanation=f"{called[0]} on {at} {first.said}."
        if single
        else f"{several}, from {at} on: each {first.said}.",
        question=_within_breath(question, fields),
        apart=tuple(
            text for each in lapses for text in (each.row.date, each.row.title, each.row.action_proposed)
        ),
    )


def _within_breath(question: str, fields: dict[str, str]) -> str:
    """A question with its fields, a quotation in it whole or not at all."""
    made = question.format(**fields)
    if len(made.split()) > MOST_WORDS:
        made = re.sub(
            r"answers \{name\} with '.*'\. ", "gives no answer yet to {name}. ", question, flags=re.DOTALL
        ).format(**fields)
    return made


def _name(row: TrackedRecommendation) -> str:
    """'Recommendation 2 (SEND)', as numbers start anew under each title; 'A recommendation' without either."""
    if row.number and row.title:
        return f"Recommendation {row.number} ({row.title})"
    name = row.number or row.title
    return f"Recommendation {name}" if name else "A recommendation"


def _said_name(row: TrackedRecommendation) -> str:
    """The same to be said aloud: 'recommendation 2 on SEND'; a long title is left out."""
    on = f" on {row.title}" if row.title and len(row.title.split()) <= 5 else ""
    if row.number:
        return f"recommendation {row.number}{on}"
    return f"our recommendation{on}"


def _whole(text: str) -> str:
    """A request without its 'That', whole, or its first sentence where it is very long."""
    words = re.sub(r"^That\b,?\s*(?=\w)", "", " ".join(text.split())).rstrip(".")
    return words if len(words.split()) <= _LONGEST_QUOTE else re.split(r"(?<=[.;])\s", words)[0].rstrip(".;")


def _finding(
    pack: Pack,
    *,
    rule: str,
    severity: Severity,
    place: tuple[str | None, int | None],
    refs: tuple[str, ...],
    quote: str,
    printed: str,
    explanation: str,
    question: str,
    sure: Sureness = "likely",
    apart: tuple[str, ...] = (),
) -> Finding:
    item = pack.item_of_page(place[1]) if place[1] is not None else None
    key = item.key if item is not None else ""
    return Finding(
        key=identity(rule, key, *refs, *apart),
        rule=rule,
        severity=severity,
        sure=sure,
        item=key,
        page=place[0],
        pdf_page=place[1],
        refs=refs,
        bare_refs=True,
        quote=quote,
        printed=printed,
        explanation=explanation,
        question=question,
    )
