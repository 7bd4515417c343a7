"""What the views of the side column ask for, and what is worked out for them once the pack is there."""

import asyncio
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from packview.errors import PackviewError
from packview.model import NoteKind, Position
from packview.model.notes import Draft
from packview.services.analysis.client import Analysis
from packview.services.library.library import OpenPack
from packview.services.notes.anchors import anchor_at
from packview.tui.base.side_view import SideView
from packview.tui.keys.in_force import pressed
from packview.tui.text import notify, one_line, tell
from packview.tui.working import begin
from packview.tui.workspace.noting import Noting
from packview.tui.workspace.services import StudyService

if TYPE_CHECKING:
    from packview.tui.views.indicators import IndicatorsView


class Beside(Noting):
    """Answers the views of the side column."""

    _studying: StudyService | None = None

    class Studied(Message):
        """Themes, findings and trends are worked out."""

        def __init__(self, study: Analysis) -> None:
            super().__init__()
            self.study = study

    def begin_study(self) -> None:
        """Have themes, findings and trends worked out; what was being worked out before is of no use any more."""
        self.end_study()
        pages = tuple(self.text.pages)[: len(self.pack.pages)]
        pages += ((),) * (len(self.pack.pages) - len(pages))
        self._studying = self.library.study(OpenPack(pack=self.pack, pages=pages))
        begin(self, "study", self._study, self._studying)

    def end_study(self) -> None:
        """Nobody waits for it any more."""
        if self._studying is not None:
            self._studying.cancel()
            self._studying = None

    async def _study(self, studying: StudyService) -> None:
        try:
            study = await asyncio.to_thread(studying.run)
        except PackviewError as error:
            if studying is self._studying:
                tell(self, error)
                self.post_message(self.Studied(Analysis()))
            return
        if study is not None and studying is self._studying:
            self.post_message(self.Studied(study))

    def on_beside_studied(self, message: Studied) -> None:
        """Show it."""
        self.study = message.study
        if message.study.problems:
            words = "\n".join(f"{problem}." for problem in message.study.problems)
            notify(self, words, title="Not everything could be worked out", severity="warning", timeout=15)
        self.show_side()

    def go_to_item(self, key: str) -> None:
        """Go to an item; where its subject was on the last agenda, offer what was said then."""
        super().go_to_item(key)
        place = self.study.last_time.get(key) if self.study else None
        minutes = self.pack.minutes
        if place is not None and minutes is not None and "minutes" not in self.side.layout_of_views.views:
            self.say(
                f"This was on the last agenda: {pressed('workspace.minutes')} shows minute {one_line(minutes.items[place].number)} beside it"
            )

    async def action_write_note(self) -> None:
        """Write a note, on the chosen entry where a view is in use that has entries."""
        if not self._view_notes("note"):
            await super().action_write_note()

    async def action_write_question(self) -> None:
        """Write a question in the same way."""
        if not self._view_notes("question"):
            await super().action_write_question()

    def _view_notes(self, kind: NoteKind) -> bool:
        view = self.side.view_of(self.focused)
        return view is not None and view.note(kind)

    def action_find(self) -> None:
        """Find in what is in front of the member: in the view in use, or in the pages."""
        view = self.side.view_of(self.focused)
        if view is None or not view.find():
            super().action_find()

    def close_find(self) -> bool:
        """Take the words away that are looked for in the view in use, or in the pages."""
        view = self.side.view_of(self.focused)
        return (view is not None and view.close_find()) or super().close_find()

    def on_side_view_page_wanted(self, message: SideView.PageWanted) -> None:
        """Show the page where something is printed."""
        if 1 <= message.pdf_page <= len(self.pack.pages):
            self.jump(Position(pdf_page=message.pdf_page))
            self.open("pages")
            if message.quote:
                self.reader.show_quote(message.pdf_page, message.quote)

    @work(group="detail")
    async def on_indicators_view_detail_wanted(self, message: "IndicatorsView.DetailWanted") -> None:
        """Show one indicator whole, and do what is asked for there."""
        from packview.tui.views.indicator_detail import IndicatorScreen  # noqa: PLC0415  start-up stays quick without it

        screen = IndicatorScreen(self.seen(), message.position, message.among)
        wanted = await self.app.push_screen_wait(screen)
        if wanted is not None:
            self.post_message(wanted)

    async def on_side_view_view_wanted(self, message: SideView.ViewWanted) -> None:
        """Show an entry of another view."""
        await self.show_view(message.view, focus=True, ref=message.ref)

    def on_side_view_copy_wanted(self, message: SideView.CopyWanted) -> None:
        """Copy something."""
        self.app.copy_to_clipboard(message.text)
        self.say(f"{one_line(message.words)} is copied, where your terminal allows it")

    async def on_side_view_note_wanted(self, message: SideView.NoteWanted) -> None:
        """Write a note or question about an entry, or keep it at once."""
        anchor = anchor_at(
            self.pack,
            item=self.item if message.pdf_page is None else None,
            pdf_page=message.pdf_page,
            quote=message.quote,
            pages=self.text.pages,
        )
        draft = Draft(
            kind=message.kind,
            text=message.text,
            anchor=anchor,
            indicator=message.indicator,
            theme=message.theme,
            evidence=message.evidence,
        )
        if message.at_once and message.text.strip():
            self.keep(draft)
        else:
            self.write(draft)
            await self.until_covered()
