"""Pages of the real packs, read once for each test process."""

from functools import lru_cache
from pathlib import Path

from packview.extract.source import open_source
from packview.extract.stamps import settle_labels
from packview.model import Document, Page

SOUTHAMPTON = "southampton-2018-11-29"


@lru_cache(maxsize=4)
def real_pages(path: Path) -> tuple[Document, tuple[Page, ...]]:
    """What is known of a file, and its pages with their printed labels."""
    with open_source(path) as source:
        pages = [source.page(number) for number in range(1, source.document.page_count + 1)]
        return source.document, settle_labels(pages)
