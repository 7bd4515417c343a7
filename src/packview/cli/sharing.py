"""Commands for the questions of a panel together."""

from pathlib import Path

import click

from packview.cli.output import emit, write
from packview.cli.shared import format_option, the_library, the_notebook, the_pack_id, warn
from packview.export.readout import PANEL
from packview.export.rows import panel_rows
from packview.services.library.merge import merge_file
from packview.services.notes import similar_questions


@click.command()
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option("--pack", metavar="PACK", help="The pack the notes are on, where the file does not say.")
@click.option("--mine", is_flag=True, help="The file is your own, from another machine.")
def merge(file: Path, pack: str | None, mine: bool) -> None:
    """Bring in notes that a colleague sent: their file of notes, or what they exported as JSON.

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
@click.argument("pack", metavar="PACK")
@click.option("--notes", "with_notes", is_flag=True, help="Notes too, not only questions.")
@format_option
def panel(pack: str, with_notes: bool, style: str) -> None:
    """Print the questions of the whole panel in agenda order, those that ask the same as one, with who asks.

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
    notes = [note for note in both if notebook.may_leave(note) and (with_notes or note.asks)]
    ordered = similar_questions.in_agenda_order(opened.pack, notes)
    emit(panel_rows(opened.pack, similar_questions.groups(ordered)), style, PANEL)
