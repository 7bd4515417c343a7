"""Earlier recommendations, and what is reported back on each."""

from collections.abc import Sequence

from packview.model import TrackedRecommendation
from packview.model.notes import page_words
from packview.model.pack import CarriedOver
from packview.tui.base.lists import Entry, Line, Link, evidence, joined, under
from packview.tui.base.side_view import SideView, WorkspaceState
from packview.tui.keys import pressed
from packview.tui.text import one_line
from packview.tui.views.minutes import resolution_ref


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
            entries.append(_row_entry(place, row, link, words))
        carried = (_carried_entry(place, one, seen) for place, one in enumerate(seen.carried))
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
            "What was resolved the last time is in the minutes (4)."
        )


def _carried_entry(place: int, one: CarriedOver, seen: WorkspaceState) -> Entry:
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
        beside = f"In the tracker: {one_line(rows[row].title)} {number} ({pressed('side.follow')} goes there)"
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


def _row_entry(place: int, row: TrackedRecommendation, link: Link | None, words: str) -> Entry:
    head = joined(one_line(row.title) or "Recommendation", one_line(row.number))
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
        evidence=evidence("recommendation", row, f"{called}, {row.title}: {row.action_proposed}", row.number),
        links=(link,) if link else (),
    )
