"""From one command to the sample pack in use: from a fresh clone with make run, and from a wheel in a clean environment.

    python benchmarks/bench_first_minute.py

Each has a home folder of its own with nothing in it, and a pseudo-terminal of 120 by 40. It is usable when the pack is shown, the
welcome is closed with a key and another key shows the minutes. The time has the installation in it, of packages as pip finds
them. Aim: 60 s.
"""

import os
import pty
import re
import select
import subprocess
import sys
import tempfile
import time
from fcntl import ioctl
from pathlib import Path
from signal import SIGKILL
from struct import pack
from termios import TIOCSWINSZ

AIM = 60.0
MOST = 120.0
ROOT = Path(__file__).parents[1]
SIZE = (40, 120)
_CODES = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()][A-Z0-9]")


def seconds(command: list[str], folder: Path, home: Path) -> float:
    """From the start of a command until the last of the steps was seen; the process is ended then."""
    master, slave = pty.openpty()
    ioctl(slave, TIOCSWINSZ, pack("HHHH", *SIZE, 0, 0))
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PACKVIEW")}
    environment = {**kept, "HOME": str(home), "TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40"}
    started = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdin=slave, stdout=slave, stderr=slave, start_new_session=True
    ) as running:
        os.close(slave)
        try:
            _wait_for(b"welcome", master, started)
            os.write(master, b"\r")
            _wait_for(b"8 present", master, started, key=b"4")
            found = time.perf_counter() - started
        finally:
            os.killpg(running.pid, SIGKILL)
    os.close(master)
    return found


def _wait_for(words: bytes, master: int, started: float, *, key: bytes = b"") -> None:
    """Wait until words are shown; ``key`` is pressed each second until then."""
    seen, pressed = b"", 0.0
    while words not in _CODES.sub(b"", seen).lower():
        now = time.perf_counter()
        if now - started > MOST:
            raise SystemExit(
                f"{words.decode()!r} was not shown in {MOST:.0f} s: {seen[-2000:].decode(errors='replace')}"
            )
        if key and now - pressed > 1:
            os.write(master, key)
            pressed = now
        seen += _read(master)


def _read(master: int) -> bytes:
    """What was written within a second; b'' for nothing, and at the end of the process."""
    if not select.select([master], [], [], 1.0)[0]:
        return b""
    try:
        return os.read(master, 65536)
    except OSError:
        return b""


def told(what: str, takes: float) -> None:
    print(f"{what}: {takes:.1f} s to the minutes of the sample pack (aim: {AIM:.0f})")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clone, homes = folder / "clone", [folder / "home-of-clone", folder / "home-of-wheel"]
        for home in homes:
            home.mkdir()
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        told("make run in a fresh clone", seconds(["make", "run"], clone, homes[0]))
        build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
        subprocess.run(build, cwd=clone, check=True, stdout=subprocess.DEVNULL)
        [wheel] = (folder / "dist").glob("*.whl")
        new = folder / "environment"
        steps = [
            f"{sys.executable} -m venv {new}",
            f"{new}/bin/pip --quiet install '{wheel}[images,word]'",
            f"{new}/bin/packview",
        ]
        told("a wheel, pip and packview", seconds(["sh", "-c", " && ".join(steps)], folder, homes[1]))


if __name__ == "__main__":
    main()
