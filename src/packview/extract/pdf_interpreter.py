"""What a PDF page draws: its words and ruling lines, where they stand on the page as shown."""

from collections.abc import Callable
from typing import Any

from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

from packview.extract.geometry import IDENTITY, Matrix, multiply
from packview.extract.pdf_fonts import DrawnFont, FontCache
from packview.extract.pdf_paths import PathRules
from packview.extract.pdf_text import TextDrawer
from packview.extract.pdf_tokens import operations
from packview.extract.words import Word

_DEEPEST_FORM = 8
_MOST_FORMS = 1000
_DEEPEST_STATE = 1000
_FAULTS = (IndexError, KeyError, TypeError, ValueError, AttributeError, OverflowError, ZeroDivisionError)
"""What an operator with wrong operands leads to; it is passed over, as every reader does."""


class Interpreter:
    """Runs the content of one page.

    Args:
        fonts: the fonts of the file.
        base: from the page's own coordinates to the page as shown, y downwards.

    Attributes:
        text: what is written.
        paths: the ruling lines.
        images: how many pictures are drawn.
    """

    def __init__(self, fonts: FontCache, base: Matrix) -> None:
        self.text = TextDrawer(base)
        self.paths = PathRules()
        self.images = 0
        self._fonts = fonts
        self._forms = 0
        self._depth = 0
        self._matrix = base
        self._stack: list[tuple[Matrix, Any]] = []
        self._floor = 0  # how much of the stack belongs to the streams that drew this one
        self._resources = DictionaryObject()
        self._fonts_by_name: dict[str, DrawnFont | None] = {}
        self._states_by_name: dict[str, tuple[DrawnFont | None, float] | None] = {}
        self._operators = self._table()
        self._wanted = frozenset(self._operators)

    def run(self, data: bytes, resources: DictionaryObject) -> None:
        """Run a content stream.

        Args:
            data: decoded.
            resources: what its names stand for.
        """
        outer = self._resources, self._fonts_by_name, self._states_by_name, self._floor
        self._resources, self._floor = resources, len(self._stack)
        self._fonts_by_name, self._states_by_name = {}, {}
        table = self._operators
        for operator, operands in operations(data, self._wanted):
            try:
                table[operator](operands)
            except _FAULTS:
                continue
        del self._stack[self._floor :]
        self._resources, self._fonts_by_name, self._states_by_name, self._floor = outer

    def finish(self) -> list[Word]:
        """All words, in the order they were drawn."""
        return self.text.finish()

    def _table(self) -> dict[bytes, Callable[[list[Any]], None]]:
        paths = self.paths
        return {
            **self.text.operators(),
            b"q": self._save,
            b"Q": self._restore,
            b"cm": self._concatenate,
            b"Tf": self._set_font,
            b"gs": self._set_graphics_state,
            b"Do": self._draw,
            b"BI": self._count_image,
            **dict.fromkeys((b"BDC", b"DP"), _pass_over),
            b"m": paths.move,
            b"l": paths.line,
            b"re": paths.rectangle,
            b"c": paths.curve,
            b"v": paths.curve,
            b"y": paths.curve,
            b"h": paths.close,
            b"n": paths.drop,
            **dict.fromkeys((b"S", b"B", b"B*"), self._stroke),
            **dict.fromkeys((b"s", b"b", b"b*"), self._close_and_stroke),
            **dict.fromkeys((b"f", b"F", b"f*"), self._fill),
        }

    def _save(self, _operands: list[Any]) -> None:
        if len(self._stack) < _DEEPEST_STATE:
            self._stack.append((self._matrix, self.text.state()))

    def _restore(self, _operands: list[Any]) -> None:
        if len(self._stack) > self._floor:
            self._matrix, text = self._stack.pop()
            self.text.restore(text)
            self.text.set_page(self._matrix)

    def _concatenate(self, operands: list[Any]) -> None:
        a, b, c, d, e, f = operands
        self._matrix = multiply((a, b, c, d, e, f), self._matrix)
        self.text.set_page(self._matrix)

    def _stroke(self, _operands: list[Any]) -> None:
        self.paths.stroke(self._matrix)

    def _close_and_stroke(self, _operands: list[Any]) -> None:
        self.paths.stroke(self._matrix, close=True)

    def _fill(self, _operands: list[Any]) -> None:
        self.paths.fill(self._matrix)

    def _set_font(self, operands: list[Any]) -> None:
        name, size = operands
        if name not in self._fonts_by_name:
            fonts = _dictionary(self._resources, "/Font")
            self._fonts_by_name[name] = self._fonts.font(fonts.raw_get(name) if name in fonts else None)
        self.text.set_font(self._fonts_by_name[name], float(size))

    def _set_graphics_state(self, operands: list[Any]) -> None:
        """Only its font matters here, and hardly any has one."""
        name = operands[0]
        if name not in self._states_by_name:
            entry = _resolved(_dictionary(_dictionary(self._resources, "/ExtGState"), name).get("/Font"))
            font = None if entry is None else (self._fonts.font(entry[0]), float(entry[1]))
            self._states_by_name[name] = font
        state = self._states_by_name[name]
        if state is not None:
            self.text.set_font(*state)

    def _count_image(self, _operands: list[Any]) -> None:
        self.images += 1

    def _draw(self, operands: list[Any]) -> None:
        """A picture, or a form: a content stream of its own."""
        drawn = _resolved(_dictionary(self._resources, "/XObject").get(operands[0]))
        if not isinstance(drawn, StreamObject):
            return
        if drawn.get("/Subtype") != "/Form":
            self._count_image([])
        elif self._depth < _DEEPEST_FORM and self._forms < _MOST_FORMS:
            self._forms += 1
            self._depth += 1
            try:
                self._draw_form(drawn)
            finally:
                self._depth -= 1

    def _draw_form(self, form: StreamObject) -> None:
        matrix, text = self._matrix, self.text.state()
        a, b, c, d, e, f = (float(value) for value in _resolved(form.get("/Matrix")) or IDENTITY)
        self._concatenate([a, b, c, d, e, f])
        data = _data(form)
        resources = _dictionary(form, "/Resources") or self._resources
        self.run(data, resources)
        self._matrix = matrix
        self.text.restore(text)
        self.text.set_page(matrix)


def _pass_over(_operands: list[Any]) -> None:
    """Marked content changes nothing on the page."""


def _resolved(value: Any) -> Any:
    return value.get_object() if isinstance(value, IndirectObject) else value


def _dictionary(holder: DictionaryObject, key: str) -> DictionaryObject:
    """A dictionary within another; empty where there is none."""
    try:
        value = _resolved(holder.get(key))
    except Exception:  # noqa: BLE001  pypdf raises whatever a broken object leads it into; the rest of the page is worth having
        value = None
    return value if isinstance(value, DictionaryObject) else DictionaryObject()


def _data(stream: StreamObject) -> bytes:
    """The decoded data of a stream; nothing where it is broken."""
    try:
        return stream.get_data()
    except Exception:  # noqa: BLE001  as above
        return b""
