"""The table of keys: no two clash, each does something, each is explained, and no key stands anywhere else."""

import importlib
import pkgutil
import re
import runpy
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode

import packview.tui
from packview.tui.keys import GROUPS, KEYS, TOGETHER, Key, bindings, clashes, key_words, keymap_problems

ROOT = Path(__file__).parents[2]


def modules() -> list[Any]:
    """Every module of the interface."""
    found = pkgutil.walk_packages(packview.tui.__path__, "packview.tui.")
    return [importlib.import_module(module.name) for module in found]


def our_classes() -> list[type[DOMNode]]:
    """Every widget, screen and app of ours."""
    return [
        value
        for module in modules()
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, DOMNode) and value.__module__ == module.__name__
    ]


def own_bindings(node: type) -> list[Binding]:
    return [item for item in vars(node).get("BINDINGS", []) if isinstance(item, Binding)]


def test_no_two_keys_clash_where_both_are_live() -> None:
    assert clashes({}) == []


def test_a_clash_would_be_found() -> None:
    assert clashes({"app.help": "f5"}) == [
        ("app.help", "library.refresh", "f5"),
        ("app.help", "workspace.read", "f5"),
    ]
    assert clashes({"app.quit": "?"}) == [("app.help", "app.quit", "question_mark")]


def test_every_group_has_a_heading_and_a_place_where_it_is_live() -> None:
    groups = {key.group for key in KEYS}
    assert groups <= set(GROUPS)
    assert groups <= frozenset[str]().union(*TOGETHER)


def test_ids_are_unique_and_begin_with_their_group() -> None:
    assert [name for name, count in Counter(key.id for key in KEYS).items() if count > 1] == []
    assert [key.id for key in KEYS if not re.fullmatch(rf"{key.group}\.[a-z_]+", key.id)] == []


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.id)
def test_every_row_is_explained(key: Key) -> None:
    assert key.label
    assert len(key.label) <= 14
    assert re.fullmatch(r"[A-Z'].*[a-z0-9)]\.", key.help), key.help


def test_no_key_is_one_that_terminals_do_not_send() -> None:
    bad = {"ctrl+m", "ctrl+i", "ctrl+enter", "shift+enter", "ctrl+h", "ctrl+left_square_bracket"}
    assert [key.id for key in KEYS for part in key.key.split(",") if part.strip() in bad] == []


def test_every_action_exists_on_every_class_that_has_the_key() -> None:
    rows = {key.id: key for key in KEYS}
    used = set()
    ours = our_classes()
    for node in (
        one for one in ours if not any(other is not one and issubclass(other, one) for other in ours)
    ):
        for binding in (item for base in node.__mro__ for item in own_bindings(base) if item.id in rows):
            used.add(binding.id)
            name = rows[binding.id or ""].action.split("(")[0]
            owner, name = (App, name.removeprefix("app.")) if name.startswith("app.") else (node, name)
            assert hasattr(owner, f"action_{name}"), f"{node.__name__} has no action_{name}"
    assert used == set(rows), f"on no class: {set(rows) - used}"


def test_no_class_has_a_key_that_is_not_in_the_table() -> None:
    table = {str(item) for group in GROUPS for item in bindings(group)}
    for node in our_classes():
        declared = vars(node).get("BINDINGS", [])
        assert {str(item) for item in declared} <= table, node.__name__


def test_bindings_carry_all_that_the_table_says() -> None:
    (binding, *_) = bindings("app")
    assert isinstance(binding, Binding)
    assert (binding.id, binding.key, binding.description) == ("app.help", "question_mark,f1", "Help")
    assert binding.tooltip == KEYS[0].help


@pytest.mark.parametrize(
    ("keys", "words"),
    [("question_mark,f1", "?, F1"), ("ctrl+p", "ctrl+p"), ("escape", "esc"), ("slash", "/"), ("N", "N")],
)
def test_keys_are_written_as_members_read_them(keys: str, words: str) -> None:
    assert key_words(keys) == words


def test_settings_are_checked() -> None:
    assert keymap_problems({}) == []
    assert keymap_problems({"app.help": "ctrl+g"}) == []
    assert len(keymap_problems({"app.help": "f5", "no.such": "x", "app.quit": ""})) == 4


READING = {"workspace", "reader", "notes", "side", "agenda"}
TWO_MEANINGS = {"n", "c", "f"}
"""docs/keys.md says why each stays."""
NEAR = {
    ("workspace.previous_item", "room.previous_item"),
    ("workspace.next_item", "room.next_item"),
    ("notes.later", "room.defer"),
    ("workspace.goto", "room.page"),
    ("notes.page", "room.evidence"),
    ("workspace.note", "room.jot"),
    ("notes.asked", "room.asked"),
    ("notes.answer", "room.answer"),
    ("workspace.undo", "room.undo"),
    ("workspace.redo", "room.redo"),
}


def test_a_letter_means_the_same_while_reading_and_in_the_room() -> None:
    def letters(groups: set[str]) -> list[tuple[str, str]]:
        return [
            (one, key.id)
            for key in KEYS
            if key.group in groups
            for one in key.key.split(",")
            if len(one) == 1
        ]

    room = letters({"room"})
    other = {
        letter: (one, two)
        for letter, one in letters(READING)
        for name, two in room
        if name == letter and (one, two) not in NEAR
    }
    assert set(other) == TWO_MEANINGS, other
    page = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")
    assert all(f"\n| {letter} | " in page.split("## Everywhere")[0] for letter in TWO_MEANINGS)


def test_the_page_of_keys_is_current() -> None:
    written = runpy.run_path(str(ROOT / "docs" / "make_keys.py"))
    assert written["PAGE"].read_text(encoding="utf-8") == written["page"](), "run: python docs/make_keys.py"
