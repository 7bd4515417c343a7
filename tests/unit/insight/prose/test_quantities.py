"""What in a sentence is a quantity, and in what measure."""

import pytest

from packview.insight.prose.lexicon import vocabulary
from packview.insight.prose.quantities import Quantity, read_sentences


def quantities(text: str) -> tuple[Quantity, ...]:
    return tuple(one for sentence in read_sentences(text, [(0, len(text))]) for one in sentence.quantities)


@pytest.mark.parametrize(
    "text",
    [
        "Table 3, Figures 4 and 5, section 47, recommendation 11 and paragraph 6.7",
        "people with type 2 diabetes in groups 6 to 10 and Key Stage 4",
        "Resolution 2021-20, reference 24-00093, KR9-20 and COVID-19",
        "on 31 March 2017 at 5.30 pm, May 5th, 10 am and 01/10/24",
        "between 2016/17 and 2025-26, in quarter 3 and Year 11",
        "aged 16, 16 to 17 year olds, 5\u201016 year olds, 85 years old and a 16-year-old",
        "call 023 8083 3000 or 0300 041",
        "it was carried (5 for, 4 against, 2 abstentions)",
        "within 20 days, in the last 12 months and every 5 years",
        "a 20-place nursery, part (17/68) and #4",
        "one of them, one level and nothing else",
    ],
)
def test_names_dates_ages_codes_and_votes_are_no_quantities(text: str) -> None:
    assert [one.text for one in quantities(text)] == []


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("5 boats, 14 per cent, 3 percentage points, £2.4m and 12.5 days", "NPOMT"),
        ("9 boats: a third of them, two thirds of them, half of them, four in five of them", "NFFFF"),
        ("9 boats doubled, then halved, and are three times as many", "NXXX"),
        ("15 boats, a triple landing, double moorings, 9 as integer or double, and double the 12", "NNXN"),
        ("42.6 FTE, 24mph, 17.4 full-time equivalents", "TTT"),
        ("9 in a quarter of the year, a third party and in the third quarter", "NF"),
    ],
)
def test_each_quantity_has_its_measure(text: str, letters: str) -> None:
    assert "".join(one.letter for one in quantities(text)) == letters


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("about 5, nearly 6, over 7, at least 8, 9 or more, more than 10", "about under over over over over"),
        ("8% above 54, 46 more than 262, went up to 50", "   "),
        ("20 or fewer and up to 30", "under under"),
    ],
)
def test_words_that_hedge_a_figure(text: str, hedges: str) -> None:
    assert " ".join(one.hedge for one in quantities(text)).split() == hedges.split()


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("between 6 and 19 places", [6, 19]),
        ("ranged from 18 to 27", [18, 27]),
        ("10-15% and 4 to 6 visits", [10, 15, 4, 6]),
        ("fell from 45 to 30, rose by 3 to 33", []),
        ("a total of 436 - 21% more", []),
        ("split between 6 schools and 19 homes", []),
    ],
)
def test_the_ends_of_a_range(text: str, ends: list[float]) -> None:
    assert [one.value for one in quantities(text) if one.range] == ends


def test_a_rate_has_its_base_and_a_change_its_sign() -> None:
    (rate,) = quantities("98 per 10,000 children")
    assert (rate.value, rate.per) == (98, 10_000)
    signs = [one.sign for one in quantities("Loans: 1,500 (+20%), fines: 30 (-8%)") if one.letter == "P"]
    assert signs == ["+", "-"]


def test_a_share_in_words_is_as_wide_as_the_words() -> None:
    (third, _) = quantities("a third of the 9")
    assert third.low < 33.3 < third.high < 40
    (under, _) = quantities("just under half of the 9")
    assert under.high < 50.5


def test_the_row_of_a_table_and_a_table_of_contents_are_no_sentences() -> None:
    assert quantities("75.8 87.5 Higher 82.8") == ()
    assert quantities("The commission ........... 4") == ()


def test_the_vocabulary_lists_each_word_once_and_gives_it_one_letter() -> None:
    letters = vocabulary("letters")
    assert all(len(name) == 1 and name.islower() for name in letters)
    sets = "letters shares parts budgets targets ways whom kinds commentary subjects columns signs"
    for table in sets.split():
        for name, words in vocabulary(table).items():
            assert len(words.split()) == len(set(words.split())), (table, name)
    owners = {
        word: [name for name, words in letters.items() if word in words.split()]
        for word in letters["s"].split()
    }
    assert {word: names for word, names in owners.items() if names != ["s"]} == {}
