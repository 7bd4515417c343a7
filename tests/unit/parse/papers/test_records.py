"""Files that list questions with answers, decisions to come or decisions taken, and hold no agenda."""

import pytest

from drawn_tables import table_page
from packview.model import AgendaItem, Page
from parse_pages import page, parsed


def items(*pages: Page) -> tuple[AgendaItem, ...]:
    return parsed([*pages]).items


def fields(item: AgendaItem) -> dict[str, str]:
    (paper,) = item.papers
    return paper.fields


QUESTIONS = "WEALDEN COUNTY COUNCIL\nCouncil, 19 March 2030\nQuestions from members\n\n"
ASKED = ("When will the swings be mended?", "The parts have been ordered. They arrive by Easter.")


@pytest.mark.parametrize(
    ("heading", "answer", "number", "whom"),
    [
        ("Question 4 by Mrs Eve Slater to the Mayor", "Reply by the Mayor", "4", "the Mayor"),
        ("4. Question from Mrs Eve Slater", "Response from the Mayor:", "4", ""),
        (
            "(4) Mrs Eve Slater to ask the Mayor, Councillor Una Reid:",
            "Answer:",
            "4",
            "the Mayor, Councillor Una Reid",
        ),
        ("QUESTION NO. 4\nMrs Eve Slater", "REPLY:", "4", ""),
        ("From Mrs Eve Slater to the Mayor", "Answer", "", "the Mayor"),
        ("4. Mrs Eve Slater asked the Mayor:", "The Mayor replied:", "4", "the Mayor"),
        (
            "QUESTION 4\nMrs Eve Slater has given notice of a question to the Mayor:",
            "ANSWER",
            "4",
            "the Mayor",
        ),
        ("Question 4\nSubmitted by: Mrs Eve Slater\nTo: The Mayor\n", "Response:", "4", "The Mayor"),
        ("Question No: 4\nFrom: Mrs Eve Slater\nTo: The Mayor\nQuestion:", "Answer:", "4", "The Mayor"),
    ],
)
def test_a_question_with_who_asks_whom_and_the_answer(
    heading: str, answer: str, number: str, whom: str
) -> None:
    text = "\n\n".join((heading, ASKED[0], answer, ASKED[1], ""))
    again = text.replace("4", "5").replace("swings", "slides")
    found = items(page(1, QUESTIONS + text + again))
    assert [one.number for one in found] == ([number, "5"] if number else ["", ""])
    first = fields(found[0])
    assert (first["From"], first.get("To", ""), first["Question"], first["Answer"]) == (
        "Mrs Eve Slater",
        whom,
        *ASKED,
    )
    assert found[0].title == (f"Mrs Eve Slater to {whom}" if whom else "Question from Mrs Eve Slater")


def test_a_question_that_follows_an_answer_is_a_supplementary_one() -> None:
    text = "Question 1 by Mr Al Dodds\n\nHow many?\n\nAnswer\n\nNine.\n\nSupplementary question:\nWhy?\n\nAnswer\n\nNo more came.\n"
    (found,) = items(page(1, QUESTIONS + text))
    assert fields(found) == {
        "From": "Mr Al Dodds",
        "Question": "How many?",
        "Answer": "Nine.",
        "Supplementary question": "Why?",
        "Supplementary answer": "No more came.",
    }


@pytest.mark.parametrize(
    "text",
    [
        "We asked residents three questions.\n\nQuestion 1\n\nDo you use the park?\n\nQuestion 2\n\nHow often?\n",
        "Questions may be put to the Chair.\n\n1. From the Director to the panel\n\nThe work is done.\n",
    ],
)
def test_a_text_about_questions_is_no_question_sheet(text: str) -> None:
    assert not items(page(1, text))


PLAN = "WEALDEN COUNTY COUNCIL\nForward plan of key decisions\n\n"


@pytest.mark.parametrize(
    "row",
    [
        "Title: {0}\nDecision maker: {1}\nDate of decision: {2}\nPurpose: To agree.\n\n",
        "Decision to be taken\n{0}\nDecision maker\n{1}\nDate of decision\n{2}\n\n",
        "Decision: {0}\nDecision maker: {1}\nDate of decision: {2}\n\n",
    ],
)
def test_each_decision_of_a_forward_plan_with_who_decides_and_when(row: str) -> None:
    plan = row.format("Local plan", "Cabinet", "14 April 2030") + row.format(
        "Bus lanes", "The Leader", "9 June 2030"
    )
    found = items(page(1, PLAN + plan))
    assert [one.title for one in found] == ["Local plan", "Bus lanes"]
    assert fields(found[1]) | {"Purpose": ""} == {
        "Decision maker": "The Leader",
        "Date of decision": "9 June 2030",
        "Purpose": "",
    }


ROWS = [
    ["Lead officer", "Title and summary of decision", "Meeting date", "Decision taker"],
    ["Kit Varga", "Bus lanes\nTo seek approval of bus lanes.", "9 June 2030", "Cabinet"],
    ["Una Reid", "Local plan", "14 July 2030", "Cabinet"],
    ["Una Reid", "", "14 July 2030", "Cabinet"],
]


def test_a_forward_plan_in_a_table() -> None:
    found = items(page(1, PLAN), table_page(ROWS, (100, 160, 90, 90), number=2))
    assert [(one.title, one.pdf_first) for one in found] == [("Bus lanes", 2), ("Local plan", 2)]
    assert fields(found[0]) == {
        "Lead officer": "Kit Varga",
        "Title and summary of decision": "To seek approval of bus lanes.",
        "Meeting date": "9 June 2030",
        "Decision taker": "Cabinet",
    }


def test_a_column_of_titles_alone_holds_whole_titles() -> None:
    rows = [["Decision", "Decision maker", "Date"], ["Highways contract:\nAward", "Cabinet", "9 June 2030"]]
    assert [one.title for one in items(page(1, PLAN), table_page(rows, (160, 90, 90), number=2))] == [
        "Highways contract: Award"
    ]


def test_a_table_like_a_plan_in_another_file_is_a_table() -> None:
    assert not items(
        page(1, "WEALDEN COUNTY COUNCIL\nAnnual report\n\n"), table_page(ROWS, (100, 160, 90, 90), number=2)
    )


def test_the_decisions_of_a_notice_with_their_items_and_reasons() -> None:
    notice = "Agenda item {0}\n{1}\nDecision: That {2}.\nReason: It is the law.\nOther options considered: None.\n\n"
    text = "Decisions taken by the Cabinet\nDecision notice\n\n"
    text += notice.format(3, "Housing strategy", "the strategy be adopted") + notice.format(
        4, "Weir", "£9 be paid"
    )
    found = items(page(1, text))
    assert [(one.number, one.title) for one in found] == [("3", "Housing strategy"), ("4", "Weir")]
    assert [one.text for one in found[1].papers[0].recommendations] == ["That £9 be paid."]
    assert fields(found[0])["Other options considered"] == "None."


def test_a_record_of_one_decision_says_why() -> None:
    (found,) = items(
        page(
            1,
            "RECORD OF DECISION\n\nDecision maker: Una Reid\nTitle of decision: Library fees\n\n"
            "Decision: As Cabinet Member, I agree to:\n(a) approve the fees; and\n(b) publish them.\n\n"
            "Reason(s) for decision:\nFees have not risen since 2022.\n\nAlternatives considered and rejected:\nNone.\n",
        )
    )
    assert found.title == "Library fees"
    assert [one.text for one in found.papers[0].recommendations] == ["approve the fees; and", "publish them."]
    assert fields(found)["Reasons for decision"] == "Fees have not risen since 2022."


def test_a_question_behind_q_and_its_answer_behind_a() -> None:
    (found,) = items(
        page(1, QUESTIONS + "Q1 Mrs Eve Slater - The swings\nQ: Why so few?\nA: They cost much.\n")
    )
    assert found.title == "The swings"
    assert fields(found) == {
        "From": "Mrs Eve Slater",
        "Subject": "The swings",
        "Question": "Why so few?",
        "Answer": "They cost much.",
    }


FORM: list[list[str | None]] = [
    ["Decision title", "Lease of the boathouse"],
    ["Officer making the decision", "Una Reid"],
    ["Scheme", "Part 3"],
    ["The decision", "That the lease be granted for five years."],
    ["Why", "The boathouse is empty."],
]


@pytest.mark.parametrize("drawn", [True, False])
def test_a_form_about_one_decision_whatever_its_labels_are_called(drawn: bool) -> None:
    head = "WEALDEN COUNTY COUNCIL\nDELEGATED DECISION NOTICE\n\n"
    typed = "".join(f"{name}: {value}\n" for name, value in FORM)
    pages = [page(1, head), table_page(FORM, (150, 250), number=2)] if drawn else [page(1, head + typed)]
    (found,) = items(*pages)
    assert found.title == "Lease of the boathouse"
    assert [one.text for one in found.papers[0].recommendations] == [
        "That the lease be granted for five years."
    ]
    assert (fields(found)["Scheme"], fields(found)["Why"]) == ("Part 3", "The boathouse is empty.")


@pytest.mark.parametrize(("decided", "why"), [("RESOLVED", "Reasons"), ("AGREED", "Reason")])
@pytest.mark.parametrize("between", ["", "\n"])
@pytest.mark.parametrize("number", ["{}. ", "{}) ", "Item {}: "])
def test_a_heading_between_two_decisions_belongs_to_the_one_below(
    decided: str, why: str, between: str, number: str
) -> None:
    told = f"{number}{{}}\n{decided}: That {{}}.\n{why}: The hut\nis old.\n{between}"
    text = "Decisions taken by the Cabinet\n\n" + "".join(
        told.format(*one) for one in ((5, "WEIR REPAIR", "£9 be paid"), (6, "SALE OF THE HUT", "it be sold"))
    )
    first, second = items(page(1, text))
    assert [(one.number, one.title) for one in (first, second)] == [
        ("5", "WEIR REPAIR"),
        ("6", "SALE OF THE HUT"),
    ]
    assert [one.text for one in second.papers[0].recommendations] == ["That it be sold."]
    assert fields(first)[why].split() == ["The", "hut", "is", "old."]
