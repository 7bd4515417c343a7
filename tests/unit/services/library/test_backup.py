"""Backup and restore: everything comes back on a fresh machine, nothing newer is replaced, and a damaged file changes nothing."""

import json
import os
import stat
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from packview.config import Config
from packview.errors import PackviewError
from packview.files import read_there
from packview.model import Anchor
from packview.services.imports.client import Import
from packview.services.library import backup
from packview.services.library.backup import Restored, back_up, restore
from packview.services.library.library import Library, finish


def at(home: Path, *, shared: Path | None = None) -> Library:
    return Library(home, Config(member="Robin Ash", shared=shared))


@pytest.fixture(autouse=True)
def _settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PACKVIEW_CONFIG", str(tmp_path / "settings"))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library with a pack and a note on it."""
    library = at(tmp_path / "home")
    (tmp_path / "a.txt").write_text("Papers of the parks panel", encoding="utf-8")
    pack_id = finish(Import(tmp_path / "a.txt", home=library.home)).pack.pack_id
    library.notebook(pack_id).add(kind="question", text="Why green?", anchor=Anchor())
    return library


def only_pack(library: Library) -> str:
    (entry,) = library.entries()
    return entry.pack_id


def texts(library: Library) -> list[str]:
    return sorted(note.text for note in library.notebook(only_pack(library)).notes())


def test_a_fresh_machine_has_everything_again(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "settings").mkdir()
    (tmp_path / "settings" / "config.toml").write_text('member = "Robin Ash"\n', encoding="utf-8")
    assert back_up(library, tmp_path / "all.zip") > 3
    monkeypatch.setenv("PACKVIEW_CONFIG", str(tmp_path / "new settings"))
    fresh = at(tmp_path / "fresh")
    brought = restore(fresh, tmp_path / "all.zip")
    assert (brought.packs, brought.kept, brought.merged) == ((only_pack(library),), (), 0)
    assert texts(fresh) == ["Why green?"]
    assert fresh.load(only_pack(fresh)).pages == library.load(only_pack(library)).pages
    assert (tmp_path / "new settings" / "config.toml").read_text(encoding="utf-8") == 'member = "Robin Ash"\n'
    again = restore(fresh, tmp_path / "all.zip")
    assert again == Restored(), "it is all there"


def test_of_a_note_the_newest_state_counts_and_what_was_deleted_stays_deleted(
    library: Library, tmp_path: Path
) -> None:
    pack_id = only_pack(library)
    book = library.notebook(pack_id)
    gone = book.add(kind="note", text="Delete me", anchor=Anchor())
    back_up(library, tmp_path / "all.zip")
    book.change(book.notes()[0].id, {"text": "Why red?"})
    book.delete(gone.id)
    later = book.add(kind="note", text="Since then", anchor=Anchor())
    before = texts(library)
    restore(library, tmp_path / "all.zip")
    assert texts(library) == before == ["Since then", "Why red?"]
    assert later.id in {note.id for note in library.notebook(pack_id).notes()}


def test_notes_that_were_lost_come_back_beside_newer_ones(library: Library, tmp_path: Path) -> None:
    back_up(library, tmp_path / "all.zip")
    for path in (library.home / "notes").rglob("*.json"):
        path.unlink()
    library.notebook(only_pack(library)).add(kind="note", text="Written after the loss", anchor=Anchor())
    assert restore(library, tmp_path / "all.zip").merged == 1
    assert texts(library) == ["Why green?", "Written after the loss"]


def test_own_notes_of_a_shared_folder_are_in_it_and_nobody_elses(library: Library, tmp_path: Path) -> None:
    shared = tmp_path / "panel"
    shared.mkdir()
    pack_id = only_pack(library)
    member = at(library.home, shared=shared)
    member.notebook(pack_id).add(kind="question", text="Shared by me", anchor=Anchor())
    other = Library(tmp_path / "other", Config(member="Kim Bell", shared=shared))
    finish(Import(tmp_path / "a.txt", home=other.home))
    other.notebook(pack_id).add(kind="question", text="Shared by Kim", anchor=Anchor())
    back_up(member, tmp_path / "all.zip")
    fresh = at(tmp_path / "fresh")
    restore(fresh, tmp_path / "all.zip")
    assert "Shared by me" in texts(fresh)
    assert "Shared by Kim" not in texts(fresh)
    assert b"Shared by Kim" not in b"".join(_contents(tmp_path / "all.zip"))


def _contents(path: Path) -> list[bytes]:
    with zipfile.ZipFile(path) as made:
        return [made.read(name) for name in made.namelist()]


def test_what_differs_here_stays_and_is_named(library: Library, tmp_path: Path) -> None:
    back_up(library, tmp_path / "all.zip")
    (library.home / "preferences.json").write_text('{"toured": true}', encoding="utf-8")
    (tmp_path / "settings").mkdir(exist_ok=True)
    back_up(library, tmp_path / "second.zip")
    (library.home / "preferences.json").write_text('{"toured": false}', encoding="utf-8")
    assert restore(library, tmp_path / "second.zip").kept == ("data/preferences.json",)
    assert "false" in (library.home / "preferences.json").read_text(encoding="utf-8")


@given(st.integers(0, 10**6), st.integers(1, 255))
def test_a_damaged_backup_is_refused_or_whole_and_never_half_restored(
    tmp_path_factory: pytest.TempPathFactory, place: int, flip: int
) -> None:
    folder = tmp_path_factory.mktemp("damage")
    library = at(folder / "home")
    (library.home / "notes" / "a-pack").mkdir(parents=True)
    (library.home / "notes" / "a-pack" / "robin.json").write_text('{"x": 1}', encoding="utf-8")
    (library.home / "preferences.json").write_text("{}", encoding="utf-8")
    back_up(library, folder / "all.zip")
    data = bytearray((folder / "all.zip").read_bytes())
    data[place % len(data)] ^= flip
    (folder / "all.zip").write_bytes(data)
    fresh = at(folder / "fresh")
    try:
        restore(fresh, folder / "all.zip")
    except PackviewError:
        assert not list(fresh.home.rglob("*.json"))
    else:
        assert (fresh.home / "notes" / "a-pack" / "robin.json").read_text(encoding="utf-8") == '{"x": 1}'


@pytest.mark.parametrize(
    "name",
    [
        "data/../../evil.json",
        "/etc/evil",
        "data/notes/../../../evil",
        "elsewhere/x",
        "data/.hidden",
        "data/devices.json",
        "data\\..\\evil",
        "data/packs/x",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as made:
        made.writestr(name, b"x")
        listed = {name: "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"}
        made.writestr("backup.json", json.dumps({"packview": "1", "made": "", "files": listed}))
    with pytest.raises(PackviewError, match=r"which no backup has|is not a backup|is damaged"):
        restore(at(tmp_path / "home"), tmp_path / "evil.zip")
    assert not (tmp_path / "evil.json").exists()


def test_a_file_that_is_there_is_not_overwritten_and_no_backup_is_told(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "all.zip").write_bytes(b"precious")
    with pytest.raises(PackviewError, match="is there already"):
        back_up(library, tmp_path / "all.zip")
    with pytest.raises(PackviewError, match="is not a backup"):
        restore(library, tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as made:
        made.writestr("papers.pdf", b"%PDF")
    with pytest.raises(PackviewError, match="is not a backup"):
        restore(library, tmp_path / "other.zip")
    with pytest.raises(PackviewError, match="There is no file"):
        restore(library, tmp_path / "nowhere.zip")


def test_the_commands_say_what_they_did(
    run: Any, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PACKVIEW_HOME", str(library.home))
    assert "packview restore brings them back" in run("backup", str(tmp_path / "all.zip"))[2]
    monkeypatch.setenv("PACKVIEW_HOME", str(tmp_path / "fresh"))
    code, out, err = run("restore", str(tmp_path / "all.zip"))
    assert (code, out.strip()) == (0, only_pack(library))
    assert "brought back" in err
    with zipfile.ZipFile(tmp_path / "all.zip") as made:
        assert msgspec.json.decode(made.read("backup.json"))["files"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_nobody_else_may_read_a_backup_while_it_is_made(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".all.zip.part").write_bytes(b"of one that was ended halfway, which others may read")
    seen = set()
    before = os.umask(0)

    def looking(path: Path) -> bytes | None:
        seen.add(stat.S_IMODE((tmp_path / ".all.zip.part").stat().st_mode))
        return read_there(path)

    monkeypatch.setattr(backup, "read_there", looking)
    back_up(library, tmp_path / "all.zip")
    os.umask(before)
    assert seen == {0o600}
    assert stat.S_IMODE((tmp_path / "all.zip").stat().st_mode) == 0o600
