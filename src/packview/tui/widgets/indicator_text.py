"""An indicator as text to copy: Markdown for a note, CSV for a spreadsheet; and the table of its values."""

from collections.abc import Sequence
from dataclasses import replace

from rich.cells import cell_len

from packview.model import Indicator, Pack, Trend
from packview.model.indicator_words import change_words, figure, moved_words, polarity_words, trend_words
from packview.tui.text import one_line
from packview.tui.widgets.indicator_words import period_words


def cells_of(indicator: Indicator) -> list[tuple[str, str]]:
    """Every printed figure with the name of its column."""
    found = [
        (period_words(period), figure(value, indicator.unit, indicator.marks.get(period, "")))
        for period, value in indicator.values.items()
    ]
    for name, value, unit in (
        ("Change on month", indicator.change_month, "percent"),
        ("Change on year", indicator.change_year, "percent"),
        ("12-month average", indicator.average_12m, indicator.unit),
        ("12-month maximum", indicator.max_12m, indicator.unit),
    ):
        if value is not None:
            found.append((name, figure(value, unit)))
    for names in (indicator.benchmarks, indicator.targets):
        found += [
            (one_line(name), figure(value, indicator.unit, indicator.marks.get(name, "")))
            for name, value in names.items()
            if value is not None or indicator.marks.get(name)
        ]
    return found


def value_table(indicator: Indicator, width: int) -> list[str]:
    """The figures under the names of their columns, as many columns in a line as there is room for."""
    return columns(cells_of(indicator), width)


def columns(cells: Sequence[tuple[str, str]], width: int) -> list[str]:
    """Pairs of heading and value as lines, headings over values, all as wide as the widest."""
    if not cells:
        return []
    each = max(cell_len(text) for pair in cells for text in pair) + 2
    at_once = max(1, width // each)
    lines: list[str] = []
    for start in range(0, len(cells), at_once):
        row = cells[start : start + at_once]
        lines += [
            "".join(" " * (each - 2 - cell_len(pair[part])) + pair[part] + "  " for pair in row)
            for part in (0, 1)
        ]
        lines.append("")
    return lines[:-1]


def facts(indicator: Indicator, trend: Trend | None) -> list[str]:
    """What is said of the indicator, a sentence or two each; nothing that is not known."""
    who = [
        f"{name}: {one_line(value)}"
        for name, value in (("Owner", indicator.owner), ("Reported by", indicator.reporter))
        if value
    ]
    changes = [
        words
        for words in (
            moved_words(indicator),
            change_words(indicator.change_year, "the same month a year before"),
        )
        if words
    ]
    arrow = f"the printed arrow points {indicator.direction}" if indicator.direction in ("up", "down") else ""
    return [
        part
        for part in (
            ", ".join([*changes, arrow] if arrow else changes),
            trend_words(trend),
            polarity_words(indicator, trend),
            f"Rated {indicator.rag.upper()} in the pack" if indicator.rag else "",
            "; ".join(who),
        )
        if part
    ]


def as_markdown(indicator: Indicator) -> str:
    """A heading, and the figures as a table of one row."""
    from packview.export.escaping import inline  # noqa: PLC0415  start-up stays quick without it

    cells = cells_of(indicator)
    page = f", page {one_line(indicator.page)}" if indicator.page else ""
    lines = [f"**{inline(f'{indicator.ref} {indicator.name}')}**{inline(page)}", ""]
    if cells:
        lines += [
            "| " + " | ".join(inline(name) for name, _ in cells) + " |",
            "|" + " ---: |" * len(cells),
            "| " + " | ".join(inline(value) for _, value in cells) + " |",
        ]
    return "\n".join(lines) + "\n"


def as_csv(pack: Pack, indicator: Indicator) -> str:
    """Names of columns and figures, as `packview indicators --format csv` writes them."""
    from packview.export.parts import indicator_cells  # noqa: PLC0415  start-up stays quick without it
    from packview.export.tables import to_csv  # noqa: PLC0415

    return to_csv(indicator_cells(replace(pack, indicators=(indicator,))))
