"""Whatever a member does, taking all of it back leads to the start, and making it again to the end."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from packview.model import Anchor, Note
from packview.services.notebook import Notebook

texts = st.sampled_from(["one", "two", "three\n\nfour"])
changes = st.fixed_dictionaries(
    {},
    optional={
        "text": texts,
        "to": st.sampled_from(["", "Head"]),
        "answer": texts,
        "private": st.booleans(),
        "kind": st.sampled_from(["note", "question"]),
    },
)
works = st.lists(
    st.tuples(st.just("add"), texts, st.booleans())
    | st.tuples(st.just("change"), st.integers(0, 5), changes)
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
    elif notes and name == "change":
        notebook.change(notes[first % len(notes)].id, second)
    elif notes:
        notebook.delete(notes[first % len(notes)].id)


@settings(max_examples=25, deadline=None)
@given(works)
def test_all_the_way_back_and_forth(works: list[tuple[str, Any, Any]]) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        notebook = Notebook(Path(temporary), "a-pack", member="Robin", member_id="robin")
        notebook.add(kind="note", text="there before", anchor=Anchor())
        notebook = Notebook(Path(temporary), "a-pack", member="Robin", member_id="robin")
        start = kept(notebook)
        for work in works:
            do(notebook, work)
        end = kept(notebook)
        while notebook.undo():
            pass
        assert kept(notebook) == start
        while notebook.redo():
            pass
        assert kept(notebook) == end
