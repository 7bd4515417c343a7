"""A pack that was opened, with its text."""

from dataclasses import dataclass

from packview.model import Pack
from packview.services.events import PageLines


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPack:
    """A pack and its text.

    Attributes:
        pack: the pack.
        pages: the lines of every page; pages[0] is PDF page 1.
        stored: whether it is in the library (False for a file opened in place).
    """

    pack: Pack
    pages: tuple[PageLines, ...]
    stored: bool = True
