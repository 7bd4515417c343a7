"""Highlights and comments that a reader put into the file, taken in as the member's own notes."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from packview.model import Mark, Note, Pack
from packview.model.import_events import PageLines
from packview.model.pages import OF_A_NOTE
from packview.services.notes.anchors import anchor_at
from packview.services.notes.notebook import Notebook
from packview.wording.words import words_in_lines


def new_marks(
    pack: Pack, notes: Sequence[Note], offered: Collection[str] = ()
) -> dict[str, tuple[int, Mark]]:
    """The marks that were not offered yet, with their pages, by what they are called from now on.

    A mark is called by what it holds, not by its page, so that it is the same in a file published again. Those that packview
    wrote of notes that are still there are none.
    """
    ours = {f"{OF_A_NOTE}{note.id}" for note in notes}
    return {
        name: (page, mark)
        for name, page, mark in _named(pack)
        if name not in offered and mark.name not in ours
    }


def _named(pack: Pack) -> Iterator[tuple[str, int, Mark]]:
    same: Counter[tuple[str, str]] = Counter()
    for page in pack.pages:
        for mark in page.marks:
            held = (" ".join(mark.quote.split()), mark.text)
            same[held] += 1
            name = hashlib.sha256("\0".join((*held, str(same[held]))).encode()).hexdigest()[:16]
            yield name, page.number, mark


def take_in(
    notebook: Notebook, pack: Pack, pages: Sequence[PageLines], marks: Sequence[tuple[int, Mark]]
) -> int:
    """Keep marks as private notes of the member, each once; how many are new. PackviewError: they could not be saved."""
    there = {(note.anchor.pdf_page, note.anchor.quote, note.text) for note in notebook.notes()}
    added = 0
    for page, mark in marks:
        quote = words_in_lines(mark.quote, pages[page - 1]) if page <= len(pages) else ""
        said = [f"\u201c{mark.quote}\u201d"] if mark.quote and (not quote or not mark.text) else []
        text = "\n".join([*said, *([mark.text] if mark.text else [])])
        if (page, quote, text) not in there:
            anchor = anchor_at(pack, pdf_page=page, quote=quote, pages=pages)
            notebook.add(kind="note", text=text, anchor=anchor, private=True)
            added += 1
    return added
