"""Which indicators a list shows, and in what order."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from packview.model import Indicator, Trend
from packview.model.indicator_words import latest, target_of

Order = Literal["as printed", "reference", "change", "distance from target", "distance from others"]
ORDERS: tuple[Order, ...] = get_args(Order)
_STOCK = re.compile(r"\b(at (the )?end|current|open|as at|on roll|caseload)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the member chose to see.

    Attributes:
        words: all of them must stand in reference, name, owner, reporter or outcome; any case.
        owner: '' for everyone's.
        theme: key of a theme, '' for all.
        signals: only those whose latest point is a signal.
        order: how they are sorted.
    """

    words: str = ""
    owner: str = ""
    theme: str = ""
    signals: bool = False
    order: Order = "as printed"


def chosen(
    indicators: Sequence[Indicator],
    choice: Choice,
    *,
    trends: Mapping[int, Trend],
    of_theme: Collection[int] = (),
) -> list[int]:
    """Positions of the indicators to show, in order.

    Args:
        indicators: the pack's.
        choice: what is wanted.
        trends: position to what the series says.
        of_theme: positions of those that speak of the chosen theme.
    """
    words = choice.words.casefold().split()
    found = [
        position
        for position, indicator in enumerate(indicators)
        if (not words or _has(indicator, words))
        and (not choice.owner or choice.owner in (indicator.owner, indicator.reporter))
        and (not choice.theme or position in of_theme)
        and (not choice.signals or (position in trends and trends[position].signal))
    ]
    match choice.order:
        case "reference":
            found.sort(key=lambda position: natural(indicators[position].ref))
        case "change":
            found.sort(key=lambda position: _largest(indicators[position].change_month))
        case "distance from target":
            found.sort(key=lambda position: _worst(indicators[position], target_distance))
        case "distance from others":
            found.sort(key=lambda position: _worst(indicators[position], others_distance))
    return found


def natural(ref: str) -> tuple[tuple[int, int, str], ...]:
    """A key that puts M2 before M10."""
    return tuple(
        (0, int(part), "") if part.isdigit() and part.isascii() else (1, 0, part.casefold())
        for part in re.split(r"(\d+)", ref)
        if part
    )


def target_distance(indicator: Indicator) -> float | None:
    """How far the latest figure is from the target of its year, as a share of the target; None where that is unfair.

    A count of what happened in a month is not set against a target that may be of the year.
    """
    target = target_of(indicator)
    if target is None or (indicator.unit in ("count", "money") and not _STOCK.search(indicator.name)):
        return None
    return _share(latest(indicator)[1], target[1])


def others_distance(indicator: Indicator) -> float | None:
    """How far the latest figure is from the nearest comparator's, as a share of it; None where counts would be compared."""
    if indicator.unit in ("count", "money"):
        return None
    shares = [_share(latest(indicator)[1], value) for value in indicator.benchmarks.values()]
    known = [share for share in shares if share is not None]
    return min(known, key=abs, default=None)


def _share(value: float | None, other: float | None) -> float | None:
    return None if value is None or not other else (value - other) / abs(other)


def _largest(change: float | None) -> tuple[int, float]:
    return (1, 0.0) if change is None else (0, -abs(change))


def _worst(indicator: Indicator, distance: Callable[[Indicator], float | None]) -> tuple[int, float]:
    """Those on the wrong side first where the polarity is printed, else the farthest; those without a distance last."""
    share = distance(indicator)
    if share is None:
        return 2, 0.0
    if not indicator.polarity:
        return 1, -abs(share)
    wrong = share if indicator.polarity == "low" else -share
    return (0 if wrong > 0 else 1), -abs(share)


def _has(indicator: Indicator, words: Sequence[str]) -> bool:
    one = indicator
    text = f"{one.ref} {one.name} {one.owner} {one.reporter} {one.outcome}".casefold()
    return all(word in text for word in words)
