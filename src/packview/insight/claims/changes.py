"""Changes told in prose against the two figures they are between: 'fell from 1,250 to 900, a reduction of 39%'.

A claim is told only where no pair of figures beside it makes it right, and either nothing else stands in its sentence, or a slip
that people make (a share of the wrong figure, points for per cent) explains it exactly.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise, product
from typing import Literal

from packview.insight.finding import prose_finding
from packview.insight.intervals import Interval, relative_change
from packview.insight.prose.lexicon import DOWN, UP
from packview.insight.prose.passages import Passage
from packview.insight.prose.quantities import Quantity, Sentence
from packview.model import Finding, Indicator
from packview.wording.numbers import Unit, figure
from packview.wording.words import stem

_BEFORE = re.compile(r"[udpqc]s?[ob]s{0,2}$|[ud]s{0,2}$|[udpq]i[sw]{1,4}[ob]s?$|[pq][isw]{0,4}es?$")
_BEFORE_AMOUNT = re.compile(r"[udpqc]s?[ob]s{0,2}$")
_AFTER = re.compile(r"s{0,2}[glpq]|s{0,2}c$|s{0,2}c(?=[^w])")
_AFTER_AMOUNT = re.compile(r"[gl](?=s?[hif])|[pq](?=[^w])|[pq]$")
_ANY = re.compile(r".$")
_UP_AND_DOWN = ("up", "down", "upwards", "downwards")
_YEARLY = re.compile(r"(?:a|per|each|every)\s(?:year|month|week|quarter|annum)|annually|pa\b|year-on-year")
_BASE_AHEAD = re.compile(r"s?w{0,3}[hif][^,;)kNPMT]*")
_OF_BASE = re.compile(r"[^,;:().NPMTk]*")
_OTHER_BASE = re.compile(r"[so]{0,2}[hif][^,;:().NPMTk]*")
_FROM = re.compile(r"f[swyi]{0,4}$")
_TO = re.compile(r"[te][swyi]{0,3}$")
_ANEW = re.compile(r"[,;ak](?=[is]*w[wsiaoy]{0,8}(?:[ude]|s[pq]))")
_ENDS = re.compile(r"[udeNPMT;]")
_MOVED = re.compile(r"([udpq])[isyw]{0,2}f[sy]{0,2}$")
_MOVED_TO = re.compile(r"[wysio]{0,6}t[sy]{0,2}")
_COMPARES = frozenset(
    ["than", "against", "compared", "on", "above", "below", "over", "under", "since", "from", "versus"]
)
_SAME = frozenset(
    stem(word) for word in ("demand", "volumes", "numbers", "levels", "caseload", "workload", "costs")
)
"""Subjects that take up the one before: '..., so demand has doubled'."""
_GOES_ON = frozenset(["so", "therefore", "thus", "hence"])
_POINTS_BACK = frozenset(["this", "that", "these", "it", "which", "the", "a", "an"])
_NO_AMOUNTS = ("rank", "ranked", "ranking", "place", "position", "band", "not")
_INNER = 0.7
"""Of the rounding of two figures: only rarely do both lie further out, and then in opposite directions."""
_FOLD = 10
"""Figures further apart than this are hardly of one thing."""
_BACK, _FAR = 4, 400
"""Paragraphs before a claim, and characters of each, that may say what it is about."""
Direction = Literal["up", "down", ""]
Pair = tuple[Quantity, Quantity, bool]
"""Two figures a claim is between, the earlier or compared one first, and whether the words say which is which."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """What stands around a claim.

    Attributes:
        passage: it stands in.
        sentence: the same.
        claims: all of the sentence.
        near: the figures of the sentences beside it.
        back: the passages before.
        indicators: of the pack.
    """

    passage: Passage
    sentence: Sentence
    claims: Sequence[Claim]
    near: Sequence[Quantity]
    back: Sequence[Passage]
    indicators: Sequence[Indicator]

    def values(self) -> list[Quantity]:
        """The figures of the sentence that are no claims themselves."""
        sizes = {claim.size.at for claim in self.claims}
        return [one for one in self.sentence.quantities if one.at not in sizes and _may_change(one)]


def change_findings(passages: Sequence[Passage], indicators: Sequence[Indicator] = ()) -> list[Finding]:
    """The claimed changes that no figures near them make right, in order."""
    found: list[Finding] = []
    for at, passage in enumerate(passages):
        sentences = passage.read
        for place, sentence in enumerate(sentences):
            claims = claims_in(sentence)
            beside = [sentences[other] for other in (place - 1, place + 1) if 0 <= other < len(sentences)]
            setting = _Setting(
                passage=passage,
                sentence=sentence,
                claims=claims,
                near=[one for other in beside for one in other.quantities if _may_change(one)]
                if claims
                else (),
                back=passages[max(0, at - _BACK) : at],
                indicators=indicators,
            )
            told = [finding for claim in claims if (finding := _judge(claim, setting))]
            found += told or _wrong_ways(passage, sentence)
    return found


def claims_in(sentence: Sentence) -> list[Claim]:
    """The changes a sentence claims."""
    found: list[Claim] = []
    for one in sentence.quantities:
        claim = None if one.range or one.per else _claim_of(one, sentence)
        if claim is not None and not (
            found and found[-1].last == claim.first
        ):  # '7% increase on the level of 44%'
            end = max(claim.last, one.at) + 1
            if not _YEARLY.match(" ".join(sentence.words[end : end + 3])):
                found.append(claim)
    return found


def _claim_of(one: Quantity, sentence: Sentence) -> Claim | None:
    """The claim a figure is the size of: 'a rise of 5%', '5% more', '(+5%)', 'doubled', 'by £5', '5 fewer'."""
    if one.letter == "X":
        return Claim(size=one, direction="up" if one.value > 1 else "down", first=one.at, last=one.at)
    head = sentence.shape[: one.at]
    next_at = one.at + 1 + (one.letter == "T")
    amount = one.letter in "NMT"
    after = (_AFTER_AMOUNT if amount else _AFTER).match(sentence.shape, next_at)
    before = (_BEFORE_AMOUNT if amount else _BEFORE).search(head)
    beside = one.letter in "PO" or sentence.shape[one.at + 1 : one.at + 2] in ("i", "f", "h")
    if before is None and beside and sentence.words[one.at - 1 : one.at] in (["up"], ["down"]):
        before = _ANY.search(head)
    if (
        before is not None
        and before.group()[0] in "pq"
        and "e" in before.group()
        and sentence.words[before.start()] in _UP_AND_DOWN
    ):
        before = None
    if one.letter == "M" and not before and head[-1:] in ("u", "d"):
        marker = one.at - 1
        return _claim(one, sentence, marker, marker, one.at)
    if one.letter == "F":
        after = after if after and after.group()[-1] in "glpq" else None
        before = (
            before
            if before and ("by" in sentence.words[one.at - 2 : one.at] or before.group()[0] in "pq")
            else None
        )
    if after:
        return _claim(one, sentence, after.end() - 1, one.at, after.end() - 1)
    if before and sentence.words[max(0, before.start() - 1)][:2] != "ma":  # 'is made up of'
        return _claim(one, sentence, before.start(), before.start(), one.at)
    if one.sign and one.letter in "PO" and head.rstrip(".-")[-1:] in ("(", ","):
        return Claim(size=one, direction="up" if one.sign == "+" else "down", first=one.at, last=one.at)
    return None


def _claim(one: Quantity, sentence: Sentence, marker: int, first: int, last: int) -> Claim:
    letter = sentence.shape[marker]
    return Claim(
        size=one, direction="up" if letter in UP else "down" if letter in DOWN else "", first=first, last=last
    )


def _may_change(one: Quantity) -> bool:
    return not one.range and one.letter in "NPMT" and one.value > 0


def _judge(claim: Claim, setting: _Setting) -> Finding | None:
    """The finding about a claim that is wrong, None where it is right or cannot be told."""
    values, sentence = setting.values(), setting.sentence
    groups = [group for group in _groups(values, claim) if len(group) > 1]
    pair = (
        _pair(claim, setting, groups)
        or _derived(claim, setting.claims, values)
        or _with_sentence_before(claim, setting)
    )
    if any(_fits_either(claim, one, two) for one, two in _other_pairs(pair, values, setting.near)):
        return None
    if pair is None:
        return _across_sentences(claim, setting)
    before, after, ordered = pair
    may_be = (
        not (before.hedge or after.hedge)
        and before.value != after.value
        and 1 / _FOLD <= after.value / before.value <= _FOLD
    )
    slip = _slip(claim, pair)
    fit = fits(claim, before, after)
    if (
        not may_be
        or (fit and not _is_plain_slip(slip, claim, before, after))
        or (slip is Slip.DIRECTION and not ordered)
    ):
        return None
    rivals = [one for one in setting.claims if one is not claim and one.size.letter == claim.size.letter]
    loose = (
        (rivals and before.first >= sentence.first and not ordered)
        or len(groups) > 1
        or _is_of_another(claim, sentence, pair)
        or any(one.letter == "P" != before.letter for one in values)
        or (
            before.letter == claim.size.letter == "P"
            and not _is_from_to(sentence, *sorted((before, after), key=lambda one: one.at))
        )
    )
    if slip in (Slip.UNEXPLAINED, Slip.DIFFERENCE) and loose:
        return None
    if _has_new_subject(sentence, claim, (before, after)) or _is_own_growth(claim, sentence):
        return None
    return _finding(claim, slip, (before, after), setting, sure="likely" if fit else "certain")


def _other_pairs(
    pair: Pair | None, values: Sequence[Quantity], near: Sequence[Quantity]
) -> Iterator[tuple[Quantity, Quantity]]:
    """The pairs besides the one a claim is taken to be between that may be meant: of the same base where the words say it."""
    taken = {id(pair[0]), id(pair[1])} if pair is not None else set()
    bound = pair is not None and pair[2]
    pairs = combinations(values, 2) if bound else [*combinations(values, 2), *product(values, near)]
    for one, two in pairs:
        if {id(one), id(two)} != taken and (pair is None or not bound or pair[0] in (one, two)):
            yield one, two


def _wanted(claim: Claim) -> str:
    """The letters of the figures a claim may be about."""
    return {"O": "P", "N": "N", "M": "M", "T": "T"}.get(claim.size.letter, "NPMT")


def _groups(values: Sequence[Quantity], claim: Claim) -> list[list[Quantity]]:
    """The figures a claim may be about, those that can be of one thing together."""
    kinds: dict[tuple[str, str], list[Quantity]] = {}
    for one in values:
        if one.letter in _wanted(claim) and (claim.size.letter != "T" or one.measure == claim.size.measure):
            kinds.setdefault((one.letter, one.measure), []).append(one)
    return list(kinds.values())


def _pair(claim: Claim, setting: _Setting, groups: Sequence[Sequence[Quantity]]) -> Pair | None:
    """The two figures a claim is between, by the words that lead to them; else the only two of the sentence."""
    sentence = setting.sentence
    bases = [_base(one, sentence, setting.values()) for one in setting.claims]
    base = _base(claim, sentence, setting.values())
    if base is not None:
        others = [one for one in setting.values() if _comparable(one, base) and one not in bases]
        ahead = [one for one in others if one.at < claim.size.at]
        subject = ahead[-1] if ahead else others[0] if len(others) == 1 else None
        return (base, subject, True) if subject is not None else None
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


def _is_from_to(sentence: Sentence, one: Quantity, two: Quantity) -> bool:
    """'from 40 to 52' or 'to 52 from 40', nothing else but the claim between."""
    between, head = sentence.between(one, two), sentence.shape[: one.at]
    forth = "t" in between and not set(between) & set("f;k") and _FROM.search(head) is not None
    back = "f" in between and not set(between) & set(";kt") and _TO.search(head) is not None
    return forth or back


def _base(claim: Claim, sentence: Sentence, values: Sequence[Quantity]) -> Quantity | None:
    """'20% more than the quarter before (320)': the figure right behind a claim that it is compared with."""
    end = max(claim.last, claim.size.at)
    behind = next((one for one in values if one.at > end and one.letter in _wanted(claim)), None)
    return behind if behind is not None and _leads_to(sentence, end, behind) else None


def _leads_to(sentence: Sentence, end: int, base: Quantity) -> bool:
    between = sentence.shape[end + 1 : base.at]
    return "t" not in between.replace("ht", "h") and _BASE_AHEAD.fullmatch(between) is not None


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
    made = replaced(
        size,
        value=value,
        low=value - half,
        high=value + half,
        text=figure(value, Unit.MONEY if size.letter == "M" else ""),
    )
    return made, end, True


def replaced(one: Quantity, *, value: float, low: float, high: float, text: str) -> Quantity:
    """A figure that is not printed, in the measure and the place of one that is."""
    return Quantity(
        value=value, low=low, high=high, text=text, places=one.places, letter=one.letter, unit=one.unit, measure=one.measure,
        first=one.first, last=one.last, at=one.at
    )  # fmt: skip


def _with_sentence_before(claim: Claim, setting: _Setting) -> Pair | None:
    """'Help went to 752 families. This is 48% more than the quarter before (509)': the base behind the claim, the subject before."""
    sentence = setting.sentence
    before = [one for one in setting.passage.read if one.last <= sentence.first]
    if (
        not before
        or sentence.words[0] not in _POINTS_BACK
        or len(before[-1].quantities) != 1
        or not _may_change(before[-1].quantities[0])
    ):
        return None
    subject, end = before[-1].quantities[0], max(claim.last, claim.size.at)
    for group in _groups(setting.values(), claim):
        base = next((one for one in group if one.at > end), None)
        if base is not None and _comparable(base, subject) and _leads_to(sentence, end, base):
            return base, subject, True
        if base is None and len(group) == 1 and _comparable(group[0], subject) and len(setting.values()) == 1:
            return subject, group[0], True  # 'There were 120. This grew to 150, a 25% increase'
    return None


def fits(claim: Claim, before: Quantity, after: Quantity, direction: Direction | None = None) -> bool:
    """Whether unrounded figures behind the printed ones give the claimed change, a unit of its last digit aside."""
    size, way = claim.size, claim.direction if direction is None else direction
    if way == "":
        return fits(claim, before, after, "up") or fits(claim, before, after, "down")
    moved = _moved(size, before, after)
    if moved is None:
        return True
    if size.letter == "X":
        return moved.meets(size.interval)
    if way == "down":
        moved = Interval(-moved.high, -moved.low)
    if size.letter in "NOMT" and not size.hedge:
        return moved.meets(exact(size))
    told, unit = size.told, 10.0**-size.places if size.places >= 0 else 0.0
    return moved.meets(Interval(told.low - unit / 2, told.high))


def _moved(size: Quantity, before: Quantity, after: Quantity) -> Interval | None:
    """The change between two figures in the measure of the claim; None where it cannot be told."""
    old, new = exact(before), exact(after)
    if size.letter in "ONMT":
        return new.minus(old)
    return new.over(old) if size.letter == "X" else relative_change(new, old)


def exact(one: Quantity) -> Interval:
    """What a figure may have been; a count is what it is, unless it is round thousands."""
    if one.letter == "N" and not one.places:
        half = 500 if one.value >= 10_000 and one.value % 1000 == 0 else 0
        return Interval(one.value - half, one.value + half)
    return one.interval


def _comparable(one: Quantity, two: Quantity) -> bool:
    return (one.letter, one.measure) == (two.letter, two.measure)


def _fits_either(claim: Claim, one: Quantity, two: Quantity) -> bool:
    return (
        _comparable(one, two)
        and one.letter in _wanted(claim)
        and (fits(claim, one, two) or fits(claim, two, one))
    )


def _slip(claim: Claim, pair: Pair) -> Slip:
    """What explains a claim that does not fit."""
    before, after, ordered = pair
    size = claim.size
    backwards = ordered and claim.direction != "" and fits(claim, after, before)
    slip = Slip.UNEXPLAINED
    if size.letter in "NMT" or (size.letter == "O" and not _would_be(claim, "P", before, after)):
        slip = Slip.DIRECTION if backwards else Slip.DIFFERENCE
    elif size.letter == "O":
        slip = Slip.PER_CENT_FOR_POINTS
    elif size.letter == "P" and before.letter == "P" and _would_be(claim, "O", before, after):
        slip = Slip.POINTS_FOR_PER_CENT
    elif size.letter == "P":
        ratio = exact(after).over(exact(before))
        if fits(claim, after, before, {"up": "down", "down": "up"}.get(claim.direction)):  # type: ignore[arg-type]
            slip = Slip.WRONG_BASE
        elif backwards:
            slip = Slip.DIRECTION
        elif claim.direction == "up" and ratio and ratio.times(100).meets(size.told):
            slip = Slip.RATIO
    return slip


def _would_be(claim: Claim, letter: str, before: Quantity, after: Quantity) -> bool:
    """Whether the claim would be right in points ('O'), or in per cent ('P')."""
    size = claim.size
    moved = (
        after.interval.minus(before.interval)
        if letter == "O"
        else relative_change(after.interval, before.interval)
    )
    if moved is None:
        return False
    down = claim.direction == "down" or (not claim.direction and after.value < before.value)
    return (Interval(-moved.high, -moved.low) if down else moved).meets(size.interval)


def _is_plain_slip(slip: Slip, claim: Claim, before: Quantity, after: Quantity) -> bool:
    """Whether a slip gives the claim exactly, and the right reading only if both figures were rounded as far as can be."""
    gap, unit = abs(after.value - before.value), 10.0**-claim.size.places
    if slip is Slip.POINTS_FOR_PER_CENT:
        return (
            abs(gap - claim.size.value) < 1e-6
            and abs(100 * gap / before.value - claim.size.value) >= 0.75 * unit
        )
    if slip is not Slip.WRONG_BASE or abs(100 * gap / after.value - claim.size.value) > unit / 2:
        return False
    old, new = (
        Interval(one.value - _INNER * (one.value - one.low), one.value + _INNER * (one.high - one.value))
        for one in (before, after)
    )
    moved = relative_change(new, old)
    return moved is not None and not Interval(*sorted((abs(moved.low), abs(moved.high)))).meets(
        claim.size.told
    )


def _has_new_subject(sentence: Sentence, claim: Claim, pair: tuple[Quantity, Quantity]) -> bool:
    """Whether another subject with its own verb stands between a claim and its figures: '..., and letters fell from 60 to 54'."""
    first, last = min(claim.first, claim.size.at), max(claim.last, claim.size.at)
    here = [one.at for one in pair if sentence.first <= one.first < sentence.last]
    if not here or min(here) < first < max(here):
        return False
    nearest = min(here, key=lambda at: min(abs(at - first), abs(at - last)))
    return begins_anew(sentence, *((nearest, first) if nearest < first else (last, nearest)))


def begins_anew(sentence: Sentence, start: int, end: int) -> bool:
    """Whether between two places a new subject with its verb begins that was not named before."""
    shape = sentence.shape[: end + 1]
    for found in _ANEW.finditer(shape, start + 1):
        if sentence.words[found.end()] in _GOES_ON:
            continue
        until = _ENDS.search(shape, found.end())
        words = {stem(word) for word in sentence.words_in(found.end(), until.start() if until else end)}
        if not words & {stem(word) for word in sentence.words_in(0, found.start())} and not (
            found.group() == "," and words <= _SAME
        ):
            return True
    return False


def _is_of_another(claim: Claim, sentence: Sentence, pair: Pair) -> bool:
    """Whether a claim is compared in words with something that the figures are not: 'now 20% above plan'."""
    end, start = max(claim.last, claim.size.at), min(claim.first, claim.size.at)
    told = (_OF_BASE if sentence.words[end] in _COMPARES else _OTHER_BASE).match(sentence.shape, end + 1)
    if told is None or not _COMPARES & set(sentence.words[end : end + 4]):
        return False
    later = [one.at for one in pair[:2] if one.at > end]
    if later:
        return min(later) > told.end() and (not pair[2] or ";" in sentence.shape[told.end() : min(later)])
    words = {stem(word) for word in sentence.words_in(end + 1, told.end())}
    return bool(words - {stem(word) for word in sentence.words_in(0, start)})


def _is_own_growth(claim: Claim, sentence: Sentence) -> bool:
    """'£76.8m (+9.1%) compared to £71.9m': a change in brackets right behind a figure that is compared with another."""
    head = sentence.shape[: claim.size.at].rstrip("(.-")
    signed = [one for one in sentence.quantities if one.sign and one.letter in "PO"]
    later = len(signed) > 1 or any(
        one.at > claim.size.at and one.letter in "NMP" for one in sentence.quantities
    )
    return bool(claim.size.sign) and "h" in sentence.shape and head[-1:] in ("N", "M", "P") and later


def _across_sentences(claim: Claim, setting: _Setting) -> Finding | None:
    """A claim with its base beside it whose subject stands further up, or in the dataset: only an exact slip is told."""
    size, passage, sentence, values = claim.size, setting.passage, setting.sentence, setting.values()
    end = max(claim.last, size.at)
    bases = [
        one
        for one in values
        if not one.hedge and one.letter in "NP" and (one.at > end or sentence.between(one, size)[:1] == ")")
    ]
    if (
        size.letter != "P"
        or not claim.direction
        or size.hedge
        or not bases
        or set(sentence.between(bases[0], size)) & set(";k")
    ):
        return None
    base = bases[0]
    pool = [one for one in [*values, *passage.quantities] if one.last <= sentence.last and one is not base]
    for other in setting.back:
        if other.item == passage.item:
            pool += [one for one in other.quantities if one.first >= len(other.text) - _FAR]
    pool = [
        one for one in pool if _comparable(one, base) and not one.range and one.value > 1 and one is not size
    ]
    pool += _from_dataset(
        base, {one.value for one in passage.quantities if one.letter == "N"}, setting.indicators
    )
    if any(fits(claim, base, one) for one in pool):
        return None
    if base.letter == "P":
        slip, told = Slip.POINTS_FOR_PER_CENT, [one for one in pool if _is_difference(claim, base, one)]
    else:
        slip, told = Slip.WRONG_BASE, [one for one in pool if _is_wrong_base(claim, base, one)]
    if not told:
        return None
    often = [one.value for one in told]
    best = max(
        told,
        key=lambda one: (often.count(one.value), -abs(abs(1 - base.value / one.value) * 100 - size.value)),
    )
    return _finding(claim, slip, (base, best), setting, sure="likely")


def _is_difference(claim: Claim, base: Quantity, one: Quantity) -> bool:
    """Whether a claim is to its last digit the difference of two percentages."""
    sign = 1 if claim.direction == "up" else -1
    return (
        claim.size.places >= max(base.places, one.places, 1)
        and abs(sign * (one.value - base.value) - claim.size.value) < 1e-6
    )


def _is_wrong_base(claim: Claim, base: Quantity, one: Quantity) -> bool:
    moved = relative_change(exact(base), exact(one))
    if moved is None or one.value == base.value or not 1 / _FOLD < one.value / base.value < _FOLD:
        return False
    return (moved if claim.direction == "down" else Interval(-moved.high, -moved.low)).meets(
        claim.size.interval
    )


def _from_dataset(base: Quantity, beside: set[float], indicators: Sequence[Indicator]) -> list[Quantity]:
    """The figures of the indicators that are compared with the same figures as the claim: its base and another beside it."""
    found = []
    for indicator in indicators:
        compared = {value for value in indicator.benchmarks.values() if value is not None}
        if base.value in compared and len(compared & (beside | {base.value})) > 1:
            for value in indicator.values.values():
                if value is not None:
                    half = 0.5 if value == int(value) else 0.05
                    shown = figure(value, places=0 if value == int(value) else 1)
                    made = replaced(base, value=value, low=value - half, high=value + half, text=shown)
                    made.first = made.last = -1
                    found.append(made)
    return found


def _finding(
    claim: Claim,
    slip: Slip,
    pair: tuple[Quantity, Quantity],
    setting: _Setting,
    *,
    sure: Literal["certain", "likely"],
) -> Finding:
    (before, after), passage, sentence, size = pair, setting.passage, setting.sentence, claim.size
    here = [one for one in (before, after, size) if sentence.first <= one.first < sentence.last]
    said_first, said_last = sentence.span([size], claim.first, claim.last)
    computed = _computed(slip, before, after, size)
    short = computed.partition(":")[0]
    points = slip in (Slip.POINTS_FOR_PER_CENT, Slip.PER_CENT_FOR_POINTS)
    return prose_finding(
        passage,
        rule=slip,
        severity="look" if points else "ask",
        sure=sure,
        span=sentence.span(here, claim.first, claim.last),
        printed=passage.text[said_first:said_last].strip("( "),
        computed=computed,
        working=f"{after.text} is {short} than {before.text}. "
        + _WHY[slip].format(before=before.text, after=after.text, claim=size.text),
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
        shown = figure(
            gap, "\u00a3" if size.letter == "M" else "", places=None if size.letter == "M" else places
        )
        return f"{shown}{' ' * bool(size.measure)}{size.measure} {way}: {after.text} - {before.text}"
    if size.letter == "X":
        return f"{figure(after.value / before.value, places=2)} times {way}: {after.text} / {before.text}"
    return f"{figure(100 * gap / before.value, places=max(0, size.places))}% {way}: ({after.text} - {before.text}) / {before.text}"


def _wrong_ways(passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    """'fell from 40 to 52': a verb of movement whose two figures go the other way."""
    numbers = [one for one in sentence.quantities if _may_change(one)]
    for one, two in pairwise(numbers):
        head = _MOVED.search(sentence.shape[: one.at])
        if head is None or not _comparable(one, two) or one.hedge or two.hedge or sentence.has(*_NO_AMOUNTS):
            continue
        more = two.value > one.value
        if (
            not _MOVED_TO.fullmatch(sentence.between(one, two))
            or (head[1] in UP) == more
            or two.value == one.value
        ):
            continue
        words = f"{two.text} is {'more' if more else 'less'} than {one.text}"
        yield prose_finding(
            passage,
            rule=Slip.DIRECTION,
            span=sentence.span([one, two], head.start()),
            printed=f"{sentence.words[head.start()]} from {one.text} to {two.text}",
            computed=f"{'higher' if more else 'lower'}: {two.text} against {one.text}",
            working=f"{words}.",
            short=words,
            ask="Is it the word or a figure that is wrong?",
        )
