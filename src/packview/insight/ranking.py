"""In what order findings deserve a member's first five minutes, and which of them are one fact.

What is worth asking comes before what is worth a look. Within one severity the order is by substance: how far a figure is off, how
many people that is in a year, a statutory duty, money; less where the paper explains it or the author should hear of it first.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from packview.insight.finding import where
from packview.insight.prose.lexicon import vocabulary
from packview.model import Finding, Pack, Severity, Sureness
from packview.wording.numbers import Unit, figures_in
from packview.wording.words import listed, phrases

_SEVERITY: dict[Severity, int] = {"ask": 200, "look": 100, "info": 0}
_SURE: dict[Sureness, int] = {"certain": 20, "likely": 10, "possible": 0}
_AGAIN, _ALIKE = 7, 8
"""What each further finding of one rule counts less, and of one kind, so the first page shows every sort of thing there is."""
_GAP, _DUTY, _PEOPLE, _MONEY = 40, 12, 16, 16
"""What counts most for each: a figure off by its whole self, a duty, ten thousand people, a hundred million pounds."""
_EXPLAINED, _AUTHOR = 12, 10
"""What it counts less where the paper explains it, and where its author should hear of it first."""


_DUTIES, _PERSONS = (phrases(vocabulary("weights")[name]) for name in ("duty", "people"))
_FEW = re.compile(r"(?i)\b(?:of|number)\s+(?:only\s+)?(?P<few>[1-9]|one|two|three|four|five|six|seven|eight|nine)(?![\d.,/%])\b")  # fmt: skip


def ranked(findings: Sequence[Finding], weights: Mapping[str, int], pack: Pack | None = None) -> tuple[Finding, ...]:  # fmt: skip
    """The findings, each fact once, the one to look at first foremost.

    ``weights`` are what each kind of finding counts; of what the ``pack`` takes in private nothing is offered as a question.
    """
    private = {item.key for item in pack.items if item.exempt} if pack else set()
    once = _once(findings)
    for at, one in enumerate(once):
        if one.item in private:  # there is nothing to ask in public
            severity: Severity = "look" if one.severity == "ask" else one.severity
            once[at] = replace(one, severity=severity, question="", author_first=True)
    worth = {one.key: _worth(one, weights) for one in once}
    once.sort(key=lambda one: (-worth[one.key], one.pdf_page or 0, one.key))
    kinds, order = Counter[object](), {}
    for one in once:
        kind = (one.severity, one.kind)
        again = kinds[one.rule] * _AGAIN + kinds[kind] * _ALIKE
        order[one.key] = (-_SEVERITY[one.severity], again - worth[one.key], one.pdf_page or 0, one.key)
        kinds.update((one.rule, kind))
    return tuple(sorted(once, key=lambda one: order[one.key]))


def _worth(one: Finding, weights: Mapping[str, int]) -> float:
    gap = one.gap or _gap_between(one)
    worth = _SURE[one.sure] + weights[one.kind] + _GAP * min(1.0, gap)
    worth += min(_PEOPLE, 0.25 * _PEOPLE * math.log10(1 + one.people))
    worth += _DUTY * bool(_DUTIES.search(f"{one.explanation} {one.quote}"))
    said = figures_in(f"{one.quote} {one.printed}")
    money = (each.value or 0.0 for each, _, _ in said if each.unit == Unit.MONEY)
    pounds = max(money, default=0.0)
    worth += max(0.0, min(_MONEY, 0.25 * _MONEY * math.log10(max(1.0, pounds / 1e4))))
    return worth - _EXPLAINED * one.explained - _AUTHOR * one.author_first


def _gap_between(one: Finding) -> float:
    """How far what is printed is from what is made of it, by the first figure of each, as a share of the larger."""
    printed, computed = figures_in(one.printed), figures_in(one.computed)
    if not printed or not computed or printed[0][0].unit != computed[0][0].unit:
        return 0.0
    values = [abs(each[0][0].value or 0.0) for each in (printed, computed)]
    return abs(values[0] - values[1]) / max(values) if max(values) else 0.0


def is_of_few_people(one: Finding) -> bool:
    """Whether a finding rests on a count of people below ten, who may be known by what is said of them."""
    words = f"{one.quote} {one.explanation}"
    return _PERSONS.search(words) is not None and _FEW.search(f"{one.explanation} {one.computed}") is not None


def _once(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, of those that tell the same fact the first, with the pages of the rest."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for one in {each.key: each for each in findings}.values():
        figures = one.printed.split(), one.computed.split()
        # The same figures from the same working make one fact, on one page or on two.
        fact = (one.kind, one.rule, one.refs, *map(" ".join, figures)) if all(figures) else (one.key,)
        groups.setdefault(fact, []).append(one)
    told = []
    for same in groups.values():
        first, *rest = sorted(same, key=lambda one: (-_SEVERITY[one.severity], one.pdf_page or 0))
        elsewhere = [where(one.page, one.pdf_page) for one in rest if one.pdf_page != first.pdf_page]
        also = f" The same is said on {listed(list(dict.fromkeys(elsewhere)))}." if elsewhere else ""
        told.append(replace(first, explanation=first.explanation + also, same=tuple(one.key for one in rest)))
    return told
