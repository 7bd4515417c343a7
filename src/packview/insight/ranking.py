"""In what order findings deserve a member's first five minutes."""

from collections import Counter
from collections.abc import Sequence

from packview.model import Finding, FindingKind, Severity, Sureness

_SEVERITY: dict[Severity, int] = {"ask": 200, "look": 100, "info": 0}
_SURE: dict[Sureness, int] = {"certain": 20, "likely": 10, "possible": 0}
_KIND: dict[FindingKind, int] = {
    "promise": 18,  # what this committee itself asked for and did not get
    "claim": 16,
    "impossible": 15,
    "commentary": 14,
    "conflict": 13,
    "derived": 12,
    "parts": 12,
    "signal": 10,
    "comparator": 4,
}
_AGAIN = 7
"""What each further finding of one rule counts less, so that the first page shows every sort of thing there is."""


def ranked(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, each once, the one to look at first foremost; what is worth asking always before what is worth a look.

    Within one severity the surer come first and each further one of a rule counts less; equal ones stand in page order.
    """
    once = {_same(one): one for one in reversed(findings)}.values()
    unique = list({one.key: one for one in once}.values())
    unique.sort(key=lambda one: (-_worth(one), one.pdf_page or 0, one.key))
    seen: Counter[str] = Counter()
    worth = []
    for one in unique:
        worth.append(
            (-_SEVERITY[one.severity], seen[one.rule] * _AGAIN - _worth(one), one.pdf_page or 0, one.key)
        )
        seen[one.rule] += 1
    return tuple(one for _, one in sorted(zip(worth, unique, strict=True), key=lambda pair: pair[0]))


def _worth(one: Finding) -> int:
    return _SURE[one.sure] + _KIND[one.kind]


def _same(one: Finding) -> tuple[object, ...]:
    """What makes two findings one: the words of a table read as prose and as a cell give the same twice."""
    if one.quote and one.printed:
        return (one.kind, one.pdf_page, one.printed, one.computed, " ".join(one.quote.split()))
    return (one.key,)
