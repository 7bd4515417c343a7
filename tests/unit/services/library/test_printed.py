"""Pages as printed: which file, which part, and what is said where there is none."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from packview.errors import PackviewError
from packview.model import Meeting, Pack, PageInfo, Source, Supplement
from packview.services.library.printed import PrintedPages, Window

PDF = Source(kind="pdf", name="ponds.pdf", sha256="0" * 64, size=1)
PACK = Pack(
    pack_id="ponds",
    source=PDF,
    supplements=(Supplement(source=replace(PDF, name="late.pdf"), pdf_first=3, pdf_last=3),),
    meeting=Meeting(committee="Ponds Committee"),
    pages=tuple(PageInfo(number=number) for number in (1, 2, 3)),
)
SIZES = st.tuples(st.floats(50, 2000), st.floats(50, 2000))


def drawn(path: Path, pages: int) -> Path:
    """A PDF whose pages have a black box in their upper left quarter."""
    canvas = Canvas(str(path), pagesize=(200, 100))
    for _ in range(pages):
        canvas.rect(0, 50, 100, 50, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return path


def test_a_page_lies_in_the_pack_or_in_its_supplement(tmp_path: Path) -> None:
    files = drawn(tmp_path / "a.pdf", 2), drawn(tmp_path / "b.pdf", 1)
    printed = PrintedPages(PACK, files)
    assert [printed.where(page) for page in (1, 2, 3)] == [(files[0], 1), (files[0], 2), (files[1], 1)]


def test_a_text_has_no_printed_page() -> None:
    pack = replace(PACK, source=replace(PDF, kind="text", name="ponds.txt"), supplements=())
    with pytest.raises(PackviewError, match="no printed page"):
        PrintedPages(pack, ()).where(1)


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    for files in ((), (tmp_path / "gone.pdf",)):
        with pytest.raises(PackviewError, match=r"ponds\.pdf is not there any more"):
            PrintedPages(PACK, files).where(1)


def test_without_the_extra_the_way_to_get_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    printed = PrintedPages(PACK, (drawn(tmp_path / "a.pdf", 2),))
    with pytest.raises(PackviewError) as told:
        printed.size(1)
    assert "pip install pypdfium2 textual-image" in told.value.hint


def test_a_part_of_a_page_is_drawn(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    printed = PrintedPages(PACK, (drawn(tmp_path / "a.pdf", 2),))
    assert printed.size(2) == (200, 100)
    black = printed.draw(2, (0.0, 0.0, 0.5, 0.5), 40, 20)
    assert (black.width, black.height) == (40, 20)
    assert len(black.pixels) == 40 * 20 * 3
    assert set(black.pixels) == {0}
    white = printed.draw(2, (0.5, 0.5, 1.0, 1.0), 40, 20)
    assert set(white.pixels) == {255}
    printed.close()
    with pytest.raises(PackviewError, match="was left"):  # a thread was still drawing
        printed.size(1)


def test_what_is_no_pdf_is_told(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF nothing")
    with pytest.raises(PackviewError, match="cannot be drawn"):
        PrintedPages(PACK, (broken,)).size(1)
    with pytest.raises(PackviewError, match="not in the file"):
        PrintedPages(PACK, (drawn(tmp_path / "a.pdf", 1),)).size(2)


@given(SIZES, SIZES, st.lists(st.tuples(st.integers(-3, 3), st.floats(-1, 1), st.floats(-1, 1)), max_size=8))
def test_the_view_never_leaves_the_page(
    page: tuple[float, float], room: tuple[float, float], moves: list[tuple[int, float, float]]
) -> None:
    window = Window()
    for steps, across, down in moves:
        window = window.zoomed(steps).moved(across, down, page, room)
        left, top, right, bottom = window.box(page, room)
        assert -1e-9 <= left < right <= 1 + 1e-9
        assert -1e-9 <= top < bottom <= 1 + 1e-9
    assert Window().box(page, room) == pytest.approx((0, 0, 1, 1))


@given(SIZES, SIZES)
def test_full_width_is_full_width(page: tuple[float, float], room: tuple[float, float]) -> None:
    left, top, right, _ = Window().filling(page, room).box(page, room)
    assert (left, right) == pytest.approx((0, 1))
    assert top == pytest.approx(0)
