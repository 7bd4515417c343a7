"""A simulated disk: what was not synced when the power went may be there, in part or not at all, in any order.

While it watches, calls of the system go through and are noted. ``after`` makes of that a folder as a disk might hold it.
"""

import os
import random
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

from system_calls import Watched

CALLS = (
    "open",
    "write",
    "ftruncate",
    "fsync",
    "replace",
    "rename",
    "unlink",
    "mkdir",
    "rmdir",
    "link",
    "close",
)


def _named(path: Any) -> str:
    """The whole name of a file, or of a link itself."""
    return str(Path(path).parent.resolve() / Path(path).name)


class PowerCut(BaseException):
    """The power went."""


class Disk(Watched):
    """Watches what is done in a folder.

    Args:
        folder: as it is now is on the disk.
        cut_at: the call at which the power goes, -1 for none.
    """

    def __init__(self, folder: Path, cut_at: int = -1) -> None:
        super().__init__(CALLS)
        self.calls = 0
        self._folder = folder
        self._cut_at = cut_at
        self._inodes: dict[int, tuple[int, str]] = {}
        self._data: list[tuple[bytes, bytes]] = []
        self._synced: dict[str, int | None] = {}
        self._now: dict[str, int | None] = {}
        for path in sorted(folder.rglob("*")):
            self._synced[str(path)] = None if path.is_dir() else self._new(path.read_bytes())
        self._now = dict(self._synced)

    def _new(self, synced: bytes, now: bytes | None = None) -> int:
        self._data.append((synced, synced if now is None else now))
        return len(self._data) - 1

    def around(self, name: str, real: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """Note a call."""
        if self.calls == self._cut_at:
            raise PowerCut
        self.calls += 1
        result = real(*arguments, **named)
        getattr(self, f"_{name}", lambda *_: None)(result, *arguments)
        return result

    def _open(self, descriptor: int, path: Any, *_: Any) -> None:
        name = _named(path)
        if name.startswith(str(self._folder)):
            if name not in self._now and not Path(name).is_dir():
                self._now[name] = self._new(b"")
            self._inodes[descriptor] = (self._now.get(name) or 0, name)

    def _close(self, _: None, descriptor: int) -> None:
        self._inodes.pop(descriptor, None)

    def _write(self, _: int, descriptor: int, *__: Any) -> None:
        if descriptor in self._inodes:
            number, name = self._inodes[descriptor]
            here = self.real["open"](name, os.O_RDONLY)
            with os.fdopen(here, "rb", closefd=False) as file:
                now = file.read()
            self.real["close"](here)
            self._data[number] = (self._data[number][0], now)

    def _ftruncate(self, _: None, descriptor: int, __: int) -> None:
        self._write(0, descriptor)

    def _fsync(self, _: None, descriptor: int) -> None:
        number, name = self._inodes.get(descriptor, (0, ""))
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            inside = {one for one in {*self._now, *self._synced} if str(Path(one).parent) == name}
            for one in inside:
                if one in self._now:
                    self._synced[one] = self._now[one]
                else:
                    self._synced.pop(one, None)
        elif name:
            self._data[number] = (self._data[number][1],) * 2

    def _replace(self, _: None, source: Any, target: Any, *__: Any) -> None:
        self._now[_named(target)] = self._now.pop(_named(source))

    _rename = _replace

    def _unlink(self, _: None, path: Any, *__: Any) -> None:
        self._now.pop(_named(path), None)

    _rmdir = _unlink

    def _mkdir(self, _: None, path: Any, *__: Any) -> None:
        self._now[_named(path)] = None

    def _link(self, _: None, source: Any, target: Any, *__: Any) -> None:
        self._now[_named(target)] = self._now[_named(source)]

    def after(self, target: Path, chance: random.Random) -> None:
        """Make a folder as the disk might hold it after a power cut at this moment."""
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        contents = [self._content(synced, now, chance) for synced, now in self._data]
        for name in sorted({*self._synced, *self._now}):
            states = [names for names in (self._synced, self._now) if name in names]
            picked = chance.choice((self._synced, self._now))
            if name not in picked or not states:
                continue
            number, place = picked[name], target / Path(name).relative_to(self._folder)
            if not place.parent.is_dir():  # the folder itself did not reach the disk
                continue
            if number is None:
                place.mkdir(exist_ok=True)
            else:
                place.write_bytes(contents[number])

    @staticmethod
    def _content(synced: bytes, now: bytes, chance: random.Random) -> bytes:
        if synced == now:
            return now
        if now.startswith(synced):  # bytes were added: some of them, or zeros in their place
            added = now[len(synced) :]
            cut = added[: chance.randrange(len(added) + 1)]
            return synced + chance.choice((b"", cut, bytes(len(cut)), added))
        return chance.choice((synced, now, now[: chance.randrange(len(now) + 1)]))
