"""A 1,000-page pack against a 10-page one: time to the first paint, and from a key to the paint that answers it.

    python benchmarks/bench_reader.py

The workspace runs without a terminal at 200 by 60, with notes in memory. A key's time ends when the characters for the
terminal are made; until then it waits for the next of Textual's ticks. Beside it stands what the interface's thread
worked in that time, which says more while the machine does other things as well.
"""

import asyncio
import gc
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import packview.tui  # noqa: F401  before Textual, as in the app: it sets how often that paints

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from textual import events
from textual._compositor import CompositorUpdate
from textual.screen import Screen

from packview.model import (
    AgendaItem,
    Finding,
    GlossaryEntry,
    Indicator,
    Meeting,
    MinuteItem,
    Minutes,
    Pack,
    PageInfo,
    Resolution,
    Source,
    Theme,
    ThemeLinks,
    ThemePassage,
    TrackedRecommendation,
)
from packview.model.open_pack import OpenPack
from packview.services.analysis.client import Analysis
from tui.fakes_workspace import FakeLibrary, WorkspaceApp, note

SIZE = (200, 60)
PRESSES = 60
FIRST_PAINTS = 5
WORDS = "children looked"
SENTENCES = (
    "The Panel considered the report of the Director, which set out what had been done since the meeting",
    "in September, and asked why so few of the actions that were agreed then had a date or an owner.",
    "(ii) That a report on attendance come back to the Panel within three months, with figures by ward.",
    "NUMBER OF CHILDREN LOOKED AFTER",
    "\u2022 In October 514 children were looked after, 3.2% fewer than a year before but above the benchmark.",
    "M1   Contacts received   1,620   1,544   1,702   1,511   3%   -12%   Local",
    "",
)


def pack(pages: int) -> OpenPack:
    """A pack with an item for every 50 pages and 48 lines on each page, no two pages alike."""
    items = [
        AgendaItem(
            key=f"{number}-item",
            number=str(number),
            title=f"Report number {number}",
            pdf_first=number * 50 - 49,
        )
        for number in range(1, pages // 50 + 2)
    ]
    infos = tuple(
        PageInfo(number=page, label=str(page), item=items[(page - 1) // 50].key)
        for page in range(1, pages + 1)
    )
    lines = tuple(
        tuple(f"{SENTENCES[(page + line) % 7]} {page}.{line}".strip() for line in range(48))
        for page in range(1, pages + 1)
    )
    made = Pack(
        **parts(pages),
        pack_id="bench",
        source=Source(kind="pdf", name="bench.pdf", sha256="0" * 64, size=1),
        meeting=Meeting(committee="Scrutiny Panel", date=date(2018, 11, 29)),
        items=tuple(item for item in items if (item.pdf_first or 0) <= pages),
        pages=infos,
    )
    return OpenPack(pack=made, pages=lines)


def parts(pages: int) -> dict[str, Any]:
    """What the views of the side column show, the more the longer the pack."""
    text = " ".join(SENTENCES[:2])
    return {
        "minutes": Minutes(
            items=tuple(
                MinuteItem(
                    number=str(number),
                    title=f"Report number {number}",
                    pdf_page=1,
                    discussion=(text,) * 8,
                    resolutions=(Resolution(ref="(i)", text=text), Resolution(ref="(ii)", text=SENTENCES[2])),
                )
                for number in range(1, pages // 50 + 10)
            )
        ),
        "recommendations": tuple(
            TrackedRecommendation(title="Report", number=str(number), action_proposed=text, action_taken=text)
            for number in range(pages // 10 + 10)
        ),
        "glossary": tuple(
            GlossaryEntry(term=f"T{number}", definition=text, kind="acronym") for number in range(pages // 4)
        ),
        "indicators": tuple(
            Indicator(
                ref=f"M{number}",
                name=SENTENCES[4],
                values={f"2018-{month:02}": float(month) for month in range(1, 13)},
            )
            for number in range(pages // 5)
        ),
    }


def study(pages: int) -> Analysis:
    """A theme with five passages on every page, one with a passage on every other, and a finding on every tenth."""
    many, few = (
        tuple(
            ThemePassage(
                pdf_page=page,
                item=f"{(page - 1) // 50 + 1}-item",
                text=f"{place} {' '.join(SENTENCES[:3])}",
                words=("Panel",),
            )
            for page in range(1, pages + 1, step)
            for place in range(count)
        )
        for step, count in ((1, 5), (2, 1))
    )
    return Analysis(
        themes=(Theme(key="one", title="One"), Theme(key="two", title="Two")),
        links=(ThemeLinks(theme="one", passages=many), ThemeLinks(theme="two", passages=few)),
        findings=tuple(
            Finding(
                key=str(page),
                kind="derived",
                rule="x",
                severity="ask",
                pdf_page=page,
                explanation=SENTENCES[0],
                question="Why?",
            )
            for page in range(1, pages, 10)
        ),
    )


class Measured(WorkspaceApp):
    """Knows when it painted, and whether that was the answer that is waited for."""

    def __init__(self, opened: OpenPack) -> None:
        library = FakeLibrary(note("Why?", item=""))
        library.studied = study(len(opened.pages))
        super().__init__(library, opened)
        self.painted = asyncio.Event()
        self.answered: Callable[[], bool] = lambda: True
        self.first_paint = 0.0

    def _display(self, screen: Screen, renderable: object) -> None:
        super()._display(screen, renderable)
        if isinstance(renderable, CompositorUpdate):
            renderable.render_segments(self.console)  # what the driver would be sent, had it a terminal
        if renderable is not None and self.answered():
            self.painted.set()
        reader = self.workspace.reader
        if screen is self.workspace and not self.first_paint and reader.render_line(0).text.strip():
            self.first_paint = time.perf_counter()

    def found(self) -> object:
        """What the search found last, by identity."""
        view = self.workspace.side.view("search")
        return view and view.found

    def marked(self) -> object:
        """What is marked in the pages, by identity."""
        return self.workspace.reader.marks.finder


async def first_paint(opened: OpenPack) -> float:
    app = Measured(opened)
    gc.collect()
    started = time.perf_counter()
    async with app.run_test(size=SIZE) as pilot:
        while not app.first_paint:
            await pilot.pause(0)
    return app.first_paint - started


Taken = tuple[float, float]
"""Seconds from a key to the paint that answers it: on the clock, and of the processor for the interface."""


async def press(app: Measured, key: str, answer: Callable[[], object] | None) -> Taken | None:
    """Press a key; None where nothing was painted.

    Args:
        app: the app.
        key: the key.
        answer: what is another object once the key is answered; None takes the first paint for the answer.
    """
    before = answer() if answer else None
    app.answered = (lambda: answer() is not before) if answer else lambda: True
    app.painted.clear()
    event = events.Key(key, key if len(key) == 1 else None)
    event.set_sender(app)
    started, worked = time.perf_counter(), time.thread_time()
    app._driver.send_message(event)  # noqa: SLF001  as the terminal's own keys come in
    try:
        await asyncio.wait_for(app.painted.wait(), 1)
    except TimeoutError:
        return None
    return time.perf_counter() - started, time.thread_time() - worked


async def keys(
    app: Measured, name: str, pressed: list[str], answer: Callable[[], object] | None = None
) -> list[Taken]:
    await asyncio.sleep(0.2)
    times = []
    for key in pressed:
        taken = await press(app, key, answer)
        if taken is not None:
            times.append(taken)
        await asyncio.sleep(0.05)
    tell(name, times)
    return times


def tell(name: str, times: list[Taken]) -> None:
    clock, worked = (sorted(part) or [0.0] for part in zip(*times, strict=True))
    last = int(len(clock) * 0.95)
    print(
        f"  {name:30}  median {statistics.median(clock) * 1e3:6.1f} ms   p95 {clock[last] * 1e3:6.1f} ms"
        f"   of the processor {statistics.median(worked) * 1e3:6.1f} ms   p95 {worked[last] * 1e3:6.1f} ms"
    )


async def scroll_and_find(opened: OpenPack) -> list[Taken]:
    app = Measured(opened)
    times: list[Taken] = []
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        times += await keys(app, "line down and up", [*["down"] * PRESSES, *["up"] * PRESSES])
        times += await keys(app, "screen down and up", [*["space"] * 9, *["b"] * 9] * 4)
        times += await keys(app, "next page and back", [*["right"] * 9, *["left"] * 9] * 4)
        times += await keys(app, "end and start", ["end", "home"] * 10)
        times += await keys(app, "next item and back", ["J", "H"] * 10)
        times += await keys(app, "find bar opened and closed", ["slash", "escape"] * 10)
        await pilot.press("slash")
        times += await keys(app, "typing words to find", list(WORDS), app.marked)
        times += await keys(app, "find next", ["enter", *["n"] * PRESSES])
        times += await keys(app, "find previous", ["N"] * PRESSES)
        await pilot.press("escape")
        times += await keys(app, "agenda, pages, notes", ["1", "2", "3"] * 10)
        times += await keys(app, "view after view, new", list("4567893"))
        times += await keys(app, "view after view, again", list("4567893") * 5)
        times += await keys(app, "down the minutes", ["4", *["down"] * 30])
        times += await keys(
            app,
            "layout after layout",
            ["f8", "f5", "f6", "f7", "vertical_line", "f6"] * 3,
        )
        times += await search(app)
        times += await themes(app)
    return times


async def search(app: Measured) -> list[Taken]:
    """Type in the search of the whole pack, each letter until its hits are painted."""
    times = []
    for _ in range(5):
        times += [await press(app, "0", None) or (0.0, 0.0)]
        await asyncio.sleep(0.2)
        await press(app, "escape", None)
        await press(app, "3", None)
        await press(app, "2", None)
        await asyncio.sleep(0.2)
    tell("to the search", times)
    await press(app, "0", None)
    await asyncio.sleep(0.2)
    app.workspace.side.view("search").begins_to_type()
    while not app.found():  # the pack is made ready for it once
        await press(app, "p", app.found)
    await press(app, "backspace", None)
    letters = await keys(app, "typing in search, the letter", [*WORDS, *["backspace"] * len(WORDS)])
    hits = await keys(app, "typing in search, its hits", list(WORDS), app.found)
    await press(app, "escape", None)
    return times + letters + hits


async def themes(app: Measured) -> list[Taken]:
    """Go about in a theme with five passages for every page of the pack."""
    await keys(app, "to the themes", ["5", "5"])
    times = await keys(app, "theme opened and left", ["enter", "home", "enter", "home"] * 3)
    times += await keys(app, "down a theme", ["enter", *["down"] * 20, *["pagedown"] * 10])
    times += await keys(app, "end and start of a theme", ["end", "home"] * 5)
    return times + await keys(app, "a theme made wide", ["f8", "f6"] * 3)


def main() -> None:
    small, large = pack(10), pack(1000)
    asyncio.run(first_paint(small))  # imports and style sheets
    paints = {}
    for name, opened in (("10", small), ("1,000", large)):
        paints[name] = statistics.median(asyncio.run(first_paint(opened)) for _ in range(FIRST_PAINTS))
        print(f"first paint of {name:>5} pages: {paints[name] * 1e3:6.0f} ms")
    print(f"ratio {paints['1,000'] / paints['10']:.2f}\n")
    p95 = {}
    for name, opened in (("10", small), ("1,000", large)):
        print(f"key to paint, {name} pages")
        times = asyncio.run(scroll_and_find(opened))
        tell("all", times)
        print()
        p95[name] = sorted(clock for clock, _ in times)[int(len(times) * 0.95)]
    print(f"p95 ratio {p95['1,000'] / p95['10']:.2f}")


if __name__ == "__main__":
    main()
