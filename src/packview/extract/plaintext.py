"""Text files: the text of a pack, split into pages."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Self

from packview.errors import PackviewError
from packview.extract.states import state_of
from packview.extract.text_breaks import Stamp, find_stamps, other_stamp, page_starts
from packview.extract.text_columns import has_columns, runs_of, size_of
from packview.model import Document, Page, Warned
from packview.text import clean

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.02
_EDGE = 4
"""Lines: so near the start or end of a page stands a stamp."""


class TextSource:
    """A text file, open.

    Attributes:
        document: what is known of it.
        problems: none; every text can be read.
    """

    def __init__(self, data: bytes) -> None:
        self._pages = split_pages(decode(data))
        if not self._pages:
            raise PackviewError("There is no text in this file", "Check that it is the right file")
        self.document = Document(kind="text", page_count=len(self._pages))
        self.problems: list[Warned] = []

    def page(self, number: int) -> Page:
        """A page, 1 to ``document.page_count``.

        Raises:
            PackviewError: there is no such page.
        """
        if not 1 <= number <= len(self._pages):
            raise PackviewError(f"There is no page {number}", f"The file has {len(self._pages)} pages")
        return self._pages[number - 1]

    def close(self) -> None:
        """Let go of the text."""
        self._pages = ()

    def __enter__(self) -> Self:
        """The open file itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()


def decode(data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 with a byte order mark, else Windows-1252.

    Raises:
        PackviewError: it is no text.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise PackviewError("This is neither a PDF nor a text file", "Choose the pack as a PDF or as text")
    return text


def split_pages(text: str) -> tuple[Page, ...]:
    """The pages of a text: at its form feeds, or where it has none, where pages can be told to end."""
    chunks = [clean(chunk).split("\n") for chunk in text.split("\f")]
    lines = [line for chunk in chunks for line in chunk]
    stamps = find_stamps(lines)
    if len(chunks) > 1:
        starts = list(accumulate(map(len, chunks[:-1]), initial=0))
    else:
        starts = page_starts(lines, stamps)
    spans = _spans(starts, lines)
    placed = _placed(spans, lines, stamps)
    return tuple(
        _page(number, lines, span, placed.get(number, [])) for number, span in enumerate(spans, start=1)
    )


def _spans(starts: Sequence[int], lines: Sequence[str]) -> list[range]:
    """The lines of each page, without the empty page that a form feed at the end makes."""
    spans = [range(start, end) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    while spans and not any(lines[index].strip() for index in spans[-1]):
        spans.pop()
    return spans


def _placed(spans: Sequence[range], lines: Sequence[str], stamps: Sequence[Stamp]) -> dict[int, list[Stamp]]:
    """The stamps of each page: those at its start or end, and of the others those that the run of pages asks for."""
    starts = [span.start for span in spans]
    found = [(bisect_right(starts, stamp.first), stamp) for stamp in stamps]
    edges = {number: _edges(spans[number - 1], lines) for number, _ in found}
    offsets = Counter(number - stamp.number for number, stamp in found if stamp.first in edges[number])
    usual = offsets.most_common(1)[0][0] if offsets else None
    placed: dict[int, list[Stamp]] = {}
    for number, stamp in found:
        if stamp.first in edges[number] or number - stamp.number == usual:
            placed.setdefault(number, []).append(stamp)
    return placed


def _edges(span: range, lines: Sequence[str]) -> set[int]:
    written = [index for index in span if lines[index].strip()]
    return {*written[:_EDGE], *written[-_EDGE:]}


def _page(number: int, lines: Sequence[str], span: range, stamps: Sequence[Stamp]) -> Page:
    edges = _edges(span, lines)
    label = stamps[-1].label if stamps else None
    left_out = {index: stamp.before for stamp in stamps for index in range(stamp.first, stamp.last + 1)}
    others = [f"Page {stamp.label}" for stamp in stamps[:-1]]
    kept: list[str] = []
    placed: list[str] = []
    for index in span:
        printed = left_out.get(index, lines[index])
        text = " ".join(printed.split())
        other = other_stamp(text) if index in edges else None
        if other and (label is not None or other.startswith("Agenda")):
            others.append(other)
            placed.append("")
            continue
        placed.append(printed.expandtabs())
        if text or (index not in left_out and kept and kept[-1]):
            kept.append(text)
    while kept and not kept[-1]:
        kept.pop()
    page = Page(
        number=number,
        label=label,
        lines=tuple(kept),
        stamps=tuple(others),
        state=state_of(kept, pictures=False),
    )
    if not has_columns(placed):
        return page
    width, height = size_of(placed)
    return replace(page, runs=runs_of(placed), width=width, height=height)
