"""Where a pack speaks of a board's priorities: passages, indicators, earlier recommendations and minutes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from packview.parse.text.theme_words import Vocabulary, Words
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
    otherwise = _Otherwise(tuple(indicators), tuple(recommendations), minutes, tuple(glossary))
    long = frozenset(page.number for page in pages if len(page.lines) > _LONGEST_PAGE)
    left_out = otherwise.pages(page_items) - long
    known = otherwise.text() if long else ""
    for stretch in _stretches(vocabulary, pages, page_items, left_out):
        for index, passage in _passages(vocabulary, stretch, page_items):
            if passage.pdf_page not in long or not _is_known(passage.text, known):
                passages[index].append(passage)
    of_indicators = _links(vocabulary, _of_indicators(indicators))
    of_recommendations = _links(vocabulary, _of_recommendations(recommendations))
    of_minutes = _links(vocabulary, _of_minutes(minutes))
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


def _of_indicators(indicators: Iterable[Indicator]) -> Iterator[tuple[str, Sequence[str]]]:
    return ((row.ref, (f"{row.name}. {row.outcome}",)) for row in indicators)


def _of_recommendations(rows: Iterable[TrackedRecommendation]) -> Iterator[tuple[str, Sequence[str]]]:
    return ((row.number, (row.title, row.action_proposed, *row.action_taken.split("\n"))) for row in rows)


def _of_minutes(minutes: Minutes | None) -> Iterator[tuple[str, Sequence[str]]]:
    for item in minutes.items if minutes else ():
        yield (
            item.number,
            (item.title, *item.discussion, *(resolution.text for resolution in item.resolutions)),
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


@dataclass(frozen=True, slots=True)
class _Otherwise:
    """What of a pack is linked as something else than a passage."""

    indicators: tuple[Indicator, ...]
    recommendations: tuple[TrackedRecommendation, ...]
    minutes: Minutes | None
    glossary: tuple[GlossaryEntry, ...]

    def pages(self, page_items: Mapping[int, str]) -> frozenset[int]:
        """The PDF pages it stands on."""
        found = {indicator.pdf_page for indicator in self.indicators}
        found |= {row.pdf_page for row in self.recommendations}
        found |= {entry.pdf_page for entry in self.glossary if not entry.in_text}
        first = self.minutes.pdf_first if self.minutes and self.minutes.items else None
        item = page_items.get(first) if first else None
        if first and item:
            found |= {page for page, key in page_items.items() if key == item and page >= first}
        return frozenset(page for page in found if page is not None)

    def text(self) -> str:
        """Its words, folded."""
        texts = [text for row in self.indicators for text in (row.name, row.outcome, row.commentary)]
        for row in self.recommendations:
            texts += [row.title, row.action_proposed, row.action_taken]
        texts += [entry.definition for entry in self.glossary if not entry.in_text]
        for item in self.minutes.items if self.minutes else ():
            texts += [item.title, *item.discussion, *(resolution.text for resolution in item.resolutions)]
        return " | ".join(map(fold, texts))


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
        for theme, words in vocabulary.links(paragraph.text).items():
            yield theme, _passage(paragraph.text, paragraph.page, labels[paragraph.page], page_items, words)


def _passage(
    text: str, page: int, label: str | None, page_items: Mapping[int, str], words: Words
) -> ThemePassage:
    return ThemePassage(item=page_items.get(page, ""), page=label, pdf_page=page, text=text, words=words)


def _is_point(text: str) -> bool:
    """Whether a line begins a point of its own: 'a. The board', '(ii) That'."""
    mark = mark_of(text)
    return mark is not None and mark.rest[:1].isupper()
