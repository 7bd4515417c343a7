"""Damaged files: pages as far as they can be read, or an error in words, and nothing else."""

import re
import zlib
from functools import cache
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from drawn_pdfs import FONTS, drawn_pdf, paragraph, raw_pdf, read, stream
from pack_houses import HOUSES
from pack_renderer import render_pack
from packview.errors import PackviewError
from packview.extract.pdf import PdfSource
from packview.extract.source import scan_error
from packview.extract.stamps import settle_labels
from packview.model import Page, PageState
from packview.text import clean
from protected import protected_pdf


def a_paper(canvas: Canvas) -> None:
    canvas.bookmarkPage("start")
    canvas.addOutlineEntry("Start", "start")
    paragraph(canvas, 72, 700, ("The committee noted", "the report of officers"))
    canvas.line(72, 500, 300, 500)
    canvas.drawString(280, 16, "Page 1")


def a_packed_one() -> bytes:
    content = b"q 1 0 0 1 5 5 cm /Fm Do Q BT /F1 12 Tf 14 TL 72 700 Td [(Noted) -200 (by) 20 (all)] TJ T* <48690a> Tj ET"
    packed = zlib.compress(content)
    form = stream(
        b"BT /T 10 Tf 5 5 Td <00010002> Tj ET 5 5 100 0.5 re f", b"/Subtype /Form /Resources 43 0 R"
    )
    return raw_pdf(
        b"",
        resources=FONTS + b"/XObject << /Fm 41 0 R >>",
        page=b"/Rotate 90 /CropBox [10 10 500 700]",
        catalog=b"/Outlines 46 0 R",
        objects={
            40: b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
            41: form,
            42: b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [44 0 R]"
            b" /ToUnicode 45 0 R >>",
            43: b"<< /Font << /T 42 0 R >> >>",
            44: b"<< /Subtype /CIDFontType2 /BaseFont /Any /DW 500 /W [1 [600 700] 5 9 400]"
            b" /FontDescriptor << /FontName /Any /Flags 4 >> >>",
            45: stream(
                b"beginbfrange\n<0001> <0003> <0041>\nendbfrange\nbeginbfchar\n<0005> <00410042>\nendbfchar"
            ),
            46: b"<< /First 47 0 R >>",
            47: b"<< /Title (One) /Dest [10 0 R /Fit] /Next 48 0 R >>",
            48: b"<< /Title (Two) /A << /S /GoTo /D (x) >> /First 47 0 R >>",
        },
    ).replace(b"/Contents 11 0 R", b"/Contents 40 0 R")


FILES = (drawn_pdf(a_paper, a_paper), a_packed_one(), protected_pdf(""))
REPLACEMENTS = st.one_of(
    st.binary(max_size=4),
    st.sampled_from(
        (
            b"null",
            b"0",
            b"-1",
            b"99999999999",
            b"[",
            b"]",
            b"<<",
            b">>",
            b"(",
            b")",
            b"10 0 R",
            b"2 0 R",
            b"/",
            b"1e9",
        )
    ),
)


def read_all(data: bytes) -> None:
    try:
        source = PdfSource(data)
    except PackviewError:
        return
    pages = [source.page(number) for number in range(1, source.document.page_count + 1)]
    for page in settle_labels(pages):
        assert page.state in get_args(PageState)
        assert all(line == clean(line) for line in page.lines)
        assert all(abs(run.x) < 1e6 and abs(run.y) < 1e6 and 0 <= run.width < 1e6 for run in page.runs)
    scan_error(pages)
    source.close()


@given(st.sampled_from(FILES), st.data())
@settings(max_examples=80)
def test_changed_bytes(data: bytes, choose: st.DataObject) -> None:
    for _ in range(choose.draw(st.integers(1, 4))):
        at = choose.draw(st.integers(0, len(data)))
        gone = choose.draw(st.integers(0, 8))
        data = data[:at] + choose.draw(REPLACEMENTS) + data[at + gone :]
    read_all(data)


@given(st.sampled_from(FILES), st.data())
@settings(max_examples=40)
def test_missing_parts(data: bytes, choose: st.DataObject) -> None:
    start = choose.draw(st.integers(0, len(data)))
    read_all(data[:start] + data[choose.draw(st.integers(start, len(data))) :])


@given(st.binary(max_size=120))
@settings(max_examples=50)
def test_any_content(content: bytes) -> None:
    read_all(raw_pdf(content))


def _packed_paper() -> bytes:
    """Two pages of lines that are all different, packed, with a font whose letters a packed map tells."""
    pages = [
        b"BT /F1 9 Tf 11 TL 60 800 Td "
        + b" ".join(
            b"(%d children of ward %d wait for %d weeks) Tj T*" % (at * 7, at, at * 3)
            for at in range(first, first + 50)
        )
        + b" ET BT /G 9 Tf 60 90 Td (ABCABC) Tj ET"
        for first in (100, 200)
    ]
    letters = zlib.compress(
        b"1 beginbfrange\n<41> <43> <0058>\nendbfrange\n3 beginbfchar\n<44> <0051>\nendbfchar"
    )
    objects = {40 + at: stream(zlib.compress(page), b"/Filter /FlateDecode") for at, page in enumerate(pages)}
    objects[50] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Any /ToUnicode 51 0 R >>"
    objects[51] = stream(letters, b"/Filter /FlateDecode")
    made = raw_pdf(b"", b"", resources=b"/Font << /F1 5 0 R /G 50 0 R >>", objects=objects)
    return made.replace(b"/Contents 11 0 R", b"/Contents 40 0 R").replace(
        b"/Contents 13 0 R", b"/Contents 41 0 R"
    )


PACKED = _packed_paper()
STREAMS = [
    (at, PACKED.index(b"\nendstream", at))
    for at in (found + 7 for found in range(len(PACKED)) if PACKED.startswith(b"stream\n", found))
    if PACKED[at : at + 1] == b"\x78"
]
WHOLE = [page.lines for page in read(PACKED)]


@given(st.sampled_from(STREAMS), st.data())
@settings(max_examples=150)
def test_damage_within_a_stream_changes_nothing_in_silence(
    span: tuple[int, int], choose: st.DataObject
) -> None:
    first, end = span
    at = choose.draw(st.integers(first, end - 1))
    new = choose.draw(st.binary(min_size=1, max_size=min(6, end - at)))
    cut = choose.draw(st.booleans())
    data = PACKED[:at] + (b" " * (end - at) if cut else new + PACKED[at + len(new) : end]) + PACKED[end:]
    with PdfSource(data) as source:
        pages = [source.page(number) for number in (1, 2)]
        told = {problem.pdf_page for problem in source.problems}
    for page, lines in zip(pages, WHOLE, strict=True):
        assert page.lines == lines or page.number in told
        assert (page.state == "damaged") == (page.number in told)


@cache
def _drawn(number: int) -> tuple[bytes, list[tuple[int, int]], list[Page]]:
    """The pack of a house as drawn, where its streams are, and its pages."""
    house = HOUSES[number]
    data = render_pack(house.pack, house.style).data
    spans = [found.span(1) for found in re.finditer(rb"\bstream\r?\n(.*?)endstream", data, re.DOTALL)]
    return data, spans, list(read(data))


@given(st.integers(0, len(HOUSES) - 1), st.data())
@settings(max_examples=25)
def test_damage_within_a_stream_of_a_drawn_pack_changes_nothing_in_silence(
    number: int, choose: st.DataObject
) -> None:
    data, spans, whole = _drawn(number)
    first, end = choose.draw(st.sampled_from(spans))
    at = choose.draw(st.integers(first, end - 1))
    length = choose.draw(st.integers(1, min(300, end - at)))
    other = choose.draw(st.integers(first, end - length))
    new = choose.draw(
        st.sampled_from(
            (bytes(length), data[other : other + length], bytes([data[at] ^ 0x10]), b" " * (end - at))
        )
    )
    damaged = data[:at] + new + data[at + len(new) :]
    try:
        source = PdfSource(damaged)
    except PackviewError:
        return
    with source:
        pages = [source.page(page.number) for page in whole]
        told = {problem.pdf_page for problem in source.problems}
    for page, before in zip(pages, whole, strict=True):
        same = (page.lines, page.runs, page.links) == (before.lines, before.runs, before.links)
        assert same or page.number in told
