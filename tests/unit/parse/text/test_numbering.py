"""What numbers lines begin with, and which follows which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packview.parse.text.numbering import Alphabet, Number, is_first, is_inserted, numbers_of, step


def one(text: str, alphabet: Alphabet | None = None) -> Number:
    return next(number for number in numbers_of(text) if alphabet in (None, number.alphabet))


@pytest.mark.parametrize(
    ("text", "printed", "parts", "shape", "rest"),
    [
        ("1. Apologies", "1", (1,), "#.", "Apologies"),
        ("1 Apologies", "1", (1,), "#", "Apologies"),
        ("7", "7", (7,), "#", ""),
        ("1.\tApologies", "1", (1,), "#.", "Apologies"),
        ("1. January 16, 2025 Notes", "1", (1,), "#.", "January 16, 2025 Notes"),
        ("Item 4 - Report", "4", (4,), "#-", "Report"),
        ("III. APPROVAL", "III", (3,), "#.", "APPROVAL"),
        ("(ii) | Gardens", "(ii)", (2,), "(#)", "Gardens"),
        ("19.07.01 Apologies", "19.07.01", (19, 7, 1), "#.#.#", "Apologies"),
        ("8.1 Consideration", "8.1", (8, 1), "#.#", "Consideration"),
        ("2A Urgent business", "2A", (2, 1), "##", "Urgent business"),
        ("2a. Urgent business", "2a", (2, 1), "##.", "Urgent business"),
        ("2(a) Urgent business", "2(a)", (2, 1), "#(#)", "Urgent business"),
        ("U1 Urgent business", "U1", (1,), "U#", "Urgent business"),
        ("C23/18 Minutes", "C23/18", (23,), "C#/18", "Minutes"),
        ("(27) RESOLVED", "(27)", (27,), "(#)", "RESOLVED"),
        ("1955. Police report", "1955", (1955,), "#.", "Police report"),
        ("C.26.14 ROADS", "C.26.14", (26, 14), "C.#.#", "ROADS"),
        ("CM 118 Roads", "CM 118", (118,), "CM #", "Roads"),
        ("2026-03-01 Roads", "2026-03-01", (1,), "2026-03-#", "Roads"),
        ("2020-06_4. ROADS", "2020-06_4", (4,), "2020-06_#.", "ROADS"),
        ("Minute 231: Roads", "231", (231,), "#:", "Roads"),
    ],
)
def test_a_number_is_read(text: str, printed: str, parts: tuple[int, ...], shape: str, rest: str) -> None:
    found = {(number.printed, number.parts, number.shape, number.rest) for number in numbers_of(text)}
    assert (printed, parts, shape, rest) in found


@pytest.mark.parametrize(
    "text",
    [
        "16 August 2024 was a Friday", "3.4 million", "9.30am start", "a meeting", "5 members came", "I am",
        "Mr. Smith", "CD Report", "KCC Members", "2019/20 outturn", "14% of all", "12 2018", "A report", "1/6/2025",
    ],
)  # fmt: skip
def test_what_begins_a_sentence_is_no_number(text: str) -> None:
    assert numbers_of(text) == ()


def test_a_letter_may_be_a_roman_number() -> None:
    assert [number.alphabet for number in numbers_of("V. MONEY")] == [Alphabet.UPPER, Alphabet.UPPER_ROMAN]
    four, five = one("IV. WORKS", Alphabet.UPPER_ROMAN), one("V. MONEY", Alphabet.UPPER_ROMAN)
    assert step(four, five) == 1
    assert step(one("U. WORKS"), one("V. MONEY")) == 1
    assert step(four, one("V. MONEY", Alphabet.UPPER)) == 0


def test_steps_keep_to_a_list_of_one_shape() -> None:
    assert step(one("1. A thing"), one("2. Another")) == 1
    assert step(one("1. A thing"), one("4. Another")) == 3
    assert step(one("1. A thing"), one("2) Another")) == 0
    assert step(one("2. A thing"), one("1. Another")) == 0
    assert step(one("19.07.01 A thing"), one("19.07.02 Another")) == 1
    assert step(one("8.1 A thing"), one("9.1 Another")) == 0
    assert step(one("C23/18 A thing"), one("C24/18 Another")) == 1


def test_what_was_put_in_follows_its_number() -> None:
    two = one("2. A thing")
    for text in ("2A. Urgent", "2(a) Urgent", "2.1 Urgent", "2a Urgent"):
        assert is_inserted(two, one(text)), text
    assert is_inserted(one("2A Urgent"), one("2B Urgent"))
    assert not is_inserted(two, one("3A Urgent"))
    assert is_first(one("2.1 Urgent"))


@given(st.text(max_size=60))
def test_any_line_gives_readings_of_itself(text: str) -> None:
    for number in numbers_of(text):
        assert number.rest in text
        assert number.printed.strip("()") in text
        assert number.parts
        assert "#" in number.shape
