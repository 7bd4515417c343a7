"""What prose says of a table: who is highest, how long a run is, whether targets were met, one figure.

Every column of every table on the page and beside it is tried: a sentence that any of them makes right is right.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from packview.insight.finding import in_prose
from packview.insight.indicators import Polarities
from packview.insight.intervals import Interval
from packview.insight.prose.passages import Passage
from packview.insight.tables.grid import Grid, columns_named, short
from packview.insight.tables.totals import is_slip
from packview.insight.tables.verdicts import good_of
from packview.model import Finding
from packview.text import fold
from packview.wording.numbers import NUMBER_WORDS, Unit, figure
from packview.wording.periods import order_of, periods_in, read_month, read_period
from packview.wording.words import telling_words

Span = tuple[int, int]


def told_findings(passages: Sequence[Passage], grids: Sequence[Grid], known: Polarities) -> Iterator[Finding]:
    """Every sentence about a table that no column of it makes right."""
    beside: dict[int, list[Grid]] = defaultdict(list)
    for grid in grids:
        for page in range((grid.pdf_page or 0) - 1, (grid.pdf_page or 0) + 2):
            beside[page].append(grid)
    for passage in passages:
        near = beside.get(passage.pdf_page or -1)
        if not near or passage.cell:
            continue
        for span in passage.sentences:
            said = passage.text[slice(*span)]
            for check in (_superlative, _run, _value):
                yield from check(passage, span, said, near)
            yield from _targets(passage, span, said, near, known)


# Who is highest.
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5}
_SUPERLATIVE = re.compile(
    r"\b(?:(?P<place>second|third|fourth|fifth|2nd|3rd|4th|5th)[ -])?(?P<end>highest|lowest|largest|smallest|greatest|biggest)\b(?P<noun>(?: [\w'-]+){0,5})",
    re.IGNORECASE,
)
_NOT_MEANT = re.compile(
    r"\b(?:not|its|their|his|her|among|amongst|of|ever|since|next|joint|previous|whose)\W+(?:the )?$",
    re.IGNORECASE,
)
_OF_A_CHANGE = re.compile(
    r"\b(?:increas|decreas|reduc|ris|fall|drop|chang|grow|improv|differ|gap|varia|ever|since|single|quintile|number of boroughs)\w*",
    re.IGNORECASE,
)
_OF_SO_MANY = re.compile(r"\bof (?:the|all) (\w+)\b")
_RANKED = 3


def _superlative(passage: Passage, span: Span, said: str, near: Sequence[Grid]) -> Iterator[Finding]:
    found = list(_SUPERLATIVE.finditer(said))
    if (
        len(found) != 1
        or _NOT_MEANT.search(said[: found[0].start()])
        or _OF_A_CHANGE.search(found[0]["noun"])
    ):
        return
    (claim,) = found
    place, high = (
        _ORDINALS.get((claim["place"] or "").casefold(), 1),
        claim["end"].casefold() not in ("lowest", "smallest"),
    )
    noun = set(telling_words(claim["noun"]))
    views = [
        (view, rows)
        for grid in near
        for view in grid.views
        if len(rows := _ranked_rows(view)) >= _RANKED
        and noun & set(telling_words(" ".join((view.title, *view.header))))
    ]
    named = {label for view, rows in views for row in rows if _says(said, label := view.labels[row])}
    named = {one for one in named if not any(one != other and _says(other, one) for other in named)}
    if len(named) != 1:
        return
    (label,) = named
    views = [(view, rows) for view, rows in views if label in [view.labels[row] for row in rows]]
    many = _OF_SO_MANY.search(said)
    count = NUMBER_WORDS.get(many[1].casefold()) if many else None
    if not views or any(_is_so(view, rows, label, place, high=high) for view, rows in views):
        return
    view, rows = views[0]
    if len(views) > 1 or (count is not None and count != len(rows)):
        return
    column = _column_meant(view, noun)
    if column is None:
        return
    order = sorted(rows, key=lambda row: view.cells[row][column].value, reverse=high)  # type: ignore[union-attr]
    if len(order) < place:
        return
    first = order[place - 1]
    row = next(row for row in rows if view.labels[row] == label)
    which = f"{claim['place'].lower()} {claim['end'].lower()}" if claim["place"] else claim["end"].lower()
    shown = f"{short(view.labels[first])} ({view.rows[first][column]})"
    yield in_prose(
        passage,
        rule="highest or lowest of a table",
        severity="ask",
        sure="certain" if len(view.figures) == 1 else "likely",
        span=span,
        printed=f"{which}: {label}",
        computed=f"{shown} is {which}; {short(label)} has {view.rows[row][column]}",
        explanation=f"The text calls {short(label)} {which}. In the table it has {view.rows[row][column]}, and {shown} is {which}.",
        question=f"The text says {short(label)} is {which}; the table shows {shown}. Which is right?",
    )


def _says(text: str, label: str) -> bool:
    words = fold(label)
    named = any(map(str.isalpha, words)) or read_period(label) is not None
    return len(words) >= 3 and named and f" {words} " in f" {fold(text)} "


def _ranked_rows(grid: Grid) -> list[int]:
    return [
        row
        for row, cells in enumerate(grid.cells)
        if not grid.is_total(row) and grid.labels[row] and any(cells[at] for at in grid.figures)
    ]


def _is_so(grid: Grid, rows: Sequence[int], label: str, place: int, *, high: bool) -> bool:
    """Whether any column gives a label the place it is said to have, among all rows or those named like it."""
    kin = [row for row in rows if fold(grid.labels[row]).split()[-1:] == fold(label).split()[-1:]]
    for column in grid.figures:
        for among in (rows, kin, [row for row in rows if not _AGGREGATE.search(grid.labels[row])]):
            values = [cell.value for row in among if (cell := grid.cells[row][column])]
            own = [
                cell.value for row in among if grid.labels[row] == label and (cell := grid.cells[row][column])
            ]
            if not own or len(values) < 2:
                continue
            ahead = sum(value > own[0] if high else value < own[0] for value in values)
            level = sum(value == own[0] for value in values)
            if ahead <= place - 1 < ahead + level:
                return True
    return False


_AGGREGATE = re.compile(
    r"\b(?:england|wales|uk|national|region|regional|average|all|overall|total|county|south east|mean)\b",
    re.IGNORECASE,
)


def _column_meant(grid: Grid, noun: set[str]) -> int | None:
    """The column a sentence speaks of: the only one, or the one whose heading has its words."""
    if len(grid.figures) == 1:
        return grid.figures[0]
    meant = [at for at in grid.figures if noun & set(telling_words(grid.header[at]))]
    full = all(grid.cells[row][meant[0]] for row in _ranked_rows(grid)) if len(meant) == 1 else False
    return meant[0] if full else None


# How long a run is.
_RUN = re.compile(
    r"\b(?P<way>risen|rose|increased|grown|grew|gone up|fallen|fell|dropped|decreased|declined|gone down|reduced)\b(?P<between>[^.;,]{0,30}?)"
    r"\b(?:(?:each|every) (?P<each>month|quarter|year)|(?P<count>\w+) (?:consecutive |successive )?(?:months|quarters|years)(?P<running> running| in a row| in succession)?)\b",
    re.IGNORECASE,
)
_UPWARD = ("ris", "ros", "inc", "gro", "gre", "gone up")


def _run(passage: Passage, span: Span, said: str, near: Sequence[Grid]) -> Iterator[Finding]:
    claim = _RUN.search(said)
    if claim is None or not (
        claim["each"] or claim["running"] or "consecutive" in claim[0] or "successive" in claim[0]
    ):
        return
    steps = NUMBER_WORDS.get(claim["count"].casefold(), 0) if claim["count"] else 0
    if claim["count"] and not steps:
        return
    up = claim["way"].casefold().startswith(_UPWARD)
    subject = set(telling_words(said[: claim.start()]))
    since = [
        order_of(period) for period, start, _ in periods_in(said) if re.search(r"\bsince\W+$", said[:start])
    ]
    tried: list[tuple[Grid, list[tuple[str, float]]]] = []
    for grid in near:
        for view in grid.views:
            for column in view.figures:
                words = set(telling_words(f"{view.title} {view.header[column]}"))
                series = _series(view, column, since)
                if subject and len(series) >= 3 and 2 * len(subject & words) >= len(subject):
                    tried.append((view, series))
    if not tried or any(_runs(series, steps, up=up) for _, series in tried):
        return
    _, series = tried[0]
    against = [
        (one, two) for one, two in itertools.pairwise(series) if (two[1] < one[1] if up else two[1] > one[1])
    ]
    if not against:
        return
    (before, old), (after, new) = against[-1]
    shown = f"from {figure(old)} in {before} to {figure(new)} in {after}"
    yield in_prose(
        passage,
        rule="run of a table",
        severity="ask",
        sure="certain" if len(tried) == 1 else "likely",
        span=span,
        printed=claim[0],
        computed=shown,
        explanation=f"The text says it has {claim[0]}. In the table it goes {shown}.",
        question=f"The text says it has {short(claim[0])}, but the table goes {shown}. Which is right?",
    )


def _series(grid: Grid, column: int, since: Sequence[tuple[int, int]]) -> list[tuple[str, float]]:
    """The figures of a column whose rows are periods in order, from a period on; () where they are not."""
    held = [
        (label, cells[column]) for label, cells in zip(grid.labels, grid.cells, strict=True) if cells[column]
    ]
    keys = [_time(label) for label, _ in held]
    if None in keys or len(set(map(len, [key for key in keys if key]))) > 1 or keys != sorted(keys):  # type: ignore[type-var]
        return []
    first = since[0] if since else None
    return [
        (label, cell.value)
        for (label, cell), key in zip(held, keys, strict=True)
        if cell and key and (first is None or len(key) < 2 or key >= first)
    ]


def _time(label: str) -> tuple[int, ...] | None:
    """When a row is of: year and month, or the place of a month that stands alone in the financial year."""
    period = read_period(label)
    if period:
        return order_of(period)
    if re.fullmatch(r"(?:19|20)\d\d", label.strip()):
        return int(label), 1
    month = read_month(label)
    return ((month - 4) % 12,) if month else None


def _runs(series: Sequence[tuple[str, float]], steps: int, *, up: bool) -> bool:
    """Whether a series goes one way all along, or over so many steps anywhere in it; level figures count as either."""
    ways = [two >= one if up else two <= one for (_, one), (_, two) in itertools.pairwise(series)]
    if not steps:
        return all(ways)
    return len(ways) < steps - 1 or any(all(ways[at : at + steps - 1]) for at in range(len(ways) - steps + 2))


# Targets.
_ALL_MET = re.compile(
    r"\b(?:all|every|each)\b[^.;]{0,40}?\btargets?\b[^.;]{0,20}?\b(?:met|achieved|hit|reached|exceeded)\b"
    r"|\b(?:met|achieved|hit|reached|exceeded) (?:all|every|each)\b[^.;]{0,30}?\btargets?\b",
    re.IGNORECASE,
)


def _targets(
    passage: Passage, span: Span, said: str, near: Sequence[Grid], known: Polarities
) -> Iterator[Finding]:
    if _ALL_MET.search(said) is None or re.search(
        r"\b(?:not|no|if|until|except|but|when)\b", said, re.IGNORECASE
    ):
        return
    for grid in near:
        targets = [at for at in columns_named(grid, ("target",)) if at in grid.figures]
        others = [at for at in grid.figures if at not in targets]
        if len(targets) != 1 or len(others) != 1:
            continue
        for row, cells in enumerate(grid.cells):
            aim, got = cells[targets[0]], cells[others[0]]
            good = good_of(grid, row, known)
            if aim is None or got is None or aim.percent != got.percent or not good:
                continue
            wanted, reached = grid.range(aim), grid.range(got)
            if reached.high >= wanted.low if good == "high" else reached.low <= wanted.high:
                continue
            shown = f"{grid.rows[row][others[0]]} against {grid.rows[row][targets[0]]}"
            yield in_prose(
                passage,
                rule="target of a table",
                severity="ask",
                sure="certain",
                span=span,
                printed=said.strip(),
                computed=f"{short(grid.labels[row])}: {shown}",
                explanation=f"The text says every target was met. In the table '{short(grid.labels[row])}' has {shown}.",
                question=f"The text says every target was met, but {short(grid.labels[row])} shows {shown}. Which is right?",
            )


# One figure.
_STATES = re.compile(r"\b(?:stood at|was|were|totalled|came to|reached|is|are)\s+(?=\S*\d)", re.IGNORECASE)


def _value(passage: Passage, span: Span, said: str, near: Sequence[Grid]) -> Iterator[Finding]:
    """A figure for a period against the cell of that period in the one table of that measure."""
    stated, periods = _STATES.search(said), periods_in(said)
    figures = [one for one in passage.quantities if span[0] <= one.first < span[1]]
    if stated is None or len(periods) != 1 or len(figures) != 1 or figures[0].vague:
        return
    (amount,), (period, *_) = figures, periods[0]
    subject = set(telling_words(said[: stated.start()]))
    for grid in near:
        for view in grid.views:
            words = set(telling_words(re.sub(r"^\W*table \d+\W*", "", view.title, flags=re.IGNORECASE)))
            if len(view.figures) != 1 or len(subject) < 2 or not subject <= words:
                continue
            column = view.figures[0]
            rows = [row for row in range(len(view.rows)) if read_period(view.labels[row]) == period]
            values = {cell.value for row in view.cells if (cell := row[column])}
            cell = view.cells[rows[0]][column] if len(rows) == 1 else None
            if cell is None or cell.percent != (amount.unit is Unit.PERCENT) or amount.value in values:
                continue
            if view.range(cell).meets(Interval(amount.low, amount.high)) or not is_slip(
                cell.value, amount.value
            ):
                continue
            shown = view.rows[rows[0]][column]
            yield in_prose(
                passage,
                rule="figure of a table",
                severity="ask",
                sure="certain",
                span=span,
                printed=amount.text,
                computed=f"{shown} in the table '{short(view.title)}'",
                explanation=f"The text gives {amount.text} for {view.labels[rows[0]]}; the table gives {shown}.",
                question=f"The text says {amount.text} for {view.labels[rows[0]]}, and the table says {shown}. Which is right?",
            )
