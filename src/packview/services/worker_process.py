"""A process of our own that gets one request on its standard input and answers in frames.

Reading and analysing here would hold up every key. No file called ``decimal.py`` in the folder a member stands in is run:
neither that folder nor what PYTHON variables say is on the module path.
"""

import contextlib
import os
import select
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

import packview

if sys.platform == "linux":
    import fcntl
    import signal

_START = (
    "import gc, sys; gc.disable(); sys.path.append(sys.argv[1]); from importlib import import_module; "
    "worker = import_module(sys.argv[2]); gc.enable(); worker.main()"
)
"""packview's own folder is put last: it is needed where PYTHONPATH alone led to it, and hides nothing.
A search for cycles among what modules define would find none."""


def worker_command(module: str) -> tuple[str, ...]:
    """The command that runs ``main`` of a module of packview with -P and -E: ``-I`` would hide a member's own packages too."""
    return (sys.executable, "-P", "-E", "-c", _START, str(Path(packview.__file__).parent.parent), module)


_LENGTH = struct.Struct(">I")
"""Before each frame's body, its length in bytes."""


def write_frame(stream: IO[bytes], body: bytes) -> None:
    stream.write(_LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes | None:
    """The next frame, or None where the other side has ended, even in the middle of one."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    body = stream.read(length)
    return body if len(body) == length else None


def end_with(pipe: int) -> None:
    """End this process as soon as nobody holds the other end of a pipe, on which nothing more comes: whoever asked is gone, killed perhaps."""
    if (
        sys.platform == "linux"
    ):  # the system ends it even inside one long call, in which no other thread has its turn
        signal.signal(signal.SIGIO, signal.SIG_DFL)
        fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | os.O_ASYNC)
        asked = select.poll()
        asked.register(pipe, select.POLLIN)
        if asked.poll(0) and not os.read(pipe, 1):
            os._exit(1)  # whoever asked was gone before the system was told

    def wait() -> None:
        while os.read(pipe, 1):
            pass
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


_BEAT, _LONG = 0.5, 1.0
"""Seconds from one word about work that takes long to the next, and from the last answer to the first of them."""


def answer(work: Callable[[bytes], Iterable[bytes]], beat: Callable[[float], bytes] | None = None) -> None:
    """In the worker: answer the one request in frames. The worker does not outlive whoever holds standard input open.

    ``beat`` is asked in another thread what to say while nothing was answered for so many seconds.
    """
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not end up between the frames
    request = read_frame(sys.stdin.buffer)
    if request is None:
        return
    end_with(sys.stdin.fileno())
    one_at_a_time = threading.Lock()
    answered = time.monotonic()

    def say(body: bytes) -> None:
        with one_at_a_time:
            write_frame(out, body)

    def keep_saying(beat: Callable[[float], bytes]) -> None:
        while True:
            time.sleep(_BEAT)
            if (seconds := time.monotonic() - answered) >= _LONG:
                say(beat(seconds))

    if beat is not None:
        threading.Thread(target=keep_saying, args=(beat,), daemon=True).start()
    try:
        for body in work(request):
            say(body)
            answered = time.monotonic()
    except BrokenPipeError:  # the app is gone
        os._exit(0)


class WorkerProcess:
    """One run of a ``command`` as ``worker_command`` makes it: one request, any number of answers."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self.cancelled = False

    def answers(self, request: bytes) -> Iterator[bytes]:
        """The bodies of its frames until it ends, or until ``cancel``. It ends where the caller stops asking."""
        if self.cancelled:
            return
        process = self._process = subprocess.Popen(  # noqa: S603  a fixed command
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        if self.cancelled:  # between the check above and the start
            process.kill()
        assert process.stdin
        assert process.stdout
        try:
            with contextlib.suppress(OSError):  # it ended before it listened: it gives no answer then
                write_frame(process.stdin, request)
            while (body := read_frame(process.stdout)) is not None and not self.cancelled:
                yield body
        finally:
            process.kill()
            for stream in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):  # unsent bytes for a process that is gone
                    stream.close()
            process.wait()

    def cancel(self) -> None:
        """Stop; safe from any thread, at any time, more than once."""
        self.cancelled = True
        if self._process is not None:
            self._process.kill()
