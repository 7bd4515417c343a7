"""What widgets ask for by name: every name is in the table of a screen, or of the app."""

import ast
from pathlib import Path

import packview.tui
from tui.fakes_workspace import WorkspaceApp

HOME = Path(packview.tui.__file__).parent
MEETING = HOME / "meeting"
OF_THE_APP = {"open", "sample", "import", "read", "drop_unwanted", "enter_room"}


def names_wanted(path: Path) -> set[str]:
    """The names in calls of ``Wanted`` and ``want`` in a file."""
    return {
        call.args[0].value
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", getattr(call.func, "attr", "")) in {"Wanted", "want"}
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }


def test_every_name_that_the_workspace_hears_is_in_its_table() -> None:
    workspace = WorkspaceApp().workspace
    files = [path for path in HOME.rglob("*.py") if MEETING not in path.parents]
    wanted = set().union(*map(names_wanted, files))
    assert {"show_quote", "page_shown"} <= wanted, "they are found"
    assert wanted <= workspace.does.keys() | OF_THE_APP


def test_every_name_that_the_room_hears_is_in_its_table() -> None:
    source = (MEETING / "screen.py").read_text(encoding="utf-8")
    wanted = set().union(*map(names_wanted, MEETING.glob("*.py")))
    assert wanted
    assert all(f'"{name}": ' in source for name in wanted)
