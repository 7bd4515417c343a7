"""The tour: three steps for somebody who opens packview for the first time."""

from textual.app import ComposeResult
from textual.widgets import Static

from packview.tui.dialogs.base import Dialog
from packview.tui.keys import pressed
from packview.tui.text import content


def steps() -> tuple[tuple[str, str], ...]:
    """Title and words of each step, with the keys as the member's settings have them."""
    return (
        (
            "Read",
            (
                "A pack is open: the agenda at the left, the pages, and your notes beside them. Click an agenda item, or press "
                f"{pressed('workspace.next_item')} and {pressed('workspace.previous_item')} to go from item to item; "
                f"{pressed('reader.screen_down')} reads on. {pressed('workspace.goto')} goes to a page by the number printed on "
                f"it, {pressed('workspace.find')} finds words.\n\n"
                f"In a small window the panes are tabs: {pressed('workspace.agenda')} agenda, {pressed('workspace.pages')} pages, "
                f"{pressed('workspace.notes')} notes."
            ),
        ),
        (
            "Note and ask",
            (
                f"Press {pressed('workspace.note')} to write a note and {pressed('workspace.question')} to write a question. To "
                f"quote the paper, select text with the mouse, or press {pressed('reader.select')}, then "
                f"{pressed('workspace.note')} or {pressed('workspace.question')}. What is shown as saved is on your disk; while "
                f"you type it is kept as well. {pressed('workspace.undo')} takes back the last change.\n\n"
                f"In the meeting, {pressed('notes.asked')} marks a question as asked and {pressed('notes.answer')} takes down the "
                "answer."
            ),
        ),
        (
            "See more",
            (
                f"{pressed('workspace.minutes')} shows minutes, {pressed('workspace.themes')} themes, "
                f"{pressed('workspace.indicators')} indicators, {pressed('workspace.tracker')} the tracker of earlier "
                f"recommendations, {pressed('workspace.glossary')} the glossary, {pressed('workspace.findings')} what packview "
                f"noticed in the figures; {pressed('workspace.search')} searches the whole pack.\n\n"
                f"{pressed('app.help')} shows every key, {pressed('app.palette')} finds every command by name, "
                f"{pressed('app.colours')} changes the colours. Nothing ever leaves this machine."
            ),
        ),
    )


class TourScreen(Dialog[bool]):
    """One step at a time. It answers True at the end; closing it earlier is as good."""

    BUTTONS = (("next", "Next"), ("back", "Back"), ("close", "Close"))
    DEFAULT_CSS = """
    TourScreen #step { height: auto; min-height: 9; }
    """

    def __init__(self, step: int = 0) -> None:
        super().__init__("Welcome to packview")
        self.step = step
        self._steps = steps()

    def body(self) -> ComposeResult:
        yield Static(id="step")

    def on_mount(self) -> None:
        self._show()

    def action_next(self) -> None:
        if self.step + 1 == len(self._steps):
            self.dismiss(True)
            return
        self.step += 1
        self._show()

    def action_back(self) -> None:
        self.step = max(0, self.step - 1)
        self._show()

    def _show(self) -> None:
        name, words = self._steps[self.step]
        head = content(f"{self.step + 1} of {len(self._steps)}: {name}\n\n", "bold")
        self.query_one("#step", Static).update(head + content(words))
        last = self.step + 1 == len(self._steps)
        self.query_one("#next").label = content("Done" if last else "Next")  # type: ignore[attr-defined]  # a Button
        self.query_one("#back").disabled = self.step == 0
        self.query_one("#next").focus()
