"""Titles of items and papers: where they end, their numbers, the stamps that repeat them, and how alike two are."""

import re
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz

from packview.model import Page
from packview.parse.text.lines import Line, is_capitals, join, mark_of
from packview.parse.text.numbering import numbers_of
from packview.parse.text.patterns import WORDS, any_case, listed, one_a_line
from packview.text import fold
from packview.wording.periods import MONTH

_SAME = 88
"""Similarity of 100 from which two titles without differing numbers or letters are the same."""
_LATER = any_case(
    r"\b(?:supplement(?:s|al|ary)?|(?:updated?|revised|revision|amended|replacement|corrected|correction|version|final|v\d+)"
    rf"(?:\s+(?:on|as\s+of|at))?(?:\s+\d{{1,2}})?(?:\s+(?:{MONTH}))?(?:\s+(?:19|20)\d\d)?)\b"
)
_ITEM = any_case(r"^(?:agenda )?item \d+[a-z]? ")


def nearly_same(one: str, other: str) -> bool:
    """Whether two titles are the same but for spelling and words like 'updated' and 'supplementary'.

    Numbers and single letters must agree: 'Appendix A' is not 'Appendix B', however long the rest.
    """
    first, second = _plain(one), _plain(other)
    if not first or not second:
        return False
    return _marks(first) == _marks(second) and fuzz.token_sort_ratio(first, second) >= _SAME


def _plain(title: str) -> str:
    text = _ITEM.sub("", fold(title))
    return " ".join(_LATER.sub(" ", text).split()) or text


def _marks(title: str) -> list[str]:
    return sorted(word for word in title.split() if len(word) == 1 or any(map(str.isdigit, word)))


_ITEM_STAMP = any_case(
    r"\b(?:agenda )?item\s*(?:no\.?\s*|number\s*)?(?P<number>[A-Z]{0,3}\d{1,4}(?:/\d+)?[a-z]?|[A-Z])\b"
)
_NUMBERED_TITLE = any_case(
    r"(?:(?:agenda )?item\s+)?(?P<number>[A-Z]{0,3}\d{1,3}(?:/\d{1,3})?[a-z]?|[A-Z]|[ivxl]{2,6}(?=[.):]))"
    r"(?:[.):](?=\s|[A-Z(])|\s+[-\u2013])?\s*(?<!\w)(?P<title>\S.*)$"
)
_MINUTES = any_case(
    r"(?:to (?:approve|confirm|sign|agree|receive|consider)\b.{0,40})?\b(?:draft |public )?minutes\b"
)


def is_minutes_title(title: str) -> bool:
    """Whether an item or paper is the minutes of a meeting."""
    return bool(_MINUTES.match(title)) or fold(title) in {"minutes", "record of decisions"}


def stamped_item(page: Page) -> str | None:
    """The number on a page's 'Agenda Item 7' stamp."""
    return next((found["number"] for stamp in page.stamps if (found := _ITEM_STAMP.search(stamp))), None)


def split_number(title: str) -> tuple[str, str]:
    """Number and title of an outline entry such as '7 Annual report'; the number is '' where it has none."""
    found = _NUMBERED_TITLE.match(title)
    return (found["number"], found["title"]) if found else ("", title)


def alike(one: str, other: str) -> float:
    """How much two folded titles share: words in both by words in the shorter, where it has at least two."""
    first, second = set(one.split()), set(other.split())
    shorter = min(len(first), len(second))
    if shorter < 2:
        return 1.0 if one and one == other else 0.0
    return len(first & second) / shorter


_TO_DO = listed(WORDS["titles"]["to_do"])
_PAPER = listed("report presentation update briefing paper note memorandum item")
_BODY = listed(WORDS["titles"]["body"])
_LABEL = listed(WORDS["titles"]["label"])
_BEGINNINGS = WORDS["titles"]["beginnings"].format(to_do=_TO_DO, paper=_PAPER, body=_BODY, label=_LABEL)
_TEXT_BEGINS = any_case(one_a_line(_BEGINNINGS) + r"\b")
_CAPITAL_WORDS = re.compile(r"\([^()]*(?:\)|$)|[-\u2013]")


def title_length(
    lines: Sequence[Line],
    margin: float,
    closing: re.Pattern[str],
    opens: Callable[[str], bool] | None = None,
) -> int:
    """How many lines a title has, at least one.

    Args:
        lines: from the title's first line on.
        margin: where full lines end, in points, or in characters where the lines have no places.
        closing: what ends a title wherever it stands, such as a page range.
        opens: says of a line whether it begins the text under a title, whatever it looks like.
    """
    if not lines:
        return 0
    for count in range(1, min(len(lines), _MOST_LINES)):
        before, line = lines[count - 1], lines[count]
        text = join(other.printed for other in lines[:count])
        if closing.search(text) or (opens and opens(line.text)):
            return count
        if open_bracket(text) or closing.match(line.text) or _ends_with(closing, before, line):
            continue
        if _title_ended(lines[0], before, line, margin):
            return count
    return min(len(lines), _MOST_LINES)


def _ends_with(closing: re.Pattern[str], before: Line, line: Line) -> bool:
    """Whether a line is the end of the title before it, as it is a few words and what closes a title: 'Plan (Pages 31 - 44)'."""
    found = closing.search(line.text)
    words = line.text[: found.start()].split() if found else ()
    whole = (
        line.gap or line.bullet or before.text.endswith((".", ";")) or not before.set_like(line, goes_on=True)
    )
    return 0 < len(words) <= _FEW_WORDS and not whole and not begins_text(line)


_FEW_WORDS = 5
_MOST_LINES = 8
_LONGEST_RUN_IN = 12
"""Words of a title with the text behind it on its line; twice as many where a colon or a dash and a sentence follow."""
_LONGEST_SENTENCE = 70
"""Characters of a title that ends with a full stop."""
SAYS = any_case(
    r"\b(?:was|were|had|have|has|is|are|be|would|said|noted|asked|advised|provided|introduced|thanked|stated|moved|motioned|seconded|discussed|opened|called|"
    r"reported)\b"
)
"""Words of a sentence, which no title has."""
_FOR_WHAT = any_case(r"for\s+(?:possible\s+)?(?:action|decision|discussion|information|noting)\b")
"""What an item is for, before its title: 'For possible action: approval of the minutes'."""
_ENDS_WITHIN = re.compile(
    r"(?P<mark>:[-\u2013]?(?=\s)|\s[-\u2013](?=\s)|\s?(?:\u2026(?=\s)|\.{4,})|\.(?=\s+[A-Z0-9])"
    r"|\s(?=\((?:to|for|members?|this|please|if|up to|an opportunity|limited)\b[^)]{25}))\s*(?=\S)"
)
"""A colon, a dash, dots, the end of a sentence, or a long explanation in brackets."""
_ABBREVIATED = any_case(
    r"\b(?:[A-Za-z]|Nos?|St|Dr|Mr|Mrs|Ms|Cllrs?|Crs?|Revd?|Co|Ltd|Prof|Jr|Sr|Rd|Ave|vs?|Capt|Sgt|Hon|Ald|Ref|Inc|approx|incl)$"
)


def run_in(text: str, *, bold: int = 0, usual: bool = False, labels: bool = True) -> tuple[str, str]:
    """The title of an item and the text that stands behind it on its line, '' where all of the line is title.

    'Apologies. None were received', 'Police report: No report', 'Finance \u2013 the report was noted'.

    Args:
        text: the line, without the item's number.
        bold: how many characters at its beginning are bold, where the rest is not; 0 where weight says nothing.
        usual: most items of the list have text behind their titles, so that a dash ends one whatever follows.
        labels: a colon ends a title whatever follows, not only before a sentence.
    """
    head, behind = text[:bold].rstrip(), text[bold:].lstrip(" :-\u2013")
    if 3 < bold < len(text) - 2 and (head.endswith((":", ":-", ".", "-", "\u2013")) or behind[:1].isupper()):
        return head.rstrip(" :-\u2013."), behind
    if _FOR_WHAT.match(text) or text.startswith("That "):
        return text, ""
    for found in _ENDS_WITHIN.finditer(text):
        title, rest, mark = text[: found.start()], text[found.end() :], found["mark"].strip()
        longest = _LONGEST_RUN_IN * (2 if mark != "." and SAYS.search(rest) else 1)
        if len(title) < 2 or len(title.split()) > longest or SAYS.search(title):
            break
        short = len(title) <= _LONGEST_SENTENCE and not _ABBREVIATED.search(title)
        if mark == "." and not (short and (usual or rest[0].isupper())):
            continue
        if mark.startswith(":") and not (usual or SAYS.search(rest) or rest.endswith((".", ";"))):
            continue
        if mark in ("-", "\u2013") and not (usual or (SAYS.search(rest) and rest[0].isupper())):
            continue
        said = rest[0].isupper() and rest.endswith(".") and SAYS.search(rest)
        if labels or said or not mark.startswith(":"):
            return title, rest
    return text, ""


def _title_ended(first: Line, before: Line, line: Line, margin: float) -> bool:
    """Whether the title that began with ``first`` and goes to ``before`` is over, and ``line`` is text."""
    if line.bullet and not (line.dash and not line.gap):
        return True
    if is_capitals(first.text):
        rest = _CAPITAL_WORDS.sub("", line.text)
        small = any(character.islower() for character in rest) and not is_capitals(rest)
        sentence = had_room(before, line, margin) and SAYS.search(line.text)
        text = sentence or (line.gap and _TEXT_BEGINS.match(line.text))
        reach = (before.right, before.left) if before.right else (len(before.text), 0.0)
        short = (
            reach[0] - reach[1] < (margin - reach[1]) / 2
        )  # a column of titles may be narrower than the text
        apart = short and had_room(before, line, margin) and not before.text.endswith(_GOES_ON)
        apart = apart and is_capitals(line.text) and not _JOINS.match(line.text)
        return small or bool(text) or apart or not before.set_like(line, goes_on=True)
    if not before.set_like(line, goes_on=True) or begins_text(line) or before.text.endswith(_ENDS_TITLE):
        return True
    if before.text.endswith(_GOES_ON):
        return False
    if line.text[0].islower():
        return line.text.startswith(("was ", "were ")) or (line.gap and before.text.endswith("."))
    return line.gap or had_room(before, line, margin)


_ENDS_TITLE = (":", ":-", ": -", ".-")
_SMALL = "and or of the a an for to from on in into at with by under between"
_GOES_ON = (",", "-", "\u2013", "&", *(f" {word}" for word in (_SMALL + " " + _SMALL.upper()).split()))
_JOINS = any_case(rf"(?:{'|'.join(_SMALL.split())}|&|[-\u2013(])(?!\w)")
"""What cannot begin a heading."""


def begins_text(line: Line) -> bool:
    """Whether a line begins the text under a title: 'To consider ...', '(a) the first point'."""
    if _TEXT_BEGINS.match(line.text) and not line.text[0].islower():
        return True
    mark = mark_of(line.text)
    listed_here = mark and (mark.style in ("letter", "roman") or mark.ref == "1" or mark.ref.startswith("("))
    return bool(mark and mark.rest and listed_here)


def had_room(before: Line, line: Line, margin: float) -> bool:
    """Whether the first word of a line would have fitted on the one before, which therefore ended there on purpose."""
    word = line.text.split(" ", 1)[0]
    if before.right and line.right > line.left:
        width = (line.right - line.left) * (len(word) + 1) / max(len(line.text), 1)
        return before.right + width < margin - 0.5 * before.size
    return len(before.text) + len(word) + 1 < 0.92 * margin


def open_bracket(text: str) -> bool:
    """Whether a text ends within a bracket."""
    return text.count("(") > text.count(")") and len(text) - text.rfind("(") < 60


def title_below(lines: Sequence[Line], index: int) -> bool:
    """Whether a number that stands alone has its title on the next line."""
    following = next(iter(lines[index + 1 : index + 2]), None)
    near = following and following.page == lines[index].page and len(following.text) <= 160
    return bool(near and following and following.text[0].isupper() and not numbers_of(following.text))
