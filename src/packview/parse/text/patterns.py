"""Patterns made from lists of words, so that none is longer than a reader can take in."""

import re


def one_of(*words: str) -> str:
    """A pattern for any one of some words, or of some small patterns, tried in this order."""
    return f"(?:{'|'.join(words)})"


def listed(words: str) -> str:
    """The same for a list written with spaces; '_' stands for white space within an entry: 'hall town_hall'."""
    return one_of(*words.replace("_", r"\s+").split())


def word_in(words: str) -> re.Pattern[str]:
    """A pattern that finds any one of a list as a word of its own, in capitals or not."""
    return re.compile(rf"\b{listed(words)}\b", re.IGNORECASE)
