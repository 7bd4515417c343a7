"""The notes that are not where they were since the papers were published again, and what else the papers changed."""

from collections.abc import Sequence

from packview.model import Anchor, PlacedNote, RevisedHow, RevisedPart, RevisionChange, Verdict
from packview.model.notes import page_words
from packview.model.pack import item_heading, item_name
from packview.tui.base.lists import Entry, Line, joined, under
from packview.tui.base.screen import Wanted
from packview.tui.base.side_view import PageLines, SideView, WorkspaceState
from packview.tui.keys import bindings, pressed
from packview.tui.text import notify, one_line
from packview.wording.words import counted

VERDICT: dict[Verdict, str] = {
    "orphaned": "Lost its place",
    "changed": "Changed",
    "moved": "Moved",
    "exact": "Where it was",
}
PART: dict[RevisedPart, str] = {"item": "Items", "paper": "Papers", "page": "Pages", "figure": "Figures"}
_HOW: dict[RevisedHow, str] = {"added": "new", "removed": "gone"}
"""What is said instead of the name of a change."""
_AROUND = 3
"""Lines of a page that are shown where a note quotes none of its words."""


def placed_entry(one: PlacedNote, pages: Sequence[PageLines], *, left: bool) -> Entry:
    """A note: what became of its place and why, its text, what it stood on, and where it would stand now.

    ``pages`` are the papers as they are now; ``left``: the member left it for later.
    """
    note, here = one.original, one.placed.agreed
    kind = "Note" if note.kind == "note" else "Question"
    head = joined(kind, VERDICT[one.verdict], "left for later" if left else "")
    was = joined(*_where(note.anchor))
    now = joined(*_where(here)) if one.placed.verdict != "orphaned" else "no page; choose one, or agree"
    return Entry(
        ref=note.id,
        lines=(
            Line(head, "bold"),
            Line(f"{one.reason}." if one.reason else ""),
            Line(one.text, most=6),
            Line(f"Was: {was or 'the pack as a whole'}", "dim"),
            _quoted(note.anchor.quote),
            Line(f"Now: {now or 'the pack as a whole'}", "dim"),
            _quoted(_around(one, pages)),
        ),
        pdf_page=here.pdf_page,
        quote=here.quote,
        copied=(head, one.reason, note.text, note.anchor.quote),
        called=f"The {kind.lower()}",
    )


def change_entry(place: int, change: RevisionChange) -> Entry:
    """One thing that is not as it was."""
    name = one_line(change.name)
    where = page_words(change.page, change.pdf_page)
    item = f"item {one_line(change.item)}" if change.item and change.part != "item" else ""
    head = item_heading(change.item, name) if change.part == "item" else name or where
    told = joined(_HOW.get(change.how, change.how), item, where if where != head else "")
    values = f"was {one_line(change.before)}, now {one_line(change.after)}"
    return Entry(
        ref=f"change-{place}",
        lines=(
            Line(head),
            Line(told, "dim"),
            Line(values if change.before or change.after else "", indent=2),
        ),
        pdf_page=change.pdf_page if change.how != "removed" else None,
        called=head,
    )


def _where(anchor: Anchor) -> tuple[str, ...]:
    return item_name(anchor.item_number, anchor.item_title), page_words(anchor.page, anchor.pdf_page)


def _quoted(words: str) -> Line:
    quoted = f"\u201c{one_line(words)}\u201d" if words.strip() else ""
    return Line(quoted, "italic dim", most=4, indent=2)


def _around(one: PlacedNote, pages: Sequence[PageLines]) -> str:
    """The words at the new place with what stands around them; where none are quoted, how the page begins."""
    here = one.placed.agreed
    if one.placed.verdict == "orphaned" or here.pdf_page is None or here.pdf_page > len(pages):
        return ""
    text = "\n".join(pages[here.pdf_page - 1])
    start = text.find(here.quote) if here.quote.strip() else -1
    if start < 0:
        return " ".join([line for line in pages[here.pdf_page - 1] if line.strip()][:_AROUND])
    first = text.rfind("\n", 0, max(0, start - 1)) + 1
    last = text.find("\n", min(len(text), start + len(here.quote) + 1))
    return text[first : last if last >= 0 else len(text)]


class PlacingView(SideView):
    """Lost notes first, those left for later last; below them what the papers changed."""

    name_of_view = "placing"
    shows = ("placed", "changes", "pages")
    choices = ("_left",)
    BINDINGS = bindings("placing")

    _left: tuple[str, ...] = ()

    @property
    def placed(self) -> PlacedNote | None:
        """The chosen note, None where something else is chosen."""
        known = {one.original.id: one for one in self.seen.placed} if self.seen else {}
        return known.get(self.entry)

    def entries_of(self, seen: WorkspaceState) -> Sequence[Entry]:
        later = [one for name in self._left for one in seen.placed if one.original.id == name]
        first = [one for one in seen.placed if one not in later]
        entries = [placed_entry(one, seen.pages, left=False) for one in first]
        entries += [placed_entry(one, seen.pages, left=True) for one in later]
        entries = under("Notes to look at", entries)
        changes = list(enumerate(seen.changes.changes)) if seen.changes else []
        for part, words in PART.items():
            found = [change_entry(place, one) for place, one in changes if one.part == part]
            entries += under(f"{words} that changed ({len(found)})", found)
        return entries

    def says(self, seen: WorkspaceState) -> str:
        count = len(seen.placed)
        if count:
            return f"{counted(count, 'note')} to check \u00b7 {pressed('placing.agree')} agree, {pressed('placing.here')} put on the page in view, {pressed('placing.later')} later, {pressed('workspace.undo')} to undo"
        return "Every note is in its place. What the papers changed:" if seen.changes else ""

    def empty(self, seen: WorkspaceState) -> str:
        if seen.changes is not None:
            return "Every note is in its place, and nothing was found that the new papers changed."
        return (
            "These papers were published once, as far as this library knows. When you import a newer file of the "
            "meeting, the notes that moved are listed here, with what else changed."
        )

    def action_ask(self, action: str) -> None:
        """Ask for a new place of the chosen note, and go on to the next."""
        placed = self._note_chosen()
        if placed is not None:
            self._go_on_after(placed)
            self.post_message(Wanted(action, placed))

    def action_later(self) -> None:
        placed = self._note_chosen()
        if placed is not None and self.seen is not None:
            self._go_on_after(placed)
            self._left = (*(name for name in self._left if name != placed.original.id), placed.original.id)
            self.show(self.seen)

    def _note_chosen(self) -> PlacedNote | None:
        placed = self.placed
        if placed is None:
            notify(self, "That is done with a note; the notes stand at the top of the list")
        return placed

    def _go_on_after(self, placed: PlacedNote) -> None:
        """Choose the next note: the one at hand leaves its row."""
        notes = [one.original.id for one in (self.seen.placed if self.seen else ())]
        refs = [entry.ref for entry in self.listed if entry.ref in notes]
        place = refs.index(placed.original.id) if placed.original.id in refs else 0
        if len(refs) > 1:
            self._go(refs[place + 1] if place + 1 < len(refs) else refs[place - 1])
