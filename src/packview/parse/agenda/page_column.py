"""Whether the pages of an agenda's items stand in a column at the right edge, with or without a heading."""

from collections.abc import Sequence
from itertools import pairwise

from packview.parse.agenda.patterns import END_RANGE, OWN_RANGE, PAGE_COLUMN, RANGE
from packview.parse.text.lines import Line
from packview.parse.text.titles import start_of

_ABOVE_LAST = 10_000


def has_page_column(lines: Sequence[Line], begin: int) -> bool:
    """Whether pages stand in a column of their own: it is headed 'Page', or lines hold nothing but '5 - 12', or end with ranges that rise."""
    if any(
        PAGE_COLUMN.search(line.text) and not start_of(line) for line in lines[max(0, begin - 1) : begin + 12]
    ):
        return True
    following = lines[begin : begin + 200]
    if sum(bool(OWN_RANGE.fullmatch(line.text)) for line in following) > 1:
        return True
    ranges = [
        (int(found["first"]), int(found["last"]))
        for line in following
        if (found := END_RANGE.fullmatch(line.text)) and not RANGE.search(line.text)
    ]
    return len(ranges) > 1 and all(
        first <= last < after for (first, last), (after, _) in pairwise([*ranges, (_ABOVE_LAST, 0)])
    )
