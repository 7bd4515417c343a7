"""The member's notes, or the minutes of a meeting, as a text to hand on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

from platformdirs import user_documents_path

from packview.errors import NotFoundError, PackviewError, require
from packview.export import markdown, tables
from packview.export.calendar import calendar, due_day
from packview.export.choosing import Choice, Only, chosen
from packview.export.committee import committee_markdown, committee_value
from packview.export.minutes import minutes
from packview.export.rows import note_rows
from packview.files import read_text
from packview.model import Note, Pack
from packview.model.committee import Committee
from packview.model.leaving import Closed
from packview.model.meeting import MeetingState
from packview.model.open_pack import OpenPack
from packview.model.pages import PageNote
from packview.model.titles import as_printed
from packview.paths import shown_path
from packview.services.library.file_completion import typed_path
from packview.services.library.library import Library, write_new
from packview.services.meeting.committee import committee_named, committee_over
from packview.services.meeting.opening import logged
from packview.services.notes.fields import now
from packview.services.template_worker import filled
from packview.text import one_line
from packview.wording.words import counted

Audience = Literal["", "chair", "member", "clerk"]
Style = Literal["markdown", "docx", "html", "csv", "json", "ics", "pdf"]
SUFFIX: dict[Style, str] = {
    "markdown": ".md",
    "docx": ".docx",
    "html": ".html",
    "csv": ".csv",
    "json": ".json",
    "ics": ".ics",
    "pdf": ".pdf",
}
FORMATS: dict[Style, str] = {
    "markdown": "Markdown",
    "docx": "Word",
    "html": "Web page (HTML)",
    "csv": "CSV, for a spreadsheet",
    "json": "JSON, for programs",
}
_TEXTS = ("markdown", "docx", "html")
"""Styles that are Markdown first."""
_SUFFIXES = (".j2", ".md", ".txt", ".html", ".csv")


def export_notes(
    pack: Pack,
    notes: Sequence[Note],
    choice: Choice,
    *,
    style: Style = "markdown",
    audience: Audience = "",
    meeting: MeetingState | None = None,
    template: Path | None = None,
) -> str:
    """Questions and notes as 'json' or 'csv', or as a ``template`` file has them; for other styles as Markdown.

    ``audience`` is for Markdown: 'chair', 'clerk', or 'member' and '' for the usual form. What was closed in ``meeting`` is
    left out of every form. Raises PackviewError where the template cannot be used.
    """
    closed = _closed(pack, meeting)
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
    style: Style = "markdown",
    include_private: bool = False,
    include_exempt: bool = False,
) -> str:
    """Draft minutes from the meeting's log, as Markdown; PackviewError for JSON or CSV, or no log that can be read."""
    told = f"Draft minutes are not written as {style.upper()}"
    require(style in _TEXTS, told, "Choose Markdown, Word or HTML")
    state = meeting_of(library, pack)
    if state is None:
        opens = f"packview open {pack.pack_id} --chair opens the meeting"
        raise PackviewError("There is no log of this meeting", opens)
    return minutes(pack, state, include_private=include_private, include_exempt=include_exempt)


def export_calendar(library: Library, pack: Pack, *, include_exempt: bool = False) -> str:
    """The meeting, and the actions of its log with the day they are due, as iCalendar. PackviewError: neither has a date."""
    meeting = meeting_of(library, pack)
    closed = _closed(pack, meeting)
    actions = [
        act
        for act in (meeting.actions if meeting else ())
        if closed.entry_may_leave(act.item, closed=act.closed, with_closed=include_exempt)
    ]
    near = pack.meeting.date or now().date()
    dated = pack.meeting.date or any(due_day(act, near) for act in actions)
    require(dated, "No date of this meeting is known", "packview fix PACK meeting --date DAY puts it right")
    return calendar(pack, actions, now=now())


def export_committee(found: Committee, style: Style) -> str:
    """A committee over its meetings; PackviewError for CSV, which holds one table."""
    several = "A committee over its meetings is several tables, and CSV holds one"
    require(
        style != "csv",
        several,
        "Choose another format; packview committee NAME --part PART --format csv writes one of them",
    )
    return tables.to_json(committee_value(found)) if style == "json" else committee_markdown(found)


def notes_to_write(library: Library, opened: OpenPack, choice: Choice | None = None) -> list[PageNote]:
    """The notes that may leave and have a page, for a copy of the PDF."""
    pack = opened.pack
    meeting = meeting_of(library, pack)
    closed = _closed(pack, meeting)
    notes = chosen(closed, library.notebook(pack.pack_id, opened).notes(), choice or Choice())
    return [
        PageNote(
            pdf_page=note.anchor.pdf_page,
            key=note.id,
            text=f"{note.text}\n\nAnswer: {note.answer}" if note.answer else note.text,
            quote=note.anchor.quote,
            author=library.config.name,
        )
        for note in notes
        if note.anchor.pdf_page is not None
    ]


def annotated_copy(
    library: Library, opened: OpenPack, choice: Choice | None = None, password: str | None = None
) -> bytes:
    """The pack's PDF with the notes written at the words they quote. PackviewError: there is no PDF, or nothing to write."""
    from packview.extract.annotate import annotated  # noqa: PLC0415  pypdf is slow to load

    pack = opened.pack
    files = opened.files or library.load(pack.pack_id).files
    notes = notes_to_write(library, opened, choice)
    require(files, "The file of this pack was not kept", "Import it again")
    require(
        notes, "There is no note to write into the PDF", "Notes on a page that are not private are written"
    )
    return annotated(files, notes, password)


def as_file(text: str, style: Style) -> bytes:
    """What stands in the file: a Word file, a web page, or the text; CSV has a mark by which Excel reads '\u00a3'."""
    if style in ("docx", "html"):
        from packview.export import document  # noqa: PLC0415  other commands are quicker without it

        return document.to_word(text) if style == "docx" else document.to_html(text).encode()
    return text.encode("utf-8-sig" if style == "csv" and text else "utf-8")


@dataclass(frozen=True, slots=True)
class Part:
    """What can be exported, and for whom: its key, which is part of the file's name, and its title."""

    key: str
    title: str
    only: Only | Literal["log", "dates", "copy", "committee"] = "all"
    audience: Audience = ""

    @property
    def style(self) -> Style | None:
        """The only format it is written in, None for any that is chosen."""
        return {"dates": "ics", "copy": "pdf"}.get(self.only)  # type: ignore[return-value]


PARTS = (
    Part("notes-and-questions", "Your questions and notes"),
    Part("questions", "Your questions", only="questions"),
    Part("notes", "Your notes", only="notes"),
    Part("running-order", "For the chair: running order", audience="chair"),
    Part("answers", "For the clerk: answers, decisions", audience="clerk"),
    Part("minutes", "Draft minutes of the meeting", only="log"),
    Part("calendar", "Calendar: the meeting, due dates", only="dates"),
    Part("annotated", "Your notes in a copy of the PDF", only="copy"),
    Part("committee", "The committee over its meetings", only="committee"),
)


@dataclass(frozen=True, slots=True)
class PackExport:
    """Exports what a member has of an open pack, without what is private or closed to the press and public."""

    library: Library
    opened: OpenPack

    def text(self, part: Part, style: Style, *, printed: bool = False) -> str:
        """What is exported, Word and HTML as Markdown; ``printed``: titles as they are printed, in capitals too.

        PackviewError: there is none, or not in this style.
        """
        library, pack = self.library, self.opened.pack
        pack = as_printed(pack) if printed else pack
        if part.only == "log":
            return export_log(library, pack, style=style)
        if part.only == "dates":
            return export_calendar(library, pack)
        if part.only == "committee":
            packs = committee_named(library, pack.pack_id)
            return export_committee(committee_over(library, packs), style)
        if part.only == "copy":
            found = notes_to_write(library, self.opened)
            quoted = sum(bool(one.quote) for one in found)
            return f"{counted(len(found), 'note')}: {quoted} at the words they quote, the others in the margin of their page."
        return export_notes(
            pack,
            library.notebook(pack.pack_id, self.opened).notes(),
            Choice(only=part.only),
            style=style,
            audience=part.audience,
            meeting=meeting_of(library, pack),
        )

    def suggested(self, part: Part, style: Style) -> str:
        """Where it may go: a file in the member's documents, or in the home folder."""
        documents = user_documents_path()
        folder = documents if documents.is_dir() else Path.home()
        return shown_path(folder / f"{self.opened.pack.pack_id}-{part.key}{SUFFIX[style]}")

    def there(self, typed: str) -> str:
        """The file that would be replaced, '' for none."""
        path = typed_path(typed)
        return shown_path(path) if path.is_file() else ""

    def write(
        self, part: Part, style: Style, typed: str, *, force: bool = False, printed: bool = False
    ) -> str:
        """Write it to a path as a member types it; where it went. PackviewError: it is there without ``force``, or cannot be written."""
        require(typed.strip(), "No file is named yet", "Type its path")
        path = typed_path(typed)
        if part.only == "copy":
            write_new(path, annotated_copy(self.library, self.opened), force=force)
        else:
            write_new(path, as_file(self.text(part, style, printed=printed), style), force=force)
        return shown_path(path)


def _closed(pack: Pack, meeting: MeetingState | None) -> Closed:
    """What the papers close, and what was closed in the meeting."""
    return Closed(pack, meeting.exempt_items if meeting else frozenset())


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
                    reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
                    told = f"The template {path.name} cannot be read: {reason}"
                    hint = (
                        "Choose another" if isinstance(error, OSError) else "Save it as plain text in UTF-8"
                    )
                    raise PackviewError(told, hint) from error
    return filled(one_line(template.name), sources, pack, tuple(notes))
