"""From a log to where the meeting stands."""

from dataclasses import replace
from datetime import timedelta

import pytest

from meetings import PLAN, START, acts, after
from packview.model.meeting import (
    Act,
    Votes,
    advance,
    begins_at,
    for_sharing,
    live,
    redoable,
    spread,
    state_of,
    timing_of,
)

OPEN = (0.0, {"kind": "opened"})


def began(minutes: float, key: str, *, back: bool = False) -> tuple[float, dict[str, object]]:
    return minutes, {"kind": "began", "item": key, "back": back}


def test_nothing_has_happened_before_the_first_act() -> None:
    state = after([], 5)
    assert (state.phase, state.current, state.total, state.quorate) == ("before", "", 0.0, False)
    assert state.upcoming == tuple(item.key for item in PLAN.items)


def test_each_item_has_its_own_time() -> None:
    state = after(acts(OPEN, began(1, "apologies"), began(4, "minutes")), 10)
    assert (state.phase, state.current) == ("running", "minutes")
    assert state.elapsed == {"apologies": 180.0, "minutes": 360.0}
    assert state.total == 600.0
    assert state.upcoming == ("benches", "trees")


def test_pauses_and_adjournments_do_not_count() -> None:
    log = acts(
        OPEN,
        began(0, "apologies"),
        (2, {"kind": "paused"}),
        (5, {"kind": "continued"}),
        (6, {"kind": "adjourned"}),
        (26, {"kind": "reconvened"}),
    )
    assert after(log, 4).now == START + timedelta(minutes=26)
    assert after(log, 28).total == (2 + 1 + 2) * 60
    assert after(log[:3], 100).elapsed["apologies"] == 120
    assert after(log[:5], 100).phase == "adjourned"
    assert after(log[:5], 100).total == 180


def test_a_clock_that_is_set_back_takes_nothing_away() -> None:
    log = acts(OPEN, began(0, "apologies"), began(10, "minutes"), began(4, "benches"))
    state = after(log, 5)
    assert state.elapsed["apologies"] == 600
    assert state.elapsed["minutes"] == 0
    assert state.now == START + timedelta(minutes=10)
    assert after(log, 12).elapsed["benches"] == 120


def test_an_item_taken_out_of_order_is_marked_and_the_passed_one_is_still_to_come() -> None:
    log = acts(OPEN, began(0, "apologies"), began(2, "benches"), began(5, "minutes"))
    state = after(log, 6)
    assert [one.out_of_order for one in state.taken] == [False, True, False]
    assert state.upcoming == ("trees",)
    assert after(log[:3], 6).upcoming == ("minutes", "trees")


def test_going_back_leaves_the_item_in_hand_still_to_come() -> None:
    log = acts(OPEN, began(0, "apologies"), began(2, "minutes"), began(3, "apologies", back=True))
    state = after(log, 4)
    assert state.upcoming == ("minutes", "benches", "trees")
    assert state.elapsed["apologies"] == 180
    assert [one.again for one in state.taken] == [False, False, True]


def test_a_deferred_item_is_no_longer_to_come_but_can_be_taken_after_all() -> None:
    log = acts(OPEN, began(0, "apologies"), (1, {"kind": "deferred", "item": "minutes", "text": "January"}))
    assert after(log, 2).upcoming == ("benches", "trees")
    assert [one.text for one in after(log, 2).deferred] == ["January"]
    state = after([*log, Act(number=4, at=START, kind="began", item="minutes")], 3)
    assert (state.current, state.deferred) == ("minutes", ())
    in_hand = after(acts(OPEN, began(0, "apologies"), (1, {"kind": "deferred", "item": "apologies"})), 2)
    assert in_hand.current == ""
    assert in_hand.total == 120


def test_exempt_holds_for_the_item_and_ends_with_it() -> None:
    log = acts(OPEN, began(0, "benches"), (2, {"kind": "exempt", "item": "benches"}), began(5, "apologies"))
    assert after(log[:3], 3).exempt
    state = after(log, 6)
    assert not state.exempt
    assert state.exempt_items == {"benches", "trees"}
    assert after([*log, Act(number=5, at=START, kind="began", item="benches")], 7).exempt
    assert after([*log, Act(number=5, at=START, kind="began", item="trees")], 7).exempt


def test_the_quorum_is_counted_without_those_who_must_leave() -> None:
    come = [(0.0, {"kind": "arrived", "who": name}) for name in ("Ash", "Birch", "Cedar")]
    log = acts(
        *come,
        (0, {"kind": "arrived", "who": "Officer", "counts": False}),
        OPEN,
        began(0, "apologies"),
        (1, {"kind": "declared", "who": "Cedar", "item": "benches", "leaves": True, "text": "owns a bench"}),
        began(2, "benches"),
        began(4, "trees"),
    )
    assert after(log[:6], 1).quorate
    away = after(log[:8], 3)
    assert (away.counted, away.quorate, away.must_leave) == (2, False, ("Cedar",))
    assert after(log, 5).quorate
    assert [(one.met, one.present) for one in after(log, 5).quorum_changes] == [(False, 2), (True, 3)]


def test_somebody_who_leaves_lets_the_floor_go() -> None:
    log = acts(
        OPEN,
        (0, {"kind": "arrived", "who": "Ash"}),
        (1, {"kind": "raised", "who": "Ash"}),
        (1, {"kind": "raised", "who": "Birch"}),
        (2, {"kind": "called", "who": "Ash"}),
        (5, {"kind": "left", "who": "Ash"}),
        (6, {"kind": "called", "who": "Birch"}),
        (8, {"kind": "finished", "who": "Birch"}),
    )
    assert (after(log[:5], 4).speaker, after(log[:5], 4).speaking) == ("Ash", 120)
    state = after(log, 10)
    assert (state.speaker, state.queue) == ("", ())
    assert state.spoken == {"Ash": 180.0, "Birch": 120.0}
    assert [(one.begin, one.end) for one in state.people[0].stays] == [(START, START + timedelta(minutes=5))]


def test_a_question_keeps_what_became_of_it() -> None:
    asked = {"kind": "asked", "note": "n1", "item": "benches", "text": "Why?", "who": "Ash", "to": "Head"}
    log = acts(
        OPEN,
        (1, asked),
        (2, {"kind": "answered", "note": "n1", "text": "Because."}),
        (3, {"kind": "follow_up", "note": "n1", "text": "A paper in May"}),
    )
    question = after(log, 4).questions["n1"]
    assert (question.status, question.text, question.answer, question.follow_up, question.act) == (
        "answered",
        "Why?",
        "Because.",
        "A paper in May",
        4,
    )


@pytest.mark.parametrize(
    ("votes", "outcome"),
    [
        (None, "carried"),
        (Votes(in_favour=3), "carried"),
        (Votes(in_favour=1, against=2), "lost"),
        (Votes(in_favour=2, against=2), "tied"),
    ],
)
def test_hands_decide(votes: Votes | None, outcome: str) -> None:
    (decision,) = after(acts(OPEN, (1, {"kind": "decided", "text": "x", "votes": votes})), 2).decisions
    assert decision.outcome == outcome


def test_what_is_taken_back_did_not_happen_and_may_happen_again() -> None:
    log = acts(
        OPEN,
        began(0, "apologies"),
        began(3, "minutes"),
        (4, {"kind": "undone", "target": 3}),
        (5, {"kind": "undone", "target": 2}),
        (6, {"kind": "undone", "target": 5}),
    )
    assert after(log[:4], 10).elapsed == {"apologies": 600.0}
    assert after(log[:5], 10).current == ""
    assert after(log, 10).current == "apologies"
    assert [act.number for act in live(log)] == [1, 2]
    again = redoable(log[:5])
    assert again is not None
    assert again.number == 5
    again = redoable(log)
    assert again is not None
    assert again.number == 4
    assert redoable(log[:3]) is None
    assert redoable([]) is None


def test_a_meeting_resumed_on_another_day_does_not_count_the_days_between() -> None:
    log = acts(
        OPEN, began(0, "apologies"), (60 * 24, {"kind": "resumed", "since": START + timedelta(minutes=3)})
    )
    state = after(log, 60 * 24 + 2)
    assert state.elapsed["apologies"] == 300
    assert (state.phase, len(state.adjournments)) == ("running", 1)
    assert state.adjournments[0].begin == START + timedelta(minutes=3)


def test_a_meeting_that_ended_long_ago_ends_with_its_last_act() -> None:
    log = acts(
        OPEN, began(2, "apologies"), (60 * 24, {"kind": "closed", "since": START + timedelta(minutes=2)})
    )
    state = after(log, 60 * 48)
    assert (state.phase, state.closed, state.total) == ("closed", START + timedelta(minutes=2), 120)


def test_a_new_start_forgets_what_was() -> None:
    state = after(acts(OPEN, began(0, "apologies"), (9, {"kind": "anew"})), 10)
    assert (state.phase, state.taken, state.total) == ("before", (), 0.0)


def test_time_passes_without_new_acts() -> None:
    log = acts(OPEN, began(1, "apologies"), (2, {"kind": "called", "who": "Ash"}))
    for minutes in (2, 2.5, 30):
        assert advance(after(log, 2), START + timedelta(minutes=minutes)) == after(log, minutes)
    paused = [*log, Act(number=4, at=START + timedelta(minutes=3), kind="paused")]
    assert advance(after(paused, 3), START + timedelta(minutes=9)) == after(paused, 9)


def test_colleagues_see_that_something_happened_on_an_exempt_item_and_no_more() -> None:
    log = acts(
        OPEN,
        began(0, "trees"),
        (1, {"kind": "noted", "item": "trees", "text": "SECRET"}),
        (2, {"kind": "asked", "note": "n1", "item": "benches", "text": "SECRET", "private": True}),
        (2, {"kind": "decided", "item": "benches", "text": "SECRET", "mover": "SECRET", "closed": True}),
        (
            3,
            {"kind": "asked", "note": "n2", "item": "benches", "text": "open", "before": ("ready", "SECRET")},
        ),
    )
    shared = for_sharing(log, ["trees"])
    assert "SECRET" not in repr(shared)
    assert [act.kind for act in shared] == [act.kind for act in log]
    assert shared[-1].text == "open"
    assert state_of(shared, PLAN, START + timedelta(minutes=4)).current == "trees"
    later = [
        *log[:1],
        began_act(2, "benches"),
        Act(number=3, at=START, kind="noted", item="benches", text="SECRET"),
    ]
    assert "SECRET" in repr(for_sharing(later, []))
    assert "SECRET" not in repr(
        for_sharing([*later, Act(number=4, at=START, kind="exempt", item="benches")], [])
    )


def began_act(number: int, key: str) -> Act:
    return Act(number=number, at=START, kind="began", item=key)


def test_the_projected_end_takes_the_plan_of_what_is_to_come() -> None:
    log = acts(OPEN, began(0, "apologies"))
    timing = timing_of(after(log, 4), PLAN)
    assert (timing.item, timing.item_planned, timing.late) == (240, 600, 0)
    late = timing_of(after(log, 25), PLAN)
    assert late.projected_end == START + timedelta(minutes=25 + 30)
    assert late.late == 15 * 60
    away = acts(OPEN, began(0, "apologies"), (5, {"kind": "adjourned"}), (25, {"kind": "reconvened"}))
    assert timing_of(after(away, 25), PLAN).late == 0
    assert timing_of(after(away, 25), PLAN).planned_end == START + timedelta(minutes=60)


def test_minutes_are_spread_over_what_was_not_set() -> None:
    minutes = [item.minutes for item in spread(PLAN.items, 60, {"benches": 30})]
    assert minutes == [10, 10, 30, 10]
    assert [item.minutes for item in spread(PLAN.items, 20, {"benches": 30})] == [0, 0, 30, 0]
    assert spread((), 60, {}) == ()


def test_procedure_has_two_minutes_and_the_rest_goes_by_weight() -> None:
    items = [replace(one, weight=weight) for one, weight in zip(PLAN.items, (0, 0, 3, 1), strict=True)]
    assert [item.minutes for item in spread(items, 60, {})] == [2, 2, 42, 14]
    assert [item.minutes for item in spread(items, 60, {"trees": 26})] == [2, 2, 30, 26]
    assert begins_at(replace(PLAN, items=spread(items, 60, {}))) == {
        "apologies": 0,
        "minutes": 2,
        "benches": 4,
        "trees": 46,
    }


@pytest.mark.parametrize(
    ("became", "outcome", "words"),
    [
        ({"result": "lost"}, "lost", "Not carried"),
        ({"result": "carried", "majority": True}, "carried", "Carried by a majority"),
        ({"result": "tied"}, "tied", "Votes equal, not carried"),
        (
            {"votes": Votes(in_favour=2, against=2), "casting": "for"},
            "carried",
            "Votes equal, carried on the casting vote of the chair",
        ),
        (
            {"result": "tied", "casting": "against"},
            "lost",
            "Votes equal, not carried on the casting vote of the chair",
        ),
        ({"result": "lost", "votes": Votes(in_favour=3)}, "carried", "Carried"),
    ],
)
def test_what_became_of_a_motion_without_a_count(became: dict[str, object], outcome: str, words: str) -> None:
    (decision,) = after(acts(OPEN, (1, {"kind": "decided", "text": "x", **became})), 2).decisions
    assert (decision.outcome, decision.outcome_in_words) == (outcome, words)


def test_a_point_of_order_goes_first_and_a_name_can_leave_the_list() -> None:
    log = acts(
        OPEN,
        *((place, {"kind": "raised", "who": who}) for place, who in enumerate(("Ash", "Birch", "Cedar"), 1)),
        (4, {"kind": "raised", "who": "Cedar", "first": True}),
        (5, {"kind": "raised", "who": "Dill", "first": True}),
        (6, {"kind": "lowered", "who": "Ash"}),
        (7, {"kind": "called", "who": "Cedar"}),
        (8, {"kind": "raised", "who": "Cedar"}),
    )
    assert after(log[:6], 9).queue == ("Cedar", "Dill", "Ash", "Birch")
    assert after(log[:6], 9).of_order == {"Cedar", "Dill"}
    assert after(log[:7], 9).queue == ("Cedar", "Dill", "Birch")
    assert after(log, 9).queue == ("Dill", "Birch", "Cedar")
    assert after(log, 9).of_order == {"Dill"}
