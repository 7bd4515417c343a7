"""The briefing: what to read tonight, which figures moved, what to ask, what is still owed and what changed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import ClassVar

from rich.cells import cell_len

from packview.model import Indicator, Trend
from packview.model.notes import page_words, running_order
from packview.model.reading_plan import ItemLeft, duration, every_item, in_time, pages_left
from packview.model.words import STATUS, first_of
from packview.tui.base.lists import Entry, Line, Link, ListLines, Look, heading, joined
from packview.tui.base.screen import Wanted
from packview.tui.base.side_view import SideView, WorkspaceState
from packview.tui.keys import bindings, pressed
from packview.tui.text import one_line, truncate
from packview.tui.views.findings import finding_entry
from packview.tui.views.indicators import ROOMY, indicator_entry
from packview.tui.views.minutes import carried_entry, row_entry
from packview.tui.views.placing import change_entry
from packview.tui.views.planner import question_entry
from packview.wording.sparkline import Scale, sparkline
from packview.wording.words import capital, counted

_TIMES = (0, 30, 60, 120)
"""Minutes a member may have; 0 for as long as it takes."""
_MOST = 5
"""Lines of a part; its heading names the view that has the rest."""
_COLUMNS = (("Pages", 5), ("Min", 4), ("Signals", 7), ("Findings", 8), ("Mine", 4), ("New", 3), ("Themes", 8))


class BriefingView(SideView):
    """The agenda with what each item holds, then signals, findings, promises, questions and changes, a line each."""

    name_of_view = "briefing"
    shows = (
        *("pack", "pages_read", "items_done", "findings", "trends", "notes", "carried", "changes"),
        *("links", "studied", "pace", "unchecked"),
    )
    choices = ("minutes",)
    BINDINGS: ClassVar = bindings("briefing")

    minutes = 0

    def entries_of(self, seen: WorkspaceState) -> Sequence[Entry]:
        parts = (self._agenda, _signals, _findings, _owed, _own, _changes)
        return list(chain.from_iterable(part(seen) for part in parts))

    def says(self, seen: WorkspaceState) -> str:
        left = sum(map(len, pages_left(seen.pack, seen.pages_read, seen.items_done).values()))
        pace = "your pace" if seen.pace_known else "the usual pace"
        takes = f"about {duration(left * seen.pace)} at {pace}" if left else ""
        meeting = seen.pack.meeting
        return joined(meeting.time, one_line(meeting.place), f"{counted(left, 'page')} left to read", takes)

    def empty(self, seen: WorkspaceState) -> str:  # noqa: ARG002  it says the same whatever there is
        return f"No agenda was found in this file. {pressed('workspace.pages')} goes to its pages."

    def action_time(self) -> None:
        self.minutes = _TIMES[(_TIMES.index(self.minutes) + 1) % len(_TIMES)]
        self.show_again()

    def action_open_entry(self) -> None:
        """Open an indicator in detail, an item, or the page where the chosen line is printed."""
        entry, seen = self.chosen, self.seen
        if entry is not None and seen is not None and entry.ref.startswith("signal-"):
            moved = tuple(place for place, _, _ in _moved(seen))
            self.post_message(Wanted("show_detail", int(entry.ref.removeprefix("signal-")), moved))
        elif entry is not None and seen is not None and seen.pack.item(entry.ref) and entry.pdf_page is None:
            self.post_message(Wanted("go_to_item", entry.ref))
        else:
            super().action_open_entry()

    def _agenda(self, seen: WorkspaceState) -> Iterator[Entry]:
        """Every item in order; with a time, first what fits into it."""
        left = pages_left(seen.pack, seen.pages_read, seen.items_done)
        items = every_item(
            seen.pack,
            left,
            findings=seen.findings,
            trends=seen.trends,
            notes=seen.notes,
            changes=seen.changes.changes if seen.changes else (),
            links=seen.links,
        )
        if not items:
            return
        scales = [Scale(0, max(counts)) for counts in zip(*(one.themes for one in items), strict=True)]
        chosen = in_time(items, int(self.minutes * 60 // seen.pace)) if self.minutes else []
        title = f"In {duration(self.minutes * 60)}" if self.minutes else "Agenda"
        yield _line(
            f"{title} \u00b7 {pressed('briefing.time')} sets the time you have",
            _columns([name for name, _ in _COLUMNS]),
            "bold",
        )
        yield from (_item(one, seen.pace, scales) for one in chosen)
        keys = {one.item.key for one in chosen}
        if chosen:
            yield heading("Not in that time")
        yield from (_item(one, seen.pace, scales) for one in items if one.item.key not in keys)


def _columns(cells: Sequence[str]) -> Callable[[int], str]:
    """Cells at the right of a row, under their names; where an indicator takes two lines only pages and minutes."""
    shown = [f" {cell:>{room}}" for cell, (_, room) in zip(cells, _COLUMNS, strict=True)]
    return lambda width: "".join(shown if width >= ROOMY else shown[:2])


def _line(left: str, right: Callable[[int], str], look: Look = "", **fields: object) -> Entry:
    """An entry of one line, a heading where it has no ``ref``; ``right`` says for a width what stands at its right."""
    indent = " " * (len(left) - len(left.lstrip()))

    def drawn(width: int) -> ListLines:
        end = right(width)
        room = max(1, width - cell_len(end))
        shown = indent + truncate(left, room - len(indent))
        return ListLines([[(shown + " " * (room - cell_len(shown)) + end, look)]])

    return Entry(**{"ref": "", "lines": (Line(left),), "drawn": drawn, **fields})  # type: ignore[arg-type]  # ours


def _item(one: ItemLeft, pace: float, scales: Sequence[Scale]) -> Entry:
    item, pages, takes = one.item, len(one.pages), len(one.pages) * pace
    counts = (one.signals, one.findings, one.questions, one.changes)
    themes = "".join(
        sparkline([count or None], scale) for count, scale in zip(one.themes, scales, strict=True)
    )
    cells = ("read" if item.pdf_first else "", "") if not pages else (str(pages), f"{max(1, takes / 60):.0f}")
    names = ("signal", "finding", "question of yours", "change")
    told = (counted(count, name) for count, name in zip(counts, names, strict=True) if count)
    return _line(
        f"{one_line(item.number):>3} {one_line(item.shown)}{' (exempt)' if item.exempt else ''}",
        _columns([*cells, *(str(count or "\u00b7") for count in counts), themes[: _COLUMNS[-1][1]]]),
        "" if pages else "dim",
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
        shown = f"{min(len(entries), _MOST)} of {every}" if every > _MOST else str(every)
        yield heading(f"{title}: {shown} \u00b7 {pressed(key)} shows all")
        yield from entries[:_MOST]


def _short(entry: Entry, ref: str, words: str) -> Entry:
    """An entry on one line while another one is chosen."""
    return replace(entry, ref=ref, closed=(Line(words, most=1),))


def _moved(seen: WorkspaceState) -> list[tuple[int, Indicator, Trend]]:
    """Indicators whose latest figure is a signal with their places in the pack, those for the worse first."""
    found = [
        (place, seen.pack.indicators[place], trend) for place, trend in seen.trends.items() if trend.signal
    ]
    return sorted(found, key=lambda one: {False: 0, None: 1, True: 2}[one[2].good])


def _signals(seen: WorkspaceState) -> Iterator[Entry]:
    moved = _moved(seen)
    return _part(
        "Figures that moved", "workspace.indicators", [_signal(*one) for one in moved[:_MOST]], len(moved)
    )


def _signal(place: int, one: Indicator, trend: Trend) -> Entry:
    words = (Line(f"{one.ref} {one.name}"),)
    whole = indicator_entry(one, place, trend)
    return replace(whole, ref=f"signal-{place}", lines=words, links=(Link(view="indicators", ref=one.ref),))


def _findings(seen: WorkspaceState) -> Iterator[Entry]:
    if not seen.studied:
        yield heading("Figures, claims and promises are still being checked")
    numbers = {item.key: item.number for item in seen.pack.items}
    entries = [finding_entry(one, numbers.get(one.item, "")) for one in first_of(seen.findings)]
    yield from _part("Worth asking about", "workspace.findings", entries, len(seen.findings))
    if seen.unchecked:
        yield heading(f"Not checked: {', '.join(seen.unchecked)}")


def _owed(seen: WorkspaceState) -> Iterator[Entry]:
    """Earlier recommendations of which nothing is reported back, and what is in the last meeting's log but not in the tracker."""
    rows = enumerate(seen.pack.recommendations)
    silent = [(place, row) for place, row in rows if not row.action_taken.strip() and not row.status.strip()]
    entries = [
        _short(
            row_entry(place, row, Link(view="tracker", ref=str(place)), ""),
            f"owed-{place}",
            row.action_proposed,
        )
        for place, row in silent
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
