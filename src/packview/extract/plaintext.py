"""Text files: the text of a pack, split into pages."""

import re
from typing import Self

from packview.errors import PackviewError
from packview.model import Document, Page, Warned
from packview.text import clean

_LABEL = re.compile(r"(?:^|(?<=\s))Page (\d{1,4}[a-z]?|[A-Z]\d{1,3})$")
_OTHER = re.compile(r"^(Agenda Item|Appendix) (\d{1,3}[A-Za-z]?|[A-Z]\d{0,2})$")


class TextSource:
    """A text file, open.

    Attributes:
        document: what is known of it.
        problems: none; every text can be read.
    """

    def __init__(self, data: bytes) -> None:
        self._pages = split_pages(decode(data))
        if not self._pages:
            raise PackviewError("There is no text in this file", "Check that it is the right file")
        self.document = Document(kind="text", page_count=len(self._pages))
        self.problems: list[Warned] = []

    def page(self, number: int) -> Page:
        """A page, 1 to ``document.page_count``.

        Raises:
            PackviewError: there is no such page.
        """
        if not 1 <= number <= len(self._pages):
            raise PackviewError(f"There is no page {number}", f"The file has {len(self._pages)} pages")
        return self._pages[number - 1]

    def close(self) -> None:
        """Let go of the text."""
        self._pages = ()

    def __enter__(self) -> Self:
        """The open file itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()


def decode(data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 with a byte order mark, else Windows-1252.

    Raises:
        PackviewError: it is no text.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if b"\x00" in data:
        raise PackviewError("This is neither a PDF nor a text file", "Choose the pack as a PDF")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def split_pages(text: str) -> tuple[Page, ...]:
    """The pages of a text: at form feeds, or after each stamp where there are none."""
    chunks = text.split("\f") if "\f" in text else _at_stamps(text)
    if chunks and not chunks[-1].strip():
        chunks = chunks[:-1]
    return tuple(_page(number, chunk) for number, chunk in enumerate(chunks, start=1))


def _at_stamps(text: str) -> list[str]:
    chunks: list[str] = []
    current: list[str] = []
    stamped = False
    for line in clean(text).split("\n"):
        if stamped and line.strip() and not _OTHER.match(line.strip()):
            chunks.append("\n".join(current))
            current, stamped = [], False
        current.append(line)
        if _LABEL.search(line.strip()) and not line.strip().startswith("Page 1 of"):
            stamped = True
    chunks.append("\n".join(current))
    return chunks


def _page(number: int, chunk: str) -> Page:
    label: str | None = None
    stamps: list[str] = []
    lines: list[str] = []
    for line in clean(chunk).split("\n"):
        line = " ".join(line.split())
        found = _LABEL.search(line)
        if found:
            label = found[1]
            line = line[: found.start()].rstrip()
            if not line:
                continue
        elif _OTHER.match(line):
            stamps.append(line)
            continue
        if line or (lines and lines[-1]):
            lines.append(line)
    while lines and not lines[-1]:
        lines.pop()
    return Page(
        number=number,
        label=label,
        lines=tuple(lines),
        stamps=tuple(stamps),
        state="text" if lines else "blank",
    )
