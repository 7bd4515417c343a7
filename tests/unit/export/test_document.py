"""Exports as web pages and Word files: every word as it was written, in the styles of Word."""

import io
from dataclasses import replace

import pytest

from exported import PACK, note
from packview.export.document import to_html, to_word
from packview.export.markdown import evidence_of, markdown, tabled
from packview.model import Evidence, Indicator
from packview.model.words import course_words

docx = pytest.importorskip("docx")
NASTY = "<b>x</b> & *[not](marked)* \\ `up` | 5 < 6"
MONTHS = {f"2018-{month:02}": float(month) for month in range(1, 11)}
CONTACTS = Indicator(
    ref="M1",
    name="Contacts",
    unit="percent",
    values={"2017-10": 22.5, **MONTHS},
    benchmarks={"England": 14.0, "Region": None},
    targets={"Target": 20.0},
    page="3",
    pdf_page=4,
)


def test_a_word_file_has_the_words_and_the_styles_of_what_was_written() -> None:
    text = markdown(PACK, [note(NASTY, kind="question", quote="As printed")])
    table = "\n\n".join(tabled("Actions", ("Action", "Owner"), [(NASTY, "Ash")]))
    document = docx.Document(io.BytesIO(to_word(f"{text}\n{table}\n")))
    found = [(one.style.name, one.text) for one in document.paragraphs]
    assert found[0] == ("Title", "Parks Committee")
    assert ("Heading 1", "Item 3: Benches") in found
    assert ("Normal", NASTY) in found
    assert ("Quote", "As printed") in found
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["Action", "Owner"],
        [NASTY, "Ash"],
    ]
    bold = [run.text for one in document.paragraphs for run in one.runs if run.bold]
    assert "Question 1." in bold
    assert document.core_properties.title == "Parks Committee"


def test_a_web_page_shows_marks_as_they_were_written_and_runs_none() -> None:
    page = to_html(markdown(PACK, [note("<script>alert(1)</script> & more")]))
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in page
    assert "<h1>Parks Committee</h1>" in page
    assert "<title>Parks Committee</title>" in page


def test_an_indicator_is_told_with_its_course_and_what_it_is_compared_with() -> None:
    assert course_words(CONTACTS) == (
        "M1 Contacts: 10% in October 2018, 22.5% in October 2017; England 14%, Target 20%; "
        "October 2017 to October 2018: \u2588\u2581\u2581\u2581\u2582\u2582\u2582\u2583\u2583\u2583\u2584"
    )
    assert course_words(replace(CONTACTS, values={})) == "M1 Contacts"
    assert "doubtful" in course_words(replace(CONTACTS, doubtful=("look",)))


@pytest.mark.parametrize(
    ("pages", "evidence", "told"),
    [((4,), (), True), ((4, 6), (), False), ((4, 6), (4,), True), ((5, 6), (4,), False)],
)
def test_the_figures_of_an_indicator_are_those_of_the_page_that_decides_whether_a_note_may_leave(
    pages: tuple[int, ...], evidence: tuple[int, ...], told: bool
) -> None:
    pack = replace(PACK, indicators=tuple(replace(CONTACTS, pdf_page=page) for page in pages))
    rests = tuple(Evidence(kind="indicator", ref="M1", pdf_page=page) for page in evidence)
    words = evidence_of(note("Why?", kind="question", indicator="M1", evidence=rests), pack)
    assert any("22.5%" in one for one in words) == told
