"""Changes told in prose against the two figures they are between: 'fell from 1,250 to 900, a reduction of 39%'.

A claim is told only where no pair of figures near it makes it right, and either every other figure of its sentence has another part in
it, or a slip that people make (a share of the wrong figure, points for per cent) explains it exactly.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise, product
from typing import Literal, NamedTuple

from packview.insight.claims.relation import Broken, Here, Relation, alike, says_again, versus, written
from packview.insight.intervals import Interval, relative_change
from packview.insight.prose.lexicon import DOWN, HEDGE_OF, UP, word_sets
from packview.insight.prose.quantities import DASHES, Quantity, Sentence
from packview.model import Sureness
from packview.wording.numbers import figure
from packview.wording.words import stem

Direction = Literal["up", "down", ""]
_BEFORE = re.compile(r"[udpqc]s?[ob]s{0,2}$|[ud]s{0,2}$|[udpq]i[sw]{1,4}[ob]s?$|[pq][isw]{0,4}es?$")
_BEFORE_AMOUNT = re.compile(r"[udpqc]s?[ob]s{0,2}$")
_ABOVE_BY, _HEDGING = (
    re.compile(r"[gl]h[swoy]{1,8}b$|[ud]i[syw]{1,4}b$"),
    frozenset([*HEDGE_OF, "than", "just"]),
)
_AFTER = re.compile(r"s{0,2}[glpq]|s{0,2}c$|s{0,2}c(?=[^w])")
_AFTER_AMOUNT = re.compile(r"[gl](?=s?[hif]|w{1,4}h|w{1,2}[sy]{0,2}:|[,:;.)]|$)|l(?=o)|[pq](?=[^w])|[pq]$")
_YEARLY = re.compile(r"(?:a|each|every)\s(?:year|month|week|quarter)|per\s\w|(?:on |for |in )?each\b|annually|pa\b|year-on-year")  # fmt: skip
_BASE_AHEAD = re.compile(r"s?w{0,4}[hif][^,;)kNPMT]*(?:,s{1,3}ei?)?")
_RIGHT_BEHIND = re.compile(r"o?[sy]{0,3}w{0,3}i?[sy]{0,2}o?s?\(?")
_COMPARED = re.compile(r"[^);kNPMT]*h[^);kNPMT]*")
_OF_BASE = re.compile(r"[^,;:().NPMTk]*")
_OF_TIME = re.compile(r"[^,;:().PMTk]*")
_OTHER_BASE = re.compile(r"[so]{0,2}[hif][^,;:().NPMTk]*")
_FROM, _TO = re.compile(r"f[swyio]{0,4}$"), re.compile(r"[te][swyi]{0,3}$")
_MOVED, _MOVED_TO = (
    re.compile(r"([udpq])(?:[isyw]{0,2}[,-]?|(?<=[pq])i[^,;:.kudpqNPMT]*,)f[sy]{0,2}$"),
    re.compile(r"[wysion-]{0,6}t[sy]{0,2}"),
)
_REACHED, _REACHED_FROM = re.compile(r"([udpq])(?:[isy]{0,3},)?t[sy]{0,2}$"), re.compile(r"w{0,2}[iyn]{0,4}f[sy]{0,3}e?")  # fmt: skip
_LINK = r"(?P<way>[pqc])s{0,2}(?P<from>[fih])(?:[sywioF]{0,16}\(s{0,2}|[syiF]{0,4}(?:[swyin]{1,12}o)?s?)"
_UP_FROM = re.compile(rf"(?:[^;:.kudpqghNPMT]*(?<!a)(?<!as)|[;(]s?){_LINK}")
_OR_FROM = re.compile(rf"[iyws]{{0,5}},?[ak]{{0,2}}{_LINK}")
_THIS_FROM = re.compile(
    rf"[^:kudpqghNPMT]*(?:[.,;]a?|,?k)(?P<it>s)[esw]{{0,4}}{_LINK.replace('[pqc]', '[udpqc]')}"
)
"""'The rate was 67%. This is a slight fall from 71%', '29.8, but this has fallen from 30.2'."""
_TO_BEHIND = re.compile(r"ts{0,3}")
_FRAMED = re.compile(r"(?P<verb>[udpq])[isyw]{0,2}f[swyi]{0,4}[NPMT][iysw]{0,5}t[swyi]{0,3}[NPMT][iysw]{0,5}[,(-]{0,2}(?:[aswe.]{0,4}b|s{0,3})$")  # fmt: skip
"""'rose from 40 to 50, i.e. by', 'rises from 40 to 50, an extra'."""
_COMPARES_WITH = re.compile(r"h[iswy]{0,4}")
_SET_BESIDE = re.compile(r"[^;:.kudpqglhNPMT]*h[^;:.kudpqglhNPMT]*")
_DEFINITE = re.compile(r"s(?:[pq]o[POMN]|[POMN][pq])(?!o)")
"""'The fall of 3.5%', of two figures before it."""
_YEAR_BEFORE = re.compile(r"[swiy]{0,4}\((?:s{0,2}w?)y{1,2}[:,]?[se]{0,2}")
"""'€4.86m (2022: €4.31m)'."""
_LATELY = re.compile(r"i?s{0,2}i?s{0,2}y")
_CLAUSE, _IS = re.compile(r"k|a[sy]?[ud]"), re.compile(r"[sy]{0,2}e")
_WORDS, _PLANNED = word_sets("changes"), word_sets("budgets")["planned"]
_ORDERS, _TARGETS = word_sets("orders"), word_sets("targets")
_LOW_IS_GOOD, _HIGH_IS_GOOD, _TURNED = (
    {*map(stem, _TARGETS[name])} for name in ("low_is_good", "high_is_good", "turned")
)
_NOT_BETTER = {"not", "but", "despite", "target"}
_COMPARES, _APART = _WORDS["compares"], _WORDS["apart"]
_ROUND = (100, 1000)
"""A change of so many hundreds or thousands is rounded where its figures are not: '£6,000 short' of £21,081 with £15,000."""
_TWICE = 0.5
"""Units of the last digit by which a percentage may be off of figures that were rounded before it was worked out."""
_FOLD = 10
"""Figures further apart than this are hardly of one thing."""
_REACH = 12
"""Words before a figure among which what leads to it stands."""
_AHEAD, _BACK, _FAR, _INNER = 8, 4, 400, 0.7
"""Words before a figure among which its year may stand; paragraphs before a claim, and characters of each, that may say what it is about;
how far out in their rounding two figures may both lie."""
DIFFERENCE, WRONG_BASE, DIRECTION, SCALE = "difference", "wrong base", "direction", "scale of an amount"
POINTS_FOR_PER_CENT, PER_CENT_FOR_POINTS = "points for per cent", "per cent for points"
_WHY = {
    WRONG_BASE: "The difference seems to have been taken as a share of {after}, not of {before}.",
    POINTS_FOR_PER_CENT: "A difference of percentages is in percentage points; in per cent it would be another figure.",
    PER_CENT_FOR_POINTS: "What is given is the change in per cent.",
    DIRECTION: "The figures go the other way.",
    SCALE: "Thousands and millions seem to be mixed up.",
}
"""The slips that explain a wrong claim, by their rules; what none of them explains has the relation's own."""


class Pair(NamedTuple):
    """Two figures a claim is between, the earlier or compared one first, and whether the words say which is which."""

    before: Quantity
    after: Quantity
    ordered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A change that a sentence claims: its size, which way, and the places of the first and last of its words and figures."""

    size: Quantity
    direction: Direction
    start: int
    end: int

    def may_be_of(self, one: Quantity, two: Quantity) -> bool:
        """Whether it may be about two figures."""
        timed = self.size.letter != "T" or one.measure == self.size.measure
        return timed and alike(one, two) and one.letter in self.wanted

    @property
    def wanted(self) -> str:
        """The letters of the figures it may be about."""
        return {"O": "PN", "N": "N", "M": "M", "T": "T"}.get(self.size.letter, "NPMT")


Figures = Sequence[Quantity]


def _changes(sentence: Sentence, here: Here) -> Iterator[Broken]:
    """The claims of a sentence that no figures near them make right; of two in one, where the second takes up the first, those of the second."""
    claims = claims_in(sentence)
    if len(claims) > 1 and not sentence.begins and sum(bool(claims_in(one)) for one in sentence.clauses) > 1:
        for clause in sentence.clauses:
            yield from _changes(clause, here)
    elif len(claims) == 1 and claims[0].end < sentence.begins and _gives_both(sentence):
        yield from _judge(claims[0], claims, sentence, here)
    elif claims and (not sentence.begins or _takes_up(sentence, {one.size.at for one in claims})):
        for one in claims:
            if one.size.at >= sentence.begins and not (sentence.begins and _adds_a_subject(one, sentence)):
                yield from _judge(one, claims, sentence, here)


def _adds_a_subject(claim: Claim, sentence: Sentence) -> bool:
    """Whether words behind a claim name what nothing before it does: '260 visits, a rise of 12% in loans', '5 points above the county'."""
    clause = _OF_BASE.match(sentence.shape, claim.end + 1)
    behind = sentence.words_in(claim.end + 1, clause.end() if clause else claim.end + 1)
    known = {*map(stem, sentence.words[: claim.start]), claim.size.measure.rstrip("s")}
    return not {*map(stem, behind)} <= known


def _takes_up(sentence: Sentence, sizes: set[int]) -> bool:
    """'Help went to 752 families. This is 48% more than the quarter before (509)': the base behind the claim, or both figures before it.

    The second of two sentences may also say the same of another time: 'In 2024 it had 1,480 visits. In 2025 it had 1,628, a rise of 12%'.
    """
    begins, shape = sentence.begins, sentence.shape[sentence.begins :]
    words, known = sentence.words[begins:], {*map(stem, sentence.words[:begins])}
    behind = next((one for one in sentence.quantities if one.at > begins and one.at not in sizes), None)
    if behind and sentence.noun_of(behind) - known:
        return False  # 'calls in May. In June it had 352 emails'
    at = next((at for at, word in enumerate(words) if word in _WORDS["points_back"]), -1)
    figures = sum(one.letter != "O" or one.at < begins for one in sentence.quantities)
    told = at >= 0 and (at == 0 or words[at] in _WORDS["pronouns"]) and "w" not in shape[:at] and figures < 8
    told = told or _DEFINITE.match(shape) is not None
    if told or behind is None or len(sentence.quantities) != 3:
        return told and not (words[0] in ("a", "an") and "e" in shape)  # 'A drop of 2 days is planned'
    again = behind.letter in "NMT" and sentence.letter(behind.at + 1) in (",", "(") and says_again(sentence)
    return again or _was_before(sentence)


def _gives_both(sentence: Sentence) -> bool:
    """'It has fallen by 9%. This is a reduction from 22,648 to 20,544': whether the second of two sentences gives both figures of a claim."""
    opens = sentence.words[sentence.begins] in _WORDS["takes_up"]
    behind = [one for one in sentence.quantities if one.at > sentence.begins]
    return opens and len(behind) == 2 == len(sentence.quantities) - 1 and _is_from_to(sentence, *behind)


def _was_before(sentence: Sentence) -> bool:
    """'In May of last year there had been 200': whether the second of two sentences gives the earlier figure."""
    end = next((one.at for one in sentence.quantities if one.at > sentence.begins), 0)
    head = sentence.words[sentence.begins : end]
    return sentence.begins > 0 and "last" in head and not _WORDS["had"].isdisjoint(head)


_MOVES, _MOVED_SO = frozenset("udpqcglX"), frozenset(["gap", "over", "under", "+", *DASHES])
"""Letters and words of which a sentence with a change has one."""


def claims_in(sentence: Sentence) -> list[Claim]:
    """The changes a sentence claims; found once, and kept as long as the sentence is."""
    found: list[Claim] | None = sentence.kept.get(Claim)
    if found is None:
        found = sentence.kept[Claim] = []
        moves = not _MOVES.isdisjoint(sentence.shape) or not _MOVED_SO.isdisjoint(sentence.said)
        for one in sentence.quantities if moves else ():
            claim = None if one.range or one.per else _claim_of(one, sentence)
            taken = claim and found and found[-1].end == claim.start  # '7% increase on the level of 44%'
            if claim is None or taken or _YEARLY.match(" ".join(sentence.words[claim.end + 1 :][:3])):
                continue
            if not _WORDS["adjusted"] & {*sentence.words[max(0, claim.start - 2) : claim.end + 5]}:
                found.append(claim)
    return found


def _claim_of(one: Quantity, sentence: Sentence) -> Claim | None:
    """The claim a figure is the size of: 'a rise of 5%', '5% more', '(+5%)', 'doubled', 'by £5', '5 fewer'."""
    if one.letter == "X":
        return Claim(size=one, direction="up" if one.value > 1 else "down", start=one.at, end=one.at)
    amount, share, words = one.letter in "NMT", one.letter in "PO", sentence.words
    way: Direction
    head = _head(one, sentence)
    next_at = one.at + 1 + (one.letter == "T")
    next_at += 3 * (amount and sentence.shape[next_at : next_at + 3] == "(P)")  # '29 (5%) fewer'
    above = words[next_at : next_at + 1] in (["above"], ["below"])
    after = (_AFTER_AMOUNT if amount and not above else _AFTER).match(sentence.shape, next_at)
    if after and after.group()[-1] == "c" and words[after.end() - 1] not in _WORDS["nouns"]:
        after = None
    near = max(
        0, len(head) - _REACH
    )  # the patterns end where the head does: to search all of it takes twice as long
    before = (_BEFORE_AMOUNT if amount else _BEFORE).search(head, near) or _ABOVE_BY.search(head, near)
    gap = words[one.at - 2 : one.at] == ["gap", "of"] and one.letter == "O"  # of money it may be anything
    marker = before.start() if before else one.at - 2 if gap else -1
    if before and "e" in before.group() and words[marker].startswith(("up", "down")):
        marker = -1  # 'the follow-up rate was 39%'
    beside = share or sentence.letter(next_at) in ("i", "f", "h")
    moved = (beside and head[-1:] in ("p", "q")) or (one.letter == "M" and head[-1:] in ("u", "d"))
    marker = one.at - 1 if marker < 0 and moved else marker
    behind = words[one.at + 1 : one.at + 6]
    if one.letter == "M" and behind[:1] in (["over"], ["under"]) and _PLANNED & {*behind}:
        way = "up" if behind[0] == "over" else "down"  # '\u00a31.9m under the budget of \u00a342.8m'
        return Claim(size=one, direction=way, start=one.at, end=one.at + 1)
    open_ = marker < 0 and not after and sentence.letter(one.at + 1) not in ("o", "w")
    verb = _FRAMED.search(head) if open_ else None
    if verb and (head[-1:] == "b" or words[one.at - 1] in _WORDS["extra"]):
        return Claim(size=one, direction="up" if verb["verb"] in UP else "down", start=one.at, end=one.at)
    if one.letter == "F":
        after = after if after and after.group()[-1] in "glpq" else None
        marker = marker if "by" in words[one.at - 2 : one.at] or sentence.shape[marker] in "pq" else -1
    made_up = marker >= 0 and words[max(0, marker - 1)] in _WORDS["made"]  # 'is made up of'
    if after:
        marker, behind = after.end() - 1, words[after.end() : after.end() + 2]
        if behind[:1] == ["than"] and _WORDS["outweighs"] & {*behind}:
            return None
    elif marker < 0 or made_up:
        signed = one.sign and share and not made_up and head.rstrip(".-")[-1:] in ("(", ",")
        way = "up" if one.sign == "+" else "down"
        return Claim(size=one, direction=way, start=one.at, end=one.at) if signed else None
    way = "up" if sentence.shape[marker] in UP else "down" if sentence.shape[marker] in DOWN else ""
    return Claim(size=one, direction=way, start=min(one.at, marker), end=max(one.at, marker))


def _head(one: Quantity, sentence: Sentence) -> str:
    """The letters before a figure and what hedges it: 'a rise of just over 61%', 'by two thirds'."""
    place = one.at
    while one.hedge and place and sentence.words[place - 1] in _HEDGING:
        place -= 1
    return sentence.shape[:place].rstrip("n")


def _leads_to(sentence: Sentence, claim: Claim, end: Quantity) -> bool:
    """'rose 12% to 1,120', 'up 12% at 1,120': the claim names its new value itself."""
    between = slice(claim.end + 1, end.at)
    return bool(_TO_BEHIND.fullmatch(sentence.shape[between])) or sentence.words[between] == ["at"]


def _may_change(one: Quantity) -> bool:
    return not one.range and one.letter in "NPMT" and one.value > 0


def _judge(claim: Claim, claims: Sequence[Claim], sentence: Sentence, here: Here) -> Iterator[Broken]:
    """What is wrong with a claim, nothing where it is right or cannot be told; ``claims`` are all of its sentence."""
    sizes = {one.size.at for one in claims}
    values = [one for one in sentence.quantities if one.at not in sizes and _may_change(one)]
    values = [one for one in values if not _WORDS["distance"] & sentence.beside(one.at, 0, 2)]
    pair = _pair(claim, sentence, claims, values)
    elsewhere = (one for one in here.passage.quantities if not sentence.first <= one.first < sentence.last)
    beside = [one for one in elsewhere if _may_change(one)]
    mixed = () if pair and pair.ordered else product(values, beside)
    for one, two in (*combinations(values, 2), *mixed):
        # The same two figures given again are no others.
        other = pair is None or {one.value, two.value} != {pair.before.value, pair.after.value}
        bound = pair is None or not pair.ordered or pair.before in (one, two)
        meant = other and bound and claim.may_be_of(one, two)
        if meant and (fits(claim, one, two) or fits(claim, two, one)):
            return
    if pair is None:
        yield from _across(claim, sentence, values, here)
        return
    end = next((one for one in sentence.quantities if one.at > claim.end), None)
    led_to = end if end is not None and _leads_to(sentence, claim, end) else None
    # '15 were closed; the rest are 33% more than the 57 of last year', and not the figure a claim leads to
    of_another = led_to is not None and led_to not in pair[:2]
    of_another |= not _WORDS["uncounted"].isdisjoint(sentence.words[pair.after.at : claim.start])
    of_another |= _says_again_shorter(claim, claims, sentence)
    fit = fits(claim, *pair[:2], slack=_TWICE)
    if fit and claim.size.letter != "P":
        return
    slip = _slip(claim, pair)
    # 'Nine joined and four left, a net gain of 6'.
    net = sentence.words[claim.start - 1 : claim.start] == ["net"]
    apart = pair.ordered or net or slip == SCALE or _are_of_two_times(sentence, pair, led_to)
    in_points = slip == POINTS_FOR_PER_CENT and not _WORDS["earned"].isdisjoint(sentence.said)
    if of_another or in_points or not apart:
        return
    if fit and not _is_plain_slip(slip, claim, pair):
        return
    ahead = pair.before.at < pair.after.at and "h" in sentence.shape[: pair.before.at]
    than = sentence.letter(claim.end) in ("g", "l") and claim.end > claim.size.at
    compared = (
        pair.ordered
        and (pair.before.at > claim.end or ahead)
        and (than or sentence.letter(claim.end + 1) not in ("i", "o") or not _adds_a_subject(claim, sentence))
    )
    if slip == DIRECTION and not (compared or _is_from_to(sentence, *pair[:2])):
        return
    hedged = pair.before.hedge or pair.after.hedge or pair.before.value == pair.after.value
    sure = slip not in ("", DIFFERENCE)
    meant = (sure or _is_all_there_is(claim, sentence, pair, sizes)) and not _is_parted(sentence, claim, pair)
    if meant and not hedged and 1 / _FOLD <= pair.after.value / pair.before.value <= _FOLD:
        yield _broken(claim, slip, pair, sentence, "likely" if fit else "certain")


def _says_again_shorter(claim: Claim, claims: Sequence[Claim], sentence: Sentence) -> bool:
    """'Here it was 50%, 2 points more than last year, and there 55%, 3 points more': whether a claim leaves out what it is compared with."""
    told = any(one.end < claim.start and sentence.letter(one.end + 1) == "h" for one in claims)
    return told and sentence.letter(claim.end) in (*"gl",) and sentence.letter(claim.end + 1) in (*",.;", "")


# The two figures of a claim.
def _pair(claim: Claim, sentence: Sentence, claims: Sequence[Claim], values: Figures) -> Pair | None:
    """The two figures a claim is between, by the words that lead to them; else the only two of the sentence."""
    bases = [_base(one, sentence, values) for one in claims]
    base = _base(claim, sentence, values)
    if base is not None:
        others = [one for one in values if alike(one, base) and one not in bases]
        both = next((one for one in others if one.at > base.at), None)
        if both is not None and _COMPARED.fullmatch(sentence.between(base, both)):
            return Pair(both, base)  # '32% higher than for women (61.6 versus 41.7)'
        ahead = [one for one in others if one.at < claim.size.at]
        if not ahead and len(others) == 1 and {*"hglk"}.isdisjoint(sentence.between(base, others[0])):
            ahead = others
        if ahead or base.letter != "P":
            told = {
                *map(stem, sentence.words_in(claim.end + 1, base.at))
            }  # 'a rise of 8% in families helped'
            named = [one for one in ahead if sentence.noun_of(one) & told]
            return Pair(base, (named or ahead)[-1]) if ahead else None
        values = [one for one in values if one is not base]  # 'the fall of 8% compares with 3% elsewhere'
    pairs = [pair for pair in combinations(values, 2) if claim.may_be_of(*pair)]
    framed = [found for found in (_from_to(sentence, *pair) for pair in pairs) if found]
    if len(framed) == 1:
        return framed[0]
    dated = [(one, two) for one, two in pairs if _YEAR_BEFORE.fullmatch(sentence.between(one, two))]
    if len(dated) == 1 and dated[0][1].at < claim.size.at:
        return Pair(dated[0][1], dated[0][0])
    set_beside = [
        (one, two)
        for one, two in pairwise(values)
        if (one, two) in pairs and _SET_BESIDE.fullmatch(sentence.between(one, two))
    ]
    if len(pairs) > 1 and len(set_beside) == 1 and set_beside[0][1].at < claim.start:
        return Pair(*set_beside[0][::-1])
    counted = [
        pair
        for pair in pairs
        if max(one.value for one in pair) > _FOLD and set.intersection(*map(sentence.noun_of, pair))
    ]
    pairs = counted if len(counted) == 1 else pairs  # '160 visits to four libraries and 243 to three'
    only = len(pairs) == 1 and not any(one in bases for one in pairs[0])
    return _ordered(claim, sentence, *pairs[0]) if only else None


def _ordered(claim: Claim, sentence: Sentence, one: Quantity, two: Quantity) -> Pair | None:
    """The only two figures a claim may be between, the one compared with first."""
    gap = sentence.between(one, two)
    if "h" in gap and not one.at < claim.size.at < two.at:
        return Pair(two, one)
    if "h" in sentence.shape[: one.at] and two.at < claim.start:
        return Pair(one, two)  # 'compared with 146 last year, the 173 of this'
    if "." in gap:  # 'In 2017 we had 40. This climbed to 52, a rise of 30%'
        pair = Pair(two, one) if _was_before(sentence) else Pair(one, two)
        return pair if set("hgl(").isdisjoint(gap) else None
    falls = claim.direction and (claim.direction == "up") == (one.value > two.value)
    return Pair(two, one, ordered=False) if falls else Pair(one, two, ordered=False)


def _is_from_to(sentence: Sentence, one: Quantity, two: Quantity) -> bool:
    """'from 40 to 52' or 'to 52 from 40', nothing else but the claim between."""
    return _from_to(sentence, one, two) is not None


def _from_to(sentence: Sentence, *pair: Quantity) -> Pair | None:
    """Two figures of which words say that one changed to the other: 'from 40 to 52', 'to 52 from 40', '(40 to 52)'."""
    one, two = sorted(pair, key=lambda each: each.at)
    between, head = sentence.between(one, two), sentence.shape[: one.at]
    bracketed = between == "t" and head[-1:] == "(" and sentence.letter(two.at + 1) == ")"
    if bracketed or ("t" in between and not {*between} & {*"f;k"} and _FROM.search(head)):
        return Pair(one, two)
    back = "f" in between and not {*between} & {*";kt"} and _TO.search(head)
    return Pair(two, one) if back else None


def _base(claim: Claim, sentence: Sentence, values: Figures) -> Quantity | None:
    """'20% more than the quarter before (320)': the figure right behind a claim that it is compared with."""
    behind = next((one for one in values if one.at > claim.end and one.letter in claim.wanted), None)
    between = sentence.shape[claim.end + 1 : behind.at].replace("(P)", "") if behind is not None else ""
    compares = sentence.words[claim.end] in _COMPARES or claim.size.letter == "X"
    ahead = "t" not in between.replace("ht", "h") and _BASE_AHEAD.fullmatch(between)
    named = ahead or (compares and _RIGHT_BEHIND.fullmatch(between))
    return behind if named and not (behind and _leads_to(sentence, claim, behind)) else None


def _across(claim: Claim, sentence: Sentence, values: Figures, here: Here) -> Iterator[Broken]:
    """A claim whose subject or base stands elsewhere: on the page, before it, in the dataset; only a slip that explains it exactly is told."""
    size, passage = claim.size, here.passage
    now = [one for one in values if one.at < claim.start and size.letter == "M"][-1:]
    amounts = [one for one in here.others([size], "M") if now and one.first < now[0].first]
    for then in [one for one in amounts if _is_scaled(claim, one, now[0])][:1]:
        yield _broken(claim, SCALE, Pair(then, now[0]), sentence, "likely")
    if size.letter != "P" or not claim.direction or size.hedge:
        return
    earlier = [one for one in passage.quantities if one.last <= sentence.last and one is not size]
    behind = [one for one in values if one.at > claim.end or sentence.between(one, size)[:1] == ")"]
    base = next((one for one in behind if not one.hedge and one.letter in "NP"), None)
    if base is not None:
        if {*";k"} & {*sentence.between(base, size)}:
            return
        numbers = {one.value for one in passage.quantities if one.letter == "N"}
        near = here.near(_BACK)
        before = (one for other in near for one in other.quantities if one.first >= len(other.text) - _FAR)
        pool = [*earlier, *before, *_compared(here, base, numbers)]
        pool = [one for one in pool if one is not base and alike(one, base) and not one.range]
        pairs = [Pair(base, one) for one in pool if one.value > 1]
    else:  # '44.5%, 4.9% higher than before' where 39.6% stands on the page or beside it
        ahead = [one for one in earlier if one.last <= sentence.first or one.at < claim.start][-1:]
        told = ahead and ahead[0].letter == "P" and not ahead[0].hedge
        if not told or _COMPARES.isdisjoint(sentence.words[claim.end : claim.end + 3]):
            return
        page = passage.pdf_page or 0
        beside = [other for other in here.passages if abs((other.pdf_page or 0) - page) < 2]
        pool = [one for other in beside for one in other.quantities if one.letter == "P"]
        pairs = [Pair(one, ahead[0]) for one in pool if one.places == ahead[0].places == size.places > 0]
    exactly = [pair for pair in pairs if _is_exactly(claim, pair)]
    if exactly and not any(fits(claim, *pair[:2]) for pair in pairs):
        often = Counter((pair.before.value, pair.after.value) for pair in exactly)
        best = max(exactly, key=lambda pair: often[pair.before.value, pair.after.value])
        slip = POINTS_FOR_PER_CENT if best.before.letter == "P" else WRONG_BASE
        yield _broken(claim, slip, best, sentence, "likely")


def _compared(here: Here, base: Quantity, beside: set[float]) -> Iterator[Quantity]:
    """The figures of the indicators that are compared with the same figures as a claim: its base and another beside it."""
    for indicator in here.indicators:
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
    moved = relative_change(before.exact, after.exact)
    if moved is None or after.value == before.value or not 1 / _FOLD < after.value / before.value < _FOLD:
        return False
    return (moved if claim.direction == "down" else moved.turned).meets(size.interval)


# The arithmetic.
def fits(
    claim: Claim, before: Quantity, after: Quantity, direction: Direction | None = None, slack: float = 0.0
) -> bool:
    """Whether unrounded figures behind the printed ones give the claimed change, a unit of its last digit and ``slack`` more aside."""
    size, way = claim.size, claim.direction if direction is None else direction
    if way == "":
        return fits(claim, before, after, "up") or fits(claim, before, after, "down")
    old, new = before.exact, after.exact
    if size.letter == "X":
        times = new.over(old)
        return times is None or times.meets(size.interval)
    moved = relative_change(new, old) if size.letter in "PF" else new.minus(old)
    if moved is None:
        return True
    moved = moved.turned if way == "down" else moved
    if size.letter not in "NOMT" or size.hedge:
        half = slack * 10.0**-size.places if size.places > 0 else 0.0
        return moved.meets(Interval(size.claimed.low - half, size.claimed.high + half))
    coarse = size.places < max(before.places, after.places)
    told = size.interval if coarse else size.exact
    rounded = (one for one in _ROUND if before.value % one or after.value % one)
    half = max((one for one in rounded if not size.value % one), default=0.0) / 2
    return moved.meets(Interval(min(told.low, size.value - half), max(told.high, size.value + half)))


def _is_scaled(claim: Claim, before: Quantity, after: Quantity) -> bool:
    """Whether an amount is right but for its thousands or millions: '£160m more' of £0.61m and £450k."""
    size = claim.size
    if size.letter != "M" or not alike(size, before, after) or before.value == after.value:
        return False
    times = [(size.value * by, size.low * by, size.high * by) for by in (1e-6, 1e-3, 1e3, 1e6)]
    sizes = (replace(size, value=value, low=low, high=high) for value, low, high in times)
    return any(fits(replace(claim, size=one), before, after) for one in sizes)


def _slip(claim: Claim, pair: Pair) -> str:
    """What explains a claim that does not fit, '' for nothing."""
    before, after, ordered = pair
    if _is_scaled(claim, before, after):
        return SCALE
    letter, way = claim.size.letter, claim.direction
    slip = DIRECTION if ordered and way and fits(claim, after, before) else ""
    other = "P" if letter == "O" else "O" if letter == before.letter == "P" else ""
    if other and fits(replace(claim, size=replace(claim.size, letter=other)), before, after):
        return PER_CENT_FOR_POINTS if letter == "O" else POINTS_FOR_PER_CENT
    back: Direction = "down" if way == "up" else "up" if way == "down" else ""
    if letter == "P" and fits(claim, after, before, back):
        return WRONG_BASE
    return slip or (DIFFERENCE if letter in "NMTO" else "")


def _is_plain_slip(slip: str, claim: Claim, pair: Pair) -> bool:
    """Whether the printed figures give a slip, and the claim only where both were rounded as far as can be."""
    gap = abs(pair.after.value - pair.before.value)
    moved = relative_change(pair.after.exact, pair.before.exact)
    slipped = {POINTS_FOR_PER_CENT: gap, WRONG_BASE: 100 * gap / pair.after.value}.get(slip)
    size, unit = claim.size, 10.0**-claim.size.places
    if slipped is None or moved is None or size.hedge or abs(slipped - size.value) > unit / 2:
        return False
    off = abs(100 * gap / pair.before.value - size.value)
    return off > max(0.75 * unit, _INNER * moved.width / 2)


# What else a sentence may mean.
def _is_all_there_is(claim: Claim, sentence: Sentence, pair: Pair, sizes: set[int]) -> bool:
    """Whether a claim that nothing explains can be about nothing but its two figures."""
    if pair.before.letter == claim.size.letter == "P" and not _is_from_to(sentence, *pair[:2]):
        return False
    # Nothing else is meant in: there were 5,140, a rise of 13.5% on 4,870 a year before.
    bound = pair.after.at < claim.start <= claim.end < pair.before.at and claim.size.letter == "P"
    bracket = claim.size.letter in "NMT"  # 'an increase of £3.4m (24%)'
    for one in () if bound else sentence.quantities:
        beside = bracket and sentence.shape[claim.size.at + 1 : one.at + 2] == "(P)"
        # Another figure may be compared with it: the fall of 8% compares with 3% in the region.
        compared = one.at > claim.end and _COMPARES_WITH.fullmatch(sentence.shape, claim.end + 1, one.at)
        other_claim = pair.ordered and one.at in sizes and not one.sign
        known = one in (*pair[:2], claim.size) or beside or compared or other_claim
        if not known and one.letter in ("P", claim.size.letter):
            return False
    return not _is_of_another(claim, sentence, pair)


def _is_parted(sentence: Sentence, claim: Claim, pair: Pair) -> bool:
    """Whether a new clause begins between a claim and the nearest of its figures: '..., and letters fell from 60 to 54'."""
    ends = [one.at for one in pair[:2]]
    if min(ends) < claim.start < max(ends):
        return False
    nearest = min(ends, key=lambda at: min(abs(at - claim.start), abs(at - claim.end)))
    twice = claim.size.letter == "X" and sentence.letter(claim.end + 1) == "k"  # 'as many'
    start, end = (nearest, claim.start) if nearest < claim.start else (claim.end + twice, nearest)
    between = {*sentence.shape[start:end]}  # '173 incidents, and 28% more arrests'
    clause = _CLAUSE.search(sentence.shape, start + 1, end + 1) or (nearest > claim.start and ";" in between)
    others = (at for at in range(start, end) if sentence.words[at] in _APART)
    apart = any(not _IS.match(sentence.shape, at + 1) for at in others)  # not '..., which is a rise of 22%'
    noun = sentence.words_in(claim.end + 1, claim.end + 2) if sentence.letter(claim.end) in ("g", "l") else []
    another = "a" in between and not {*map(stem, noun)} <= {*map(stem, sentence.words[:start])}
    return bool(clause) or apart or another or sentence.begins_anew(start, end)


def _are_of_two_times(sentence: Sentence, pair: Pair, led_to: Quantity | None) -> bool:
    """Whether words set one figure before the other: two periods, 'last year', 'but'; not 'a rise of 12% to 1,120, 640 of them from tenants'.

    Where a claim leads to one of the two, words have to put the other before it.
    """
    one, two = sorted(pair[:2], key=lambda each: each.at)
    between, stop = sentence.between(one, two), max(map(sentence.shape[: two.at].rfind, ";.k"))
    ends = ((one.at + 1, two.at), (two.at + 1, len(sentence.shape)))
    spans = [found.span() for end in ends if (found := _OF_TIME.match(sentence.shape, *end))]
    clauses = [*spans, (stop + 1, two.at if one.at < stop else 0)]
    past = any(_WORDS["past"] & {*sentence.words[slice(*span)]} for span in clauses)
    if led_to is one:
        return (past and "a" not in between) or not {"f", "h"}.isdisjoint(between)
    dated = all("y" in sentence.shape[slice(*span)] for span in spans)
    ahead = all("y" in sentence.shape[max(0, each.at - _AHEAD) : each.at] for each in (one, two))
    return past or "k" in between or dated or ahead


def _is_of_another(claim: Claim, sentence: Sentence, pair: Pair) -> bool:
    """Whether a claim is compared in words with something that the figures are not: 'now 20% above plan'."""
    end, (first, last) = claim.end, sorted(one.at for one in pair[:2])
    dated = last < claim.start and re.search(r"\b(?:19|20)\d\d\b", " ".join(sentence.words[first:last]))
    if dated and _LATELY.match(sentence.shape, end + 1):
        return True  # 'from 45% in 2015 to 60% in 2017, 8 points last year'
    told = (_OF_BASE if sentence.words[end] in _COMPARES else _OTHER_BASE).match(sentence.shape, end + 1)
    if told is None or not _COMPARES & {*sentence.words[end : end + 4]}:
        return False
    later = min((one.at for one in pair[:2] if one.at > end), default=0)
    if later:
        return later > told.end() and not pair.ordered
    words = {stem(word) for word in sentence.words_in(end + 1, told.end())}
    times = {*sentence.words_in(end + 1, told.end(), "y")} - {*sentence.words[: claim.start]}
    year = times == {"year"} and re.search(r"\d", " ".join(sentence.words_in(0, claim.start, "y")))
    if sentence.begins and times and not year:
        return True  # 'had 320 in May. In June it had 352, an increase of 28% on last year'
    if not words and "h" in sentence.shape[first:last] and "y" in told.group():
        return "y" not in sentence.shape[last : claim.start]  # '82% against 85%, up 1.3 points on May'
    return bool(words - {stem(word) for word in sentence.words_in(0, claim.start)})


# What is told.
def _broken(claim: Claim, slip: str, pair: Pair, sentence: Sentence, sure: Sureness) -> Broken:
    before, after, size, up = pair.before, pair.after, claim.size, pair.after.value >= pair.before.value
    here = [one for one in (before, after, size) if sentence.first <= one.first < sentence.last]
    gap, points, times = abs(after.value - before.value), slip == POINTS_FOR_PER_CENT, size.letter == "X"
    shown, taken = figure(gap, places=max(before.places, after.places, 0)), f"{after.text} - {before.text}"
    if points or size.letter == "O":
        amount = f"{shown} percentage points" if before.letter == "P" else f"{shown} points"
    elif size.letter in "NMT":
        amount = written(gap, before) if size.letter == "M" else f"{shown} {size.measure}".strip()
    elif times:
        amount = f"{figure(after.value / before.value, places=2)} times"
    else:
        amount = f"{figure(100 * gap / before.value, places=max(0, size.places))}%"
        taken = f"({taken}) / {before.text}"
    taken = f"{after.text} / {before.text}" if times else taken
    way = "" if times else " higher" if up else " lower"
    other_way = not times and claim.direction == ("down" if up else "up") and gap > 0
    said = f"a {'rise' if up else 'fall'} of {amount}" if other_way else amount
    why = _WHY.get(slip, "None of the figures beside it gives that.")
    why = why.format(before=before.text, after=after.text)
    return Broken(
        [*here, claim.start, claim.end], sentence.text[slice(*sentence.span(size, claim.start, claim.end))].strip("( "),
        f"{amount}{way}: {taken}", f"From {before.text} to {after.text} is {said}", rule=slip, sure=sure,
        working=f"{after.text} is {amount}{way}{'' if times else ' than'} {before.text}. {why}",
        severity="look" if points or slip == PER_CENT_FOR_POINTS else "ask", ask="Should it say percentage points?" if points else "",
    )  # fmt: skip


_BALANCES = frozenset().union(*(word_sets("budgets")[name] for name in ("over", "under", "good", "bad"))) | {
    "loss"
}
_BETTER = {**dict.fromkeys(_ORDERS["improved"], True), **dict.fromkeys(_ORDERS["worsened"], False)}


def _wrong_ways(sentence: Sentence, _: Here) -> Iterator[Broken]:
    """'fell from 40 to 52', 'fell, at 3.1% against 2.8% a year ago', 'time to answer has improved, from 74 seconds to 96'."""
    told, moving = (
        False,
        [
            one
            for one in sentence.quantities
            if _may_change(one) and not one.hedge and not _is_beside(sentence, one)
        ],
    )
    if len(moving) < 2 or (_MOVES.isdisjoint(sentence.shape) and _BETTER.keys().isdisjoint(sentence.said)):
        return
    sizes, linked = {one.size.at for one in claims_in(sentence)}, dict[int, Quantity]()
    for one, two in pairwise(moving):
        if sentence.begins and not one.at < sentence.begins < two.at:
            continue  # each sentence for itself was tried
        shape, between = sentence.shape[: one.at], sentence.between(one, two).replace("(N)", "")
        back = _REACHED.search(shape) if _REACHED_FROM.fullmatch(between) else None
        head = back or (_MOVED.search(shape) if "f" in shape[-3:] and _MOVED_TO.fullmatch(between) else None)
        old, new = (two, one) if back else (one, two)
        ways = {letter in UP for letter in shape if letter in "udpq"} if head and "," in head[0] else set()
        if len(ways) > 1:
            continue  # 'prices rose while the subsidy was reduced, from £12 to £15'
        if head and alike(one, two) and (head[1] in UP) != (new.value > old.value) and new.value != old.value:
            told, printed = True, sentence.text[sentence.spans[head.start()][0] : two.last]
            computed = f"{'higher' if new.value > old.value else 'lower'}: {new.text} against {old.text}"
            yield Broken([one, two, head.start()], printed, computed, versus(new, old))
        elif not head and one.at not in sizes:
            yield from _up_from(one, two, sentence, linked)
    if not told and len(moving) == len(sentence.quantities) == 2 and alike(*moving) and not sentence.begins:
        yield from _other_way(sentence, *moving)


def _is_beside(sentence: Sentence, one: Quantity) -> bool:
    """'from 16% (13,000) to 18%': whether a number stands alone in brackets behind a percentage."""
    return one.letter == "N" and sentence.shape[max(0, one.at - 2) : one.at + 2] == "P(N)"


_COMPARED_WITH = re.compile(r"[ghlf][^;:.,NPMT]{0,3}$|[pqc][si]{1,2}s{0,2}$")


def is_compared(sentence: Sentence, one: Quantity) -> bool:
    """Whether a figure is what another is set against: 'from 74.7%', 'above the county's 3.5%', 'an improvement on 41%'."""
    return _COMPARED_WITH.search(sentence.shape, max(0, one.at - _REACH), one.at) is not None


def _up_from(
    one: Quantity, two: Quantity, sentence: Sentence, linked: dict[int, Quantity]
) -> Iterator[Broken]:
    """'9,645 contacts, slightly down from 9,861', '29.8, but this has fallen from 30.2', '22 days, an improvement from 32'.

    ``linked`` gives the figure that an earlier one is set beside so: '58%, up from 53% in 2022 but down from 64% in 2020'.
    """
    words, between, start = sentence.words, sentence.between(one, two), one.at + 1
    if {*"pqcud"}.isdisjoint(between):
        return
    found = _UP_FROM.fullmatch(between) or _THIS_FROM.fullmatch(between)
    found = found or (_OR_FROM.fullmatch(between) if one.at in linked else None)
    now = linked.get(one.at, one)
    against = {*"ghl"} & {
        *sentence.shape[max(0, now.at - 4) : now.at]
    }  # '0.4 points above the county's 3.5%, up from'
    if (
        not found
        or against
        or not alike(now, two)
        or now.per != two.per
        or not 0.5 <= now.value / two.value <= 2
    ):
        return
    way, link = start + found.start("way"), words[start + found.start("from")]
    points_back = "it" not in found.re.groupindex or words[start + found.start("it")] in _WORDS["takes_up"]
    rises: bool | None = sentence.shape[way] in UP
    if sentence.shape[way] == "c":
        high = _is_high_wanted(sentence, way, now.letter)
        rises = None if high is None or words[way] not in _BETTER else _BETTER[words[way]] is high
    if rises is None or not points_back or link not in ("from", "on", "since", "compared", "against"):
        return
    linked[two.at] = now
    # '120 came, 40 of them young, up from 50', 'a profit of £5m, up from a loss of £6m'
    ahead = (one for one in sentence.quantities if one.at < way and one is not now and one.at not in linked)
    meant = [one for one in ahead if alike(one, two)]
    turned = _BALANCES & {*words[way : two.at]} - {*words[max(sentence.begins, now.at - 4) : now.at]}
    if turned or any((one.value > two.value) == rises or "it" in found.re.groupindex for one in meant):
        return
    if rises != (now.value > two.value) and not now.interval.meets(two.interval):
        yield Broken([now, two, way], sentence.text[sentence.spans[way][0] : two.last], versus(now, two))


def _is_high_wanted(sentence: Sentence, end: int, letter: str) -> bool | None:
    """Whether words up to a place say that more of something is wanted, or less; None where they do not say."""
    if not _NOT_BETTER.isdisjoint(sentence.words):
        return None
    quick = sentence.has(*_TARGETS["quick_is_good"])
    if quick or sentence.tells(_LOW_IS_GOOD | ({"time"} if "T" in sentence.shape else set()), 0, end):
        return False
    high = letter == "P" and sentence.tells(_HIGH_IS_GOOD) and not sentence.tells(_TURNED)
    return True if high else None


def _other_way(sentence: Sentence, one: Quantity, two: Quantity) -> Iterator[Broken]:
    """The one verb of a sentence before its only two figures, of which words say which was first; 'better' of what is wanted low or high."""
    shape, words, between = sentence.shape, sentence.words, sentence.between(one, two)
    better = [at for at, word in enumerate(words) if word in _BETTER]
    verbs = better or [at for at, letter in enumerate(shape) if letter in "ud"]
    if len(verbs) != 1 or verbs[0] > one.at or one.interval.meets(two.interval):
        return
    high = _is_high_wanted(sentence, verbs[0], one.letter) if better else None
    framed = better and _FROM.search(shape[: one.at]) and "t" in between and not {*",;"} & {*between}
    back = better and sentence.letter(one.at - 1) == "t" and between == "f"
    past = better or (_WORDS["past"] & sentence.beside(two.at, 0, 5) and "y" in shape[two.at :])
    told = (
        "h" in between and past and high is not True and {*"gl"}.isdisjoint(between)
    )  # not 'lower than the average'
    clear = framed or back or (told and (better or not {*";kb"} & {*shape[verbs[0] :]}))
    rose = _BETTER[words[verbs[0]]] is high if better else shape[verbs[0]] in UP
    before, after = (one, two) if framed else (two, one)
    if clear and not (better and high is None) and rose != (after.value > before.value):
        yield Broken([one, two, verbs[0]], words[verbs[0]], versus(after, before), sure="likely")


_BOTH = re.compile(
    r"[NM](?:[sw]{0,2}\(|,[as]?|[gl]h[swyiT]{1,6}[(,-]{1,2}[sa]{0,2}(?:[pqudc]o)?(?=P[).,]))(?=P)|P\((?=Nw{0,2}\)(?P<way>[gl])h)"
)
"""'a rise of £1.9bn, or 5.3%', 'fell by 3.7 million (3.3%)', '90 more than a year before, an increase of 4%', '12% (33 incidents) fewer than'."""


def _both_ways(sentence: Sentence, here: Here) -> Iterator[Broken]:
    """A change given as an amount and in per cent: '150,070 were begun, a decrease of 1,090 (0.7%)', 'fell by 40 (8%) to 460'."""
    claims = {one.size.at: one for one in claims_in(sentence) if one.direction and one.size.letter in "NM"}
    for found in _BOTH.finditer(sentence.shape, sentence.begins):
        claim = claims.get(found.start())
        both = [one for one in sentence.quantities if one.at in (found.start(), found.end())]
        if found["way"] and len(both) == 2:
            way: Direction = "up" if found["way"] in UP else "down"
            claim = Claim(size=both[0], direction=way, start=both[0].at, end=found.start("way"))
        if claim is None or len(both) < 2:
            continue
        size, share = both if both[1].letter == "P" else both[::-1]
        up, end = claim.direction == "up", max(share.at + 1, claim.end)
        if not share.plain or size.hedge:
            continue
        sizes = {size.at, *(one.size.at for one in claims_in(sentence))}
        others = [
            one for one in sentence.quantities if alike(one, size) and one.at not in sizes and one.plain
        ]
        near = [one for one in here.others([], size.letter) if one.first != size.first]
        to = (
            one for one in others if one.at > share.at and _leads_to(sentence, replace(claim, end=end), one)
        )
        now = next(to, None) or next((one for one in reversed(others) if one.at < claim.start), None)
        apart = now is None or _adds_a_subject(
            replace(claim, end=end), sentence
        )  # 'a rise of 20 (4%) in urgent jobs'
        if now is None or apart or now.value <= size.value or sentence.begins_anew(now.at, claim.start):
            continue
        moved = size.interval if up else size.interval.turned
        bases = [*(one.interval.minus(moved) for one in (now, *near)), *(one.exact for one in near)]
        shares = [size.interval.over(base) for base in bases]
        if not any(one is None or one.times(100).meets(share.claimed) for one in shares):
            before = now.value - size.value if up else now.value + size.value
            then, right = (
                written(before, now),
                figure(100 * size.value / before, "%", places=max(share.places, 0)),
            )
            yield Broken(
                [size, share, now],
                share.text,
                f"{right}: {size.text} of {then}",
                f"{size.text} of {then} is {right}",
                sure="likely",
            )


def _may_claim(sentence: Sentence) -> bool:
    """Whether a sentence claims a change, or may give the figures of one claimed before it."""
    return bool(claims_in(sentence)) or (_takes_up_figure(sentence) and len(sentence.quantities) == 2)


def _takes_up_figure(sentence: Sentence) -> bool:
    """Whether a sentence begins with a word for the figure before it, and something moves: 'This is a fall from 71%'."""
    return sentence.words[0] in _WORDS["takes_up"] and not _MOVES.isdisjoint(sentence.shape)


_WHICH_IS_WRONG = "Is it the word or a figure that is wrong?"
CHANGES = (
    Relation(rule="percentage claim", broken=_changes),
    Relation(rule="percentage claim", broken=_changes, across=True, worth=_may_claim),
    Relation(rule="percentage claim", broken=_both_ways, letters="P", alone=True),
    Relation(rule="percentage claim", broken=_both_ways, letters="P", across=True, worth=_takes_up_figure),
    Relation(rule=DIRECTION, broken=_wrong_ways, across=True, worth=_takes_up_figure, unless=_WORDS["no_amounts"], sure="likely", ask=_WHICH_IS_WRONG),
    Relation(rule=DIRECTION, broken=_wrong_ways, alone=True, unless=_WORDS["no_amounts"], ask=_WHICH_IS_WRONG),
)  # fmt: skip
"""Changes that the figures beside them do not bear out."""
