"""Which body meets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from packview.model import Fact
from packview.parse.meeting.evidence import (
    CALLING,
    ENOUGH,
    LETTERHEAD,
    Block,
    Candidate,
    Witnesses,
    fact,
    own_minutes,
    published_names,
    settle,
)
from packview.parse.meeting.names import (
    BODY_WORD,
    body_name,
    council_name,
    is_beside_english,
    is_kind_of_council,
    plain_name,
)
from packview.parse.meeting.people import is_person
from packview.parse.text.lines import Line, is_capitals, join
from packview.parse.text.patterns import listed, word_in
from packview.text import fold, one_line
from packview.wording.periods import MONTH, WEEKDAY, without_marks

_KINDS_OF_COUNCIL = listed(
    "parish town community full above city county district borough ordinary regular special extraordinary"
)
_COUNCIL_MEETS = (
    re.compile(
        r"\bmeeting of (?:proceedings of )?(?:the )?(?:above |full )?(?:(?!held\b|in\b|at\b)[A-Z][\w'-]+ ){0,6}council\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_KINDS_OF_COUNCIL} council meeting|\bannual (?:parish|town|general) meeting", re.IGNORECASE
    ),
)
CUT_AT = re.compile(r"\s+[-\u2013|]\s+|\s*[|:,]\s+")
"""What parts a name from what follows on its line."""
_STRONG_LABELS = listed(
    r"committee name_of_(?:committee|meeting) meeting(?:_title|_of)? decision[-\s]maker decision_to_be_(?:taken|made)_by "
    "report_to report_for body"
)
LABEL = re.compile(
    rf"^(?:(?P<strong>{_STRONG_LABELS})\s*:|(?P<weak>to|for)\s*:)\s*(?P<rest>\S.*)$", re.IGNORECASE
)
"""A line that says for whom it is: 'Committee: Planning', 'To: Cabinet'."""
_TO_BE = listed("will_be was is_to_be to_be being")
CALLED = re.compile(
    rf"\bmeetings?\b[^.]{{0,120}}?\b(?:of|for)\b|\b(?:meeting|session)\b[^.]{{0,60}}?\b{_TO_BE}\s+held\b"
    r"|\bheld\b|\bwill\s+(?:meet|hold)\b|\bmet\b|\bconvened\b|\b(?:summoned|invited) to\b|\brequested to attend\b",
    re.IGNORECASE,
)
"""A sentence that calls a meeting."""
_AFTER_BODY = listed(
    r"(?:which\s+)?(?:will|is|was|shall|to)\s+be\b held\b was\b on\b at\b in\b takes?\b taking\b scheduled\b has\b"
)
_MEETS = listed(r"will\s+(?:hold|meet) meets?\b met\b convened?\b (?:meeting\s+)?(?:(?:will|is\s+to|to)\s+be|was)\s+held")
_CALLS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bmeeting(?:\s+of\s+proceedings)?s?\s+(?:of|for)\s+(?:the\s+)?(?P<body>(?-i:[A-Z])[^.:;]{2,120})",
        r"^\W*(?:[a-z]+ ){0,2}minutes?\s+(?:of|for)\s+(?:the\s+)?(?P<body>(?-i:[A-Z])[^.:;]{2,120})",
        rf"(?:^|\b(?:the|a|of)\s+)(?P<body>(?-i:[A-Z])[\w&,' -]{{3,80}}?)\s+{_MEETS}",
        r"\bto attend (?:the|a)\s+(?P<body>(?-i:[A-Z])[\w&,' -]{3,80}?)\s+meeting\b",
    )
)
_BODY_ENDS = re.compile(rf",?\s+{_AFTER_BODY}|,|\s+members\b", re.IGNORECASE)
_OF_MINUTES = re.compile(r"\bminutes of (?:(?:the|a|an|last|previous|ordinary|special)\s+)*$", re.IGNORECASE)
_WITH_DATE = re.compile(
    rf"^(?P<body>[^\d:]{{3,90}}?)\s*(?:[-\u2013\u2014,|]|\bon\b|\s)\s*(?:{WEEKDAY},?\s*)?"
    rf"(?P<when>(?:\d{{1,2}}\S*\s+{MONTH}|{MONTH}\s+\d{{1,2}}).*\d{{4}}.*)$",
    re.IGNORECASE,
)
_ALONE = frozenset(
    [
        "committee",
        "council",
        "authority",
        "board",
        "panel",
        "commission",
        "commissioners",
        "forum",
        "meeting",
        "sub-committee",
        "cabinet committee",
    ]
)


def committee_of(
    witnesses: Witnesses, blocks: Sequence[Block], council: Candidate | None
) -> Candidate | None:
    """The body that meets; the ``council`` itself where it is said that it does."""
    name = council.value if council else ""
    candidates = [*_candidates(witnesses, blocks)]
    found = settle(_merged(candidates, name))
    if found is None:
        if any(one.fact.how == CALLING and not is_kind_of_council(one.value) for one in candidates):
            return None
        near = (block.text for block in blocks if block.near > 0)
        meets = any(pattern.search(text) for text in near for pattern in _COUNCIL_MEETS)
        return council if witnesses.bounded and meets else None
    # 'Combined Authority Committee' is 'the committee' of its council, and no name of one.
    nameless = {*str(found.key).split()} - {*key_of(name).split()} == {"committee"}
    return None if name and nameless else found


def _candidates(witnesses: Witnesses, blocks: Sequence[Block]) -> Iterator[Candidate]:
    """Bodies that the front sheet, the file's title and its name give."""
    for block in blocks:
        yield from _in_block(block)
    for line in witnesses.later:
        label = LABEL.match(line.text)
        if label and label["strong"] and (name := _cut_body(label["rest"])):
            yield _body(name, ENOUGH, fact(line, "a report's header"))
            break  # ten reports of one pack are one witness
    for printed in published_names(witnesses):
        if name := _cut_body(printed.body):
            yield _body(name, printed.weight, printed.fact)


def _in_block(block: Block) -> Iterator[Candidate]:
    labelled = LABEL.match(block.text)
    if labelled:
        strong, rest = labelled["strong"], labelled["rest"]
        if name := _cut_body(rest) or (plain_name(rest) if strong else ""):
            yield _body(name, 5.0 if strong else 3.5, fact(block.lines[0], "a label"))
    called = (found for pattern in _CALLS for found in pattern.finditer(block.text))
    own = own_minutes(block.text)
    ours = (found for found in called if own or not _OF_MINUTES.search(block.text[: found.start()]))
    for name in dict.fromkeys(filter(None, (_called(found["body"]) for found in ours))):
        yield _body(name, 4.0, fact(block.lines[0], CALLING))
    for name, line, weight in _displayed(block) if block.display else ():
        yield _body(name, weight + block.near, fact(line, LETTERHEAD))


def _called(text: str) -> str:
    """The body that a sentence calls or tells of: up to what says when and where, else to the first word for a body."""
    text = _BODY_ENDS.split(text, maxsplit=1)[0]
    ends = (word.end() for word in BODY_WORD.finditer(text))
    return _cut_body(text) or next(filter(None, (body_name(text[:end]) for end in ends)), "")


def _body(name: str, weight: float, evidence: Fact) -> Candidate:
    """A candidate for the body; 'Board' alone weighs less, and 'Committee' is shown as 'Committee Meeting' where that is printed."""
    weight = min(weight, 3.2) if key_of(name) in _ALONE else weight
    called = name == "Committee" and "committee meeting" in evidence.words.casefold()
    return Candidate(
        value="Committee Meeting" if called else name, key=key_of(name), weight=weight, fact=evidence
    )


def _displayed(block: Block) -> Iterator[tuple[str, Line, float]]:
    """Names that a letterhead has on a line, or over up to four."""
    start = 0
    while start < len(block.lines):
        for count in range(min(_MOST_LINES, len(block.lines) - start), 0, -1):
            lines = block.lines[start : start + count]
            if any(_is_no_part(line.text) for line in lines[:-1]) or not _of_one_look(lines):
                continue
            text = without_marks(join(line.text for line in lines))
            dated = _WITH_DATE.match(text)
            if name := _cut_body(dated["body"] if dated else text):
                larger = any(line.bold for line in lines) or is_capitals(text)
                yield name, lines[0], 2.2 + (1.0 if dated else 0.0) + (0.6 if larger else 0.0)
                start += count - 1
                break
        start += 1


def _of_one_look(lines: Sequence[Line]) -> bool:
    """Whether lines can be one name: set in the same way, and no list of people."""
    looks = {(round(line.size), bool(line.bold), is_capitals(line.text)) for line in lines}
    people = len(lines) > 1 and any(is_person(part) for part in lines[0].text.split(",")[1:])
    return len(looks) == 1 and not people


_MOST_LINES = 4
_OFFICE = word_in("chief_executive clerk director officer secretary solicitor manager mayor yours signed")
_TITLES = frozenset(["agenda", "minutes", "notice", "noticeofmeeting", "publicnotice", "summons"])
"""What a paper calls itself, without the spaces that some set between its letters."""


def _is_no_part(text: str) -> bool:
    """Whether a line cannot be the beginning of a name that goes on below: it is whole, or none."""
    if len(text) > 70 or any(map(str.isdigit, text)) or text.endswith((".", ":", ";")):
        return True
    return (
        fold(text).replace(" ", "") in _TITLES
        or is_person(text)
        or _OFFICE.search(text) is not None
        or is_beside_english(text)
        or bool(body_name(text) or council_name(text))
    )


_WHEN = re.compile(
    rf"\b(?:{WEEKDAY}|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|{MONTH}\s+\d|date|time|venue)\b", re.IGNORECASE
)


def _cut_body(text: str) -> str:
    """The body a text begins with, up to a date, dash, comma or label behind it."""
    text = without_marks(one_line(text))
    whole = body_name(text)
    if whole:
        return whole
    when = _WHEN.search(text)
    first = text[: when.start()] if when else text
    pieces = (first, re.split(r"\s+[-\u2013|]\s+", first)[0], CUT_AT.split(first)[0])
    return next((name for piece in pieces if (name := body_name(piece))), "")


def names_a_body(text: str) -> bool:
    """Whether a text begins with the name of a body."""
    return bool(_cut_body(text))


def _merged(candidates: Sequence[Candidate], council: str) -> Iterator[Candidate]:
    """Candidates in which a name and its end are one: 'Policy Committee' backs 'Transport Policy Committee'."""
    own = key_of(council)
    # 'Borough Council' in a letterhead is the rest of a name where a sentence or a label says which body meets.
    called = any(one.fact.how != LETTERHEAD and not is_kind_of_council(one.value) for one in candidates)
    candidates = [
        one
        for one in candidates
        if not (called and one.fact.how == LETTERHEAD and is_kind_of_council(one.value))
    ]
    values = {**{str(one.key): one.value for one in reversed(candidates)}, own: council}
    keys = sorted(filter(None, values), key=len, reverse=True)
    printed = {one.key for one in candidates if one.fact.how == LETTERHEAD and _is_heading(one)}
    for one in candidates:
        key = str(one.key)
        longer = next((other for other in keys if _is_end_of(key, other)), key)
        if own and is_kind_of_council(one.value):
            longer = own
        # 'COUNTY COUNCIL' under 'Kent County Council' is how that council's meeting is called.
        if longer == own and key in printed and key not in _WHOLE_COUNCIL:
            longer = key
        # A letterhead names the council whatever meets; only a sentence or a label says that the council itself does.
        if longer != own or one.fact.how != LETTERHEAD:
            yield replace(one, key=longer, value=values[longer])


def _is_heading(one: Candidate) -> bool:
    """Whether a line begins with a body's name, and not with 'Council Meeting'."""
    return re.match(rf"{re.escape(one.value)}\b(?!\s+meeting)", one.fact.words, re.IGNORECASE) is not None


_WHOLE_COUNCIL = ("council", "full council", "authority")


def _is_end_of(key: str, other: str) -> bool:
    """Whether a name is the end of a longer one, or its initials: 'ICB Board' of an integrated care board."""
    first, *more = key.split() or [""]
    initials = "".join(word[0] for word in other.split() if word not in ("and", "of"))
    short = len(first) > 2 and initials.endswith(first) and (not more or more == other.split()[-1:])
    whole = other.startswith(f"{key} of ")
    return other != key and (short or whole or (other.endswith(f" {key}") and (bool(more) or key in _ALONE)))


def key_of(name: str) -> str:
    """What makes two names the same: letters only, without 'the'."""
    return re.sub(r"\bthe\b ?", "", fold(name.replace("&", " and "))).strip()
