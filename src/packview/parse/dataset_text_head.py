"""The headings of a performance table in a text file, where they stand in the order a converter left them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from packview.parse.dataset_columns import Column, kind_of
from packview.parse.periods import is_month, is_quarter, periods_in
from packview.text import one_line

_ENOUGH = 3
"""Periods on a line from which on it is a line of headings."""
_REACH = 80
"""Lines after the periods in which the other headings stand."""
_PHRASES = (
    ("change_year", r"% ?change\s+(?:from|on|since)\s+(?:the\s+)?same\s+(?:month|quarter|period)\s+(?:prev\.?|previous|last|of)?\s*(?:the\s+)?(?:prev\.?|previous|last)?\s*(?:yr\.?|year)|(?:% )?change\s+(?:from|on|since)\s+(?:last|previous|prev\.?)\s+year|annual\s+change|year\s+on\s+year\s+change"),
    ("change_month", r"(?:% ?)?change\s+(?:from|on|since)\s+(?:the\s+)?(?:previous|prev\.?|last)\s+(?:month|quarter|period)|monthly\s+change"),
    ("average_12m", r"12[- ]?(?:month|mnth|mth|m)\s+(?:rolling\s+)?(?:average|avg\.?)|(?:monthly\s+)?average\b|\bavg\b"),
    ("max_12m", r"12[- ]?(?:month|mnth|mth|m)\s+max(?:imum)?(?:\s+value)?|max(?:imum)?(?:\s+value)?\b"),
    ("target", r"targets?\s+(?:for\s+)?(?:20)?\d\d\s?[-/\u2013]\s?(?:20)?\d\d|(?:20)?\d\d\s?[-/\u2013]\s?(?:20)?\d\d\s+targets?|(?:annual\s+|year\s+end\s+)?targets?\b"),
    ("direction", r"\bDoT\b|direction\s+of\s+travel|\btrend\b"),
    ("unit", r"percentage\s*\?|\bunits?(?:\s+of\s+measure)?\b"),
    ("rag", r"\bRAG(?:\s+(?:rating|status))?\b"),
    ("polarity", r"\bpolarity\b|good\s+is\b|(?:high|low)\s+is\s+good"),
    ("benchmark", r"stat(?:istical|\.)?\s+neighbours?(?:\s+average)?|(?:SE|SW|NE|NW|south\s+east|south\s+west|north\s+east|north\s+west|eastern|midlands)\s+region|\bregional(?:\s+average)?|\bnational(?:\s+average)?|\bengland(?:\s+average)?|\bbenchmark\b|\bcomparators?\b|\blondon\b|\bsouth\s+east\b"),
    ("commentary", r"commentary(?:\s*\([^)]{0,24}\))?\s*:?|\bcomments\b|\bnarrative\b"),
)  # fmt: skip
_VOCABULARY = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _PHRASES), re.IGNORECASE)
_BROKEN_YEAR = re.compile(r"(\b(?:20)?\d\d\s?[-/\u2013]) +((?:20)?\d\d\b)")
_LEFT = re.compile(r"owner|lead|reporter|outcome|priority|objective", re.IGNORECASE)
_STRAYS = ("change_month", "change_year", "average_12m", "max_12m", "direction")
_WIDEST = 60
_AROUND = 6
"""Lines before and after one that may hold the rest of its heading."""


@dataclass(slots=True, kw_only=True)
class TextHead:
    """Headings.

    Attributes:
        line: of the periods.
        first: line with which they begin.
        last: line with which they end.
        periods: in order.
        columns: the others to the right of the periods, in the order they stand.
        left: what stands to the left of the periods beside reference and name: 'owner', 'reporter', 'outcome'.
    """

    line: int
    first: int
    last: int
    periods: list[str]
    columns: list[Column]
    left: list[str]


def find_heads(lines: Sequence[str]) -> list[TextHead]:
    """All headings with periods, those of each page; the same ones again and again where a table has many pages."""
    return [
        head
        for index, line in enumerate(lines)
        if len(line) < 600 and _may_hold(line) and (head := _head(lines, index))
    ]


def _may_hold(line: str) -> bool:
    return sum(character.isdigit() for character in line) >= 2 * _ENOUGH and not line.rstrip().endswith(".")


def _head(lines: Sequence[str], index: int) -> TextHead | None:
    told = periods_in(lines[index])
    told = _series(lines[index], told) if told else []
    if len(told) < _ENOUGH:
        return None
    last = _end(lines, index)
    first = _start(lines, index)
    text = lines[index][told[-1][2] :] + "\n" + "\n".join(lines[index + 1 : last + 1])
    return TextHead(
        line=index,
        first=first,
        last=last,
        periods=[period for period, _, _ in told],
        columns=_columns(text),
        left=[
            _left_kind(found)
            for found in _LEFT.findall("".join(lines[first:index]) + lines[index][: told[0][1]])
        ],
    )


def _left_kind(word: str) -> str:
    plain = word.casefold()
    return {"lead": "owner", "priority": "outcome", "objective": "outcome"}.get(plain, plain)


def _series(line: str, told: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The periods of one kind with which the line begins, with nothing between them; a year behind them is of a target."""
    kind = _sort(told[0][0])
    found = told[:1]
    for period in told[1:]:
        if _sort(period[0]) != kind or line[found[-1][2] : period[1]].strip(" \t|,"):
            break
        found.append(period)
    return found


def _sort(period: str) -> str:
    return "month" if is_month(period) else "quarter" if is_quarter(period) else "year"


def _columns(text: str) -> list[Column]:
    plain = _mended(one_line(text))
    found = []
    for number, match in enumerate(_VOCABULARY.finditer(plain)):
        kind = match.lastgroup or ""
        name = one_line(match[0]).rstrip(":").strip()
        found.append(Column(kind=kind, name=name, number=number))  # type: ignore[arg-type]  # the groups are named after kinds
    return found


def _end(lines: Sequence[str], index: int) -> int:
    """The last line of the headings: after it come lines that are no heading's."""
    last = index
    for place in range(index + 1, min(index + _REACH, len(lines))):
        text = one_line(lines[place])
        if not text:
            continue
        if not _is_heading_part(lines, place):
            break
        last = place
    return last


def _is_heading_part(lines: Sequence[str], place: int) -> bool:
    """Whether a line is part of a heading that is known, alone or with the lines around it."""
    own = lines[place].strip()
    if len(own) > _WIDEST:
        return False
    first = max(place - _AROUND, 0)
    parts = [one_line(line) for line in lines[first : place + _AROUND + 1]]
    start = sum(len(part) + 1 for part in parts[: place - first])
    text = " ".join(parts)
    covered = sum(
        max(0, min(found.end(), start + len(own)) - max(found.start(), start))
        for found in _VOCABULARY.finditer(_mended(text))
    )
    return covered >= 0.6 * len(own)


def _mended(text: str) -> str:
    """Years that a line break parts, without changing the length of the text."""
    return _BROKEN_YEAR.sub(lambda found: " " + found[1] + found[2], text)


def _start(lines: Sequence[str], index: int) -> int:
    """The first line of the headings: those before the periods are short and no sentences."""
    first = index
    for place in range(index - 1, max(index - _REACH // 2, -1), -1):
        text = lines[place].strip()
        if not text:
            continue
        if len(text) > 48 or text.endswith((".", "%")) or _figures(text) >= 2:
            break
        first = place
    return first


def _figures(text: str) -> int:
    return sum(any(character.isdigit() for character in word) for word in text.split())


def is_heading(text: str) -> bool:
    """Whether a paragraph is a heading that was left over somewhere else on the page."""
    plain = one_line(text)
    return kind_of(plain) in _STRAYS and len(plain) <= _WIDEST and not plain.endswith(".")


def stray_headings(lines: Sequence[str], known: Sequence[Column]) -> list[Column]:
    """Columns whose headings stand somewhere among the rows, as a converter leaves turned words at the end of a page.

    Args:
        lines: of the table.
        known: the columns whose headings stand where they belong.
    """
    kinds = {column.kind for column in known}
    found: list[Column] = []
    paragraph: list[str] = []
    for line in (*lines, ""):
        if line.strip():
            paragraph.append(line)
            continue
        text = one_line(" ".join(paragraph))
        paragraph = []
        if text and is_heading(text) and kind_of(text) not in kinds:
            kinds.add(kind_of(text))
            found.append(Column(kind=kind_of(text), name=text, number=len(known) + len(found)))
    return found
