"""The questions of the whole panel in the order of the agenda, those that ask the same as one, with who asks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from packview.model import Note
from packview.model.notes import page_words
from packview.model.words import STATUS
from packview.tui.base.lists import Entry, Line, heading, joined
from packview.tui.base.side_view import SideView, WorkspaceState
from packview.tui.keys import bindings, pressed
from packview.tui.text import one_line
from packview.wording.words import counted

if TYPE_CHECKING:
    from packview.model.notes import SameQuestions


class PanelView(SideView):
    """For the pre-meeting: read only, whoever wrote a question changes it."""

    name_of_view = "panel"
    shows = ("groups", "pack.items")
    BINDINGS = bindings("panel")

    all_wordings = False
    of_item = False

    def choices(self, seen: WorkspaceState) -> object:
        return self.all_wordings, seen.item_key if self.of_item else None

    def entries_of(self, seen: WorkspaceState) -> Sequence[Entry]:
        names = {item.key: item.heading for item in seen.pack.items}
        wanted = (seen.item.key if seen.item else "") if self.of_item else None
        entries: list[Entry] = []
        last = None
        for group in seen.groups:
            anchor = group.questions[0].anchor
            key = anchor.item if anchor.item in names else ""
            if wanted is not None and key != wanted:
                continue
            if key != last:
                entries.append(heading(names.get(key, "The pack as a whole")))
                last = key
            entries.append(self._entry(group))
        return entries

    def says(self, seen: WorkspaceState) -> str:
        together = sum(1 for group in seen.groups if len(group.questions) > 1)
        if not seen.groups:
            return ""
        alike = f"{together} asked more than once" if together else "none asked twice"
        return joined(counted(len(seen.groups), "question"), alike, "this item only" if self.of_item else "")

    def empty(self, seen: WorkspaceState) -> str:
        if seen.groups:
            return f"The panel has no question on this item. {pressed('panel.item')} shows those of the whole pack."
        return (
            "Nobody shares a question on this pack yet. Name the folder your panel shares in config.toml, or bring in "
            "a colleague's file with: packview note merge FILE"
        )

    def action_wordings(self) -> None:
        self.all_wordings = not self.all_wordings
        self.show_again()

    def action_item(self) -> None:
        self.of_item = not self.of_item
        self.show_again()

    def _entry(self, group: "SameQuestions") -> Entry:
        first, *others = group.questions
        who = ", ".join(map(one_line, group.asked_by)) or "somebody"
        more = (
            f"{len(others) + 1} wordings, {pressed('panel.wordings')} shows them"
            if others and not self.all_wordings
            else ""
        )
        wordings = group.questions if self.all_wordings else (first,)
        named = self.all_wordings and others
        where = page_words(first.anchor.page, first.anchor.pdf_page)
        return Entry(
            ref=first.id,
            lines=(
                Line(f"Asked by {who}", "bold"),
                *(Line(_said(note) if named else note.text, most=8) for note in wordings),
                Line(joined(_to(group), STATUS[first.status], where, more), "dim"),
            ),
            pdf_page=first.anchor.pdf_page,
            quote=first.anchor.quote,
            copied=(f"Asked by {who}", *(note.text for note in group.questions)),
            called="The question",
        )


def _said(note: Note) -> str:
    return f"{one_line(note.member) or 'Somebody'}: {note.text}"


def _to(group: "SameQuestions") -> str:
    names = dict.fromkeys(one_line(note.to) for note in group.questions if note.to)
    return f"for {', '.join(names)}" if names else ""
