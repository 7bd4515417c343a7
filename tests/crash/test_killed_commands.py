"""A command that is killed at a random moment leaves no process behind.

PACKVIEW_CRASH_ROUNDS says how often; by itself a few times.
"""

import os
import random
import re
import select
import signal
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from drawn_pdfs import raw_pdf, stream

ROUNDS = int(os.environ.get("PACKVIEW_CRASH_ROUNDS", "24")) // 8
MARK = "PACKVIEW_TEST_ROUND"


def _marked(mark: bytes) -> Iterator[int]:
    """The processes that have a mark in their environment, which a process has from whoever started it."""
    for place in Path("/proc").iterdir():
        with suppress(OSError):  # it has ended, or is somebody else's
            if place.name.isdigit() and mark in (place / "environ").read_bytes().split(b"\0"):
                yield int(place.name)


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="only Linux shows the environment of processes")
def test_no_process_is_left_whenever_a_command_is_killed(tmp_path: Path) -> None:
    packed = zlib.compress(
        b"%\n" * 14_000_000
    )  # each page takes seconds, so that it is killed while two processes read
    made = raw_pdf(*[b""] * 40, objects={9: stream(packed, b"/Filter /FlateDecode")})
    (tmp_path / "long.pdf").write_bytes(re.sub(rb"/Contents \d+ 0 R", b"/Contents 9 0 R", made))
    chance = random.Random(7)
    for number in range(ROUNDS):
        home = tmp_path / str(number)
        command = [sys.executable, "-c", "from packview.cli import main; main()"]
        asked = chance.choice((["import"], ["findings"], ["agenda"]))
        mark = f"{os.getpid()}.{number}"
        env = {**os.environ, "PACKVIEW_HOME": str(home), MARK: mark}
        with subprocess.Popen(
            [*command, *asked, str(tmp_path / "long.pdf")], env=env, stdout=subprocess.DEVNULL
        ) as running:
            while running.poll() is None and len([*_marked(f"{MARK}={mark}".encode())]) < 1 + number % 3:
                pass  # it has started no worker yet
            with suppress(subprocess.TimeoutExpired):
                running.wait(timeout=chance.uniform(0, 1))
            running.send_signal(chance.choice((signal.SIGKILL, signal.SIGTERM, signal.SIGHUP)))
        for pid in _marked(f"{MARK}={mark}".encode()):
            with suppress(ProcessLookupError):
                handle = os.pidfd_open(pid)
                assert select.select([handle], [], [], 20)[0], "a process lives on"
                os.close(handle)
