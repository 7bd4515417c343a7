"""Exports for the chair, the clerk and a house style; and that nothing private or closed is in any of them."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any, get_args

import pytest

from exported import BENCHES, PACK, note
from packview.errors import NotFoundError, PackviewError
from packview.export.choosing import Choice, chosen
from packview.export.markdown import for_chair, for_clerk
from packview.export.minutes import minutes
from packview.export.template import fill
from packview.model import Evidence, Note, NoteStatus
from packview.model.leaving import Closed
from packview.model.meeting import Act, MeetingState, Votes
from packview.model.notes import agenda_order, depth, running_order
from packview.services.exporting import export_notes, template_named

NOON = datetime(2019, 6, 3, 12, tzinfo=UTC)
LAND = PACK.items[2]
CLOSED_WORDS, PRIVATE_WORDS = "the price of the land", "between ourselves"


def question(text: str, number: int, **fields: Any) -> Note:
    return replace(note(text, number), kind=fields.pop("kind", "question"), **fields)


BIG = question("What will it cost?", 4, priority="main", to="Head of Parks", theme="money")
LINE = question("Who paints?", 1, to="Chair", status="answered", answer="We do", follow_up="A list by June")
AFTER = question("And in winter?", 2, kind="supplementary", parent=LINE.id)
LATER = question("Next year?", 3, status="deferred")
OF_LAND = replace(
    question(CLOSED_WORDS, 5, status="answered", answer=CLOSED_WORDS, follow_up=CLOSED_WORDS),
    anchor=replace(BIG.anchor, item=LAND.key, item_number=LAND.number, item_title=LAND.title, pdf_page=None),
)
SECRET = question(PRIVATE_WORDS, 6, private=True, status="answered", answer=PRIVATE_WORDS)
RESTS_ON_CLOSED = question(
    "closed evidence", 7, evidence=(Evidence(kind="page", text=CLOSED_WORDS, pdf_page=6),)
)
ALL = (BIG, LINE, AFTER, LATER, OF_LAND, SECRET, RESTS_ON_CLOSED, note("A note", 8))
MEETING = MeetingState(
    now=NOON,
    opened=NOON,
    closed=NOON,
    exempt_items=frozenset({LAND.key}),
    actions=(
        Act(number=1, kind="action", item=BENCHES.key, text="Buy paint", owner="Ash", due="July", at=NOON),
        Act(number=1, kind="action", item=LAND.key, text=CLOSED_WORDS, at=NOON),
    ),
    decisions=(
        Act(
            number=1,
            kind="decided",
            item=BENCHES.key,
            text="That they be green",
            mover="Ash",
            seconder="Birch",
            votes=Votes(in_favour=2, against=1),
            at=NOON,
        ),
        Act(number=1, kind="decided", item=LAND.key, text=CLOSED_WORDS, at=NOON),
        Act(number=1, kind="decided", item=BENCHES.key, text=CLOSED_WORDS, closed=True, at=NOON),
    ),
)


def test_the_running_order_has_the_big_question_first_and_supplementaries_behind_theirs() -> None:
    assert running_order([note("n", 9), AFTER, LATER, LINE, BIG]) == [BIG, LINE, AFTER, LATER, note("n", 9)]
    assert [depth(one, ALL) for one in (LINE, AFTER)] == [0, 1]


def test_questions_that_follow_each_other_in_a_circle_are_all_there() -> None:
    one = question("one", 1, kind="supplementary", parent="2".zfill(12))
    ids = [
        replace(one, id="a", parent="b"),
        replace(one, id="b", parent="a"),
        replace(one, id="c", parent="a"),
    ]
    assert {entry.id for entry in running_order(ids)} == {"a", "b", "c"}
    assert depth(ids[0], ids) <= len(ids)


def test_the_chair_has_the_running_order_and_who_is_asked_what() -> None:
    text = for_chair(PACK, [BIG, LINE, AFTER, LATER, note("no question", 9)])
    order = [
        text.index(words) for words in ("What will it cost?", "Who paints?", "And in winter?", "Next year?")
    ]
    assert order == sorted(order)
    assert "**Question 1.** The big question. For: Head of Parks." in text
    assert "**Question 3, supplementary to question 2.**" in text
    assert "no question" not in text
    assert (
        "- Chair: question 2\n- Head of Parks: question 1\n- Nobody in particular: questions 3 and 4" in text
    )
    assert "There are no questions." in for_chair(PACK, [])


def test_the_clerk_has_answers_follow_ups_decisions_and_actions() -> None:
    text = for_clerk(PACK, [BIG, LINE, AFTER, LATER], MEETING)
    assert "**Answer:** We do" in text
    assert "| 3 | A list by June | Chair |" in text
    assert "| 3 | That they be green | Carried | Ash | Birch | 2 / 1 / 0 |" in text
    assert "| 3 | Buy paint | Ash | July |" in text
    assert "## Deferred to a later meeting\n\n- Item 3: Next year?" in text
    assert "What will it cost?" in text.partition("## Not answered")[2]
    assert "No question has an answer yet." in for_clerk(PACK, [BIG])


@pytest.mark.parametrize(
    ("votes", "outcome"),
    [
        (Votes(in_favour=1, against=2), "Not carried"),
        (Votes(in_favour=2, against=2), "Votes equal, not carried"),
        (None, "Carried"),
    ],
)
def test_the_clerk_reads_what_became_of_a_motion(votes: Votes | None, outcome: str) -> None:
    moved = Act(
        number=1, kind="decided", item=BENCHES.key, text="That the rates be doubled", votes=votes, at=NOON
    )
    text = for_clerk(PACK, [], replace(MEETING, decisions=(moved,)))
    decided, _, lost = text.partition("## Not carried")
    assert f"| 3 | That the rates be doubled | {outcome} |" in (decided if outcome == "Carried" else lost)


def test_one_order_of_questions_in_every_list() -> None:
    of_land = replace(OF_LAND, status="draft", answer="", follow_up="", id="0" * 12)
    first = question("Of the whole?", 9)
    first = replace(first, anchor=replace(first.anchor, item=""))
    asked = [of_land, BIG, AFTER, first]
    order = ["Of the whole?", "What will it cost?", "And in winter?", CLOSED_WORDS]
    assert [one.text for one in agenda_order(PACK, asked)] == order
    listed = for_clerk(PACK, asked).partition("## Not answered")[2]
    assert sorted(order, key=listed.index) == order


def test_draft_minutes_name_what_was_not_taken() -> None:
    left = replace(MEETING, upcoming=(PACK.items[0].key, LAND.key))
    text = minutes(PACK, left)
    assert text.partition("## Not taken\n\n")[2].startswith(f"- Item 1, {PACK.items[0].title}\n")
    assert LAND.title not in text.partition("## Not taken")[2]
    assert "## Not taken" not in minutes(PACK, replace(left, closed=None))


STYLES: list[dict[str, Any]] = [
    {"style": "markdown"},
    {"style": "json"},
    {"style": "csv"},
    {"audience": "chair"},
    {"audience": "member"},
    {"audience": "clerk"},
    {"template": True},
]
FILTERS: list[dict[str, Any]] = [
    {},
    {"only": "questions"},
    {"only": "notes"},
    *({"statuses": (status,)} for status in get_args(NoteStatus)),
    {"to": "chair"},
    {"theme": "money"},
]


@pytest.mark.parametrize(("style", "filters"), product(STYLES, FILTERS), ids=str)
def test_nothing_private_or_closed_is_in_any_form_without_its_flag(
    tmp_path: Path, style: dict[str, Any], filters: dict[str, Any]
) -> None:
    fields = dict(style)
    if fields.pop("template", None):
        fields["template"] = tmp_path / "house.md"
        fields["template"].write_text("{{ notes }}{{ groups }}{{ meeting }}", encoding="utf-8")
    text = export_notes(PACK, ALL, Choice(**filters), meeting=MEETING, **fields)
    assert CLOSED_WORDS not in text
    assert "closed evidence" not in text
    assert PRIVATE_WORDS not in text


@pytest.mark.parametrize("style", STYLES[:3], ids=str)
def test_with_the_flags_they_are_there(style: dict[str, Any]) -> None:
    text = export_notes(
        PACK, ALL, Choice(include_private=True, include_exempt=True), meeting=MEETING, **style
    )
    assert CLOSED_WORDS in text
    assert PRIVATE_WORDS in text
    clerk = export_notes(PACK, ALL, Choice(include_exempt=True), meeting=MEETING, audience="clerk")
    assert clerk.count(CLOSED_WORDS) > 3
    assert PRIVATE_WORDS not in clerk


def test_what_was_closed_in_the_meeting_itself_is_left_out_too() -> None:
    closed_later = replace(MEETING, exempt_items=frozenset({BENCHES.key}))
    assert "Who paints?" not in export_notes(PACK, ALL, Choice(), meeting=closed_later)
    assert "Buy paint" not in export_notes(PACK, ALL, Choice(), meeting=closed_later, audience="clerk")


def test_what_the_papers_close_is_left_out_though_the_log_does_not_know_of_it() -> None:
    unaware = replace(MEETING, exempt_items=frozenset())
    for audience in ("clerk", "chair"):
        assert CLOSED_WORDS not in export_notes(PACK, ALL, Choice(), meeting=unaware, audience=audience)
    assert CLOSED_WORDS not in minutes(PACK, unaware)


def test_filters_choose() -> None:
    def ids(**fields: Any) -> list[str]:
        return [one.text for one in chosen(Closed(PACK), ALL, Choice(**fields))]

    assert ids(statuses=("deferred",)) == ["Next year?"]
    assert ids(to="parks") == ["What will it cost?"]
    assert ids(theme="money") == ["What will it cost?"]
    assert ids(only="notes") == ["A note"]
    assert "And in winter?" in ids(only="questions")


def test_a_template_has_the_notes_and_filters_that_keep_markdown_safe() -> None:
    source = (
        "# {{ meeting.committee | inline }}\n{% for group in groups %}\n## {{ group.title }}\n"
        "{% for note in group.notes %}\n{{ '  ' * note.depth }}- {{ note.text | inline }} ({{ note.to }})\n"
        "{% endfor %}\n{% endfor %}\n{% include 'foot.md' %}"
    )
    text = fill("house.md", {"house.md": source, "foot.md": "The end\n"}, PACK, [LINE, AFTER])
    assert text == (
        "# Parks Committee\n## Item 3: Benches\n- Who paints? (Chair)\n  - And in winter? ()\nThe end\n"
    )


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{% for %}", "not well formed in line 1"),
        ("{{ nothing }}", "cannot be filled"),
        ("{{ notes.append(1) }}", "may not have"),
        ("{{ ''.__class__.__mro__ }}", "may not have"),
        ("{% include '/etc/passwd' %}", "cannot be filled"),
        ("{{ 1 / 0 }}", "cannot be filled"),
        (
            "{% for a in range(99999) %}{% for b in range(9999) %}{{ 'x' * 9999 }}{% endfor %}{% endfor %}",
            "never ends",
        ),
    ],
)
def test_a_template_that_cannot_be_used_is_told_of(source: str, words: str) -> None:
    with pytest.raises(PackviewError, match=words):
        fill("house.md", {"house.md": source}, PACK, [])


def test_templates_are_found_by_name_or_path(tmp_path: Path) -> None:
    (tmp_path / "house.md.j2").write_text("x", encoding="utf-8")
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")
    assert template_named("letter", tmp_path).name == "letter.txt"
    assert template_named("house.md", tmp_path).name == "house.md.j2"
    assert template_named(str(tmp_path / "letter.txt"), tmp_path).name == "letter.txt"
    with pytest.raises(NotFoundError, match="no template other") as told:
        template_named("other", tmp_path)
    assert "house.md.j2, letter.txt" in told.value.hint


def test_a_template_that_is_no_text_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(PackviewError, match="cannot be read: it is not UTF-8 text") as told:
        export_notes(PACK, [], Choice(), template=tmp_path / "bad.md")
    assert "UTF-8" in told.value.hint


def test_a_template_that_is_too_large_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "big.md").write_text("x" * 4_000_001, encoding="utf-8")
    with pytest.raises(PackviewError, match="cannot be read: it is larger than 4 MB") as told:
        export_notes(PACK, [], Choice(), template=tmp_path / "big.md")
    assert "UTF-8" not in told.value.hint
