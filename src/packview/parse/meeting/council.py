"""Which council holds a meeting."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from packview.model import Fact
from packview.parse.meeting.committee import CALLED, CUT_AT, LABEL, key_of
from packview.parse.meeting.evidence import (
    AHEAD,
    CALLING,
    ENOUGH,
    LETTERHEAD,
    Block,
    Candidate,
    Witnesses,
    fact,
    settle,
)
from packview.parse.meeting.names import (
    MAY_BE_COUNCIL,
    council_name,
    council_names,
    is_beside_english,
    short_council,
)
from packview.parse.text.lines import Line
from packview.parse.text.patterns import any_case
from packview.text import fold, one_line
from packview.wording.periods import without_marks

_ADDRESS = any_case(
    r"(?:@|www\.|https?://|\b)(?:[\w-]{1,63}\.){0,9}(?P<name>[a-z][a-z-]{2,30})\s?\.\s?(?:gov|police|nhs)\s?\.\s?(?:uk|wales|scot)\b"
)
_CONTACT = any_case(r"\s*\b(?:contact|contacts|address)\b.*$")
_TOLD_AGAIN = 2
"""Headings of later pages that count: a list of other councils' names must not outweigh the letterhead."""
_COUNTY_WORDS = "cornwall cumbria devon dorset durham essex kent norfolk northumberland rutland somerset suffolk surrey anglesey gwynedd powys"
_COUNTIES = frozenset(_COUNTY_WORDS.split())
"""Counties that a web address writes as the county does; those that end in 'shire' need no list."""
_BY_ADDRESS = "its web or mail address"


def council_candidates(witnesses: Witnesses, blocks: Sequence[Block]) -> list[Candidate]:
    """Councils that the witnesses name, in their longest form, with more weight for one whose place the file's addresses name.

    Where no name is printed, the address and 'the County Council' in the text make one: both must be there, and the place
    must be printed as a word, which says how it is written.
    """
    lines = (*witnesses.head, *witnesses.later)
    names = _addresses(lines)
    document = witnesses.document
    candidates = [*_named(witnesses, blocks)]
    for text, how in ((document.author, "the file's author"), (document.title, "the file's title")):
        evidence = Fact(words=one_line(text), how=how)
        candidates += [_council(name, 2.0, evidence) for name in council_names(text)]
    longest = {one.key: one.value for one in sorted(candidates, key=lambda one: len(one.value))}
    found = [replace(one, value=longest[one.key]) for one in candidates]
    for key, value in longest.items():
        place = _letters(short_council(value))
        where = next((line for name, line in names.items() if _is_of_place(name, place)), None)
        if where is not None:
            found.append(Candidate(value=value, key=key, weight=3.0, fact=fact(where, _BY_ADDRESS)))
    if settle(found) is None and len(names) == 1:
        ((name, where),) = names.items()
        if value := _from_address(name, lines):
            found.append(_council(value, ENOUGH + AHEAD, fact(where, _BY_ADDRESS)))
    return found


def _council(name: str, weight: float, evidence: Fact) -> Candidate:
    return Candidate(value=name, key=_council_key(name), weight=weight, fact=evidence)


def _named(witnesses: Witnesses, blocks: Sequence[Block]) -> Iterator[Candidate]:
    """The councils that the letterhead, sentences, labels and headings of later pages name."""
    for block in blocks:
        first = block.lines[0]
        pairs = [pair for pair in pairwise(block.lines) if not is_beside_english(pair[0].text)]
        for lines in (*((line,) for line in block.lines), *pairs) if block.display else ():
            if name := _whole_name(" ".join(line.text for line in lines)):
                yield _council(name, 5.0 if lines[0].top else 4.0, fact(lines[0], LETTERHEAD))
        if called := CALLED.search(block.text):
            start = max(block.text.rfind(". ", 0, called.start()), 0)
            for name in council_names(block.text[start : called.end() + 160]):
                yield _council(name, 3.0, fact(first, CALLING))
        labelled = LABEL.match(block.text)
        for name in council_names(labelled["rest"]) if labelled else ():
            yield _council(name, 3.0, fact(first, "a label"))
    yield from _only_council(witnesses)
    told: Counter[str] = Counter()
    for line in witnesses.later:
        name = _whole_name(_CONTACT.sub("", line.text)) if len(line.text) < 90 else ""
        told[name] += 1
        if name and told[name] <= _TOLD_AGAIN:
            yield _council(name, 1.0, fact(line, "a heading of its papers"))


_SORT_OF_MEETING = any_case(r" (?:(?:extra[ -]?)?ordinary|annual|special|monthly) meeting\.?$")


def _whole_name(text: str) -> str:
    text = _SORT_OF_MEETING.sub("", without_marks(text)) if MAY_BE_COUNCIL.search(text) else ""
    parts = (
        CUT_AT.split(text)[0],
        text,
        re.split(r"\s\d", text)[0],
    )  # a letterhead may go on with its address
    return next(filter(None, map(council_name, parts)), "")


def _only_council(witnesses: Witnesses) -> Iterator[Candidate]:
    """The one council that the front sheet and its notices name; where they name two, neither."""
    named = {
        _council_key(name): (name, line)
        for line, text in ((line, line.text) for line in reversed(witnesses.head))
        for name in council_names(text)
    }
    if witnesses.bounded and len(named) == 1:
        (name, line), *_ = named.values()
        yield _council(name, ENOUGH, fact(line, "the only council that its front sheet names"))


def _council_key(name: str) -> str:
    short = re.sub(r"\b(?:mayoral|combined|county|city|and) ?", "", key_of(short_council(name))).strip()
    return short or key_of(name)


def _addresses(lines: Sequence[Line]) -> dict[str, Line]:
    """The places in addresses of public bodies, each with its first line; an address may be broken before a dot."""
    joined = (
        (line, line.text + (after.text if after and after.text.startswith(".") else ""))
        for line, after in zip_longest(lines, lines[1:])
    )
    found = [(one["name"].casefold(), line) for line, text in joined for one in _ADDRESS.finditer(text)]
    return dict(reversed(found))


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", fold(text))


def _is_of_place(name: str, place: str) -> bool:
    name = name.replace("-", "")
    return bool(place) and (name == place or (len(place) > 4 and name.startswith(place)))


_THE_COUNCIL = re.compile(
    r"(?<![A-Z]\w\s)(?<!\w\s&\s)\b(?:the|The|THE|a|our|Budget|Full)\s+(?P<kind>(?:City|County|Borough|District|Town|Parish|Community)\s+Council)\b"
)


def _from_address(name: str, lines: Sequence[Line]) -> str:
    """A council's name by an address: as it is printed, else its kind from the text and its spelling too; '' where either is not clear."""
    text = " ".join(line.text for line in lines)
    named = {council: short_council(council) for line in lines for council in council_names(line.text)}
    # In a sentence 'Kent Council' is short for its whole name.
    whole = {one: _letters(short) for one, short in named.items() if one != f"{short} Council"}
    own = [one for one, place in whole.items() if _is_of_place(name, place)]
    if len(own) == 1:
        return own[0]
    kinds = {found["kind"] for found in _THE_COUNCIL.finditer(text)}
    if not kinds and re.search(r"\bCounty Hall\b", text, re.IGNORECASE):
        kinds = {"County Council"}
    letters = r"[\s'\u2019-]?".join(name.replace("-", ""))
    found = re.findall(rf"(?i)\b{letters}\b", text)
    spelled = {one for one in found if one[0].isupper() and not one.isupper()}
    if not spelled and ("-" in name or name.endswith("shire") or name in _COUNTIES):
        spelled = {name.replace("-", " ").title()}
    return f"{spelled.pop()} {kinds.pop()}" if len(kinds) == len(spelled) == 1 else ""
