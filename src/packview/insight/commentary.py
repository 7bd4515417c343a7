"""Commentaries that say one thing where the figures beside them say the other, and those beside the wrong figures: pasted, or a row too low.

A sentence counts only where each of its words is understood: a movement, a time, a comparison, the indicator's own name, or one
that changes nothing. Whatever else stands in it ('from the police', 'planned') may be about another figure, and the sentence is left.
Words are known by their stems, so one entry stands for 'rise', 'rises' and 'rising'.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from rapidfuzz.distance import Indel

from packview.insight.finding import Pages, fitted, lines_at, named, of_indicator, sign_of, where
from packview.insight.indicators import (
    Dataset,
    Fit,
    Polarities,
    figures_of,
    latest_of,
    measure_of,
    subject_words,
)
from packview.insight.prose.lexicon import CLASS_OF, DOWN, UP, patterns, word_sets
from packview.insight.prose.passages import on_the_page
from packview.insight.trends.targets import target_of
from packview.insight.trends.xmr import is_sum, sentences_of
from packview.model import Finding, Indicator
from packview.text import fold
from packview.wording.dates import MONTHS
from packview.wording.numbers import figure
from packview.wording.periods import MONTH_NAMES, earlier_in, in_a_year, spoken
from packview.wording.words import counted, is_plural, stem

_WORDS, _WHOM, _KINDS, _SUBJECTS = (word_sets(table) for table in ("commentary", "whom", "kinds", "subjects"))
_SAID = patterns("said")


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


def _of_classes(letters: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word, letter in CLASS_OF.items() if letter in letters)


_WAYS = {name: _stems(words) for name, words in word_sets("ways").items()}
_WAYS["up"] |= _stems(_of_classes(UP) - _WORDS["either_way"])
_WAYS["down"] |= _stems(_of_classes(DOWN) - _WORDS["either_way"])
_OPPOSITES = ({"up", "down"}, {"better", "worse"})
_PLAIN, _PERSONS = map(_stems, (_WORDS["plain"] | _WORDS["goes_on"], _SUBJECTS["persons"]))
_WHOLE = 0.8
"""Share of the words of a name that stand for the whole of it."""
_NEUTRAL = (_WORDS["quality"] | _WORDS["extreme"]).union(*_KINDS.values())
_NEUTRAL |= _of_classes("ftbohiea") | (_of_classes("s") - _WORDS["telling"])
"""Words that make no other figure of what stands beside them; so do words in '-ly'."""
_FITTING = {"count": ("count",), "percent": ("percent",), "rate": ("rate", "percent", "time")}
"""Measures that a word of each kind may speak of."""
_WISHED = re.compile(r"(?<!continue)(?<!continues)(?<!continued)(?<!began)(?<!started)\sto\s(?:\w+ly\s)?(?P<verb>[a-z]+)")  # fmt: skip
_BESIDES = re.compile(r"(?:,?\s(?:which|where|who)\b|,\s(?:with|and\s(?:is|are|was|were|will)|\w+ing)\b|\s\u2013\s|:\s).*$")  # fmt: skip
_NAMED_MONTH = re.compile(rf"(?P<before>(?:\b[a-z]+\s){{0,4}})\b(?P<month>{MONTH_NAMES})(?P<year>\s(?:(?:19|20)\d\d|last\syear))?\b(?:'s)?(?!\s\d)")  # fmt: skip
_NUMBER = re.compile(r"(?P<figure>\b(?!(?:19|20)\d\d\b)\d[\d,]*(?:\.\d+)?)\s?(?:%|k\b|m\b|per\scent\b)?|[%\u00a3]")  # fmt: skip
_STATED = re.compile(r"\b(?:from|to|at)\s\u00a3?(?P<figure>\d[\d,]*(?:\.\d+)?)")
_ANOTHER_TIME = re.compile(r"^(?:last|previous|prior|a year ago)\b|\bearlier in\b|\b(?:ago|before|earlier|last|previous\w*|prior) (?:\w+ )?(?:was|were|saw|had)\b")  # fmt: skip
_LABEL = re.compile(r"^[\s\u2022*\-\u2013]*(?:(?:comment\w*|update|narrative)\s*[:\-\u2013]\s*)?", re.IGNORECASE)  # fmt: skip
_SENTENCES, _LONGEST, _FIRST = 3, 220, 900


class Statement(NamedTuple):
    """What a sentence says of the indicator beside it: which way it moved or where it stands, against what; ``sentence`` is as printed.

    ``against`` holds 'period', 'year' or 'all' and the periods that are named; it is empty where the sentence does not say. ``whom`` are
    others it is compared with ('stat', 'england', 'region', 'target'), ``value`` theirs where it is given; an ``extreme`` is called the
    highest or lowest.
    """

    way: str
    sentence: str
    against: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    value: float | None = None
    extreme: bool = False


# What the indicator is called.
_ITSELF = "itselfnamed"
"""What stands in a sentence for the whole name of its indicator."""
_MEASURED = re.compile(
    r"^\s*(?:the\s)?(?:(?:total|average|mean|median|overall|current|number|percentage|proportion|rate|share|volume|count|%|per\s?cent)\s(?:of\s)?)*(?:the\s|all\s)?")  # fmt: skip
_HEAD_ENDS = re.compile(r"\s(?:of|in|on|to|for|per|with|within|from|by|at|who|which|where|that|subject|during|as|due|aged|and)\b|[(,;:\u2013]|\s-\s")  # fmt: skip
_OF_SHARE = re.compile(r"\b(?:percentage|proportion|share|rates?)\b|\d\s?(?:%|per\scent)")
_PREFIX = re.compile(r"\b(re|non|un|pre|mis|ex|co|sub)-(?=\w)", re.IGNORECASE)
_AS_SHARE = re.compile(r"\sas\s(?:a\s)?(?:percentage|proportion|share|rate|%)\sof\b.*$")
_DEED = re.compile(r"\w+(?:ed|en)|paid|sent|met|found|left|put")


class _Named:
    """An indicator as its commentary may speak of it: stems of its name, of its head, and of what must be said with it."""

    def __init__(self, one: Indicator, others: Iterable[Indicator]) -> None:
        self.name, self.measure = _joined(one.name).casefold(), str(measure_of(one))
        if self.measure in ("count", "money") and _SAID["each"].search(self.name):
            self.measure = "time"
        subject = _AS_SHARE.sub("", _MEASURED.sub("", self.name))
        bare = re.sub(r"\([^)]*\)", " ", subject)
        plain = [word.strip(",.;:") for word in bare.split()]
        deeds = {word for word in plain if _DEED.fullmatch(word)}
        no_nouns = _SUBJECTS["says_nothing"] | (deeds - _SUBJECTS["people"])
        nouns = [word for word in _HEAD_ENDS.split(subject, maxsplit=1)[0].split() if word not in no_nouns]
        last = plain[-1:] if self.measure != "time" else []
        self.own, self.head = subject_words(subject), _subjects([*nouns[-1:], *last]) - _PERSONS
        self.apart = _subjects(_SUBJECTS["apart"].intersection(plain))
        self.needed = _subjects(deeds - _SUBJECTS["no_news"])
        count = self.measure not in ("time", "percent")
        bound = ("narrowed", "relative", "denied") if count else ("denied",)
        self.bound = any(_SAID[each].search(self.name) for each in bound)
        self.phrase = " ".join(bare.split()).strip(" .,;:") if len(plain) > 1 else _ITSELF
        self.others = [subject_words(_MEASURED.sub("", _joined(other.name).casefold())) for other in others]

    def is_own(self, token: str) -> bool:
        """Whether a word is one of the name's, in one form or another: 'delays' for 'delayed'."""
        return token == _ITSELF or not self.own.isdisjoint(subject_words(token))

    def is_known(self, word: str) -> bool:
        """Whether a word cannot make of its sentence one about another figure."""
        timed = self.measure == "time" and word in _WORDS["timed"]
        plain = word in _NEUTRAL or stem(word) in _PLAIN or (word.endswith("ly") and len(word) > 4)
        return plain or timed or self.is_own(word)

    def is_meant(self, said: Sequence[str], clause: str, *, judged: bool, first: bool) -> bool:
        """Whether words are about the figure of this indicator, not about a part of it or its number for its share."""
        own = [word for word in said if self.is_own(word)]
        met, kinds = self.own & _subjects(own), {*said} - {*_tokens(self.name)}
        if any(kinds & words and self.measure not in _FITTING[kind] for kind, words in _KINDS.items()):
            return False
        if not own or met == self.own or _ITSELF in own:
            return bool(own) or first
        share, headed = len(met) / len(self.own), bool(met & self.head)
        others = any(met <= other and len(met) / max(1, len(other)) >= share for other in self.others)
        if others or self.bound or met <= _PERSONS or self.apart - met:
            return False
        if self.measure == "percent":  # 'calls' alone would be another figure
            counted = re.search(r"\b(?:more|fewer|less)\b", clause)
            singular = judged or share >= _WHOLE or (headed and not any(map(is_plural, own)))
            return bool(headed and _OF_SHARE.search(clause)) or (not counted and singular)
        if self.measure == "time":
            return judged or headed
        return (headed or share >= _WHOLE) and not self.needed - met


def _subjects(each: Iterable[str]) -> frozenset[str]:
    return frozenset(one for word in each for one in subject_words(word))


def _joined(text: str) -> str:
    """One form of apostrophes, and prefixes joined to their words: a 're-referral' is no 'referral'."""
    return _PREFIX.sub(r"\1", text.replace("\u2019", "'"))


def _tokens(text: str) -> list[str]:
    return re.findall(r"[a-z][a-z'-]*", text.casefold().replace("'s", ""))


# Sentences.
def own_statements(rows: Sequence[Indicator], at: int, leave_out: Sequence[int] = ()) -> list[Statement]:
    """What the first sentences of a row's commentary say of it, where their words fit no other row as well.

    Nothing where two of them say the contrary of each other, or one that is not understood may do so.
    """
    one = rows[at]
    sentences = sentences_of(_LABEL.sub("", one.commentary[:_FIRST]))[: _SENTENCES + 1]
    others = (row for other, row in enumerate(rows) if other not in (at, *leave_out) and row.item == one.item)
    periods, named, found, ways = list(figures_of(one)), _Named(one, others), list[Statement](), set[str]()
    # A name with a movement in it ('falls', 'reduction in') leaves open what its commentary means.
    moves = ways_of(_tokens(_SAID["limit"].sub(" ", named.name))) or _SAID["difference"].search(named.name)
    if not periods or moves:
        return []
    for place, sentence in enumerate(part.rstrip(".;!? ") for part in sentences):
        for clause in re.split(r",\s(?=[A-Z])", sentence) if place < _SENTENCES else [sentence]:
            first, tokens = place == 0, _tokens(_joined(clause))
            said = _statement(clause, named, periods, first=first) if place < _SENTENCES else None
            if said is not None:
                found.append(said._replace(sentence=sentence))
                ways |= set() if said.whom else {said.way}
            elif tokens and (tokens[0] in _WORDS["vague"] or any(map(named.is_own, tokens))):
                ways |= ways_of(tokens)
    contrary = {way for each in _OPPOSITES for way in each if each <= ways | {way}}
    return [said for said in found if said.whom or said.way not in contrary]


def ways_of(words: Sequence[str], *, of_target: bool = False) -> set[str]:
    """Which ways the words of a text go; ``of_target`` where 'met' and 'missed' say so too."""
    found = {way for way in ("better", "worse") if of_target and _WORDS[way] & set(words)}
    for at, word in enumerate(words):
        before, after = words[at - 1] if at else "", list(words[at + 1 : at + 3])
        if word in ("up", "down"):
            found |= {word} if before not in _WORDS["phrasal"] and after != ["to", "date"] else set()
        elif not (word == "same" and after and after[0] in _WORDS["times"]):
            found |= _ways_of_word(word)
    return found


@lru_cache(maxsize=8192)
def _ways_of_word(word: str) -> frozenset[str]:
    return frozenset(way for way, stems in _WAYS.items() if stem(word) in stems)


def _statement(printed: str, one: _Named, periods: Sequence[str], *, first: bool) -> Statement | None:
    """What a sentence says of the indicator; None where it holds a word that is not understood, or may be about another figure."""
    sentence = " ".join(_joined(printed).split()).casefold()
    sentence = sentence.replace("no change", "unchanged").replace(one.phrase, _ITSELF)
    core = _SAID["cause"].split(_BESIDES.sub("", sentence), maxsplit=1)[0].rstrip(" ,;-")
    words = " ".join(_NUMBER.sub(" ", core).split())
    left = _NAMED_MONTH.sub(lambda found: f"{found['before']} ", words)
    tokens = _tokens(left)
    every, against = set(tokens), _against(words, tokens, periods)
    whom = tuple(key for key, named in _WHOM.items() if named & every)
    ways = ways_of(tokens, of_target="target" in whom)
    besides = ways | ways_of(_tokens(sentence[len(core) :]))
    wished = any(ways_of([found["verb"]]) for found in _WISHED.finditer(core))
    contrary = _SAID["contrary"].search(sentence) or any(each <= besides for each in _OPPOSITES)
    unclear = contrary or wished or len(core) > _LONGEST or re.search(r"\d", left) or core.endswith(" than")
    if unclear or against is None or len(ways) != 1:
        return None
    way, passed = ways.pop(), _WORDS["times"] | {"up", "down", "same"}
    passed |= _WORDS["moved"] if every & _WORDS["direction"] else frozenset()
    if whom:
        passed |= _WORDS["of_others"] | _WORDS["better"] | _WORDS["worse"]
        passed = passed.union(*(_WHOM[each] for each in whom))
    said = [token for token in tokens if token not in passed and not ways_of([token])]
    of_time = bool(_WORDS["of_time"] & every)
    figures = [found["figure"].replace(",", "") for found in _NUMBER.finditer(core) if found["figure"]]
    other = not all(map(one.is_known, said)) or (of_time and one.measure != "time")
    if other or (way == "same" and not (against or whom)) or (whom and len(figures) > 1):
        return None
    if _WORDS["quality"] & every and way in ("up", "down") and not whom:
        way = "better" if way == "up" else "worse"
    judged = way in ("better", "worse") or of_time
    if not one.is_meant(said, core, judged=judged, first=first or bool(whom)):
        return None
    value = float(figures[0]) if whom and figures else None
    return Statement(way, printed, against, whom, value, bool(_WORDS["extreme"] & every))


def _against(text: str, tokens: Sequence[str], periods: Sequence[str]) -> tuple[str, ...] | None:
    """What the words of time in a sentence compare with; None where they are of another time."""
    every, months, now = set(tokens), list[str](), False
    for found in _NAMED_MONTH.finditer(text):
        ending, year = f"-{MONTHS.index(found['month'].capitalize()) + 1:02}", (found["year"] or "").strip()
        wanted = str(int(periods[-1][:4]) - 1) if "last" in year else year
        fitting = (each for each in reversed(periods) if each.endswith(ending) and each.startswith(wanted))
        month = next(fitting, "")
        now |= month == periods[-1]
        if month and month != periods[-1] and _WORDS["against"] & set(found["before"].split()):
            months.append(month)
        elif month != periods[-1]:
            return None
    before, years = every & _WORDS["before"], every & {"year", "year-on-year"}
    spans = every & {"month", "period", "quarter", "time", "month-on-month"}
    windows = every & _WORDS["windows"] or every >= {"month", "by"}
    if _ANOTHER_TIME.search(text) or (before and not (windows or years or spans or months)):
        return None
    of_last = before or every & _WORDS["like"] or ("on" in every and "this" not in every)
    found_in = {"all"} if windows or (years and not of_last) else {"year"} if years else set()
    found_in |= {"period"} if spans and not windows and not months else set()
    return (*months, *sorted(found_in)) or (("period",) if now else ())


# What the figures say against it.
_COLUMNS = {"stat": ("stat", "neighbour"), "england": ("england", "national"), "region": ("region", "se")}
_CALLED = {"stat": "similar councils", "england": "England", "region": "the region", "target": "the target"}
_CLEAR, _MATERIAL = 0.05, 0.02
"""Shares by which a figure must be on the other side of another's average, and have moved where it is said to be the same."""
_PLACED = {"up": "above", "down": "below", "better": "better than", "worse": "worse than"}
_MOVED = {"up": "went up", "down": "went down", "better": "got better", "worse": "got worse", "same": "stayed the same"}  # fmt: skip
_EXTREME = {**_MOVED, "up": "is the highest", "down": "is the lowest"}
_REALLY = {"better": ", which is worse", "worse": ", which is better"}
Against = list[tuple[str, float]]
"""The periods, or the other, and the figures that contradict a statement, the latest of the indicator last; none where it may be right."""


def direction_findings(dataset: Dataset, pages: Pages, *, leave: frozenset[str] = frozenset(), known: Polarities | None = None) -> Iterator[Finding]:  # fmt: skip
    """The commentaries that contradict the figures they stand beside and those of related measures, once where these share one.

    Of each row it is the first statement of each kind. ``leave`` are references of indicators whose commentary is known to be another's;
    ``known`` says which way is good.
    """
    told = set[tuple[int, bool, str]]()
    for at, one in enumerate(dataset.rows):
        if one.ref in leave or not one.commentary or one.doubtful or latest_of(one) is None:
            continue
        beside, good = dataset.related.get(at, ()), (known or Polarities()).of(one)
        for said in own_statements(dataset.rows, at, beside):
            others, up = bool(said.whom), said.way == "up" if said.way in ("up", "down") else None
            up = (said.way == "better") == (good == "high") if good and said.way in _OPPOSITES[1] else up
            denying = _others_denying if others else _figures_denying
            against = denying(said, one, up) if up is not None or said.way == "same" else []
            denied = against and all(denying(said, dataset.rows[other], up) for other in beside)
            if denied and not any(place == at and kind == others for place, kind, _ in told):
                if not any((other, others, said.sentence) in told for other in beside):
                    yield _finding(one, said, against, pages)
                told.add((at, others, said.sentence))


def _figures_denying(said: Statement, one: Indicator, up: bool | None) -> Against:
    values = figures_of(one)
    periods, latest, shown = list(values), next(reversed(values.values())), latest_of(one)
    stated = [float(found["figure"].replace(",", "")) for found in _STATED.finditer(said.sentence)]
    anothers = any(all(abs(each - value) >= 1 for value in values.values()) for each in stated)
    earlier = [period for period in _compared(said, periods) if period in values]
    if anothers or is_sum(one) or shown is None:
        return []
    if said.extreme:
        earlier = [each for each in earlier if (values[each] > latest if up else values[each] < latest)][-1:]
        denied = bool(said.against) or periods[-2:-1] == earlier
    else:
        halves, slack = (shown.range.width, _MATERIAL) if up is None else (0.0, 0.0)
        moved = [(latest - values[each], max(slack * abs(values[each]), halves)) for each in earlier]
        denied = all(abs(by) > least and (up is None or (by < 0) == up) for by, least in moved)
    return [(period, values[period]) for period in (*earlier, periods[-1])] if earlier and denied else []


def _compared(said: Statement, periods: Sequence[str]) -> Sequence[str]:
    """The periods that must all say the contrary, the one to be told first."""
    last, back = earlier_in(periods, periods[-1]), in_a_year(periods[-1])
    year = earlier_in(periods, periods[-1], back=back) if back > 1 else None
    months = [each for each in said.against if each in periods]
    if said.extreme:
        return [period for period in periods[:-1] if period >= min(months, default=periods[0])]
    if "all" in said.against and not months:
        return periods[-2::-1]
    if said.against:
        wanted = [one for key, one in (("period", last), ("year", year)) if key in said.against]
        return [*months, *(one for one in wanted if one)] if None not in wanted else []
    if last is None or year is None:
        return periods[-2::-1] if len(periods) >= 3 else []
    return [last, year]


def _others_denying(said: Statement, one: Indicator, up: bool | None) -> Against:
    latest = latest_of(one)
    if latest is None:
        return []
    columns = tuple(word for whom in said.whom for word in _COLUMNS.get(whom, ()))
    known = ((name, value, fold(name).split()) for name, value in one.benchmarks.items() if value is not None)
    others = {name: value for name, value, words in known if any(word.startswith(columns) for word in words)}
    target = target_of(one, latest) if "target" in said.whom else None
    others |= dict([target] if target else [])
    if said.value is not None and said.value not in others.values():
        others = {_CALLED[said.whom[0]]: said.value}
    exact = said.value is not None or "target" in said.whom
    for name, value in others.items():
        off = latest.value - value
        clear = abs(off) > (0.0 if exact else _CLEAR * abs(value)) and not latest.range.holds(value)
        if clear and (off < 0) == up:
            return [(name, value), (latest.period, latest.value)]
    return []


def _finding(one: Indicator, said: Statement, against: Against, pages: Pages) -> Finding:
    (before, old), (now, new) = against[0], against[-1]
    then, latest = figure(old, sign_of(one)), figure(new, sign_of(one))
    if said.whom:
        whom = "similar councils" if before.casefold().startswith("stat") else before
        claim, rule = _PLACED[said.way], "commentary against benchmark"
        computed = f"{latest} against {then} ({before})"
        shows = f"it is {claim} the figure for {before}; the figures are {latest} against {then}"
        question = f"{{page}} puts {{name}} {claim} {whom}, but the figures are {latest} and {then}."
    else:
        claim, rule = (_EXTREME if said.extreme else _MOVED)[said.way], "commentary against figure"
        computed = f"{spoken(before)} to {spoken(now)}: {then} to {latest}"
        shows = f"it {claim}; the figures went {'up' if new > old else 'down'}, from {then} in {spoken(before)} to {latest} in {spoken(now)}"
        shows += _REALLY.get(said.way, "")
        for period, value in against[1:-1][-1:]:
            shows += f"; it was {figure(value, sign_of(one))} in {spoken(period)}"
        question = f"{{page}} says that {{name}} {claim}, but prints {then} and then {latest}."
    return of_indicator(
        one, rule, said.sentence, severity="ask", quote=on_the_page(said.sentence, lines_at(pages, one.pdf_page)), printed=said.sentence, computed=computed,
        explanation=f"The commentary of {named(one)} on {where(one.page, one.pdf_page)} says that {shows}.", question=fitted(f"{question} Which is right?", one),
        gap=abs(new - old) / abs(old) if old else 0.0, people=abs(new - old) * (measure_of(one) == "count")
    )  # fmt: skip


# Beside the wrong row: pasted at another subject, a row or a page too low.
_SAME = 0.94
"""Likeness from which two commentaries are nearly the same."""
_SHORT, _SHORTEST, _NAMES_ONE = 60, 30, 0.45
"""Characters of a commentary that may not stand twice; a shorter one is a paste only where it names so much of what one row measures and
nothing of the other, one of less characters never."""
_FAMILY, _MINE = 0.4, 0.5
"""Indicators whose names share so much may share a commentary; commentaries that name so much of their own are a form filled in."""
_RUN, _FURTHEST, _PLAINLY = 3, 15, 0.3
"""Rows in a row that make a shift, how far, and how much better a commentary fits the other row at its ends."""
_OWN, _OTHERS = 0.3, 0.55
"""A commentary with less than the one of its own name and more than the other of another row's speaks of that row."""


class Shift(NamedTuple):
    """Commentaries that stand beside the wrong rows, all by as many: row ``first`` has what belongs to ``first + by``."""

    first: int
    last: int
    by: int


class Misplaced(NamedTuple):
    """Commentaries that stand beside the wrong indicators, by position in the pack's list.

    ``shifts`` are runs of rows whose commentaries belong to rows further up or down; ``copies`` pairs of rows with one commentary, the
    row it fits less first.
    """

    shifts: tuple[Shift, ...] = ()
    copies: tuple[tuple[int, int], ...] = ()

    def refs(self, rows: Sequence[Indicator]) -> frozenset[str]:
        """References of the indicators whose commentary is another's."""
        return frozenset(rows[at].ref for at in (*_moved(self.shifts), *(worse for worse, _ in self.copies)))


def _moved(shifts: Sequence[Shift]) -> set[int]:
    return {at for one in shifts for at in range(one.first, one.last + 1)}


def misplaced_commentaries(dataset: Dataset) -> Misplaced:
    """The commentaries of a dataset that stand beside the wrong indicators."""
    fit = Fit(dataset.rows)
    pairs = _copies(dataset, fit)
    shifts = _shifts(dataset.rows, fit, {frozenset(pair) for pair in pairs})
    copies = (pair for pair in pairs if _moved(shifts).isdisjoint(pair))
    return Misplaced(shifts=tuple(shifts), copies=tuple(copies))


def _copies(dataset: Dataset, fit: Fit) -> list[tuple[int, int]]:
    """Pairs with one commentary and different subjects, the one it fits less first; each commentary out of place once."""
    related, texts = dataset.related, [fold(one.commentary.replace("&", " and ")) for one in dataset.rows]
    kept: dict[int, int] = {}
    lengths = sorted((len(text), at) for at, text in enumerate(texts) if len(text) >= _SHORTEST)
    ends = [
        bisect_right(lengths, (length / (0.95 * _SAME), 0)) for length, _ in lengths
    ]  # longer ones are not alike
    near = ((one, other) for at, (_, one) in enumerate(lengths) for _, other in lengths[at + 1 : ends[at]])
    for one, other in sorted(map(sorted, near)):
        if not _alike(texts[one], texts[other]) or other in related.get(one, ()):
            continue
        form = min(fit.share(one, one), fit.share(other, other)) >= _MINE
        better, worse = sorted((one, other), key=lambda at: (-fit.share(one, at), at))
        names_one = fit.share(one, better) >= _NAMES_ONE and not fit.share(one, worse)
        few = min(len(texts[one]), len(texts[other])) < _SHORT
        if form or fit.alike(one, other) >= _FAMILY or (few and not names_one):
            continue
        if not any(at in kept for at in related.get(worse, ())):
            kept.setdefault(worse, better)
    return list(kept.items())


def _alike(one: str, other: str) -> bool:
    return one == other or Indel.normalized_similarity(one, other, score_cutoff=_SAME) >= _SAME


def _shifts(rows: Sequence[Indicator], fit: Fit, copied: set[frozenset[int]]) -> list[Shift]:
    """Runs of rows whose commentaries all belong to rows as far up or down.

    Those that repeat other rows word for word come before those that only speak of them, long ones before short ones; of the two
    runs of a repetition the one whose own names the commentaries fit less.
    """

    def grade(at: int, by: int) -> int:
        """3 where a row and the one so far below have one commentary, 2 where the row's speaks of the other and not of its own, 1 where it fits better."""
        one, other = rows[at], rows[at + by] if 0 <= at + by < len(rows) else None
        if other is None or len(one.commentary) < _SHORT or one.item != other.item:
            return 0
        if frozenset((at, at + by)) in copied:
            return 3
        own, theirs = fit.share(at, at), fit.share(at, at + by)
        better = 1 if theirs >= own + _PLAINLY else 0
        return 0 if fit.alike(at, at + by) >= _FAMILY else 2 if own < _OWN and theirs >= _OTHERS else better

    possible = []
    for by in (*range(1, _FURTHEST + 1), *range(-1, -_FURTHEST - 1, -1)):
        grades = [grade(at, by) for at in range(len(rows))]
        for _, group in groupby(range(len(rows)), key=lambda at: grades[at] > 0):
            held = list(group)
            marks = "".join(str(grades[at]) for at in held)
            if re.search(rf"[23]{{{_RUN}}}", marks):
                gain = sum(fit.share(at, at + by) - fit.share(at, at) for at in held)
                weight = len(held) + 2 * marks.count("3")
                possible.append((-weight, -gain, Shift(held[0], held[-1], by)))
    found: list[Shift] = []
    for _, _, run in sorted(possible):
        there = range(run.first + run.by, run.last + run.by + 1)
        mirrored = _moved([other for other in found if other.by == -run.by])
        if _moved(found).isdisjoint(_moved([run])) and mirrored.isdisjoint(there):
            found.append(run)
    return sorted(found)


def misplaced_findings(rows: Sequence[Indicator], pages: Pages, misplaced: Misplaced) -> Iterator[Finding]:
    """A finding for each shift and each copied commentary."""
    for first, last, by in misplaced.shifts:
        one, *rest = here = rows[first : last + 1]
        others, at = f"{rows[first + by].ref} to {rows[last + by].ref}", where(one.page, one.pdf_page)
        names, way = f"{one.ref} to {here[-1].ref}", "further down" if by > 0 else "further up"
        yield _misplaced(
            one, "commentary shifted", *(row.ref for row in rest), also=rest, pages=pages,
            explanation=f"The commentaries of {names} ({len(here)} rows from {at} on) speak of {others}, {counted(abs(by), 'row')} {way}. "
            f"They seem to have slipped, so that {names} have no commentary of their own.",
            question=f"From {at} on, {len(here)} commentaries seem to stand beside the wrong rows. Could we have the right ones?",
        )  # fmt: skip
    for worse, better in misplaced.copies:
        one, other = rows[worse], rows[better]
        ask = "{page} gives {name} and {name} the same commentary. Which of them does it belong to?"
        yield _misplaced(
            one, "same commentary", other.ref, also=[other], pages=pages,
            explanation=f"{named(one)} on {where(one.page, one.pdf_page)} and {named(other)} on {where(other.page, other.pdf_page)} have "
            "the same commentary, though they measure different things. One of them seems to have been pasted.",
            question=fitted(ask, one, other),
        )  # fmt: skip


def _misplaced(one: Indicator, rule: str, *apart: str, pages: Pages, **fields: Any) -> Finding:
    opening = " ".join(one.commentary.split()[:9])
    quote = on_the_page(opening, lines_at(pages, one.pdf_page))
    return of_indicator(one, rule, *apart, severity="ask", quote=quote, printed=opening, **fields)
