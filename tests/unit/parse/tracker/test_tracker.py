"""Trackers and action logs on PDF pages, in several houses' layouts."""

from dataclasses import replace

import pytest

from drawn_tables import table_page
from packview.model import Page, TrackedRecommendation
from packview.parse.tracker.read import read_tracker

HEADER = ("Date", "Title", "Action proposed", "Action Taken", "Progress Status")
WIDTHS = (60.0, 90.0, 200.0, 200.0, 70.0)


def _read(*pages: Page) -> tuple[TrackedRecommendation, ...]:
    return read_tracker(pages).recommendations


def test_a_date_and_title_merged_over_rows_belong_to_each_of_them() -> None:
    page = table_page(
        [
            HEADER,
            (
                "06/05/19",
                "Ponds and ditches of the town",
                "1) That the ponds be cleaned before the end of the summer",
                "Cleaned in June",
                "Done",
            ),
            (
                None,
                None,
                "2) That a report come back",
                "A report will come to the Committee in the autumn of this year",
                "",
            ),
        ],
        WIDTHS,
        number=9,
        label="7",
        above="Scrutiny Monitoring",
    )
    one, two = _read(page)
    assert one == TrackedRecommendation(
        date="06/05/19",
        title="Ponds and ditches of the town",
        number="1",
        action_proposed="That the ponds be cleaned before the end of the summer",
        action_taken="Cleaned in June",
        status="Done",
        page="7",
        pdf_page=9,
    )
    assert (two.date, two.title, two.number, two.status) == ("06/05/19", one.title, "2", "")
    assert read_tracker((page,)).pages == {9}


def test_a_cell_merged_over_three_rows_is_known_where_its_lines_are_drawn_row_by_row() -> None:
    rows = [(None, None, f"{number}) Clean pond {number}", "Done", "") for number in (2, 3)]
    page = table_page([HEADER, ("06/05/19", "Ponds", "1) Clean pond 1", "Done", ""), *rows], WIDTHS)
    assert [(row.date, row.title, row.number) for row in _read(page)] == [
        ("06/05/19", "Ponds", number) for number in ("1", "2", "3")
    ]


def test_paragraphs_of_a_cell_stay_apart_and_wrapped_lines_are_joined() -> None:
    page = table_page(
        [
            HEADER,
            (
                "06/05/19",
                "Ponds",
                "1) Clean them",
                "Two were cleaned in June\nThe third one is dry and will be looked at again in May",
                "",
            ),
        ],
        WIDTHS,
    )
    assert _read(page)[0].action_taken == (
        "Two were cleaned in June\nThe third one is dry and will be looked at again in May"
    )


def test_a_header_that_is_repeated_is_no_row_and_a_merged_cell_goes_on_over_the_page() -> None:
    first = table_page([HEADER, ("06/05/19", "Ponds", "1) Clean them", "Done", "")], WIDTHS, number=1)
    second = table_page(
        [
            HEADER,
            ("", "", "2) Count the ducks", "Counted", ""),
            ("08/07/19", "Benches", "1) Paint", "Painted", "Green"),
        ],
        WIDTHS,
        number=2,
    )
    assert [(row.date, row.title, row.number, row.pdf_page) for row in _read(first, second)] == [
        ("06/05/19", "Ponds", "1", 1),
        ("06/05/19", "Ponds", "2", 2),
        ("08/07/19", "Benches", "1", 2),
    ]


def test_a_row_cut_by_a_page_break_is_made_whole() -> None:
    first = table_page(
        [HEADER, ("06/05/19", "Ponds", "1) Clean the ponds before", "Two were", "")], WIDTHS, number=1
    )
    second = table_page(
        [("", "", "the end of June", "cleaned.\nThe third is dry.", "Amber")], WIDTHS, number=2
    )
    second = table_page(
        [
            ("", "", "the end of June", "cleaned.\nThe third is dry.", "Amber"),
            ("08/07/19", "Benches", "1) Paint", "Yes", ""),
        ],
        WIDTHS,
        number=2,
    )
    rows = _read(first, second)
    assert [
        (row.number, row.action_proposed, row.action_taken, row.status, row.pdf_page) for row in rows
    ] == [
        ("1", "Clean the ponds before the end of June", "Two were cleaned.\nThe third is dry.", "Amber", 1),
        ("1", "Paint", "Yes", "", 2),
    ]


def test_a_table_with_other_columns_on_the_next_page_is_another_table() -> None:
    first = table_page([HEADER, ("06/05/19", "Ponds", "1) Clean them", "Done", "")], WIDTHS, number=1)
    second = table_page([("Year", "Sum"), ("2018", "12")], (300.0, 320.0), number=2)
    assert len(_read(first, second)) == 1


def test_a_further_update_of_a_recommendation_is_added_to_it() -> None:
    page = table_page(
        [
            HEADER,
            ("06/05/19", "Ponds", "1) Clean them", "May: begun", ""),
            ("", "", "", "June: done", "Closed"),
        ],
        WIDTHS,
    )
    (row,) = _read(page)
    assert (row.action_taken, row.status) == ("May: begun\nJune: done", "Closed")


def test_an_action_merged_over_two_updates_is_one_recommendation() -> None:
    page = table_page(
        [
            HEADER,
            ("06/05/19", "Ponds", "1) Clean them", "May: begun", ""),
            (None, None, None, "June: done", ""),
        ],
        WIDTHS,
    )
    assert [row.action_taken for row in _read(page)] == ["May: begun\nJune: done"]


def test_an_action_log_with_owner_and_due_date_is_read() -> None:
    page = table_page(
        [
            ("Ref", "Agreed action", "Owner", "Due date", "Update", "RAG"),
            ("41.2", "Write to the Minister", "Head of Parks", "1 June 2019", "Letter sent", "Green"),
            ("41.3", "Plant two trees by the pond", "Cllr Ash", "Autumn", "", "Amber"),
        ],
        (50.0, 160.0, 90.0, 80.0, 120.0, 60.0),
        above="Action log",
    )
    one, two = _read(page)
    assert (one.number, one.owner, one.due, one.action_taken, one.status) == (
        "41.2",
        "Head of Parks",
        "1 June 2019",
        "Letter sent",
        "Green",
    )
    assert (two.number, two.action_proposed, two.owner, two.due, two.action_taken) == (
        "41.3",
        "Plant two trees by the pond",
        "Cllr Ash",
        "Autumn",
        "",
    )


def test_an_action_log_without_ruling_lines_is_read_by_its_columns() -> None:
    page = table_page(
        [
            ("Minute", "Action required", "By whom", "By when", "Progress"),
            ("12.", "Ask the Head of Parks for a plan of the ponds", "Clerk", "May", "Asked"),
            (
                "14.",
                "Publish the list",
                "Head of Parks",
                "June",
                "On the website since the second of the month",
            ),
        ],
        (60.0, 180.0, 90.0, 80.0, 140.0),
        ruled=False,
        label="3",
        above="Actions arising",
    )
    assert [
        (row.title, row.action_proposed, row.owner, row.due, row.action_taken) for row in _read(page)
    ] == [
        ("12.", "Ask the Head of Parks for a plan of the ponds", "Clerk", "May", "Asked"),
        ("14.", "Publish the list", "Head of Parks", "June", "On the website since the second of the month"),
    ]


def test_yorks_columns_are_known() -> None:
    page = table_page(
        [
            ("Reference", "Origin", "Date", "Recommendation", "Lead", "Action taken", "Status"),
            (
                "CYP07",
                "Review of play areas",
                "3 June 2019",
                "Mend the swings",
                "Parks",
                "Mended",
                "Complete",
            ),
        ],
        (60.0, 90.0, 70.0, 120.0, 60.0, 90.0, 70.0),
    )
    (row,) = _read(page)
    assert row == TrackedRecommendation(
        date="3 June 2019",
        title="Review of play areas",
        number="CYP07",
        action_proposed="Mend the swings",
        action_taken="Mended",
        status="Complete",
        owner="Parks",
        pdf_page=1,
    )


def test_a_row_from_edge_to_edge_is_the_title_of_those_below_it() -> None:
    page = table_page(
        [
            ("No.", "Recommendation", "Response", "Status"),
            ("Meeting of 6 May 2019",),
            ("1", "Clean the ponds", "Done", "Closed"),
            ("2", "Count the ducks", "Counted", "Closed"),
        ],
        (40.0, 200.0, 200.0, 80.0),
    )
    assert [(row.title, row.number) for row in _read(page)] == [
        ("Meeting of 6 May 2019", "1"),
        ("Meeting of 6 May 2019", "2"),
    ]


def test_recommendations_numbered_in_one_cell_are_told_apart() -> None:
    page = table_page(
        [
            HEADER,
            (
                "06/05/19",
                "Ponds",
                "1) Clean the ponds\n2) Count the ducks",
                "1) Cleaned\n2) There are nine",
                "",
            ),
        ],
        WIDTHS,
    )
    assert [(row.number, row.action_proposed, row.action_taken) for row in _read(page)] == [
        ("1", "Clean the ponds", "Cleaned"),
        ("2", "Count the ducks", "There are nine"),
    ]


@pytest.mark.parametrize(
    ("printed", "number", "text"),
    [
        ("1) That it be done", "1", "That it be done"),
        ("(ii) That it be done", "ii", "That it be done"),
        ("3. That it be done", "3", "That it be done"),
        ("41.2 That it be done", "41.2", "That it be done"),
        ("That it be done", "", "That it be done"),
        ("2018 was a good year", "", "2018 was a good year"),
        ("I) ask", "", "I) ask"),
    ],
)
def test_the_number_at_the_start_of_an_action_is_taken_off(printed: str, number: str, text: str) -> None:
    (row,) = _read(table_page([HEADER, ("06/05/19", "Ponds", printed, "Done", "")], WIDTHS))
    assert (row.number, row.action_proposed) == (number, text)


@pytest.mark.parametrize(
    "header",
    [
        ("Risk", "Impact", "Action", "Owner", "Status"),
        ("Decision", "Decision maker", "Date due", "Lead officer", "Status"),
        ("Date", "Item", "Lead officer", "Purpose", "Notes"),
        ("Recommendations of the review", "What was done and by whom?", "What was the effect?", "Page", "x"),
        ("Year", "Budget", "Actual", "Variance", "Comments"),
    ],
)
def test_other_tables_are_left_alone(header: tuple[str, ...]) -> None:
    page = table_page([header, ("a one", "b two", "c three", "d four", "e five")], WIDTHS)
    result = read_tracker((page,))
    assert result.recommendations == ()
    assert result.warnings == ()


def test_a_row_that_recommends_nothing_gives_a_warning_with_its_page() -> None:
    page = table_page([HEADER, ("06/05/19", "Ponds", "", "", "Closed")], WIDTHS, number=4, label="2")
    result = read_tracker((page,))
    assert result.recommendations == ()
    assert [(warned.page, warned.pdf_page) for warned in result.warnings] == [("2", 4)]


def test_rows_parted_by_level_lines_alone_are_those_rows_however_their_cells_stand() -> None:
    page = table_page(
        [
            ("Meeting date", "Recommendation", "Response", "Lead", "RAG"),
            (
                "7 Oct 2024",
                "Count the carts on each of the four roads that lead to the ford",
                "Counted",
                "Clerk",
                "Complet e",
            ),
            (
                "7 Oct 2024",
                "Mend the ford",
                "It was mended in May and has been looked at since",
                "Head of Roads",
                "Green",
            ),
            ("15 Jul 2024", "Ask the miller", "", "Clerk", "Red"),
        ],
        (70.0, 140.0, 120.0, 80.0, 60.0),
        above="Recommendations",
    )
    level = tuple(rule for rule in page.rules if rule.y0 == rule.y1)
    low = max(run.y for run in page.runs if run.text == "ford" and run.y < 160)
    sunk = tuple(run._replace(y=low) if run.text == "Counted" else run for run in page.runs)
    found = _read(replace(page, rules=level, runs=sunk))
    assert [(row.date, row.action_proposed, row.action_taken, row.owner, row.status) for row in found] == [
        (
            "7 Oct 2024",
            "Count the carts on each of the four roads that lead to the ford",
            "Counted",
            "Clerk",
            "Complete",
        ),
        (
            "7 Oct 2024",
            "Mend the ford",
            "It was mended in May and has been looked at since",
            "Head of Roads",
            "Green",
        ),
        ("15 Jul 2024", "Ask the miller", "", "Clerk", "Red"),
    ]


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        ("Complet ed", "Completed"),
        ("Not in hand", "Not in hand"),
        ("In progres s", "In progress"),
        ("Due by May", "Due by May"),
    ],
)
def test_a_status_whose_word_a_narrow_column_broke_is_whole_again(printed: str, status: str) -> None:
    page = table_page(
        [HEADER, ("1/2/24", "Roads", "Mend the ford", "Mended", printed)], (60.0, 90.0, 200.0, 200.0, 170.0)
    )
    assert [row.status for row in _read(page)] == [status]


@pytest.mark.parametrize("nothing", ["None", "-", "N/A", "No action."])
def test_a_row_that_proposes_nothing_is_none(nothing: str) -> None:
    page = table_page(
        [
            ("Item", "Action", "Owner", "Update"),
            ("Signs", nothing, "", ""),
            ("Verges", "Cut them", "Clerk", "Done"),
        ],
        (100.0, 160.0, 90.0, 120.0),
        above="Action log",
    )
    assert [row.title for row in _read(page)] == ["Verges"]
