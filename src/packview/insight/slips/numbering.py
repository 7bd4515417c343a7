"""How a paper is numbered, what breaks its numbering, and references whose name belongs to another number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from packview.insight.finding import identity, in_prose
from packview.insight.prose.passages import Passage
from packview.insight.tables.grid import short
from packview.model import Finding, Pack, Sureness
from packview.text import fold
from packview.wording.words import telling_words

Number = tuple[int, ...]

_NUMBERED = re.compile(
    r"\s*(?P<number>\d{1,2}(?:\.\d{1,3}){0,2})\.?\s+(?P<words>[\"'\u2018\u201c(]?[A-Z].*)$"
)
_IN_A_LIST = re.compile(r"\.{4,}|\s\d{1,3}$")
"""What the end of a line of a table of contents looks like."""
_LONGEST_HEADING = 70
_MOST_LINES = 14
_MOST_PAGES = 4
_WITH_ENOUGH = 3
"""Numbers in their order before the one that is not, from which on the paper numbers its paragraphs."""


@dataclass(slots=True)
class Entry:
    """A numbered heading or paragraph.

    Attributes:
        number: as a tuple.
        words: of its first line, without the number.
        page: of the PDF.
        line: in the page.
        text: its lines, as far as it goes on its page and the next.
    """

    number: Number
    words: str
    page: int
    line: int
    text: list[str] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """Its number as printed."""
        return ".".join(map(str, self.number))


def _outlines(pack: Pack, pages: Sequence[Sequence[str]]) -> list[list[Entry]]:
    """The numbered lines of each paper in order; a number that begins again at 1 begins another paper, as does another item."""
    papers: list[list[Entry]] = []
    entry: Entry | None = None
    item: str | None = None
    for number, (info, lines) in enumerate(zip(pack.pages, pages, strict=False), start=1):
        if info.state != "text" or _NOT_PAPERS & set(info.read_as):
            entry = None
            continue
        if info.item != item or not papers:
            item, entry = info.item, None
            papers.append([])
        for at, line in enumerate(lines):
            found = _NUMBERED.match(line)
            if found is None or _IN_A_LIST.search(line):
                if entry and len(entry.text) < _MOST_LINES:
                    entry.text.append(line)
                continue
            key = tuple(map(int, found["number"].split(".")))
            if papers[-1] and _begins_again(key, papers[-1]):
                papers.append([])
            entry = Entry(key, found["words"].strip(), number, at, [line])
            papers[-1].append(entry)
    return papers


_NOT_PAPERS = frozenset({"front sheet", "agenda", "glossary", "tracker", "indicators", "minutes"})


def _begins_again(number: Number, paper: Sequence[Entry]) -> bool:
    """Whether a number is the first of another paper: 1 or 1.1 after a later section."""
    return number in ((1,), (1, 1)) and any(entry.number[0] > 1 or entry.number == number for entry in paper)


def numbering_findings(
    pack: Pack, pages: Sequence[Sequence[str]], passages: Sequence[Passage]
) -> Iterator[Finding]:
    """Paragraph numbers that are given twice, go back or leave one out, and references whose name is another number's."""
    for paper in _outlines(pack, pages):
        sections: dict[Number, list[Entry]] = {}
        for entry in paper:
            if len(entry.number) > 1:
                sections.setdefault(entry.number[:-1], []).append(entry)
        for entries in sections.values():
            yield from _breaks(pack, entries, pages)
        yield from _references(paper, passages)


def _breaks(pack: Pack, entries: Sequence[Entry], pages: Sequence[Sequence[str]]) -> Iterator[Finding]:
    steps = [(one, two, two.number[-1] - one.number[-1]) for one, two in pairwise(entries)]
    odd = [at for at, (_, _, step) in enumerate(steps) if step != 1]
    if (
        len(odd) != 1
        or entries[0].number[-1] != 1
        or not all(_follows(one, two) for one, two in pairwise(entries))
    ):
        return
    (at,) = odd
    before, after, step = steps[at]
    regular, left = at, len(steps) - at - 1
    if regular + left < _WITH_ENOUGH - 1 or len(after.text) < 2 or not _is_whole(before, after, pages):
        return
    if step == 0:
        yield _break(pack, after, f"{after.shown} is given twice", "Which paragraph should we quote?")
    elif step == 2 and left >= 1:
        missing = ".".join(map(str, (*before.number[:-1], before.number[-1] + 1)))
        if not any(missing in line for line in _between(before, after, pages)):
            yield _break(
                pack, after, f"there is no {missing} between {before.shown} and {after.shown}", f"Is a paragraph {missing} missing?",
                sure="likely",
            )  # fmt: skip
    elif step < 0 and left == 0 and before.number[-1] >= _WITH_ENOUGH:
        yield _break(pack, after, f"{after.shown} follows {before.shown}", "Which number should it have?")


def _follows(one: Entry, two: Entry) -> bool:
    return 0 <= two.page - one.page <= _MOST_PAGES


def _between(one: Entry, two: Entry, pages: Sequence[Sequence[str]]) -> list[str]:
    if one.page == two.page:
        return list(pages[one.page - 1][one.line + 1 : two.line])
    middle = [line for page in range(one.page + 1, two.page) for line in pages[page - 1]]
    return [*pages[one.page - 1][one.line + 1 :], *middle, *pages[two.page - 1][: two.line]]


def _is_whole(before: Entry, after: Entry, pages: Sequence[Sequence[str]]) -> bool:
    """Whether a paragraph really begins here: the line before it ends a sentence, or is blank, so that no number in the middle of one is meant."""
    lines = [line for line in _between(before, after, pages) if line.strip()]
    blank = after.line > 0 and not pages[after.page - 1][after.line - 1].strip()
    return blank or not lines or lines[-1].rstrip()[-1] in '.:;!?)\u201d\u2019"'


def _break(pack: Pack, entry: Entry, what: str, asks: str, sure: Sureness = "certain") -> Finding:
    info = pack.pages[entry.page - 1]
    return Finding(
        key=identity("paragraph number", info.item, what, entry.words[:60]),
        rule="paragraph number",
        severity="look",
        sure=sure,
        item=info.item or "",
        page=info.label,
        pdf_page=entry.page,
        quote=entry.text[0].strip(),
        printed=entry.shown,
        explanation=f"In the numbers of the paragraphs {what}: '{' '.join(entry.words.split()[:8])} ...'.",
        question=f"In the paragraph numbers {what}. {asks}",
    )


# References.
_REFERENCE = re.compile(
    r"\b(?:section|paragraph|para\.?) (?P<number>\d{1,2}(?:\.\d{1,3}){0,2})\b(?!\s?[-\u2013(]\d|\.\d)(?P<after> (?:above|below|of (?:this|the) report))?",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"^,? (?:of|in|to) (?!this report)(?:the |its |our |that |[A-Z])", re.IGNORECASE)
_DETAILED = re.compile(
    r"\b(?:is|are|was|were|be|been) (?:now |also )?(?:set out|detail(?:ed)?|described|outlined|explained|covered|discussed|considered|given|shown|summari[sz]ed|contained|provided|found|included)"
    r"(?: (?:more fully|further|in (?:more|full|further|greater) detail))? (?:in|at|under|within)$",
    re.IGNORECASE,
)
_END_OF_SUBJECT = re.compile(
    r"\b(?:of|in|to|with|for|on|by|from|at|that|which|undertaken|relating|regarding|concerning|is|are|was|were|has|have|had)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?P<series>[A-Z][a-z]+) (?P<which>\d{1,2}|[A-Z])\b\s?[:\u2013-]")
_BRACKETED = re.compile(r"\s?\((?P<name>[A-Za-z][^()]{2,60})\)")
_PHRASE = re.compile(r"(?P<phrase>(?:[\w'\u2019-]+ ){2,7})\(see $", re.IGNORECASE)


def _references(paper: Sequence[Entry], passages: Sequence[Passage]) -> Iterator[Finding]:
    entries: dict[Number, list[Entry]] = {}
    for entry in paper:
        entries.setdefault(entry.number, []).append(entry)
    once = {number: found[0] for number, found in entries.items() if len(found) == 1}
    headings = {
        number[0]: _name(one.words)
        for number, one in once.items()
        if len(number) == 1 and _is_heading(one, once)
    }
    if len(paper) < _WITH_ENOUGH:
        return
    for passage in passages:
        if passage.cell or not paper[0].page <= (passage.pdf_page or 0) <= paper[-1].page:
            continue
        for found in _REFERENCE.finditer(passage.text):
            if found["after"] or not _ELSEWHERE.match(passage.text[found.end() :]):
                yield from _misdirected(passage, found, once, headings)


def _is_heading(entry: Entry, entries: dict[Number, Entry]) -> bool:
    return (
        len(entry.words) <= _LONGEST_HEADING
        and (*entry.number, 1) in entries
        and entry.words[-1] not in ".;,"
    )


def _name(words: str) -> frozenset[str]:
    return frozenset(telling_words(words))


def _misdirected(
    passage: Passage, found: re.Match[str], entries: dict[Number, Entry], headings: dict[int, frozenset[str]]
) -> Iterator[Finding]:
    number = tuple(map(int, found["number"].split(".")))
    target = entries.get(number)
    if target is None:
        return
    start, end = next(span for span in passage.sentences if span[0] <= found.start() < span[1])
    before, after = passage.text[start : found.start()], passage.text[found.end() : end]
    if len(number) == 1:
        meant = _heading_named(before, after, number[0], headings) if number[0] in headings else None
    else:
        meant = _series_member(before + after, target, entries) or _phrase_elsewhere(before, target, entries)
    if not meant:
        return
    right, name = meant
    shown = found[0].strip()
    yield in_prose(
        passage,
        rule="reference to another number",
        severity="look",
        sure="certain" if len(number) == 1 or name[-1:].isdigit() else "likely",
        span=(start, found.end()),
        printed=shown,
        computed=f"{right}: {name}",
        explanation=f"The text refers to {shown} for '{name}', but that is '{' '.join(target.words.split()[:7])}'. Look in {right}.",
        question=f"The text refers to {shown} for {short(name)}. Is {right} meant?",
    )


def _heading_named(
    before: str, after: str, number: int, headings: dict[int, frozenset[str]]
) -> tuple[str, str] | None:
    """The section a name belongs to: in brackets behind the number, or what is said to be set out there."""
    bracket = _BRACKETED.match(after)
    if bracket:
        words, name = _name(bracket["name"]), bracket["name"]
        matches = [other for other, heading in headings.items() if words and words == heading]
    elif _DETAILED.search(before.rstrip()):
        name = re.split(_END_OF_SUBJECT, before.strip(), maxsplit=1)[0].strip()
        words = _name(name)
        matches = [other for other, heading in headings.items() if heading and heading <= words]
    else:
        return None
    if len(matches) != 1 or matches[0] == number or headings[number] & words:
        return None
    return f"section {matches[0]}", name


def _series_member(said: str, target: Entry, entries: dict[Number, Entry]) -> tuple[str, str] | None:
    """The paragraph that begins with the one member of a series the sentence names, 'Option 3', where the target begins with another."""
    lead = _LEAD.match(target.words)
    if lead is None:
        return None
    series = lead["series"]
    named = set(re.findall(rf"\b{series} (\d{{1,2}}|[A-Z])\b", said))
    if len(named) != 1 or lead["which"] in named or re.search(rf"\b{series}s\b", said):
        return None
    (which,) = named
    own = [
        one
        for one in entries.values()
        if (other := _LEAD.match(one.words)) and (other["series"], other["which"]) == (series, which)
    ]
    return (f"paragraph {own[0].shown}", f"{series} {which}") if len(own) == 1 else None


def _phrase_elsewhere(before: str, target: Entry, entries: dict[Number, Entry]) -> tuple[str, str] | None:
    """The first paragraph with the words before '(see paragraph 2.1)', where that paragraph has none of them and is long enough to have them."""
    phrase = _PHRASE.search(before)
    words = telling_words(phrase["phrase"]) if phrase else []
    body = telling_words(" ".join(target.text))
    if phrase is None or len(words) < _WITH_ENOUGH or set(body) & set(words) or len(body) < _LONG:
        return None
    pairs = [f" {one} {two} " for one, two in pairwise(words)]
    context = fold(before)[-40:]
    for one in entries.values():
        text = " ".join(one.text)
        said = f" {' '.join(telling_words(text))} "
        if (
            len(one.number) > 1
            and one.number[0] != target.number[0]
            and context not in fold(text)
            and any(pair in said for pair in pairs)
        ):
            return f"paragraph {one.shown}", phrase["phrase"].strip()
    return None


_LONG = 25
"""Telling words of a paragraph from which on it would say what it is referred to for."""
