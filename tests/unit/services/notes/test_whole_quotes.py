"""A quote that is made whole: the sentences it is cut from, and nothing where these are not known."""

import pytest

from packview.services.notes.anchors import whole_sentence

TEXT = (
    "The pond is deep. In all 104 ducks were seen (as in\nMay), 34% higher than the 69 of No. 5 last year. More\n"
    "came later.\n\n\u2022 First point here.\n\u2022 Second point, which goes on.\n\nTotal 12 14\n16 18"
)


@pytest.mark.parametrize(
    ("quote", "whole"),
    [
        ("(as in\nMay), 34% higher", "In all 104 ducks were seen (as in\nMay), 34% higher than the 69 of No. 5 last year."),
        ("last year. More", "In all 104 ducks were seen (as in\nMay), 34% higher than the 69 of No. 5 last year. More\ncame later."),
        ("pond is", "The pond is deep."),
        ("The pond is deep.", "The pond is deep."),
        ("point, which", "\u2022 Second point, which goes on."),
        ("12 14", "12 14"),
        ("herons", "herons"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_quote_is_made_whole(quote: str, whole: str) -> None:
    assert whole_sentence(TEXT, quote) == whole


def test_a_sentence_without_an_end_in_sight_is_not_quoted_whole() -> None:
    assert whole_sentence("A duck " + "swims and " * 60 + "rests.", "duck swims") == "duck swims"


def test_the_cells_of_a_row_are_no_part_of_a_sentence() -> None:
    row = "CP1\nNumber of enquiries\nstarted\nJane White\n77 124 73 120 82\nThere was a rise\nin the month, and we stay below others.\n"
    assert whole_sentence(row, "and we stay below") == "and we stay below"
    prose = "It is said here.\nThere was a rise of 12%\nin the month, and we stay below others. More."
    assert (
        whole_sentence(prose, "we stay below")
        == "There was a rise of 12%\nin the month, and we stay below others."
    )
