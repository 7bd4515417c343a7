"""Where a pack speaks of a board's priorities: passages, indicators, earlier recommendations and minutes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

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
from packview.parse.text.lines import flow, mark_of, paragraphs
from packview.parse.text.theme_words import Vocabulary
from packview.text import fold

_ENOUGH = 60
"""Characters that are enough to know a text by."""
_LONGEST_PAGE = 200
"""Lines; what is longer is a text file that does not show its pages."""
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
    explained = [entry for entry in glossary if not entry.in_text]
    minuted = [
        (item.number, (item.title, *item.discussion, *(one.text for one in item.resolutions)))
        for item in (minutes.items if minutes else ())
    ]
    long = frozenset(page.number for page in pages if len(page.lines) > _LONGEST_PAGE)
    left_out = _pages_otherwise((*indicators, *recommendations, *explained), minutes, page_items) - long
    texts = [text for row in indicators for text in (row.name, row.outcome, row.commentary)]
    for row in recommendations:
        texts += [row.title, row.action_proposed, row.action_taken]
    texts += [entry.definition for entry in explained]
    texts += [text for _, minute in minuted for text in minute]
    known = " | ".join(map(fold, texts)) if long else ""
    for stretch in _stretches(vocabulary, pages, page_items, left_out):
        for index, passage in _passages(vocabulary, stretch, page_items):
            if passage.pdf_page not in long or not _is_known(passage.text, known):
                passages[index].append(passage)
    of_indicators = _links(vocabulary, ((row.ref, (f"{row.name}. {row.outcome}",)) for row in indicators))
    tracked = (
        (row.number, (row.title, row.action_proposed, *row.action_taken.split("\n")))
        for row in recommendations
    )
    of_recommendations = _links(vocabulary, tracked)
    of_minutes = _links(vocabulary, minuted)
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


def _pages_otherwise(
    rows: Iterable[Indicator | TrackedRecommendation | GlossaryEntry],
    minutes: Minutes | None,
    page_items: Mapping[int, str],
) -> frozenset[int]:
    """The PDF pages of what is linked as something else than a passage."""
    found = {row.pdf_page for row in rows if row.pdf_page is not None}
    first = minutes.pdf_first if minutes and minutes.items else None
    item = page_items.get(first) if first else None
    if first and item:
        found |= {page for page, key in page_items.items() if key == item and page >= first}
    return frozenset(found)


def _is_known(passage: str, known: str) -> bool:
    """Whether a passage of a text file without pages was read as something else, or holds the figures of a table."""
    text = fold(passage)
    words = text.split()
    figures = sum(any(map(str.isdigit, word)) for word in words)
    return 4 * figures > len(words) or text[:_ENOUGH] in known or text[-_ENOUGH:] in known


def _stretches(
    vocabulary: Vocabulary, pages: Sequence[Page], page_items: Mapping[int, str], left_out: frozenset[int]
) -> Iterator[list[Page]]:
    """Runs of pages of one item that may speak of a theme, with the page before each, where a paragraph may have begun."""
    wanted = [page.number not in left_out for page in pages]
    speaks = [
        want and page.state == "text" and vocabulary.sieve.passes(page.text)
        for want, page in zip(wanted, pages, strict=True)
    ]
    near = [want and any(speaks[max(0, at - 1) : at + 2]) for at, want in enumerate(wanted)]
    for (near_one, _), stretch in groupby(
        zip(near, pages, strict=True), lambda one: (one[0], page_items.get(one[1].number))
    ):
        if near_one:
            yield [page for _, page in stretch]


def _passages(
    vocabulary: Vocabulary, stretch: Sequence[Page], page_items: Mapping[int, str]
) -> Iterator[tuple[int, ThemePassage]]:
    labels = {page.number: page.label for page in stretch}
    sieve = vocabulary.sieve.narrowed("\n".join(page.text for page in stretch))
    for paragraph in paragraphs(flow(stretch), opens=_is_point):
        if not sieve.passes(paragraph.text) or len(paragraph.text.split()) < _SHORTEST:
            continue
        page, text = paragraph.page, paragraph.text
        item = page_items.get(page, "")
        for theme, words in vocabulary.links(text).items():
            yield theme, ThemePassage(item=item, page=labels[page], pdf_page=page, text=text, words=words)


def _is_point(text: str) -> bool:
    """Whether a line begins a point of its own: 'a. The board', '(ii) That'."""
    mark = mark_of(text)
    return mark is not None and mark.rest[:1].isupper()
