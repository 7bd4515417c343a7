"""Notes of one member on one pack: kept as written, shared and private ones apart, foreign files read with care."""

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from packview.errors import NotFoundError, PackviewError
from packview.model import Anchor
from packview.model.notes import ID_ALPHABET, ID_LENGTH, new_id
from stored import NOW, NoteStore, make, notes_path, rewrite, tables, texts, tree

PACK, MEMBER = "town-parks-2019-06-03", "robin-ash"


@pytest.fixture
def store(tmp_path: Path) -> NoteStore:
    return NoteStore(tmp_path, PACK, MEMBER)


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    return notes_path(tmp_path, PACK, MEMBER)


@pytest.fixture
def private(tmp_path: Path) -> Path:
    return notes_path(tmp_path, PACK, MEMBER, "private")


def edit(path: Path, change: Any) -> None:
    content = tables(path)
    change(content["notes"])
    rewrite(path, content)


def test_no_notes_yet_touch_no_disk(store: NoteStore, tmp_path: Path) -> None:
    assert store.all() == ()
    assert list(tmp_path.iterdir()) == []


def test_notes_come_back_as_they_were(store: NoteStore, tmp_path: Path) -> None:
    anchor = Anchor(
        item="7-x", item_number="7", item_title="X", page="47", pdf_page=52, quote="q", before="b", after="a"
    )
    fields = {"kind": "question", "to": "Head", "indicator": "M1", "status": "asked", "answer": "Yes\nno"}
    kept = [
        store.add(make("Étude „x“\n\tsecond line", anchor=anchor, member="Robin Ash", **fields)),
        store.add(make("plain")),
        store.add(make("secret", private=True)),
    ]
    assert NoteStore(tmp_path, PACK, MEMBER).all() == tuple(kept)


def test_private_notes_lie_outside_the_shared_folder(store: NoteStore, shared: Path, private: Path) -> None:
    store.add(make("for all"))
    store.add(make("for me", private=True))
    assert texts(shared) == ["for all"]
    assert texts(private) == ["for me"]
    assert "for me" not in "".join(
        path.read_text(encoding="utf-8") for path in shared.parents[1].rglob("*") if path.is_file()
    )


def test_a_note_that_turns_private_leaves_nothing_in_the_shared_folder(
    store: NoteStore, shared: Path, private: Path
) -> None:
    note = store.add(make("a secret after all"))
    store.change(note.id, lambda one: replace(one, private=True))
    assert texts(private) == ["a secret after all"]
    found = [path.read_text(encoding="utf-8") for path in shared.parents[1].rglob("*") if path.is_file()]
    assert found
    assert not any("secret" in content for content in found)
    store.change(note.id, lambda one: replace(one, private=False))
    assert (texts(shared), texts(private)) == (["a secret after all"], [])


def test_members_and_packs_are_apart(store: NoteStore, tmp_path: Path) -> None:
    store.add(make("mine"))
    assert NoteStore(tmp_path, PACK, "somebody-else").all() == ()
    assert NoteStore(tmp_path, "another-pack", MEMBER).all() == ()


def test_change_says_before_and_after(store: NoteStore) -> None:
    note = store.add(make("old"))
    before, after = store.change(note.id, lambda one: replace(one, text="new"))
    assert (before, after) == (note, replace(note, text="new"))
    assert store.all() == (after,)


def test_a_change_that_changes_nothing_writes_nothing(store: NoteStore, shared: Path) -> None:
    note = store.add(make("text"))
    store.add(make("another"))
    written = tree(shared.parent)
    store.change(note.id, lambda one: one)
    assert tree(shared.parent) == written


def test_remove_and_restore(store: NoteStore) -> None:
    first, second = store.add(make("one")), store.add(make("two", private=True))
    assert store.remove(second.id) == second
    assert store.all() == (first,)
    store.apply(lambda _: [(None, second)])
    assert store.all() == (first, second)


def test_an_id_may_be_shortened_while_it_is_unique(store: NoteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    known = iter(["aaaaaaaaaaaa", "aabbbbbbbbbb"])
    monkeypatch.setattr("packview.store.notes.notes.new_id", lambda after: next(known))
    first, _ = store.add(make("one")), store.add(make("two"))
    assert store.change("AAA", lambda one: one)[0] == first
    with pytest.raises(NotFoundError, match="aaaaaaaaaaaa, aabbbbbbbbbb"):
        store.change("aa", lambda one: one)
    for wrong in ("zz", "", "  "):
        with pytest.raises(NotFoundError, match="no note"):
            store.remove(wrong)


def test_ids_sort_by_time_and_are_unique(store: NoteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    notes = [store.add(make(str(number))) for number in range(30)]
    assert [note.text for note in store.all()] == [str(number) for number in range(30)]
    assert len({note.id for note in notes}) == 30
    assert all(len(note.id) == ID_LENGTH and set(note.id) <= set(ID_ALPHABET) for note in notes)
    monkeypatch.setattr(time, "time", lambda: 0.0)
    late = store.add(make("after the clock was set back"))
    assert late.id > notes[-1].id


def test_two_machines_that_make_an_id_after_the_same_one_make_two() -> None:
    late = new_id(after="8" * ID_LENGTH)  # of a machine whose clock is far ahead
    made = {new_id(after=late) for _ in range(200)}
    assert len(made) > 198
    assert min(made) > late


def test_ids_of_other_kinds_do_not_matter() -> None:
    assert len(new_id(after="not an id")) == ID_LENGTH
    assert len(new_id(after="i" * ID_LENGTH)) == ID_LENGTH
    assert new_id(after="z" * ID_LENGTH) != new_id(after="z" * ID_LENGTH), "none comes after the last of all"
    assert new_id() != new_id()


def test_fields_of_somebody_elses_making_stay(store: NoteStore, shared: Path) -> None:
    note = store.add(make("text"))
    edit(shared, lambda notes: notes[note.id].update(colour="red"))
    store.change(note.id, lambda one: replace(one, text="new"))
    assert tables(shared)["notes"][note.id]["colour"] == "red"


def test_a_note_that_cannot_be_understood_is_reported_and_stays(store: NoteStore, shared: Path) -> None:
    good, bad = store.add(make("good")), store.add(make("bad"))
    edit(shared, lambda notes: notes[bad.id].update(kind="poem"))
    assert store.all() == (good,)
    store.all()
    (report,) = store.reports
    assert "cannot be understood" in report
    store.add(make("another"))
    assert tables(shared)["notes"][bad.id]["kind"] == "poem"


def test_a_new_note_never_takes_the_place_of_one_that_cannot_be_understood(
    store: NoteStore, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = store.add(make("good")), store.add(make("bad"))
    edit(shared, lambda notes: notes[bad.id].update(kind="poem"))
    given = iter((bad.id, new_id(after=bad.id)))
    monkeypatch.setattr("packview.store.notes.notes.new_id", lambda after: next(given))
    another = store.add(make("another"))
    assert [note.id for note in store.all()] == [good.id, another.id]
    assert tables(shared)["notes"][bad.id]["kind"] == "poem"


def test_text_from_a_file_is_cleaned(store: NoteStore, shared: Path) -> None:
    note = store.add(make("text", anchor=Anchor(item_title="t", page="1", quote="q")))
    edit(
        shared,
        lambda notes: notes[note.id].update(
            text="\x1b[31mred\u202e",
            to="a\nb",
            anchor={"item_title": "\x1b]0;x\x07t", "page": "1\u200b", "quote": "q\x07"},
            created="2026-08-01T12:00:00",
        ),
    )
    (found,) = store.all()
    assert (found.text, found.to) == ("red", "a b")
    assert (found.anchor.item_title, found.anchor.page, found.anchor.quote) == ("t", "1", "q")
    assert found.created == NOW


def test_a_note_marked_private_in_the_shared_file_counts_as_private(store: NoteStore, shared: Path) -> None:
    note = store.add(make("text"))
    edit(shared, lambda notes: notes[note.id].update(private=True))
    assert store.all()[0].private


def test_a_damaged_file_is_put_right_at_reading_and_reported(store: NoteStore, shared: Path) -> None:
    note = store.add(make("text"))
    shared.write_bytes(b"{")
    assert store.all() == (note,)
    (report,) = store.reports
    assert "damaged" in report
    assert store.add(make("more")) in store.all()


def test_notes_that_may_not_be_read_are_not_taken_for_none(store: NoteStore, shared: Path) -> None:
    shared.parent.parent.mkdir()
    shared.parent.write_bytes(b"")
    with pytest.raises(PackviewError, match="cannot be read"):
        store.all()


def test_a_newer_file_is_refused_by_every_call(store: NoteStore, shared: Path) -> None:
    note = store.add(make("text"))
    shared.write_text('{"schema_version": 99}', encoding="utf-8")
    for attempt in (store.all, lambda: store.add(make("more")), lambda: store.remove(note.id)):
        with pytest.raises(PackviewError, match="newer packview"):
            attempt()
    assert shared.read_text(encoding="utf-8") == '{"schema_version": 99}'


def test_what_ended_writes_left_is_swept_when_the_notes_are_opened(
    store: NoteStore, shared: Path, tmp_path: Path
) -> None:
    for text in ("one", "two"):
        store.add(make(text))
    (backups,) = (tmp_path / "backups" / "notes").glob("*/*")
    strays = [
        shared.with_name(f".{shared.name}.x.packview-tmp"),
        backups / ".2026.json.x.packview-tmp",
    ]
    theirs = tmp_path / "notes" / PACK / f".{MEMBER}.0123abcd.json.x.packview-tmp"
    for path in (*strays, theirs):
        path.write_bytes(b"half")
    assert len(NoteStore(tmp_path, PACK, MEMBER).all()) == 2
    assert [path.exists() for path in strays] == [False, False]
    assert theirs.exists(), "another machine may be writing it"
