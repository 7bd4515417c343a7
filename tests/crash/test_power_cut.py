"""The power goes at any moment: what was not synced may vanish in any order, and nothing that was acknowledged is gone."""

import os
import random
import shutil
from contextlib import suppress
from pathlib import Path

from crash_work import WORKS, Expected, do, opened, state
from packview.errors import NotFoundError
from packview.model import Anchor
from power_cut import Disk, PowerCut

ROUNDS = int(os.environ.get("PACKVIEW_CRASH_ROUNDS", "40"))
LAST = len(WORKS)


def test_nothing_acknowledged_is_gone(tmp_path: Path) -> None:
    expected = Expected(tmp_path / "expected")
    home = tmp_path / "home"
    shutil.copytree(expected.start, home)
    whole = Disk(home)
    with whole:
        do(opened(home), lambda _: None)
    chance = random.Random(20181129)
    for number in range(ROUNDS):
        shutil.rmtree(home)
        shutil.copytree(expected.start, home)
        disk = Disk(home, cut_at=number * whole.calls // ROUNDS)
        acknowledged: list[int] = []
        with suppress(PowerCut), disk:
            do(opened(home), acknowledged.append)
        done = len(acknowledged)
        for _ in range(3):  # three of the many disks that this may leave
            left = tmp_path / "left"
            disk.after(left, chance)
            found = state(left)
            assert found in expected.states[done : done + 2], f"cut {number}, after {done} works: {found}"
            gone = {text for text in expected.bins[done] if done == LAST or text in expected.bins[done + 1]}
            fresh = opened(left)
            there = {note.text for note in fresh.notes()}
            assert gone - there <= {one.note.text for one in fresh.bin()}, f"cut {number}"
            with suppress(NotFoundError):  # a step may be lost, the note never
                fresh.undo()
            fresh.add(kind="note", text="it goes on", anchor=Anchor())
