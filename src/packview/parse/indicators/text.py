"""Performance indicators from text files, where positions are gone: rows are known by the shape of their figures.

Headings are read in the order in which a converter left them; which figure belongs to which column is told from the shape of
the row; between two rows of figures stand the commentary of one and the reference and name of the next.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, permutations
from typing import NamedTuple

from packview.model import Doubt, Indicator, Page, StageName, Warned
from packview.parse.attempt import attempt_page
from packview.parse.indicators.columns import Column, Kind, kind_of
from packview.parse.indicators.rows import read_row, reasons_to_doubt
from packview.parse.tables.marks import direction_of, is_code
from packview.parse.tables.ruled import Cell
from packview.parse.tables.sheet import SheetRow, rating_of
from packview.parse.tables.words import single
from packview.parse.text.patterns import HEADINGS, any_case
from packview.text import one_line
from packview.wording.numbers import Figure, is_mark, read_figure
from packview.wording.periods import index_of, length_of, periods_in

_MOST_LOOSE = 3
_SAMPLE = 12
_LEAST = 3


def split_row(line: str) -> tuple[str, list[str]]:
    """The words before the figures of a line, and the figures, marks, ratings and single letters it ends with."""
    words = line.split()
    start = len(words)
    while start and _is_entry(words[start - 1]):
        start -= 1
    while start < len(words) and not _is_figure_or_mark(words[start]):
        start += 1
    return " ".join(words[:start]), words[start:]


def _is_entry(word: str) -> bool:
    """Whether a word would fill a cell beside the figures."""
    alone = len(word) == 1 and (word.isupper() or bool(direction_of([], word)))
    return alone or _is_figure_or_mark(word) or bool(rating_of(word))


def _is_figure_or_mark(word: str) -> bool:
    return read_figure(word).value is not None or is_mark(word)


class _Fit(NamedTuple):
    """A row's entries in columns: what it holds of each, how many of its own figures confirm it, and why not all is certain."""

    entries: list[tuple[Column, str]]
    agrees: int
    doubts: dict[str, Doubt]


def _order_columns(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], periods: Sequence[Column]
) -> list[Column]:
    """The columns right of the periods in the order of the entries.

    A converter may leave headings at another place than their column. The order taken is the one under which the rows' own
    averages, maxima and signs agree with their columns most often; as found in the file, where nothing tells.
    """
    arrows = any(len(entry) == 1 and direction_of([], entry) for row in rows for entry in row)
    filled = [column for column in columns if column.kind != "commentary"]
    filled = [column for column in filled if column.kind != "direction" or arrows]
    last = next((place for place, column in enumerate(columns) if column.kind == "commentary"), len(columns))
    behind = [column for column in filled if column in columns[last:]]
    changes = [column for column in filled if column.kind in _CHANGES and column not in behind]
    loose = [*changes, *behind][:_MOST_LOOSE]
    fixed = [column for column in filled if column not in loose]
    return max(
        _orders(filled, fixed, loose),
        key=lambda order: sum(_fit_row(row, order, periods).agrees for row in rows[:_SAMPLE]),
    )


def _orders(filled: list[Column], fixed: Sequence[Column], loose: Sequence[Column]) -> Iterator[list[Column]]:
    yield filled
    for group in permutations(loose) if loose and len(fixed) <= 20 else ():
        for place in range(len(fixed) + 1):
            yield [*fixed[:place], *group, *fixed[place:]]


def _fit_row(entries: Sequence[str], columns: Sequence[Column], periods: Sequence[Column]) -> _Fit:
    """The entries of a row in its columns, periods first; without any where there are too few.

    Blank cells leave no trace in a text file. Those of targets, which stand last, are found by counting; where only some of
    the targets are printed their years are left open.
    """
    fits = [
        _fit(variant, columns, periods)
        for variant in _variants(list(entries), len(periods) + len(columns))
        if len(variant) >= len(periods)
    ]
    few = _Fit([], 0, {"The row has fewer figures than there are periods": Doubt.FIGURES})
    return max(fits, key=lambda fit: fit.agrees - 2 * len(fit.doubts), default=few)


def _variants(entries: list[str], wanted: int) -> Iterator[list[str]]:
    """The entries as they are, and where there is one too many, with two neighbouring marks as one: '- n/a'."""
    yield entries
    for index in range(len(entries) - 1) if len(entries) > wanted - _MOST_LOOSE else ():
        one, other = entries[index : index + 2]
        if is_mark(one) and is_mark(other) and one != other:
            yield [*entries[:index], f"{one} {other}", *entries[index + 2 :]]


def _fit(entries: list[str], columns: Sequence[Column], periods: Sequence[Column]) -> _Fit:
    rest = entries[len(periods) :]
    required = [column for column in columns if column.kind != "target"]
    targets = columns[len(required) :]
    doubts: dict[str, Doubt] = {}
    if all(column.kind == "target" for column in targets) and len(required) <= len(rest) < len(columns):
        spare = rest[len(required) :]
        held = list(zip(required, rest, strict=False))
        if spare:
            years = ", ".join(column.name.removeprefix("Target ") for column in targets)
            reason = f"The text does not tell which of the targets {years} is {' and '.join(spare)}"
            doubts[reason] = Doubt.TARGET
            places = [""] if len(spare) == 1 else [f": {place}" for place in range(1, len(spare) + 1)]
            held += [
                (Column(kind="target", name=f"Target {years}{place}"), entry)
                for place, entry in zip(places, spare, strict=True)
            ]
        else:
            held += [(column, "") for column in targets]
    else:
        held = list(zip(columns, rest, strict=False))
        held += [(column, "") for column in columns[len(rest) :]]
        if len(rest) != len(columns):
            more = "more" if len(rest) > len(columns) else "fewer"
            reason = f"The row has {more} entries than there are columns, so they may stand in the wrong ones"
            doubts[reason] = Doubt.FIGURES
    months = list(zip(periods, entries, strict=False))
    return _Fit([*months, *held], _agreement(months, {c.kind: e for c, e in held if e}), doubts)


def _agreement(months: Sequence[tuple[Column, str]], texts: dict[Kind, str]) -> int:
    """How many of a row's own figures confirm the columns they stand in."""
    figures = {column.period: read_figure(entry) for column, entry in months}
    held = {kind: read_figure(entry) for kind, entry in texts.items()}
    average, highest = held.get("average_12m", Figure()), held.get("max_12m", Figure())
    score = sum(1 if figure.value is not None else -1 for figure in figures.values()) // 4
    for pair in ((average, Figure()), (Figure(), highest)):
        if any(figure.value is not None for figure in pair):
            score += -2 if reasons_to_doubt(figures, *pair, least=_LEAST) else 3
    signs = [texts[kind].endswith("%") or is_mark(texts[kind]) for kind in _CHANGES if kind in texts]
    if "unit" in texts:
        signs.append(len(texts["unit"]) <= 2 and held["unit"].value is None)
    if "direction" in texts:
        signs.append(bool(direction_of([], texts["direction"])))
    return score + sum(1 if sign else -1 for sign in signs)


_ENOUGH = 3
"""Periods on a line from which on it is a line of headings."""
_LONGEST_HEADING = 600
"""Characters."""
_REACH = 80
"""Lines after the periods in which the other headings stand."""
_VOCABULARY = any_case(
    "|".join(f"(?P<{kind}>{'|'.join(patterns)})" for kind, *patterns in HEADINGS["phrases"])
)
_BROKEN_YEAR = re.compile(r"(\b(?:20)?\d\d\s?[-/\u2013])(\s+)((?:20)?\d\d\b)")
_OUTCOME = any_case("outcome|priority|objective")
_CHANGES: tuple[Kind, ...] = ("change_month", "change_year")
_STRAYS = (*_CHANGES, "average_12m", "max_12m", "direction")
_WIDEST = 60
_MOST_BETWEEN = 2
"""Words between two headings that name no column that is known."""


@dataclass(slots=True, kw_only=True)
class _Head:
    """Headings.

    Attributes:
        lines: those they stand on.
        line: of the periods.
        periods: in order.
        columns: the others to the right of the periods, in the order they stand.
        outcome: whether an outcome stands between name and periods.
    """

    lines: range
    line: int
    periods: list[Column]
    columns: list[Column]
    outcome: bool


def _may_hold_periods(line: str) -> bool:
    """A quick look: False for a line that has no periods as headings."""
    digits = sum(character.isdigit() for character in line)
    return len(line) < _LONGEST_HEADING and digits >= 2 * _ENOUGH and not line.rstrip().endswith(".")


def find_head(lines: Sequence[str], index: int) -> _Head | None:
    """The headings whose periods stand in a line, None where it holds none; each page of a long table has them again."""
    line = lines[index]
    told = periods_in(line)
    while told and not _is_series(line, told):
        told.pop()
    steps = {index_of(later) - index_of(earlier) for (earlier, _, _), (later, _, _) in pairwise(told)}
    if len(told) < _ENOUGH or len(steps) != 1 or 0 in steps:
        return None
    first = _start(lines, index)
    before = "".join(lines[first:index]) + line[: told[0][1]]
    after = "\n".join((line[told[-1][2] :], *lines[index + 1 : index + _REACH]))
    columns, end = _columns(after)
    return _Head(
        lines=range(first, index + after[:end].count("\n") + 1),
        line=index,
        periods=[Column(kind="period", period=period) for period, _, _ in told],
        columns=columns,
        outcome=_OUTCOME.search(before) is not None,
    )


def _is_series(line: str, told: Sequence[tuple[str, int, int]]) -> bool:
    """Whether periods are of one length with nothing between them; a year behind them is of a target."""
    between = (line[one[2] : other[1]] for one, other in pairwise(told))
    return len({length_of(period) for period, _, _ in told}) == 1 and not any(
        text.strip(" \t|,") for text in between
    )


def _columns(text: str) -> tuple[list[Column], int]:
    """The columns that a text names, up to a reference or to words that name none, and where in it they end."""
    # Years that a line break parts are one, without changing the length of the text.
    plain = _BROKEN_YEAR.sub(lambda found: " " * len(found[2]) + found[1] + found[3], text)
    found: list[Column] = []
    end = 0
    for match in _VOCABULARY.finditer(plain):
        between = plain[end : match.start()].split()
        if len(between) > _MOST_BETWEEN or any(map(is_code, between)):
            break
        kind = match.lastgroup or ""
        name = one_line(match[0]).rstrip(":").strip()
        found.append(Column(kind=kind, name=name, number=len(found)))  # type: ignore[arg-type]  # the groups are named after kinds
        end = match.end()
    return found, end


def _start(lines: Sequence[str], index: int) -> int:
    """The first line of the headings: those before the periods are short and no sentences."""
    first = index
    for place in range(index - 1, max(index - _REACH // 2, -1), -1):
        text = lines[place].strip()
        figures = sum(any(character.isdigit() for character in word) for word in text.split())
        if len(text) > 48 or text.endswith((".", "%")) or figures >= 2:
            break
        first = place if text else first
    return first


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """The lines between blank ones, each group as one line."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [single("\n".join(block)) for block in blocks if block]


def _is_stray(text: str) -> bool:
    """Whether a paragraph is a heading that was left over somewhere else on the page."""
    return kind_of(text) in _STRAYS and len(text) <= _WIDEST and not text.endswith(".")


def _stray_columns(lines: Sequence[str], known: Sequence[Column]) -> list[Column]:
    """Columns whose headings stand somewhere among the rows, as a converter leaves turned words at the end of a page."""
    found: dict[Kind, str] = {}
    for text in filter(_is_stray, _paragraphs(lines)):
        if not any(column.kind == kind_of(text) for column in known):
            found.setdefault(kind_of(text), text)
    return [
        Column(kind=kind, name=name, number=number)
        for number, (kind, name) in enumerate(found.items(), len(known))
    ]


_REF_LINE = re.compile(
    r"\s{0,2}(?P<ref>[A-Z]\S{0,14}(?: \((?:[A-Za-z]{1,5}|%)\)| %)?)(?:\s+(?P<rest>[A-Z%\u00a3].{3,}))?\s*$"
)
_REF_TAIL = re.compile(r"\s*(\((?:[A-Za-z]{1,5}|%)\)|%)\s*$")
_STAMP = any_case(r"page\d{1,4}(?:of\d{1,4})?|agendaitem\d{1,3}|appendix\d{1,3}")
_LAST_PIECE = re.compile(r"(?P<piece>[a-z]{1,4}) (?P<rest>[A-Z].{8,})")
_PIECE = 5
"""Letters in a piece of a turned word, at most."""
_PIECES = 3
_TWO_NAMES = 4
_OPEN = "The text does not tell where the name ends and the outcome begins"

_Label = dict[Kind, str]
"""What a row is called: reference, name, owner, reporter, outcome."""


def read_label(
    lines: Sequence[str], between: range, heads: Sequence[_Head], prefix: str, *, outcome: bool
) -> tuple[_Label, str, dict[str, Doubt]]:
    """The name of a row, the commentary of the row before it, and doubts; no name for a row that nothing names.

    Args:
        lines: of the file.
        between: those after the figures of the row before and before the figures of this one.
        heads: the headings, which may stand between.
        prefix: words before the figures on their line.
        outcome: whether there is a column for it.
    """
    first = _ref_line(lines, between)
    if first is None:
        label = _prefixed(prefix)
        return label, _commentary(lines, between, heads) if label else "", {}
    found = _REF_LINE.match(lines[first])
    assert found is not None
    ref, rest = found["ref"], found["rest"]
    body = [line for line in lines[first + 1 : between.stop] if not _is_stamp(line)]
    if rest:
        body.insert(0, rest)
    elif body and (tail := _REF_TAIL.match(body[0])):
        ref, body = f"{ref} {tail[1]}", body[1:]
    label, doubts = _named([*body, prefix] if prefix else body, outcome=outcome)
    return {"ref": ref, **label}, _commentary(lines, range(between.start, first), heads), doubts


def _named(body: Sequence[str], *, outcome: bool) -> tuple[_Label, dict[str, Doubt]]:
    """Name, people and outcome from the lines under a reference: turned names stand between name and outcome in pieces."""
    pieces = _turned(body)
    if pieces is None:
        return _unparted(body, outcome=outcome)
    begin, stop = pieces
    names, after = list(body[begin:stop]), [line for line in body[stop:] if line.strip()]
    if after and (found := _LAST_PIECE.match(after[0].strip())):
        names, after = [*names, found["piece"]], [found["rest"], *after[1:]]
    owner, reporter = _people(names)
    return {
        "name": single("\n".join(body[:begin])),
        "owner": owner,
        "reporter": reporter,
        "outcome": single("\n".join(after)),
    }, {}


def _unparted(body: Sequence[str], *, outcome: bool) -> tuple[_Label, dict[str, Doubt]]:
    """A row without turned names between its name and its outcome."""
    blocks = _paragraphs(body)
    if not outcome or not blocks:
        return {"name": single("\n".join(blocks))}, {}
    if len(blocks) > 1:
        return {"name": blocks[0], "outcome": single("\n".join(blocks[1:]))}, {}
    lines = [line for line in body if line.strip()]
    opens = [index for index, line in enumerate(lines) if index and line.strip()[0].isupper()]
    if not opens or not blocks[0].endswith("."):
        return {"name": blocks[0]}, {}
    name, rest = lines[: opens[-1]], lines[opens[-1] :]
    return {"name": single("\n".join(name)), "outcome": single("\n".join(rest))}, {_OPEN: Doubt.NAME}


def _ref_line(lines: Sequence[str], between: range) -> int | None:
    """The line with the reference of the row: the last one before its figures that begins with one."""
    possible = None
    for index in reversed(between):
        found = _REF_LINE.match(lines[index]) if lines[index][:3].strip() else None
        if found is None or not is_code(found["ref"]):
            continue
        if found["rest"] is None or index == between.start or not lines[index - 1].strip():
            return index
        possible = index if possible is None else possible
    return possible


def _prefixed(prefix: str) -> _Label:
    """The name of a row that stands on the line of its figures."""
    found = _REF_LINE.match(prefix)
    if found and is_code(found["ref"]) and found["rest"]:
        return {"ref": found["ref"], "name": found["rest"]}
    return {"name": prefix} if len(prefix) > 3 else {}


def _commentary(lines: Sequence[str], between: range, heads: Sequence[_Head]) -> str:
    """The paragraphs of commentary between two rows: up to the next headings, or a heading or a stamp that was left over."""
    limit = min((head.lines[0] for head in heads if head.lines[0] in between), default=between.stop)
    found: list[str] = []
    for text in _paragraphs(lines[between.start : limit]):
        if _is_stray(text) or _is_stamp(text):
            break
        found.append(one_line(text))
    return "\n".join(found)


def _is_stamp(line: str) -> bool:
    return _STAMP.fullmatch("".join(line.split())) is not None


def _turned(lines: Sequence[str]) -> tuple[int, int] | None:
    """Where the pieces of turned words stand: the first run of short lines without figures."""
    begin = None
    pieces = 0
    for index, line in enumerate([*lines, "end of the pieces"]):
        text = line.strip()
        if text and len(text) <= _PIECE and text.isalpha():
            begin = index if begin is None else begin
            pieces += 1
        elif text:
            if begin is not None and pieces >= _PIECES:
                return begin, index
            begin, pieces = None, 0
    return None


def _people(pieces: Sequence[str]) -> tuple[str, str]:
    """Two names, or one, from the pieces of turned words. A capital begins a word; four words are two names."""
    words: list[str] = []
    for part in (part for piece in pieces for part in piece.split()):
        if words and not part[0].isupper():
            words[-1] += part
        else:
            words.append(part)
    count = 2 if len(words) == _TWO_NAMES else len(words)
    return " ".join(words[:count]), " ".join(words[count:])


_FARTHEST = 400
"""Lines after its headings within which a table's first row stands, and lines between two rows."""
_MOST_LINES = 150
"""Lines of a printed page: a longer stretch of text is of several, and its label is that of the last."""
_LONGEST = 60
"""Lines of commentary under the last row."""


class _Row(NamedTuple):
    """A line that ends with a row of figures: which, the words before the figures, the figures and the marks among them."""

    line: int
    prefix: str
    entries: list[str]


def read_text_indicators(pages: Sequence[Page], warnings: list[Warned]) -> list[Indicator]:
    """The indicators in pages that have lines only, in the order printed; a row or table that fails loses its own only.

    Args:
        pages: in order.
        warnings: pages on which one fails are added to them.
    """
    lines = [line for page in pages for line in page.lines]
    owners = [page for page in pages for _ in page.lines]
    tables: list[list[_Head]] = []
    indicators: list[Indicator] = []
    for index, line in enumerate(lines):
        if not _may_hold_periods(line):
            continue
        with attempt_page(warnings, StageName.INDICATORS, owners[index].label, owners[index].number):
            if (head := find_head(lines, index)) is not None:
                last = tables[-1][-1] if tables else None
                if last and last.periods == head.periods and index - last.line < 2 * _FARTHEST:
                    tables[-1].append(head)  # headings with the same periods are of one table
                else:
                    tables.append([head])
    for table in tables:
        page = owners[table[0].line]
        with attempt_page(warnings, StageName.INDICATORS, page.label, page.number):
            indicators.extend(_read_table(lines, owners, table, warnings))
    return indicators


def _read_table(
    lines: Sequence[str], owners: Sequence[Page], heads: Sequence[_Head], warnings: list[Warned]
) -> list[Indicator]:
    rows = _rows(lines, heads)
    if not rows:
        return []
    head = max(heads, key=lambda each: len(each.columns))
    strays = _stray_columns(lines[heads[0].lines[-1] : rows[-1].line], head.columns)
    columns = _order_columns([*head.columns, *strays], [row.entries for row in rows], head.periods)
    found: list[Indicator] = []
    above = heads[0].lines[-1]
    for row in rows:
        page = owners[row.line]
        with attempt_page(warnings, StageName.INDICATORS, page.label, page.number):
            label, commentary, doubts = read_label(
                lines,
                range(above + 1, row.line),
                heads,
                row.prefix,
                outcome=any(one.outcome for one in heads),
            )
            if found and commentary:
                found[-1] = replace(found[-1], commentary=commentary)
            indicator = _indicator(label, _fit_row(row.entries, columns, head.periods), doubts, page)
            found += [indicator] if indicator is not None and label else []
        above = row.line
    if not any(each.average_12m is not None or each.targets or is_code(each.ref) for each in found):
        return []
    if 2 * sum(is_code(each.ref) or Doubt.FIGURES not in each.doubts for each in found) < len(found):
        first = owners[rows[0].line]
        message = (
            "The rows of a table do not fit its headings, so its figures are only in the text of the page"
        )
        warnings.append(Warned(page=first.label, pdf_page=first.number, message=message))
        return []
    on = next(
        (index for index in range(above + 1, len(lines)) if owners[index] is not owners[above]), len(lines)
    )
    last = _commentary(lines, range(above + 1, min(on, above + _LONGEST)), heads)
    return [*found[:-1], replace(found[-1], commentary=last)] if last else found


def _indicator(label: _Label, fit: _Fit, doubts: dict[str, Doubt], page: Page) -> Indicator | None:
    """The indicator of a row, read as one of a table is."""
    entries = [*((Column(kind=kind), text) for kind, text in label.items()), *fit.entries]
    row = SheetRow(
        cells=[Cell(text=text, column=number) for number, (_, text) in enumerate(entries)],
        page=page.number,
        label=page.label if len(page.lines) <= _MOST_LINES else None,
        doubts=doubts | fit.doubts,
    )
    return read_row(row, [replace(column, number=number) for number, (column, _) in enumerate(entries)])


def _rows(lines: Sequence[str], heads: Sequence[_Head]) -> list[_Row]:
    """The lines that end with an entry for each period, in the table these headings are of."""
    wanted = len(heads[0].periods)
    inside = {line for head in heads for line in head.lines}
    tops = {head.line for head in heads}
    found: list[_Row] = []
    last = heads[0].line
    for index in range(heads[0].line + 1, len(lines)):
        last = index if index in tops else last
        if index - last > _FARTHEST:
            break
        if index in inside or len(lines[index]) < 2 * wanted - 1:
            continue
        prefix, entries = split_row(lines[index])
        figures = sum(read_figure(entry).value is not None for entry in entries)
        if len(entries) >= wanted and figures >= wanted // 2:
            found.append(_Row(index, prefix, entries))
            last = index
    return found
