"""The tables of a page in numbers, as one process sends them to another that has the page."""

from collections.abc import Sequence
from typing import NamedTuple

from packview.model import Page
from packview.parse.tables.page import upright
from packview.parse.tables.ruled import Cell, Grid
from packview.parse.tables.words import words_of


class PackedCell(NamedTuple):
    """A cell, its words by their numbers on the page; its text where that was worked out."""

    words: tuple[int, ...]
    text: str | None
    prose: str | None
    row: int
    column: int
    rows: int
    columns: int


class PackedGrid(NamedTuple):
    """A table: ``cells`` without repeats, and ``places`` with the position of each in ``cells``, by row and column."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[PackedCell, ...]
    places: tuple[tuple[int, ...], ...]
    ruled: bool
    title: str
    heads: int
    numbers: tuple[int, ...]


def pack_grid(grid: Grid) -> PackedGrid:
    """A table in numbers."""
    cells = {id(cell): cell for row in grid.cells for cell in row}
    at = {key: index for index, key in enumerate(cells)}
    return PackedGrid(
        grid.xs,
        grid.ys,
        tuple(
            PackedCell(
                tuple(word.number for word in cell.unordered),
                *cell.known_text,
                cell.row,
                cell.column,
                cell.rows,
                cell.columns,
            )
            for cell in cells.values()
        ),
        tuple(tuple(at[id(cell)] for cell in row) for row in grid.cells),
        grid.ruled,
        grid.title,
        grid.heads,
        tuple(grid.numbers),
    )


def unpack_grids(packed: Sequence[PackedGrid], page: Page) -> list[Grid]:
    """The tables again, with the words of their page and its label as they are now."""
    words = {word.number: word for word in words_of(upright(page))} if packed else {}
    grids = []
    for grid in packed:
        cells = [
            Cell(
                [words[number] for number in cell.words],
                text=cell.text,
                prose=cell.prose,
                row=cell.row,
                column=cell.column,
                rows=cell.rows,
                columns=cell.columns,
            )
            for cell in grid.cells
        ]
        grids.append(
            Grid(
                page=page.number,
                label=page.label,
                xs=grid.xs,
                ys=grid.ys,
                cells=[[cells[index] for index in row] for row in grid.places],
                ruled=grid.ruled,
                title=grid.title,
                heads=grid.heads,
                numbers=frozenset(grid.numbers),
            )
        )
    return grids
