"""In what order findings deserve a member's first five minutes."""

from collections import Counter
from collections.abc import Mapping, Sequence

from packview.model import Finding, Severity, Sureness

_SEVERITY: dict[Severity, int] = {"ask": 200, "look": 100, "info": 0}
_SURE: dict[Sureness, int] = {"certain": 20, "likely": 10, "possible": 0}
_AGAIN = 7
"""What each further finding of one rule counts less, so the first page shows every sort of thing there is."""


def ranked(findings: Sequence[Finding], weights: Mapping[str, int]) -> tuple[Finding, ...]:
    """The findings, each once, the one to look at first foremost; what is worth asking always before what is worth a look.

    Within one severity the surer come first and each further one of a rule counts less; equal ones stand in page order.

    Args:
        findings: in any order.
        weights: what each kind of finding counts.
    """
    once = {_same(one): one for one in reversed(findings)}.values()
    worth = {one.key: _SURE[one.sure] + weights[one.kind] for one in once}
    unique = list({one.key: one for one in once}.values())
    unique.sort(key=lambda one: (-worth[one.key], one.pdf_page or 0, one.key))
    seen: Counter[str] = Counter()
    order = {}
    for one in unique:
        order[one.key] = (
            -_SEVERITY[one.severity],
            seen[one.rule] * _AGAIN - worth[one.key],
            one.pdf_page or 0,
        )
        seen[one.rule] += 1
    return tuple(sorted(unique, key=lambda one: (order[one.key], one.key)))


def _same(one: Finding) -> tuple[object, ...]:
    """What makes two findings one: the words of a table read as prose and as a cell give the same twice."""
    if one.quote and one.printed:
        return (one.kind, one.pdf_page, one.printed, one.computed, " ".join(one.quote.split()))
    return (one.key,)
