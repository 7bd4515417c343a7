"""Sums that a sentence tells of: parts of a whole and what is left of it, so much each, one figure less another, a list and its number.

What is told rests on all the figures of a sentence, so that none is left over to make it right.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

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

_OPENS = r"(?:^|[,;:(.])s?os{0,3}"


def written(value: float, like: Quantity) -> str:
    """A sum written as another figure of its kind is."""
    return money(value, like) if like.letter == "M" else figure(value, places=max(like.places, 0))


def _spare(passage: Passage, used: Sequence[Quantity], wanted: Interval) -> bool:
    """Whether a figure of the paragraph beside those of a sum is what the sum makes."""
    return any(
        one.letter == used[0].letter and one not in used and exact(one).meets(wanted)
        for one in passage.quantities
    )


# Parts of a whole.
_CLOSE, _FAR = 0.16, 0.3
"""How far parts may be from their whole, as a share of it: after a comma, and where they are said to make it up."""
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
    ones = (
        sentence.words[whole.at :].count("one") if whole.letter == "N" else 0
    )  # '(nine minor, four moderate and one serious)'
    made = sum(one.value for one in parts) + ones
    if total([*map(exact, parts), Interval(0, ones)]).meets(exact(whole)):
        return
    wanted = {round(made, 2), round(abs(whole.value - made), 2)}
    if round(whole.value, 2) in (round(made - one.value, 2) for one in parts):
        return  # all but one of them make the whole
    if any(
        round(one.value, 2) in wanted for one in passage.quantities if one is not whole and one not in parts
    ):
        return  # the sum, or what it lacks, is printed beside it
    shown = written(made, whole)
    computed = f"{' + '.join(one.text for one in parts)} = {shown}"
    yield Broken([whole, *parts], whole.text, computed, f"The parts make {shown}, not {whole.text}")


def _parts(sentence: Sentence) -> list[Quantity]:
    """A whole and the parts a sentence lists, where nothing else stands in it."""
    counts = [one for one in sentence.quantities if one.letter in "NMT" and not one.range]
    here = [one for one in counts if one not in [*_number_of(sentence, counts)][:1]]
    if len(here) < 3 or len(counts) < len(sentence.quantities) or here[0].hedge or claims_in(sentence):
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
            beside = {*sentence.words[lead : whole.at], *sentence.words[whole.at + 1 : whole.at + 5]}
            reach = (
                0.5 if beside & _LISTS["totals"] and not _is_some(sentence, 0) else -1.0
            )  # 'the largest are'
        if 0 < abs(sum(one.value for one in parts) - whole.value) <= whole.value * reach:
            return [whole, *parts]
    return []


def _is_some(sentence: Sentence, start: int) -> bool:
    """Whether words say that the list is not all there is, or that one may be counted twice: 'including', 'the rest', 'each'."""
    rest = (at for at, word in enumerate(sentence.words) if word in _LISTS["rest"] and at >= start)
    uncounted = any(set("NMT").isdisjoint(sentence.shape[max(start, at - 2) : at + 3]) for at in rest)
    return uncounted or not _LISTS["some"].isdisjoint(sentence.words[start:])


def _number_of(sentence: Sentence, here: Sequence[Quantity]) -> Iterator[Quantity]:
    """The figure that says how many parts there are: 'the three grants of £450k, £300k and £1.2m'."""
    for one in here[:2]:
        rest = [other for other in here if other is not one]
        counted = one.whole and one.value >= 2 and one.value in (len(rest) - 1, len(rest))
        counted = counted and (one is here[0] or set(",;:(").isdisjoint(sentence.between(here[0], one)))
        if counted and sentence.letter(one.at + 1) == "w":
            yield one


def _is_list(sentence: Sentence, parts: Sequence[Quantity]) -> bool:
    """Whether parts are set off by commas and 'and', or each in a bracket behind its name, without a subject of their own."""
    pairs = list(pairwise(parts))
    anew = any(begins_anew(sentence, one.at, two.at) for one, two in pairs)
    return not anew and all(_GAP.fullmatch(sentence.between(*pair)) for pair in pairs)


def _opened(sentence: Sentence, whole: Quantity, parts: Sequence[Quantity]) -> float:
    """How far the parts may be from their whole to be taken for all of it, as a share of it; -1 where they are no parts."""
    lead, several = sentence.between(whole, parts[0]), len(parts) > 2
    nouns = [noun_of(sentence, one) for one in parts]
    said = "total" in sentence.before(whole.at, 3) and lead.strip("ws") == "e"
    if lead.startswith(")"):
        return -1.0  # one of a list itself
    if said or not _LISTS["made_up"].isdisjoint(sentence.words[whole.at : parts[0].at]):
        return _FAR
    if _COLON.search(lead):
        return _FAR if several else _CLOSE
    if (comma := re.search(r",s{0,2}$", lead)) and nouns[0]:
        told = bool(set.intersection(*nouns))  # '40 full time and 14 part time', not '38 swaps, 21 sales'
    elif comma or re.search(rf"{_OPENS}$", sentence.shape[: whole.at]):
        told = (
            several
            or len({*(sentence.words[one.at + 1] for one in parts if sentence.letter(one.at + 1))}) == 1
        )
    else:
        told = all(sentence.shape[one.at - 1] == "(" for one in parts)
    more = whole.letter == "M" and sum(one.value for one in parts) > whole.value  # no pound is spent twice
    return (_FAR if more else _CLOSE) if told else -1.0


def _hundred(sentence: Sentence, passage: Passage) -> Iterator[Broken]:
    """Percentages that are said to be all there is and do not come to 100."""
    parts, words = percents_of(sentence), set(sentence.words)
    if len(parts) < 3 or len(parts) != len(sentence.quantities) or _is_some(sentence, parts[0].at):
        return
    opposed = words & _LISTS["undecided"] or any(
        {f"dis{word}", f"un{word}"} & words for word in words if len(word) > 3
    )
    others_too = not _LISTS["rest"].isdisjoint(sentence.before(parts[-1].at, 3))
    made = sum(one.value for one in parts)
    off = sum(one.high - one.value for one in parts) + 1e-9 < abs(made - 100) <= 15
    list_ = all(_LISTED.fullmatch(sentence.between(one, two)) for one, two in pairwise(parts))
    others = [one for one in passage.quantities if one.letter == "P" and one not in parts]
    rest = any(abs(one.value - abs(100 - made)) < 0.6 for one in others)
    sources = all(sentence.letter(one.at + 1) in ("f", "b") for one in parts)
    if off and list_ and not rest and (words & _LISTS["split"] or opposed or sources or others_too):
        shown = figure(made, "%", places=max(one.places for one in parts))
        printed = [one.text for one in parts]
        yield Broken(
            parts, listed(printed), f"{' + '.join(printed)} = {shown}", f"Together they make {shown}"
        )


# So much each.
_EACH, _TOTAL = (
    word_set("each every apiece"),
    word_set("or cost costs costing raise raises raised totalling worth making came comes come of"),
)
_AFTER_TOTAL = word_set("all altogether total overall")
_IN_PARTS = re.compile(r"w{1,2}o(?=M)")


def _so_much_each(sentence: Sentence, passage: Passage) -> Iterator[Broken]:
    """'12 laptops at £640 each came to £8,680', '£84,000 for 42,000 visits, or £2.10 a visit'."""
    figures = sorted(sentence.quantities, key=lambda one: (one.letter == "M", one.value))
    if [one.letter for one in figures] != ["N", "M", "M"] or any(
        one.hedge == "over" or one.range or one.per for one in figures
    ):
        return
    number, unit, whole = figures
    after = sentence.words[unit.at + 1 : unit.at + 2]
    each = after and (
        after[0] in _EACH or (after[0] in ("a", "an", "per") and sentence.letter(unit.at + 2) == "w")
    )
    each = each or not _EACH.isdisjoint(sentence.before(number.at, 3))
    mean = not {"average", "mean"}.isdisjoint(sentence.before(unit.at, 3))
    instalments = number.at < unit.at and _IN_PARTS.fullmatch(sentence.between(number, unit)) is not None
    told = not _TOTAL.isdisjoint(sentence.before(whole.at, 2)) or not _AFTER_TOTAL.isdisjoint(
        sentence.words[whole.at + 1 : whole.at + 3]
    )
    other = {sentence.letter(whole.at - 1), sentence.letter(unit.at - 1)} & {"b"} or not set(
        ";kgl"
    ).isdisjoint(sentence.shape)
    bound = (
        (mean and (told or unit.at > whole.at))
        or instalments
        or (each and (told or sentence.letter(unit.at - 1) in ":,a"))
    )
    made = exact(unit).times(number.value)
    ends = sorted((number.at, unit.at, whole.at))
    if (
        not bound
        or other
        or any(begins_anew(sentence, one, two) for one, two in pairwise(ends))
        or not 0.5 < made.middle / whole.value < 2
    ):
        return
    slack = (whole.high - whole.low) / 2
    if not made.meets(Interval(whole.low - slack, whole.high + slack)) and not _spare(
        passage, [whole, unit], made
    ):
        shown = money(number.value * unit.value, whole)
        yield Broken(
            figures,
            whole.text,
            f"{shown}: {number.text} x {unit.text}",
            f"{number.text} times {unit.text} is {shown}",
        )


# What is left, and one figure less another.
_LEFT, _LEAVING = word_set("remaining rest remainder other"), word_set("leaving unspent remaining returned")
_PART_OF = re.compile(r"os{0,2}")
_LESS = re.compile(r"[wsio]{0,4}(?:l|a)[wsio]{0,4}")


def _what_is_left(sentence: Sentence, passage: Passage) -> Iterator[Broken]:
    """'Of 230 closed, 144 were settled and the remaining 96 refused', '90% of the £3.5m is spent, leaving £0.8m'."""
    figures = list(sentence.quantities)
    last = figures[-1]
    if (
        not 2 < len(figures) < 7
        or any(one.hedge or one.range or one.sign for one in figures)
        or claims_in(sentence)
    ):
        return
    head = set(sentence.before(last.at, 3)) | set(sentence.words[last.at + 1 : last.at + 5])
    if [one.letter for one in figures] == ["P", "M", "M"]:
        share, whole = figures[:2]
        bound = head & _LEAVING and re.fullmatch(r"os{0,3}w{0,4}o?s{0,2}", sentence.between(share, whole))
        left = Interval(1 - share.high / 100, 1 - share.low / 100)
        made = Interval(left.low * whole.low, left.high * whole.high)
        if (bound and not alike(whole, last)) or not bound or made.meets(last.interval) or share.value > 100:
            return
        shown = money(whole.value * left.middle, whole)
        yield Broken(
            figures,
            last.text,
            f"{shown}: {figure(100 - share.value)}% of {whole.text}",
            f"{figure(100 - share.value)}% of {whole.text} is {shown}",
        )
        return
    if figures[0].value < figures[1].value and _PART_OF.fullmatch(sentence.between(*figures[:2])):
        figures[:2] = figures[1::-1]  # 'three of the 20 are late and the other 13 are not'
    whole, *parts = figures
    same = all(alike(one, whole) and one.letter in "NM" for one in parts) and whole.value > max(
        one.value for one in parts
    )
    if (
        not same
        or not (_LEFT & set(sentence.before(last.at, 3)) or "leaving" in head)
        or "another" in sentence.words
    ):
        return
    left = exact(whole).minus(total(map(exact, parts[:-1])))
    near = abs(left.middle - last.value) <= 0.3 * whole.value
    if left.low > 0 and near and not left.meets(exact(last)) and not _spare(passage, figures, left):
        shown = written(left.middle, whole)
        taken = " - ".join(one.text for one in (whole, *parts[:-1]))
        yield Broken(figures, last.text, f"{shown}: {taken}", f"{taken} leaves {shown}")


def _less(sentence: Sentence, _: Passage) -> Iterator[Broken]:
    """'The net increase of 46 is 112 starters less 76 leavers', 'opening £2.1m, in £0.8m, out £0.6m, closing £2.5m'."""
    figures, words = list(sentence.quantities), sentence.words
    if not 2 < len(figures) < 6 or not all(
        alike(one, figures[0]) and one.letter in "NM" and not one.hedge for one in figures
    ):
        return
    if "opening" in words and "closing" in words:
        made, others = figures[-1], figures[:-1]
        bound = (
            "closing" in sentence.before(made.at, 4)
            and "opening" in words[max(0, others[0].at - 5) : others[0].at]
        )
    else:
        made, *others = figures
        net = bool({"net", "surplus", "deficit"} & set(sentence.before(made.at, 3)))
        bound = len(others) == 2 and net and _LESS.fullmatch(sentence.between(*others)) is not None
        bound = bound and sentence.letter(others[0].at + 1) not in "bh"
    if not bound:
        return
    first, *rest = map(exact, others)
    for signs in product((1, -1), repeat=len(rest)):
        moved = [
            one if sign > 0 else Interval(-one.high, -one.low) for one, sign in zip(rest, signs, strict=True)
        ]
        sum_ = total([first, *moved])
        if sum_.meets(exact(made)) or Interval(-sum_.high, -sum_.low).meets(exact(made)):
            return
    signed = [
        -1
        if {"less", "minus", "out", "payments", "leavers", "spent"}
        & set(words[max(0, one.at - 4) : one.at + 2])
        else 1
        for one in others[1:]
    ]
    signed = [-1] if len(others) == 2 else signed
    value = others[0].value + sum(sign * one.value for sign, one in zip(signed, others[1:], strict=True))
    shown = written(abs(value), made)
    taken = others[0].text + "".join(
        f" {'-' if sign < 0 else '+'} {one.text}" for sign, one in zip(signed, others[1:], strict=True)
    )
    yield Broken(figures, made.text, f"{shown}: {taken}", f"{taken} is {shown}")


def _gap(one: Quantity, other: Quantity) -> Interval:
    low, high = sorted((one, other), key=lambda each: each.value)
    return exact(high).minus(exact(low))


def _amount_and_share(sentence: Sentence, _: Passage) -> Iterator[Broken]:
    """'The fund holds £182.4m, an increase of £9.1m (6.2%)': a change whose share is of none of the figures beside it."""
    claims = [one for one in claims_in(sentence) if one.size.letter in "NM" and not one.size.hedge]
    for claim in claims if len(sentence.quantities) < 5 else ():
        size = claim.size
        share = next((one for one in sentence.quantities if one.at > size.at), None)
        if (
            share is None
            or share.letter != "P"
            or sentence.shape[size.at + 1 : share.at + 2] != "(P)"
            or share.hedge
        ):
            continue
        values = [one for one in sentence.quantities if one not in (size, share)]
        if not values or not all(
            alike(one, size) and not one.hedge and one.value > size.value for one in values
        ):
            continue
        if len(values) == 2 and not size.interval.meets(_gap(*values)):
            continue  # what is wrong is the difference
        told = Interval(share.told.low - (share.high - share.low) / 2, share.told.high)
        of = [
            total([exact(one), *each])
            for one in values
            for each in ([], [exact(size)], [Interval(-size.high, -size.low)])
        ]
        shares = [ratio for one in of if (ratio := exact(size).over(one)) is not None]
        if any(ratio.times(100).meets(told) for ratio in shares) or begins_anew(
            sentence, *sorted((values[0].at, size.at))
        ):
            continue
        up = claim.direction != "down"
        base = values[0].value if len(values) > 1 else values[0].value + (-size.value if up else size.value)
        shown = f"{figure(100 * size.value / base, places=share.places)}%"
        yield Broken(
            [*values, size, share],
            share.text,
            f"{shown}: {size.text} / {written(base, values[0])}",
            f"{size.text} on {written(base, values[0])} is {shown}",
        )


# A list and its number.
_NAME = r"[A-Z][\w'\u2019.-]*(?:\s(?:(?:of|the|and|on|for)\s)?[A-Z][\w'\u2019.-]*){0,4}"
_LIST = re.compile(
    rf"\b(?P<number>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight)\s(?:[a-z-]+\s){{0,2}}?[a-z-]+s(?:,?\s(?:listed|shown|set out|named|given)\s(?:in|at|under)\s\w+\s\w+)?(?P<opens>:|\s?\(|,\s?namely|\s\u2013)\s?"
    rf"(?P<items>{_NAME}(?:,\s{_NAME})+,?\s(?:and|&)\s{_NAME})(?P<ends>[).;,]|\s\u2013|$)"
)
_ONES = re.compile(
    r"\b(?P<number>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix)\s(?:[a-z-]+\s){0,3}?[a-z-]+s(?:\s(?:are|were|is|was)\s\w+)?:\s(?P<items>one\s[^.;:]*)(?P<ends>[.;]|$)"
)


def list_findings(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Lists of names that are not as many as is said: 'four centres: Abbey, Bridge and Castle'."""
    worth = (
        (passage, one)
        for passage in passages
        for one in passage.read
        if any(each.text[0].isalpha() for each in one.quantities)
    )
    for passage, sentence in worth:
        place = (passage.text, sentence.first, sentence.last)
        for found in (*_LIST.finditer(*place), *_ONES.finditer(*place)):
            items, number = found["items"], small_number(found["number"].casefold())
            if items.startswith("one "):
                ones = [
                    small_number(one) for one in re.findall(r"(?:^|, |and )(one|two|three|four)\s", items)
                ]
                least = most = sum(ones) if ones.count(1) > 1 else number
            else:
                joints = len(re.findall(r"(?<!,)\s(?:and|&)\s", items))
                most = items.count(",") + 1 + joints
                least = most - joints + (joints > 0 and not re.search(r",\s(?:and|&)\s", items))
            if least <= number <= most:
                continue
            shown = f"{least} are named"
            yield prose_finding(
                passage, "list and its number", found.span(), found["number"], shown, sure="likely", severity="look",
                said=found["number"].casefold(), short=f"It names {least}", ask="Is one left out?" if least < number else "How many are there?",
            )  # fmt: skip


_PARTS = (
    Relation(rule="percentages and 100", broken=_hundred, letters="P", unless=_LISTS["several"], sure="likely", ask="Which is wrong?"),
    Relation(rule="parts and whole", broken=_parts_and_whole, sure="likely"),
    Relation(rule="so much each", broken=_so_much_each, letters="MN", sure="likely", unless=word_set("not no if would could up")),
    Relation(rule="what is left", broken=_what_is_left, sure="likely", unless=word_set("including excluding plus")),
    Relation(rule="one less another", broken=_less, sure="likely"),
    Relation(rule="change and its share", broken=_amount_and_share, letters="P", sure="likely"),
)  # fmt: skip


def sum_findings(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Sums that do not come to what is printed."""
    yield from broken_in(passages, _PARTS)
    yield from list_findings(passages)
