"""Searching every pack of the library by one index, which is kept beside the packs and brought up to date before it is asked."""

from collections.abc import Sequence
from contextlib import closing

from packview.errors import PackviewError
from packview.services.library.library import Library
from packview.services.search.search import Found, Term, places_of, search_in
from packview.store import packs
from packview.store.index import FILE, WordIndex


class LibrarySearch:
    """The index of a library.

    Raises:
        PackviewError: the index cannot be made or read.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._index = WordIndex(library.home / FILE)

    def stale(self) -> list[str]:
        """The packs that are new or changed, which ``take`` is to read; what is no longer in the library is left out from here on."""
        now = {pack_id: self._library.stamp(pack_id) for pack_id in packs.pack_ids(self._library.home)}
        known = self._index.stamps()
        if gone := known.keys() - now.keys():
            self._index.drop(gone)
        return [pack_id for pack_id, stamp in now.items() if known.get(pack_id) != stamp]

    def take(self, pack_id: str) -> bool:
        """Read a pack into the index, whole or not at all; False where it cannot be opened."""
        stamp = self._library.stamp(pack_id)
        try:
            opened = self._library.load(pack_id)
        except PackviewError:
            self._index.drop([pack_id])
            return False
        self._index.put(pack_id, places_of(opened.pack, opened.pages), stamp=stamp)
        return True

    def search(self, terms: Sequence[Term], *, limit: int | None = None, skip: int = 0) -> Found:
        """What of all packs and of the member's notes on them has all the terms; arguments as of ``search_in``."""
        notes = {
            pack_id: found
            for pack_id in sorted(self._library.noted() & self._index.stamps().keys())
            if (found := self._library.notes(pack_id))
        }
        return search_in(self._index, terms, notes, limit=limit, skip=skip)

    def close(self) -> None:
        self._index.close()


def is_indexed(library: Library) -> bool:
    """Whether there is an index, be it of some packs only."""
    return (library.home / FILE).is_file()


def stale_packs(library: Library) -> list[str]:
    """The packs that the index of a library is to read; errors as of ``LibrarySearch``, as below."""
    with closing(LibrarySearch(library)) as search:
        return search.stale()


def take_pack(library: Library, pack_id: str) -> None:
    """Read one pack into the index of a library: an index of its own, so that nobody closes it meanwhile."""
    with closing(LibrarySearch(library)) as search:
        search.take(pack_id)
