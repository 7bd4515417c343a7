"""The commands that keep, delete and bring back notes, and what doctor says of their files."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from packview import paths
from packview.model import Anchor, Finding
from packview.services.notes.notebook import Notebook
from packview.store.notes import backups
from stored import notes_path

TEXT = "Hillford Town Council\nParks Committee\n\nNothing else is known of this meeting.\n"


@pytest.fixture
def home(a_library: Path) -> Path:
    assert paths.data_home() == a_library
    return a_library


@pytest.fixture
def run(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Any:
    from packview.cli import main

    file = tmp_path / "meeting.txt"
    file.write_text(TEXT, encoding="utf-8")
    words = {"PACK": "hillford", "FILE": str(file)}

    def run(*arguments: str) -> tuple[int, str, str]:
        given = [words.get(argument, argument) for argument in arguments]
        monkeypatch.setattr("sys.argv", ["packview", *given])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        code = ended.value.code
        return (code if isinstance(code, int) else 0), said.out, said.err

    return run


def listed(run: Any, *what: str) -> Any:
    return json.loads(run("note", *(what or ("list",)), "PACK", "--format", "json")[1])


def add(run: Any, *arguments: str, pack: str = "PACK") -> str:
    code, out, err = run("note", "add", pack, "-", *arguments)
    assert code == 0, err
    return str(out.strip())


def test_a_question_and_what_follows_it(run: Any) -> None:
    first = add(run, "How many?", "--question", "--priority", "main")
    second = add(run, "And why?", "--supplementary-to", first[:11])
    rows = listed(run)
    assert [(row["id"], row["kind"], row["parent"], row["priority"]) for row in rows] == [
        (first, "question", "", "main"),
        (second, "supplementary", first, "normal"),
    ]
    code, out, _ = run(
        "note", "status", "PACK", second, "answered", "--answer", "Four", "--follow-up", "In May"
    )
    assert (code, out) == (0, f"{second} answered\n")
    row = listed(run)[1]
    assert (row["answer"], row["follow_up"]) == ("Four", "In May")
    assert [change["status"] for change in row["history"]] == ["answered"]
    table = run("note", "list", "PACK")[1]
    assert "And why?" in table
    assert "history" not in table.casefold()
    for status in ("asked", "answered", "deferred", "ready", "withdrawn"):
        assert run("note", "status", "PACK", second, status)[0] == 0
    assert run("note", "status", "PACK", second, "done")[0] == 2


def test_what_is_not_there_is_told(run: Any) -> None:
    for arguments, words in (
        (("--indicator", "M1"), "no indicator 'M1'"),
        (("--theme", "nothing"), "no theme 'nothing'"),
        (("--supplementary-to", "zzz"), "no note zzz"),
    ):
        code, _, err = run("note", "add", "PACK", "-", "text", *arguments)
        assert code == 1
        assert words in err
    assert listed(run) == []


def test_delete_the_bin_and_undo(run: Any) -> None:
    first, second = add(run, "[REDACTED] [/ [b]x[/b]"), add(run, "two", "--private")
    for note_id in (first, second):
        assert run("note", "delete", "PACK", note_id) == (0, f"{note_id} is in the bin\n", "")
    assert [row["id"] for row in listed(run, "bin")] == [second, first]
    assert "[REDACTED] [/ [b]x[/b]" in run("note", "bin", "PACK")[1]
    assert run("note", "bin", "PACK", "--restore", first)[:2] == (0, f"{first}\n")
    assert run("note", "undo", "PACK")[1] == 'Undone: Brought back the note "[REDACTED] [/ [b]x[/b]"\n'
    assert run("note", "redo", "PACK")[0] == 0
    assert [row["id"] for row in listed(run)] == [first]
    assert run("note", "bin", "PACK", "--restore", first, "--empty")[0] == 2
    assert run("note", "bin", "PACK", "--empty", "--yes")[0] == 0
    assert listed(run, "bin") == []
    assert run("note", "delete", "PACK", second)[0] == 1
    for _ in range(3):
        run("note", "undo", "PACK")
    assert run("note", "undo", "PACK")[1] == "Nothing to undo\n"
    assert listed(run) == []


def test_a_backup_is_listed_and_brought_back(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("note", "restore", "PACK")[:2] == (0, "There are no backups of your notes yet.\n")
    first, private = add(run, "one", "--question"), add(run, "for me", "--private")
    run("note", "delete", "PACK", first)
    later = add(run, "later")
    rows = listed(run, "restore")
    assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
    wanted = next(row for row in rows if row["questions"] == 1)
    assert wanted["different_now"] == 1
    code, out, _ = run("note", "restore", "PACK", str(wanted["number"]))
    assert (code, out) == (0, "1 note is as it was then\n")
    assert [row["id"] for row in listed(run)] == [first, private, later]
    assert run("note", "restore", "PACK", "99")[0] == 1
    assert run("note", "undo", "PACK")[1].startswith("Undone: Brought back the backup of ")
    assert [row["id"] for row in listed(run)] == [private, later]


def test_a_backup_never_makes_a_private_note_readable(run: Any, home: Path) -> None:
    note_id = add(run, "a secret after all")
    notebook = opened(home)
    notebook.change(note_id, {"private": True, "text": "a secret, changed"})
    number = next(row["number"] for row in listed(run, "restore") if not row["private"] and row["notes"])
    assert run("note", "restore", "PACK", str(number))[0] == 0
    (row,) = listed(run)
    assert (row["text"], row["private"]) == ("a secret after all", True)
    assert not any(b"secret" in path.read_bytes() for path in (home / "notes").rglob("*") if path.is_file())


def opened(home: Path) -> Notebook:
    pack_id = next((home / "notes").iterdir()).name
    return Notebook(home, pack_id, member="Robin Ash", member_id="robin-ash")


def test_what_was_put_right_is_told_once(run: Any, home: Path) -> None:
    add(run, "one", pack="FILE")  # a file that is not in the library can have notes as well
    (file,) = (home / "notes").glob("*/*.json")
    file.write_bytes(b"")
    code, out, err = run("note", "list", "FILE")
    assert (code, "one" in out, "newest backup" in err) == (0, True, True)
    assert run("note", "list", "FILE")[2] == ""


def test_doctor_says_what_is_wrong_with_notes_and_changes_nothing(run: Any, home: Path) -> None:
    book = Notebook(home, "a-pack", member="Robin", member_id="robin")
    for number in range(3):
        book.add(kind="note", text=str(number), anchor=Anchor())
    assert "ok      notes files: 1 looked at" in run("doctor")[1]
    file = notes_path(home, "a-pack", "robin")
    whole = file.read_bytes()
    for content, words in (
        (b"", "it is damaged"),
        (b'{"schema_version": 99}', "newer packview"),
        (whole.replace(b'"text":"1"', b'"text":"7"'), "it is damaged"),
    ):
        file.write_bytes(content)
        code, out, _ = run("doctor")
        assert code == 1
        assert words in out, out
        assert file.read_bytes() == content
        file.write_bytes(whole)
    kept = home / "backups" / "notes" / "a-pack" / "robin" / f"{file.name}.corrupt-x"
    kept.write_bytes(b"")
    assert "damaged file that was kept" in run("doctor")[1]
    kept.unlink()
    if os.name != "nt":
        book.add(kind="note", text="3", anchor=Anchor(), private=True)
        notes_path(home, "a-pack", "robin", "private").chmod(0o644)
        assert "others on this machine may read it" in run("doctor")[1]
    assert [note.text for note in book.notes()] == ["0", "1", "2", "3"]


def test_old_forms_are_among_the_backups(run: Any, home: Path) -> None:
    add(run, "one")
    (folder,) = (home / "backups" / "notes").glob("*/*")
    old = home / "old.json"
    old.write_bytes(
        b'{"schema_version":1,"notes":{"abc":{"id":"abc","kind":"note","text":"old","anchor":{},'
        b'"created":"2026-01-01T00:00:00Z","updated":"2026-01-01T00:00:00Z"}}}'
    )
    backups.Backups(folder).keep_old_form(old)
    rows = listed(run, "restore")
    assert (rows[0]["notes"], rows[0]["different_now"]) == (1, 1)
    run("note", "restore", "PACK", "1")
    assert sorted(row["text"] for row in listed(run)) == ["old", "one"]


RANGED = """HILLFORD TOWN COUNCIL

PARKS COMMITTEE
Monday, 3rd June, 2019
at 6.00 pm

AGENDA

1 APOLOGIES

2 BENCHES (Pages 3 - 9)

Report of the Head of Parks on benches.
\fSUBJECT: BENCHES
REPORT OF: HEAD OF PARKS

The benches are old.
"""


def test_a_page_that_only_the_agenda_names_is_kept_and_said_to_be_unplaced(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "ranged.txt"
    file.write_text(RANGED, encoding="utf-8")
    run("import", str(file))
    pack = "hillford-parks-committee-2019-06-03"
    code, out, err = run("note", "add", f"{pack}", "-", "Why nine?", "--page", "7")
    assert (code, len(out.strip())) == (0, 12)
    assert "page 7; where it begins in this file cannot be told" in err
    (row,) = json.loads(run("note", "list", pack, "--format", "json")[1])
    assert (row["item"], row["page"], row["pdf_page"]) == ("2", "7", None)
    assert "page 7 (where in the file is not known)" in run("note", "list", pack)[1]
    code, _, err = run("note", "add", pack, "-", "Why ten?", "--page", "10")
    assert code == 1
    assert "There is no page 10" in err


def test_csv_for_a_spreadsheet_begins_with_a_byte_order_mark(run: Any, tmp_path: Path) -> None:
    add(run, "Why \u00a35,000?", "--question")
    for style, begins in (("csv", b"\xef\xbb\xbfid,"), ("json", b"["), ("markdown", b"#")):
        written = tmp_path / f"o.{style}"
        assert run("export", "PACK", "--format", style, "-o", str(written))[0] == 0
        assert written.read_bytes().startswith(begins)
    assert run("export", "PACK", "--format", "csv")[1].startswith("id,"), "a program reads it"
    for command, begins in (
        (["list"], b"\xef\xbb\xbfpack_id,"),
        (["export", "hillford"], b"\xef\xbb\xbfid,"),
    ):
        with (tmp_path / "redirected.csv").open("wb") as file:
            wanted = [sys.executable, "-m", "packview", *command, "--format", "csv"]
            subprocess.run(wanted, stdout=file, check=True)
        assert (tmp_path / "redirected.csv").read_bytes().startswith(begins)


@pytest.mark.usefixtures("a_library")
def test_the_question_of_a_finding_is_taken_once_with_what_it_rests_on(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Finding(
        key="k", kind="claim", rule="r", severity="ask", item="", page="2", pdf_page=3, quote="Twelve benches need paint.",
        explanation="Twelve\nis wrong.", question="Which twelve?",
    )  # fmt: skip
    found = (asked, replace(asked, key="q", question=""))
    monkeypatch.setattr("packview.cli.findings._findings_of", lambda _: found)
    code, out, err = run("note", "take", "hillford", "1")
    assert (code, err) == (0, "Saved: Which twelve?\n")
    (row,) = json.loads(run("note", "list", "hillford", "--format", "json")[1])
    assert (row["id"], row["kind"], row["text"], row["page"]) == (
        out.strip(),
        "question",
        "Which twelve?",
        "2",
    )
    assert row["evidence"] == [
        {"kind": "finding", "ref": "k", "text": "Twelve is wrong.", "page": "2", "pdf_page": 3}
    ]
    assert "“Twelve benches need paint.”" in run("questions", "hillford")[1]
    for number, words in (
        ("1", "among your questions already"),
        ("2", "no question"),
        ("3", "no finding 3"),
        ("0", "no finding 0"),
    ):
        code, out, err = run("note", "take", "hillford", number)
        assert (code, out) == (1, "")
        assert words in err
