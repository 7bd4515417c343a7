"""The tour: three steps for somebody who opens packview for the first time."""

from textual.app import ComposeResult
from textual.widgets import Input, Static

from packview.tui.dialogs.base import Dialog
from packview.tui.keys import with_keys
from packview.tui.text import content

_STEPS = {
    "Read": "A pack begins with its briefing: what to read, what moved, what to ask. {key:side.open} opens what a line is about, and "
    "{key:workspace.briefing} returns to it. Press {key:workspace.next_item} and {key:workspace.previous_item} to go from item "
    "to item; {key:reader.screen_down} reads on. {key:workspace.goto} goes to a page by the number printed on it, "
    "{key:workspace.find} finds words.\n\n"
    "In a small window the panes are tabs: {key:workspace.agenda} agenda, {key:workspace.pages} pages, "
    "{key:workspace.notes} notes.",
    "Note and ask": "Press {key:workspace.note} to write a note and {key:workspace.question} to write a question. To quote the paper, "
    "select text with the mouse, or press {key:reader.select}, then {key:workspace.note} or {key:workspace.question}. "
    "What is shown as saved is on your disk; while you type it is kept as well. {key:workspace.undo} undoes the last "
    "change.\n\n"
    "In the meeting, {key:notes.asked} marks a question as asked and {key:notes.answer} writes down the answer. "
    "{key:app.export} writes your questions to a file.",
    "See more": "{key:workspace.minutes} shows minutes, {key:workspace.themes} themes, {key:workspace.indicators} indicators, "
    "{key:workspace.tracker} the tracker of earlier recommendations, {key:workspace.glossary} the glossary, "
    "{key:workspace.findings} what packview noticed in the figures; {key:workspace.search} searches the whole pack.\n\n"
    "{key:app.help} shows every key, {key:app.palette} finds every command by name, {key:app.colours} changes the colours. "
    "Nothing ever leaves this machine.",
}


def steps() -> list[tuple[str, str]]:
    """Title and words of each step, with the keys as the member's settings have them."""
    return [(title, with_keys(words)) for title, words in _STEPS.items()]


class TourScreen(Dialog[str]):
    """All steps; closing it is as good as reading them. ``asks`` for the member's name, with which it answers, '' for none."""

    BUTTONS = (("accept", "Start"), ("close", "Close"))

    DEFAULT_CSS = """
    TourScreen #box { width: 92%; max-width: 100; }
    TourScreen #buttons { margin-top: 0; }
    """

    def __init__(self, *, asks: bool) -> None:
        super().__init__("Welcome to packview")
        self._asks = asks

    def action_accept(self) -> None:
        self.dismiss(self.query_one(Input).value.strip() if self._asks else "")

    def body(self) -> ComposeResult:
        if self._asks:
            yield Static("Your name, for minutes and beside your questions (you can leave it empty):")
            yield Input(compact=True)
        for title, words in steps():
            yield Static(content(f"{title}. ", "bold") + content(words.replace("\n\n", " ")), classes="step")
