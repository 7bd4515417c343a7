"""Motions of all the wordings that minutes use, and what is no motion."""

import pytest

from packview.model import Motion, Votes
from packview.model.words import motion_words
from packview.parse.meeting.motions import motions_in


def told(motion: Motion) -> tuple[str, str, str]:
    return motion.mover, motion.seconder, motion.result


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            ["Moved by Councillor Ash, seconded by Councillor Birch, that the path be closed. Carried 6-0."],
            ("Councillor Ash", "Councillor Birch", "carried"),
        ),
        (
            [
                "Mr Ash moved to adopt the plan. Mrs Birch seconded. On being put to the vote the motion was LOST."
            ],
            ("Mr Ash", "Mrs Birch", "lost"),
        ),
        (
            ["Proposed by Cllr Ash", "Seconded by Cllr Birch", "That the fence be mended. Motion carried."],
            ("Cllr Ash", "Cllr Birch", "carried"),
        ),
        (
            ["RESULT: DEFEATED", "MOVER: Jo Ash, Commissioner", "SECONDER: Al Birch, Commissioner"],
            ("Jo Ash, Commissioner", "Al Birch, Commissioner", "lost"),
        ),
    ],
)
def test_a_motion_in_any_wording(paragraphs: list[str], expected: tuple[str, str, str]) -> None:
    assert [told(motion) for motion in motions_in(paragraphs)] == [expected]


def test_votes_by_name_are_counted_and_kept() -> None:
    (motion,) = motions_in(
        [
            "Moved by Ash, seconded by Birch, to approve the budget.",
            "Aye: Ash, Birch, Cedar",
            "Nay: Elm",
            "Motion carried.",
        ]
    )
    assert motion.result == "carried"
    assert motion.votes is not None
    assert (motion.votes.for_, motion.votes.against) == (3, 1)
    assert motion.votes.names_against == ("Elm",)


@pytest.mark.parametrize(
    "paragraph",
    [
        "The officer moved to her new post in March.",
        "Members discussed the motion that Cabinet had put forward last year.",
        "The chairman proposed a walk round the park after lunch.",
        "",
    ],
)
def test_what_only_sounds_like_a_motion_is_none(paragraph: str) -> None:
    assert not [motion for motion in motions_in([paragraph]) if motion.result or motion.seconder]


def test_a_motion_in_words() -> None:
    motion = Motion(
        text="That the path be closed.", mover="Cllr Ash", result="lost", votes=Votes(for_=3, against=5)
    )
    assert motion_words(motion) == (
        "Motion lost: That the path be closed. Moved by Cllr Ash. 3 for, 5 against."
    )


def test_mover_and_seconder_before_a_colon() -> None:
    (motion,) = motions_in(["R2024-101 A. Smith, B. Jones: THAT the budget be adopted. Carried."])
    assert (motion.mover, motion.seconder, motion.result) == ("A. Smith", "B. Jones", "carried")
    assert motion.text.startswith("THAT the budget be adopted")


def test_a_sentence_before_a_colon_names_nobody() -> None:
    assert motions_in(["3 reports were read, and then: THAT is how it was left."]) == ()
