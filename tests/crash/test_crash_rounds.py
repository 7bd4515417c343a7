"""Notes survive: a process is killed at every step and at random times, and every call of the system fails in turn.

``make test-crash`` runs 1,000 rounds and every fault; by itself a small part of them. PACKVIEW_CRASH_ROUNDS says how many.
"""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from crash_work import WORKS, Expected, Mishap, copied, do, opened, opened_for, state

ROUNDS = int(os.environ.get("PACKVIEW_CRASH_ROUNDS", "24"))
LONG = 500
"""Rounds from which a run is a long one."""
SHARES = 4 if ROUNDS >= LONG else 1
"""Parts of the kills that may run side by side."""
ON = 3
"""Works that a window goes on with which was opened for one, or in which one failed."""
END = len(WORKS)
TESTS = Path(__file__).parents[1] / "support"
ADD_MANY = """
import sys
from pathlib import Path
from packview.model import Anchor
from packview.services.notes.notebook import Notebook
notebook = Notebook(Path(sys.argv[1]), "a-pack", member="Robin", member_id="robin")
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[3])):
    notebook.add(kind="note", text=f"{sys.argv[2]} {number}", anchor=Anchor(), private=number % 3 == 0)
"""


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Expected:
    with pytest.MonkeyPatch.context() as patched:
        from packview.store.notes import backups

        patched.setattr(backups, "SPACING", backups.SPACING)  # put back afterwards
        return Expected(tmp_path_factory.mktemp("expected"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be forked")
@pytest.mark.parametrize("share", range(SHARES))
def test_whenever_it_is_killed_nothing_acknowledged_is_lost(share: int) -> None:
    done = subprocess.run(
        [sys.executable, str(TESTS / "crash_rounds.py"), str(ROUNDS // SHARES), str(share), str(SHARES)],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(TESTS)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert f"{ROUNDS // SHARES} rounds" in done.stdout


@pytest.mark.parametrize("times", [1, 2, 0])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_whatever_call_fails_what_could_not_be_saved_is_said(
    expected: Expected, tmp_path: Path, code: int, times: int
) -> None:
    """Each call in a long run, a few in a short one; of what is told in other words only, every fourth."""
    assert expected.calls > 300
    every = expected.calls * 5 // ROUNDS
    if ROUNDS >= LONG:
        every = 1 if code == errno.ENOSPC else 4
    if times == 1 and code == errno.ENOSPC:  # in one window that does it all
        for at in range(every // 2, expected.calls, every):
            fault_round(expected, tmp_path, at, code, times=times)
        return
    at = every // 2
    for first in range(len(WORKS)):  # in a window that is opened for this work
        calls = expected.count(tmp_path / f"counted {first}", first, first + 1)
        for one in range(at, calls, every):
            fault_round(expected, tmp_path, one, code, times=times, first=first, last=first + ON)
        at = (at - calls) % every


def fault_round(
    expected: Expected, tmp_path: Path, at: int, code: int, *, times: int, first: int = 0, last: int = END
) -> None:
    """Do the works from the first to before the last, with a fault; what fails is done again."""
    last = min(last, END)

    def fail(_: str) -> None:
        raise OSError(code, os.strerror(code))

    with copied(expected.homes[first], tmp_path) as home:
        notebook = opened_for(first, home)
        with Mishap(at, fail, times=times):
            done, error = do(notebook, lambda _: None, first, last)
        assert error is None or (error.message and "Errno" not in str(error))
        assert (error is None) == (done == last)
        found = state(home)
        exactly = expected.states[done : done + (1 if times == 1 or error is None else 2)]
        assert [note.text for note in notebook.notes()] == [note[0] for note in found[0]], (
            "this window agrees"
        )
        assert found in exactly, f"at {at}, after {done} works: {found}, {error}"
        fresh = opened(home)
        assert set(expected.bins[done]) <= {
            *(one.note.text for one in fresh.bin()),
            *(note.text for note in fresh.notes()),
            *(
                []
                if done + 1 >= len(expected.bins)
                else set(expected.bins[done]) - set(expected.bins[done + 1])
            ),
        }
        if found == expected.states[done]:
            on = min(done + ON, END)
            for work in WORKS[done:on]:
                work(notebook)
            assert state(home) == expected.states[on], "the same can be done again, in the same window"


def test_two_processes_at_once_lose_none(tmp_path: Path) -> None:
    count = 500 if ROUNDS >= LONG else 60
    both = [
        subprocess.Popen(
            [sys.executable, "-c", ADD_MANY, str(tmp_path), name, str(count)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for name in ("left", "right")
    ]  # fmt: skip
    for process in both:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in both:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in both:
        process.communicate()
    assert [process.returncode for process in both] == [0, 0]
    notes = opened(tmp_path).notes()
    assert sorted(note.text for note in notes) == sorted(
        f"{name} {number}" for name in ("left", "right") for number in range(count)
    )
    assert len({note.id for note in notes}) == 2 * count
