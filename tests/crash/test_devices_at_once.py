"""Two and three machines with one name write to one shared folder at once: nothing is lost, and each sees all.

PACKVIEW_CRASH_ROUNDS says how many notes there are: twice as many, 2,000 for ``make test-crash``.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from packview.services.notes.notebook import Notebook

NOTES = 2 * int(os.environ.get("PACKVIEW_CRASH_ROUNDS", "40"))
WRITER = """
import sys
from pathlib import Path
from packview.model import Anchor
from packview.services.notes.notebook import Notebook
notebook = Notebook(Path(sys.argv[1]), "a-pack", member="Robin", member_id="robin", shared=Path(sys.argv[2]))
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[4])):
    note = notebook.add(kind="note", text=f"{sys.argv[3]} {number}", anchor=Anchor())
    if number % 5 == 0:
        notebook.change(note.id, {"text": f"{sys.argv[3]} {number}"})
    print(note.id, flush=True)
"""


@pytest.mark.parametrize("machines", [2, 3])
def test_nothing_is_lost_and_each_sees_all(tmp_path: Path, machines: int) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    each = NOTES // machines
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path / str(one)), str(shared), f"machine {one}", str(each)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for one in range(machines)
    ]  # fmt: skip
    for writer in writers:
        assert writer.stdout
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("go\n")
        writer.stdin.flush()
    acknowledged = {line for writer in writers for line in writer.communicate()[0].split()}
    assert [writer.returncode for writer in writers] == [0] * machines
    assert len(acknowledged) == each * machines
    wanted = sorted(f"machine {one} {number}" for one in range(machines) for number in range(each))
    for one in range(machines):
        book = Notebook(tmp_path / str(one), "a-pack", member="Robin", member_id="robin", shared=shared)
        assert sorted(note.text for note in book.notes()) == wanted
        assert {note.id for note in book.notes()} == acknowledged
        assert book.reports() == ()
