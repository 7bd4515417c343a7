"""Import of an archive or a folder: its files as if given one after the other."""

import json
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from drawn_pdfs import drawn_pdf, paragraph
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
    assert f"import all: packview import {archive}." in " ".join(err.split())


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
    assert "Item 3: Benches" in run("agenda", str(archive))[1]
    code, _, said = run("agenda", str(folder))
    assert code == 1
    assert "several holds several files: one.pdf and two.pdf" in said
    assert f"packview import {folder}." in said


HEAD = ["Marlford Borough Council", "Audit Committee"]
AGENDA = [
    *HEAD, "Tuesday, 4 March 2025 at 7.00 pm", "AGENDA", "1. Apologies for absence", "2. Minutes of the meeting held on 7 January 2025",
    "3. Annual audit letter", "4. Risk register", "5. Any other business",
]  # fmt: skip
MINUTES = [
    *HEAD, "MINUTES OF THE MEETING HELD ON 7 JANUARY 2025", "Present: Councillor Ash (Chair), Councillor Elm", "1. APOLOGIES",
    "There were none.", "2. ROADS", "RESOLVED: that they be mended.",
]  # fmt: skip


def report(title: str, day: str = "4 March 2025") -> list[str]:
    return [
        *HEAD[1:],
        day,
        title,
        "Report of the Head of Finance",
        "1. Purpose",
        "RECOMMENDATION",
        f"That the {title} be noted.",
    ]


def of_lines(lines: list[str]) -> bytes:
    def draw(canvas: Canvas) -> None:
        paragraph(canvas, 72, 760, lines, 24)

    return drawn_pdf(draw)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """An agenda and the papers of its items, each a file."""
    folder = tmp_path / "4 March"
    folder.mkdir()
    made = {
        "b agenda": AGENDA,
        "c minutes": MINUTES,
        "a item 4 register": report("Register of risks"),
        "d Annual audit letter": report("Letter"),
    }
    for name, lines in made.items():
        (folder / f"{name}.pdf").write_bytes(of_lines(lines))
    return folder


@pytest.mark.parametrize("packed", [False, True])
def test_an_agenda_and_the_papers_of_its_items_become_one_pack(
    run: Any, papers: Path, temporary: Path, packed: bool
) -> None:
    given = papers
    if packed:
        given = papers.with_suffix(".zip")
        with zipfile.ZipFile(given, "w") as archive:
            for file in papers.iterdir():
                archive.write(file, file.name)
    code, out, _ = run("import", "--json", str(given))
    ((one,), items) = json.loads(out), json.loads(run("agenda", "marlford", "--format", "json")[1])
    assert (code, one["pages"], one["revision"]) == (0, 4, 1)
    assert [len(item["papers"]) for item in items] == [0, 1, 1, 1, 0]
    assert "they be mended" in run("minutes", "marlford")[1]
    assert run("import", str(given))[0] == 1, "it is in the library already"
    assert not list(temporary.iterdir())


def test_papers_of_another_meeting_in_the_folder_keep_all_files_apart(run: Any, papers: Path) -> None:
    other = report("Letter", "18 March 2025")
    (papers / "e item 3.pdf").write_bytes(of_lines(other))
    assert run("import", str(papers))[0] == 0
    assert len(json.loads(run("list", "--format", "json")[1])) == 5


def test_two_agendas_in_a_folder_are_two_packs(run: Any, papers: Path) -> None:
    second = [line.replace("4 March", "6 May") for line in AGENDA]
    (papers / "e.pdf").write_bytes(of_lines(second))
    assert run("import", str(papers))[0] == 0
    assert len(json.loads(run("list", "--format", "json")[1])) > 1
