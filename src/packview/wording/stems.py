"""Words brought to a common form, so that 'neglected' finds 'neglect': a small stemmer for the English of council papers.

It would sooner miss a form than join two words that mean different things: a carer is not care, a policy is not the
police, and a missing child is not a missed appointment.
"""

import re
from functools import lru_cache

_IRREGULAR = {
    "children": "child",
    "childrens": "child",
    "women": "woman",
    "men": "man",
    "lives": "life",
    "wives": "wife",
    "died": "die",
    "dying": "die",
    "lying": "lie",
    "used": "use",
    "using": "use",
    "uses": "use",
    "goes": "go",
    "does": "do",
}
# Words that look like a form of another and are not, or that mean something of their own.
_KEPT_WORDS = """
missing meeting building housing nursing being during nothing something anything everything evening morning speed indeed
hundred breed access process progress illness business this thus always news bus gas basis crisis analysis diagnosis status
focus series species means lens address stress less unless across united interest interested related interim nation station
ration general generally several
"""
_KEPT = frozenset(_KEPT_WORDS.split())
_POSSESSIVE = re.compile("['\u2019]s?$")
_VOWEL = re.compile("[aeiouy]")
_DOUBLED = re.compile(r"([bdglmnprt])\1$")
_LOST_E = re.compile("[^aeiou][aeiou][^aeiouwxy]")
# Tried in turn, so an ending stands before those it ends with. The number is how many letters must stay.
_SUFFIXES: tuple[tuple[str, int, str], ...] = (
    ("ational", 4, ""),
    ("ations", 4, ""),
    ("ation", 4, ""),
    ("ators", 4, ""),
    ("ator", 4, ""),
    ("ating", 4, ""),
    ("ative", 4, ""),
    ("ated", 4, ""),
    ("ates", 4, ""),
    ("ate", 4, ""),
    ("ally", 4, "al"),
    ("fully", 4, ""),
    ("ful", 4, ""),
    ("ings", 3, ""),
    ("ing", 3, ""),
    ("ional", 5, ""),
    ("ions", 5, ""),
    ("ion", 5, ""),
    ("ively", 4, ""),
    ("ive", 4, ""),
    ("rals", 4, "r"),
    ("ral", 4, "r"),
    ("ental", 3, "ent"),
    ("ies", 2, "y"),
    ("ied", 2, "y"),
    ("ed", 3, ""),
    ("sses", 2, "ss"),
    ("ss", 1, "ss"),
    ("us", 1, "us"),
    ("is", 1, "is"),
    ("es", 4, ""),
    ("s", 3, ""),
    ("ly", 5, ""),
    ("e", 4, ""),
)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The common form of a word, in lower case: 'exploited', 'exploitation' and 'exploits' give 'exploit'.

    Args:
        word: one word; an apostrophe at its end and the s after it are left out.
    """
    word = _POSSESSIVE.sub("", word.casefold())
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or word in _KEPT or not word.isalpha():
        return word
    if word[:-1] in _KEPT and word.endswith("s"):
        return word[:-1]
    for suffix, least, instead in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= least:
            rest = word[: -len(suffix)]
            return (
                _tidy(rest + instead, verb=suffix in {"ing", "ings", "ed"}) if _VOWEL.search(rest) else word
            )
    return _tidy(word)


def _tidy(rest: str, *, verb: bool = False) -> str:
    if len(rest) > 3 and _DOUBLED.search(rest):
        return rest[:-1]
    if verb and _LOST_E.fullmatch(rest):
        return rest + "e"  # 'caring' is from 'care', not from 'car'
    return rest.removesuffix("e") if len(rest) > 4 else rest


def root_of(stemmed: str) -> str:
    """What every regular word with this stem begins with, in lower case: 'famil' for 'family'."""
    return stemmed[:-1] if stemmed.endswith(("y", "e", "f")) else stemmed
