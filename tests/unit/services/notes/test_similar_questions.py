"""Questions that ask the same, and those that only look like it."""

import random
import time
from dataclasses import replace

import pytest

from packview.model import AgendaItem, Anchor, Meeting, Note, Pack, Source
from packview.services.notes.similar_questions import groups, in_agenda_order
from stored import NOW

KEY = "3-benches"


def alike(one: Note, other: Note) -> bool:
    """Whether two questions are put together."""
    return len(groups([one, other])) == 1


def asked(text: str, member: str = "Robin", item: str = KEY, **fields: object) -> Note:
    note = Note(
        id=f"{abs(hash((text, member))):012x}"[:12],
        kind="question",
        text=text,
        anchor=Anchor(item=item),
        member=member,
        created=NOW,
        updated=NOW,
    )
    return replace(note, **fields)  # type: ignore[arg-type]  # fields of a note


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Why did contacts rise in October?", "Why did the contacts rise in October?"),
        ("Why did contacts rise to 1,620 in October?", "Can officers tell us why contacts rose, I mean did rise, to 1,620 in October?"),
        ("How many children wait for a placement?", "How many children are waiting for a placement?"),
        ("When will the benches be painted?", "WHEN WILL THE BENCHES BE PAINTED"),
        ("What does [REDACTED] [/ cost?", "What does [REDACTED] [/ cost, please?"),
    ],
)  # fmt: skip
def test_the_same_question_in_other_words(one: str, other: str) -> None:
    assert alike(asked(one), asked(other))
    assert alike(asked(other), asked(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Why did contacts rise in October above the target?",
            "Why did contacts fall in October above the target?",
        ),
        ("Why did contacts rise to 1,620 in October?", "Why did contacts rise to 1,640 in October?"),
        ("Why were the benches painted in the park?", "Why were the benches not painted in the park?"),
        ("Why will the benches be painted?", "When will the benches be painted?"),
        ("How many children wait for a placement?", "How many social workers wait for a supervisor?"),
        ("Who paid?", "Who knew?"),
        ("Why?", "When?"),
        (
            "What is being done about school places in the north of the city?",
            "What is being done about foster carers?",
        ),
    ],
)
def test_another_question_in_like_words(one: str, other: str) -> None:
    assert not alike(asked(one), asked(other))
    assert not alike(asked(other), asked(one))


def test_on_another_item_only_the_same_words_are_the_same_question() -> None:
    one, other = "Why did contacts rise in October?", "Why did contacts with families rise in October?"
    assert alike(asked(one), asked(other))
    assert not alike(asked(one), asked(other, item="4-swings"))
    assert alike(asked(one), asked(one, item="4-swings", member="Sam"))
    assert not alike(asked(one, indicator="M1"), asked(one, indicator="M2"))


def test_a_group_says_who_asks_and_reads_the_fullest_out() -> None:
    notes = [
        asked("When will benches be painted?", "Robin"),
        asked("When will the twelve benches be painted?", "Sam"),
        asked("Who paid for the ponds?", "Sam"),
        asked("When will benches be painted?", "Sam"),
    ]
    first, second = groups(notes)
    assert first.asked_by == ("Sam", "Robin")
    assert first.questions[0].text == "When will the twelve benches be painted?"
    assert len(first.questions) == 3
    assert (second.asked_by, len(second.questions)) == (("Sam",), 1)
    assert groups([]) == ()


def test_questions_come_in_agenda_order() -> None:
    items = tuple(AgendaItem(key=key, number=key[0], title=key) for key in ("4-swings", KEY))
    source = Source(kind="pdf", name="x", sha256="", size=0)
    pack = Pack(pack_id="x", source=source, meeting=Meeting(committee="x"), items=items)
    whole, bench = asked("All?", item=""), asked("Bench?")
    main, swing = asked("Main?", priority="main"), asked("Swing?", item="4-swings")
    assert in_agenda_order(pack, [whole, bench, main, swing]) == [swing, main, bench, whole]


def test_four_thousand_questions_take_no_time_to_speak_of_and_pairs_are_found() -> None:
    chance = random.Random(20181129)
    words = [f"word{number}" for number in range(400)]
    notes = []
    for number in range(2000):
        text = f"Why did {' '.join(chance.sample(words, 8))}?"
        notes += [
            asked(text, id=f"{number:06}a"),
            asked(text.replace("Why did", "Why, then, did"), "Sam", id=f"{number:06}b"),
        ]
    for many in (
        notes,
        [replace(note, text=f"How many cases were closed in {place}?") for place, note in enumerate(notes)],
    ):
        started = time.process_time()
        found = groups(many)
        assert time.process_time() - started < 0.6, "it was minutes when each was compared with each"
    assert all(len(group.questions) == 1 for group in found)
    assert sum(len(group.questions) == 2 for group in groups(notes)) > 1990
