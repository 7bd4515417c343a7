"""Headers and footers: what is printed at the edge of page after page is no part of what the pages say."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from packview.model import Page

_EDGE = 60.0
"""Points from the upper and lower edge within which a header or footer stands."""
_FEWEST = 3
"""Pages on which it must stand."""
_ENDS = 3
"""Lines at either end of a page among which it is looked for."""
_DIGITS = re.compile(r"\d+")


def without_headers_and_footers(pages: Sequence[Page]) -> list[Page]:
    """The pages without their headers and footers; words with places stay as they are.

    Args:
        pages: in order. Those of a text file have no places: there the first and the last line of one page after another count.
    """
    edges = [_edge_rows(page) for page in pages]
    seen = Counter(row for rows in edges for row in rows)
    repeated = {row for row, count in seen.items() if count >= _FEWEST}
    if not any(page.runs for page in pages):
        repeated = {
            row
            for rows in zip(*(edges[at:] for at in range(_FEWEST)), strict=False)
            for row in set.intersection(*rows)
        }
    if not repeated:
        return list(pages)
    return [_without(page, rows & repeated) for page, rows in zip(pages, edges, strict=True)]


def _edge_rows(page: Page) -> set[str]:
    """The rows at the edges of a page, figures and spaces left aside; bare numbers are page numbers and told elsewhere."""
    if not page.runs:
        filled = [line for line in page.lines if line.strip()]
        ends = filled[:1] + filled[-1:] if len(filled) > _ENDS else []
        return {_plain(line) for line in ends if any(map(str.isalpha, line))}
    rows: dict[int, list[tuple[float, str]]] = {}
    for run in page.runs:
        if run.rotation == 0 and not _EDGE < run.y < page.height - _EDGE:
            rows.setdefault(round(run.y), []).append((run.x, run.text))
    found = {_plain("".join(text for _, text in sorted(row))) for row in rows.values()}
    return {row for row in found if any(character.isalpha() for character in row)}


def _plain(text: str) -> str:
    return _DIGITS.sub("#", "".join(text.split())).casefold()


def _without(page: Page, repeated: set[str]) -> Page:
    if not repeated:
        return page
    filled = [index for index, line in enumerate(page.lines) if line.strip()]
    ends = {index for index in (*filled[:_ENDS], *filled[-_ENDS:]) if _plain(page.lines[index]) in repeated}
    if not ends:
        return page
    # Blank, so that what was found out of the page before still knows its lines by their places.
    return replace(page, lines=tuple("" if index in ends else line for index, line in enumerate(page.lines)))
