"""The facts of a meeting: council, committee, kind, date, time, place, status, quorum.

Every witness gives candidates with evidence: the letterhead, labels, the sentence that calls the meeting, the heading of the
minutes, a report's own header, the document's title, the file's name, web addresses. Candidates for the same value add up. The
best is shown only where it is well supported and clearly ahead of the next; else nothing is, and the member can type it in.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from packview.model import Document, Fact, Meeting, MeetingKind, MeetingStatus
from packview.parse.meeting.names import (
    BODY_WORD,
    body_name,
    council_name,
    council_names,
    plain_name,
    short_council,
)
from packview.parse.text.lines import Line, is_capitals, join, title_case
from packview.parse.text.vocabulary import COUNTY_NAMES
from packview.text import fold, one_line
from packview.wording.periods import MONTH, WEEKDAY, dates_in, times_in, without_marks

_ENOUGH = 3.0
"""Support from which a candidate is believed."""
_AHEAD = 1.0
"""How much more support than the next it needs."""
_DISPLAY_LINES = 8
"""Lines of a block that can still be a letterhead."""
_FRONT_LINES = 90
_REPORT_HEADER = "a report's header"


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
        fields: header tables of reports, label to text.
        bounded: ``head`` ends where the first item begins, so that its last lines are near the meeting's own.
    """

    document: Document
    file_name: str = ""
    head: Sequence[Line] = ()
    later: Sequence[Line] = ()
    fields: Sequence[Mapping[str, str]] = ()
    bounded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """Lines that belong together, on one line.

    Attributes:
        lines: they.
        text: joined.
        display: they are set as a letterhead or heading is, not as text.
        near: 1 at the head of the file and before the first item, less for those further away.
    """

    lines: tuple[Line, ...]
    text: str
    display: bool
    near: float = 0.0


def settle(
    candidates: Iterable[Candidate], *, enough: float = _ENOUGH, ahead: float = _AHEAD
) -> Candidate | None:
    """The best-supported candidate, None where none is well supported or two are about equally so."""
    support: dict[Hashable, float] = defaultdict(float)
    best: dict[Hashable, Candidate] = {}
    for one in candidates:
        support[one.key] += one.weight
        if one.key not in best or one.weight > best[one.key].weight:
            best[one.key] = one
    order = sorted(support, key=lambda key: -support[key])
    if not order or support[order[0]] < enough:
        return None
    if len(order) > 1 and support[order[0]] - support[order[1]] < ahead:
        return None
    return best[order[0]]


def meeting_facts(witnesses: Witnesses) -> Meeting:
    """The meeting, as far as its papers tell, with the evidence for each fact."""
    blocks = _blocks(witnesses.head[:_FRONT_LINES], bounded=witnesses.bounded)
    evidence: dict[str, Fact] = {}

    def known(name: str, found: Candidate | None) -> str:
        if found is None:
            return ""
        evidence[name] = found.fact
        return found.value

    councils = [*_council_candidates(witnesses, blocks)]
    council = known("council", settle(_supported_by_address(councils, witnesses)))
    bodies = _merged_bodies(_once_from_reports(_body_candidates(witnesses, blocks)), council)
    committee = known("committee", settle(bodies))
    if (
        not committee
        and witnesses.bounded
        and council
        and any(block.near > 0 and _COUNCIL_MEETS.search(block.text) for block in blocks)
    ):
        committee = council
        evidence["committee"] = evidence["council"]
    days = _once_from_reports(_date_candidates(witnesses, blocks))
    found_day = settle(days)
    when = date.fromisoformat(known("date", found_day)) if found_day else None
    until = _last_day(blocks, when)
    time = known(
        "time", settle([*_time_candidates(blocks, when), *_named_times(witnesses)], enough=1.5, ahead=0.5)
    )
    place = known(
        "place", settle([*_place_candidates(blocks, when), *_later_places(witnesses)], enough=2.0, ahead=0.5)
    )
    status = _status(blocks, evidence)
    return Meeting(
        committee=committee,
        council=council,
        kind=_kind(blocks, evidence),
        date=when,
        date_last=until,
        time=time,
        place=place,
        status=status,
        quorum=_quorum(blocks, evidence),
        evidence=evidence,
    )


def _once_from_reports(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates, with what the headers of reports say counted once: ten reports of one pack are one witness."""
    found: list[Candidate] = []
    told: set[Hashable] = set()
    for one in candidates:
        if one.fact.how == _REPORT_HEADER:
            if one.key in told:
                continue
            told.add(one.key)
        found.append(one)
    return found


# Blocks


def _blocks(lines: Sequence[Line], *, bounded: bool) -> list[_Block]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    sizes = sorted(line.size for line in lines if line.size)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    found = []
    for position, group in enumerate(groups):
        text = without_marks(join(line.text for line in group))
        below = len(groups) - 1 - position if bounded else len(groups)
        near = max(0.0, 1 - position / 8, 1 - below / 12)
        found.append(
            _Block(lines=tuple(group), text=text, display=_is_display(group, text, usual), near=near)
        )
    return found


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line goes on with the one before; some texts have a blank line after each."""
    if before.page != line.page or line.bullet:
        return False
    if (
        before.size
        and line.size
        and (abs(before.size - line.size) > 0.6 or bool(before.bold) != bool(line.bold))
    ):
        return not line.gap and before.lead > 0 and not before.bold and abs(before.size - line.size) <= 0.6
    if not line.gap:
        return True
    unfinished = before.text.endswith(
        (",", "-", " of", " at", " on", " and", " the", " AND", " OF", " AT", " ON", " THE")
    )
    same = is_capitals(before.text) and is_capitals(line.text) and not before.text.endswith((".", ":"))
    return (
        unfinished
        or (line.text[0].islower() and not before.text.endswith("."))
        or (same and len(before.text) > 45)
    )


def _is_display(group: Sequence[Line], text: str, usual: float) -> bool:
    if len(group) > _DISPLAY_LINES or (len(text) > 120 and re.search(r"\w{4}\.$", text)):
        return False
    strong = any(line.bold or (usual and line.size > usual * 1.06) for line in group)
    return strong or is_capitals(text) or len(text) < 70 or len(text) / len(group) < 45


def _fact(line: Line, how: str) -> Fact:
    return Fact(pdf_page=line.page, words=line.text, how=how)


# Council


_COUNCIL_MEETS = re.compile(
    r"\bmeeting of (?:proceedings of )?(?:the )?(?:above |full )?(?:[A-Z][\w'-]+ ){0,6}council\b|\b(?:parish|town|community|full|above|city|county|district|borough) council meeting|\bannual (?:parish|town|general) meeting",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:@|www\.|https?://|\b)(?:[\w-]+\.)*(?P<name>[a-z][a-z-]{2,30})\s?\.\s?(?:gov|police|nhs)\s?\.\s?(?:uk|wales|scot)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"\s*\b(?:contact|contacts|address)\b.*$", re.IGNORECASE)
_TOLD_AGAIN = 2
"""Headings of later pages that count: a list of other councils' names must not outweigh the letterhead."""
_CUT_AT = re.compile(r"\s+[-\u2013|]\s+|\s*[|:,]\s+")


def _council_candidates(witnesses: Witnesses, blocks: Sequence[_Block]) -> Iterator[Candidate]:
    for name, weight, line, how in _printed_councils(witnesses, blocks):
        yield Candidate(value=name, key=_council_key(name), weight=weight, fact=_fact(line, how))
    for text, weight, how in (
        (witnesses.document.author, 2.0, "the file's author"),
        (witnesses.document.title, 2.0, "the file's title"),
    ):
        for name in council_names(text):
            yield Candidate(
                value=name,
                key=_council_key(name),
                weight=weight,
                fact=Fact(words=one_line(text), how=how),
            )


def _printed_councils(
    witnesses: Witnesses, blocks: Sequence[_Block]
) -> Iterator[tuple[str, float, Line, str]]:
    for block in blocks:
        for text, first in _spans_of(block):
            name = council_name(_CUT_AT.split(text)[0]) or council_name(text)
            if name and block.display:
                yield name, 5.0 if first.top else 4.0, first, "the letterhead"
        called = _CALLED.search(block.text)
        if called:
            start = max(block.text.rfind(". ", 0, called.start()), 0)
            around = block.text[start : called.end() + 160]
            for name in council_names(around):
                yield name, 3.0, block.lines[0], "the sentence that calls the meeting"
        labelled = _LABEL.match(block.text)
        if labelled:
            for name in council_names(labelled["rest"]):
                yield name, 3.0, block.lines[0], "a label"
    yield from _only_council(witnesses)
    told: Counter[str] = Counter()
    for line in witnesses.later:
        whole = council_name(_CUT_AT.split(line.text)[0]) or council_name(_CONTACT.sub("", line.text))
        strong = line.bold or is_capitals(line.text) or len(line.text) < len(whole) + 12
        if whole and len(line.text) < 90 and strong and told[whole] < _TOLD_AGAIN:
            told[whole] += 1
            yield whole, 1.0, line, "a heading of its papers"


def _only_council(witnesses: Witnesses) -> Iterator[tuple[str, float, Line, str]]:
    """The one council that the front sheet and its notices name; where they name two, neither."""
    if not witnesses.bounded:
        return
    named: dict[Hashable, tuple[str, Line]] = {}
    for line in witnesses.head:
        for name in council_names(line.text):
            named.setdefault(_council_key(name), (name, line))
    if len(named) == 1:
        (name, line), *_ = named.values()
        yield name, _ENOUGH, line, "the only council that its front sheet names"


def _council_key(name: str) -> str:
    return re.sub(r"\b(?:mayoral|combined|county|city|and) ?", "", _key(short_council(name))).strip() or _key(
        name
    )


def _supported_by_address(candidates: Sequence[Candidate], witnesses: Witnesses) -> list[Candidate]:
    """Candidates with more weight for those whose place the file's own web and mail addresses name, in their longest form.

    Where no name is printed, the address and 'the County Council' in the text make one: both must be there, and the place
    must be printed as a word, which says how it is written.
    """
    lines = (*witnesses.head, *witnesses.later)
    names: dict[str, Line] = {}
    for line, following in zip(lines, (*lines[1:], None), strict=False):
        broken = following is not None and following.text.startswith(".")
        text = f"{line.text}{following.text}" if broken and following else line.text
        for address in _ADDRESS.finditer(text):
            names.setdefault(address["name"].casefold(), line)
    longest: dict[Hashable, str] = {}
    for one in candidates:
        if len(one.value) > len(longest.get(one.key, "")):
            longest[one.key] = one.value
    found = [replace(one, value=longest[one.key]) for one in candidates]
    for key, value in longest.items():
        place = re.sub(r"[^a-z]", "", fold(short_council(value)))
        where = next((line for name, line in names.items() if _is_of_place(name, place)), None)
        if where is not None:
            fact = _fact(where, "its web or mail address")
            found.append(Candidate(value=value, key=key, weight=3.0, fact=fact))
    if settle(found) is None and len(names) == 1:
        found.extend(_from_address(*next(iter(names.items())), lines))
    return found


def _is_of_place(name: str, place: str) -> bool:
    name = name.replace("-", "")
    return bool(place) and (name == place or (len(place) > 4 and name.startswith(place)))


_THE_COUNCIL = re.compile(
    r"(?<![A-Z]\w\s)(?<!\w\s&\s)\b(?:the|The|THE|a|our|Budget|Full)\s+(?P<kind>(?:City|County|Borough|District|Town|Parish|Community)\s+Council)\b"
)


def _from_address(name: str, where: Line, lines: Sequence[Line]) -> Iterator[Candidate]:
    named = {council for line in lines for council in council_names(line.text)}
    own = {
        council
        for council in named
        if _is_of_place(name, re.sub(r"[^a-z]", "", fold(short_council(council))))
        and council != f"{short_council(council)} Council"  # in a sentence, short for its whole name
    }
    if len(own) == 1:
        value = own.pop()
        fact = _fact(where, "its web or mail address")
        yield Candidate(value=value, key=_council_key(value), weight=_ENOUGH + _AHEAD, fact=fact)
        return
    text = " ".join(line.text for line in lines)
    kinds = {found["kind"] for found in _THE_COUNCIL.finditer(text)}
    if not kinds and re.search(r"\bCounty Hall\b", text, re.IGNORECASE):
        kinds = {"County Council"}
    kinds |= {
        title_case(line.text)
        for line in lines[:_FRONT_LINES]
        if re.fullmatch(r"(?i:(?:city|county|borough|district|town) council)", line.text)
    }
    words = re.findall(r"[A-Z][\w'\u2019-]*(?:\s(?:[A-Z][\w'\u2019-]*|and|upon|of|on)){0,3}", text)
    spelled = {
        word
        for found in words
        for word in _beginnings(found)
        if re.sub(r"[^a-z]", "", word.casefold()) == name.replace("-", "") and not word.isupper()
    }
    if not spelled and ("-" in name or name.endswith("shire") or name.title() in COUNTY_NAMES):
        spelled = {name.replace("-", " ").title()}
    if len(kinds) == 1 and len(spelled) == 1:
        value = f"{spelled.pop()} {kinds.pop()}"
        yield Candidate(
            value=value, key=_council_key(value), weight=_ENOUGH, fact=_fact(where, "its web or mail address")
        )


def _beginnings(words: str) -> Iterator[str]:
    parts = words.split()
    for first in range(len(parts)):
        for last in range(first + 1, len(parts) + 1):
            yield " ".join(parts[first:last])


# Committee


_LABEL = re.compile(
    r"^(?:(?P<strong>committee|name of (?:committee|meeting)|meeting(?: title| of)?|decision[- ]maker|decision to be (?:taken|made) by|report to|report for|body)\s*:|(?P<weak>to|for)\s*:)\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\bmeetings?\b[^.]{0,120}?\b(?:of|for)\b|\b(?:meeting|session)\b[^.]{0,60}?\b(?:will be|was|is to be|to be|being)\s+held\b|\bheld\b|\bsummoned to\b|\binvited to\b|\brequested to attend\b",
    re.IGNORECASE,
)
_MEETING_OF = re.compile(
    r"\bmeeting(?:\s+of\s+proceedings)?s?\s+(?:of|for)\s+(?:the\s+)?(?P<body>(?-i:[A-Z])[^.:;]{2,100}?)(?=,?\s+(?:(?:which\s+)?(?:will|is|was|shall|to)\s+be\b|held\b|was\b|on\b|at\b|in\b|takes?\b|taking\b|scheduled\b|has\b)|,|\.|;|\s+members\b|$)"
    r"|\b(?:the|a)\s+(?P<before>(?-i:[A-Z])[\w&,' -]{3,80}?)\s+(?:will\s+(?:hold|meet)|meets?\b|met\b|(?:meeting\s+)?(?:will\s+be|was|is\s+to\s+be)\s+held)",
    re.IGNORECASE,
)
_WITH_DATE = re.compile(
    rf"^(?P<body>[^\d:]{{3,90}}?)\s*(?:[-\u2013\u2014,|]|\bon\b|\s)\s*(?:{WEEKDAY},?\s*)?(?P<when>(?:\d{{1,2}}\S*\s+{MONTH}|{MONTH}\s+\d{{1,2}}).*\d{{4}}.*)$",
    re.IGNORECASE,
)
_PUBLISHED_TITLE = re.compile(
    r"\b(?:agenda|minutes|supplement|pack|document|frontsheet|decisions|papers)\b[\w \)]{0,40}?\b(?:for|of) (?:the )?(?P<body>[A-Z][^,\d]{2,90}?) ?(?:,|\bon\b) ?(?P<when>.*\d{4}.*)$",
    re.IGNORECASE,
)
_PUBLISHED_FILE = re.compile(
    rf"(?:agenda|minutes|decisions|supplement|printed|public)[\w ]*?(?:{WEEKDAY} )?(?P<when>\d{{1,2}}(?:st|nd|rd|th)?[- ][A-Za-z]{{3,9}}[- ]\d{{4}})(?: (?P<time>\d\d\.\d\d))? (?P<body>[A-Z][\w &,'-]+)",
    re.IGNORECASE,
)
_REPORT_FIELDS = ("Decision-maker", "Decision maker", "Report to", "Committee", "Meeting", "To")
_ALONE = frozenset(
    {"committee", "council", "board", "panel", "meeting", "cabinet committee", "sub-committee"}
)


def _body_candidates(witnesses: Witnesses, blocks: Sequence[_Block]) -> Iterator[Candidate]:
    for block in blocks:
        yield from _block_bodies(block)
    titles = (
        (witnesses.document.title, 5.0, "the file's title"),
        (witnesses.file_name.replace("_", " "), 3.0, "the file's name"),
    )
    for printed, weight, how in titles:
        text = one_line(printed)
        found = _PUBLISHED_TITLE.search(text) or _PUBLISHED_FILE.search(text)
        if found and (name := _cut_body(found["body"])):
            yield _body(name, weight, Fact(words=text, how=how))
        elif name := body_name(_CUT_AT.split(text)[0]):
            yield _body(name, 1.5, Fact(words=text, how=how))
    for fields in witnesses.fields:
        for label in _REPORT_FIELDS:
            if label in fields and (name := _cut_body(fields[label])):
                words = f"{label}: {one_line(fields[label])}"
                yield _body(name, 2.0 if label == "To" else 2.5, Fact(words=words, how=_REPORT_HEADER))


def _block_bodies(block: _Block) -> Iterator[Candidate]:
    labelled = _LABEL.match(block.text)
    if labelled and (
        name := _cut_body(labelled["rest"]) or (labelled["strong"] and plain_name(labelled["rest"]))
    ):
        yield _body(name, 5.0 if labelled["strong"] else 3.5, _fact(block.lines[0], "a label"))
    for found in _MEETING_OF.finditer(block.text):
        if name := _cut_body(found["body"] or found["before"]):
            yield _body(name, 4.0, _fact(block.lines[0], "the sentence that calls the meeting"))
    if block.display:
        for name, line, weight in _display_bodies(block):
            yield _body(name, weight + block.near, _fact(line, "the letterhead"))


def _body(name: str, weight: float, fact: Fact) -> Candidate:
    """A candidate for the body; 'Committee' alone weighs less, and is shown as 'Committee Meeting' where that is printed."""
    alone = _key(name) in _ALONE
    called = re.search(rf"\b{re.escape(name)} meeting\b", fact.words, re.IGNORECASE) if alone else None
    value = f"{name} Meeting" if called and name.casefold() != "council" else name
    return Candidate(value=value, key=_key(name), weight=min(weight, 3.2) if alone else weight, fact=fact)


def _display_bodies(block: _Block) -> Iterator[tuple[str, Line, float]]:
    taken: set[int] = set()
    for start in range(len(block.lines)):
        if start in taken:
            continue
        for count in range(min(4, len(block.lines) - start), 0, -1):
            lines = block.lines[start : start + count]
            if any(
                body_name(line.text) or council_name(line.text) or _is_no_part(line.text)
                for line in lines[:-1]
            ):
                continue
            text = without_marks(join(line.text for line in lines))
            dated = _WITH_DATE.match(text)
            name = _cut_body(dated["body"]) if dated else _cut_body(text)
            if name:
                taken.update(range(start, start + count))
                larger = any(line.bold for line in lines) or is_capitals(text)
                yield name, lines[0], 2.2 + (1.0 if dated else 0.0) + (0.6 if larger else 0.0)
                break


def _is_no_part(text: str) -> bool:
    """Whether a line cannot be the beginning of a name that goes on below."""
    return (
        len(text) > 70
        or any(map(str.isdigit, text))
        or text.endswith((".", ":", ";"))
        or fold(text) in {"agenda", "minutes", "notice", "notice of meeting", "public notice", "summons"}
    )


def _cut_body(text: str) -> str:
    """The body a text begins with, up to a date, dash, comma or label behind it."""
    text = without_marks(one_line(text))
    whole = body_name(text)
    if whole:
        return whole
    first = next(
        (
            found.start()
            for found in re.finditer(
                rf"\b(?:{WEEKDAY}|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|{MONTH}\s+\d|date|time|venue)\b",
                text,
                re.IGNORECASE,
            )
        ),
        len(text),
    )
    for piece in (text[:first], *re.split(r"\s+[-\u2013|]\s+", text[:first])[:1], text[:first].split(",")[0]):
        if name := body_name(piece):
            return name
    return ""


def _merged_bodies(candidates: Sequence[Candidate], council: str) -> list[Candidate]:
    """Candidates in which a name and its end are one: 'Policy Committee' backs 'Transport Policy Committee'."""
    keys = sorted({str(one.key) for one in candidates}, key=len, reverse=True)
    own = _key(council)
    if own and own not in keys:
        keys.insert(0, own)
    printed = {str(one.key) for one in candidates if one.fact.how == "the letterhead"}
    found = []
    for one in candidates:
        key = str(one.key)
        longer = next((other for other in keys if _is_end_of(key, other)), None)
        if longer == own and key in printed:
            longer = (
                None  # 'COUNTY COUNCIL' under 'Kent County Council' is how that council's meeting is called
            )
        if longer is None:
            found.append(one)
            continue
        values = (other.value for other in candidates if other.key == longer)
        found.append(replace(one, key=longer, value=next(values, council)))
    # A letterhead names the council whatever meets; only a sentence or a label says that the council itself does.
    return [one for one in found if one.key != own or one.fact.how != "the letterhead"]


def _is_end_of(key: str, other: str) -> bool:
    """Whether a name is the end of a longer one, and not just 'committee' or 'council' of anything."""
    return other != key and other.endswith(f" {key}") and (len(key.split()) > 1 or key in _ALONE)


def _key(name: str) -> str:
    return re.sub(r"\bthe\b ?", "", fold(name.replace("&", " and "))).strip()


# Date


_AGAINST = re.compile(
    r"\b(?:dated?|issued?|published?|publication|despatch(?:ed)?|dispatched|distributed|posted|circulated|created|updated?|amended|revised|printed|signed|rescheduled from|postponed from|moved from|originally"
    r"|previous|last|next|forthcoming|future|deadline|by|before|until|no later than|register(?:ed)?|received|approved|adopted|since|from|as at|ending|ended|year|effective|version|expires?|closing"
    r"|certify|witness|proclaimed|on or after|notice given)\b[^.;:]{0,30}$",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"\b(?:clerk|chair(?:man|person|woman)?|mayor|secretary|officer|director|counsel|executive|solicitor|administrator|signed|signature)\b",
    re.IGNORECASE,
)
_FOR_DATE = re.compile(
    rf"(?:\b(?:held|meeting|session|takes? place|convene[sd]?|meets?)\b[^.;]{{0,160}}|\b(?:held|meet(?:ing)?)\b[^.;]{{0,40}}|^)(?:\bon\b|\bfor\b|[-\u2013,|]|\bof\b)?\s*(?:the\s+(?:re-?scheduled\s+)?date\s+of\s+)?(?:{WEEKDAY},?\s*)?(?:the\s+)?$",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(
    r"(?:^|\s)(?P<label>date(?: and time| & time)?(?: of (?:the )?(?:meeting|decision))?|meeting date|day)\s*:?\s*$",
    re.IGNORECASE,
)
_ISSUE_LABELS = re.compile(
    r"(?:date of (?:issue|publication|despatch|notice)|published|issued)\s*:?\s*$", re.IGNORECASE
)
_IN_FIGURES = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
_ISO_NAME = re.compile(r"(?<!\d)(?P<year>20\d\d)[-_.]?(?P<month>[01]\d)[-_.]?(?P<day>[0-3]\d)(?!\d)")
_CALENDAR = 4
"""Dates in one block that make it a list of dates and no meeting's."""


def _date_candidates(witnesses: Witnesses, blocks: Sequence[_Block]) -> Iterator[Candidate]:
    month_first = _is_american(witnesses)
    for position, block in enumerate(blocks):
        found = list(dates_in(block.text, month_first=month_first))
        if len({day for _, day in found}) >= _CALENDAR:
            continue
        for start, day in found:
            weight, how = _date_weight(block, blocks[position - 1] if position else None, start, len(found))
            if weight:
                yield _day(day, weight, _fact(_line_with(block, day, month_first=month_first), how))
    yield from _named_dates(one_line(witnesses.document.title), 4.0, "the file's title")
    yield from _named_dates(one_line(witnesses.file_name.replace("_", " ")), 3.0, "the file's name")
    for fields in witnesses.fields:
        for label in ("Date of decision", "Date of meeting", "Meeting date", "To", "Date"):
            days = dates_in(without_marks(fields.get(label, "")), month_first=month_first)
            if (first := next(days, None)) is not None:
                words = f"{label}: {one_line(fields[label])}"
                yield _day(first[1], 2.5 if label == "Date" else 3.0, Fact(words=words, how=_REPORT_HEADER))


def _named_dates(text: str, weight: float, how: str) -> Iterator[Candidate]:
    """The date in a title or file name as committee software writes it; of any other file name a date in figures."""
    published = _PUBLISHED_TITLE.search(text) or _PUBLISHED_FILE.search(text)
    if published:
        first = next(dates_in(without_marks(published["when"].replace("-", " "))), None)
        if first is not None:
            yield _day(first[1], weight, Fact(words=text, how=how))
    elif how == "the file's name" and (named := _ISO_NAME.search(text)):
        first = next(dates_in(f"{named['year']}-{named['month']}-{named['day']}"), None)
        if first is not None:
            yield _day(first[1], 1.5, Fact(words=text, how=how))


def _day(day: date, weight: float, fact: Fact) -> Candidate:
    return Candidate(value=day.isoformat(), key=day, weight=weight, fact=fact)


def _line_with(block: _Block, day: date, *, month_first: bool) -> Line:
    lines = (
        line
        for line in block.lines
        if any(found == day for _, found in dates_in(without_marks(line.text), month_first=month_first))
    )
    return next(lines, block.lines[0])


def _date_weight(block: _Block, above: _Block | None, start: int, count: int) -> tuple[float, str]:
    """How much a date in a block speaks for the meeting's; 0 where it is another's."""
    before = _since_last_date(block.text, start).rstrip(" (")
    sentence = re.split(r"(?<=[.;])\s+(?=[A-Z])", before)[-1] if before else ""
    plain = re.sub(rf"(?:{WEEKDAY}),?\s*$", "", sentence, flags=re.IGNORECASE).rstrip(" ,")
    weekday = bool(re.search(WEEKDAY, block.text[max(0, start - 14) : start], re.IGNORECASE))
    timed = any(True for _ in times_in(block.text[start : start + 90]))
    if _ISSUE_LABELS.search(plain) or _ISSUED_BY.search(before):
        return 0.0, ""
    label = _DATE_LABEL.search(plain) or (
        not plain and above is not None and _DATE_LABEL.fullmatch(above.text.strip(": "))
    )
    if label and not _SIGNATURE.search(plain):
        return 2.6 + (1.2 if weekday else 0.0) + (0.6 if block.near > 0.3 else 0.0), "a label"
    to_body = _LABEL.match(block.text)
    if to_body and start < 120 and (to_body["strong"] or _cut_body(to_body["rest"])):
        return 3.4, "a label"
    if _is_another_day(plain, sentence, block):
        return 0.0, ""
    if plain and _FOR_DATE.search(sentence) and _MEETS.search(sentence):
        return 4.0 + (1.0 if timed else 0.0), "the sentence that calls the meeting"
    return (
        (_display_weight(block, plain, weekday=weekday, timed=timed), "the letterhead")
        if count <= 2
        else (0.0, "")
    )


def _since_last_date(text: str, start: int) -> str:
    """What stands before a date, back to the date before it."""
    ends = [text.find(str(day.year), at) + 4 for at, day in dates_in(text) if at < start]
    return text[max([0, *(end for end in ends if end <= start)]) : start]


_ISSUED_BY = re.compile(r"\b(?:issued|published|produced|circulated) by\b", re.IGNORECASE)
_MEETS = re.compile(r"\b(?:held|meeting|session|convene|meet|attend|summoned)\b", re.IGNORECASE)


def _is_another_day(plain: str, sentence: str, block: _Block) -> bool:
    """Whether a date is that of an issue, a signature, a deadline, or of other minutes."""
    if _AGAINST.search(plain) and not re.search(r"\bre-?scheduled (?:to|date)\b", plain, re.IGNORECASE):
        return True
    signed = bool(plain) and len(plain) < 60 and bool(_SIGNATURE.search(plain[-60:]))
    if signed and not re.search(r"\bmeeting\b", plain, re.IGNORECASE):
        return True
    others = re.search(r"\b(?:minutes|notes) of\b(?!.*\bproceedings\b).*\bheld\b", sentence, re.IGNORECASE)
    return (
        bool(others) and not block.display and not sentence.lower().lstrip().startswith(("minutes", "notes"))
    )


def _display_weight(block: _Block, plain: str, *, weekday: bool, timed: bool) -> float:
    """How much a date in a letterhead speaks for the meeting's."""
    name = plain.rstrip(" -\u2013,|")
    named = bool(plain) and bool(body_name(name) or council_name(name))
    if not block.display or not (len(plain) < 4 or named or weekday):
        return 0.0
    strong = is_capitals(block.text) or any(line.bold or line.size >= 13 for line in block.lines)
    return 1.0 + 0.8 * weekday + 1.2 * timed + 2.0 * named + 0.8 * strong + 1.2 * block.near


def _is_american(witnesses: Witnesses) -> bool:
    text = " ".join(line.text for line in (*witnesses.head[:_FRONT_LINES], *witnesses.later[:200]))
    return (
        len(re.findall(r"\$\d|\b[A-Z]{2} \d{5}\b|\b[AP]\.?M\.?\b(?= [A-Z])", text)) > 0
        and "\u00a3" not in text
    )


def _last_day(blocks: Sequence[_Block], when: date | None) -> date | None:
    """The second day of a meeting that goes over two: '14th-15th March 2025'."""
    for block in blocks:
        for found in re.finditer(
            rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s*(?:-|\u2013|and|&|to)\s*(\d{{1,2}})(?:st|nd|rd|th)?\s+({MONTH})\s+(\d{{4}})",
            block.text,
            re.IGNORECASE,
        ):
            days = [day for _, day in dates_in(f"{found[2]} {found[3]} {found[4]}")]
            if when and days and 0 < (days[0] - when).days < 7:
                return days[0]
    return None


# Time and place


_TIME_LABEL = re.compile(r"\b(?:start )?times?\s*(?:of (?:the )?meeting)?\s*:?\s*$", re.IGNORECASE)
_NOT_THE_START = re.compile(
    r"\b(?:end(?:s|ed)?|clos(?:e[sd]?|ing)|finish(?:e[sd])?|until|between|from \d|to|by|before|deadline|noon on|adjourn(?:ed)?|and)\b[^.;]{0,20}$",
    re.IGNORECASE,
)


def _time_candidates(blocks: Sequence[_Block], when: date | None) -> Iterator[Candidate]:
    for position, block in enumerate(blocks):
        here = any(day == when for _, day in dates_in(block.text)) if when else False
        beside = (
            any(
                any(day == when for _, day in dates_in(other.text))
                for other in blocks[max(0, position - 2) : position + 3]
            )
            if when
            else False
        )
        for start, printed in times_in(block.text):
            before = block.text[:start]
            labelled = bool(_TIME_LABEL.search(before))
            if _NOT_THE_START.search(before) and not labelled:
                continue
            weight = 0.0
            if labelled:
                weight = 3.0
            elif here:
                weight = 2.5 + (
                    0.5
                    if re.search(
                        r"\b(?:at|commencing(?: at)?|starting(?: at)?|-|@)\s*$", before, re.IGNORECASE
                    )
                    else 0.0
                )
            elif (beside and block.display and len(block.text) < 90) or re.search(
                r"\b(?:held|meeting|meet|convene)\b[^.]*\bat\s*$", before, re.IGNORECASE
            ):
                weight = 2.0
            if weight:
                yield Candidate(
                    value=printed,
                    key=_time_key(printed),
                    weight=weight,
                    fact=_fact(
                        next((line for line in block.lines if printed in line.text), block.lines[0]),
                        "beside the date" if here or beside else "a label",
                    ),
                )


def _named_times(witnesses: Witnesses) -> Iterator[Candidate]:
    """The time in a title or file name as committee software writes it."""
    titles = (
        (witnesses.document.title, "the file's title"),
        (witnesses.file_name.replace("_", " "), "the file's name"),
    )
    for printed, how in titles:
        text = one_line(printed)
        found = _PUBLISHED_TITLE.search(text) or _PUBLISHED_FILE.search(text)
        first = next(times_in(text[found.start("when") :]), None) if found else None
        if first is not None:
            yield Candidate(
                value=first[1], key=_time_key(first[1]), weight=2.0, fact=Fact(words=text, how=how)
            )


def _time_key(printed: str) -> str:
    found = re.match(r"(\d{1,2})(?:[.:](\d\d))?", printed)
    if not found:
        return printed.casefold()
    hour = int(found[1]) % 12 if re.search("[ap]", printed, re.IGNORECASE) else int(found[1])
    half = 12 if re.search(r"p\.?\s?m", printed, re.IGNORECASE) else 0
    return f"{hour + half}:{found[2] or '00'}"


_PLACE_LABEL = re.compile(
    r"^(?:\W*)(?P<label>(?:meeting )?(?:venue|place|location|where)(?: of (?:the )?meeting)?)\s*:\s*(?P<place>\S.*)?$|^(?P<bare>venue|place)\s+(?P<named>[A-Z].*)$",
    re.IGNORECASE,
)
_HELD_IN = re.compile(
    r"\b(?:held|hold|meet(?:ing)?|place|convene[sd]?|session)\b(?:(?!\b(?:held|minutes)\b)(?:[^.;]|(?<=\d)\.(?=\d)|(?<=[ap])\.(?=\s?m))){0,90}?\b(?:in|at|outside)\s+(?:(?-i:the)\s+)?(?P<place>(?!\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?\s?m|noon|hours|hrs)\b)(?-i:[A-Z0-9])[^.;]{2,150}?)"
    rf"(?=,?\s+(?:on\s+(?:the\b|{WEEKDAY}|\d)|at\s+(?:\d|noon)|commencing|starting|to\s+(?:consider|transact|deal)|for\s+the\s+purpose|when\b|at\s+which|and\s+(?:online|virtually|via|by)|,?\s*{WEEKDAY}\b|enabling|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH})|\.(?:\s|$)|;|$)",
    re.IGNORECASE,
)
_PLACE_WORD = re.compile(
    r"\b(?:room|hall|chambers?|cent(?:re|er)|house|street|road|school|suite|library|offices?|building|church|hotel|guildhall|town\s?hall|civic|college|university|pavilion|club|quay|square|avenue|lane|gallery|theatre|racecourse|zoom|teams|online|virtual(?:ly)?|remote(?:ly)?|headquarters|court)\b"
    r"|\b[A-Z]{1,2}\d[\dA-Z]?\s*\d[A-Z]{2}\b",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"\b(?:room|hall|chambers?|suite|cent(?:re|er)|house|building|library|guildhall|pavilion)\b",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    r"\b(?:is|are|was|were|be|been|will|shall|should|must|has|have|had|can|may|please|invited|present|apologies|members?|quorum|councillors?|cllrs?|minutes|agenda|item|contact|enquiries|telephone|tel|e-?mail|published"
    r"|livestream(?:ed)?|webcast|attend(?:ance|ing)?|roll call|call to order|pledge|limited|open to the public|committee:|chair(?:man)?:|following|calling|phone)\b|\(\d{3}\)|@|\?|https?:|www\.|[*_]{2}",
    re.IGNORECASE,
)
_LONGEST_PLACE = 130
_LATER_LINES = 250


def _place_key(text: str) -> str:
    return re.sub(r"\W|^the ", "", fold(text))[:24]


def is_place(text: str) -> bool:
    """Whether a text can be where a meeting is held: short, with letters, no sentence, no heading and no item's number in front."""
    text = text.strip()
    if not 4 <= len(text) <= _LONGEST_PLACE or not any(map(str.isalpha, text)) or _NO_PLACE.search(text):
        return False
    if re.match(r"(?:\d{1,2}[.)]\s|[(\[]|the$|a$|on\b|at\b|to\b|of\b|and\b)", text, re.IGNORECASE) or any(
        True for _ in dates_in(text)
    ):
        return False
    return any(word[0].isupper() or word[0].isdigit() for word in text.split()) and not re.fullmatch(
        rf"(?:{MONTH}|{WEEKDAY})\W*", text, re.IGNORECASE
    )


def _place_candidates(blocks: Sequence[_Block], when: date | None) -> Iterator[Candidate]:
    def one(text: str, weight: float, line: Line, how: str) -> Iterator[Candidate]:
        text = re.sub(r"\s+(?:and|or)\s*$", "", one_line(text).strip(" ,.-\u2013:|")).strip(" ,")
        if is_place(text):
            yield Candidate(
                value=text,
                key=_place_key(text),
                weight=weight,
                fact=_fact(line, how),
            )

    for position, block in enumerate(blocks):
        for index, line in enumerate(block.lines):
            labelled = _PLACE_LABEL.match(line.text)
            if labelled and not (labelled["bare"] and body_name(line.text)):
                rest = [labelled["place"] or labelled["named"] or ""]
                following = [*block.lines[index + 1 :]] or (
                    [*blocks[position + 1].lines] if not rest[0] and position + 1 < len(blocks) else []
                )
                yield from one(_place_lines([text for text in rest if text], following), 5.0, line, "a label")
        for found in _HELD_IN.finditer(block.text):
            place = re.split(r",?\s+(?:and\s+(?:online|virtually)|which\b)", found["place"])[0]
            weight = 3.5 if _PLACE_WORD.search(place) or any(map(str.isdigit, place)) else 2.0
            yield from one(place, weight, block.lines[0], "the sentence that calls the meeting")
        dated = when is not None and any(
            any(day == when for _, day in dates_in(other.text))
            for other in blocks[max(0, position - 2) : position + 3]
        )
        if dated and block.display:
            yield from _display_place(block, one)


def _later_places(witnesses: Witnesses) -> Iterator[Candidate]:
    """What small print and notices further on say of this meeting's place, or of all."""
    for block in _blocks(witnesses.later[:_LATER_LINES], bounded=False):
        for found in _HELD_IN.finditer(block.text):
            if re.search(
                r"\b(?:this|council|all|the) meetings?\b[^.]{0,40}$",
                block.text[: found.start("place")],
                re.IGNORECASE,
            ):
                text = re.split(r",?\s+(?:and\s+(?:online|virtually)|which\b)", found["place"])[0].strip(" ,")
                if is_place(text):
                    yield Candidate(
                        value=text, key=_place_key(text), weight=2.0, fact=_fact(block.lines[0], "a notice")
                    )


def _display_place(
    block: _Block, one: Callable[[str, float, Line, str], Iterator[Candidate]]
) -> Iterator[Candidate]:
    """Lines of a letterhead beside the date that name a room, a building or an address."""
    taken: list[Line] = []
    for line in (*block.lines, None):
        text = _without_when(line.text) if line else ""
        if (
            line
            and text
            and _PLACE_WORD.search(text)
            and not body_name(text)
            and not council_name(text)
            and is_place(text)
        ):
            taken.append(replace(line, text=text + _comma(line)))
            continue
        if (
            taken
            and line
            and text
            and is_place(text)
            and len(text) < 60
            and not BODY_WORD.search(text)
            and re.search(r"\d|,", text)
        ):
            taken.append(replace(line, text=text + _comma(line)))
            continue
        if taken:
            text = join(other.text for other in taken)
            yield from one(text, 3.0 if _ROOM.search(text) else 2.0, taken[0], "the letterhead")
        taken = []


def _comma(line: Line) -> str:
    return "," if line.text.rstrip().endswith(",") else ""


def _without_when(text: str) -> str:
    """A line without its date and time: '2:00 PM Council Chambers' is 'Council Chambers'."""
    text = without_marks(text)
    for _, printed in list(times_in(text)):
        text = text.replace(printed, " ")
    text = re.sub(
        rf"(?:{WEEKDAY},?\s*)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?)\s*\d{{4}}",
        " ",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(r"^(?:venue|place|location)\s*:\s*", "", text, flags=re.IGNORECASE)
    text = re.sub(rf"\b(?:{WEEKDAY})\b,?", " ", text, flags=re.IGNORECASE)
    return re.sub(
        r"^(?:(?:(?i:in|at|on)|the)\s+)+",
        "",
        one_line(text).strip(" ,|-\u2013@"),
    ).strip(" ,|-\u2013")


def _place_lines(first: list[str], following: Sequence[Line]) -> str:
    found = list(first)
    for line in following[:3]:
        if (
            re.match(r"[\w /&]{2,30}:", line.text)
            or _NO_PLACE.search(line.text)
            or any(True for _ in dates_in(line.text))
            or (line.gap and found)
        ):
            break
        if found and not (
            found[-1].endswith(",")
            or _PLACE_WORD.search(line.text)
            or line.text[0].isdigit()
            or "," in line.text
        ):
            break
        found.append(line.text)
    return join(found)


# Kind, status, quorum


_KINDS: tuple[tuple[MeetingKind, re.Pattern[str]], ...] = (
    (
        "extraordinary",
        re.compile(
            r"\bextra-?ordinary\b[^.]{0,30}\b(?:meeting|council|session)\b|^extra-?ordinary$", re.IGNORECASE
        ),
    ),
    ("special", re.compile(r"\bspecial\b[^.]{0,20}\b(?:meeting|session)\b", re.IGNORECASE)),
    ("annual", re.compile(r"\bannual\b[^.]{0,30}\bmeeting\b", re.IGNORECASE)),
    ("ordinary", re.compile(r"\b(?:ordinary|regular)\b[^.]{0,20}\b(?:meeting|session)\b", re.IGNORECASE)),
)
_CANCELLED = re.compile(
    r"\b(?:meeting|session)\b[^.]{0,40}\b(?:has been |is |was |are )?cancell?ed\b|^\W*cancell?ed\W*$|\bcancell?ed\b[^.]{0,20}\bmeeting\b|\bnotice of cancellation\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:re-?scheduled|postponed)\b[^.]{0,30}\b(?:from|to|date)\b|\bmeeting\b[^.]{0,20}\bmoved (?:from|to)\b|\bpostponed\b[^.]{0,20}\bmeeting\b|\bmeeting\b[^.]{0,30}\bpostponed\b|\bchange of (?:date|venue|time)\b",
    re.IGNORECASE,
)
_NUMBERS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
)
_QUORUM = re.compile(
    rf"\bquorum\b(?:\s+(?:for|of|at)\s+(?:this|the|a|any)\s+(?:[A-Za-z-]+\s+){{0,5}}?(?:meeting|committee|panel|board|council|cabinet|sub-committee|body))?\s*(?:shall be|will be|is|are|=|:|-|\u2013|of|\()?\s*(?:at least\s+)?(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})(?!\s*[-/%.\d])(?!\s*(?:quarter|third|half|per cent|minutes))(?:\s*\(\d+\))?(?=\s*(?:voting\s+|elected\s+|county\s+|other\s+)*(?:members?|councillors?|persons?|people|of\b|\)|\.|,|;|$))",
    re.IGNORECASE,
)
_LEAST_NUMBER = re.compile(
    rf"\bquorum\b[^.]{{0,20}}\b(?:minimum|least) number\b[^.]{{0,140}}?\bis\s+(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})\b",
    re.IGNORECASE,
)
_LEAST_PRESENT = re.compile(
    rf"\bquorum\b[^.]{{0,80}}?\b(?:at least|not less than|no fewer than|a minimum of)\s+(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})"
    r"\s+(?:[a-z-]+\s+){0,2}(?:members?|councillors?)\b",
    re.IGNORECASE,
)
_QUORUMS = (_QUORUM, _LEAST_NUMBER, _LEAST_PRESENT)
_MOST_FOR_A_QUORUM = 60


def _kind(blocks: Sequence[_Block], evidence: dict[str, Fact]) -> MeetingKind:
    for block in blocks:
        if not (block.display or _CALLED.search(block.text)) or (
            re.search(r"\bminutes of\b.*\bheld\b", block.text, re.IGNORECASE) and not block.display
        ):
            continue
        for kind, pattern in _KINDS:
            if pattern.search(block.text):
                evidence["kind"] = _fact(block.lines[0], "the letterhead")
                return kind
    return ""


def _status(blocks: Sequence[_Block], evidence: dict[str, Fact]) -> MeetingStatus:
    for block in blocks:
        if len(block.text) > 300:
            continue
        for status, pattern in (("cancelled", _CANCELLED), ("moved", _MOVED)):
            if pattern.search(block.text):
                evidence["status"] = _fact(block.lines[0], "the letterhead")
                return status  # type: ignore[return-value]
    return ""


def _quorum(blocks: Sequence[_Block], evidence: dict[str, Fact]) -> int | None:
    for block, following in zip(blocks, (*blocks[1:], None), strict=False):
        # 'Quorum' may be a heading, and the number stands in the sentence under it.
        alone = following is not None and re.fullmatch(r"(?:the )?quorum\W*", block.text, re.IGNORECASE)
        text = f"{block.text} {following.text}" if alone and following else block.text
        found = next((found for pattern in _QUORUMS for found in [pattern.search(text)] if found), None)
        if found:
            printed = found["number"].casefold()
            number = int(printed) if printed.isdigit() else _NUMBERS.index(printed) + 1
            if 2 <= number <= _MOST_FOR_A_QUORUM:
                evidence["quorum"] = _fact(block.lines[0], "the sentence that says so")
                return number
    return None


def _spans_of(block: _Block) -> Iterator[tuple[str, Line]]:
    """Each line of a block, and each two lines, as one text."""
    for line in block.lines:
        yield without_marks(line.text), line
    for above, below in pairwise(block.lines):
        yield without_marks(f"{above.text} {below.text}"), above
