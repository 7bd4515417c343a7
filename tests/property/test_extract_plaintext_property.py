"""Any text can be split into pages, and nothing of it is lost but stamps."""

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from packview.errors import PackviewError
from packview.extract.plaintext import split_pages as pages_of
from packview.extract.source import TextSource
from packview.model import Page
from packview.text import clean

PIECES = st.sampled_from(
    (
        "Page 1", "Page 2", "Page 3", "P", "age 4", "area Page 5", "Page 1 of 7", "Agenda Item 6", "Appendix 1",
        "AGENDA", "MINUTES OF THE MEETING", "DECISION-MAKER: X", " bullet", "  two", "", " ", "\f", "word", "\ufeff",
        "\x1b[1m", "ends:", "This page is intentionally left blank", "A LINE IN CAPITALS",
        "a longer line of text that is wide enough, surely.",
    )
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("\n".join))


ROWS = st.lists(
    st.lists(st.text("ab1%( ", max_size=6), min_size=1, max_size=5).map("   ".join), min_size=3, max_size=12
).map("\n".join)


def split_pages(text: str) -> tuple[Page, ...]:
    return tuple(pages_of(text))


@given(st.one_of(TEXTS, ROWS))
@settings(max_examples=100)
def test_words_that_get_a_place_are_the_words_of_the_lines(text: str) -> None:
    for page in split_pages(text):
        if page.runs:
            assert " ".join(run.text for run in page.runs).split() == " ".join(page.lines).split()
            assert all(0 < run.x < run.x + run.width < page.width for run in page.runs)
            assert all(0 < run.y < page.height for run in page.runs)


def characters(text: str) -> Counter[str]:
    return Counter(re.sub(r"\s", "", text))


@given(TEXTS)
@settings(max_examples=100)
def test_nothing_is_lost_but_stamps_and_controls(text: str) -> None:
    kept = ""
    for page in split_pages(text):
        kept += page.text
        kept += "".join(page.stamps) + (f"Page{page.label}" if page.label is not None else "")
    assert characters(kept) == characters("".join(clean(part) for part in text.split("\f")))


@given(TEXTS)
@settings(max_examples=100)
def test_pages_are_numbered_and_clean(text: str) -> None:
    pages = split_pages(text)
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        for line in page.lines:
            assert line == clean(line).strip()
            assert "\n" not in line
        assert "" not in page.lines[:1] + page.lines[-1:]
        assert page.lines or page.state == "blank"


@given(st.binary(max_size=300))
@settings(max_examples=100)
def test_any_bytes_are_a_text_or_an_error_in_words(data: bytes) -> None:
    try:
        source = TextSource(data)
    except PackviewError:
        return
    for number in range(1, source.document.page_count + 1):
        source.page(number)
