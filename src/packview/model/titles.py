"""How the titles of a pack are shown: those printed in capitals in sentence case, as everything else as it is printed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from packview.model.import_events import PageLines
from packview.model.pack import AgendaItem, MinuteItem, Pack, Paper, TrackedRecommendation
from packview.model.pages import Bookmark
from packview.wording.titles import SentenceCase, is_capitals

_Titled = TypeVar("_Titled", AgendaItem, Paper, MinuteItem, TrackedRecommendation, Bookmark)


def with_titles(pack: Pack, pages: Sequence[PageLines]) -> Pack:
    """A pack whose titles have the form that is shown (``shown``); ``title`` stays as it is printed, or as a member put it right."""
    titles = [title for title in _titles(pack) if is_capitals(title)]
    if not titles:
        return pack
    return _with(pack, SentenceCase(titles, (line for page in pages for line in page), _names(pack)))


def as_printed(pack: Pack) -> Pack:
    """A pack whose titles are shown as they are printed."""
    return _with(pack, lambda _: "")


def as_shown(pack: Pack) -> Pack:
    """A pack whose titles are what is shown, for lines to read: a voice spells what is in capitals."""
    return _each(pack, lambda one: replace(one, title=one.shown))


def _with(pack: Pack, form: Callable[[str], str]) -> Pack:
    def titled(one: _Titled) -> _Titled:
        return one if "title" in getattr(one, "put_right", ()) else replace(one, shown_title=form(one.title))

    return _each(pack, titled)


def _each(pack: Pack, each: Callable[[Any], Any]) -> Pack:
    items = (replace(each(item), papers=tuple(map(each, item.papers))) for item in pack.items)
    minutes = pack.minutes and replace(pack.minutes, items=tuple(map(each, pack.minutes.items)))
    rows, marks = tuple(map(each, pack.recommendations)), tuple(map(each, pack.bookmarks))
    return replace(pack, items=tuple(items), minutes=minutes, recommendations=rows, bookmarks=marks)


def _titles(pack: Pack) -> Iterator[str]:
    for item in pack.items:
        yield item.title
        yield from (paper.title for paper in item.papers)
    yield from (one.title for one in (*pack.recommendations, *pack.bookmarks))
    yield from (one.title for one in (pack.minutes.items if pack.minutes else ()))


def _names(pack: Pack) -> Iterator[str]:
    """What is written with capitals: bodies, people and each part of their names, terms and what they stand for."""
    meeting, minutes = pack.meeting, pack.minutes
    yield from (meeting.council, meeting.committee)
    there = (*minutes.present, *minutes.in_attendance) if minutes else ()
    people = [*(one.name for one in meeting.members), *(one.name for one in meeting.contacts)]
    for name in (*people, *(one.name for one in there)):
        yield from (name, *name.split())
    for entry in pack.glossary:
        yield from (entry.term, *entry.aliases, entry.definition)
