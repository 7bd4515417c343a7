"""The data of a PDF stream, and whether all of it is there.

Where compressed data is broken, pypdf joins what is left, so that one line runs on into another: here it counts as lost.
"""

import logging
import re
import zlib
from itertools import zip_longest
from typing import Any

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    EncodedStreamObject,
    IndirectObject,
    NameObject,
    StreamObject,
)

MOST_BYTES = 75_000_000
"""Of one decoded stream, as pypdf has it. The content of a page of many maps is 20 million bytes."""
_MOST_ENCODED = 5_000_000
"""Of a stream in an encoding of printable letters, which takes hundreds of bytes of memory for each of them."""
_MOST_FILTERS = 8
"""Encodings of one stream, one around the other."""
_FULL_NAMES = {
    "/A85": "/ASCII85Decode",
    "/AHx": "/ASCIIHexDecode",
    "/Fl": "/FlateDecode",
    "/LZW": "/LZWDecode",
    "/RL": "/RunLengthDecode",
}
_FLATE = "/FlateDecode"
_SLOW = {"/ASCII85Decode", "/ASCIIHexDecode"}
_ENDED = {"/ASCIIHexDecode", "/LZWDecode", "/RunLengthDecode"}
"""Encodings with a mark at their end: whatever is put behind it changes nothing."""
_END_OF_ASCII85 = re.compile(rb"~\s*>?\s*\Z")
_HEAD, _TRAILER = 2, 4
"""Bytes around the compressed data: what it is, and a checksum of what was packed."""
_METHODS = re.compile(rb"[\x08\x18\x28\x38\x48\x58\x68\x78]")
"""What compressed data begins with: deflate, with a window of 32,768 bytes at most."""
_BREAK = b" )]>> n\n"
"""Ends what a cut left open, a string or an array, and throws it away: nothing after it may run on from there."""


class _Remarks(logging.Handler):
    """Counts the objects of which pypdf read only a part: it says so in its log alone."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += isinstance(record.args, dict) and "exception" in record.args


REMARKS = _Remarks()
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # the rest of its remarks help no reader
_of_objects = logging.getLogger("pypdf.generic._data_structures")
_of_objects.setLevel(logging.WARNING)
_of_objects.propagate = False
_of_objects.addHandler(REMARKS)


def resolved(value: Any) -> Any:
    """What an entry of a PDF is, or leads to."""
    return value.get_object() if isinstance(value, IndirectObject) else value


def rectangle(value: Any) -> tuple[float, float, float, float] | None:
    """Left, bottom, right and top of a rectangle of the file; None where it is none."""
    value = resolved(value)
    if not isinstance(value, ArrayObject) or len(value) != 4:
        return None
    try:
        left, bottom, right, top = (float(resolved(each)) for each in value)
    except (TypeError, ValueError):
        return None
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def decoded(stream: StreamObject) -> tuple[bytes, bool]:
    """A stream's data and whether it is whole: cut short, it ends in a break no operator reaches across; broken, nothing is left."""
    listed = map(str, _listed(stream.get("/Filter", stream.get("/F"))))
    names = [_FULL_NAMES.get(name, name) for name in listed]
    data: bytes = stream._data  # noqa: SLF001  pypdf has no door to the data as it stands in the file
    if len(names) > _MOST_FILTERS or (_SLOW & {*names} and len(data) > _MOST_ENCODED):
        return b"", False
    parameters = _listed(stream.get("/DecodeParms", stream.get("/DP")))[: len(names)]
    whole = True
    try:
        for name, how in zip_longest(names, parameters):
            data, ends = _unpacked(data, name, how if isinstance(how, DictionaryObject) else None)
            whole = whole and ends
    except Exception:  # noqa: BLE001  pypdf raises whatever broken bytes lead it into; what it decoded is lost
        return b"", False
    return data if whole else data + _BREAK, whole


def is_checked(stream: StreamObject) -> bool:
    """Whether a stream comes with a checksum, which is looked at as it is decoded."""
    return not {"/Fl", _FLATE}.isdisjoint(map(str, _listed(stream.get("/Filter", stream.get("/F")))))


def _listed(value: Any) -> list[Any]:
    value = resolved(value)
    each = value if isinstance(value, ArrayObject) else [] if value is None else [value]
    return [resolved(one) for one in each]


def _unpacked(packed: bytes, name: str, how: DictionaryObject | None) -> tuple[bytes, bool]:
    """Data without one of its encodings, and whether that came to its end; nothing, where nobody knows what is left."""
    if name == _FLATE:
        data, whole = _inflated(packed)
        if how:
            data = _by_pypdf(packed, name, how) if whole else b""
        return data, whole
    data = _by_pypdf(packed, name, how)
    if name == "/ASCII85Decode":
        return data, _END_OF_ASCII85.search(packed) is not None
    return data, name not in _ENDED or data == _by_pypdf(packed + b"0000", name, how)


def _by_pypdf(packed: bytes, name: str, how: DictionaryObject | None) -> bytes:
    stream = EncodedStreamObject()
    stream._data = packed  # noqa: SLF001  as above
    stream[NameObject("/Filter")] = NameObject(name)
    if how:
        stream[NameObject("/DecodeParms")] = how
    return stream.get_data()


def _inflated(raw: bytes) -> tuple[bytes, bool]:
    """Compressed data as it was packed, and whether it ends as RFC 1950 says; of data that is broken or too much, nothing.

    Some programs leave the checksum (Adler-32, last) out.
    """
    if int.from_bytes(raw[:_HEAD]) % 31 or not _METHODS.match(raw):
        return b"", False
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = inflate.decompress(raw[_HEAD:], MOST_BYTES)
    except zlib.error:  # nobody knows from where on it is
        return b"", False
    if not inflate.eof:  # what came before a cut is good
        return data if len(data) < MOST_BYTES else b"", False
    whole = zlib.adler32(data).to_bytes(_TRAILER).startswith(inflate.unused_data[:_TRAILER])
    return data if whole else b"", whole
