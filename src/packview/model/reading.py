"""How far the member has read, what the library shows of a pack, how the app looks, and what of it the member chose."""

from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812  'date' is also a field

from packview.model.pack import MeetingStatus, pack_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A place in the reader: PDF page (1..n) and line of that page as wrapped (0..)."""

    pdf_page: int = 1
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMark:
    """A bookmark of the member, and the words there to know it by.

    ``line`` is the index of the page's line as printed, which stays when the terminal's width changes.
    """

    pdf_page: int
    line: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideLayout:
    """How the panes are laid out, and which views the side column shows, the upper one first.

    Attributes:
        name: of the layout, in ``LAYOUTS`` of the workspace.
        views: by name; of the window's size depends how many of them are shown.
        used: the view in use, from 0.
        kept: the views of the other layouts, to come back to.
    """

    name: str = "evidence"
    views: tuple[str, ...] = ("notes", "indicators", "findings")
    used: int = 0
    kept: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingState:
    """What is remembered of a pack between two openings.

    Attributes:
        pages_read: PDF pages that were on screen long enough to be called read.
        items_done: keys of items the member marked as read.
        seconds: spent reading, idle stretches left out; ``paced`` is how many pages were read in them.
        entries: name of a view of the side column to the entry that was chosen in it.
        marks: highlights and comments of the file that were offered as notes, by what ``services.notes.marks`` calls them.
    """

    item: str = ""
    position: Position = Position()
    pages_read: frozenset[int] = frozenset()
    items_done: frozenset[str] = frozenset()
    seconds: float = 0.0
    paced: int = 0
    side: SideLayout = SideLayout()
    entries: dict[str, str] = field(default_factory=dict)
    bookmarks: tuple[PlaceMark, ...] = ()
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many signals, findings worth asking about and changes since the edition before a pack holds, as it was at ``stamp``."""

    stamp: str
    signals: int
    findings: int
    changes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryEntry:
    """A pack as the library lists it.

    Attributes:
        read: the share of its pages that were read, 0 to 1.
        counts: what it holds, None until that is worked out.
        broken: why it cannot be opened, '' when it can.
    """

    pack_id: str
    revision: int = 1
    committee: str = ""
    council: str = ""
    date: Date | None = None
    time: str = ""
    apart: str = ""
    pages: int = 0
    notes: int = 0
    questions_open: int = 0
    read: float = 0.0
    broken: str = ""
    file: str = ""
    counts: Counts | None = None
    status: MeetingStatus = ""

    @property
    def name(self) -> str:
        """See ``pack_name``; the id where nothing of the pack is known."""
        return pack_name(self.committee, self.council, self.file) or self.pack_id


@dataclass(frozen=True, slots=True, kw_only=True)
class ColourTheme:
    """Colours for the whole app.

    Attributes:
        key: unique, as in a file name: 'high-contrast'.
        ansi: it is painted in the terminal's own 16 colours, as the terminal has them.
        colours: name of a part to its colour, '#rrggbb' or 'ansi_blue'; primary, foreground and background are always there.
        variables: the same for finer parts.
    """

    key: str
    title: str
    dark: bool
    ansi: bool = False
    colours: dict[str, str] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What the member chose in the app itself; losing it loses nothing else."""

    colours: str = ""
    toured: bool = False
