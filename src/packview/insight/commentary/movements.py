"""Which way a commentary says that its own indicator moved, and against when.

A sentence counts only where each of its words is understood: a movement, when, the indicator's own name, or words that change
nothing. Whatever else stands in it ('from the police', 'nationally', 'planned') may be about another figure, and the sentence is left.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from packview.insight.commentary import movement_words
from packview.insight.commentary.clause_subject import changes_nothing, is_about
from packview.insight.commentary.indicator_naming import Named, is_own, joined, named_as, spelt_out, tokens_of
from packview.insight.trends.xmr import is_running_total
from packview.model import Indicator
from packview.wording.periods import earlier_in, in_a_year, in_order, length_of, spoken

Against = Literal["period", "year", "trend", "all"]
"""What a figure is said to have moved on: the period before, the year before, those just before, all that are printed."""

Figures = tuple[tuple[str, float], ...]
"""Periods with their figures."""

_SENTENCES = 3
_LONGEST = 200
_FIRST = 900
"""Characters within which the first sentences end."""
_OPPOSITE: dict[movement_words.Way, movement_words.Way] = {
    "up": "down",
    "down": "up",
    "better": "worse",
    "worse": "better",
}
_SUMMED = re.compile(
    r"\bytd\b|\byear[\s-]to[\s-]date\b|\bcumulat\w+|\bso\sfar\sthis\syear\b|(?<!up\s)\bto\sdate\b|\broll(?:ing|ed)\b|\bmoving\saverage\b|"
    r"\b(?:last|previous|past)\s(?:12|twelve)\smonths\b|\b12[\s-]month\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a sentence says of the indicator beside it.

    Attributes:
        way: it moved.
        against: what it is compared with; empty where the sentence does not say.
        sentence: as printed.
    """

    way: movement_words.Way
    against: frozenset[Against]
    sentence: str


def statements(commentary: str, one: Named, latest: str) -> list[Statement]:
    """What the first sentences of a commentary say; nothing where two of them say the contrary of each other."""
    text = movement_words.LABEL.sub("", commentary.strip()[:_FIRST], count=1)
    sentences = [part.strip() for part in re.split(r"(?<=[.;!?])\s+|\n+", text) if part.strip()][
        : _SENTENCES + 1
    ]
    found: list[Statement] = []
    for at, sentence in enumerate(sentences[:_SENTENCES]):
        found += _of_sentence(sentence.rstrip(".;!? "), one, latest, first=at == 0)
    ways = {said.way for said in found}
    if any(_OPPOSITE[way] in ways for way in ways):
        return []
    told = {said.sentence for said in found}
    rest = [part for part in sentences if part.rstrip(".;!? ") not in told]
    return [] if any(_may_be_contrary(part, way, one) for part in rest for way in ways) else found


def _may_be_contrary(sentence: str, way: movement_words.Way, one: Named) -> bool:
    """Whether a sentence that is not understood may say the contrary of this indicator."""
    if not dict(movement_words.WAYS)[_OPPOSITE[way]].search(sentence):
        return False
    own = any(is_own(token, one) for token in tokens_of(sentence))
    return (
        own
        or re.match(
            r"(?:it|this|they|these|numbers|figures|performance|overall|however|but|since|there|we)\b",
            sentence,
            re.IGNORECASE,
        )
        is not None
    )


def _of_sentence(printed: str, one: Named, latest: str, *, first: bool) -> list[Statement]:
    sentence = spelt_out(joined(printed), one)
    if movement_words.CONTRARY.search(sentence) or movement_words.NO_COMPARISON.search(sentence):
        return []
    core = (
        movement_words.LEADING.sub("", sentence) if not _moves(movement_words.LEADING.match(sentence)) else ""
    )
    by_the_way = movement_words.BESIDES.search(core)
    core = movement_words.CAUSE.sub("", movement_words.BESIDES.sub("", movement_words.OWN_BODY.sub("", core)))
    if len(core) > _LONGEST or movement_words.WISHED.search(core):
        return []
    found: list[Statement] = []
    carried = first
    for clause in _clauses(core):
        said = _of_clause(clause, printed, one, latest, first=carried)
        ways = _ways_of(clause)
        if len(ways) != 1:
            return []
        if said is not None:
            found.append(said)
        carried = carried and said is not None
    ways = {way for clause in _clauses(core) for way in _ways_of(clause)}
    if by_the_way is not None:
        ways |= _ways_of(by_the_way.group())
    return [] if any(_OPPOSITE[way] in ways for way in ways) else found


def _moves(found: re.Match[str] | None) -> bool:
    return found is not None and bool(_ways_of(found.group()))


def _ways_of(text: str) -> set[movement_words.Way]:
    return {way for way, pattern in movement_words.WAYS if pattern.search(text)}


def _clauses(core: str) -> list[str]:
    """The parts of a sentence that 'and' or a comma joins, each with a movement of its own."""
    parts: list[str] = []
    pieces = re.split(r"(\s+and\s+|,\s+(?:and\s+)?)", core)
    for joint, part in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        if parts and not (_ways_of(part) and _ways_of(parts[-1])):
            parts[-1] += f"{joint}{part}"
        else:
            parts.append(part)
    return [part for part in parts if part.strip()]


def _of_clause(clause: str, sentence: str, one: Named, latest: str, *, first: bool) -> Statement | None:
    """What a clause says of the indicator; None where it holds a word that is not understood, or may be about another figure."""
    left, against = _without_when(clause, latest)
    if (
        movement_words.EARLIER_FIRST.match(clause)
        or _YEAR.search(left)
        or (movement_words.OF_TIME.search(left) and one.measure != "time")
    ):
        return None
    ways = _ways_of(left)
    if len(ways) != 1:
        return None
    way = next(iter(ways))
    left = movement_words.MOVED.sub("", left)
    for _, pattern in movement_words.WAYS:
        left = pattern.sub(" ", left)
    tokens = tokens_of(movement_words.FIGURES.sub(" ", left))
    beside_own = any(is_own(token, one) for token in tokens)
    if not all(is_own(token, one) or changes_nothing(token, one, beside_own=beside_own) for token in tokens):
        return None
    if movement_words.QUALITY & set(tokens) and way in ("up", "down"):
        way = "better" if way == "up" else "worse"
    if not is_about(tokens, one, way, clause, first=first):
        return None
    if movement_words.GOES_ON.search(clause) and not against:
        against = frozenset({"trend"})
    return Statement(way=way, against=against, sentence=sentence)


def _without_when(clause: str, latest: str) -> tuple[str, frozenset[Against]]:
    """A clause without the words that say when, and what it compares with."""
    against: set[Against] = set()
    length = length_of(latest) or "month"
    for key, pattern in (
        *_names_of_periods(latest),
        ("year", movement_words.YEAR_BEFORE),
        ("all", movement_words.WHOLE_WINDOW),
        ("period", movement_words.QUARTER_BEFORE if length == "quarter" else movement_words.MONTH_BEFORE),
    ):
        shorter = pattern.sub(" ", clause)
        if shorter != clause:
            against.add(key)
        clause = shorter
    return " ".join(clause.split()), frozenset(against)


@lru_cache(maxsize=256)
def _names_of_periods(latest: str) -> tuple[tuple[Against, re.Pattern[str]], ...]:
    """How the latest month, the one before and that of a year before are called."""
    if length_of(latest) != "month":
        return ()
    year, month = int(latest[:4]), int(latest[5:])
    earlier = f"{year - (month == 1)}-{(month - 2) % 12 + 1:02}"
    name, last = (spoken(period).split()[0] for period in (latest, earlier))
    to = r"(?:from|than|with|on|since|to|against|in|for|of|that|during|compared|the)\s"
    return (
        ("year", re.compile(rf"\b(?:{to}){{0,4}}{name}\s(?:{year - 1}|last\syear)\b", re.IGNORECASE)),
        ("period", re.compile(rf"\b(?:{to}){{0,3}}{name}(?:\s{year})?\b(?!\s\d)", re.IGNORECASE)),
        (
            "period",
            re.compile(
                rf"\b(?:from|than|with|on|since|against|to)\s(?:{to}){{0,3}}{last}(?:\s{earlier[:4]})?\b(?!\s(?:\d|last))",
                re.IGNORECASE,
            ),
        ),
    )


def contradicts(said: Statement, one: Indicator, *, good: str) -> Figures | None:
    """The earlier periods and figures that a statement contradicts, the latest last; None where any reading of it may be right.

    Args:
        said: of the indicator.
        one: the indicator.
        good: 'high', 'low', or '' where nobody says which way is good.
    """
    up = _is_up(said.way, good)
    periods = in_order(one.values)
    if up is None or len(periods) < 2 or one.values[periods[-1]] is None:
        return None
    now = periods[-1]
    earlier = _compared(said.against, periods)
    figures = [(period, value) for period in earlier if (value := one.values.get(period)) is not None]
    latest = one.values[now]
    if latest is None or len(figures) < len(earlier) or not figures:
        return None
    if any(latest == value or (latest > value) == up for _, value in figures):
        return None
    stated = movement_words.FROM_TO.search(said.sentence)
    if stated is not None and not _all_printed([stated["old"], stated["new"]], one):
        return None
    return (*figures, (now, latest))


def _is_up(way: movement_words.Way, good: str) -> bool | None:
    if way in ("up", "down"):
        return way == "up"
    return None if good not in ("high", "low") else (way == "better") == (good == "high")


def _compared(against: frozenset[Against], periods: list[str]) -> list[str]:
    """The periods that must all say the contrary, the one to be told first."""
    last, back = earlier_in(periods, periods[-1]), in_a_year(periods[-1])
    year = earlier_in(periods, periods[-1], back=back) if back > 1 else None
    if "all" in against:
        return list(reversed(periods[:-1]))
    if against and against <= {"period", "year"}:
        wanted = ([last] if "period" in against else []) + ([year] if "year" in against else [])
        return [one for one in wanted if one is not None] if None not in wanted else []
    if last is None:
        return []
    found = [last, *periods[-4:-2]] if "trend" in against else [last]
    if year is None:
        return list(reversed(periods[:-1])) if len(periods) >= 3 else []
    return [*found, year]


def _all_printed(stated: Sequence[str | None], one: Indicator) -> bool:
    """Whether figures that a sentence gives are those of its row; others may be of another row."""
    printed = [value for value in one.values.values() if value is not None]
    return all(
        any(abs(float(figure.replace(",", "")) - value) < 1 for value in printed)
        for figure in stated
        if figure is not None
    )


def may_be_contradicted(one: Indicator, *, good: str) -> bool:
    """Whether a commentary has a word that goes against its figures at all, which is quickly seen.

    Sums of the year so far and moving averages are left: what is said of the month alone is right there as well.
    """
    if not one.commentary:
        return False
    periods = in_order(one.values)
    latest = one.values[periods[-1]] if periods else None
    known = [(period, value) for period in periods if (value := one.values[period]) is not None]
    if (
        latest is None
        or _SUMMED.search(one.name)
        or is_running_total([period for period, _ in known], [value for _, value in known])
    ):
        return False
    earlier = (
        earlier_in(periods, periods[-1]),
        earlier_in(periods, periods[-1], back=in_a_year(periods[-1])),
    )
    values = [value for period in earlier if period is not None and (value := one.values[period]) is not None]
    wrong = {"up": any(latest < value for value in values), "down": any(latest > value for value in values)}
    text = one.commentary[:_FIRST].casefold()
    judged = movement_words.JUDGED.search(text) is not None and good in ("high", "low")
    return judged or any(
        wrong.get(way, False) and (f" {way}" in f" {text}" or pattern.search(text))
        for way, pattern in movement_words.WAYS
    )


def own_statements(rows: Sequence[Indicator], at: int, leave_out: Sequence[int] = ()) -> Iterator[Statement]:
    """What the commentary of a row says of it, where its words fit no other row as well."""
    one = rows[at]
    others = [
        row
        for other, row in enumerate(rows)
        if other != at and other not in leave_out and row.item == one.item
    ]
    spoken_of = named_as(one, others)
    periods = [period for period in in_order(one.values) if one.values[period] is not None]
    if spoken_of is not None and one.commentary and periods:
        yield from statements(one.commentary, spoken_of, periods[-1])
