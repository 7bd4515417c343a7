"""Commentaries that say the opposite of their figures, and answers that put off, in many wordings; what is in order is left alone."""

import pytest

from packview.insight.commentary_verdicts import Good, way_said
from packview.insight.promise_answers import misses_the_number, puts_off


@pytest.mark.parametrize(
    ("said", "name", "good", "way"),
    [
        ("The number of looked after children has risen again.", "Number of looked after children", "low", "up"),
        ("Fewer complaints were made than in the month before.", "Number of complaints", "low", "down"),
        ("Waiting times got shorter over the month.", "Average waiting time (weeks)", "low", "down"),
        ("Performance dropped in October because of a new system.", "Percentage of visits on time", "high", "down"),
        ("Performance has improved.", "Average waiting time (weeks)", "low", "down"),
        ("Timeliness slipped as two posts were empty.", "Percentage of visits on time", "high", "down"),
        ("The rate continues to rise.", "Rate of children in care per 10,000", "low", "up"),
    ],
)  # fmt: skip
def test_a_commentary_says_which_way_it_went(said: str, name: str, good: Good, way: str) -> None:
    told = way_said(said, name, good)
    assert told is not None
    assert told == (way, said.rstrip("."))


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("The number of looked after children has risen nationally.", "Number of looked after children"),
        ("Referrals from health have increased.", "Number of referrals"),
        ("Exclusions of girls fell.", "Number of exclusions"),
        ("Reducing the number of exclusions is a priority.", "Number of exclusions"),
        ("Work to reduce the number of exclusions goes on.", "Number of exclusions"),
        ("We expect exclusions to rise.", "Number of exclusions"),
        ("Last year saw an increase.", "Number of exclusions"),
        ("Exclusions rose in May but have come down since.", "Number of exclusions"),
        ("Fewer staff made it hard to visit.", "Number of visits"),
        ("More children were seen.", "Percentage of children seen in time"),
        ("The rise in rents makes it hard to move families on.", "Families in hotels"),
    ],
)
def test_a_commentary_on_something_else_says_nothing(said: str, name: str) -> None:
    assert way_said(said, name, "high") is None


def test_improved_says_nothing_where_it_is_not_known_what_is_good() -> None:
    assert way_said("Performance has improved.", "Number of early help episodes", "") is None


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("That a workshop is held.", "A date is being sought."),
        ("That a letter be sent to the minister.", "Draft letter being prepared."),
        ("Circulate the review.", "Awaiting the final report."),
        ("Ask the trust for its view.", "Chased - no reply to date."),
        ("That case studies are circulated.", "Reminder sent to the service 12/02/2023."),
        ("Report back on vacancies.", "Hiring is under way. An update will be available in spring."),
        ("That training be offered.", "Agreed in principle. Dates being explored."),
    ],
)
def test_an_answer_that_puts_off(asked: str, answer: str) -> None:
    assert puts_off(asked, answer)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("That a workshop is held.", "Held on 4 May; a second will follow."),
        ("That a letter be sent to the minister.", "Letter sent; a reply is awaited."),
        ("Report back on vacancies.", "Four of 19 posts are vacant. Start dates will be agreed shortly."),
        ("Confirm when the pool will open.", "Opening is planned for 4 September 2023."),
        ("Ask the trust to attend.", "The trust attended in May and will come again."),
        ("That the strategy be revised.", "The Board decided that no revision is needed."),
    ],
)
def test_an_answer_that_answers(asked: str, answer: str) -> None:
    assert not puts_off(asked, answer)


def test_a_number_asked_for_and_not_given() -> None:
    assert misses_the_number("Report how many homes are empty.", "The council has a strategy of 2019.")
    assert not misses_the_number("Report how many homes are empty.", "412 homes.")
    assert not misses_the_number("Report how many homes are empty.", "None at present.")
    assert not misses_the_number("Report how many homes are empty.", "See the table in the report.")
    assert not misses_the_number("Provide the cost of the scheme.", "About half a million pounds.")
    assert not misses_the_number("That the cost of the fleet be lowered.", "Old vans were scrapped.")
