"""What terms and acronyms mean, as the pack says it."""

from collections.abc import Sequence

from packview.model import GlossaryEntry
from packview.model.notes import page_words
from packview.tui.base.lists import Entry, Line, evidence, joined
from packview.tui.base.side_view import SideView, WorkspaceState
from packview.tui.keys import pressed
from packview.tui.text import one_line
from packview.wording.words import counted


class GlossaryView(SideView):
    """In alphabetical order."""

    name_of_view = "glossary"
    shows = ("pack.glossary",)

    def entries_of(self, seen: WorkspaceState) -> Sequence[Entry]:
        return [_term_entry(one) for one in sorted(seen.pack.glossary, key=lambda one: one.term.casefold())]

    def says(self, seen: WorkspaceState) -> str:
        count = len(seen.pack.glossary)
        return f"{counted(count, 'term')} \u00b7 {pressed('workspace.find')} looks for one" if count else ""

    def empty(self, seen: WorkspaceState) -> str:  # noqa: ARG002  it says the same whatever there is
        return (
            "This pack has no glossary that was understood, and explains no acronym in its text. "
            f"{pressed('workspace.find')} in the pages finds where a term is used."
        )

    def reveal(self, ref: str) -> None:
        """Go to a term, or to one that has it as another way to say it."""
        wanted = one_line(ref).casefold()
        for one in self.seen.pack.glossary if self.seen else ():
            if wanted in (one_line(name).casefold() for name in (one.term, *one.aliases)):
                super().reveal(one.term)
                return


def _term_entry(one: GlossaryEntry) -> Entry:
    head = joined(one_line(one.term), *map(one_line, one.aliases))
    where = joined(page_words(one.page, one.pdf_page), "explained in the text" if one.in_text else "")
    return Entry(
        ref=one.term,
        lines=(Line(head, "bold"), Line(one.definition, most=14), Line(where, "dim")),
        pdf_page=one.pdf_page,
        quote=one.term,
        called=one_line(one.term),
        evidence=evidence("page", one, f"{one.term}: {one.definition}"),
    )
