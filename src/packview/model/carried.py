"""What one meeting leaves to the next of the same committee."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812  'date' is also a field
from typing import Literal

from packview.model.pack import TrackedRecommendation


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOver:
    """An action or a resolution of the last meeting, whose ``date`` it has.

    Attributes:
        owner: who is to do it, '' for a resolution; ``due`` is by when, as typed.
        exempt: the press and public were excluded.
        beside: the row of the new pack's tracker that speaks of it, None where none does.
    """

    kind: Literal["action", "resolution"]
    date: Date | None
    item_number: str
    item_title: str
    text: str
    owner: str = ""
    due: str = ""
    exempt: bool = False
    beside: TrackedRecommendation | None = None
