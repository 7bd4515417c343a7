"""Patterns made from lists of words, so that none is longer than a reader can take in."""

import re
import tomllib

from packview import paths

WORDS: dict[str, dict[str, str]] = tomllib.loads(
    paths.shipped("themes", "meeting.toml").read_text(encoding="utf-8")
)
"""The lists of themes/meeting.toml, by table and name."""
HEADINGS: dict[str, list[list[str]]] = tomllib.loads(
    paths.shipped("themes", "columns.toml").read_text(encoding="utf-8")
)
"""Of themes/columns.toml, by table: each kind of heading, with its patterns."""


def one_of(*words: str) -> str:
    """A pattern for any one of some words, or of some small patterns, tried in this order."""
    return f"(?:{'|'.join(words)})"


def listed(words: str) -> str:
    """The same for a list written with spaces; '_' stands for white space within an entry: 'hall town_hall'."""
    return one_of(*words.replace("_", r"\s+").split())


def one_a_line(words: str) -> str:
    """The same for a list of small patterns, one on each line."""
    return one_of(*words.strip().splitlines())


def any_case(pattern: str) -> re.Pattern[str]:
    """A pattern that finds capitals and small letters alike."""
    return re.compile(pattern, re.IGNORECASE)


def word_in(words: str) -> re.Pattern[str]:
    """A pattern that finds any one of a list as a word of its own, in capitals or not."""
    return any_case(rf"\b{listed(words)}\b")


_LABEL = r"[A-Za-z]?\d{1,4}[A-Za-z]?|[ivxlc]{1,6}"
_TO = r"\s*(?:[-\u2013\u2014]|to)\s*"
_OPENED = rf"(?:(?P<open>[(\[])\s*|(?<![\w(\[])(?=pages?\s+\d{{1,4}}{_TO}\d{{1,4}}\s*$))"
_PAGES = r"(?:\w+\s*/\s*)?(?:pages?|pgs?\.?|pp\.?|tudalen(?:nau)?)(?:\s+nos?\.?)?\s*:?\s*"
RANGE = re.compile(
    rf"{_OPENED}{_PAGES}(?P<first>{_LABEL})\s*(?:(?:[-\u2013\u2014]|to)\s*(?P<last>{_LABEL})\s*)?(?(open)[)\]]|$)",
    re.IGNORECASE,
)
"""The pages of an item as its agenda gives them: '(Pages 5 - 12)', 'pp. 5 to 12'."""
