"""The figures in a stretch of prose, each with what it could have been before it was rounded."""

import re
from dataclasses import dataclass

from packview.insight.prose.paragraph_numbers import after_number
from packview.wording.numbers import Figure, Unit, figures_in
from packview.wording.periods import MONTH, MONTH_LETTERS, MONTH_NAMES

_MONTH = rf"{MONTH}\b"
# What makes a number a name, a date, an age or a range, and no quantity.
_NAMED_BEFORE = re.compile(
    r"(?:\b(?:section|sections|level|phase|stage|appendix|annex|table|figure|fig|page|pages|item|items|minute|paragraph|para|part|"
    r"chapter|quarter|version|note|no\.|article|regulation|schedule|standard|priority|theme|category|rule|grade|band|step|"
    r"year|years|ward|week|month|aged|age|ages|ofsted|working\stogether|top|form|post|tier|wave|block|room|unit|line|act|q|ks|key\sstage|under|"
    rf"over|under-|(?<!split\s)(?<!divided\s)(?<!shared\s)between|per|every|one\sin|{_MONTH})\s*|(?<![a-z)%]\s)[-\u2013\u2014]\s?|[-\u2013\u2014]|\d\s?[-\u2013\u2014]\s?|#)$",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(
    rf"^(?:st|nd|rd|th)\b|^\s?(?:am|pm|a\.m|p\.m)\b|^:\d|^\s?[-\u2013\u2014]\s?\d|^\s?(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}\b|^\+|^\s?[x\u00d7]\s?\d"
    r"|^[-\s](?:months?|years?|days?|weeks?|hours?|minutes?|mins?|working\sdays?|year\solds?|times|miles?|points?\splan|day|month|year|week)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:about|around|approximately|approx\.?|nearly|almost|roughly|circa|c\.|some|over|under|more\sthan|less\sthan|fewer\sthan|"
    r"just\sover|just\sunder|at\sleast|(?<!went\s)(?<!gone\s)(?<!going\s)(?<!goes\s)up\sto|close\sto|in\sexcess\sof|an?\sestimated|(?<!split\s)(?<!divided\s)(?<!shared\s)between|above|below|well\sover)\s+(?:a\s)?$",
    re.IGNORECASE,
)
# What the patterns above can end with or start their last word with: a quick look before a slow one.
_VAGUE_END_WORDS = """
about around approximately approx approx. nearly almost roughly circa c. some over under than to least of estimated between
above below a
"""
_VAGUE_ENDS = frozenset(_VAGUE_END_WORDS.split())
_VAGUE_PAIRS = {
    "to": ("up",),
    "of": ("excess",),
    "than": ("more", "less", "fewer"),
    "least": ("at",),
    "estimated": ("a", "an"),
}
"""Words that make a figure vague only after another one."""
_NAME_SIGNS = ("-", "\u2013", "\u2014", "#", ".")
_AFTER_START_LETTERS = """
am pm a. p. st nd rd th of ja fe ma ap ju au se oc no de mo ye da we ho mi wo ti po
"""
_AFTER_STARTS = frozenset(_AFTER_START_LETTERS.split())
_NAME_END_WORDS = """
section sections level phase stage appendix annex table figure fig page pages item items minute paragraph para part chapter quarter
version note no. article regulation schedule standard priority theme category rule grade band step year years ward week month aged age
ages ofsted together top form post tier wave block room unit line act q ks under over under- between per every in # - \u2013 \u2014
"""
_NAME_ENDS = frozenset([*_NAME_END_WORDS.split(), *MONTH_LETTERS.split("|"), *MONTH_NAMES.split("|"), "sept"])


@dataclass(slots=True, kw_only=True, eq=False)  # not frozen: that takes three times as long to make one
class Quantity:
    """A figure in prose; nobody changes one.

    Attributes:
        value: as printed, millions written out.
        low: the least it could have been before rounding.
        high: the most.
        places: digits printed after the point.
        unit: what it is in.
        first: where it starts in the text, its sign or £ included.
        last: where it ends, its unit included.
        text: as printed.
        vague: 'about', 'over', 'nearly' stands before it.
        bracket: it stands at the head of a bracket: '(69)', '(n = 14)'.
        before: the word before it in small letters, with the signs that touch it; '' where it opens the text.
        whole: it is a whole plain number, one that may count something.
    """

    value: float
    low: float
    high: float
    places: int
    first: int
    last: int
    text: str
    unit: Unit = Unit.NONE
    vague: bool = False
    bracket: bool = False
    before: str = ""
    whole: bool = False


_TIMES = re.compile(
    r"\s(?:working\s)?(?:days|weeks|hours|minutes|mins|months|years)\b(?!\sold)", re.IGNORECASE
)
_SPANS = frozenset(
    [
        "within",
        "over",
        "last",
        "past",
        "next",
        "first",
        "in",
        "the",
        "every",
        "for",
        "under",
        "after",
        "least",
        "before",
        "previous",
    ]
)
"""Words before a time that make it a limit or a span: 'within 20 days', 'the 12 months'."""
_DASHES = ("-", "\u2013", "\u2014")
_AFTER_SIGNS = (*_DASHES, ":", "+", "x", "X", "\u00d7")
_AGES_AFTER = re.compile(r"\s(?:to|and|or)\s\d{1,2}(?:[\s-]years?[\s-]olds?\b|s\b)", re.IGNORECASE)
_AGES_BEFORE = re.compile(r"\b(?:aged?|ages|years)\s\d{1,2}\s(?:to|and)\s$", re.IGNORECASE)
_DASH_SHARE = re.compile(r"\s[-\u2013\u2014]\s(?P<share>\d+(?:\.\d+)?)\s?(?:%|per\s?cent)")
_RANGE_BEFORE = re.compile(r"(?P<from>\d[\d,]*(?:\.\d+)?)\s?[-\u2013\u2014]\s?$")
_BRACKET_BEFORE = re.compile(r"\(\s*(?:n\s?=\s?)?[-+\u2013]?$")


def quantities_in(text: str) -> tuple[Quantity, ...]:
    """The figures of a text in order, without years, dates, ages, times, names with numbers, ranges and the paragraph's own number."""
    return without_times(amounts_in(text))


def without_times(amounts: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The amounts that are no length of time."""
    return (
        tuple(one for one in amounts if one.unit is not Unit.TIME)
        if any(one.unit is Unit.TIME for one in amounts)
        else amounts
    )


def amounts_in(text: str) -> tuple[Quantity, ...]:
    """The same with times: '12.5 days', '6 weeks'."""
    begins = after_number(text)
    return tuple(
        found
        for figure, first, last in figures_in(text)
        if first >= begins and (found := _quantity(figure, first, last, text)) is not None
    )


def _sets_off(after: str, value: float) -> bool:
    """Whether the dash of '436 - 21% more' sets off what follows."""
    found = _DASH_SHARE.match(after)
    return found is not None and float(found["share"]) < value


def _is_range(before: str, value: float) -> bool:
    """Whether '10 - ' before '15%' makes a range of it; '436 - ' before '21% more' does not."""
    found = _RANGE_BEFORE.search(before)
    return found is not None and float(found["from"].replace(",", "")) < value


def _is_age(before: str, after: str, last_word: str) -> bool:
    """Whether a figure is one end of 'aged 16 to 24' or '16 to 17 year olds'."""
    return (after.startswith((" to ", " and ", " or ")) and _AGES_AFTER.match(after) is not None) or (
        last_word in ("to", "and") and _AGES_BEFORE.search(before) is not None
    )


def _may_be_named(after: str) -> bool:
    """A quick look whether what follows a figure can make it a name, a date or a range."""
    if not after[:1].isspace():
        return after[:1] in _AFTER_SIGNS
    return after[1:3].casefold() in _AFTER_STARTS or after[1:2] in _AFTER_SIGNS


def _is_name(before: str, last_word: str, value: float) -> bool:
    """Whether the words before make a number a name, a date, an age or the end of a range: 'section 47', 'over', '10-'."""
    if last_word == "quarter" and value > 4:
        return False
    may_be = (
        last_word[-1:] in _NAME_SIGNS or last_word.rpartition("-")[2].lstrip('(["\u2018\u201c') in _NAME_ENDS
    )
    return may_be and not before.endswith(("(-", "(\u2013")) and _NAMED_BEFORE.search(before) is not None


def _is_no_figure(before: str, after: str, last_word: str, value: float, unit: Unit) -> bool:
    """Whether it is one end of a range, a rate's base ('per 1,000') or an age."""
    if last_word in ("per", "every", "each"):
        return before.rstrip().casefold() != last_word
    if unit:
        return unit is Unit.PERCENT and before.rstrip()[-1:] in _DASHES and _is_range(before, value)
    return value < 120 and _is_age(before, after, last_word)


def _quantity(figure: Figure, first: int, last: int, text: str) -> Quantity | None:
    before, after = text[max(0, first - 24) : first], text[last : last + 24]
    assert figure.value is not None
    value, half, unit = figure.value / figure.scale, figure.step, figure.unit
    words = before.casefold().rsplit(None, 2)
    last_word = words[-1] if words else ""
    vague = (
        last_word in _VAGUE_ENDS
        and (
            last_word not in _VAGUE_PAIRS or words[-2:-1] == [] or words[-2].endswith(_VAGUE_PAIRS[last_word])
        )
        and _VAGUE.search(before) is not None
    )
    if not (unit or vague) and _is_name(before, last_word, value):
        return None
    if _may_be_named(after) and _NAMED_AFTER.match(after) and not _sets_off(after, value):
        if unit or not _TIMES.match(after) or last_word in _SPANS:
            return None
        unit = Unit.TIME
    if _is_no_figure(before, after, last_word, value, unit):
        return None
    return Quantity(
        value=figure.value,
        low=figure.value - half,
        high=figure.value + half,
        places=figure.places,
        unit=unit,
        first=first,
        last=last,
        text=text[first:last].strip(),
        vague=vague,
        bracket="(" in before and _BRACKET_BEFORE.search(before) is not None,
        before=last_word,
        whole=not (unit or figure.places or figure.measure) and figure.value.is_integer(),
    )
