"""Open a file, whatever it is, and get its pages."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Self

from packview.errors import PackviewError, require
from packview.extract.archives import begins_like_archive, begins_like_zip, is_plain_archive
from packview.extract.plaintext import decode, split_pages
from packview.files import read_file
from packview.model import Document, Page, PageState, Warned
from packview.text import one_line
from packview.wording.words import counted

_HEAD = 1024
_MOST_BYTES = 1_000_000_000
"""The largest published packs have 300 MB."""
_MOST_TEXT = 50_000_000
"""Of a text; those of the longest packs have 5 MB."""
MOST_PAGES = 20_000
"""The longest packs have 2,000 pages."""
_SAVE_AS_PDF = "Save it as a PDF in the program it was written with, then import that"
_OTHER_KINDS = (
    (
        (b"pk\x03\x04", b"pk\x05\x06", b"pk\x07\x08", b"\xd0\xcf\x11\xe0", b"{\\rtf"),
        "an office document or an archive",
        _SAVE_AS_PDF,
    ),
    (
        (b"<!doctype html", b"<html"),
        "a web page",
        "Download the PDF itself; the council's site may want you to sign in first",
    ),
    (
        (b"\x89png", b"\xff\xd8\xff", b"gif8", b"ii*\x00", b"mm\x00*"),
        "a picture",
        "Ask the council for the papers as a PDF with text",
    ),
)
"""Beginnings in lower case, what begins so, and what to do."""


class Source(ABC):
    """An open file; ``problems`` tells of pages not read, or not whole, of those asked for so far."""

    document: Document
    problems: list[Warned]
    _pages: list[Any]

    def page(self, number: int) -> Page:
        """A page, 1 to ``document.page_count``, in any order, with the labels printed on it; PackviewError for no such page."""
        count = len(self._pages)
        require(1 <= number <= count, f"There is no page {number}", f"The file has {counted(count, 'page')}")
        return self._page(number)

    @abstractmethod
    def _page(self, number: int) -> Page: ...

    @abstractmethod
    def close(self) -> None:
        """Let go of the file."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def check_count(pages: int) -> None:
    """PackviewError for a file of so many pages that it is no pack."""
    require(
        pages <= MOST_PAGES,
        f"This file has more than {MOST_PAGES:,} pages",
        "Split it, or ask the council for the papers of one meeting",
    )


class TextSource(Source):
    """A text file, open; its pages can always be read."""

    def __init__(self, data: bytes) -> None:
        check = "Check that it is the right file"
        require(len(data) <= _MOST_TEXT, f"This text is larger than {_MOST_TEXT // 1_000_000} MB", check)
        self._pages = list(islice(split_pages(decode(data)), MOST_PAGES + 1))
        check_count(len(self._pages))
        require(self._pages, "There is no text in this file", check)
        self.document = Document(kind="text", page_count=len(self._pages))
        self.problems = []

    def _page(self, number: int) -> Page:
        page: Page = self._pages[number - 1]
        return page

    def close(self) -> None:
        self._pages.clear()


def open_source(path: Path, *, password: str | None = None) -> Source:
    """Open a PDF or a text file, told apart by what is in it; PasswordNeededError or PackviewError where it cannot be."""
    name = one_line(path.name) or one_line(str(path))
    data = _read(path, name)
    if not data.strip(b"\x00\t\n\x0c\r "):
        raise PackviewError(f"{name} is empty", "Download it again, or ask the council for it")
    is_zip = begins_like_zip(data)
    if is_plain_archive(data) if is_zip else begins_like_archive(data):
        of_zip = "Add its packs to the library on the command line, with: packview import FILE.zip"
        hint = of_zip if is_zip else "Unpack it, then choose a file in it"
        raise PackviewError(f"{name} is an archive of files, not one pack", hint)
    if not is_zip and b"%PDF-" in data[:_HEAD]:  # a PDF kept in an archive as it is shows there too
        from packview.extract.pdf import PdfSource  # noqa: PLC0415  pypdf is slow to load and a text file needs none

        return PdfSource(data, password=password)
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf\t\n\r ").lower()
    for beginnings, kind, hint in _OTHER_KINDS:
        if head.startswith(beginnings):
            raise PackviewError(f"{name} is {kind}, not a PDF", hint)
    return TextSource(data)


_OF_NO_USE: dict[PageState, tuple[str, str]] = {
    "damaged": (
        "No page of this file could be read: it is damaged",
        "Download it again, or ask the council for it",
    ),
    "garbled": (
        "The text of this file cannot be read: its fonts do not say which letters they show",
        "Ask the council for another copy, or put it through text recognition (OCR) first",
    ),
}


def scan_error(pages: Sequence[Page]) -> PackviewError | None:
    """Why a file is of no use when none of its pages has text or a picture, or None where one has."""
    states = {page.state for page in pages}
    if states & {"text", "image"} or any(page.state == "damaged" and page.lines for page in pages):
        return None
    for state, words in _OF_NO_USE.items():
        if state in states:
            return PackviewError(*words)
    return PackviewError("There is no text in this file", "Check that it is the right file")


def _read(path: Path, name: str) -> bytes:
    try:
        if path.is_dir():
            raise PackviewError(f"{name} is a folder", "Choose the PDF or text file in it")
        return read_file(path, _MOST_BYTES)
    except FileNotFoundError as error:
        raise PackviewError(f"There is no file {name}", "Check the name and the folder") from error
    except PermissionError as error:
        raise PackviewError(
            f"You are not allowed to read {name}", "Copy it to a folder of your own, then try again"
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = one_line(getattr(error, "strerror", None) or str(error))
        raise PackviewError(
            f"{name} could not be read: {reason}", "Check the file, then try again"
        ) from error
