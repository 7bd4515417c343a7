"""Lines as they are read."""

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from drawn_pdfs import drawn_page, paragraph

HEIGHT = A4[1]
LEFT = (
    "The committee looked at how often buses on the",
    "eastern routes were late during the winter months",
    "and what the operator meant to do about it before",
    "the summer timetable came into force in the towns",
    "along the coast where most of the complaints were",
    "made by people who travel to work in the city and",
    "back again every day of the week but on Sundays.",
)
RIGHT = (
    "Officers said that two drivers had been found for",
    "each route and that a third depot would open when",
    "the lease on the old one ran out in September and",
    "that passengers would be told of any change by a",
    "notice at each stop and by the operator on its own",
    "pages at least three weeks before it was made so",
    "that nobody need stand and wait for a lost bus.",
)


def test_words_of_a_line_have_one_space_between() -> None:
    page = drawn_page(lambda canvas: canvas.drawString(72, 700, "  one   two  "))
    assert page.lines == ("one two",)


def test_a_wider_space_between_lines_parts_paragraphs() -> None:
    def draw(canvas: Canvas) -> None:
        y = paragraph(canvas, 72, 700, LEFT[:3])
        paragraph(canvas, 72, y - 8, LEFT[3:5])

    assert drawn_page(draw).lines == (*LEFT[:3], "", *LEFT[3:5])


def test_double_spacing_is_one_paragraph() -> None:
    def draw(canvas: Canvas) -> None:
        paragraph(canvas, 72, 700, LEFT, 24)

    assert drawn_page(draw).lines == LEFT


def test_a_heading_is_parted_by_less() -> None:
    def draw(canvas: Canvas) -> None:
        y = paragraph(canvas, 72, 700, LEFT[:3])
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(72, y - 3, "Reasons")
        canvas.setFont("Helvetica", 11)
        paragraph(canvas, 72, y - 3 - 17, LEFT[3:5])

    assert drawn_page(draw).lines == (*LEFT[:3], "", "Reasons", "", *LEFT[3:5])


def test_a_bullet_and_its_text_are_one_line() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "\u2022")
        canvas.drawString(90, 700, "Buses ran late")

    assert drawn_page(draw).lines == ("\u2022 Buses ran late",)


def test_raised_letters_belong_to_their_word_and_line() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.textOut("on the 3")
        text.setFont("Helvetica", 7)
        text.setRise(4)
        text.textOut("rd")
        text.setFont("Helvetica", 11)
        text.setRise(0)
        text.textOut(" of June, see note")
        text.setFont("Helvetica", 7)
        text.setRise(4)
        text.textOut("1")
        canvas.drawText(text)

    assert drawn_page(draw).lines == ("on the 3rd of June, see note",)


def test_a_hyphen_at_a_line_end_stays() -> None:
    def draw(canvas: Canvas) -> None:
        paragraph(canvas, 72, 700, ("a no-", "smoking policy"))

    assert drawn_page(draw).lines == ("a no-", "smoking policy")


class TestColumns:
    def test_columns_drawn_one_after_the_other_stay_so(self) -> None:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(72, 760, "Public information")
            paragraph(canvas, 50, 730, LEFT)
            paragraph(canvas, 320, 730, RIGHT)

        lines = [line for line in drawn_page(draw).lines if line]
        assert lines == ["Public information", *LEFT, *RIGHT]

    def test_columns_drawn_line_by_line_across_are_taken_apart(self) -> None:
        def draw(canvas: Canvas) -> None:
            for index, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
                canvas.drawString(50, 730 - 14 * index, left)
                canvas.drawString(320, 730 - 14 * index, right)

        assert [line for line in drawn_page(draw).lines if line] == [*LEFT, *RIGHT]

    def test_rows_of_a_table_stay_whole(self) -> None:
        rows = [("Councillor Ash", "Chair", "Present"), ("Councillor Birch", "", "Apologies")] * 5

        def draw(canvas: Canvas) -> None:
            for index, row in enumerate(rows):
                for x, cell in zip((72, 250, 400), row, strict=True):
                    canvas.drawString(x, 700 - 14 * index, cell)

        assert [line for line in drawn_page(draw).lines if line] == [
            " ".join(cell for cell in row if cell) for row in rows
        ]

    def test_a_table_of_words_and_figures_stays_whole(self) -> None:
        labels = [f"Spending on roads and paths in area number {index}" for index in range(8)]

        def draw(canvas: Canvas) -> None:
            for index, label in enumerate(labels):
                canvas.drawString(50, 700 - 14 * index, label)
                canvas.drawString(400, 700 - 14 * index, f"{index} 12 13 14 15")

        lines = [line for line in drawn_page(draw).lines if line]
        assert lines == [f"{label} {index} 12 13 14 15" for index, label in enumerate(labels)]

    def test_the_front_sheet_reads_members_then_contacts(self) -> None:
        members = ["Members", "Councillor Ash (Chair)", "Councillor Birch", "Councillor Cedar"]
        contacts = ["Contacts", "Democratic Support Officer", "Robin Elm"]

        def draw(canvas: Canvas) -> None:
            paragraph(canvas, 72, 600, members)
            paragraph(canvas, 320, 600, contacts)

        assert [line for line in drawn_page(draw).lines if line] == [*members, *contacts]

    def test_wrapped_cells_stay_together(self) -> None:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(72, 700, "27/09/18")
            paragraph(canvas, 150, 700, ("School results", "in the city"))
            paragraph(canvas, 300, 700, ("Report back", "in the autumn", "of next year"))

        assert drawn_page(draw).lines == (
            "27/09/18 School results",
            "in the city",
            "Report back",
            "in the autumn",
            "of next year",
        )


class TestHeadsAndFeet:
    def test_what_is_drawn_first_at_the_foot_is_read_last(self) -> None:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(300, 40, "7")
            paragraph(canvas, 72, 700, LEFT[:3])

        assert [line for line in drawn_page(draw).lines if line] == [*LEFT[:3], "7"]

    def test_what_is_drawn_last_at_the_head_is_read_first(self) -> None:
        def draw(canvas: Canvas) -> None:
            paragraph(canvas, 72, 700, LEFT[:3])
            canvas.drawString(72, 760, "Appendix D: Budget")

        assert [line for line in drawn_page(draw).lines if line] == ["Appendix D: Budget", *LEFT[:3]]

    def test_what_is_drawn_last_into_a_space_is_read_there(self) -> None:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(72, 700, "Heading")
            canvas.drawString(400, 640, "Green")
            paragraph(canvas, 72, 640, LEFT[:3])
            canvas.drawString(72, 670, "Cabinet Member")

        assert [line for line in drawn_page(draw).lines if line][:2] == ["Heading", "Cabinet Member"]

    def test_a_page_drawn_from_the_foot_up_is_read_from_the_head_down(self) -> None:
        def draw(canvas: Canvas) -> None:
            for index in reversed(range(len(LEFT))):
                canvas.drawString(72, 700 - 14 * index, LEFT[index])
            for index in reversed(range(len(RIGHT))):
                canvas.drawString(72, 590 - 14 * index, RIGHT[index])

        assert [line for line in drawn_page(draw).lines if line] == [*LEFT, *RIGHT]

    def test_columns_in_disorder_are_read_one_by_one(self) -> None:
        def draw(canvas: Canvas) -> None:
            for index in reversed(range(len(LEFT))):
                canvas.drawString(50, 700 - 14 * index, LEFT[index])
            for index in reversed(range(len(RIGHT))):
                canvas.drawString(320, 700 - 14 * index, RIGHT[index])

        assert [line for line in drawn_page(draw).lines if line] == [*LEFT, *RIGHT]


class TestTurned:
    def test_turned_cells_are_lines_of_their_own_without_gaps(self) -> None:
        def draw(canvas: Canvas) -> None:
            paragraph(canvas, 72, 500, ("Ref Indicator", "M1 Contacts received"))
            for index, month in enumerate(("Oct-17", "Nov-17", "Dec-17")):
                canvas.saveState()
                canvas.translate(300 + 40 * index, 480)
                canvas.rotate(90)
                canvas.drawString(0, 0, month)
                canvas.restoreState()

        page = drawn_page(draw, size=landscape(A4))
        assert page.lines == ("Ref Indicator", "M1 Contacts received", "Oct-17", "Nov-17", "Dec-17")

    def test_a_page_turned_as_a_whole_reads_like_any_other(self) -> None:
        def draw(canvas: Canvas) -> None:
            canvas.translate(500, 100)
            canvas.rotate(90)
            y = paragraph(canvas, 0, 300, LEFT[:3])
            paragraph(canvas, 0, y - 8, LEFT[3:5])

        assert drawn_page(draw).lines == (*LEFT[:3], "", *LEFT[3:5])


def test_a_page_without_words_has_no_lines() -> None:
    assert drawn_page(lambda canvas: canvas.line(0, 0, 9, 9)).lines == ()
