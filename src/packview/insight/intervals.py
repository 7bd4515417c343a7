"""Intervals of rounding, what a printed figure may have been and what may follow from two of them; and 95% intervals of chance.

Shares have theirs by Wilson's score method, rates by Byar's approximation: those of the Office for Health Improvement and
Disparities.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import TypeVar

_TINY = 1e-9
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``, both ends included."""

    low: float
    high: float

    @property
    def width(self) -> float:
        """From end to end."""
        return self.high - self.low

    @property
    def middle(self) -> float:
        """Half way between its ends."""
        return 0.5 * (self.low + self.high)

    def holds(self, value: float, slack: float = 0.0) -> bool:
        """Whether a value lies in it, or at most ``slack`` outside."""
        return self.low - slack - _TINY <= value <= self.high + slack + _TINY

    def meets(self, other: "Interval") -> bool:
        """Whether the two have anything in common."""
        return self.low <= other.high + _TINY and other.low <= self.high + _TINY

    def minus(self, other: "Interval") -> "Interval":
        """Every difference of a value of this one and a value of the other."""
        return Interval(self.low - other.high, self.high - other.low)

    def over(self, other: "Interval") -> "Interval | None":
        """Every quotient, for a dividend of at least 0; None where the divisor may be 0 or less."""
        if other.low <= _TINY or self.low < -_TINY:
            return None
        return Interval(max(self.low, 0.0) / other.high, self.high / other.low)

    @property
    def turned(self) -> "Interval":
        """The same with its sign turned round."""
        return Interval(-self.high, -self.low)

    def times(self, factor: float) -> "Interval":
        """The interval stretched by a factor above 0."""
        return Interval(self.low * factor, self.high * factor)


def around(value: float, half: float) -> Interval:
    """What a printed figure may have been: ``half`` the last printed digit to either side."""
    return Interval(value - half, value + half)


def rounded_or_cut(value: float, half: float) -> Interval:
    """What a figure may have been that was rounded, or cut off after its last digit: 14 was anything from 13.5 to 15."""
    low, high = (value - half, value + 2 * half) if value > 0 else (value - 2 * half, value + half)
    return Interval(low, high) if value else around(value, 2 * half)


def total(parts: Iterable[Interval]) -> Interval:
    """Every sum of one value of each part."""
    intervals = list(parts)
    return Interval(sum(one.low for one in intervals), sum(one.high for one in intervals))


def relative_change(now: Interval, then: Interval) -> Interval | None:
    """The change in per cent of the earlier figure, None where that may be 0 or less."""
    share = now.over(then)
    return Interval(100 * (share.low - 1), 100 * (share.high - 1)) if share else None


def most_agreed(intervals: Mapping[Key, Interval]) -> tuple[list[Key], Interval]:
    """The keys of the most intervals that have a value in common, and what all of those have in common; (0, 0) for none."""
    ends = sorted({one.low for one in intervals.values()})
    held = ([key for key, one in intervals.items() if one.holds(end)] for end in ends)
    most = max(held, key=len, default=[])
    if not most:
        return [], Interval(0.0, 0.0)
    return most, Interval(max(intervals[key].low for key in most), min(intervals[key].high for key in most))


_Z = NormalDist().inv_cdf(0.975)
"""Standard deviations of a 95% interval."""


def wilson(part: float, whole: float) -> Interval:
    """The 95% interval of a share in per cent, by Wilson's score method (1927); ``whole`` is above 0."""
    share = part / whole
    middle = share + _Z * _Z / (2 * whole)
    reach = _Z * sqrt(max(0.0, share * (1 - share) / whole + _Z * _Z / (4 * whole * whole)))
    scale = 1 + _Z * _Z / whole
    return Interval(100 * (middle - reach) / scale, 100 * (middle + reach) / scale)


def byar(cases: float) -> Interval:
    """The 95% interval of a number of cases, by Byar's approximation to that of Poisson (Breslow and Day 1987)."""
    low = cases * (1 - 1 / (9 * cases) - _Z / (3 * sqrt(cases))) ** 3 if cases else 0.0
    more = cases + 1
    return Interval(max(0.0, low), more * (1 - 1 / (9 * more) + _Z / (3 * sqrt(more))) ** 3)
