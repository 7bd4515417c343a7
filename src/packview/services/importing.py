"""Import of a file in a process of its own, as a stream of events."""

from collections.abc import Iterator
from pathlib import Path

from packview.services.events import ImportEvent


class Import:
    """One import. Iterate over it, in a thread if something else must stay alive, for its events.

    Args:
        path: the file to read.
        home: the library's folder; None reads the file without adding it.
        password: for a protected file.
        revision: add the file as the next revision where the library holds another file of the same meeting;
            otherwise that fails with SameMeetingError.
    """

    def __init__(
        self, path: Path, *, home: Path | None = None, password: str | None = None, revision: bool = False
    ) -> None:
        raise NotImplementedError

    def __iter__(self) -> Iterator[ImportEvent]:
        """The events; the last is Imported or Failed. After ``cancel`` it ends without either."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Stop; the library stays as it was. Safe from any thread, at any time, more than once."""
        raise NotImplementedError
