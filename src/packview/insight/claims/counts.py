"""Counts and their shares: 'of the 57, 37 (74%)', percentages that no number of cases gives, and parts of a whole.

Patterns are over the letters of a sentence (see ``prose/quantities.py``), with 'S' for the share that is asked about. A share is told
only where no other count of its paragraph makes it right. A percentage of cases is tried as the GRIM test does (Brown and Heathers 2017):
of a whole of n cases only some percentages are possible.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from packview.insight.claims.changes import claims_in
from packview.insight.claims.relation import begins_anew, exact
from packview.insight.finding import prose_finding
from packview.insight.intervals import Interval, total
from packview.insight.prose.lexicon import word_set
from packview.insight.prose.passages import Passage
from packview.insight.prose.quantities import Quantity, Sentence
from packview.model import Finding
from packview.wording.numbers import Unit, figure
from packview.wording.words import listed, stem

_OF = r"(?:[ws]{0,3}so|w{0,3}o)s{0,3}"
_OPENS = r"(?:^|[,;:(.])s?os{0,3}"
_PART_AND_WHOLE = tuple(
    re.compile(pattern.replace("<part>", "(?P<part>[NM])").replace("<whole>", "(?P<whole>[NM])"))
    for pattern in (
        rf"S[osw]{{0,5}}[(,]s?<part>{_OF}<whole>",  # '65% of them (37 of 57)'
        rf"<part>{_OF}<whole>[wseaio,;(:-]{{0,8}}S(?!o)",  # '37 of the 57 residents (65%)'
        r"Sos{0,3}<whole>[wsie]{0,4}\(s?<part>[),]",  # 'a third of the 90 (30)'
        r"<part>[^;:kNMP]*,s{0,2}eSosw{1,3}\(<whole>",  # '37 visits, which is 65% of those due (57)'
        r"S\(<part>\)os{0,3}<whole>",  # 'a third (30) of the 90'
        r"^[^NMP]*<part>[^;:kNMP]*,[sae]{0,3}Sos{0,3}<whole>[^NMP]*$",  # '£28m has been spent, 31% of the £68m'
        r"^[^NMP]*(?=M)<part>[^;:kNMP,]*es{0,2}Sos{0,2}w{0,4}o?s{0,2}(?=M)<whole>(?!s?o)",  # '£12m is 10% of the budget of £96m'
        rf"{_OPENS}<whole>(?!s?[eud(])[^;:k.]*<part>(?:[(,]s?|[^;:NMP,]*\(s?|[^;:NM]*[,;]s{{0,2}}e?[ste]{{0,2}})S(?!o)",  # 'Of the 57, 37 (65%)'
        r"^[^NMP]*<whole>[wsieyo]{0,9}[,;a:]{1,2}[osa]{0,3}<part>[(,]s?S(?!o)[^N]*$",  # '57 residents, of whom 37 (65%)'
    )
)
_HAS_SHARE = frozenset("PF")
_SLASHED = re.compile(r"\d/\d")
_BACK_THEN = re.compile(r"^s?(?P<part>N)os\(S")
_LARGEST, _FEWEST = 1000, 4
"""Of more cases than the largest every percentage printed in council papers is possible."""


def count_findings(passages: Sequence[Passage]) -> list[Finding]:
    """Shares that are not what their part is of their whole."""
    return [
        _share_finding(sentence, share, *bound, passage)
        for passage in passages
        for sentence in passage.read
        if not _HAS_SHARE.isdisjoint(sentence.shape)
        for share in _shares(sentence, "PF")
        if (bound := _part_and_whole(passage, sentence, share)) is not None
        and not _is_share(share, *bound)
        and not _is_right_elsewhere(passage, share, *bound)
    ]


_ORDER = word_set("first second third other top bottom upper lower latter last final next and")
"""Words before 'half' and 'quarter' that make it one of several parts rather than a share."""
_WIDE = 0.15
"""How far a share in words may be from its percentage, as a share of it."""


def fraction_findings(passages: Sequence[Passage]) -> list[Finding]:
    """Shares in words with another percentage right behind them: 'three quarters (64%)'."""
    return [
        prose_finding(
            passage,
            rule="share in words",
            sure="likely",
            span=sentence.span([one, two]),
            printed=passage.text[one.first : two.last],
            computed=f"{two.text} is {'less' if two.value < one.value else 'more'} than that",
            short=f"{two.text} is not {one.text}",
        )
        for passage in passages
        for sentence in passage.read
        if "F(P)" in sentence.shape
        for one, two in pairwise(sentence.quantities)
        if sentence.shape[one.at : two.at + 2] == "F(P)" and not _is_in_words(sentence, one, two)
    ]


def _is_in_words(sentence: Sentence, share: Quantity, percent: Quantity) -> bool:
    """Whether a share in words may stand for a percentage, or is none."""
    before = sentence.words[max(0, share.at - 3) : share.at]
    slack = _WIDE * min(share.value, 100 - share.value)
    wide = Interval(
        share.low - (0 if share.hedge == "over" else slack),
        share.high + (0 if share.hedge == "under" else slack),
    )
    return not _ORDER.isdisjoint(before) or bool(percent.hedge) or wide.meets(percent.interval)


def _shares(sentence: Sentence, letters: str) -> list[Quantity]:
    """The percentages of a sentence that are no changes."""
    sizes = {claim.size.at for claim in claims_in(sentence)}
    return [
        one
        for one in sentence.quantities
        if one.letter in letters and one.at not in sizes and not one.range and not one.sign
    ]


def _marked(sentence: Sentence, share: Quantity) -> tuple[str, dict[int, Quantity]]:
    """The letters of a sentence with 'S' for a share and 'z' for what counts nothing, and its quantities by their places."""
    letters = list(sentence.shape)
    for one in sentence.quantities:
        if one.per or one.range:
            letters[one.at] = "z"
    letters[share.at] = "S"
    return "".join(letters), {one.at: one for one in sentence.quantities}


def _part_and_whole(
    passage: Passage, sentence: Sentence, share: Quantity
) -> tuple[Quantity, Quantity] | None:
    """What a share is of, by the words between."""
    shape, at = _marked(sentence, share)
    found = next((match for pattern in _PART_AND_WHOLE if (match := pattern.search(shape))), None)
    back = _BACK_THEN.search(shape) if found is None else None
    if found is not None:
        part, whole = at[found.start("part")], at[found.start("whole")]
    elif back is not None and sentence.words[back.start("part") + 2] in ("these", "them", "those"):
        before = [one for one in passage.read if one.last <= sentence.first][-1:]
        counts = [one for sentence in before for one in sentence.quantities]
        if len(counts) != 1 or not counts[0].whole:
            return None
        part, whole = at[back.start("part")], counts[0]
    else:
        return None
    doubtful = part.hedge or whole.hedge or whole.value <= 0 or part.letter != whole.letter
    if (
        doubtful
        or (whole.value < part.value and share.letter == "F")
        or begins_anew(sentence, part.at, share.at)
    ):
        return None
    return part, whole


def _is_share(share: Quantity, part: Quantity, whole: Quantity) -> bool:
    """Whether a share may be printed of part and whole."""
    told, unit = share.told, 10.0**-share.places if share.places >= 0 else 0.0
    ratio = exact(part).over(exact(whole))
    return ratio is None or ratio.times(100).meets(Interval(told.low - unit / 2, told.high))


def _is_right_elsewhere(passage: Passage, share: Quantity, part: Quantity, whole: Quantity) -> bool:
    """Whether another figure of the paragraph makes the share right, as its part or as its whole."""
    others = [one for one in passage.quantities if one.letter == part.letter and one.value > 0]
    others = [one for one in others if one is not part and one is not whole]
    return any(_is_share(share, part, one) or _is_share(share, one, whole) for one in others)


def _share_finding(
    sentence: Sentence, share: Quantity, part: Quantity, whole: Quantity, passage: Passage
) -> Finding:
    right = figure(100 * part.value / whole.value, places=max(share.places, 0))
    of_rest = part.value < whole.value and share.told.holds(100 - 100 * part.value / whole.value)
    short = f"{part.text} of {whole.text} is {right}%"
    return prose_finding(
        passage,
        rule="share of the rest" if of_rest else "share of a whole",
        span=sentence.span(
            [one for one in (share, part, whole) if sentence.first <= one.first < sentence.last]
        ),
        printed=share.text,
        computed=f"{right}%: {part.text} / {whole.text}",
        short=short,
        working=f"{short}." + (" What is given is the share of the rest." if of_rest else ""),
        sure="certain" if share.places >= 0 else "likely",
    )


# Percentages of cases.
_CASE_WORDS = """
people person child pupil student resident family household case death referral adult carer leaver school tenant staff respondent response
patient file plan assessment complaint visit inspection application interview member councillor woman man boy girl male female placement home
provider participant attendee user cohort sample record audit parent mother father baby teacher apprentice appeal site bridge project review
incident call contact bid cla lac
"""
_CASES = frozenset(stem(word) for word in _CASE_WORDS.split())
"""What percentages are counted of."""
_ASKED = frozenset(
    map(
        stem,
        [
            "reviewed",
            "surveyed",
            "asked",
            "interviewed",
            "audited",
            "inspected",
            "sampled",
            "looked",
            "checked",
        ],
    )
)
_GROUPS = word_set("cohort sample respondents group total")
_OTHERS = ("target", "nationally", "england", "average")
_TAIL = re.compile(r"\s(?:of\s)?[^.;,()]{0,40}(?=[\s.;,()]|$)")
_BASE = re.compile(r"S(?:os{0,3}|ow{0,2}\(so|os?wo|\(w[:.])(?P<whole>N)[w)]")
_AMONG = re.compile(r"^[oi]s?[^NP]*\((?P<whole>N)\),S")
_THEN_OF = re.compile(r"^[^N]*(?P<whole>N)[^k(N]*[;,]os,S")
_FIRST_OF = re.compile(rf"(?:{_OPENS}|wo)(?P<whole>N)[^;:k(N]*,[^;:k(N]*S(?!o)")
_OF_THEM = re.compile(r"(?P<whole>N)w[^k(N]*[,;a]s?Sos")
_ELLIPTIC = re.compile(r"^[^N]*(?P<whole>N)w[^k(:N]*[,a;]s?Ss{0,2}e[^N]*$")


def impossible_findings(passages: Sequence[Passage]) -> list[Finding]:
    """For each whole whose percentages no number of its cases gives, one finding."""
    found = []
    for passage in passages:
        if "%" not in passage.text and "cent" not in passage.text:
            continue
        said: dict[tuple[int, ...], list[Quantity]] = {}
        for percent, wholes in [*_of_cases(passage), *_of_named_cases(passage)]:
            if not any(possible(percent.value, percent.places, int(whole.value)) for whole in wholes):
                said.setdefault(tuple(sorted({int(whole.value) for whole in wholes})), []).append(percent)
        found += [_impossible(passage, percents, values) for values, percents in said.items()]
    return found


def possible(percent: float, places: int, whole: int) -> bool:
    """Whether some whole number of ``whole`` cases gives ``percent``, rounded up or down at the half or cut off.

    >>> possible(20, 0, 14), possible(21, 0, 14), possible(63.4, 1, 30)
    (False, True, False)
    """
    if whole <= 0:
        return True
    unit = 10.0**-places
    near = percent * whole / 100
    return any(
        -1e-9 <= (share := 100 * cases / whole) - percent <= unit - 1e-9
        or abs(share - percent) <= unit / 2 + 1e-9
        for cases in range(max(0, int(near) - 1), int(near) + 3)
    )


def _percents(sentence: Sentence) -> list[Quantity]:
    return [one for one in _shares(sentence, "P") if not one.hedge and one.value <= 100]


def _cases(sentence: Sentence) -> list[Quantity]:
    return [
        one for one in sentence.quantities if one.whole and one.value >= 2 and not (one.hedge or one.range)
    ]


def _noun(sentence: Sentence, one: Quantity) -> set[str]:
    """The stems of the words a number counts: 'foster carers' of 'seven foster carers left'."""
    end = next((at for at in range(one.at + 1, one.at + 5) if sentence.shape[at : at + 1] != "w"), one.at + 5)
    return {stem(word) for word in sentence.words[one.at + 1 : end]}


def _of_cases(passage: Passage) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """Each percentage with the numbers of cases it may be of; none where it is not bound to any."""
    for before, sentence in pairwise((None, *passage.read)):
        percents = _percents(sentence) if sentence is not None and "P" in sentence.shape else []
        if (
            sentence is None
            or not percents
            or sentence.has(*_OTHERS)
            or _SLASHED.search(sentence.text, sentence.first, sentence.last)
        ):
            continue
        counts = _cases(sentence)
        for percent in percents:
            bound = _bound(sentence, percent) if all(one.value <= _LARGEST for one in counts) else None
            if bound is None and before is not None and not any(one.at < percent.at for one in counts):
                bound = _bound_before(sentence, percent, before)
            if bound is not None:
                yield percent, [bound, *(one for one in counts if one.at < percent.at)]


def _bound(sentence: Sentence, percent: Quantity) -> Quantity | None:
    """The whole a percentage is of by its own sentence."""
    shape, at = _marked(sentence, percent)
    words = sentence.words
    for pattern in (_BASE, _AMONG, _FIRST_OF, _THEN_OF, _OF_THEM, _ELLIPTIC):
        found = pattern.search(shape)
        whole = at[found.start("whole")] if found else None
        if found is None or whole is None or not whole.whole or whole.hedge or whole.value < 2:
            continue
        between = set(words[percent.at + 1 : whole.at])
        named = _noun(sentence, whole) & _CASES
        asked = {stem(word) for word in sentence.words_in(0, percent.at)} & _ASKED
        if (
            (
                pattern is _BASE
                and ("wo" not in found.group()[-5:] or between & _GROUPS)
                and ("(w" not in found.group() or "base" in between)
            )
            or (pattern is _AMONG and words[0] in ("of", "among", "amongst"))
            or (
                pattern is _FIRST_OF
                and "Po" not in shape[whole.at : percent.at]
                and (shape[found.start()] != "w" or words[found.start()] == "sample")
            )
            or (pattern is _THEN_OF and words[percent.at - 2] in ("these", "those", "them"))
            or (pattern is _OF_THEM and _points_back(sentence, percent, whole))
            or (pattern is _ELLIPTIC and named and (";" not in found.group() or asked))
        ):
            return whole
    return None


def _points_back(sentence: Sentence, percent: Quantity, one: Quantity) -> bool:
    """Whether 'of them', 'of these', 'of the carers' takes up the cases; 'of those invited' does not, nor does a share of a share."""
    if "P" in sentence.shape[one.at : percent.at]:
        return False
    at = percent.at + 2
    follows = stem(sentence.words[at + 1]) if at + 1 < len(sentence.words) else ""
    noun = _noun(sentence, one)
    if sentence.words[at] in ("them", "these", "whom", "which") and (
        follows not in _CASES or follows in noun
    ):
        return True
    if sentence.words[at] == "those" and sentence.shape[at + 1 : at + 2] != "w":
        return True
    return bool({stem(word) for word in sentence.words_in(at, at + 4)} & noun & _CASES)


def _bound_before(sentence: Sentence, percent: Quantity, before: Sentence) -> Quantity | None:
    """The whole the sentence before counts, where this one takes it up: 'We asked 37 tenants. 62% of tenants ...'."""
    counts = _cases(before)
    if len(counts) != 1 or len(before.quantities) != 1 or counts[0].value > _LARGEST:
        return None
    opens = sentence.words[0] == "of" and sentence.words[1] in ("these", "those") and percent.at <= 3
    if sentence.shape[percent.at + 1 : percent.at + 2] != "o":
        return counts[0] if opens else None
    noun, at = _noun(before, counts[0]), percent.at + 2
    named = sentence.words[at : at + 3]
    back = named[:1] in (["them"], ["these"]) and stem(sentence.words[at + 1]) not in _CASES
    if back and "P" in sentence.shape[: percent.at]:
        return None  # '31% appealed and 50% of these were allowed'
    taken = [place for place in range(at, at + len(named)) if stem(sentence.words[place]) in noun]
    if any(
        sentence.shape[place + 1 : place + 3] == "we" or sentence.shape[place + 1 : place + 2] == "i"
        for place in taken
    ):
        return None  # 'of the bridges budget was', 'of schools in the city'
    ends = any(sentence.shape[place + 1 : place + 2] in ("e", "u", "d") for place in taken)
    meant = (
        "the" in named[:1] or not _ASKED.isdisjoint(map(stem, before.words)) or not _GROUPS.isdisjoint(named)
    )
    alike = meant and (ends or not noun.isdisjoint(_CASES & {stem(word) for word in named}))
    return counts[0] if back or alike or (noun & _CASES and set(named) & _GROUPS) else None


def _of_named_cases(passage: Passage) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """Percentages 'of the deaths' in a paragraph that counts deaths further up: one may be of something else, so two have to be impossible."""
    counts = [
        (one, _noun(sentence, one) & _CASES, sentence)
        for sentence in passage.read
        for one in _cases(sentence)
    ]
    wholes = [
        one
        for one, nouns, sentence in counts
        if one.value >= _FEWEST and (nouns or sentence.shape[one.at + 1 : one.at + 3] == "os")
    ]
    if not wholes or any(one.value > _LARGEST for one in wholes):
        return
    known = {"cohort"}.union(*(nouns for _, nouns, _ in counts))
    if stem("cases") in known:
        known |= _CASES
    percents = [
        (sentence, one) for sentence in passage.read if "P" in sentence.shape for one in _percents(sentence)
    ]
    loose = [one for sentence, one in percents if _names(sentence, one, known)]
    loose = [
        one for one in loose if not any(possible(one.value, one.places, int(whole.value)) for whole in wholes)
    ]
    if len({one.value for one in loose}) > 1:
        yield from ((one, wholes) for one in loose)


def _names(sentence: Sentence, percent: Quantity, known: set[str]) -> bool:
    """'20% of the deaths', 'Of the deaths, 20% ... and 40% ...'."""
    opens = sentence.shape[:1] == "o" and "," in sentence.shape[: percent.at]
    at = 0 if opens else percent.at + 1
    named = sentence.words[at + 1 : at + 3]
    sure = named[:1] in (["the"], ["these"], ["those"]) or not _GROUPS.isdisjoint(named)
    return sentence.shape[at : at + 1] == "o" and sure and not known.isdisjoint(map(stem, named))


def _impossible(passage: Passage, percents: Sequence[Quantity], wholes: Sequence[int]) -> Finding:
    printed = list(dict.fromkeys(figure(one.value, "%", places=one.places) for one in percents))
    tail = _TAIL.match(passage.text[percents[0].last :])
    far = max(
        min(abs(_nearest(one, whole) - one.value) * 10.0**one.places for whole in wholes) for one in percents
    )
    of = " or ".join(figure(whole) for whole in wholes)
    computed = "; ".join(f"of {figure(whole)}: {_around(percents[0], whole)}" for whole in wholes)
    fitting = [
        n
        for n in range(2, 101)
        if n not in wholes and all(possible(one.value, one.places, n) for one in percents)
    ]
    return prose_finding(
        passage,
        rule="no number of cases gives it",
        sure="likely" if len(wholes) > 1 else "certain",
        severity="ask" if far > 1.01 else "look",
        span=(percents[0].first, percents[0].last + (tail.end() if tail else 0)),
        printed=", ".join(printed),
        computed=computed + (f"; all are possible of {fitting[0]}" if len(printed) > 1 and fitting else ""),
        short=f"No whole number out of {of} comes to that",
        working=f"No whole number of cases out of {of} comes to {listed(printed)}. Either the percentages or the number of cases must be "
        "of something else.",
        said=f"{printed[0]} of {of}",
        ask="How many were counted?",
    )


def _nearest(percent: Quantity, whole: int) -> float:
    """The share of so many cases that is nearest to a percentage."""
    return 100 * round(percent.value * whole / 100) / whole


def _around(percent: Quantity, whole: int) -> str:
    cases = min(int(percent.value * whole / 100), whole - 1)
    return " or ".join(
        f"{figure(100 * one / whole, places=percent.places)}% ({one})" for one in (cases, cases + 1)
    )


# Parts of a whole.
_CLOSE, _FAR = 0.16, 0.3
"""How far parts may be from their whole, as a share of it: after a comma, and where they are said to make it up."""
_MADE_UP = word_set(
    "made comprising comprises comprised consisting consists split divided shared broken namely composed"
)
_TOTALS = word_set(
    "total totalling add adds come comes totals totalled altogether making giving all sum bringing overall together combined"
)
_SPLIT = word_set("split breakdown divided made make-up makeup composition comprised shared distribution")
_SEVERAL = word_set("more choose chose select selected ticked apply")
_UNDECIDED = word_set("know unsure neither undecided neutral")
_SOME_WORDS = """
including includes included include e.g eg such example mainly mostly each apiece respectively per average averaged ranging least most
particularly especially notably largest biggest highest main liked wanted mentioned said could would either both multiple daily
"""
_SOME = frozenset(_SOME_WORDS.split())
_REST = word_set("rest remainder others remaining other balance")
_GAP = re.compile(r"[^;:.k()]*(?:,|;|a|,a)[wsio]{0,4}|\)?[,;a]{1,2}[wsio]{0,6}\(?")
_LISTED = re.compile(r"[ws]{0,6}[,a;]{1,2}[wsi]{0,4}|\)[,a]{1,2}[wsi]{0,4}\(")


def part_findings(passages: Sequence[Passage]) -> list[Finding]:
    """Lists of parts that do not come to the whole they are said to make."""
    found: list[Finding] = []
    for passage in passages:
        for sentence in passage.read:
            found += _hundred(passage, sentence)
            list_ = _parts(sentence)
            if list_ is None or total(exact(one) for one in list_[1:]).meets(exact(list_[0])):
                continue
            made = sum(one.value for one in list_[1:])
            wanted = {round(made, 2), round(abs(list_[0].value - made), 2)}
            if round(list_[0].value, 2) in (round(made - one.value, 2) for one in list_[1:]):
                continue  # all but one of them make the whole
            if any(round(one.value, 2) in wanted for one in passage.quantities if one not in list_):
                continue  # the sum, or what it lacks, is printed beside it
            shown = _like(made, list_[0])
            found.append(
                prose_finding(
                    passage,
                    rule="parts and whole",
                    sure="likely",
                    span=sentence.span(list_),
                    printed=list_[0].text,
                    computed=f"{' + '.join(one.text for one in list_[1:])} = {shown}",
                    short=f"The parts make {shown}, not {list_[0].text}",
                )
            )
    return found


def _parts(sentence: Sentence) -> list[Quantity] | None:
    """A whole and the parts a sentence lists, where nothing else stands in it."""
    here = _without_the_count(
        sentence, [one for one in sentence.quantities if one.letter in "NMT" and not one.range]
    )
    alike = len({(one.letter, one.measure) for one in here}) == 1 and not any(one.hedge for one in here)
    other = any(one.letter not in "NMT" or one.range for one in sentence.quantities)
    if len(here) < 3 or not alike or other or _is_some(sentence, here[0].at) or claims_in(sentence):
        return None
    for whole, parts in ((here[0], here[1:]), (here[-1], here[:-1])):
        gap = abs(sum(one.value for one in parts) - whole.value)
        if max(one.value for one in parts) >= whole.value or not _is_list(sentence, parts):
            continue
        if whole is here[-1] and _is_some(sentence, 0):
            continue  # 'of which the largest are'
        lead = len(sentence.shape[: whole.at].rstrip("soe"))
        beside = [
            *sentence.words[max(lead - 1, parts[-1].at + 1) : whole.at],
            *sentence.words[whole.at + 1 : whole.at + 5],
        ]
        ended = 0.5 if not _TOTALS.isdisjoint(beside) else -1.0
        if 0 < gap <= whole.value * (_opened(sentence, whole, parts) if whole is here[0] else ended):
            return [whole, *parts]
    return None


def _is_some(sentence: Sentence, start: int) -> bool:
    """Whether words say that the list is not all there is, or that one may be counted twice: 'including', 'the rest', 'each'."""
    return any(
        sentence.words[at] in _SOME
        or (
            sentence.words[at] in _REST and set("NMT").isdisjoint(sentence.shape[max(start, at - 2) : at + 3])
        )
        for at in range(start, len(sentence.words))
    )


def _without_the_count(sentence: Sentence, here: list[Quantity]) -> list[Quantity]:
    """The figures without the one that says how many parts there are: 'the three grants of £450k, £300k and £1.2m'."""
    for one in here[:2]:
        alike = [other for other in here if other is not one]
        many = (len(alike) - 1, len(alike)) if alike and alike[0].letter != "N" else (len(alike) - 1,)
        if (
            one.whole
            and one.value >= 2
            and one.value in many
            and sentence.shape[one.at + 1 : one.at + 2] == "w"
        ):
            return alike
    return here


def _is_list(sentence: Sentence, parts: Sequence[Quantity]) -> bool:
    """Whether parts are set off by commas and 'and', or each in a bracket behind its name, without a subject of their own."""
    return all(
        _GAP.fullmatch(sentence.between(one, two)) and not begins_anew(sentence, one.at, two.at)
        for one, two in pairwise(parts)
    )


def _opened(sentence: Sentence, whole: Quantity, parts: Sequence[Quantity]) -> float:
    """How far the parts may be from their whole to be taken for all of it, as a share of it; -1 where they are no parts."""
    lead, several = sentence.between(whole, parts[0]), len(parts) > 2
    if lead.startswith(")"):
        return -1.0  # one of a list itself
    said = "total" in sentence.words[max(0, whole.at - 3) : whole.at] and lead.strip("ws") == "e"
    if said or not _MADE_UP.isdisjoint(sentence.words[whole.at : parts[0].at]):
        return _FAR
    if re.search(r"[:(-][sw]{0,3}$|[,;]?os{1,2}[,]?$", lead):
        return _FAR if several else _CLOSE
    comma = re.search(r",s{0,2}$", lead) is not None
    if comma and sentence.shape[parts[0].at + 1 : parts[0].at + 2] == "w":
        labels = [_noun(sentence, one) for one in parts]
        return (
            _CLOSE if set.intersection(*labels) else -1.0
        )  # '40 full time and 14 part time', not '38 swaps, 21 sales'
    if comma or re.search(rf"{_OPENS}$", sentence.shape[: whole.at]):
        same = len({sentence.words[one.at + 1] for one in parts if one.at + 1 < len(sentence.words)}) == 1
        return _CLOSE if same or several else -1.0
    return _CLOSE if all(sentence.shape[one.at - 1] == "(" for one in parts) else -1.0


def _like(value: float, whole: Quantity) -> str:
    """A sum written as its whole is: '£1.95m' beside '£2.4m'."""
    unit = Unit.MONEY if whole.letter == "M" else ""
    for scale, sign in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if unit and whole.text.endswith(sign) and value >= scale:
            return f"{figure(value / scale, unit)}{sign}"
    return figure(value, unit)


def _hundred(passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    """Percentages that are said to be all there is and do not come to 100."""
    parts = _percents(sentence) if sentence.shape.count("P") > 2 else []
    if len(parts) < 3 or len(parts) != len(sentence.quantities):
        return
    words = set(sentence.words)
    if words & _SEVERAL:
        return
    opposed = words & _UNDECIDED or any(
        f"dis{word}" in words or f"un{word}" in words for word in words if len(word) > 3
    )
    made = sum(one.value for one in parts)
    off = abs(made - 100) > sum(one.high - one.value for one in parts) + 1e-9 and abs(made - 100) <= 15
    list_ = all(_LISTED.fullmatch(sentence.between(one, two)) for one, two in pairwise(parts))
    if not off or not list_ or not (words & _SPLIT or opposed) or _is_some(sentence, parts[0].at):
        return
    if not any(
        one.letter == "P" and abs(one.value - abs(100 - made)) < 0.6
        for one in passage.quantities
        if one not in parts
    ):
        shown = figure(made, "%", places=max(one.places for one in parts))
        yield prose_finding(
            passage,
            rule="percentages and 100",
            sure="likely",
            span=sentence.span(parts),
            printed=listed([one.text for one in parts]),
            computed=f"{' + '.join(one.text for one in parts)} = {shown}",
            short=f"Together they make {shown}",
            ask="Which is wrong?",
        )
