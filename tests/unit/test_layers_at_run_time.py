"""What a command loads, seen from a fresh interpreter: import-linter reads imports, this runs them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
import sys
sys.argv = ["packview", *{arguments!r}]
from packview.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
print("LOADED", *sorted(name for name in ("textual", "pypdf", "tinydb", "reportlab") if name in sys.modules))
"""


def loaded(home: Path, *arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", CODE.format(arguments=arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PACKVIEW_HOME": str(home)},
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split()[1:])


def test_help_loads_neither_interface_nor_pdf_library(tmp_path: Path) -> None:
    assert loaded(tmp_path, "--help") == set()


@pytest.mark.parametrize(
    "command", [("export",), ("agenda",), ("note", "list"), ("minutes", "--format", "json")]
)
def test_commands_on_a_pack_load_neither_interface_nor_pdf_library(
    a_library: Path, command: tuple[str, ...]
) -> None:
    verb = [part for part in command if not part.startswith("-") and part != "json"]
    options = [part for part in command if part not in verb]
    assert not loaded(a_library, *verb, "hillford", *options) & {"textual", "pypdf"}


def test_the_app_starts_without_what_only_some_packs_need() -> None:
    code = "import sys, packview.tui.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"pypdf", "tinydb", "rapidfuzz", "filelock", "jinja2", "packview.parse", "packview.insight"}
    assert not heavy & set(done.stdout.split())
