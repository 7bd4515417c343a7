"""Highlights and comments of the file become private notes, each once."""

from dataclasses import replace
from pathlib import Path

from editions import BENCHES, FRONT, edition, publish
from packview.config import Config
from packview.model import Mark, Pack
from packview.services.library.library import Library
from packview.services.notes.marks import new_marks, take_in

WORDS = BENCHES.split()[8:12]  # over the end of a line
QUOTED = Mark(quote=" ".join(WORDS), text="Who pays?", author="Ash")
LOOSE = Mark(text="Ask about this")


def with_marks(pack: Pack, *marks: Mark, page: int = 2) -> Pack:
    pages = tuple(replace(one, marks=marks if one.number == page else ()) for one in pack.pages)
    return replace(pack, pages=pages)


def test_marks_become_private_notes_at_their_words_and_only_once(tmp_path: Path) -> None:
    library = Library(tmp_path, Config(member="Robin Ash"))
    opened = publish(library, edition(("", FRONT), ("1", BENCHES)))
    pack = with_marks(opened.pack, QUOTED, LOOSE, Mark(quote="not there"))
    notebook = library.notebook(pack.pack_id)
    found = new_marks(pack, ())
    assert take_in(notebook, pack, opened.pages, [*found.values()]) == 3
    first, second, third = notebook.notes()
    assert " ".join(first.anchor.quote.split()) == QUOTED.quote
    assert "\n" in first.anchor.quote
    assert (first.text, first.private, first.kind) == ("Who pays?", True, "note")
    assert (second.text, second.anchor.quote, second.anchor.pdf_page) == ("Ask about this", "", 2)
    assert (third.text, third.anchor.quote) == ("\u201cnot there\u201d", "")
    assert take_in(notebook, pack, opened.pages, [*new_marks(pack, ()).values()]) == 0
    assert len(notebook.notes()) == 3


def test_a_mark_that_was_offered_is_known_again_on_another_page(tmp_path: Path) -> None:
    library = Library(tmp_path, Config(member="Robin Ash"))
    pack = publish(library, edition(("", FRONT), ("1", BENCHES))).pack
    offered = frozenset(new_marks(with_marks(pack, QUOTED, LOOSE), ()))
    assert new_marks(with_marks(pack, QUOTED, LOOSE, page=1), (), offered) == {}
    again = new_marks(with_marks(pack, QUOTED, LOOSE, LOOSE), (), offered)
    assert [mark for _, mark in again.values()] == [LOOSE]


def test_what_packview_wrote_of_a_note_that_is_there_is_no_mark(tmp_path: Path) -> None:
    library = Library(tmp_path, Config(member="Robin Ash"))
    opened = publish(library, edition(("", FRONT), ("1", BENCHES)))
    pack, notebook = opened.pack, library.notebook(opened.pack.pack_id)
    take_in(notebook, pack, opened.pages, [(2, LOOSE)])
    note = notebook.notes()[0]
    ours = with_marks(pack, replace(LOOSE, name=f"packview:{note.id}"))
    assert new_marks(ours, notebook.notes()) == {}
    assert len(new_marks(ours, ())) == 1
