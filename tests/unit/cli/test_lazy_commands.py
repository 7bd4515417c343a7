"""The list of commands, which is written down apart from the commands so that showing it loads none of them."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any
from unittest.mock import Mock

import click
import pytest

import packview.cli
from packview.cli import main
from packview.cli.commands import LazyGroup, note
from packview.cli.commands import packview as program

LINES = [(group, name) for group in (program, note) for name in group.commands if name != "note"]


@pytest.mark.parametrize(("group", "name"), LINES)
def test_a_line_is_what_the_help_of_the_command_itself_begins_with(group: LazyGroup, name: str) -> None:
    line, command = group.commands[name], group.load(name)
    for width in (20, 45, 60, 74, 1000):
        assert line.get_short_help_str(width) == command.get_short_help_str(width)
    assert command.help is not None
    assert line.help == line.get_short_help_str(1000)


def test_every_command_of_every_module_is_in_one_of_the_groups() -> None:
    found = set()
    for module in walk_packages(packview.cli.__path__, "packview.cli."):
        if module.name != "packview.cli.commands":
            there = vars(import_module(module.name)).values()
            commands = [one for one in there if isinstance(one, click.Command)]
            below = [
                one for group in commands if isinstance(group, click.Group) for one in group.commands.values()
            ]
            found |= {(module.name, one.name) for one in commands if one not in below}
    assert found == {(group.load(name).callback.__module__, name) for group, name in LINES}


@pytest.mark.parametrize("arguments", ["'--help'", "'note', '-h'", "'--version'"])
def test_the_list_of_commands_loads_none_of_them(arguments: str) -> None:
    code = (
        f"import sys; sys.argv = ['packview', {arguments}]; from packview.cli import main\n"
        "try: main()\nfinally: print(*(name for name in sys.modules if name.startswith('packview.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.splitlines()[-1].split()) == {
        "packview.cli",
        "packview.cli.commands",
        "packview.errors",
    }


def test_a_name_that_is_nearly_right_is_put_right() -> None:
    with pytest.raises(click.UsageError) as told:
        program.main(["expor"], standalone_mode=False)
    assert "Did you mean 'export'?" in told.value.format_message()


@pytest.mark.parametrize(
    ("options", "chair"), [(None, None), ([], None), (["--chair"], 0.0), (["--chair", "--rehearse"], 60.0)]
)
def test_the_app_opens_at_the_library_or_a_pack(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, options: list[str] | None, chair: float | None
) -> None:
    opened: list[dict[str, Any]] = []
    monkeypatch.setattr("packview.tui.app.run", lambda *_: None)
    monkeypatch.setattr("packview.tui.app.first", lambda _, pack, **how: opened.append({"pack": pack, **how}))
    monkeypatch.setenv("TEXTUAL_DIM_FACTOR", "85")
    pack = None if options is None else str(tmp_path)
    program.main(["open", str(tmp_path), *options] if options is not None else [], standalone_mode=False)
    assert opened == [{"pack": pack, "item": None, "page": None, "password": None, "chair": chair}]


@pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="only some systems have a device that is always full"
)
@pytest.mark.parametrize("arguments", [("keys",), ("--help",), ("doctor",)])
def test_output_that_cannot_be_written_is_said_in_one_line(arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-c", "from packview.cli import main; main()", *arguments]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "packview: No space left on device. Check the disk and where the output goes.\n"


@pytest.mark.skipif(os.name != "posix", reason="only there can a program be started with a stream closed")
@pytest.mark.parametrize("closed", [0, 1, 2])
def test_a_stream_that_is_closed_is_no_fault(closed: int) -> None:
    start = f"import os, sys; os.close({closed}); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    command = [sys.executable, "-c", start, "-c", "from packview.cli import main; main()", "keys"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_too_little_memory_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("packview.cli.commands.packview", Mock(side_effect=MemoryError))
    with pytest.raises(SystemExit, match="1"):
        main()
    assert "not enough memory" in capsys.readouterr().err
