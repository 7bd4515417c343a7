"""The notes that are not where they were since the papers were published again, and what else is not as it was."""

from collections.abc import Sequence

from textual.message import Message

from packview.model import PlacedNote
from packview.tui.keys import bindings
from packview.tui.keys_in_force import pressed
from packview.tui.text import notify
from packview.tui.widgets.entries import Entry, heading
from packview.tui.widgets.entry_view import EntryView
from packview.tui.widgets.placing_rows import PART, change_entry, placed_entry
from packview.tui.widgets.side_view import Seen


class PlacingView(EntryView):
    """Lost notes first, those left for later last; below them what the papers changed."""

    name_of_view = "placing"
    title = "Placing"
    BINDINGS = bindings("placing")

    class Agreed(Message):
        """A note's new place is to be its own."""

        def __init__(self, placed: PlacedNote) -> None:
            super().__init__()
            self.placed = placed

    class HereWanted(Message):
        """A note is to be put on the page in view."""

        def __init__(self, placed: PlacedNote) -> None:
            super().__init__()
            self.placed = placed

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self._left: tuple[str, ...] = ()

    @property
    def placed(self) -> PlacedNote | None:
        """The chosen note, None where something else is chosen."""
        known = {one.original.id: one for one in self.seen.placed} if self.seen else {}
        return known.get(self.entry)

    def depends_on(self, seen: Seen) -> tuple[object, ...]:
        """The notes, what was left, what changed, and the pages that are there to look at."""
        return (seen.placed, self._left, seen.changes, len(seen.pages))

    def entries_of(self, seen: Seen) -> Sequence[Entry]:
        """The notes, then the changes under a heading for each sort."""
        later = [one for name in self._left for one in seen.placed if one.original.id == name]
        first = [one for one in seen.placed if one not in later]
        entries = [placed_entry(one, seen.pages, left=False) for one in first]
        entries += [placed_entry(one, seen.pages, left=True) for one in later]
        if entries:
            entries.insert(0, heading("Notes to look at"))
        changes = list(enumerate(seen.changes.changes)) if seen.changes else []
        for part, words in PART.items():
            found = [change_entry(place, one) for place, one in changes if one.part == part]
            if found:
                entries += [heading(f"{words} that are not as they were ({len(found)})"), *found]
        return entries

    def says(self, seen: Seen) -> str:
        """How many there are, and what can be done."""
        count = len(seen.placed)
        if count:
            notes = "1 note is" if count == 1 else f"{count} notes are"
            return f"{notes} not as before \u00b7 {pressed('placing.agree')} agree, {pressed('placing.here')} put on the page in view, {pressed('placing.later')} later, {pressed('workspace.undo')} takes back"
        return "Every note is in its place. What the papers changed:" if seen.changes else ""

    def empty(self, seen: Seen) -> str:
        """Why there is nothing."""
        if seen.changes is not None:
            return "Every note is in its place, and nothing was found that the new papers changed."
        return (
            "These papers were published once, as far as this library knows. When you import a newer file of the "
            "meeting, the notes whose place is not as it was are listed here, with what else changed."
        )

    def action_agree(self) -> None:
        """Take the new place."""
        placed = self._note_chosen()
        if placed is not None:
            self._go_on_after(placed)
            self.post_message(self.Agreed(placed))

    def action_here(self) -> None:
        """Put it on the page in view."""
        placed = self._note_chosen()
        if placed is not None:
            self._go_on_after(placed)
            self.post_message(self.HereWanted(placed))

    def action_later(self) -> None:
        """Leave it for later."""
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
