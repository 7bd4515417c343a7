"""Several machines, a shared folder, and a synchroniser that delays, reorders and makes second copies, at random.

Each machine has a replica of the folder. A file is only ever written by the machine it belongs to; what the others get of it,
and when, is for the synchroniser to decide. In the end all is delivered, and then: no note is lost, authors are right, and
nothing private is in any replica.
"""

import os
import shutil
import tempfile
from collections import defaultdict
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, precondition, rule

from packview.model import Anchor, Note
from packview.services.editions.relocate import Places
from packview.services.notes.notebook import Notebook
from packview.services.notes.sharing import Colleagues
from packview.store.notes.file import decode, encode, record

PACK, MEMBERS = "a-pack", ("Robin", "Robin", "Robin", "Mallory")
LONG = int(os.environ.get("PACKVIEW_CRASH_ROUNDS", "0")) >= 500
COPY_NAMES = (
    "{}.sync-conflict-20240101-120000-ABCDEF7",
    "{}-DESKTOP-4F2K9",
    "{} 2",
    "{} (1)",
    "{} - Copy",
    "Copy of {}",
)
machines = st.integers(0, 2)


class Synchroniser(RuleBasedStateMachine):
    """Machines 0 to 2 are Robin's, 3 is Mallory's."""

    notes = Bundle("notes")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.books = [self.opened(one) for one in range(4)]
        self.written: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self.deleted: set[str] = set()
        self.hidden: set[str] = set()
        self.opened_again: set[str] = set()
        self.number = 0

    def teardown(self) -> None:
        try:
            self.deliver_all()
            self.look()
        finally:
            shutil.rmtree(self.folder)

    def replica(self, one: int) -> Path:
        path = self.folder / f"shared{one}"
        path.mkdir(exist_ok=True)
        return path

    def opened(self, one: int) -> Notebook:
        name = MEMBERS[one]
        return Notebook(
            self.folder / f"home{one}", PACK, member=name, member_id=name.lower(), shared=self.replica(one)
        )

    def text(self, *, private: bool) -> str:
        self.number += 1
        return f"{'SECRET' if private else 'open'} {self.number}"

    def there(self, one: int, note_id: str) -> Note | None:
        return next((note for note in self.books[one].notes() if note.id == note_id), None)

    @rule(target=notes, one=machines, private=st.booleans())
    def add(self, one: int, private: bool) -> str:
        note = self.books[one].add(
            kind="question", text=self.text(private=private), anchor=Anchor(), private=private
        )
        self.written[note.id].append((one, note.text))
        return note.id

    @rule(note_id=notes, one=machines, private=st.sampled_from([None, None, True, False]))
    def change(self, note_id: str, one: int, private: bool | None) -> None:
        note = self.there(one, note_id)
        if note is None:
            return
        wanted = note.private if private is None else private
        text = self.text(private=wanted)
        self.books[one].change(note_id, {"text": text, "private": wanted})
        self.written[note_id].append((one, text))
        if wanted:
            self.hidden.add(note_id)
        elif note.private:
            self.opened_again.add(note_id)

    @rule(note_id=notes, one=machines, other=machines)
    def cross(self, note_id: str, one: int, other: int) -> None:
        """Two machines change a note at once: one makes it private, the other does not know."""
        for source, goal in ((one, other), (other, one)):
            self.deliver(source, goal)
        known = self.there(other, note_id)
        if one != other and known is not None and not known.private:
            self.change(note_id, one, True)
            self.change(note_id, other, None)

    @rule(note_id=notes, one=machines)
    def delete(self, note_id: str, one: int) -> None:
        if self.there(one, note_id) is not None:
            self.books[one].delete(note_id)
            self.deleted.add(note_id)

    @rule(one=machines)
    def restart(self, one: int) -> None:
        self.books[one] = self.opened(one)
        self.books[one].notes()

    @rule(source=st.integers(0, 3), goal=st.integers(0, 3))
    def deliver(self, source: int, goal: int) -> None:
        """One machine's own files arrive at another, whatever else has or has not arrived there."""
        for path in self.own_files(source) if source != goal else ():
            place = self.replica(goal) / PACK / path.name
            place.parent.mkdir(exist_ok=True)
            shutil.copy(path, place)

    @rule(source=st.integers(0, 3), goal=st.integers(0, 3), name=st.sampled_from(COPY_NAMES))
    def second_copy(self, source: int, goal: int, name: str) -> None:
        """The synchroniser leaves a state of a file under a name of its own, where it was written or elsewhere."""
        for path in self.own_files(source):
            place = self.replica(goal) / PACK / f"{name.format(path.stem)}.json"
            place.parent.mkdir(exist_ok=True)
            shutil.copy(path, place)

    @precondition(lambda self: self.own_files(3))
    @rule(note_id=notes)
    def forge(self, note_id: str) -> None:
        """Mallory's own file gets a note with an id of Robin's, of a far later time, that says it is Robin's."""
        (path,) = self.own_files(3)
        content = decode(path.read_bytes(), path)
        assert content
        assert content.head
        note = (
            b'{"id":"%s","kind":"question","text":"forged","anchor":{},"member":"Robin","created":"2999-01-01T00:00:00Z",'
            b'"updated":"2999-01-01T00:00:00Z"}' % note_id.encode()
        )
        path.write_bytes(encode(content.head, {**content.records, note_id: record(note_id, 1 << 60, note)}))

    @rule()
    def mallory_adds(self) -> None:
        self.books[3].add(kind="question", text=f"mallory {self.number}", anchor=Anchor())

    def own_files(self, one: int) -> list[Path]:
        """The files that a machine wrote itself, in its own replica."""
        devices = self.folder / f"home{one}" / "devices.json"
        device = devices.read_text(encoding="utf-8").split('"')[3] if devices.exists() else "none"
        return list((self.replica(one) / PACK).glob(f"{MEMBERS[one].lower()}.{device}.json"))

    @invariant()
    def nothing_private_is_outside(self) -> None:
        for one in range(4):
            for path in self.replica(one).rglob("*.json"):
                assert b"SECRET" not in path.read_bytes()

    def deliver_all(self) -> None:
        for _ in range(3):  # a machine may write when it sees what the others wrote
            for source in range(4):
                for target in range(4):
                    if source != target:
                        self.deliver(source, target)
            for one in range(4):
                self.books[one].notes()

    def look(self) -> None:
        views = [{note.id: note for note in self.books[one].notes()} for one in range(3)]
        for one in range(3):
            fresh = {note.id: note for note in self.opened(one).notes()}
            assert fresh == views[one], "the running process and a fresh one agree"
        for note_id, texts in self.written.items():
            found = [view[note_id] for view in views if note_id in view]
            assert found or note_id in self.deleted, f"lost: {texts}"
            assert {note.text for note in found} <= {text for _, text in texts}
            if note_id not in self.deleted | self.hidden and "open" in texts[0][1]:
                assert len({note.text for note in found}) == 1
                assert len(found) == 3
                if len({one for one, _ in texts}) == 1:
                    assert found[0].text == texts[-1][1]
        self.look_at_authors(views)
        self.look_at_hidden()

    def look_at_authors(self, views: list[dict[str, Note]]) -> None:
        for one, view in enumerate(views):
            assert {note.member for note in view.values()} <= {"Robin"}
            assert "forged" not in {note.text for note in view.values()}
            home, shared = self.folder / f"home{one}", self.replica(one)
            panel = Colleagues(home, shared, PACK, "robin", Places(home, PACK, "robin.colleagues"))
            theirs = panel.notes(view.values())
            assert {note.member for note in theirs.notes} <= {"Mallory"}
            assert all(note.id not in view for note in theirs.notes)
        home = self.folder / "home3"
        panel = Colleagues(home, self.replica(3), PACK, "mallory", Places(home, PACK, "mallory.colleagues"))
        seen = panel.notes(self.books[3].notes()).notes
        assert {note.member for note in seen} <= {"Robin"}
        public = {note.text for view in views for note in view.values() if not note.private}
        assert {note.text for note in seen} <= public

    def look_at_hidden(self) -> None:
        """What was made private anywhere is not shared, whatever was changed elsewhere meanwhile, until it is opened again."""
        home = self.folder / "home3"
        panel = Colleagues(home, self.replica(3), PACK, "mallory", Places(home, PACK, "mallory.colleagues"))
        seen = {note.text for note in panel.notes(self.books[3].notes()).notes}
        own = b"".join(path.read_bytes() for one in range(3) for path in self.own_files(one))
        for note_id in self.hidden - self.opened_again:
            for _, text in self.written[note_id]:
                assert text not in seen
                assert b'"%s"' % text.encode() not in own


TestSynchroniser = Synchroniser.TestCase
TestSynchroniser.settings = settings(
    max_examples=300 if LONG else 15,
    stateful_step_count=40 if LONG else 25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
