"""The briefing: what to read tonight, which figures moved, what to ask, what is still owed and what changed."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from types import MappingProxyType
from typing import ClassVar

from rich.cells import cell_len

from packview.model import Indicator, Trend
from packview.model.notes import findings_taken, page_words, running_order
from packview.model.reading_plan import (
    MOST,
    ItemLeft,
    duration,
    every_item,
    in_time,
    moved,
    pages_left,
    unanswered,
)
from packview.model.words import STATUS, first_of, promise_words
from packview.tui.base.lists import Entry, Line, Link, ListLines, Look, Part, heading, joined
from packview.tui.base.screen import Wanted
from packview.tui.base.side_view import SideView, WorkspaceState
from packview.tui.base.words import day_words, when
from packview.tui.keys import bindings, pressed
from packview.tui.text import one_line, truncate
from packview.tui.views.findings import finding_entry
from packview.tui.views.indicator_detail import plot_of
from packview.tui.views.indicators import indicator_entry, indicator_lines, look_of
from packview.tui.views.minutes import carried_entry, row_entry
from packview.tui.views.placing import change_entry
from packview.tui.views.planner import question_entry
from packview.wording.sparkline import Scale, sparkline
from packview.wording.words import capital, counted

_TIMES = (0, 30, 60, 120)
"""Minutes a member may have; 0 for as long as it takes."""
_COLUMNS = (("Pages", 5), ("Min", 4), ("Signals", 7), ("Findings", 8), ("Mine", 4), ("New", 3), ("Themes", 8))
_NARROW = (("Pgs", 3), ("", 0), ("Sig", 3), ("Fnd", 3), ("Me", 2), ("New", 3), ("", 0))
"""Names and cells of the columns, and those of a narrow list."""
_ROOMY = 72
"""Cells from which on there is room for the long names."""
_WIDEST = 132
"""Cells a row may take: the eye must still find the figure that goes with a name."""
_PLOT = (74, 3)
"""Cells and rows of a small multiple at most."""
_HEAT: tuple[Look, ...] = ("", "some", "more", "most")


class BriefingView(SideView):
    """The agenda with what each item holds, then signals, findings, promises, questions and changes, a line each."""

    name_of_view = "briefing"
    shows = (
        *("pack", "pages_read", "items_done", "findings", "trends", "notes", "carried", "changes", "owed"),
        *("links", "studied", "pace", "unchecked", "today"),
    )
    choices = ("minutes",)
    BINDINGS: ClassVar = bindings("briefing")

    minutes = 0
    _left: Mapping[str, Sequence[int]] = MappingProxyType({})

    def entries_of(self, seen: WorkspaceState) -> Sequence[Entry]:
        self._left = pages_left(seen.pack, seen.pages_read, seen.items_done)
        parts = (self._agenda, _findings, _signals, _owed, _own, _changes)
        return list(chain.from_iterable(part(seen) for part in parts))

    def says(self, seen: WorkspaceState) -> str:
        """The countdown and what became of the meeting, when and where it is, and how long it takes to read the rest."""
        left = sum(map(len, self._left.values()))
        pace = "your pace" if seen.pace_known else "the usual pace"
        takes = f"about {duration(left * seen.pace)} at {pace}" if left else ""
        meeting = seen.pack.meeting
        when_and_where = joined(
            meeting.status.upper(),
            capital(when(meeting.date, seen.today)) if seen.today else "",
            day_words(meeting.date) if meeting.date else "",
            meeting.time,
            one_line(meeting.place),
        )
        nothing = "everything is read" if seen.pack.items else ""
        to_read = joined(f"{counted(left, 'page')} left to read" if left else nothing, takes)
        checked = f"not checked: {', '.join(seen.unchecked)}" if seen.unchecked else ""
        checking = "" if seen.studied else "figures, claims and promises are still being checked"
        return "\n".join(filter(None, (when_and_where, to_read, capital(joined(checking, checked)))))

    def empty(self, seen: WorkspaceState) -> str:  # noqa: ARG002  it says the same whatever there is
        return f"No agenda was found in this file. {pressed('workspace.pages')} goes to its pages."

    def action_time(self) -> None:
        self.minutes = _TIMES[(_TIMES.index(self.minutes) + 1) % len(_TIMES)]
        self.show_again()

    def action_open_entry(self) -> None:
        """Open an indicator in detail, an item, or the page where the chosen line is printed."""
        entry, seen = self.chosen, self.seen
        if entry is not None and seen is not None and entry.ref.startswith("signal-"):
            places = tuple(place for place, _, _ in moved(seen.pack, seen.trends))
            self.post_message(Wanted("show_detail", int(entry.ref.removeprefix("signal-")), places))
        elif entry is not None and seen is not None and seen.pack.item(entry.ref) and entry.pdf_page is None:
            self.post_message(Wanted("go_to_item", entry.ref))
        else:
            super().action_open_entry()

    def _agenda(self, seen: WorkspaceState) -> Iterator[Entry]:
        """Every item in order; with a time, first what fits into it."""
        items = every_item(
            seen.pack,
            self._left,
            findings=seen.findings,
            trends=seen.trends,
            notes=seen.notes,
            changes=seen.changes.changes if seen.changes else (),
            links=seen.links,
        )
        if not items:
            return
        themes = [Scale(0, max(counts)) for counts in zip(*(one.themes for one in items), strict=True)]
        most = [max(counts) for counts in zip(*map(_counts, items), strict=True)]
        draw = partial(_item, pace=seen.pace, themes=themes, most=most)
        chosen = in_time(items, int(self.minutes * 60 // seen.pace)) if self.minutes else []
        names, narrow = ([name for name, _ in columns] for columns in (_COLUMNS, _NARROW))
        yield _line(_offer(self.minutes), names, narrow=narrow, look="bold")
        yield from map(draw, chosen)
        keys = {one.item.key for one in chosen}
        if chosen:
            yield heading("Not in that time")
        yield from (draw(one) for one in items if one.item.key not in keys)


def _offer(minutes: int) -> str:
    """The times a member may choose from with a key; the chosen one is in brackets."""
    names = {0: "all", 30: "30 min", 60: "1 h", 120: "2 h"}
    times = " ".join(f"[{name}]" if time == minutes else name for time, name in names.items())
    return f"{pressed('briefing.time')} I have: {times}"


def _line(
    left: str,
    cells: Sequence[str],
    *,
    narrow: Sequence[str] = (),
    look: Look = "",
    looks: Sequence[Look] = (),
    mark: tuple[str, Look] = ("", ""),
    **fields: object,
) -> Entry:
    """An entry of one line with columns, a heading where it has no ``ref``; ``narrow`` are other cells for a narrow list.

    ``mark`` stands behind the words at the left, and is never cut away.
    """
    indent = " " * (len(left) - len(left.lstrip()))

    def drawn(width: int) -> ListLines:
        width = min(width, _WIDEST)
        roomy = width >= _ROOMY
        columns = _COLUMNS if roomy else _NARROW
        shown = zip(cells if roomy else narrow or cells, columns, looks or [look] * len(cells), strict=True)
        parts: list[Part] = [
            part
            for cell, (_, room), own in shown
            if room
            for part in ((" ", look), (f"{truncate(cell, room):>{room}}", own))
        ]
        room = max(1, width - sum(cell_len(text) for text, _ in parts) - cell_len(mark[0]))
        words = indent + truncate(left, room - len(indent))
        gap = " " * (room - cell_len(words))
        return ListLines([[(words, look), mark, (gap, look), *parts]])

    return Entry(**{"ref": "", "lines": (Line(left),), "drawn": drawn, **fields})  # type: ignore[arg-type]  # ours


def _counts(one: ItemLeft) -> tuple[int, ...]:
    return len(one.pages), one.signals, one.findings, one.questions, one.changes


def _heat(count: int, most: int) -> Look:
    """The shade of a count beside the greatest of its column."""
    return _HEAT[math.ceil(3 * count / most)] if count else ""


def _item(one: ItemLeft, pace: float, themes: Sequence[Scale], most: Sequence[int]) -> Entry:
    item, pages, takes = one.item, len(one.pages), len(one.pages) * pace
    counts = _counts(one)[1:]
    blocks = "".join(
        sparkline([count or None], scale) for count, scale in zip(one.themes, themes, strict=True)
    )
    cells = ("read" if item.pdf_first else "", "") if not pages else (str(pages), f"{max(1, takes / 60):.0f}")
    shades = [_heat(count, most_of) for count, most_of in zip(_counts(one), most, strict=True)]
    names = ("signal", "finding", "question of yours", "change")
    told = (counted(count, name) for count, name in zip(counts, names, strict=True) if count)
    return _line(
        f"{one_line(item.number):>3} {one_line(item.shown)}",
        [*cells, *(str(count or "\u00b7") for count in counts), blocks[: _COLUMNS[-1][1]]],
        look="" if pages else "dim",
        looks=[shades[0], shades[0], *shades[1:3], "mine" if one.questions else "", shades[4], ""],
        mark=(" exempt", "exempt") if item.exempt else ("", ""),
        ref=item.key,
        pdf_page=one.pages[0] if pages else item.pdf_first,
        copied=(
            item.heading,
            joined(f"{counted(pages, 'page')} left, about {duration(takes)}" if pages else "", *told),
        ),
        called=capital(item.name),
    )


def _part(title: str, key: str, entries: Sequence[Entry], count: int | None = None) -> Iterator[Entry]:
    """Some entries under a heading that says of how many, and which key shows them all; nothing for none."""
    every = len(entries) if count is None else count
    if every:
        shown = f"{min(len(entries), MOST)} of {every}" if every > MOST else str(every)
        yield heading(f"{title}: {shown} \u00b7 {pressed(key)} shows all")
        yield from entries[:MOST]


def _short(entry: Entry, ref: str, words: str) -> Entry:
    """An entry on one line while another one is chosen."""
    return replace(entry, ref=ref, closed=(Line(words, most=1),), items=())


def _signals(seen: WorkspaceState) -> Iterator[Entry]:
    found = moved(seen.pack, seen.trends)
    return _part(
        "Figures that moved",
        "workspace.indicators",
        [_signal(*one, braille=seen.braille) for one in found[:MOST]],
        len(found),
    )


def _signal(place: int, one: Indicator, trend: Trend, *, braille: bool) -> Entry:
    """A signal as a small multiple: its line, and below it a low plot with limits, target and comparators named at the right."""
    words = (Line(f"{one.ref} {one.name}"),)
    whole = indicator_entry(one, place, trend)
    looks: Mapping[str, Look] = {
        "signal": look_of(one, trend),
        "point": "bold",
        "level": "dim",
        "axis": "dim",
    }

    def drawn(width: int) -> ListLines:
        width = min(width, _WIDEST)
        plot = plot_of(one, trend, braille=braille).rows(min(width - 2, _PLOT[0]), _PLOT[1])[: _PLOT[1]]
        rows = [[("  ", ""), *((sign, looks.get(what, "")) for sign, what in row)] for row in plot]
        return ListLines([*indicator_lines(one, trend, width).lines, *rows])

    links = (Link(view="indicators", ref=one.ref),)
    return replace(whole, ref=f"signal-{place}", lines=words, links=links, drawn=drawn, items=())


def _findings(seen: WorkspaceState) -> Iterator[Entry]:
    numbers = {item.key: item.number for item in seen.pack.items}
    taken = findings_taken(seen.notes)
    entries = [
        finding_entry(one, numbers.get(one.item, ""), taken=one.is_taken(taken))
        for one in first_of(seen.findings)
    ]
    asked = sum(one.severity == "ask" for one in seen.findings)
    yield from _part("Worth asking about", "workspace.findings", entries, max(asked, len(entries)))


def _owed(seen: WorkspaceState) -> Iterator[Entry]:
    """What is outstanding since earlier meetings, recommendations of which nothing is reported back, and what is in the last meeting's log but not in the tracker."""
    since = {one.last.text: one for one in seen.owed if one.meetings > 1}
    entries = [
        _short(
            row_entry(place, row, Link(view="tracker", ref=str(place)), ""),
            f"since-{place}",
            f"{capital(promise_words(since[row.action_proposed]))}: {row.action_proposed}",
        )
        for place, row in enumerate(seen.pack.recommendations)
        if row.action_proposed in since
    ]
    entries += [
        _short(
            row_entry(place, row, Link(view="tracker", ref=str(place)), ""),
            f"owed-{place}",
            row.action_proposed,
        )
        for place, row in unanswered(seen.pack)
        if row.action_proposed not in since
    ]
    entries += [
        _short(carried_entry(place, one, seen), f"log-{place}", one.text)
        for place, one in enumerate(seen.carried)
        if one.beside is None
    ]
    return _part("Promised, and no answer yet", "workspace.tracker", entries)


def _own(seen: WorkspaceState) -> Iterator[Entry]:
    notes = [note for note in running_order(seen.notes) if note.open]
    entries = [
        _short(
            replace(
                question_entry(note, 0, {}, show_item=True),
                pdf_page=note.anchor.pdf_page,
                quote=note.anchor.quote,
            ),
            note.id,
            joined(note.text, page_words(note.anchor.page, note.anchor.pdf_page), STATUS[note.status]),
        )
        for note in notes
    ]
    return _part("Your questions", "workspace.planner", entries)


def _changes(seen: WorkspaceState) -> Iterator[Entry]:
    entries = [
        change_entry(place, one) for place, one in enumerate(seen.changes.changes if seen.changes else ())
    ]
    shown = [_short(one, one.ref, joined(*(line.text for line in one.lines if line.text))) for one in entries]
    return _part("Changed since the papers were published before", "workspace.placing", shown)
