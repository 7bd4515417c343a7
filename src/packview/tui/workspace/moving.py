"""Going to items, papers and pages, and back again."""

import re
from dataclasses import replace

from textual import work

from packview.model import Position
from packview.tui.keys.in_force import pressed
from packview.tui.reader.reader import PageReader
from packview.tui.text import notify, one_line
from packview.tui.workspace.agenda import AgendaList
from packview.tui.workspace.history import History, Spot
from packview.tui.workspace.panes import Panes
from packview.wording.words import plural


class Moving(Panes):
    """Every jump is remembered; the item in hand follows the page, unless an item was chosen on that very page."""

    history: History
    _chosen: tuple[str, int] | None = None

    @property
    def spot(self) -> Spot:
        """Where the member is."""
        return Spot(item=self.in_hand, position=self.reader.position)

    def jump(self, position: Position, *, item: str | None = None) -> None:
        """Go to a place and remember this one.

        Args:
            position: where to.
            item: the item that is to be in hand there; None for the page's.
        """
        self.history.leave(self.spot)
        self._arrive(position, item)

    def _arrive(self, position: Position, item: str | None) -> None:
        self.reader.clear_selection()
        self.reader.show_place(position)
        self._chosen = None if item is None else (item, self.reader.pdf_page)
        self.take_in_hand(self._item_of(self.reader.pdf_page) if item is None else item)

    def _item_of(self, pdf_page: int) -> str:
        return self.text.info(pdf_page - 1).item or ""

    def go_to_item(self, key: str) -> None:
        """Go to where an item's papers start; one without papers is only taken in hand."""
        item = self.pack.item(key) if key else None
        first = item.pdf_first if item else 1
        if first is None:
            self.history.leave(self.spot)
            self._chosen = (key, self.reader.pdf_page)
            self.take_in_hand(key)
        else:
            self.jump(Position(pdf_page=first), item=key)
            self.open("pages")

    def page_named(self, wanted: str) -> int | None:
        """The PDF page a member means by '47', 'page 47' or '#52'; None after saying that there is none."""
        found = self.page_so_far(wanted)
        if found is None:
            none = "Page {} is not read yet" if self.reading_on else "There is no page {}"
            notify(self, f"{none.format(_page_name(wanted))}. {self._pages_hint()}", severity="warning")
        return found

    def page_so_far(self, wanted: str) -> int | None:
        """The same among the pages whose labels are known by now; None without a word."""
        name = _page_name(wanted)
        so_far = replace(self.pack, pages=tuple(self.text.infos))
        found = so_far.page_by_label(name)
        if found is None and not self.labels and not self.reading_on:
            found = so_far.page_by_label(f"#{name}")
        return found.number if found else None

    def _pages_hint(self) -> str:
        labels, pages = self.labels, len(self.text)
        of_file = f"#1 to #{pages} are the pages of the file"
        if not labels:
            return f"No page numbers are printed in this pack; {of_file}."
        so_far = " so far" if self.reading_on else ""
        return f"The printed numbers go from {labels[0]} to {labels[-1]}{so_far}; {of_file}."

    async def action_goto(self) -> None:
        """Ask for a page and go there."""
        self._goto()
        await self.until_covered()

    @work(exclusive=True, group="goto")
    async def _goto(self) -> None:
        from packview.tui.dialogs.goto import GotoDialog  # noqa: PLC0415  the first paint is quicker without it

        wanted = await self.app.push_screen_wait(GotoDialog(self._pages_hint()))
        if wanted is not None and (page := self.page_named(wanted)) is not None:
            self.jump(Position(pdf_page=page))
            self.open("pages")

    def action_next_item(self) -> None:
        """Go to the item after the one in hand."""
        self._step_item(1)

    def action_previous_item(self) -> None:
        """Go to the item before the one in hand."""
        self._step_item(-1)

    def _step_item(self, step: int) -> None:
        keys = ["", *(item.key for item in self.pack.items)]
        place = (keys.index(self.in_hand) if self.in_hand in keys else 0) + step
        if len(keys) == 1:
            self.say("This pack has no agenda items to go to. Use the pages, or find words with /")
        elif 0 <= place < len(keys):
            self.go_to_item(keys[place])
        else:
            self.say("That was the last item" if step > 0 else "This is the beginning of the pack")

    def action_back(self) -> None:
        """Go back to where the last jump started."""
        self._travel(self.history.back(self.spot), "There is nothing to go back to")

    def action_forward(self) -> None:
        """Go forward again."""
        self._travel(self.history.forward(self.spot), "There is nothing to go forward to")

    def _travel(self, spot: Spot | None, otherwise: str) -> None:
        if spot is None:
            self.say(otherwise)
        else:
            self._arrive(spot.position, spot.item)
            back, forward = len(self.history.before), len(self.history.after)
            self.say(
                f"{back} more {plural(back, 'place')} back ({pressed('workspace.back')}), {forward} forward ({pressed('workspace.forward')}). {pressed('workspace.places')} lists them"
            )

    def on_agenda_list_item_selected(self, message: AgendaList.ItemSelected) -> None:
        """An item was chosen in the agenda."""
        self.go_to_item(message.key)

    def on_agenda_list_paper_selected(self, message: AgendaList.PaperSelected) -> None:
        """A paper was chosen in the agenda."""
        self.jump(Position(pdf_page=message.pdf_page), item=self.in_hand)
        self.open("pages")

    def on_page_view_page_shown(self, message: PageReader.PageShown) -> None:
        """The reader has come to another page."""
        if self._chosen is None or self._chosen[1] != message.pdf_page:
            self._chosen = None
            self.take_in_hand(self._item_of(message.pdf_page))
        self.show_place()
        self.show_side()


def _page_name(wanted: str) -> str:
    """'47' of 'page 47'."""
    return re.sub(r"^(?:pages?|p\.?)\s*(?=[\w#])", "", one_line(wanted), flags=re.IGNORECASE)
