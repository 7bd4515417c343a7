"""Content streams: taken apart as pypdf takes them apart, and never raising."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.generic import ByteStringObject, ContentStream, DecodedStreamObject, NullObject, TextStringObject

from packview.extract.interpreter import Operand, operations

SPACE = st.sampled_from([b" ", b"\n", b"\r\n", b"  ", b"\t"])
NUMBERS = st.one_of(
    st.integers(-99999, 99999), st.floats(-9999, 9999, allow_nan=False).map(lambda x: round(x, 4))
).map(lambda x: f"{x:.4f}".encode() if isinstance(x, float) else str(x).encode())
LITERALS = st.text(st.characters(max_codepoint=255), max_size=12).map(
    lambda text: b"(" + "".join("\\" + c if c in "()\\\r" else c for c in text).encode("latin-1") + b")"
)
NESTED = LITERALS.map(lambda inner: b"(x" + inner + b"y)")
HEX = st.binary(max_size=8).map(lambda raw: b"<" + raw.hex().encode() + b">")
STRINGS = st.one_of(LITERALS, NESTED, HEX)
NAMES = st.text(st.sampled_from("ABZaz019-+_"), min_size=1, max_size=6).map(lambda name: f"/{name}".encode())
ARRAYS = st.lists(st.one_of(NUMBERS, STRINGS), max_size=6).map(lambda parts: b"[" + b" ".join(parts) + b"]")
OPERATORS = st.sampled_from(
    [
        b"q",
        b"Q",
        b"cm",
        b"Td",
        b"TD",
        b"T*",
        b"Tf",
        b"Tj",
        b"TJ",
        b"'",
        b'"',
        b"re",
        b"f*",
        b"gs",
        b"d0",
        b"rg",
    ]
)


@st.composite
def streams(draw: st.DrawFn) -> bytes:
    out = b""
    for _ in range(draw(st.integers(0, 6))):
        for operand in draw(st.lists(st.one_of(NUMBERS, STRINGS, NAMES, ARRAYS), max_size=4)):
            out += operand + draw(SPACE)
        out += draw(OPERATORS) + draw(SPACE)
    return out


def by_pypdf(data: bytes) -> list[tuple[bytes, list[Operand]]]:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return [
        (operator, [plain(each) for each in operands])
        for operands, operator in ContentStream(stream, None).operations
    ]


def plain(value: Any) -> Operand:
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, TextStringObject | ByteStringObject):
        return value.original_bytes
    if isinstance(value, NullObject):
        return None
    return float(value) if isinstance(value, int | float) else str(value)


@given(streams())
@settings(max_examples=100)
def test_operators_and_operands_are_those_that_pypdf_finds(data: bytes) -> None:
    assert list(operations(data)) == by_pypdf(data)


@given(st.binary(max_size=200))
@settings(max_examples=100)
def test_any_bytes_can_be_read(data: bytes) -> None:
    for operator, operands in operations(data):
        assert isinstance(operator, bytes)
        assert isinstance(operands, list)


@given(streams(), st.data())
@settings(max_examples=100)
def test_damage_does_not_stop_the_reading(data: bytes, more: st.DataObject) -> None:
    at = more.draw(st.integers(0, len(data)))
    damage = more.draw(st.binary(max_size=6))
    list(operations(data[:at] + damage + data[at + more.draw(st.integers(0, 6)) :]))
