"""How the pages of a pack are set out: a file beside it that can be made anew from its source, and may be missing.

MessagePack: version, CRC-32 of pages.txt, and for each page its blocks. A page's blocks are decoded when they are asked
for, so that opening a pack of a thousand pages costs no more than one of ten.
"""

import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import overload

import msgspec

from packview.model import Layout

NAME = "layout.msgpack"
_VERSION = 1
_PAGES = "pages.txt"
_File = tuple[int, int, tuple[msgspec.Raw, ...]]


class StoredLayouts(Sequence[Layout]):
    """The layouts of a file, decoded one by one; a page whose blocks cannot be understood has none."""

    def __init__(self, pages: Sequence[msgspec.Raw]) -> None:
        self._pages = pages

    def __len__(self) -> int:
        return len(self._pages)

    @overload
    def __getitem__(self, index: int) -> Layout: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Layout]: ...
    def __getitem__(self, index: int | slice) -> Layout | Sequence[Layout]:
        """The blocks of a page, counted from 0."""
        if isinstance(index, slice):
            return [self._decoded(raw) for raw in self._pages[index]]
        return self._decoded(self._pages[index])

    def _decoded(self, raw: msgspec.Raw) -> Layout:
        try:
            return msgspec.msgpack.decode(raw, type=Layout)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return ()


def encode(layouts: Sequence[Layout], text: bytes) -> bytes:
    """The file's bytes.

    Args:
        layouts: of every page.
        text: pages.txt, to whose lines they point.
    """
    return msgspec.msgpack.encode((_VERSION, zlib.crc32(text), layouts))


def read(folder: Path) -> Sequence[Layout]:
    """The layouts kept in a pack folder; () where there are none, or they are of another text."""
    try:
        version, check, pages = msgspec.msgpack.decode((folder / NAME).read_bytes(), type=_File)
        if version == _VERSION and check == zlib.crc32((folder / _PAGES).read_bytes()):
            return StoredLayouts(pages)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):  # the text can be read without
        pass
    return ()
