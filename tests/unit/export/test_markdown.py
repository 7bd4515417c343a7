"""The Markdown a member hands on: the order of the agenda, nothing private, nothing lost."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from exported import BENCHES, PACK, note
from packview.export.choosing import Choice, chosen
from packview.model import Evidence, Indicator, Meeting, Note, Pack, WebLink
from packview.model.leaving import Closed
from packview.services.exporting import export_notes

LAND = PACK.items[2]
FULL = """\
# Parks Committee

Town Council  
Monday 3 June 2019, 6.00 pm  
Town Hall

## The pack as a whole

**Note.**

Bring the map

## Item 3: Benches

**Question 1.** For: Head of Parks. Page 2. Indicator: M1. Status: answered.

Why green?  
And why now?

At what cost?

> Paint keeps wood dry

**Answer:** It is cheap

And it lasts

**Question 2.** PDF page 1. Status: draft.

Who paints?

**Note.** Page 2.

See last year

## Not matched to an item

**Note.** On item 9: Ponds.

About ponds
"""  # noqa: W291  two spaces are a line break in Markdown


def markdown(pack: Pack, notes: Sequence[Note], **wanted: Any) -> str:
    return export_notes(pack, notes, Choice(**wanted))


def test_the_whole_of_it() -> None:
    lost = note("About ponds", 6)
    lost = replace(lost, anchor=replace(lost.anchor, item="9-ponds", item_number="9", item_title="Ponds"))
    question = note(
        "Why green?\nAnd why now?\n\n\nAt what cost?",
        2,
        kind="question",
        to="Head of Parks",
        page="2",
        pdf_page=3,
        quote="Paint keeps\nwood dry",
        indicator="M1",
        status="answered",
        answer="It is cheap\n\nAnd it lasts",
    )
    notes = [
        note("See last year", 1, page="2", pdf_page=3),
        question,
        note("Who paints?", 3, kind="question", pdf_page=1),
        note("Bring the map", 4, item=None),
        lost,
    ]
    assert markdown(PACK, notes) == FULL


def test_the_order_of_the_notes_does_not_matter() -> None:
    notes = [
        note("a", 1),
        note("b?", 2, kind="question"),
        note("c", 3, item=None),
        note("d?", 4, kind="question"),
    ]
    assert len({markdown(PACK, order) for order in permutations(notes)}) == 1


@pytest.mark.parametrize(
    ("only", "words"), [("all", "questions or notes"), ("questions", "questions"), ("notes", "notes")]
)
def test_nothing_to_export_is_said(only: str, words: str) -> None:
    text = markdown(PACK, [], only=only)
    assert text.endswith(f"Town Hall\n\nThere are no {words}.\n")


def test_a_meeting_of_which_little_is_known() -> None:
    assert markdown(replace(PACK, meeting=Meeting(committee="")), []).startswith("# Meeting\n\nThere are")
    text = markdown(replace(PACK, meeting=Meeting(committee="A", time="6 pm")), [])
    assert text.startswith("# A\n\n6 pm\n\nThere are")


def test_only_one_kind() -> None:
    notes = [note("a thought"), note("a question?", 2, kind="question")]
    assert "a thought" not in markdown(PACK, notes, only="questions")
    assert "a question?" not in markdown(PACK, notes, only="notes")


def test_private_notes_are_left_out_unless_asked_for() -> None:
    notes = [note("a secret", private=True)]
    assert "secret" not in markdown(PACK, notes)
    assert "Benches" not in markdown(PACK, notes)
    text = markdown(PACK, notes, include_private=True)
    assert "a secret" in text
    assert "**Note.** Private." in text


def test_items_closed_to_the_public_are_left_out_with_their_titles() -> None:
    notes = [note("about the price", item=LAND)]
    text = markdown(PACK, notes)
    assert "price" not in text
    assert "Sale of land" not in text
    assert "## Item 4: Sale of land (not for publication)" in markdown(PACK, notes, include_exempt=True)


@pytest.mark.parametrize("pdf_page", [4, 5])
def test_a_paper_closed_to_the_public_in_an_open_item(pdf_page: int) -> None:
    secret = note("about costs", pdf_page=pdf_page, page=str(pdf_page - 1), quote="the sum")
    open_one = note("about paint", 2, pdf_page=3, page="2")
    text = markdown(PACK, [secret, open_one])
    assert "about paint" in text
    assert "costs" not in text
    assert "sum" not in text
    assert "about costs" in markdown(PACK, [secret], include_exempt=True)


def test_a_note_on_the_whole_pack_from_a_closed_page() -> None:
    assert chosen(Closed(PACK), [note("x", item=None, pdf_page=6)], Choice()) == ()
    assert chosen(Closed(PACK), [note("x", item=None, pdf_page=6)], Choice(include_exempt=True))
    assert chosen(Closed(PACK), [note("x", item=None, pdf_page=99)], Choice())


@pytest.mark.parametrize(
    "resting", [{"indicator": "M1"}, {"evidence": (Evidence(kind="indicator", ref="M1"),)}], ids=str
)
def test_a_note_on_an_indicator_that_stands_on_closed_pages_alone(resting: dict[str, Any]) -> None:
    def may_leave(*pages: int) -> bool:
        indicators = tuple(Indicator(ref="M1", name="Contacts", pdf_page=page) for page in pages)
        closed = Closed(replace(PACK, indicators=indicators))
        return chosen(closed, [note("x", item=None, **resting)], Choice()) != ()

    assert [may_leave(6), may_leave(5, 6), may_leave(6, 3), may_leave(3), may_leave()] == [
        False,
        False,
        True,
        True,
        True,
    ]


def test_a_closed_item_that_was_renamed_is_still_closed() -> None:
    old = note("about the price", item=replace(LAND, key="4-land-at-the-quay", title="Land at the quay"))
    text = markdown(PACK, [old])
    assert "price" not in text
    assert "quay" not in text
    assert "price" in markdown(PACK, [old], include_exempt=True)


def test_a_lost_note_without_a_number_names_what_is_known() -> None:
    lost = note("x")
    lost = replace(lost, anchor=replace(lost.anchor, item="appendix-9", item_number="", item_title=""))
    assert "**Note.** On item appendix-9." in markdown(PACK, [lost])


def test_the_writer_is_named_where_there_are_several() -> None:
    mine, theirs = note("mine"), note("theirs", 2, member="Kim Birch")
    assert "By:" not in markdown(PACK, [mine])
    text = markdown(PACK, [mine, theirs])
    assert "By: Robin Ash." in text
    assert "By: Kim Birch." in text


def test_questions_are_numbered_through() -> None:
    notes = [
        note("one?", 1, kind="question"),
        note("two?", 2, item=PACK.items[0], kind="question"),
        note("three?", 3, kind="question"),
    ]
    text = markdown(PACK, notes)
    order = [
        text.index(words) for words in ("Question 1", "two?", "Question 2", "one?", "Question 3", "three?")
    ]
    assert order == sorted(order)


def test_an_item_that_shares_its_key_with_nothing_is_printed_once() -> None:
    text = markdown(PACK, [note("here", item=BENCHES)])
    assert text.count("here") == 1
    assert text.count("\n## ") == 1


def test_an_address_laid_on_quoted_words_is_a_source() -> None:
    laid = (
        WebLink(target="https://a.example/paint", text="Paint keeps"),
        WebLink(target="https://a.example/ponds", text="ponds"),
    )
    pages = [replace(page, links=laid) if page.number == 3 else page for page in PACK.pages]
    pack = replace(PACK, pages=tuple(pages))
    text = markdown(pack, [note("Why?", page="2", pdf_page=3, quote="Paint keeps\nwood dry")])
    assert "- Paint keeps: https://a.example/paint" in text
    assert "ponds" not in text
    assert "a.example" not in markdown(pack, [note("Why?", page="3", pdf_page=4, quote="Paint keeps")])
