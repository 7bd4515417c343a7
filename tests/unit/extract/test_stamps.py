"""Stamps on the edge of a page, and the labels they make."""

from collections.abc import Callable, Sequence

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from drawn_pdfs import drawn_page, drawn_pdf, paragraph, raw_page, read
from packview.extract.stamps import settle_labels
from packview.model import Page, Run

BODY = ("The committee noted the report.", "See the figures on", "Page 4")


def turned(canvas: Canvas, x: float, y: float, angle: float, text: str) -> None:
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(angle)
    canvas.drawString(0, 0, text)
    canvas.restoreState()


class TestOnThePage:
    @pytest.mark.parametrize(
        ("stamp", "label", "others"),
        [
            ("Page 47", "47", ()),
            ("Page A12", "A12", ()),
            ("Page 12a", "12a", ()),
            ("Page ii", "ii", ()),
            ("Agenda Item 6", None, ("Agenda Item 6",)),
            ("Agenda Item 4a", None, ("Agenda Item 4a",)),
            ("Agenda Item C", None, ("Agenda Item C",)),
            ("Appendix 1", None, ("Appendix 1",)),
            ("Appendix B", None, ("Appendix B",)),
            ("Appendix 2.1", None, ("Appendix 2.1",)),
        ],
    )
    @pytest.mark.parametrize("y", [16, 40, 780, 820])
    def test_a_stamp_at_the_head_or_foot(
        self, stamp: str, label: str | None, others: tuple[str, ...], y: float
    ) -> None:
        def draw(canvas: Canvas) -> None:
            paragraph(canvas, 72, 700, BODY)
            canvas.drawCentredString(300, y, stamp)

        page = drawn_page(draw)
        assert (page.label, page.stamps) == (label, others)
        assert page.lines == BODY

    @pytest.mark.parametrize(("x", "angle"), [(16, 90), (16, 270), (820, 90), (820, 270)])
    def test_a_stamp_turned_at_the_side_of_a_landscape_page(self, x: float, angle: float) -> None:
        def draw(canvas: Canvas) -> None:
            paragraph(canvas, 72, 400, BODY)
            turned(canvas, x, 300, angle, "Page 48")

        page = drawn_page(draw, size=landscape(A4))
        assert (page.label, page.lines) == ("48", BODY)

    def test_a_stamp_on_a_page_shown_turned(self) -> None:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(300, 20, "Page 9")

        assert drawn_page(draw, rotate=90).label == "9"

    @pytest.mark.parametrize(
        "text", ["Page 1 of 7", "see Page 4", "Page 4 shows", "Page", "Page four", "Home Page 4 you"]
    )
    def test_other_words_at_the_edge_are_text(self, text: str) -> None:
        page = drawn_page(lambda canvas: canvas.drawString(250, 30, text))
        assert (page.label, page.stamps, page.lines) == (None, (), (text,))

    def test_a_page_number_in_the_middle_is_text(self) -> None:
        page = drawn_page(lambda canvas: canvas.drawString(54, 400, "Page 4"))
        assert (page.label, page.lines) == (None, ("Page 4",))

    def test_several_stamps(self) -> None:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(72, 700, "Report")
            canvas.drawString(280, 16, "Page 5")
            canvas.drawString(500, 818, "Agenda Item 7")
            canvas.drawString(500, 800, "Appendix 1")

        page = drawn_page(draw)
        assert (page.label, page.stamps) == ("5", ("Agenda Item 7", "Appendix 1"))
        assert page.lines == ("Report",)

    def test_of_two_page_numbers_the_one_on_top_is_the_label(self) -> None:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(72, 700, "Report")
            canvas.drawString(280, 40, "Page 2")
            canvas.drawString(280, 16, "Page 31")

        page = drawn_page(draw)
        assert (page.label, page.stamps) == ("31", ("Page 2",))

    def test_a_stamp_is_the_same_when_glued_to_a_footer_far_away(self) -> None:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(72, 30, "Budget report")
            canvas.drawString(280, 30, "Page 5")

        page = drawn_page(draw)
        assert (page.label, page.lines) == ("5", ("Budget report",))

    def test_a_stamp_on_a_scan_is_its_label(self) -> None:
        page = raw_page(b"BI /W 1 /H 1 /BPC 8 /CS /G ID x\n EI BT /F1 10 Tf 280 16 Td (Page 5) Tj ET")
        assert (page.state, page.label, page.lines) == ("image", "5", ())

    def test_a_page_left_blank_keeps_its_stamp(self) -> None:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(200, 500, "This page is intentionally left blank")
            canvas.drawString(280, 16, "Page 8")

        page = drawn_page(draw)
        assert (page.state, page.label) == ("blank", "8")
        assert page.lines == ("This page is intentionally left blank",)


def stamped(*labels: str | tuple[str, ...] | None) -> list[Page]:
    """Pages with these labels; of several on one page the first was drawn last."""
    pages = []
    for number, label in enumerate(labels, start=1):
        printed = (label,) if isinstance(label, str) else label or ()
        runs = [
            run
            for each in printed
            for run in (
                Run(text="Page", x=280, y=820, width=24, size=10, font="Helvetica"),
                Run(text=each, x=306, y=820, width=6, size=10, font="Helvetica"),
            )
        ]
        pages.append(
            Page(
                number=number,
                label=printed[0] if printed else None,
                stamps=tuple(f"Page {each}" for each in printed[1:]),
                lines=("Text",),
                width=595,
                height=842,
                runs=tuple(runs),
            )
        )
    return pages


def labels_of(pages: Sequence[Page]) -> list[str | None]:
    return [page.label for page in pages]


class TestSettled:
    @pytest.mark.parametrize(
        "labels",
        [
            (None, None, "1", "2", "3"),
            ("1", "2", None, "4"),
            ("1", "2", "2", "4"),  # printed so
            ("1", "2", "3", "1", "2"),  # the next pack's papers
            ("45", "7"),
            ("1", "A1", "3"),
            (None,),
            (),
        ],
    )
    def test_what_is_printed_stays(self, labels: tuple[str | None, ...]) -> None:
        assert labels_of(settle_labels(stamped(*labels))) == list(labels)

    def test_a_papers_own_number_gives_way_to_the_stamp(self) -> None:
        pages = settle_labels(stamped("1", "2", ("1", "3"), ("2", "4"), "5", "6"))
        assert labels_of(pages) == ["1", "2", "3", "4", "5", "6"]
        assert pages[2].stamps == ("Page 1",)

    def test_settling_twice_changes_nothing(self) -> None:
        once = settle_labels(stamped("1", ("9", "2"), "3", "4"))
        assert settle_labels(once) == once

    def test_no_label_is_made_up(self) -> None:
        assert labels_of(settle_labels(stamped("1", None, "3"))) == ["1", None, "3"]


def test_a_pack_of_stamped_papers() -> None:
    def report(label: str) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            paragraph(canvas, 72, 700, BODY)
            canvas.drawString(280, 40, f"Page {int(label) % 3 + 1}")
            canvas.drawString(280, 16, f"Page {label}")

        return draw

    pages = settle_labels(read(drawn_pdf(*(report(str(number)) for number in range(1, 8)))))
    assert labels_of(pages) == ["1", "2", "3", "4", "5", "6", "7"]
