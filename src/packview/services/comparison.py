"""The member's own figures of other areas: files in comparison/ of the settings folder, and which of a pack's indicators they go with.

A file is CSV with a heading: indicator, area, period, value, denominator, source, date, in any order; the last three may be missing.
Nothing is compared before the member said that two names mean one indicator; yes and no are kept in the library, by name.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from packview import paths
from packview.errors import PackviewError
from packview.files import MOST, read_file, read_json, read_text
from packview.insight.indicators import Dataset, measure_of
from packview.insight.trends.comparison import compared, is_like
from packview.model import Indicator, Pack
from packview.model.comparison import Compared, OtherFigure, Proposal
from packview.services.analysis.findings import polarities
from packview.store.atomic import locked, write_atomic
from packview.text import clean, fold, one_line
from packview.wording.numbers import Unit, read_figure
from packview.wording.periods import read_period

FOLDER = "comparison"
_FILE = "comparison.json"
_NEEDED, _COLUMNS = ("indicator", "area", "period", "value"), ("denominator", "source", "date")
_MOST = 100_000
"""Lines read of a file; what is behind them is told."""


def folder() -> Path:
    """Where the member's files are."""
    return paths.config_home() / FOLDER


def other_figures() -> tuple[tuple[OtherFigure, ...], tuple[PackviewError, ...]]:
    """Every figure of the member's files, and what was wrong with the lines left out, each with its file and line."""
    found, problems = list[OtherFigure](), list[PackviewError]()
    for path in sorted(one for one in folder().glob("*") if one.suffix.lower() == ".csv"):
        name = one_line(path.name)
        try:
            found += _figures(name, clean(_text(path)), problems)
        except (OSError, UnicodeDecodeError):
            problems.append(PackviewError(f"{name} cannot be read", "Save it as CSV in UTF-8"))
        except csv.Error as error:
            problems.append(PackviewError(f"{name} is no CSV: {error}", "Save it as CSV in UTF-8"))
    return tuple(found), tuple(problems)


def _text(path: Path) -> str:
    """The text of a file as spreadsheets save it: UTF-8, UTF-16, or what Windows used before these."""
    try:
        return read_text(path)
    except UnicodeDecodeError:
        return read_file(path, MOST).decode("cp1252")


def _figures(name: str, text: str, problems: list[PackviewError]) -> list[OtherFigure]:
    head = text.lstrip("\n").partition("\n")[0]
    mark = max(",;\t", key=head.count)
    rows = csv.reader(io.StringIO(text), delimiter=mark)
    columns = [fold(cell) for cell in next(rows, [])]
    missing = [one for one in _NEEDED if one not in columns]
    if missing:
        needs = f"Its first line must name the columns {', '.join((*_NEEDED, *_COLUMNS))}"
        problems.append(PackviewError(f"{name} has no column {missing[0]}", needs))
        return []
    found = []
    for number, row in enumerate(rows, start=2):
        if number > _MOST:
            problems.append(PackviewError(f"{name} is read up to line {_MOST:,}", "Make several files of it"))
            break
        cells = {column: one_line(cell) for column, cell in zip(columns, row, strict=False)}
        if any(cells.values()):
            wrong, one = _figure(cells, name)
            if one is not None:
                found.append(one)
            else:
                problems.append(
                    PackviewError(f"{name}, line {rows.line_num}: {wrong}", "Correct or delete that line")
                )
    return found


def _figure(cells: dict[str, str], name: str) -> tuple[str, OtherFigure | None]:
    """What is wrong with a line, or its figure."""
    missing = [one for one in _NEEDED if not cells.get(one)]
    if missing:
        return f"no {missing[0]}", None
    period = read_period(cells["period"]) or read_period(cells["period"], months=True)
    value, whole = read_figure(cells["value"]), read_figure(cells.get("denominator", ""))
    if period is None:
        return f"'{cells['period']}' is no month, quarter or year", None
    if value.value is None:
        return f"'{cells['value']}' is no figure", None
    if whole.mark or (whole.value is not None and whole.value <= 0):
        return f"'{cells['denominator']}' is no number of cases", None
    return "", OtherFigure(
        indicator=cells["indicator"], area=cells["area"], period=period, value=value.value, file=name,
        unit=_UNITS.get(value.unit, "count"), denominator=whole.value, source=cells.get("source", ""), date=cells.get("date", ""),
    )  # fmt: skip


_UNITS: dict[Unit, Literal["count", "percent", "money"]] = {Unit.PERCENT: "percent", Unit.MONEY: "money"}


# What the member said.
class _Said(msgspec.Struct):
    """Names of indicators, folded, with their measure: which names of the files mean the same, and which do not."""

    yes: dict[str, list[str]] = {}
    no: dict[str, list[str]] = {}


def _key(one: Indicator) -> str:
    return f"{measure_of(one)} {fold(one.name)}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A pack's indicators beside the member's figures, by position, what may be one indicator, and what was wrong with the files."""

    found: dict[int, tuple[Compared, ...]]
    proposals: tuple[Proposal, ...]
    problems: tuple[PackviewError, ...]
    files: tuple[str, ...] = ()


def comparison_of(home: Path, pack: Pack) -> Comparison:
    """What the member's files have on a pack's indicators."""
    figures, problems = other_figures()
    said = read_json(home / _FILE, _Said) or _Said()
    by_name: dict[str, list[OtherFigure]] = defaultdict(list)
    for other in figures:
        by_name[fold(other.indicator)].append(other)
    dataset, known = Dataset(pack.indicators), polarities()[0]
    found = dict[int, tuple[Compared, ...]]()
    for position, one in enumerate(pack.indicators if figures else ()):
        others = [each for name in said.yes.get(_key(one), ()) for each in by_name.get(name, ())]
        if others:
            others.sort(key=lambda each: (each.period, each.area), reverse=True)
            found[position] = tuple(compared(dataset, position, others, known))
    proposals = tuple(_proposals(pack, by_name, said, set(found)))
    return Comparison(found, proposals, problems, tuple(dict.fromkeys(one.file for one in figures)))


def _proposals(
    pack: Pack, by_name: dict[str, list[OtherFigure]], said: _Said, compared_with: set[int]
) -> Iterator[Proposal]:
    """For each name of the files that was not said to be an indicator of this pack, the one it is most like."""
    taken = {name for one in pack.indicators for name in said.yes.get(_key(one), ())}
    best: dict[int, tuple[float, str]] = {}
    for name, figures in by_name.items():
        scores = {
            position: is_like(one, figures[0])
            for position, one in enumerate(pack.indicators if name not in taken else ())
            if position not in compared_with and name not in said.no.get(_key(one), ())
        }
        position = max(scores, key=scores.__getitem__, default=-1)
        if position >= 0 and scores[position] > best.get(position, (0.0, ""))[0]:
            best[position] = (scores[position], name)
    for position, (_, name) in sorted(best.items()):
        files = tuple(dict.fromkeys(figure.file for figure in by_name[name]))
        yield Proposal(position=position, name=by_name[name][0].indicator, files=files)


def say(home: Path, one: Indicator, name: str, *, same: bool | None) -> None:
    """Keep that a name of the files means an indicator, that it does not, or (None) forget what was said of the two."""
    with locked(home, _FILE, what="your comparison figures"):
        said = read_json(home / _FILE, _Said) or _Said()
        key, other = _key(one), fold(name)
        for of, wanted in ((said.yes, same is True), (said.no, same is False)):
            kept = [each for each in of.get(key, []) if each != other]
            of[key] = [*kept, other] if wanted else kept
        write_atomic(home / _FILE, msgspec.json.encode(said))
