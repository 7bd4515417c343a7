"""Counts and their shares: 'of the 57, 37 (74%)', percentages that no number of cases gives, and parts of a whole.

Patterns are over the letters of a sentence (see ``prose/quantities.py``), with 'S' for the share that is asked about. A share is told
only where no other count of its paragraph makes it right. A percentage of cases is tried as the GRIM test does (Brown and Heathers 2017):
of a whole of n cases only some percentages are possible.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from packview.insight.claims.changes import claims_in
from packview.insight.claims.relation import Broken, Here, Relation, alike
from packview.insight.finding import prose_finding
from packview.insight.intervals import Interval, most_agreed
from packview.insight.prose.lexicon import word_sets
from packview.insight.prose.passages import Passage
from packview.insight.prose.quantities import Quantity, Sentence
from packview.model import Finding
from packview.wording.numbers import figure
from packview.wording.words import listed, stem

_OF = r"(?:[ws]{0,3}[sU]o|w{0,3}o)s{0,3}"
_OPENS = r"(?:^|[,;:(.])[sU]?os{0,3}(?:os?)?"
_PART_AND_WHOLE = tuple(
    re.compile(pattern.replace("<part>", "(?P<part>[NMT])").replace("<whole>", "(?P<whole>[NMT])"))
    for pattern in (
        rf"S[osw]{{0,5}}[(,:]a?s?(?:w\.)?<part>{_OF}<whole>",  # '65% of them (37 of 57)', '65%, or 37 of 57'
        r"Sos{0,3}<whole>[wsie]{0,4}\(s?<part>[),]",
        r"^s{0,2}Sos{0,3}<whole>w{0,3},s?<part>,",  # 'a third of the 90 (30)'
        r"^[^NMP]*<part>[^;:kNMP]*h[^;:kNMP]*<whole>[^;:kNMP,(]*[,(]{1,2}[es]{0,3}t?s?S(?!o)[^NMP]*$",  # '£4m against a target of £6m, or 65%'
        r"S\(<part>\)os{0,3}<whole>",  # 'a third (30) of the 90'
        r"(?=N)<part>w?\(S\)os{1,3}(?=N)<whole>",  # '30 (33%) of the 90'
        r"^[^NMP]*<part>[^;:kNMP]*,[sae]{0,3}Sos{0,3}w?<whole>[^NMP]*$",  # '£28m has been spent, 31% of the £68m'
        r"^[^NMP]*(?=M)<part>(?:[^;:kNMP,audpqgl]|(?<=w)p|,(?=[est]{1,3}S))*Sos{0,2}w{0,4}o?s{0,2}(?=M)<whole>(?!s?o)",  # '£12m is 10% of the budget of £96m'
        r"^[^NMP]*(?=M)<part>[^;:kNMP,]*(?=M)<whole>[^;:kNMP,]*es{0,2}Sos{0,2}(?P<it>[ws])[.,;]?$",  # '£0.2m towards the £2m scheme is 10% of the cost'
        r"(?=N)<part>(?:[^;:kNMP.]|,)*,s{0,2}et?s?Sos{0,3}(?=N)<whole>",  # '540 were seen, which equates to 26% of the 2,067'
        rf"{_OPENS}<whole>(?!s?[eud(])[^;:k.]*<part>(?:[(,]s?|[^;:NMP,]*\(s?|[^;:NM]*[,;]s{{0,2}}e?[ste]{{0,2}})S(?!o)",  # 'Of the 57, 37 (65%)'
    )
)
_THAT_IS = re.compile(r"^os{0,2}(?P<whole>[NM])[^NMP]*,(?P<part>[NM])[^NMP]*\.s{1,2}e(?:s?e)?S(?:os{0,2}w{1,2})?\.?$")  # fmt: skip
"""'Of the 57, 37 agreed. That is 65% of residents.'"""
Pair = tuple[Quantity, Quantity]
_WORDS = word_sets("shares")
_CASES, _ASKED = (frozenset(map(stem, _WORDS[name])) for name in ("cases", "asked"))
_REPLIES = {*map(stem, ["respondent", "response", "reply", "replies"])}
_BACK, _LINKS, _GROUPS = _WORDS["back"], _WORDS["links"], _WORDS["groups"]
_IN_BRACKETS = re.compile(r"F(?:o?[ws]{1,3})?\(P\)|F[wseiynT]{4,9}\(P\)$")
_WIDE, _FAR, _MONTHS = 0.15, 8, 12
"""How far a share in words may be from its percentage, as a share of it and in points; what may be a day and a month."""


def _shares(sentence: Sentence, letters: str) -> list[Quantity]:
    """The shares of a sentence that are no changes."""
    if sentence.letters.isdisjoint(letters):
        return []
    sizes = {claim.size.at for claim in claims_in(sentence)}
    here = [one for one in sentence.quantities if one.letter in letters and one.at not in sizes]
    return [one for one in here if not one.range and not one.sign]


def _marked(sentence: Sentence, share: Quantity) -> tuple[str, dict[int, Quantity]]:
    """The letters of a sentence with 'S' for a share, 'U' for 'out' of and 'z' for what counts nothing, and its quantities by their places."""
    letters = list(sentence.shape)
    for one in sentence.quantities:
        if one.per or one.range:
            letters[one.at] = "z"
    for at, word in enumerate(sentence.words):
        if word == "out" and letters[at + 1 : at + 2] == ["o"]:
            letters[at] = "U"
    if share.letter == "F":  # 'one in four' is one word
        start = next(at for at in range(share.at + 1) if sentence.spans[at][0] >= share.first)
        letters[start : share.at] = "s" * (share.at - start)
    letters[share.at] = "S"
    return "".join(letters), {one.at: one for one in sentence.quantities}


def _wrong_shares(sentence: Sentence, here: Here) -> Iterator[Broken]:
    """Shares that are not what their part is of their whole, and that no other figure of the paragraph makes right."""
    for share in _shares(sentence, "PF"):
        binding = (_across, _part_and_whole) if sentence.begins else (_part_and_whole, _only_two)
        bound = next(filter(None, (bind(sentence, share) for bind in binding)), None)
        if bound is None or _is_share(share, *bound):
            continue
        part, whole = bound
        others = [one for one in here.others(bound, part.letter) if one.value > 0 and alike(one, part)]
        if not any(_is_share(share, part, one) or _is_share(share, one, whole) for one in others):
            likely = sentence.begins or share.letter == "F"
            yield _instead(share, part, whole)._replace(sure="likely" if likely else None)


def _part_and_whole(sentence: Sentence, share: Quantity) -> Pair | None:
    """What a share is of, by the words between."""
    shape, at = _marked(sentence, share)
    patterns = (_THAT_IS,) if sentence.begins else _PART_AND_WHOLE
    found = next((match for pattern in patterns if (match := pattern.search(shape))), None)
    if found is None:
        return None
    part, whole = at[found.start("part")], at[found.start("whole")]
    if "it" in found.re.groupindex:
        part, whole = sorted((part, whole), key=lambda one: one.value)
        if sentence.words[found.start("it")] not in _WORDS["it"]:
            return None
    unlike = {part.hedge, whole.hedge} - {"", "about"} or whole.value <= 0 or not alike(part, whole)
    more = whole.value < part.value and share.letter == "F"
    return None if unlike or more or sentence.begins_anew(part.at, share.at) else (part, whole)


_BOUND = re.compile(r"\([si]{0,3}$|[,;:(-]s\.w\.$|[,;:-]a?[est.]*(?:[ws]{0,4}o)?s{0,2}$|[,;:-]?a[es]{0,3}$|[,;:-][es]*(?:[ews]{0,3}[ot])$")  # fmt: skip


def _only_two(sentence: Sentence, share: Quantity) -> Pair | None:
    """The only two counts of a sentence, one of the other, with a share in brackets or set off by a comma: '22 accepted, from 110 asked (20%)'."""
    changed = {
        claim.size.at for claim in claims_in(sentence) if claim.start > share.at
    }  # '..., up 0.1 points'
    counts = [
        one for one in sentence.quantities if one is not share and one.letter != "T" and one.at not in changed
    ]
    ahead = [one for one in counts if one.at < share.at]
    beside = len(ahead) == 2 and _IN_ALL.fullmatch(sentence.shape, ahead[0].at, share.at + 1)
    if beside or (len(ahead) == 2 and ahead[-1].at == share.at - 2):
        counts = ahead  # '129 (86%) were rated 4 or 5', '33 of 50 claims (66%), in all £114,000'
    head = _marked(sentence, share)[0][: share.at]
    made = _REPRESENTS.search(head)
    made = made if made and sentence.words[made.start()] in _WORDS["represents"] else None
    if len(counts) != 2 or len(claims_in(sentence)) > len(changed) or not (made or _BOUND.search(head[-7:])):
        return None
    part, whole = sorted(counts, key=lambda one: one.value)
    (first, last), words, shape = sorted((part.at, whole.at)), sentence.words, sentence.shape
    loose = {part.hedge, whole.hedge} - {"", "about"} or part.per or whole.per or part.value == whole.value
    apart = {*shape[last : share.at]} & {*("k" if sentence.begins else ";k")}
    compared = apart or {*shape[first + 1 : last]} & {*"hgl"}
    if loose or compared or last > share.at or not (alike(part, whole) and part.letter in "NM"):
        return None
    behind = {*shape[share.at + 1 : share.at + 3]}
    nouns = {stem(word) for word in sentence.words_in(share.at + 2, share.at + 5)}
    in_all = "total" in words[share.at + 2 : share.at + 4] and not nouns  # '63% of the total'
    of_them = words[share.at + 2 : share.at + 4] in (["of", "them"], ["of", "these"], ["of", "those"])
    of_another = "o" in behind and not (in_all or of_them) and not nouns & {*map(stem, words[:last])}
    if of_another or behind & {*"glhudpq"} or shape[part.at - 1] in "budpq":
        return None
    asked = part.at > whole.at and sentence.tells(_ASKED, 0, part.at)
    bracketed = part.at > whole.at and shape[part.at + 1 : share.at] in ("(", "(s", ",", ",s")
    opens = shape[0] == "o" or words[0] == "out"
    linked = not _LINKS.isdisjoint(words[first:last]) or not _BACK.isdisjoint(words[last : share.at])
    return (part, whole) if asked or bracketed or opens or linked else None


_IN_ALL = re.compile(r"N(?:s?o)s{0,2}Nw{1,3}\(P")
_REPRESENTS = re.compile(r"e[tswiy]{0,12}o?s?$")
_THIS = word_sets("changes")["takes_up"]
_WHO = frozenset({"who", "whose", "that", "which", "where"})


def _across(sentence: Sentence, share: Quantity) -> Pair | None:
    """The whole in the sentence before, the part and its share in this one."""
    pair = _only_two(sentence, share)
    takes_up = sentence.words[sentence.begins] in _THIS and _REPRESENTS.search(sentence.shape[: share.at])
    if pair is not None and takes_up and max(pair[0].at, pair[1].at) < sentence.begins < share.at:
        return pair  # '£22.4bn was collected out of £23.0bn. This gave a rate of 97.4%'
    stop = sentence.shape.find(".", pair[1].at, pair[0].at) if pair else -1
    own = pair and re.fullmatch(r"[oi]s{0,2}", sentence.shape[stop + 1 : pair[0].at])
    if pair is None or stop < 0 or (own and not (_BACK | {"all"}) & {*sentence.words[stop : pair[0].at]}):
        return None  # 'Of the 19 people asked, 26%' has a whole of its own
    nouns = sentence.noun_of(pair[0]) - _ASKED  # '13 schools' are none of the '40 files' before
    back, some = not _BACK.isdisjoint(sentence.words[stop:]), _is_of_some(sentence, share)
    return pair if back or (not some and (not nouns or sentence.tells(nouns, 0, stop))) else None


def _is_of_some(sentence: Sentence, share: Quantity) -> bool:
    """'The 180 homes (60%) with a garden': whether what is behind a share may narrow down what it is of."""
    behind = share.at + 1 + (sentence.letter(share.at + 1) == ")")
    word = "".join(sentence.words[behind : behind + 1])
    narrows = sentence.letter(behind) in (*"iof",) or word in _WHO or word.endswith("ing")
    return narrows and not sentence.tells(_ASKED, behind, behind + 3)


def _is_share(share: Quantity, part: Quantity, whole: Quantity) -> bool:
    """Whether a share may be printed of part and whole."""
    ratio = part.exact.over(whole.exact)
    return ratio is None or ratio.times(100).meets(share.claimed)


def _instead(share: Quantity, part: Quantity, whole: Quantity) -> Broken:
    """The share a part is of its whole, instead of the one that is printed."""
    right = f"{figure(100 * part.value / whole.value, places=max(share.places, 0))}%"
    rest = (
        not share.hedge
        and part.value < whole.value
        and share.claimed.holds(100 - 100 * part.value / whole.value)
    )
    rule, why = ("share of the rest", " What is given is the share of the rest.") if rest else ("", "")
    short, computed = f"{part.text} of {whole.text} is {right}", f"{right}: {part.text} / {whole.text}"
    return Broken([share, part, whole], share.text, computed, short, rule=rule, working=f"{short}.{why}")


_AS_FRACTION = re.compile(r"[^.;()\d]{0,40}\((?:n\s?=\s?)?(\d[\d,]*)\s?/\s?(\d[\d,]*)\)")


def _slashed(sentence: Sentence, _: Here) -> Iterator[Broken]:
    """'Seven in ten (n = 48/96)', '62% (31/44)': a share beside its part and whole."""
    for share in _shares(sentence, "PF"):
        for found in [one for one in [_AS_FRACTION.match(sentence.text, share.last, sentence.last)] if one]:
            part, whole = (float(one.replace(",", "")) for one in found.groups())
            years = 1900 < part < whole < 2100  # '29% at the start (2005/2006)'
            if part < whole > _MONTHS and not years and not share.claimed.holds(100 * part / whole):
                right = figure(100 * part / whole, "%", places=max(share.places, 0))
                taken = f"{found[1]} of {found[2]}"
                yield Broken([share], share.text, f"{right}: {taken}", f"{taken} is {right}")


def _fractions(sentence: Sentence, here: Here) -> Iterator[Broken]:
    """Shares in words with another percentage right behind them: 'three quarters (64%)', 'over half of tenants (47%)'."""
    for one, two in pairwise([one for one in sentence.quantities if one.letter != "T"]):
        slack = _WIDE * min(one.value, 100 - one.value) * (0.5 if one.hedge else 1)
        low, high = one.low - slack * (one.hedge != "over"), one.high + slack * (one.hedge != "under")
        wide = Interval(
            max(low, one.value - _FAR), min(high, one.value + (_FAR if one.hedge != "over" else high))
        )
        fits = _WORDS["ordered"] & sentence.beside(one.at, 3) or two.hedge or wide.meets(two.interval)
        if _IN_BRACKETS.fullmatch(sentence.shape, one.at, two.at + 2) and not fits:
            computed = f"{two.text} is {'less' if two.value < one.value else 'more'} than that"
            said = here.passage.text[one.first : two.last + (sentence.letter(one.at + 1) != "(")]
            yield Broken([one, two], said, computed, f"{two.text} is not {one.text}")


# A list of parts with their shares, each of which proves the others.
_PAIRED = re.compile(r"N[wseio]{0,6}\(P\)|P[osweik]{0,6}\((?:w\.)?Nw?\)|\((?:P[,;]s?N|N[,;]s?P)\)")
_N_OF = re.compile(r"N(?:o|Uo)s{0,2}$")
_LIST, _SURE, _NEAR, _RUN = 3, 4, 3, 8
"""Pairs that make a list; others that prove a whole that is not printed; paragraphs before it that may give one, and that may go on with it."""


class Share(NamedTuple):
    """A share printed beside its part, and the sentence it stands in."""

    part: Quantity
    share: Quantity
    sentence: Sentence

    @property
    def whole(self) -> Interval:
        """What its part is that share of."""
        return self.part.exact.over(self.share.claimed.times(0.01)) or Interval(0.0, float("inf"))


def _paired(sentence: Sentence) -> list[Share]:
    """The shares of a sentence that stand in brackets with their part, or it in brackets with them; found once, and kept with the sentence."""
    found: list[Share] | None = sentence.kept.get(Share)
    if found is None:
        found = sentence.kept[Share] = []
        shares = {one.at: one for one in _shares(sentence, "P") if not one.hedge and one.value > 0}
        for each in _PAIRED.finditer(sentence.shape):
            two = [one for one in sentence.quantities if each.start() <= one.at < each.end()]
            part, share = two if two[0].letter == "N" else two[::-1]
            ahead = _N_OF.search(sentence.shape[: part.at])  # '27 of the 60 actions are complete (45%)'
            part = next((one for one in sentence.quantities if ahead and one.at == ahead.start()), part)
            if share.at in shares and part.whole and part.plain:
                found.append(Share(part, share, sentence))
    return found


def _run(here: Here) -> list[Share]:
    """The shares of a paragraph, and of those beside it as long as each has one."""

    def of(at: int) -> list[Share]:
        same = 0 <= at < len(here.passages) and here.passages[at].item == here.passage.item
        return [one for each in here.passages[at].read for one in _paired(each)] if same else []

    run = of(here.at)
    for step in (-1, 1):
        for at in range(here.at + step, here.at + step * _RUN, step):
            beside = of(at)
            if not beside:
                break
            run = [*run, *beside] if step > 0 else [*beside, *run]
    return run


def _listed_shares(sentence: Sentence, here: Here) -> Iterator[Broken]:
    """'212 (75%) were in favour, 35 (14%) against and 3 (1%) unsure' of 250 replies: a share that all others of its list prove wrong.

    'Of these, 60% were women (610)' needs no others. What the list is of may be printed before it, or follow from four others or more.
    """
    mine = _paired(sentence)
    run = _run(here) if mine else []
    back = sentence.shape[0] == "o" and sentence.words[1] in _BACK
    before = [each for each in here.passage.read if back and each.last == sentence.first]
    for one in mine if before or len(run) >= _LIST else ():
        few, others = len(run) < _LIST, [each for each in run if each is not one]
        read = before if few else [each for other in here.near(_NEAR, _RUN) for each in other.read]
        counts = {id(count): (count, each) for each in (*read, *here.passage.read) for count in _cases(each)}
        right = any(
            _is_share(one.share, one.part, count) for count, _ in counts.values() if count is not one.part
        )
        given = [(count, each) for count, each in counts.values() if each in read]
        if not right and (not few or len(given) == 1):
            yield from _unlike_others(one, others, given)


def _unlike_others(
    one: Share, others: Sequence[Share], counts: Sequence[tuple[Quantity, Sentence]]
) -> Iterator[Broken]:
    """A share that is of another whole than the others of its list, by the counts that may be what they are of."""
    parts = max(each.part.value for each in (one, *others))
    wholes = [(count, each) for count, each in counts if count.value >= parts]
    wholes = [
        (count, each)
        for count, each in wholes
        if all(_is_share(other.share, other.part, count) for other in others)
    ]
    kept, held = most_agreed({at: each.whole for at, each in enumerate(others)})
    implied = len(kept) == len(others) >= _SURE and held.width < 0.1 * held.middle
    base = wholes[0][0].value if wholes else held.middle if implied else 0.0
    nouns = [each.sentence.noun_of(each.part) for each in (one, *others)] + [
        each.noun_of(count) for count, each in wholes[:1]
    ]
    apart = nouns[0] and nouns[0].isdisjoint(set().union(*nouns[1:]))  # '12 staff (60%)' among pupils
    more = one.share.value * base > 100 * one.part.value
    if (
        not base
        or (others and one.whole.meets(held))
        or (more and (apart or _is_of_some(one.sentence, one.share)))
    ):
        return
    if wholes:
        yield _instead(one.share, one.part, wholes[0][0])._replace(
            rests_on=[one.share, one.part], sure="likely"
        )
        return
    right, of = (
        figure(100 * one.part.value / base, "%", places=max(one.share.places, 0)),
        figure(base, places=0),
    )
    short = f"The other shares are of about {of}, of which {one.part.text} is {right}"
    yield Broken([one.share, one.part], one.share.text, f"{right}: the others are of about {of}", short)


_OF_WHICH = re.compile(r"(?P<whole>N)[^NPMT;:.k]*,a?s?(?P<part>N)os")


def _more_than_all(sentence: Sentence, _: Here) -> Iterator[Broken]:
    """'Seven reports were issued, eight of which were late'; not '12 sites in 3 wards, four of which'."""
    at = {one.at: one for one in sentence.quantities}
    for found in _OF_WHICH.finditer(sentence.shape):
        whole, part = at[found.start("whole")], at[found.start("part")]
        plain = sentence.words[found.end() - 1] in _BACK and whole.whole and part.whole and whole.plain
        larger = any(one.at < whole.at and one.value >= part.value for one in sentence.quantities)
        if plain and not larger and part.value > whole.value:
            yield Broken(
                [whole, part], part.text, f"more than {whole.text}", f"There were {whole.text} in all"
            )


# Percentages of cases.
_OTHERS = ("target", "nationally", "england", "average")
_LARGEST, _FEWEST = 1000, 4
"""Of more cases than the largest every percentage printed in council papers is possible."""
_ALL, _MOST_CASES, _MOST_GROUPS = 100, 100, 6
_TAIL = re.compile(r"\s(?:of\s)?[^.;,()]{0,40}(?=[\s.;,()]|$)")
_SLASHED = re.compile(r"\d/\d")
_WHOLES = tuple(
    re.compile(pattern.replace("W", "[wCGA]").replace("<whole>", "(?P<whole>N)"))
    for pattern in (
        r"S(?:os{0,3}|oW{0,2}\(so|os?[CG]o|\(B[:.])<whole>[wCGAB)]",  # '65% of the 57 residents', '65% (base: 57)'
        r"^o[^NP]*\(<whole>\),S",  # 'Of those asked (57), 65%'
        rf"(?:{_OPENS}|Go)<whole>(?:(?!Po)[^;:k(N])*,(?:(?!Po)[^;:k(N])*S(?!o)",  # 'Of the 57 asked, 65%'
        r"^[^N]*<whole>[^k(N]*[;,]o[RD],?S(?!o)",  # '57 were asked; of these, 65%'
        r"<whole>W[^k(NP]*[,;a]s?So(?:R(?!C)|D(?!W))",  # 'there were 57, 65% of whom'
        r"^[^N]*<whole>(?:os?)?W{0,2}C[^k(:;N]*[,a]s?Ss{0,2}e[^N]*$",  # '57 schools were visited and 65% were good'
        r"^[^N]*<whole>W{0,2}C[^k(:N]*A[^k(:N]*;s?Ss{0,2}e[^N]*$",
    )
)
_MARKS = {**dict.fromkeys(_BACK, "R"), "those": "D", "among": "o", "amongst": "o", "base": "B"}


def _mark(letter: str, word: str) -> str:
    """'C' for what is counted, 'G' for groups of it, 'A' for asking, 'R' and 'D' for words that point back."""
    if word in _MARKS or letter not in "wude":
        return _MARKS.get(word, letter)
    root = stem(word)
    return "G" if word in _GROUPS else "C" if root in _CASES else "A" if root in _ASKED else letter


def impossible_findings(passages: Sequence[Passage]) -> Iterator[Finding]:
    """For each whole whose percentages no number of its cases gives, one finding."""
    worth = [passage for passage in passages if "%" in passage.text or "cent" in passage.text]
    for passage in worth:
        said: dict[tuple[int, ...], list[Quantity]] = {}
        for percent, wholes in [*_of_cases(passage), *_of_named_cases(passage)]:
            numbers = tuple(sorted({int(whole.value) for whole in wholes}))
            if not _is_possible(percent, numbers):
                said.setdefault(numbers, []).append(percent)
        yield from (_impossible(passage, percents, values) for values, percents in said.items())


def _gives(cases: int, whole: int, percent: Quantity) -> bool:
    unit, off = 10.0**-percent.places, 100 * cases / whole - percent.value
    return -unit / 2 - 1e-9 <= off <= unit - 1e-9


def _is_possible(percent: Quantity, wholes: Sequence[int]) -> bool:
    """Whether some number of cases of one of the wholes gives a percentage, rounded up or down at the half or cut off."""
    near = ((whole, int(percent.value * whole / 100)) for whole in wholes)
    return any(_gives(cases, whole, percent) for whole, at in near for cases in range(max(0, at - 1), at + 3))


def percents_of(sentence: Sentence) -> list[Quantity]:
    """The percentages of a sentence that are plain shares."""
    return [one for one in _shares(sentence, "P") if not one.hedge and one.value <= 100]


def _cases(sentence: Sentence) -> list[Quantity]:
    return [one for one in sentence.figures("N") if one.whole and one.value >= 2 and not one.range]


def _of_cases(passage: Passage) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """Each percentage with the numbers of cases it may be of; none where it is not bound to any."""
    for before, sentence in pairwise((None, *passage.read)):
        assert sentence is not None
        if sentence.has(*_OTHERS) or _SLASHED.search(sentence.text, sentence.first, sentence.last):
            continue
        counts, percents = _cases(sentence), percents_of(sentence) if "P" in sentence.shape else []
        for percent in percents if _divided(sentence, percents) is None else ():
            ahead = [one for one in counts if one.at < percent.at]
            small = counts and all(one.value <= _LARGEST for one in counts)
            bound = _bound(sentence, percent) if small else None
            if bound is None and before is not None and not ahead:
                bound = _bound_before(sentence, percent, before)
            if bound is not None:
                yield percent, [bound, *ahead]


def _bound(sentence: Sentence, percent: Quantity) -> Quantity | None:
    """The whole a percentage is of by its own sentence."""
    shape, at = _marked(sentence, percent)
    shape = "".join(map(_mark, shape, sentence.words))
    found = (match for pattern in _WHOLES if (match := pattern.search(shape)))
    return next((one for match in found if (one := at[match.start("whole")]) in _cases(sentence)), None)


def _bound_before(sentence: Sentence, percent: Quantity, before: Sentence) -> Quantity | None:
    """The whole the sentence before counts, where this one takes it up: 'We asked 37 tenants. 62% of tenants ...'."""
    counts = _cases(before)
    if len(counts) != 1 or len(before.quantities) != 1 or counts[0].value > _LARGEST:
        return None
    shape = "".join(map(_mark, _marked(sentence, percent)[0], sentence.words))
    if re.match(r"o[RD],?S(?!o)|[^P]*SoR(?!C)", shape):
        return counts[0]  # 'Of these, 62%'; '31% appealed and 50% of these were allowed' is of others
    noun, asked = before.noun_of(counts[0]) & _CASES, before.tells(_ASKED)
    noun |= _REPLIES if noun & _REPLIES and asked else set()
    named = noun and _names(sentence, percent, noun | set(map(stem, _GROUPS)), asked=asked)
    those = (
        asked
        and sentence.letter(percent.at + 1) == "o"
        and sentence.words[percent.at + 2 : percent.at + 4] == ["those", "who"]
    )
    return counts[0] if named or (those and sentence.tells(_ASKED, percent.at + 4, percent.at + 5)) else None


def _of_named_cases(passage: Passage) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """Percentages 'of the deaths' in a paragraph that counts deaths further up: one may be of something else, so two have to be impossible."""
    cases = ((one, each) for each in passage.read for one in _cases(each))
    counts = [(one, each.noun_of(one) & _CASES, each.shape[one.at + 1 : one.at + 3]) for one, each in cases]
    wholes = [one for one, nouns, behind in counts if one.value >= _FEWEST and (nouns or behind == "os")]
    if not wholes or any(one.value > _LARGEST for one in wholes):
        return
    known = {"cohort"}.union(*(nouns for _, nouns, _ in counts))
    known |= _CASES if stem("cases") in known else set()
    named = [one for each in passage.read for one in percents_of(each) if _names(each, one, known)]
    loose = [one for one in named if not _is_possible(one, [int(whole.value) for whole in wholes])]
    if len({one.value for one in loose}) > 1:
        yield from ((one, wholes) for one in loose)


def _names(sentence: Sentence, percent: Quantity, known: set[str], *, asked: bool = False) -> bool:
    """'20% of the deaths', 'Of the deaths, 20% ... and 40% ...'; not 'of the bridges budget was', 'of schools in the city'."""
    opens = sentence.shape[:1] == "o" and "," in sentence.shape[: percent.at]
    at = 0 if opens else percent.at + 1
    named = sentence.words[at + 1 : at + 4]
    place = next((place for place, word in enumerate(named, start=at + 2) if stem(word) in known), 0)
    sure = asked or named[:1] in (["the"], ["these"], ["those"]) or not _GROUPS.isdisjoint(named[:2])
    return sentence.letter(at) == "o" and sure and place > 0 and not re.match(r"we|i", sentence.shape[place:])


def _impossible(passage: Passage, percents: Sequence[Quantity], wholes: Sequence[int]) -> Finding:
    first = percents[0]
    printed = list(dict.fromkeys(figure(one.value, "%", places=one.places) for one in percents))
    tail = _TAIL.match(passage.text[first.last :])
    of, shown = " or ".join(map(figure, wholes)), []
    for n in wholes:
        cases = min(int(first.value * n / 100), n - 1)
        near = (f"{figure(100 * one / n, places=first.places)}% ({one})" for one in (cases, cases + 1))
        shown.append(f"of {figure(n)}: {' or '.join(near)}")
    others = (n for n in range(2, 101) if n not in wholes)
    fitting = next((n for n in others if all(_is_possible(one, [n]) for one in percents)), 0)
    if len(printed) > 1 and fitting:
        shown.append(f"all are possible of {fitting}")
    off = ([abs(100 * round(one.value * n / 100) / n - one.value) for n in wholes] for one in percents)
    far = any(min(each) > 1.01 * 10.0**-one.places for one, each in zip(percents, off, strict=True))
    return prose_finding(
        passage, "no number of cases gives it", (first.first, first.last + (tail.end() if tail else 0)), ", ".join(printed), "; ".join(shown),
        sure="likely" if len(wholes) > 1 else "certain", severity="ask" if far else "look",
        short=f"No whole number out of {of} comes to that", said=f"{printed[0]} of {of}", ask=_ASK,
        working=f"No whole number of cases out of {of} comes to {listed(printed)}. Either the percentages or the number of cases must be of "
        "something else.",
    )  # fmt: skip


def _divided(sentence: Sentence, percents: Sequence[Quantity]) -> Quantity | None:
    """The cases that all percentages of a sentence share out."""
    others = len(percents) != len(sentence.quantities) - 1 or sum(one.value for one in percents) != _ALL
    whole = None if others or not 1 < len(percents) <= _MOST_GROUPS else _bound(sentence, percents[0])
    return whole if whole is not None and len(percents) < whole.value <= _MOST_CASES else None


def _partition(sentence: Sentence, _: Here) -> Iterator[Broken]:
    """'Of the 73 asked, 46% agreed; 53% were unsure and 1% did not': no 73 cases fall into three groups of these shares."""
    percents = percents_of(sentence)
    whole = _divided(sentence, percents)
    if whole is None:
        return
    number = int(whole.value)
    near = (int(one.value * number / 100) for one in percents)
    tried = product(*(range(max(0, one - 1), one + 3) for one in near))
    for cases in (each for each in tried if sum(each) == number):
        pairs = list(zip(percents, cases, strict=True))
        made_up = [(one.value - 100 * each // number, 100 * each % number) for one, each in pairs]
        least = min((rest for up, rest in made_up if up), default=number)
        # Whoever wants percentages to make 100 rounds the largest rests up.
        to_100 = all(up == 1 or (up == 0 and rest <= least) for up, rest in made_up)
        if to_100 or all(_gives(each, number, one) for one, each in pairs):
            return
    printed, short = listed([one.text for one in percents]), f"No {number} cases make groups of these shares"
    yield Broken([whole, *percents], printed, short, said=f"{printed} of {number}")


_RULE, _ASK = "share of a whole", "How many were counted?"
SHARES = (
    Relation(rule=_RULE, broken=_wrong_shares),
    Relation(rule=_RULE, broken=_wrong_shares, across=True, worth=lambda one: not one.letters.isdisjoint("PF")),
    Relation(rule=_RULE, broken=_slashed, cues=frozenset("("), sure="likely"),
    Relation(rule=_RULE, broken=_listed_shares, letters="PN", alone=True, cues=frozenset("("), sure="likely"),
    Relation(rule=_RULE, broken=_more_than_all, letters="N", cues=_BACK),
    Relation(rule="share in words", broken=_fractions, letters="FP", sure="likely"),
)  # fmt: skip
"""Shares that are not what their part is of their whole, or not what they are in words."""
ALL_CASES = Relation(rule="shares of all cases", broken=_partition, letters="PN", sure="likely", ask=_ASK)
