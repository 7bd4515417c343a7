"""The stages that read tables, one after the other, for tests that look at what they find together."""

from collections.abc import Sequence
from dataclasses import dataclass

from packview.model import Indicator, Page, Table, Warned
from packview.parse.indicators.read import find_indicators, find_other_tables, find_tables


@dataclass(frozen=True, kw_only=True)
class Datasets:
    indicators: tuple[Indicator, ...]
    tables: tuple[Table, ...]
    warnings: tuple[Warned, ...]
    pages: frozenset[int]


def read_datasets(pages: Sequence[Page]) -> Datasets:
    found = find_tables(pages)
    indicators = find_indicators(found, pages)
    others = find_other_tables(found, indicators.readings, pages)
    warnings = (*found.warnings, *indicators.warnings, *others.warnings)
    assert not any(warned.error for warned in warnings)
    return Datasets(
        indicators=indicators.indicators,
        tables=others.tables,
        warnings=warnings,
        pages=indicators.pages | others.pages,
    )
