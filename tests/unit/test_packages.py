"""What is built to be installed: all that packview needs is in it, and it runs from there alone."""

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
pytest.importorskip("hatchling", reason="hatchling is not installed: pip install '.[dev]' brings it")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The wheel and the source archive, by their endings."""
    folder = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return {path.suffix: path for path in folder.iterdir()}


def test_wheel_and_source_archive_hold_modules_pack_themes_and_page(built: dict[str, Path]) -> None:
    with zipfile.ZipFile(built[".whl"]) as wheel, tarfile.open(built[".gz"]) as source:
        installed, sent = set(wheel.namelist()), {name.partition("/")[2] for name in source.getnames()}
    files = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "src").rglob("*")
        if path.suffix in (".py", ".html")
    }
    assert {path.removeprefix("src/") for path in files} <= installed
    themes = {path.relative_to(ROOT).as_posix() for path in (ROOT / "themes").rglob("*.toml")}
    assert {f"packview/data/{path}" for path in themes} | {"packview/data/packs/sample.pdf"} <= installed
    assert (
        files | themes | {"packs/sample.pdf", "README.md", "LICENSE", "Makefile", "constraints.txt"} <= sent
    )


def test_the_wheel_runs_in_a_folder_of_its_own(built: dict[str, Path], tmp_path: Path) -> None:
    with zipfile.ZipFile(built[".whl"]) as wheel:
        wheel.extractall(tmp_path / "site")
    path = os.pathsep.join((str(tmp_path / "site"), sysconfig.get_path("purelib")))
    own = {"HOME": str(tmp_path), "PACKVIEW_HOME": str(tmp_path / "home"), "PYTHONPATH": path}
    environment = {**{name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}, **own}
    script = (
        "import sys, packview, packview.paths as paths; assert packview.__file__.startswith(sys.argv.pop(1)), packview.__file__; "
        "sys.argv[1:] = ['agenda', str(paths.sample_pack())]; from packview.cli import main; main()"
    )
    command = [sys.executable, "-S", "-c", script, str(tmp_path / "site")]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "9 agenda items" in done.stdout


def test_every_package_that_an_extra_names_is_pinned() -> None:
    pinned = {_name(line) for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()}
    extras = PROJECT["optional-dependencies"]
    named = {
        _name(one)
        for one in (*PROJECT["dependencies"], *(each for extra in extras.values() for each in extra))
    }
    assert named - {"packview"} <= pinned
    within = {
        name
        for extra in extras.values()
        for one in extra
        for name in re.findall(r"packview\[([\w,]+)\]", one)
    }
    assert {name for names in within for name in names.split(",")} <= extras.keys()


def _name(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower().replace("_", "-").replace(".", "-")
