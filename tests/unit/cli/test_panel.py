"""A newer file of a meeting, and a panel's questions, on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from packview.cli.commands import packview

NASTY = "[REDACTED] [/ [b]x[/b]"


def run(*arguments: str) -> str:
    done = CliRunner().invoke(packview, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def republished(town_file: Path) -> Path:
    text = town_file.read_text(encoding="utf-8").replace("painted green", "painted blue")
    text = text.replace("1. Paint keeps wood dry.", "1. Paint keeps wood dry.\n2. Blue is cheaper.")
    town_file.write_text(text, encoding="utf-8")
    return town_file


def test_a_newer_file_says_what_it_changed_and_what_became_of_the_notes(
    town_file: Path, a_library: Path
) -> None:
    changed = run("note", "add", "hillford", "3", f"Why green? {NASTY}", "--question", "--page", "2").strip()
    run("note", "add", "hillford", "1", "Who is away?")
    out = run("import", str(republished(town_file)))
    assert "Changed since revision 1:\n  Page changed: 2\n" in out
    assert (
        "Your 2 notes: 1 as they were, 1 on changed words. Go through them with: packview note places" in out
    )
    assert "Page changed: 2" in run("changes", "hillford")
    rows = json.loads(run("changes", "hillford", "--from", "1", "--format", "json"))
    assert rows == [
        {"part": "page", "change": "changed", "item": "3", "name": "", "before": "", "after": "", "page": "2", "pdf_page": 3}
    ]  # fmt: skip
    assert "green" in run("page", "hillford@1", "2")
    assert "blue" in run("page", "hillford@2", "2")
    assert "blue" in run("page", "hillford", "2")
    (place,) = json.loads(run("note", "places", "hillford", "--format", "json"))
    assert (place["id"], place["verdict"], place["text"]) == (changed, "changed", f"Why green? {NASTY}")
    assert len(json.loads(run("note", "places", "hillford", "--all", "--format", "json"))) == 2
    assert run("note", "agree", "hillford", "--moved") == ""
    assert run("note", "agree", "hillford", changed) == f"{changed} page 2\n"
    assert json.loads(run("note", "places", "hillford", "--format", "json")) == []


def test_an_import_reports_the_changes_as_json(town_file: Path, a_library: Path) -> None:
    run("note", "add", "hillford", "3", "Why green?")
    report = json.loads(run("import", str(republished(town_file)), "--json"))
    assert (report["revision"], report["revised"]["counts"]) == (2, {"page changed": 1})
    assert report["notes"] == {"orphaned": 0, "changed": 1, "moved": 0, "exact": 0}


def test_a_pack_published_once_changed_nothing(a_library: Path) -> None:
    assert run("changes", "hillford") == ""
    assert json.loads(run("changes", "hillford", "--format", "json")) == []


def test_a_panels_questions_are_put_together(
    a_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("note", "add", "hillford", "3", f"When will the benches be painted {NASTY}?", "--question")
    run("note", "add", "hillford", "3", "Mine alone", "--question", "--private")
    monkeypatch.setenv("PACKVIEW_MEMBER", "Sam")
    run("note", "add", "hillford", "3", f"When will benches be painted {NASTY}?", "--question")
    run("note", "add", "hillford", "2", "Who took the minutes?", "--question")
    sent = tmp_path / "sam.json"
    run("export", "hillford", "--format", "json", "-o", str(sent))
    monkeypatch.setenv("PACKVIEW_MEMBER", "Robin Ash")
    rows = json.loads(run("note", "panel", "hillford", "--format", "json"))
    assert [(row["item"], row["asked_by"]) for row in rows] == [("2", ["Sam"]), ("3", ["Robin Ash", "Sam"])]
    assert "Mine alone" not in run("note", "panel", "hillford")
    for path in (a_library / "notes").rglob("sam.*"):
        path.unlink()
    assert "2 new, 0 newer than before, of Sam" in run("note", "merge", str(sent))
    assert "0 new, 0 newer than before, of Sam" in run("note", "merge", str(sent))
    assert json.loads(run("note", "panel", "hillford", "--format", "json")) == rows
