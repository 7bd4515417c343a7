"""Series of indicators over the packs of one committee, with what breaks them and which past figures were revised.

Rows of two packs are one indicator when reference, name and unit agree; where one of the three differs, the others must agree and be
of one row only on both sides. Another name or unit, a changed definition, or a past most of which reads otherwise breaks the series:
what was before is kept, and nothing is concluded across it. A row that was doubtfully read lends no figures.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from packview.insight.indicators import Dataset, Polarities, halves_of, measure_of, subject_words
from packview.insight.trends.xmr import redefined, sentences_of, trends_of
from packview.model import Indicator, Pack
from packview.model.committee import InPack, LongSeries, RevisedFigure, Said, SeriesBreak, in_pack
from packview.model.words import latest
from packview.text import fold
from packview.wording.periods import in_order

_ONE_MEASURE = 0.5
"""Share of the words of the shorter of two names under one reference from which on they name one measure."""
_RESTATED, _FEWEST = 0.5, 3
"""Share of the periods two packs have in common, of so many at least, above which the past was restated as a whole."""
Key = Callable[[Indicator], object]


@dataclass
class _Thread:
    """One indicator so far: its newest row, and each period's figure with half its last printed digit and where it stands."""

    row: Indicator
    position: int
    newest: int
    figures: dict[str, tuple[float | None, float, InPack]] = field(default_factory=dict)
    earlier: dict[str, float | None] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    breaks: list[SeriesBreak] = field(default_factory=list)
    revised: list[RevisedFigure] = field(default_factory=list)


def long_series(packs: Sequence[Pack]) -> tuple[LongSeries, ...]:
    """The indicators of one committee's packs, oldest pack first, each dated: those of the newest pack in its order, then those that ended."""
    threads: list[_Thread] = []
    for number, pack in enumerate(packs):
        known = _matched(threads, pack.indicators)
        for position, row in enumerate(pack.indicators):
            thread = known.get(position)
            if thread is None:
                threads.append(thread := _Thread(row, position, number))
            _take(thread, row, in_pack(pack, row.page, row.pdf_page))
            thread.row, thread.position, thread.newest = row, position, number
    threads.sort(key=lambda one: (-one.newest, one.position))
    return tuple(_series(one, len(packs) - 1) for one in threads)


def _matched(threads: Sequence[_Thread], rows: Sequence[Indicator]) -> dict[int, _Thread]:
    """Position of each row to the thread it goes on; the closest agreement first, and only what is of one row on both sides."""
    found: dict[int, _Thread] = {}
    keys: tuple[Key, ...] = (
        lambda one: (one.ref.casefold(), fold(one.name), measure_of(one)),
        lambda one: (one.ref.casefold(), fold(one.name)) if one.ref and one.name else None,
        lambda one: (fold(one.name), measure_of(one)) if one.name else None,
        lambda one: one.ref.casefold() or None,
    )
    for place, key in enumerate(keys):
        taken = {id(one) for one in found.values()}
        before = [one for one in threads if id(one) not in taken]
        counted = Counter(key(one.row) for one in before)
        left = [at for at in range(len(rows)) if at not in found]
        own = Counter(key(rows[at]) for at in left)
        by_key = {key(one.row): one for one in before if counted[key(one.row)] == 1}
        for at in left:
            wanted = key(rows[at])
            one = by_key.get(wanted) if wanted is not None and own[wanted] == 1 else None
            if one is not None and (place < len(keys) - 1 or _alike(one.row, rows[at])):
                found[at] = one
    return found


def _alike(one: Indicator, other: Indicator) -> bool:
    """Whether two names under one reference name one measure; a reference may be given to another."""
    words, others = subject_words(one.name), subject_words(other.name)
    fewest = min(len(words), len(others))
    return bool(fewest) and len(words & others) >= _ONE_MEASURE * fewest


def _take(thread: _Thread, row: Indicator, at: InPack) -> None:
    """Go on with the row of the next pack."""
    period, value = latest(row)
    values = {each: number for each, number in row.values.items() if number is not None}
    if not row.reliable:
        thread.said.append(Said(at=at, commentary=row.commentary))
        return
    thread.said.append(Said(at=at, commentary=row.commentary, period=period, value=value))
    halves = halves_of(row)
    both = [each for each in values if each in thread.figures and thread.figures[each][0] is not None]
    changed = [each for each in both if _differs(thread.figures[each], values[each], halves[each])]
    new = next(_breaks(thread, row, at, len(changed), len(both)), None) if thread.figures else None
    if new is not None:
        thread.breaks.append(new)
        thread.earlier |= {each: one[0] for each, one in thread.figures.items()}
        thread.figures = {}
        if new.kind == "redefined":  # this pack's own figures from before that are of the old definition too
            old = [each for each in values if (each < new.since if new.since else each in thread.earlier)]
            thread.earlier |= {each: values.pop(each) for each in old}
    else:
        thread.revised += [_revised(each, thread.figures[each], values[each], at) for each in changed]
    thread.figures |= {each: (one, halves[each], at) for each, one in values.items()}
    for each in row.values:
        if each not in thread.earlier:
            thread.figures.setdefault(each, (None, 0.0, at))


def _differs(known: tuple[float | None, float, InPack], value: float, half: float) -> bool:
    before, half_before, _ = known
    return before is not None and abs(before - value) > half + half_before + 1e-9


def _revised(
    period: str, known: tuple[float | None, float, InPack], value: float, at: InPack
) -> RevisedFigure:
    before, _, first = known
    assert before is not None
    return RevisedFigure(period=period, before=before, after=value, first=first, then=at)


def _breaks(thread: _Thread, row: Indicator, at: InPack, changed: int, both: int) -> Iterator[SeriesBreak]:
    """What breaks a series at this pack, the plainest first."""
    was = thread.row
    since = next(iter(in_order(row.values)), "")
    if measure_of(was) != measure_of(row):
        yield SeriesBreak(kind="unit", at=at, since=since, before=measure_of(was), after=measure_of(row))
    if fold(was.name) != fold(row.name):
        yield SeriesBreak(kind="renamed", at=at, since=since, before=was.name, after=row.name)
    said, from_when = redefined(row.commentary, in_order([*thread.figures, *row.values]))
    again = said in sentences_of(was.commentary) or any(one.since == from_when != "" for one in thread.breaks)
    if said and not again:
        yield SeriesBreak(kind="redefined", at=at, since=from_when, after=said)
    if both >= _FEWEST and changed > _RESTATED * both:
        yield SeriesBreak(kind="restated", at=at, since=since, before=f"{changed} of {both}")


def _series(thread: _Thread, newest: int) -> LongSeries:
    values = {each: thread.figures[each][0] for each in in_order(thread.figures)}
    earlier = {each: thread.earlier[each] for each in in_order(thread.earlier) if each not in values}
    return LongSeries(
        indicator=replace(thread.row, values=values),
        earlier=earlier,
        position=thread.position if thread.newest == newest else None,
        said=tuple(thread.said),
        breaks=tuple(thread.breaks),
        revised=tuple(thread.revised),
    )


def with_trends(series: Sequence[LongSeries], polarities: Polarities) -> tuple[LongSeries, ...]:
    """Each of the series with what it says since its last break."""
    trends = trends_of(Dataset([one.indicator for one in series]), polarities)
    return tuple(replace(one, trend=trend) for one, trend in zip(series, trends, strict=True))
