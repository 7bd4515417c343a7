"""Terms and acronyms in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packview.model import GlossaryEntry
from packview.services.search.terms import Terms

TERMS = Terms(
    (
        GlossaryEntry(term="LAC/CLA", definition="Looked after", kind="acronym", aliases=("LAC", "CLA")),
        GlossaryEntry(term="IT", definition="Information technology", kind="acronym"),
        GlossaryEntry(term="CiN", definition="Child in need", kind="acronym"),
        GlossaryEntry(term="Duck Pond", definition="A pond", kind="term"),
        GlossaryEntry(term="Pond", definition="Water", kind="term"),
    )
)


def meaning(text: str) -> str | None:
    entry = TERMS.look_up(text)
    return entry.definition if entry else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LAC", "Looked after"),
        ("CLA's", "Looked after"),
        ("(LAC)", "Looked after"),
        ("LACs", "Looked after"),
        ("CiN", "Child in need"),
        ("lac", None),
        ("it", None),
        ("IT", "Information technology"),
        ("duck  pond", "A pond"),
        ("Ponds", "Water"),
        ("", None),
        ("...", None),
    ],
)
def test_what_a_term_means(text: str, expected: str | None) -> None:
    assert meaning(text) == expected


def test_the_longest_term_counts() -> None:
    line = "the Duck Pond is dry"
    for column in (5, 10):
        found = TERMS.at(line, column)
        assert found
        assert (found.text, line[found.start : found.end]) == ("Duck Pond", "Duck Pond")


def test_an_unknown_acronym_is_told_apart_from_a_word() -> None:
    found = TERMS.at("the NPS said so", 5)
    assert found
    assert found.entry is None
    assert TERMS.at("the NPS said so", 9) is None
    assert TERMS.at("the NPS said so", 3) is None, "there is no word at a space"


def test_acronyms_of_a_line() -> None:
    assert [term.text for term in TERMS.acronyms("LAC and NPS, LACs in it and IT.")] == ["LAC", "LACs", "IT"]
    assert list(TERMS.acronyms("REPORT ON IT")) == [], "in a heading all is in capitals"


@given(st.text(st.sampled_from("LACit sPond'/&-[]\u2019"), max_size=40), st.integers(-1, 45))
def test_a_term_lies_where_it_was_looked_for(line: str, column: int) -> None:
    found = TERMS.at(line, column)
    if found is not None:
        assert found.start <= column < found.end
        assert line[found.start : found.end] == found.text
