"""Page numbers that stand alone: labels where they count through the whole file, text where they do not."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from packview.extract.stamps import settle_labels, with_unstamped_page_numbers
from packview.model import Page, Run


def page(number: int, *lines: str, label: str | None = None) -> Page:
    runs = tuple(
        Run(text=word, x=50.0 + 40 * at, y=50.0 + 14 * row, width=30.0, size=11.0)
        for row, line in enumerate(lines)
        for at, word in enumerate(line.split())
    )
    return Page(number=number, label=label, lines=lines, runs=runs, width=595.0, height=842.0)


def papers(numbers: Sequence[str], *, head: bool = False) -> list[Page]:
    text = ("Ponds were cleared.", "4 of 9 lay dry.", "More will be.")
    return [
        page(at, *((number, *text) if head else (*text, number)) if number else text)
        for at, number in enumerate(numbers, start=1)
    ]


def labels(pages: Sequence[Page]) -> list[str | None]:
    return [each.label for each in with_unstamped_page_numbers(pages)]


@pytest.mark.parametrize(
    "form",
    [
        "{}",
        "- {} -",
        "\u2013 {} \u2013",
        "{} of 80",
        "Page {} of 80",
        "Page | {}",
        "{} | P a g e",
        "{} | Page",
    ],
)
@pytest.mark.parametrize("head", [False, True])
def test_numbers_that_count_on_are_labels_and_leave_the_text(form: str, head: bool) -> None:
    pages = with_unstamped_page_numbers(papers([form.format(n) for n in range(5, 12)], head=head))
    assert [each.label for each in pages] == [str(n) for n in range(5, 12)]
    for each in pages:
        assert each.lines == ("Ponds were cleared.", "4 of 9 lay dry.", "More will be.")
        assert " ".join(run.text for run in each.runs) == " ".join(each.lines)


def test_a_cover_and_a_page_without_a_number_stay_without() -> None:
    assert labels(papers(["", "2", "3", "", "5", "6", "7"])) == [None, "2", "3", None, "5", "6", "7"]


def test_papers_with_numbers_of_their_own_are_no_pack_that_is_numbered_through() -> None:
    assert labels(papers(["1", "2", "3", "4", "1", "2", "3", "1", "2", "3"])) == [None] * 10


def test_stamps_go_first() -> None:
    pages = [*papers(["1", "2", "3", "4", "5"]), page(6, "Ponds", label="40")]
    assert with_unstamped_page_numbers(pages) is pages


def test_a_papers_own_page_1_does_not_hide_the_numbers_of_the_pack() -> None:
    pages = papers(["1", "2", "3", "4", "5", "6"])
    pages[3] = replace(pages[3], label="1", stamps=("Agenda Item 2",))
    found = settle_labels(pages)
    assert [each.label for each in found] == ["1", "2", "3", "4", "5", "6"]
    assert found[3].stamps == ("Agenda Item 2", "Page 1")
    assert "4" not in found[3].lines


@pytest.mark.parametrize(
    "numbers",
    [["1", "2", "3"], ["4", "9", "2", "7", "7"], ["", "", "", "", "", "6", "7", "8", "9", "", "", ""]],
)
def test_too_few_or_in_no_order_is_text(numbers: list[str]) -> None:
    assert labels(papers(numbers)) == [None] * len(numbers)


def test_they_are_settled_with_the_stamps() -> None:
    assert [each.label for each in settle_labels(papers(["1", "2", "3", "4", "5"]))] == [
        "1",
        "2",
        "3",
        "4",
        "5",
    ]
