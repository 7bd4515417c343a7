"""Commentaries that say one thing where the figures beside them say the other: up for down, below for above."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from packview.insight.commentary_verdicts import way_said
from packview.insight.commentary_words import plain
from packview.insight.keys import finding_key
from packview.insight.passages import on_the_page
from packview.insight.saying import figure, where
from packview.insight.telling import named
from packview.insight.twins import subject_words, twins_of
from packview.model import Finding, Indicator, Pack

_YEAR = 13
"""Months from one month to the same of the next year, both counted."""
_UP = r"increase[ds]?|increasing|rise|risen|rose|growth|grown|grew|went\sup|gone\sup|is\sup|are\sup|climbed|higher"
_DOWN = (
    r"decrease[ds]?|decreasing|fall|fallen|fell|drop|dropped|reduction|reduced|decline[ds]?|went\sdown|gone\sdown|is\sdown"
    r"|are\sdown|lower|fewer"
)
_SAYS = re.compile(
    r"^(?:there\s(?:has\sbeen|have\sbeen|was|were|is)\s(?P<there>(?:an?\s)?(?:\w+\s){0,3}?)"
    r"|an?\s(?:\w+\s){0,2}?|(?:the\s|this\s|these\s)?(?P<subject>(?:[\w'%/&()-]+\s){1,12}?)"
    r"(?:(?:has|have|had|was|were|is|are)\s)?(?:(?:again|also|now|further|slightly|significantly|continued\sto|seen\san?)\s){0,3})"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?P<after>.*)$",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:this|last|previous|prior)\s(?:month|quarter|period)\b|\b(?:month\sbefore|quarter\sbefore)\b"
    r"|\bin\s(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"\b(?:year|years|annual|average|overall|trend|target|neighbours?|sn|national|nationally|england|regional|since|may|might|expected|"
    r"expect|will|could|should|if|risk\sof|despite|although|whilst|while|but|not|no|capacity|demand|caused|due\sto\san?|following|after|"
    r"proportion|percentage|rate|impact|pressure|staff|staffing|vacancies|caseloads?)\b",
    re.IGNORECASE,
)
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
_ABOUT = re.compile(
    r"\b(?:number|numbers|figure|figures|volume|volumes|total|count|performance|timeliness|it|this)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a commentary says of its figure: which way, and its words."""

    up: bool
    words: str


def direction_findings(
    pack: Pack, pages: Sequence[Sequence[str]], *, leave: frozenset[str] = frozenset()
) -> list[Finding]:
    """The commentaries that contradict the figures they stand beside.

    Args:
        pack: the pack.
        pages: its lines.
        leave: references of indicators whose commentary is known to be another's.
    """
    rows, twins = pack.indicators, twins_of(pack.indicators)
    found: list[Finding] = []
    for at, one in enumerate(rows):
        if one.ref in leave or not one.commentary or one.doubtful:
            continue
        around = [rows[twin] for twin in twins.get(at, ())]
        found += _moves(one, around, pages)
        found += _against_others(one, around, pages)
    return _once(found, rows, twins)


def _once(
    found: Sequence[Finding], rows: Sequence[Indicator], twins: Mapping[int, tuple[int, ...]]
) -> list[Finding]:
    """One finding where twins share the commentary."""
    kept: list[Finding] = []
    position = {one.ref: at for at, one in enumerate(rows)}
    for one in found:
        beside = {rows[at].ref for at in twins.get(position[one.refs[0]], ())}
        if not any(
            other.refs[0] in beside and other.rule == one.rule and other.printed == one.printed
            for other in kept
        ):
            kept.append(one)
    return kept


def says(commentary: str, name: str) -> Said | None:
    """Which way the first sentence says the indicator of this name moved on the period before; None where it does not say."""
    first = re.split(r"(?<=[.;!?])\s+", commentary.strip(), maxsplit=1)[0].rstrip(".;!? ")
    found = _SAYS.match(first)
    if found is None or len(first) > 220 or _ELSE.search(_without(first, name)):
        return None
    both = re.search(rf"\b(?:{_DOWN})\b" if found["up"] else rf"\b(?:{_UP})\b", first, re.IGNORECASE)
    about = subject_words(name)
    rest = f"{found['subject'] or ''} {found['after']}"
    shared = about & subject_words(rest)
    if (
        both
        or not _NOW.search(first)
        or not ((shared and 2 * len(shared) >= len(about)) or _only_figure(rest))
    ):
        return None
    return Said(up=found["up"] is not None, words=first)


def _without(text: str, name: str) -> str:
    """A sentence without the words of the indicator's own name."""
    own = set(plain(name).split())
    return " ".join(word for word in re.findall(r"[\w']+", text) if plain(word) not in own)


def _only_figure(words: str) -> bool:
    """Whether nothing but 'the figure', 'numbers' and when is spoken of."""
    left = subject_words(_ABOUT.sub(" ", _NOW.sub(" ", words))) - subject_words(
        "slight slightly again further compared than from previous last"
    )
    return not left


def _moves(one: Indicator, around: Sequence[Indicator], pages: Sequence[Sequence[str]]) -> Iterator[Finding]:
    said = says(one.commentary, one.name)
    if said is None:
        said = _plainly(one)
    if said is None:
        return
    moves = [move for row in (one, *around) if (move := _last_move(row)) is not None]
    own = _last_move(one)
    if own is None or any(move == 0 or (move > 0) == said.up for move in moves):
        return
    (before, old), (now, new) = _last_two(one)
    at = where(one.page, one.pdf_page)
    way, really = ("up", "down") if said.up else ("down", "up")
    unit = "%" if one.unit == "percent" else ""
    figures = f"{_shown(old)}{unit} to {_shown(new)}{unit}"
    yield _finding(
        one,
        pages,
        rule="commentary against figure",
        words=said.words,
        computed=f"{before} to {now}: {figures}",
        explanation=f"The commentary of {named(one)} on {at} says that it went {way}; the figures went {really}, from {figures}.",
        question=f"On {at} the commentary of {named(one)} says that it went {way}, while the figures go from {figures}. "
        "Which is right, and is the commentary of this month?",
    )


def _plainly(one: Indicator) -> Said | None:
    """Which way the commentary says it went, in any words, where month before and same month of the year before both say the opposite."""
    told = way_said(one.commentary, one.name, one.polarity)
    values = list(one.values.values())
    if told is None or len(values) < _YEAR or values[-1] is None:
        return None
    before, year_before = values[-2], values[-_YEAR]
    if before is None or year_before is None:
        return None
    up = told[0] == "up"
    contrary = values[-1] < min(before, year_before) if up else values[-1] > max(before, year_before)
    return Said(up=up, words=told[1]) if contrary else None


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
            _contradicts(twin, key, above=above) is None for key, _ in wrong for twin in around
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


def _last_move(one: Indicator) -> float | None:
    """The change from the last period but one to the last; None where either is missing."""
    values = list(one.values.values())
    if len(values) < 2 or values[-1] is None or values[-2] is None:
        return None
    return values[-1] - values[-2]


def _shown(value: float) -> str:
    return figure(value, 0 if value == int(value) else 1)


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
        key=finding_key("commentary", rule, one.item, one.ref, words),
        kind="commentary",
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
