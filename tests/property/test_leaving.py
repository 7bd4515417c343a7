"""Nothing that may not leave is outside: marker words are planted in notes of every kind and looked for everywhere."""

import asyncio
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.app import App

from editions import BENCHES, FRONT, NASTY, PONDS, edition, publish
from packview.cli.commands import packview
from packview.config import Config
from packview.model import Anchor, Evidence
from packview.model.open_pack import OpenPack
from packview.services.analysis.client import Analysis
from packview.services.library.library import Library
from packview.services.meeting.opening import open_meeting
from packview.services.notes.notebook import Notebook
from packview.services.search.search import Searcher
from packview.tui.workspace.screen import WorkspaceScreen
from stored import tree
from tui.fakes_workspace import FakeStudying
from tui.waiting import until

PAPERS = edition(
    ("", FRONT),
    ("1", BENCHES),
    ("2", PONDS),
    ("3", NASTY),
    titles={"1": "Benches", "2": "Ponds", "3": "Trees"},
)
CLOSED, IN_MEETING = "2", "3"
"""Numbers of the item that the papers close, and of the one that the chair closes."""
KINDS = (
    "open",
    "private",
    "on the item",
    "on a page of it",
    "resting on it",
    "closed in the meeting",
    "private there",
)


def published(home: Path, member: str, shared: Path, *, share_closed: bool = False) -> Library:
    library = Library(home, Config(member=member, shared=shared, share_notes_on_closed_items=share_closed))
    items = tuple(replace(item, exempt=item.number == CLOSED) for item in PAPERS.pack.items)
    publish(library, replace(PAPERS, pack=replace(PAPERS.pack, items=items)))
    return library


def fields_of(library: Library, kind: str) -> dict[str, Any]:
    items = {item.number: item for item in library.load("town").pack.items}
    anchors = {
        "open": Anchor(item=items["1"].key, item_number="1"),
        "private": Anchor(item=items["1"].key, item_number="1"),
        "on the item": Anchor(item=items[CLOSED].key, item_number=CLOSED),
        "on a page of it": Anchor(pdf_page=items[CLOSED].pdf_first),
        "resting on it": Anchor(item=items["1"].key, item_number="1"),
        "closed in the meeting": Anchor(item=items[IN_MEETING].key, item_number=IN_MEETING),
        "private there": Anchor(item=items[IN_MEETING].key, item_number=IN_MEETING),
    }
    resting = (Evidence(kind="page", pdf_page=items[CLOSED].pdf_first),) if kind == "resting on it" else ()
    return {"anchor": anchors[kind], "evidence": resting, "private": kind.startswith("private")}


def close_in_meeting(library: Library) -> None:
    meeting = open_meeting(library, library.load("town").pack)
    meeting.start_or_pause()
    while meeting.state().current != meeting.plan.items[2].key:
        meeting.next()
    meeting.exempt_or_public()
    meeting.log.share()


def run(home: Path, *arguments: str) -> str:
    env = {"PACKVIEW_HOME": str(home), "PACKVIEW_CONFIG": str(home / "config"), "PACKVIEW_MEMBER": "Robin"}
    done = CliRunner().invoke(packview, arguments, env=env, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


class InApp(Library):
    """The library itself, without the analysis of a pack, which takes long and says nothing of notes."""

    def study(self, opened: OpenPack) -> Any:
        return FakeStudying(Analysis())


async def in_app(library: Library) -> str:
    """What the panel's view shows, and what of all the notes the app lets be copied."""
    shown = InApp(library.home, library.config)
    app: App[None] = App()
    async with app.run_test(size=(130, 40)) as pilot:
        screen = WorkspaceScreen(shown, shown.load("town"))
        await app.push_screen(screen)
        await until(pilot, lambda: screen.state.notes_read)
        await pilot.press("G", "G")
        book = shown.notebook("town")
        await until(
            pilot,
            lambda: (
                screen.state.groups or not any(note.asks for note in book.that_may_leave(screen.state.notes))
            ),
        )
        copied = []
        for note in screen.state.notes:
            screen.copy_entry(note.text, "It", f"town/q{note.id}")
            copied.append(app.clipboard)
        return f"{screen.state.groups} {copied}"


def outside(home: Path, shared: Path, other: Library) -> str:
    """All that others get to see."""
    parts = [data.decode(errors="replace") for data in tree(shared).values()]
    parts += [run(home, "export", "town", "--format", style) for style in ("markdown", "json", "csv")]
    parts += [run(home, "export", "town", "--for", audience) for audience in ("chair", "member", "clerk")]
    parts += [run(home, "note", "panel", "town", "--notes"), run(home, "export", "town", "--only", "log")]
    colleagues = other.colleagues("town").notes(other.notebook("town").notes())
    parts.append(repr(colleagues))
    there = other.load("town")
    searched = Searcher(there.pack, there.pages).search((), colleagues.notes)
    return "\n".join((*parts, repr(searched)))


def do(book: Notebook, ids: dict[str, str], kind: str, change: str) -> None:
    """Change a note, but for the one that others are to see."""
    if change == "undo":
        book.undo()
    elif kind != "open" and ids[kind] in {note.id for note in book.notes()}:
        if change == "delete":
            book.delete(ids[kind])
        elif change == "text":
            book.change(ids[kind], {"text": f"Changed MARK{KINDS.index(kind)}X"})
        elif change == "private" or not kind.startswith("private"):
            book.change(ids[kind], {"private": change == "private"})


changes = st.lists(
    st.tuples(st.sampled_from(KINDS), st.sampled_from(["text", "open", "private", "delete", "undo"])),
    max_size=6,
)


@settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(KINDS), changes, st.integers(0, 6))
def test_marker_words_are_nowhere_outside(
    order: list[str], after: list[tuple[str, str]], closes_at: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home, shared = Path(folder) / "home", Path(folder) / "shared"
        shared.mkdir()
        (home / "config").mkdir(parents=True)
        (home / "config" / "config.toml").write_text(
            f'member = "Robin"\nshared = "{shared}"\n', encoding="utf-8"
        )
        library = published(home, "Robin", shared)
        other = published(Path(folder) / "other", "Sam", shared)
        book, ids = library.notebook("town"), {}
        for number, kind in enumerate(order):
            if number == closes_at:
                close_in_meeting(library)
            word = f"MARK{KINDS.index(kind)}X"
            ids[kind] = book.add(kind="question", text=f"Why {word}?", **fields_of(library, kind)).id
        if closes_at >= len(order):
            close_in_meeting(library)
        for kind, change in after:
            do(book, ids, kind, change)
        for note in (note for note in book.notes() if note.id in {ids["private"], ids["private there"]}):
            book.change(note.id, {"private": True})
        book.notes()
        seen, in_the_app = outside(home, shared, other), asyncio.run(in_app(library))
        if ids["open"] in {note.id for note in book.notes()}:
            assert "MARK0X" in seen
            assert in_the_app.count("MARK0X") > 1
        for number in range(1, len(KINDS)):
            assert f"MARK{number}X" not in seen + in_the_app, KINDS[number]


def test_the_setting_that_says_so_lets_closed_ones_out_and_never_private_ones() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home, shared = Path(folder) / "home", Path(folder) / "shared"
        shared.mkdir()
        library = published(home, "Robin", shared, share_closed=True)
        book = library.notebook("town")
        for number, kind in enumerate(KINDS):
            book.add(kind="question", text=f"Why MARK{number}X?", **fields_of(library, kind))
        text = b"".join(tree(shared).values()).decode()
        assert [f"MARK{number}X" in text for number in range(7)] == [
            not kind.startswith("private") for kind in KINDS
        ]
        strict = Library(home, Config(member="Robin", shared=shared)).notebook("town")
        strict.change(strict.notes()[0].id, {"text": "Why MARK0X, and when?"})
        text = b"".join(tree(shared).values()).decode()
        assert [f"MARK{number}X" in text for number in range(7)] == [True, *[False] * 4, True, False]


def test_a_question_that_was_asked_goes_by_what_is_private_or_closed_now() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home, shared = Path(folder) / "home", Path(folder) / "shared"
        shared.mkdir()
        (home / "config").mkdir(parents=True)
        (home / "config" / "config.toml").write_text(f'shared = "{shared}"\n', encoding="utf-8")
        library = published(home, "Robin", shared)
        items = {item.number: item for item in library.load("town").pack.items}
        book, there = library.notebook("town"), Anchor(item=items["1"].key, item_number="1")
        resting = (Evidence(kind="page", pdf_page=items[IN_MEETING].pdf_first),)
        asked = [
            book.add(kind="question", text="Why MARK0X?", anchor=there),
            book.add(kind="question", text="Why MARK1X?", anchor=there),
            book.add(kind="question", text="Why MARK2X?", anchor=there, evidence=resting),
        ]
        meeting = open_meeting(library, library.load("town").pack)
        meeting.start_or_pause()
        while meeting.state().current != items["1"].key:
            meeting.next()
        for note in asked:
            meeting.asked(note)
            meeting.answered(note, f"Because {note.text[4:9]}Y")
        meeting.log.share()

        def seen() -> list[bool]:
            texts = [data.decode() for data in tree(shared / "meetings").values()]
            texts += [
                run(home, "export", "town", "--only", "log"),
                run(home, "export", "town", "--for", "clerk"),
            ]
            return [any(f"MARK{number}" in text for text in texts) for number in range(3)]

        assert seen() == [True, True, True]
        book.change(asked[1].id, {"private": True})
        close_in_meeting(library)
        assert seen() == [True, False, False]
