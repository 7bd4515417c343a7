"""Shares and changes in words: 'a third of', 'one in five', 'doubled', 'four times', each with how far words may be off."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from packview.insight.prose.change_words import LESS, MORE, NOUNS_DOWN, NOUNS_UP, VERBS_DOWN, VERBS_UP
from packview.insight.prose.quantities import Quantity
from packview.wording.numbers import NUMBER_WORDS, Unit

IN_WORDS = -1
"""``places`` of a share in words: ``low`` and ``high`` say what it may stand for."""
_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_COUNTS = list(NUMBER_WORDS)[1:11]
_NUMBERS = {word: NUMBER_WORDS[word] for word in _COUNTS} | {"a": 1, "an": 1}
_HEDGE = (
    r"(?P<hedge>(?:just|slightly|well|a\slittle|rather)?\s?(?:under|over|below|above|less\sthan|more\sthan)|at\sleast|up\sto|as\smany\sas|nearly|almost|"
    r"close\sto|about|around|roughly|approximately|some|an?\sestimated|only|exactly)\s"
)
_FRACTION = re.compile(
    rf"(?<![\w-])(?:(?P<times>an?|one|two|three|four|five|six|seven|eight|nine)[\s-](?P<part>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?"
    rf"|(?P<half>(?:a\s)?half)|(?P<some>{'|'.join(_COUNTS[:9])}|\d)\s(?:in|out\sof)\s(?:every\s)?(?P<all>{'|'.join(_COUNTS[1:])}|\d{{1,2}}))(?![\w-])",
    re.IGNORECASE,
)
_HEDGED = re.compile(rf"(?<![\w-]){_HEDGE}$", re.IGNORECASE)
_SOME = r"(?:every )?(?:two|three|four|five|six|seven|eight|nine|ten|\d\d?\b(?![,.]\d))"
_ANY_IN, _ANY_OUT_OF = re.compile(rf" in {_SOME}"), re.compile(rf" out of {_SOME}")
_MULTIPLE = re.compile(
    rf"(?<![\w-])(?:{_HEDGE})?(?:(?P<verb>doubled|trebled|tripled|quadrupled|halved|doubling|trebling|tripling|halving)"
    r"|(?P<times>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\stimes\s(?:what\s(?:it|they)\s(?:was|were)|as\s(?:many|much|high|large|great)|the\s(?:number|figure|level|rate)))\b"
    r"(?!\s(?:in\ssize\sby|glaz|yellow|count|check))",
    re.IGNORECASE,
)
_MORE_AFTER = re.compile(rf"\s(?:(?P<up>{MORE}|{NOUNS_UP})|(?P<down>{LESS}|{NOUNS_DOWN}))\b", re.IGNORECASE)
_CHANGE_BEFORE = re.compile(
    rf"\b(?:(?P<up>{VERBS_UP}|{NOUNS_UP})|(?P<down>{VERBS_DOWN}|{NOUNS_DOWN}))\s(?:of\s|by\s)?(?:just\s|exactly\s|nearly\s|almost\s|about\s)?$",
    re.IGNORECASE,
)
_PART_OF_CHANGE = re.compile(
    rf"(?:hal[f]|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?\s(?:{MORE}|{LESS}|{NOUNS_UP}|{NOUNS_DOWN})\b"
    r"|\w(?:e|d|se|l|n|p|th|t|on)\s(?:of|by)\s(?:an?|one|two|three|almost|nearly|about)\s(?:\w+\s)?(?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)"
)
_FACTORS = {"doubl": 2.0, "trebl": 3.0, "tripl": 3.0, "quadr": 4.0, "halve": 0.5, "halvi": 0.5}
_SLACK = 0.1
_LOOSE = 0.2


@dataclass(frozen=True, slots=True)
class Multiple:
    """'doubled': the change in per cent it stands for and which way."""

    share: Quantity
    direction: Literal["up", "down"]


def fractions_in(text: str) -> tuple[Quantity, ...]:
    """The shares a text gives in words, as percentages with the width of the words."""
    small = text.lower()  # a look for the words spares most texts the slow pattern
    if _names_a_part(small) or _ANY_IN.search(small) or _ANY_OUT_OF.search(small):
        return tuple(_fractions(text))
    return ()


def _names_a_part(text: str) -> bool:
    """Whether a half, third and so on is named; spelt out, since every text is asked."""
    return (
        "half" in text
        or "third" in text
        or "quarter" in text
        or "fifth" in text
        or "tenth" in text
        or "sixth" in text
        or "eighth" in text
        or "seventh" in text
        or "ninth" in text
    )


def may_multiply(text: str) -> bool:
    """Whether ``multiples_in`` can find anything: a quick look."""
    return (
        "doubl" in text
        or "halv" in text
        or " times " in text
        or "trebl" in text
        or "tripl" in text
        or "quadrupl" in text
        or (_names_a_part(text) and _PART_OF_CHANGE.search(text) is not None)
    )


def multiples_in(text: str) -> Iterator[Multiple]:
    """The changes a text gives in words: 'doubled', 'a third fewer', 'a rise of a quarter'."""
    yield from _parts_of_change(text)
    for found in _MULTIPLE.finditer(text):
        times = found["times"]
        factor = (
            _FACTORS[found["verb"][:5].casefold()]
            if found["verb"]
            else float(_NUMBERS.get(times.casefold()) or times)
        )
        if factor == 1:
            continue
        up = factor > 1
        low, high = _width(factor, found["hedge"]) if up else _width_of_less(factor, found["hedge"])
        low, high = (100 * (low - 1), 100 * (high - 1)) if up else (100 * (1 - high), 100 * (1 - low))
        share = _quantity(found, 100 * abs(factor - 1), low, high)
        yield Multiple(share, "up" if up else "down")


def _parts_of_change(text: str) -> Iterator[Multiple]:
    for found in _FRACTION.finditer(text):
        after, before = (
            _MORE_AFTER.match(text, found.end()),
            _CHANGE_BEFORE.search(text[max(0, found.start() - 40) : found.start()]),
        )
        way = after or before
        if way is None or not (found["part"] or found["half"]):
            continue
        share = (
            0.5 if found["half"] else _NUMBERS[found["times"].casefold()] / _PARTS[found["part"].casefold()]
        )
        low, high = _width(share, None)
        yield Multiple(_quantity(found, 100 * share, 100 * low, 100 * high), "up" if way["up"] else "down")


def _fractions(text: str) -> Iterator[Quantity]:
    for found in _FRACTION.finditer(text):
        if found["part"]:
            share = _NUMBERS[found["times"].casefold()] / _PARTS[found["part"].casefold()]
        elif found["half"]:
            share = 0.5
        else:
            some, every = found["some"].casefold(), found["all"].casefold()
            share = float(_NUMBERS.get(some) or some) / max(1.0, float(_NUMBERS.get(every) or every))
        if 0 < share < 1:
            hedge = _HEDGED.search(text[max(0, found.start() - 24) : found.start()])
            low, high = _width(share, hedge["hedge"] if hedge is not None else None)
            yield _quantity(found, 100 * share, 100 * low, 100 * high)


def _width(share: float, hedge: str | None) -> tuple[float, float]:
    """What a share in words may stand for: a tenth to either side, more where it is hedged."""
    said = (hedge or "").casefold()
    if (
        "under" in said
        or "less" in said
        or "below" in said
        or said.startswith(("nearly", "almost", "close", "up to"))
    ):
        return share * (1 - _LOOSE), share * 1.005
    if "over" in said or "more" in said or "above" in said or said.startswith("at least"):
        return share * 0.995, share * (1.15 if "just" in said or "slight" in said else 1e6)
    slack = _LOOSE if said and said not in ("only", "exactly") else _SLACK
    return share * (1 - slack), share * (1 + slack)


def _width_of_less(factor: float, hedge: str | None) -> tuple[float, float]:
    """The same of 'halved': 'more than halved' is less than half of it."""
    said = (hedge or "").casefold()
    if "over" in said or "more" in said or said.startswith("at least"):
        return 0.0, factor * 1.005
    if "under" in said or "less" in said or said.startswith(("nearly", "almost", "close")):
        return factor * 0.995, factor * (1 + 2 * _LOOSE)
    return _width(factor, hedge)


def _quantity(found: re.Match[str], value: float, low: float, high: float) -> Quantity:
    return Quantity(
        value=value,
        low=low,
        high=high,
        places=IN_WORDS,
        unit=Unit.PERCENT,
        first=found.start(),
        last=found.end(),
        text=found.group().strip(),
    )
