"""What changes around the pack: notes in other windows, what colleagues share, papers published again, and where the chair is."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from packview.errors import PackviewError
from packview.model import Note, Pack, PlacedNote
from packview.model.committee import Committee
from packview.model.notes import SameQuestions, page_words
from packview.model.pack import CarriedOver
from packview.services.meeting.opening import ChairWatch, Followed
from packview.services.notes.anchors import anchor_at
from packview.tui.base.side_view import WorkspaceState
from packview.tui.keys import pressed
from packview.tui.text import error_words, one_line, telling
from packview.tui.workspace.state import ScreenPart
from packview.wording.words import counted

if TYPE_CHECKING:
    from packview.services.comparison import Comparison
    from packview.services.notes.notebook import Notebook
    from packview.services.notes.sharing import Colleagues
    from packview.tui.workspace.screen import WorkspaceScreen


_MOST_TOLD = 3
"""Problems with the files of the member's own figures that are told at once."""
LOOK_EVERY = 0.5
"""Seconds between two looks at the files' times and sizes, off the interface's thread."""


class Following(ScreenPart):
    """Looks after the files of the member's notes and of colleagues', and shows within a second what others change."""

    looking: bool = False
    _colleagues: "Colleagues | None" = None
    _colleagues_of: object = None
    _token: object = None
    _shared: Sequence[Note] = ()
    _grouped: object = None
    _problems: tuple[str, ...] = ()

    def begin(self) -> None:
        """Look now and then from now on, and put the panel's questions together while they are shown."""
        self.host.set_interval(LOOK_EVERY, self.look)
        self.store.subscribe(self._share, "notes")
        self.store.subscribe(self._group_where_shown, "notes", "shared", "pack", "layout")
        self.look()

    def look(self) -> None:
        """Look whether anything changed on disk, unless the last look still goes on."""
        if not self.looking:
            self.looking = True
            self.host.begin("windows", self._look, alone=True)

    async def _look(self) -> None:
        try:
            notebook = self.host.notes.notebook
            changed = notebook is not None and await asyncio.to_thread(notebook.changed)
            if changed and notebook is self.host.notes.notebook:
                self.host.notes.reload()
                self._grouped = None  # what may leave may be other notes now
                self._group_where_shown()
            await self._look_at_colleagues()
            await self.host.fixing.look()
        except PackviewError as error:
            self._tell_once((error_words(error),))
        finally:
            self.looking = False

    async def _look_at_colleagues(self) -> None:
        pack = self.state.pack
        of = pack.pack_id, self.host.notes.notebook  # which is another once the member has another name
        if self._colleagues is None or self._colleagues_of != of:
            self._colleagues, self._colleagues_of = self.library.colleagues(pack.pack_id), of
            self._token = None
        colleagues = self._colleagues
        token = (await asyncio.to_thread(colleagues.token), pack.edition)
        if token != self._token:
            found = await asyncio.to_thread(colleagues.notes, self.state.notes)
            if colleagues is self._colleagues:
                self._token, self._shared = token, found.notes
                self._tell_once(found.problems)
                self._share()

    def _share(self) -> None:
        """Show what colleagues share, without what is among the member's own notes by now."""
        state = self.state
        own = {note.id for note in state.notes}
        shared = tuple(note for note in self._shared if note.id not in own)
        if shared != state.shared:
            self.store.change(shared=shared)

    def _tell_once(self, problems: Sequence[str]) -> None:
        new = [problem for problem in problems if problem not in self._problems]
        self._problems = (*self._problems, *new)
        for problem in new:
            self.host.toast(problem, title="Notes of colleagues and other windows", timeout=15)

    def _group_where_shown(self) -> None:
        """Put questions together only where they are shown that way."""
        state = self.state
        of = (state.notes, state.shared, state.pack.items)
        if "panel" in state.layout.views and of != self._grouped:
            self._grouped = of
            self.host.begin("panel", self._group, alone=True)

    async def _group(self) -> None:
        from packview.services.notes import similar_questions  # noqa: PLC0415  start-up stays quick without it

        state, notebook = self.state, self.host.notes.require()

        def grouped() -> tuple[SameQuestions, ...]:
            both = [note for note in (*state.notes, *state.shared) if note.asks]
            asked = notebook.that_may_leave(both)
            return similar_questions.groups(similar_questions.in_agenda_order(state.pack, asked))

        self.store.change(groups=await asyncio.to_thread(grouped))


class Relocation(ScreenPart):
    """Says once that notes moved, and answers the view in which the member agrees or puts them elsewhere."""

    follows = (("_look_at_papers", "pack"), ("_look_at_notes", "pack notes"), ("_view_opened", "layout"))
    _said: bool = False

    def agree(self, placed: PlacedNote) -> None:
        with telling(self.host.complain):
            self.host.notes.require().agree(placed)
            self.host.notes.say_done(f"The {placed.original.kind} has its new place")
        self.host.notes.reload()

    def put_here(self, placed: PlacedNote) -> None:
        """Put a note on the page in view, or on what is selected there."""
        state, quote, note = self.state, self.reader.quote, placed.original
        page = quote.pdf_page if quote is not None else self.reader.pdf_page
        words = quote.text.strip() if quote is not None else ""
        anchor = anchor_at(state.pack, pdf_page=page, quote=words, pages=state.pages)
        evidence = tuple(one.evidence for one in placed.evidence)
        where = page_words(anchor.page, page)
        on = f"the words selected on {where}" if words else where
        changes = {"anchor": anchor, "evidence": evidence}
        with telling(self.host.complain):
            self.host.notes.change(note, changes, f"The {note.kind} is now on {on}")
            self.reader.clear_selection()

    def _look_at_papers(self) -> None:
        if not self.state.reading:
            self.host.begin("changes", self._find_changes, alone=True)

    async def _find_changes(self) -> None:
        pack = self.state.pack
        try:
            found = await asyncio.to_thread(self.library.changes, pack.pack_id)
        except PackviewError as error:
            self.host.say(f"What changed since the earlier papers could not be read: {error.message}")
            return
        if found is not None and found.new_revision == self.state.pack.revision:
            self.store.change(changes=found)

    def _look_at_notes(self) -> None:
        if self.host.notes.notebook is not None:
            self.host.begin("relocation", self._find, self.host.notes.notebook, alone=True)

    async def _find(self, notebook: "Notebook") -> None:
        """Off the interface's thread: with thousands of notes it takes a while."""
        try:
            found = await asyncio.to_thread(notebook.placed)
        except PackviewError:  # reading the notes says what is wrong
            return
        state = self.state
        placed = tuple(
            one
            for one in found
            # an earlier revision may be open, where nothing is to be agreed to
            if one.verdict != "exact" and one.placed.agreed.edition == state.pack.edition
        )
        if notebook is self.host.notes.notebook and placed != state.placed:
            self.store.change(placed=placed)
            self._say_once(len(placed))

    def _say_once(self, count: int) -> None:
        if not count:
            self.store.news("placing", "")
        elif not self._said:
            self._said = True
            if "placing" not in self.state.layout.views:
                notes = f"{counted(count, 'note')} may have moved"
                self.store.news("placing", f"{notes}. Press {pressed('workspace.placing')} to check")

    def _view_opened(self) -> None:
        """Whoever opens the view knows."""
        if "placing" in self.state.layout.views:
            self.store.news("placing", "")


class CommitteeYear(ScreenPart):
    """Reads the other packs of the committee when the view of it is first shown, and again when the pack is another."""

    follows = (("_read_where_shown", "layout pack"),)
    _of: object = None

    def _read_where_shown(self) -> None:
        state, read = self.state, self.host.links.committee
        of = state.pack.pack_id, state.pack.edition, state.pack.revision
        if "committee" in state.layout.views and of != self._of and not state.reading:
            self._of = of
            if read is None:
                words = "The committee is shown over the packs of your library. Add this pack to it first"
                self.store.change(committee_problem=words)
            else:
                self.host.begin("committee", self._read, read, alone=True)

    async def _read(self, read: Callable[[], Committee]) -> None:
        try:
            found = await asyncio.to_thread(read)
        except PackviewError as error:
            self._of = None
            self.store.change(committee=None, committee_problem=error_words(error))
            return
        self.store.change(committee=found, committee_problem="")


class OwnFigures(ScreenPart):
    """Sets the figures of the member's own files beside the pack's indicators, where the member said that they are the same."""

    follows = (("_compare", "pack"),)
    _told: tuple[PackviewError, ...] = ()

    def _compare(self) -> None:
        if self.host.links.compare is not None and not self.state.reading:
            self.host.begin("comparison", self._read, self.host.links.compare, alone=True)

    async def _read(self, compare: "Callable[[Pack], Comparison]") -> None:
        try:
            found = await asyncio.to_thread(compare, self.state.pack)
        except PackviewError as error:
            self.host.complain(error)
            return
        if found.problems and tuple(map(str, found.problems)) != tuple(map(str, self._told)):
            self._told = found.problems
            words = "\n".join(error_words(one) for one in found.problems[:_MOST_TOLD])
            more = len(found.problems) - _MOST_TOLD
            self.host.toast(
                f"{words}\n{more} more" if more > 0 else words, title="Your comparison figures", timeout=15
            )
        if found.found != self.state.comparison or found.proposals != self.state.proposals:
            self.store.change(comparison=found.found, proposals=found.proposals)

    async def match(self, position: int) -> WorkspaceState:
        """Ask whether what the files propose is an indicator, or whether it still is; the state as it is then."""
        from packview.tui.dialogs.base import ConfirmDialog  # noqa: PLC0415  start-up stays quick without it

        state, links = self.state, self.host.links
        one = state.pack.indicators[position]
        named = one_line(f"{one.ref} {one.name}".strip())
        proposal = next((each for each in state.proposals if each.position == position), None)
        known = state.comparison.get(position, ())
        if links.say_same is None or links.compare is None or not (proposal or known):
            self.host.toast(
                "No file in the folder comparison of your settings has an indicator like this",
                title="Your comparison figures",
            )
            return state
        if proposal is not None:
            name, files = proposal.name, ", ".join(map(one_line, proposal.files))
            question = f"{files} has '{one_line(name)}'.\n\nIs that the same as {named}?"
            dialog = ConfirmDialog(question, yes="The same", no="Another")
        else:
            name = known[0].other.indicator
            question = f"'{one_line(name)}' is compared with {named}.\n\nStop that?"
            dialog = ConfirmDialog(question, yes="Stop", no="Go on")
        answer = await self.host.ask(dialog)
        if answer is None or (proposal is None and not answer):
            return self.state
        with telling(self.host.complain):
            await asyncio.to_thread(links.say_same, one, name, same=answer if proposal else None)
        await self._read(links.compare)
        return self.state


CHAIR_EVERY = 0.4
"""Seconds between two looks at the shared folder, which cost next to nothing: members follow within a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLinks:
    """What a workspace is told of the meeting that its pack is for.

    Attributes:
        watch: looks where the chair is; None where no folder is shared.
        carry: looks what the last meeting of the committee left to this one; None for not.
        committee: reads the other packs of the committee; None for a pack that is not in the library.
        compare: sets figures of the member's own files beside the pack's; ``say_same`` keeps whether two names mean one indicator.
        enter_at: go into the meeting at once, with the speed of a rehearsal, 0 for the meeting itself; None for not.
    """

    watch: ChairWatch | None = None
    carry: Callable[[], tuple[CarriedOver, ...]] | None = None
    committee: Callable[[], Committee] | None = None
    compare: "Callable[[Pack], Comparison] | None" = None
    say_same: Callable[..., None] | None = None
    enter_at: float | None = None
    now: Callable[[], datetime] = lambda: datetime.now().astimezone()


class ChairLink(ScreenPart):
    """Keys for the meeting: where the chair is (None where no meeting goes on), and whether the member follows.

    ``enter_at`` is the speed with which to go into the meeting when all pages are read; None for not.
    """

    where: Followed | None = None
    following: bool = False

    def __init__(self, host: "WorkspaceScreen") -> None:
        super().__init__(host)
        self.links = host.links
        self.enter_at = self.links.enter_at

    def begin(self) -> None:
        """After the first paint: look where the chair is, and go into the meeting where that was asked for."""
        if self.links.watch is not None:
            self.look()
            self.host.set_interval(CHAIR_EVERY, self.look)
        self.store.subscribe(self.enter_when_read, "reading")
        self.store.subscribe(self._went_elsewhere, "item_key", "pdf_page")
        if self.links.carry is not None:
            self.host.begin("carry", self._carry_over, self.links.carry)

    async def _carry_over(self, carry: Callable[[], tuple[CarriedOver, ...]]) -> None:
        try:
            self.store.change(carried=await asyncio.to_thread(carry))
        except PackviewError as error:
            self.host.say(f"What the last meeting left could not be read: {error.message}")

    def enter(self) -> None:
        """Go into the meeting as soon as the whole pack is read."""
        self.enter_at = 0.0
        if self.state.reading:
            self.host.say("The chair's view opens when all pages are read")
        self.enter_when_read()

    def enter_when_read(self) -> None:
        """Go into the meeting where that was asked for and all pages are read."""
        if self.enter_at is not None and not self.state.reading:
            speed, self.enter_at = self.enter_at, None
            self.host.enter_meeting(speed)

    def follow(self) -> None:
        if self.following:
            self.following = False
            self.host.say(f"You no longer follow the chair. {pressed('workspace.follow')} to follow again")
        elif self.links.watch is None:
            self.host.say(
                'To follow the chair, name the folder your panel shares in config.toml: shared = "/its/path"'
            )
        elif self.where is None:
            self.host.say("The chair has not opened this meeting yet, or the shared folder does not show it")
        else:
            self.following = True
            self.go_along()
        self._tell()

    def look(self) -> None:
        """Look whether the chair went to another item."""
        found = self.links.watch.look(self.links.now()) if self.links.watch else None
        if found == self.where:
            return
        self.where = found
        if found is None:
            self.following = False
        elif self.host.is_current:
            self.go_along()
        self._tell()

    def go_along(self) -> None:
        """Go to the chair's item, where the member follows."""
        state = self.state
        key = self.where.item if self.where and self.following else ""
        if key and key != state.item_key and state.pack.item(key) is not None:
            self.host.navigation.go_to_item(key)

    def _went_elsewhere(self) -> None:
        """Going to another item than the chair's ends the following."""
        if self.following and self.where is not None and self.state.item_key != self.where.item:
            self.following = False
            self._tell()

    def _tell(self) -> None:
        chair = self.where
        if chair is None:
            self.store.news("chair", "")
            return
        item = self.state.pack.item(chair.item)
        where = f"is at {item.name}" if item else "has opened the meeting"
        state = {"paused": ", clock paused", "adjourned": ", adjourned"}.get(chair.phase, "")
        exempt = ", press and public excluded" if chair.exempt else ""
        follows = "you follow" if self.following else f"{pressed('workspace.follow')} follows"
        self.store.news("chair", f"The chair {where}{state}{exempt}: {follows}")
