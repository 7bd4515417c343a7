"""Commands on what became of notes: the bin, undo and backups; the editions of a pack, what a newer one changed, and the notes' places in it."""

import click

from packview.cli.output import emit, write, write_lines
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
from packview.export import readout, revisions
from packview.export.rows import fields_of
from packview.model.pack import item_name
from packview.services.notes.notebook import Notebook
from packview.wording.words import counted, plural


@click.command()
@pack_argument
@click.option(
    "--from", "since", type=int, metavar="N", help="Compare with revision N; by default the previous one."
)
@format_option
def changes(pack: str, since: int | None, style: str) -> None:
    """Print what the newest revision of PACK changed: items, papers, pages, figures.

    PACK is a pack id or the beginning of one. Every command reads an earlier revision as PACK@N.
    """
    library = the_library()
    pack_id = the_pack_id(library, pack)
    found = library.changes(pack_id, since)
    if found is None:
        if style in {"json", "csv"}:
            emit([], style)
        warn("this pack was published once, so nothing changed.")
    elif style == "text":
        write_lines(revisions.change_lines(found))
    else:
        emit(revisions.change_rows(found), style)


@click.command()
@pack_argument
@click.option("--all", "with_exact", is_flag=True, help="Include notes that have not moved.")
@format_option
def places(pack: str, with_exact: bool, style: str) -> None:
    library = the_library()
    placed = library.notebook(the_pack_id(library, pack)).placed()
    shown = [one for one in placed if with_exact or one.verdict != "exact"]
    if not shown and style in {"text", "table"}:
        warn("no notes have moved.")
        return
    rows = revisions.place_rows(shown)
    if style == "table":
        names = ("id", "verdict", "item", "page", "text", "reason")
        rows = [{name: row[name] for name in names} for row in rows]
    emit(rows, style, readout.PLACES)


@click.command()
@pack_argument
@click.argument("note_ids", metavar="[NOTE_ID]...", nargs=-1)
@click.option("--moved", is_flag=True, help="All notes whose words stand unchanged in another place.")
def agree(pack: str, note_ids: tuple[str, ...], moved: bool) -> None:
    """Accept the new places of notes in newer papers. A NOTE_ID may be shortened."""
    library = the_library()
    notebook = library.notebook(the_pack_id(library, pack))
    placed = [one for one in notebook.placed() if one.verdict != "exact"]
    if not note_ids and not moved:
        raise click.UsageError("Give the NOTE_IDs that packview note places PACK shows, or --moved")
    chosen = [one for one in placed if moved and one.verdict == "moved"]
    for note_id in note_ids:
        found = [one for one in placed if one.original.id.startswith(note_id.strip().casefold())]
        told = f"{'Several notes' if found else 'No note'} to agree to with the id {note_id}"
        if len(found) != 1:
            raise NotFoundError(told, f"packview note places {pack} lists them")
        chosen += [one for one in found if one not in chosen]
    for one in chosen:
        kept = notebook.agree(one)
        item = item_name(kept.anchor.item_number, kept.anchor.item_title) or "item -"
        where = f"page {kept.anchor.page}" if kept.anchor.page else item
        write(f"{kept.id} {where}")


@pack_command("delete", printed=False, given=the_notebook)
@click.argument("note_id")
def delete(notebook: Notebook, note_id: str) -> None:
    """Put a note into the bin. NOTE_ID may be shortened."""
    write(f"{notebook.delete(note_id).id} is in the bin")


@pack_command("bin", given=the_notebook)
@click.option("--restore", "restored", metavar="NOTE_ID", help="Bring this note back.")
@click.option("--empty", is_flag=True, help="Delete everything in it permanently.")
@click.option("--yes", is_flag=True, help="Do not ask before emptying it.")
def bin_(notebook: Notebook, *, restored: str | None, empty: bool, yes: bool, style: str) -> None:
    """List the notes that were deleted, bring one back, or empty the bin. They stay for a year."""
    if restored and empty:
        raise click.UsageError("Use --restore or --empty, not both.")
    if restored:
        write(notebook.restore_from_bin(restored).id)
    elif empty:
        if not yes:
            click.confirm("Delete all notes in the bin permanently?", abort=True, err=True)
        click.echo(f"{notebook.empty_bin()} deleted permanently.", err=True)
    else:
        rows = [
            {
                **fields_of(one.note, "id kind"),
                "item": one.note.anchor.item_number,
                **fields_of(one.note, "text private"),
                **fields_of(one, "deleted"),
            }
            for one in notebook.bin()
        ]
        emit(rows, style, readout.BIN)


@pack_command("undo", printed=False, given=the_notebook)
def undo(notebook: Notebook) -> None:
    done = notebook.undo()
    write(f"Undone: {done}" if done else "Nothing to undo")


@pack_command("redo", printed=False, given=the_notebook)
def redo(notebook: Notebook) -> None:
    done = notebook.redo()
    write(f"Redone: {done}" if done else "Nothing to redo")


@pack_command("restore", given=the_notebook)
@click.argument("number", type=int, required=False)
def restore(notebook: Notebook, number: int | None, style: str) -> None:
    """List the backups of your notes; with NUMBER, bring that one back.

    The notes in the backup are then as they were; those made since stay. note undo undoes it.
    """
    found = notebook.backups()
    if number is None:
        rows = [
            {
                "number": place,
                "written": backup.time.isoformat(timespec="seconds"),
                "notes": len(backup.notes),
                "questions": sum(note.asks for note in backup.notes),
                "private": backup.private,
                "different_now": different,
            }
            for place, (backup, different) in enumerate(found, start=1)
        ]
        emit(rows, style, readout.BACKUPS)
        return
    there = f"There are {len(found)}; packview note restore PACK lists them"
    require(1 <= number <= len(found), f"There is no backup {number}", there)
    changed = notebook.restore_backup(found[number - 1][0])
    told = f"{counted(changed, 'note')} {plural(changed, 'is as it was', 'are as they were')} then"
    write(told if changed else "Nothing is different from that backup")
