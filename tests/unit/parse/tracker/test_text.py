"""Trackers in text files, by the shape of their rows."""

from packview.model import Page
from packview.parse.tracker.read import read_tracker

HEADER = "Date Title Action proposed Action Taken Progress\nStatus\n"


def _read(text: str) -> list[tuple[str, ...]]:
    rows = read_tracker((Page(number=1, lines=tuple(text.split("\n"))),)).recommendations
    return [
        (row.date, row.title, row.number, row.action_proposed, row.action_taken, row.status) for row in rows
    ]


def test_a_date_cell_may_stand_after_rows_it_was_merged_over() -> None:
    text = (
        "Scrutiny Monitoring\n\n"
        + HEADER
        + "\n1) That the ponds be cleaned before the\nend of June.\n\nTwo are clean.\n\n"
        "2) That the ducks be counted.\n\nThere are nine.\n\n06/05/19 Ponds and\nditches\n\n3) That a report come back.\n\n"
        "It will.\n\n1) That the benches be painted.\n\nPainted\n\n08/07/19 Benches\n"
    )
    assert _read(text) == [
        (
            "06/05/19",
            "Ponds and ditches",
            "1",
            "That the ponds be cleaned before the end of June.",
            "Two are clean.",
            "",
        ),
        ("06/05/19", "Ponds and ditches", "2", "That the ducks be counted.", "There are nine.", ""),
        ("06/05/19", "Ponds and ditches", "3", "That a report come back.", "It will.", ""),
        ("08/07/19", "Benches", "1", "That the benches be painted.", "Painted", ""),
    ]


def test_a_date_cell_may_stand_before_its_rows() -> None:
    text = (
        HEADER
        + "\n06/05/19 Ponds\n\n1) Clean them.\n\nClean.\n\n2) Count.\n\nNine.\n\n08/07/19 Benches\n\n1) Paint them.\n"
    )
    assert [row[:3] for row in _read(text)] == [
        ("06/05/19", "Ponds", "1"),
        ("06/05/19", "Ponds", "2"),
        ("08/07/19", "Benches", "1"),
    ]


def test_a_status_at_the_end_of_a_row_is_its_status() -> None:
    assert _read(HEADER + "\n06/05/19 Ponds\n\n1) Clean them.\n\nTwo are clean.\n\nOngoing\n")[0][4:] == (
        "Two are clean.",
        "Ongoing",
    )


def test_a_header_that_is_repeated_is_no_row() -> None:
    text = (
        HEADER
        + "\n1) Clean them.\n\nClean.\n\n06/05/19 Ponds\n"
        + HEADER
        + "\n1) Paint.\n\nPainted.\n\n08/07/19 Benches\n"
    )
    assert [row[:4] for row in _read(text)] == [
        ("06/05/19", "Ponds", "1", "Clean them."),
        ("08/07/19", "Benches", "1", "Paint."),
    ]


def test_the_next_paper_ends_a_tracker() -> None:
    text = (
        HEADER
        + "\n06/05/19 Ponds\n\n1) Clean them.\n\nClean.\n\nDECISION-MAKER: PARKS COMMITTEE\n\n1) Not this.\n"
    )
    assert len(_read(text)) == 1


def test_a_header_without_rows_gives_a_warning() -> None:
    result = read_tracker(
        (Page(number=3, label="1", lines=("Date Title Action proposed Action Taken Status", "No rows here")),)
    )
    assert result.recommendations == ()
    assert [(warned.page, warned.pdf_page) for warned in result.warnings] == [("1", 3)]


def test_prose_with_the_words_of_a_header_is_no_tracker() -> None:
    text = "The Committee asked for an update on the status of each action and recommendation.\n\n1) Clean the ponds.\n"
    assert _read(text) == []
