"""What colleagues have shared on a pack, asked for every second while a meeting goes on."""

from collections.abc import Callable, Sequence

from packview.model import Note
from packview.services.library import Library
from packview.services.opened import OpenPack


def colleagues_of(library: Library, opened: OpenPack) -> Callable[[], Sequence[Note]]:
    """Their notes; they are read only when somebody has changed something."""
    colleagues = library.colleagues(opened.pack.pack_id, opened)
    known: list[tuple[object, tuple[Note, ...]]] = []

    def look() -> Sequence[Note]:
        token = colleagues.token()
        if not known or known[-1][0] != token:
            known[:] = [(token, colleagues.notes().notes)]
        return known[-1][1]

    return look
