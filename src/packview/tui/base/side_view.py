"""What every view of the side column is: it shows what the screen hands it, and says what is wanted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.message import Message
from textual.widget import Widget

from packview.model import (
    AgendaItem,
    Evidence,
    Finding,
    FollowUp,
    Note,
    NoteKind,
    Pack,
    PlacedNote,
    RevisionChanges,
    Theme,
    ThemeLinks,
    Trend,
)
from packview.model.carried import CarriedOver

if TYPE_CHECKING:
    from packview.services.notes.similar_questions import Group

PageLines = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What there is to see, at one moment.

    Attributes:
        pack: the pack.
        pages: the lines of every page that has come; pages[0] is PDF page 1.
        item: the agenda item in hand, None for front sheet and notices.
        pdf_page: the page in view, 1..n.
        notes: the member's notes on the pack.
        themes: a board's priorities; () until they are known.
        links: what in the pack speaks of each.
        findings: what was noticed; () until it is known.
        trends: position in ``pack.indicators`` to what the series says.
        followups: which row of the tracker follows up which resolution.
        last_time: key of an agenda item to the position of the minute of the same subject.
        notes_read: whether the notes were read.
        twins: position in ``pack.indicators`` to those of its number, percentage or rate.
        carried: what the last meeting's own log left to this one.
        pages_read: PDF pages that were read.
        items_done: keys of items marked as read.
        pace: seconds a page, the member's own where ``pace_known``.
        pace_known: whether enough was read to tell.
        placed: the notes whose place is not as it was when the papers were published before, lost ones first.
        changes: what the newest publication changed; None for papers published once.
        shared: what colleagues share on the pack.
        groups: the questions of the whole panel, those that ask the same together.
        unchecked: names of the checks for findings that failed.
        studied: whether themes, findings and trends are known: until then a view says that they are being worked out.
    """

    pack: Pack
    pages: Sequence[PageLines] = ()
    item: AgendaItem | None = None
    pdf_page: int = 1
    notes: tuple[Note, ...] = ()
    themes: tuple[Theme, ...] = ()
    links: tuple[ThemeLinks, ...] = ()
    findings: tuple[Finding, ...] = ()
    unchecked: tuple[str, ...] = ()
    trends: Mapping[int, Trend] = field(default_factory=dict)
    followups: tuple[FollowUp, ...] = ()
    last_time: Mapping[str, int] = field(default_factory=dict)
    notes_read: bool = True
    twins: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    carried: tuple[CarriedOver, ...] = ()
    placed: tuple[PlacedNote, ...] = ()
    changes: RevisionChanges | None = None
    shared: tuple[Note, ...] = ()
    groups: "tuple[Group, ...]" = ()
    studied: bool = False
    pages_read: frozenset[int] = frozenset()
    items_done: frozenset[str] = frozenset()
    pace: float = 90.0
    pace_known: bool = False


ViewName = Literal[
    "notes",
    "minutes",
    "themes",
    "indicators",
    "tracker",
    "glossary",
    "findings",
    "planner",
    "search",
    "plan",
    "panel",
    "placing",
]


class SideView(Widget):
    """A view of the side column. Subclasses draw; they hold no service and read no file.

    Attributes:
        name_of_view: how the workspace knows it.
        title: how the member reads it: 'Minutes'.
    """

    name_of_view: ClassVar[ViewName]
    title: ClassVar[str]

    class PageWanted(Message):
        """The page where something is printed is to be shown.

        Attributes:
            pdf_page: 1..n.
            quote: words to mark there, '' for none.
        """

        def __init__(self, pdf_page: int, quote: str = "") -> None:
            super().__init__()
            self.pdf_page = pdf_page
            self.quote = quote

    class NoteWanted(Message):
        """A note or question is to be written about something; the member edits it before it is kept.

        Attributes:
            kind: of the note.
            text: to begin with, '' for an empty one.
            pdf_page: 1..n, None for the page in view.
            quote: words of that page it rests on.
            indicator: reference, '' for none.
            theme: key, '' for none.
            evidence: what it rests on.
            at_once: keep it without asking: a question that is offered, kept with one key, edited later.
        """

        def __init__(
            self,
            kind: NoteKind,
            *,
            text: str = "",
            pdf_page: int | None = None,
            quote: str = "",
            indicator: str = "",
            theme: str = "",
            evidence: tuple[Evidence, ...] = (),
            at_once: bool = False,
        ) -> None:
            super().__init__()
            self.kind = kind
            self.text = text
            self.pdf_page = pdf_page
            self.quote = quote
            self.indicator = indicator
            self.theme = theme
            self.evidence = evidence
            self.at_once = at_once

    class ViewWanted(Message):
        """Another view is to show something.

        Attributes:
            view: which.
            ref: what in it; see that view's ``reveal``.
        """

        def __init__(self, view: ViewName, ref: str) -> None:
            super().__init__()
            self.view = view
            self.ref = ref

    class CopyWanted(Message):
        """Something is to go to the clipboard.

        Attributes:
            text: the text.
            words: how it is called: 'Row M1 as Markdown'.
        """

        def __init__(self, text: str, words: str) -> None:
            super().__init__()
            self.text = text
            self.words = words

    @property
    def place_to_type(self) -> Widget:
        """What has the focus when the member goes to the view: the view itself, or the first in it that can have it."""
        if self.can_focus:
            return self
        return next((widget for widget in self.query("*") if widget.focusable), self)

    @property
    def entry(self) -> str:
        """The chosen entry, as ``reveal`` takes it; '' for none. It is remembered with the pack."""
        return ""

    def note(self, kind: NoteKind) -> bool:  # noqa: ARG002  for views that have entries
        """Ask for a note or question about the chosen entry; False where there is none, and it is on the item in hand."""
        return False

    def find(self) -> bool:
        """Let the member type words to look for in this view; False where it has no such thing."""
        return False

    def close_find(self) -> bool:
        """Take that away again; says whether it was there."""
        return False

    def show(self, seen: Seen) -> None:
        """Show what there is; cheap where nothing this view shows has changed, and nothing is lost of where the member was."""
        raise NotImplementedError

    def reveal(self, ref: str) -> None:
        """Go to one entry; where there is no such entry, nothing changes.

        Args:
            ref: an indicator's reference, a minute's number, a theme's key, a term, the place of a tracker row from 0,
                a finding's key, a note's id.
        """
        raise NotImplementedError
