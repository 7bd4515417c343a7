"""Commentaries that say one thing where the figures beside them say the other: up for down, below for above."""

import re
from collections.abc import Iterator, Mapping, Sequence

from packview.insight.commentary.movements import (
    Figures,
    Statement,
    contradicts,
    may_be_contradicted,
    own_statements,
)
from packview.insight.finding import identity, named, where
from packview.insight.indicators import Polarities, related_measures
from packview.insight.own_words import plain
from packview.insight.prose.passages import on_the_page
from packview.model import Finding, Indicator, Pack
from packview.wording.numbers import figure
from packview.wording.periods import spoken

_COMPARES = re.compile(
    r"\b(?:remains?|is|are|was|were|figures?\sremain|continues?\sto\sbe|we\sremain)\s(?:slightly\s|significantly\s|well\s|still\s|much\s)?"
    r"(?:(?P<up>higher|above|over|greater)|(?P<down>lower|below|under|fewer))\b"
    r"(?P<than>(?:\s(?:than|our|the|that|of|those|a))*\s(?:[\w'\u2019,]+\s?(?:and\s)?){1,8}?)"
    r"(?:averages?|neighbours?|figures?|rates?)\b",
    re.IGNORECASE,
)
_WITH = (
    ("stat", re.compile(r"\b(?:sn|stat\w*\s+neighbo|neighbours?)", re.IGNORECASE)),
    ("england", re.compile(r"\b(?:national|nationally|england)\b", re.IGNORECASE)),
    ("region", re.compile(r"\b(?:regional|region|south\s?east|se)\b", re.IGNORECASE)),
)


def direction_findings(
    pack: Pack,
    pages: Sequence[Sequence[str]],
    *,
    leave: frozenset[str] = frozenset(),
    known: Polarities | None = None,
) -> list[Finding]:
    """The commentaries that contradict the figures they stand beside.

    Args:
        pack: the pack.
        pages: its lines.
        leave: references of indicators whose commentary is known to be another's.
        known: which way is good, for kinds of indicators.
    """
    known = known or Polarities()
    rows, related = pack.indicators, related_measures(pack.indicators)
    found: list[Finding] = []
    for at, one in enumerate(rows):
        if one.ref in leave or not one.commentary or one.doubtful:
            continue
        beside = related.get(at, ())
        around = [rows[other] for other in beside]
        found += _moves(rows, at, beside, pages, known)
        found += _against_others(one, around, pages)
    return _once(found, rows, related)


def _once(
    found: Sequence[Finding], rows: Sequence[Indicator], related: Mapping[int, tuple[int, ...]]
) -> list[Finding]:
    """One finding where related measures share the commentary."""
    kept: list[Finding] = []
    position = {one.ref: at for at, one in enumerate(rows)}
    for one in found:
        beside = {rows[at].ref for at in related.get(position[one.refs[0]], ())}
        if not any(
            other.refs[0] in beside and other.rule == one.rule and other.printed == one.printed
            for other in kept
        ):
            kept.append(one)
    return kept


def _moves(
    rows: Sequence[Indicator],
    at: int,
    beside: Sequence[int],
    pages: Sequence[Sequence[str]],
    known: Polarities,
) -> Iterator[Finding]:
    """The first statement that the figures of a row, and those of its related measures, contradict."""
    one = rows[at]
    good = known.of(one)
    if not may_be_contradicted(one, good=good):
        return
    for said in own_statements(rows, at, beside):
        told = contradicts(said, one, good=good)
        if told is None or any(contradicts(said, rows[other], good=good) is None for other in beside):
            continue
        yield _told(one, said, told, pages)
        return


def _told(one: Indicator, said: Statement, told: Figures, pages: Sequence[Sequence[str]]) -> Finding:
    (before, old), (now, new) = told[0], told[-1]
    at = where(one.page, one.pdf_page)
    way = {"up": "went up", "down": "went down", "better": "got better", "worse": "got worse"}[said.way]
    really = "up" if new > old else "down"
    unit = "%" if one.unit == "percent" else ""
    figures = f"{_shown(old)}{unit} in {spoken(before)} to {_shown(new)}{unit} in {spoken(now)}"
    which = {"better": ", which is worse", "worse": ", which is better"}.get(said.way, "")
    if len(told) > 2:
        which += f"; it was {_shown(told[-2][1])}{unit} in {spoken(told[-2][0])}"
    return _finding(
        one,
        pages,
        rule="commentary against figure",
        words=said.sentence,
        computed=f"{before} to {now}: {_shown(old)}{unit} to {_shown(new)}{unit}",
        explanation=f"The commentary of {named(one)} on {at} says that it {way}; the figures went {really}, from {figures}{which}.",
        question=f"On {at} the commentary of {named(one)} says that it {way}, while the figures go {really} from {figures}. "
        "Which is right, and is the commentary of this month?",
    )


def _against_others(
    one: Indicator, around: Sequence[Indicator], pages: Sequence[Sequence[str]]
) -> Iterator[Finding]:
    if not any(one.benchmarks.values()) or not re.search(r"average|neighbour|figure|rate", one.commentary):
        return
    for found in _COMPARES.finditer(one.commentary):
        whom = [key for key, pattern in _WITH if pattern.search(found["than"] + found.group()[-14:])]
        above = found["up"] is not None
        wrong = [(key, value) for key in whom if (value := _contradicts(one, key, above=above)) is not None]
        if not wrong or any(
            _contradicts(other, key, above=above) is None for key, _ in wrong for other in around
        ):
            continue
        latest = _last_two(one)[1][1]
        name, other = next((n, v) for n, v in one.benchmarks.items() if v == wrong[0][1])
        at = where(one.page, one.pdf_page)
        unit = "%" if one.unit == "percent" else ""
        said = "above" if above else "below"
        yield _finding(
            one,
            pages,
            rule="commentary against benchmark",
            words=found.group(),
            computed=f"{_shown(latest)}{unit} against {_shown(other or 0)}{unit} ({name})",
            explanation=f"The commentary of {named(one)} on {at} says that it is {said} the {name} average; the figures printed "
            f"beside it are {_shown(latest)}{unit} against {_shown(other or 0)}{unit}.",
            question=f"On {at} the commentary of {named(one)} puts it {said} the {name} average, but the table gives "
            f"{_shown(latest)}{unit} against {_shown(other or 0)}{unit}. Could you tell us which of the two stands?",
        )


def _contradicts(one: Indicator, key: str, *, above: bool) -> float | None:
    """The benchmark that is on the other side of the latest figure than was said; None where it is not, or there is none."""
    last = _last_two(one)
    for name, value in one.benchmarks.items():
        if value is None or (
            key not in plain(name) and not (key == "region" and re.search(r"\bse\b", plain(name)))
        ):
            continue
        latest = last[1][1]
        # A quarter of the way is left to rounding, and to counts and rates that go up and down with the month.
        if (above and latest < value * 0.95) or (not above and latest > value * 1.05):
            return value
    return None


def _last_two(one: Indicator) -> tuple[tuple[str, float], tuple[str, float]]:
    known = [(period, value) for period, value in one.values.items() if value is not None]
    return (known[-2], known[-1]) if len(known) > 1 else (("", 0.0), known[-1] if known else ("", 0.0))


def _shown(value: float) -> str:
    return figure(value, places=0 if value == int(value) else 1)


def _finding(
    one: Indicator,
    pages: Sequence[Sequence[str]],
    *,
    rule: str,
    words: str,
    computed: str,
    explanation: str,
    question: str,
) -> Finding:
    lines = pages[one.pdf_page - 1] if one.pdf_page and one.pdf_page <= len(pages) else ()
    return Finding(
        key=identity(rule, one.item, one.ref, words),
        rule=rule,
        severity="ask",
        sure="likely",
        item=one.item,
        page=one.page,
        pdf_page=one.pdf_page,
        refs=(one.ref,),
        quote=on_the_page(words, lines),
        printed=words,
        computed=computed,
        explanation=explanation,
        question=question,
    )
