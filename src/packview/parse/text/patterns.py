"""Patterns made from lists of words, so that none is longer than a reader can take in."""


def one_of(*words: str) -> str:
    """A pattern for any one of some words, or of some small patterns, tried in this order."""
    return f"(?:{'|'.join(words)})"
