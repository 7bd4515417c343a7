"""What a PDF page draws: its words and ruling lines, where they stand on the page as shown.

pypdf parses content streams token by token; one regular expression for the usual shapes of operators and operands reads
them several times faster. The rest is read piece by piece. The patterns are possessive, so no input makes them slow.
"""

import math
import re
from binascii import unhexlify
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from time import process_time
from typing import Any

from pypdf.generic import DictionaryObject, StreamObject

from packview.extract.pdf_fonts import DrawnFont, FontCache
from packview.extract.streams import decoded, is_checked, resolved
from packview.extract.words import IDENTITY, Matrix, Word, WordCollector, multiply, on_page
from packview.model import Rule

Operand = float | bytes | str | list["Operand"] | None
"""A number, a string, a name (with its slash), an array; None for dictionaries, booleans and null."""
Operation = tuple[bytes, list[Operand]]

_WS = rb"[\x00\t\n\x0c\r ]"
_REGULAR = rb"[^\x00\t\n\x0c\r ()<>\[\]{}/%]"
_STRING = rb"\((?:[^()\\]++|\\.)*+\)"
# The usual shapes of one whole operation.
_OPERATION = re.compile(
    _WS
    + rb"*+(?:(?:/(?P<name>" + _REGULAR + rb"*+)" + _WS + rb"*+)?(?P<numbers>(?:[-+.0-9]++" + _WS + rb"*+){0,12}+)"
    rb"(?P<operator>[A-Za-z'\"]" + _REGULAR + rb"*+)"
    rb"|\[(?P<array>(?:[-+.0-9\x00\t\n\x0c\r ]++|" + _STRING + rb"|<[0-9A-Fa-f]*+>)*+)\]" + _WS + rb"*+TJ(?!" + _REGULAR + rb")"
    rb"|(?P<string>" + _STRING + rb"|<[0-9A-Fa-f]*+>)" + _WS + rb"*+Tj(?!" + _REGULAR + rb")"
    rb"|/" + _REGULAR + rb"*+" + _WS + rb"*+<<[^<>()%]*+>>" + _WS + rb"*+(?P<marked>BDC|DP)(?!" + _REGULAR + rb"))",
    re.DOTALL,
)  # fmt: skip
_ELEMENT = re.compile(rb"[-+.0-9]++|" + _STRING + rb"|<[0-9A-Fa-f]*+>", re.DOTALL)
_SOLID = re.compile(rb"[^\x00\t\n\x0c\r ]")
_WORD = re.compile(_REGULAR + rb"++")
_LINE_END = re.compile(rb"[\r\n]")
_PLAIN_STRING = re.compile(_STRING, re.DOTALL)
_PARENTHESIS = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|.))|\r\n?", re.DOTALL)
_HASH = re.compile(rb"#([0-9A-Fa-f]{2})")
_NOT_HEX = re.compile(rb"[^0-9A-Fa-f]+")
_END_OF_IMAGE = re.compile(_WS + rb"EI(?=" + _WS + rb"|\Z)")
_LETTERS = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    **dict.fromkeys((b"\n", b"\r", b"\r\n"), b""),
}
_VALUES = (b"true", b"false", b"null")
_DEEPEST = 50
_MOST_ELEMENTS = 20_000
"""Elements of arrays that are remembered."""
_LOOKS = 1024
"""Operators between two looks at the limits."""


def operations(data: bytes, wanted: frozenset[bytes] | None = None) -> Iterator[Operation]:
    """The ``wanted`` operators (None: all) of decoded data in order. Broken parts are passed over, never raised.

    Where some are wanted, an empty one comes after every so many things that were read, to stop at.

    An inline image is one BI without operands; the operators of marked content come mostly without theirs.
    """
    position, pending, passed = 0, list[Operand](), 0
    match = _OPERATION.match
    while position >= 0:
        passed += 1
        if not passed % _LOOKS and wanted:
            yield b"", []
        found = match(data, position)
        if found is None:
            position, operand, is_operand = _piece(data, position)
            if is_operand:
                pending.append(operand)
            continue
        position = found.end()
        if found.lastgroup != "operator":
            operator, operands = _showing(found)
            yield operator, pending + operands
        elif (operator := found["operator"]) in _VALUES:
            pending += [*_operands(found), None]
            continue
        elif operator == b"BI":
            end = _END_OF_IMAGE.search(data, position)
            position = end.end() if end else len(data)
            yield operator, []
        elif wanted is None or operator in wanted:
            yield operator, pending + _operands(found)
        if pending:
            pending = []


_ALL = (
    b"b B b* B* BDC BMC BT BX c cm CS cs d d0 d1 Do DP EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg"
    b" ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \" true false null"
)
# BI is not among them: without its EI it would be looked for to the end of the data, again and again.
_BLANK = rb"[\t\n\x0c\r ]"  # a null byte counts as one too, and nobody writes it
_NESTED = _STRING
for _ in range(3):  # parentheses in pairs need no mark before them
    _NESTED = rb"\((?:[^()\\]++|\\.|" + _NESTED + rb")*+\)"
_WHOLE = re.compile(
    rb"(?:" + _BLANK + rb"++|%[^\r\n]*+|" + _NESTED + rb"|<[0-9A-Fa-f\t\n\x0c\r ]*+>|/" + _REGULAR + rb"*+|[-+.0-9]++(?!" + _REGULAR + rb")"
    rb"|\[|\]|<<|>>|BI" + _BLANK + rb".*?" + _BLANK + rb"EI(?!" + _REGULAR + rb")"
    rb"|(?:" + b"|".join(map(re.escape, _ALL.split())) + rb")(?!" + _REGULAR + rb"))*+",
    re.DOTALL,
)  # fmt: skip
_MOST_CHECKED = 2_000_000  # bytes of content; nearly all of it is packed, and then it has a checksum
_PAIRED = {b"BT": 1.0, b"ET": -1.0, b"q": 1000.0, b"Q": -1000.0}


def is_whole(data: bytes) -> bool:
    """Whether content without a checksum is nothing but operators and operands: what was cut or written over is not."""
    found = _WHOLE.match(data) if len(data) <= _MOST_CHECKED else None
    if found is None or found.end() < len(data) or bytes(8) in data:
        return found is None
    return not sum(_PAIRED.get(operator, 0.0) for operator, _ in operations(data, frozenset(_PAIRED)))


def _showing(found: re.Match[bytes]) -> Operation:
    if found["array"] is not None:
        return b"TJ", [list(map(_element, _ELEMENT.findall(found["array"])))]
    if found["string"] is not None:
        return b"Tj", [_text(found["string"])]
    return found["marked"], []


def _operands(found: re.Match[bytes]) -> list[Operand]:
    name, numbers = found.group("name", "numbers")
    operands: list[Operand] = [_name(name)] if name is not None else []
    if not numbers:
        return operands
    try:
        operands.extend(map(float, numbers.split()))
    except ValueError:
        operands.extend(_number(word) for word in numbers.replace(b"\x00", b" ").split())
    return operands


def _number(word: bytes) -> float:
    """A number as lenient readers take it: '--5' and '5-3' are written by faulty programs."""
    try:
        return float(word)
    except ValueError:
        found = re.search(rb"-?\d*\.?\d+", word)
        return float(found[0]) if found else 0.0


def _name(raw: bytes) -> str:
    if b"#" in raw:
        raw = _HASH.sub(lambda found: bytes([int(found[1], 16)]), raw)
    return "/" + raw.decode("latin-1")


@lru_cache(maxsize=_MOST_ELEMENTS)
def _element(raw: bytes) -> Operand:
    """A string or a number of an array; letters and moves come again and again."""
    return _text(raw) if raw[0] in b"(<" else _number(raw)


def _text(raw: bytes) -> bytes:
    """The bytes of a string in parentheses or angle brackets."""
    if raw[0] == 0x3C:
        return unhexlify(raw[1:-1] if len(raw) % 2 == 0 else raw[1:-1] + b"0")
    inside = raw[1:-1]
    if b"\\" in inside or b"\r" in inside:
        return _ESCAPE.sub(_unescape, inside)
    return inside


def _unescape(found: re.Match[bytes]) -> bytes:
    octal, letter = found.groups()
    if octal is not None:
        return bytes([int(octal, 8) & 0xFF])
    if letter is None:  # a bare line end counts as a line feed
        return b"\n"
    return _LETTERS.get(letter, letter)


def _piece(data: bytes, position: int, depth: int = 0) -> tuple[int, Operand, bool]:
    """One operand, or something to pass over: where it ends (-1 for the end of the data), the operand, whether it is one."""
    solid = _SOLID.search(data, position)
    if solid is None:
        return -1, None, False
    first, position = solid[0], solid.start()
    if first == b"%":
        end = _LINE_END.search(data, position)
        return (end.start() if end else len(data)), None, False
    if first in b"([<":
        return *_bracketed(data, position, depth), True
    if first == b"/":
        word = _WORD.match(data, position + 1)
        return (word.end(), _name(word[0]), True) if word else (position + 1, "/", True)
    word = _WORD.match(data, position)
    if word is None:  # a closing bracket without its partner
        return position + 1, None, False
    is_number = first in b"+-.0123456789"
    return word.end(), _number(word[0]) if is_number else None, is_number or word[0] in _VALUES


def _bracketed(data: bytes, position: int, depth: int) -> tuple[int, Operand]:
    if data.startswith(b"(", position):
        return _string(data, position)
    if data.startswith(b"[", position):
        return _collection(data, position + 1, b"]", depth)
    if data.startswith(b"<<", position):
        return _collection(data, position + 2, b">>", depth)
    end = data.find(b">", position)
    end = len(data) if end < 0 else end
    return end + 1, _text(b"<" + _NOT_HEX.sub(b"", data[position:end]) + b">")


def _collection(data: bytes, position: int, closing: bytes, depth: int) -> tuple[int, Operand]:
    """An array or dictionary, read to its closing bracket or the end of the data. Dictionaries count as None."""
    values: list[Operand] = []
    while depth < _DEEPEST and (solid := _SOLID.search(data, position)):
        position = solid.start()
        if data.startswith(closing, position):
            return position + len(closing), values if closing == b"]" else None
        position, operand, is_operand = _piece(data, position, depth + 1)
        if position < 0:
            break
        if is_operand:
            values.append(operand)
    return len(data), values if closing == b"]" else None


def _string(data: bytes, position: int) -> tuple[int, bytes]:
    """A string in parentheses that may hold more of them; without an end it runs to the end of the data."""
    plain = _PLAIN_STRING.match(data, position)
    if plain is not None:
        return plain.end(), _text(plain[0])
    depth = 0
    for found in _PARENTHESIS.finditer(data, position):
        if found[0] == b"(":
            depth += 1
        elif found[0] == b")":
            depth -= 1
            if depth == 0:
                return found.end(), _text(data[position : found.end()])
    return len(data), _text(data[position:] + b")")


_THIN = 3.0
"""Points: what is filled and no thicker than this is a line."""
_SHORTEST = 3.0
_SLANT = 0.5
"""Points by which a line may leave its axis."""
_MOST_CORNERS = 6
"""A filled shape with more corners is a drawing."""
_MOST_RULES = 20_000
_MOST_POINTS = 100_000
_FARTHEST = 1e5
"""Comparing with it also keeps out what is no number."""

_Shape = list[tuple[float, float]]


class PathRules:
    """Keeps the paths of a page that are ruling lines; ``painted`` counts all shapes that were stroked or filled."""

    def __init__(self) -> None:
        self.painted = 0
        self._rules: dict[tuple[float, float, float, float], None] = {}
        self._shapes: list[_Shape] = []
        self._points = 0

    def move(self, operands: list[float]) -> None:
        self._shapes.append([(operands[0], operands[1])])

    def line(self, operands: list[float]) -> None:
        if self._points < _MOST_POINTS:
            self._points += 1
            self._shapes[-1].append((operands[0], operands[1]))

    def rectangle(self, operands: list[float]) -> None:
        x, y, width, height = operands[:4]
        if self._points < _MOST_POINTS:
            self._points += 5
            self._shapes.append([(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)])

    def curve(self, _operands: list[float]) -> None:
        """A shape with a curve in it is no ruling line (c, v, y): it is forgotten, and what follows is an empty one."""
        self._shapes[-1] = []

    def close(self, _operands: list[float]) -> None:
        shape = self._shapes[-1]
        shape.append(shape[0])

    def drop(self, _operands: list[float]) -> None:
        """The shapes were not meant to be seen (n)."""
        self._shapes.clear()
        self._points = 0

    def stroke(self, matrix: Matrix, *, close: bool = False) -> None:
        for shape in self._shapes:
            self.painted += 1
            points = [on_page(matrix, x, y) for x, y in shape]
            if close and points:
                points.append(points[0])
            for (x0, y0), (x1, y1) in pairwise(points):
                if (abs(x1 - x0) <= _SLANT) != (abs(y1 - y0) <= _SLANT):
                    self._add(x0, y0, x1, y1)
        self.drop([])

    def fill(self, matrix: Matrix) -> None:
        for shape in self._shapes:
            self.painted += 1
            if not 2 <= len(shape) <= _MOST_CORNERS:
                continue
            points = [on_page(matrix, x, y) for x, y in shape]
            xs, ys = [x for x, _ in points], [y for _, y in points]
            left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
            if bottom - top <= _THIN and bottom - top <= right - left:
                self._add(left, (top + bottom) / 2, right, (top + bottom) / 2)
            elif right - left <= _THIN:
                self._add((left + right) / 2, top, (left + right) / 2, bottom)
        self.drop([])

    def rules(self) -> tuple[Rule, ...]:
        """What was found, in the order drawn, each once."""
        return tuple(Rule(x0=x0, y0=y0, x1=x1, y1=y1) for x0, y0, x1, y1 in self._rules)

    def _add(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if abs(x1 - x0) + abs(y1 - y0) >= _SHORTEST and len(self._rules) < _MOST_RULES:
            left, right = (x0, x1) if x0 <= x1 else (x1, x0)
            top, bottom = (y0, y1) if y0 <= y1 else (y1, y0)
            if -_FARTHEST < left <= right < _FARTHEST and -_FARTHEST < top <= bottom < _FARTHEST:
                self._rules[round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)] = None


_WORD_GAP = -180.0
"""A move in a TJ array, in thousandths of the font size, from which on it separates words."""

_MOST_CODES = 100_000
"""Of one page, in bytes; a page printed full in the smallest type has 20,000."""


class _TooMuchError(Exception):
    """More is drawn on a page than anybody could have meant."""


_STATE = ("_font", "_size", "_leading", "_rise", "_letter_gap", "_word_gap", "_stretch", "_unseen")
"""What a q saves, and a Q brings back."""
_saved: Callable[[Any], tuple[Any, ...]] = attrgetter(*_STATE)


class TextDrawer:
    """The text state, and what is drawn with it."""

    def __init__(self, base: Matrix) -> None:
        self.words = WordCollector()
        self.codes_left = _MOST_CODES
        self._page = base
        self._matrix = self._line = IDENTITY
        self._font: DrawnFont | None = None
        self._size = self._leading = self._rise = 0.0
        self._letter_gap = self._word_gap = 0.0
        self._stretch = 1.0
        self._unseen = False  # drawn in the mode that shows nothing, as the text layer of a scan
        self._pen = 0.0  # how far text has moved on since the text matrix was set
        self._written = 0.0  # and where its last letter ended
        self._on_page = base
        self._placed = False  # whether _on_page is the product of the two matrices, moved by the rise
        self._lifted = True  # whether the pen went elsewhere since it wrote

    def operators(self) -> dict[bytes, Callable[[list[Any]], None]]:
        return {
            b"BT": lambda _: self._go_to(IDENTITY),
            b"Tm": self._set_matrix,
            b"Td": self._move,
            b"TD": self._move_and_lead,
            b"T*": self._next_line,
            b"TL": self._setter("_leading"),
            b"Tc": self._setter("_letter_gap"),
            b"Tw": self._setter("_word_gap"),
            b"Tz": self._setter("_stretch", 0.01),
            b"Ts": self._set_rise,
            b"Tr": self._set_mode,
            b"Tj": self._show,
            b"TJ": lambda operands: self._show(operands[0]),
            b"'": self._show_on_next_line,
            b'"': self._show_with_gaps,
        }

    def set_page(self, matrix: Matrix) -> None:
        self._lift()
        self._page = matrix

    def set_font(self, font: DrawnFont | None, size: float) -> None:
        """What follows is written in this font; None for one that cannot be read."""
        self._lift()
        self._font, self._size = font, size

    def state(self) -> tuple[Any, ...]:
        """What a q saves."""
        return _saved(self)

    def restore(self, state: tuple[Any, ...], matrix: Matrix) -> None:
        """What a Q brings back."""
        self.set_page(matrix)
        for name, value in zip(_STATE, state, strict=True):
            setattr(self, name, value)

    def finish(self) -> list[Word]:
        self._lift()
        return self.words.finish()

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

    def _setter(self, name: str, scale: float = 1.0) -> Callable[[list[Any]], None]:
        """Takes a number of the text state from its operator."""

        def put(operands: list[Any]) -> None:
            setattr(self, name, float(operands[0]) * scale)

        return put

    def _set_rise(self, operands: list[Any]) -> None:
        self._lift()
        self._rise = float(operands[0])

    def _set_mode(self, operands: list[Any]) -> None:
        self._lift()
        self._unseen = operands[0] == 3.0

    def _show_on_next_line(self, operands: list[Any]) -> None:
        self._next_line([])
        self._show(operands)

    def _show_with_gaps(self, operands: list[Any]) -> None:
        self._word_gap, self._letter_gap = float(operands[0]), float(operands[1])
        self._show_on_next_line(operands[2:])

    def _show(self, elements: Sequence[Any]) -> None:  # noqa: C901, PLR0912  a call for each letter would take longer than the rest
        """Write strings one after the other; a number between them moves the pen back, in thousandths of the font size."""
        font, words, pen, lifted, written = self._font, self.words, self._pen, self._lifted, self._written
        size, stretch, letter_gap, word_gap = self._size, self._stretch, self._letter_gap, self._word_gap
        a, b, _, _, e, f = self._on_page
        to_text, codes_left = -size * stretch / 1000.0, self.codes_left
        try:
            for element in elements:
                if type(element) is not bytes:
                    if element is None:
                        continue
                    if element < _WORD_GAP:
                        if not lifted:
                            words.end(a * pen + e, b * pen + f)
                        words.space()
                    pen += element * to_text
                    continue
                if font is None:
                    continue
                if not self._placed:
                    self._place(font)
                    a, b, _, _, e, f = self._on_page
                codes_left -= len(element)
                if codes_left < 0:
                    raise _TooMuchError
                pieces = font.known.get(element) or font.pieces(element)
                for text, width, codes, spaces, is_space in pieces:
                    if is_space:
                        if not lifted:
                            words.end(a * pen + e, b * pen + f)
                        words.space()
                    elif words.open and not lifted:
                        words.extend(text)
                    else:
                        words.add(text, a * pen + e, b * pen + f)
                        lifted = False
                    pen += (width * size + codes * letter_gap + spaces * word_gap) * stretch
                written = pen
        finally:
            self._pen, self._lifted, self._written, self.codes_left = pen, lifted, written, codes_left

    def _lift(self) -> None:
        """The pen goes elsewhere, or writes otherwise: note where it stopped."""
        if not self._lifted:
            a, b, _, _, e, f = self._on_page
            self.words.end(a * self._written + e, b * self._written + f)
            self._lifted = True
        self._placed = False

    def _go_to(self, matrix: Matrix) -> None:
        self._lift()
        self._matrix = self._line = matrix
        self._pen = 0.0

    def _place(self, font: DrawnFont) -> None:
        a, b, c, d, e, f = multiply(self._matrix, self._page)
        self._on_page = (a, b, c, d, e + c * self._rise, f + d * self._rise)
        self._placed = True
        if self._size < 0:
            a, b = -a, -b
        length = math.hypot(a, b)
        along = (a / length, b / length) if length else (1.0, 0.0)
        size = abs(self._size) * font.em * (math.hypot(c, d) or length)
        self.words.set_style(along, size, font.name, bold=font.bold, unseen=self._unseen)


_DEEPEST_FORM = 8
_MOST_FORMS = 1000
_DEEPEST_STATE = 1000
MOST_DATA = 30_000_000
_MOST_OPERATORS = 600_000
_MOST_WORDS = 20_000
_MOST_SECONDS = 4.0
"""Of one page. The largest maps of published packs draw a tenth of it in a second; a file of 1 KB can ask for hours."""
_FAULTS = (IndexError, KeyError, TypeError, ValueError, AttributeError, OverflowError, ZeroDivisionError)
"""What an operator with wrong operands leads to; it is passed over, as every reader does."""


class Interpreter:
    """Runs the content of one page; ``base`` leads from the page's own coordinates to the page as shown, y downwards.

    ``damaged``: some of it is broken or cut short. ``cut``: it draws more than is read, and the rest is left out.
    """

    def __init__(self, fonts: FontCache, base: Matrix) -> None:
        self.text = TextDrawer(base)
        self.paths = PathRules()
        self.images = 0
        self.damaged = self.cut = False
        self._data = self._count = 0
        self._end = process_time() + _MOST_SECONDS
        self._fonts = fonts
        self._forms = 0
        self._depth = 0
        self._matrix = base
        self._stack: list[tuple[Matrix, Any]] = []
        self._floor = 0  # how much of the stack belongs to the streams that drew this one
        self._resources = DictionaryObject()
        self._fonts_by_name: dict[str, DrawnFont | None] = {}
        self._operators = self._table()
        self._wanted = frozenset(self._operators)

    def run(self, data: bytes, resources: DictionaryObject) -> None:
        """Run decoded content, as far as the limits allow; ``resources`` say what its names stand for."""
        try:
            self._run(data, resources)
        except _TooMuchError:
            self.cut = True

    def _run(self, data: bytes, resources: DictionaryObject) -> None:
        self._data += len(data)
        if self._data > MOST_DATA:
            raise _TooMuchError
        outer = self._resources, self._fonts_by_name, self._floor
        self._resources, self._floor = resources, len(self._stack)
        self._fonts_by_name = {}
        table = self._operators
        for operator, operands in operations(data, self._wanted):
            if not operator:
                words, late = len(self.text.words), process_time() > self._end
                if late or self._count > _MOST_OPERATORS or words > _MOST_WORDS:
                    raise _TooMuchError
                continue
            self._count += 1
            try:
                table[operator](operands)
            except _FAULTS:
                continue
        del self._stack[self._floor :]
        self._resources, self._fonts_by_name, self._floor = outer

    def _table(self) -> dict[bytes, Callable[[list[Any]], None]]:
        paths = self.paths
        return {
            **self.text.operators(),
            b"q": self._save,
            b"Q": self._restore,
            b"cm": self._concatenate,
            b"Tf": self._set_font,
            b"Do": self._draw,
            b"BI": self._count_image,
            # Marked content changes nothing on the page.
            **dict.fromkeys((b"BDC", b"DP"), lambda _: None),
            b"m": paths.move,
            b"l": paths.line,
            b"re": paths.rectangle,
            **dict.fromkeys((b"c", b"v", b"y"), paths.curve),
            b"h": paths.close,
            b"n": paths.drop,
            **dict.fromkeys((b"S", b"B", b"B*"), lambda _: paths.stroke(self._matrix)),
            **dict.fromkeys((b"s", b"b", b"b*"), lambda _: paths.stroke(self._matrix, close=True)),
            **dict.fromkeys((b"f", b"F", b"f*"), lambda _: paths.fill(self._matrix)),
        }

    def _save(self, _operands: list[Any]) -> None:
        if len(self._stack) >= _DEEPEST_STATE:  # a state that was not kept could not be brought back
            raise _TooMuchError
        self._stack.append((self._matrix, self.text.state()))

    def _restore(self, _operands: list[Any]) -> None:
        if len(self._stack) > self._floor:
            self._matrix, text = self._stack.pop()
            self.text.restore(text, self._matrix)

    def _concatenate(self, operands: list[Any]) -> None:
        a, b, c, d, e, f = operands
        self._matrix = multiply((a, b, c, d, e, f), self._matrix)
        self.text.set_page(self._matrix)

    def _set_font(self, operands: list[Any]) -> None:
        name, size = operands
        if name not in self._fonts_by_name:
            fonts = _dictionary(self._resources, "/Font")
            self._fonts_by_name[name] = self._fonts.font(fonts.raw_get(name) if name in fonts else None)
        font = self._fonts_by_name[name]
        self.damaged = self.damaged or font is None or font.damaged
        self.text.set_font(font, float(size))

    def _count_image(self, _operands: list[Any]) -> None:
        self.images += 1

    def _draw(self, operands: list[Any]) -> None:
        """A picture, or a form: a content stream of its own."""
        drawn = resolved(_dictionary(self._resources, "/XObject").get(operands[0]))
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
        self._concatenate([float(value) for value in resolved(form.get("/Matrix")) or IDENTITY])
        data, whole = decoded(form)
        self.damaged = self.damaged or not whole or not (is_checked(form) or is_whole(data))
        resources = _dictionary(form, "/Resources") or self._resources
        self._run(data, resources)
        self._matrix = matrix
        self.text.restore(text, matrix)


def _dictionary(holder: DictionaryObject, key: str) -> DictionaryObject:
    try:
        value = resolved(holder.get(key))
    except Exception:  # noqa: BLE001  pypdf raises whatever a broken object leads it into; the rest of the page is worth having
        value = None
    return value if isinstance(value, DictionaryObject) else DictionaryObject()
