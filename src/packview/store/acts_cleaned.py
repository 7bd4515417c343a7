"""The text of a log's acts, made safe: a shared log comes from somebody else's machine."""

from dataclasses import replace

from packview.model.meeting_log import Act
from packview.text import clean, one_line

_LINES = ("item", "who", "note", "to", "page", "owner", "due", "mover", "seconder")


def cleaned(act: Act) -> Act:
    """The act with every text cleaned; the very act where there is nothing to clean."""
    changed = {name: one_line(getattr(act, name)) for name in _LINES} | {"text": clean(act.text)}
    changed = {name: value for name, value in changed.items() if value != getattr(act, name)}
    before = act.before and (one_line(act.before[0]), clean(act.before[1]))
    return replace(act, **changed, before=before) if changed or before != act.before else act  # type: ignore[arg-type]
