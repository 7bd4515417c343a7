"""Whether a claimed percentage can be right for two printed figures, and which slip would explain it if not."""

from enum import StrEnum

from packview.insight.claims.patterns import Direction
from packview.insight.prose.quantities import Quantity

Span = tuple[float, float]


class Slip(StrEnum):
    """What explains a wrong percentage; each value is the rule of its finding."""

    UNEXPLAINED = "percentage claim"
    WRONG_BASE = "wrong base"
    POINTS_FOR_PER_CENT = "points for per cent"
    PER_CENT_FOR_POINTS = "per cent for points"
    DIRECTION = "direction"
    RATIO = "ratio"


def fits(share: Quantity, direction: Direction, start: Quantity, end: Quantity) -> bool:
    """Whether some unrounded figures behind the printed ones give the claimed percentage, a unit of its last digit aside."""
    sign = 1 if direction == "up" else -1
    if share.unit == "points":
        return _meets(_difference(start, end), share, sign)
    return _meets(_change(start, end), share, sign)


def slip_of(share: Quantity, direction: Direction, start: Quantity, end: Quantity) -> Slip:
    """The slip that explains the claim where it does not fit."""
    sign = 1 if direction == "up" else -1
    if share.places < 0:  # a share in words is too wide to tell a slip by
        return Slip.UNEXPLAINED
    percents = start.unit == end.unit == "%"
    if share.unit == "points":
        return (
            Slip.PER_CENT_FOR_POINTS
            if percents and _meets(_change(start, end), share, sign)
            else Slip.UNEXPLAINED
        )
    if percents and _meets(_difference(start, end), share, sign):
        return Slip.POINTS_FOR_PER_CENT
    if _meets(_change(end, start), share, -sign, 0.5):
        return Slip.WRONG_BASE
    if _meets(_change(start, end), share, -sign) or _meets(_change(end, start), share, sign, 0.5):
        return Slip.DIRECTION
    ratio = _times(start, end)
    is_ratio = sign == 1 and end.value > start.value and _meets(ratio, share, 1)
    return Slip.RATIO if is_ratio else Slip.UNEXPLAINED


def change_of(start: Quantity, end: Quantity) -> float:
    """The change in per cent of the figures as printed."""
    return (end.value - start.value) / start.value * 100 if start.value else 0.0


def off_by(share: Quantity, start: Quantity, end: Quantity) -> float:
    """How far the claim is from the difference taken as a share of the wrong figure, in per cent."""
    return abs(abs(change_of(end, start)) - share.value)


def _change(start: Quantity, end: Quantity) -> Span:
    low, high = _times(start, end)
    return low - 100, high - 100


def _times(start: Quantity, end: Quantity) -> Span:
    if start.low <= 0:
        return float("-inf"), float("inf")
    return end.low / start.high * 100, end.high / start.low * 100


def _difference(start: Quantity, end: Quantity) -> Span:
    return end.low - start.high, end.high - start.low


def _meets(span: Span, share: Quantity, sign: int, leeway: float = 1.0) -> bool:
    unit = leeway * 10.0**-share.places
    least, most = (share.low, share.high) if share.places < 0 else (share.value - unit, share.value + unit)
    low, high = sorted((sign * least, sign * most))
    return span[0] <= high and low <= span[1]
