"""Promises: what was resolved and is not followed up, and rows of the tracker that do not answer."""

import re
from collections.abc import Iterator, Sequence

from packview.insight.finding import where
from packview.insight.promises.explain import about_row, finding, name_of, short
from packview.insight.promises.tracker_rows import is_done, of_row, without_status
from packview.insight.prose.passages import on_the_page
from packview.model import Finding, MinuteItem, Pack, Resolution
from packview.wording.periods import MONTH_NAMES, date_in_words, days_in
from packview.wording.words import Likeness

_PROCEDURE = re.compile(
    r"\b(?:minutes?\b.*\b(?:approved?|agreed?|confirmed?|signed|correct\srecord|accurate)|(?:press|public)\b.*\b(?:excluded|leave|withdraw)"
    r"|standing\sorders?|elected|appointed\s(?:as\s)?(?:chair|vice)|meeting\sbe\sadjourned|apologies)",
    re.IGNORECASE | re.DOTALL,
)
_NOTED = re.compile(
    r"\b(?:be\s|is\s|are\s|was\s|were\s|to\s)?(?:noted?|received?|welcomed?|endorsed?|thanked)\b",
    re.IGNORECASE,
)
# 'That the update be noted', 'to note the annual report': a paper, not something to be done.
_PAPER = re.compile(
    r"\b(?:the|this|that|these|those|a|an|its|their)\s(?:[\w'\u2019&/-]+\s){0,8}?"
    r"(?:reports?|updates?|reviews?|letters?|presentations?|offers?|responses?|consultations?|discussions?|developments?|investigations?)"
    rf"\b(?!\s(?:back|to\s(?:the|a|its|this|members)|in\s(?:writing|{MONTH_NAMES})))",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\b(?:circulat|provid|sent|send|report|consider|review|writ|letter|present|bring|brought|update|visit|consult|investigat|discuss"
    r"|develop|prepar|produc|offer|rais|speak|ask|invit|explor|receive\s\w+\sdata)\w*",
    re.IGNORECASE,
)
_MATCHED = 0.45
"""Share of the telling words of a resolution that its row in the tracker has in common with it."""


def promise_findings(
    pack: Pack, pages: Sequence[Sequence[str]], earlier: Sequence[Pack] = ()
) -> list[Finding]:
    """What was promised and dropped, put off or not answered.

    Args:
        pack: the pack.
        pages: its lines.
        earlier: packs of earlier meetings of the committee, in any order.
    """
    return [
        *_untracked(pack, pages),
        *without_status(pack, pages),
        *(one for row in pack.recommendations for one in of_row(pack, row, pages)),
        *_recurring(pack, pages, earlier),
    ]


def _untracked(pack: Pack, pages: Sequence[Sequence[str]]) -> Iterator[Finding]:
    """Resolutions of the last minutes with no row in a tracker that follows that meeting."""
    if pack.minutes is None or not pack.recommendations:
        return
    made = [(item, one) for item in pack.minutes.items for one in item.resolutions if _asks(one.text)]
    rows = [f"{row.title} {row.action_proposed}" for row in pack.recommendations]
    likeness = Likeness([*(one.text for _, one in made), *rows])
    followed = [max(likeness.of(one.text, row) for row in rows) >= _MATCHED for _, one in made]
    near = pack.minutes.meeting_date
    dated = near is not None and any(
        day == near for row in pack.recommendations for day, _, _ in days_in(row.date, near)
    )
    if not dated and not any(followed):
        return
    for (item, one), found in zip(made, followed, strict=True):
        if not found:
            yield _untracked_finding(pack, item, one, pages)


def _asks(text: str) -> bool:
    """Whether a resolution asks for something that can be followed up: not procedure, not 'noted' alone."""
    if _PROCEDURE.search(text):
        return False
    if _NOTED.search(text) is None:
        return True
    return _DOES.search(_PAPER.sub("", _NOTED.sub("", text))) is not None


def _untracked_finding(
    pack: Pack, item: MinuteItem, one: Resolution, pages: Sequence[Sequence[str]]
) -> Finding:
    pdf_page, quote = _place(one.text, item.pdf_page, pages)
    page = pack.pages[pdf_page - 1].label if pdf_page and pdf_page <= len(pack.pages) else item.page
    at = where(page, pdf_page)
    name = f"{item.number}{one.ref}"
    members = re.match(r"\W*(?:that\s)?(?:the\s)?members\b", one.text, re.IGNORECASE) is not None
    return finding(
        pack,
        rule="resolution without a row",
        severity="look" if members else "ask",
        sure="likely",
        page=page,
        pdf_page=pdf_page,
        refs=(name,),
        quote=quote,
        printed=short(one.text),
        explanation=f"The last meeting resolved under minute {item.number} ({at}): '{short(one.text)}'. The list of "
        "recommendations has no row for it.",
        question=f"Minute {item.number}{f' {one.ref}' if one.ref else ''} on {at} records that we resolved "
        f"'{short(one.text)}'. I cannot find it among the recommendations being followed. What has been done about it?",
    )


def _recurring(pack: Pack, pages: Sequence[Sequence[str]], earlier: Sequence[Pack]) -> Iterator[Finding]:
    """Rows that stood in the trackers of earlier meetings too and are still not done."""
    before = [one for one in earlier if _is_before(one, pack)]
    if not before or not pack.recommendations:
        return
    texts = [row.action_proposed for one in (*before, pack) for row in one.recommendations]
    likeness = Likeness(texts)
    for row in pack.recommendations:
        if is_done(row.status):
            continue
        seen = sorted(
            one.meeting.date
            for one in before
            if one.meeting.date is not None
            and any(
                likeness.of(row.action_proposed, other.action_proposed) >= 0.85
                for other in one.recommendations
            )
        )
        if not seen:
            continue
        at = where(row.page, row.pdf_page)
        since = date_in_words(seen[0], weekday=False)
        yield about_row(
            pack,
            row,
            pages,
            rule="comes back",
            severity="ask" if len(seen) > 1 else "look",
            words=row.action_proposed,
            printed=f"{len(seen) + 1} meetings",
            explanation=f"{name_of(row)} on {at} has been on the list since the meeting of {since} and is not done.",
            question=f"Our recommendation '{short(row.action_proposed)}' on {at} was already on the list at the meeting of {since}. "
            "What stands in the way, and who will see it through?",
        )


def _is_before(one: Pack, pack: Pack) -> bool:
    return one.meeting.date is not None and (
        pack.meeting.date is None or one.meeting.date < pack.meeting.date
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
