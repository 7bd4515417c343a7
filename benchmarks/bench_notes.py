"""Saving one note in stores of 100, 1,000 and 10,000 notes, against a bare safe write of as many bytes.

    python benchmarks/bench_notes.py

The bare write is what no store that rewrites its file can do without: a temporary file, fsync, rename. Both run in turn, in one
folder. Saving is all that a member waits for: the note, and the step that takes it back. A window that was just opened has
shown its notes, as the app does; a command reads the whole file first.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from packview.model import Anchor, Note
from packview.model.notes import Draft
from packview.services.notes.notebook import Notebook
from packview.store.notes.documents import document
from packview.store.notes.file import Head, NotesStorage, file_name, record
from packview.store.notes.folder import device_of
from packview.store.notes.notes import NoteStore

ROUNDS = 15
ANCHOR = Anchor(
    item="7-performance",
    item_number="7",
    item_title="Performance report",
    page="47",
    pdf_page=52,
    quote="x" * 120,
)
TEXT = "How many of the cases opened in spring were closed by autumn, and what became of the others? " * 2


def fill(home: Path, count: int) -> Path:
    """A notes file of so many notes, written at once."""
    now = datetime.now(UTC)
    plain = Note(id="", kind="question", text=TEXT, anchor=ANCHOR, member="Robin", created=now, updated=now)
    fields = document(plain)
    names = [f"{number:012d}" for number in range(count)]
    head = Head(member="robin", name="Robin", device=device_of(home, make=True))
    path = home / "notes" / "a-pack" / file_name("robin", head.device)
    records = {name: record(name, 1, msgspec.json.encode({**fields, "id": name})) for name in names}
    NotesStorage(path, head, home / "notes").write({"notes": records})
    NoteStore(home, "a-pack", "robin", name="Robin").back_up()
    return path


def bare(path: Path, data: bytes) -> None:
    temporary = path.with_suffix(".tmp")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


def opened(home: Path) -> Notebook:
    return Notebook(home, "a-pack", member="Robin", member_id="robin")


def measure(home: Path, count: int) -> str:
    path = fill(home, count)
    data = path.read_bytes()
    floors, ours, shown, firsts = [], [], [], []
    notebook = opened(home)

    def add(notebook: Notebook) -> object:
        return notebook.add(kind="question", text=TEXT, anchor=ANCHOR)

    for _ in range(ROUNDS):
        floors.append(milliseconds(lambda: bare(home / "bare", data)))
        ours.append(milliseconds(lambda: add(notebook)))
    for _ in range(ROUNDS):
        window = opened(home)
        window.notes()
        shown += [milliseconds(lambda: add(window))]  # noqa: B023  called at once
        firsts += [milliseconds(lambda: add(opened(home)))]
    reading = milliseconds(lambda: opened(home).notes())
    again = milliseconds(notebook.notes)
    unchanged = milliseconds(notebook.changed)
    draft = milliseconds(lambda: notebook.save_draft(Draft(text=TEXT)))
    floor = statistics.median(floors)
    parts = [
        f"{name} {statistics.median(times):.1f} ms, ratio {statistics.median(times) / floor:.1f}"
        for name, times in (
            ("saving one", ours),
            ("in a window just opened", shown),
            ("by a command", firsts),
        )
    ]
    return (
        f"{count:>6} notes ({len(data) / 1e6:.1f} MB): bare write {floor:.1f} ms; {'; '.join(parts)}\n"
        f"       reading all {reading:.0f} ms, again after a change {again:.0f} ms; "
        f"whether anything changed {unchanged:.2f} ms; a draft {draft:.1f} ms"
    )


def main() -> None:
    for count in (100, 1_000, 10_000):
        with tempfile.TemporaryDirectory() as temporary:
            print(measure(Path(temporary), count))


if __name__ == "__main__":
    main()
