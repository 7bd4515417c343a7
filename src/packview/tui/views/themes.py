"""A board's priorities, and everything in the pack that speaks of one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from packview.model import (
    Indicator,
    MinuteItem,
    Note,
    Theme,
    ThemeLink,
    ThemeLinks,
    ThemePassage,
    TrackedRecommendation,
)
from packview.model.notes import page_words
from packview.model.words import STATUS, moved_words
from packview.tui.base.lists import Entry, Line, Link, evidence, joined, under
from packview.tui.base.side_view import SideView, WorkspaceState
from packview.tui.keys import pressed
from packview.tui.text import one_line
from packview.tui.views.indicators import latest_words
from packview.wording.sparkline import sparkline
from packview.wording.words import capital, counted

_ALL = "all"


class ThemesView(SideView):
    """All themes with how much there is of each; enter opens one."""

    name_of_view = "themes"
    shows = ("themes", "links", "notes", "studied", "pack")
    choices = ("theme",)

    theme = ""

    def entries_of(self, seen: WorkspaceState) -> Sequence[Entry]:
        links = {one.theme: one for one in seen.links}
        opened = next((theme for theme in seen.themes if theme.key == self.theme), None)
        if opened is None:
            return [_theme_entry(theme, links.get(theme.key), seen) for theme in seen.themes]
        return list(_opened(opened, links.get(opened.key) or ThemeLinks(theme=opened.key), seen))

    def begins_at(self, seen: WorkspaceState) -> str:
        if not self.theme or seen.item is None:
            return ""
        links = next((one for one in seen.links if one.theme == self.theme), None)
        for place, passage in enumerate(links.passages if links else ()):
            if passage.item == seen.item.key:
                return f"{self.theme}/p{place}"
        return ""

    def empty(self, seen: WorkspaceState) -> str:
        if not seen.studied:
            return "The pack is still being read for the board's priorities. This fills by itself."
        return (
            "There are no themes. Put a board's priorities as a TOML file into the folder scrutiny of the settings "
            "folder; packview doctor says where that is."
        )

    def reveal(self, ref: str) -> None:
        """Open a theme by its key, or go to an entry of one."""
        key = ref.split("/", maxsplit=1)[0]
        if self.seen is not None and any(theme.key == key for theme in self.seen.themes):
            self._open(key)
            super().reveal(ref)

    def action_open_entry(self) -> None:
        """Open a theme, go back to all, or go to the page of what is chosen."""
        entry = self.chosen
        if entry is None:
            return
        if entry.ref == _ALL:
            key, self.theme = self.theme, ""
            self._open("")
            super().reveal(key)
        elif not self.theme:
            self._open(entry.ref)
            super().reveal((self.begins_at(self.seen) if self.seen else "") or entry.ref)
        elif entry.pdf_page is None and entry.links:
            self.action_follow()
        else:
            super().action_open_entry()

    def _open(self, key: str) -> None:
        self.theme = key
        self.show_again()


def _theme_entry(theme: Theme, links: ThemeLinks | None, seen: WorkspaceState) -> Entry:
    links = links or ThemeLinks(theme=theme.key)
    counts = _counts(links, _questions(theme, seen))
    return Entry(
        ref=theme.key,
        lines=(
            Line(one_line(theme.title), "bold"),
            Line(theme.summary, most=3),
            Line(counts or "nothing in this pack mentions it", "dim"),
        ),
        copied=(theme.title, theme.summary, counts),
        called=f"The theme {one_line(theme.title)}",
        theme=theme.key,
    )


def _counts(links: ThemeLinks, questions: Sequence[Note]) -> str:
    found = (
        (len(links.passages), "passage"),
        (len(links.indicators), "indicator"),
        (len(links.recommendations), "tracked recommendation"),
        (len(links.minutes), "minute"),
        (len(questions), "note"),
    )
    return joined(*(counted(count, name) for count, name in found if count))


def _questions(theme: Theme, seen: WorkspaceState) -> list[Note]:
    return [note for note in seen.notes if note.theme == theme.key]


def _opened(theme: Theme, links: ThemeLinks, seen: WorkspaceState) -> Iterator[Entry]:
    pack = seen.pack
    yield Entry(
        ref=_ALL,
        lines=(Line(f"\u2039 All themes ({pressed('side.open')})", "dim"),),
        copied=(theme.title,),
        called="The theme",
    )
    yield _theme_entry(theme, links, seen)
    items = {item.key: item.heading for item in pack.items}
    minutes = pack.minutes.items if pack.minutes else ()
    parts = [
        (items.get(item, "Front sheet and notices"), [_passage_entry(*one, theme) for one in passages])
        for item, passages in groupby(enumerate(links.passages), key=lambda one: one[1].item)
    ]
    parts += [
        ("Indicators", [_indicator_entry(one, pack.indicators[one.position]) for one in links.indicators]),
        (
            "Tracked recommendations",
            [_tracked_entry(one, pack.recommendations[one.position]) for one in links.recommendations],
        ),
        ("Minutes of the last meeting", [_minute_entry(one, minutes[one.position]) for one in links.minutes]),
        ("Your notes and questions on it", [_note_entry(note) for note in _questions(theme, seen)]),
    ]
    for title, found in parts:
        yield from under(
            title, (replace(one, ref=f"{theme.key}/{one.ref}", theme=theme.key) for one in found)
        )


def _because(words: Sequence[str]) -> str:
    return f"Because of: {', '.join(map(one_line, words))}" if words else ""


def _passage_entry(place: int, passage: ThemePassage, theme: Theme) -> Entry:
    where, because = page_words(passage.page, passage.pdf_page), _because(passage.words)
    return Entry(
        ref=f"p{place}",
        lines=(Line(passage.text, most=6), Line(joined(where, because), "dim")),
        pdf_page=passage.pdf_page,
        quote=passage.text,
        copied=(theme.title, passage.text, where, because),
        called="The passage",
        evidence=evidence("quote", passage, passage.text),
    )


def _indicator_entry(link: ThemeLink, one: Indicator) -> Entry:
    series = sparkline(list(one.values.values()), width=24)
    said = joined(latest_words(one), moved_words(one))
    head = one_line(f"{one.ref} {one.name}")
    return Entry(
        ref=f"i{link.position}",
        lines=(Line(head, "bold", most=2), Line(series), Line(said), Line(_because(link.words), "dim")),
        pdf_page=one.pdf_page,
        copied=(head, said, page_words(one.page, one.pdf_page)),
        called=one_line(one.ref) or "The indicator",
        indicator=one.ref,
        evidence=evidence("indicator", one, joined(head, said), one.ref),
        links=(Link(view="indicators", ref=one.ref),),
    )


def _tracked_entry(link: ThemeLink, row: TrackedRecommendation) -> Entry:
    head = joined(one_line(row.shown) or "Recommendation", one_line(row.number), one_line(row.date))
    state = one_line(row.status) or ("answered" if row.action_taken.strip() else "no answer is printed")
    return Entry(
        ref=f"r{link.position}",
        lines=(
            Line(head, "bold"),
            Line(row.action_proposed, most=4),
            Line(joined(state, _because(link.words)), "dim"),
        ),
        pdf_page=row.pdf_page,
        quote=row.action_proposed,
        copied=(head, row.action_proposed, state),
        called="The recommendation",
        evidence=evidence("recommendation", row, f"{row.shown}: {row.action_proposed}", row.number),
        links=(Link(view="tracker", ref=str(link.position)),),
    )


def _minute_entry(link: ThemeLink, item: MinuteItem) -> Entry:
    head, where = one_line(f"{item.number} {item.shown}"), page_words(item.page, item.pdf_page)
    return Entry(
        ref=f"m{link.position}",
        lines=(Line(head, "bold"), Line(joined(where, _because(link.words)), "dim")),
        pdf_page=item.pdf_page,
        quote=item.title,
        copied=(head, where),
        called=capital(item.name),
        evidence=evidence("minute", item, head, item.number),
        links=(Link(view="minutes", ref=str(link.position)),),
    )


def _note_entry(note: Note) -> Entry:
    state = STATUS[note.status] if note.asks else "note"
    return Entry(
        ref=f"q{note.id}",
        lines=(Line(note.text, most=4), Line(state, "dim")),
        pdf_page=note.anchor.pdf_page,
        quote=note.anchor.quote,
        copied=(state, note.text),
        called="Your note",
    )
