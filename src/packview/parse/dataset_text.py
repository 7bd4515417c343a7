"""Performance datasets from text files, where positions are gone: rows are known by the shape of their figures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from packview.model import Indicator, Page
from packview.parse.dataset_arrows import direction_of
from packview.parse.dataset_checks import reasons_to_doubt
from packview.parse.dataset_columns import Column, Kind
from packview.parse.dataset_names import is_code, polarity_of, split_name, unit_of
from packview.parse.dataset_result import DatasetResult
from packview.parse.dataset_sheet import rating_of
from packview.parse.dataset_text_head import TextHead, find_heads, stray_headings
from packview.parse.dataset_text_names import Label, commentary_between, read_label
from packview.parse.dataset_text_rows import Fit, fit_row, order_columns, split_row
from packview.parse.figures import Figure, read_figure

_FARTHEST = 400
"""Lines after its headings within which a table's first row stands, and lines between two rows."""
_MOST_LINES = 150
"""Lines of a printed page: a longer stretch of text is of several, and its label is that of the last."""
_LONGEST = 60
"""Lines of commentary under the last row."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line that ends with a row of figures.

    Attributes:
        line: which.
        prefix: words before the figures.
        entries: the figures, and the marks among them.
    """

    line: int
    prefix: str
    entries: list[str]


def read_text_datasets(pages: Sequence[Page]) -> DatasetResult:
    """The indicators in pages that have lines only.

    Args:
        pages: in order.
    """
    lines: list[str] = []
    owners: list[Page] = []
    for page in pages:
        lines.extend(page.lines)
        owners.extend([page] * len(page.lines))
    indicators: list[Indicator] = []
    for heads in _tables(find_heads(lines)):
        indicators.extend(_read_table(lines, owners, heads))
    claimed = frozenset(each.pdf_page for each in indicators if each.pdf_page)
    return DatasetResult(indicators=tuple(indicators), claimed=claimed)


def _tables(heads: Sequence[TextHead]) -> list[list[TextHead]]:
    """Headings with the same periods are of one table."""
    found: list[list[TextHead]] = []
    for head in heads:
        if found and found[-1][-1].periods == head.periods and head.line - found[-1][-1].line < 2 * _FARTHEST:
            found[-1].append(head)
        else:
            found.append([head])
    return found


def _read_table(lines: Sequence[str], owners: Sequence[Page], heads: Sequence[TextHead]) -> list[Indicator]:
    rows = _rows(lines, heads)
    if not rows:
        return []
    head = max(heads, key=lambda each: (len(each.columns), len(each.left)))
    strays = stray_headings(lines[heads[0].last : rows[-1].line], head.columns)
    columns = order_columns([*head.columns, *strays], [row.entries for row in rows], head.periods)
    found: list[Indicator] = []
    above = heads[0].last
    for row in rows:
        label, commentary = read_label(lines, range(above + 1, row.line), heads, head.left, row.prefix)
        if found and commentary:
            found[-1] = replace(found[-1], commentary=commentary)
        if label is not None:
            entries = _Entries(fit_row(row.entries, columns, head.periods), columns, head.periods)
            found.append(entries.indicator(label, owners[row.line]))
        above = row.line
    if not any(each.average_12m is not None or each.targets or is_code(each.ref) for each in found):
        return []
    end = next(
        (index for index in range(above + 1, len(lines)) if owners[index] is not owners[above]), len(lines)
    )
    last = commentary_between(lines, range(above + 1, min(end, above + _LONGEST)), heads)
    return [*found[:-1], replace(found[-1], commentary=last)] if last else found


def _rows(lines: Sequence[str], heads: Sequence[TextHead]) -> list[_Row]:
    """The lines that end with an entry for each period, in the table these headings are of."""
    wanted = len(heads[0].periods)
    inside = {line for head in heads for line in range(head.first, head.last + 1)}
    tops = {head.line for head in heads}
    found: list[_Row] = []
    last = heads[0].line
    for index in range(heads[0].line + 1, len(lines)):
        last = index if index in tops else last
        if index - last > _FARTHEST:
            break
        if index in inside or len(lines[index]) < 2 * wanted - 1:
            continue
        prefix, entries = split_row(lines[index])
        if len(entries) < wanted:
            continue
        if sum(read_figure(entry).value is not None for entry in entries) >= wanted // 2:
            found.append(_Row(index, prefix, entries))
            last = index
    return found


class _Entries:
    """The entries of a row in their columns.

    Attributes:
        marks: what is printed where no figure is.
    """

    def __init__(self, fit: Fit | None, columns: Sequence[Column], periods: Sequence[str]) -> None:
        few = Fit(months=["" for _ in periods], doubtful=["The row has fewer figures than there are periods"])
        self.marks: dict[str, str] = {}
        self._fit = fit or few
        self._columns = columns
        self._figures = {
            period: self._figure(period, entry)
            for period, entry in zip(periods, self._fit.months, strict=True)
        }

    def indicator(self, label: Label, page: Page) -> Indicator:
        """The indicator of the row."""
        ref, name = split_name(label.ref, label.name)
        average, highest = self._first("average_12m"), self._first("max_12m")
        doubts = (*label.doubtful, *self._fit.doubtful, *reasons_to_doubt(self._figures, average, highest))
        return Indicator(
            ref=ref,
            name=name,
            owner=label.owner,
            reporter=label.reporter,
            outcome=label.outcome,
            unit=unit_of(list(self._figures.values()), name, self._text("unit")),
            values={period: figure.value for period, figure in self._figures.items()},
            direction=direction_of([], self._text("direction")),
            change_month=self._first("change_month").value,
            change_year=self._first("change_year").value,
            average_12m=average.value,
            max_12m=highest.value,
            benchmarks=self._named("benchmark"),
            targets=self._targets(),
            rag=rating_of(self._text("rag")),
            polarity=polarity_of(self._text("polarity")),
            marks=self.marks,
            page=page.label if len(page.lines) <= _MOST_LINES else None,
            pdf_page=page.number,
            doubtful=tuple(dict.fromkeys(doubts)),
        )

    def _figure(self, key: str, entry: str) -> Figure:
        figure = read_figure(entry)
        if figure.mark:
            self.marks[key] = figure.mark
        return figure

    def _text(self, kind: Kind) -> str:
        return next(
            (self._fit.entries.get(column.number, "") for column in self._columns if column.kind == kind), ""
        )

    def _first(self, kind: Kind) -> Figure:
        return self._figure(kind, self._text(kind))

    def _named(self, kind: Kind) -> dict[str, float | None]:
        held = [column for column in self._columns if column.kind == kind]
        return {
            each.name: self._figure(each.name, self._fit.entries.get(each.number, "")).value for each in held
        }

    def _targets(self) -> dict[str, float | None]:
        """Targets by year; those whose year the text leaves open under all the years they may be of."""
        if not self._fit.spare:
            return self._named("target")
        name = "Target " + ", ".join(
            column.name.removeprefix("Target ") for column in self._columns if column.kind == "target"
        )
        if len(self._fit.spare) == 1:
            return {name: self._figure(name, self._fit.spare[0]).value}
        keys = [f"{name}: {place}" for place in range(1, len(self._fit.spare) + 1)]
        return {key: self._figure(key, entry).value for key, entry in zip(keys, self._fit.spare, strict=True)}
