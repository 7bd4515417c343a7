"""The footer: which keys it shows, and what the mouse does there."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from packview.tui.base.screen import KeyFooter


class Pane(Widget, can_focus=True):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("p", "app.pressed('p')", "Pane")]


class FooterApp(App[None]):
    ENABLE_COMMAND_PALETTE = False
    CSS = "Pane, #other { height: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o,enter", "pressed('o')", "Open", tooltip="Opens [b]it[/b]"),
        Binding("h", "hidden", "Hidden", show=False),
        Binding("x", "out_of_order", "Out of order"),
        Binding("n", "nowhere", "Nowhere"),
        Binding("question_mark", "help", "Help", tooltip="Shows every key"),
        Binding("q", "pressed('q')", "Quit"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.did: list[str] = []

    def compose(self) -> ComposeResult:
        yield Pane()
        yield Widget(id="other")
        yield KeyFooter()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return {"nowhere": False, "out_of_order": None}.get(action, True)

    def action_pressed(self, key: str) -> None:
        self.did.append(key)

    def action_help(self) -> None:
        self.did.append("help")

    def bell(self) -> None:
        self.did.append("bell")

    @property
    def footer(self) -> KeyFooter:
        return self.query_one(KeyFooter)

    @property
    def line(self) -> str:
        return self.footer.render_line(0).text.rstrip()


def places(app: FooterApp, words: Iterable[str]) -> list[int]:
    return [app.line.index(word) for word in words]


async def test_keys_that_work_stand_in_their_order_one_for_each_action() -> None:
    app = FooterApp()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        assert app.line == "p Pane o Open x Out of order ? Help q Quit"
        app.set_focus(None)
        await pilot.pause()
        await pilot.pause()
        assert app.line == "o Open x Out of order ? Help q Quit", "those of the pane went with the focus"


async def test_as_many_as_fit_and_always_the_help() -> None:
    app = FooterApp()
    async with app.run_test(size=(42, 10)) as pilot:
        await pilot.pause()
        assert app.line == "p Pane o Open x Out of order ? Help q Quit", "to the last cell"
        for width, line in (
            (41, "p Pane o Open x Out of order ? Help"),
            (34, "p Pane o Open ? Help"),
            (5, "? Help"[:5]),
            (80, "p Pane o Open x Out of order ? Help q Quit"),
        ):
            await pilot.resize_terminal(width, 10)
            await pilot.pause()
            assert app.line == line


async def test_a_click_does_what_the_key_does() -> None:
    app = FooterApp()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        for at in places(app, ("o Open", "Open", "? Help", "Help", "q Quit")):
            await pilot.click(KeyFooter, offset=(at, 0))
            await pilot.pause()
        assert app.did == ["o", "o", "help", "help", "q"]
        await pilot.click(KeyFooter, offset=(70, 0))
        await pilot.pause()
        assert app.did[-1] == "q", "beside the keys nothing happens"
        await pilot.click(KeyFooter, offset=(places(app, ["Out of"])[0], 0))
        assert app.did[-1] == "bell"


async def test_the_mouse_is_told_more() -> None:
    app = FooterApp()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        before = list(app.footer.render_line(0))
        await pilot.hover(KeyFooter, offset=(places(app, ["Open"])[0], 0))
        tooltip = app.footer.tooltip
        assert isinstance(tooltip, Content)
        assert tooltip.plain == "Opens [b]it[/b]"
        changed = [
            now.text for now, then in zip(app.footer.render_line(0), before, strict=True) if now != then
        ]
        assert changed == ["o", " Open"], "it is lit"
        await pilot.hover(KeyFooter, offset=(70, 0))
        assert app.footer.tooltip is None
        await pilot.hover(KeyFooter, offset=(places(app, ["Help"])[0], 0))
        await pilot.hover("#other")
        assert app.footer.tooltip is None
