"""The facts of a meeting: council, committee, kind, date, time, place, status, quorum.

Every witness gives candidates with evidence: the letterhead, labels, the sentence that calls the meeting, the heading of the
minutes, the headers of reports, the document's title, the file's name, web addresses. Candidates for the same value add up. The
best is shown only where it is well supported and clearly ahead of the next; else nothing is, and the member can type it in.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile
from typing import TypeVar, cast

from packview.model import Fact, Meeting, MeetingKind, MeetingStatus
from packview.parse.meeting.committee import CALLED, calls_another, committee_of, council_candidates
from packview.parse.meeting.evidence import (
    FRONT_LINES,
    IN_SENTENCE,
    LETTERHEAD,
    PEOPLE,
    Block,
    Witnesses,
    begins_items,
    blocks_of,
    fact,
    sentences_of,
    settle,
)
from packview.parse.meeting.other_meetings import own_blocks
from packview.parse.meeting.place import place_candidates
from packview.parse.meeting.when import day_candidates, last_day, time_candidates, with_years
from packview.parse.text.lines import Line, mark_of
from packview.parse.text.patterns import WORDS, any_case, listed, one_a_line
from packview.wording.numbers import NUMBER_WORDS
from packview.wording.periods import dates_in

_SHORTEST_HEAD = 6
_AMERICAN = re.compile(
    r"\$\d|\b[A-Z]{2} \d{5}\b|\b[AP]\.?M\.?\b(?= [A-Z])|\b(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/(?:20)?\d\d\b"
)
_FIGURES = re.compile(r"\b\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\b")


def facts_of(witnesses: Witnesses, sheet: Meeting) -> Meeting:
    """The meeting, as far as its papers tell, with the evidence for each fact, and what its front ``sheet`` lists."""
    month_first = _is_american(witnesses)
    witnesses = replace(witnesses, head=_whole_head(witnesses))

    def blocks(lines: Sequence[Line]) -> list[Block]:
        return blocks_of(lines[:FRONT_LINES], bounded=witnesses.bounded, month_first=month_first)

    def own(found: Sequence[Block]) -> list[Block]:
        return own_blocks(found, witnesses, month_first=month_first)

    # Behind the heading of those present, councils and bodies are those that people come from.
    head = [*takewhile(lambda line: not PEOPLE.match(line.text), witnesses.head)]
    named = blocks(head)
    council = settle(council_candidates(replace(witnesses, head=head), named))
    committee = committee_of(witnesses, own(named), council)
    told = [
        sentences_of(block, lambda said: not calls_another(said, committee), month_first=month_first)
        for block in own(blocks(witnesses.head))
    ]
    day = settle(day_candidates(witnesses, told, month_first=month_first))
    if day is None and (dated := with_years(told, month_first=month_first)) != told:
        told, day = dated, settle(day_candidates(witnesses, dated, month_first=month_first))
    when = date.fromisoformat(day.value) if day else None
    settled = {
        "council": council,
        "committee": committee,
        "date": day,
        "time": settle(time_candidates(witnesses, told, when), enough=1.5, ahead=0.5),
        "place": settle(place_candidates(witnesses, told, when), enough=2.0, ahead=0.5),
    }
    evidence: dict[str, Fact] = {name: found.fact for name, found in settled.items() if found}
    value = {name: found.value if found else "" for name, found in settled.items()}
    kind = _said(_KINDS, filter(_may_say_kind, told))
    status = _said(_STATUSES, (block for block in told if len(block.text) <= _LONGEST_STATUS))
    evidence |= {
        name: fact(said[1], LETTERHEAD) for name, said in (("kind", kind), ("status", status)) if said
    }
    return replace(
        sheet,
        committee=value["committee"],
        council=value["council"],
        kind=kind[0] if kind else "",
        date=when,
        date_last=last_day(told, when),
        time=value["time"],
        place=value["place"],
        status=status[0] if status else "",
        quorum=_quorum(told, evidence),
        evidence=evidence,
    )


def _whole_head(witnesses: Witnesses) -> Sequence[Line]:
    """The head up to a first item, or with what follows where it is so short that a heading of its own may have ended it."""
    head, later = witnesses.head, witnesses.later[:_SHORTEST_HEAD]
    if not witnesses.bounded:
        return head[: next((at for at, line in enumerate(head) if begins_items(line.text)), len(head)) + 1]
    if len(head) > _SHORTEST_HEAD or any(line in head for line in later):
        return head
    return [*head, *takewhile(lambda line: not (PEOPLE.match(line.text) or mark_of(line.text)), later)]


def _is_american(witnesses: Witnesses) -> bool:
    """Whether dates in figures begin with the month: prices in dollars, a state with its ZIP code, a date that would not exist otherwise."""
    text = " ".join(line.text for line in (*witnesses.head[:FRONT_LINES], *witnesses.later[:200]))
    figures = " ".join(_FIGURES.findall(text))
    words = {day for _, day in dates_in(_FIGURES.sub(" ", text))}
    day_first, month_first = ({day for _, day in dates_in(figures, month_first=one)} for one in (False, True))
    told = bool(words & month_first) and not words & day_first  # in figures and in words
    return "\u00a3" not in text and (told or bool(_AMERICAN.search(text)))


_KINDS = cast(dict[MeetingKind, str], WORDS["kinds"])
_STATUSES = {
    cast(MeetingStatus, status): one_a_line(patterns.replace("SENTENCE", IN_SENTENCE))
    for status, patterns in WORDS["statuses"].items()
}
_LONGEST_STATUS = 300
_Said = TypeVar("_Said", bound=str)
_NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
_OF_WHICH = (
    r"(?:\s+(?:for|of|at)\s+(?:meetings\s+of\s+)?(?:this|the|a|any)\s+(?:[A-Za-z-]+\s+){0,5}?"
    r"(?:meeting|committee|panel|board|council|cabinet|sub-committee|body))?"
)
_NO_COUNT = r"(?!\s*[-/%.\d])(?!\s*(?:quarter|third|half|per cent|minutes))(?:\s*\(\d+\))?"
_OF_WHOM = r"(?=\s*(?:voting\s+|elected\s+|county\s+|other\s+)*(?:members?|councillors?|persons?|people|of\b|\)|\.|,|;|$))"
_AT_LEAST = listed("at_least not_less_than no_fewer_than a_minimum_of")
_QUORUMS = tuple(
    any_case(pattern)
    for pattern in (
        rf"\bquorum\b{_OF_WHICH}\s*(?:(?:shall|will) be|is|are|=|:|-|\u2013|of|\()?\s*(?:at least\s+)?{_NUMBER}{_NO_COUNT}{_OF_WHOM}",
        rf"\bquorum\b[^.]{{0,20}}\b(?:minimum|least) number\b[^.]{{0,140}}?\bis\s+{_NUMBER}\b",
        rf"\bquorum\b[^.]{{0,80}}?\b{_AT_LEAST}\s+{_NUMBER}\s+(?:[a-z-]+\s+){{0,2}}(?:members?|councillors?)\b",
        rf"(?<![\w.-]){_NUMBER}\s+(?:[a-z-]+\s+){{0,2}}(?:members?|councillors?)\s+(?:shall\s+|will\s+)?(?:constitutes?|forms?|makes?|is|are|be)\s+(?:a|the)\s+quorum\b",
    )
)
_MOST_FOR_A_QUORUM = 60


def _may_say_kind(block: Block) -> bool:
    return block.display or block.own or bool(block.title and CALLED.search(block.text))


def _said(patterns: Mapping[_Said, str], blocks: Iterable[Block]) -> tuple[_Said, Line] | None:
    """What the first block says that has one of the patterns, and its first line."""
    both = ((block, said) for block in blocks for said in patterns)
    told = (pair for pair in both if re.search(patterns[pair[1]], pair[0].text, re.IGNORECASE))
    return next(((said, block.lines[0]) for block, said in told), None)


def _quorum(blocks: Sequence[Block], evidence: dict[str, Fact]) -> int | None:
    for block, following in zip(blocks, (*blocks[1:], None), strict=False):
        if "quorum" not in block.text.casefold():
            continue
        # 'Quorum' may be a heading, and the number stands in the sentence under it.
        alone = following is not None and re.fullmatch(r"(?:the )?quorum\W*", block.text, re.IGNORECASE)
        text = f"{block.text} {following.text}" if alone and following else block.text
        if found := next(filter(None, (pattern.search(text) for pattern in _QUORUMS)), None):
            printed = found["number"].casefold()
            number = int(printed) if printed.isdigit() else NUMBER_WORDS[printed]
            if 2 <= number <= _MOST_FOR_A_QUORUM:
                evidence["quorum"] = fact(block.lines[0], "the sentence that says so")
                return number
    return None
