"""Notes keep the place they were noted at, and are shown where they stand now."""

import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from editions import BENCHES, FRONT, NASTY, PONDS, again, edition, publish
from packview.config import Config
from packview.model import Anchor, Evidence, Note
from packview.services.editions import relocate
from packview.services.library.library import Library
from packview.services.notes.anchors import anchor_at
from packview.store import packs

OLD = edition(("", FRONT), ("1", BENCHES), ("2", PONDS), ("2", NASTY))
NEW = again(("", FRONT), ("1", "New page"), ("1", BENCHES.replace("1,620", "1,640")), ("2", PONDS))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    found = Library(tmp_path / "home", Config(member="Robin Ash"))
    publish(found, OLD)
    return found


def noted(library: Library, quote: str = "", page: int = 2, **fields: Any) -> Note:
    opened = library.load("town")
    anchor = anchor_at(opened.pack, pdf_page=page, quote=quote, pages=opened.pages)
    return library.notebook("town").add(kind="question", text="Why?", anchor=anchor, **fields)


def test_notes_are_shown_at_their_new_places_and_kept_as_noted(library: Library) -> None:
    moved = noted(library, "There are four ponds", 3)
    changed = noted(library, "costs 1,620 pounds", private=True)
    lost = noted(library, "stands on this page", 4)
    whole = library.notebook("town").add(kind="note", text="All", anchor=Anchor())
    book = library.notebook("town")
    assert {one.verdict for one in book.placed()} == {"exact"}
    assert not (library.home / "placing").exists()
    publish(library, NEW)
    placed = book.placed()
    assert [(one.verdict, one.original.id) for one in placed] == [
        ("orphaned", lost.id),
        ("changed", changed.id),
        ("moved", moved.id),
        ("exact", whole.id),
    ]
    assert [one.original for one in placed] == [lost, changed, moved, whole]
    shown = {note.id: note.anchor for note in book.notes()}
    assert [shown[one.id].pdf_page for one in (moved, changed, lost, whole)] == [4, 3, None, None]
    assert shown[changed.id].quote == "costs 1,620 pounds"
    assert shown[lost.id].item == "2-ponds"
    with_answer = book.change(moved.id, {"answer": "So it is"})
    assert (with_answer.anchor.pdf_page, with_answer.answer) == (4, "So it is")
    assert library.notebook("town").placed()[2].original.anchor == moved.anchor


def test_what_was_found_is_kept_and_found_again_where_that_is_gone(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted(library, "costs 1,620 pounds", private=True)
    publish(library, NEW)
    placed = library.notebook("town").placed()
    kept = library.home / "placing" / "town" / "robin-ash.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600

    def fails(*_: object) -> None:
        raise AssertionError("found again")

    with monkeypatch.context() as patched:
        patched.setattr(relocate, "place", fails)
        assert library.notebook("town").placed() == placed
        kept.write_bytes(kept.read_bytes()[:-20])
        with pytest.raises(AssertionError):
            library.notebook("town").placed()
    assert library.notebook("town").placed() == placed
    kept.unlink()
    assert library.notebook("town").placed() == placed


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write everywhere")
def test_places_are_found_where_nothing_can_be_written(library: Library) -> None:
    noted(library, "There are four ponds", 3)
    publish(library, NEW)
    library.home.chmod(0o500)
    try:
        assert library.notebook("town").placed()[0].verdict == "moved"
    finally:
        library.home.chmod(0o700)


def test_agreeing_gives_a_note_its_place_and_can_be_undone(library: Library) -> None:
    evidence = Evidence(kind="page", page="2", pdf_page=3)
    note = noted(library, "costs 1,620 pounds")
    library.notebook("town").change(note.id, {"evidence": (evidence,)})
    publish(library, NEW)
    book = library.notebook("town")
    (placed,) = book.placed()
    kept = book.agree(placed)
    assert (kept.anchor.quote, kept.anchor.pdf_page, kept.evidence[0].pdf_page) == (
        "costs 1,640 pounds",
        3,
        4,
    )
    assert book.placed()[0].verdict == "exact"
    assert library.notebook("town").notes() == (kept,)
    book.undo()
    assert book.placed()[0].verdict == "changed"
    assert book.notes()[0].anchor.quote == "costs 1,620 pounds"


def test_a_third_edition_is_compared_with_the_one_that_was_noted(library: Library) -> None:
    first = noted(library, "costs 1,620 pounds")
    publish(library, NEW)
    second = noted(library, "There are four ponds", 4)
    publish(library, replace(OLD, pages=OLD.pages), name="third")
    verdicts = {one.original.id: one.verdict for one in library.notebook("town").placed()}
    assert verdicts == {first.id: "exact", second.id: "moved"}
    assert packs.earlier_revisions(library.home, "town") == (1, 2)


def test_a_note_from_before_editions_were_kept_is_compared_with_the_papers_that_have_its_words(
    library: Library,
) -> None:
    note = noted(library, "stands on this page", 4)
    book = library.notebook("town")
    book.change(note.id, {"anchor": replace(note.anchor, edition="")})
    assert book.placed()[0].verdict == "exact"
    publish(library, NEW)
    publish(library, again(("", FRONT), ("1", NASTY), ("2", PONDS)), name="third")
    (placed,) = library.notebook("town").placed()
    assert (placed.verdict, placed.placed.anchor.pdf_page) == ("moved", 2)


def test_a_damaged_earlier_edition_leaves_words_to_go_by(library: Library) -> None:
    noted(library, "There are four ponds", 3)
    publish(library, NEW)
    (library.home / "packs" / "town" / "revisions" / "1" / "pages.txt").unlink()
    assert library.notebook("town").placed()[0].verdict == "moved"
    (library.home / "packs" / "town" / "pages.txt").unlink()
    (unplaced,) = Library(library.home, Config(member="Robin Ash")).notebook("town").notes()
    assert unplaced.anchor.pdf_page == 4, "what was found is kept"
    (library.home / "placing" / "town" / "robin-ash.json").unlink()
    (unplaced,) = Library(library.home, Config(member="Robin Ash")).notebook("town").notes()
    assert unplaced.anchor.pdf_page == 3, "the note is there, as noted"


def test_a_file_read_in_place_has_the_notes_at_its_own_pages(library: Library) -> None:
    noted(library, "There are four ponds", 3)
    in_place = replace(NEW, stored=False)
    assert library.notebook("town", in_place).notes()[0].anchor.pdf_page == 4
    assert library.notebook("town").notes()[0].anchor.pdf_page == 3
    assert not (library.home / "placing").exists()


def test_evidence_added_later_speaks_of_the_papers_it_was_added_in(library: Library) -> None:
    note = noted(library, "There are four ponds", 3)
    publish(library, NEW)
    book = library.notebook("town")
    book.change(note.id, {"evidence": (Evidence(kind="page", page="3", pdf_page=4),)})
    (placed,) = book.placed()
    assert placed.verdict == "moved"
    assert placed.evidence[0].evidence.pdf_page == 4
    assert placed.evidence[0].verdict == "exact"


def test_questions_of_two_editions_are_ordered_together_and_stay_as_noted(library: Library) -> None:
    first = noted(library, "There are four ponds", 3)
    publish(library, again(("", FRONT), ("1", BENCHES), ("3", PONDS), titles={"1": "Benches", "3": "Ponds"}))
    second = noted(library, "Cleaning is due in October", 3)
    book = library.notebook("town")
    assert second.order >= first.order
    assert book.reorder(second.id, first.id).order < first.order
    verdicts = {one.original.id: one.verdict for one in library.notebook("town").placed()}
    assert verdicts == {first.id: "moved", second.id: "exact"}


def test_pages_that_the_words_name_are_brought_along(library: Library) -> None:
    first = library.load("town")
    book = library.notebook("town")
    anchor = anchor_at(first.pack, pdf_page=3, pages=first.pages)
    asked = (
        "On page 2 it says four, on PDF page 2 \u201cas on page 1\u201d, on page 3 more; page 77 of the plan?"
    )
    book.add(kind="question", text=asked, anchor=anchor)
    gone = "On page 3 there is more."
    book.add(kind="note", text=gone, anchor=Anchor(edition=first.pack.edition))
    publish(library, again(("", FRONT), ("1", "A sheet on cars."), ("1", BENCHES), ("2", PONDS)))
    now = (
        "On page 3 it says four, on PDF page 3 \u201cas on page 1\u201d, on page 3 more; page 77 of the plan?"
    )
    fresh = library.notebook("town")
    assert {note.text for note in fresh.notes()} == {now, gone}
    assert fresh.notes()[0].anchor.page == "3"
    lost = {one.original.text: one for one in fresh.placed()}
    assert lost[gone].verdict == "changed"
    assert lost[gone].reason == "Its words name page 3, not in the new papers"
    fresh.change(fresh.notes()[0].id, {"text": f"{now} Why?"})
    assert library.notebook("town").notes()[0].text == f"{now} Why?", "the new words are of the new papers"
    publish(library, again(("", FRONT), ("1", BENCHES), ("2", PONDS), ("2", NASTY)), name="third")
    back = library.notebook("town").notes()[0]
    assert back.text.startswith("On page 2 it says four, on PDF page 2")
    placed = next(one for one in library.notebook("town").placed() if one.original.id == back.id)
    library.notebook("town").agree(placed)
    assert library.notebook("town").notes()[0].text == back.text
    publish(library, again(("", FRONT), ("1", "A sheet on cars."), ("1", BENCHES), ("2", PONDS)), name="4")
    moved = library.notebook("town")
    moved.change(back.id, {"anchor": replace(moved.notes()[0].anchor, quote="")})
    assert library.notebook("town").notes()[0].text.startswith("On page 3 it says four, on PDF page 3")
