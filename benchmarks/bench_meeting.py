"""The chair's view with 100 questions: what the clock costs, from a key to its paint, and how soon a member follows.

    python benchmarks/bench_meeting.py

The view runs without a terminal at 120 by 40 on the real log and notes, so that a key's time has the writing to disk in it. It
ends when the screen is handed to the driver.
"""

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from textual import events
from textual.screen import Screen

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from meetings import FakeClock
from packview.services.meeting.commands import RoomClock
from packview.tui.workspace.agenda import Pauses
from packview.tui.workspace.following import MeetingLinks
from tui.fakes_meeting import CLOCK_START, MeetingApp, question
from tui.fakes_workspace import PACK, WorkspaceApp
from tui.test_follow_the_chair import CHAIR, tell, watch_in

SIZE = (120, 40)
QUESTIONS = 100
IDLE = 20.0
"""Seconds for which nothing is pressed."""
FOLLOWED = 12


class Measured(MeetingApp):
    """Knows when it painted."""

    def __init__(self, home: Path) -> None:
        super().__init__(home, clock=FakeClock(CLOCK_START))
        self.painted = asyncio.Event()

    def _display(self, screen: Screen, renderable: object) -> None:
        super()._display(screen, renderable)
        self.painted.set()


async def press(app: Measured, key: str) -> float | None:
    """Seconds from a key to the paint that answers it; None where nothing was painted."""
    app.painted.clear()
    event = events.Key(key, key if len(key) == 1 else None)
    event.set_sender(app)
    started = time.perf_counter()
    app._driver.send_message(event)  # noqa: SLF001  as the terminal's own keys come in
    try:
        await asyncio.wait_for(app.painted.wait(), 0.5)
    except TimeoutError:
        return None
    return time.perf_counter() - started


async def keys(app: Measured, name: str, pressed: list[str]) -> list[float]:
    times = []
    for key in pressed:
        taken = await press(app, key)
        if taken is not None:
            times.append(taken)
        await asyncio.sleep(0.06)
    times.sort()
    p95 = times[int(len(times) * 0.95)] if times else 0.0
    print(
        f"  {name:28}  n {len(times):3}   median {statistics.median(times) * 1e3:6.1f} ms   p95 {p95 * 1e3:6.1f} ms"
    )
    return times


async def room(home: Path) -> None:
    app = Measured(home)
    for number in range(QUESTIONS):
        question(
            app, f"Question {number}: how many benches, in which park, and by when will they be painted?"
        )
    pauses = Pauses()  # the pack that lies below in the app keeps full collections out of the way
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("s", "n", "n", "n")
        pauses.begin()
        app.meeting.clock = RoomClock()
        await asyncio.sleep(1)
        before = time.process_time()
        await asyncio.sleep(IDLE)
        used = time.process_time() - before
        print(f"idle: {used / IDLE * 100:.2f} % of a core over {IDLE:.0f} s")
        print(f"key to paint, {QUESTIONS} questions in the list")
        times = await keys(app, "down the list", ["down"] * 40)
        times += await keys(app, "asked, and asked again", ["x"] * 40)
        times += await keys(app, "pause and go on", ["s"] * 40)
        times += await keys(app, "next item and previous", ["n", "p"] * 20)
        times += await keys(app, "undo", ["z"] * 40)
        times += await keys(app, "a line opened and left", ["w", "escape"] * 20)
        times.sort()
        print(
            f"  {'all':28}  n {len(times):3}   median {statistics.median(times) * 1e3:6.1f} ms"
            f"   p95 {times[int(len(times) * 0.95)] * 1e3:6.1f} ms"
        )
    pauses.end()


async def follow(folder: Path) -> None:
    app = WorkspaceApp(links=MeetingLinks(watch=watch_in(folder)))
    command = [sys.executable, "-c", CHAIR, str(folder / "chair"), str(folder / "shared")]
    tests = Path(__file__).parents[1] / "tests"
    paths = os.pathsep.join((str(tests), str(tests / "support")))
    with subprocess.Popen(  # noqa: ASYNC220  it starts before the clock does
        command, stdin=subprocess.PIPE, text=True, env={"PYTHONPATH": paths, "PATH": ""}
    ) as chair:
        assert chair.stdin
        async with app.run_test(size=SIZE) as pilot:
            tell(chair.stdin, f"begin {PACK.items[0].key}")
            while not (where := app.workspace.chair.where) or not where.item:  # noqa: ASYNC110  no event tells
                await asyncio.sleep(0.01)
            await pilot.press("f")
            times = []
            for number in range(FOLLOWED):
                key = PACK.items[number % 2 + 1].key
                started = time.perf_counter()
                tell(chair.stdin, f"begin {key}")
                while app.workspace.state.item_key != key:  # noqa: ASYNC110  the same
                    await asyncio.sleep(0.005)
                times.append(time.perf_counter() - started)
                await asyncio.sleep(0.13)
        chair.stdin.close()
    print(f"a member's screen follows after {statistics.median(times):.2f} s, at most {max(times):.2f} s")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(room(Path(folder) / "home"))
        asyncio.run(follow(Path(folder)))


if __name__ == "__main__":
    main()
