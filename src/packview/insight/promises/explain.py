"""How findings about promises are put together."""

import re
from collections.abc import Sequence

from packview.insight.finding import identity
from packview.insight.prose.passages import on_the_page
from packview.model import Finding, Pack, Severity, Sureness, TrackedRecommendation


def line_of(words: str, row: TrackedRecommendation, pages: Sequence[Sequence[str]]) -> str:
    if row.pdf_page is None or not 1 <= row.pdf_page <= len(pages):
        return ""
    return on_the_page(" ".join(words.split()[:9]), pages[row.pdf_page - 1])


def name_of(row: TrackedRecommendation) -> str:
    """'Recommendation 2 (SEND)', as numbers start anew under each title; 'A recommendation' without either."""
    if row.number and row.title:
        return f"Recommendation {row.number} ({row.title})"
    name = row.number or row.title
    return f"Recommendation {name}" if name else "A recommendation"


def short(text: str, most: int = 110) -> str:
    """A request without its 'That', shortened at a word."""
    words = re.sub(r"^That\b,?\s*(?=\w)", "", " ".join(text.split())).rstrip(".")
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " ..."


def about_row(
    pack: Pack,
    row: TrackedRecommendation,
    pages: Sequence[Sequence[str]],
    *,
    rule: str,
    severity: Severity,
    words: str,
    printed: str,
    explanation: str,
    question: str,
) -> Finding:
    return finding(
        pack,
        rule=rule,
        severity=severity,
        sure="likely",
        page=row.page,
        pdf_page=row.pdf_page,
        refs=(row.number or row.title,),
        quote=line_of(words, row, pages),
        printed=printed,
        explanation=explanation,
        question=question,
        place=(row.date, row.title, row.action_proposed),
    )


def finding(
    pack: Pack,
    *,
    rule: str,
    severity: Severity,
    sure: Sureness,
    page: str | None,
    pdf_page: int | None,
    refs: tuple[str, ...],
    quote: str,
    printed: str,
    explanation: str,
    question: str,
    place: tuple[str, ...] = (),
) -> Finding:
    item = pack.item_of_page(pdf_page) if pdf_page is not None else None
    key = item.key if item is not None else ""
    return Finding(
        key=identity(rule, key, *refs, *place),
        rule=rule,
        severity=severity,
        sure=sure,
        item=key,
        page=page,
        pdf_page=pdf_page,
        refs=refs,
        bare_refs=True,
        quote=quote,
        printed=printed,
        explanation=explanation,
        question=question,
    )
