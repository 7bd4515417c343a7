"""What the columns of trackers are called."""

import pytest

from packview.parse.tracker.rows import header_in, header_place, role_of, roles_of


@pytest.mark.parametrize(
    ("names", "roles"),
    [
        ("Date|Title|Action proposed|Action Taken|Progress Status", "date|title|proposed|taken|status"),
        (
            "Reference|Origin|Date|Recommendation|Lead|Action taken|Status",
            "number|title|date|proposed|owner|taken|status",
        ),
        ("No.|Action|Owner|Due|Update|Status", "number|proposed|owner|due|taken|status"),
        (
            "Meeting Date|Item|Action(s) required|Responsible Officer|Deadline|RAG",
            "date|title|proposed|owner|due|status",
        ),
        ("Rec. No|Recommendation|Action|Lead Officer", "number|proposed|taken|owner"),
        ("Date|Item|Recommendation|Action|Progress", "date|title|proposed|taken|status"),
        ("Date|Item|Recommendation|Action|Progress|Status", "date|title|proposed|taken|taken|status"),
        ("Meeting|Subject|Recommendation|Response|Ward", "date|title|proposed|taken|"),
        ("Risk|Action|Owner|Status", None),
        ("No|Action|Owner", None),  # just set: nothing is answered yet
        ("Action|Lead|Deadline", None),
        ("Item|Notes|Action", None),
        ("Item|Notes|Action|Update", "title|taken|proposed|taken"),
        ("Action|Status", None),
        ("Date|Title|Status", None),
        ("Decision|Date due|Lead officer", None),
    ],
)
def test_columns_are_known_by_their_names(names: str, roles: str | None) -> None:
    found = roles_of(names.split("|"))
    assert (found and "|".join(role or "" for role in found)) == roles


@pytest.mark.parametrize(
    "names",
    [
        "Date|Title|Action proposed|Action Taken|Progress Status",
        "Reference|Origin|Date|Recommendation|Lead|Action taken|Status",
        "No.|Action|Owner|Due|Update|Status",
        "Minute|Action|By whom|By when|Progress",
    ],
)
def test_a_header_on_one_line_is_parted_into_its_columns(names: str) -> None:
    assert header_in(names.replace("|", " ").split()) == tuple(names.split("|"))


def test_words_left_over_make_no_header() -> None:
    assert header_in(["Date", "Title", "Action", "proposed", "Ducks"]) == ()
    assert header_in(["Action"] * 100) == ()


def test_the_place_of_a_header_is_where_it_begins() -> None:
    lines = ["Ponds", "", "Date Title", "Action proposed", "Action Taken", "06/05/19"]
    assert header_place(lines) == 2
    assert header_place(lines, 5) is None
    assert header_place(["", "   "]) is None


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Action(s) required", "proposed"),
        ("Latest position / update", "taken"),
        ("Overall RAG rating", "status"),
        ("Lead officer and support", "owner"),
        ("Completed by", "due"),
        ("Item title", "title"),
        ("Subject to", None),
        ("Action plan budget", None),
    ],
)
def test_a_name_tells_its_column_by_its_words_in_whatever_order(name: str, role: str | None) -> None:
    assert role_of(name) == role


def test_the_decision_that_a_form_names_is_no_header() -> None:
    assert header_in(["DECISION", "TO", "BE", "TAKEN", "BY:", "Cabinet", "DECISION", "NO:"]) == ()
