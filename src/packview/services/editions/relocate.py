"""Where notes and their evidence stand in another edition of a pack: exact, moved, changed or orphaned.

A quote that stands word for word beats every page number; without a quote the page is known by its text. Notes are never
rewritten when a pack is published again, until the member agrees to a new place. What is found out is kept in a file that
can be made again at any time, so a crash costs nothing.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import RLock

import msgspec
from rapidfuzz import fuzz

from packview.errors import PackviewError
from packview.files import read_json
from packview.model import (
    VERDICTS,
    AgendaItem,
    Anchor,
    Evidence,
    Indicator,
    MinuteItem,
    Note,
    Pack,
    Placed,
    PlacedEvidence,
    PlacedNote,
    TrackedRecommendation,
    Verdict,
)
from packview.model.notes import page_words
from packview.model.open_pack import OpenPack
from packview.model.pack import item_name
from packview.services.editions.matching import Editions, Finding, find_quote, item_of_pages, normalise
from packview.store import packs
from packview.store.atomic import write_atomic
from packview.text import fold
from packview.wording.words import capital

_RULES = 2
"""Goes up when places are found differently, so that what was kept is found again."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is known of a note's place and words, and of which anchor, evidence and words that was found."""

    anchor: Anchor
    evidence: tuple[Evidence, ...]
    words: tuple[str, str]
    placed: Placed
    placed_evidence: tuple[PlacedEvidence, ...]
    text: str
    lost: tuple[str, ...]

    def is_of(self, note: Note) -> bool:
        worded = note.text, note.worded
        return (self.anchor, self.evidence, self.words) == (note.anchor, note.evidence, worded)


@dataclass(slots=True, kw_only=True)
class _File:
    edition: str = ""
    rules: int = _RULES
    notes: dict[str, _Kept] = field(default_factory=dict)


class Places:
    """Finds the places of notes in a pack as it is now; ``name`` says whose. May be used by several threads.

    ``complete``: gives a pack with the items that members added.
    """

    def __init__(
        self,
        home: Path,
        pack_id: str,
        name: str,
        opened: OpenPack | None = None,
        complete: Callable[[OpenPack], OpenPack] = lambda opened: opened,
    ) -> None:
        self._home = home
        self._complete = complete
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
        """The notes, each where it stands now; one that stands where it was noted is the very note."""
        found = self._elsewhere(notes)
        return tuple(_moved_to(found[note.id]) if note.id in found else note for note in notes)

    def placed(self, notes: Sequence[Note]) -> tuple[PlacedNote, ...]:
        """Each note with its place and verdict: those that lost theirs first, then by page."""

        def to_look_at(one: PlacedNote) -> tuple[int, int, str]:
            return VERDICTS.index(one.verdict), one.placed.anchor.pdf_page or 0, one.original.id

        return tuple(sorted(self._all(notes), key=to_look_at))

    def _all(self, notes: Sequence[Note]) -> list[PlacedNote]:
        found = self._elsewhere(notes)
        return [found.get(note.id) or _as_noted(note) for note in notes]

    def _elsewhere(self, notes: Sequence[Note]) -> dict[str, PlacedNote]:
        """Those that speak of another edition, where they stand now."""
        if not notes:
            return {}
        edition, again = self._now()
        with self._thread:
            strange = [note for note in notes if not _speaks_of(note, edition, again=again)]
            return self._find(strange, edition) if strange else {}

    def _now(self) -> tuple[str, bool]:
        """The edition, and whether the pack was published before."""
        if self._opened is not None:
            return self._opened.pack.edition, True
        with self._thread:
            mark = packs.revision_stamp(self._home, self._pack_id)
            if mark is None:
                return "", False
            if self._seen[0] != mark:
                edition = ""
                with suppress(PackviewError):  # opening the pack says what is wrong with it
                    edition = packs.head(self._home, self._pack_id).edition
                self._seen = (mark, edition, bool(packs.earlier_revisions(self._home, self._pack_id)))
            return self._seen[1:]

    def _find(self, notes: Sequence[Note], edition: str) -> dict[str, PlacedNote]:
        if self._known is None:
            self._known = read_json(self._path, _File) or _File()
        if (self._known.edition, self._known.rules) != (edition, _RULES):
            self._known = _File(edition=edition)
        kept = self._known.notes
        missing = [note for note in notes if note.id not in kept or not kept[note.id].is_of(note)]
        if missing:
            try:
                new = self._opened
                if new is None:
                    pack, pages = packs.load(self._home, self._pack_id)
                    new = self._complete(OpenPack(pack=pack, pages=pages))
            except PackviewError:  # opening the pack says what is wrong with it
                return {}
            earlier = EarlierEditions(self._home, new)
            for note in missing:
                evidence = tuple(earlier.evidence(one, note.anchor) for one in note.evidence)
                placed, (text, lost) = earlier.anchor(note.anchor), earlier.words(note)
                of = note.anchor, note.evidence, (note.text, note.worded)
                kept[note.id] = _Kept(*of, placed, evidence, text, lost)
            if self._opened is None:
                with suppress(PackviewError):  # a full disk, say: then it is found again next time
                    write_atomic(self._path, msgspec.json.encode(self._known), durable=False)
        return {
            note.id: PlacedNote(
                original=note,
                placed=one.placed,
                evidence=one.placed_evidence,
                text=one.text,
                lost=one.lost,
            )
            for note in notes
            for one in (kept[note.id],)
        }


def speaks_of(own: str, edition: str, *, again: bool = True) -> bool:
    """Whether what was said of one edition stands as it is in another: a supplement moves no page.

    ``own``: '' for one that is not known, which is another one where the pack was published ``again``.
    """
    return own == edition or not edition or (edition.startswith(f"{own}-") if own else not again)


def _speaks_of(note: Note, edition: str, *, again: bool) -> bool:
    own = note.anchor.edition
    spoken = {own, note.worded or own, *(one.edition or own for one in note.evidence)}
    return all(speaks_of(one, edition, again=again) for one in spoken)


def _moved_to(one: PlacedNote) -> Note:
    """The note where it stands now, the very note where that is no other place."""
    anchor, evidence = one.placed.anchor, tuple(part.evidence for part in one.evidence)
    note = replace(one.original, anchor=anchor, evidence=evidence, text=one.text)
    return one.original if note == one.original else note


def _as_noted(note: Note) -> PlacedNote:
    return PlacedNote(
        original=note,
        placed=Placed(anchor=note.anchor, agreed=note.anchor, verdict="exact"),
        evidence=tuple(PlacedEvidence(evidence=one, verdict="exact") for one in note.evidence),
        text=note.text,
    )


_STRANGE = 0.5
"""Likeness of what stands around a quote below which the same words may mean something else: a table's cell, say."""


def place(anchor: Anchor, editions: Editions) -> Placed:
    """Where an anchor of one edition stands in the other."""
    if anchor.quote.strip():
        quoted = find_quote(editions, anchor)
        if quoted is not None:
            return _quoted(anchor, editions, quoted)
        found = editions.page(anchor.pdf_page)
        if found is None:
            return _orphaned(anchor, editions, "The quoted words are not in the new papers")
        here = _here(anchor, editions, found[0])
        return _at(anchor, here, f"The quoted words are gone; their page is now {_page(here)}")
    if anchor.pdf_page is not None:
        return _on_a_page(anchor, editions)
    return _on_an_item(anchor, editions)


def _at(anchor: Anchor, here: Anchor, changed: str = "") -> Placed:
    """Shown and kept at ``here``: changed where a reason for that is given, moved where it has another number, else exact."""
    reason = changed or _moved(anchor, here)
    verdict: Verdict = "changed" if changed else "moved" if reason else "exact"
    return Placed(anchor=here, agreed=here, verdict=verdict, reason=reason)


def _quoted(anchor: Anchor, editions: Editions, found: Finding) -> Placed:
    here = _here(anchor, editions, editions.index.page_at(found.start))
    quote, before, after = editions.index.printed(found.start, found.end)
    agreed = replace(here, quote=quote, before=before, after=after)
    if not found.same:
        return replace(_at(anchor, here, f"The words have changed, on {_page(here)}"), agreed=agreed)
    strange = found.around is not None and found.around < _STRANGE
    around = f"The words are the same but the text around them has changed, on {_page(here)}"
    placed = _at(anchor, agreed, around if strange else "")
    if placed.verdict != "moved" or not found.rivals:
        return placed
    moved = f"{placed.reason[0].lower()}{placed.reason[1:]}"
    return replace(placed, reason=f"These words stand in {found.rivals + 1} similar places;  {moved}")


def _on_a_page(anchor: Anchor, editions: Editions) -> Placed:
    found = editions.page(anchor.pdf_page)
    if found is None:
        return (_item_of_a_lost_page if editions.old is not None else _by_number)(anchor, editions)
    here = _here(anchor, editions, found[0])
    changed = found[1] < 1.0  # a page may differ in one figure, and that may be the one
    return _at(anchor, here, f"The page has changed, {_page(here)}" if changed else "")


def _item_of_a_lost_page(anchor: Anchor, editions: Editions) -> Placed:
    """A note on an item stands on the item's first page, and stays with the item when that is rewritten."""
    assert editions.old is not None
    before, now = editions.old.item(anchor.item), _item(anchor, editions)
    if before is not None and now is not None and anchor.pdf_page == before.pdf_first:
        if now.pdf_first is None:
            here = replace(_at_item(anchor, now, editions), page=None, pdf_page=None)
            return _at(anchor, here, f"{capital(now.name)} has no papers now")
        here = _here(anchor, editions, now.pdf_first)
        return _at(anchor, here, f"The papers of {now.name} start differently now, on {_page(here)}")
    return _orphaned(anchor, editions, "The page is not in the new papers")


def _by_number(anchor: Anchor, editions: Editions) -> Placed:
    """Without the edition the note speaks of there are only its item and its page number; the item counts for more."""
    item = _item(anchor, editions)
    page = editions.new.page_by_label(anchor.page) if anchor.page else None
    if page is None and anchor.page is None:
        page = editions.new.page_by_label(f"#{anchor.pdf_page}")
    if item is not None and (page is None or page.item != item.key) and item.pdf_first:
        page = editions.new.pages[item.pdf_first - 1]
    if page is None or (anchor.item and item is None):
        return _orphaned(anchor, editions, "The earlier papers are not here to compare")
    here = _here(anchor, editions, page.number)
    return _at(anchor, here, f"The earlier papers are not here to compare; it is shown on {_page(here)}")


def _on_an_item(anchor: Anchor, editions: Editions) -> Placed:
    if not anchor.item:
        return _at(anchor, replace(anchor, edition=editions.new.edition))
    item = _item(anchor, editions)
    if item is None:
        was = item_name(anchor.item_number, anchor.item_title or f"item {anchor.item}")
        return _orphaned(anchor, editions, f"{capital(was)} is not on the agenda now")
    here = _at_item(anchor, item, editions)
    page = editions.new.page_by_label(anchor.page) if anchor.page else None
    if page is not None and page.item == item.key:  # the new papers show where it is
        here = replace(here, pdf_page=page.number)
    if fold(item.title) != fold(anchor.item_title):
        was = capital(item_name(item.number, anchor.item_title))
        return _at(anchor, here, f"{was} is now called {item.shown}")
    return _at(anchor, here)


def _orphaned(anchor: Anchor, editions: Editions, why: str) -> Placed:
    """Kept with its item where that is still there, else with the pack as a whole; the quote stays with it."""
    item = _item(anchor, editions)
    kept = replace(anchor, page=None, pdf_page=None, edition=editions.new.edition)
    here = _at_item(kept, item, editions) if item else replace(kept, item="")
    where = item.name if item else "the pack as a whole"
    return Placed(anchor=here, agreed=here, verdict="orphaned", reason=f"{why}; kept with {where}")


def _item(anchor: Anchor, editions: Editions) -> AgendaItem | None:
    return editions.item_of(anchor) or (item_of_pages(editions, anchor.item) if anchor.item else None)


def _at_item(anchor: Anchor, item: AgendaItem, editions: Editions) -> Anchor:
    at_item = replace(anchor, item=item.key, item_number=item.number, item_title=item.title)
    return replace(at_item, edition=editions.new.edition)


def _here(anchor: Anchor, editions: Editions, number: int) -> Anchor:
    page = editions.new.pages[number - 1]
    moved = replace(anchor, page=page.label, pdf_page=number, edition=editions.new.edition)
    item = editions.new.item(page.item) if page.item else None
    if not anchor.item or item is None or not _of_its_page(anchor, editions):
        item = _item(anchor, editions) or (item if anchor.item else None)
    return _at_item(moved, item, editions) if item else replace(moved, item="")


def _of_its_page(anchor: Anchor, editions: Editions) -> bool:
    """Whether the anchor's item is the one its page belonged to: a note on one item may quote another's papers."""
    if editions.old is None or anchor.pdf_page is None:
        return True
    before = editions.old.item_of_page(anchor.pdf_page)
    return before is not None and before.key == anchor.item


def _moved(anchor: Anchor, here: Anchor) -> str:
    """What other number, of page or item, the place has than the one it was noted with; '' for none."""
    told = []
    if _numbers(anchor) != _numbers(here):
        told.append(f"now on {_page(here)}, was {_page(anchor)}")
    if anchor.item and here.item_number != anchor.item_number:
        was, name = anchor.item_number or "without a number", item_name(here.item_number, here.item_title)
        told.append(f"now {name}, was {was}" if here.item else "its item is gone")
    elif anchor.item and not here.item:
        told.append("its item is not on the agenda now")
    elif here.item != anchor.item and here.item_title != anchor.item_title:
        told.append(f"its item is now called {here.item_title}")
    return capital("; ".join(told))


def _page(one: Anchor | Evidence) -> str:
    return page_words(one.page, one.pdf_page) or "no page"


_LIKE = 70.0
"""Likeness from which one of several entries of the same number is the same entry, rewritten."""


def place_evidence(evidence: Evidence, editions: Editions) -> PlacedEvidence:
    """A piece of evidence in the new edition: a quote by its words, what has a reference by that, the rest by its page."""
    evidence = replace(evidence, edition=editions.new.edition)
    if evidence.kind == "quote":
        return _quote(evidence, editions)
    if evidence.ref and evidence.kind in {"indicator", "minute", "recommendation"}:
        return _referred(evidence, editions)
    return _page_evidence(evidence, editions)


def _quote(evidence: Evidence, editions: Editions) -> PlacedEvidence:
    anchor = Anchor(page=evidence.page, pdf_page=evidence.pdf_page, quote=evidence.text)
    placed = place(anchor, editions)
    now = replace(evidence, page=placed.anchor.page, pdf_page=placed.anchor.pdf_page)
    reason = f"Evidence: {placed.reason}" if placed.reason else ""
    return PlacedEvidence(evidence=now, verdict=placed.verdict, reason=reason)


def _referred(evidence: Evidence, editions: Editions) -> PlacedEvidence:
    name = f"{evidence.kind.capitalize()} {evidence.ref}"
    old = _entries(editions.old, evidence) if editions.old else []
    before = next((one for one in old if one[1].pdf_page == evidence.pdf_page), old[0] if old else None)
    after = _same_entry(before, _entries(editions.new, evidence))
    if after is None:
        return _lost(evidence, f"{name} is not in the new papers, or was not understood there")
    now = replace(evidence, page=after[1].page, pdf_page=after[1].pdf_page)
    changed = before is not None and before[0] != after[0]
    reason = f"{name} has changed, on {_page(now)}" if changed else ""
    return _evidence_at(evidence, now, reason, name)


def _lost(evidence: Evidence, reason: str) -> PlacedEvidence:
    gone = replace(evidence, page=None, pdf_page=None)
    return PlacedEvidence(evidence=gone, verdict="orphaned", reason=reason)


def _evidence_at(evidence: Evidence, now: Evidence, changed: str, name: str) -> PlacedEvidence:
    """Evidence at its place ``now``: changed for the reason given, moved where it is on another page."""
    moved = _numbers(now) != _numbers(evidence)
    verdict: Verdict = "changed" if changed else "moved" if moved else "exact"
    reason = changed or (f"{name} is now on {_page(now)}" if moved else "")
    return PlacedEvidence(evidence=now, verdict=verdict, reason=reason)


_Entry = tuple[str, Indicator | MinuteItem | TrackedRecommendation]
"""What an entry of the pack says, and the entry."""


def _same_entry(before: _Entry | None, now: list[_Entry]) -> _Entry | None:
    """The entry that an old one is now; a tracker has a number 1 for every meeting, so words decide."""
    if before is None or len(now) < 2:
        return now[0] if len(now) == 1 else None
    likest = max(now, key=lambda one: fuzz.ratio(before[0], one[0]))
    return likest if fuzz.ratio(before[0], likest[0]) >= _LIKE else None


def _entries(pack: Pack, evidence: Evidence) -> list[_Entry]:
    ref = evidence.ref
    match evidence.kind:
        case "indicator":
            rows = [one for one in pack.indicators if one.ref == ref]
            return [(f"{fold(one.name)} {sorted(one.values.items())}", one) for one in rows]
        case "minute":
            minutes = [one for one in (pack.minutes.items if pack.minutes else ()) if one.number == ref]
            said = [(one.title, *one.discussion, *(each.text for each in one.resolutions)) for one in minutes]
            return [(fold(" ".join(texts)), one) for texts, one in zip(said, minutes, strict=True)]
        case _:
            asked = [one for one in pack.recommendations if one.number == ref]
            return [(fold(f"{one.action_proposed} {one.action_taken} {one.status}"), one) for one in asked]


def _numbers(one: Anchor | Evidence) -> tuple[str | None, int | None]:
    """The page as it is spoken of: the printed number, or the PDF page where none is printed."""
    return one.page, None if one.page else one.pdf_page


def _page_evidence(evidence: Evidence, editions: Editions) -> PlacedEvidence:
    if evidence.pdf_page is None:
        return PlacedEvidence(evidence=evidence, verdict="exact")
    found = editions.page(evidence.pdf_page)
    if found is None:
        return _lost(evidence, "The page of its evidence is not in the new papers")
    page = editions.new.pages[found[0] - 1]
    now = replace(evidence, page=page.label, pdf_page=page.number)
    changed = found[1] < 1.0  # a page may differ in one figure, and that may be the one
    reason = f"The page of its evidence has changed, {_page(now)}" if changed else ""
    return _evidence_at(evidence, now, reason, "Its evidence")


_NAMED_PAGE = re.compile(
    r"\u201c[^\u201d]*\u201d|\"[^\"]*\"|(?P<before>\b(?:PDF page|(?P<label>page|p\.))\s?)"
    r"(?(label)(?P<page>[A-Za-z]{0,2}\d+[A-Za-z]?)|(?P<pdf>\d+))\b",
    re.IGNORECASE,
)
"""A quotation, or a page by the label printed on it or by its number in the file."""


class EarlierEditions:
    """The earlier editions of a pack, each read when a note speaks of it."""

    def __init__(self, home: Path, new: OpenPack) -> None:
        self._home, self._new = home, new
        self._numbers = packs.editions(home, new.pack.pack_id)
        self._read: dict[int | None, Editions] = {}

    def anchor(self, anchor: Anchor) -> Placed:
        editions = self._editions_of(anchor.edition, anchor)
        return place(anchor, editions) if editions else _at(anchor, anchor)

    def evidence(self, evidence: Evidence, anchor: Anchor) -> PlacedEvidence:
        editions = self._editions_of(evidence.edition or anchor.edition, anchor)
        if editions is None:
            return PlacedEvidence(evidence=evidence, verdict="exact")
        return place_evidence(evidence, editions)

    def words(self, note: Note) -> tuple[str, tuple[str, ...]]:
        """A note's text with the pages it names as they are numbered now, and those that are not there now; quotations stay."""
        editions = self._editions_of(note.worded or note.anchor.edition, note.anchor)
        old = editions.old if editions else None
        if editions is None or old is None:
            return note.text, ()
        lost: list[str] = []

        def now(named: re.Match[str]) -> str:
            before = old.page_by_label(f"#{named['pdf']}" if named["pdf"] else named["page"] or "")
            if before is None:
                return named[0]  # a quotation, or a page of something else
            found = editions.page(before.number)
            if found is None:
                lost.append(named[0])
                return named[0]
            page = editions.new.pages[found[0] - 1]
            if named["pdf"]:
                return f"{named['before']}{page.number}"
            return f"{named['before']}{page.label}" if page.label else f"PDF page {page.number}"

        return _NAMED_PAGE.sub(now, note.text), tuple(dict.fromkeys(lost))

    def _editions_of(self, edition: str, anchor: Anchor) -> Editions | None:
        """The edition spoken of beside the new one; None where it is that."""
        if edition == self._new.pack.edition:
            return None
        return self._editions(self._number(edition, anchor))

    def _editions(self, number: int | None) -> Editions:
        if number not in self._read:
            old = None
            if number is not None:
                with suppress(PackviewError):  # damaged: then words and titles have to do
                    folder = packs.revision_folder(self._home, self._new.pack.pack_id, number)
                    pack, pages = packs.read_folder(folder)
                    old = OpenPack(pack=pack, pages=pages, stored=False)
            self._read[number] = Editions(old, self._new)
        return self._read[number]

    def _number(self, edition: str, anchor: Anchor) -> int | None:
        """The revision of an edition, or of one that a supplement was put into or is not in yet: no page moved by that."""
        if not edition:
            return self._likeliest(anchor)
        if edition in self._numbers:
            return self._numbers[edition]
        near = (
            known
            for known in self._numbers
            if f"{known}-".startswith(f"{edition}-") or f"{edition}-".startswith(f"{known}-")
        )
        return max((self._numbers[known] for known in near), default=None)

    def _likeliest(self, anchor: Anchor) -> int | None:
        """Where a note does not say: the newest earlier edition with its quote on its page, else the newest."""
        numbers = sorted(self._numbers.values(), reverse=True)
        words = normalise(anchor.quote)
        for number in numbers if words and anchor.pdf_page else ():
            pages = self._editions(number).earlier.pages
            page = anchor.pdf_page or 0
            if page <= len(pages) and words in pages[page - 1]:
                return number
        return numbers[0] if numbers else None
