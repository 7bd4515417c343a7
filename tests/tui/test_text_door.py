"""Text from outside reaches the screen as it was written, through one door."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.widgets import (
    Button,
    Checkbox,
    Input,
    Label,
    OptionList,
    ProgressBar,
    Static,
    TabbedContent,
    TabPane,
    TextArea,
)

import packview.tui
from packview.errors import PackviewError
from packview.tui.dialogs.note import Tick
from packview.tui.text import content, label, notify, one_line, tell, truncate
from tui.fakes_library import NASTY, painted, until

HOSTILE = f"\x1b[31m{NASTY}\x9b2J\u202e\u200b"
TUI = Path(packview.tui.__file__).parent


class Gallery(App[None]):
    """One of every kind of widget we put words into."""

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = label(f"title {HOSTILE}")
            box.border_subtitle = label(f"subtitle {HOSTILE}")
            box.styles.border = ("round", "white")
            yield Static(content(f"static {HOSTILE}"))
            yield Label(content(f"label {HOSTILE}", "bold"))
            yield Button(label(f"button {HOSTILE}"), compact=True)
            yield Checkbox(label(f"checkbox {HOSTILE}"), compact=True)
            yield Tick(f"tick {NASTY}".replace("[", "("), True, id="tick")
            yield OptionList(label(f"option {HOSTILE}"), compact=True)
            yield Input(f"input {NASTY}", compact=True)
            yield Input(placeholder=one_line(f"placeholder {HOSTILE}"), compact=True)
            yield TextArea(f"area {NASTY}", compact=True, classes="line")
            with TabbedContent():
                yield TabPane(label(f"tab {HOSTILE}"), Static("x"))
            yield ProgressBar()

    CSS = "OptionList { height: auto; } .line { height: 1; } TabbedContent { height: 3; }"


async def test_every_kind_of_widget_shows_what_was_written() -> None:
    app = Gallery()
    async with app.run_test(size=(100, 60)) as pilot:
        app.query_one(Label).tooltip = content(f"tooltip {HOSTILE}")
        await pilot.pause()
        words = painted(app)
        kinds = "title subtitle static label button checkbox option input placeholder area tab"
        assert [kind for kind in kinds.split() if f"{kind} {NASTY}" not in words] == []
        assert not {"\x1b", "\u202e", "\u200b", "\x9b"} & set(words)


async def test_a_tooltip_shows_what_was_written() -> None:
    app = Gallery(watch_css=False)
    app.TOOLTIP_DELAY = 0.01
    async with app.run_test(size=(100, 60), tooltips=True) as pilot:
        app.query_one(Label).tooltip = content(f"tooltip {HOSTILE}")
        await pilot.hover(Label)
        await until(pilot, lambda: f"tooltip {NASTY}" in painted(app))


async def test_toasts_show_what_was_written() -> None:
    app = Gallery()
    async with app.run_test(size=(120, 60), notifications=True) as pilot:
        notify(app, f"told {HOSTILE}", title=f"head {HOSTILE}")
        tell(app.query_one(Label), PackviewError("wrong", HOSTILE))
        await until(pilot, lambda: f"wrong. {NASTY}" in painted(app))
        words = painted(app)
        assert [kind for kind in ("told", "head") if f"{kind} {NASTY}" not in words] == []


@pytest.mark.parametrize(
    ("value", "width", "words"),
    [
        ("Youth justice", 20, "Youth justice"),
        ("Youth justice", 13, "Youth justice"),
        ("Youth justice", 8, "Youth j…"),
        ("Youth justice", 7, "Youth…"),
        ("Youth\njustice", 13, "Youth justice"),
        ("日本語", 4, "日…"),
        ("日本語", 5, "日本…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
    ],
)
def test_truncation_counts_cells(value: str, width: int, words: str) -> None:
    assert truncate(value, width) == words
    assert cell_len(words) <= width


def test_content_keeps_lines_and_label_has_one() -> None:
    assert content("a\nb\r\nc").plain == "a\nb\nc"
    assert label(" a\n b ").plain == "a b"
    assert label("abcdef", 4).plain == "abc…"


# Nothing goes round the door

WIDGETS = {
    "Static",
    "Label",
    "Button",
    "Checkbox",
    "RadioButton",
    "Option",
    "Tab",
    "TabPane",
    "Collapsible",
    "Link",
}
METHODS = {
    "update",
    "add_option",
    "add_options",
    "replace_option_prompt",
    "add_row",
    "add_column",
    "add_leaf",
}
TARGETS = {"border_title", "border_subtitle", "tooltip", "label", "placeholder"}
OUTSIDE = {
    "text",
    "title",
    "name",
    "committee",
    "council",
    "message",
    "hint",
    "quote",
    "answer",
    "to",
    "description",
}
"""Fields of the model and of errors that hold what a pack or a member wrote."""


def unsafe(node: ast.expr) -> bool:  # noqa: PLR0911  one return for each kind of expression
    """Whether an expression is visibly a str with text from outside in it."""
    match node:
        case ast.JoinedStr(values=values):
            return any(isinstance(value, ast.FormattedValue) for value in values)
        case ast.Constant(value=str(words)):
            return "[" in words
        case ast.Attribute(attr=name):
            return name in OUTSIDE
        case ast.BinOp(left=left, right=right):
            return unsafe(left) or unsafe(right)
        case ast.IfExp(body=body, orelse=other):
            return unsafe(body) or unsafe(other)
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            return any(unsafe(part) for part in parts)
        case ast.ListComp(elt=part) | ast.GeneratorExp(elt=part):
            return unsafe(part)
        case ast.Call(func=ast.Attribute(attr="join" | "format", value=ast.Constant())):
            return True
        case ast.Call(func=ast.Name(id="str")):
            return True
        case _:
            return False


def ways_round(source: str) -> Iterator[int]:
    """Lines on which words from outside go to a widget as a plain str."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[first, *_]) if name in WIDGETS and unsafe(first):
                yield node.lineno
            case ast.Call(func=ast.Attribute(attr=name), args=[first, *_]) if name in METHODS and unsafe(
                first
            ):
                yield node.lineno
            case ast.Call(func=ast.Attribute(attr="notify")):
                yield node.lineno
            case ast.Assign(targets=[ast.Attribute(attr=name)], value=value) if name in TARGETS and unsafe(
                value
            ):
                yield node.lineno
            case _:
                pass


@pytest.mark.parametrize("path", sorted(TUI.rglob("*.py")), ids=lambda path: path.relative_to(TUI).as_posix())
def test_no_module_goes_round_the_door(path: Path) -> None:
    if path != TUI / "text.py":
        assert list(ways_round(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "Static(f'{item.title}')",
        "Label(note.text)",
        "place.update('Item ' + item.title)",
        "Option(error.message if error else '')",
        "app.notify('Saved')",
        "box.border_title = f'{pack.committee}'",
        "packs.add_options([entry.committee for entry in entries])",
        "Button('[b]Save[/b]')",
        "Static(', '.join(names))",
    ],
)
def test_a_way_round_would_be_found(source: str) -> None:
    assert list(ways_round(source)) == [1]


@pytest.mark.parametrize(
    "source", ["Static(content(note.text))", "Button('Save')", "box.border_title = label(pack.committee)"]
)
def test_the_door_itself_is_open(source: str) -> None:
    assert list(ways_round(source)) == []
