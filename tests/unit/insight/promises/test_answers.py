"""Promises: what is put off or passes over the question is told once, what answers or asks for nothing is left alone."""

from dataclasses import replace
from datetime import date as Date  # noqa: N812  as in the model

import pytest
from hypothesis import given
from hypothesis import strategies as st

import planted_packs
from packview.insight.promises.answers import lack_of
from packview.insight.promises.detect import promise_findings
from packview.model import Finding, MinuteItem, Minutes, Resolution, TrackedRecommendation

LIST = "Provide a list of vacant shops."
PUT_OFF = """
Provide a list of vacant shops. -> List to come.
Provide a list of vacant shops. -> No update received.
Provide a list of vacant shops. -> Work has commenced on this and a report will follow.
Provide a list of vacant shops. -> Due March 2024
Provide a list of vacant shops. -> Officers have been tasked with compiling the list.
Provide a list of vacant shops. -> Partially complete
Provide a list of vacant shops. -> This is on the forward plan.
Provide a list of vacant shops. -> Members' comments have been noted.
Provide a list of vacant shops. -> Update requested from Economic Development.
Circulate the slides. -> With the communications team.
Circulate the slides. -> More work is required before this can be shared.
Circulate the slides. -> The Clerk will send these round.
Circulate the slides. -> Delayed until the new system is in place.
Circulate the slides. -> Raised with contractor, response awaited.
Circulate the slides. -> Good progress is being made.
That a breakdown of agency spend is supplied. -> Finance to supply.
Members asked for the attendance record of governors. -> The head has been asked to provide this.
Report back on prosecutions. -> Cllr Ward to pick up with the portfolio holder.
Ensure signage is replaced at Mill Lane. -> Signs on order.
Confirm whether the policy applies to lodgers. -> Will check.
Confirm whether the policy applies to lodgers. -> Officer on leave; will respond on return.
Provide the risk assessment. -> Draft assessment awaiting sign-off by the Director.
Provide the risk assessment. -> As per last month
Provide the risk assessment. -> Discussions are ongoing with the insurers.
Explain why the scheme is late. -> Noted with thanks
That a report be brought on fly-tipping. -> Added to forward plan.
Write to the MP. -> To do.
Look into CCTV at the park. -> We take this issue very seriously.
How many staff left in the year? -> Info requested from HR.
That the constitution is amended. -> RED
"""
# A deed, a figure, a place to look; a no, a reason; what was asked for lies ahead or goes on; asking was the task; nobody can tell.
ANSWERS = """
Provide a list of vacant shops. -> Supplied by email.
Provide a list of vacant shops. -> See Appendix C.
Circulate the slides. -> On Teams site.
Circulate the slides. -> Slides circulated with the minutes.
Provide a map of the routes. -> Link emailed; printed copies to follow.
Provide the number of evictions. -> No evictions took place.
How many schools took part? -> Every school in the district took part.
Provide figures on knife crime. -> Police data is in the community safety report.
Ensure signage is replaced at Mill Lane. -> Signs went up in June.
Publish minutes. -> Actioned
That a Member Champion is appointed. -> Cllr Patel
That the target is reviewed. -> Target stays at 90%.
That officers meet the residents' group. -> Officers met the group; a second meeting will be held in May.
That an audit is done. -> Audit done, actions under way.
Provide the savings figure. -> £300k, to be delivered by March.
Consider free parking. -> This was considered but would be too costly and will not be pursued.
Provide the data on delays. -> Data is not held in this form.
Look into CCTV at the park. -> The police advised against it.
Reconsider the closure. -> The closure will go ahead.
Explain the underspend. -> Vacant posts, which are being recruited to.
Say why the pool closed. -> The pool closed while the boiler is being replaced.
That the Panel is told when the library will reopen. -> Expected to reopen in March.
Tell members when potholes will be mended. -> In the week of 4 June.
That training is arranged for members. -> Training booked for 14 June.
Add modern slavery to the agenda for June. -> Will be on the June agenda.
How will the scheme be funded? -> It will be funded from the capital programme.
Clarify who will pay for the works. -> The developer will pay.
Provide an update on recruitment. -> Recruitment is ongoing and interviews are being held this week.
Keep the matter under review. -> This remains under review.
Continue to monitor the waiting list. -> Ongoing
That the Committee notes the report. -> Noted.
That Cabinet agrees the policy. -> Agreed
Ask the Trust to attend. -> Requested on 4 May.
Ask the Leader to respond. -> The Leader will respond at Council.
Refer the matter to the Audit Committee. -> Referred to Audit Committee.
Check whether the lift was inspected. -> It has not been inspected.
Confirm whether the policy applies to lodgers. -> It does.
That the lights are mended. -> Lights working again.
Name the lead member. -> The Deputy Leader.
Review opening hours. -> [REDACTED] [/ [b]x[/b]
"""


@pytest.mark.parametrize(("said", "lack"), [(PUT_OFF, "put off"), (ANSWERS, None)])
def test_what_an_answer_lacks_of_what_was_asked(said: str, lack: str | None) -> None:
    tried = [one.split(" -> ") for one in said.strip().splitlines()]
    assert [(asked, told) for asked, told in tried if lack_of(asked, told) != lack] == []


@pytest.mark.parametrize("response", ["", " ", "-", "\u2013", "...", "?"])
def test_an_empty_cell_or_a_dash_is_no_answer(response: str) -> None:
    assert lack_of(LIST, response) == "nothing"


@given(st.text(max_size=80), st.text(max_size=300))
def test_no_text_is_too_odd(asked: str, response: str) -> None:
    assert lack_of(asked, response) in (None, "nothing", "put off")


ROW = TrackedRecommendation(
    date="25/10/18",
    title="Autumn",
    number="1",
    action_proposed=LIST,
    action_taken="",
    status="Ongoing",
    page="23",
    pdf_page=6,
)
ANSWERED = replace(ROW, number="2", action_taken="Sent on 2 November 2018.", status="Completed")


def _told(*rows: TrackedRecommendation) -> list[Finding]:
    pack, pages = planted_packs.pack_of([], recommendations=rows)
    return promise_findings(pack, pages)


def test_an_empty_answer_is_told_where_the_tracker_has_answers() -> None:
    (one,) = _told(ROW, ANSWERED)
    assert (one.rule, one.printed, one.refs) == (
        "not answered",
        "no answer",
        ("1 (Autumn)",),
    ) or one.refs == ("1",)
    assert _told(ROW, replace(ROW, number="2")) == []


def test_a_row_called_done_may_say_what_it_likes() -> None:
    assert _told(replace(ROW, action_taken="To follow", status="Completed"), ANSWERED) == []


def test_what_is_past_the_date_it_was_promised_for_is_told_as_that() -> None:
    (one,) = _told(replace(ROW, action_taken="A list will be sent by 12 November 2018."), ANSWERED)
    assert (one.rule, one.printed) == ("past its date", "12 November 2018")


def test_what_is_promised_for_a_day_to_come_is_not_late() -> None:
    assert _told(replace(ROW, action_taken="A list will be sent by 12 January 2019."), ANSWERED) == []
    (one,) = _told(replace(ROW, action_taken="A list will be sent."), ANSWERED)
    assert one.rule == "not answered"


def test_a_number_that_was_asked_for_and_is_given_is_an_answer() -> None:
    asked = "That the Panel is told the number of pupils waiting for a place."
    assert lack_of(asked, "As of 31 October, 27 pupils were waiting for a place.") is None
    assert lack_of(asked, "Officers will report back on 31 October.") is not None


def test_one_row_alone_may_be_without_a_status_and_a_status_may_stand_under_another_heading() -> None:
    blank = replace(ANSWERED, status="")
    assert _told(blank) == []
    assert [one.rule for one in _told(blank, ANSWERED)] == ["no status"]
    marked = replace(ROW, number="3", status="", action_taken="Completed")
    assert _told(marked, ANSWERED) == []


def test_rows_with_the_same_lapse_are_one_fact() -> None:
    promised = replace(ROW, action_taken="A list will be sent before the 29 November meeting.")
    (one,) = _told(promised, replace(promised, number="3", page="24"), ANSWERED)
    assert (one.rule, one.refs) == ("promised before this meeting", ("1", "3"))
    assert one.question == "From page 23 on, 2 answers were promised for 29 November 2018. Have they come?"
    (none,) = _told(*(replace(ANSWERED, number=str(at), status="") for at in range(5)))
    assert (none.rule, none.refs) == ("no status at all", ("0", "1", "2", "3", "4"))


def test_an_answer_is_quoted_whole_or_not_at_all() -> None:
    (short,) = _told(replace(ROW, action_taken="Update to be provided"), ANSWERED)
    assert short.question == (
        "Page 23 answers recommendation 1 on Autumn with 'Update to be provided'. What has been done so far?"
    )
    long = "Officers will be in touch with the managers of the arcade about this during the coming weeks."
    (one,) = _told(replace(ROW, action_taken=long), ANSWERED)
    assert long.rstrip(".") in one.explanation
    assert (
        one.question
        == "Page 23 gives no answer yet to recommendation 1 on Autumn. What has been done so far?"
    )


def _resolved(*texts: str, title: str = "Autumn", on_agenda: str = "Performance") -> list[str]:
    """What is told of resolutions beside a tracker that follows the first of them."""
    made = ("That a list of vacant shops be circulated to the Panel.", *texts)
    resolutions = tuple(Resolution(ref=f"({at})", text=text) for at, text in enumerate(made))
    minutes = Minutes(
        meeting_date=Date(2018, 10, 25),
        items=(MinuteItem(number="31", title=title, page="18", pdf_page=2, resolutions=resolutions),),
    )
    pack, pages = planted_packs.pack_of(
        [], minutes=minutes, recommendations=(replace(ANSWERED, action_proposed=made[0]), ANSWERED)
    )
    pack = replace(pack, items=(*pack.items, replace(pack.items[0], key="9", number="9", title=on_agenda)))
    return [one.refs[0] for one in promise_findings(pack, pages)]


@pytest.mark.parametrize(
    "text",
    [
        "That a report on foster carers be brought to the next meeting.",
        "That the report be noted and that officers provide figures on agency spend.",
        "It was agreed that the Head of Housing circulate the results of the survey.",
        "That the Chair write to the Secretary of State.",
    ],
)
def test_a_resolution_that_asks_for_something_needs_a_row(text: str) -> None:
    assert _resolved(text) == ["31(1)"]


@pytest.mark.parametrize(
    "text",
    [
        "That the work programme be approved.",
        "That the Panel, having considered the report, noted its contents.",
        "That the report to Cabinet be approved.",
        "That the officers present be thanked.",
        "That the priorities identified be endorsed.",
        "That Councillor Ash be elected Chair.",
        "That an exempt report on the contract be brought to the next meeting.",
    ],
)
def test_a_resolution_that_asks_for_nothing_needs_none(text: str) -> None:
    assert _resolved(text) == []


def test_what_is_on_this_agenda_is_not_asked_for() -> None:
    text = "That a report on foster carer recruitment be brought to the next meeting."
    assert _resolved(text, on_agenda="Foster carer recruitment") == []
    assert _resolved(text, on_agenda="School transport") == ["31(1)"]
