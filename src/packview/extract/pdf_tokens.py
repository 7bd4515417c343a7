"""A PDF content stream as a sequence of operators with their operands.

pypdf parses content streams token by token in Python; one regular expression for the shapes that fill council papers
(numbers then an operator, a string or an array then a show operator) reads them several times faster. What it does not
know is read piece by piece. The patterns are possessive, so no input makes them slow.
"""

import re
from binascii import unhexlify
from collections.abc import Iterator

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
_SPACE = re.compile(_WS + rb"*+")
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
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}
_VALUES = (b"true", b"false", b"null")
_DEEPEST = 50


def operations(data: bytes, wanted: frozenset[bytes] | None = None) -> Iterator[Operation]:
    """The operators of a content stream with their operands, in order. Broken parts are passed over, never raised.

    Args:
        data: the decoded stream.
        wanted: yield only these operators; None for all. An inline image is one BI without operands; the operators of
            marked content come mostly without theirs.
    """
    position, pending = 0, list[Operand]()
    match = _OPERATION.match
    while position >= 0:
        found = match(data, position)
        if found is None:
            position = _take_piece(data, position, pending)
            continue
        position = found.end()
        if found.lastgroup != "operator":
            operator, operands = _showing(found)
            yield operator, pending + operands
        elif (operator := found["operator"]) in _VALUES:
            pending += [*_operands(found), None]
            continue
        elif operator == b"BI":
            position = _past_image(data, position)
            yield operator, []
        elif wanted is None or operator in wanted:
            yield operator, pending + _operands(found)
        if pending:
            pending = []


def _showing(found: re.Match[bytes]) -> Operation:
    """One of the operations that come with a shape of their own."""
    if found["array"] is not None:
        return b"TJ", [_array(found["array"])]
    if found["string"] is not None:
        return b"Tj", [_text(found["string"])]
    return found["marked"], []


def _past_image(data: bytes, position: int) -> int:
    end = _END_OF_IMAGE.search(data, position)
    return end.end() if end else len(data)


def _take_piece(data: bytes, position: int, pending: list[Operand]) -> int:
    """Read on by one operand, which waits for its operator; -1 at the end of the data."""
    position, operand, is_operand = _piece(data, position)
    if is_operand:
        pending.append(operand)
    return position


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


def _array(inside: bytes) -> list[Operand]:
    elements = _ELEMENT.findall(inside)
    try:
        return [_text(each) if each[0] in b"(<" else float(each) for each in elements]
    except ValueError:
        return [_text(each) if each[0] in b"(<" else _number(each) for each in elements]


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
    position = _past_space(data, position)
    if position >= len(data):
        return -1, None, False
    first = data[position : position + 1]
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
    """A string, an array or a dictionary, by its opening bracket."""
    if data.startswith(b"(", position):
        return _string(data, position)
    if data.startswith(b"[", position):
        return _collection(data, position + 1, b"]", depth)
    if data.startswith(b"<<", position):
        return _collection(data, position + 2, b">>", depth)
    end = data.find(b">", position)
    end = len(data) if end < 0 else end
    return end + 1, _text(b"<" + _NOT_HEX.sub(b"", data[position:end]) + b">")


def _past_space(data: bytes, position: int) -> int:
    found = _SPACE.match(data, position)
    return found.end() if found else position


def _collection(data: bytes, position: int, closing: bytes, depth: int) -> tuple[int, Operand]:
    """An array or dictionary, read to its closing bracket or the end of the data. Dictionaries count as None."""
    values: list[Operand] = []
    while depth < _DEEPEST:
        position = _past_space(data, position)
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
