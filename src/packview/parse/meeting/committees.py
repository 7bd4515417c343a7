"""Names of councils and of their committees, found by small rules tried in turn."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from packview.model import Document
from packview.parse.text.lines import Line, is_capitals, title_case
from packview.parse.text.vocabulary import NO_PLACE_WORDS
from packview.text import one_line
from packview.wording.periods import WEEKDAY, dates_in, first_date, first_time

BODY = re.compile(
    r"\b(?:committee|sub-?committee|panel|cabinet|council|executive|commission|forum|assembly|authority|board"
    r"|tribunal|joint committee|partnership)\b",
    re.IGNORECASE,
)
_ENDS_IN_BODY = re.compile(
    BODY.pattern + r"(?:\s+(?:meeting|[A-D]|\d|(?:for|of|on)\b.*)|\s*[(\u2013-].*)?\s*$", re.IGNORECASE
)
_KINDS = "City|County|Borough|District|Town|Parish|Metropolitan Borough|Metropolitan District|County Borough|Community|Unitary"
_PLACE_WORD = "[A-Z][\\w\u2019'\\-]+"
_FULL = re.compile(
    rf"((?:City of |Isle of |Vale of |Forest of |East Riding of )?{_PLACE_WORD}"
    rf"(?:(?: and| upon| on| in| &| of)? {_PLACE_WORD}){{0,4}}? (?:{_KINDS}) Council)\b"
    rf"|((?:Royal |London )?Borough of {_PLACE_WORD}(?:(?: and| upon)? {_PLACE_WORD}){{0,3}})"
    rf"|((?:City of |Isle of |Vale of ){_PLACE_WORD} Council)\b"
)
_FULL_CAPITALS = re.compile(
    rf"\b([A-Z][A-Z\u2019'\-]+(?:(?: AND| UPON| ON| OF)? [A-Z\u2019'\-]+){{0,4}}? (?:{_KINDS.upper()}) COUNCIL|(?:ROYAL |LONDON )?BOROUGH OF [A-Z][A-Z\u2019'\-]+(?:(?: AND| UPON)? [A-Z][A-Z\u2019'\-]+){{0,2}})\b"
)
_PLAIN = re.compile(rf"^(?:The )?({_PLACE_WORD}(?:(?: and)? {_PLACE_WORD}){{0,2}} Council)$", re.IGNORECASE)
_KIND_ALONE = re.compile(rf"(?:{_KINDS}) Council")
_ONE_PLACE = re.compile(rf"{_PLACE_WORD}(?: {_PLACE_WORD}){{0,2}}")
_NOT_A_PLACE = frozenset(NO_PLACE_WORDS.split())
_DOMAIN = re.compile(r"\b([a-z][a-z-]{2,30})\s?\.\s?gov\.uk\b", re.IGNORECASE)

_METADATA = re.compile(
    r"\b(?:agenda|minutes|supplement|pack|document|frontsheet|decisions)\b[\w \)]{0,40}?\b(?:for|of) (?:the )?"
    r"(?P<body>[A-Z][^,\d]{2,90}?) ?(?:,|\bon\b) ?(?P<when>.*\d{4}.*)$",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\bmeeting of (?:the |)(?P<body>[A-Z][^.:;\d]{3,90}?)(?:,? (?:which )?(?:will be|is to be|to be|was)?,? ?held\b| on\b| at\b|$)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^(?i:(?:committee|meeting|name of (?:committee|meeting)|decision[- ]maker|meeting title)\s*:\s*)(?P<body>\S.*)$"
    r"|^Meeting\s+(?P<bare>[A-Z][A-Z &,-]{5,80})$",
)
_DASHED = re.compile(
    rf"^(?P<body>[^\d:]{{3,90}}?)\s*[-\u2013\u2014,|]\s*(?:{WEEKDAY},?\s*)?(?P<when>\d{{1,2}}\w*\s.*\d{{4}}.*)$",
    re.IGNORECASE,
)
_NOT_A_BODY = re.compile(
    r"\b(?:chamber|room|hall|centre|house|members of|role of|terms of|contact|officer|director|constitution|minutes|report"
    r"|procedure|strategy|plan|website|website:|webcast|public|legal|support|team|manager|dates of)\b|[@.:?!]",
    re.IGNORECASE,
)
_BODY_OF = re.compile(r"^.*\b(?:committee|cabinet|panel|board|commission) of (?:the )?", re.IGNORECASE)
_OF_COUNCIL = re.compile(
    r"(?P<body>.*\b(?:committee|sub-committee|cabinet|panel|board|commission)) of (?:the )?[A-Z][\w\u2019' -]+ Council",
    re.IGNORECASE,
)
_TRIM = re.compile(
    r"^(?:agenda\b(?: for)?|notice of|(?:a |the )?meeting of|supplementary agenda(?: for)?|the)\s+(?:the\s+)?(?=\S)|\s+agenda$"
    r"|\s*[-\u2013,:]+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """What the rules look at: the file's metadata, and the lines before the first agenda item."""

    document: Document
    lines: Sequence[Line]


def committee_in(document: Document, lines: Sequence[Line]) -> str:
    """The committee a front sheet names, as a title; '' where none of the rules finds one.

    Args:
        document: for its metadata.
        lines: what stands before the first agenda item.
    """
    sheet = _Sheet(document=document, lines=lines)
    for rule in _COMMITTEE_RULES:
        body = tidy_body(rule(sheet))
        if body:
            return body
    return ""


def tidy_body(text: str) -> str:
    """A committee's name without 'Meeting of the' and the like, capitals set as a title."""
    text, before = one_line(text), ""
    while text != before:
        text, before = _TRIM.sub("", text), text
    of_council = _OF_COUNCIL.fullmatch(text)
    return title_case(of_council["body"] if of_council else text)


def _from_metadata(sheet: _Sheet) -> str:
    found = _METADATA.search(one_line(sheet.document.title))
    return found["body"] if found and first_date(found["when"]) else ""


def _before_the_date(sheet: _Sheet) -> str:
    for line in sheet.lines[:80]:
        found = _DASHED.match(line.text)
        if found and BODY.search(found["body"]) and first_date(found["when"]):
            return found["body"]
    return ""


def _labelled(sheet: _Sheet) -> str:
    found = next((found for line in sheet.lines[:80] if (found := _LABELLED.match(line.text))), None)
    return (found["body"] or found["bare"]) if found else ""


def _heading(sheet: _Sheet) -> str:
    """The first line that names a committee; a council's own name only where no committee is named."""
    council = ""
    for index, line in enumerate(sheet.lines[:80]):
        if is_body_heading(line.text):
            if _PLAIN.match(line.text):
                council = council or line.text
                continue
            before = sheet.lines[index - 1] if index and not line.gap and not line.top else None
            if before and is_capitals(before.text) and is_capitals(line.text) and _begins_a_name(before.text):
                return f"{before.text} {line.text}"
            return line.text
    return council


def _held(sheet: _Sheet) -> str:
    text = " ".join(line.text for line in sheet.lines[:120])
    found = next((found for found in _HELD.finditer(text) if BODY.search(found["body"])), None)
    return found["body"] if found else ""


_COMMITTEE_RULES: tuple[Callable[[_Sheet], str], ...] = (
    _from_metadata,
    _before_the_date,
    _labelled,
    _heading,
    _held,
)


def is_body_heading(text: str) -> bool:
    """Whether a line is the name of a committee and nothing else."""
    if len(text) > 90 or not _ENDS_IN_BODY.search(text) or _NOT_A_BODY.search(text) or _is_council(text):
        return False
    words = [word for word in re.findall("[^\\W\\d_][\\w\u2019'\\-]*", text) if len(word) > 3]
    return bool(words) and all(word[0].isupper() for word in words) and not any(dates_in(text))


def _begins_a_name(text: str) -> bool:
    return (
        len(text) < 60
        and not _is_council(text)
        and not _NOT_A_BODY.search(text)
        and not any(character.isdigit() for character in text)
        and text.casefold().strip(" .")
        not in {"agenda", "notice", "notice of meeting", "meeting", "public information"}
    )


def _is_council(text: str) -> bool:
    return bool(_FULL.fullmatch(text) or _FULL_CAPITALS.fullmatch(text))


def council_in(document: Document, lines: Sequence[Line]) -> str:
    """The council's full name; '' where nothing tells it.

    Args:
        document: for its author.
        lines: of the front sheet and notices.
    """
    author = one_line(document.author)
    if _FULL.fullmatch(author):
        return author
    names = Counter(name for line in lines for name in _councils(line.text))
    names.update(
        f"{above.text} {below.text}"
        for above, below in pairwise(lines[:12])
        if _KIND_ALONE.fullmatch(below.text) and _ONE_PLACE.fullmatch(above.text)
    )
    if names:
        return max(names, key=lambda name: names[name])
    plain = next((found[1] for line in lines[:12] if (found := _PLAIN.match(line.text))), "")
    if plain and not set(plain.casefold().split()[:-1]) & _NOT_A_PLACE:
        return title_case(plain)
    return _county_by_address(" ".join(line.text for line in lines))


def _councils(text: str) -> list[str]:
    found = [next(group for group in match.groups() if group) for match in _FULL.finditer(text)]
    found += [title_case(match[1]) for match in _FULL_CAPITALS.finditer(text)]
    names = []
    for name in found:
        words = _BODY_OF.sub("", name).split()
        while words and words[0].casefold() in _NOT_A_PLACE and words[:2] != ["City", "of"]:
            words.pop(0)
        if (len(words) > 2 or (len(words) == 2 and words[-1] != "Council")) and not _KIND_ALONE.fullmatch(
            " ".join(words)
        ):
            names.append(" ".join(words))
    return names


def _county_by_address(text: str) -> str:
    """A county council that gives only its web address and that it sits in County Hall."""
    found = _DOMAIN.search(text)
    if found is None or not re.search(r"\bCounty Hall\b", text, re.IGNORECASE):
        return ""
    return f"{found[1].replace('-', ' ').title()} County Council"


def short_council(council: str) -> str:
    """The place alone: 'Southampton' of 'Southampton City Council'."""
    text = re.sub(r"^(?:The )?(?:(?:Royal |London )?Borough of|City of|City and County of)\s+", "", council)
    text = re.sub(rf"\s+(?:(?:{_KINDS})\s+)*(?:Council|Corporation)$", "", text)
    return text.strip()


def date_in(document: Document, lines: Sequence[Line]) -> tuple[date | None, str]:
    """The meeting's date and, where it stands beside the date, its time as printed.

    Args:
        document: for its metadata.
        lines: what stands before the first agenda item.
    """
    found = _METADATA.search(one_line(document.title))
    when = first_date(found["when"]) if found else None
    rules = (
        re.compile(r"^(?:date(?: of (?:the )?meeting)?|meeting date|date and time)\s*:", re.IGNORECASE),
        re.compile(rf"\b{WEEKDAY}\b", re.IGNORECASE),
        re.compile("^.{0,60}$"),
    )
    texts = [line.text for line in lines[:120]]
    for rule in rules if when is None else ():
        hits = (
            first_date(text)
            for text in texts
            if rule.search(text) and (rule is not rules[0] or _is_weekday(text))
        )
        when = next((hit for hit in hits if hit), None)
        if when:
            break
    when = when or first_date(" ".join(texts[:40]))  # it may wrap
    for index, text in enumerate(texts):
        if when and first_date(text) == when and (time := first_time(" ".join(texts[index : index + 3]))):
            return when, time
    labelled = next((first_time(text) for text in texts if re.match(r"time\s*:", text, re.IGNORECASE)), "")
    return when, labelled or (first_time(found["when"]) if found else "")


def _is_weekday(text: str) -> bool:
    return bool(re.search(WEEKDAY, text, re.IGNORECASE))
