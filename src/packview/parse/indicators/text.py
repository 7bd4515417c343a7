"""Performance indicators from text files, where positions are gone: rows are known by the shape of their figures.

Headings are read in the order in which a converter left them; which figure belongs to which column is told from the shape of
the row; between two rows of figures stand the commentary of one and the reference and name of the next.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import permutations

from packview.model import Doubt, Indicator, Page, StageName, Warned
from packview.parse.attempt import attempt_page
from packview.parse.indicators.columns import Column, Kind, kind_of, polarity_of, split_name, unit_of
from packview.parse.indicators.rows import reasons_to_doubt
from packview.parse.tables.marks import direction_of, is_code
from packview.parse.tables.sheet import rating_of
from packview.parse.tables.words import single
from packview.text import one_line
from packview.wording.numbers import Figure, is_mark, read_figure
from packview.wording.periods import is_month, is_quarter, periods_in

_MOST_LOOSE = 3
_SAMPLE = 12
_LEAST = 3


@dataclass(slots=True)
class Fit:
    """A row's entries in columns.

    Attributes:
        months: one entry for each period.
        entries: column number to entry; columns that got none are blank.
        spare: entries of targets that could be of more than one year.
        agrees: how many of its own figures confirm it.
        doubts: why not all of it is certain, in words, and what each reason touches.
    """

    months: list[str]
    entries: dict[int, str] = field(default_factory=dict)
    spare: list[str] = field(default_factory=list)
    agrees: int = 0
    doubts: dict[str, Doubt] = field(default_factory=dict)


def split_row(line: str) -> tuple[str, list[str]]:
    """The words before the figures of a line, and the figures, marks, ratings and single letters it ends with."""
    words = line.split()
    start = len(words)
    while start and is_entry(words[start - 1]):
        start -= 1
    while start < len(words) and not _is_figure_or_mark(words[start]):
        start += 1
    return " ".join(words[:start]), words[start:]


def is_entry(word: str) -> bool:
    """Whether a word would fill a cell beside the figures."""
    return (
        _is_figure_or_mark(word)
        or bool(rating_of(word))
        or (len(word) == 1 and (word.isupper() or bool(direction_of([], word))))
    )


def order_columns(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], periods: Sequence[str]
) -> list[Column]:
    """The columns right of the periods in the order of the entries.

    A converter may leave headings at another place than their column. The order taken is the one under which the rows' own
    averages, maxima and signs agree with their columns most often; as found in the file, where nothing tells.

    Args:
        columns: in the order their headings stand in the file.
        rows: entries of each row.
        periods: of the row.
    """
    filled = [column for column in columns if column.kind != "commentary"]
    if not any(_holds_arrows(row) for row in rows):
        filled = [column for column in filled if column.kind != "direction"]
    last = next((place for place, column in enumerate(columns) if column.kind == "commentary"), len(columns))
    behind = [column for column in columns[last:] if column.kind != "commentary" and column in filled]
    changes = [
        column for column in filled if column.kind in ("change_month", "change_year") and column not in behind
    ]
    loose = [*changes, *behind][:_MOST_LOOSE]
    fixed = [column for column in filled if column not in loose]
    sample = list(rows[:_SAMPLE])
    best, most = filled, -1.0
    for order in _orders(filled, fixed, loose):
        score = sum(fit.agrees for row in sample if (fit := fit_row(row, order, periods)) is not None)
        if score > most:
            best, most = order, score
    return best


def fit_row(entries: Sequence[str], columns: Sequence[Column], periods: Sequence[str]) -> Fit | None:
    """The entries of a row in its columns, None where there are too few for its periods.

    Blank cells leave no trace in a text file. Those of targets, which stand last, are found by counting; where only some of
    the targets are printed their years are left open.

    Args:
        entries: of the row, periods first.
        columns: right of the periods, in order.
        periods: of the row.
    """
    count = len(periods)
    if len(entries) < count:
        return None
    variants = _variants(list(entries), count + len(columns))
    tries = [_fit(variant, columns, periods) for variant in variants if len(variant) >= count]
    return max(tries, key=lambda fit: fit.agrees - 2 * len(fit.doubts), default=None)


def _fit(entries: list[str], columns: Sequence[Column], periods: Sequence[str]) -> Fit:
    count = len(periods)
    fit = Fit(months=entries[:count])
    rest = entries[count:]
    required = [column for column in columns if column.kind != "target"]
    targets = [column for column in columns if column.kind == "target"]
    last = (
        columns
        and columns[-1].kind == "target"
        and all(column.kind == "target" for column in columns[len(required) :])
    )
    if len(rest) == len(columns):
        fit.entries = {column.number: entry for column, entry in zip(columns, rest, strict=True)}
    elif last and len(required) <= len(rest) < len(columns):
        fit.entries = {column.number: entry for column, entry in zip(required, rest, strict=False)}
        fit.spare = rest[len(required) :]
        if fit.spare:
            years = ", ".join(column.name.removeprefix("Target ") for column in targets)
            reason = f"The text does not tell which of the targets {years} is {' and '.join(fit.spare)}"
            fit.doubts[reason] = Doubt.TARGET
    else:
        fit.entries = {column.number: entry for column, entry in zip(columns, rest, strict=False)}
        more = "more" if len(rest) > len(columns) else "fewer"
        reason = f"The row has {more} entries than there are columns, so they may stand in the wrong ones"
        fit.doubts[reason] = Doubt.FIGURES
    fit.agrees = _agreement(fit, columns, periods)
    return fit


def _agreement(fit: Fit, columns: Sequence[Column], periods: Sequence[str]) -> int:
    figures = {period: read_figure(entry) for period, entry in zip(periods, fit.months, strict=True)}
    held = {
        column.kind: read_figure(fit.entries[column.number])
        for column in columns
        if column.number in fit.entries
    }
    texts = {column.kind: fit.entries[column.number] for column in columns if column.number in fit.entries}
    score = 0
    for kind in ("average_12m", "max_12m"):
        figure = held.get(kind, Figure())
        if figure.value is not None:
            pair = (figure, Figure()) if kind == "average_12m" else (Figure(), figure)
            score += -2 if reasons_to_doubt(figures, *pair, least=_LEAST) else 3
    score += sum(1 if figure.value is not None else -1 for figure in figures.values()) // 4
    for kind in ("change_month", "change_year"):
        if kind in texts:
            score += 1 if texts[kind].endswith("%") or is_mark(texts[kind]) else -1
    score += _change_agrees(figures, held.get("change_month", Figure()))
    if "unit" in texts:
        score += 1 if len(texts["unit"]) <= 2 and held["unit"].value is None else -1
    if "direction" in texts:
        score += 1 if direction_of([], texts["direction"]) else -1
    return score


def _change_agrees(figures: dict[str, Figure], change: Figure) -> int:
    """Whether a printed change is that between the last two periods."""
    values = [figure.value for figure in figures.values()]
    if change.value is None or len(values) < 2 or values[-1] is None or not values[-2]:
        return 0
    return 2 if abs((values[-1] / values[-2] - 1) * 100 - change.value) <= 6 + 0.1 * abs(change.value) else 0


def _variants(entries: list[str], wanted: int) -> Iterator[list[str]]:
    """The entries as they are, and where there is one too many, with two neighbouring marks as one: '- n/a'."""
    yield entries
    if len(entries) > wanted - _MOST_LOOSE:
        for index in range(len(entries) - 1):
            if (
                is_mark(entries[index])
                and is_mark(entries[index + 1])
                and entries[index] != entries[index + 1]
            ):
                yield [*entries[:index], f"{entries[index]} {entries[index + 1]}", *entries[index + 2 :]]


def _orders(filled: list[Column], fixed: list[Column], loose: list[Column]) -> Iterator[list[Column]]:
    yield filled
    if not loose or len(fixed) > 20:
        return
    for group in permutations(loose):
        for place in range(len(fixed) + 1):
            yield [*fixed[:place], *group, *fixed[place:]]


def _holds_arrows(entries: Sequence[str]) -> bool:
    return any(len(entry) == 1 and direction_of([], entry) for entry in entries)


def _is_figure_or_mark(word: str) -> bool:
    return read_figure(word).value is not None or is_mark(word)


_ENOUGH = 3
"""Periods on a line from which on it is a line of headings."""
_LONGEST_HEADING = 600
"""Characters."""
_REACH = 80
"""Lines after the periods in which the other headings stand."""
_PHRASES = (
    ("change_year", (r"% ?change\s+(?:from|on|since)\s+(?:the\s+)?same\s+(?:month|quarter|period)\s+(?:prev\.?|previous|last|of)?\s*(?:the\s+)?(?:prev\.?|previous|last)?\s*(?:yr\.?|year)",
        r"(?:% )?change\s+(?:from|on|since)\s+(?:last|previous|prev\.?)\s+year", r"annual\s+change", r"year\s+on\s+year\s+change")),
    ("change_month", (r"(?:% ?)?change\s+(?:from|on|since)\s+(?:the\s+)?(?:previous|prev\.?|last)\s+(?:month|quarter|period)",
        r"monthly\s+change")),
    ("average_12m", (r"12[- ]?(?:month|mnth|mth|m)\s+(?:rolling\s+)?(?:average|avg\.?)", r"(?:monthly\s+)?average\b", r"\bavg\b")),
    ("max_12m", (r"12[- ]?(?:month|mnth|mth|m)\s+max(?:imum)?(?:\s+value)?", r"max(?:imum)?(?:\s+value)?\b")),
    ("target", (r"targets?\s+(?:for\s+)?(?:20)?\d\d\s?[-/\u2013]\s?(?:20)?\d\d",
        r"(?:20)?\d\d\s?[-/\u2013]\s?(?:20)?\d\d\s+targets?", r"(?:annual\s+|year\s+end\s+)?targets?\b")),
    ("direction", (r"\bDoT\b", r"direction\s+of\s+travel", r"\btrend\b")),
    ("unit", (r"percentage\s*\?", r"\bunits?(?:\s+of\s+measure)?\b")),
    ("rag", (r"\bRAG(?:\s+(?:rating|status))?\b",)),
    ("polarity", (r"\bpolarity\b", r"good\s+is\b", r"(?:high|low)\s+is\s+good")),
    ("benchmark", (r"stat(?:istical|\.)?\s+neighbours?(?:\s+average)?",
        r"(?:SE|SW|NE|NW|south\s+east|south\s+west|north\s+east|north\s+west|eastern|midlands)\s+region",
        r"\bregional(?:\s+average)?", r"\bnational(?:\s+average)?", r"\bengland(?:\s+average)?", r"\bbenchmark\b",
        r"\bcomparators?\b", r"\blondon\b", r"\bsouth\s+east\b")),
    ("commentary", (r"commentary(?:\s*\([^)]{0,24}\))?\s*:?", r"\bcomments\b", r"\bnarrative\b")),
)  # fmt: skip
_VOCABULARY = re.compile(
    "|".join(f"(?P<{kind}>{'|'.join(patterns)})" for kind, patterns in _PHRASES), re.IGNORECASE
)
_BROKEN_YEAR = re.compile(r"(\b(?:20)?\d\d\s?[-/\u2013]) +((?:20)?\d\d\b)")
_LEFT = re.compile(r"owner|lead|reporter|outcome|priority|objective", re.IGNORECASE)
_STRAYS = ("change_month", "change_year", "average_12m", "max_12m", "direction")
_WIDEST = 60
_AROUND = 6
"""Lines before and after one that may hold the rest of its heading."""


@dataclass(slots=True, kw_only=True)
class TextHead:
    """Headings.

    Attributes:
        line: of the periods.
        first: line with which they begin.
        last: line with which they end.
        periods: in order.
        columns: the others to the right of the periods, in the order they stand.
        left: what stands to the left of the periods beside reference and name: 'owner', 'reporter', 'outcome'.
    """

    line: int
    first: int
    last: int
    periods: list[str]
    columns: list[Column]
    left: list[str]


def may_hold_periods(line: str) -> bool:
    """A quick look: False for a line that has no periods as headings."""
    return (
        len(line) < _LONGEST_HEADING
        and sum(character.isdigit() for character in line) >= 2 * _ENOUGH
        and not line.rstrip().endswith(".")
    )


def find_head(lines: Sequence[str], index: int) -> TextHead | None:
    """The headings whose periods stand in a line, None where it holds none; each page of a long table has them again."""
    told = periods_in(lines[index])
    told = _series(lines[index], told) if told else []
    if len(told) < _ENOUGH:
        return None
    last = _end(lines, index)
    first = _start(lines, index)
    text = lines[index][told[-1][2] :] + "\n" + "\n".join(lines[index + 1 : last + 1])
    return TextHead(
        line=index,
        first=first,
        last=last,
        periods=[period for period, _, _ in told],
        columns=_columns(text),
        left=[
            _left_kind(found)
            for found in _LEFT.findall("".join(lines[first:index]) + lines[index][: told[0][1]])
        ],
    )


def _left_kind(word: str) -> str:
    plain = word.casefold()
    return {"lead": "owner", "priority": "outcome", "objective": "outcome"}.get(plain, plain)


def _series(line: str, told: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The periods of one kind with which the line begins, with nothing between them; a year behind them is of a target."""
    kind = _sort(told[0][0])
    found = told[:1]
    for period in told[1:]:
        if _sort(period[0]) != kind or line[found[-1][2] : period[1]].strip(" \t|,"):
            break
        found.append(period)
    return found


def _sort(period: str) -> str:
    return "month" if is_month(period) else "quarter" if is_quarter(period) else "year"


def _columns(text: str) -> list[Column]:
    plain = _mended(one_line(text))
    found = []
    for number, match in enumerate(_VOCABULARY.finditer(plain)):
        kind = match.lastgroup or ""
        name = one_line(match[0]).rstrip(":").strip()
        found.append(Column(kind=kind, name=name, number=number))  # type: ignore[arg-type]  # the groups are named after kinds
    return found


def _end(lines: Sequence[str], index: int) -> int:
    """The last line of the headings: after it come lines that are no heading's."""
    last = index
    for place in range(index + 1, min(index + _REACH, len(lines))):
        text = one_line(lines[place])
        if not text:
            continue
        if not _is_heading_part(lines, place):
            break
        last = place
    return last


def _is_heading_part(lines: Sequence[str], place: int) -> bool:
    """Whether a line is part of a heading that is known, alone or with the lines around it."""
    own = lines[place].strip()
    if len(own) > _WIDEST:
        return False
    first = max(place - _AROUND, 0)
    parts = [one_line(line) for line in lines[first : place + _AROUND + 1]]
    start = sum(len(part) + 1 for part in parts[: place - first])
    text = " ".join(parts)
    covered = sum(
        max(0, min(found.end(), start + len(own)) - max(found.start(), start))
        for found in _VOCABULARY.finditer(_mended(text))
    )
    return covered >= 0.6 * len(own)


def _mended(text: str) -> str:
    """Years that a line break parts, without changing the length of the text."""
    return _BROKEN_YEAR.sub(lambda found: " " + found[1] + found[2], text)


def _start(lines: Sequence[str], index: int) -> int:
    """The first line of the headings: those before the periods are short and no sentences."""
    first = index
    for place in range(index - 1, max(index - _REACH // 2, -1), -1):
        text = lines[place].strip()
        if not text:
            continue
        if len(text) > 48 or text.endswith((".", "%")) or _figures(text) >= 2:
            break
        first = place
    return first


def _figures(text: str) -> int:
    return sum(any(character.isdigit() for character in word) for word in text.split())


def is_heading(text: str) -> bool:
    """Whether a paragraph is a heading that was left over somewhere else on the page."""
    plain = one_line(text)
    return kind_of(plain) in _STRAYS and len(plain) <= _WIDEST and not plain.endswith(".")


def stray_headings(lines: Sequence[str], known: Sequence[Column]) -> list[Column]:
    """Columns whose headings stand somewhere among the rows, as a converter leaves turned words at the end of a page.

    Args:
        lines: of the table.
        known: the columns whose headings stand where they belong.
    """
    kinds = {column.kind for column in known}
    found: list[Column] = []
    paragraph: list[str] = []
    for line in (*lines, ""):
        if line.strip():
            paragraph.append(line)
            continue
        text = one_line(" ".join(paragraph))
        paragraph = []
        if text and is_heading(text) and kind_of(text) not in kinds:
            kinds.add(kind_of(text))
            found.append(Column(kind=kind_of(text), name=text, number=len(known) + len(found)))
    return found


_REF_LINE = re.compile(
    r"\s{0,2}(?P<ref>[A-Z]\S{0,14}(?: \((?:[A-Za-z]{1,5}|%)\)| %)?)(?:\s+(?P<rest>[A-Z%\u00a3].{3,}))?\s*$"
)
_REF_TAIL = re.compile(r"\s*(\((?:[A-Za-z]{1,5}|%)\)|%)\s*$")
_STAMP = re.compile(r"page\d{1,4}(?:of\d{1,4})?|agendaitem\d{1,3}|appendix\d{1,3}", re.IGNORECASE)
_LAST_PIECE = re.compile(r"(?P<piece>[a-z]{1,4}) (?P<rest>[A-Z].{8,})")
_PIECE = 5
"""Letters in a piece of a turned word, at most."""
_PIECES = 3
_TWO_NAMES = 4
_OPEN = "The text does not tell where the name ends and the outcome begins"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a row is called."""

    ref: str = ""
    name: str = ""
    owner: str = ""
    reporter: str = ""
    outcome: str = ""
    doubts: dict[str, Doubt] = field(default_factory=dict)


def read_label(
    lines: Sequence[str], between: range, heads: Sequence[TextHead], left: Sequence[str], prefix: str
) -> tuple[Label | None, str]:
    """The name of a row, and the commentary of the row before it.

    Args:
        lines: of the file.
        between: those after the figures of the row before and before the figures of this one.
        heads: the headings, which may stand between.
        left: kinds of columns between name and periods.
        prefix: words before the figures on their line.

    Returns:
        None for a row that nothing names.
    """
    first = _ref_line(lines, between)
    if first is None:
        label = _prefixed(prefix)
        return label, commentary_between(lines, between, heads) if label is not None else ""
    found = _REF_LINE.match(lines[first])
    ref = found["ref"] if found else ""
    rest = [found["rest"]] if found and found["rest"] else []
    body = [*rest, *(line for line in lines[first + 1 : between.stop] if not _is_stamp(line))]
    if not rest and body and (tail := _REF_TAIL.match(body[0])):
        ref, body = f"{ref} {tail[1]}", body[1:]
    return _label(ref, body, left, prefix), commentary_between(lines, range(between.start, first), heads)


def _label(ref: str, body: list[str], left: Sequence[str], prefix: str) -> Label:
    pieces = _turned(body)
    if pieces is None:
        return _unparted(ref, [*body, prefix] if prefix else body, outcome="outcome" in left)
    begin, stop = pieces
    names, after = body[begin:stop], [*body[stop:], prefix]
    after = [line for line in after if line.strip()]
    if after and (found := _LAST_PIECE.match(after[0].strip())):
        names, after = [*names, found["piece"]], [found["rest"], *after[1:]]
    people = _people(names)
    return Label(
        ref=ref,
        name=single("\n".join(body[:begin])),
        owner=people[0] if people else "",
        reporter=people[1] if len(people) > 1 else "",
        outcome=single("\n".join(after)),
    )


def _unparted(ref: str, body: list[str], *, outcome: bool) -> Label:
    """A row without turned names between its name and its outcome."""
    blocks = _blocks(body)
    if not outcome or not blocks:
        return Label(ref=ref, name=single("\n".join(blocks)))
    if len(blocks) > 1:
        return Label(ref=ref, name=blocks[0], outcome=single("\n".join(blocks[1:])))
    lines = [line for line in body if line.strip()]
    opens = [index for index, line in enumerate(lines) if index and line.strip()[0].isupper()]
    if not opens or not blocks[0].endswith("."):
        return Label(ref=ref, name=blocks[0])
    return Label(
        ref=ref,
        name=single("\n".join(lines[: opens[-1]])),
        outcome=single("\n".join(lines[opens[-1] :])),
        doubts={_OPEN: Doubt.NAME},
    )


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


def _prefixed(prefix: str) -> Label | None:
    """The name of a row that stands on the line of its figures."""
    found = _REF_LINE.match(prefix)
    if found and is_code(found["ref"]) and found["rest"]:
        return Label(ref=found["ref"], name=found["rest"])
    return Label(name=prefix) if len(prefix) > 3 else None


def commentary_between(lines: Sequence[str], between: range, heads: Sequence[TextHead]) -> str:
    """The lines of commentary between two rows: what is left without headings and stamps."""
    found: list[str] = []
    limit = min((head.first for head in heads if head.first in between), default=between.stop)
    paragraph: list[str] = []
    for index in range(between.start, limit):
        line = lines[index]
        if line.strip():
            paragraph.append(line)
            continue
        if not _keep(paragraph, found):
            paragraph = []
            break
        paragraph = []
    _keep(paragraph, found)
    return "\n".join(found)


def _keep(paragraph: Sequence[str], found: list[str]) -> bool:
    """Add a paragraph to the commentary; False where it is a heading or a stamp, after which there is no more."""
    if not paragraph:
        return True
    text = single("\n".join(paragraph))
    if is_heading(text) or _is_stamp("".join(paragraph)):
        return False
    found.append(one_line(text))
    return True


def _is_stamp(line: str) -> bool:
    return _STAMP.fullmatch("".join(line.split())) is not None


def _blocks(lines: Sequence[str]) -> list[str]:
    """Paragraphs, each on one line."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [single("\n".join(block)) for block in blocks if block]


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


def _people(pieces: Sequence[str]) -> list[str]:
    """Names from the pieces of turned words. A capital begins a word; two words are a name, where there are two columns of names."""
    words: list[str] = []
    for piece in pieces:
        for part in piece.split():
            if words and not part[0].isupper():
                words[-1] += part
            else:
                words.append(part)
    if len(words) == _TWO_NAMES:
        return [" ".join(words[:2]), " ".join(words[2:])]
    return [" ".join(words)] if words else []


_FARTHEST = 400
"""Lines after its headings within which a table's first row stands, and lines between two rows."""
_MOST_LINES = 150
"""Lines of a printed page: a longer stretch of text is of several, and its label is that of the last."""
_LONGEST = 60
"""Lines of commentary under the last row."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line that ends with a row of figures.

    Attributes:
        line: which.
        prefix: words before the figures.
        entries: the figures, and the marks among them.
    """

    line: int
    prefix: str
    entries: list[str]


def read_text_indicators(pages: Sequence[Page], warnings: list[Warned]) -> list[Indicator]:
    """The indicators in pages that have lines only, in the order printed; a row or table that fails loses its own only.

    Args:
        pages: in order.
        warnings: pages on which one fails are added to them.
    """
    lines: list[str] = []
    owners: list[Page] = []
    for page in pages:
        lines.extend(page.lines)
        owners.extend([page] * len(page.lines))
    heads: list[TextHead] = []
    for index, line in enumerate(lines):
        if may_hold_periods(line):
            page = owners[index]
            with attempt_page(warnings, StageName.INDICATORS, page.label, page.number):
                heads += [head] if (head := find_head(lines, index)) is not None else []
    indicators: list[Indicator] = []
    for table in _tables(heads):
        page = owners[table[0].line]
        with attempt_page(warnings, StageName.INDICATORS, page.label, page.number):
            indicators.extend(_read_table(lines, owners, table, warnings))
    return indicators


def _tables(heads: Sequence[TextHead]) -> list[list[TextHead]]:
    """Headings with the same periods are of one table."""
    found: list[list[TextHead]] = []
    for head in heads:
        if found and found[-1][-1].periods == head.periods and head.line - found[-1][-1].line < 2 * _FARTHEST:
            found[-1].append(head)
        else:
            found.append([head])
    return found


def _read_table(
    lines: Sequence[str], owners: Sequence[Page], heads: Sequence[TextHead], warnings: list[Warned]
) -> list[Indicator]:
    rows = _rows(lines, heads)
    if not rows:
        return []
    head = max(heads, key=lambda each: (len(each.columns), len(each.left)))
    strays = stray_headings(lines[heads[0].last : rows[-1].line], head.columns)
    columns = order_columns([*head.columns, *strays], [row.entries for row in rows], head.periods)
    found: list[Indicator] = []
    above = heads[0].last
    for row in rows:
        page = owners[row.line]
        with attempt_page(warnings, StageName.INDICATORS, page.label, page.number):
            label, commentary = read_label(lines, range(above + 1, row.line), heads, head.left, row.prefix)
            if found and commentary:
                found[-1] = replace(found[-1], commentary=commentary)
            if label is not None:
                entries = _Entries(fit_row(row.entries, columns, head.periods), columns, head.periods)
                found.append(entries.indicator(label, page))
        above = row.line
    if not any(each.average_12m is not None or each.targets or is_code(each.ref) for each in found):
        return []
    end = next(
        (index for index in range(above + 1, len(lines)) if owners[index] is not owners[above]), len(lines)
    )
    last = commentary_between(lines, range(above + 1, min(end, above + _LONGEST)), heads)
    return [*found[:-1], replace(found[-1], commentary=last)] if last else found


def _rows(lines: Sequence[str], heads: Sequence[TextHead]) -> list[_Row]:
    """The lines that end with an entry for each period, in the table these headings are of."""
    wanted = len(heads[0].periods)
    inside = {line for head in heads for line in range(head.first, head.last + 1)}
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
        if len(entries) < wanted:
            continue
        if sum(read_figure(entry).value is not None for entry in entries) >= wanted // 2:
            found.append(_Row(index, prefix, entries))
            last = index
    return found


class _Entries:
    """The entries of a row in their columns.

    Attributes:
        marks: what is printed where no figure is.
    """

    def __init__(self, fit: Fit | None, columns: Sequence[Column], periods: Sequence[str]) -> None:
        reason = "The row has fewer figures than there are periods"
        few = Fit(months=["" for _ in periods], doubts={reason: Doubt.FIGURES})
        self.marks: dict[str, str] = {}
        self._fit = fit or few
        self._columns = columns
        self._figures = {
            period: self._figure(period, entry)
            for period, entry in zip(periods, self._fit.months, strict=True)
        }

    def indicator(self, label: Label, page: Page) -> Indicator:
        """The indicator of the row."""
        ref, name = split_name(label.ref, label.name)
        average, highest = self._first("average_12m"), self._first("max_12m")
        derived = dict.fromkeys(reasons_to_doubt(self._figures, average, highest), Doubt.DERIVED)
        doubts = label.doubts | self._fit.doubts | derived
        return Indicator(
            ref=ref,
            name=name,
            owner=label.owner,
            reporter=label.reporter,
            outcome=label.outcome,
            unit=unit_of(list(self._figures.values()), name, self._text("unit")),
            values={period: figure.value for period, figure in self._figures.items()},
            direction=direction_of([], self._text("direction")),
            change_month=self._first("change_month").value,
            change_year=self._first("change_year").value,
            average_12m=average.value,
            max_12m=highest.value,
            benchmarks=self._named("benchmark"),
            targets=self._targets(),
            rag=rating_of(self._text("rag")),
            polarity=polarity_of(self._text("polarity")),
            marks=self.marks,
            page=page.label if len(page.lines) <= _MOST_LINES else None,
            pdf_page=page.number,
            doubtful=tuple(doubts),
            doubts=tuple(doubts.values()),
        )

    def _figure(self, key: str, entry: str) -> Figure:
        figure = read_figure(entry)
        if figure.mark:
            self.marks[key] = figure.mark
        return figure

    def _text(self, kind: Kind) -> str:
        return next(
            (self._fit.entries.get(column.number, "") for column in self._columns if column.kind == kind), ""
        )

    def _first(self, kind: Kind) -> Figure:
        return self._figure(kind, self._text(kind))

    def _named(self, kind: Kind) -> dict[str, float | None]:
        held = [column for column in self._columns if column.kind == kind]
        return {
            each.name: self._figure(each.name, self._fit.entries.get(each.number, "")).value for each in held
        }

    def _targets(self) -> dict[str, float | None]:
        """Targets by year; those whose year the text leaves open under all the years they may be of."""
        if not self._fit.spare:
            return self._named("target")
        name = "Target " + ", ".join(
            column.name.removeprefix("Target ") for column in self._columns if column.kind == "target"
        )
        if len(self._fit.spare) == 1:
            return {name: self._figure(name, self._fit.spare[0]).value}
        keys = [f"{name}: {place}" for place in range(1, len(self._fit.spare) + 1)]
        return {key: self._figure(key, entry).value for key, entry in zip(keys, self._fit.spare, strict=True)}
