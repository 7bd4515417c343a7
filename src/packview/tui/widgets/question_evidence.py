"""What a question rests on: how it is called, and where it is seen."""

from dataclasses import dataclass

from packview.model import Evidence, Note
from packview.model.evidence import rests_on
from packview.tui.text import one_line
from packview.tui.widgets.side_view import Seen, ViewName


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a piece of evidence is seen.

    Attributes:
        view: the view that shows it, None for a page.
        ref: what in it.
        pdf_page: 1..n, None where it has no page.
        quote: words to mark there.
    """

    view: ViewName | None = None
    ref: str = ""
    pdf_page: int | None = None
    quote: str = ""


def places(note: Note, seen: Seen) -> tuple[Place, ...]:
    """Where what a question rests on is seen, in its order; what is seen nowhere is left out."""
    found = (place_of(one, seen) for one in rests_on(note))
    return tuple(one for one in found if one is not None)


def place_of(one: Evidence, seen: Seen) -> Place | None:
    """The view that shows a piece of evidence, else its page; None where there is neither."""
    ref = one.ref.strip().casefold()
    place: str | None = None
    view: ViewName | None = None
    match one.kind:
        case "indicator":
            view = "indicators"
            place = next((row.ref for row in seen.pack.indicators if row.ref.strip().casefold() == ref), None)
        case "finding":
            view, place = "findings", next((row.key for row in seen.findings if row.key == one.ref), None)
        case "minute":
            view, place = "minutes", _minute(one, seen)
        case "recommendation":
            view, place = "tracker", _row(one, seen)
        case "page" | "quote":
            pass
    if view is not None and place is not None:
        return Place(view=view, ref=place)
    if one.pdf_page is not None and 1 <= one.pdf_page <= len(seen.pack.pages):
        return Place(pdf_page=one.pdf_page, quote=one.text if one.kind == "quote" else "")
    return None


def _minute(one: Evidence, seen: Seen) -> str | None:
    """The place of a minute; of two with the same number the one on the evidence's page."""
    items = seen.pack.minutes.items if seen.pack.minutes else ()
    found = [place for place, item in enumerate(items) if one.ref and item.number == one.ref]
    near = [place for place in found if one.pdf_page and items[place].pdf_page == one.pdf_page]
    return str((near or found)[0]) if found else None


def _row(one: Evidence, seen: Seen) -> str | None:
    """The place of a row of the tracker: the one whose words the evidence has, else the only one of its number.

    Numbers begin anew at each meeting, so that one may stand there several times.
    """
    rows = seen.pack.recommendations
    numbered = [place for place, row in enumerate(rows) if row.number == one.ref]
    same = [
        place
        for place in numbered
        if rows[place].action_proposed.strip() and one_line(rows[place].action_proposed) in one_line(one.text)
    ]
    found = same or (numbered if one.ref else [])
    near = [place for place in found if one.pdf_page and rows[place].pdf_page == one.pdf_page]
    choice = near or found
    return str(choice[0]) if len(choice) == 1 or (choice and same) else None
