"""What stands inside the papers: performance tables, other tables, tracker, glossary."""

from collections.abc import Sequence
from dataclasses import replace

from packview.model import Pack, Page
from packview.parse.glossary.read import read_glossary
from packview.parse.indicators.read import read_datasets
from packview.parse.tracker.read import read_tracker
from packview.parse.understood_pages import paper_claims, with_claims


def with_contents(pack: Pack, pages: Sequence[Page]) -> Pack:
    """The pack with all that its pages hold beside agenda and minutes, and the warnings of reading it.

    Args:
        pack: with its items and pages, those of the agenda claimed.
        pages: all of the file's, in order.
    """
    tracker = read_tracker(pages)
    glossary = read_glossary(pages)
    datasets = read_datasets(pages)
    items = {page.number: page.item or "" for page in pack.pages}
    agenda = {page.number for page in pack.pages if "agenda" in page.read_as and not page.item}
    pack = replace(
        pack,
        indicators=tuple(
            replace(indicator, item=items.get(indicator.pdf_page or 0, ""))
            for indicator in datasets.indicators
        ),
        tables=tuple(
            replace(table, item=items.get(table.pdf_page or 0, ""))
            for table in datasets.tables
            if table.pdf_page not in tracker.claimed | glossary.claimed | agenda
        ),
        recommendations=tracker.recommendations,
        glossary=glossary.entries,
        warnings=(*pack.warnings, *tracker.warnings, *glossary.warnings, *datasets.warnings),
    )
    figures = {one.pdf_page for one in pack.indicators if one.pdf_page}
    tables = {one.pdf_page for one in pack.tables if one.pdf_page}
    claims = {
        **paper_claims(pack),
        "indicators": figures,
        # A page of prose with a small table in it is not understood for that.
        "table": datasets.claimed - (figures - tables) - tracker.claimed - glossary.claimed,
        "tracker": tracker.claimed,
        "glossary": glossary.claimed,
    }
    return with_claims(pack, claims)
