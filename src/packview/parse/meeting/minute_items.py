"""Numbered items of minutes: their titles, what was said, who came to say it, and what was resolved."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import NamedTuple

from packview.model import MinuteItem, Resolution
from packview.parse.meeting.motions import is_reference, is_vote_row, motions_in
from packview.parse.meeting.names import body_name, council_name
from packview.parse.meeting.people import TITLED, is_list_heading, people_in
from packview.parse.text.heading_ranks import heading_ranks
from packview.parse.text.lines import (
    Line,
    Paragraph,
    Points,
    follows,
    is_capitals,
    join,
    mark_of,
    paragraphs,
    width_of,
)
from packview.parse.text.numbering import Number, is_first, numbers_of, step
from packview.parse.text.patterns import WORDS, any_case, listed, one_of
from packview.parse.text.titles import SAYS, open_bracket, run_in, title_below, title_length
from packview.text import one_line
from packview.wording.periods import MONTH, dates_in

_ITEM_REFERENCE = any_case(r"\((?:agenda )?item(?: no\.?)? \w{1,4}\)")
_MINUTE_REFERENCE = re.compile(r"[A-Z]{1,6}[ /.]?\d{1,4}(?:[/.]\d{1,4}){0,2}")
"""'PLA146/14' alone under a title: the number of the minute."""
_WORDS = WORDS["motions"]
_BODIES = listed(_WORDS["bodies"])
_WHO = f"(?i:{_BODIES})"
_AFTER_WHAT = listed("It_was On_being Upon_being Following Having_been The_motion Proposed Moved")
# Capitals tell a resolution wherever they stand at the head of a paragraph; written small, only with what goes before
# or after, for 'The Panel agreed with the report' is none.
_NAME_WORD = r"(?:[A-Z]\w+|and|&)"
_THAT = r"(?=\s*(?:[:(\u2013-]|that\b|unanimously\b|$))"
_RESOLUTIONS = (
    rf"(?:{_WHO}\s+)*(?:RESOLVED|AGREED|RECOMMENDED|DECIDED)\b(?!\s+(?:MOTION|ACTION)\b)",
    rf"(?:{_WHO}\s+)+(?:resolved\b|agreed(?=\s*:))|resolved(?=\s*:\s*$)",
    rf"(?:{_WHO}\s+)+(?=(?:APPROVED|ENDORSED|RATIFIED|ADOPTED)\s)",
    r"(?i:it was)\s+(?:unanimously\s+|then\s+)*(?:agreed|resolved|decided)(?:\s+unanimously)?(?=\s+(?:that|to)\b|\s*:)",
    rf"{_AFTER_WHAT}\b[^.]{{0,140}}?\b(?:RESOLVED|AGREED)\b",
    r"(?i:(?:executive |committee |cabinet )?decisions?(?: made| taken)?)(?=\s*(?::|$))",
    r"(?:ACTIONS?|Actions?)(?: (?:agreed|points?|required))?(?=\s*[:\u2013-])",
    rf"(?:Resolved|Agreed|Recommended)(?: to (?:the )?{_NAME_WORD}(?: {_NAME_WORD}){{0,5}})?{_THAT}",
)
_RESOLVED = re.compile(
    rf"(?:(?:\(\d{{1,3}}\)|\d{{1,3}}(?:\.\d{{1,3}}|[.)])|\d{{1,4}}/\d{{1,4}})\s+)?{one_of(*_RESOLUTIONS)}(?i:\s*\(?unanimously\)?)?(?:\s*\([^()]{{0,60}}\d[^()]{{0,60}}\))?\s*[:;.\u2013\u2014-]*\s*(?P<rest>.*)$"
)
# In the middle of a paragraph: 'Members heard how it went, and RESOLVED: (a) that ...'.
_IN_THE_MIDDLE = re.compile(
    r"(?:[,;.]\s+(?:and\s+|it\swas\s+(?:then\s+)?)?|\s+and\s+)"
    r"(?=(?:RESOLVED|RECOMMENDED|AGREED|DECIDED)\b\s*(?:[:;\u2013\u2014-]|(?:that|to)\b)|(?<=[.;]\s)(?:Resolved|Agreed)\s*:)"
)
_OPEN_END = re.compile(r"\s*(?:\([^()]*)?$")
_TELLERS = listed("councillors members council committee board trustees all it_was was and")
_ADVERBS = r"(?:(?:then|also|unanimously|therefore)\s+)*"
_TOLD = any_case(
    one_of(
        rf"(?:^(?:\d+/\d+)?|[;,.\u2013-]\s+|\b{_TELLERS}\s+){_ADVERBS}resolved",
        rf"\bit\s+was\s+{_ADVERBS}(?:agreed|decided)",
        rf"\b{_TELLERS}\s+{_ADVERBS}(?:agreed|decided)(?=.{{0,20}}\sto\b)",
    )
    + r"\s+(?:unanimously\s+|by\s+all\s+(?:present\s+|members\s+)?)?(?P<what>(?:not\s+)?(?:to(?!\s+(?:th|an?\b|it\b))|that)\b(?:[^.;]|\.(?=\d)){6,400})"
)
"""Resolutions told in small letters: 'after discussion the Councillors resolved to support these amendments'."""
_ANOTHER_MEETING = any_case(r"\bat (?:that|(?:its|their|the) (?:last|previous)) meeting\b[^.;]*$")
"""'At that meeting, Members agreed to refer it': no decision of these minutes."""
_ACTION = any_case(r"actions?\b")
_IN_A_ROW = re.compile(r"(?<=[;,.:])\s+(?:and\s+)?(?=\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)\s)")
_VERDICT_ALONE = any_case(r"(?:it was )?(?:unanimously )?agreed(?: unanimously)?\.")
_LEADS_IN = any_case(r"(?:that|to)?\s*:?\s*$")
_DECIDING = re.compile(rf"\b{listed(_WORDS['deciding'])}\b[^:]{{0,120}}:$")
"""The lead of a list with a verb of deciding: 'This Council calls on the Minister to:'."""
_DECIDED_THIS = re.compile(
    rf"(?:^|.*[,.]\s+)(?i:{_BODIES}|members)\s+(?:[a-z]+ly\s+|then\s+|therefore\s+)*(?:resolved|agreed|decided)\b[^:,]{{0,60}}:$"
)
_BELIEVING = any_case(rf"\b{listed(_WORDS['believing'])}\b[^:]{{0,80}}:$")
"""The lead of a list of opinions, which decides nothing: 'This Council believes that:'."""
_NOTE = re.compile(
    r"(?:.{0,60}\bIN THE CHAIR\b.{0,10}|.{0,80}\b(?:took|resumed|vacated) the chair\b.{0,40}|NOTE\b.*)$"
)
_PART_OF_MOTION = any_case(listed(_WORDS["part_of_motion"]))
"""A line over a part of the record of a motion: 'Amendment', 'MOVED (A/B): that', '(A / B)'."""
_ATTENDED = re.compile(
    r"(?P<who>[A-Z].{4,1200}?),?\s+(?:was|were)\s+(?:also\s+)?(?:both\s+)?(?:present|in attendance)\b",
    re.DOTALL,
)
_CLOSED = any_case(listed(_WORDS["closed"]))
_RESUMED = any_case(r"\b(?:resumed|reconvened|re-?opened)\b")
_SIGNED = any_case(r"(?:signed|chair(?:man|person)?|date)\s*[:.\u2026_]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemStart:
    """Where an item of minutes begins.

    Attributes:
        index: of its first line.
        number: as printed; 'Item 4' where only a reference under the title numbers it, '' for none.
        title: what stands of the title on the first line.
        rest: what stands behind the title on the same line: 'No report.' of '65. Police report: No report.'.
    """

    index: int
    number: str
    title: str
    rest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    index: int
    number: Number
    quality: float


class _Link(NamedTuple):
    """The last item of a chain, with the chain's support so far."""

    score: float
    one: _Candidate
    before: "_Link | None"


_Chain = tuple[float, list[_Candidate]]
_MISSED, _OTHER_SHAPE = 0.4, 0.05
"""What a number that is missing, and one that is set in another way, take from a chain's support."""
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{0,4}$|\u2026{2,}\s*\d{0,4}$")
_MARK = re.compile(r"[xX\u2713\u2714\u221a\u2022]")
_CONSENT = any_case(r"consent (?:agenda|calendar)")
_CONTENTS = any_case(r"(?:table of )?contents\W*")
_PAGE_BEHIND = re.compile(r"\D\s\d{1,3}$")
_RESOLUTION_NUMBER = re.compile(
    r"(?!(?:(?:AND|OF|FOR|TO|IN|BY|FROM) )?(?:19|20)\d\d(?:[-/]\d\d)?$)(?:[A-Z]{1,5}[ /-]?)?\d{2,4}(?:[-/.]\d{1,4}){0,2}"
)
"""'2025-411' under a title: the number of what was resolved; '2017-18' is a year of the title."""
MINUTES_LABEL = any_case(r"minutes:")
"""What stands above the minutes of each item where the page gives the agenda with them; what is above is the agenda's."""
_SENTENCE = re.compile(r";$|(?:\S+\s+){4}.*\.$")
_ITEM_WORD = any_case(r"(?:agenda )?item (?:no\.? ?)?\d")
_REFERRED_TO = any_case(r"\s*\((?:to be referred|councillors)\b.*$|\s+PDF\s+[\d.]+\s+[KM]B\b.*$")
_SHORT_TITLE = 8
"""Words of a title that ends with a colon, or has a sentence under it."""
_ENOUGH, _LITTLE = 1.1, 0.5
"""Support a way of setting items needs to be preferred to headings, and to be believed at all."""
_ROWS = 3
_FEW_WORDS = 4
"""Words of a title that may end with a full stop."""
_MISSING = 3
_MISSING_OF_MANY = 10
_FEW = 4
_LABELS = listed(_WORDS["labels"])
_REPORTED = any_case(r"(?:apologies(?: for absence)?|(?:previous )?minutes)\W*")
_DECIDED_BEHIND = re.compile(r"(?<=\w)\s*[-\u2013\u2014:.,;]\s*(?=(?:RESOLVED|AGREED)\b)")
"""Where a title ends before what was resolved: 'Minutes of 3rd May \u2013 RESOLVED that ...'."""
_WHO_CAME = any_case(r"(?:\w+\s+)?(?:present|absent|attendance)\b")
_DAY_OF_MONTH = any_case(rf"\b\d{{1,2}}\w*\s+{MONTH},?$")
_YEAR = 1900
"""From here a number below the day of a month is its year."""
_SESSION = any_case(r"\b(?:executive|closed|confidential)\s+session\b|\bfrom\b")
"""What no heading has that names who meets."""
_NO_TITLE = any_case(
    rf"{_LABELS}\b\W*$|.*\bminutes\b.*\b(?:of|from|meeting)\b.*\b\d{{4}}\b|.*\bmeeting minutes\b|the meeting (?:closed|ended)"
)


def find_items(lines: Sequence[Line]) -> list[ItemStart]:
    """Lines at which the items of minutes begin.

    Several ways of setting items are tried over the whole of the minutes, and the best supported is taken: titles with a
    reference '(Item 4)' under them, numbers of one shape that rise, and headings of one type without numbers. The numbered
    paragraphs inside items are told from items by how they are set and by where they stand.
    """
    ranks = heading_ranks(lines)
    score, chain = _numbered(lines, ranks)
    referred = _referred(lines)
    numbered = 2 * sum(_reference_below(lines, one.index) for one in chain) >= len(chain) > 0
    if len(referred) >= 2 and len(referred) >= 0.6 * len(chain) and not numbered:
        return referred
    shaped = _headings(lines, heading_ranks(lines, shapes=True), 2)
    shaped = [one for one in shaped if not (SAYS.search(one.title) or mark_of(one.title))]
    over = bisect_right([one.index for one in shaped], chain[0].index) if chain else 0
    consent = over and over == len(shaped) > 1 and _CONSENT.match(shaped[-1].title)
    several = len(shaped) > max(len(chain), 2)
    within = (
        several and 0 < over < len(shaped) and chain[-1].index < shaped[over].index and score < len(chain)
    )
    if consent or within:
        return shaped  # the numbers are of a list under one of the headings
    found = _starts(lines, chain) if score > _ENOUGH else _headings(lines, ranks)
    found = found or (_starts(lines, chain) if score > _LITTLE else _labelled(lines))
    if not found and any(line.table for line in lines):
        score, chain = _numbered(lines, ranks, tables=True)
        found = _starts(lines, chain) if score > _ENOUGH and len(chain) >= _ROWS else []
    return found or _counted(lines) or (shaped if len(shaped) >= _ROWS else [])


def _counted(lines: Sequence[Line]) -> list[ItemStart]:
    """Rows of a table with number, subject and decision, or one list of numbered sentences, some with a title before them on the line."""
    found: list[ItemStart] = []
    last, said = None, 0
    for index, line in enumerate(lines):
        first, *cells = (cell.text for cell in line.parts)
        row = len(cells) == 2
        numbers = (one for one in numbers_of(first if row else line.text) if row != bool(one.rest))
        here = next((one for one in numbers if row or one.marked or "/" in one.shape), None)
        if here and (last is None or step(last, here) == 1):
            title, rest = cells if row else run_in(here.rest, usual=True)
            told = ItemStart(
                index=index, number=here.printed, title=title if rest else "", rest=rest or here.rest
            )
            found.append(told)
            last, said = here, said + (row or bool(SAYS.search(told.rest)))
    least = _ROWS - bool(last and "/" in last.shape)
    return found if len(found) >= least and said > 1 else []


def _referred(lines: Sequence[Line]) -> list[ItemStart]:
    """Titles without numbers that have '(Item 4)' or 'PLA146/14' on the line below."""
    found = []
    for index, line in enumerate(lines):
        if not index or not (_ITEM_REFERENCE.fullmatch(line.text) or _is_minute_reference(lines, index)):
            continue
        first = index - 1
        while first and index - first < 4 and _is_heavy(lines[first - 1]) and _is_heavy(lines[first]):
            if lines[first].gap or lines[first].top:
                break
            first -= 1
        if any(number.marked for number in numbers_of(lines[first].text)):
            continue
        number = one_line(re.sub(r"[()]|agenda|no\.?", "", line.text, flags=re.IGNORECASE))
        found.append(ItemStart(index=first, number=number[:1].upper() + number[1:], title=lines[first].text))
    return found


def _is_heavy(line: Line) -> bool:
    return bool(line.bold) or is_capitals(line.text)


def _is_minute_reference(lines: Sequence[Line], index: int) -> bool:
    """Whether a number stands alone under a title, with the text of the minute and no title below."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    title = _is_heavy(lines[index - 1]) and not _MINUTE_REFERENCE.fullmatch(lines[index - 1].text)
    return bool(title and _MINUTE_REFERENCE.fullmatch(lines[index].text) and below and not _is_heavy(below))


def _reference_below(lines: Sequence[Line], index: int) -> bool:
    """Whether '(Item 4)' stands under the title that begins with a line, with nothing but the title's other lines between."""
    title = takewhile(lambda after: not after.gap, lines[index + 1 : index + 5])
    return any(_ITEM_REFERENCE.match(after.text) for after in title)


def _numbered(lines: Sequence[Line], ranks: Sequence[int], *, tables: bool = False) -> _Chain:
    """The best-supported rising chain of numbered lines, of those in ``tables`` too where minutes are set as one."""
    groups: dict[tuple[object, ...], list[_Candidate]] = {}
    contents = False
    for index, line in enumerate(lines):
        here = contents and (_PAGE_BEHIND.search(line.text) or not numbers_of(line.text))
        contents = bool(here or _CONTENTS.fullmatch(line.text))
        above = lines[index - 1].text if index else ""
        within = contents or _LEADER.search(line.text) or open_bracket(above) or (line.table and not tables)
        day = _DAY_OF_MONTH.search(above)
        for number in () if within or line.bullet else numbers_of(line.text):
            if (not number.rest and not title_below(lines, index)) or (day and number.parts[0] > _YEAR):
                continue
            one = _Candidate(index=index, number=number, quality=_quality(lines, ranks, index, number))
            shape = (number.shape.rstrip(".):-\u2013"), number.alphabet, number.shape.startswith("("))
            heavy = bool(line.bold or line.lead > len(number.printed) + 2)
            for key in ((*shape, None), (*shape, heavy), *([] if number.rest else [(*shape, "alone")])):
                groups.setdefault(key, []).append(one)
    best: _Chain = (0.0, [])
    for candidates in groups.values():
        found = _best_chain(candidates)
        if _better(found, best):
            best = found
    return best


def _better(found: _Chain, best: _Chain) -> bool:
    """Whether a chain is better than another: the outer one of two that are both supported, else the better supported."""
    if not best[1] or not found[1]:
        return found[0] > best[0]
    outer, inner = (found, best) if found[1][0].index <= best[1][0].index else (best, found)
    starts, within = [one.index for one in outer[1]], [one.index for one in inner[1]]
    supported = min(found[0], best[0]) > _ENOUGH and len(starts) >= 3 and starts != within
    around = sum(starts[0] < index for index in within) >= len(within) - 1
    average = outer[0] / len(starts)
    nested = len({bisect_right(starts, index) for index in within}) < len(within)
    if supported and around and nested and average >= max(0.6, inner[0] / len(within) - 0.4):
        return outer is found
    return found[0] > best[0]


def _best_chain(candidates: Sequence[_Candidate]) -> _Chain:
    """The best-supported numbers that rise; of two lines with one number the likelier title, and each number that is missing costs."""
    best: _Link | None = None
    ends: dict[tuple[int, ...], _Link] = {}
    for one in candidates:
        *outer, last = one.number.parts
        link = None
        for jump in range(1, _MISSING_OF_MANY + 1):
            before = ends.get((*outer, last - jump))
            other = before and before.one.number.shape != one.number.shape
            if before and not (other and (jump > 1 or one.quality < _LITTLE)):
                quality = max(one.quality, 0.0) if jump == 1 else one.quality
                score = before.score + quality - _MISSED * (jump - 1) - _OTHER_SHAPE * bool(other)
                if link is None or score > link.score:
                    link = _Link(score, one, before)
        if link is None or link.score < one.quality:
            if one.quality < 0 and not is_first(one.number):
                continue
            link = _Link(max(one.quality, 0.0), one, None)
        known = ends.get(one.number.parts)
        if known is None or link.score > known.score:
            ends[one.number.parts] = link
        if best is None or link.score >= best.score:
            best = link
    chain: list[_Candidate] = []
    score = best.score if best else 0.0
    while best:
        chain.insert(0, best.one)
        best = best.before
    return (score if len(chain) > 1 or score >= 0.6 else 0.0), _with_those_moved(candidates, chain)


def _with_those_moved(candidates: Sequence[_Candidate], chain: list[_Candidate]) -> list[_Candidate]:
    """A chain with the items that were taken before or after their turn: those whose numbers are missing in it.

    Each must look like the rest, and stand in the minutes once.
    """
    if len(chain) < _FEW:
        return chain
    first = chain[0].number
    furthest = chain[-1].number.parts[-1] - first.parts[-1] + _MISSING
    known = {one.number.parts for one in chain}
    least = max(0.1, min(0.6, sum(one.quality for one in chain) / len(chain)))
    missing = [
        one
        for one in candidates
        if 0 < step(first, one.number) <= furthest and one.number.parts not in known and one.quality >= least
    ]
    numbers = [one.number.parts for one in missing]
    moved = [one for one in missing if numbers.count(one.number.parts) == 1]
    return sorted([*chain, *moved], key=lambda one: one.index)


def _quality(lines: Sequence[Line], ranks: Sequence[int], index: int, number: Number) -> float:
    """How much a numbered line looks like the title of an item rather than a numbered paragraph."""
    line, title = lines[index], number.rest
    bold = _bold_part(line, number)
    split = run_in(title, bold=bold, usual=True)[1]
    apart = line.gap or line.top
    following = lines[index + 1] if index + 1 < len(lines) else None
    # '82/26' and 'H-4' need no mark; '(i)' numbers what was resolved
    marked = number.marked or "/" in number.shape or number.shape[0].isalpha()
    listed_as_item = marked and not number.shape.startswith("(")
    said = bool(_RESOLVED.match(title) or SAYS.search(title) or _SENTENCE.search(title))
    label = title.endswith(":") and not said and len(title.split()) <= _SHORT_TITLE
    heading = ranks[index] or (not title and ranks[index + 1])
    named = (split and bold > 3) or (_ITEM_WORD.match(line.text) and not title.endswith("."))
    voted_on = listed_as_item and following and is_vote_row(following.text)
    if _reference_below(lines, index) or _ITEM_REFERENCE.search(line.text):
        quality = 1.5
    elif heading and not title.endswith((".", ";")):
        quality = 1.0
    elif named or voted_on or (not said and _first_point_below(lines, index, number)):
        quality = 0.95
    elif (split and apart and number.marked) or (listed_as_item and (split or label)):
        quality = 0.7 if apart else 0.45
    elif said or title[:1].islower():
        quality = -0.5
    elif _text_stands_below(lines, index, title):
        quality = 0.65 if listed_as_item else 0.35
    elif apart and len(title) < 75 and (following is None or following.gap or len(title) < 60):
        quality = 0.65
    else:
        quality = 0.1
    return quality


def _first_point_below(lines: Sequence[Line], index: int, number: Number) -> bool:
    """Whether '1.1' stands below '1', so that this is the heading of its paragraphs."""
    below = (one for line in lines[index + 1 : index + 4] for one in numbers_of(line.text))
    return any(one.parts == (*number.parts, 1) and one.rest for one in below)


def _text_stands_below(lines: Sequence[Line], index: int, title: str) -> bool:
    """Whether a short numbered line has a sentence under it and the end of one above, and so is no point of a list."""
    if not 0 < index < len(lines) - 1 or len(title.split()) > _SHORT_TITLE or not title[:1].isupper():
        return False
    above, below = lines[index - 1], lines[index + 1]
    near = lines[max(0, index - _NEAR) : index + _NEAR]
    spaced = any(other.gap for other in near)
    room = max(len(other.text) for other in near) - len(above.text) > len(lines[index].text.split()[0])
    heading = len(above.text.split()) < _FEW_WORDS or (room and not spaced)
    ended = above.text.endswith((".", ")", ":", "\u201d", '"')) or heading
    return ended and not (numbers_of(above.text) or numbers_of(below.text)) and below.text[0].isupper()


def _bold_part(line: Line, number: Number) -> int:
    """How many characters of the text behind a line's number are bold, where not all are."""
    return max(0, line.lead - (len(line.text) - len(number.rest))) if line.lead < len(line.text) else 0


def _starts(lines: Sequence[Line], chain: Sequence[_Candidate]) -> list[ItemStart]:
    """Where the items of a chain begin, with the text behind their titles on the line."""
    weight = len(chain) > 1 and all(_bold_part(lines[one.index], one.number) > 1 for one in chain)
    ends = [*(one.index for one in chain[1:]), len(lines)]
    ended = [end == one.index + 1 < len(lines) for one, end in zip(chain, ends, strict=True)]
    found = [_start(lines, one, usual=end, weight=weight) for one, end in zip(chain, ended, strict=True)]
    if weight or any(lines[one.index].bold or is_capitals(one.number.rest) for one in chain):
        return found  # a dash in a title that is bold or in capitals as a whole ends nothing
    split = [_start(lines, one, usual=True) for one in chain]
    usual = len(chain) >= 3 and sum(bool(one.rest) for one in split) >= 0.7 * len(chain)
    return split if usual else found


def _start(lines: Sequence[Line], one: _Candidate, *, usual: bool = False, weight: bool = False) -> ItemStart:
    """Where an item begins; ``weight`` alone ends its title where that of all is bold and their texts are not."""
    line, number = lines[one.index], one.number
    title, rest, bold = number.rest, "", _bold_part(line, number)
    if weight:
        title, rest = title[:bold].strip(" :.-"), title[bold:].strip(" :-")
    elif not (line.bold or is_capitals(title)):
        title, rest = run_in(title, bold=bold, usual=usual)
    if not rest and (decided := _DECIDED_BEHIND.search(title)):
        title, rest = title[: decided.start()], title[decided.end() :]
    return ItemStart(index=one.index, number=number.printed, title=title, rest=rest)


def _headings(lines: Sequence[Line], ranks: Sequence[int], least: int = 3) -> list[ItemStart]:
    """Headings without numbers, of the highest rank that has at least three, or so many, with text under them.

    Of several headings in a row the last is the item's; the others name a section.
    """
    for rank in sorted({rank for rank in ranks if rank}):
        found = []
        for index, line in enumerate(lines[:-1]):
            if ranks[index] != rank or not _set_apart(lines, index):
                continue
            if not _can_be_title(line, lines[index + 1]):
                continue
            below = range(index + 1, len(lines))
            end = next((at for at in below if lines[at].gap or ranks[at] != rank), None)
            wrapped = join(other.text for other in lines[index + 1 : end])
            if end is not None and ranks[end] != rank and not body_name(wrapped):
                found.append(ItemStart(index=index, number="", title=line.text.rstrip(" :")))
        if len(found) >= least:
            return found
    return []


def _labelled(lines: Sequence[Line]) -> list[ItemStart]:
    """Titles without numbers that have their text behind a colon, of which most tell what was said: 'Hiring: Shaw moved to ...'."""
    found = []
    for index, line in enumerate(lines):
        title, rest = run_in(line.text)
        told = is_capitals(title) and SAYS.search(rest)
        other = bool(_WHO_CAME.match(title) or TITLED.match(title)) or is_list_heading(title)
        other = other or bool(not told and _NO_TITLE.match(title))
        short = len(title.split()) <= _SHORT_TITLE and title[0].isupper()
        if rest and (line.text[len(title)] == ":" or is_capitals(title)) and short and not other:
            found.append(ItemStart(index=index, number="", title=title, rest=rest))
    said = sum(bool(SAYS.search(one.rest)) for one in found)
    least = 0.4 if all(is_capitals(one.title) for one in found) else 0.6
    return found if len(found) >= _ROWS and said >= least * len(found) else []


def _set_apart(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands apart from the one above: by a gap, or by the end of a sentence where the text has no gaps."""
    line = lines[index]
    if line.gap or line.top or not index:
        return True
    if _REPORTED.fullmatch(line.text) and line.bold and lines[index - 1].bold is False:
        return True  # the first title, close under the list of those present
    near = lines[max(0, index - _NEAR) : index + _NEAR]
    return not any(other.gap for other in near) and lines[index - 1].text.endswith((".", ")", "\u201d"))


_NEAR = 12


def _can_be_title(line: Line, after: Line) -> bool:
    """Whether a heading without a number can be an item's title: neither a label, nor a date, nor the name of a body or an office."""
    text = line.text
    if text.startswith("("):
        return False
    if _REPORTED.fullmatch(text) and SAYS.search(after.text):
        return True  # 'Apologies' or 'Minutes' over a sentence and no list of names
    label = _RESOLVED.match(text) or _PART_OF_MOTION.fullmatch(text)
    other = label or _NO_TITLE.match(text) or is_list_heading(text)
    body = (council_name(text) or body_name(text)) and not _SESSION.search(text)
    dated = len(text) < 40 and any(True for _ in dates_in(text))
    return not (other or body or dated) and len(text) <= 120


@dataclass(slots=True)
class _Said:
    """What a minute says, sorted as it is read."""

    discussion: list[str] = field(default_factory=list)
    resolutions: list[Resolution] = field(default_factory=list)
    listing: bool = False  # after 'RESOLVED:' comes a list
    decided: bool = False  # what is read is what was resolved, with its opinions
    points: Points = field(default_factory=Points)

    def add(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        resolved = _RESOLVED.match(text)
        within = None if resolved else _IN_THE_MIDDLE.search(text)
        told = [
            one for one in _TOLD.finditer(text) if not _ANOTHER_MEETING.search(text, 0, one.start("what"))
        ]
        if told and not resolved and not within:
            self._talk(text)
            self.resolutions.extend(Resolution(ref="", text=_OPEN_END.sub("", one["what"])) for one in told)
            return
        if within and (resolved := _RESOLVED.match(text[within.end() :])):
            self._talk(text[: within.start() + 1].rstrip(" ,;.") + ".")
        opinion = self.decided and _BELIEVING.search(text)
        if resolved:
            self._resolved(text, resolved["rest"])
        elif not opinion and ((self.decided and _DECIDING.search(text)) or _DECIDED_THIS.match(text)):
            self._talk(text)
            self.listing, self.points = True, Points()
        elif opinion or _NOTE.match(text) or not (self.listing and self._listed(paragraph)):
            self._talk(text)

    def _talk(self, text: str) -> None:
        self.discussion.append(text)
        self.listing = False

    def _resolved(self, text: str, rest: str) -> None:
        self.listing, self.points, self.decided = True, Points(), rest.endswith(":") or not rest
        here = mark_of(rest)
        if here and here.rest and follows(None, here):
            for part in _IN_A_ROW.split(rest):
                self._point(part, going_on=True)
        elif _VERDICT_ALONE.fullmatch(text):
            self._talk(text)
        elif rest.endswith(":") or _LEADS_IN.fullmatch(rest):
            if not _LEADS_IN.fullmatch(rest):
                self.discussion.append(text)
        else:
            said = f"Action: {rest}" if _ACTION.match(text) else rest
            self.resolutions.append(Resolution(ref="", text=said))
            self.listing = False

    def _listed(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph after 'RESOLVED' belongs to the resolutions."""
        text = paragraph.text
        going_on = paragraph.bullet or text[0].islower() or mark_of(text) is not None
        if self._point(text, going_on=going_on):
            return True
        if self.points.points:
            return False
        if text.endswith(":") and len(text.split()) <= _SHORT_TITLE:
            self.discussion.append(text)  # 'The Committee:' between 'Decision' and its list
            return True
        self.resolutions.append(Resolution(ref="", text=text))
        self.listing = paragraph.bullet
        return True

    def _point(self, text: str, *, going_on: bool) -> bool:
        """Take a point of the list of resolutions, or more of its last one; False for what is neither."""
        known = len(self.points.points)
        if not self.points.take(text, going_on=going_on):
            return False
        if known == len(self.points.points):
            self.resolutions.pop()
        ref, said = self.points.points[-1]
        self.resolutions.append(Resolution(ref=ref, text=said))
        return True


def read_item(
    start: ItemStart,
    lines: Sequence[Line],
    labels: Mapping[int, str | None],
    *,
    width: int = 0,
    margin: float = 0.0,
) -> MinuteItem:
    """One minute.

    Args:
        start: its number and the beginning of its title.
        lines: from its title to the line before the next.
        labels: printed label by PDF page.
        width: of a full line of the minutes, in characters; 0 takes it from the item's own lines.
        margin: where full lines end, in points; 0 where the source has no places.
    """
    first = lines[0]
    body = [replace(first, text=start.title), *lines[1:]] if start.title else list(lines[1:])
    width = max(width, width_of(body))
    if is_vote_row(start.title or (body[0].text if body else "")):
        title, rest = "", body  # a list of numbered motions without titles
    elif start.rest:
        title, rest = start.title, [replace(first, text=start.rest, bold=None, lead=0), *lines[1:]]
    else:
        referred = (at for at in range(1, min(6, len(body))) if _has_number(start, body[at]))
        count = next(referred, 0) or title_length(body, margin or float(width), _ITEM_REFERENCE, _ends_title)
        title = _REFERRED_TO.sub("", _ITEM_REFERENCE.sub("", join(line.printed for line in body[:count])))
        rest = body[count:]
    said = _Said()
    rest = _until_closed([line for line in rest if not _has_number(start, line, alone=True)])
    said_from = next((at for at, line in enumerate(rest, start=1) if MINUTES_LABEL.fullmatch(line.text)), 0)
    rest = rest[said_from:]
    joined = paragraphs([*_without_tables_of_votes(rest)], width=width, opens=_opens)
    for paragraph in joined:
        said.add(paragraph)
    attended = (_ATTENDED.match(text) for text in said.discussion)
    who = next((people for found in attended if found and (people := people_in([found["who"]]))), ())
    return MinuteItem(
        number=start.number,
        title=one_line(title.replace("**", "")).rstrip(" :-\u2013") or start.number,
        page=labels.get(first.page),
        pdf_page=first.page,
        discussion=tuple(said.discussion),
        attendees=who,
        resolutions=tuple(said.resolutions),
        motions=motions_in((paragraph.text for paragraph in joined), title),
    )


def _has_number(start: ItemStart, line: Line, *, alone: bool = False) -> bool:
    """Whether a line begins with the reference of an item, or is its number."""
    found = _ITEM_REFERENCE.match(line.text)
    return line.text == start.number or bool(found and not (alone and found.end() < len(line.text)))


def _without_tables_of_votes(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines with a table of marks under 'Yes' and 'No', or of names beside them, as a row for each side: 'Yes: Ash, Elm'."""
    sides: dict[float, list[str]] = {}
    beside: dict[str, list[str]] = {}
    for line in (*lines, None):
        cells = line.parts if line else ()
        heads = {cell.left: [cell.text] for cell in cells if is_vote_row(cell.text)}
        if sides and len(cells) == 2 and _MARK.fullmatch(cells[1].text):
            sides[min(sides, key=lambda head: abs(head - cells[1].left))].append(cells[0].text)
            continue
        if len(cells) == 2 and [*heads] == [cells[1].left] and people_in([cells[0].text]):
            beside.setdefault(cells[1].text, []).append(cells[0].text)
            continue
        for head, *voters in (*sides.values(), *([head, *voters] for head, voters in beside.items())):
            yield Line(text=f"{head}: {', '.join(voters) or 'none'}", page=0)
        sides, beside = heads if len(heads) > 1 else {}, {}
        if line and not sides:
            yield line


def _ends_title(text: str) -> bool:
    return _opens(text) or is_reference(text) or _RESOLUTION_NUMBER.fullmatch(text) is not None


def _opens(text: str) -> bool:
    return bool(
        _RESOLVED.match(text) or _PART_OF_MOTION.fullmatch(text) or _NOTE.match(text) or is_vote_row(text)
    ) or (mark_of(text) is not None and not text[0].isdigit())


def _until_closed(lines: list[Line]) -> list[Line]:
    for index, line in enumerate(lines):
        resumed = any(_RESUMED.search(other.text) for other in lines[index : index + _NEAR])
        signed = (line.gap or line.top) and _SIGNED.match(line.text)
        if signed or (_CLOSED.match(line.text) and not resumed):
            return lines[:index]
    return lines
