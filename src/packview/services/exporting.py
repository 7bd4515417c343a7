"""The member's notes, or the minutes of a meeting, as a text to hand on."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal

from packview.errors import NotFoundError, PackviewError, require
from packview.export import markdown, tables
from packview.export.choosing import Choice, chosen
from packview.export.minutes import minutes
from packview.export.rows import note_rows
from packview.files import read_text
from packview.model import Note, Pack
from packview.model.leaving import Closed
from packview.model.meeting import MeetingState
from packview.services.library.library import Library
from packview.services.meeting.opening import logged
from packview.services.template_worker import filled
from packview.text import one_line

Audience = Literal["", "chair", "member", "clerk"]
_SUFFIXES = (".j2", ".md", ".txt", ".html", ".csv")


def export_notes(
    pack: Pack,
    notes: Sequence[Note],
    choice: Choice,
    *,
    style: str = "markdown",
    audience: Audience = "",
    meeting: MeetingState | None = None,
    template: Path | None = None,
) -> str:
    """Questions and notes as 'markdown', 'json' or 'csv', or as a ``template`` file has them.

    ``audience`` is for Markdown: 'chair', 'clerk', or 'member' and '' for the usual form. What was closed in ``meeting`` is
    left out of every form. Raises PackviewError where the template cannot be used.
    """
    closed = Closed(pack, meeting.exempt_items if meeting else frozenset())
    found = chosen(closed, notes, choice)
    if template is not None:
        return _filled(template, pack, found)
    if style == "json":
        return tables.to_json(note_rows(found, whole=True))
    if style == "csv":
        return tables.to_csv(note_rows(found))
    if audience == "chair":
        return markdown.for_chair(pack, found)
    if audience == "clerk":
        if meeting is not None:
            rule = partial(closed.entry_may_leave, with_closed=choice.include_exempt)
            actions = tuple(one for one in meeting.actions if rule(one.item))
            decided = tuple(one for one in meeting.decisions if rule(one.item, closed=one.closed))
            meeting = replace(meeting, actions=actions, decisions=decided)
        return markdown.for_clerk(pack, found, meeting)
    return markdown.markdown(pack, found, "questions or notes" if choice.only == "all" else choice.only)


def export_log(
    library: Library,
    pack: Pack,
    *,
    style: str = "markdown",
    include_private: bool = False,
    include_exempt: bool = False,
) -> str:
    """Draft minutes from the meeting's log; PackviewError for a style but 'markdown', or no log that can be read."""
    require(style == "markdown", f"Draft minutes are not written as {style}", "Leave --format out")
    state = meeting_of(library, pack)
    if state is None:
        opens = f"packview open {pack.pack_id} --chair opens the meeting"
        raise PackviewError("There is no log of this meeting", opens)
    return minutes(pack, state, include_private=include_private, include_exempt=include_exempt)


def meeting_of(library: Library, pack: Pack) -> MeetingState | None:
    """The meeting as its log says, None where there is none. PackviewError, not None, if unreadable: what was closed is unknown."""
    state = logged(library, pack, library.notebook(pack.pack_id).notes())
    return state if state.opened is not None else None


def template_named(name: str, folder: Path) -> Path:
    """A path, or a file in the folder of templates, named with or without its ending; NotFoundError for neither."""
    tried = [Path(name).expanduser(), folder / name, *(folder / f"{name}{end}" for end in _SUFFIXES)]
    found = next((path for path in tried if path.is_file()), None)
    if found is None:
        there = sorted(path.name for path in folder.glob("*") if path.is_file()) if folder.is_dir() else []
        way_out = f"The folder {folder} has {', '.join(there)}" if there else f"Put templates into {folder}"
        raise NotFoundError(f"There is no template {name}", way_out)
    return found


def _filled(template: Path, pack: Pack, notes: Sequence[Note]) -> str:
    sources = {}
    for path in sorted(template.parent.iterdir()):
        if path == template or (path.is_file() and path.suffix in _SUFFIXES):
            try:
                sources[one_line(path.name)] = read_text(path)
            except (OSError, UnicodeDecodeError) as error:
                if path == template:
                    reason = error.strerror if isinstance(error, OSError) else "it is no text in UTF-8"
                    told = f"The template {path.name} cannot be read: {reason}"
                    hint = (
                        "Choose another" if isinstance(error, OSError) else "Save it as plain text in UTF-8"
                    )
                    raise PackviewError(told, hint) from error
    return filled(one_line(template.name), sources, pack, tuple(notes))
