"""Notes written into a copy of a PDF and read back; marks of other readers."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn_pdfs import drawn_pdf, raw_pdf, read
from packview.errors import PackviewError
from packview.extract.annotate import annotated
from packview.model.pages import Mark, PageNote

LINES = ("The number of referrals rose", "to 517 in October, which is", "more than was planned for.")


def paper(tmp_path: Path, name: str = "a.pdf", rotate: int = 0) -> Path:
    def draw(canvas: object) -> None:
        for place, line in enumerate(LINES):
            canvas.drawString(72, 700 - 16 * place, line)  # type: ignore[attr-defined]

    path = tmp_path / name
    path.write_bytes(drawn_pdf(draw, draw, rotate=rotate))
    return path


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_note_stands_at_its_words_and_comes_back_with_them(tmp_path: Path, rotate: int) -> None:
    path = paper(tmp_path, rotate=rotate)
    before = path.read_bytes()
    quote = "517 in October, which is\nmore than"
    note = PageNote(pdf_page=2, key="abc", text="Why?\nAnd since when?", quote=quote, author="Robin Ash")
    first, second = read(annotated([path], [note]))
    assert path.read_bytes() == before
    assert first.marks == ()
    if rotate:  # the words themselves are read turned, and stand as a comment
        assert [one.text for one in second.marks] == ["Why?\nAnd since when?"]
    else:
        assert second.marks == (
            Mark(
                quote="517 in October, which is more than",
                text="Why?\nAnd since when?",
                author="Robin Ash",
                name="packview:abc",
            ),
        )
    assert second.lines == read(before)[1].lines


def test_a_note_without_words_is_a_comment_and_pages_go_on_in_the_next_file(tmp_path: Path) -> None:
    files = [paper(tmp_path), paper(tmp_path, "b.pdf")]
    notes = [PageNote(pdf_page=4, key=key, text=key) for key in ("one", "two")]
    pages = read(annotated(files, notes))
    assert [[one.text for one in page.marks] for page in pages] == [[], [], [], ["one", "two"]]


def test_what_is_no_pdf_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("words")
    with pytest.raises(PackviewError, match="is no PDF"):
        annotated([path], [])


WORDS = [word for line in LINES for word in line.split()]


@settings(max_examples=25)
@given(st.integers(0, len(WORDS) - 1), st.integers(1, len(WORDS)))
def test_any_stretch_of_words_comes_back(
    tmp_path_factory: pytest.TempPathFactory, start: int, long: int
) -> None:
    quote = " ".join(WORDS[start : start + long])
    path = paper(tmp_path_factory.mktemp("marks"))
    (mark,) = read(annotated([path], [PageNote(pdf_page=1, key="k", text="x", quote=quote)]))[0].marks
    assert quote in mark.quote  # a word that stands twice may begin earlier
    assert len(mark.quote.split()) == len(quote.split())


def page(annotations: bytes) -> tuple[Mark, ...]:
    text = b"BT /F1 12 Tf 72 700 Td (Read the strategy of the council.) Tj ET"
    return read(raw_pdf(text, page=b"/Annots [%s]" % annotations))[0].marks


@pytest.mark.parametrize("kind", [b"Highlight", b"Underline", b"Squiggly"])
def test_words_that_are_marked(kind: bytes) -> None:
    quads = b"/QuadPoints [118 712 170 712 118 697 170 697]"
    found = page(b"<< /Subtype /%s /Rect [0 0 1 1] %s /T (Ash) /Contents (Which?) >>" % (kind, quads))
    assert found == (Mark(quote="strategy", text="Which?", author="Ash"),)


@pytest.mark.parametrize(
    "annotation",
    [
        b"<< /Subtype /Highlight /Rect [0 0 1 1] >>",
        b"<< /Subtype /Highlight /QuadPoints [1 2 (x) 4 5 6 7 8] >>",
        b"<< /Subtype /Highlight /QuadPoints 7 >>",
        b"<< /Subtype /Popup /Contents (x) >>",
        b"<< /Subtype /Text /F 2 /Contents (hidden) >>",
        b"<< /Subtype /Text /Contents () >>",
    ],
)
def test_what_says_nothing_is_no_mark(annotation: bytes) -> None:
    assert page(annotation) == ()


def test_comments_and_typed_texts_are_marks() -> None:
    found = page(b"<< /Subtype /Text /Contents (One) >> << /Subtype /FreeText /Contents (Two) >>")
    assert [one.text for one in found] == ["One", "Two"]
