"""Links between a pack and a board's priorities."""

import pytest

from packview.model import (
    GlossaryEntry,
    Indicator,
    MinuteItem,
    Minutes,
    Page,
    Resolution,
    Theme,
    ThemeLinks,
    TrackedRecommendation,
)
from packview.parse.text.theme_words import Vocabulary, is_acronym, meanings
from packview.parse.themes import link_themes

NEGLECT = Theme(
    key="neglect", title="Neglect", phrases=("neglect", "home conditions"), words=("hygiene", "unkempt")
)
CARE = Theme(
    key="care",
    title="Care",
    phrases=("looked after child", "child looked after", "missing, exploited, trafficked", "CSE"),
    words=("missing", "gang"),
)
LAC = GlossaryEntry(
    term="LAC/CLA", aliases=("LAC", "CLA"), definition="Looked After Child/Child Looked After", kind="acronym"
)


def _words(text: str, *themes: Theme, glossary: tuple[GlossaryEntry, ...] = ()) -> tuple[str, ...]:
    return Vocabulary(themes, glossary).links(text).get(0, ())


def _links(text: str) -> ThemeLinks:
    page = Page(number=3, label="1", lines=tuple(text.split("\n")))
    return link_themes((NEGLECT,), pages=(page,), page_items={3: "7-report"})[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two children were neglected.", ("neglected",)),
        ("The home\u2019s conditions were poor.", ("home\u2019s conditions",)),
        ("Hygiene was poor and the child was unkempt.", ("Hygiene", "unkempt")),
        ("Neglect, and neglect again.", ("Neglect",)),
        ("NEGLECT AND HOME CONDITIONS", ("NEGLECT", "HOME CONDITIONS")),
    ],
)
def test_a_phrase_or_two_words_make_a_link_and_are_shown_as_printed(
    text: str, words: tuple[str, ...]
) -> None:
    assert _words(text, NEGLECT) == words


@pytest.mark.parametrize(
    "text",
    [
        "Hygiene was inspected; hygiene was good.",  # one word, twice
        "They came home. Conditions had changed.",  # a phrase does not go over a full stop
        "At home, conditions had changed.",
        "A home of good conditions (home) conditions",
        "Nothing of the kind.",
        "",
    ],
)
def test_less_than_that_makes_no_link(text: str) -> None:
    assert _words(text, NEGLECT) == ()


def test_small_words_do_not_part_a_phrase() -> None:
    assert _words("conditions in the home", NEGLECT) == ()
    assert _words("Looked after the child.", CARE) == ("Looked after the child",)


@pytest.mark.parametrize(
    "text",
    [
        "Missing, Exploited and Trafficked",
        "missing exploited or trafficked",
        "Missing, Exploited, Trafficked",
    ],
)
def test_a_list_is_found_with_and_without_its_commas(text: str) -> None:
    assert _words(text, CARE) == (text,)


def test_an_acronym_of_the_theme_is_found_only_in_capitals() -> None:
    assert _words("CSE is rising", CARE) == ("CSE",)
    assert _words("the cse", CARE) == ()


def test_an_acronym_of_the_glossary_stands_for_what_it_means() -> None:
    assert _words("Of 30 CLA, some", CARE, glossary=(LAC,)) == ("CLA (Child Looked After)",)
    assert _words("Two LACs and a LAC's carer", CARE, glossary=(LAC,)) == ("LAC (Looked After Child)",)
    assert _words("Of 30 CLA, some", CARE) == ()
    assert _words("lac and cla", CARE, glossary=(LAC,)) == ()


def test_an_acronym_with_two_words_in_its_meaning_is_two_words() -> None:
    glossary = (GlossaryEntry(term="GMU", definition="Gang and Missing Unit", kind="acronym"),)
    assert _words("The GMU met.", CARE, glossary=glossary) == ("GMU (Gang and Missing Unit)",)


def test_two_names_of_one_thing_are_not_two_words() -> None:
    glossary = (GlossaryEntry(term="GU", definition="Gang Unit", kind="acronym"),)
    assert _words("The GU is the gang unit.", CARE, glossary=glossary) == ()


def test_a_glossary_entry_gives_each_alias_its_meaning() -> None:
    assert list(meanings(LAC)) == [("LAC", "Looked After Child"), ("CLA", "Child Looked After")]
    term = GlossaryEntry(
        term="Local Officer (LO)",
        aliases=("Local Officer", "LO"),
        definition="Somebody who\nhelps.",
        kind="term",
    )
    assert list(meanings(term)) == [("LO", "Local Officer")]
    assert list(meanings(GlossaryEntry(term="Abuse", definition="Harm.", kind="term"))) == []


@pytest.mark.parametrize("word", ["MASH", "CiN", "4LSCB", "LA"])
def test_what_an_acronym_looks_like(word: str) -> None:
    assert is_acronym(word)


@pytest.mark.parametrize("word", ["Child", "A", "McDonald", "a", "", "SOUTHAMPTON", "2018"])
def test_what_no_acronym_looks_like(word: str) -> None:
    assert not is_acronym(word)


def test_a_passage_is_the_whole_paragraph_with_its_page_and_item() -> None:
    (passage,) = _links(
        "Other things were said.\n\nOfficers told of\nneglect in two wards.\n\nMore was said."
    ).passages
    assert passage.text == "Officers told of neglect in two wards."
    assert (passage.item, passage.page, passage.pdf_page, passage.words) == ("7-report", "1", 3, ("neglect",))


def test_a_heading_alone_is_no_passage() -> None:
    assert _links("Neglect\n\nThe next report says more than the last one did.").passages == ()


def test_a_paragraph_over_a_page_break_is_one_passage_of_the_page_it_begins_on() -> None:
    pages = (
        Page(number=1, label="1", lines=("Officers who had been to see the family said at length that the",)),
        Page(
            number=2,
            label="2",
            lines=("home conditions had become much better since the last visit in May.",),
        ),
    )
    (links,) = link_themes((NEGLECT,), pages=pages, page_items={1: "7", 2: "7"})
    assert [(passage.page, passage.words) for passage in links.passages] == [("1", ("home conditions",))]


def test_lettered_points_are_passages_of_their_own() -> None:
    text = "a. The board met and it spoke of neglect in the city as a whole and at length.\nb. The board then spoke of its budget.\nc. It closed."
    assert [passage.text[:2] for passage in _links(text).passages] == ["a."]


def test_indicators_recommendations_and_minutes_are_linked_by_their_own_words() -> None:
    (links,) = link_themes(
        (NEGLECT,),
        pages=(),
        page_items={},
        indicators=(
            Indicator(ref="M1", name="Contacts", commentary="Neglect was discussed"),
            Indicator(ref="M2", name="Plans", outcome="Neglected children are safe"),
        ),
        recommendations=(
            TrackedRecommendation(number="1", action_proposed="Paint benches", action_taken="Painted"),
            TrackedRecommendation(
                number="1", action_proposed="Report back", action_taken="Done\nNeglect is down"
            ),
        ),
        minutes=Minutes(
            items=(
                MinuteItem(number="14", title="Ponds", discussion=("hygiene", "unkempt")),
                MinuteItem(
                    number="15",
                    title="Homes",
                    resolutions=(Resolution(ref="", text="That neglect be noted"),),
                ),
            )
        ),
    )
    assert [(link.ref, link.position, link.words) for link in links.indicators] == [("M2", 1, ("Neglected",))]
    assert [(link.ref, link.position, link.words) for link in links.recommendations] == [
        ("1", 1, ("Neglect",))
    ]
    assert [(link.ref, link.position, link.words) for link in links.minutes] == [("15", 1, ("neglect",))]


def test_what_is_linked_otherwise_is_no_passage_again() -> None:
    line = ("Officers told of neglect in two wards.",)
    pages = tuple(Page(number=number, lines=line, width=595) for number in (1, 2, 3, 4, 5))
    (links,) = link_themes(
        (NEGLECT,),
        pages=pages,
        page_items={1: "6", 5: "8"},
        indicators=(Indicator(ref="M1", name="x", pdf_page=2),),
        recommendations=(TrackedRecommendation(number="1", pdf_page=3),),
        minutes=Minutes(items=(MinuteItem(number="1", title="x"),), pdf_first=1),
        glossary=(GlossaryEntry(term="Neglect", definition="x", kind="term", pdf_page=4),),
    )
    assert [passage.pdf_page for passage in links.passages] == [5]


def test_every_theme_has_its_links_also_when_there_are_none() -> None:
    found = link_themes((NEGLECT, CARE), pages=(), page_items={})
    assert [links.theme for links in found] == ["neglect", "care"]
    assert link_themes((), pages=(), page_items={}) == ()
