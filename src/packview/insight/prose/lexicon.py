"""The words that bind figures, each with its class, and the words whose number is a name: what themes/vocabulary.toml lists.

A sentence is read as a string with one letter for each word (see ``quantities.py``), so a relation between figures is a short
pattern over letters, whatever the wording. To teach packview a new word, add it to its class there.
"""

import re
import tomllib
from typing import Literal

from packview import paths
from packview.wording.dates import MONTHS as NAMES
from packview.wording.periods import MONTH_NUMBERS
from packview.wording.words import phrases

_TEXT = paths.shipped("themes", "vocabulary.toml").read_text(encoding="utf-8")
_SHIPPED: dict[str, dict[str, str]] = tomllib.loads(_TEXT)


def vocabulary(table: str) -> dict[str, str]:
    """What a table of the vocabulary lists under each of its names, as one text."""
    return _SHIPPED[table]


def word_set(words: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(words.split())


def word_sets(table: str) -> dict[str, frozenset[str]]:
    """The sets of words of a table of the vocabulary, by their names."""
    return {name: word_set(words) for name, words in _SHIPPED[table].items()}


def patterns(table: str) -> dict[str, re.Pattern[str]]:
    """The patterns of a table of phrases, by their names."""
    return {name: phrases(text) for name, text in _SHIPPED[table].items()}


MONTHS = frozenset([*(name.casefold() for name in NAMES), *MONTH_NUMBERS, "sept"]) - {"mar"}
CLASS_OF = {word: letter for letter, words in vocabulary("letters").items() for word in words.split()}
CLASS_OF |= dict.fromkeys(MONTHS - {"may"}, "y")
"""A word in small letters to its class."""
UP, DOWN = frozenset("upg"), frozenset("dql")
NAMED = word_set(vocabulary("names")["before"])
"""Words whose number is a name: 'Table 3', 'type 2', 'recommendation 11'."""
LARGEST_NAME = dict.fromkeys(NAMED, 1e6)
LARGEST_NAME |= {word: float(most) for most, words in vocabulary("largest").items() for word in words.split()}
"""Above these the number after the word is a quantity after all: 'in the quarter 540 children came'."""
MEASURES = {word: measure for measure, words in vocabulary("measures").items() for word in words.split()}
TIMES, SPANS, VOTES = (word_set(vocabulary("figures")[name]) for name in ("times", "spans", "votes"))
"""Lengths of time, the words before one that make it a span, and the words beside votes."""
_HEDGES: tuple[Literal["about", "under", "over"], ...] = ("about", "under", "over")
HEDGE_OF = {word: hedge for hedge in _HEDGES for word in vocabulary("figures")[hedge].split()}
"""A word before a figure to what it makes of it; 'than', 'to', 'of' and 'a' may stand between."""
_PARTS = ("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
FRACTIONS = {word + end: parts for parts, word in enumerate(_PARTS, start=2) for end in ("", "s")}
FRACTIONS["halves"] = 2
MULTIPLES = {word: float(times) for times, words in vocabulary("multiples").items() for word in words.split()}
