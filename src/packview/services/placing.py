"""The places of many notes, each found from the edition it speaks of."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from packview.errors import PackviewError
from packview.model import Anchor, Evidence, Note, Placed, PlacedEvidence, PlacedNote
from packview.services.evidence_placing import place_evidence
from packview.services.folding import fold
from packview.services.opened import OpenPack
from packview.services.page_matching import Editions
from packview.services.reanchoring import place
from packview.store import packs, revisions


def place_notes(notes: Sequence[Note], new: OpenPack, home: Path) -> Iterator[PlacedNote]:
    """Each note with its place in a pack.

    Args:
        notes: whatever editions they speak of.
        new: the pack as it is now.
        home: the library's folder, which holds the earlier editions.
    """
    earlier = _Earlier(home, new)
    for note in notes:
        yield PlacedNote(
            original=note,
            placed=earlier.anchor(note.anchor),
            evidence=tuple(earlier.evidence(one, note.anchor) for one in note.evidence),
        )


class _Earlier:
    """The earlier editions of a pack, each read when a note speaks of it."""

    def __init__(self, home: Path, new: OpenPack) -> None:
        self._home = home
        self._new = new
        self._numbers = revisions.editions(home, new.pack.pack_id)
        self._read: dict[int | None, Editions] = {}

    def anchor(self, anchor: Anchor) -> Placed:
        """The place of an anchor."""
        if anchor.edition == self._new.pack.edition:
            return Placed(anchor=anchor, agreed=anchor, verdict="exact")
        return place(anchor, self._editions(self._number(anchor)))

    def evidence(self, evidence: Evidence, anchor: Anchor) -> PlacedEvidence:
        """The place of a piece of evidence of a note with this anchor."""
        if (evidence.edition or anchor.edition) == self._new.pack.edition:
            return PlacedEvidence(evidence=evidence, verdict="exact")
        number = self._named(evidence.edition) if evidence.edition else self._number(anchor)
        return place_evidence(evidence, self._editions(number))

    def _editions(self, number: int | None) -> Editions:
        if number not in self._read:
            old = None
            if number is not None:
                try:
                    pack, pages = packs.read_folder(
                        packs.revision_folder(self._home, self._new.pack.pack_id, number)
                    )
                    old = OpenPack(pack=pack, pages=pages, stored=False)
                except PackviewError:  # damaged: then words and titles have to do
                    old = None
            self._read[number] = Editions(old, self._new)
        return self._read[number]

    def _number(self, anchor: Anchor) -> int | None:
        """The revision an anchor speaks of, None where it is not here."""
        if anchor.edition:
            return self._named(anchor.edition)
        return self._likeliest(anchor)

    def _named(self, edition: str) -> int | None:
        """The revision of an edition, or of one that a supplement was put into or is not in yet: no page moved by that."""
        if edition in self._numbers:
            return self._numbers[edition]
        near = [
            number
            for known, number in self._numbers.items()
            if known.startswith(f"{edition}-") or edition.startswith(f"{known}-")
        ]
        return max(near, default=None)

    def _likeliest(self, anchor: Anchor) -> int | None:
        """Where a note does not say: the newest earlier edition with its quote on its page, else the newest."""
        numbers = sorted(self._numbers.values(), reverse=True)
        words = fold(anchor.quote)
        for number in numbers if words and anchor.pdf_page else ():
            pages = self._editions(number).earlier.pages
            page = anchor.pdf_page or 0
            if page <= len(pages) and words in pages[page - 1]:
                return number
        return numbers[0] if numbers else None
