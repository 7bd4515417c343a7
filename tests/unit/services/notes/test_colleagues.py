"""A panel's notes together: read beside your own, and brought in from a file."""

import itertools
import json
import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from editions import BENCHES, FRONT, NASTY, PONDS, again, edition, publish
from packview.config import Config, load
from packview.errors import PackviewError
from packview.export.choosing import Choice
from packview.model import Anchor, Note
from packview.services.exporting import export_notes
from packview.services.library.library import Library
from packview.services.library.merge import Merged, merge_file
from packview.services.notes.anchors import anchor_at
from packview.services.notes.sharing import SharedNotes
from packview.store.notes.documents import document
from packview.store.notes.file import Head, encode, record
from stored import NOW, tree

OLD = edition(("", FRONT), ("1", BENCHES), ("2", PONDS), ("2", NASTY))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    found = member(tmp_path, "Robin Ash")
    publish(found, OLD)
    return found


def member(tmp_path: Path, name: str, *, home: str = "home", shared: Path | None = None) -> Library:
    return Library(tmp_path / home, Config(member=name, shared=shared))


def ask(library: Library, text: str, **fields: object) -> Note:
    anchor = anchor_at(library.load("town").pack, pdf_page=3)
    return library.notebook("town").add(kind="question", text=text, anchor=anchor, **fields)


def test_colleagues_questions_are_read_live_and_private_ones_never(tmp_path: Path, library: Library) -> None:
    sam = member(tmp_path, "Sam")
    panel = library.colleagues("town")
    assert panel.notes().notes == ()
    before = panel.token()
    shared = ask(sam, f"Why? {NASTY}")
    ask(sam, "For me alone", private=True)
    mine = ask(library, "My own")
    assert panel.token() != before
    found = panel.notes(library.notebook("town").notes())
    assert (found.notes, found.members, found.problems) == ((shared,), ("Sam",), ())
    before = panel.token()
    assert panel.token() == before
    changed = sam.notebook("town").change(shared.id, {"text": "Why then?"})
    assert panel.token() != before
    assert panel.notes([mine]).notes == (changed,)
    slip = replace(changed, id="0123456789ab", member="Kim", private=True)
    records = {slip.id: record(slip.id, 1, msgspec.json.encode(document(slip)))}
    kim = library.home / "notes" / "town" / "kim.01234567.json"
    kim.write_bytes(encode(Head(member="kim", name="Kim", device="01234567"), records))
    assert panel.notes([mine]).notes == (changed,)


def export_json(library: Library) -> str:
    """All of the member's notes, private ones too."""
    opened = library.load("town")
    return export_notes(
        opened.pack, library.notebook("town").notes(), Choice(include_private=True), style="json"
    )


def test_a_damaged_file_is_told_and_the_others_are_read(tmp_path: Path, library: Library) -> None:
    note = ask(member(tmp_path, "Sam"), "Why?")
    folder = library.home / "notes" / "town"
    (folder / "kim.json").write_bytes(b'{"notes": {"1": ')
    (folder / ".syncthing.kim.json.tmp").write_bytes(b"{")
    (folder / "readme.txt").write_text("hello")
    found = library.colleagues("town").notes()
    assert found.notes == (note,)
    (problem,) = found.problems
    assert problem.startswith("kim.json cannot be read")


@pytest.mark.parametrize(
    "name",
    ["{}.sync-conflict-20240101-120000-ABCDEF7", "{} (Sam's conflicted copy 2024-01-01)", "{}_conflict-20240101-120000", "{} (1)",
     "{}-DESKTOP-4F2K9", "{} 2", "{}.Conflict", "{} - Copy", "Copy of {}", "something else"],
)  # fmt: skip
def test_a_second_copy_is_put_together_with_the_first(tmp_path: Path, library: Library, name: str) -> None:
    sam = member(tmp_path, "Sam")
    note = ask(sam, "Why?")
    folder = library.home / "notes" / "town"
    (file,) = folder.glob("sam.*.json")
    copy = folder / f"{name.format(file.stem)}.json"
    copy.write_bytes(file.read_bytes())
    later = sam.notebook("town").change(note.id, {"text": "Why then?"})
    other = ask(sam, "And who?")
    found = library.colleagues("town").notes()
    assert found.notes == (later, other)
    assert found.problems == ()
    assert sam.colleagues("town").notes() == SharedNotes()
    assert sam.notebook("town").notes() == (later, other)
    assert not copy.exists(), "the machine that wrote the file takes its second copy in"


def test_a_colleagues_note_of_older_papers_is_shown_where_it_stands_now(
    tmp_path: Path, library: Library
) -> None:
    note = ask(member(tmp_path, "Sam"), "Why?")
    publish(library, again(("", FRONT), ("1", "New page"), ("1", BENCHES), ("2", PONDS)))
    (shown,) = library.colleagues("town").notes().notes
    assert (shown.id, shown.anchor.pdf_page, note.anchor.pdf_page) == (note.id, 4, 3)


def test_the_shared_folder_may_be_elsewhere_and_takes_the_notes_along(
    tmp_path: Path, library: Library
) -> None:
    public, private = ask(library, "Shared"), ask(library, "Private", private=True)
    shared = tmp_path / "panel"
    moved = member(tmp_path, "Robin Ash", shared=shared)
    with pytest.raises(PackviewError, match="is not there, and your notes are kept in it"):
        moved.notebook("town").notes()
    shared.mkdir()
    assert moved.notebook("town").notes() == (public, private)
    assert moved.notebook("town").notes() == (public, private)
    assert [note.id for note in library.notebook("town").notes()] == [private.id]
    assert b"Private" not in b"".join(tree(shared).values())
    assert b"Shared" in b"".join(tree(shared).values())
    sam = member(tmp_path, "Sam", home="sam", shared=shared)
    publish(sam, OLD)
    assert sam.colleagues("town").notes().notes == (public,)
    assert moved.entries()[0].notes == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_shared_folder_that_may_not_be_written_is_told(tmp_path: Path, library: Library) -> None:
    shared = tmp_path / "panel"
    shared.mkdir(mode=0o500)
    with pytest.raises(PackviewError, match="may not be written"):
        ask(member(tmp_path, "Robin Ash", shared=shared), "Why?")


def test_the_settings_name_the_shared_folder(tmp_path: Path) -> None:
    path = tmp_path / "home" / "config" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text(f'shared = "{tmp_path / "panel"}"', encoding="utf-8")
    assert load().shared == tmp_path / "panel"
    for wrong, said in (('shared = "panel"', "not a whole path"), ("shared = 3", "wrong shape")):
        path.write_text(wrong, encoding="utf-8")
        with pytest.raises(PackviewError, match=said):
            load()


def test_settings_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "home" / "config" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text('colours = "paper"\n[keys]\n"library.import" = "c"\n', encoding="utf-8-sig")
    assert (load().colours, load().keys) == ("paper", {"library.import": "c"})


@pytest.fixture
def sent(tmp_path: Path, library: Library) -> list[Path]:
    """Three files of Sam's: two states of their notes, and an export of the second."""
    sam = member(tmp_path, "Sam", home="sam")
    publish(sam, OLD)
    note = ask(sam, "Why?")
    ask(sam, "For Sam alone", private=True)
    files = []
    own = sam.home / "notes" / "town"
    for name in ("first", "second"):
        folder = tmp_path / name
        folder.mkdir()
        for path in own.iterdir():
            (folder / path.name).write_bytes(path.read_bytes())
        files.append(next(folder.iterdir()))
        if name == "first":
            sam.notebook("town").change(note.id, {"text": "Why then?"})
            ask(sam, "And who?")
    export = tmp_path / "export.json"
    export.write_text(export_json(sam), encoding="utf-8")
    return [*files, export]


def test_files_may_come_in_any_order_and_any_number_of_times(
    tmp_path: Path, library: Library, sent: list[Path]
) -> None:
    results = set()
    for number, order in enumerate(itertools.product(sent, repeat=4)):
        if len(set(order)) < 3 or number % 3:
            continue
        home = member(tmp_path, "Robin Ash", home=f"home{number}")
        publish(home, OLD)
        for path in order:
            merge_file(home, path)
        found = home.colleagues("town").notes()
        assert (found.problems, found.members) == ((), ("Sam",))
        assert {note.text for note in found.notes} == {"Why then?", "And who?"}
        results.add(tuple((note.id, note.text, note.anchor.pdf_page) for note in found.notes))
        assert merge_file(home, order[-1]) == Merged(
            pack_id="town", members=("Sam",), private=int(order[-1] == sent[2])
        )
        assert "For Sam alone" not in str(tree(home.home))
    assert len(results) == 1


@pytest.mark.parametrize("change", ["delete", "private"])
def test_what_a_colleague_takes_back_goes_though_it_came_by_mail_too(
    tmp_path: Path, library: Library, change: str
) -> None:
    sam = member(tmp_path, "Sam")
    note, other = ask(sam, "Why then?"), ask(sam, "And who?")
    path = tmp_path / "sam.json"
    path.write_text(export_json(sam), encoding="utf-8")
    merge_file(library, path)
    panel = library.colleagues("town")
    assert {one.text for one in panel.notes().notes} == {"Why then?", "And who?"}
    book = sam.notebook("town")
    if change == "delete":
        book.delete(note.id)
    else:
        book.change(note.id, {"private": True})
    assert panel.notes().notes == library.colleagues("town").notes().notes == (other,)


def test_your_own_newer_changes_are_never_overwritten(tmp_path: Path, library: Library) -> None:
    note, secret = ask(library, "Old words"), ask(library, "Secret", private=True)
    path = tmp_path / "mine.json"
    path.write_text(export_json(library), encoding="utf-8")
    rows = json.loads(path.read_text(encoding="utf-8"))
    later = library.notebook("town").change(note.id, {"text": "My newer words"})
    assert merge_file(library, path, mine=True) == Merged(pack_id="town")
    assert {one.text for one in library.notebook("town").notes()} == {"My newer words", "Secret"}
    for row in rows:
        row.update(text="From the other machine", private=False)
        row["updated"] = (later.updated + timedelta(hours=1)).isoformat()
    path.write_text(json.dumps(rows), encoding="utf-8")
    book = library.notebook("town")
    with pytest.raises(PackviewError, match="says that it is yours"):
        merge_file(library, path)
    assert merge_file(library, path, mine=True).own_updated == 2
    assert merge_file(library, path, mine=True).own_updated == 0
    found = {one.id: one for one in book.notes()}
    assert {one.text for one in found.values()} == {"From the other machine"}
    assert found[secret.id].private
    rows[0]["updated"] = later.created.isoformat()
    path.write_text(json.dumps(rows[:1]), encoding="utf-8")
    library.notebook("town").delete(note.id)
    assert merge_file(library, path, mine=True) == Merged(pack_id="town"), (
        "what was deleted since stays deleted"
    )
    assert library.notebook("town").undo()
    assert library.notebook("town").undo() == "Brought in notes from a file"
    assert "My newer words" in {one.text for one in library.notebook("town").notes()}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not json", "cannot be understood"),
        (b"[]", "has no notes in it"),
        (b'{"a": 1}', "has no notes in it"),
        (b'[{"id": "x"}]', "something that is not a note"),
        (b"\xff\xfe", "cannot be understood"),
    ],
)
def test_a_file_that_is_none_of_notes_is_refused(
    tmp_path: Path, library: Library, content: bytes, said: str
) -> None:
    path = tmp_path / "sent.json"
    path.write_bytes(content)
    before = tree(library.home)
    with pytest.raises(PackviewError, match=said):
        merge_file(library, path)
    assert tree(library.home) == before
    with pytest.raises(PackviewError, match="There is no file"):
        merge_file(library, tmp_path / "nothing.json")


def test_notes_on_other_papers_are_refused(tmp_path: Path, library: Library, sent: list[Path]) -> None:
    elsewhere = member(tmp_path, "Robin Ash", home="elsewhere")
    other = replace(OLD, pack=replace(OLD.pack, pack_id="city"))
    publish(elsewhere, other, name="another meeting")
    with pytest.raises(PackviewError, match="does not say which papers its notes are on"):
        merge_file(elsewhere, sent[2])
    publish(library, other, name="another meeting")
    with pytest.raises(PackviewError, match="on another pack, town"):
        merge_file(library, sent[0], pack_id="city")
    assert merge_file(library, sent[0], pack_id="town").added == 1


def test_an_old_export_without_editions_wants_the_pack_named(tmp_path: Path, library: Library) -> None:
    row = {"id": "0123456789ab", "kind": "question", "item": "2", "text": "Why?", "page": "2", "pdf_page": 3,
           "member": "Sam", "created": NOW.isoformat(), "updated": NOW.isoformat()}  # fmt: skip
    path = tmp_path / "old.json"
    path.write_text(json.dumps([row]), encoding="utf-8")
    with pytest.raises(PackviewError, match="does not say which papers"):
        merge_file(library, path)
    assert merge_file(library, path, pack_id="town").added == 1
    (note,) = library.colleagues("town").notes().notes
    assert note.anchor == Anchor(item="2-ponds", item_number="2", item_title="Ponds", page="2", pdf_page=3)


def test_an_export_of_newer_papers_is_matched_by_title_not_by_number(
    tmp_path: Path, library: Library
) -> None:
    sam = member(tmp_path, "Sam", home="sam")
    publish(sam, again(("", FRONT), ("1", PONDS), ("2", BENCHES), titles={"1": "Ponds", "2": "Benches"}))
    opened = sam.load("town")
    sam.notebook("town").add(kind="question", text="Benches?", anchor=anchor_at(opened.pack, pdf_page=3))
    path = tmp_path / "sam.json"
    path.write_text(export_json(sam), encoding="utf-8")
    assert merge_file(library, path, pack_id="town").added == 1
    (note,) = library.colleagues("town").notes().notes
    assert (note.anchor.item, note.anchor.pdf_page) == ("1-benches", 2)


def test_doctor_looks_at_the_shared_folder(tmp_path: Path) -> None:
    from packview.services.library.checkup import check

    config = tmp_path / "home" / "config" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f'shared = "{tmp_path / "panel"}"', encoding="utf-8")
    missing = next(one for one in check() if one.name == "shared folder")
    assert (missing.ok, "is not there" in missing.message) == (False, True)
    (tmp_path / "panel").mkdir()
    assert next(one for one in check() if one.name == "shared folder").ok
