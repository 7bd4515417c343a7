"""The process ends without warning, at any step: what was acknowledged is there, and nothing is half done.

Run as a program, this file tries one scenario: it does the same again and again in a child that ends itself right before
its first, second, third ... call of the system, and looks at what is left each time.
"""

import hashlib
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from crash_work import Mishap
from packview.config import Config
from packview.errors import NotFoundError
from packview.model import Anchor
from packview.services.library.library import Library
from packview.store import packs
from packview.store.atomic import write_atomic
from stored import ID, PAGES, NoteStore, add, make, notes_path, published, supplemented, tree

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be forked")

MEMBER = "robin"
ROUNDS = min(20, int(os.environ.get("PACKVIEW_CRASH_ROUNDS", "8")))
ADDS = """
import sys
from pathlib import Path
from packview.model import Anchor
from packview.services.notes.notebook import Notebook
notebook = Notebook(Path(sys.argv[1]), "a-pack", member="Robin", member_id="robin")
while True:
    note = notebook.add(kind="question", text="How many, and by when? " * 40, anchor=Anchor())
    print(note.id, flush=True)
    notebook.change(note.id, {"private": True})
"""


def test_notes_of_a_killed_process_are_all_there(tmp_path: Path) -> None:
    chance = random.Random(20181129)
    acknowledged: list[str] = []
    for _ in range(ROUNDS):
        with subprocess.Popen(
            [sys.executable, "-c", ADDS, str(tmp_path)], stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout
            wanted = chance.randint(1, 12)
            acknowledged.extend(child.stdout.readline().strip() for _ in range(wanted))
            child.kill()
            acknowledged.extend(line.strip() for line in child.stdout if line.endswith("\n"))
        notes = Library(tmp_path, Config(member=MEMBER)).notebook("a-pack").notes()
        assert set(acknowledged) <= {note.id for note in notes}
        assert len({note.id for note in notes}) == len(notes)
    assert len(acknowledged) >= ROUNDS
    assert not list(tmp_path.rglob("*.corrupt-*"))


@pytest.mark.parametrize(
    "scenario",
    [
        "write",
        "add_note",
        "move_note",
        "mend_notes",
        "add_pack",
        "add_revision",
        "add_supplement",
        "remove_pack",
    ],
)
def test_killed_at_every_step(scenario: str) -> None:
    done = subprocess.run(
        [sys.executable, __file__, scenario],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1] / "support")},
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 4, "there were no steps to speak of"


class Scenario:
    """One kind of work, from a start that is always the same."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.store = NoteStore(self.home, ID, MEMBER)

    def write(self) -> tuple[Callable[[], object], Callable[[bool], None]]:
        path = self.home / "file"
        write_atomic(path, b"old")

        def look(ended: bool) -> None:
            assert path.read_bytes() == b"new" if ended else path.read_bytes() in {b"old", b"new"}

        return lambda: write_atomic(path, b"new"), look

    def add_note(self) -> tuple[Callable[[], object], Callable[[bool], None]]:
        first = self.store.add(make("first"))

        def look(ended: bool) -> None:
            notes = self.store.all()
            assert notes[0] == first
            assert [note.text for note in notes[1:]] in ([["second"]] if ended else [[], ["second"]])

        return lambda: self.store.add(make("second")), look

    def move_note(self) -> tuple[Callable[[], object], Callable[[bool], None]]:
        note = self.store.add(make("secret", anchor=Anchor(quote="q")))

        def look(ended: bool) -> None:
            (found,) = self.store.all()
            assert found in ({replace(note, private=True)} if ended else {note, replace(note, private=True)})
            shared = tree(self.home / "notes")
            assert shared
            if found.private:
                assert not any(b"secret" in content for content in shared.values())

        return lambda: self.store.change(note.id, lambda one: replace(one, private=True)), look

    def mend_notes(self) -> tuple[Callable[[], object], Callable[[bool], None]]:
        note = self.store.add(make("text"))
        path = notes_path(self.home, ID, MEMBER)
        path.write_bytes(b"{")
        kept = self.home / "backups" / "notes" / ID / MEMBER

        def look(ended: bool) -> None:
            assert self.store.all() == (note,)
            assert b"{" in [aside.read_bytes() for aside in kept.glob("*.corrupt-*")]

        return self.store.all, look

    def add_pack(self) -> tuple[Callable[[], object], Callable[[bool], None]]:
        def look(ended: bool) -> None:
            there = packs.pack_ids(self.home)
            assert there in ({(ID,)} if ended else {(), (ID,)})
            if not there:
                add(self.home, self.folder)
            assert packs.load(self.home, ID)[1] == PAGES
            self._tidy()

        return lambda: add(self.home, self.folder), look

    def add_revision(self) -> tuple[Callable[[], object], Callable[[bool], None]]:
        first = add(self.home, self.folder)
        pack, path = published(self.folder, b"second")

        def look(ended: bool) -> None:
            found, pages = packs.load(self.home, ID)
            assert pages == PAGES
            assert found.revision in ({2} if ended else {1, 2})
            kept = self.home / "packs" / ID / ("revisions/1" if found.revision == 2 else "")
            assert packs.read_folder(kept)[0] == first
            source = (self.home / "packs" / ID / "source.pdf").read_bytes()
            assert hashlib.sha256(source).hexdigest() == found.source.sha256
            self._tidy()

        return lambda: packs.add_pack(self.home, pack, PAGES, path, revision=True), look

    def add_supplement(self) -> tuple[Callable[[], object], Callable[[bool], None]]:
        first = add(self.home, self.folder)
        merged, late = supplemented(first, self.folder)
        pages = (*PAGES, ("late",))

        def look(ended: bool) -> None:
            found, text = packs.load(self.home, ID)
            assert (found, text) in ([(merged, pages)] if ended else [(first, PAGES), (merged, pages)])
            folder = self.home / "packs" / ID
            kept = folder / ("revisions/1" if found.revision == 2 else "")
            assert packs.read_folder(kept)[0] == first
            assert (folder / "source.pdf").read_bytes() == b"%PDF first"
            if found.revision == 2:
                assert (folder / "supplements" / "1.pdf").read_bytes() == late.read_bytes()
            self._tidy()

        return lambda: packs.add_supplement(self.home, first, merged, pages, late), look

    def remove_pack(self) -> tuple[Callable[[], object], Callable[[bool], None]]:
        add(self.home, self.folder)

        def look(ended: bool) -> None:
            with suppress(NotFoundError):
                assert packs.load(self.home, ID)[1] == PAGES
                assert not ended
            self._tidy()

        return lambda: packs.remove(self.home, ID), look

    def _tidy(self) -> None:
        packs.pack_ids(self.home)
        assert {path.name for path in (self.home / "packs").iterdir()} <= {ID}


def main(name: str) -> None:
    """Try a scenario at every step; prints how many there were."""
    for step in range(1000):
        with tempfile.TemporaryDirectory() as folder:
            work, look = getattr(Scenario(Path(folder)), name)()
            child = os.fork()
            if not child:
                with suppress(BaseException), Mishap(step, lambda _: os._exit(9)):
                    work()
                    os._exit(0)
                os._exit(1)
            _, status = os.waitpid(child, 0)
            code = os.waitstatus_to_exitcode(status)
            assert code in {0, 9}, code
            look(code == 0)
            if code == 0:
                print(step)
                return


if __name__ == "__main__":
    main(sys.argv[1])
