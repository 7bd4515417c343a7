"""Import of a file in a process of its own, as a stream of events.

Reading happens in services/import_worker.py; this side only waits for its frames.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from packview.errors import PackviewError
from packview.services.events import Failed, Imported, ImportEvent
from packview.services.wire import ImportRequest, decode_event
from packview.services.worker_process import WorkerProcess, worker_command

_WORKER = worker_command("packview.services.import_worker")


class Import:
    """One import. Iterate over it, in a thread if something else must stay alive, for its events.

    Args:
        path: the file to read.
        home: the library's folder; None reads the file without adding it.
        password: for a protected file.
        revision: whether the file may become the next revision where the library holds another file of the same
            meeting. None lets it unless it looks like a late supplement; True lets it whatever it looks like, False
            never. Where it may not, the import fails with SameMeetingError.
        into: the id of a pack of the library that the file is a late supplement to; it becomes part of that pack.
    """

    def __init__(
        self,
        path: Path,
        *,
        home: Path | None = None,
        password: str | None = None,
        revision: bool | None = None,
        into: str | None = None,
    ) -> None:
        self.path = path
        self._request = ImportRequest(
            path=str(path.absolute()),
            home=str(home.absolute()) if home else None,
            password=password,
            revision=revision,
            into=into,
        )
        self._worker = WorkerProcess(_WORKER)

    def __iter__(self) -> Iterator[ImportEvent]:
        """The events; the last is Imported or Failed. After ``cancel`` it ends without either."""
        for body in self._worker.answers(msgspec.msgpack.encode(self._request)):
            event = decode_event(body)
            yield event
            if isinstance(event, Imported | Failed):
                return
        if not self._worker.cancelled:
            yield Failed(
                error=PackviewError(
                    f"Reading {self.path.name} stopped before its end",
                    "Try again; if it stops again, the file may be too large for this machine's memory",
                )
            )

    def cancel(self) -> None:
        """Stop; the library stays as it was. Safe from any thread, at any time, more than once."""
        self._worker.cancel()
