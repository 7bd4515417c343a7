"""Titles that name the same paper, and those that do not; and where a title ends on its line."""

import pytest

from packview.parse.text.titles import nearly_same, run_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Appendix B - EqIA", "Item 7 - Supplementary - Appendix B - EqIA Updated Jan 2025"),
        ("Parks Committee", "PARKS COMMITTEE"),
        ("Report on benches", "Report on benches (revised)"),
        ("Report on the benches", "Report on the benchs"),
        ("Updated", "updated"),
    ],
)
def test_the_same(one: str, other: str) -> None:
    assert nearly_same(one, other)
    assert nearly_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Appendix A - Equality of access", "Appendix B - Equality of access"),
        ("Budget 2024-25", "Budget 2025-26"),
        ("Planning Committee", "Licensing Committee"),
        ("Benches", "Ponds"),
        ("", ""),
    ],
)
def test_not_the_same(one: str, other: str) -> None:
    assert not nearly_same(one, other)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Call to Order. Chair Avery called the meeting to order at 7:00 p.m.", "Call to Order"),
        ("Plan, Map 4 Lot 12. Discussion followed.", "Plan, Map 4 Lot 12"),
        ("Police report: No report.", "Police report"),
        ("Finance \u2013 The report was noted.", "Finance"),
        ("Public time (to hear what residents of the parish want to say)", "Public time"),
        ("Land north of Mill Road: 48 homes with access", "Land north of Mill Road: 48 homes with access"),
        (
            "Discuss possible changes to Ordinance 2005-11 of the Comprehensive Zoning Code. Discuss next steps.",
            "Discuss possible changes to Ordinance 2005-11 of the Comprehensive Zoning Code. Discuss next steps.",
        ),
        ("Finance \u2013 Budget", "Finance \u2013 Budget"),
        ("Contract with Ace Paving, Inc. To begin in May", "Contract with Ace Paving, Inc. To begin in May"),
        ("For possible action: Approval of the minutes", "For possible action: Approval of the minutes"),
        ("The Chair was absent. The Vice-Chair presided", "The Chair was absent. The Vice-Chair presided"),
        ("Meeting at 7:00 in the hall", "Meeting at 7:00 in the hall"),
    ],
)
def test_where_a_title_ends_on_its_line(text: str, title: str) -> None:
    assert run_in(text)[0] == title


def test_weight_and_the_rest_of_the_list_end_titles_too() -> None:
    assert run_in("Apologies: none", bold=10) == ("Apologies", "none")
    assert run_in("Apologies Cllr Ash sent hers", bold=9) == ("Apologies", "Cllr Ash sent hers")
    assert run_in("Close. 5:50 p.m.", usual=True) == ("Close", "5:50 p.m.")
    assert run_in("Item: part", labels=False) == ("Item: part", "")
