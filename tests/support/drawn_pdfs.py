"""Small PDFs for the tests of extraction: written by hand, operator by operator, or drawn with reportlab."""

import io
from collections.abc import Callable, Mapping, Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from packview.extract.pdf import PdfSource
from packview.model import Page

HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
BOLD = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"
FONTS = b"/Font << /F1 5 0 R /F2 6 0 R >>"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object's body."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def assembled(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """A file of numbered objects; number 1 is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number in sorted(objects):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)


def raw_pdf(
    *contents: bytes,
    page: bytes = b"",
    resources: bytes = FONTS,
    catalog: bytes = b"",
    objects: Mapping[int, bytes] | None = None,
    trailer: bytes = b"",
) -> bytes:
    """A file with a page for each content stream; objects from 40 on are free for more.

    Args:
        contents: the operators of each page.
        page: more entries of each page; without a box here it is 595 by 842 points.
        resources: of each page.
        catalog: more entries of the catalogue.
        objects: more objects.
        trailer: more entries of the trailer.
    """
    box = b"" if b"/MediaBox" in page else b"/MediaBox [0 0 595 842]"
    kids = b" ".join(b"%d 0 R" % (10 + 2 * index) for index in range(len(contents)))
    numbered = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(contents)),
        5: HELVETICA,
        6: BOLD,
        **(objects or {}),
    }
    for index, content in enumerate(contents):
        number = 10 + 2 * index
        numbered[number] = b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R /Resources << %s >> %s %s >>" % (
            number + 1,
            resources,
            box,
            page,
        )
        numbered[number + 1] = stream(content)
    return assembled(numbered, trailer)


def raw_page(
    content: bytes,
    *,
    page: bytes = b"",
    resources: bytes = FONTS,
    objects: Mapping[int, bytes] | None = None,
) -> Page:
    """The page with this content stream, read back."""
    return read(raw_pdf(content, page=page, resources=resources, objects=objects))[0]


def drawn_pdf(*pages: Callable[[Canvas], None], size: tuple[float, float] = A4, rotate: int = 0) -> bytes:
    """A file with a page for each function, which draws it."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, pageCompression=0)
    for draw in pages:
        if rotate:
            canvas.setPageRotation(rotate)
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def drawn_page(draw: Callable[[Canvas], None], *, size: tuple[float, float] = A4, rotate: int = 0) -> Page:
    """The page that a function draws, read back."""
    return read(drawn_pdf(draw, size=size, rotate=rotate))[0]


def read(data: bytes, *, password: str | None = None) -> list[Page]:
    """All pages of a file."""
    with PdfSource(data, password=password) as source:
        return [source.page(number) for number in range(1, source.document.page_count + 1)]


def words(page: Page) -> list[str]:
    """The words of a page in the order drawn."""
    return [run.text for run in page.runs]


def paragraph(canvas: Canvas, x: float, y: float, lines: Sequence[str], leading: float = 14.0) -> float:
    """Draw lines one below the other; returns where the next one would stand."""
    for line in lines:
        canvas.drawString(x, y, line)
        y -= leading
    return y
