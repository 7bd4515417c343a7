"""What the columns of a tracker are called: small named rules that can be added to."""

import re
from collections.abc import Sequence
from typing import Literal

from packview.text import fold

Role = Literal["status", "taken", "due", "owner", "number", "date", "proposed", "title"]

# Tried in turn: 'action taken' and 'action by' are settled before 'action'.
_RULES: tuple[tuple[Role, str], ...] = (
    (
        "status",
        (
            r"(?:progress |current |action |rag |overall |delivery )?status(?: rag)?|rag(?: rating)?|completed?(?: y n| yes no)?"
            r"|done|open closed|open or closed|state"
        ),
    ),
    (
        "taken",
        (
            r"actions? taken(?: to date| so far)?|(?:progress |latest |current |officers? |executive |cabinet |service |status )?"
            r"(?:updates?|responses?|comments?|outcomes?|position|feedback)(?: received| so far| to date| from officers?)?"
            r"|progress(?: to date| made| report| against action| and outcome)?|results?|notes|what (?:was|has been) done|implementation"
        ),
    ),
    (
        "due",
        (
            r"due(?: date| by)?|deadlines?|target(?: completion)?(?: date)?|by when|when|time ?scales?|completion date|date due"
            r"|(?:review|expected|expected completion|implementation|delivery) date|completed by|to be completed by"
        ),
    ),
    (
        "owner",
        (
            r"(?:lead |action |responsible |named |accountable )?(?:officers?|owners?)(?: responsible| lead)?|leads?|responsib(?:le|ility)"
            r"|lead (?:member|department|service|directorate|person)|who|by whom|assigned to|(?:person|member|officer|party) responsible"
            r"|responsible (?:person|party|lead)|(?:for )?action by|lead and support"
        ),
    ),
    (
        "number",
        (
            r"(?:(?:rec(?:ommendation)?|action|minute|item|agenda item|log|report|unique) )?(?:nos?|number|ref(?:erence)?(?: no| number)?|id)"
            r"|rec"
        ),
    ),
    (
        "date",
        (
            r"(?:meeting |original )?date(?: of (?:the )?(?:meeting|decision|review|recommendation|request|committee|origin))?"
            r"|date (?:raised|agreed|made|set|added|identified|opened|requested)|meeting(?: date)?|(?:committee|panel) (?:meeting )?date"
            r"|(?:raised|agreed) on"
        ),
    ),
    (
        "proposed",
        (
            r"(?:agreed |proposed |scrutiny |panel |committee |requested |original |outstanding )?"
            r"(?:actions?|recommendations?|resolutions?|decisions?|requests?)"
            r"(?: proposed| required| agreed| requested| made| points?| to be taken| descriptions?| details| arising)?"
            r"|what was (?:agreed|recommended|requested)|matters? arising|(?:recommendation|decision|resolution)s? (?:or|and) actions?"
            r"|recommendation action|details? of (?:the )?(?:action|recommendation|request)s?"
        ),
    ),
    (
        "title",
        (
            r"(?:agenda |report )?(?:item|title|subject|topic|theme|issue|area|report)(?: title| name| subject| heading| matter)?"
            r"|origin|minute(?: title| heading| item)?|item and minute|(?:name of )?(?:review|inquiry)|committee|source"
        ),
    ),
)
_KNOWN = tuple((role, re.compile(pattern)) for role, pattern in _RULES)
# A table with one of these is a risk register, a budget or a plan of decisions to come.
_FOREIGN = re.compile(
    r"risks?|impacts?|likelihood|mitigations?|scores?|cost|costs|budget|savings?|decision maker|consultation|consultees"
    r"|key decision|priority outcome|measures?|baseline|indicator"
)
_LONGEST_HEADER = 24
"""Words."""
_PLURAL = re.compile(r"\(s\)|/s\b|\((?:RAG|Y/N)\)", re.IGNORECASE)


def role_of(name: str) -> Role | None:
    """What a column with this heading holds, None where it cannot be told."""
    folded = fold(_PLURAL.sub(lambda found: "s" if "s" in found[0].casefold() else f" {found[0]}", name))
    return next((role for role, pattern in _KNOWN if pattern.fullmatch(folded)), None)


def roles_of(names: Sequence[str]) -> tuple[Role | None, ...] | None:
    """What the columns under these headings hold, or None where they are not a tracker's."""
    if len(names) < 3 or any(_FOREIGN.fullmatch(fold(name)) for name in names):
        return None
    roles = [role_of(name) for name in names]
    known = [role for role in roles if role]
    if "proposed" not in known or len(known) < 3 or len(names) - len(known) > max(1, len(known) // 4):
        return None
    _settle_two_proposed(names, roles)
    wanted = " ".join(fold(name) for name, role in zip(names, roles, strict=True) if role == "proposed")
    if {"taken", "status"} & set(roles) or (
        {"due", "owner"} & set(roles) and re.search("action|recommend|request", wanted)
    ):
        return tuple(roles)
    return None


def _settle_two_proposed(names: Sequence[str], roles: list[Role | None]) -> None:
    """Beside a recommendation or decision, a column called 'Action' tells what was done about it."""
    places = [place for place, role in enumerate(roles) if role == "proposed"]
    plain = [
        place
        for place in places
        if "action" in fold(names[place]).split()[:1] or fold(names[place]) == "actions"
    ]
    if len(places) == 2 and len(plain) == 1 and "taken" not in roles:
        roles[plain[0]] = "taken"


def header_in(words: Sequence[str]) -> tuple[str, ...]:
    """The column names a header printed on one line is made of, as many as fit; () where words are left over.

    Args:
        words: 'Date', 'Title', 'Action', 'proposed', 'Action', 'Taken', 'Progress', 'Status'.
    """
    best: dict[int, tuple[str, ...]] = {
        0: ()
    }  # how far it goes: the names up to there, each role once where possible
    for end in range(1, min(len(words), _LONGEST_HEADER) + 1):
        ways = [
            (*best[start], name)
            for start in range(max(0, end - 4), end)
            if start in best and role_of(name := " ".join(words[start:end]))
        ]
        if ways:
            best[end] = max(ways, key=lambda way: (len({role_of(name) for name in way}), -len(way)))
    return best.get(len(words), ())


_ASKED_WORDS = """
action actions recommendation recommendations resolution resolutions decision decisions request requests arising
"""
_ASKED = frozenset(_ASKED_WORDS.split())
_TOLD_WORDS = """
taken status update updates response responses progress outcome outcomes rag owner owners lead leads officer officers whom
responsible responsibility due deadline deadlines when who comment comments position feedback completed complete timescale
timescales target result results implementation notes done
"""
_TOLD = frozenset(_TOLD_WORDS.split())
_OTHER_WORDS = """
date meeting title item subject topic theme issue area report number no nos ref reference id rec minute agenda origin review
committee panel proposed required agreed requested made point points s of the to be by for and or latest current executive
cabinet service scrutiny rating original raised set completion expected person member assigned support what was has been
source inquiry name matters matter details description log open closed y n yes in so far from
"""
_WORDS = _ASKED | _TOLD | frozenset(_OTHER_WORDS.split())
_LONGEST_LINE = 160
"""Characters."""
_MARKS = "#().:/-&'|"


def may_hold_header(lines: Sequence[str]) -> bool:
    """A quick look: False where no few lines together can be the header of a tracker.

    Args:
        lines: of a page; the cells of a header may stand on one line or one below the other.
    """
    return header_place(lines) is not None


def header_place(lines: Sequence[str], start: int = 0) -> int | None:
    """Number of the line at which the first lines that may be a tracker's header begin, None for none.

    Args:
        lines: of a page.
        start: the line to look from.
    """
    seen: set[str] = set()
    begins = start
    for index in range(start, len(lines)):
        line = lines[index]
        if not line or line.isspace():
            continue
        words = _header_words(line)
        if not words:
            seen.clear()
            continue
        begins = begins if seen else index
        seen.update(words)
        if len(seen) > 2 and seen & _ASKED and seen & _TOLD:
            return begins
    return None


def _header_words(line: str) -> list[str]:
    """The words of a line most of which could be in a header; [] for any other line."""
    first = line.split(None, 1)[0].lower().strip(_MARKS)
    if (first and first not in _WORDS) or len(line) > _LONGEST_LINE:
        return []
    words = fold(line).split()
    return words if 3 * sum(word in _WORDS for word in words) >= 2 * len(words) else []
