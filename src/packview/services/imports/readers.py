"""The pages of an opened file, a chunk at a time, read by this process and, on Linux, by a second one beside it.

The second is forked once the file is open. Whoever is free takes the next chunk, so that this process can do other work
while the first pages are read. Each waits at a pipe for the end of whoever started it, so none outlives the app.
"""

import contextlib
import mmap
import os
import signal
import struct
import sys
import threading
from collections.abc import Iterator, Sequence
from queue import Queue
from typing import NamedTuple

import msgspec

from packview.errors import PackviewError
from packview.extract.source import Source
from packview.model import Layout, Page, StageName, Warned
from packview.parse.attempt import attempt_page
from packview.parse.layout import layout_of
from packview.parse.tables.page import pack_grids, tables_of
from packview.services.worker_process import end_with, read_frame, write_frame

if sys.platform.startswith("linux"):
    import fcntl

CHUNK = 8
"""Pages read before the next report: small enough that the first paper shows at once."""
_SINGLE = 4
"""The first pages come one by one: a scanned one may take seconds, and the agenda is among them."""
_WORTH_A_FORK = 3 * CHUNK
_PIPE = 2**20
"""Bytes that Linux lets anybody give a pipe."""
_TURN = struct.Struct(">I")
"""The number of a chunk, as it lies in the pipe that both processes take their next one from."""


_NOW = mmap.mmap(-1, 2 * _TURN.size)
"""The page that each process is reading, 0 for none; both see it, and the thread that says so to whoever waits."""
_OURS, _THE_SECONDS = 0, _TURN.size


def page_being_read() -> int | None:
    """The first of the pages that are being read at this moment."""
    return min((page for (page,) in _TURN.iter_unpack(_NOW[:]) if page), default=None)


class Chunk(NamedTuple):
    """Pages that follow each other, what went wrong on them, how each is set out, and its tables, None where they failed."""

    pages: list[Page]
    problems: list[Warned]
    layouts: list[Layout]
    grids: list[bytes | None]


@contextlib.contextmanager
def chunks_of(source: Source, count: int) -> Iterator[Iterator[Chunk]]:
    """All pages in order; the second process begins as the block does, and has ended when it ends.

    The chunks raise a PackviewError where the second process ended before its share was read.

    Args:
        source: opened, by a process that has no thread at work in it.
        count: of its pages.
    """
    single = min(count, _SINGLE)
    spans = [range(number, number + 1) for number in range(1, single + 1)]
    spans += [range(first, min(first + CHUNK, count + 1)) for first in range(single + 1, count + 1, CHUNK)]
    turns, writing = os.pipe()
    with os.fdopen(writing, "wb") as stream:  # 10,000 bytes for the longest file: a pipe holds six times that
        stream.writelines(map(_TURN.pack, range(len(spans))))
    alone = count < _WORTH_A_FORK or not sys.platform.startswith("linux") or (os.cpu_count() or 1) < 2
    second = None if alone else _SecondReader(source, spans, turns)
    try:
        yield _in_order(source, spans, turns, second)
    finally:
        if second is not None:
            second.end()
        os.close(turns)


def _in_order(
    source: Source, spans: Sequence[range], turns: int, second: "_SecondReader | None"
) -> Iterator[Chunk]:
    read: dict[int, Chunk] = {}
    for index in range(len(spans)):
        while index not in read:
            if second is not None:
                read.update(second.arrived())
            if index in read:
                break
            turn = _next_turn(turns)
            if turn is not None:
                read[turn] = _read(source, spans[turn], _OURS)
            elif second is not None:
                read.update([second.next()])
        yield read.pop(index)


def _next_turn(turns: int) -> int | None:
    body = os.read(turns, _TURN.size)
    return int(_TURN.unpack(body)[0]) if body else None


def _read(source: Source, span: range, place: int) -> Chunk:
    """The pages of a chunk; ``place`` is where in _NOW the process says which it is reading."""
    known = len(source.problems)
    pages: list[Page] = []
    for number in span:
        _TURN.pack_into(_NOW, place, number)
        pages.append(source.page(number))
    problems = source.problems[known:]
    layouts: list[Layout] = []
    packed: list[bytes | None] = []
    for page in pages:
        _TURN.pack_into(_NOW, place, page.number)
        layout: Layout = ()  # its lines can be shown as they are, where the layout fails
        grids: bytes | None = None
        with attempt_page(problems, StageName.LAYOUT, page.label, page.number):
            found = tables_of(page)
            layout = layout_of(page, found)
            grids = pack_grids(found)
        layouts.append(layout)
        packed.append(grids)
    _TURN.pack_into(_NOW, place, 0)
    return Chunk(pages, problems, layouts, packed)


class _SecondReader:
    """A forked process that reads chunks of the opened file as its turn comes."""

    def __init__(self, source: Source, spans: Sequence[range], turns: int) -> None:
        reading, writing = os.pipe()
        # a frame in few writes: for each one the second process waits for a thread of this one, busy with rules
        with contextlib.suppress(OSError):
            fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, _PIPE)
        watched, self._held = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(reading)
            os.close(self._held)
            end_with(watched)
            _read_share(source, spans, turns, writing)
        os.close(writing)
        os.close(watched)
        self._stream = os.fdopen(reading, "rb")
        self._frames: Queue[bytes | None] = Queue()
        self._thread = threading.Thread(target=self._take_in, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """End the process: it has sent all, or the import has failed."""
        os.kill(self._pid, signal.SIGKILL)
        self._thread.join()
        self._stream.close()
        os.close(self._held)
        os.waitpid(self._pid, 0)

    def arrived(self) -> Iterator[tuple[int, Chunk]]:
        """The chunks that it has sent by now, with their numbers."""
        while not self._frames.empty():
            body = self._frames.get()
            if body is None:  # it has sent all it read; whoever waits for more must meet this again
                self._frames.put(None)
                return
            yield _decoded(body)

    def next(self) -> tuple[int, Chunk]:
        """The chunk it sends next; PackviewError where it has ended."""
        return _decoded(self._frames.get())

    def _take_in(self) -> None:
        while (body := read_frame(self._stream)) is not None:
            self._frames.put(body)
        self._frames.put(None)


def _decoded(body: bytes | None) -> tuple[int, Chunk]:
    if body is None:
        raise PackviewError("Reading the file stopped early", "Try again")
    return msgspec.msgpack.decode(body, type=tuple[int, Chunk])


def _read_share(source: Source, spans: Sequence[range], turns: int, writing: int) -> None:
    status = 1
    try:
        with os.fdopen(writing, "wb") as stream:
            while (turn := _next_turn(turns)) is not None:
                chunk = _read(source, spans[turn], _THE_SECONDS)
                write_frame(stream, msgspec.msgpack.encode((turn, chunk)))
        status = 0
    finally:
        os._exit(status)  # never back into the parent's code
