"""Enumerators at the start of lines: which there are, and which follows which."""

import re
from dataclasses import dataclass

_MARK = re.compile(
    r"(?:\((?P<round>[ivx]{1,5}|[a-zA-Z]|\d{1,2})\)|(?P<point>[ivx]{1,5}|[a-zA-Z]|\d{1,2})[.)](?=\s|$|[A-Z(])|(?P<section>\d{1,2}\.\d{1,2})[.)]?(?=\s)(?!\s*[ap]\.?m\b))"
    r"\s*(?P<rest>\S.*)?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An enumerator at the start of a line: '(ii)', 'B.', '3.' or '2.1'.

    Attributes:
        ref: as printed, without the full stop; round brackets stay.
        key: what stands inside, in lower case.
        style: what the siblings look like: 'roman', 'letter', 'digit' or 'section'.
        rest: the text after it.
    """

    ref: str
    key: str
    style: str
    rest: str


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_ROMAN |= {
    "xi": 11,
    "xii": 12,
    "xiii": 13,
    "xiv": 14,
    "xv": 15,
    "xvi": 16,
    "xvii": 17,
    "xviii": 18,
    "xix": 19,
    "xx": 20,
}


def mark_of(text: str, after: Mark | None = None) -> Mark | None:
    """The enumerator a line starts with, None where it has none.

    Args:
        text: the line.
        after: the one before, which tells whether '(i)' follows '(h)' or begins a list.
    """
    found = _MARK.match(text)
    if found is None:
        return None
    inside = found["round"] or found["point"] or found["section"]
    ref = f"({inside})" if found["round"] else inside
    key = inside.casefold()
    if "." in key:
        style = "section"
    elif key.isdecimal():
        style = "digit"
    elif key in _ROMAN and not (after and after.style == "letter" and _next_letter(after.key) == key):
        style = "roman"
    else:
        style = "letter"
    return Mark(ref=ref, key=key, style=style, rest=found["rest"] or "")


def follows(before: Mark | None, mark: Mark) -> bool:
    """Whether an enumerator is the next in its list, or the first of one where there is none before."""
    if before is None:
        return mark.key in {"i", "a", "1"} or (mark.style == "section" and mark.key.endswith(".1"))
    if mark.style != before.style:
        return False
    if mark.style == "digit":
        return int(mark.key) == int(before.key) + 1
    if mark.style == "roman":
        return _ROMAN[mark.key] == _ROMAN[before.key] + 1
    if mark.style == "letter":
        return mark.key == _next_letter(before.key)
    chapter, number = before.key.split(".")
    return mark.key == f"{chapter}.{int(number) + 1}"


def _next_letter(key: str) -> str:
    if key == "z":
        return "aa"
    return key[:-1] + chr(ord(key[-1]) + 1)
