"""Acronyms that running text explains where it first uses them: 'Multi Agency Safeguarding Hub (MASH)'."""

import re
from collections.abc import Iterator, Sequence

from packview.model import GlossaryEntry, Page, StageName, Warned
from packview.parse.attempt import attempt_page
from packview.parse.glossary.lists import SMALL, bare, initials, stands_for
from packview.parse.text.theme_words import is_acronym
from packview.text import fold, one_line
from packview.wording.words import stem

_SHORT = re.compile(r"\((?P<short>[A-Z0-9][A-Za-z0-9&]{1,9}(?:['\u2019]?s)?)\)")
_LONG = re.compile(r"\((?P<long>[A-Za-z][^()\n]{5,90})\)")
_LAST_WORD = re.compile(r"(?<![\w&])[A-Z][A-Za-z&]{1,8}$")
_BREAK = re.compile('[.;:!?()\u2022\uf0b7"\u201c\u201d\\[\\]]|\\s[-\u2013\u2014]\\s|,(?=\\s)')
_BROKEN = re.compile(r"(?<=\w-)\n+(?=\w)")
_TAIL = re.compile("(?:['\u2019\u201d\"]|['\u2019]s)$")
_ROOM = 140
"""Characters before a bracket in which the words of an acronym stand."""
_LEADING = frozenset({"The", "A", "An", "Our", "This", "That", "Its", "Their"})


def acronyms_in(pages: Sequence[Page], known: frozenset[str], warnings: list[Warned]) -> list[GlossaryEntry]:
    """Acronyms that the text of pages defines, each once for each meaning, with the page that defines it first.

    The initials of the words must be those of the acronym; words such as 'and' or 'of' may be passed over.

    Args:
        pages: in order.
        known: acronyms in a glossary already, in lower case and singular.
        warnings: pages that fail are added to them.
    """
    found: dict[tuple[str, str], GlossaryEntry] = {}
    for page in pages:
        text = page.text
        if page.state != "text" or "(" not in text:
            continue
        with attempt_page(warnings, StageName.GLOSSARY, page.label, page.number):
            for short, meaning in _defined(_BROKEN.sub("", text).replace("\n", " ")):
                key = (short.casefold(), _folded(meaning))
                if key[0] not in known and key not in found:
                    found[key] = GlossaryEntry(
                        term=short,
                        definition=meaning,
                        kind="acronym",
                        page=page.label,
                        pdf_page=page.number,
                        in_text=True,
                    )
    return list(found.values())


def _folded(meaning: str) -> str:
    """A form in which singular, plural, hyphens and small words do not matter."""
    return "".join(stem(word) for word in fold(meaning).split() if word not in SMALL)


def _defined(text: str) -> Iterator[tuple[str, str]]:
    """Acronyms and meanings in the order in which the text defines them."""
    place = text.find("(")
    while place >= 0:
        before = text[max(0, place - _ROOM) : place].rstrip()
        if found := _SHORT.match(text, place):
            short = bare(found["short"])
            if is_acronym(short) and (meaning := _words_before(before, short)):
                yield short, meaning
        elif (found := _LONG.match(text, place)) and (last := _LAST_WORD.search(before[-10:])):
            short, meaning = bare(last[0]), one_line(found["long"])
            if short.isupper() and stands_for(short, initials(meaning)) and _fits(short, meaning):
                yield short, meaning
        place = text.find("(", place + 1)


def _words_before(before: str, short: str) -> str:
    """The fewest words right before a bracket that an acronym stands for, '' where there are none."""
    breaks = [found.end() for found in _BREAK.finditer(before) if found[0] != ","]
    for start in (breaks[-1:] or [0], [0]):
        part = before[start[0] :]
        letters = initials(part)
        wanted = short[0].upper() if short[0].isalpha() else ""
        for index in range(len(letters) - 2, -1, -1):
            letter, small, at = letters[index]
            if letter != wanted or (small and short[:1].isupper()):
                continue
            meaning = _TAIL.sub("", one_line(part[at:]))
            if stands_for(short, letters[index:]) and _fits(short, meaning):
                return meaning
        if start == [0] or not breaks:
            break
        return ""
    return ""


def _fits(short: str, meaning: str) -> bool:
    """Whether the words look like a name: two letters are little to go by, so their words must begin with capitals."""
    words = meaning.split()
    if words[0] in _LEADING or len(words) > 2 * len(short) + 2:
        return False
    capitals = sum(word[0].isupper() for word in words)
    return capitals >= 2 or len(short) > 2
