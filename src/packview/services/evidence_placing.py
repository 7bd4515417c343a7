"""The evidence of a question in another edition of its pack."""

from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from packview.model import Anchor, Evidence, Pack, PlacedEvidence
from packview.services.page_matching import Editions
from packview.services.reanchoring import place
from packview.text import fold

_LIKE = 70.0
"""Likeness from which one of several entries of the same number is the same entry, rewritten."""


def place_evidence(evidence: Evidence, editions: Editions) -> PlacedEvidence:
    """Where a piece of evidence stands in the new edition.

    A quote is found by its words; an indicator, a minute and a recommendation by its reference; the rest by its page.
    """
    evidence = replace(evidence, edition=editions.new.edition)
    if evidence.kind == "quote":
        return _quote(evidence, editions)
    if evidence.ref and evidence.kind in {"indicator", "minute", "recommendation"}:
        return _referred(evidence, editions)
    return _page(evidence, editions)


def _quote(evidence: Evidence, editions: Editions) -> PlacedEvidence:
    anchor = Anchor(page=evidence.page, pdf_page=evidence.pdf_page, quote=evidence.text)
    placed = place(anchor, editions)
    now = replace(evidence, page=placed.anchor.page, pdf_page=placed.anchor.pdf_page)
    reason = f"Evidence: {placed.reason}" if placed.reason else ""
    return PlacedEvidence(evidence=now, verdict=placed.verdict, reason=reason)


def _referred(evidence: Evidence, editions: Editions) -> PlacedEvidence:
    name = f"{evidence.kind.capitalize()} {evidence.ref}"
    old = _entries(editions.old, evidence) if editions.old else []
    before = next((one for one in old if one.pdf_page == evidence.pdf_page), old[0] if old else None)
    after = _same_entry(before, _entries(editions.new, evidence))
    if after is None:
        gone = replace(evidence, page=None, pdf_page=None)
        reason = f"{name} is not in the new papers, or was not understood there"
        return PlacedEvidence(evidence=gone, verdict="orphaned", reason=reason)
    now = replace(evidence, page=after.page, pdf_page=after.pdf_page)
    where = _where(after.page, after.pdf_page)
    if before is not None and before.text != after.text:
        return PlacedEvidence(
            evidence=now, verdict="changed", reason=f"{name} reads differently now, on {where}"
        )
    if _numbers(now) != _numbers(evidence):
        return PlacedEvidence(evidence=now, verdict="moved", reason=f"{name} is now on {where}")
    return PlacedEvidence(evidence=now, verdict="exact")


@dataclass(frozen=True, slots=True)
class _Entry:
    """What bears a reference: all that is said of it, and its page."""

    text: str
    page: str | None
    pdf_page: int | None


def _same_entry(before: _Entry | None, now: list[_Entry]) -> _Entry | None:
    """The entry that an old one is now; a tracker has a number 1 for every meeting, so words decide."""
    if before is None or len(now) < 2:
        return now[0] if len(now) == 1 else None
    likest = max(now, key=lambda one: fuzz.ratio(before.text, one.text))
    return likest if fuzz.ratio(before.text, likest.text) >= _LIKE else None


def _entries(pack: Pack, evidence: Evidence) -> list[_Entry]:
    ref = evidence.ref
    match evidence.kind:
        case "indicator":
            return [
                _Entry(f"{fold(one.name)} {sorted(one.values.items())}", one.page, one.pdf_page)
                for one in pack.indicators
                if one.ref == ref
            ]
        case "minute":
            return [
                _Entry(
                    fold(" ".join((one.title, *one.discussion, *(said.text for said in one.resolutions)))),
                    one.page,
                    one.pdf_page,
                )
                for one in (pack.minutes.items if pack.minutes else ())
                if one.number == ref
            ]
        case _:
            return [
                _Entry(fold(f"{one.action_proposed} {one.action_taken} {one.status}"), one.page, one.pdf_page)
                for one in pack.recommendations
                if one.number == ref
            ]


def _numbers(evidence: Evidence) -> tuple[str | None, int | None]:
    """The page as it is spoken of: the printed number, or the PDF page where none is printed."""
    return evidence.page, None if evidence.page else evidence.pdf_page


def _where(page: str | None, pdf_page: int | None) -> str:
    return f"page {page}" if page else f"PDF page {pdf_page}"


def _page(evidence: Evidence, editions: Editions) -> PlacedEvidence:
    if evidence.pdf_page is None:
        return PlacedEvidence(evidence=evidence, verdict="exact")
    found = editions.page(evidence.pdf_page)
    if found is None:
        gone = replace(evidence, page=None, pdf_page=None)
        reason = "The page of its evidence is not in the new papers"
        return PlacedEvidence(evidence=gone, verdict="orphaned", reason=reason)
    page = editions.new.pages[found[0] - 1]
    now = replace(evidence, page=page.label, pdf_page=page.number)
    where = _where(page.label, page.number)
    if found[1] < 1.0:  # a page may differ in one figure, and that may be the one
        return PlacedEvidence(
            evidence=now, verdict="changed", reason=f"The page of its evidence reads differently now, {where}"
        )
    if _numbers(now) != _numbers(evidence):
        return PlacedEvidence(evidence=now, verdict="moved", reason=f"Its evidence is now on {where}")
    return PlacedEvidence(evidence=now, verdict="exact")
