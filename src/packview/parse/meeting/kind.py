"""What kind of meeting it is, whether it takes place as planned, and how many make a quorum."""

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from packview.model import Fact, MeetingKind, MeetingStatus
from packview.parse.meeting.committee import CALLED
from packview.parse.meeting.evidence import LETTERHEAD, Block, fact
from packview.parse.text.patterns import listed

_MEETS = r"(?:meeting|council|session)"
_KINDS: tuple[tuple[MeetingKind, re.Pattern[str]], ...] = (
    (
        "extraordinary",
        re.compile(rf"\bextra-?ordinary\b[^.]{{0,30}}\b{_MEETS}\b|^extra-?ordinary$", re.IGNORECASE),
    ),
    ("special", re.compile(r"\bspecial\b[^.]{0,20}\b(?:meeting|session)\b", re.IGNORECASE)),
    ("annual", re.compile(r"\bannual\b[^.]{0,30}\bmeeting\b", re.IGNORECASE)),
    ("ordinary", re.compile(r"\b(?:ordinary|regular)\b[^.]{0,20}\b(?:meeting|session)\b", re.IGNORECASE)),
)
_OTHER_MINUTES = re.compile(r"\w\W.*\bminutes of\b.*\bheld\b", re.IGNORECASE)
_CANCELLED = (
    r"\b(?:meeting|session)\b[^.]{0,40}\b(?:has been |is |was |are )?cancell?ed\b",
    r"^\W*cancell?ed\W*$",
    r"\bcancell?ed\b[^.]{0,20}\bmeeting\b",
    r"\bnotice of cancellation\b",
)
_MOVED = (
    r"\b(?:re-?scheduled|postponed)\b[^.]{0,30}\b(?:from|to|date)\b",
    r"\bmeeting\b[^.]{0,20}\bmoved (?:from|to)\b",
    r"\bpostponed\b[^.]{0,20}\bmeeting\b",
    r"\bmeeting\b[^.]{0,30}\bpostponed\b",
    r"\bchange of (?:date|venue|time)\b",
)
_STATUSES: tuple[tuple[MeetingStatus, re.Pattern[str]], ...] = (
    ("cancelled", re.compile("|".join(_CANCELLED), re.IGNORECASE)),
    ("moved", re.compile("|".join(_MOVED), re.IGNORECASE)),
)
_LONGEST_STATUS = 300
_Said = TypeVar("_Said")
_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
)
_NUMBERS = _NUMBER_WORDS.split()
_NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_OF_WHICH = (
    r"(?:\s+(?:for|of|at)\s+(?:this|the|a|any)\s+(?:[A-Za-z-]+\s+){0,5}?"
    r"(?:meeting|committee|panel|board|council|cabinet|sub-committee|body))?"
)
_NO_COUNT = r"(?!\s*[-/%.\d])(?!\s*(?:quarter|third|half|per cent|minutes))(?:\s*\(\d+\))?"
_OF_WHOM = r"(?=\s*(?:voting\s+|elected\s+|county\s+|other\s+)*(?:members?|councillors?|persons?|people|of\b|\)|\.|,|;|$))"
_AT_LEAST = listed("at_least not_less_than no_fewer_than a_minimum_of")
_QUORUMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bquorum\b{_OF_WHICH}\s*(?:(?:shall|will) be|is|are|=|:|-|\u2013|of|\()?\s*(?:at least\s+)?{_NUMBER}{_NO_COUNT}{_OF_WHOM}",
        rf"\bquorum\b[^.]{{0,20}}\b(?:minimum|least) number\b[^.]{{0,140}}?\bis\s+{_NUMBER}\b",
        rf"\bquorum\b[^.]{{0,80}}?\b{_AT_LEAST}\s+{_NUMBER}\s+(?:[a-z-]+\s+){{0,2}}(?:members?|councillors?)\b",
        rf"(?<![\w.-]){_NUMBER}\s+(?:[a-z-]+\s+){{0,2}}(?:members?|councillors?)\s+(?:shall\s+|will\s+)?(?:constitutes?|forms?|makes?|is|are|be)\s+(?:a|the)\s+quorum\b",
    )
)
_MOST_FOR_A_QUORUM = 60


def kind_of(blocks: Sequence[Block], evidence: dict[str, Fact]) -> MeetingKind:
    """Ordinary, special, extraordinary or annual, '' where nothing says so; its evidence is added."""
    said = (
        block
        for block in blocks
        if block.display or (CALLED.search(block.text) and not _OTHER_MINUTES.search(block.text))
    )
    kind: MeetingKind = _first_said("kind", said, _KINDS, evidence) or ""
    return kind


def status_of(blocks: Sequence[Block], evidence: dict[str, Fact]) -> MeetingStatus:
    """Whether it was cancelled or moved, '' where nothing says so; its evidence is added."""
    short = (block for block in blocks if len(block.text) <= _LONGEST_STATUS)
    status: MeetingStatus = _first_said("status", short, _STATUSES, evidence) or ""
    return status


def _first_said(
    fact_name: str,
    blocks: Iterable[Block],
    patterns: Sequence[tuple[_Said, re.Pattern[str]]],
    evidence: dict[str, Fact],
) -> _Said | None:
    """What the first block says that has one of the patterns; its evidence is added."""
    for block in blocks:
        for said, pattern in patterns:
            if pattern.search(block.text):
                evidence[fact_name] = fact(block.lines[0], LETTERHEAD)
                return said
    return None


def quorum_of(blocks: Sequence[Block], evidence: dict[str, Fact]) -> int | None:
    """How many members make a quorum, None where nothing says so; its evidence is added."""
    for block, following in zip(blocks, (*blocks[1:], None), strict=False):
        if "quorum" not in block.text.casefold():
            continue
        # 'Quorum' may be a heading, and the number stands in the sentence under it.
        alone = following is not None and re.fullmatch(r"(?:the )?quorum\W*", block.text, re.IGNORECASE)
        text = f"{block.text} {following.text}" if alone and following else block.text
        found = next((found for pattern in _QUORUMS if (found := pattern.search(text))), None)
        if found:
            printed = found["number"].casefold()
            number = int(printed) if printed.isdigit() else _NUMBERS.index(printed) + 1
            if 2 <= number <= _MOST_FOR_A_QUORUM:
                evidence["quorum"] = fact(block.lines[0], "the sentence that says so")
                return number
    return None
