"""Sums that a sentence tells of: parts of a whole and what is left of it, so much each, a list and its number.

What is told rests on all the figures of a sentence, so that none is left over to make it right.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from packview.insight.claims.changes import claims_in
from packview.insight.claims.relation import (
    Broken,
    Relation,
    alike,
    begins_anew,
    broken_in,
    exact,
    money,
    noun_of,
    small_number,
    turned,
)
from packview.insight.claims.shares import percents_of
from packview.insight.finding import prose_finding
from packview.insight.intervals import Interval, total
from packview.insight.prose.lexicon import word_set, word_sets
from packview.insight.prose.passages import Passage
from packview.insight.prose.quantities import Quantity, Sentence
from packview.model import Finding
from packview.wording.numbers import figure
from packview.wording.words import listed

_OPENED = re.compile(r"(?:^|[,;:(.])s?os{0,3}$")


def _instead(
    figures: Sequence[Quantity], printed: Quantity, value: float, taken: str, *, says: str = "is"
) -> Broken:
    """What is printed, and what follows instead from other figures of its sentence, written as it is."""
    plain = figure(value, "%" if printed.letter == "P" else "", places=max(printed.places, 0))
    shown = money(value, printed) if printed.letter == "M" else plain
    return Broken(figures, printed.text, f"{shown}: {taken}", f"{taken} {says} {shown}")


def _spare(passage: Passage, used: Sequence[Quantity], wanted: Interval) -> bool:
    """Whether a figure of the paragraph beside those of a sum is what the sum makes."""
    others = (one for one in passage.quantities if one.letter == used[0].letter and one not in used)
    return any(exact(one).meets(wanted) for one in others)


def _all_alike(figures: Sequence[Quantity], letters: str = "NM") -> bool:
    plain = not any(one.hedge or one.range or one.sign for one in figures)
    return plain and figures[0].letter in letters and all(alike(one, figures[0]) for one in figures)


# Parts of a whole.
_CLOSE, _FAR, _TOTALLED = 0.16, 0.3, 0.5
"""How far parts may be from their whole, as a share of it: after a comma, where they are said to make it up, and where it is their total."""
_LISTS = word_sets("parts")
_GAP = re.compile(r"[^;:.k()]*(?:,|;|a|,a)[wsio]{0,4}|\)?[,;a]{1,2}[wsio]{0,6}\(?")
_LISTED = re.compile(r"[wseifb]{0,6}[,a;]{1,2}[wsi]{0,4}|\)[,a]{1,2}[wsi]{0,4}\(")
_COLON = re.compile(r"[:(-][sw]{0,3}$|[,;]?os{1,2}[,]?$")


def _parts_and_whole(sentence: Sentence, passage: Passage) -> Iterator[Broken]:
    """A list of parts that does not come to the whole it is said to make."""
    list_ = _parts(sentence)
    if not list_:
        return
    whole, *parts = list_
    # '(nine minor, four moderate and one serious)': 'one' is read as no figure.
    ones = sentence.words[whole.at :].count("one") if whole.letter == "N" else 0
    made = sum(one.value for one in parts) + ones
    wanted = {round(made, 2), round(abs(whole.value - made), 2)}
    others = (one for one in passage.quantities if one is not whole and one not in parts)
    all_but_one = round(whole.value, 2) in (round(made - one.value, 2) for one in parts)
    beside = any(round(one.value, 2) in wanted for one in others)  # the sum, or what it lacks
    if not (all_but_one or beside or total([*map(exact, parts), Interval(0, ones)]).meets(exact(whole))):
        told = _instead([whole, *parts], whole, made, " + ".join(one.text for one in parts))
        shown, _, taken = told.computed.partition(": ")
        yield told._replace(computed=f"{taken} = {shown}", short=f"The parts make {shown}, not {whole.text}")


def _parts(sentence: Sentence) -> list[Quantity]:
    """A whole and the parts a sentence lists, where nothing else stands in it."""
    counts = [one for one in sentence.quantities if one.letter in "NMT" and not one.range]
    if len(counts) < max(3, len(sentence.quantities)) or claims_in(sentence):
        return []
    number = _number_of(sentence, counts)
    here = [one for one in counts if one is not number]
    if len(here) < 3 or here[0].hedge:
        return []
    if len({(one.letter, one.measure, one.hedge) for one in here}) > 1 or _is_some(sentence, here[0].at):
        return []
    for whole, parts in ((here[0], here[1:]), (here[-1], here[:-1])):
        if max(one.value for one in parts) >= whole.value or not _is_list(sentence, parts):
            continue
        if whole is here[0]:
            reach = _opened(sentence, whole, parts)
        else:
            lead = max(len(sentence.shape[: whole.at].rstrip("soet")) - 1, parts[-1].at + 1)
            named = _LISTS["totals"] & sentence.beside(whole.at, whole.at - lead, 4)
            reach = _TOTALLED if named and not _is_some(sentence, 0) else -1.0  # not 'the largest are'
        if 0 < abs(sum(one.value for one in parts) - whole.value) <= whole.value * reach:
            return [whole, *parts]
    return []


def _is_some(sentence: Sentence, start: int) -> bool:
    """Whether words say that the list is not all there is, or that one may be counted twice: 'including', 'the rest', 'each'."""
    rest = (at for at, word in enumerate(sentence.words) if word in _LISTS["rest"] and at >= start)
    uncounted = any(set("NMT").isdisjoint(sentence.shape[max(start, at - 2) : at + 3]) for at in rest)
    return uncounted or not _LISTS["some"].isdisjoint(sentence.words[start:])


def _number_of(sentence: Sentence, here: Sequence[Quantity]) -> Quantity | None:
    """The figure that says how many parts there are: 'the three grants of £450k, £300k and £1.2m'."""
    counts = (one for one in here[:2] if one.whole and one.value >= 2 and len(here) - one.value in (1, 2))
    opened = (one for one in counts if set(",;:(").isdisjoint(sentence.shape[here[0].at + 1 : one.at]))
    return next((one for one in opened if sentence.letter(one.at + 1) == "w"), None)


def _is_list(sentence: Sentence, parts: Sequence[Quantity]) -> bool:
    """Whether parts are set off by commas and 'and', or each in a bracket behind its name, without a subject of their own."""
    pairs = list(pairwise(parts))
    anew = any(begins_anew(sentence, one.at, two.at) for one, two in pairs)
    return not anew and all(_GAP.fullmatch(sentence.between(*pair)) for pair in pairs)


def _opened(sentence: Sentence, whole: Quantity, parts: Sequence[Quantity]) -> float:
    """How far the parts may be from their whole to be taken for all of it, as a share of it; -1 where they are no parts."""
    lead, several = sentence.between(whole, parts[0]), len(parts) > 2
    nouns = [noun_of(sentence, one) for one in parts]
    said = "total" in sentence.beside(whole.at, 3) and lead.strip("ws") == "e"
    if lead.startswith(")"):
        return -1.0  # one of a list itself
    if said or not _LISTS["made_up"].isdisjoint(sentence.words[whole.at : parts[0].at]):
        return _FAR
    if _COLON.search(lead):
        return _FAR if several else _CLOSE
    if (comma := re.search(r",s{0,2}$", lead)) and nouns[0]:
        told = bool(set.intersection(*nouns))  # '40 full time and 14 part time', not '38 swaps, 21 sales'
    elif comma or _OPENED.search(sentence.shape[: whole.at]):
        verbs = {sentence.words[one.at + 1] for one in parts if sentence.letter(one.at + 1)}
        more = sum(one.value for one in parts) > whole.value  # of two parts, others may be left unsaid
        told = several or (len(verbs) == 1 and more)
    else:
        told = all(sentence.shape[one.at - 1] == "(" for one in parts)
    more = whole.letter == "M" and sum(one.value for one in parts) > whole.value  # no pound is spent twice
    return (_FAR if more else _CLOSE) if told else -1.0


def _hundred(sentence: Sentence, passage: Passage) -> Iterator[Broken]:
    """Percentages that are said to be all there is and do not come to 100."""
    parts, words = percents_of(sentence), set(sentence.words)
    if len(parts) < 3 or len(parts) != len(sentence.quantities) or _is_some(sentence, parts[0].at):
        return
    made = sum(one.value for one in parts)
    off = sum(one.high - one.value for one in parts) + 1e-9 < abs(made - 100) <= 15
    list_ = all(_LISTED.fullmatch(sentence.between(one, two)) for one, two in pairwise(parts))
    others = (one for one in passage.quantities if one.letter == "P" and one not in parts)
    rest = any(abs(one.value - abs(100 - made)) < 0.6 for one in others)
    opposed = any({f"dis{word}", f"un{word}"} & words for word in words if len(word) > 3)
    last = abs(made - 100) <= 10 and _LISTS["rest"] & sentence.beside(parts[-1].at, 3)
    sources = all(sentence.letter(one.at + 1) in ("f", "b") for one in parts)
    all_there_is = words & (_LISTS["split"] | _LISTS["undecided"]) or opposed or last or sources
    if off and list_ and all_there_is and not rest:
        shown = figure(made, "%", places=max(one.places for one in parts))
        printed = [one.text for one in parts]
        computed = f"{' + '.join(printed)} = {shown}"
        yield Broken(parts, listed(printed), computed, f"Together they make {shown}")


# So much each.
_EACH, _TOTAL, _ALL = (_LISTS[name] for name in ("each", "comes_to", "in_all"))
_IN_PARTS, _PER = re.compile(r"w{1,2}o(?=M)"), frozenset(["a", "an", "per"])


def _so_much_each(sentence: Sentence, passage: Passage) -> Iterator[Broken]:
    """'12 laptops at £640 each came to £8,680', '£84,000 for 42,000 visits, or £2.10 a visit'."""
    figures = sorted(sentence.quantities, key=lambda one: (one.letter == "M", one.value))
    hedged = any(one.hedge == "over" or one.range or one.per for one in figures)
    if hedged or [one.letter for one in figures] != ["N", "M", "M"] or set(";kgl") & set(sentence.shape):
        return
    number, unit, whole = figures
    behind = sentence.words[unit.at + 1] if sentence.letter(unit.at + 2) == "w" else ""
    each = {behind} & _PER or _EACH & (sentence.beside(unit.at, 0, 1) | sentence.beside(number.at, 3))
    told = _TOTAL & sentence.beside(whole.at, 2) or _ALL & sentence.beside(whole.at, 0, 2)
    mean = {"average", "mean"} & sentence.beside(unit.at, 3) and (told or unit.at > whole.at)
    parts = number.at < unit.at and _IN_PARTS.fullmatch(sentence.between(number, unit))
    bound = mean or parts or (each and (told or sentence.letter(unit.at - 1) in ":,a"))
    ends = sorted((number.at, unit.at, whole.at))
    anew = any(begins_anew(sentence, one, two) for one, two in pairwise(ends))
    moved = "b" in (sentence.letter(whole.at - 1), sentence.letter(unit.at - 1))
    made, slack = exact(unit).times(number.value), (whole.high - whole.low) / 2
    fits = made.meets(Interval(whole.low - slack, whole.high + slack))
    near = 0.5 < made.middle / whole.value < 2
    if bound and near and not (anew or moved or fits or _spare(passage, [whole, unit], made)):
        told_ = _instead(figures, whole, number.value * unit.value, f"{number.text} x {unit.text}")
        yield told_._replace(short=told_.short.replace(" x ", " times "))


# What is left.
_LEFT_OR_LEAVING, _LEAVING = _LISTS["left"] | {"leaving"}, _LISTS["leaving"]
_OF_WHOLE = re.compile(r"os{0,3}w{0,4}o?s{0,2}")


def _share_left(sentence: Sentence, _: Passage) -> Iterator[Broken]:
    """'90% of the £3.5m grant has been spent, leaving £0.8m'."""
    if len(sentence.quantities) != 3 or claims_in(sentence):
        return
    share, whole, last = sentence.quantities
    of = share.letter == "P" and share.value < 100 and _OF_WHOLE.fullmatch(sentence.between(share, whole))
    bound = of and not share.hedge and _all_alike([whole, last], "M")
    if bound and _LEAVING & sentence.beside(last.at, 3, 4):
        left = Interval(1 - share.high / 100, 1 - share.low / 100)
        if not Interval(left.low * whole.low, left.high * whole.high).meets(last.interval):
            taken = f"{figure(100 - share.value)}% of {whole.text}"
            yield _instead(sentence.quantities, last, whole.value * left.middle, taken)


def _what_is_left(sentence: Sentence, passage: Passage) -> Iterator[Broken]:
    """'Of 230 closed, 144 were settled and the remaining 96 refused'."""
    figures = list(sentence.quantities)
    last = figures[-1]
    said = _LEFT_OR_LEAVING & sentence.beside(last.at, 3)
    if not 2 < len(figures) < 7 or not said or not _all_alike(figures) or claims_in(sentence):
        return
    if figures[0].value < figures[1].value and re.fullmatch(r"os{0,2}", sentence.between(*figures[:2])):
        figures[:2] = figures[1::-1]  # 'three of the 20 are late and the other 13 are not'
    whole, *taken = figures[:-1]
    left = exact(whole).minus(total(map(exact, taken)))
    near = whole.value > last.value and left.low > 0 and abs(left.middle - last.value) <= _FAR * whole.value
    if near and not left.meets(exact(last)) and not _spare(passage, figures, left):
        shown = " - ".join(one.text for one in (whole, *taken))
        yield _instead(figures, last, left.middle, shown, says="leaves")


_SUBJECT, _NEW_VALUE = re.compile(r"[wsiy]{0,4},[ws]{0,2}[pqgludo]{1,2}"), re.compile(r"t[sy]{0,2}")


def _amount_and_share(sentence: Sentence, _: Passage) -> Iterator[Broken]:
    """'The fund holds £182.4m, an increase of £9.1m (6.2%)': a change whose share is of none of the figures beside it."""
    claims = {one.size.at: one for one in claims_in(sentence)} if "(P)" in sentence.shape else {}
    for size, share in pairwise(sentence.quantities) if claims and len(sentence.quantities) < 5 else ():
        values = [one for one in sentence.quantities if one not in (size, share)]
        bracketed = size.at in claims and sentence.shape[size.at + 1 : share.at + 2] == "(P)"
        bound = len(values) == 2 or (values and _SUBJECT.fullmatch(sentence.shape, values[0].at + 1, size.at))
        bound = bound or (values and _NEW_VALUE.fullmatch(sentence.shape, share.at + 2, values[0].at))
        smaller = any(one.value <= size.value for one in values)
        if not bracketed or not bound or share.hedge or smaller or not _all_alike([size, *values]):
            continue
        gap = exact(values[0]).minus(exact(values[-1]))
        if len(values) == 2 and not size.interval.meets(gap) and not size.interval.meets(turned(gap)):
            continue  # what is wrong is the difference
        apart: list[list[Interval]] = [[], [exact(size)], [turned(exact(size))]]
        bases = [total([exact(one), *each]) for one in values for each in apart]
        shares = [ratio.times(100) for one in bases if (ratio := exact(size).over(one)) is not None]
        anew = begins_anew(sentence, *sorted((values[0].at, size.at)))
        if not anew and not any(one.meets(share.claimed) for one in shares):
            grown = size.value if claims[size.at].direction != "down" else -size.value
            base = values[0].value - (grown if len(values) == 1 else 0)
            taken = f"{size.text} / {money(base, values[0]) if size.letter == 'M' else figure(base)}"
            yield _instead([*values, size, share], share, 100 * size.value / base, taken)


# A list and its number.
_NAME = r"[A-Z][\w'\u2019.-]*(?:\s(?:(?:of|the|and|on|for)\s)?[A-Z][\w'\u2019.-]*){0,4}"
_NUMBER = (
    r"\b(?P<number>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight)\s(?:[a-z-]+\s){0,3}?[a-z-]+s"
)
_WHERE = r"(?:,?\s(?:listed|shown|set out|named|given)\s(?:in|at|under)\s\w+\s\w+)?"
_LIST = re.compile(
    rf"{_NUMBER}{_WHERE}(?::|\s?\(|,\s?namely|\s\u2013)\s?(?P<items>{_NAME}(?:,\s{_NAME})+,?\s(?:and|&)\s{_NAME})(?=[).;,]|\s\u2013|$)"
)
_ONES = re.compile(rf"{_NUMBER}(?:\s(?:are|were|is|was)\s\w+)?:\s(?P<items>one\s[^.;:]*)(?=[.;]|$)")


def list_findings(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Lists of names that are not as many as is said: 'four centres: Abbey, Bridge and Castle'."""
    for passage in passages:
        worth = [one for one in passage.read if any(each.text[0].isalpha() for each in one.quantities)]
        places = [(passage.text, one.first, one.last) for one in worth]
        lists = (found for place in places for each in (_LIST, _ONES) for found in each.finditer(*place))
        for found in lists:
            number, named = small_number(found["number"].casefold()), _named(found["items"])
            if named and number not in named:
                yield prose_finding(
                    passage, "list and its number", found.span(), found["number"], f"{named[-1]} are named", sure="likely", severity="look",
                    said=found["number"].casefold(), short=f"It names {named[-1]}", ask="Which is right?",
                )  # fmt: skip


def _named(items: str) -> range:
    """How many a list may name: an 'and' may stand in a name; none where it is no list of ones."""
    if items.startswith("one "):
        ones = [small_number(one) for one in re.findall(r"(?:^|, |and )(one|two|three|four)\s", items)]
        return range(sum(ones), sum(ones) + (ones.count(1) > 1))
    joints, least = len(re.findall(r"(?<!,)\s(?:and|&)\s", items)), items.count(",") + 1
    return range(least, least + joints + 1)


_SUMS = (
    Relation(rule="percentages and 100", broken=_hundred, letters="P", unless=_LISTS["several"], sure="likely", ask="Which is wrong?"),
    Relation(rule="parts and whole", broken=_parts_and_whole, sure="likely"),
    Relation(rule="so much each", broken=_so_much_each, letters="MN", sure="likely", unless=word_set("not no if would could up")),
    Relation(rule="what is left", broken=_share_left, letters="PM", cues=_LEAVING, sure="likely", unless=word_set("including excluding plus")),
    Relation(rule="what is left", broken=_what_is_left, cues=_LEFT_OR_LEAVING, sure="likely", unless=word_set("including excluding plus another")),
    Relation(rule="change and its share", broken=_amount_and_share, letters="P", sure="likely"),
)  # fmt: skip


def sum_findings(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Sums that do not come to what is printed."""
    yield from broken_in(passages, _SUMS)
    yield from list_findings(passages)
