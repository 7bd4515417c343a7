"""The tables of a page as bytes, as one process of ours sends them to another that has the page."""

import copyreg
import io
import pickle
from collections.abc import Callable, Sequence

from packview.model import Page
from packview.parse.tables.page import upright
from packview.parse.tables.ruled import Grid
from packview.parse.tables.words import Word, words_of


def pack_grids(grids: Sequence[Grid]) -> bytes:
    """Tables of one page; for each word its number on the page."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = copyreg.dispatch_table | {Word: lambda word: (_word_of, (word.number,))}
    pickler.dump(list(grids))
    return stream.getvalue()


def unpack_grids(packed: bytes, page: Page) -> list[Grid]:
    """The tables again, with the words of their page and its label as they are now.

    Args:
        packed: by this program, never what a file or a colleague could have written.
        page: with its runs, as it was or with other lines.
    """
    grids: list[Grid] = _Unpickler(packed, page).load()
    for grid in grids:
        grid.label = page.label
    return grids


def _word_of(number: int) -> Word:
    """A word by its number, which only an unpickler with a page knows."""
    raise LookupError(number)


class _Unpickler(pickle.Unpickler):
    def __init__(self, packed: bytes, page: Page) -> None:
        super().__init__(io.BytesIO(packed))
        self._words = {word.number: word for word in words_of(upright(page))}

    def find_class(self, module: str, name: str) -> Callable[..., object]:
        found: Callable[..., object] = super().find_class(module, name)
        return self._words.__getitem__ if found is _word_of else found
