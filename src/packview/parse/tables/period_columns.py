"""What the columns of a performance table hold, told from their headings: small named rules that can be added to.

What indicators are called, counted in and aimed at: references, units, polarity.

Arrows: which way the glyph of a direction-of-travel column points. Never worked out from the figures beside it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from packview.model import Run
from packview.parse.text.patterns import one_of
from packview.text import fold, one_line, slug
from packview.wording.numbers import Figure, Unit
from packview.wording.periods import before, read_month, read_period, read_periods

Direction = Literal["up", "down", "level", ""]

_UNICODE: dict[str, Direction] = {
    **dict.fromkeys("\u2191\u2197\u21d1\u21e7\u21e1\u21ea\u21d7\u2b06\u2b08\u25b2\u25b3\u25b4\u25b5\u2b61\u2b67\u2b71\u2b9d\u2912\u2934\u23f6\u23eb\U0001f81d\U0001f851\U0001f861\U0001f869\U0001f871\U0001f879\U0001f865\U0001f86d\U0001f875\U0001f87d\U0001f53a\U0001f53c", "up"),
    **dict.fromkeys("\u2193\u2198\u21d3\u21e9\u21e3\u21d8\u2b07\u2b0a\u25bc\u25bd\u25be\u25bf\u2b63\u2b68\u2b73\u2b9f\u2913\u2935\u23f7\u23ec\U0001f853\U0001f863\U0001f86b\U0001f873\U0001f87b\U0001f866\U0001f86e\U0001f876\U0001f87e\U0001f53b\U0001f53d", "down"),
    **dict.fromkeys("\u2192\u2194\u21d2\u21d4\u21e8\u21c4\u21c6\u2b04\u2b0c\u27a1\u2794\u279c\u27a4\u27a2\u27f6\u27f7\u2b0d\u25b6\u25b7\u25ba\u25b8\u25b9\u25bb\u25c4\u25c0\u2b62\u2b9e\u21e2\u21e0\u21e6\u2b82\U0001f852\U0001f862\U0001f86a\U0001f872\U0001f87a", "level"),
}  # fmt: skip

# Symbol fonts draw arrows on the codes of letters. Sideways is level, slanting is up or down.
_WINGDINGS: dict[int, Direction] = {
    **dict.fromkeys((0xD9, 0xDD, 0xE1, 0xE4, 0xE9, 0xEC, 0xF1, 0xF6), "up"),
    **dict.fromkeys((0xDA, 0xDE, 0xE2, 0xE6, 0xEA, 0xEE, 0xF2, 0xF8), "down"),
    **dict.fromkeys((0xD7, 0xD8, 0xDB, 0xDC, 0xDF, 0xE0, 0xE7, 0xE8, 0xEF, 0xF0, 0xF3), "level"),
}
_WINGDINGS_3: dict[int, Direction] = {
    **dict.fromkeys((0x23, 0x26, 0x68, 0x70, 0x72, 0xE3, 0xE6), "up"),
    **dict.fromkeys((0x24, 0x28, 0x69, 0x71, 0x73, 0xE4, 0xE8), "down"),
    **dict.fromkeys((0x21, 0x22, 0x66, 0x67, 0x74, 0x75, 0x76, 0x77, 0xE1, 0xE2), "level"),
}
_SYMBOL: dict[int, Direction] = {
    0xAD: "up", 0xDD: "up", 0xAF: "down", 0xDF: "down",
    **dict.fromkeys((0xAB, 0xAC, 0xAE, 0xDB, 0xDC, 0xDE), "level"),
}  # fmt: skip
_WEBDINGS: dict[int, Direction] = {0x33: "level", 0x34: "level", 0x35: "up", 0x36: "down"}
_DINGBATS: dict[int, Direction] = {
    0x73: "up",
    0x74: "down",
    **dict.fromkeys((0xD4, 0xD5, 0xDC, 0xE1), "level"),
}
# OpenOffice and LibreOffice put Wingdings' glyphs into OpenSymbol, on Wingdings' codes or on their own.
_OPEN_SYMBOL: dict[int, Direction] = {
    0xE02E: "up", 0xE028: "up", 0xE02C: "down", 0xE026: "down",
    **dict.fromkeys((0xE025, 0xE027, 0xE02B, 0xE02D), "level"),
}  # fmt: skip
_FONTS: tuple[tuple[str, dict[int, Direction]], ...] = (
    ("wingdings3", _WINGDINGS_3),
    ("wingdings2", {}),
    ("wingdings", _WINGDINGS),
    ("webdings", _WEBDINGS),
    ("opensymbol", _WINGDINGS),
    ("starsymbol", _WINGDINGS),
    ("symbol", _SYMBOL),
    ("dingbats", _DINGBATS),
)
_WORDS: dict[str, Direction] = {
    **dict.fromkeys(("up", "upward", "upwards", "increase", "increased", "increasing", "higher", "rising", "rise", "u"), "up"),
    **dict.fromkeys(("down", "downward", "downwards", "decrease", "decreased", "decreasing", "lower", "falling", "fall", "d"), "down"),
    **dict.fromkeys(("level", "same", "no change", "unchanged", "static", "stable", "steady", "none", "equal", "maintained", "flat"), "level"),
}  # fmt: skip


def direction_of(runs: Iterable[Run], text: str) -> Direction:
    """Which way the arrow in a cell points: 'up', 'down', 'level'; '' for none, for several, and for one that is not known.

    Args:
        runs: the words in the cell; a glyph is looked up by its font and code.
        text: the cell as text, where there are no runs; also for cells that say it in words.
    """
    found = {arrow for run in runs if (arrow := arrow_of(run.text, run.font))}
    if not found:
        found = {arrow for character in text if (arrow := _UNICODE.get(character, ""))}
    if len(found) == 1:
        return next(iter(found))
    return "" if found else _WORDS.get(" ".join(text.split()).casefold(), "")


def arrow_of(text: str, font: str = "") -> Direction:
    """Which way a glyph points, '' where that is not known.

    Args:
        text: one character; those of a symbol font are U+F000 plus their code, or the letter on that code.
        font: the name of the font.
    """
    if len(text) != 1:
        return ""
    known = _UNICODE.get(text)
    if known:
        return known
    plain = re.sub(r"[^a-z0-9]", "", font.casefold())
    table = next((codes for name, codes in _FONTS if name in plain), None)
    if table is None:
        return ""
    code = ord(text)
    if code in _OPEN_SYMBOL and table is _WINGDINGS:
        return _OPEN_SYMBOL[code]
    if 0xF000 <= code <= 0xF0FF:
        code -= 0xF000
    return table.get(code, "")


UnitOfMeasure = Literal["count", "percent", "rate", "money"]
Polarity = Literal["high", "low", ""]

_CODE = re.compile(
    r"(?=[^\s]*\d)[A-Z]{1,6}[ ._/-]?\d{1,4}(?:[._/-]?\d{1,3})*[A-Za-z]{0,2}(?:[-/_][A-Za-z]{1,4})?(?: ?%)?(?: ?\([a-zA-Z%]{1,4}\))?"
    r"|\d{1,3}(?:\.\d{1,3})*[a-z]?"
)
_LEADING_CODE = re.compile(
    rf"(?P<ref>(?=[A-Z])(?:{_CODE.pattern}))\s*[:\u2013-]?\s+(?P<name>[A-Z%\u00a3(].{{3,}})"
)
_RATE = re.compile(
    r"\brates?\b|\bper (?:1|10|100),?000\b|\bper (?:1,?000|head|capita|thousand|million)", re.IGNORECASE
)
_PERCENT = re.compile(
    r"^(?:the )?(?:%|percentages?\b|percent\b|per cent\b|proportion\b)|\(%\)|%$", re.IGNORECASE
)
_UNITS: dict[str, UnitOfMeasure] = {
    **dict.fromkeys(("p", "percent", "percentage", "per cent", "pct", "y", "yes"), "percent"),
    **dict.fromkeys(("number", "count", "no", "num", "n", "days", "weeks", "hours"), "count"),
    **dict.fromkeys(("rate", "ratio", "per 10 000", "per 1 000", "per 100 000"), "rate"),
    **dict.fromkeys(("money", "currency", "gbp", "cost"), "money"),
}
_HIGH = re.compile(r"\b(?:high(?:er)?|bigger|more|maximi[sz]e|max|increas\w+|up)\b|^[h+]$", re.IGNORECASE)
_LOW = re.compile(
    r"\b(?:low(?:er)?|smaller|less|fewer|minimi[sz]e|min|reduc\w+|decreas\w+|down)\b|^[l-]$", re.IGNORECASE
)


def is_code(text: str) -> bool:
    """Whether a text is a reference: 'M1', 'NI147', 'LAC9 (val)', 'EH3a%'."""
    return (
        len(text) <= 24
        and any(character.isdigit() for character in text)
        and _CODE.fullmatch(text) is not None
    )


def unit_of(figures: Sequence[Figure], name: str, mark: str = "") -> UnitOfMeasure:
    """What the figures of a row are.

    Args:
        figures: of its periods.
        name: of the indicator.
        mark: in the column that says so: 'P', '%', 'Number'.
    """
    signs = Counter(figure.unit for figure in figures if figure.value is not None)
    if signs[Unit.PERCENT]:
        return "percent"
    if signs[Unit.MONEY] or mark.strip() == "\u00a3":
        return "money"
    told = "percent" if mark.strip() == "%" else _UNITS.get(fold(mark))
    if told:
        return told
    if _PERCENT.search(name):
        return "percent"
    return "rate" if _RATE.search(name) else "count"


def polarity_of(text: str, direction: Direction = "") -> Polarity:
    """'high' or 'low' where a cell says which is good, '' otherwise."""
    high, low = (
        bool(_HIGH.search(text.strip())) or direction == "up",
        bool(_LOW.search(text.strip())) or direction == "down",
    )
    return "" if high == low else "high" if high else "low"


def split_name(ref: str, name: str) -> tuple[str, str]:
    """Reference and name; a code printed before the name is the reference, and without one the name in short."""
    if ref:
        return ref, name
    found = _LEADING_CODE.fullmatch(name)
    if found:
        return found["ref"], found["name"]
    return slug(name)[:60].strip("-"), name


Kind = Literal[
    "ref", "name", "owner", "reporter", "outcome", "period", "direction", "change_month", "change_year", "average_12m", "max_12m",
    "unit", "benchmark", "target", "rag", "polarity", "commentary", "latest", "previous", "other", "",
]  # fmt: skip

_COMPARED = (
    "stat(?:istical)? ?(?:neighbours?|nbrs?)", "neighbours?", "england", "national", "region(?:al)?", "benchmarks?",
    "benchmarking", "comparators?", "cipfa", "family group", "peers?(?: group)?", "south east", "south west", "north east",
    "north west", "east midlands", "west midlands", "east of england", "yorkshire", "london", "wales", "scotland", "uk", "sn",
    "core cities", "similar (?:authorities|councils)", "quartile", "english", "unitary", "unitaries", "shire",
)  # fmt: skip
"""Words in the headings of figures of other places."""
_CHANGE = "(?:.* )?(?:change|chg|variance|movement|difference|var)(?: .*)? "
# Tried in turn over the folded heading (lower case, words only): what is more particular stands first.
_RULES: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("rag", ("(?:rag|status|rating|performance) (?:against|vs|v|versus) target", "(?:on|met|achieved) target")),
    ("other", ("(?:.* )?(?:variance|difference|gap|distance|var|performance|progress) (?:from|to|against|vs|v|versus) (?:the )?target",
        "target (?:variance|date|met|audience|group)(?: .*)?")),
    ("target", ("(?:.* )?(?:targets?|floor(?: standard)?|tolerance|aspiration|ambition)(?: .*)?", "plan(?:ned)?", "goal",
        "(?:upper |lower )?thresholds?", "(?:(?!confidence|time)\\w+ )?limits?", "minim(?:um|a)")),
    ("change_year", (_CHANGE + "(?:(?:same|previous|prev|last|prior|on|over|from|since) )+(?:month |quarter |period |qtr )*(?:of )?(?:a )?(?:last |prev |previous |prior )?(?:year|yr)(?: ago)?(?: .*)?",
        "(?:annual|year on year|yoy|y o y|yearly) (?:change|chg|variance|movement)(?: .*)?",
        "(?:.* )?(?:change|chg|variance|movement|difference|diff) (?:in |over |on |by |per )?(?:the )?(?:year|yr|12 (?:months|mths)|annual(?:ly)?|year on year|yoy|y o y)",
        "(?:12 (?:months?|mths?)|1 year|one year|year|yr) (?:percent(?:age)? )?(?:change|chg|movement|difference|diff)")),
    ("change_month", (_CHANGE + "(?:previous|prev|last|prior)(?: (?:month|mth|quarter|qtr|period|result|figure|report).*)?",
        "(?:monthly|quarterly|month on month|quarter on quarter|in month|in quarter) (?:change|chg|variance|movement)(?: .*)?",
        "(?:change|chg)",
        "(?:.* )?(?:change|chg|variance|movement|difference|diff) (?:in |over |on |by |per )?(?:the )?(?:month|mth|quarter|qtr|month on month|mom|m o m|quarter on quarter|qoq|q o q)",
        "(?:1 month|one month|month|mth|quarter|qtr) (?:percent(?:age)? )?(?:change|chg|movement|difference|diff)")),
    ("average_12m", ("(?:rolling )?(?:12|13|twelve) ?(?:m|mths?|mnths?|months?) ?(?:rolling )?(?:average|avg|av|mean)(?: value)?",
        "average", "avg", "mean", "monthly average", "(?:average|avg|mean) (?:of )?(?:last )?12 (?:months|mths)")),
    ("max_12m", ("(?:rolling )?(?:12|13|twelve) ?(?:m|mths?|mnths?|months?) (?:max(?:imum)?|high(?:est)?|peak)(?: value)?",
        "max(?:imum)?(?: value)?", "highest(?: value)?", "max(?:imum)? (?:of|in|over) (?:last )?12 (?:months|mths)")),
    ("direction", ("dot", "d o t", "(?:.* )?direction of (?:travel|change)(?: .*)?", "direction", "trend(?: arrow)?", "travel",
        "arrow", "(?:short|long) term trend", "improving or worsening", "movement")),
    ("rag", ("(?:.* )?rag(?: .*)?", "(?:current |performance |overall |latest )?(?:status|rating)", "traffic light", "status rag",
        "alert", "symbol")),
    ("polarity", ("(?:.* )?polarity(?: .*)?", "(?:what is |is )?good(?: is| performance| to be)?(?: .*)?",
        "(?:better|good|best) (?:to be |is |if )?(?:high|low|higher|lower|bigger|smaller)(?: or (?:high|low|higher|lower))?",
        "(?:high|higher|bigger|low|lower|smaller)(?: or (?:high|low|higher|lower|smaller|bigger))? (?:is )?(?:good|better|best)",
        "aim(?: to)?(?: max| min| high| low| maximise| minimise)?(?: .*)?", "(?:desired|preferred|intended) (?:direction|trend)")),
    ("unit", ("percentages?", "(?:is it )?(?:a )?percent(?:age)?", "units?(?: of measure(?:ment)?)?",
        "(?:number|no|count) or (?:percentage|percent)", "format", "measured in", "p", "uom", "data type", "measure type")),
    ("commentary", ("(?:.* )?(?:commentary|comments?|narrative|explanation|analysis)(?: .*)?", "notes?", "remarks",
        "what (?:is|s) the story", "context", "actions? (?:being )?taken", "story behind .*", "reason for .*")),
    ("ref", ("(?:(?:pi|kpi|ni|measure|indicator|row|item|local|unique|pm|strategic|performance indicator) )*(?:refs?|references?|no|nos|number|id|code|num)(?: no| number| code)?",
        "pi", "ni", "kpi no", "#")),
    ("owner", ("(?:.* )?owner(?: .*)?",
        "(?:lead|responsible|accountable) ?(?:officer|manager|director|service|department|team|member|person)?", "lead",
        "head of service", "director(?:ate)?", "service lead", "who")),
    ("reporter", ("reporter", "reported by", "report(?:ing)? (?:officer|by)",
        "(?:data|information) (?:provider|source|contact|officer)", "contact(?: officer)?", "completed by", "source", "update by",
        "updated by")),
    ("outcome", ("outcomes?(?: .*)?", "what impact .*", "why (?:is )?(?:this|it) (?:is )?(?:important|matters|measured)(?: .*)?",
        "(?:corporate |council |strategic )?(?:priority|priorities|objective|aim|theme)", "impact", "rationale", "purpose")),
    ("name", ("(?:.* )?(?:indicators?|measures?|kpis?|metrics?|pis)(?: .*)?",
        "(?:indicator |measure |short |full )?(?:name|title|description|definition|detail)s?", "performance(?: measure)?",
        "what (?:we|are we) measur(?:e|ing)(?: .*)?", "headline", "key performance")),
    ("benchmark", (f"(?:.* )?{one_of(*_COMPARED)}(?: .*)?",)),
    ("latest", ("latest", "current", "actual", "this (?:month|quarter|period|year)",
        "current (?:month|quarter|period|performance|value|position|result|figure)",
        "latest (?:result|value|figure|performance|data|position|actual|outturn)", "result", "value",
        "performance (?:this|in) (?:month|quarter|period)", "out ?turn", "actual performance", "current actual", "reported value",
        "ytd actual")),
    ("previous", ("(?:previous|last|prior|prev)(?: (?:month|quarter|period|result|value|figure|performance|position|qtr|actual|outturn|year))?",)),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(one_of(*patterns))) for kind, patterns in _RULES)
_PERIOD_WORDS = re.compile(
    r"^(?:q(?:tr|uarter)?\s*[1-4]|[1-4](?:st|nd|rd|th) (?:quarter|qtr)|(?:end )?year(?: end)?$)\b"
)
_BENCH_GROUP = re.compile(r"benchmark|comparator|comparison|neighbour|national|similar", re.IGNORECASE)
_TARGET_GROUP = re.compile(
    r"\b(?<!confidence )(?<!time )(?:targets?|limits?|minimum|minima)\b", re.IGNORECASE
)
_MONEY = re.compile(
    r"\u00a3|\b000s?\b|\bbudget|\bspend|\bexpenditure|\bincome\b|\bforecast outturn|\bvariance\b|\bsaving",
    re.IGNORECASE,
)
_BROKEN_WORD = re.compile(r"(?P<head>[A-Za-z]{1,12})\s+(?P<tail>[a-z]{1,12})")
_LONGEST = 160
_OF_PERIOD: tuple[Kind, ...] = ("latest", "rag", "target", "direction", "name", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table.

    Attributes:
        kind: what it holds; '' for one without a heading, 'other' for one whose heading is not known.
        name: the heading on one line; of a target its year is part of it.
        period: of a column of figures, or of the ratings of one.
        number: 0.. from the left.
    """

    kind: Kind = ""
    name: str = ""
    period: str = ""
    number: int = 0


def read_columns(headings: Sequence[Sequence[str]], *, year: str = "") -> list[Column]:
    """The columns under headings.

    Args:
        headings: for each column its headings from top to bottom, a heading over several columns with each of them.
        year: financial year the table is of, '2018/19', where its title says so; for headings like 'Q1' or 'Apr'.
    """
    headings = [[_whole(part) for part in parts] for parts in headings]
    names = [one_line(" ".join(parts)) for parts in headings]
    periods = _periods(headings, names, year)
    found: list[Column] = []
    for number, (parts, name) in enumerate(zip(headings, names, strict=True)):
        kind = _kind(parts, name, periods[number])
        column = Column(
            kind=kind,
            name=name,
            period=(periods[number] or "") if kind in ("period", "rag") else "",
            number=number,
        )
        found.append(_in_context(column, found, periods[number]))
    return found


def _whole(heading: str) -> str:
    """A heading that a narrow column broke in the middle of its word, 'Re', 'f', is whole again."""
    broken = _BROKEN_WORD.fullmatch(heading.strip())
    if broken is None or kind_of(heading) not in ("other", ""):
        return heading
    joined = f"{broken['head']}{broken['tail']}"
    return joined if kind_of(joined) not in ("other", "") or read_month(joined) else heading


def is_finance(columns: Sequence[Column]) -> bool:
    """Whether headings are those of a finance table."""
    figures = [column for column in columns if column.kind in ("period", "other", "latest")]
    return sum(_MONEY.search(column.name) is not None for column in figures) >= max(1, len(figures) // 3)


@lru_cache(maxsize=1024)
def kind_of(heading: str) -> Kind:
    """What a heading alone says of its column: '' for none, 'other' for one that is not known."""
    folded = fold(heading[:_LONGEST].replace("%", " percent "))
    if not folded:
        return "direction" if heading.strip() and not heading.strip().isascii() else ""
    for kind, pattern in _COMPILED:
        if pattern.fullmatch(folded) or pattern.fullmatch(folded.removeprefix("percent ")):
            return kind
    return "other"


def _kind(parts: Sequence[str], name: str, period: str | None) -> Kind:
    if not name:
        return ""
    group, own = " ".join(parts[:-1]), parts[-1] if parts else ""
    whole = kind_of(name)
    if _TARGET_GROUP.search(name):
        return "target"
    if (
        period
        and whole in ("other", "latest", "name", "unit", "previous", "")
        and not _BENCH_GROUP.search(group)
    ):
        return "period"
    if _BENCH_GROUP.search(group) and kind_of(own) in ("other", "benchmark", "average_12m", "latest"):
        return "benchmark"
    if group and whole in ("other", "name"):
        inner = kind_of(own)
        if inner not in ("other", ""):
            return inner
    return whole


def _periods(headings: Sequence[Sequence[str]], names: Sequence[str], year: str) -> list[str | None]:
    """The period of each heading, by itself, with the heading over it, or with the year of the whole table."""
    found = read_periods(names)
    for number, parts in enumerate(headings):
        if found[number] or not names[number]:
            continue
        own = parts[-1]
        over = " ".join(parts[:-1])
        for context in (over, year):
            if context and (
                read_month(own) or _PERIOD_WORDS.match(own.strip().casefold()) or read_period(own)
            ):
                found[number] = read_period(f"{own} {context}") or read_period(f"{context} {own}")
            if found[number]:
                break
        if not found[number] and over and kind_of(own) in _OF_PERIOD:
            # 'Q1 2018/19' over 'Actual', 'Target', 'RAG': all three are of the quarter; a 'Numerator' is no figure of its own.
            found[number] = read_period(own) or next(
                (period for part in reversed(parts[:-1]) if (period := _period_over(part, year))), None
            )
    return found


def _period_over(heading: str, year: str) -> str | None:
    """The period of a heading over several columns: 'Q1 2018/19', or 'Quarter 1' in a table of 2018/19."""
    bare = year and (_PERIOD_WORDS.match(heading.strip().casefold()) or read_month(heading))
    return read_period(heading) or (read_period(f"{heading} {year}") if bare else None)


def _in_context(column: Column, before_it: Sequence[Column], period: str | None) -> Column:
    """A column in the light of those to its left: bare years after a target are targets too."""
    last = before_it[-1] if before_it else None
    if column.kind == "period" and last is not None and last.kind == "target" and period and "/" in period:
        earlier = [each.period for each in before_it if each.kind == "period"]
        if (
            period in earlier or any("-" in each or "Q" in each for each in earlier)
        ) and not _has_year_before(before_it, period):
            return Column(kind="target", name=f"Target {column.name}", number=column.number)
    return column


def _has_year_before(columns: Sequence[Column], period: str) -> bool:
    return any(column.kind == "period" and before(period) == column.period for column in columns)
