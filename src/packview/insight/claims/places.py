"""One measure and period in two places: twice in the prose, and in the prose and the dataset."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from packview.insight.finding import prose_finding, where
from packview.insight.indicators import Dataset, Fit, Measure, measure_of, subject_words
from packview.insight.intervals import around
from packview.insight.prose.lexicon import vocabulary
from packview.insight.prose.passages import Passage
from packview.insight.prose.quantities import Quantity, Sentence
from packview.model import Finding, Indicator
from packview.wording.numbers import figure, places_of
from packview.wording.periods import dates_in, is_month, periods_in, spoken
from packview.wording.words import capital, stem, telling_words

# The same measure twice in the prose.
_SAYS_NOTHING = frozenset(telling_words(vocabulary("common")["plain"]))
"""Words that do not tell one measure from another."""
_OTHERS = re.compile(rf"{'|'.join(vocabulary('common')['others'].split())}|more than|plan(?:ned)? to|will\b|(?:(?:in|de)crease|reduction|rise|fall) of")  # fmt: skip


_Place = tuple[Passage, Sentence, Quantity, str]


def repeated_findings(passages: Sequence[Passage]) -> Iterator[Finding]:
    """One measure and period given twice in the prose, with two values."""
    said, dated = (defaultdict[tuple[Any, ...], list[_Place]](list) for _ in "12")
    prose = ((passage, sentence) for passage in passages if not passage.cell for sentence in passage.read)
    single = ((*place, one) for place in prose if (one := _single(place[1])) is not None)
    for passage, sentence, one in single:
        end = _END_OF_CLAUSE.search(sentence.shape, one.at)
        last = end.start() if end else len(sentence.words)
        words = {stem(word) for word in sentence.words_in(0, last)} - _SAYS_NOTHING
        text = sentence.text[sentence.first : sentence.spans[last - 1][1]]
        if len(words) > 1:
            said[frozenset(words), one.letter].append((passage, sentence, one, text))
    for key, same in said.items():
        for place in same if len({place[2].value for place in same}) > 1 else ():
            dated[key, _when(place[3])].append(place)
    for (_, when), places in dated.items():
        first, one = places[0][0], places[0][2]
        other = next((place for place in places if place[2].value != one.value), None)
        values = {place[2].value for place in places}
        if other is None or len(when) != 1 or len(values) > 2 or len(places) > 3:
            continue  # a sentence that stands in place after place is of another ward each time
        passage, sentence, two, _ = other
        numbered = two.value - one.value == (passage.pdf_page or 0) - (first.pdf_page or 0)  # as pages are
        if numbered or one.interval.meets(two.interval) or not 0.5 <= one.value / two.value <= 2:
            continue
        there = where(first.page, first.pdf_page)
        yield prose_finding(
            passage, "two values", sentence.span(two), two.text, f"{one.text} on {there}", sure="likely",
            short=f"{capital(there)} says {one.text}", working=f"The same is given as {one.text} on {there}, for the same period.",
        )  # fmt: skip


def _when(text: str) -> frozenset[str]:
    """The days and periods a text names, those of its days left out."""
    days = {day.isoformat() for _, day in dates_in(text)}
    return frozenset(days | ({period for period, _, _ in periods_in(text)} - {day[:7] for day in days}))


_END_OF_CLAUSE = re.compile(r",[ak]|;")
_FEW_WORDS = (3, 1)
"""Words that name a measure: without a verb that says so, and with one."""


def _single(sentence: Sentence) -> Quantity | None:
    """The one figure of a sentence that states it and compares, estimates and forecasts nothing."""
    one = sentence.quantities[0]
    if not one.plain or one.letter not in "NPM" or not one.value:
        return None
    end = _END_OF_CLAUSE.search(sentence.shape, one.at)
    shape = sentence.shape[: end.start() if end else None]
    alone = len(sentence.quantities) == 1 or (end and sentence.quantities[1].at > end.start())
    if not alone:
        return None
    contents = "...." in sentence.text
    few = contents or shape.count("w") < _FEW_WORDS["e" in shape]
    other = few or not set("udpqgl").isdisjoint(shape)
    return None if other or _OTHERS.search(" ".join(sentence.words)) else one


# The dataset of the pack.
_SOME_OF_THEM = re.compile(r"\b(?:including|of (?:whom|which|these|them|those)|among (?:whom|them|these))\b[^.;]*$", re.IGNORECASE)  # fmt: skip
_RATE = re.compile(r"\brates?\b|\bper (?:1,?000|10,?000|100,?000)\b", re.IGNORECASE)
_SHARE = re.compile(r"\b(?:percentage|proportion|share)\b", re.IGNORECASE)
_END_OF_QUARTER = re.compile(r"\bend of (?:q|quarter )([1-4])\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(20\d\d)\s?[/-]\s?\d{2}\b")
_QUARTER = re.compile(r"\b(?:q|quarter |qtr )([1-4]) (?:of |in )?(20\d\d)\s?[/-]\s?(?:20)?(\d\d)\b", re.IGNORECASE)  # fmt: skip
_NAMED, _MARGIN, _LEAST, _NEAR = 0.75, 0.12, 100, 0.15
_BESIDE = 12
Span = tuple[int, int]


def report_findings(dataset: Dataset, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Where the prose gives another figure for an indicator and a period than the dataset does, or another rate for its number."""
    rows, fit = dataset.rows, Fit(dataset.rows)
    known = frozenset().union(*(subject_words(one.name) for one in rows))
    counted = [at for at, one in enumerate(rows) if measure_of(one) == "count"]
    counts = [(at, other) for at in counted for other in dataset.beside(at, "rate")]
    for passage in passages if rows else ():
        for sentence in passage.read if not passage.cell else ():
            dated, rated = "y" in sentence.shape, "rate" in sentence.said and len(sentence.quantities) > 1
            text = sentence.text[sentence.first : sentence.last] if dated or rated else ""
            for one, period, span in _dated(sentence, text, known) if dated else ():
                at = _row(rows, fit, text, one, period)
                same = () if at is None else (at, *dataset.related.get(at, ()))
                if at is not None and all(_differs(rows[row], one, period) for row in same):
                    near = abs((rows[at].values[period] or 0.0) - one.value) <= 0.03 * one.value
                    yield _against(
                        passage, "report against dataset", one, rows[at], period, span=span, said=f"{one.text} for {spoken(period)}",
                        why=f" ({rows[at].ref} '{rows[at].name}'). A different definition may explain it.", ask="Do they count the same?",
                        severity="look" if near else "ask", sure="possible" if near else "likely", refs=(rows[at].ref,),
                    )  # fmt: skip
            for at, other in counts if rated else ():
                told = _number_and_rate(rows[at], rows[other], sentence.figures("N"))
                if told is not None and fit.share_of(text, at) >= _NAMED:
                    count, rate, period = told
                    yield _against(
                        passage, "number and rate", rate, rows[other], period, span=(count.first, rate.last), beside=f" beside {count.text}",
                        said=f"{count.text} is a rate of {rate.text}", why=". Another figure for the population may explain it.",
                        severity="look", sure="possible", refs=(rows[at].ref, rows[other].ref),
                    )  # fmt: skip


def _against(
    passage: Passage, rule: str, one: Quantity, row: Indicator, period: str, *, span: Span, why: str, beside: str = "", **fields: Any
) -> Finding:  # fmt: skip
    """A figure of the prose against that of a row; ``why`` ends the working, ``beside`` says what the row has it for."""
    there, value = where(row.page, row.pdf_page), row.values[period] or 0.0
    shown = figure(value, "%" if row.unit == "percent" else "", places=0 if value == int(value) else 1)
    has = f"{shown}{beside} for {spoken(period)}"
    return prose_finding(
        passage, rule, span, one.text, f"{has} in the table on {there}", short=f"The table on {there} has {shown}",
        working=f"The table on {there} has {has}{why}", **fields,
    )  # fmt: skip


def _dated(sentence: Sentence, text: str, known: frozenset[str]) -> Iterator[tuple[Quantity, str, Span]]:
    """The figures of a sentence with their period and the span of both: the only ones, or a figure right before 'at the end of Q4'."""
    numbers = [one for one in sentence.figures("NP") if not one.range]
    numbers = [one for one in numbers if not _SOME_OF_THEM.search(text, 0, one.first - sentence.first)]
    dated = [(f"{found[2]}/{found[3]} Q{found[1]}", *found.span()) for found in _QUARTER.finditer(text)]
    dated += [found for found in periods_in(text) if is_month(found[0])] if numbers else []
    alone = len(numbers) == len(dated) == 1 and known & subject_words(text)
    if alone and all(subject_words(found.group()) <= known for found in _OTHERS.finditer(text.casefold())):
        (one,), (period, first, last) = numbers, dated[0]
        ends = (one.first, one.last, sentence.first + first, sentence.first + last)
        yield one, period, (min(ends), max(ends))
        return
    years = _YEAR.findall(text)
    for quarter in _END_OF_QUARTER.finditer(text) if len(years) == 1 else ():
        beside = [one for one in numbers if 0 <= sentence.first + quarter.start() - one.last <= _BESIDE]
        month = (6, 9, 12, 3)[int(quarter[1]) - 1]
        if len(beside) == 1:
            span = (beside[0].first, sentence.first + quarter.end())
            yield beside[0], f"{int(years[0]) + (month == 3)}-{month:02}", span


def _row(rows: Sequence[Indicator], fit: Fit, text: str, one: Quantity, period: str) -> int | None:
    """The one indicator a sentence names, of the measure it gives."""
    share = one.letter == "P" or _SHARE.search(text)
    measure: Measure = "rate" if one.letter != "P" and _RATE.search(text) else "percent" if share else "count"
    dated = [at for at, row in enumerate(rows) if not row.doubtful and period in row.values]
    fitting = [at for at in dated if measure_of(rows[at]) == measure]
    scores = sorted(((fit.share_of(text, at), at) for at in fitting), reverse=True)
    if not scores or scores[0][0] < _NAMED or (len(scores) > 1 and scores[1][0] > scores[0][0] - _MARGIN):
        return None
    name = subject_words(rows[scores[0][1]].name)
    return scores[0][1] if len(name & subject_words(text)) >= min(2, len(name)) else None


def _differs(row: Indicator, one: Quantity, period: str) -> bool:
    """Whether no unrounded figure could be printed both ways."""
    value = row.values.get(period)
    if value is None or one.interval.holds(value):
        return False
    half = 0.5 * 10.0 ** -max(places_of(each) for each in row.values.values() if each is not None)
    return value + half <= one.low or one.high <= value - half


def _number_and_rate(numbers: Indicator, rates: Indicator, here: Sequence[Quantity]) -> tuple[Quantity, Quantity, str] | None:  # fmt: skip
    """A number, the rate said of it, and the one period in which the dataset has the number: '522 children, a rate of 104'."""
    for count in here:
        periods = [period for period, value in numbers.values.items() if value == count.value >= _LEAST]
        if len(periods) != 1 or (rate := rates.values.get(periods[0])) is None:
            continue
        printed = around(rate, 0.5 if rate == int(rate) else 0.05)
        others = [one for one in here if one is not count]
        if any(printed.high > one.low and one.high > printed.low for one in others):
            return None
        near = [one for one in others if abs(one.value - rate) <= _NEAR * rate and one.first > count.last]
        if len(near) == 1:
            return count, near[0], periods[0]
    return None
