"""Which figures of the performance tables differ between two editions of a pack."""

from collections.abc import Iterator
from dataclasses import replace

from packview.model import Indicator, Pack, RevisedHow, RevisionChange
from packview.text import fold

_PRINTED = {
    "change_month": "change on the month",
    "change_year": "change on the year",
    "average_12m": "average of 12 months",
    "max_12m": "highest of 12 months",
    "rag": "rating",
}


def figure_changes(old: Pack, new: Pack) -> Iterator[RevisionChange]:
    """Indicators that came, went or have another name, then every cell that is not as it was, in the new order."""
    left = list(old.indicators)
    for row in new.indicators:
        before = _same_row(row, left)
        added = _of_row(new, row)
        if before is None:
            yield added
            continue
        left.remove(before)
        if fold(before.name) != fold(row.name):
            yield replace(added, how="renamed", before=before.name, after=row.name)
        yield from _cell_changes(before, row, added)
    for row in left:
        yield replace(_of_row(old, row), how="removed")


def _of_row(pack: Pack, row: Indicator) -> RevisionChange:
    item = pack.item(row.item)
    return RevisionChange(
        part="figure",
        how="added",
        item=item.number if item else "",
        name=_name(row),
        page=row.page,
        pdf_page=row.pdf_page,
    )


def _same_row(row: Indicator, left: list[Indicator]) -> Indicator | None:
    """The row of the same reference; where several have it, or it has none, the one of the same name."""
    found = [one for one in left if one.ref == row.ref]
    named = [one for one in found if fold(one.name) == fold(row.name)]
    if named:
        return named[0]
    return found[0] if len(found) == 1 and row.ref else None


def _cell_changes(before: Indicator, row: Indicator, told: RevisionChange) -> Iterator[RevisionChange]:
    was, now = _cells(before), _cells(row)
    for column in dict.fromkeys((*now, *was)):
        if was.get(column, "") != now.get(column, ""):
            how: RevisedHow = "added" if column not in was else "removed" if column not in now else "changed"
            yield replace(
                told,
                how=how,
                name=f"{told.name}, {column}",
                before=was.get(column, ""),
                after=now.get(column, ""),
            )


def _cells(row: Indicator) -> dict[str, str]:
    """Column to what is printed in it, as words."""
    groups = (row.values, row.benchmarks, row.targets)
    cells = {
        column: _figure(figure) or row.marks.get(column, "")
        for group in groups
        for column, figure in group.items()
    }
    for field, name in _PRINTED.items():
        value = getattr(row, field)
        text = value if isinstance(value, str) else _figure(value) or row.marks.get(field, "")
        if text:
            cells[name] = text
    return cells


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"


def _name(row: Indicator) -> str:
    return f"{row.ref} {row.name}".strip()
