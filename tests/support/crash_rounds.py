"""Kill a process that keeps notes, again and again, and look each time what is left.

    python tests/support/crash_rounds.py 250 0 4

This does 250 rounds, the first share of four. Half of the rounds end at a call of the system, spread over all there are;
the others at a random time.
"""

import os
import random
import select
import signal
import sys
import tempfile
import time
from pathlib import Path

from crash_work import Expected, Mishap, copied, do, opened

SEED = 20181129


def kill_round(expected: Expected, folder: Path, *, at: int = -1, after: float = 0.0) -> bool:
    """Do the works in a child that is killed, and look; whether it was still at work.

    Args:
        expected: what is to be there.
        folder: for the round's library.
        at: the call of the system it is killed at, -1 for none.
        after: otherwise, seconds until it is killed.
    """
    with copied(expected.start, folder) as home:
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            work_and_die(home, writing, at)
        os.close(writing)
        if at < 0:
            select.select([], [], [], after)
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        assert code in {0, -signal.SIGKILL}, f"the child ended with {code}"
        with open(reading, "rb") as pipe:  # noqa: PTH123  a descriptor, not a path
            done = len(pipe.read())
        expected.look(home, done)
        return code != 0


def work_and_die(home: Path, writing: int, at: int) -> None:
    tell = os.write
    try:
        with Mishap(at, lambda _: os.kill(os.getpid(), signal.SIGKILL)):
            do(opened(home), lambda _: tell(writing, b"."))
    except BaseException as error:  # noqa: BLE001  nothing of the child may go on in the parent's place
        os.write(2, f"{error!r}\n".encode())
        os._exit(3)
    os._exit(0)


def main(rounds: int, share: int, shares: int) -> int:
    """Run the rounds of one share; how many children were killed at work."""
    chance = random.Random(SEED + share)
    killed = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        started = time.perf_counter()
        expected = Expected(folder)
        took = (time.perf_counter() - started) / 2
        steps = (rounds + 1) // 2
        every = expected.calls / (steps * shares)
        for number in range(share, steps * shares, shares):
            killed += kill_round(expected, folder, at=min(int(number * every), expected.calls - 1))
        while killed < rounds:
            killed += kill_round(expected, folder, after=chance.uniform(0, took))
    print(f"{killed} rounds of {expected.calls} calls: nothing acknowledged was lost")
    return killed


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
