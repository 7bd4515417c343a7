"""The whole pack searched: what was found, by agenda item, with the words around; what terms and acronyms mean, as the pack says it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.widgets import Input

from packview.model import AgendaItem, GlossaryEntry
from packview.model.notes import page_words
from packview.tui.base.lists import Entry, Line, Link, evidence, joined, under
from packview.tui.base.screen import Wanted
from packview.tui.base.side_view import SideView, WorkspaceState
from packview.tui.keys import pressed
from packview.tui.text import one_line
from packview.wording.words import counted

if TYPE_CHECKING:  # it is only handed on
    from packview.services.search.search import Found, Hit

_HOW = (
    'Other forms of a word are found too. "side by side" in quotes, beginnings with a star: safeg*. '
    "Pages, minutes, indicators, terms and your notes are searched."
)
_LINKS = {"minute": "minutes", "indicator": "indicators", "glossary": "glossary", "note": "notes"}
_KIND = {"minute": "Minute", "indicator": "Indicator", "glossary": "Term", "note": "Your note"}


class SearchView(SideView):
    """A field for words, and below it what the pack has of them."""

    name_of_view = "search"
    shows = ("pack.items",)
    filters = False
    choices = ("found", "_problem")
    DEFAULT_CSS = """
    SearchView > Input { display: block; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self.field.placeholder = "words to find in the whole pack, then enter"
        self.found: Found | None = None
        self._asked = ""
        self._problem = ""

    def answer(self, found: "Found | None", problem: str = "") -> None:
        """Show what was found, None while there is nothing to search yet, or why it could not be searched."""
        self.found, self._problem = found, problem
        self.show_again()

    def search_again(self) -> None:
        """Ask the same once more: there is more to search now."""
        if self.field.value.strip():
            self._asked = ""
            self._ask(typing=False)

    def entries_of(self, seen: WorkspaceState) -> Sequence[Entry]:
        groups: dict[str, list[Entry]] = {}
        items = {item.number: item for item in seen.pack.items}
        for place, hit in enumerate(self.found.hits if self.found else ()):
            groups.setdefault(_group(hit, items), []).append(_entry(hit, place))
        names = ["Front sheet", "Your notes on the pack", *(item.heading for item in seen.pack.items)]
        order = [*names, "Minutes of the last meeting", "Glossary"]
        found = ((name, groups[name]) for name in sorted(groups, key=order.index))
        return [entry for name, group in found for entry in under(f"{name} ({len(group)})", group)]

    def says(self, seen: WorkspaceState) -> str:  # noqa: ARG002  as the base has it
        found = self.found
        if found is None or not self.field.value.strip():
            return ""
        places = counted(found.total, "place") if found.total else ""
        shown = f"the first {len(found.hits)} of {places}" if len(found.hits) < found.total else places
        instead = "; ".join(
            f"nothing has {one_line(word)}: looked for {', '.join(map(one_line, others))}"
            for word, others in found.instead.items()
            if others
        )
        most = f"no place has all the words, these have {found.most}" if found.most else ""
        return joined(shown, most, instead)

    def empty(self, seen: WorkspaceState) -> str:  # noqa: ARG002  as the base has it
        if self._problem:
            return self._problem
        if not self.field.value.strip():
            return _HOW
        if self.found is None:
            return "The pack is being prepared for searching. This takes a moment, once."
        return f"No match. Try other words.\n\n{_HOW}"

    def begins_to_type(self) -> None:
        self.screen.set_focus(self.field)  # at once: the next key is a letter
        self.field.select_all()

    def find(self) -> bool:
        """The field is always there."""
        self.begins_to_type()
        return True

    def close_find(self) -> bool:
        """Escape in the field goes to what was found, and takes nothing away; from there it closes what the screen closes."""
        if not self.field.has_focus:
            return False
        self.list.focus()
        return True

    def action_open_entry(self) -> None:
        if self.leads_on:
            self.action_follow()
        else:
            super().action_open_entry()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.prevent_default()  # what is shown changes with what is found
        event.stop()
        self._ask(typing=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.list.focus()

    def _ask(self, *, typing: bool) -> None:
        asked = f"{self.field.value}\n{typing}"
        if asked != self._asked:
            self._asked = asked
            self.post_message(Wanted("search_for", self.field.value, typing))

    def _leave_field(self) -> None:
        self.list.focus()


def _group(hit: "Hit", items: dict[str, AgendaItem]) -> str:
    if hit.kind in ("minute", "glossary"):
        return "Minutes of the last meeting" if hit.kind == "minute" else "Glossary"
    item = items.get(hit.item)
    return item.heading if item else ("Your notes on the pack" if hit.kind == "note" else "Front sheet")


def _entry(hit: "Hit", place: int) -> Entry:
    page = page_words(hit.page, hit.pdf_page)
    kind = _KIND.get(hit.kind, "")
    name = f"{kind} {one_line(hit.ref)}" if kind and hit.kind != "note" else kind
    called = joined(name, page)
    link = _LINKS.get(hit.kind)
    return Entry(
        ref=f"{hit.kind}:{hit.pdf_page}:{hit.ref}:{place}",
        lines=(Line(called, "bold"), Line(hit.text, most=3)),
        pdf_page=hit.pdf_page,
        quote=hit.matched[0] if hit.matched else "",
        called=called or "The place",
        evidence=evidence("page", hit, called),
        links=(Link(view=link, ref=hit.ref),) if link else (),
    )


class GlossaryView(SideView):
    """The glossary in alphabetical order."""

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
