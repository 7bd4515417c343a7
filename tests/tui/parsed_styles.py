"""What Textual makes of the styles of widgets, kept from one app to the next."""

from collections.abc import Callable
from typing import Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

Parse = Callable[..., list[RuleSet]]
_PARSED: dict[tuple[Any, ...], list[RuleSet]] = {}


def parsed_once(parse: Parse) -> Parse:
    """As a stylesheet parses the text of one place, but once for all that have the same colours. Nothing changes rules once parsed."""

    def kept(self: Stylesheet, css: str, read_from: Any, *arguments: Any, **named: Any) -> list[RuleSet]:
        key = (css, read_from, arguments, *named.items(), frozenset(self._variables.items()))
        if key not in _PARSED:
            _PARSED[key] = parse(self, css, read_from, *arguments, **named)
        return _PARSED[key]

    return kept
