"""Asking the chair for words in the bar at the bottom; what is being typed is kept on disk."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from packview.errors import PackviewError
from packview.model.meeting import Act
from packview.services.meeting.words import act_words
from packview.tui.dialogs.writing import Pace
from packview.tui.keys.in_force import pressed
from packview.tui.meeting.base import MeetingBase
from packview.tui.meeting.entry_bar import Entry, EntryBar
from packview.tui.text import tell
from packview.tui.working import begin

KEEP_EVERY = 1.0
"""Seconds between two savings of what is being typed."""


class Asking(MeetingBase):
    """One thing is asked at a time."""

    _typed: dict[str, str] | None = None

    def begin(self) -> None:
        """What was being typed when the app ended is there again."""
        super().begin()
        self._pace = Pace(self._keep, lambda after: self.set_timer(KEEP_EVERY, after))
        if not self.room.speed:
            self.bar.drafts = self.room.plans.drafts()

    async def ask(self, name: str, words: str, **fields: Any) -> str | None:
        """Ask for a line; None where the chair leaves it.

        Args:
            name: see ``Entry``.
            words: the question.
            fields: the rest of an ``Entry``.
        """
        return await self.bar.begin(Entry(name=name, words=words, **fields))

    async def ask_item(self, words: str, keys: Sequence[str], *, whole: str = "") -> str | None:
        """Ask for an item; its key, '' for the whole meeting.

        Args:
            words: the question.
            keys: items to choose from, the likeliest first.
            whole: how the whole meeting is offered, '' for not at all.
        """
        plan = self.room.meeting.plan
        names = {f"{item.number} {item.title}": key for key in keys if (item := plan.item(key))}
        if whole:
            names[whole] = ""
        chosen = await self.ask("item", words, choices=list(names), only=True)
        return None if chosen is None else names[chosen]

    def asking(self, steps: Coroutine[Any, Any, None]) -> None:
        """Go through some questions; the first field is open when this returns to the keys."""
        self.run_worker(self._told(steps), group="asking", exclusive=False, exit_on_error=False)

    async def _told(self, steps: Coroutine[Any, Any, None]) -> None:
        try:
            await steps
        except PackviewError as error:
            tell(self.app, error)
        except asyncio.CancelledError:
            self.bar.action_leave()
            raise

    async def until_asked(self) -> None:
        """Wait until the field is open: what is typed ahead must not be taken for keys.

        The app handles no key while an action waits.
        """
        for _ in range(1000):  # turns of the event loop, far more than it takes
            if self.bar.asking:
                return
            await asyncio.sleep(0)

    def do(self, command: Callable[[], Act]) -> Act:
        """Do a command of the meeting, show what became of it, and let colleagues see it.

        Raises:
            PackviewError: it could not be done.
        """
        act = command()
        self.show_all()
        done = "Rehearsed" if self.room.speed else "Logged"
        self.say(f"{done}: {act_words(act, self.room.meeting.plan)}. {pressed('room.undo')} takes it back")
        self.share_soon()
        return act

    def on_entry_bar_typed(self, message: EntryBar.Typed) -> None:
        """Keep it."""
        self._typed = message.drafts
        if not self.room.speed:
            self._pace.change()

    def _keep(self) -> None:
        if self._typed is not None:
            begin(self, "drafts", self._save, self._typed)

    async def _save(self, drafts: dict[str, str]) -> None:
        try:
            await asyncio.to_thread(self.room.plans.save_drafts, drafts)
        except PackviewError as error:
            self.say(f"What you type cannot be kept: {error.message}")

    def on_entry_bar_closed(self) -> None:
        """Back to the questions."""
        if not self.bar.asking:
            self.back_to_list()

    def back_to_list(self) -> None:
        """The keys go to what is open."""
        open_people = self.people.has_class("-open")
        (self.people if open_people else self.reader if self.has_class("-page") else self.list).focus()
