"""Finding words in a pack's text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from packview.services.events import PageLines

_ALIKE = {"'": "['\u2018\u2019]", '"': '["\u201c\u201d]', "-": "[-\u2010-\u2015]"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Where words were found.

    Attributes:
        pdf_page: 1..n.
        line: index into that page's lines, of the first character.
        start: character of that line.
        end_line: line of the last character; more than ``line`` where the words run over a line's end.
        end: character after the last, in that line.
    """

    pdf_page: int
    line: int
    start: int
    end_line: int
    end: int


def pattern(words: str) -> re.Pattern[str] | None:
    """A pattern for words as typed: any case, any kind of quotation mark and dash, across line ends; None for nothing."""
    parts = words.split()
    if not parts:
        return None
    return re.compile(
        r"\s+".join(
            "".join(_ALIKE.get(character, re.escape(character)) for character in part) for part in parts
        ),
        re.IGNORECASE,
    )


def find(pages: Sequence[PageLines], words: str) -> Iterator[Match]:
    """Every place where the words stand together, in page order."""
    wanted = pattern(words)
    if wanted is None:
        return
    for number, lines in enumerate(pages, start=1):
        text = "\n".join(lines)
        line, line_start = 0, 0
        for found in wanted.finditer(text):
            while found.start() > line_start + len(lines[line]):
                line_start += len(lines[line]) + 1
                line += 1
            end_line, end_start = line, line_start
            while found.end() > end_start + len(lines[end_line]):
                end_start += len(lines[end_line]) + 1
                end_line += 1
            yield Match(
                pdf_page=number,
                line=line,
                start=found.start() - line_start,
                end_line=end_line,
                end=found.end() - end_start,
            )


def count(lines: PageLines, wanted: re.Pattern[str]) -> int:
    """How many places ``find`` would find on a page; several times as quick.

    Args:
        lines: of the page.
        wanted: see ``pattern``.
    """
    return len(wanted.findall("\n".join(lines)))
