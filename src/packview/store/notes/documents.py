"""Notes as documents of a file, and back; what comes from a file is cleaned, for it may be somebody else's."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import msgspec

from packview.model import Anchor, Evidence, Note, StatusChange
from packview.text import clean, one_line

_NOTES: msgspec.json.Decoder[Note] = msgspec.json.Decoder(Note)


def document(note: Note) -> dict[str, Any]:
    """A note as it is kept."""
    return msgspec.to_builtins(note)  # type: ignore[no-any-return]  # of a dataclass it is one


def note_of(identity: str, raw: msgspec.Raw, *, private: bool) -> Note | None:
    """The note in a document, None where it is none.

    Args:
        identity: under which the document stands in its table.
        raw: the document.
        private: whether it stands among the private ones.
    """
    try:
        note = _NOTES.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if one_line(identity) != identity or not identity:
        return None
    if note.id != identity:
        note = replace(note, id=identity)
    if private and not note.private:
        note = replace(note, private=True)
    times = (note.created, note.updated, *(change.at for change in note.history))
    if not all(time.tzinfo for time in times):
        note = replace(
            note,
            created=_with_zone(note.created),
            updated=_with_zone(note.updated),
            history=tuple(StatusChange(status=one.status, at=_with_zone(one.at)) for one in note.history),
        )
    return cleaned(note)


def cleaned(note: Note) -> Note:
    """A note without what would harm a terminal or break a line."""
    anchor, parts = note.anchor, note.evidence
    lines = [note.to, note.indicator, note.parent, note.theme, note.member]
    lines += [anchor.item, anchor.item_number, anchor.item_title, anchor.page or "", anchor.edition]
    lines += [text for one in parts for text in (one.ref, one.text, one.page or "", one.edition)]
    line = "|".join(lines)
    text = f"{note.text}|{note.answer}|{note.follow_up}|{anchor.quote}|{anchor.before}|{anchor.after}"
    if one_line(line) == line and clean(text) == text:  # as good as always, and quick
        return note
    return replace(
        note,
        text=clean(note.text),
        anchor=_cleaned_anchor(anchor),
        to=one_line(note.to),
        indicator=one_line(note.indicator),
        answer=clean(note.answer),
        follow_up=clean(note.follow_up),
        parent=one_line(note.parent),
        evidence=tuple(_cleaned_evidence(one) for one in parts),
        theme=one_line(note.theme),
        member=one_line(note.member),
    )


def _cleaned_anchor(anchor: Anchor) -> Anchor:
    return replace(
        anchor,
        item=one_line(anchor.item),
        item_number=one_line(anchor.item_number),
        item_title=one_line(anchor.item_title),
        page=one_line(anchor.page) if anchor.page is not None else None,
        quote=clean(anchor.quote),
        before=clean(anchor.before),
        after=clean(anchor.after),
        edition=one_line(anchor.edition),
    )


def _cleaned_evidence(one: Evidence) -> Evidence:
    page = one_line(one.page) if one.page is not None else None
    edition = one_line(one.edition)
    return replace(one, ref=one_line(one.ref), text=one_line(one.text), page=page, edition=edition)


def _with_zone(time: datetime) -> datetime:
    return time if time.tzinfo else time.replace(tzinfo=UTC)
