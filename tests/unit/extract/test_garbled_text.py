"""Text under a wrong font map is told from text."""

import string
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pack_house_papers import county_report
from packview.extract.states import are_words, state_of

TEXT = (
    "The Committee heard how the scheme had begun in two parishes, what it had cost and who had paid for it. Officers said that "
    "the next part would be longer, and that the money had been set aside. Members asked when the work would reach the town."
)


def under(letters: str) -> str:
    return TEXT.casefold().translate(str.maketrans(string.ascii_lowercase, letters))


@pytest.mark.parametrize("shift", range(1, 26))
def test_shifted_letters_are_no_words(shift: int) -> None:
    text = under(string.ascii_lowercase[shift:] + string.ascii_lowercase[:shift])
    assert state_of([text], pictures=False) == "garbled"
    assert state_of([TEXT], pictures=False) == "text"


def test_letters_that_stand_for_any_others_are_hardly_ever_words() -> None:
    maps = []
    for seed in range(300):
        letters = list(string.ascii_lowercase)
        Random(seed).shuffle(letters)
        maps.append("".join(letters))
    assert sum(not are_words(under(letters)) for letters in maps) >= 285


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    assert are_words(text) in {True, False}


def test_prose_names_short_forms_and_figures_are_words() -> None:
    report = county_report()
    assert are_words(" ".join((*report.summary, *(value for _, value in report.fields))) * 2)
    assert are_words("LSCB MASH CAMHS SEND EHCP NHS CCG DfE YOT " * 4)
    assert are_words("Cllr Ng, Cllr Xu, Dr Pryce, Mrs Szymanski, Mr Nguyen, Councillor Fitzhugh " * 3)
    assert are_words(
        "Szymanski Kowalczyk Wojciechowski Nguyen Tran Pham Huang Zhang Xu Chowdhury Rahman Uddin Begum Khatun Hussain Iqbal "
        "Mahmood Okonkwo Nwosu Adeyemi Oluwaseun Papadopoulos"
    )
    assert are_words(
        "Mae'r pwyllgor yn cyfarfod yng nghanolfan y dref bob mis i drafod gwasanaethau'r cyngor. " * 2
    )
    assert are_words("12 34 56 78 " * 50)
    assert are_words("")
