"""A pack that was opened, with its text."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from packview.model import Layout, Pack
from packview.model.corrections import AppliedCorrection
from packview.model.import_events import PageLines, StageTime


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPack:
    """A pack and its text.

    Attributes:
        pages: the lines of every page; pages[0] is PDF page 1.
        stored: whether it is in the library (False for a file opened in place).
        layouts: how each page is set out; () where that is not known.
        files: its file and its supplements' files, where they are kept; () where that is not known.
        times: how long each part of reading took; () for a pack that was read earlier.
        printed: the pack as it was read, where something of it was put right; None for the very pack.
        corrections: what was put right, and what became of each.
    """

    pack: Pack
    pages: tuple[PageLines, ...]
    stored: bool = True
    layouts: Sequence[Layout] = ()
    files: tuple[Path, ...] = ()
    times: tuple[StageTime, ...] = ()
    printed: Pack | None = None
    corrections: tuple[AppliedCorrection, ...] = ()
