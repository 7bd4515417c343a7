"""Words recognised in the pictures of a file, a page each in ``recognised/<sha256>/``: no page is recognised twice.

They can be made again, so what cannot be kept or read is no fault.
"""

import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from packview.errors import PackviewError
from packview.files import NOT_UNDERSTOOD, read_there
from packview.model.pages import Recognised
from packview.store.atomic import write_atomic
from packview.text import slug

_NAME = "recognised"
_Words = Sequence[Recognised] | None


class RecognisedWords:
    """What was recognised in one file, in some languages ('eng+cym'), in pictures of so many dots an inch."""

    def __init__(self, home: Path, sha256: str, languages: str, dpi: int) -> None:
        self._folder, self._name, self._dpi = home / _NAME / sha256, slug(languages), dpi

    def of_page(self, page: int, recognise: Callable[[], _Words]) -> _Words:
        """The words of a PDF page as they were kept, else as they are recognised now."""
        path = self._folder / f"{self._name}.{page}.msgpack"
        with suppress(PackviewError, *NOT_UNDERSTOOD):
            dpi, words = msgspec.msgpack.decode(
                read_there(path) or b"", type=tuple[int, tuple[Recognised, ...]]
            )
            if dpi == self._dpi:
                return words
        found = recognise()
        if found is not None:
            with suppress(PackviewError):
                write_atomic(path, msgspec.msgpack.encode((self._dpi, found)), durable=False)
        return found


def forget_recognised(home: Path, but: Iterable[str]) -> None:
    """Take away what was recognised in files other than those with some SHA-256."""
    folder = home / _NAME
    if folder.is_dir():
        for name in {one.name for one in folder.iterdir()}.difference(but):
            shutil.rmtree(folder / name, ignore_errors=True)
