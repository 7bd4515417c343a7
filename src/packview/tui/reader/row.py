"""A row of the reader."""

from dataclasses import dataclass
from typing import Literal

from packview.tui.reader.paragraphs import Piece

RowKind = Literal["rule", "blank", "text", "heading", "laid", "table", "remark"]
Look = tuple[int, int, str]
"""Start, end and component class of a stretch of a row."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as drawn; the words of a rule are made when it is drawn.

    Attributes:
        indent: cells before the text; less than 0 where a wide table reaches out over the margin.
        pieces: where the characters stand on the page; () for what is not on the page.
        paragraph: number of the paragraph it belongs to, -1 for none.
        looks: stretches that look different from the rest.
    """

    kind: RowKind
    text: str = ""
    indent: int = 0
    pieces: tuple[Piece, ...] = ()
    paragraph: int = -1
    looks: tuple[Look, ...] = ()
