"""How a council's house looks: everything that differs from one to the next, in one value."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import reportlab
from reportlab.lib.colors import HexColor, black
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A house style. The default is laid out as Southampton's papers are.

    Attributes:
        stamp: the edge at which 'Page N' is stamped, turned at the left and right; 'none' leaves every page without a label.
        stamp_text: the stamp; {n} is the number.
        item_stamps: whether 'Agenda Item N' and 'Appendix N' stand at the top right of a first page.
        turned: whether the stamp is turned on landscape pages.
        first_label: the number of the first paper's first page.
        odd_starts: whether a paper starts on an odd number, after a blank page where needed.
        blank_text: what such a blank page says.
        bookmarks: whether the file has an outline.
        stray_bookmarks: whether the outline also holds headings of a word processor, untitled entries and dead destinations.
        agenda: numbered paragraphs, a ruled table, or ruled columns 'Item', 'Subject' and 'Page(s)'.
        ranges: how the agenda names an item's pages; {first} and {last}. '' prints none.
        private_part: printed over the first item closed to the public; '' prints nothing.
        private_line: printed under the title of such an item; '' prints nothing.
        minute_number: how a minute's number is printed; {n} is the number.
        report: a ruled table with shaded headings, or lines 'From:', 'To:' and headings without any ruling.
        summary: the heading over a report's summary.
        recommended: the heading over a report's recommendations.
        face: the body typeface, 'Helvetica' or 'Vera'.
        second_face: the typeface of papers that came from elsewhere.
        size: body size in points.
        header_colour: of the dataset's header row.
    """

    stamp: Literal["foot", "head", "left", "right", "none"] = "foot"
    stamp_text: str = "Page {n}"
    item_stamps: bool = True
    turned: bool = True
    first_label: int = 1
    odd_starts: bool = True
    blank_text: str = "This page is intentionally left blank"
    bookmarks: bool = True
    stray_bookmarks: bool = False
    agenda: Literal["list", "table", "columns"] = "list"
    ranges: str = "(Pages {first} - {last})"
    private_part: str = ""
    private_line: str = ""
    minute_number: str = "{n}."
    report: Literal["table", "plain"] = "table"
    summary: str = "BRIEF SUMMARY"
    recommended: str = "RECOMMENDATIONS:"
    face: Literal["Helvetica", "Vera"] = "Helvetica"
    second_face: Literal["Helvetica", "Vera"] = "Vera"
    size: float = 11
    header_colour: str = "#1f4e79"


SOUTHAMPTON = Style()


@dataclass(frozen=True, slots=True)
class Faces:
    """The two faces of a typeface: names as reportlab knows them."""

    plain: str
    bold: str


class _WithoutMap(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A typeface whose glyphs look right, and whose map to letters leads to letters of nobody's alphabet."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file)
        self.face.name = (
            name.encode()
        )  # the map is kept under it, and must not be the one of the same face unspoilt

    def addObjects(self, doc: Any) -> None:  # noqa: N802  reportlab's name
        before = set(doc.idToObject)
        super().addObjects(doc)
        for name in set(doc.idToObject) - before:
            if name.startswith("toUnicodeCMap:"):
                stream = doc.idToObject[name]
                stream.content = re.sub(r"(<..>) <..(..)>", r"\1 <E0\2>", stream.content)


@cache
def faces(name: str) -> Faces:
    """The typeface, registered where it is not one of PDF's standard ones."""
    if name not in ("Vera", "Garbled"):
        return Faces(name, f"{name}-Bold")
    folder = Path(reportlab.__file__).parent / "fonts"
    for font, file in (("Vera", "Vera.ttf"), ("Vera-Bold", "VeraBd.ttf")):
        kind = _WithoutMap if name == "Garbled" else TTFont
        pdfmetrics.registerFont(kind(font.replace("Vera", name), str(folder / file)))
    return Faces(name, f"{name}-Bold")


@cache
def text(face: str, size: float, *, bold: bool = False, centred: bool = False, **more: Any) -> Any:
    """A paragraph style. ``more`` goes to reportlab: spaceBefore, spaceAfter, leftIndent, ..."""
    names = faces(face)
    settings = {
        "leading": round(size * 1.22, 2),
        "spaceAfter": round(size * 0.55, 2),
        "textColor": black,
        **({"alignment": TA_CENTER} if centred else {}),
        **more,
    }
    font = names.bold if bold else names.plain
    return ParagraphStyle(f"{font}-{size}", fontName=font, fontSize=size, **settings)


@cache
def colour(name: str) -> Any:
    """A colour by its word or its hex value."""
    return HexColor({"red": "#ff0000", "green": "#00b050", "grey": "#808080"}.get(name, name))
