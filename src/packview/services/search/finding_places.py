"""Where on its page a finding stands that quotes no words: at the row of the indicator it is about."""

from collections.abc import Sequence

from packview.model import Finding, Pack
from packview.services.search.search import pattern
from packview.text import slug

_WORDS = 4
"""Words of an indicator's name that are enough beside its reference."""


def line_of(finding: Finding, pack: Pack, lines: Sequence[str]) -> int | None:
    """The line of a finding's page where the row of its indicator begins; None where that cannot be told for certain."""
    ref = finding.refs[0] if finding.refs else ""
    named = [one for one in pack.indicators if one.ref == ref and one.pdf_page == finding.pdf_page]
    if not ref or len(named) != 1:
        return None
    words = named[0].name.split()
    text = "\n".join(lines)
    if slug(named[0].name).startswith(ref):  # no reference is printed: it was made of the name
        return _only(" ".join(words), text)
    if _only(ref, text, once=False) is None:
        return None  # the row may be another indicator's of the same name
    for wanted in (" ".join((ref, *words)), " ".join((ref, *words[:_WORDS])), " ".join(words)):
        place = _only(wanted, text)
        if place is not None:
            return place
    alone = [number for number, line in enumerate(lines) if line.strip() == ref]
    return alone[0] if len(alone) == 1 else None


def _only(words: str, text: str, *, once: bool = True) -> int | None:
    """The line of the only place, or of the first, that has these words between white space."""
    wanted = pattern(words)
    places = [
        found.start()
        for found in (wanted.finditer(text) if wanted else ())
        if not text[: found.start()][-1:].strip() and not text[found.end() :][:1].strip()
    ]
    return text.count("\n", 0, places[0]) if len(places) == 1 or (places and not once) else None
