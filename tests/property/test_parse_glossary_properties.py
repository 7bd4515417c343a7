"""Whatever stands on a page, a glossary's reader gives a result; what was printed is what is read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from packview.model import Page, Rule, Run, Theme
from packview.parse.glossary.lists import aliases_of, initials, split_row, stands_for
from packview.parse.glossary.read import read_glossary
from packview.parse.text.theme_words import Vocabulary
from packview.parse.themes import link_themes
from packview.wording.words import stem

WORDS = st.sampled_from(
    [
        "Glossary",
        "of",
        "terms",
        "Acronyms",
        "CSE",
        "(MASH)",
        "(",
        ")",
        "LAC/CLA",
        "Care",
        "care",
        "Neglect",
        "A",
        "-",
        ":",
        "\u2022",
        "",
        "Order",
        "is",
        "Appendix",
        "4",
    ]
)
LINES = st.lists(st.lists(WORDS, max_size=7).map(" ".join), max_size=30)
NUMBERS = st.floats(min_value=-50, max_value=900, allow_nan=False)
RUNS = st.lists(
    st.builds(
        Run,
        text=WORDS.filter(bool),
        x=NUMBERS,
        y=st.sampled_from([80.0, 94.0, 108.0, 122.0, 136.0]),
        width=st.floats(min_value=0, max_value=80),
        size=st.sampled_from([0.0, 8.0, 11.0]),
        bold=st.booleans(),
    ),
    max_size=40,
)
RULES = st.lists(st.builds(Rule, x0=NUMBERS, y0=NUMBERS, x1=NUMBERS, y1=NUMBERS), max_size=12)
NAMES = st.lists(
    st.text(alphabet="abcdefghij", min_size=2, max_size=8).map(str.title), min_size=3, max_size=5
)
THEME = Theme(key="a", title="A", phrases=("care order", "CSE"), words=("neglect", "appendix"))


@given(st.lists(st.tuples(LINES, RUNS, RULES), max_size=3))
@settings(max_examples=80)
def test_no_pages_make_it_raise(drawn: list[tuple[list[str], list[Run], list[Rule]]]) -> None:
    pages = [
        Page(number=number, lines=tuple(lines), width=595, height=842, runs=tuple(runs), rules=tuple(rules))
        for number, (lines, runs, rules) in enumerate(drawn, 1)
    ]
    result = read_glossary(pages)
    assert not any(warned.error for warned in result.warnings)
    assert all(entry.term and entry.definition for entry in result.entries)
    assert result.pages <= {page.number for page in pages}


@given(st.lists(LINES, max_size=3))
@settings(max_examples=80)
def test_no_text_makes_it_or_the_themes_raise(drawn: list[list[str]]) -> None:
    pages = [Page(number=number, lines=tuple(lines)) for number, lines in enumerate(drawn, 1)]
    result = read_glossary(pages)
    assert not any(warned.error for warned in result.warnings)
    (links,) = link_themes((THEME,), pages=pages, page_items={}, glossary=result.entries)
    assert all(passage.words for passage in links.passages)


@given(st.text())
@settings(max_examples=100)
def test_no_words_make_the_small_rules_raise(text: str) -> None:
    split_row(text)
    aliases_of(text)
    stands_for(text, initials(text))
    assert isinstance(Vocabulary((THEME,)).links(text), dict)
    assert isinstance(stem(text), str)


@given(NAMES)
@settings(max_examples=60)
def test_an_acronym_made_of_initials_is_found_in_running_text(names: list[str]) -> None:
    short = "".join(name[0] for name in names)
    page = Page(number=1, lines=(f"They asked the {' '.join(names)} ({short}) about it.",))
    assert [(entry.term, entry.definition) for entry in read_glossary((page,)).entries] == [
        (short, " ".join(names))
    ]


@given(st.lists(NAMES, min_size=3, max_size=9, unique_by=lambda names: "".join(name[0] for name in names)))
@settings(max_examples=60)
def test_a_printed_list_of_acronyms_is_read_back(rows: list[list[str]]) -> None:
    wanted = [("".join(name[0] for name in names), " ".join(names)) for names in rows]
    page = Page(
        number=1,
        lines=("Glossary", *(f"{short} {meaning}" for short, meaning in wanted), "", "That is all of it"),
    )
    assert [(entry.term, entry.definition) for entry in read_glossary((page,)).entries] == wanted
