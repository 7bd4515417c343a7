"""Who tells of a meeting, and what may be believed: witnesses, their candidates with evidence, and lines that belong together."""

import re
from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from packview.model import Document, Fact
from packview.parse.columns import LABEL_CELL
from packview.parse.meeting.names import BODY_WORD, body_name, council_name
from packview.parse.text.heading_ranks import heading_ranks
from packview.parse.text.lines import Line, is_capitals, join, mark_of
from packview.parse.text.patterns import any_case
from packview.parse.text.titles import had_room
from packview.text import one_line
from packview.wording.periods import MONTH, WEEKDAY, dates_in, times_in, without_dates, without_marks

ENOUGH = 3.0
"""Support from which a candidate is believed."""
AHEAD = 1.0
"""How much more support than the next it needs."""
FRONT_LINES = 90
LETTERHEAD = "the letterhead"
CALLING = "the sentence that calls the meeting"
_FEWEST_STACKED = 3
_DISPLAY_LINES = 8
"""Lines of a block that can still be a letterhead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A value that a witness gives.

    Attributes:
        value: as it would be shown.
        key: what makes two candidates the same.
        weight: how much the witness is to be believed.
        fact: where it stands.
    """

    value: str
    key: Hashable
    weight: float
    fact: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Witnesses:
    """What is heard about a meeting.

    Attributes:
        document: the file's own title, author and outline.
        file_name: the file's name.
        head: the lines before the first item of the agenda or the minutes; of any other file its first lines.
        later: lines of the following pages, which may carry the council's name.
        bounded: ``head`` ends where the first item begins, so that its last lines are near the meeting's own.
        record: the file is the minutes of the meeting.
    """

    document: Document
    file_name: str = ""
    head: Sequence[Line] = ()
    later: Sequence[Line] = ()
    bounded: bool = False
    record: bool = False


class Published(NamedTuple):
    """A title, file name or line as committee software writes it: the body and the time in it, '' for neither, and its weight."""

    body: str
    when: str
    weight: float
    fact: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines that belong together, on one line.

    Attributes:
        lines: they.
        text: joined.
        display: they are set as a letterhead or heading is, not as text.
        near: 1 at the head of the file and before the first item, less for those further away.
        days: the dates in the text, and where each begins.
        strong: some of it is set as a heading.
        title: it stands in what a paper of a meeting begins with, before people, items and text.
    """

    lines: tuple[Line, ...]
    text: str
    display: bool
    near: float
    days: tuple[tuple[int, date], ...]
    strong: bool
    title: bool = False

    def has(self, day: date | None) -> bool:
        """Whether the text names a day."""
        return any(found == day for _, found in self.days)

    @property
    def own(self) -> bool:
        """Whether it heads minutes, with a name or a notice above them at most."""
        names = takewhile(
            lambda line: is_capitals(line.text) or body_name(line.text) or council_name(line.text), self.lines
        )
        first = self.lines[min(len([*names]), len(self.lines) - 1)]
        return any(OWN_MINUTES.match(line.text) for line in (self.lines[0], first))

    def with_only(self, kept: Sequence[str], *, month_first: bool) -> "Block":
        """It with some of its clauses, and the lines of these."""
        text = " ".join(kept)
        if text == self.text:
            return self
        lines = tuple(line for line in self.lines if without_marks(with_label(line)) in text) or self.lines
        return replace(self, lines=lines, text=text, days=tuple(days_of(text, month_first=month_first)))


def is_near(blocks: Sequence[Block], position: int, day: date | None) -> bool:
    """Whether a block, or one of the two before it or behind it, names a day."""
    return any(block.has(day) for block in blocks[max(0, position - 2) : position + 3])


def settle(
    candidates: Iterable[Candidate], *, enough: float = ENOUGH, ahead: float = AHEAD
) -> Candidate | None:
    """The best-supported candidate, None where none is well supported or two are about equally so."""
    support: dict[Hashable, float] = defaultdict(float)
    best: dict[Hashable, Candidate] = {}
    for one in candidates:
        support[one.key] += one.weight
        if one.key not in best or one.weight > best[one.key].weight:
            best[one.key] = one
    order = sorted(support, key=lambda key: -support[key])
    close = len(order) > 1 and support[order[0]] - support[order[1]] < ahead
    return None if not order or support[order[0]] < enough or close else best[order[0]]


def line_with(block: Block, words: str) -> Line:
    """The line of a block in which words stand, or begin; its first where they were put together otherwise."""
    found = (line for text in (words, words[:12]) for line in block.lines if text in line.text)
    return next(found, block.lines[0])


def fact(line: Line, how: str) -> Fact:
    """The evidence that a line gives."""
    return Fact(pdf_page=line.page, words=line.text, how=how)


_PUBLISHED_TITLE = any_case(
    r"\b(?:agenda|minutes|supplement|pack|document|frontsheet|decisions|papers)\b[\w \)]{0,40}?"
    r"\b(?:for|of) (?:the )?(?P<body>[A-Z][^,\d]{2,90}?) ?(?:,|\bon\b) ?(?P<when>.*\d{4}.*)$"
)
_PUBLISHED_FILE = any_case(
    rf"(?:agenda|minutes|decisions|supplement|printed|public)[\w ]*?(?:{WEEKDAY} )?"
    r"(?P<when>\d{1,2}(?:st|nd|rd|th)?[- ][A-Za-z]{3,9}[- ]\d{4})(?: \d\d\.\d\d)? (?P<body>[A-Z][\w &,'-]+)"
)


def published_names(witnesses: Witnesses) -> Iterator[Published]:
    """The file's title, its name, and lines of its head, where they say whose paper of which day it is."""
    title, name = one_line(witnesses.document.title), witnesses.file_name.replace("_", " ")
    written = [
        (title, 4.5, Fact(words=title, how="the file's title")),
        (name, 3.0, Fact(words=name, how="the file's name")),
    ]
    for text, weight, evidence in written:
        found = _PUBLISHED_TITLE.search(text) or (_PUBLISHED_FILE.search(text) if text == name else None)
        if found:
            yield Published(found["body"], text[found.start("when") :], weight, evidence)
    for line in witnesses.head[:_FIRST_LINES]:
        if found := _PUBLISHED_LINE.fullmatch(line.text):
            yield Published(found["body"], found["when"], 3.0, fact(line, LETTERHEAD))


_FIRST_LINES = 4
_PUBLISHED_LINE = any_case(
    rf"(?P<body>\S.{{2,80}}?) [-\u2013\u2014] (?P<when>{WEEKDAY},? \d{{1,2}}\w\w {MONTH},? \d{{4}} \d{{1,2}}[.:]\d\d ?[ap]\.?m\.?)"
)
"""As committee software heads the page of a meeting: 'Cabinet - Monday, 5th May, 2025 6.00 pm'."""


_WEEK = 7
_TH = r"(?:st|nd|rd|th)?"
_AND = rf"\s*(?:-|\u2013|and|&|to)\s*(?:{WEEKDAY},?\s*)?"
_LABEL_WITHIN = re.compile(r"\s+(?=(?:Time|Venue|Place|Location)\s*:)")
_WHOM_TO_ASK = re.compile(r"(?<=\S)\s+(?:Ask for|Contact|Enquiries to)\s*:.*$")
"""What stands in a column beside the day or the place."""


def blocks_of(lines: Sequence[Line], *, bounded: bool = False, month_first: bool = False) -> list[Block]:
    """Lines in blocks.

    Args:
        lines: in order.
        bounded: the last ones are near the meeting's own.
        month_first: whether '02/05/25' is 5 February.
    """
    groups: list[list[Line]] = []
    parts = ((line, _LABEL_WITHIN.split(_WHOM_TO_ASK.sub("", line.text))) for line in lines)
    lines = [
        line if text == line.text else replace(line, text=text, gap=line.gap or text is not texts[0])
        for line, texts in parts
        for text in texts
    ]
    for line in lines:
        if not groups or not _goes_on(groups[-1][-1], line):
            groups.append([])
        groups[-1].append(line)
    heads = {id(line) for line, rank in zip(lines, heading_ranks(lines), strict=True) if rank}
    margin = max((line.right or len(line.text) for line in lines), default=0.0)
    groups = [part for group in groups for part in _around_days(group, heads, margin)]
    found = []
    for position, group in enumerate(groups):
        text = without_marks(join(map(with_label, group)))
        below = len(groups) - 1 - position if bounded else len(groups)
        near = max(0.0, 1 - position / 8, 1 - below / 12)
        days = tuple(days_of(text, month_first=month_first))
        display, strong = _is_display(group, text, heads, margin), any(id(line) in heads for line in group)
        found.append(
            Block(lines=tuple(group), text=text, display=display, near=near, days=days, strong=strong)
        )
    title = [*islice(takewhile(_is_of_title, found), _TITLE_BLOCKS)]
    if bounded or any(_OF_MEETING.search(block.text) for block in found[: len(title) + 1]):
        found[: len(title)] = [replace(block, title=True) for block in title]
    return found


def sentences_of(block: Block, holds: Callable[[str], bool], *, month_first: bool) -> Block:
    """A block with its sentences up to the first with a day, and those of the others of which something holds."""
    said = NEXT_SENTENCE.split(block.text)
    first = next(
        (at for at, one in enumerate(said) if any(dates_in(one, month_first=month_first))), len(said)
    )
    return block.with_only(
        [one for at, one in enumerate(said) if at <= first or holds(one)], month_first=month_first
    )


_TITLE_BLOCKS, _AT_THE_TOP = 12, 0.8
_OF_MEETING = any_case(
    rf"\b(?:meeting|minutes|agenda|proceedings|summons|notes|apologies|attendees)\b|{BODY_WORD.pattern}"
)
PEOPLE = any_case(
    r"(?:\W|\d+\b)*(?:(?:(?:voting |board |council )?members |councillors |trustees )?present|in attendance|attendance(?: details)?|attendees|attending"
    r"|apologies(?: for absence)?)\b\W*(?::|$)"
)
"""A line that heads those who came, or what they came from."""


def _is_of_title(block: Block) -> bool:
    letterhead = block.near > _AT_THE_TOP and CONTACT.search(block.text)
    tells = block.display or block.days or letterhead or "meeting" in block.text.casefold()
    return bool(tells) and not _begins_contents(block.lines[0].text)


CONTACT = any_case(r"\b(?:tel(?:ephone)?|fax|phone|e-?mail|clerk)\b|www\.|\w@\w")
"""Whose office it is and how it is reached, beside which its address stands."""


def is_address(text: str) -> bool:
    """Whether a line says where somebody can be reached or found: what it names need not be whose paper it is."""
    return bool(CONTACT.search(text) or _POSTED_TO.search(text))


_POSTED_TO = re.compile(
    r"\b[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}\b|\b[A-Z]{2} \d{5}\b|\bc/o\b|\b(?i:address|venue|contact)\b"
)
"""A postcode, a state with its ZIP code, or what stands before an address."""


def begins_items(text: str) -> bool:
    """Whether a line is the first of a numbered list."""
    mark = mark_of(text)
    return mark is not None and (mark.value, mark.style) == (1, "digit") and mark.rest[:1].isupper()


def _begins_contents(text: str) -> bool:
    return begins_items(text) or PEOPLE.match(text) is not None


def _around_days(group: list[Line], heads: Container[int], margin: float) -> Iterator[list[Line]]:
    """Lines that look like text, parted where one of them holds a day and nothing else, or a body and its day, or capitals end."""
    if _is_display(group, join(line.text for line in group), heads, margin):
        yield group
        return
    ended = [True, *(not line.text.rstrip("*").endswith(UNFINISHED) for line in group)]
    dated = [index for index, line in enumerate(group) if ended[index] and _is_dated(line.text)]
    # Where nothing stands between lines, capitals part a letterhead from what follows.
    other = [
        index
        for index, (before, line) in enumerate(pairwise(group), start=1)
        if ended[index]
        and is_capitals(before.text) != is_capitals(line.text)
        and not line.text[0].islower()
        and had_room(before, line, margin)
    ]
    cuts = sorted({0, *dated, *(index + 1 for index in dated), *other, len(group)})
    yield from (group[first:last] for first, last in pairwise(cuts))


def _is_dated(text: str) -> bool:
    """Whether a line holds a day and nothing else but its time or a body's name."""
    rest = without_when(text) if len(text) < _LONGEST_DATED and any(dates_in(without_marks(text))) else text
    # 'Friday, August 1, 2030 - 4:00 pm closed session' is a line of its own, whatever follows the day.
    capital = all(word[0].isupper() or len(word) < _LONG_WORD for word in rest.split())
    named = body_name(_BESIDE.split(rest)[0]) or (capital and not text[0].islower())
    return not rest or (rest != text and bool(named))


_BESIDE = re.compile(r"\s*[,(]|\s[-\u2013\u2014|]\s")
_LONGEST_DATED = 110
_LONG_WORD = 4
"""Letters of a word that a name has in capitals."""
_PLACE_IN_FRONT = any_case(r"^(?:venue|place|location)\s*:\s*")
_A_WEEKDAY = any_case(rf"\b(?:{WEEKDAY})\b,?")
_SMALL_IN_FRONT = re.compile(r"^(?:(?:(?i:in|at|on|by|via)|the)\s+)+")


def has_when(text: str) -> bool:
    """Whether a line holds a day or a time."""
    return any(True for _ in dates_in(without_marks(text))) or any(True for _ in times_in(text))


def without_when(text: str) -> str:
    """A line without its date and time: '2:00 PM Council Chambers' is 'Council Chambers'."""
    text = without_marks(text)
    for _, printed in list(times_in(text)):
        text = text.replace(printed, " ")
    text = _A_WEEKDAY.sub(" ", _PLACE_IN_FRONT.sub("", without_dates(text)))
    text = _SMALL_IN_FRONT.sub("", one_line(text).strip(" ,|-\u2013\u2014@"))
    return re.sub(r"(?:\s+(?:at|on|from))+$", "", text, flags=re.IGNORECASE).strip(" ,|-\u2013\u2014")


AFTER_WHEN = any_case(
    r"\w.*(?:(?:\b\d{4}|\d\s?[ap]\.?\s?m\.?|[.:]\d\d)\s*[,\u2013\u2014-]|\d\s?[ap]\.?m)\s+(?P<rest>(?-i:[A-Z])[^:;]+)$"
)
"""A line with a day or a time, a comma or a dash, and something else: '5 March 2020, 7 pm, Parks Committee'."""
_TWO_DAYS = any_case(
    rf"\b(?:(?P<a>{MONTH})\s+)?(?P<first>\d{{1,2}}){_TH}(?:\s+(?P<b>{MONTH}))?{_AND}"
    rf"(?:(?P<c>{MONTH})\s+)?(?P<last>\d{{1,2}}){_TH}(?:\s+(?:of\s+)?(?P<d>{MONTH}))?,?\s+(?P<year>\d{{4}})"
)


def two_days(text: str) -> Iterator[tuple[int, int, date, date]]:
    """Days of meetings that go over two to seven, '14th-15th March 2025', with where they begin and end in the text."""
    for found in _TWO_DAYS.finditer(text):
        first, last = found["a"] or found["b"] or found["d"], found["d"] or found["c"] or found["a"]
        both = f"{found['first']} {first} {found['year']}; {found['last']} {last} {found['year']}"
        days = [day for _, day in dates_in(both)]
        if len(days) == 2 and 0 < (days[1] - days[0]).days <= _WEEK:
            yield found.start(), found.end(), days[0], days[1]


def days_of(text: str, *, month_first: bool) -> Iterator[tuple[int, date]]:
    """The days of a text; of a meeting over two days, the first."""
    spans = [*two_days(text)]
    yield from ((start, first) for start, _, first, _ in spans)
    for start, day in dates_in(text, month_first=month_first):
        if not any(begin <= start < end for begin, end, *_ in spans):
            yield start, day


IN_SENTENCE = r"(?:[^.;]|(?<=\d)\.(?=\d)|(?<=\s[A-Z])\.|(?<=[ap])\.(?=\s?m)|(?<=[ap]\.m)\.(?=,?\s\w))"
"""What a sentence holds before it ends; the full stop of '4.00' and those of 'p.m.' end none."""
NEXT_SENTENCE = re.compile(r"(?<![apAP]\.[mM]\.)(?<=[.;])\s+(?=[A-Z])")


OWN_MINUTES = any_case(
    r"\W*(?:(?:draft|open|unconfirmed|confirmed|approved|public|final)\s+)*(?:minutes?|notes)\b"
)
"""How the heading of minutes begins: what is said to be held is their own meeting."""
_SMALL_WORDS = "of at on and the"
UNFINISHED = (
    ",",
    "-",
    " held",
    " at:",
    *(f" {word}" for word in f"{_SMALL_WORDS} {_SMALL_WORDS.upper()}".split()),
)


_LABELLED = re.compile(r"[A-Z][A-Z /&]{2,30}:\s")
"""A label in capitals, as a form's head has them: it begins what it says."""
_FIELD = re.compile(r"[A-Z][\w /&'\u2019()-]{2,45}:\s")
"""Any label, where the line before has one too."""
_AGENDA = any_case(r"\W*a\s?g\s?e\s?n\s?d\s?a\W*")


def with_label(line: Line) -> str:
    """The text of a line, with a colon behind a label that stands in a column of its own: 'Report to   Cabinet'."""
    first, *more = line.parts
    labelled = len(more) == 1 and LABEL_CELL.fullmatch(first.text) and not first.text.endswith(":")
    return f"{first.text}: {more[0].text}" if labelled else line.text


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line goes on with the one before; some texts have a blank line after each."""
    ended = not before.text.endswith(UNFINISHED)
    field = _FIELD.match(with_label(line))
    labels = field and (_FIELD.match(with_label(before)) or LABEL_CELL.fullmatch(field[0].rstrip(" :")))
    begins = (
        labels
        or _LABELLED.match(with_label(line))
        or _AGENDA.fullmatch(line.text)
        or _begins_contents(line.text)
    )
    minutes = ended and line.text[0].isupper() and OWN_MINUTES.match(line.text)
    if before.page != line.page or line.bullet or begins or minutes:
        return False
    if not before.set_like(line):
        return not line.gap and before.lead > 0 and not before.bold
    if not line.gap:
        return True
    same = is_capitals(before.text) and is_capitals(line.text) and not before.text.endswith((".", ":"))
    return (
        not ended
        or (line.text[0].islower() and not before.text.endswith("."))
        or (same and len(before.text) > 45)
    )


def _is_display(group: Sequence[Line], text: str, heads: Container[int], margin: float) -> bool:
    if any(line.table for line in group) or len(group) > _DISPLAY_LINES:
        return False
    # Most lines of a letterhead without blank lines end before the margin, those of text do not.
    ended = sum(had_room(before, line, margin) for before, line in pairwise(group))
    if len(group) >= _FEWEST_STACKED and 3 * ended >= 2 * (len(group) - 1):
        return True
    short = len(text) < 70 or (len(group) == 1 and len(text) < 100 and text[-1] not in ".,;:")
    strong = any(id(line) in heads for line in group)
    return strong or short or is_capitals(text) or len(text) / len(group) < 45
