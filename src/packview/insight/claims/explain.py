"""How a wrong percentage claim is put into words."""

from collections.abc import Sequence

from packview.insight.claims.check import Slip, change_of, slip_of
from packview.insight.claims.patterns import Claim
from packview.insight.finding import in_prose, sentence, where
from packview.insight.prose.passages import Passage
from packview.insight.prose.quantities import Quantity
from packview.model import Finding
from packview.wording.numbers import figure

_ALOUD = 80
_WHY: dict[Slip, str] = {
    Slip.WRONG_BASE: "the difference seems to have been taken as a share of {end}, not of {start}",
    Slip.POINTS_FOR_PER_CENT: "a difference of percentages is in percentage points; in per cent it would be another figure",
    Slip.PER_CENT_FOR_POINTS: "what is given is the change in per cent",
    Slip.DIRECTION: "the figures go the other way",
    Slip.RATIO: "{end} is {share} of {start}, which is not the same as {share} more",
    Slip.UNEXPLAINED: "none of the figures beside it gives that",
}


def claim_finding(
    claim: Claim, passage: Passage, numbers: Sequence[Quantity], sentence_at: tuple[int, int]
) -> Finding:
    """What is wrong with a claim that has both its figures.

    Args:
        claim: the claim.
        passage: it stands in.
        numbers: the figures of the passage.
        sentence_at: where its sentence starts and ends.
    """
    first, last = sentence_at
    start, end = claim.start, claim.end
    if start is None or end is None:  # pragma: no cover  what is judged wrong has both
        raise AssertionError
    slip = slip_of(claim.share, claim.direction, start, end)
    said = passage.text[claim.first : claim.last].strip()
    computed = _computed(claim, start, end, slip)
    short = computed.partition(":")[0]
    at = where(passage.page, passage.pdf_page)
    named = [one for one in (claim.share, start, end) if one in numbers]
    own = [one for one in named if first <= one.first < last]
    span = (min(claim.first, *(one.first for one in own)), max(claim.last, *(one.last for one in own)))
    span = _with_brackets(passage.text, *span)
    heard = " ".join(passage.quote(_clause(passage.text, first, span[0]), span[1]).split())
    points = slip in (Slip.POINTS_FOR_PER_CENT, Slip.PER_CENT_FOR_POINTS)
    return in_prose(
        passage,
        rule=slip,
        severity="look" if points else "ask",
        sure="certain" if slip is not Slip.UNEXPLAINED and end in own else "likely",
        span=span,
        printed=said,
        computed=computed,
        explanation=f"{sentence(at)} says '{said}'. {end.text} is {short} than {start.text}. "
        f"{sentence(_WHY[slip].format(end=end.text, start=start.text, share=claim.share.text))}.",
        question=f"On {at} I read '{heard}'. Setting {end.text} beside {start.text}, I make that {short}. "
        + (f"Should it say {short}?" if points else "Could you tell us which figure is right?"),
    )


def _computed(claim: Claim, start: Quantity, end: Quantity, slip: Slip) -> str:
    way = "higher" if end.value >= start.value else "lower"
    if slip is Slip.POINTS_FOR_PER_CENT or claim.share.unit == "points":
        points = figure(abs(end.value - start.value), places=max(start.places, end.places))
        return f"{points} percentage points {way}: {end.text} - {start.text}"
    right = figure(abs(change_of(start, end)), places=max(0, claim.share.places))
    return f"{right}% {way}: ({end.text} - {start.text}) / {start.text}"


def _clause(text: str, first: int, place: int) -> int:
    """Where to begin reading aloud: at the head of the sentence, or of the words before where it is long."""
    if place - first <= _ALOUD:
        return first
    return text.rfind(" ", first, place - _ALOUD) + 1


def _with_brackets(text: str, first: int, last: int) -> tuple[int, int]:
    first -= text[first - 1 : first] == "("
    return first, last + (text[last : last + 1] == ")")
