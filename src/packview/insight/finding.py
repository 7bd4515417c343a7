"""What every finding needs: what tells it from others, figures, pages and lists in words, and a finding about prose."""

import hashlib
import re

from packview.insight.indicators import measure_of
from packview.insight.intervals import Interval
from packview.insight.prose.passages import Passage
from packview.model import Finding, Indicator, Severity, Sureness
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


_BREAK = "\x1f"


def identity(rule: str, *place: object) -> str:
    """What tells a finding from others of its kind, as one text; its detector makes its key of it.

    Case and blanks do not count, so a file read again from another format keeps its findings. What may differ from
    reading to reading (a position in a list, a PDF page after a supplement) is better left out of ``place``.

    Args:
        rule: that found it.
        place: what it is about, from the coarse to the fine: item, reference of the indicator, period, printed figure.
    """
    parts = (rule, *("" if part is None else str(part) for part in place))
    return _BREAK.join(" ".join(part.casefold().split()) for part in parts)


def finding_key(kind: str, told_by: str) -> str:
    """The key of a finding: its kind and sixteen hexadecimal digits made of its kind and ``identity``.

    It stays the same each time a pack is read, so a question kept with a finding finds it again.
    """
    plain = f"{kind.casefold()}{_BREAK}{told_by}"
    return f"{kind}-{hashlib.blake2b(plain.encode(), digest_size=8).hexdigest()}"


_BEFORE = 60


def where(page: str | None, pdf_page: int | None) -> str:
    """'page 11', 'page 16 of the PDF' where no number is printed, 'the pack' where neither is known."""
    if page is not None:
        return f"page {page}"
    return f"page {pdf_page} of the PDF" if pdf_page is not None else "the pack"


def sentence(text: str) -> str:
    """With a capital letter first."""
    return text[:1].upper() + text[1:]


def in_prose(
    passage: Passage,
    *,
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
        key=identity(rule, passage.item, *(refs or passage.refs), before, quote, printed),
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
