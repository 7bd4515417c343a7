"""What packview doctor finds in the files of notes, of every pack and member there is, without changing any."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packview.errors import PackviewError
from packview.store.notes import backups
from packview.text import one_line

_FOLDERS = ("notes", "private", "history")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at.

    Attributes:
        name: what was looked at.
        ok: whether it is as it should be.
        message: what was found; what to do where it is not ok.
    """

    name: str
    ok: bool
    message: str


def check_notes(home: Path) -> Iterator[Finding]:
    """Look at every file of notes, its journal, and what stands beside them.

    Args:
        home: the library's folder.
    """
    checked = 0
    for folder in _FOLDERS:
        for path in backups.files(home / folder):
            checked += 1
            name = one_line(f"notes file {path.relative_to(home)}")
            try:
                problem = backups.problem(path, home / "backups" / path.relative_to(home).with_suffix(""))
            except PackviewError as error:
                problem = str(error)
            if problem:
                yield Finding(name=name, ok=False, message=problem)
        for path, what in backups.oddities(home / folder):
            yield Finding(name=one_line(f"file {path.relative_to(home)}"), ok=False, message=what)
    if checked:
        yield Finding(
            name="notes files", ok=True, message=f"{checked} looked at, with their journals and backups"
        )
