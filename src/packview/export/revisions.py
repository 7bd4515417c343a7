"""What another edition of a pack changed, as rows and to read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from packview.export.rows import Row, fields_of
from packview.model import VERDICTS, PlacedNote, RevisionChange, RevisionChanges
from packview.model.notes import UNPLACED, page_words
from packview.wording.words import counted, plural

_PARTS = {"item": "agenda item", "paper": "paper", "page": "page", "figure": "figure"}
_NOW = {
    "exact": "as they were",
    "moved": "moved",
    "changed": "on changed words",
    "orphaned": "without their place",
}
_MANY = 12
"""Changes of one sort that are told one by one; a list of all is what the rows are for."""


def change_rows(changes: RevisionChanges) -> list[Row]:
    """A row for each change; ``page`` is of the new edition, of the old one where something was removed."""
    return [
        {
            "part": change.part,
            "change": change.how,
            **fields_of(change, "item name before after page pdf_page"),
        }
        for change in changes.changes
    ]


def place_rows(notes: Sequence[PlacedNote]) -> list[Row]:
    """Notes with what became of their place, in the order given; ``was_`` fields are as noted."""
    return [
        {
            "id": one.original.id,
            **fields_of(one, "verdict reason"),
            "kind": one.original.kind,
            "item": one.placed.anchor.item_number,
            **fields_of(one.placed.anchor, "page pdf_page"),
            "text": one.original.text,
            "quote": one.original.anchor.quote,
            "quote_now": one.placed.agreed.quote if one.verdict != "orphaned" else "",
            "was_item": one.original.anchor.item_number,
            "was_page": one.original.anchor.page,
        }
        for one in notes
    ]


def place_counts(notes: Sequence[PlacedNote]) -> Row:
    """Verdict to how many notes, all four verdicts."""
    return {verdict: sum(one.verdict == verdict for one in notes) for verdict in VERDICTS}


def place_line(notes: Sequence[PlacedNote], pack_id: str) -> str:
    """What became of the notes, in a sentence: 'Your 5 notes: 3 as they were, 1 moved, 1 lost its place; ...'."""
    counts = place_counts(notes)
    told = ", ".join(f"{counts[verdict]} {name}" for verdict, name in _NOW.items() if counts[verdict])
    yours = "note" if len(notes) == 1 else counted(len(notes), "note")
    look = f". Go through them with: packview note places {pack_id}" if counts["exact"] < len(notes) else ""
    return f"Your {yours}: {told}{look}"


def change_counts(changes: RevisionChanges) -> Row:
    """'page changed' to how many, for those that happened."""
    return dict(Counter(f"{change.part} {change.how}" for change in changes.changes))


def change_lines(changes: RevisionChanges, more: str = "") -> list[str]:
    """The same in sentences, pages in stretches; with ``more``, the command that lists all, only the first are told."""
    if not changes.changes:
        return [f"Nothing changed since revision {changes.old_revision} but the file itself."]
    lines = [f"Changed since revision {changes.old_revision}:"]
    for part, name in _PARTS.items():
        found = changes.of(part)  # type: ignore[arg-type]  # a key of _PARTS
        told = list(_pages(found)) if part == "page" else [_told(change) for change in found]
        shown = told if not more or len(told) <= _MANY else told[: _MANY - 1]
        lines += [f"  {line}" for line in shown]
        if len(shown) < len(told):
            lines.append(f"  and {len(told) - len(shown)} more of the {name}s; all: {more}")
    return lines


def change_text(change: RevisionChange) -> str:
    """One change in a sentence, with its page."""
    return next(_pages((change,))) if change.part == "page" else _told(change)


def _told(change: RevisionChange) -> str:
    """'Item 7 renamed: "Benches", was "Seats"'; 'Figure changed: M1 Contacts, 2018-10: 1,640, was 1,620 (page 9)'."""
    page = page_words(change.page, change.pdf_page).removesuffix(UNPLACED)
    where = f" ({page})" if page else ""
    if change.part == "figure":
        new, old = change.after or "nothing", change.before or "nothing"
        values = f": {new}, was {old}" if change.before or change.after else ""
        return f"Figure {change.how}: {change.name}{values}{where}"
    was = {
        "moved": f", was {change.before}",
        "renamed": f', was "{change.before}"',
        "changed": f": {change.after}, was {change.before}",
    }.get(change.how, "")
    what = f"Item {change.item or 'without a number'} {change.how}"
    if change.part == "paper":
        what = f"Paper {change.how}{f' of item {change.item}' if change.item else ''}"
    return f'{what}: "{change.name}"{was}{where}'


def _pages(changes: Sequence[RevisionChange]) -> Iterator[str]:
    """Pages to which the same happened, in stretches: 'Pages changed: 13 to 15, 19'."""
    for how in ("added", "removed", "changed", "moved"):
        found = [change for change in changes if change.how == how]
        if found:
            pages = ", ".join(_stretches(found))
            of = " (numbers of the earlier papers)" if how == "removed" else ""
            yield f"{plural(len(found), 'Page')} {how}: {pages}{of}"


def _stretches(changes: Sequence[RevisionChange]) -> Iterator[str]:
    numbered = enumerate(changes)
    for _, run in groupby(
        numbered, key=lambda pair: ((pair[1].pdf_page or 0) - pair[0], pair[1].page is None)
    ):
        names = [change.page or f"#{change.pdf_page}" for _, change in run]
        yield names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}"
