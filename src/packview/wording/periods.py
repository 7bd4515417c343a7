"""Periods as councils print them, and as packview keeps them: '2018-10', '2018/19 Q3' (financial year) or '2018/19'."""

import re
from collections.abc import Sequence
from functools import lru_cache

_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_YEAR = r"['\u2019\u2018`]?(?P<year>(?:19|20)\d\d|\d\d)"
_FINANCIAL = r"(?P<from>(?:19|20)\d\d|\d\d)\s*[/\u2013\u2014-]\s*(?P<to>(?:19|20)\d\d|\d\d)"
_QUARTER = r"(?:q(?:tr|uarter)?\.?\s*(?P<quarter>[1-4])|(?P<quarter2>[1-4])(?:st|nd|rd|th)\s+q(?:tr|uarter))"
_JOIN = r"[\s,.:_/\u2013\u2014-]*"
_BETWEEN = r"\s*(?:[\u2013\u2014-]|to)\s*"

# Words that say what kind of figure stands under a period, and leave the period what it is.
_PLAIN = re.compile(
    r"\b(?:actuals?|out-?turn|results?|performance|values?|figures?|data|position|year[ -]?end|ye|month(?:ly)?|quarter(?:ly)?|"
    r"annual|total|as at|at end|end of|month end|full year|provisional|number|no\.?|financial year|fy|year|score|period|reported)(?![\w.])"
    r"|[()*\[\]:?]|(?<![\d£])%(?!\s*\d)|\b(?:1st|2[89](?:th)?|30(?:th)?|31(?:st)?)(?=\s+[a-z])",
)
_DATE_END = re.compile(r"^(?:[0-3]?\d)[\s./-]+(?=(?:[a-z]{3,9}|\d{1,2})[\s./-]+(?:19|20)?\d\d$)")
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"{_MONTH}\.?{_JOIN}{_YEAR}",
        rf"(?P<year>(?:19|20)\d\d){_JOIN}{_MONTH}",
        rf"{_QUARTER}{_JOIN}(?:fy\s*)?{_FINANCIAL}",
        rf"(?:fy\s*)?{_FINANCIAL}{_JOIN}{_QUARTER}",
        rf"(?:q(?:tr|uarter)?\s*[1-4]{_JOIN})?{_MONTH}\.?(?:{_JOIN}(?:19|20)?\d\d)?{_BETWEEN}(?P<last>{_MONTH.replace('?P<month>', '?:')})\.?{_JOIN}{_YEAR}",
        rf"{_MONTH}\.?{_JOIN}(?:fy\s*)?{_FINANCIAL}",
        rf"(?:fy\s*)?{_FINANCIAL}{_JOIN}{_MONTH}\.?",
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
            rf"{_MONTH}\.?[\s'\u2019/.-]*(?:(?:19|20)\d\d|\d\d)",
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
    months = sum(1 for a, b in zip(found, open_to_both, strict=True) if a and not b and is_month(a))
    years = sum(1 for a, b in zip(found, open_to_both, strict=True) if a and not b and not is_month(a))
    return as_months if months > years else found


def periods_in(text: str) -> list[tuple[str, int, int]]:
    """Every period named in a line, with where it starts and ends, left to right."""
    spans = [(found[0], found.start(), found.end()) for found in _IN_TEXT.finditer(text)]
    read = read_periods([spelling for spelling, _, _ in spans])
    return [(period, start, end) for period, (_, start, end) in zip(read, spans, strict=True) if period]


def read_month(text: str) -> int | None:
    """The number of a month that stands alone, without a year: 'Apr', 'April'."""
    word = text.strip(" .*").casefold()
    if len(word) < 3:
        return None
    return next(
        (index for index, name in enumerate(_NAMES, 1) if name == word or word in (name[:3], name[:4])), None
    )


def is_month(period: str) -> bool:
    """Whether a period is a month: '2018-10'."""
    return len(period) == 7 and period[4] == "-"


def is_quarter(period: str) -> bool:
    """Whether a period is a quarter: '2018/19 Q3'."""
    return " Q" in period


def is_year(period: str) -> bool:
    """Whether a period is a financial year: '2018/19'."""
    return len(period) == 7 and period[4] == "/"


def order_of(period: str) -> tuple[int, int]:
    """A key that puts periods of one kind in order of time: year and month in which they begin."""
    if is_month(period):
        return int(period[:4]), int(period[5:])
    year = int(period[:4])
    if is_quarter(period):
        month = 4 + 3 * (int(period[-1]) - 1)
        return (year, month) if month <= 12 else (year + 1, month - 12)
    return year, 4


def before(period: str) -> str:
    """The period of the same length that ends where this one begins."""
    year = int(period[:4])
    if is_month(period):
        month = int(period[5:])
        return f"{year}-{month - 1:02}" if month > 1 else f"{year - 1}-12"
    if is_quarter(period):
        quarter = int(period[-1])
        return f"{_financial(year)} Q{quarter - 1}" if quarter > 1 else f"{_financial(year - 1)} Q4"
    return _financial(year - 1)


def _period(found: re.Match[str]) -> str | None:
    parts = {name: value for name, value in found.groupdict().items() if value}
    if "from" in parts:
        return _of_financial_year(parts)
    if "ends" in parts:
        return _financial(_full(parts["ends"]) - 1)
    year = _full(parts["year"])
    if "last" in parts:
        return _span(_number(parts["month"]), _number(parts["last"]), year)
    month = int(parts["number"]) if "number" in parts else _number(parts["month"])
    return f"{year}-{month:02}"


def _of_financial_year(parts: dict[str, str]) -> str | None:
    year = _years(parts["from"], parts["to"])
    if year is None:
        return None
    quarter = parts.get("quarter") or parts.get("quarter2")
    if quarter:
        return f"{_financial(year)} Q{int(quarter)}"
    if "month" in parts:
        month = _number(parts["month"])
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


def _number(month: str) -> int:
    return next(index for index, name in enumerate(_NAMES, 1) if name.startswith(month[:3]))
