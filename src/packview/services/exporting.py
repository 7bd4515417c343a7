"""The member's notes, or the minutes of a meeting, as a text to hand on."""

from collections.abc import Sequence
from typing import Literal

from packview.errors import PackviewError
from packview.export import markdown, tables
from packview.model import Note, Pack
from packview.services.library import Library


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
        return tables.to_json(tables.note_rows(chosen))
    if style == "csv":
        return tables.to_csv(tables.note_rows(chosen))
    return markdown.markdown(
        pack, chosen, only=only, include_private=include_private, include_exempt=include_exempt
    )


def export_log(
    library: Library,
    pack: Pack,
    *,
    style: str = "markdown",
    include_private: bool = False,
    include_exempt: bool = False,
) -> str:
    """Draft minutes from the log of the meeting; what was exempt or private only when asked for.

    Raises:
        PackviewError: another style than 'markdown' is asked for, there is no log, or it cannot be read.
    """
    from packview.export.minutes import minutes  # noqa: PLC0415  start-up stays quick without it
    from packview.services.meeting_opening import logged  # noqa: PLC0415  the same

    if style != "markdown":
        raise PackviewError(f"Draft minutes are not written as {style}", "Leave --format out")
    state = logged(library, pack)
    if state.opened is None:
        raise PackviewError(
            "There is no log of this meeting", f"packview open {pack.pack_id} --chair opens the meeting"
        )
    return minutes(pack, state, include_private=include_private, include_exempt=include_exempt)
