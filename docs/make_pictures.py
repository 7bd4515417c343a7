"""Make the pictures of the docs, and the animated one of the README: the app on the sample pack, driven by keys, as SVG.

python docs/make_pictures.py
"""

import asyncio
import os
import re
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from packview import config, paths
from packview.model import Anchor, Preferences, ReadingState
from packview.services.imports.client import Import
from packview.services.library.library import Library, finish, save_preferences
from packview.tui.app import PackviewApp, Start

PICTURES = Path(__file__).parent / "pictures"
VIEWS = {
    "minutes": ("4", "4", "f8"),
    "themes": ("5", "5", "f8"),
    "indicators": ("6", "6", "f8"),
    "indicator": ("6", "6", "enter"),
    "tracker": ("7", "7", "f8"),
    "glossary": ("8", "8", "f8"),
    "findings": ("9", "9", "f8"),
    "search": ("0", *"front door", "enter", "f8"),
    "briefing": ("P",),
    "meeting": ("C",),
}
"""Each view of the workspace and the keys that lead to it."""
TOUR = (
    (("P",), 4),
    (("9", "9", "enter"), 4),
    (("a", *"How many assessments were late by more than a week?"), 3),
    (("ctrl+s", "Q", "Q"), 4),
    (("C",), 4),
    (("escape", "ctrl+e"), 4),
)
"""The animated picture: keys that are pressed one after the other, and for how many seconds the screen then stays."""
THE_DAY_BEFORE = date(2018, 11, 28)


async def settle(pilot: Pilot[None]) -> None:
    """Let workers end and the screen come to rest."""
    for _ in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def drive(
    library: Library, size: tuple[int, int], steps: Sequence[Sequence[str]], start: Start | None = None
) -> list[str]:
    """Start the app, press the keys of each step, and take the screen after each: SVG texts."""
    app = PackviewApp(
        library,
        lambda path, stored, password, revision: Import(
            path, home=library.home if stored else None, password=password, revision=revision
        ),
        start=start or Start(),
        today=lambda: THE_DAY_BEFORE,
    )
    taken = []
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        if start is None:  # the library works out what packs hold once it was still for a second
            await pilot.pause(1.5)
            await settle(pilot)
        for keys in steps:
            for key in keys:
                await pilot.press(key)
                await pilot.pause()  # a dialog's worker ends only with the dialog
            app.clear_notifications()
            await pilot.pause()
            taken.append(app.export_screenshot(title="packview"))
    return taken


async def picture(
    library: Library, name: str, size: tuple[int, int], keys: Sequence[str], start: Start | None = None
) -> None:
    """One picture: start the app, press keys, save the screen."""
    (taken,) = await drive(library, size, [keys], start)
    save(name, taken)


def save(name: str, text: str) -> None:
    (PICTURES / f"{name}.svg").write_text(text, encoding="utf-8")
    print(f"{name}.svg")


def animated(screens: Sequence[str], seconds: Sequence[int]) -> str:
    """One SVG that shows screens of one size in turn, each for its seconds, for ever; by CSS, so that it runs in an ``<img>``."""
    view = re.search(r'viewBox="([^"]+)"', screens[0])
    assert view is not None
    whole, begins, style, frames = sum(seconds), 0, [], []
    for number, (screen, lasts) in enumerate(zip(screens, seconds, strict=True)):
        first, last = 100 * begins / whole, 100 * (begins + lasts) / whole
        style.append(
            f"@keyframes show{number} {{ 0%, {max(first - 0.01, 0):.2f}% {{ visibility: {'visible' if not begins else 'hidden'} }}"
            f" {first:.2f}%, {last - 0.01:.2f}% {{ visibility: visible }} {last:.2f}%, 100% {{ visibility: hidden }} }}"
            f" .show{number} {{ visibility: {'visible' if not begins else 'hidden'}; animation: show{number} {whole}s infinite step-end }}"
        )
        frames.append(f'<g class="show{number}">{screen}</g>')
        begins += lasts
    return (
        f'<svg viewBox="{view[1]}" xmlns="http://www.w3.org/2000/svg">\n<style>{" ".join(style)}</style>\n'
        + "\n".join(frames)
        + "\n</svg>\n"
    )


async def main() -> None:
    """Import the sample pack, write a few questions, and take the pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(PACKVIEW_HOME=folder, PACKVIEW_MEMBER="Robin Ash")
        library = Library(paths.data_home(), config.load())
        save_preferences(library.home, Preferences(toured=True))
        pack = finish(Import(paths.sample_pack(), home=library.home)).pack
        notebook = library.notebook(pack.pack_id)
        item = pack.item_by_number("8")
        assert item
        anchor = Anchor(
            item=item.key,
            item_number=item.number,
            item_title=item.title,
            page=item.page_first,
            pdf_page=item.pdf_first,
        )
        notebook.add(
            kind="question",
            text="Contacts rose again in October. Which partners send most of those that lead to no referral?",
            anchor=anchor,
            to="Service Lead, Children's Social Care",
        )
        notebook.add(
            kind="note", text="Compare with what was said in September about the front door.", anchor=anchor
        )
        at_item = Start(pack_id=pack.pack_id, item="8")
        await picture(library, "library-120x40", (120, 40), ())
        for size in ((80, 24), (120, 40), (200, 60)):
            await picture(library, f"workspace-{size[0]}x{size[1]}", size, (), at_item)
        await picture(library, "question-120x40", (120, 40), ("a",), at_item)
        for view, keys in VIEWS.items():
            await picture(library, f"{view}-120x40", (120, 40), keys, at_item)
        await picture(library, "paper-120x40", (120, 40), ("ctrl+t", "ctrl+t", "ctrl+t"), at_item)
        save_preferences(library.home, Preferences(toured=True))
        library.save_reading(pack.pack_id, ReadingState())  # as nobody has laid it out yet
        screens = await drive(library, (100, 30), [keys for keys, _ in TOUR], at_item)
        save("tour", animated(screens, [seconds for _, seconds in TOUR]))
        await picture(library, "help-120x40", (120, 40), ("question_mark",), at_item)


if __name__ == "__main__":
    asyncio.run(main())
