"""Saving one note in stores of 100, 1,000 and 10,000 notes, against a bare safe write of as many bytes.

    python benchmarks/bench_notes.py

The bare write is what no safe store can do without: a temporary file, fsync, rename. Both run in turn, in one folder.
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
from packview.services.notebook import Notebook
from packview.store.journal_storage import JournalStorage

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
    document = msgspec.to_builtins(plain)
    path = home / "notes" / "a-pack" / "robin.json"
    storage = JournalStorage(path, home / "backups" / "notes" / "a-pack" / "robin")
    storage.write(
        {"notes": {f"{number:012d}": {**document, "id": f"{number:012d}"} for number in range(count)}}
    )
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


def measure(home: Path, count: int) -> str:
    path = fill(home, count)
    notebook = Notebook(home, "a-pack", member="Robin", member_id="robin")
    data = path.read_bytes()
    floors, ours = [], []
    for _ in range(ROUNDS):
        floors.append(milliseconds(lambda: bare(home / "bare", data)))
        ours.append(milliseconds(lambda: notebook.add(kind="question", text=TEXT, anchor=ANCHOR)))
    floor, saving = statistics.median(floors), statistics.median(ours)
    return (
        f"{count:>6} notes ({len(data) / 1e6:.1f} MB): saving one {saving:.1f} ms, bare write {floor:.1f} ms, "
        f"ratio {saving / floor:.1f}; reading all {milliseconds(notebook.notes):.0f} ms"
    )


def main() -> None:
    for count in (100, 1_000, 10_000):
        with tempfile.TemporaryDirectory() as temporary:
            print(measure(Path(temporary), count))


if __name__ == "__main__":
    main()
