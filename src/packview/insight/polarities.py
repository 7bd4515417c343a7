"""Which way is good: printed with the indicator, told by its own standards, or known for its kind; else left open.

Kinds are told by words in ``themes/polarity.toml``::

    [[kind]]
    good = "high"                       # or "low", or "neutral" for what has no good side
    phrases = ["within timescales"]     # an indicator is of the kind when its name holds one of them
    shares_only = true                  # said of percentages and rates, not of numbers; may be left out

A phrase within a longer one that is found does not count. Where the others disagree, or a word turns things round ('not',
'reduction'), the indicator stays neutral.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from packview.errors import PackviewError
from packview.insight.twins import measure_of
from packview.model import Indicator
from packview.text import fold

Good = Literal["high", "low", ""]

_BASES = ("high", "low", "neutral")
_TURNING = """
not never no without failed failing fail refused declined outside reduction reduced decrease decreased prevented avoided diverted
fewer difference gap change variance
"""
_TURNS = frozenset(_TURNING.split())
_FLOOR = re.compile(r"\bfloor\b|\bminimum\b|\bthreshold\b|\btolerance\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Polarities:
    """Kinds of indicators.

    Attributes:
        phrases: folded phrase to 'high', 'low' or 'neutral'.
        shares_only: those of the phrases that say nothing of a number.
    """

    phrases: Mapping[str, str] = field(default_factory=dict)
    shares_only: frozenset[str] = frozenset()

    def with_own(self, own: "Polarities") -> "Polarities":
        """These and the member's own, which win."""
        kept = self.shares_only - own.phrases.keys()
        return Polarities({**self.phrases, **own.phrases}, kept | own.shares_only)

    def of(self, indicator: Indicator) -> Good:
        """Which way is good for an indicator; '' where nobody says and its kind is not known."""
        if indicator.polarity:
            return indicator.polarity
        number = measure_of(indicator) == "count"
        return _by_standards(indicator) or self.of_name(indicator.name, number=number)

    def of_name(self, name: str, *, number: bool = False) -> Good:
        """Which way is good for an indicator of this name, by its words alone; ``number`` where it counts something."""
        words = f" {fold(name)} "
        found = [phrase for phrase in self.phrases if f" {phrase} " in words]
        if number and any(phrase in self.shares_only for phrase in found):
            return ""
        said = {
            self.phrases[phrase]
            for phrase in found
            if not any(phrase != longer and f" {phrase} " in f" {longer} " for longer in found)
        }
        told = " ".join(found).split()
        turned = any(word in _TURNS and word not in told for word in words.split())
        if len(said) != 1 or turned:
            return ""
        return "high" if said == {"high"} else "low" if said == {"low"} else ""


def _by_standards(indicator: Indicator) -> Good:
    """What an indicator's own target and floor say: a floor is what a service must not fall to, so it lies on the worse side."""
    floors = [value for name, value in indicator.targets.items() if value is not None and _FLOOR.search(name)]
    aims = [
        value for name, value in indicator.targets.items() if value is not None and not _FLOOR.search(name)
    ]
    if len(floors) != 1 or not aims:
        return ""
    if all(aim > floors[0] for aim in aims):
        return "high"
    return "low" if all(aim < floors[0] for aim in aims) else ""


def read_polarities(text: str) -> Polarities:
    """Polarities from the text of a TOML file.

    Raises:
        PackviewError: it is no TOML, or a kind lacks its words or its direction.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PackviewError(
            f"The file of polarities cannot be read: {error}", "Correct that line, or delete the file"
        ) from error
    kinds = content.get("kind", [])
    found: dict[str, str] = {}
    shares_only: set[str] = set()
    for number, kind in enumerate(kinds if isinstance(kinds, list) else [None], 1):
        good = kind.get("good") if isinstance(kind, dict) else None
        phrases = kind.get("phrases") if isinstance(kind, dict) else None
        if (
            good not in _BASES
            or not isinstance(phrases, list)
            or not all(isinstance(each, str) for each in phrases)
        ):
            raise PackviewError(
                f"Kind {number} in the file of polarities is not complete",
                'Give it good = "high", "low" or "neutral", and phrases = ["..."]',
            )
        these = {fold(phrase): str(good) for phrase in phrases if fold(phrase)}
        found |= these
        if isinstance(kind, dict) and kind.get("shares_only") is True:
            shares_only |= these.keys()
    return Polarities(found, frozenset(shares_only))
