"""Papers that say everything twice, in English and in another language."""

import pytest

from packview.extract.plaintext import split_pages
from packview.model import Document
from packview.parse.one_language import other_language
from parse_pages import page, parsed

ABOVE = """
    CYNGOR SIR GLANWERN
    GLANWERN COUNTY COUNCIL

    PWYLLGOR CRAFFU CYMUNEDAU
    COMMUNITIES SCRUTINY COMMITTEE

    DYDD MERCHER, 6 MAWRTH 2030 am 10.00 y.b.
    WEDNESDAY, 6 MARCH 2030 at 10.00 a.m.

    NEUADD Y SIR, GLANWERN
    COUNTY HALL, GLANWERN

    AGENDA

    1. YMDDIHEURIADAU
    APOLOGIES

    2. COFNODION (Tudalennau 5 - 10)
    Cadarnhau cofnodion y cyfarfod diwethaf
    MINUTES (Pages 5 - 10)
    To confirm the minutes of the last meeting

    3. RHAGLEN
    FORWARD WORK PROGRAMME (Pages 11 - 16)
"""
BESIDE = """\
Cyngor Tref Glanwern                 Glanwern Town Council
Cyfarfod o'r Cyngor                  Meeting of the Council
Nos Lun, 4 Mawrth 2030 am 7.00 y.h.  Monday, 4 March 2030 at 7.00 p.m.
Neuadd y Dref                        Town Hall, High Street

AGENDA                               AGENDA
1. Ymddiheuriadau                    1. Apologies
2. Datgan buddiannau                 2. Declarations of interest
3. Cynllunio                         3. Planning
4. Gohebiaeth                        4. Correspondence
"""


def test_one_language_over_the_other() -> None:
    pack = parsed([page(1, ABOVE)])
    assert [(item.number, item.title, item.page_first) for item in pack.items] == [
        ("1", "APOLOGIES", None),
        ("2", "MINUTES", "5"),
        ("3", "FORWARD WORK PROGRAMME", "11"),
    ]
    meeting = pack.meeting
    assert (meeting.council, meeting.committee, meeting.time, meeting.place) == (
        "Glanwern County Council",
        "Communities Scrutiny Committee",
        "10.00 a.m.",
        "COUNTY HALL, GLANWERN",
    )


def test_one_language_beside_the_other() -> None:
    pages = [*split_pages(BESIDE)]
    pack = parsed(pages, Document(kind="text", page_count=len(pages)))
    assert [item.title for item in pack.items] == [
        "Apologies",
        "Declarations of interest",
        "Planning",
        "Correspondence",
    ]
    assert pack.meeting.council == "Glanwern Town Council"
    assert pack.meeting.place == "Town Hall, High Street"


def test_a_paper_in_one_language_with_a_name_of_another_is_left_alone() -> None:
    text = "Glanwern Town Council\nMonday 4 March 2030 at 7.00 pm\n\nAGENDA\n\n1. Apologies\n\n2. Gŵyl Glanwern\n\n3. Planning\n"
    assert [item.title for item in parsed([page(1, text)]).items] == [
        "Apologies",
        "Gŵyl Glanwern",
        "Planning",
    ]


def test_an_item_in_the_other_language_alone_stays() -> None:
    text = ABOVE.replace("    FORWARD WORK PROGRAMME (Pages 11 - 16)\n", "").replace(
        "3. RHAGLEN", "3. UNRHYW FATER ARALL"
    )
    assert [item.title for item in parsed([page(1, text)]).items][2] == "UNRHYW FATER ARALL"


@pytest.mark.parametrize(
    ("text", "other"),
    [("Datganiadau o fuddiant", True), ("Declarations of interest", False), ("Leithsc\u00e9alta", True)],
)
def test_which_language_a_line_is_in(text: str, other: bool) -> None:
    assert (other_language(text) > 0) is other
    assert (other_language(text) < 0) is not other
