"""Putting a pack right: corrections applied to what was read, found again in newer papers, made and taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from packview.errors import require
from packview.model import Anchor, Meeting, Minutes, Pack, Page, Source
from packview.model.corrections import (
    PAGES,
    AppliedCorrection,
    Correction,
    Standing,
    Subject,
    Value,
    corrected,
    indicator_key,
    standing_of,
    values_of,
)
from packview.model.leaving import Closed
from packview.model.open_pack import OpenPack
from packview.services.editions.relocate import EarlierEditions, speaks_of
from packview.services.editions.wanted import Wanted
from packview.store.corrections import CorrectionStore, Kept, Puts
from packview.text import one_line

_DEPTH = 20
"""How many corrections of one field, one after another, can be taken back."""


@dataclass(eq=False)
class Corrections:
    """The corrections of one pack: everybody's are applied, the member's own can be made and taken back."""

    home: Path
    pack_id: str
    member: str
    member_id: str
    shared: Path | None = None

    def __post_init__(self) -> None:
        self._store = CorrectionStore(
            self.home, self.pack_id, self.member_id, name=self.member, shared=self.shared
        )

    def token(self) -> object:
        """What is another value once somebody changed a correction; cheap enough to ask every second."""
        return self._store.stamps()

    def applied(self, opened: OpenPack) -> OpenPack:
        """The pack with the corrections that fit it; the very pack where there are none."""
        printed = opened.printed or opened.pack
        kept = self._store.all()
        if not kept:
            return replace(opened, pack=printed, printed=None, corrections=())
        here = _Here(self.home, replace(opened, pack=printed))
        placed = {identity: here.correction(one.correction) for identity, one in kept.items()}
        own = {one.identity for identity, one in placed.items() if one and kept[identity].own}
        base, begin = printed, placed.get("meeting//minutes")
        standing = begin and standing_of(printed, begin)
        if begin and standing is Standing.APPLIED:
            base = replace(printed, minutes=_minutes_from(replace(opened, pack=printed), begin.value))
        found = corrected(base, filter(None, placed.values()), own)
        standings = {**found.standings, **({begin.identity: standing} if begin and standing else {})}
        listed = tuple(
            AppliedCorrection(
                correction=one or kept[identity].correction,
                own=kept[identity].own,
                standing=standings[one.identity] if one else Standing.LOST,
            )
            for identity, one in placed.items()
        )
        return replace(opened, pack=found.pack, printed=printed, corrections=listed)

    def with_added(self, opened: OpenPack) -> OpenPack:
        """The pack as it was read, with the items that members added: where notes stand, which no correction moves."""
        shown = self.applied(opened)
        if shown.printed is None:
            return shown
        added = (item for item in shown.pack.items if shown.printed.item(item.key) is None)
        return replace(shown, pack=replace(shown.printed, items=(*shown.printed.items, *added)))

    def meeting(self, printed: Meeting, source: Source) -> Meeting:
        """The front sheet with the corrections of it, for a list that does not open the pack; ``source`` is the pack's file."""
        fixes = [one.correction for one in self._store.all().values() if one.correction.subject == "meeting"]
        bare = Pack(pack_id=self.pack_id, source=source, meeting=printed)
        return corrected(bare, fixes).pack.meeting if fixes else printed

    @property
    def problems(self) -> tuple[str, ...]:
        """What of them cannot be read, in sentences without full stop."""
        self._store.all()
        return tuple(self._store.problems)

    def put(self, opened: OpenPack, wanted: Wanted) -> tuple[Correction, ...]:
        """Put fields right, in one act that is taken back together; the corrections, as made.

        Raises PackviewError: a value does not fit its field, or it could not be saved.
        """
        time = datetime.now(UTC)
        made = [replace(_made(opened, wanted, *name), at=time) for name in wanted]
        for one in made:
            told = f"{one_line(str(one.value))} does not fit: {one.field.strip()} of {one.subject}"
            require(one.valid, told, "Write a day as 13 March 2025; packview fix --help lists the words")

        def decide(there: Mapping[str, Kept]) -> Puts:
            return {one.identity: replace(one, was=_before(one, there)) for one in made}

        return tuple(filter(None, self._store.change(decide).values()))

    def undo(self) -> tuple[Correction, ...]:
        """Take back the member's newest act; the corrections that were taken back, none where there is none."""
        taken: list[Correction] = []

        def decide(there: Mapping[str, Kept]) -> Puts:
            own = [one.correction for one in there.values() if one.own]
            newest = max((one.at for one in own), default=None)
            taken.extend(one for one in own if one.at == newest)
            return {one.identity: one.was for one in taken}

        self._store.change(decide)
        return tuple(taken)


def _made(opened: OpenPack, wanted: Wanted, subject: Subject, key: str, field: str) -> Correction:
    printed, value = opened.printed or opened.pack, wanted[subject, key, field]
    item = (printed.item(key) or opened.pack.item(key)) if subject == "item" else None
    anchor = Anchor(
        item=key if subject == "item" else "",
        item_number=item.number if item else "",
        item_title=item.title if item else "",
        pdf_page=value if field in PAGES and isinstance(value, int) else None,
        edition=printed.edition,
    )
    return Correction(
        subject=subject,
        key=key,
        field=field,
        value=value,
        printed=(values_of(printed, subject, key) or {}).get(field),
        anchor=anchor,
        at=datetime.now(UTC),
        closed=_is_closed(opened.pack, wanted, subject, key),
    )


def _is_closed(pack: Pack, wanted: Wanted, subject: Subject, key: str) -> bool:
    """Whether a thing that is put right is one that is closed to the public, or stands below one or on pages that are."""
    closed = Closed(pack)
    fields = {field: value for (*thing, field), value in wanted.items() if thing == [subject, key]}
    item = pack.item(key if subject == "item" else key.partition(": ")[0] if subject == "paper" else "")
    above = {item.key, item.parent} if item else set()
    pages = {fields[field] for field in PAGES & fields.keys()} | {item.pdf_first if item else None}
    if subject == "indicator":
        pages |= {one.pdf_page for one in pack.indicators if indicator_key(one) == key}
    on_page = any(closed.page(page) for page in pages if isinstance(page, int))
    return on_page or any(closed.item(str(one)) for one in above | {fields.get("parent")} if one)


def _before(one: Correction, there: Mapping[str, Kept]) -> Correction | None:
    """The correction that one replaces, with no more behind it than can be taken back, and nothing closed where it is shared."""
    kept = there.get(one.identity)
    return _shortened(kept.correction if kept else None, _DEPTH, closed=one.closed)


def _shortened(one: Correction | None, depth: int, *, closed: bool) -> Correction | None:
    if one is None or not depth or (one.closed and not closed):
        return None
    return replace(one, was=_shortened(one.was, depth - 1, closed=closed), member="")


class _Here:
    """Finds what corrections of earlier editions speak of in the papers as they are now, as notes are found again."""

    def __init__(self, home: Path, now: OpenPack) -> None:
        self._edition = now.pack.edition
        self._earlier = EarlierEditions(home, now)

    def correction(self, one: Correction) -> Correction | None:
        """The correction as it would be made now; None where the page it names is gone."""
        own = one.anchor.edition
        if speaks_of(own, self._edition):
            return one
        if one.field in PAGES and one.value is not None:
            value = self._page(one.value, own)
            if value is None:
                return None
            one = replace(one, value=value, printed=self._page(one.printed, own))
        elif one.field in {"parent", "after"} and one.value:
            one = replace(one, value=self._item(str(one.value), one.anchor))
        if one.subject == "item":
            one = replace(one, key=self._item(one.key, one.anchor))
        elif one.subject == "paper":
            item, _, title = one.key.partition(": ")
            one = replace(one, key=f"{self._item(item, one.anchor)}: {title}")
        return one

    def _page(self, page: Value, edition: str) -> int | None:
        if not isinstance(page, int):
            return None
        return self._earlier.anchor(Anchor(pdf_page=page, edition=edition)).anchor.pdf_page

    def _item(self, key: str, anchor: Anchor) -> str:
        """The key of the item now; the same where it is gone, or never was printed."""
        named = anchor if anchor.item == key else Anchor(item=key, edition=anchor.edition)
        found = self._earlier.anchor(replace(named, page=None, pdf_page=None))
        return found.anchor.item if found.verdict != "orphaned" and found.anchor.item else key


def _minutes_from(opened: OpenPack, first: Value) -> Minutes | None:
    """The minutes that begin on a PDF page, as far as the papers of its item go; None for no page, or where they tell nothing."""
    if not isinstance(first, int) or first > len(opened.pages):
        return None
    from packview.parse.meeting.minutes import read_minutes  # noqa: PLC0415  only where a member says so
    from packview.parse.text.lines import flow  # noqa: PLC0415  the same

    item = opened.pack.item_of_page(first)
    last = item.pdf_last if item and item.pdf_last else len(opened.pages)
    pages = [
        Page(number=number, label=opened.pack.pages[number - 1].label, lines=opened.pages[number - 1])
        for number in range(first, last + 1)
    ]
    # that they are minutes the member says, whatever stands over them
    pages[0] = replace(pages[0], lines=("MINUTES", "", *pages[0].lines))
    return read_minutes(flow(pages), {page.number: page.label for page in pages})
