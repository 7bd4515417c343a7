"""The agenda: its items with their titles, page ranges and the officer's lines under them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from packview.model import Document, Page
from packview.parse.agenda.items import Entry, entries_of, margin_of
from packview.parse.agenda.patterns import (
    BARE_RANGE,
    CALLED,
    END_RANGE,
    OPEN_PART,
    OWN_RANGE,
    PAGE_COLUMN,
    is_agenda_heading,
    is_part,
    papers_begin,
)
from packview.parse.agenda.table import NUMBER_COLUMN, TITLE_COLUMN, with_rows_as_lines
from packview.parse.agenda.tree import Block, Tree, looks_like_title
from packview.parse.headings import TypedPages
from packview.parse.one_language import in_english
from packview.parse.text.heading_ranks import heading_ranks
from packview.parse.text.lines import Line, is_break, join, width_of
from packview.parse.text.numbering import Alphabet, is_first, numbers_of, step
from packview.parse.text.patterns import RANGE, WORDS, any_case, listed
from packview.parse.text.titles import (
    SAYS,
    begins_text,
    open_bracket,
    run_in,
    title_below,
    title_length,
)

_LEADER = re.compile(r"(?<![.\u2026])(?<![.\u2026]\s)\s*+(?:[.\u2026]\s?+){4,}+\d{1,4}$")
"""Dots that lead from a title to a page, which is one of the file and no printed label."""
_CONTENTS = any_case(r"(?:table of )?contents|index")
_AT = r"\d{1,2}[.:]\d\d\s?(?:[ap]\.?m\.?)?"
_TIME = any_case(rf"{_AT}\s+(?=\d{{1,2}}[.)]\s+[A-Z])")
"""When an item is to be taken, in front of its number: '7.05 pm  2. Minutes'."""
_CLOCK = re.compile(rf"(?P<at>(?i:{_AT}(?:\s*(?:[-\u2013]|to)\s*{_AT})?))[\s:\u2013-]+(?=[A-Z])")
"""The same in place of a number: '7.05 pm  Minutes'."""
_SEARCHED = 60
"""Pages looked through for an agenda."""
_SHORT_FILE = 6
"""Pages up to which a file without the word 'agenda' can be one: a notice with a numbered list."""
_LAST_FIGURE = re.compile(r"[^\W\d_].*\s(\d{1,3})$")
_ENDS_PAGE = any_case(r"\S\s+page \d{1,4}$")
_HEADINGS_TRIED = 8
_SHORT_TITLE = 80
"""Characters of a point that is an item of an agenda numbered A, (a)."""
_SHORT_END = 3
"""Lines of a page that can be the end of the item before it rather than a paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The agenda of a pack.

    Attributes:
        entries: in order.
        head: the lines before the first item.
        first: PDF page of the first item.
        last: PDF page of the last line.
    """

    entries: tuple[Entry, ...]
    head: tuple[Line, ...]
    first: int
    last: int


def find_agenda(document: Document, pages: Sequence[Page], typed: TypedPages | None = None) -> Agenda | None:
    """The agenda, None where the pages hold none.

    Args:
        document: for its outline.
        pages: from the first, as far as they were read.
        typed: what is known of their type.
    """
    whole = pages
    pages = pages[: _until(document, pages)]
    typed = typed or TypedPages()
    readable = [page for page in pages if page.state == "text"]
    lines = with_rows_as_lines(in_english(typed.lines(readable)), readable, typed)
    lines = _by_side(lines)
    contents = _contents(lines)
    led = ((line, _LEADER.sub("", line.text) if line.text[-1:].isdigit() else line.text) for line in lines)
    lines = [replace(line, text=_TIME.sub("", text)) for line, text in led]
    lines = [line for index, line in enumerate(lines) if not _heads_a_column(lines, index)]
    labels = {page.number: page.label for page in pages if page.label}
    found = (_read(lines, begin, labels) for begin in _beginnings(lines))
    best = max(filter(None, found), key=lambda one: one[0], default=None)
    if best is None and contents:
        best = _sheet(lines[: contents[1]], contents[0], _ONLY_MEETINGS)
    elif best is None and len(whole) <= _SHORT_FILE:
        best = _sheet(lines)
    return best[1] if best else None


def _by_side(lines: Sequence[Line]) -> list[Line]:
    """Lines of a page whose agenda stands to the right of other lists: what stands on the left, then the agenda."""
    first = next((at for at, line in enumerate(lines) if _agenda_beside(line)), len(lines))
    page = [line for line in lines[first:] if line.page == lines[first].page]
    edge = page[0].parts[1].left - _LEVEL if page else 0.0
    cells = [(line, cell) for line in page for cell in line.parts]
    apart = [replace(line, text=one.text, left=one.left, right=one.right, cells=()) for line, one in cells]
    left, right = ([one for one in apart if (one.left >= edge) is side] for side in (False, True))
    counted = [sum(map(bool, map(_marked, side))) for side in (left, right)]
    if counted[0] or counted[1] < _FEWEST_BESIDE:
        return list(lines)
    return [*lines[:first], *left, *right, *lines[first + len(page) :]]


_LEVEL = 2.0
_FEWEST_BESIDE = 3
"""Numbered lines of a column that is an agenda."""


def _agenda_beside(line: Line) -> bool:
    return len(line.parts) > 1 and not line.table and is_agenda_heading(line.parts[1].text)


def _marked(line: Line) -> bool:
    return any(one.marked for one in numbers_of(line.text))


def _heads_a_column(lines: Sequence[Line], index: int) -> bool:
    """Whether a line heads the titles of a table whose cells stand on lines of their own: 'Agenda No', '5', 'Item', 'Minutes'."""
    above = lines[max(0, index - 3) : index] if TITLE_COLUMN.fullmatch(lines[index].text) else ()
    return any(NUMBER_COLUMN.fullmatch(line.text) for line in above)


def _contents(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Where a table of contents begins and ends whose lines lead to pages, None where there is none."""
    begin = next(
        (index + 1 for index, line in enumerate(lines) if _CONTENTS.fullmatch(line.text)), len(lines)
    )
    led = [index for index in range(begin, len(lines)) if _LEADER.search(lines[index].text)]
    ends = (
        one for one, following in zip(led, [*led[1:], len(lines) + 9], strict=True) if following - one > 4
    )
    return (begin, next(ends) + 1) if len(led) > 3 else None


def _until(document: Document, pages: Sequence[Page]) -> int:
    """How many pages can be front sheet, notices and agenda: those before the first paper the outline or a stamp tells of."""
    papers = [
        mark.page - 1
        for mark in document.bookmarks
        if mark.page and mark.page > 1 and re.match(r"\d{1,3}[a-z]?\.?\s", mark.title)
    ]
    stamped = [
        page.number - 1
        for page in pages[:_SEARCHED]
        if any("item" in stamp.casefold() for stamp in page.stamps)
    ]
    if document.kind == "text":
        # Its pages are stretches between stamps: the agenda may share one with a paper.
        return min([_SEARCHED, *(number + 1 for number in stamped)])
    return min([_SEARCHED, *papers, *stamped])


def _beginnings(lines: Sequence[Line]) -> list[int]:
    """Where an agenda may begin: after its heading, else at the first items with pages."""
    headings = [
        index + 1
        for index, line in enumerate(lines)
        if (is_agenda_heading(line.text) and not _is_title(lines, index)) or CALLED.match(line.text)
    ]
    headings = headings or [
        index + 1 for index, line in enumerate(lines) if line.text.strip(" :") in ("BUSINESS", "Business")
    ]
    if headings:
        return headings[:_HEADINGS_TRIED]
    ranged = next((index for index, line in enumerate(lines) if RANGE.search(line.text)), None)
    if ranged is None:
        return []
    starts = [index for index in range(max(0, ranged - 80), ranged + 1) if numbers_of(lines[index].text)]
    return [starts[0]] if starts else []


def _is_title(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the title of an item whose number stands alone over it: '2.', 'Order of business'."""
    return index > 0 and any(one.marked and not one.rest for one in numbers_of(lines[index - 1].text))


def _before_the_papers(lines: Sequence[Line], labels: Mapping[int, str]) -> Sequence[Line]:
    """Lines before the page that carries the number on which the agenda says the first paper begins."""
    if not lines:
        return lines
    promised = {found["first"] for found in RANGE.finditer(join(line.text for line in lines))}
    if lines[0].page not in labels:
        promised |= {"1"}
    numbered = [page for page, label in labels.items() if page > lines[0].page and label in promised]
    first = min(numbered, default=None)
    return lines if first is None else [line for line in lines if line.page < first]


_LATER = 2.0
"""For each page between the heading of an agenda and a list: so much less does that look like its items."""


def _read(lines: Sequence[Line], begin: int, labels: Mapping[int, str]) -> tuple[float, Agenda] | None:
    """The best tree of numbered items after a line, with how much it looks like an agenda."""
    rest = _before_the_papers(lines[begin : begin + 1500], labels)
    columns = _has_page_column(lines, begin)
    trees: list[tuple[float, int, list[Block]]] = []
    for first in _first_items(rest):
        tree = Tree()
        tree.read(rest, first)
        blocks = items_of(tree.blocks)
        begins = is_first(tree.blocks[0].number) if tree.blocks and tree.blocks[0].number else False
        later = _LATER * (rest[first].page - lines[begin - 1].page)
        score = sum(_weight(block, columns=columns) for block in blocks) - 0.01 * first - later + begins
        trees.append((score, first, blocks))
    best = max(trees, key=lambda one: one[0], default=None)
    if best is None or (len(best[2]) < 2 and best[0] < 3):
        return _without_numbers(lines, rest)
    score, first, blocks = best
    return score, _agenda(lines, begin + first, blocks, columns=columns)


def _has_page_column(lines: Sequence[Line], begin: int) -> bool:
    """Whether pages stand in a column of their own: it is headed 'Page', or lines hold nothing but '5 - 12', or end with pages that rise."""
    texts = [line.text for line in lines[begin : begin + 200]]
    above = (line.text for line in lines[max(0, begin - 1) : begin + 12])
    headed = (is_agenda_heading(text) or not numbers_of(text) for text in above if PAGE_COLUMN.search(text))
    own = sum(bool(OWN_RANGE.fullmatch(text) or _ENDS_PAGE.search(text)) for text in texts)
    if any(headed) or own > 1:
        return True
    texts = [text for text in texts if not RANGE.search(text)]
    ranges = [
        (int(found["first"]), int(found["last"])) for text in texts if (found := END_RANGE.fullmatch(text))
    ]
    if len(ranges) > 1 and all(one[0] <= one[1] < two[0] <= two[1] for one, two in pairwise(ranges)):
        return True
    numbered = [number.rest for text in texts for number in numbers_of(text)[:1] if number.rest]
    singles = [int(found[1]) for rest in numbered if (found := _LAST_FIGURE.search(rest))]
    nearly_all = 3 < len(singles) >= 0.8 * len(numbered)
    return nearly_all and singles == sorted(singles) and singles[-1] - singles[0] > 3


def _agenda(lines: Sequence[Line], first: int, blocks: list[Block], *, columns: bool) -> Agenda:
    margin = margin_of([line for block in blocks for line in block.lines])
    filled = Counter(line.page for line in lines)
    blocks[-1].lines = _to_its_end(blocks[-1], margin, filled)
    entries = entries_of(blocks, columns=columns)
    return Agenda(
        entries=entries,
        head=tuple(lines[:first]),
        first=lines[first].page,
        last=max(line.page for block in blocks for line in block.lines),
    )


def items_of(blocks: Sequence[Block]) -> list[Block]:
    """Blocks that are items; the points under an item become lines of it.

    A list under an item is of items where the item is only a heading of theirs (in capitals, or set larger or bolder than they
    are), where its numbers repeat the item's ('8.1' under '8'), or where the agenda gives pages for it.
    """
    blocks = _without_parts(blocks)
    keep: dict[int, int] = {}  # block to its place among the items
    owner: dict[int, int] = {}
    found: list[Block] = []
    for index, block in enumerate(blocks):
        parent = block.parent
        if parent is None or (
            parent in keep
            and _is_item(block, blocks[parent], [one for one in blocks if one.parent == parent])
        ):
            keep[index] = owner[index] = len(found)
            found.append(
                replace(block, lines=list(block.lines), parent=keep[parent] if parent is not None else None)
            )
        else:
            owner[index] = owner[parent]
            begins = replace(block.lines[0], bullet=True)  # a point, and no more of the title
            found[owner[parent]].lines.extend((begins, *block.lines[1:]))
            found[owner[parent]].below.extend(block.below)
    return found


def _without_parts(blocks: Sequence[Block]) -> Sequence[Block]:
    """Blocks without the lettered headings of parts, where every one has items and their numbers go on from part to part."""
    tops = [index for index, block in enumerate(blocks) if block.parent is None]
    under = [[block for block in blocks if block.parent == top] for top in tops]
    numbers = [block.number for part in under for block in part]
    lettered = all((number := blocks[top].number) and number.alphabet is not Alphabet.DIGITS for top in tops)
    one_list = all(one and two and step(one, two) == 1 for one, two in pairwise(numbers))
    if len(tops) < 2 or not all(under) or not lettered or not one_list:
        return blocks
    places = {old: new for new, old in enumerate(at for at in range(len(blocks)) if at not in tops)}
    kept = (block for index, block in enumerate(blocks) if index not in tops)
    return [replace(block, parent=places.get(block.parent or 0)) for block in kept]


def _is_item(block: Block, parent: Block, siblings: Sequence[Block]) -> bool:
    number, above = block.number, parent.number
    if above is None:
        return True
    if number is None or any(RANGE.search(one.text) for one in siblings):
        return any(RANGE.search(one.text) for one in siblings)
    if len(number.parts) > len(above.parts) and number.parts[: len(above.parts)] == above.parts:
        return 2 * sum(_is_titled(one) for one in siblings) > len(siblings)
    lettered = above.alphabet in (Alphabet.UPPER, Alphabet.UPPER_ROMAN)
    if number.alphabet in (Alphabet.LOWER, Alphabet.LOWER_ROMAN) or number.shape.startswith("("):
        return lettered and all(_is_titled(one) and len(one.text) < _SHORT_TITLE for one in siblings)
    return lettered or parent.lines[0].look > block.lines[0].look


def _is_titled(block: Block) -> bool:
    return block.number is not None and looks_like_title(block.number, block.lines[0])


def _to_its_end(block: Block, margin: float, filled: Mapping[int, int]) -> list[Line]:
    """The last item's lines: of the page after its own only what goes on with its title or its officer's lines.

    A page that holds hardly more than these lines (``filled``: page to lines) ends the agenda and begins no paper.
    """
    lines = block.lines
    title = title_length([replace(lines[0], text=block.rest), *lines[1:]], margin, RANGE)
    width = width_of(lines)
    for index, (before, line) in enumerate(pairwise(lines), start=1):
        short = filled[line.page] <= _SHORT_END and line.page == lines[0].page + 1
        # '(Pages 1' at the foot of a page, '- 1)' on the next
        within = index < title and open_bracket(join(other.text for other in lines[:index]))
        if line.page == lines[0].page or short or within:
            continue
        begins = line.top and (line.text[0].isupper() or any(one.marked for one in numbers_of(line.text)))
        overleaf = index == title and before.page != line.page
        if begins or overleaf or (index > title and is_break(before, line, width)):
            return lines[:index]
    return lines


def _weight(block: Block, *, columns: bool) -> float:
    """How much a numbered line and what follows it look like an agenda item."""
    first, *others = block.lines
    in_column = BARE_RANGE.search(first.text) or any(BARE_RANGE.fullmatch(line.text) for line in others)
    ranged = RANGE.search(block.text) or (columns and in_column)
    return (1.0 if _is_titled(block) else 0.5) + (3.0 if ranged else 0.0)


def _first_items(lines: Sequence[Line]) -> list[int]:
    """Lines that may be the first item: a few numbered ones, those with number 1 wherever they stand."""
    found: list[int] = []
    for index, line in enumerate(lines[:400]):
        if papers_begin(line):
            break
        numbers = () if line.bullet or is_part(line, OPEN_PART, None) else numbers_of(line.text)
        if not numbers or (
            index and (open_bracket(lines[index - 1].text) and numbers[0].shape.endswith(")"))
        ):
            continue
        can_begin = any(number.marked or number.rest for number in numbers) or title_below(lines, index)
        begins = len(found) < 3 and can_begin
        if begins or any(map(is_first, numbers)):
            found.append(index)
        if len(found) == 8:
            break
    return found


_NO_ITEM = any_case(
    r"(?:\bpresent\s*(?::|$)|\bwere present\b|\battendance\b|\bresolved\b|\bagreed\b|\bmoved\b|@|https?:|www\.)"
)
_USUAL = "apolog|minutes|interest|business|report|election|welcome|update|matters|correspondence|planning|finance|accounts"
_ITEM_WORDS = any_case(
    rf"\b(?:{_USUAL}|adjourn|call to order|next meeting"
    r"|opening|petition|deputation|leave of absence|public question|notices? of motion|closure)"
)


_ONLY_MEETINGS = any_case(
    r"\b(?:apolog|interests?\b|minutes|call to order|adjourn|opening|closure|petition|deputation|leave of absence|attendance"
    r"|public (?:question|forum|participation|hearing))|^to receive\b"
)
"""What only meetings deal with, and no report has a chapter on."""


def _sheet(
    lines: Sequence[Line], begin: int = 0, known: re.Pattern[str] = _ITEM_WORDS
) -> tuple[float, Agenda] | None:
    """The agenda of a notice that does not call it one: a numbered list that is most of what follows and tells of a meeting."""
    best: tuple[float, Agenda] | None = None
    for first in [begin + index for index in _first_items(lines[begin:])[:2]]:
        if any(_MINUTES.match(line.text) for line in lines[: min(first, 25)]):
            continue
        tree = Tree()
        tree.read(lines, first)
        blocks = items_of(tree.blocks)
        top = [block for block in blocks if block.parent is None]
        covered = sum(len(block.lines) for block in blocks) >= 0.6 * (len(lines) - first)
        if covered and (best is None or len(top) > best[0]) and _are_items(top, known):
            columns = _has_page_column(lines, first)
            best = float(len(top)), _agenda(lines, first, blocks, columns=columns)
    return best


def _are_items(blocks: Sequence[Block], known: re.Pattern[str]) -> bool:
    """Whether numbered lines are an agenda's without saying so: short, or titles as only meetings have over what was not yet done."""
    short = sum(len(block.text) < 200 and not _NO_ITEM.search(block.text) for block in blocks)
    if short >= 0.85 * len(blocks):
        return _tell_of_a_meeting(blocks, known)
    titles = [run_in(block.rest or block.text, labels=False)[0] for block in blocks]
    plain = sum(
        len(title) < _LONG_TITLE
        and not (SAYS.search(title) and not _TO_DO.match(title))
        and not _DONE.search(block.text)
        for title, block in zip(titles, blocks, strict=True)
    )
    return plain >= 0.85 * len(blocks) and _tell_of_a_meeting(blocks, _ONLY_MEETINGS)


_LONG_TITLE = 120
_TO_DO = any_case(rf"to {listed(WORDS['titles']['to_do'])}\b")
_DONE = any_case(r"\b(?:was|were|resolved|agreed|carried|seconded|noted|thanked|advised|informed)\b")
"""What minutes say, and an agenda hardly."""


_MINUTES = any_case(
    r"\W*(?:draft |unconfirmed |approved )?minutes\b(?! of the (?:last|previous))|present\b\s*:?|in attendance"
)


def _tell_of_a_meeting(blocks: Sequence[Block], known: re.Pattern[str] = _ITEM_WORDS) -> bool:
    """Whether some lines can be an agenda: at least four, of which three name what meetings deal with."""
    return len(blocks) >= 4 and sum(bool(known.search(block.rest)) for block in blocks) >= 3


def _without_numbers(lines: Sequence[Line], rest: Sequence[Line]) -> tuple[float, Agenda] | None:
    """An agenda whose items have no numbers: short lines with a time, set as headings of one rank, or all alike, under its heading."""
    papers = (
        at
        for at, line in enumerate(rest[:200])  # 'Minutes of the last meeting' is an item
        if line.page > rest[0].page + 1
        or (papers_begin(line) and (line.top or ":" in line.text))
        or _NO_ITEM.search(line.text)
    )
    rest = rest[: next(papers, 200)]
    ranks = heading_ranks(rest, shapes=True)
    ways = [[bool(_CLOCK.match(line.text)) for line in rest]]
    ways += [[one == rank for one in ranks] for rank in sorted({*ranks} - {0})]
    alike = [_same_look(rest[0], line) for line in rest]
    said = [begins_text(line) or (line.text.endswith(".") and bool(SAYS.search(line.text))) for line in rest]
    ways += [[one and not text for one, text in zip(alike, said, strict=True)], alike]
    for begins in ways:
        found: list[Block] = []
        for line, is_item in zip(rest, begins, strict=True):
            clock = _CLOCK.match(line.text)
            if is_item and clock:
                title, when = line.text[clock.end() :], clock["at"]
                found.append(Block(None, [replace(line, text=title), replace(line, text=when, bullet=True)]))
            elif is_item and line.text[0].isupper():
                found.append(Block(None, [line]))
            elif found:
                found[-1].lines.append(line)
        short = sum(len(block.rest) < 90 for block in found)
        if _tell_of_a_meeting(found) and short >= 0.9 * len(found):
            at = found[0].lines[0].page, found[0].lines[0].index
            first = next(index for index, line in enumerate(lines) if (line.page, line.index) == at)
            return 0.5 * len(found), _agenda(lines, first, found, columns=False)
    return None


def _same_look(one: Line, other: Line) -> bool:
    beside = not (one.left and other.left) or abs(one.left - other.left) < 3
    alike = (*one.look[:2], one.bullet) == (*other.look[:2], other.bullet)
    return beside and alike and (one is other or other.gap or other.bullet or bool(one.left))
