"""The panel's view of 4,000 questions, of four members in a shared folder: read, told which may leave, put together.

    PYTHONPATH=packs:tests/support python benchmarks/bench_panel.py

Once in many words, and once in few, where questions are hardest to tell apart. 'First' is a window just opened, 'again' one in
which a question changed since. In time of the processor, which others on the machine do not change much.
"""

import gc
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from editions import BENCHES, FRONT, PONDS, edition, publish
from packview.config import Config
from packview.model import Anchor, Note
from packview.services.library.library import Library
from packview.services.notes import similar_questions
from packview.store.notes.documents import document
from packview.store.notes.file import Head, NotesStorage, file_name, record
from packview.store.notes.folder import device_of

ROUNDS, EACH = 9, 1000
MEMBERS = {"robin": "Robin", "sam": "Sam", "kim": "Kim", "ito": "Ito"}


def fill(library: Library, shared: Path, words: list[str]) -> None:
    """Files of each member, with questions of nine words each."""
    chance, pack = random.Random(20181129), library.load("town").pack
    for number, (member, name) in enumerate(MEMBERS.items()):
        device = f"{number:08}" if number else device_of(library.home, make=True)
        records = {}
        for place in range(EACH):
            item, at = chance.choice(pack.items), datetime.now(UTC)
            anchor = Anchor(
                item=item.key, item_number=item.number, pdf_page=item.pdf_first, edition=pack.edition
            )
            text = f"How many {' '.join(chance.sample(words, 9))} were there?"
            note = Note(
                id=f"{number}{place:011}",
                kind="question",
                text=text,
                anchor=anchor,
                member=name,
                created=at,
                updated=at,
            )
            records[note.id] = record(note.id, 1, msgspec.json.encode(document(note)))
        path = shared / "town" / file_name(member, device)
        NotesStorage(path, Head(member=member, name=name, device=device), shared).write({"notes": records})


def milliseconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return 1000 * (time.process_time() - started)


def measure(folder: Path, words: list[str]) -> str:
    shared = folder / "shared"
    shared.mkdir()
    home = Library(folder / "home", Config(member="Robin", shared=shared))
    publish(home, edition(("", FRONT), ("1", BENCHES), ("2", PONDS)))
    fill(home, shared, words)
    first, again = [], []
    for _ in range(ROUNDS):
        library = Library(home.home, home.config)
        pack, book, colleagues = (
            library.load("town").pack,
            library.notebook("town"),
            library.colleagues("town"),
        )

        def view() -> None:
            own = book.notes()  # noqa: B023  called at once
            both = book.that_may_leave([*own, *colleagues.notes(own).notes])  # noqa: B023
            ordered = similar_questions.in_agenda_order(pack, both)  # noqa: B023
            assert len(similar_questions.groups(ordered)) > EACH

        gc.collect()
        gc.freeze()  # as the app does
        similar_questions._asked.cache_clear()  # noqa: SLF001  it is of this process
        first.append(milliseconds(view))
        book.change(book.notes()[0].id, {"text": f"How many at {time.time_ns()}?"})
        again.append(milliseconds(view))
    return f"first {statistics.median(first):.0f} ms, again {statistics.median(again):.0f} ms"


def main() -> None:
    for count in (400, 30):
        with tempfile.TemporaryDirectory() as folder:
            found = measure(Path(folder), [f"word{number}" for number in range(count)])
            print(f"{len(MEMBERS) * EACH} questions of {count} words: {found}")


if __name__ == "__main__":
    main()
