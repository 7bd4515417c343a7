"""Words and signs of tables, and text about tables, against the figures: ratings, arrows, terms; who is highest, how long a run is.

A sentence is tried on every column of every table on the page and beside it: one that any of them makes right is right.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, compress, pairwise, product
from typing import NamedTuple

from packview.insight.finding import Pages, Place, finding_on, in_prose, where
from packview.insight.indicators import Good, Polarities, is_met
from packview.insight.prose.lexicon import CLASS_OF, patterns, vocabulary, word_set, word_sets
from packview.insight.prose.passages import Passage
from packview.insight.prose.quantities import Quantity
from packview.insight.tables.grid import Cell, Grid, changes_of, contradicted, read_cell, short, time_of
from packview.insight.tables.relations import is_slip
from packview.model import Finding, Pack
from packview.text import fold
from packview.wording import periods
from packview.wording.numbers import NUMBER_WORDS, Unit, figure, scale_of, small_number
from packview.wording.periods import order_of, periods_in, read_month, read_period
from packview.wording.words import capital, telling_words

_SIGNS = word_sets("signs")
_RATINGS = {word: rating for rating, words in vocabulary("ratings").items() for word in words.split(", ")}
_TICKS = {word: rating for rating, words in vocabulary("ticks").items() for word in words.split()}
_GOOD_WORDS = re.compile(r"(?i)\b(?:(?P<high>high|maxi|max|up|increas|big|above)|(?:low|mini|min|down|decreas|small|below))")  # fmt: skip
_OF_POLARITY = word_set(vocabulary("columns")["polarity"])
"""Words of the heading of a column that says which way is good."""
_SAID = patterns("tables")
_TARGET_MET = frozenset({"met", "achieved", "reached"})
_SLIGHT = 0.02
"""Share of a target within which a miss may still be called met."""
_HIDDEN = re.compile(r"(?<=\S\s)\s*(?:#{4,12}|#(?:REF|VALUE|NAME|NUM|NULL)[!?]|#DIV/0!)(?!\S)")
_LONGEST_MARK, _LONGEST_DATE, _APRIL = 20, 24, 4


def verdict_findings(grids: Sequence[Grid], pages: Pages, known: Polarities) -> Iterator[Finding]:
    """Every word or sign of the tables that the figures beside it contradict."""

    @cache
    def tolerant() -> bool:
        """Whether the pack prints how far from its target a green may be; looked for once a green needs it."""
        return any(_SAID["tolerance"].search(line) for lines in pages for line in lines)

    for grid in grids:
        yield from _contradicted(grid, known, tolerant)
        for view in grid.views:
            yield from pointed_findings(view, known)
            yield from _falling(view)
            yield from _heading_twice(view)
        yield from _out_of_order(grid)


# Ratings.
def _contradicted(grid: Grid, known: Polarities, tolerant: Callable[[], bool]) -> Iterator[Finding]:
    """Green for a target that is missed and red for one that is met, where the other rows use the words as one expects."""
    columns = target_and_actual(grid)
    rated = [(at, held) for at in range(len(grid.header)) if columns and (held := _ratings(grid, at))]
    if columns is None or len(rated) != 1:
        return
    ((column, ratings),) = rated
    greens = {row: rating == "green" for row, rating in ratings.items() if rating != "amber"}
    goods = {row: good_of(grid, row, known) for row in range(len(grid.rows))}
    by_ratings = _good_by_ratings(grid, columns, greens, known=any(goods.values()))
    verdicts = {row: target_met(grid, row, columns, goods[row] or by_ratings.get(row, "")) for row in greens}
    verdicts = {row: met for row, met in verdicts.items() if met is not None}
    wrong = [row for row, met in verdicts.items() if met != greens[row]]
    for row in wrong if len(verdicts) == 1 or len(verdicts) >= 2 * len(wrong) else ():
        texts, (aim, value) = grid.rows[row], (grid.cells[row][at] for at in columns)
        assert aim
        assert value
        slight = abs(value.value - aim.value) <= _SLIGHT * abs(aim.value)
        share = value.percent or "%" in f"{texts[0]} {grid.header[columns[1]]}"
        # A number done so far may be green long before its year's target is met; what is called met is met.
        so_far = goods[row] == "high" and not share and fold(texts[column]) in _RATINGS
        if verdicts[row] or not (slight or so_far or tolerant()):
            says = f"{short(grid.labels[row])} is rated '{texts[column]}' at {texts[columns[1]]}"
            shows = f"the target of {texts[columns[0]]} is {'met' if verdicts[row] else 'missed'}"
            yield contradicted(grid, row, column, rule="rating against target", says=says, shows=shows)


def target_and_actual(grid: Grid) -> tuple[int, int] | None:
    """The one column of targets of a table and the one other column of figures, the latest of several periods; None where there are more."""
    named = grid.named("target")
    targets, others = ([at for at in grid.figures if (at in named) is aim] for aim in (True, False))
    timed = {at: key for at in others if (key := grid.times[1][at])}
    in_order = list(timed.values()) == sorted(set(timed.values()))
    actual = list(timed)[-1:] if in_order and timed else others
    return (targets[0], actual[0]) if len(targets) == len(actual) == 1 else None


def target_met(grid: Grid, row: int, columns: tuple[int, int], good: Good) -> bool | None:
    """Whether a row's target is met; None where it is not known which way is good, or figure and target are of two units."""
    aim, value = (grid.cells[row][at] for at in columns)
    if not aim or not value or aim.dash or value.dash or aim.percent != value.percent or not good:
        return None
    return is_met(value.value, aim.value, good)


_UNIT = re.compile(r"\(([^()]+)\)")
_HIGH_SHARE = 60
"""Target in per cent from which on it is one to be reached, not one to stay below."""


def _good_by_ratings(grid: Grid, columns: tuple[int, int], greens: Mapping[int, bool], *, known: bool) -> dict[int, Good]:  # fmt: skip
    """Which way is good for the rows of one measure, and for percentages with a high target, where by it all ratings but one are right."""
    units = {found and found[1].casefold() for at in columns for found in [_UNIT.search(grid.header[at])]}
    shares, every = [], range(len(grid.rows))
    for row, line in enumerate(grid.cells):
        aim, name = line[columns[0]], f"{grid.labels[row]} {grid.header[columns[0]]}"
        high = aim is not None and (aim.percent or "%" in name) and _HIGH_SHARE <= aim.value <= 100
        shares += [row] if high and not _SAID["to_stay_below"].search(name) else []
    ways: list[tuple[Sequence[int], Good, int]] = [(every, "high", 3), (every, "low", 3), (shares, "high", 2)]
    for rows, good, least in ways[2 if None in units or len(units) > 1 or known else 0 :]:
        right = [target_met(grid, row, columns, good) is greens[row] for row in rows if row in greens]
        if right.count(True) >= least and right.count(False) <= 1:
            return dict.fromkeys(rows, good)
    return {}


def _ratings(grid: Grid, column: int) -> dict[int, str]:
    """'green', 'amber' or 'red' for each row of a column that holds nothing else; of one that says whether targets are met its yes and no."""
    met = _TICKS if grid.header_words[column] & _TARGET_MET else {}
    told = ((row, texts[column]) for row, texts in enumerate(grid.rows) if texts[column])
    words = {row: fold(text) or text for row, text in told}
    found = {row: _RATINGS.get(word) or met.get(word, "") for row, word in words.items()}
    return found if len(found) >= (1 if grid.indicators else 2) and all(found.values()) else {}


def good_of(grid: Grid, row: int, known: Polarities) -> Good:
    """Which way is good for a row: by the table's own column for it, else by its name."""
    for column in grid.named(*_OF_POLARITY):
        said = {bool(found["high"]) for found in _GOOD_WORDS.finditer(grid.rows[row][column])}
        return "" if len(said) != 1 else "high" if True in said else "low"
    return known.of_name(grid.labels[row])


# Arrows.
def _way(grid: Grid, row: int, column: int, known: Polarities) -> int:
    """1 for up, over or what is good when it rises, -1 for down, 0 for neither or both."""
    words = {*grid.rows[row][column].casefold().split()}
    up, down, better, worse = (bool(words & _SIGNS[name]) for name in ("up", "down", "better", "worse"))
    good = good_of(grid, row, known) if better or worse else ""
    rising, falling = (better, worse) if good == "high" else (worse, better) if good else (False, False)
    return (up or rising) - (down or falling)


def pointed_findings(grid: Grid, known: Polarities) -> Iterator[Finding]:
    """A word or an arrow against the movement of two figures, or the sign of one, by which all its siblings point."""
    aims = grid.named("target", "floor", "benchmark")
    held = [at for at in grid.figures if at not in aims]
    signed = [at for at in held if any((cell := row[at]) and cell.value < 0 for row in grid.cells)]
    near = changes_of([at for at in held if grid.times[1][at]]) or list(pairwise(held))
    moves = [pair for one, two in near for pair in ((one, two), (two, one))]
    pairs: list[tuple[int | None, int]] = [*moves, *((None, at) for at in signed)]
    given = {*grid.figures, *grid.named(*_OF_POLARITY)}
    for column in (at for at in range(len(grid.header)) if at not in given):
        filled = [row for row, texts in enumerate(grid.rows) if 0 < len(texts[column]) <= _LONGEST_MARK]
        ways = {row: way for row in filled if (way := _way(grid, row, column, known))}
        points = {pair: _against(grid, ways, *pair, 1 + len(near)) for pair in pairs if len(ways) >= 3}
        tried = {pair: against for pair, against in points.items() if against is not None}
        wrong = set.intersection(*tried.values()) if tried else set()
        if len(wrong) != 1:
            continue
        (row,), (old, new) = wrong, next(iter(tried))
        name, mark, shown = grid.labels[row], grid.rows[row][column], grid.rows[row][new]
        if known.of_name(name) == "low" and not mark.isascii():
            continue  # an arrow may stand for better and worse
        goes = f"is {shown}" if old is None else f"goes from {grid.rows[row][old]} to {shown}"
        says = f"{short(name)} is marked '{mark}'"
        yield contradicted(grid, row, column, rule="direction against figures", says=says, shows=goes)


def _against(grid: Grid, ways: dict[int, int], old: int | None, new: int, columns: int) -> set[int] | None:
    """The rows that point against two figures, or the sign of one; None where too few point with them: more the more columns are tried."""
    agrees: dict[int, float] = {}
    for row, way in ways.items():
        after = grid.cells[row][new]
        before = Cell(0, 0, percent=bool(after and after.percent)) if old is None else grid.cells[row][old]
        if after and before and before.percent == after.percent:
            agrees[row] = way * (after.value - before.value)
    against = {row for row, agreement in agrees.items() if agreement < 0}
    fits = sum(agreement > 0 for agreement in agrees.values())
    return against if fits >= max(2, columns, 2 * len(against)) else None


# Year to date.
def _falling(grid: Grid) -> Iterator[Finding]:
    """A count or sum of the year to date that is lower than the one before it in the same year."""
    said = [row for row, label in enumerate(grid.labels) if _SAID["to_date"].search(label)]
    if not said and _SAID["to_date"].search(grid.title):
        said = [row for row, label in enumerate(grid.labels) if not _SAID["of_a_period"].search(label)]
    keys = {at: key for at, key in enumerate(grid.times[1]) if key}
    in_order = len(keys) >= 3 and list(keys.values()) == sorted(set(keys.values()))
    years = {at: year and year - (month < _APRIL) for at, (year, month) in keys.items()}
    for row in said if in_order else ():
        held = [(at, cell) for at in keys if (cell := grid.cells[row][at]) and not cell.dash]
        steps = ((one[0], two[0]) for one, two in pairwise(held) if 0 < two[1].value < one[1].value)
        falls = [(one, two) for one, two in steps if years[one] == years[two]]
        if len(falls) != 1 or len(held) < 3 or any(cell.percent for _, cell in held):
            continue
        falls_from, to = (f"{grid.rows[row][at]} ({grid.header[at]})" for at in falls[0])
        says, shows = f"{short(grid.labels[row])} grows through the year", f"falls from {falls_from} to {to}"
        yield contradicted(grid, row, falls[0][1], rule="year to date falls", says=says, shows=shows)


def _heading_twice(grid: Grid) -> Iterator[Finding]:
    """The one period over two columns, where but for it the columns are of periods of one length in a row: 2015, 2017, 2017, 2018."""
    keys = {at: 12 * key[0] + key[1] for at, key in enumerate(grid.times[1]) if key}
    times = list(keys.values())
    step, rest = divmod(times[-1] - times[0], len(times) - 1) if len(times) > 3 else (0, 0)
    odd = [at for place, (at, key) in enumerate(keys.items()) if key != times[0] + place * step]
    if step > 0 and not rest and len(odd) == 1 and times.count(keys[odd[0]]) == 2:
        heading = grid.header[odd[0]]
        says, shows = f"{heading} stands over two columns", "the period before or after it has none"
        yield contradicted(grid, 0, odd[0], rule="heading twice", says=says, shows=shows, printed=heading)


# Posts, terms, what is hidden.
_ORDERS = (
    ("start starts begin begins from opened", "end ends expiry expires to until closed", 3, "end before start", "{label} ends on {1}", "its start is {0}"),
    ("fte wte", "headcount", 1, "more FTE than people", "{label} has {0} FTE", "its headcount is {1}"),
)  # fmt: skip
"""Words of two columns of which the first holds no more than the second, parts of what they hold (a date has three), the rule, what to say."""


def _out_of_order(grid: Grid) -> Iterator[Finding]:
    """An end before its start, or more full-time posts than people, where every other row has them the right way round."""
    for less, more, parts, rule, says, shows in _ORDERS:
        low, high = grid.named(*less.split()), grid.named(*more.split())
        if len(low) != 1 or len(high) != 1 or low == high:
            continue
        rows = {row: [_size(line[at]) for at in (*low, *high)] for row, line in enumerate(grid.rows)}
        known = {row: one <= two for row, (one, two) in rows.items() if len(one) == len(two) == parts}
        wrong = [row for row, right in known.items() if not right]
        for row in wrong if len(wrong) == 1 and len(known) > 2 else ():
            label, texts = short(grid.labels[row]), [grid.rows[row][at] for at in (*low, *high)]
            said, shown = (one.format(*texts, label=label) for one in (says, shows))
            yield contradicted(grid, row, high[0], rule=rule, says=said, shows=shown)


def _size(text: str) -> tuple[float, ...]:
    """Year, month and day of a date, or of a month that stands alone; else the figure; () where there is neither."""
    day, period = periods.first_date(text) if len(text) <= _LONGEST_DATE else None, read_period(text)
    if day:
        return day.year, day.month, day.day
    if period:
        return (*order_of(period), 0) if periods.is_month(period) else ()
    cell = read_cell(text)
    return (cell.value - cell.half,) if cell and cell.value > 0 else ()


def hidden_findings(pack: Pack, pages: Pages) -> Iterator[Finding]:
    """Figures that a spreadsheet did not show: '#####' in a column that is too narrow, '#REF!' for a broken formula."""
    for number, (info, lines) in enumerate(zip(pack.pages, pages, strict=False), start=1):
        found = [match[0] for line in lines if "#" in line for match in _HIDDEN.finditer(line)]
        for mark in found[:1]:
            what = f"{len(found)} figures are" if len(found) > 1 else "a figure is"
            yield finding_on(
                Place(info.item or "", info.label, number), "hidden figure", number, *found, severity="ask", quote=mark, printed=mark,
                explanation=f"On this page {what} printed as '{mark}': a spreadsheet could not show what belongs there.",
                question=f"On {where(info.label, number)} {what} shown only as '{mark}'. Could we have what belongs there?",
            )  # fmt: skip


# Text about a table.
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
            for found in chain.from_iterable(judge(said) for judge in _JUDGES):
                yield in_prose(
                    passage, rule=found.rule, severity="ask", sure="likely", span=span, printed=found.says, computed=found.shows,
                    explanation=f"The text says {found.says}. The table shows {found.shows}.",
                    question=f"{capital(where(passage.page, passage.pdf_page))} says {found.says}; its table shows {found.shows}. "
                    "Which is right?",
                )  # fmt: skip


# Rows that a sentence names.
_FEWEST_ROWS = 3
_HEADING = re.compile(r"^(?:[A-Z]{3,}\s+)+")
"""A heading in capitals that a page runs into the sentence below it."""
_MEASURES = {*telling_words("percentage number rate proportion share level total figure count amount score value")}  # fmt: skip
_PLAIN = _MEASURES | frozenset(telling_words(vocabulary("common")["plain"]))
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
_PLACE, _MOST = (
    "first|second|third|fourth|fifth",
    "highest|largest|greatest|biggest|busiest|(?<=the |ond |ird |rth |fth )most",
)
_RANKED = rf"(?:ranked|ranks|placed|came|comes|in(?= \w+ place)) (?P<rank>{_PLACE})(?: place)?(?= (?:of|for|on|in|out|with)\b|\W*$)"
_SUPERLATIVE = re.compile(rf"(?i)\b(?:(?:(?P<place>{_PLACE})[ -])?(?P<end>{_MOST}|(?P<low>lowest|smallest|quietest|fewest))|{_RANKED})\b(?P<noun>(?: [\w'-]+){{0,5}})")  # fmt: skip
_AMONG = re.compile(r"(?i)(?:\b(?:among|amongst|within|out of)|^\W*(?:of|in|across))\s([^,]{1,60}),")
"""A part of the rows: 'Among the northern wards, ...'."""
_CLAUSES = re.compile(r"(?<=[\w)%]),? (?=(?:and|while|whereas|but|with)\b)|(?<=;) ")
_END_OF_NOUN = re.compile(r"\b(?:in|across|among|within|at|for|of the|of all|than|with|by)\b")
_OF_SO_MANY = re.compile(r"\bof (?:the|all) (\w+)\b")


def _superlative(said: Said) -> Iterator[Contradiction]:
    """'Marshwick has the lowest rate', clause by clause, where it has not in any column."""
    several, start = len(_SUPERLATIVE.findall(said.text)) > 1, 0
    for clause in _CLAUSES.split(said.text) if several else [said.text]:
        start = said.text.index(clause, start)
        digits = [one for one in said.amounts if one.text[0].isdigit()]
        amounts = {one.value for one in digits if start <= one.first - said.start < start + len(clause)}
        found = list(_SUPERLATIVE.finditer(clause))
        if len(found) == 1 and not _SAID["not_highest"].search(clause[: found[0].start()]):
            yield from _not_first(said, clause, amounts, found[0])


def _not_first(said: Said, clause: str, amounts: set[float], claim: re.Match[str]) -> Iterator[Contradiction]:
    place, high = small_number((claim["rank"] or claim["place"] or "first").casefold()), not claim["low"]
    among, noun = _AMONG.search(_HEADING.sub("", clause)), _END_OF_NOUN.split(claim["noun"], maxsplit=1)[0]
    of = _about(among[1]) - NUMBER_WORDS.keys() if among and not read_period(among[1]) else set()
    tall = [view for view in said.views if len(_rows(view)) >= _FEWEST_ROWS and of <= view.about]
    named = _named(clause, tall)
    named = [label for label in named if not read_period(label)] or named
    if len(named) != 1 or _SAID["of_a_change"].search(noun):
        return
    (label,) = named
    every, periods = {*telling_words(said.text)}, {period for period, _, _ in periods_in(said.text)}
    words = {*telling_words(noun)} or every & _MEASURES or every
    views = [view for view in tall if label in view.labels]
    meant = [(view, at) for view in views for at in _columns_meant(view, label, words, amounts)]
    if every & _RELATIVE:  # a highest rate is not that of numbers
        parts = ([line[at] for line in view.cells] for view, at in meant)
        shares = [any(cell and (cell.percent or cell.half) for cell in cells) for cells in parts]
        relative = [
            share or every & _RELATIVE & view.about for share, (view, _) in zip(shares, meant, strict=True)
        ]
        meant = [*compress(meant, relative)]
    meant = [(view, at) for view, at in meant if read_period(view.header[at]) in periods] or meant
    ends = (True, False) if claim["rank"] else (high,)  # who is ranked first may have the least
    if len(meant) != 1 or any(
        _is_so(view, label, place, periods, high=end) for view in views for end in ends
    ):
        return
    ((view, column),) = meant
    figures = {row: cell.value for row in _rows(view) if (cell := view.cells[row][column])}
    many = _OF_SO_MANY.search(said.text)
    count = small_number(many[1].casefold()) if many else 0
    if len(figures) < max(place, len(_rows(view))) or count not in (0, len(figures)):
        return
    first, own = sorted(figures, key=figures.__getitem__, reverse=high)[place - 1], view.labels.index(label)
    says = f"{short(label)} is {' '.join(filter(None, (claim['rank'], claim['place'], claim['end']))).casefold()}"
    best = f"{short(view.labels[first])} ({view.rows[first][column]})"
    shows = f"{best}, with {view.rows[own][column]} for {short(label)}"
    yield Contradiction("highest or lowest of a table", says, shows)


_THAN = re.compile(r"(?i)\b(?:(?P<more>more|higher|greater|larger)|fewer|lower|smaller|less)\b(?P<what>[^.,;:]{0,40}?)\bthan\b")  # fmt: skip
_NOT_SO = re.compile(r"(?i)\b(?:no|not|never|if|whether|unless)\b")
_END_OF_OTHER = re.compile(r"[,.;:]|\s(?:in|at|during|and|but)\s")


def _more_than(said: Said) -> Iterator[Contradiction]:
    """'Elm had more visits than Colne', where no column has it so, and nothing else is said of either."""
    claim = _THAN.search(said.text)
    unsure = _NOT_SO.search(said.text) or _TO_COME.search(said.text) or _SAID["not_highest"].search(said.text)
    if claim is None or said.amounts or unsure or _verbs(said.text):
        return
    what, periods = _about(claim["what"]), {period for period, _, _ in periods_in(said.text)}
    other = _END_OF_OTHER.split(said.text[claim.end() :], maxsplit=1)[0]
    tried = list[tuple[Grid, int, list[int], float]]()
    for view in said.views:
        named = (_named(part, [view]) for part in (said.text[: claim.start()], other))
        rows = [view.labels.index(each) for part in named for each in part]
        if not what or not what - _MEASURES <= view.about | {*telling_words(view.title)}:
            continue
        if len(rows) == 2 and _says(view.labels[rows[1]], other.strip()) and len(_rows(view)) >= _FEWEST_ROWS:
            for at in [at for at in view.figures if read_period(view.header[at]) in periods] or view.figures:
                one, two = (view.cells[row][at] for row in rows)
                if one and two:
                    tried.append((view, at, rows, (one.value - two.value) * (1 if claim["more"] else -1)))
    if tried and all(off < 0 for *_, off in tried):
        view, at, rows, _ = tried[0]
        shows = " and ".join(f"{view.rows[row][at]} for {short(view.labels[row])}" for row in rows)
        says = f"{short(view.labels[rows[0]])} has {claim[0]} {other.strip()}"
        yield Contradiction("highest or lowest of a table", says, shows)


def _columns_meant(view: Grid, label: str, words: set[str], amounts: set[float]) -> Sequence[int]:
    """The columns a clause speaks of: those with its figure in the row it names; where it gives none, those its words are about."""
    if amounts:
        figures = [(row, at) for row in range(len(view.rows)) for at in view.figures]
        held = [(row, at) for row, at in figures if (cell := view.cells[row][at]) and cell.value in amounts]
        own = [at for row, at in held if row == view.labels.index(label)]
        others = [at for row, at in held if row in _rows(view)]
        return own or (others if len(others) == 1 and words & view.about else [])
    words = words - _MEASURES or words
    alone = len(view.figures) == 1 or all(read_period(view.header[at]) for at in view.figures)
    if alone and words & ({*telling_words(view.title)} | view.about):
        return view.figures
    return [at for at in view.figures if words & view.words[1][at]]


def _is_so(view: Grid, label: str, place: int, periods: set[str], *, high: bool) -> bool:
    """Whether any column, of the period that is named, gives a label its place among all rows, those named like it or those that are no whole."""
    rows, last = _rows(view), fold(label).split()[-1:]
    kin = [row for row in rows if fold(view.labels[row]).split()[-1:] == last]
    parts = [row for row in rows if not _SAID["whole"].search(view.labels[row])]
    columns = [at for at in view.figures if read_period(view.header[at]) in periods] or view.figures
    for column, among in product(columns, (rows, kin, parts)):
        values = {row: cell.value for row in among if (cell := view.cells[row][column])}
        for own in [value for row, value in values.items() if view.labels[row] == label]:
            ahead = sum(value > own if high else value < own for value in values.values())
            if len(values) > 1 and ahead < place <= ahead + list(values.values()).count(own):
                return True
    return False


# How long a run is.
_SPAN = "(?:month|quarter|year)"
_RUN = re.compile(rf"(?i)\b(?:(?:each|every) {_SPAN}|{_SPAN} on {_SPAN}|(?P<count>\w+) (?:(?:consecutive|successive) {_SPAN}s?|{_SPAN}s? (?:running|in a row)))\b")  # fmt: skip
_REACH = 30
"""Characters before a run within which its verb stands."""


def _run(said: Said) -> Iterator[Contradiction]:
    """'Recorded crime has fallen for three consecutive years', where no column about it goes that way so long."""
    claim = _RUN.search(said.text)
    if claim is None:
        return
    steps, text = small_number((claim["count"] or "").casefold()), said.text[: claim.start()]
    since_stop = len(text) - min(_REACH, len(re.split(r"[.;,]", text)[-1]))
    verbs = [one for one in _verbs(text) if one.end() > since_stop]
    if (claim["count"] and not steps) or not verbs:
        return
    up, subject = CLASS_OF[verbs[-1][0].casefold()] == "u", _about(text[: verbs[-1].start()]) - _MEASURES
    since = [order_of(period) for period, at, _ in periods_in(said.text) if _SINCE.search(said.text[:at])][:1]
    tried = []
    for view in said.views:
        title = {*telling_words(view.title)}
        about = [at for at in view.figures if 2 * len(subject & (title | view.words[1][at])) >= max(1, len(subject))]  # fmt: skip
        tried += [series for at in about if len(series := _series(view, at, since)) >= _FEWEST_ROWS]
    if not tried or any(_runs(series, steps, up=up) for series in tried):
        return
    says = f"it has {short(said.text[verbs[-1].start() : claim.end()])}"
    yield from _contrary(pairwise(tried[0]), says, up=up)


def _verbs(text: str) -> list[re.Match[str]]:
    """The words of a text that say which way something went."""
    return [one for one in re.finditer(r"\w+", text) if CLASS_OF.get(one[0].casefold()) in ("u", "d")]


def _contrary(steps: Iterable[tuple[tuple[str, float], tuple[str, float]]], says: str, *, up: bool) -> Iterator[Contradiction]:  # fmt: skip
    """The last step of a series that goes the other way than is said."""
    against = [(one, two) for one, two in steps if one[1] != two[1] and (two[1] > one[1]) != up]
    for (first, old), (last, new) in against[-1:]:
        yield Contradiction("run of a table", says, f"{figure(old)} in {first} and {figure(new)} in {last}")


_SINCE = re.compile(r"\bsince\W+$")


def _series(view: Grid, column: int, since: Sequence[tuple[int, int]]) -> list[tuple[str, float]]:
    """The figures of a column whose rows are periods in order, from a period on; () where they are not."""
    held = [(view.times[0][row], view.labels[row], cell.value) for row, line in enumerate(view.cells) if (cell := line[column])]  # fmt: skip
    keys = [key for key, _, _ in held if key]
    if len(keys) < len(held) or keys != sorted(keys):
        return []
    return [(label, value) for key, label, value in held if not (since and key and key[0]) or key >= since[0]]


def _runs(series: Sequence[tuple[str, float]], steps: int, *, up: bool) -> bool:
    """Whether a series goes one way all along, or over so many steps anywhere in it; level figures count as either."""
    ways = [two >= one if up else two <= one for (_, one), (_, two) in pairwise(series)]
    length = steps - 1 if steps else len(ways)
    return len(ways) < length or any(all(ways[at : at + length]) for at in range(len(ways) - length + 1))


def _moved(said: Said) -> Iterator[Contradiction]:
    """'Thefts fell in 2022/23', where the one series that it is about rose from the period before."""
    verbs, periods = _verbs(said.text), periods_in(said.text)
    if len(verbs) != 1 or len(periods) != 1 or said.amounts or _SAID["no_move"].search(said.text):
        return
    (verb,), ((period, start, end),) = verbs, periods
    up, found = CLASS_OF[verb[0].casefold()] == "u", list[tuple[tuple[str, float], tuple[str, float]]]()
    text = f"{said.text[: verb.start()]} {said.text[verb.end() : start]} {said.text[end:]}"
    subject = _about(text) - _PLAIN
    for view in said.views if subject else ():
        title = {*telling_words(view.title)}
        named = [at for at in view.figures if subject <= title | view.words[1][at]]
        for at in [at for at in named if len(view.figures) == 1 or subject & view.words[1][at]]:
            steps = pairwise(_series(view, at, ()))
            found += [(old, new) for old, new in steps if read_period(new[0]) == period]
    if len(found) == 1:
        yield from _contrary(found, f"it {verb[0].casefold()} in {said.text[start:end]}", up=up)


# Targets.
_MET = r"(?:met|achieved|hit|reached|exceeded)"
_OF_THEM = r"\b(?:(?P<every>all|every|each|none)|(?P<some>\w+) (?:out )?of (?:the |its |our )?(?P<of>\w+))\b[^.;]{0,40}?"
_TARGETS_WERE = rf"\btargets?\b[^.;]{{0,20}}?\b(?:{_MET}|were (?P<missed>missed))\b"
_THEIR_TARGETS = rf"\b(?:{_MET}|(?P<short>missed)) (?:its|the|their|our) (?:\w+ )?targets?\b"
_TARGETS_MET = re.compile(rf"(?i){_OF_THEM}(?:{_TARGETS_WERE}|{_THEIR_TARGETS})|\b{_MET} (?:all|every|each)\b[^.;]{{0,30}}?\btargets?\b")  # fmt: skip
_ONE_TARGET = re.compile(rf"(?i)\b(?:(?P<met>{_MET})|missed) (?:its|the|their|our) (?:\w+ )?target|\btarget\b[^.;,]{{0,60}}? (?:was|has been|is) (?:(?P<reached>{_MET})|missed|not met)\b")  # fmt: skip


def _targets(said: Said) -> Iterator[Contradiction]:
    """'All targets were met', 'two of the three targets were met', 'complaints met its target', where the table shows it was not so."""
    every = _TARGETS_MET.search(said.text) if "target" in said.text else None
    claim = every or (_ONE_TARGET.search(said.text) if "target" in said.text else None)
    if claim is None or _SAID["not_every_target" if every else "no_target"].search(said.text):
        return
    if every:
        missed, kept = bool(every["missed"] or every["short"]), (every["every"] or "").casefold() != "none"
    else:
        missed, kept = False, bool(claim["met"] or claim["reached"])
    for view in [view for view in said.views if not view.turned]:
        columns, rows = target_and_actual(view), range(len(view.rows))
        verdicts = (target_met(view, row, columns, good_of(view, row, said.known)) for row in rows if columns)
        met = {row: verdict for row, verdict in enumerate(verdicts) if verdict is not None}
        if every and every["some"]:
            some, many = (small_number(every[name].casefold()) for name in ("some", "of"))
            so = sum(verdict != missed for verdict in met.values())
            if len(met) == len(rows) == many and some not in (0, so):
                says = f"{every['some']} of {every['of']} targets were {'missed' if missed else 'met'}"
                yield Contradiction("target of a table", says, f"{so}")
            continue
        named = [] if every else _named(said.text, [view])
        meant = (row for row in met if every or [view.labels[row]] == named)
        for row in [row for row in meant if met[row] != (kept != missed)][:1]:
            shows = " against ".join(view.rows[row][at] for at in (columns or ())[::-1])
            label, way = short(view.labels[row]), "met" if kept != missed else "missed"
            says = f"every target was {way}" if every else f"{label} {way} its target"
            yield Contradiction("target of a table", says, f"{shows} for {label}" if every else shows)


# One figure.
_NAME_OF_MONTH = re.compile(r"\b[A-Z][a-z]{2,8}\b")
_TABLE = re.compile(r"\b(?:table|figure|chart|appendix) (\d+|[A-Z])\b", re.IGNORECASE)
_TO_COME = re.compile(r"(?i)\b(?:will|would|could|should|may|might|by(?!\W*$)|until|expect\w*|plan\w*|forecast)\b")  # fmt: skip
_END_OF_COUNTED = re.compile(r"[,.;:()]|\b(?:in|at|during|over|to|and|while)\b", re.IGNORECASE)


def _cited(said: Said) -> list[Grid]:
    """The table that a sentence names by its number, where one near it has that in its title."""
    numbers = {found.casefold() for found in _TABLE.findall(said.text)}
    titles = [(view, _TABLE.match(view.title.strip())) for view in said.views if not view.turned]
    titled = [view for view, title in titles if title and numbers == {title[1].casefold()}]
    return titled if len(titled) == 1 else []


def _value(said: Said) -> Iterator[Contradiction]:
    """A figure against the one cell that the sentence names, where it is another cell's or has a digit wrong."""
    if len(said.amounts) != 1 or said.amounts[0].hedge:
        return
    amount, text = said.amounts[0], said.text
    start, end = amount.first - said.start, amount.last - said.start
    before, after = text[:start], text[end:]
    spans = [(start, end) for _, start, end in periods_in(text)]
    spans += [one.span() for one in _NAME_OF_MONTH.finditer(text) if read_month(one[0])]
    times = {key for start, end in spans if (key := time_of(text[start:end]))}
    for first, last in (*spans, (start, end)):
        text = f"{text[:first]}{' ' * (last - first)}{text[last:]}"
    stated = any(found.end() == len(before.rstrip()) for found in _SAID["states"].finditer(before))
    cited = _cited(said) if before.strip() and not _TO_COME.search(before) else []
    # Of a table that is cited the figure is, where a verb states it and what is counted is in the table.
    counted = {*telling_words(_END_OF_COUNTED.split(after)[0])}
    verb = {*telling_words(" ".join(before.split()[-1:]))}
    total = re.search(r"\btotal\b", said.text, re.IGNORECASE) is not None
    for view in cited:
        of_it = counted or amount.unit is Unit.PERCENT or (total and view.about & {*telling_words(before)})
        if not (counted <= view.about and of_it and (stated or verb & view.about)):
            cited = []
    if not before.strip():  # a note under the table begins with its mark
        return
    about, names = _about(text) - _PLAIN, said.text if cited else before * stated
    for view in cited or (said.views if len(times) <= 1 else ()):
        row, column = _meant(view, names, about, times, total if cited else None) or (-1, 0)
        cell = view.cells[row][column]
        if row < 0 or cell is None or cell.percent != (amount.unit is Unit.PERCENT):
            continue
        scales = {1.0, *(scale_of(one) for one in (view.title, *view.header) if amount.unit is Unit.MONEY)}
        beside = [one for one in (cell, *view.cells[row], *(line[column] for line in view.cells)) if one]
        ends = [(amount.low / by, amount.high / by) for by in scales]
        fits = ((low - one.half <= one.value <= high + one.half for low, high in ends) for one in beside)
        said_of = [any(each) for each in fits]
        slip = any(is_slip(cell.value, amount.value / by) for by in scales)
        if not said_of[0] and (slip or any(said_of) or cited):
            shows = f"{view.rows[row][column]} for {short(view.labels[row])}"
            yield Contradiction("figure of a table", amount.text, shows)
            return


def _meant(view: Grid, text: str, about: set[str], times: set[tuple[int, int]], total: bool | None) -> tuple[int, int] | None:  # fmt: skip
    """The one cell that a sentence speaks of: it names the row, or says nothing that row, headings and title do not.

    ``total`` says of a table that is cited whether its total is meant; None of one that is not, where a name needs a time beside it.
    """
    named, found = _named(text, [view]), []
    cited = view.figures if total is not None else ()
    said = [at for at in cited if f" {fold(view.header[at])} " in f" {fold(text)} "]
    for row, label in enumerate(view.labels):
        when, words = view.times[0][row], view.words[0][row]
        needed = set() if when else words - _PLAIN
        only = total is None and len(about) > 1 and about <= view.about | words and needed <= about
        of_row = [label] == named and (total is not None or bool(times))
        of_row = of_row or (total is True and not named and row in view.totals)
        for column in (said or view.figures) if only or of_row else ():
            head = view.times[1][column]
            of = set() if head or len(view.figures) == 1 else view.words[1][column]
            named_so = of <= about and (only or not of or total is not None)
            timed = column in said or {when, head} - {None} == times
            if timed and named_so and view.cells[row][column]:
                found.append((row, column))
    return found[0] if len(found) == 1 else None


_JUDGES = (_superlative, _more_than, _run, _moved, _value, _targets)
"""What a sentence may say of a table."""
