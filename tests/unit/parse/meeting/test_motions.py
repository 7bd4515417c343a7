"""Motions of all the wordings that minutes use, and what is no motion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packview.model import MinuteItem, Motion, Resolution, Votes
from packview.model.words import motion_words, motions_of
from packview.parse.meeting.motions import motions_in


def told(motion: Motion) -> tuple[str, str, str]:
    return motion.mover, motion.seconder, motion.result


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["Moved by Councillor Ash, seconded by Councillor Birch, that the path be closed. Carried 6-0."], ("Councillor Ash", "Councillor Birch", "carried")),
        (["Mr Ash moved to adopt the plan. Mrs Birch seconded. On being put to the vote the motion was LOST."], ("Mr Ash", "Mrs Birch", "lost")),
        (["Proposed by Cllr Ash", "Seconded by Cllr Birch", "That the fence be mended. Motion carried."], ("Cllr Ash", "Cllr Birch", "carried")),
        (["RESULT: DEFEATED", "MOVER: Jo Ash, Commissioner", "SECONDER: Al Birch, Commissioner"], ("Jo Ash, Commissioner", "Al Birch, Commissioner", "lost")),
    ],
)  # fmt: skip
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
    assert motion.text == "the budget be adopted"


def test_a_sentence_before_a_colon_names_nobody() -> None:
    assert motions_in(["3 reports were read, and then: THAT is how it was left."]) == ()


@pytest.mark.parametrize(
    ("paragraphs", "text"),
    [
        (["Moved: Cr Ash   Seconded: Cr Birch", "That the minutes be confirmed.", "CARRIED 6/0"], "That the minutes be confirmed."),
        (["Resolution number RD/2015/117", "MOVED by Member JG Ash, seconded by Member TP Birch:", "That the Board:", "a) thank the clerk.", "CARRIED"], "That the Board: a) thank the clerk."),
        (["The doors opened at 7.", "Moved by: Councillor S. Ash", "Seconded by: Councillor T. Birch", "THAT the fee be paid.", "Motion Carried"], "THAT the fee be paid."),
        (["THAT the fee be paid.", "Moved By Councillor Ash", "Seconded By Councillor Birch", "Carried"], "THAT the fee be paid."),
        (["MOVED by Director Ash, SECONDED by Director Birch THAT the agenda be adopted.", "CARRIED"], "the agenda be adopted"),
        (["Moved by Cllr Ash, seconded by Cllr Birch, that the report be received. CARRIED."], "the report be received"),
        (["Councillor Ash, seconded by Councillor Birch, moved that it be deferred. The motion was accordingly declared carried."], "it be deferred"),
        (["The minutes were confirmed on the proposal of Councillor A Ash and seconded by Councillor B Birch."], "minutes were confirmed"),
        (["Resolved that the minutes be signed. Proposed Cllr. Ash, seconded Cllr. Birch."], "the minutes be signed."),
        (["RESOLVED on the motion of Councillors Ash and Birch that the plan be kept."], "the plan be kept"),
        (["M/S/C Ash/Birch to approve the agenda."], "approve the agenda"),
        (["It was RESOLVED to accept the offer (proposed Cllr Ash, seconded Cllr Birch, all in favour)."], "RESOLVED to accept the offer"),
        (["Shaw moved to table the plan; seconded by Ruiz. Motion carried."], "table the plan"),
    ],
)  # fmt: skip
def test_what_was_moved_is_told_with_both_names_as_carried(paragraphs: list[str], text: str) -> None:
    (motion,) = motions_in(paragraphs)
    assert (motion.text, motion.result) == (text, "carried")
    assert motion.mover.split()[-1] in {"Ash", "Shaw"}
    assert motion.seconder.split()[-1] in {"Birch", "Ruiz"}


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["Moved by Cr Ash, seconded by Cr Elm that it be kept.", "For: Crs Ash, Elm and Oak (3)", "Against: Nil", "CARRIED 3/0"], (3, 0)),
        (["Moved by Cr Ash, seconded by Cr Elm that it be kept.", "LOST by 2 votes to 4"], (2, 4)),
        (["Motion by Ash, second by Elm, to pay. Roll call: Ash \u2013 aye; Elm \u2013 aye; Oak \u2013 nay."], (2, 1)),
        (["Division: For \u2013 Crs Ash, Elm, Oak (3). Against \u2013 Crs Fox, Gow (2).", "The motion was carried."], (3, 2)),
        (["FOR: 12   AGAINST: 9", "The motion was declared carried."], (12, 9)),
        (["Director Ash moved, Director Elm seconded, that it be kept. Carried, Directors Oak and Fox opposed."], (None, 2)),
        (["Ash moved to pay. Elm seconded. Motion passed with Ash, Elm and Oak voting yes, and Fox voting no."], (3, 1)),
        (["Moved by Ash, seconded by Elm, to pay.", "Ash yes, Elm yes, Oak no."], (2, 1)),
        (["Moved by Ash, seconded by Elm, to pay.", "Vote: Ash, aye; Elm, aye; Oak, nay."], (2, 1)),
        (["Moved by Ash, seconded by Elm, to pay.", "AYES: 2 \u2013 Ash, Elm", "NOES: 1 \u2013 Oak"], (2, 1)),
        (["For the Motion were Councillors Ash, Elm, Oak (Total 3). Against the Motion was Nil (Total 0).", "The motion was carried."], (3, 0)),
    ],
)  # fmt: skip
def test_votes_in_rows_and_words(paragraphs: list[str], expected: tuple[int | None, int | None]) -> None:
    votes = motions_in(paragraphs)[0].votes
    assert votes is not None
    assert (votes.for_, votes.against) == expected


@pytest.mark.parametrize(
    "paragraph",
    [
        "Members discussed a motion passed by the county last year.",
        "Minute 4/26 should read \u2018the motion was carried\u2019.",
        "Standing Order No. 14 and Standing Order No. 16 were read.",
        "The Clerk said that the resolution carried at the last meeting had been sent to the MP.",
    ],
)
def test_what_is_told_of_another_motion_is_none(paragraph: str) -> None:
    assert motions_in([paragraph]) == ()


def test_a_vote_between_motion_and_amendment_counts_for_neither() -> None:
    (motion,) = motions_in(
        ["Cllr Ash, seconded by Cllr Elm, moved refusal. 6 voted for the motion and 4 for the amendment."]
    )
    assert motion.votes is None


def test_an_amendment_and_the_motion_it_amends_have_results_of_their_own() -> None:
    found = motions_in(
        [
            "MOVED by Cr Ash, SECONDED by Cr Birch that the petition be noted.",
            "Amendment moved by Cr Elm, seconded by Cr Oak that the words be added.",
            "The amendment was put and LOST.",
            "The motion was put and CARRIED.",
        ]
    )
    assert [told(motion) for motion in found] == [
        ("Cr Ash", "Cr Birch", "carried"),
        ("Cr Elm", "Cr Oak", "lost"),
    ]


def test_the_mover_may_stand_behind_what_was_moved() -> None:
    (motion,) = motions_in(
        ["A motion to close the path was made by Al Ash and seconded by Bo Birch. The motion passed 4 to 1."]
    )
    assert (motion.text, *told(motion)) == ("close the path", "Al Ash", "Bo Birch", "carried")


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["Ash motioned to sign the warrants, Birch seconded. Approved 3-0."], ("Ash", "Birch", "carried")),
        (["Motion to adjourn by Ash, second by Birch. All in favor."], ("Ash", "Birch", "carried")),
        (["A motion to close was made by Cal Ash and seconded by Eve Birch. The motion failed, 1-3."], ("Cal Ash", "Eve Birch", "lost")),
        (["A motion to pay was made by Cal Ash, seconded by Eve Birch and approved."], ("Cal Ash", "Eve Birch", "carried")),
        (["26/1 RESOLVED (Ash/Birch) that the plan be kept."], ("Ash", "Birch", "carried")),
        (["Proposed Gus Ash, seconded Elma Birch. Agreed."], ("Gus Ash", "Elma Birch", "carried")),
        (["Cr Ash moved, seconded by Cr Birch, that flags be flown. The mover withdrew the motion."], ("Cr Ash", "Cr Birch", "withdrawn")),
        (["Cr Ash moved, seconded by Cr Birch, that seats be bought. It was agreed that the motion be deferred."], ("Cr Ash", "Cr Birch", "")),
        (["14/174 - Moved, seconded by Councillors Ash/Birch that the agenda be adopted.", "Carried"], ("Councillor Ash", "Birch", "carried")),
        (["(Cllr Ash / Cllr Birch)", "That the accounts be paid.", "CARRIED"], ("Cllr Ash", "Cllr Birch", "carried")),
        (["RESOLVED that the plan be kept. (Ash/Birch)"], ("Ash", "Birch", "carried")),
        (["RESOLVED [37/22] (Ash/Birch) that the plan be kept."], ("Ash", "Birch", "carried")),
        (["Cllr Ash moved and Cllr Birch seconded the recommendations of the report. These were AGREED."], ("Cllr Ash", "Cllr Birch", "carried")),
        (["Cllr Ash moved and Cllr Birch seconded that it be kept. The motion was not agreed."], ("Cllr Ash", "Cllr Birch", "lost")),
        (["It was RESOLVED that Cllr Fox be elected Chair.", "Proposed by: Cllr Ash Seconded by: Cllr Birch"], ("Cllr Ash", "Cllr Birch", "carried")),
        (["A motion by Cllr Ash to defer the matter fell for want of a seconder."], ("Cllr Ash", "", "lost")),
        (["Cllr Ash withdrew her motion on parking, which Cllr Birch had seconded."], ("Cllr Ash", "Cllr Birch", "withdrawn")),
        (["Cr Ash moved, seconded by Cr Birch, that seats be bought.", "The report was noted."], ("Cr Ash", "Cr Birch", "")),
    ],
)  # fmt: skip
def test_wordings_of_many_houses(paragraphs: list[str], expected: tuple[str, str, str]) -> None:
    assert [told(motion) for motion in motions_in(paragraphs)] == [expected]


@pytest.mark.parametrize(
    ("paragraphs", "expected", "votes"),
    [
        (["Moved: Cr Ash", "Seconded: Cr Birch", "That the tender be accepted for $9 excluding GST. CARRIED 4/1"], ("Cr Ash", "Cr Birch", "carried"), (4, 1)),
        (["Moved by:Councillor S. Ash", "Seconded by:Councillor B. Birch", "THAT it be kept.", "CARRIED"], ("Councillor S. Ash", "Councillor B. Birch", "carried"), None),
        (["Moved: Cr Ash Seconded: Cr Birch That the lane be closed. LOST 1/3"], ("Cr Ash", "Cr Birch", "lost"), (1, 3)),
        (["Motion by Ash, supported by Birch, to pay the bills. Carried."], ("Ash", "Birch", "carried"), None),
        (["Resolved to sign the minutes. Proposed AB, seconded CD. All in favour."], ("AB", "CD", "carried"), None),
        (["Ms Gill proposed, and Mr Yeo seconded, that it wait.", "The motion was put to the vote: For (2): Ms Gill, Mr Yeo. Against (3): Mr Cole, Mrs Dyer, Dr Shah. Motion lost."], ("Ms Gill", "Mr Yeo", "lost"), (2, 3)),
        (["Moved by Ash, seconded by Elm, to approve the budget.", "RESULT: APPROVED (5-0)"], ("Ash", "Elm", "carried"), (5, 0)),
        (["A motion was made by Tr. Ash Seconded by Tr. Elm to defer it. Motion carried."], ("Tr. Ash", "Tr. Elm", "carried"), None),
        (["Cllr Ash moved, seconded by Cllr Elm, that it be kept. The motion was tied 2-2 and therefore lost."], ("Cllr Ash", "Cllr Elm", "lost"), None),
        (["It was then proposed by Cllr Ash, seconded by Cllr Elm and", "RESOLVED (by 6 votes to 3) that it be kept."], ("Cllr Ash", "Cllr Elm", "carried"), (6, 3)),
        (["Motion By: Commissioner Precinct 4 Ron Ash", "Second By: Commissioner Precinct 1 Lisa Elm Motion: To approve it.", "Aye: County Judge Dan Oak", "Commissioner Precinct 1 Lisa Elm"],
         ("Commissioner Precinct 4 Ron Ash", "Commissioner Precinct 1 Lisa Elm", ""), (2, None)),
        (["Whit moved to table the lights. The motion died for lack of a second."], ("Whit", "", "lost"), None),
    ],
)  # fmt: skip
def test_movers_results_and_votes_of_more_houses(
    paragraphs: list[str], expected: tuple[str, str, str], votes: tuple[int | None, int | None] | None
) -> None:
    (found,) = motions_in(paragraphs)
    assert told(found) == expected
    if votes:
        assert found.votes is not None
        assert (found.votes.for_, found.votes.against) == votes


def test_a_vote_that_follows_is_no_part_of_what_was_moved() -> None:
    first, second = motions_in(
        [
            "Moved by: Cllr Ash",
            "Seconded by: Cllr Elm",
            "THAT the grader be bought.",
            "Recorded Vote:",
            "Yea: Ash, Elm",
            "Nay: Oak",
            "CARRIED",
            "Dog park",
            "Moved by: Cllr Oak",
            "Seconded by: Cllr Elm",
            "THAT a park be made.",
            "DEFEATED",
        ]
    )
    assert (first.text, first.result, second.text, second.result) == (
        "THAT the grader be bought.",
        "carried",
        "THAT a park be made.",
        "lost",
    )


@pytest.mark.parametrize(
    "paragraph", ["The swing was mended. It was agreed to obtain three quotes.", "Unanimously agreed."]
)
def test_what_was_agreed_without_a_motion_is_none(paragraph: str) -> None:
    assert motions_in([paragraph]) == ()


def test_votes_over_names_go_to_the_motion_that_was_put() -> None:
    motion, amendment, closure = motions_in(
        [
            "1) Mr Ash proposed, and Ms Birch seconded the motion that \u201cCouncil is asked to:",
            "1. Note the report; and",
            "2. Keep the plan.\u201d",
            "2) Dr Elm proposed, and Mr Fox seconded the following amendment:",
            "\u201cTo add a bench.\u201d",
            "3) Mr Gow proposed and Ms Hill seconded that the vote be taken.",
            "Agreed.",
            "4) The Chairman put the amendment to the vote and the voting was as follows:",
            "For (2)",
            "Dr Elm, Mr Fox",
            "Against (3)",
            "Mr Ash, Ms Birch, Mr Gow",
            "Abstain (0)",
            "Amendment lost.",
            "5) The Chairman put the motion set out in paragraph 1 to the vote.",
            "Motion carried.",
        ]
    )
    assert [one.result for one in (motion, amendment, closure)] == ["carried", "lost", "carried"]
    assert motion.text.endswith("2. Keep the plan.\u201d")
    assert amendment.text == "\u201cTo add a bench.\u201d"
    assert amendment.votes == Votes(
        for_=2,
        against=3,
        abstained=0,
        names_for=("Dr Elm", "Mr Fox"),
        names_against=("Mr Ash", "Ms Birch", "Mr Gow"),
    )
    assert motion.votes is None


def test_a_motion_loses_to_its_amendment_where_fewer_vote_for_it() -> None:
    found = motions_in(
        [
            "Councillor Ash, seconded by Councillor Birch, moved that the hours be kept.",
            "As an amendment, Councillor Elm, seconded by Councillor Fox, moved that the hours be cut.",
            "On a vote being taken, 2 members voted for the motion and 3 for the amendment.",
        ]
    )
    assert [one.result for one in found] == ["lost", "carried"]


def test_what_was_resolved_is_what_is_told_and_not_what_stood_before() -> None:
    (found,) = motions_in(
        [
            "Circulated, a notice about land.",
            "Proposed by Councillor Ash;",
            "Seconded by Councillor Birch;",
            "And Resolved:",
            "\u201cThat, the land be sold.\u201d",
        ]
    )
    assert (found.text, found.result) == ("\u201cThat, the land be sold.\u201d", "carried")
    (row,) = motions_in(
        ["Moved by: Cllr Ash", "Seconded by: Cllr Birch THAT the agenda be adopted. Carried."]
    )
    assert (row.text, row.result) == ("THAT the agenda be adopted", "carried")


def test_a_sentence_behind_a_row_of_votes_is_no_name() -> None:
    (found,) = motions_in(
        [
            "MOTION (Ash/Birch) that the lane be closed.",
            "For: Crs Ash and Birch. Against: Crs Elm and Fox. The Mayor used his casting vote. LOST",
        ]
    )
    assert found.votes == Votes(
        for_=2, against=2, abstained=None, names_for=("Ash", "Birch"), names_against=("Elm", "Fox")
    )


def test_votes_after_a_verdict_are_of_what_is_put_next() -> None:
    main, amendment = motions_in(
        [
            "Councillor Ash moved and Councillor Birch seconded the recommendations of the Executive.",
            "Councillor Elm moved and Councillor Fox seconded the following amendment: \u201cThat a bench be added.\u201d",
            "A recorded vote was taken on the amendment:",
            "For: Councillors Elm and Fox (2)",
            "Against: Councillors Ash, Birch and Gow (3)",
            "The amendment was LOST.",
            "The motion was then put and a recorded vote was taken:",
            "For: Councillors Ash, Birch and Gow (3)",
            "Against: Councillors Elm and Fox (2)",
            "The motion was CARRIED.",
        ]
    )
    assert (main.result, main.votes and (main.votes.for_, main.votes.against)) == ("carried", (3, 2))
    assert (amendment.result, amendment.votes and amendment.votes.names_for) == ("lost", ("Elm", "Fox"))


def test_a_motion_without_a_seconder_is_lost_and_the_next_is_another() -> None:
    first, second = motions_in(
        [
            (
                "Councillor Ash moved Standing Order 14. There was no seconder. Councillor Elm\u2019s motion, that the question be put, "
                "was seconded by Councillor Fox, and there voted: for 6; against 4. Carried."
            )
        ]
    )
    assert (told(first), told(second)) == (
        ("Councillor Ash", "", "lost"),
        ("Councillor Elm", "Councillor Fox", "carried"),
    )
    assert second.votes == Votes(for_=6, against=4, abstained=None)


@pytest.mark.parametrize(
    ("paragraphs", "expected", "text"),
    [
        (["MOTION: Commissioner Ash.", "ACTION: Pay the bills.", "SECOND: Commissioner Elm.", "RESULT: Motion carried."], ("Commissioner Ash", "Commissioner Elm", "carried"), "Pay the bills."),
        (["Upon motion by Mr Ash and seconded by Mr Elm, the Board", "VOTED: To pay the bills.", "Unanimous vote."], ("Mr Ash", "Mr Elm", "carried"), "To pay the bills."),
        (["That the clerk be thanked.", "Ash/Elm Carried"], ("Ash", "Elm", "carried"), "That the clerk be thanked."),
        (["I will move at the next meeting that the Council mend the road.", "The road is long.", "The Motion was proposed by Councillor Ash and seconded by Councillor Elm."], ("Councillor Ash", "Councillor Elm", ""), "I will move at the next meeting that the Council mend the road."),
        (["Cllr Ash proposed Cllr Oak as Chair and Cllr Elm seconded this proposition.", "There was no seconder for Cllr Fox.", "The clerk declared Cllr B Oak elected."], ("Cllr Ash", "Cllr Elm", "carried"), "Cllr Oak as Chair"),
        (["It was proposed that the plan be kept", "Proposer T Ash", "Seconded by J. Elm"], ("T Ash", "J. Elm", ""), "It was proposed that the plan be kept"),
        (["Moved by Trustee Ash Seconded by Trustee Elm VOICE VOTE - Unanimous Approval (6-0)", "MOTION CARRIED"], ("Trustee Ash", "Trustee Elm", "carried"), "pay the bills"),
        (["A motion to wait, moved by Cllr Ash and seconded by Cllr Elm, was put and declared lost, 2 voting for and 4 against.", "Resolved: That it be let."], ("Cllr Ash", "Cllr Elm", "lost"), "to wait"),
        (["MOVED by Counc. Ash and seconded by Counc. Elm the minutes be approved. CARRIED."], ("Counc. Ash", "Counc. Elm", "carried"), "the minutes be approved"),
        (["Resolved to buy a bench. Proposed Cllr Ash, seconded Cllr Elm, carried 3 to 2."], ("Cllr Ash", "Cllr Elm", "carried"), "to buy a bench."),
        (["There were no corrections.", "The minutes were proposed by Mr Ash and seconded by Mr Elm.", "Carried"], ("Mr Ash", "Mr Elm", "carried"), "minutes"),
        (["The Leader, Councillor Ash, moved the appointments in Appendix 1, seconded by Councillor Elm.", "The motion was then put and CARRIED."], ("Councillor Ash", "Councillor Elm", "carried"), "the appointments in Appendix 1"),
        (["MS proposed and BA seconded that it be moved. All in favour."], ("MS", "BA", "carried"), "it be moved"),
        (["Motion by Ash, second by Elm to adjourn at 7:22 P.M. All ayes."], ("Ash", "Elm", "carried"), "adjourn at 7:22 P.M"),
        (["Moved Ash / Seconded Elm", "That it be adopted.", "CARRIED"], ("Ash", "Elm", "carried"), "That it be adopted."),
        (["Councillor Ash, seconded by Councillor Elm, moved approval. Agreed."], ("Councillor Ash", "Councillor Elm", "carried"), "approval"),
        (["Cllr Ash proposed acceptance of the minutes, seconded by Cllr Elm and agreed by all."], ("Cllr Ash", "Cllr Elm", "carried"), "acceptance of the minutes"),
        (["MOTION: Ash/Elm", "That it be approved.", "CARRIED"], ("Ash", "Elm", "carried"), "That it be approved."),
        (["The motion, having been proposed by Mr Ash and seconded by Mrs Elm, was put to the meeting and declared carried."], ("Mr Ash", "Mrs Elm", "carried"), "pay the bills"),
        (["Resolved: To pay the grant. (Prop. Cllr Ash, Sec. Cllr Elm)"], ("Cllr Ash", "Cllr Elm", "carried"), "To pay the grant."),
        (["Motion: Ash", "Second: Elm", "Vote: 5-0"], ("Ash", "Elm", "carried"), ""),
        (["2026-55 Moved: Ash", "Seconded: Elm", "That the levy be set.", "Carried."], ("Ash", "Elm", "carried"), "That the levy be set."),
        (["Ash motioned to pay, Elm 2nded. Motion passed."], ("Ash", "Elm", "carried"), "pay"),
        (["\u201cThat the bridge be funded.\u201d The motion was seconded by Cllr Elm and adopted."], ("", "Cllr Elm", "carried"), "\u201cThat the bridge be funded.\u201d"),
        (["Motion Ash, second Elm to pay. Motion carried."], ("Ash", "Elm", "carried"), "pay"),
        (["At 7:10 PM Al Ash moved to pay. Bo Elm seconded. Motion passed 3-0."], ("Al Ash", "Bo Elm", "carried"), "pay"),
        (["Motion to pay made by Ash. Second by Elm. All in favor."], ("Ash", "Elm", "carried"), "pay"),
        (["a) To pay the bills (prop. Cllr Ash, sec. Cllr Elm). Carried."], ("Cllr Ash", "Cllr Elm", "carried"), "To pay the bills"),
        (["Motion/Second: Ash/Elm. Vote: 5-0-1. Motion carries."], ("Ash", "Elm", "carried"), "pay the bills"),
        (["Cllr Ash proposed taking the offer, Cllr Elm seconded and all were in favour."], ("Cllr Ash", "Cllr Elm", "carried"), "taking the offer"),
        (["The following motion was moved by Cllr Ash and seconded by Cllr Elm:", "\u201cThis Council asks for a bench.\u201d", "It was lost."], ("Cllr Ash", "Cllr Elm", "lost"), "\u201cThis Council asks for a bench.\u201d"),
        (["Mr Ash make a motion to pay. Mr Elm seconded the motion.", "Vote: Unanimous."], ("Mr Ash", "Mr Elm", "carried"), "pay"),
        (["Mr Ash moved an amendment, seconded by Mr Elm, to wait. The amendment was accepted by the mover."], ("Mr Ash", "Mr Elm", ""), "wait"),
    ],
)  # fmt: skip
def test_slots_are_filled_by_what_stands_nearest(
    paragraphs: list[str], expected: tuple[str, str, str], text: str
) -> None:
    (found,) = motions_in(paragraphs, "BILLS - Motion to pay the bills")
    assert (*told(found), found.text) == (*expected, text)


def test_all_and_none_are_nobody() -> None:
    (found,) = motions_in(
        ["Motion by Mr Ash, seconded by Mr Elm, to pay.", "Ayes: All   Noes: None   Motion Carried"]
    )
    assert (found.result, found.votes) == ("carried", Votes(for_=None, against=0, abstained=None))


@pytest.mark.parametrize(
    "division",
    [
        ["For the motion: 5, for the amendment: 8"],
        ["For the motion", "Councillors Ash and Birch (2)", "For the amendment: Councillors Elm, Fox and Oak (3)"],
        ["Votes for the motion - 2", "Votes for the amendment - 3"],
        ["Amendment - 3 votes, Motion - 2 votes"],
        ["Motion - 2 votes", "Amendment - 3 votes", "The amendment was accordingly carried."],
    ],
)  # fmt: skip
def test_a_division_between_a_motion_and_its_amendment(division: list[str]) -> None:
    moved = "Councillor Ash, seconded by Councillor Birch, moved that the hours be kept."
    amended = "Councillor Elm, seconded by Councillor Fox, moved an amendment that the hours be cut."
    motion, amendment = motions_in([moved, amended, *division])
    assert (motion.result, amendment.result) == ("lost", "carried")
    assert motion.votes is amendment.votes is None


def test_voters_stand_under_or_over_their_side() -> None:
    moved = "Moved by Ash, seconded by Elm, to pay."
    (under,) = motions_in([moved, "Yes", "Jo Ash", "Al Elm", "No", "Bo Oak", "Motion carried."])
    (over,) = motions_in([f"{moved} It passed with the following vote: Ash and Elm", "Yes:", "Oak", "No:"])
    for found in (under, over):
        assert found.votes is not None
        assert (found.votes.for_, found.votes.against) == (2, 1)


def test_a_count_that_says_otherwise_leaves_the_result_open() -> None:
    (found,) = motions_in(
        ["Moved by Mr Ash, seconded by Mr Elm, that it wait. 2 for, 4 against. The motion was carried."]
    )
    assert (found.result, found.votes and found.votes.against) == ("", 4)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("CARRIED BY ABSOLUTE MAJORITY 6/1", (6, 1, None)),
        ("The Board approved it by a 4-0-1 vote.", (4, 0, 1)),
    ],
)
def test_counts_behind_more_words(said: str, expected: tuple[int, int, int | None]) -> None:
    (found,) = motions_in(["Moved by Mr Ash, seconded by Mr Elm, that it be kept.", said])
    assert found.votes is not None
    assert (found.votes.for_, found.votes.against, found.votes.abstained) == expected


def test_counts_without_a_colon() -> None:
    (found,) = motions_in(
        ["Moved by Mr Ash, seconded by Mr Elm, that it wait. For 3, Against 1, Abstained 1. Carried."]
    )
    assert found.votes == Votes(for_=3, against=1, abstained=1)


def test_a_decision_is_told_once() -> None:
    motion = Motion(text="the plan be kept", mover="Cllr Ash", result="carried")
    item = MinuteItem(
        number="1",
        title="Plan",
        page="1",
        pdf_page=1,
        resolutions=(Resolution(ref="", text="That the plan be kept."),),
        motions=(motion,),
    )
    assert [motion_words(one) for one in motions_of(item)] == ["Motion carried. Moved by Cllr Ash."]


_PIECES = st.sampled_from(
    [
        "Moved by",
        "Seconded by:",
        "Cllr Ash",
        "Mr O’Elm",
        "and",
        "that the path be closed",
        "to pay.",
        "Carried",
        "LOST",
        "Motion - 3 votes",
        "For (2)",
        "Against:",
        "None",
        "Yes",
        "No",
        "Ash/Elm",
        "The amendment",
        "The motion",
        "was put",
        "5-2",
        "Ayes: All",
        "RESULT: Carried",
        "ACTION:",
        "MOTION:",
        "VOTED:",
        "elected",
        "(Ash/Elm)",
        "M/S/C",
        ":",
        ";",
        ".",
        "1)",
        "“",
        "vote:",
        "A motion to",
        "was made by",
    ]
)
_PARAGRAPHS = st.lists(
    st.one_of(st.text(max_size=40), st.lists(_PIECES, max_size=9).map(" ".join)), max_size=8
)


@given(_PARAGRAPHS, st.text(max_size=30))
def test_any_paragraphs_are_read_and_no_name_is_a_side_of_its_own(paragraphs: list[str], title: str) -> None:
    for motion in motions_in(paragraphs, title):
        assert motion.result or motion.seconder or motion.votes
        votes = motion.votes
        if votes and votes.for_ is not None and votes.against is not None and votes.for_ < votes.against:
            assert motion.result != "carried"
        for name in (*votes.names_for, *votes.names_against) if votes else ():
            assert name not in {"All", "None", "Yes", "No"}


RECORDS = """
Birch moved, seconded by Cole, to pay the bills. Motion carried 5-0-1 (Dow absent).
=> carried | Birch | Cole | pay the bills | 5-0-

Motion by Birch, second by Cole to approve the minutes. Ayes: 5 Nays: 0 Absent: 1. Motion carried.
=> carried | Birch | Cole | approve the minutes | 5-0-

Moved by Birch and seconded by Cole to adopt the plan. Vote: 4-1-1, with Elm opposed and Fox absent. Motion carried.
=> carried | Birch | Cole | adopt the plan | 4-1-

Councilmember Birch moved to approve Resolution 12. Councilmember Cole seconded. The motion carried 4-0, 1 absent.
=> carried | Councilmember Birch | Councilmember Cole | approve Resolution 12 | 4-0-

Moved Cr A Ash, seconded Cr B Birch
That Council receive the report.
CARRIED 7/0
For: Cr Ash, Cr Birch, Cr Cole, Cr Dow, Cr Elm, Cr Fox and Cr Gow
Against: Nil
=> carried | Cr A Ash | Cr B Birch | That Council receive the report. | 7-0-

It was moved by Councillor Ash and seconded by Councillor Birch that the lane be closed. On a vote being taken there voted 12 for, 5 against with 2 abstentions. The motion was carried.
=> carried | Councillor Ash | Councillor Birch | the lane be closed | 12-5-2

Proposed by Cllr Ash, seconded by Cllr Birch, and RESOLVED that the accounts be approved.
=> carried | Cllr Ash | Cllr Birch | the accounts be approved |

Proposed: Cllr Ash. Seconded: Cllr Birch. All in favour.
=> carried | Cllr Ash | Cllr Birch |  |

On the proposal of Cllr A. Ash, seconded by Cllr B. Birch, it was agreed to write to the Minister.
=> carried | Cllr A. Ash | Cllr B. Birch | write to the Minister |

Motion: To approve the agenda as presented.
Moved: Ash
Seconded: Birch
Yes: Ash, Birch, Cole, Dow
No: None
Abstain: Elm
Motion Carried
=> carried | Ash | Birch | To approve the agenda as presented. | 4-0-1

MOTION by Ash, SECOND by Birch to close the public hearing. ROLL CALL: Ash, yes; Birch, yes; Cole, no; Dow, abstain. MOTION CARRIED 2-1-1.
=> carried | Ash | Birch | close the public hearing | 2-1-1

Trustee Ash made a motion to table the ordinance until June; Trustee Birch seconded it. The motion failed by a vote of 2-3.
=> lost | Trustee Ash | Trustee Birch | table the ordinance until June | 2-3-

Ash/Birch moved to approve the claims. Motion carried unanimously.
=> carried | Ash | Birch | approve the claims |

M/S Ash/Birch to approve the consent agenda. Ayes 5, Nays 0.
=> carried | Ash | Birch | approve the consent agenda | 5-0-

The motion to adjourn was made by Ms. Ash, seconded by Mr. Birch and passed unanimously. The meeting adjourned at 9:02 p.m.
=> carried | Ms. Ash | Mr. Birch | adjourn |

Upon motion of Mr. Ash, seconded by Mr. Birch, the Board voted 3-0 to approve the minutes of May 4.
=> carried | Mr. Ash | Mr. Birch | approve the minutes of May 4 | 3-0-

On a motion by Ash, seconded by Birch, and carried 4-1 (Cole), the board approved the hiring of a clerk.
=> carried | Ash | Birch | the board approved the hiring of a clerk | 4-1-

Councillor Ash, seconded by Councillor Birch, moved that the report be noted. As an amendment, Councillor Cole, seconded by Councillor Dow, moved that it be referred back. On a vote being taken, 5 members voted for the amendment and 9 for the motion, which was accordingly carried.
=> carried | Councillor Ash | Councillor Birch | the report be noted |
=> lost | Councillor Cole | Councillor Dow | it be referred back |

Motion: Cllr Ash
Seconder: Cllr Birch
Resolved: That the hedge be cut.
=> carried | Cllr Ash | Cllr Birch | That the hedge be cut. |

RESOLUTION 12-24
Moved by: Councillor Ash
Seconded by: Councillor Birch
Be it resolved that Council receive the report of the Treasurer dated May 3.
Carried.
=> carried | Councillor Ash | Councillor Birch | Be it resolved that Council receive the report of the Treasurer dated May 3. |

Cllr Ash proposed that the grant be paid; this was seconded by Cllr Birch and agreed by all.
=> carried | Cllr Ash | Cllr Birch | the grant be paid |

A motion was made by Trustee Ash and seconded by Trustee Birch to approve Warrant 12 in the amount of $12,345.67. Roll call vote: Ayes - Ash, Birch, Cole, Dow. Nays - None. Absent - Elm. Motion carried.
=> carried | Trustee Ash | Trustee Birch | approve Warrant 12 in the amount of $12,345.67 | 4-0-

Supervisor Ash offered the following resolution and moved its adoption, seconded by Councilman Birch: RESOLVED, that the Town Board hereby accepts the bid. Ayes: Ash, Birch, Cole. Nays: None.
=> carried | Supervisor Ash | Councilman Birch | the Town Board hereby accepts the bid | 3-0-

Motion was made by Mr. Ash, seconded by Mrs. Birch, that the Board approve the calendar. Yes – 7, No – 0, Absent – 2.
=> carried | Mr. Ash | Mrs. Birch | the Board approve the calendar | 7-0-

Moved by Board Member Ash, supported by Board Member Birch, to accept the gift. AYES: 6. NAYS: 0. ABSENT: 1. MOTION CARRIED.
=> carried | Board Member Ash | Board Member Birch | accept the gift | 6-0-

Councillor A Ash moved, and Councillor B Birch seconded:
"That the Council:
1. Notes the report;
2. Asks the Leader to write."
On being put to the vote the motion was declared CARRIED, 20 voting in favour, 15 against and 3 abstaining.
=> carried | Councillor A Ash | Councillor B Birch | "That the Council: 1. Notes the report; 2. Asks the Leader to write." | 20-15-3

Councillor Ash moved, seconded by Councillor Birch, that the application be refused. Voting: 6 for, 3 against, 1 abstention. CARRIED.
=> carried | Councillor Ash | Councillor Birch | the application be refused | 6-3-1

It was proposed by Cllr Ash and seconded by Cllr Birch to accept the minutes as a true record. All agreed.
=> carried | Cllr Ash | Cllr Birch | accept the minutes as a true record |

RESOLVED: Proposed by Cllr Ash, seconded Cllr Birch that the budget be adopted. Carried nem con.
=> carried | Cllr Ash | Cllr Birch | the budget be adopted |

A motion to accept the minutes as written was made by Ann Ash, seconded by Bo Birch. Vote: unanimous.
=> carried | Ann Ash | Bo Birch | accept the minutes as written |

Mr. Ash made a motion, seconded by Ms. Birch, to approve the bills as presented. All were in favor.
=> carried | Mr. Ash | Ms. Birch | approve the bills as presented |

On motion of Trustee Ash, second by Trustee Birch, the agenda was approved. Ayes: Ash, Birch, Cole, Dow. Nays: None. Absent: Elm.
=> carried | Trustee Ash | Trustee Birch | the agenda was approved | 4-0-

Moved by Ash, seconded by Birch, that the meeting adjourn. Carried. Time: 9:15 p.m.
=> carried | Ash | Birch | the meeting adjourn |

Moved: Cr Ash     Seconded: Cr Birch
That the report be received.
CARRIED UNANIMOUSLY
=> carried | Cr Ash | Cr Birch | That the report be received. |

COUNCIL DECISION
Moved: Cr Ash
Seconded: Cr Birch
That Council adopt the policy.
For: Cr Ash, Cr Birch, Cr Cole
Against: Cr Dow
CARRIED 3/1
=> carried | Cr Ash | Cr Birch | That Council adopt the policy. | 3-1-

Cllr A. Ash proposed, and Cllr. B. Birch seconded, the adoption of the minutes. Agreed.
=> carried | Cllr A. Ash | Cllr. B. Birch | the adoption of the minutes |

Councillor Ash moved the motion standing in her name, seconded by Councillor Birch: "That this Council believes the line 'a motion to cut was lost' should be struck out." The motion was put and carried.
=> carried | Councillor Ash | Councillor Birch | this Council believes the line 'a motion to cut was lost' should be struck out." |

Ash motioned to go into closed session at 8:05 pm. Birch seconded. Motion carried 3-0.
=> carried | Ash | Birch | go into closed session at 8:05 pm | 3-0-

Mr. Ash moved to buy a mower. The motion died for lack of a second.
=> lost | Mr. Ash |  | buy a mower |

Resolution 2024-15 was adopted on a motion by Supervisor Ash, supported by Trustee Birch. Ayes: 4. Nays: 1. Absent: 2.
=> carried | Supervisor Ash | Trustee Birch | Resolution 2024-15 was adopted | 4-1-

Moved by Deputy Reeve Ash
That Council give first reading to Bylaw 12.
Carried
=> carried | Deputy Reeve Ash |  | That Council give first reading to Bylaw 12. |

Moved by Ms. Ash and seconded by Mr. Birch to approve items a through c. Yeas: Ash, Birch, Cole; Nays: none; Absent: Dow; Motion carried 3-0-1.
=> carried | Ms. Ash | Mr. Birch | approve items a through c | 3-0-

Cllr. Ash moved approval of the minutes; second by Cllr. Birch; all voted aye.
=> carried | Cllr. Ash | Cllr. Birch | approval of the minutes |

Director Ash moved and Director Birch seconded to approve the warrant list. The motion carried 5 – 0.
=> carried | Director Ash | Director Birch | approve the warrant list | 5-0-

Upon a motion duly made by Mr. Ash and seconded by Ms. Birch, it was unanimously VOTED: to approve the minutes.
=> carried | Mr. Ash | Ms. Birch | approve the minutes |

Selectman Ash motioned, Selectman Birch seconded to sign the warrant. Vote 3-0-0.
=> carried | Selectman Ash | Selectman Birch | sign the warrant | 3-0-0
"""
"""Paragraphs of minutes; behind each arrow result, mover, seconder, text and votes of a motion in them."""


@pytest.mark.parametrize("record", RECORDS.strip().split("\n\n"))
def test_motions_as_many_kinds_of_bodies_record_them(record: str) -> None:
    lines = record.split("\n")
    found = []
    for motion in motions_in(line for line in lines if not line.startswith("=>")):
        votes = motion.votes
        tally = (votes.for_, votes.against, votes.abstained) if votes else ()
        shown = "-".join("" if count is None else str(count) for count in tally)
        parts = (motion.result, motion.mover, motion.seconder, motion.text, shown)
        found.append(f"=> {' | '.join(parts)}".rstrip())
    assert found == [line for line in lines if line.startswith("=>")]
