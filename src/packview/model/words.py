"""What stands in a note or a finding as a key, in the words a member reads, on the screen and from a command alike."""

from collections.abc import Sequence

from packview.model.findings import Finding, FindingKind, Severity, Sureness
from packview.model.notes import NoteStatus, Priority

STATUS: dict[NoteStatus, str] = {
    "draft": "to ask",
    "ready": "ready to ask",
    "asked": "asked, no answer yet",
    "answered": "answered",
    "deferred": "put off to later",
    "withdrawn": "withdrawn",
}
"""Where a question stands."""
PRIORITY: dict[Priority, str] = {
    "main": "Big question",
    "normal": "Line of enquiry",
    "low": "If time allows",
}
SEVERITY: dict[Severity, str] = {
    "ask": "Worth asking",
    "look": "Worth a look",
    "info": "Good to know",
}
KIND: dict[FindingKind, str] = {
    "derived": "printed change does not follow",
    "claim": "words and figures differ",
    "impossible": "cannot be",
    "parts": "parts do not make the whole",
    "conflict": "two places differ",
    "commentary": "commentary",
    "promise": "what was promised",
    "signal": "signal in the figures",
    "comparator": "compared with others",
}
SURE: dict[Sureness, str] = {"certain": "", "likely": "likely", "possible": "possible: read it first"}
FIRST = 5
"""How many findings worth asking about make the first five minutes."""


def first_of(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Those worth asking about that deserve a member's first five minutes, in the order given."""
    return tuple(one for one in findings if one.severity == "ask")[:FIRST]
