"""Going to items, papers, pages and links, and back again as in a browser; bookmarks and the margin of the pages."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from packview.model import Anchor, Finding, PlaceMark, Position, ReadingState
from packview.model.references import page_name, page_named, pages_hint
from packview.services.library.printed import PrintedPages
from packview.services.search.links import Link
from packview.services.search.search import line_of
from packview.tui.base.side_view import WorkspaceState
from packview.tui.dialogs.base import Destination, PlacesDialog, page_dialog
from packview.tui.keys import pressed
from packview.tui.reader.pages import BOOKMARK, FINDING, NOTE, QUESTION, MarginMark
from packview.tui.reader.reader import link_words
from packview.tui.text import one_line, truncate
from packview.tui.workspace.state import ScreenPart
from packview.wording.words import distinct_letters, plural

if TYPE_CHECKING:
    from packview.tui.workspace.screen import WorkspaceScreen

_KEPT = 200
"""Places that are remembered, back and forward each."""
_SPARE = "*"
"""In the margin, for a theme that has no letter of its own."""


Way = Literal["back", "forward"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where the member was: the current item and the place in the text."""

    item: str
    position: Position


class History:
    """The places jumped from: those to go back to (``before``) and forward to again (``after``), the nearest last."""

    def __init__(self) -> None:
        self.before: list[Spot] = []
        self.after: list[Spot] = []

    def leave(self, here: Spot) -> None:
        """Remember a place before a jump away from it."""
        if not self.before or self.before[-1] != here:
            self.before.append(here)
            del self.before[:-_KEPT]
        self.after.clear()

    def go(self, way: Way, here: Spot, steps: int = 1) -> Spot | None:
        """The place to go back or forward to; None where there is none."""
        source, target = (self.before, self.after) if way == "back" else (self.after, self.before)
        while source:
            spot = source.pop()
            if spot != here:
                target.append(here)
                here, steps = spot, steps - 1
                if not steps:
                    return spot
        return None


class Navigation(ScreenPart):
    """Every jump is remembered; the current item follows the page, unless an item was chosen on that very page."""

    _chosen: tuple[str, int] | None = None
    # What was asked for at the start and has not been read yet, and where the reader stood at the first paint.
    _awaited_page: str | None = None
    _awaited_item: str = ""
    _begun_at: Position | None = None

    def __init__(self, host: "WorkspaceScreen") -> None:
        super().__init__(host)
        self.history = History()

    def begin(self, left: ReadingState, number: str | None, page: str | None) -> None:
        """Go to the item (by its number) and page (as printed, or '#52') that were asked for, or where the member left off."""
        state = self.state
        item = state.pack.item_by_number(number) if number else None
        if number and item is None:
            known = ", ".join(entry.number for entry in state.pack.items if entry.number)
            self.host.toast(f"There is no item {number}. The items are {known or 'not known'}")
        pdf_page = self._page_so_far(page) if page else None
        if page and pdf_page is None:
            if state.reading:
                self._awaited_page = page
            else:
                pdf_page = self.page_named(page)
        if pdf_page is not None:
            self.arrive(Position(pdf_page=pdf_page), item.key if item else None)
        elif item is not None:
            if item.pdf_first is None and state.reading:
                self._awaited_item = item.key
            self.arrive(Position(pdf_page=item.pdf_first or 1), item.key)
        else:
            self.arrive(left.position, left.item if state.pack.item(left.item) else None)

    def begin_waiting(self) -> None:
        """From the first paint on, look out for what was asked for and has not been read yet."""
        self._begun_at = self.reader.position
        self.store.subscribe(self._pages_came, "pack", "infos", "reading")

    def _pages_came(self) -> None:
        """Go to the page or item that was asked for, once it is there and unless the member moved."""
        if self.reader.position != self._begun_at:
            self._awaited_page, self._awaited_item = None, ""
        state, page = self.state, self._awaited_page
        item = state.pack.item(self._awaited_item)
        if page is not None and (self._page_so_far(page) is not None or not state.reading):
            self._awaited_page = None
            pdf_page = self.page_named(page)
            if pdf_page is not None:
                self.jump(Position(pdf_page=pdf_page))
        elif item is not None and item.pdf_first is not None:
            self._awaited_item = ""
            self.jump(Position(pdf_page=item.pdf_first), item=item.key)

    @property
    def spot(self) -> Spot:
        return Spot(item=self.state.item_key, position=self.reader.position)

    def jump(self, position: Position, *, item: str | None = None) -> None:
        """Go to a place and remember this one; ``item`` is to be current there, None for the page's."""
        self.history.leave(self.spot)
        self.arrive(position, item)

    def arrive(self, position: Position, item: str | None) -> None:
        """Go to a place without remembering this one; ``item`` as in ``jump``."""
        self.reader.clear_selection()
        self.reader.show_place(position)
        page = self.reader.pdf_page
        self._chosen = None if item is None else (item, page)
        self._set_current_item(self.item_of(page) if item is None else item)

    def _set_current_item(self, key: str) -> None:
        state, page = self.state, self.reader.pdf_page
        if (key, page) != (state.item_key, state.pdf_page):
            self.store.change(item_key=key, pdf_page=page)

    def item_of(self, pdf_page: int) -> str:
        """Key of the item that a page belongs to, '' for front sheet and notices."""
        return self.state.info(pdf_page).item or ""

    def page_shown(self, pdf_page: int) -> None:
        if self._chosen is None or self._chosen[1] != pdf_page:
            self._chosen = None
            self._set_current_item(self.item_of(pdf_page))
        else:
            self._set_current_item(self.state.item_key)

    def go_to_item(self, key: str) -> None:
        """Go to where an item's papers start; one without papers only becomes the current item.

        Where its subject was on the last agenda, offer what was said then.
        """
        state = self.state
        item = state.pack.item(key) if key else None
        first = item.pdf_first if item else 1
        if first is None:
            self.history.leave(self.spot)
            self._chosen = (key, self.reader.pdf_page)
            self._set_current_item(key)
        else:
            self.jump(Position(pdf_page=first), item=key)
            self.host.open("pages")
        place, minutes = state.last_time.get(key), state.pack.minutes
        if place is not None and minutes is not None and "minutes" not in self.host.side.names:
            self.host.say(
                f"This was on the last agenda: {pressed('workspace.minutes')} shows {minutes.items[place].name} beside it"
            )

    def step_item(self, step: int) -> None:
        """Go to the item after the current one (1) or before it (-1)."""
        state = self.state
        keys = ["", *(item.key for item in state.pack.items)]
        place = (keys.index(state.item_key) if state.item_key in keys else 0) + step
        if len(keys) == 1:
            self.host.say(f"This pack has no agenda items to go to. {pressed('workspace.find')} finds words")
        elif 0 <= place < len(keys):
            self.go_to_item(keys[place])
        else:
            self.host.say("That was the last item" if step > 0 else "This is the beginning of the pack")

    def go_to_page(self, pdf_page: int, quote: str = "", *, item: str | None = None) -> None:
        """Go to a page and show it; ``quote`` is selected there, ``item`` is as in ``jump``."""
        self.jump(Position(pdf_page=pdf_page), item=item)
        self.host.open("pages")
        if quote:
            self.reader.show_quote(pdf_page, quote)

    def go_to_line(self, pdf_page: int, line: int) -> None:
        self.jump(Position(pdf_page=pdf_page))
        self.reader.show_line(pdf_page, line)
        self.host.open("pages")

    def show_quote(self, pdf_page: int, quote: str = "") -> None:
        """Go to where something is printed; a page that the pack has not leaves the view as it is."""
        if 1 <= pdf_page <= len(self.state.pack.pages):
            self.go_to_page(pdf_page, quote)

    def show_anchor(self, anchor: Anchor) -> None:
        pack = self.state.pack
        item = pack.item(anchor.item)
        if anchor.pdf_page is not None and anchor.pdf_page <= len(pack.pages):
            self.go_to_page(anchor.pdf_page, anchor.quote, item=item.key if item else None)
        elif item is not None:
            self.go_to_item(item.key)
        else:
            self.host.say("This note is on the pack as a whole, not on a page")

    def page_named(self, wanted: str) -> int | None:
        """The PDF page a member means by '47', 'page 47' or '#52'; None after saying that there is none."""
        found = self._page_so_far(wanted)
        if found is None:
            none = "Page {} is not read yet" if self.state.reading else "There is no page {}"
            self.host.toast(f"{none.format(page_name(wanted))}. {self._pages_hint()}")
        return found

    def _page_so_far(self, wanted: str) -> int | None:
        """The same among the pages whose labels are known by now; None without a word."""
        state = self.state
        so_far = replace(state.pack, pages=tuple(state.infos))
        known = state.labels or not state.reading or wanted.lstrip().startswith("#")
        return page_named(so_far, wanted) if known else None

    def _pages_hint(self) -> str:
        state = self.state
        return f"{pages_hint(state.labels, state.page_count, ' so far' if state.reading else '')}."

    async def ask_page(self) -> None:
        wanted = await self.host.ask(page_dialog(self._pages_hint()))
        if wanted is not None and (page := self.page_named(wanted)) is not None:
            self.go_to_page(page)

    def travel(self, way: Way) -> None:
        """Go back to where the last jump started, or forward again."""
        spot = self.history.go(way, self.spot)
        if spot is None:
            self.host.say(f"There is nothing to go {way} to")
            return
        self.arrive(spot.position, spot.item)
        back, forward = len(self.history.before), len(self.history.after)
        self.host.say(
            f"{back} more {plural(back, 'place')} back ({pressed('workspace.back')}), {forward} forward ({pressed('workspace.forward')}). {pressed('workspace.places')} lists them"
        )

    async def choose_place(self) -> None:
        chosen = await self.host.ask(PlacesDialog(list(self._destinations())))
        if chosen is not None:
            chosen.go()
            self.host.open("pages")

    def _travel_to(self, way: Way, steps: int) -> None:
        spot = self.history.go(way, self.spot, steps)
        if spot is not None:
            self.arrive(spot.position, spot.item)

    def _destinations(self) -> Iterator[Destination]:
        state = self.state
        for mark in state.bookmarks:
            go = partial(self.go_to_line, mark.pdf_page, mark.line)
            yield Destination("bookmark", mark.text, state.page_name(mark.pdf_page), go)
        ways: tuple[tuple[Way, list[Spot]], ...] = (
            ("forward", self.history.after),
            ("back", self.history.before),
        )
        for way, spots in ways:
            for steps, spot in enumerate(reversed(spots), start=1):
                item = state.pack.item(spot.item) if spot.item else None
                words = item.heading if item else "Front sheet and notices"
                where = state.page_name(spot.position.pdf_page)
                yield Destination(way, words, where, partial(self._travel_to, way, steps))
        for entry in state.pack.bookmarks:
            if entry.page is not None and entry.title:
                go = partial(self.jump, Position(pdf_page=entry.page))
                yield Destination("outline", entry.shown, state.page_name(entry.page), go, entry.level)

    def follow_link(self, link: Link) -> None:
        """Go where a link leads; an address is only copied: nothing leaves this machine by itself."""
        if link.pdf_page is not None:
            self.go_to_line(link.pdf_page, link.target_line)
            self.host.say(f"{link_words(link)}. {pressed('workspace.back')} goes back")
            return
        self.host.copy(link.name)
        self.host.toast(
            f"{link.name}\n\nIt is copied, where your terminal allows that. packview opens nothing on the internet.",
            title="E-mail address" if link.kind == "mail" else "Web address",
            timeout=12,
            warning=False,
        )

    def say_where(self, link: Link | MarginMark) -> None:
        does = "goes there" if link.pdf_page else "copies it"
        more = f"{pressed('reader.follow_link')} or its letter {does}, {pressed('reader.next_link')} next"
        name = truncate(link_words(link) if link.pdf_page else link.name, 60)
        self.store.news("selection", f"{name}: {more}")

    async def show_printed(self) -> None:
        """Show the page as printed; PackviewError where the file is not there or cannot be shown."""
        printed = PrintedPages(self.state.pack, self.host.files)
        await asyncio.to_thread(printed.size, self.reader.pdf_page)
        self.host.begin("printed", self._show_printed, printed, alone=True)

    async def _show_printed(self, printed: PrintedPages) -> None:
        from packview.tui.printed.page import PrintedScreen  # noqa: PLC0415  the first paint is quicker without it

        state, page = self.state, self.reader.pdf_page
        shown = await self.host.ask(PrintedScreen(printed, page, len(state.pack.pages), state.page_name))
        if shown is not None and shown != page:
            self.jump(Position(pdf_page=shown))


class Bookmarks(ScreenPart):
    """Sets and removes bookmarks, and marks them, themes and findings in the margin of the reader."""

    follows = (("_mark", "links findings bookmarks notes"),)

    def _mark(self) -> None:
        self.reader.mark(margin_marks(self.state))

    def bookmark(self) -> None:
        """Set a bookmark here, or remove the one that is here."""
        quote, pages = self.reader.quote, self.state.pages
        pdf_page, line, _ = self.reader.first_printed
        if quote is not None:
            text = "\n".join(pages[quote.pdf_page - 1])
            pdf_page, line = quote.pdf_page, text[: max(text.find(quote.text), 0)].count("\n")
        lines = pages[pdf_page - 1] if pdf_page <= len(pages) else ()
        words = one_line(lines[line])[:80] if line < len(lines) else ""
        mark, bookmarks = PlaceMark(pdf_page=pdf_page, line=line, text=words), self.state.bookmarks
        kept = [one for one in bookmarks if (one.pdf_page, one.line) != (mark.pdf_page, mark.line)]
        same = len(kept) < len(bookmarks)
        marks = sorted(kept if same else [*kept, mark], key=lambda one: (one.pdf_page, one.line))
        self.store.change(bookmarks=tuple(marks))
        words = truncate(mark.text, 30)
        self.host.say(
            f"Bookmark removed; {pressed('workspace.bookmark')} restores it"
            if same
            else f"Bookmark at \u201c{words}\u201d. {pressed('workspace.places')} lists them, {pressed('workspace.bookmark')} removes it"
        )


def margin_marks(state: WorkspaceState) -> Iterator[MarginMark]:
    """A mark for each passage that speaks of a theme, each finding that rests on a page, each note of the member's, and each bookmark."""
    titles = {theme.key: one_line(theme.title) for theme in state.themes}
    signs = dict(zip(titles, distinct_letters(titles.values(), spare=_SPARE), strict=True))
    for links in state.links:
        for passage in links.passages:
            title = titles.get(links.theme, links.theme)
            sign, words = signs.get(links.theme, _SPARE), f"{title}: {', '.join(passage.words)}"
            yield MarginMark(
                passage.pdf_page, sign, title, words, passage.text, view="themes", ref=links.theme
            )
    for one in state.findings:
        if one.pdf_page is not None:
            yield MarginMark(
                one.pdf_page,
                FINDING,
                "finding",
                one.explanation,
                one.quote,
                _line(one, state),
                "findings",
                one.key,
            )
    for note in state.notes:
        if note.anchor.pdf_page is not None:
            sign, name = (QUESTION, "question") if note.asks else (NOTE, "note")
            words = f"Your {name}: {one_line(note.text)}"
            yield MarginMark(
                note.anchor.pdf_page, sign, name, words, note.anchor.quote, None, "notes", note.id
            )
    for mark in state.bookmarks:
        words = f"Your bookmark. {pressed('workspace.bookmark')} removes it"
        yield MarginMark(mark.pdf_page, BOOKMARK, "bookmark", words, line=mark.line)


def _line(finding: Finding, state: WorkspaceState) -> int | None:
    """Where a finding stands that quotes no words; None for the page as a whole."""
    number = finding.pdf_page or 0
    if finding.quote or not 1 <= number <= len(state.pages):
        return None
    return line_of(finding, state.pack, state.pages[number - 1])
