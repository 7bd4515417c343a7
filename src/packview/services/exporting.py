"""The member's notes as a text to hand on."""

from collections.abc import Sequence
from typing import Literal

from packview.export import markdown, tables
from packview.model import Note, Pack


def export_notes(
    pack: Pack,
    notes: Sequence[Note],
    *,
    style: str = "markdown",
    only: Literal["all", "questions", "notes"] = "all",
    include_private: bool = False,
    include_exempt: bool = False,
) -> str:
    """Questions and notes as 'markdown', 'json' or 'csv'; private ones and exempt items only when asked for."""
    chosen = markdown.selected(
        pack, notes, only=only, include_private=include_private, include_exempt=include_exempt
    )
    if style == "json":
        return tables.to_json(tables.note_rows(chosen, whole=True))
    if style == "csv":
        return tables.to_csv(tables.note_rows(chosen))
    return markdown.markdown(
        pack, chosen, only=only, include_private=include_private, include_exempt=include_exempt
    )
