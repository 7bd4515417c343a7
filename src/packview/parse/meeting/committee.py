"""Which body meets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from packview.model import Fact
from packview.parse.meeting.evidence import (
    AFTER_WHEN,
    CALLING,
    ENOUGH,
    LETTERHEAD,
    NEXT_SENTENCE,
    Block,
    Candidate,
    Witnesses,
    fact,
    published_names,
    settle,
)
from packview.parse.meeting.names import (
    BODY_WORD,
    body_name,
    council_name,
    in_sentence_case,
    is_beside_english,
    is_kind_of_council,
    plain_name,
)
from packview.parse.meeting.people import is_person
from packview.parse.text.lines import Line, join, title_case
from packview.parse.text.patterns import WORDS, any_case, listed, word_in
from packview.text import fold, one_line
from packview.wording.periods import MONTH, WEEKDAY, dates_in, without_marks

CUT_AT = re.compile(r"\s+[-\u2013|]\s+|\s*[|:,]\s+")
"""What parts a name from what follows on its line."""
_STRONG_LABELS = listed(WORDS["bodies"]["strong_labels"])
LABEL = any_case(rf"^(?:(?P<strong>{_STRONG_LABELS})\s*:|(?P<weak>to|for)\s*:)\s*(?P<rest>\S.*)$")
"""A line that says for whom it is: 'Committee: Planning', 'To: Cabinet'."""
_TO_BE = listed("will_be was is_to_be to_be being")
CALLED = any_case(
    rf"\bmeetings?\b[^.]{{0,120}}?\b(?:of|for)\b|\b(?:meeting|session)\b[^.]{{0,60}}?\b{_TO_BE}\s+held\b"
    r"|\bheld\b|\bwill\s+(?:meet|hold)\b|\bmet\b|\bconvened\b|\b(?:summoned|invited) to\b|\brequested to attend\b"
)
"""A sentence that calls a meeting."""
_AFTER_BODY = listed(WORDS["bodies"]["after_body"])
_MEETS = listed(WORDS["bodies"]["meets"])
_CALLS = tuple(
    any_case(pattern)
    for pattern in (
        r"\bmeeting(?:\s+of\s+proceedings)?s?\s+(?:of|for)\s+(?:the\s+)?(?P<body>(?-i:[A-Z])[^.:;]{2,120})",
        r"^\W*(?:[a-z]+ ){0,2}minutes?\s+(?:of|for|from)\s+(?:the\s+)?(?P<body>(?-i:[A-Z])[^.:;]{2,120})",
        rf"(?:^|\b(?:the|a|of)\s+)(?P<body>(?-i:[A-Z])(?:(?!\bthat\b)[\w&,' -]){{3,80}}?)\s+{_MEETS}",
        r"\bto attend (?:the|a)\s+(?P<body>(?-i:[A-Z])[\w&,' -]{3,80}?)\s+meeting\b",
    )
)
_BODY_ENDS = any_case(rf",?\s+{_AFTER_BODY}|,|\s+members\b")
_OF_MINUTES = any_case(r"\bminutes? of (?:(?:the|a|an|last|previous|ordinary|special)\s+)*$")
_BARE = ("council", "board", "authority", "panel", "commission", "forum", "commissioners")
_ALONE = re.compile(
    r"(?:(?:sub-|cabinet )?committee|council|authority|board|panel|commission|commissioners|forum|meeting)"
)


def committee_of(
    witnesses: Witnesses, blocks: Sequence[Block], council: Candidate | None
) -> Candidate | None:
    """The body that meets; the ``council`` itself where it is said that it does."""
    name = council.value if council else ""
    found = settle(_merged([*_candidates(witnesses, blocks)], name))
    if found is None or (council and found.key == key_of(name) and not witnesses.bounded):
        return None
    named = found.fact.how == LETTERHEAD or "meeting" in found.fact.words.casefold()
    if str(found.key) in _BARE and not (named and found.key == "council"):
        return None  # 'Council Meeting' over the minutes of one names it
    # 'Combined Authority Committee' is 'the committee' of its council, and no name of one.
    nameless = {*str(found.key).split()} - {*key_of(name).split()} == {"committee"}
    return None if name and nameless and "Committee Meeting" not in found.fact.words else found


def _candidates(witnesses: Witnesses, blocks: Sequence[Block]) -> Iterator[Candidate]:
    """Bodies that the front sheet, the file's title and its name give."""
    for block in blocks:
        first = block.lines[0]
        if labelled := LABEL.match(block.text):
            strong, rest = labelled["strong"], labelled["rest"]
            name = body_at(rest) or (title_case(plain_name(rest)) if strong else "")
            yield from _body(name, 5.0 if strong else 3.5, fact(first, "a label"))
        called = [found for pattern in _CALLS for found in pattern.finditer(block.text)]
        if not block.own:
            called = [found for found in called if not _OF_MINUTES.search(block.text[: found.start()])]
        called.sort(key=lambda found: found.start())
        day = min((start for start, _ in block.days), default=len(block.text))
        known = ""
        for found in called:
            # The first that a notice calls meets; what it says behind the day and a full stop is of other meetings.
            later = known or NEXT_SENTENCE.search(block.text, day, found.start() + 1)
            name = _called(found["body"])
            yield from _body(name if name != known else "", 2.1 if later else 4.0, fact(first, CALLING))
            known = known or name
        for name, line, weight in _displayed(block) if block.display else ():
            yield from _body(name, weight + max(block.near, block.title), fact(line, LETTERHEAD))
    headers = ((line, LABEL.match(line.text)) for line in witnesses.later)
    strong = ((line, body_at(label["rest"])) for line, label in headers if label and label["strong"])
    for line, name in islice((one for one in strong if one[1]), 1):  # ten reports of one pack are one witness
        yield from _body(name, ENOUGH, fact(line, "a report's header"))
    for printed in published_names(witnesses):
        name = body_at(printed.body) or (plain_name(printed.body) if printed.fact.how == LETTERHEAD else "")
        yield from _body(name, printed.weight, printed.fact)


def calls_another(text: str, body: Candidate | None) -> bool:
    """Whether a sentence calls a body to a meeting that is not the one whose papers these are."""
    own = str(body.key) if body else ""
    called = [found["body"] for found in _CALLS[_MEETS_AT].finditer(_FULL.sub("", text))]
    keys = {key_of(name) for name in map(_called, called) if name}
    return bool(own and keys) and not any(key == own or _is_end_of(key, own) for key in keys)


_FULL = re.compile(r"\bfull (?=Council\b)")
_MEETS_AT = 2
"""Which of the patterns has a body that will meet."""


def _called(text: str) -> str:
    """The body that a sentence calls or tells of: up to what says when and where, else to the first word for a body."""
    text = _BODY_ENDS.split(text, maxsplit=1)[0]
    ends = (word.end() for word in BODY_WORD.finditer(text))
    return body_at(text) or next(filter(None, (body_name(text[:end]) for end in ends)), "")


def _body(name: str, weight: float, evidence: Fact) -> Iterator[Candidate]:
    """A candidate for the body; 'Board' alone weighs less, and 'Committee' is shown as 'Committee Meeting' where that is printed."""
    if not name:
        return
    weight = min(weight, 3.2) if _ALONE.fullmatch(key_of(name)) else weight
    called = name == "Committee" and "committee meeting" in evidence.words.casefold()
    value = "Committee Meeting" if called else name
    yield Candidate(value=value, key=key_of(name), weight=weight, fact=evidence)


def _displayed(block: Block) -> Iterator[tuple[str, Line, float]]:
    """Names that a letterhead has on a line, or over up to four."""
    start = 0
    while start < len(block.lines):
        for count in range(min(_MOST_LINES, len(block.lines) - start), 0, -1):
            lines = block.lines[start : start + count]
            text = without_marks(join(line.text for line in lines))
            if _may_be_one(lines) and (
                name := body_at(text) or (in_sentence_case(text) if block.title else "")
            ):
                yield name, lines[0], 2.2 + 1.0 * any(dates_in(text)) + 0.6 * block.strong
                start += count - 1
                break
        start += 1


_MOST_LINES = 4
_OFFICE = word_in("chief_executive clerk director officer secretary solicitor manager mayor yours signed")
_TITLES = frozenset(["agenda", "minutes", "notice", "noticeofmeeting", "publicnotice", "summons"])
"""What a paper calls itself, without the spaces that some set between its letters."""


def _may_be_one(lines: Sequence[Line]) -> bool:
    """Whether lines can be one name: set in the same way, with no list of people and no line before the last that is whole."""
    label = lines[0].text.endswith(":")
    looks = {line.look for line in lines}
    return len(looks) == 1 and not label and not any(_is_whole(line.text) for line in lines[:-1])


def _is_whole(text: str) -> bool:
    """Whether a line cannot be the beginning of a name that goes on below."""
    if len(text) > 70 or any(map(str.isdigit, text)) or text.endswith((".", ":", ";")):
        return True
    titled = fold(text).replace(" ", "") in _TITLES or _OFFICE.search(text)
    return bool(titled or is_person(text) or is_beside_english(text) or body_name(text) or council_name(text))


_WHEN = any_case(
    rf"\b(?:on\s+)?(?:{WEEKDAY}|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|{MONTH}\s+\d+|\d{{1,4}}[/.-]\d\d?[/.-]\d{{1,4}}|date|time|venue)\b"
)


def body_at(text: str) -> str:
    """The body a text begins with, up to a date, dash, comma or label behind it; '' for none."""
    text = without_marks(one_line(text))
    when = _WHEN.search(text)
    first = text[: when.start()] if when else text
    pieces = (text, first, re.split(r"\s+[-\u2013|]\s+", first)[0], CUT_AT.split(first)[0])
    behind = AFTER_WHEN.match(text)
    return next(
        (name for piece in (*pieces, behind["rest"] if behind else "") if (name := body_name(piece))), ""
    )


def _merged(candidates: Sequence[Candidate], council: str) -> Iterator[Candidate]:
    """Candidates in which a name and its end are one: 'Policy Committee' backs 'Transport Policy Committee'."""
    own = key_of(council)
    called = any(one.fact.how != LETTERHEAD and not is_kind_of_council(one.value) for one in candidates)
    values = {**{str(one.key): one.value for one in reversed(candidates)}, own: council}
    keys = sorted(filter(None, values), key=len, reverse=True)
    front = rf"(?i)(?:{re.escape(council)}\s+)?"  # 'City of Ash City Council' on one line
    headings = {
        one.key
        for one in candidates
        if one.fact.how == LETTERHEAD
        and re.match(rf"{front}{re.escape(one.value)}\b(?!\s+meeting)", one.fact.words)
    }
    for one in candidates:
        key, kind, displayed = str(one.key), is_kind_of_council(one.value), one.fact.how == LETTERHEAD
        if kind and displayed and called:
            continue  # 'Borough Council' is the rest of a name where a sentence or a label says which body meets
        longer = own if own and kind else next((other for other in keys if _is_end_of(key, other)), key)
        # 'COUNTY COUNCIL' under 'Kent County Council' is how that council's meeting is called.
        if longer == own and key in headings and key not in ("council", "full council", "authority"):
            longer = key
        # A letterhead names the council whatever meets; only a sentence, a label or 'Council Meeting' says that it does.
        if longer != own or not displayed or "meeting" in one.fact.words.casefold():
            yield replace(one, key=longer, value=values[longer])


def _is_end_of(key: str, other: str) -> bool:
    """Whether a name is the end of a longer one, or its initials: 'ICB Board' of an integrated care board."""
    first, *more = key.split() or [""]
    initials = "".join(word[0] for word in other.split() if word not in ("and", "of"))
    short = len(first) > 2 and initials.endswith(first) and (not more or more == other.split()[-1:])
    ends = other.endswith(f" {key}") and (" " in key or bool(_ALONE.fullmatch(key)))
    return other != key and (short or ends or f" {key} of " in f" {other}")


def key_of(name: str) -> str:
    """What makes two names the same: letters only, without 'the'."""
    return re.sub(r"\bthe\b ?", "", fold(name.replace("&", " and "))).strip()
