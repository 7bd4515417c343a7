"""The text operators of a PDF page: where the pen stands, and the words it writes."""

import math
from collections.abc import Callable, Sequence
from typing import Any

from packview.extract.geometry import IDENTITY, Matrix, multiply
from packview.extract.pdf_fonts import DrawnFont
from packview.extract.words import Word, WordCollector

_WORD_GAP = -180.0
"""A move in a TJ array, in thousandths of the font size, from which on it separates words."""

_State = tuple[DrawnFont | None, float, float, float, float, float, float]


class TextDrawer:
    """The text state, and what is drawn with it.

    Attributes:
        words: collects what is written.
        invisible: whether some of the text is not shown, as in the text layer of a scan.
    """

    def __init__(self, base: Matrix) -> None:
        self.words = WordCollector()
        self.invisible = False
        self._page = base
        self._matrix = self._line = IDENTITY
        self._font: DrawnFont | None = None
        self._size = self._leading = self._rise = 0.0
        self._letter_gap = self._word_gap = 0.0
        self._stretch = 1.0
        self._pen = 0.0  # how far text has moved on since the text matrix was set
        self._on_page = base
        self._placed = False  # whether _on_page is the product of the two matrices, moved by the rise
        self._lifted = True  # whether the pen went elsewhere since it wrote

    def operators(self) -> dict[bytes, Callable[[list[Any]], None]]:
        """The operators it understands; each takes its operands."""
        return {
            b"BT": self._begin,
            b"Tm": self._set_matrix,
            b"Td": self._move,
            b"TD": self._move_and_lead,
            b"T*": self._next_line,
            b"TL": self._set_leading,
            b"Tc": self._set_letter_gap,
            b"Tw": self._set_word_gap,
            b"Tz": self._set_stretch,
            b"Ts": self._set_rise,
            b"Tr": self._set_mode,
            b"Tj": self._show,
            b"TJ": self._show_spaced,
            b"'": self._show_on_next_line,
            b'"': self._show_with_gaps,
        }

    def set_page(self, matrix: Matrix) -> None:
        """The current matrix of the page has changed."""
        self._lift()
        self._page = matrix

    def set_font(self, font: DrawnFont | None, size: float) -> None:
        """What follows is written in this font; None for one that cannot be read."""
        self._lift()
        self._font, self._size = font, size

    def state(self) -> _State:
        """What a q saves."""
        return (
            self._font,
            self._size,
            self._leading,
            self._rise,
            self._letter_gap,
            self._word_gap,
            self._stretch,
        )

    def restore(self, state: _State) -> None:
        """What a Q brings back."""
        self._lift()
        (
            self._font,
            self._size,
            self._leading,
            self._rise,
            self._letter_gap,
            self._word_gap,
            self._stretch,
        ) = state

    def finish(self) -> list[Word]:
        """All words, in the order they were drawn."""
        self._lift()
        return self.words.finish()

    def _begin(self, _operands: list[Any]) -> None:
        self._go_to(IDENTITY)

    def _set_matrix(self, operands: list[Any]) -> None:
        a, b, c, d, e, f = operands
        self._go_to((a, b, c, d, e, f))

    def _move(self, operands: list[Any]) -> None:
        x, y = operands
        a, b, c, d, e, f = self._line
        self._go_to((a, b, c, d, a * x + c * y + e, b * x + d * y + f))

    def _move_and_lead(self, operands: list[Any]) -> None:
        self._leading = -operands[1]
        self._move(operands)

    def _next_line(self, _operands: list[Any]) -> None:
        self._move([0.0, -self._leading])

    def _set_leading(self, operands: list[Any]) -> None:
        self._leading = float(operands[0])

    def _set_letter_gap(self, operands: list[Any]) -> None:
        self._letter_gap = float(operands[0])

    def _set_word_gap(self, operands: list[Any]) -> None:
        self._word_gap = float(operands[0])

    def _set_stretch(self, operands: list[Any]) -> None:
        self._stretch = float(operands[0]) / 100.0

    def _set_rise(self, operands: list[Any]) -> None:
        self._lift()
        self._rise = float(operands[0])

    def _set_mode(self, operands: list[Any]) -> None:
        self.invisible = self.invisible or operands[0] == 3.0

    def _show_on_next_line(self, operands: list[Any]) -> None:
        self._next_line([])
        self._show(operands)

    def _show_with_gaps(self, operands: list[Any]) -> None:
        self._word_gap, self._letter_gap = float(operands[0]), float(operands[1])
        self._show_on_next_line(operands[2:])

    def _show_spaced(self, operands: list[Any]) -> None:
        to_text = -self._size * self._stretch / 1000.0
        for element in operands[0]:
            if type(element) is bytes:
                self._show((element,))
            elif element is not None:
                if element < _WORD_GAP:
                    self._end_word()
                self._pen += element * to_text

    def _show(self, operands: Sequence[Any]) -> None:
        font = self._font
        if font is None:
            return
        if not self._placed:
            self._place(font)
        words, pen, size, stretch = self.words, self._pen, self._size, self._stretch
        a, b, _, _, e, f = self._on_page
        for text, width, codes, spaces, is_space in font.pieces(operands[0]):
            if is_space:
                if not self._lifted:
                    words.end(a * pen + e, b * pen + f)
                words.space()
            elif words.open and not self._lifted:
                words.extend(text)
            else:
                words.add(text, a * pen + e, b * pen + f)
                self._lifted = False
            pen += (width * size + codes * self._letter_gap + spaces * self._word_gap) * stretch
        self._pen = pen

    def _at_pen(self) -> tuple[float, float]:
        a, b, _, _, e, f = self._on_page
        return a * self._pen + e, b * self._pen + f

    def _end_word(self) -> None:
        if not self._lifted:
            self.words.end(*self._at_pen())
        self.words.space()

    def _lift(self) -> None:
        """The pen goes elsewhere, or writes otherwise: note where it stopped."""
        if not self._lifted:
            self.words.end(*self._at_pen())
            self._lifted = True
        self._placed = False

    def _go_to(self, matrix: Matrix) -> None:
        self._lift()
        self._matrix = self._line = matrix
        self._pen = 0.0

    def _place(self, font: DrawnFont) -> None:
        """Work out where text space lies on the page."""
        a, b, c, d, e, f = multiply(self._matrix, self._page)
        self._on_page = (a, b, c, d, e + c * self._rise, f + d * self._rise)
        self._placed = True
        if self._size < 0:
            a, b = -a, -b
        length = math.hypot(a, b)
        along = (a / length, b / length) if length else (1.0, 0.0)
        self.words.set_style(along, abs(self._size) * (math.hypot(c, d) or length), font.name, bold=font.bold)
