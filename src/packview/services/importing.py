"""Import of a file in a process of its own, as a stream of events.

A busy thread would freeze the interface for seconds at a time, so reading happens in another process
(services/import_worker.py) and this side only waits for its frames.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from packview.errors import PackviewError
from packview.services.events import Failed, Imported, ImportEvent
from packview.services.wire import ImportRequest, decode_event, read_frame, write_frame

_WORKER = (sys.executable, "-m", "packview.services.import_worker")


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
        self._process: subprocess.Popen[bytes] | None = None
        self._cancelled = False

    def __iter__(self) -> Iterator[ImportEvent]:
        """The events; the last is Imported or Failed. After ``cancel`` it ends without either."""
        if self._cancelled:
            return
        process = self._process = subprocess.Popen(  # noqa: S603  a fixed command
            _WORKER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        if self._cancelled:  # between the check above and the start
            process.kill()
        try:
            yield from self._events(process)
        finally:  # also where the caller stops asking
            _end(process)

    def cancel(self) -> None:
        """Stop; the library stays as it was. Safe from any thread, at any time, more than once."""
        self._cancelled = True
        if self._process is not None:
            self._process.kill()

    def _events(self, process: subprocess.Popen[bytes]) -> Iterator[ImportEvent]:
        assert process.stdin
        assert process.stdout
        try:
            write_frame(process.stdin, msgspec.msgpack.encode(self._request))
            process.stdin.close()
        except OSError:  # it ended before it listened: told below
            pass
        while (body := read_frame(process.stdout)) is not None:
            event = decode_event(body)
            if self._cancelled:
                return
            yield event
            if isinstance(event, Imported | Failed):
                return
        if not self._cancelled:
            yield Failed(
                error=PackviewError(
                    f"Reading {self.path.name} stopped before its end",
                    "Try again; if it stops again, the file may be too large for this machine's memory",
                )
            )


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            try:
                stream.close()
            except OSError:  # unsent bytes for a process that is gone
                continue
    process.wait()
