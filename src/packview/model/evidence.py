"""What a question rests on, in words."""

from packview.model.notes import Evidence, EvidenceKind, Note
from packview.text import one_line

KIND: dict[EvidenceKind, str] = {
    "page": "",
    "quote": "",
    "indicator": "Indicator",
    "finding": "Finding",
    "minute": "Minute",
    "recommendation": "Recommendation",
}


def page_words(page: str | None, pdf_page: int | None) -> str:
    """'page 47', or 'PDF page 52' where none is printed; '' where none is known."""
    if page is not None:
        return f"page {one_line(page)}"
    return f"PDF page {pdf_page}" if pdf_page is not None else ""


def rests_on(note: Note) -> tuple[Evidence, ...]:
    """All that a question rests on: what it quotes, its evidence, the indicator it is about; nothing twice."""
    anchor = note.anchor
    found: list[Evidence] = []
    if anchor.pdf_page is not None:
        found.append(
            Evidence(
                kind="quote" if anchor.quote else "page",
                text=anchor.quote,
                page=anchor.page,
                pdf_page=anchor.pdf_page,
            )
        )
    found += note.evidence
    if note.indicator and all((one.kind, one.ref) != ("indicator", note.indicator) for one in found):
        found.append(Evidence(kind="indicator", ref=note.indicator))
    return tuple(dict.fromkeys(found))


def evidence_words(one: Evidence) -> str:
    """How a piece of evidence is called, on one line: 'Indicator M1 Number of contacts, page 47'."""
    where = page_words(one.page, one.pdf_page)
    if one.kind in {"page", "quote"}:
        text = one_line(one.text)
        quoted = f"\u201c{text}\u201d" if text and one.kind == "quote" else text
        return ", ".join(part for part in (where, quoted) if part) or "A page that is not known"
    name, text, ref = KIND[one.kind], one_line(one.text), one_line(one.ref)
    hidden = (
        one.kind == "finding" or ref.casefold() in text.casefold()
    )  # a finding's key says nothing to anybody
    head = text if text.casefold().startswith(name.casefold()) else f"{name} {'' if hidden else ref} {text}"
    return ", ".join(part for part in (one_line(head), where) if part)
