"""What widgets ask for by name: every name is in the table of a screen, or of the app."""

import ast
from pathlib import Path

from textual.actions import parse

import packview.tui
from packview.tui.keys import KEYS
from tui.fakes_meeting import MeetingApp
from tui.fakes_workspace import WorkspaceApp

HOME = Path(packview.tui.__file__).parent
MEETING = HOME / "meeting"
OF_THE_APP = {"open", "sample", "import", "read", "library", "drop_unwanted", "enter_room"}
OF_A_DETAIL = {"show_notes"}


def names_wanted(path: Path) -> set[str]:
    """The names in calls of ``Wanted`` and ``want`` in a file."""
    return {
        name.value
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", getattr(call.func, "attr", "")) in {"Wanted", "want"}
        for name in ast.walk(call.args[0])
        if isinstance(name, ast.Constant) and isinstance(name.value, str)
    }


def test_every_name_that_the_workspace_hears_is_in_its_table() -> None:
    workspace = WorkspaceApp().workspace
    files = [path for path in HOME.rglob("*.py") if MEETING not in path.parents]
    wanted = set().union(*map(names_wanted, files))
    assert {"show_quote", "page_shown", "go_to_item"} <= wanted, "they are found"
    assert wanted <= workspace.does.keys() | OF_THE_APP | OF_A_DETAIL


def test_every_name_that_the_room_hears_is_in_its_table(tmp_path: Path) -> None:
    wanted = set().union(*map(names_wanted, MEETING.glob("*.py")))
    assert wanted
    assert wanted <= MeetingApp(tmp_path).view.does.keys()


def test_every_key_that_a_part_does_is_in_its_table(tmp_path: Path) -> None:
    tables = {"workspace": WorkspaceApp().workspace.does, "room": MeetingApp(tmp_path).view.does}
    for key in KEYS:
        name, values = parse(key.action)[1:]
        assert name != "do" or values[0] in tables[key.group], key.id
