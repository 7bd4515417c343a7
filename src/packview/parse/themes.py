"""Where a pack speaks of a board's priorities: passages, indicators, earlier recommendations and minutes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from packview.model import (
    GlossaryEntry,
    Indicator,
    Minutes,
    Page,
    Theme,
    ThemeLink,
    ThemeLinks,
    ThemePassage,
    TrackedRecommendation,
)
from packview.parse.lines import flow, paragraphs
from packview.parse.theme_vocabulary import Vocabulary, Words

_SHORTEST = 4
"""Words; less is a heading or the cell of a table, whose text says the rest."""


def link_themes(
    themes: Sequence[Theme],
    *,
    pages: Sequence[Page],
    page_items: Mapping[int, str],
    indicators: Sequence[Indicator] = (),
    recommendations: Sequence[TrackedRecommendation] = (),
    minutes: Minutes | None = None,
    glossary: Sequence[GlossaryEntry] = (),
) -> tuple[ThemeLinks, ...]:
    """Link a pack to themes by their vocabulary.

    A phrase of a theme is enough; of its words it takes two different ones in one paragraph. What is linked as an
    indicator, a recommendation or a minute is not linked as a passage again, and a glossary's own pages are left out.

    Args:
        themes: in the order to show them.
        pages: the whole pack.
        page_items: PDF page to the key of its agenda item.
        indicators: name and outcome are read; commentary wanders.
        recommendations: of the tracker.
        minutes: of the previous meeting.
        glossary: its acronyms are looked up.

    Returns:
        One for each theme, in their order, also where nothing was found.
    """
    if not themes:
        return ()
    vocabulary = Vocabulary(themes, glossary)
    passages: list[list[ThemePassage]] = [[] for _ in themes]
    left_out = _pages_read_otherwise(page_items, indicators, recommendations, minutes, glossary)
    for stretch in _stretches(vocabulary, pages, page_items, left_out):
        for index, passage in _passages(vocabulary, stretch, page_items):
            passages[index].append(passage)
    of_indicators = _links(vocabulary, ((row.ref, (f"{row.name}. {row.outcome}",)) for row in indicators))
    of_recommendations = _links(
        vocabulary,
        (
            (row.number, (row.title, row.action_proposed, *row.action_taken.split("\n")))
            for row in recommendations
        ),
    )
    of_minutes = _links(
        vocabulary,
        (
            (
                item.number,
                (item.title, *item.discussion, *(resolution.text for resolution in item.resolutions)),
            )
            for item in (minutes.items if minutes else ())
        ),
    )
    return tuple(
        ThemeLinks(
            theme=theme.key,
            passages=tuple(passages[index]),
            indicators=tuple(of_indicators.get(index, ())),
            recommendations=tuple(of_recommendations.get(index, ())),
            minutes=tuple(of_minutes.get(index, ())),
        )
        for index, theme in enumerate(themes)
    )


def _links(vocabulary: Vocabulary, rows: Iterable[tuple[str, Sequence[str]]]) -> dict[int, list[ThemeLink]]:
    """Links by theme, of rows that are a reference and its paragraphs."""
    found: dict[int, list[ThemeLink]] = {}
    for position, (ref, texts) in enumerate(rows):
        words: dict[int, dict[str, None]] = {}
        for text in texts:
            for theme, hits in vocabulary.links(text).items():
                words.setdefault(theme, {}).update(dict.fromkeys(hits))
        for theme, hits_of_row in words.items():
            found.setdefault(theme, []).append(
                ThemeLink(ref=ref, position=position, words=tuple(hits_of_row))
            )
    return found


def _pages_read_otherwise(
    page_items: Mapping[int, str],
    indicators: Iterable[Indicator],
    recommendations: Iterable[TrackedRecommendation],
    minutes: Minutes | None,
    glossary: Iterable[GlossaryEntry],
) -> frozenset[int]:
    found = {indicator.pdf_page for indicator in indicators}
    found |= {row.pdf_page for row in recommendations}
    found |= {entry.pdf_page for entry in glossary if not entry.in_text}
    item = page_items.get(minutes.pdf_first) if minutes and minutes.pdf_first and minutes.items else None
    if minutes and minutes.pdf_first and item:
        found |= {page for page, key in page_items.items() if key == item and page >= minutes.pdf_first}
    return frozenset(page for page in found if page is not None)


def _stretches(
    vocabulary: Vocabulary, pages: Sequence[Page], page_items: Mapping[int, str], left_out: frozenset[int]
) -> Iterator[list[Page]]:
    """Runs of pages of one item that may speak of a theme, with the page before each, where a paragraph may have begun."""
    speaks = [
        page.number not in left_out and page.state == "text" and vocabulary.may_speak(page.text)
        for page in pages
    ]
    stretch: list[Page] = []
    for index, page in enumerate(pages):
        near = (
            speaks[index]
            or (index + 1 < len(pages) and speaks[index + 1])
            or (index > 0 and speaks[index - 1])
        )
        if not near or page.number in left_out:
            if stretch:
                yield stretch
            stretch = []
            continue
        if stretch and page_items.get(stretch[-1].number) != page_items.get(page.number):
            yield stretch
            stretch = []
        stretch.append(page)
    if stretch:
        yield stretch


def _passages(
    vocabulary: Vocabulary, stretch: Sequence[Page], page_items: Mapping[int, str]
) -> Iterator[tuple[int, ThemePassage]]:
    labels = {page.number: page.label for page in stretch}
    for paragraph in paragraphs(flow(stretch)):
        if len(paragraph.text.split()) < _SHORTEST:
            continue
        for theme, words in vocabulary.links(paragraph.text).items():
            yield theme, _passage(paragraph.text, paragraph.page, labels[paragraph.page], page_items, words)


def _passage(
    text: str, page: int, label: str | None, page_items: Mapping[int, str], words: Words
) -> ThemePassage:
    return ThemePassage(item=page_items.get(page, ""), page=label, pdf_page=page, text=text, words=words)
