"""What is left to read of each agenda item, and how long that takes."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from packview.model.findings import Finding, RevisionChange, ThemeLinks, Trend
from packview.model.notes import Note
from packview.model.pack import AgendaItem, Indicator, Pack, TrackedRecommendation
from packview.wording.words import counted

USUAL_PACE = 90.0
"""Seconds a page, until the member's own pace is known."""
ENOUGH_PAGES = 5
QUICKEST, SLOWEST = 10.0, 600.0
"""Seconds a page that are believed."""
MOST = 5
"""Lines of a part of the briefing; its heading says where the rest is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLeft:
    """An item and its PDF pages that were not read yet, in order.

    Attributes:
        signals: of its indicators; ``findings`` are those worth asking about, ``questions`` the member's open ones.
        changes: what the newest publication changed of it.
        themes: how many passages speak of each theme, in the order of the themes.
    """

    item: AgendaItem
    pages: tuple[int, ...]
    signals: int = 0
    findings: int = 0
    questions: int = 0
    changes: int = 0
    themes: tuple[int, ...] = ()


def pace_of(seconds: float, pages: int) -> float | None:
    """Seconds a page; None where too little was read to tell."""
    return min(SLOWEST, max(QUICKEST, seconds / pages)) if pages >= ENOUGH_PAGES else None


def pages_left(
    pack: Pack, pages_read: Collection[int], items_done: Collection[str]
) -> dict[str, tuple[int, ...]]:
    """PDF pages of each item that were not read yet; blank pages and items marked as read are left out."""
    left: dict[str, list[int]] = {}
    for info in pack.pages:
        done = info.item in items_done or info.number in pages_read
        if info.item and info.state != "blank" and not done:
            left.setdefault(info.item, []).append(info.number)
    return {key: tuple(pages) for key, pages in left.items()}


def every_item(
    pack: Pack,
    left: Mapping[str, Sequence[int]],
    *,
    findings: Sequence[Finding] = (),
    trends: Mapping[int, Trend] | None = None,
    notes: Sequence[Note] = (),
    changes: Sequence[RevisionChange] = (),
    links: Sequence[ThemeLinks] = (),
) -> list[ItemLeft]:
    """What is to be done about each item of the agenda, read or not, in its order.

    ``left`` is as ``pages_left`` says; ``trends`` go by the position in ``pack.indicators``.
    """
    asked = Counter(one.item for one in findings if one.severity == "ask")
    signals = Counter(pack.indicators[place].item for place, trend in (trends or {}).items() if trend.signal)
    questions = Counter(note.anchor.item for note in notes if note.open)
    changed = Counter(one.item for one in changes if one.item)
    themes = [Counter(passage.item for passage in one.passages) for one in links]
    return [
        ItemLeft(
            item=item,
            pages=tuple(left.get(item.key, ())),
            signals=signals[item.key],
            findings=asked[item.key],
            questions=questions[item.key],
            changes=changed[item.number],
            themes=tuple(theme[item.key] for theme in themes),
        )
        for item in pack.items
    ]


def reading_plan(items: Iterable[ItemLeft]) -> list[ItemLeft]:
    """Items that are not read yet in agenda order, but those with signals or findings worth asking about first."""
    return sorted((one for one in items if one.pages), key=lambda one: not (one.signals or one.findings))


def in_time(items: Iterable[ItemLeft], pages: int) -> list[ItemLeft]:
    """What to read where there is time for so many pages: the items with most to ask about, each as far as it fits."""
    found = []
    for one in sorted(reading_plan(items), key=lambda one: -(one.signals + one.findings + one.questions)):
        if pages > 0:
            found.append(replace(one, pages=one.pages[:pages]))
            pages -= len(one.pages)
    return found


def duration(seconds: float) -> str:
    """'12 minutes', '1 hour 20 minutes'; at least a minute."""
    hours, minutes = divmod(max(1, round(seconds / 60)), 60)
    parts = (counted(hours, "hour") if hours else "", counted(minutes, "minute") if minutes else "")
    return " ".join(filter(None, parts))


def moved(pack: Pack, trends: Mapping[int, Trend]) -> list[tuple[int, Indicator, Trend]]:
    """Indicators whose latest figure is a signal with their positions in the pack, those for the worse first."""
    found = [(place, pack.indicators[place], trend) for place, trend in trends.items() if trend.signal]
    return sorted(found, key=lambda one: {False: 0, None: 1, True: 2}[one[2].good])


def unanswered(pack: Pack) -> list[tuple[int, TrackedRecommendation]]:
    """Earlier recommendations of which nothing is reported back, with their positions in the tracker."""
    rows = enumerate(pack.recommendations)
    return [(place, row) for place, row in rows if not row.action_taken.strip() and not row.status.strip()]
