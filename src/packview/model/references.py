"""What a member means by a page, the number of an item or the reference of an indicator; NotFoundError where there is none."""

import re
from collections.abc import Sequence

from packview.errors import NotFoundError
from packview.model.pack import AgendaItem, Pack
from packview.text import one_line


def page_name(wanted: str) -> str:
    """'47' of 'page 47'."""
    return re.sub(r"^(?:pages?|p\.?)\s*(?=[\w#])", "", one_line(wanted), flags=re.IGNORECASE)


def page_named(pack: Pack, wanted: str) -> int | None:
    """The PDF page that a member means by '47', 'page 47' or '#52'; in a pack without printed numbers '52' is that too."""
    name = page_name(wanted)
    found = pack.page_by_label(name)
    if found is None and not any(page.label for page in pack.pages):
        found = pack.page_by_label(f"#{name}")
    return found.number if found else None


def the_page(pack: Pack, wanted: str) -> int:
    """The same; NotFoundError where there is none."""
    found = page_named(pack, wanted)
    if found is None:
        labels = [page.label for page in pack.pages if page.label]
        raise NotFoundError(f"There is no page {page_name(wanted)}", pages_hint(labels, len(pack.pages)))
    return found


def pages_hint(labels: Sequence[str], count: int, so_far: str = "") -> str:
    """Which pages can be named, without full stop: those with printed labels, and those of the file."""
    printed = f"The printed numbers go from {labels[0]} to {labels[-1]}{so_far}" if labels else ""
    return (
        f"{printed or 'No page numbers are printed in this pack'}; #1 to #{count} are the pages of the file"
    )


def the_item(pack: Pack, number: str) -> AgendaItem:
    """The agenda item of a number or key."""
    found = pack.item_by_number(number) or pack.item(number)
    if found is None:
        known = ", ".join(item.number for item in pack.items if item.number)
        way_out = f"The agenda has {known}; '-' is the pack as a whole" if known else ""
        none = "The pack has no agenda; use '-'"
        raise NotFoundError(f"There is no agenda item {number!r}", way_out or none)
    return found


def the_indicator_place(pack: Pack, ref: str) -> int:
    """The position in the pack's list of the indicator with a reference."""
    refs = [one.ref for one in pack.indicators]
    wanted = [place for place, one in enumerate(refs) if one and one.casefold() == ref.strip().casefold()]
    if wanted:
        return wanted[0]
    known = [one for one in refs if one]
    shown = f"The pack has {', '.join(known[:12])}{' ...' if len(known) > 12 else ''}"
    raise NotFoundError(f"There is no indicator {ref!r} in this pack", shown if known else "It has none")
