"""Commands that keep notes and questions, list them, hand them on, and bring in those of colleagues."""

from pathlib import Path
from typing import Any, Literal

import click

from packview import paths
from packview.cli.output import copy_text, emit, write, write_csv
from packview.cli.setup.completion import complete_item, complete_theme
from packview.cli.shared import (
    format_option,
    pack_argument,
    pack_command,
    the_library,
    the_notebook,
    the_pack_id,
    warn,
)
from packview.errors import NotFoundError, require
from packview.export import readout
from packview.export import rows as parts
from packview.export.choosing import Choice, Only
from packview.model import PRIORITIES, STATUSES, titles
from packview.model.notes import page_words
from packview.model.open_pack import OpenPack
from packview.model.references import the_indicator_place, the_item, the_page
from packview.services import exporting
from packview.services.library.library import write_new
from packview.services.library.merge import merge_file
from packview.services.notes import similar_questions
from packview.services.notes.anchors import anchor_at
from packview.services.notes.marks import new_marks, take_in
from packview.services.notes.notebook import Notebook
from packview.services.settings_files import known_themes
from packview.text import clean
from packview.wording.words import counted


@pack_command("add", printed=False)
@click.argument("item", shell_complete=complete_item)
@click.argument("text")
@click.option("--question", is_flag=True, help="A question to ask, not a note for yourself.")
@click.option("--to", default="", metavar="NAME", help="Who the question is for.")
@click.option("--page", "label", metavar="LABEL", help="Printed page it rests on; #52 is PDF page 52.")
@click.option("--indicator", default="", metavar="REF", help="Indicator it is about.")
@click.option(
    "--priority", type=click.Choice(PRIORITIES), default="normal", help="'main' is the item's big question."
)
@click.option(
    "--theme",
    default="",
    metavar="KEY",
    shell_complete=complete_theme,
    help="Priority of the board it speaks to; see packview themes.",
)
@click.option("--supplementary-to", "parent", default="", metavar="NOTE_ID", help="The question it follows.")
@click.option("--private", is_flag=True, help="Keep it out of exports and shared folders.")
def add(opened: OpenPack, *, item: str, text: str, question: bool, label: str | None, **fields: Any) -> None:
    pack = opened.pack
    chosen = None if item == "-" else the_item(pack, item)
    label = (label or "").strip()
    unplaced = pack.page_by_label(label) is None and pack.item_by_label(label) is not None
    pdf_page = the_page(pack, label) if label and not unplaced else None
    quotes = "Write it between quotation marks after the item's number"
    require(text.strip(), "The note has no text", quotes)
    if fields["indicator"]:
        fields["indicator"] = pack.indicators[the_indicator_place(pack, fields["indicator"])].ref
    fields["theme"] = the_theme(fields["theme"])
    kept = the_notebook(opened).add(
        kind="supplementary" if fields["parent"] else "question" if question else "note",
        text=text,
        anchor=anchor_at(pack, item=chosen, pdf_page=pdf_page, label=label if unplaced else ""),
        **fields,
    )
    if unplaced:
        warn(f"the agenda names page {clean(label)}; where it begins in this file cannot be told.")
    where = page_words(kept.anchor.page, kept.anchor.pdf_page)
    click.echo(
        f"Saved: {', '.join(filter(None, (kept.kind, chosen.name if chosen else '', where)))}", err=True
    )
    write(kept.id)


@pack_command("list", given=the_notebook)
def list_(notebook: Notebook, style: str) -> None:
    rows = parts.note_rows(notebook.notes())
    emit([_to_read(row) for row in rows] if style == "table" else rows, style, readout.NOTES)


@pack_command("status", printed=False, given=the_notebook)
@click.argument("note_id")
@click.argument("status", type=click.Choice(STATUSES))
@click.option("--answer", metavar="TEXT", help="What was answered.")
@click.option("--follow-up", metavar="TEXT", help="What is still owed, and by whom.")
def status(notebook: Notebook, note_id: str, **changes: str | None) -> None:
    """Set the status of a question: ready, asked, answered, deferred or withdrawn. NOTE_ID may be shortened."""
    given = {name: value for name, value in changes.items() if value is not None}
    changed = notebook.change(note_id, given)
    write(f"{changed.id} {changed.status}")


@pack_command(printed=False)
@click.option(
    "--format",
    "style",
    type=click.Choice(list(exporting.FORMATS)),
    default="markdown",
    show_default=True,
    help="What to write.",
)
@click.option(
    "--only",
    type=click.Choice(["questions", "notes", "log"]),
    help="Questions or notes alone; log: draft minutes from the log of the meeting.",
)
@click.option(
    "--for",
    "audience",
    type=click.Choice(["chair", "member", "clerk"]),
    help="chair: running order and who is asked what; clerk: answers, actions, decisions.",
)
@click.option(
    "--status",
    "statuses",
    type=click.Choice(STATUSES),
    multiple=True,
    help="Only questions with this status; may be given several times.",
)
@click.option("--to", default="", metavar="NAME", help="Only questions for this person.")
@click.option(
    "--theme",
    default="",
    metavar="KEY",
    shell_complete=complete_theme,
    help="Only what speaks to this theme.",
)
@click.option("--template", metavar="NAME", help="Fill a template of yours: a file, or a name in templates/.")
@click.option("--as-printed", is_flag=True, help="Titles that are printed in capitals in capitals.")
@click.option("--include-private", is_flag=True, help="Private notes too.")
@click.option("--include-exempt", is_flag=True, help="Items closed to the press and public too.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, readable=False), metavar="FILE", help="Write to a file."
)
@click.option("--copy", is_flag=True, help="Copy it to the clipboard, where the terminal allows it.")
@click.option("--force", is_flag=True, help="Overwrite FILE when it is there.")
def export(
    opened: OpenPack,
    *,
    style: exporting.Style,
    only: Only | Literal["log"] | None,
    audience: exporting.Audience | None,
    template: str | None,
    output: Path | None,
    copy: bool,
    force: bool,
    as_printed: bool,
    **chosen: Any,
) -> None:
    library, pack = the_library(), titles.as_printed(opened.pack) if as_printed else opened.pack
    style = "markdown" if template else style
    word = style == "docx" and output is None and not copy
    require(not word, "A Word file cannot be shown in a terminal", "Name a file with -o FILE")
    if only == "log":
        closed = {name: chosen[name] for name in ("include_private", "include_exempt")}
        text = exporting.export_log(library, pack, style=style, **closed)
    else:
        folder = paths.config_home() / "templates"
        text = exporting.export_notes(
            pack,
            the_notebook(opened).notes(),
            Choice(only=only or "all", **chosen),
            style=style,
            audience=audience or "",
            meeting=exporting.meeting_of(library, pack),
            template=exporting.template_named(template, folder) if template else None,
        )
    if copy:
        copy_text(text)
    if output is not None:
        write_new(output, exporting.as_file(text, style), force=force)
        click.echo(f"Wrote {output}", err=True)
    elif style == "csv" and not copy:
        write_csv(text)
    elif not copy:
        write(exporting.as_file(text, style).decode())


_OUTPUT = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    required=True,
    help="Where it goes.",
)
_FORCE = click.option("--force", is_flag=True, help="Overwrite FILE when it is there.")
_EXEMPT = click.option("--include-exempt", is_flag=True, help="Items closed to the press and public too.")


@pack_command(printed=False)
@_OUTPUT
@_EXEMPT
@_FORCE
def calendar(opened: OpenPack, *, output: Path, include_exempt: bool, force: bool) -> None:
    """Write the meeting, and the actions of your log with the day they are due, as an iCalendar file.

    Open it with your calendar. Opened again later, it brings the same entries up to date.
    """
    text = exporting.export_calendar(the_library(), opened.pack, include_exempt=include_exempt)
    write_new(output, text.encode(), force=force)
    click.echo(f"Wrote {output}", err=True)


@pack_command(printed=False)
@_OUTPUT
@click.option("--include-private", is_flag=True, help="Private notes too.")
@_EXEMPT
@_FORCE
def annotate(opened: OpenPack, *, output: Path, force: bool, **wanted: Any) -> None:
    """Write your notes into a copy of the pack's PDF, each at the words it quotes, for a PDF reader on a tablet.

    A note that quotes nothing stands in the margin of its page. The pack's own file stays as it is.
    """
    source = any(output.exists() and output.samefile(path) for path in opened.files)
    require(not source, f"{output} is the file of the pack itself", "Name another file")
    data = exporting.annotated_copy(the_library(), opened, Choice(**wanted))
    write_new(output, data, force=force)
    click.echo(f"Wrote {output}", err=True)


@pack_command("marks", printed=False)
def marks(opened: OpenPack) -> None:
    """Add the highlights and comments in the file to your notes, as private ones; each is added once."""
    notebook, pack = the_notebook(opened), opened.pack
    found = [*new_marks(pack, notebook.notes()).values()]
    added = take_in(notebook, pack, opened.pages, found)
    click.echo(f"{counted(added, 'note')} added", err=True)


def the_theme(key: str) -> str:
    """The key of the theme a member means, '' for none; NotFoundError where there is no such theme."""
    if not key:
        return ""
    keys = [theme.key for theme in known_themes()]
    if key.strip().casefold() not in keys:
        raise NotFoundError(f"There is no theme {key!r}", f"There are {', '.join(keys) or 'none'}")
    return key.strip().casefold()


def _to_read(row: dict[str, Any]) -> dict[str, Any]:
    """A row without what is for programs, and without what is as always."""
    shown = {name: value for name, value in row.items() if name not in {"order", "history", "evidence"}}
    return {**shown, "priority": "" if row["priority"] == "normal" else row["priority"]}


@click.command()
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option("--pack", metavar="PACK", help="The pack the notes are on, where the file does not say.")
@click.option("--mine", is_flag=True, help="The file is your own, from another machine.")
def merge(file: Path, pack: str | None, mine: bool) -> None:
    """Add notes that a colleague sent: their notes file, or their export as JSON.

    The same file may be brought in any number of times. Private notes of others are left out. Your own notes change only
    with --mine, whatever the file says of its author.
    """
    library = the_library()
    done = merge_file(library, file, pack_id=the_pack_id(library, pack) if pack else None, mine=mine)
    told = [f"{done.added} new, {done.updated} newer than before"]
    if done.members:
        told[0] += f", of {', '.join(done.members)}"
    if done.own_added or done.own_updated:
        told.append(f"{done.own_added} of your own were not here, {done.own_updated} were older here")
    if done.private:
        told.append(f"{done.private} left out, which somebody keeps private")
    if done.conflicts:
        told.append(f"{done.conflicts} with the id of one of yours, which stays as it is")
    write(f"{done.pack_id}: {'; '.join(told)}")


@click.command()
@pack_argument
@click.option("--notes", "with_notes", is_flag=True, help="Notes too, not only questions.")
@format_option
def panel(pack: str, with_notes: bool, style: str) -> None:
    """Print the panel's questions in agenda order, similar ones together, with who asks.

    Private ones are left out, and those on what is closed to the press and public.
    """
    library = the_library()
    pack_id = the_pack_id(library, pack)
    opened = library.load(pack_id)
    notebook = the_notebook(opened)
    own = notebook.notes()
    shared = library.colleagues(pack_id).notes(own)
    for problem in shared.problems:
        warn(f"{problem}.")
    both = (*own, *shared.notes)
    notes = [note for note in notebook.that_may_leave(both) if with_notes or note.asks]
    ordered = similar_questions.in_agenda_order(opened.pack, notes)
    emit(parts.panel_rows(opened.pack, similar_questions.groups(ordered)), style, readout.PANEL)
