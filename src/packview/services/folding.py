"""Text as it is compared between editions of a pack: line breaks, hyphenation and typographic marks set aside.

Case, punctuation and every figure count: '1,620' is not '1620', and 'Agreed' is not 'AGREED'.
"""

import re

HYPHENS = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_MARKS = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2026": "...", "\ufb00": "ff", "\ufb01": "fi",
                        "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\u2010": "-", "\u2011": "-", "\u2012": "-",
                        "\u2013": "-", "\u2014": "-", "\u2212": "-"})  # fmt: skip
_LETTER = r"[^\W\d_]"
_HYPHEN = rf"(?<={_LETTER})-\s*(?={_LETTER})"
_DROPPED = re.compile(_HYPHEN)
_PIECES = re.compile(rf"{_HYPHEN}|(\s+)")


def fold(text: str) -> str:
    """The words with single spaces; a hyphen between letters is dropped, be it at the end of a line or not."""
    text = text.translate(_MARKS)
    if "-" in text:
        text = _DROPPED.sub("", text)
    return " ".join(text.split())


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """The same, and for each of its characters where it stands in ``text``; with the end as one more."""
    marked: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for one in character.translate(_MARKS):
            marked.append(one)
            places.append(place)
    folded: list[str] = []
    kept: list[int] = []
    done = 0
    whole = "".join(marked)
    for piece in _PIECES.finditer(whole):
        folded.extend(marked[done : piece.start()])
        kept.extend(places[done : piece.start()])
        if piece.group(1) and folded and piece.end() < len(whole):
            folded.append(" ")
            kept.append(places[piece.start()])
        done = piece.end()
    folded.extend(marked[done:])
    kept.extend(places[done:])
    return "".join(folded), [*kept, kept[-1] + 1 if kept else len(text)]


def ends_inside(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a stretch of folded text begins, and ends, in the middle of a word or a figure.

    '620' begins inside of '1,620', '5' inside of '-5' and '12.5'.
    """
    first, last = text[start : start + 1], text[end - 1 : end]
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    begins = first.isalnum() and before.isalnum()
    if first.isdigit() and before in {"-", ".", ","} and before:
        begins = begins or before == "-" or text[start - 2 : start - 1].isdigit()
    ends = last.isalnum() and after.isalnum()
    if last.isdigit() and after in {".", ","} and after:
        ends = ends or text[end + 1 : end + 2].isdigit()
    return begins, ends
