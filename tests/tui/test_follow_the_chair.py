"""A member's screen follows the chair's, over a folder that both see; each in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

from packview.model.meeting import Act
from packview.services.meeting.opening import ChairWatch, Followed, PlanSettings, plan_of
from packview.store.meeting_log import encode
from packview.tui.workspace.following import MeetingLinks
from tui.fakes_workspace import PACK, WorkspaceApp, seen, until

CHAIR = """
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from packview.model.meeting import for_sharing
from packview.services.meeting.commands import LiveMeeting
from packview.services.meeting.opening import PlanSettings, plan_of
from packview.store.meeting_log import MeetingLog
from tui.fakes_workspace import PACK
home, shared = map(Path, sys.argv[1:])
log = MeetingLog(home, PACK.pack_id, "chair", shared=shared, for_sharing=partial(for_sharing, closed=["4-trees"]))
meeting = LiveMeeting(plan_of(PACK, PlanSettings()), log, lambda: datetime.now(UTC))
meeting.start_or_pause()
for line in sys.stdin:
    match line.split():
        case ["begin", key]:
            meeting.begin(key)
        case ["close"]:
            meeting.close()
    log.share()
"""


@contextmanager
def a_chair(tmp_path: Path) -> Iterator[IO[str]]:
    """A process in which the chair does what is written to it."""
    tests = Path(__file__).parents[1]
    paths = os.pathsep.join((str(tests), str(tests / "support")))
    with subprocess.Popen(
        [sys.executable, "-c", CHAIR, str(tmp_path / "chair"), str(tmp_path / "shared")],
        stdin=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": paths, "PATH": ""},
    ) as chair:
        assert chair.stdin
        yield chair.stdin


def watch_in(tmp_path: Path) -> ChairWatch:
    return ChairWatch(tmp_path / "shared", PACK.pack_id, "robin", plan_of(PACK, PlanSettings()))


def tell(chair: IO[str], words: str) -> None:
    chair.write(f"{words}\n")
    chair.flush()


async def test_a_member_follows_leaves_and_follows_again(tmp_path: Path) -> None:
    app = WorkspaceApp(links=MeetingLinks(watch=watch_in(tmp_path)))
    with a_chair(tmp_path) as chair:
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            await pilot.press("f")
            assert "The chair has not opened this meeting yet" in seen(app)
            tell(chair, "begin 2-minutes")
            await until(pilot, lambda: app.workspace.chair.where is not None)
            assert app.workspace.state.item_key == ""
            assert "The chair is at item 2: f follows" in seen(app)
            await pilot.press("f")
            assert app.workspace.state.item_key == "2-minutes"
            tell(chair, "begin 3-benches")
            await until(pilot, lambda: app.workspace.state.item_key == "3-benches")
            await pilot.press("right_curly_bracket")
            assert app.workspace.state.item_key == "4-trees"
            tell(chair, "begin 1-apologies")
            await until(pilot, lambda: "is at item 1" in seen(app))
            assert app.workspace.state.item_key == "4-trees"
            await pilot.press("f")
            assert app.workspace.state.item_key == "1-apologies"
            await pilot.press("f")
            assert "You no longer follow the chair" in seen(app)
            tell(chair, "close")
            await until(pilot, lambda: app.workspace.chair.where is None)


async def test_paging_within_the_item_goes_on_following(tmp_path: Path) -> None:
    app = WorkspaceApp(links=MeetingLinks(watch=watch_in(tmp_path)))
    with a_chair(tmp_path) as chair:
        async with app.run_test(size=(120, 40)) as pilot:
            tell(chair, "begin 3-benches")
            await until(
                pilot, lambda: app.workspace.chair.where is not None and app.workspace.chair.where.item != ""
            )
            await pilot.press("f", "space", "right")
            tell(chair, "begin 2-minutes")
            await until(pilot, lambda: app.workspace.state.item_key == "2-minutes")


async def test_without_a_shared_folder_it_says_how(tmp_path: Path) -> None:
    app = WorkspaceApp()
    async with app.run_test(size=(200, 40)) as pilot:
        await pilot.pause()
        await pilot.press("f")
        assert "name the folder your panel shares" in seen(app)


def test_what_is_old_torn_or_ones_own_is_not_followed(tmp_path: Path) -> None:
    watch = watch_in(tmp_path)
    now = datetime.now(UTC)
    assert watch.look(now) is None
    folder = tmp_path / "shared" / "meetings" / PACK.pack_id
    folder.mkdir(parents=True)
    lines = [
        encode(Act(number=1, at=now, kind="opened")),
        encode(Act(number=2, at=now, kind="began", item="3-benches")),
    ]
    (folder / "robin.log").write_bytes(b"".join(lines))
    assert watch.look(now) is None
    (folder / "chair.log").write_bytes(b"".join(lines)[:-5])
    assert watch.look(now) == Followed(member="chair", item="", phase="running")
    (folder / "chair.log").write_bytes(b"".join(lines))
    assert watch.look(now) == Followed(member="chair", item="3-benches", phase="running")
    assert watch.look(now + timedelta(hours=13)) is None
