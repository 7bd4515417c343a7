"""Months, quarters, financial years, dates and times: read as papers print them, and kept.

A period is kept as '2018-10' (a month), '2018/19 Q3' (a quarter of a financial year) or '2018/19' (a financial year).
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date as Date  # noqa: N812  as in the model
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from packview.wording.dates import MONTHS, WEEKDAYS, month_in_words

Length = Literal["month", "quarter", "year"]

MONTH_NUMBERS = MappingProxyType({name[:3].casefold(): number for number, name in enumerate(MONTHS, start=1)})
"""The first three letters of a month, in lower case, to its number."""
MONTH_NAMES = "|".join(MONTHS).casefold()
"""The months in full, for a pattern that ignores case."""
MONTHS_BUT_MAY = MONTH_NAMES.replace("|may", "")
"""The same where 'may' would rather be the verb."""
MONTH_LETTERS = "|".join(MONTH_NUMBERS)
"""What their names and short forms begin with, for the same."""
MONTH = (
    "(?:"
    + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS).casefold().replace("sep(", "sept?(")
    + ")"
)
"""A month in full or short, for the same: 'Sept', 'October'."""
WEEKDAY = f"(?:{'|'.join(WEEKDAYS)}|dydd (?:llun|mawrth|mercher|iau|gwener|sadwrn|sul))".casefold()
"""A day of the week in full, for the same."""

# Reading periods.
_NAMED_MONTH = f"(?P<month>{MONTH})"
_YEAR = r"['\u2019\u2018`]?(?P<year>(?:19|20)\d\d|\d\d)"
_FINANCIAL = r"(?P<from>(?:19|20)\d\d|\d\d)\s*[/\u2013\u2014-]\s*(?P<to>(?:19|20)\d\d|\d\d)"
_QUARTER = r"(?:q(?:tr|uarter)?\.?\s*(?P<quarter>[1-4])|(?P<quarter2>[1-4])(?:st|nd|rd|th)\s+q(?:tr|uarter))"
_JOIN = r"[\s,.:_/\u2013\u2014-]*"
_BETWEEN = r"\s*(?:[\u2013\u2014-]|to)\s*"

_KIND_WORDS = (
    "actuals?|out-?turn|results?|performance|values?|figures?|data|position|year[ -]?end|ye|month(?:ly)?|quarter(?:ly)?|annual|total|"
    r"as at|at end|end of|month end|full year|provisional|number|no\.?|financial year|fy|year|score|period|reported"
)
"""Words that say what kind of figure stands under a period, and leave the period what it is."""
_PLAIN = re.compile(
    rf"\b(?:{_KIND_WORDS})(?![\w.])"
    r"|[()*\[\]:?]|(?<![\d£])%(?!\s*\d)|\b(?:1st|2[89](?:th)?|30(?:th)?|31(?:st)?)(?=\s+[a-z])",
)
_FOOTNOTE = re.compile(
    r"(?<=\d)\s*(?:\([\dr]\)|\[\d\]|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079*\u2020\u2021^#])+$"
)
"""A mark behind the last digit of a period that leads to a note under the table, or says that its figures are revised."""
_DATE_END = re.compile(r"^(?:[0-3]?\d)[\s./-]+(?=(?:[a-z]{3,9}|\d{1,2})[\s./-]+(?:19|20)?\d\d$)")
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"{_NAMED_MONTH}\.?{_JOIN}{_YEAR}",
        rf"(?P<year>(?:19|20)\d\d){_JOIN}{_NAMED_MONTH}",
        rf"{_QUARTER}{_JOIN}(?:fy\s*)?{_FINANCIAL}",
        rf"(?:fy\s*)?{_FINANCIAL}{_JOIN}{_QUARTER}",
        rf"(?:q(?:tr|uarter)?\s*[1-4]{_JOIN})?{_NAMED_MONTH}\.?(?:{_JOIN}(?:19|20)?\d\d)?{_BETWEEN}(?P<last>{MONTH})\.?{_JOIN}{_YEAR}",
        rf"{_NAMED_MONTH}\.?{_JOIN}(?:fy\s*)?{_FINANCIAL}",
        rf"(?:fy\s*)?{_FINANCIAL}{_JOIN}{_NAMED_MONTH}\.?",
        r"fy\s*'?(?P<ends>(?:19|20)\d\d|\d\d)",
        r"(?P<year>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-2])",
        rf"(?:fy\s*)?{_FINANCIAL}",
        r"(?P<number>0?[1-9]|1[0-2])\s*/\s*(?P<year>(?:19|20)\d\d|\d\d)",
    )
)
_LONGEST = 60
_LAST_CENTURY = 80
_IN_TEXT = re.compile(
    r"(?<![\w/-])(?:"
    + "|".join(
        re.sub(r"\?P<\w+>", "?:", shape)
        for shape in (
            rf"{_QUARTER}{_JOIN}{_FINANCIAL}",
            rf"{_FINANCIAL}{_JOIN}{_QUARTER}",
            rf"{_NAMED_MONTH}\.?[\s'\u2019/.-]*(?:(?:19|20)\d\d|\d\d)",
            r"fy\s*'?\d\d(?:\d\d)?(?:/\d\d)?",
            r"(?:19|20)\d\d[/\u2013-](?:20)?\d\d",
            r"\d\d?[/-](?:20)?\d\d",
        )
    )
    + r")(?![\w/-])",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)
def read_period(text: str, *, months: bool = False) -> str | None:
    """The period a column heading names, None where it names none or more than one reading is left open.

    'Oct-17', 'Oct 2017', 'October 2017' and '10/17' are months; '2017/18 Q3', 'Q3 18/19', 'Qtr 3 2018-19' and 'Oct - Dec 18'
    are quarters of a financial year; '2018/19', '18-19' and 'FY19' are financial years ('FY19' is the one that ends in 2019).
    A quarter of a single year ('Q3 2018') is not read: it may be of the calendar year.

    Args:
        text: the heading.
        months: read '11/12' as November 2012, because the headings beside it are months; without it that is 2011/12.
    """
    if len(text) > _LONGEST or not any(character.isdigit() for character in text):
        return None
    printed = " ".join(text.casefold().replace("\u2011", "-").replace("\u2212", "-").split())
    printed = _FOOTNOTE.sub("", printed)
    plain = " ".join(_PLAIN.sub(" ", printed).split()).strip(" -,")
    shapes = (_SHAPES[-1], *_SHAPES[:-1]) if months else _SHAPES
    for candidate in dict.fromkeys((printed, plain, _DATE_END.sub("", plain))):
        for shape in shapes:
            found = shape.fullmatch(candidate)
            period = _period(found) if found else None
            if period:
                return period
    return None


def read_periods(headings: Sequence[str]) -> list[str | None]:
    """The periods of a row of headings, each read in the light of the others: '10/12', '11/12', '12/12' are months."""
    found = [read_period(heading) for heading in headings]
    as_months = [read_period(heading, months=True) for heading in headings]
    open_to_both = [a is not None and b is not None and a != b for a, b in zip(found, as_months, strict=True)]
    if not any(open_to_both):
        return found
    certain = [is_month(a) for a, b in zip(found, open_to_both, strict=True) if a and not b]
    return as_months if 2 * sum(certain) > len(certain) else found


def periods_in(text: str) -> list[tuple[str, int, int]]:
    """Every period named in a line, with where it starts and ends, left to right."""
    spans = [(found[0], found.start(), found.end()) for found in _IN_TEXT.finditer(text)]
    read = read_periods([spelling for spelling, _, _ in spans])
    return [(period, start, end) for period, (_, start, end) in zip(read, spans, strict=True) if period]


def read_month(text: str) -> int | None:
    """The number of a month that stands alone, without a year: 'Apr', 'April'."""
    word = text.strip(" .*").casefold()
    number = MONTH_NUMBERS.get(word[:3])
    if number is None:
        return None
    name = MONTHS[number - 1].casefold()
    return number if word in (name[:3], name[:4], name) else None


def _period(found: re.Match[str]) -> str | None:
    parts = {name: value for name, value in found.groupdict().items() if value}
    if "from" in parts:
        return _of_financial_year(parts)
    if "ends" in parts:
        return _financial(_full(parts["ends"]) - 1)
    year = _full(parts["year"])
    if "last" in parts:
        return _span(_month(parts["month"]), _month(parts["last"]), year)
    month = int(parts["number"]) if "number" in parts else _month(parts["month"])
    return f"{year}-{month:02}"


def _of_financial_year(parts: dict[str, str]) -> str | None:
    year = _years(parts["from"], parts["to"])
    if year is None:
        return None
    quarter = parts.get("quarter") or parts.get("quarter2")
    if quarter:
        return f"{_financial(year)} Q{int(quarter)}"
    if "month" in parts:
        month = _month(parts["month"])
        return f"{year if month >= 4 else year + 1}-{month:02}"
    return _financial(year)


def _span(first: int, last: int, year: int) -> str | None:
    """A quarter given by its first and last month; ``year`` is that of the last."""
    if first not in (1, 4, 7, 10) or last != first + 2:
        return None
    return f"{_financial(year - 1)} Q4" if first == 1 else f"{_financial(year)} Q{(first - 1) // 3}"


def _years(first: str, last: str) -> int | None:
    """The year in which a financial year begins, None where the second is not the one after the first."""
    if len(last) > len(first):
        return None  # '01/2002' is a month
    begins = _full(first)
    follows = int(last) == begins + 1 if len(last) == 4 else int(last) == (begins + 1) % 100
    return begins if follows else None


def _full(year: str) -> int:
    if len(year) == 4:
        return int(year)
    return (1900 if int(year) >= _LAST_CENTURY else 2000) + int(year)


def _financial(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02}"


def _month(name: str) -> int:
    short = name[:3].casefold()
    return MONTH_NUMBERS.get(short) or _WELSH_NUMBERS[short]


_YEARS_IN_TEXT = re.compile(rf"(?<!\d){_FINANCIAL}(?!\d)")


def years_named(text: str) -> frozenset[int]:
    """The financial years a text names, each by the year it begins in: 2018 for 'Target 18-19' and 'Target 2018/19'."""
    named = (_years(found["from"], found["to"]) for found in _YEARS_IN_TEXT.finditer(text))
    return frozenset(year for year in named if year is not None)


# The order of periods.
def length_of(period: str) -> Length | None:
    """How long a period is, None for a text that is no period."""
    if len(period) == 7 and period[4] in "-/":
        return "month" if period[4] == "-" else "year"
    return "quarter" if len(period) == 10 and period[4] == "/" and " Q" in period else None


def is_month(period: str) -> bool:
    """Whether a period is a month: '2018-10'."""
    return length_of(period) == "month"


def is_quarter(period: str) -> bool:
    """Whether a period is a quarter: '2018/19 Q3'."""
    return length_of(period) == "quarter"


def index_of(period: str) -> int:
    """A number that rises by one from each period to the next of the same length."""
    year = int(period[:4])
    length = length_of(period)
    if length == "month":
        return 12 * year + int(period[5:]) - 1
    return 4 * year + int(period[-1]) - 1 if length == "quarter" else year


def in_order(periods: Iterable[str]) -> list[str]:
    """The periods of the shortest length, earliest first; a year's total beside its months is left out."""
    lengths = {period: length_of(period) for period in periods}
    for wanted in ("month", "quarter", "year"):
        found = [period for period, length in lengths.items() if length == wanted]
        if found:
            return sorted(found, key=index_of)
    return []


def earlier_in(periods: Iterable[str], latest: str, *, back: int = 1) -> str | None:
    """The period ``back`` places before ``latest``, None where ``periods`` do not have it."""
    wanted = index_of(latest) - back
    return next((period for period in periods if index_of(period) == wanted), None)


def in_a_year(period: str) -> int:
    """How many periods of this length make a year."""
    return {"month": 12, "quarter": 4}.get(length_of(period) or "", 1)


def year_of(period: str) -> int:
    """The year in which the financial year of a period begins: 2018 for '2018-10', '2019-03', '2018/19 Q3' and '2018/19'."""
    year = int(period[:4])
    return year - 1 if is_month(period) and int(period[5:]) < 4 else year


def order_of(period: str) -> tuple[int, int]:
    """A key that puts periods of one kind in order of time: year and month in which they begin."""
    if is_month(period):
        return int(period[:4]), int(period[5:])
    year, quarter = int(period[:4]), int(period[-1]) if is_quarter(period) else 1
    return (year + 1, 1) if quarter == 4 else (year, 3 * quarter + 1)


def before(period: str) -> str:
    """The period of the same length that ends where this one begins."""
    length, index = length_of(period), index_of(period) - 1
    if length == "month":
        return f"{index // 12}-{index % 12 + 1:02}"
    return f"{_financial(index // 4)} Q{index % 4 + 1}" if length == "quarter" else _financial(index)


# Reading dates and times.
_WELSH_MONTHS = (
    "ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin",
    "gorffennaf", "awst", "medi", "hydref", "tachwedd", "rhagfyr",
)  # fmt: skip
_WELSH_NUMBERS = MappingProxyType(
    {name[:3]: number for number, name in enumerate(_WELSH_MONTHS, start=1)}
    | {"faw": 3, "fai": 5, "feh": 6, "orf": 7, "fed": 9, "dac": 11, "rag": 12}  # behind 'o': '3ydd o Fawrth'
)
_WELSH = "|".join((*_WELSH_MONTHS, "fawrth", "fai", "fehefin", "orffennaf", "fedi", "dachwedd", "ragfyr"))
_ANY_MONTH = f"(?:{_WELSH}|{MONTH})"
_ORDINAL = r"(?:st|nd|rd|th|af|ail|il|ydd|edd|fed|eg|ain)?"
_DAY_MONTH = rf"\b(?P<day>\d{{1,2}})\s*{_ORDINAL}(?:\s+day)?(?:\s+of?)?[\s,]+(?P<month>{_ANY_MONTH})"
_FIGURES_ONLY = r"|\b(?P<day3>\d{1,2})(?P<mark>[/.-])(?P<month3>\d{1,2})(?P=mark)(?P<year3>\d{4}|\d{2})\b"
_DATE = re.compile(
    rf"{_DAY_MONTH}\.?[\s,]+(?P<year>\d{{4}})\b"
    rf"|\b(?P<month2>{_ANY_MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})\b"
    rf"{_FIGURES_ONLY}|\b(?P<year4>\d{{4}})-(?P<month4>\d{{2}})-(?P<day4>\d{{2}})\b",
    re.IGNORECASE,
)
_DAY_IN_PROSE = re.compile(
    rf"{_DAY_MONTH}\b\.?(?:,?\s+(?P<year>\d{{4}}|\d{{2}}\b))?{_FIGURES_ONLY}|\b(?P<only>{MONTH})\s+(?P<of>\d{{4}})\b",
    re.IGNORECASE,
)
_NO_CLOCK = r"\.?\d|\.(?<!:\d\d\.)|-?\s?(?:acre|km|miles?|hectare|million|m\b|%)"
_TIME = re.compile(
    rf"\b(?:(?:[01]?\d|2[0-3])[.:][0-5]\d(?!{_NO_CLOCK})(?:\s*(?:[ap]\.?\s?m\b\.?|noon\b|hours\b|hrs\b))?"
    r"|(?:1[0-2]|\d)\s*(?:[ap]\.?\s?m\b\.?|noon\b)|(?:[01]\d|2[0-3])[0-5]\d\s*(?:hours|hrs)\b|noon\b|midday\b)",
    re.IGNORECASE,
)


_MARKS = (
    (re.compile(r"\*\*|__|</?(?:small|b|i|em|strong)>"), ""),
    # '25" March', as a scan reads 25th
    (re.compile(r"(?<=\d)(?:\s?(?:st|nd|rd|th)\b)?[\"\u201d\u2019'*\u00b0%]{1,2}(?=\s+[A-Z])"), ""),
    (re.compile(rf"(?i)({MONTH})(?=(?:19|20)\d\d\b)"), r"\1 "),  # 'March2023'
    (
        re.compile(r"(?i)(?<=\d[ap]m)(?=\d)|(?:(?<=\dst)|(?<=\dnd)|(?<=\drd)|(?<=\dth))(?=(?:19|20)\d\d\b)"),
        " ",
    ),  # '4th2026'
    (re.compile(rf"(?i)\b(?:{_WELSH})\s*/\s*(?={MONTH}\b)"), ""),  # '11 Mai / May 2015'
    (re.compile(rf"(?i)({MONTH} \d{{1,2}}),(?=(?:19|20)\d\d\b)"), r"\1, "),  # 'March 14,2023'
)


def without_marks(text: str) -> str:
    """A text without mark-up and the marks that scanning leaves in dates, and with the spaces that dates have lost."""
    for pattern, instead in _MARKS:
        text = pattern.sub(instead, text)
    return text


def dates_in(text: str, *, month_first: bool = False) -> Iterator[tuple[int, Date]]:
    """Every date with its year, and the place in the text where it starts.

    Args:
        text: any.
        month_first: whether '02/05/25' is 5 February; otherwise figures alone are read day first.
    """
    for found in _DATE.finditer(text):
        parts = {name.rstrip("234"): part for name, part in found.groupdict().items() if part}
        if found["mark"] == "-" and len(found["year3"]) == 2:
            continue  # '12-10-18' may be anything
        day, month = parts["day"], parts["month"]
        if month_first and found["month3"]:
            day, month = month, day
        made = _made(parts["year"], month, day)
        if made is not None:
            yield found.start(), made


def first_date(text: str) -> Date | None:
    """The first date in a text."""
    return next((found for _, found in dates_in(text)), None)


def days_in(text: str, near: Date) -> Iterator[tuple[Date, int, int]]:
    """The dates in prose, each with where it starts and ends; a month with its year stands for its last day.

    Args:
        text: prose: '29 November', '15/11/2018', 'the end of March 2019'.
        near: a date without a year is the one nearest to this.
    """
    for found in _DAY_IN_PROSE.finditer(text):
        day = _day(found, near)
        if day is not None:
            yield day, found.start(), found.end()


def _day(found: re.Match[str], near: Date) -> Date | None:
    if found["only"]:
        month, year = _month(found["only"]), int(found["of"])
        return Date(year, month, monthrange(year, month)[1]) if 1900 < year < 2200 else None
    if not found["month"]:
        return _made(found["year3"], found["month3"], found["day3"])
    years = [found["year"]] if found["year"] else [near.year - 1, near.year, near.year + 1]
    made = [one for year in years if (one := _made(year, found["month"], found["day"])) is not None]
    return min(made, key=lambda one: abs((one - near).days), default=None)


def _made(year: str | int, month: str, day: str) -> Date | None:
    """The date, None for one that does not exist, such as 31 June; the month is a figure or a name."""
    number = int(year)
    try:
        month_number = int(month) if month.isdecimal() else _month(month)
        return Date(number + 2000 if number < 100 else number, month_number, int(day))
    except ValueError:
        return None


def without_dates(text: str) -> str:
    """A text with spaces in place of its dates."""
    return _DATE.sub(lambda found: " " * len(found[0]), text)


def times_in(text: str) -> Iterator[tuple[int, str]]:
    """Every time of day as printed, '5.30 pm', with the place where it starts; figures of dates are none."""
    for found in _TIME.finditer(without_dates(text)):
        yield found.start(), found[0].strip()


def first_time(text: str) -> str:
    """The first time of day, as printed: '5.30 pm'; '' for none."""
    return next((printed for _, printed in times_in(text)), "")


_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[.:]?(?P<minute>\d\d))?\s*(?P<half>[ap]|noon|h)?", re.IGNORECASE)


def times_differ(one: str, other: str) -> bool | None:
    """Whether two times of day as printed are different ones: '10.00' may be '10.00 pm'; None where one is no time."""
    first, second = _minutes(one), _minutes(other)
    if first is None or second is None:
        return None
    sure = first[1] and second[1]
    return (first[0] - second[0]) % (24 * 60 if sure else 12 * 60) != 0


def clock(printed: str) -> str:
    """A time of day in four digits: '1730' for '5.30 pm'; '' for none."""
    found = _minutes(printed)
    return f"{found[0] // 60:02}{found[0] % 60:02}" if found else ""


def _minutes(printed: str) -> tuple[int, bool] | None:
    """Minutes from midnight, and whether the half of the day is sure."""
    text = first_time(printed).casefold()
    found = _CLOCK.match(text)
    if found is None:
        return (12 * 60, True) if text else None
    hour, half = int(found["hour"]), found["half"]
    if half in {"a", "p"}:
        hour = hour % 12 + (12 if half == "p" else 0)
    sure = half is not None or hour > 12 or found["hour"].startswith("0")
    return hour * 60 + int(found["minute"] or 0), sure


def spoken(period: str) -> str:
    """A period in words: 'October 2018', 'quarter 3 of 2018/19', '2018/19'."""
    if is_quarter(period):
        return f"quarter {period[-1]} of {period[:7]}"
    return month_in_words(period)
