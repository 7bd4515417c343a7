"""What is drawn on a page besides its words once: copies for bold, watermarks, numbers of lines."""

from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from drawn_pdfs import drawn_page
from packview.extract.source import TextSource

SENTENCES = (
    "Minutes of the meeting",
    "12. FOSTERING",
    "The Director said that 45",
    "carers had left.",
    "RESOLVED: to note.",
)


def numbered(canvas: Canvas, numbers: Sequence[str]) -> None:
    canvas.setFont("Helvetica", 10)
    for at, (number, sentence) in enumerate(zip(numbers, SENTENCES, strict=True)):
        canvas.drawString(80, 700 - 12 * at, sentence)
        canvas.drawString(40, 700 - 12 * at, number)


def test_words_drawn_again_for_bold_are_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        for off in (0.0, 0.25, 0.5):
            canvas.drawString(72 + off, 700, "12. MINUTES of minutes")
        canvas.drawString(72, 680, "12. MINUTES")

    assert drawn_page(draw).lines == ("12. MINUTES of minutes", "", "12. MINUTES")


def test_a_watermark_under_words_is_in_no_cell_and_a_large_title_is() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 90)
        canvas.drawString(72, 400, "DRAFT")
        canvas.drawString(72, 700, "Agenda")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(100, 420, "Children in care")

    page = drawn_page(draw)
    assert [run.text for run in page.runs] == ["Agenda", "Children", "in", "care"]
    assert "DRAFT" in page.lines


def test_a_small_raised_number_behind_a_figure_is_no_digit_of_it() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        for said, mark in (
            ("There were 250", "1"),
            (" or 90%", "12"),
            (" on 480 m", "2"),
            (" of 1", "st"),
            (" floor", "3"),
        ):
            text.setFont("Helvetica", 10)
            text.setRise(0)
            text.textOut(said)
            text.setFont("Helvetica", 7)
            text.setRise(4)
            text.textOut(mark)
        canvas.drawText(text)

    page = drawn_page(draw)
    assert page.lines == ("There were 250 or 90% on 480 m2 of 1st floor",)
    assert "1" not in [run.text for run in page.runs if run.size < 8]


def test_numbers_of_lines_in_the_margin_are_left_out() -> None:
    page = drawn_page(lambda canvas: numbered(canvas, "12345"))
    assert page.lines == SENTENCES
    assert " ".join(run.text for run in page.runs) == " ".join(SENTENCES)


def test_numbers_that_do_not_count_the_lines_stay() -> None:
    assert "7" in drawn_page(lambda canvas: numbered(canvas, "12745")).lines

    def with_heading(canvas: Canvas) -> None:
        canvas.drawString(40, 712, "No.")
        canvas.drawString(80, 712, "Action")
        numbered(canvas, "12345")

    assert any("3" in line.split() for line in drawn_page(with_heading).lines)

    def roads(canvas: Canvas) -> None:
        for number in range(1, 9):
            canvas.drawString(40, 700 - 14 * number, str(number))
            canvas.drawString(80, 700 - 14 * number, f"Mill Road {number}")

    assert drawn_page(roads).lines[2] == "3 Mill Road 3"  # no sentence goes on from row to row


LONG = [
    "MINUTES OF THE LAST MEETING", "The Director said that 38 routes were gritted in the", "winter and 12 were left out for want of",
    "salt.", "5", "A member asked whether the", "crews had been paid for", "the nights.", "", "8. VERGES", "Members heard that 45 verges were cut",
    "before the rain, and that the contractor", "asked for more money.", "RESOLVED: that it be noted.", "The next meeting is on the", "last day of the month.",
]  # fmt: skip


@pytest.mark.parametrize("blank_lines_count", [False, True])
@pytest.mark.parametrize("step", [1, 2, 5])
@pytest.mark.parametrize("right", [False, True])
def test_lines_may_be_numbered_each_or_each_fifth_on_either_side(
    *, blank_lines_count: bool, step: int, right: bool
) -> None:
    counted = [line for line in LONG if line or blank_lines_count]
    numbers = {id(line): number for number, line in enumerate(counted, 1) if not number % step}

    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 740, "Saltmarsh District Council")
        for at, line in enumerate(LONG):
            canvas.drawString(72, 700 - 14 * at, line)
            if id(line) in numbers:
                canvas.drawRightString(540 if right else 55, 700 - 14 * at, str(numbers[id(line)]))

    assert [line for line in drawn_page(draw).lines if line] == [
        "Saltmarsh District Council",
        *filter(None, LONG),
    ]
    as_text = [
        f"     {line:60}{numbers.get(id(line), '')}" if right else f"{numbers.get(id(line), ''):>3}  {line}"
        for line in LONG
    ]
    text = TextSource("\n".join(as_text).encode()).page(1)
    assert [line for line in text.lines if line] == list(filter(None, LONG))


def test_lines_of_which_some_have_numbers_of_their_own_may_be_numbered_in_the_margin() -> None:
    lines = [
        "14. SCHOOL PLACES",
        "Members noted that 310 places were filled.",
        "RESOLVED:",
        "(1) that it be noted;",
    ]
    lines += ["(2) that the forecast come.", "The meeting closed at 8.10 pm."]

    def draw(canvas: Canvas, printed: list[str]) -> None:
        for number, line in enumerate(printed, 1):
            canvas.drawString(40, 700 - 14 * number, str(number))
            canvas.drawString(80, 700 - 14 * number, line)

    assert list(drawn_page(lambda canvas: draw(canvas, lines)).lines) == lines
    points = [f"({letter}) Road" for letter in "abcdef"]
    assert drawn_page(lambda canvas: draw(canvas, points)).lines[1] == "2 (b) Road"


def test_numbers_alone_between_the_lines_of_a_text_count_them() -> None:
    lines = [line for line in LONG if line and line != "5"]
    text = "\n".join(f"{line}\n{number}" for number, line in enumerate(lines, 1))
    assert [line for line in TextSource(text.encode()).page(1).lines if line] == lines
    agenda = "AGENDA\n1\nApologies\n2\nMinutes of the\nlast meeting\n3\nRoads\n4\nBudget\n5\nClose\n6\nVotes"
    assert TextSource(agenda.encode()).page(1).lines == tuple(agenda.split("\n"))


def test_items_of_two_lines_each_keep_their_numbers() -> None:
    lines = [
        "  1  To approve the minutes of the meeting", "     held on the fourth of May", "  2  To hear the treasurer about the", "     accounts of the year",
        "  3  To decide on the lights in the lane by", "     the school", "  4  To set the date of the next meeting of", "     the committee",
    ]  # fmt: skip
    assert TextSource("\n".join(lines).encode()).page(1).lines == tuple(
        line.strip().replace("  ", " ") for line in lines
    )

    def draw(canvas: Canvas) -> None:
        for at, line in enumerate(lines):
            canvas.drawString(40, 700 - 14 * at, line[:4].strip())
            canvas.drawString(80, 700 - 14 * at, line[4:].strip())

    assert [line.split()[0] for line in drawn_page(draw).lines[::2]] == ["1", "2", "3", "4"]


def test_letters_drawn_again_one_by_one_are_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        x = 72.0
        for letter in "Total 1,122 still":
            if letter != " ":
                canvas.drawString(x, 700, letter)
                canvas.drawString(x + 0.3, 700, letter)
            x += canvas.stringWidth(letter, "Helvetica", 11)

    assert drawn_page(draw).lines == ("Total 1,122 still",)


def test_a_space_groups_the_digits_of_a_figure_that_stands_alone() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Loans")
        canvas.drawString(172, 700, "12 450")
        canvas.drawString(272, 700, "1 104 200")
        canvas.drawString(372, 700, "450 12")
        canvas.drawString(72, 680, "Ward 12 450")

    assert [run.text for run in drawn_page(draw).runs] == [
        *("Loans", "12 450", "1 104 200", "450", "12"),
        *("Ward", "12", "450"),
    ]


def test_the_numbers_of_items_and_rows_stay() -> None:
    def roads(canvas: Canvas) -> None:
        for number in range(1, 9):
            canvas.drawString(40, 700 - 14 * number, str(number))
            canvas.drawString(80, 700 - 14 * number, f"Mill Road {number}")

    assert drawn_page(roads).lines[2] == "3 Mill Road 3"  # no sentence goes on from row to row
