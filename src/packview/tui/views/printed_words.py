"""Where words that were read out of a page stand on it, line ends and all."""

import re
from collections.abc import Sequence

_PAGES = 6
"""Pages looked through: a minute may begin some pages before the words of it."""


def printed_words(pages: Sequence[Sequence[str]], pdf_page: int, text: str) -> tuple[int, str]:
    """The page and the words as they are printed there.

    Args:
        pages: the lines of every page; pages[0] is PDF page 1.
        pdf_page: where to begin, 1..n.
        text: the words on one line, as a parser put them together.

    Returns:
        The PDF page and the words with the page's own line ends; the page as given and '' where they are on none of the
        pages from there on.
    """
    words = text.split()
    if not words or pdf_page < 1:
        return pdf_page, ""
    pattern = re.compile(r"-?\s+".join(map(re.escape, words)))
    for number in range(pdf_page, min(len(pages), pdf_page + _PAGES - 1) + 1):
        found = pattern.search("\n".join(pages[number - 1]))
        if found:
            return number, found.group()
    return pdf_page, ""
