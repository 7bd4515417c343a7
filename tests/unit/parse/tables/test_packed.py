"""Tables as one process sends them to another."""

from dataclasses import replace

from packview import paths
from packview.extract.source import open_source
from packview.model import Page
from packview.parse.headings import TypedPages
from packview.parse.tables.page import pack_grids, tables_of, unpack_grids
from packview.parse.tables.ruled import Cell, Grid


def shown(cell: Cell) -> object:
    return cell.text, cell.prose, cell.words, cell.row, cell.column, cell.rows, cell.columns


def whole(grid: Grid) -> object:
    """All of a table, with which places of it hold the same cell."""
    first = {
        id(cell): place for place, cell in reversed([*enumerate(cell for row in grid.cells for cell in row)])
    }
    return (
        (grid.page, grid.label, grid.xs, grid.ys, grid.ruled, grid.title, grid.heads, grid.numbers),
        [[(shown(cell), first[id(cell)]) for cell in row] for row in grid.cells],
    )


def pages_with_tables() -> list[Page]:
    with open_source(paths.sample_pack()) as source:
        pages = [source.page(number) for number in range(1, source.document.page_count + 1)]
    return [page for page in pages if tables_of(page)]


def sent(page: Page, *, asked: bool) -> bytes:
    grids = tables_of(page)
    if asked:
        assert all(cell.prose is not None for grid in grids for row in grid.cells for cell in row)
    return pack_grids(grids)


def test_tables_arrive_as_they_were_sent() -> None:
    pages = pages_with_tables()
    assert len(pages) > 3
    for page in pages:
        for asked in (False, True):
            arrived = unpack_grids(sent(page, asked=asked), page)
            assert [whole(grid) for grid in arrived] == [whole(grid) for grid in tables_of(page)]


def test_a_page_has_the_tables_that_are_known_of_it_as_long_as_its_words_are_the_same() -> None:
    page = pages_with_tables()[0]
    typed = TypedPages()
    known = tables_of(page)[:1]
    known[0].title = "known"
    typed.know([page], [()], [pack_grids(known)])
    assert [grid.title for grid in typed.grids(page)] == ["known"]
    assert [grid.title for grid in typed.grids(replace(page, lines=("other lines",)))] == ["known"]
    changed = replace(page, stamps=(*page.stamps, "Page 4"))
    assert [whole(grid) for grid in typed.grids(changed)] == [whole(grid) for grid in tables_of(changed)]
    typed.know([page], [()], [None])
    assert [whole(grid) for grid in typed.grids(page)] == [whole(grid) for grid in tables_of(page)], (
        "they failed before"
    )
