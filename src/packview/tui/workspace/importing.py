"""Reading a pack that is still being read: pages come in behind, and nothing in view moves."""

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.message import Message

from packview.model import Position
from packview.model.import_events import AgendaRead, Failed, Imported, ImportEvent, PagesRead
from packview.model.words import failed_parts
from packview.tui.keys.in_force import pressed
from packview.tui.reader.reader import PackText
from packview.tui.text import one_line
from packview.tui.workspace.reading import pages_of_items
from packview.tui.workspace.searching import Searching

if TYPE_CHECKING:
    from collections.abc import Callable

    from packview.model import Pack
    from packview.model.import_events import PageLines


class Importing(Searching):
    """Follows a feed to its end."""

    _unsubscribe: "Callable[[], None] | None" = None
    awaited: str | None = None
    """A page asked for at the start and not read yet."""
    awaited_item: str | None = None
    """Key of an item asked for at the start whose papers are not located yet."""
    begun_at: Position | None = None
    """Where the reader stood at the first paint."""

    class Heard(Message):
        """The feed has taken in an event."""

        def __init__(self, event: ImportEvent) -> None:
            super().__init__()
            self.event = event

    def follow(self) -> None:
        """Hear of everything the feed takes in from now on; show what it has already."""
        feed = self.feed
        if feed is None:
            if failed := failed_parts(self.pack):
                self.say(failed)
            return
        self._unsubscribe = feed.subscribe(self._pass_on)
        if feed.pack is not None:
            self.take_pack(feed.pack)
        self._take_pages()
        if feed.result is not None:
            self.on_importing_heard(self.Heard(feed.result))

    def _pass_on(self, event: ImportEvent) -> None:
        self.post_message(self.Heard(event))

    def unfollow(self) -> None:
        """Hear no more."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None

    def on_importing_heard(self, message: Heard) -> None:
        """Show what has come."""
        match message.event:
            case PagesRead():
                self._take_pages()
            case AgendaRead(pack=pack):
                self.take_pack(pack)
                self._take_pages()
            case Imported(pack=pack, pages=pages, stored=stored, layouts=layouts):
                self._end()
                self.layouts = layouts
                self.take_pack(pack)
                self.take_text(pages)
                self.find_again()
                self.begin_study()
                where = "; it is in your library now" if stored else ""
                failed = f"{words}. " if (words := failed_parts(pack)) else ""
                self.say(f"{failed}All {len(pages):,} pages of {self.pack.source.name} are read{where}")
            case Failed(error=error):
                self._end()
                self._stopped(f"Not all could be read: {error.message}")
        self.pages_came()
        self.refresh_bindings()

    def pages_came(self) -> None:
        """Go to the page or item that was asked for at the start, once it is there and unless the member moved."""
        if self.begun_at is not None and self.reader.position != self.begun_at:
            self.awaited = self.awaited_item = None
        page, item = self.awaited, self.pack.item(self.awaited_item or "")
        if page is not None and (self.page_so_far(page) is not None or not self.reading_on):
            self.awaited = None
            pdf_page = self.page_named(page)
            if pdf_page is not None:
                self.jump(Position(pdf_page=pdf_page))
        elif item is not None and item.pdf_first is not None:
            self.awaited_item = None
            self.jump(Position(pdf_page=item.pdf_first), item=item.key)

    def take_pack(self, pack: "Pack") -> None:
        """The pack is known, or known better."""
        same_notes = pack.pack_id == self.pack.pack_id and self.notebook is not None
        if pack.pack_id != self.pack.pack_id:
            self.library.carry_notes(self.pack.pack_id, pack.pack_id)
        self.pack = pack
        self.item_pages = pages_of_items(pack)
        if not same_notes:
            self.open_notebook()
        self.show_all()

    def take_text(self, pages: "tuple[PageLines, ...]", *, stopped: bool = False) -> None:
        """The pages are known, or more of them."""
        infos = self.pack.pages
        if self.feed is not None and self.feed.result is None:
            labels = self.feed.labels
            infos = tuple(
                replace(info, label=labels[index]) if index < len(labels) and info.label is None else info
                for index, info in enumerate(infos)
            )
        remarks: dict[int, tuple[str, ...]] = {}
        for warning in self.pack.warnings:
            page = warning.pdf_page or 1
            remarks[page] = (*remarks.get(page, ()), f"(packview: {one_line(warning.message)})")
        self.text = PackText(
            pages=pages,
            infos=infos,
            names={item.key: f"Item {one_line(item.number)}" for item in self.pack.items},
            remarks=remarks,
            stopped=stopped,
            layouts=self.layouts,
        )
        self.show_text()
        self.show_all()

    def action_stop_import(self) -> None:
        """Stop reading; what was read so far stays."""
        if self.feed is not None and self.feed.running:
            self.feed.cancel()
            self._end()
            self._stopped(
                f"Stopped after page {len(self.text.pages):,} of {len(self.text):,}; not in the library"
            )
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to stop when nothing is being read."""
        if action == "stop_import":
            return self.reading_on
        return super().check_action(action, parameters)

    def _take_pages(self) -> None:
        feed = self.feed
        if feed is not None and feed.result is None:
            self.layouts = tuple(feed.layouts)
            self.take_text(tuple(feed.pages))
            if feed.running:
                self.news(
                    "import",
                    f"Reading page {len(feed.pages):,} of {feed.total:,}, {pressed('workspace.stop_import')} stops",
                )

    def _end(self) -> None:
        self.unfollow()
        self.news("import", "")

    def _stopped(self, words: str) -> None:
        self.take_text(self.text.pages if isinstance(self.text.pages, tuple) else (), stopped=True)
        self.begin_study()
        self.news("import", words)
