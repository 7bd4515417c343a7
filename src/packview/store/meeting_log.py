"""The log of a meeting on disk: a line for each act, with a checksum, on the disk before it is called logged.

What a crash left half written at the end was never acknowledged and is cut off before the next act is written. A line that is
damaged anywhere else is left where it is and reported.

The whole log is kept in the library's folder. Where a folder is shared, it gets a copy of what colleagues may see; whether
that folder can be reached never decides whether an act is kept.

The text of a log's acts, made safe: a shared log comes from somebody else's machine.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path

import msgspec

from packview.errors import PackviewError
from packview.model.meeting import Act
from packview.store.atomic import (
    Stamp,
    append_durable,
    checked_line,
    checked_lines,
    locked,
    read_there,
    stamp,
    write_atomic,
)
from packview.text import clean, one_line
from packview.wording.words import counted

_LINES = ("item", "who", "note", "to", "page", "owner", "due", "mover", "seconder")


def cleaned(act: Act) -> Act:
    """The act with every text cleaned; the very act where there is nothing to clean."""
    changed = {name: one_line(getattr(act, name)) for name in _LINES} | {"text": clean(act.text)}
    changed = {name: value for name, value in changed.items() if value != getattr(act, name)}
    before = act.before and (one_line(act.before[0]), clean(act.before[1]))
    return replace(act, **changed, before=before) if changed or before != act.before else act  # type: ignore[arg-type]


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
        self._acts: list[Act] = []
        self._token: Stamp = None
        self._size = 0

    def acts(self) -> tuple[Act, ...]:
        """The acts on the disk now, oldest first. Raises PackviewError: the file cannot be read."""
        token = stamp(self.path)
        if token != self._token:
            self._read()
            self._token = token
        return tuple(self._acts)

    def append(self, make: Callable[[int], Act]) -> Act:
        """Log an act; when this returns, it is on the disk. ``make``: makes the act of its number.

        Raises:
            PackviewError: it could not be written; the log is as it was.
        """
        with locked(self._home, *self._names, what="the log of the meeting"):
            self.acts()
            act = make(self._acts[-1].number + 1 if self._acts else 1)
            self._write(encode(act))
            self._acts.append(act)
        return act

    def share(self) -> None:
        """Let colleagues see what they have not seen yet; may be called on a thread, for a shared folder may be slow."""
        if self._copy is None:
            return
        with locked(self._home, *self._names[:-1], f"{self._names[-1]}-shared", what="sharing the log"):
            content = b"".join(encode(act) for act in self._for_sharing(tuple(self._acts)))
            try:
                if read_there(self._copy) != content:
                    write_atomic(self._copy, content, locked=True, below=self._copy.parents[2])
            except PackviewError:
                self._report_unshared(self._copy)

    def _read(self) -> None:
        data = read_there(self.path) or b""
        self._acts, self._size, damaged = decode(data)
        if damaged:
            report = f"{counted(damaged, 'line')} of the meeting's log {self.path} cannot be understood; what they say is left out"
            if report not in self.reports:
                self.reports.append(report)

    def _write(self, line: bytes) -> None:
        try:
            append_durable(self.path, line, end=self._size)
        except PackviewError:
            self._token = None
            raise
        self._size += len(line)
        self._token = stamp(self.path)

    def _report_unshared(self, copy: Path) -> None:
        report = (
            "The meeting's log is kept, but colleagues cannot see it: "
            f"the shared folder {copy.parent} cannot be written to"
        )
        if report not in self.reports:
            self.reports.append(report)


def log_path(folder: Path, pack_id: str, member_id: str) -> Path:
    """Where a log lies under the library's or a shared folder."""
    return folder / "meetings" / pack_id / f"{member_id}.log"


def encode(act: Act) -> bytes:
    """A line with the act as JSON, without what is as always."""
    given = {one.name for one in fields(Act) if getattr(act, one.name) != one.default}
    said = {name: value for name, value in msgspec.to_builtins(act).items() if name in given}
    return checked_line(msgspec.json.encode(said))


def decode(data: bytes) -> tuple[list[Act], int, int]:
    """The acts of a file, how many of its bytes are whole lines, and how many of these cannot be understood."""
    bodies, whole = checked_lines(data)
    acts: list[Act] = []
    for act in map(_act, bodies):
        if act is not None and not (acts and act.number <= acts[-1].number):
            acts.append(act)
    return acts, whole, len(bodies) - len(acts)


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
