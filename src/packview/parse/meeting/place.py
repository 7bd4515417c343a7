"""Where a meeting is held."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from packview.parse.meeting.evidence import (
    AFTER_WHEN,
    CALLING,
    CONTACT,
    IN_SENTENCE,
    LETTERHEAD,
    OWN_MINUTES,
    Block,
    Candidate,
    Witnesses,
    blocks_of,
    fact,
    has_when,
    is_near,
    with_label,
    without_when,
)
from packview.parse.meeting.names import BODY_WORD, body_name, council_name
from packview.parse.meeting.other_meetings import own_blocks
from packview.parse.meeting.people import is_person
from packview.parse.text.lines import Line, join
from packview.parse.text.patterns import WORDS, any_case, listed, one_of, word_in
from packview.text import fold, one_line
from packview.wording.periods import MONTH, WEEKDAY, dates_in

_LABELS = listed("venue place location where lleoliad")
_LABEL = any_case(
    rf"^\W*(?:\w+\s*/\s*)?(?:meeting )?{_LABELS}(?: of (?:the )?meeting)?(?:\s*:\s*|\s[-\u2013\u2014]\s+(?=\S))(?P<place>\S.*)?$"
    r"|^(?P<bare>venue|place)\s+(?P<named>[A-Z].*)$"
)
_HELD = listed(
    r"held opened hold meet(?:ing)? met (?:takes?|taking|took)_place convene[sd]? session called hearing"
)
_BETWEEN = rf"(?:(?!\b(?:held|minutes)\b){IN_SENTENCE}){{0,90}}?"
_NO_TIME = r"(?!\d{1,2}(?:[.:]\d\d(?!\d)|\s*(?:[ap]\.?\s?m|noon|hours|hrs)\b))"
_BEHIND = one_of(
    rf"on\s+(?:the\b|{WEEKDAY}|{MONTH}|\d)",
    rf",?\s*{WEEKDAY}\b",
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}\b",
    r"and\s+(?:online|virtually|via|by)",
    r"by\s+(?:the\s+)?(?:(?:vice|deputy|acting)[- ])?(?:chair|mayor|president|mr|ms|cllr|cr|councill?or|commissioner)",
    listed(
        r"has\s+been at\s+(?:\d|noon) commencing starting to_(?:consider|transact|deal) to_(?:start|commence|begin) for_the_purpose when\b at_which enabling"
    ),
)
_SCREEN = r"(?:(?:MS|Microsoft)\s+)?(?:Teams|Zoom|video)\b"
_HELD_IN = any_case(
    rf"\b{_HELD}\b{_BETWEEN}\b(?:in|at|outside|within|via|by(?=\s+(?:{_SCREEN}))):?\s+(?:(?-i:the|THE|an?)\s+)?[\u2018\u201c'\"]?(?P<place>{_NO_TIME}(?-i:[A-Z\u00c0-\u00de0-9])(?:[^.;]|(?<=\s[A-Z])\.|\.(?=,)){{2,150}}?)"
    rf"(?=,?\s+{_BEHIND}|(?<!\s[A-Z])\.(?:\s|$)|;|$)"
)
_ROOMS = "\\w*rooms? halls? chambers? suite cent(?:re|er) house building library guildhall pavilion hut inn barn church school offices? club lodge chapel institute exchange annexe? courthouse auditorium"
_ROOM = word_in(_ROOMS)
_SMALL_WORD = word_in(WORDS["place"]["small_words"])
_PLACES = (
    _ROOMS + " street road hotel town\\s?hall civic college university club quay square avenue lane "
    "gallery theatre racecourse zoom teams online virtual(?:ly)? remote(?:ly)? headquarters court"
)
_PLACE_WORD = any_case(rf"\b{listed(_PLACES)}\b|\b[A-Z]{{1,2}}\d[\dA-Z]?\s*\d[A-Z]{{2}}\b")
_OTHER_WORDS = listed(WORDS["place"]["other_words"])
_NO_PLACE = any_case(
    rf"\b{_OTHER_WORDS}(?!\w)|\(\d{{3}}\)|@|\?|https?:|www\.|\d\s?[ap]\.?m\b|[*_]{{2}}|[a-z]{{3}}:\s"
)
_NO_BEGINNING = any_case(r"\d{1,2}[.)]\s|[(\[]|the$|a$|(?:on|at|to|of|and)\b")
_WHAT_IS_HELD = any_case(r"(?:.*\s)?(?:meeting|session|minutes|agenda|notes|notice)")
_DAY_OR_MONTH = any_case(rf"(?:{MONTH}|{WEEKDAY}|public|private|person)\W*")
_ONLINE = rf"online|virtually|remotely|(?:(?:via|by|on)\s+)?{_SCREEN}"
_LOOSE_END = r"(?:\s+(?:and|or|on|at|of|in|by|for|to|the|a|via)|[\s,.:|'\"\u2018\u2019\u201c\u201d\u2013-])+$"
_REST = re.compile(
    rf",?\s+and\s+(?:{_ONLINE}).*"
    r"|,?\s+which\b.*|(?:(?<=\w{4})|(?<=\d[A-Z]{2}))\.\s+[A-Z].*|\s[-\u2013]\s(?i:please|click|join)\b.*"
    rf"|{_LOOSE_END}"
)
"""What stands behind a place: 'and via Teams', 'View directions'."""
_WELSH = r"\b(?:siambr|neuadd|ystafell|swyddfeydd|canolfan)\b"
_TWO_LANGUAGES = any_case(rf"{_WELSH}[^/]*\b(?:chamber|hall|room|offices|centre)\b")
_IN_FRONT = any_case(
    r"^(?:(?:hybrid|virtual|remote|online|convene|open) meeting\s*(?:[-\u2013:]|in|at)\s+(?:the\s+)?(?=\S)"
    r"|(?:(?:to be )?held (?:in|at|on|via|by)|venue\W|(?-i:the))\s+(?=\S)"
    rf"|[^/]*{_WELSH}[^/]*\s/\s+|[\s,.:|'\"\u2018\u2019\u201c\u201d\u2013-]+)+"
)
"""What stands before it: 'Hybrid meeting - ', the same place in Welsh."""
_ALL_MEETINGS = any_case(r"\b(?:this|council|all|the) meetings?\b[^.]{0,40}$")
_OPENED = any_case(rf"\b(?:called|came|brought)\b[^.]*\bto order\b{IN_SENTENCE}*$")
_LONGEST_PLACE = 130
_LATER_LINES = 250


def is_place(text: str) -> bool:
    """Whether a text can be where a meeting is held: short, with letters, no sentence, no heading and no item's number in front."""
    text = text.strip()
    if not 4 <= len(text) <= _LONGEST_PLACE or not re.search(r"[^\W\d_]{3}", text) or text[0].islower():
        return False
    no_place = (
        _WHAT_IS_HELD.fullmatch(text)
        or _NO_PLACE.search(text)
        or _TWO_LANGUAGES.search(text)
        or _NO_BEGINNING.match(text)
    )
    return not no_place and not _DAY_OR_MONTH.fullmatch(text) and not any(dates_in(text))


def place_candidates(witnesses: Witnesses, blocks: Sequence[Block], when: date | None) -> Iterator[Candidate]:
    """Places from labels, the sentence that calls the meeting, lines near its day, and notices further on."""
    for position, block in enumerate(blocks):
        below = blocks[position + 1].lines if position + 1 < len(blocks) else ()
        yield from _labelled(block, below)
        for found in _HELD_IN.finditer(block.text):
            named = found["place"].startswith("The ") or any(map(str.isdigit, found["place"]))
            if named or found["place"].count(",") > 1 or _PLACE_WORD.search(found["place"]):
                yield from _place(found["place"], 3.5 + block.title, block.lines[0], CALLING)
        # The address of whoever sends the paper is not where the meeting is.
        dated = any(one.days for one in blocks[max(0, position - 1) : position + 1])
        of_office = CONTACT.search(block.lines[0].text if dated else block.text)
        other_day = block.days and when and not block.has(when)
        near = (is_near(blocks, position, when) or block.title) and not (of_office or other_day)
        if block.display or block.own or (len(block.lines) == 1 and not block.text.endswith((".", ":"))):
            first = block.lines[0].text
            heading = position == 0 and not has_when(first)  # who meets, not where
            heading |= any(
                OWN_MINUTES.match(line.text) for line in (*block.lines[1:2], *below[: len(block.lines) == 1])
            )
            yield from _displayed(
                block.lines[heading:] if near else (), 2.0 if when else 0.0, title=block.title
            )
    for block in own_blocks(blocks_of(witnesses.later[:_LATER_LINES]), witnesses):
        for found in _HELD_IN.finditer(block.text) if "meeting" in block.text.casefold() else ():
            before = block.text[: found.start("place")]
            opened = witnesses.bounded and _OPENED.search(before)
            if opened or _ALL_MEETINGS.search(before):  # of this meeting's place, or of all
                yield from _place(found["place"], 2.0, block.lines[0], "a notice")


def _place(text: str, weight: float, line: Line, how: str) -> Iterator[Candidate]:
    text = _REST.sub("", _named(_REST.sub("", _IN_FRONT.sub("", one_line(text)))))
    if is_place(text):
        key = re.sub(r"\W|^the ", "", fold(text))[:24]
        yield Candidate(value=text, key=key, weight=weight, fact=fact(line, how))


def _named(text: str) -> str:
    """What a text names before it goes on with words that name nothing: 'Weir Room, Town Hall and finished'."""
    words = re.finditer(r"(?<!\S)[a-z]\S*", text)
    other = (word for word in words if not (_SMALL_WORD.match(word[0]) or _PLACE_WORD.search(word[0])))
    return text[: next((word.start() for word in other), len(text))]


_WITHIN_WHEN = any_case(r"\b\d{4},? (?:in|at) (?:the )?(?P<place>(?-i:[A-Z])[^:;.]+?),? (?:at|from) \d")


def _labelled(block: Block, below: Sequence[Line]) -> Iterator[Candidate]:
    """What stands behind a label, or under it."""
    for index, line in enumerate(block.lines):
        if found := _LABEL.match(with_label(line)):
            named = found["place"] or found["named"] or ""
            following = block.lines[index + 1 :] or (() if named else below)
            yield from _place(_over_lines(named, following), 5.0, line, "a label")


def _over_lines(first: str, following: Sequence[Line]) -> str:
    """A place with its other lines, as far as they look like an address."""
    found = [first] if first else []
    for line in following[:3]:
        label = re.match(r"[\w /&]{2,30}:", line.text) or next(dates_in(line.text), None)
        address = _PLACE_WORD.search(line.text) or line.text[0].isdigit() or "," in line.text
        more = not found or (not line.gap and (found[-1].endswith(",") or address))
        if label or not more or _NO_PLACE.search(line.text):
            break
        found.append(line.text)
    return join(found)


def _displayed(lines: Sequence[Line], dated: float, *, title: bool) -> Iterator[Candidate]:
    """Lines of a letterhead beside the date that name a room, a building or an address, and any name right behind the day of a title."""
    taken: list[Line] = []
    beside = 0.0
    for before, line in zip((None, *lines), (*lines, None), strict=True):
        behind = AFTER_WHEN.match(line.text) if line else None
        if line and (within := _WITHIN_WHEN.search(line.text)):
            yield from _place(within["place"], 3.0, line, LETTERHEAD)
        text = _IN_FRONT.sub("", _beside_when(behind["rest"] if behind else line.text)) if line else ""
        below = title and (behind or (before and has_when(before.text)))
        if line and is_place(text) and _goes_on(text, taken[-1].text if taken else "", below=bool(below)):
            comma = "," if line.text.rstrip().endswith(",") else ""
            beside = (beside if taken else 0.0) or float(has_when(line.text))  # on the line of the day
            taken.append(replace(line, text=text + comma))
            continue
        if taken:
            text = join(other.text for other in taken)
            yield from _place(text, (3.0 if _ROOM.search(text) else dated) + beside, taken[0], LETTERHEAD)
        taken = []


_PARTS = re.compile(r"\s+[-\u2013\u2014|\u2022]\s+|\s*[()]\s*")


def _beside_when(text: str) -> str:
    """A line without its day and time, and without the body and the sort of meeting that dashes or brackets part from them."""
    parts = [part for part in _PARTS.split(text) if part]
    if len(parts) == 1 or not has_when(text):
        return without_when(text)
    rest = filter(None, map(without_when, parts))
    return " - ".join(
        part for part in rest if not (_WHAT_IS_HELD.fullmatch(part) or body_name(part) or council_name(part))
    )


def _goes_on(text: str, begun: str, *, below: bool) -> bool:
    """Whether a line names a place, or goes on with the address that the line before has ``begun``, or is one ``below`` the day."""
    people = sum(map(is_person, text.split(","))) > 1
    more = re.search(r"\d|,", text) or (begun.endswith(",") and not is_person(text))
    if begun and len(text) < 60 and not (BODY_WORD.search(text) or people) and more:
        return True
    # A council's own name before an address is its letterhead.
    named = body_name(text) or council_name(text) or council_name(text.split(",", maxsplit=1)[0])
    address = text.startswith("The ") or ("," in text and not people)
    return (
        bool(_PLACE_WORD.search(_named(text)) or (below and address and _named(text) == text)) and not named
    )
