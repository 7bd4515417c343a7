"""Questions as scrutiny prepares them: whom they follow, how much they matter, when they were asked."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from packview.errors import NotFoundError, PackviewError
from packview.model import Anchor, Evidence, Note
from packview.model.notes import Draft
from packview.services.notes.notebook import Notebook

ANCHOR = Anchor(item="7-parks", item_number="7", item_title="Parks", page="47", pdf_page=52)
EVIDENCE = (
    Evidence(kind="indicator", ref="M1", text="M1 Trees, 40 in October", page="47", pdf_page=52),
    Evidence(kind="quote", text="[REDACTED] [/ [b]x[/b]"),
)


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return another(tmp_path)


def another(tmp_path: Path) -> Notebook:
    return Notebook(tmp_path, "a-pack", member="Robin Ash", member_id="robin-ash")


def ask(notebook: Notebook, text: str = "How many?", **fields: Any) -> Note:
    asked: dict[str, Any] = {"kind": "question", "text": text, "anchor": ANCHOR}
    return notebook.add(**asked | fields)


def in_order(notebook: Notebook) -> str:
    return "".join(note.text for note in sorted(notebook.notes(), key=lambda note: (note.order, note.id)))


def test_all_fields_are_kept_from_the_start(notebook: Notebook, tmp_path: Path) -> None:
    before = datetime.now(UTC)
    note = ask(
        notebook,
        to="Head", theme="neglect", priority="main", evidence=EVIDENCE, follow_up="Ask again\nin May",
        status="ready", order=2.5, answer="Four",
    )  # fmt: skip
    assert (note.theme, note.priority, note.evidence, note.order) == ("neglect", "main", EVIDENCE, 2.5)
    assert (note.follow_up, note.answer, note.status) == ("Ask again\nin May", "Four", "ready")
    assert [change.status for change in note.history] == ["ready"]
    assert before <= note.history[0].at == note.created == note.updated
    assert another(tmp_path).notes() == (note,)


def test_what_is_new_is_cleaned(notebook: Notebook) -> None:
    spoilt = Evidence(kind="page", text="\x1b[1mPage\u202e 4", ref="a\nb", page="4\u200b")
    note = ask(notebook, theme="a\nb", follow_up=" \x07x ", evidence=[spoilt])
    assert (note.theme, note.follow_up) == ("a b", "x")
    assert note.evidence == (Evidence(kind="page", text="Page 4", ref="a b", page="4"),)


@pytest.mark.parametrize(
    "fields",
    [{"priority": "top"}, {"order": float("nan")}, {"evidence": ["M1"]}, {"history": ()}, {"status": "done"}],
)
def test_what_no_caller_should_send_is_a_fault(notebook: Notebook, fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"of a note|a note has no field"):
        ask(notebook, **fields)
    assert notebook.notes() == ()


def test_every_change_of_status_has_its_time(notebook: Notebook) -> None:
    note = ask(notebook)
    assert note.history == ()
    for status in ("ready", "asked", "deferred", "answered", "withdrawn"):
        notebook.change(note.id, {"status": status})
    notebook.change(note.id, {"status": "withdrawn", "follow_up": "None"})
    (found,) = notebook.notes()
    assert [change.status for change in found.history] == [
        "ready",
        "asked",
        "deferred",
        "answered",
        "withdrawn",
    ]
    assert [change.at for change in found.history] == sorted(change.at for change in found.history)
    notebook.undo()
    assert notebook.undo() == 'Marked the question "How many?" as withdrawn'
    assert [change.status for change in notebook.notes()[0].history][-1] == "answered"


def test_a_supplementary_question_follows_a_question(notebook: Notebook) -> None:
    question = ask(notebook)
    after = ask(notebook, "And why?", kind="supplementary", parent=question.id[:9])
    assert (after.kind, after.parent) == ("supplementary", question.id)
    assert after.asks
    last = ask(notebook, "Since when?")
    assert notebook.change(last.id, {"parent": after.id}).kind == "supplementary"
    assert notebook.change(last.id, {"parent": ""}).kind == "question"
    assert notebook.change(after.id, {"kind": "question"}).parent == ""


def test_what_nothing_can_follow_is_told(notebook: Notebook) -> None:
    note = ask(notebook, "A thought", kind="note")
    question = ask(notebook)
    with pytest.raises(PackviewError, match="follows another one"):
        ask(notebook, kind="supplementary")
    with pytest.raises(NotFoundError, match="no note zzz"):
        ask(notebook, kind="supplementary", parent="zzz")
    with pytest.raises(PackviewError, match="is a note"):
        ask(notebook, kind="supplementary", parent=note.id)
    with pytest.raises(PackviewError, match="only a question follows"):
        notebook.change(note.id, {"parent": question.id})
    with pytest.raises(PackviewError, match="Only a supplementary"):
        ask(notebook, parent=question.id)
    assert len(notebook.notes()) == 2


def test_no_question_follows_itself(notebook: Notebook) -> None:
    first = ask(notebook, "1")
    second = ask(notebook, "2", kind="supplementary", parent=first.id)
    third = ask(notebook, "3", kind="supplementary", parent=second.id)
    for note, parent in ((first, first), (first, second), (first, third), (second, third)):
        with pytest.raises(PackviewError, match="follow itself"):
            notebook.change(note.id, {"parent": parent.id})
    assert notebook.notes() == (first, second, third)


@pytest.mark.parametrize("how", ["deleted", "a note"])
def test_what_followed_a_question_that_is_gone_stands_alone_until_it_is_back(
    notebook: Notebook, how: str
) -> None:
    question = ask(notebook)
    after = ask(notebook, "And why?", kind="supplementary", parent=question.id)
    if how == "deleted":
        notebook.delete(question.id)
    else:
        notebook.change(question.id, {"kind": "note"})
    left = notebook.notes()[-1]
    assert (left.text, left.kind, left.parent) == ("And why?", "question", "")
    assert notebook.undo()
    assert [note.parent for note in notebook.notes()] == ["", question.id]
    assert notebook.notes()[1].id == after.id


def test_a_note_keeps_no_status_and_follows_nothing(notebook: Notebook) -> None:
    question = ask(notebook)
    after = ask(notebook, "And why?", kind="supplementary", parent=question.id, status="asked")
    plain = notebook.change(after.id, {"kind": "note"})
    assert (plain.status, plain.parent) == ("draft", "")


def test_questions_are_moved_within_their_item(notebook: Notebook) -> None:
    ids = {text: ask(notebook, text).id for text in "abcd"}
    for moved, before, expected in (
        ("d", "b", "adbc"),
        ("c", "a", "cadb"),
        ("c", None, "adbc"),
        ("a", "b", "dabc"),
        ("a", "a", "dabc"),
    ):
        notebook.reorder(ids[moved], ids[before] if before else None)
        assert in_order(notebook) == expected
    ids["e"] = ask(notebook, "e").id
    assert in_order(notebook) == "dabce"
    for expected in ("dabc", "adbc", "cadb", "adbc", "abcd"):
        assert notebook.undo()
        assert in_order(notebook) == expected


def test_moving_often_never_runs_out_of_room(notebook: Notebook) -> None:
    ids = {text: ask(notebook, text).id for text in "abc"}
    for number in range(70):
        first, second = "ab" if number % 2 else "ba"
        notebook.reorder(ids[first], ids[second])
        assert in_order(notebook) == f"{first}{second}c"
        notebook.reorder(ids[second], ids["c"])


def test_questions_are_not_moved_to_another_item_or_priority(notebook: Notebook) -> None:
    here, there = ask(notebook), ask(notebook, anchor=Anchor(item="8-trees"))
    big = ask(notebook, priority="main")
    for other in (there, big):
        with pytest.raises(PackviewError, match="within their item and priority"):
            notebook.reorder(here.id, other.id)
    with pytest.raises(NotFoundError):
        notebook.reorder(here.id, "zzz")


def test_a_draft_keeps_everything(notebook: Notebook, tmp_path: Path) -> None:
    draft = Draft(
        kind="supplementary", text="How", parent="abc", priority="main", theme="neglect", evidence=EVIDENCE,
        indicator="M1", status="ready", answer="x", follow_up="y", anchor=ANCHOR,
    )  # fmt: skip
    notebook.save_draft(draft)
    assert another(tmp_path).drafts() == (draft,)
