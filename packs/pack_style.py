"""How a council's house looks: everything that differs from one to the next, in one value."""

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
        stamp: where 'Page N' is stamped; 'none' leaves every page without a label.
        stamp_text: the stamp; {n} is the number.
        item_stamps: whether 'Agenda Item N' and 'Appendix N' stand at the top right of a first page.
        turned: whether the stamp is turned on landscape pages.
        first_label: the number of the first paper's first page.
        odd_starts: whether a paper starts on an odd number, after a blank page where needed.
        blank_text: what such a blank page says.
        bookmarks: whether the file has an outline.
        agenda: numbered paragraphs or a ruled table.
        ranges: how the agenda names an item's pages; {first} and {last}. '' prints none.
        minute_number: how a minute's number is printed; {n} is the number.
        face: the body typeface, 'Helvetica' or 'Vera'.
        second_face: the typeface of papers that came from elsewhere.
        size: body size in points.
        header_colour: of the dataset's header row.
    """

    stamp: Literal["foot", "head", "none"] = "foot"
    stamp_text: str = "Page {n}"
    item_stamps: bool = True
    turned: bool = True
    first_label: int = 1
    odd_starts: bool = True
    blank_text: str = "This page is intentionally left blank"
    bookmarks: bool = True
    agenda: Literal["list", "table"] = "list"
    ranges: str = "(Pages {first} - {last})"
    minute_number: str = "{n}."
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


@cache
def faces(name: str) -> Faces:
    """The typeface, registered where it is not one of PDF's standard ones."""
    if name != "Vera":
        return Faces(name, f"{name}-Bold")
    folder = Path(reportlab.__file__).parent / "fonts"
    for font, file in (("Vera", "Vera.ttf"), ("Vera-Bold", "VeraBd.ttf")):
        pdfmetrics.registerFont(TTFont(font, str(folder / file)))
    return Faces("Vera", "Vera-Bold")


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
