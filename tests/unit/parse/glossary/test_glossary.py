"""Glossaries wherever they stand, and acronyms that running text explains."""

from dataclasses import replace

import pytest

from drawn_tables import table_page, words_at, wrapped
from packview.model import GlossaryEntry, Page, Run
from packview.parse.glossary.read import read_glossary

LIST = [
    ("BRA", "Benches and Railings Association"),
    ("COP/COPP", "Care of Ponds/Care of Ponds Plan"),
    ("DCO", "Duck Counting Officer"),
    ("Southpond DWG", "Southpond Ducks and Wildfowl Group"),
    ("Spawn", "What a frog lays in a pond in the spring"),
    ("TPO", "Tree Preservation Order"),
]
TERMS = [
    ("Bench", "A bench is a seat for more than one person in a park or a street."),
    (
        "Coot (CT)",
        "A black bird of ponds. It builds its nest of reeds and may be met with in any park that has water.",
    ),
    (
        "Duck",
        "A bird that lives on ponds. It may be:\n\u2022 a mallard, which stays for the whole of the winter;\n\u2022 a teal.\nThe duck is counted in May.",
    ),
    ("Park", "Land that is open to everyone.\n\nA park may have a pond."),
]


def _page(
    blocks: list[tuple[str, bool]], *, number: int = 1, label: str | None = None, top: float = 80.0
) -> Page:
    """A page of paragraphs: text and whether it is bold; bullets are set further in."""
    runs: list[Run] = []
    lines: list[str] = []
    y = top
    for text, bold in blocks:
        for paragraph in text.split("\n"):
            bullet = paragraph.startswith("\u2022")
            for place, line in enumerate(wrapped(paragraph, 400)):
                runs += words_at(line, 80.0 if bullet and place else 60.0, y, bold=bold)
                lines.append(line)
                y += 14
            y += 0 if paragraph else -14
        y += 8
        lines.append("")
    if label:
        runs += words_at(f"Page {label}", 280, 830)
    return Page(number=number, label=label, lines=tuple(lines), width=595, height=842, runs=tuple(runs))


def _columns(
    rows: list[tuple[str, str]], *, title: str = "Glossary", number: int = 1, at: float = 160.0
) -> Page:
    """A page with a list in two columns without ruling lines."""
    runs = words_at(title, 60, 80, bold=True)
    lines = [title] if title else []
    y = 100.0
    for term, meaning in rows:
        runs += words_at(term, 60, y)
        for line in wrapped(meaning, 200):
            runs += words_at(line, at, y)
            y += 14
        lines.append(f"{term} {meaning}")
    return Page(number=number, label="9", lines=tuple(lines), width=595, height=842, runs=tuple(runs))


def _text(text: str) -> Page:
    return Page(number=1, lines=tuple(text.split("\n")))


def _read(*pages: Page) -> list[tuple[str, str]]:
    return [(entry.term, entry.definition) for entry in read_glossary(pages).entries if not entry.in_text]


def test_a_list_in_two_columns_is_read_with_wrapped_meanings() -> None:
    result = read_glossary((_columns(LIST),))
    assert [(entry.term, entry.definition) for entry in result.entries] == LIST
    assert {(entry.kind, entry.page, entry.pdf_page) for entry in result.entries} == {("acronym", "9", 1)}
    assert result.pages == {1}


def test_aliases_are_split() -> None:
    entries = read_glossary((_columns(LIST),)).entries
    assert [entry.aliases for entry in entries if entry.aliases] == [("COP", "COPP")]


def test_a_list_goes_on_over_the_page_and_ends_at_the_next_heading() -> None:
    second = _columns([*LIST[3:], ("Functions of the Board", "")], title="", number=2)
    second = replace(
        second, runs=(*second.runs, *words_at("The Board meets in the hall every month of the year", 60, 240))
    )
    assert [term for term, _ in _read(_columns(LIST[:3]), second)] == [term for term, _ in LIST]


def test_a_ruled_table_of_abbreviations_is_read_where_it_has_no_title() -> None:
    page = table_page(
        [("Abbreviation", "Meaning"), *LIST[:3], ("Area of outstanding beauty (AOB)", "A place\nof beauty")],
        (110.0, 200.0),
    )
    assert [term for term, _ in _read(page)] == ["BRA", "COP/COPP", "DCO", "Area of outstanding beauty (AOB)"]


def test_a_table_with_other_columns_explains_nothing() -> None:
    page = table_page([("Abbreviation", "Budget"), *LIST], (110.0, 200.0))
    assert _read(page) == []


def test_terms_with_headings_keep_their_paragraphs_and_bullets() -> None:
    blocks = [("Glossary of terms", True)]
    for term, definition in TERMS:
        blocks += [(term, True), *((part, False) for part in definition.split("\n\n"))]
    result = read_glossary((_page(blocks, label="3"),))
    assert [(entry.term, entry.definition) for entry in result.entries] == [
        (term, definition.replace("\n\n", "\n")) for term, definition in TERMS
    ]
    assert [entry.aliases for entry in result.entries] == [(), ("Coot", "CT"), (), ()]
    assert {entry.kind for entry in result.entries} == {"term"}


def test_a_title_page_comes_before_its_terms_and_what_breaks_the_alphabet_ends_them() -> None:
    cover = _page([("Parks Service", True), ("Glossary of terms", True), ("May 2019", False)], number=1)
    blocks = [(text, index == 0) for term in TERMS for index, text in enumerate(term)]
    body = _page(
        [*blocks, ("Contacts", True), ("The council's own list of words, which is on its website.", False)],
        number=2,
    )
    assert [term for term, _ in _read(cover, body)] == [term for term, _ in TERMS]


def test_a_definition_goes_on_over_the_page() -> None:
    one = _page(
        [
            ("Glossary of terms", True),
            (TERMS[0][0], True),
            (TERMS[0][1], False),
            ("Coot", True),
            ("A bird that", False),
        ]
    )
    two = _page(
        [("swims.", False), *((text, index == 0) for term in TERMS[2:] for index, text in enumerate(term))],
        number=2,
    )
    assert _read(one, two)[1] == ("Coot", "A bird that swims.")


def test_glossary_in_a_list_of_appendices_is_no_glossary() -> None:
    page = _page(
        [
            ("Appendices", True),
            ("1. Dataset", False),
            ("2. Glossary of terms", False),
            ("Documents in the library", True),
            ("None that a member would have to read before the meeting.", False),
            ("Equality", True),
            ("None that a member would have to read before the meeting.", False),
            ("Other papers", True),
            ("None that a member would have to read before the meeting.", False),
        ]
    )
    result = read_glossary((page,))
    assert result.entries == ()
    assert result.warnings == ()


def test_a_glossary_that_cannot_be_read_gives_a_warning_with_its_page() -> None:
    result = read_glossary((_page([("Glossary", True), ("It will follow.", False)], number=4, label="2"),))
    assert [(warned.page, warned.pdf_page) for warned in result.warnings] == [("2", 4)]


def test_a_list_in_a_text_file_is_read_although_its_columns_are_gone() -> None:
    text = (
        "Appendix 4\n\nGlossary\n"
        + "\n\n".join(f"{term} {meaning}" for term, meaning in LIST)
        + "\nAppendix 5 - Functions\n"
    )
    assert _read(_text(text)) == LIST


def test_a_wrapped_meaning_in_a_text_file_is_joined() -> None:
    text = "Glossary\nBRA Benches and\nRailings Association\nDCO Duck Counting Officer,\nLocal\nTPO Tree Preservation Order\n"
    text = text.replace("\nRailings", "\nrailings")
    assert _read(_text(text)) == [
        ("BRA", "Benches and railings Association"),
        ("DCO", "Duck Counting Officer, Local"),
        ("TPO", "Tree Preservation Order"),
    ]


@pytest.mark.parametrize("sign", [" - ", " \u2013 ", ": ", " = ", "\t", "   "])
def test_a_sign_or_wide_space_parts_a_term_from_its_meaning(sign: str) -> None:
    text = "Abbreviations used in this report\n\n" + "\n".join(
        sign.join(row) for row in LIST if row[0] != "Spawn"
    )
    assert _read(_text(text)) == [row for row in LIST if row[0] != "Spawn"]


def test_terms_in_a_text_file_are_known_by_their_shape_also_without_a_title() -> None:
    words = ["Ash", "Birch", "Cedar", "Duck", "Elm", "Fern", "Gorse", "Hazel", "Ivy"]
    body = [
        f"{word}\n{word} is what the council plants in its parks when nothing else will grow in them, as\nit often does."
        for word in words
    ]
    text = (
        "DETAIL\nSome other text stands before it and it ends here\n"
        + "\n\n".join(body)
        + "\n\nSources\nThe council's own list.\n"
    )
    found = _read(_text(text))
    assert [term for term, _ in found] == words
    assert (
        found[-1][1]
        == "Ivy is what the council plants in its parks when nothing else will grow in them, as it often does."
    )


def test_headings_of_a_report_are_no_glossary() -> None:
    heads = [
        "Options",
        "Reasons",
        "Alternatives",
        "Detail",
        "Resources",
        "Legal powers",
        "Risk",
        "Policy",
        "Wards",
        "Background",
    ]
    text = "\n\n".join(
        f"{head}\nThe officers have looked at what could be done with the ponds and found it good."
        for head in heads
    )
    assert _read(_text(text)) == []


def _in_text(text: str) -> list[tuple[str, str]]:
    return [
        (entry.term, entry.definition) for entry in read_glossary((_text(text),)).entries if entry.in_text
    ]


@pytest.mark.parametrize(
    ("text", "short", "meaning"),
    [
        ("the Multi Agency Safeguarding Hub (MASH) met", "MASH", "Multi Agency Safeguarding Hub"),
        ("the Multi-Agency Safeguarding\nHub (MASH) met", "MASH", "Multi-Agency Safeguarding Hub"),
        ("the Multiagency Safeguarding Hub (MASH)", "MASH", "Multiagency Safeguarding Hub"),
        ("Department for Education (DfE)", "DfE", "Department for Education"),
        ("Children in Need (CiN)", "CiN", "Children in Need"),
        ("Local Safeguarding Children Boards (LSCBs)", "LSCB", "Local Safeguarding Children Boards"),
        (
            "not in education, employment or training (NEET)",
            "NEET",
            "not in education, employment or training",
        ),
        ("the GTA (Gas Testing Authority)", "GTA", "Gas Testing Authority"),
        ("Children and Young People\u2019s (CYP) plan", "CYP", "Children and Young People"),
        ("It ended. Tree Preservation Orders (TPO)", "TPO", "Tree Preservation Orders"),
    ],
)
def test_an_acronym_that_the_text_explains_is_found(text: str, short: str, meaning: str) -> None:
    assert _in_text(text) == [(short, meaning)]


@pytest.mark.parametrize(
    "text",
    [
        "Councillor Ash (CHAIR) spoke",
        "the county (KCC) said",
        "in two (II) parts",
        "a local area (LA) plan",  # two letters are too little for words in lower case
        "Tree Order (TPO)",
        "Tree Preservation and Other Big Orders (TPO)",
        "the tree. Preservation Orders (TPO)",
        "(TPO)",
        "a (",
    ],
)
def test_what_does_not_fit_its_initials_is_left_out(text: str) -> None:
    assert _in_text(text) == []


def test_an_acronym_is_listed_once_with_the_page_that_explains_it_first() -> None:
    pages = (
        Page(number=1, label=None, lines=("Nothing here",)),
        Page(number=2, label="1", lines=("Duck Counting Officers (DCOs)",)),
        Page(number=3, label="2", lines=("the Duck Counting Officer (DCO) and Dog Control Order (DCO)",)),
    )
    assert [(entry.term, entry.definition, entry.page) for entry in read_glossary(pages).entries] == [
        ("DCO", "Duck Counting Officers", "1"),
        ("DCO", "Dog Control Order", "2"),
    ]
    assert read_glossary(pages).pages == frozenset()


def test_what_the_glossary_has_is_not_repeated_from_the_text() -> None:
    before = Page(
        number=1,
        lines=("A Duck Counting Officer (DCO) and a Care of Ponds Plan (COPP) and the Old Oak Tree (OOT)",),
    )
    result = read_glossary((before, replace(_columns(LIST), number=2)))
    assert [entry.term for entry in result.entries if entry.in_text] == ["OOT"]


def test_the_same_glossary_printed_twice_is_listed_once() -> None:
    entries = read_glossary((_columns(LIST), replace(_columns(LIST), number=3))).entries
    assert [entry.term for entry in entries] == [term for term, _ in LIST]
    assert all(isinstance(entry, GlossaryEntry) for entry in entries)


def test_figures_and_bare_numbers_are_no_terms() -> None:
    rows = [[str(at), f"Information of kind {at} that is not for the public"] for at in range(1, 6)]
    assert not read_glossary([table_page(rows, (60, 300), above="Glossary")]).entries
    wards = "".join(
        f"\n{ward}: Total population = 12,00{at}\n{ward} has 9,00{at} homes and {ward} has 300 shops in it now.\n"
        for at, ward in enumerate(("Ash", "Birch", "Cedar", "Dale", "Elm", "Fir", "Gorse", "Holly", "Ivy"))
    )
    assert not read_glossary([Page(number=1, lines=tuple(wards.split("\n")))]).entries


def test_the_initials_of_people_are_no_acronyms() -> None:
    text = "Ann Bell (AB) asked the Head of Roads (HR) and Kite Patrols (KP). Our kite flew; patrols went out. Carl Dunn (CD)."
    found = read_glossary([Page(number=1, lines=(text,))])
    assert [entry.term for entry in found.entries] == ["HR", "KP"]
