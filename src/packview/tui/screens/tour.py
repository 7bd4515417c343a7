"""The tour: three steps for somebody who opens packview for the first time."""

from textual.app import ComposeResult
from textual.widgets import Static

from packview.tui.dialogs.base import Dialog
from packview.tui.text import content

STEPS: tuple[tuple[str, str], ...] = (
    (
        "Read",
        (
            "A pack is open: the agenda at the left, the pages, and your notes beside them. Click an agenda item, or press } and { "
            "to go from item to item; space reads on. g goes to a page by the number printed on it, / finds words.\n\n"
            "In a small window the panes are tabs: 1 agenda, 2 pages, 3 notes."
        ),
    ),
    (
        "Note and ask",
        (
            "Press w to write a note and a to write a question. To quote the paper, select text with the mouse, or press v, then w "
            "or a. What is shown as saved is on your disk; while you type it is kept as well. z takes back the last change.\n\n"
            "In the meeting, x marks a question as asked and r takes down the answer."
        ),
    ),
    (
        "See more",
        (
            "The keys 4 to 9 show minutes, themes, indicators, the tracker of earlier recommendations, the glossary, and what "
            "packview noticed in the figures; 0 searches the whole pack.\n\n"
            "? shows every key, ctrl+p finds every command by name, ctrl+t changes the colours. Nothing ever leaves this machine."
        ),
    ),
)


class TourScreen(Dialog[bool]):
    """One step at a time. It answers True at the end; closing it earlier is as good."""

    DEFAULT_CSS = """
    TourScreen #step { height: auto; min-height: 9; }
    """

    def __init__(self, step: int = 0) -> None:
        super().__init__("Welcome to packview")
        self.step = step

    def body(self) -> ComposeResult:
        """The step."""
        yield Static(id="step")

    def buttons(self) -> tuple[tuple[str, str], ...]:
        """Forward first."""
        return (("next", "Next"), ("back", "Back"), ("close", "Close"))

    def on_mount(self) -> None:
        """Show the first."""
        self._show()

    def action_next(self) -> None:
        """The next step; after the last it is done."""
        if self.step + 1 == len(STEPS):
            self.dismiss(True)
            return
        self.step += 1
        self._show()

    def action_back(self) -> None:
        """The step before."""
        self.step = max(0, self.step - 1)
        self._show()

    def _show(self) -> None:
        name, words = STEPS[self.step]
        head = content(f"{self.step + 1} of {len(STEPS)}: {name}\n\n", "bold")
        self.query_one("#step", Static).update(head + content(words))
        last = self.step + 1 == len(STEPS)
        self.query_one("#next").label = content("Done" if last else "Next")  # type: ignore[attr-defined]  # a Button
        self.query_one("#back").disabled = self.step == 0
        self.query_one("#next").focus()
