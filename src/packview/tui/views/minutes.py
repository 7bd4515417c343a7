"""The minutes of the last meeting: discussion, resolutions, and what became of each; earlier recommendations, and what is reported back."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from packview.model import MinuteItem, TrackedRecommendation
from packview.model.notes import page_words
from packview.model.pack import CarriedOver
from packview.model.words import discussion_of, motion_words, motions_of
from packview.tui.base.lists import Entry, Line, Link, evidence, joined, under
from packview.tui.base.side_view import SideView, WorkspaceState
from packview.tui.keys import pressed
from packview.tui.text import one_line
from packview.wording.dates import date_in_words
from packview.wording.words import capital


class MinutesView(SideView):
    """Item by item; an item of this agenda whose subject was on the last one opens at its minute."""

    name_of_view = "minutes"
    follows_page = True
    shows = ("pack.minutes", "followups", "pack.recommendations", "last_time")

    def entries_of(self, seen: WorkspaceState) -> Sequence[Entry]:
        minutes = seen.pack.minutes
        if minutes is None:
            return ()
        rows = {(one.minute, one.resolution): one.row for one in seen.followups}
        return [
            replace(entry, items=tuple(key for key, minute in seen.last_time.items() if minute == place))
            for place, item in enumerate(minutes.items)
            for entry in _item_entries(place, item, rows, seen)
        ]

    def says(self, seen: WorkspaceState) -> str:
        minutes = seen.pack.minutes
        if minutes is None:
            return ""
        day = date_in_words(minutes.meeting_date, weekday=False) if minutes.meeting_date else ""
        present = f"{len(minutes.present)} present" if minutes.present else "who was there was not read"
        absent = f"{len(minutes.absent)} absent" if minutes.absent else ""
        place = _last_time(seen)
        words = f"Last time: {minutes.items[int(place)].name}" if place else ""
        return "\n".join(line for line in (joined(day, present, absent), words) if line)

    def begins_at(self, seen: WorkspaceState) -> str:
        """The minute of the item in hand, or what is on the page where the minutes themselves are read."""
        there = any(entry.pdf_page == seen.pdf_page for entry in self.listed)
        return super().begins_at(seen) if there else _last_time(seen)

    def empty(self, seen: WorkspaceState) -> str:
        pages = f"in the pages ({pressed('workspace.pages')})"
        if seen.pack.minutes is None:
            return (
                f"No minutes were found in this pack. If it has some, read them {pages}; "
                "packview doctor says which pages were not understood."
            )
        return f"The minutes have no numbered items that were understood. Read them {pages}."

    def reveal(self, ref: str) -> None:
        """Go to a minute by its number, or to an entry by its place."""
        minutes = self.seen.pack.minutes if self.seen else None
        numbers = [one.number.casefold() for one in minutes.items] if minutes else []
        wanted = ref.strip().rstrip(".").casefold()
        super().reveal(str(numbers.index(wanted)) if wanted in numbers and "/" not in ref else ref)


def _last_time(seen: WorkspaceState) -> str:
    """The minute of the current item's subject, '' for none."""
    place = seen.last_time.get(seen.item_key)
    count = len(seen.pack.minutes.items) if seen.pack.minutes else 0
    return "" if place is None or place >= count else str(place)


def resolution_ref(minute: int, resolution: int) -> str:
    """How the view calls a resolution; positions from 0."""
    return f"{minute}/r{resolution}"


def _item_entries(
    place: int, item: MinuteItem, rows: dict[tuple[int, int], int], seen: WorkspaceState
) -> Iterator[Entry]:
    where = page_words(item.page, item.pdf_page)
    called = capital(item.name)
    rests_on = evidence("minute", item, f"{called}: {item.shown}" if item.number else item.shown, item.number)
    spoke = ", ".join(one_line(one.name) for one in item.attendees)
    head = one_line(f"{item.number} {item.shown}")
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
    points = [(f"d{number}", "A paragraph", text, text) for number, text in enumerate(discussion_of(item))]
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


class TrackerView(SideView):
    """Row by row, as printed."""

    name_of_view = "tracker"
    shows = ("pack.recommendations", "followups", "pack.minutes", "carried")

    def entries_of(self, seen: WorkspaceState) -> Sequence[Entry]:
        minutes = seen.pack.minutes
        resolutions = {one.row: one for one in seen.followups}
        entries = []
        for place, row in enumerate(seen.pack.recommendations):
            one = resolutions.get(place)
            link, words = None, ""
            if one is not None and minutes is not None:
                link = Link(view="minutes", ref=resolution_ref(one.minute, one.resolution))
                words = f"Resolved in {minutes.items[one.minute].name} ({pressed('side.follow')} goes there)"
            entries.append(row_entry(place, row, link, words))
        carried = (carried_entry(place, one, seen) for place, one in enumerate(seen.carried))
        return [*entries, *under("From your log of the last meeting", carried)]

    def says(self, seen: WorkspaceState) -> str:
        rows = seen.pack.recommendations
        if not rows and not seen.carried:
            return ""
        silent = sum(1 for row in rows if not row.action_taken.strip() and not row.status.strip())
        left = sum(1 for one in seen.carried if one.beside is None)
        return joined(
            f"{len(rows)} followed up",
            f"{silent} without an answer" if silent else "",
            f"{left} of your log not in it" if left else "",
        )

    def empty(self, seen: WorkspaceState) -> str:  # noqa: ARG002  it says the same whatever there is
        return (
            "This pack has no tracker of earlier recommendations that was understood. "
            f"What was resolved the last time is in the minutes ({pressed('workspace.minutes')})."
        )


def carried_entry(place: int, one: CarriedOver, seen: WorkspaceState) -> Entry:
    """An action or resolution of the last meeting's log, and the row of the tracker that speaks of it."""
    rows = seen.pack.recommendations
    row = next((index for index, other in enumerate(rows) if other is one.beside), None)
    head = "Action" if one.kind == "action" else "Resolved"
    where = joined(
        f"item {one_line(one.item_number)}" if one.item_number else "",
        f"for {one_line(one.owner)}" if one.owner else "",
        f"due {one_line(one.due)}" if one.due else "",
        "exempt" if one.exempt else "",
    )
    beside = "NOT in the tracker"
    if row is not None:
        number = one_line(rows[row].number) or str(row + 1)
        beside = f"In the tracker: {one_line(rows[row].shown)} {number} ({pressed('side.follow')} goes there)"
    return Entry(
        ref=f"log{place}",
        lines=(
            Line(head, "bold"),
            Line(where, "dim"),
            Line(one.text),
            Line(beside, "bold" if row is None else "italic dim"),
        ),
        called=f"{head} of the last meeting",
        links=(Link(view="tracker", ref=str(row)),) if row is not None else (),
    )


def row_entry(place: int, row: TrackedRecommendation, link: Link | None, words: str) -> Entry:
    """A row of the tracker as printed; ``words`` say what ``link`` leads to."""
    head = joined(one_line(row.shown) or "Recommendation", one_line(row.number))
    where = joined(
        one_line(row.date),
        page_words(row.page, row.pdf_page),
        f"for {one_line(row.owner)}" if row.owner.strip() else "",
        f"due {one_line(row.due)}" if row.due.strip() else "",
    )
    taken = row.action_taken.strip() or "nothing is printed"
    status = f"Status: {one_line(row.status)}" if row.status.strip() else ""
    called = f"Recommendation {one_line(row.number)}".strip()
    return Entry(
        ref=str(place),
        lines=(
            Line(head, "bold"),
            Line(where, "dim"),
            Line(row.action_proposed),
            Line(f"Reported back: {taken}", most=12),
            Line(status, "bold"),
            Line(words, "italic dim"),
        ),
        pdf_page=row.pdf_page,
        quote=row.action_proposed,
        copied=(head, where, row.action_proposed, f"Reported back: {taken}", status),
        called=called,
        evidence=evidence("recommendation", row, f"{called}, {row.shown}: {row.action_proposed}", row.number),
        links=(link,) if link else (),
    )
