"""What an import and a look at a pack tell, as lines and as JSON."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from packview.errors import PackviewError
from packview.export import revisions
from packview.export.rows import fields_of
from packview.model import Change, Pack, Warned, WarningKind
from packview.model.corrections import Standing
from packview.model.import_events import Imported, StageTime
from packview.model.notes import page_words
from packview.model.open_pack import OpenPack
from packview.model.pack import pack_name
from packview.model.titles import as_shown
from packview.services.analysis.coverage import headless, pages_in_words, unclaimed, unused
from packview.services.library.library import Library
from packview.wording.dates import date_in_words
from packview.wording.words import counted

_SHORT = 4
"""Stretches of pages that an import names; packview doctor names all."""
_LINES = 20
"""Unused lines that packview doctor prints."""
_UNREAD = {
    "text": "Plain text, nothing more was made of it:",
    "partly": "Less than half of the lines were used:",
    "image": "Scanned, without text:",
    "garbled": "With letters that cannot be made out:",
    "damaged": "Damaged, some of it or all is missing:",
}
_THINGS = {
    "agenda": "agenda item",
    "papers": "paper",
    "report_recommendations": "recommendation",
    "minutes": "minuted item",
    "resolutions": "resolution",
    "indicators": "indicator",
    "tables": "other table",
    "recommendations": "earlier recommendation",
    "glossary": "explained term",
}
"""What an import counts, and how that is called."""


def _counts(pack: Pack) -> dict[str, int]:
    papers = [paper for item in pack.items for paper in item.papers]
    minuted = pack.minutes.items if pack.minutes else ()
    found = (
        pack.items,
        papers,
        [one for paper in papers for one in paper.recommendations],
        minuted,
        [one for item in minuted for one in item.resolutions],
        pack.indicators,
        pack.tables,
        pack.recommendations,
        pack.glossary,
    )
    return dict(zip(_THINGS, map(len, found), strict=True))


def import_report(done: Imported) -> dict[str, Any]:
    """What was read, in the fields of the command contract."""
    pack = done.pack
    report: dict[str, Any] = {
        **fields_of(pack, "pack_id revision"),
        "pages": len(pack.pages),
        "counts": _counts(pack),
        "warnings": [_warning(warned) for warned in pack.warnings],
        "seconds": round(done.seconds, 2),
    }
    if done.changes:
        report["changes"] = [asdict(change) for change in done.changes]
    return report


def import_text(done: Imported, revised: Sequence[str] = ()) -> str:
    """What was read and what was not, in lines; ``revised`` says what a revision changed, and what became of the notes."""
    pack = done.pack
    read = f"Read {counted(len(pack.pages), 'page')} in {done.seconds:.1f} s{_held(_counts(pack))}."
    lines = [_heading(pack), read]
    if done.changes:
        lines[1:] = ["What changed:", *(f"  {_changed(change)}" for change in done.changes)]
    lines[1:1] = revised
    lines += _warnings(pack)
    text = [stretch.pages for stretch in unclaimed(pack) if stretch.why == "text"]
    more = f" and {len(text) - _SHORT} more; packview doctor {pack.pack_id}" if len(text) > _SHORT else ""
    lines += [f"Shown as plain text: {', '.join(text[:_SHORT])}{more}"] if text else []
    lines.append(f"Open it with: packview open {pack.pack_id}")
    return "\n".join(lines)


def pack_text(opened: OpenPack) -> str:
    """How much of a pack was understood, what was put right, and every warning and page that no parser claimed, in lines."""
    pack, pages = opened.pack, opened.pages
    counts = _counts(pack)
    del counts["report_recommendations"], counts["resolutions"]
    lines = [_heading(pack), f"{counted(len(pack.pages), 'page')}{_held(counts)}."]
    for supplement in pack.supplements:
        labels = [pack.pages[number - 1].label for number in (supplement.pdf_first, supplement.pdf_last)]
        first, last = zip(labels, (supplement.pdf_first, supplement.pdf_last), strict=True)
        lines.append(f"With the supplement {supplement.source.name}: {pages_in_words(first, last)}")
    told = ", ".join(f"{what} {count}" for what, count in _understood(pack).items())
    lines += [f"Pages understood: {told}."] if told else []
    lines += _put_right(opened)
    lines += _warnings(pack)
    left = [f"  {_page_words(info.label, info.number)}: {line}" for info, line in unused(pack, pages)]
    more = [f"  and {len(left) - _LINES} more"] if len(left) > _LINES else []
    lines += _under("Lines with a number or page range that were not used:", [*left[:_LINES], *more])
    found = ((_page_words(one.page, one.pdf_page), column + 1, one.title) for one, column in headless(pack))
    columns = [f"  {page}: column {column} of {title or 'a table'}" for page, column, title in found]
    lines += _under("Columns without a heading:", columns)
    stretches = unclaimed(as_shown(pack))
    for why, title in _UNREAD.items():
        lines += _under(title, [f"  {stretch}" for stretch in stretches if stretch.why == why])
    if not stretches and not left:
        lines.append("Every page with something on it was understood.")
    return "\n".join(lines)


def _held(counts: dict[str, int]) -> str:
    """': 9 agenda items, 8 papers'; what there is none of is left out."""
    told = ", ".join(counted(count, _THINGS[name]) for name, count in counts.items() if count)
    return f": {told}" if told else ""


def _put_right(opened: OpenPack) -> list[str]:
    aside = sum(one.standing is not Standing.APPLIED for one in opened.corrections)
    more = f", {aside} of them not applied" if aside else ""
    told = f"Put right: {counted(len(opened.corrections), 'correction')}{more}; packview fix PACK lists them."
    return [told] if opened.corrections else []


def _understood(pack: Pack) -> Counter[str]:
    return Counter(what for page in pack.pages if page.understood for what in page.read_as)


def _page_words(label: str | None, number: int | None) -> str:
    return pages_in_words((label, number), (label, number))


def pack_report(opened: OpenPack, times: Sequence[StageTime]) -> dict[str, Any]:
    """What ``pack_text`` says, as fields, with how long each part of reading took."""
    pack, pages = opened.pack, opened.pages
    failed = {warned.stage for warned in pack.failures}
    return {
        **fields_of(pack, "pack_id revision"),
        "pages": len(pack.pages),
        "understood": _understood(pack),
        "corrections": len(opened.corrections),
        "failures": [{**_warning(warned), "error": warned.error} for warned in pack.failures],
        "warnings": [_warning(warned) for warned in pack.warnings],
        "not_understood": [
            {
                "page_first": one.first.label,
                "page_last": one.last.label,
                "pdf_first": one.first.number,
                "pdf_last": one.last.number,
                "why": one.why,
            }
            for one in unclaimed(pack)
        ],
        "unused_lines": [
            {"page": info.label, "pdf_page": info.number, "text": line} for info, line in unused(pack, pages)
        ],
        "headless_columns": [
            {**fields_of(table, "page pdf_page title"), "column": column + 1}
            for table, column in headless(pack)
        ],
        "stages": [
            {"stage": each.stage, "seconds": round(each.seconds, 4), "failed": each.stage in failed}
            for each in times
        ],
    }


def _warning(warned: Warned) -> dict[str, Any]:
    return fields_of(warned, "page pdf_page message kind stage")


def _heading(pack: Pack) -> str:
    when = date_in_words(pack.meeting.date) if pack.meeting.date else "no date found"
    revision = f", revision {pack.revision}" if pack.revision > 1 else ""
    name = pack_name(pack.meeting.committee, pack.meeting.council, pack.source.name)
    return f"{name}, {when}{revision}"


def _warnings(pack: Pack) -> list[str]:
    failed: list[str] = []
    others: list[str] = []
    for one in pack.warnings:
        where = page_words(one.page, one.pdf_page)
        told = f"  {where}: {one.message}" if where else f"  {one.message}"
        (failed if one.kind is WarningKind.FAILED else others).append(told)
    lines = _under("These parts failed; the rest was read. Please report them with the file:", failed)
    return lines + _under("Not understood, or worth a look:", others)


def _under(title: str, lines: list[str]) -> list[str]:
    return [title, *lines] if lines else []


def _changed(change: Change) -> str:
    """'paper replaced, item 7: Appendix B, pages 11 to 19 (PDF 63 to 71)'."""
    item = f", item {change.item}" if change.item else ""
    title = f": {change.title}" if change.title else ""
    if change.pdf_first is None:
        return f"{change.kind}{item}{title}"
    first, last = (change.page_first, change.pdf_first), (change.page_last, change.pdf_last)
    return f"{change.kind}{item}{title}{',' if title else ':'} {pages_in_words(first, last)}"


def revised(library: Library, pack_id: str) -> tuple[dict[str, Any], list[str]]:
    """What an import of another revision changed, and what became of the notes: as JSON fields, and in lines."""
    report: dict[str, Any] = {}
    lines: list[str] = []
    try:
        found = library.changes(pack_id)
        if found is not None:
            rows, counts = revisions.change_rows(found), revisions.change_counts(found)
            report["revised"] = {"since": found.old_revision, "counts": counts, "changes": rows}
            lines += revisions.change_lines(found, more=f"packview changes {pack_id}")
    except PackviewError as error:  # the earlier revision is damaged: the new one is in the library still
        lines.append(f"What changed cannot be said: {error}")
    else:
        lines += _put_right(library.load(pack_id))
    try:
        placed = library.notebook(pack_id).placed()
    except PackviewError as error:
        return report, [*lines, f"Your notes could not be read: {error}"]
    if placed:
        report["notes"] = revisions.place_counts(placed)
        lines.append(revisions.place_line(placed, pack_id))
    return report, lines
