"""Import of an archive or a folder: its files as if given one after the other."""

import json
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from protected import protected_pdf


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def archive(town_file: Path, tmp_path: Path) -> Path:
    """The town's pack of two meetings, the second's file first; and what is no pack."""
    text = town_file.read_text(encoding="utf-8")
    path = tmp_path / "papers.pdf"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("10.txt", text.replace("PARKS", "ROADS"))
        packed.writestr("2.txt", text)
        packed.writestr("3.pdf", b"%PDF-1.7\n%%EOF")
        packed.writestr("notes.docx", b"")
    return path


def test_an_archive_is_imported_file_by_file_in_order(run: Any, archive: Path, temporary: Path) -> None:
    code, out, err = run("import", str(archive))
    assert code == 1  # one of its files is damaged
    assert out.index("Parks Committee") < out.index("Roads Committee")
    assert "packview: papers.pdf: left out notes.docx" in err
    assert "packview: 3.pdf: " in err
    assert not list(temporary.iterdir())
    assert len(json.loads(run("list", "--format", "json")[1])) == 2


def test_json_of_an_archive_is_a_list(run: Any, archive: Path) -> None:
    _, out, _ = run("import", "--json", str(archive))
    assert [one["pages"] for one in json.loads(out)] == [3, 3]


@pytest.mark.parametrize("command", ["agenda", "papers"])
def test_where_one_pack_can_be_an_archive_says_what_to_do(run: Any, archive: Path, command: str) -> None:
    code, out, err = run(command, str(archive))
    assert (code, out) == (1, "")
    assert "papers.pdf holds several files: 2.txt" in err
    assert "import all: packview import papers.pdf" in err


def test_an_archive_that_is_refused_leaves_nothing(run: Any, tmp_path: Path, temporary: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a.txt", "text")
        packed.writestr("inner.zip", "")
    code, out, err = run("import", str(path))
    assert (code, out) == (1, "")
    assert "x.zip holds another archive, inner.zip. Unpack it" in err
    assert not list(temporary.iterdir())


def test_a_folder_gives_its_pdfs_in_order(run: Any, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    (folder / "below").mkdir(parents=True)
    for name in ("b10.pdf", "b2.PDF", "below/c.pdf"):
        (folder / name).write_bytes(protected_pdf("panel"))
    (folder / "a.txt").write_text("text", encoding="utf-8")
    code, _, err = run("import", str(folder))
    assert code == 1
    assert [line.split(":")[1].strip() for line in err.splitlines()] == ["b2.PDF", "b10.pdf"]


def test_a_folder_without_pdfs(run: Any, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    code, _, err = run("import", str(tmp_path / "none"))
    assert (code, "There is no PDF in the folder none" in err) == (1, True)


def test_the_only_file_of_an_archive_or_a_folder_is_read_and_of_several_none(
    run: Any, town_file: Path, tmp_path: Path
) -> None:
    archive, folder = tmp_path / "town.zip", tmp_path / "several"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(town_file, "town.txt")
    folder.mkdir()
    for name in ("one.pdf", "two.pdf"):
        (folder / name).write_bytes(b"%PDF-1.4")
    assert "BENCHES" in run("agenda", str(archive))[1]
    code, _, said = run("agenda", str(folder))
    assert code == 1
    assert "several holds several files: one.pdf and two.pdf" in said
    assert "packview import several" in said
