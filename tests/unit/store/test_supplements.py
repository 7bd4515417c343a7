"""A supplement in a pack folder: its file kept, the pack before it kept, all or nothing."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from packview.errors import PackviewError
from packview.store import packs
from stored import ID, PAGES, add, published, supplemented, tree

LATE = (*PAGES, ("late",))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def folder(home: Path) -> Path:
    return home / "packs" / ID


def test_the_pack_has_its_supplement_and_an_earlier_revision(
    home: Path, folder: Path, tmp_path: Path
) -> None:
    first = add(home, tmp_path)
    merged, path = supplemented(first, tmp_path)
    packs.add_supplement(home, first, merged, LATE, path)
    assert packs.load(home, ID) == (merged, LATE)
    assert (folder / "supplements" / "1.pdf").read_bytes() == path.read_bytes()
    assert (folder / "source.pdf").read_bytes() == b"%PDF first"
    assert packs.read_folder(folder / "revisions" / "1") == (first, PAGES)


def test_a_second_one_gets_the_next_number_and_the_revision_keeps_the_first(
    home: Path, folder: Path, tmp_path: Path
) -> None:
    first = add(home, tmp_path)
    second, path = supplemented(first, tmp_path)
    packs.add_supplement(home, first, second, LATE, path)
    third, again = supplemented(second, tmp_path, b"%PDF later")
    packs.add_supplement(home, second, third, (*LATE, ("later",)), again)
    assert [path.name for path in sorted((folder / "supplements").iterdir())] == ["1.pdf", "2.pdf"]
    kept = folder / "revisions" / "2"
    assert packs.read_folder(kept)[0] == second
    assert [path.name for path in (kept / "supplements").iterdir()] == ["1.pdf"]
    assert sorted(path.name for path in (folder / "revisions").iterdir()) == ["1", "2"]


def test_a_whole_new_publication_leaves_the_supplement_with_the_revision_it_was_in(
    home: Path, folder: Path, tmp_path: Path
) -> None:
    first = add(home, tmp_path)
    merged, path = supplemented(first, tmp_path)
    packs.add_supplement(home, first, merged, LATE, path)
    added = add(home, tmp_path, b"%PDF whole", revision=True)
    assert (added.revision, added.supplements) == (3, ())
    assert not (folder / "supplements").exists()
    assert (folder / "revisions" / "2" / "supplements" / "1.pdf").is_file()


def test_mending_a_pack_keeps_the_files_of_its_supplements(home: Path, folder: Path, tmp_path: Path) -> None:
    first = add(home, tmp_path)
    merged, path = supplemented(first, tmp_path)
    packs.add_supplement(home, first, merged, LATE, path)
    (folder / "pages.txt").unlink()
    mended = add(home, tmp_path)
    assert packs.load(home, ID) == (mended, PAGES)
    (warned,) = mended.warnings
    assert "1.pdf; put them in again" in warned.message
    assert (folder / "supplements" / "1.pdf").read_bytes() == path.read_bytes()


def test_a_pack_that_changed_meanwhile_is_left_alone(home: Path, folder: Path, tmp_path: Path) -> None:
    first = add(home, tmp_path)
    merged, path = supplemented(first, tmp_path)
    add(home, tmp_path, b"%PDF whole", revision=True)
    before = tree(folder)
    with pytest.raises(PackviewError, match="was changed while"):
        packs.add_supplement(home, first, merged, LATE, path)
    assert tree(folder) == before


@pytest.mark.parametrize("broken", ["another file", "full disk"])
def test_what_fails_leaves_all_as_it_was(
    broken: str, home: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = add(home, tmp_path)
    merged, path = supplemented(first, tmp_path)
    before = tree(folder)
    if broken == "another file":
        path.write_bytes(b"%PDF not the one that was read")
    else:

        def full(*_: Any) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PackviewError):
        packs.add_supplement(home, first, merged, LATE, path)
    monkeypatch.undo()
    assert tree(folder) == before
    assert packs.load(home, ID)[0] == first
    assert [one.name for one in folder.parent.iterdir()] == [ID]


def test_files_are_for_the_member_alone(home: Path, tmp_path: Path) -> None:
    first = add(home, tmp_path)
    merged, path = supplemented(first, tmp_path)
    packs.add_supplement(home, first, merged, LATE, path)
    assert {path.stat().st_mode & 0o077 for path in home.rglob("*")} == {0}


def test_a_supplement_of_text_is_kept_as_text(home: Path, folder: Path, tmp_path: Path) -> None:
    pack, path = published(tmp_path)
    first = packs.add_pack(home, pack, PAGES, path, revision=False)
    merged, late = supplemented(first, tmp_path)
    supplement = merged.supplements[0]
    merged = replace(
        merged, supplements=(replace(supplement, source=replace(supplement.source, kind="text")),)
    )
    packs.add_supplement(home, first, merged, LATE, late)
    assert (folder / "supplements" / "1.txt").is_file()
