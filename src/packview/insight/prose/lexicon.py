"""The words that bind figures, each with its class, and the words whose number is a name: what themes/vocabulary.toml lists.

A sentence is read as a string with one letter for each word (see ``quantities.py``), so a relation between figures is a short
pattern over letters, whatever the wording. To teach packview a new word, add it to its class there.
"""

import re
import tomllib
from typing import Literal

from packview import paths
from packview.wording.periods import MONTH_NUMBERS
from packview.wording.periods import MONTHS as NAMES
from packview.wording.words import phrases

_SHIPPED: dict[str, dict[str, str]] = tomllib.loads(
    paths.shipped("themes", "vocabulary.toml").read_text(encoding="utf-8")
)


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
LARGEST_NAME = {
    "quarter": 4, "month": 12, "week": 53, "year": 13, "key": 0, "project": 0, "programme": 0, "post": 30, "number": 0, "ward": 30
}  # fmt: skip
"""Above these the number after the word is a quantity after all: 'in the quarter 540 children came'."""
MEASURES = {"mile": "miles", "miles": "miles", "kilometres": "km", "fte": "fte", "ftes": "fte", "wte": "fte", "wtes": "fte", "tonnes": "tonnes",
    "tonne": "tonnes", "hectares": "ha", "acres": "acres", "degrees": "degrees", "metres": "m"}  # fmt: skip
TIMES, SPANS, VOTES = (word_set(vocabulary("figures")[name]) for name in ("times", "spans", "votes"))
"""Lengths of time, the words before one that make it a span, and the words beside votes."""
_HEDGES: tuple[Literal["about", "under", "over"], ...] = ("about", "under", "over")
HEDGE_OF = {word: hedge for hedge in _HEDGES for word in vocabulary("figures")[hedge].split()}
"""A word before a figure to what it makes of it; 'than', 'to', 'of' and 'a' may stand between."""
_PARTS = ("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
FRACTIONS = {word + end: parts for parts, word in enumerate(_PARTS, start=2) for end in ("", "s")} | {
    "halves": 2
}
MULTIPLES = {
    "doubled": 2.0, "double": 2.0, "doubling": 2.0, "doubles": 2.0, "twice": 2.0, "trebled": 3.0, "treble": 3.0, "trebling": 3.0,
    "tripled": 3.0, "triple": 3.0, "tripling": 3.0, "quadrupled": 4.0, "quadrupling": 4.0, "halved": 0.5, "halving": 0.5, "twofold": 2.0,
    "threefold": 3.0, "fourfold": 4.0, "fivefold": 5.0, "tenfold": 10.0, "two-fold": 2.0, "three-fold": 3.0, "four-fold": 4.0
}  # fmt: skip
