"""Words that tell nothing, likeness of texts, plurals and lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packview.wording.words import (
    BODY_WORDS,
    SMALL_WORDS,
    Likeness,
    Rarity,
    counted,
    distinct_letters,
    is_plural,
    listed,
    plural,
    stem,
    telling_words,
)


def test_small_words_are_left_out_and_the_rest_brought_to_their_stems() -> None:
    text = "That the Panel be informed of the Neglected children's referrals"
    assert telling_words(text) == [stem("informed"), "neglect", "child", "refer"]
    assert telling_words(text, without=SMALL_WORDS)[0] == "panel"


@pytest.mark.parametrize(
    "word", ["not", "no", "up", "down", "over", "under", "more", "fewer", "before", "after"]
)
def test_what_turns_a_sentence_round_is_no_small_word(word: str) -> None:
    assert word not in SMALL_WORDS | BODY_WORDS


def test_what_all_texts_have_counts_for_little() -> None:
    rarity = Rarity([["report", "fostering"], ["report", "adoption"], ["report", "schools"]])
    assert rarity.of(["fostering"]) > rarity.of(["report"]) > 0
    assert rarity.of(["nowhere"]) == 0
    assert rarity.share(frozenset({"report", "fostering"}), frozenset({"fostering"})) > 0.5
    assert rarity.share(frozenset({"nowhere"}), frozenset({"nowhere"})) == 0
    assert Rarity([]).of(["report"]) == 0


def test_likeness_is_of_the_shorter_text_and_the_same_both_ways() -> None:
    asked = "That officers write to all schools about exclusions"
    longer = "Officers to write to schools about exclusions, and to report attendance by June"
    other = "That the annual report on fostering be circulated"
    likeness = Likeness([asked, longer, other])
    assert likeness.of(asked, longer) == likeness.of(longer, asked) == 1
    assert likeness.of(asked, other) == 0
    assert likeness.of(asked, asked) == 1


def test_texts_of_small_words_only_are_like_nothing() -> None:
    likeness = Likeness(["of the", "to be"])
    assert likeness.of("of the", "of the") == 0


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 pages"), (1, "1 page"), (2, "2 pages"), (1200, "1,200 pages"), (-1, "-1 pages")],
)
def test_things_are_counted(number: int, words: str) -> None:
    assert counted(number, "page") == words


def test_a_plural_that_is_not_made_with_s_is_given() -> None:
    assert counted(2, "person", "people") == "2 people"
    assert plural(1, "is", "are") == "is"
    assert plural(1.5, "point") == "points"


def test_plurals_are_known_by_their_end() -> None:
    assert all(is_plural(word) for word in ("cases", "people", "children", "rates"))
    assert not any(is_plural(word) for word in ("process", "status", "basis", "arrears", "case", ""))


def test_lists_are_said_with_and() -> None:
    assert [listed(each) for each in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


@given(st.text())
def test_any_text_has_its_words(text: str) -> None:
    assert len(telling_words(text)) <= len(text)


def test_names_have_letters_of_their_own() -> None:
    assert distinct_letters(["England", "East", "Target of others", "123"], taken="T") == ["E", "A", "R", "B"]
    assert distinct_letters("a" * 27, spare="*")[-1] == "*"
