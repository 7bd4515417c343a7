"""How the chair's view writes times, items and people."""

from packview.model.meeting_state import PlannedItem
from packview.tui.text import one_line


def clock_words(seconds: float) -> str:
    """'4:05', from an hour on '1:04:05'; never less than nothing."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def minutes_words(seconds: float) -> str:
    """'20 min', '1 h 5 min', '40 s' below a minute."""
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole} s"
    hours, minutes = divmod(round(whole / 60), 60)
    return (f"{hours} h {minutes} min" if minutes else f"{hours} h") if hours else f"{minutes} min"


def bar(share: float, cells: int) -> str:
    """How much of the plan is used, in so many cells; what is over is marked by its end."""
    if cells < 4:
        return ""
    full = min(cells, max(0, round(share * cells)))
    return ("\u2588" * full + "\u2591" * (cells - full)) if share <= 1 else "\u2588" * (cells - 1) + "+"


def item_words(item: PlannedItem) -> str:
    """'7 LOCAL SAFEGUARDING BOARD', on one line."""
    return f"{one_line(item.number)} {one_line(item.title)}".strip()


def many(count: int, one: str, more: str = "") -> str:
    """'1 question', '3 questions'."""
    return f"{count} {one if count == 1 else more or one + 's'}"
