"""Nothing of the folder a member stands in is run, whatever it is called there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from packview.model import Meeting, Pack, PageInfo, Source
from packview.model.open_pack import OpenPack
from packview.services.analysis.client import AnalysisJob
from packview.services.notes.outside_editor import edited

MODULES = sorted(
    {name for name in sys.stdlib_module_names if not name.startswith("_")}
    | {"packview", "click", "msgspec", "pypdf", "textual", "rich", "tinydb", "humanize", "jinja2", "filelock"}
    | {
        "rapidfuzz",
        "platformdirs",
        "cryptography",
        "pypdfium2",
        "textual_image",
        "sitecustomize",
        "usercustomize",
    }
)

PACK = Pack(
    pack_id="x",
    source=Source(kind="text", name="x.txt", sha256="0" * 64, size=1),
    meeting=Meeting(committee="Panel"),
    pages=(PageInfo(number=1, label="1"),),
)
OPENED = OpenPack(pack=PACK, pages=(("A line",),))


def folder_of_traps(folder: Path, names: list[str]) -> Path:
    """A folder with a file for each name that leaves a mark when it is run."""
    folder.mkdir()
    for name in names:
        (folder / f"{name}.py").write_text(
            f"open({str(folder.parent / 'run.txt')!r}, 'a').write({name!r} + '\\n')\nraise SystemExit(3)\n",
            encoding="utf-8",
        )
    return folder


def packview_in(
    folder: Path, home: Path, *words: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    script = ("-c", "from packview.cli import main; main()")
    return subprocess.run(
        [sys.executable, "-P", *script, *words],
        cwd=folder,
        env={**os.environ, "PACKVIEW_HOME": str(home), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("environment", [{}, {"PYTHONSTARTUP": "decimal.py", "PYTHONINSPECT": ""}])
def test_importing_in_a_folder_of_traps_runs_none_of_them(
    tmp_path: Path, town_file: Path, environment: dict[str, str]
) -> None:
    traps = folder_of_traps(tmp_path / "downloads", MODULES)
    home = tmp_path / "library"
    for words in (("import", str(town_file)), ("list",), ("findings", "hillford"), ("themes", "hillford")):
        done = packview_in(traps, home, *words, **environment)
        assert done.returncode == 0, (words, done.stderr)
    assert not (tmp_path / "run.txt").exists(), (tmp_path / "run.txt").read_text()


def test_workers_ignore_a_module_path_that_names_the_current_folder(tmp_path: Path, town_file: Path) -> None:
    """With PYTHONPATH='' or '.' the folder comes before everything installed, in the app and in its workers."""
    names = ["fractions", "decimal", "statistics", "tinydb", "pypdf", "humanize", "rapidfuzz"]
    traps = folder_of_traps(tmp_path / "downloads", names)
    path = os.pathsep.join(["", *(part for part in sys.path if part)])
    done = packview_in(traps, tmp_path / "library", "import", str(town_file), PYTHONPATH=path)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "run.txt").exists(), (tmp_path / "run.txt").read_text()


def test_the_analysis_worker_runs_nothing_of_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder_of_traps(tmp_path / "downloads", MODULES))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "downloads"))
    assert AnalysisJob(OPENED).run() is not None
    assert not (tmp_path / "run.txt").exists()


@pytest.mark.skipif(os.name == "nt", reason="the trap is a shell script")
@pytest.mark.parametrize("path", ["", ".", "relative"])
def test_an_editor_of_the_current_folder_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    here = tmp_path / "downloads"
    (here / "relative").mkdir(parents=True)
    real = tmp_path / "bin"
    real.mkdir()
    for folder, mark in ((here, "trap"), (here / "relative", "trap"), (real, "editor")):
        (folder / "nano").write_text(f"#!/bin/sh\necho {mark} in $(pwd) >> {tmp_path}/run.txt\n")
        (folder / "nano").chmod(0o755)
    monkeypatch.chdir(here)
    edited(
        "Why?", tmp_path / "drafts", {"EDITOR": "nano", "PATH": os.pathsep.join([path, str(real), "/bin"])}
    )
    assert (tmp_path / "run.txt").read_text() == f"editor in {tmp_path / 'drafts'}\n"
