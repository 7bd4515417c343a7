"""Searching the library: the index follows what is imported, put right and removed, and a damaged one is made again."""

from pathlib import Path
from typing import Any

import pytest

from packview.config import Config
from packview.model import Anchor
from packview.services.imports.client import Import
from packview.services.library.library import Library, finish
from packview.services.library.search import LibrarySearch
from packview.services.search.search import terms_of
from packview.store.index import FILE


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "home", Config(member="Robin"))


def take_in(library: Library, path: Path, words: str) -> str:
    path.write_text(words, encoding="utf-8")
    return finish(Import(path, home=library.home)).pack.pack_id


def found(library: Library, query: str) -> list[str]:
    """The packs that have the words, by an index brought up to date as the command does."""
    searched = LibrarySearch(library)
    for pack_id in searched.stale():
        searched.take(pack_id)
    assert searched.stale() == []
    hits = searched.search(terms_of(query)).hits
    searched.close()
    return sorted({hit.pack_id for hit in hits})


def test_the_index_follows_what_is_imported_noted_and_removed(library: Library, tmp_path: Path) -> None:
    one = take_in(library, tmp_path / "a.txt", "Vacancies in the housing team")
    two = take_in(library, tmp_path / "b.txt", "A vacancy in the parks team")
    assert found(library, "vacancy") == sorted([one, two])
    library.notebook(two).add(kind="note", text="Lorries are loud", anchor=Anchor())
    assert found(library, "lorry") == [two]
    library.remove(two)
    assert found(library, "vacancy") == [one]


def test_only_what_changed_is_read_again(library: Library, tmp_path: Path) -> None:
    one = take_in(library, tmp_path / "a.txt", "Vacancies")
    searched = LibrarySearch(library)
    assert searched.stale() == [one]
    assert searched.take(one)
    two = take_in(library, tmp_path / "b.txt", "Parks")
    assert searched.stale() == [two]
    assert LibrarySearch(library).stale() == [two], "it is kept"


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + bytes(3000)])
def test_a_damaged_index_is_made_again(library: Library, tmp_path: Path, damage: bytes) -> None:
    one = take_in(library, tmp_path / "a.txt", "Vacancies")
    assert found(library, "vacancy") == [one]
    (library.home / FILE).write_bytes(damage)
    assert found(library, "vacancy") == [one]


def test_a_pack_that_cannot_be_opened_is_told_and_the_others_are_searched(
    run: Any, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PACKVIEW_HOME", str(library.home))
    one = take_in(library, tmp_path / "a.txt", "Vacancies here")
    two = take_in(library, tmp_path / "b.txt", "Vacancies there")
    (library.home / "packs" / two / "pages.txt").unlink()
    code, out, err = run("search", "vacancy")
    assert (code, one in out, two in out) == (0, True, False)
    assert f"{two} cannot be opened" in err


def test_places_are_limited_and_paged_and_what_is_left_out_is_told(
    run: Any, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PACKVIEW_HOME", str(library.home))
    take_in(library, tmp_path / "a.txt", "\f".join(f"Vacancy {number}" for number in range(5)))
    code, out, err = run("search", "vacancies", "--limit", "2", "--page", "2")
    assert (code, out.count("Vacancy")) == (0, 2)
    assert "3 to 4 of 5 places; --page 3 shows more" in err
    assert "5 to 5 of 5 places\n" in run("search", "vacancies", "--limit", "2", "--page", "3")[2]
    assert "No place has all these words; these have 1 of 2" in run("search", "vacancies", "zebra")[2]


def test_what_is_shown_of_a_page_stands_there_once(library: Library, tmp_path: Path) -> None:
    take_in(
        library,
        tmp_path / "a.txt",
        "The safe-\nguarding board and the multi-\nagency team met.\nThe figures are in.",
    )
    searched = LibrarySearch(library)
    for pack_id in searched.stale():
        searched.take(pack_id)
    for word, shown in (
        ("safeguarding", "The safeguarding board and the multiagency team met."),
        ("board", None),
        ("figures", None),
    ):
        (hit,) = searched.search(terms_of(word)).hits
        assert hit.text.count("board") < 2
        assert shown in (None, hit.text)
    searched.close()
