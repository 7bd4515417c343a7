"""Which notes on a pack may leave this machine: by its papers, by the log of its meeting, and by the settings."""

from pathlib import Path
from threading import RLock

from packview.errors import NotFoundError, PackviewError
from packview.model import Note, Pack
from packview.model.leaving import Closed
from packview.model.meeting import exempt_items
from packview.model.open_pack import OpenPack
from packview.services.editions.relocate import Places
from packview.store import packs
from packview.store.atomic import read_there, stamp
from packview.store.meeting_log import decode, log_path


class PackLeaving:
    """The rule for the notes on one pack.

    Args:
        home: the library's folder.
        pack_id: the pack.
        member_id: the member, as a file name, whose log of the meeting counts.
        places: where notes stand in the papers as they are now.
        opened: the pack as it is read, where that is not the one of the library.
        share_closed: whether notes on what is closed to the public may leave too.
    """

    def __init__(
        self,
        home: Path,
        pack_id: str,
        member_id: str,
        *,
        places: Places | None = None,
        opened: OpenPack | None = None,
        share_closed: bool = False,
    ) -> None:
        self._home = home
        self._pack_id = pack_id
        self._log = log_path(home, pack_id, member_id)
        self._places = places
        self._opened = opened
        self._share_closed = share_closed
        self._thread = RLock()
        self._known: tuple[object, Closed | None] = (None, None)

    def token(self) -> object:
        """What is another value once the papers or the log changed."""
        if self._share_closed:
            return True
        return packs.revision_stamp(self._home, self._pack_id), stamp(self._log)

    def may_leave(self, note: Note) -> bool | None:
        """Whether a note may leave; None where the papers or the log are there and cannot be read."""
        if note.private or self._share_closed:
            return not note.private
        try:
            closed = self.closed()
        except PackviewError:
            return None
        if closed is None:
            return True
        shown = self._places.shown((note,))[0] if self._places else note
        return closed.note_may_leave(note) and closed.note_may_leave(shown)

    def closed(self) -> Closed | None:
        """What is closed to the press and public; None where the papers are not known.

        Raises:
            PackviewError: the papers or the log cannot be read.
        """
        with self._thread:
            token = self.token()
            if self._known[0] != token:
                acts = decode(read_there(self._log) or b"")[0]
                pack = self._pack()
                self._known = token, Closed(pack, exempt_items(acts, ())) if pack else None
            return self._known[1]

    def _pack(self) -> Pack | None:
        try:
            return packs.load(self._home, self._pack_id)[0]
        except NotFoundError:
            return self._opened.pack if self._opened else None
