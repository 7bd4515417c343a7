"""What a click on the row of a list does: it chooses, and only a second one is as good as enter."""

from textual import events
from textual.widgets import OptionList


def clicked_twice(view: OptionList, event: events.Click) -> bool:
    """Choose the row that was clicked, in place of what Textual does; whether that was the second click on it."""
    event.prevent_default()
    place = event.style.meta.get("option")
    if not isinstance(place, int) or view.get_option_at_index(place).disabled:
        return False
    view.highlighted = place
    return event.chain == 2
