"""A pack whose pages come later: every PDF page number moved on, printed labels as they are."""

from dataclasses import replace
from typing import Any, TypeVar

from packview.model import AgendaItem, Minutes, Pack

_Value = TypeVar("_Value")
_NUMBERS = ("pdf_first", "pdf_last", "pdf_page")


def moved(pack: Pack, by: int) -> Pack:
    """The same pack with all its pages ``by`` places later."""
    return replace(
        pack,
        items=tuple(_moved_item(item, by) for item in pack.items),
        minutes=_moved_minutes(pack.minutes, by) if pack.minutes else None,
        indicators=tuple(_moved(one, by) for one in pack.indicators),
        tables=tuple(_moved(one, by) for one in pack.tables),
        recommendations=tuple(_moved(one, by) for one in pack.recommendations),
        glossary=tuple(_moved(one, by) for one in pack.glossary),
        pages=tuple(replace(page, number=page.number + by) for page in pack.pages),
        bookmarks=tuple(replace(mark, page=mark.page + by if mark.page else None) for mark in pack.bookmarks),
        warnings=tuple(_moved(one, by) for one in pack.warnings),
    )


def _moved(value: _Value, by: int) -> _Value:
    """A value with the PDF pages it names moved on."""
    known: dict[str, Any] = {
        name: number + by for name in _NUMBERS if (number := getattr(value, name, None)) is not None
    }
    found: _Value = replace(value, **known)  # type: ignore[type-var]  # every value of the model is a dataclass
    return found


def _moved_item(item: AgendaItem, by: int) -> AgendaItem:
    return replace(_moved(item, by), papers=tuple(_moved(paper, by) for paper in item.papers))


def _moved_minutes(minutes: Minutes, by: int) -> Minutes:
    return replace(_moved(minutes, by), items=tuple(_moved(item, by) for item in minutes.items))
