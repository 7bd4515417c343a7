"""Officers' reports and the papers of an item."""

from dataclasses import replace

import pytest

from drawn_tables import table_page
from packview.extract.plaintext import split_pages
from packview.model import AgendaItem, Document, Pack, Page, Recommendation
from packview.parse.headings import TypedPages
from packview.parse.papers.report import Report, read_report
from packview.parse.text.lines import Cell, Line
from parse_pages import BLANK, harbourton, mark, mereford, page, parsed, pdf, wealdshire_supplement


def report(text: str, *more: str) -> Report:
    return read_report(TypedPages().lines(page(number, each) for number, each in enumerate((text, *more), 1)))


def item(pack: tuple[Document, list[Page]], number: str) -> AgendaItem:
    found = parsed(pack[1], pack[0]).item_by_number(number)
    assert found
    return found


def recommended_by(item: AgendaItem) -> list[tuple[str, str]]:
    return [(each.ref, each.text) for each in item.papers[0].recommendations]


def recommended(found: Report) -> list[tuple[str, str]]:
    return [(each.ref, each.text) for each in found.recommendations]


def test_a_header_table_in_capitals() -> None:
    paper = item(harbourton(), "5").papers[0]

    assert paper.fields == {
        "Decision-maker": "CULTURE AND LEISURE SCRUTINY PANEL",
        "Subject": "CITY LIBRARIES: OPENING HOURS AND THE MOBILE LIBRARY IN THE NORTHERN WARDS",
        "Date of decision": "14 MARCH 2024",
        "Report of": "HEAD OF CULTURE",
        "Author": "Name: Ada Quist\nTel: 01632 960 002\nE-mail: ada@harbourton.example",
        "Director": "Name: Hannah Brook\nTel: 01632 960 003",
        "Statement of confidentiality": "Appendix 2 is not for publication because it holds the terms of a lease.",
        "Key decision": "No",
        "Wards/communities affected": "Northern wards",
    }
    assert paper.recommendations == (
        Recommendation(ref="(i)", text="That the Panel note how the libraries were used."),
        Recommendation(ref="(ii)", text="That the Panel ask for another report in September."),
    )


def test_from_to_subject_and_lettered_recommendations() -> None:
    paper = item(wealdshire_supplement(), "4").papers[0]

    assert paper.title == "Winter Service Plan: Gritting Routes, Salt and the Duty of the Highway Authority"
    assert paper.fields == {
        "From": "Kit Varga, Executive Member for Roads\nUna Reid, Corporate Director, Growth and Transport",
        "To": "Executive - 5 November 2024",
        "Subject": paper.title,
        "Decision no": "24/00052",
        "Key decision": "Yes - it touches more than two divisions",
        "Classification": "Unrestricted",
        "Past pathway of report": "Roads Committee – 2 October 2024",
        "Is the decision eligible for call-in": "Yes",
    }
    assert [each.ref for each in paper.recommendations] == ["A", "B"]
    assert paper.recommendations[0].text.endswith("in the first appendix; and")
    assert paper.recommendations[1].text == "DELEGATE small changes to the Corporate Director."


def test_numbered_parts() -> None:
    paper = item(mereford(), "3").papers[0]

    assert paper.fields["Lead officer"] == "Tom Reed"
    assert [(each.ref, each.text) for each in paper.recommendations] == [
        ("2.1", "That the streets in the list be planted."),
        ("2.2", "That residents be told before the digging begins."),
    ]


def test_papers_and_their_pages_by_outline() -> None:
    found = item(harbourton(), "5").papers

    assert [
        (each.kind, each.title, each.page_first, each.page_last, each.pdf_first, each.pdf_last)
        for each in found
    ] == [
        (
            "report",
            "CITY LIBRARIES: OPENING HOURS AND THE MOBILE LIBRARY IN THE NORTHERN WARDS",
            "3",
            "4",
            6,
            7,
        ),
        ("appendix", "Appendix 1 Loans and visits", "5", "5", 8, 8),
        ("appendix", "Appendix 2 Lease of the Northern Library", "7", "8", 10, 11),
    ]
    assert [each.exempt for each in found] == [False, False, True]


def without_outline(document: Document) -> Document:
    return Document(kind="pdf", page_count=document.page_count, title=document.title, author=document.author)


def test_papers_by_stamps_take_their_titles_from_the_report() -> None:
    document, pages = harbourton()

    found = item((without_outline(document), pages), "5").papers

    assert [(each.title, each.pdf_first) for each in found[1:]] == [
        ("Appendix 1 Loans and visits by month, with those of the mobile library", 8),
        ("Appendix 2 Lease of the Northern Library", 10),
    ]


def test_papers_by_headings_where_there_is_nothing_else() -> None:
    found = item(mereford(), "3").papers

    assert [(each.kind, each.title, each.pdf_first, each.pdf_last) for each in found] == [
        ("report", "Tree planting: Phase 2", 5, 6),
        ("appendix", "Appendix 1", 7, 7),
    ]


def pack(*pages: Page, marks: tuple[tuple[str, int, int], ...] = ()) -> Pack:
    front = page(1, "AGENDA\n1 APOLOGIES\n2 ROADS (Pages 1 - 9)")
    document = pdf([front, *pages], marks=[mark(title, number, level) for title, number, level in marks])
    return parsed([front, *pages], document)


def test_an_appendix_stamped_on_each_of_its_pages_is_one_paper() -> None:
    found = pack(
        page(2, "Roads", label="1"),
        page(3, "a", label="2", stamps=["Appendix 1"]),
        page(4, "b", label="3", stamps=["Appendix 1"]),
        page(5, "c", label="4", stamps=["Appendix 2"]),
    )

    assert [(each.title, each.pdf_first, each.pdf_last) for each in found.items[1].papers] == [
        ("ROADS", 2, 2),
        ("Appendix 1", 3, 4),
        ("Appendix 2", 5, 5),
    ]


def test_headings_of_a_word_processor_in_the_outline_are_no_papers() -> None:
    found = pack(
        page(2, "Roads", label="1"),
        page(3, "a", label="2"),
        page(4, "b", label="3"),
        marks=(
            ("2 ROADS", 2, 0),
            ("Introduction", 2, 1),
            ("Background", 2, 1),
            ("Appendix A Map", 4, 1),
            ("Scale", 4, 2),
        ),
    )

    assert [(each.title, each.kind) for each in found.items[1].papers] == [
        ("ROADS", "report"),
        ("Appendix A Map", "appendix"),
    ]


def test_a_second_report_in_an_item_has_its_own_fields() -> None:
    found = pack(
        page(2, "REPORT TO: Cabinet\nSUBJECT: Roads\nRECOMMENDATION: That tar be used.", label="1"),
        page(3, "REPORT TO: Cabinet\nSUBJECT: Bridges\nRECOMMENDATION: That stone be used.", label="2"),
    )

    papers = found.items[1].papers

    assert [each.fields["Subject"] for each in papers] == ["Roads", "Bridges"]
    assert [each.recommendations[0].text for each in papers] == ["That tar be used.", "That stone be used."]


def test_blank_pages_for_the_printer_are_in_the_item_and_in_no_paper() -> None:
    found = pack(
        page(2, "Roads", label="1"),
        page(3, BLANK, state="blank"),
        page(4, "Appendix 1\nMap", label="3"),
        page(5, BLANK, state="blank", label="4"),
    )

    assert [(each.pdf_first, each.pdf_last) for each in found.items[1].papers] == [(2, 2), (4, 5)]
    assert [info.item for info in found.pages[1:]] == [found.items[1].key] * 4


@pytest.mark.parametrize(
    ("text", "exempt"),
    [
        ("STATEMENT OF CONFIDENTIALITY\nNone\nBRIEF SUMMARY\nRoads.", False),
        ("STATEMENT OF CONFIDENTIALITY\nNot applicable\nBRIEF SUMMARY\nRoads.", False),
        ("STATEMENT OF CONFIDENTIALITY\nThis report is not for publication.\nBRIEF SUMMARY\nRoads.", True),
        ("SUBJECT: Roads\nClassification: Exempt\nSummary: Roads.", True),
        ("SUBJECT: Roads\nClassification: Unrestricted\nSummary: Roads.", False),
        ("NOT FOR PUBLICATION by virtue of paragraph 3\nRoads", True),
    ],
)
def test_an_exempt_report(text: str, exempt: bool) -> None:
    found = pack(page(2, f"DECISION-MAKER: CABINET\n{text}" if "STATEMENT" in text else text, label="1"))

    assert found.items[1].papers[0].exempt is exempt


def test_appendices_named_in_the_agenda_are_exempt() -> None:
    front = page(1, "AGENDA\n1 APOLOGIES\n2 ROADS (Pages 1 - 4)\nAppendices 2 and 3 are not for publication.")
    papers = [
        page(number, "x", label=str(number - 1), stamps=[f"Appendix {number - 2}"] if number > 2 else [])
        for number in range(2, 6)
    ]

    found = parsed([front, *papers])

    assert [each.exempt for each in found.items[1].papers] == [False, False, True, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "RECOMMENDATION\nThat the road be closed\nfor a week.\nBACKGROUND\nTar.",
            [("", "That the road be closed for a week.")],
        ),
        (
            "Recommendations:\n1. One\n2. Two\nthat goes on\nIntroduction\n3. Three",
            [("1", "One"), ("2", "Two that goes on")],
        ),
        (
            "RECOMMENDATIONS\nThe Board is asked to:\n• agree;\n• note.\nDETAIL",
            [("", "agree;"), ("", "note.")],
        ),
        (
            "RECOMMENDATIONS:\n(a) One:\n(i) within\n(ii) it\n(b) Two\nCONCLUSION",
            [("(a)", "One: (i) within (ii) it"), ("(b)", "Two")],
        ),
        ("2. Recommendations\n1. One\n2. Two\n3. Background\nTar.", [("1", "One"), ("2", "Two")]),
        (
            "The committee is recommended to:\n(i) agree\n(ii) note\nBACKGROUND",
            [("(i)", "agree"), ("(ii)", "note")],
        ),
        ("RECOMMENDATIONS\nNone.\nBACKGROUND", []),
        (
            "RECOMMENDED\nThat (1) it be noted; and\n(2) it be done.\n\nReasons\n\n1. Law.\n2. Age.",
            [("(1)", "it be noted; and"), ("(2)", "it be done.")],
        ),
        ("RECOMMENDED\nThat it be noted.\n\nReasons\n\n1. Law.\n2. Age.", [("", "That it be noted.")]),
        ("Nothing is asked.", []),
        ("REASONS FOR RECOMMENDATIONS\n(i) This.", []),
    ],
)
def test_recommendations(text: str, expected: list[tuple[str, str]]) -> None:
    assert recommended(report(text)) == expected


def test_a_paragraph_after_the_list_is_not_in_it() -> None:
    found = report(
        "RECOMMENDATIONS\n(i) That the road be closed.\n(ii) That it be opened again.\n\n"
        "The road was built before anybody now living was born, of stone.\nIt was never closed.\nBACKGROUND"
    )

    assert recommended(found) == [("(i)", "That the road be closed."), ("(ii)", "That it be opened again.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Appendices\n1. Map of the\nroads\n2. Costs\nBackground papers\nNone",
            [("1", "Map of the roads"), ("2", "Costs")],
        ),
        ("12. Appendices\n• Appendix A – Map\n• Appendix B – Costs", [("A", "Map"), ("B", "Costs")]),
        ("APPENDICES\n1. None\nOther", []),
        ("LIST OF APPENDICES\nAppendix 1: Map", [("1", "Map")]),
        ("In the appendices\n1. Map", []),
    ],
)
def test_listed_appendices(text: str, expected: list[tuple[str, str]]) -> None:
    assert report(text).appendices == tuple(expected)


def test_a_key_alone_has_its_value_in_the_next_cell() -> None:
    found = report("REPORT TO:\nCabinet\nSUBJECT:\nRoads and\nbridges\nDATE:\n3 June 2019\nSUMMARY\nx")

    assert found.fields == {"Report to": "Cabinet", "Subject": "Roads and bridges", "Date": "3 June 2019"}


def test_keys_nobody_has_foreseen_are_kept_where_a_table_stands() -> None:
    found = report(
        "REPORT TO: Cabinet\nSUBJECT: Roads\nStrategic objective: Get about\nSUMMARY\nWhat is new: little."
    )

    assert found.fields["Strategic objective"] == "Get about"
    assert "What is new" not in found.fields


def test_prose_with_colons_is_no_header_table() -> None:
    assert report("Subject: this is one line\nand then a story.").fields == {}


HEAD = "From: Ada Quist\nTo: Culture Committee, 14 March 2024\nSubject: Library opening hours\n\n"


def test_a_file_that_is_one_report_is_one_item_without_a_number() -> None:
    pack = parsed(
        [page(1, HEAD + "Recommendation\n\nThat the Committee notes this report.\n\nBackground\n1. Old.")]
    )

    (only,) = pack.items
    assert (only.number, only.title, only.pdf_first, only.pdf_last) == ("", "Library opening hours", 1, 1)
    assert [each.text for each in only.papers[0].recommendations] == ["That the Committee notes this report."]
    assert [each.message for each in pack.warnings] == ["No agenda was found; the file is read as one report"]


@pytest.mark.parametrize(
    "text",
    [
        HEAD.replace("Subject: Library opening hours\n", "") + "Background\n\nThe libraries were open.",
        "Harbourton\n\nRecommendation\n\nThat the Committee notes this report.",
    ],
)
def test_a_file_that_neither_recommends_nor_names_anything_or_has_no_header_table_has_no_items(
    text: str,
) -> None:
    assert parsed([page(1, text)]).items == ()


def test_a_report_for_information_is_one_item_whose_title_ends_at_the_first_part() -> None:
    (only,) = parsed([page(1, HEAD + "1. Overview\n\nThe libraries were open on 310 days.")]).items
    assert (only.title, only.papers[0].recommendations) == ("Library opening hours", ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Committee is invited to note the progress made.",
            ["The Committee is invited to note the progress made."],
        ),
        (
            "Staff recommends approval of the plan as presented.",
            ["Staff recommends approval of the plan as presented."],
        ),
        (
            "Staff recommends approval with conditions:\n1. That drains be laid.\n2. That trees be kept.",
            ["That drains be laid.", "That trees be kept."],
        ),
        ("Residents are asked to recycle more.", []),
        ("Members of the public are invited to ask questions.", []),
        ("Staff recommended approval in 2019.", []),
    ],
)
def test_what_a_report_asks_for_in_a_sentence(text: str, expected: list[str]) -> None:
    found = report(HEAD + f"Background\n\nThe libraries were open.\n\n{text}\n\nThe end.")
    assert [each.text for each in found.recommendations] == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["Item", "2030", "2031"], ["Planting", "40,000", "42,000"], ["Water", "9,000", "9,500"]], []),
        ([["Keep a register", "J Ash", "June 2030"], ["Inspect each tree", "P Birch", "July 2030"]], []),
        (
            [
                ["1", "That the tree strategy be adopted for the ten years to 2040."],
                ["2", "That it be paid for."],
            ],
            ["That the tree strategy be adopted for the ten years to 2040.", "That it be paid for."],
        ),
    ],
)
def test_a_table_of_figures_recommends_nothing_and_a_frame_around_sentences_does(
    rows: list[list[str | None]], expected: list[str]
) -> None:
    drawn = table_page(rows, (200, 150, 100)[: len(rows[0])], number=2, above="Recommendations")
    (only,) = parsed([page(1, HEAD + "Background\n\nThe trees are old."), drawn]).items
    assert [each.text for each in only.papers[0].recommendations] == expected


def test_points_within_a_sentence_and_under_a_lead_that_asks() -> None:
    found = report(
        HEAD
        + "Recommendation\n\nThat the Panel: (i) note the report; and (ii) ask for more.\n\nBackground\n\nOld."
    )
    assert recommended(found) == [("(i)", "note the report; and"), ("(ii)", "ask for more.")]
    found = report(
        HEAD + "Recommendation\n\nThe figures are:\n\nNine trees.\n\nIt is recommended that they be noted.\n"
    )
    assert [each.text for each in found.recommendations] == ["It is recommended that they be noted."]


def test_a_report_under_the_name_of_the_council_is_found_by_its_subject() -> None:
    agenda = (
        "CITY OF WEALDEN\nAGENDA\n\n1. Call to order\n\n2. Award of the sewer contract\n\n3. Adjournment\n"
    )
    staff = "CITY OF WEALDEN\nSTAFF REPORT\n\nDATE: March 3, 2030\nTO: Council\nSUBJECT: Award of the sewer contract\n\n"
    pages = [
        page(1, agenda),
        page(2, staff + "RECOMMENDATION\nThat the Council:\n1. Receive it; and\n2. Pay for it.\n"),
    ]
    found = parsed(pages, pdf(pages)).items
    assert [(one.number, one.pdf_first) for one in found] == [("1", None), ("2", 2), ("3", None)]
    assert recommended_by(found[1]) == [("1", "Receive it; and"), ("2", "Pay for it.")]


def test_a_page_with_the_headings_of_two_items_is_the_paper_of_neither() -> None:
    agenda = "AGENDA\n\n1. Declarations of interest\n\n2. Confirmation of minutes\n\n3. Close\n"
    pages = [
        page(1, agenda),
        page(2, "Declarations of interest\nConfirmation of minutes\nThat they be confirmed."),
    ]
    assert [one.pdf_first for one in parsed(pages, pdf(pages)).items] == [None, None, None]


def test_each_that_is_a_recommendation() -> None:
    found = report(
        HEAD
        + "RECOMMENDATION:\nTHAT Report 3 be received;\nAND THAT the tender be accepted.\n\nBACKGROUND:\nOld."
    )
    assert [each.text for each in found.recommendations] == [
        "THAT Report 3 be received;",
        "AND THAT the tender be accepted.",
    ]


def test_a_whole_sentence_is_the_recommendation_and_the_next_list_is_not() -> None:
    found = report(
        "Recommendation\n\nThat the Committee notes this report.\n\nWhy it matters\n1. Fewer loans.\n2. Fewer visits."
    )

    assert recommended(found) == [("", "That the Committee notes this report.")]


def test_a_list_goes_on_behind_a_page_number_and_a_label() -> None:
    found = report(
        "Recommendations\n\nThat the Committee\n\n1. Approve the hours of the libraries.\n2. Note the cost.\n\n3\n ",
        "Contractual:\n\n3. Authorise the Director to award the contract.",
    )

    assert recommended(found) == [
        ("1", "Approve the hours of the libraries."),
        ("2", "Note the cost."),
        ("3", "Authorise the Director to award the contract."),
    ]


def test_a_label_over_paragraphs_that_ask_for_nothing_ends_the_list() -> None:
    found = report(
        "Recommendations\n\n1. Approve the hours.\n2. Note the cost.\n\nHistory:\n\n3. Libraries opened in 1901."
    )

    assert recommended(found) == [("1", "Approve the hours."), ("2", "Note the cost.")]


def test_a_record_of_decision_says_what_is_agreed() -> None:
    found = report("Decision:\n\nCabinet agree to:\n\nA) the plan for the libraries\n\nBackground\n\nOld.")

    assert recommended(found) == [("A", "the plan for the libraries")]


def test_an_appendix_that_a_check_list_denies_is_not_listed() -> None:
    found = report("Appendices\n\nAppendix A - Hours YES\nAppendix C - Summary of consultation NO")

    assert [ref for ref, _ in found.appendices] == ["A"]


def test_a_report_without_a_header_table_is_known_by_whose_it_is_and_what_it_recommends() -> None:
    text = "Cabinet\n\n15 October 2030\n\nReport of the Director of Finance\n\nSummary\nSpending is told.\n\nRecommendations\n1. That the forecast be noted.\n2. That the transfers be approved.\n\nBackground\n3. It was set in spring.\n"
    (found,) = parsed([page(1, text)]).items
    assert [one.text for one in found.papers[0].recommendations] == [
        "That the forecast be noted.",
        "That the transfers be approved.",
    ]


@pytest.mark.parametrize(
    "heading", ["**Next steps in the north**", "**4 Next steps in the north**", "NEXT STEPS"]
)
def test_a_heading_by_its_type_ends_what_is_recommended(heading: str) -> None:
    found = report(
        "Subject: Ponds\n\nRecommendations\n\n1. That the depth is measured.\n\n2. That the fence is mended.\n\n"
        f"{heading}\n\n3. That nobody reads this as a third one.\n\nPonds hold rain in winter."
    )
    assert [ref for ref, _ in recommended(found)] == ["1", "2"]


def test_a_recommendation_in_bold_is_no_heading() -> None:
    found = report(
        "Subject: Ponds\n\nRecommendations\n\n**That the depth is measured**\n\n**That the fence is mended**\n\n"
        "Ponds hold rain in winter, and some of them hold it in summer as well.\nNobody fell in."
    )
    assert [text for _, text in recommended(found)] == [
        "That the depth is measured",
        "That the fence is mended",
    ]


def test_a_report_whose_headings_stand_beside_their_text_in_a_text_file() -> None:
    rows = [
        ("Summary", "This tells of the ponds in the north, which were", "measured in May."),
        ("Options", "None were looked at, since the depth is what it", "is."),
        ("Recommendations", "To receive and note the depth of the ponds and of", "the ditch."),
        ("Reasons", "The rules ask for it, and the ditch is deep by", "now."),
        ("Background papers", "None", ""),
        ("Wards affected", "North", ""),
        ("Contact officer", "Ada Ash", ""),
    ]
    lines = [f"{key:<24}{text}\n{'':<24}{more}".rstrip() for key, text, more in rows]
    text = "Ponds in the north\n\n" + "\n\n".join(lines)
    pages = list(split_pages(text))
    (only,) = parsed(pages, Document(kind="text", page_count=len(pages))).items
    assert recommended_by(only) == [("", "To receive and note the depth of the ponds and of the ditch.")]
    assert only.papers[0].fields == {"Wards affected": "North", "Contact officer": "Ada Ash"}


@pytest.mark.parametrize("beside", [True, False])
def test_recommendations_in_the_box_of_a_header_table_whose_keys_have_no_colon(beside: bool) -> None:
    asked = "The Committee is asked to:\n1. Note the state of the trees.\n2. Agree to plant 40 more by May."
    rows = [
        ["REPORT TO", "Health, Housing and Parks Committee"],
        ["DATE", "4 August 2030"],
        ["SUBJECT", "Trees in the north"],
        ["RECOMMENDATIONS", asked] if beside else [f"RECOMMENDATIONS\n{asked}", None],
    ]
    (only,) = parsed([table_page(rows, (130, 330)), page(2, "1. Background\n\nThe trees are old.")]).items
    assert only.title == "Trees in the north"
    assert only.papers[0].fields["Report to"] == "Health, Housing and Parks Committee"
    assert recommended_by(only) == [
        ("1", "Note the state of the trees."),
        ("2", "Agree to plant 40 more by May."),
    ]


def test_a_key_far_down_keeps_the_value_that_stands_in_a_column_beside_it() -> None:
    head = Line(text="Subject: Ponds", page=1)
    cells = (Cell(50, 120, "KEY DECISION"), Cell(200, 220, "No"))
    late = Line(text="KEY DECISION No", page=2, gap=True, left=50, right=220, cells=cells)
    other = [Line(text="It is deep in the north.", page=1, gap=True)]
    fields = read_report([head, replace(head, text="From: Director of Place"), *other * 80, late]).fields
    assert fields["Key decision"] == "No"
