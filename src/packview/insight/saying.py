"""How findings are put into words: figures, pages, and a finding from what was found."""

from packview.insight.keys import finding_key
from packview.insight.passages import Passage
from packview.model import Finding, FindingKind, Severity, Sureness

_BEFORE = 60


def where(page: str | None, pdf_page: int | None) -> str:
    """'page 11', 'page 16 of the PDF' where no number is printed, 'the pack' where neither is known."""
    if page is not None:
        return f"page {page}"
    return f"page {pdf_page} of the PDF" if pdf_page is not None else "the pack"


def figure(value: float, places: int = 0) -> str:
    """'1,620', '50.7'; without digits that say nothing."""
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text and places > 2 else text


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
