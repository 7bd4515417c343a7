"""Changes told in prose against the two figures they are between: 'fell from 1,250 to 900, a reduction of 39%'.

A claim is told only where no pair of figures near it makes it right, and either every other figure of its sentence has another part in
it, or a slip that people make (a share of the wrong figure, points for per cent) explains it exactly.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations, pairwise, product
from typing import Literal, NamedTuple
from weakref import WeakKeyDictionary

from packview.insight.claims.relation import alike, begins_anew, exact, joined, money, turned
from packview.insight.finding import prose_finding
from packview.insight.intervals import Interval, relative_change
from packview.insight.prose.lexicon import DOWN, UP, word_sets
from packview.insight.prose.passages import Passage
from packview.insight.prose.quantities import Quantity, Sentence
from packview.model import Finding, Indicator, Sureness
from packview.wording.numbers import figure
from packview.wording.words import stem

Direction = Literal["up", "down", ""]
Paper = tuple[Sequence[Passage], Sequence[Indicator]]
"""The passages a claim stands among, and the dataset beside them."""
_BEFORE = re.compile(r"[udpqc]s?[ob]s{0,2}$|[ud]s{0,2}$|[udpq]i[sw]{1,4}[ob]s?$|[pq][isw]{0,4}es?$")
_BEFORE_AMOUNT = re.compile(r"[udpqc]s?[ob]s{0,2}$")
_AFTER = re.compile(r"s{0,2}[glpq]|s{0,2}c$|s{0,2}c(?=[^w])")
_AFTER_AMOUNT = re.compile(r"[gl](?=s?[hif]|w{1,4}h|[,;.)]|$)|l(?=o)|[pq](?=[^w])|[pq]$")
_YEARLY = re.compile(r"(?:a|per|each|every)\s(?:year|month|week|quarter|annum)|(?:on |for |in )?each\b|annually|pa\b|year-on-year")  # fmt: skip
_BASE_AHEAD = re.compile(r"s?w{0,4}[hif][^,;)kNPMT]*")
_RIGHT_BEHIND = re.compile(r"o?[sy]{0,3}w{0,3}[sy]{0,2}o?s?\(?")
_COMPARED = re.compile(r"[^);kNPMT]*h[^);kNPMT]*")
_OF_BASE = re.compile(r"[^,;:().NPMTk]*")
_OTHER_BASE = re.compile(r"[so]{0,2}[hif][^,;:().NPMTk]*")
_FROM, _TO = re.compile(r"f[swyio]{0,4}$"), re.compile(r"[te][swyi]{0,3}$")
_MOVED, _MOVED_TO = re.compile(r"([udpq])[isyw]{0,2},?f[sy]{0,2}$"), re.compile(r"[wysio]{0,6}t[sy]{0,2}")
_REACHED, _REACHED_FROM = re.compile(r"([udpq])(?:s?,)?t[sy]{0,2}$"), re.compile(r"w{0,2}[iy]{0,3}f[sy]{0,2}")
_TO_BEHIND = re.compile(r"ts{0,3}")
_CLAUSE, _CLAUSE_AHEAD = re.compile(r"k|a[sy]?[ud]"), re.compile(r"[;k]|a[sy]?[ud]")
_FRAMED = re.compile(r"(?P<verb>[udpq])[isyw]{0,2}f[swyi]{0,4}[NPMT][iysw]{0,5}t[swyi]{0,3}[NPMT][iysw]{0,5}[,(-]{0,2}(?:[aswe.]{0,4}b|s{0,3})$")  # fmt: skip
"""'rose from 40 to 50, i.e. by', 'rises from 40 to 50, an extra'."""
_YEAR_BEFORE = re.compile(r"[swiy]{0,4}\((?:s{0,2}w?)y{1,2}[:,]?[se]{0,2}")
"""'€4.86m (2022: €4.31m)'."""
_LATELY = re.compile(r"i?s{0,2}i?s{0,2}y")
_IS = re.compile(r"[sy]{0,2}e")
_WORDS, _PLANNED = word_sets("changes"), word_sets("budgets")["planned"]
_OUTWEIGHS, _COMPARES, _APART = (_WORDS[name] for name in ("outweighs", "compares", "apart"))
_DISTANCE = frozenset(["within", "inside", "outside", "off"])
"""Behind a figure they say that it is how far something is from a limit: '14 days within the limit of 42'."""
_INNER = 0.7
"""Of the rounding of two figures: only rarely do both lie further out, and then in opposite directions."""
_ROUND = (100, 1000)
"""A change of so many hundreds or thousands is rounded where its figures are not: '£6,000 short' of £21,081 with £15,000."""
_FOLD = 10
"""Figures further apart than this are hardly of one thing."""
_AHEAD = 8
"""Words before a figure among which its year may stand: 'in 2024 the share was 55%'."""
_BACK, _FAR = 4, 400
"""Paragraphs before a claim, and characters of each, that may say what it is about."""


class Slip(StrEnum):
    """What explains a wrong claim; each value is the rule of its finding."""

    UNEXPLAINED = "percentage claim"
    DIFFERENCE = "difference"
    WRONG_BASE = "wrong base"
    POINTS_FOR_PER_CENT = "points for per cent"
    PER_CENT_FOR_POINTS = "per cent for points"
    DIRECTION = "direction"


_WHY = {
    Slip.WRONG_BASE: "The difference seems to have been taken as a share of {after}, not of {before}.",
    Slip.POINTS_FOR_PER_CENT: "A difference of percentages is in percentage points; in per cent it would be another figure.",
    Slip.PER_CENT_FOR_POINTS: "What is given is the change in per cent.",
    Slip.DIRECTION: "The figures go the other way.",
}


class Pair(NamedTuple):
    """Two figures a claim is between, the earlier or compared one first, and whether the words say which is which."""

    before: Quantity
    after: Quantity
    ordered: bool = True

    def __contains__(self, one: object) -> bool:
        return one is self.before or one is self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A change that a sentence claims: its size, which way, and the places of the first and last of its words and figures."""

    size: Quantity
    direction: Direction
    start: int
    end: int

    @property
    def wanted(self) -> str:
        """The letters of the figures it may be about."""
        return {"O": "P", "N": "N", "M": "M", "T": "T"}.get(self.size.letter, "NPMT")


Claims = Sequence[Claim]
Figures = Sequence[Quantity]


def change_findings(passages: Sequence[Passage], indicators: Sequence[Indicator] = ()) -> Iterator[Finding]:
    """The claimed changes that no figures near them make right, in order."""
    paper = (passages, indicators)
    for at, passage in enumerate(passages):
        for before, sentence in pairwise((None, *passage.read)):
            assert sentence is not None
            told = _told(paper, at, sentence)
            if not told and before is not None and claims_in(sentence) and _takes_up(before, sentence):
                told = _told(paper, at, joined(before, sentence), sentence.first)
            yield from told or _wrong_ways(passage, sentence)


def _told(paper: Paper, at: int, sentence: Sentence, begins: int = 0) -> list[Finding]:
    """The findings about the claims of a sentence, or of two in one, that begin from a place on."""
    claims = claims_in(sentence)
    worth = [one for one in claims if one.size.first >= begins]
    return [found for one in worth if (found := _judge(one, claims, paper, at, sentence)) is not None]


def _takes_up(before: Sentence, sentence: Sentence) -> bool:
    """'Help went to 752 families. This is 48% more than the quarter before (509)': the base behind the claim, or both figures before it."""
    pronoun = next((at for at, word in enumerate(sentence.words) if word in _WORDS["points_back"]), -1)
    other = pronoun > 0 and sentence.words[pronoun] not in _WORDS["pronouns"]
    figures = len(before.quantities) + sum(one.letter != "O" for one in sentence.quantities)
    return pronoun >= 0 and not other and "w" not in sentence.shape[:pronoun] and figures < 5


_CLAIMS: WeakKeyDictionary[Sentence, list[Claim]] = WeakKeyDictionary()


def claims_in(sentence: Sentence) -> list[Claim]:
    """The changes a sentence claims; found once, and kept as long as the sentence is."""
    found = _CLAIMS.get(sentence)
    if found is None:
        found = _CLAIMS[sentence] = []
        for one in sentence.quantities:
            claim = None if one.range or one.per else _claim_of(one, sentence)
            taken = claim and found and found[-1].end == claim.start  # '7% increase on the level of 44%'
            if claim and not taken and not _YEARLY.match(" ".join(sentence.words[claim.end + 1 :][:3])):
                found.append(claim)
    return found


def _claim_of(one: Quantity, sentence: Sentence) -> Claim | None:
    """The claim a figure is the size of: 'a rise of 5%', '5% more', '(+5%)', 'doubled', 'by £5', '5 fewer'."""
    if one.letter == "X":
        return Claim(size=one, direction="up" if one.value > 1 else "down", start=one.at, end=one.at)
    amount, share, words = one.letter in "NMT", one.letter in "PO", sentence.words
    way: Direction
    head = sentence.shape[: one.at].rstrip("n" if one.letter == "F" else "")  # 'by two thirds'
    after = (_AFTER_AMOUNT if amount else _AFTER).match(sentence.shape, one.at + 1 + (one.letter == "T"))
    before = (_BEFORE_AMOUNT if amount else _BEFORE).search(head)
    gap = one.letter == "O" and words[one.at - 2 : one.at] == ["gap", "of"]  # of money it may be anything
    marker = before.start() if before else one.at - 2 if gap else -1
    if before and "e" in before.group() and words[marker].startswith(("up", "down")):
        marker = -1  # 'the follow-up rate was 39%'
    next_letter = sentence.letter(one.at + 1 + (one.letter == "T"))
    beside = share or next_letter in ("i", "f", "h")
    right_before = beside and words[one.at - 1 : one.at] in (["up"], ["down"])
    if marker < 0 and (right_before or (one.letter == "M" and head[-1:] in ("u", "d"))):
        marker = one.at - 1
    behind = words[one.at + 1 : one.at + 6]
    if one.letter == "M" and not one.hedge and behind[:1] in (["over"], ["under"]) and _PLANNED & {*behind}:
        way = "up" if behind[0] == "over" else "down"  # '£1.9m under the budget of £42.8m'
        return Claim(size=one, direction=way, start=one.at, end=one.at + 1)
    said = head[-1:] == "b" or words[one.at - 1] in ("extra", "additional", "further")
    open_ = marker < 0 and not after and (amount or share) and sentence.letter(one.at + 1) not in ("o", "w")
    verb = _FRAMED.search(head) if said and open_ else None
    if verb:
        return Claim(size=one, direction="up" if verb["verb"] in UP else "down", start=one.at, end=one.at)
    if one.letter == "F":
        after = after if after and after.group()[-1] in "glpq" else None
        marker = marker if "by" in words[one.at - 2 : one.at] or sentence.shape[marker] in "pq" else -1
    made_up = marker >= 0 and words[max(0, marker - 1)].startswith("ma")  # 'is made up of'
    if after:
        marker, behind = after.end() - 1, words[after.end() : after.end() + 2]
        if behind[:1] == ["than"] and not _OUTWEIGHS.isdisjoint(behind):
            return None
    elif marker < 0 or made_up:
        signed = one.sign and share and head.rstrip(".-")[-1:] in ("(", ",")
        way = "up" if one.sign == "+" else "down"
        return Claim(size=one, direction=way, start=one.at, end=one.at) if signed and not made_up else None
    way = "up" if sentence.shape[marker] in UP else "down" if sentence.shape[marker] in DOWN else ""
    return Claim(size=one, direction=way, start=min(one.at, marker), end=max(one.at, marker))


def _leads_to(sentence: Sentence, claim: Claim, end: Quantity) -> bool:
    """'rose 12% to 1,120', 'up 12% at 1,120': the claim names its new value itself."""
    between = slice(claim.end + 1, end.at)
    return bool(_TO_BEHIND.fullmatch(sentence.shape[between])) or sentence.words[between] == ["at"]


def _may_change(one: Quantity) -> bool:
    return not one.range and one.letter in "NPMT" and one.value > 0


def _judge(claim: Claim, claims: Claims, paper: Paper, at: int, sentence: Sentence) -> Finding | None:
    """The finding about a claim that is wrong, None where it is right or cannot be told; ``claims`` are all of its sentence."""
    passage, sizes = paper[0][at], {one.size.at for one in claims}
    values = [one for one in sentence.quantities if one.at not in sizes and _may_change(one)]
    values = [one for one in values if not _DISTANCE & sentence.beside(one.at, 0, 2)]
    pair = _pair(claim, sentence, claims, values)
    around = (one for one in passage.read if one.last <= sentence.first or one.first >= sentence.last)
    beside = [one for other in around for one in other.quantities if _may_change(one)]
    others = [*combinations(values, 2), *(product(values, beside) if not (pair and pair.ordered) else ())]
    for one, two in others:
        values_ = {one.value, two.value}  # the same two figures given again are no others
        other = pair is None or values_ != {pair.before.value, pair.after.value}
        bound = pair is None or not pair.ordered or pair.before in (one, two)
        meant = other and bound and _may_be_of(claim, one, two)
        if meant and (fits(claim, one, two) or fits(claim, two, one)):
            return None
    if pair is None:
        return _across(claim, sentence, values, paper, at)
    end = next((one for one in sentence.quantities if one.at > claim.end), None)
    led_to = end if end is not None and _leads_to(sentence, claim, end) else None
    elsewhere = led_to is not None and led_to not in pair  # 'rose 8% to 412; 38% were upheld'
    if elsewhere or not (pair.ordered or _are_of_two_times(sentence, pair, led_to)):
        return None
    slip = _slip(claim, pair)
    fit, sure = fits(claim, *pair[:2]), slip not in (Slip.UNEXPLAINED, Slip.DIFFERENCE)
    if (fit and not _is_plain_slip(slip, claim, pair)) or (
        slip is Slip.DIRECTION and not _is_from_to(sentence, *pair[:2])
    ):
        return None
    hedged = pair.before.hedge or pair.after.hedge or pair.before.value == pair.after.value
    far = not 1 / _FOLD <= pair.after.value / pair.before.value <= _FOLD
    meant = (sure or _is_all_there_is(claim, sentence, pair)) and not _is_parted(sentence, claim, pair)
    if hedged or far or not meant:
        return None
    return _finding(claim, slip, pair, passage, sentence, sure="likely" if fit else "certain")


# The two figures of a claim.
def _pair(claim: Claim, sentence: Sentence, claims: Claims, values: Figures) -> Pair | None:
    """The two figures a claim is between, by the words that lead to them; else the only two of the sentence."""
    bases = [_base(one, sentence, values) for one in claims]
    base = _base(claim, sentence, values)
    if base is not None:
        others = [one for one in values if alike(one, base) and one not in bases]
        both = next((one for one in others if one.at > base.at), None)
        if both is not None and _COMPARED.fullmatch(sentence.between(base, both)):
            return Pair(both, base)  # '32% higher than for women (61.6 versus 41.7)'
        ahead = [one for one in others if one.at < claim.size.at] or (others if len(others) == 1 else ())
        return Pair(base, ahead[-1]) if ahead else None
    pairs = [pair for pair in combinations(values, 2) if _may_be_of(claim, *pair)]
    told = _told_apart(claim, sentence, pairs)
    only = told is None and len(pairs) == 1 and not any(one in bases for one in pairs[0])
    return _ordered(claim, sentence, *pairs[0]) if only else told


def _ordered(claim: Claim, sentence: Sentence, one: Quantity, two: Quantity) -> Pair | None:
    """The only two figures a claim may be between, the one compared with first."""
    gap = sentence.between(one, two)
    between = "h" in gap and not one.at < claim.size.at < two.at
    # 'compared with 146 last year, the 173 of this'
    compared = "h" in sentence.shape[: one.at] and two.at < claim.start
    if between or compared:
        return Pair(two, one) if between else Pair(one, two)
    if "." in gap:  # 'In 2017 we had 40. This climbed to 52, a rise of 30%'
        return Pair(one, two) if set("hgl(").isdisjoint(gap) else None
    falls = claim.direction and (claim.direction == "up") == (one.value > two.value)
    return Pair(two, one, ordered=False) if falls else Pair(one, two, ordered=False)


def _told_apart(claim: Claim, sentence: Sentence, pairs: Sequence[tuple[Quantity, Quantity]]) -> Pair | None:
    """The only two of its pairs that 'from' and 'to' set apart, or a year in a bracket: '€4.86m (2022: €4.31m)'."""
    framed = [pair for pair in pairs if _is_from_to(sentence, *pair)]
    if len(framed) == 1:
        one, two = framed[0]
        return Pair(one, two) if _FROM.search(sentence.shape[: one.at]) else Pair(two, one)
    dated = [(one, two) for one, two in pairs if _YEAR_BEFORE.fullmatch(sentence.between(one, two))]
    return Pair(dated[0][1], dated[0][0]) if len(dated) == 1 and dated[0][1].at < claim.size.at else None


def _may_be_of(claim: Claim, one: Quantity, two: Quantity) -> bool:
    """Whether a claim may be about two figures."""
    timed = claim.size.letter != "T" or one.measure == claim.size.measure
    return timed and alike(one, two) and one.letter in claim.wanted


def _is_from_to(sentence: Sentence, *pair: Quantity) -> bool:
    """'from 40 to 52' or 'to 52 from 40', nothing else but the claim between."""
    one, two = sorted(pair, key=lambda each: each.at)
    between, head = sentence.between(one, two), sentence.shape[: one.at]
    forth = "t" in between and not set(between) & set("f;k") and _FROM.search(head) is not None
    return forth or ("f" in between and not set(between) & set(";kt") and _TO.search(head) is not None)


def _base(claim: Claim, sentence: Sentence, values: Sequence[Quantity]) -> Quantity | None:
    """'20% more than the quarter before (320)': the figure right behind a claim that it is compared with."""
    behind = next((one for one in values if one.at > claim.end and one.letter in claim.wanted), None)
    between = sentence.shape[claim.end + 1 : behind.at].replace("(P)", "") if behind is not None else ""
    compares = sentence.words[claim.end] in _COMPARES or claim.size.letter == "X"
    ahead = "t" not in between.replace("ht", "h") and _BASE_AHEAD.fullmatch(between)
    named = ahead or (compares and _RIGHT_BEHIND.fullmatch(between))
    return behind if named and not (behind and _leads_to(sentence, claim, behind)) else None


def _across(claim: Claim, sentence: Sentence, values: Figures, paper: Paper, at: int) -> Finding | None:
    """A claim whose subject or base stands elsewhere: on the page, before it, in the dataset; only a slip that explains it exactly is told."""
    (passages, indicators), size = paper, claim.size
    passage = passages[at]
    if size.letter != "P" or not claim.direction or size.hedge:
        return None
    earlier = [one for one in passage.quantities if one.last <= sentence.last and one is not size]
    behind = [one for one in values if one.at > claim.end or sentence.between(one, size)[:1] == ")"]
    base = next((one for one in behind if not one.hedge and one.letter in "NP"), None)
    if base is not None:
        if not set(";k").isdisjoint(sentence.between(base, size)):
            return None
        numbers = {one.value for one in passage.quantities if one.letter == "N"}
        near = [other for other in passages[max(0, at - _BACK) : at] if other.item == passage.item]
        before = (one for other in near for one in other.quantities if one.first >= len(other.text) - _FAR)
        pool = [*earlier, *before, *_compared(indicators, base, numbers)]
        pool = [one for one in pool if one is not base and alike(one, base) and not one.range]
        pairs = [Pair(base, one) for one in pool if one.value > 1]
    else:  # '44.5%, 4.9% higher than before' where 39.6% stands on the page or beside it
        ahead = [one for one in earlier if one.last <= sentence.first or one.at < claim.start][-1:]
        told = ahead and ahead[0].letter == "P" and not ahead[0].hedge
        if not told or _COMPARES.isdisjoint(sentence.words[claim.end : claim.end + 3]):
            return None
        page = passage.pdf_page or 0
        near = [other for other in passages if abs((other.pdf_page or 0) - page) < 2]
        pool = [one for other in near for one in other.quantities if one.letter == "P"]
        pairs = [Pair(one, ahead[0]) for one in pool if one.places == ahead[0].places == size.places > 0]
    exactly = [pair for pair in pairs if _is_exactly(claim, pair)]
    if not exactly or any(fits(claim, *pair[:2]) for pair in pairs):
        return None
    often = Counter((pair.before.value, pair.after.value) for pair in exactly)
    best = max(exactly, key=lambda pair: often[pair.before.value, pair.after.value])
    slip = Slip.POINTS_FOR_PER_CENT if best.before.letter == "P" else Slip.WRONG_BASE
    return _finding(claim, slip, best, passage, sentence, sure="likely")


def _compared(indicators: Sequence[Indicator], base: Quantity, beside: set[float]) -> Iterator[Quantity]:
    """The figures of the indicators that are compared with the same figures as a claim: its base and another beside it."""
    for indicator in indicators:
        others = {value for value in indicator.benchmarks.values() if value is not None}
        if base.value in others and len(others & (beside | {base.value})) > 1:
            for value in filter(None, indicator.values.values()):
                half, places = (0.5, 0) if value == int(value) else (0.05, 1)
                low, high, text = value - half, value + half, figure(value, places=places)
                yield replace(base, value=value, low=low, high=high, text=text, first=-1, last=-1)


def _is_exactly(claim: Claim, pair: Pair) -> bool:
    """Whether a claim is to its last digit the difference of two percentages, or of two figures as a share of the wrong one."""
    before, after, size = pair.before, pair.after, claim.size
    if before.letter == "P":
        gap = (after.value - before.value) * (1 if claim.direction == "up" else -1)
        return abs(gap - size.value) < 1e-6 and size.places >= max(before.places, after.places, 1)
    moved = relative_change(exact(before), exact(after))
    if moved is None or after.value == before.value or not 1 / _FOLD < after.value / before.value < _FOLD:
        return False
    return (moved if claim.direction == "down" else turned(moved)).meets(size.interval)


# The arithmetic.
def fits(claim: Claim, before: Quantity, after: Quantity, direction: Direction | None = None) -> bool:
    """Whether unrounded figures behind the printed ones give the claimed change, a unit of its last digit aside."""
    size, way = claim.size, claim.direction if direction is None else direction
    if way == "":
        return fits(claim, before, after, "up") or fits(claim, before, after, "down")
    old, new = exact(before), exact(after)
    moved = relative_change(new, old) if size.letter in "PF" else new.minus(old)
    moved = new.over(old) if size.letter == "X" else moved
    if moved is None or size.letter == "X":
        return moved is None or moved.meets(size.interval)
    moved = turned(moved) if way == "down" else moved
    if size.letter in "NOMT" and not size.hedge:
        coarse = size.places < max(before.places, after.places)
        told = size.interval if coarse else exact(size)
        rounded = (one for one in _ROUND if before.value % one or after.value % one)
        half = max((one for one in rounded if not size.value % one), default=0.0) / 2
        return moved.meets(Interval(min(told.low, size.value - half), max(told.high, size.value + half)))
    return moved.meets(size.claimed)


def _slip(claim: Claim, pair: Pair) -> Slip:
    """What explains a claim that does not fit."""
    before, after, ordered = pair
    letter, way = claim.size.letter, claim.direction
    slip = Slip.DIRECTION if ordered and way and fits(claim, after, before) else Slip.UNEXPLAINED
    other = "P" if letter == "O" else "O" if letter == before.letter == "P" else ""
    if other and fits(replace(claim, size=replace(claim.size, letter=other)), before, after):
        return Slip.PER_CENT_FOR_POINTS if letter == "O" else Slip.POINTS_FOR_PER_CENT
    if letter == "P" and fits(claim, after, before, {"up": "down", "down": "up"}.get(way)):  # type: ignore[arg-type]
        return Slip.WRONG_BASE
    return Slip.DIFFERENCE if slip is Slip.UNEXPLAINED and letter in "NMTO" else slip


def _is_plain_slip(slip: Slip, claim: Claim, pair: Pair) -> bool:
    """Whether the printed figures give a slip, and the claim only where both were rounded as far as can be."""
    gap = abs(pair.after.value - pair.before.value)
    moved = relative_change(exact(pair.after), exact(pair.before))
    slipped = {Slip.POINTS_FOR_PER_CENT: gap, Slip.WRONG_BASE: 100 * gap / pair.after.value}.get(slip)
    size, unit = claim.size, 10.0**-claim.size.places
    if slipped is None or moved is None or size.hedge or abs(slipped - size.value) > unit / 2:
        return False
    off = abs(100 * gap / pair.before.value - size.value)
    return off > max(0.75 * unit, _INNER * (moved.high - moved.low) / 2)


# What else a sentence may mean.
def _is_all_there_is(claim: Claim, sentence: Sentence, pair: Pair) -> bool:
    """Whether a claim that nothing explains can be about nothing but its two figures."""
    if pair.before.letter == claim.size.letter == "P" and not _is_from_to(sentence, *pair[:2]):
        return False
    bracket = claim.size.letter in "NMT"  # 'an increase of £3.4m (24%)'
    for one in sentence.quantities:
        beside = bracket and sentence.shape[claim.size.at + 1 : one.at + 2] == "(P)"
        same = one in pair or one is claim.size or beside
        if not same and one.letter in ("P", claim.size.letter):
            return False
    return not _is_of_another(claim, sentence, pair)


def _is_parted(sentence: Sentence, claim: Claim, pair: Pair) -> bool:
    """Whether a new clause begins between a claim and the nearest of its figures: '..., and letters fell from 60 to 54'."""
    here = [one.at for one in pair[:2] if sentence.first <= one.first < sentence.last]
    if not here or min(here) < claim.start < max(here):
        return False
    nearest = min(here, key=lambda at: min(abs(at - claim.start), abs(at - claim.end)))
    if nearest < claim.start:
        start, end, clause = nearest, claim.start, _CLAUSE
    else:
        twice = claim.size.letter == "X" and sentence.letter(claim.end + 1) == "k"  # 'as many'
        start, end, clause = claim.end + twice, nearest, _CLAUSE_AHEAD
    parted = clause.search(sentence.shape, start + 1, end + 1) is not None
    others = (at for at in range(start, end) if sentence.words[at] in _APART)
    apart = any(not _IS.match(sentence.shape, at + 1) for at in others)  # not '..., which is a rise of 22%'
    noun = sentence.words_in(claim.end + 1, claim.end + 2) if sentence.letter(claim.end) in ("g", "l") else []
    joined = "a" in sentence.shape[start:end]  # '173 incidents, and 28% more arrests'
    another = joined and not {*map(stem, noun)} <= {*map(stem, sentence.words[:start])}
    return parted or apart or another or begins_anew(sentence, start, end)


def _are_of_two_times(sentence: Sentence, pair: Pair, led_to: Quantity | None) -> bool:
    """Whether words set one figure before the other: two periods, 'last year', 'but'; not 'a rise of 12% to 1,120, 640 of them from tenants'.

    Where a claim leads to one of the two, words have to put the other before it.
    """
    one, two = sorted(pair[:2], key=lambda each: each.at)
    between = sentence.between(one, two)
    spans = [_OF_BASE.match(sentence.shape, each.at + 1) for each in (one, two)]
    clauses = [set(sentence.words[slice(*span.span())]) if span else set() for span in spans]
    head = sentence.shape[: two.at]
    clauses.append(
        set(sentence.words[max(map(head.rfind, ";.k")) + 1 : two.at])
        if one.at < max(map(head.rfind, ";.k"))
        else set()
    )
    past = any(words & _WORDS["past"] for words in clauses)
    if led_to is one:
        return (past and "a" not in between) or not {"f", "h"}.isdisjoint(between)
    dated = [span is not None and "y" in span.group() for span in spans]
    ahead = ["y" in sentence.shape[max(0, each.at - _AHEAD) : each.at] for each in (one, two)]
    return past or "k" in between or all(dated) or all(ahead)


def _is_of_another(claim: Claim, sentence: Sentence, pair: Pair) -> bool:
    """Whether a claim is compared in words with something that the figures are not: 'now 20% above plan'."""
    end, (first, last) = claim.end, sorted(one.at for one in pair[:2])
    dated = last < claim.start and re.search(r"\b(?:19|20)\d\d\b", " ".join(sentence.words[first:last]))
    if dated and _LATELY.match(sentence.shape, end + 1):
        return True  # 'from 45% in 2015 to 60% in 2017, 8 points last year'
    told = (_OF_BASE if sentence.words[end] in _COMPARES else _OTHER_BASE).match(sentence.shape, end + 1)
    if told is None or not _COMPARES & set(sentence.words[end : end + 4]):
        return False
    later = min((one.at for one in pair[:2] if one.at > end), default=0)
    if later:
        return later > told.end() and (not pair.ordered or ";" in sentence.shape[told.end() : later])
    words = {stem(word) for word in sentence.words_in(end + 1, told.end())}
    untimed = "h" in sentence.shape[first:last] and "y" not in sentence.shape[last : claim.start]
    if not words and untimed and "y" in told.group():
        return True  # '82% against an ambition of 85%, up 1.3 points on last winter'
    return bool(words - {stem(word) for word in sentence.words_in(0, claim.start)})


# What is told.
def _finding(
    claim: Claim, slip: Slip, pair: Pair, passage: Passage, sentence: Sentence, *, sure: Sureness = "certain"
) -> Finding:
    before, after, size, up = pair.before, pair.after, claim.size, pair.after.value >= pair.before.value
    here = [one for one in (before, after, size) if sentence.first <= one.first < sentence.last]
    gap, points, times = abs(after.value - before.value), slip is Slip.POINTS_FOR_PER_CENT, size.letter == "X"
    shown, taken = figure(gap, places=max(before.places, after.places, 0)), f"{after.text} - {before.text}"
    if points or size.letter == "O":
        amount = f"{shown} percentage points"
    elif size.letter in "NMT":
        amount = money(gap, before) if size.letter == "M" else f"{shown} {size.measure}".strip()
    elif times:
        amount = f"{figure(after.value / before.value, places=2)} times"
        taken = f"{after.text} / {before.text}"
    else:
        amount = f"{figure(100 * gap / before.value, places=max(0, size.places))}%"
        taken = f"({taken}) / {before.text}"
    way = "" if times else " higher" if up else " lower"
    other_way = not times and claim.direction == ("down" if up else "up") and gap > 0
    said = f"a {'rise' if up else 'fall'} of {amount}" if other_way else amount
    why = _WHY.get(slip, "None of the figures beside it gives that.").format(
        before=before.text, after=after.text
    )
    return prose_finding(
        passage, slip, sentence.span(*here, claim.start, claim.end),
        passage.text[slice(*sentence.span(size, claim.start, claim.end))].strip("( "), f"{amount}{way}: {taken}", sure=sure,
        severity="look" if points or slip is Slip.PER_CENT_FOR_POINTS else "ask",
        working=f"{after.text} is {amount}{way}{'' if times else ' than'} {before.text}. {why}", short=f"From {before.text} to {after.text} is {said}",
        ask="Should it say percentage points?" if points else "Which should we use?",
    )  # fmt: skip


def _wrong_ways(passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    """'fell from 40 to 52': a verb of movement whose two figures go the other way."""
    moving = [one for one in sentence.quantities if _may_change(one) and not one.hedge]
    for one, two in pairwise(moving) if _WORDS["no_amounts"].isdisjoint(sentence.words) else ():
        shape, between = sentence.shape[: one.at], sentence.between(one, two)
        back = _REACHED.search(shape) if _REACHED_FROM.fullmatch(between) else None
        head = back or (_MOVED.search(shape) if _MOVED_TO.fullmatch(between) else None)
        old, new = (two, one) if back else (one, two)
        more = new.value > old.value
        if head and alike(one, two) and (head[1] in UP) != more and new.value != old.value:
            printed = f"{sentence.words[head.start()]} from {old.text} to {new.text}"
            computed = f"{'higher' if more else 'lower'}: {new.text} against {old.text}"
            yield prose_finding(
                passage, Slip.DIRECTION, sentence.span(one, two, head.start()), printed, computed,
                short=f"{new.text} is {'more' if more else 'less'} than {old.text}", ask="Is it the word or a figure that is wrong?",
            )  # fmt: skip
