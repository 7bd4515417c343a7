"""What a member types to find something: words that must all be there, "side by side" in quotes, beginnings with *."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from packview.text import one_line

_PARTS = re.compile(r'"([^"]*)"?|\u201c([^\u201d]*)\u201d?|(\S+)')
_LETTERS = re.compile(r"\w", re.UNICODE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One thing to find.

    Attributes:
        text: a word, or words that must stand side by side.
        prefix: any word (in a phrase: any last word) that begins so will do.
        phrase: it was quoted, and is taken to the letter: no guess is made at another spelling.
    """

    text: str
    prefix: bool = False
    phrase: bool = False


def terms_of(query: str, *, typing: bool = False) -> tuple[Term, ...]:
    """The terms of a query; what has neither a letter nor a digit finds nothing and is left out.

    Args:
        query: as typed.
        typing: it is still being typed: the last word may go on.
    """
    terms = tuple(_terms(query))
    if typing and terms and query[-1:].isalnum() and not terms[-1].phrase:
        last = terms[-1]
        return (*terms[:-1], Term(text=last.text, prefix=True))
    return terms


def terms_of_words(words: tuple[str, ...]) -> tuple[Term, ...]:
    """The terms of words as a command line gives them: one with spaces in it is a phrase."""
    return tuple(
        term
        for word in words
        for term in (_terms(word) if len(word.split()) < 2 or '"' in word else _phrase(word))
    )


def _terms(query: str) -> Iterator[Term]:
    for straight, curly, word in _PARTS.findall(one_line(query)):
        if straight or curly:
            yield from _phrase(straight or curly)
        elif _LETTERS.search(word):
            yield Term(text=word.rstrip("*"), prefix=word.endswith("*"))


def _phrase(text: str) -> Iterator[Term]:
    words = " ".join(text.split())
    if _LETTERS.search(words):
        yield Term(text=words.rstrip("*").rstrip(), prefix=words.endswith("*"), phrase=True)
