"""Performance indicators and other tables, as printed."""

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A row of a performance table.

    A figure is None where none is printed, or what is printed is no figure ('-', 'n/a', 'Local', 'TBC', a suppressed
    cell); the mark itself is then in ``marks``. Percentages are as printed: 14.5 for '14.5%'.

    Attributes:
        ref: reference as printed: 'M1', 'NI147', 'LAC9 (val)'.
        name: on one line.
        owner: who answers for it, '' where not printed.
        reporter: who reports it.
        outcome: what it is watched for.
        unit: what the figures are.
        values: period to figure, in the order printed; a period is '2018-10', '2018/19 Q3' (financial year) or '2018/19'.
        direction: the printed arrow: 'up', 'down', 'level', or '' for none or one that could not be resolved.
        change_month: printed change on the period before.
        change_year: printed change on the same period a year before.
        average_12m: printed.
        max_12m: printed.
        benchmarks: column name to figure.
        targets: column name to figure.
        rag: 'red', 'amber', 'green' or '' as printed.
        polarity: 'high', 'low' (is good) or '' as printed; never guessed.
        commentary: as printed, paragraphs joined by line feeds.
        marks: column (period, 'change_month', benchmark or target name) to the printed mark of a cell that is no figure.
        page: printed label.
        pdf_page: 1..n.
        item: key of the agenda item.
        doubtful: reasons to look at the page itself, in words; empty when all agrees.
    """

    ref: str
    name: str
    owner: str = ""
    reporter: str = ""
    outcome: str = ""
    unit: Literal["count", "percent", "rate", "money"] = "count"
    values: dict[str, float | None] = field(default_factory=dict)
    direction: Literal["up", "down", "level", ""] = ""
    change_month: float | None = None
    change_year: float | None = None
    average_12m: float | None = None
    max_12m: float | None = None
    benchmarks: dict[str, float | None] = field(default_factory=dict)
    targets: dict[str, float | None] = field(default_factory=dict)
    rag: Literal["red", "amber", "green", ""] = ""
    polarity: Literal["high", "low", ""] = ""
    commentary: str = ""
    marks: dict[str, str] = field(default_factory=dict)
    page: str | None = None
    pdf_page: int | None = None
    item: str = ""
    doubtful: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that is not of indicators: finance, attendance, an action log.

    Attributes:
        title: the caption or heading over it, '' for none.
        header: column names; () where none is printed.
        rows: cells as printed, as many in each row as there are columns.
        page: printed label of the page it starts on.
        pdf_page: 1..n.
        item: key of the agenda item.
        doubtful: reasons to look at the page itself, in words.
    """

    title: str = ""
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    page: str | None = None
    pdf_page: int | None = None
    item: str = ""
    doubtful: tuple[str, ...] = ()
