"""What every view of the side column is: it shows what the screen hands it, and says what is wanted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812  as in the model
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from packview.model import (
    AgendaItem,
    Finding,
    FollowUp,
    Layout,
    Note,
    NoteKind,
    Pack,
    PageInfo,
    PlacedNote,
    PlaceMark,
    RevisionChanges,
    SideLayout,
    Theme,
    ThemeLinks,
    Trend,
)
from packview.model.committee import Committee, FollowedPromise, LongSeries
from packview.model.comparison import Compared, Proposal
from packview.model.corrections import AppliedCorrection
from packview.model.notes import Draft
from packview.model.pack import CarriedOver
from packview.services.analysis.client import Analysis
from packview.services.notes.anchors import anchor_on, printed_words
from packview.text import one_line
from packview.tui.base.lists import (
    Entry,
    EntryList,
    EntryRows,
    SteadyList,
    fitting,
    joined,
    place_of,
)
from packview.tui.base.screen import Wanted
from packview.tui.keys import bindings, pressed
from packview.tui.text import content, notify

if TYPE_CHECKING:
    from packview.model.notes import SameQuestions

PageLines = tuple[str, ...]
MOVES = tuple(f"side.{name}" for name in ("down", "up", "page_down", "page_up", "first", "last"))
"""Ids of the keys that move in a list, for views that have keys of their own for all else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceState:
    """A workspace at one moment.

    Attributes:
        pages: the lines of every page that has come; pages[0] is PDF page 1.
        infos: what is known of every page of the file; more than ``pages`` while it is still being read.
        layouts: how each page is set out; fewer than ``pages`` where that is not known.
        reading: whether more pages are still coming; ``stopped``: whether reading ended before the last page.
        item_key: key of the current agenda item, '' for front sheet and notices.
        pdf_page: the page in view, 1..n.
        unchecked: names of the checks for findings that failed.
        trends: by the position in ``pack.indicators``, like ``twins``: those of its number, percentage or rate.
        last_time: key of an agenda item to the position of the minute of the same subject.
        carried: what the last meeting's own log left to this one.
        series: by position, what several packs of the committee have of an indicator; ``owed`` is outstanding since an earlier meeting.
        comparison: by position, other areas' figures of the member's own files; ``proposals`` are indicators of these that may be the pack's.
        committee: the committee over its meetings, once that was asked for; ``committee_problem`` says why it is not there.
        placed: the notes whose place is not as it was when the papers were published before, lost ones first.
        changes: what the newest publication changed; None for papers published once.
        shared: what colleagues share on the pack.
        groups: the questions of the whole panel, those that ask the same together.
        studied: whether themes, findings and trends are known: until then a view says that they are being worked out.
        pace: seconds a page, the member's own where ``pace_known``.
        open_pane: 'agenda', 'pages' or 'side': the pane that is shown where there is room for one only.
        told: what is said above the panes, by topic.
        printed: the pack as it was read, where something of it was put right.
        corrections: what was put right.
        today: from where 'in 3 days' counts.
        braille: whether plots are drawn with it.
    """

    pack: Pack
    pages: Sequence[PageLines] = ()
    infos: Sequence[PageInfo] = ()
    layouts: Sequence[Layout] = ()
    reading: bool = False
    stopped: bool = False
    item_key: str = ""
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
    series: Mapping[int, LongSeries] = field(default_factory=dict)
    owed: tuple[FollowedPromise, ...] = ()
    comparison: Mapping[int, tuple[Compared, ...]] = field(default_factory=dict)
    proposals: tuple[Proposal, ...] = ()
    committee: Committee | None = None
    committee_problem: str = ""
    placed: tuple[PlacedNote, ...] = ()
    changes: RevisionChanges | None = None
    shared: tuple[Note, ...] = ()
    groups: "tuple[SameQuestions, ...]" = ()
    studied: bool = False
    pages_read: frozenset[int] = frozenset()
    items_done: frozenset[str] = frozenset()
    pace: float = 90.0
    pace_known: bool = False
    bookmarks: tuple[PlaceMark, ...] = ()
    layout: SideLayout = SideLayout()
    open_pane: str = "pages"
    told: Mapping[str, str] = field(default_factory=dict)
    printed: Pack | None = None
    corrections: tuple[AppliedCorrection, ...] = ()
    today: Date | None = None
    braille: bool = True

    @property
    def item(self) -> AgendaItem | None:
        """The current agenda item, None for front sheet and notices."""
        return self.pack.item(self.item_key) if self.item_key else None

    @property
    def page_count(self) -> int:
        """Pages of the file, as far as that is known."""
        return max(len(self.pages), len(self.infos))

    @property
    def labels(self) -> list[str]:
        """The printed page numbers as far as they are known."""
        return [info.label for info in self.infos if info.label is not None]

    def info(self, pdf_page: int) -> PageInfo:
        """What is known of a page, 1..n."""
        return self.infos[pdf_page - 1] if pdf_page <= len(self.infos) else PageInfo(number=pdf_page)

    def page_name(self, pdf_page: int) -> str:
        """'Page 47, PDF page 52'."""
        label = self.info(pdf_page).label
        return f"Page {one_line(label)}, PDF page {pdf_page}" if label else f"PDF page {pdf_page}"


def worked_out(analysis: Analysis) -> dict[str, Any]:
    """The fields of the state that an analysis gives."""
    names = ("themes", "links", "findings", "trends", "followups", "last_time", "series", "owed")
    unchecked = tuple(check.name for check in analysis.checks if check.error)
    same = {name: getattr(analysis, name) for name in names}
    return {**same, "unchecked": unchecked, "twins": analysis.related, "studied": True}


class SideView(Widget):
    """A view of the side column: a list with a line above it and a field to look for words.

    Subclasses hold no service and read no file. They say what their entries are, and what to say where there are none. A view
    whose list is not made of entries hands over its own (``rows``), and fills it itself.

    Attributes:
        name_of_view: its name in ``VIEWS`` of the workspace.
        shows: the parts of the state that the entries are made of; while those are the same, they are not made anew.
        choices: attributes of the view upon which the entries depend too: what the member chose to see.
        filters: whether words in the field hide entries that lack them.
        follows_page: whether the list goes along with the page and item in hand while the member is elsewhere.
        seen: what there is to see; None before it is shown.
        listed: all entries, whatever words are looked for.
        of_item: whether only entries of the current item are shown; ``pinned``: whether the list stays when the page changes.
    """

    name_of_view: ClassVar[str]
    shows: ClassVar[tuple[str, ...]] = ()
    choices: ClassVar[tuple[str, ...]] = ()
    filters: ClassVar[bool] = True
    follows_page: ClassVar[bool] = False
    of_item = False
    pinned = False
    BINDINGS = bindings("side")
    DEFAULT_CSS = """
    SideView { layout: vertical; height: 1fr; }
    SideView > .above { height: auto; max-height: 4; color: $text-muted; display: none; }
    SideView > .above.-there { display: block; }
    SideView > Input { display: none; }
    SideView > Input.-open { display: block; }
    """

    def __init__(self, *, id: str | None = None, rows: SteadyList[Any] | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self.above = Static(classes="above")
        self.field = Input(placeholder="words to look for here", compact=True)
        self.list = rows or EntryList(self.show_again, self.action_open_entry)
        self._rows = EntryRows(self.list)
        self.seen: WorkspaceState | None = None
        self.listed: Sequence[Entry] = ()
        self._of: object = None
        self._written: object = None
        self._said = ""
        self._begins_at = ""
        self._wanted = ""
        self._follows = False

    def compose(self) -> ComposeResult:
        yield self.above
        yield self.field
        yield self.list

    def entries_of(self, seen: WorkspaceState) -> Sequence[Entry]:
        raise NotImplementedError

    def empty(self, seen: WorkspaceState) -> str:
        """Why there are none and what to do; only asked for where there are none."""
        raise NotImplementedError

    def says(self, seen: WorkspaceState) -> str:  # noqa: ARG002  for views that say something of what there is
        """A line above the list, '' for none."""
        return ""

    def begins_at(self, seen: WorkspaceState) -> str:
        """The entry that belongs to the page and item in hand: the nearest of the item before or on that page; '' for none."""
        here, page = self.chosen, seen.pdf_page
        if not self.follows_page:
            return ""
        if here is not None and here.pdf_page == page:
            return here.ref
        near = [
            one for one in self.listed if one.ref and (one.pdf_page == page or seen.item_key in one.items)
        ]
        before = (one.pdf_page for one in near if one.pdf_page and one.pdf_page <= page)
        nearest = max(before, default=None)
        return next((one.ref for one in near if one.pdf_page == nearest), near[0].ref if near else "")

    @property
    def only_item(self) -> str | None:
        """The key of the item whose entries alone are shown; None for those of all."""
        return self.seen.item_key if self.of_item and self.seen else None

    def action_item(self) -> None:
        """Show the entries of the item in hand only, or all again."""
        self.of_item = not self.of_item
        self.show_again()

    def action_pin(self) -> None:
        """Stay where it is when the page or item changes, or follow them again."""
        self.pinned = not self.pinned
        self.show_again()

    @property
    def chosen(self) -> Entry | None:
        """The highlighted entry; None too where the list is not made of entries."""
        row = self.list.chosen
        return row if isinstance(row, Entry) else None

    @property
    def entry(self) -> str:
        """The chosen entry, as ``reveal`` takes it; '' for none. It is remembered with the pack."""
        return self._at

    @property
    def _at(self) -> str:
        return self.chosen.ref if self.chosen else ""

    def show(self, seen: WorkspaceState) -> None:
        """Show what there is; cheap where nothing this view shows has changed, and the highlight stays where it was."""
        self.seen = seen
        of = (
            *(attrgetter(name)(seen) for name in self.shows),
            *(getattr(self, name) for name in self.choices),
        )
        if of != self._of:
            self._of, self.listed = of, self.entries_of(seen)
        follows = not (self.pinned or self.list.has_focus)
        begins_at = self.begins_at(seen) if follows else self._begins_at
        if begins_at != self._begins_at:
            self._begins_at = begins_at
            if begins_at != self._at:
                self._go(begins_at or self._at, top=True)
        chosen = f"only this item: {pressed('side.item')} for all" if self.of_item else ""
        says = joined(
            self.says(seen), chosen, f"pinned: {pressed('side.pin')} to follow" if self.pinned else ""
        )
        written = (of, self.field.value, self.only_item, self.list.size.width, says)
        if written != self._written and self.list.size.width > 0:
            self._written = written
            self._write(seen, says)

    def reveal(self, ref: str) -> None:
        """Go to an entry, taking away the words looked for where they hide it; where there is none, nothing changes.

        ``ref`` is an indicator's reference, a minute's number, a theme's key, a term, the place of a tracker row from 0, a
        finding's key or a note's id.
        """
        if all(entry.ref != ref for entry in self.listed):
            return
        if not self.list.rows:  # it was opened this very moment and has no width yet
            self._wanted = ref
        elif all(entry.ref != ref for entry in self.list.rows) and self.seen is not None:
            self.close_find()
            self.show(self.seen)
        self._go(ref, top=True)

    def note(self, kind: NoteKind) -> bool:
        """Ask for a note or question about the chosen entry; False where there is none, and it is on the current item."""
        entry = self.chosen
        if entry is None or not self.list.has_focus:
            return False
        self.write_about(entry, kind)
        return True

    def write_about(self, entry: Entry, kind: NoteKind, *, at_once: bool = False) -> None:
        """Ask for a draft about an entry, for the member to edit; ``at_once`` keeps it without asking."""
        assert self.seen
        self.post_message(Wanted("write_about", draft_about(self.seen, entry, kind), at_once))

    def find(self) -> bool:
        """Let the member type words to look for in this view; False where it has no such thing."""
        self.field.add_class("-open")
        self.field.focus()
        return True

    def close_find(self) -> bool:
        """Take the words away; says whether there were any."""
        if not self.field.has_class("-open"):
            return False
        self.field.value = ""
        self._leave_field()
        return True

    def action_open_entry(self) -> None:
        entry = self.chosen
        if entry is not None and entry.pdf_page is None:
            notify(self, "The page of this is not known")
        elif entry is not None:
            self.show_words(entry.pdf_page or 1, entry.quote)

    def show_words(self, pdf_page: int, quote: str) -> None:
        """Ask for the page where something is printed, with the words to mark there, '' for none."""
        pages = self.seen.pages if self.seen else ()
        self.post_message(Wanted("show_quote", *printed_words(pages, pdf_page, quote)))

    def action_copy_entry(self) -> None:
        if self.chosen is not None:
            self.post_message(Wanted("copy_entry", self.chosen.markdown, self.chosen.called, self.chosen.ref))

    def action_follow(self) -> None:
        entry = self.chosen
        if entry is not None and entry.links:
            self.post_message(Wanted("show_view", entry.links[0].view, entry.links[0].ref))

    @property
    def leads_on(self) -> bool:
        """Whether something belongs to the chosen entry."""
        return self.chosen is not None and bool(self.chosen.links)

    def action_move(self, where: str) -> None:
        """Go to another entry: 'down', 'up', 'page_down', 'page_up', 'first' or 'last'."""
        self._rows.be_ready(where)
        move = f"cursor_{where}" if where in ("down", "up") else where
        getattr(self.list, f"action_{move}")()
        if where in ("up", "page_up", "first") and self.list.highlighted == place_of(self.list.rows, ""):
            self.list.scroll_to(y=0, animate=False)  # headings above the first entry cannot be chosen

    def show_again(self) -> None:
        """Show the same: the width or what is chosen of it has changed."""
        if self.seen is not None:
            self.show(self.seen)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        follows = self.leads_on
        if follows != self._follows:
            self._follows = follows
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to follow where nothing belongs to the entry, and no item where none is known."""
        if action == "follow":
            return self._follows
        if action == "pin":
            return self.follows_page
        if action == "item":
            return self.of_item or any(entry.items for entry in self.listed)
        return super().check_action(action, parameters)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.show_again()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._leave_field()

    def on_key(self, event: events.Key) -> None:
        if self.field.has_focus and event.key == "down":
            event.stop()
            self._leave_field()

    def _leave_field(self) -> None:
        self.field.set_class(bool(self.field.value.strip()), "-open")
        self.list.focus()

    def _write(self, seen: WorkspaceState, says: str) -> None:
        before, top = self._wanted or self._at, self.list.scroll_y
        gone_to, self._wanted = bool(self._wanted), ""
        shown = fitting(self.listed, self.field.value if self.filters else "", self.only_item)
        if says != self._said:  # else the screen is laid out for nothing
            self._said = says
            self.above.update(content(says))
            self.above.set_class(bool(says), "-there")
        if not shown:
            find, close, item = (
                pressed(f"{one}") for one in ("workspace.find", "workspace.close", "side.item")
            )
            hidden = f"Nothing here has these words. Press {find} then {close} to see all again."
            none = f"Nothing here belongs to this item. Press {item} to see all."
            words = none if self.of_item and not self.field.value else hidden
            self.list.say(words if self.listed else self.empty(seen))
            return
        kept = any(entry.ref == before for entry in shown)
        going = before if kept else self._begins_at
        self._rows.write(
            shown,
            self.list.scrollable_content_region.width,
            first=place_of(shown, going) or 0,
            rows=round(top) + self.list.size.height,
        )
        self.list.scroll_to(y=top, animate=False)
        self._go(going, top=gone_to or not kept)

    def _go(self, ref: str, *, top: bool = False) -> None:
        """Highlight an entry, at the top where it is gone to; the first where there is no such."""
        place = place_of(self.list.rows, ref)
        self._rows.reach(place or 0)
        self.list.highlighted = place
        if top and ref and self._at == ref:
            self.list.scroll_to_highlight(top=True)


def draft_about(seen: WorkspaceState, entry: Entry, kind: NoteKind) -> Draft:
    """What a note or question about an entry begins with: on its words where they are printed, else on the current item."""
    return Draft(
        kind=kind,
        text=entry.question if kind != "note" else "",
        anchor=anchor_on(seen.pack, seen.pages, entry.pdf_page, entry.quote, seen.item),
        indicator=entry.indicator,
        theme=entry.theme,
        evidence=entry.evidence,
    )
