"""Open a file, whatever it is, and get its pages."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, Self

from packview.errors import PackviewError
from packview.extract.plaintext import TextSource
from packview.model import Document, Page, Warned

_HEAD = 1024


class Source(Protocol):
    """An open file.

    Attributes:
        document: what is known before its pages are read.
        problems: pages that could not be read, or not whole, as far as they were asked for.
    """

    document: Document
    problems: list[Warned]

    def page(self, number: int) -> Page:
        """A page, 1 to ``document.page_count``, in any order; labels are those printed on it (see ``settle_labels``).

        Raises:
            PackviewError: there is no such page.
        """

    def close(self) -> None:
        """Let go of the file."""

    def __enter__(self) -> Self:
        """The open file itself."""

    def __exit__(self, *_: object) -> None:
        """Close it."""


def open_source(path: Path, *, password: str | None = None) -> Source:
    """Open a PDF or a text file, told apart by what is in it.

    Args:
        path: the file.
        password: for a protected PDF.

    Raises:
        PasswordNeededError: it is protected, and the password is missing or wrong.
        PackviewError: it cannot be read.
    """
    data = _read(path)
    if not data.strip(b"\x00\t\n\x0c\r "):
        raise PackviewError(f"{path.name} is empty", "Download it again, or ask the council for it")
    if b"%PDF-" in data[:_HEAD]:
        from packview.extract.pdf import PdfSource  # noqa: PLC0415  pypdf is slow to load and a text file needs none

        return PdfSource(data, password=password)
    return TextSource(data)


def scan_error(pages: Sequence[Page]) -> PackviewError | None:
    """Why a file is of no use when none of its pages has text, or None where one has."""
    states = {page.state for page in pages}
    if "text" in states:
        return None
    if "image" in states:
        return PackviewError(
            "This file is a scan: its pages are pictures, without text that could be read",
            "Ask the council for the original, or put it through text recognition (OCR) first",
        )
    if "garbled" in states:
        return PackviewError(
            "The text of this file cannot be read: its fonts do not say which letters they show",
            "Ask the council for another copy, or put it through text recognition (OCR) first",
        )
    return PackviewError("There is no text in this file", "Check that it is the right file")


def _read(path: Path) -> bytes:
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise PackviewError(f"{name} is a folder", "Choose the PDF or text file in it")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise PackviewError(f"There is no file {name}", "Check the name and the folder") from error
    except PermissionError as error:
        raise PackviewError(
            f"You are not allowed to read {name}", "Copy it to a folder of your own, then try again"
        ) from error
    except OSError as error:
        raise PackviewError(f"{name} could not be read: {error.strerror or error}", "Try again") from error
