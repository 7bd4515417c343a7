"""Which doubts about a reading touch an indicator's figures, and which only its name, a target or a derived column."""

from packview.model import Indicator

_BESIDE_THE_FIGURES = (
    "The printed average",
    "The printed maximum",
    "The text does not tell where the name ends",
    "The text does not tell which of the targets",
)
"""Beginnings of the reasons that leave the figures of the periods certain."""


def figures_in_doubt(indicator: Indicator) -> bool:
    """Whether the figures of an indicator's periods may not be those printed."""
    return any(not doubt.startswith(_BESIDE_THE_FIGURES) for doubt in indicator.doubtful)
