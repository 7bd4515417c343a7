"""Anchors: where a note belongs, said in enough ways to find the place again."""

import re
from collections.abc import Sequence

from packview.model import AgendaItem, Anchor, Pack
from packview.model.import_events import PageLines
from packview.wording.words import words_in_lines

_ENDS = re.compile(
    r"[.!?][\"'\u2019\u201d)]*(?=\s+(?:[^\W\da-z_]|[^\w\s])|\s*\n\s*\n|\s*\Z)|\n\s*\n|\n(?=\s*[\u2022\u25cf*-]\s)"
)
"""Where a sentence ends: at its stop, before an empty line, or before the next point of a list."""
_LONGEST = 500
"""Characters of a quote that is made whole."""
_PROSE = re.compile(r"(?<![^\W_])[a-z]{2}")
"""A word in small letters, which every line of a sentence has."""
CONTEXT = 80
"""Characters kept before and after a quote."""


def whole_sentence(text: str, quote: str) -> str:
    """A quote with what its sentences have before and after it in a text; as it is where these do not end or are too long."""
    place = text.find(quote) if quote.strip() else -1
    if place < 0:
        return quote
    last = place + len(quote.rstrip())
    start = max((end.end() for end in _ENDS.finditer(text, 0, place)), default=0)
    stop = _ENDS.search(text, last - 1)
    whole = text[start : stop.end()].strip() if stop and stop[0].strip() else ""
    before, after = (
        text[start:place].split("\n")[:-1],
        text[last : stop.end() if stop else last].split("\n")[1:],
    )
    if any(line.strip(" .!?)") and not _PROSE.search(line) for line in (*before, *after)):  # cells of a table
        return quote
    return whole if len(whole) <= _LONGEST and quote.strip() in whole else quote


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
        item_title=item.shown if item else "",
        page=pack.pages[pdf_page - 1].label if known and pdf_page else label or None,
        pdf_page=pdf_page,
        quote=quote,
        before=before,
        after=after,
        edition=pack.edition,
    )


_PAGES = 6
"""Pages looked through: a minute may begin some pages before the words of it."""


def printed_words(pages: Sequence[Sequence[str]], pdf_page: int, text: str) -> tuple[int, str]:
    """The page and the words as they are printed there, with the page's own line ends; '' where they are on no page from there on.

    Args:
        pages: the lines of every page; pages[0] is PDF page 1.
        pdf_page: where to begin, 1..n.
        text: the words on one line, as a parser put them together.
    """
    if pdf_page > 0:
        for number in range(pdf_page, min(len(pages), pdf_page + _PAGES - 1) + 1):
            if found := words_in_lines(text, pages[number - 1]):
                return number, found
    return pdf_page, ""


def anchor_on(
    pack: Pack,
    pages: Sequence[PageLines],
    pdf_page: int | None,
    words: str,
    item: AgendaItem | None = None,
) -> Anchor:
    """The anchor of a note about words of a page, as sentences where they are printed; without a page it is on the item."""
    page, quote = (None, "") if pdf_page is None else printed_words(pages, pdf_page, words)
    if page is not None and page <= len(pages):
        quote = whole_sentence("\n".join(pages[page - 1]), quote)
    return anchor_at(pack, item=None if page else item, pdf_page=page, quote=quote, pages=pages)
