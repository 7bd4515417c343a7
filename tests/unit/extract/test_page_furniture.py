"""What is drawn on a page besides its words once: copies for bold, watermarks, numbers of lines."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from drawn_pdfs import drawn_page

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
        canvas.drawString(80, 740, "No. Action")
        numbered(canvas, "12345")

    assert "3" in drawn_page(with_heading).lines


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
