"""Acronyms: what they look like, which words they stand for, and the names in one cell of a glossary."""

import re
from collections.abc import Sequence

from packview.parse.theme_vocabulary import is_acronym
from packview.text import one_line

SMALL = frozenset(
    {"and", "of", "the", "for", "in", "on", "to", "with", "a", "an", "at", "by", "or", "from", "as"}
)
_WORD = re.compile("[^\\W_]+(?:['\u2019][^\\W\\d_]+)?")
_POSSESSIVE = re.compile("['\u2019]s?$")
_PLURAL = re.compile("(?<=[A-Z])(?:['\u2019]?s)$")
_COMPOUND = re.compile("(multi|inter|intra|cross|anti|socio|neuro|tele)(?=[a-z]{3})")
_PARTS = re.compile(r"\s*(?:/|\bor\b|;)\s*")
_BRACKET = re.compile(r"^(?P<long>[^()]+?)\s*\((?P<short>[^()]{2,40})\)$")


def bare(short: str) -> str:
    """An acronym without the ending of a plural or possessive: 'LSCBs' and 'CYP's' are 'LSCB' and 'CYP'."""
    return _PLURAL.sub("", short)


def initials(text: str) -> list[tuple[str, bool, int]]:
    """The initials of a text's words: letter in capitals, whether the word may be passed over, and where the word starts.

    Parts of a word joined by a hyphen have one each, and so has a joined prefix: 'Multi-agency', 'Multiagency'.
    """
    found: list[tuple[str, bool, int]] = []
    for match in _WORD.finditer(text):
        word = match[0]
        small = word.casefold() in SMALL
        found.append((word[0].upper(), small, match.start()))
        prefix = _COMPOUND.match(word.casefold())
        if prefix:
            found.append((word[prefix.end()].upper(), True, match.start() + prefix.end()))
    return found


def stands_for(short: str, letters: Sequence[tuple[str, bool, int]]) -> bool:
    """Whether an acronym is made of these initials, all of them but those that may be passed over.

    A figure in an acronym stands for itself and is passed over.
    """
    wanted = [letter.upper() for letter in bare(short) if letter.isalpha()]
    if len(wanted) < 2 or not letters or letters[0][0] != wanted[0]:
        return False
    reach = {0}  # how many letters of the acronym may be used up so far
    for letter, optional, _ in letters:
        further = {at + 1 for at in reach if at < len(wanted) and wanted[at] == letter}
        reach = further | (reach if optional else set())
        if not reach:
            return False
    return len(wanted) in reach


def aliases_of(term: str) -> tuple[str, ...]:
    """The names in a cell or heading: ('LAC', 'CLA') for 'LAC/CLA', () for a single one.

    A longer name with its acronym in brackets is two names; a slash within a name of words is part of it.
    """
    bracket = _BRACKET.match(term)
    if bracket:
        shorts = [part for part in _PARTS.split(bracket["short"]) if part]
        if all(is_acronym(bare(part)) for part in shorts):
            return (bracket["long"], *shorts)
        return ()
    parts = [one_line(part) for part in _PARTS.split(term)]
    if len(parts) > 1 and all(parts) and any(is_acronym(bare(part.split()[0])) for part in parts):
        return tuple(dict.fromkeys(parts))
    return ()


def split_row(text: str) -> tuple[str, str] | None:
    """An acronym and its meaning from a line on which a space is all that parts them; None where it begins with no acronym.

    The meaning begins where its initials are those of an acronym before it; else after the first acronym.
    """
    words = text.split()
    short = 0  # how many words the term takes at least: up to and with its first acronym
    for index, word in enumerate(words[:4]):
        if _names(word):
            short = index + 1
            break
        if not word[:1].isupper():
            return None
    if not short or short >= len(words):
        return None
    while short < len(words) - 1 and (words[short - 1].endswith("/") or words[short].startswith("/")):
        short += 1
    names = [name for word in words[:short] for name in _names(word)]
    for length in range(short, min(short + 3, len(words))):
        if any(_begins(name, words[length:], words[:short]) for name in names):
            return " ".join(words[:length]), " ".join(words[length:])
    return " ".join(words[:short]), " ".join(words[short:])


def _names(word: str) -> list[str]:
    """The acronyms of a word such as 'LAC/CLA' or 'CYP's/CYP'; none where a part of it is an ordinary word."""
    parts = [bare(_POSSESSIVE.sub("", part.strip(",:"))) for part in word.split("/") if part]
    return parts if parts and all(is_acronym(part) for part in parts) else []


def _begins(short: str, words: Sequence[str], before: Sequence[str]) -> bool:
    """Whether a meaning's first words, after those the term begins with too, have the acronym's initials."""
    same = 0
    while same < min(len(words), len(before)) and words[same].casefold() == before[same].casefold():
        same += 1
    letters = initials(" ".join(words[same:]))
    return any(stands_for(short, letters[:length]) for length in range(2, len(letters) + 1))
