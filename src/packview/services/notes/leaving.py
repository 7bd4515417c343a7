"""Which notes on a pack may leave this machine: by its papers, by the log of its meeting, and by the settings."""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from pathlib import Path
from threading import RLock

from packview.errors import NotFoundError, PackviewError
from packview.files import read_there, stamp
from packview.model import Note, Pack
from packview.model.leaving import Closed
from packview.model.meeting import exempt_items
from packview.model.open_pack import OpenPack
from packview.services.editions.relocate import Places
from packview.store import packs
from packview.store.meeting_log import decode, log_path


@dataclass(eq=False, repr=False)
class PackLeaving:
    """The rule for the notes on one pack.

    Attributes:
        home: the library's folder.
        member_id: the member, as a file name, whose log of the meeting counts.
        places: where notes stand in the papers as they are now.
        opened: the pack as it is read, where that is not the one of the library.
        share_closed: whether notes on what is closed to the public may leave too.
    """

    home: Path
    pack_id: str
    member_id: str
    _: KW_ONLY
    places: Places | None = None
    opened: OpenPack | None = None
    share_closed: bool = False

    def __post_init__(self) -> None:
        self._log = log_path(self.home, self.pack_id, self.member_id)
        self._thread = RLock()
        self._seen = packs.revision_stamp(self.home, self.pack_id)
        self._known: tuple[object, Closed | None] = (None, None)
        self._in_meeting: tuple[object, frozenset[str]] = (None, frozenset())

    def token(self) -> object:
        """What is another value once the papers, or what is closed in the meeting, changed."""
        try:
            return self._state()
        except PackviewError as error:
            return str(error)

    def may_leave(self, notes: Sequence[Note], *, to_panel: bool = True) -> list[bool | None]:
        """Whether each note may leave; None where the papers or the log are there and cannot be read.

        ``to_panel``: it goes to the panel, to which the settings may let notes on what is closed go.
        """
        closed = unknown = None
        if not (to_panel and self.share_closed):
            try:
                closed = self._closed()
            except PackviewError as error:
                unknown = error
        if closed is None:
            return [False if note.private else None if unknown else True for note in notes]
        shown = self.places.shown(notes) if self.places else notes
        pairs = zip(notes, shown, strict=True)
        return [closed.note_may_leave(note) and closed.note_may_leave(place) for note, place in pairs]

    def _closed(self) -> Closed | None:
        """What is closed to the press and public; None where the papers are not known."""
        with self._thread:
            state = self._state()
            if self._known[0] != state:
                pack = self._pack()
                self._known = state, Closed(pack, state[1]) if pack else None
            return self._known[1]

    def _state(self) -> tuple[object, frozenset[str]]:
        """What the papers are, and the items closed in the meeting."""
        return packs.revision_stamp(self.home, self.pack_id), self._closed_in_meeting()

    def _closed_in_meeting(self) -> frozenset[str]:
        seen = stamp(self._log)
        if self._in_meeting[0] != (seen,):
            acts = decode(read_there(self._log) or b"")
            self._in_meeting = (seen,), exempt_items(acts, ())
        return self._in_meeting[1]

    def _pack(self) -> Pack | None:
        if self.opened is not None and packs.revision_stamp(self.home, self.pack_id) == self._seen:
            return self.opened.pack
        try:
            return packs.load(self.home, self.pack_id)[0]
        except NotFoundError:
            return None
