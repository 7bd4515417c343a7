"""Tables of a pack as they are printed: side by side to read, cell by cell for a spreadsheet."""

from collections.abc import Iterator, Sequence

from packview.export.layout import to_text
from packview.export.rows import Row
from packview.model import Indicator, Pack, Table

_MOST_LINES = 60
"""Lines of a page that are shown beside what is doubtful on it."""


def table_cells(pack: Pack) -> list[Row]:
    """A row for the headings of each table and for each of its rows, a column for each of its cells."""
    most = max((len(cells) for table in pack.tables for cells in _all_rows(table)), default=0)
    return [
        {
            "table": number,
            "title": table.title,
            "page": table.page,
            "pdf_page": table.pdf_page,
            "item": _item_number(pack, table.item),
            "doubtful": list(table.doubtful),
            **{
                f"column {column + 1}": cells[column] if column < len(cells) else "" for column in range(most)
            },
        }
        for number, table in enumerate(pack.tables, 1)
        for cells in _all_rows(table)
    ]


def tables_text(pack: Pack, pages: Sequence[Sequence[str]], *, width: int) -> str:
    """The tables to read, one below the other; below a doubtful one stands what its page says.

    Args:
        pack: with its tables.
        pages: the lines of each page.
        width: columns of the terminal.
    """
    if not pack.tables:
        return "Nothing found.\n"
    return "\n".join("\n".join(_printed(table, pages, width)) + "\n" for table in pack.tables)


def doubtful_text(indicators: Sequence[Indicator], pages: Sequence[Sequence[str]]) -> str:
    """What the pages of doubtful indicators say, each page once; '' where nothing is doubtful."""
    parts: dict[int, list[str]] = {}
    for one in indicators:
        if one.doubtful and one.pdf_page:
            parts.setdefault(one.pdf_page, []).append(f"{one.ref}: {'; '.join(one.doubtful)}")
    labels = {one.pdf_page: one.page for one in indicators}
    return "".join(
        "\n" + "\n".join((*reasons, *_page(labels[number], number, pages))) + "\n"
        for number, reasons in parts.items()
    )


def doubtful_tables_text(tables: Sequence[Table], pages: Sequence[Sequence[str]]) -> str:
    """What the pages of doubtful tables say, each page once; '' where nothing is doubtful."""
    labels = {one.pdf_page: one.page for one in tables if one.doubtful and one.pdf_page}
    return "".join(
        "\n" + "\n".join(_page(label, number, pages)) + "\n" for number, label in labels.items() if number
    )


def _printed(table: Table, pages: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    yield f"{table.title or 'Table'} ({_where(table.page, table.pdf_page)})"
    yield from (f"Doubtful: {reason}" for reason in table.doubtful)
    rows = [
        {str(column): cell for column, cell in enumerate(cells)} for cells in (*table.rows,) if any(cells)
    ]
    names = _names(table, max((len(row) for row in rows), default=0))
    if rows:
        yield to_text(
            [dict(zip(names, row.values(), strict=True)) for row in rows], width=width, every=True
        ).strip("\n")
    if table.doubtful and table.pdf_page:
        yield from _page(table.page, table.pdf_page, pages)


def _names(table: Table, count: int) -> list[str]:
    """A name for each column; those that are alike or missing are told apart by spaces, which do not show."""
    found: list[str] = []
    for column in range(count):
        name = table.header[column] if column < len(table.header) else ""
        while name in found:
            name += " "
        found.append(name)
    return found


def _page(label: str | None, number: int, pages: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"The text of {_where(label, number)}:"
    lines = [line for line in pages[number - 1] if line.strip()] if number <= len(pages) else []
    yield from (f"  {line}" for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        yield f"  ... and {len(lines) - _MOST_LINES} more lines"


def _where(label: str | None, number: int | None) -> str:
    return f"page {label}, PDF {number}" if label else f"PDF page {number}"


def _all_rows(table: Table) -> list[tuple[str, ...]]:
    return [table.header, *table.rows] if any(table.header) else list(table.rows)


def _item_number(pack: Pack, key: str) -> str:
    item = pack.item(key) if key else None
    return item.number if item else ""
