"""Files that are a list and no meeting's papers: questions with their answers, decisions to come, decisions taken.

A record is told by its labels ('Decision maker: Cabinet'), by a heading that says who asks whom, or is a row of a table
whose columns have such names. What repeats makes the list; a single record is a report.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from typing import Literal

from packview.model import Recommendation
from packview.parse.meeting.people import is_person
from packview.parse.papers.report import enumerated, sentence_case
from packview.parse.tables.ruled import Cell
from packview.parse.tables.sheet import Sheet
from packview.parse.tables.words import single
from packview.parse.text.lines import Line, join, paragraphs, width_of
from packview.parse.text.numbering import numbers_of
from packview.parse.text.patterns import RANGE, one_of
from packview.parse.text.titles import title_length
from packview.text import one_line

Listing = Literal["questions", "decisions"]
_Role = Literal["number", "title", "maker", "date", "from", "to", "question", "answer", "decision", "reason"]
_NAMES: dict[_Role, tuple[str, ...]] = {
    "number": (r"(?:question|decision|(?:agenda )?item)?\s?(?:no|number|ref|reference)\.?",),
    "from": ("(?:question )?from", "(?:question )?(?:asked|submitted|raised|put) by", "questioner", "question by"),
    "to": ("(?:question |asked |addressed )?to", "for (?:answer|reply) by"),
    "question": ("(?:supplementary |text of )?question",),
    "answer": ("(?:written |draft |supplementary )?(?:answer|reply|response)(?: (?:by|from|of|given by) .{3,80})?",),
    "reason": ("reasons?(?: for .{3,40})?", "(?:details of )?(?:any )?(?:other|alternative) options?.{0,40}"),
    "maker": (
        "decision[- ]?(?:maker|taker|making body)", "(?:to be )?(?:decided|taken|made) by", "who will .{0,30}decision.{0,20}",
        "decision (?:to be )?(?:taken|made) by",
    ),
    "date": (
        "(?:[a-z]+ ){0,3}date(?: of .{3,30}| due| for .{3,30})?", "when", "decision due(?: date)?", "date decision .{3,30}",
    ),
    "decision": ("decisions?(?: taken| made)?", "resolved", "resolution"),
    "title": (
        "(?:report |decision )?title(?: (?:of|and) .{3,40})?", "subject(?: matter)?(?: of .{3,30})?", "(?:agenda )?item",
        "(?:matter|issue|topic)(?: .{3,30})?", "(?:key|proposed) decision", "decision to be (?:taken|made)", "name of decision",
    ),
}  # fmt: skip
"""What the labels of records and the columns of their tables are called."""
_ROLES = {role: re.compile(one_of(*names), re.IGNORECASE) for role, names in _NAMES.items()}
_LABELLED = re.compile(r"(?P<name>[A-Z][^:]{0,70}?)\s*:\s*(?P<rest>.*)$")
_NUMBERED = re.compile(
    r"(?:(?P<word>(?:written |oral |public |member'?s? )?question\s*(?:no\.?|number)?\s*:?\s*|q\s?)(?P<number>\d{1,3}[a-z]?)"
    r"|[(]?(?P<bare>\d{1,3})[.)]+)[\s:.\u2013-]*",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?:(?:the )?(?:following )?questions? )?(?:(?:was |were )?(?:asked|submitted|received|put|tabled) )?"
    r"(?:by|from|in the name of):? (?P<who>[^:]{3,90}?)(?: to (?P<whom>[^:]{3,100}))?:?$",
    re.IGNORECASE,
)
_ASKS = re.compile(r"(?P<who>[^:]{3,60}?) (?:to ask|will ask|asks|asked|to) (?P<whom>[^:]{3,100}):?$")
_HEAD_LINES = 40
"""Lines from the top among which a file says what it lists."""
_PLAN = re.compile(
    r"forward plan|(?:key|forthcoming|executive) decisions|work programme|decisions? (?:list|notice|to be taken)|notice of decisions?",
    re.IGNORECASE,
)
_QUESTIONS = re.compile(r"\bquestions?\b", re.IGNORECASE)
_OF_AN_ITEM = re.compile(
    r"(?:agenda )?item (?:no\.? ?)?(?P<number>\d{1,3}[a-z]?)\b[.: \u2013-]*", re.IGNORECASE
)
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One question, or one decision.

    Attributes:
        number: as printed, '' for none.
        fields: its labels with what stands behind each; of a question 'From', 'To', 'Question' and 'Answer'.
        decided: what was decided.
        page: PDF page it begins on.
        last: PDF page it ends on.
    """

    number: str
    title: str
    fields: dict[str, str]
    decided: tuple[Recommendation, ...] = ()
    page: int
    last: int


@dataclass(slots=True)
class _Mark:
    """A label, with the lines of its value; a heading that says who asks whom has the role 'from'."""

    role: _Role | None
    name: str
    page: int
    value: list[Line] = field(default_factory=list)
    above: list[Line] = field(default_factory=list)
    head: bool = False
    number: str = ""
    whom: str = ""


def find_records(lines: Sequence[Line], sheets: Sequence[Sheet]) -> tuple[Listing, tuple[Record, ...]] | None:
    """What a file without an agenda lists, None where it is no list of questions or decisions.

    Args:
        lines: of all its pages.
        sheets: its tables.
    """
    head = [line.text for line in lines[:_HEAD_LINES]]
    if any(_QUESTIONS.search(text) for text in head):
        marks = _marks(lines)
        begins = [mark for mark in marks if mark.head] or _repeated(marks)
        questions = tuple(_question(group) for group in _groups(marks, begins))
        answered = sum("Answer" in one.fields and "From" in one.fields for one in questions)
        if answered and 2 * answered >= len(questions):
            return "questions", questions
    if not any(_PLAN.search(text) for text in head):
        return None
    rows = [*_of_rows(_rows_of_sheets(sheets))]
    if rows:
        return "decisions", tuple(rows)
    for marks in (_marks_of_sheets(sheets), _marks(lines, any_label=True)):
        decisions = [_decision(group) for group in _groups(marks, _repeated(marks))]
        if len(decisions) > 1 and all(decisions):
            return "decisions", tuple(filter(None, decisions))
    return None


def _role_of(name: str) -> _Role | None:
    plain = re.sub(r"\(s\)", "s", one_line(name)).strip(" .:-?")
    return next((role for role, pattern in _ROLES.items() if pattern.fullmatch(plain)), None)


def _marks(lines: Sequence[Line], *, any_label: bool = False) -> list[_Mark]:
    """The labels and headings of lines, each with the lines up to the next; ``any_label``: those whose names are not known too."""
    found: list[_Mark] = []
    before: list[Line] = []
    for line in lines:
        mark = _label_of(line, any_label=any_label) or _head_of(line)
        last = found[-1] if found else None
        if mark:
            mark.above = _block_above(before, line)
            found.append(mark)
        elif last and last.head and not last.value and not last.name and is_person(line.text):
            last.name = line.text  # 'QUESTION NO. 1' over 'COUNCILLOR M. BRADY'
        elif last:
            last.value.append(line)
        before.append(line)
    return found


def _block_above(before: Sequence[Line], line: Line) -> list[Line]:
    """The lines directly above a line, up to the blank one over them, where there are no more than three."""
    block: list[Line] = []
    for one in reversed(before[-4:] if not line.gap else []):
        block.insert(0, one)
        if one.gap or one.top:
            return block if len(block) < 4 else []
    return []


def _head_of(line: Line) -> _Mark | None:
    """The heading of a question: 'Question 3', '(2) Councillor A to ask the Leader', 'From Mrs B to the Mayor'."""
    text = line.text
    numbered = _NUMBERED.match(text)
    rest = text[numbered.end() :] if numbered else text
    number = (numbered["number"] or numbered["bare"]) if numbered else ""
    asks = (_FROM.match(rest) or _ASKS.match(rest)) if len(text) < 200 else None
    who = asks["who"].strip() if asks else rest.rstrip(":")
    if asks and is_person(re.split(r"[,(]", who)[0].strip()):
        return _Mark("from", who, line.page, head=True, number=number, whom=(asks["whom"] or "").strip())
    if numbered and numbered["word"] and (not rest or is_person(who)):
        return _Mark("from", who, line.page, head=True, number=number)
    return None


def _label_of(line: Line, *, any_label: bool) -> _Mark | None:
    found = _LABELLED.match(line.text)
    name = found["name"] if found else line.text
    role = _role_of(name) if len(name) < 90 and name[0].isupper() and not line.bullet else None
    if role is None and not (any_label and found and found["rest"] and len(name.split()) < 6):
        return None
    rest = found["rest"] if found else ""
    value = [Line(text=rest, page=line.page)] if rest else []
    return _Mark(role, name, line.page, value)


def _repeated(marks: Sequence[_Mark]) -> list[_Mark]:
    """The labels with which records begin: of those that repeat as often as most do, the one that comes first."""
    counts = Counter(mark.name.casefold() for mark in marks)
    often = Counter(count for count in counts.values() if count > 1)
    usual = max(often, key=lambda count: (often[count], count), default=0)
    first = next(
        (mark.name.casefold() for mark in marks if usual and counts[mark.name.casefold()] == usual), ""
    )
    return [mark for mark in marks if mark.name.casefold() == first]


def _groups(marks: Sequence[_Mark], begins: Sequence[_Mark]) -> Iterator[list[_Mark]]:
    """The labels of each record; what was taken as a title from above a record is no part of the one before."""
    starts = [index for index, mark in enumerate(marks) if any(mark is one for one in begins)]
    for start, end in pairwise([*starts, len(marks)]):
        group = list(marks[start:end])
        if end < len(marks) and marks[end].role == "decision":
            title = {id(line) for line in marks[end].above}
            group[-1].value = [line for line in group[-1].value if id(line) not in title]
        yield group


def _text(lines: Sequence[Line]) -> str:
    return "\n".join(one.text for one in paragraphs(lines, width=width_of(lines)))


def _question(group: Sequence[_Mark]) -> Record:
    head = group[0]
    number = head.number or next((_text(one.value) for one in group if one.role == "number"), "")
    fields: dict[str, str] = {}
    if head.head:
        fields |= {"From": head.name, "To": head.whom, "Question": _text(head.value)}
    for mark in group[head.head :]:
        if mark.role in ("from", "to", "question", "answer", "title"):
            by = re.search(r"\b(?:by|from|of)\s(.+)", mark.name) if mark.role == "answer" else None
            name = {"title": "Subject"}.get(mark.role, mark.role.capitalize())
            name = (
                f"Supplementary {name.lower()}"
                if fields.get("Answer") and mark.role in ("question", "answer")
                else name
            )
            fields[name] = _text(mark.value) or fields.get(name, "")
            fields |= {"Answered by": by[1]} if by else {}
    fields = {name: text for name, text in fields.items() if text}
    who, whom = fields.get("From", ""), fields.get("To", "")
    title = fields.get("Subject") or (
        f"{who} to {whom}" if who and whom else f"Question from {who}" if who else ""
    )
    last = max([head.page, *(line.page for mark in group for line in mark.value)])
    return Record(
        number=number,
        title=one_line(title or fields.get("Question", ""))[:_LONGEST_TITLE],
        fields=fields,
        page=head.page,
        last=last,
    )


def _decision(group: Sequence[_Mark]) -> Record | None:
    """A decision by its labels; None where they do not name it, or say neither who decides, when, nor why."""
    roles = {mark.role for mark in group}
    decided = next((mark for mark in group if mark.role == "decision"), None)
    named = next((mark for mark in group if mark.role == "title" and mark.value), None)
    if not roles & {"maker", "date", "reason"} or not (named or decided):
        return None
    above = list(group[0].above)
    item = _OF_AN_ITEM.match(above[0].text) if above else None
    if item:
        above = above[1:] if item.end() == len(above[0].text) else above
    if named is None and decided is not None and not above:
        named, decided = decided, None  # 'Decision: Leisure contract' of a forward plan
    title = _first(named.value) if named else join(line.text for line in above)
    number = item["number"] if item else ""
    for one in numbers_of(title)[:1] if named is None else ():
        number, title = number or one.printed, one.rest
    if not 0 < len(title) <= _LONGEST_TITLE:
        return None
    texts = {sentence_case(one.name): _text(one.value) for one in group if one.value and one is not named}
    value = decided.value if decided and "reason" in roles else []
    return Record(
        number=number,
        title=one_line(title),
        fields=texts,
        decided=enumerated(value, width_of(value)) if value else (),
        page=group[0].page,
        last=max([group[0].page, *(line.page for mark in group for line in mark.value)]),
    )


def _first(value: Sequence[Line]) -> str:
    """The title in a cell: its first paragraph."""
    return paragraphs(value, width=width_of(value))[0].text


_Row = tuple[tuple[str, ...], tuple[Cell, ...], int]
"""What the columns of a row are called, its cells, and its PDF page."""


def _rows_of_sheets(sheets: Sequence[Sheet]) -> Iterator[_Row]:
    for sheet in sheets:
        names = tuple(" ".join(parts) for parts in sheet.headings)
        for row in sheet.rows:
            if len(row.cells) == len(names):
                yield names, tuple(row.cells), row.page


def _is_header(names: Sequence[str]) -> bool:
    roles = [_role_of(name) for name in names]
    return bool({"title", "decision"} & {*roles}) and bool({"maker", "date"} & {*roles}) and len(names) > 2


def _of_rows(rows: Iterator[_Row]) -> Iterator[Record]:
    """The decisions of rows; what has no title, or says neither who decides nor when, is left to its page."""
    for names, cells, page in rows:
        if not _is_header(names):
            continue
        roles = [_role_of(name) for name in names]
        at = roles.index("title") if "title" in roles else roles.index("decision")
        both = " and " in names[at] or "description" in names[at].casefold()
        title, summary = _title_in(cells[at], page) if both else (one_line(cells[at].prose), "")
        known = any(cell and role in ("maker", "date") for role, cell in zip(roles, cells, strict=True))
        if known and 0 < len(title) <= _LONGEST_TITLE and not title[0].islower():
            named = {sentence_case(name): cell.prose for name, cell in zip(names, cells, strict=True) if cell}
            named[sentence_case(names[at])] = summary
            fields = {name: text for name, text in named.items() if text}
            yield Record(number="", title=title, fields=fields, page=page, last=page)


def _title_in(cell: Cell, page: int) -> tuple[str, str]:
    """The title a cell begins with, in bold or as titles end, and what follows it."""
    bold = len([*takewhile(lambda word: word.run.bold, cell.words)])
    if 0 < bold < len(cell.words):
        return " ".join(word.text for word in cell.words[:bold]), " ".join(
            word.text for word in cell.words[bold:]
        )
    lines = [Line(text=text, page=page) for text in map(one_line, cell.text.split("\n")) if text]
    count = title_length(lines, width_of(lines), RANGE)
    return one_line(join(line.text for line in lines[:count])), join(line.text for line in lines[count:])


def _marks_of_sheets(sheets: Sequence[Sheet]) -> list[_Mark]:
    """The rows of tables in two columns whose first names what stands in the second."""
    found: list[_Mark] = []
    for sheet in sheets:
        if len(sheet.xs) != 3:
            continue
        for row in (*sheet.head, *sheet.rows):
            name, value = single(row.cells[0].text), row.cells[-1].prose
            lines = [
                Line(text=text, page=row.page, gap=True) for text in map(one_line, value.split("\n")) if text
            ]
            if name:
                found.append(_Mark(_role_of(name), name, row.page, lines))
            elif found:
                found[-1].value += lines
    return found
