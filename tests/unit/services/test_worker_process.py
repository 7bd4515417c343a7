"""Requests and answers between the app and its workers."""

import io
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
    request = io.BytesIO()
    write_frame(request, b"one request")
    done = subprocess.run(
        [sys.executable, "-c", NOISY], input=request.getvalue(), capture_output=True, check=True
    )
    answers = io.BytesIO(done.stdout)
    assert [read_frame(answers) for _ in range(3)] == [b"ONE REQUEST", b"done", None]
    assert b"a library prints this" in done.stderr


def test_a_worker_that_is_asked_nothing_says_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", NOISY], input=b"", capture_output=True, check=True)
    assert done.stdout == b""
