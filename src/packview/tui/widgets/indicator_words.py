"""An indicator in the few words a line of the screen has; the rest is in ``packview.model.indicator_words``."""

from collections.abc import Sequence

from packview.model import Trend
from packview.tui.text import one_line

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def period_words(period: str) -> str:
    """'Oct 18' for '2018-10'; a quarter or a year stays as it is."""
    year, _, month = period.partition("-")
    if len(year) == 4 and year.isdigit() and month.isdigit() and 1 <= int(month) <= 12:
        return f"{MONTHS[int(month) - 1]} {year[2:]}"
    return one_line(period)


def short_trend(trend: Trend | None) -> str:
    """What the series says in a word or two, for a row."""
    if trend is None or trend.method == "none" or not trend.signal:
        return ""
    good = {True: ", better", False: ", worse", None: ""}[trend.good]
    where = {"up": " high", "down": " low"}.get(trend.direction, "")
    return f"SIGNAL{where}{good}"


def initials(names: Sequence[str]) -> dict[str, str]:
    """A different letter or digit for each comparator, from its name where that is possible: 'England' is E."""
    taken: dict[str, str] = {}
    for name in names:
        wanted = [character.upper() for character in name if character.isalnum()]
        spare = [chr(code) for code in range(ord("A"), ord("Z") + 1)]
        taken[name] = next(
            (letter for letter in (*wanted, *spare) if letter not in taken.values() and letter != "T"), "?"
        )
    return taken
