"""What a front sheet tells of other meetings than its own: those to come, those whose minutes are approved, those a motion calls."""

from collections.abc import Iterator, Sequence
from datetime import date

from packview.parse.meeting.evidence import (
    IN_SENTENCE,
    NEXT_SENTENCE,
    PEOPLE,
    UNFINISHED,
    Block,
    Witnesses,
    is_address,
    with_label,
)
from packview.parse.text.lines import Line, join
from packview.parse.text.patterns import WORDS, any_case, listed, word_in
from packview.wording.periods import dates_in, without_marks

_OTHER = WORDS["other_meetings"]
_NEXT = any_case(rf"\b{listed(_OTHER['which'])}\s+(?:\w+\s+){{0,3}}meetings?\b")
_SUMMONS = any_case(r"\b(?:summon|attend|invit|remind|notice|agenda)")
_IS_HELD = any_case(r"\bnext\b.*\bwill be held\b")
_TO_COME = any_case(
    rf"\b(?:regular|special|next)\b{IN_SENTENCE}{{0,30}}\b(?:meeting|session)\b{IN_SENTENCE}{{0,30}}\b(?:to|will) be (?:held|convened)\b"
)
_STILL_TO_BE = any_case(
    r"\b(?:to|will|would|shall|should|be)\s+(?:be\s+)?(?:held|hold|convened?|meet|take place|scheduled)\b"
)
_HEARING = word_in("hearings?")
_AT_ITS_MEETING = any_case(r"\bat (?:its|their)(?: [a-z]+){0,2} meeting\b")
_MOTION = word_in(_OTHER["motion"])
_MEETING_MOVED = any_case(r"\b(?:meeting|session)\b.*\bmoved\b")
_APPROVED_AT = any_case(rf"\b{listed(_OTHER['approved'])}\b{IN_SENTENCE}{{0,20}}\b(?:at|by)\b(?! \d)")
_TO_BE_APPROVED = any_case(
    r"\b(?:approv(?:e|al|ing)|confirm(?:ation|ing)?|adopt(?:ion|ing)?|sign(?:ing)?)\b[^.]{0,30}\b(?:following|minutes)\b[^.]{0,60}$"
    r"|\bminutes\b[^.]{0,30}\bapproval\b[\w ]{0,15}:$|^\W*(?:approval|confirmation|adoption|to (?:approve|confirm|adopt|sign))\b"
)
_MINUTES_APPROVED = any_case(
    rf"\b(?:minutes?|notes)\b.*\b(?:(?:was|were|be|been) (?:\w+ ){{0,3}}{listed(_OTHER['approved'])}\b|{listed(_OTHER['approved'])} as\b|(?:true|correct|accurate) (?:record|copy))"
)
_OTHER_MINUTES = any_case(r"\b(?:minutes?|notes) of\b(?!.*\bproceedings\b).*\bheld\b")
_APPROVAL = any_case(r"\b(?:that|approv\w+|confirm\w*|sign|receive|adopt\w*|consider)\b(?! minutes)")
_EVENT = any_case(
    rf"\b{listed(_OTHER['events'])}\b{IN_SENTENCE}{{0,60}}\b(?:will|to) (?:be|take place|follow)\b"
)
_INSTEAD = any_case(rf"\b{listed(_OTHER['instead'])}\b")
_PUBLISHED = any_case(rf"\W*(?:(?:agenda|date|notice)\s+)*(?:of\s+)?{listed(_OTHER['published'])}\b")
_HEADING = any_case(
    r"\b(?:approv(?:e|al|ing)|confirm(?:ation)?|adoption|signing)\b[^.]{0,60}$|^\W*(?:next|future|previous|last|forthcoming)\b[^.]*\bmeetings?\W*$"
)
"""What stands over the day of another meeting."""
_GOES_ON = any_case(r"(?:held|on|at|in|of|to)\b")


def own_blocks(blocks: Sequence[Block], witnesses: Witnesses, *, month_first: bool = False) -> list[Block]:
    """Blocks without what they tell of other meetings.

    Args:
        blocks: in order.
        witnesses: say whether the paper records a meeting: what is still to be held is another one.
        month_first: whether '02/05/25' is 5 February.
    """
    titled = any(block.display and block.title and _HEARING.search(block.text) for block in blocks)
    found: list[Block] = []
    told: set[date] = set()
    above, attended = "", False
    for block in blocks:
        attended = attended or PEOPLE.match(block.lines[0].text) is not None
        hearing = titled or block.display or block.own
        clauses = [*_clauses(block)]
        published = any(map(_PUBLISHED.match, clauses))  # from an office, whose address stands with it
        kept: list[str] = []
        for clause in clauses:
            dates = [*dates_in(clause, month_first=month_first)]
            days, lead = {day for _, day in dates}, clause[: dates[0][0] if dates else None]
            headed = _HEADING.search(above) is not None
            # Below those present stands business: a day that is not told yet is of that.
            business = attended and told and days and days.isdisjoint(told)
            of_office = published and not days and is_address(clause)
            of_hearing = not hearing and _HEARING.search(lead)
            calls = not (witnesses.record or told) and (block.title or witnesses.bounded)
            other = _PUBLISHED.match(clause) or _is_of_another(
                clause, lead, block, record=witnesses.record, calls=calls
            )
            if not (headed or business or of_office or of_hearing or other):
                kept.append(clause)
                told |= days
            if not (days and headed):  # a heading stands over a list of days
                above = "" if days else clause
        if kept:
            found.append(block.with_only(kept, month_first=month_first))
    return found


def _clauses(block: Block) -> Iterator[str]:
    """The sentences of a block; of a letterhead each line that is whole."""
    group: list[str] = []
    for before, line in zip((None, *block.lines), block.lines, strict=False):
        if before and group and _is_apart(before, line, block):
            yield from NEXT_SENTENCE.split(without_marks(join(group)))
            group = []
        group.append(with_label(line))
    yield from NEXT_SENTENCE.split(without_marks(join(group)))


def _is_apart(before: Line, line: Line, block: Block) -> bool:
    ends = (
        not before.text.endswith((*UNFINISHED, ":"))
        and not _GOES_ON.match(line.text)
        and not line.text[0].islower()
    )
    return ends and (block.display or line.text.startswith("("))


def _is_of_another(clause: str, lead: str, block: Block, *, record: bool, calls: bool) -> bool:
    """Whether a clause, with what stands in its ``lead`` before the day, tells of another meeting.

    'The next meeting will be held' is its own where it still ``calls`` one.
    """
    summons = (not record and _SUMMONS.search(lead)) or (calls and _IS_HELD.search(clause))
    to_come = (_TO_COME.search(lead) or (record and _STILL_TO_BE.search(lead))) and not (
        block.title or summons
    )
    if to_come or (_NEXT.search(lead) and not summons):
        return True
    motion = _MOTION.search(lead) and not _MEETING_MOVED.search(lead)
    approved = _APPROVED_AT.search(lead) or _TO_BE_APPROVED.search(lead) or _MINUTES_APPROVED.search(clause)
    if motion or approved or _EVENT.search(clause) or _AT_ITS_MEETING.search(clause) or _INSTEAD.search(lead):
        return True
    headed = block.display and not _APPROVAL.search(lead)
    return bool(_OTHER_MINUTES.search(clause)) and not (headed or block.own)
