"""Where a title ends and the text under it begins."""

import re
from collections.abc import Sequence

from packview.parse.text.lines import Line, is_capitals, join, mark_of
from packview.parse.text.patterns import one_of

_ASKED = one_of(
    "approve", "agree", "consider", "confirm", "receive", "note", "sign", "elect", "appoint", "discuss", "review", "determine", "report",
    "answer", "deal", "declare", "record", "invite", "hear", "scrutinise", "endorse", "seek", "be", "provide", "comment", "adopt", "set",
)  # fmt: skip
_PAPER = one_of("report", "presentation", "update", "briefing", "paper", "note", "memorandum")
_BODY = one_of(
    "committee",
    "panel",
    "board",
    "cabinet",
    "council",
    "chair",
    "chairman",
    "executive",
    "commission",
    "sub-committee",
    "minutes of",
)
_BEGINNINGS = (
    f"to {_ASKED}",
    f"(?:joint |verbal |oral )?{_PAPER} (?:of|by|from) the",
    "report (?:of|by|from)",
    "members? (?:are|is|to|will|should|may)",
    f"the {_BODY}",
    "councillors (?:are|to)",
    "in accordance with",
    "(?:this|the) (?:report|item|paper)",
    "for (?:information|decision|noting)",
    "please",
    "attached",
    r"\((?:report|paper|copy|verbal|oral|to follow|attached|item)",
    "(?:verbal|oral) (?:report|update|item)",
)
TEXT_BEGINS = re.compile(one_of(*_BEGINNINGS) + r"\b", re.IGNORECASE)
_CAPITAL_WORDS = re.compile(r"\([^()]*(?:\)|$)|[-\u2013]")


def title_length(lines: Sequence[Line], width: int, closing: re.Pattern[str]) -> int:
    """How many lines a title has, at least one.

    Args:
        lines: from the title's first line on.
        width: of a full line, in characters.
        closing: what ends a title wherever it stands, such as a page range.
    """
    if not lines:
        return 0
    for count in range(1, min(len(lines), 8)):
        before, line = lines[count - 1], lines[count]
        text = join(other.printed for other in lines[:count])
        if closing.search(text):
            return count
        if open_bracket(text) or closing.match(line.text):
            continue
        if _ended(lines[0], before, line, width):
            return count
    return min(len(lines), 8)


def open_bracket(text: str) -> bool:
    """Whether a text ends within a bracket."""
    return text.count("(") > text.count(")") and len(text) - text.rfind("(") < 60


def _ended(first: Line, before: Line, line: Line, width: int) -> bool:
    """Whether the title that began with ``first`` and goes to ``before`` is over, and ``line`` is text."""
    if is_capitals(first.text) and (line.dash or not line.bullet):
        rest = _CAPITAL_WORDS.sub("", line.text)
        small = any(character.islower() for character in rest) and not is_capitals(rest)
        return small or (line.gap and bool(TEXT_BEGINS.match(line.text)))
    if line.bullet:
        return not line.dash or line.gap or len(before.text) < 0.7 * width
    if before.bold is not None and line.bold is not None and before.bold != line.bold:
        return before.bold
    mark = mark_of(line.text)
    if TEXT_BEGINS.match(line.text) or (mark and mark.style in ("letter", "roman") and mark.rest):
        return True
    if before.text.endswith((",", " and", " of", " the", " for", " to", "-", "\u2013", ":")):
        return False
    return line.gap or (len(before.text) < 0.7 * width and not line.text[0].islower())
