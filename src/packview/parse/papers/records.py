"""Files that are a list and no meeting's papers: questions with their answers, decisions to come, decisions taken.

A record is told by its labels ('Decision maker: Cabinet'), by a heading that says who asks whom, or is a row of a table
whose columns have such names. What repeats makes the list; a single record is a report.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from typing import Literal, cast

from packview.model import Recommendation
from packview.parse.meeting.people import is_person
from packview.parse.papers.report import enumerated, sentence_case
from packview.parse.tables.ruled import Cell
from packview.parse.tables.sheet import Sheet
from packview.parse.text.lines import Cell as Part
from packview.parse.text.lines import Line, join, paragraphs, width_of
from packview.parse.text.patterns import HEADINGS, RANGE, any_case, one_of
from packview.parse.text.titles import title_length
from packview.text import one_line

Listing = Literal["questions", "decisions"]
_Role = Literal["number", "title", "maker", "date", "from", "to", "question", "answer", "decision", "reason"]
_ROLES = {cast(_Role, role): any_case(one_of(*names)) for role, *names in HEADINGS["records"]}
_LABELLED = re.compile(r"(?P<name>[A-Z][^:]{0,70}?)\s*:\s*(?P<rest>.*)$")
_NUMBERED = any_case(
    r"(?:(?P<word>(?:written |oral |public |member'?s? )?question\s*(?:no\.?|number)?\s*:?\s*|q\s?)(?P<number>\d{1,3}[a-z]?)"
    r"|[(]?(?P<bare>\d{1,3})[.)]+)[\s:.\u2013-]*"
)
_FROM = any_case(
    r"(?:(?:the )?(?:following )?questions? )?(?:(?:was |were )?(?:asked|submitted|received|put|tabled) )?"
    r"(?:by|from|in the name of):? (?P<who>[^:]{3,90}?)(?: to (?P<whom>[^:]{3,100}))?:?$"
)
_ASKS = re.compile(
    r"(?P<who>[^:]{3,60}?),? (?:has given notice\b.{0,80}? (?:of|to)(?= (?:the (?!following)|Councillor|Cllr))|to ask|will ask|asks|asked|to) (?P<whom>[^:]{3,100}):?$"
)
_ANSWERS = re.compile(r"(?P<before>.+) (?:replied|responded|answered)|.*?\b(?:by|from|of)\s(?P<behind>.+)")
_HEAD_LINES = 40
"""Lines from the top among which a file says what it lists."""
_PLAN = any_case(
    r"forward plan|(?:key|forthcoming|executive) decisions|work programme|decisions? (?:list|notice|record|taken|to be taken)"
    r"|(?:notice|record) of (?:\w+ )?decisions?"
)
_QUESTIONS = any_case(r"\bquestions?\b")
_OF_AN_ITEM = any_case(
    r"(?:(?:agenda )?item (?:no\.? ?)?|(?=\S+[.)]\s))(?P<number>\d{1,3}(?:/\d{1,4})?[a-z]?)\b[.:) \u2013-]*"
)
_SIGNED = any_case(r"(?:signed|signature|date[d:]?)\b.{0,60}$")
_LONGEST_TITLE = 200
_MOST_ABOVE = 4
_FEWEST_COLUMNS = 3
_TITLES: tuple[_Role, ...] = ("title", "decision")
"""What the column of titles is called, the one preferred first."""
_OF_QUESTIONS: dict[_Role | None, str] = {
    "from": "From", "to": "To", "question": "Question", "answer": "Answer", "title": "Subject",
}  # fmt: skip
"""The fields of a question by the role of their labels."""


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
    """A label, with the lines of its value; a heading that says who asks is one too, with its ``number`` and ``whom``."""

    role: _Role | None
    name: str
    page: int
    value: list[Line] = field(default_factory=list)
    above: list[Line] = field(default_factory=list)
    head: bool = False
    number: str = ""
    whom: str = ""
    about: str = ""


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
    rows = tuple(_rows(sheets)) or tuple(_rows_of_lines(lines))
    marks = [] if rows else _labels(lines, sheets)
    decisions = [_decision(group) for group in _groups(marks, _repeated(marks))]
    whole = rows or tuple(filter(None, decisions))
    return ("decisions", whole) if rows or len(whole) == len(decisions) > 1 else None


def read_form(lines: Sequence[Line], sheets: Sequence[Sheet]) -> Record | None:
    """The decision of a file that is a form about one, None where it is none: what its labels are called does not matter."""
    if not any(_PLAN.search(line.text) for line in lines[:_HEAD_LINES]):
        return None
    marks = _labels(lines, sheets)
    found = _decision(marks, alone=True) if len(marks) >= _FEWEST_COLUMNS else None
    return found if found and found.decided else None


def _role_of(name: str) -> _Role | None:
    plain = re.sub(r"\(s\)", "s", one_line(name)).strip(" .:-")
    return next((role for role, pattern in _ROLES.items() if pattern.fullmatch(plain)), None)


def _marks(lines: Sequence[Line], *, any_label: bool = False) -> list[_Mark]:
    """The labels and headings of lines, each with the lines up to the next; ``any_label``: those whose names are not known too."""
    found: list[_Mark] = []
    block: (
        list[Line] | None
    ) = []  # since a blank line, a sentence's end or an item's number; None behind a label
    ended = False
    for line in lines:
        block = [] if line.gap or line.top or ended or _OF_AN_ITEM.match(line.text) else block
        ended = line.text.endswith(".")
        mark = _label_of(line, any_label=any_label) or (None if any_label else _head_of(line))
        last = found[-1] if found else None
        begun = last is not None and last.head and not last.value and not last.name
        if begun and last and mark and mark.head and not mark.number:
            # 'QUESTION 1' over 'Councillor A has given notice of ...'
            last.name, last.whom = mark.name, mark.whom
        elif mark:
            mark.above = block if block and len(block) < _MOST_ABOVE else []
            found.append(mark)
        elif begun and last and is_person(line.text):
            last.name = line.text  # 'QUESTION NO. 1' over 'COUNCILLOR M. BRADY'
        elif last:
            last.value.append(line)
        block = None if mark or block is None else [*block, line]
    return found


def _labels(lines: Sequence[Line], sheets: Sequence[Sheet]) -> list[_Mark]:
    """The labels of tables in two columns, else of lines, whatever they are called."""
    found: list[_Mark] = []
    for row in (row for sheet in sheets if len(sheet.xs) == 3 for row in (*sheet.head, *sheet.rows)):
        name, texts = row.cells[0].prose, row.cells[-1].prose.split("\n")
        value = [Line(text=text, page=row.page, gap=True) for text in texts if text]
        if name and row.cells[0] is not row.cells[-1]:
            found.append(_Mark(_role_of(name), name, row.page, value))
    known = sum(mark.role is not None for mark in found)
    return found if known >= _FEWEST_COLUMNS else _marks(lines, any_label=True)


def _head_of(line: Line) -> _Mark | None:
    """The heading of a question: 'Question 3', '(2) Councillor A to ask the Leader', 'From Mrs B to the Mayor'."""
    numbered = _NUMBERED.match(line.text)
    rest = line.text[numbered.end() :] if numbered else line.text
    asks = (_FROM.match(rest) or _ASKS.match(rest)) if len(rest) < _LONGEST_TITLE else None
    bare, _, about = re.sub(r"\s[-\u2013]\s", "\n", rest.rstrip(":")).partition("\n")
    who, whom = (asks["who"].strip(), asks["whom"] or "") if asks else (bare, "")
    named = is_person(re.split(r"[,(]", who)[0].strip())
    if (asks and named) or (numbered and numbered["word"] and (named or not rest)):
        number = (numbered["number"] or numbered["bare"]) if numbered else ""
        about = "" if asks else about
        return _Mark("from", who, line.page, head=True, number=number, whom=whom.strip(), about=about)
    return None


def _label_of(line: Line, *, any_label: bool) -> _Mark | None:
    found = _LABELLED.match(line.text)
    name, rest = (found["name"], found["rest"]) if found else (line.text, "")
    role = _role_of(name) if len(name) < 90 and name[0].isupper() and not line.bullet else None
    other = any_label and rest and len(name.split()) < 6 and not _OF_AN_ITEM.fullmatch(name)
    if role is None and not other:
        return None
    return _Mark(role, name, line.page, [Line(text=rest, page=line.page)] if rest else [])


def _repeated(marks: Sequence[_Mark]) -> list[_Mark]:
    """The labels with which records begin: of those that repeat as often as most do, the one that comes first."""
    names = [mark.name.casefold() for mark in marks]
    counts = Counter(names)
    often = Counter(count for count in counts.values() if count > 1)
    usual = max(often, key=lambda count: (often[count], count), default=0)
    first = next((name for name in names if counts[name] == usual), "")
    return [mark for mark, name in zip(marks, names, strict=True) if name == first]


def _groups(marks: Sequence[_Mark], begins: Sequence[_Mark]) -> Iterator[list[_Mark]]:
    """The labels of each record; the title above a decision is no part of the record before."""
    starts = [index for index, mark in enumerate(marks) if any(mark is one for one in begins)]
    for start, end in pairwise([*starts, len(marks)]):
        group = list(marks[start:end])
        if end < len(marks) and marks[end].role == "decision":
            title = {id(line) for line in marks[end].above}
            group[-1].value = [line for line in group[-1].value if id(line) not in title]
        yield group


def _text(lines: Sequence[Line]) -> str:
    return "\n".join(one.text for one in paragraphs(lines, width=width_of(lines)))


def _record(
    group: Sequence[_Mark],
    number: str,
    title: str,
    fields: dict[str, str],
    decided: tuple[Recommendation, ...] = (),
) -> Record:
    first = group[0].page
    last = max([first, *(line.page for mark in group for line in mark.value)])
    known = {name: text for name, text in fields.items() if text}
    return Record(number=number, title=one_line(title), fields=known, decided=decided, page=first, last=last)


def _question(group: Sequence[_Mark]) -> Record:
    head = group[0]
    number = head.number or next((_text(one.value) for one in group if one.role == "number"), "")
    fields: dict[str, str] = {}
    if head.head:
        fields = {"From": head.name, "To": head.whom, "Subject": head.about, "Question": _text(head.value)}
    for mark in group[head.head :]:
        if mark.role not in _OF_QUESTIONS:
            continue
        name = _OF_QUESTIONS[mark.role]
        if fields.get("Answer") and mark.role in ("question", "answer"):
            name = f"Supplementary {name.lower()}"
        people = mark.role in ("from", "to")
        fields[name] = _text(mark.value[:1] if people else mark.value) or fields.get(name, "")
        if people and not fields.get("Question"):
            fields["Question"] = _text(mark.value[1:])  # below who asks whom, without a label
        if by := _ANSWERS.fullmatch(mark.name) if mark.role == "answer" else None:
            fields["Answered by"] = by["before"] or by["behind"]
    who, whom = fields.get("From", ""), fields.get("To", "")
    asked = (
        f"{who} to {whom}" if who and whom else f"Question from {who}" if who else fields.get("Question", "")
    )
    return _record(group, number, (fields.get("Subject") or asked)[:_LONGEST_TITLE], fields)


def _decision(group: Sequence[_Mark], *, alone: bool = False) -> Record | None:
    """A decision by its labels; None where they do not name it, or, but for one ``alone``, say neither who decides, when, nor why."""
    roles = {mark.role for mark in group}
    decided = next((mark for mark in group if mark.role == "decision" and mark.value), None)
    named = next((mark for mark in group if mark.role == "title" and mark.value), None)
    if not (alone or roles & {"maker", "date", "reason"}) or not (named or decided):
        return None
    above = join(line.text for line in group[0].above)
    if named is None and not above:
        named, decided = decided, None  # 'Decision: Leisure contract' of a forward plan
    if named:
        number, title = "", paragraphs(named.value, width=width_of(named.value))[0].text
    else:
        item = _OF_AN_ITEM.match(above)
        number, title = (item["number"], above[item.end() :]) if item else ("", above)
    if not 0 < len(title) <= _LONGEST_TITLE:
        return None
    fields = {
        sentence_case(one.name.replace("(s)", "s")): _text(_own(one)) for one in group if one is not named
    }
    value = _own(decided) if decided and (alone or "reason" in roles) else []
    return _record(group, number, title, fields, enumerated(value, width_of(value)) if value else ())


def _own(mark: _Mark) -> list[Line]:
    """The lines of a value: of a decision and its reasons all up to the signature, of other labels the first paragraph."""
    long = mark.role in ("decision", "reason")
    ends = (
        at for at, line in enumerate(mark.value) if _SIGNED.match(line.text) or (line.gap and at and not long)
    )
    return mark.value[: next(ends, None)]


def _rows(sheets: Sequence[Sheet]) -> Iterator[Record]:
    """The decisions in tables; a row without a title, or that says neither who decides nor when, is left to its page."""
    for sheet in sheets:
        names = [" ".join(parts) for parts in sheet.headings]
        roles = [_role_of(name) for name in names]
        at = next((roles.index(role) for role in _TITLES if role in roles), None)
        told = [column for column, role in enumerate(roles) if role in ("maker", "date")]
        if at is None or not told or len(names) < _FEWEST_COLUMNS:
            continue
        both = " and " in names[at] or "description" in names[at].casefold()
        for row in (row for row in sheet.rows if len(row.cells) == len(names)):
            title, summary = _title_in(row.cells[at], row.page) if both else (row.cells[at].prose, "")
            if any(row.cells[column] for column in told) and title[:1].strip() and not title[0].islower():
                fields = {
                    sentence_case(name): cell.prose for name, cell in zip(names, row.cells, strict=True)
                }
                fields[sentence_case(names[at])] = summary
                yield _record([_Mark("title", title, row.page)], "", title[:_LONGEST_TITLE], fields)


def _rows_of_lines(lines: Sequence[Line]) -> Iterator[Record]:
    """The decisions in columns that wide spaces or bars part, under a line that names them; a row may go on over lines.

    Where blank lines part some rows and not others, lines may be rows or parts of rows: nothing is taken.
    """
    heads: Sequence[Part] = ()
    rows: list[tuple[Line, Sequence[Part], list[list[str]]]] = []
    goes_on = False
    for line in lines:
        here = line.parts
        roles = {_role_of(cell.text) for cell in here}
        if len(here) >= _FEWEST_COLUMNS and roles & {*_TITLES} and roles & {"maker", "date"}:
            heads, goes_on = here, False
        elif heads:
            begins = len(here) == len(heads) and not here[0].text[:1].islower()
            at = [min(range(len(heads)), key=lambda one: abs(heads[one].left - cell.left)) for cell in here]
            ends = [*(head.left for head in heads[1:]), math.inf]
            inside = all(cell.right < ends[column] for column, cell in zip(at, here, strict=True))
            goes_on = inside and (begins or (goes_on and not line.gap))
            rows += [(line, heads, [[] for _ in heads])] if begins and inside else []
            for column, cell in zip(at, here, strict=True) if goes_on else ():
                rows[-1][2][column].append(cell.text)
    parted = {line.gap for line, _, _ in rows[1:] if not line.top}
    for line, names, row in rows if len(parted) == 1 or len(rows) == 1 else ():
        fields = {sentence_case(name.text): join(texts) for name, texts in zip(names, row, strict=True)}
        told = {_role_of(name): text for name, text in fields.items()}
        title = next((told[role] for role in _TITLES if role in told), "")
        if title:
            yield _record([_Mark("title", title, line.page)], "", title[:_LONGEST_TITLE], fields)


def _title_in(cell: Cell, page: int) -> tuple[str, str]:
    """The title a cell begins with, in bold or as titles end, and what follows it."""
    bold = len([*takewhile(lambda word: word.run.bold, cell.words)])
    if 0 < bold < len(cell.words):
        parts = [" ".join(word.text for word in words) for words in (cell.words[:bold], cell.words[bold:])]
        return parts[0], parts[1]
    lines = [Line(text=text, page=page) for text in map(one_line, cell.text.split("\n")) if text]
    count = title_length(lines, width_of(lines), RANGE)
    return join(line.text for line in lines[:count]), join(line.text for line in lines[count:])
