"""How the placing view writes a note that is not where it was, and what the papers changed."""

from collections.abc import Sequence
from functools import partial

from packview.model import Anchor, PlacedNote, RevisedHow, RevisedPart, RevisionChange, Verdict
from packview.model.evidence import page_words
from packview.tui.text import one_line
from packview.tui.widgets.entries import Entry, Line, joined, markdown
from packview.tui.widgets.side_view import PageLines

VERDICT: dict[Verdict, str] = {
    "orphaned": "Lost its place",
    "changed": "Changed",
    "moved": "Moved",
    "exact": "Where it was",
}
PART: dict[RevisedPart, str] = {"item": "Items", "paper": "Papers", "page": "Pages", "figure": "Figures"}
_HOW: dict[RevisedHow, str] = {
    "added": "new",
    "removed": "gone",
    "changed": "changed",
    "renamed": "renamed",
    "moved": "moved",
}
_AROUND = 3
"""Lines of a page that are shown where a note quotes none of its words."""


def placed_entry(one: PlacedNote, pages: Sequence[PageLines], *, left: bool) -> Entry:
    """A note: what became of its place and why, its text, what it stood on, and where it would stand now.

    Args:
        one: the note and its place.
        pages: the lines of the papers as they are now; pages[0] is PDF page 1.
        left: whether the member left it for later.
    """
    note, here = one.original, one.placed.agreed
    kind = "Note" if note.kind == "note" else "Question"
    head = joined(kind, VERDICT[one.verdict], "left for later" if left else "")
    was = joined(*_where(note.anchor))
    now = joined(*_where(here)) if one.placed.verdict != "orphaned" else "no page; choose one, or agree"
    around = _around(one, pages)
    lines = [Line(text=head, look="bold"), Line(text=f"{one.reason}.") if one.reason else None]
    lines += [Line(text=note.text, most=6), Line(text=f"Was: {was or 'the pack as a whole'}", look="dim")]
    lines.append(_quoted(note.anchor.quote))
    lines += [Line(text=f"Now: {now or 'the pack as a whole'}", look="dim"), _quoted(around)]
    return Entry(
        ref=note.id,
        lines=tuple(line for line in lines if line is not None),
        pdf_page=here.pdf_page,
        quote=here.quote,
        copied=partial(markdown, head, one.reason, note.text, note.anchor.quote),
        called=f"The {kind.lower()}",
    )


def change_entry(place: int, change: RevisionChange) -> Entry:
    """One thing that is not as it was."""
    name = one_line(change.name)
    where = page_words(change.page, change.pdf_page)
    item = f"item {one_line(change.item)}" if change.item and change.part != "item" else ""
    head = f"Item {one_line(change.item)}: {name}" if change.part == "item" else name or where
    told = joined(_HOW[change.how], item, where if where != head else "")
    values = (
        f"was {one_line(change.before)}, now {one_line(change.after)}"
        if change.before or change.after
        else ""
    )
    lines = (Line(text=head), Line(text=told, look="dim"), *([Line(text=values, indent=2)] if values else []))
    return Entry(
        ref=f"change-{place}",
        lines=lines,
        pdf_page=change.pdf_page if change.how != "removed" else None,
        copied=partial(markdown, head, told, values),
        called=head,
    )


def _where(anchor: Anchor) -> tuple[str, ...]:
    item = f"item {one_line(anchor.item_number)}" if anchor.item_number else ""
    return item, page_words(anchor.page, anchor.pdf_page)


def _quoted(words: str) -> Line | None:
    return (
        Line(text=f"\u201c{one_line(words)}\u201d", look="italic dim", most=4, indent=2)
        if words.strip()
        else None
    )


def _around(one: PlacedNote, pages: Sequence[PageLines]) -> str:
    """The words at the new place with what stands around them; where none are quoted, how the page begins."""
    here = one.placed.agreed
    if one.placed.verdict == "orphaned" or here.pdf_page is None or here.pdf_page > len(pages):
        return ""
    text = "\n".join(pages[here.pdf_page - 1])
    start = text.find(here.quote) if here.quote.strip() else -1
    if start < 0:
        return " ".join([line for line in pages[here.pdf_page - 1] if line.strip()][:_AROUND])
    first = text.rfind("\n", 0, max(0, start - 1)) + 1
    last = text.find("\n", min(len(text), start + len(here.quote) + 1))
    return text[first : last if last >= 0 else len(text)]
