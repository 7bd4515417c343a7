"""Anchors: where a note belongs, said in enough ways to find the place again."""

from collections.abc import Sequence

from packview.model import AgendaItem, Anchor, Pack
from packview.model.import_events import PageLines

CONTEXT = 80
"""Characters kept before and after a quote."""


def anchor_at(
    pack: Pack,
    *,
    item: AgendaItem | None = None,
    pdf_page: int | None = None,
    label: str = "",
    quote: str = "",
    pages: Sequence[PageLines] = (),
) -> Anchor:
    """The anchor of a note on an item, a page or a quote.

    Without an item it is the page's. Without a page it is the item's first, unless there is a label: a printed number that the
    agenda names and no page of the file shows. A quote is as it stands on its page; its context is taken from ``pages``.
    """
    if item is None and pdf_page is not None:
        item = pack.item_of_page(pdf_page)
    if item is None and label:
        item = pack.item_by_label(label)
    if pdf_page is None and item is not None and not label:
        pdf_page = item.pdf_first
    before = after = ""
    if quote and pdf_page is not None and pdf_page <= len(pages):
        text = "\n".join(pages[pdf_page - 1])
        place = text.find(quote)
        if place >= 0:
            before = text[max(0, place - CONTEXT) : place]
            after = text[place + len(quote) : place + len(quote) + CONTEXT]
    known = pdf_page is not None and 1 <= pdf_page <= len(pack.pages)
    return Anchor(
        item=item.key if item else "",
        item_number=item.number if item else "",
        item_title=item.title if item else "",
        page=pack.pages[pdf_page - 1].label if known and pdf_page else label or None,
        pdf_page=pdf_page,
        quote=quote,
        before=before,
        after=after,
        edition=pack.edition,
    )
