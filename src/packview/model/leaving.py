"""What may leave this machine: one rule, which exports, shared notes, the panel, the log's copy and the clipboard ask."""

from dataclasses import dataclass, field

from packview.model.notes import Note
from packview.model.pack import Pack


def may_leave(*, private: bool, closed: bool, with_private: bool = False, with_closed: bool = False) -> bool:
    """Whether something may be handed on.

    Args:
        private: whether the member keeps it private.
        closed: whether it is on, or rests on, what is closed to the press and public.
        with_private: the member asked for private ones too.
        with_closed: the member asked for closed ones too.
    """
    return (with_private or not private) and (with_closed or not closed)


@dataclass(frozen=True, slots=True)
class Closed:
    """What of a pack is closed to the press and public.

    Attributes:
        pack: says which of its items and papers are exempt.
        items: keys of items that were closed in the meeting itself.
    """

    pack: Pack
    items: frozenset[str] = frozenset()
    _pages: dict[int, bool] = field(default_factory=dict, compare=False)

    def covers(self, note: Note) -> bool:
        """Whether a note is on what is closed, or rests on a page of it.

        A note whose item the pack does not have goes by the number its item had: a renamed exempt item is still exempt.
        """
        anchor, pack = note.anchor, self.pack
        numbered = pack.item_by_number(anchor.item_number) if anchor.item_number else None
        item = pack.item(anchor.item) or numbered
        if anchor.item in self.items or (item is not None and (item.exempt or item.key in self.items)):
            return True
        pages = (anchor.pdf_page, *(one.pdf_page for one in note.evidence))
        return any(page is not None and self.page(page) for page in pages)

    def page(self, number: int) -> bool:
        """Whether a PDF page is of an item or a paper that is closed."""
        if number not in self._pages:
            item = self.pack.item_of_page(number)
            closed = item is not None and (item.exempt or item.key in self.items)
            self._pages[number] = closed or any(
                (paper.exempt or one.key in self.items)
                and paper.pdf_first is not None
                and paper.pdf_first <= number <= (paper.pdf_last or number)
                for one in self.pack.items
                for paper in one.papers
            )
        return self._pages[number]

    def note_may_leave(self, note: Note, *, with_private: bool = False, with_closed: bool = False) -> bool:
        """Whether a note may be handed on; arguments as of ``may_leave``."""
        return may_leave(
            private=note.private,
            closed=not with_closed and self.covers(note),
            with_private=with_private,
            with_closed=with_closed,
        )
