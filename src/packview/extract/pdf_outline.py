"""The outline of a PDF as bookmarks."""

from collections.abc import Iterator, Sequence
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from packview.model import Bookmark
from packview.text import one_line

_MOST = 20_000
_DEEPEST = 30


def read_bookmarks(reader: PdfReader, pages: Sequence[Any]) -> tuple[Bookmark, ...]:
    """The outline in order; as much as can be read of a broken one."""
    numbers: dict[int, int] = {}
    for number, page in enumerate(pages, start=1):
        if page.indirect_reference is not None:
            numbers.setdefault(page.indirect_reference.idnum, number)
    bookmarks: list[Bookmark] = []
    destinations = _Destinations(reader, numbers)
    try:
        outline = _resolved(reader.root_object.get("/Outlines"))
        for node, level in _nodes(outline):
            title = _resolved(node.get("/Title"))
            bookmarks.append(
                Bookmark(
                    title=one_line(title) if isinstance(title, str) else "",
                    page=destinations.page(node),
                    level=level,
                )
            )
    except Exception:  # noqa: BLE001  pypdf raises whatever a broken outline leads it into; what came before it is good
        return tuple(bookmarks)
    return tuple(bookmarks)


def _nodes(outline: Any) -> Iterator[tuple[DictionaryObject, int]]:
    """The entries with their levels, in order, each once."""
    seen: set[int] = set()
    waiting: list[tuple[Any, int]] = (
        [(outline.get("/First"), 0)] if isinstance(outline, DictionaryObject) else []
    )
    while waiting and len(seen) < _MOST:
        entry, level = waiting.pop()
        node = _resolved(entry)
        if not isinstance(node, DictionaryObject) or id(node) in seen:
            continue
        seen.add(id(node))
        yield node, level
        waiting.append((node.get("/Next"), level))
        if level < _DEEPEST:
            waiting.append((node.get("/First"), level + 1))


class _Destinations:
    def __init__(self, reader: PdfReader, numbers: dict[int, int]) -> None:
        self._reader = reader
        self._numbers = numbers
        self._named: dict[str, Any] | None = None

    def page(self, node: DictionaryObject) -> int | None:
        """The PDF page an entry leads to."""
        try:
            target = _resolved(node.get("/Dest"))
            if target is None:
                action = _resolved(node.get("/A"))
                if not isinstance(action, DictionaryObject) or action.get("/S") != "/GoTo":
                    return None
                target = _resolved(action.get("/D"))
            return self._number(target)
        except Exception:  # noqa: BLE001  a dead destination, however it died
            return None

    def _number(self, target: Any) -> int | None:
        if isinstance(target, str | bytes):
            target = self._by_name(target)
        if isinstance(target, DictionaryObject):
            target = _resolved(target.get("/D"))
        if not isinstance(target, ArrayObject) or not target:
            return None
        first = target[0]
        if isinstance(first, IndirectObject):
            return self._numbers.get(first.idnum)
        if isinstance(first, int) and 0 <= first < len(self._numbers):
            return first + 1
        return None

    def _by_name(self, name: str | bytes) -> Any:
        if self._named is None:
            self._named = dict(self._reader.named_destinations)
        found = self._named.get(name if isinstance(name, str) else name.decode("latin-1"))
        return found.dest_array if found is not None else None


def _resolved(value: Any) -> Any:
    return value.get_object() if isinstance(value, IndirectObject) else value
