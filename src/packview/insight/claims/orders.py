"""What the words of a sentence say of its figures that no sum says: means, totals to date, runs, targets, ranks, people and posts.

Each relation binds its figures by the words beside them and tells only what no reading makes right.
"""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from statistics import fmean, median

from packview.insight.claims.changes import claims_in, is_compared
from packview.insight.claims.relation import Broken, Here, Relation, alike, versus, written
from packview.insight.intervals import total
from packview.insight.prose.lexicon import MONTHS, word_set, word_sets
from packview.insight.prose.quantities import Quantity, Sentence
from packview.wording.numbers import figure, small_number
from packview.wording.periods import MONTH_NUMBERS
from packview.wording.words import stem

_WORDS, _TARGETS = word_sets("orders"), word_sets("targets")

# Means.
_MEAN = _WORDS["mean"]
_OF_LIST = re.compile(r"[sw]os?Nw{1,2}\([NPMTs,a]+\)e(?P<mean>[NPMT])")
_IN_A_ROW, _IS = re.compile(r"(?:iy{1,2})?s{0,2}(?:,|,?a)s{0,2}"), re.compile(r"[oesi]*|s?w{1,2}es{0,2}")
_OFF = 0.05
"""How far an average may be from that of the counts it stands behind, as a share of it."""


def _mean(sentence: Sentence, _: Here) -> Iterator[Broken]:
    """An average outside of the lowest and the highest figure it is said to be of, or another than that of the counts listed before it."""
    figures, words, shape = sentence.figures("NPMT"), sentence.words, sentence.shape
    said = [at for at, word in enumerate(words) if word in _MEAN]
    listed = next((found for at in said if (found := _OF_LIST.match(shape, at))), None)
    if listed:  # 'the mean of the five bids (40, 44 and 45) was 43'
        means = [one for one in figures if one.at == listed.start("mean")]
    else:
        near = [(one, [at for at in said if 0 < one.at - at <= 4]) for one in figures]
        means = [one for one, heads in near if heads and _IS.fullmatch(shape, heads[-1] + 1, one.at)]
        means = means or [one for one in figures if {"on", "average"} <= sentence.beside(one.at, 0, 3)]
    if (
        len(means) != 1
        or {"each", "per"} & sentence.beside(means[0].at, 0, 5)
        or not {*"hglkF"}.isdisjoint(shape)
    ):
        return
    mean = means[0]
    others = [one for one in figures if one is not mean and one.letter in (mean.letter, "N")]
    same = [one for one in others if alike(one, mean) or one.range]
    others = same if len(same) > 1 else others
    number = [one for one in others if one.value == len(others) - 1 and sentence.letter(one.at + 1) in "wy"]
    others = [one for one in others if one not in number[:1]]  # without 'the four areas'
    ends = sentence.has(*_WORDS["lowest"]) and sentence.has(*_WORDS["highest"])
    giving, spread = ends or _WORDS["giving"] & sentence.beside(mean.at, 6), others[:1] and others[0].range
    if len(others) < 2 or not (giving or len(others) > 2 or spread) or (";" in shape and not spread):
        return
    nearest = min(others, key=lambda one: abs(one.at - mean.at))
    sums = (total([one.exact for one in pair]) for pair in combinations(others, 2))
    if any(one.meets(mean.interval) for one in sums) or sentence.begins_anew(*sorted((nearest.at, mean.at))):
        return  # '9.9 days: long-term 6.1 days and short-term 3.8'
    low, high = (pick(others, key=lambda one: one.value) for pick in (min, max))
    span, values, many = f"between {low.text} and {high.text}", [one.value for one in others], len(others)
    in_a_row = all(_IN_A_ROW.fullmatch(sentence.between(*pair)) for pair in pairwise(others))
    counts = in_a_row and mean.letter in "NM" and not any(one.places or one.range for one in others)
    off = min(abs(of(values) - mean.value) for of in (fmean, median)) > max(1, _OFF * mean.value)
    printed = f"average of {mean.text}"
    if mean.high < low.low or mean.low > high.high:
        yield Broken([mean, *others], printed, span, f"The figures it is of lie {span}")
    elif counts and mean.at > others[-1].at and off:
        shown = figure(fmean(values), places=max(mean.places, 0))
        short = f"The average of those {many} figures is {shown}"
        yield Broken([mean, *others], printed, f"{shown}, of {many}", short)


# Totals to date, and runs of periods.
_TO_DATE = re.compile(r"year to date|year-to-date|\bytd\b|cumulative|(?:year )?so far(?: this year)?|(?<!up )to date|running total")  # fmt: skip
_EACH = re.compile(r"\b(?:each|every)(?: of the| single)?(?: \w+){0,2} (?:month|quarter|year|week|term|season)s?\b")  # fmt: skip
_RUNNING = re.compile(rf"{_EACH.pattern}|\b(?:running|in a row|in succession|consecutive(?:ly)?|successive|straight)\b")  # fmt: skip
_SET_OFF = re.compile(r"[wyi]{0,4}[,at]{0,2}[wyisn:]{0,5}")


def _months(sentence: Sentence) -> list[int]:
    """The places of its months and quarters in the financial year, in the order of the sentence; 0 for April."""
    found = list[int]()
    for at, word in enumerate(sentence.words):
        quarter = max(map(small_number, sentence.words[at + 1 : at + 2]), default=0)
        if word in ("quarter", "qtr", "q") and 0 < quarter < 5:
            found.append(3 * quarter - 3)
        elif sentence.shape[at] == "y" and word in MONTHS:
            found.append((MONTH_NUMBERS[word[:3]] - 4) % 12)
    return found


def _cumulative(sentence: Sentence, _: Here) -> Iterator[Broken]:
    """A total of the year to date that is lower in a later month."""
    figures, said, months = sentence.figures("NM"), " ".join(sentence.words), _months(sentence)
    alone = len({one.letter for one in figures}) == 1 and len({*months}) == len(months) == len(figures)
    if not alone or len({*re.findall(r"\b(?:19|20)\d\d\b", said)}) > 1 or not _TO_DATE.search(said):
        return
    in_order = [one for _, one in sorted(zip(months, figures, strict=True), key=lambda each: each[0])]
    for one, two in [pair for pair in pairwise(in_order) if pair[1].high < pair[0].low][:1]:
        short = f"A year to date total cannot fall from {one.text} to {two.text}"
        yield Broken(figures, two.text, f"less than {one.text} earlier in the year", short)


def _run(sentence: Sentence, _: Here) -> Iterator[Broken]:
    """'risen for the third month running: 210, 224, 219 and 231'."""
    text, words = " ".join(sentence.words), sentence.words
    if len(sentence.quantities) < 3 or not _RUNNING.search(text):
        return
    verbs = [at for at, letter in enumerate(sentence.shape) if letter in "udpq"]
    spans = (at for at in range(len(words)) if _WORDS["span"] & {*words[at + 1 : at + 4]})
    counts = [at for at in spans if small_number(words[at]) > 1]
    figures = [one for one in sentence.figures("NPM") if one.at not in counts]
    ways, months = {sentence.shape[at] in "up" for at in verbs}, _months(sentence)
    moves = [*pairwise(figures)]
    if not (counts or _EACH.search(text)) or len(figures) < 3 or len(ways) != 1:
        return
    by = sentence.letter(figures[0].at - 1) == "b"  # 'grew each year, by 4%, 2% and 7%'
    steps = {(two - one) % 12 for one, two in pairwise(months)}
    dated = len(months) == len(figures) and steps not in ({1}, {3})
    listed = all(_SET_OFF.fullmatch(sentence.between(*pair)) and alike(*pair) for pair in moves)
    up, many = ways.pop(), small_number(words[counts[-1]]) if counts else 0
    back = [pair for pair in moves[-many:] if (pair[1].value - pair[0].value) * (1 if up else -1) <= 0]
    for one, two in back[:1] if listed and not by and not dated else ():
        short = f"From {one.text} to {two.text} it did not {'rise' if up else 'fall'}"
        told = f"not from {one.text} to {two.text}"
        yield Broken([*figures, verbs[0]], f"{words[verbs[0]]} each time", told, short)


# Targets.
_TARGET, _MET, _BEATEN, _BESIDE = (_TARGETS[name] for name in ("target", "met", "beaten", "beside"))
_VERDICTS, _LOW_IS_GOOD = _MET | _BEATEN | _TARGETS["missed"], {*map(stem, _TARGETS["low_is_good"])}
_HIGH, _LOW = 60.0, 40.0
"""A percentage to be reached that is so high is better exceeded; one of what is wanted low is kept under where it is so low."""


def _target(sentence: Sentence, _: Here) -> Iterator[Broken]:
    """'the target of 95% was met, with 92.3%'; 'no more than 8' says which way is good."""
    low = sentence.tells(_LOW_IS_GOOD)
    if re.search("b[yn]", sentence.shape):
        return
    for letter in "PNMT":
        figures = [one for one in sentence.quantities if one.letter == letter and not (one.range or one.sign)]
        targets = [one for one in figures if _is_target(sentence, one)]
        verdict = _verdict(sentence, targets[0]) if len(targets) == 1 and len(figures) == 2 else None
        if verdict is None or not alike(*figures):
            continue
        (place, met, literal), target, actual = verdict, targets[0], figures[figures[0] is targets[0]]
        limit = target.hedge in ("over", "under")
        if actual.hedge or (target.hedge and not limit):
            continue
        share = letter == "P" and not limit
        high_wanted = target.hedge == "over" or (share and target.value >= _HIGH and not low)
        quick = letter == "T" and not limit and (low or sentence.has(*_TARGETS["quick_is_good"]))
        low_wanted = target.hedge == "under" or quick or (share and low and target.value < _LOW)
        one, other = (target, actual) if low_wanted and not literal else (actual, target)
        contrary = one.high < other.low if met else one.low > other.high if literal else one.low >= other.high
        if (literal or high_wanted or low_wanted) and contrary:
            computed = f"{actual.text} is {'below' if actual.value < target.value else 'above'} {target.text}"
            word = sentence.words[place]
            said = f"{actual.text} is {word} the target of {target.text}" if word in _BESIDE else ""
            said = said or f"a target of {target.text} was {word}"
            yield Broken([target, actual, place], word, computed, said=said)


_LITERALLY = {"above": True, "exceeded": True, "exceeds": True, "exceeding": True, "below": False}


def _beside_target(sentence: Sentence, _: Here) -> Iterator[Broken]:
    """'93.4% of visits were made in time, above the target of 95% and better than last year': a share and the target right behind it."""
    sizes = {one.size.at for one in claims_in(sentence)}
    for one, two in pairwise(sentence.quantities):
        words = sentence.words[one.at + 1 : two.at]
        said = [at for at, word in enumerate(words, start=one.at + 1) if word in _LITERALLY]
        shares = one.letter == two.letter == "P" and one.plain and two.plain and one.at not in sizes
        shares = shares and not is_compared(sentence, one)
        if (
            not shares
            or len(said) != 1
            or {*";k."} & {*sentence.between(one, two)}
            or {"not", "nor", "no"} & {*words}
        ):
            continue
        above = _LITERALLY[sentence.words[said[0]]]
        if _TARGET & {*sentence.words[said[0] : two.at]} and (
            one.high < two.low if above else one.low > two.high
        ):
            yield Broken(
                [one, two, said[0]], sentence.text[sentence.spans[said[0]][0] : two.last], versus(one, two)
            )


def _is_target(sentence: Sentence, one: Quantity) -> bool:
    at = sentence.near(one, _TARGET, back=4 + 2 * bool(one.hedge))
    between = sentence.shape[min(at, one.at) + 1 : max(at, one.at)]
    day = r"^w$|" if one.letter == "T" else ""  # 'the 10 day target', 'our target of answering 80%'
    return at >= 0 and {*"wh,"}.isdisjoint(re.sub(rf"{day}[gl]h|(?<=^o)w", "", between))


def _verdict(sentence: Sentence, target: Quantity) -> tuple[int, bool, bool] | None:
    """The place of the word that says whether the target was met, what it says, and whether it compares the figures literally."""
    words = sentence.words
    named = {at for at, word in enumerate(words) if word in _VERDICTS and _TARGET & sentence.beside(at, 0, 3)}
    every = [at for at, word in enumerate(words) if word in _VERDICTS]
    told = [at for at in every if words[at] not in _BESIDE or 0 < target.at - at < 6 or at in named]
    if len(told) > 1:  # 'we missed our target of 80%, achieving 84%'
        told = [at for at in told if at in named]
    if len(told) != 1:
        return None
    word, before = words[told[0]], {*words[max(0, told[0] - 3) : told[0]]}
    behind = {*words[told[0] + 1 : told[0] + 2]} & {"in", "for", "across"}
    in_some = behind and sentence.letter(told[0] + 2) == "N"
    negated = not before.isdisjoint({"not", "never"})
    if in_some or before & {"nearly", "almost", "narrowly"} or (negated and word not in _MET):
        return None  # 'exceeded in three districts'
    # Of a length of time 'beaten' may say shorter.
    literal = word in _BESIDE or (word in _BEATEN and not target.measure)
    return told[0], word in _BEATEN or (word in _MET and not negated), literal


# The highest of several, and two figures compared in words.
_SUPERLATIVES = {**dict.fromkeys(_WORDS["highest"], max), **dict.fromkeys(_WORDS["lowest"], min)}
_ITEM = re.compile(r"[:(,;a]{1,2}s?w{1,3}e?$")


def _superlative(sentence: Sentence, _: Here) -> Iterator[Broken]:
    """'Westmoor has the highest rate: Ashby 12.1, Colne 9.4 and Westmoor 8.2', 'the largest group is A (118), followed by B (143)'."""
    words, shape = sentence.words, sentence.shape
    said = next(at for at, word in enumerate(words) if word in _SUPERLATIVES)
    word, pick = words[said], _SUPERLATIVES[words[said]]
    cues = [at for at in range(said, len(words)) if words[at] in ("followed", "ahead")]
    cue = cues[0] if len(cues) == 1 and sentence.letter(cues[0] + 1) in ("b", "o") else said
    figures = [one for one in sentence.quantities if one.plain and not one.per]
    rest = [one for one in figures if one.at > cue and not _TARGET & sentence.beside(one.at, 4, 2)]
    items = {words[one.at - 1]: one for one in rest if _ITEM.search(shape, said, one.at)}
    listed = len(items) == len(rest) > 2 and words[said - 1] == "the"
    named = [items[each] for each in words[:said] if each in items] if listed else []
    first = [one for one in figures if one.at < cue][-1:] if cue > said else named
    if len(first) != 1 or not rest or not alike(*first, *rest) or {";", "k"} & {*shape[:cue]}:
        return
    best = pick(rest, key=lambda one: one.value)
    if pick(first[0].value, best.value) == best.value and not first[0].interval.meets(best.interval):
        # Each with the name right before it: 'Ashby 12.1'.
        ends = ((each.at - (sentence.letter(each.at - 1) == "w"), each.last) for each in (first[0], best))
        one, other = (sentence.text[sentence.spans[at][0] : last] for at, last in ends)
        computed = f"{other} is {'higher' if pick is max else 'lower'}"
        yield Broken([first[0], best, said], word, computed, said=f"{one} is {word}")


_PLAINLY = re.compile(
    r"1(?:[yw](?=s))?(?:s?(?:in|is?y|s?w)?w?e|in,|,)s{0,2}(?P<way>[gl])[ho]?[sw]{0,5}[yo]?s?2"
)
_IN_ORDER = re.compile(r"(?P<way>[gl])[^;:.NPMTgl]*h[^;:.NPMTgl]*[(,:][is]{0,2}1a2[wsiy]{0,5},?s")
_COMPARISONS = (
    _PLAINLY,
    re.compile(
        r"1[^;:.NPMTO]*,s?[pq][^;:.]*k(?P<way>[gl])h[sw]{0,4}o?s?2"
    ),  # '52%, 11% down on 2018 but higher than the 54%'
    re.compile(
        r"1[^;:.udpqghlNPMT]*(?P<way>[gl])(?:h[swi]{1,6}|[sw]{1,4})\(2\)"
    ),  # '32%, lower than for England (23%)'
    re.compile(
        r"(?P<way>[gl])[iswy]{1,6}\(1\)h[sw]{1,4}\(2\)"
    ),  # 'lower in Colne (85.5) than in the county (81.7)'
    re.compile(
        r"(?P<way>[gl])h[swi]{1,6}\(1[wsyi]{0,3}h[sty]{0,2}2"
    ),  # 'higher than the county (12.5 compared to 13.0)'
    _IN_ORDER,
)
"""Which of two figures is more, by the words about them; '1' and '2' are the figures: 'A turnout of 38% was below the 35% of 2019'."""


def _compared(sentence: Sentence, here: Here) -> Iterator[Broken]:
    """Two figures of which the words say that the wrong one is more."""
    if {*"gl"}.isdisjoint(sentence.shape):
        return
    sizes = {one.size.at for one in claims_in(sentence)}
    for one, two in pairwise([one for one in sentence.quantities if one.at not in sizes]):
        found = _which_is_more(sentence, one, two)
        if found is not None and (one.high <= two.low if found["way"] == "g" else one.low >= two.high):
            way = found.start("way")
            first = min(one.first, sentence.spans[way][0])
            yield Broken([one, two, way], here.passage.text[first : two.last], versus(one, two))


def _which_is_more(sentence: Sentence, one: Quantity, two: Quantity) -> re.Match[str] | None:
    """The words that say which of two figures is more, with its ``way``: 'g' where it is the first; None where nothing says so."""
    plain = one.plain and two.plain and one.per in (0, two.per) and alike(one, two)
    head, behind = sentence.shape[: one.at], sentence.words[two.at + 1 : two.at + 8]
    other = (
        is_compared(sentence, one) and head[-1:] != "("
    )  # 'has improved from 74.7% and is above the county's (75%)'
    if not plain or other or not 0.5 <= one.value / (two.value or 1) <= 2:
        return None
    shape = f"{head}1{sentence.between(one, two)}2{sentence.shape[two.at + 1 :]}"
    if one.letter == "N" and sentence.letter(one.at + 1) == "w":
        shape = shape.replace("(2)", "[2]")  # 'the age of the 65 residents is higher than average (78)'
    found = next((each for pattern in _COMPARISONS if (each := pattern.search(shape))), None)
    singular = not _WORDS["singular"].isdisjoint(sentence.words[one.at - 1 : two.at])
    loose = found and (
        (found.re is _PLAINLY and not singular) or (found.re is _IN_ORDER and "respectively" not in behind)
    )
    return None if loose else found


# Units: points for per cent of a rate, a scale that is missing, people and posts.
_RATE_MOVED = re.compile(r"[ws]{1,2}e[swiyk]{0,3}(?=P[gl])")
_SHARED, _PAGE = re.compile(r"[-,]?(?:s|a|t|,a|o)?|s?[iw]"), 8
"""Between an amount and the next one, whose scale it shares: '£1.2 to £1.4m'; paragraphs to either side in which amounts are printed alike."""
_JOINED, _COUNTED = re.compile(r"[wsetofcbai,(:;]{0,9}"), re.compile(r"[swioyn]{0,6}e?[sio]{0,2}")


def _rate_moved(sentence: Sentence, _: Here) -> Iterator[Broken]:
    """'Inflation will be 1.1% higher': a rate that is itself in per cent moves by percentage points."""
    for found in _RATE_MOVED.finditer(sentence.shape):
        size = next(one for one in sentence.quantities if one.at == found.end())
        word = sentence.words[found.start()]
        if word in _WORDS["rates"] and size.places > 0:
            moved = f"{size.text.rstrip('%')} percentage points {sentence.words[size.at + 1]}"
            short = f"{word.capitalize()} is itself in per cent"
            yield Broken([found.start(), size, size.at + 1], size.text, moved, short)


def _no_scale(sentence: Sentence, here: Here) -> Iterator[Broken]:
    """'an underspend of £1.188m and an overspend of £1.126': an amount of three or one places among millions is none of pounds."""
    amounts = [one for one in sentence.quantities if one.letter == "M"]
    for at, one in enumerate(amounts):
        ahead, behind = amounts[at + 1 : at + 2], {*sentence.words[one.at + 1 : one.at + 3]}
        if _scale(one) != 1 or one.places not in (1, 3) or one.hedge or one.range or _WORDS["per"] & behind:
            continue
        near = here.near(_PAGE, _PAGE) if one.places == 3 else [here.passage]
        other = (two for each in near for two in each.quantities if alike(one, two) and _scale(two) >= 1e6)
        other = (two for two in other if two.places == one.places)
        like = [two for two in other if 0.05 < one.value / two.value * _scale(two) < 20]
        if like and not (ahead and _SHARED.fullmatch(sentence.between(one, *ahead))):
            meant = written(one.value * _scale(like[0]), like[0])
            short = f"Other amounts beside it are like {like[0].text}"
            yield Broken([one], one.text, f"perhaps {meant}", short)


def _scale(one: Quantity) -> float:
    """1e6 for a figure in millions."""
    return round((one.high - one.low) * 10.0**one.places)


def _posts(sentence: Sentence, _: Here) -> Iterator[Broken]:
    """More full-time equivalents than people, or a headcount with a fraction."""
    figures = sentence.figures("NT")
    for pair in pairwise(figures):
        fte, people = sorted(pair, key=lambda one: one.measure != "fte")
        if fte.measure != "fte" or people.letter != "N" or fte.low <= people.high:
            continue
        apart = _WORDS["added"] & {*sentence.words[pair[0].at : pair[1].at]}
        named = sentence.near(people, _WORDS["people"], back=3) >= 0
        if named and not apart and _JOINED.fullmatch(sentence.between(*pair)):
            why = f"{people.text} people cannot make {fte.text} full-time equivalents"
            yield Broken([fte], fte.text, why)
    for one in figures if _WORDS["fractions"].isdisjoint(sentence.words) else ():
        at = sentence.near(one, _WORDS["headcount"], back=8) if one.letter == "N" and one.places else -1
        if 0 <= at < one.at and _COUNTED.fullmatch(sentence.shape, at + 1, one.at):
            yield Broken([one], one.text, "A headcount is a whole number")


ORDERS = (
    Relation(rule="total to date falls", broken=_cumulative, cues=_WORDS["to_date"], unless=word_set("budget target compared against")),
    Relation(rule="run of periods", broken=_run, cues=_WORDS["span"], unless=word_set("not no except but respectively short")),
    Relation(rule="target and verdict", broken=_target, cues=_TARGET, unless=_TARGETS["unless"], ask="Was it met or not?"),
    Relation(rule="target and verdict", broken=_beside_target, letters="P", cues=_TARGET, alone=True, sure="likely", ask="Was it met or not?"),
    Relation(rule="highest of a list", broken=_superlative, cues=frozenset(_SUPERLATIVES), unless=word_set("second third not but after"), sure="likely"),
    Relation(rule="points for per cent", broken=_rate_moved, letters="P", cues=_WORDS["rates"], sure="likely", ask="Are percentage points meant?"),
    Relation(rule="unit of an amount", broken=_no_scale, letters="M", sure="likely", ask="Is a unit missing?"),
    Relation(rule="comparison in words", broken=_compared, alone=True, sure="likely", unless=_WORDS["ranked"]),
)  # fmt: skip
"""Words about figures that the figures contradict: totals to date, runs, targets, ranks."""
BEYOND = (
    Relation(rule="mean out of range", broken=_mean, cues=_MEAN, unless=word_set("most mostly typically usually generally mainly")),
    Relation(rule="headcount and FTE", broken=_posts, letters="N"),
)  # fmt: skip
"""Figures that cannot be: a mean out of its range, more full-time equivalents than people."""
