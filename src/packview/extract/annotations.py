"""What lies on a page besides what is drawn on it: links to addresses, and what was typed into forms or on top of it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject

from packview.extract.streams import rectangle, resolved
from packview.extract.words import Matrix, Word, on_page
from packview.model import Mark, WebLink
from packview.text import clean, in_lines, line_starts, one_line
from packview.wording.words import capital

MOST_LINKS = 100
"""Links kept of a page."""
MOST_FIELDS = 300
"""Form fields and typed texts kept of a page."""
_MOST = 2_000
"""Annotations looked at on a page."""
_LONGEST = 2_000
"""Characters of an address, or of a typed text; an address cut short would lead elsewhere, so a longer one is left out."""
_NOT_SHOWN = 0b100010
"""Flags of an annotation that is hidden on the screen."""
_PASSWORD = 1 << 13
_DEEPEST = 10
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_ON_WORDS = frozenset({"/Highlight", "/Underline", "/Squiggly", "/StrikeOut"})
_MOST_QUADS = 100
_Box = tuple[float, float, float, float]


def annotations_of(page: DictionaryObject) -> list[DictionaryObject]:
    listed = resolved(page.get("/Annots"))
    found = [resolved(one) for one in listed[:_MOST]] if isinstance(listed, ArrayObject) else []
    return [one for one in found if isinstance(one, DictionaryObject) and not _flags(one, "/F") & _NOT_SHOWN]


def links_of(
    annotations: Sequence[DictionaryObject], matrix: Matrix, words: Sequence[Word], lines: Sequence[str]
) -> tuple[tuple[WebLink, ...], int]:
    """The links to addresses, each with the words it lies on and their place, from top to bottom; and how many were left out."""
    boxes: dict[str, list[_Box]] = {}
    left_out = 0
    for one in annotations:
        target, box = _target(one), _box(one.get("/Rect"), matrix)
        broken = len(target) > _LONGEST or not target.isprintable()
        if box is not None and not broken and _ADDRESS.fullmatch(target):
            boxes.setdefault(target, []).append(box)
        left_out += box is not None and broken
    spots = [
        (group[0], target, " ".join(word.text for box in group for word in _inside(words, box)))
        for target, every in boxes.items()
        for group in _runs_on(every)
    ]
    spots.sort(key=lambda spot: (spot[0][1], spot[0][0]))
    height = max((word.y for word in words), default=1.0) or 1.0
    links = tuple(
        _placed(WebLink(target=target, text=one_line(text)), lines, box[1] / height)
        for box, target, text in spots[:MOST_LINKS]
    )
    return links, left_out + max(0, len(spots) - MOST_LINKS)


def typed_lines(annotations: Sequence[DictionaryObject]) -> Iterator[str]:
    """What was typed into form fields, and typed or stamped on top, as marked lines: '[Form field Name: Ada Quist]'."""
    for one in annotations[:MOST_FIELDS]:
        kind = one.get("/Subtype")
        if kind == "/FreeText" and (text := _text(one.get("/Contents"))):
            yield f"[Typed on the page: {text}]"
        elif kind == "/Stamp" and (text := _text(one.get("/Contents")) or _stamp_name(one)):
            yield f"[Stamp on the page: {text}]"
        elif kind == "/Widget" and (value := _value(one)):
            name = _text(_inherited(one, "/TU")) or _text(_inherited(one, "/T"))
            yield f"[Form field {name}: {value}]" if name else f"[Form field: {value}]"


def marks_of(
    annotations: Sequence[DictionaryObject], matrix: Matrix, words: Sequence[Word]
) -> tuple[Mark, ...]:
    """What a reader highlighted, underlined or wrote on the page; nothing for a mark without words."""
    found = []
    for one in annotations[:MOST_FIELDS]:
        kind = one.get("/Subtype")
        if kind in _ON_WORDS or kind in {"/Text", "/FreeText"}:
            quoted = (word.text for box in _quads(one, matrix) for word in _inside(words, box))
            mark = Mark(
                quote=one_line(" ".join(quoted)) if kind in _ON_WORDS else "",
                text=_lines(one.get("/Contents")),
                author=_text(one.get("/T")),
                name=_text(one.get("/NM")),
            )
            found += [mark] if mark.quote or mark.text else []
    return tuple(found)


def _quads(one: DictionaryObject, matrix: Matrix) -> Iterator[_Box]:
    """The boxes of a mark that lies on words, one for each line of them."""
    points = resolved(one.get("/QuadPoints"))
    values = [resolved(value) for value in points] if isinstance(points, ArrayObject) else []
    for start in range(0, min(len(values), 8 * _MOST_QUADS) - 7, 8):
        box = values[start : start + 8]
        if all(isinstance(value, int | float) for value in box):
            across, down = zip(*(on_page(matrix, *box[at : at + 2]) for at in (0, 2, 4, 6)), strict=True)
            yield min(across), min(down), max(across), max(down)


def _lines(value: Any) -> str:
    value = resolved(value)
    return clean(value[:_LONGEST]).replace("\r", "\n").strip() if isinstance(value, str) else ""


def _stamp_name(stamp: DictionaryObject) -> str:
    """'Not approved' for one of the stamps that every program has."""
    name = _text(stamp.get("/Name")).removeprefix("/").removeprefix("SB")
    return capital(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()) if name.isalpha() else ""


def _value(field: DictionaryObject) -> str:
    """What a field holds, '' for nothing, an empty box and what is not to be shown."""
    kind, value = _inherited(field, "/FT"), _inherited(field, "/V")
    if kind == "/Btn":
        state = resolved(field.get("/AS")) or value
        return "ticked" if isinstance(state, str) and state not in {"/Off", ""} else ""
    if kind not in {"/Tx", "/Ch"} or _flags(field, "/Ff") & _PASSWORD:
        return ""
    if isinstance(value, ArrayObject):
        return ", ".join(filter(None, map(_text, value)))
    return _text(value)


def _inherited(field: DictionaryObject, key: str) -> Any:
    """An entry of a field, or of the nearest field above that has it."""
    node: Any = field
    for _ in range(_DEEPEST):
        if not isinstance(node, DictionaryObject):
            return None
        if (value := resolved(node.get(key))) is not None:
            return value
        node = resolved(node.get("/Parent"))
    return None


def _flags(one: DictionaryObject, key: str) -> int:
    value = _inherited(one, key) if key == "/Ff" else resolved(one.get(key))
    return int(value) if isinstance(value, int) else 0


def _text(value: Any) -> str:
    value = resolved(value)
    return one_line(clean(value[:_LONGEST])) if isinstance(value, str) else ""


def _target(one: DictionaryObject) -> str:
    """The address a link leads to as it is written, '' for none: without a sign that is damaged it would lead elsewhere."""
    action = resolved(one.get("/A")) if one.get("/Subtype") == "/Link" else None
    if not isinstance(action, DictionaryObject) or action.get("/S") != "/URI":
        return ""
    address = resolved(action.get("/URI"))
    if isinstance(address, bytes):
        address = address.decode("utf-8", "replace")
    return address.strip() if isinstance(address, str) else ""


def _box(value: Any, matrix: Matrix) -> _Box | None:
    """The corners as the page is shown: left, top, right, bottom."""
    drawn = rectangle(value)
    if drawn is None:
        return None
    (x0, y0), (x1, y1) = on_page(matrix, *drawn[:2]), on_page(matrix, *drawn[2:])
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _runs_on(boxes: Sequence[_Box]) -> Iterator[list[_Box]]:
    """Boxes of one address that lie in neighbouring lines, as one link that was broken there."""
    group: list[_Box] = []
    for box in sorted(boxes, key=lambda one: (round(one[3]), one[0])):
        if group and box[1] - group[-1][3] > 0.6 * (box[3] - box[1]):
            yield group
            group = []
        group.append(box)
    if group:
        yield group


def _inside(words: Sequence[Word], box: _Box) -> list[Word]:
    left, top, right, bottom = box
    return [
        word
        for word in words
        if left <= word.x + word.width / 2 <= right and top <= word.y - 0.3 * word.size <= bottom
    ]


def _placed(link: WebLink, lines: Sequence[str], height: float) -> WebLink:
    """The link with the place of its words in the lines: of several, the one as far down as it is."""
    starts = line_starts(lines)
    pattern = r"\s+".join(map(re.escape, link.text.split()))
    found = [match.span() for match in re.finditer(pattern, "\n".join(lines))] if pattern else []
    if not found:
        return link
    start, end = min(found, key=lambda span: abs(bisect_right(starts, span[0]) / len(starts) - height))
    line, first, end_line, last = in_lines(starts, start, end)
    return replace(link, line=line, start=first, end_line=end_line, end=last)
