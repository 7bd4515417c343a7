"""What another edition of a pack changed."""

from dataclasses import dataclass
from typing import Literal

RevisedPart = Literal["item", "paper", "page", "figure"]
RevisedHow = Literal["added", "removed", "changed", "renamed", "moved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionChange:
    """One thing that is not as it was.

    Attributes:
        item: number of its agenda item now, before where it was removed; '' for none.
        name: what it is called: a title, 'M1 Number of contacts, 2018-10', '' for a page.
        before: what it was, ``after`` what it is now: a number, a title, a figure; '' where nothing is to be said.
        page: printed label now, before where it was removed; None where none is printed.
        pdf_page: as ``page``; None where it has no page.
    """

    part: RevisedPart
    how: RevisedHow
    item: str = ""
    name: str = ""
    before: str = ""
    after: str = ""
    page: str | None = None
    pdf_page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionChanges:
    """All that changed between two editions of a pack: items first, then papers, pages and figures, each in the new edition's order."""

    old_revision: int
    new_revision: int
    changes: tuple[RevisionChange, ...] = ()
    same_pages: int = 0

    def of(self, part: RevisedPart) -> tuple[RevisionChange, ...]:
        """Those of one sort."""
        return tuple(change for change in self.changes if change.part == part)
