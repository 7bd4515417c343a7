"""A sentence as a string of letters, one for each word and figure, and its figures as quantities.

What is no quantity is decided here once: numbers of sections, tables and recommendations, dates, ages, grades, codes, telephone
numbers, votes, and the base of a rate. Their letter is 'n'. Quantities have capital letters: N a count, P per cent, O percentage
points, M money, T a named unit, F a fraction in words, X a multiple ('doubled'). Words have the small letters of ``lexicon.py``,
those it does not know 'w'; punctuation stands for itself, every dash as '-'.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal

from packview.insight.intervals import Interval
from packview.insight.prose import lexicon
from packview.wording.numbers import NUMBER_WORDS, Figure, Unit, figures_in
from packview.wording.words import stem

Hedge = Literal["", "about", "over", "under"]
_TOKEN = re.compile(r"[a-z\u00df-\u024f]+(?:['\u2019\u2010\u2011-][a-z\u00df-\u024f]+)*|\d[\w.,/:\u2013-]*(?<![.,:\u2013-])|[^\w\s]")  # fmt: skip
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_SIGNS = {sign: sign for sign in ",;:()/"} | {"&": "w"} | {"\u2022": ";"} | dict.fromkeys(DASHES, "-")
_LETTER_OF = lexicon.CLASS_OF | _SIGNS
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/\u2013-]\d\d(?:\d\d)?)?")
_SHARED_OUT = frozenset(["split", "divided", "shared"])
_IN_WORDS = frozenset([*lexicon.MULTIPLES, *lexicon.FRACTIONS, "times"])
_LIMITS = frozenset(["target", "targets", "standard", "limit"])
_WHICH_DAYS = frozenset(["working", "calendar", "school"])
_OLD = lexicon.word_set("old olds year-old year-olds years-old yr-old yr-olds")
_LETTERS = {Unit.PERCENT: "P", Unit.POINTS: "O", Unit.MONEY: "M", Unit.TIME: "T"}
_ROW = re.compile(r"[NPMOT][NPMO]|\.{5}")  # the row of a table, a line of a table of contents
_TIMES_WHAT = ("as", "the", "what", "that", "more", "higher", "greater", "larger", "its")
_NEXT_NAME = 20
"""How many times the number of a name may be the next one's: 'groups 6 to 10'."""
_FEW, _ROUND = 10, (12, 15, 20, 25, 50, 100)
_YOUNGEST, _OLDEST, _MOST_VOTES, _LONG_CODE = 10, 120, 200, 9
_SLACK, _NEARLY, _LOOSE, _MUCH, _ABOUT = 0.1, 0.14, 0.2, 1e6, 0.05
_ANEW, _ENDS = re.compile(r"[,;ak](?=[is]*w[wsiaoy]{0,8}(?:[ude]|[sc][pq]))"), re.compile(r"[udeNPMT;]")
_CLAUSES = re.compile(r";|[,)]a?s?(?=k)|(?:,a?|a)(?=[is]*w[wsiaoy]{0,12}(?:[ud]|epq?[ud]?))|\.(?=.)")
_SAME = frozenset(map(stem, ["demand", "volumes", "numbers", "levels", "caseload", "workload"]))
"""Subjects that take up the one before: '..., demand has doubled'."""
_GOES_ON = lexicon.word_set("so therefore thus hence")


@dataclass(slots=True, kw_only=True, eq=False)  # not frozen: that takes three times as long to make one
class Quantity:
    """A figure in prose that counts or measures something.

    ``value`` is as printed, millions written out; a fraction in words as a percentage, a multiple as its factor. ``low`` is the least and
    ``high`` the most it could have been before rounding, ``places`` the digits printed after the point (-1 for words, whose ``low`` and
    ``high`` say what they may stand for), ``letter`` what it is (N, P, O, M, T, F or X), ``unit`` what it is in, ``measure`` its named unit
    ('days', 'kg', 'fte'; '' for none), and ``per`` the base of a rate: 10,000 for '98 per 10,000', 0 for what is no rate. It starts in the
    text at ``first``, its sign or £ included, ends at ``last``, its unit included, and ``at`` is its place among the words of its sentence.
    ``text`` is as printed, ``hedge`` what the words beside it make of it, ``sign`` '+' or '-' where one is printed before it, and ``range``
    whether it is one end of a range: 'from 18 to 27', 'between 6 and 19'.
    """

    value: float
    low: float
    high: float
    places: int
    letter: str
    first: int
    last: int
    at: int
    text: str
    unit: Unit = Unit.NONE
    measure: str = ""
    per: float = 0.0
    hedge: Hedge = ""
    sign: Literal["", "+", "-"] = ""
    range: bool = False

    @property
    def plain(self) -> bool:
        """Whether it is neither hedged nor signed nor one end of a range."""
        return not (self.hedge or self.sign or self.range)

    @property
    def whole(self) -> bool:
        """Whether it is a plain whole number, one that may count something."""
        return self.letter == "N" and not (self.places or self.per) and self.value.is_integer()

    @property
    def interval(self) -> Interval:
        """What it may have been before it was rounded."""
        return Interval(self.low, self.high)

    @property
    def exact(self) -> Interval:
        """The same of a count that is what it is, unless it is round thousands; wider for 'about'."""
        low, high = self.low, self.high
        if self.letter == "N" and not self.places:
            half = 500 if self.value >= 10_000 and self.value % 1000 == 0 else 0
            low, high = self.value - half, self.value + half
        if self.hedge == "about":
            low, high = min(low, self.value * (1 - _ABOUT)), max(high, self.value * (1 + _ABOUT))
        return Interval(low, high)

    @property
    def claimed(self) -> Interval:
        """What it may stand for as a claim: rounded up, down or cut off, and wider where it is hedged."""
        if self.places < 0:
            return self.interval
        low, unit = self.low - 0.5 * 10.0**-self.places, self.high - self.low
        wide = max(unit, abs(self.value) * _SLACK)
        above = {"": unit / 2, "under": 0.0, "about": wide, "over": 1.5 * wide}[self.hedge]
        return Interval(low - (0.0 if self.hedge in ("", "over") else wide), self.high + above)


@dataclass(slots=True, kw_only=True, eq=False)  # not frozen, like a quantity
class Sentence:
    """A sentence read word by word.

    ``text`` is that of its passage, in which it starts at ``first`` and ends at ``last``; ``words`` are its words, figures and signs, in
    small letters, ``said`` the same as a set, ``spans`` where each starts and ends, ``shape`` a letter for each, ``quantities`` its figures in order, and ``letters`` theirs. Of two
    sentences read as one the second starts at the word ``begins``. What is found in it once is ``kept``.
    """

    text: str
    first: int
    last: int
    words: Sequence[str]
    said: frozenset[str]
    spans: Sequence[tuple[int, int]]
    shape: str
    quantities: tuple[Quantity, ...]
    letters: frozenset[str]
    begins: int = 0
    kept: dict[object, Any] = field(default_factory=dict)

    def between(self, one: Quantity, other: Quantity) -> str:
        """The letters of what stands between two quantities, in either order."""
        first, last = sorted((one.at, other.at))
        return self.shape[first + 1 : last]

    def words_in(self, first: int, last: int, letters: str = "w") -> list[str]:
        """The words from one place up to another that have one of these letters."""
        places = range(max(first, 0), min(last, len(self.words)))
        return [self.words[at] for at in places if self.shape[at] in letters]

    def span(self, *rests_on: Quantity | int) -> tuple[int, int]:
        """From the first to the last of some of its figures and, by their places, words; brackets closed."""
        places = [self.spans[one] if isinstance(one, int) else (one.first, one.last) for one in rests_on]
        first, last = min(place[0] for place in places), max(place[1] for place in places)
        if self.text[last : last + 1] == ")" and "(" in self.text[first:last]:
            return first, last + 1
        return first - (self.text[first - 1 : first] == "(" and ")" in self.text[first:last]), last

    def letter(self, at: int) -> str:
        """The letter of a place, '' outside of it."""
        return self.shape[at] if 0 <= at < len(self.shape) else ""

    def beside(self, at: int, back: int, ahead: int = 0) -> set[str]:
        """So many words before a place, and so many behind it."""
        return {*self.words[max(0, at - back) : at], *self.words[at + 1 : at + 1 + ahead]}

    def tells(self, stems: frozenset[str] | set[str], first: int = 0, last: int | None = None) -> bool:
        """Whether a word from one place up to another has one of these stems."""
        return not stems.isdisjoint(map(stem, self.words[first:last]))

    def has(self, *words: str) -> bool:
        """Whether one of these words stands in it."""
        return not self.said.isdisjoint(words)

    def figures(self, letters: str) -> list[Quantity]:
        """Its figures with one of these letters that are not hedged."""
        return [one for one in self.quantities if one.letter in letters and not one.hedge]

    def noun_of(self, one: Quantity) -> set[str]:
        """The stems of the words a number counts: 'foster carers' of 'seven foster carers left'."""
        rest = self.shape[one.at + 1 : one.at + 5]
        return {stem(word) for word in self.words[one.at + 1 :][: len(rest) - len(rest.lstrip("w"))]}

    def near(self, one: Quantity, words: frozenset[str], *, back: int = 4) -> int:
        """The place of one of these words right before or behind a figure with no other figure between, -1 for none."""
        for places in (range(one.at + 1, one.at + 3), range(one.at - 1, max(-1, one.at - 1 - back), -1)):
            for at in places:
                if (
                    self.letter(at) in ("", *("NPMTO;:k(" if at < one.at else "NPMTO,;k"))
                    or self.words[at] == "."
                ):
                    break
                if self.words[at] in words:
                    return at
        return -1

    @property
    def clauses(self) -> "Sequence[Sentence]":
        """The clauses with a figure, where it has more than one: '... rose by 2% from 400 to 408, whereas ... fell by 1% from 300 to 297'."""
        found: Sequence[Sentence] | None = self.kept.get("clauses")
        if found is None:
            places = [0, *(one.start() + 1 for one in _CLAUSES.finditer(self.shape)), len(self.words)]
            parts = [self.part(*ends) for ends in pairwise(places)] if len(places) > 2 else []
            found = self.kept["clauses"] = [one for one in parts if one.quantities]
        return found

    def part(self, start: int, end: int) -> "Sentence":
        """Its words from one place up to another as a sentence."""
        quantities = tuple(
            replace(one, at=one.at - start) for one in self.quantities if start <= one.at < end
        )
        spans, words = self.spans[start:end], self.words[start:end]
        return replace(
            self, first=spans[0][0], last=spans[-1][1], words=words, said=frozenset(words), spans=spans, shape=self.shape[start:end],
            quantities=quantities, letters=frozenset(one.letter for one in quantities), begins=0, kept={},
        )  # fmt: skip

    def begins_anew(self, start: int, end: int) -> bool:
        """Whether between two places a new subject with its verb begins that was not named before: '..., and letters fell from 60'."""
        shape = self.shape[: end + 1]
        for found in _ANEW.finditer(shape, start + 1):
            until = _ENDS.search(shape, found.end())
            words = {stem(word) for word in self.words_in(found.end(), until.start() if until else end)}
            known = words & {stem(word) for word in self.words_in(0, found.start())}
            same = self.words[found.end()] in _GOES_ON or (found.group() == "," and words <= _SAME)
            if not known and not same:
                return True
        return False


def read_sentences(text: str, bounds: Sequence[tuple[int, int]], begins: int = 0) -> tuple[Sentence, ...]:
    """The sentences of a passage that hold a quantity; ``bounds`` say where each starts and ends, its words begin past its own number."""
    figures = [one for one in figures_in(text) if one[1] >= begins]
    found: list[Sentence] = []
    place, folded = 0, text.casefold() if figures else ""
    small = folded if len(folded) == len(text) else text
    for first, last in bounds if figures else ():
        start = place
        while place < len(figures) and figures[place][1] < last:
            place += 1
        if place > start:
            sentence = _Reader(text, small, max(first, begins), last).read(figures[start:place])
            if sentence.quantities and not _ROW.search(sentence.shape):
                found.append(sentence)
    return tuple(found)


_KINDS = frozenset({"double", "treble", "triple"})
_OUTSIDE = [""] * 8
"""What a place before the first word or behind the last one holds."""


@lru_cache(maxsize=32768)
def _letter_of(word: str) -> str:
    """The letter of a word or sign that is no figure; '' for 'may', which is a month where it begins with a capital."""
    if word[0].isalpha():
        return "" if word == "may" else _LETTER_OF.get(word, "w")
    return _LETTER_OF.get(word) or ("y" if _YEAR.fullmatch(word) else "n" if word[0].isdigit() else ".")


class _Reader:
    """Reads one sentence: its words first, then which of its figures are quantities."""

    def __init__(self, text: str, small: str, first: int, last: int) -> None:
        self.text, self.small, self.first, self.last = text, small, first, last
        self.words: list[str] = []
        self.spans: list[tuple[int, int]] = []
        self.shape: list[str] = []
        self.figures: dict[int, Figure] = {}

    def read(self, figures: Sequence[tuple[Figure, int, int]]) -> Sentence:
        place = self.first
        for figure, start, end in figures:
            self._words(place, start)
            self.figures[len(self.words)] = figure
            self.words.append(self.small[start:end].strip())
            self.spans.append((start, end))
            self.shape.append("N")
            place = end
        self._words(place, self.last)
        words = self.words[:]
        self.words += _OUTSIDE
        self.shape += _OUTSIDE
        quantities = self._quantities()
        return Sentence(
            text=self.text, first=self.first, last=self.last, words=words, said=frozenset(words), spans=self.spans,
            shape="".join(self.shape), quantities=quantities, letters=frozenset(one.letter for one in quantities)
        )  # fmt: skip

    def _words(self, first: int, last: int) -> None:
        words, spans, shape = self.words, self.spans, self.shape
        for found in _TOKEN.finditer(self.small, first, last):
            word, span = found[0], found.span()
            letter = _letter_of(word)
            words.append(word)
            spans.append(span)
            shape.append(letter or ("y" if self.text[span[0]] == "M" else "s"))

    def _quantities(self) -> tuple[Quantity, ...]:
        found: list[Quantity] = []
        named, most = -1, _MUCH  # the last number that is a name, and how high such names go
        for at, figure in self.figures.items():
            if self.shape[at] != "N":
                continue
            if self.words[at] == "one" and self.words[at + 1] not in ("in", "out"):
                self.shape[at] = "s"
            elif self._is_named(at, figure) or (named >= 0 and self._is_joined(named, at, figure, most)):
                self.shape[at] = "y" if self._is_by_month(at) else "n"
                most = lexicon.LARGEST_NAME.get(self.words[at - 1], most)
                named = at
            elif self.words[at - 1] in ("per", "every") and at > 1:
                if found and found[-1].at == at - 2 and found[-1].letter == "N":
                    found[-1].per = figure.value or 0.0
                self.shape[at] = "n"
            else:
                one = self._fraction(at, figure) or self._quantity(at, figure)
                self.shape[at] = "n"
                if one is not None:
                    self.shape[one.at] = one.letter
                    found.append(one)
        found += self._in_words()
        found = sorted((one for one in found if self.shape[one.at] == one.letter), key=lambda one: one.at)
        self._measure_alike(found)
        self._mark_ranges(found)
        return tuple(found)

    def _measure_alike(self, found: Sequence[Quantity]) -> None:
        """Give a decimal the named unit of the one it is set against: '13.9 days, down from 12.7 the year before'."""
        for one, two in pairwise(found):
            same = one.letter == "T" and two.letter == "N" and one.places == two.places > 0 and not two.per
            if same and self.shape[two.at - 1] in (*"fh",) and self.shape[two.at + 1] != "w":
                two.letter = self.shape[two.at] = "T"
                two.measure, two.unit = one.measure, one.unit

    def _is_joined(self, named: int, at: int, figure: Figure, most: float) -> bool:
        """Whether only 'and', 'to', a comma or a dash stands between a number that is a name and the next: 'groups 6 to 10'."""
        joined = "".join(self.shape[named + 1 : at]) in ("", "a", "t", ",", "-", "/", ",a")
        near = (figure.value or 0) <= _NEXT_NAME * max(
            1, self.figures[named].value or 0
        )  # 'in 2003-04 to 965,000'
        # 'in 2004-05 to 46 in 2005-06'
        of_year = self.shape[named - 2 : named] == ["y", "-"] and self.shape[named + 1] == "t"
        return joined and near and not of_year and not figure.unit and (figure.value or 0) <= most

    def _is_named(self, at: int, figure: Figure) -> bool:
        """Whether a number is part of a name, a date, a code or an age rather than a quantity."""
        value, (first, last) = figure.value or 0.0, self.spans[at]
        before, after = self.words[at - 1], self.words[at + 1]
        glued = at > 0 and self.spans[at - 1][1] == first
        dash = before in DASHES and at > 1 and self.spans[at - 2][1] == self.spans[at - 1][0]
        enclosed = self.words[at - 1 - (before in DASHES)] in ("[", "{")  # an interval, a reference
        if enclosed or (self.text[first] == "0" and self.text[first + 1 : first + 2].isdigit()):
            return True
        named = dash and (self.words[at - 2][-1].isalpha() or self.shape[at - 2] in "yn")
        if glued and (named or before in ("#", "@", "_", "&")):
            return True
        if figure.unit or figure.scale != 1:
            return False
        name = before if before in lexicon.NAMED else self.words[at - 2] if before == "." else ""
        numbered = self.words[at - 2] in NUMBER_WORDS or at - 2 in self.figures
        name = "" if name[-1:] == "s" and numbered else name  # 'in three years 46, 51 and 59'
        behind = self.small[last : last + 5].strip()
        clock = after in ("am", "pm", "noon") or behind.startswith(("a.m", "p.m"))
        often = after == "times" and self.words[at + 2] not in _TIMES_WHAT
        ratio = often or (after == ":" and self.text[last + 1 : last + 2].isdigit())
        dated = self._is_by_month(at) and value <= 31 and not figure.places
        if dated or clock or ratio or value <= lexicon.LARGEST_NAME.get(name, -1.0):
            return True
        return self._is_age(at, value) or self._is_vote(at, value) or self._is_code(at)

    def _is_by_month(self, at: int) -> bool:
        after = at + 1 + (self.words[at + 1] in ("of", "st", "nd", "rd", "th"))
        near = (place for place in (after, at - 1) if self.shape[place] == "y")
        return any(self.words[place] in lexicon.MONTHS for place in near)

    def _is_vote(self, at: int, value: float) -> bool:
        after, end = self.words[at + 1], self.words[at + 2]
        ends = end in ("", ",", ")", ";", "and", ".")
        return after in lexicon.VOTES and value < _MOST_VOTES and (ends or after not in ("for", "against"))

    def _is_code(self, at: int) -> bool:
        """Whether groups of digits follow each other as in a telephone number."""
        if at + 1 not in self.figures or self.figures[at + 1].unit:
            return False
        printed = self.text[self.spans[at][0] : self.spans[at + 1][1]]
        return len(printed) > _LONG_CODE and "," not in printed

    def _is_age(self, at: int, value: float) -> bool:
        if value >= _OLDEST:
            return False
        before, after = self.words[at - 1], self.words[at + 1]
        ends = value >= _YOUNGEST and after in ("", ".", ",", ")", ";")
        if before in ("aged", "ages") or (ends and before in ("over", "under")):
            return True
        for word in [word for word in self.words[at + 1 : at + 7] if word not in DASHES][:5]:
            if word in _OLD:
                return True
            if word not in ("year", "years", "to", "and", "or", "month") and not word.isdigit():
                return word == "s" and self.words[at - 1] in ("over", "under", "the")
        return False

    def _quantity(self, at: int, figure: Figure) -> Quantity | None:
        (first, last), before, after = self.spans[at], self.words[at - 1], self.words[at + 1]
        unit, measure = figure.unit, figure.measure
        dash = after in DASHES
        after = self.words[at + 2] if dash else after
        if after in _WHICH_DAYS:
            after = self.words[at + 2]  # '52 working days'
        if not unit and after in lexicon.TIMES:
            if before in lexicon.SPANS and not figure.places and self.words[at + 2 + dash] not in _LIMITS:
                return None
            unit, measure = Unit.TIME, after.rstrip("s") + "s"
        elif unit is Unit.MONEY:
            measure = self.text[first] if self.text[first] in "$\u20ac" else ""
        elif not unit and after in lexicon.MEASURES:
            measure = lexicon.MEASURES[after]
        elif not unit and after in ("full", "full-time") and "equiv" in "".join(self.words[at + 2 : at + 4]):
            measure = "fte"
        elif dash and not unit and self.spans[at + 1][0] == last and self.text[last + 1 : last + 2].isalpha():
            return None  # 'a 20-place nursery'
        sign: Literal["", "+", "-"] = ""
        if before == "+" or before in DASHES:
            alone = at == 1 or self.spans[at - 2][1] < self.spans[at - 1][0] or self.words[at - 2] == "("
            if alone and self.spans[at - 1][1] == first:
                sign = "+" if before == "+" else "-"
        assert figure.value is not None
        return Quantity(
            value=figure.value, low=figure.value - figure.step, high=figure.value + figure.step, places=figure.places,
            letter=_LETTERS.get(unit) or ("T" if measure else "N"), first=first, last=last, at=at,
            text=self.text[first:last].strip(), unit=unit, measure=measure, hedge=self._hedge(at), sign=sign
        )  # fmt: skip

    def _hedge(self, at: int) -> Hedge:
        """What 'nearly', 'more than' or 'or more' makes of a figure; '8% above 54' and '46 more than 262' compare and hedge nothing."""
        joined, word = self.words[at + 1], self.words[at + 2]
        if joined == "+" or (joined in ("or", "and") and word in ("more", "over", "above", "older")):
            return "over"
        if joined in ("or", "and") and word in ("fewer", "less", "under", "below"):
            return "under"
        place = at - 1
        while at - place < 3 and self.words[place] in ("a", "an", "than", "to", "of", "at", "the"):
            place -= 1
        word, next_word, ahead = self.words[place], self.words[place + 1], self.shape[place - 1]
        if word == "up" and next_word == "to":
            return "" if ahead == "c" or self.words[place - 1][:3] in ("add", "com") else "under"
        hedge = lexicon.HEDGE_OF.get(word)
        compared = ahead and ahead in "NPOMTFXudgl"
        needs = {"more": "than", "less": "than", "fewer": "than", "close": "to", "excess": "of"}.get(word)
        short = (needs and next_word != needs) or (word == "most" and self.words[place - 1] != "at")
        over = word in ("more", "less", "fewer", "below", "above", "over", "under")
        counted = word == "some" and len(self.words[at].replace(",", "").strip("0")) > 2  # 'some 3,470'
        if hedge is None or short or counted or (over and (compared or self.words[at - 1] == "the")):
            return ""
        if self.words[place - 1] in ("no", "not") and over:
            return "under" if hedge == "over" else "over"  # 'no more than', 'not less than'
        return hedge

    def _mark_ranges(self, found: Sequence[Quantity]) -> None:
        """Mark both ends of 'between 6 and 19', 'ranged from 18 to 27', '10-15%' and '6 to 10'."""
        for one, two in pairwise(found):
            if two.at - one.at > 4 or one.letter in "FX" or two.letter in "FX":
                continue
            between = "".join(self.shape[one.at + 1 : two.at])
            if between == "t" and self.shape[one.at - 1] == "f" and one.letter == "N" and two.letter in "PT":
                self.shape[one.at] = one.letter = two.letter  # 'from 34 to 28 days'
                one.unit, one.measure = two.unit, two.measure
            back = between == "wf" and self.shape[one.at - 1] == "t"
            if back and one.letter in "PT" and two.letter == "N":
                self.shape[two.at] = two.letter = one.letter  # 'to 28 days from 34'
                two.unit, two.measure = one.unit, one.measure
            head, letters = self.words[max(0, one.at - 6) : one.at], self.shape[max(0, one.at - 3) : one.at]
            spread = any(word.startswith(("rang", "vari", "spread")) for word in head)
            rising = one.value < two.value
            dashed = between == "-" and rising and one.letter in (two.letter, "N")
            joined = between.strip("w") == "a" and "between" in head[-4:]
            apart = joined and _SHARED_OUT.isdisjoint(self.words)
            said = between == "t" and rising and set("fudpqc").isdisjoint(letters)
            if dashed or apart or said or (spread and between.replace("w", "") in ("t", "a")):
                one.range = two.range = True

    def _fraction(self, at: int, part: Figure) -> Quantity | None:
        """'one in five', 'four out of five', '1 in 10', of which both numbers are used up."""
        to = at + 2 if self.words[at + 1] == "in" else 0
        to = at + 3 if self.words[at + 1 : at + 3] == ["out", "of"] else to
        to += bool(to) and self.words[to] == "every"
        whole = self.figures.get(to) if to else None
        if whole is None or whole.unit or part.unit or part.places or whole.places:
            return None
        some, every = part.value or 0.0, whole.value or 0.0
        if not 0 < some < every or (every > _FEW and not (some == 1 and every in _ROUND)):
            return None
        if self.words[to + 1] in lexicon.TIMES or self.words[to + 1] in _OLD:
            return None
        return self._made("F", some / every, at, to)

    def _in_words(self) -> list[Quantity]:
        """Fractions and multiples: 'a third of', 'two thirds', 'doubled', 'three times'."""
        found: list[Quantity] = []
        if _IN_WORDS.isdisjoint(self.words) and "-" not in self.small[self.first : self.last]:
            return found  # a look that spares most sentences the loop
        for at, word in enumerate(self.words[: len(self.spans)]):
            times = lexicon.MULTIPLES.get(word, 0.0)
            if word == "times" and self.shape[at - 1] == "N" and self.words[at + 1] in _TIMES_WHAT:
                times = NUMBER_WORDS.get(self.words[at - 1]) or self.figures[at - 1].value or 0.0
            kind = self.shape[at + 1] == "w" or self.words[at - 1] in ("a", "an", "or")  # 'a triple bombing'
            if times and not (word in _KINDS and kind):
                start = at - (word == "times")
                self.shape[start], self.shape[at] = "n", "X"
                found.append(self._made("X", times, start, at))
            elif (last := word.rpartition("-")[2] if "-" in word else word) in lexicon.FRACTIONS:
                one = self._part(at, lexicon.FRACTIONS[last], NUMBER_WORDS.get(word[: -len(last) - 1], 0))
                found += [one] if one is not None else []
        return found

    def _part(self, at: int, parts: int, said: int) -> Quantity | None:
        """'a third of', 'half', 'two-thirds', 'by a quarter'; 'a quarter' alone is three months, and 'third' an ordinal."""
        head = at - 2 if self.words[at - 1] in DASHES else at - 1
        many = 1 if self.words[head] in ("a", "an") or parts == 2 else NUMBER_WORDS.get(self.words[head], 0)
        many, head = (said, at) if said else (many, head)
        after = self.shape[at + 1]
        bound = (after != "" and after in "oglpq(") or "by" in self.words[max(0, head - 3) : head]
        bracketed = after == ")" and self.words[head - 1] == "("
        alone = bracketed or (after in ("", ",", ".", ";", ")") and self.words[at] != "quarter")
        span = self.words[head - 1] in lexicon.SPANS - {"the", "for", "in"}
        periods = span and self.words[at] == "quarters"
        if not 0 < many < parts or not (bound or alone) or periods:
            return None
        start = head if parts != 2 or self.words[head] == "a" else at
        if self.shape[start] == "N":
            self.shape[start] = "n"
        self.shape[at] = "F"
        return self._made("F", many / parts, start, at)

    def _made(self, letter: str, value: float, start: int, at: int) -> Quantity:
        """A fraction, as a percentage, or a multiple: from its first word to its last."""
        (first, _), (_, last), hedge = self.spans[start], self.spans[at], self._hedge(start)
        low, high = _width(value, hedge, less=letter == "X" and value < 1)
        scale = 100 if letter == "F" else 1
        return Quantity(
            value=scale * value, low=scale * low, high=scale * high, places=-1, letter=letter, first=first, last=last, at=at,
            text=self.text[first:last], hedge=hedge,
        )  # fmt: skip


def _width(value: float, hedge: Hedge, *, less: bool) -> tuple[float, float]:
    """What a share in words may stand for: a tenth to either side, more where it is hedged; 'more than halved' is less than half."""
    if less and hedge in ("over", "under"):
        return (0.0, value * 1.005) if hedge == "over" else (value * 0.995, value * (1 + 2 * _LOOSE))
    slack = {"about": _LOOSE, "under": _NEARLY}.get(hedge, _SLACK)
    low = value * (0.995 if hedge == "over" else 1 - (_LOOSE if less else slack))
    return low, value * (1.005 if hedge == "under" else _MUCH if hedge == "over" else 1 + slack)
