"""Changes told in prose against the two figures they are between: 'fell from 1,250 to 900, a reduction of 39%'.

A claim is told only where no pair of figures beside it makes it right, and either nothing else stands in its sentence, or a slip
that people make (a share of the wrong figure, points for per cent) explains it exactly.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations, pairwise, product
from typing import Literal
from weakref import WeakKeyDictionary

from packview.insight.finding import prose_finding
from packview.insight.intervals import Interval, relative_change
from packview.insight.prose.lexicon import DOWN, UP, word_set
from packview.insight.prose.passages import Passage
from packview.insight.prose.quantities import Quantity, Sentence
from packview.model import Finding, Indicator
from packview.wording.numbers import Unit, figure
from packview.wording.words import stem

Direction = Literal["up", "down", ""]
Pair = tuple[Quantity, Quantity, bool]
"""Two figures a claim is between, the earlier or compared one first, and whether the words say which is which."""
_BEFORE = re.compile(r"[udpqc]s?[ob]s{0,2}$|[ud]s{0,2}$|[udpq]i[sw]{1,4}[ob]s?$|[pq][isw]{0,4}es?$")
_BEFORE_AMOUNT = re.compile(r"[udpqc]s?[ob]s{0,2}$")
_AFTER = re.compile(r"s{0,2}[glpq]|s{0,2}c$|s{0,2}c(?=[^w])")
_AFTER_AMOUNT = re.compile(r"[gl](?=s?[hif]|[,;.)]|$)|[pq](?=[^w])|[pq]$")
_YEARLY = re.compile(
    r"(?:a|per|each|every)\s(?:year|month|week|quarter|annum)|(?:on |for |in )?each\b|annually|pa\b|year-on-year"
)
_BASE_AHEAD = re.compile(r"s?w{0,3}[hif][^,;)kNPMT]*")
_RIGHT_BEHIND = re.compile(r"s{0,2}w{0,3}o?s?")
_COMPARED = re.compile(r"[^);kNPMT]*h[^);kNPMT]*")
_OF_BASE = re.compile(r"[^,;:().NPMTk]*")
_OTHER_BASE = re.compile(r"[so]{0,2}[hif][^,;:().NPMTk]*")
_FROM, _TO = re.compile(r"f[swyi]{0,4}$"), re.compile(r"[te][swyi]{0,3}$")
_ANEW = re.compile(r"[,;ak](?=[is]*w[wsiaoy]{0,8}(?:[ude]|s[pq]))")
_ENDS = re.compile(r"[udeNPMT;]")
_MOVED, _MOVED_TO = re.compile(r"([udpq])[isyw]{0,2}f[sy]{0,2}$"), re.compile(r"[wysio]{0,6}t[sy]{0,2}")
_REACHED, _REACHED_FROM = re.compile(r"([ud])t[sy]{0,2}$"), re.compile(r"w{0,2}[iy]{0,3}f[sy]{0,2}")
_UP_AND_DOWN = ("up", "down", "upwards", "downwards")
_TO_BEHIND = re.compile(r"ts{0,3}")
_OUTWEIGHS = word_set(
    "offset offsets offsetting outweigh outweighs outweighed compensate compensates compensated cover covers covered"
)
"""Verbs before which 'more than' compares no figures."""
_COMPARES = word_set("than against compared on above below over under since from versus")
_SAME = frozenset(map(stem, ["demand", "volumes", "numbers", "levels", "caseload", "workload"]))
"""Subjects that take up the one before: '..., demand has doubled'."""
_APART = word_set("except excepting excluding apart which")
"""Words between a claim and figures that are of something else."""
_GOES_ON = word_set("so therefore thus hence")
_PRONOUNS = ("it", "this", "they", "these")
_POINTS_BACK = word_set("this that these it they which the a an")
_NO_AMOUNTS = ("rank", "ranked", "ranking", "place", "position", "band", "not", "another")
_INNER = 0.7
"""Of the rounding of two figures: only rarely do both lie further out, and then in opposite directions."""
_FOLD = 10
"""Figures further apart than this are hardly of one thing."""
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
    RATIO = "ratio"


_WHY = {
    Slip.WRONG_BASE: "The difference seems to have been taken as a share of {after}, not of {before}.",
    Slip.POINTS_FOR_PER_CENT: "A difference of percentages is in percentage points; in per cent it would be another figure.",
    Slip.PER_CENT_FOR_POINTS: "What is given is the change in per cent.",
    Slip.DIRECTION: "The figures go the other way.",
    Slip.RATIO: "{after} is {claim} of {before}, which is not the same as {claim} more.",
    Slip.UNEXPLAINED: "None of the figures beside it gives that.",
    Slip.DIFFERENCE: "None of the figures beside it gives that.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A change that a sentence claims: its size, which way, and the places of the first and last of its words."""

    size: Quantity
    direction: Direction
    first: int
    last: int

    @property
    def start(self) -> int:
        """The place of its first word or figure."""
        return min(self.first, self.size.at)

    @property
    def end(self) -> int:
        """The place of its last word or figure."""
        return max(self.last, self.size.at)

    @property
    def wanted(self) -> str:
        """The letters of the figures it may be about."""
        return {"O": "P", "N": "N", "M": "M", "T": "T"}.get(self.size.letter, "NPMT")


def change_findings(passages: Sequence[Passage], indicators: Sequence[Indicator] = ()) -> list[Finding]:
    """The claimed changes that no figures near them make right, in order."""
    checks = _Checks(passages, indicators)
    found: list[Finding] = []
    for at, passage in enumerate(passages):
        for place, sentence in enumerate(passage.read):
            claims = claims_in(sentence)
            told = [one for claim in claims if (one := checks.judge(claim, claims, (at, place))) is not None]
            found += told or _wrong_ways(passage, sentence)
    return found


def claims_in(sentence: Sentence) -> list[Claim]:
    """The changes a sentence claims; found once, and kept as long as the sentence is."""
    known = _CLAIMS.get(sentence)
    if known is None:
        known = _CLAIMS[sentence] = _claims_in(sentence)
    return known


_CLAIMS: WeakKeyDictionary[Sentence, list[Claim]] = WeakKeyDictionary()


def _claims_in(sentence: Sentence) -> list[Claim]:
    found: list[Claim] = []
    for one in sentence.quantities:
        claim = None if one.range or one.per else _claim_of(one, sentence)
        taken = (
            found and claim is not None and found[-1].last == claim.first
        )  # '7% increase on the level of 44%'
        if claim is not None and not taken:
            behind = " ".join(sentence.words[claim.end + 1 : claim.end + 4])
            found += [] if _YEARLY.match(behind) else [claim]
    return found


def _claim_of(one: Quantity, sentence: Sentence) -> Claim | None:
    """The claim a figure is the size of: 'a rise of 5%', '5% more', '(+5%)', 'doubled', 'by £5', '5 fewer'."""
    if one.letter == "X":
        return Claim(size=one, direction="up" if one.value > 1 else "down", first=one.at, last=one.at)
    amount, share = one.letter in "NMT", one.letter in "PO"
    head, words = sentence.shape[: one.at], sentence.words
    head = head.rstrip("n") if one.letter == "F" else head  # 'by two thirds'
    after = (_AFTER_AMOUNT if amount else _AFTER).match(sentence.shape, one.at + 1 + (one.letter == "T"))
    before = (_BEFORE_AMOUNT if amount else _BEFORE).search(head)
    marker = before.start() if before else -1
    if before and "e" in before.group() and words[marker] in _UP_AND_DOWN:
        marker = -1  # 'the follow-up rate was 39%'
    beside = share or sentence.shape[one.at + 1 : one.at + 2] in ("i", "f", "h")
    if marker < 0 and (
        (beside and words[one.at - 1 : one.at] in (["up"], ["down"]))
        or (one.letter == "M" and head[-1:] in ("u", "d"))
    ):
        marker = one.at - 1
    if one.letter == "F":
        after = after if after and after.group()[-1] in "glpq" else None
        marker = marker if "by" in words[one.at - 2 : one.at] or sentence.shape[marker] in "pq" else -1
    if after:
        end = after.end()
        idiom = words[end : end + 1] == ["than"] and not _OUTWEIGHS.isdisjoint(words[end + 1 : end + 2])
        return None if idiom else _claim(one, sentence, end - 1)
    if marker >= 0 and words[max(0, marker - 1)][:2] != "ma":  # 'is made up of'
        return _claim(one, sentence, marker)
    if one.sign and share and head.rstrip(".-")[-1:] in ("(", ","):
        return Claim(size=one, direction="up" if one.sign == "+" else "down", first=one.at, last=one.at)
    return None


def _claim(one: Quantity, sentence: Sentence, marker: int) -> Claim:
    letter = sentence.shape[marker]
    way: Direction = "up" if letter in UP else "down" if letter in DOWN else ""
    return Claim(size=one, direction=way, first=min(one.at, marker), last=max(one.at, marker))


def _may_change(one: Quantity) -> bool:
    return not one.range and one.letter in "NPMT" and one.value > 0


def _comparable(one: Quantity, two: Quantity) -> bool:
    return (one.letter, one.measure) == (two.letter, two.measure)


class _Checks:
    """Judges claims in the light of what stands around them."""

    def __init__(self, passages: Sequence[Passage], indicators: Sequence[Indicator]) -> None:
        self.passages, self.indicators = passages, indicators
        self._on_pages: dict[int, list[Quantity]] = {}

    def judge(self, claim: Claim, claims: Sequence[Claim], place: tuple[int, int]) -> Finding | None:
        """The finding about a claim that is wrong, None where it is right or cannot be told.

        Args:
            claim: the claim.
            claims: all of its sentence.
            place: of its passage among the passages, and of its sentence among those with figures.
        """
        passage = self.passages[place[0]]
        sentences, sentence = passage.read, passage.read[place[1]]
        sizes = {one.size.at for one in claims}
        values = [one for one in sentence.quantities if one.at not in sizes and _may_change(one)]
        before = sentences[place[1] - 1] if place[1] else None
        groups = [group for group in _groups(values, claim) if len(group) > 1]
        pair = _pair(claim, sentence, claims, values, groups) or _derived(claim, claims, values)
        pair = pair or (
            _with_sentence_before(claim, sentence, values, before) if before is not None else None
        )
        beside = [
            one
            for other in sentences[max(0, place[1] - 1) : place[1] + 2]
            if other is not sentence
            for one in other.quantities
        ]
        if any(
            _fits_either(claim, *pair_)
            for pair_ in _other_pairs(pair, values, [one for one in beside if _may_change(one)])
        ):
            return None
        if pair is None:
            return self._across(claim, sentence, values, place[0])
        slip, fit, ordered = _slip(claim, pair), fits(claim, *pair[:2]), pair[2]
        rivals = [one for one in claims if one is not claim and one.size.letter == claim.size.letter]
        if slip in (Slip.UNEXPLAINED, Slip.DIFFERENCE) and (
            (rivals and pair[0].first >= sentence.first and not ordered)
            or any(fits(one, *pair[:2]) for one in rivals)
            or _is_apart(claim, sentence, pair)
            or len(groups) > 1
            or (pair[0].letter == claim.size.letter == "P" and not _is_from_to(sentence, pair[0], pair[1]))
            or _is_of_another(claim, sentence, pair)
            or any(
                one.letter == "P" != pair[0].letter and not _is_beside(claim, sentence, one) for one in values
            )
        ):
            return None
        unfit = (
            not _may_be(pair)
            or (fit and not _is_plain_slip(slip, claim, pair))
            or (slip is Slip.DIRECTION and not ordered)
            or _leads_to_another(claim, sentence, pair)
        )
        if unfit or _has_new_subject(sentence, claim, pair) or _is_own_growth(claim, sentence):
            return None
        return _finding(claim, slip, pair, passage, sentence, sure="likely" if fit else "certain")

    def _across(
        self, claim: Claim, sentence: Sentence, values: Sequence[Quantity], at: int
    ) -> Finding | None:
        """A claim whose subject or base stands elsewhere, or in the dataset: only a slip that explains it exactly is told."""
        size, passage = claim.size, self.passages[at]
        if size.letter != "P" or not claim.direction or size.hedge:
            return None
        bases = [one for one in values if not one.hedge and one.letter in "NP"]
        bases = [one for one in bases if one.at > claim.end or sentence.between(one, size)[:1] == ")"]
        if not bases:
            return self._points_on_pages(claim, sentence, values, passage)
        base = bases[0]
        pool = [
            one
            for one in passage.quantities
            if one.last <= sentence.last and one is not base and one is not size
        ]
        for other in (
            self.passages[max(0, at - _BACK) : at]
            if not set(sentence.between(base, size)) & set(";k")
            else ()
        ):
            if other.item == passage.item:
                pool += [one for one in other.quantities if one.first >= len(other.text) - _FAR]
        pool = [one for one in pool if _comparable(one, base) and not one.range and one.value > 1]
        pool += self._from_dataset(base, {one.value for one in passage.quantities if one.letter == "N"})
        slip = Slip.POINTS_FOR_PER_CENT if base.letter == "P" else Slip.WRONG_BASE
        exactly = [
            one
            for one in pool
            if (_is_difference if base.letter == "P" else _is_wrong_base)(claim, base, one)
        ]
        if (
            not exactly
            or any(fits(claim, base, one) for one in pool)
            or set(sentence.between(base, size)) & set(";k")
        ):
            return None
        often = [one.value for one in exactly]
        best = max(
            exactly,
            key=lambda one: (
                often.count(one.value),
                -abs(abs(1 - base.value / one.value) * 100 - size.value),
            ),
        )
        return _finding(claim, slip, (base, best, True), passage, sentence, sure="likely")

    def _points_on_pages(
        self, claim: Claim, sentence: Sentence, values: Sequence[Quantity], passage: Passage
    ) -> Finding | None:
        """'44.5%, 4.9% higher than before' where 39.6% stands on the page or beside it: what is given is the difference in points."""
        ahead = [one for one in values if one.at < claim.start]
        if not ahead:
            ahead = [
                one for other in passage.read if other.last <= sentence.first for one in other.quantities
            ][-1:]
        if (
            not ahead
            or ahead[-1].letter != "P"
            or ahead[-1].hedge
            or not _COMPARES & set(sentence.words[claim.last : claim.last + 3])
        ):
            return None
        pages = self._percentages(passage.pdf_page or 0)
        pool = [one for one in pages if one.places == ahead[-1].places == claim.size.places > 0]
        exactly = [one for one in pool if _is_difference(claim, one, ahead[-1])]
        if not exactly or any(fits(claim, one, ahead[-1]) for one in pool):
            return None
        return _finding(
            claim, Slip.POINTS_FOR_PER_CENT, (exactly[0], ahead[-1], True), passage, sentence, sure="likely"
        )

    def _percentages(self, page: int) -> list[Quantity]:
        """The percentages in the prose of a page and those beside it."""
        if not self._on_pages:
            self._on_pages = defaultdict(list)
            for passage in self.passages:
                self._on_pages[passage.pdf_page or 0] += [
                    one for one in passage.quantities if one.letter == "P"
                ]
        return [one for near in (page - 1, page, page + 1) for one in self._on_pages.get(near, ())]

    def _from_dataset(self, base: Quantity, beside: set[float]) -> list[Quantity]:
        """The figures of the indicators that are compared with the same figures as the claim: its base and another beside it."""
        found = []
        for indicator in self.indicators:
            compared = {value for value in indicator.benchmarks.values() if value is not None}
            if base.value in compared and len(compared & (beside | {base.value})) > 1:
                for value in [value for value in indicator.values.values() if value is not None]:
                    half, places = (0.5, 0) if value == int(value) else (0.05, 1)
                    found.append(_made(base, value, half, figure(value, places=places)))
        return found


def _made(one: Quantity, value: float, half: float, text: str) -> Quantity:
    """A figure that is not printed in the sentence, in the measure of one that is."""
    return replace(one, value=value, low=value - half, high=value + half, text=text, first=-1, last=-1)


def _groups(values: Sequence[Quantity], claim: Claim) -> list[list[Quantity]]:
    """The figures a claim may be about, those that can be of one thing together."""
    kinds: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for one in values:
        if one.letter in claim.wanted and (claim.size.letter != "T" or one.measure == claim.size.measure):
            kinds[one.letter, one.measure].append(one)
    return list(kinds.values())


def _pair(
    claim: Claim,
    sentence: Sentence,
    claims: Sequence[Claim],
    values: Sequence[Quantity],
    groups: Sequence[Sequence[Quantity]],
) -> Pair | None:
    """The two figures a claim is between, by the words that lead to them; else the only two of the sentence."""
    bases = [_base(one, sentence, values) for one in claims]
    base = _base(claim, sentence, values)
    if base is not None:
        others = [one for one in values if _comparable(one, base) and one not in bases]
        return _with_base(claim, sentence, base, others)
    framed = [pair for group in groups for pair in pairwise(group) if _is_from_to(sentence, *pair)]
    if len(framed) == 1:
        one, two = framed[0]
        return (one, two, True) if _FROM.search(sentence.shape[: one.at]) else (two, one, True)
    if len(groups) != 1 or len(groups[0]) != 2 or any(one in bases for one in groups[0]):
        return None
    one, two = groups[0]
    if "h" in sentence.between(one, two) and not one.at < claim.size.at < two.at:
        return two, one, True
    dated = _years_beside(sentence, one, two)
    if dated or not claim.direction:
        return one, two, dated
    low, high = sorted((one, two), key=lambda figure: figure.value)
    return (low, high, False) if claim.direction == "up" else (high, low, False)


def _with_base(claim: Claim, sentence: Sentence, base: Quantity, others: Sequence[Quantity]) -> Pair | None:
    """The figure right behind a claim and its subject: the nearest before the claim, or the only one left."""
    both = next((one for one in others if one.at > base.at), None)
    if both is not None and _COMPARED.fullmatch(sentence.between(base, both)):
        return both, base, True  # '32% higher than for women (61.6 versus 41.7)'
    ahead = [one for one in others if one.at < claim.size.at]
    subject = ahead[-1] if ahead else others[0] if len(others) == 1 else None
    return (base, subject, True) if subject is not None else None


def _is_from_to(sentence: Sentence, *pair: Quantity) -> bool:
    """'from 40 to 52' or 'to 52 from 40', nothing else but the claim between."""
    one, two = sorted(pair, key=lambda figure: figure.at)
    between, head = sentence.between(one, two), sentence.shape[: one.at]
    forth = "t" in between and not set(between) & set("f;k") and _FROM.search(head) is not None
    back = "f" in between and not set(between) & set(";kt") and _TO.search(head) is not None
    return forth or back


def _base(claim: Claim, sentence: Sentence, values: Sequence[Quantity]) -> Quantity | None:
    """'20% more than the quarter before (320)': the figure right behind a claim that it is compared with."""
    behind = next((one for one in values if one.at > claim.end and one.letter in claim.wanted), None)
    between = sentence.shape[claim.end + 1 : behind.at].replace("(P)", "") if behind is not None else ""
    right_behind = sentence.words[claim.end] in _COMPARES and _RIGHT_BEHIND.fullmatch(between)
    ahead = "t" not in between.replace("ht", "h") and _BASE_AHEAD.fullmatch(between)
    return behind if right_behind or ahead else None


def _years_beside(sentence: Sentence, one: Quantity, two: Quantity) -> bool:
    """Whether each of two figures has its year right behind it, the earlier first."""
    years = []
    for each in (one, two):
        said = [re.match(r"(?:19|20)\d\d", word) for word in sentence.words[each.at + 1 : each.at + 8]]
        years.append(next((int(found.group()) for found in said if found), 0))
    return 0 < years[0] < years[1]


def _derived(claim: Claim, claims: Sequence[Claim], values: Sequence[Quantity]) -> Pair | None:
    """'rose by 50 to 250, a rise of 20%': the earlier figure from the amount and the later one."""
    amounts = [
        one.size for one in claims if one.size.letter in "NMT" and one.direction == claim.direction != ""
    ]
    if claim.size.letter != "P" or len(amounts) != 1 or len(values) != 1:
        return None
    size, end = amounts[0], values[0]
    value = end.value - (size.value if claim.direction == "up" else -size.value)
    if not _comparable(end, size) or end.at < size.at or value <= 0:
        return None
    half = 0.0 if size.letter == "N" else size.high - size.low
    made = _made(size, value, half, figure(value, Unit.MONEY if size.letter == "M" else ""))
    return replace(made, first=size.first, last=size.last), end, True


def _with_sentence_before(
    claim: Claim, sentence: Sentence, values: Sequence[Quantity], before: Sentence
) -> Pair | None:
    """'Help went to 752 families. This is 48% more than the quarter before (509)': the base behind the claim, the subject before."""
    subject = before.quantities[0]
    pronoun = next((at for at, word in enumerate(sentence.words) if word in _POINTS_BACK), -1)
    named = pronoun < 0 or "w" in sentence.shape[:pronoun]
    named = named or (pronoun > 0 and sentence.words[pronoun] not in _PRONOUNS)
    if named or len(before.quantities) != 1 or not _may_change(subject):
        return None
    base = _base(claim, sentence, values)
    if base is not None:
        return (base, subject, True) if _comparable(base, subject) else None
    if len(values) != 1 or values[0].at > claim.size.at or not _comparable(values[0], subject):
        return None
    head = sentence.shape[: values[0].at]
    compared = head.endswith("(") or not set("hgl").isdisjoint(head) or fits(claim, values[0], subject)
    return (subject, values[0], True) if not compared and subject.letter in claim.wanted else None


def _other_pairs(
    pair: Pair | None, values: Sequence[Quantity], near: Sequence[Quantity]
) -> Iterator[tuple[Quantity, Quantity]]:
    """The pairs besides the one a claim is taken to be between that may be meant: of the same base where the words say it."""
    taken = {id(one) for one in pair[:2]} if pair is not None else set()
    bound = pair is not None and pair[2]
    for one, two in [*combinations(values, 2), *(product(values, near) if not bound else ())]:
        if {id(one), id(two)} != taken and (pair is None or not bound or pair[0] in (one, two)):
            yield one, two


def exact(one: Quantity) -> Interval:
    """What a figure may have been; a count is what it is, unless it is round thousands."""
    if one.letter == "N" and not one.places:
        half = 500 if one.value >= 10_000 and one.value % 1000 == 0 else 0
        return Interval(one.value - half, one.value + half)
    return one.interval


def fits(claim: Claim, before: Quantity, after: Quantity, direction: Direction | None = None) -> bool:
    """Whether unrounded figures behind the printed ones give the claimed change, a unit of its last digit aside."""
    size, way = claim.size, claim.direction if direction is None else direction
    if way == "":
        return fits(claim, before, after, "up") or fits(claim, before, after, "down")
    old, new = exact(before), exact(after)
    moved = (
        new.minus(old)
        if size.letter in "ONMT"
        else new.over(old)
        if size.letter == "X"
        else relative_change(new, old)
    )
    if moved is None or size.letter == "X":
        return moved is None or moved.meets(size.interval)
    moved = _turned(moved) if way == "down" else moved
    if size.letter in "NOMT" and not size.hedge:
        coarse = size.places < max(before.places, after.places)
        return moved.meets(size.interval if coarse else exact(size))
    told, unit = size.told, 10.0**-size.places if size.places >= 0 else 0.0
    return moved.meets(Interval(told.low - unit / 2, told.high))


def _turned(one: Interval) -> Interval:
    return Interval(-one.high, -one.low)


def _fits_either(claim: Claim, one: Quantity, two: Quantity) -> bool:
    return (
        _comparable(one, two)
        and one.letter in claim.wanted
        and (fits(claim, one, two) or fits(claim, two, one))
    )


def _may_be(pair: Pair) -> bool:
    """Whether two figures are exact and near enough to be of one thing."""
    before, after, _ = pair
    return (
        not (before.hedge or after.hedge)
        and before.value != after.value
        and 1 / _FOLD <= after.value / before.value <= _FOLD
    )


def _slip(claim: Claim, pair: Pair) -> Slip:
    """What explains a claim that does not fit."""
    before, after, ordered = pair
    size = claim.size
    backwards = ordered and claim.direction != "" and fits(claim, after, before)
    turned: Direction | None = {"up": "down", "down": "up"}.get(claim.direction)  # type: ignore[assignment]
    ratio = exact(after).over(exact(before)) if claim.direction == "up" else None
    slip = Slip.UNEXPLAINED
    if size.letter in "NMT" or (size.letter == "O" and not _would_be(claim, "P", before, after)):
        slip = Slip.DIRECTION if backwards else Slip.DIFFERENCE
    elif size.letter == "O":
        slip = Slip.PER_CENT_FOR_POINTS
    elif size.letter == "P" and before.letter == "P" and _would_be(claim, "O", before, after):
        slip = Slip.POINTS_FOR_PER_CENT
    elif size.letter == "P" and fits(claim, after, before, turned):
        slip = Slip.WRONG_BASE
    elif size.letter == "P" and backwards:
        slip = Slip.DIRECTION
    elif size.letter == "P" and ratio and ratio.times(100).meets(size.told):
        slip = Slip.RATIO
    return slip


def _would_be(claim: Claim, letter: str, before: Quantity, after: Quantity) -> bool:
    """Whether the claim would be right in points ('O'), or in per cent ('P')."""
    old, new = before.interval, after.interval
    moved = new.minus(old) if letter == "O" else relative_change(new, old)
    down = claim.direction == "down" or (not claim.direction and after.value < before.value)
    return moved is not None and (_turned(moved) if down else moved).meets(claim.size.interval)


def _is_plain_slip(slip: Slip, claim: Claim, pair: Pair) -> bool:
    """Whether a slip gives the claim exactly, and the right reading only if both figures were rounded as far as can be."""
    before, after, _ = pair
    gap, size, unit = abs(after.value - before.value), claim.size.value, 10.0**-claim.size.places
    if slip is Slip.POINTS_FOR_PER_CENT:
        return abs(gap - size) < 1e-6 and abs(100 * gap / before.value - size) >= 0.75 * unit
    if slip is not Slip.WRONG_BASE or abs(100 * gap / after.value - size) > unit / 2:
        return False
    halves = [_INNER * (one.high - one.low) / 2 for one in (before, after)]
    old, new = (
        Interval(one.value - half, one.value + half)
        for one, half in zip((before, after), halves, strict=True)
    )
    moved = relative_change(new, old)
    return moved is not None and not Interval(*sorted((abs(moved.low), abs(moved.high)))).meets(
        claim.size.told
    )


def _has_new_subject(sentence: Sentence, claim: Claim, pair: Pair) -> bool:
    """Whether another subject with its own verb stands between a claim and its figures: '..., and letters fell from 60 to 54'."""
    here = [one.at for one in pair[:2] if sentence.first <= one.first < sentence.last]
    if not here or min(here) < claim.start < max(here):
        return False
    nearest = min(here, key=lambda at: min(abs(at - claim.start), abs(at - claim.end)))
    if (
        claim.size.letter == "X"
        and sentence.shape[claim.end + 1 : claim.end + 2] == "k"
        and nearest > claim.end
    ):
        return begins_anew(sentence, claim.end + 1, nearest)  # 'twice as many'
    return begins_anew(sentence, *((nearest, claim.start) if nearest < claim.start else (claim.end, nearest)))


def begins_anew(sentence: Sentence, start: int, end: int) -> bool:
    """Whether between two places a new subject with its verb begins that was not named before."""
    shape = sentence.shape[: end + 1]
    for found in _ANEW.finditer(shape, start + 1):
        until = _ENDS.search(shape, found.end())
        words = {stem(word) for word in sentence.words_in(found.end(), until.start() if until else end)}
        known = words & {stem(word) for word in sentence.words_in(0, found.start())}
        same = sentence.words[found.end()] in _GOES_ON or (found.group() == "," and words <= _SAME)
        if not known and not same:
            return True
    return False


def _is_of_another(claim: Claim, sentence: Sentence, pair: Pair) -> bool:
    """Whether a claim is compared in words with something that the figures are not: 'now 20% above plan'."""
    end = claim.end
    told = (_OF_BASE if sentence.words[end] in _COMPARES else _OTHER_BASE).match(sentence.shape, end + 1)
    if told is None or not _COMPARES & set(sentence.words[end : end + 4]):
        return False
    later = [one.at for one in pair[:2] if one.at > end]
    if later:
        return min(later) > told.end() and (not pair[2] or ";" in sentence.shape[told.end() : min(later)])
    words = {stem(word) for word in sentence.words_in(end + 1, told.end())}
    first, last = sorted(one.at for one in pair[:2])
    untimed = "h" in sentence.shape[first:last] and "y" not in sentence.shape[last : claim.start]
    if not words and untimed and "y" in told.group():
        return True  # '82% against an ambition of 85%, up 1.3 points on last winter'
    return bool(words - {stem(word) for word in sentence.words_in(0, claim.start)})


def _is_apart(claim: Claim, sentence: Sentence, pair: Pair) -> bool:
    """'doubled in ten years; in 2016 there were ...', 'halved since 2010, and fell from ...', 'from 45% in 2015 to 60% in 2017, 8 points last year'."""
    first, last = sorted(one.at for one in pair[:2])
    between = sentence.shape[claim.end + 1 : first]
    years = [re.fullmatch(r"(?:19|20)\d\d", word) for word in sentence.words[first:last]]
    own = (
        last < claim.start and any(years) and re.match(r"i?s{0,2}i?s{0,2}y", sentence.shape[claim.end + 1 :])
    )
    apart = not _APART.isdisjoint(sentence.words[claim.end + 1 : first]) or re.search(
        r"[ka][sy]?[ud]$", sentence.shape[last + 1 : claim.start + 1]
    )
    return ";" in between or re.search(r"as?[ud]", between) is not None or bool(own or apart)


def _is_beside(claim: Claim, sentence: Sentence, one: Quantity) -> bool:
    """Whether a percentage in brackets says the same as the amount right before it: 'an increase of £3.4m (24%)'."""
    return claim.size.letter in "NMT" and sentence.shape[claim.size.at + 1 : one.at + 2] == "(P)"


def _leads_to_another(claim: Claim, sentence: Sentence, pair: Pair) -> bool:
    """Whether a claim leads to a figure that is none of the two: 'rose 8% to 412; 38% were upheld, compared with 41%'."""
    end = next((one for one in sentence.quantities if one.at > claim.end), None)
    leads = end is not None and _TO_BEHIND.fullmatch(sentence.shape, claim.end + 1, end.at)
    return bool(leads) and end not in pair[:2]


def _is_own_growth(claim: Claim, sentence: Sentence) -> bool:
    """'£76.8m (+9.1%) compared to £71.9m': a change in brackets right behind a figure that is compared with another."""
    head = sentence.shape[: claim.size.at].rstrip("(.-")
    signed = [one for one in sentence.quantities if one.sign and one.letter in "PO"]
    later = any(one.at > claim.size.at and one.letter in "NMP" for one in sentence.quantities)
    compared = bool(claim.size.sign) and "h" in sentence.shape and head[-1:] in ("N", "M", "P")
    return compared and (later or len(signed) > 1)


def _is_difference(claim: Claim, base: Quantity, one: Quantity) -> bool:
    """Whether a claim is to its last digit the difference of two percentages."""
    sign = 1 if claim.direction == "up" else -1
    exactly = abs(sign * (one.value - base.value) - claim.size.value) < 1e-6
    return exactly and claim.size.places >= max(base.places, one.places, 1)


def _is_wrong_base(claim: Claim, base: Quantity, one: Quantity) -> bool:
    """Whether a claim is the difference taken as a share of its subject rather than of its base."""
    moved = relative_change(exact(base), exact(one))
    if moved is None or one.value == base.value or not 1 / _FOLD < one.value / base.value < _FOLD:
        return False
    return (moved if claim.direction == "down" else _turned(moved)).meets(claim.size.interval)


def _finding(
    claim: Claim,
    slip: Slip,
    pair: Pair,
    passage: Passage,
    sentence: Sentence,
    *,
    sure: Literal["certain", "likely"],
) -> Finding:
    before, after, _ = pair
    here = [one for one in (before, after, claim.size) if sentence.first <= one.first < sentence.last]
    computed = _computed(slip, before, after, claim.size)
    short = computed.partition(":")[0]
    points = slip in (Slip.POINTS_FOR_PER_CENT, Slip.PER_CENT_FOR_POINTS)
    why = _WHY[slip].format(before=before.text, after=after.text, claim=claim.size.text)
    return prose_finding(
        passage,
        rule=slip,
        severity="look" if points else "ask",
        sure=sure,
        span=sentence.span(here, claim.first, claim.last),
        printed=passage.text[slice(*sentence.span([claim.size], claim.first, claim.last))].strip("( "),
        computed=computed,
        working=f"{after.text} is {short} than {before.text}. {why}",
        short=f"From {before.text} to {after.text} is {short.rpartition(' ')[0]}",
        ask="Should it say percentage points?"
        if slip is Slip.POINTS_FOR_PER_CENT
        else "Which should we use?",
    )


def _computed(slip: Slip, before: Quantity, after: Quantity, size: Quantity) -> str:
    way = "higher" if after.value >= before.value else "lower"
    gap, places = abs(after.value - before.value), max(before.places, after.places, 0)
    if slip is Slip.POINTS_FOR_PER_CENT or size.letter == "O":
        return f"{figure(gap, places=places)} percentage points {way}: {after.text} - {before.text}"
    if size.letter in "NMT":
        shown = figure(gap, Unit.MONEY) if size.letter == "M" else figure(gap, places=places)
        return f"{shown}{' ' * bool(size.measure)}{size.measure} {way}: {after.text} - {before.text}"
    if size.letter == "X":
        return f"{figure(after.value / before.value, places=2)} times {way}: {after.text} / {before.text}"
    share = figure(100 * gap / before.value, places=max(0, size.places))
    return f"{share}% {way}: ({after.text} - {before.text}) / {before.text}"


def _wrong_ways(passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    """'fell from 40 to 52': a verb of movement whose two figures go the other way."""
    for one, two in pairwise(one for one in sentence.quantities if _may_change(one)):
        shape, between = sentence.shape[: one.at], sentence.between(one, two)
        back = _REACHED.search(shape) if _REACHED_FROM.fullmatch(between) else None
        head = back or (_MOVED.search(shape) if _MOVED_TO.fullmatch(between) else None)
        if head is None or not _comparable(one, two) or one.hedge or two.hedge or sentence.has(*_NO_AMOUNTS):
            continue
        old, new = (two, one) if back else (one, two)
        more = new.value > old.value
        if (head[1] in UP) != more and new.value != old.value:
            yield prose_finding(
                passage,
                rule=Slip.DIRECTION,
                span=sentence.span([one, two], head.start()),
                printed=f"{sentence.words[head.start()]} from {old.text} to {new.text}",
                computed=f"{'higher' if more else 'lower'}: {new.text} against {old.text}",
                short=f"{new.text} is {'more' if more else 'less'} than {old.text}",
                ask="Is it the word or a figure that is wrong?",
            )
