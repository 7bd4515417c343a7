"""Files of notes of forms 1 and 2 are brought over once, without loss, whatever state they were left in."""

import json
from pathlib import Path
from typing import Any

import pytest

from packview.services.notes.history import History
from packview.store.notes.backups import note_backups
from packview.text import member_file
from stored import NoteStore, make, notes_path, old_form, old_journal, old_note, tables, tree

PACK, MEMBER = "a-pack", "robin-ash"
A, B, C, D = (letter * 12 for letter in "abcd")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes" / PACK / f"{MEMBER}.json"


def texts(home: Path, member: str = MEMBER, name: str = "Robin Ash") -> list[str]:
    """What is there when the notes are opened, and when they are opened again."""
    store = NoteStore(home, PACK, member, name=name)
    found = [note.text for note in store.all()]
    again = NoteStore(home, PACK, member, name=name)
    assert [note.text for note in again.all()] == found
    assert not again.reports
    return found


def test_form_1(path: Path, tmp_path: Path) -> None:
    old_form(path, {A: old_note(A, "one"), B: old_note(B, "two", colour="red")}, version=1)
    before = path.read_bytes()
    assert texts(tmp_path) == ["one", "two"]
    assert not path.exists()
    assert tables(notes_path(tmp_path, PACK, MEMBER))["notes"][B]["colour"] == "red"
    kept = tmp_path / "backups" / "notes" / PACK / MEMBER
    assert before in tree(kept).values()
    assert any(len(one.notes) == 2 for one in note_backups(tmp_path, PACK, MEMBER))


@pytest.mark.parametrize("torn", [b"", b"0", b'01234567 {"change":{"notes":{"z":{"n"'])
def test_form_2_with_its_journal(path: Path, tmp_path: Path, torn: bytes) -> None:
    old_form(path, {A: old_note(A, "one"), B: old_note(B, "two")}, generation=3)
    old_journal(
        path, 3, {C: old_note(C, "three")}, {A: old_note(A, "one, changed", minute=1), B: None}, torn=torn
    )
    assert texts(tmp_path) == ["one, changed", "three"]
    assert not list(path.parent.glob("*.journal"))


def test_a_journal_that_its_file_contains(path: Path, tmp_path: Path) -> None:
    lines = old_journal(path, 3, {A: old_note(A, "older")}, {B: old_note(B, "gone")})
    old_form(path, {A: old_note(A, "newer", minute=1)}, generation=4, folded=len(lines))
    assert texts(tmp_path) == ["newer"]


def test_what_another_machine_added_to_a_journal_is_kept(path: Path, tmp_path: Path) -> None:
    lines = old_journal(path, 3, {A: old_note(A, "one")})
    old_form(path, {A: old_note(A, "one")}, generation=4, folded=len(lines))
    old_journal(path, 3, {A: old_note(A, "one")}, {B: old_note(B, "from the other")})
    assert texts(tmp_path) == ["one", "from the other"]


def test_a_journal_of_long_ago_gives_what_its_file_does_not_have(path: Path, tmp_path: Path) -> None:
    old_form(path, {A: old_note(A, "newer", minute=5)}, generation=9)
    old_journal(path, 2, {A: old_note(A, "older")}, {B: old_note(B, "never folded")}, {A: None})
    assert texts(tmp_path) == ["newer", "never folded"]


def test_a_file_that_is_gone_while_its_journal_is_there(path: Path, tmp_path: Path) -> None:
    old_journal(path, 1, {B: old_note(B, "two")})
    kept = tmp_path / "backups" / "notes" / PACK / MEMBER / "20260801T120000000000Z.json"
    old_form(kept, {A: old_note(A, "one")})
    assert texts(tmp_path) == ["one", "two"]


@pytest.mark.parametrize(
    "damage", [b"", b'{"schema_version":2,"notes":{"a', b"\xff\xfe", b"null", b"<<<<<<< ours\n"]
)
def test_a_damaged_file_comes_back_from_its_backup(path: Path, tmp_path: Path, damage: bytes) -> None:
    old_form(path, {})
    path.write_bytes(damage)
    old_journal(path, 1, {B: old_note(B, "two")})
    kept = tmp_path / "backups" / "notes" / PACK / MEMBER / "20260801T120000000000Z.json"
    old_form(kept, {A: old_note(A, "one")})
    old_journal(kept, 1, {B: old_note(B, "two")}, {C: old_note(C, "three")})
    store = NoteStore(tmp_path, PACK, MEMBER)
    assert [note.text for note in store.all()] == ["one", "two", "three"]
    (report,) = store.reports
    assert "was damaged" in report
    assert damage in tree(tmp_path / "backups").values()
    assert texts(tmp_path) == ["one", "two", "three"]


def test_a_damaged_line_of_a_journal_costs_nothing_that_a_backup_has(path: Path, tmp_path: Path) -> None:
    old_form(path, {A: old_note(A, "one")})
    old_journal(path, 1, {B: old_note(B, "two")}, {C: old_note(C, "three")})
    journal = path.with_suffix(".journal")
    journal.write_bytes(journal.read_bytes().replace(b'"two"', b'"tvo"'))
    assert texts(tmp_path) == ["one", "three"]
    kept = tmp_path / "backups" / "notes" / PACK / MEMBER / "20260801T120000000000Z.json"
    old_form(kept, {A: old_note(A, "one")})
    old_journal(kept, 1, {B: old_note(B, "two")})
    old_form(path, {A: old_note(A, "one")})
    journal.write_bytes(b"00000000 what was this\n")
    assert texts(tmp_path) == ["one", "two", "three"]


def test_private_notes_and_one_whose_move_was_cut_short(path: Path, tmp_path: Path) -> None:
    old_form(path, {A: old_note(A, "open"), B: old_note(B, "a secret")})
    private = tmp_path / "private" / PACK / f"{MEMBER}.json"
    old_form(private, {B: old_note(B, "a secret", private=True), C: old_note(C, "forgot the mark")})
    store = NoteStore(tmp_path, PACK, MEMBER)
    assert [(note.text, note.private) for note in store.all()] == [
        ("open", False), ("a secret", True), ("forgot the mark", True),
    ]  # fmt: skip
    assert b"secret" not in b"".join(tree(tmp_path / "notes").values())
    assert not path.exists()
    assert not private.exists()


@pytest.mark.parametrize(
    "name",
    ["robin-ash-DESKTOP-4F2K9", "robin-ash 2", "robin-ash.sync-conflict-20240101-120000-ABCDEF7",
     "robin-ash (Robin's conflicted copy 2024-01-01)", "robin-ash (1)", "robin-ash.Conflict", "robin-ash - Copy", "Copy of robin-ash"],
)  # fmt: skip
def test_second_copies_are_brought_over_too(path: Path, tmp_path: Path, name: str) -> None:
    old_form(path, {A: old_note(A, "one"), B: old_note(B, "two, newer", minute=9)})
    old_form(path.with_name(f"{name}.json"), {B: old_note(B, "two"), C: old_note(C, "other machine")})
    assert texts(tmp_path) == ["one", "two, newer", "other machine"]
    assert [one.name for one in path.parent.iterdir()] == [notes_path(tmp_path, PACK, MEMBER).name]


def test_the_file_of_another_member_with_a_longer_name_is_theirs(path: Path, tmp_path: Path) -> None:
    theirs = path.with_name("robin-ash-smith.json")
    old_form(theirs, {A: old_note(A, "mine", member="Robin Ash Smith")})
    assert texts(tmp_path) == []
    assert theirs.exists()


def test_a_name_without_letters_from_a_to_z_takes_its_notes_along(path: Path, tmp_path: Path) -> None:
    old_form(path.with_name("member.json"), {A: old_note(A, "ours", member="Мария")})
    assert texts(tmp_path, member_file("Иван"), "Иван") == []
    assert texts(tmp_path, member_file("Мария"), "Мария") == ["ours"]
    assert texts(tmp_path, member_file("Иван"), "Иван") == []


def test_what_could_be_taken_back_and_the_bin_are_brought_over(tmp_path: Path) -> None:
    old = tmp_path / "history" / PACK / f"{MEMBER}.json"
    note = old_note(A, "one")
    step = {
        "number": 1,
        "name": "Added it",
        "turns": [{"before": None, "after": note}],
        "at": "2026-08-01T12:00:00Z",
    }
    binned: dict[str, Any] = {"note": old_note(B, "two"), "deleted": "2026-08-01T12:00:00Z"}
    old.parent.mkdir(parents=True)
    old.write_text(
        json.dumps(
            {
                "schema_version": 2,
                "generation": 1,
                "folded": 0,
                "steps": {f"{1:012d}": step},
                "bin": {B: binned},
            }
        )
    )
    history = History(tmp_path, PACK, MEMBER)
    assert [one.name for one in history.steps()] == ["Added it"]
    assert [one.note.text for one in History(tmp_path, PACK, MEMBER).bin()] == ["two"]
    assert [path.name for path in old.parent.iterdir()] == [f"{MEMBER}.log"]


def test_a_file_of_an_earlier_day_is_brought_over_and_what_its_backup_has_more_is_told(
    path: Path, tmp_path: Path
) -> None:
    old_form(path, {A: old_note(A, "one")}, generation=2)
    kept = tmp_path / "backups" / "notes" / PACK / MEMBER / "20260801T120000000000Z.json"
    old_form(kept, {A: old_note(A, "one"), B: old_note(B, "two", minute=1)}, generation=3)
    store = NoteStore(tmp_path, PACK, MEMBER, name="Robin Ash")
    assert [note.text for note in store.all()] == ["one"]
    assert "has 1 note that your files of notes do not have" in store.reports[0]
    assert [note.text for note in store.missing()] == ["two"]
    store.add(make("three"))
    assert [note.text for note in NoteStore(tmp_path, PACK, MEMBER).missing()] == ["two"]
