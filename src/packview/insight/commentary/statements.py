"""What a sentence of a commentary says of the figure beside it: which way it moved, against when or whom.

A sentence counts only where each of its words is understood: a movement, a time, a comparison, the indicator's own name, or one
that changes nothing. Whatever else stands in it ('from the police', 'planned') may be about another figure, and the sentence is left.
Words are known by their stems, so one entry stands for 'rise', 'rises' and 'rising'.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from packview.insight.indicators import figures_of, measure_of, subject_words
from packview.insight.prose.lexicon import CLASS_OF, DOWN, UP
from packview.model import Indicator
from packview.wording.periods import MONTH_NAMES, MONTHS, length_of
from packview.wording.words import is_plural, stem

Way = Literal["up", "down", "better", "worse", "same"]
OPPOSITE: dict[Way, Way] = {"up": "down", "down": "up", "better": "worse", "worse": "better"}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in text.split())


_WAYS: dict[Way, frozenset[str]] = {
    "up": _stems(
        "spike soar swollen upturn uptick doubled trebled tripled lengthen slower exceed exceeds highest"
    ),
    "down": _stems("diminish slid ease easing halved subside shorten quicker faster sooner lowest fewest"),
    "better": _stems("improve improvement better strengthen stronger best"),
    "worse": _stems("worse worsen deteriorate deterioration weaken weaker poorer worst backwards slippage"),
    "same": _stems("same unchanged identical"),
}
for _word, _letter in CLASS_OF.items():
    if (_letter in UP or _letter in DOWN) and _word not in (
        "up",
        "down",
        "cut",
        "cuts",
        "contracted",
        "raised",
    ):
        _WAYS["up" if _letter in UP else "down"] |= _stems(_word)
_EXTREME = _words("highest lowest best worst")
_OF_TIME = _words(
    "quickly slowly longer slower shorter quicker faster sooner lengthened shortened lengthening"
)
_MOVED = _words(
    "went goes go gone going come came crept creeping edged moved moving picked shot trended inched"
)
_PHRASAL = _words(
    "take taken taking took made make given keep kept step set follow catch start open broken close shut"
)
"""'Gone up' moves, 'taken up' does not."""
_COUNTS = _words("number numbers volume volumes count counts total totals quantity")
_SHARES = _words("percentage proportion share percent")
_RATES = _words("rate rates")
_QUALITY = _words("performance timeliness compliance")
_PERSONS = _stems(
    "child children people person young adult family case household resident pupil student carer user"
)
_PERSONS |= _stems("client customer service staff patient social care day")
_PLAIN = _words("""
    as also too again further do does did lot bit fairly quite can seen saw see noted recorded reported observed experienced evident shown shows show remains
    remain remained sat continue continues continued continuing started begun began starting made taking take takes took getting get becoming become became
    occurred taken given happened witnessed keeps kept keep small slight seasonal marked sharp modest large significant notable noticeable substantial
    considerable welcome pleasing encouraging positive negative disappointing steady gradual clear big minor marginal good steep strong general healthy
    worrying concerning trend trends path trajectory direction pattern picture monthly once consecutive running row successive note back did
    represent marks constitutes figures indicator measure metric outturn position levels two three four five six seven eight nine ten second third
    fourth performing performed reached reach sadly it's comparing comparison so be been""")
_NEUTRAL = _PLAIN | _QUALITY | _COUNTS | _SHARES | _RATES | _EXTREME
_NEUTRAL |= {word for word, letter in CLASS_OF.items() if letter in "ftbohiea"}
_NEUTRAL |= {word for word, letter in CLASS_OF.items() if letter == "s"} - _words(
    "net gross additional extra actual total"
)
"""Words that make no other figure of what stands beside them; so do words in '-ly'."""
_TIMES = _words("""
    month months period quarter year time last previous prior preceding corresponding equivalent this latest ago earlier before previously recent past few
    several two three four five six seven eight nine ten spring summer autumn winter easter christmas holidays holiday term half-term start beginning
    record recently reporting month-on-month year-on-year twelve""")
_BETWEEN_TIMES = _words("same on each every since over of the a one in by after")
_BEFORE = _words("last previous prior preceding ago earlier before previously")
_LIKE = _words("same corresponding equivalent year-on-year")
_WINDOWS = _words(
    "months recent recently past term spring summer autumn winter easter christmas holiday holidays start record"
)
_WINDOWS |= {"each", "every"}
_BESIDE_OWN = _words("people persons individuals subject episodes incidents instances going received")
_OF_SPANS = _words("waiting processing turnaround response completion")
_VAGUE = _words("it this they these numbers figures performance overall however but since there we")
_WHOM = {
    "stat": _words("neighbours neighbour statistical stat sn sns comparators peers similar"),
    "england": _words("national nationally england"),
    "region": _words("regional regionally region"),
    "target": _words("target targets"),
}
_MET = _words("met achieved hit")
_OF_OTHERS = _words("average averages councils authorities authority rate rates")
_TURNS = "although though but however whilst while despite except excluding whereas yet instead rather until then unless if"
_DENIES = "not n't never no without neither nor hardly barely expected apart\\sfrom other\\sthan in\\sspite"
_CONTRARY = re.compile(rf"\b(?:{'|'.join(f'{_TURNS} {_DENIES}'.split())})\b")
"""What turns a sentence round, or puts another thing beside it."""
_UNFAIR = (
    r"\b(?:more|fewer|less|higher|lower|greater)\sthan\s(?:half|a\s\w+\b(?!\s(?:ago|earlier))|one|two|three|we)\b",
    r"\b(?:lower|higher)\s(?:is|means)\b|\bhad\s\w+(?:en|ed)\b|\bmore\s(?!quickly|slowly)\w+ly\b",
    r"\b(?:have|has)\sbeen\s(?:\w+ly\s)?(?:higher|lower|above|below|better|worse|up|down)\b",
)
_NO_COMPARISON = re.compile("|".join(_UNFAIR))
_WISHED = re.compile(
    r"(?<!continue)(?<!continues)(?<!continued)(?<!began)(?<!started)\sto\s(?:\w+ly\s)?(?P<verb>[a-z]+)"
)
_CAUSES = """due to, owing to, because, thanks to, as a (?:direct )?(?:result|consequence), following, reflect\\w*, driven, caused by, attribut\\w+ to
resulting from, linked to, relat(?:es|ed|ing) to, explained by, helped by, given, on account of, in response to, in the wake of, (?<!looked )after, so that
meaning, under (?:the|our), through, on the back of, arising, by (?:the|an|our|its|additional|more|better)
as (?:the|more|our|a few|staff|new|we|they|one|two|some|many|schools|people)"""
_CAUSE = re.compile(
    r"[,;]?\s(?:-\s)?(?:(?:is|was|are|were|mainly|largely|partly|primarily|mostly|in\spart|probably|which|and|this)\s){0,3}(?:"
    + "|".join(re.split(r",\s|\n", _CAUSES)).replace(" ", r"\s")
    + r")\b.*$"
)
_LEADING = re.compile(
    r"^(?:following|due\sto|owing\sto|because\sof|thanks\sto|with|given|in\sresponse\sto|as\s\w+)\b[^,]*,\s*"
)
_BESIDES = re.compile(
    r"(?:,?\s(?:which|where|who)\b|,\s(?:with|and\s(?:is|are|was|were|will)|\w+ing)\b|\s\u2013\s|:\s).*$"
)
"""What is told by the way; it must not say the contrary."""
_NAMED_MONTH = re.compile(
    rf"(?P<before>(?:\b[a-z]+\s){{0,4}})\b(?P<month>{MONTH_NAMES})(?P<year>\s(?:(?:19|20)\d\d|last\syear))?\b(?:'s)?(?!\s\d)"
)
_AGAINST = _words("since from than on against with below above as between")
_GOES_ON = _stems(
    "trend path trajectory pattern continue steadily gradual gradually direction running row succession successive"
)
_NUMBER = re.compile(
    r"(?P<figure>\b(?!(?:19|20)\d\d\b)\d[\d,]*(?:\.\d+)?)\s?(?:%|k\b|m\b|per\scent\b)?|[%\u00a3]"
)
_OWN_BODY = re.compile(r"\s(?:by|in|within|across)\s(?:the\s)?(?:council|authority|service|team|city)\b")
_NO_CHANGE = re.compile(r"\b[Nn]o\schange\b")
_LETTERS = re.compile(r"\b[A-Z]{3,}\b")
_SENTENCES, _LONGEST, _FIRST = 3, 220, 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a sentence says of the indicator beside it.

    Attributes:
        way: it moved, or where it stands.
        against: what it is compared with: 'period', 'year', 'trend', 'all'; empty where the sentence does not say.
        months: periods it is compared with, by name.
        at: the period that is spoken of, '' for the latest.
        whom: 'stat', 'england', 'region' or 'target', () where it is compared with itself.
        value: theirs, where the sentence gives it.
        extreme: whether it is called the highest or lowest.
        sentence: as printed.
    """

    way: Way
    against: frozenset[str] = frozenset()
    months: tuple[str, ...] = ()
    at: str = ""
    whom: tuple[str, ...] = ()
    value: float | None = None
    extreme: bool = False
    sentence: str


# What the indicator is called.
_ITSELF = "itselfnamed"
"""What stands in a sentence for the whole name of its indicator."""
_MEASURED = re.compile(
    r"^\s*(?:the\s)?(?:(?:total|average|mean|median|overall|current|number|percentage|proportion|rate|share|volume|count|%|per\s?cent)\s(?:of\s)?)*(?:the\s|all\s)?")  # fmt: skip
_HEAD_ENDS = re.compile(
    r"\s(?:of|in|on|to|for|per|with|within|from|by|at|who|which|where|that|subject|during|as|due|aged|and)\b|[(,;:\u2013]|\s-\s"
)
_DURATION = re.compile(
    r"\b(?:days?|hours?|weeks?|minutes?|time|times|timescales?|timely|timeliness|up\sto\sdate|wait\w*)\b"
)
_DENIED = re.compile(r"\b(?:not|no|without|non\w*|outside|never|neither|un(?!der|it|iver|ion|til|iq)\w+)\b")
_RELATIVE = re.compile(r"\b(?:which|who|whom|whose|where|that|resulting|excluding|leading)\b")
_IN_TIME = re.compile(r"\b(?:in|on)\stime\b|\bwithin\b")
_NARROWED = re.compile(
    r"\bfor\s(?:\w+\s){0,2}(?:years?|months|weeks|days)\b|\bor\s(?:more|longer|over|subsequent)\b"
)
"""'On a plan for two years or more': those on a plan are others."""
_PREFIX = re.compile(r"\b(re|non|un|pre|mis|ex|co|sub)-(?=\w)", re.IGNORECASE)
_NO_NEWS = _words("""received reported recorded made undertaken carried held seen known subject based looked related aged registered employed provided given
    issued served submitted logged raised children women men then when often need""")
"""Deeds in a name that tell nothing apart: a complaint is always one received."""
_SAYS_NOTHING = _words("rate incident incidents case cases episode episodes instance instances")
"""Last words of a name that leave its subject to the word before."""
_PEOPLE = _words("children women men")
_LITTLE = _words("of in on to for and or the")
_APART = _words("""repeat new late serious violent empty open closed urgent emergency missed abandoned major minor short long former first unplanned planned
    domestic sexual external internal direct""")
_SUFFIX = re.compile(
    r"(?:s|d|e|t|c|n|al|ed|er|ers|ing|ions?|at\w*|ment|ly|c[ey]|nt|[ea]nt|[ea]nce|ity|y|ies|iv?e?|or|ren|able|ial|ure|th|ness|em|\w?s?[ts]ion)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """An indicator as its commentary may speak of it: stems of its name, of its head, of what must be said with it, and its whole."""

    name: str
    own: frozenset[str]
    head: frozenset[str]
    needed: frozenset[str]
    apart: frozenset[str]
    whole: frozenset[str]
    measure: str
    phrase: str
    initials: str
    others: tuple[frozenset[str], ...]


_COUNTED_EACH = re.compile(r"\b(?:average|mean|median|per|days|time|minutes)\b")
_AS_SHARE = re.compile(r"\sas\s(?:a\s)?(?:percentage|proportion|share|rate|%)\sof\b.*$")
_DEED = re.compile(r"\w+(?:ed|en)|paid|sent|met|found|left|put")
_BEFORE_DEED = re.compile(r"\s(?:\w+(?:ed|en|ing|ly)|paid|sent|met|held|made|put|left|kept|let)\b")
_OF_A_WHOLE = re.compile(r"\s*(?:the\s)?(?:percentage|proportion|share|%|per\s?cent)\sof\b")
_MOVES = re.compile(r"\b(?:difference|gap|change|variance|net)\b")
_LIMIT = re.compile(r"\b(?:and|or)\s(?:more|less|over|longer)\b")


def _named_as(one: Indicator, others: Sequence[Indicator]) -> _Named | None:
    """How an indicator may be spoken of; None where its own name has words of movement in it ('falls', 'reduction in')."""
    name = _joined(one.name).casefold()
    if ways_of(_tokens(_LIMIT.sub(" ", name))) or _MOVES.search(name):
        return None
    measure: str = measure_of(one)
    if measure in ("count", "money") and _COUNTED_EACH.search(name):
        measure = "time" if _DURATION.search(name) else "average"
    bare = re.sub(r"\([^)]*\)", " ", _AS_SHARE.sub("", _MEASURED.sub("", name)))
    plain = [word.strip(",.;:") for word in bare.split()]
    first = _HEAD_ENDS.split(_AS_SHARE.sub("", _MEASURED.sub("", name)), maxsplit=1)[0].split()
    telling = [word for word in plain if _DEED.fullmatch(word) and word not in _NO_NEWS]
    nouns = [
        word for word in first if word not in _SAYS_NOTHING and (not _DEED.fullmatch(word) or word in _PEOPLE)
    ]
    last = plain[-1:] if measure not in ("time", "average") else []
    head = [*nouns[-1:], *last, *(word for word in telling if word in first)]
    apart = _subjects(word for word in plain if word in _APART)
    whole = measure == "percent" and _OF_A_WHOLE.match(name)
    return _Named(
        name=name,
        own=subject_words(_AS_SHARE.sub("", _MEASURED.sub("", name))),
        head=_subjects(head) - _PERSONS,
        needed=_subjects(telling) | apart,
        apart=apart,
        whole=subject_words(_BEFORE_DEED.split(" ".join(first), maxsplit=1)[0]) if whole else frozenset(),
        measure=measure,
        phrase=" ".join(bare.split()).strip(" .,;:") if len(plain) > 1 else "",
        initials="".join(word[0] for word in plain if word and word not in _LITTLE),
        others=tuple(_measured(other.name) for other in others),
    )


@lru_cache(maxsize=4096)
def _measured(name: str) -> frozenset[str]:
    """What an indicator measures, by the stems of its name."""
    return subject_words(_MEASURED.sub("", _joined(name).casefold()))


def _subjects(each: Iterable[str]) -> frozenset[str]:
    return frozenset(one for word in each for one in subject_words(word))


def _joined(text: str) -> str:
    """One form of apostrophes, and prefixes joined to their words: a 're-referral' is no 'referral'."""
    return _PREFIX.sub(r"\1", text.replace("\u2019", "'"))


def _tokens(text: str) -> list[str]:
    return re.findall(r"[a-z][a-z'-]*", text.casefold().replace("'s", ""))


def _is_own(token: str, one: _Named) -> bool:
    """Whether a word is one of the name's, in one form or another: 'absence' for 'absent', 'delays' for 'delayed'."""
    if token in ("opened", "closed") and token not in one.name.casefold():
        return False
    return token == _ITSELF or any(
        _same_root(each, other) for each in subject_words(token) for other in one.own
    )


@lru_cache(maxsize=65536)
def _same_root(one: str, other: str) -> bool:
    """Whether two stems are forms of one word."""
    shared = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return one == other or (shared >= 5 and all(_SUFFIX.fullmatch(word[shared:]) for word in (one, other)))


# Sentences.
def own_statements(rows: Sequence[Indicator], at: int, leave_out: Sequence[int] = ()) -> list[Statement]:
    """What the first sentences of a row's commentary say of it, where their words fit no other row as well.

    Nothing where two of them say the contrary of each other, or one that is not understood may do so.
    """
    one = rows[at]
    periods = list(figures_of(one))
    text = re.sub(
        r"^[\s\u2022*\-\u2013]*(?:(?:[Cc]omment\w*|[Uu]pdate|[Nn]arrative)\s*[:\-\u2013]\s*)?",
        "",
        one.commentary.strip()[:_FIRST],
    )
    parts = (part.strip() for part in re.split(r"(?<=[.;!?])\s+|\n+", text))
    sentences = [part for part in parts if part][: _SENTENCES + 1]
    if not periods or not any(
        _reached(_tokens(part)) or "no change" in part.casefold() for part in sentences
    ):
        return []
    others = [row for other, row in enumerate(rows) if other not in (at, *leave_out) and row.item == one.item]
    named = _named_as(one, others)
    if named is None:
        return []
    found: list[Statement] = []
    for place, sentence in enumerate(sentences[:_SENTENCES]):
        found += _of_sentence(sentence.rstrip(".;!? "), named, periods, first=place == 0)
    moves = {said.way for said in found if not said.whom}
    if any(OPPOSITE.get(way) in moves for way in moves):
        return []
    told = {said.sentence for said in found}
    rest = [_tokens(_joined(part)) for part in sentences if part.rstrip(".;!? ") not in told]
    return [
        said
        for said in found
        if said.whom or not any(_may_be_contrary(part, said.way, named) for part in rest)
    ]


def _may_be_contrary(tokens: Sequence[str], way: Way, one: _Named) -> bool:
    """Whether a sentence that is not understood may say the contrary of this indicator."""
    return OPPOSITE.get(way) in ways_of(tokens) and (
        tokens[0] in _VAGUE or any(_is_own(token, one) for token in tokens)
    )


def ways_of(words: Sequence[str]) -> set[Way]:
    """Which ways the words of a text go."""
    found: set[Way] = set()
    for at, word in enumerate(words):
        before, after = words[at - 1] if at else "", list(words[at + 1 : at + 3])
        if word in ("up", "down"):
            if before not in _PHRASAL and after != ["to", "date"]:
                found.add("up" if word == "up" else "down")
        elif not (word == "same" and after and after[0] in _TIMES):
            found |= _ways_of_word(word)
    return found


@lru_cache(maxsize=8192)
def _ways_of_word(word: str) -> frozenset[Way]:
    return frozenset(way for way, stems in _WAYS.items() if stem(word) in stems)


def _reached(tokens: Sequence[str]) -> set[Way]:
    """Which way a clause about a target goes, where it says 'met' or 'missed' too."""
    found = ways_of(tokens)
    found |= {"better"} if _MET & set(tokens) else set()
    return found | ({"worse"} if "missed" in tokens or "short" in tokens else set())


def _of_sentence(printed: str, one: _Named, periods: Sequence[str], *, first: bool) -> list[Statement]:
    sentence = " ".join(_NO_CHANGE.sub("unchanged", _joined(printed)).split())
    for letters in _LETTERS.findall(sentence):
        if letters.casefold() in one.initials and len(letters) >= 0.6 * len(one.initials):
            sentence = sentence.replace(letters, _ITSELF)
    sentence = sentence.casefold()
    sentence = sentence.replace(one.phrase, _ITSELF) if one.phrase else sentence
    lead = _LEADING.match(sentence)
    if (
        _CONTRARY.search(sentence)
        or _NO_COMPARISON.search(sentence)
        or (lead and ways_of(_tokens(lead.group())))
    ):
        return []
    core = sentence[lead.end() :] if lead else sentence
    by_the_way = _BESIDES.search(core)
    core = _OWN_BODY.sub("", _BESIDES.sub("", core))
    cause = _CAUSE.search(core)
    if cause is not None and _whom_in(_tokens(cause.group())):
        return []
    core = _CAUSE.sub("", core)
    if len(core) > _LONGEST or any(ways_of([found["verb"]]) for found in _WISHED.finditer(core)):
        return []
    found: list[Statement] = []
    carried = first
    clauses = _clauses(core)
    for clause in clauses:
        said = _of_clause(clause, printed, one, periods, first=carried)
        found += [] if said is None else [said]
        carried = carried and said is not None
    told = [_tokens(clause) for clause in (*clauses, by_the_way.group() if by_the_way else "")]
    ways = {way for tokens in told for way in ways_of(tokens) if not _whom_in(tokens)}
    return [] if any(OPPOSITE.get(way) in ways for way in ways) else found


def _clauses(core: str) -> list[str]:
    """The parts of a sentence that 'and' or a comma joins, each with a movement of its own."""
    parts: list[str] = []
    pieces = re.split(r"(\s+and\s+|,\s+(?:and\s+)?)", core)
    for joint, part in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        if parts and not (ways_of(_tokens(part)) and ways_of(_tokens(parts[-1]))):
            parts[-1] += f"{joint}{part}"
        else:
            parts.append(part)
    return parts


def _whom_in(tokens: Sequence[str]) -> tuple[str, ...]:
    return tuple(key for key, words in _WHOM.items() if words & set(tokens))


def _of_clause(
    clause: str, sentence: str, one: _Named, periods: Sequence[str], *, first: bool
) -> Statement | None:
    """What a clause says of the indicator; None where it holds a word that is not understood, or may be about another figure."""
    words = " ".join(_NUMBER.sub(" ", clause).split())
    months = _months(words, periods)
    left = _NAMED_MONTH.sub(lambda found: f"{found['before']} ", words)
    tokens = _tokens(left)
    whom = _whom_in(tokens)
    ways = _reached(tokens) if "target" in whom else ways_of(tokens)
    against = _against(tokens, length_of(periods[-1]) or "month")
    if months is None or against is None or len(ways) != 1 or re.search(r"\d", left):
        return None
    compared, at, now = months
    way = ways.pop()
    passed = (
        _TIMES | _OF_OTHERS | _MET | {"missed", "short"} | frozenset().union(*(_WHOM[each] for each in whom))
        if whom
        else _TIMES
    )
    said = [
        token
        for token in tokens
        if not ways_of([token]) and token not in passed and token not in ("up", "down", "same")
    ]
    if {"up", "down", "upwards", "downwards", "higher", "lower", "backwards"} & set(tokens):
        said = [token for token in said if token not in _MOVED]
    of_time = bool(_OF_TIME & set(tokens))
    beside_own = any(_is_own(token, one) for token in said)
    known = all(_is_own(token, one) or _changes_nothing(token, one, beside_own=beside_own) for token in said)
    if (
        not known
        or (of_time and one.measure != "time")
        or (way == "same" and not (against or compared or whom))
    ):
        return None
    if _QUALITY & set(tokens) and way in ("up", "down") and not whom:
        way = "better" if way == "up" else "worse"
    judged = way in ("better", "worse") or of_time
    if not _is_about(said, one, clause, judged=judged, first=first or bool(whom)):
        return None
    figures = [
        float(found["figure"].replace(",", "")) for found in _NUMBER.finditer(clause) if found["figure"]
    ]
    if whom and len(figures) > 1:
        return None
    goes_on = not against and not compared and not at and any(stem(token) in _GOES_ON for token in tokens)
    return Statement(
        way=way,
        against=frozenset({"trend"})
        if goes_on
        else against | ({"period"} if now and not compared and not against else set()),
        months=compared,
        at=at,
        whom=whom,
        value=figures[0] if whom and figures else None,
        extreme=bool(_EXTREME & set(tokens)),
        sentence=sentence,
    )


def _against(tokens: Sequence[str], length: str) -> frozenset[str] | None:
    """What the words of time in a clause compare with; None where they are of another time."""
    if (
        tokens[:1] in (["last"], ["previous"], ["prior"])
        or "twelve" in tokens
        or tokens[:3] == ["a", "year", "ago"]
    ):
        return None
    found: set[str] = set()
    run: set[str] = set()
    for each in [*tokens, ""]:
        if each in _TIMES or each in _BETWEEN_TIMES:
            run.add(each)
            continue
        before = run & _BEFORE
        if (before and each in ("was", "were", "saw", "had")) or run >= {"earlier", "in"}:
            return None
        if run & _WINDOWS or run >= {"month", "by"}:
            found.add("all")
        elif run & {"year", "year-on-year"}:
            of_last = before or run & _LIKE or ("on" in run and "this" not in run)
            found.add("year" if of_last else "all")
        elif run & {"month", "period", "quarter", "time", "month-on-month"}:
            found.add("period" if length != "quarter" or "month" not in run else "all")
        elif before:
            return None
        run = set()
    return frozenset(found)


def _months(clause: str, periods: Sequence[str]) -> tuple[tuple[str, ...], str, bool] | None:
    """The months a clause compares with, the one it is about, and whether it names the latest; None where that is open."""
    compared: list[str] = []
    at, now = "", False
    for found in _NAMED_MONTH.finditer(clause):
        ending = f"-{MONTHS.index(found['month'].capitalize()) + 1:02}"
        year = (found["year"] or "").strip()
        wanted = str(int(periods[-1][:4]) - 1) if "last" in year else year
        period = next(
            (one for one in reversed(periods) if one.endswith(ending) and one.startswith(wanted)), None
        )
        if period is None:
            return None
        if period == periods[-1]:
            now = True
        elif set(found["before"].casefold().split()) & _AGAINST:
            compared.append(period)
        else:
            at = period
    return None if at and (compared or now) else (tuple(compared), at, now)


def _changes_nothing(word: str, one: _Named, *, beside_own: bool) -> bool:
    """Whether a word may stand in a clause without making it one about another figure."""
    return (
        word in _NEUTRAL
        or (word.endswith("ly") and len(word) > 4)
        or (_DURATION.search(word) is not None and _DURATION.search(one.name) is not None)
        or (word in ("seconds", "working", "average") and one.measure in ("time", "average", "percent"))
        or (beside_own and word in _BESIDE_OWN)
        or (one.measure == "time" and word in _OF_SPANS)
    )


def _is_about(said: Sequence[str], one: _Named, clause: str, *, judged: bool, first: bool) -> bool:
    """Whether a clause is about the figure of this indicator, not about a part of it or its number for its share."""
    kinds = set(said)
    counted, of_share, rated = (
        bool(kinds & words - set(_tokens(one.name))) for words in (_COUNTS, _SHARES, _RATES)
    )
    timed = re.search(r"\btimes?\b", clause) and not _IN_TIME.search(clause) and not judged
    of_other_measure = (
        (counted and one.measure != "count")
        or (of_share and one.measure != "percent")
        or (rated and one.measure in ("count", "money", "time"))
        or (timed and one.measure != "time" and "time" not in clause.split()[-3:])
    )
    own = [word for word in said if _is_own(word, one)]
    if of_other_measure or not own:
        return (
            not of_other_measure and first and ("timeliness" not in kinds or bool(_DURATION.search(one.name)))
        )
    if _ITSELF in own or _DENIED.search(one.name):
        return _ITSELF in own
    stems = _subjects(own)
    met = frozenset(word for word in one.own if any(_same_root(word, each) for each in stems))
    share = len(met) / len(one.own)
    if share < 1 and (met <= _PERSONS or one.apart - met - one.whole or _fits_others(met, share, one)):
        return False
    alone = bool(met & one.head) and not _RELATIVE.search(one.name)
    if one.measure in ("count", "rate", "money"):
        whole_said = share >= 0.5 and bool(met & one.head or counted or share >= 0.8)
        return not (one.needed - met) and not _NARROWED.search(one.name) and (alone or whole_said)
    plural = any(map(is_plural, own))
    if one.measure in ("time", "average"):
        return (of_share or rated or judged or not plural or alone) and (share >= 0.25 or alone)
    return _names_the_share(clause, met, share, one, judged=judged, plural=plural, alone=alone)


def _fits_others(met: frozenset[str], share: float, one: _Named) -> bool:
    return any(met <= other and len(met) / max(1, len(other)) >= share for other in one.others)


def _names_the_share(
    clause: str, met: frozenset[str], share: float, one: _Named, *, judged: bool, plural: bool, alone: bool
) -> bool:
    """Whether words that are met speak of a percentage: 'calls' alone would be another figure."""
    beyond = not met <= one.whole and bool(one.whole or met & one.head)
    if beyond and re.search(r"\b(?:percentage|proportion|share|rates?)\b|\d\s?(?:%|per\scent)", clause):
        return True
    if re.search(r"\b(?:more|fewer|less)\b", clause) or (":" in one.name and not judged):
        return False
    enough = share >= 0.3 or alone
    return (
        share >= 0.8
        or (judged and enough)
        or (beyond and enough and (bool(_IN_TIME.search(clause)) or not plural))
    )
