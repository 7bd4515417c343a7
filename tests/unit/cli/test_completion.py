"""What shells complete, and versions as JSON."""

import json
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from click.shell_completion import BashComplete

from packview import __version__
from packview.cli.commands import packview
from packview.cli.setup.completion import SHELLS

HILLFORD = "hillford-parks-committee-2019-06-03"


def completed(*typed: str) -> list[str]:
    """What is offered for the last word typed."""
    *before, last = typed
    found = BashComplete(packview, {}, "packview", "_PACKVIEW_COMPLETE").get_completions(before, last)
    return [one.value for one in found if one.type == "plain"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (("compl",), ["completion"]),
        (("agenda", "hill"), [HILLFORD]),
        (("agenda", "nothing"), []),
        (("open", HILLFORD, "--item", ""), ["1", "2", "3"]),
        (("note", "add", HILLFORD, ""), ["1", "2", "3"]),
        (("note", "add", HILLFORD, "3"), ["3"]),
        (("note", "add", "nothing", ""), []),
        (("note", "add", HILLFORD, "3", "x", "--theme", "think"), ["think-family"]),
        (("fix", HILLFORD, "item", ""), ["1", "2", "3"]),
        (("completion", "z"), ["zsh"]),
    ],
)
def test_packs_items_and_themes_are_completed(
    a_library: Path, monkeypatch: pytest.MonkeyPatch, typed: tuple[str, ...], offered: list[str]
) -> None:
    monkeypatch.setenv("PACKVIEW_HOME", str(a_library))
    assert completed(*typed) == offered


def test_a_file_is_offered_before_the_packs_because_bash_drops_what_stands_before_it(
    a_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PACKVIEW_HOME", str(a_library))
    found = BashComplete(packview, {}, "packview", "_PACKVIEW_COMPLETE").get_completions(["agenda"], "hill")
    assert [one.type for one in found] == ["file", "plain"]


def test_settings_that_cannot_be_read_complete_nothing(
    a_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PACKVIEW_HOME", str(a_library))
    monkeypatch.setenv("PACKVIEW_CONFIG", str(tmp_path))
    (tmp_path / "config.toml").write_text("member = [", encoding="utf-8")
    assert completed("agenda", "hill") == completed("note", "add", HILLFORD, "") == []


@pytest.mark.parametrize("shell", SHELLS)
def test_what_a_shell_needs_is_a_script_of_that_shell(run: Any, shell: str) -> None:
    code, out, err = run("completion", shell)
    assert (code, "_PACKVIEW_COMPLETE" in out, "in every new window" in err) == (0, True, True)
    if program := shutil.which(shell):
        assert subprocess.run([program, "-n"], input=out, text=True, check=False, timeout=20).returncode == 0


def test_the_versions_as_json_name_what_packview_rests_on(run: Any) -> None:
    told = json.loads(run("--version", "--json")[1])
    assert (told["packview"], told["python"]) == (__version__, sys.version.split()[0])
    assert (told["packages"]["textual"], "pytest" in told["packages"]) == (version("textual"), False)
    assert run("--version")[1] == f"packview {__version__}\n"
    assert run("--json")[0] == 2
