"""The line at the bottom in which the chair types and chooses. It takes its rows from the list, never from item and clock."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label, OptionList, TextArea
from textual.widgets.option_list import Option

from packview.errors import PackviewError
from packview.tui.base.screen import Pace, begin, typed_before
from packview.tui.keys import bindings, pressed
from packview.tui.meeting.control import Room
from packview.tui.text import content, label, one_line, tell

KEEP_EVERY = 1.0
"""Seconds between two savings of what is being typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is asked.

    Attributes:
        name: what kind of thing it is; what was typed and left is there again when the same is asked.
        words: the question.
        value: what stands there at first.
        choices: lines to choose from; what is typed narrows them. ``only``: it must be one of them.
        fill: whether a chosen line is taken over to be changed, instead of being the answer.
        check: says what is wrong with an answer, '' for nothing.
    """

    name: str
    words: str
    value: str = ""
    choices: Sequence[str] = ()
    only: bool = False
    fill: bool = False
    check: Callable[[str], str] = lambda _: ""


class Left(Exception):  # noqa: N818  it is no error
    """The chair left what was asked: nothing more of what was begun is done."""


class EntryBar(Vertical):
    """Asks one thing at a time; what is typed is kept on disk, but not that of a rehearsal.

    ``answered`` is called when nothing is asked any more.
    """

    BINDINGS = bindings("entry")
    DEFAULT_CSS = """
    EntryBar { display: none; height: auto; background: $surface; border-top: heavy $accent; padding: 0 1; }
    EntryBar.-open { display: block; }
    EntryBar #entry-words { width: 1fr; height: auto; text-style: bold; }
    EntryBar #entry-problem { display: none; width: 1fr; height: auto; color: $text-error; text-style: bold reverse; }
    EntryBar #entry-problem.-told { display: block; }
    EntryBar TextArea { height: auto; max-height: 4; border: none; padding: 0; background: $panel; }
    EntryBar OptionList { height: auto; max-height: 6; border: none; padding: 0; background: $surface; }
    EntryBar OptionList.-none { display: none; }
    """

    def __init__(
        self,
        room: Room,
        say: Callable[[str], None],
        answered: Callable[[], None],
        *,
        id: str | None = None,  # noqa: A002  Textual's name for it
    ) -> None:
        super().__init__(id=id)
        self.drafts: dict[str, str] = {}
        self._room = room
        self._say = say
        self._answered = answered
        self._pace = Pace(self._keep, lambda after: self.set_timer(KEEP_EVERY, after))
        self._entry: Entry | None = None
        self._answer: asyncio.Future[str | None] | None = None
        self._shown: list[str] = []
        self._moved = False
        self._words = Label(id="entry-words")
        self._problem = Label(id="entry-problem")
        self._text = TextArea(compact=True, tab_behavior="focus", highlight_cursor_line=False)
        self._list = OptionList(markup=False, compact=True)

    def compose(self) -> ComposeResult:
        yield self._words
        yield self._problem
        yield self._text
        self._list.can_focus = False
        yield self._list

    @property
    def asking(self) -> bool:
        return self._answer is not None

    def _begin(self, entry: Entry) -> "asyncio.Future[str | None]":
        """Ask; what comes is the answer, None where the chair leaves it.

        Typing goes into the field from here on, so that no letter typed ahead is taken for a key.
        """
        self.end()
        self._entry, self._moved = entry, False
        answer = self._answer = asyncio.get_running_loop().create_future()
        self._words.update(content(one_line(entry.words)))
        self._tell("")
        self._text.load_text(self.drafts.get(entry.name, entry.value))
        self._text.move_cursor(self._text.document.end)
        self.add_class("-open")
        self._narrow()
        self._text.focus()
        return answer

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        entry = self._entry
        if entry is None:
            return
        self._tell("")
        self._moved = False
        self._narrow()
        if not entry.only and self._text.text != self.drafts.get(entry.name, entry.value):
            self.drafts[entry.name] = self._text.text
            self._typed()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._list.highlighted = event.option_index
        self._moved = True
        self._accept()

    async def action_choose(self, step: int) -> None:
        """Another line, or without lines another row of the field."""
        await typed_before(self)
        if not self._shown:
            if step > 0:
                self._text.action_cursor_down()
            else:
                self._text.action_cursor_up()
            return
        place = self._list.highlighted
        place = (
            (0 if step > 0 else len(self._shown) - 1) if place is None else (place + step) % len(self._shown)
        )
        self._list.highlighted = place
        self._moved = True

    async def action_fill(self) -> None:
        await typed_before(self)
        self._fill()

    def _fill(self) -> None:
        line = self._chosen or (self._shown[0] if self._shown else None)
        if line is not None:
            self._text.load_text(line)
            self._text.move_cursor(self._text.document.end)

    async def action_accept(self) -> None:
        await typed_before(self)
        self._accept()

    def _accept(self) -> None:
        entry = self._entry
        if entry is None:
            return
        typed = self._text.text.strip()
        if entry.fill and self._moved and self._chosen is not None and self._chosen != typed:
            self._fill()
            return
        answer = typed
        if not entry.fill and (typed or self._moved or entry.only) and self._chosen is not None:
            answer = self._chosen
        if entry.only and answer not in entry.choices:
            self._tell(f"Choose one of the lines, or press {pressed('entry.leave')}")
            return
        problem = entry.check(answer)
        if problem:
            self._tell(problem)
            return
        if self.drafts.pop(entry.name, None) is not None:
            self._typed()
        self.end(answer)

    async def action_leave(self) -> None:
        await typed_before(self)
        self.end()

    @property
    def _chosen(self) -> str | None:
        place = self._list.highlighted
        return self._shown[place] if place is not None and place < len(self._shown) else None

    def _tell(self, words: str) -> None:
        self._problem.update(label(words))
        self._problem.set_class(bool(words), "-told")

    def _narrow(self) -> None:
        entry = self._entry
        assert entry
        words = [] if entry.fill else self._text.text.casefold().split()
        fitting = [line for line in entry.choices if all(word in line.casefold() for word in words)]
        if words:  # what begins with it first: '1' is item 1 before item 10
            fitting.sort(
                key=lambda line: (
                    line.casefold().split()[:1] != words[:1],
                    not line.casefold().startswith(words[0]),
                )
            )
        if fitting == self._shown and self._list.option_count:
            place = self._list.highlighted
        else:
            place = None
            self._shown = fitting
            self._list.set_options(Option(label(line)) for line in fitting)
        self._list.set_class(not fitting, "-none")
        if fitting and place is None and (entry.only or words):
            self._list.highlighted = 0
        elif not words and not entry.only and not self._moved:
            self._list.highlighted = None

    def end(self, answer: str | None = None) -> None:
        waiting, self._answer, self._entry = self._answer, None, None
        if waiting is None:
            return
        self.remove_class("-open")
        if not waiting.done():
            waiting.set_result(answer)
        self.call_later(self._answered)

    def take_up_drafts(self) -> None:
        """What was being typed when the app ended is there again."""
        if not self._room.speed:
            self.drafts = self._room.plans.drafts()

    async def ask(self, name: str, words: str, **fields: Any) -> str:
        """Ask for a line with the fields of an ``Entry``; ``Left`` where the chair leaves it."""
        answer = await self._begin(Entry(name=name, words=words, **fields))
        if answer is None:
            raise Left
        return answer

    @contextmanager
    def keeping(self, drafts: Mapping[str, str]) -> Iterator[None]:
        """What was answered to earlier questions is there again the next time where the chair leaves a later one."""
        try:
            yield
        except Left:
            self.drafts.update(drafts)
            raise

    async def ask_item(self, words: str, keys: Sequence[str], *, whole: str = "") -> str:
        """Ask for an item, the likeliest first; its key, or '' for the whole meeting where that is offered in the words of ``whole``."""
        plan = self._room.meeting.plan
        names = {f"{item.number} {item.title}": key for key in keys if (item := plan.item(key))}
        if whole:
            names[whole] = ""
        return names[await self.ask("item", words, choices=list(names), only=True)]

    async def run(self, steps: Coroutine[Any, Any, None]) -> None:
        """Go through steps that ask something; returns when the first is asked, or all is done.

        The app handles no key while an action waits, and what is typed ahead must not be taken for keys.
        """
        worker = self.run_worker(self._told(steps), group="asking", exit_on_error=False)
        while not (self.asking or worker.is_finished):  # noqa: ASYNC110  nothing tells of either
            await asyncio.sleep(0)

    async def _told(self, steps: Coroutine[Any, Any, None]) -> None:
        try:
            with suppress(Left):
                await steps
        except PackviewError as error:
            tell(self.app, error)
        except asyncio.CancelledError:
            self.end()
            raise

    def _typed(self) -> None:
        if not self._room.speed:
            self._pace.change()

    def keep_last(self) -> None:
        if self._pace.begun:
            self._room.plans.save_drafts(self.drafts)

    def _keep(self) -> None:
        begin(self, "drafts", self._save, dict(self.drafts))

    async def _save(self, drafts: dict[str, str]) -> None:
        try:
            await asyncio.to_thread(self._room.plans.save_drafts, drafts)
        except PackviewError as error:
            self._say(f"What you type cannot be kept: {error.message}")
