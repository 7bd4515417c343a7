"""Names of findings that stay the same each time a pack is read, so that a question kept with one finds it again.

In what order findings deserve a member's first five minutes.

How findings are put into words: figures, pages, and a finding from what was found.

Figures and lists in words, as findings tell them.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from packview.insight.indicators import Interval, measure_of
from packview.insight.prose.passages import Passage
from packview.model import Finding, FindingKind, Indicator, Severity, Sureness
from packview.wording.numbers import UNIT_OF_MEASURE, Unit, figure

_LONGEST_NAME = 90
_ASIDE = re.compile(r"\s*\([^()]*\)|\s+[\u2013-]\s+.*$")
"""What a long name can do without: words in brackets, and what follows a dash."""


def between(interval: Interval, unit: str = "", *, places: int = 1) -> str:
    """An interval in words: 'between 7.1% and 8.2%', or the figure alone where both ends read the same."""
    low, high = (figure(end, unit, places=places) for end in (interval.low, interval.high))
    return low if low == high else f"between {low} and {high}"


def sign_of(indicator: Indicator) -> Unit:
    """What stands beside an indicator's figures: '%', '£' or nothing."""
    return UNIT_OF_MEASURE.get(measure_of(indicator), Unit.NONE)


def named(indicator: Indicator) -> str:
    """An indicator in a sentence: 'M3 (Percentage of all contacts that ...)'; a made-up reference is left out."""
    name = indicator.name.rstrip(" .")
    if len(name) > _LONGEST_NAME:
        name = " ".join(_ASIDE.sub(" ", name).split())
    if len(name) > _LONGEST_NAME:
        name = name[: name.rfind(" ", 0, _LONGEST_NAME)].rstrip(" ,;/(") + " ..."
    short = len(indicator.ref) <= 16 and not indicator.ref.islower()
    return f"{indicator.ref} ({name})" if indicator.ref and short and name else name or indicator.ref


def finding_key(kind: FindingKind, rule: str, *place: object) -> str:
    """The key of a finding: its kind and sixteen hexadecimal digits made of everything that tells it from others.

    Case and blanks do not count, so that a file read again through another door keeps its findings. What may
    differ from reading to reading (a position in a list, a PDF page after a supplement) is better left out of ``place``.

    Args:
        kind: of the finding.
        rule: that found it.
        place: what it is about, from the coarse to the fine: item, reference of the indicator, period, printed figure.
    """
    parts = (kind, rule, *("" if part is None else str(part) for part in place))
    plain = "\x1f".join(" ".join(part.casefold().split()) for part in parts)
    return f"{kind}-{hashlib.blake2b(plain.encode(), digest_size=8).hexdigest()}"


_BEFORE = 60


def where(page: str | None, pdf_page: int | None) -> str:
    """'page 11', 'page 16 of the PDF' where no number is printed, 'the pack' where neither is known."""
    if page is not None:
        return f"page {page}"
    return f"page {pdf_page} of the PDF" if pdf_page is not None else "the pack"


def sentence(text: str) -> str:
    """With a capital letter at its head."""
    return text[:1].upper() + text[1:]


def in_prose(
    passage: Passage,
    *,
    kind: FindingKind,
    rule: str,
    severity: Severity,
    sure: Sureness,
    span: tuple[int, int],
    printed: str,
    computed: str,
    explanation: str,
    question: str,
    refs: tuple[str, ...] = (),
) -> Finding:
    """A finding about words of a passage; ``span`` is the first and last place of the words it rests on."""
    quote = passage.quote(*span)
    before = passage.text[max(0, span[0] - _BEFORE) : span[0]]  # tells two places with the same words apart
    return Finding(
        key=finding_key(kind, rule, passage.item, *(refs or passage.refs), before, quote, printed),
        kind=kind,
        rule=rule,
        severity=severity,
        sure=sure,
        item=passage.item,
        page=passage.page,
        pdf_page=passage.pdf_page,
        refs=refs or passage.refs,
        quote=quote,
        printed=printed,
        computed=computed,
        explanation=explanation,
        question=question,
    )


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
