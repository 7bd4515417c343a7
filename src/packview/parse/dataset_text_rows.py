"""Rows of figures in a text file: which figure belongs to which column, told from the shape of the row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import permutations

from packview.parse.dataset_arrows import direction_of
from packview.parse.dataset_checks import reasons_to_doubt
from packview.parse.dataset_columns import Column
from packview.parse.dataset_sheet import rating_of
from packview.parse.figures import Figure, is_mark, read_figure

_MOST_LOOSE = 3
_SAMPLE = 12
_LEAST = 3


@dataclass(slots=True)
class Fit:
    """A row's entries in columns.

    Attributes:
        months: one entry for each period.
        entries: column number to entry; columns that got none are blank.
        spare: entries of targets that could be of more than one year.
        agrees: how many of its own figures confirm it.
        doubtful: why not all of it is certain, in words.
    """

    months: list[str]
    entries: dict[int, str] = field(default_factory=dict)
    spare: list[str] = field(default_factory=list)
    agrees: int = 0
    doubtful: list[str] = field(default_factory=list)


def split_row(line: str) -> tuple[str, list[str]]:
    """The words before the figures of a line, and the figures, marks, ratings and single letters it ends with."""
    words = line.split()
    start = len(words)
    while start and is_entry(words[start - 1]):
        start -= 1
    while start < len(words) and not _is_figure_or_mark(words[start]):
        start += 1
    return " ".join(words[:start]), words[start:]


def is_entry(word: str) -> bool:
    """Whether a word would fill a cell beside the figures."""
    return (
        _is_figure_or_mark(word)
        or bool(rating_of(word))
        or (len(word) == 1 and (word.isupper() or bool(direction_of([], word))))
    )


def order_columns(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], periods: Sequence[str]
) -> list[Column]:
    """The columns right of the periods in the order of the entries.

    A converter may leave headings at another place than their column. The order taken is the one under which the rows' own
    averages, maxima and signs agree with their columns most often; as found in the file, where nothing tells.

    Args:
        columns: in the order their headings stand in the file.
        rows: entries of each row.
        periods: of the row.
    """
    filled = [column for column in columns if column.kind != "commentary"]
    if not any(_holds_arrows(row) for row in rows):
        filled = [column for column in filled if column.kind != "direction"]
    last = next((place for place, column in enumerate(columns) if column.kind == "commentary"), len(columns))
    behind = [column for column in columns[last:] if column.kind != "commentary" and column in filled]
    changes = [
        column for column in filled if column.kind in ("change_month", "change_year") and column not in behind
    ]
    loose = [*changes, *behind][:_MOST_LOOSE]
    fixed = [column for column in filled if column not in loose]
    sample = list(rows[:_SAMPLE])
    best, most = filled, -1.0
    for order in _orders(filled, fixed, loose):
        score = sum(fit.agrees for row in sample if (fit := fit_row(row, order, periods)) is not None)
        if score > most:
            best, most = order, score
    return best


def fit_row(entries: Sequence[str], columns: Sequence[Column], periods: Sequence[str]) -> Fit | None:
    """The entries of a row in its columns, None where there are too few for its periods.

    Blank cells leave no trace in a text file. Those of targets, which stand last, are found by counting; where only some of
    the targets are printed their years are left open.

    Args:
        entries: of the row, periods first.
        columns: right of the periods, in order.
        periods: of the row.
    """
    count = len(periods)
    if len(entries) < count:
        return None
    variants = _variants(list(entries), count + len(columns))
    tries = [_fit(variant, columns, periods) for variant in variants if len(variant) >= count]
    return max(tries, key=lambda fit: fit.agrees - 2 * len(fit.doubtful), default=None)


def _fit(entries: list[str], columns: Sequence[Column], periods: Sequence[str]) -> Fit:
    count = len(periods)
    fit = Fit(months=entries[:count])
    rest = entries[count:]
    required = [column for column in columns if column.kind != "target"]
    targets = [column for column in columns if column.kind == "target"]
    last = (
        columns
        and columns[-1].kind == "target"
        and all(column.kind == "target" for column in columns[len(required) :])
    )
    if len(rest) == len(columns):
        fit.entries = {column.number: entry for column, entry in zip(columns, rest, strict=True)}
    elif last and len(required) <= len(rest) < len(columns):
        fit.entries = {column.number: entry for column, entry in zip(required, rest, strict=False)}
        fit.spare = rest[len(required) :]
        if fit.spare:
            years = ", ".join(column.name.removeprefix("Target ") for column in targets)
            fit.doubtful.append(
                f"The text does not tell which of the targets {years} is {' and '.join(fit.spare)}"
            )
    else:
        fit.entries = {column.number: entry for column, entry in zip(columns, rest, strict=False)}
        more = "more" if len(rest) > len(columns) else "fewer"
        fit.doubtful.append(
            f"The row has {more} entries than there are columns, so they may stand in the wrong ones"
        )
    fit.agrees = _agreement(fit, columns, periods)
    return fit


def _agreement(fit: Fit, columns: Sequence[Column], periods: Sequence[str]) -> int:
    figures = {period: read_figure(entry) for period, entry in zip(periods, fit.months, strict=True)}
    held = {
        column.kind: read_figure(fit.entries[column.number])
        for column in columns
        if column.number in fit.entries
    }
    texts = {column.kind: fit.entries[column.number] for column in columns if column.number in fit.entries}
    score = 0
    for kind in ("average_12m", "max_12m"):
        figure = held.get(kind, Figure())
        if figure.value is not None:
            pair = (figure, Figure()) if kind == "average_12m" else (Figure(), figure)
            score += -2 if reasons_to_doubt(figures, *pair, least=_LEAST) else 3
    score += sum(1 if figure.value is not None else -1 for figure in figures.values()) // 4
    for kind in ("change_month", "change_year"):
        if kind in texts:
            score += 1 if texts[kind].endswith("%") or is_mark(texts[kind]) else -1
    score += _change_agrees(figures, held.get("change_month", Figure()))
    if "unit" in texts:
        score += 1 if len(texts["unit"]) <= 2 and held["unit"].value is None else -1
    if "direction" in texts:
        score += 1 if direction_of([], texts["direction"]) else -1
    return score


def _change_agrees(figures: dict[str, Figure], change: Figure) -> int:
    """Whether a printed change is that between the last two periods."""
    values = [figure.value for figure in figures.values()]
    if change.value is None or len(values) < 2 or values[-1] is None or not values[-2]:
        return 0
    return 2 if abs((values[-1] / values[-2] - 1) * 100 - change.value) <= 6 + 0.1 * abs(change.value) else 0


def _variants(entries: list[str], wanted: int) -> Iterator[list[str]]:
    """The entries as they are, and where there is one too many, with two neighbouring marks as one: '- n/a'."""
    yield entries
    if len(entries) > wanted - _MOST_LOOSE:
        for index in range(len(entries) - 1):
            if (
                is_mark(entries[index])
                and is_mark(entries[index + 1])
                and entries[index] != entries[index + 1]
            ):
                yield [*entries[:index], f"{entries[index]} {entries[index + 1]}", *entries[index + 2 :]]


def _orders(filled: list[Column], fixed: list[Column], loose: list[Column]) -> Iterator[list[Column]]:
    yield filled
    if not loose or len(fixed) > 20:
        return
    for group in permutations(loose):
        for place in range(len(fixed) + 1):
            yield [*fixed[:place], *group, *fixed[place:]]


def _holds_arrows(entries: Sequence[str]) -> bool:
    return any(len(entry) == 1 and direction_of([], entry) for entry in entries)


def _is_figure_or_mark(word: str) -> bool:
    return read_figure(word).value is not None or is_mark(word)
