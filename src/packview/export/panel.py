"""The questions of a panel as rows, those that ask the same as one."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from packview.export.rows import Row
from packview.model import Note, Pack


class Asked(Protocol):
    """Questions that ask the same; see packview.services.alike.Group."""

    @property
    def questions(self) -> Sequence[Note]:
        """The one to read out first."""
        ...

    @property
    def asked_by(self) -> Sequence[str]:
        """Who asks."""
        ...


def panel_rows(pack: Pack, groups: Iterable[Asked]) -> list[Row]:
    """A row for each group; ``also`` holds the other wordings."""
    return [
        {
            "item": _number(pack, group.questions[0]),
            "page": group.questions[0].anchor.page,
            "pdf_page": group.questions[0].anchor.pdf_page,
            "text": group.questions[0].text,
            "asked_by": list(group.asked_by),
            "to": list(dict.fromkeys(note.to for note in group.questions if note.to)),
            "status": group.questions[0].status,
            "also": [note.text for note in group.questions[1:]],
            "ids": [note.id for note in group.questions],
        }
        for group in groups
    ]


def _number(pack: Pack, note: Note) -> str:
    item = pack.item(note.anchor.item)
    return item.number if item else note.anchor.item_number
