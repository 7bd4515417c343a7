"""What leads from place to place: links, terms, bookmarks, the list of places, the page as printed."""

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from textual import work

from packview.model import PlaceMark, Position
from packview.services.search.links import Links
from packview.services.search.terms import Terms
from packview.tui.keys.in_force import pressed
from packview.tui.reader.linking import link_words
from packview.tui.reader.reader import PageReader
from packview.tui.text import notify, one_line, truncate
from packview.tui.workspace.history import Spot
from packview.tui.workspace.margin_marks import margin_marks
from packview.tui.workspace.moving import Moving

if TYPE_CHECKING:
    from packview.services.library.printed import PrintedPages
    from packview.tui.dialogs.places import Destination


class Placing(Moving):
    """Keeps the member's bookmarks, and answers what the reader asks for."""

    bookmarks: tuple[PlaceMark, ...] = ()
    _marked: tuple[object, ...] = ()

    def begin_bookmarks(self, bookmarks: tuple[PlaceMark, ...]) -> None:
        """Take up the bookmarks that were kept."""
        self.bookmarks = bookmarks
        self.show_margin()

    def show_text(self) -> None:
        """Hand the reader the pages, and what leads where in them."""
        super().show_text()
        self.reader.know(Links(self.pack, self.text.pages), Terms(self.pack.glossary))

    def show_side(self) -> None:
        """The margin shows what the side column shows."""
        super().show_side()
        self.show_margin()

    def show_margin(self) -> None:
        """Mark themes, findings and bookmarks in the margin, where they have changed."""
        seen = self.seen()
        known = (seen.links, seen.findings, self.bookmarks)
        if known != self._marked:
            self._marked = known
            self.reader.mark(margin_marks(seen, self.bookmarks))

    def action_bookmark(self) -> None:
        """Put a bookmark here, or take it away."""
        mark = self._mark_here()
        same = [one for one in self.bookmarks if (one.pdf_page, one.line) == (mark.pdf_page, mark.line)]
        kept = [one for one in self.bookmarks if one not in same]
        self.bookmarks = tuple(
            sorted(kept if same else [*kept, mark], key=lambda one: (one.pdf_page, one.line))
        )
        self.show_margin()
        words = truncate(mark.text, 30)
        self.say(
            f"The bookmark is taken away; {pressed('workspace.bookmark')} puts it back"
            if same
            else f"Bookmark at \u201c{words}\u201d. {pressed('workspace.places')} lists them, {pressed('workspace.bookmark')} takes it away"
        )

    def _mark_here(self) -> PlaceMark:
        """A bookmark at what is selected, or at the first line in view."""
        quote = self.reader.quote
        pdf_page, line, _ = self.reader.first_printed
        if quote is not None:
            text = "\n".join(self.text.lines(quote.pdf_page - 1))
            place = text.find(quote.text)
            pdf_page, line = quote.pdf_page, text[: max(place, 0)].count("\n")
        lines = self.text.lines(pdf_page - 1)
        return PlaceMark(
            pdf_page=pdf_page, line=line, text=one_line(lines[line])[:80] if line < len(lines) else ""
        )

    async def action_places(self) -> None:
        """Choose a place to go to."""
        self._places()
        await self.until_covered()

    @work(exclusive=True, group="places")
    async def _places(self) -> None:
        from packview.tui.dialogs.places import PlacesDialog  # noqa: PLC0415  the first paint is quicker without it

        chosen = await self.app.push_screen_wait(PlacesDialog(list(self._destinations())))
        if chosen is None:
            return
        match chosen.kind:
            case "bookmark":
                mark = self.bookmarks[chosen.number]
                self._go_to_line(mark.pdf_page, mark.line)
            case "outline":
                self.jump(Position(pdf_page=self.pack.bookmarks[chosen.number].page or 1))
            case "back" | "forward":
                travel = self.history.back if chosen.kind == "back" else self.history.forward
                spot: Spot | None = self.spot
                for _ in range(chosen.number + 1):
                    spot = travel(spot) if spot is not None else None
                if spot is not None:
                    self._arrive(spot.position, spot.item)
        self.open("pages")

    def _destinations(self) -> "Iterator[Destination]":
        from packview.tui.dialogs.places import Destination  # noqa: PLC0415  as above

        for number, mark in enumerate(self.bookmarks):
            yield Destination(
                kind="bookmark", number=number, words=mark.text, where=self.name_of_page(mark.pdf_page)
            )
        ways: tuple[tuple[Literal["forward", "back"], tuple[Spot, ...]], ...] = (
            ("forward", self.history.after),
            ("back", self.history.before),
        )
        for kind, spots in ways:
            for number, spot in enumerate(spots):
                item = self.pack.item(spot.item) if spot.item else None
                words = f"Item {item.number}: {item.title}" if item else "Front sheet and notices"
                yield Destination(
                    kind=kind, number=number, words=words, where=self.name_of_page(spot.position.pdf_page)
                )
        for number, entry in enumerate(self.pack.bookmarks):
            if entry.page is not None and entry.title:
                yield Destination(
                    kind="outline",
                    number=number,
                    words=entry.title,
                    where=self.name_of_page(entry.page),
                    level=entry.level,
                )

    def name_of_page(self, pdf_page: int) -> str:
        """'Page 47, PDF page 52'."""
        label = self.text.info(pdf_page - 1).label
        return f"Page {one_line(label)}, PDF page {pdf_page}" if label else f"PDF page {pdf_page}"

    def _go_to_line(self, pdf_page: int, line: int) -> None:
        self.history.leave(self.spot)
        self._arrive(Position(pdf_page=pdf_page), None)
        self.reader.show_line(pdf_page, line)
        self.open("pages")

    def on_page_reader_link_followed(self, message: PageReader.LinkFollowed) -> None:
        """Go where a link leads; an address is only copied: nothing leaves this machine by itself."""
        link = message.link
        if link.pdf_page is not None:
            self._go_to_line(link.pdf_page, link.target_line)
            self.say(f"{link_words(link)}. {pressed('workspace.back')} goes back")
            return
        self.app.copy_to_clipboard(link.name)
        notify(
            self,
            f"{link.name}\n\nIt is copied, where your terminal allows that. packview opens nothing on the internet.",
            title="E-mail address" if link.kind == "mail" else "Web address",
            timeout=12,
        )

    def on_page_reader_link_chosen(self, message: PageReader.LinkChosen) -> None:
        """Say where the chosen link leads."""
        if message.link is not None:
            does = "goes there" if message.link.pdf_page else "copies it"
            more = f"{pressed('reader.follow_link')} {does}, {pressed('reader.next_link')} next"
            name = truncate(link_words(message.link) if message.link.pdf_page else message.link.name, 60)
            self.news("selection", f"{name}: {more}")

    def on_page_reader_nothing_there(self, message: PageReader.NothingThere) -> None:
        """Say so."""
        self.say(message.words)

    async def on_page_reader_term_wanted(self, message: PageReader.TermWanted) -> None:
        """Show what a term means, or say that this pack does not explain it."""
        term = message.term
        if term.entry is None:
            self.say(f"\u201c{truncate(term.text, 40)}\u201d is not explained in this pack")
            return
        await self.show_view("glossary", focus=self.has_class("-narrow"), ref=term.entry.term)
        self.say(
            f"{one_line(term.entry.term)}: {truncate(term.entry.definition, 70)}. {pressed('reader.meaning')} shows the next"
        )

    async def action_printed(self) -> None:
        """Show the page as printed."""
        from packview.services.library.printed import PrintedPages  # noqa: PLC0415  the first paint is quicker without it

        printed = PrintedPages(self.pack, self.files)
        await asyncio.to_thread(printed.size, self.reader.pdf_page)  # what stands in the way is told here
        self._printed(printed)
        await self.until_covered()

    @work(exclusive=True, group="printed")
    async def _printed(self, printed: "PrintedPages") -> None:
        from packview.tui.printed.page import PrintedScreen  # noqa: PLC0415  the first paint is quicker without it

        page = self.reader.pdf_page
        shown = await self.app.push_screen_wait(
            PrintedScreen(printed, page, len(self.pack.pages), self.name_of_page)
        )
        if shown is not None and shown != page:
            self.jump(Position(pdf_page=shown))
