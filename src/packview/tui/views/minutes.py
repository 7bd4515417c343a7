"""The minutes of the last meeting: discussion, resolutions, and what became of each."""

from collections.abc import Iterator, Sequence

from packview.model import MinuteItem
from packview.model.notes import page_words
from packview.model.words import motion_words, motions_of
from packview.tui.base.lists import Entry, Line, Link, evidence, joined
from packview.tui.base.side_view import SideView, WorkspaceState
from packview.tui.keys import pressed
from packview.tui.text import one_line
from packview.wording.periods import date_in_words
from packview.wording.words import capital


class MinutesView(SideView):
    """Item by item; an item of this agenda whose subject was on the last one opens at its minute."""

    name_of_view = "minutes"
    shows = ("pack.minutes", "followups", "pack.recommendations")

    def entries_of(self, seen: WorkspaceState) -> Sequence[Entry]:
        minutes = seen.pack.minutes
        if minutes is None:
            return ()
        rows = {(one.minute, one.resolution): one.row for one in seen.followups}
        items = enumerate(minutes.items)
        return [entry for place, item in items for entry in _item_entries(place, item, rows, seen)]

    def says(self, seen: WorkspaceState) -> str:
        minutes = seen.pack.minutes
        if minutes is None:
            return ""
        day = date_in_words(minutes.meeting_date, weekday=False) if minutes.meeting_date else ""
        present = f"{len(minutes.present)} present" if minutes.present else ""
        place = self.begins_at(seen)
        words = f"Last time: {minutes.items[int(place)].name}" if place else ""
        return "\n".join(line for line in (joined(day, present), words) if line)

    def begins_at(self, seen: WorkspaceState) -> str:
        """The minute of the item in hand."""
        place = seen.last_time.get(seen.item_key)
        count = len(seen.pack.minutes.items) if seen.pack.minutes else 0
        return "" if place is None or place >= count else str(place)

    def empty(self, seen: WorkspaceState) -> str:
        if seen.pack.minutes is None:
            return (
                "No minutes were found in this pack. If it has some, read them in the pages (2); "
                "packview doctor says which pages were not understood."
            )
        return "The minutes have no numbered items that were understood. Read them in the pages (2)."

    def reveal(self, ref: str) -> None:
        """Go to a minute by its number, or to an entry by its place."""
        minutes = self.seen.pack.minutes if self.seen else None
        numbers = [one.number.casefold() for one in minutes.items] if minutes else []
        wanted = ref.strip().rstrip(".").casefold()
        super().reveal(str(numbers.index(wanted)) if wanted in numbers and "/" not in ref else ref)


def resolution_ref(minute: int, resolution: int) -> str:
    """How the view calls a resolution; positions from 0."""
    return f"{minute}/r{resolution}"


def _item_entries(
    place: int, item: MinuteItem, rows: dict[tuple[int, int], int], seen: WorkspaceState
) -> Iterator[Entry]:
    where = page_words(item.page, item.pdf_page)
    called = capital(item.name)
    rests_on = evidence("minute", item, f"{called}: {item.title}" if item.number else item.title, item.number)
    spoke = ", ".join(one_line(one.name) for one in item.attendees)
    head = one_line(f"{item.number} {item.title}")
    resolved = [f"Resolved {one.ref} {one.text}".replace("  ", " ") for one in item.resolutions]
    yield Entry(
        ref=str(place),
        lines=(
            Line(head, "bold"),
            Line(where, "dim"),
            Line(f"With {spoke}" if spoke else "", "dim", most=3),
        ),
        pdf_page=item.pdf_page,
        quote=item.title,
        copied=(head, where, *item.discussion, *resolved),
        called=called,
        evidence=rests_on,
    )
    points = [(f"d{number}", "A paragraph", text, text) for number, text in enumerate(item.discussion)]
    points += [
        (f"m{number}", "A motion", motion_words(motion), motion.text)
        for number, motion in enumerate(motions_of(item))
    ]
    for ref, what, text, printed in points:
        yield Entry(
            ref=f"{place}/{ref}",
            lines=(Line(text, indent=2),),
            pdf_page=item.pdf_page,
            quote=printed,
            copied=(head, where, text),
            called=f"{what} of {item.name}",
            evidence=rests_on,
        )
    for number, resolution in enumerate(item.resolutions):
        followed, links = _followed(seen, rows.get((place, number)))
        told = f"{followed} ({pressed('side.follow')} goes there)" if links else followed
        ref = one_line(f"Resolved {resolution.ref}")
        yield Entry(
            ref=resolution_ref(place, number),
            lines=(
                Line(ref, "bold", indent=2),
                Line(resolution.text, indent=2),
                Line(told, "italic dim", indent=2),
            ),
            pdf_page=item.pdf_page,
            quote=resolution.text,
            copied=(joined(ref, item.name), where, resolution.text, followed),
            called=f"The resolution {one_line(resolution.ref)}".strip(),
            evidence=rests_on,
            links=links,
        )


def _followed(seen: WorkspaceState, row: int | None) -> tuple[str, tuple[Link, ...]]:
    """What became of a resolution, in words, and the way there."""
    if row is None or row >= len(seen.pack.recommendations):
        return "", ()
    tracked = seen.pack.recommendations[row]
    answered = "an answer is printed" if tracked.action_taken.strip() else "no answer is printed"
    state = one_line(tracked.status) or answered
    return f"Followed up in the tracker: {state}", (Link(view="tracker", ref=str(row)),)
