"""Finding words in a pack's text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from packview.model import Note, Pack
from packview.services.events import PageLines
from packview.text import one_line

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place in a pack, its minutes or the member's notes that has all the words looked for.

    Attributes:
        kind: where it was found.
        item: number of the agenda item, '' for none; of a minute, the minute's number.
        page: printed label, None where none is printed.
        pdf_page: 1..n, None for a note on the whole pack.
        text: the line it stands in, with what follows where the line is short.
    """

    kind: Literal["page", "note", "minute"]
    item: str
    page: str | None
    pdf_page: int | None
    text: str


def search(
    pack: Pack, pages: Sequence[PageLines], notes: Sequence[Note], words: Sequence[str]
) -> Iterator[Hit]:
    """Every page, minute and note that has all the words; words with spaces between count as a phrase."""
    wanted = [found for word in words if (found := pattern(word)) is not None]
    if not wanted:
        return
    for info, lines in zip(pack.pages, pages, strict=False):
        text = "\n".join(lines)
        if all(one.search(text) for one in wanted):
            item = pack.item(info.item) if info.item else None
            yield Hit(
                kind="page",
                item=item.number if item else "",
                page=info.label,
                pdf_page=info.number,
                text=_around(text, wanted[0]),
            )
    for minute in pack.minutes.items if pack.minutes else ():
        parts = (minute.title, *minute.discussion, *(resolution.text for resolution in minute.resolutions))
        text = "\n".join(parts)
        if all(one.search(text) for one in wanted):
            yield Hit(
                kind="minute",
                item=minute.number,
                page=minute.page,
                pdf_page=minute.pdf_page,
                text=_around(text, wanted[0]),
            )
    for note in notes:
        text = f"{note.text}\n{note.answer}\n{note.anchor.quote}\n{note.to}"
        if all(one.search(text) for one in wanted):
            anchor = note.anchor
            yield Hit(
                kind="note",
                item=anchor.item_number,
                page=anchor.page,
                pdf_page=anchor.pdf_page,
                text=_around(text, wanted[0]),
            )


def _around(text: str, wanted: re.Pattern[str]) -> str:
    """The place of the first match on one line, up to 60 characters before it and 120 after."""
    found = wanted.search(text)
    assert found
    start, end = max(0, found.start() - 60), min(len(text), found.end() + 120)
    if start:
        start = text.find(" ", start, found.start()) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", found.end(), end), found.end())
    return one_line(text[start:end])
