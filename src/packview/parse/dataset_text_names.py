"""What stands between two rows of figures in a text file: one row's commentary, then the next one's reference and name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from packview.parse.dataset_names import is_code
from packview.parse.dataset_text_head import TextHead, is_heading
from packview.parse.grid_words import single
from packview.text import one_line

_REF_LINE = re.compile(
    r"\s{0,2}(?P<ref>[A-Z]\S{0,14}(?: \((?:[A-Za-z]{1,5}|%)\)| %)?)(?:\s+(?P<rest>[A-Z%\u00a3].{3,}))?\s*$"
)
_REF_TAIL = re.compile(r"\s*(\((?:[A-Za-z]{1,5}|%)\)|%)\s*$")
_STAMP = re.compile(r"page\d{1,4}(?:of\d{1,4})?|agendaitem\d{1,3}|appendix\d{1,3}", re.IGNORECASE)
_LAST_PIECE = re.compile(r"(?P<piece>[a-z]{1,4}) (?P<rest>[A-Z].{8,})")
_PIECE = 5
"""Letters in a piece of a turned word, at most."""
_PIECES = 3
_TWO_NAMES = 4
_OPEN = "The text does not tell where the name ends and the outcome begins"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a row is called."""

    ref: str = ""
    name: str = ""
    owner: str = ""
    reporter: str = ""
    outcome: str = ""
    doubtful: tuple[str, ...] = ()


def read_label(
    lines: Sequence[str], between: range, heads: Sequence[TextHead], left: Sequence[str], prefix: str
) -> tuple[Label | None, str]:
    """The name of a row, and the commentary of the row before it.

    Args:
        lines: of the file.
        between: those after the figures of the row before and before the figures of this one.
        heads: the headings, which may stand between.
        left: kinds of columns between name and periods.
        prefix: words before the figures on their line.

    Returns:
        None for a row that nothing names.
    """
    first = _ref_line(lines, between)
    if first is None:
        label = _prefixed(prefix)
        return label, commentary_between(lines, between, heads) if label is not None else ""
    found = _REF_LINE.match(lines[first])
    ref = found["ref"] if found else ""
    rest = [found["rest"]] if found and found["rest"] else []
    body = [*rest, *(line for line in lines[first + 1 : between.stop] if not _is_stamp(line))]
    if not rest and body and (tail := _REF_TAIL.match(body[0])):
        ref, body = f"{ref} {tail[1]}", body[1:]
    return _label(ref, body, left, prefix), commentary_between(lines, range(between.start, first), heads)


def _label(ref: str, body: list[str], left: Sequence[str], prefix: str) -> Label:
    pieces = _turned(body)
    if pieces is None:
        return _unparted(ref, [*body, prefix] if prefix else body, outcome="outcome" in left)
    begin, stop = pieces
    names, after = body[begin:stop], [*body[stop:], prefix]
    after = [line for line in after if line.strip()]
    if after and (found := _LAST_PIECE.match(after[0].strip())):
        names, after = [*names, found["piece"]], [found["rest"], *after[1:]]
    people = _people(names)
    return Label(
        ref=ref,
        name=single("\n".join(body[:begin])),
        owner=people[0] if people else "",
        reporter=people[1] if len(people) > 1 else "",
        outcome=single("\n".join(after)),
    )


def _unparted(ref: str, body: list[str], *, outcome: bool) -> Label:
    """A row without turned names between its name and its outcome."""
    blocks = _blocks(body)
    if not outcome or not blocks:
        return Label(ref=ref, name=single("\n".join(blocks)))
    if len(blocks) > 1:
        return Label(ref=ref, name=blocks[0], outcome=single("\n".join(blocks[1:])))
    lines = [line for line in body if line.strip()]
    opens = [index for index, line in enumerate(lines) if index and line.strip()[0].isupper()]
    if not opens or not blocks[0].endswith("."):
        return Label(ref=ref, name=blocks[0])
    return Label(
        ref=ref,
        name=single("\n".join(lines[: opens[-1]])),
        outcome=single("\n".join(lines[opens[-1] :])),
        doubtful=(_OPEN,),
    )


def _ref_line(lines: Sequence[str], between: range) -> int | None:
    """The line with the reference of the row: the last one before its figures that begins with one."""
    possible = None
    for index in reversed(between):
        found = _REF_LINE.match(lines[index]) if lines[index][:3].strip() else None
        if found is None or not is_code(found["ref"]):
            continue
        if found["rest"] is None or index == between.start or not lines[index - 1].strip():
            return index
        possible = index if possible is None else possible
    return possible


def _prefixed(prefix: str) -> Label | None:
    """The name of a row that stands on the line of its figures."""
    found = _REF_LINE.match(prefix)
    if found and is_code(found["ref"]) and found["rest"]:
        return Label(ref=found["ref"], name=found["rest"])
    return Label(name=prefix) if len(prefix) > 3 else None


def commentary_between(lines: Sequence[str], between: range, heads: Sequence[TextHead]) -> str:
    """The lines of commentary between two rows: what is left without headings and stamps."""
    found: list[str] = []
    limit = min((head.first for head in heads if head.first in between), default=between.stop)
    paragraph: list[str] = []
    for index in range(between.start, limit):
        line = lines[index]
        if line.strip():
            paragraph.append(line)
            continue
        if not _keep(paragraph, found):
            paragraph = []
            break
        paragraph = []
    _keep(paragraph, found)
    return "\n".join(found)


def _keep(paragraph: Sequence[str], found: list[str]) -> bool:
    """Add a paragraph to the commentary; False where it is a heading or a stamp, after which there is no more."""
    if not paragraph:
        return True
    text = single("\n".join(paragraph))
    if is_heading(text) or _is_stamp("".join(paragraph)):
        return False
    found.append(one_line(text))
    return True


def _is_stamp(line: str) -> bool:
    return _STAMP.fullmatch("".join(line.split())) is not None


def _blocks(lines: Sequence[str]) -> list[str]:
    """Paragraphs, each on one line."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [single("\n".join(block)) for block in blocks if block]


def _turned(lines: Sequence[str]) -> tuple[int, int] | None:
    """Where the pieces of turned words stand: the first run of short lines without figures."""
    begin = None
    pieces = 0
    for index, line in enumerate([*lines, "end of the pieces"]):
        text = line.strip()
        if text and len(text) <= _PIECE and text.isalpha():
            begin = index if begin is None else begin
            pieces += 1
        elif text:
            if begin is not None and pieces >= _PIECES:
                return begin, index
            begin, pieces = None, 0
    return None


def _people(pieces: Sequence[str]) -> list[str]:
    """Names from the pieces of turned words. A capital begins a word; two words are a name, where there are two columns of names."""
    words: list[str] = []
    for piece in pieces:
        for part in piece.split():
            if words and not part[0].isupper():
                words[-1] += part
            else:
                words.append(part)
    if len(words) == _TWO_NAMES:
        return [" ".join(words[:2]), " ".join(words[2:])]
    return [" ".join(words)] if words else []
