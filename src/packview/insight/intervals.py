"""Intervals of rounding: what a printed figure may have been, and what may follow from two of them."""

from collections.abc import Iterable
from dataclasses import dataclass

_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``, both ends included."""

    low: float
    high: float

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

    def times(self, factor: float) -> "Interval":
        """The interval stretched by a factor above 0."""
        return Interval(self.low * factor, self.high * factor)

    def plus(self, other: "Interval") -> "Interval":
        """Every sum of a value of this one and a value of the other."""
        return Interval(self.low + other.low, self.high + other.high)


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
