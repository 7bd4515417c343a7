"""Findings of some kinds, as the detectors of these kinds give them; detectors that fail, and one that is made up."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from packview.insight.detectors import DETECTORS, Context, Detector
from packview.insight.finding import identity
from packview.insight.prose.passages import Passage
from packview.model import Finding, Meeting, Pack, Source, Trend

_EMPTY = Pack(
    pack_id="x",
    source=Source(kind="text", name="x.txt", sha256="0" * 64, size=1),
    meeting=Meeting(committee="Panel"),
)


def found_in(context: Context, *kinds: str) -> list[Finding]:
    """The findings of these kinds, detector by detector."""
    return [one for detector in DETECTORS if detector.kind in kinds for one in detector.run(context)]


def prose(passages: Sequence[Passage]) -> Context:
    """A pack that holds passages and nothing else."""
    context = Context(pack=_EMPTY, pages=())
    vars(context)["texts"] = tuple(passages)
    return context


def without_trends(pack: Pack, pages: Sequence[Sequence[str]]) -> Context:
    """A pack whose figures show no trend."""
    context = Context(pack=pack, pages=pages)
    trends: tuple[Trend, ...] = ()
    vars(context)["trends"] = trends
    return context


def with_one_broken(name: str) -> tuple[Detector, ...]:
    """All detectors; that of a name raises once it has found something."""

    def fail(_: Context) -> Iterator[Finding]:
        yield Finding(
            key="half a finding", rule="broken", severity="ask", explanation="This is not to be shown."
        )
        raise ValueError("secret")

    return tuple(replace(one, find=fail) if one.name == name else one for one in DETECTORS)


def with_one_more() -> tuple[Detector, ...]:
    """All detectors and one that is made up: every pack has weather on its first page, and nothing weighs more."""

    def find(_: Context) -> Iterator[Finding]:
        yield Finding(
            key=identity("rain", "first page"),
            rule="rain",
            severity="ask",
            pdf_page=1,
            refs=("W1",),
            explanation="It rains on the first page.",
            question="Will it rain?",
        )

    return (*DETECTORS, Detector("weather", "weather", "rain or shine", 99, find))
