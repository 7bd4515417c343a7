"""What was copied and not changed: captions, headings of columns, periods that repeat while the next one is missing."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from packview.insight.finding import identity
from packview.insight.tables.grid import Grid, finding_at, short
from packview.model import Finding, Pack
from packview.text import fold
from packview.wording.periods import index_of, length_of, read_periods, spoken
from packview.wording.words import telling_words

_CAPTION = re.compile(
    r"\s*(?P<kind>Table|Figure|Fig\.?|Chart|Graph|Map) (?P<number>\d{1,3}(?:\.\d{1,2})?)(?:\s?[:.\u2013-]\s|\s+)(?P<words>[A-Z\u201c\"'%\d].*)$"
)
_CONTENTS = re.compile(r"\.{3,}|\s\d{1,3}$")
_SENTENCE = re.compile(
    r"^(?:shows?|presents?|gives?|sets?|below|above|demonstrates?|is|illustrates?|and)\b", re.IGNORECASE
)
_LONG = 60
_ENOUGH = 4
"""Telling words from which on the same caption over two things is no accident of short names."""


def copied_findings(pack: Pack, pages: Sequence[Sequence[str]], grids: Sequence[Grid]) -> Iterator[Finding]:
    """Captions and headings that two things share though they differ, and periods that a row of headings repeats."""
    captions = list(_captions(pack, pages))
    yield from _same_number(pack, captions)
    yield from _same_words(pack, captions)
    yield from _same_heading(pages, grids, captions)
    for grid in grids:
        for view in grid.views:
            yield from _repeated_period(view)


Caption = tuple[int, int, str, str, str]
"""PDF page, line, kind, number, words."""


def _captions(pack: Pack, pages: Sequence[Sequence[str]]) -> Iterator[Caption]:
    """The captions of the pack, without those of tables of contents and sentences that begin with 'Table 3 shows'."""
    for number, (info, lines) in enumerate(zip(pack.pages, pages, strict=False), start=1):
        found = [(at, match) for at, line in enumerate(lines) if (match := _CAPTION.match(line))]
        listed = sum(bool(_CONTENTS.search(match["words"])) for _, match in found)
        if info.state != "text" or listed >= 2:
            continue
        for at, match in found:
            words = match["words"].strip()
            if _CONTENTS.search(words) or _SENTENCE.match(words):
                continue
            if len(lines[at]) >= _LONG and at + 1 < len(lines) and words[-1] not in ".)":
                words = f"{words} {lines[at + 1].strip()}".strip()
            yield number, at, match["kind"].title().replace("Fig.", "Figure"), match["number"], words


def _same_number(pack: Pack, captions: Sequence[Caption]) -> Iterator[Finding]:
    """One number over two tables of one paper, with the numbers before and after it in order."""
    for kind in dict.fromkeys(caption[2] for caption in captions):
        of_kind = [caption for caption in captions if caption[2] == kind]
        for one, two in pairwise(of_kind):
            near = pack.pages[one[0] - 1].item == pack.pages[two[0] - 1].item and two[0] - one[0] <= 3
            words, others = set(telling_words(one[4])), set(telling_words(two[4]))
            if (
                one[3] != two[3]
                or not near
                or "continued" in two[4].casefold()
                or 2 * len(words & others) > min(len(words), len(others))
            ):
                continue
            if len(words) >= 2 and len(others) >= 2:
                yield _of_caption(
                    pack, two, "number used twice", f"{kind} {one[3]} stands over two: '{short(one[4])}' and '{short(two[4])}'.",
                    f"{kind} {one[3]} is the number of two. Which is meant where the text refers to it?",
                )  # fmt: skip


def _same_words(pack: Pack, captions: Sequence[Caption]) -> Iterator[Finding]:
    """The same words over two tables with different numbers, but for the number of cases in brackets."""
    by_words: dict[tuple[str, str], list[Caption]] = defaultdict(list)
    for caption in captions:
        plain = re.sub(r"\s*\(\s*n\s?=.*?\)", "", caption[4], flags=re.IGNORECASE)
        if len(set(telling_words(plain))) >= _ENOUGH:
            by_words[caption[2], fold(plain)].append(caption)
    for found in by_words.values():
        numbers = {caption[3] for caption in found}
        if len(found) == 2 and len(numbers) == 2 and found[0][4] != found[1][4]:
            one, two = found
            yield _of_caption(
                pack, two, "caption used twice", f"{one[2]} {one[3]} and {one[2]} {two[3]} have the same caption, though they show different things: '{short(two[4])}'.",
                f"{one[2]}s {one[3]} and {two[3]} have the same caption. What does {two[3]} show?",
            )  # fmt: skip


def _of_caption(pack: Pack, caption: Caption, rule: str, explanation: str, question: str) -> Finding:
    page, _, kind, number, words = caption
    info = pack.pages[page - 1]
    return Finding(
        key=identity(rule, info.item, kind, number, words),
        rule=rule,
        severity="look",
        sure="certain",
        item=info.item or "",
        page=info.label,
        pdf_page=page,
        printed=f"{kind} {number}",
        explanation=explanation,
        question=question,
    )


def _same_heading(
    pages: Sequence[Sequence[str]], grids: Sequence[Grid], captions: Sequence[Caption]
) -> Iterator[Finding]:
    """Long words just under two captions that are the same, fit the first caption, and miss all that sets the second apart."""
    for one, two in combinations(captions, 2):
        if two[0] - one[0] > 2 or one[2] != "Table" or two[2] != "Table" or one[3] == two[3]:
            continue
        first, second = (_under(pages[caption[0] - 1], caption) for caption in (one, two))
        for heading in first:
            words = set(telling_words(heading))
            if len(words) < 2 * _ENOUGH or heading not in second:
                continue
            own, other = set(telling_words(one[4])), set(telling_words(two[4]))
            apart, theirs = own - other, other - own
            if len(apart & words) >= 3 and not theirs & words and len(theirs) >= 3:
                yield from _told(pages, grids, one, two, heading)
                break


def _under(lines: Sequence[str], caption: Caption) -> list[str]:
    """The headings under a caption: each line, and each line with the one after it."""
    under = [line.strip() for line in lines[caption[1] + 1 : caption[1] + 8]]
    return [f"{one} {two}".strip() for one, two in pairwise(under) if len(one) >= _LONG]


def _told(
    pages: Sequence[Sequence[str]], grids: Sequence[Grid], one: Caption, two: Caption, heading: str
) -> Iterator[Finding]:
    beside = next((grid for grid in grids if grid.pdf_page == two[0]), None)
    lines = pages[two[0] - 1]
    quote = next(
        (
            line.strip()
            for line in lines
            if line.strip() and heading.startswith(line.strip()) and len(line.strip()) >= _LONG
        ),
        "",
    )
    yield Finding(
        key=identity("heading of another table", two[3], heading),
        rule="heading of another table",
        severity="look",
        sure="certain",
        item=beside.item if beside else "",
        page=beside.page if beside else None,
        pdf_page=two[0],
        quote=quote,
        printed=heading,
        explanation=f"Table {two[3]} is '{two[4]}', but its column is headed '{heading}', as in Table {one[3]}.",
        question=f"Table {two[3]} has the column heading of Table {one[3]}. What do its figures measure?",
    )


def _repeated_period(grid: Grid) -> Iterator[Finding]:
    """A period given twice side by side where the one between its neighbours is missing."""
    periods = read_periods(grid.header)
    run = [(at, period) for at, period in enumerate(periods) if period]
    if len(run) < _ENOUGH or len({length_of(period) for _, period in run}) != 1:
        return
    numbers = [index_of(period) for _, period in run]
    steps = [two - one for one, two in pairwise(numbers)]
    for at, step in enumerate(steps):
        if (
            step == 0
            and steps[:at].count(1) + steps[at + 1 :].count(1) + 1 == len(steps) - 1
            and sorted(steps) == [0, *[1] * (len(steps) - 2), 2]
        ):
            where = run[at + 1][0] if at + 1 < len(steps) and steps[at + 1] == 2 else run[at][0]
            yield finding_at(
                grid,
                0,
                where,
                rule="period used twice",
                printed=grid.header[where],
                computed=f"{spoken(run[at][1])} stands over two columns",
                explanation=f"'{grid.header[where]}' stands over two columns side by side, and the period between is missing.",
                question=f"'{short(grid.header[where])}' stands over two columns. Which period is the other?",
            )
