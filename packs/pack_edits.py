"""The sources of a pack with some edits, so that another edition or a later meeting needs no second copy of them."""

import csv
import io
import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pack_source import read_source
from pack_spec import PackSpec

_DATASET = "indicators.csv"


def read_edited(folder: Path, edits: Path) -> PackSpec:
    """The pack of a folder of sources with the edits of a file.

    The file has ``edits`` (``old`` text that stands once in ``file``, or more often where ``every`` is true, and ``new``), ``files`` (whole
    texts by name), ``months`` (a new month to the month whose figures it repeats, so that what adds up still does; as many of the oldest
    fall away) and ``rows`` (an indicator's ``ref``, then cells by column).

    Raises:
        ValueError: an edit's old text does not stand in its file as often as it should, or there is no such row.
    """
    asked = tomllib.loads(edits.read_text(encoding="utf-8"))
    with TemporaryDirectory() as temporary:
        copy = Path(shutil.copytree(folder, Path(temporary) / folder.name))
        for name, text in asked.get("files", {}).items():
            (copy / name).write_text(text, encoding="utf-8")
        for edit in asked.get("edits", ()):
            path = copy / edit["file"]
            text = path.read_text(encoding="utf-8")
            count = text.count(edit["old"])
            if count != 1 and not (edit.get("every") and count):
                raise ValueError(f"{edit['file']}: {edit['old']!r:.60} stands there {count} times")
            path.write_text(text.replace(edit["old"], edit["new"]), encoding="utf-8")
        if "months" in asked or "rows" in asked:
            path = copy / _DATASET
            text = path.read_text(encoding="utf-8")
            path.write_text(_later(text, asked.get("months", {}), asked.get("rows", ())), encoding="utf-8")
        return read_source(copy)


def _later(text: str, months: Mapping[str, str], rows: Any) -> str:
    """A dataset moved on by some months, with what its columns say of the latest worked out anew."""
    table = list(csv.DictReader(io.StringIO(text)))
    columns = list(table[0])
    first = columns.index("outcome") + 1
    known = columns[first : columns.index("arrow")]
    shown = [*known, *months][len(months) :]
    by_ref = {row["ref"]: row for row in table}
    for row in table:
        row.update({month: row[like] for month, like in months.items()})
    for cells in rows:
        if cells["ref"] not in by_ref:
            raise ValueError(f"{_DATASET} has no row {cells['ref']}")
        by_ref[cells["ref"]].update(cells)
    for row in table:
        row.update(_latest(row, shown))
    names = [*columns[:first], *shown, *columns[first + len(known) :]]
    found = io.StringIO()
    writer = csv.DictWriter(found, names, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
    return found.getvalue()


def _latest(row: Mapping[str, str], shown: list[str]) -> dict[str, str]:
    """Arrow, changes, average and highest of a row, in the form of its figures; '-' where there is no figure."""
    cells = [row[month] for month in shown]
    figures = [
        float(cell.rstrip("%")) if cell.rstrip("%").replace(".", "").isdigit() else None for cell in cells
    ]
    last, before, year = figures[-1], figures[-2], figures[0]
    twelve = [figure for figure in figures[1:] if figure is not None]
    percent, places = (
        cells[-1].endswith("%"),
        max((len(cell.rstrip("%").partition(".")[2]) for cell in cells), default=0),
    )
    moved = (
        ""
        if last is None or before is None
        else "up"
        if last > before
        else "down"
        if last < before
        else "level"
    )

    def shaped(figure: float) -> str:
        return f"{figure:.{places}f}{'%' if percent else ''}"

    return {
        "arrow": moved,
        "change_month": _change(before, last),
        "change_year": _change(year, last),
        "average_12m": shaped(sum(twelve) / len(twelve)) if twelve else "-",
        "max_12m": shaped(max(twelve)) if twelve else "-",
    }


def _change(before: float | None, last: float | None) -> str:
    return f"{100 * (last - before) / before:.0f}%" if before and last is not None else "n/a"
