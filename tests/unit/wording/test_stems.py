"""Forms of a word that must meet, words that must not."""

import pytest

from packview.wording.words import root_of, stem

FAMILIES = """
neglect neglects neglected neglecting neglectful
exploit exploits exploited exploiting exploitation exploitative
traffick trafficked trafficking
communicate communicates communicated communicating communication communications communicative
abuse abuses abused abusing abusive
adopt adopts adopted adopting adoption adoptions adoptive
foster fosters fostered fostering
family families family's
parent parents parental parenting parent's
child children child's children's children\u2019s childrens
share shares shared sharing
mental mentally
plan plans planned planning
care cares cared caring
control controls controlled controlling
educate education educational educated
refer refers referred referring referral referrals
supervise supervised supervises supervision
disseminate disseminated dissemination
addict addicted addiction addictions
worry worries worried worrying
go goes
meeting meetings
safeguard safeguards safeguarding safeguarded
""".strip().splitlines()


@pytest.mark.parametrize("family", FAMILIES)
def test_forms_of_a_word_have_one_stem(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1, [stem(word) for word in family.split()]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("missing", "missed"),
        ("carer", "care"),
        ("police", "policy"),
        ("caring", "cars"),
        ("communicate", "community"),
        ("several", "severe"),
        ("station", "state"),
        ("housing", "house"),
        ("meeting", "meet"),
        ("process", "proceed"),
        ("action", "act"),
    ],
)
def test_words_that_mean_different_things_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("family", FAMILIES)
def test_words_begin_with_the_root_of_their_stem(family: str) -> None:
    assert all(word.startswith(root_of(stem(word))) for word in family.split() if word != "goes")


@pytest.mark.parametrize("word", ["", "a", "2018", "\u00e9t\u00e9", "SS", "ing", "ed", "'s", "\u2019"])
def test_odd_words_have_a_stem_too(word: str) -> None:
    assert isinstance(stem(word), str)
