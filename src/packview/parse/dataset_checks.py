"""What in a row does not add up: a printed average or maximum that its own months cannot give."""

from collections.abc import Iterator, Mapping, Sequence

from packview.parse.figures import Figure
from packview.parse.periods import is_month, is_quarter, order_of

_ENOUGH = 6


def reasons_to_doubt(
    periods: Mapping[str, Figure], average: Figure, highest: Figure, *, least: int = _ENOUGH
) -> list[str]:
    """Why a row's printed average and maximum are not those of its months, in words; nothing where they are.

    The months are rounded as printed, the average was mostly worked out before rounding: what rounding can explain is no
    reason. Both may be of the last twelve months or of all that are printed.

    Args:
        periods: period to figure, as printed.
        average: the printed average over twelve months.
        highest: the printed maximum over twelve months.
        least: figures from which on they are enough to say so.
    """
    ordered = [
        figure
        for period, figure in sorted(periods.items(), key=lambda each: order_of(each[0]))
        if _counts(period)
    ]
    windows = list(_windows(ordered))
    if sum(figure.value is not None for figure in ordered) < least:
        return _impossible(windows, average, highest)
    reasons = []
    if average.value is not None and not any(_gives_average(window, average) for window in windows):
        reasons.append(f"The printed average, {_shown(average)}, is not that of the months")
    if highest.value is not None and not any(_gives_highest(window, highest) for window in windows):
        reasons.append(f"The printed maximum, {_shown(highest)}, is not that of the months")
    return reasons


def _impossible(windows: Sequence[Sequence[Figure]], average: Figure, highest: Figure) -> list[str]:
    """What cannot be, however many months are not printed: a maximum below one of the months, or below the average."""
    reasons = []
    if highest.value is not None and windows and all(_tops(window, highest) for window in windows):
        reasons.append(f"The printed maximum, {_shown(highest)}, is lower than one of the months")
    if average.value is not None and highest.value is not None and _tops([average], highest):
        reasons.append(f"The printed average, {_shown(average)}, is higher than the printed maximum")
    return reasons


def _tops(window: Sequence[Figure], highest: Figure) -> bool:
    """Whether one of the figures is higher than what is printed as the highest."""
    assert highest.value is not None
    return any(
        figure.value is not None and figure.value > highest.value + highest.step + figure.step + 1e-9
        for figure in window
    )


def _counts(period: str) -> bool:
    return is_month(period) or is_quarter(period)


def _windows(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The stretches a '12 month' figure may be of: the last twelve, all, and the twelve before the latest."""
    for window in (figures[-12:], figures, figures[:-1][-12:], figures[-13:]):
        known = [figure for figure in window if figure.value is not None]
        if known:
            yield known


def _gives_average(window: Sequence[Figure], average: Figure) -> bool:
    values = [figure.value for figure in window if figure.value is not None]
    mean = sum(values) / len(values)
    slack = average.step + max(figure.step for figure in window) + 1e-9
    return average.value is not None and abs(mean - average.value) <= slack


def _gives_highest(window: Sequence[Figure], highest: Figure) -> bool:
    top = max(window, key=lambda figure: figure.value or 0.0)
    if top.value is None or highest.value is None:
        return False
    return abs(top.value - highest.value) <= highest.step + top.step + 1e-9


def _shown(figure: Figure) -> str:
    sign = "%" if figure.unit == "percent" else ""
    return f"{figure.value:,.{figure.places}f}{sign}"
