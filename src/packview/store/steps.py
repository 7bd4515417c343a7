"""What is remembered of a change to notes, so that it can be taken back."""

from dataclasses import dataclass
from datetime import datetime

from packview.model import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One note before and after a change: None before where it was added, None after where it was deleted."""

    before: Note | None
    after: Note | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change, of one note or of several at once.

    Attributes:
        number: later ones have higher numbers; 0 for one that is not kept yet.
        name: what was done, in words: 'Deleted the question "How many ..."'.
        turns: the notes.
        window: which window made it.
        undone: whether it was taken back, and can be made again.
        at: when it was made, with time zone.
    """

    number: int = 0
    name: str
    turns: tuple[Turn, ...]
    window: str = ""
    undone: bool = False
    at: datetime
