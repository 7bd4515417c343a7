"""The packs on this machine."""

from dataclasses import dataclass
from pathlib import Path

from packview.config import Config
from packview.model import LibraryEntry, Pack, ReadingState
from packview.services.events import PageLines
from packview.services.notebook import Notebook


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


class Library:
    """The packs on this machine, and the member's notes and place in each.

    Args:
        home: the library's folder; made when first written to.
        config: the member's settings.
    """

    def __init__(self, home: Path, config: Config) -> None:
        self.home = home
        self.config = config

    def entries(self) -> tuple[LibraryEntry, ...]:
        """All packs, next meeting first, then the past ones, newest first; broken ones are listed too."""
        raise NotImplementedError

    def resolve(self, reference: str) -> str | Path:
        """What a member calls PACK: a pack id, a unique prefix of one, or a path.

        Returns:
            The pack id, or the path of a file or pack folder to read in place.

        Raises:
            NotFoundError: neither, or the prefix fits several.
        """
        raise NotImplementedError

    def load(self, pack_id: str) -> OpenPack:
        """Read a pack.

        Raises:
            NotFoundError: the library has none of that id.
            PackviewError: its files are damaged.
        """
        raise NotImplementedError

    def remove(self, pack_id: str) -> None:
        """Take a pack out of the library; its notes stay."""
        raise NotImplementedError

    def notebook(self, pack_id: str) -> Notebook:
        """The member's notes on a pack."""
        raise NotImplementedError

    def reading(self, pack_id: str) -> ReadingState:
        """Where the member left off; the defaults when there is nothing, or nothing readable."""
        raise NotImplementedError

    def save_reading(self, pack_id: str, state: ReadingState) -> None:
        """Remember where the member is."""
        raise NotImplementedError
