"""What a member does in an evening, step by step, and a look at what is left of it when it ended in the middle.

Every round does the same from the same start. ``Expected`` knows the state after each of the works; whatever happens, what
is found must be the state after the last one that was acknowledged, or after the one that was under way.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from editions import edition
from packview.errors import NotFoundError, PackviewError
from packview.model import Anchor, Note
from packview.model.notes import Draft
from packview.services.editions.corrections import Corrections
from packview.services.editions.wanted import Wanted
from packview.services.notes.notebook import Notebook
from packview.store.notes import backups
from packview.store.notes.folder import _here
from system_calls import Watched

PACK, MEMBER = "a-pack", "robin"
SECRET = "for me alone"
V1 = (
    '{"schema_version":1,"notes":{"111111111111":{"id":"111111111111","kind":"question","text":"from before",'
    '"anchor":{},"created":"2026-08-01T12:00:00Z","updated":"2026-08-01T12:00:00Z"}}}'
)
CALLS = (
    "chmod", "chown", "close", "flock", "fstat", "fsync", "ftruncate", "link", "listdir", "lseek", "mkdir", "open", "rename", "replace",
    "rmdir", "scandir", "stat", "unlink", "write",
)  # fmt: skip
State = tuple[Any, ...]
Work = Callable[[Notebook], object]


def opened(home: Path) -> Notebook:
    return Notebook(home, PACK, member="Robin", member_id=MEMBER)


def opened_for(first: int, home: Path) -> Notebook:
    """A window for the works from the first on.

    One that is to take something back knows already what was done before: where that cannot be read while it opens, it
    says so, and takes nothing back.
    """
    notebook = opened(home)
    if WORKS[first] in {_undo, _redo}:
        notebook.reports()
    return notebook


def start(home: Path) -> None:
    """A library with a file of the first form, which the first change brings to the present one."""
    path = home / "notes" / PACK / f"{MEMBER}.json"
    path.parent.mkdir(parents=True, mode=0o700)
    path.write_text(V1, encoding="utf-8")
    backups.SPACING = timedelta(seconds=0.05)


def _add(text: str, **fields: Any) -> Work:
    def work(notebook: Notebook) -> None:
        values = dict(fields)
        if "parent" in values:
            values["parent"] = _note(notebook, values["parent"]).id
        notebook.add(**{"kind": "question", "text": text, "anchor": Anchor(item="7-x"), **values})

    return work


def _change(start_of_text: str, /, **changes: Any) -> Work:
    return lambda notebook: notebook.change(_note(notebook, start_of_text).id, changes)


def _on(text: str, name: str, *arguments: Any) -> Work:
    return lambda notebook: getattr(notebook, name)(_note(notebook, text).id, *arguments)


def _note(notebook: Notebook, text: str) -> Note:
    return next(note for note in notebook.notes() if note.text.startswith(text))


def _back_from_bin(text: str) -> Work:
    return lambda notebook: notebook.restore_from_bin(
        next(one.note.id for one in notebook.bin() if one.note.text == text)
    )


def _undo(notebook: Notebook) -> None:
    notebook.undo()


def _redo(notebook: Notebook) -> None:
    notebook.redo()


PAPERS = edition(("", "Front"), ("1", "Benches"), ("2", "Ponds"))


def _corrections(home: Path) -> Corrections:
    return Corrections(home, PACK, "Robin", MEMBER)


def _put_right(field: str, *values: str) -> Work:
    """Corrections of one act: of a field of items, one after another."""
    wanted: Wanted = {
        ("item", item.key, field): value for item, value in zip(PAPERS.pack.items, values, strict=False)
    }
    return lambda notebook: _corrections(notebook.home).put(PAPERS, wanted)


DRAFT = Draft(key="0" * 12, text="being typed")
WORKS: tuple[Work, ...] = (
    _add("one"),
    _put_right("title", "Seats", "Lakes"),
    _add("two"),
    _add(SECRET, private=True, kind="note"),
    lambda notebook: notebook.save_draft(DRAFT),
    _change("one", status="ready", priority="main"),
    _add("three", kind="supplementary", parent="one"),
    _change("two", private=True, text=f"two, {SECRET}"),
    _change("one", text="one, " + "and much more " * 30),
    _on("two", "reorder", None),
    _on("one", "delete"),
    _undo,
    _change("two", private=False, text="two again"),
    _on("three", "delete"),
    _back_from_bin("three"),
    _put_right("title", "Benches and seats"),
    _undo,
    _redo,
    lambda notebook: _corrections(notebook.home).undo(),
    _put_right("number", "1A"),
    _change("from before", status="asked"),
    _change("from before", status="answered", answer="Four " * 50),
    _on("two", "delete"),
    lambda notebook: notebook.empty_bin(),
    lambda notebook: notebook.forget_draft(DRAFT),
)


def state(home: Path) -> State:
    """What a member sees, but for identities and times."""
    notebook = opened(home)
    notes = {note.id: note for note in notebook.notes()}
    return (
        tuple(
            (
                note.text, note.kind, note.status, note.answer, note.priority, note.private, note.anchor.item,
                len(note.history), notes[note.parent].text if note.parent else "",
            )
            for note in notes.values()
        ),
        tuple(draft.text for draft in notebook.drafts()),
        tuple(sorted(_corrections(home).applied(PAPERS).pack.items, key=lambda item: item.key)),
    )  # fmt: skip


class Expected:
    """The states after each work, found by doing them all without a mishap.

    Args:
        folder: an empty one.
    """

    def __init__(self, folder: Path) -> None:
        self.start = folder / "start"
        start(self.start)
        home = folder / "whole"
        shutil.copytree(self.start, home)
        self.states = [state(home)]
        self.bins = [bin_texts(home)]
        self.homes = [self.start]
        notebook = opened(home)
        for number, work in enumerate(WORKS, 1):
            work(notebook)
            self.states.append(state(home))
            self.bins.append(bin_texts(home))
            self.homes.append(shutil.copytree(home, folder / f"after {number}"))
        if notebook.reports():
            raise AssertionError("nothing was to be put right")
        self.calls = self.count(folder / "counted")

    def count(self, home: Path, first: int = 0, last: int = len(WORKS)) -> int:
        """How many calls of the system the works from the first to before the last make, in a window opened for them."""
        with copied(self.homes[first], home) as there:
            counter, notebook = Mishap(-1, lambda _: None), opened_for(first, there)
            with counter:
                for work in WORKS[first:last]:
                    work(notebook)
        return counter.seen

    def look(self, home: Path, done: int) -> None:
        """Look at what a round left.

        Args:
            home: its folder.
            done: how many works were acknowledged.
        """
        found = state(home)
        near = self.states[done : done + 2]
        assert found in near, f"after {done} works: {found} instead of {near}"
        notebook = opened(home)
        assert not notebook.reports(), "nothing was damaged"
        gone = {text for text in self.bins[done] if done + 1 == len(self.bins) or text in self.bins[done + 1]}
        texts = {note.text for note in notebook.notes()}
        assert gone - texts <= set(bin_texts(home)), "what was deleted is in the bin"
        self._privacy(home, notebook)
        assert not list(home.rglob("notes/**/*.packview-tmp")) + list(home.rglob("backups/**/*.packview-tmp"))
        self._goes_on(home)

    def _privacy(self, home: Path, notebook: Notebook) -> None:
        if all(note.private for note in notebook.notes() if SECRET in note.text):
            shared = b"".join(path.read_bytes() for path in (home / "notes").rglob("*") if path.is_file())
            assert SECRET.encode() not in shared

    def _goes_on(self, home: Path) -> None:
        before = state(home)
        notebook = opened(home)
        notebook.add(kind="question", text="afterwards", anchor=Anchor())
        assert state(home)[0] == (*before[0], state(home)[0][-1])
        assert opened(home).undo() == 'Added the question "afterwards"'
        assert state(home) == before
        while True:  # all the way back: nothing on the way may fail but by saying that a note is gone
            try:
                if notebook.undo() is None:
                    break
            except NotFoundError:
                continue


def bin_texts(home: Path) -> tuple[str, ...]:
    return tuple(sorted(one.note.text for one in opened(home).bin()))


def do(
    notebook: Notebook, acknowledge: Callable[[int], object], first: int = 0, last: int = len(WORKS)
) -> tuple[int, PackviewError | None]:
    """Do the works from the first to before the last until one cannot be saved; how many of all are done, and what that one said."""
    for number, work in enumerate(WORKS[first:last], first):
        try:
            work(notebook)
        except PackviewError as error:
            return number, error
        acknowledge(number)
    return last, None


class Mishap(Watched):
    """Something happens at a call of the system.

    Args:
        at: at which (0..); a write counts twice, the second time when half of it is written.
        happen: what; called with the name of the call.
        times: how often: at the next calls of that name too; 0 for every call that changes a disk from then on.
    """

    def __init__(self, at: int, happen: Callable[[str], object], *, times: int = 1) -> None:
        super().__init__(CALLS)
        self.seen = 0
        self._left = times - 1
        self._name = ""
        self._at = at
        self._happen = happen

    def around(self, name: str, real: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """Make a call, unless something happens instead."""
        self._step(name)
        if name == "write" and self._at == self.seen:
            real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
        if name == "write":
            self._step(name)
        return real(*arguments, **named)

    def _step(self, name: str) -> None:
        seen, self.seen = self.seen, self.seen + 1
        changes = {"write", "fsync", "mkdir", "rename", "replace", "link", "unlink", "ftruncate"}
        if seen == self._at:
            self._name = name
            self._happen(name)
        elif 0 <= self._at < seen and self._left < 0 and name in changes:
            self._happen(name)
        elif self._left > 0 and name == self._name:
            self._left -= 1
            self._happen(name)


@contextmanager
def copied(source: Path, folder: Path) -> Iterator[Path]:
    """A library like another one, for one round; the folder that may be shared is another group's where that can be."""
    home = folder / "round"
    shutil.copytree(source, home)
    others = [group for group in (*os.getgroups(), 4242) if group != os.getgid()]
    with suppress(OSError):  # which its files and folders then get, but only root may choose any group
        os.chown(home / "notes", -1, others[0])
    devices = home / "devices.json"
    if devices.exists():  # the copy goes on as if it were the library itself
        devices.write_bytes(json.dumps({_here(home): json.loads(devices.read_bytes()).popitem()[1]}).encode())
    try:
        yield home
    finally:
        shutil.rmtree(home)
