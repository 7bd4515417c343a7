"""Papers of meetings in the styles of many bodies, made up for tests, each with what a reader says of it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from packview.model import Document, Meeting, Page, Run
from packview.parse.pipeline import run_stages
from parse_pages import SOURCE, TEXT_SOURCE

FIELDS = ("council", "committee", "date", "time", "place")
_TYPE = re.compile(r"\{(?P<size>\d+)(?P<bold>b?)\}")
_LETTER = 0.5
"""How wide a letter is, of its size."""


class MadePaper(NamedTuple):
    """A paper: what it is, the facts of its meeting as they are to be shown, its text."""

    name: str
    facts: dict[str, str]
    text: str


def made_papers() -> Iterator[MadePaper]:
    """The papers of made_papers.txt."""
    whole = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    for part in whole.split("\n=== ")[1:]:
        name, _, rest = part.partition("\n")
        facts, _, text = rest.partition("\n---\n")
        pairs = (line.split(":", 1) for line in facts.splitlines())
        yield MadePaper(name, {field: value.strip() for field, value in pairs}, text.rstrip("\n"))


def meeting_of(text: str) -> Meeting:
    """The meeting that a paper of one page tells of; with type where its lines begin with some, else of a text file."""
    page = _page(text)
    source = SOURCE if page.runs else TEXT_SOURCE
    return run_stages(Document(kind=source.kind, page_count=1), [page], source=source).pack().meeting


def _page(text: str) -> Page:
    lines: list[str] = []
    runs: list[Run] = []
    typed = any(map(_TYPE.match, text.splitlines()))
    for at, raw in enumerate(text.splitlines()):
        found = _TYPE.match(raw)
        line, size = _TYPE.sub("", raw, count=1), float(found["size"]) if found else 11.0
        lines.append(line)
        for word in re.finditer(r"\S+", line) if typed else ():
            x, width = 50.0 + word.start() * size * _LETTER, len(word[0]) * size * _LETTER
            bold = bool(found and found["bold"])
            runs.append(Run(text=word[0], x=x, y=50.0 + 14 * at, width=width, size=size, bold=bold))
    return Page(
        number=1,
        lines=tuple(lines),
        width=595.0 if typed else 0.0,
        height=842.0 if typed else 0.0,
        runs=tuple(runs),
    )
