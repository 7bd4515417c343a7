"""Titles in capitals shown in sentence case: what is known from running text, what is ordinary, what stays as it is printed."""

import pytest

from packview.wording.titles import SentenceCase, is_capitals

TEXT = (
    "The work of the Duck Pond Safeguarding Board was praised, and the Duck Pond",
    "Safeguarding Board thanked the cabinet. We asked the Cabinet, and then the Cabinet, and the Cabinet,",
    "how an EHC plan and an IT system help pupils with SEND in Quackton. We send ducks to the pond.",
    "A strategy for pupils with SEND and for SEND pupils is at Quackton. Herons are at the pond.",
    "HERONS AND GEESE",
    "The Grayling Centre is closed.",
)
NAMES = ("Robin Ash", "Robin", "Ash", "Quackton District Council")


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("DUCK POND SAFEGUARDING BOARD ANNUAL REPORT 2017-18", "Duck Pond Safeguarding Board annual report 2017-18"),
        ("REPORT OF THE CABINET ON THE POND", "Report of the Cabinet on the pond"),
        ("SEND AND EHC PLANS", "SEND and EHC plans"),
        ("IT SYSTEM", "IT system"),
        ("MINUTES (PART A) OF A MEETING ON 3 MAY 2018", "Minutes (part A) of a meeting on 3 May 2018"),
        ("ITEM XIV AND Q3", "Item XIV and Q3"),
        ("VISIT OF COUNCILLOR ASH", "Visit of councillor Ash"),
        ("QUACKTON DISTRICT COUNCIL’S BUDGET", "Quackton District Council’s budget"),
        ("PUPILS’ WORK. REVIEW", "Pupils’ work. Review"),
        ("7 REPORT ON ZYGOTES", "7 Report on ZYGOTES"),
        ("APOLOGIES (if any)", "Apologies (if any)"),
        ("Report on SEND", "Report on SEND"),
        ("CIL", "CIL"),
        ("\u2013 EXCLUSION OF THE PRESS", "\u2013 Exclusion of the press"),
    ],
)  # fmt: skip
def test_a_title_in_capitals_is_shown_as_its_words_are_written(printed: str, shown: str) -> None:
    assert SentenceCase([printed], TEXT, NAMES)(printed) == shown


def test_a_word_that_stands_nowhere_and_is_no_ordinary_one_stays_as_it_is_printed() -> None:
    assert SentenceCase(["HERONS AND DUCKS"], ["HERONS AND DUCKS"])("HERONS AND DUCKS") == "HERONS and DUCKS"


def test_a_heading_and_the_beginning_of_a_sentence_say_nothing_of_a_word() -> None:
    lines = ["Proposed Works", "Works begin in June."]
    assert SentenceCase(["ALL WORKS"], lines)("ALL WORKS") == "All works"


def test_what_counts_as_printed_in_capitals() -> None:
    assert [is_capitals(title) for title in ("BUDGET", "NHS update", "Budget", "ABC", "12")] == [
        True, False, False, False, False,
    ]  # fmt: skip
