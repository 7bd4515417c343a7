"""Running heads and feet are no part of what pages say."""

from hypothesis import given
from hypothesis import strategies as st

from packview.model import Page, Run
from packview.parse.text.headers_footers import without_headers_and_footers


def page(number: int, *lines: str, foot: str = "", head: str = "") -> Page:
    rows = [*([(30.0, head)] if head else []), *((100.0 + 14 * at, line) for at, line in enumerate(lines))]
    rows += [(820.0, foot)] if foot else []
    runs = [
        Run(text=word, x=50.0 + 40 * at, y=y, width=30.0, size=10.0)
        for y, text in rows
        for at, word in enumerate(text.split())
    ]
    return Page(
        number=number, lines=tuple(text for _, text in rows), width=595.0, height=842.0, runs=tuple(runs)
    )


def test_a_foot_with_its_own_number_is_taken_from_each_page() -> None:
    pages = [page(number, f"Text {number}", foot=f"Vale Council {number}") for number in range(1, 5)]
    assert [each.lines for each in without_headers_and_footers(pages)] == [
        (f"Text {number}", "") for number in range(1, 5)
    ]
    assert all(
        mine.runs == theirs.runs
        for mine, theirs in zip(pages, without_headers_and_footers(pages), strict=True)
    )


def test_the_first_line_of_three_pages_of_a_text_file_is_a_running_head() -> None:
    def of_text(number: int, head: str) -> Page:
        return Page(number=number, lines=(head, f"First {number}", "second", f"end of {'abcde'[number]}"))

    heads = [of_text(number, f"Parks Panel, 3 June 2030, page {number}") for number in range(1, 4)]
    assert [each.lines[0] for each in without_headers_and_footers(heads)] == ["", "", ""]
    apart = [
        of_text(number, "Report to Cabinet" if number % 2 else f"Map of {'abcde'[number]}")
        for number in range(5)
    ]
    assert (
        without_headers_and_footers(apart) == apart
    )  # reports begin alike, and not on pages that follow each other


def test_two_pages_alike_prove_nothing_and_the_middle_of_a_page_is_left_alone() -> None:
    two = [page(number, "Text", head="Annual report") for number in (1, 2)]
    assert without_headers_and_footers(two) == two
    same = [page(number, "The same words", "and more") for number in range(1, 9)]
    assert without_headers_and_footers(same) == same


def test_pages_without_places_are_left_alone() -> None:
    pages = [Page(number=number, lines=("Foot 1", "Text", "Foot 1")) for number in range(1, 9)]
    assert without_headers_and_footers(pages) == pages


@given(st.lists(st.tuples(st.lists(st.text(max_size=12), max_size=5), st.text(max_size=9)), max_size=8))
def test_any_pages_keep_their_number_and_lose_nothing_but_lines(pages: list[tuple[list[str], str]]) -> None:
    given_pages = [page(number, *lines, foot=foot) for number, (lines, foot) in enumerate(pages, 1)]
    found = without_headers_and_footers(given_pages)
    assert [each.number for each in found] == [each.number for each in given_pages]
    assert all(
        line in (printed, "")
        for mine, theirs in zip(found, given_pages, strict=True)
        for line, printed in zip(mine.lines, theirs.lines, strict=True)
    )
