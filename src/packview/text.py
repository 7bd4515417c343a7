"""The door for text from outside: what a pack or a member wrote, made safe to keep and to show."""

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

# Everything a terminal could obey or a reader could not see: C0 and C1 controls but tab and line feed,
# zero-width characters, bidirectional overrides and isolates, line and paragraph separators, the byte
# order mark, interlinear annotation marks, tag characters, and surrogates that no encoding can write.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
# A soft hyphen that parts no word is printed for a hyphen, a dash or a minus: without it -5 would be 5, and 2022-23 one number.
_PRINTED_HYPHEN = re.compile("(?<![^\\W\\d_])\u00ad|\u00ad(?![^\\W\\d_])")
# A whole escape sequence goes, not only its first byte: "\x1b[31mred" is "red", not "[31mred".
_ESCAPE = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # control sequences
    "|(?:\x1b[\\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\\\|\x9c)?"  # strings: titles, links, images
    "|\x1b[ -/]*[0-~]?"  # two-byte escapes
)
_BREAKS = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_LIGATURES = {code: unicodedata.normalize("NFKD", chr(code)) for code in range(0xFB00, 0xFB07)}
_OTHER_SPACE = "\t\u00a0\u2000-\u200a\u202f\u205f\u3000"
# All white space that is not one plain space already, and groups no digits: most of it is, and stays as it is.
_GROUPING = "(?<=[0-9])\u00a0(?=[0-9]{3}(?![0-9]))"
_SPACES = re.compile(f" [ {_OTHER_SPACE}]+|(?!{_GROUPING})[{_OTHER_SPACE}][ {_OTHER_SPACE}]*")
_NARROW_SPACES = re.compile("(?<=[0-9])[\u2006-\u200a\u202f\u205f](?=[0-9]{3}(?![0-9]))")


def clean(value: str) -> str:
    """Text without control characters, escape sequences, direction overrides and invisible characters.

    Line feeds and tabs stay; every other kind of line break becomes a line feed, and a soft hyphen that is not within a word a hyphen. Cleaning twice changes nothing.
    """
    if value.isascii() and value.isprintable():
        return value
    previous = None
    value = _PRINTED_HYPHEN.sub("-", _BREAKS.sub("\n", value))
    while previous != value:  # what is left of two broken sequences may itself be one
        previous = value
        value = _UNSAFE.sub("", _ESCAPE.sub("", value))
    return value


def composed(value: str) -> str:
    """Text with the letters of a ligature apart, a letter with its accent as one character, and one kind of space between thousands."""
    if value.isascii():
        return value
    return unicodedata.normalize("NFC", _NARROW_SPACES.sub("\u00a0", value.translate(_LIGATURES)))


def one_line(value: str) -> str:
    """Cleaned text on one line, runs of white space made one space, none at the ends; a space that groups digits is a no-break space."""
    if value.isascii() and value.isprintable() and "  " not in value:
        return value.strip()
    return _SPACES.sub(" ", clean(value).replace("\n", " ")).strip()


def fold(value: str) -> str:
    """A form for comparing titles: lower case, words only, one space between."""
    return " ".join(re.findall(r"[^\W_]+", value.casefold()))


def slug(value: str) -> str:
    """A form for file names: lower-case ASCII letters, digits and single hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", value.casefold()))


def ascii_slug(text: str) -> str:
    """A slug in which accented letters keep their base letter: 'Café' is 'cafe'."""
    plain = unicodedata.normalize("NFKD", text.replace("\u2019", "").replace("'", ""))
    return slug("".join(character for character in plain if not unicodedata.combining(character)))


def member_file(name: str) -> str:
    """A member's name as a file name: no two names share one, but for capital letters and spaces.

    'Robin Ash' is 'robin-ash'. A name with other characters than letters from a to z and digits gets a checksum behind
    an underscore, which no slug has: 'Zoë' is 'zo_1f0c9a2b'.
    """
    same = unicodedata.normalize("NFC", one_line(name)).casefold()
    plain = slug(same)
    if same.replace(" ", "-") == plain and "-" not in same:
        return plain
    return f"{plain or 'member'}_{hashlib.sha256(same.encode()).hexdigest()[:8]}"


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A key that puts M2 before M10."""
    return tuple(
        (0, int(part), "") if part.isdigit() and part.isascii() else (1, 0, part.casefold())
        for part in re.split(r"(\d+)", name)
        if part
    )


def line_starts(lines: Iterable[str]) -> list[int]:
    """Where each line begins in the text that line feeds join them to, and where a further one would."""
    return [0, *accumulate(len(line) + 1 for line in lines)]


def in_lines(starts: Sequence[int], start: int, end: int) -> tuple[int, int, int, int]:
    """A stretch of that text by its lines: first line, character in it, last line, and the character behind its end."""
    line, end_line = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
    return line, start - starts[line], end_line, end - starts[end_line]
