"""Where config.toml changes a key, tabs, titles, footer and sentences name the changed one."""

import ast
import contextvars
from pathlib import Path

import pytest
from textual.widgets import Input

import packview.tui
from packview.tui.keys import KEYS, key_names, pressed, use_keys, with_keys
from packview.tui.views.notes import empty_words
from tui.fakes_workspace import WorkspaceApp, seen, until

CHANGED = {
    "workspace.agenda": "f6",
    "workspace.notes": "f7",
    "workspace.minutes": "f8,4",
    "workspace.note": "c",
    "workspace.undo": "f9",
    "workspace.bookmark": "M",
    "workspace.places": "semicolon",
}


class ChangedApp(WorkspaceApp):
    """The workspace with keys of a member's own."""

    def on_load(self) -> None:
        """As in the real app."""
        use_keys(CHANGED)

    def on_mount(self) -> None:
        """As in the real app."""
        self.set_keymap(CHANGED)
        super().on_mount()


def test_every_key_that_is_named_in_words_is_in_the_table() -> None:
    known = {key.id for key in KEYS}
    named: set[str] = set()
    for path in Path(packview.tui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "pressed":
                named |= {str(arg.value) for arg in node.args if isinstance(arg, ast.Constant)}
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert "{pressed(" not in node.value, f"{path}:{node.lineno} is no f-string"
    assert len(named) > 30
    assert named <= known


def test_of_several_keys_the_first_is_named() -> None:
    def told() -> tuple[str, str, str]:
        use_keys({"workspace.minutes": "f8,4", "workspace.next_item": "right_curly_bracket"})
        return pressed("workspace.minutes"), pressed("workspace.next_item"), pressed("workspace.undo")

    assert contextvars.Context().run(told) == ("F8", "}", "z")
    assert pressed("workspace.minutes") == "4"
    with pytest.raises(KeyError):
        pressed("no.such")
    assert key_names("apostrophe,ctrl+f,B,pageup") == "' (apostrophe) or ctrl+f or capital B or page up"


def test_words_that_name_keys_by_id_follow_the_settings() -> None:
    leave = next(key.help for key in KEYS if key.id == "room.leave")

    def told() -> str:
        use_keys({"workspace.chair": "f8,c"})
        return with_keys(leave)

    assert with_keys(leave).endswith("and C returns to it.")
    assert contextvars.Context().run(told).endswith("and F8 returns to it.")
    assert with_keys("{key:no.such} [b] {key:room} {}") == "{key:no.such} [b] {key:room} {}"


async def test_tabs_titles_footer_and_messages_name_the_keys_of_the_settings() -> None:
    app = ChangedApp()
    async with app.run_test(size=(200, 60)) as pilot:
        await until(pilot, lambda: "No notes or questions" in seen(app))
        shown = seen(app)
        assert "F6 Agenda" in shown
        assert "F7 Notes" in shown
        assert "F8 Minutes" in shown
        assert "Press c to write a note" in " ".join(shown.split())
        assert "c Note" in shown.splitlines()[-1]
        assert "M Bookmark ; Places" in shown.splitlines()[-1]
        await pilot.press("M")
        await until(pilot, lambda: "; lists them, M removes it" in seen(app))
        await pilot.press("f8")
        await until(pilot, lambda: "[F8 Minutes]" in seen(app) or " F8 Minutes" in seen(app))


async def test_while_something_is_typed_the_footer_names_no_key_that_would_be_typed() -> None:
    app = WorkspaceApp()
    async with app.run_test(size=(200, 60)) as pilot:
        await pilot.press("0")
        await until(pilot, lambda: isinstance(app.focused, Input))
        await until(pilot, lambda: "^f Find" in seen(app).splitlines()[-1])
        assert "/ Find" not in seen(app).splitlines()[-1]


def test_the_empty_panel_of_notes_names_them_too() -> None:
    assert "Press w to write a note, or a to write a question" in empty_words("", ready=True)
