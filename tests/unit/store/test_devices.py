"""Several machines of one member on one shared folder: every state is kept, the newest one counts, nothing private leaves."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from packview.errors import PackviewError
from packview.model import Note
from packview.store.notes.folder import NotesFolder, device_of
from stored import NOW, NoteStore, make, notes_path, tree

PACK, MEMBER = "a-pack", "robin-ash"
COPIES = (
    "{}.sync-conflict-20240101-120000-ABCDEF7", "{} (Robin's conflicted copy 2024-01-01)", "{}-DESKTOP-4F2K9", "{} 2", "{} (1)",
    "{}.Conflict", "{} - Copy", "Copy of {}", "copy-of-{}", "{}_conflict-20240101-120000", "what is this",
)  # fmt: skip


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


def machine(tmp_path: Path, name: str, shared: Path) -> NoteStore:
    return NoteStore(tmp_path / name, PACK, MEMBER, shared, name="Robin Ash")


def texts(store: NoteStore) -> list[str]:
    return [note.text for note in store.all()]


def test_each_writes_its_own_file_and_both_see_all(tmp_path: Path, shared: Path) -> None:
    desk, lap = machine(tmp_path, "desk", shared), machine(tmp_path, "lap", shared)
    one = desk.add(make("desk"))
    before = tree(shared)
    two = lap.add(make("lap"))
    assert tree(shared).items() >= before.items(), "the other's file is left alone"
    assert desk.all() == lap.all() == (replace(one, member="Robin Ash"), replace(two, member="Robin Ash"))
    lap.change(one.id, lambda note: replace(note, text="changed on lap"))
    assert tree(shared).items() >= before.items()
    assert texts(desk) == texts(lap) == ["changed on lap", "lap"]
    desk.remove(two.id)
    assert texts(desk) == texts(lap) == ["changed on lap"]


def test_a_change_counts_whatever_the_clock_says(
    tmp_path: Path, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, lap = machine(tmp_path, "desk", shared), machine(tmp_path, "lap", shared)
    note = desk.add(make("first"))
    monkeypatch.setattr("time.time_ns", lambda: 1000)
    lap.change(note.id, lambda one: replace(one, text="second", updated=NOW - timedelta(days=400)))
    assert texts(desk) == texts(lap) == ["second"]
    desk.change(note.id, lambda one: replace(one, text="third"))
    assert texts(desk) == texts(lap) == ["third"]


def test_made_private_on_one_it_is_private_on_both(tmp_path: Path, shared: Path) -> None:
    desk, lap = machine(tmp_path, "desk", shared), machine(tmp_path, "lap", shared)
    note = desk.add(make("a secret after all"))
    lap.change(note.id, lambda one: replace(one, private=True))
    assert [(one.text, one.private) for one in lap.all()] == [("a secret after all", True)]
    assert [(one.text, one.private) for one in desk.all()] == [("a secret after all", True)]
    assert b"secret" not in b"".join(tree(shared).values())
    desk.change(note.id, lambda one: replace(one, private=False, text="open again"))
    assert texts(desk) == texts(lap) == ["open again"]


@pytest.mark.parametrize("last", ["private", "edit", "delete"])
def test_made_private_on_one_while_another_edits_it_private_wins(
    tmp_path: Path, shared: Path, last: str
) -> None:
    """The two know nothing of each other until both files arrive; whichever was later, the note does not leave."""
    elsewhere = tmp_path / "elsewhere"
    desk = machine(tmp_path, "desk", shared)
    note = desk.add(make("the first words"))
    lap = machine(tmp_path, "lap", elsewhere)
    shutil.copytree(shared, elsewhere, dirs_exist_ok=True)
    lap.all()

    def hide() -> None:
        desk.change(note.id, lambda one: replace(one, private=True, text="a secret"))

    def edit() -> None:
        lap.change(note.id, lambda one: replace(one, text="words of the lap"))

    for work in (edit, hide) if last == "private" else (hide, edit):
        work()
    if last == "delete":
        lap.remove(note.id)
    for _ in range(2):
        for source, target, name in ((shared, elsewhere, "desk"), (elsewhere, shared, "lap")):
            path = notes_path(tmp_path / name, PACK, MEMBER, root=source)
            shutil.copy(path, target / PACK / path.name)
        desk.all()
        lap.all()
    assert [(one.text, one.private) for one in desk.all()] == [("a secret", True)]
    assert {one.private for one in lap.all()} <= {True}
    assert not any(b"words" in data for data in (tree(shared) | tree(elsewhere)).values())
    desk.change(note.id, lambda one: replace(one, private=False, text="open again"))
    assert any(b"open again" in data for data in tree(shared).values()), "who knows may open it"


@pytest.mark.parametrize(("by", "left"), [("desk", -30), ("desk", -3), ("lap", 0), ("lap", -30)])
def test_mending_a_file_brings_back_nothing_that_another_machine_made_private(
    tmp_path: Path, shared: Path, by: str, left: int
) -> None:
    desk, lap = machine(tmp_path, "desk", shared), machine(tmp_path, "lap", shared)
    note = (desk if by == "desk" else lap).add(make("the first words"))
    desk.add(make("of the desk"))
    assert len(lap.all()) == 2
    path = notes_path(tmp_path / "desk", PACK, MEMBER, root=shared)
    path.write_bytes(path.read_bytes()[:left])
    machine(tmp_path, "lap", shared).change(note.id, lambda one: replace(one, private=True, text="a secret"))
    again = machine(tmp_path, "desk", shared)
    assert "of the desk" in texts(again)
    assert again.reports
    assert b"words" not in b"".join(tree(shared).values())


def test_deleted_on_one_it_leaves_the_others_file_too(tmp_path: Path, shared: Path) -> None:
    desk, lap = machine(tmp_path, "desk", shared), machine(tmp_path, "lap", shared)
    note = desk.add(make("delete me"))
    lap.remove(note.id)
    assert texts(desk) == []
    assert b"delete me" not in b"".join(tree(shared).values())


@pytest.mark.parametrize("name", COPIES)
def test_second_copies_under_any_name_are_merged(tmp_path: Path, shared: Path, name: str) -> None:
    desk, lap = machine(tmp_path, "desk", shared), machine(tmp_path, "lap", shared)
    note = desk.add(make("older"))
    lost = desk.add(make("only in the copy"))
    path = notes_path(tmp_path / "desk", PACK, MEMBER, root=shared)
    copy = path.with_name(f"{name.format(path.stem)}.json")
    shutil.copy(path, copy)
    path.unlink()
    desk = machine(tmp_path, "desk", shared)
    assert texts(lap) == ["older", "only in the copy"]
    desk.change(note.id, lambda one: replace(one, text="newer"))
    assert texts(machine(tmp_path, "desk", shared)) == texts(lap) == ["newer", "only in the copy"]
    assert not copy.exists()
    assert path.exists()
    assert lost.id in path.read_text(encoding="utf-8")


def test_a_copied_library_does_not_write_the_other_ones_file(tmp_path: Path, shared: Path) -> None:
    first = machine(tmp_path, "desk", shared)
    first.add(make("before", private=True))
    first.add(make("shared"))
    shutil.copytree(tmp_path / "desk", tmp_path / "lap")
    second = machine(tmp_path, "lap", shared)
    second.add(make("on the copy"))
    first.add(make("on the first"))
    assert device_of(tmp_path / "desk", make=True) != device_of(tmp_path / "lap", make=True)
    assert texts(first) == ["before", "shared", "on the copy", "on the first"]
    assert texts(second) == ["before", "shared", "on the copy", "on the first"]


def test_the_notes_from_before_a_folder_was_named_come_along(tmp_path: Path, shared: Path) -> None:
    alone = NoteStore(tmp_path / "desk", PACK, MEMBER)
    gone = alone.add(make("deleted"))
    alone.add(make("one"))
    alone.remove(gone.id)
    assert texts(machine(tmp_path, "desk", shared)) == ["one"]
    assert not list((tmp_path / "desk" / "notes").rglob("*.json"))
    assert texts(machine(tmp_path, "lap", shared)) == ["one"]


def test_a_file_that_says_it_is_mine_and_is_named_as_anothers_is_not_mine(
    tmp_path: Path, shared: Path
) -> None:
    desk = machine(tmp_path, "desk", shared)
    note = desk.add(make("mine"))
    path = notes_path(tmp_path / "desk", PACK, MEMBER, root=shared)
    forged = path.read_bytes().replace(b"mine", b"evil")
    path.with_name("mallory.01234567.json").write_bytes(forged)
    assert machine(tmp_path, "desk", shared).all() == desk.all()
    (file,) = [one for one in NotesFolder(path.parent).files().values() if getattr(one, "forged", False)]
    assert isinstance(note, Note)
    assert file


class Rule:
    """Which notes may leave, by the key of their item."""

    def __init__(self) -> None:
        self.closed: set[str] = set()
        self.known = True

    def token(self) -> object:
        return frozenset(self.closed), self.known

    def may_leave(self, notes: Sequence[Note], *, to_panel: bool = True) -> list[bool | None]:
        return [
            (None if not self.known else note.anchor.item not in self.closed) if not note.private else False
            for note in notes
        ]


def test_what_is_closed_to_the_public_stays_on_this_machine(tmp_path: Path, shared: Path) -> None:
    rule = Rule()
    desk = NoteStore(tmp_path / "desk", PACK, MEMBER, shared, leaving=rule)
    lap = machine(tmp_path, "lap", shared)
    plain = make("of part 2")
    note = desk.add(lambda identity: replace(plain(identity), anchor=replace(plain("").anchor, item="9")))
    open_one = desk.add(make("open"))
    assert b"part 2" in b"".join(tree(shared).values())
    rule.closed.add("9")
    assert texts(desk) == ["of part 2", "open"]
    assert not desk.all()[0].private
    assert b"part 2" not in b"".join(tree(shared).values())
    assert texts(lap) == ["open"]
    rule.known = False
    desk.change(note.id, lambda one: replace(one, text="of part 2, more"))
    desk.change(open_one.id, lambda one: replace(one, text="still open"))
    desk.add(make("nobody knows"))
    assert texts(lap) == ["still open"]
    rule.known = True
    rule.closed.clear()
    assert texts(desk) == texts(lap) == ["of part 2, more", "still open", "nobody knows"]


def test_a_library_that_was_moved_keeps_its_id(tmp_path: Path) -> None:
    device = device_of(tmp_path / "here", make=True)
    (tmp_path / "here").rename(tmp_path / "there")
    assert device_of(tmp_path / "there", make=True) == device
    shutil.copytree(tmp_path / "there", tmp_path / "copy")
    assert device_of(tmp_path / "copy", make=True) != device


def test_a_file_of_another_machine_that_cannot_be_read_is_told_and_tried_again(
    tmp_path: Path, shared: Path
) -> None:
    desk, lap = machine(tmp_path, "desk", shared), machine(tmp_path, "lap", shared)
    desk.add(make("on the desk"))
    path = notes_path(tmp_path / "desk", PACK, MEMBER, root=shared)
    kept = path.rename(tmp_path / "kept")
    path.mkdir()
    assert texts(lap) == []
    assert any("another of your machines" in report for report in lap.reports)
    path.rmdir()
    kept.rename(path)
    assert texts(lap) == ["on the desk"]


def test_an_installation_that_cannot_be_told_for_a_moment_overwrites_nothing(
    tmp_path: Path, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine(tmp_path, "desk", shared).add(make("one"))
    unknown = [""]

    def told(home: Path, *, make: bool) -> str:
        return unknown.pop() if unknown else device_of(home, make=make)

    monkeypatch.setattr("packview.store.notes.notes.device_of", told)
    again = machine(tmp_path, "desk", shared)
    assert texts(again) == ["one"]
    again.add(make("two"))
    assert texts(again) == texts(machine(tmp_path, "desk", shared)) == ["one", "two"]


def test_what_could_not_be_read_is_tried_again_though_it_looks_the_same(
    tmp_path: Path, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, lap = machine(tmp_path, "desk", shared), machine(tmp_path, "lap", shared)
    desk.add(make("on the desk"))

    def refused(_: Path) -> None:
        raise PackviewError("The disk is busy")

    with monkeypatch.context() as patched:
        patched.setattr("packview.store.notes.folder.read_notes_file", refused)
        assert texts(lap) == []
    assert texts(lap) == ["on the desk"]
