"""What prose says of a table: who is highest, how long a run is, which targets were met, one figure.

Every column of every table on the page and beside it is tried: a sentence that any of them makes right is right.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from packview.insight.finding import in_prose, where
from packview.insight.indicators import Polarities
from packview.insight.prose.lexicon import CLASS_OF, patterns, vocabulary
from packview.insight.prose.passages import Passage
from packview.insight.prose.quantities import Quantity
from packview.insight.tables.grid import Grid, short, time_of
from packview.insight.tables.totals import is_slip
from packview.insight.tables.verdicts import good_of, target_and_actual, target_met
from packview.model import Finding
from packview.text import fold
from packview.wording.numbers import NUMBER_WORDS, Unit, figure, scale_of
from packview.wording.periods import order_of, periods_in, read_month, read_period
from packview.wording.words import capital, telling_words


class Said(NamedTuple):
    """A sentence and the tables near it, each with its rows and turned."""

    text: str
    start: int
    amounts: Sequence[Quantity]
    views: Sequence[Grid]
    known: Polarities


class Contradiction(NamedTuple):
    """What a sentence says, what the table shows, and by which rule."""

    rule: str
    says: str
    shows: str


def told_findings(passages: Sequence[Passage], grids: Sequence[Grid], known: Polarities) -> Iterator[Finding]:
    """Every sentence about a table that no column of it makes right."""
    beside: dict[int, list[Grid]] = defaultdict(list)
    for grid in grids:
        for page in range((grid.pdf_page or 0) - 1, (grid.pdf_page or 0) + 2):
            beside[page] += grid.views
    for passage in passages:
        near = beside.get(passage.pdf_page or -1)
        for span in passage.sentences if near and not passage.cell else ():
            amounts = [one for one in passage.quantities if span[0] <= one.first < span[1]]
            said = Said(passage.text[slice(*span)], span[0], amounts, near or (), known)
            for found in (*_superlative(said), *_run(said), *_value(said), *_targets(said)):
                yield in_prose(
                    passage, rule=found.rule, severity="ask", sure="likely", span=span, printed=found.says, computed=found.shows,
                    explanation=f"The text says {found.says}. The table shows {found.shows}.",
                    question=f"{capital(where(passage.page, passage.pdf_page))} says {found.says}; its table shows {found.shows}. "
                    "Which is right?",
                )  # fmt: skip


# Rows that a sentence names.
_SAID = patterns("tables")
_FEWEST_ROWS = 3
_HEADING = re.compile(r"^(?:[A-Z]{3,}\s+)+")
"""A heading in capitals that a page runs into the sentence below it."""
_MEASURES = frozenset(
    telling_words("percentage number rate proportion share level total figure count amount score value")
)
_RELATIVE = frozenset(telling_words("percentage rate proportion share average mean"))


def _says(text: str, label: str) -> bool:
    words = fold(label)
    named = any(map(str.isalpha, words)) or read_period(label) is not None
    return len(words) >= 3 and named and f" {words} " in f" {fold(text)} "


def _rows(view: Grid) -> list[int]:
    """The rows with figures, without totals."""
    held = (row for row in range(len(view.rows)) if any(view.cells[row][at] for at in view.figures))
    return [row for row in held if view.labels[row] and row not in view.totals]


def _named(text: str, views: Sequence[Grid]) -> list[str]:
    """The labels of rows that a text names, without those within a longer one."""
    labels = {label for view in views for row in _rows(view) if _says(text, label := view.labels[row])}
    return [one for one in labels if not any(one != other and _says(other, one) for other in labels)]


def _about(text: str) -> set[str]:
    return set(telling_words(_HEADING.sub("", text)))


# Who is highest.
_ORDINALS = {word: at for at, word in enumerate("first second third fourth fifth".split(), start=1)}  # noqa: SIM905
_SUPERLATIVE = re.compile(
    rf"\b(?:(?P<place>{'|'.join(_ORDINALS)})[ -])?(?P<end>highest|largest|greatest|biggest|busiest|(?<=the )most"
    r"|(?P<low>lowest|smallest|quietest|fewest))\b(?P<noun>(?: [\w'-]+){0,5})",
    re.IGNORECASE,
)
_NOT_MEANT = re.compile(
    r"\b(?:not|its|their|his|her|among|amongst|of|ever|since|next|joint|previous|whose)\W+(?:the )?$",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"(?:\b(?:among|amongst|within|out of)|^\W*(?:of|in|across))\s([^,]{1,60}),", re.IGNORECASE
)
"""A part of the rows: 'Among the northern wards, ...'."""
_CLAUSES = re.compile(r"(?<=[\w)%]),? (?=(?:and|while|whereas|but|with)\b)|(?<=;) ")
_END_OF_NOUN = re.compile(r"\b(?:in|across|among|within|at|for|of the|of all|than|with|by)\b")
_OF_SO_MANY = re.compile(r"\bof (?:the|all) (\w+)\b")


def _superlative(said: Said) -> Iterator[Contradiction]:
    """'Marshwick has the lowest rate', clause by clause, where it has not in any column."""
    several, start = len(_SUPERLATIVE.findall(said.text)), 0
    for clause in _CLAUSES.split(said.text) if several > 1 else [said.text] * several:
        start = said.text.index(clause, start)
        amounts = [one for one in said.amounts if start <= one.first - said.start < start + len(clause)]
        found = list(_SUPERLATIVE.finditer(clause))
        if len(found) == 1 and not _NOT_MEANT.search(clause[: found[0].start()]):
            yield from _not_first(said, clause, [one for one in amounts if one.text[0].isdigit()], found[0])


def _not_first(
    said: Said, clause: str, amounts: Sequence[Quantity], claim: re.Match[str]
) -> Iterator[Contradiction]:
    place, high = _ORDINALS.get((claim["place"] or "").casefold(), 1), not claim["low"]
    among = _AMONG.search(_HEADING.sub("", clause))
    tall = [view for view in said.views if len(_rows(view)) >= _FEWEST_ROWS]
    if among and not read_period(among[1]):
        tall = [view for view in tall if _about(among[1]) <= view.about]
    named = _named(clause, tall)
    named = [label for label in named if not read_period(label)] or named
    noun = _END_OF_NOUN.split(claim["noun"], maxsplit=1)[0]
    if len(named) != 1 or _SAID["of_a_change"].search(noun):
        return
    (label,) = named
    every = set(telling_words(said.text))
    words = set(telling_words(noun)) or every & _MEASURES or every
    views = [view for view in tall if label in view.labels]
    periods = {period for period, _, _ in periods_in(said.text)}
    meant = [(view, at) for view in views for at in _columns_meant(view, label, words, amounts)]
    relative = every & _RELATIVE
    if relative:  # a highest rate is not that of numbers
        meant = [(view, at) for view, at in meant if relative & view.about or not _counts(view, at)]
    meant = [(view, at) for view, at in meant if read_period(view.header[at]) in periods] or meant
    if len(meant) != 1 or any(_is_so(view, label, place, periods, high=high) for view in views):
        return
    view, column = meant[0]
    figures = {row: cell.value for row in _rows(view) if (cell := view.cells[row][column])}
    many = _OF_SO_MANY.search(said.text)
    count = NUMBER_WORDS.get(many[1].casefold()) if many else None
    if len(figures) < max(place, len(_rows(view))) or count not in (None, len(figures)):
        return
    first = sorted(figures, key=figures.__getitem__, reverse=high)[place - 1]
    own = view.labels.index(label)
    yield Contradiction(
        "highest or lowest of a table",
        f"{short(label)} is {' '.join(filter(None, (claim['place'], claim['end']))).casefold()}",
        f"{short(view.labels[first])} ({view.rows[first][column]}), with {view.rows[own][column]} for {short(label)}",
    )


def _counts(view: Grid, column: int) -> bool:
    """Whether a column holds whole numbers and no percentages."""
    cells = (line[column] for line in view.cells)
    return not any(cell and (cell.percent or cell.half) for cell in cells)


def _columns_meant(view: Grid, label: str, words: set[str], amounts: Sequence[Quantity]) -> Sequence[int]:
    """The columns a clause speaks of: those with its figure in the row it names; where it gives none, those its words are about."""
    if amounts:
        cells, said = view.cells[view.labels.index(label)], {one.value for one in amounts}
        return [at for at in view.figures if (cell := cells[at]) and cell.value in said]
    words = words - _MEASURES or words
    alone = len(view.figures) == 1 or all(read_period(view.header[at]) for at in view.figures)
    if alone and words & (set(telling_words(view.title)) | view.about):
        return view.figures
    return [at for at in view.figures if words & view.words[1][at]]


def _is_so(view: Grid, label: str, place: int, periods: set[str], *, high: bool) -> bool:
    """Whether any column, of the period that is named, gives a label its place among all rows, those named like it or those that are no whole."""
    rows, last = _rows(view), fold(label).split()[-1:]
    kin = [row for row in rows if fold(view.labels[row]).split()[-1:] == last]
    parts = [row for row in rows if not _SAID["whole"].search(view.labels[row])]
    columns = [at for at in view.figures if read_period(view.header[at]) in periods] or view.figures
    for column, among in ((column, among) for column in columns for among in (rows, kin, parts)):
        values = {row: cell.value for row in among if (cell := view.cells[row][column])}
        for own in [value for row, value in values.items() if view.labels[row] == label]:
            ahead = sum(value > own if high else value < own for value in values.values())
            if len(values) > 1 and ahead < place <= ahead + list(values.values()).count(own):
                return True
    return False


# How long a run is.
_SPAN = "(?:month|quarter|year)"
_RUN = re.compile(
    rf"\b(?:(?:each|every) {_SPAN}|(?P<count>\w+) (?:(?:consecutive|successive) {_SPAN}s?|{_SPAN}s? (?:running|in a row)))\b",
    re.IGNORECASE,
)
_REACH = 30
"""Characters before a run within which its verb stands."""


def _run(said: Said) -> Iterator[Contradiction]:
    claim = _RUN.search(said.text)
    count = claim["count"].casefold() if claim and claim["count"] else ""
    steps = NUMBER_WORDS.get(count, 0) or _ORDINALS.get(count, 0)
    text = said.text[: claim.start()] if claim else ""
    since_stop = len(text) - min(_REACH, len(re.split(r"[.;,]", text)[-1]))
    near = (one for one in re.finditer(r"\w+", text) if one.end() > since_stop)
    verbs = [one for one in near if CLASS_OF.get(one[0].casefold()) in ("u", "d")]
    if claim is None or (count and not steps) or not verbs:
        return
    up, subject = CLASS_OF[verbs[-1][0].casefold()] == "u", _about(text[: verbs[-1].start()]) - _MEASURES
    named = periods_in(said.text)
    since = [order_of(period) for period, at, _ in named if re.search(r"\bsince\W+$", said.text[:at])][:1]
    columns = [(view, at) for view in said.views for at in view.figures]
    few = max(1, len(subject)) / 2
    words = ((view, at, {*telling_words(view.title), *view.words[1][at]}) for view, at in columns)
    about = ((view, at) for view, at, said_of in words if len(subject & said_of) >= few)
    tried = [series for view, at in about if len(series := _series(view, at, since)) >= _FEWEST_ROWS]
    if not tried or any(_runs(series, steps, up=up) for series in tried):
        return
    against = [(one, two) for one, two in pairwise(tried[0]) if one[1] != two[1] and (two[1] > one[1]) != up]
    for (first, old), (last, new) in against[-1:]:
        shows = f"{figure(old)} in {first} and {figure(new)} in {last}"
        says = f"it has {short(said.text[verbs[-1].start() : claim.end()])}"
        yield Contradiction("run of a table", says, shows)


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
    length = steps - 1 if steps else len(ways)
    return len(ways) < length or any(all(ways[at : at + length]) for at in range(len(ways) - length + 1))


# Targets.
_MET = r"(?:met|achieved|hit|reached|exceeded)"
_TARGETS_MET = re.compile(
    r"\b(?:(?:all|every|each)\b[^.;]{0,40}?|(?P<met>\w+) (?:out )?of (?:the |its |our )?(?P<of>\w+) )"
    rf"\btargets?\b[^.;]{{0,20}}?\b{_MET}\b|\b{_MET} (?:all|every|each)\b[^.;]{{0,30}}?\btargets?\b",
    re.IGNORECASE,
)
_ONE_TARGET = re.compile(
    rf"\b(?:(?P<met>{_MET})|missed) (?:its|the|their|our) (?:\w+ )?target"
    rf"|\btarget\b[^.;,]{{0,60}}? (?:was|has been|is) (?:(?P<reached>{_MET})|missed|not met)\b",
    re.IGNORECASE,
)
_UNLESS = re.compile(r"\b(?:not|no|if|until|except|but|when)\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:if|no|did not)\b")


def _targets(said: Said) -> Iterator[Contradiction]:
    """'All targets were met', 'two of the three targets were met', 'complaints met its target', where the table shows it was not so."""
    claim = _TARGETS_MET.search(said.text) if "target" in said.text else None
    one = _ONE_TARGET.search(said.text) if "target" in said.text and not claim else None
    if (claim and _UNLESS.search(said.text)) or (one and _DENIED.search(said.text)) or not (claim or one):
        return
    for view in said.views:
        columns = target_and_actual(view)
        if columns is None or view.turned:
            continue
        rows = range(len(view.rows))
        verdicts = {row: target_met(view, row, columns, good_of(view, row, said.known)) for row in rows}
        met = {row: kept for row, kept in verdicts.items() if kept is not None}
        if claim and claim["met"]:
            some, every = (NUMBER_WORDS.get(claim[name].casefold()) for name in ("met", "of"))
            if len(met) == len(view.rows) == every and some not in (None, sum(met.values())):
                says = f"{claim['met']} of {claim['of']} targets were met"
                yield Contradiction("target of a table", says, f"{sum(met.values())}")
            continue
        kept = claim is not None or bool(one and (one["met"] or one["reached"]))
        named = _named(said.text, [view]) if one else []
        wrong = [row for row in met if met[row] != kept and (claim or [view.labels[row]] == named)]
        for row in wrong[:1]:
            label = short(view.labels[row])
            shows = " against ".join(view.rows[row][at] for at in columns[::-1])
            says = "every target was met" if claim else f"{label} {'met' if kept else 'missed'} its target"
            yield Contradiction("target of a table", says, f"{shows} for {label}" if claim else shows)


# One figure.
_STATES = re.compile(
    r"\b(?:stood at|was|were|totalled|numbered|amounted to|came to|reached|is|are)\s+(?=\S*\d)", re.IGNORECASE
)
_FROM_TO = re.compile(r"\bfrom\b[^;]{1,40}\bto\b", re.IGNORECASE)
_NAME_OF_MONTH = re.compile(r"\b[A-Z][a-z]{2,8}\b")
_PLAIN = _MEASURES | frozenset(telling_words(vocabulary("common")["plain"]))


def _value(said: Said) -> Iterator[Contradiction]:
    """A figure against the one cell that the sentence names, where it is another cell's or has a digit wrong."""
    moved = len(said.amounts) == 2 and _FROM_TO.search(said.text) is not None
    if len(said.amounts) != 1 + moved or any(one.hedge for one in said.amounts):
        return
    spans = [(start, end) for _, start, end in periods_in(said.text)]
    spans += [one.span() for one in _NAME_OF_MONTH.finditer(said.text) if read_month(one[0])]
    times = {key for start, end in spans if (key := time_of(said.text[start:end]))}
    spans += [(one.first - said.start, one.last - said.start) for one in said.amounts]
    text = said.text
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    about, amount = _about(text) - _PLAIN, said.amounts[-1]
    for view in said.views if len(times) <= 1 or moved else ():
        place = _next(view, said.amounts[0], about) if moved else _meant(view, said.text, about, times)
        row, column = place or (0, 0)
        cell = view.cells[row][column] if place else None
        if cell is None or cell.percent != (amount.unit is Unit.PERCENT):
            continue
        scales = {1.0, *(scale_of(one) for one in (view.title, *view.header) if amount.unit is Unit.MONEY)}
        said_of = [
            any(amount.low / by - one.half <= one.value <= amount.high / by + one.half for by in scales)
            for one in (cell, *view.cells[row], *(line[column] for line in view.cells))
            if one
        ]
        slip, elsewhere = any(is_slip(cell.value, amount.value / by) for by in scales), any(said_of)
        if not said_of[0] and ((slip and not elsewhere) if moved else (slip or elsewhere)):
            shows = f"{view.rows[row][column]} for {short(view.labels[row])}"
            yield Contradiction("figure of a table", amount.text, shows)
            return


def _meant(view: Grid, text: str, about: set[str], times: set[tuple[int, int]]) -> tuple[int, int] | None:
    """The one cell of a measure, and a time where one is named, that a sentence speaks of.

    It names the row before its verb, or says nothing that row, headings and title do not say too.
    """
    stated, own, found = _STATES.search(text), view.about, []
    named = _named(text[: stated.start()], [view]) if stated and times else []
    (row_times, times_over), (row_words, words_over) = view.times, view.words
    for row, (when, words) in enumerate(zip(row_times, row_words, strict=True)):
        needed = set() if when else words - _PLAIN
        only = len(about) > 1 and about <= own | words and needed <= about
        if not only and named != [view.labels[row]]:
            continue
        for column in view.figures:
            head = times_over[column]
            of = set() if head or len(view.figures) == 1 else words_over[column]
            named_so = of <= about and (only or not of)
            if {when, head} - {None} == times and named_so and view.cells[row][column]:
                found.append((row, column))
    return found[0] if len(found) == 1 else None


def _next(view: Grid, before: Quantity, about: set[str]) -> tuple[int, int] | None:
    """The cell below the only one that a series rose or fell from."""
    if not all(view.times[0]) or about.isdisjoint(view.about):
        return None
    cells = ((row, at, view.cells[row][at]) for row in range(len(view.rows)) for at in view.figures)
    places = [(row, at) for row, at, cell in cells if cell and cell.value == before.value]
    found = [(row + 1, at) for row, at in places if row + 1 < len(view.rows)]
    return found[0] if len(places) == len(found) == 1 else None
