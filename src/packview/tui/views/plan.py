"""A plan for the evening: what is left to read of each item, how long that takes, and where to begin."""

from collections.abc import Sequence

from packview.model.reading_plan import ItemLeft, duration, pages_left, reading_plan
from packview.tui.base.lists import Entry, Line, joined
from packview.tui.base.side_view import SideView, WorkspaceState
from packview.tui.keys import pressed
from packview.wording.words import capital, counted


class PlanView(SideView):
    """Items that are not read yet, those with signals and findings first."""

    name_of_view = "plan"
    shows = ("pack.pages", "pack.items", "pages_read", "items_done", "findings", "trends", "notes")

    def entries_of(self, seen: WorkspaceState) -> Sequence[Entry]:
        left = pages_left(seen.pack, seen.pages_read, seen.items_done)
        plan = reading_plan(seen.pack, left, findings=seen.findings, trends=seen.trends, notes=seen.notes)
        return [_entry(one, seen.pace) for one in plan]

    def says(self, seen: WorkspaceState) -> str:
        count = sum(map(len, pages_left(seen.pack, seen.pages_read, seen.items_done).values()))
        if not count:
            return ""
        pace = "at your pace" if seen.pace_known else "at the usual pace"
        return f"{counted(count, 'page')} left, about {duration(count * seen.pace)} {pace} ({seen.pace / 60:.1f} minutes a page)"

    def empty(self, seen: WorkspaceState) -> str:
        if not seen.pack.items:
            return "No agenda was found in this file, so there are no items to plan by."
        return f"Everything on the agenda is read. {pressed('workspace.mark_read')} marks the item in hand as unread again."


def _entry(one: ItemLeft, pace: float) -> Entry:
    name = one.item.heading
    left = f"{counted(len(one.pages), 'page')} left, about {duration(len(one.pages) * pace)}"
    why = joined(
        *(
            f"{counted(count, thing)} {which}"
            for count, thing, which in (
                (one.signals, "signal", "in the figures"),
                (one.findings, "finding", "worth asking about"),
                (one.questions, "question", "of yours"),
            )
            if count
        )
    )
    return Entry(
        ref=one.item.key,
        lines=(Line(name, "bold", most=2), Line(left), Line(why)),
        pdf_page=one.pages[0],
        copied=(name, joined(left, why)),
        called=capital(one.item.name),
    )
