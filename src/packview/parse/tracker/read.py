"""The tracker of earlier recommendations, and action logs: what was asked for, what came of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from packview.model import Page, StageName, TrackedRecommendation, Warned
from packview.parse.attempt import attempt_page
from packview.parse.headings import TypedPages
from packview.parse.text.lines import Mark, follows, join, mark_of
from packview.parse.tracker.rows import Role, Row, rows_of, rows_of_text
from packview.text import fold, one_line
from packview.wording.numbers import is_dash

_BROKEN_WORD = re.compile(
    r"\b([A-Za-z]{3,}) (?!(?:in|to|by|on|of|no|not|and|the|for|due|yes|at|or|is|as|a|up|per|see|was|may|now)\b)([a-z]{1,3})(?![\w-])"
)
"""'Complet e' in a narrow column."""
_SENTENCE_END = re.compile("[.!?][)\"'\u201d\u2019]?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackerResult:
    """What a pack's trackers hold.

    Attributes:
        recommendations: in page order.
        warnings: what stands in a tracker and was not understood.
        pages: PDF pages that rows were read from.
    """

    recommendations: tuple[TrackedRecommendation, ...] = ()
    warnings: tuple[Warned, ...] = ()
    pages: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Found:
    """A recommendation while rows are still being added to it."""

    cells: dict[Role, tuple[str, ...]]
    page: Page


def read_tracker(pages: Sequence[Page], typed: TypedPages | None = None) -> TrackerResult:
    """Find and read every tracker and action log; a page that fails loses its own rows only.

    Args:
        pages: of one pack, from a PDF or a text file.
        typed: what is known of their tables.
    """
    found: list[_Found] = []
    warnings: list[Warned] = []
    section = ""
    plain = [page for page in pages if not page.runs and page.lines]
    for row in chain(rows_of(pages, typed or TypedPages(), warnings), rows_of_text(plain, warnings)):
        if row.section:
            section = row.section
            continue
        proposed = " ".join(row.cells.get("proposed", ()))
        if is_dash(proposed) or fold(proposed) in _NOTHING:
            continue
        with attempt_page(warnings, StageName.TRACKER, row.page.label, row.page.number):
            _add(row, section, found, warnings)
    recommendations: list[TrackedRecommendation] = []
    for each in found:
        with attempt_page(warnings, StageName.TRACKER, each.page.label, each.page.number):
            recommendations.extend(_split(each))
    return TrackerResult(
        recommendations=tuple(recommendations),
        warnings=tuple(warnings),
        pages=frozenset(each.pdf_page for each in recommendations if each.pdf_page is not None),
    )


_NOTHING = frozenset(("none", "nil", "n a", "no action", "no actions", "not applicable"))
"""What stands in a cell where nothing was recommended."""


def _add(row: Row, section: str, found: list[_Found], warnings: list[Warned]) -> None:
    cells = {role: paragraphs for role, paragraphs in row.cells.items() if paragraphs}
    last = found[-1] if found else None
    if last and (_goes_on(row, last) or "proposed" in row.shared):
        for role, paragraphs in cells.items():
            if role not in row.shared:
                last.cells[role] = _glued(last.cells.get(role, ()), paragraphs, broken=row.first)
        return
    if "proposed" not in cells:
        if any(len(paragraphs[0]) > 2 for role, paragraphs in cells.items() if role not in row.shared):
            message = "A row of the tracker says nothing of what was recommended; see the page itself"
            warnings.append(Warned(page=row.page.label, pdf_page=row.page.number, message=message))
        return
    if row.first and last and last.page.number == row.page.number - 1:
        for role in ("date", "title"):  # a cell that is merged over a page break is printed once
            if role not in cells and role in last.cells:
                cells[role] = last.cells[role]
    if section and "title" not in cells:
        cells["title"] = (section,)
    found.append(_Found(cells, row.page))


def _goes_on(row: Row, last: _Found) -> bool:
    """Whether a row is the rest of one that a page break cut in two, or only a further update of it."""
    cells = {role for role, paragraphs in row.cells.items() if paragraphs}
    if not cells or cells & {"number", "date", "title"} - row.shared:
        return False
    if "proposed" not in cells:
        return bool(cells & {"taken", "status"})
    if not row.first or last.page.number != row.page.number - 1:
        return False
    begins = row.cells["proposed"][0]
    ends = last.cells["proposed"][-1]
    return not _mark_of(begins) and (begins[0].islower() or not _SENTENCE_END.search(ends))


def _glued(before: tuple[str, ...], after: tuple[str, ...], *, broken: bool) -> tuple[str, ...]:
    """Paragraphs one after another; one that a page break cut in two becomes whole."""
    if broken and before and after and (after[0][:1].islower() or not _SENTENCE_END.search(before[-1])):
        return (*before[:-1], join((before[-1], after[0])), *after[1:])
    return (*before, *after)


def _split(found: _Found) -> Iterator[TrackedRecommendation]:
    """The recommendations of a row: one, or as many as its cell numbers one after another."""
    number = _bare(" ".join(found.cells.get("number", ())))
    whole = TrackedRecommendation(
        date=" ".join(found.cells.get("date", ())),
        title=" ".join(found.cells.get("title", ())),
        number=number,
        action_proposed="\n".join(found.cells["proposed"]),
        action_taken="\n".join(found.cells.get("taken", ())),
        status=_BROKEN_WORD.sub(r"\1\2", " ".join(found.cells.get("status", ()))),
        owner=" ".join(found.cells.get("owner", ())),
        due=" ".join(found.cells.get("due", ())),
        page=found.page.label,
        pdf_page=found.page.number,
    )
    proposed = _numbered_parts(found.cells["proposed"])
    if number or not proposed:
        yield whole
        return
    taken = dict(_numbered_parts(found.cells.get("taken", ())))
    matched = [ref for ref, _ in proposed] == list(taken)
    for ref, text in proposed:
        answer = taken[ref] if matched and len(proposed) > 1 else whole.action_taken
        yield replace(whole, number=ref, action_proposed=text, action_taken=answer)


def _numbered_parts(paragraphs: Iterable[str]) -> list[tuple[str, str]]:
    """Paragraphs as numbered ones with what follows each; [] where the first has no number."""
    found: list[tuple[str, str]] = []
    last: Mark | None = None
    for paragraph in paragraphs:
        mark = _mark_of(paragraph, last)
        if mark and (last is None or follows(last, mark)):
            last = mark
            found.append((_bare(mark.ref), mark.rest))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]}\n{paragraph}")
        else:
            return []
    return found


def _mark_of(paragraph: str, last: Mark | None = None) -> Mark | None:
    """The number of a paragraph; a letter with a full stop is an initial, and a capital a word: 'J. Ash to write', 'I) ask'."""
    mark = mark_of(paragraph, last)
    initial = (
        mark is not None and mark.ref.isalpha() and (mark.ref.isupper() or paragraph[len(mark.ref)] == ".")
    )
    return mark if mark and mark.rest and not initial else None


def _bare(number: str) -> str:
    """A number without brackets and full stop."""
    return one_line(number).strip("()[]. ")
