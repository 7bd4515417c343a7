"""Agendas of every numbering, as a tree."""

import pytest

from parse_pages import page, parsed

HEAD = "WEALDEN TOWN COUNCIL\nParks Committee\nMonday 3 June 2030 at 7.00 pm\n\nAGENDA\n\n"


def items(text: str) -> list[tuple[str, str]]:
    return [(item.number, item.title) for item in parsed([page(1, HEAD + text)]).items]


@pytest.mark.parametrize(
    "numbers",
    [
        ("1.", "2.", "3.", "4."),
        ("I.", "II.", "III.", "IV."),
        ("A.", "B.", "C.", "D."),
        ("(a)", "(b)", "(c)", "(d)"),
        ("30.06.01", "30.06.02", "30.06.03", "30.06.04"),
        ("P23/1", "P23/2", "P23/3", "P23/4"),
        ("1)", "2)", "3)", "4)"),
        ("1", "1A", "2", "3"),
        ("3", "4a", "4b", "5"),
    ],
)
def test_items_of_any_numbering(numbers: tuple[str, ...]) -> None:
    titles = ("Apologies for absence", "Declarations of interest", "Minutes of the last meeting", "Benches")
    text = "\n\n".join(f"{number} {title}" for number, title in zip(numbers, titles, strict=True))
    assert [title for _, title in items(text)] == list(titles)
    assert [number for number, _ in items(text)] == [
        number.rstrip(".)") if not number.startswith("(") else number for number in numbers
    ]


def test_items_under_a_heading_stand_under_it() -> None:
    pack = parsed(
        [
            page(
                1,
                HEAD
                + "I. CALL TO ORDER\n\nII. CONSENT AGENDA\n\nA. Minutes of 6 May\n\nB. Claims register\n\nIII. ADJOURNMENT\n",
            )
        ]
    )
    numbers = {item.key: item.number for item in pack.items}
    assert [(item.number, numbers.get(item.parent), item.consent) for item in pack.items] == [
        ("I", None, False),
        ("II", None, False),
        ("A", "II", True),
        ("B", "II", True),
        ("III", None, False),
    ]


def test_a_withdrawn_item_is_marked() -> None:
    pack = parsed([page(1, HEAD + "1. Apologies\n\n2. Sale of the yard (ITEM WITHDRAWN)\n\n3. Benches\n")])
    assert [item.status for item in pack.items] == ["", "withdrawn", ""]


def test_a_list_that_begins_again_ends_the_agenda() -> None:
    found = items(
        "1. Apologies\n\n2. Minutes\n\n3. Benches\n\nACTIONS\n\n1. Ask the bank\n\n2. Mend the gate\n"
    )
    assert [number for number, _ in found] == ["1", "2", "3"]


def test_numbers_within_the_text_of_an_item_are_no_items() -> None:
    found = items(
        "1. Apologies\n\n2. Benches\nTo agree on the places of\n3 new benches in the park and\n4 bins\n\n3. Close\n"
    )
    assert found == [("1", "Apologies"), ("2", "Benches"), ("3", "Close")]
