"""Agendas in columns without ruling lines, as text files and PDFs keep them by spaces."""

import pytest

from drawn_tables import words_at
from packview.extract.plaintext import split_pages
from packview.model import Document, Pack, Page
from parse_pages import page, parsed

HEAD = "Wealden Joint Board\nMonday 3 June 2030 at 7.00 pm\nRoom 4, Civic Offices\n\nAGENDA\n\n"
ROWS = """\
1     Welcome and apologies                Chair
2     Notes of the last meeting            Clerk                  5-8
3     Ferry timetable: what the winter     Director of Harbours   9-30
      has shown and what follows
4     Rates                                Treasurer              31-44
5     Next meeting                         Chair
"""


def read(text: str) -> Pack:
    pages = [*split_pages(text)]
    return parsed(pages, Document(kind="text", page_count=len(pages)))


@pytest.mark.parametrize(
    "heads", ["Item  Subject                              Lead                   Pages\n", ""]
)
def test_columns_beside_a_title_are_no_part_of_it(heads: str) -> None:
    pack = read(HEAD + heads + ROWS)
    assert [(item.number, item.title, item.page_first, item.page_last) for item in pack.items] == [
        ("1", "Welcome and apologies", None, None),
        ("2", "Notes of the last meeting", "5", "8"),
        ("3", "Ferry timetable: what the winter has shown and what follows", "9", "30"),
        ("4", "Rates", "31", "44"),
        ("5", "Next meeting", None, None),
    ]
    assert "Chair" in pack.items[0].description


def test_a_wide_space_in_one_title_makes_no_column() -> None:
    pack = read(HEAD + "1. Apologies\n2. Ferry    timetable\n3. Rates\n4. Harbour dues\n")
    assert [item.title for item in pack.items] == ["Apologies", "Ferry timetable", "Rates", "Harbour dues"]


def test_a_list_of_items_in_two_columns_gives_no_item_the_title_of_another() -> None:
    rows = [
        ("1. Apologies", "5. Parking review"),
        ("2. Minutes", "6. Tree strategy"),
        ("3. Harbour dues", "7. Work programme"),
        ("4. Ferries", "8. Urgent business"),
    ]
    pack = parsed([drawn([(HEAD, ""), *rows])])
    assert not {item.title for item in pack.items if int(item.number) < 5} & {row[1] for row in rows}
    assert pack.items[0].title.startswith("Apologies")


def drawn(rows: list[tuple[str, str]]) -> Page:
    """A sheet with two columns."""
    rows = [(line, right) for left, right in rows for line in left.strip().split("\n")]
    runs = [
        run
        for at, cells in enumerate(rows)
        for x, text in zip((60, 330), cells, strict=True)
        for run in words_at(text, x, 60.0 + 20 * at)
    ]
    lines = tuple(" ".join(cells).strip() for cells in rows)
    return Page(number=1, lines=lines, runs=tuple(runs), width=595.0, height=842.0, state="text")


def test_the_time_beside_a_date_keeps_its_place_in_a_letterhead() -> None:
    rows = [
        ("Wealden Town Council", "Ask for: Ada Lund"),
        ("Parks Committee", "Telephone: 01555 555123"),
        ("Monday 3 June 2030", "7.00 pm"),
        ("Jubilee Room, Civic Offices,", "Email: clerk@example.org"),
        ("Wealden WE1 2ND", ""),
        ("AGENDA", ""),
        ("1. Apologies", ""),
        ("2. Benches", ""),
        ("3. Next meeting", ""),
    ]
    meeting = parsed([drawn(rows)]).meeting
    assert (meeting.committee, meeting.time) == ("Parks Committee", "7.00 pm")


def test_a_letterhead_in_two_columns_is_read_column_by_column() -> None:
    rows = [
        ("Wealden Town Council", ""),
        ("Parks Committee", ""),
        ("Monday 3 June 2030", "7.00 pm"),
        ("Council Chamber, Civic Offices,", "Ask for: Ada Lund"),
        ("Wealden WE1 2ND", "Telephone: 01555 555123"),
        ("AGENDA", ""),
        ("1. Apologies", ""),
        ("2. Benches", ""),
        ("3. Next meeting", ""),
    ]
    meeting = parsed([drawn(rows)]).meeting
    assert (meeting.time, meeting.place) == ("7.00 pm", "Council Chamber, Civic Offices, Wealden WE1 2ND")


@pytest.mark.parametrize("bars", [False, True])
def test_a_forward_plan_in_columns_lists_its_decisions(bars: bool) -> None:
    rows = [
        ("Title", "Decision maker", "Date"),
        ("Award of leisure contract", "Cabinet", "14 Oct 2030"),
        ("Local plan: submission", "Council", "5 Nov 2030"),
        ("Housing allocations policy", "Cabinet Member for Homes", "20 Jan 2031"),
    ]
    text = "Wealden Borough Council\nForward plan of key decisions\nPublished: 1 September 2030\n\n"
    text += "\n".join(" | ".join(row) if bars else "".join(cell.ljust(40) for cell in row) for row in rows)
    pack = read(text)
    assert [item.title for item in pack.items] == [row[0] for row in rows[1:]]
    assert pack.items[2].papers[0].fields == {
        "Title": "Housing allocations policy",
        "Decision maker": "Cabinet Member for Homes",
        "Date": "20 Jan 2031",
    }
    assert pack.meeting.date is None
    assert not pack.meeting.committee


PLAN = "Wealden Borough Council\nForward plan of key decisions\n\n"


def plan(*rows: str) -> list[dict[str, str]]:
    """The fields of the decisions of a plan whose cells are parted by bars, '' for a blank line."""
    text = PLAN + "\n".join(
        "".join(cell.ljust(40) for cell in row.split("|")).rstrip()
        for row in ("Title|Decision maker|Date", *rows)
    )
    return [dict(paper.fields) for item in read(text).items for paper in item.papers]


def test_what_stands_under_a_forward_plan_is_no_part_of_its_last_row() -> None:
    found = plan(
        "Award of leisure contract|Cabinet|14 Oct 2030",
        "Sale of land at Mill Lane|Council|5 Nov 2030",
        "and the old depot",
        "",
        "Anyone may write to",
        "Ask the clerk about this plan, which is published every month by the council.",
        "the cabinet.",
    )
    assert [row["Title"] for row in found] == [
        "Award of leisure contract",
        "Sale of land at Mill Lane and the old depot",
    ]
    beneath = "Ask the clerk about this plan, which is published every month by the council."
    assert plan("Rates|Council|5 Nov 2030", "Dues|Council|6 Nov 2030", beneath)[1]["Title"] == "Dues"


def test_a_row_of_a_forward_plan_may_go_on_in_all_its_columns() -> None:
    assert plan(
        "Award of the leisure|Cabinet Member for|14 Oct",
        "contract|Homes|2030",
        "Local plan|Council|5 Nov 2030",
        "Rates|Council|6 Nov 2030",
    )[0] == {
        "Title": "Award of the leisure contract",
        "Decision maker": "Cabinet Member for Homes",
        "Date": "14 Oct 2030",
    }


def test_lines_that_may_be_rows_or_parts_of_rows_list_no_decisions() -> None:
    assert not plan(
        "", "Award of the|Cabinet Member for|14 Oct", "Leisure Contract|Homes|2030", "", "Rates|Council|6 Nov"
    )


def test_the_head_of_a_form_names_a_body_over_two_lines() -> None:
    text = "REPORT TO: CABINET MEMBER FOR HOUSING AND\nPLANNING\nDATE: 14 May 2030\nREPORT BY: Director of Homes\nSUBJECT: Empty homes grants\n\n1. Recommendation\nThat the scheme be approved.\n"
    pack = read(text)
    assert pack.meeting.committee == "Cabinet Member for Housing and Planning"
    assert pack.items[0].title == "Empty homes grants"


def test_an_agenda_to_the_right_of_lists_is_read_by_itself() -> None:
    left = ("Members", "Cllr Lund", "Cllr Moor", "Contact", "Ada Ash")
    right = ("AGENDA", "1. Apologies", "2. Minutes of the", "last meeting", "3. Benches (Pages 9 - 12)")
    rows = "\n".join(f"{one:<30}{other}" for one, other in zip(left, right, strict=True))
    text = f"WEALDEN TOWN COUNCIL\nParks Committee\n3 June 2030\n{rows}\n{'':30}4. Close\n"
    pack = parsed([page(1, text, text_file=True)])
    assert [item.title for item in pack.items] == [
        "Apologies",
        "Minutes of the last meeting",
        "Benches",
        "Close",
    ]
    assert [member.name for member in pack.meeting.members] == ["Cllr Lund", "Cllr Moor"]
