"""Requests and answers between the app and its workers."""

import io
import os
import select
import signal
import subprocess
import sys

import pytest

from packview.services.worker_process import read_frame, write_frame

NOISY = """
from packview.services.worker_process import answer

def work(body):
    print("a library prints this")
    yield body.upper()
    yield b"done"

answer(work)
"""


@pytest.mark.parametrize("cut", [0, 1, 3, 4, 6])
def test_a_frame_cut_short_is_an_end(cut: int) -> None:
    stream = io.BytesIO()
    write_frame(stream, b"abc")
    assert read_frame(io.BytesIO(stream.getvalue()[:cut])) is None
    assert read_frame(io.BytesIO(stream.getvalue())) == b"abc"


def test_a_worker_answers_in_frames_whatever_is_printed_between_them() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", NOISY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as worker:
        assert worker.stdin
        assert worker.stdout
        assert worker.stderr
        write_frame(worker.stdin, b"one request")
        assert [read_frame(worker.stdout) for _ in range(3)] == [b"ONE REQUEST", b"done", None]
        assert b"a library prints this" in worker.stderr.read()


ASKING = """
import signal, sys
from packview.services.worker_process import WorkerProcess

signal.signal(signal.SIGHUP, signal.SIG_DFL)  # under nohup it would be ignored

BUSY = '''
import os
import re
from packview.services.imports.readers import _SecondReader
from packview.services.worker_process import answer

LONG = re.compile("(?:a|aa)+$")  # one call for years, in which no other thread has its turn

class Endless:
    problems = []

    def page(self, number):
        LONG.match("a" * 60 + "b")

def work(body):
    turns, writing = os.pipe()
    os.write(writing, bytes(4))
    second = _SecondReader(Endless(), [range(1, 9)], turns)
    yield b"%d %d" % (os.getpid(), second._pid)
    LONG.match("a" * 60 + "b")

answer(work)
'''
for body in WorkerProcess((sys.executable, "-c", BUSY)).answers(b"x"):
    print(body.decode(), flush=True)
"""


@pytest.mark.skipif(
    not hasattr(os, "pidfd_open"),
    reason="this system tells nobody of the end of a process that is not its child",
)
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_workers_end_with_whoever_asked_them(how: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", ASKING], stdout=subprocess.PIPE, text=True) as asking:
        assert asking.stdout
        pids = [int(one) for one in asking.stdout.readline().split()]
        handles = [os.pidfd_open(pid) for pid in pids]
        assert select.select(handles, [], [], 0)[0] == []
        asking.send_signal(how)
        ended = [bool(select.select([handle], [], [], 20)[0]) for handle in handles]
        for handle, has_ended in zip(handles, ended, strict=True):
            if not has_ended:
                signal.pidfd_send_signal(handle, signal.SIGKILL)
            os.close(handle)
        asking.kill()
    assert ended == [True, True], "a worker lives on"


GONE = """
import os, re, threading
from packview.services.worker_process import end_with

threading.Thread.start = lambda self: None  # its turn never comes
watched, held = os.pipe()
os.close(held)
end_with(watched)
re.match("(?:a|aa)+$", "a" * 60 + "b")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread alone watches")
def test_a_worker_ends_where_whoever_asked_was_gone_before_it_watched() -> None:
    assert subprocess.run([sys.executable, "-c", GONE], timeout=20, check=False).returncode == 1


def test_a_worker_that_is_asked_nothing_says_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", NOISY], input=b"", capture_output=True, check=True)
    assert done.stdout == b""
