"""The log of a meeting on disk: a line for each act, on the disk before it is called logged.

What a crash left half written at the end was never acknowledged. A line that is damaged anywhere else is left where it is and
reported.

The whole log is kept in the library's folder. Where a folder is shared, it gets a copy of what colleagues may see; whether
that folder can be reached never decides whether an act is kept.

The text of its acts is made safe: a shared log comes from somebody else's machine.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import fields
from pathlib import Path

import msgspec

from packview.errors import PackviewError
from packview.files import read_there
from packview.model.meeting import Act
from packview.store.atomic import locked, write_atomic
from packview.store.checked_log import CheckedLog, checked_line, checked_lines
from packview.store.notes.documents import cleaned
from packview.wording.words import counted

Shared = Callable[[Sequence[Act]], Sequence[Act]]
"""Makes of a log what colleagues may see of it."""


class MeetingLog:
    """One member's log of one meeting.

    Args:
        home: the library's folder.
        pack_id: the pack.
        member_id: the member, as a file name.
        shared: the folder colleagues see, None for none.
        for_sharing: makes of a log what they may see.

    Attributes:
        reports: what had to be left out or could not be shared, in sentences for the member, without full stop.
    """

    def __init__(
        self, home: Path, pack_id: str, member_id: str, *, shared: Path | None = None, for_sharing: Shared
    ) -> None:
        self.path = log_path(home, pack_id, member_id)
        self.reports: list[str] = []
        self._home = home
        self._names = ("meetings", pack_id, member_id)
        self._copy = log_path(shared, pack_id, member_id) if shared is not None else None
        self._for_sharing = for_sharing
        self._log = CheckedLog(self.path)
        self._acts: list[Act] = []

    def acts(self) -> tuple[Act, ...]:
        """The acts on the disk now, oldest first. Raises PackviewError: the file cannot be read."""
        if self._log.read():
            self._acts = _understood(self._log.bodies)
            if damaged := len(self._log.bodies) - len(self._acts):
                self._report(
                    f"{counted(damaged, 'line')} of the meeting's log {self.path} cannot be understood;"
                    " what they say is left out"
                )
        return tuple(self._acts)

    def append(self, make: Callable[[int], Act]) -> Act:
        """Log an act; when this returns, it is on the disk. ``make``: makes the act of its number.

        Raises PackviewError: it could not be written; the log is as it was.
        """
        with locked(self._home, *self._names, what="the log of the meeting"):
            acts = self.acts()
            act = make(acts[-1].number + 1 if acts else 1)
            self._log.append(_body(act))
            self._acts.append(act)
        return act

    def share(self) -> None:
        """Let colleagues see what they have not seen yet; may be called on a thread, for a shared folder may be slow."""
        if self._copy is None:
            return
        with locked(self._home, *self._names[:-1], f"{self._names[-1]}-shared", what="sharing the log"):
            try:
                content = b"".join(encode(act) for act in self._for_sharing(tuple(self._acts)))
                if read_there(self._copy) != content:
                    write_atomic(self._copy, content, locked=True, below=self._copy.parents[2])
            except PackviewError:
                self._report(
                    "The meeting's log is kept, but colleagues cannot see it: "
                    f"the shared folder {self._copy.parent} cannot be written to"
                )

    def _report(self, report: str) -> None:
        if report not in self.reports:
            self.reports.append(report)


def log_path(folder: Path, pack_id: str, member_id: str) -> Path:
    """Where a log lies under the library's or a shared folder."""
    return folder / "meetings" / pack_id / f"{member_id}.log"


def encode(act: Act) -> bytes:
    """A line with the act as JSON, without what is as always."""
    return checked_line(_body(act))


def _body(act: Act) -> bytes:
    given = {one.name for one in fields(Act) if getattr(act, one.name) != one.default}
    return msgspec.json.encode(
        {name: value for name, value in msgspec.to_builtins(act).items() if name in given}
    )


def decode(data: bytes) -> list[Act]:
    """The acts of a file; what of it is damaged is left out."""
    return _understood(checked_lines(data)[0])


def _understood(bodies: Iterable[bytes | None]) -> list[Act]:
    acts: list[Act] = []
    for act in map(_act, bodies):
        if act is not None and not (acts and act.number <= acts[-1].number):
            acts.append(act)
    return acts


def _act(body: bytes | None) -> Act | None:
    try:
        act = msgspec.json.decode(body, type=Act) if body is not None else None
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return cleaned(act) if act is not None and act.at.tzinfo is not None else None


def logs_of(folder: Path, pack_id: str) -> Iterator[Path]:
    """The logs of a meeting in a folder that is shared."""
    with suppress(OSError):
        yield from sorted((folder / "meetings" / pack_id).glob("*.log"))
