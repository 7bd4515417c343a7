"""Text under a wrong font map is told from text."""

import string
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from pack_house_papers import county_report
from packview.extract.letters import are_words
from packview.extract.states import state_of

TEXT = (
    "The Committee heard how the scheme had begun in two parishes, what it had cost and who had paid for it. Officers said that "
    "the next part would be longer, and that the money had been set aside. Members asked when the work would reach the town."
)


@given(seed=st.integers(0, 5000))
def test_letters_that_stand_for_others_are_no_words(seed: int) -> None:
    letters = list(string.ascii_lowercase)
    Random(seed).shuffle(letters)
    if sum(one == other for one, other in zip(string.ascii_lowercase, letters, strict=True)) > 4:
        return
    changed = TEXT.casefold().translate(str.maketrans(string.ascii_lowercase, "".join(letters)))
    assert not are_words(changed)


def test_a_map_shifted_by_a_few_codes_is_noticed() -> None:
    assert state_of([TEXT], pictures=False) == "text"
    caesar = TEXT.translate(
        str.maketrans(
            string.ascii_letters,
            string.ascii_lowercase[3:]
            + string.ascii_lowercase[:3]
            + string.ascii_uppercase[3:]
            + string.ascii_uppercase[:3],
        )
    )
    assert state_of([caesar], pictures=False) == "garbled"


def test_prose_names_short_forms_and_figures_are_words() -> None:
    report = county_report()
    assert are_words(" ".join((*report.summary, *(value for _, value in report.fields))) * 2)
    assert are_words("LSCB MASH CAMHS SEND EHCP NHS CCG DfE YOT " * 4)
    assert are_words("Cllr Ng, Cllr Xu, Dr Pryce, Mrs Szymanski, Mr Nguyen, Councillor Fitzhugh " * 3)
    assert are_words("12 34 56 78 " * 50)
    assert are_words("")
