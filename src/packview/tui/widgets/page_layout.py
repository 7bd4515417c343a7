"""One page set out in rows of a width, and the way back from a row to the page's own lines."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from packview.tui.widgets.paragraphs import Paragraph, Piece, paragraphs
from packview.tui.widgets.wrapping import wrap

RowKind = Literal["rule", "blank", "text", "heading", "laid", "remark"]
PageState = Literal["text", "blank", "image", "garbled", "unread", "stopped"]

REMARKS: dict[PageState, str] = {
    "text": "(nothing is printed on this page)",
    "blank": "(this page is intentionally blank)",
    "image": "(a scanned picture: no text to read)",
    "garbled": "(the letters of this page cannot be made out: its fonts do not say what they stand for)",
    "unread": "(still being read)",
    "stopped": "(not read: reading the file was stopped)",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row as drawn.

    Attributes:
        kind: what it is; the words of a rule are made when it is drawn.
        text: without its indent.
        indent: cells before the text.
        pieces: where the characters stand on the page; () for what is not on the page.
        paragraph: number of the paragraph it belongs to, -1 for none.
    """

    kind: RowKind
    text: str = ""
    indent: int = 0
    pieces: tuple[Piece, ...] = ()
    paragraph: int = -1


class PageLayout:
    """The rows of a page: a rule, a blank row, the text, a blank row.

    Args:
        lines: of the page, as printed.
        state: of the page; 'unread' for one that has not come yet, 'stopped' for one that will not.
        width: cells.
        remarks: what there is to know about the page, shown before its text.

    Attributes:
        rows: from top to bottom.
    """

    __slots__ = ("_starts", "rows")

    def __init__(
        self, lines: Sequence[str], state: PageState, width: int, remarks: Sequence[str] = ()
    ) -> None:
        found = paragraphs(lines) if state in ("text", "image") else []
        self.rows = [Row("rule"), Row("blank")]
        said = [*remarks, REMARKS[state]] if not found or state == "image" else remarks
        for words in said:
            self.rows += [Row("remark", words[start:end]) for start, end in wrap(words, width)]
        if found and said:
            self.rows.append(Row("blank"))
        for number, paragraph in enumerate(found):
            self.rows += _rows(paragraph, number, width)
        self.rows.append(Row("blank"))
        self._starts = [
            (piece.line, piece.column, number, piece.at)
            for number, row in enumerate(self.rows)
            for piece in row.pieces
        ]

    def locate(self, line: int, column: int) -> tuple[int, int]:
        """The row that shows a character of the page, and its place in that row.

        A character that is not shown (a space at a row's end) is said to be where the one before it ends.
        """
        index = bisect_right(self._starts, (line, column, len(self.rows), 0)) - 1
        if index < 0:
            return (2, 0)
        piece_line, piece_column, number, at = self._starts[index]
        row = self.rows[number]
        length = next(piece.length for piece in row.pieces if piece.at == at)
        into = column - piece_column if piece_line == line else length
        return number, at + min(max(into, 0), length)

    def source(self, number: int, at: int, *, end: bool = False) -> tuple[int, int] | None:
        """The page's line and column of a character of a row.

        Args:
            number: of the row.
            at: index in the row's text.
            end: the place after the character before ``at`` is meant, not the one of the character at ``at``.

        Returns:
            None where the row shows nothing of the page.
        """
        pieces = self.rows[number].pieces
        if not pieces:
            return None
        best = pieces[0]
        for piece in pieces:
            if piece.at < at or (piece.at == at and not end):
                best = piece
        return best.line, best.column + min(max(at - best.at, 0), best.length)

    def spans(self, first: tuple[int, int], last: tuple[int, int]) -> dict[int, tuple[int, int]]:
        """The rows between two places of the page, each with the start and end of what lies between them.

        Args:
            first: line and column of the first character.
            last: line and column after the last character.
        """
        row, start = self.locate(*first)
        end_row, end = self.locate(*last)
        if row == end_row:
            return {row: (start, end)} if end > start else {}
        found = {row: (start, len(self.rows[row].text)), end_row: (0, end)}
        for number in range(row + 1, end_row):
            found[number] = (0, len(self.rows[number].text))
        return {number: span for number, span in found.items() if span[1] > span[0]}


def _rows(paragraph: Paragraph, number: int, width: int) -> list[Row]:
    """A paragraph as rows."""
    if paragraph.kind == "blank":
        return [Row("blank")]
    indent = min(paragraph.indent, width // 4)
    hang = min(paragraph.hang, width // 4)
    rows = []
    for start, end in wrap(paragraph.text, width - indent, hang):
        pieces = tuple(
            Piece(
                max(piece.at, start) - start,
                piece.line,
                piece.column + max(start - piece.at, 0),
                min(piece.at + piece.length, end) - max(piece.at, start),
            )
            for piece in paragraph.pieces
            if piece.at < end and piece.at + piece.length > start
        )
        before = indent if start == 0 else indent + hang
        rows.append(Row(paragraph.kind, paragraph.text[start:end], before, pieces, number))
    return rows


def estimate(lines: Sequence[str], width: int) -> int:
    """About how many rows a page takes; quick, for pages that are not in view."""
    if not lines:
        return 4
    return 3 + max(len(lines) * 2 // 3, sum(map(len, lines)) // max(1, width - 6) + len(lines) // 6)
