"""The numbered lines of an agenda as a tree: items, what was put in between them, and the points under each.

Lines are taken in order. A number continues the innermost list it fits, begins a list under the item before it, or is part of
the text. What a number is, and whether two stand in one list, is told by its shape, its alphabet and where and how it is set.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import product, takewhile

from packview.parse.agenda.patterns import (
    CONSENT,
    EXEMPT_PART,
    MORE_ITEMS,
    OPEN_PART,
    OPEN_RANGE,
    SIGNED,
    ends_agenda,
    is_agenda_heading,
    is_part,
    is_signature,
)
from packview.parse.meeting.names import body_name
from packview.parse.text.lines import Line, is_capitals, join
from packview.parse.text.numbering import Alphabet, Number, is_first, is_inserted, numbers_of, step
from packview.parse.text.patterns import RANGE, any_case
from packview.parse.text.titles import alike, title_below
from packview.text import fold

_SHORT = 5
"""Words of the heading of a section that is an item."""
_LONGEST = 16
"""Pages an agenda may have."""
_MOST_MISSING = 3
"""Numbers that may be missing between two items before the second is not believed."""
_AHEAD = 80
"""Lines looked at to see which reading of a first number goes on."""
_NAMED = any_case(r"(?:agenda )?item\b")
"""What stands before a number where nothing else can be meant: 'Item 3'."""
_LEVEL = 2.0
"""Points within which two numbers begin at one place."""
_BESIDE = 14.0
"""Points by which the numbers of one list may stand further left or right: '9.' and '10.' do not begin at one place."""


@dataclass(slots=True)
class Block:
    """The lines of an item, from its number to the line before the next.

    Attributes:
        number: None in an agenda without numbers.
        lines: as printed.
        parent: index of the block above, None at the top.
        exempt: it stands in the part of the agenda that is not for the public.
        consent: it stands among those that are decided together without debate.
        closed: a heading or signature came after it, so no more lines are its own.
        agenda: 0 for the first agenda of the sheet, 1 for the second.
        heading: lines over its number that are its title.
        below: lines after the one that closed it.
    """

    number: Number | None
    lines: list[Line]
    parent: int | None = None
    exempt: bool = False
    consent: bool = False
    closed: bool = False
    agenda: int = 0
    heading: list[Line] = field(default_factory=list)
    below: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its lines as one."""
        return join(line.printed for line in self.lines)

    @property
    def rest(self) -> str:
        """What stands behind the number on its line."""
        return self.number.rest if self.number else self.lines[0].text

    @property
    def is_untitled(self) -> bool:
        """Whether its number stands alone, and nothing yet below it."""
        return not self.rest and len(self.lines) == 1


@dataclass(slots=True)
class _List:
    """A list that may go on.

    Attributes:
        last: its last number, with those that were put in.
        base: its last number of its own shape.
        block: index of the block of ``last``.
        parent: index of the block it stands under, None at the top.
        line: the line of its first number.
        again: its item was named again further down, where a list of more points may begin.
    """

    last: Number
    base: Number
    block: int
    parent: int | None
    line: Line
    again: bool = False


@dataclass(slots=True)
class Tree:
    """The blocks of an agenda, and the lists that may still go on."""

    blocks: list[Block] = field(default_factory=list)
    _open: list[_List] = field(default_factory=list)
    _exempt: bool = False
    _consent: bool = False
    _agenda: int = 0
    _parted: Line | None = None  # the heading that stood since the last item
    _signed: bool = False  # a signature stood since the last item
    _sectioned: bool = False  # the items stand in sections, of which each may begin with 1 again
    _again: bool = False  # one of them did
    _spaced: bool = True  # blank lines stand between some of the lines
    # How many items stand before each, and its heading.
    _sections: list[tuple[int, Line]] = field(default_factory=list)

    def read(self, lines: Sequence[Line], first: int) -> None:
        """Take lines from the first item on until the agenda ends."""
        self._spaced = any(line.gap for line in lines[first : first + _AHEAD])
        above = lines[first - 1] if first else None
        self._sectioned = above is not None and is_capitals(above.text) and not is_agenda_heading(above.text)
        for index in range(first, len(lines)):
            line = lines[index]
            if self.blocks and self.blocks[-1].is_untitled and title_below(lines, index - 1):
                self.blocks[-1].lines.append(line)
                continue
            if self.blocks and (
                ends_agenda(line, lines[index - 1])
                or line.page > self.blocks[-1].lines[-1].page + 1
                or (
                    line.text.casefold().endswith("minutes")
                    and body_name(line.text)
                    and self._is_section(line)
                )
            ):
                break
            if line.page > lines[first].page + _LONGEST or not self._take(lines, index):
                break
        if self._again:
            self._put_under_sections(lines[:first])

    def _put_under_sections(self, above: Sequence[Line]) -> None:
        """Make an item of each section's heading where their lists all begin with 1, and put its list under it."""
        heads = [*takewhile(self._is_short_heading, reversed(above))]
        sections = [(0, line) for line in reversed(heads)]
        sections += [(at, line) for at, line in self._sections if self._is_short_heading(line)]
        tops = [(at, block.number) for at, block in enumerate(self.blocks) if block.parent is None]
        begun = [(at, number.alphabet) for at, number in tops if number and is_first(number)]
        # 'A' to 'D' are sections themselves: only the list that begins anew stands under its heading
        if begun and begun[0][1] != begun[-1][1]:
            sections = [(at, line) for at, line in sections if at == begun[-1][0]][-1:]
        found: list[Block] = []
        moved: dict[int | None, int | None] = {}
        section: int | None = None
        for index in range(len(self.blocks) + 1):
            for line in (line for at, line in sections if at == index):
                section = len(found)
                found.append(Block(None, [line]))
            for block in self.blocks[index : index + 1]:
                moved[index] = len(found)
                found.append(replace(block, parent=section if block.parent is None else moved[block.parent]))
        self.blocks = found

    def _take(self, lines: Sequence[Line], index: int) -> bool:
        """Take one line; False where the agenda ended before it."""
        line = lines[index]
        if not self.blocks:
            self._begin(lines, index)
            return True
        if is_agenda_heading(line.text) and (line.gap or line.bold or is_capitals(line.text)):
            self._agenda, self._parted = self._agenda + 1, line
            self.blocks[-1].closed = True
            return self._agenda <= 1
        before = self.blocks[-1]
        for pattern, exempt in ((EXEMPT_PART, True), (OPEN_PART, False)):
            if not before.is_untitled and is_part(line, pattern, before.number):
                self._exempt, before.closed = exempt, True
                self._parted, self._sectioned = line, True
                return True
        if self._parted and (again := self._starts_again(line)):
            if self._sectioned or self._agenda:
                self._open, self._again = [], self._again or not self._agenda
                self._add(again, line, None, begins=True)
            return bool(self._sectioned or self._agenda)
        signed = SIGNED.fullmatch(line.text) or is_signature(lines, index)
        if not (signed or _heads_a_part(lines, index)) and self._numbered(lines, index):
            return True
        if self._is_section(line) or _heads_a_part(lines, index):
            before.closed, self._parted = True, line
            self._sections.append((len(self.blocks), line))
            self._consent = bool(CONSENT.search(line.text))
        elif signed:
            before.closed = self._signed = True
        else:
            (before.below if before.closed else before.lines).append(line)
        return True

    def _begin(self, lines: Sequence[Line], index: int) -> None:
        following = [other for after in lines[index + 1 : index + _AHEAD] for other in numbers_of(after.text)]
        number = max(
            numbers_of(lines[index].text),
            key=lambda one: (any(_step(one, other) == 1 for other in following), is_first(one)),
        )
        self._add(number, lines[index], None, begins=True)

    def _add(self, number: Number, line: Line, parent: int | None, *, begins: bool) -> None:
        """Add an item under another, with which a list ``begins`` that may go on."""
        above = self.blocks[parent] if parent is not None else None
        consent = self._consent or bool(above and (above.consent or CONSENT.search(above.rest)))
        self.blocks.append(Block(number, [line], parent, self._exempt, consent, agenda=self._agenda))
        self._parted, self._signed = None, False
        if begins:
            self._open.append(_List(number, number, len(self.blocks) - 1, parent, line))

    def _numbered(self, lines: Sequence[Line], index: int) -> bool:
        """Whether a line is an item or a point; it is added then."""
        line = lines[index]
        numbers = () if line.bullet else numbers_of(line.text)
        numbers = tuple(one for one in numbers if one.rest or title_below(lines, index))
        if not numbers or self._in_a_range(numbers[0]):
            return False  # '4)' after '(Pages 1 -' ends the range and begins no item 4
        if self._signed and numbers[0].alphabet is not Alphabet.DIGITS:
            return False  # 'A. Clerk' under 'Signed' or 'Dated 3 March'
        for depth, number in product(reversed(range(len(self._open))), numbers):
            goes_on = self._goes_on(self._open[depth], number, lines, index)
            if goes_on and not self._is_outer(depth, number, lines, index):
                self._continue(depth, number, line)
                return True
        if self._reopens(numbers, line):
            return True
        return any(self._begins_list(number, lines, index) for number in numbers)

    def _starts_again(self, line: Line) -> Number | None:
        """The number 1 of another list under a heading: of the second agenda, of another section, or of what is no agenda."""
        top, second = self._open[0], self.blocks[-1].agenda != self._agenda
        beside = not (top.line.left and line.left) or abs(top.line.left - line.left) < _LEVEL
        if line.bullet or not (second or (beside and not self._agenda and top.base.parts[-1] > 1)):
            return None
        firsts = (one for one in numbers_of(line.text) if is_first(one))
        return next((one for one in firsts if second or one.shape == top.base.shape), None)

    def _in_a_range(self, number: Number) -> bool:
        """Whether a line goes on with '(Pages' or '(Pages 1 -' at the end of the one before."""
        found = OPEN_RANGE.search(join(before.printed for before in self.blocks[-1].lines[-3:]))
        return found is not None and (number.shape.endswith(")") or "p" in found[0].casefold()[:4])

    def _continue(self, depth: int, number: Number, line: Line) -> None:
        series = self._open[depth]
        del self._open[depth + 1 :]
        self._add(number, line, series.parent, begins=False)
        series.block = len(self.blocks) - 1
        if _is_next_with_letter(series.base, number):
            series.base = replace(series.base, parts=number.parts[:-1])
        elif not is_inserted(series.last, number) or number.shape == series.base.shape:
            series.base = number
        series.last = number

    def _goes_on(self, series: _List, number: Number, lines: Sequence[Line], index: int) -> bool:
        """Whether a numbered line is the next of a list, rather than a number in the text of the item before."""
        line = lines[index]
        if _is_part_of(series.base, number):
            return False
        inserted = is_inserted(series.last, number) and number.shape != series.base.shape
        jump = 1 if inserted or _is_next_with_letter(series.base, number) else _step(series.base, number)
        first, before = series.line, self.blocks[-1]
        placed = bool(first.left and line.left)
        beside = not placed or abs(first.left - line.left) <= _BESIDE
        level = placed and abs(first.left - line.left) < _LEVEL
        after = lines[index + 1 : index + _AHEAD]
        unmarked = series.base.marked and not number.marked and number.rest and not inserted and not line.bold
        unmarked = unmarked and not (is_capitals(number.rest) and is_capitals(series.base.rest))
        unmarked = unmarked and not _is_followed(replace(number, shape=series.base.shape), after)
        if not 1 <= jump <= _MOST_MISSING or unmarked or not (beside or line.gap):
            return False
        named = bool(_NAMED.match(line.text) and _NAMED.match(first.text))
        title = named or looks_like_title(number, line)
        apart = line.gap or line.top or bool(line.bold) or before.closed or len(before.lines) == 1
        sure = apart or level or RANGE.search(before.text) is not None
        if jump > 1:
            set_alike = level and bool(line.bold) == bool(first.bold)
            strong = number.marked or bool(line.bold) or is_capitals(number.rest) or set_alike
            return sure and title and strong
        if inserted:
            return line.gap or title or RANGE.search(line.text) is not None
        return sure or title or (number.marked and _is_followed(number, after))

    def _is_outer(self, depth: int, number: Number, lines: Sequence[Line], index: int) -> bool:
        """Whether a number that an inner list may go on with is the next of an outer one like it, as its place or what follows shows."""
        line, inner = lines[index], self._open[depth]
        outer = next((one for one in self._open[:depth] if _step(one.base, number) == 1), None)
        if outer is None or not _one_list(outer.base, inner.base):
            return False
        apart = abs(inner.line.left - outer.line.left) if line.left else 0.0
        if apart > _LEVEL:
            return abs(line.left - outer.line.left) < abs(line.left - inner.line.left)
        for after in lines[index + 1 : index + _AHEAD]:
            steps = [_step(outer.base, one) for one in numbers_of(after.text)[:1]]
            if 1 in steps:
                return False  # the same number again, further down
        return True

    def _reopens(self, numbers: Sequence[Number], line: Line) -> bool:
        """Whether a heading names an item again, under which more of its points follow: 'II. CONSENT AGENDA, continued'."""
        tops = [(index, block) for index, block in enumerate(self.blocks) if block.parent is None]
        for number, (index, block) in product(numbers if line.gap else (), tops):
            if (
                block.number
                and block.number.printed == number.printed
                and _step(self._open[0].base, number) == 0
                and alike(fold(block.rest), fold(number.rest)) >= 0.5
            ):
                self._open = [replace(self._open[0], block=index, again=True)]
                self._consent = bool(CONSENT.search(line.text))
                self.blocks[-1].closed, self._parted = True, None
                return True
        return False

    def _begins_list(self, number: Number, lines: Sequence[Line], index: int) -> bool:
        line, deepest = lines[index], self._open[-1]
        under = deepest.block
        above, outer = self.blocks[under].number, self.blocks[under].parent
        # 'D. Consent' has 1 to 3, 'E. Hearings' goes on with 4
        beside = [at for at, block in enumerate(self.blocks) if block.parent == outer]
        last = [block.number for block in self.blocks if block.parent in beside and block.number]
        if not is_first(number) and not (last and _step(last[-1], number) == 1):
            return False
        known = any(_one_list(series.base, number) for series in self._open)
        placed = bool(line.left and deepest.line.left)
        deeper = (
            line.left > deepest.line.left + 4
            if placed
            else _is_within(deepest.base, lines[index + 1 : index + _AHEAD])
        )
        dotted = above is not None and _is_part_of(above, number)
        if dotted and not (number.marked or line.gap or looks_like_title(number, line)):
            return False
        if not (number.marked or dotted) or (known and (self._parted or not deeper)):
            return False
        over = self.blocks[under].closed and line.page != self.blocks[under].lines[-1].page
        if over and not deepest.again:
            return False  # another paper's list
        apart = (
            self._parted is not None and number.shape[0].isalpha()
        )  # 'U1' under the heading 'Urgent items'
        self._add(number, line, None if apart else under, begins=True)
        return True

    def _is_short_heading(self, line: Line) -> bool:
        """Whether a line can be the heading of a section that is an item: 'OLD BUSINESS', not a date or a notice."""
        text, apart = line.text, line.gap or not self._spaced
        plain = is_capitals(text) and not any(map(str.isdigit, text)) and not is_agenda_heading(text)
        return apart and plain and len(text.split()) <= _SHORT and not text.endswith((".", ","))

    def _is_section(self, line: Line) -> bool:
        """Whether a line without number is the heading of the items that follow."""
        text, first, before = line.text, self._open[0].line, self.blocks[-1].lines[-1]
        if not (line.gap or line.top or not self._spaced) or len(text) > 70 or RANGE.search(text):
            return False
        look = replace(first, text=RANGE.sub("", first.text)).look
        if MORE_ITEMS.fullmatch(text):
            return True
        if not (line.look > look or line.look == look > before.look):
            return False
        if line.look[2] and not look[2] and len(text) > 4:
            return not before.text.endswith((",", "-", " and", " of"))
        return line.look[0] > look[0] or not (text.endswith((".", ",", ":")) or len(text) >= 50)


def _is_within(before: Number, following: Sequence[Line]) -> bool:
    """Whether a list that begins with 1 again goes past the next number of the outer one before that comes: 2, 1, 2, 3, 4, 3."""
    inner, outer = 1, before.parts[-1] + 1
    for line in following:
        one = next((one for one in numbers_of(line.text) if _one_list(before, one)), None)
        if one is not None and one.parts[-1] == inner + 1:
            inner += 1
        elif one is not None:
            return one.parts[-1] == outer <= inner
    return False


def _heads_a_part(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the heading of the items whose numbers begin with its letter: 'B - Key decisions' before 'B1'."""
    letter = next((one for one in numbers_of(lines[index].text) if one.alphabet is Alphabet.UPPER), None)
    if letter is None or len(letter.parts) > 1 or letter.shape.startswith("("):
        return False
    following = (
        one for line in lines[index + 1 : index + _TO_ITS_ITEMS] for one in numbers_of(line.text)[:1]
    )
    first = next((one for one in following if one.shape[:1].isalpha()), None)
    return (
        first is not None
        and first.parts == (1,)
        and first.shape.rstrip(".):").replace("-", "") == f"{letter.printed}#"
    )


_TO_ITS_ITEMS = 14
"""Lines from the heading of a part within which its first item stands."""


def _is_followed(number: Number, following: Sequence[Line]) -> bool:
    """Whether the next number of a list comes further down, before the same again: what a number within a text has not."""
    found = (one for line in following for one in numbers_of(line.text)[:1])
    steps = (_step(replace(number, parts=(*number.parts[:-1], number.parts[-1] - 1)), one) for one in found)
    return next((one for one in steps if one in (1, 2)), 0) == 2


def looks_like_title(number: Number, line: Line) -> bool:
    """Whether a numbered line has the look of a title rather than of a sentence."""
    title = number.rest
    if not title or line.bold or is_capitals(title):
        return True
    return not title[0].islower() and not title.endswith((".", ";", ","))


def _plain_shape(number: Number) -> str:
    return number.shape.rstrip(".):-\u2013\u2014")


def _one_list(one: Number, other: Number) -> bool:
    """Whether two numbers can stand in one list, apart from a closing mark that was forgotten."""
    if one.alphabet is not other.alphabet or len(one.parts) != len(other.parts):
        return False
    return one.shape == other.shape or (
        one.alphabet is Alphabet.DIGITS and _plain_shape(one) == _plain_shape(other) and "(" not in one.shape
    )


def _step(before: Number, after: Number) -> int:
    if _one_list(before, after) and before.shape != after.shape:
        return step(before, replace(after, shape=before.shape))
    return step(before, after) or _next_part(before, after)


def _is_part_of(above: Number, number: Number) -> bool:
    """Whether a number is that of a point under another: '2.1' under '2'."""
    return number.parts[:-1] == above.parts and _plain_shape(number) == f"{_plain_shape(above)}.#"


def _is_next_with_letter(before: Number, after: Number) -> bool:
    """'4a' follows '3' where item 4 has no line of its own."""
    return (
        len(after.parts) == len(before.parts) + 1
        and after.alphabet in (Alphabet.UPPER, Alphabet.LOWER)
        and before.alphabet is Alphabet.DIGITS
        and after.parts[-1] == 1
        and after.parts[:-1] == (*before.parts[:-1], before.parts[-1] + 1)
    )


def _next_part(before: Number, after: Number) -> int:
    """'B1' follows 'A7'."""
    one, two = (number.shape.partition("#")[0].rstrip("-") for number in (before, after))
    return int(
        before.alphabet is after.alphabet is Alphabet.DIGITS
        and len(one) == len(two) == 1
        and ord(two) == ord(one) + 1
        and after.parts == (1,)
        and before.shape[1:] == after.shape[1:]
    )
