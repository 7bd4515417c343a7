"""One page set out in rows of a width, and the way back from a row to the page's own lines."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from packview.model import Layout, PageState
from packview.tui.base.wrapping import wrap
from packview.tui.reader.laid_out import Table, parts_of
from packview.tui.reader.paragraphs import Paragraph, Row
from packview.tui.reader.tables import cut, table_rows

ShownState = Literal[PageState, "unread", "stopped"]

REMARKS: dict[ShownState, str] = {
    "text": "(nothing is printed on this page)",
    "blank": "(this page is intentionally blank)",
    "image": "(a scanned picture: no text to read)",
    "garbled": "(the letters of this page cannot be made out: its fonts do not say what they stand for)",
    "damaged": "(this page is damaged in the file: words may be missing between those shown)",
    "unread": "(still being read)",
    "stopped": "(not read: reading the file was stopped)",
}


class PageLayout:
    """The rows of a page: a rule, a blank row, the text, a blank row.

    Args:
        state: of the page; 'unread' for one that has not come yet, 'stopped' for one that will not.
        remarks: what there is to know about the page, shown before its text.
        layout: how its lines are set out; () tells it from the lines alone.
        room: cells a wide table may take.
    """

    __slots__ = ("_pieces", "_places", "rows")

    def __init__(
        self,
        lines: Sequence[str],
        state: ShownState,
        width: int,
        remarks: Sequence[str] = (),
        *,
        layout: Layout = (),
        room: int = 0,
    ) -> None:
        found = parts_of(lines, layout) if state in ("text", "image", "damaged") else []
        self.rows = [Row("rule"), Row("blank")]
        said = [*remarks, REMARKS[state]] if not found or state != "text" else remarks
        for words in said:
            self.rows += [Row("remark", words[start:end]) for start, end in wrap(words, width)]
        if found and said:
            self.rows.append(Row("blank"))
        number = 0
        for part in found:
            if isinstance(part, Table):
                rows, number = table_rows(part, number, width, max(room, width))
                self.rows += rows
            else:
                self.rows += _rows(part, number, width)
                number += 1
        self.rows.append(Row("blank"))
        self._pieces = sorted(
            ((piece, number) for number, row in enumerate(self.rows) for piece in row.pieces),
            key=lambda entry: (entry[0].line, entry[0].column),
        )
        self._places = [(piece.line, piece.column) for piece, _ in self._pieces]

    def locate(self, line: int, column: int) -> tuple[int, int]:
        """The row that shows a character of the page, and its place in that row.

        A character that is not shown (a space at a row's end) is said to be where the one before it ends.
        """
        index = bisect_right(self._places, (line, column)) - 1
        if index < 0:
            return (2, 0)
        piece, number = self._pieces[index]
        into = column - piece.column if piece.line == line else piece.length
        return number, piece.at + min(max(into, 0), piece.length)

    def source(self, number: int, at: int, *, end: bool = False) -> tuple[int, int] | None:
        """The page's line and column of a character of a row; None where the row shows nothing of the page.

        With ``end`` the place after the character before ``at`` is meant, not the one of the character at ``at``.
        """
        pieces = self.rows[number].pieces
        if not pieces:
            return None
        best = pieces[0]
        for piece in pieces:
            if piece.at < at or (piece.at == at and not end):
                best = piece
        return best.line, best.column + min(max(at - best.at, 0), best.length)

    def printed(self, number: int, at: int) -> tuple[int, int] | None:
        """The page's line and column of a character of a row; None for what is not printed on the page."""
        number = min(number, len(self.rows) - 1)
        inside = any(piece.at <= at < piece.at + piece.length for piece in self.rows[number].pieces)
        return self.source(number, at) if inside else None

    def paragraph(self, number: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Where the paragraph, or the row of a table, begins and ends that a row belongs to: row and index, the second after its end."""
        paragraph = self.rows[number].paragraph
        same = [index for index, row in enumerate(self.rows) if paragraph >= 0 and row.paragraph == paragraph]
        return ((same[0], 0), (same[-1], len(self.rows[same[-1]].text))) if same else None

    def spans(self, first: tuple[int, int], last: tuple[int, int]) -> dict[int, list[tuple[int, int]]]:
        """What lies between two places of the page, line and column, the second after its end: by row, start and end of each stretch."""
        found: dict[int, list[tuple[int, int]]] = {}
        index = max(0, bisect_right(self._places, first) - 1)
        for piece, number in self._pieces[index : bisect_right(self._places, last)]:
            start = first[1] - piece.column if piece.line == first[0] else 0
            end = last[1] - piece.column if piece.line == last[0] else piece.length
            start, end = max(start, 0), min(end, piece.length)
            if (piece.line, piece.column + start) < first or start >= end:
                continue
            spans = found.setdefault(number, [])
            if (
                spans and spans[-1][1] + 1 >= piece.at + start > spans[-1][0]
            ):  # a space was put between two lines
                spans[-1] = spans[-1][0], piece.at + end
            else:
                spans.append((piece.at + start, piece.at + end))
        return found

    def cover(
        self, first: tuple[int, int], last: tuple[int, int]
    ) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """The uppermost and the lowest place of rows that show something between two places of the page; None for nothing.

        In a table the last cell of a quote may end higher up than its first one begins.
        """
        found = self.spans(first, last)
        if not found:
            return None
        top, bottom = min(found), max(found)
        return (top, min(span[0] for span in found[top])), (bottom, max(span[1] for span in found[bottom]))

    def between(
        self, top: tuple[int, int], bottom: tuple[int, int]
    ) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """The first place of the page, and the one after the last, among what lies between two places of rows; None for nothing.

        In a table that is all from the first to the last of the cells that were touched, unless it is one cell only.
        """
        pieces = [
            (piece, row)
            for row in range(top[0], min(bottom[0] + 1, len(self.rows)))
            for piece in self.rows[row].pieces
            if (row > top[0] or piece.at + piece.length > top[1])
            and (row < bottom[0] or piece.at < bottom[1])
        ]
        if not pieces:
            return None
        cell = pieces[0][0].cell
        if 0 <= cell == pieces[-1][0].cell:
            pieces = [entry for entry in pieces if entry[0].cell == cell]
        places = []
        for piece, number in pieces:
            skip = max(0, top[1] - piece.at) if number == top[0] else 0
            stop = min(piece.length, bottom[1] - piece.at) if number == bottom[0] else piece.length
            places.append(((piece.line, piece.column + skip), (piece.line, piece.column + stop)))
        return min(place[0] for place in places), max(place[1] for place in places)


def _rows(paragraph: Paragraph, number: int, width: int) -> list[Row]:
    """A paragraph as rows."""
    if paragraph.kind == "blank":
        return [Row("blank")]
    indent = min(paragraph.indent, width // 4)
    hang = min(paragraph.hang, width // 4)
    return [
        Row(
            paragraph.kind,
            paragraph.text[start:end],
            indent if start == 0 else indent + hang,
            tuple(cut(paragraph.pieces, start, end)),
            number,
        )
        for start, end in wrap(paragraph.text, width - indent, hang)
    ]


def estimate(lines: Sequence[str], width: int) -> int:
    """About how many rows a page takes; quick, for pages that are not in view."""
    if not lines:
        return 4
    return 3 + max(len(lines) * 2 // 3, sum(map(len, lines)) // max(1, width - 6) + len(lines) // 6)
