"""Whatever a member does, taking all of it back leads to the start, and making it again to the end."""

import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from packview.errors import PackviewError
from packview.model import PRIORITIES, STATUSES, Anchor, Evidence, Note
from packview.services.notes.notebook import Notebook
from packview.text import one_line

texts = st.sampled_from(["one", "two", "three\n\nfour"])
changes = st.fixed_dictionaries(
    {},
    optional={
        "text": texts,
        "to": st.sampled_from(["", "Head"]),
        "answer": texts,
        "private": st.booleans(),
        "kind": st.sampled_from(["note", "question"]),
        "priority": st.sampled_from(PRIORITIES),
        "theme": texts.map(one_line),
        "follow_up": texts,
        "evidence": st.just((Evidence(kind="page", text="Page 47", page="47"),)),
    },
)
works = st.lists(
    st.tuples(st.just("add"), texts, st.booleans())
    | st.tuples(st.just("change"), st.integers(0, 5), changes)
    | st.tuples(st.just("status"), st.integers(0, 5), st.sampled_from(STATUSES))
    | st.tuples(st.just("follow"), st.integers(0, 5), st.integers(0, 5))
    | st.tuples(st.just("move"), st.integers(0, 5), st.integers(0, 5))
    | st.tuples(st.just("delete"), st.integers(0, 5), st.none()),
    max_size=8,
)


def kept(notebook: Notebook) -> list[Note]:
    return [replace(note, updated=note.created) for note in notebook.notes()]


def do(notebook: Notebook, work: tuple[str, Any, Any]) -> None:
    name, first, second = work
    notes = notebook.notes()
    if name == "add":
        notebook.add(kind="question", text=first, anchor=Anchor(), private=second)
    elif notes:
        note = notes[first % len(notes)].id
        with suppress(PackviewError):  # a note has no status, a question cannot follow itself
            match name:
                case "change":
                    notebook.change(note, second)
                case "status":
                    notebook.change(note, {"status": second})
                case "follow":
                    notebook.change(note, {"parent": notes[second % len(notes)].id})
                case "move":
                    notebook.reorder(note, notes[second % len(notes)].id)
                case _:
                    notebook.delete(note)


@settings(max_examples=25)
@given(works, st.data())
def test_all_the_way_back_and_forth(works: list[tuple[str, Any, Any]], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as temporary:

        def opened() -> Notebook:
            return Notebook(Path(temporary), "a-pack", member="Robin", member_id="robin")

        def now_and_then(notebook: Notebook) -> Notebook:
            return opened() if data.draw(st.integers(0, 3)) == 0 else notebook

        notebook = opened()
        notebook.add(kind="note", text="there before", anchor=Anchor())
        for work in works:
            do(notebook, work)
            notebook = now_and_then(notebook)
        end = kept(notebook)
        while notebook.undo():
            notebook = now_and_then(notebook)
        assert kept(notebook) == []
        while notebook.redo():
            notebook = now_and_then(notebook)
        assert kept(notebook) == end
