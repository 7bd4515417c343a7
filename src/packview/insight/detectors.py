"""Every kind of finding there is, and the one place where its detector, its name and its weight are given.

To add a kind of finding: a function in a module of its own that takes what it needs (the pack, its passages, the trends) and
returns findings, one row in ``DETECTORS``, and a test. Screen, commands and exports take its label from the findings.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from time import perf_counter

from packview.insight.claims.calendar import date_findings, period_label_findings
from packview.insight.claims.changes import CHANGES
from packview.insight.claims.orders import BEYOND, ORDERS
from packview.insight.claims.places import repeated_findings, report_findings
from packview.insight.claims.relation import Relation, broken_in
from packview.insight.claims.shares import ALL_CASES, SHARES, impossible_findings
from packview.insight.claims.sums import BALANCES, SUMS
from packview.insight.commentary import (
    Misplaced,
    direction_findings,
    misplaced_commentaries,
    misplaced_findings,
)
from packview.insight.finding import Pages, finding_key
from packview.insight.indicators import Dataset, Polarities
from packview.insight.promises.detect import promise_findings
from packview.insight.prose.passages import Passage, cells_of, passages_of
from packview.insight.ranking import is_of_few_people, ranked
from packview.insight.slips import slip_findings
from packview.insight.tables.grid import Grid, grids_of, indicator_grids, joined
from packview.insight.tables.relations import relation_findings
from packview.insight.tables.words import hidden_findings, told_findings, verdict_findings
from packview.insight.trends.targets import comparator_findings
from packview.insight.trends.xmr import signal_findings, trends_of
from packview.model import Check, Finding, Layout, Pack, Trend


@dataclass(frozen=True, kw_only=True)
class Context:
    """One pack and what detectors share: worked out when the first of them asks for it, gone with the context.

    What cannot be worked out fails the detectors that need it, and no other. ``pages`` are the lines of each page, ``earlier`` packs of
    earlier meetings of the committee in any order, ``polarities`` which way is good for known kinds of indicators, and ``layouts`` how
    each page is set out, () where that is not known.
    """

    pack: Pack
    pages: Pages
    earlier: Sequence[Pack] = ()
    polarities: Polarities = field(default_factory=Polarities)
    layouts: Sequence[Layout] = ()

    @cached_property
    def texts(self) -> tuple[Passage, ...]:
        """The text of the pack, the rows of its tables too; each passage keeps its own sentences and figures."""
        return (*passages_of(self.pack, self.pages, self.layouts), *cells_of(self.pack, self.pages))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The prose of the pack and the words in its tables."""
        return tuple(passage for passage in self.texts if not passage.table)

    @cached_property
    def _broken(self) -> list[tuple[Relation, Finding | Exception]]:
        """Every relation of the prose that does not hold, found in one go through its sentences."""
        relations = (*CHANGES, *SHARES, *BALANCES, *ORDERS, ALL_CASES, *BEYOND, *SUMS)
        return list(broken_in(self.passages, relations, self.pack.indicators))

    def broken(self, *relations: Relation) -> list[Finding]:
        """Where some of the relations do not hold; raises what one of them raised."""
        told = [one for relation, one in self._broken if relation in relations]
        for fault in [one for one in told if isinstance(one, Exception)]:
            raise fault
        return [one for one in told if isinstance(one, Finding)]

    @cached_property
    def grids(self) -> list[Grid]:
        """Its tables as rows, columns and numbers."""
        return grids_of(self.pack, self.pages, self.layouts)

    @cached_property
    def tables(self) -> tuple[list[Grid], ...]:
        """Its indicators as tables, its other tables, the tables of indicators as they are set out on their pages, and what stands side by side."""
        printed = grids_of(self.pack, self.pages, self.layouts, indicators=True)
        indicators = indicator_grids(self.pack.indicators, self.polarities)
        return indicators, self.grids, printed, list(joined(self.grids))

    @cached_property
    def dataset(self) -> Dataset:
        """The indicators with what relates them."""
        return Dataset(self.pack.indicators)

    @cached_property
    def trends(self) -> tuple[Trend, ...]:
        """What each indicator's figures say: signal, noise, or why no verdict is given."""
        return trends_of(self.dataset, self.polarities)

    @cached_property
    def misplaced(self) -> Misplaced:
        """The commentaries that belong to other indicators, and so say nothing about their own."""
        return misplaced_commentaries(self.dataset)

    @property
    def slipped(self) -> frozenset[str]:
        """The references of the indicators that have such a commentary."""
        return self.misplaced.refs(self.pack.indicators)


PRECISION: Mapping[str, int] = {
    "comparator": 100, "slip": 100, "claim": 100, "conflict": 87, "promise": 100, "derived": 100, "commentary": 100, "impossible": 100,
    "signal": 100, "parts": 100,
}  # fmt: skip
"""Of 100 judged findings of a kind how many are true, see benchmarks/judged_findings.json; a kind that nobody judged is missing."""
_CERTAIN, _TOLD = 95, 80
"""Above the first a kind may be told as certain; below the second it is not told."""


@dataclass(frozen=True, slots=True)
class Detector:
    """One check of a pack.

    ``name`` is what it checks, in the plural: '... could not be checked' where it fails. ``kind`` is that of its findings; several
    detectors may find one kind. It is part of the keys that notes keep: never change it. ``label`` is the kind as members read it,
    ``weight`` that of the kind in the ranking, ``find`` its findings without ``key``, ``kind`` and ``label`` but with ``identity`` as
    their key, and ``slips`` whether they are slips of print, which the author should hear of first.
    """

    name: str
    kind: str
    label: str
    weight: int
    find: Callable[[Context], Iterable[Finding]]
    slips: bool = False

    def run(self, context: Context) -> list[Finding]:
        """Its findings in a pack, each with its key, kind and label, as sure as the findings of its kind proved to be."""
        precision = PRECISION.get(self.kind, _CERTAIN)
        return [
            replace(
                one, key=finding_key(self.kind, one.key), kind=self.kind, label=self.label,
                sure="likely" if one.sure == "certain" and precision <= _CERTAIN else one.sure,
                author_first=one.author_first or self.slips or is_of_few_people(one),
            )
            for one in (self.find(context) if precision >= _TOLD else ())
        ]  # fmt: skip


def _words_beside(context: Context) -> Iterator[Finding]:
    pages, known = context.pages, context.polarities
    yield from _once(verdict_findings(grids, pages, known) for grids in context.tables[:3])
    yield from hidden_findings(context.pack, context.pages)
    yield from told_findings(context.passages, context.grids, context.polarities)


def _once(groups: Iterable[Iterable[Finding]]) -> Iterator[Finding]:
    """The findings of each group on those pages of which none before it tells anything by their rule: one table, read in two ways."""
    told = set[tuple[str, int | None]]()
    for group in groups:
        found = [one for one in group if (one.rule, one.pdf_page) not in told]
        told |= {(one.rule, one.pdf_page) for one in found}
        yield from found


_CLAIM = ("claim", "text and figures disagree", 16)
_IMPOSSIBLE = ("impossible", "impossible figure", 15)
_CONFLICT = ("conflict", "two places differ", 13)
_COMMENTARY = ("commentary", "commentary", 14)

DETECTORS: tuple[Detector, ...] = (
    Detector("changes, averages and totals", "derived", "printed change does not follow", 12, lambda of: _once(map(relation_findings, of.tables))),
    Detector("words beside tables", "table", "words and table differ", 15, _words_beside),
    Detector("numbers and captions", "slip", "slip of print", 6, lambda of: slip_findings(of.pack, of.pages, of.texts), slips=True),
    Detector("percentage claims", *_CLAIM, lambda of: of.broken(*CHANGES)),
    Detector("shares of a whole", *_CLAIM, lambda of: of.broken(*SHARES)),
    Detector("runs, targets and budgets", *_CLAIM, lambda of: of.broken(*BALANCES, *ORDERS)),
    Detector("impossible percentages", *_IMPOSSIBLE, lambda of: (*impossible_findings(of.passages), *of.broken(ALL_CASES))),
    Detector("impossible figures and dates", *_IMPOSSIBLE, lambda of: (*of.broken(*BEYOND), *date_findings(of.pack, of.texts))),
    Detector("parts of a total", "parts", "parts do not add up", 12, lambda of: of.broken(*SUMS)),
    Detector("one figure in two places", *_CONFLICT, lambda of: repeated_findings(of.passages)),
    Detector("reports against the dataset", *_CONFLICT, lambda of: report_findings(of.dataset, of.passages)),
    Detector("period labels", *_CONFLICT, lambda of: period_label_findings(of.pack, of.texts), slips=True),
    Detector("misplaced commentaries", *_COMMENTARY, lambda of: misplaced_findings(of.pack.indicators, of.pages, of.misplaced), slips=True),
    Detector("commentaries against their figures", *_COMMENTARY, lambda of: direction_findings(of.dataset, of.pages, leave=of.slipped, known=of.polarities)),
    # What this committee itself asked for and did not get weighs most.
    Detector("promises", "promise", "what was promised", 18, lambda of: promise_findings(of.pack, of.pages, of.earlier)),
    Detector("signals", "signal", "signal in the figures", 10, lambda of: signal_findings(of.dataset, of.trends, misplaced=of.slipped)),
    Detector("comparisons with others and targets", "comparator", "compared with others", 4, lambda of: comparator_findings(of.dataset, of.polarities, of.trends, of.pages)),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """What all detectors found in a pack, ranked, the one most worth asking about first; a check for each of ``DETECTORS``, in order."""

    findings: tuple[Finding, ...]
    checks: tuple[Check, ...]


def detect(context: Context) -> Detection:
    """Try each detector alone: one that fails loses its own findings and is named in ``checks``.

    The same pack gives the same findings with the same keys in the same order.
    """
    pack, collects = context.pack, gc.isenabled()
    gc.disable()  # nothing here makes circles of objects: looking for them took a tenth of the time
    try:
        tried = [_try(detector, context) for detector in DETECTORS]
        del context  # what it holds goes before collecting begins again
    finally:
        if collects:
            gc.enable()
    weights = {detector.kind: detector.weight for detector in DETECTORS}
    found = [one for findings, _ in tried for one in findings]
    return Detection(findings=ranked(found, weights, pack), checks=tuple(check for _, check in tried))


def _try(detector: Detector, context: Context) -> tuple[list[Finding], Check]:
    error, started = "", perf_counter()
    found: list[Finding] = []
    try:
        found = detector.run(context)
    except Exception as fault:  # noqa: BLE001  one detector that fails must not take the others with it
        error = type(fault).__name__
    return found, Check(name=detector.name, seconds=perf_counter() - started, error=error)
