"""The manual page names every command and option, and is one that groff accepts."""

import importlib.util
import shutil
import subprocess
from pathlib import Path

import pytest

from packview.cli.commands import packview

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def page() -> str:
    spec = importlib.util.spec_from_file_location("make_man", ROOT / "docs" / "make_man.py")
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return str(made.page())


def test_every_command_is_in_it(page: str) -> None:
    words = page.replace("\\-", "-")
    assert [name for name in packview.commands if f"\npackview {name} " not in words] == []
    assert all(f"packview note {name}" in words for name in ("add", "list", "bin"))
    assert "--priority [main|normal|low]" in words


def test_groff_has_nothing_to_say_of_it(page: str) -> None:
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("there is no groff on this machine")
    done = subprocess.run(
        [groff, "-man", "-ww", "-Tutf8", "-z"], input=page, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
