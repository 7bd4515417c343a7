"""What the reading of datasets hands on."""

from dataclasses import dataclass

from packview.model import Indicator, Table, Warned


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetResult:
    """What was read.

    Attributes:
        indicators: in the order printed; their agenda item is left for whoever knows it.
        tables: those that are not of indicators, and those of indicators with a column that has no place in one.
        warnings: what to look at on the page itself.
        claimed: PDF pages that are mostly such tables.
    """

    indicators: tuple[Indicator, ...] = ()
    tables: tuple[Table, ...] = ()
    warnings: tuple[Warned, ...] = ()
    claimed: frozenset[int] = frozenset()
