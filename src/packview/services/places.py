"""Where a member's notes stand in the papers as they are now.

Notes themselves are never rewritten when a pack is published again: each keeps the place it was noted at and the edition
that place speaks of. What is found out about its place now is kept in a file that can be made again at any time, so a
crash costs nothing and twice gives the same. A note gets a new place of its own when the member agrees to it.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import RLock

import msgspec

from packview.errors import PackviewError
from packview.model import VERDICTS, Anchor, Evidence, Note, Placed, PlacedEvidence, PlacedNote
from packview.services.opened import OpenPack

_RULES = 1
"""Goes up when places are found differently, so that what was kept is found again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What is known of a note's place, and of which anchor and evidence that was found."""

    anchor: Anchor
    evidence: tuple[Evidence, ...] = ()
    placed: Placed
    placed_evidence: tuple[PlacedEvidence, ...] = ()


@dataclass(slots=True, kw_only=True)
class _File:
    edition: str = ""
    rules: int = _RULES
    notes: dict[str, _Kept] = field(default_factory=dict)


class Places:
    """Finds the places of notes in a pack as it is now. May be used by several threads.

    Args:
        home: the library's folder.
        pack_id: the pack.
        name: whose notes: the member, as a file name.
        opened: the pack as it is read, where that is not the one of the library.
    """

    def __init__(self, home: Path, pack_id: str, name: str, opened: OpenPack | None = None) -> None:
        self._home = home
        self._pack_id = pack_id
        self._path = home / "placing" / pack_id / f"{name}.json"
        self._opened = opened if opened is not None and not opened.stored else None
        self._thread = RLock()
        self._known: _File | None = None
        self._seen: tuple[object, str, bool] = (None, "", False)

    @property
    def edition(self) -> str:
        """The edition of the papers as they are now, '' where the library has none that can be read."""
        return self._now()[0]

    def shown(self, notes: Sequence[Note]) -> tuple[Note, ...]:
        """The notes, each where it stands now."""
        return tuple(self._at_its_place(one) for one in self._all(notes))

    def placed(self, notes: Sequence[Note]) -> tuple[PlacedNote, ...]:
        """Each note with its place and verdict: those that lost theirs first, then by page."""
        return tuple(sorted(self._all(notes), key=_to_look_at))

    def _all(self, notes: Sequence[Note]) -> list[PlacedNote]:
        if not notes:
            return []
        edition, again = self._now()
        found: dict[str, PlacedNote] = {}
        with self._thread:
            strange = [note for note in notes if not _speaks_of(note, edition, again=again)]
            if strange:
                found = self._find(strange, edition)
        return [found.get(note.id) or _as_noted(note) for note in notes]

    def _at_its_place(self, one: PlacedNote) -> Note:
        note, anchor = one.original, one.placed.anchor
        evidence = tuple(part.evidence for part in one.evidence)
        if anchor == note.anchor and evidence == note.evidence:
            return note
        return replace(note, anchor=anchor, evidence=evidence)

    def _now(self) -> tuple[str, bool]:
        """The edition, and whether the pack was published before."""
        if self._opened is not None:
            return self._opened.pack.edition, True
        from packview.store import packs, revisions  # noqa: PLC0415  start-up stays quick without them

        with self._thread:
            mark = revisions.stamp(self._home, self._pack_id)
            if mark is None:
                return "", False
            if self._seen[0] != mark:
                edition = ""
                with suppress(PackviewError):  # opening the pack says what is wrong with it
                    edition = packs.head(self._home, self._pack_id).edition
                self._seen = (mark, edition, bool(revisions.earlier_revisions(self._home, self._pack_id)))
            return self._seen[1:]

    def _find(self, notes: Sequence[Note], edition: str) -> dict[str, PlacedNote]:
        kept = self._kept(edition)
        missing = [note for note in notes if not _is_of(kept.notes.get(note.id), note)]
        if missing:
            try:
                new = self._opened or self._load()
            except PackviewError:  # opening the pack says what is wrong with it
                return {}
            from packview.services.placing import place_notes  # noqa: PLC0415  start-up stays quick without it

            for one in place_notes(missing, new, self._home):
                kept.notes[one.original.id] = _Kept(
                    anchor=one.original.anchor,
                    evidence=one.original.evidence,
                    placed=one.placed,
                    placed_evidence=one.evidence,
                )
            self._keep(kept)
        return {note.id: _placed(note, kept.notes[note.id]) for note in notes}

    def _load(self) -> OpenPack:
        from packview.store import packs  # noqa: PLC0415  start-up stays quick without it

        pack, pages = packs.load(self._home, self._pack_id)
        return OpenPack(pack=pack, pages=pages)

    def _kept(self, edition: str) -> _File:
        """What was found before, for this edition."""
        if self._known is None:
            self._known = _File()
            with suppress(OSError, msgspec.DecodeError, UnicodeDecodeError):  # then it is found again
                self._known = msgspec.json.decode(self._path.read_bytes(), type=_File)
        if (self._known.edition, self._known.rules) != (edition, _RULES):
            self._known = _File(edition=edition)
        return self._known

    def _keep(self, kept: _File) -> None:
        from packview.store.atomic import write_atomic  # noqa: PLC0415  start-up stays quick without it

        if self._opened is None:
            with suppress(PackviewError):  # a full disk, say: then it is found again next time
                write_atomic(self._path, msgspec.json.encode(kept), durable=False)


def _speaks_of(note: Note, edition: str, *, again: bool) -> bool:
    """Whether a note's anchor and evidence speak of an edition; a supplement moves no page."""

    def same(one: str) -> bool:
        return (
            not edition
            or one == edition
            or (not one and not again)
            or (one != "" and edition.startswith(f"{one}-"))
        )

    own = note.anchor.edition
    return same(own) and all(same(one.edition or own) for one in note.evidence)


def _is_of(kept: _Kept | None, note: Note) -> bool:
    return kept is not None and (kept.anchor, kept.evidence) == (note.anchor, note.evidence)


def _placed(note: Note, kept: _Kept) -> PlacedNote:
    return PlacedNote(original=note, placed=kept.placed, evidence=kept.placed_evidence)


def _as_noted(note: Note) -> PlacedNote:
    return PlacedNote(
        original=note,
        placed=Placed(anchor=note.anchor, agreed=note.anchor, verdict="exact"),
        evidence=tuple(PlacedEvidence(evidence=one, verdict="exact") for one in note.evidence),
    )


def _to_look_at(one: PlacedNote) -> tuple[int, int, str]:
    return VERDICTS.index(one.verdict), one.placed.anchor.pdf_page or 0, one.original.id
