"""Writing notes into a copy of a PDF, as annotations at the words they quote; a PDF reader on a tablet shows them."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from pypdf import PdfWriter
from pypdf.annotations import Highlight, MarkupAnnotation, Text
from pypdf.generic import ArrayObject, FloatObject, NameObject, TextStringObject

from packview.errors import PackviewError, require
from packview.extract.pdf import PdfSource
from packview.extract.words import Matrix, on_page
from packview.model import Run
from packview.model.pages import OF_A_NOTE, PageNote
from packview.text import one_line

_COLOUR = "ffe066"
_ASCENT, _DESCENT = 0.8, 0.25
"""Of the font size: how far a highlight reaches above and below the line the letters stand on."""
_MARGIN = 20.0
"""Points between the top left corner of a page and a note that quotes none of its words; the next stands as far below."""


def annotated(files: Sequence[Path], notes: Sequence[PageNote], password: str | None = None) -> bytes:
    """A PDF of the files' pages, one file after the other, with the notes.

    Raises:
        PackviewError: a file is no PDF, or cannot be read or copied.
    """
    writer, first = PdfWriter(), 1
    for path in files:
        name = one_line(path.name)
        data = path.read_bytes()
        require(b"%PDF-" in data[:1024], f"{name} is no PDF", "Notes can be written into PDFs only")
        with PdfSource(data, password=password) as source:
            number = source.document.page_count
            own = [one for one in notes if first <= one.pdf_page < first + number]
            numbers = {one.pdf_page: one.pdf_page - first + 1 for one in own}
            places = {page: (source.matrix(at), source.page(at).runs) for page, at in numbers.items()}
        with PdfSource(data, password=password) as source:  # a page that was read is let go of
            try:
                source.add_to(writer)
            except Exception as error:  # pypdf raises whatever a broken file leads it into
                told = f"{name} cannot be copied: {type(error).__name__}"
                raise PackviewError(told, "Ask the council for another copy") from error
        loose: dict[int, int] = {}
        for one in own:
            page = one.pdf_page - 1
            made = _highlight(one.quote, *places[one.pdf_page])
            if made is None:
                loose[page] = loose.get(page, 0) + 1
                made = _comment(writer, page, one, loose[page])
            for entry, words in (
                ("/T", one.author),
                ("/NM", f"{OF_A_NOTE}{one.key}"),
                ("/Contents", one.text),
            ):
                made[NameObject(entry)] = TextStringObject(words)
            writer.add_annotation(page, made)
        first += number
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _highlight(quote: str, matrix: Matrix, runs: Sequence[Run]) -> MarkupAnnotation | None:
    """A highlight on the words of a quote, None where they are not on the page."""
    a, b, c, d, e, f = matrix
    turned = a * d - b * c  # 1 or -1: pages are turned by quarters, never stretched
    back = (
        d / turned,
        -b / turned,
        -c / turned,
        a / turned,
        (c * f - d * e) / turned,
        (b * e - a * f) / turned,
    )
    quads: list[float] = []
    for run in _of_quote(quote, runs):
        top, bottom = run.y - _ASCENT * run.size, run.y + _DESCENT * run.size
        corners = ((run.x, top), (run.x + run.width, top), (run.x, bottom), (run.x + run.width, bottom))
        quads += [round(value, 2) for corner in corners for value in on_page(back, *corner)]
    if not quads:
        return None
    rect = (min(quads[::2]), min(quads[1::2]), max(quads[::2]), max(quads[1::2]))
    points = ArrayObject(map(FloatObject, quads))
    return Highlight(rect=rect, quad_points=points, highlight_color=_COLOUR, printing=True)


def _comment(writer: PdfWriter, page: int, note: PageNote, place: int) -> MarkupAnnotation:
    box = writer.pages[page].cropbox
    left, top = float(box.left) + _MARGIN, float(box.top) - place * _MARGIN
    return Text(rect=(left, top - _MARGIN, left + _MARGIN, top), text=note.text)


def _of_quote(quote: str, runs: Sequence[Run]) -> Sequence[Run]:
    """The runs that hold a quote: letters are compared, whatever blanks and line ends are between them."""
    wanted = "".join(quote.split()).replace("-", "")
    letters, owners = "", list[int]()
    for place, run in enumerate(runs := [run for run in runs if run.rotation == 0]):
        own = "".join(run.text.split()).replace("-", "")
        letters += own
        owners += [place] * len(own)
    start = letters.find(wanted) if wanted else -1
    if start < 0:
        return ()
    return runs[owners[start] : owners[start + len(wanted) - 1] + 1]
