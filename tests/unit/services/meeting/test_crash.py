"""The app is killed in the middle of a meeting, at any moment: no acknowledged act is lost, and the clock is right.

A short run is part of the suite; PACKVIEW_CRASH_ROUNDS=200 makes it as long as one likes.
"""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from meetings import PLAN
from packview.model.meeting import for_sharing
from packview.services.meeting.commands import LiveMeeting
from packview.store.meeting_log import MeetingLog, decode

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs processes that can be killed")

ROUNDS = int(os.environ.get("PACKVIEW_CRASH_ROUNDS", "5"))


def meeting_at(home: Path) -> LiveMeeting:
    """The meeting as the app opens it."""
    log = MeetingLog(
        home, "a-pack", "robin", shared=home / "shared", for_sharing=partial(for_sharing, closed=["trees"])
    )
    return LiveMeeting(PLAN, log, lambda: datetime.now(UTC))


def play(home: Path, seed: int) -> None:
    """Do one thing after the other; each is told on standard output once it is on the disk."""
    chance = random.Random(seed)
    meeting = meeting_at(home)
    if meeting.state().phase == "before":
        meeting.start_or_pause()
    while True:
        state = meeting.state()
        others = [item.key for item in PLAN.items if item.key != state.current]
        if state.phase != "running":
            meeting.adjourn_or_resume() if state.phase == "adjourned" else meeting.start_or_pause()
        else:
            chance.choice(
                (
                    partial(meeting.begin, chance.choice(others)),
                    lambda: meeting.jot("What was said, at some length. " * chance.randint(1, 60)),
                    lambda: meeting.come_or_go(chance.choice(PLAN.members)),
                    lambda: meeting.action("Send the figures", "Ash", "in May"),
                    meeting.start_or_pause,
                    meeting.adjourn_or_resume,
                    meeting.undo,
                )
            )()
        acts = meeting.log.acts()
        now = datetime.now(UTC)
        state = meeting.state()
        spent = state.elapsed.get(state.current, 0.0)
        print(acts[-1].number, now.timestamp(), state.phase, spent, state.current or "-", flush=True)
        meeting.log.share()
        time.sleep(chance.random() / 200)


def test_a_killed_meeting_stands_where_it_was(tmp_path: Path) -> None:
    chance = random.Random(20181129)
    seen = 0
    for seed in range(ROUNDS):
        with subprocess.Popen(
            [sys.executable, __file__, str(tmp_path), str(seed)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3] / "support")},
        ) as child:
            assert child.stdout
            lines = [child.stdout.readline() for _ in range(chance.randint(1, 12))]
            time.sleep(chance.random() / 100)  # not waited for: any moment will do for the end
            child.kill()
            lines += [line for line in child.stdout if line.endswith("\n")]
        number, at, phase, spent, item = lines[-1].split()
        meeting = meeting_at(tmp_path)
        acts = meeting.log.acts()
        assert not meeting.log.reports
        assert [act.number for act in acts] == list(range(1, len(acts) + 1))
        assert len(acts) - int(number) in {0, 1}, "an acknowledged act is lost"
        assert len(acts) > seen
        seen = len(acts)
        if len(acts) == int(number):
            state = meeting.state()
            assert (state.phase, state.current or "-") == (phase, item)
            passed = state.now.timestamp() - float(at) if phase == "running" and item != "-" else 0.0
            assert abs(state.elapsed.get(state.current, 0.0) - float(spent) - passed) < 1.0
        shared = tmp_path / "shared" / "meetings" / "a-pack" / "robin.log"
        if shared.exists():
            copy = shared.read_bytes()
            assert len(decode(copy)) == copy.count(b"\n")


def test_the_time_the_app_was_away_counts(tmp_path: Path) -> None:
    meeting = meeting_at(tmp_path)
    meeting.start_or_pause()
    meeting.next()
    later = datetime.now(UTC) + timedelta(minutes=7)
    again = meeting_at(tmp_path)
    again.clock = lambda: later
    assert again.state().current == "apologies"
    assert abs(again.state().elapsed["apologies"] - 420) < 1.0


if __name__ == "__main__":
    play(Path(sys.argv[1]), int(sys.argv[2]))
