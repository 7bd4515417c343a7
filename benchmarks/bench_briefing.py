"""From opening a pack to its complete briefing, worked out anew and kept; and the library with 400 packs.

    python benchmarks/bench_briefing.py [PACK.pdf]

Without a file it is the real pack in the folder that PACKVIEW_REAL_PACKS names, else the sample. The aim is 1.5 seconds for the briefing.
"""

import asyncio
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from packview import config, paths
from packview.model import Preferences
from packview.services.imports.client import Import
from packview.services.library.library import Library, finish, save_preferences
from packview.tui.app import PackviewApp, Start
from packview.tui.library.screen import LibraryScreen
from packview.tui.workspace.screen import WorkspaceScreen

ROUNDS = 5
AIM = 1.5
PACKS = 400


def real_pack() -> Path:
    """The file to open."""
    if len(sys.argv) > 1:
        return Path(sys.argv[1])
    real = Path(os.environ.get("PACKVIEW_REAL_PACKS", "")) / "southampton-2018-11-29.pdf"
    return real if real.is_file() else paths.sample_pack()


def app_of(library: Library, start: Start) -> PackviewApp:
    return PackviewApp(library, lambda path, *_: Import(path, home=library.home), start=start)


async def seconds(library: Library, start: Start, done: Callable[[PackviewApp], bool]) -> float:
    """From the start of the app's loop until what is done is painted."""
    app = app_of(library, start)
    started = time.perf_counter()
    async with app.run_test(size=(120, 40)) as pilot:
        while not done(app):
            await pilot.pause(0.005)
        await pilot.pause(0)
        return time.perf_counter() - started


def complete(app: PackviewApp) -> bool:
    """Whether the briefing shows all that there is."""
    screen = app.screen
    if not isinstance(screen, WorkspaceScreen) or not screen.state.studied or screen.front.used is None:
        return False
    view = screen.front.used
    return view.seen is not None and view.seen.studied and bool(view.list.rows)


def listed(app: PackviewApp) -> bool:
    screen = app.screen
    return isinstance(screen, LibraryScreen) and len(screen.entries) == PACKS


def many(library: Library, pack_id: str) -> None:
    """Copies of a pack under other names."""
    folder = library.home / "packs" / pack_id
    base = json.loads((folder / "pack.json").read_text(encoding="utf-8"))
    for number in range(PACKS - 1):
        day = date(2019, 1, 1) + timedelta(days=number)
        copy = folder.with_name(f"committee-{number % 20}-{day.isoformat()}")
        copy.mkdir()
        meeting = {**base["meeting"], "committee": f"Committee {number % 20}", "date": day.isoformat()}
        made = json.dumps({**base, "pack_id": copy.name, "meeting": meeting})
        (copy / "pack.json").write_text(made, encoding="utf-8")
        (copy / "pages.txt").write_bytes((folder / "pages.txt").read_bytes())


def tell(what: str, times: list[float]) -> None:
    print(f"{what:45} median {statistics.median(times):5.2f} s   slowest {max(times):5.2f} s")


def main() -> None:
    path = real_pack()
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(PACKVIEW_HOME=home, PACKVIEW_MEMBER="Bench")
        library = Library(paths.data_home(), config.load())
        save_preferences(library.home, Preferences(toured=True))
        pack_id = finish(Import(path, home=library.home)).pack.pack_id
        start = Start(pack_id=pack_id)
        asyncio.run(seconds(library, start, complete))  # imports and style sheets
        for name, kept in ((f"briefing of {path.name}, anew", False), ("the same, kept", True)):
            times = []
            for _ in range(ROUNDS):
                if not kept:
                    shutil.rmtree(library.home / "overviews", ignore_errors=True)
                times.append(asyncio.run(seconds(library, start, complete)))
            tell(name, times)
        print(f"{'':45} aim    {AIM:5.2f} s")
        many(library, pack_id)
        tell(
            f"library of {PACKS} packs",
            [asyncio.run(seconds(library, Start(), listed)) for _ in range(ROUNDS)],
        )


if __name__ == "__main__":
    main()
