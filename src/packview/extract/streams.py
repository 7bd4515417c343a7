"""The data of a PDF stream, and whether all of it is there.

Where compressed data is broken, pypdf joins what is left, so that one line runs on into another: here it counts as lost.
"""

import re
import zlib
from typing import Any

from pypdf.generic import ArrayObject, IndirectObject, StreamObject

MOST_BYTES = 75_000_000
"""Of one decoded stream, as pypdf has it. The content of a page of many maps is 20 million bytes."""
_MOST_ENCODED = 5_000_000
"""Of a stream in an encoding of printable letters, which takes hundreds of bytes of memory for each of them."""
_SLOW = {"/ASCII85Decode", "/A85", "/ASCIIHexDecode", "/AHx"}
_FLATE = {"/FlateDecode", "/Fl"}
_HEAD, _TRAILER = 2, 4
"""Bytes around the compressed data: what it is, and a checksum of what was packed."""
_METHODS = re.compile(rb"[\x08\x18\x28\x38\x48\x58\x68\x78]")
"""What compressed data begins with: deflate, with a window of 32,768 bytes at most."""
_BREAK = b" )]>> n\n"
"""Ends what a cut left open, a string or an array, and throws it away: nothing after it may run on from there."""


def resolved(value: Any) -> Any:
    """What an entry of a PDF is, or leads to."""
    return value.get_object() if isinstance(value, IndirectObject) else value


def decoded(stream: StreamObject) -> tuple[bytes, bool]:
    """A stream's data and whether it is whole: cut short, it ends in a break no operator reaches across; broken, it is b''."""
    filters = _listed(stream.get("/Filter", stream.get("/F")))
    raw: bytes = stream._data  # noqa: SLF001  pypdf has no door to the data as it stands in the file
    if _SLOW & {*filters} and len(raw) > _MOST_ENCODED:
        return b"", False
    alone = len(filters) == 1 and not {"/DecodeParms", "/DP"} & {*stream}
    if filters and filters[0] in _FLATE:
        data = _inflated(raw)
        if data is None:
            return (_before_cut(raw) + _BREAK if alone else b""), False
        if alone:
            return data, True
    try:
        return stream.get_data(), True
    except Exception:  # noqa: BLE001  pypdf raises whatever broken bytes lead it into; what it decoded is lost
        return b"", False


def _listed(value: Any) -> list[str]:
    value = resolved(value)
    each = value if isinstance(value, ArrayObject) else [] if value is None else [value]
    return [str(resolved(one)) for one in each]


def _inflated(raw: bytes) -> bytes | None:
    """Compressed data as it was packed; None where it does not end as RFC 1950 says, or is too much.

    Some programs leave the checksum (Adler-32, last) out.
    """
    if int.from_bytes(raw[:_HEAD]) % 31 or not _METHODS.match(raw):
        return None
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = inflate.decompress(raw[_HEAD:], MOST_BYTES)
    except zlib.error:
        return None
    printed = inflate.unused_data[:_TRAILER]
    whole = inflate.eof and zlib.adler32(data).to_bytes(_TRAILER).startswith(printed)
    return data if whole else None


def _before_cut(raw: bytes) -> bytes:
    """What can be decompressed of data that was cut short; nothing where it is broken, for nobody knows from where on."""
    try:
        data = zlib.decompressobj().decompress(raw, MOST_BYTES)
    except zlib.error:
        return b""
    return data if len(data) < MOST_BYTES else b""
