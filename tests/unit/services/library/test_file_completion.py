"""What a member types, pastes or drops is turned into a path."""

from pathlib import Path

import pytest

from packview.errors import PackviewError
from packview.paths import shown_path
from packview.services.library import file_completion
from packview.services.library.file_completion import chosen_file, listing, typed_path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("a.pdf", "a.pdf"),
        (" ~/a.pdf ", "a.pdf"),
        ("'a b.pdf'", "a b.pdf"),
        ('"a b.pdf"', "a b.pdf"),
        ("a\\ b\\(1\\).pdf", "a b(1).pdf"),
        ("~", ""),
        ("'", "'"),
    ],
)
def test_paths_as_members_write_them(home: Path, typed: str, path: str) -> None:
    assert typed_path(typed) == home / path


def test_a_dropped_file_may_come_as_an_address(home: Path) -> None:
    assert typed_path(f"file://{home}/a%20b.pdf") == home / "a b.pdf"


def test_a_whole_path_pasted_behind_the_folder_that_stood_there_counts_alone(home: Path) -> None:
    (home / "a b.pdf").touch()
    for typed in (
        f"~/{home}/a b.pdf",
        f"~/file://{home}/a%20b.pdf",
        "~/Downloads/~/a b.pdf",
    ):
        assert chosen_file(typed) == home / "a b.pdf", typed
    assert typed_path("~/papers//x.pdf") == home / "papers" / "x.pdf"


def test_a_backslash_that_is_part_of_the_name_stays(home: Path) -> None:
    (home / "a\\b.pdf").write_bytes(b"x")
    assert typed_path("a\\b.pdf") == home / "a\\b.pdf"


def test_a_home_nobody_has_is_no_fault(home: Path) -> None:
    assert typed_path("~nobody-of-that-name/a").name == "a"


def test_the_home_folder_is_shown_short(home: Path) -> None:
    assert shown_path(home / "x" / "a.pdf") == "~/x/a.pdf"
    assert shown_path(Path("/elsewhere/a.pdf")) == "/elsewhere/a.pdf"


def test_a_listing_has_folders_then_files_and_no_hidden_ones(home: Path) -> None:
    (home / "zoo").mkdir()
    for name in ("b.txt", "A.pdf", "c.doc", ".d.pdf", "bad\x1b[31m.pdf"):
        (home / name).write_bytes(b"x")
    (home / "dead.pdf").symlink_to(home / "nowhere")
    assert [entry.name for entry in listing("~/").entries] == ["zoo/", "A.pdf", "b.txt", "dead.pdf"]
    assert [entry.name for entry in listing("").entries] == ["zoo/", "A.pdf", "b.txt", "dead.pdf"]
    assert [entry.name for entry in listing("~/.D").entries] == [".d.pdf"]
    assert [entry.name for entry in listing("a").entries] == ["A.pdf", "dead.pdf"]


def test_a_listing_stops_somewhere_and_says_so(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_completion, "LIMIT", 2)
    for number in range(5):
        (home / f"{number}.pdf").write_bytes(b"x")
    found = listing("")
    assert (len(found.entries), found.more) == (2, 3)


def test_a_folder_that_cannot_be_listed_says_why(home: Path) -> None:
    assert listing("none/").problem == "~/none cannot be listed: there is no such folder"
    (home / "a.pdf").write_bytes(b"x")
    assert listing("a.pdf/").problem.startswith("~/a.pdf cannot be listed: ")


def test_the_chosen_file_is_there(home: Path) -> None:
    (home / "a.pdf").write_bytes(b"x")
    (home / "inner").mkdir()
    assert chosen_file("a.pdf") == home / "a.pdf"
    for typed, message in (
        (" ", "No file"),
        ("inner", "is a folder"),
        ("b.pdf", "no file"),
        ("x" * 5000, "no file"),
    ):
        with pytest.raises(PackviewError, match=message):
            chosen_file(typed)


def test_a_name_with_a_null_is_no_fault(home: Path) -> None:
    with pytest.raises(PackviewError):
        chosen_file("a\x00b")
    assert listing("a\x00/b").problem
