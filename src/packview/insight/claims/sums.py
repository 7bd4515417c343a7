"""Sums and products that a sentence tells of: a whole and its parts, what is left or over, so much each, a rate.

Each relation binds its figures by the words beside them and says what one of them should be from the others. What is told rests on all the
figures of a sentence: none is left over to make it right.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from packview.insight.claims.changes import claims_in
from packview.insight.claims.relation import Broken, Here, Relation, alike, joined, summed, written
from packview.insight.claims.shares import percents_of
from packview.insight.intervals import Interval, total
from packview.insight.prose.lexicon import word_set, word_sets
from packview.insight.prose.quantities import Quantity, Sentence
from packview.wording.numbers import figure
from packview.wording.words import listed, stem

# Parts of a whole.
_CLOSE, _FAR, _TOTALLED = 0.16, 0.3, 0.5
"""How far parts may be from their whole, as a share of it: after a comma, where they are said to make it up, and where it is their total."""
_LISTS = word_sets("parts")
_NOT_ALL = word_set("including excluding plus another")
_OPENED = re.compile(r"(?:^|[,;:(.])s?os{0,3}$")
_GAP = re.compile(r"[^;:.k()]*(?:,|;|a|,a)[wsio]{0,4}|\)?[,;a]{1,2}[wsio]{0,6}\(?")
_LISTED = re.compile(r"[wseifbohntylck]{0,6}[,a;]{1,2}[wsi]{0,4}|\)[,a]{1,2}[wsi]{0,4}\(")
_DEEDS = re.compile(r"s[wude]s?N(?:,s?[wude]s?N)+,?as?[wude]s?N\.?")
_DECIDED = re.compile(r"[es]{0,2}(?P<what>w)(?:[,a.;]|$)")
_MET_BY = re.compile(r"es?w[bf]")
_COLON = re.compile(r"[:(-][sw]{0,3}$|[,;]?os{1,2}[,]?$")


def _parts_and_whole(sentence: Sentence, here: Here) -> Iterator[Broken]:
    """A list of parts that does not come to the whole it is said to make."""
    whole, parts = _whole_and_parts(sentence)
    if whole is None:
        return
    # '(nine minor, four moderate and one serious)': 'one' is read as no figure.
    ones = sentence.words_in(whole.at, len(sentence.words), "s").count("one") if whole.letter == "N" else 0
    made = sum(one.value for one in parts) + ones
    wanted = {round(made, 2), round(abs(whole.value - made), 2)}  # the sum, or what it lacks
    all_but_one = round(whole.value, 2) in (round(made - one.value, 2) for one in parts)
    beside = any(round(one.value, 2) in wanted for one in here.others([whole, *parts], "NMTPOFX"))
    makes = total([*(one.exact for one in parts), Interval(0, ones)])
    if not (all_but_one or beside or makes.meets(whole.exact)):
        yield summed(whole, parts, made)


def _whole_and_parts(sentence: Sentence) -> tuple[Quantity | None, list[Quantity]]:
    """A whole and the parts a sentence lists, where nothing else stands in it; None for the whole where there are none."""
    if len(sentence.quantities) < 3:
        return None, []
    figures = [one for one in sentence.quantities if one.letter in "NMT" and not one.range]
    apart = [
        one for one in figures if "(" in sentence.shape and _is_within_brackets(sentence, one)
    ]  # '3 rated red (2 in education)'
    figures = [one for one in figures if one not in apart] if len(figures) - len(apart) > 2 else figures
    if len(figures) < max(3, len(sentence.quantities) - len(apart)) or claims_in(sentence):
        return None, []
    stop = sentence.shape.find(".", figures[0].at, figures[-1].at)
    if stop > 0:
        told = _over_two_sentences(sentence, figures, stop)
        if isinstance(told, tuple):
            return told
        figures = told
    number = _number_of(sentence, figures)
    figures = [one for one in figures if one is not number]
    if len(figures) < 3 or figures[0].hedge or not alike(*figures) or len({one.hedge for one in figures}) > 1:
        return None, []
    places = [0, -1, *[1][: bool(re.fullmatch(r"os{0,2}", sentence.between(*figures[:2])))]]
    for place in places:  # 'three of the 20 are late and the other 13 are not'
        whole = figures[place]
        parts = [one for one in figures if one is not whole]
        off = abs(sum(one.value for one in parts) - whole.value)
        reach, makes = _reach(sentence, whole, parts), total([one.exact for one in parts])
        scaled = whole.letter == "M" and any(makes.meets(whole.exact.times(by)) for by in (1e-3, 1e3))
        near = max(one.value for one in parts) < whole.value and 0 < off <= whole.value * reach
        if near or (scaled and reach > 0):  # '£0.85m and £1.1m, a total of £1.95k'
            return whole, parts
    return None, []


def _over_two_sentences(
    sentence: Sentence, figures: list[Quantity], stop: int
) -> "tuple[Quantity | None, list[Quantity]] | list[Quantity]":
    """The whole and parts of two sentences; the figures to be tried in turn where the second says what makes up one before it."""
    before, after = [one for one in figures if one.at < stop], [one for one in figures if one.at > stop]
    opening, made = sentence.words[stop + 1 : after[0].at], sum(one.value for one in after)
    *added, last = figures
    in_all = _LISTS["in_all"] & sentence.beside(last.at, 4) and _LISTS["totals"] & sentence.beside(last.at, 6)
    if (
        _LISTS["left"] & sentence.beside(last.at, 2)
        and len(figures) == 3
        and alike(*figures)
        and sentence.shape[0] == "o"
    ):
        return figures[0], figures[1:]  # 'Of the 501 calls, 164 were referred. The remaining 337 were closed'
    if {*opening} & _LISTS["added"] and in_all and len(figures) == 3 and alike(*figures):
        return last, added  # 'Services made £2.4m. In addition the centre made £1.4m, giving £3.8m in all'
    whole, deeds = before[-1], _DEEDS.fullmatch(sentence.shape, stop + 1)
    if deeds or (opening[:1] == ["of"] and _LISTS["takes_up"] & {*opening[1:2]} and len(after) > 2):
        # 'It heard 30 appeals. It upheld 12, dismissed 14 and adjourned 7', 'Of those, 5,767 were on street, ...'
        close = 0 < (abs if deeds else float)(made - whole.value) <= _CLOSE * whole.value
        alone = len(before) == 1 or not deeds
        return (whole, after) if close and alone and alike(whole, *after) else (None, [])
    if not (_LISTS["takes_up"] & {*opening[:1]} and _LISTS["made_up"] & {*opening}):
        return None, []
    return [min(before, key=lambda one: abs(one.value - made)), *after]  # 'This total comprised 629 ...'


def _is_within_brackets(sentence: Sentence, one: Quantity) -> bool:
    """Whether a figure stands in brackets among other words."""
    head = sentence.shape[: one.at]
    alone = sentence.letter(one.at - 1) == "(" and sentence.letter(one.at + 1) == ")"
    return head.count("(") > head.count(")") and not alone


def _reach(sentence: Sentence, whole: Quantity, parts: Sequence[Quantity]) -> float:
    """How far parts may be from a whole to be taken for all of it, as a share of it; -1 where they are no parts."""
    first, more = whole.at < parts[0].at, sum(one.value for one in parts) > whole.value
    lead = sentence.between(whole, parts[0]) if first else sentence.shape[parts[-1].at : whole.at]
    some = _is_some(sentence, min(whole.at, parts[0].at), more=more and first)
    is_left = sentence.words[parts[-1].at + 2 : parts[-1].at + 3] == ["left"]
    left = is_left or (_LISTS["left"] | _LISTS["leaving"]) & sentence.beside(parts[-1].at, 3)
    plain = all(one.plain for one in (whole, *parts)) and _NOT_ALL.isdisjoint(sentence.words)
    if left and plain and whole.at < parts[-1].at:
        return _FAR  # '144 were settled and the remaining 96 refused'
    opposed = len(parts) == 2 and not some and _are_opposites(sentence, parts)
    head = sentence.shape[: parts[0].at] if first else lead
    if opposed and {*"o:("} & {*head} and {*"gl;k"}.isdisjoint(sentence.shape):
        return 2 * _CLOSE  # 'eleven were filled and six remain vacant out of 19'
    pairs = [pair for pair in pairwise(parts) if not sentence.begins_anew(pair[0].at, pair[1].at)]
    list_ = sum(bool(_GAP.fullmatch(sentence.between(*pair))) for pair in pairs) == len(parts) - 1
    if some or not list_ or parts[0].at < whole.at < parts[-1].at or lead.startswith(")"):
        return -1.0  # of some, or one of a list itself
    if first:
        return _reach_behind(sentence, whole, parts, lead, more=more)
    start = max(len(sentence.shape[: whole.at].rstrip("soet")) - 1, parts[-1].at + 1)
    named = _LISTS["totals"] & sentence.beside(whole.at, whole.at - start, 4)
    # Not 'the largest are', nor '£0.6m and £1.2m were agreed, giving £1.5m for roads'.
    of_another = named <= _LISTS["gives"] and sentence.shape[parts[-1].at : whole.at].count("e") > 1
    return _TOTALLED if named and not of_another and not _is_some(sentence, 0) else -1.0


def _reach_behind(sentence: Sentence, whole: Quantity, parts: Sequence[Quantity], lead: str, *, more: bool) -> float:  # fmt: skip
    """The same of parts behind their whole, with what stands between."""
    if sentence.shape.startswith("et", parts[-1].at + 1):
        return -1.0  # 'and 10 are to be visited again'
    if not more and all(_LISTS["colours"] & sentence.beside(one.at, 0, 4) for one in parts):
        return -1.0  # the others are not rated
    several, nouns = len(parts) > 2, [sentence.noun_of(one) for one in parts]
    total_is = "total" in sentence.beside(whole.at, 3) and lead.strip("ws") == "e"
    made_up = not _LISTS["made_up"].isdisjoint(sentence.words[whole.at : parts[0].at])
    if made_up or total_is or (several and (_MET_BY.search(lead) or _COLON.search(lead))):
        return _FAR
    if (comma := re.search(r",s{0,2}$", lead)) and nouns[0] and not _COLON.search(lead):
        # '40 full and 14 part time', not '38 swaps, 21 sales'
        told = (not several and _are_opposites(sentence, parts)) or bool(set.intersection(*nouns))
    elif _COLON.search(lead):
        again = sentence.letter(parts[-1].at + 1) in "eud" and ";" in sentence.between(*parts[-2:])
        return -1.0 if again else _CLOSE  # 'of which £1.5m is grant; £0.7m has been spent'
    elif lead.endswith(";"):  # '45 bids came; twenty were from schools, eleven from clubs'
        from_ = all(sentence.letter(one.at + 1) == "f" for one in parts[1:])
        deeds = {next(iter(sentence.words_in(one.at + 1, one.at + 4)), "") for one in parts}
        same = len(deeds) == 1  # '25 were rated green, 10 rated amber'
        told = several and more and ((from_ and not nouns[0]) or same)
    elif comma or _OPENED.search(sentence.shape[: whole.at]):
        verbs = {sentence.words[one.at + 1] for one in parts if sentence.letter(one.at + 1)}
        remain = _LISTS["remain"] & {*sentence.words[parts[-1].at :]}  # whoever remains is in no other part
        told = several or ((len(verbs) == 1 or bool(remain)) and more)
    else:
        told = all(sentence.shape[one.at - 1] == "(" for one in parts)
    # No pound is spent twice, and nothing is both accepted and rejected.
    ends = [found.end("what") - 1 for one in parts if (found := _DECIDED.match(sentence.shape, one.at + 1))]
    decided = {sentence.words[at] for at in ends} & _LISTS["outcomes"]
    once = whole.letter == "M" or len(decided) == len(parts)
    return (_FAR if once and more else _CLOSE) if told else -1.0


def _is_some(sentence: Sentence, start: int, *, more: bool = False) -> bool:
    """Whether words say that the list is not all there is, or that one may be counted twice: 'including', 'the rest', 'each'.

    Of a list that is ``more`` than its whole only the latter matters.
    """
    rest = (at for at, word in enumerate(sentence.words) if word in _LISTS["rest"] and at >= start)
    uncounted = any(set("NMT").isdisjoint(sentence.shape[max(start, at - 2) : at + 3]) for at in rest)
    return (uncounted and not more) or not _LISTS["some"].isdisjoint(sentence.words[start:])


def _number_of(sentence: Sentence, here: Sequence[Quantity]) -> Quantity | None:
    """The figure that says how many parts there are: 'the three grants of £450k, £300k and £1.2m'."""
    counts = (one for one in here[:2] if one.whole and one.value >= 2 and len(here) - one.value in (1, 2))
    opened = (one for one in counts if set(",;:(").isdisjoint(sentence.shape[here[0].at + 1 : one.at]))
    return next((one for one in opened if sentence.letter(one.at + 1) == "w"), None)


_ONE_ANSWER = re.compile(r"\b(?:choose|select|tick|give) (?:only |just )?one\b|(?<!than )\bone (?:answer|choice|option|reply)\b")  # fmt: skip
_OPPOSITES = tuple(frozenset(pair.split("-")) for pair in _LISTS["opposites"])


def _hundred(sentence: Sentence, here: Here) -> Iterator[Broken]:
    """Percentages that are said to be all there is and do not come to 100."""
    parts, words = percents_of(sentence), sentence.words
    if len(parts) < 2 or len(parts) != sum(one.letter != "F" for one in sentence.quantities):
        return
    made, two = sum(one.value for one in parts), len(parts) == 2
    one_answer = _ONE_ANSWER.search(" ".join(sentence.words))
    near_by = sentence.beside(parts[-1].at, 3) if abs(made - 100) <= 10 else set()
    some = _is_some(sentence, parts[0].at) and not (near_by & _LISTS["remain"] or one_answer)
    several = sentence.said & _LISTS["several"] and not one_answer
    groups = all(sentence.letter(one.at + 1) == "o" for one in parts)  # '57% of women and 53% of men'
    left = bool(near_by & _LISTS["left"]) and sentence.shape.count("P", sentence.begins) == 1
    if sentence.begins and not left:
        return
    if some or several or groups or (two and not left and not _are_opposites(sentence, parts)):
        return
    off = sum(one.high - one.value for one in parts) + 1e-9 < abs(made - 100) <= 15
    list_ = two or left or all(_LISTED.fullmatch(sentence.between(*pair)) for pair in pairwise(parts))
    rest = any(abs(one.value - abs(100 - made)) < 0.6 for one in here.others(parts, "P"))
    opposed = any({f"dis{word}", f"un{word}"} & sentence.said for word in words if len(word) > 3)
    places = all(sentence.letter(one.at + 1) == "i" for one in parts[1:])
    opposed |= not places and bool(re.match(r"bw{1,2},", sentence.shape))  # 'By tenure, 48% own their home'
    sources = all(sentence.letter(one.at + 1) in ("f", "b") for one in parts)
    ages = all(_OF_AGE.match(sentence.shape, one.at + 1) for one in parts)
    opposed |= ages and all(sum(words.count(end) for end in ends) == 1 for ends in _ENDS_OF_BANDS)
    decided = sum(bool(_LISTS["outcomes"] & sentence.beside(one.at, 0, 4)) for one in parts)
    outcomes = decided > 1 and (made > 100 or decided == len(parts))
    classed = (
        len(parts) > 2 and made > 100 and sentence.said & _LISTS["classified"] and not sentence.has("or")
    )
    said = (
        outcomes
        or classed
        or sentence.said & (_LISTS["split"] | _LISTS["undecided"])
        or _LISTS["rest"] & near_by
    )
    if off and list_ and (one_answer or said or opposed or sources or two) and not rest:
        shown, texts = figure(made, "%", places=max(one.places for one in parts)), [one.text for one in parts]
        yield Broken(parts, listed(texts), f"{' + '.join(texts)} = {shown}", f"Together they make {shown}")


_OF_AGE, _ENDS_OF_BANDS = re.compile(r"[ews]{0,2}i?n"), (("under", "below"), ("over", "above"))
"""'21% under 30, 52% aged 30 to 50 and 34% over 50'."""


def _are_opposites(sentence: Sentence, parts: Sequence[Quantity]) -> bool:
    """'57% are women and 53% are men': two shares of what is one or the other."""
    one, two = (part.at for part in parts)
    behind = [sentence.beside(at, 0, min(5, two - one if at == one else 5)) for at in (one, two)]
    joined = re.fullmatch(r"\)?[wseo]{0,6},?a[se]{0,2}", sentence.between(*parts))
    both = ([pair & words for words in behind] for pair in _OPPOSITES)
    return bool(joined) and any(len(one) == len(two) == 1 and one != two for one, two in both)


# What is over or short.
_BUDGETS = word_sets("budgets")
_SAVED = frozenset(["saving", "slippage", "variance"])
_VARIANCES = _BUDGETS["over"] | _BUDGETS["under"] | _BUDGETS["good"] | _BUDGETS["bad"]
_SIZE, _AGAINST = (
    re.compile(r"[sw]{0,2}(?:[swyiht]{0,8}[ob]|\(|[swe:]{0,3})s{0,2}"),
    re.compile(r"[swieyo]{0,5}(?:h|o?i|d|l)[swyo]{0,4}"),
)
_SET_OFF = re.compile(r"[,(][se]{0,2}M$")
"""Between a variance and its size, and between two amounts set against each other."""


def _variance(sentence: Sentence, here: Here) -> Iterator[Broken]:
    """'spending of £5.6m against a budget of £5.2m leaves an underspend', and its size where that is given; or budget and spending in one sentence each."""
    before = [one for one in here.passage.read if one.last == sentence.first]
    three = bool(before and sentence.begins) and sentence.shape.count("M", 0, sentence.begins) == 1
    if three:
        sentence = joined(before[-1], sentence)  # budget, spending and what is left in a sentence each
    amounts, words = sentence.figures("M"), sentence.words
    said = [at for at, word in enumerate(words) if at >= sentence.begins and _is_variance(sentence, at)]
    variance = [at for at in said if words[at] == "variance"]
    said = [at for at in said if at + 1 in variance] or variance or said  # 'an adverse variance'
    if len(said) != 1 or len(amounts) < 2 + three:
        return
    at, word = said[0], words[said[0]]
    sizes = amounts if len(amounts) > 2 else [one for one in sentence.figures("P") if one.plain]
    size = next(
        (one for one in sizes if one.at > at and _SIZE.fullmatch(sentence.shape, at + 1, one.at)), None
    )
    size = size or next((one for one in sizes if 0 < at - one.at < 3), None)
    rest = [one for one in amounts if one is not size]
    ahead = [one for one in rest if one.at < at]
    both = ahead[-2:] if len(ahead) > 1 else rest
    planned = [one for one in both if sentence.near(one, _BUDGETS["planned"], back=10) >= 0]
    if len(both) != 2 or (len(planned) != 1 and not (size and _AGAINST.fullmatch(sentence.between(*both)))):
        return
    plan = (planned or both)[0]
    spent = both[both[0] is plan]
    first, last = min(both[0].at, at), max(at, both[1].at, size.at if size else 0)
    apart = {*words[max(sentence.begins, first - 6) : last + 2]} & _BUDGETS[
        "other_time" if size else "unless"
    ]
    between = any(first < one.at < last and one not in (*both, size) for one in sentence.quantities)
    far = not 0.5 <= both[0].value / both[1].value <= 2  # 'the overspend fell to £0.4m'
    moved = "b" in (sentence.letter(one.at - 1) for one in both)  # 'exceeded the budget by £0.2m'
    loose = sentence.begins and not (planned and _is_spent_of(sentence, spent))
    of_another = (
        both[0].at > at and "which" in words[at : both[0].at]
    )  # 'an overspend of £17m, against which £3m is set aside'
    if of_another or far or moved or apart or between or loose or (three and not size):
        return
    low, high = sorted(both, key=lambda one: one.value)
    bad = (word in _BUDGETS["bad"]) != bool(sentence.said & _BUDGETS["income"])
    wants_over = word in _BUDGETS["over"] | {"over"} or (
        bad and word not in _BUDGETS["under"] | _SAVED | {"under"}
    )
    wrong_way = (
        bool(planned)
        and word != "variance"
        and (spent.high < plan.low if wants_over else spent.low > plan.high)
    )
    gap = high.interval.minus(low.interval)
    share = gap.over(plan.interval) if size and size.letter == "P" else None
    off = size and not (share.times(100).meets(size.claimed) if share else size.exact.meets(gap))
    if size and size.letter == "P" and (share is None or not planned):
        return
    if wrong_way or off:
        over = f" {'over' if spent is high else 'under'}" if planned else ""
        amount, pair = written(high.value - low.value, high) + over, f"{spent.text} against {plan.text}"
        if share and size:
            amount = f"{figure(100 * (high.value - low.value) / plan.value, '%', places=max(size.places, 0))}{over}"
        printed = f"{word} of {size.text}" if size else word
        yield Broken(
            [*both, size] if size else [*both, at], printed, f"{amount}: {pair}", f"{pair} is {amount}"
        )


def _is_spent_of(sentence: Sentence, spent: Quantity) -> bool:
    """Whether the last sentences say what was spent of the budget in the first: of nothing else, and in no other year."""
    first = sentence.words.index(".") if "." in sentence.words else 0
    said = {*map(stem, sentence.words[:first])} | _SPENT
    new = {*map(stem, sentence.words_in(first, spent.at))} - said
    years = [
        {word for word in sentence.words_in(*ends, "y") if word[0].isdigit()}
        for ends in ((0, first), (first, spent.at))
    ]
    other_year = (all(years) and not years[0] & years[1]) or "last" in sentence.words[first : spent.at]
    return not new and not other_year and sentence.near(spent, _BUDGETS["spent"], back=8) >= 0


_SPENT = {*map(stem, _BUDGETS["spent"] | _BUDGETS["about"])}


def _is_variance(sentence: Sentence, at: int) -> bool:
    """Whether a word says that more or less was spent than planned: 'overspend', 'a saving against budget', '£1.3m under'."""
    word = sentence.words[at]
    saving = word in _SAVED and (word == "variance" or bool(_BUDGETS["planned"] & sentence.beside(at, 0, 3)))
    set_off = _SET_OFF.search(sentence.shape[:at]) and sentence.letter(at + 1) in ("", *".;,)")
    beside = bool(set_off) and word in _BUDGETS["beside"]
    return word in _VARIANCES or saving or beside


# So much each, and so many in so many thousand.
_IN_PARTS, _PER = re.compile(r"w{1,2}o(?=M)"), frozenset(["a", "an", "per"])


def _so_much_each(sentence: Sentence, here: Here) -> Iterator[Broken]:
    """'12 laptops at £640 each came to £8,680', '£84,000 for 42,000 visits, or £2.10 a visit'."""
    figures = sorted(sentence.quantities, key=lambda one: (one.letter == "M", one.value))
    hedged = any(one.hedge == "over" or one.range or one.per for one in figures)
    if hedged or [one.letter for one in figures] != ["N", "M", "M"] or {*";kgl"} & {*sentence.shape}:
        return
    number, unit, whole = figures
    behind = sentence.words[unit.at + 1] if sentence.letter(unit.at + 2) == "w" else ""
    near_by = sentence.beside(unit.at, 0, 2) | sentence.beside(number.at, 3)
    each = {behind} & _PER or _LISTS["each"] & near_by
    in_all = _LISTS["in_all"] & sentence.beside(whole.at, 0, 2)
    told = in_all or _LISTS["comes_to"] & sentence.beside(whole.at, 2)
    mean = {"average", "mean", "unit"} & sentence.beside(unit.at, 3) and (told or unit.at > whole.at)
    parts = number.at < unit.at and _IN_PARTS.fullmatch(sentence.between(number, unit))
    bound = mean or parts or (each and (told or sentence.letter(unit.at - 1) in ":,a"))
    ends = sorted((number.at, unit.at, whole.at))
    anew = any(sentence.begins_anew(one, two) for one, two in pairwise(ends))
    if bound and not anew and "b" not in (sentence.letter(whole.at - 1), sentence.letter(unit.at - 1)):
        made, shown = unit.exact.times(number.value), written(unit.value * number.value, whole)
        slack, others = (whole.high - whole.low) / 2, here.others(figures, "M")
        wide = Interval(whole.low - slack, whole.high + slack)
        close = 0.5 < made.middle / whole.value < 2  # more would be of something else
        if close and not made.meets(wide) and not any(one.exact.meets(made) for one in others):
            short = f"{number.text} times {unit.text} is {shown}"
            yield Broken(figures, whole.text, f"{shown}: {number.text} x {unit.text}", short)


def _rate(sentence: Sentence, _: Here) -> Iterator[Broken]:
    """'96 exclusions among 12,000 pupils, a rate of 96 per 10,000'."""
    figures = sentence.figures("N")
    rates = [one for one in figures if one.per]
    counts = sorted((one for one in figures if one.whole and not one.range), key=lambda one: one.value)
    if len(sentence.quantities) != 3 or len(rates) != 1 or len(counts) != 2:
        return
    rate, (part, whole) = rates[0], counts
    right = part.value / whole.value * rate.per
    slack = 0.95 * 10.0**-rate.places + (right * 0.005 if whole.value % 100 == 0 else 0)
    bound = _LISTS["population"] & sentence.beside(whole.at, 4)
    together = set("hglk;").isdisjoint(sentence.shape[min(part.at, whole.at) : rate.at])
    if bound and together and abs(right - rate.value) > slack:
        shown, per, taken = figure(right, places=rate.places), figure(rate.per), f"{part.text} / {whole.text}"
        short = f"{part.text} of {whole.text} is {shown}"
        yield Broken([rate, part, whole], f"{rate.text} per {per}", f"{shown}: {taken} x {per}", short)


SUMS = (
    Relation(rule="percentages and 100", broken=_hundred, letters="P", sure="likely", ask="Which is wrong?"),
    Relation(rule="percentages and 100", broken=_hundred, letters="P", across=True, cues=_LISTS["left"], sure="likely", ask="Which is wrong?"),
    Relation(rule="parts and whole", broken=_parts_and_whole, sure="likely"),
    Relation(rule="parts and whole", broken=_parts_and_whole, across=True, cues=_LISTS["made_up"], sure="likely"),
    Relation(rule="parts and whole", broken=_parts_and_whole, letters="N", across=True, cues=_LISTS["takes_up"], sure="likely"),
    Relation(rule="parts and whole", broken=_parts_and_whole, across=True, cues=_LISTS["added"] | _LISTS["left"], sure="likely"),
    Relation(rule="so much each", broken=_so_much_each, letters="MN", sure="likely", unless=word_set("not no if would could up")),
)  # fmt: skip
BALANCES = (
    Relation(rule="variance", broken=_variance, letters="M", cues=_VARIANCES | _BUDGETS["beside"] | _SAVED),
    Relation(rule="variance", broken=_variance, across=True, cues=_VARIANCES | _SAVED, sure="likely"),
    Relation(rule="rate", broken=_rate, letters="N", unless=_LISTS["no_rate"]),
)
"""What is over or under a budget, and rates of a population."""
