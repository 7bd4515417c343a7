"""A plan for the evening: what is left to read of each item, how long that takes, and where to begin."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from packview.model import AgendaItem
from packview.tui.text import one_line
from packview.tui.widgets.entries import Entry, Line, joined, markdown
from packview.tui.widgets.entry_view import EntryView
from packview.tui.widgets.side_view import Seen


class PlanView(EntryView):
    """Items that are not read yet, those with signals and findings first."""

    name_of_view = "plan"
    title = "Plan"

    def depends_on(self, seen: Seen) -> tuple[object, ...]:
        """What was read, what was found, what was asked."""
        return (
            seen.pack.pages,
            seen.pack.items,
            seen.pages_read,
            seen.items_done,
            seen.findings,
            seen.trends,
            seen.notes,
        )

    def entries_of(self, seen: Seen) -> Sequence[Entry]:
        """One for each item of which something is left."""
        left = pages_left(seen)
        asked = Counter(one.item for one in seen.findings if one.severity == "ask")
        signals = Counter(
            seen.pack.indicators[place].item for place, trend in seen.trends.items() if trend.signal
        )
        questions = Counter(note.anchor.item for note in seen.notes if note.open)
        items = [item for item in seen.pack.items if left.get(item.key)]
        items.sort(key=lambda item: not (signals[item.key] or asked[item.key]))
        return [
            _entry(
                item,
                left[item.key],
                seen.pace,
                (
                    _count(signals[item.key], "signal in the figures", "signals in the figures"),
                    _count(asked[item.key], "finding worth asking about", "findings worth asking about"),
                    _count(questions[item.key], "question of yours", "questions of yours"),
                ),
            )
            for item in items
        ]

    def says(self, seen: Seen) -> str:
        """How much is left in all."""
        count = sum(len(pages) for pages in pages_left(seen).values())
        if not count:
            return ""
        pace = "at your pace" if seen.pace_known else "at the usual pace"
        return f"{_count(count, 'page', 'pages')} left, about {duration(count * seen.pace)} {pace} ({seen.pace / 60:.1f} minutes a page)"

    def empty(self, seen: Seen) -> str:
        """All is read, or there is nothing to plan."""
        if not seen.pack.items:
            return "No agenda was found in this file, so there are no items to plan by."
        return "Everything on the agenda is read. m marks the item in hand as unread again."


def pages_left(seen: Seen) -> dict[str, list[int]]:
    """PDF pages of each item that were not read yet; blank pages and items marked as read are left out."""
    left: dict[str, list[int]] = {}
    for info in seen.pack.pages:
        if (
            info.item
            and info.item not in seen.items_done
            and info.state != "blank"
            and info.number not in seen.pages_read
        ):
            left.setdefault(info.item, []).append(info.number)
    return left


def duration(seconds: float) -> str:
    """'12 minutes', '1 hour 20 minutes'; at least a minute."""
    minutes = max(1, round(seconds / 60))
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _count(minutes, "minute", "minutes")
    words = _count(hours, "hour", "hours")
    return f"{words} {_count(rest, 'minute', 'minutes')}" if rest else words


def _entry(item: AgendaItem, pages: list[int], pace: float, tags: tuple[str, ...]) -> Entry:
    name = f"Item {one_line(item.number)}: {one_line(item.title)}"
    left = f"{_count(len(pages), 'page', 'pages')} left, about {duration(len(pages) * pace)}"
    why = joined(*tags)
    lines = [Line(text=name, look="bold", most=2), Line(text=left)]
    if why:
        lines.append(Line(text=why))
    return Entry(
        ref=item.key,
        lines=tuple(lines),
        pdf_page=pages[0],
        copied=partial(markdown, name, joined(left, why)),
        called=f"Item {one_line(item.number)}",
    )


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}" if number else ""
