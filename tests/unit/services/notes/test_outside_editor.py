"""Writing in another editor: the text comes back, and nothing is lost where that fails."""

import os
import stat
import sys
from pathlib import Path

import pytest

from packview.errors import PackviewError
from packview.services.notes.outside_editor import edited, editor_command

TEXT = "Why? [REDACTED] [/ [b]x[/b]\n\u00a33m"


def editor(folder: Path, *lines: str) -> dict[str, str]:
    """An editor that runs some Python on the file 'path'."""
    script = folder / "an editor.py"
    start = ["import sys, os, pathlib", "path = pathlib.Path(sys.argv[-1])"]
    script.write_text("\n".join([*start, *lines]), encoding="utf-8")
    return {"EDITOR": f"'{sys.executable}' '{script}' --wait"}


def failing(tmp_path: Path, *lines: str) -> str:
    with pytest.raises(PackviewError) as caught:
        edited(TEXT, tmp_path / "drafts", editor(tmp_path, *lines))
    assert "Your text is here as it was" in str(caught.value)
    return str(caught.value)


def left(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "drafts").iterdir())


def test_the_text_comes_back_and_the_file_goes(tmp_path: Path) -> None:
    added = "path.write_text(path.read_text('utf-8') + ' \\x1b[31mmore\\n', 'utf-8')"
    assert edited(TEXT, tmp_path / "drafts", editor(tmp_path, added)) == f"{TEXT} more"
    assert edited(TEXT, tmp_path / "drafts", editor(tmp_path, "pass")) == TEXT
    assert edited(TEXT, tmp_path / "drafts", editor(tmp_path, "path.write_bytes(b'')")) == ""
    assert left(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_nobody_else_can_read_it_meanwhile(tmp_path: Path) -> None:
    modes = "path.write_text(oct(path.stat().st_mode & 0o777) + oct(path.parent.stat().st_mode & 0o777))"
    assert edited(TEXT, tmp_path / "a" / "drafts", editor(tmp_path, modes)) == "0o6000o700"
    assert stat.S_IMODE((tmp_path / "a" / "drafts").stat().st_mode) == 0o700


def test_an_editor_that_fails_loses_nothing(tmp_path: Path) -> None:
    assert "changed nothing" in failing(tmp_path, "sys.exit(1)")
    assert left(tmp_path) == []
    words = failing(tmp_path, "path.write_text('half')", "sys.exit(1)")
    (kept,) = left(tmp_path)
    assert str(kept) in words
    assert kept.read_text() == "half"
    kept.unlink()
    words = failing(tmp_path, "path.write_bytes(b'\\xff')")
    (kept,) = left(tmp_path)
    assert str(kept) in words
    kept.unlink()
    assert "cannot be read" in failing(tmp_path, "path.unlink()")


def test_which_editor() -> None:
    assert editor_command({"EDITOR": "nano -w", "VISUAL": " "}) == ["nano", "-w"]
    assert editor_command({"EDITOR": "nano", "VISUAL": "'my ed'"}) == ["my ed"]
    for wrong, words in (({}, "No editor is set"), ({"EDITOR": "nano '"}, "cannot be read")):
        with pytest.raises(PackviewError, match=words):
            editor_command(wrong)


def test_an_editor_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PackviewError, match="no-such-editor cannot be started"):
        edited(TEXT, tmp_path, {"EDITOR": "no-such-editor"})
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("a file")
    with pytest.raises(PackviewError):
        edited(TEXT, tmp_path / "drafts" / "pack", {"EDITOR": "true"})
