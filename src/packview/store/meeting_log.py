"""The log of a meeting on disk: a line for each act, with a checksum, on the disk before it is called logged.

What a crash left half written at the end was never acknowledged and is cut off before the next act is written. A line that is
damaged anywhere else is left where it is and reported.

The whole log is kept in the library's folder. Where a folder is shared, it gets a copy of what colleagues may see; whether
that folder can be reached never decides whether an act is kept.

The text of a log's acts, made safe: a shared log comes from somebody else's machine.
"""

import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path

import msgspec

from packview.errors import PackviewError
from packview.model.meeting import Act
from packview.store.atomic import append_durable, locked, write_atomic
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
Token = tuple[int, int, int]
"""What tells whether a file has changed: its number, size and time."""


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
        self._token: Token | None = None
        self._size = 0

    def acts(self) -> tuple[Act, ...]:
        """The acts on the disk now, oldest first. Raises PackviewError: the file cannot be read."""
        token = token_of(self.path)
        if token != self._token:
            self._read()
            self._token = token
        return tuple(self._acts)

    def append(self, make: Callable[[int], Act]) -> Act:
        """Log an act; when this returns, it is on the disk.

        Args:
            make: makes the act of its number.

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
                if read_bytes(self._copy) != content:
                    write_atomic(self._copy, content, locked=True)
            except PackviewError:
                self._report_unshared(self._copy)

    def _read(self) -> None:
        data = read_bytes(self.path)
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
        self._token = token_of(self.path)

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
    """A line: eight digits of checksum, a space, the act as JSON without what is as always, a line feed."""
    given = {one.name for one in fields(Act) if getattr(act, one.name) != one.default}
    body = msgspec.json.encode(
        {name: value for name, value in msgspec.to_builtins(act).items() if name in given}
    )
    return b"%08x %s\n" % (zlib.crc32(body), body)


def decode(data: bytes) -> tuple[list[Act], int, int]:
    """The acts of a file, how many of its bytes are whole lines, and how many of these cannot be understood."""
    whole = data.rfind(b"\n") + 1
    acts: list[Act] = []
    damaged = 0
    for line in data[:whole].split(b"\n")[:-1]:
        act = _act(line)
        if act is None or (acts and act.number <= acts[-1].number):
            damaged += 1
        else:
            acts.append(act)
    return acts, whole, damaged


def _act(line: bytes) -> Act | None:
    body = line[9:]
    if line[:9] != b"%08x " % zlib.crc32(body):
        return None
    try:
        act = msgspec.json.decode(body, type=Act)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return cleaned(act) if act.at.tzinfo is not None else None


def read_bytes(path: Path) -> bytes:
    """A file's content, nothing where it is not there. Raises PackviewError: it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise PackviewError(
            f"The meeting's log {path} cannot be read: {error.strerror or type(error).__name__}",
            "Check that file's permissions and the disk",
        ) from error


def token_of(path: Path) -> Token | None:
    """What tells whether a file was changed; None where there is none or it cannot be looked at."""
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_ino, seen.st_size, seen.st_mtime_ns


def logs_of(folder: Path, pack_id: str) -> Iterator[Path]:
    """The logs of a meeting in a folder that is shared."""
    with suppress(OSError):
        yield from sorted((folder / "meetings" / pack_id).glob("*.log"))
