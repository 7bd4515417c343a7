"""How a commentary may call its own indicator: by its whole name, by words of it, by their first letters."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from packview.insight.commentary import movement_words
from packview.insight.indicators import measure_of, subject_words
from packview.model import Indicator


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ITSELF = "itselfnamed"
"""What stands in a sentence for the whole name of its indicator."""
_HEAD_ENDS = re.compile(
    r"\s(?:of|in|on|to|for|per|with|within|from|by|at|who|which|where|that|subject|attributable|during|as|due|aged|and)\b|[(,;:\u2013]|\s-\s",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"^\s*(?:the\s)?(?:(?:total|average|mean|median|overall|current)\s)*"
    r"(?:(?:number|percentage|proportion|rate|share|volume|count|total|average|%|per\s?cent)\s(?:of\s)?)*(?:the\s|all\s)?",
    re.IGNORECASE,
)
_OF_A_WHOLE = re.compile(r"\s*(?:the\s)?(?:percentage|proportion|share|%|per\s?cent)\sof\b", re.IGNORECASE)
OF_DURATION = re.compile(
    r"\b(?:days?|hours?|weeks?|minutes?|seconds?|time|times|timescales?|timely|timeliness|up\sto\sdate|duration|wait\w*)\b",
    re.IGNORECASE,
)
_AVERAGED = re.compile(r"\b(?:average|mean|median|per|days|time|minutes|seconds)\b", re.IGNORECASE)
_PREFIX = re.compile(r"\b(re|non|un|pre|mis|ex|co|sub)-(?=\w)", re.IGNORECASE)
_TURNED = re.compile(r"\b(?:difference|gap|change|variance|savings?|net)\b", re.IGNORECASE)
_DEED = re.compile(r"^(?:\w+(?:ed|en)|paid|sent|met|held|found|left|put)$", re.IGNORECASE)
_NO_DEED = _words("children women men then when often need seven eleven ten")
_NO_NEWS = _words("""received reported recorded made undertaken carried held seen known subject based looked related aged registered employed provided
    given issued served submitted logged raised""")
"""Deeds in a name that tell nothing apart: a complaint is always one received."""
_TELLING_APART = _words("""repeat new late serious violent empty open closed urgent emergency missed abandoned major minor short long former current first
    second unplanned planned domestic sexual external internal direct""")
_SHARE_OF = re.compile(r"\sas\s(?:a\s)?(?:percentage|proportion|share|rate|%)\sof\b.*$", re.IGNORECASE)
_LIMIT = re.compile(r"\b(?:or|and)\s(?:more|less|fewer|above|below|higher|lower|longer)\b", re.IGNORECASE)
_LITTLE = _words("of in on at to for by and or the a an with")
_SUFFIX = re.compile(
    r"^(?:s|d|e|ed|er|ers|ing|ings|ion|ions|ation|ations|al|als|ment|ments|ly|t|c|ce|ces|cy|nt|ent|ant|ence|ences|ance|ances|ity|y|ies|i|iv|ive|or|ors|"
    r"ren|able|ial|ure|th|ness|ate|at|ates|ated|em|sion|sions|ssion|ssions|tion|tions|ption|n|ns)?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An indicator as its commentary may speak of it.

    Attributes:
        name: its prefixes joined to their words.
        own: stems of the words that tell what it measures.
        noun: the stem of the one it is about: 'admission' in 'Permanent admissions to care'.
        head: stems that may stand for it alone.
        deeds: stems of what was done, one of which a number must be said with: 'allow' in 'Appeals allowed'.
        apart: stems that tell it from a like one: 'repeat', 'late'.
        whole: of a percentage, the words of what it is a percentage of.
        measure: 'count', 'percent', 'rate', 'money'; 'time' and 'average' for what is a length of time, or so much for each.
        phrase: a pattern for the name as it may stand in a sentence.
        initials: the words of the name whose first letters make its short forms.
        others: the words of the other rows of the dataset.
    """

    name: str
    own: frozenset[str]
    noun: frozenset[str]
    head: frozenset[str]
    deeds: frozenset[str]
    apart: frozenset[str]
    whole: frozenset[str]
    measure: str
    phrase: str
    initials: tuple[str, ...]
    others: tuple[frozenset[str], ...] = ()


def named_as(one: Indicator, others: Sequence[Indicator] = ()) -> Named | None:
    """How an indicator may be spoken of; None where its own name has words of movement in it ('falls', 'reduction in')."""
    name = joined(one.name)
    if any(pattern.search(_LIMIT.sub(" ", name)) for _, pattern in movement_words.WAYS) or _TURNED.search(
        name
    ):
        return None
    measure: str = measure_of(one)
    if measure in ("count", "money") and _AVERAGED.search(name):
        measure = "time" if OF_DURATION.search(name) else "average"
    bare = _SHARE_OF.sub("", _MEASURED.sub("", name))
    plain = re.sub(r"\([^)]*\)", " ", bare).split()
    first = _HEAD_ENDS.split(bare, maxsplit=1)[0].split()
    nouns = [word for word in first if not _is_deed(word) and word.casefold() not in ("rate", "percentage")]
    last = plain[-1:] if measure not in ("time", "average") else []
    deeds = [word for word in plain if _is_deed(word)]
    return Named(
        name=name,
        own=subject_words(bare),
        noun=all_stems(nouns[-1:]),
        head=all_stems(
            word
            for word in (*nouns[-1:], *last, *(word for word in first if word in deeds))
            if word.casefold() not in movement_words.PERSONS
        ),
        deeds=all_stems(word for word in deeds if word.casefold() not in _NO_NEWS),
        apart=all_stems(word for word in plain if word.casefold() in _TELLING_APART),
        whole=_whole(name, bare) if measure == "percent" else frozenset(),
        measure=measure,
        phrase=_phrase(plain),
        initials=tuple(word for word in re.findall(r"[a-z]+", bare.casefold()) if word not in _LITTLE),
        others=tuple(_measured(other.name) for other in others),
    )


@lru_cache(maxsize=4096)
def _measured(name: str) -> frozenset[str]:
    return subject_words(_MEASURED.sub("", joined(name)))


def _is_deed(word: str) -> bool:
    return _DEED.match(word) is not None and word.casefold() not in _NO_DEED


def all_stems(each: Iterable[str]) -> frozenset[str]:
    """The stems of several words."""
    return frozenset(stem for word in each for stem in stems(word))


def _phrase(plain: Sequence[str]) -> str:
    """A pattern of the whole name without its measure and what is in brackets; '' where that is a single word."""
    each = [word.strip(",.;:") for word in plain]
    return (
        r"\b" + r"[\s,]+".join(re.escape(word) for word in each) + r"\b"
        if len(each) > 1 and all(each)
        else ""
    )


def _whole(name: str, bare: str) -> frozenset[str]:
    """What a percentage is of: 'household waste' in 'Percentage of household waste recycled'."""
    if _OF_A_WHOLE.match(name) is None:
        return frozenset()
    head = _HEAD_ENDS.split(bare, maxsplit=1)[0]
    return subject_words(
        re.split(r"\s(?:\w+(?:ed|en|ing|ly)|paid|sent|met|held|made|put|left|kept|let)\b", head, maxsplit=1)[
            0
        ]
    )


def joined(text: str) -> str:
    """One form of apostrophes, and prefixes joined to their words: a 're-referral' is no 'referral'."""
    return _PREFIX.sub(r"\1", text.replace("\u2019", "'"))


def spelt_out(text: str, one: Named) -> str:
    """A text with the indicator's whole name as one word, and the short forms of its name written out: 'NEET', 'CLA'."""

    def words_of(found: re.Match[str]) -> str:
        letters = found.group("letters").casefold()
        at = "".join(word[0] for word in one.initials).find(letters)
        if at >= 0 and len(letters) >= 0.6 * len(one.initials):
            return ITSELF
        return " ".join(one.initials[at : at + len(letters)]) if at >= 0 else found.group()

    spelt = re.sub(r"\b(?P<letters>[A-Z]{3,})s?\b", words_of, text)
    spending = movement_words.SPENDING & set(tokens_of(one.name)) if one.measure == "money" else set()
    if spending:
        spelt = re.sub(
            rf"\b(?:{'|'.join(movement_words.SPENDING)})\b", min(spending), spelt, flags=re.IGNORECASE
        )
    return re.sub(one.phrase, ITSELF, spelt, flags=re.IGNORECASE) if one.phrase else spelt


def tokens_of(text: str) -> list[str]:
    """The words of a text in small letters."""
    return re.findall(r"[a-z][a-z']*", text.casefold().replace("'s", ""))


@lru_cache(maxsize=8192)
def stems(token: str) -> frozenset[str]:
    """The stem of a word; none where it is a word of the measure."""
    return subject_words(token)


def is_own(token: str, one: Named) -> bool:
    """Whether a word is one of the name's, in one form or another: 'absence' for 'absent', 'delays' for 'delayed'."""
    if token == ITSELF:
        return True
    if token in ("opened", "closed") and not re.search(rf"\b{token}\b", one.name, re.IGNORECASE):
        return False
    return any(stem in one.own or any(same_root(stem, other) for other in one.own) for stem in stems(token))


@lru_cache(maxsize=65536)
def same_root(one: str, other: str) -> bool:
    """Whether two stems are forms of one word."""
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= 5 and all(_SUFFIX.match(word[shared:]) for word in (one, other))
