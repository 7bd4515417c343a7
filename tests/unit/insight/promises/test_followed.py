"""Promises from meeting to meeting: outstanding, worded anew, asked again, closed, dropped, and where nobody can tell."""

from committee_year import DAYS, FENCE, LAMPS, meeting, resolved, row, year
from packview.insight.promises.followed import followed, outstanding
from packview.model import AgendaItem, Pack
from packview.model.committee import FollowedPromise, InPack, Sighting
from packview.model.words import promise_words, wording_words


def one_of(packs: list[Pack], text: str = "fence") -> FollowedPromise:
    [found] = [one for one in followed(packs) if text in one.seen[0].text]
    return found


def test_what_stands_unanswered_in_every_tracker_is_outstanding_since_it_was_asked_for() -> None:
    packs = year(*({"recommendations": (row(FENCE, "To follow"),)} for _ in DAYS))
    found = one_of(packs)
    assert (found.state, found.meetings) == ("open", 3)
    assert promise_words(found) == "outstanding since 7 March 2019, 3 meetings"
    assert [one.last.text for one in outstanding(packs[2], packs[:2])] == [FENCE]


def test_a_resolution_and_its_row_are_one_promise() -> None:
    packs = year(
        {},
        {"minutes": resolved(DAYS[0], FENCE), "recommendations": (row(FENCE, "To follow"),)},
        {"recommendations": (row(FENCE, "Sent on 1 July 2019"),)},
    )
    found = one_of(packs)
    assert [one.where for one in found.seen] == ["minutes", "tracker", "tracker"]
    assert (found.state, found.made) == ("closed", DAYS[0])
    assert promise_words(found) == "closed in the papers of 11 July 2019, page 1: 'Sent on 1 July 2019'"


def test_a_row_under_one_number_and_title_may_be_worded_anew() -> None:
    other = "That officers report within 20 days what the fence around the duck pond would cost."
    packs = year(
        {"recommendations": (row(FENCE, "To follow"),)}, {"recommendations": (row(other, "To follow"),)}
    )
    found = one_of(packs)
    assert found.meetings == 2
    assert wording_words(found) == [f"First worded: '{FENCE}'"]
    other_number = row(
        "That officers report what the fence at the duck pond did.", "To follow", number="7", title="Play"
    )
    packs = year({"recommendations": (row(FENCE, "To follow"),)}, {"recommendations": (other_number,)})
    assert [one.meetings for one in followed(packs)] == [1, 1]


def test_rows_that_are_carried_over_and_one_that_is_gone_without_an_answer() -> None:
    kept, gone = row(LAMPS, "To follow", number="2", title="Lamps"), row(FENCE, "To follow")
    packs = year(
        {"recommendations": (gone, kept)}, {"recommendations": (kept,)}, {"recommendations": (kept,)}
    )
    found = one_of(packs)
    assert found.state == "dropped"
    assert promise_words(found) == (
        "gone from the tracker after 7 March 2019, page 1, its last answer: 'To follow'"
    )
    assert one_of(packs, "lamps").state == "open"


def test_a_tracker_that_lists_the_last_meeting_only_drops_nothing() -> None:
    packs = year(
        {"recommendations": (row(FENCE, "To follow"),)},
        {"recommendations": (row(LAMPS, "To follow", day="09/05/19"),)},
    )
    assert one_of(packs).state == "unknown"


def test_what_was_answered_and_is_gone_was_closed() -> None:
    kept = row(LAMPS, "To follow", number="2", title="Lamps")
    packs = year({"recommendations": (row(FENCE, "Sent on 1 March"), kept)}, {"recommendations": (kept,)})
    assert one_of(packs).state == "closed"


def test_a_status_that_is_not_done_stays_open_and_one_that_is_done_closes() -> None:
    going = row(FENCE, "Officers met the builder on 1 April.", status="In progress")
    assert one_of(year({"recommendations": (going,)})).state == "open"
    assert one_of(year({"recommendations": (row(FENCE, "", status="Completed"),)})).state == "closed"


def test_what_is_asked_for_again_is_the_same_promise() -> None:
    packs = year({}, {"minutes": resolved(DAYS[0], FENCE)}, {"minutes": resolved(DAYS[1], FENCE)})
    found = one_of(packs)
    assert [one.at.date for one in found.asked_again] == [DAYS[2]]
    assert wording_words(found) == ["Asked again: 11 July 2019, page 1"]


def test_minutes_that_stand_in_two_packs_count_once() -> None:
    packs = year({}, {"minutes": resolved(DAYS[0], FENCE)}, {"minutes": resolved(DAYS[0], FENCE)})
    assert len(one_of(packs).seen) == 1


def test_an_item_of_a_later_agenda_closes_a_request() -> None:
    item = AgendaItem(
        key="3-fence", number="3", title="New fence around the duck pond", pdf_first=2, pdf_last=2
    )
    packs = year({}, {"minutes": resolved(DAYS[0], FENCE)}, {"items": (item,)})
    found = one_of(packs)
    assert (found.state, promise_words(found)) == ("closed", "closed, on the agenda of 11 July 2019")


def test_a_resolution_in_no_tracker_was_dropped_only_where_others_of_its_meeting_are_in_one() -> None:
    minutes = resolved(DAYS[0], FENCE, LAMPS)
    packs = year(
        {}, {"minutes": minutes, "recommendations": (row(LAMPS, "To follow", title="Ponds", number="2"),)}
    )
    assert one_of(packs).state == "dropped"
    assert one_of(year({}, {"minutes": minutes})).state == "unknown"


def test_what_was_resolved_in_private_is_not_followed() -> None:
    minutes = resolved(DAYS[0], FENCE, title="Ponds (exempt: not for publication)")
    assert followed(year({}, {"minutes": minutes})) == ()


def test_two_rows_that_could_go_on_with_one_are_not_guessed_at() -> None:
    twins = (row(FENCE, "To follow", number="", title=""), row(FENCE, "News to follow", number="", title=""))
    packs = year({"recommendations": twins}, {"recommendations": twins})
    assert all(one.meetings == 1 for one in followed(packs))


def test_an_action_of_the_members_own_log_goes_on_in_the_tracker() -> None:
    packs = [meeting(0).pack, meeting(1, recommendations=(row(FENCE, "To follow"),)).pack]
    log = Sighting(at=InPack(pack_id=packs[0].pack_id, date=DAYS[0]), where="log", text=FENCE, title="Ponds")
    [found] = followed(packs, {packs[0].pack_id: [log]})
    assert [one.where for one in found.seen] == ["log", "tracker"]
    assert (found.state, found.meetings) == ("open", 1)
