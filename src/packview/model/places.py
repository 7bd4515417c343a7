"""Where notes stand in a pack that was published again."""

from dataclasses import dataclass
from typing import Literal, get_args

from packview.model.notes import Anchor, Evidence, Note

Verdict = Literal["orphaned", "changed", "moved", "exact"]
"""What became of a place: gone, there but different, somewhere else, as it was."""
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""The ones to look at first come first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An anchor's place in another edition of its pack.

    Attributes:
        anchor: where to show the note now; the quote is in the member's words where the new edition has others.
        agreed: the anchor to keep when the member agrees: of the new edition, quoting what stands there now.
        verdict: how sure that is.
        reason: for the member, a sentence without a full stop; '' for an exact one.
    """

    anchor: Anchor
    agreed: Anchor
    verdict: Verdict
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedEvidence:
    """A piece of evidence in another edition of its pack; fields as in Placed."""

    evidence: Evidence
    verdict: Verdict
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedNote:
    """A note in another edition of its pack.

    Attributes:
        original: the note as the member keeps it.
        placed: where it stands now.
        evidence: the same of each piece of its evidence, in order.
    """

    original: Note
    placed: Placed
    evidence: tuple[PlacedEvidence, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Of the note with its evidence: lost evidence is worth a look, but leaves the note in its place."""
        found = [self.placed.verdict]
        found += ["changed" if one.verdict == "orphaned" else one.verdict for one in self.evidence]
        return min(found, key=VERDICTS.index)

    @property
    def reason(self) -> str:
        """Of the note, then of its evidence."""
        reasons = (self.placed.reason, *(one.reason for one in self.evidence))
        return "; ".join(dict.fromkeys(reason for reason in reasons if reason))
