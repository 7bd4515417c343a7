"""Lines, paragraphs, and enumerators."""

import pytest

from packview.parse.text.lines import Mark, flow, follows, is_capitals, join, mark_of, paragraphs, title_case
from parse_pages import page


def test_page_numbers_at_head_and_foot_are_left_out_and_blank_lines_make_gaps() -> None:
    pages = [
        page(1, "One\n\nTwo\n12 sheep\n- 7 -"),
        page(2, "19 | P a g e\nThree\n8"),
        page(3, "Page 2 of 7\nFour\n\n5\n\nFive"),
    ]

    lines = flow(pages)

    assert [line.text for line in lines] == ["One", "Two", "12 sheep", "Three", "Four", "5", "Five"]
    assert [line.gap for line in lines] == [False, True, False, False, False, True, True]
    assert [line.page for line in lines if line.top] == [1, 2, 3]


@pytest.mark.parametrize("bullet", ["• ", "\uf0b7 ", "\uf0b7", "- ", "– ", "o ", "▪ "])
def test_bullets_are_known_and_taken_off(bullet: str) -> None:
    (line,) = flow([page(1, f"{bullet}Trees were planted")])

    assert (line.text, line.bullet) == ("Trees were planted", True)


@pytest.mark.parametrize("text", ["-12 degrees", "- 4)", "only once", "o'clock"])
def test_other_beginnings_are_not_bullets(text: str) -> None:
    (line,) = flow([page(1, text)])

    assert (line.text, line.bullet) == (text, False)


def test_a_space_is_what_is_left_of_a_bullet_in_a_text_file() -> None:
    lines = flow([page(1, "First\n That it grew\nover the year\n     far in", text_file=True)])

    assert [line.indented for line in lines] == [False, True, False, False]
    assert not any(line.indented for line in flow([page(1, "First\n That it grew")]))


def test_wrapped_lines_become_paragraphs_over_page_breaks() -> None:
    long = "The panel was told that the number of trees in the city had grown by a tenth in"
    pages = [
        page(
            1,
            f"{long}\nfive years.\n{long}\n\nten. That was a lot.\n• One bullet that goes on and on and on and on and on and",
        ),
        page(
            2, "- 3 -\non the next page\n• Another\n(ii) A numbered line that goes on and on until it\nends."
        ),
    ]

    found = [(paragraph.text, paragraph.page, paragraph.bullet) for paragraph in paragraphs(flow(pages))]

    assert found == [
        (f"{long} five years.", 1, False),
        (f"{long} ten. That was a lot.", 1, False),
        ("One bullet that goes on and on and on and on and on and on the next page", 1, True),
        ("Another", 2, True),
        ("(ii) A numbered line that goes on and on until it ends.", 2, False),
    ]


def test_a_word_broken_at_a_hyphen_gains_no_space() -> None:
    assert (
        join(["mental ill-", "health of 18-", "25 year olds -", "all"])
        == "mental ill-health of 18-25 year olds - all"
    )
    assert join(["", "a", "", "b"]) == "a b"


@pytest.mark.parametrize(
    ("text", "ref", "style", "rest"),
    [
        ("(i) That", "(i)", "roman", "That"),
        ("B. Agree", "B", "letter", "Agree"),
        ("b) Note", "b", "letter", "Note"),
        ("(12) twelve", "(12)", "digit", "twelve"),
        ("2.1 That", "2.1", "2.", "That"),
        ("2.1. That", "2.1", "2.", "That"),
        ("(iv)", "(iv)", "roman", ""),
    ],
)
def test_enumerators(text: str, ref: str, style: str, rest: str) -> None:
    found = mark_of(text)
    assert found == Mark(ref=ref, value=found.value if found else 0, style=style, rest=rest)


@pytest.mark.parametrize(
    "text", ["5.30 pm", "(part) of it", "That (i)", "1234. Far", "(LSCB) report", "2.15pm", "a sentence"]
)
def test_what_is_no_enumerator(text: str) -> None:
    assert mark_of(text) is None


def test_an_i_after_an_h_is_a_letter() -> None:
    before = mark_of("(h) eighth")

    assert before is not None
    here = mark_of("(i) ninth", before)
    assert here is not None
    assert here.style == "letter"
    assert follows(before, here)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, "(i) x", True),
        (None, "(ii) x", False),
        (None, "A. x", True),
        (None, "3.1 x", True),
        (None, "3.2 x", False),
        ("(ix) x", "(x) x", True),
        ("(i) x", "(iii) x", False),
        ("2. x", "3. x", True),
        ("2. x", "(b) x", False),
        ("2.9 x", "2.10 x", True),
        ("2.9 x", "3.1 x", False),
        ("z. x", "(aa) x", False),
    ],
)
def test_which_enumerator_follows(before: str | None, after: str, expected: bool) -> None:
    mark = mark_of(after)

    assert (mark is not None and follows(mark_of(before) if before else None, mark)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CHILDREN AND FAMILIES - PERFORMANCE", "Children and Families - Performance"),
        ("COMMITTEE OF THE WHOLE (LSCB)", "Committee of the Whole (LSCB)"),
        ("AUDIT & RISK SUB-COMMITTEE", "Audit & Risk Sub-Committee"),
        ("Cabinet", "Cabinet"),
    ],
)
def test_names_in_capitals_are_written_as_names(text: str, expected: str) -> None:
    assert title_case(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("SEND UPDATE", True), ("CITY (2017-18)", True), ("A", False), ("Send", False), ("12-3", False)],
)
def test_capitals(text: str, expected: bool) -> None:
    assert is_capitals(text) is expected
