"""What prose says of a table: who is highest, how long a run is, which targets were met, one figure.

Every column of every table on the page and beside it is tried: a sentence that any of them makes right is right.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from packview.insight.finding import in_prose, sentence, where
from packview.insight.indicators import Polarities
from packview.insight.prose.passages import Passage
from packview.insight.prose.quantities import Quantity
from packview.insight.tables.grid import Grid, short, time_of
from packview.insight.tables.totals import is_slip
from packview.insight.tables.verdicts import good_of, target_and_actual
from packview.model import Finding, Sureness
from packview.text import fold
from packview.wording.numbers import NUMBER_WORDS, Unit, figure
from packview.wording.periods import order_of, periods_in, read_period
from packview.wording.words import telling_words


class Said(NamedTuple):
    """A sentence and the tables near it, each with its rows and turned."""

    text: str
    start: int
    amounts: Sequence[Quantity]
    views: Sequence[Grid]
    known: Polarities


class Contradiction(NamedTuple):
    """What a sentence says, what the table shows, by which rule, and how sure that is."""

    rule: str
    says: str
    shows: str
    sure: Sureness = "certain"


def told_findings(passages: Sequence[Passage], grids: Sequence[Grid], known: Polarities) -> Iterator[Finding]:
    """Every sentence about a table that no column of it makes right."""
    beside: dict[int, list[Grid]] = defaultdict(list)
    for grid in grids:
        for page in range((grid.pdf_page or 0) - 1, (grid.pdf_page or 0) + 2):
            beside[page] += grid.views
    for passage in passages:
        near = beside.get(passage.pdf_page or -1)
        for span in passage.sentences if near and not passage.cell else ():
            text = passage.text[slice(*span)]
            amounts = [one for one in passage.quantities if span[0] <= one.first < span[1]]
            for check in (_superlative, _run, _value, _targets):
                for found in check(Said(text, span[0], amounts, near or (), known)):
                    yield _finding(passage, span, found)


def _finding(passage: Passage, span: tuple[int, int], found: Contradiction) -> Finding:
    return in_prose(
        passage,
        rule=found.rule,
        severity="ask",
        sure=found.sure,
        span=span,
        printed=found.says,
        computed=found.shows,
        explanation=f"The text says {found.says}. The table shows {found.shows}.",
        question=f"{sentence(where(passage.page, passage.pdf_page))} says {found.says}; its table shows {found.shows}. Which is right?",
    )


# Rows that a sentence names.
_AGGREGATE = re.compile(
    r"\b(?:england|wales|uk|national|region|regional|average|all|overall|total|county|south east|mean)\b",
    re.IGNORECASE,
)
_FEWEST_ROWS = 3
_HEADING = re.compile(r"^(?:[A-Z]{3,}\s+)+")
"""A heading in capitals that a page runs into the sentence below it."""


def _says(text: str, label: str) -> bool:
    words = fold(label)
    named = any(map(str.isalpha, words)) or read_period(label) is not None
    return len(words) >= 3 and named and f" {words} " in f" {fold(text)} "


def _rows(view: Grid) -> list[int]:
    return [
        row
        for row, cells in enumerate(view.cells)
        if view.labels[row] and not view.is_total(row) and any(cells[at] for at in view.figures)
    ]


def _named(text: str, views: Sequence[Grid]) -> list[str]:
    """The labels of rows that a text names, without those within a longer one, in the order of the text."""
    labels = {label for view in views for row in _rows(view) if _says(text, label := view.labels[row])}
    longest = [one for one in labels if not any(one != other and _says(other, one) for other in labels)]
    return sorted(longest, key=lambda one: f" {fold(text)} ".find(f" {fold(one)} "))


def _figure_of(view: Grid, row: int, column: int) -> float:
    cell = view.cells[row][column]
    assert cell
    return cell.value


# Who is highest.
_ORDINALS = {
    word: place for place, word in enumerate(("first", "second", "third", "fourth", "fifth"), start=1)
}
_PLACE = rf"(?P<place>{'|'.join(_ORDINALS)})"
_SUPERLATIVE = re.compile(
    rf"\b(?:{_PLACE}[ -])?(?P<end>highest|lowest|largest|smallest|greatest|biggest|busiest|quietest|(?<=the )most|fewest)\b(?P<noun>(?: [\w'-]+){{0,5}})",
    re.IGNORECASE,
)
_LOW = ("lowest", "smallest", "fewest", "quietest")
_NOT_MEANT = re.compile(
    r"\b(?:not|its|their|his|her|among|amongst|of|ever|since|next|joint|previous|whose)\W+(?:the )?$",
    re.IGNORECASE,
)
_OF_A_CHANGE = re.compile(
    r"\b(?:increas|decreas|reduc|ris|fall|drop|chang|grow|improv|differ|gap|varia|ever|since|single|quintile)\w*",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"(?<=[\w)%]),? (?=(?:and|while|whereas|but|with)\b)|(?<=;) ")
_END_OF_NOUN = re.compile(r"\b(?:in|across|among|within|at|for|of the|of all|than|with|by)\b")
_MEASURES = frozenset(
    telling_words("percentage number rate proportion share level total figure count amount score value")
)
_OF_SO_MANY = re.compile(r"\bof (?:the|all) (\w+)\b")


def _superlative(said: Said) -> Iterator[Contradiction]:
    """'Marshwick has the lowest rate', clause by clause, where it has not in any column."""
    if "est" not in said.text and "most" not in said.text:
        return
    start, several = 0, len(_SUPERLATIVE.findall(said.text)) > 1
    for clause in _CLAUSES.split(said.text) if several else [said.text]:
        start = said.text.index(clause, start)
        amounts = [
            one
            for one in said.amounts
            if start <= one.first - said.start < start + len(clause) and one.text[0].isdigit()
        ]
        found = list(_SUPERLATIVE.finditer(clause))
        if len(found) == 1 and not _NOT_MEANT.search(clause[: found[0].start()]):
            yield from _not_first(said, clause, amounts, found[0])


def _not_first(
    said: Said, clause: str, amounts: Sequence[Quantity], claim: re.Match[str]
) -> Iterator[Contradiction]:
    place, high = _ORDINALS.get((claim["place"] or "").casefold(), 1), claim["end"].casefold() not in _LOW
    tall = [view for view in said.views if len(_rows(view)) >= _FEWEST_ROWS]
    named = _named(clause, tall)
    named = [label for label in named if not read_period(label)] or named
    noun = _END_OF_NOUN.split(claim["noun"], maxsplit=1)[0]
    if len(named) != 1 or _OF_A_CHANGE.search(noun):
        return
    (label,) = named
    words = (
        set(telling_words(noun)) or set(telling_words(said.text)) & _MEASURES or set(telling_words(said.text))
    )
    views = [view for view in tall if label in view.labels]
    periods = {period for period, _, _ in periods_in(said.text)}
    meant = [(view, at) for view in views for at in _columns_meant(view, label, words, amounts)]
    meant = [(view, at) for view, at in meant if read_period(view.header[at]) in periods] or meant
    if len(meant) != 1 or any(_is_so(view, label, place, periods, high=high) for view in views):
        return
    view, column = meant[0]
    rows = [row for row in _rows(view) if view.cells[row][column]]
    many = _OF_SO_MANY.search(said.text)
    count = NUMBER_WORDS.get(many[1].casefold()) if many else None
    if len(rows) < max(place, len(_rows(view))) or count not in (None, len(rows)):
        return
    first = sorted(rows, key=lambda row: _figure_of(view, row, column), reverse=high)[place - 1]
    own = view.labels.index(label)
    which = " ".join(filter(None, (claim["place"], claim["end"]))).casefold()
    yield Contradiction(
        "highest or lowest of a table",
        f"{short(label)} is {which}",
        f"{short(view.labels[first])} ({view.rows[first][column]}), with {view.rows[own][column]} for {short(label)}",
        "certain" if len(view.figures) == 1 or amounts else "likely",
    )


def _columns_meant(view: Grid, label: str, words: set[str], amounts: Sequence[Quantity]) -> list[int]:
    """The columns a clause speaks of: those with its figure in the row it names; where it gives none, those its words are about."""
    row = view.labels.index(label)
    if amounts:
        held = {at: cell.value for at in view.figures if (cell := view.cells[row][at])}
        return [at for at, value in held.items() if any(one.value == value for one in amounts)]
    words = words - _MEASURES or words
    periods = all(read_period(view.header[at]) for at in view.figures)
    if (len(view.figures) == 1 or periods) and words & set(
        telling_words(" ".join((view.title, *view.header)))
    ):
        return list(view.figures)
    return [at for at in view.figures if words & set(telling_words(view.header[at]))]


def _is_so(view: Grid, label: str, place: int, periods: set[str], *, high: bool) -> bool:
    """Whether any column, of the period that is named, gives a label its place among all rows, those named like it or those that are no whole."""
    last = fold(label).split()[-1]
    rows = _rows(view)
    kin = [row for row in rows if fold(view.labels[row]).split()[-1:] == [last]]
    parts = [row for row in rows if not _AGGREGATE.search(view.labels[row])]
    named = [at for at in view.figures if read_period(view.header[at]) in periods]
    for column in named or view.figures:
        for among in (rows, kin, parts):
            values = {row: cell.value for row in among if (cell := view.cells[row][column])}
            for own in [value for row, value in values.items() if view.labels[row] == label]:
                ahead = sum(value > own if high else value < own for value in values.values())
                level = sum(value == own for value in values.values())
                if len(values) > 1 and ahead < place <= ahead + level:
                    return True
    return False


# How long a run is.
_UP = "risen rose increased grown grew"
_DOWN = "fallen fell dropped decreased declined reduced"
_SPAN = "(?:month|quarter|year)"
_RUN = re.compile(
    rf"\b(?P<way>{'|'.join((*_UP.split(), *_DOWN.split()))})\b[^.;,]{{0,30}}?\b(?:(?:each|every) {_SPAN}"
    rf"|(?P<count>\w+) (?:(?:consecutive|successive) {_SPAN}s?|{_SPAN}s? (?:running|in a row)))\b",
    re.IGNORECASE,
)


def _run(said: Said) -> Iterator[Contradiction]:
    claim = _RUN.search(said.text)
    count = claim["count"].casefold() if claim and claim["count"] else ""
    steps = NUMBER_WORDS.get(count, 0) or _ORDINALS.get(count, 0)
    if claim is None or (count and not steps):
        return
    up = claim["way"].casefold() in _UP.split()
    subject = set(telling_words(_HEADING.sub("", said.text[: claim.start()]))) - _MEASURES
    since = [
        order_of(period)
        for period, at, _ in periods_in(said.text)
        if re.search(r"\bsince\W+$", said.text[:at])
    ]
    tried = [
        series
        for view in said.views
        for column in view.figures
        if subject
        and 2 * len(subject & set(telling_words(f"{view.title} {view.header[column]}"))) >= len(subject)
        if len(series := _series(view, column, since[:1])) >= _FEWEST_ROWS
    ]
    if not tried or any(_runs(series, steps, up=up) for series in tried):
        return
    steps_against = [
        pair for pair in pairwise(tried[0]) if (pair[1][1] < pair[0][1] if up else pair[1][1] > pair[0][1])
    ]
    for (before, old), (after, new) in steps_against[-1:]:
        shows = f"{figure(old)} in {before} and {figure(new)} in {after}"
        yield Contradiction(
            "run of a table", f"it has {short(claim[0])}", shows, "certain" if len(tried) == 1 else "likely"
        )


def _series(view: Grid, column: int, since: Sequence[tuple[int, int]]) -> list[tuple[str, float]]:
    """The figures of a column whose rows are periods in order, from a period on; () where they are not."""
    held = [(view.labels[row], cell.value) for row, cells in enumerate(view.cells) if (cell := cells[column])]
    keys = [key for label, _ in held if (key := time_of(label))]
    if len(keys) < len(held) or keys != sorted(keys):
        return []
    return [one for one, key in zip(held, keys, strict=True) if not since or not key[0] or key >= since[0]]


def _runs(series: Sequence[tuple[str, float]], steps: int, *, up: bool) -> bool:
    """Whether a series goes one way all along, or over so many steps anywhere in it; level figures count as either."""
    ways = [two >= one if up else two <= one for (_, one), (_, two) in pairwise(series)]
    if not steps:
        return all(ways)
    return len(ways) < steps - 1 or any(all(ways[at : at + steps - 1]) for at in range(len(ways) - steps + 2))


# Targets.
_MET = r"(?:met|achieved|hit|reached|exceeded)"
_TARGETS_MET = re.compile(
    r"\b(?:(?:all|every|each)\b[^.;]{0,40}?|(?P<met>\w+) (?:out )?of (?:the |its |our )?(?P<of>\w+) )"
    rf"\btargets?\b[^.;]{{0,20}}?\b{_MET}\b|\b{_MET} (?:all|every|each)\b[^.;]{{0,30}}?\btargets?\b",
    re.IGNORECASE,
)


def _targets(said: Said) -> Iterator[Contradiction]:
    claim = _TARGETS_MET.search(said.text) if "target" in said.text else None
    if claim is None and "target" in said.text:
        yield from _one_target(said)
    if claim is None or re.search(r"\b(?:not|no|if|until|except|but|when)\b", said.text, re.IGNORECASE):
        return
    for view in said.views:
        columns = target_and_actual(view)
        if columns is None or view.turned:
            continue
        aim, got = columns
        met = _met(view, aim, got, said.known)
        missed = [row for row, kept in met.items() if not kept]
        numbers = [NUMBER_WORDS.get((claim[name] or "").casefold()) for name in ("met", "of")]
        if claim["met"]:
            known = len(met) == len(view.rows) == numbers[1] and numbers[0] is not None
            if known and numbers[0] != len(met) - len(missed):
                yield Contradiction(
                    "target of a table",
                    f"{claim['met']} of {claim['of']} targets were met",
                    f"{len(met) - len(missed)}",
                )
        elif missed:
            row = missed[0]
            shows = f"{view.rows[row][got]} against {view.rows[row][aim]} for {short(view.labels[row])}"
            yield Contradiction("target of a table", "every target was met", shows)


def _met(view: Grid, aim: int, got: int, known: Polarities) -> dict[int, bool]:
    """For each row of which it is known which way is good, whether its target is met."""
    met: dict[int, bool] = {}
    for row, cells in enumerate(view.cells):
        target, actual, good = cells[aim], cells[got], good_of(view, row, known)
        if target and actual and good and target.percent == actual.percent:
            met[row] = actual.value >= target.value if good == "high" else actual.value <= target.value
    return met


_ONE_TARGET = re.compile(
    rf"\b(?:(?P<met>{_MET})|missed) (?:its|the|their|our) (?:\w+ )?target"
    rf"|\btarget\b[^.;,]{{0,60}}? (?:was|has been|is) (?:(?P<reached>{_MET})|missed|not met)\b",
    re.IGNORECASE,
)


def _one_target(said: Said) -> Iterator[Contradiction]:
    """'Complaints answered in time met its target', where the one row of that name did not."""
    found = _ONE_TARGET.search(said.text)
    for view in said.views if found and not re.search(r"\b(?:if|no|did not)\b", said.text) else ():
        columns, named = target_and_actual(view), _named(said.text, [view])
        if found is None or columns is None or view.turned or len(named) != 1:
            continue
        row, met = view.labels.index(named[0]), bool(found["met"] or found["reached"])
        if _met(view, *columns, said.known).get(row, met) != met:
            shows = f"{view.rows[row][columns[1]]} against {view.rows[row][columns[0]]}"
            yield Contradiction(
                "target of a table", f"{short(named[0])} {'met' if met else 'missed'} its target", shows
            )


# One figure.
_STATES = re.compile(
    r"\b(?:stood at|was|were|totalled|numbered|amounted to|came to|reached|is|are)\s+(?=\S*\d)", re.IGNORECASE
)


def _value(said: Said) -> Iterator[Contradiction]:
    """A figure for a period against the one cell of that measure and period, where it is another cell's or has a digit wrong."""
    stated = _STATES.search(said.text) if len(said.amounts) == 1 and not said.amounts[0].hedge else None
    periods = periods_in(said.text) if stated else []
    if stated is None or len(periods) != 1:
        return
    (amount,), (period, *_) = said.amounts, periods[0]
    subject = set(telling_words(_HEADING.sub("", said.text[: stated.start()])))
    if len(subject) < 2:  # 'There were 321 child protection plans at the end of 2016/17'
        subject = set(telling_words(said.text[amount.last - said.start : periods[0][1]]))
    for view in said.views:
        named = _named(said.text[: stated.start()], [view])
        words = set(telling_words(re.sub(r"^\W*table \d+\W*", "", view.title, flags=re.IGNORECASE)))
        alone = len(view.figures) == 1 and len(subject) > 1 and subject <= words
        rows = [
            row
            for row, label in enumerate(view.labels)
            if (read_period(label) == period if alone else [label] == named)
        ]
        columns = (
            view.figures if alone else [at for at in view.figures if read_period(view.header[at]) == period]
        )
        if len(rows) != 1 or len(columns) != 1:
            continue
        (row,), (column,) = rows, columns
        cell = view.cells[row][column]
        if cell is None or cell.percent != (amount.unit is Unit.PERCENT):
            continue
        if amount.low - cell.half <= cell.value <= amount.high + cell.half:
            continue
        beside = [*view.cells[row], *(line[column] for line in view.cells)]
        if any(other and other.value == amount.value for other in beside) or is_slip(
            cell.value, amount.value
        ):
            shows = f"{view.rows[row][column]} for {short(view.labels[row])}"
            yield Contradiction("figure of a table", amount.text, shows)
            return
